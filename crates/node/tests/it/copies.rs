//! Mirrors: what another node keeps is copied entry by entry, nothing on trust, and only to read.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use node::peer::{Mirroring, MirroringInput, MirroringOutput, Wanted, Witness, WitnessInput, WitnessOutput};
use node::{
    Audience, Fault, Keeper, Machine, ManualClock, MemoryStore, Node, Note, SaltedText, SqliteStore, State, Store,
    Trouble, Unreplayed,
};
use register::checkpoint::{Checkpoint, origin, parse_signed};
use register::entry::Entry;
use register::signed_note::SignedNote;
use register::tiles::{TileKind, push_to_bundle, tile};
use register::tree::Tree;
use register::{Hash, SecretKey};
use rules::Refusal;

use crate::faults::{Failing, Unsynced};
use crate::people::{MAY, Person, Village, care, export, record, seen, submission, text};

pub(crate) fn mirror_over(store: Arc<dyn Store>) -> Node {
    mirror_at(store, MAY)
}

pub(crate) fn mirror_at(store: Arc<dyn Store>, now_ms: u64) -> Node {
    Node::with_store(store, Arc::new(ManualClock::new(now_ms))).unwrap()
}

/// What a keeper's server answers.
pub(crate) fn serve(keeper: &Keeper, wanted: Wanted) -> Vec<u8> {
    match wanted {
        Wanted::Checkpoint => keeper.checkpoint().into_bytes(),
        Wanted::Tile(path) => match path.kind() {
            TileKind::Hashes(_) => {
                let found = keeper.read(|state| tile(state.tree(), state.size(), path));
                found.unwrap_or_default() // A liar's checkpoint may speak of more than there is.
            }
            TileKind::Entries => {
                let mut bundle = Vec::new();
                let entries = keeper.entries(path.places()).unwrap();
                entries.iter().for_each(|entry| push_to_bundle(entry, &mut bundle));
                bundle
            }
        },
    }
}

pub(crate) fn notes(keeper: &Keeper, entries: &[Vec<u8>]) -> BTreeMap<Hash, Note> {
    let mut notes = BTreeMap::new();
    for bytes in entries {
        let entry = Entry::decode(bytes).unwrap();
        let signed = register::Signed::<rules::act::Act>::read(&entry.body, &entry.signatures).unwrap();
        for c in signed.act().notes() {
            let Some(note) = keeper.note(&c.0).unwrap() else {
                continue;
            };
            let Some(SaltedText { salt, text }) = note.text else {
                continue;
            };
            let audience = note.audience;
            notes.insert(c.0, Note { salt, text, audience });
        }
    }
    notes
}

pub(crate) fn begin(village: &Village, mirror: &Node) -> Keeper {
    let founding = village.keeper.entries(0..1).unwrap();
    mirror
        .begin_copy(village.keeper.id(), &founding[0], &notes(&village.keeper, &founding))
        .unwrap()
}

/// Follows until there is nothing to do, with answers bent as a test wants; gives how it ended.
pub(crate) fn follow(
    village: &Village,
    copy: &Keeper,
    machine: &mut Mirroring,
    now_ms: u64,
    bend: &dyn Fn(Wanted, Vec<u8>) -> Vec<u8>,
) -> Option<Trouble> {
    let tell = |machine: &mut Mirroring, input: MirroringInput<'_>| {
        copy.read(|state| machine.handle(input, now_ms, state.tree()))
    };
    let mut queue = tell(machine, MirroringInput::Tick);
    let mut steps = 0;
    while !queue.is_empty() {
        steps += 1;
        assert!(steps < 10_000, "it does not come to an end");
        match queue.remove(0) {
            MirroringOutput::Get(wanted) => {
                let bytes = bend(wanted, serve(&village.keeper, wanted));
                queue.extend(tell(machine, MirroringInput::Got { wanted, bytes: &bytes }));
            }
            MirroringOutput::Copy {
                from,
                entries,
                checkpoint,
            } => {
                assert_eq!(from, copy.read(State::size));
                match copy.copy(&entries, &notes(&village.keeper, &entries), checkpoint.as_deref()) {
                    Ok(_) => {
                        machine.follow(copy.public_key());
                        queue.extend(tell(machine, MirroringInput::Copied));
                    }
                    Err(Trouble::Breach(_)) if !machine.is_of_keeper() => {
                        queue.extend(tell(machine, MirroringInput::NotCopied));
                    }
                    Err(trouble) => {
                        queue.extend(tell(machine, MirroringInput::Breached));
                        return Some(trouble);
                    }
                }
            }
            MirroringOutput::Forked { note } => return Some(Trouble::Fault(Fault::Bug { detail: note })),
        }
    }
    None
}

