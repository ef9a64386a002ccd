//! Decisions over time: when each was opened, talked about, answered and settled, and when it is looked at again.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Reverse;

use register::Hash;
use serde::Serialize;

use super::index;
use crate::community::{Advice, AdviceEnding, AdviceStage, Community, ProposalKind, ProposalRecord, Vote, VoteStage};
use crate::quantity::{Day, words};

words! {
    /// What kind of decision it is.
    TimelineKind {
        /// Something that a member proposes.
        Proposal = "proposal",
        /// Whether a share-out posts.
        ShareOut = "share-out",
        /// Somebody for a role.
        Selection = "selection",
        /// A vote.
        Vote = "vote",
        /// A role decides alone, after asking.
        Advice = "advice",
    }
}

words! {
    /// What happens to a decision in a part of its time. Every way of deciding has these, under names of its own.
    TimelinePhase {
        /// It is talked about, or advice is asked.
        Talk = "talk",
        /// Those who decide answer, vote, or weigh what was said.
        Answer = "answer",
        /// Everything is said, and it waits until it takes effect.
        Wait = "wait",
    }
}

/// Decisions over time.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Timeline {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// The decisions that were under way in this time, or are looked at again in it, the last opened first.
    pub rows: Vec<TimelineRow>,
    /// How many of them were opened in this time.
    pub opened: u64,
    /// How many were settled in it.
    pub settled: u64,
    /// How many are looked at again in it.
    pub reviews: u64,
}

/// One decision.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct TimelineRow {
    /// Which.
    pub decision: Hash,
    /// Its kind.
    pub kind: TimelineKind,
    /// Its title, as a note; share-outs and selections are named after what they are about.
    pub title: Option<Hash>,
    /// The circle that decides.
    pub circle: String,
    /// Where it stands now.
    pub stage: String,
    /// Whether it was decided for, rather than ended otherwise; none while it is open.
    pub adopted: Option<bool>,
    /// When it was opened, Unix ms.
    pub opened_ms: u64,
    /// What happened when, without gaps, up to its end or now.
    pub spans: Vec<TimelineSpan>,
    /// When it was settled, Unix ms.
    pub settled_ms: Option<u64>,
    /// The next day on which it is looked at again.
    pub review: Option<String>,
    /// The entry that opened it.
    pub entry: u64,
}

/// A part of a decision's time.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct TimelineSpan {
    /// What happened.
    pub phase: TimelinePhase,
    /// Since when, Unix ms.
    pub from_ms: u64,
    /// Until when, Unix ms.
    pub until_ms: u64,
}

impl TimelineRow {
    /// Since when a part of it lasts or lasted, Unix ms.
    #[must_use]
    pub fn since_ms(&self, phase: TimelinePhase) -> Option<u64> {
        let span = self.spans.iter().find(|span| span.phase == phase)?;
        Some(span.from_ms)
    }
}

/// The decisions that were under way on these days, or are looked at again on one of them, as they stand at this moment.
#[must_use]
pub fn timeline(community: &Community, from: Day, until: Day, now_ms: u64) -> Timeline {
    let until = until.max(from);
    let (from_ms, until_ms) = (
        community.day_begins_ms(from),
        community.day_begins_ms(until.plus_days(1)),
    );
    let reviews = reviews(community);
    let proposals = community
        .proposals()
        .iter()
        .map(|it| of_proposal(community, it, now_ms));
    let votes = community.votes().iter().map(|it| of_vote(community, it, now_ms));
    let advices = community.advices().iter().map(|it| of_advice(community, it, now_ms));
    let within = |at_ms: u64| from_ms <= at_ms && at_ms < until_ms;
    let is_reviewed = |day: &Day| from <= *day && *day <= until;
    let (mut opened, mut settled, mut reviewed) = (0u64, 0u64, 0u64);
    let mut rows = Vec::new();
    for mut row in proposals.chain(votes).chain(advices) {
        let review = reviews.get(&row.decision);
        row.review = review.map(ToString::to_string);
        let is_under_way = row.opened_ms < until_ms && row.settled_ms.unwrap_or(now_ms) >= from_ms;
        let looked_at = review.is_some_and(is_reviewed);
        if is_under_way || looked_at {
            opened = opened.saturating_add(u64::from(within(row.opened_ms)));
            settled = settled.saturating_add(u64::from(row.settled_ms.is_some_and(within)));
            reviewed = reviewed.saturating_add(u64::from(looked_at));
            rows.push(row);
        }
    }
    rows.sort_unstable_by_key(|row| Reverse(row.entry));
    Timeline {
        from: from.to_string(),
        until: until.to_string(),
        rows,
        opened,
        settled,
        reviews: reviewed,
    }
}

