//! What witnesses and mirrors cost: a witness's own time for a request, and how quickly a mirror follows, against the
//! machine's own rate of strict verification. Both without a network, which is not ours to measure.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Instant;

use node::peer::{Mirroring, MirroringInput, MirroringOutput, Wanted, Witness, WitnessInput, WitnessOutput};
use node::{Keeper, Node, SqliteStore, SystemClock};
use register::add_checkpoint::compose;
use register::checkpoint::{Checkpoint, origin, parse_signed};
use register::entry::leaf_hash;
use register::file::{Block, Blocks};
use register::tiles::{TileKind, push_to_bundle, tile};
use register::tree::Tree;
use register::{Hash, SecretKey};

use super::figures::{Figures, Target};
use super::replay::{DIVISOR, verifications_per_second};
use super::world::{World, keeper_key};

/// Entries of the register that is witnessed.
const WITNESSED: u64 = 100_000;
/// Requests that are timed.
const REQUESTS: u64 = 2_000;
/// The community that is mirrored.
const MEMBERS: usize = 1_000;
const WORKS: u64 = 100_000;

/// Measures a witness's own time for a request, without its disk.
///
/// # Errors
///
/// A sentence that says what was not as it should be.
pub fn measure_witness(_folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Witnessing",
        "A witness reads `add-checkpoint` requests of a register of 100,000 entries that grows by one entry each, verifies the keeper's signature and the proof, and cosigns. Its disk, which it waits for before it answers, is left out.",
    );
    let key = SecretKey::from_seed([4; 32]);
    let name = origin(&Hash::new([7; 32]));
    let mut witness = Witness::new("bench.example", SecretKey::from_seed([5; 32])).ok_or("a name")?;
    witness.watch(&name, key.public());
    let mut tree = Tree::new();
    (0..WITNESSED).for_each(|leaf| tree.push(leaf_hash(&leaf.to_be_bytes())));
    let request = |tree: &Tree, old: u64| {
        let proof = tree.consistency(old, tree.size()).expect("it grew");
        let (size, root, origin) = (tree.size(), tree.root(), name.clone());
        compose(old, &proof, &Checkpoint { origin, size, root }.sign(&key))
    };
    let first = request(&tree, 0);
    let mut times = Vec::new();
    let mut next = first;
    for leaf in 0..=REQUESTS {
        let begun = Instant::now();
        let outputs = witness.handle(WitnessInput::AddCheckpoint(next.as_bytes()), 1_777_888_800_000);
        let kept = matches!(outputs.as_slice(), [WitnessOutput::Keep { .. }]);
        witness.handle(WitnessInput::Kept, 1_777_888_800_000);
        times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        if !kept {
            return Err("the witness did not cosign".to_owned());
        }
        let old = tree.size();
        tree.push(leaf_hash(&(WITNESSED + leaf).to_be_bytes()));
        next = request(&tree, old);
    }
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times[(times.len() - 1) * part / 1_000];
    figures.record("a request, the middle one", at(500), "ms", Target::None);
    figures.record("a request, 99 of 100 take at most", at(990), "ms", Target::AtMost(2.0));
    figures.record("a request's size", next.len() as f64, "bytes", Target::None);
    let proofs: usize = (0..100)
        .filter_map(|leaf| tree.inclusion(leaf * 997, tree.size()))
        .map(|proof| proof.len() * 67)
        .sum();
    figures.record(
        "proofs of 100 receipts and of continuity, for a browser, before compression",
        proofs as f64 / 1e3,
        "kB",
        Target::AtMost(200.0),
    );
    Ok(figures)
}

/// Measures how quickly a mirror takes a register in, on SQLite.
///
/// # Errors
///
/// A sentence that says what was not as it should be.
pub fn measure_mirror(folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Mirroring",
        "A mirror takes in the register of 100,000 contributions, each confirmed, by 1,000 members: it compares every hash, replays every entry on all cores, and commits to SQLite in batches. What its keeper would send is in memory. The machine's own rate is that of Ed25519 `verify_strict` alone on all cores, just before and just after.",
    );
    let divisor = std::env::var(DIVISOR)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    let world = World::found(MEMBERS / divisor, WORKS / divisor as u64);
    let path = world.file(folder)?;
    let source = Source::read(&path)?;
    let data = folder.join("mirror");
    if data.exists() {
        std::fs::remove_dir_all(&data).map_err(|error| error.to_string())?;
    }
    std::fs::create_dir_all(&data).map_err(|error| error.to_string())?;
    let store = SqliteStore::open(&data.join("mirror.db")).map_err(|fault| fault.to_string())?;
    let node = Node::with_store(Arc::new(store), Arc::new(SystemClock::new())).map_err(|fault| fault.to_string())?;
    let copy = node
        .begin_copy(world.community, &source.entries[0], &BTreeMap::new())
        .map_err(|trouble| trouble.to_string())?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let before = verifications_per_second(cores);
    let begun = Instant::now();
    follow(&source, &copy)?;
    let seconds = begun.elapsed().as_secs_f64();
    let own = f64::midpoint(before, verifications_per_second(cores));
    if copy.read(node::State::size) != source.tree.size() || !copy.is_whole_copy() {
        return Err("the copy is not whole".to_owned());
    }
    let signatures = (source.tree.size() + world.members as u64 - 1) as f64;
    figures.record("entries", source.tree.size() as f64, "", Target::None);
    figures.record("time for all", seconds, "s", Target::None);
    figures.record(
        "signatures verified, replayed and kept",
        signatures / seconds,
        "/s",
        Target::None,
    );
    figures.record("the machine's own rate, all cores", own, "/s", Target::None);
    figures.record("ratio", signatures / seconds / own, "×", Target::AtLeast(0.8));
    Ok(figures)
}

