//! Faults outside any simulation: three real nodes on loopback, a keeper and two mirrors that witness it. Any one of them
//! is killed, stopped, cut off, or comes back with an old disk; nothing that was sealed is lost, and the others go on.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::thread;

use register::checkpoint::Checkpoint;
use register::signed_note::SignedNote;
use tempfile::TempDir;

use crate::peers::{Running, command, done, found, get, log_minutes, log_work, register, run, run_at, wait_for};
use crate::wires::Wire;

/// A keeper, two mirrors that witness it, and two members. One witness is enough to seal: it confirms what it holds.
struct Three {
    home: TempDir,
    keeper: Running,
    mirrors: [Option<Running>; 2],
}

const MIRRORS: [&str; 2] = ["first", "second"];

impl Three {
    fn start() -> Three {
        Three::start_through(&mut |port| port)
    }

    /// As [`Three::start`], where nodes reach each other at other ports than their own: first each mirror the keeper, and
    /// then the keeper each mirror.
    fn start_through(reach: &mut dyn FnMut(u16) -> u16) -> Three {
        let home = tempfile::tempdir().unwrap();
        let keeper = run(&["serve"], &home.path().join("keeper"));
        let (ada, ben) = (home.path().join("ada"), home.path().join("ben"));
        found(&ada, keeper.port);
        let link = done(&command(&ada, keeper.port, &["invite", "--standing", "full"]));
        done(&command(&ben, keeper.port, &["join", link.trim(), "--me", "Ben"]));
        let mirrors = MIRRORS.map(|name| {
            let address = address_at(reach(keeper.port));
            let witness = format!("{name}.example/w");
            let words = ["mirror", &address, "--name", &witness];
            run(&words, &home.path().join(name))
        });
        let policy = policy_through(&mirrors.each_ref().map(Some), reach);
        for name in ["keeper", "first", "second"] {
            fs::write(home.path().join(name).join("witnesses.policy"), &policy).unwrap();
        }
        let port = keeper.port;
        drop(keeper);
        let keeper = run_at(port, &["serve"], &home.path().join("keeper"));
        let three = Three {
            home,
            keeper,
            mirrors: mirrors.map(Some),
        };
        wait_until_sealed(three.keeper.port, 3);
        three
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn mirror(&self, place: usize) -> &Running {
        self.mirrors[place].as_ref().expect("this mirror runs")
    }

    /// Ada does something at a node.
    fn act(&self, at: &Running) {
        done(&log_work(&self.folder("ada"), at.port));
    }

    /// Both members want this mirror to go on, and it does.
    fn endorse(&self, mirror: &Running) {
        for name in ["ada", "ben"] {
            done(&command(
                &self.folder(name),
                mirror.port,
                &["endorse", &address(mirror)],
            ));
        }
    }
}

fn address(node: &Running) -> String {
    address_at(node.port)
}

fn address_at(port: u16) -> String {
    format!("http://127.0.0.1:{port}/open-words")
}

/// Any one of these witnesses makes a seal.
fn policy(witnesses: &[Option<&Running>]) -> String {
    policy_through(witnesses, &mut |port| port)
}

fn policy_through(witnesses: &[Option<&Running>], reach: &mut dyn FnMut(u16) -> u16) -> String {
    let (mut policy, mut names) = (String::new(), Vec::new());
    for (place, node) in witnesses.iter().enumerate() {
        let Some(node) = node else { continue };
        let line = node
            .said
            .lines()
            .find_map(|line| line.strip_prefix("It is the witness "));
        let key = line.expect("the mirror is a witness");
        policy.push_str(&format!(
            "witness w{place} {key} http://127.0.0.1:{}/witness\n",
            reach(node.port)
        ));
        names.push(format!("w{place}"));
    }
    policy.push_str(&format!("group enough 1 {}\nquorum enough\n", names.join(" ")));
    policy
}

/// The checkpoint that a node serves, and how many have confirmed it.
pub(crate) fn sealed(port: u16) -> (Checkpoint, usize) {
    let answer = get(port, "/open-words/checkpoint");
    let note = SignedNote::parse(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
    let cosigned = note
        .lines
        .iter()
        .filter(|line| line.name.ends_with(".example/w"))
        .count();
    (Checkpoint::parse(&note.text).unwrap(), cosigned)
}

pub(crate) fn wait_until_sealed(port: u16, entries: u64) {
    wait_for(port, "open-words", |event, size| {
        let is_there = || {
            let (checkpoint, cosigned) = sealed(port);
            checkpoint.size >= entries && cosigned > 0
        };
        event == "sealed" && size >= entries || is_there()
    });
}

fn wait_for_copy(mirror: &Running, entries: u64) {
    wait_for(mirror.port, "open-words", |event, size| {
        event == "grew" && size >= entries
    });
}

/// The entries of a node's register, verified.
fn entries(home: &Path, port: u16) -> Vec<String> {
    let copy = home.join("copy.register");
    let register = register(port);
    fs::write(&copy, &register).unwrap();
    done(
        &Command::new(env!("CARGO_BIN_EXE_mirrorball"))
            .arg("verify")
            .arg(&copy)
            .output()
            .unwrap(),
    );
    let blocks: Vec<&str> = register
        .split("\n\n")
        .filter(|block| block.starts_with("mirrorball/1 "))
        .collect();
    blocks.into_iter().map(str::to_owned).collect()
}

pub(crate) fn signal(node: &Running, name: &str) {
    let sent = Command::new("kill")
        .args([name, &node.child.id().to_string()])
        .status()
        .unwrap();
    assert!(sent.success());
}

#[test]
fn losing_either_mirror_loses_nothing() {
    let mut three = Three::start();
    for (place, name) in MIRRORS.iter().enumerate() {
        let before = sealed(three.keeper.port).0;
        // `kill -9`, in the middle of whatever it does.
        let port = three.mirror(place).port;
        three.mirrors[place] = None;
        three.act(&three.keeper);
        wait_until_sealed(three.keeper.port, before.size + 1);
        let again = run_at(port, &["serve"], &three.folder(name));
        wait_for_copy(&again, before.size + 1);
        three.mirrors[place] = Some(again);
        let held = entries(three.home.path(), three.keeper.port);
        assert_eq!(entries(three.home.path(), port), held);
    }
}

#[test]
fn a_keeper_that_is_killed_while_acts_come_in_keeps_each_that_it_gave_a_receipt_for() {
    let mut three = Three::start();
    let port = three.keeper.port;
    let before = entries(three.home.path(), port);
    let (tell, told) = mpsc::channel();
    let ada = three.folder("ada");
    thread::scope(|scope| {
        for first in [100, 200, 300] {
            let (tell, ada) = (tell.clone(), &ada);
            scope.spawn(move || {
                for minutes in first..first + 5 {
                    if log_minutes(ada, port, minutes).status.success() {
                        tell.send(minutes).unwrap();
                    }
                }
            });
        }
        drop(tell);
        // `kill -9`, while others are on their way.
        let mut receipts = vec![told.recv().unwrap(), told.recv().unwrap()];
        three.keeper.stop();
        receipts.extend(told.iter());
        three.keeper = run_at(port, &["serve"], &three.folder("keeper"));
        let after = entries(three.home.path(), port);
        assert_eq!(after[..before.len()], before);
        for minutes in receipts {
            let is_it = |entry: &&String| entry.contains(&format!("\"quantity\":{minutes},"));
            assert_eq!(after.iter().filter(is_it).count(), 1, "{minutes} minutes");
        }
    });
    let held = entries(three.home.path(), port);
    three.act(&three.keeper);
    wait_until_sealed(port, held.len() as u64 + 1);
    wait_for_copy(three.mirror(0), held.len() as u64 + 1);
    assert_eq!(entries(three.home.path(), three.mirror(0).port)[..held.len()], held);
}

#[test]
fn a_witness_that_hangs_keeps_nobody_from_sealing() {
    let three = Three::start();
    // It is there, takes connections, and never answers.
    signal(three.mirror(0), "-STOP");
    three.act(&three.keeper);
    wait_until_sealed(three.keeper.port, 4);
    wait_for_copy(three.mirror(1), 4);
    signal(three.mirror(0), "-CONT");
    wait_for_copy(three.mirror(0), 4);
    let held = entries(three.home.path(), three.keeper.port);
    assert_eq!(entries(three.home.path(), three.mirror(0).port), held);
}

#[test]
fn losing_the_keeper_loses_nothing_that_was_sealed() {
    let mut three = Three::start();
    three.act(&three.keeper);
    wait_until_sealed(three.keeper.port, 4);
    let before = entries(three.home.path(), three.keeper.port);
    // Its machine is gone for good, disk and all.
    three.keeper.stop();
    fs::remove_dir_all(three.folder("keeper")).unwrap();
    // What is sealed is held by a witness that mirrors: members choose one that holds it.
    let held = |place: usize| entries(three.home.path(), three.mirror(place).port).len();
    let (heir, other) = if held(0) >= before.len() { (0, 1) } else { (1, 0) };
    let heir_policy = policy(&[three.mirrors[other].as_ref()]);
    fs::write(three.folder(MIRRORS[heir]).join("witnesses.policy"), heir_policy).unwrap();
    let port = three.mirror(heir).port;
    three.mirrors[heir] = None;
    three.mirrors[heir] = Some(run_at(port, &["serve"], &three.folder(MIRRORS[heir])));
    three.endorse(three.mirror(heir));
    three.act(three.mirror(heir));
    let after = entries(three.home.path(), port);
    assert_eq!(after[..before.len()], before, "every sealed entry is where it was");
    assert_eq!(after.len(), before.len() + 3);
    // The other mirror follows, and seals for the new keeper.
    let other_port = three.mirror(other).port;
    three.mirrors[other] = None;
    let words = ["mirror", &address(three.mirror(heir))];
    three.mirrors[other] = Some(run_at(other_port, &words, &three.folder(MIRRORS[other])));
    wait_until_sealed(port, after.len() as u64);
    assert_eq!(entries(three.home.path(), other_port), after);
}

#[test]
fn a_keeper_that_was_stopped_and_comes_back_late_only_reads() {
    let mut three = Three::start();
    signal(&three.keeper, "-STOP");
    let other_port = three.mirror(1).port;
    let policy = policy(&[three.mirrors[1].as_ref()]);
    fs::write(three.folder("first").join("witnesses.policy"), policy).unwrap();
    let port = three.mirror(0).port;
    three.mirrors[0] = None;
    three.mirrors[0] = Some(run_at(port, &["serve"], &three.folder("first")));
    three.endorse(three.mirror(0));
    three.act(three.mirror(0));
    three.mirrors[1] = None;
    let words = ["mirror", &address(three.mirror(0))];
    three.mirrors[1] = Some(run_at(other_port, &words, &three.folder("second")));
    wait_until_sealed(port, 6);
    // It wakes, and knows of nothing. It may take an act in; no witness confirms it, and soon it is told.
    signal(&three.keeper, "-CONT");
    let refused = (0..200).find_map(|_| {
        assert!(
            sealed(three.keeper.port).0.size <= 3,
            "nothing of its own is ever sealed again"
        );
        let answer = log_work(&three.folder("ben"), three.keeper.port);
        (!answer.status.success()).then(|| String::from_utf8_lossy(&answer.stderr).into_owned())
    });
    let said = refused.expect("its witnesses tell it sooner");
    assert!(said.contains("follow another keeper"), "{said}");
    let kept = entries(three.home.path(), port);
    assert_eq!(kept, entries(three.home.path(), other_port));
}

/// Three nodes, and the wires between them: from each mirror to the keeper, and from the keeper to each mirror.
fn over_wires() -> (Three, [Wire; 4]) {
    let mut wires = Vec::new();
    let three = Three::start_through(&mut |port| {
        let wire = Wire::to(port);
        let reached = wire.port();
        wires.push(wire);
        reached
    });
    let wires = wires.try_into();
    (
        three,
        wires.unwrap_or_else(|_| panic!("four wires connect three nodes")),
    )
}

#[test]
fn a_mirror_that_was_cut_off_catches_up() {
    let (three, [to_keeper, _, from_keeper, _]) = over_wires();
    wait_for_copy(three.mirror(0), 3);
    let before = entries(three.home.path(), three.mirror(0).port);
    to_keeper.cut();
    from_keeper.cut();
    three.act(&three.keeper);
    wait_until_sealed(three.keeper.port, 4);
    wait_for_copy(three.mirror(1), 4);
    assert_eq!(
        entries(three.home.path(), three.mirror(0).port),
        before,
        "nothing gets there"
    );
    to_keeper.mend();
    from_keeper.mend();
    wait_for_copy(three.mirror(0), 4);
    let held = entries(three.home.path(), three.keeper.port);
    assert_eq!(entries(three.home.path(), three.mirror(0).port), held);
    assert_eq!(entries(three.home.path(), three.mirror(1).port), held);
}

#[test]
fn a_keeper_that_is_cut_off_from_all_seals_nothing_and_goes_on_afterwards() {
    let (three, wires) = over_wires();
    wait_until_sealed(three.keeper.port, 3);
    wires.iter().for_each(Wire::cut);
    three.act(&three.keeper);
    three.act(&three.keeper);
    let held = entries(three.home.path(), three.keeper.port);
    assert_eq!(held.len(), 5, "it takes acts in");
    let (newest, cosigned) = sealed(three.keeper.port);
    assert_eq!((newest.size, cosigned), (5, 0), "and nobody confirms them");
    wires.iter().for_each(Wire::mend);
    wait_until_sealed(three.keeper.port, 5);
    for place in 0..2 {
        wait_for_copy(three.mirror(place), 5);
        assert_eq!(entries(three.home.path(), three.mirror(place).port), held);
    }
}

#[test]
fn an_old_database_is_noticed_by_the_file_beside_it() {
    let mut three = Three::start();
    let port = three.keeper.port;
    let (disk, backup) = (three.folder("keeper"), three.folder("backup"));
    three.keeper.stop();
    copy(&disk, &backup);
    three.keeper = run_at(port, &["serve"], &disk);
    three.act(&three.keeper);
    wait_until_sealed(port, 4);
    wait_for_copy(three.mirror(0), 4);
    let before = entries(three.home.path(), port);
    three.keeper.stop();
    // The database alone is an old one, and no witness is asked.
    for name in ["mirrorball.db", "mirrorball.db-wal", "mirrorball.db-shm"] {
        let _ = fs::remove_file(disk.join(name)); // Of the last two, neither need be there.
        if backup.join(name).exists() {
            fs::copy(backup.join(name), disk.join(name)).unwrap();
        }
    }
    let policy = fs::read_to_string(disk.join("witnesses.policy")).unwrap();
    fs::remove_file(disk.join("witnesses.policy")).unwrap();
    three.keeper = run_at(port, &["serve"], &disk);
    let refused = log_work(&three.folder("ada"), port);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(said.contains("old copy") || said.contains("signed for"), "{said}");
    assert_eq!(entries(three.home.path(), port).len(), 3, "reading goes on");
    three.keeper.stop();
    fs::write(disk.join("witnesses.policy"), policy).unwrap();
    let mut refill = Command::new(env!("CARGO_BIN_EXE_mirrorball"));
    refill.args(["refill", &address(three.mirror(0)), "--data"]).arg(&disk);
    done(&refill.output().unwrap());
    three.keeper = run_at(port, &["serve"], &disk);
    three.act(&three.keeper);
    wait_until_sealed(port, 5);
    assert_eq!(entries(three.home.path(), port)[..4], before);
}

#[test]
fn an_old_disk_is_noticed_by_what_witnesses_hold() {
    let mut three = Three::start();
    let port = three.keeper.port;
    three.keeper.stop();
    // A copy of the whole directory, files of what was signed and all, as a backup of the disk is.
    let (disk, backup) = (three.folder("keeper"), three.folder("backup"));
    copy(&disk, &backup);
    three.keeper = run_at(port, &["serve"], &disk);
    three.act(&three.keeper);
    wait_until_sealed(port, 4);
    wait_for_copy(three.mirror(0), 4);
    let before = entries(three.home.path(), port);
    three.keeper.stop();
    fs::remove_dir_all(&disk).unwrap();
    copy(&backup, &disk);
    three.keeper = run_at(port, &["serve"], &disk);
    let refused = log_work(&three.folder("ada"), port);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(said.contains("old copy") || said.contains("signed for"), "{said}");
    // Nothing is lost: a mirror holds it, and the keeper takes it back from there.
    three.keeper.stop();
    let mut refill = Command::new(env!("CARGO_BIN_EXE_mirrorball"));
    refill.args(["refill", &address(three.mirror(0)), "--data"]).arg(&disk);
    let said = done(&refill.output().unwrap());
    assert!(said.contains("4 entries again"), "{said}");
    three.keeper = run_at(port, &["serve"], &disk);
    three.act(&three.keeper);
    wait_until_sealed(port, 5);
    assert_eq!(entries(three.home.path(), port)[..4], before);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let to = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            copy(&file.path(), &to);
        } else {
            fs::copy(file.path(), to).unwrap();
        }
    }
}
