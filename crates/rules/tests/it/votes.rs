//! Votes: the table of their stages, what is exported comes to the same, and no order of ballots matters.

use proptest::prelude::*;
use register::Hash;
use register::json::Value;
use rules::act::{ACT_SHAPES, Act, VoteOutcome};
use rules::community::VoteStage;
use tally::lot::TieBreak;
use tally::option::OptionNumber;
use tally::read::{Format, whole};

use super::world::{World, id, int, text};

const DOCUMENT: &str = include_str!("../../../../docs/deciding.md");
const PEOPLE: u8 = 7;
const METHODS: [&str; 12] = [
    "yes-no",
    "approval",
    "score",
    "star",
    "schulze",
    "ranked-pairs",
    "irv",
    "stv",
    "meek",
    "dots",
    "equal-shares",
    "times",
];

fn record(fields: &[(&str, Value)]) -> Value {
    Value::Record(
        fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect(),
    )
}

fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::List(values.into_iter().collect())
}

#[test]
fn the_table_of_votes_names_every_stage_act_and_outcome() {
    let section = DOCUMENT
        .split("\n## ")
        .find(|section| section.starts_with("Votes\n"))
        .unwrap();
    let rows: Vec<&str> = section.split("\n\n").nth(2).unwrap().lines().skip(2).collect();
    let said = |word: &str| rows.iter().any(|row| row.contains(&format!("`{word}`")));
    for word in VoteStage::WORDS.iter().chain(VoteOutcome::WORDS) {
        assert!(said(word), "{word} is not in the table");
    }
    for shape in ACT_SHAPES.iter().filter(|shape| shape.name.starts_with("vote.")) {
        assert!(said(shape.name), "{} is not in the table", shape.name);
    }
    for row in rows {
        let stages = row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2);
        for stage in stages {
            assert!(VoteStage::from_word(stage).is_some(), "{stage} is no stage");
        }
    }
}

/// A vote on three options that has begun.
fn opened(world: &mut World, method: &str) -> Hash {
    let options = if method == "yes-no" { 1 } else { 3 };
    let options = (0..options).map(|number: i64| {
        let mut option = vec![("title", id(Hash::new([40; 32])))];
        if method == "equal-shares" {
            option.push(("cost", int(300 + 100 * number)));
        }
        record(&option)
    });
    let circle = world.community.circles()[0].slug.clone();
    let mut fields = vec![
        ("circle", text(&circle)),
        ("class", text("operational")),
        ("method", text(method)),
        ("title", id(Hash::new([41; 32]))),
        ("options", list(options)),
    ];
    match method {
        "stv" | "meek" => fields.push(("seats", int(2))),
        "equal-shares" => fields.push(("budget", int(700))),
        _ => {} // Words of this test.
    }
    let vote = world.file(0, "vote.open/1", &fields).unwrap();
    world.now_ms = world.community.vote(&vote).unwrap().voting_ms;
    vote
}

/// A ballot made of three numbers.
fn ballot(method: &str, seed: [u8; 3]) -> Value {
    let number = |at: usize| i64::from(seed[at]);
    match method {
        "yes-no" => record(&[("plain", text(["yes", "no", "abstain"][usize::from(seed[0] % 3)]))]),
        "approval" | "equal-shares" | "times" => {
            let approved = (0..3).filter(|at| seed[*at] % 2 == 1).map(|at| int(at as i64 + 1));
            record(&[("approve", list(approved))])
        }
        "score" | "star" | "dots" => {
            let points = (0..3).map(|at| record(&[("option", int(at as i64)), ("points", int(number(at) % 4))]));
            record(&[("points", list(points))])
        }
        _ => {
            let lowest = i64::from(matches!(method, "stv" | "meek")); // Words of this test.
            let mut order: Vec<i64> = (lowest..=3).collect();
            order.sort_by_key(|option| number((*option % 3) as usize) * (option + 1) % 5);
            order.truncate(usize::from(seed[2] % 5));
            record(&[("ranking", list(order.into_iter().map(|option| list([int(option)]))))])
        }
    }
}

fn cast(world: &mut World, vote: Hash, person: usize, method: &str, seed: [u8; 3]) {
    let options = if method == "yes-no" { 1 } else { 3 };
    let fields = [
        ("vote", id(vote)),
        ("options", int(options)),
        ("ballot", ballot(method, seed)),
    ];
    world.file(person, "vote.cast/1", &fields).unwrap();
}

