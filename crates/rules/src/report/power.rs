//! Power, watched: how much of what lies with how few, for a quarter and, where it is about votes, for a topic. Computed
//! from the register in whole numbers and exact fractions; shown to four decimals.
//!
//! Here is who has how much of what, and what follows from it. How concentration is reckoned is `tally::power`.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use tally::power::concentration;
use tally::power::game::{Game, How};

use super::Who;
use super::duties::Quarter;
use crate::act::{Effect, ProposalOutcome, RoleKind, VoteOutcome};
use crate::community::{Advice, Community, Disposition, MemberIx, ProposalKind, ProposalRecord, Vote};
use crate::quantity::{Day, Stream, words};

words! {
    /// What power is looked at.
    PowerMeasure {
        /// Voices that ballots carried in votes, delegated ones included.
        Voices = "voices",
        /// Voices of others that somebody voted for.
        Delegated = "delegated",
        /// Roles held on the last day.
        Roles = "roles",
        /// Days as a circle's facilitator.
        Facilitation = "facilitation",
        /// Decisions opened: proposals, votes and advice.
        Opened = "opened",
        /// Of those, adopted ones, by the day of their adoption.
        Adopted = "adopted",
        /// Objections that another version answered.
        Upheld = "upheld",
        /// Money that decisions moved, by who proposed or took them.
        Approved = "approved",
        /// Credits that count.
        Credits = "credits",
        /// What share-outs paid.
        Income = "income",
        /// Minutes of care that count.
        Care = "care",
    }
}

impl PowerMeasure {
    /// Whether it can be asked of one topic alone: it is about votes.
    #[must_use]
    pub fn has_topics(self) -> bool {
        match self {
            PowerMeasure::Voices | PowerMeasure::Delegated => true,
            PowerMeasure::Opened | PowerMeasure::Adopted => true,
            PowerMeasure::Roles | PowerMeasure::Facilitation | PowerMeasure::Upheld => false,
            PowerMeasure::Approved | PowerMeasure::Credits | PowerMeasure::Income | PowerMeasure::Care => false,
        }
    }
}

/// What is asked about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PowerAsked<'a> {
    /// The quarter.
    pub quarter: Quarter,
    /// One topic alone; all decisions otherwise.
    pub topic: Option<&'a str>,
}

/// Who has how much of one thing, and how concentrated it is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Power {
    /// The thing, as [`PowerMeasure`] writes it.
    pub measure: String,
    /// What all hold together.
    pub total: u64,
    /// How many people were looked at.
    pub people: u64,
    /// How many of them hold something.
    pub holders: u64,
    /// The part that whoever holds most holds, to four decimals; none where nobody holds anything.
    pub largest_share: Option<String>,
    /// The fewest people who together hold more than half.
    pub nakamoto: Option<u64>,
    /// 0 if all hold the same, close to 1 if one holds all.
    pub gini: Option<String>,
    /// As many people with equal shares would be as concentrated.
    pub effective: Option<String>,
    /// How often whoever holds most would turn a decision by these weights, as a part of all turning.
    pub banzhaf: Option<String>,
    /// How that was reckoned: `exact`, `bounded` or `drawn`.
    pub banzhaf_how: Option<String>,
    /// By how much it can be wrong at most; none if it is exact.
    pub banzhaf_error: Option<String>,
    /// Who holds most, by amount and then by joining.
    pub rows: Vec<PowerRow>,
}

/// One member's part.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PowerRow {
    /// Who.
    #[serde(flatten)]
    pub who: Who,
    /// How much: people, decisions, roles, days, the smallest unit of money, hundredths of a credit, or minutes.
    pub amount: u64,
}

/// All that is watched in a quarter.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PowerReport {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// The topic, if it is about one.
    pub topic: Option<String>,
    /// Each thing.
    pub measures: Vec<Power>,
    /// Full members who neither opened, answered nor said anything in the quarter.
    pub unheard: Vec<Who>,
}

/// People whose names stand in a list; all of them are in the figures.
const ROWS: usize = 100;

/// How power lies in a quarter.
#[must_use]
pub fn power(community: &Community, asked: PowerAsked<'_>) -> PowerReport {
    let measures = PowerMeasure::ALL
        .iter()
        .filter(|measure| asked.topic.is_none() || measure.has_topics())
        .map(|measure| power_of(community, asked, *measure));
    PowerReport {
        from: asked.quarter.first().to_string(),
        until: asked.quarter.last().to_string(),
        topic: asked.topic.map(ToString::to_string),
        measures: measures.collect(),
        unheard: unheard(community, asked.quarter),
    }
}

