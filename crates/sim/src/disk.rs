//! The disk of a simulated machine: the store in memory and small files, behind a surface that fails as disks do. Writes
//! fail before or after they are done, are slow, or bring the machine down; what was not synced may be lost then.
//!
//! When the machine goes down in the middle of a write, the writing itself unwinds with [`Crash`]: nothing of the
//! program's runs on, as on a machine that lost its power.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use node::store::{
    Adding, Append, Appended, Coming, Filed, FoundText, Founded, Founding, KeeperKey, Listed, NewEntry, StoredHead,
    TextIndex, TextMark,
};
use node::{Fault, Files, MemoryStore, NoteText, OpenFile, Store};
use register::Hash;

use crate::chance::Chance;
use crate::met::{Fate, Faults, Met, Write};

/// What a write unwinds with when the machine goes down in it.
#[derive(Debug)]
pub struct Crash;

/// How often something happens to a write, in a thousand.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiskFaults {
    /// The machine goes down, before or after.
    pub crash: u32,
    /// It fails, and nothing is written.
    pub fail: u32,
    /// It says that it fails, and is written.
    pub unknown: u32,
    /// It takes long.
    pub slow: u32,
}

/// A disk.
#[derive(Debug)]
pub struct Disk {
    held: Arc<Mutex<Held>>,
}

struct Held {
    store: MemoryStore,
    files: BTreeMap<String, Kept>,
    faults: DiskFaults,
    chance: Chance,
    is_full: bool,
    /// How long writes took since this was last asked, in milliseconds.
    took_ms: u64,
    writes: u64,
    /// Entries that somebody has edited behind the program's back.
    edited: BTreeMap<u64, Vec<u8>>,
    /// A database and all files of before.
    backup: Option<(MemoryStore, BTreeMap<String, Kept>)>,
    /// The newest ones, put aside while old ones stand in their place.
    aside: Option<(MemoryStore, Option<BTreeMap<String, Kept>>)>,
    /// What is to become of the next write of a kind.
    armed: BTreeMap<Write, Fate>,
    /// The database before the last commit, where somebody watches commits.
    before_last: Watching,
    /// The entries of a snapshot, and whether somebody damaged it.
    snapshot: Option<(u64, bool)>,
    /// Less is here than there was, since an old copy took its place.
    went_back: Option<Met>,
    /// The texts that were ever erased here, and those that ever came from another machine.
    erased: BTreeSet<Hash>,
    copied: BTreeSet<Hash>,
    met: Faults,
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Held")
            .field("files", &self.files)
            .finish_non_exhaustive()
    }
}

/// Whether the database as it was before its last commit is at hand.
enum Watching {
    /// Nobody wants it.
    No,
    /// It will be, once something is committed.
    Next,
    /// Here it is, and whether the program has settled since that commit.
    Here(MemoryStore, bool),
}

/// A small file.
#[derive(Clone, Debug, Default)]
struct Kept {
    /// What it says.
    now: Vec<u8>,
    /// What it says after the machine went down, at the least.
    durable: Vec<u8>,
    /// What was durable before a sync that is made while the database commits: nobody has built on it yet.
    before_sync: Option<Vec<u8>>,
}

/// How long a slow write takes at the most.
const SLOW_MS_MAX: u64 = 4_000;

fn crash() -> ! {
    resume_unwind(Box::new(Crash))
}

fn told() -> Fault {
    Fault::Disk {
        detail: "the disk failed".to_owned(),
    }
}

impl Disk {
    /// An empty disk that does not fail yet.
    #[must_use]
    pub fn new(chance: Chance) -> Self {
        let held = Held {
            store: MemoryStore::new(),
            files: BTreeMap::new(),
            faults: DiskFaults::default(),
            chance,
            is_full: false,
            took_ms: 0,
            writes: 0,
            edited: BTreeMap::new(),
            backup: None,
            aside: None,
            armed: BTreeMap::new(),
            before_last: Watching::No,
            snapshot: None,
            went_back: None,
            erased: BTreeSet::new(),
            copied: BTreeSet::new(),
            met: Faults::default(),
        };
        Self {
            held: Arc::new(Mutex::new(held)),
        }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        lock(&self.held)
    }

