//! The register of another node, copied: a keeper here that is not the keeper in force, and so takes nothing in but what
//! that one has signed. Every entry is replayed before it is kept.
//!
//! Which of the two a keeper is says the register itself: the community names its keeper's key, and this node either has
//! that key or another one of its own.

use crate::audit::check_checkpoint;
use crate::fault::Fault;
use crate::keeper::{Health, Inner, Keeper};
use crate::last_signed::Mark;
use crate::limits::{CLOCK_AHEAD_MS_MAX, COMMUNITIES_MAX};
use crate::machine::Hands;
use crate::node::Node;
use crate::notes::{Audience, Note, is_sound};
use crate::replay::{Ahead, Chunk, Onlooker, Source, fold_ahead, read_ahead, replay};
use crate::ring::Ring;
use crate::state::{Fold, State};
use crate::store::{Coming, NewEntry, NewNote};
use crate::trouble::{SignedAct, Trouble, VerifiedAct, unreadable};
use crate::writer::{Failure, committed};
use register::add_checkpoint::compose;
use register::breach::{Breach, BreachKind};
use register::checkpoint::Checkpoint;
use register::defence::Defence;
use register::entry::{Entry, leaf_hash, stamp_of};
use register::signed_note::SignedNote;
use register::{AnyKey, By, Hash, PublicKey};
use rules::act::Act;
use rules::community::Community;
use rules::field::PhotoRef;
use rules::refusal::Refusal;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, PoisonError};

/// The key of the keeper that the register names.
pub(crate) fn keeper_in_force(community: &Community) -> Option<PublicKey> {
    community.keeper()
}

/// Why a mirror does not confirm a checkpoint of the register that it copies.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unreplayed {
    /// It has not replayed the register that far yet.
    NotYet,
    /// What the keeper signed does not replay here, or is not what stands here.
    Differs,
}

impl Node {
    /// Begins a copy of the register of this community, which another node keeps, with its first entry and the texts
    /// beside it. A key of this node's own is set aside for it. The register of a fork begins with its parent's: that
    /// it becomes this community's is seen when it has come so far.
    ///
    /// # Errors
    /// The entry is no founding, it is kept here already by this node itself, or the store cannot write.
    pub fn begin_copy(&self, id: Hash, founding: &[u8], notes: &BTreeMap<Hash, Note>) -> Result<Keeper, Trouble> {
        let entry = Entry::decode(founding)
            .map_err(|flaw| Breach::new(BreachKind::Entry { index: 0, flaw }, founding.to_vec()))?;
        let stamp_ms = entry.stamp_ms;
        let signed = SignedAct::read(&entry.body, &entry.signatures).map_err(unreadable)?;
        let verified = register::verify(signed, |_| None).map_err(Refusal::from)?;
        if let Some(keeper) = self.keeper(&id.to_string()) {
            return if keeper.is_copy() {
                Ok(keeper)
            } else {
                Err(Fault::Keeping { community: id }.into())
            };
        }
        if self.communities().len() >= COMMUNITIES_MAX {
            return Err(Fault::TooManyCommunities.into());
        }
        let Act::Found(act) = verified.act() else {
            return Err(Refusal::NotFounded {}.into());
        };
        let name = act.name.as_str().to_owned();
        let mut fold = Fold::default();
        let admitted = fold.check(&verified, stamp_ms, None)?;
        fold.apply(admitted, leaf_hash(founding));
        let own = self.new_keeper_key()?;
        self.list_copy(id, &name, &own, &copied_entry(founding, &verified, notes))
    }
}

impl Keeper {
    /// Whether this is a copy: the register names another keeper's key than this node has for it.
    pub fn is_copy(&self) -> bool {
        self.public_key() != self.inner.key.public()
    }

    /// The key that this node has for the register; that of the keeper in force, unless this is a copy.
    pub fn own_key(&self) -> PublicKey {
        self.inner.key.public()
    }

