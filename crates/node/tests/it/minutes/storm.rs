//! A storm: random acts of every kind, by members, daters, people who left and strangers, with time passing between
//! them. Nothing may panic, a refusal changes nothing, what is due can be filed, and the accounts say what the records
//! say, after every act. At the end, the register replays to the same state.

use std::collections::{BTreeMap, BTreeSet};

use register::{By, Hash};
use rules::act::{ACT_SHAPES, Act, AgreementText};
use rules::bylaws::{Bylaws, REQUIRED};
use rules::community::{Community, MemberIx, ROOT, ShareState, VoteStage, Work, WorkState};
use rules::field::Field;
use rules::ledger::AccountKey;
use rules::quantity::{PartnerKind, Stream};

use super::histories::{Chance, survives};
use super::phrase;
use super::storm_advice;
use super::storm_calm;
use super::storm_consent;
use super::storm_passkeys;
use super::world::{Twist, World};

const STORMS: u64 = 10;
const STEPS: u64 = 260;
const CLERK: &str = "ada has the-whole decide as operational \"open-role circle=the-whole role=clerk; \
                     fill-role circle=the-whole role=clerk member=ben\"";
const STREAMS: [Stream; 3] = [Stream::Livelihood, Stream::Love, Stream::Care];
const FOUNDINGS: [&str; 4] = [
    "founded by ada on 2026-01-05 waiting=0 confirmations=2",
    "founded by ada on 2026-01-05 template=worker-coop membership.admission=invitation waiting=2 needs=0 confirmations=1",
    "founded by ada on 2026-01-05 waiting=24 silence=3 overflow=reserve zone=600",
    "founded by ada on 2026-01-05 waiting=0 needs=0 care=off overflow=next-period scale=0 confirmations=3",
];

#[test]
fn in_a_storm_of_all_acts_every_promise_holds() {
    let mut entered: BTreeMap<String, u64> = BTreeMap::new();
    let mut refused: BTreeSet<&'static str> = BTreeSet::new();
    for kind in storm_calm::entered().unwrap_or_else(|what| panic!("{what}")) {
        *entered.entry(kind).or_default() += 1;
    }
    for seed in 0..STORMS {
        let storm = storm(seed).unwrap_or_else(|what| panic!("seed {seed}: {what}"));
        refused.extend(storm.refused);
        for kind in storm.entered {
            *entered.entry(kind).or_default() += 1;
        }
    }
    let missing: Vec<&str> = ACT_SHAPES
        .iter()
        .map(|shape| shape.name)
        .filter(|name| !entered.contains_key(*name))
        .collect();
    assert!(
        missing.is_empty(),
        "no storm has seen {missing:?} enter; seen: {entered:?}"
    );
    assert!(
        refused.len() > 55,
        "only {} kinds of refusal: {refused:?}",
        refused.len()
    );
}

/// What a storm has seen.
struct Seen {
    entered: Vec<String>,
    refused: Vec<&'static str>,
}

/// Names that the next sentence can use.
#[derive(Default)]
struct Names {
    people: Vec<String>,
    /// By the prefix of the name: `w` works, `s` share-outs, and so on.
    acts: BTreeMap<char, Vec<String>>,
}

impl Names {
    fn person(&self, chance: &mut Chance) -> String {
        self.people[usize::try_from(chance.below(self.people.len() as u64)).expect("few")].clone()
    }

    /// Somebody who is still there, and more often one of the first, who are full members; seldom anybody.
    fn actor(&self, chance: &mut Chance, world: &World) -> String {
        let community = world.community();
        let there = |name: &String| {
            let member = community.member_ix(&world.id_of(name));
            member.is_some_and(|member| community.member(member).left.is_none())
        };
        let present: Vec<&String> = self.people.iter().filter(|name| there(name)).collect();
        if present.is_empty() || chance.below(12) == 0 {
            return self.person(chance);
        }
        let first = if chance.below(3) > 0 {
            present.len().min(4)
        } else {
            present.len()
        };
        present[usize::try_from(chance.below(first as u64)).expect("few")].clone()
    }

    /// An act of this kind, the latest ones most often; seldom one that never was.
    fn act(&self, chance: &mut Chance, kind: char) -> String {
        let Some(names) = self.acts.get(&kind).filter(|_| chance.below(40) > 0) else {
            return format!("{kind}-nothing");
        };
        let back = if chance.below(2) == 0 {
            chance.below(names.len().min(4) as u64)
        } else {
            chance.below(names.len() as u64)
        };
        names[names.len() - 1 - usize::try_from(back).expect("few")].clone()
    }
}