    /// From now on it fails as often as this.
    pub fn set_faults(&self, faults: DiskFaults) {
        self.held().faults = faults;
    }

    /// The next write of this kind comes to this.
    pub fn arm(&self, write: Write, fate: Fate) {
        self.held().armed.insert(write, fate);
    }

    /// All writes come to what chance has for them.
    pub fn disarm(&self) {
        self.held().armed.clear();
    }

    /// What it met with.
    #[must_use]
    pub fn met(&self) -> Faults {
        self.held().met.clone()
    }

    /// A program starts from it, with a register of this length.
    pub fn read_at_start(&self, length: u64) {
        let mut held = self.held();
        if let Some(met) = held.went_back.take() {
            held.met.add(met);
        }
        if let Some((size, is_damaged)) = held.snapshot {
            if is_damaged {
                held.met.add(Met::DamagedSnapshot);
            } else if size < length {
                held.met.add(Met::StaleSnapshot);
            }
        }
    }

    /// How many entries of this community are stored.
    #[must_use]
    pub fn length(&self, community: &Hash) -> u64 {
        self.held().store.head(community).map_or(0, |head| head.length)
    }

    /// Nothing more can be written, or it can again.
    pub fn set_full(&self, is_full: bool) {
        self.held().is_full = is_full;
    }

    /// How long its writes took since this was last asked, in milliseconds.
    pub fn take_time_ms(&self) -> u64 {
        std::mem::take(&mut self.held().took_ms)
    }

    /// How many writes there were.
    #[must_use]
    pub fn writes(&self) -> u64 {
        self.held().writes
    }

    /// What its program was at is done: whatever was synced stays.
    pub fn settle(&self) {
        self.held().files.values_mut().for_each(|kept| kept.before_sync = None);
    }

    /// Time has passed, and what was not synced is written too.
    pub fn write_back(&self) {
        for kept in self.held().files.values_mut() {
            (kept.durable, kept.before_sync) = (kept.now.clone(), None);
        }
    }

    /// The machine went down: what was not synced may be lost.
    pub fn go_down(&self) {
        let mut held = self.held();
        let Held { files, chance, met, .. } = &mut *held;
        for kept in files.values_mut() {
            let before_sync = kept.before_sync.take().filter(|before| *before != kept.durable);
            if let Some(before) = before_sync
                && chance.happens(500)
            {
                kept.durable = before;
                kept.now = kept.durable.clone();
                met.add(Met::TailLost);
            } else if chance.happens(500) {
                if kept.now != kept.durable {
                    met.add(Met::TailLost);
                }
                kept.now = kept.durable.clone();
            } else {
                kept.durable = kept.now.clone();
            }
        }
    }

    /// Keeps a copy of everything, as somebody who makes backups does.
    pub fn back_up(&self) {
        let mut held = self.held();
        held.backup = Some((held.store.copy(), held.files.clone()));
    }

    /// Puts the database of the last backup in the place of this one, and with `whole` the files too. False if there is
    /// none.
    pub fn restore_backup(&self, whole: bool) -> bool {
        let mut held = self.held();
        let Some((store, files)) = held.backup.as_ref().map(|(store, files)| (store.copy(), files.clone())) else {
            return false;
        };
        if length(&store) < length(&held.store) {
            held.went_back = Some(if whole { Met::OldDisk } else { Met::OldDatabase });
        }
        (held.snapshot, held.before_last) = (None, Watching::No);
        let newest = std::mem::replace(&mut held.store, store);
        let newest_files = whole.then(|| std::mem::replace(&mut held.files, files));
        // What was put aside before is needed where the program has not gone on since, and no more where it has: it may have
        // signed another history than what it had lost.
        if !held
            .aside
            .as_ref()
            .is_some_and(|(aside, _)| goes_on_from(aside, &newest))
        {
            held.aside = Some((newest, newest_files));
        }
        true
    }

