//! Forks over a store: a register of its own begins with its parent's entries, is verified, copied and kept like any
//! other, and what belongs to one of the two never passes for the other's.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use node::peer::Mirroring;
use node::store::{Append, Appended, Filed, Founded, Founding, KeeperKey, Listed, StoredHead};
use node::{
    Audience, Fault, Keeper, ManualClock, MemoryStore, Node, Note, NoteText, Receipt, SignedFor, SqliteStore, State,
    Store, Submission, Trouble,
};
use register::checkpoint::{Checkpoint, origin, parse_signed};
use register::json::Value;
use register::{By, Hash, PublicKey, SecretKey, Seen};
use rules::Refusal;

use crate::copies::{begin, digest, follow, machine, mirror_at, notes};
use crate::people::{DAY, MAY, Person, Village, export, note, note_ref, record, submission, text};

/// A village in which Ben, Cai and Eva have parted from Ada over a proposal that could not be settled.
struct Parting {
    village: Village,
    ben: Person,
    fork: Hash,
    /// How many entries both registers have, and the root over them.
    size: u64,
    root: Hash,
}

fn on_fork(kind: &str, fork: &Hash) -> Value {
    record([("type", text(kind)), ("fork", text(&fork.to_string()))])
}

impl Parting {
    fn over(village: Village) -> Parting {
        let (ben, cai, eva) = (village.join(2), village.join(3), village.join(4));
        let file = |who: &Person, act: &Value, notes: Vec<Note>| -> Receipt {
            village.file(who.act(&village.keeper, village.now(), act, notes))
        };
        let mut private = note("Ada and Ben talked about rent.");
        private.audience = Audience::Members([village.ada.id, ben.id].into());
        let checkin = record([
            ("type", text("rhythm.checkin/1")),
            ("day", text("2026-05-01")),
            ("note", note_ref(&private)),
        ]);
        file(&ben, &checkin, vec![private]);
        let (title, words) = (note("Sell all rights"), note("To whoever pays."));
        let propose = record([
            ("type", text("proposal.open/1")),
            ("circle", text("commons")),
            ("class", text("operational")),
            ("title", note_ref(&title)),
            ("text", note_ref(&words)),
        ]);
        let decision = file(&village.ada, &propose, vec![title, words]).act;
        village.clock.advance(7 * DAY);
        let reason = note("It would not be free any more.");
        let object = record([
            ("type", text("proposal.respond/1")),
            ("proposal", text(&decision.to_string())),
            ("version", Value::Int(1)),
            ("answer", text("object")),
            ("criteria", Value::List(vec![text("purpose")])),
            ("reason", note_ref(&reason)),
        ]);
        file(&ben, &object, vec![reason]);
        let why = note("We see no other way.");
        let notice = record([
            ("type", text("fork.notice/1")),
            ("decision", text(&decision.to_string())),
            ("name", text("Free Words")),
            ("purpose", text("Words that are free.")),
            ("why", note_ref(&why)),
        ]);
        let fork = file(&ben, &notice, vec![why]).act;
        for who in [&cai, &eva] {
            file(who, &on_fork("fork.sign/1", &fork), Vec::new());
        }
        for _ in 0..21 {
            village.clock.advance(DAY);
            village.node.tick(village.now()).unwrap();
        }
        for who in [&ben, &cai, &eva] {
            file(who, &on_fork("fork.join/1", &fork), Vec::new());
        }
        for _ in 0..14 {
            village.clock.advance(DAY);
            village.node.tick(village.now()).unwrap();
        }
        let parted = village.keeper.read(|state| {
            let fork = state.community().fork(&fork).unwrap();
            fork.parted.as_ref().expect("the keeper closes what is due").entry
        });
        let size = parted + 1;
        let root = village.keeper.root_at(size).unwrap();
        Parting {
            village,
            ben,
            fork,
            size,
            root,
        }
    }

    fn new() -> Parting {
        Parting::over(Village::in_memory())
    }

    /// What Ben signs to found the new community, with this key of its keeper.
    fn founding(&self, keeper: &PublicKey, named: (Hash, u64, Hash)) -> Submission {
        self.founding_by(&self.ben, keeper, named)
    }

    fn founding_by(&self, founder: &Person, keeper: &PublicKey, named: (Hash, u64, Hash)) -> Submission {
        self.founding_with(founder, keeper, named, None)
    }

    /// The same with what the parent's keeper signed, as Ben found it somewhere.
    fn signed_founding(&self, keeper: &PublicKey, signed: &SignedFor) -> Submission {
        let named = (self.village.keeper.id(), self.size, self.root);
        self.founding_with(&self.ben, keeper, named, Some(signed))
    }

