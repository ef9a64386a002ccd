//! What is asked of a member: everything that waits for their answer, whatever it belongs to, by time left.
//!
//! Each way of deciding says what it asks; here it is gathered, and reminders are reckoned.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use register::Hash;

use super::to_attest;
use super::works::{Page, WorkFilter, works};
use crate::community::{
    AgreementState, AskWhat, Community, ConferenceStage, Delegation, DelegationState, DrawStage, EvaluationState, Fork,
    ForkStage, MemberIx, ProposalRecord, SentTo, Stage, Vote, VoteStage, WorkState,
};
use crate::quantity::{DAY_MS, words};

/// At most so many contributions to confirm are gathered; the list of work has them all.
const WORKS_SHOWN: usize = 100;
/// Who trusts somebody silent is warned so long before voting ends, and once more.
const WARN_MS: u64 = 2 * DAY_MS;
const WARN_AGAIN_MS: u64 = DAY_MS / 2;

words! {
    /// What a member is asked to do.
    WaitingKind {
        /// Answer a proposal, in the version that there is now.
        Respond = "respond",
        /// Answer those who object to one's own proposal: with a new version, or otherwise.
        Integrate = "integrate",
        /// Look at one's own share-out again, to which objections stand.
        Reconsider = "reconsider",
        /// Say whether one's own objection is answered.
        Resolve = "resolve",
        /// Second an objection, or not.
        Second = "second",
        /// Say whether an objection has the form of one.
        Judge = "judge",
        /// Say, as one who hears an appeal, whether an objection has the form of one.
        Hear = "hear",
        /// Nominate somebody for a role.
        Nominate = "nominate",
        /// Look at one's nomination again, now that all are read.
        Change = "change",
        /// Propose somebody for a role.
        Propose = "propose",
        /// Enter what a meeting brought.
        Minutes = "minutes",
        /// Take over the objection of somebody who left.
        TakeOver = "take-over",
        /// Vote.
        Vote = "vote",
        /// Vote after all: whom one trusts has not voted, or too many trust them.
        Unspoken = "unspoken",
        /// Agree on an amended text, as one of those drawn from houses that disagree.
        Confer = "confer",
        /// Say whether one speaks for somebody.
        Speak = "speak",
        /// Say whether somebody still speaks for oneself; otherwise it ends.
        Trust = "trust",
        /// Publish what a panel found.
        Report = "report",
        /// Seal a secret, so that people can be drawn.
        Seal = "seal",
        /// Open one's secret, so that people are drawn.
        Unseal = "unseal",
        /// Give advice.
        Advise = "advise",
        /// Read of a decision that the circle is told of, and say whether one is affected.
        Notice = "notice",
        /// Read what was decided after one's advice; nothing has to be answered.
        Told = "told",
        /// Answer advice that says stop.
        AnswerStop = "answer-stop",
        /// Ask those who are silent again.
        Remind = "remind",
        /// Ask anew, since the decision went back to one's role.
        AskAnew = "ask-anew",
        /// Decide after advice.
        Decide = "decide",
        /// Confirm that advice was really sought.
        Confirm = "confirm",
        /// Check how a decision came about.
        Check = "check",
        /// Go on with what the last holder of one's role began.
        Succeed = "succeed",
        /// Open the selection for a role that is free, or whose term is over.
        Select = "select",
        /// Say whether a decision did what it was for.
        Review = "review",
        /// Look at an agreement again: renew, change or end it.
        ReviewAgreement = "review-agreement",
        /// A tension that was sent to one's role.
        Tension = "tension",
        /// Vouch for somebody whom one has invited.
        Vouch = "vouch",
        /// Say no to a new key that others vouch for as one's own, unless one has asked for it.
        Veto = "veto",
        /// Evaluate somebody who is dating.
        Evaluate = "evaluate",
        /// Accept work that was logged for oneself.
        Accept = "accept",
        /// Answer another quantity.
        Quantity = "quantity",
        /// Look at one's own work that somebody disputes.
        Disputed = "disputed",
        /// Confirm somebody's work.
        Attest = "attest",
        /// Bring all together who are about to part, as the facilitator, and tell what came of it.
        BringTogether = "bring-together",
        /// Say whether one goes along, having signed the notice of a fork.
        GoAlong = "go-along",
        /// Found the community into which one goes along, and name it here.
        FoundFork = "found-fork",
    }
}

