//! The writer: takes acts in, many at once, in one order. Whose turn it is to write is told in `queue.rs`.
//!
//! It stamps a batch, checks and applies its acts in memory, commits them in one transaction, and only then lets
//! anybody see them or their receipts. A single act is checked, committed and then applied, so that nobody who reads
//! waits for the disk. Several acts build on each other, so each is applied before the next is checked; for this the
//! state is locked until the commit is done. Should the commit fail, the state is brought back to what is stored
//! before the lock is let go, and acts are written one by one until a write goes well.

use crate::answer::{Answer, Pending};
use crate::clock::stamp_after;
use crate::fault::Fault;
use crate::keeper::{Health, Inner, Job};
use crate::last_signed::{Mark, Pledges};
use crate::limits::{SNAPSHOT_EVERY_ENTRIES, SNAPSHOT_WAY_ENTRIES};
use crate::machine::Hands;
use crate::receipt::Receipt;
use crate::start;
use crate::state::{Fold, State};
use crate::store::{Append, Appended, NewEntry, NewNote};
use crate::trouble::{SignedAct, Trouble, VerifiedAct};
use register::defence::Defence;
use register::entry::{Entry, leaf_hash};
use register::{By, Hash, Kid, act_id};
use rules::act::{Act, NoteErase};
use rules::community::Community;
use rules::refusal::Refusal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

/// How often a batch is tried anew when another process has written to the same database.
const RACES_MAX: u32 = 3;

/// An answer that is known and not yet given.
pub(crate) struct Known {
    answer: Answer<Result<Receipt, Trouble>>,
    result: Result<Receipt, Trouble>,
}

impl Known {
    /// Gives it, which wakes whoever waits.
    pub(crate) fn give(self) {
        self.answer.give(self.result);
    }
}

/// Takes a batch of acts in, community by community. What the answers of large batches are is only said here; they are
/// given once it is somebody else's turn, since waking so many takes as long as writing them.
pub(crate) fn take_in(batch: Vec<Job>) -> Vec<Known> {
    let mut known = Vec::new();
    let mut by_community: Vec<(Arc<Inner>, Vec<Job>)> = Vec::new();
    for job in batch {
        match by_community
            .iter_mut()
            .find(|(keeper, _)| Arc::ptr_eq(keeper, &job.keeper))
        {
            Some((_, jobs)) => jobs.push(job),
            None => by_community.push((Arc::clone(&job.keeper), vec![job])),
        }
    }
    for (keeper, jobs) in by_community {
        keeper.admit(jobs, &mut known);
    }
    known
}

/// What became of a job within a batch.
enum Outcome {
    /// It is the entry at this place of the batch.
    Entered(usize),
    /// It is the same act as this entry of the batch.
    Repeated(usize),
    /// It is not entered.
    Out(Trouble),
}

/// A pledge that is being written.
type Pledged = Pending<Result<(), Fault>>;

/// What became of a write, once the pledge for it is written as well.
pub(crate) fn committed(appended: Result<Appended, Fault>, pledged: Option<Pledged>) -> Result<(), Failure> {
    let pledged = pledged.map_or(Ok(()), wait_for);
    match appended? {
        Appended::Done => Ok(pledged?),
        Appended::Known { .. } | Appended::Moved { .. } => Err(Failure::Race),
    }
}

/// Waits until a pledge is durable.
fn wait_for(pledged: Pledged) -> Result<(), Fault> {
    pledged.wait().unwrap_or(Err(Fault::Closed))
}

/// Why a write did not happen.
pub(crate) enum Failure {
    /// Another process was faster.
    Race,
    /// A rule, or the disk.
    Trouble(Trouble),
}

impl<T: Into<Trouble>> From<T> for Failure {
    fn from(trouble: T) -> Failure {
        Failure::Trouble(trouble.into())
    }
}

