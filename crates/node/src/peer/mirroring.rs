//! Mirroring: follows the register of another node, and takes nothing on trust.
//!
//! It looks at the keeper's newest checkpoint, fetches the hashes of the new leaves, and goes on only if they lead from
//! the register that it holds to the root that the keeper signed. Then it fetches the entries, each of which has to have
//! its hash, and has them replayed and kept. So what it keeps is what the keeper signed, and an entry that does not
//! replay is the keeper's own, with proof.

use crate::limits::{
    MIRROR_AHEAD_MAX, MIRROR_BATCH_BYTES_MAX, MIRROR_BATCH_ENTRIES, MIRROR_BATCH_ENTRIES_MIN, MIRROR_COMPARED_MAX,
    MIRROR_COPIES_MAX, MIRROR_FIRST_BATCH_ENTRIES, MIRROR_LOOK_MS, MIRROR_UNSIGNED_BYTES_MAX,
    MIRROR_UNSIGNED_ENTRIES_MAX, MIRROR_WAIT_MS_MAX,
};
use register::checkpoint::{self, Checkpoint};
use register::defence::Defence;
use register::entry::leaf_hash;
use register::limits::TILE_WIDTH;
use register::signed_note::SignedNote;
use register::tiles::{TileKind, TilePath, read_bundle};
use register::tree::Tree;
use register::{Hash, PublicKey};
use std::collections::BTreeMap;

/// Follows one register.
pub struct Mirroring {
    origin: String,
    keeper: PublicKey,
    /// Whether nothing is held yet that the keeper known here signed whole.
    is_beginning: bool,
    phase: Phase,
    look_at_ms: u64,
    failures: u32,
    /// How often entries whose signer is not known came to nothing, and when they are looked at again: what a known keeper
    /// signed meanwhile says nothing about those.
    unsigned_failures: u32,
    unsigned_at_ms: u64,
    /// What is on its way.
    asked: Vec<Wanted>,
    /// Batches that are being copied.
    copying: usize,
    /// Most entries of a batch.
    batch_max: usize,
}

enum Phase {
    /// Nothing is new as far as is known.
    Idle,
    /// The checkpoint is on its way.
    Looking,
    /// The hashes of new leaves are fetched.
    Hashes {
        goal: Goal,
        next: u64,
        tiles: BTreeMap<u64, Vec<Hash>>,
    },
    /// The hashes of the new leaves did not lead to what the keeper signed: those of all leaves are fetched, to tell
    /// whether the keeper signed for another history or somebody on the way bent them.
    Comparing {
        goal: Goal,
        next: u64,
        tiles: BTreeMap<u64, Vec<Hash>>,
    },
    /// The entries are fetched, and copied as they come.
    Entries(Fetching),
    /// It follows no further.
    Stopped,
}

/// Entries on their way here.
struct Fetching {
    goal: Goal,
    /// The leaves from `first` on.
    leaves: Vec<Hash>,
    first: u64,
    /// The next bundle to ask for.
    next: u64,
    /// What came of bundles and is not ready yet, each without what went ahead of it.
    bundles: BTreeMap<u64, Vec<Vec<u8>>>,
    bundles_bytes: usize,
    /// Entries in order, ready to be copied, from `ready_from` on.
    ready: Vec<Vec<u8>>,
    ready_bytes: usize,
    ready_from: u64,
}

#[derive(Clone)]
struct Goal {
    checkpoint: Checkpoint,
    note: String,
    /// Whether the keeper known here has signed it. If not, its own entries have to put the signer into force.
    is_known: bool,
}

/// What is fetched, below the register's address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wanted {
    /// The newest checkpoint.
    Checkpoint,
    /// A tile or a bundle.
    Tile(TilePath),
}

