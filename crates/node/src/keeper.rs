//! The keeper of one community: takes acts in, and answers with receipts; lets everybody read.
//!
//! Signatures are verified here, on the thread that files; what follows is done by the one writer (`writer.rs`).

use crate::answer::{Answer, Pending, answer};
use crate::clock::Clock;
use crate::copy::keeper_in_force;
use crate::fault::Fault;
use crate::files::Files;
use crate::last_signed::Pledges;
use crate::limits::{BODY_BYTES_MAX, PAGE_ENTRIES_MAX};
use crate::machine::{Chance, Hands};
use crate::notes::{Note, NoteText, matched};
use crate::queue::Queue;
use crate::receipt::Receipt;
use crate::ring::Ring;
use crate::seal::Seal;
use crate::slug::short_name;
use crate::state::State;
use crate::store::{Filed, Store};
use crate::submission::Submission;
use crate::trouble::{SignedAct, Trouble, VerifiedAct, unreadable};
use crate::watch::{Growth, Watch};
use register::entry::Entry;
use register::json::{self, Value};
use register::{AnyKey, By, Hash, Kid, PublicKey, SecretKey, SignatureFlaw};
use rules::act::Act;
use rules::field::{Expected, Flaw};
use rules::refusal::Refusal;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::future::Future;
use std::io::Write;
use std::ops::Range;
use std::pin::Pin;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, Weak};
use std::task::{Context, Poll};
use std::thread::JoinHandle;

/// Keeps the register of one community. Cheap to clone.
#[derive(Clone)]
pub struct Keeper {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) id: Hash,
    pub(crate) slug: String,
    pub(crate) key: SecretKey,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) state: RwLock<State>,
    pub(crate) ring: Arc<Ring>,
    /// The ring of what is being read ahead, as long as anybody has some of it.
    pub(crate) ring_ahead: Mutex<Weak<Ring>>,
    pub(crate) growth: Growth,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) hands: Hands,
    pub(crate) pledges: Option<Pledges>,
    /// Where small files beside the database are kept, if anywhere.
    pub(crate) files: Option<Arc<dyn Files>>,
    /// The last checkpoint that enough witnesses have cosigned.
    pub(crate) seal: RwLock<Option<Arc<Seal>>>,
    /// Tells how far the register is sealed.
    pub(crate) sealing: Growth,
    /// Members' endorsements of this node's own key, as long as it is a copy.
    pub(crate) endorsements: Mutex<Vec<VerifiedAct>>,
    /// Why nothing is taken in, if so.
    pub(crate) halted: Mutex<Option<Fault>>,
    /// What a copy waits for, if it goes no further for now.
    pub(crate) awaited: Mutex<Option<Fault>>,
    /// What the writer knows of the last write.
    pub(crate) health: Mutex<Health>,
    pub(crate) snapshot_size: AtomicU64,
    pub(crate) snapshotting: Mutex<Option<JoinHandle<()>>>,
    pub(crate) queue: Arc<Queue>,
}

/// Whether the state in memory is known to be that of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Health {
    /// The last write went well.
    Well,
    /// A write failed; the state was brought back to what is stored. Acts are written one by one until one goes well,
    /// so that the state is never ahead of the store again.
    Careful,
    /// A write failed, and what is stored is not known yet.
    Unknown,
}

/// An act on its way into the register.
pub(crate) struct Job {
    pub(crate) keeper: Arc<Inner>,
    pub(crate) verified: VerifiedAct,
    /// The notes that came along, matched with the act's commitments; asked only if the act is new.
    pub(crate) notes: Result<Vec<(Hash, Note)>, Refusal>,
    pub(crate) answer: Answer<Result<Receipt, Trouble>>,
}

/// What an act would do now, without being filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Who would file it.
    pub by: By,
    /// The act.
    pub act: Act,
    /// The time it was asked for, Unix ms.
    pub now_ms: u64,
}

/// A receipt on its way: a future, or [`Filing::wait`] for threads.
pub struct Filing {
    pending: Pending<Result<Receipt, Trouble>>,
}

impl Filing {
    /// Waits for the receipt.
    ///
    /// # Errors
    /// As [`Keeper::file`].
    pub fn wait(self) -> Result<Receipt, Trouble> {
        self.pending.wait().unwrap_or(Err(Trouble::Fault(Fault::Closed)))
    }
}

impl Future for Filing {
    type Output = Result<Receipt, Trouble>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let polled = Pin::new(&mut self.pending).poll(context);
        polled.map(|answered| answered.unwrap_or(Err(Trouble::Fault(Fault::Closed))))
    }
}