words! {
    /// A reminder that is due.
    Reminder {
        /// Half of the time is over.
        HalfTime = "half-time",
        /// Less than a day is left.
        LastDay = "last-day",
        /// Less than twelve hours are left, and nobody speaks for oneself.
        LastHours = "last-hours",
    }
}

/// Something that waits for a member.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Waiting {
    /// What is asked.
    pub kind: WaitingKind,
    /// What it is about: the decision, objection, tension, evaluation or contribution; none for roles and agreements.
    pub about: Option<Hash>,
    /// The decision that it belongs to, if it belongs to one.
    pub decision: Option<Hash>,
    /// Its place in words: a circle's short name, an agreement's, or `circle/role`; empty without one.
    pub place: String,
    /// Since when it waits, Unix ms.
    pub since_ms: u64,
    /// Until when, Unix ms; none if it has all the time there is.
    pub due_ms: Option<u64>,
}

impl Waiting {
    /// Something that a decision asks.
    pub(crate) fn of_decision(kind: WaitingKind, decision: Hash, since_ms: u64, due_ms: Option<u64>) -> Waiting {
        Waiting {
            kind,
            about: Some(decision),
            decision: Some(decision),
            place: String::new(),
            since_ms,
            due_ms,
        }
    }

    /// The reminder that is due by now.
    #[must_use]
    pub fn reminder(&self, now_ms: u64) -> Option<Reminder> {
        let due_ms = self.due_ms?;
        let left = due_ms.saturating_sub(now_ms);
        if self.kind == WaitingKind::Unspoken {
            return (left <= WARN_AGAIN_MS).then_some(Reminder::LastHours);
        }
        let half = due_ms.saturating_sub(self.since_ms) / 2;
        if left <= DAY_MS {
            Some(Reminder::LastDay)
        } else if left <= half {
            Some(Reminder::HalfTime)
        } else {
            None
        }
    }
}

/// Everything that waits for this member, what is due first at the top; what has no end comes last, the oldest first.
#[must_use]
pub fn waiting_for(community: &Community, member: MemberIx, now_ms: u64) -> Vec<Waiting> {
    if community.member(member).left.is_some() {
        return Vec::new();
    }
    let mut waiting = Vec::new();
    waiting.extend(community.advices_waiting(member, now_ms));
    waiting.extend(proposals(community, member, now_ms));
    waiting.extend(nominations(community, member, now_ms));
    waiting.extend(votes(community, member, now_ms));
    waiting.extend(conferences(community, member, now_ms));
    waiting.extend(delegations(community, member, now_ms));
    waiting.extend(draws(community, member, now_ms));
    waiting.extend(reviews(community, member, now_ms));
    waiting.extend(roles(community, member, now_ms));
    waiting.extend(agreements(community, member, now_ms));
    waiting.extend(tensions(community, member));
    waiting.extend(evaluations(community, member));
    waiting.extend(vouches(community, member));
    waiting.extend(new_keys(community, member, now_ms));
    waiting.extend(own_works(community, member));
    waiting.extend(forks(community, member, now_ms));
    waiting.sort_by_key(|one| (one.due_ms.unwrap_or(u64::MAX), one.since_ms));
    waiting
}

/// What proposals, selections and their objections ask.
fn proposals(community: &Community, member: MemberIx, now_ms: u64) -> impl Iterator<Item = Waiting> + '_ {
    community.waiting_for(member, now_ms).into_iter().map(move |ask| {
        let kind = match ask.what {
            AskWhat::Answer => WaitingKind::Respond,
            AskWhat::Vote => WaitingKind::Vote,
            AskWhat::Resolve => WaitingKind::Resolve,
            AskWhat::Second => WaitingKind::Second,
            AskWhat::Judge => WaitingKind::Judge,
            AskWhat::Hear => WaitingKind::Hear,
            AskWhat::Take => WaitingKind::TakeOver,
            AskWhat::Integrate => WaitingKind::Integrate,
            AskWhat::Reconsider => WaitingKind::Reconsider,
            AskWhat::Minutes => WaitingKind::Minutes,
            AskWhat::Nominate => WaitingKind::Nominate,
            AskWhat::Propose => WaitingKind::Propose,
            AskWhat::Report => WaitingKind::Report,
        };
        let proposal = community.proposal(&ask.decision);
        Waiting {
            kind,
            about: Some(ask.objection.unwrap_or(ask.decision)),
            decision: Some(ask.decision),
            place: String::new(),
            since_ms: proposal.map_or(0, ProposalRecord::round_opens_ms),
            due_ms: ask.until_ms,
        }
    })
}

