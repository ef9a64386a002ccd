//! Filing acts with a keeper: receipts, the same act twice, many at once, watchers, notes.

use crate::people::{DAY, Person, Village, care, export, note, note_ref, record, seen, submission, text};
use node::{Fault, ManualClock, MemoryStore, Node, Trouble, audit};
use register::By;
use register::json::Value;
use rules::Refusal;
use std::sync::Arc;

#[test]
fn an_act_becomes_an_entry_with_a_receipt_that_proves_it() {
    let village = Village::in_memory();
    let receipt = village.file(village.ada.care(&village.keeper, village.now(), 60));
    assert_eq!(receipt.index, 1);
    assert_eq!(receipt.stamp_ms, village.now());
    assert_eq!(receipt.checkpoint, village.keeper.checkpoint());
    assert_eq!(village.keeper.find(&receipt.act), Ok(Some(1)));
    let proven = audit::verify(village.export().as_slice(), |_, _| {}).unwrap();
    assert_eq!((proven.size, proven.id), (2, village.keeper.id()));
    assert_eq!(proven.digest, village.keeper.read(|state| state.community().digest()));
}

#[test]
fn founding_takes_a_key_of_this_node_and_happens_once() {
    let clock = Arc::new(ManualClock::new(crate::people::MAY));
    let node = Node::with_store(Arc::new(MemoryStore::new()), clock).unwrap();
    let ada = Person::new(1);
    let foreign = crate::people::founding(&ada, &Person::new(9).key.public(), "Guild", crate::people::MAY);
    let refused = node.found(foreign);
    assert!(
        matches!(&refused, Err(Trouble::Refusal(Refusal::MalformedAct { path, .. })) if path == "act.keeper"),
        "the keeper's key has to be one of this node"
    );
    let key = node.new_keeper_key().unwrap();
    let founding = crate::people::founding(&ada, &key, "Guild", crate::people::MAY);
    let (keeper, receipt) = node.found(founding.clone()).unwrap();
    receipt.verify(&founding, &keeper.id(), &key).unwrap();
    let (again, same) = node.found(founding).unwrap();
    assert_eq!((again.id(), same), (keeper.id(), receipt));
    assert_eq!(keeper.slug(), "guild");
    assert_ne!(
        node.new_keeper_key().unwrap(),
        key,
        "a key that a founding has named is not handed out again"
    );
    let key = node.new_keeper_key().unwrap();
    let (second, _) = node
        .found(crate::people::founding(&ada, &key, "Guild", crate::people::MAY))
        .unwrap();
    assert_eq!(second.slug(), "guild-2");
    assert_eq!(node.communities().len(), 2);
    assert_eq!(node.keeper("guild-2").map(|keeper| keeper.id()), Some(second.id()));
}

#[test]
fn keeper_keys_are_bounded() {
    let clock = Arc::new(ManualClock::new(crate::people::MAY));
    let node = Node::with_store(Arc::new(MemoryStore::new()), clock).unwrap();
    let keys: std::collections::BTreeSet<String> =
        (0..100).map(|_| node.new_keeper_key().unwrap().to_string()).collect();
    assert_eq!(keys.len(), node::limits::KEEPER_KEYS_UNUSED_MAX);
}

#[test]
fn the_same_act_again_gives_the_first_receipt() {
    let village = Village::in_memory();
    let work = village.ada.care(&village.keeper, village.now(), 60);
    let first = village.file(work.clone());
    village.clock.advance(2 * DAY);
    village.file(village.ada.care(&village.keeper, village.now(), 30));
    // Also when it has expired in the meantime: it stands.
    assert_eq!(village.file(work), first);
    assert_eq!(village.keeper.read(node::State::size), 3);
}