/// What the driver tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Input<'a> {
    /// Time has passed.
    Tick,
    /// This came.
    Got {
        /// What was asked for.
        wanted: Wanted,
        /// The body.
        bytes: &'a [u8],
    },
    /// This did not come.
    Failed {
        /// What was asked for.
        wanted: Wanted,
    },
    /// What was to be copied is replayed and durable.
    Copied,
    /// It could not be kept; it is to be tried again.
    NotCopied,
    /// It does not replay: the keeper signed for something that the rules refuse.
    Breached,
}

/// What the driver is to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Output {
    /// Fetch this.
    Get(Wanted),
    /// Replay and keep these entries, after those that are being copied already; they may be read ahead meanwhile.
    Copy {
        /// The place of the first.
        from: u64,
        /// Their bytes, each with the hash that the keeper signed for.
        entries: Vec<Vec<u8>>,
        /// The keeper's checkpoint over the register with them, if they complete it.
        checkpoint: Option<String>,
    },
    /// The keeper signed for another history than the one held here. Nothing more is followed.
    Forked {
        /// The checkpoint that shows it, beside any that is held here.
        note: String,
    },
}

impl Mirroring {
    /// A machine that follows the register of this origin, as this keeper signs it.
    pub fn new(origin: &str, keeper: PublicKey) -> Mirroring {
        Mirroring {
            origin: origin.to_owned(),
            keeper,
            is_beginning: false,
            phase: Phase::Idle,
            look_at_ms: 0,
            failures: 0,
            unsigned_failures: 0,
            unsigned_at_ms: 0,
            asked: Vec::new(),
            copying: 0,
            batch_max: MIRROR_FIRST_BATCH_ENTRIES,
        }
    }

    /// As for a copy that is not whole yet: there is nothing to lose by copying more than a batch before it is known
    /// whether its signer is the keeper.
    pub fn beginning(mut self) -> Mirroring {
        self.is_beginning = true;
        self
    }

    /// Has at most so many entries copied at once, where that is less than a mirror's batches have otherwise: smaller ones
    /// keep readers waiting for less, and in tests many follow each other.
    pub fn in_batches(mut self, entries: usize) -> Mirroring {
        self.batch_max = entries.max(1);
        self
    }

    /// Has less copied at once from here on, where what lies beside a batch was more than may be held.
    pub fn take_less(&mut self) {
        self.batch_max = (self.batch_max / 8).max(MIRROR_BATCH_ENTRIES_MIN);
    }

    /// Follows the keeper with this key from now on, as the entries that were copied say.
    pub fn follow(&mut self, keeper: PublicKey) {
        self.keeper = keeper;
    }

    /// The key of the keeper that is followed.
    pub fn keeper(&self) -> PublicKey {
        self.keeper
    }

    /// Whether the keeper known here has signed for what is being copied, so that a breach in it is the keeper's. Of a
    /// copy that is on its way no other is known whom it could be asked of: what does not replay then is told.
    pub fn is_of_keeper(&self) -> bool {
        if self.is_beginning {
            return true;
        }
        match &self.phase {
            Phase::Hashes { goal, .. } | Phase::Comparing { goal, .. } => goal.is_known,
            Phase::Entries(fetching) => fetching.goal.is_known,
            Phase::Idle | Phase::Looking | Phase::Stopped => true,
        }
    }

    /// Whether it follows no further.
    pub fn is_stopped(&self) -> bool {
        matches!(self.phase, Phase::Stopped)
    }

    /// Looks at once instead of when it is time.
    pub fn hurry(&mut self) {
        if self.failures == 0 {
            self.look_at_ms = 0;
        }
    }