fn storm(seed: u64) -> Result<Seen, String> {
    let mut chance = Chance(seed.wrapping_mul(0x5851_f42d_4c95_7f2d));
    let mut consenting = Chance(seed.wrapping_mul(0xd134_2543_de82_ef95) | 1);
    let mut voting = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (mut world, mut names) = village(seed)?;
    let mut seen = Seen {
        entered: vec!["community.found/1".to_string()],
        refused: Vec::new(),
    };
    let mut advising = Chance(seed.wrapping_mul(0xa076_1d64_78bd_642f) | 1);
    let mut turning = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut keeping = Chance(seed.wrapping_mul(0xc2b2_ae3d_27d4_eb4f) | 1);
    let mut losing = Chance(seed.wrapping_mul(0xda94_2042_e4dd_58b5) | 1);
    let mut enrolling = Chance(seed.wrapping_mul(0xe703_7ed1_a0b4_28db) | 1);
    let mut appearing = Chance(seed.wrapping_mul(0xb492_b66f_be98_f273) | 1);
    let mut told = Vec::new();
    for step in 0..STEPS {
        if chance.below(4) == 0 {
            let number = chance.below(60) + 1;
            let unit = chance.of(&["hours", "hours", "days", "ms"]);
            world.direct(&format!("later {number} {unit}"))?;
        }
        let mut sentences = sentence(&mut chance, &names, &world, step);
        if step % 3 == 1 {
            sentences.extend(storm_consent::sentences(&mut consenting, &names.people, &world, step));
        }
        if step % 3 == 2 {
            sentences.extend(storm_advice::sentences(&mut advising, &names.people, &world, step));
        }
        if step % 3 == 0 {
            sentences.extend(votes(&mut voting, &names, &world, step));
        }
        if step % 5 == 0 {
            sentences.extend(circles(&mut turning, &names, &world, step));
        }
        if step % 11 == 0 {
            let (who, key) = (names.person(&mut keeping), keeping.of(&["mirror", "mirror", "keeper"]));
            sentences.push(format!("{who} endorses {key}"));
        }
        if step % 7 == 0 {
            sentences.extend(keys(&mut losing, &names, &world, step));
        }
        if step % 13 == 4 {
            let who = names.actor(&mut appearing, &world);
            let to = appearing.of(&["everybody", "members"]);
            sentences.push(format!("{who} files member.appear/1 to={to}"));
        }
        if step % 6 == 1 {
            sentences.push(storm_passkeys::sentence(&mut enrolling, &names.people, &world, step));
        }
        for line in sentences {
            told.push(line.clone());
            let at = |what: String| format!("{what}; told:\n{}", told[told.len().saturating_sub(40)..].join("\n"));
            let before = world.state();
            let length = world.community().length();
            match world.act(&line).map_err(at)? {
                Ok(()) => remember(&mut names, &mut seen, &world, &line, length),
                Err(refusal) => {
                    seen.refused.push(refusal.code());
                    if world.state() != before || world.community().length() != length {
                        return Err(at(format!("`{line}`: {} changed the community", refusal.code())));
                    }
                }
            }
            promises(&world).map_err(at)?;
        }
    }
    survives(&world)?;
    Ok(seen)
}

/// A founded community of six, with the first things that sentences are about.
fn village(seed: u64) -> Result<(World, Names), String> {
    let mut world = World::new();
    let mut names = Names::default();
    world.direct(FOUNDINGS[usize::try_from(seed % 4).expect("four")])?;
    world.direct("full members: ben, cai, eva")?;
    world.direct("daters: dana, finn")?;
    names.people = ["ada", "ben", "cai", "eva", "dana", "finn", "zoe"]
        .map(str::to_string)
        .to_vec();
    world.newcomer("zoe"); // Has a key, and never joined.
    for (line, kind, name) in [
        (
            "ada files partner.add/1 kind=customer name=\"Press\" as p-first",
            'p',
            "p-first",
        ),
        ("ada invites full as i-first with uses=2 until=20d", 'i', "i-first"),
    ] {
        world.act(line)?.map_err(|refusal| refusal.code())?;
        names.acts.entry(kind).or_default().push(name.to_string());
    }
    // A role that can be laid down and chosen again; what else is decided stands in `votes` and in `circles`.
    world
        .act(&CLERK.replace("the-whole", &root(&world)))?
        .map_err(|refusal| format!("no clerk: {}", refusal.code()))?;
    world
        .act(&storm_advice::cook(&root(&world), "cai"))?
        .map_err(|refusal| format!("no cook: {}", refusal.code()))?;
    Ok((world, names))
}

