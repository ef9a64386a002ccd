//! Carrying on: members put a mirror's key into force, the register goes on there under the same origin, nothing that the
//! mirror held is lost, and nothing is entered twice.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use node::peer::{Mirroring, MirroringInput, MirroringOutput};
use node::{Audience, Fault, Gathered, Keeper, ManualClock, MemoryStore, Node, Note, State, Submission, Trouble};
use register::PublicKey;
use register::checkpoint::{Checkpoint, origin, parse_signed};
use rules::Refusal;

use crate::copies::{begin, digest, follow, machine, mirror_over, noted_work, noted_work_at, serve};
use crate::faults::Failing;
use crate::people::{MAY, Person, Village, export, record, text};

fn endorsement(village: &Village, who: &Person, copy: &Keeper, key: &PublicKey) -> Submission {
    let act = record([("type", text("keeper.endorse/1")), ("key", text(&key.to_string()))]);
    who.act(copy, village.now(), &act, Vec::new())
}

/// Ada, Ben and Cai, some work, and a mirror that holds all of it.
struct Story {
    village: Village,
    ben: Person,
    cai: Person,
    mirror: Node,
    copy: Keeper,
}

impl Story {
    fn new() -> Story {
        let village = Village::in_memory();
        let (ben, cai) = (village.join(2), village.join(3));
        let mirror = mirror_over(Arc::new(MemoryStore::new()));
        let copy = begin(&village, &mirror);
        let story = Story {
            village,
            ben,
            cai,
            mirror,
            copy,
        };
        story.catch_up();
        story
    }

    fn catch_up(&self) {
        let ended = follow(
            &self.village,
            &self.copy,
            &mut machine(&self.village),
            MAY,
            &|_, bytes| bytes,
        );
        assert_eq!(ended, None);
        assert_eq!(export(&self.copy), self.village.export());
    }

    fn endorse(&self, who: &Person) -> Result<Gathered, Trouble> {
        let submission = endorsement(&self.village, who, &self.copy, &self.copy.own_key());
        self.copy.endorse(submission)
    }
}

#[test]
fn members_go_on_with_a_mirror_when_the_keeper_is_gone() {
    let story = Story::new();
    let (village, copy) = (&story.village, &story.copy);
    let held = copy.read(State::size);
    let first = story.endorse(&village.ada).unwrap();
    assert_eq!((first.given, first.needed, first.is_in_force), (1, 2, false));
    assert_eq!(first.size, held, "nothing is entered before there are enough");
    assert_eq!(story.endorse(&village.ada).unwrap().given, 1, "nobody counts twice");
    let act = story.cai.care(copy, village.now(), 30);
    assert!(matches!(
        copy.file(act.clone()),
        Err(Trouble::Fault(Fault::Copy { .. }))
    ));
    let last = story.endorse(&story.ben).unwrap();
    assert!(last.is_in_force && !copy.is_copy() && copy.halted().is_none());
    assert_eq!(copy.read(State::size), held + 2);
    // The same act, sent again, enters here; and once.
    let receipt = copy.file(act.clone()).unwrap();
    receipt.verify(&act, &copy.id(), &copy.own_key()).unwrap();
    assert_eq!(copy.file(act).unwrap(), receipt);
    // What was entered before is known here too, so that an outbox that is sent again adds nothing.
    let proven = node::audit::verify(export(copy).as_slice(), |_, _| {}).unwrap();
    assert_eq!((proven.size, proven.digest), (held + 3, digest(copy)));
    let signed = parse_signed(&copy.checkpoint(), &copy.own_key()).unwrap();
    assert_eq!((signed.origin, signed.size), (origin(&copy.id()), held + 3));
    assert!(parse_signed(&copy.checkpoint(), &village.keeper.public_key()).is_err());
    assert!(matches!(
        story.endorse(&story.cai),
        Err(Trouble::Fault(Fault::Keeping { .. }))
    ));
}