/// The next day on which each decision is looked at again.
fn reviews(community: &Community) -> BTreeMap<Hash, Day> {
    let own = community.decision_reviews().map(|(decision, _, day)| (decision, day));
    let versions = community.agreements().iter().flat_map(|agreement| &agreement.versions);
    let adopted = versions.filter_map(|version| {
        let standing = version.ended.is_none().then_some(version.review);
        Some((version.decision?, standing))
    });
    next_days(own.collect(), adopted)
}

/// The days on which decisions themselves are looked at again, with those of the agreements that they adopted in their
/// place: of one decision's agreements the first that is due; none once no one of them stands, which have no day then.
fn next_days(
    mut days: BTreeMap<Hash, Day>,
    agreements: impl Iterator<Item = (Hash, Option<Day>)>,
) -> BTreeMap<Hash, Day> {
    let mut adopted: BTreeMap<Hash, Option<Day>> = BTreeMap::new();
    for (decision, standing) in agreements {
        let next = adopted.entry(decision).or_default();
        *next = next.iter().copied().chain(standing).min();
    }
    for (decision, next) in adopted {
        match next {
            Some(day) => days.insert(decision, day),
            None => days.remove(&decision),
        };
    }
    days
}

/// The parts of a time that begin at these moments, up to the end. Those that never began, or lasted no moment, are
/// left out.
fn spans(starts: [(TimelinePhase, Option<u64>); 3], end_ms: u64) -> Vec<TimelineSpan> {
    let begun: Vec<(TimelinePhase, u64)> = starts
        .into_iter()
        .filter_map(|(phase, from_ms)| Some((phase, from_ms?)))
        .filter(|(_, from_ms)| *from_ms < end_ms)
        .collect();
    let ends = begun.iter().skip(1).map(|(_, from_ms)| *from_ms).chain([end_ms]);
    begun
        .iter()
        .zip(ends)
        .map(|((phase, from_ms), until_ms)| TimelineSpan {
            phase: *phase,
            from_ms: *from_ms,
            until_ms,
        })
        .filter(|span| span.from_ms < span.until_ms)
        .collect()
}

fn slug(community: &Community, circle: u32) -> String {
    community.circles()[index(circle)].slug.clone()
}

fn of_proposal(community: &Community, it: &ProposalRecord, now_ms: u64) -> TimelineRow {
    let stage = community.proposal_stage(it, now_ms).stage;
    let times = it.times(now_ms);
    let starts = [
        (TimelinePhase::Talk, Some(times.opened_ms)),
        (TimelinePhase::Answer, times.answered_ms),
        (TimelinePhase::Wait, times.waits_ms),
    ];
    TimelineRow {
        decision: it.id,
        kind: match it.kind {
            ProposalKind::Plain => TimelineKind::Proposal,
            ProposalKind::Share => TimelineKind::ShareOut,
            ProposalKind::Selection(_) => TimelineKind::Selection,
        },
        title: it.versions.last().and_then(|version| version.title),
        circle: slug(community, it.circle),
        stage: stage.word().into(),
        adopted: times.settled_ms.map(|_| stage.was_adopted()),
        opened_ms: times.opened_ms,
        spans: spans(starts, times.settled_ms.unwrap_or(now_ms)),
        settled_ms: times.settled_ms,
        review: None,
        entry: it.entry,
    }
}

