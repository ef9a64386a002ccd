//! The database and the clock: whether every entry is the one that was signed for, nothing that was signed is missing, and
//! the next stamp would not go back. And with which key each register is kept here.

use std::path::Path;

use node::Fault;
use node::backup::{self, Looked};
use register::checkpoint::origin;
use register::signed_note::verifier;

use super::{Finding, counted, spoken_span};
use crate::language::Language;
use crate::problem::Problem;

const ABOUT: &str = "registers";
const CLOCK: &str = "clock";

/// The findings, and the registers that hold, as far as they go.
pub(super) fn look(data: &Path, now_ms: u64) -> (Vec<Finding>, Vec<Looked>) {
    if !data.join("mirrorball.db").is_file() {
        return (Vec::new(), Vec::new());
    }
    let (looked, troubles) = match backup::look(data) {
        Ok(looked) => looked,
        Err(fault) => {
            let problem = Problem::of_fault(&fault, Language::English);
            let finding = Finding::wrong(ABOUT, problem.what, &problem.why, &problem.next);
            return (vec![finding], Vec::new());
        }
    };
    let mut findings = Vec::new();
    for (name, trouble) in &troubles {
        let problem = Problem::of_trouble(trouble, Language::English);
        let what = format!("{name}: {}", problem.what);
        findings.push(Finding::wrong(ABOUT, what, &problem.why, &problem.next));
    }
    let entries: u64 = looked.iter().map(|looked| looked.saved.entries).sum();
    let entries = counted(entries, "entry", "entries");
    let communities = counted(looked.len() as u64, "community", "communities");
    if troubles.is_empty() && looked.is_empty() {
        let what = "The database is sound; no register is in it.".to_owned();
        findings.push(Finding::well(ABOUT, what));
    } else if troubles.is_empty() {
        let what = format!("The database is sound: {entries} in {communities}, each of them as it was signed.");
        findings.push(Finding::well(ABOUT, what));
    } else if !looked.is_empty() {
        let what = format!("As they were signed: {entries} in {communities}.");
        findings.push(Finding::well(ABOUT, what));
    }
    findings.extend(looked.iter().filter_map(below));
    findings.extend(looked.iter().filter(|looked| !looked.is_copy()).map(kept));
    if !looked.is_empty() {
        findings.push(clock(&looked, now_ms));
    }
    (findings, looked)
}

/// A register of which more was signed than is here.
fn below(looked: &Looked) -> Option<Finding> {
    let fault = Fault::RolledBack {
        community: looked.saved.community,
        held: looked.saved.entries,
        signed: looked.below?,
    };
    let problem = Problem::of_fault(&fault, Language::English);
    let what = format!("{}: {}", looked.saved.name, problem.what);
    Some(Finding::wrong(ABOUT, what, &problem.why, &problem.next))
}

/// The key that witnesses know the keeper by.
fn kept(looked: &Looked) -> Finding {
    let what = format!("{} is kept here, by the key {}.", looked.saved.name, own_key(looked));
    Finding::well(ABOUT, what)
}

/// This directory's key for a register, as witnesses take it.
pub(super) fn own_key(looked: &Looked) -> String {
    verifier(&origin(&looked.saved.community), &looked.own)
}

fn clock(looked: &[Looked], now_ms: u64) -> Finding {
    let last_ms = looked
        .iter()
        .map(|looked| looked.saved.last_ms)
        .max()
        .unwrap_or_default();
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
