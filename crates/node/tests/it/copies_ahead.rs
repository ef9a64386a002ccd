//! A mirror reads the next batch while one is on its way to the disk, and keeps them in their order or not at all.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use node::peer::{Mirroring, MirroringInput, MirroringOutput, Wanted};
use node::{Fault, ManualClock, MemoryStore, Node, State, Trouble, Unreplayed};
use register::SecretKey;
use register::checkpoint::{Checkpoint, parse_signed};
use register::entry::leaf_hash;
use register::tiles::{TileKind, push_to_bundle, tile};
use register::tree::Tree;

use crate::copies::{begin, digest, follow_failing, machine, mirror_over, noted_work, notes};
use crate::people::{MAY, Village, export};

/// Entries of a batch of a mirror that follows.
const BATCH: u64 = 4_096;

/// About the size of the longest entry.
const LONG_BYTES: usize = 16_000;

fn village() -> Village {
    let village = Village::in_memory();
    let ben = village.join(2);
    for minutes in 1..=40 {
        village.file(ben.care(&village.keeper, village.now(), minutes));
    }
    village
}

#[test]
fn batches_that_were_read_ahead_are_kept_in_their_order_alone() {
    let village = village();
    let copy = begin(&village, &mirror_over(Arc::new(MemoryStore::new())));
    let size = village.keeper.read(State::size);
    let entries = village.keeper.entries(1..size).unwrap();
    let (first, second) = entries.split_at(20);
    let checkpoint = village.keeper.checkpoint();
    let read = |from, entries| copy.read_ahead(from, entries);

    let (before, early) = (digest(&copy), read(21, second));
    let refused = copy.copy_ahead(early, &notes(&village.keeper, second), Some(&checkpoint));
    assert_eq!(refused, Err(Trouble::Fault(Fault::Locked)));
    assert_eq!((digest(&copy), copy.read(State::size)), (before, 1));

    // The second is read before the first is kept, as while that is on its way to the disk; its author is known by the
    // first alone.
    let (first_read, second_read) = (read(1, first), read(21, second));
    assert_eq!(
        copy.copy_ahead(first_read, &notes(&village.keeper, first), None),
        Ok(21)
    );
    let kept = copy.copy_ahead(second_read, &notes(&village.keeper, second), Some(&checkpoint));
    assert_eq!(kept, Ok(size));
    assert_eq!(export(&copy), village.export());
    assert_eq!(digest(&copy), digest(&village.keeper));
}

#[test]
fn texts_are_asked_for_beside_entries_whose_signatures_hold() {
    let village = Village::in_memory();
    let cai = village.join(3);
    let words = crate::people::note("Soup for everybody.");
    noted_work(&village, &cai, &words);
    let copy = begin(&village, &mirror_over(Arc::new(MemoryStore::new())));
    let size = village.keeper.read(State::size);
    let entries = village.keeper.entries(1..size).unwrap();
    let (joining, noted) = entries.split_at(2); // With the invitation.

    // Read before the batch in which its author joined, it is by nobody whom the copy knows.
    let mut early = copy.read_ahead(3, noted);
    assert_eq!((early.with_texts(), copy.late_texts(&mut early)), (vec![], vec![]));
    let before = copy.read_ahead(1, joining);
    assert_eq!(before.with_texts(), vec![2]);
    copy.copy_ahead(before, &notes(&village.keeper, joining), None).unwrap();
    assert_eq!(copy.late_texts(&mut early), vec![3]);
    let kept = copy.copy_ahead(
        early,
        &notes(&village.keeper, noted),
        Some(&village.keeper.checkpoint()),
    );
    assert_eq!(kept, Ok(size));
    assert!(copy.note(&words.commitment()).unwrap().is_some());
}

#[test]
fn what_was_read_ahead_is_replayed_as_strictly() {
    let village = village();
    let copy = begin(&village, &mirror_over(Arc::new(MemoryStore::new())));
    let mut entries = village.keeper.entries(1..30).unwrap();
    // A digit of the last signature is another one.
    let place = entries[20].len() - 10;
    entries[20][place] = if entries[20][place] == b'0' { b'1' } else { b'0' };
    let ahead = copy.read_ahead(1, &entries);
    let copied = copy.copy_ahead(ahead, &BTreeMap::new(), None);
    let Err(Trouble::Breach(breach)) = copied else {
        panic!("{copied:?}")
    };
    assert_eq!((breach.code(), breach.index()), ("signature", Some(21)));
    assert_eq!(copy.read(State::size), 1);
}

fn entry(place: u64, long_from: u64) -> Vec<u8> {
    let mut entry = place.to_be_bytes().to_vec();
    if place >= long_from {
        entry.resize(LONG_BYTES, 0);
    }
    entry
}

/// Entries that nobody replays here, and their keeper's answers.
struct Pages {
    tree: Tree,
    key: SecretKey,
    /// From this place on, entries are as long as they may be.
    long_from: u64,
}

