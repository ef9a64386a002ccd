//! Searching: what was said is found over every store, with and without accents, by those who may read it; what was
//! erased is not, and the index is made anew where it does not fit the register.

use crate::people::{MAY, Person, Village, note, note_ref, record, text};
use node::store::{Adding, TextMark, TextSource};
use node::{Audience, Hit, ManualClock, MemoryStore, Node, NoteText, SqliteStore, Store, TextKind};
use register::Hash;
use register::json::Value;
use std::path::Path;
use std::sync::Arc;

fn everybody(_: &NoteText) -> bool {
    true
}

/// Raises a tension; its act id, and the 16 bytes by which its notes are erased.
fn raise(village: &Village, who: &Person, words: &str, audience: Audience) -> (Hash, String) {
    let mut said = note(words);
    said.audience = audience;
    let act = record([("type", text("tension.raise/1")), ("what", note_ref(&said))]);
    let submission = who.act(&village.keeper, village.now(), &act, vec![said]);
    let body = register::json::decode(&submission.body).unwrap();
    let nonce = body.get("id").and_then(Value::as_text).unwrap().to_owned();
    (village.file(submission).act, nonce)
}

fn erase(village: &Village, who: &Person, nonce: &str, words: &str) {
    let erasing = record([
        ("type", text("note.erase/1")),
        ("act", text(nonce)),
        ("c", note_ref(&note(words))),
    ]);
    village.file(who.act(&village.keeper, village.now(), &erasing, Vec::new()));
}

fn found(village: &Village, query: &str) -> Vec<Hit> {
    village.keeper.search(query, 20, &everybody).unwrap()
}

fn texts(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.snippet.text.as_str()).collect()
}

/// The story, over any store.
fn tell(store: Arc<dyn Store>) {
    let village = Village::over(store.clone());
    let ben = village.join(2);
    let cold = "El café está frío, y el niño también.";
    let (raised, nonce) = raise(&village, &village.ada, cold, Audience::Community);
    raise(&village, &ben, "The tractor is broken again", Audience::Community);

    // With and without accents, in any case, by the beginnings of words, all of them.
    for query in [
        "cafe",
        "CAFÉ",
        "cafe\u{301} nino",
        "caf fri",
        "\"frío\"",
        "cafe AND",
        "frio -cafe",
    ] {
        let hits = found(&village, query);
        if query == "cafe AND" {
            assert_eq!(hits, Vec::new(), "`and` is a word like any other");
            continue;
        }
        assert_eq!(texts(&hits), [cold], "{query}");
        assert_eq!(
            (hits[0].kind, hits[0].about.clone()),
            (TextKind::Tension, raised.to_string())
        );
        assert!(!hits[0].snippet.marks.is_empty());
    }
    assert_eq!(found(&village, "cafe tractor"), Vec::new());
    assert_eq!(found(&village, "afé"), Vec::new(), "not within a word");

    // No query is an error.
    for query in [
        "",
        " ",
        "\"",
        "'",
        "*",
        "NEAR(",
        "a\"b\"c",
        "x:y",
        "--",
        "\u{0}",
        "();DROP TABLE note",
    ] {
        assert!(village.keeper.search(query, 20, &everybody).is_ok(), "{query:?}");
    }
    assert!(
        village
            .keeper
            .search(&"tractor ".repeat(200_000), 20, &everybody)
            .is_ok()
    );
    assert_eq!(village.keeper.search("tractor", 0, &everybody).unwrap(), Vec::new());

    // Agreements are found by their texts, in the version that was adopted.
    let agreements = found(&village, "attested");
    let agreements = if agreements.is_empty() {
        found(&village, "work")
    } else {
        agreements
    };
    assert!(
        agreements
            .iter()
            .any(|hit| hit.kind == TextKind::Agreement && hit.c.is_none())
    );

    some_find_it(&village, &ben);
    what_is_erased_is_gone(&village, &store, (cold, &nonce));
}