/// How one thing lies in a quarter.
#[must_use]
pub fn power_of(community: &Community, asked: PowerAsked<'_>, measure: PowerMeasure) -> Power {
    let held = amounts(community, asked, measure);
    // Whoever was there in the quarter is looked at, those who hold nothing included.
    let there = community
        .member_ixs()
        .filter(|member| was_there(community, *member, asked.quarter));
    let weights: Vec<u64> = there.map(|member| held.get(&member).copied().unwrap_or(0)).collect();
    let mut rows: Vec<(u64, MemberIx)> = held
        .iter()
        .filter(|(_, amount)| **amount > 0)
        .map(|(member, amount)| (*amount, *member))
        .collect();
    rows.sort_unstable_by_key(|(amount, member)| (core::cmp::Reverse(*amount), *member));
    let found = concentration(&weights);
    let game = found.as_ref().and_then(|_| Game::majority(&weights).ok());
    let banzhaf = game.map(|game| game.banzhaf(measure.word().as_bytes()));
    let most = banzhaf.as_ref().and_then(|banzhaf| banzhaf.shares.first());
    let four = |fraction: &tally::outcome::Fraction| fraction.decimal(DECIMALS);
    Power {
        measure: measure.word().to_string(),
        total: weights.iter().sum(),
        people: weights.len() as u64,
        holders: found.as_ref().map_or(0, |found| found.holders),
        largest_share: found.as_ref().map(|found| four(&found.largest_share)),
        nakamoto: found.as_ref().map(|found| found.nakamoto),
        gini: found.as_ref().map(|found| four(&found.gini)),
        effective: found.as_ref().map(|found| four(&found.effective)),
        banzhaf: most.map(|share| four(&share.index)),
        banzhaf_how: banzhaf.as_ref().map(|banzhaf| how(&banzhaf.how).to_string()),
        banzhaf_error: match banzhaf.as_ref().map(|banzhaf| &banzhaf.how) {
            Some(How::Bounded | How::Drawn { .. }) => most.map(|share| four(&share.error)),
            Some(How::Exact) | None => None,
        },
        rows: rows
            .into_iter()
            .take(ROWS)
            .map(|(amount, member)| PowerRow {
                who: Who::at(community, member),
                amount,
            })
            .collect(),
    }
}

const DECIMALS: u8 = 4;

fn how(how: &How) -> &'static str {
    match how {
        How::Exact => "exact",
        How::Bounded => "bounded",
        How::Drawn { .. } => "drawn",
    }
}

fn was_there(community: &Community, member: MemberIx, quarter: Quarter) -> bool {
    let record = community.member(member);
    record.joined <= quarter.last() && record.left.is_none_or(|left| left >= quarter.first())
}

type Held = BTreeMap<MemberIx, u64>;

fn add(held: &mut Held, member: MemberIx, amount: u64) {
    *held.entry(member).or_default() += amount;
}

/// Who has how much.
fn amounts(community: &Community, asked: PowerAsked<'_>, measure: PowerMeasure) -> Held {
    let mut held = Held::new();
    let quarter = asked.quarter;
    match measure {
        PowerMeasure::Voices => voices(community, asked, &mut held, |all, _| all),
        PowerMeasure::Delegated => voices(community, asked, &mut held, |all, own| all.saturating_sub(own)),
        PowerMeasure::Roles => roles(community, quarter, &mut held),
        PowerMeasure::Facilitation => facilitation(community, quarter, &mut held),
        PowerMeasure::Opened => opened(community, asked, &mut held),
        PowerMeasure::Adopted => adopted(community, asked, |_| 1, &mut held),
        PowerMeasure::Upheld => upheld(community, quarter, &mut held),
        PowerMeasure::Approved => adopted(community, asked, moved, &mut held),
        PowerMeasure::Credits => worked(community, quarter, &mut held),
        PowerMeasure::Income => paid(community, quarter, &mut held),
        PowerMeasure::Care => {
            for month in quarter.months() {
                for (member, minutes) in community.tallies().care_in(month) {
                    add(&mut held, member, minutes);
                }
            }
        }
    }
    held
}