/// Nominations that this member may change, now that all are read, and has not changed.
fn nominations(community: &Community, member: MemberIx, now_ms: u64) -> impl Iterator<Item = Waiting> + '_ {
    let open = community.open_proposals().filter_map(move |record| {
        let own = record.selection()?.nominations.get(&member)?;
        let view = record.stage_at(now_ms);
        let asked = view.stage == Stage::Change && own.first.is_none();
        asked.then_some((record, view.ends_ms))
    });
    open.map(|(record, ends_ms)| {
        let since_ms = ends_ms.map_or(record.opened_ms, |ends_ms| {
            ends_ms.saturating_sub(record.selection().map_or(0, |own| own.change_ms))
        });
        Waiting::of_decision(WaitingKind::Change, record.id, since_ms, ends_ms)
    })
}

/// Votes that this member has no ballot in, and for whom nobody else casts one; in each house that they decide in.
fn votes(community: &Community, member: MemberIx, now_ms: u64) -> impl Iterator<Item = Waiting> + '_ {
    let voting = community
        .open_votes()
        .filter(move |vote| vote.stage_at(now_ms) == VoteStage::Voting);
    let parts = voting.flat_map(Vote::parts).filter(move |part| {
        let decides = match &part.frozen {
            Some(frozen) => frozen.electorate.has(member),
            None => community.would_decide(part, member),
        };
        decides && part.ballot_of(member).is_none()
    });
    parts.filter_map(move |part| {
        let ends_ms = part.ends_ms;
        let place = match &part.house {
            Some(_) => community.circles()[part.circle as usize].slug.clone(),
            None => String::new(),
        };
        let line = |kind, since_ms| Waiting {
            place: place.clone(),
            ..Waiting::of_decision(kind, part.id, since_ms, Some(ends_ms))
        };
        if !community.trusts_in(part, member) {
            return Some(line(WaitingKind::Vote, part.voting_ms));
        }
        // Who trusts somebody is left in peace, until it gets late and nobody has spoken for them.
        let warns_ms = ends_ms.saturating_sub(WARN_MS);
        let is_lost = now_ms >= warns_ms && community.voice(part, member).is_lost();
        is_lost.then(|| line(WaitingKind::Unspoken, warns_ms))
    })
}

/// Votes on which houses disagree, where this member was drawn to look for an amended text and agrees to none yet.
fn conferences(community: &Community, member: MemberIx, now_ms: u64) -> impl Iterator<Item = Waiting> + '_ {
    let disagreed = community.votes().iter().rev();
    disagreed.filter_map(move |vote| {
        let conference = vote.conference.as_ref()?;
        let sits = conference.stage_at(now_ms) == ConferenceStage::Sitting && conference.has(member);
        let asked = sits && conference.agreed_by(member).is_none();
        let since_ms = vote.end.as_ref().map_or(vote.ends_ms, |end| end.stamp_ms);
        asked.then(|| Waiting::of_decision(WaitingKind::Confer, vote.id, since_ms, Some(conference.until_ms)))
    })
}

/// Delegations that this member has not answered, and own ones that are to be looked at again.
fn delegations(community: &Community, member: MemberIx, now_ms: u64) -> Vec<Waiting> {
    let line = |kind, entry: &Delegation, since_ms| Waiting {
        kind,
        about: Some(entry.id),
        decision: None,
        place: String::new(),
        since_ms,
        due_ms: Some(entry.until_ms),
    };
    let is = |entry: &Delegation, state| entry.state_at(now_ms) == state;
    let offered = community.delegations_to(member);
    let offered = offered.filter(|entry| is(entry, DelegationState::Offered));
    let mut waiting: Vec<Waiting> = offered
        .map(|entry| line(WaitingKind::Speak, entry, entry.given_ms))
        .collect();
    let Some(rules) = &community.bylaws().deciding.delegation else {
        return waiting;
    };
    let own = community.delegations_of(member);
    for entry in own.filter(|entry| entry.to.is_some() && is(entry, DelegationState::InForce)) {
        let asked = community.day_of(entry.given_ms).plus_months(rules.remind_months);
        let since_ms = community.day_begins_ms(asked);
        if now_ms >= since_ms {
            waiting.push(line(WaitingKind::Trust, entry, since_ms));
        }
    }
    waiting
}

