//! How a node starts: from a snapshot, without one, with a bad one, and with a database that is older than what was
//! signed for.

use crate::people::{MAY, Person, Village, export};
use node::store::SqliteStore;
use node::{
    Checked, Directory, Fault, Files, Keeper, Machine, ManualClock, MemoryStore, Node, OpenFile, State, Store, Trouble,
};
use register::Hash;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

fn start(directory: &Path) -> (Node, Keeper) {
    let node = Node::open(directory, Arc::new(ManualClock::new(MAY))).unwrap();
    let keeper = node.communities().pop().unwrap();
    (node, keeper)
}

/// A data directory with a community that was closed and then grew on without being closed.
fn village(directory: &Path) -> (Hash, Vec<u8>, Hash) {
    let clock = Arc::new(ManualClock::new(MAY));
    let village = Village::found(Node::open(directory, clock.clone()).unwrap(), clock.clone());
    (0..9).for_each(|minutes| drop(village.file(village.ada.care(&village.keeper, MAY, minutes + 1))));
    village.node.close().unwrap();
    let Village { node, ada, .. } = village;
    drop(node);
    let (node, keeper) = start(directory);
    let village = Village {
        node,
        clock,
        keeper,
        ada,
    };
    (20..29).for_each(|minutes| drop(village.file(village.ada.care(&village.keeper, MAY, minutes + 1))));
    let digest = village.keeper.read(|state| state.community().digest());
    (village.keeper.id(), village.export(), digest)
}

fn is_as_before(directory: &Path, file: &[u8], digest: Hash) {
    let (_node, keeper) = start(directory);
    assert_eq!(keeper.halted(), None);
    assert_eq!(export(&keeper), file);
    assert_eq!(keeper.read(|state| state.community().digest()), digest);
    assert_eq!(keeper.read(State::size), 19);
}

#[test]
fn a_start_from_an_older_snapshot_replays_the_rest() {
    let directory = tempfile::tempdir().unwrap();
    let (_, file, digest) = village(directory.path());
    is_as_before(directory.path(), &file, digest);
}

#[test]
fn a_snapshot_that_is_damaged_foreign_or_cut_off_is_left_aside() {
    let directory = tempfile::tempdir().unwrap();
    let (id, file, digest) = village(directory.path());
    let path = directory.path().join("mirrorball.db");
    let snapshot = SqliteStore::open(&path).unwrap().snapshot(&id).unwrap().unwrap();
    let mut damaged = Vec::new();
    for place in (0..snapshot.len()).step_by(snapshot.len() / 40 + 1) {
        let mut bytes = snapshot.clone();
        bytes[place] ^= 0x10;
        damaged.push(bytes);
        damaged.push(snapshot[..place].to_vec());
    }
    damaged.push([snapshot.as_slice(), b"more"].concat());
    for bytes in damaged {
        SqliteStore::open(&path)
            .unwrap()
            .keep_snapshot(&id, 10, &bytes)
            .unwrap();
        is_as_before(directory.path(), &file, digest);
    }
    let other = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::new(MAY + 1));
    let elsewhere = Village::found(Node::open(other.path(), clock.clone()).unwrap(), clock);
    elsewhere.node.close().unwrap();
    let store = SqliteStore::open(&other.path().join("mirrorball.db")).unwrap();
    let foreign = store.snapshot(&elsewhere.keeper.id()).unwrap().unwrap();
    SqliteStore::open(&path)
        .unwrap()
        .keep_snapshot(&id, 1, &foreign)
        .unwrap();
    is_as_before(directory.path(), &file, digest);
}

