//! Deciding: closing a vote of a million ballots, and accepting one answer among many open decisions. Only the rules are
//! timed: signatures are made and verified outside of it.

use std::path::Path;
use std::time::{Duration, Instant};

use register::entry::Entry;
use register::json::Value;
use register::tree::empty_root;
use register::{By, Hash, SecretKey, Signed, Verified, act_id, sign, verify};
use rules::community::Place;
use rules::{Act, Community};

use super::figures::{Figures, Target};
use super::replay::DIVISOR;
use super::world::{FOUNDED_MS, World, body, member_key};

/// Who votes in the large vote.
const VOTERS: usize = 1_000_000;
/// Its options.
const OPTIONS: u64 = 10;
/// The members of a large circle.
const CIRCLE: usize = 10_000;
/// The decisions that are open in it.
const OPEN: usize = 200;
/// Ballots that are timed in it.
const ANSWERS: usize = 2_000;
const HOUR_MS: u64 = 3_600_000;

/// Measures closing a large vote, and accepting ballots while many votes are open.
///
/// # Errors
///
/// A sentence that says which act was refused.
pub fn measure(_folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Deciding",
        "The rules alone: every act is signed and verified, outside of the time that is measured. The large vote is by Schulze's method on ten options, and nearly every ballot is another ranking.",
    );
    let divisor = std::env::var(DIVISOR)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    let voters = VOTERS / divisor;
    let mut folded = Folded::found(voters)?;
    let vote = folded.open("schulze", OPTIONS)?;
    for voter in 0..voters {
        folded.file(voter, &cast(&vote, OPTIONS, voter as u64))?;
    }
    figures.record("ballots cast", voters as f64, "", Target::None);
    folded.stamp_ms += 200 * HOUR_MS;
    let begun = Instant::now();
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
    drop(folded);

    let circle = CIRCLE / divisor;
    let mut folded = Folded::found(circle)?;
    let votes = (0..OPEN)
        .map(|_| folded.open("yes-no", 1))
        .collect::<Result<Vec<_>, _>>()?;
    let mut taken = Duration::ZERO;
    for answer in 0..ANSWERS {
        let (voter, vote) = (answer % circle, &votes[answer % OPEN]);
        let plain = Value::Record([("plain".to_owned(), text("yes"))].into());
        let spent = folded.file(voter, &ballot(vote, 1, plain))?;
        // The first ballots list who decides, once for each vote.
        if answer >= OPEN {
            taken += spent;
        }
    }
    let each = taken.as_secs_f64() * 1e6 / (ANSWERS - OPEN) as f64;
    figures.record(
        "accepting a ballot, 200 votes open in a circle of 10,000",
        each,
        "µs",
        Target::AtMost(100.0),
    );
    Ok(figures)
}

/// A community into which acts are folded one by one.
struct Folded {
    community: Community,
    ids: Vec<Hash>,
    stamp_ms: u64,
    filed: u64,
}

impl Folded {
    /// A community that everybody has joined.
    fn found(members: usize) -> Result<Self, String> {
        let world = World::found(members, 0);
        let mut folded = Self {
            community: Community::new(),
            ids: world.ids.clone(),
            stamp_ms: FOUNDED_MS,
            filed: 1 << 40,
        };
        for entry in world.opening() {
            folded.stamp_ms = entry.stamp_ms;
            folded.fold(entry)?;
        }
        Ok(folded)
    }

    /// Opens a vote without a time to talk.
    fn open(&mut self, method: &str, options: u64) -> Result<Hash, String> {
        let note = text(&Hash::new([1; 32]).to_string());
        let option = Value::Record([("title".to_owned(), note.clone())].into());
        let circle = self.community.circles()[0].slug.clone();
        let act = Value::Record(
            [
                ("type", text("vote.open/1")),
                ("circle", text(&circle)),
                ("class", text("operational")),
                ("method", text(method)),
                ("title", note),
                ("deliberation_hours", Value::Int(0)),
                ("options", Value::List((0..options).map(|_| option.clone()).collect())),
            ]
            .map(|(name, value)| (name.to_owned(), value))
            .into(),
        );
        // Nobody opens more than some at once: the members take turns.
        let opener = self.community.votes().len() % self.ids.len();
        self.file(opener, &act)?;
        let vote = self.community.votes().last().ok_or("no vote was opened")?;
        Ok(vote.id)
    }

    /// Signs and files an act; answers how long the rules took.
    fn file(&mut self, member: usize, act: &Value) -> Result<Duration, String> {
        self.filed += 1;
        self.stamp_ms += 1;
        let key: SecretKey = member_key(member);
        let by = By::Member(self.ids[member]);
        let body = body(&by, self.community.id(), self.stamp_ms, self.filed, act, &key);
        let signatures = sign(&body, &[&key]);
        let entry = Entry {
            stamp_ms: self.stamp_ms,
            body,
            signatures,
        };
        self.fold(&entry)
    }

    fn fold(&mut self, entry: &Entry) -> Result<Duration, String> {
        let signed = Signed::<Act>::read(&entry.body, &entry.signatures).map_err(|flaw| format!("{flaw:?}"))?;
        let ring = |kid| self.community.key(kid).map(|record| record.public);
        let verified: Verified<Act> = verify(signed, ring).map_err(|flaw| format!("{flaw:?}"))?;
        let place = Place {
            index: self.community.length(),
            stamp_ms: entry.stamp_ms,
            root_at_seen: Some(empty_root()),
            root: act_id(&entry.body),
            earlier: None,
        };
        let begun = Instant::now();
        let admitted = self.community.check(&verified, &place);
        let admitted = admitted.map_err(|refusal| format!("an act of the bench is refused: {}", refusal.code()))?;
        self.community.apply(admitted);
        Ok(begun.elapsed())
    }
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

fn ballot(vote: &Hash, options: u64, said: Value) -> Value {
    Value::Record(
        [
            ("type", text("vote.cast/1")),
            ("vote", text(&vote.to_string())),
            ("options", Value::Int(options as i64)),
            ("ballot", said),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into(),
    )
}
