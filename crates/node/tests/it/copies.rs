//! Mirrors: what another node keeps is copied entry by entry, nothing on trust, and only to read.

use std::collections::BTreeMap;
use std::sync::Arc;

use node::peer::{Mirroring, MirroringInput, MirroringOutput, Wanted};
use node::{Fault, Keeper, ManualClock, MemoryStore, Node, SaltedText, SqliteStore, State, Store, Trouble};
use register::checkpoint::{Checkpoint, origin, parse_signed};
use register::entry::Entry;
use register::signed_note::SignedNote;
use register::tiles::{TileKind, push_to_bundle, tile};
use register::tree::Tree;
use register::{Hash, SecretKey};
use rules::Refusal;

use crate::people::{MAY, Village, care, export, record, seen, submission, text};

fn mirror_over(store: Arc<dyn Store>) -> Node {
    Node::with_store(store, Arc::new(ManualClock::new(MAY))).unwrap()
}

/// What a keeper's server answers.
fn serve(keeper: &Keeper, wanted: Wanted) -> Vec<u8> {
    match wanted {
        Wanted::Checkpoint => keeper.checkpoint().into_bytes(),
        Wanted::Tile(path) => match path.kind() {
            TileKind::Hashes(_) => keeper.read(|state| tile(state.tree(), state.size(), path)).unwrap(),
            TileKind::Entries => {
                let mut bundle = Vec::new();
                let entries = keeper.entries(path.places()).unwrap();
                entries.iter().for_each(|entry| push_to_bundle(entry, &mut bundle));
                bundle
            }
        },
    }
}

fn notes(keeper: &Keeper, entries: &[Vec<u8>]) -> BTreeMap<Hash, SaltedText> {
    let mut notes = BTreeMap::new();
    for bytes in entries {
        let entry = Entry::decode(bytes).unwrap();
        let signed = register::Signed::<rules::act::Act>::read(&entry.body, &entry.signatures).unwrap();
        for c in signed.act().notes() {
            if let Some(text) = keeper.note(&c.0).unwrap().and_then(|note| note.text) {
                notes.insert(c.0, text);
            }
        }
    }
    notes
}

fn begin(village: &Village, mirror: &Node) -> Keeper {
    let founding = village.keeper.entries(0..1).unwrap();
    mirror
        .begin_copy(&founding[0], &notes(&village.keeper, &founding))
        .unwrap()
}

/// Follows until there is nothing to do, with answers bent as a test wants; gives how it ended.
fn follow(
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
                    Ok(_) => queue.extend(tell(machine, MirroringInput::Copied)),
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

fn machine(village: &Village) -> Mirroring {
    Mirroring::new(&origin(&village.keeper.id()), village.keeper.public_key())
}

fn digest(keeper: &Keeper) -> Hash {
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
    let Some(noted) = noted_work(&village, &words) else {
        panic!("work can carry a note")
    };
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

/// Files work with a note, and gives the 16 bytes that name its act.
fn noted_work(village: &Village, words: &node::Note) -> Option<String> {
    let mut act = care(30);
    let register::json::Value::Record(fields) = &mut act else {
        return None;
    };
    fields.insert("note".to_owned(), crate::people::note_ref(words));
    let head = village.ada.head(
        register::By::Member(village.ada.id),
        Some(village.keeper.id()),
        seen(&village.keeper),
        village.now(),
    );
    let id: String = head.id.iter().map(|byte| format!("{byte:02x}")).collect();
    village.file(submission(&head, &act, &[&village.ada.key], vec![words.clone()]));
    Some(id)
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
        ("a digit of an entry", |wanted, bytes| {
            let is_bundle =
                matches!(wanted, Wanted::Tile(path) if path.kind() == TileKind::Entries && path.number() == 1);
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if is_bundle {
                text.replacen("\"quantity\":2", "\"quantity\":3", 1).into_bytes()
            } else {
                bytes
            }
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
fn a_node_does_not_mirror_what_it_keeps() {
    let village = busy_village(1);
    let founding = village.keeper.entries(0..2).unwrap();
    let own = village.node.begin_copy(&founding[0], &BTreeMap::new());
    assert!(matches!(own, Err(Trouble::Fault(Fault::Keeping { .. }))));
    let copied = village.keeper.copy(&[], &BTreeMap::new(), None);
    assert!(matches!(copied, Err(Trouble::Fault(Fault::Keeping { .. }))));
    let mirror = mirror_over(Arc::new(MemoryStore::new()));
    assert!(
        mirror.begin_copy(&founding[1], &BTreeMap::new()).is_err(),
        "a register begins with its founding"
    );
    assert!(mirror.begin_copy(b"nothing", &BTreeMap::new()).is_err());
    assert!(mirror.communities().is_empty());
}
