//! The database and the clock: whether every entry is the one that was signed for, nothing that was signed is missing, and
//! the next stamp would not go back.

use std::path::Path;

use node::backup::{self, Saved};

use super::{Finding, counted, spoken_span};
use crate::language::Language;
use crate::problem::Problem;

const ABOUT: &str = "registers";
const CLOCK: &str = "clock";

/// The findings, and the registers where they hold.
pub(super) fn look(data: &Path, now_ms: u64) -> (Vec<Finding>, Vec<Saved>) {
    if !data.join("mirrorball.db").is_file() {
        return (Vec::new(), Vec::new());
    }
    match backup::check(data) {
        Ok(saved) => {
            let entries: u64 = saved.iter().map(|saved| saved.entries).sum();
            let what = format!(
                "The database is sound: {} in {}, each of them as it was signed.",
                counted(entries, "entry", "entries"),
                counted(saved.len() as u64, "community", "communities")
            );
            (vec![Finding::well(ABOUT, what), clock(&saved, now_ms)], saved)
        }
        Err(trouble) => {
            let problem = Problem::of_trouble(&trouble, Language::English);
            let finding = Finding::wrong(ABOUT, problem.what, &problem.why, &problem.next);
            (vec![finding], Vec::new())
        }
    }
}

fn clock(saved: &[Saved], now_ms: u64) -> Finding {
    let last_ms = saved.iter().map(|saved| saved.last_ms).max().unwrap_or_default();
    let behind_ms = last_ms.saturating_sub(now_ms);
    if behind_ms > node::limits::CLOCK_AHEAD_MS_MAX {
        return Finding::wrong(
            CLOCK,
            format!(
                "This machine's clock is {} behind the last entry.",
                spoken_span(behind_ms)
            ),
            "Stamps never go back, so nothing is taken in until the clock is right.",
            "Set the clock, and let the system keep it right (systemd-timesyncd, chrony or ntpd).",
        );
    }
    // systemd leaves this mark once it has set the clock by others.
    let keeps = Path::new("/run/systemd/timesync");
    if keeps.is_dir() && !keeps.join("synchronized").exists() {
        return Finding::mind(
            CLOCK,
            "The system has not set its clock by others since it was started.".to_owned(),
            "Times of entries are this machine's, and members rely on deadlines.",
            "See `timedatectl status`; let the machine reach a time server.",
        );
    }
    Finding::well(CLOCK, "The clock is not behind the last entry.".to_owned())
}