impl Keeper {
    /// Files an act: waits until it is durable, and gives the receipt. Filing the same act again gives the same
    /// receipt, however often.
    ///
    /// # Errors
    /// A rule says no, or the keeper cannot write; then the act is not entered.
    pub fn file(&self, submission: Submission) -> Result<Receipt, Trouble> {
        let preparing = self.inner.queue.prepare();
        let (job, filing) = self.job(submission)?;
        self.inner.queue.push_or_take_in(job, preparing, |take_in| take_in())?;
        filing.wait()
    }

    /// As [`Keeper::file`], for tasks: signatures are verified now, the receipt comes later. If nobody else is taking
    /// acts in, this one is taken in here, which saves two changes of thread; `in_place` is handed what waits for the
    /// disk, and lets other tasks go on meanwhile.
    ///
    /// # Errors
    /// The act cannot be read, a signature does not hold, or too many acts are waiting.
    pub fn file_in_place(
        &self,
        submission: Submission,
        in_place: impl FnOnce(&mut dyn FnMut()),
    ) -> Result<Filing, Trouble> {
        let preparing = self.inner.queue.prepare();
        let (job, filing) = self.job(submission)?;
        self.inner.queue.push_or_take_in(job, preparing, in_place)?;
        Ok(filing)
    }

    /// As [`Keeper::file`], but waits for nothing: signatures are verified now, the receipt comes later.
    ///
    /// # Errors
    /// The act cannot be read, a signature does not hold, or too many acts are waiting.
    pub fn file_async(&self, submission: Submission) -> Result<Filing, Trouble> {
        let preparing = self.inner.queue.prepare();
        let (job, filing) = self.job(submission)?;
        self.inner.queue.push(job, preparing)?;
        Ok(filing)
    }

    /// Takes in what was left to be taken in, where nobody else does.
    pub(crate) fn attend(&self) {
        self.inner.queue.attend();
    }

    fn job(&self, submission: Submission) -> Result<(Job, Filing), Refusal> {
        let Submission {
            body,
            signatures,
            notes,
        } = submission;
        let signed = SignedAct::take(body, signatures).map_err(unreadable)?;
        let verified = self.verify(signed)?;
        if verified.act().begins_fork().is_some() {
            // It would make this register another community's: it begins one of its own.
            return Err(Refusal::AlreadyFounded {});
        }
        let commitments = verified.act().commitments();
        let (answer, pending) = answer();
        let notes = matched(&commitments, notes);
        let keeper = Arc::clone(&self.inner);
        let job = Job {
            keeper,
            verified,
            notes,
            answer,
        };
        Ok((job, Filing { pending }))
    }

    pub(crate) fn verify(&self, signed: SignedAct) -> Result<VerifiedAct, Refusal> {
        let (by, named) = (signed.head().by, signed.head().community);
        let invitation = match signed.act() {
            Act::Join(act) => Some(act.invite),
            _ => None, // No other act is signed by an invitation.
        };
        register::verify(signed, |kid| self.key(kid)).map_err(|flaw| match (flaw, by, named) {
            // Somebody who signs for another community, or is nobody here, is told so, rather than about their key.
            (SignatureFlaw::UnknownKey(_), _, Some(named)) if named != self.inner.id => Refusal::ForeignCommunity {
                community: named.to_string(),
            },
            (SignatureFlaw::UnknownKey(_), By::Member(id), _)
                if self.read(|state| state.community().member_ix(&id).is_none()) =>
            {
                Refusal::UnknownAuthor { by: id.to_string() }
            }
            // A link that was not copied whole leads to a key that no invitation has.
            (SignatureFlaw::UnknownKey(kid), _, _) if invitation == Some(kid) => Refusal::InvitationUnknown {
                invite: kid.to_string(),
            },
            (flaw, _, _) => flaw.into(),
        })
    }

    fn key(&self, kid: Kid) -> Option<AnyKey> {
        let ring = &self.inner.ring;
        ring.key(kid).or_else(|| {
            // After a start from a snapshot the ring is filled as keys are asked for.
            let key = self.read(|state| state.community().key(kid).map(|record| record.public))?;
            ring.add([key]);
            Some(key)
        })
    }

    /// Checks an act without filing it, whoever signs it later. The body is as it would be signed.
    ///
    /// # Errors
    /// It cannot be read, or a rule says no.
    pub fn preview(&self, body: &str) -> Result<Preview, Trouble> {
        let malformed = |path: &str, flaw: Flaw| Refusal::MalformedAct {
            path: path.to_owned(),
            flaw,
        };
        if body.len() > BODY_BYTES_MAX {
            return Err(malformed("", Flaw::TooLarge(BODY_BYTES_MAX)).into());
        }
        let value = json::decode(body).map_err(|flaw| malformed(&flaw.path, Flaw::Json(flaw.reason)))?;
        let act = value.get("act").ok_or_else(|| malformed("act", Flaw::Missing))?;
        let by = match value.get("by").and_then(Value::as_text) {
            Some("") => By::Nobody,
            Some("keeper") => By::Keeper,
            Some(id) => By::Member(
                id.parse()
                    .map_err(|_| malformed("by", Flaw::Expected(Expected::MemberId)))?,
            ),
            None => return Err(malformed("by", Flaw::Missing).into()),
        };
        let act = Act::read(act).map_err(|flaw| unreadable(register::ReadFlaw::Act(flaw)))?;
        self.preview_act(by, act)
    }