fn within(community: &Community, quarter: Quarter, stamp_ms: u64) -> bool {
    let day = community.day_of(stamp_ms);
    quarter.first() <= day && day <= quarter.last()
}

fn of_topic(vote: &Vote, topic: Option<&str>) -> bool {
    topic.is_none() || vote.topic.as_deref() == topic
}

/// Votes that closed in the quarter with an outcome.
fn closed<'a>(community: &'a Community, asked: PowerAsked<'a>) -> impl Iterator<Item = &'a Vote> {
    community.votes().iter().filter(move |vote| {
        let end = vote.end.as_ref().filter(|end| end.outcome.is_some());
        of_topic(vote, asked.topic) && end.is_some_and(|end| within(community, asked.quarter, end.stamp_ms))
    })
}

fn voices(community: &Community, asked: PowerAsked<'_>, held: &mut Held, of: impl Fn(u64, u64) -> u64) {
    for vote in closed(community, asked).flat_map(Vote::parts) {
        let own = |member| u64::from(community.own_voices(vote, member));
        match community.speaking(vote) {
            Some(speaking) => {
                for (member, weight) in speaking.speakers() {
                    add(held, member, of(u64::from(weight), own(member)));
                }
            }
            None => {
                for (member, _) in vote.all_ballots() {
                    add(held, member, of(own(member), own(member)));
                }
            }
        }
    }
}

/// The terms of all roles, with what each is to its circle.
fn terms(community: &Community) -> impl Iterator<Item = (RoleKind, &crate::community::Term)> {
    let roles = community.circles().iter().flat_map(|circle| &circle.roles);
    roles.flat_map(|role| role.terms.iter().map(|term| (role.kind, term)))
}

fn ended(term: &crate::community::Term) -> Day {
    term.ended.map_or(Day::LAST, |(day, _)| day)
}

fn roles(community: &Community, quarter: Quarter, held: &mut Held) {
    let last = quarter.last().min(community.day_of(community.last_stamp_ms()));
    let holds = |term: &crate::community::Term| term.from <= last && last < ended(term);
    for (_, term) in terms(community).filter(|(_, term)| holds(term)) {
        add(held, term.member, 1);
    }
}

fn facilitation(community: &Community, quarter: Quarter, held: &mut Held) {
    let today = community.day_of(community.last_stamp_ms());
    let until = quarter.last().min(today);
    for (kind, term) in terms(community) {
        if kind != RoleKind::Facilitator {
            continue;
        }
        let from = term.from.max(quarter.first());
        let last = ended(term).min(until.plus_days(1));
        let days = last.number() - from.number();
        add(held, term.member, u64::try_from(days).unwrap_or(0));
    }
}

fn opened(community: &Community, asked: PowerAsked<'_>, held: &mut Held) {
    let votes = community.votes().iter().filter(|vote| of_topic(vote, asked.topic));
    let votes = votes.map(|vote| (vote.by, vote.opened_ms));
    // Votes alone have topics.
    let others = community.proposals().iter().map(|one| (one.by, one.opened_ms));
    let others = others.chain(community.advices().iter().map(|one| (one.decider, one.framed_ms)));
    let others = others.filter(|_| asked.topic.is_none());
    for (by, opened_ms) in votes.chain(others) {
        if within(community, asked.quarter, opened_ms) {
            add(held, by, 1);
        }
    }
}

/// What was adopted in the quarter: who proposed or took it, and what its effects count for.
fn adopted(community: &Community, asked: PowerAsked<'_>, of: impl Fn(&[Effect]) -> u64, held: &mut Held) {
    for vote in closed(community, asked) {
        let end = vote.end.as_ref();
        let won = end.filter(|end| end.outcome == Some(VoteOutcome::Adopted));
        let winners = won
            .and_then(|end| end.standing.as_ref())
            .map(|standing| &standing.winners);
        for winner in winners.into_iter().flatten() {
            if let Some(option) = vote.options.get((*winner as usize).wrapping_sub(1)) {
                add(held, option.by, of(&option.effects()));
            }
        }
    }
    if asked.topic.is_some() {
        return;
    }
    let within = |stamp_ms| within(community, asked.quarter, stamp_ms);
    for one in community.proposals() {
        let closing = one
            .closings
            .iter()
            .find(|closing| closing.outcome == ProposalOutcome::Adopted);
        if closing.is_some_and(|closing| within(closing.stamp_ms)) {
            add(held, one.by, of(&effects_of(one)));
        }
    }
    for one in community.advices() {
        if let Some(decided) = one
            .decided
            .as_ref()
            .filter(|decided| in_effect(one) && within(decided.stamp_ms))
        {
            add(held, decided.by, of(&decided.effects()));
        }
    }
}