    /// Whether the copy holds all that a checkpoint of the keeper covers, rather than being on its way there.
    pub fn is_whole_copy(&self) -> bool {
        self.read(|state| {
            let (size, root) = (state.size(), state.root());
            check_checkpoint(state.checkpoint(), state.community(), size, root).is_ok()
        })
    }

    /// Whether this copy holds the very entries that a checkpoint covers, and has replayed each: a mirror confirms nothing
    /// that it did not check itself.
    ///
    /// # Errors
    /// It has not come so far yet, or what the keeper signed is not what stands here.
    pub fn replayed(&self, checkpoint: &Checkpoint) -> Result<(), Unreplayed> {
        match self.halted() {
            Some(Fault::Copy { .. }) => {}
            None | Some(_) => return Err(Unreplayed::Differs), // Every other fault stops a copy.
        }
        if !Defence::ReplayedHere.stands() {
            return Ok(());
        }
        let held = if self.is_whole_copy() {
            self.read(State::size)
        } else {
            0
        };
        if checkpoint.size > held {
            return Err(Unreplayed::NotYet);
        }
        let root = self.read(|state| state.tree().root_at(checkpoint.size));
        if root == Some(checkpoint.root) {
            Ok(())
        } else {
            Err(Unreplayed::Differs)
        }
    }

    /// What this node's witness is to be asked (`add-checkpoint`), so that it remembers all that the keeper signed for and is
    /// held here, where it remembers `known` entries. Else a keeper whose disk came from an old copy would not hear of what a
    /// mirror alone still has, and go on without it. None if there is nothing more.
    pub fn to_confirm(&self, known: u64) -> Option<String> {
        let note = self.read(|state| state.checkpoint().to_owned());
        let checkpoint = Checkpoint::parse(&SignedNote::parse(&note).ok()?.text).ok()?;
        if !self.is_copy() || checkpoint.size <= known || self.replayed(&checkpoint).is_err() {
            return None;
        }
        let proof = self.read(|state| state.tree().consistency(known, checkpoint.size))?;
        Some(compose(known, &proof, &note))
    }

    /// Adds entries to a copy: each is replayed, and all of them are kept or none; and none as long as one of them is dated
    /// further ahead of this machine's clock than a keeper may stamp. With them come the texts beside them,
    /// of which those for the whole community are kept, and the keeper's checkpoint if they lead to it. An act that
    /// erases a text erases it here as well, if the text is one of its author's own. Gives the new size.
    ///
    /// # Errors
    /// An entry does not replay, which is a breach; or they cannot be written.
    pub fn copy(
        &self,
        entries: &[Vec<u8>],
        notes: &BTreeMap<Hash, Note>,
        checkpoint: Option<&str>,
    ) -> Result<u64, Trouble> {
        let inner = self.following()?;
        inner.heed_dates(latest(self.read(State::size), entries))?;
        inner.copy(Batch::Coming(entries), notes, checkpoint)
    }

    /// As [`Keeper::copy`], whatever the entries are dated: somebody takes them in from an archive by their own hand, and
    /// nobody confirms them by that.
    ///
    /// # Errors
    /// As [`Keeper::copy`], but for the date.
    pub fn copy_archive(
        &self,
        entries: &[Vec<u8>],
        notes: &BTreeMap<Hash, Note>,
        checkpoint: Option<&str>,
    ) -> Result<u64, Trouble> {
        self.following()?.copy(Batch::Coming(entries), notes, checkpoint)
    }

