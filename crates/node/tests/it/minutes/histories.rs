//! Random histories of work, checked after every step against a naive model that recomputes everything from the whole
//! history; and, at the end, against the audit of the register they made.

use std::collections::{BTreeMap, BTreeSet};

use rules::community::Community;
use rules::ledger::AccountKey;
use rules::quantity::{Stream, decimal};

use super::world::World;

const PEOPLE: [&str; 4] = ["ada", "ben", "cai", "dana"];
const HISTORIES: u64 = 120;
const STEPS: u64 = 50;

/// A small generator of chances; the same seed tells the same history.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        // SplitMix64 (Steele, Lea, Flood 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    pub(super) fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[usize::try_from(self.below(choices.len() as u64)).expect("few choices")]
    }
}

#[test]
fn random_histories_agree_with_a_naive_model() {
    let mut entered = 0;
    for seed in 0..HISTORIES {
        entered += history(seed).unwrap_or_else(|what| panic!("seed {seed}: {what}"));
    }
    assert!(
        entered > HISTORIES * STEPS / 4,
        "only {entered} acts entered: the histories are too dull to test anything"
    );
}

fn history(seed: u64) -> Result<u64, String> {
    let mut chance = Chance(seed);
    let mut world = World::new();
    // Stage 1 is over for dana, so that her credits open at a half.
    world.direct("founded by ada on 2026-01-05 needs=0 care=off waiting=0")?;
    world.direct("full members: ben, cai")?;
    world.direct("daters: dana")?;
    world.direct("on 2026-04-06")?;
    world
        .act("dana opens the evaluation of dana by ada, ben, cai as e1")?
        .map_err(|refusal| refusal.code())?;
    for evaluator in ["ada", "ben", "cai"] {
        world
            .act(&format!("{evaluator} confirms evaluation e1"))?
            .map_err(|refusal| refusal.code())?;
    }
    let mut told: Vec<String> = Vec::new();
    for step in 0..STEPS {
        let line = sentence(&mut chance, step);
        let before = world.state();
        match world.act(&line)? {
            Ok(()) => told.push(line),
            Err(refusal) if world.state() != before => {
                return Err(format!(
                    "`{line}` was refused ({}) and changed the community",
                    refusal.code()
                ));
            }
            Err(_) => {}
        }
        world.sums_are_zero()?;
        compare(&world, &told)?;
    }
    survives(&world)?;
    Ok(told.len() as u64)
}

fn sentence(chance: &mut Chance, step: u64) -> String {
    let who = chance.of(&PEOPLE);
    let work = format!("w{}", chance.below(step + 1));
    match chance.below(12) {
        0..=2 => {
            let (stream, task, unit) = [
                ("livelihood", "translation", "words"),
                ("livelihood", "editing", "words"),
                ("love", "glossary", "minutes"),
                ("care", "listening", "minutes"),
            ][usize::try_from(chance.below(4)).expect("few")];
            let quantity = chance.below(999) + 1;
            let other = if chance.below(5) == 0 {
                format!(" of {}", chance.of(&PEOPLE))
            } else {
                String::new()
            };
            format!("{who} logs {stream} {task} {quantity} {unit}{other} as w{step}")
        }
        3..=5 => format!("{who} confirms {work}"),
        6 => format!("{who} proposes {} for {work}", chance.below(999) + 1),
        7 => format!("{who} {} {work}", chance.of(&["agrees on", "declines", "accepts"])),
        8 => format!("{who} disputes {work} \"Why?\""),
        9 => format!("{who} settles {work}"),
        10 => {
            let sign = chance.of(&["-", ""]);
            format!("{who} corrects {work} by {sign}{}", chance.below(300) + 1)
        }
        _ => format!("{who} withdraws {work}"),
    }
}

/// A contribution, as somebody would keep it on paper.
#[derive(Clone, Default)]
struct Paper {
    stream: String,
    task: String,
    owner: String,
    quantity: i64,
    accepted: bool,
    withdrawn: bool,
    confirmed: BTreeSet<String>,
    proposal: Option<(String, i64)>,
    dispute: Option<String>,
}

impl Paper {
    /// Three others are there, so what the agreement says is what is needed.
    fn counts(&self) -> bool {
        let needed = if self.stream == "livelihood" { 2 } else { 1 };
        let calm = self.accepted && !self.withdrawn && self.proposal.is_none() && self.dispute.is_none();
        calm && self.confirmed.len() >= needed
    }

    /// Open and historical: hundredths of a credit, or minutes.
    fn worth(&self) -> (i64, i64) {
        let half_up = |numerator: i64, denominator: i64| (2 * numerator + denominator) / (2 * denominator);
        if self.stream == "care" {
            return if self.owner == "dana" {
                (0, self.quantity)
            } else {
                (self.quantity, 0)
            };
        }
        let (num, den) = match self.task.as_str() {
            "translation" => (8, 1),
            "editing" => (4, 1),
            _ => (100, 6), // An hour is ten credits: a minute is a thousand sixtieths of a hundredth.
        };
        let total = half_up(self.quantity * num, den);
        let open = if self.owner == "dana" {
            half_up(self.quantity * num, den * 2)
        } else {
            total
        };
        (open, total - open)
    }
}