#[test]
fn an_old_copy_of_the_database_is_noticed_and_only_read() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("mirrorball.db");
    let clock = Arc::new(ManualClock::new(MAY));
    let village = Village::found(Node::open(directory.path(), clock.clone()).unwrap(), clock.clone());
    let Village { node, keeper, ada, .. } = village;
    let old = export(&keeper);
    drop((node, keeper));
    let copy = std::fs::read(&path).unwrap();
    let (node, keeper) = start(directory.path());
    for minutes in 1..4 {
        keeper.file(ada.care(&keeper, MAY, minutes)).unwrap();
    }
    drop((node, keeper));
    std::fs::write(&path, copy).unwrap();
    for name in ["mirrorball.db-wal", "mirrorball.db-shm"] {
        let _ = std::fs::remove_file(directory.path().join(name));
    }
    let (_node, keeper) = start(directory.path());
    let fault = Fault::RolledBack {
        community: keeper.id(),
        held: 1,
        signed: 4,
    };
    assert_eq!(keeper.halted(), Some(fault.clone()));
    assert_eq!(keeper.file(ada.care(&keeper, MAY, 9)), Err(Trouble::Fault(fault)));
    assert_eq!(export(&keeper), old, "reading goes on");
}

#[test]
fn an_old_copy_misses_all_that_was_pledged_even_if_that_it_was_committed_is_forgotten() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("mirrorball.db");
    let clock = Arc::new(ManualClock::new(MAY));
    let village = Village::found(Node::open(directory.path(), clock.clone()).unwrap(), clock.clone());
    let Village { node, keeper, ada, .. } = village;
    drop((node, keeper));
    let copy = std::fs::read(&path).unwrap();
    let (node, keeper) = start(directory.path());
    for minutes in 1..4 {
        keeper.file(ada.care(&keeper, MAY, minutes)).unwrap();
    }
    let (id, three) = keeper.read(|state| (state.community().id().unwrap(), state.tree().root_at(3).unwrap()));
    drop((node, keeper));
    // The machine lost its power: of the last act only the pledge was synced, which comes before its commit.
    let signed = directory.path().join(format!("{id}.last-signed"));
    let text = std::fs::read_to_string(&signed).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[1] = format!("published {:020} {three}", 3);
    std::fs::write(&signed, lines.join("\n") + "\n").unwrap();
    let (node, keeper) = start(directory.path());
    assert_eq!(keeper.halted(), None, "the database has all of it");
    drop((node, keeper));
    std::fs::write(&signed, lines.join("\n") + "\n").unwrap();
    std::fs::write(&path, copy).unwrap();
    for name in ["mirrorball.db-wal", "mirrorball.db-shm"] {
        let _ = std::fs::remove_file(directory.path().join(name));
    }
    let (_node, keeper) = start(directory.path());
    let fault = Fault::RolledBack {
        community: id,
        held: 1,
        signed: 4,
    };
    assert_eq!(keeper.halted(), Some(fault), "a receipt of the last act may be out");
}

/// Small files in memory, of which what was not synced is gone after a power cut.
#[derive(Clone, Debug, Default)]
struct Volatile {
    files: Arc<Mutex<BTreeMap<String, Saying>>>,
}

/// What a file says, and what it says after a power cut.
#[derive(Clone, Debug, Default)]
struct Saying {
    now: Vec<u8>,
    durable: Vec<u8>,
}

impl Volatile {
    fn held(&self) -> MutexGuard<'_, BTreeMap<String, Saying>> {
        self.files.lock().unwrap()
    }

    fn cut_power(&self) {
        self.held()
            .values_mut()
            .for_each(|saying| saying.now.clone_from(&saying.durable));
    }
}

impl Files for Volatile {
    fn place(&self, name: &str) -> String {
        name.to_owned()
    }
    fn names(&self) -> Result<Vec<String>, Fault> {
        Ok(self.held().keys().cloned().collect())
    }
    fn read(&self, name: &str) -> Result<Option<String>, Fault> {
        let held = self.held();
        Ok(held
            .get(name)
            .map(|saying| String::from_utf8(saying.now.clone()).unwrap()))
    }
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let (now, durable) = (bytes.to_vec(), bytes.to_vec());
        self.held().insert(name.to_owned(), Saying { now, durable });
        Ok(())
    }
    fn open(&self, name: &str) -> Result<Box<dyn OpenFile>, Fault> {
        Ok(Box::new(VolatileFile(self.clone(), name.to_owned())))
    }
}

