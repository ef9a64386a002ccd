//! When disks, databases and clocks fail: a fault that says so, nothing lost, and reading goes on.

use crate::people::{MAY, Person, Village, export};
use node::clock::{Belief, Steadiness};
use node::store::{Append, Appended, Coming, Filed, Founded, Founding, KeeperKey, Listed, NewEntry, StoredHead};
use node::{
    Clock, Directory, Fault, Files, Machine, ManualClock, MemoryStore, Node, NoteText, OpenFile, SqliteStore, State,
    Store, Trouble, audit,
};
use register::Hash;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

#[test]
fn a_full_disk_is_a_fault_and_mends_itself() {
    let directory = tempfile::tempdir().unwrap();
    let store = Arc::new(SqliteStore::open(&directory.path().join("small.db")).unwrap());
    let village = Village::over(store.clone());
    store.set_size_max(160 * 1024).unwrap();
    let mut filed = 0;
    let (last, fault) = loop {
        let act = village.ada.care(&village.keeper, village.now(), 60);
        match village.keeper.file(act.clone()) {
            Ok(_) => filed += 1,
            Err(trouble) => break (act, trouble),
        }
        assert!(filed < 10_000, "the disk never fills");
    };
    assert_eq!(fault, Fault::DiskFull.into());
    let size = village.keeper.read(State::size);
    assert_eq!(size, filed + 1);
    let file = village.export();
    assert_eq!(
        audit::verify(file.as_slice(), |_, _| {}).unwrap().size,
        size,
        "reading goes on"
    );
    // Many at once meet the same, and the state is brought back.
    let acts: Vec<_> = (0..40)
        .map(|minutes| village.ada.care(&village.keeper, village.now(), minutes + 1))
        .collect();
    let filings: Vec<_> = acts
        .iter()
        .map(|act| village.keeper.file_async(act.clone()).unwrap())
        .collect();
    for filing in filings {
        assert_eq!(filing.wait(), Err(Fault::DiskFull.into()));
    }
    assert_eq!(village.export(), file);
    store.set_size_max(64 * 1024 * 1024).unwrap();
    assert_eq!(village.file(last).index, size);
    for act in acts {
        village.file(act);
    }
    audit::verify(village.export().as_slice(), |_, _| {}).unwrap();
}

#[test]
fn a_store_that_can_only_be_read_is_read() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("kept.db");
    let village = Village::over(Arc::new(SqliteStore::open(&path).unwrap()));
    village.file(village.ada.care(&village.keeper, village.now(), 60));
    let file = village.export();
    let Village { node, clock, ada, .. } = village;
    node.close().unwrap();
    drop(node);
    let reading = Node::with_store(Arc::new(SqliteStore::open_read_only(&path).unwrap()), clock.clone()).unwrap();
    let keeper = reading.communities().pop().unwrap();
    assert_eq!(export(&keeper), file);
    let filed = keeper.file(ada.care(&keeper, clock.now_ms(), 30));
    assert_eq!(
        filed,
        Err(Fault::ReadOnly {
            path: path.display().to_string()
        }
        .into())
    );
    assert!(matches!(reading.new_keeper_key(), Err(Fault::ReadOnly { .. })));
    assert_eq!(export(&keeper), file);
}

#[test]
fn a_directory_that_cannot_be_made_is_a_fault_in_three_parts() {
    let clock = Arc::new(ManualClock::new(MAY));
    let Err(fault) = Node::open(Path::new("/dev/null/mirrorball"), clock) else {
        panic!("nothing is there")
    };
    assert!(matches!(fault, Fault::Unreachable { .. }) && !fault.is_transient());
    let said = fault.to_string();
    assert!(
        said.starts_with("Fault: /dev/null/mirrorball cannot be opened")
            && said.contains("\nSafe:  ")
            && said.contains("\nNext:  ")
    );
}

/// A store whose appends fail when told to, after or before they were written.
#[derive(Default)]
pub(crate) struct Failing {
    inner: MemoryStore,
    /// Appends that fail from now on.
    pub(crate) failures: AtomicU32,
    /// Whether they fail after having been written.
    pub(crate) after: AtomicBool,
    /// Whether entries that come one by one fail after the first.
    pub(crate) midst: AtomicBool,
}