    fn founding_with(
        &self,
        founder: &Person,
        keeper: &PublicKey,
        named: (Hash, u64, Hash),
        signed: Option<&SignedFor>,
    ) -> Submission {
        let (community, size, root) = named;
        let result = self.village.keeper.read(|state| {
            let fork = state.community().fork(&self.fork).unwrap();
            fork.parted.as_ref().unwrap().result
        });
        let parent = record([
            ("community", text(&community.to_string())),
            ("size", Value::Int(i64::try_from(size).unwrap())),
            ("root", text(&root.to_string())),
        ]);
        let mut act = record([
            ("type", text("community.fork/1")),
            ("parent", parent),
            ("fork", text(&self.fork.to_string())),
            ("result", text(&result.to_string())),
            ("keeper", text(&keeper.to_string())),
        ]);
        if let (Some(signed), Value::Record(fields)) = (signed, &mut act) {
            let hashes = signed.proof.iter().map(|hash| text(&hash.to_string())).collect();
            let told = record([
                ("size", Value::Int(i64::try_from(signed.size).unwrap())),
                ("root", text(&signed.root.to_string())),
                ("signature", text(&signed.signature.to_string())),
            ]);
            fields.insert("type".to_owned(), text("community.fork/2"));
            fields.insert("signed".to_owned(), told);
            fields.insert("proof".to_owned(), Value::List(hashes));
        }
        let seen = Seen {
            size: self.size,
            root: self.root,
        };
        let head = founder.head(
            By::Member(founder.id),
            Some(self.village.keeper.id()),
            seen,
            self.village.now(),
        );
        submission(&head, &act, &[&founder.key], Vec::new())
    }

    fn true_founding(&self, keeper: &PublicKey) -> Submission {
        self.founding(keeper, (self.village.keeper.id(), self.size, self.root))
    }

    fn found_at(&self, node: &Node) -> (Keeper, Receipt) {
        node.found(self.true_founding(&node.new_keeper_key().unwrap())).unwrap()
    }
}

fn refusal(trouble: Trouble) -> Refusal {
    match trouble {
        Trouble::Refusal(refusal) => refusal,
        Trouble::Fault(_) | Trouble::Breach(_) => panic!("expected a refusal, not {trouble:?}"),
    }
}

#[test]
fn a_fork_begins_with_its_parents_entries_and_goes_on_alone() {
    let story = Parting::new();
    let village = &story.village;
    village.file(village.ada.care(&village.keeper, village.now(), 30));
    let submission = story.true_founding(&village.node.new_keeper_key().unwrap());
    let (fork, receipt) = village.node.found(submission.clone()).unwrap();
    assert_eq!(receipt.index, story.size);
    receipt.verify(&submission, &fork.id(), &fork.public_key()).unwrap();
    assert_eq!(
        village.node.found(submission).unwrap().1,
        receipt,
        "founding twice founds once"
    );
    assert_eq!(fork.root_at(story.size), Some(story.root), "both begin alike");
    assert_eq!(fork.root_at(story.size), village.keeper.root_at(story.size));
    assert_ne!(fork.id(), village.keeper.id());
    assert_ne!(fork.slug(), village.keeper.slug());
    let signed = parse_signed(&fork.checkpoint(), &fork.public_key()).unwrap();
    assert_eq!((signed.origin, signed.size), (origin(&fork.id()), story.size + 1));
    // It takes acts in; what was signed for one of the two is nothing to the other.
    let own = story.ben.care(&fork, village.now(), 20);
    fork.file(own.clone()).unwrap();
    assert_eq!(
        refusal(village.keeper.file(own).unwrap_err()).code(),
        "foreign-community"
    );
    let stayed = village.ada.care(&fork, village.now(), 20);
    assert_eq!(refusal(fork.file(stayed).unwrap_err()).code(), "author-left");
    let proven = node::audit::verify(export(&fork).as_slice(), |_, _| {}).unwrap();
    assert_eq!(
        (proven.id, proven.size, proven.digest),
        (fork.id(), story.size + 2, digest(&fork))
    );
    assert_eq!(proven.community.origins()[0].community, village.keeper.id());
    let parent = node::audit::verify(village.export().as_slice(), |_, _| {}).unwrap();
    assert_eq!(parent.id, village.keeper.id(), "the parent's register is its own");
}