#[derive(Debug)]
struct VolatileFile(Volatile, String);

impl OpenFile for VolatileFile {
    fn overwrite(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.0.held().get_mut(&self.1).unwrap().now = bytes.to_vec();
        Ok(())
    }
    fn sync(&mut self) -> Result<(), Fault> {
        let mut held = self.0.held();
        let saying = held.get_mut(&self.1).unwrap();
        saying.durable.clone_from(&saying.now);
        Ok(())
    }
}

#[test]
fn a_database_that_lacks_the_last_commit_alone_is_noticed_after_a_power_cut() {
    let (files, clock) = (Volatile::default(), Arc::new(ManualClock::new(MAY)));
    let on = |store: &MemoryStore| {
        let machine = Machine::own(clock.clone(), Some(Arc::new(files.clone())));
        Node::on_machine(Arc::new(store.copy()), machine).unwrap()
    };
    let store = Arc::new(MemoryStore::new());
    let machine = Machine::own(clock.clone(), Some(Arc::new(files.clone())));
    let village = Village::found(Node::on_machine(store.clone(), machine).unwrap(), clock.clone());
    village.file(village.ada.care(&village.keeper, MAY, 1));
    let old = store.copy();
    village.file(village.ada.care(&village.keeper, MAY, 2));
    // A moment later, whoever drives the node has it settle; nobody has filed anything since.
    village.node.settle().unwrap();
    drop(village);
    files.cut_power();
    let keeper = on(&old).communities().pop().unwrap();
    let fault = Fault::RolledBack {
        community: keeper.id(),
        held: 2,
        signed: 3,
    };
    assert_eq!(keeper.halted(), Some(fault));
    let keeper = on(&store).communities().pop().unwrap();
    assert_eq!(keeper.halted(), None, "the newest database has all of it");
}

/// Tells that somebody has come here, and hears when they may go on.
type Gate = (Sender<()>, Receiver<()>);

/// Small files in memory, where a sync that somebody waits for does not end before that one says so.
#[derive(Clone, Debug, Default)]
struct Slow {
    files: Volatile,
    /// Told that the sync has begun, and heard before it ends.
    next: Arc<Mutex<Option<Gate>>>,
}

/// How long a sync waits at the most, so that a test in which nothing goes on fails.
const WAITED_MAX: Duration = Duration::from_secs(60);

impl Files for Slow {
    fn place(&self, name: &str) -> String {
        self.files.place(name)
    }
    fn names(&self) -> Result<Vec<String>, Fault> {
        self.files.names()
    }
    fn read(&self, name: &str) -> Result<Option<String>, Fault> {
        self.files.read(name)
    }
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.files.write(name, bytes)
    }
    fn open(&self, name: &str) -> Result<Box<dyn OpenFile>, Fault> {
        Ok(Box::new(SlowFile(self.files.open(name)?, self.clone())))
    }
}

#[derive(Debug)]
struct SlowFile(Box<dyn OpenFile>, Slow);

impl OpenFile for SlowFile {
    fn overwrite(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.0.overwrite(bytes)
    }
    fn sync(&mut self) -> Result<(), Fault> {
        let next = self.1.next.lock().unwrap().take();
        self.0.sync()?;
        if let Some((begun, go_on)) = next {
            begun.send(()).unwrap();
            go_on.recv_timeout(WAITED_MAX).map_err(|_| Fault::Disk {
                detail: "nobody let it go on".to_owned(),
            })?;
        }
        Ok(())
    }
}

