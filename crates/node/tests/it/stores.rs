//! One story, told over every store: what is kept is found again, at its place, and appending minds the length.

use crate::people::{MAY, Village};
use node::store::{Append, Appended, Coming, Founded, Founding, NewEntry, NewNote};
use node::{Audience, Fault, ManualClock, MemoryStore, Node, SqliteStore, Store, audit};
use register::Hash;
use std::path::Path;
use std::sync::Arc;

fn entry(number: u64) -> NewEntry {
    let act = Hash::of(&[b"act", &number.to_be_bytes()]);
    NewEntry {
        act,
        bytes: format!("entry {number}").into_bytes(),
        notes: Vec::new(),
        erases: None,
    }
}

fn with_note(mut entry: NewEntry, c: Hash, words: &str) -> NewEntry {
    entry.notes.push(NewNote {
        c,
        salt: [7; 32],
        text: words.to_owned(),
        audience: Audience::Members(vec![Hash::new([1; 32]), Hash::new([2; 32])]),
        author: Hash::new([3; 32]),
    });
    entry
}

/// Tells the story; `again` opens the same store anew, where it can be.
fn tell(store: Arc<dyn Store>, again: &dyn Fn(Arc<dyn Store>) -> Arc<dyn Store>) {
    let community = Hash::of(&[b"community"]);
    store.add_keeper_key("01ab", &[5; 32]).unwrap();
    store.add_keeper_key("01cd", &[6; 32]).unwrap();
    let first = entry(0);
    let found = |community: &Hash, slug: &str, entry: &NewEntry| {
        store.found(&Founding {
            community,
            slug,
            keeper: "01ab",
            begins: None,
            entry,
            checkpoint: "one",
        })
    };
    assert_eq!(store.head(&community), Err(Fault::UnknownCommunity));
    assert_eq!(found(&community, "guild", &first), Ok(Founded::Done));
    assert_eq!(found(&community, "guild", &first), Ok(Founded::Known));
    assert_eq!(found(&Hash::of(&[b"other"]), "guild", &first), Ok(Founded::SlugTaken));
    let used: Vec<bool> = store.keeper_keys().unwrap().iter().map(|key| key.is_used).collect();
    assert_eq!(used, [true, false]);

    let c = Hash::of(&[b"c"]);
    let entries = [entry(1), with_note(entry(2), c, "words")];
    let append = Append {
        community: &community,
        expected_length: 1,
        entries: &entries,
        checkpoint: "three",
    };
    assert_eq!(store.append(&append), Ok(Appended::Done));
    let known = store.append(&append).unwrap();
    assert!(
        matches!(known, Appended::Known { act, filed } if act == entries[0].act && (filed.index, filed.sealed) == (1, 3))
    );
    // A copy of an act is found even if the length is wrong too: the look-up comes before the comparison.
    let wrong = Append {
        expected_length: 7,
        ..append
    };
    assert!(matches!(store.append(&wrong), Ok(Appended::Known { .. })));
    let wrong = Append {
        entries: &[entry(9)],
        expected_length: 2,
        ..append
    };
    assert_eq!(store.append(&wrong), Ok(Appended::Moved { length: 3 }));

    come_and_go(store.as_ref(), &community, &entries);

    stay_with_their_authors(store.as_ref(), &community, &append, c);

    store.keep_snapshot(&community, 3, b"old").unwrap();
    let large = vec![42; 3 * node::limits::SNAPSHOT_CHUNK_BYTES + 1];
    store.keep_snapshot(&community, 5, &large).unwrap();

    is_found_again(again(store).as_ref(), &community, &c, large);
}

fn stay_with_their_authors(store: &dyn Store, community: &Hash, append: &Append<'_>, c: Hash) {
    // A note stays with its first author; an erased one does not come back.
    let erasing = NewEntry {
        erases: Some(c),
        ..with_note(entry(3), c, "other words")
    };
    let append = Append {
        entries: &[with_note(erasing, Hash::of(&[b"d"]), "more")],
        expected_length: 3,
        ..*append
    };
    assert_eq!(store.note(community, &c).unwrap().unwrap().text.unwrap().text, "words");
    assert_eq!(store.append(&append), Ok(Appended::Done));
    // Though it was read a moment ago, by the same store.
    assert_eq!(store.note(community, &c).unwrap().unwrap().text, None);
    let append = Append {
        entries: &[],
        expected_length: 4,
        checkpoint: "still four",
        ..append
    };
    assert_eq!(store.append(&append), Ok(Appended::Done));
    let coming = Coming {
        community,
        expected_length: 4,
        count: 1,
    };
    let mut entries = [with_note(entry(4), c, "words")].into_iter();
    let appended = store.append_coming(&coming, &mut entries, &mut || Some("five".to_owned()));
    assert_eq!(appended, Ok(Some(Appended::Done)));
}