impl Inner {
    /// Takes these acts in, and answers each, or adds the answer to those that are known.
    fn admit(self: &Arc<Self>, jobs: Vec<Job>, known: &mut Vec<Known>) {
        let mut jobs = jobs;
        for _ in 0..RACES_MAX {
            let recovered = self.recover();
            jobs = self.answer_known(jobs);
            let stamp_ms = recovered.and_then(|()| self.stamp());
            jobs = match stamp_ms {
                Err(fault) => {
                    let fault = Trouble::Fault(fault);
                    jobs.into_iter().for_each(|job| job.answer.give(Err(fault.clone())));
                    return;
                }
                Ok(stamp_ms) if jobs.len() > 1 && self.health() == Health::Well && !may_end_keeping(&jobs) => {
                    self.admit_many(jobs, stamp_ms, known)
                }
                Ok(stamp_ms) => self.admit_each(jobs, stamp_ms),
            };
            if jobs.is_empty() {
                self.snapshot_now_and_then(true);
                return;
            }
        }
        jobs.into_iter()
            .for_each(|job| job.answer.give(Err(Fault::Locked.into())));
    }

    pub(crate) fn health(&self) -> Health {
        *self.health.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_health(&self, health: Health) {
        *self.health.lock().unwrap_or_else(PoisonError::into_inner) = health;
    }

    /// The time for the next entries: never before the last entry's, never far ahead of the clock.
    fn stamp(&self) -> Result<u64, Fault> {
        match self.halted() {
            Some(fault) => Err(fault),
            None => self.next_stamp(),
        }
    }

    /// As [`Inner::stamp`], whether acts are taken in or not.
    pub(crate) fn next_stamp(&self) -> Result<u64, Fault> {
        stamp_after(self.clock.as_ref(), self.state().last_stamp_ms())
    }

    /// After a failed write: finds out what is stored, and brings the state there.
    pub(crate) fn recover(&self) -> Result<(), Fault> {
        if self.health() != Health::Unknown {
            return Ok(());
        }
        let mut state = self.state_mut();
        // Whoever had the state in between may have found out, and may have written since.
        if self.health() != Health::Unknown {
            return Ok(());
        }
        let head = self.store.head(&self.id)?;
        if head.length < state.size {
            let fault = Fault::RolledBack {
                community: self.id,
                held: head.length,
                signed: state.size,
            };
            *self.halted.lock().unwrap_or_else(PoisonError::into_inner) = Some(fault.clone());
            return Err(fault);
        }
        let was_in_force = self.is_in_force(&state.fold.community);
        let (store, length) = (self.store.as_ref(), head.length);
        let replayed = start::replay_tail(store, &self.id, &mut state.fold, &self.ring, length, self.hands);
        if let Err(trouble) = replayed {
            let fault = start::broken(&self.id, trouble);
            *self.halted.lock().unwrap_or_else(PoisonError::into_inner) = Some(fault.clone());
            return Err(fault);
        }
        let mark = Mark {
            size: head.length,
            root: state.fold.tree.root(),
        };
        let pledged = self.pledge(mark).map_or(Ok(()), wait_for);
        if let Err(fault) = pledged {
            // Nobody sees what is not pledged; it is tried again before the next write.
            let length = state.size;
            self.bring_back(&mut state, length);
            return Err(fault);
        }
        self.show(&mut state, mark, head.checkpoint);
        self.heed_turn(was_in_force, &state.fold.community);
        drop(state);
        self.growth.tell(mark.size);
        self.set_health(Health::Careful);
        Ok(())
    }

    /// Lets the world see what is durable.
    pub(crate) fn show(&self, state: &mut State, mark: Mark, checkpoint: String) {
        state.size = mark.size;
        state.checkpoint = checkpoint;
        if let Some(pledges) = self.pledges_for(mark) {
            // Only a hint for the next start: the pledge is durable already.
            let _ = pledges.publish(mark);
        }
    }

    /// Answers those whose author has filed the same bytes before with their first receipt. Other bytes under the
    /// same id are refused, in their turn among the rules.
    fn answer_known(&self, jobs: Vec<Job>) -> Vec<Job> {
        let mut fresh = Vec::new();
        for job in jobs {
            let index = filed(self.state().community(), &job.verified);
            match index {
                None => fresh.push(job),
                Some(_) if !Defence::FirstReceipt.stands() => fresh.push(job),
                Some(index) => {
                    let answer = self.answer_filed(&job.verified, index);
                    job.answer.give(answer);
                }
            }
        }
        fresh
    }

    fn answer_filed(&self, verified: &VerifiedAct, index: u64) -> Result<Receipt, Trouble> {
        let act = verified.act_id();
        let earlier = self.entry(index)?;
        if act_id(&earlier.body) == act {
            let filed = self.store.find(&self.id, &act)?;
            let filed = filed.ok_or_else(|| Fault::Corrupt {
                detail: format!("act {act} is in no index"),
            })?;
            return Ok(self.first_receipt(act, filed)?);
        }
        let state = self.state();
        let stamp_ms = self.clock.now_ms().max(state.last_stamp_ms());
        match state.fold.check(verified, stamp_ms, Some(&earlier.body)) {
            Err(refusal) => Err(refusal.into()),
            Ok(_) => Err(Fault::Bug {
                detail: "an id was admitted twice".into(),
            }
            .into()),
        }
    }

    fn admit_each(&self, jobs: Vec<Job>, stamp_ms: u64) -> Vec<Job> {
        let mut raced = Vec::new();
        let mut failed: Option<Trouble> = None;
        for job in jobs {
            if let Some(trouble) = &failed {
                job.answer.give(Err(trouble.clone()));
                continue;
            }
            if !raced.is_empty() {
                raced.push(job);
                continue;
            }
            // Its twin may have been entered a moment ago.
            let Some(job) = self.answer_known(vec![job]).pop() else {
                continue;
            };
            match self.admit_one(&job, stamp_ms) {
                Ok(receipt) => {
                    job.answer.give(Ok(receipt));
                    // If it put another keeper into force, nothing more is entered here.
                    failed = self.halted().map(Trouble::Fault);
                }
                Err(Failure::Race) => raced.push(job),
                Err(Failure::Trouble(trouble)) => {
                    // What the disk refuses to one it refuses to all.
                    failed = (self.health() == Health::Unknown).then(|| trouble.clone());
                    job.answer.give(Err(trouble));
                }
            }
        }
        raced
    }

    /// Checks, commits, then applies: whoever reads meanwhile sees the state before, and waits for nothing.
    fn admit_one(&self, job: &Job, stamp_ms: u64) -> Result<Receipt, Failure> {
        let (admitted, entry) = {
            let state = self.state();
            let checked = catch_unwind(AssertUnwindSafe(|| state.fold.check(&job.verified, stamp_ms, None)));
            let admitted = checked.map_err(|_| bug())??;
            (admitted, self.entry_of(job, stamp_ms, &state, &[])?)
        };
        let (length, root) = {
            let mut state = self.state_mut();
            state.fold.tree.push(leaf_hash(&entry.bytes));
            (state.size, state.fold.tree.root())
        };
        let mark = Mark { size: length + 1, root };
        let committed = self.commit(length, std::slice::from_ref(&entry), mark);
        let mut state = self.state_mut();
        let checkpoint = match committed {
            Ok(checkpoint) => checkpoint,
            Err(failure) => {
                state.fold.tree.truncate(length);
                self.set_health(Health::Unknown);
                return Err(failure);
            }
        };
        state.fold.community.apply(admitted);
        self.show(&mut state, mark, checkpoint);
        self.heed_turn(true, &state.fold.community);
        drop(state);
        self.ring.add(register::Meaning::keys(job.verified.act()));
        self.set_health(Health::Well);
        self.growth.tell(mark.size);
        Ok(self.receipt_of(&entry, length, stamp_ms))
    }

    /// Checks and applies act by act, commits them all, and keeps everybody from the state until that is done.
    fn admit_many(&self, jobs: Vec<Job>, stamp_ms: u64, known: &mut Vec<Known>) -> Vec<Job> {
        let mut guard = self.state_mut();
        let state = &mut *guard;
        let length = state.size;
        let (mut entries, mut outcomes) = (Vec::new(), Vec::new());
        let checked = catch_unwind(AssertUnwindSafe(|| {
            for job in &jobs {
                outcomes.push(self.fold_in(job, stamp_ms, state, &mut entries));
            }
        }));
        if checked.is_err() {
            // One by one, the act that brings the rules down is the only one that suffers.
            self.bring_back(state, length);
            self.set_health(Health::Careful);
            drop(guard);
            return jobs;
        }
        if !entries.is_empty() {
            let mark = Mark {
                size: length + entries.len() as u64,
                root: state.fold.tree.root(),
            };
            let checkpoint = match self.commit(length, &entries, mark) {
                Ok(checkpoint) => checkpoint,
                Err(failure) => {
                    self.bring_back(state, length);
                    self.set_health(Health::Unknown);
                    drop(guard);
                    return match failure {
                        Failure::Race => jobs,
                        Failure::Trouble(trouble) => {
                            give_up(jobs, outcomes, &trouble);
                            Vec::new()
                        }
                    };
                }
            };
            self.show(state, mark, checkpoint);
            drop(guard);
            self.growth.tell(mark.size);
        } else {
            drop(guard);
        }
        known.extend(self.answers(jobs, outcomes, &entries, length, stamp_ms));
        Vec::new()
    }

    fn fold_in(&self, job: &Job, stamp_ms: u64, state: &mut State, entries: &mut Vec<NewEntry>) -> Outcome {
        let act = job.verified.act_id();
        let place = filed(state.community(), &job.verified)
            .and_then(|index| usize::try_from(index.saturating_sub(state.size)).ok());
        let earlier = place.and_then(|place| entries.get(place));
        if let (Some(place), Some(earlier)) = (place, earlier)
            && earlier.act == act
        {
            return Outcome::Repeated(place);
        }
        let earlier = earlier
            .and_then(|earlier| Entry::decode(&earlier.bytes).ok())
            .map(|earlier| earlier.body);
        let admitted = match state.fold.check(&job.verified, stamp_ms, earlier.as_deref()) {
            Ok(admitted) => admitted,
            Err(refusal) => return Outcome::Out(refusal.into()),
        };
        match self.entry_of(job, stamp_ms, state, entries) {
            Err(trouble) => Outcome::Out(trouble),
            Ok(entry) => {
                state.fold.apply(admitted, leaf_hash(&entry.bytes));
                self.ring.add(register::Meaning::keys(job.verified.act()));
                entries.push(entry);
                Outcome::Entered(entries.len() - 1)
            }
        }
    }

    fn answers(
        &self,
        jobs: Vec<Job>,
        outcomes: Vec<Outcome>,
        entries: &[NewEntry],
        length: u64,
        stamp_ms: u64,
    ) -> impl Iterator<Item = Known> {
        jobs.into_iter().zip(outcomes).map(move |(job, outcome)| Known {
            answer: job.answer,
            result: match outcome {
                Outcome::Entered(place) | Outcome::Repeated(place) => {
                    let entry = &entries[place];
                    Ok(self.receipt_of(entry, length + place as u64, stamp_ms))
                }
                Outcome::Out(trouble) => Err(trouble),
            },
        })
    }

    /// The receipt of an entry of the batch that was just published.
    fn receipt_of(&self, entry: &NewEntry, index: u64, stamp_ms: u64) -> Receipt {
        let state = self.state();
        let proof = state
            .tree()
            .inclusion(index, state.size)
            .expect("the entry was just published");
        Receipt {
            act: entry.act,
            index,
            stamp_ms,
            checkpoint: state.checkpoint.clone(),
            proof,
        }
    }

    /// The entry of a job, with its notes; `before` are the entries of the same batch.
    fn entry_of(&self, job: &Job, stamp_ms: u64, state: &State, before: &[NewEntry]) -> Result<NewEntry, Trouble> {
        let verified = &job.verified;
        let author = match verified.head().by {
            By::Member(member) => member,
            // Whoever founds or joins is known by that act; the keeper writes no notes.
            By::Nobody | By::Keeper => verified.act_id(),
        };
        let notes = job.notes.as_ref().map_err(Clone::clone)?;
        let keep = |(c, note): &(Hash, crate::notes::Note)| NewNote {
            c: *c,
            salt: note.salt,
            text: note.text.clone(),
            audience: note.audience.clone(),
            author,
        };
        let entry = Entry {
            stamp_ms,
            body: verified.body().to_owned(),
            signatures: verified.signatures().to_vec(),
        };
        Ok(NewEntry {
            act: verified.act_id(),
            bytes: entry.encode(),
            notes: notes.iter().map(keep).collect(),
            erases: self.erased_by(verified, author, state, before)?,
        })
    }

    /// The note that an act erases, if it is one of its author's own, and of the act that is named.
    fn erased_by(
        &self,
        verified: &VerifiedAct,
        author: Hash,
        state: &State,
        before: &[NewEntry],
    ) -> Result<Option<Hash>, Trouble> {
        let Act::NoteErase(erase) = verified.act() else {
            return Ok(None);
        };
        let before = (state.size..).zip(before);
        let before = before.flat_map(|(index, entry)| entry.notes.iter().map(move |note| (index, note.c)));
        if self.is_own_note(erase, author, state.community(), state.size, before)? {
            return Ok(Some(erase.c.0));
        }
        Err(Refusal::ActUnknown {
            act: Kid::new(erase.act.0).to_string(),
        }
        .into())
    }

    /// Whether the note that an act erases is its author's own: the act that is named is, and the text came here with it; or
    /// that act committed to it before it came, as where the disk of the keeper that had it is gone. So whoever files
    /// another's text anew keeps nobody from erasing it. `stored` entries are in the store; `before` are the notes that came
    /// with those after them, and the places of these.
    pub(crate) fn is_own_note(
        &self,
        erase: &NoteErase,
        author: Hash,
        community: &Community,
        stored: u64,
        before: impl Iterator<Item = (u64, Hash)> + Clone,
    ) -> Result<bool, Fault> {
        if !Defence::OwnTexts.stands() {
            return Ok(true);
        }
        let (c, id) = (erase.c.0, erase.act.0);
        let Some(own) = community.member_ix(&author) else {
            return Ok(false);
        };
        // Whoever joined has filed that act as nobody yet.
        let joining = (community.member(own).joining == id).then_some(None);
        let named = [Some(Some(own)), joining].into_iter().flatten();
        let named: Vec<u64> = named.filter_map(|by| community.filed(by, id)).collect();
        let first = self.store.note(&self.id, &c)?.map(|note| note.entry);
        for index in named {
            let came_before = |first: u64| first <= index || !Defence::NamedFirst.stands();
            let is_first = if first.is_some_and(came_before) {
                first == Some(index)
            } else if index >= stored {
                before.clone().any(|(place, note)| note == c && place == index)
            } else {
                self.commits_to(index, c)?
            };
            if is_first {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the act of this entry commits to this text.
    fn commits_to(&self, index: u64, c: Hash) -> Result<bool, Fault> {
        let Entry { body, signatures, .. } = self.entry(index)?;
        let act = SignedAct::take(body, signatures).ok();
        Ok(act.is_some_and(|act| act.act().notes().iter().any(|note| note.0 == c)))
    }

    /// Makes entries durable, and the pledge for them, at the same time; gives the checkpoint over them. The pledge is
    /// begun first of all: whoever writes it takes a while to wake up, and signing takes as long.
    fn commit(&self, length: u64, entries: &[NewEntry], mark: Mark) -> Result<String, Failure> {
        let pledged = self.pledge(mark);
        let checkpoint = self.sign_checkpoint(mark.size, mark.root);
        let append = Append {
            community: &self.id,
            expected_length: length,
            entries,
            checkpoint: &checkpoint,
        };
        let appended = self.store.append(&append);
        committed(appended, pledged)?;
        Ok(checkpoint)
    }

    /// Begins to write down what will have been signed; [`committed`] waits for it in any case, so that pledges are
    /// written in the order of the commits.
    pub(crate) fn pledge(&self, mark: Mark) -> Option<Pledged> {
        self.pledges_for(mark).map(|pledges| pledges.begin(mark))
    }

    /// What is pledged never falls back: a register that is being filled up again has been signed for already.
    fn pledges_for(&self, mark: Mark) -> Option<&Pledges> {
        match self.halted() {
            Some(Fault::RolledBack { signed, .. }) if mark.size < signed => None,
            None | Some(_) => self.pledges.as_ref(), // There is nothing to forget.
        }
    }

    /// Brings the state back to what was published, after entries were folded in that could not be written.
    ///
    /// # Panics
    /// If the store can neither write nor read: then nobody may see the state, which is ahead of what is stored.
    pub(crate) fn bring_back(&self, state: &mut State, length: u64) {
        state.fold.tree.truncate(length);
        let (fold, trouble) = start::fold_from_store(self.store.as_ref(), &self.id, &self.ring, length, self.hands);
        assert!(
            trouble.is_none() && fold.length() == length,
            "what was published can be read again"
        );
        state.fold = Fold {
            community: fold.community,
            tree: fold.tree,
        };
    }

    /// Writes a snapshot in the background once the register has grown enough. A copy that is on its way would write the
    /// whole state again and again: it waits until there is twice as much.
    pub(crate) fn snapshot_now_and_then(self: &Arc<Self>, is_whole: bool) {
        let (size, last) = (self.state().size, self.snapshot_size.load(Ordering::SeqCst));
        let every = if is_whole {
            SNAPSHOT_EVERY_ENTRIES
        } else {
            last.max(SNAPSHOT_WAY_ENTRIES)
        };
        if size.saturating_sub(last) < every {
            return;
        }
        let mut under_way = self.snapshotting.lock().unwrap_or_else(PoisonError::into_inner);
        if under_way.as_ref().is_some_and(|thread| !thread.is_finished()) {
            return;
        }
        let keeper = Arc::clone(self);
        // A snapshot that fails costs a longer start, nothing else; the next is tried after as many entries again.
        self.snapshot_size.store(size, Ordering::SeqCst);
        match self.hands {
            Hands::Many => *under_way = Some(std::thread::spawn(move || drop(keeper.keep_snapshot()))),
            Hands::One => drop(keeper.keep_snapshot()),
        }
    }

    /// Writes a snapshot of the state as it is.
    pub(crate) fn keep_snapshot(&self) -> Result<(), Fault> {
        let (size, bytes) = {
            let state = self.state();
            if state.fold.tree.size() != state.size {
                return Ok(()); // The writer is between two steps; the next snapshot is as good.
            }
            (state.size, crate::snapshot::write(&state.fold))
        };
        self.store.keep_snapshot(&self.id, size, &bytes)?;
        self.snapshot_size.store(size, Ordering::SeqCst);
        Ok(())
    }
}

/// Whether one of these acts may put another keeper into force: then acts are entered one by one.
fn may_end_keeping(jobs: &[Job]) -> bool {
    jobs.iter()
        .any(|job| matches!(job.verified.act(), Act::KeeperEndorse(_)))
}

/// The entry under which an author has filed the id of this act.
fn filed(community: &Community, verified: &VerifiedAct) -> Option<u64> {
    let head = verified.head();
    match head.by {
        By::Nobody => community.filed(None, head.id),
        By::Member(member) => community.filed(Some(community.member_ix(&member)?), head.id),
        By::Keeper => community.filed_by_keeper(head.id),
    }
}

/// Answers a batch whose commit failed: refusals stay refusals, all else is the trouble.
fn give_up(jobs: Vec<Job>, outcomes: Vec<Outcome>, trouble: &Trouble) {
    for (job, outcome) in jobs.into_iter().zip(outcomes) {
        job.answer.give(Err(match outcome {
            Outcome::Out(own) => own,
            Outcome::Entered(_) | Outcome::Repeated(_) => trouble.clone(),
        }));
    }
}

fn bug() -> Fault {
    Fault::Bug {
        detail: "the rules panicked over this act".into(),
    }
}