    /// Takes what came in, and tells what to do. `tree` is that of the register as it is held here.
    pub fn handle(&mut self, input: Input<'_>, now_ms: u64, tree: &Tree) -> Vec<Output> {
        let mut outputs = Vec::new();
        match input {
            Input::Tick => {}
            // An answer to a question of before says nothing about the one that is asked now.
            Input::Got { wanted, .. } | Input::Failed { wanted } if !self.asked.contains(&wanted) => {}
            Input::Got { wanted, bytes } => {
                self.asked.retain(|asked| *asked != wanted);
                let taken = match wanted {
                    Wanted::Checkpoint => self.take_checkpoint(bytes, now_ms, tree, &mut outputs),
                    Wanted::Tile(path) => self.take_tile(path, bytes, tree, &mut outputs),
                };
                if taken.is_none() {
                    self.begin_again(now_ms);
                }
            }
            Input::Failed { wanted } => {
                self.asked.retain(|asked| *asked != wanted);
                self.begin_again(now_ms);
            }
            Input::Copied => {
                self.copying = self.copying.saturating_sub(1);
                self.failures = 0;
                if matches!(self.phase, Phase::Idle) && self.copying == 0 {
                    self.is_beginning = false;
                }
                if !self.is_of_keeper() {
                    self.unsigned_failures = 0;
                }
                if self.is_reached(tree) {
                    self.is_beginning = false;
                }
            }
            Input::NotCopied => {
                self.copying = self.copying.saturating_sub(1);
                // What was copied after a batch that was not kept is not kept either: that is one failure.
                if matches!(self.phase, Phase::Entries(_)) {
                    self.begin_again(now_ms);
                }
            }
            Input::Breached => {
                self.copying = self.copying.saturating_sub(1);
                self.phase = Phase::Stopped;
            }
        }
        // What a write left whose outcome was unknown may have completed it meanwhile; then nothing is left to be copied.
        if self.is_reached(tree) {
            self.phase = Phase::Idle;
            self.look_at_ms = now_ms.saturating_add(MIRROR_LOOK_MS);
        }
        self.go_on(now_ms, &mut outputs);
        outputs
    }

    /// Whether all entries that were fetched last are held here.
    fn is_reached(&self, tree: &Tree) -> bool {
        matches!(&self.phase, Phase::Entries(fetching) if tree.size() >= fetching.goal.checkpoint.size)
    }

    /// Something did not fit or did not come: all is asked for again, after a while that doubles each time.
    fn begin_again(&mut self, now_ms: u64) {
        if matches!(self.phase, Phase::Stopped) {
            return;
        }
        if !self.is_of_keeper() {
            self.unsigned_at_ms = now_ms.saturating_add(wait_ms(self.unsigned_failures));
            self.unsigned_failures = self.unsigned_failures.saturating_add(1);
        }
        self.phase = Phase::Idle;
        self.look_at_ms = now_ms.saturating_add(wait_ms(self.failures));
        self.failures = self.failures.saturating_add(1);
    }

    /// None if it is no checkpoint of this register.
    fn take_checkpoint(&mut self, bytes: &[u8], now_ms: u64, tree: &Tree, outputs: &mut Vec<Output>) -> Option<()> {
        if !matches!(self.phase, Phase::Looking) {
            return Some(()); // An answer to a question of before.
        }
        let note = std::str::from_utf8(bytes).ok()?;
        let (checkpoint, is_known) = match checkpoint::parse_signed(note, &self.keeper) {
            Ok(checkpoint) => (checkpoint, true),
            // Members may have put another keeper into force.
            Err(_) => (Checkpoint::parse(&SignedNote::parse(note).ok()?.text).ok()?, false),
        };
        if checkpoint.origin != self.origin {
            return None;
        }
        let news = checkpoint.size.saturating_sub(tree.size());
        let is_too_far = news > MIRROR_UNSIGNED_ENTRIES_MAX && !self.is_beginning;
        if !is_known && (news == 0 || is_too_far || now_ms < self.unsigned_at_ms) {
            return None;
        }
        if news == 0 {
            if tree.root_at(checkpoint.size) == Some(checkpoint.root) || !Defence::OneHistory.stands() {
                self.phase = Phase::Idle;
                self.failures = 0;
                self.look_at_ms = now_ms.saturating_add(MIRROR_LOOK_MS);
                if self.is_beginning && checkpoint.size == tree.size() {
                    // All is here, and of the keeper's signature over it nothing yet: as where there is the founding alone.
                    self.copying += 1;
                    outputs.push(Output::Copy {
                        from: checkpoint.size,
                        entries: Vec::new(),
                        checkpoint: Some(note.to_owned()),
                    });
                }
            } else {
                self.phase = Phase::Stopped;
                outputs.push(Output::Forked { note: note.to_owned() });
            }
            return Some(());
        }
        let note = note.to_owned();
        self.phase = Phase::Hashes {
            goal: Goal {
                checkpoint,
                note,
                is_known,
            },
            next: tree.size() / u64::from(TILE_WIDTH),
            tiles: BTreeMap::new(),
        };
        Some(())
    }