/// Retells the whole history, knowing that each of its acts was admitted.
fn on_paper(told: &[String]) -> BTreeMap<String, Paper> {
    let mut papers: BTreeMap<String, Paper> = BTreeMap::new();
    for line in told {
        let words: Vec<&str> = line.split_whitespace().collect();
        let who = words[0].to_string();
        if words[1] == "logs" {
            let owner = line
                .split_once(" of ")
                .map_or(who.as_str(), |(_, rest)| rest.split(' ').next().expect("a name"));
            let name = words[words.len() - 1].to_string();
            let paper = Paper {
                stream: words[2].to_string(),
                task: words[3].to_string(),
                owner: owner.to_string(),
                quantity: words[4].parse().expect("a number"),
                accepted: owner == who,
                ..Paper::default()
            };
            papers.insert(name, paper);
            continue;
        }
        let name = words
            .iter()
            .skip(2)
            .find(|word| papers.contains_key(**word))
            .expect("an act on known work");
        let paper = papers.get_mut(*name).expect("found above");
        match words[1] {
            "confirms" => drop(paper.confirmed.insert(who)),
            "proposes" => paper.proposal = Some((who, words[2].parse().expect("a number"))),
            "accepts" => paper.accepted = true,
            "agrees" => {
                let (proposer, quantity) = paper.proposal.take().expect("there was one");
                paper.quantity = quantity;
                paper.confirmed = BTreeSet::from([proposer]);
            }
            "declines" => paper.dispute = paper.proposal.take().map(|(proposer, _)| proposer),
            "disputes" => paper.dispute = Some(who),
            "settles" => {
                paper.proposal = None;
                paper.dispute = None;
            }
            "corrects" => {
                paper.quantity += words[4].parse::<i64>().expect("a number");
                paper.confirmed.clear();
            }
            "withdraws" => paper.withdrawn = true,
            other => panic!("{other} is not in these histories"),
        }
    }
    papers
}

fn compare(world: &World, told: &[String]) -> Result<(), String> {
    let papers = on_paper(told);
    let community = world.community();
    for (name, paper) in &papers {
        let work = community.work(&world.id_of(name)).ok_or("a contribution is missing")?;
        let counts = work.state == rules::community::WorkState::Counted;
        if counts != paper.counts() || i64::from(work.quantity) != paper.quantity {
            return Err(format!(
                "{name} is {:?} at {}; told:\n{}",
                work.state,
                work.quantity,
                told.join("\n")
            ));
        }
    }
    for (stream, word) in [
        (Stream::Livelihood, "livelihood"),
        (Stream::Love, "love"),
        (Stream::Care, "care"),
    ] {
        let mut issued = 0;
        for who in PEOPLE {
            let mine = papers
                .values()
                .filter(|paper| paper.owner == who && paper.stream == word && paper.counts());
            let (open, past) = mine.map(Paper::worth).fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
            let balance = |key| community.ledger().balance(&key);
            let id = world.id_of(who);
            let (is_open, is_past) = (
                balance(AccountKey::Work(stream, id)),
                balance(AccountKey::History(stream, id)),
            );
            if (is_open, is_past) != (open, past) {
                let (is, should) = (decimal(is_open, 2), decimal(open, 2));
                return Err(format!(
                    "{who} has {is} {word} open, on paper {should}; told:\n{}",
                    told.join("\n")
                ));
            }
            issued += open + past;
        }
        let was_issued = -community.ledger().balance(&AccountKey::Issued(stream));
        if was_issued != issued || community.ledger().balance(&AccountKey::Retired(stream)) > was_issued {
            return Err(format!("{word}: {was_issued} issued, {issued} on paper"));
        }
    }
    tallies_agree(community)
}

/// The running sums are what a recount gives.
fn tallies_agree(community: &Community) -> Result<(), String> {
    let counted = |work: &&rules::community::Work| work.state == rules::community::WorkState::Counted;
    let recount: u64 = community
        .works()
        .iter()
        .filter(counted)
        .map(|work| work.counted.open + work.counted.past)
        .sum();
    let month = rules::quantity::Month::parse("2026-04").expect("a month");
    let credits_and_care = |stream: Stream, tally: &rules::community::Tally| match stream {
        Stream::Livelihood | Stream::Love => tally.credits,
        Stream::Care => tally.counted_minutes,
    };
    let by_member: u64 = community
        .tallies()
        .members_in(month)
        .map(|(_, stream, tally)| credits_and_care(stream, tally))
        .sum();
    let by_circle: u64 = community
        .tallies()
        .circles_in(month)
        .map(|(_, stream, tally)| credits_and_care(stream, tally))
        .sum();
    if (by_member, by_circle) == (recount, recount) {
        return Ok(());
    }
    Err(format!("the sums say {by_member} and {by_circle}, a recount {recount}"))
}

/// The register replays to the same state, and so does a snapshot of it.
pub(super) fn survives(world: &World) -> Result<(), String> {
    let audit =
        node::audit::verify(world.register().as_slice(), |_, _| {}).map_err(|trouble| format!("{trouble:?}"))?;
    if audit.digest != world.state() {
        return Err("the replayed state is another one".to_string());
    }
    let snapshot = world.community().to_snapshot();
    let back = Community::from_snapshot(&snapshot).map_err(|flaw| flaw.to_string())?;
    if back.digest() != world.state() || back.to_snapshot() != snapshot {
        return Err("a snapshot comes back as another state".to_string());
    }
    match Community::from_snapshot(&snapshot[..snapshot.len() - 1]) {
        Err(_) => Ok(()),
        Ok(_) => Err("a snapshot that is cut off was taken for whole".to_string()),
    }
}
