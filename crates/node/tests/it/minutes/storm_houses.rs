//! A storm over houses: votes of two houses that agree, miss their quorum or disagree; people drawn from both, who find a
//! text or do not; voices lent within a house; people who enter and leave. What the whole storm promises holds here too.

use std::collections::BTreeSet;

use rules::community::{Community, Conference, ConferenceStage, DrawStage, Vote, VoteStage};

use super::histories::{Chance, survives};
use super::storm::promises;
use super::world::World;

const STORMS: u64 = 8;
const STEPS: u64 = 120;
const PEOPLE: [&str; 7] = ["ada", "ben", "cai", "eva", "finn", "gus", "hal"];
const SCENE: [&str; 9] = [
    "ada opens the circle workers",
    "ben enters the circle workers",
    "cai enters the circle workers",
    "hal enters the circle workers",
    "eva opens the circle readers",
    "finn enters the circle readers",
    "gus enters the circle readers",
    "hal enters the circle readers",
    "ada has commons decide as policy \"adopt-agreement houses policy 'Two.' \
     houses=[house:workers,house:readers:1/3:1/2:policy] seats=2 extension_hours=24 amend_hours=96 again_hours=24\"",
];

#[test]
fn in_a_storm_of_houses_every_promise_holds() {
    let mut seen = BTreeSet::new();
    for seed in 0..STORMS {
        storm(seed, &mut seen).unwrap_or_else(|what| panic!("seed {seed}: {what}"));
    }
    for turn in [
        "adopted",
        "status-quo",
        "no-quorum",
        "deadlock",
        "extended",
        "spoken for",
        "drawn",
        "agreed",
        "over",
        "adopted once more",
        "status-quo once more",
    ] {
        assert!(seen.contains(turn), "no storm has seen {turn}; seen: {seen:?}");
    }
}

fn storm(seed: u64, seen: &mut BTreeSet<String>) -> Result<(), String> {
    let mut chance = Chance(seed.wrapping_mul(0x5851_f42d_4c95_7f2d) | 1);
    let mut world = World::new();
    world.direct("founded by ada on 2026-01-05 deciding")?;
    world.direct("full members: ben, cai, eva, finn, gus, hal")?;
    for line in SCENE {
        world
            .act(line)?
            .map_err(|refusal| format!("{line}: {}", refusal.code()))?;
    }
    let mut told: Vec<String> = Vec::new();
    for step in 0..STEPS {
        let hours = chance.of(&["1", "6", "20", "30"]);
        world.direct(&format!("later {hours} hours"))?;
        for line in sentences(&mut chance, &world, step) {
            told.push(line.clone());
            let at = |what: String| format!("{what}; told:\n{}", told[told.len().saturating_sub(40)..].join("\n"));
            let before = world.state();
            if let Err(refusal) = world.act(&line).map_err(at)?
                && world.state() != before
            {
                return Err(at(format!("`{line}`: {} changed the community", refusal.code())));
            }
            promises(&world).map_err(at)?;
            houses_hold(&world, seen).map_err(at)?;
        }
    }
    survives(&world)
}

fn sentences(chance: &mut Chance, world: &World, step: u64) -> Vec<String> {
    let community = world.community();
    let latest = community.votes().iter().rev().find(|vote| vote.is_open());
    let conference = community
        .votes()
        .iter()
        .rev()
        .find(|vote| vote.is_conferred_about(world.now_ms()));
    if let Some(vote) = conference
        && chance.below(4) > 0
    {
        return confer(chance, world, vote, step);
    }
    let Some(vote) = latest else {
        return vec![open(chance, step)];
    };
    let name = world.name_of_act(vote.id);
    match vote.stage_at(world.now_ms()) {
        VoteStage::Due => vec![format!("ada closes the vote {name} as d{step}")],
        VoteStage::Voting if chance.below(5) > 0 => ballots(chance, &name),
        VoteStage::Deliberation | VoteStage::Voting | VoteStage::Waiting => around(chance, &name, step),
        VoteStage::Closed | VoteStage::Withdrawn => Vec::new(),
    }
}

fn open(chance: &mut Chance, step: u64) -> String {
    let who = chance.of(&PEOPLE);
    let class = chance.of(&["", "", " class=policy"]);
    let (method, options) = match chance.below(4) {
        0 => ("schulze", "One;Two"),
        1 => ("approval", "One;Two"),
        _ => ("yes-no", "One"),
    };
    let houses = chance.of(&["workers;readers", "workers;readers", "readers;workers:score"]);
    let houses = if method == "yes-no" { "workers;readers" } else { houses };
    format!(
        "{who} opens a vote by {method} on \"Question {step}\" options=\"{options}\" houses=\"{houses}\"{class} talk=0 for=48 as v{step}"
    )
}

/// Houses lean one way or the other, so that they agree or disagree more often than chance would have them.
fn ballots(chance: &mut Chance, vote: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for house in ["workers", "readers"] {
        let leaning = chance.below(3);
        for who in PEOPLE
            .iter()
            .filter(|_| chance.below(3) > 0)
            .copied()
            .collect::<Vec<_>>()
        {
            let plain = ["yes", "no", "abstain"][if chance.below(6) == 0 {
                2
            } else {
                usize::from(leaning == 0)
            }];
            let other = match leaning {
                0 => chance.of(&["0 > 1", "for nothing", "0:3"]),
                1 => chance.of(&["1 > 2 > 0", "for 1", "1:4 0:1"]),
                _ => chance.of(&["2 > 0", "for 2", "2:3"]),
            };
            lines.push(format!("{who} votes {plain} on {vote} in {house}"));
            lines.push(format!("{who} votes {other} on {vote} in {house}"));
        }
    }
    lines
}

