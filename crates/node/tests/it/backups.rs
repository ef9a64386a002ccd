//! Backups: made while acts are filed, verified from their bytes, and brought back without turning back what was signed.

use crate::people::{MAY, Person, Village, export};
use node::backup::{self, Older};
use node::{Fault, Keeper, ManualClock, Node, Trouble};
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn found(directory: &Path) -> Village {
    let clock = Arc::new(ManualClock::new(MAY));
    Village::found(Node::open(directory, clock.clone()).unwrap(), clock)
}

fn start(directory: &Path) -> (Node, Keeper) {
    let node = Node::open(directory, Arc::new(ManualClock::new(MAY))).unwrap();
    let keeper = node.communities().pop().unwrap();
    (node, keeper)
}

fn work(ada: &Person, keeper: &Keeper, times: i64) {
    (0..times).for_each(|minutes| drop(keeper.file(ada.care(keeper, MAY, minutes + 1)).unwrap()));
}

#[test]
fn a_backup_is_made_while_acts_are_filed_and_comes_back_elsewhere() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let village = found(&data);
    fs::write(data.join("witnesses.policy"), "quorum none\n").unwrap();
    work(&village.ada, &village.keeper, 5);
    let backups = home.path().join("backups");
    fs::create_dir(&backups).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| work(&village.ada, &village.keeper, 300));
        for turn in 0..5_u64 {
            let made = backup::back_up(&data, &backups.join(format!("b{turn}")), MAY + turn).unwrap();
            assert!(made.communities[0].entries >= 6);
        }
    });
    assert_eq!(backup::list(&backups).len(), 5);
    let last = backup::back_up(&data, &backups.join("last"), MAY + 9).unwrap();
    assert_eq!(last.communities[0].entries, 306);
    assert_eq!(backup::list(&backups)[0], last, "the newest comes first");
    assert_eq!(backup::verify(&last.directory).unwrap(), last);
    let register = village.export();
    drop(village);
    let elsewhere = home.path().join("elsewhere");
    let restored = backup::restore(&last.directory, &elsewhere, Older::Refused, MAY).unwrap();
    assert_eq!(restored.communities, last.communities);
    assert!(restored.known.is_empty() && restored.aside.is_none() && restored.below.is_empty());
    assert!(elsewhere.join("witnesses.policy").is_file());
    let (_node, keeper) = start(&elsewhere);
    assert_eq!((keeper.halted(), export(&keeper)), (None, register));
}

#[cfg(unix)]
#[test]
fn a_backup_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let village = found(&data);
    let made = backup::back_up(&data, &home.path().join("b"), village.now()).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&made.directory), 0o700);
    assert_eq!(mode(&made.directory.join("mirrorball.db")), 0o600);
}

#[test]
fn a_backup_that_was_changed_or_cut_off_does_not_verify_and_does_not_come_back() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let village = found(&data);
    work(&village.ada, &village.keeper, 40);
    let made = backup::back_up(&data, &home.path().join("b"), village.now()).unwrap();
    let database = made.directory.join("mirrorball.db");
    let whole = fs::read(&database).unwrap();
    let act = br#""quantity":17,"#;
    let place = whole.windows(act.len()).position(|bytes| bytes == act).unwrap();
    let mut changed = whole.clone();
    changed[place + 11] = b'9';
    for bytes in [changed, whole[..whole.len() / 2].to_vec(), b"no database".to_vec()] {
        fs::write(&database, bytes).unwrap();
        assert!(backup::verify(&made.directory).is_err());
        let elsewhere = home.path().join("elsewhere");
        assert!(backup::restore(&made.directory, &elsewhere, Older::ToRead, MAY).is_err());
        assert!(!elsewhere.join("mirrorball.db").exists());
    }
    fs::write(&database, whole).unwrap();
    assert!(backup::verify(&made.directory).is_ok());
    // Another register than its own file says.
    let manifest = made.directory.join(backup::MANIFEST);
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("\"entries\": 41", "\"entries\": 40")).unwrap();
    assert!(backup::verify(&made.directory).is_err());
    // Without it, it is no backup.
    fs::remove_file(&manifest).unwrap();
    assert!(backup::read(&made.directory).is_none() && backup::verify(&made.directory).is_err());
}

#[test]
fn nothing_goes_back_below_what_was_signed_unless_it_is_told_and_then_it_only_reads() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let village = found(&data);
    work(&village.ada, &village.keeper, 3);
    let made = backup::back_up(&data, &home.path().join("b"), village.now()).unwrap();
    let old = village.export();
    work(&village.ada, &village.keeper, 2);
    let served = backup::restore(&made.directory, &data, Older::ToRead, MAY);
    assert!(matches!(served, Err(Trouble::Fault(Fault::InUse { .. }))), "{served:?}");
    let Village { node, keeper, ada, .. } = village;
    let (id, newest) = (keeper.id(), export(&keeper));
    drop((node, keeper));
    let fault = Fault::RolledBack {
        community: id,
        held: 4,
        signed: 6,
    };
    for known_by in ["both", "the file alone", "the database alone"] {
        let at = home.path().join(known_by);
        fs::create_dir(&at).unwrap();
        for file in fs::read_dir(&data).unwrap() {
            let name = file.unwrap().file_name();
            fs::copy(data.join(&name), at.join(&name)).unwrap();
        }
        match known_by {
            "the file alone" => fs::remove_file(at.join("mirrorball.db")).unwrap(),
            "the database alone" => fs::remove_file(at.join(format!("{id}.last-signed"))).unwrap(),
            _ => {}
        }
        let refused = backup::restore(&made.directory, &at, Older::Refused, MAY);
        assert_eq!(refused, Err(Trouble::Fault(fault.clone())), "{known_by}");
        let restored = backup::restore(&made.directory, &at, Older::ToRead, MAY).unwrap();
        assert_eq!((restored.below[0].held, restored.below[0].signed), (4, 6), "{known_by}");
        assert_eq!(restored.known, [id]);
        let (_node, keeper) = start(&at);
        assert_eq!(keeper.halted(), Some(fault.clone()), "{known_by}");
        assert_eq!(
            keeper.file(ada.care(&keeper, MAY, 9)),
            Err(Trouble::Fault(fault.clone()))
        );
        assert_eq!(export(&keeper), old, "reading goes on");
        // What was there is set aside, and comes back whole.
        let Some(aside) = restored.aside else {
            assert_eq!(known_by, "the file alone");
            continue;
        };
        let whole = home.path().join(format!("{known_by}, whole"));
        fs::create_dir(&whole).unwrap();
        fs::copy(aside.join("mirrorball.db"), whole.join("mirrorball.db")).unwrap();
        let (_node, keeper) = start(&whole);
        assert_eq!(export(&keeper), newest);
    }
}