fn remember(names: &mut Names, seen: &mut Seen, world: &World, line: &str, index: u64) {
    seen.entered.push(world.kind_of(index));
    let words: Vec<&str> = line.split_whitespace().collect();
    if let Some(place) = words.iter().position(|word| *word == "as")
        && let Some(name) = words.get(place + 1)
    {
        let kind = name.chars().next().expect("names have letters");
        names.acts.entry(kind).or_default().push((*name).to_string());
    }
    if words[1] == "joins" {
        names.people.push(words[0].to_string());
    }
}

fn sentence(chance: &mut Chance, names: &Names, world: &World, step: u64) -> Vec<String> {
    match chance.below(10) {
        0..=3 => work(chance, names, world, step),
        4..=5 => money(chance, names, world, step),
        6 => share(chance, names, world, step),
        7 => vec![people(chance, names, world, step)],
        8 => dating(chance, names, world, step),
        _ => vec![around(chance, names, world, step)],
    }
}

/// The vote of a name that stands so, the latest first; mostly any, seldom one that never was.
fn vote_in(stage: VoteStage, chance: &mut Chance, names: &Names, world: &World) -> String {
    let named = names.acts.get(&'v').map_or(&[][..], Vec::as_slice);
    let stands = |name: &&String| {
        let vote = world.community().vote(&world.id_of(name));
        vote.is_some_and(|vote| vote.stage_at(world.now_ms()) == stage)
    };
    let found = named.iter().rev().find(stands).cloned();
    found.unwrap_or_else(|| names.act(chance, 'v'))
}

/// Votes: opened, added to, voted on by several, and closed by whoever comes.
/// Entering and leaving circles, laying a role down, asking to choose again.
fn circles(chance: &mut Chance, names: &Names, world: &World, step: u64) -> Vec<String> {
    let who = names.actor(chance, world);
    let circle = match chance.below(3) {
        0 => "livelihood".to_string(),
        1 => names.act(chance, 'c'),
        _ => chance.of(&["commons", "assembly"]).to_string(),
    };
    match chance.below(5) {
        0..=1 => vec![format!("{who} enters the circle {circle}")],
        2 => vec![format!("{who} leaves the circle {circle}")],
        3 => names.people[..4]
            .iter()
            .map(|one| format!("{one} asks to choose clerk in {} again \"{step}\"", root(world)))
            .collect(),
        _ => vec![format!("{who} lays down clerk in {}", root(world))],
    }
}

/// Somebody has lost their keys, or somebody else says so.
fn keys(chance: &mut Chance, names: &Names, world: &World, step: u64) -> Vec<String> {
    let whose = chance.of(&["finn", "finn", "dana", "ada", "zoe"]);
    let key = format!("key{}", step / 70);
    match chance.below(6) {
        0..=2 => names.people[..5]
            .iter()
            .map(|one| format!("{one} vouches that {whose} has the key {key}"))
            .collect(),
        3 => vec![format!("{whose} vetoes the key {key}")],
        4 => vec![format!("finn comes back by the key {key}")],
        _ => vec![format!(
            "{} vouches that {whose} has the key {key}",
            names.actor(chance, world)
        )],
    }
}

fn root(world: &World) -> String {
    world.community().circles()[0].slug.clone()
}

/// What is read is what the agreements in force say.
fn bylaws_hold(community: &Community) -> Result<(), String> {
    let today = community.day_of(community.last_stamp_ms());
    let read = community.agreements().iter().filter(|agreement| {
        let needed = REQUIRED.contains(&agreement.name.as_str());
        agreement.circle == ROOT && (needed || agreement.out_of_force(today).is_none())
    });
    let texts: Vec<AgreementText> = read
        .map(|agreement| {
            let last = agreement.last();
            let written = phrase::record(&[
                ("name", phrase::text(&agreement.name)),
                ("class", phrase::text(last.class.word())),
                ("text", phrase::text(&last.text)),
                ("params", last.parameters().write()),
            ]);
            AgreementText::read(&written).expect("what was adopted is an agreement")
        })
        .collect();
    match Bylaws::read(&texts) {
        Ok(bylaws) if bylaws == *community.bylaws() => Ok(()),
        Ok(_) => Err("the bylaws are others than the agreements say".to_string()),
        Err(refusal) => Err(format!("the agreements do not fit together: {}", refusal.code())),
    }
}

