//! A process that is killed while it files: every receipt that it gave still stands, and the register verifies.

use crate::people::{MAY, Person, Village, care, export, seen, submission};
use node::{Keeper, ManualClock, Node, Receipt, Submission, audit};
use register::{By, Hash};
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
        receipts.extend(kill_after(directory.path(), round, killed_after));
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
fn kill_after(directory: &Path, round: usize, killed_after: usize) -> Vec<(Submission, Receipt)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::files_until_killed", "--nocapture"])
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
            scope.spawn(move || file_for_ever(ada, keeper, &format!("{round} {thread}")));
        }
    });
}

fn file_for_ever(ada: &Person, keeper: &Keeper, device: &str) {
    for number in 0_u64.. {
        let mut head = ada.head(By::Member(ada.id), Some(keeper.id()), seen(keeper), MAY);
        let id = Hash::of(&[device.as_bytes(), &number.to_be_bytes()]);
        head.id = *id.as_bytes().first_chunk().unwrap();
        let act = submission(&head, &care(60), &[&ada.key], Vec::new());
        let receipt = keeper.file(act.clone()).unwrap();
        println!("{MARK}{}\t{}", act.to_json(), serde_json::to_string(&receipt).unwrap());
    }
}