fn of_vote(community: &Community, it: &Vote, now_ms: u64) -> TimelineRow {
    let stage = it.stage_at(now_ms);
    let settled_ms = it.end.as_ref().map(|end| end.stamp_ms);
    let outcome = it.end.as_ref().and_then(|end| end.outcome);
    let starts = [
        (TimelinePhase::Talk, Some(it.opened_ms)),
        (TimelinePhase::Answer, Some(it.voting_ms)),
        (TimelinePhase::Wait, Some(it.ends_ms)),
    ];
    TimelineRow {
        decision: it.id,
        kind: TimelineKind::Vote,
        title: Some(it.title),
        circle: slug(community, it.circle),
        stage: match stage {
            VoteStage::Closed => outcome.map_or(stage.word(), |outcome| outcome.word()).into(),
            VoteStage::Deliberation | VoteStage::Voting | VoteStage::Waiting | VoteStage::Due => stage.word().into(),
            VoteStage::Withdrawn => stage.word().into(),
        },
        adopted: settled_ms.map(|_| outcome == Some(crate::act::VoteOutcome::Adopted)),
        opened_ms: it.opened_ms,
        spans: spans(starts, settled_ms.unwrap_or(now_ms)),
        settled_ms,
        review: None,
        entry: it.entry,
    }
}

fn of_advice(community: &Community, it: &Advice, now_ms: u64) -> TimelineRow {
    let stage = community.advice_stage(it, now_ms);
    let in_effect = it.decided.as_ref().filter(|decided| decided.in_effect.is_some());
    let settled_ms = match (it.ending, in_effect) {
        (Some(AdviceEnding::Withdrawn(..) | AdviceEnding::Lapsed(_)), _) => Some(it.last_ms),
        (None, Some(decided)) => Some(decided.effective_ms.max(decided.stamp_ms).min(now_ms)),
        (None, None) => None,
    };
    // In an emergency the role decides first, and asks afterwards.
    let asked_until_ms = if it.emergency && it.decided.is_some() {
        it.framed_ms
    } else {
        it.advice_until_ms()
    };
    let decided_ms = it.decided.as_ref().map(|decided| decided.stamp_ms);
    let starts = [
        (TimelinePhase::Talk, Some(it.framed_ms)),
        (
            TimelinePhase::Answer,
            Some(decided_ms.map_or(asked_until_ms, |decided_ms| asked_until_ms.min(decided_ms))),
        ),
        (TimelinePhase::Wait, decided_ms),
    ];
    TimelineRow {
        decision: it.id,
        kind: TimelineKind::Advice,
        title: Some(it.title),
        circle: slug(community, it.circle),
        stage: stage.word().into(),
        adopted: settled_ms.map(|_| match stage {
            AdviceStage::Effective | AdviceStage::Reviewed | AdviceStage::Emergency => true,
            AdviceStage::Seeking | AdviceStage::Weighing | AdviceStage::Decided | AdviceStage::Returned => false,
            AdviceStage::Withdrawn | AdviceStage::Lapsed => false,
        }),
        opened_ms: it.framed_ms,
        spans: spans(starts, settled_ms.unwrap_or(now_ms)),
        settled_ms,
        review: None,
        entry: it.entry,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_looked_at_again_with_the_first_of_its_agreements_that_stands() {
        let day = |text: &str| Day::parse(text).unwrap();
        let [plain, several, over] = [1, 2, 3].map(|byte| Hash::new([byte; 32]));
        let (may, june) = (day("2026-05-01"), day("2026-06-01"));
        let own = BTreeMap::from([(plain, may), (several, may), (over, may)]);
        let mut agreements = [
            (several, None),
            (several, Some(june)),
            (several, Some(day("2026-07-01"))),
            (over, None),
        ];
        let expected = BTreeMap::from([(plain, may), (several, june)]);
        assert_eq!(next_days(own.clone(), agreements.into_iter()), expected);
        agreements.reverse();
        assert_eq!(next_days(own, agreements.into_iter()), expected);
    }
}