    /// As [`Keeper::preview`], for an act that was read already.
    ///
    /// # Errors
    /// A rule says no.
    pub fn preview_act(&self, by: By, act: Act) -> Result<Preview, Trouble> {
        let now_ms = self.inner.clock.now_ms();
        self.read(|state| state.community().preview(&by, &act, now_ms))?;
        Ok(Preview { by, act, now_ms })
    }

    /// Reads the state. It stays as it is while it is read, so do not read for long, and ask the keeper for nothing
    /// else from within: a writer may be waiting in between.
    pub fn read<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        let _reading = Reading::begin(&self.inner.id);
        read(&self.inner.state())
    }

    /// The id of the community.
    pub fn id(&self) -> Hash {
        self.inner.id
    }

    /// The community's short name in addresses.
    pub fn slug(&self) -> &str {
        &self.inner.slug
    }

    /// Whether another community of the same name was here first, so that this one's short name says more than the name.
    pub fn is_namesake(&self) -> bool {
        self.read(|state| {
            let foundation = state.community().foundation();
            foundation.is_some_and(|foundation| short_name(&foundation.name, 0) != self.inner.slug)
        })
    }

    /// The key of the keeper that the register names, which its checkpoints are verified with.
    pub fn public_key(&self) -> PublicKey {
        let in_force = self.read(|state| keeper_in_force(state.community()));
        in_force.unwrap_or_else(|| self.inner.key.public())
    }

    /// Why nothing is taken in at the moment, if so.
    pub fn halted(&self) -> Option<Fault> {
        self.inner.halted()
    }

    /// A secret for a link that lets whoever holds it read one thing without a session, such as a calendar. It is
    /// derived from the keeper's key and from what the link is for, so that nothing has to be kept for it.
    pub fn link_secret(&self, what: &str) -> Hash {
        let mut digest = Sha256::new();
        digest.update(b"mirrorball-link/v1\n");
        digest.update(self.inner.key.seed());
        digest.update(self.id().as_bytes());
        digest.update(what.as_bytes());
        Hash::new(digest.finalize().into())
    }

    /// The root over so many entries; none beyond what is published.
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        self.read(|state| (size <= state.size).then(|| state.tree().root_at(size))?)
    }

    /// The signed checkpoint over the whole register.
    pub fn checkpoint(&self) -> String {
        self.read(|state| state.checkpoint.clone())
    }

    /// The bytes of these entries, as far as there are any, and at most [`PAGE_ENTRIES_MAX`] of them.
    ///
    /// # Errors
    /// The store cannot read.
    pub fn entries(&self, range: Range<u64>) -> Result<Vec<Vec<u8>>, Fault> {
        let end = range.end.min(self.read(State::size));
        let most = usize::try_from(end.saturating_sub(range.start))
            .unwrap_or(usize::MAX)
            .min(PAGE_ENTRIES_MAX);
        if most == 0 {
            Ok(Vec::new())
        } else {
            self.inner.store.page(&self.inner.id, range.start, most)
        }
    }

    /// The index of the entry with this act.
    ///
    /// # Errors
    /// The store cannot read.
    pub fn find(&self, act: &Hash) -> Result<Option<u64>, Fault> {
        let found = self.inner.store.find(&self.inner.id, act)?;
        let size = self.read(State::size);
        Ok(found.map(|filed| filed.index).filter(|index| *index < size))
    }

    /// The note with this commitment, if it ever came; without its text if that was erased. Who may read it is said
    /// in it, and is for the caller to keep to.
    ///
    /// # Errors
    /// The store cannot read.
    pub fn note(&self, c: &Hash) -> Result<Option<NoteText>, Fault> {
        self.inner.store.note(&self.inner.id, c)
    }

    /// The notes with these commitments, those that never came left out.
    ///
    /// # Errors
    /// The store cannot read.
    pub fn notes(&self, cs: &[Hash]) -> Result<BTreeMap<Hash, NoteText>, Fault> {
        let mut notes = BTreeMap::new();
        for c in cs {
            if let Some(note) = self.note(c)? {
                notes.insert(*c, note);
            }
        }
        Ok(notes)
    }

    /// Watches the register grow, from now on.
    pub fn watch(&self) -> Watch {
        self.inner.growth.watch()
    }

    /// Watches the seal grow, from now on.
    pub fn watch_seal(&self) -> Watch {
        self.inner.sealing.watch()
    }

    /// Writes the whole register: its entries, then the signed checkpoint over them. Acts filed meanwhile are left
    /// out. A register that does not replay is written as it is stored, as evidence.
    ///
    /// # Errors
    /// The store cannot read, or the output takes no more.
    pub fn export(&self, output: &mut dyn Write) -> Result<(), Fault> {
        let (size, checkpoint) = match self.halted() {
            None => {
                let (size, checkpoint) = self.read(|state| (state.size, state.checkpoint.clone()));
                let seal = self.seal().filter(|seal| seal.size == size);
                (size, seal.map_or(checkpoint, |seal| seal.note.clone()))
            }
            Some(_) => {
                let head = self.inner.store.head(&self.inner.id)?;
                (head.length, head.checkpoint)
            }
        };
        let mut next = 0;
        let mut text = Vec::new();
        while next < size {
            let most = usize::try_from(size - next).unwrap_or(usize::MAX).min(PAGE_ENTRIES_MAX);
            let page = self.inner.store.page(&self.inner.id, next, most)?;
            if page.is_empty() {
                return Err(Fault::Corrupt {
                    detail: format!("entry {next} is missing"),
                });
            }
            text.clear();
            for entry in &page {
                register::file::write_entry(entry, &mut text);
            }
            output.write_all(&text)?;
            next += page.len() as u64;
        }
        output.write_all(checkpoint.as_bytes())?;
        output.flush()?;
        Ok(())
    }

    /// The receipt of an act that is in the register: the one that was given when it was filed.
    ///
    /// # Errors
    /// The store cannot read.
    pub fn receipt(&self, act: &Hash) -> Result<Option<Receipt>, Fault> {
        let size = self.read(State::size);
        let filed = self
            .inner
            .store
            .find(&self.inner.id, act)?
            .filter(|filed| filed.index < size);
        filed.map(|filed| self.inner.first_receipt(*act, filed)).transpose()
    }
}