impl Pages {
    fn new(size: u64, long_from: u64) -> Self {
        let (mut tree, key) = (Tree::new(), SecretKey::from_seed([9; 32]));
        (0..size).for_each(|place| tree.push(leaf_hash(&entry(place, long_from))));
        Self { tree, key, long_from }
    }

    fn answer(&self, wanted: Wanted) -> Vec<u8> {
        match wanted {
            Wanted::Checkpoint => {
                let (origin, size, root) = ("pages".to_owned(), self.tree.size(), self.tree.root());
                Checkpoint { origin, size, root }.sign(&self.key).into_bytes()
            }
            Wanted::Tile(path) => match path.kind() {
                TileKind::Hashes(_) => tile(&self.tree, self.tree.size(), path).unwrap(),
                TileKind::Entries => {
                    let mut bundle = Vec::new();
                    path.places()
                        .for_each(|place| push_to_bundle(&entry(place, self.long_from), &mut bundle));
                    bundle
                }
            },
        }
    }

    /// What the machine wants copied until it waits for that: the place of each batch, and how many entries it has.
    fn copies(&self, machine: &mut Mirroring, input: MirroringInput<'_>, held: u64, now_ms: u64) -> Vec<(u64, usize)> {
        self.copies_of(machine, input, (held, now_ms), &mut |_| {})
    }

    /// As [`Pages::copies`], before the eyes of somebody who sees each answer.
    fn copies_of(
        &self,
        machine: &mut Mirroring,
        input: MirroringInput<'_>,
        (held, now_ms): (u64, u64),
        answered: &mut dyn FnMut(&[u8]),
    ) -> Vec<(u64, usize)> {
        let mut tree = self.tree.clone();
        tree.truncate(held);
        let (mut copies, mut queue) = (Vec::new(), VecDeque::from(machine.handle(input, now_ms, &tree)));
        while let Some(output) = queue.pop_front() {
            match output {
                MirroringOutput::Get(wanted) => {
                    let bytes = self.answer(wanted);
                    answered(&bytes);
                    let input = MirroringInput::Got { wanted, bytes: &bytes };
                    queue.extend(machine.handle(input, now_ms, &tree));
                }
                MirroringOutput::Copy { from, entries, .. } => copies.push((from, entries.len())),
                MirroringOutput::Forked { note } => panic!("{note}"),
            }
        }
        copies
    }
}

#[test]
fn two_batches_are_under_way_and_one_failure_is_one() {
    let pages = Pages::new(3 * BATCH + 5, u64::MAX);
    let mut machine = Mirroring::new("pages", pages.key.public());
    let batch = BATCH as usize;

    let copies = pages.copies(&mut machine, MirroringInput::Tick, 0, MAY);
    assert_eq!(copies, [(0, batch), (BATCH, batch)]);
    let copies = pages.copies(&mut machine, MirroringInput::Copied, BATCH, MAY);
    assert_eq!(copies, [(2 * BATCH, batch)]);

    // The second could not be kept, and so the third could not either; it begins again where it stands, once both are
    // over and a while after the one failure.
    let copies = pages.copies(&mut machine, MirroringInput::NotCopied, BATCH, MAY);
    assert_eq!(copies, []);
    assert_eq!(pages.copies(&mut machine, MirroringInput::Tick, BATCH, MAY + 1_500), []);
    let copies = pages.copies(&mut machine, MirroringInput::NotCopied, BATCH, MAY + 1_500);
    assert_eq!(copies, [(BATCH, batch), (2 * BATCH, batch)]);
}

/// While two batches are under way, a mirror reads ahead what fits a batch, and not as many entries as that, however long.
#[test]
fn what_waits_for_its_turn_is_bounded_by_its_bytes() {
    let pages = Pages::new(4 * BATCH, 2 * BATCH);
    let mut machine = Mirroring::new("pages", pages.key.public());
    let mut read_bytes = 0;
    let copies = pages.copies_of(&mut machine, MirroringInput::Tick, (0, MAY), &mut |answer| {
        read_bytes += answer.len()
    });
    assert_eq!(copies, [(0, BATCH as usize), (BATCH, BATCH as usize)]);
    // One batch, and what was asked for when it became full.
    let under_way_bytes = 8 * 256 * LONG_BYTES;
    let most_bytes = 32 * 1024 * 1024 + under_way_bytes + (1 << 20);
    assert!((16 << 20..most_bytes).contains(&read_bytes), "{read_bytes}");
}