#[test]
fn a_mirror_keeps_the_register_even_if_entering_the_endorsements_seemed_to_fail() {
    for after in [false, true] {
        let village = Village::in_memory();
        let ben = village.join(2);
        let store = Arc::new(Failing::default());
        let mirror = mirror_over(store.clone());
        let copy = begin(&village, &mirror);
        assert_eq!(
            follow(&village, &copy, &mut machine(&village), MAY, &|_, bytes| bytes),
            None
        );
        let endorse = |who: &Person| copy.endorse(endorsement(&village, who, &copy, &copy.own_key()));
        endorse(&village.ada).unwrap();
        store.after.store(after, Ordering::SeqCst);
        store.failures.store(1, Ordering::SeqCst);
        assert!(matches!(endorse(&ben), Err(Trouble::Fault(Fault::Disk { .. }))));
        // Whoever endorsed last sends it again.
        match endorse(&ben) {
            Ok(gathered) => assert!(gathered.is_in_force && !after),
            Err(trouble) => assert!(matches!(trouble, Trouble::Fault(Fault::Keeping { .. })) && after),
        }
        assert!(!copy.is_copy());
        assert_eq!(copy.halted(), None, "after: {after}");
        copy.file(ben.care(&copy, village.now(), 20)).unwrap();
        node::audit::verify(export(&copy).as_slice(), |_, _| {}).unwrap();
    }
}

#[test]
fn a_keeper_only_reads_even_if_entering_its_end_seemed_to_fail() {
    for after in [false, true] {
        let store = Arc::new(Failing::default());
        let village = Village::over(store.clone());
        let ben = village.join(2);
        let other = register::SecretKey::from_seed([78; 32]).public();
        village.file(endorsement(&village, &village.ada, &village.keeper, &other));
        let last = endorsement(&village, &ben, &village.keeper, &other);
        store.after.store(after, Ordering::SeqCst);
        store.failures.store(1, Ordering::SeqCst);
        assert!(matches!(
            village.keeper.file(last.clone()),
            Err(Trouble::Fault(Fault::Disk { .. }))
        ));
        village.keeper.file(last).unwrap();
        let late = village.ada.care(&village.keeper, village.now(), 20);
        assert!(
            matches!(village.keeper.file(late), Err(Trouble::Fault(Fault::Copy { .. }))),
            "after: {after}"
        );
    }
}

#[test]
fn an_act_that_the_old_keeper_entered_is_not_entered_again() {
    let story = Story::new();
    let act = story.ben.care(&story.village.keeper, story.village.now(), 45);
    let receipt = story.village.file(act.clone());
    story.catch_up();
    story.endorse(&story.village.ada).unwrap();
    story.endorse(&story.cai).unwrap();
    let size = story.copy.read(State::size);
    assert_eq!(story.copy.file(act).unwrap().index, receipt.index);
    assert_eq!(story.copy.read(State::size), size);
}

#[test]
fn only_members_endorse_and_only_this_mirror_here() {
    let story = Story::new();
    let (village, copy) = (&story.village, &story.copy);
    let other = register::SecretKey::from_seed([77; 32]).public();
    let refused = copy.endorse(endorsement(village, &village.ada, copy, &other));
    assert!(matches!(refused, Err(Trouble::Refusal(_))), "{refused:?}");
    let stranger = Person::new(9);
    let refused = story.endorse(&stranger);
    assert!(matches!(refused, Err(Trouble::Refusal(_))), "{refused:?}");
    let care = village.ada.care(copy, village.now(), 30);
    assert!(matches!(copy.endorse(care), Err(Trouble::Fault(Fault::Copy { .. }))));
    assert_eq!(copy.gathered().given, 0);
    let keeper = &village.keeper;
    let at_the_keeper = keeper.endorse(endorsement(village, &village.ada, keeper, &copy.own_key()));
    assert!(matches!(at_the_keeper, Err(Trouble::Fault(Fault::Keeping { .. }))));
}