fn in_effect(advice: &Advice) -> bool {
    let decided = advice.decided.as_ref();
    decided.is_some_and(|decided| decided.in_effect.is_some() && decided.returned.is_none())
}

fn effects_of(one: &ProposalRecord) -> Vec<Effect> {
    match one.kind {
        ProposalKind::Plain => one.last().effects(),
        ProposalKind::Share | ProposalKind::Selection(_) => Vec::new(),
    }
}

/// The money that effects move, in the smallest unit.
fn moved(effects: &[Effect]) -> u64 {
    let sums = effects.iter().map(|effect| match effect {
        Effect::MoveValue(act) => act
            .postings
            .iter()
            .map(|posting| u64::try_from(posting.amount.get()).unwrap_or(0))
            .sum(),
        _ => 0, // No other effect names an amount of its own.
    });
    sums.sum()
}

fn upheld(community: &Community, quarter: Quarter, held: &mut Held) {
    for one in community.proposals() {
        let found = one.dispositions(community.last_stamp_ms());
        for (objection, disposition) in one.objections.iter().zip(found) {
            let answered = objection
                .answered_by
                .and_then(|version| one.versions.get((version as usize).wrapping_sub(1)));
            let integrated = disposition == Disposition::Resolved
                && answered.is_some_and(|version| within(community, quarter, version.stamp_ms));
            if integrated {
                add(held, objection.raised_by, 1);
            }
        }
    }
}

fn worked(community: &Community, quarter: Quarter, held: &mut Held) {
    for month in quarter.months() {
        for (member, stream, tally) in community.tallies().members_in(month) {
            match stream {
                Stream::Livelihood | Stream::Love => add(held, member, tally.credits),
                Stream::Care => {}
            }
        }
    }
}

fn paid(community: &Community, quarter: Quarter, held: &mut Held) {
    let posted_ms = |share: &crate::community::Share| {
        let decision = community.proposal(&share.id);
        let closing = decision.and_then(|decision| decision.closings.last());
        closing.map_or(share.due_ms, |closing| closing.stamp_ms)
    };
    let shares = community.shares().iter();
    for share in shares.filter(|share| within(community, quarter, posted_ms(share))) {
        for payout in share.paid.iter().flat_map(|paid| &paid.payouts) {
            if let Some(member) = community.member_ix(&payout.member) {
                add(held, member, payout.amount);
            }
        }
    }
}

/// Who has not been heard: full members who opened nothing, answered nothing and said nothing in the quarter.
fn unheard(community: &Community, quarter: Quarter) -> Vec<Who> {
    let mut heard: Held = Held::new();
    opened(community, PowerAsked { quarter, topic: None }, &mut heard);
    for vote in community
        .votes()
        .iter()
        .filter(|vote| within(community, quarter, vote.ends_ms))
        .flat_map(Vote::parts)
    {
        for (member, _) in vote.all_ballots() {
            add(&mut heard, member, 1);
        }
    }
    for one in community.proposals() {
        for (member, answer) in one.rounds.iter().flat_map(|round| &round.answers) {
            if within(community, quarter, answer.stamp_ms) {
                add(&mut heard, *member, 1);
            }
        }
    }
    for remark in community
        .remarks()
        .iter()
        .filter(|remark| within(community, quarter, remark.stamp_ms))
    {
        add(&mut heard, remark.by, 1);
    }
    for tension in community
        .tensions()
        .iter()
        .filter(|one| within(community, quarter, one.raised_ms))
    {
        if let Some(by) = tension.by {
            add(&mut heard, by, 1);
        }
    }
    for advice in community
        .advices()
        .iter()
        .filter(|one| within(community, quarter, one.last_ms))
    {
        for (member, _) in advice.asked.iter().filter(|(_, asked)| asked.given.is_some()) {
            add(&mut heard, *member, 1);
        }
    }
    let silent = community.full_members().filter(|member| {
        let joined_before = community.member(*member).joined <= quarter.first();
        joined_before && !heard.contains_key(member)
    });
    silent.take(ROWS).map(|member| Who::at(community, member)).collect()
}
