//! The one replay: every entry is parsed and verified, on all cores where there are hands for it, then checked and applied
//! in order.
//!
//! Start-up, audits and tests all run this. The first entry that does not verify ends it with a breach; what came
//! before stays folded in. Memory is bounded: only so many chunks of entries are under way at a time; of what is
//! read ahead, as much as its reader hands over.

use crate::fault::Fault;
use crate::limits::{CHUNK_BYTES, CHUNK_ENTRIES};
use crate::machine::Hands;
use crate::ring::Ring;
use crate::state::Fold;
use crate::trouble::{FoundBreach, SignedAct, Trouble, VerifiedAct, in_words, refusal_words};
use register::breach::{Breach, BreachKind};
use register::defence::Defence;
use register::entry::{Entry, EntryFlaw, leaf_hash};
use register::{AnyKey, Hash, Kid, Meaning, ReadFlaw, SignatureFlaw};
use rules::community::Community;
use rules::refusal::Refusal;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};

/// Consecutive entries, at most [`CHUNK_ENTRIES`] of them, in one piece of memory: it passes through three threads,
/// and memory that one thread takes and another gives back is dear.
#[derive(Default)]
pub(crate) struct Chunk {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Chunk {
    /// Adds an entry.
    pub(crate) fn push(&mut self, entry: &[u8]) {
        self.bytes.extend_from_slice(entry);
        self.ends.push(self.bytes.len());
    }

    /// Whether it holds no entry.
    pub(crate) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Whether it holds as much as it may.
    pub(crate) fn is_full(&self) -> bool {
        self.ends.len() >= CHUNK_ENTRIES || self.bytes.len() >= CHUNK_BYTES
    }

    fn entries(&self) -> impl Iterator<Item = &[u8]> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        begins.zip(&self.ends).map(|(begin, end)| &self.bytes[begin..*end])
    }
}

/// Where entries come from: chunk by chunk, then none.
pub(crate) trait Source: Send {
    /// The next chunk; none at the end.
    fn next_chunk(&mut self) -> Result<Option<Chunk>, Trouble>;
}

/// Who looks on while entries are folded in.
pub(crate) trait Onlooker {
    /// This entry verified, and the rules are asked about it next; the community is as it was before it.
    fn verified(&mut self, _community: &Community, _bytes: &[u8], _act: &VerifiedAct) -> Result<(), Fault> {
        Ok(())
    }

    /// It was folded in; the community is as it is after it.
    fn folded(&mut self, _community: &Community) {}

    /// So many entries and bytes were folded in so far.
    fn progress(&mut self, _entries: u64, _size_bytes: u64) {}
}

/// Nobody looks on.
impl Onlooker for () {}

/// Folds all entries of a source in, before the eyes of an onlooker.
pub(crate) fn replay(
    fold: &mut Fold,
    ring: &Ring,
    source: &mut dyn Source,
    hands: Hands,
    onlooker: &mut dyn Onlooker,
) -> Result<(), Trouble> {
    match hands {
        Hands::Many => replay_on_all_cores(fold, ring, source, onlooker),
        Hands::One => {
            let mut folding = Folding::default();
            while let Some(chunk) = source.next_chunk()? {
                folding.fold_chunk(fold, ring, &chunk, parse_chunk(&chunk, ring), onlooker)?;
            }
            Ok(())
        }
    }
}

/// Chunks whose entries were read and verified ahead, as far as that goes without those before them.
pub(crate) struct Ahead {
    chunks: Vec<(Chunk, Vec<Parsed>)>,
}

impl Ahead {
    /// Whether an entry cannot be read or a signature under one does not hold: then it is a breach, whenever it is dated.
    pub(crate) fn has_flaw(&self) -> bool {
        let mut entries = self.chunks.iter().flat_map(|(_, parsed)| parsed);
        entries.any(|parsed| parsed.outcome.is_err())
    }

    /// Which of the entries, counted from the first one, commit to texts and are signed as they say.
    pub(crate) fn with_texts(&self) -> Vec<u64> {
        let entries = self.chunks.iter().flat_map(|(_, parsed)| parsed);
        let has_texts = |parsed: &Parsed| match &parsed.outcome {
            Ok((_, Proof::Verified(act))) => !act.act().notes().is_empty(),
            Ok((_, Proof::KeyAwaited(act))) => !Defence::SignedTexts.stands() && !act.act().notes().is_empty(),
            Err(_) => false,
        };
        let places = (0..).zip(entries).filter(|(_, parsed)| has_texts(parsed));
        places.map(|(place, _)| place).collect()
    }

