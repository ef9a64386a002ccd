//! Tiny worlds, exhausted: every sequence of up to five acts of three members over one proposal keeps what consent
//! promises. And the tables of `docs/deciding.md` name every stage, disposition and act there is.

use register::Hash;
use register::json::Value;
use rules::act::{ACT_SHAPES, Act, ProposalOutcome};
use rules::community::{Disposition, ProposalRecord, Stage};

use super::world::{World, id, int, text};

const DOCUMENT: &str = include_str!("../../../../docs/deciding.md");
const PEOPLE: usize = 3;
/// Steps of a sequence; with eleven moves each, that is 177,155 sequences and their beginnings.
const STEPS: usize = 5;

/// What can happen in one step.
#[derive(Clone, Copy, Debug)]
enum Move {
    Answer(usize, &'static str),
    /// To the version before the last one.
    Stale(usize),
    NewVersion,
    Resolve,
    Leave,
    DaysPass,
    Close,
}

const MOVES: [Move; 11] = [
    Move::Answer(0, "consent"),
    Move::Answer(1, "consent"),
    Move::Answer(1, "object"),
    Move::Answer(2, "aside"),
    Move::Answer(2, "object"),
    Move::Stale(1),
    Move::NewVersion,
    Move::Resolve,
    Move::Leave,
    Move::DaysPass,
    Move::Close,
];

/// A note of the test, told apart by a number.
fn note(number: u8) -> Value {
    id(Hash::new([number; 32]))
}

fn list(values: Vec<Value>) -> Value {
    Value::List(values)
}

fn record(fields: &[(&str, Value)]) -> Value {
    Value::Record(
        fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect(),
    )
}

/// Three members, and a proposal that opens a circle, at the time for answers.
fn opened() -> (World, Hash) {
    let mut world = World::found(3, 0);
    let effect = record(&[
        ("does", text("open-circle")),
        ("circle", text("tools")),
        ("name", text("Tools")),
        ("kind", text("circle")),
        ("aim", text("Sharp tools.")),
        ("parent", text("commons")),
    ]);
    let fields = [
        ("circle", text("commons")),
        ("class", text("policy")),
        ("title", note(50)),
        ("text", note(51)),
        ("effects", list(vec![effect])),
    ];
    let proposal = world.file(0, "proposal.open/1", &fields).unwrap();
    world.days_pass(6);
    (world, proposal)
}

fn answer(world: &mut World, person: usize, proposal: Hash, version: u32, word: &str) -> bool {
    let mut fields = vec![
        ("proposal", id(proposal)),
        ("version", int(i64::from(version))),
        ("answer", text(word)),
    ];
    if word == "object" {
        fields.push(("criteria", list(vec![text("unsafe")])));
        fields.push(("reason", note(60)));
    }
    world.file(person, "proposal.respond/1", &fields).is_ok()
}

fn try_move(world: &mut World, proposal: Hash, step: Move) -> bool {
    let version = world.community.proposal(&proposal).unwrap().version();
    match step {
        Move::Answer(person, word) => answer(world, person, proposal, version, word),
        Move::Stale(person) => {
            let entered = version > 1 && answer(world, person, proposal, version - 1, "consent");
            assert!(!entered, "an answer to a stale version was entered");
            false
        }
        Move::NewVersion => {
            let fields = [
                ("proposal", id(proposal)),
                ("version", int(i64::from(version))),
                ("edit", text("substantive")),
                ("text", note(52)),
            ];
            world.file(0, "proposal.revise/1", &fields).is_ok()
        }
        Move::Resolve => {
            let now_ms = world.now_ms;
            let of = world.community.proposal(&proposal).unwrap();
            let open = of.stage_at(now_ms).open.first().copied();
            let Some(objection) = open.map(|place| &of.objections[place as usize]) else {
                return false;
            };
            let (objection, owner) = (objection.id, objection.owner);
            let fields = [("objection", id(objection))];
            for person in 0..PEOPLE {
                let entered = world.file(person, "objection.resolve/1", &fields).is_ok();
                assert!(
                    !entered || world.ix(person) == owner,
                    "somebody else resolved an objection"
                );
                if entered {
                    return true;
                }
            }
            false
        }
        Move::Leave => world.file(2, "member.leave/1", &[]).is_ok(),
        Move::DaysPass => {
            world.days_pass(9);
            true
        }
        Move::Close => close(world, proposal),
    }
}

/// Files the closing that is due; where none is, an adoption has to be refused.
fn close(world: &mut World, proposal: Hash) -> bool {
    let due = world.community.due(world.now_ms).into_iter().find_map(|act| match act {
        Act::ProposalClose(act) => Some(act),
        _ => None, // Nothing else of this world is due.
    });
    let (outcome, result) = due.map_or((ProposalOutcome::Adopted, proposal), |act| (act.outcome, act.result.0));
    let fields = [
        ("proposal", id(proposal)),
        ("outcome", text(outcome.word())),
        ("result", id(result)),
    ];
    let before = of_answers(world.community.proposal(&proposal).unwrap(), world.now_ms);
    let entered = world.file(0, "proposal.close/1", &fields).is_ok();
    if entered && outcome == ProposalOutcome::Adopted {
        let (answered, all, in_favour, open) = before;
        assert!(in_favour > 0, "nobody was in favour");
        let by_vote = world.community.proposal(&proposal).unwrap().closings.len() > 1;
        assert!(by_vote || answered * 2 > all, "{answered} of {all} were enough");
        assert!(by_vote || open == 0, "adopted with an open objection");
    }
    entered
}

/// Counted anew from the answers themselves: how many count, of how many, in favour, and objections that stand now.
fn of_answers(proposal: &ProposalRecord, now_ms: u64) -> (usize, usize, usize, usize) {
    let round = proposal.round().unwrap();
    let counted: Vec<&str> = round
        .answers
        .iter()
        .filter(|(member, _)| round.electorate.has(**member))
        .map(|(_, answer)| answer.answer.word())
        .collect();
    let in_favour = counted
        .iter()
        .filter(|word| ["consent", "concern"].contains(word))
        .count();
    let open = proposal
        .dispositions(now_ms)
        .iter()
        .filter(|state| **state == Disposition::Open)
        .count();
    (counted.len(), round.electorate.members().len(), in_favour, open)
}

/// What holds after every step, from what was before it.
fn holds(before: &World, world: &World, proposal: Hash, applied: &mut usize) {
    let of = world.community.proposal(&proposal).unwrap();
    let round = of.round().unwrap();
    let (answered, all, in_favour, _) = of_answers(of, world.now_ms);
    assert_eq!(
        round.counts.answered() as usize,
        answered,
        "the counters are the answers"
    );
    assert_eq!(round.counts.in_favour() as usize, in_favour);
    assert_eq!(
        round.electorate.count() as usize,
        all,
        "the denominator is the electorate"
    );
    let earlier = before.community.proposal(&proposal).unwrap();
    for (round, earlier) in of.rounds.iter().zip(&earlier.rounds) {
        assert_eq!(round.electorate, earlier.electorate, "the denominator never moves");
    }
    if of.rounds.len() > earlier.rounds.len() {
        let here = (0..PEOPLE)
            .filter(|who| world.community.member(world.ix(*who)).left.is_none())
            .count();
        assert_eq!(all, here, "who is there decides in a new round");
    }
    let made = of.versions[round.version as usize - 1].entry;
    assert_eq!(round.version, of.version(), "the version there is, is answered");
    let stale = |answer: &rules::community::AnswerRecord| answer.entry <= made;
    assert!(
        !round.answers.values().any(stale),
        "an answer to a stale version counts"
    );
    let tools = world
        .community
        .circles()
        .iter()
        .filter(|circle| circle.slug == "tools")
        .count();
    let adopted = of
        .closings
        .iter()
        .filter(|closing| closing.outcome == ProposalOutcome::Adopted)
        .count();
    assert_eq!(tools, adopted, "effects exactly once, by an adoption");
    assert!(adopted <= 1);
    *applied += adopted;
}

fn go(world: &World, proposal: Hash, steps: usize, seen: &mut (usize, usize)) {
    if steps == 0 {
        return;
    }
    for step in MOVES {
        let mut next = world.again();
        if try_move(&mut next, proposal, step) {
            seen.0 += 1;
            holds(world, &next, proposal, &mut seen.1);
            go(&next, proposal, steps - 1, seen);
        }
    }
}

#[test]
fn every_sequence_of_five_acts_keeps_what_consent_promises() {
    let (world, proposal) = opened();
    let mut seen = (0, 0);
    go(&world, proposal, STEPS, &mut seen);
    assert!(seen.0 > 10_000, "only {} steps were taken", seen.0);
    assert!(seen.1 > 0, "nothing was ever adopted");
}

#[test]
fn a_snapshot_and_the_register_agree_on_a_proposal() {
    let (mut world, proposal) = opened();
    assert!(answer(&mut world, 1, proposal, 1, "object"));
    let again = rules::Community::from_snapshot(&world.community.to_snapshot()).unwrap();
    assert_eq!(again.digest(), world.community.digest());
    let stage = |community: &rules::Community| community.proposal(&proposal).unwrap().stage_at(world.now_ms);
    assert_eq!(stage(&again), stage(&world.community));
}

#[test]
fn the_tables_name_every_stage_disposition_and_act() {
    let (from, until) = (DOCUMENT.find("## Consent").unwrap(), DOCUMENT.find("## Votes").unwrap());
    let rows: Vec<&str> = DOCUMENT[from..until]
        .lines()
        .filter(|line| line.starts_with("| "))
        .collect();
    let named = |word: &str| rows.iter().any(|row| row.contains(&format!("`{word}`")));
    for stage in Stage::ALL {
        assert!(named(stage.word()), "no row names the stage {stage}");
    }
    for disposition in Disposition::ALL {
        assert!(named(disposition.word()), "no row names the disposition {disposition}");
    }
    let areas = ["proposal.", "objection.", "appeal.", "edit.", "selection."];
    for act in ACT_SHAPES.iter().map(|shape| shape.name) {
        let ours = areas.iter().any(|area| act.starts_with(area));
        assert!(!ours || named(act), "no row names the act {act}");
    }
}