fn votes(chance: &mut Chance, names: &Names, world: &World, step: u64) -> Vec<String> {
    let who = names.actor(chance, world);
    match chance.below(12) {
        0..=2 => vec![question(chance, names, &who, step)],
        3 => {
            let vote = vote_in(VoteStage::Deliberation, chance, names, world);
            vec![format!("{who} adds the option \"Four\" to {vote}")]
        }
        4..=7 => {
            let vote = vote_in(VoteStage::Voting, chance, names, world);
            let ballots = [
                "yes",
                "no",
                "abstain",
                "for 1 3",
                "for nothing",
                "1:3 2:2",
                "1 > 2",
                "3 > 0",
                "2",
                "blank",
            ];
            let mut lines = Vec::new();
            for _ in 0..5 {
                let one = names.actor(chance, world);
                for _ in 0..4 {
                    lines.push(format!("{one} votes {} on {vote}", chance.of(&ballots)));
                }
            }
            lines.push(format!("{who} takes back the ballot on {vote}"));
            lines
        }
        8 => {
            let vote = vote_in(VoteStage::Deliberation, chance, names, world);
            let people = names.people[..4].iter();
            people.map(|one| format!("{one} withdraws the vote {vote}")).collect()
        }
        9 => {
            let vote = vote_in(VoteStage::Waiting, chance, names, world);
            let people = names.people[..4].iter();
            people
                .map(|one| format!("{one} asks to pause the vote {vote}"))
                .collect()
        }
        _ => {
            let vote = vote_in(VoteStage::Due, chance, names, world);
            vec![format!("{who} closes the vote {vote}")]
        }
    }
}

/// A vote by any method, on something that may take effect.
fn question(chance: &mut Chance, names: &Names, who: &str, step: u64) -> String {
    let methods = [
        "yes-no",
        "approval",
        "score",
        "star",
        "schulze",
        "ranked-pairs",
        "irv",
        "stv seats=2",
        "meek seats=1",
        "dots",
        "times",
    ];
    let method = chance.of(&methods);
    let (method, seats) = method.split_once(' ').unwrap_or((method, ""));
    let options = if method == "yes-no" { "One" } else { "One;Two;Three" };
    let talk = chance.of(&["talk=0", "talk=0", "talk=3", ""]);
    let (class, effect) = match chance.below(6) {
        0..=1 => (
            "class=constitutional",
            format!(" with effect=exclude:{}", names.person(chance)),
        ),
        2 => ("class=policy", format!(" with effect=open-role:livelihood:r{step}")),
        _ => ("", String::new()),
    };
    let said =
        format!("{who} opens a vote by {method} on \"Question {step}\" options=\"{options}\" {talk} {seats} {class}");
    format!("{} as v{step}{effect}", said.trim_end())
}

/// A day near today, seldom one to come.
fn day(chance: &mut Chance, world: &World) -> String {
    let back = match chance.below(20) {
        0 => -1,
        1..=12 => 0,
        _ => i32::try_from(chance.below(9)).expect("few"),
    };
    world.today().plus_days(-back).to_string()
}

/// Work that is logged, and often seen by those who were there.
fn work(chance: &mut Chance, names: &Names, world: &World, step: u64) -> Vec<String> {
    let who = names.actor(chance, world);
    let work = names.act(chance, 'w');
    let confirmed = |chance: &mut Chance, work: &str| {
        let others = (0..3).map(|_| names.actor(chance, world));
        others.map(|one| format!("{one} confirms {work}")).collect::<Vec<_>>()
    };
    vec![match chance.below(16) {
        0..=4 => {
            let mut lines = vec![logged(chance, names, world, &who, step)];
            if chance.below(2) == 0 {
                lines.push(format!("{} accepts w{step}", names.actor(chance, world)));
                lines.extend(confirmed(chance, &format!("w{step}")));
            }
            return lines;
        }
        5..=7 => return confirmed(chance, &work),
        8 => {
            let owner = names.people[..4]
                .iter()
                .flat_map(|one| [format!("{one} {} {work}", "agrees on")]);
            let mut lines = vec![format!("{who} proposes {} for {work}", chance.below(4_000) + 1)];
            lines.extend(owner);
            return lines;
        }
        9 => format!("{who} proposes {} for {work}", chance.below(4_000) + 1),
        10 => format!("{who} {} {work}", chance.of(&["agrees on", "declines"])),
        11 => {
            return names.people[..6]
                .iter()
                .map(|one| format!("{one} accepts {work}"))
                .collect();
        }
        12 if chance.below(2) == 0 => format!("{who} disputes {work} \"Why?\""),
        12 | 13 => {
            return names.people[..4]
                .iter()
                .map(|one| format!("{one} settles {work}"))
                .collect();
        }
        14 => {
            let sign = chance.of(&["-", ""]);
            format!("{who} corrects {work} by {sign}{}", chance.below(3_000))
        }
        _ => format!("{who} {} {work}", chance.of(&["withdraws", "closes"])),
    }]
}