    /// Reads entries of a copy ahead, the first of which belongs at `from`: their signatures are verified, on all cores,
    /// while the entries before them may still be on their way to the disk.
    pub fn read_ahead(&self, from: u64, entries: &[Vec<u8>]) -> ReadAhead {
        let inner = &self.inner;
        let chunks = Entries { entries, next: 0 }.collect();
        let ring = inner.ring_ahead();
        let mut ahead = read_ahead(&ring, chunks, inner.hands);
        // By now the keys of all of these are on the ring; those from before the last start are in the state, which may be
        // locked for as long as a batch is kept.
        let state = inner.state.try_read().ok();
        ahead.verify_awaited(|kid| {
            let before = || Some(state.as_ref()?.community().key(kid)?.public);
            ring.key(kid).or_else(before)
        });
        ReadAhead {
            from,
            count: entries.len() as u64,
            latest: latest(from, entries),
            ahead,
            ring,
        }
    }

    /// Verifies those entries of a batch whose keys came with the batch before it, once that is kept. Gives the places of
    /// those that commit to texts, which are to come beside them as well: none beside what no key that was met with signed.
    pub fn late_texts(&self, ahead: &mut ReadAhead) -> Vec<u64> {
        let state = self.inner.state();
        let before = |kid| Some(state.community().key(kid)?.public);
        let ring = &ahead.ring;
        let late = ahead.ahead.verify_awaited(|kid| ring.key(kid).or_else(|| before(kid)));
        let mut places = ahead.with_texts();
        places.retain(|place| late.binary_search(&place.saturating_sub(ahead.from)).is_ok());
        places
    }

    /// As [`Keeper::copy`], with entries that were read ahead.
    ///
    /// # Errors
    /// As [`Keeper::copy`]; also if those before them did not come to be kept.
    pub fn copy_ahead(
        &self,
        ahead: ReadAhead,
        notes: &BTreeMap<Hash, Note>,
        checkpoint: Option<&str>,
    ) -> Result<u64, Trouble> {
        let inner = self.following()?;
        // A date hides no breach.
        if !ahead.ahead.has_flaw() {
            inner.heed_dates(ahead.latest)?;
        }
        inner.copy(Batch::Ahead(ahead), notes, checkpoint)
    }

    /// A copy follows another keeper; whoever keeps the register follows nobody.
    fn following(&self) -> Result<&Arc<Inner>, Fault> {
        if self.is_copy() {
            Ok(&self.inner)
        } else {
            Err(Fault::Keeping { community: self.id() })
        }
    }

    /// Why this copy goes no further for now though its keeper does, if so: an entry is dated ahead of this machine's clock.
    pub fn waits_for(&self) -> Option<Fault> {
        let awaited = self.inner.awaited.lock().unwrap_or_else(PoisonError::into_inner);
        awaited.clone().filter(|_| self.is_copy())
    }

    /// Fills a keeper's own register up again, after its database came from an old copy: with entries that it has signed
    /// for already, up to a checkpoint of its own, from a mirror. Gives the new size.
    ///
    /// # Errors
    /// This node is a copy, the entries do not lead to that checkpoint, or they cannot be written.
    pub fn refill(&self, entries: &[Vec<u8>], notes: &BTreeMap<Hash, Note>, checkpoint: &str) -> Result<u64, Trouble> {
        if self.is_copy() {
            return Err(copied(&self.id()).into());
        }
        let size = self.inner.copy(Batch::Coming(entries), notes, Some(checkpoint))?;
        let mut halted = self.inner.halted.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(&*halted, Some(Fault::RolledBack { signed, .. }) if *signed <= size) {
            *halted = None;
        }
        Ok(size)
    }

    /// Follows no further: what the keeper signed does not hold.
    pub fn halt_copy(&self, detail: &str) {
        let fault = Fault::Broken {
            community: self.id(),
            detail: detail.to_owned(),
        };
        *self.inner.halted.lock().unwrap_or_else(PoisonError::into_inner) = Some(fault);
    }
}

/// Entries of a copy whose signatures were verified ahead ([`Keeper::read_ahead`]).
pub struct ReadAhead {
    from: u64,
    count: u64,
    /// The entry that is dated last, and when.
    latest: Option<(u64, u64)>,
    ahead: Ahead,
    /// The keys that they carry, and those of what was read with them.
    ring: Arc<Ring>,
}

