//! Appending with durable receipts, against SQLite on the same disk with the same batches: alone, and with each row's
//! signature verified before it is written, and the latter with a second file synced beside each commit. Why the second
//! is the peer: `docs/decisions/0019-the-peer-of-appending.md`.

use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use ed25519_dalek::VerifyingKey;
use node::clock::ManualClock;
use node::{Keeper, Node, Submission};
use register::{AnySignature, By, sign, signed_bytes};
use rusqlite::Connection;

use super::figures::{Figures, Target};
use super::seeded::{self, SLUG};
use super::world::{self, World};

const BATCHES: [usize; 3] = [1, 64, 256];
const SPAN: Duration = Duration::from_secs(4);
/// About what an entry of logged work takes.
const ENTRY_BYTES: usize = 620;
/// About what a keeper writes down beside the database of what it signs.
const PLEDGE_BYTES: usize = 217;
/// How many acts are signed beforehand: more than any machine files in the span.
const SIGNED_MAX: usize = 160_000;
const RATIO_WANTED: f64 = 0.7;

/// Acts of one member, signed beforehand.
#[derive(Clone)]
struct Pile {
    key: VerifyingKey,
    acts: Vec<Submission>,
}

/// Measures plain SQLite and the keeper, batch by batch.
///
/// # Errors
///
/// A sentence that says what could not be measured, and why.
pub fn measure(folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Appending with durable receipts",
        "So many members each file one piece of work after another and await the receipt, as tasks on all cores, which is how the program takes acts in. Signing is the members' own and done beforehand; reading, verifying, checking, hashing, the checkpoint, the proof and the commit are the keeper's. Beside it, in the same run and on the same disk, before and after: SQLite alone (write-ahead log, synced at every commit), writing rows of the same size, so many in a transaction; and the same SQLite after it has verified, with `verify_strict` on all cores, a signature for each row of the transaction. The second is the peer, since a keeper that has not verified has nothing to give a receipt for; the first shows what the disk and SQLite would take ([why](decisions/0019-the-peer-of-appending.md)). For one member alone there is a third, which also overwrites and syncs a small file beside each commit, on a thread of its own: a keeper hands nothing out before what it signs for is durable outside the database as well, so this is what the disk leaves to any program that promises it.",
    );
    for batch in BATCHES {
        let world = World::found(batch.max(2), 0);
        let now_ms = world::FOUNDED_MS + 86_400_000;
        let piles = signed(&world, batch, now_ms);
        let measure = |verifies: Option<&[Pile]>| plain(folder, batch, verifies, false);
        // Where many are written at once, the two syncs are the smaller part, and how threads are woken the larger.
        let promise = || (batch == 1).then(|| plain(folder, 1, Some(&piles), true)).transpose();
        let before = [measure(None)?, measure(Some(&piles))?];
        let promising_before = promise()?;
        let kept = keeping(folder, &world, piles.clone(), now_ms)?;
        let after = [measure(None)?, measure(Some(&piles))?];
        let promising_after = promise()?;
        let [alone, verifying] = [0, 1].map(|which| f64::midpoint(before[which], after[which]));
        for (what, rate, unit) in [
            (format!("SQLite alone, {batch} at a time"), alone, "rows/s"),
            (
                format!("SQLite after verifying, {batch} at a time"),
                verifying,
                "rows/s",
            ),
            (format!("Mirrorball, {batch} members at once"), kept, "receipts/s"),
            (format!("… to SQLite alone, {batch}"), kept / alone, "×"),
        ] {
            figures.record(what, rate, unit, Target::None);
        }
        if let Some((before, after)) = promising_before.zip(promising_after) {
            let promising = f64::midpoint(before, after);
            figures.record(
                "SQLite after verifying, with a second file synced beside it",
                promising,
                "rows/s",
                Target::None,
            );
            figures.record("… to that", kept / promising, "×", Target::None);
        }
        figures.record(
            format!("… to SQLite after verifying, {batch}"),
            kept / verifying,
            "×",
            Target::AtLeast(RATIO_WANTED),
        );
    }
    Ok(figures)
}

/// How many rows a second SQLite takes, in transactions of so many. With piles, each row's signature is verified first; a
/// program that promises writes and syncs a second file while it commits.
fn plain(folder: &Path, batch: usize, verifies: Option<&[Pile]>, promises: bool) -> Result<f64, String> {
    let path = folder.join("plain.db");
    for ending in ["", "-wal", "-shm"] {
        // What is not there need not be removed.
        let _ = std::fs::remove_file(folder.join(format!("plain.db{ending}")));
    }
    let mut database = plain_database(&path).map_err(|error| format!("plain SQLite: {error}"))?;
    thread::scope(|scope| {
        let beside = if promises {
            Some(Beside::start(scope, folder)?)
        } else {
            None
        };
        let begun = Instant::now();
        let mut place = 0i64;
        let mut round = 0;
        while begun.elapsed() < SPAN {
            if let Some(piles) = verifies {
                verify_round(piles, round);
                round += 1;
            }
            if let Some(beside) = &beside {
                beside.begin()?;
            }
            let written = write_rows(&mut database, place, batch);
            if let Some(beside) = &beside {
                beside.wait()?;
            }
            place = written.map_err(|error| format!("plain SQLite: {error}"))?;
        }
        Ok(place as f64 / begun.elapsed().as_secs_f64())
    })
}

fn plain_database(path: &Path) -> rusqlite::Result<Connection> {
    let database = Connection::open(path)?;
    database.pragma_update(None, "journal_mode", "WAL")?;
    database.pragma_update(None, "synchronous", "FULL")?;
    database.execute_batch("CREATE TABLE entry (place INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")?;
    Ok(database)
}