#[test]
fn what_was_gathered_outlasts_a_start_and_so_does_the_new_keeper() {
    let village = Village::in_memory();
    let ben = village.join(2);
    let directory = tempfile::tempdir().unwrap();
    let open = || Node::open(directory.path(), Arc::new(ManualClock::new(MAY))).unwrap();
    {
        let mirror = open();
        let copy = begin(&village, &mirror);
        assert_eq!(
            follow(&village, &copy, &mut machine(&village), MAY, &|_, bytes| bytes),
            None
        );
        copy.endorse(endorsement(&village, &village.ada, &copy, &copy.own_key()))
            .unwrap();
        mirror.close().unwrap();
    }
    {
        let mirror = open();
        let copy = mirror.keeper(village.keeper.slug()).unwrap();
        assert_eq!(copy.gathered().given, 1);
        let gathered = copy
            .endorse(endorsement(&village, &ben, &copy, &copy.own_key()))
            .unwrap();
        assert!(gathered.is_in_force);
        mirror.close().unwrap();
    }
    let mirror = open();
    let keeper = mirror.keeper(village.keeper.slug()).unwrap();
    assert_eq!(keeper.halted(), None);
    assert!(!keeper.is_copy());
    keeper.file(ben.care(&keeper, village.now(), 20)).unwrap();
}

#[test]
fn a_living_keeper_hands_over_and_only_reads_from_then_on() {
    let story = Story::new();
    let (village, copy) = (&story.village, &story.copy);
    let key = copy.own_key();
    village.file(endorsement(village, &village.ada, &village.keeper, &key));
    village.file(village.ada.care(&village.keeper, village.now(), 20));
    let last = endorsement(village, &story.cai, &village.keeper, &key);
    village.keeper.file(last).unwrap();
    assert!(village.keeper.is_copy());
    let late = village.ada.care(&village.keeper, village.now(), 20);
    assert!(matches!(
        village.keeper.file(late.clone()),
        Err(Trouble::Fault(Fault::Copy { .. }))
    ));
    assert_eq!(village.node.tick(MAY), Ok(0));
    // Its last checkpoint, which it signed itself, leads the mirror to where it keeps the register.
    let before = village.export();
    node::audit::verify(before.as_slice(), |_, _| {}).unwrap();
    let mut following = Mirroring::new(&origin(&copy.id()), copy.public_key());
    assert_eq!(follow(village, copy, &mut following, MAY, &|_, bytes| bytes), None);
    assert!(!copy.is_copy());
    assert_eq!(copy.file(late).unwrap().index, village.keeper.read(State::size));
    assert_eq!(story.mirror.tick(MAY), Ok(0));
}

#[test]
fn another_mirror_follows_to_the_new_keeper_by_what_members_signed() {
    let story = Story::new();
    let (village, copy) = (&story.village, &story.copy);
    let third = mirror_over(Arc::new(MemoryStore::new()));
    let behind = begin(village, &third);
    assert_eq!(
        follow(village, &behind, &mut machine(village), MAY, &|_, bytes| bytes),
        None
    );
    story.endorse(&village.ada).unwrap();
    story.endorse(&story.ben).unwrap();
    copy.file(story.cai.care(copy, village.now(), 30)).unwrap();
    let mut following = Mirroring::new(&origin(&copy.id()), behind.public_key());
    drive(&mut following, copy, &behind, MAY);
    assert_eq!(export(&behind), export(copy));
    assert_eq!(behind.public_key(), copy.own_key());
    // It goes on with the new key.
    copy.file(story.cai.care(copy, village.now(), 31)).unwrap();
    drive(&mut following, copy, &behind, MAY + 5_000);
    assert_eq!(export(&behind), export(copy));
}

