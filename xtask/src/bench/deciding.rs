//! Deciding: closing a vote of a million ballots, accepting answers and ballots among many open decisions, and the page of a
//! decision that a whole large circle has answered. Signatures are made and verified outside of what is timed, except on the page.

mod folded;
mod page;

use std::path::Path;
use std::time::Duration;

use folded::{Folded, ballot, respond};
use register::Hash;
use register::json::Value;

use super::figures::{Figures, Target};
use super::readers::percentile;
use super::replay::DIVISOR;

/// Who votes in the large vote.
const VOTERS: usize = 1_000_000;
/// Its options.
const OPTIONS: u64 = 10;
/// The members of a large circle.
const CIRCLE: usize = 10_000;
/// The decisions that are open in it.
const OPEN: usize = 200;
/// Answers, and ballots, that are timed in it.
const ANSWERS: usize = 20_000;
/// One answer in so many is a concern.
const CONCERNED: usize = 20;
const US_WANTED: f64 = 100.0;
const HOUR_MS: u64 = 3_600_000;

/// Measures closing a large vote, accepting answers and ballots while many decisions are open, and the page of a decision.
///
/// # Errors
///
/// A sentence that says which act was refused, or what could not be read.
pub fn measure(folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Deciding",
        "Votes and answers: the rules alone, checking and applying; every act is really signed and verified, outside of the time that is measured. The large vote is by Schulze's method on ten options, and nearly every ballot is another ranking. In the large circle 200 decisions are open, and each answer goes to another of them, by another member. The page: the release build over real HTTP, as under *Pages*, of one decision that everybody in the circle has answered, and of one that was closed after everybody had, while 200 others are open; to visitors, and to a member, who is shown what they may do.",
    );
    let divisor = std::env::var(DIVISOR)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    large_vote(&mut figures, VOTERS / divisor)?;
    let circle = CIRCLE / divisor;
    answers(&mut figures, circle)?;
    ballots(&mut figures, circle)?;
    page::measure(&mut figures, folder, circle)?;
    Ok(figures)
}

/// A vote of very many ends.
fn large_vote(figures: &mut Figures, voters: usize) -> Result<(), String> {
    println!("  {voters} ballots are cast");
    let mut folded = Folded::found(voters)?;
    let vote = folded.open_vote("schulze", OPTIONS)?;
    for voter in 0..voters {
        folded.file(voter, &cast(&vote, OPTIONS, voter as u64))?;
    }
    figures.record("ballots cast", voters as f64, "", Target::None);
    folded.stamp_ms += 200 * HOUR_MS;
    let begun = std::time::Instant::now();
    let close = folded
        .community
        .vote_closing(&vote, folded.stamp_ms)
        .ok_or("the large vote cannot be closed")?;
    figures.record(
        "counting them, digest and all",
        begun.elapsed().as_secs_f64(),
        "s",
        Target::AtMost(1.0),
    );
    let taken = folded.file(0, &close.write())?;
    figures.record(
        "closing the vote, checked and applied",
        taken.as_secs_f64(),
        "s",
        Target::AtMost(1.0),
    );
    Ok(())
}

/// Many proposals are answered at the same time.
fn answers(figures: &mut Figures, circle: usize) -> Result<(), String> {
    let mut folded = Folded::found(circle)?;
    let proposals: Vec<Hash> = (0..OPEN)
        .map(|number| folded.propose(&format!("Proposal {number}"), None))
        .collect::<Result<_, _>>()?;
    folded.stamp_ms += 121 * HOUR_MS; // Questions and reactions are over: answers count.
    let answer = |number: usize| match number % CONCERNED {
        0 => "concern",
        _ => "consent", // Nearly everybody.
    };
    accept(
        figures,
        "answer to a proposal",
        &mut folded,
        &proposals,
        |proposal, number| respond(proposal, answer(number), None),
    )
}

/// Many votes are voted on at the same time.
fn ballots(figures: &mut Figures, circle: usize) -> Result<(), String> {
    let mut folded = Folded::found(circle)?;
    let votes: Vec<Hash> = (0..OPEN)
        .map(|_| folded.open_vote("yes-no", 1))
        .collect::<Result<_, _>>()?;
    accept(figures, "ballot", &mut folded, &votes, |vote, _| {
        ballot(vote, 1, Value::Record([("plain".to_owned(), text("yes"))].into()))
    })
}

/// Files acts about one decision after another, each by another member, and records what accepting one takes.
fn accept(
    figures: &mut Figures,
    what: &str,
    folded: &mut Folded,
    decisions: &[Hash],
    act: impl Fn(&Hash, usize) -> Value,
) -> Result<(), String> {
    let circle = folded.ids.len();
    let mut taken: Vec<Duration> = Vec::with_capacity(ANSWERS);
    for number in 0..ANSWERS {
        // Who comes around again answers another decision than before.
        let decision = &decisions[(number + number / circle) % decisions.len()];
        let spent = folded.file(number % circle, &act(decision, number))?;
        // The first of each decision list who decides.
        if number >= decisions.len() {
            taken.push(spent);
        }
    }
    let mut each: Vec<f64> = taken.iter().map(|spent| spent.as_secs_f64() * 1e6).collect();
    let mean = each.iter().sum::<f64>() / each.len() as f64;
    let of = format!("{} decisions open in a circle of {circle}", decisions.len());
    figures.record(
        format!("accepting an {what}, {of}"),
        mean,
        "µs",
        Target::AtMost(US_WANTED),
    );
    figures.record("… 99th percentile", percentile(&mut each, 0.99), "µs", Target::None);
    Ok(())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A ranking that hardly anybody else has.
fn cast(vote: &Hash, options: u64, voter: u64) -> Value {
    let mut left: Vec<i64> = (1..=options as i64).collect();
    let mut chance = voter.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut ranking = Vec::new();
    while !left.is_empty() {
        chance = (chance ^ (chance >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let option = left.remove((chance >> 33) as usize % left.len());
        ranking.push(Value::List(vec![Value::Int(option)]));
    }
    ballot(
        vote,
        options,
        Value::Record([("ranking".to_owned(), Value::List(ranking))].into()),
    )
}