pub(crate) fn machine(village: &Village) -> Mirroring {
    Mirroring::new(&origin(&village.keeper.id()), village.keeper.public_key())
}

pub(crate) fn digest(keeper: &Keeper) -> Hash {
    keeper.read(|state| state.community().digest())
}

fn busy_village(works: i64) -> Village {
    let village = Village::in_memory();
    let ben = village.join(2);
    for minutes in 1..=works {
        village.file(ben.care(&village.keeper, village.now(), minutes));
    }
    village
}

#[test]
fn a_mirror_holds_what_its_keeper_holds_and_takes_nothing_in() {
    let village = busy_village(600);
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    let copy = begin(&village, &mirror);
    assert!(copy.is_copy() && !copy.is_whole_copy());
    let mut machine = machine(&village);
    assert_eq!(follow(&village, &copy, &mut machine, MAY, &|_, bytes| bytes), None);
    assert_eq!(export(&copy), village.export());
    assert_eq!(digest(&copy), digest(&village.keeper));
    assert!(copy.is_whole_copy());
    assert_eq!(copy.slug(), village.keeper.slug());
    let act = village.ada.care(&village.keeper, village.now(), 60);
    assert!(matches!(
        copy.file(act.clone()),
        Err(Trouble::Fault(Fault::Copy { .. }))
    ));
    assert_eq!(mirror.tick(MAY), Ok(0));
    // It goes on where it was.
    let receipt = village.file(act);
    assert_eq!(
        follow(&village, &copy, &mut machine, MAY + 5_000, &|_, bytes| bytes),
        None
    );
    assert_eq!(export(&copy), village.export());
    let shown = copy.receipt(&receipt.act).unwrap().unwrap();
    assert_eq!(
        (shown.index, shown.checkpoint),
        (receipt.index, village.keeper.checkpoint())
    );
    // Names came along.
    let name = village.keeper.read(|state| state.community().members()[1].name);
    assert_eq!(copy.note(&name).unwrap(), village.keeper.note(&name).unwrap());
}

#[test]
fn a_mirror_is_one_after_a_start_too() {
    let village = busy_village(300);
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("mirror.db");
    {
        let mirror = mirror_over(Arc::new(SqliteStore::open(&path).unwrap()));
        let copy = begin(&village, &mirror);
        let again = begin(&village, &mirror);
        assert_eq!(again.own_key(), copy.own_key(), "beginning twice begins once");
    }
    // It stopped on its way: what it holds is signed for by itself alone.
    let mirror = mirror_over(Arc::new(SqliteStore::open(&path).unwrap()));
    let copy = mirror.keeper(&village.keeper.id().to_string()).unwrap();
    assert!(matches!(copy.halted(), Some(Fault::Copy { .. })), "{:?}", copy.halted());
    assert!(!copy.is_whole_copy());
    assert_eq!(
        follow(&village, &copy, &mut machine(&village), MAY, &|_, bytes| bytes),
        None
    );
    mirror.close().unwrap();
    drop((copy, mirror));
    let mirror = mirror_over(Arc::new(SqliteStore::open(&path).unwrap()));
    let copy = mirror.keeper(village.keeper.slug()).unwrap();
    assert!(matches!(copy.halted(), Some(Fault::Copy { .. })));
    assert!(copy.is_whole_copy());
    assert_eq!(export(&copy), village.export());
    // It goes on from its snapshot, which holds the keys that sign now.
    village.file(village.ada.care(&village.keeper, village.now(), 60));
    assert_eq!(
        follow(&village, &copy, &mut machine(&village), MAY, &|_, bytes| bytes),
        None
    );
    assert_eq!(export(&copy), village.export());
}

