//! The audit: what was tampered with is reported as a breach that names the entry.

use crate::people::{DAY, Village};
use node::{Breach, Fault, Trouble, audit};
use register::breach::BreachKind;
use register::file::{Block, Blocks, write};
use std::io::{Error, Read};

/// A register of this many entries, taken apart: its entries and its checkpoint.
fn register(entries: usize) -> (Village, Vec<Vec<u8>>, String) {
    let village = Village::in_memory();
    let ben = village.join(2);
    for number in 3..entries {
        village.clock.advance(1000);
        let author = if number % 2 == 0 { &ben } else { &village.ada };
        village.file(author.care(&village.keeper, village.now(), i64::try_from(number).unwrap()));
    }
    let (entries, checkpoint) = take_apart(&village.export());
    (village, entries, checkpoint)
}

fn take_apart(file: &[u8]) -> (Vec<Vec<u8>>, String) {
    let mut blocks = Blocks::new();
    blocks.push(file);
    blocks.end();
    let mut entries = Vec::new();
    loop {
        match blocks.take().unwrap().unwrap().block {
            Block::Entry(bytes) => entries.push(bytes.to_vec()),
            Block::Checkpoint(text) => return (entries, text.to_owned()),
        }
    }
}

fn put_together(entries: &[Vec<u8>], checkpoint: &str) -> Vec<u8> {
    write(entries.iter().map(Vec::as_slice), checkpoint)
}

fn breach(file: &[u8]) -> Breach {
    match audit::verify(file, |_, _| {}) {
        Err(Trouble::Breach(found)) => found.breach,
        other => panic!("expected a breach, not {other:?}"),
    }
}

fn replace(entry: &[u8], what: &str, with: &str) -> Vec<u8> {
    let text = std::str::from_utf8(entry).unwrap();
    assert!(text.contains(what), "{what} is in {text}");
    text.replacen(what, with, 1).into_bytes()
}