#[test]
fn acts_are_taken_in_and_shown_while_a_node_settles() {
    let (slow, clock) = (Slow::default(), Arc::new(ManualClock::new(MAY)));
    let store = Arc::new(MemoryStore::new());
    let machine = Machine::own(clock.clone(), Some(Arc::new(slow.clone())));
    let village = Village::found(Node::on_machine(store, machine).unwrap(), clock);
    village.file(village.ada.care(&village.keeper, MAY, 1));
    let ((begun, has_begun), (go_on, goes_on)) = (channel(), channel());
    *slow.next.lock().unwrap() = Some((begun, goes_on));
    std::thread::scope(|scope| {
        let settling = scope.spawn(|| village.node.settle());
        has_begun.recv().unwrap();
        village.file(village.ada.care(&village.keeper, MAY, 2));
        assert_eq!(village.keeper.read(State::size), 3);
        go_on.send(()).unwrap();
        assert_eq!(settling.join().unwrap(), Ok(()));
    });
    // What was settled is what stood when it began; that the act of meanwhile was done is settled the next time.
    let text = || slow.files.held().values().next().unwrap().clone();
    assert_ne!(text().durable, text().now);
    village.node.settle().unwrap();
    assert_eq!(text().durable, text().now);
}

#[test]
fn what_comes_after_a_register_was_filled_up_again_is_pledged_too() {
    let directory = tempfile::tempdir().unwrap();
    let files = || Arc::new(Directory::new(directory.path()));
    let on = |store: &MemoryStore| {
        let machine = Machine::own(Arc::new(ManualClock::new(MAY)), Some(files()));
        let node = Node::on_machine(Arc::new(store.copy()), machine).unwrap();
        let keeper = node.communities().pop();
        (node, keeper)
    };
    let store = Arc::new(MemoryStore::new());
    let clock = Arc::new(ManualClock::new(MAY));
    let node = Node::on_machine(store.clone(), Machine::own(clock.clone(), Some(files()))).unwrap();
    let village = Village::found(node, clock);
    let old = store.copy();
    (1..4).for_each(|minutes| drop(village.file(village.ada.care(&village.keeper, MAY, minutes))));
    let (entries, checkpoint) = (village.keeper.entries(1..4).unwrap(), village.keeper.checkpoint());
    let Village { node, keeper, ada, .. } = village;
    drop((node, keeper));
    // An old database, and what it misses comes back from a mirror.
    let (node, keeper) = on(&old);
    let keeper = keeper.unwrap();
    assert!(matches!(keeper.halted(), Some(Fault::RolledBack { signed: 4, .. })));
    keeper.refill(&entries, &BTreeMap::new(), &checkpoint).unwrap();
    assert_eq!(keeper.halted(), None);
    (5..7).for_each(|minutes| drop(keeper.file(ada.care(&keeper, MAY, minutes)).unwrap()));
    drop((node, keeper));
    // The same old database once more.
    let (_node, keeper) = on(&old);
    let fault = keeper.unwrap().halted();
    assert!(
        matches!(fault, Some(Fault::RolledBack { held: 1, signed: 6, .. })),
        "{fault:?}"
    );
}

#[test]
fn what_an_old_disk_had_accepted_and_nobody_else_held_is_entered_anew() {
    let store = Arc::new(MemoryStore::new());
    let clock = Arc::new(ManualClock::new(MAY));
    let village = Village::found(Node::with_store(store.clone(), clock.clone()).unwrap(), clock);
    let old = store.copy();
    village.file(village.ada.care(&village.keeper, MAY, 1));
    let (entries, sealed) = (village.keeper.entries(1..2).unwrap(), village.keeper.checkpoint());
    // Its receipt is the keeper's word alone: no witness has confirmed it, and no mirror holds it.
    let act = village.ada.care(&village.keeper, MAY, 2);
    let first = village.file(act.clone());
    // The whole of an old disk, with no file that would say what was signed; a witness does.
    let later = Arc::new(ManualClock::new(MAY + 60_000));
    let node = Node::with_store(Arc::new(old), later).unwrap();
    let keeper = node.communities().pop().unwrap();
    keeper.halt_behind(2);
    assert!(keeper.file(act.clone()).is_err());
    keeper.refill(&entries, &BTreeMap::new(), &sealed).unwrap();
    assert_eq!(keeper.halted(), None);
    // Its author's device sends it again, as all that is not sealed: it stands, and whoever has both receipts can show that
    // this keeper signed two histories.
    let again = keeper.file(act.clone()).unwrap();
    assert_eq!((again.index, first.index), (2, 2));
    for receipt in [&first, &again] {
        receipt.verify(&act, &keeper.id(), &keeper.public_key()).unwrap();
    }
    assert_ne!(again.checkpoint, first.checkpoint);
}