#[test]
fn an_erased_text_is_erased_at_the_mirror_too() {
    let village = busy_village(0);
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    let copy = begin(&village, &mirror);
    let mut machine = machine(&village);
    let words = crate::people::note("for a while");
    let noted = noted_work(&village, &village.ada, &words);
    assert_eq!(follow(&village, &copy, &mut machine, MAY, &|_, bytes| bytes), None);
    let c = words.commitment();
    assert!(copy.note(&c).unwrap().unwrap().text.is_some());
    let erase = record([
        ("type", text("note.erase/1")),
        ("act", text(&noted)),
        ("c", text(&c.to_string())),
    ]);
    village.file(village.ada.act(&village.keeper, village.now(), &erase, Vec::new()));
    assert_eq!(
        follow(&village, &copy, &mut machine, MAY + 5_000, &|_, bytes| bytes),
        None
    );
    assert_eq!(copy.note(&c).unwrap().unwrap().text, None);
    assert_eq!(export(&copy), village.export());
}

#[test]
fn a_text_for_a_few_never_reaches_a_mirror() {
    let village = busy_village(0);
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    let copy = begin(&village, &mirror);
    for (words, audience) in [
        ("for the circle", Audience::Circle("commons".to_owned())),
        ("for me", Audience::Members(Vec::new())),
        ("for all", Audience::Community),
    ] {
        let is_for_all = audience == Audience::Community;
        let words = Note {
            audience,
            ..crate::people::note(words)
        };
        noted_work(&village, &village.ada, &words);
        // A member's session at the keeper reads it, and so it is offered.
        let offered = notes(
            &village.keeper,
            &village
                .keeper
                .entries(village.keeper.read(State::size) - 1..u64::MAX)
                .unwrap(),
        );
        assert!(offered.contains_key(&words.commitment()));
        assert_eq!(
            follow(&village, &copy, &mut machine(&village), MAY, &|_, bytes| bytes),
            None
        );
        let kept = copy.note(&words.commitment()).unwrap();
        assert_eq!(kept.is_some(), is_for_all, "{}", words.text);
        assert!(kept.is_none_or(|note| note.audience == Audience::Community));
    }
    assert_eq!(export(&copy), village.export());
}

#[test]
fn a_keeper_cannot_have_a_mirror_erase_what_another_wrote() {
    let store = Arc::new(MemoryStore::new());
    let village = Village::over(store.clone());
    let ben = village.join(2);
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    let copy = begin(&village, &mirror);
    let (of_ada, of_ben) = (
        crate::people::note("Ada wrote this"),
        crate::people::note("Ben wrote this"),
    );
    let (by_ada, by_ben) = (
        noted_work(&village, &village.ada, &of_ada),
        noted_work(&village, &ben, &of_ben),
    );
    assert_eq!(
        follow(&village, &copy, &mut machine(&village), MAY, &|_, bytes| bytes),
        None
    );
    let erase = |act: &str, words: &Note| {
        record([
            ("type", text("note.erase/1")),
            ("act", text(act)),
            ("c", text(&words.commitment().to_string())),
        ])
    };
    let key = keeper_secret(store.as_ref());
    let mut tree = village.keeper.read(|state| state.tree().clone());
    for (act, words, is_erased) in [
        (&by_ben, &of_ada, false),
        (&by_ben, &of_ben, true),
        (&by_ada, &of_ada, false),
    ] {
        // The keeper files what Ben signs, whether it may or not.
        let signed = ben.act(&village.keeper, village.now(), &erase(act, words), Vec::new());
        let entry = Entry {
            stamp_ms: village.now(),
            body: signed.body,
            signatures: signed.signatures,
        };
        let bytes = entry.encode();
        tree.push(register::entry::leaf_hash(&bytes));
        let checkpoint = Checkpoint {
            origin: origin(&village.keeper.id()),
            size: tree.size(),
            root: tree.root(),
        };
        let copied = copy.copy(
            std::slice::from_ref(&bytes),
            &BTreeMap::new(),
            Some(&checkpoint.sign(&key)),
        );
        if act == &by_ada {
            // Naming another's act is refused by the rules, so that entry is the keeper's breach.
            assert!(matches!(copied, Err(Trouble::Breach(_))), "{copied:?}");
        } else {
            assert_eq!(copied, Ok(tree.size()));
        }
        let text = copy.note(&words.commitment()).unwrap().unwrap().text;
        assert_eq!(text.is_none(), is_erased, "{}", words.text);
    }
}