/// Draws that want a secret of this member, or have one that is to be opened.
fn draws(community: &Community, member: MemberIx, now_ms: u64) -> impl Iterator<Item = Waiting> + '_ {
    let wanting = community.draws_waiting_for(member, now_ms).into_iter();
    wanting.filter_map(move |(id, view)| {
        let kind = match view.stage {
            DrawStage::Commit => WaitingKind::Seal,
            DrawStage::Reveal => WaitingKind::Unseal,
            DrawStage::Drawn | DrawStage::Failed => return None,
        };
        Some(Waiting {
            kind,
            about: Some(id),
            decision: None,
            place: String::new(),
            since_ms: community.draw(&id)?.opened_ms,
            due_ms: view.ends_ms,
        })
    })
}

/// Decisions that this member had a part in, and that are to be looked at again.
fn reviews(community: &Community, member: MemberIx, now_ms: u64) -> impl Iterator<Item = Waiting> + '_ {
    let today = community.day_of(now_ms);
    let asked = move |review: &(Hash, u32, crate::quantity::Day)| {
        let (decision, circle, day) = review;
        *day <= today
            && community.is_in_circle(*circle, member)
            && community.review_by(decision, member).is_none()
            && community.reviews_of(decision).next().is_none()
    };
    let reviews = community.decision_reviews().filter(asked);
    reviews.map(|(decision, _, day)| {
        Waiting::of_decision(WaitingKind::Review, decision, community.day_begins_ms(day), None)
    })
}

/// Roles of this member's circles that somebody has to be chosen for.
fn roles(community: &Community, member: MemberIx, now_ms: u64) -> Vec<Waiting> {
    let today = community.day_of(now_ms);
    let mut waiting = Vec::new();
    for (place, circle) in community.circles().iter().enumerate() {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        // A leader is chosen by the circle that sends them.
        let chooses = |role: usize| community.chooses(place, u32::try_from(role).unwrap_or(u32::MAX));
        let wants = |(at, role): &(usize, &crate::community::Role)| {
            role.wants_selection(today) && community.is_in_circle(chooses(*at), member)
        };
        if circle.closed {
            continue;
        }
        for (_, role) in circle.roles.iter().enumerate().filter(wants) {
            let free = role.term().map_or(today, |term| term.until);
            waiting.push(Waiting {
                kind: WaitingKind::Select,
                about: None,
                decision: None,
                place: [circle.slug.as_str(), role.slug.as_str()].join("/"),
                since_ms: community.day_begins_ms(free),
                due_ms: None,
            });
        }
    }
    waiting
}

/// Agreements of this member's circles that are to be looked at again.
fn agreements(community: &Community, member: MemberIx, now_ms: u64) -> impl Iterator<Item = Waiting> + '_ {
    let today = community.day_of(now_ms);
    let due = move |agreement: &&crate::community::Agreement| match community.agreement_state(agreement, today) {
        AgreementState::ReviewDue | AgreementState::Overdue => community.is_in_circle(agreement.circle, member),
        AgreementState::InForce | AgreementState::Lapsed(_) | AgreementState::Retired(_) => false,
    };
    community.agreements().iter().filter(due).map(|agreement| Waiting {
        kind: WaitingKind::ReviewAgreement,
        about: None,
        decision: None,
        place: agreement.name.clone(),
        since_ms: community.day_begins_ms(agreement.last().review),
        due_ms: None,
    })
}

/// Tensions that were sent to a role of this member, and from which nothing was opened since.
fn tensions(community: &Community, member: MemberIx) -> impl Iterator<Item = Waiting> + '_ {
    let open = community.tensions().iter().filter(|tension| tension.closed.is_none());
    open.filter_map(move |tension| {
        let last = tension.sendings.last()?;
        let SentTo::Role(circle, role) = last.to else {
            return None;
        };
        let held = &community.roles(circle).get(role as usize)?;
        let is_mine = held.closed.is_none() && held.holder() == Some(member) && tension.decisions.is_empty();
        is_mine.then(|| Waiting {
            kind: WaitingKind::Tension,
            about: Some(tension.id),
            decision: None,
            place: [community.circles()[circle as usize].slug.as_str(), held.slug.as_str()].join("/"),
            since_ms: last.stamp_ms,
            due_ms: None,
        })
    })
}

