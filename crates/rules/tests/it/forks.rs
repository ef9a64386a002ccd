//! What a fork divides, reckoned a second time by hand: nothing is lost or doubled between the two books, each piece is
//! cut by largest remainder, and no credit is open in two communities.

use proptest::prelude::*;
use register::json::Value;
use register::{Hash, tree};
use rules::act::{Act, Language, Template};
use rules::bylaws::Reading;
use rules::ledger::AccountKey;
use rules::limits::OPEN_FORKS_MAX;
use rules::quantity::Stream;
use rules::templates::{Choices, draft};

use super::world::{World, id, int, list, note, record, text};

const PEOPLE: u8 = 6;
/// Those who go along; the others stay.
const GOING: [usize; 3] = [1, 3, 4];

/// A proposal that this person objects to.
fn contested(world: &mut World, objector: usize) -> Hash {
    let open = [
        ("circle", text("commons")),
        ("class", text("operational")),
        ("title", note(90)),
        ("text", note(91)),
    ];
    let proposal = world.file(0, "proposal.open/1", &open).unwrap();
    world.days_pass(7);
    let object = [
        ("proposal", id(proposal)),
        ("version", int(1)),
        ("answer", text("object")),
        ("criteria", Value::List(vec![text("purpose")])),
        ("reason", note(92)),
    ];
    world.file(objector, "proposal.respond/1", &object).unwrap();
    proposal
}

/// A fork over such a proposal that three have signed.
fn stuck(world: &mut World) -> Hash {
    let proposal = contested(world, GOING[0]);
    let notice = [
        ("decision", id(proposal)),
        ("name", text("Another")),
        ("purpose", text("To be tested too.")),
        ("why", note(93)),
    ];
    let fork = world.file(GOING[0], "fork.notice/1", &notice).unwrap();
    for person in &GOING[1..] {
        world.file(*person, "fork.sign/1", &[("fork", id(fork))]).unwrap();
    }
    fork
}

/// They go along and part; the closing is the one that the rules say is due.
fn part(world: &mut World, fork: Hash) {
    world.days_pass(21);
    for person in GOING {
        world.file(person, "fork.join/1", &[("fork", id(fork))]).unwrap();
    }
    world.days_pass(14);
    let due = world.community.due(world.now_ms);
    let close = due.iter().find_map(|act| match act {
        Act::ForkClose(close) => Some(close),
        _ => None, // What else is due is no matter here.
    });
    let close = close.expect("the closing is due");
    let fields = [
        ("fork", id(fork)),
        ("outcome", text(close.outcome.word())),
        ("result", id(close.result.0)),
    ];
    world.file(0, "fork.close/1", &fields).unwrap();
}

/// The same world, gone on as the fork.
fn beginning(world: &World, fork: Hash) -> World {
    let mut new = world.again();
    let result = new.community.fork(&fork).unwrap().parted.as_ref().unwrap().result;
    let size = i64::try_from(new.community.length()).unwrap();
    let parent = record(&[
        ("community", id(new.community.id().unwrap())),
        ("size", int(size)),
        ("root", id(tree::empty_root())),
    ]);
    let keeper = register::SecretKey::from_seed([201; 32]).public();
    let fields = [
        ("parent", parent),
        ("fork", id(fork)),
        ("result", id(result)),
        ("keeper", text(&keeper.to_string())),
    ];
    new.file(GOING[0], "community.fork/1", &fields).unwrap();
    new
}

/// The pieces of everybody, cut by hand: the whole part of each quota, and one cent more for the largest remainders, of
/// equal ones for the smaller id.
fn pieces(total: u64, claims: &[(Hash, u64)]) -> Vec<u64> {
    let all: u128 = claims.iter().map(|(_, weight)| u128::from(*weight)).sum();
    let quota = |weight: u64| u128::from(total) * u128::from(weight);
    let mut pieces: Vec<u64> = claims
        .iter()
        .map(|(_, weight)| u64::try_from(quota(*weight) / all).unwrap())
        .collect();
    let mut left = total - pieces.iter().sum::<u64>();
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by(|one, other| {
        let remainder = |at: usize| quota(claims[at].1) % all;
        remainder(*other)
            .cmp(&remainder(*one))
            .then(claims[*one].0.cmp(&claims[*other].0))
    });
    for at in order {
        if left == 0 {
            break;
        }
        pieces[at] += 1;
        left -= 1;
    }
    pieces
}

fn open(world: &World, person: usize, stream: Stream) -> u64 {
    let account = AccountKey::Work(stream, world.id(person));
    u64::try_from(world.community.ledger().balance(&account)).unwrap()
}