#[test]
fn a_database_with_another_history_than_was_signed_is_only_read() {
    let directory = tempfile::tempdir().unwrap();
    let (id, file, _) = village(directory.path());
    let path = directory.path().join(format!("{id}.last-signed"));
    let text = std::fs::read_to_string(&path).unwrap();
    let root = text.lines().nth(1).unwrap().rsplit(' ').next().unwrap();
    std::fs::write(&path, text.replace(root, &Hash::new([9; 32]).to_string())).unwrap();
    let (_node, keeper) = start(directory.path());
    assert!(matches!(keeper.halted(), Some(Fault::Broken { .. })));
    assert_eq!(export(&keeper), file);
    drop((_node, keeper));
    std::fs::remove_file(&path).unwrap();
    let (_node, keeper) = start(directory.path());
    assert_eq!(
        keeper.halted(),
        None,
        "a directory that moved without the file begins a new one"
    );
    assert!(path.is_file());
}

#[test]
fn a_register_that_does_not_replay_is_kept_for_reading_and_as_evidence() {
    let directory = tempfile::tempdir().unwrap();
    let (id, file, _) = village(directory.path());
    let database = rusqlite::Connection::open(directory.path().join("mirrorball.db")).unwrap();
    database.execute_batch("DELETE FROM snapshot; UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), ':5,', ':6,') AS BLOB) WHERE place & 255 = 5;").unwrap();
    drop(database);
    let (_node, keeper) = start(directory.path());
    assert_eq!(keeper.id(), id);
    let Some(Fault::Broken { detail, .. }) = keeper.halted() else {
        panic!("{:?}", keeper.halted())
    };
    assert!(detail.starts_with("entry 5: "), "{detail}");
    assert_eq!(keeper.read(State::size), 5, "what verifies can be read");
    let evidence = export(&keeper);
    assert_eq!(evidence.len(), file.len(), "the whole register is handed out");
    let breach = node::audit::verify(evidence.as_slice(), |_, _| {}).unwrap_err();
    assert!(matches!(breach, Trouble::Breach(breach) if breach.index() == Some(5)));
}

/// Starts from a snapshot that covers every entry, then damages a row as `damage` says.
fn start_damaged(damage: &str) -> (tempfile::TempDir, Node, Keeper) {
    let directory = tempfile::tempdir().unwrap();
    village(directory.path());
    let (node, keeper) = start(directory.path());
    node.close().unwrap();
    drop((node, keeper));
    let database = rusqlite::Connection::open(directory.path().join("mirrorball.db")).unwrap();
    database.execute_batch(damage).unwrap();
    drop(database);
    let (node, keeper) = start(directory.path());
    assert_eq!(keeper.halted(), None, "the snapshot covers the damaged row");
    (directory, node, keeper)
}

