//! Copies of registers that other machines keep: where each comes from, whether it still follows, and the key by which it
//! would keep the register, should members endorse it.

use std::path::Path;

use node::backup::Looked;
use register::checkpoint::{Checkpoint, origin};
use register::signed_note::{SignedNote, verifier};

use super::registers::own_key;
use super::{Finding, counted};
use crate::peers;
use crate::serve::mirroring;
use crate::serve::sealing::send;

const ABOUT: &str = "mirrors";

pub(super) fn look(data: &Path, looked: &[Looked]) -> Vec<Finding> {
    let copies = looked.iter().filter(|looked| looked.is_copy());
    let found = copies.flat_map(|copy| of_one(data, copy));
    found
        .chain(looked.iter().filter_map(|looked| witnessed(data, looked)))
        .collect()
}

/// Where this directory's witness was told of another keeper than the entries here name.
fn witnessed(data: &Path, looked: &Looked) -> Option<Finding> {
    let (keeper, name) = (looked.keeper?, &looked.saved.name);
    let origin = origin(&looked.saved.community);
    // That its file can't be read is told with the witnesses.
    let told = peers::told_key(data, &origin).ok()??;
    (told != keeper).then_some(())?;
    let next = format!(
        "If members go on with that one, nothing. If the entries are right: mirrorball witness --again {} --data {}",
        verifier(&origin, &keeper),
        data.display()
    );
    Some(Finding::mind(
        ABOUT,
        format!(
            "The witness here was told of another keeper of {name} than the entries here name: {}.",
            verifier(&origin, &told)
        ),
        "It refuses what the keeper signs whom the entries name.",
        &next,
    ))
}

fn of_one(data: &Path, copy: &Looked) -> Vec<Finding> {
    let (name, id) = (&copy.saved.name, copy.saved.community);
    let entries = counted(copy.saved.entries, "entry", "entries");
    let what = format!(
        "Should members endorse the copy of {name} here, it keeps it by the key {}.",
        own_key(copy)
    );
    let key = Finding::well(ABOUT, what);
    let evidence = data.join(format!("{id}.evidence"));
    if evidence.is_file() {
        let next = format!(
            "Show {} to the members, and mirror anew from whom they go on with.",
            evidence.display()
        );
        let stopped = Finding::wrong(
            ABOUT,
            format!("The copy of {name} follows no further, after {entries}."),
            "What its keeper signed does not replay, or is another history than the one that is here.",
            &next,
        );
        return vec![stopped, key];
    }
    let Some(from) = mirroring::origin_in(data, &id) else {
        let alone = Finding::mind(
            ABOUT,
            format!("{name} is a copy of {entries} that follows nobody."),
            "Members have put another keeper into force, or it came from an archive.",
            "To follow whoever keeps it now: mirrorball mirror URL --data DIR. To go on with it here, members endorse it.",
        );
        return vec![alone, key];
    };
    vec![following(name, &entries, copy, &from.url), key]
}

fn following(name: &str, entries: &str, copy: &Looked, url: &str) -> Finding {
    let Some(answer) = send(&format!("{url}/checkpoint"), None).filter(|answer| answer.status == 200) else {
        return Finding::mind(
            ABOUT,
            format!("The copy of {name} has {entries}, and {url} does not answer."),
            "It has everything up to there, and goes on by itself once the keeper is back.",
            "If the keeper is gone for good, members can go on here; see docs/operating/hand-over.md.",
        );
    };
    let note = SignedNote::parse(&answer.body).ok();
    let there = note.and_then(|note| Checkpoint::parse(&note.text).ok());
    match there {
        Some(there) if copy.root_at(there.size).is_some_and(|root| root != there.root) => Finding::wrong(
            ABOUT,
            format!("{url} shows another history of {name} than the copy here."),
            "A register only grows: one of the two was changed.",
            "Keep this directory as it is, and tell the members.",
        ),
        Some(there) => Finding::well(
            ABOUT,
            format!("The copy of {name} has {entries}; {url} has {}.", there.size),
        ),
        None => Finding::mind(
            ABOUT,
            format!("What {url} shows is no checkpoint of {name}."),
            "The copy can follow nothing there.",
            "Look at the address in a browser.",
        ),
    }
}