impl ReadAhead {
    /// The places of the entries that commit to texts, which are to come beside them; none of what is not to be kept in any
    /// case, since a signature does not hold. Those that may be signed by whoever joined in a batch before, which was not read
    /// yet, follow once it is kept ([`Keeper::late_texts`]).
    pub fn with_texts(&self) -> Vec<u64> {
        if self.ahead.has_flaw() {
            return Vec::new();
        }
        let places = self.ahead.with_texts().into_iter();
        places.map(|place| self.from.saturating_add(place)).collect()
    }
}

/// Entries that are to be kept.
pub(crate) enum Batch<'e> {
    /// To be read, wherever the register ends.
    Coming(&'e [Vec<u8>]),
    /// Read already, for one place.
    Ahead(ReadAhead),
}

impl Batch<'_> {
    fn count(&self) -> u64 {
        match self {
            Batch::Coming(entries) => entries.len() as u64,
            Batch::Ahead(ahead) => ahead.count,
        }
    }

    fn fits(&self, length: u64) -> bool {
        match self {
            Batch::Coming(_) => true,
            Batch::Ahead(ahead) => ahead.from == length,
        }
    }
}

impl Inner {
    /// The ring for what is read ahead, over that of what is kept: one for all that is under way together, since a batch may
    /// be signed by whoever joined in the one before it.
    fn ring_ahead(&self) -> Arc<Ring> {
        let mut held = self.ring_ahead.lock().unwrap_or_else(PoisonError::into_inner);
        held.upgrade().unwrap_or_else(|| {
            let ring = Arc::new(Ring::over(&self.ring));
            *held = Arc::downgrade(&ring);
            ring
        })
    }

    /// A mirror takes, and so confirms, nothing that is dated far ahead of its own clock: whoever dates ahead gains nothing by
    /// it, and a keeper whose clock is wrong is heeded again once that time has come.
    fn heed_dates(&self, latest: Option<(u64, u64)>) -> Result<(), Fault> {
        let now_ms = self.clock.now_ms();
        let is_near = |stamp_ms: u64| stamp_ms <= now_ms.saturating_add(CLOCK_AHEAD_MS_MAX);
        let ahead = latest.filter(|(_, stamp_ms)| !is_near(*stamp_ms) && Defence::StampsNear.stands());
        let fault = ahead.map(|(index, stamp_ms)| Fault::DatedAhead {
            index,
            stamp_ms,
            now_ms,
        });
        let mut awaited = self.awaited.lock().unwrap_or_else(PoisonError::into_inner);
        // Of two batches that are under way, the first one's entry is what is waited for.
        let is_known = matches!(
            (&*awaited, &fault),
            (Some(Fault::DatedAhead { index: before, .. }), Some(Fault::DatedAhead { index, .. })) if before < index
        );
        if !is_known {
            awaited.clone_from(&fault);
        }
        drop(awaited);
        fault.map_or(Ok(()), Err)
    }

    pub(crate) fn copy(
        self: &Arc<Self>,
        batch: Batch<'_>,
        notes: &BTreeMap<Hash, Note>,
        checkpoint: Option<&str>,
    ) -> Result<u64, Trouble> {
        let before = self.state().size;
        self.recover()?;
        if self.state().size != before {
            // What a failed write was thought to have left out is stored: whoever copies goes on from there.
            return Err(Fault::Locked.into());
        }
        let mut guard = self.state_mut();
        let state: &mut State = &mut guard;
        let length = state.size;
        if !batch.fits(length) {
            return Err(Fault::Locked.into()); // What was to come before it is not here.
        }
        let was_in_force = self.is_in_force(&state.fold.community);
        let is_whole = checkpoint.is_some();
        let kept = self.keep_copied(&mut state.fold, batch, notes, checkpoint);
        let (mark, checkpoint) = match kept {
            Ok(kept) => kept,
            Err(trouble) => {
                self.bring_back(state, length);
                return Err(trouble);
            }
        };
        self.show(state, mark, checkpoint);
        self.heed_turn(was_in_force, &state.fold.community);
        drop(guard);
        self.growth.tell(mark.size);
        self.snapshot_now_and_then(is_whole);
        Ok(mark.size)
    }