    /// Verifies what awaits a key that is known by now. Gives the places of those that hold, in their order.
    pub(crate) fn verify_awaited(&mut self, key: impl Fn(Kid) -> Option<AnyKey>) -> Vec<u64> {
        let mut held = Vec::new();
        let entries = self.chunks.iter_mut().flat_map(|(_, parsed)| parsed);
        for (place, parsed) in (0..).zip(entries) {
            let Ok((stamp_ms, Proof::KeyAwaited(signed))) = &parsed.outcome else {
                continue;
            };
            if signed.signatures().iter().any(|line| key(line.kid).is_none()) {
                continue;
            }
            let verified = register::verify(SignedAct::clone(signed), &key).map_err(Flaw::Signature);
            if verified.is_ok() {
                held.push(place);
            }
            parsed.outcome = verified.map(|verified| (*stamp_ms, Proof::Verified(Box::new(verified))));
        }
        held
    }
}

/// Reads and verifies all entries of these chunks, on all cores where there are hands for it, and folds none in yet.
pub(crate) fn read_ahead(ring: &Ring, chunks: Vec<Chunk>, hands: Hands) -> Ahead {
    let workers = match hands {
        Hands::Many => std::thread::available_parallelism().map_or(1, NonZero::get),
        Hands::One => 1,
    };
    let places = chunks.len();
    let work = Mutex::new(chunks.into_iter().enumerate());
    let read_some = || {
        let next = || work.lock().unwrap_or_else(PoisonError::into_inner).next();
        let read = |(number, chunk): (usize, Chunk)| {
            let parsed = parse_chunk(&chunk, ring);
            (number, chunk, parsed)
        };
        std::iter::from_fn(next).map(read).collect::<Vec<_>>()
    };
    let mut read = if workers == 1 || places <= 1 {
        read_some()
    } else {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..workers).map(|_| scope.spawn(read_some)).collect();
            let joined = threads.into_iter().map(|thread| thread.join());
            joined
                .flat_map(|read| read.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        })
    };
    read.sort_unstable_by_key(|(number, _, _)| *number);
    let chunks = read.into_iter().map(|(_, chunk, parsed)| (chunk, parsed)).collect();
    Ahead { chunks }
}

/// Folds in what was read ahead, before the eyes of an onlooker.
pub(crate) fn fold_ahead(
    fold: &mut Fold,
    ring: &Ring,
    ahead: Ahead,
    onlooker: &mut dyn Onlooker,
) -> Result<(), Trouble> {
    let mut folding = Folding::default();
    for (chunk, parsed) in ahead.chunks {
        folding.fold_chunk(fold, ring, &chunk, parsed, onlooker)?;
    }
    Ok(())
}

fn replay_on_all_cores(
    fold: &mut Fold,
    ring: &Ring,
    source: &mut dyn Source,
    onlooker: &mut dyn Onlooker,
) -> Result<(), Trouble> {
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get);
    let under_way = workers * 3;
    // A token for each chunk under way; the reader takes them, the fold gives them back. So no channel is ever full.
    let (give_back, tokens) = channel();
    (0..under_way).for_each(|_| give_back.send(()).expect("the other end is here"));
    let (hand_out, work) = channel();
    let (hand_in, done) = channel();
    let work = Mutex::new(work);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let (work, hand_in) = (&work, hand_in.clone());
            scope.spawn(move || run_worker(work, ring, &hand_in));
        }
        scope.spawn(move || run_reader(source, &tokens, &hand_out, &hand_in));
        let folded = fold_in_order(fold, ring, &done, &give_back, onlooker);
        // The reader waits for a token that does not come, and ends; then the workers have no more work.
        drop((done, give_back));
        folded
    })
}

/// What came of a chunk: its entries, or why there are no more.
type Done = (u64, Result<(Chunk, Vec<Parsed>), Option<Trouble>>);

fn run_reader(source: &mut dyn Source, tokens: &Receiver<()>, hand_out: &Sender<(u64, Chunk)>, hand_in: &Sender<Done>) {
    for number in 0.. {
        if tokens.recv().is_err() {
            return;
        }
        let handed = match source.next_chunk() {
            Ok(Some(chunk)) => hand_out.send((number, chunk)).is_ok(),
            Ok(None) => {
                let _ = hand_in.send((number, Err(None)));
                false
            }
            Err(trouble) => {
                let _ = hand_in.send((number, Err(Some(trouble))));
                false
            }
        };
        if !handed {
            return;
        }
    }
}

