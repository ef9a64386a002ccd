//! Appending with durable receipts, against plain SQLite on the same disk with the same batches.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use node::clock::ManualClock;
use node::{Keeper, Node, Submission};
use register::{By, sign};
use rusqlite::Connection;

use super::figures::{Figures, Target};
use super::seeded::{self, SLUG};
use super::world::{self, World};

const BATCHES: [usize; 3] = [1, 64, 256];
const SPAN: Duration = Duration::from_secs(4);
/// About what an entry of logged work takes.
const ENTRY_BYTES: usize = 620;
/// How many acts are signed beforehand: more than any machine files in the span.
const SIGNED_MAX: usize = 160_000;
const RATIO_WANTED: f64 = 0.7;

/// Measures plain SQLite and the keeper, batch by batch.
///
/// # Errors
///
/// A sentence that says what could not be measured, and why.
pub fn measure(folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Appending with durable receipts",
        "So many members each file one piece of work after another and wait for the receipt. Signing is the members' own and done beforehand; reading, verifying, checking, hashing, the checkpoint, the proof and the commit are the keeper's. Beside it, in the same run and on the same disk: SQLite alone (write-ahead log, synced at every commit), writing rows of the same size, so many in a transaction.",
    );
    for batch in BATCHES {
        let before = plain(folder, batch)?;
        let kept = keeping(folder, batch)?;
        let plain = f64::midpoint(before, plain(folder, batch)?);
        figures.record(
            format!("plain SQLite, {batch} at a time"),
            plain,
            "rows/s",
            Target::None,
        );
        figures.record(
            format!("Mirrorball, {batch} members at once"),
            kept,
            "receipts/s",
            Target::None,
        );
        figures.record(
            format!("ratio, {batch}"),
            kept / plain,
            "×",
            Target::AtLeast(RATIO_WANTED),
        );
    }
    Ok(figures)
}

fn plain(folder: &Path, batch: usize) -> Result<f64, String> {
    let path = folder.join("plain.db");
    for ending in ["", "-wal", "-shm"] {
        // What is not there need not be removed.
        let _ = std::fs::remove_file(folder.join(format!("plain.db{ending}")));
    }
    let measured = || -> rusqlite::Result<f64> {
        let mut database = Connection::open(&path)?;
        database.pragma_update(None, "journal_mode", "WAL")?;
        database.pragma_update(None, "synchronous", "FULL")?;
        database.execute_batch("CREATE TABLE entry (place INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")?;
        let bytes = vec![0x5a_u8; ENTRY_BYTES];
        let begun = Instant::now();
        let mut place = 0i64;
        while begun.elapsed() < SPAN {
            let transaction = database.transaction()?;
            {
                let mut insert = transaction.prepare_cached("INSERT INTO entry (place, bytes) VALUES (?1, ?2)")?;
                for _ in 0..batch {
                    insert.execute((place, &bytes))?;
                    place += 1;
                }
            }
            transaction.commit()?;
        }
        Ok(place as f64 / begun.elapsed().as_secs_f64())
    };
    measured().map_err(|error| format!("plain SQLite: {error}"))
}

fn keeping(folder: &Path, members: usize) -> Result<f64, String> {
    let data = folder.join("append");
    let world = World::found(members.max(2), 0);
    seeded::fresh(&world, &data)?;
    let now_ms = world::FOUNDED_MS + 86_400_000;
    let node = Node::open(&data, Arc::new(ManualClock::new(now_ms))).map_err(|fault| format!("{fault:?}"))?;
    let keeper = node
        .keeper(SLUG)
        .ok_or_else(|| "the community is not there".to_owned())?;
    let piles = signed(&world, members, now_ms);
    let filed = AtomicU64::new(0);
    let begun = Instant::now();
    thread::scope(|scope| {
        let running: Vec<_> = piles
            .into_iter()
            .map(|pile| scope.spawn(|| file(&keeper, pile, begun, &filed)))
            .collect();
        running.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err("a member's thread broke".to_owned()))
        })
    })?;
    let rate = filed.load(Ordering::Relaxed) as f64 / begun.elapsed().as_secs_f64();
    drop(keeper);
    node.close().map_err(|fault| format!("{fault:?}"))?;
    Ok(rate)
}

fn file(keeper: &Keeper, pile: Vec<Submission>, begun: Instant, filed: &AtomicU64) -> Result<(), String> {
    for submission in pile {
        if begun.elapsed() >= SPAN {
            break;
        }
        keeper.file(submission).map_err(|trouble| format!("{trouble:?}"))?;
        filed.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

/// Acts signed beforehand, a pile for each member.
fn signed(world: &World, members: usize, now_ms: u64) -> Vec<Vec<Submission>> {
    let each = SIGNED_MAX.min(40_000 * members) / members;
    let day = world::day(now_ms);
    let pile = |member: usize| {
        let key = world::member_key(member);
        (0..each)
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
            .collect()
    };
    (0..members).map(pile).collect()
}