/// Files work with a note, and gives the 16 bytes that name its act.
pub(crate) fn noted_work(village: &Village, who: &Person, words: &Note) -> String {
    noted_work_at(&village.keeper, village.now(), who, words)
}

/// The same, at the keeper who keeps the register now.
pub(crate) fn noted_work_at(keeper: &Keeper, now: u64, who: &Person, words: &Note) -> String {
    let mut act = care(30);
    let register::json::Value::Record(fields) = &mut act else {
        panic!("an act is a record")
    };
    fields.insert("note".to_owned(), crate::people::note_ref(words));
    let head = who.head(register::By::Member(who.id), Some(keeper.id()), seen(keeper), now);
    let id: String = head.id.iter().map(|byte| format!("{byte:02x}")).collect();
    keeper
        .file(submission(&head, &act, &[&who.key], vec![words.clone()]))
        .unwrap();
    id
}

#[test]
fn what_is_served_wrongly_is_never_copied() {
    let village = busy_village(300);
    type Bend = fn(Wanted, Vec<u8>) -> Vec<u8>;
    let bends: [(&str, Bend); 6] = [
        ("a bit of a hash", |wanted, mut bytes| {
            if matches!(wanted, Wanted::Tile(path) if path.kind() == TileKind::Hashes(0) && path.number() == 1) {
                bytes[5] ^= 1;
            }
            bytes
        }),
        ("a tile too short", |wanted, mut bytes| {
            if matches!(wanted, Wanted::Tile(path) if path.kind() == TileKind::Hashes(0)) {
                bytes.pop();
            }
            bytes
        }),
        ("a digit of an entry", |wanted, mut bytes| {
            let is_bundle =
                matches!(wanted, Wanted::Tile(path) if path.kind() == TileKind::Entries && path.number() == 1);
            if is_bundle {
                // Nothing else of the bundle changes, which is no text: it is read, and is not what was signed for.
                let digit = b"\"quantity\":2";
                let at = bytes.windows(digit.len()).position(|bytes| bytes == digit).unwrap();
                bytes[at + digit.len() - 1] = b'3';
            }
            bytes
        }),
        ("nothing for a bundle", |wanted, bytes| {
            if matches!(wanted, Wanted::Tile(path) if path.kind() == TileKind::Entries) {
                Vec::new()
            } else {
                bytes
            }
        }),
        ("no checkpoint", |wanted, bytes| {
            if wanted == Wanted::Checkpoint {
                b"\xff".to_vec()
            } else {
                bytes
            }
        }),
        ("another's checkpoint", |wanted, bytes| {
            if wanted != Wanted::Checkpoint {
                return bytes;
            }
            let note = SignedNote::parse(&String::from_utf8(bytes).unwrap()).unwrap();
            let mut checkpoint = Checkpoint::parse(&note.text).unwrap();
            checkpoint.size += 1;
            checkpoint.sign(&SecretKey::from_seed([9; 32])).into_bytes()
        }),
    ];
    for (why, bend) in bends {
        let mirror = mirror_over(Arc::new(MemoryStore::new()));
        let copy = begin(&village, &mirror);
        let mut machine = machine(&village);
        assert_eq!(follow(&village, &copy, &mut machine, MAY, &bend), None, "{why}");
        assert!(!machine.is_stopped(), "{why}: a bad answer proves nothing");
        assert!(copy.read(State::size) < village.keeper.read(State::size), "{why}");
        // Once the answers are right again, so is the copy.
        assert_eq!(
            follow(&village, &copy, &mut machine, MAY + 400_000, &|_, bytes| bytes),
            None
        );
        assert_eq!(export(&copy), village.export(), "{why}");
    }
}