/// The closing that the rules compute once voting is over.
fn closing(world: &mut World, vote: Hash) -> (String, String) {
    world.now_ms = world.community.vote(&vote).unwrap().ends_ms;
    let Some(Act::VoteClose(close)) = world.community.vote_closing(&vote, world.now_ms) else {
        panic!("the vote is due")
    };
    (close.outcome.to_string(), close.result.0.to_string())
}

#[test]
fn what_is_exported_comes_to_the_same_result() {
    for (place, method) in METHODS.iter().enumerate() {
        for seed in 0..6u8 {
            let mut world = World::found(PEOPLE, 0);
            let id = opened(&mut world, method);
            for person in 0..usize::from(PEOPLE) {
                let number = |step: u8| seed.wrapping_mul(31) ^ (person as u8).wrapping_mul(step) ^ (place as u8 * 3);
                cast(&mut world, id, person, method, [number(7), number(13), number(29)]);
            }
            let vote = world.community.vote(&id).unwrap();
            let Some(counted) = world.community.outcome(vote) else {
                continue;
            };
            let words = world.community.count_words(vote);
            let after = |word: &str| words.iter().position(|one| one == word).map(|at| words[at + 1].clone());
            let seed: Vec<u8> = after("--seed")
                .map(|hex| {
                    (0..hex.len())
                        .step_by(2)
                        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
                        .collect()
                })
                .unwrap();
            let mut ties = TieBreak::seeded(&seed);
            if let Some(number) = after("--status-quo") {
                ties = ties.with_status_quo(OptionNumber::at(number.parse::<usize>().unwrap() - 1));
            }
            let profile = world.community.profile(vote);
            let mut files = vec![(Format::Json, tally::write::json(&profile))];
            files.extend(tally::write::blt(&profile).map(|file| (Format::Blt, file)));
            for (format, file) in files {
                let read = whole(format, file.as_bytes()).unwrap();
                let again = world.community.method(vote).count(&read, &ties).unwrap();
                assert_eq!(again.elected, counted.elected, "{method} as {format:?}");
                if *method == "equal-shares" {
                    // A file's amounts have as many decimals as they need, so money is in other units there.
                    assert_eq!(again.stages.len(), counted.stages.len(), "{method} as {format:?}");
                } else {
                    assert_eq!(again.stages, counted.stages, "{method} as {format:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whoever votes first, and however often they change their ballot: the result is the same to the last byte, and
    /// the closing that claims it is entered.
    #[test]
    fn no_order_of_ballots_matters(
        method in 0..METHODS.len(),
        ballots in prop::collection::vec(any::<[u8; 3]>(), usize::from(PEOPLE)),
        order in Just((0..usize::from(PEOPLE)).collect::<Vec<_>>()).prop_shuffle(),
        changing in prop::collection::vec(any::<[u8; 3]>(), 3),
    ) {
        let method = METHODS[method];
        let mut one = World::found(PEOPLE, 0);
        let first = opened(&mut one, method);
        let mut other = World::found(PEOPLE, 0);
        let second = opened(&mut other, method);
        prop_assert_eq!(first, second);
        for (person, ballot) in ballots.iter().enumerate() {
            cast(&mut one, first, person, method, *ballot);
        }
        for (person, ballot) in changing.iter().enumerate() {
            cast(&mut other, first, person, method, *ballot);
        }
        for person in order {
            cast(&mut other, first, person, method, ballots[person]);
        }
        let (outcome, result) = closing(&mut one, first);
        prop_assert_eq!(closing(&mut other, first), (outcome.clone(), result.clone()));
        let close = [("vote", id(first)), ("outcome", text(&outcome)), ("result", text(&result))];
        one.file(0, "vote.close/1", &close).unwrap();
        let vote = one.community.vote(&first).unwrap();
        prop_assert_eq!(vote.stage_at(one.now_ms), VoteStage::Closed);
        // What was counted for the closing is what a page counts from the ballots later.
        let standing = vote.end.as_ref().unwrap().standing.clone().unwrap();
        prop_assert_eq!(&one.community.running(vote).standing, &standing);
    }
}
