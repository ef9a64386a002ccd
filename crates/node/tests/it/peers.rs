//! Witnesses and those who ask them: forks are refused, what is promised is kept first, and a keeper that fell behind
//! is told by its own signature.

use node::peer::origin_hash;
use node::peer::{Ask, Sealing, SealingInput, SealingOutput, Witness, WitnessInput, WitnessOutput, WitnessRecords};
use node::{Fault, Seal};
use register::add_checkpoint::compose;
use register::checkpoint::Checkpoint;
use register::policy::Policy;
use register::tree::Tree;
use register::{Hash, SecretKey};

use crate::people::{MAY, Village};

const ORIGIN: &str = "mirrorball/5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";

/// A keeper of nothing but leaves.
struct Log {
    key: SecretKey,
    tree: Tree,
}

impl Log {
    fn new(size: u64) -> Log {
        let mut log = Log {
            key: SecretKey::from_seed([4; 32]),
            tree: Tree::new(),
        };
        (0..size).for_each(|leaf| log.push(leaf));
        log
    }

    fn push(&mut self, leaf: u64) {
        self.tree.push(Hash::of(&[&leaf.to_be_bytes()]));
    }

    fn signed(&self, size: u64) -> String {
        let root = self.tree.root_at(size).unwrap();
        let origin = ORIGIN.to_owned();
        Checkpoint { origin, size, root }.sign(&self.key)
    }

    fn request(&self, old: u64, size: u64) -> String {
        compose(old, &self.tree.consistency(old, size).unwrap(), &self.signed(size))
    }
}

fn witness(number: u8) -> Witness {
    let mut witness = Witness::new(&format!("w{number}.example"), SecretKey::from_seed([number; 32])).unwrap();
    witness.watch(ORIGIN, SecretKey::from_seed([4; 32]).public());
    witness
}