/// The secret half of a village's keeper: what a keeper that cheats has.
fn keeper_secret(store: &dyn Store) -> SecretKey {
    let keys = store.keeper_keys().unwrap();
    SecretKey::from_seed(keys.iter().find(|key| key.is_used).unwrap().seed)
}

#[test]
fn an_entry_that_the_rules_refuse_is_the_keepers_breach() {
    let store = Arc::new(MemoryStore::new());
    let village = Village::over(store.clone());
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    let copy = begin(&village, &mirror);
    let key = keeper_secret(store.as_ref());
    let mut work = care(60);
    let register::json::Value::Record(fields) = &mut work else {
        panic!("an act is a record")
    };
    fields.insert("circle".to_owned(), text("nowhere"));
    let refused = village.ada.act(&village.keeper, village.now(), &work, Vec::new());
    assert!(matches!(
        village.keeper.file(refused.clone()),
        Err(Trouble::Refusal(Refusal::CircleUnknown { .. }))
    ));
    // The keeper files it all the same, and signs.
    let entry = Entry {
        stamp_ms: village.now(),
        body: refused.body,
        signatures: refused.signatures,
    };
    let bytes = entry.encode();
    let mut tree = village.keeper.read(|state| state.tree().clone());
    tree.push(register::entry::leaf_hash(&bytes));
    let signed = Checkpoint {
        origin: origin(&village.keeper.id()),
        size: tree.size(),
        root: tree.root(),
    }
    .sign(&key);
    let before = (export(&copy), digest(&copy));
    let copied = copy.copy(std::slice::from_ref(&bytes), &BTreeMap::new(), Some(&signed));
    let Err(Trouble::Breach(breach)) = copied else {
        panic!("{copied:?}")
    };
    assert_eq!(
        (breach.index(), breach.evidence.as_slice()),
        (Some(1), bytes.as_slice())
    );
    assert_eq!((export(&copy), digest(&copy)), before, "a breach changes nothing");
}

#[test]
fn a_keeper_that_signs_another_history_is_followed_no_further() {
    let store = Arc::new(MemoryStore::new());
    let village = Village::over(store.clone());
    for minutes in 1..9 {
        village.file(village.ada.care(&village.keeper, village.now(), minutes));
    }
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    let copy = begin(&village, &mirror);
    let mut machine = machine(&village);
    assert_eq!(follow(&village, &copy, &mut machine, MAY, &|_, bytes| bytes), None);
    let key = keeper_secret(store.as_ref());
    for size in [9, 5] {
        let forked = Checkpoint {
            origin: origin(&village.keeper.id()),
            size,
            root: Tree::new().root(),
        }
        .sign(&key);
        let mut machine = Mirroring::new(&origin(&village.keeper.id()), village.keeper.public_key());
        let bend = |wanted, bytes| {
            if wanted == Wanted::Checkpoint {
                forked.clone().into_bytes()
            } else {
                bytes
            }
        };
        let ended = follow(&village, &copy, &mut machine, MAY, &bend);
        let Some(Trouble::Fault(Fault::Bug { detail: note })) = ended else {
            panic!("{ended:?}")
        };
        assert!(
            parse_signed(&note, &village.keeper.public_key()).is_ok(),
            "the evidence is the keeper's own word"
        );
        assert!(machine.is_stopped());
        assert_eq!(machine.handle(MirroringInput::Tick, MAY * 2, &Tree::new()), []);
    }
}