impl Store for Failing {
    fn append(&self, append: &Append<'_>) -> Result<Appended, Fault> {
        let fails = self
            .failures
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1))
            .is_ok();
        if !fails {
            return self.inner.append(append);
        }
        if self.after.load(Ordering::SeqCst) {
            assert_eq!(self.inner.append(append), Ok(Appended::Done));
        }
        Err(Fault::Disk {
            detail: "told to".into(),
        })
    }
    fn append_coming(
        &self,
        coming: &Coming<'_>,
        entries: &mut dyn Iterator<Item = NewEntry>,
        checkpoint: &mut dyn FnMut() -> Option<String>,
    ) -> Result<Option<Appended>, Fault> {
        if self.midst.load(Ordering::SeqCst) {
            // Whoever hands entries over is not waited for any more.
            drop(entries.next());
            return Err(Fault::DiskFull);
        }
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
        self.append(&append).map(Some)
    }
    fn found(&self, founding: &Founding<'_>) -> Result<Founded, Fault> {
        self.inner.found(founding)
    }
    fn directory(&self) -> Result<Vec<Listed>, Fault> {
        self.inner.directory()
    }
    fn head(&self, community: &Hash) -> Result<StoredHead, Fault> {
        self.inner.head(community)
    }
    fn page(&self, community: &Hash, from: u64, most: usize) -> Result<Vec<Vec<u8>>, Fault> {
        self.inner.page(community, from, most)
    }
    fn find(&self, community: &Hash, act: &Hash) -> Result<Option<Filed>, Fault> {
        self.inner.find(community, act)
    }
    fn note(&self, community: &Hash, c: &Hash) -> Result<Option<NoteText>, Fault> {
        self.inner.note(community, c)
    }
    fn keep_snapshot(&self, community: &Hash, size: u64, bytes: &[u8]) -> Result<(), Fault> {
        self.inner.keep_snapshot(community, size, bytes)
    }
    fn snapshot(&self, community: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        self.inner.snapshot(community)
    }
    fn add_keeper_key(&self, public: &str, seed: &[u8; 32]) -> Result<(), Fault> {
        self.inner.add_keeper_key(public, seed)
    }
    fn keeper_keys(&self) -> Result<Vec<KeeperKey>, Fault> {
        self.inner.keeper_keys()
    }
    fn texts(&self) -> &dyn node::store::TextIndex {
        self.inner.texts()
    }
}

#[test]
fn a_failed_write_leaves_the_state_as_it_was_or_as_it_is_stored() {
    for after in [false, true] {
        let store = Arc::new(Failing::default());
        let village = Village::over(store.clone());
        let ben = village.join(2);
        store.after.store(after, Ordering::SeqCst);
        for batch in [1, 30] {
            let before = village.export();
            let acts: Vec<_> = (1..=batch)
                .map(|minutes| ben.care(&village.keeper, village.now(), minutes))
                .collect();
            store.failures.store(1, Ordering::SeqCst);
            let filings: Vec<_> = acts
                .iter()
                .map(|act| village.keeper.file_async(act.clone()).unwrap())
                .collect();
            let outcomes: Vec<_> = filings.into_iter().map(node::Filing::wait).collect();
            assert!(outcomes.contains(&Err(Trouble::Fault(Fault::Disk {
                detail: "told to".into()
            }))));
            if outcomes.iter().all(Result::is_err) {
                assert_eq!(
                    village.export(),
                    before,
                    "what was not answered with a receipt is not shown"
                );
            }
            // Sent again, each is entered once, whether or not the failed write had reached the disk.
            let mut indices: Vec<u64> = acts.into_iter().map(|act| village.file(act).index).collect();
            indices.sort_unstable();
            indices.dedup();
            assert_eq!(indices.len() as i64, batch);
            let proven = audit::verify(village.export().as_slice(), |_, _| {}).unwrap();
            assert_eq!(proven.digest, village.keeper.read(|state| state.community().digest()));
            assert_eq!(proven.size, village.keeper.read(State::size));
        }
    }
}

#[test]
fn what_was_written_after_all_is_seen_without_another_write() {
    let store = Arc::new(Failing::default());
    let village = Village::over(store.clone());
    let ben = village.join(2);
    store.after.store(true, Ordering::SeqCst);
    store.failures.store(1, Ordering::SeqCst);
    let before = village.keeper.read(State::size);
    let act = ben.care(&village.keeper, village.now(), 20);
    assert!(village.keeper.file(act).is_err());
    assert_eq!(village.keeper.read(State::size), before, "nobody knows yet");
    village.node.settle().unwrap();
    assert_eq!(village.keeper.read(State::size), before + 1);
    audit::verify(village.export().as_slice(), |_, _| {}).unwrap();
}

/// Small files of which the one that is overwritten in place cannot be synced when told so.
#[derive(Debug)]
pub(crate) struct Unsynced {
    inner: Directory,
    /// Syncs that fail from now on.
    pub(crate) failures: Arc<AtomicU32>,
}

impl Unsynced {
    pub(crate) fn beside(directory: &Path) -> Unsynced {
        Unsynced {
            inner: Directory::new(directory),
            failures: Arc::default(),
        }
    }
}