#[test]
fn batches_are_as_small_as_is_wanted_wherever_bundles_end() {
    let pages = Pages::new(700, u64::MAX);
    let mut machine = Mirroring::new("pages", pages.key.public()).in_batches(100);
    let mut held = 30;
    let mut under_way = VecDeque::from(pages.copies(&mut machine, MirroringInput::Tick, held, MAY));
    let mut sizes = Vec::new();
    while let Some((from, count)) = under_way.pop_front() {
        assert!(under_way.len() < 2, "{} more are under way", under_way.len());
        assert_eq!(from, held);
        held += count as u64;
        sizes.push(count);
        under_way.extend(pages.copies(&mut machine, MirroringInput::Copied, held, MAY));
    }
    assert_eq!(sizes, [100, 100, 100, 100, 100, 100, 70]);
}

/// Where many photos lie beside few entries, a mirror that cannot hold them all tries again with less at once.
#[test]
fn less_is_copied_at_once_where_much_lies_beside_it() {
    let pages = Pages::new(2 * BATCH, u64::MAX);
    let mut machine = Mirroring::new("pages", pages.key.public());
    let mut now_ms = MAY;
    let mut copies = pages.copies(&mut machine, MirroringInput::Tick, 30, now_ms);
    let mut sizes = Vec::new();
    for _ in 0..4 {
        sizes.push(copies[0].1);
        machine.take_less();
        for _ in copies {
            pages.copies(&mut machine, MirroringInput::NotCopied, 30, now_ms);
        }
        now_ms += node::limits::MIRROR_WAIT_MS_MAX;
        copies = pages.copies(&mut machine, MirroringInput::Tick, 30, now_ms);
    }
    // From 16,384, of which a batch is a quarter, to an eighth each time, and no less than what can surely be held.
    assert_eq!(sizes, [BATCH as usize, 2_048, 256, 128]);
}

/// Members may have put another keeper into force while a mirror was away: until it has replayed all of it, it does not know
/// whether the signer is who keeps the register now, and so it keeps all of it or nothing.
#[test]
fn what_another_signs_comes_whole_however_much_it_is() {
    let pages = Pages::new(3 * BATCH + 5, u64::MAX);
    let before = SecretKey::from_seed([8; 32]);
    let mut machine = Mirroring::new("pages", before.public());
    let copies = pages.copies(&mut machine, MirroringInput::Tick, 30, MAY);
    assert_eq!(copies, [(30, 3 * BATCH as usize + 5 - 30)]);
    assert!(
        !machine.is_of_keeper(),
        "what does not replay in it is nobody's breach yet"
    );
    machine.follow(pages.key.public());
    let copies = pages.copies(&mut machine, MirroringInput::Copied, 3 * BATCH + 5, MAY);
    assert_eq!(copies, []);
}

/// But not more than a mirror can hold at once.
#[test]
fn what_another_signs_is_left_where_it_is_too_much() {
    let pages = Pages::new(node::limits::MIRROR_UNSIGNED_ENTRIES_MAX + 1, u64::MAX);
    let mut machine = Mirroring::new("pages", SecretKey::from_seed([8; 32]).public());
    let mut answers = 0;
    let copies = pages.copies_of(&mut machine, MirroringInput::Tick, (0, MAY), &mut |_| answers += 1);
    assert_eq!((copies.len(), answers), (0, 1), "the checkpoint says it all");
}

#[test]
fn what_is_dated_ahead_is_neither_taken_nor_confirmed_before_its_time() {
    const HOUR_MS: u64 = 60 * 60 * 1000;
    let village = village();
    let clock = Arc::new(ManualClock::new(MAY));
    let mirror = Node::with_store(Arc::new(MemoryStore::new()), clock.clone()).unwrap();
    let (copy, mut machine) = (begin(&village, &mirror), machine(&village));
    follow_failing(&village, &copy, &mut machine, MAY);
    let held = export(&copy);
    assert_eq!((copy.waits_for(), &held), (None, &village.export()));

    village.clock.advance(HOUR_MS);
    let receipt = village.file(village.ada.care(&village.keeper, village.now(), 7));
    follow_failing(&village, &copy, &mut machine, MAY + 2_000);
    assert_eq!(export(&copy), held);
    let awaited = Fault::DatedAhead {
        index: receipt.index,
        stamp_ms: MAY + HOUR_MS,
        now_ms: MAY,
    };
    assert_eq!(copy.waits_for(), Some(awaited));
    assert!(!machine.is_stopped(), "a clock that is wrong is no breach");
    let signed = parse_signed(&village.keeper.checkpoint(), &village.keeper.public_key()).unwrap();
    assert_eq!(copy.replayed(&signed), Err(Unreplayed::NotYet));

    // Five minutes are what two honest clocks may be apart.
    let near_ms = HOUR_MS - node::limits::CLOCK_AHEAD_MS_MAX;
    clock.advance(near_ms);
    follow_failing(&village, &copy, &mut machine, MAY + near_ms);
    assert_eq!((export(&copy), copy.waits_for()), (village.export(), None));
    assert_eq!(copy.replayed(&signed), Ok(()));
}