#[test]
fn a_keeper_that_goes_on_from_another_history_is_followed_no_further() {
    let store = Arc::new(MemoryStore::new());
    let village = Village::over(store.clone());
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    let copy = begin(&village, &mirror);
    village.file(village.ada.care(&village.keeper, village.now(), 1));
    let mut machine = machine(&village);
    assert_eq!(follow(&village, &copy, &mut machine, MAY, &|_, bytes| bytes), None);
    // What it shows from now on is longer than what the mirror holds, and begins otherwise.
    let mut other = Tree::new();
    (0..300_u16).for_each(|leaf| other.push(Hash::of(&[&leaf.to_be_bytes()])));
    let forked = Checkpoint {
        origin: origin(&village.keeper.id()),
        size: other.size(),
        root: other.root(),
    }
    .sign(&keeper_secret(store.as_ref()));
    let is_bent = std::cell::Cell::new(true);
    let bend = |wanted, bytes| match wanted {
        Wanted::Checkpoint => forked.clone().into_bytes(),
        Wanted::Tile(path) => match (path.kind(), is_bent.get()) {
            (TileKind::Hashes(_), true) => vec![7; 32 * usize::from(path.width())],
            (TileKind::Hashes(_), false) => tile(&other, other.size(), path).unwrap(),
            (TileKind::Entries, _) => bytes,
        },
    };
    assert_eq!(follow(&village, &copy, &mut machine, MAY + 5_000, &bend), None);
    assert!(
        !machine.is_stopped(),
        "hashes that the keeper did not sign prove nothing"
    );
    is_bent.set(false);
    let ended = follow(&village, &copy, &mut machine, MAY + 400_000, &bend);
    assert_eq!(ended, Some(Trouble::Fault(Fault::Bug { detail: forked.clone() })));
    assert!(machine.is_stopped());
}

#[test]
fn a_mirror_goes_on_after_a_write_that_failed_whether_or_not_it_was_done() {
    for after in [false, true] {
        let village = busy_village(20);
        let store = Arc::new(Failing::default());
        let mirror = mirror_over(store.clone());
        let copy = begin(&village, &mirror);
        store.after.store(after, Ordering::SeqCst);
        let mut machine = machine(&village);
        let mut now_ms = MAY;
        // First the disk is full before all entries have come.
        store.midst.store(true, Ordering::SeqCst);
        follow_failing(&village, &copy, &mut machine, now_ms);
        assert_eq!(copy.read(State::size), 1, "nothing is kept of a half");
        store.midst.store(false, Ordering::SeqCst);
        store.failures.store(1, Ordering::SeqCst);
        for _ in 0..4 {
            now_ms += 400_000;
            follow_failing(&village, &copy, &mut machine, now_ms);
        }
        assert_eq!(export(&copy), village.export(), "after: {after}");
        assert!(copy.is_whole_copy());
    }
}

#[test]
fn an_answer_to_a_question_of_before_holds_no_mirror_up() {
    let village = busy_village(5);
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    let copy = begin(&village, &mirror);
    let mut machine = machine(&village);
    let is_bundle = |wanted: &Wanted| matches!(wanted, Wanted::Tile(path) if path.kind() == TileKind::Entries);
    // Follows until entries are asked for, and gives that question.
    let ask_for_entries = |machine: &mut Mirroring, now_ms: u64| {
        let mut outputs = copy.read(|state| machine.handle(MirroringInput::Tick, now_ms, state.tree()));
        loop {
            let Some(MirroringOutput::Get(wanted)) = outputs.pop() else {
                panic!("it asks")
            };
            if is_bundle(&wanted) {
                return wanted;
            }
            let bytes = serve(&village.keeper, wanted);
            let input = MirroringInput::Got { wanted, bytes: &bytes };
            outputs = copy.read(|state| machine.handle(input, now_ms, state.tree()));
        }
    };
    let before = ask_for_entries(&mut machine, MAY);
    let late = serve(&village.keeper, before);
    let tell = |machine: &mut Mirroring, input: MirroringInput<'_>| {
        copy.read(|state| machine.handle(input, MAY + 1_000, state.tree()))
    };
    // It does not come in time, and the register grows.
    assert_eq!(tell(&mut machine, MirroringInput::Failed { wanted: before }), []);
    village.file(village.ada.care(&village.keeper, village.now(), 30));
    let wanted = ask_for_entries(&mut machine, MAY + 60_000);
    assert_ne!(wanted, before);
    let input = MirroringInput::Got {
        wanted: before,
        bytes: &late,
    };
    assert_eq!(tell(&mut machine, input), []);
    assert_eq!(tell(&mut machine, MirroringInput::Failed { wanted: before }), []);
    let bytes = serve(&village.keeper, wanted);
    let outputs = tell(&mut machine, MirroringInput::Got { wanted, bytes: &bytes });
    let [MirroringOutput::Copy { from: 1, entries, .. }] = outputs.as_slice() else {
        panic!("{outputs:?}")
    };
    assert_eq!(entries.len() as u64, village.keeper.read(State::size) - 1);
}