thread_local! {
    /// The community whose state this thread is reading.
    static READING: Cell<Option<Hash>> = const { Cell::new(None) };
}

/// Notices, in tests, a thread that reads a state within reading it: that would wait for ever as soon as a writer
/// came in between.
struct Reading {
    before: Option<Hash>,
}

impl Reading {
    fn begin(id: &Hash) -> Reading {
        let before = READING.replace(Some(*id));
        debug_assert!(before != Some(*id), "a state is read within reading it");
        Reading { before }
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        READING.set(self.before);
    }
}

impl Inner {
    pub(crate) fn state(&self) -> RwLockReadGuard<'_, State> {
        self.state
            .read()
            .expect("the state could not be brought back after a failed write; start again")
    }

    pub(crate) fn state_mut(&self) -> RwLockWriteGuard<'_, State> {
        self.state
            .write()
            .expect("the state could not be brought back after a failed write; start again")
    }

    pub(crate) fn halted(&self) -> Option<Fault> {
        self.halted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The receipt as it was first given. Signing is deterministic, so that the checkpoint of that size comes out
    /// again to the byte.
    pub(crate) fn first_receipt(&self, act: Hash, filed: Filed) -> Result<Receipt, Fault> {
        let Filed { index, sealed } = filed;
        let stamp_ms = self.entry(index)?.stamp_ms;
        let state = self.state();
        if !self.is_in_force(state.community()) {
            // A copy signs for nobody: it shows what the keeper signed.
            let proof = state.tree().inclusion(index, state.size).unwrap_or_default();
            let checkpoint = state.checkpoint.clone();
            return Ok(Receipt {
                act,
                index,
                stamp_ms,
                checkpoint,
                proof,
            });
        }
        let root = state.tree().root_at(sealed);
        let proof = state.tree().inclusion(index, sealed);
        drop(state);
        let (Some(root), Some(proof)) = (root, proof) else {
            return Err(Fault::Corrupt {
                detail: format!("entry {index} is sealed at a size that was never reached"),
            });
        };
        let checkpoint = self.sign_checkpoint(sealed, root);
        Ok(Receipt {
            act,
            index,
            stamp_ms,
            checkpoint,
            proof,
        })
    }

    pub(crate) fn entry(&self, index: u64) -> Result<Entry, Fault> {
        let page = self.store.page(&self.id, index, 1)?;
        let entry = page.first().and_then(|bytes| Entry::decode(bytes).ok());
        entry.ok_or_else(|| Fault::Corrupt {
            detail: format!("entry {index} cannot be read"),
        })
    }

    pub(crate) fn sign_checkpoint(&self, size: u64, root: Hash) -> String {
        let origin = register::checkpoint::origin(&self.id);
        register::checkpoint::Checkpoint { origin, size, root }.sign(&self.key)
    }
}