#[test]
fn other_bytes_under_the_same_id_are_refused_with_the_field() {
    let village = Village::in_memory();
    let head = village.ada.head(
        By::Member(village.ada.id),
        Some(village.keeper.id()),
        seen(&village.keeper),
        village.now(),
    );
    village.file(submission(&head, &care(60), &[&village.ada.key], Vec::new()));
    let other = submission(&head, &care(61), &[&village.ada.key], Vec::new());
    match village.keeper.file(other) {
        Err(Trouble::Refusal(Refusal::IdReused { entry, field })) => {
            assert_eq!((entry, field.as_str()), (1, "act.quantity"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn many_at_once_all_stand_in_one_order() {
    let village = Village::in_memory();
    let people: Vec<Person> = (2..10).map(|number| village.join(number)).collect();
    let before = village.keeper.read(node::State::size);
    let receipts: Vec<_> = std::thread::scope(|scope| {
        let file = |person| {
            let village = &village;
            move || {
                let act = |minutes| Person::care(person, &village.keeper, village.now(), minutes);
                (1..=25).map(|minutes| village.file(act(minutes))).collect::<Vec<_>>()
            }
        };
        let threads: Vec<_> = people.iter().map(|person| scope.spawn(file(person))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let mut indices: Vec<u64> = receipts.iter().map(|receipt| receipt.index).collect();
    indices.sort_unstable();
    assert_eq!(indices, (before..before + 200).collect::<Vec<_>>());
    audit::verify(village.export().as_slice(), |_, _| {}).unwrap();
}

#[test]
fn the_same_act_sent_by_many_threads_is_entered_once() {
    let village = Village::in_memory();
    for minutes in 1..20 {
        let work = village.ada.care(&village.keeper, village.now(), minutes);
        let size = village.keeper.read(node::State::size);
        let filings: Vec<_> = (0..8)
            .map(|_| village.keeper.file_async(work.clone()).unwrap())
            .collect();
        let receipts: Vec<_> = filings.into_iter().map(|filing| filing.wait().unwrap()).collect();
        assert!(receipts.iter().all(|receipt| receipt == &receipts[0]));
        assert_eq!(village.keeper.read(node::State::size), size + 1);
    }
}

#[test]
fn acts_of_one_batch_see_each_other() {
    let village = Village::in_memory();
    let work = village.ada.care(&village.keeper, village.now(), 60);
    let id = register::act_id(&work.body);
    let withdraw = record([("type", text("work.withdraw/1")), ("work", text(&id.to_string()))]);
    let acts = [
        work,
        village.ada.act(&village.keeper, village.now(), &withdraw, Vec::new()),
        village.ada.act(&village.keeper, village.now(), &withdraw, Vec::new()),
    ];
    let filings: Vec<_> = acts
        .into_iter()
        .map(|act| village.keeper.file_async(act).unwrap())
        .collect();
    let outcomes: Vec<_> = filings
        .into_iter()
        .map(|filing| filing.wait().map(|receipt| receipt.index))
        .collect();
    assert_eq!(outcomes[..2], [Ok(1), Ok(2)]);
    assert_eq!(outcomes[2], Err(Trouble::Refusal(Refusal::WorkWithdrawn {})));
}

#[test]
fn stamps_never_go_back_and_a_clock_far_behind_is_not_believed() {
    let village = Village::in_memory();
    village.clock.advance(DAY);
    let late = village
        .file(village.ada.care(&village.keeper, village.now(), 60))
        .stamp_ms;
    village.clock.set(late - 4 * 60_000);
    assert_eq!(village.file(village.ada.care(&village.keeper, late, 60)).stamp_ms, late);
    village.clock.set(late - 6 * 60_000);
    let act = village.ada.care(&village.keeper, late, 60);
    let fault = village.keeper.file(act.clone());
    assert_eq!(
        fault,
        Err(Fault::ClockBehind {
            now_ms: late - 6 * 60_000,
            last_ms: late
        }
        .into())
    );
    village.clock.set(late + 1);
    assert_eq!(village.file(act).stamp_ms, late + 1);
}

#[test]
fn watchers_are_told_sizes_and_then_that_it_is_over() {
    let village = Village::in_memory();
    let mut watch = village.keeper.watch();
    let size = village.keeper.read(node::State::size);
    std::thread::scope(|scope| {
        let told = scope.spawn(move || {
            let mut told = Vec::new();
            while let Some(size) = watch.wait() {
                told.push(size);
            }
            told
        });
        for minutes in 1..=10 {
            village.file(village.ada.care(&village.keeper, village.now(), minutes));
        }
        village.node.close().unwrap();
        let told = told.join().unwrap();
        assert!(told.is_sorted() && told.last() == Some(&(size + 10)), "{told:?}");
    });
    let act = village.ada.care(&village.keeper, village.now(), 60);
    assert_eq!(village.keeper.file(act), Err(Fault::Closed.into()));
    assert_eq!(export(&village.keeper), village.export(), "reading goes on");
}

#[test]
fn a_photo_is_longer_than_a_note_and_nothing_but_a_photo() {
    let village = Village::in_memory();
    let point = include_bytes!("../../../../testdata/photos/point.jpg");
    let partner = note("Printer");
    let added = record([
        ("type", text("partner.add/1")),
        ("kind", text("customer")),
        ("name", note_ref(&partner)),
    ]);
    let now = village.now();
    let added = village
        .file(village.ada.act(&village.keeper, now, &added, vec![partner]))
        .act;
    let income = record([
        ("type", text("income.record/1")),
        ("amount", Value::Int(500)),
        ("partner", text(&added.to_string())),
        ("day", text("2026-05-01")),
    ]);
    let income = village.file(village.ada.act(&village.keeper, now, &income, vec![])).act;
    let add = |photo: &node::Note| {
        let act = record([
            ("type", text("photo.add/1")),
            ("to", text(&income.to_string())),
            ("photo", note_ref(photo)),
        ]);
        village.ada.act(&village.keeper, now, &act, vec![photo.clone()])
    };
    // A scan can go on as long as one wishes; a note of as many bytes is refused.
    let padded = |bytes: usize| {
        let (photo, end) = point.split_at(point.len() - 2);
        note(&node::photos::write(
            &[photo, &vec![0; bytes - point.len()], end].concat(),
        ))
    };
    let largest = padded(node::limits::PHOTO_BYTES_MAX);
    assert!(largest.text.len() > 30 * node::limits::NOTE_BYTES_MAX);
    let c = largest.commitment();
    village.file(add(&largest));
    assert_eq!(
        village.keeper.note(&c).unwrap().unwrap().text.unwrap().text,
        largest.text
    );
    assert_eq!(
        village.refused(add(&padded(node::limits::PHOTO_BYTES_MAX + 1))),
        "malformed-act"
    );
    assert_eq!(
        village.refused(add(&padded(node::limits::PHOTO_BYTES_MAX + 9))),
        "note-too-long"
    );
    let telling = [&point[..2], &[0xff, 0xe1, 0, 8], b"Exif\0\0", &point[2..]].concat();
    let telling = note(&node::photos::write(&telling));
    assert_eq!(village.refused(add(&telling)), "malformed-act");
    assert_eq!(village.refused(add(&note("no photo"))), "malformed-act");
    // A photo is none where a note is asked for.
    let mut act = care(60);
    if let Value::Record(members) = &mut act {
        members.insert("note".into(), note_ref(&largest));
    }
    let work = village.ada.act(&village.keeper, now, &act, vec![largest]);
    assert_eq!(village.refused(work), "note-too-long");
}

#[test]
fn notes_travel_with_their_act_and_can_be_erased_by_their_author_alone() {
    let village = Village::in_memory();
    let ben = village.join(2);
    let (remark, stray) = (note("Soup for everybody."), note("Not asked for."));
    let mut act = care(60);
    if let Value::Record(members) = &mut act {
        members.insert("note".into(), note_ref(&remark));
    }
    let now = village.now();
    let file = |notes| village.ada.act(&village.keeper, now, &act, notes);
    assert_eq!(village.refused(file(vec![])), "note-missing");
    assert_eq!(village.refused(file(vec![stray.clone()])), "note-surplus");
    assert_eq!(village.refused(file(vec![remark.clone(), stray])), "note-surplus");
    assert_eq!(
        village.refused(file(vec![remark.clone(), remark.clone()])),
        "note-surplus"
    );
    let mut long = note(&"x".repeat(node::limits::NOTE_BYTES_MAX + 1));
    let mut long_act = act.clone();
    if let Value::Record(members) = &mut long_act {
        members.insert("note".into(), note_ref(&long));
    }
    assert_eq!(
        village.refused(village.ada.act(&village.keeper, now, &long_act, vec![long.clone()])),
        "note-too-long"
    );
    long.text.pop();
    if let Value::Record(members) = &mut long_act {
        members.insert("note".into(), note_ref(&long));
    }
    village.file(village.ada.act(&village.keeper, now, &long_act, vec![long]));

    let work = file(vec![remark.clone()]);
    let index = village.file(work.clone()).index;
    let c = remark.commitment();
    let kept = village.keeper.note(&c).unwrap().unwrap();
    assert_eq!((kept.entry, kept.author), (index, village.ada.id));
    assert_eq!(kept.text.unwrap().text, "Soup for everybody.");

    let id = register::json::decode(&work.body).unwrap().get("id").cloned().unwrap();
    let erase = record([("type", text("note.erase/1")), ("act", id), ("c", text(&c.to_string()))]);
    assert_eq!(
        village.refused(ben.act(&village.keeper, now, &erase, vec![])),
        "act-unknown"
    );
    // Nor as if it were a text of an act of his own.
    let own = ben.act(&village.keeper, now, &care(20), vec![]);
    village.file(own.clone());
    let own = register::json::decode(&own.body).unwrap().get("id").cloned().unwrap();
    let claimed = record([
        ("type", text("note.erase/1")),
        ("act", own),
        ("c", text(&c.to_string())),
    ]);
    assert_eq!(
        village.refused(ben.act(&village.keeper, now, &claimed, vec![])),
        "act-unknown"
    );
    village.file(village.ada.act(&village.keeper, now, &erase, vec![]));
    let erased = village.keeper.note(&c).unwrap().unwrap();
    assert_eq!((erased.entry, erased.text), (index, None));
    audit::verify(village.export().as_slice(), |_, _| {}).unwrap();
}

#[test]
fn acts_for_another_community_or_with_foreign_keys_are_refused() {
    let village = Village::in_memory();
    let other = Village::found(
        Node::with_store(Arc::new(MemoryStore::new()), village.clock.clone()).unwrap(),
        village.clock.clone(),
    );
    let foreign = other.ada.care(&other.keeper, village.now(), 60);
    assert_eq!(village.refused(foreign), "foreign-community");
    let stranger = Person::new(7);
    let head = stranger.head(
        By::Member(village.ada.id),
        Some(village.keeper.id()),
        seen(&village.keeper),
        village.now(),
    );
    assert_eq!(
        village.refused(submission(&head, &care(5), &[&stranger.key], vec![])),
        "unknown-key"
    );
    assert_eq!(
        village.refused(stranger.care(&village.keeper, village.now(), 5)),
        "unknown-author"
    );
    let mut forged = village.ada.care(&village.keeper, village.now(), 60);
    forged.body = forged.body.replace(":60,", ":61,");
    assert_eq!(village.refused(forged), "signature-wrong");
}

#[test]
fn a_preview_files_nothing() {
    let village = Village::in_memory();
    let before = village.keeper.checkpoint();
    let work = village.ada.care(&village.keeper, village.now(), 60);
    let preview = village.keeper.preview(&work.body).unwrap();
    assert_eq!(preview.by, By::Member(village.ada.id));
    let wrong = work.body.replace("minutes", "words");
    assert!(matches!(
        village.keeper.preview(&wrong),
        Err(Trouble::Refusal(Refusal::CareInHours { .. }))
    ));
    assert!(matches!(
        village.keeper.preview("{}"),
        Err(Trouble::Refusal(Refusal::MalformedAct { .. }))
    ));
    assert_eq!(village.keeper.checkpoint(), before);
}

#[test]
fn names_are_single_lines() {
    let village = Village::in_memory();
    let rename = |name: &str| {
        let name = note(name);
        let act = record([("type", text("member.rename/1")), ("name", note_ref(&name))]);
        village.ada.act(&village.keeper, village.now(), &act, vec![name])
    };
    for name in ["Ada\nBen", "Ada\tBen", "Ada ", "\nAda"] {
        assert_eq!(village.refused(rename(name)), "name-not-a-line", "{name:?}");
    }
    village.file(rename("Ada of the north"));
}
