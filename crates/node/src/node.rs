//! The node: the keepers of many communities over one store, with one writer.

mod adopt;
mod forking;

pub use forking::SignedFor;

use crate::audit;
use crate::carrying_on;
use crate::clock::Clock;
use crate::copy;
use crate::fault::Fault;
use crate::files::{Directory, Files};
use crate::keeper::{Health, Inner, Keeper};
use crate::last_signed::{LAST_SIGNED, LastSigned, Mark, Marks, Pledges, Syncing, run_pledges};
use crate::limits::{CLOSING_EXPIRES_MS, CLOSINGS_PER_TICK_MAX, COMMUNITIES_MAX, KEEPER_KEYS_UNUSED_MAX};
use crate::machine::{Hands, Machine, random};
use crate::notes::matched;
use crate::queue::Queue;
use crate::receipt::Receipt;
use crate::ring::Ring;
use crate::seal;
use crate::slug::short_name;
use crate::start;
use crate::state::{Fold, State};
use crate::store::{Beginning, Founded, Founding, Listed, NewEntry, NewNote, SqliteStore, Store, keeper_key};
use crate::submission::Submission;
use crate::trouble::{SignedAct, Trouble, VerifiedAct, unreadable};
use crate::watch::Growth;
use register::defence::Defence;
use register::entry::{Entry, leaf_hash};
use register::{BODY_VERSION, By, Hash, Head, PublicKey, SecretKey, Seen, compose, sign};
use rules::act::Act;
use rules::field::{Expected, Flaw};
use rules::refusal::Refusal;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;

/// The name of the database in a data directory.
pub(crate) const DATABASE: &str = "mirrorball.db";
/// The name of the file that one process at a time has locked.
const LOCK: &str = "mirrorball.lock";

/// Keeps the registers of many communities.
pub struct Node {
    parts: Parts,
    keepers: RwLock<BTreeMap<Hash, Keeper>>,
    /// Registers of which not even the beginning can be read, by their short names.
    unreadable: BTreeMap<Hash, (String, Fault)>,
    /// One founding at a time.
    founding: Mutex<()>,
    /// Counts the keys handed out once no new ones are made.
    handed_out: AtomicUsize,
    threads: Mutex<Vec<JoinHandle<()>>>,
    _lock: Option<File>,
}

/// What all keepers of a node share.
struct Parts {
    store: Arc<dyn Store>,
    machine: Machine,
    queue: Arc<Queue>,
    /// Who syncs pledges; nobody, once the node has closed.
    syncing: Mutex<Option<Syncing>>,
}

/// The registers that were signed for in a data directory whose database is gone, by their communities' ids; none where it is
/// there, or nothing was kept.
#[must_use]
pub fn without_database(directory: &Path) -> Vec<Hash> {
    if directory.join(DATABASE).exists() {
        return Vec::new();
    }
    let files = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let signed = files.filter_map(|file| {
        let name = file.file_name();
        name.to_str()?.strip_suffix(LAST_SIGNED)?.parse().ok()
    });
    let mut signed: Vec<Hash> = signed.collect();
    signed.sort_unstable();
    signed
}

impl Node {
    /// Opens the node of this data directory, and makes it if there is none. A directory that can only be read is
    /// opened for reading.
    ///
    /// # Errors
    /// The directory or its database cannot be made or opened, or another process serves it.
    pub fn open(directory: &Path, clock: Arc<dyn Clock>) -> Result<Node, Fault> {
        make_directory(directory)?;
        let lock = lock(directory)?;
        if let Some(signed) = without_database(directory).first() {
            // A new one would begin as if nothing had been signed here.
            let database = directory.join(DATABASE);
            let detail = format!(
                "{} is gone, though {signed}{LAST_SIGNED} says that a register was kept here",
                database.display()
            );
            return Err(Fault::Corrupt { detail });
        }
        let store = Arc::new(SqliteStore::open(&directory.join(DATABASE))?);
        let files: Arc<dyn Files> = Arc::new(Directory::new(directory));
        Node::start(store, Machine::own(clock, Some(files)), lock)
    }