    /// From now on the database is at hand as it was before its last commit.
    pub fn watch_commits(&self) {
        let mut held = self.held();
        if matches!(held.before_last, Watching::No) {
            held.before_last = Watching::Next;
        }
    }

    /// The program has settled: what it committed is known to have been, beside the database too.
    pub fn settled(&self) {
        if let Watching::Here(_, is_settled) = &mut self.held().before_last {
            *is_settled = true;
        }
    }

    /// Whether the database as it was before its last commit is at hand, and the program has settled since.
    #[must_use]
    pub fn can_lack_last(&self) -> bool {
        matches!(self.held().before_last, Watching::Here(_, true))
    }

    /// Takes the last commit, and nothing else, out of the database, where somebody watched it.
    pub fn drop_last(&self) {
        let mut held = self.held();
        let Watching::Here(store, _) = std::mem::replace(&mut held.before_last, Watching::No) else {
            return;
        };
        (held.went_back, held.snapshot) = (Some(Met::LastCommitGone), None);
        let newest = std::mem::replace(&mut held.store, store);
        held.aside = Some((newest, None));
    }

    /// Puts the newest database back that an old one had taken the place of, and its files. False if none had.
    pub fn restore_newest(&self) -> bool {
        let mut held = self.held();
        let Some((store, files)) = held.aside.take() else {
            return false;
        };
        held.store = store;
        (held.snapshot, held.went_back, held.before_last) = (None, None, Watching::No);
        if let Some(files) = files {
            held.files = files;
        }
        true
    }

    /// What had been put aside is not needed any more.
    pub fn forget_newest(&self) {
        self.held().aside = None;
    }

    /// Damages the snapshot of a register, if there is one.
    pub fn damage_snapshot(&self, community: &Hash) {
        let mut held = self.held();
        if let Ok(Some(mut bytes)) = held.store.snapshot(community) {
            let place = held.chance.place(bytes.len().max(1));
            if let Some(byte) = bytes.get_mut(place) {
                *byte ^= 0x20;
            }
            // The store in memory takes every snapshot.
            let _ = held.store.keep_snapshot(community, 0, &bytes);
            held.snapshot = held.snapshot.map(|(size, _)| (size, true));
        }
    }

    /// Puts other bytes in the place of an entry, behind the program's back.
    pub fn edit(&self, index: u64, bytes: Vec<u8>) {
        self.held().edited.insert(index, bytes);
    }

    /// The database alone, as it is stored now, without its snapshot: for whoever replays it.
    #[must_use]
    pub fn store(&self) -> MemoryStore {
        self.held().store.copy()
    }

    fn add(&self, what: Write, append: &Append<'_>) -> Result<Appended, Fault> {
        let appended = self.commit(what, |held| {
            let before = (!matches!(held.before_last, Watching::No)).then(|| held.store.copy());
            let erasing = held.erasing(append);
            let appended = held.store.append(append)?;
            if appended != Appended::Done {
                return Ok(appended);
            }
            if let Some(before) = before {
                held.before_last = Watching::Here(before, false);
            }
            held.count_texts(what, append.entries, &erasing);
            Ok(appended)
        })?;
        // Whoever has both answers builds on both.
        self.settle();
        Ok(appended)
    }

    /// Writes, or does not, as chance has it for this kind of write.
    fn commit<T>(&self, what: Write, write: impl FnOnce(&mut Held) -> Result<T, Fault>) -> Result<T, Fault> {
        let mut held = self.held();
        match held.next(what)? {
            None => write(&mut held),
            Some(Fate::Fails) => Err(told()),
            Some(Fate::Unknown) => {
                write(&mut held)?;
                Err(told())
            }
            Some(Fate::CrashBefore | Fate::CrashMidst) => {
                drop(held);
                crash()
            }
            Some(Fate::CrashAfter) => {
                let written = write(&mut held);
                drop(held);
                drop(written);
                crash()
            }
        }
    }
}