/// A register in memory, as its keeper's server would answer.
pub(super) struct Source {
    entries: Vec<Vec<u8>>,
    pub(super) tree: Tree,
    checkpoint: String,
}

impl Source {
    pub(super) fn read(path: &Path) -> Result<Source, String> {
        let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
        let mut blocks = Blocks::new();
        blocks.push(&bytes);
        blocks.end();
        let (mut entries, mut tree) = (Vec::new(), Tree::new());
        loop {
            match blocks
                .take()
                .map_err(|flaw| flaw.to_string())?
                .map(|placed| placed.block)
            {
                Some(Block::Entry(entry)) => {
                    tree.push(leaf_hash(entry));
                    entries.push(entry.to_vec());
                }
                Some(Block::Checkpoint(text)) => {
                    let checkpoint = text.to_owned();
                    return Ok(Source {
                        entries,
                        tree,
                        checkpoint,
                    });
                }
                None => return Err("the file has no checkpoint".to_owned()),
            }
        }
    }

    fn answer(&self, wanted: Wanted) -> Vec<u8> {
        match wanted {
            Wanted::Checkpoint => self.checkpoint.clone().into_bytes(),
            Wanted::Tile(path) => match path.kind() {
                TileKind::Hashes(_) => tile(&self.tree, self.tree.size(), path).expect("the tile is there"),
                TileKind::Entries => {
                    let mut bundle = Vec::new();
                    let places = path.places();
                    let span = places.start as usize..places.end as usize;
                    self.entries[span]
                        .iter()
                        .for_each(|entry| push_to_bundle(entry, &mut bundle));
                    bundle
                }
            },
        }
    }
}

/// As a mirror that serves does it: the next batch is read ahead while one is written.
fn follow(source: &Source, copy: &Keeper) -> Result<(), String> {
    let signed = parse_signed(&source.checkpoint, &keeper_key().public()).map_err(|flaw| flaw.to_string())?;
    let mut machine = Mirroring::new(&signed.origin, keeper_key().public()).beginning();
    let tell =
        |machine: &mut Mirroring, input: MirroringInput<'_>| copy.read(|state| machine.handle(input, 0, state.tree()));
    std::thread::scope(|scope| {
        let (hand_out, batches) = channel();
        let (hand_on, read) = channel();
        let (hand_in, copied) = channel();
        scope.spawn(move || {
            for (from, entries, checkpoint) in batches {
                let entries: Vec<Vec<u8>> = entries;
                let checkpoint: Option<String> = checkpoint;
                if hand_on.send((copy.read_ahead(from, &entries), checkpoint)).is_err() {
                    return;
                }
            }
        });
        scope.spawn(move || {
            for (ahead, checkpoint) in read {
                let copied = copy.copy_ahead(ahead, &BTreeMap::new(), checkpoint.as_deref());
                if hand_in.send(copied).is_err() {
                    return;
                }
            }
        });
        let mut under_way = 0;
        let mut queue = VecDeque::from(tell(&mut machine, MirroringInput::Tick));
        loop {
            match queue.pop_front() {
                Some(MirroringOutput::Get(wanted)) => {
                    let bytes = source.answer(wanted);
                    queue.extend(tell(&mut machine, MirroringInput::Got { wanted, bytes: &bytes }));
                }
                Some(MirroringOutput::Copy {
                    from,
                    entries,
                    checkpoint,
                }) => {
                    under_way += 1;
                    hand_out
                        .send((from, entries, checkpoint))
                        .map_err(|_| "the reader ended")?;
                }
                Some(MirroringOutput::Forked { .. }) => return Err("the keeper forked its register".to_owned()),
                None if under_way == 0 => return Ok(()),
                None => {
                    let copied = copied.recv().map_err(|_| "the writer ended")?;
                    copied.map_err(|trouble| trouble.to_string())?;
                    under_way -= 1;
                    queue.extend(tell(&mut machine, MirroringInput::Copied));
                }
            }
        }
    })
}
