//! A process that is killed while it files: every receipt that it gave still stands, and the register verifies.

use crate::people::{DAY, MAY, Person, Village, care, export, note, note_ref, record, seen, submission, text};
use node::{Keeper, ManualClock, Node, Receipt, Submission, audit};
use register::json::Value;
use register::{By, Hash};
use rules::ledger::{AccountKey, Standing};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

const DIRECTORY: &str = "MIRRORBALL_TEST_KILLED_DIRECTORY";
const ROUND: &str = "MIRRORBALL_TEST_KILLED_ROUND";
const MARK: &str = "receipt\t";

fn open(directory: &Path) -> Node {
    Node::open(directory, Arc::new(ManualClock::new(MAY))).unwrap()
}

#[test]
fn every_receipt_outlives_the_process() {
    let directory = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::new(MAY));
    let village = Village::found(Node::open(directory.path(), clock.clone()).unwrap(), clock);
    village.node.close().unwrap();
    drop(village);
    let mut receipts = Vec::new();
    for (round, killed_after) in [1, 40, 7, 150, 3].into_iter().enumerate() {
        receipts.extend(kill_after("files_until_killed", directory.path(), round, killed_after));
        let node = open(directory.path());
        let keeper = node.communities().pop().unwrap();
        assert_eq!(keeper.halted(), None, "round {round}");
        let proven = audit::verify(export(&keeper).as_slice(), |_, _| {}).unwrap();
        assert!(proven.size > receipts.len() as u64, "round {round}");
        for (submission, receipt) in &receipts {
            receipt.verify(submission, &keeper.id(), &keeper.public_key()).unwrap();
            assert_eq!(
                keeper.receipt(&receipt.act).unwrap().as_ref(),
                Some(receipt),
                "round {round}"
            );
        }
        let (submission, receipt) = receipts.last().unwrap();
        assert_eq!(
            keeper.file(submission.clone()).as_ref(),
            Ok(receipt),
            "filed again, it is the same entry"
        );
        // Neither closed nor snapshot: the next start has to cope as well.
    }
}

/// Runs this test program as the one that files, kills it once it has told of this many receipts, and gives all that
/// it told of.
fn kill_after(what: &str, directory: &Path, round: usize, killed_after: usize) -> Vec<(Submission, Receipt)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("killed::{what}"), "--nocapture"])
        .env(DIRECTORY, directory)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut receipts = Vec::new();
    for line in BufReader::new(child.stdout.take().unwrap()).split(b'\n') {
        let line = line.unwrap();
        let Some(told) = std::str::from_utf8(&line).unwrap().strip_prefix(MARK) else {
            continue;
        };
        let Some((submission, receipt)) = told.split_once('\t') else {
            continue;
        };
        // A line that was cut off by the kill was not told.
        let Ok(receipt) = serde_json::from_str::<Receipt>(receipt) else {
            continue;
        };
        receipts.push((Submission::from_json(submission.as_bytes()).unwrap(), receipt));
        if receipts.len() == killed_after {
            child.kill().unwrap();
        }
    }
    assert!(!child.wait().unwrap().success(), "the process was killed");
    assert!(receipts.len() >= killed_after);
    receipts
}

/// Not a test by itself: what runs in the process that is killed.
#[test]
fn files_until_killed() {
    in_the_process(file_for_ever);
}

/// Where this is the process that is killed, has Ada do this for ever, with four devices at once.
fn in_the_process(for_ever: fn(&Person, &Keeper, &str)) {
    let (Some(directory), Ok(round)) = (std::env::var_os(DIRECTORY), std::env::var(ROUND)) else {
        return;
    };
    let node = open(Path::new(&directory));
    let keeper = node.communities().pop().unwrap();
    let mut ada = Person::new(1);
    ada.id = keeper.id();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let (ada, keeper, round) = (&ada, &keeper, round.as_str());
            scope.spawn(move || for_ever(ada, keeper, &format!("{round} {thread}")));
        }
    });
}

fn file_for_ever(ada: &Person, keeper: &Keeper, device: &str) {
    for number in 0_u64.. {
        file(ada, keeper, &[device.as_bytes(), &number.to_be_bytes()], &care(60));
    }
}

/// Files an act under an id that is made of this, and tells of its receipt.
fn file(ada: &Person, keeper: &Keeper, id: &[&[u8]], act: &Value) -> Hash {
    let mut head = ada.head(By::Member(ada.id), Some(keeper.id()), seen(keeper), MAY);
    head.id = *Hash::of(id).as_bytes().first_chunk().unwrap();
    let act = submission(&head, act, &[&ada.key], Vec::new());
    let receipt = keeper.file(act.clone()).unwrap();
    tell(&act, &receipt);
    receipt.act
}

fn tell(act: &Submission, receipt: &Receipt) {
    println!("{MARK}{}\t{}", act.to_json(), serde_json::to_string(receipt).unwrap());
}

/// What was done last about a transaction, of what its author got a receipt for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Told {
    Waits,
    Posted,
    Voided,
}

