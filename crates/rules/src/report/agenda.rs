//! What a member's calendar shows: deadlines of decisions, reviews, the ends of terms, the last days of agreements.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use register::Hash;

use super::waiting::{Waiting, waiting_for};
use crate::community::{Community, MemberIx};
use crate::quantity::{Day, words};

/// Days back that a calendar shows.
const DAYS_BACK: i32 = 31;

words! {
    /// What an entry of a calendar is.
    AgendaKind {
        /// The end of the time to take part in a decision.
        Deadline = "deadline",
        /// A decision is looked at again.
        Review = "review",
        /// An agreement is looked at again.
        AgreementReview = "agreement-review",
        /// The last day of an agreement.
        Sunset = "sunset",
        /// The term of a role is over.
        TermEnd = "term-end",
        /// A promise is due.
        Promise = "promise",
    }
}

/// When an entry of a calendar is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AgendaTime {
    /// At a moment, Unix ms.
    At(u64),
    /// On a whole day.
    On(Day),
}

/// An entry of a member's calendar.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AgendaItem {
    /// What it is.
    pub kind: AgendaKind,
    /// When.
    pub time: AgendaTime,
    /// What it is about, if that has an id.
    pub about: Option<Hash>,
    /// What is asked, for deadlines, as [`super::WaitingKind`] writes it; an agreement's short name; or
    /// `circle/role`.
    pub what: String,
    /// What waits for the member, where this is its deadline.
    pub waiting: Option<Waiting>,
}

/// The calendar of this member: what is still to come, and what was due in the last days.
#[must_use]
pub fn calendar_items(community: &Community, member: MemberIx, now_ms: u64) -> Vec<AgendaItem> {
    if community.member(member).left.is_some() {
        return Vec::new();
    }
    let since = community.day_of(now_ms).plus_days(-DAYS_BACK);
    let mut items = Vec::new();
    for waiting in waiting_for(community, member, now_ms) {
        if let Some(due_ms) = waiting.due_ms {
            items.push(AgendaItem {
                kind: AgendaKind::Deadline,
                time: AgendaTime::At(due_ms),
                about: waiting.about,
                what: waiting.kind.to_string(),
                waiting: Some(waiting),
            });
        }
    }
    days(community, member, &mut items);
    items.retain(|item| match item.time {
        AgendaTime::At(_) => true,
        AgendaTime::On(day) => day >= since,
    });
    items.sort_by_key(|item| match item.time {
        AgendaTime::At(at_ms) => at_ms,
        AgendaTime::On(day) => community.day_begins_ms(day),
    });
    items
}

/// Everything that falls on a whole day.
fn days(community: &Community, member: MemberIx, items: &mut Vec<AgendaItem>) {
    let mut add = |kind, day, about, what: &str| {
        items.push(AgendaItem {
            kind,
            time: AgendaTime::On(day),
            about,
            what: what.to_string(),
            waiting: None,
        });
    };
    for (decision, circle, day) in community.decision_reviews() {
        if community.is_in_circle(circle, member) {
            add(AgendaKind::Review, day, Some(decision), "");
        }
    }
    for agreement in community.agreements() {
        let last = agreement.last();
        if last.ended.is_some() || !community.is_in_circle(agreement.circle, member) {
            continue;
        }
        add(AgendaKind::AgreementReview, last.review, last.decision, &agreement.name);
        if let Some(sunset) = last.sunset {
            add(AgendaKind::Sunset, sunset, last.decision, &agreement.name);
        }
    }
    for (place, circle) in (0..).zip(community.circles()) {
        if circle.closed || !community.is_in_circle(place, member) {
            continue;
        }
        for role in circle.roles.iter().filter(|role| role.closed.is_none()) {
            if let Some(term) = role.term() {
                let what = [circle.slug.as_str(), role.slug.as_str()].join("/");
                add(AgendaKind::TermEnd, term.until, Some(term.decision), &what);
            }
        }
    }
    for promise in community.commitments() {
        let open = promise.state == crate::community::CommitmentState::Open;
        if open && (promise.by == member || promise.to == Some(member)) {
            add(AgendaKind::Promise, promise.due, Some(promise.id), "");
        }
    }
}