/// What is for some is found by them alone.
fn some_find_it(village: &Village, ben: &Person) {
    raise(village, ben, "A secret quarrel", Audience::Members(vec![ben.id]));
    let may = |reader: Hash| {
        move |note: &NoteText| match &note.audience {
            Audience::Community | Audience::Circle(_) => true,
            Audience::Members(members) => members.contains(&reader) || note.author == reader,
        }
    };
    let (ada, me) = (may(village.ada.id), may(ben.id));
    assert_eq!(village.keeper.search("quarrel", 20, &ada).unwrap(), Vec::new());
    assert_eq!(
        texts(&village.keeper.search("quarrel", 20, &me).unwrap()),
        ["A secret quarrel"]
    );
}

/// What is erased is gone at once, and stays gone when the index is made anew.
fn what_is_erased_is_gone(village: &Village, store: &Arc<dyn Store>, (cold, nonce): (&str, &str)) {
    erase(village, &village.ada, nonce, cold);
    assert_eq!(found(village, "cafe"), Vec::new());
    let texts_of = store.texts();
    let here = village.keeper.id();
    assert_eq!(texts_of.matching(&here, &["cafe".to_owned()], 9).unwrap(), Vec::new());
    let mark = texts_of.mark(&here).unwrap().unwrap();
    let wrong = TextMark {
        root: Hash::of(&[b"another history"]),
        ..mark
    };
    let stray = node::store::NewText {
        entry: 0,
        kind: TextKind::Remark,
        about: String::new(),
        source: TextSource::Plain("of another history".to_owned()),
    };
    let adding = Adding {
        afresh: false,
        texts: &[stray],
        after: wrong,
    };
    texts_of.add(&here, Some(wrong), &adding).unwrap();
    assert_eq!(
        texts_of.mark(&here).unwrap(),
        Some(mark),
        "whoever comes late adds nothing"
    );
    texts_of.add(&here, Some(mark), &adding).unwrap();
    assert_eq!(found(village, "history"), Vec::new(), "the index is made anew");
    assert_eq!(texts_of.mark(&here).unwrap(), Some(mark));
    assert_eq!(found(village, "tractor").len(), 1);
    assert_eq!(found(village, "cafe"), Vec::new());
}

#[test]
fn what_was_said_is_found_in_memory() {
    tell(Arc::new(MemoryStore::new()));
}

#[test]
fn what_was_said_is_found_in_sqlite() {
    let directory = tempfile::tempdir().unwrap();
    tell(Arc::new(SqliteStore::open(&directory.path().join("kept.db")).unwrap()));
}

#[test]
fn an_erased_word_is_gone_from_the_index_files() {
    let directory = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::new(MAY));
    let village = Village::found(Node::open(directory.path(), clock.clone()).unwrap(), clock);
    let words = "quinceandwalnut";
    let (_, nonce) = raise(&village, &village.ada, words, Audience::Community);
    assert_eq!(found(&village, words).len(), 1);
    assert!(holds(directory.path(), words));
    erase(&village, &village.ada, &nonce, words);
    assert_eq!(found(&village, words), Vec::new());
    assert!(!holds(directory.path(), words), "no file holds the word any more");
}

#[test]
fn a_layout_without_an_index_gets_one() {
    let directory = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::new(MAY));
    let village = Village::found(Node::open(directory.path(), clock.clone()).unwrap(), clock.clone());
    raise(&village, &village.ada, "The tractor is broken", Audience::Community);
    village.node.close().unwrap();
    drop(village);
    let database = rusqlite::Connection::open(directory.path().join("mirrorball.db")).unwrap();
    database
        .execute_batch("DROP TABLE text_index; DROP TABLE text_place; DROP TABLE text_mark; PRAGMA user_version = 1;")
        .unwrap();
    drop(database);
    let node = Node::open(directory.path(), clock).unwrap();
    let keeper = node.keeper("guild-of-words").unwrap();
    assert_eq!(keeper.search("tractor", 9, &everybody).unwrap().len(), 1);
}

fn holds(directory: &Path, words: &str) -> bool {
    std::fs::read_dir(directory).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    })
}