/// Guests whom this member has invited, and not vouched for yet.
fn vouches(community: &Community, member: MemberIx) -> impl Iterator<Item = Waiting> + '_ {
    let mine = move |guest: &MemberIx| {
        let record = community.member(*guest);
        let vouched = record.vouches.iter().any(|vouch| vouch.by == member);
        record.invited_by == Some(member) && !vouched && record.declined.is_none() && community.is_guest(*guest)
    };
    let full = community.is_full(member) && community.admission_is_decided();
    let guests = community.member_ixs().filter(move |guest| full && mine(guest));
    guests.map(|guest| Waiting {
        kind: WaitingKind::Vouch,
        about: Some(community.member(guest).id),
        decision: None,
        place: String::new(),
        since_ms: community.day_begins_ms(community.member(guest).joined),
        due_ms: None,
    })
}

/// New keys that others vouch for as this member's.
fn new_keys(community: &Community, member: MemberIx, now_ms: u64) -> impl Iterator<Item = Waiting> + '_ {
    let asked = community.recoveries(member, now_ms).into_iter();
    asked.map(move |view| Waiting {
        kind: WaitingKind::Veto,
        about: Some(community.member(member).id),
        decision: None,
        place: view.key.kid().to_string(),
        since_ms: view.vouches.first().map_or(now_ms, |vouch| vouch.stamp_ms),
        due_ms: view.ready_ms,
    })
}

/// Forks that this member facilitates, has signed, or goes along with.
fn forks(community: &Community, member: MemberIx, now_ms: u64) -> impl Iterator<Item = Waiting> + '_ {
    let asked = move |fork: &Fork| match fork.stage_at(now_ms) {
        ForkStage::Attempt => {
            let asked = fork.reports.is_empty() && community.fork_facilitator(fork) == Some(member);
            let (since_ms, due_ms) = (fork.attempt_ms?, fork.joining_begins_ms());
            asked.then_some((WaitingKind::BringTogether, since_ms, Some(due_ms)))
        }
        ForkStage::Joining => {
            let asked = fork.signers.contains_key(&member) && !fork.going.contains_key(&member);
            let (since_ms, due_ms) = (fork.joining_begins_ms(), fork.joining_ends_ms());
            asked.then_some((WaitingKind::GoAlong, since_ms, Some(due_ms)))
        }
        ForkStage::Parted if community.origin_by(&fork.id).is_none() => {
            let parted = fork.parted.as_ref()?;
            let goes = community.is_full(member) && parted.members.binary_search(&member).is_ok();
            goes.then_some((WaitingKind::FoundFork, parted.stamp_ms, None))
        }
        ForkStage::Parted | ForkStage::Named | ForkStage::Notice | ForkStage::Due | ForkStage::Ended => None,
    };
    community.forks().iter().filter_map(move |fork| {
        let (kind, since_ms, due_ms) = asked(fork)?;
        Some(Waiting {
            kind,
            about: Some(fork.id),
            decision: None,
            place: fork.name.clone(),
            since_ms,
            due_ms,
        })
    })
}

fn evaluations(community: &Community, member: MemberIx) -> impl Iterator<Item = Waiting> + '_ {
    let mine = move |(who, answered): &(MemberIx, bool)| *who == member && !answered;
    let open = community
        .evaluations()
        .iter()
        .filter(move |evaluation| evaluation.state == EvaluationState::Open && evaluation.evaluators.iter().any(mine));
    open.map(|evaluation| Waiting {
        kind: WaitingKind::Evaluate,
        about: Some(evaluation.id),
        decision: None,
        place: String::new(),
        since_ms: community.day_begins_ms(evaluation.opened),
        due_ms: None,
    })
}

/// Work that waits for its contributor, and then work of others that waits to be confirmed.
fn own_works(community: &Community, member: MemberIx) -> Vec<Waiting> {
    let page = || Page {
        before: None,
        lines: WORKS_SHOWN,
    };
    let own = |state| WorkFilter {
        member: Some(member),
        state: Some(state),
        ..WorkFilter::default()
    };
    let lists = [
        (
            WaitingKind::Accept,
            works(community, &own(WorkState::Offered), page()).works,
        ),
        (
            WaitingKind::Quantity,
            works(community, &own(WorkState::Proposed), page()).works,
        ),
        (
            WaitingKind::Disputed,
            works(community, &own(WorkState::Disputed), page()).works,
        ),
        (WaitingKind::Attest, to_attest(community, member, page()).works),
    ];
    let mut waiting = Vec::new();
    for (kind, lines) in lists {
        for line in lines {
            let work = community.work(&line.work);
            waiting.push(Waiting {
                kind,
                about: Some(line.work),
                decision: None,
                place: line.task.to_string(),
                since_ms: work.map_or(0, |work| work.since_ms),
                due_ms: None,
            });
        }
    }
    waiting
}