#[test]
fn money_in_two_steps_outlives_the_process_at_every_step() {
    let directory = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::new(MAY));
    let village = Village::found(Node::open(directory.path(), clock.clone()).unwrap(), clock);
    let name = note("House of Words");
    let partner = record([
        ("type", text("partner.add/1")),
        ("kind", text("customer")),
        ("name", note_ref(&name)),
    ]);
    let file = |act: &Value, notes| {
        village
            .file(village.ada.act(&village.keeper, village.now(), act, notes))
            .act
    };
    let partner = file(&partner, vec![name]);
    let income = record([
        ("type", text("income.record/1")),
        ("amount", Value::Int(1_000_000)),
        ("partner", text(&partner.to_string())),
        ("day", text("2026-05-01")),
    ]);
    file(&income, Vec::new());
    village.node.close().unwrap();
    drop(village);
    let mut told: BTreeMap<Hash, Told> = BTreeMap::new();
    for (round, killed_after) in [1, 2, 3, 4, 5, 38, 7, 61].into_iter().enumerate() {
        for (submission, receipt) in kill_after("moves_until_killed", directory.path(), round, killed_after) {
            let (act, is) = step_of(&submission, &receipt);
            told.insert(act, is);
        }
        let node = open(directory.path());
        let keeper = node.communities().pop().unwrap();
        assert_eq!(keeper.halted(), None, "round {round}");
        audit::verify(export(&keeper).as_slice(), |_, _| {}).unwrap();
        keeper.read(|state| {
            let ledger = state.community().ledger();
            assert_eq!(ledger.balances().map(i128::from).sum::<i128>(), 0, "round {round}");
            let mut reserve = 0;
            let mut out = 0;
            for (act, told) in &told {
                let standing = ledger.standing(*act, MAY).unwrap();
                // Whoever was killed may have been one step further than they heard.
                match (told, standing) {
                    (Told::Waits, Standing::Pending { .. }) => out += 1,
                    (Told::Waits | Told::Posted, Standing::Posted) => reserve += 1,
                    (Told::Waits | Told::Voided, Standing::Voided) => {}
                    (told, standing) => panic!("round {round}: {act} was {told:?}, and is {standing:?}"),
                }
            }
            let held = |key: &str| ledger.look_at(&AccountKey::read(key).unwrap(), MAY).unwrap();
            // Of each thread, the transaction that was recorded last may not have been told.
            let (cash, education) = (held("cash"), held("reserve:education"));
            assert_eq!(cash.balance + education.balance, 1_000_000, "round {round}");
            assert_eq!(cash.pending_out, education.pending_in, "round {round}");
            let untold = 4 * (round as i64 + 1);
            assert!(
                (reserve..=reserve + untold).contains(&education.balance),
                "round {round}"
            );
            assert!((out..=out + untold as u64).contains(&cash.pending_out), "round {round}");
        });
    }
    let count = |told_as| told.values().filter(|told| **told == told_as).count();
    assert!(
        count(Told::Waits) > 0 && count(Told::Posted) > 0 && count(Told::Voided) > 0,
        "{told:?}"
    );
}

/// The transaction that an act is about, and what that did to it.
fn step_of(submission: &Submission, receipt: &Receipt) -> (Hash, Told) {
    let body: serde_json::Value = serde_json::from_str(&submission.body).unwrap();
    let member = |name: &str| body["act"][name].as_str().unwrap();
    let earlier = || member("transaction").parse().unwrap();
    match member("type") {
        "transaction.record/1" => (receipt.act, Told::Waits),
        "transaction.post/1" => (earlier(), Told::Posted),
        "transaction.void/1" => (earlier(), Told::Voided),
        other => panic!("nobody files {other}"),
    }
}

/// Not a test by itself: what runs in the process that is killed while money moves in two steps.
#[test]
fn moves_until_killed() {
    in_the_process(move_for_ever);
}

/// Of three transactions one is posted, one is voided, and one goes on waiting.
fn move_for_ever(ada: &Person, keeper: &Keeper, device: &str) {
    let file = |name: &str, number: u64, act: &Value| {
        let id = [device.as_bytes(), name.as_bytes(), &number.to_be_bytes()];
        file(ada, keeper, &id, act)
    };
    let posting = |account: &str, amount| record([("account", text(account)), ("amount", Value::Int(amount))]);
    let record_one = record([
        ("type", text("transaction.record/1")),
        (
            "postings",
            Value::List(vec![posting("cash", -1), posting("reserve:education", 1)]),
        ),
        ("day", text("2026-05-01")),
        ("expires", Value::Int(i64::try_from(MAY + DAY).unwrap())),
    ]);
    for number in 0_u64.. {
        let transaction = file("record", number, &record_one);
        let end = match number % 3 {
            0 => "transaction.post/1",
            1 => "transaction.void/1",
            _ => continue,
        };
        let act = record([("type", text(end)), ("transaction", text(&transaction.to_string()))]);
        file(end, number, &act);
    }
}
