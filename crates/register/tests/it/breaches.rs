//! What a breach says, and what it hands on as evidence.

use register::breach::{Breach, BreachKind};
use register::checkpoint::CheckpointFlaw;
use register::entry::EntryFlaw;
use register::file::{FileFlaw, FileReason};
use register::json::{JsonFlaw, JsonReason};
use register::signed_note::NoteFlaw;
use register::{Hash, Kid, ReadFlaw, Seen, SignatureFlaw};

fn hash(byte: u8) -> Hash {
    Hash::new([byte; 32])
}

fn all() -> Vec<(BreachKind, &'static str, &'static str)> {
    let seen = Seen { size: 9, root: hash(1) };
    let null = JsonFlaw {
        path: "act.text".to_owned(),
        reason: JsonReason::Null,
    };
    let refused = |detail: &str| BreachKind::Refused {
        index: 17,
        code: "not-a-member".to_owned(),
        detail: detail.to_owned(),
    };
    vec![
        (
            BreachKind::File {
                flaw: FileFlaw {
                    line: 12,
                    reason: FileReason::NoCheckpoint,
                },
            },
            "file",
            "line 12: the file ends without a checkpoint",
        ),
        (
            BreachKind::Entry {
                index: 17,
                flaw: EntryFlaw::Stamp,
            },
            "entry",
            "entry 17: its bytes are not an entry: the stamp is not a number of milliseconds without leading zeros",
        ),
        (
            BreachKind::Body {
                index: 17,
                flaw: ReadFlaw::Json(null),
            },
            "body",
            "entry 17: its body cannot be read: act.text: null is not used here; leave the member out",
        ),
        (
            BreachKind::Signature {
                index: 17,
                flaw: SignatureFlaw::Wrong(Kid::new([0xab; 16])),
            },
            "signature",
            "entry 17: the signature of key abababababababababababababababab does not fit what it stands under",
        ),
        (
            BreachKind::Seen {
                index: 17,
                seen,
                root: Some(hash(2)),
                changed: 3..9,
            },
            "seen",
            "entry 17: its author had seen another history of the first 9 entries; something was changed, moved or removed from entry 3 to entry 8",
        ),
        (
            BreachKind::Seen {
                index: 17,
                seen,
                root: Some(hash(2)),
                changed: 8..9,
            },
            "seen",
            "entry 17: its author had seen another history of the first 9 entries; entry 8 was changed, moved or removed",
        ),
        (
            BreachKind::Seen {
                index: 7,
                seen,
                root: None,
                changed: 0..7,
            },
            "seen",
            "entry 7: its author had seen 9 entries, and only 7 come before it; some are missing",
        ),
        (
            BreachKind::StampBack {
                index: 17,
                before_ms: 20,
                stamp_ms: 19,
            },
            "stamp-back",
            "entry 17: its stamp 19 is earlier than 20, the stamp before it",
        ),
        (
            BreachKind::Doubled { index: 17, first: 4 },
            "doubled",
            "entry 17: the same act already stands at entry 4",
        ),
        (
            BreachKind::Checkpoint {
                flaw: CheckpointFlaw::Note(NoteFlaw::Wrong),
            },
            "checkpoint",
            "checkpoint: the signature does not fit the text",
        ),
        (
            BreachKind::CheckpointOrigin {
                origin: "a".to_owned(),
                expected: "b".to_owned(),
            },
            "checkpoint-origin",
            "checkpoint: it is that of the register a, not of b",
        ),
        (
            BreachKind::CheckpointSize { size: 17, entries: 16 },
            "checkpoint-size",
            "checkpoint: it covers 17 entries, and 16 are here",
        ),
        (
            BreachKind::CheckpointRoot {
                size: 17,
                stated: hash(1),
                actual: hash(2),
            },
            "checkpoint-root",
            "checkpoint: its root is not that of the 17 entries here; some are changed, missing or in another order",
        ),
        (
            refused("this key is nobody's"),
            "refused",
            "entry 17: the rules refuse it (not-a-member): this key is nobody's",
        ),
    ]
}

#[test]
fn breaches_say_where_and_what() {
    for (kind, code, what) in all() {
        let breach = Breach::new(kind, "evidence");
        assert_eq!(breach.to_string(), what);
        assert_eq!(breach.code(), code);
        assert_eq!(breach.index().is_some(), what.starts_with("entry "), "{what}");
    }
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