fn logged(chance: &mut Chance, names: &Names, world: &World, who: &str, step: u64) -> String {
    let (stream, task, unit) = [
        ("livelihood", "translation", "words"),
        ("livelihood", "typesetting", "minutes"),
        ("livelihood", "translation", "words"),
        ("love", "glossary", "minutes"),
        ("love", "glossary", "minutes"),
        ("care", "listening", "minutes"),
        ("care", "listening", "minutes"),
        ("care", "cooking", "pieces"),
    ][usize::try_from(chance.below(8)).expect("few")];
    let quantity = match chance.below(25) {
        0 => 10_000_000,
        1 => 0,
        _ => chance.below(4_000) + 1,
    };
    let of = match chance.below(4) {
        0 => format!(" of {}", names.actor(chance, world)),
        _ => String::new(),
    };
    let circle = match chance.below(8) {
        0 => format!(" in {}", names.act(chance, 'c')),
        _ => String::new(),
    };
    let on = day(chance, world);
    format!("{who} logs {stream} {task} {quantity} {unit} on {on}{of}{circle} as w{step}")
}

#[allow(clippy::too_many_lines)] // One chance after another.
fn money(chance: &mut Chance, names: &Names, world: &World, step: u64) -> Vec<String> {
    let who = names.actor(chance, world);
    let partner = names.act(chance, 'p');
    let cents = format!("{}.{:02}", chance.below(900), chance.below(100));
    let today = world.today();
    let member = names.person(chance);
    let account = |chance: &mut Chance| match chance.below(7) {
        0..=1 => "cash".to_string(),
        2 => "reserve:solidarity".to_string(),
        3 => chance
            .of(&["reserve:indivisible", "rounding", "external:donor"])
            .to_string(),
        4 => format!(
            "{}:{}",
            chance.of(&["payable", "work:love", "work:care"]),
            names.person(chance)
        ),
        _ => names.act(chance, 'k'),
    };
    vec![match chance.below(13) {
        0 => {
            let kind = chance.of(&["customer", "donor", "supplier", "member"]);
            format!("{who} files partner.add/1 kind={kind} name=\"Partner {step}\" as p{step}")
        }
        // An income, too, can be taken back: it is among what `m` names.
        1..=3 => format!(
            "{who} records income of {cents} from {partner} on {} as m{step}",
            day(chance, world)
        ),
        4 => {
            let record = format!("{who} records expense of {cents} to {partner} as m{step}");
            // By a chance of its own, so that all others fall as they did before money could be taken back.
            let reverse = names.act(&mut Chance(step.wrapping_mul(0x2545_f491_4f6c_dd1d) | 1), 'm');
            return vec![
                record,
                format!("{who} files photo.add/1 to=m{step} photo=receipt"),
                format!("{who} files money.reverse/1 record={reverse} reason=\"Well.\""),
            ];
        }
        5 => {
            let owed = world
                .community()
                .ledger()
                .balance(&AccountKey::Payable(world.id_of(&member)));
            let part = owed.unsigned_abs() / (chance.below(3) + 1);
            format!("{who} pays {member} {}.{:02}", part / 100, part % 100)
        }
        6 => {
            // Its short name is the name it goes by here.
            let holder = if chance.below(2) == 0 {
                format!(" holder={member}")
            } else {
                String::new()
            };
            let (class, unit) = [
                ("fund", "EUR"),
                ("capital-voluntary", "EUR"),
                ("credit", "hour"),
                ("reserve-indivisible", "EUR"),
            ][usize::try_from(chance.below(4)).expect("few")];
            let limits = chance.of(&[
                "",
                " max=30000",
                " min=-500",
                " flags=no-member-outflow",
                " flags=frozen",
            ]);
            format!("{who} files account.open/1 slug=k{step} unit={unit} class={class}{holder}{limits} as k{step}")
        }
        7 => format!("{who} moves {cents} from {} to {}", account(chance), account(chance)),
        8..=9 => {
            let amount = chance.below(20_000) + 1;
            let (from, to) = (account(chance), account(chance));
            let expires = chance.of(&[
                " expires=5h",
                " expires=2d",
                " expires=30d",
                " expires=91d",
                " expires=-1h",
                "",
            ]);
            let record = format!(
                "{who} files transaction.record/1 postings={from}@-{amount},{to}@{amount} day={today}{expires} as t{step}"
            );
            let end = match chance.below(3) {
                0 => return vec![record],
                1 => "post",
                _ => "void",
            };
            return vec![record, format!("{who} files transaction.{end}/1 transaction=t{step}")];
        }
        10..=11 => {
            let end = chance.of(&["post", "void"]);
            format!("{who} files transaction.{end}/1 transaction={}", names.act(chance, 't'))
        }
        // A share-out waits in the ledger too, and is nobody's to end there.
        _ => format!("{who} files transaction.void/1 transaction={}", names.act(chance, 's')),
    }]
}

