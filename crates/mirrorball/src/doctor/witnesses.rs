//! Witnesses: whether anybody is asked to confirm what the keeper signs, whether they answer, and what they hold.

use std::path::Path;

use node::backup::Saved;
use register::checkpoint::{Checkpoint, origin};
use register::policy::PolicyWitness;
use register::signed_note::SignedNote;

use super::{Finding, spoken_span};
use crate::limits::CLOCKS_APART_MS_MAX;
use crate::peers::{Peers, address_at};
use crate::serve::sealing::{Heard, send};

const ABOUT: &str = "witnesses";

pub(super) fn look(data: &Path, saved: &[Saved], now_ms: u64) -> Vec<Finding> {
    if saved.is_empty() {
        return Vec::new();
    }
    let peers = match Peers::open(data) {
        Ok(peers) => peers,
        Err(problem) => return vec![Finding::wrong(ABOUT, problem.what, &problem.why, &problem.next)],
    };
    let Some(policy) = peers.policy() else {
        return vec![Finding::mind(
            ABOUT,
            "No witness is asked.".to_owned(),
            "A register that only its keeper signs can be rewritten by the keeper, and nobody could prove it.",
            "Ask neighbouring cooperatives to witness, and write them into witnesses.policy; see docs/operating/witnesses.md.",
        )];
    };
    let mut findings = Vec::new();
    for witness in policy.witnesses() {
        findings.extend(ask(witness, saved, now_ms));
    }
    findings
}

/// What a witness answers about each register.
fn ask(witness: &PolicyWitness, saved: &[Saved], now_ms: u64) -> Vec<Finding> {
    let verifier = witness.cosigner.to_string();
    let name = verifier.split('+').next().unwrap_or_default();
    let Some(url) = witness.url.as_deref() else {
        return vec![Finding::mind(
            ABOUT,
            format!("{name} has no address in the policy."),
            "It is never asked.",
            "Write its address at the end of its line.",
        )];
    };
    let mut findings = Vec::new();
    for register in saved {
        match send(&address_at(url, &origin(&register.community), "checkpoint"), None) {
            None => {
                findings.push(Finding::wrong(
                    ABOUT,
                    format!("{name} does not answer at {url}."),
                    "Entries stay accepted, and are sealed once enough witnesses confirm them.",
                    "See whether this machine reaches it, and ask whoever runs it.",
                ));
                return findings;
            }
            Some(answer) => findings.extend(heard(name, register, &answer, now_ms)),
        }
    }
    findings
}

fn heard(name: &str, register: &Saved, answer: &Heard, now_ms: u64) -> Vec<Finding> {
    let note = SignedNote::parse(&answer.body).ok().filter(|_| answer.status == 200);
    let confirmed = note.and_then(|note| Checkpoint::parse(&note.text).ok());
    let entries = register.entries;
    let mut findings = vec![match confirmed {
        Some(Checkpoint { size, .. }) if size > entries => Finding::wrong(
            ABOUT,
            format!(
                "{name} confirmed {size} entries of {}, and here are {entries}.",
                register.name
            ),
            "The database is an old copy: what it lacks was signed, and members hold receipts for it.",
            "End the program, and take the rest back from a mirror with `mirrorball refill`.",
        ),
        Some(Checkpoint { size, .. }) => Finding::well(
            ABOUT,
            format!("{name} has confirmed {size} of {entries} entries of {}.", register.name),
        ),
        None => Finding::mind(
            ABOUT,
            format!("{name} has confirmed nothing of {} yet.", register.name),
            "Perhaps it was not told the register's key.",
            "Send whoever runs it the key from the page Mirror; they run `mirrorball witness KEY`.",
        ),
    }];
    if let Some(date_ms) = answer
        .date_ms
        .filter(|date_ms| date_ms.abs_diff(now_ms) > CLOCKS_APART_MS_MAX)
    {
        findings.push(Finding::mind(
            "clock",
            format!(
                "The clocks here and at {name} are {} apart.",
                spoken_span(date_ms.abs_diff(now_ms))
            ),
            "One of the two is wrong, and times of entries are this machine's.",
            "Let the system keep its clock right (systemd-timesyncd, chrony or ntpd).",
        ));
    }
    findings
}
