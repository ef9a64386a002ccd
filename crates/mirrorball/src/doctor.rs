//! `mirrorball doctor`: looks at everything that can be wrong around a running program, and explains it. It changes nothing,
//! and can look while the program runs.
//!
//! A finding says what is so; where something is to be done, also why it matters and what to do next.

mod acme;
mod backups;
mod certificate;
mod data;
mod kind;
mod mailing;
mod mirrors;
mod registers;
mod witnesses;

use std::path::Path;

use serde::Serialize;

use crate::peers::Peers;
use crate::settings::{Read, Settings};

/// How something stands.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// As it should be.
    Well,
    /// Nothing is broken; somebody should know of it.
    Mind,
    /// Something is broken, or will soon be.
    Wrong,
}

/// What was found.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Finding {
    /// What it is about: `data`, `registers`, `clock`, `tls`, `mail`, `backups`, `witnesses`, `mirrors`,
    /// `witness`, `settings`.
    pub about: &'static str,
    /// How that stands.
    pub standing: Standing,
    /// What is so.
    pub what: String,
    /// Why that matters; nothing where all is well.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// What to do next; nothing where all is well.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next: String,
}

impl Finding {
    fn well(about: &'static str, what: String) -> Self {
        Self {
            about,
            standing: Standing::Well,
            what,
            why: String::new(),
            next: String::new(),
        }
    }

    fn mind(about: &'static str, what: String, why: &str, next: &str) -> Self {
        Self {
            about,
            standing: Standing::Mind,
            what,
            why: why.to_owned(),
            next: next.to_owned(),
        }
    }

    fn wrong(about: &'static str, what: String, why: &str, next: &str) -> Self {
        Self {
            about,
            standing: Standing::Wrong,
            what,
            why: why.to_owned(),
            next: next.to_owned(),
        }
    }
}

/// Looks at everything; `now_ms` is what this machine's clock shows.
pub fn look(data: &Path, read: &Read, now_ms: u64) -> Vec<Finding> {
    let mut findings = vec![settings(read)];
    findings.extend(data::look(data));
    let (registers, looked) = registers::look(data, now_ms);
    findings.extend(kind::look(data, &looked));
    findings.extend(registers);
    let Settings { backup, mail, .. } = &read.settings;
    findings.extend(certificate::look(&read.settings, data, now_ms));
    findings.push(mailing::look(mail));
    findings.extend(backups::look(backup, data, &looked, now_ms));
    match Peers::open(data) {
        Ok(peers) => {
            findings.extend(witnesses::look(&peers, &looked, now_ms));
            findings.extend(kind::witnessed(&peers, &looked));
        }
        Err(problem) => findings.push(Finding::wrong("witnesses", problem.what, &problem.why, &problem.next)),
    }
    findings.extend(mirrors::look(data, &looked));
    findings
}

fn settings(read: &Read) -> Finding {
    let what = match &read.file {
        Some(file) => format!("The settings are read from {}.", file.display()),
        None => "There is no file of settings; everything is as usual.".to_owned(),
    };
    Finding::well("settings", what)
}

/// A number of things.
pub(crate) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A span of time as people say it, from milliseconds.
fn spoken_span(ms: u64) -> String {
    match ms / 60_000 {
        minutes @ 0..120 => counted(minutes, "minute", "minutes"),
        minutes @ 120..2880 => counted(minutes / 60, "hour", "hours"),
        minutes => counted(minutes / 1440, "day", "days"),
    }
}

#[cfg(test)]
mod tests {
    use super::spoken_span;

    #[test]
    fn spans_are_said_in_the_unit_that_fits() {
        for (ms, said) in [
            (0, "0 minutes"),
            (60_000, "1 minute"),
            (119 * 60_000, "119 minutes"),
            (120 * 60_000, "2 hours"),
            (47 * 3_600_000, "47 hours"),
            (49 * 3_600_000, "2 days"),
        ] {
            assert_eq!(spoken_span(ms), said);
        }
    }
}
