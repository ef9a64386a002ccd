//! Backups: whether there are any, how old the newest is, whether it would come back, and whether it lies elsewhere.

use std::path::Path;

use node::backup::{self, Looked};

use super::{Finding, counted, spoken_span};
use crate::cli::backing_up::lies_within;
use crate::language::Language;
use crate::problem::Problem;
use crate::settings::Backup;

const ABOUT: &str = "backups";
const HOUR_MS: u64 = 60 * 60 * 1000;

pub(super) fn look(settings: &Backup, data: &Path, looked: &[Looked], now_ms: u64) -> Vec<Finding> {
    if looked.is_empty() {
        // There is nothing to keep yet, or something worse to tell of.
        return Vec::new();
    }
    if settings.directory.is_none() && looked.iter().all(Looked::is_copy) {
        let what = "There are copies here alone: what is lost of them comes again from their keepers.";
        return vec![Finding::well(ABOUT, what.to_owned())];
    }
    let Some(directory) = &settings.directory else {
        return vec![Finding::mind(
            ABOUT,
            "No directory of backups is set.".to_owned(),
            "A lost disk would lose what no mirror and no member holds.",
            "Set backup.directory, and run `mirrorball backup` each night; see docs/operating/back-up.md.",
        )];
    };
    if lies_within(directory, data) {
        return vec![Finding::wrong(
            ABOUT,
            format!("{} lies within the data directory.", directory.display()),
            "Whatever takes the data would take the backups with it.",
            "Set backup.directory to a place elsewhere, best on another disk.",
        )];
    }
    let backups = backup::list(directory);
    let Some(newest) = backups.first() else {
        return vec![Finding::wrong(
            ABOUT,
            format!("There is no backup in {}.", directory.display()),
            "A lost disk would lose what no mirror and no member holds.",
            "Run `mirrorball backup`, and see to it that something runs it each night.",
        )];
    };
    let age_ms = now_ms.saturating_sub(newest.made_ms);
    let what = format!(
        "{}; the newest was made {} ago.",
        counted(backups.len() as u64, "backup", "backups"),
        spoken_span(age_ms)
    );
    let mut findings = vec![if age_ms > u64::from(settings.age_hours_max).saturating_mul(HOUR_MS) {
        let next = "Run `mirrorball backup`, and see why whatever runs it each night did not.";
        Finding::wrong(ABOUT, what, "Everything since then is on one disk alone.", next)
    } else {
        Finding::well(ABOUT, what)
    }];
    findings.push(match backup::verify(&newest.directory) {
        Ok(_) => Finding::well(ABOUT, "It verifies: it would come back whole.".to_owned()),
        Err(trouble) => {
            let problem = Problem::of_trouble(&trouble, Language::English);
            let what = format!("{} does not verify: {}", newest.directory.display(), problem.what);
            let next = "Make a new backup, and look after the disk that this one is on.";
            Finding::wrong(ABOUT, what, "It would not come back.", next)
        }
    });
    findings.extend(same_disk(directory, data));
    findings
}

#[cfg(unix)]
fn same_disk(directory: &Path, data: &Path) -> Option<Finding> {
    use std::os::unix::fs::MetadataExt;
    let (backups, data) = (std::fs::metadata(directory).ok()?, std::fs::metadata(data).ok()?);
    (backups.dev() == data.dev()).then(|| {
        Finding::mind(
            ABOUT,
            "Backups lie on the same disk as the data.".to_owned(),
            "Whatever takes the one takes the others.",
            "Name a directory on another disk, or copy them to another machine; a mirror elsewhere does more than both.",
        )
    })
}

#[cfg(not(unix))]
fn same_disk(_directory: &Path, _data: &Path) -> Option<Finding> {
    None
}