#[test]
fn a_long_register_verifies_and_says_how_far_it_is() {
    let (village, entries, checkpoint) = register(1200);
    let file = put_together(&entries, &checkpoint);
    let mut told = Vec::new();
    let proven = audit::verify(file.as_slice(), |entries, bytes| told.push((entries, bytes))).unwrap();
    assert_eq!((proven.size, proven.members), (1200, 2));
    assert_eq!(proven.root, village.keeper.read(node::State::root));
    assert_eq!(proven.digest, village.keeper.read(|state| state.community().digest()));
    assert!(told.is_sorted() && told.len() > 1);
    assert_eq!(told.last(), Some(&(1200, (file.len() - checkpoint.len()) as u64)));
    // Hundreds of signatures are verified by one sum, and one that does not hold is found all the same.
    for place in [5, 700, 1199] {
        let mut entries = entries.clone();
        entries[place] = replace(&entries[place], r#""quantity":"#, r#""quantity":1"#);
        let changed = breach(&put_together(&entries, &checkpoint));
        assert_eq!((changed.code(), changed.index()), ("signature", Some(place as u64)));
    }
}

#[test]
fn a_changed_byte_names_its_entry() {
    let (_, entries, checkpoint) = register(20);
    let tamper = |what: &str, with: &str| {
        let mut entries = entries.clone();
        entries[7] = replace(&entries[7], what, with);
        breach(&put_together(&entries, &checkpoint))
    };
    let changed = tamper(r#""quantity":7"#, r#""quantity":8"#);
    assert_eq!((changed.code(), changed.index()), ("signature", Some(7)));
    assert_eq!(tamper(r#""quantity":7"#, r#""quantity": 7"#).code(), "body");
    assert_eq!(tamper("work.log/1", "work.dream/1").index(), Some(7));
    assert_eq!(tamper("mirrorball/1 ", "mirrorball/1 0").index(), Some(7));
    let stamp = tamper("mirrorball/1 17", "mirrorball/1 16");
    assert_eq!((stamp.code(), stamp.index()), ("stamp-back", Some(7)));
}

#[test]
fn a_changed_byte_anywhere_is_a_breach() {
    let (_, entries, checkpoint) = register(5);
    let file = put_together(&entries, &checkpoint);
    let founding = (0..entries[0].len()).step_by(61);
    for place in founding.chain((entries[0].len()..file.len()).step_by(3)) {
        let mut changed = file.clone();
        changed[place] ^= 0x01;
        breach(&changed);
    }
}

#[test]
fn a_stamp_moved_a_little_shows_in_what_the_next_author_had_seen() {
    let (_, mut entries, checkpoint) = register(20);
    let stamp: u64 = std::str::from_utf8(&entries[7]).unwrap()["mirrorball/1 ".len()..][..13]
        .parse()
        .unwrap();
    entries[7] = replace(&entries[7], &stamp.to_string(), &(stamp + 1).to_string());
    let breach = breach(&put_together(&entries, &checkpoint));
    assert!(
        matches!(&breach.kind, BreachKind::Seen { index: 8, changed, .. } if *changed == (7..8)),
        "{breach}"
    );
    assert!(breach.to_string().contains("entry 7 was changed"));
}

#[test]
fn a_forged_signature_names_its_entry() {
    let (village, mut entries, checkpoint) = register(20);
    let text = String::from_utf8(entries[9].clone()).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    let forged = register::sign(lines[1], &[&register::SecretKey::from_seed([66; 32])]);
    let kid = village.ada.key.public().kid();
    let line = format!("ed25519 {kid} {}", forged[0].signature);
    lines[2] = &line;
    entries[9] = (lines.join("\n") + "\n").into_bytes();
    let breach = breach(&put_together(&entries, &checkpoint));
    assert!(
        matches!(breach.kind, BreachKind::Signature { index: 9, .. }),
        "{breach}"
    );
}

#[test]
fn entries_moved_left_out_or_doubled_are_noticed_where_it_happens() {
    let (_, entries, checkpoint) = register(20);
    let mut moved = entries.clone();
    moved.swap(7, 8);
    let moved = breach(&put_together(&moved, &checkpoint));
    assert_eq!((moved.code(), moved.index()), ("seen", Some(7)));

    let mut missing = entries.clone();
    missing.remove(7);
    let missing = breach(&put_together(&missing, &checkpoint));
    assert_eq!((missing.code(), missing.index()), ("seen", Some(7)));

    let mut doubled = entries.clone();
    doubled.insert(8, entries[7].clone());
    let doubled = breach(&put_together(&doubled, &checkpoint));
    assert!(
        matches!(doubled.kind, BreachKind::Doubled { index: 8, first: 7 }),
        "{doubled}"
    );

    let last = breach(&put_together(&entries[..19], &checkpoint));
    assert!(
        matches!(last.kind, BreachKind::CheckpointSize { size: 20, entries: 19 }),
        "{last}"
    );
    let none = breach(&put_together(&[], &checkpoint));
    assert_eq!(none.code(), "checkpoint");
    let headless = breach(&put_together(&entries[1..], &checkpoint));
    assert_eq!(headless.index(), Some(0));
}

#[test]
fn a_checkpoint_of_something_else_is_a_breach() {
    let (_, entries, checkpoint) = register(8);
    let (_, _, shorter) = register(7);
    let wrong = breach(&put_together(&entries, &shorter));
    // Every keeper has its own key.
    assert_eq!(wrong.code(), "checkpoint");
    let edited = breach(&put_together(&entries, &checkpoint.replacen("\n8\n", "\n9\n", 1)));
    assert_eq!(edited.code(), "checkpoint");
    let cut = put_together(&entries, "");
    assert_eq!(breach(&cut).code(), "file");
    assert_eq!(breach(&cut[..cut.len() - 30]).code(), "file");
    let after = put_together(&entries, &format!("{checkpoint}more\n"));
    assert_eq!(breach(&after).code(), "file");
    assert_eq!(breach(b"").code(), "file");
    assert_eq!(breach(b"no register at all\n").code(), "file");
}

#[test]
fn the_first_breach_in_the_order_of_the_register_is_told() {
    let (_, mut entries, checkpoint) = register(900);
    entries[880] = b"mirrorball/1 nonsense\n".to_vec();
    entries[300] = replace(&entries[300], r#""quantity":300"#, r#""quantity":301"#);
    entries[600].pop();
    assert_eq!(breach(&put_together(&entries, &checkpoint)).index(), Some(300));
}

#[test]
fn what_the_keeper_files_against_the_rules_is_its_breach() {
    let (village, mut entries, _) = register(6);
    // The keeper files an act that had expired, with a proper signature and a proper checkpoint.
    let late = village.ada.care(&village.keeper, village.now() - 3 * DAY, 5);
    let entry = register::entry::Entry {
        stamp_ms: village.now(),
        body: late.body,
        signatures: late.signatures,
    };
    entries.push(entry.encode());
    let breach = breach(&put_together(&entries, &village.keeper.checkpoint()));
    assert!(
        matches!(&breach.kind, BreachKind::Refused { index: 6, code, .. } if code == "act-expired"),
        "{breach}"
    );
    assert_eq!(breach.evidence, entries[6]);
}

/// Gives its bytes in odd pieces, then fails or ends.
struct Halting<'a> {
    bytes: &'a [u8],
    fails: bool,
}

impl Read for Halting<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let (now, later) = self.bytes.split_at(self.bytes.len().min(777).min(buffer.len()));
        self.bytes = later;
        buffer[..now.len()].copy_from_slice(now);
        if now.is_empty() && self.fails {
            Err(Error::other("the line is dead"))
        } else {
            Ok(now.len())
        }
    }
}

#[test]
fn a_source_that_fails_is_a_fault_and_one_that_trickles_is_none() {
    let (_, entries, checkpoint) = register(600);
    let file = put_together(&entries, &checkpoint);
    let proven = audit::verify(
        Halting {
            bytes: &file,
            fails: false,
        },
        |_, _| {},
    )
    .unwrap();
    assert_eq!(proven.size, 600);
    let trouble = audit::verify(
        Halting {
            bytes: &file[..file.len() / 2],
            fails: true,
        },
        |_, _| {},
    )
    .unwrap_err();
    assert_eq!(
        trouble,
        Fault::Unreadable {
            detail: "the line is dead".into()
        }
        .into()
    );
}