impl Files for Unsynced {
    fn place(&self, name: &str) -> String {
        self.inner.place(name)
    }
    fn names(&self) -> Result<Vec<String>, Fault> {
        self.inner.names()
    }
    fn read(&self, name: &str) -> Result<Option<String>, Fault> {
        self.inner.read(name)
    }
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.inner.write(name, bytes)
    }
    fn open(&self, name: &str) -> Result<Box<dyn OpenFile>, Fault> {
        let (inner, failures) = (self.inner.open(name)?, Arc::clone(&self.failures));
        Ok(Box::new(UnsyncedFile { inner, failures }))
    }
}

#[derive(Debug)]
struct UnsyncedFile {
    inner: Box<dyn OpenFile>,
    failures: Arc<AtomicU32>,
}

impl OpenFile for UnsyncedFile {
    fn overwrite(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.inner.overwrite(bytes)
    }
    fn sync(&mut self) -> Result<(), Fault> {
        let one_less = |left: u32| left.checked_sub(1);
        match self.failures.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less) {
            Ok(_) => Err(Fault::Disk {
                detail: "told to".into(),
            }),
            Err(_) => self.inner.sync(),
        }
    }
}

#[test]
fn nobody_sees_what_is_stored_and_not_pledged() {
    let directory = tempfile::tempdir().unwrap();
    let files = Arc::new(Unsynced::beside(directory.path()));
    let clock = Arc::new(ManualClock::new(MAY));
    let machine = Machine::own(clock.clone(), Some(files.clone()));
    let node = Node::on_machine(Arc::new(MemoryStore::new()), machine).unwrap();
    let village = Village::found(node, clock);
    let before = village.export();
    let act = village.ada.care(&village.keeper, village.now(), 60);
    // The entry is stored, and neither its pledge nor the next attempt at it becomes durable.
    files.failures.store(2, Ordering::SeqCst);
    for _ in 0..2 {
        let filed = village.keeper.file(act.clone());
        assert!(matches!(filed, Err(Trouble::Fault(Fault::Disk { .. }))), "{filed:?}");
        assert_eq!(village.export(), before);
        village.keeper.read(|state| {
            assert_eq!(
                (state.size(), state.tree().size()),
                (1, 1),
                "nothing is ahead of what is shown"
            );
            assert_eq!(state.community().length(), 1);
        });
    }
    assert_eq!(village.file(act).index, 1);
    audit::verify(village.export().as_slice(), |_, _| {}).unwrap();
}

#[test]
fn two_nodes_on_one_store_race_and_never_fork() {
    let store = Arc::new(MemoryStore::new());
    let village = Village::over(store.clone());
    let ben = village.join(2);
    let other = Node::with_store(store, village.clock.clone()).unwrap();
    let there = other.communities().pop().unwrap();
    let file_some = |keeper: &node::Keeper, person: &Person| {
        for minutes in 1..=40 {
            let act = person.care(keeper, village.now(), minutes);
            loop {
                match keeper.file(act.clone()) {
                    Ok(_) => break,
                    Err(Trouble::Fault(Fault::Locked)) => {}
                    Err(other) => panic!("{other}"),
                }
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| file_some(&village.keeper, &village.ada));
        scope.spawn(|| file_some(&there, &ben));
    });
    // Each learns of the other's last entries as it writes again.
    village.file(village.ada.care(&village.keeper, village.now(), 99));
    there.file(ben.care(&there, village.now(), 98)).unwrap();
    let file = export(&there);
    assert_eq!(audit::verify(file.as_slice(), |_, _| {}).unwrap().size, 3 + 80 + 2);
    village.file(village.ada.care(&village.keeper, village.now(), 97));
    assert!(
        village
            .export()
            .starts_with(&file[..file.len() - there.checkpoint().len()])
    );
}

#[test]
fn a_clock_that_leaps_is_believed_once_it_has_run_steadily() {
    let mut steadiness = Steadiness::default();
    let minute = 60_000;
    assert_eq!(steadiness.observe(MAY, 1000), Belief::Steady);
    assert_eq!(
        steadiness.observe(MAY + 60 * minute, 1000 + 60 * minute),
        Belief::Steady,
        "time goes by"
    );
    let (mut wall, mut running) = (MAY + 200 * minute, 1000 + 70 * minute);
    assert_eq!(
        steadiness.observe(wall, running),
        Belief::Jumped {
            by_ms: 130 * i64::try_from(minute).unwrap()
        }
    );
    (wall, running) = (wall + 9 * minute, running + 9 * minute);
    assert!(matches!(steadiness.observe(wall, running), Belief::Jumped { .. }));
    (wall, running) = (wall + minute, running + minute);
    assert_eq!(steadiness.observe(wall, running), Belief::Steady);
    // A leap that is taken back is forgotten at once.
    assert!(matches!(
        steadiness.observe(wall + 90 * minute, running),
        Belief::Jumped { .. }
    ));
    assert_eq!(steadiness.observe(wall, running), Belief::Steady);
}