    fn take_tile(&mut self, path: TilePath, bytes: &[u8], tree: &Tree, outputs: &mut Vec<Output>) -> Option<()> {
        match (&mut self.phase, path.kind()) {
            (Phase::Comparing { goal, tiles, .. }, TileKind::Hashes(0)) => {
                tiles.insert(path.number(), hashes_of(path, bytes)?);
                if (tiles.len() as u64) < goal.checkpoint.size.div_ceil(u64::from(TILE_WIDTH)) {
                    return Some(());
                }
                let (goal, tiles) = (goal.clone(), std::mem::take(tiles));
                self.compare(&goal, tiles, tree, outputs)
            }
            (Phase::Hashes { goal, tiles, .. }, TileKind::Hashes(0)) => {
                tiles.insert(path.number(), hashes_of(path, bytes)?);
                let first_tile = tree.size() / u64::from(TILE_WIDTH);
                let wanted = goal
                    .checkpoint
                    .size
                    .div_ceil(u64::from(TILE_WIDTH))
                    .saturating_sub(first_tile);
                if (tiles.len() as u64) < wanted {
                    return Some(());
                }
                let (goal, tiles) = (goal.clone(), std::mem::take(tiles));
                self.begin_entries(goal, tiles, tree)
            }
            (Phase::Entries(fetching), TileKind::Entries) => {
                fetching.take_bundle(path, bytes)?;
                let is_cut = fetching.goal.is_known || self.is_beginning;
                (is_cut || fetching.held_bytes() <= MIRROR_UNSIGNED_BYTES_MAX).then_some(())
            }
            (Phase::Idle | Phase::Looking | Phase::Stopped, _)
            | (Phase::Hashes { .. } | Phase::Comparing { .. }, TileKind::Hashes(_) | TileKind::Entries)
            | (Phase::Entries(_), TileKind::Hashes(_)) => Some(()), // An answer to a question of before.
        }
    }

    /// Goes from hashes to entries, if the hashes lead from what is held here to what the keeper signed.
    fn begin_entries(&mut self, goal: Goal, tiles: BTreeMap<u64, Vec<Hash>>, tree: &Tree) -> Option<()> {
        let first = tree.size();
        let skipped = usize::try_from(first % u64::from(TILE_WIDTH)).unwrap_or_default();
        let leaves: Vec<Hash> = tiles.into_values().flatten().skip(skipped).collect();
        let size = first.saturating_add(leaves.len() as u64);
        if size != goal.checkpoint.size {
            return None;
        }
        if tree.root_with(&leaves) != goal.checkpoint.root {
            let may_tell = goal.is_known && size <= MIRROR_COMPARED_MAX && Defence::OneHistory.stands();
            self.phase = Phase::Comparing {
                goal,
                next: 0,
                tiles: BTreeMap::new(),
            };
            return may_tell.then_some(());
        }
        self.phase = Phase::Entries(Fetching {
            goal,
            leaves,
            first,
            next: first / u64::from(TILE_WIDTH),
            bundles: BTreeMap::new(),
            bundles_bytes: 0,
            ready: Vec::new(),
            ready_bytes: 0,
            ready_from: first,
        });
        Some(())
    }