    /// What begins a fork stands in the register that it parted from: there it is the keeper's fraud.
    fn turned(&self, fold: &Fold, turn: Vec<u8>) -> Trouble {
        let own = fold.community.id();
        let kind = BreachKind::CheckpointOrigin {
            origin: register::checkpoint::origin(&self.id),
            expected: own.map_or_else(String::new, |id| register::checkpoint::origin(&id)),
        };
        Breach::new(kind, turn).into()
    }

    /// Folds the entries in, and writes each as soon as it is verified: the cores that verify need not wait for the
    /// disk. What was written is kept once all of them replayed and lead to the checkpoint.
    fn keep_copied(
        self: &Arc<Self>,
        fold: &mut Fold,
        batch: Batch<'_>,
        notes: &BTreeMap<Hash, Note>,
        checkpoint: Option<&str>,
    ) -> Result<(Mark, String), Trouble> {
        let coming = Coming {
            community: &self.id,
            expected_length: fold.length(),
            count: batch.count(),
        };
        let (hand_over, came) = channel::<Vec<NewEntry>>();
        let (allow, allowed) = channel::<String>();
        let write = move || {
            let mut entries = came.iter().flatten();
            let mut checkpoint = || allowed.recv().ok();
            self.store.append_coming(&coming, &mut entries, &mut checkpoint)
        };
        let fold_in = || {
            let mut copying = Copying::of(self, notes, hand_over, &fold.community);
            let replaying = || match batch {
                Batch::Coming(entries) => {
                    let (ring, mut source) = (Ring::over(&self.ring), Entries { entries, next: 0 });
                    replay(fold, &ring, &mut source, self.hands, &mut copying)
                }
                Batch::Ahead(ahead) => fold_ahead(fold, &ahead.ring, ahead.ahead, &mut copying),
            };
            // A bug in the rules leaves nothing folded in that is not kept: it is brought back like any refusal.
            let mut replayed = catch_unwind(AssertUnwindSafe(replaying)).unwrap_or_else(|_| {
                let detail = "the rules panicked on an entry of a copy".to_owned();
                Err(Fault::Bug { detail }.into())
            });
            if let Some(turn) = copying.turn.take().filter(|_| replayed.is_ok()) {
                replayed = Err(self.turned(fold, turn));
            }
            let keys = std::mem::take(&mut copying.keys);
            drop(copying);
            let signed = replayed.and_then(|()| self.signed_copy(fold, checkpoint));
            let mut pledged = None;
            if let Ok((mark, text)) = &signed {
                pledged = self.pledge(*mark);
                // Should the store have failed already, it says so.
                let _ = allow.send(text.clone());
            }
            drop(allow);
            (signed, pledged, keys)
        };
        let ((signed, pledged, keys), appended) = match self.hands {
            Hands::Many => std::thread::scope(|scope| {
                let writing = scope.spawn(write);
                let folded = fold_in();
                let appended = writing.join().unwrap_or_else(|_| {
                    Err(Fault::Bug {
                        detail: "the thread that writes a copy ended".into(),
                    })
                });
                (folded, appended)
            }),
            Hands::One => (fold_in(), write()),
        };
        let (mark, text) = signed?;
        let appended = appended.map(|appended| appended.expect("the store was given a checkpoint"));
        committed(appended, pledged).map_err(|failure| {
            self.set_health(Health::Unknown);
            match failure {
                Failure::Race => Trouble::from(Fault::Locked),
                Failure::Trouble(trouble) => trouble,
            }
        })?;
        self.ring.add(keys);
        Ok((mark, text))
    }