#[test]
fn texts_for_all_go_along_and_texts_for_a_few_stay() {
    let story = Parting::new();
    let (fork, _) = story.found_at(&story.village.node);
    let proposed = fork.note(&note("Sell all rights").commitment()).unwrap().unwrap();
    assert_eq!(proposed.text.unwrap().text, "Sell all rights");
    let private = note("Ada and Ben talked about rent.").commitment();
    assert!(story.village.keeper.note(&private).unwrap().is_some());
    assert_eq!(fork.note(&private).unwrap(), None);
}

#[test]
fn a_fork_is_there_again_after_a_start() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("mirrorball.db");
    let clock = Arc::new(ManualClock::new(MAY));
    let store = Arc::new(SqliteStore::open(&path).unwrap());
    let village = Village::found(Node::with_store(store, clock.clone()).unwrap(), clock.clone());
    let story = Parting::over(village);
    let (fork, receipt) = story.found_at(&story.village.node);
    fork.file(story.ben.care(&fork, story.village.now(), 20)).unwrap();
    let (id, was, parent) = (fork.id(), digest(&fork), story.village.keeper.id());
    let kept = export(&fork);
    drop(fork);
    for _ in 0..2 {
        // From the entries the first time, from a snapshot the second time.
        let store = Arc::new(SqliteStore::open(&path).unwrap());
        let node = Node::with_store(store, clock.clone()).unwrap();
        let fork = node.keeper(&id.to_string()).unwrap();
        assert_eq!((fork.halted(), digest(&fork)), (None, was));
        assert_eq!(export(&fork), kept);
        assert_eq!(fork.find(&receipt.act).unwrap(), Some(receipt.index));
        assert_eq!(
            fork.find(&story.fork).unwrap(),
            node.keeper(&parent.to_string()).unwrap().find(&story.fork).unwrap()
        );
        node.close().unwrap();
    }
}

#[test]
fn a_fork_that_names_another_history_is_refused() {
    let story = Parting::new();
    let node = &story.village.node;
    let id = story.village.keeper.id();
    let key = node.new_keeper_key().unwrap();
    let other = Hash::of(&[b"another history"]);
    for named in [(id, story.size, other), (other, story.size, story.root)] {
        let refused = node.found(story.founding(&key, named)).map(|_| ()).unwrap_err();
        assert_eq!(refusal(refused).code(), "fork-history-differs");
    }
    for size in [1, story.size - 1, story.size + 1] {
        assert!(
            node.found(story.founding(&key, (id, size, story.root))).is_err(),
            "{size}"
        );
    }
    assert_eq!(node.communities().len(), 1);
}

#[test]
fn a_fork_carries_what_its_parents_keeper_signed() {
    let story = Parting::new();
    let village = &story.village;
    // The parent goes on, and a mirror holds what its keeper signed then.
    village.file(village.ada.care(&village.keeper, village.now(), 30));
    let mirror = Node::with_store(Arc::new(MemoryStore::new()), village.clock.clone()).unwrap();
    let copy = begin(village, &mirror);
    let followed = follow(village, &copy, &mut machine(village), MAY, &|_, bytes| bytes);
    assert_eq!(followed, None);
    for (node, parent, more) in [(&village.node, &village.keeper, 0), (&mirror, &copy, 1)] {
        let signed = parent.read(|state| parent.signed_for(state, story.size)).unwrap();
        assert_eq!(signed.size, story.size + more);
        let key = node.new_keeper_key().unwrap();
        let (mut root, mut size, mut signature, mut proof) =
            (signed.clone(), signed.clone(), signed.clone(), signed.clone());
        root.root = Hash::new([7; 32]);
        size.size += 1;
        signature.signature = SecretKey::from_seed([7; 32]).sign(b"something else");
        proof.proof.push(Hash::new([7; 32]));
        for bent in [root, size, signature, proof] {
            let refused = node.found(story.signed_founding(&key, &bent)).map(|_| ());
            assert_eq!(refusal(refused.unwrap_err()).code(), "fork-unsigned", "{bent:?}");
        }
        let (fork, _) = node.found(story.signed_founding(&key, &signed)).unwrap();
        assert_eq!(fork.root_at(story.size), Some(story.root));
        node::audit::verify(export(&fork).as_slice(), |_, _| {}).unwrap();
        // Whoever was stopped by something puts no name to anything.
        parent.halt_copy("its disk holds other stamps");
        assert_eq!(parent.read(|state| parent.signed_for(state, story.size)), None);
    }
}