    /// All hashes of what the keeper signed are here. If they are, and do not begin with what is held here, it signed for
    /// another history.
    fn compare(
        &mut self,
        goal: &Goal,
        tiles: BTreeMap<u64, Vec<Hash>>,
        tree: &Tree,
        outputs: &mut Vec<Output>,
    ) -> Option<()> {
        let leaves: Vec<Hash> = tiles.into_values().flatten().collect();
        let held = usize::try_from(tree.size()).ok()?;
        let begins = leaves.get(..held)?;
        let is_signed = Tree::new().root_with(&leaves) == goal.checkpoint.root;
        if !is_signed || Tree::new().root_with(begins) == tree.root() {
            return None;
        }
        self.phase = Phase::Stopped;
        outputs.push(Output::Forked {
            note: goal.note.clone(),
        });
        Some(())
    }

    /// Asks for what comes next, and has copied what is ready.
    fn go_on(&mut self, now_ms: u64, outputs: &mut Vec<Output>) {
        let asked = &mut self.asked;
        let room = MIRROR_AHEAD_MAX.saturating_sub(asked.len());
        match &mut self.phase {
            Phase::Idle if now_ms >= self.look_at_ms && asked.is_empty() && self.copying == 0 => {
                asked.push(Wanted::Checkpoint);
                outputs.push(Output::Get(Wanted::Checkpoint));
                self.phase = Phase::Looking;
            }
            Phase::Idle | Phase::Looking | Phase::Stopped => {}
            Phase::Hashes { goal, next, .. } | Phase::Comparing { goal, next, .. } => {
                ask_for(TileKind::Hashes(0), next, goal.checkpoint.size, room, (asked, outputs));
            }
            Phase::Entries(fetching) => {
                let usual = match self.is_beginning {
                    true => MIRROR_FIRST_BATCH_ENTRIES,
                    false => MIRROR_BATCH_ENTRIES,
                };
                let batch = Batch {
                    entries: usual.min(self.batch_max),
                    // What the keeper has not signed is kept whole or not at all.
                    is_cut: fetching.goal.is_known || self.is_beginning,
                };
                fetching.gather(&batch);
                while self.copying < MIRROR_COPIES_MAX
                    && let Some(copy) = fetching.take_ready(&batch)
                {
                    self.copying += 1;
                    outputs.push(copy);
                    fetching.gather(&batch);
                }
                let room = if fetching.has_room(&batch) { room } else { 0 };
                let size = fetching.goal.checkpoint.size;
                ask_for(TileKind::Entries, &mut fetching.next, size, room, (asked, outputs));
            }
        }
    }
}

/// How many entries are copied at once.
struct Batch {
    entries: usize,
    /// Whether they may be copied in more than one piece.
    is_cut: bool,
}

impl Batch {
    fn is_full(&self, entries: usize, bytes: usize) -> bool {
        self.is_cut && (entries >= self.entries || bytes >= MIRROR_BATCH_BYTES_MAX)
    }
}

impl Fetching {
    /// Takes a bundle, each of whose entries has to have the hash that the keeper signed for. None if one has not.
    fn take_bundle(&mut self, path: TilePath, bytes: &[u8]) -> Option<()> {
        let entries = read_bundle(bytes, path.width()).ok()?;
        for (place, entry) in path.places().zip(&entries) {
            let Some(place) = place.checked_sub(self.first) else {
                continue;
            };
            let leaf = self.leaves.get(usize::try_from(place).ok()?)?;
            if leaf_hash(entry) != *leaf && Defence::FetchedHashes.stands() {
                return None;
            }
        }
        let skipped = usize::try_from(self.first.saturating_sub(path.places().start)).unwrap_or(usize::MAX);
        let entries: Vec<Vec<u8>> = entries.into_iter().skip(skipped).map(<[u8]>::to_vec).collect();
        self.bundles_bytes = self.bundles_bytes.saturating_add(size_bytes(&entries));
        if let Some(before) = self.bundles.insert(path.number(), entries) {
            self.bundles_bytes = self.bundles_bytes.saturating_sub(size_bytes(&before));
        }
        Some(())
    }

    /// How far the entries reach that are ready.
    fn reached(&self) -> u64 {
        self.ready_from.saturating_add(self.ready.len() as u64)
    }