fn lock(held: &Mutex<Held>) -> MutexGuard<'_, Held> {
    // Every change is complete before anything could unwind.
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Held {
    /// The texts that these entries erase and that are here.
    fn erasing(&self, append: &Append<'_>) -> Vec<Hash> {
        let is_here = |c: &Hash| matches!(self.store.note(append.community, c), Ok(Some(note)) if note.text.is_some());
        let erases = append.entries.iter().filter_map(|entry| entry.erases);
        erases.filter(is_here).collect()
    }

    fn count_texts(&mut self, what: Write, entries: &[NewEntry], erasing: &[Hash]) {
        for c in erasing {
            self.met.add(Met::TextErased);
            if !self.erased.insert(*c) {
                self.met.add(Met::TextErasedAgain);
            }
            if what == Write::Entries && self.copied.contains(c) {
                self.met.add(Met::CopiedTextErased);
            }
        }
        if what == Write::Copied {
            let came = entries.iter().flat_map(|entry| &entry.notes);
            self.copied.extend(came.map(|note| note.c));
        }
    }

    /// What becomes of the next write; none if it goes well.
    fn next(&mut self, what: Write) -> Result<Option<Fate>, Fault> {
        self.writes += 1;
        let DiskFaults {
            crash,
            fail,
            unknown,
            slow,
        } = self.faults;
        if self.is_full {
            self.met.add(Met::FullDisk);
            return Err(Fault::DiskFull);
        }
        if self.chance.happens(slow) {
            self.took_ms += self.chance.between(50, SLOW_MS_MAX);
            self.met.add(Met::SlowDisk);
        }
        let armed = self.armed.remove(&what);
        let fate = if self.chance.happens(crash) {
            let crashes = [Fate::CrashBefore, Fate::CrashMidst, Fate::CrashAfter];
            Some(*self.chance.one_of(&crashes))
        } else if self.chance.happens(fail) {
            Some(Fate::Fails)
        } else if self.chance.happens(unknown) {
            Some(Fate::Unknown)
        } else {
            None
        };
        let fate = armed.or(fate).map(|fate| match fate {
            fate if fate.can_be_of(what) => fate,
            Fate::CrashMidst => Fate::CrashBefore,
            Fate::CrashBefore | Fate::CrashAfter | Fate::Fails | Fate::Unknown => Fate::Fails,
        });
        if let Some(fate) = fate {
            self.met.add(Met::Write(what, fate));
        }
        Ok(fate)
    }
}

impl Store for Disk {
    fn found(&self, founding: &Founding<'_>) -> Result<Founded, Fault> {
        self.held().store.found(founding)
    }

    fn append(&self, append: &Append<'_>) -> Result<Appended, Fault> {
        self.add(Write::Entries, append)
    }

    fn append_coming(
        &self,
        coming: &Coming<'_>,
        entries: &mut dyn Iterator<Item = NewEntry>,
        checkpoint: &mut dyn FnMut() -> Option<String>,
    ) -> Result<Option<Appended>, Fault> {
        let entries: Vec<NewEntry> = entries.collect();
        let Some(checkpoint) = checkpoint() else {
            return Ok(None);
        };
        let append = Append {
            community: coming.community,
            expected_length: coming.expected_length,
            entries: &entries,
            checkpoint: &checkpoint,
        };
        self.add(Write::Copied, &append).map(Some)
    }

    fn directory(&self) -> Result<Vec<Listed>, Fault> {
        self.held().store.directory()
    }

    fn head(&self, community: &Hash) -> Result<StoredHead, Fault> {
        self.held().store.head(community)
    }

    fn page(&self, community: &Hash, from: u64, most: usize) -> Result<Vec<Vec<u8>>, Fault> {
        let held = self.held();
        let mut page = held.store.page(community, from, most)?;
        for (entry, index) in page.iter_mut().zip(from..) {
            if let Some(edited) = held.edited.get(&index) {
                entry.clone_from(edited);
            }
        }
        Ok(page)
    }

    fn find(&self, community: &Hash, act: &Hash) -> Result<Option<Filed>, Fault> {
        self.held().store.find(community, act)
    }