fn run_worker(work: &Mutex<Receiver<(u64, Chunk)>>, ring: &Ring, hand_in: &Sender<Done>) {
    loop {
        let next = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, chunk)) = next else { return };
        let parsed = parse_chunk(&chunk, ring);
        if hand_in.send((number, Ok((chunk, parsed)))).is_err() {
            return;
        }
    }
}

/// An entry, as far as it can be judged without the entries before it.
struct Parsed {
    leaf: Hash,
    outcome: Result<(u64, Proof), Flaw>,
}

enum Proof {
    Verified(Box<VerifiedAct>),
    /// Signed by a key that no entry parsed so far had carried; to be verified once all entries before it are parsed.
    KeyAwaited(Box<SignedAct>),
}

enum Flaw {
    Entry(EntryFlaw),
    Body(ReadFlaw<String>),
    Signature(SignatureFlaw),
}

impl Flaw {
    fn at(self, index: u64) -> BreachKind {
        match self {
            Flaw::Entry(flaw) => BreachKind::Entry { index, flaw },
            Flaw::Body(flaw) => BreachKind::Body { index, flaw },
            Flaw::Signature(flaw) => BreachKind::Signature { index, flaw },
        }
    }
}

/// What was read of an entry, with its stamp.
type Read<S> = Result<(u64, S), Flaw>;

/// Parses a chunk, puts the keys that it carries on the ring, then verifies all of it together.
fn parse_chunk(chunk: &Chunk, ring: &Ring) -> Vec<Parsed> {
    let read_one = |bytes| {
        let signed = read_entry(bytes).map(|(stamp_ms, signed)| {
            ring.add(signed.act().keys());
            (stamp_ms, signed)
        });
        (leaf_hash(bytes), signed)
    };
    let read: Vec<(Hash, Read<SignedAct>)> = chunk.entries().map(read_one).collect();
    let mut to_verify = Vec::with_capacity(read.len());
    let mut parsed: Vec<(Hash, Read<Option<Box<SignedAct>>>)> = Vec::with_capacity(read.len());
    for (leaf, signed) in read {
        let awaited = signed.map(|(stamp_ms, signed)| {
            if signed.signatures().iter().all(|line| ring.has(line.kid)) {
                to_verify.push(signed);
                (stamp_ms, None)
            } else {
                (stamp_ms, Some(Box::new(signed)))
            }
        });
        parsed.push((leaf, awaited));
    }
    let mut verified = register::verify_several(to_verify, |kid| ring.key(kid)).into_iter();
    let mut outcome = |(stamp_ms, awaited): (u64, Option<Box<SignedAct>>)| match awaited {
        Some(signed) => Ok((stamp_ms, Proof::KeyAwaited(signed))),
        None => {
            let verified = verified.next().expect("each that awaits no key was verified");
            let verified = verified.map_err(Flaw::Signature)?;
            Ok((stamp_ms, Proof::Verified(Box::new(verified))))
        }
    };
    let with_outcome = |(leaf, read): (Hash, Result<_, Flaw>)| Parsed {
        leaf,
        outcome: read.and_then(&mut outcome),
    };
    parsed.into_iter().map(with_outcome).collect()
}

fn read_entry(bytes: &[u8]) -> Result<(u64, SignedAct), Flaw> {
    let entry = Entry::decode(bytes).map_err(Flaw::Entry)?;
    let signed = SignedAct::take(entry.body, entry.signatures).map_err(|flaw| Flaw::Body(in_words(flaw)))?;
    Ok((entry.stamp_ms, signed))
}

fn fold_in_order(
    fold: &mut Fold,
    ring: &Ring,
    done: &Receiver<Done>,
    give_back: &Sender<()>,
    onlooker: &mut dyn Onlooker,
) -> Result<(), Trouble> {
    let mut waiting = BTreeMap::new();
    let mut folding = Folding::default();
    for number in 0_u64.. {
        let chunk = loop {
            if let Some(chunk) = waiting.remove(&number) {
                break chunk;
            }
            let (number, chunk) = done.recv().map_err(|_| Fault::Bug {
                detail: "a verifying thread ended".into(),
            })?;
            waiting.insert(number, chunk);
        };
        let (chunk, parsed) = match chunk {
            Ok(parsed) => parsed,
            Err(None) => return Ok(()),
            Err(Some(trouble)) => return Err(trouble),
        };
        folding.fold_chunk(fold, ring, &chunk, parsed, onlooker)?;
        // The reader may have ended already.
        let _ = give_back.send(());
    }
    Ok(())
}