fn share(chance: &mut Chance, names: &Names, world: &World, step: u64) -> Vec<String> {
    let who = names.actor(chance, world);
    let share = names.act(chance, 's');
    match chance.below(9) {
        0..=3 => {
            let cents = format!("{}.{:02}", chance.below(500), chance.below(100));
            let until = day(chance, world);
            let from = world.today().plus_days(-i32::try_from(chance.below(40)).expect("few"));
            let open = format!("{who} opens share-out of {cents} for {from} to {until} as s{step}");
            // The keeper posts at once what is due at once.
            vec![open, format!("keeper posts s{step} with by=keeper")]
        }
        4 => vec![format!("{who} objects to {share} \"No.\"")],
        5 => names.people[..4]
            .iter()
            .map(|one| format!("{one} settles share-out {share}"))
            .collect(),
        6 => vec![format!("{who} withdraws share-out {share}")],
        7 => vec![format!("{who} posts {share}")],
        _ => vec![format!("{who} posts {share} with field:total={}", chance.below(100))],
    }
}

fn people(chance: &mut Chance, names: &Names, world: &World, step: u64) -> String {
    let who = names.actor(chance, world);
    match chance.below(12) {
        0..=1 => {
            let uses = chance.below(3) + 1;
            let until = chance.of(&["5d", "20d", "91d"]);
            let standing = chance.of(&["dating", "full"]);
            format!("{who} invites {standing} as i{step} with uses={uses} until={until}")
        }
        2..=4 => format!("new{step} joins by {}", names.act(chance, 'i')),
        5 => format!("{who} files member.rename/1 name=\"Name {step}\""),
        6 => {
            let from = world
                .today()
                .plus_days(i32::try_from(chance.below(40)).expect("few") - 20);
            let until = from.plus_days(i32::try_from(chance.below(6)).expect("few") - 1);
            format!("{who} files member.absence/1 from={from} until={until}")
        }
        7 => format!("{who} adds a key"),
        8 => {
            let invitation = names.act(chance, 'i');
            let whose = if chance.below(2) == 0 && !invitation.ends_with("nothing") {
                invitation
            } else {
                names.person(chance)
            };
            format!("{who} revokes key {whose}")
        }
        9 if chance.below(4) == 0 => format!("{} leaves", names.person(chance)),
        10 => format!("{who} files note.erase/1 act={} c=\"Well.\"", names.act(chance, 'n')),
        _ => format!(
            "{who} files rhythm.checkin/1 day={} note=\"Well.\" as n{step}",
            day(chance, world)
        ),
    }
}

fn dating(chance: &mut Chance, names: &Names, world: &World, step: u64) -> Vec<String> {
    let who = names.actor(chance, world);
    match chance.below(3) {
        0 => {
            let member = names.people[usize::try_from(4 + chance.below(2)).expect("few")].clone();
            let skipped = usize::try_from(chance.below(5) / 3).expect("few");
            let full = names.people.iter().filter(|name| {
                let place = world.community().member_ix(&world.id_of(name));
                **name != member && place.is_some_and(|place| world.community().is_full(place))
            });
            let evaluators: Vec<&str> = full.skip(skipped).take(3).map(String::as_str).collect();
            if evaluators.is_empty() {
                return Vec::new();
            }
            let evaluators = evaluators.join(", ");
            vec![format!(
                "{who} opens the evaluation of {member} by {evaluators} as e{step}"
            )]
        }
        1 => {
            let evaluation = names.act(chance, 'e');
            let all = names.people.len().min(6);
            names.people[..all]
                .iter()
                .map(|one| format!("{one} confirms evaluation {evaluation}"))
                .collect()
        }
        _ => vec![format!(
            "{who} {} evaluation {}",
            chance.of(&["confirms", "declines"]),
            names.act(chance, 'e')
        )],
    }
}