/// Writes so many rows in one transaction; answers the place after them.
fn write_rows(database: &mut Connection, place: i64, batch: usize) -> rusqlite::Result<i64> {
    let bytes = [0x5a_u8; ENTRY_BYTES];
    let mut place = place;
    let transaction = database.transaction()?;
    {
        let mut insert = transaction.prepare_cached("INSERT INTO entry (place, bytes) VALUES (?1, ?2)")?;
        for _ in 0..batch {
            insert.execute((place, &bytes))?;
            place += 1;
        }
    }
    transaction.commit()?;
    Ok(place)
}

/// A small file that a thread of its own overwrites and syncs whenever it is asked to.
struct Beside {
    ask: Sender<()>,
    answered: Receiver<std::io::Result<()>>,
}

impl Beside {
    fn start<'scope>(scope: &'scope thread::Scope<'scope, '_>, folder: &Path) -> Result<Self, String> {
        let file = File::create(folder.join("plain.pledge")).map_err(|error| format!("the second file: {error}"))?;
        let (ask, asked) = channel();
        let (answer, answered) = channel();
        scope.spawn(move || {
            let keep = |mut file: &File| {
                file.rewind()?;
                file.write_all(&[0x5a_u8; PLEDGE_BYTES])?;
                file.sync_data()
            };
            // Until nobody asks or listens any more.
            while asked.recv().is_ok() && answer.send(keep(&file)).is_ok() {}
        });
        Ok(Self { ask, answered })
    }

    fn begin(&self) -> Result<(), String> {
        let gone = |_| "the thread of the second file ended".to_owned();
        self.ask.send(()).map_err(gone)
    }

    fn wait(&self) -> Result<(), String> {
        let kept = self.answered.recv().map_err(std::io::Error::other).flatten();
        kept.map_err(|error| format!("the second file: {error}"))
    }
}

/// Verifies one act of each pile, on all cores.
fn verify_round(piles: &[Pile], round: usize) {
    let verify = |piles: &[Pile]| {
        for Pile { key, acts } in piles {
            let Submission { body, signatures, .. } = &acts[round % acts.len()];
            let AnySignature::Plain(signature) = &signatures[0].signature else {
                unreachable!("the world signs without passkeys")
            };
            let signature = ed25519_dalek::Signature::from_bytes(signature.as_bytes());
            let holds = key.verify_strict(&signed_bytes(body), &signature);
            assert!(holds.is_ok(), "an act signed just now verifies");
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (own, others) = piles.split_at(piles.len().div_ceil(cores));
    thread::scope(|scope| {
        for part in others.chunks(piles.len().div_ceil(cores)) {
            scope.spawn(|| verify(part));
        }
        verify(own);
    });
}

fn keeping(folder: &Path, world: &World, piles: Vec<Pile>, now_ms: u64) -> Result<f64, String> {
    let data = folder.join("append");
    seeded::fresh(world, &data)?;
    let node = Node::open(&data, Arc::new(ManualClock::new(now_ms))).map_err(|fault| format!("{fault:?}"))?;
    let keeper = node
        .keeper(SLUG)
        .ok_or_else(|| "the community is not there".to_owned())?;
    // As in the program: members are tasks, on as many threads as there are cores, and await their receipts.
    let runtime = tokio::runtime::Runtime::new().map_err(|error| format!("no runtime: {error}"))?;
    let (begun, mut filed) = (Instant::now(), 0u64);
    let running: Vec<_> = piles
        .into_iter()
        .map(|pile| runtime.spawn(file(keeper.clone(), pile.acts, begun)))
        .collect();
    for member in running {
        filed += runtime
            .block_on(member)
            .map_err(|_| "a member's task broke".to_owned())??;
    }
    let rate = filed as f64 / begun.elapsed().as_secs_f64();
    drop(keeper);
    node.close().map_err(|fault| format!("{fault:?}"))?;
    Ok(rate)
}

/// Files one act after another for as long as it is time; answers how many.
async fn file(keeper: Keeper, pile: Vec<Submission>, begun: Instant) -> Result<u64, String> {
    let mut filed = 0;
    for submission in pile {
        if begun.elapsed() >= SPAN {
            break;
        }
        let filing = keeper
            .file_in_place(submission, |take_in| tokio::task::block_in_place(take_in))
            .map_err(|trouble| format!("{trouble:?}"))?;
        filing.await.map_err(|trouble| format!("{trouble:?}"))?;
        filed += 1;
    }
    Ok(filed)
}

/// Acts signed beforehand, a pile for each member.
fn signed(world: &World, members: usize, now_ms: u64) -> Vec<Pile> {
    let each = SIGNED_MAX.min(40_000 * members) / members;
    let day = world::day(now_ms);
    let pile = |member: usize| {
        let key = world::member_key(member);
        let acts = (0..each)
            .map(|place| {
                let number = (member * each + place) as u64;
                let by = By::Member(world.ids[member]);
                let body = world::body(
                    &by,
                    Some(world.community),
                    now_ms,
                    1 << 42 | number,
                    &world::work(number, &day),
                    &key,
                );
                let signatures = sign(&body, &[&key]);
                Submission {
                    body,
                    signatures,
                    notes: Vec::new(),
                }
            })
            .collect();
        Pile {
            key: VerifyingKey::from_bytes(key.public().ed25519_bytes()).expect("a key made just now is one"),
            acts,
        }
    };
    (0..members).map(pile).collect()
}