/// What is known of the entries that one replay has folded in so far.
#[derive(Default)]
struct Folding {
    /// The largest size at which an author's `seen` was right.
    agreed: u64,
    size_bytes: u64,
}

impl Folding {
    fn fold_chunk(
        &mut self,
        fold: &mut Fold,
        ring: &Ring,
        chunk: &Chunk,
        parsed: Vec<Parsed>,
        onlooker: &mut dyn Onlooker,
    ) -> Result<(), Trouble> {
        for (bytes, Parsed { leaf, outcome }) in chunk.entries().zip(parsed) {
            self.size_bytes += bytes.len() as u64 + 1;
            let breach = |kind| Breach::new(kind, bytes.to_vec());
            let (stamp_ms, verified) = verify(fold, ring, outcome).map_err(breach)?;
            onlooker.verified(&fold.community, bytes, &verified)?;
            step(fold, leaf, stamp_ms, verified, &mut self.agreed).map_err(|Flawed { kind, refusal }| {
                let (breach, refusal) = (breach(kind), refusal.map(|refusal| *refusal));
                Trouble::Breach(Box::new(FoundBreach { breach, refusal }))
            })?;
            onlooker.folded(&fold.community);
        }
        onlooker.progress(fold.length(), self.size_bytes);
        Ok(())
    }
}

/// The act of an entry at its place, all of whose signatures hold, with its stamp.
fn verify(fold: &Fold, ring: &Ring, outcome: Result<(u64, Proof), Flaw>) -> Result<(u64, VerifiedAct), BreachKind> {
    let index = fold.length();
    let (stamp_ms, proof) = outcome.map_err(|flaw| flaw.at(index))?;
    match proof {
        Proof::Verified(verified) => Ok((stamp_ms, *verified)),
        Proof::KeyAwaited(signed) => {
            let key = |kid| ring.key(kid).or_else(|| key_before(fold, ring, kid));
            let verified = register::verify(*signed, key).map_err(|flaw| BreachKind::Signature { index, flaw })?;
            Ok((stamp_ms, verified))
        }
    }
}

/// What is wrong with an entry, and what the rules say where it is they who refuse it.
struct Flawed {
    kind: BreachKind,
    refusal: Option<Box<Refusal>>,
}

impl From<BreachKind> for Flawed {
    fn from(kind: BreachKind) -> Self {
        Self { kind, refusal: None }
    }
}

/// Checks one entry at its place and folds it in. `agreed` is the largest size at which an author's `seen` was right.
fn step(fold: &mut Fold, leaf: Hash, stamp_ms: u64, verified: VerifiedAct, agreed: &mut u64) -> Result<(), Flawed> {
    let index = fold.length();
    let before_ms = fold.community.last_stamp_ms();
    if stamp_ms < before_ms && Defence::StampsForward.stands() {
        let kind = BreachKind::StampBack {
            index,
            before_ms,
            stamp_ms,
        };
        return Err(kind.into());
    }
    let seen = verified.head().seen;
    let root = fold.root_at_seen(verified.head());
    if root != Some(seen.root) && Defence::Seen.stands() {
        let begin = (*agreed).min(seen.size);
        let kind = BreachKind::Seen {
            index,
            seen,
            root,
            changed: begin..seen.size,
        };
        return Err(kind.into());
    }
    *agreed = (*agreed).max(seen.size);
    let admitted = fold
        .admit(verified, root, stamp_ms)
        .map_err(|refusal| refused(fold, index, leaf, refusal))?;
    fold.apply(admitted, leaf);
    Ok(())
}

/// A key that an entry carried which is in the state already, as after a start from a snapshot; it goes on the ring.
fn key_before(fold: &Fold, ring: &Ring, kid: Kid) -> Option<AnyKey> {
    let key = fold.community.key(kid)?.public;
    ring.add([key]);
    Some(key)
}

fn refused(fold: &Fold, index: u64, leaf: Hash, refusal: Refusal) -> Flawed {
    if let Refusal::IdReused { entry, field: _ } = &refusal
        && fold.tree.leaf(*entry) == Some(leaf)
    {
        return BreachKind::Doubled { index, first: *entry }.into();
    }
    let kind = BreachKind::Refused {
        index,
        code: refusal.code().to_owned(),
        detail: refusal_words(&refusal),
    };
    let refusal = Some(Box::new(refusal));
    Flawed { kind, refusal }
}