/// Entries that come while they are written, and that nobody allows in the end, leave nothing behind.
fn come_and_go(store: &dyn Store, community: &Hash, kept: &[NewEntry]) {
    let come = |expected_length, entries: &[NewEntry], checkpoint: Option<&str>| {
        let coming = Coming {
            community,
            expected_length,
            count: entries.len() as u64,
        };
        let mut checkpoint = || checkpoint.map(str::to_owned);
        store.append_coming(&coming, &mut entries.iter().cloned(), &mut checkpoint)
    };
    let erasing = NewEntry {
        erases: kept[1].notes.first().map(|note| note.c),
        ..entry(8)
    };
    let fresh = [entry(7), erasing];
    assert_eq!(come(3, &fresh, None), Ok(None));
    assert_eq!(store.find(community, &fresh[0].act), Ok(None));
    assert_eq!(store.head(community).unwrap().length, 3);
    assert_eq!(come(2, &fresh, Some("x")), Ok(Some(Appended::Moved { length: 3 })));
    let known = come(3, &[entry(7), kept[0].clone()], Some("x"));
    assert!(matches!(known, Ok(Some(Appended::Known { act, .. })) if act == kept[0].act));
    assert_eq!(store.find(community, &fresh[0].act), Ok(None));
}

fn is_found_again(store: &dyn Store, community: &Hash, c: &Hash, snapshot: Vec<u8>) {
    let head = store.head(community).unwrap();
    assert_eq!((head.length, head.checkpoint.as_str()), (5, "five"));
    let listed = store.directory().unwrap();
    assert_eq!(
        (listed.len(), listed[0].slug.as_str(), listed[0].keeper.as_str()),
        (1, "guild", "01ab")
    );
    let bytes: Vec<Vec<u8>> = (0..5).map(|number| entry(number).bytes).collect();
    assert_eq!(store.page(community, 0, 100).unwrap(), bytes);
    assert_eq!(store.page(community, 1, 2).unwrap(), bytes[1..3]);
    assert_eq!(store.page(community, 5, 2).unwrap(), Vec::<Vec<u8>>::new());
    for number in 0..5 {
        let filed = store.find(community, &entry(number).act).unwrap().unwrap();
        assert_eq!((filed.index, filed.sealed), (number, [1, 3, 3, 4, 5][number as usize]));
    }
    assert_eq!(store.find(community, &entry(9).act), Ok(None));
    let erased = store.note(community, c).unwrap().unwrap();
    assert_eq!((erased.entry, erased.text), (2, None));
    assert_eq!(store.note(community, &Hash::of(&[b"e"])), Ok(None));
    assert_eq!(store.snapshot(community).unwrap(), Some(snapshot));
}

#[test]
fn memory_keeps_what_it_is_given() {
    tell(Arc::new(MemoryStore::new()), &|store| store);
}

#[test]
fn sqlite_keeps_what_it_is_given_and_finds_it_after_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("kept.db");
    let open = || Arc::new(SqliteStore::open(&path).unwrap());
    tell(open(), &|store| {
        drop(store);
        open()
    });
    let reading = SqliteStore::open_read_only(&path).unwrap();
    assert!(matches!(
        reading.add_keeper_key("x", &[0; 32]),
        Err(Fault::ReadOnly { .. })
    ));
    assert_eq!(reading.directory().unwrap().len(), 1);
}