fn around(chance: &mut Chance, names: &Names, world: &World, step: u64) -> String {
    let who = names.actor(chance, world);
    let promise = names.act(chance, 'q');
    match chance.below(9) {
        0 => format!("{who} files circle.open/1 slug=c{step} name=\"Circle\" kind=project aim=\"To try.\" as c{step}"),
        1 => {
            let circle = if chance.below(3) == 0 {
                "livelihood".to_string()
            } else {
                names.act(chance, 'c')
            };
            format!("{who} files circle.close/1 circle={circle}")
        }
        2 => {
            let steward = names.person(chance);
            format!(
                "{who} files commons.open/1 slug=m{} name=\"Commons\" licence=\"CC0\" steward={steward}",
                step / 2
            )
        }
        3..=4 => {
            let to = if chance.below(2) == 0 {
                format!(" to={}", names.person(chance))
            } else {
                String::new()
            };
            format!(
                "{who} files commitment.make/1 what=\"Bread\" due={}{to} as q{step}",
                world.today()
            )
        }
        5 => format!("{who} files commitment.keep/1 commitment={promise}"),
        6 => format!("{who} files commitment.cancel/1 commitment={promise}"),
        7 => format!(
            "keeper logs care listening {} minutes with by=keeper",
            chance.below(100)
        ),
        _ => {
            let twist = chance.of(&[
                "key=ada",
                "cosigned=zoe",
                "seen=wrong",
                "expires=-1ms",
                "community=other",
                "seen=start",
            ]);
            format!(
                "{who} logs care listening {} minutes with {twist}",
                chance.below(100) + 1
            )
        }
    }
}

/// What holds after every act.
pub(super) fn promises(world: &World) -> Result<(), String> {
    world.sums_are_zero()?;
    let community = world.community();
    let now_ms = world.now_ms();
    for act in community.due(now_ms) {
        let name = act.name();
        community
            .preview(&By::Keeper, &act, now_ms)
            .map_err(|refusal| format!("{name} is due, and refused: {}", refusal.code()))?;
    }
    let open: Vec<_> = community.open_works().collect();
    let still_open = |work: &Work| !matches!(work.state, WorkState::Counted | WorkState::Withdrawn);
    if open.len() != community.works().iter().filter(|work| still_open(work)).count() {
        return Err("the list of open contributions is another than theirs".to_string());
    }
    for work in community.works() {
        let enough = work.attest.count() >= community.confirmations_needed(work);
        if work.state == WorkState::Waiting && enough {
            return Err(format!(
                "a contribution is confirmed {} times and waits",
                work.attest.count()
            ));
        }
    }
    shares_hold(community)?;
    bylaws_hold(community)?;
    accounts_hold(community, now_ms)?;
    let present = |member: &&rules::community::Member| member.left.is_none();
    if community.members().iter().any(|member| present(&member)) && community.full_members().next().is_none() {
        return Err("nobody is left who could invite or evaluate".to_string());
    }
    Ok(())
}

fn shares_hold(community: &Community) -> Result<(), String> {
    let open = community
        .shares()
        .iter()
        .filter(|share| share.state == ShareState::Open)
        .count();
    if open != usize::from(community.open_share().is_some()) {
        return Err(format!("{open} share-outs are open"));
    }
    for share in community.shares() {
        let Some(paid) = &share.paid else { continue };
        let members: u64 = paid.payouts.iter().map(|payout| payout.amount).sum();
        if members + paid.needs + paid.reserve + paid.undistributed != share.basis.amount {
            return Err("a share-out does not add up".to_string());
        }
        if community.ledger().balance(&AccountKey::Pool(share.id)) != 0 {
            return Err("a share-out that is posted left money in its pool".to_string());
        }
    }
    Ok(())
}

/// The accounts hold what the records say.
fn accounts_hold(community: &Community, now_ms: u64) -> Result<(), String> {
    let ledger = community.ledger();
    let signed = |number: u64| i64::try_from(number).expect("few");
    for stream in STREAMS {
        let mut opened: BTreeMap<Hash, i64> = BTreeMap::new();
        let mut issued = 0;
        for work in community.works().iter().filter(|work| work.stream == stream) {
            let id = community.member(work.contributor).id;
            *opened.entry(id).or_default() += signed(work.counted.open);
            issued += signed(work.counted.open + work.counted.past);
            if work.state != WorkState::Counted && work.counted.open + work.counted.past > 0 {
                return Err("a contribution counts that is not confirmed".to_string());
            }
        }
        if -ledger.balance(&AccountKey::Issued(stream)) != issued {
            return Err(format!("{stream}: not what the contributions say was issued"));
        }
        for member in community.member_ixs() {
            let id = community.member(member).id;
            let key = AccountKey::Work(stream, id);
            let divested = signed(community.tallies().divested(member, stream));
            let opened = opened.get(&id).copied().unwrap_or(0) - parted(community, member, stream);
            let holds = match stream {
                Stream::Livelihood | Stream::Love => ledger.balance(&key) == opened - divested,
                // Hours stay hours; what a pot paid is never more than there are.
                Stream::Care => ledger.balance(&key) == opened && divested <= opened,
            };
            if !holds || ledger.free(&key, now_ms).is_none_or(|free| free < 0) {
                let balance = ledger.balance(&key);
                return Err(format!(
                    "{stream}: {balance} held, {opened} opened, {divested} divested"
                ));
            }
        }
    }
    let stands = |record: &&rules::community::MoneyRecord| record.reversed.is_none();
    let sum = |records: &[rules::community::MoneyRecord]| records.iter().filter(stands).map(|one| one.amount).sum();
    let (incomes, spent): (u64, u64) = (sum(community.incomes()), sum(community.expenses()));
    let payments = community.payments().iter();
    let paid: u64 = payments
        .filter(|payment| payment.reversed.is_none())
        .map(|payment| payment.amount)
        .sum();
    let outside: i64 = PartnerKind::ALL
        .iter()
        .map(|kind| ledger.balance(&AccountKey::External(*kind)))
        .sum();
    if -outside != signed(incomes) - signed(spent) - signed(paid) {
        return Err("the world outside holds something else than what came and went".to_string());
    }
    for (key, view) in ledger.accounts(now_ms) {
        let free = ledger.free(key, now_ms);
        if free.is_some_and(|free| free < 0) || view.min.is_some_and(|min| view.balance < min) {
            return Err(format!("{key} holds {} and can give {free:?}", view.balance));
        }
    }
    Ok(())
}