#[test]
fn what_begins_a_fork_never_enters_its_parents_register() {
    let story = Parting::new();
    let village = &story.village;
    let submission = story.true_founding(&village.node.new_keeper_key().unwrap());
    assert_eq!(village.refused(submission), "already-founded");
    let mirror = mirror_at(Arc::new(MemoryStore::new()), village.now());
    let copy = begin(village, &mirror);
    assert_eq!(
        follow(village, &copy, &mut machine(village), MAY, &|_, bytes| bytes),
        None
    );
    // A keeper that writes it there all the same signs another community's register in its own community's name.
    let (fork, _) = story.found_at(&village.node);
    let last = fork.entries(story.size..story.size + 1).unwrap();
    assert!(matches!(
        copy.copy(&last, &notes(&fork, &last), None),
        Err(Trouble::Breach(_))
    ));
    assert_eq!(export(&copy), village.export(), "nothing of it is kept");
    let entries = fork.entries(0..story.size + 1).unwrap();
    let seed = SecretKey::from_seed([77; 32]);
    let forged = Checkpoint {
        origin: origin(&village.keeper.id()),
        size: story.size + 1,
        root: fork.read(State::root),
    };
    let file = register::file::write(entries.iter().map(Vec::as_slice), &forged.sign(&seed));
    assert!(matches!(
        node::audit::verify(file.as_slice(), |_, _| {}),
        Err(Trouble::Breach(_))
    ));
}

#[test]
fn a_fork_can_be_mirrored_from_its_first_entry_on() {
    let story = Parting::new();
    let (fork, _) = story.found_at(&story.village.node);
    fork.file(story.ben.care(&fork, story.village.now(), 20)).unwrap();
    let mirrored = Village {
        keeper: fork.clone(),
        ..story.village
    };
    let store: Arc<dyn node::Store> = Arc::new(MemoryStore::new());
    let mirror = mirror_at(store.clone(), mirrored.now());
    let copy = begin(&mirrored, &mirror);
    assert_eq!(
        copy.id(),
        fork.id(),
        "it is a copy of the fork, before it has come so far"
    );
    assert!(copy.is_copy() && !copy.is_whole_copy());
    let again = mirror_at(store.clone(), mirrored.now());
    let copy_again = again.keeper(&fork.id().to_string()).unwrap();
    assert!(copy_again.is_copy() && !copy_again.is_whole_copy(), "nor after a start");
    drop((copy, mirror));
    let mut machine = Mirroring::new(&origin(&fork.id()), copy_again.public_key()).beginning();
    assert_eq!(
        follow(&mirrored, &copy_again, &mut machine, MAY, &|_, bytes| bytes),
        None
    );
    assert!(copy_again.is_whole_copy());
    assert_eq!(
        (digest(&copy_again), export(&copy_again)),
        (digest(&fork), export(&fork))
    );
    assert_eq!(copy_again.public_key(), fork.public_key());
}

#[test]
fn a_fork_is_founded_where_its_parent_is_mirrored() {
    let story = Parting::new();
    let village = &story.village;
    let clock = Arc::new(ManualClock::new(village.now()));
    let mirror = Node::with_store(Arc::new(MemoryStore::new()), clock).unwrap();
    let copy = begin(village, &mirror);
    let founding = story.true_founding(&mirror.new_keeper_key().unwrap());
    let early = mirror.found(founding).map(|_| ()).unwrap_err();
    assert!(
        matches!(early, Trouble::Refusal(_)),
        "the mirror does not hold enough yet"
    );
    assert_eq!(
        follow(village, &copy, &mut machine(village), MAY, &|_, bytes| bytes),
        None
    );
    let (fork, _) = story.found_at(&mirror);
    assert_eq!(fork.root_at(story.size), Some(story.root));
    assert!(!fork.is_copy() && copy.is_copy());
    fork.file(story.ben.care(&fork, village.now(), 20)).unwrap();
}

#[test]
fn a_founding_is_looked_at_before_it_is_signed() {
    let story = Parting::new();
    let village = &story.village;
    let submission = story.true_founding(&village.node.new_keeper_key().unwrap());
    village.keeper.preview(&submission.body).unwrap();
    // The parent has gone on, and the new register begins where they parted all the same.
    village.file(village.ada.care(&village.keeper, village.now(), 30));
    village.keeper.preview(&submission.body).unwrap();
    let other = Hash::of(&[b"another history"]);
    let foreign = story.founding(&village.node.new_keeper_key().unwrap(), (other, story.size, story.root));
    let refused = village.keeper.preview(&foreign.body).map(|_| ()).unwrap_err();
    assert_eq!(refusal(refused).code(), "fork-history-differs");
}