#[test]
fn acts_are_found_while_and_after_they_are_indexed() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("kept.db");
    let store = SqliteStore::open(&path).unwrap();
    store.add_keeper_key("01ab", &[5; 32]).unwrap();
    let community = Hash::of(&[b"community"]);
    let first = entry(0);
    store
        .found(&Founding {
            community: &community,
            slug: "guild",
            keeper: "01ab",
            begins: None,
            entry: &first,
            checkpoint: "",
        })
        .unwrap();
    let length = node::limits::UNINDEXED_ENTRIES_MAX as u64 + 600;
    for from in (1..length).step_by(250) {
        let entries: Vec<NewEntry> = (from..(from + 250).min(length)).map(entry).collect();
        let append = Append {
            community: &community,
            expected_length: from,
            entries: &entries,
            checkpoint: "",
        };
        assert_eq!(store.append(&append), Ok(Appended::Done));
    }
    let all_are_found = |store: &SqliteStore| {
        for number in (0..length).step_by(97) {
            let filed = store.find(&community, &entry(number).act).unwrap();
            assert_eq!(filed.map(|filed| filed.index), Some(number));
        }
    };
    all_are_found(&store);
    drop(store);
    all_are_found(&SqliteStore::open(&path).unwrap());
}

#[test]
fn an_erased_text_is_gone_from_the_files() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("kept.db");
    let store = SqliteStore::open(&path).unwrap();
    store.add_keeper_key("01ab", &[5; 32]).unwrap();
    let community = Hash::of(&[b"community"]);
    let secret = "a text that nobody else would write: quince and walnut";
    let c = Hash::of(&[b"c"]);
    let first = with_note(entry(0), c, secret);
    store
        .found(&Founding {
            community: &community,
            slug: "guild",
            keeper: "01ab",
            begins: None,
            entry: &first,
            checkpoint: "",
        })
        .unwrap();
    assert!(holds(directory.path(), secret));
    let erasing = NewEntry {
        erases: Some(c),
        ..entry(1)
    };
    let append = Append {
        community: &community,
        expected_length: 1,
        entries: &[erasing],
        checkpoint: "",
    };
    assert_eq!(store.append(&append), Ok(Appended::Done));
    assert!(
        !holds(directory.path(), secret),
        "no file of the store holds the text any more"
    );
}

fn holds(directory: &Path, words: &str) -> bool {
    std::fs::read_dir(directory).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    })
}

#[test]
fn a_foreign_or_newer_or_damaged_file_is_a_fault_and_stays_as_it_is() {
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name);
    let foreign = rusqlite::Connection::open(path("foreign.db")).unwrap();
    foreign
        .execute_batch("CREATE TABLE t (x); PRAGMA user_version = 1;")
        .unwrap();
    drop(foreign);
    assert!(matches!(
        SqliteStore::open(&path("foreign.db")),
        Err(Fault::Foreign { .. })
    ));
    drop(SqliteStore::open(&path("newer.db")).unwrap());
    rusqlite::Connection::open(path("newer.db"))
        .unwrap()
        .execute_batch("PRAGMA user_version = 99;")
        .unwrap();
    assert!(matches!(
        SqliteStore::open(&path("newer.db")),
        Err(Fault::Newer { found: 99, known: 2 })
    ));
    std::fs::write(
        path("text.db"),
        "no database at all, but long enough to be looked into".repeat(100),
    )
    .unwrap();
    let before = std::fs::read(path("text.db")).unwrap();
    assert!(matches!(
        SqliteStore::open(&path("text.db")),
        Err(Fault::Foreign { .. })
    ));
    assert_eq!(std::fs::read(path("text.db")).unwrap(), before);
}

#[test]
fn the_keeper_tells_the_same_story_over_sqlite() {
    let directory = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::new(MAY));
    let village = Village::found(Node::open(directory.path(), clock.clone()).unwrap(), clock.clone());
    assert!(matches!(
        Node::open(directory.path(), clock.clone()),
        Err(Fault::InUse { .. })
    ));
    let ben = village.join(2);
    let work = ben.care(&village.keeper, village.now(), 45);
    let receipt = village.file(work.clone());
    let (id, file) = (village.keeper.id(), village.export());
    village.node.close().unwrap();
    drop(village);
    let node = Node::open(directory.path(), clock).unwrap();
    let keeper = node.keeper("guild-of-words").unwrap();
    assert_eq!((keeper.id(), keeper.halted()), (id, None));
    assert_eq!(crate::people::export(&keeper), file);
    assert_eq!(keeper.file(work), Ok(receipt));
    let proven = audit::verify(file.as_slice(), |_, _| {}).unwrap();
    assert_eq!(proven.digest, keeper.read(|state| state.community().digest()));
}