#[test]
fn damaged_rows_below_a_snapshot_are_found_by_the_check_after_the_start() {
    for (damage, entry) in [
        (
            "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), ':5,', ':6,') AS BLOB) WHERE place & 255 = 5;",
            5,
        ),
        ("UPDATE entry SET bytes = X'' WHERE place & 255 IN (7, 9);", 7),
        ("DELETE FROM entry WHERE place & 255 = 8;", 8),
        ("DELETE FROM entry WHERE place & 255 = 17;", 17),
    ] {
        let (_directory, node, keeper) = start_damaged(damage);
        let fault = Fault::Damaged {
            community: keeper.id(),
            entry,
        };
        assert_eq!(node.check_rows(&|| true), Err(fault.clone()), "{damage}");
        assert_eq!(keeper.halted(), Some(fault.clone()));
        assert_eq!(keeper.read(State::size), 19, "reading goes on");
        assert_eq!(
            keeper.file(ada(&keeper).care(&keeper, MAY, 9)),
            Err(Trouble::Fault(fault))
        );
    }
}

#[test]
fn rows_that_are_as_they_were_signed_halt_nothing() {
    let (_directory, node, keeper) = start_damaged("");
    assert_eq!(node.check_rows(&|| false), Ok(Checked::Ended));
    assert_eq!(node.check_rows(&|| true), Ok(Checked::Whole));
    assert_eq!(keeper.halted(), None);
    keeper.file(ada(&keeper).care(&keeper, MAY, 9)).unwrap();
}

/// Ada, after all that she filed in [`village`].
fn ada(keeper: &Keeper) -> Person {
    let mut ada = Person::new(1);
    ada.id = keeper.id();
    (0..40).for_each(|_| {
        ada.draw();
    });
    ada
}

/// A directory whose database has noise where some of its pages were, by this seed.
fn noisy(whole: &[u8], seed: u64) -> tempfile::TempDir {
    const PAGE_BYTES: usize = 4096;
    let directory = tempfile::tempdir().unwrap();
    let mut bytes = whole.to_vec();
    let pages = bytes.len() / PAGE_BYTES;
    let mut chance = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        usize::try_from(chance >> 16).unwrap()
    };
    for _ in 0..1 + seed % 4 {
        let from = (next() % pages) * PAGE_BYTES + next() % 64 * 32;
        let to = (from + 1 + next() % PAGE_BYTES).min(bytes.len());
        bytes[from..to].fill_with(|| next().to_le_bytes()[0]);
    }
    std::fs::write(directory.path().join("mirrorball.db"), bytes).unwrap();
    directory
}

#[test]
fn noise_in_the_database_is_a_fault_that_says_what_next_and_never_a_panic() {
    let sound = tempfile::tempdir().unwrap();
    village(sound.path());
    let (node, keeper) = start(sound.path());
    let other = Village::found(node, Arc::new(ManualClock::new(MAY)));
    other.node.close().unwrap();
    drop((other, keeper));
    let whole = std::fs::read(sound.path().join("mirrorball.db")).unwrap();
    let (mut unopened, mut unread, mut halted, mut served) = (0, 0, 0, 0);
    for seed in 0..200 {
        let directory = noisy(&whole, seed);
        let node = match Node::open(directory.path(), Arc::new(ManualClock::new(MAY + 1))) {
            Ok(node) => node,
            Err(fault) => {
                assert!(!fault.is_transient(), "seed {seed}: {fault}");
                unopened += 1;
                continue;
            }
        };
        unread += node
            .unreadable()
            .filter(|(_, _, fault)| !fault.next().is_empty())
            .count();
        let checked = node.check_rows(&|| true);
        for keeper in node.communities() {
            let foundation = keeper.read(|state| state.community().foundation().is_some());
            assert!(foundation, "seed {seed}: what is served has a founding");
            // What cannot be read is told, and nothing else comes of it.
            let _ = (keeper.entries(0..20), keeper.export(&mut Vec::new()), keeper.halted());
            let _ = keeper.find(&Hash::new([3; 32]));
            halted += usize::from(keeper.halted().is_some());
            served += 1;
        }
        let _ = (checked, node.tick(MAY + 1), node.close());
    }
    assert!(
        unopened > 0 && unread > 0 && halted > 0 && served > 100,
        "{unopened} {unread} {halted} {served}"
    );
}