#[test]
fn one_node_has_one_community_of_a_fork() {
    let story = Parting::new();
    let node = &story.village.node;
    let (fork, receipt) = story.found_at(node);
    let again = node.found(story.true_founding(&node.new_keeper_key().unwrap()));
    match refusal(again.map(|_| ()).unwrap_err()) {
        Refusal::SiblingNamed { community } => assert_eq!(community, fork.id().to_string()),
        other => panic!("{other:?}"),
    }
    assert_eq!(node.communities().len(), 2);
    assert_eq!(fork.receipt(&receipt.act).unwrap(), Some(receipt));
}

#[test]
fn a_fork_is_not_founded_by_a_clock_that_is_far_behind() {
    let story = Parting::new();
    let village = &story.village;
    let clock = Arc::new(ManualClock::new(village.now()));
    let mirror = Node::with_store(Arc::new(MemoryStore::new()), clock.clone()).unwrap();
    let copy = begin(village, &mirror);
    assert_eq!(
        follow(village, &copy, &mut machine(village), MAY, &|_, bytes| bytes),
        None
    );
    clock.set(MAY);
    let founding = story.true_founding(&mirror.new_keeper_key().unwrap());
    let early = mirror.found(founding.clone()).map(|_| ()).unwrap_err();
    assert!(matches!(early, Trouble::Fault(Fault::ClockBehind { .. })), "{early:?}");
    clock.set(village.now());
    mirror.found(founding).unwrap();
}

#[test]
fn a_register_is_folded_for_nobody_who_could_not_found() {
    let store = Arc::new(Watched::default());
    let story = Parting::over(Village::over(store.clone()));
    let village = &story.village;
    let key = village.node.new_keeper_key().unwrap();
    let id = village.keeper.id();
    let other = Hash::of(&[b"another history"]);
    let mut refused = vec![
        (story.founding(&key, (id, story.size, other)), "fork-history-differs"),
        (story.founding(&key, (id, 1, story.root)), "fork-history-differs"),
    ];
    // Ada stayed; and somebody with another key says that they are Ben.
    let mut stranger = Person::new(88);
    stranger.id = story.ben.id;
    for (founder, code) in [(&village.ada, "not-going-along"), (&stranger, "unknown-key")] {
        let named = (id, story.size, story.root);
        refused.push((story.founding_by(founder, &key, named), code));
    }
    for (submission, code) in refused {
        let before = store.read.load(Ordering::SeqCst);
        let trouble = village.node.found(submission).map(|_| ()).unwrap_err();
        assert_eq!(refusal(trouble).code(), code);
        assert_eq!(
            store.read.load(Ordering::SeqCst),
            before,
            "{code}: nothing was read for it"
        );
    }
    story.found_at(&village.node);
    assert!(store.read.load(Ordering::SeqCst) > 0);
}

/// A store that counts how often entries or snapshots are read.
#[derive(Default)]
struct Watched {
    inner: MemoryStore,
    read: AtomicU32,
}

impl Store for Watched {
    fn append(&self, append: &Append<'_>) -> Result<Appended, Fault> {
        self.inner.append(append)
    }
    fn found(&self, founding: &Founding<'_>) -> Result<Founded, Fault> {
        self.inner.found(founding)
    }
    fn directory(&self) -> Result<Vec<Listed>, Fault> {
        self.inner.directory()
    }
    fn head(&self, community: &Hash) -> Result<StoredHead, Fault> {
        self.inner.head(community)
    }
    fn page(&self, community: &Hash, from: u64, most: usize) -> Result<Vec<Vec<u8>>, Fault> {
        self.read.fetch_add(1, Ordering::SeqCst);
        self.inner.page(community, from, most)
    }
    fn find(&self, community: &Hash, act: &Hash) -> Result<Option<Filed>, Fault> {
        self.inner.find(community, act)
    }
    fn note(&self, community: &Hash, c: &Hash) -> Result<Option<NoteText>, Fault> {
        self.inner.note(community, c)
    }
    fn keep_snapshot(&self, community: &Hash, size: u64, bytes: &[u8]) -> Result<(), Fault> {
        self.inner.keep_snapshot(community, size, bytes)
    }
    fn snapshot(&self, community: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        self.read.fetch_add(1, Ordering::SeqCst);
        self.inner.snapshot(community)
    }
    fn add_keeper_key(&self, public: &str, seed: &[u8; 32]) -> Result<(), Fault> {
        self.inner.add_keeper_key(public, seed)
    }
    fn keeper_keys(&self) -> Result<Vec<KeeperKey>, Fault> {
        self.inner.keeper_keys()
    }
    fn texts(&self) -> &dyn node::store::TextIndex {
        self.inner.texts()
    }
}