/// What of a member's open credits is open in another community since they parted.
fn parted(community: &Community, member: MemberIx, stream: Stream) -> i64 {
    let signed = |number: u64| i64::try_from(number).expect("few");
    let gone = |fork: &rules::community::Fork| {
        let parted = fork.parted.as_ref()?;
        let own = |(who, of, _): &&(MemberIx, Stream, u64)| (*who, *of) == (member, stream);
        let credits = parted.credits.iter().find(own).map_or(0, |(_, _, open)| signed(*open));
        let goes = parted.members.contains(&member);
        match community.origin_by(&fork.id) {
            None => Some(credits),
            // Here it is the others' credits that are open elsewhere: all that they had when this register began.
            Some(_) if goes => Some(0),
            Some(origin) => {
                let before = |work: &&Work| {
                    let own = (work.contributor, work.stream) == (member, stream);
                    own && work.counted.entry < origin.size
                };
                let opened: i64 = community
                    .works()
                    .iter()
                    .filter(before)
                    .map(|work| signed(work.counted.open))
                    .sum();
                // Hours that a pot has paid stay where they are.
                Some(opened - signed(community.tallies().divested(member, stream)))
            }
        }
    };
    community.forks().iter().filter_map(gone).sum()
}

/// A preview says what filing would be answered, whoever asks: it is no way around who may file what.
#[test]
fn a_preview_asks_who_files_too() -> Result<(), String> {
    let mut world = World::new();
    let founding = world.founding("ada", &BTreeMap::new())?;
    let founding = Act::read(&founding).map_err(|flaw| format!("{flaw:?}"))?;
    let log = "files work.log/1 stream=care task=listening quantity=5 unit=minutes circle=commons day=2026-01-05";
    let words: Vec<&str> = log.split(' ').collect();
    let log = phrase::act(&mut world, "ada", &words, &mut Twist::default())?;
    let log = Act::read(&log).map_err(|flaw| format!("{flaw:?}"))?;
    let answer = |world: &World, by: &By, act: &Act| {
        let answer = world.community().preview(by, act, world.now_ms());
        answer.map_or_else(|refusal| refusal.code(), |()| "entered")
    };
    assert_eq!(answer(&world, &By::Nobody, &founding), "entered");
    assert_eq!(answer(&world, &By::Nobody, &log), "not-founded");
    world.direct("founded by ada on 2026-01-05 silence=1")?;
    world.direct("full members: ben")?;
    let (ada, ben) = (By::Member(world.id_of("ada")), By::Member(world.id_of("ben")));
    for by in [By::Nobody, By::Keeper, ada] {
        assert_eq!(answer(&world, &by, &founding), "already-founded");
    }
    assert_eq!(answer(&world, &By::Keeper, &log), "only-members");
    assert_eq!(answer(&world, &By::Nobody, &log), "unknown-author");
    assert_eq!(answer(&world, &ben, &log), "entered");
    world
        .act("ben logs care listening 60 minutes as w1")?
        .map_err(|refusal| refusal.code())?;
    world.direct("later 1 day")?;
    let due = world.community().due(world.now_ms());
    assert_eq!(due.len(), 1);
    assert_eq!(answer(&world, &By::Keeper, &due[0]), "entered");
    assert_eq!(answer(&world, &By::Nobody, &due[0]), "unknown-author");
    world.act("ben leaves")?.map_err(|refusal| refusal.code())?;
    assert_eq!(answer(&world, &ben, &log), "author-left");
    Ok(())
}