#[test]
fn another_history_never_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let village = found(&data);
    let early = backup::back_up(&data, &home.path().join("early"), village.now()).unwrap();
    let Village { node, keeper, ada, .. } = village;
    drop((node, keeper));
    // The same founding goes on in two places, which signed for different things.
    let fork = home.path().join("fork");
    backup::restore(&early.directory, &fork, Older::Refused, MAY).unwrap();
    for (place, minutes) in [(&data, 7), (&fork, 8)] {
        let (_node, keeper) = start(place);
        keeper.file(ada.care(&keeper, MAY, minutes)).unwrap();
    }
    let other = backup::back_up(&fork, &home.path().join("other"), MAY).unwrap();
    for older in [Older::Refused, Older::ToRead] {
        let refused = backup::restore(&other.directory, &data, older, MAY);
        assert!(
            matches!(refused, Err(Trouble::Fault(Fault::Broken { .. }))),
            "{refused:?}"
        );
    }
}

#[test]
fn a_directory_without_a_database_has_nothing_to_back_up() {
    let home = tempfile::tempdir().unwrap();
    assert!(backup::back_up(home.path(), &home.path().join("b"), MAY).is_err());
    assert!(!home.path().join("b").exists() && !home.path().join("b.draft").exists());
    let village = found(&home.path().join("data"));
    let taken = home.path().join("taken");
    fs::create_dir(&taken).unwrap();
    assert!(backup::back_up(&home.path().join("data"), &taken, village.now()).is_err());
    assert!(taken.is_dir());
}

/// A register that was signed for is not begun anew where its database is gone; a backup brings it back.
#[test]
fn a_database_that_is_gone_is_told_and_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let (data, taken) = (home.path().join("data"), home.path().join("taken"));
    let village = found(&data);
    let now = village.now();
    backup::back_up(&data, &taken, now).unwrap();
    drop(village);
    for file in ["mirrorball.db", "mirrorball.db-wal", "mirrorball.db-shm"] {
        let _ = fs::remove_file(data.join(file)); // The last two are gone after a clean end.
    }
    let clock = || Arc::new(ManualClock::new(now));
    let refused = Node::open(&data, clock()).err();
    assert!(
        matches!(&refused, Some(Fault::Corrupt { detail }) if detail.contains("is gone")),
        "{refused:?}"
    );
    assert!(!data.join("mirrorball.db").exists(), "none was begun");
    backup::restore(&taken, &data, Older::Refused, now).unwrap();
    assert_eq!(Node::open(&data, clock()).unwrap().communities().len(), 1);
}

/// What no page sum and no signature covers: the keeper's own key, and the texts, of which the register holds commitments.
#[test]
fn a_bit_of_a_key_or_of_a_text_does_not_change_unnoticed() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    drop(found(&data));
    for (name, change) in [
        ("seed", "UPDATE keeper_key SET seed = zeroblob(32)"),
        ("text", "UPDATE note SET text = text || '.' WHERE note = 1"),
        ("bytes", "UPDATE note SET text = CAST(x'ff' AS TEXT) WHERE note = 1"),
        ("salt", "UPDATE note SET salt = zeroblob(32) WHERE note = 1"),
    ] {
        let backup = home.path().join(name);
        backup::back_up(&data, &backup, MAY).unwrap();
        let database = backup.join("mirrorball.db");
        let changed = rusqlite::Connection::open(&database)
            .unwrap()
            .execute(change, [])
            .unwrap();
        assert_eq!(changed, 1, "{name}");
        let elsewhere = home.path().join(format!("{name}-elsewhere"));
        for refused in [
            backup::verify(&backup).map(drop),
            backup::restore(&backup, &elsewhere, Older::Refused, MAY).map(drop),
        ] {
            assert!(
                matches!(refused, Err(Trouble::Fault(Fault::Corrupt { .. }))),
                "{name}: {refused:?}"
            );
        }
        assert!(!elsewhere.join("mirrorball.db").exists(), "{name}");
    }
    // Nor is a node whose key is another one taken for somebody else's mirror.
    let database = rusqlite::Connection::open(data.join("mirrorball.db")).unwrap();
    database
        .execute("UPDATE keeper_key SET seed = zeroblob(32)", [])
        .unwrap();
    drop(database);
    let opened = Node::open(&data, Arc::new(ManualClock::new(MAY))).unwrap();
    assert!(opened.communities().is_empty());
    let unreadable: Vec<&Fault> = opened.unreadable().map(|(_, _, fault)| fault).collect();
    assert!(matches!(unreadable[..], [Fault::Corrupt { .. }]), "{unreadable:?}");
}
