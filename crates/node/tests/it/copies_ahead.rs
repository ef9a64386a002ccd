//! A mirror reads the next batch while one is on its way to the disk, and keeps them in their order or not at all.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use node::peer::{Mirroring, MirroringInput, MirroringOutput, Wanted};
use node::{Fault, MemoryStore, State, Trouble};
use register::SecretKey;
use register::checkpoint::Checkpoint;
use register::entry::leaf_hash;
use register::tiles::{TileKind, push_to_bundle, tile};
use register::tree::Tree;

use crate::copies::{begin, digest, mirror_over, notes};
use crate::people::{MAY, Village, export};

/// Entries of a batch of a mirror that follows.
const BATCH: u64 = 4_096;

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

/// Entries that nobody replays here, and their keeper's answers.
struct Pages {
    tree: Tree,
    key: SecretKey,
}

impl Pages {
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
                        .for_each(|place| push_to_bundle(&place.to_be_bytes(), &mut bundle));
                    bundle
                }
            },
        }
    }

    /// What the machine wants copied until it waits for that: the place of each batch, and how many entries it has.
    fn copies(&self, machine: &mut Mirroring, input: MirroringInput<'_>, held: u64, now_ms: u64) -> Vec<(u64, usize)> {
        let mut tree = self.tree.clone();
        tree.truncate(held);
        let (mut copies, mut queue) = (Vec::new(), VecDeque::from(machine.handle(input, now_ms, &tree)));
        while let Some(output) = queue.pop_front() {
            match output {
                MirroringOutput::Get(wanted) => {
                    let bytes = self.answer(wanted);
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
    let key = SecretKey::from_seed([9; 32]);
    let mut tree = Tree::new();
    (0..3 * BATCH + 5).for_each(|place: u64| tree.push(leaf_hash(&place.to_be_bytes())));
    let pages = Pages { tree, key };
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