/// Sends a request to a witness whose disk works, and gives the status and the body.
fn send(witness: &mut Witness, body: &str) -> (u16, String) {
    let mut outputs = witness.handle(WitnessInput::AddCheckpoint(body.as_bytes()), MAY);
    if matches!(outputs.as_slice(), [WitnessOutput::Keep { .. }]) {
        outputs = witness.handle(WitnessInput::Kept, MAY);
    }
    match outputs.as_slice() {
        [WitnessOutput::Answer(answer)] => (answer.status, answer.body.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_witness_follows_one_history_and_refuses_every_other() {
    let (log, mut witness) = (Log::new(9), witness(1));
    assert_eq!(send(&mut witness, &log.request(0, 3)).0, 200);
    assert_eq!(send(&mut witness, &log.request(3, 8)).0, 200);
    let mut forked = Log::new(5);
    (90..94).for_each(|leaf| forked.push(leaf));
    for (old, size) in [(8, 9), (5, 9), (0, 9)] {
        let (status, body) = send(&mut witness, &forked.request(old, size));
        assert!(matches!(status, 409 | 422), "{old} {size}: {status} {body}");
    }
    assert_eq!(send(&mut witness, &log.request(0, 9)), (409, "8\n".to_owned()));
    assert_eq!(witness.latest(ORIGIN), Some((8, log.tree.root_at(8).unwrap())));
    assert_eq!(send(&mut witness, &log.request(8, 9)).0, 200);
}

#[test]
fn a_checkpoint_of_another_register_is_never_shown_to_witnesses() {
    let log = Log::new(3);
    let witnesses = [witness(1)];
    let other = format!("mirrorball/{}", "6b".repeat(32));
    // The same key keeps both.
    let mut sealing = Sealing::new(&other, policy(&witnesses, 1), log.key.public());
    let signed = log.signed(3);
    assert!(sealing.handle(SealingInput::Grown(&signed), MAY, &log.tree).is_empty());
    let root = log.tree.root();
    let own = Checkpoint {
        origin: other,
        size: 3,
        root,
    };
    let asked = sealing.handle(SealingInput::Grown(&own.sign(&log.key)), MAY, &log.tree);
    assert!(matches!(asked.as_slice(), [SealingOutput::Ask(_)]), "{asked:?}");
}

#[test]
fn nothing_is_said_before_it_is_kept() {
    let (log, mut witness) = (Log::new(3), witness(1));
    let outputs = witness.handle(WitnessInput::AddCheckpoint(log.request(0, 2).as_bytes()), MAY);
    assert!(
        matches!(outputs.as_slice(), [WitnessOutput::Keep { .. }]),
        "{outputs:?}"
    );
    assert_eq!(witness.latest(ORIGIN), None);
    let busy = witness.handle(WitnessInput::AddCheckpoint(log.request(0, 3).as_bytes()), MAY);
    assert!(matches!(busy.as_slice(), [WitnessOutput::Answer(answer)] if answer.status == 503));
    let failed = witness.handle(WitnessInput::NotKept, MAY);
    assert!(matches!(failed.as_slice(), [WitnessOutput::Answer(answer)] if answer.status == 503));
    assert_eq!(witness.latest(ORIGIN), None);
    assert_eq!(send(&mut witness, &log.request(0, 3)).0, 200);
}

#[test]
fn what_a_witness_kept_it_still_knows_after_a_start() {
    let directory = tempfile::tempdir().unwrap();
    let records = WitnessRecords::open(directory.path()).unwrap();
    let (log, mut first) = (Log::new(9), witness(1));
    for (old, size) in [(0, 4), (4, 9)] {
        let outputs = first.handle(WitnessInput::AddCheckpoint(log.request(old, size).as_bytes()), MAY);
        let [WitnessOutput::Keep { origin, note }] = outputs.as_slice() else {
            panic!("{outputs:?}")
        };
        records.keep(origin, note).unwrap();
        first.handle(WitnessInput::Kept, MAY);
    }
    let mut second = witness(1);
    for note in records.all().unwrap() {
        assert!(second.remember(&note));
        assert!(!witness(2).remember(&note), "it is no other witness's memory");
    }
    assert_eq!(second.latest(ORIGIN), first.latest(ORIGIN));
    assert_eq!(send(&mut second, &log.request(4, 9)), (409, "9\n".to_owned()));
    let shown = records.checkpoint(&origin_hash(ORIGIN)).unwrap().unwrap();
    assert_eq!(
        shown.lines().filter(|line| line.starts_with('\u{2014}')).count(),
        2,
        "{shown}"
    );
    assert_eq!(records.checkpoint(&origin_hash("other")), Ok(None));
}

fn policy(witnesses: &[Witness], threshold: u32) -> Policy {
    let mut text = String::new();
    for (place, witness) in witnesses.iter().enumerate() {
        text.push_str(&format!(
            "witness w{place} {} http://w{place}.example\n",
            witness.cosigner()
        ));
    }
    let names: Vec<String> = (0..witnesses.len()).map(|place| format!("w{place}")).collect();
    text.push_str(&format!(
        "group enough {threshold} {}\nquorum enough\n",
        names.join(" ")
    ));
    Policy::parse(text.as_bytes()).unwrap()
}

/// Answers asks until there are no more, with those witnesses that can be reached; gives what was sealed.
fn settle(
    machine: &mut Sealing,
    witnesses: &mut [Witness],
    reachable: &[usize],
    outputs: Vec<SealingOutput>,
    now_ms: u64,
    tree: &Tree,
) -> Vec<(u64, String)> {
    let (mut queue, mut sealed) = (outputs, Vec::new());
    while let Some(output) = queue.pop() {
        match output {
            SealingOutput::Ask(Ask { witness, body }) if reachable.contains(&witness) => {
                let (status, body) = send(&mut witnesses[witness], &body);
                let body = body.as_str();
                queue.extend(machine.handle(SealingInput::Answered { witness, status, body }, now_ms, tree));
            }
            SealingOutput::Ask(Ask { witness, .. }) => {
                queue.extend(machine.handle(SealingInput::NoAnswer { witness }, now_ms, tree));
            }
            SealingOutput::Sealed { size, note } => sealed.push((size, note)),
            // What a witness showed last is told by the tests that ask for it.
            SealingOutput::Recall(_) => {}
            SealingOutput::Halt { signed, .. } => panic!("halted at {signed}"),
            SealingOutput::Superseded => panic!("no other keeper is in these stories"),
        }
    }
    sealed
}

#[test]
fn two_of_three_witnesses_seal_what_one_alone_does_not() {
    let mut log = Log::new(5);
    let mut witnesses = [witness(1), witness(2), witness(3)];
    let policy = policy(&witnesses, 2);
    let mut machine = Sealing::new(ORIGIN, policy.clone(), log.key.public());
    let outputs = machine.handle(SealingInput::Grown(&log.signed(5)), MAY, &log.tree);
    assert_eq!(settle(&mut machine, &mut witnesses, &[0], outputs, MAY, &log.tree), []);
    assert_eq!(machine.refusal(0), None);
    assert!(machine.refusal(1).is_some());
    // Nobody is asked again at once.
    assert_eq!(machine.handle(SealingInput::Tick, MAY + 10, &log.tree), []);
    let outputs = machine.handle(SealingInput::Tick, MAY + 2_000, &log.tree);
    let sealed = settle(&mut machine, &mut witnesses, &[0, 2], outputs, MAY + 2_000, &log.tree);
    let (size, note) = sealed.last().expect("two have cosigned").clone();
    assert_eq!(size, 5);
    let seal = Seal::renewed(None, &note, &log.key.public(), &policy).unwrap();
    assert_eq!((seal.size, seal.witnesses.len()), (5, 2));
    // The register grows; a seal remembers since when each witness cosigns.
    log.push(5);
    let outputs = machine.handle(SealingInput::Grown(&log.signed(6)), MAY + 60_000, &log.tree);
    let sealed = settle(
        &mut machine,
        &mut witnesses,
        &[0, 1, 2],
        outputs,
        MAY + 60_000,
        &log.tree,
    );
    let (size, note) = sealed.last().expect("all can be reached").clone();
    let renewed = Seal::renewed(Some(&seal), &note, &log.key.public(), &policy).unwrap();
    assert_eq!((size, renewed.witnesses.len()), (6, 3));
    assert_eq!(renewed.witnesses[0].1, seal.witnesses[0].1);
}

#[test]
fn a_seal_that_could_not_be_kept_is_kept_later_though_nothing_grows() {
    let log = Log::new(5);
    let mut witnesses = [witness(1), witness(2)];
    let mut machine = Sealing::new(ORIGIN, policy(&witnesses, 2), log.key.public());
    let outputs = machine.handle(SealingInput::Grown(&log.signed(5)), MAY, &log.tree);
    let first = settle(&mut machine, &mut witnesses, &[0, 1], outputs, MAY, &log.tree);
    assert_eq!(first.len(), 1);
    // The disk is full, twice.
    let mut now_ms = MAY;
    for _ in 0..2 {
        assert_eq!(machine.handle(SealingInput::NotKept, now_ms, &log.tree), []);
        assert_eq!(
            machine.handle(SealingInput::Tick, now_ms + 10, &log.tree),
            [],
            "not at once"
        );
        now_ms += 2_000;
        let outputs = machine.handle(SealingInput::Tick, now_ms, &log.tree);
        let again = settle(&mut machine, &mut witnesses, &[], outputs, now_ms, &log.tree);
        assert_eq!(again, first, "nobody has to cosign anew");
    }
    assert_eq!(machine.handle(SealingInput::Tick, now_ms + 60_000, &log.tree), []);
}

#[test]
fn a_keeper_that_forgot_what_its_witnesses_know_is_told_the_size() {
    let log = Log::new(9);
    let mut witnesses = [witness(1)];
    assert_eq!(send(&mut witnesses[0], &log.request(0, 6)).0, 200);
    let mut machine = Sealing::new(ORIGIN, policy(&witnesses, 1), log.key.public());
    let outputs = machine.handle(SealingInput::Grown(&log.signed(9)), MAY, &log.tree);
    let sealed = settle(&mut machine, &mut witnesses, &[0], outputs, MAY, &log.tree);
    assert_eq!(sealed.first().map(|(size, _)| *size), Some(9));
}

#[test]
fn a_keeper_that_forked_its_register_gets_no_seal() {
    let log = Log::new(9);
    let mut witnesses = [witness(1), witness(2)];
    for witness in &mut witnesses {
        assert_eq!(send(witness, &log.request(0, 9)).0, 200);
    }
    let mut forked = Log::new(4);
    (90..99).for_each(|leaf| forked.push(leaf));
    let mut machine = Sealing::new(ORIGIN, policy(&witnesses, 1), forked.key.public());
    for round in 0..20 {
        let now_ms = MAY + round * 400_000;
        let outputs = if round == 0 {
            machine.handle(SealingInput::Grown(&forked.signed(13)), now_ms, &forked.tree)
        } else {
            machine.handle(SealingInput::Tick, now_ms, &forked.tree)
        };
        assert_eq!(
            settle(&mut machine, &mut witnesses, &[0, 1], outputs, now_ms, &forked.tree),
            []
        );
    }
    assert!(
        machine.refusal(0).unwrap().contains("does not continue"),
        "{:?}",
        machine.refusal(0)
    );
}

#[test]
fn only_the_keepers_own_signature_halts_it() {
    let log = Log::new(9);
    let mut witnesses = [witness(1)];
    let outputs = witnesses[0].handle(WitnessInput::AddCheckpoint(log.request(0, 9).as_bytes()), MAY);
    let [WitnessOutput::Keep { note, .. }] = outputs.as_slice() else {
        panic!("{outputs:?}")
    };
    // An old copy of the register, and one in which the past is another.
    let (old, mut other) = (Log::new(6), Log::new(5));
    (90..99).for_each(|leaf| other.push(leaf));
    for held in [&old, &other] {
        let mut machine = Sealing::new(ORIGIN, policy(&witnesses, 1), held.key.public());
        let outputs = machine.handle(SealingInput::Remembered { witness: 0, note }, MAY, &held.tree);
        assert!(
            matches!(outputs.as_slice(), [SealingOutput::Halt { signed: 9, .. }]),
            "{outputs:?}"
        );
    }
    let mut machine = Sealing::new(ORIGIN, policy(&witnesses, 1), log.key.public());
    assert_eq!(
        machine.handle(SealingInput::Remembered { witness: 0, note }, MAY, &log.tree),
        []
    );
    let foreign = Checkpoint {
        origin: ORIGIN.to_owned(),
        size: 99,
        root: log.tree.root(),
    }
    .sign(&SecretKey::from_seed([5; 32]));
    for lie in [foreign, log.signed(9), String::new()] {
        let mut machine = Sealing::new(ORIGIN, policy(&witnesses, 1), old.key.public());
        let said = machine.handle(SealingInput::Remembered { witness: 0, note: &lie }, MAY, &old.tree);
        assert_eq!(said, [], "{lie}");
    }
    // A note that one witness of two did confirm, and that somebody else signed.
    let mut stranger = Log::new(12);
    stranger.key = SecretKey::from_seed([5; 32]);
    let mut two = [witness(1), witness(2)];
    two[0].watch(ORIGIN, stranger.key.public());
    let outputs = two[0].handle(WitnessInput::AddCheckpoint(stranger.request(0, 12).as_bytes()), MAY);
    let [WitnessOutput::Keep { note, .. }] = outputs.as_slice() else {
        panic!("{outputs:?}")
    };
    let mut machine = Sealing::new(ORIGIN, policy(&two, 2), old.key.public());
    assert_eq!(
        machine.handle(SealingInput::Remembered { witness: 0, note }, MAY, &old.tree),
        []
    );
}

#[test]
fn a_keeper_whose_witnesses_follow_another_is_told_by_as_many_as_make_a_seal() {
    // Somebody else goes on after six entries; this keeper has entered two more that nobody sealed.
    let (mut old, mut other) = (Log::new(6), Log::new(6));
    (70..72).for_each(|leaf| old.push(leaf));
    (90..99).for_each(|leaf| other.push(leaf));
    other.key = SecretKey::from_seed([6; 32]);
    let mut witnesses = [witness(1), witness(2), witness(3)];
    let notes: Vec<String> = witnesses
        .iter_mut()
        .map(|witness| {
            witness.watch(ORIGIN, other.key.public());
            let outputs = witness.handle(WitnessInput::AddCheckpoint(other.request(0, 9).as_bytes()), MAY);
            let [WitnessOutput::Keep { note, .. }] = outputs.as_slice() else {
                panic!("{outputs:?}")
            };
            let note = note.clone();
            witness.handle(WitnessInput::Kept, MAY);
            note
        })
        .collect();
    let mut machine = Sealing::new(ORIGIN, policy(&witnesses, 2), old.key.public());
    let mut tell =
        |witness: usize, note: &str, tree: &Tree| machine.handle(SealingInput::Remembered { witness, note }, MAY, tree);
    assert_eq!(tell(0, &notes[0], &old.tree), [], "one alone ends nobody's turn");
    assert_eq!(tell(0, &notes[0], &old.tree), [], "nor does it count twice");
    assert_eq!(tell(2, &notes[1], &old.tree), [], "nor for another");
    assert_eq!(tell(1, &notes[1], &old.tree), [SealingOutput::Superseded]);
    // Whoever holds what the witnesses follow may go on.
    let mut successor = Sealing::new(ORIGIN, policy(&witnesses, 2), other.key.public());
    for (witness, note) in notes.iter().enumerate() {
        let said = successor.handle(SealingInput::Remembered { witness, note }, MAY, &other.tree);
        assert_eq!(said, []);
    }
    // While it runs, it asks what they remember as soon as one of them refuses.
    let mut running = Sealing::new(ORIGIN, policy(&witnesses, 2), old.key.public());
    let asked = running.handle(SealingInput::Grown(&old.signed(8)), MAY, &old.tree);
    assert_eq!(asked.len(), 3);
    let (status, body) = send(&mut witnesses[0], &old.request(0, 8));
    let said = running.handle(
        SealingInput::Answered {
            witness: 0,
            status,
            body: &body,
        },
        MAY,
        &old.tree,
    );
    assert_eq!(said, [SealingOutput::Recall(0)], "{status} {body}");
}

#[test]
fn a_witness_that_is_told_of_another_keeper_refuses_the_one_before() {
    let (old, mut other) = (Log::new(6), Log::new(6));
    let mut witness = witness(1);
    assert_eq!(send(&mut witness, &old.request(0, 4)).0, 200);
    other.key = SecretKey::from_seed([6; 32]);
    assert_eq!(send(&mut witness, &other.request(4, 6)).0, 403, "nobody told it yet");
    witness.watch(ORIGIN, other.key.public());
    let (status, said) = send(&mut witness, &old.request(4, 6));
    assert_eq!(status, 403, "before the new one has signed anything: {said}");
    assert_eq!(send(&mut witness, &other.request(4, 6)).0, 200);
    assert_eq!(send(&mut witness, &old.request(6, 6)).0, 403);
    // Told so once more, it goes back.
    witness.watch(ORIGIN, old.key.public());
    assert_eq!(send(&mut witness, &old.request(6, 6)).0, 200);
    assert_eq!(witness.registers().count(), 1);
}

#[test]
fn what_a_witness_remembers_of_another_register_says_nothing() {
    let log = Log::new(9);
    let mut witness = witness(1);
    let elsewhere = format!("mirrorball/{}", "77".repeat(32));
    witness.watch(&elsewhere, log.key.public());
    let checkpoint = Checkpoint {
        origin: elsewhere,
        size: 40,
        root: Hash::new([7; 32]),
    };
    let request = compose(0, &[], &checkpoint.sign(&log.key));
    let outputs = witness.handle(WitnessInput::AddCheckpoint(request.as_bytes()), MAY);
    let [WitnessOutput::Keep { note, .. }] = outputs.as_slice() else {
        panic!("{outputs:?}")
    };
    // Two registers of one node may have the same key.
    let mut machine = Sealing::new(ORIGIN, policy(std::slice::from_ref(&witness), 1), log.key.public());
    let said = machine.handle(SealingInput::Remembered { witness: 0, note }, MAY, &log.tree);
    assert_eq!(said, []);
}

#[test]
fn a_real_register_is_sealed_and_its_proofs_with_it() {
    let village = Village::in_memory();
    let receipt = village.file(village.ada.care(&village.keeper, village.now(), 60));
    let key = village.keeper.public_key();
    let mut witness = Witness::new("w.example", SecretKey::from_seed([8; 32])).unwrap();
    witness.watch(&register::checkpoint::origin(&village.keeper.id()), key);
    let policy = policy(std::slice::from_ref(&witness), 1);
    let before = village.keeper.proof(receipt.index).unwrap();
    assert_eq!(before.checkpoint, village.keeper.checkpoint());
    let mut machine = Sealing::new(&register::checkpoint::origin(&village.keeper.id()), policy.clone(), key);
    let outputs = village
        .keeper
        .read(|state| machine.handle(SealingInput::Grown(state.checkpoint()), MAY, state.tree()));
    let tree = village.keeper.read(|state| state.tree().clone());
    let sealed = settle(
        &mut machine,
        std::slice::from_mut(&mut witness),
        &[0],
        outputs,
        MAY,
        &tree,
    );
    let seal = Seal::renewed(None, &sealed[0].1, &key, &policy).unwrap();
    village.keeper.keep_seal(seal.clone()).unwrap();
    village.file(village.ada.care(&village.keeper, village.now(), 61));
    assert_eq!(village.keeper.seal().map(|held| held.size), Some(2));
    let proof = village.keeper.proof(receipt.index).unwrap();
    assert_eq!(proof.checkpoint, seal.note);
    let leaf = village.keeper.read(|state| state.tree().leaf(receipt.index).unwrap());
    assert_eq!(proof.verify(leaf, &key).map(|signed| signed.size), Ok(2));
    assert_eq!(village.keeper.proof(2).unwrap().checkpoint, village.keeper.checkpoint());
    assert_eq!(village.keeper.proof(3), None);
    assert!(matches!(
        village.keeper.halt_behind(9),
        Fault::RolledBack { held: 3, signed: 9, .. }
    ));
    assert!(village.keeper.halted().is_some());
}