fn around(chance: &mut Chance, vote: &str, step: u64) -> Vec<String> {
    let (who, other) = (chance.of(&PEOPLE), chance.of(&PEOPLE));
    let house = chance.of(&["workers", "readers"]);
    match chance.below(6) {
        0 => vec![format!("{who} leaves the circle {house}")],
        1 => vec![format!("{who} enters the circle {house}")],
        2 => vec![format!("{who} takes back the ballot on {vote} in {house}")],
        3 => vec![
            format!("{who} trusts {other} as t{step}"),
            format!("{other} takes on t{step}"),
        ],
        4 => vec![
            format!("{who} trusts {other} in circle {house} as t{step}"),
            format!("{other} takes on t{step}"),
        ],
        _ => vec![
            format!("{who} trusts {other} on {vote} in circle {house} as t{step}"),
            format!("{other} takes on t{step}"),
        ],
    }
}

fn confer(chance: &mut Chance, world: &World, vote: &Vote, step: u64) -> Vec<String> {
    let name = world.name_of_act(vote.id);
    let conference = vote.conference.as_ref().expect("it is conferred about");
    if let Some(draw) = conference.draw.as_ref().and_then(|draw| world.community().draw(draw))
        && conference.seated.is_empty()
    {
        let draw_name = world.name_of_act(draw.id);
        let does = match draw.view(world.now_ms()).stage {
            DrawStage::Commit => "seals a secret in",
            DrawStage::Reveal | DrawStage::Drawn | DrawStage::Failed => "opens their secret in",
        };
        return PEOPLE
            .iter()
            .take(4)
            .map(|who| format!("{who} {does} {draw_name}"))
            .collect();
    }
    let who = chance.of(&PEOPLE);
    match conference.amendments.last() {
        Some(one) if chance.below(3) > 0 => {
            let amendment = world.name_of_act(one.id);
            let agrees =
                |(place, who): (usize, &&str)| format!("{who} agrees to {amendment} on {name} as n{step}x{place}");
            PEOPLE
                .iter()
                .filter(|_| chance.below(2) == 0)
                .enumerate()
                .map(agrees)
                .collect()
        }
        Some(_) | None => vec![format!("{who} suggests \"Text {step}\" on {name} as a{step}")],
    }
}

/// What holds of houses after every act; and what was seen of them.
fn houses_hold(world: &World, seen: &mut BTreeSet<String>) -> Result<(), String> {
    let community = world.community();
    for vote in community.votes() {
        let whole = community.running(vote);
        let parts: u32 = vote.houses.iter().map(Vote::ballots).sum();
        if vote.ballots() != parts || whole.cast != parts {
            return Err(format!("{parts} ballots in the houses, {} in all", whole.cast));
        }
        let spoken = vote
            .houses
            .iter()
            .filter_map(|part| community.speaking(part))
            .map(|one| one.spoken().spoken_for);
        if spoken.sum::<u32>() > 0 {
            seen.insert("spoken for".to_string());
        }
        if vote.extended_ms.is_some() {
            seen.insert("extended".to_string());
        }
        if let Some(outcome) = vote.end.as_ref().and_then(|end| end.outcome) {
            let again = if vote.after.is_some() { " once more" } else { "" };
            seen.insert(format!("{outcome}{again}"));
        }
        if let Some(conference) = &vote.conference {
            seen.insert(conference.stage_at(world.now_ms()).to_string());
            seats_hold(community, vote, conference, seen)?;
        }
    }
    Ok(())
}

/// As many from each house, each in theirs, and nobody twice.
fn seats_hold(
    community: &Community,
    vote: &Vote,
    conference: &Conference,
    seen: &mut BTreeSet<String>,
) -> Result<(), String> {
    if conference.seated.is_empty() {
        return Ok(());
    }
    if conference.draw.is_some() {
        seen.insert("drawn".to_string());
    }
    let all: Vec<_> = conference.seated.concat();
    let different: BTreeSet<_> = all.iter().collect();
    let fewest = conference.seated.iter().map(Vec::len).min().unwrap_or(0);
    let decides = |(part, members): (&Vote, &Vec<_>)| {
        let frozen = part.frozen.as_ref();
        frozen.is_some_and(|frozen| members.iter().all(|member| frozen.electorate.has(*member)))
    };
    let own = vote.houses.iter().zip(&conference.seated).all(decides);
    let next = conference
        .next
        .as_ref()
        .map(|next| community.vote(next).is_some_and(|next| next.after == Some(vote.id)));
    if different.len() != all.len() || all.len() != fewest * vote.houses.len() || !own || next == Some(false) {
        return Err(format!(
            "{} sits for {} houses: {conference:?}",
            all.len(),
            vote.houses.len()
        ));
    }
    if conference.stage_at(u64::MAX) == ConferenceStage::Sitting {
        return Err("a conference has no end".to_string());
    }
    Ok(())
}