    /// A node over a store alone; what was last signed is kept in the store and nowhere else.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn with_store(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Result<Node, Fault> {
        Node::start(store, Machine::own(clock, None), None)
    }

    /// A node over a store, on a machine that need not be this one.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn on_machine(store: Arc<dyn Store>, machine: Machine) -> Result<Node, Fault> {
        Node::start(store, machine, None)
    }

    fn start(store: Arc<dyn Store>, machine: Machine, lock: Option<File>) -> Result<Node, Fault> {
        let hands = machine.hands;
        let queue = Arc::new(Queue::new(hands));
        let (thread, pledges) = channel();
        let syncing = match hands {
            Hands::Many => Syncing::Thread(thread),
            Hands::One => Syncing::Caller,
        };
        let parts = Parts {
            store,
            machine,
            queue,
            syncing: Mutex::new(Some(syncing)),
        };
        let (mut keepers, mut unreadable) = (BTreeMap::new(), BTreeMap::new());
        for listed in parts.store.directory()? {
            let (id, slug) = (listed.community, listed.slug.clone());
            match parts.open_keeper(listed) {
                Ok(keeper) => drop(keepers.insert(id, keeper)),
                // One register that is damaged keeps nobody from reading the others.
                Err(fault @ (Fault::Corrupt { .. } | Fault::Damaged { .. })) => {
                    unreadable.insert(id, (slug, fault));
                }
                Err(fault) => return Err(fault), // Trouble of the machine, which may pass.
            }
        }
        let writer = Arc::clone(&parts.queue);
        let threads = match hands {
            Hands::Many => vec![
                std::thread::spawn(move || writer.run()),
                std::thread::spawn(move || run_pledges(&pledges)),
            ],
            Hands::One => Vec::new(),
        };
        Ok(Node {
            parts,
            keepers: RwLock::new(keepers),
            unreadable,
            founding: Mutex::new(()),
            handed_out: AtomicUsize::new(0),
            threads: Mutex::new(threads),
            _lock: lock,
        })
    }

    /// The keeper of the community with this short name or id.
    pub fn keeper(&self, name: &str) -> Option<Keeper> {
        let keepers = self.keepers.read().unwrap_or_else(PoisonError::into_inner);
        let by_id = name.parse().ok().and_then(|id: Hash| keepers.get(&id));
        by_id
            .or_else(|| keepers.values().find(|keeper| keeper.slug() == name))
            .cloned()
    }

    /// The keepers of all communities, by short name.
    pub fn communities(&self) -> Vec<Keeper> {
        let keepers = self.keepers.read().unwrap_or_else(PoisonError::into_inner);
        let mut keepers: Vec<Keeper> = keepers.values().cloned().collect();
        keepers.sort_by(|one, other| one.slug().cmp(other.slug()));
        keepers
    }

    /// The registers of which not even the beginning could be read when the node was opened: their short names, and what
    /// is to be done.
    pub fn unreadable(&self) -> impl Iterator<Item = (&Hash, &str, &Fault)> {
        let registers = self.unreadable.iter();
        registers.map(|(id, (slug, fault))| (id, slug.as_str(), fault))
    }

    /// How many acts wait to be taken in, of all communities.
    pub fn waiting(&self) -> usize {
        self.parts.queue.len()
    }

    /// A key for the register of a community about to be founded; its founding names the public half. It is durable
    /// when this returns. Once enough keys wait to be named they are handed out again in turn: it does no harm if two
    /// communities have the same.
    ///
    /// # Errors
    /// The store cannot write, or there is no randomness.
    pub fn new_keeper_key(&self) -> Result<PublicKey, Fault> {
        let keys = self.parts.store.keeper_keys()?;
        let unused: Vec<_> = keys.iter().filter(|key| !key.is_used).collect();
        if unused.len() >= KEEPER_KEYS_UNUSED_MAX {
            let turn = self.handed_out.fetch_add(1, Ordering::Relaxed) % unused.len();
            return Ok(SecretKey::from_seed(unused[turn].seed).public());
        }
        let seed = random(self.parts.machine.chance.as_ref())?;
        let public = SecretKey::from_seed(seed).public();
        self.parts.store.add_keeper_key(&public.to_string(), &seed)?;
        Ok(public)
    }

    /// Founds a community: its register begins with this act, or, for a fork, with the entries of a register that is
    /// here as well, and then this act. Founding twice with the same act gives the same receipt.
    ///
    /// # Errors
    /// A rule says no, the keeper's key in it is not one of this node's, or the store cannot write.
    pub fn found(&self, submission: Submission) -> Result<(Keeper, Receipt), Trouble> {
        let signed = SignedAct::read(&submission.body, &submission.signatures).map_err(unreadable)?;
        if signed.act().begins_fork().is_some() {
            return self.found_fork(signed, submission);
        }
        let verified = register::verify(signed, |_| None).map_err(Refusal::from)?;
        let id = verified.act_id();
        let founding = self.founding.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(keeper) = self.keeper(&id.to_string()) {
            let receipt = keeper.receipt(&id)?;
            return Ok((keeper, receipt.expect("a register begins with its founding")));
        }
        let keeper = self.parts.found(&verified, submission, self.communities().len())?;
        self.keepers
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, keeper.clone());
        drop(founding);
        let receipt = keeper.receipt(&id)?;
        Ok((keeper, receipt.expect("a register begins with its founding")))
    }

    /// Lists a copy of another node's register, which has this one entry so far, under a key of this node.
    pub(crate) fn list_copy(&self, id: Hash, name: &str, own: &PublicKey, entry: &NewEntry) -> Result<Keeper, Trouble> {
        let _founding = self.founding.lock().unwrap_or_else(PoisonError::into_inner);
        let checkpoint = register::checkpoint::Checkpoint {
            origin: register::checkpoint::origin(&id),
            size: 1,
            root: leaf_hash(&entry.bytes),
        };
        let signed = checkpoint.sign(&SecretKey::from_seed(self.parts.keeper_seed(own)?));
        self.parts.write_founding((&id, None), name, own, entry, &signed)?;
        let keeper = self.parts.open_founded(&id)?;
        let mut keepers = self.keepers.write().unwrap_or_else(PoisonError::into_inner);
        keepers.insert(id, keeper.clone());
        Ok(keeper)
    }

    /// Files what is due at this time in every community, with the keepers' keys, and settles. Tells how many acts were
    /// filed.
    ///
    /// # Errors
    /// The first fault, after the other communities had their turn. Refusals are none: a member was faster.
    pub fn tick(&self, now_ms: u64) -> Result<usize, Fault> {
        let mut filed = 0;
        let mut first_fault = None;
        for keeper in self.communities() {
            match keeper.file_due(now_ms) {
                Ok(entered) => filed += entered,
                Err(fault) => first_fault = first_fault.or(Some(fault)),
            }
        }
        let settled = self.settle();
        first_fault.map_or(settled.map(|()| filed), Err)
    }

    /// Finds out what became of a write whose outcome was unknown, and makes durable, beside the database, that the last
    /// commit of every register was done. Acts are taken in meanwhile; whoever drives the node asks for it every moment, so
    /// that what is stored is seen even where nobody writes any more, and an old copy of the database is noticed however
    /// little it lacks.
    ///
    /// # Errors
    /// The first register that could not be read or written, after the others; the next time it is tried again.
    pub fn settle(&self) -> Result<(), Fault> {
        let mut first_fault = None;
        for keeper in self.communities() {
            let recovered = keeper.inner.recover();
            let settled = keeper.inner.pledges.as_ref().map_or(Ok(()), Pledges::settle);
            first_fault = first_fault.or(recovered.err()).or(settled.err());
        }
        first_fault.map_or(Ok(()), Err)
    }

    /// Takes in the acts that were left to be taken in, on a machine of one hand; elsewhere a thread does.
    pub fn take_in(&self) {
        self.parts.queue.attend();
    }

    /// Takes in what was sent so far and nothing more, settles, ends all watches, and writes snapshots, so that the next
    /// start is quick. Reading still works.
    ///
    /// # Errors
    /// The first thing that could not be written; the registers are safe all the same.
    pub fn close(&self) -> Result<(), Fault> {
        self.take_in();
        self.stop();
        let mut first_fault = self.settle().err();
        for keeper in self.communities() {
            keeper.inner.growth.end();
            keeper.inner.sealing.end();
            let under_way = keeper
                .inner
                .snapshotting
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            if let Some(thread) = under_way {
                let _ = thread.join(); // It has no result; what it could not write is written now.
            }
            let kept = keeper.inner.snapshot_size.load(Ordering::SeqCst);
            let is_sound = matches!(keeper.halted(), None | Some(Fault::Copy { .. }));
            if is_sound && keeper.read(State::size) > kept {
                first_fault = first_fault.or(keeper.inner.keep_snapshot().err());
            }
        }
        first_fault.map_or(Ok(()), Err)
    }

    /// Ends the threads.
    fn stop(&self) {
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        self.parts.queue.close();
        self.parts.syncing.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut threads = threads.into_iter();
        if let Some(writer) = threads.next() {
            let _ = writer.join();
        }
        self.parts.queue.rest();
        self.parts.queue.abandon();
        // The syncing thread ends with the last keeper that could pledge.
        drop(threads);
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Parts {
    fn open_keeper(&self, listed: Listed) -> Result<Keeper, Fault> {
        let id = listed.community;
        let key = keeper_key(self.store.as_ref(), &listed)?;
        let head = self.store.head(&id)?;
        let ring = Ring::new();
        let (fold, trouble) = start::fold_from_store(self.store.as_ref(), &id, &ring, head.length, self.machine.hands);
        if fold.community.id().is_none() {
            // Nothing that a page could show.
            let entry = 0;
            return Err(match trouble {
                Some(Trouble::Fault(fault)) => fault,
                Some(Trouble::Breach(_) | Trouble::Refusal(_)) | None => Fault::Damaged { community: id, entry },
            });
        }
        let mut halted = trouble.map(|trouble| start::broken(&id, trouble));
        let (size, root) = (fold.length(), fold.tree.root());
        let own = SecretKey::from_seed(key.seed).public();
        let is_copy = copy::keeper_in_force(&fold.community).is_some_and(|keeper| keeper != own);
        let on_its_way = is_copy && copy::check_copied(&head.checkpoint, &own, &id, size, root).is_some();
        if halted.is_none()
            && !on_its_way
            && let Err(kind) = audit::check_checkpoint(&head.checkpoint, &fold.community, size, root)
        {
            let detail = register::breach::Breach::new(kind, Vec::new()).to_string();
            halted = Some(Fault::Broken { community: id, detail });
        }
        let pledges = match self.pledges(&id, &fold) {
            Ok((pledges, behind)) => {
                halted = halted.or(behind);
                pledges
            }
            Err(fault) => {
                halted = halted.or(Some(fault));
                None
            }
        };
        if is_copy && Defence::CopiesRead.stands() {
            halted = halted.or(Some(copy::copied(&id)));
        }
        let seed = key.seed;
        let state = State {
            fold,
            size,
            checkpoint: head.checkpoint,
        };
        Ok(self.keeper(listed, SecretKey::from_seed(seed), state, ring, pledges, halted))
    }

    /// Compares the register with what was last signed for it. A register that is behind may be filled up again, and what
    /// comes then is pledged as well.
    fn pledges(&self, id: &Hash, fold: &Fold) -> Result<(Option<Pledges>, Option<Fault>), Fault> {
        let Some(files) = self.machine.files.as_deref() else {
            return Ok((None, None));
        };
        let mut behind = None;
        let here = Mark {
            size: fold.length(),
            root: fold.tree.root(),
        };
        let file = match LastSigned::open(files, id)? {
            None => LastSigned::create(files, id, here)?,
            Some((mut file, Marks { published, pledged })) => {
                if published.size > here.size && Defence::LastSigned.stands() {
                    // That the last pledge was committed is a hint that a machine which lost its power may have lost.
                    behind = Some(Fault::RolledBack {
                        community: *id,
                        held: here.size,
                        signed: pledged.size,
                    });
                } else if Defence::SameHistory.stands() && fold.tree.root_at(published.size) != Some(published.root) {
                    let detail = format!(
                        "its first {} entries are not those that were signed for",
                        published.size
                    );
                    return Err(Fault::Broken { community: *id, detail });
                } else {
                    file.publish(here)?;
                }
                file
            }
        };
        let syncing = self.syncing.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let pledges = syncing.map(|syncing| Pledges::new(files, id, file, syncing));
        Ok((pledges.transpose()?, behind))
    }

    fn keeper(
        &self,
        listed: Listed,
        key: SecretKey,
        state: State,
        ring: Ring,
        pledges: Option<Pledges>,
        halted: Option<Fault>,
    ) -> Keeper {
        let size = state.size;
        let files = self.machine.files.as_deref();
        let seal = files.and_then(|files| {
            let keeper = copy::keeper_in_force(&state.fold.community)?;
            seal::open(files, &listed.community, &keeper, &state.fold.tree).map(Arc::new)
        });
        let endorsements = files.map(|files| carrying_on::held(files, &state.fold.community));
        let inner = Inner {
            id: listed.community,
            slug: listed.slug,
            key,
            store: Arc::clone(&self.store),
            clock: Arc::clone(&self.machine.clock),
            chance: Arc::clone(&self.machine.chance),
            hands: self.machine.hands,
            state: RwLock::new(state),
            ring: Arc::new(ring),
            ring_ahead: Mutex::default(),
            growth: Growth::new(size),
            pledges,
            files: self.machine.files.clone(),
            sealing: Growth::new(seal.as_ref().map_or(0, |seal| seal.size)),
            seal: RwLock::new(seal),
            endorsements: Mutex::new(endorsements.unwrap_or_default()),
            awaited: Mutex::new(None),
            halted: Mutex::new(halted),
            health: Mutex::new(Health::Well),
            snapshot_size: AtomicU64::new(0),
            snapshotting: Mutex::new(None),
            queue: Arc::clone(&self.queue),
        };
        Keeper { inner: Arc::new(inner) }
    }

    fn found(&self, verified: &VerifiedAct, submission: Submission, communities: usize) -> Result<Keeper, Trouble> {
        let mut fold = Fold::default();
        if let Some(fault) = self.machine.clock.doubt() {
            return Err(fault.into());
        }
        let stamp_ms = self.machine.clock.now_ms();
        let admitted = fold.check(verified, stamp_ms, None)?;
        let Act::Found(act) = verified.act() else {
            return Err(Refusal::NotFounded {}.into());
        };
        let seed = self.keeper_seed(&act.keeper)?;
        let commitments = verified.act().commitments();
        let notes = matched(&commitments, submission.notes)?;
        if communities >= COMMUNITIES_MAX {
            return Err(Fault::TooManyCommunities.into());
        }
        let id = verified.act_id();
        let keep = |(c, note): (Hash, crate::notes::Note)| NewNote {
            c,
            salt: note.salt,
            text: note.text,
            audience: note.audience,
            author: id,
        };
        let entry = Entry {
            stamp_ms,
            body: submission.body,
            signatures: submission.signatures,
        };
        let notes = notes.into_iter().map(keep).collect();
        let entry = NewEntry {
            act: id,
            bytes: entry.encode(),
            notes,
            erases: None,
        };
        fold.apply(admitted, leaf_hash(&entry.bytes));
        let origin = register::checkpoint::origin(&id);
        let key = SecretKey::from_seed(seed);
        let checkpoint = register::checkpoint::Checkpoint {
            origin,
            size: 1,
            root: fold.tree.root(),
        }
        .sign(&key);
        let Some(slug) = self.write_founding((&id, None), act.name.as_str(), &act.keeper, &entry, &checkpoint)? else {
            // It was written before, and something failed after that, or another process has founded it.
            return self.open_founded(&id);
        };
        let (pledges, behind) = self.pledges(&id, &fold)?;
        let ring = Ring::new();
        ring.add(register::Meaning::keys(verified.act()));
        let listed = Listed {
            community: id,
            slug,
            keeper: act.keeper.to_string(),
        };
        let state = State {
            fold,
            size: 1,
            checkpoint,
        };
        Ok(self.keeper(listed, key, state, ring, pledges, behind))
    }

    fn open_founded(&self, id: &Hash) -> Result<Keeper, Trouble> {
        let listed = self
            .store
            .directory()?
            .into_iter()
            .find(|listed| listed.community == *id);
        Ok(self.open_keeper(listed.ok_or(Fault::UnknownCommunity)?)?)
    }

    fn keeper_seed(&self, public: &PublicKey) -> Result<[u8; 32], Trouble> {
        let public = public.to_string();
        let found = self.store.keeper_keys()?.into_iter().find(|key| key.public == public);
        found.map(|key| key.seed).ok_or_else(|| {
            Refusal::MalformedAct {
                path: "act.keeper".to_owned(),
                flaw: Flaw::Expected(Expected::KeeperKey),
            }
            .into()
        })
    }

    /// Writes a founding under the first short name that is free; no name if it is kept already.
    fn write_founding(
        &self,
        (community, begins): (&Hash, Option<Beginning<'_>>),
        name: &str,
        keeper: &PublicKey,
        entry: &NewEntry,
        checkpoint: &str,
    ) -> Result<Option<String>, Fault> {
        let keeper = keeper.to_string();
        for taken in 0.. {
            let slug = short_name(name, taken);
            let founding = Founding {
                community,
                slug: &slug,
                keeper: &keeper,
                begins,
                entry,
                checkpoint,
            };
            match self.store.found(&founding)? {
                Founded::Done => return Ok(Some(slug)),
                Founded::SlugTaken => {}
                Founded::Known => return Ok(None),
            }
        }
        Err(Fault::TooManyCommunities)
    }
}

impl Keeper {
    /// Files what is due here at this time, with the keeper's key.
    fn file_due(&self, now_ms: u64) -> Result<usize, Fault> {
        if self.is_copy() {
            return Ok(0);
        }
        let (due, seen) = self.read(|state| {
            (
                state.community().due(now_ms),
                Seen {
                    size: state.size,
                    root: state.root(),
                },
            )
        });
        let mut filings = Vec::new();
        for act in due.into_iter().take(CLOSINGS_PER_TICK_MAX) {
            let head = Head {
                by: By::Keeper,
                community: Some(self.inner.id),
                expires_ms: self.inner.clock.now_ms().saturating_add(CLOSING_EXPIRES_MS),
                id: random(self.inner.chance.as_ref())?,
                key: self.inner.key.public().kid(),
                seen,
                v: BODY_VERSION,
            };
            let body = compose(&head, &act.write());
            let signatures = sign(&body, &[&self.inner.key]);
            filings.push(self.file_async(Submission {
                body,
                signatures,
                notes: Vec::new(),
            }));
        }
        self.attend();
        let mut entered = 0;
        for filing in filings {
            match filing.and_then(crate::keeper::Filing::wait) {
                Ok(_) => entered += 1,
                Err(Trouble::Fault(fault)) => return Err(fault),
                Err(Trouble::Refusal(_) | Trouble::Breach(_)) => {}
            }
        }
        Ok(entered)
    }
}

/// Makes the data directory for its owner alone: keeper keys and notes are in it.
pub(crate) fn make_directory(directory: &Path) -> Result<(), Fault> {
    if directory.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory).map_err(|error| Fault::Unreachable {
        path: directory.display().to_string(),
        detail: error.to_string(),
    })
}

/// Whether another process serves this data directory, as far as its file system can tell.
pub fn is_served(directory: &Path) -> bool {
    // A file that is not there is nobody's.
    let file = File::open(directory.join(LOCK)).ok();
    file.is_some_and(|file| matches!(file.try_lock(), Err(std::fs::TryLockError::WouldBlock)))
}

/// Keeps other processes off the directory while this one serves it, also where it can only be read. None where nobody ever
/// served it, and it can only be read.
pub(crate) fn lock(directory: &Path) -> Result<Option<File>, Fault> {
    let path = directory.join(LOCK);
    let writing = File::options().create(true).truncate(false).write(true).open(&path);
    let Ok(file) = writing.or_else(|_| File::open(&path)) else {
        return Ok(None);
    };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(std::fs::TryLockError::WouldBlock) => Err(Fault::InUse {
            path: directory.display().to_string(),
        }),
        // Some file systems have no locks; SQLite's own still hold.
        Err(std::fs::TryLockError::Error(_)) => Ok(None),
    }
}
