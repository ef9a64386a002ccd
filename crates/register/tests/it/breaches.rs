//! What a breach says, and what it hands on as evidence.

use register::breach::{Breach, BreachKind};
use register::checkpoint::CheckpointFlaw;
use register::entry::EntryFlaw;
use register::file::{FileFlaw, FileReason};
use register::json::{JsonFlaw, JsonReason};
use register::signed_note::NoteFlaw;
use register::{Hash, Kid, ReadFlaw, Seen, SignatureFlaw};

fn says(kind: BreachKind, code: &str, what: &str) {
    let breach = Breach::new(kind, "evidence");
    assert_eq!(breach.to_string(), what);
    assert_eq!(breach.code(), code);
    assert_eq!(breach.index().is_some(), what.starts_with("entry "), "{what}");
}

#[test]
fn broken_files_are_named_by_line_and_entry() {
    let file = |reason| BreachKind::File {
        flaw: FileFlaw {
            line: 12,
            entries: 3,
            reason,
        },
    };
    says(
        file(FileReason::NoCheckpoint),
        "file",
        "line 12: the file ends without a checkpoint",
    );
    let neither = "entry 3: line 12: neither an entry nor a checkpoint begins here";
    says(file(FileReason::Neither), "file", neither);
}

#[test]
fn broken_entries_are_named() {
    let what = "its bytes are not an entry: the stamp is not a number of milliseconds without leading zeros";
    says(
        BreachKind::Entry {
            index: 17,
            flaw: EntryFlaw::Stamp,
        },
        "entry",
        &format!("entry 17: {what}"),
    );
    let flaw = ReadFlaw::Json(JsonFlaw {
        path: "act.text".to_owned(),
        reason: JsonReason::Null,
    });
    let what = "its body cannot be read: act.text: null is not used here; leave the member out";
    says(
        BreachKind::Body { index: 17, flaw },
        "body",
        &format!("entry 17: {what}"),
    );
    let flaw = SignatureFlaw::Wrong(Kid::new([0xab; 16]));
    let what = "the signature of key abababababababababababababababab does not fit what it stands under";
    says(
        BreachKind::Signature { index: 17, flaw },
        "signature",
        &format!("entry 17: {what}"),
    );
    let (code, detail) = ("not-a-member".to_owned(), "this key is nobody's".to_owned());
    let what = "entry 17: the rules refuse it (not-a-member): this key is nobody's";
    says(
        BreachKind::Refused {
            index: 17,
            code,
            detail,
        },
        "refused",
        what,
    );
}

#[test]
fn changed_histories_are_narrowed_down() {
    let seen = Seen {
        size: 9,
        root: Hash::new([1; 32]),
    };
    let other = |changed| BreachKind::Seen {
        index: 17,
        seen,
        root: Some(Hash::new([2; 32])),
        changed,
    };
    let what = "entry 17: its author had seen another history of the first 9 entries";
    let range = "something was changed, moved or removed from entry 3 to entry 8";
    says(other(3..9), "seen", &format!("{what}; {range}"));
    says(
        other(8..9),
        "seen",
        &format!("{what}; entry 8 was changed, moved or removed"),
    );
    says(other(9..9), "seen", &format!("{what}; something was changed before it"));
    let what = "entry 7: its author had seen 9 entries, and only 7 come before it; some are missing";
    says(
        BreachKind::Seen {
            index: 7,
            seen,
            root: None,
            changed: 0..7,
        },
        "seen",
        what,
    );
    let what = "entry 17: its stamp 19 is earlier than 20, the stamp before it";
    says(
        BreachKind::StampBack {
            index: 17,
            before_ms: 20,
            stamp_ms: 19,
        },
        "stamp-back",
        what,
    );
    let what = "entry 17: the same act already stands at entry 4";
    says(BreachKind::Doubled { index: 17, first: 4 }, "doubled", what);
}

#[test]
fn broken_checkpoints_are_named() {
    let flaw = CheckpointFlaw::Note(NoteFlaw::Wrong);
    says(
        BreachKind::Checkpoint { flaw },
        "checkpoint",
        "checkpoint: the signature does not fit the text",
    );
    let (origin, expected) = ("a".to_owned(), "b".to_owned());
    let what = "checkpoint: it is that of the register a, not of b";
    says(
        BreachKind::CheckpointOrigin { origin, expected },
        "checkpoint-origin",
        what,
    );
    let what = "checkpoint: it covers 17 entries, and 16 are here";
    says(
        BreachKind::CheckpointSize { size: 17, entries: 16 },
        "checkpoint-size",
        what,
    );
    let (stated, actual) = (Hash::new([1; 32]), Hash::new([2; 32]));
    let what = "its root is not that of the 17 entries here; some are changed, missing or in another order";
    let kind = BreachKind::CheckpointRoot {
        size: 17,
        stated,
        actual,
    };
    says(kind, "checkpoint-root", &format!("checkpoint: {what}"));
}

#[test]
fn a_breach_is_handed_on_with_its_evidence() {
    let kind = BreachKind::Refused {
        index: 3,
        code: "x".to_owned(),
        detail: "one\nmirrorball-breach/1".to_owned(),
    };
    let bytes = Breach::new(kind, vec![b'm', 255, b'\n']).to_bytes();
    let head = "mirrorball-breach/1\nkind refused\nwhat entry 3: the rules refuse it (x): one mirrorball-breach/1\n";
    let hash = Hash::of(&[b"m\xff\n"]);
    let expected = [
        format!("{head}evidence 3 bytes, sha256 {hash}\n\n").as_bytes(),
        b"m\xff\n",
    ]
    .concat();
    assert_eq!(bytes, expected);
}