    /// How far the copy goes with the entries, and the checkpoint over it: the keeper's, if they lead to one.
    fn signed_copy(&self, fold: &Fold, checkpoint: Option<&str>) -> Result<(Mark, String), Trouble> {
        let (size, root) = (fold.length(), fold.tree.root());
        if let Some(text) = checkpoint {
            check_checkpoint(text, &fold.community, size, root)
                .map_err(|kind| Breach::new(kind, text.as_bytes().to_vec()))?;
        }
        let checkpoint = match checkpoint.filter(|_| !self.is_in_force(&fold.community)) {
            Some(text) => text.to_owned(),
            None => self.sign_checkpoint(size, root),
        };
        Ok((Mark { size, root }, checkpoint))
    }

    /// Whether this node's own key is that of the keeper in force.
    pub(crate) fn is_in_force(&self, community: &Community) -> bool {
        keeper_in_force(community) == Some(self.key.public())
    }

    /// Takes acts in from now on, or no more, where entries have changed whose turn it is.
    pub(crate) fn heed_turn(&self, was_in_force: bool, community: &Community) {
        let is_in_force = self.is_in_force(community);
        let mut halted = self.halted.lock().unwrap_or_else(PoisonError::into_inner);
        if was_in_force && !is_in_force {
            *halted = Some(copied(&self.id));
        }
        // From a copy that stopped because its keeper broke the rules members go on all the more.
        let was_copy = matches!(*halted, Some(Fault::Copy { .. } | Fault::Broken { .. }));
        if !was_in_force && is_in_force && was_copy {
            *halted = None;
        }
    }
}

/// Hands entries over to be written, as they are verified.
struct Copying<'c> {
    keeper: &'c Inner,
    notes: &'c BTreeMap<Hash, Note>,
    hand_over: Sender<Vec<NewEntry>>,
    ready: Vec<NewEntry>,
    /// How many entries were stored before these.
    stored: u64,
    /// The notes that came with entries before, and the places of those.
    before: Vec<(u64, Hash)>,
    /// The keys that the entries carry, and those that they are signed by.
    keys: Vec<AnyKey>,
    /// Whether the register was this community's own before.
    is_own: bool,
    /// The entry that made it another's.
    turn: Option<Vec<u8>>,
}

impl<'c> Copying<'c> {
    fn of(
        keeper: &'c Inner,
        notes: &'c BTreeMap<Hash, Note>,
        hand_over: Sender<Vec<NewEntry>>,
        community: &Community,
    ) -> Self {
        Copying {
            keeper,
            notes,
            hand_over,
            ready: Vec::new(),
            stored: community.length(),
            before: Vec::new(),
            keys: Vec::new(),
            is_own: community.id() == Some(keeper.id),
            turn: None,
        }
    }
}

impl Onlooker for Copying<'_> {
    fn verified(&mut self, community: &Community, bytes: &[u8], act: &VerifiedAct) -> Result<(), Fault> {
        let mut entry = copied_entry(bytes, act, self.notes);
        // No keeper is believed that lets somebody erase another's words.
        if let Act::NoteErase(erase) = act.act()
            && Defence::ErasedThere.stands()
        {
            let before = self.before.iter().copied();
            if self
                .keeper
                .is_own_note(erase, author(act), community, self.stored, before)?
            {
                entry.erases = Some(erase.c.0);
            }
        }
        let index = community.length();
        // Those that signed as well: after a start from a snapshot the ring is filled as keys are asked for.
        let ring = &self.keeper.ring;
        let signed = act.signatures().iter().filter(|line| !ring.has(line.kid));
        let signed = signed.filter_map(|line| Some(community.key(line.kid)?.public));
        self.keys
            .extend(register::Meaning::keys(act.act()).into_iter().chain(signed));
        self.before.extend(entry.notes.iter().map(|note| (index, note.c)));
        self.ready.push(entry);
        Ok(())
    }

    fn folded(&mut self, community: &Community) {
        if self.is_own && self.turn.is_none() && community.id() != Some(self.keeper.id) {
            self.turn = self.ready.last().map(|entry| entry.bytes.clone());
        }
    }

    fn progress(&mut self, _entries: u64, _size_bytes: u64) {
        // Should the store have failed, it says so at the end.
        let _ = self.hand_over.send(std::mem::take(&mut self.ready));
    }
}