    fn note(&self, community: &Hash, c: &Hash) -> Result<Option<NoteText>, Fault> {
        self.held().store.note(community, c)
    }

    fn keep_snapshot(&self, community: &Hash, size: u64, bytes: &[u8]) -> Result<(), Fault> {
        self.commit(Write::Snapshot, |held| {
            held.snapshot = Some((size, false));
            held.store.keep_snapshot(community, size, bytes)
        })
    }

    fn snapshot(&self, community: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        self.held().store.snapshot(community)
    }

    fn add_keeper_key(&self, public: &str, seed: &[u8; 32]) -> Result<(), Fault> {
        self.held().store.add_keeper_key(public, seed)
    }

    fn keeper_keys(&self) -> Result<Vec<KeeperKey>, Fault> {
        self.held().store.keeper_keys()
    }

    fn texts(&self) -> &dyn TextIndex {
        self
    }
}

/// Nobody searches in this world; what is written to an index is forgotten, as if it had just been made anew.
impl TextIndex for Disk {
    fn mark(&self, _community: &Hash) -> Result<Option<TextMark>, Fault> {
        Ok(None)
    }

    fn add(&self, _community: &Hash, _before: Option<TextMark>, _adding: &Adding<'_>) -> Result<(), Fault> {
        Ok(())
    }

    fn matching(&self, _community: &Hash, _words: &[String], _most: usize) -> Result<Vec<FoundText>, Fault> {
        Ok(Vec::new())
    }
}

impl Files for Disk {
    fn place(&self, name: &str) -> String {
        name.to_owned()
    }

    fn names(&self) -> Result<Vec<String>, Fault> {
        Ok(self.held().files.keys().cloned().collect())
    }

    fn read(&self, name: &str) -> Result<Option<String>, Fault> {
        let held = self.held();
        let text = held.files.get(name).map(|kept| String::from_utf8(kept.now.clone()));
        text.transpose().map_err(|_| Fault::Corrupt {
            detail: format!("{name} cannot be read"),
        })
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.commit(Write::of_file(name), |held| {
            let kept = held.files.entry(name.to_owned()).or_default();
            (kept.now, kept.durable) = (bytes.to_vec(), bytes.to_vec());
            Ok(())
        })
    }

    fn open(&self, name: &str) -> Result<Box<dyn OpenFile>, Fault> {
        Ok(Box::new(Opened {
            held: Arc::clone(&self.held),
            name: name.to_owned(),
        }))
    }
}

/// A small file that is overwritten in place.
#[derive(Debug)]
struct Opened {
    held: Arc<Mutex<Held>>,
    name: String,
}

impl OpenFile for Opened {
    fn overwrite(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let mut held = lock(&self.held);
        // Bytes that are there already take no more room, whether or not the disk is full.
        let kept = held.files.entry(self.name.clone()).or_default();
        kept.now = bytes.to_vec();
        Ok(())
    }

    fn sync(&mut self) -> Result<(), Fault> {
        let disk = Disk {
            held: Arc::clone(&self.held),
        };
        disk.commit(Write::Pledge, |held| {
            let kept = held.files.entry(self.name.clone()).or_default();
            kept.before_sync = Some(std::mem::replace(&mut kept.durable, kept.now.clone()));
            Ok(())
        })
    }
}

/// How many entries a database of one register has; none where it has no register.
fn length(store: &MemoryStore) -> Option<u64> {
    let listed = store.directory().ok()?.pop()?;
    store.head(&listed.community).ok().map(|head| head.length)
}

/// Whether a database has all entries of another, and more.
fn goes_on_from(longer: &MemoryStore, shorter: &MemoryStore) -> bool {
    let (Some(more), Some(size)) = (length(longer), length(shorter)) else {
        return length(longer) > length(shorter);
    };
    let first = |store: &MemoryStore| {
        let listed = store.directory().ok()?.pop()?;
        store.page(&listed.community, 0, usize::try_from(size).ok()?).ok()
    };
    more > size && first(longer) == first(shorter)
}