#[test]
fn a_mirror_goes_on_after_pledges_that_did_not_become_durable() {
    let village = busy_village(20);
    let directory = tempfile::tempdir().unwrap();
    let files = Arc::new(Unsynced::beside(directory.path()));
    let on = Machine::own(Arc::new(ManualClock::new(MAY)), Some(files.clone()));
    let mirror = Node::on_machine(Arc::new(MemoryStore::new()), on).unwrap();
    let copy = begin(&village, &mirror);
    let mut machine = machine(&village);
    files.failures.store(3, Ordering::SeqCst);
    let mut now_ms = MAY;
    for _ in 0..6 {
        follow_failing(&village, &copy, &mut machine, now_ms);
        now_ms += 400_000;
    }
    assert_eq!(files.failures.load(Ordering::SeqCst), 0);
    assert_eq!(export(&copy), village.export());
}

/// As [`follow`], where writing fails now and then.
pub(crate) fn follow_failing(village: &Village, copy: &Keeper, machine: &mut Mirroring, now_ms: u64) {
    let tell = |machine: &mut Mirroring, input: MirroringInput<'_>| {
        copy.read(|state| machine.handle(input, now_ms, state.tree()))
    };
    let mut queue = tell(machine, MirroringInput::Tick);
    while !queue.is_empty() {
        let more = match queue.remove(0) {
            MirroringOutput::Get(wanted) => {
                let bytes = serve(&village.keeper, wanted);
                tell(machine, MirroringInput::Got { wanted, bytes: &bytes })
            }
            MirroringOutput::Copy {
                entries, checkpoint, ..
            } => match copy.copy(&entries, &notes(&village.keeper, &entries), checkpoint.as_deref()) {
                Ok(_) => tell(machine, MirroringInput::Copied),
                Err(Trouble::Fault(_)) => tell(machine, MirroringInput::NotCopied),
                Err(trouble) => panic!("{trouble}"),
            },
            MirroringOutput::Forked { note } => panic!("{note}"),
        };
        queue.extend(more);
    }
}

#[test]
fn a_mirror_confirms_nothing_that_it_holds_otherwise() {
    let village = busy_village(6);
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    let copy = begin(&village, &mirror);
    let checkpoint = |size| {
        let root = village.keeper.read(|state| state.tree().root_at(size).unwrap());
        let origin = origin(&village.keeper.id());
        Checkpoint { origin, size, root }
    };
    assert_eq!(copy.replayed(&checkpoint(3)), Err(Unreplayed::NotYet));
    assert_eq!(
        follow(&village, &copy, &mut machine(&village), MAY, &|_, bytes| bytes),
        None
    );
    let size = copy.read(State::size);
    assert_eq!(copy.replayed(&checkpoint(size)), Ok(()));
    assert_eq!(copy.replayed(&checkpoint(3)), Ok(()));
    let root = checkpoint(2).root;
    let other = Checkpoint { root, ..checkpoint(3) };
    assert_eq!(copy.replayed(&other), Err(Unreplayed::Differs));
    // All that it holds its witness is to remember, though the keeper never asked.
    let mut witness = Witness::new("m.example", SecretKey::from_seed([8; 32])).unwrap();
    witness.watch(&origin(&village.keeper.id()), village.keeper.public_key());
    for known in [0, 2] {
        let body = copy.to_confirm(known).unwrap();
        let mut told = witness.handle(WitnessInput::AddCheckpoint(body.as_bytes()), MAY);
        if matches!(told.as_slice(), [WitnessOutput::Keep { .. }]) {
            told = witness.handle(WitnessInput::Kept, MAY);
        }
        // The second speaks of less than it knows by then.
        let expected = if known == 0 { 200 } else { 409 };
        assert!(
            matches!(&told[..], [WitnessOutput::Answer(answer)] if answer.status == expected),
            "{told:?}"
        );
    }
    assert_eq!(copy.to_confirm(size), None);
    assert_eq!(village.keeper.to_confirm(0), None);
    copy.halt_copy("its keeper broke the rules");
    assert_eq!(copy.to_confirm(0), None);
    assert_eq!(copy.replayed(&checkpoint(3)), Err(Unreplayed::Differs));
    assert_eq!(
        village.keeper.replayed(&checkpoint(3)),
        Err(Unreplayed::Differs),
        "a keeper is no mirror"
    );
}