/// Whose act it is: the member's, or of a founding or a joining, whoever it makes a member.
fn author(act: &VerifiedAct) -> Hash {
    match act.head().by {
        By::Member(member) => member,
        By::Nobody | By::Keeper => act.act_id(),
    }
}

/// An entry with those of its texts that came along and are kept.
fn copied_entry(bytes: &[u8], act: &VerifiedAct, notes: &BTreeMap<Hash, Note>) -> NewEntry {
    let mut entry = NewEntry {
        act: act.act_id(),
        bytes: bytes.to_vec(),
        notes: Vec::new(),
        erases: None,
    };
    if notes.is_empty() {
        return entry;
    }
    let author = author(act);
    let committed = act.act().commitments();
    for c in &committed.notes {
        let is_photo = committed.photos.contains(&PhotoRef(c.0));
        let kept = notes.get(&c.0).filter(|note| is_kept(note, &c.0, is_photo));
        entry.notes.extend(kept.map(|note| NewNote {
            c: c.0,
            salt: note.salt,
            text: note.text.clone(),
            audience: note.audience.clone(),
            author,
        }));
    }
    entry
}

/// Whether a copy keeps a text: it is for the whole community, it is the one that the act commits to, and a keeper
/// would have taken it in.
fn is_kept(note: &Note, c: &Hash, is_photo: bool) -> bool {
    let is_for_all = match &note.audience {
        Audience::Community => true,
        Audience::Circle(_) | Audience::Members(_) => false,
    };
    (is_for_all || !Defence::TextsForAll.stands()) && note.commitment() == *c && is_sound(&note.text, is_photo)
}

/// The entry of these that is dated last, with its stamp; the first of them belongs at `from`. What is no entry says nothing.
fn latest(from: u64, entries: &[Vec<u8>]) -> Option<(u64, u64)> {
    let stamps = (from..)
        .zip(entries)
        .filter_map(|(index, bytes)| Some((index, stamp_of(bytes)?)));
    stamps.max_by_key(|(index, stamp_ms)| (*stamp_ms, std::cmp::Reverse(*index)))
}

/// Entries that are in memory already, as a source of chunks.
struct Entries<'e> {
    entries: &'e [Vec<u8>],
    next: usize,
}

impl Iterator for Entries<'_> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let mut chunk = Chunk::default();
        while let Some(entry) = self.entries.get(self.next).filter(|_| !chunk.is_full()) {
            chunk.push(entry);
            self.next += 1;
        }
        (!chunk.is_empty()).then_some(chunk)
    }
}

impl Source for Entries<'_> {
    fn next_chunk(&mut self) -> Result<Option<Chunk>, Trouble> {
        Ok(self.next())
    }
}

/// Folds a stored copy, whose checkpoint may be this node's own while it is on its way to the keeper's.
pub(crate) fn check_copied(text: &str, own: &PublicKey, community: &Hash, size: u64, root: Hash) -> Option<()> {
    let signed = register::checkpoint::parse_signed(text, own).ok()?;
    let is_here = signed.origin == register::checkpoint::origin(community) && signed.size == size;
    (is_here && signed.root == root).then_some(())
}

/// The fault of a keeper that is a copy.
pub(crate) fn copied(community: &Hash) -> Fault {
    Fault::Copy { community: *community }
}