fn cash(world: &World) -> u64 {
    u64::try_from(world.community.ledger().balance(&AccountKey::Cash)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn two_books_divide_what_was_there_and_nothing_else(
        cents in 1_i64..500_000,
        words in proptest::collection::vec(0_i64..3_000, usize::from(PEOPLE)),
        hours in proptest::collection::vec(0_i64..40, usize::from(PEOPLE)),
    ) {
        let mut world = World::found(PEOPLE, 0);
        world.earn(cents);
        for person in 0..usize::from(PEOPLE) {
            if words[person] > 0 {
                world.counted(person, "livelihood", "translation", words[person], "words");
            }
            if hours[person] > 0 {
                world.counted(person, "love", "terminology", hours[person] * 60, "minutes");
                world.counted(person, "care", "listening", hours[person] * 30, "minutes");
            }
        }
        let before: Vec<[u64; 3]> = (0..usize::from(PEOPLE))
            .map(|person| [Stream::Livelihood, Stream::Love, Stream::Care].map(|stream| open(&world, person, stream)))
            .collect();
        let fork = stuck(&mut world);
        part(&mut world, fork);
        let new = beginning(&world, fork);

        let weight = |person: usize| before[person][0] + before[person][1];
        let nobody = (0..usize::from(PEOPLE)).all(|person| weight(person) == 0);
        let claims: Vec<(Hash, u64)> = (0..usize::from(PEOPLE))
            .map(|person| (world.id(person), if nobody { 1 } else { weight(person) }))
            .collect();
        let cut = pieces(u64::try_from(cents).unwrap(), &claims);
        let goes: u64 = GOING.iter().map(|person| cut[*person]).sum();
        prop_assert_eq!(cash(&new), goes);
        prop_assert_eq!(cash(&world), u64::try_from(cents).unwrap() - goes);
        for (person, had) in before.iter().enumerate() {
            for (had, stream) in had.iter().copied().zip([Stream::Livelihood, Stream::Love, Stream::Care]) {
                let (here, there) = (open(&world, person, stream), open(&new, person, stream));
                let expected = if GOING.contains(&person) { (0, had) } else { (had, 0) };
                prop_assert_eq!((here, there), expected, "{} of {}", stream, person);
            }
            prop_assert_eq!(new.community.is_full(new.ix(person)), GOING.contains(&person));
            prop_assert!(world.community.is_full(world.ix(person)));
        }
        prop_assert_eq!(new.community.origins()[0].community, world.community.id().unwrap());
        prop_assert_ne!(new.community.id(), world.community.id());
    }
}

/// A community of so many people in which a fortieth of them sign a notice, and two at least.
fn of_small_forks(people: u8) -> World {
    let choices = Choices {
        needs_percent: 0,
        confirmations: 1,
        waiting_hours: 72,
        reading: Reading::Members,
    };
    let draft = draft(Template::Disco, Language::En, &choices).of_first_rules();
    let Value::List(mut agreements) = draft.agreements else {
        panic!("agreements are a list")
    };
    agreements.push(record(&[
        ("name", text("forks")),
        ("class", text("constitutional")),
        ("text", text("Two are enough.")),
        (
            "params",
            record(&[("signers", list(vec![int(1), int(40)])), ("people_min", int(2))]),
        ),
    ]));
    World::found_by(people, Value::List(agreements), draft.circles, draft.commons, &[(0, 0)])
}

#[test]
fn notices_keep_nobody_from_parting_and_attempts_are_few_at_once() {
    let attempts = OPEN_FORKS_MAX;
    let mut world = of_small_forks(u8::try_from(2 * attempts).unwrap() + 4);
    let last = 2 * attempts + 3;
    let proposal = contested(&mut world, last);
    let notice = [
        ("decision", id(proposal)),
        ("name", text("Another")),
        ("purpose", text("To be tested too.")),
        ("why", note(93)),
    ];
    // More notices than there can be attempts: each of them by itself keeps nobody waiting.
    let forks: Vec<Hash> = (0..=attempts)
        .map(|person| world.file(person, "fork.notice/1", &notice).unwrap())
        .collect();
    for (fork, person) in forks[..attempts].iter().zip(attempts + 1..) {
        world.file(person, "fork.sign/1", &[("fork", id(*fork))]).unwrap();
    }
    assert_eq!(world.community.open_forks().count(), attempts + 1);
    let sign = [("fork", id(forks[attempts]))];
    let refused = world.file(last, "fork.sign/1", &sign).unwrap_err();
    assert_eq!(refused.code(), "limit-reached");
    world.file(0, "fork.take-back/1", &[("fork", id(forks[0]))]).unwrap();
    world.file(last, "fork.sign/1", &sign).unwrap();
    assert!(world.community.fork(&forks[attempts]).unwrap().attempt_ms.is_some());
}