#[test]
fn a_copy_of_a_founding_alone_is_whole() {
    let village = Village::in_memory();
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    let copy = begin(&village, &mirror);
    assert!(!copy.is_whole_copy());
    let mut following = machine(&village).beginning();
    assert_eq!(follow(&village, &copy, &mut following, MAY, &|_, bytes| bytes), None);
    assert!(copy.is_whole_copy() && copy.read(State::size) == 1);
    assert_eq!(copy.checkpoint(), village.keeper.checkpoint());
    // And it follows on from there.
    village.join(2);
    follow(&village, &copy, &mut following, MAY + 60_000, &|_, bytes| bytes);
    assert_eq!(digest(&copy), digest(&village.keeper));
}

#[test]
fn a_node_does_not_mirror_what_it_keeps() {
    let village = busy_village(1);
    let founding = village.keeper.entries(0..2).unwrap();
    let own = village
        .node
        .begin_copy(village.keeper.id(), &founding[0], &BTreeMap::new());
    assert!(matches!(own, Err(Trouble::Fault(Fault::Keeping { .. }))));
    let copied = village.keeper.copy(&[], &BTreeMap::new(), None);
    assert!(matches!(copied, Err(Trouble::Fault(Fault::Keeping { .. }))));
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    assert!(
        mirror
            .begin_copy(village.keeper.id(), &founding[1], &BTreeMap::new())
            .is_err(),
        "a register begins with its founding"
    );
    assert!(
        mirror
            .begin_copy(village.keeper.id(), b"nothing", &BTreeMap::new())
            .is_err()
    );
    assert!(mirror.communities().is_empty());
}

#[test]
fn a_copy_that_does_not_lead_to_its_community_says_so() {
    // Somebody serves entries of another community, which nobody can tell from a fork's before the end.
    let village = busy_village(40);
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    let other = Hash::of(&[b"a fork that is none"]);
    let founding = village.keeper.entries(0..1).unwrap();
    let copy = mirror
        .begin_copy(other, &founding[0], &notes(&village.keeper, &founding))
        .unwrap();
    let bend = |wanted, bytes: Vec<u8>| {
        if wanted != Wanted::Checkpoint {
            return bytes;
        }
        let note = SignedNote::parse(&String::from_utf8(bytes).unwrap()).unwrap();
        let mut checkpoint = Checkpoint::parse(&note.text).unwrap();
        checkpoint.origin = origin(&other);
        checkpoint.sign(&SecretKey::from_seed([9; 32])).into_bytes()
    };
    let mut machine = Mirroring::new(&origin(&other), copy.public_key()).beginning();
    let ended = follow(&village, &copy, &mut machine, MAY, &bend);
    assert!(matches!(ended, Some(Trouble::Breach(_))), "{ended:?}");
    assert!(machine.is_stopped(), "it does not ask for the same again and again");
    assert_eq!(copy.read(State::size), 1, "nothing of it is kept");
}
