//! Witnesses: whether anybody is asked to confirm what the keeper signs, whether they answer, what they hold, and whom they
//! follow.

use node::backup::Looked;
use register::checkpoint::{Checkpoint, origin, parse_signed};
use register::policy::PolicyWitness;
use register::signed_note::SignedNote;

use super::registers::own_key;
use super::{Finding, spoken_span};
use crate::limits::{CLOCKS_APART_MS_MAX, SEALED_SOON_MS_MAX};
use crate::peers::{Peers, address_at};
use crate::serve::sealing::{Heard, send};

const ABOUT: &str = "witnesses";

/// Of the registers that are kept here: a copy asks no witness.
pub(super) fn look(peers: &Peers, looked: &[Looked], now_ms: u64) -> Vec<Finding> {
    let kept: Vec<&Looked> = looked.iter().filter(|looked| !looked.is_copy()).collect();
    if kept.is_empty() {
        return Vec::new();
    }
    let Some(policy) = peers.policy() else {
        return vec![Finding::mind(
            ABOUT,
            "No witness is asked.".to_owned(),
            "A register that only its keeper signs can be rewritten by the keeper, and nobody could prove it.",
            "Ask neighbouring cooperatives to witness, and write them into witnesses.policy; see docs/operating/witnesses.md.",
        )];
    };
    let asked = policy.witnesses().iter();
    asked.flat_map(|witness| ask(witness, &kept, now_ms)).collect()
}

/// What a witness answers about each register.
fn ask(witness: &PolicyWitness, kept: &[&Looked], now_ms: u64) -> Vec<Finding> {
    let name = witness.cosigner.name();
    let Some(url) = witness.url.as_deref() else {
        return vec![Finding::mind(
            ABOUT,
            format!("{name} has no address in the policy."),
            "It is never asked.",
            "Write its address at the end of its line.",
        )];
    };
    let mut findings = Vec::new();
    for register in kept {
        match send(&address_at(url, &origin(&register.saved.community), "checkpoint"), None) {
            None => {
                findings.push(Finding::wrong(
                    ABOUT,
                    format!("{name} does not answer at {url}."),
                    "Entries stay accepted, and are sealed once enough witnesses confirm them.",
                    "See whether this machine reaches it, and ask whoever runs it.",
                ));
                return findings;
            }
            Some(answer) => {
                findings.push(heard(witness, register, &answer, now_ms));
                findings.extend(clocks(name, &answer, now_ms));
            }
        }
    }
    findings
}

fn heard(witness: &PolicyWitness, register: &Looked, answer: &Heard, now_ms: u64) -> Finding {
    let (name, of) = (witness.cosigner.name(), &register.saved.name);
    if answer.status == 404 {
        return Finding::mind(
            ABOUT,
            format!("{name} has confirmed nothing of {of} yet."),
            "Perhaps it was not told the register's key.",
            &tell(register),
        );
    }
    if answer.status != 200 {
        let status = answer.status;
        return Finding::mind(
            ABOUT,
            format!("{name} answers with status {status}, instead of what it confirmed of {of}."),
            "What it holds is not known from that.",
            "Ask whoever runs it; perhaps a proxy before it turns machines away.",
        );
    }
    let note = SignedNote::parse(&answer.body).ok();
    let cosigned = note.filter(|note| matches!(witness.cosigner.time_of(note), Ok(Some(_))));
    let confirmed = cosigned.and_then(|note| Checkpoint::parse(&note.text).ok());
    let Some(Checkpoint { size, root, .. }) = confirmed else {
        return Finding::mind(
            ABOUT,
            format!("What {name} shows of {of} does not carry its own signature."),
            "Another program answers there, or it has another key than the policy says.",
            "Compare its key with the line in witnesses.policy.",
        );
    };
    if register.root_at(size) == Some(root) {
        return follows(name, register, &answer.body, size, now_ms);
    }
    if parse_signed(&answer.body, &register.own).is_ok() {
        let entries = register.saved.entries;
        return Finding::wrong(
            ABOUT,
            format!("{name} confirmed {size} entries of {of} that this keeper signed, and here are {entries}."),
            "The database is an old copy: what it lacks was signed, and members hold receipts for it.",
            "End the program, and take the rest back with `mirrorball refill`, from a mirror or an exported register.",
        );
    }
    Finding::wrong(
        ABOUT,
        format!("{name} follows another keeper of {of}: it confirmed {size} entries that are not those signed here."),
        "If as many do as make a seal, members have put another keeper into force, and nothing is taken in here.",
        "Mirror the community from where it is kept now, in a new directory. If members did nothing of the kind, ask whoever runs the witness.",
    )
}

/// A witness that confirmed what is here.
fn follows(name: &str, register: &Looked, note: &str, size: u64, now_ms: u64) -> Finding {
    let (of, entries) = (&register.saved.name, register.saved.entries);
    let said = format!("{name} has confirmed {size} of {entries} entries of {of}");
    let since_ms = now_ms.saturating_sub(register.saved.last_ms);
    let is_told = parse_signed(note, &register.own).is_ok();
    if size >= entries || is_told && since_ms <= SEALED_SOON_MS_MAX {
        return Finding::well(ABOUT, format!("{said}."));
    }
    if !is_told {
        let why = "What it confirmed last was signed by the keeper before: perhaps it was not told the new key.";
        return Finding::mind(ABOUT, format!("{said}."), why, &tell(register));
    }
    let said = format!("{said}, though the last is {} old.", spoken_span(since_ms));
    let why = "It refuses what comes after, or is not asked: the page Mirror shows its last answer.";
    Finding::mind(ABOUT, said, why, &tell(register))
}

fn tell(register: &Looked) -> String {
    format!("Whoever runs it says there: mirrorball witness {}", own_key(register))
}

fn clocks(name: &str, answer: &Heard, now_ms: u64) -> Option<Finding> {
    let apart_ms = answer.date_ms?.abs_diff(now_ms);
    (apart_ms > CLOCKS_APART_MS_MAX).then(|| {
        Finding::mind(
            "clock",
            format!("The clocks here and at {name} are {} apart.", spoken_span(apart_ms)),
            "One of the two is wrong, and times of entries are this machine's.",
            "Let the system keep its clock right (systemd-timesyncd, chrony or ntpd).",
        )
    })
}