#[test]
fn whoever_signs_without_being_endorsed_is_not_followed() {
    let story = Story::new();
    let (village, copy) = (&story.village, &story.copy);
    village.file(village.ada.care(&village.keeper, village.now(), 20));
    let (size, root) = village.keeper.read(|state| (state.size(), state.root()));
    let liar = register::SecretKey::from_seed([66; 32]);
    let (origin, held) = (origin(&copy.id()), export(copy));
    let signed = Checkpoint {
        origin: origin.clone(),
        size,
        root,
    }
    .sign(&liar);
    let mut following = Mirroring::new(&origin, copy.public_key());
    let bend = |wanted, bytes| {
        if wanted == node::peer::Wanted::Checkpoint {
            signed.clone().into_bytes()
        } else {
            bytes
        }
    };
    assert_eq!(follow(village, copy, &mut following, MAY, &bend), None);
    assert!(!following.is_stopped(), "nobody is to blame but whoever answered");
    assert_eq!(export(copy), held);
    assert_eq!(
        follow(village, copy, &mut following, MAY + 400_000, &|_, bytes| bytes),
        None
    );
    assert_eq!(export(copy), village.export());
}

/// Follows a keeper that is not the village's.
fn drive(machine: &mut Mirroring, from: &Keeper, to: &Keeper, now_ms: u64) {
    let tell = |machine: &mut Mirroring, input: MirroringInput<'_>| {
        to.read(|state| machine.handle(input, now_ms, state.tree()))
    };
    let mut queue = tell(machine, MirroringInput::Tick);
    while !queue.is_empty() {
        match queue.remove(0) {
            MirroringOutput::Get(wanted) => {
                let bytes = serve(from, wanted);
                queue.extend(tell(machine, MirroringInput::Got { wanted, bytes: &bytes }));
            }
            MirroringOutput::Copy {
                from: _,
                entries,
                checkpoint,
            } => {
                to.copy(&entries, &crate::copies::notes(from, &entries), checkpoint.as_deref())
                    .unwrap();
                machine.follow(to.public_key());
                queue.extend(tell(machine, MirroringInput::Copied));
            }
            MirroringOutput::Forked { note } => panic!("{note}"),
        }
    }
}

/// Texts for a few are gone with their keeper's disk. Whoever wrote one may have it erased all the same, wherever it is.
#[test]
fn a_text_that_never_came_here_can_be_erased_by_its_author_alone() {
    let story = Story::new();
    let (village, copy) = (&story.village, &story.copy);
    let words = Note {
        audience: Audience::Members(Vec::new()),
        ..crate::people::note("for me alone")
    };
    let noted = noted_work(village, &village.ada, &words);
    let of_ben = noted_work(village, &story.ben, &crate::people::note("something else"));
    story.catch_up();
    story.endorse(&village.ada).unwrap();
    assert!(story.endorse(&story.ben).unwrap().is_in_force);
    let c = words.commitment();
    assert_eq!(copy.note(&c).unwrap(), None);
    let erase = |who: &Person, act: &str| {
        let act = record([
            ("type", text("note.erase/1")),
            ("act", text(act)),
            ("c", text(&c.to_string())),
        ]);
        copy.file(who.act(copy, village.now(), &act, Vec::new()))
    };
    let by_ben = erase(&story.ben, &of_ben);
    assert!(
        matches!(by_ben, Err(Trouble::Refusal(Refusal::ActUnknown { .. }))),
        "{by_ben:?}"
    );
    // Ben, who could read it, files it once more, beside an act of his own: Ada, whose act committed to it first, erases it.
    noted_work_at(copy, village.now(), &story.ben, &words);
    assert!(copy.note(&c).unwrap().is_some_and(|note| note.text.is_some()));
    let by_ada = erase(&village.ada, &noted);
    assert!(by_ada.is_ok(), "{by_ada:?}");
    assert!(copy.note(&c).unwrap().is_some_and(|note| note.text.is_none()));
}