    /// Makes entries ready, as far as they have come, until a batch is full.
    fn gather(&mut self, batch: &Batch) {
        while !batch.is_full(self.ready.len(), self.ready_bytes) {
            let bundle = self.reached() / u64::from(TILE_WIDTH);
            let Some(mut entries) = self.bundles.remove(&bundle) else {
                return;
            };
            if batch.is_cut {
                let fit = batch.entries.saturating_sub(self.ready.len()).min(entries.len());
                let rest = entries.split_off(fit);
                if !rest.is_empty() {
                    self.bundles.insert(bundle, rest);
                }
            }
            let came = size_bytes(&entries);
            self.bundles_bytes = self.bundles_bytes.saturating_sub(came);
            self.ready_bytes = self.ready_bytes.saturating_add(came);
            self.ready.extend(entries);
        }
    }

    /// What is ready, to be copied, if it is a batch or all that was wanting.
    fn take_ready(&mut self, batch: &Batch) -> Option<Output> {
        let reached = self.reached();
        let is_whole = reached == self.goal.checkpoint.size;
        if self.ready.is_empty() || !is_whole && !batch.is_full(self.ready.len(), self.ready_bytes) {
            return None;
        }
        let from = std::mem::replace(&mut self.ready_from, reached);
        self.ready_bytes = 0;
        Some(Output::Copy {
            from,
            entries: std::mem::take(&mut self.ready),
            checkpoint: is_whole.then(|| self.goal.note.clone()),
        })
    }

    fn held_bytes(&self) -> usize {
        self.ready_bytes.saturating_add(self.bundles_bytes)
    }

    /// Whether more may be asked for. What is kept whole or not at all has to come whole.
    fn has_room(&self, batch: &Batch) -> bool {
        let waiting = self.bundles.len().saturating_mul(usize::from(TILE_WIDTH));
        let held = self.ready.len().saturating_add(waiting);
        let is_little = held < batch.entries.saturating_mul(2) && self.held_bytes() < MIRROR_BATCH_BYTES_MAX;
        is_little || !batch.is_cut
    }
}

/// Asks for so many more tiles of a kind from `next` on, as far as a register of this size has them.
fn ask_for(
    kind: TileKind,
    next: &mut u64,
    size: u64,
    room: usize,
    (asked, outputs): (&mut Vec<Wanted>, &mut Vec<Output>),
) {
    for _ in 0..room {
        let Some(path) = path_of(kind, *next, size) else {
            return;
        };
        *next += 1;
        asked.push(Wanted::Tile(path));
        outputs.push(Output::Get(Wanted::Tile(path)));
    }
}

fn size_bytes(entries: &[Vec<u8>]) -> usize {
    entries.iter().map(Vec::len).fold(0, usize::saturating_add)
}

/// The hashes in a tile, if there are as many as its path says.
fn hashes_of(path: TilePath, bytes: &[u8]) -> Option<Vec<Hash>> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    let are_all = hashes.len() == usize::from(path.width()) && rest.is_empty();
    are_all.then(|| hashes.iter().copied().map(Hash::new).collect())
}

/// The path of the tile with this number in a register of this size, as wide as it is there.
fn path_of(kind: TileKind, number: u64, size: u64) -> Option<TilePath> {
    let width = u64::from(TILE_WIDTH);
    let there = size.saturating_sub(number.saturating_mul(width)).min(width);
    TilePath::new(kind, number, u16::try_from(there).ok()?)
}

impl std::fmt::Display for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Wanted::Checkpoint => f.write_str("checkpoint"),
            Wanted::Tile(path) => path.fmt(f),
        }
    }
}

/// How long is waited after so many failures.
fn wait_ms(failures: u32) -> u64 {
    let wait_ms = MIRROR_LOOK_MS.saturating_mul(1_u64.checked_shl(failures).unwrap_or(u64::MAX));
    wait_ms.min(MIRROR_WAIT_MS_MAX)
}
