//! One delegation: from whom to whom, for what, and from when to when. Nothing here changes it.

use crate::community::state::MemberIx;
use crate::quantity::words;
use alloc::string::String;
use register::Hash;
use serde::{Deserialize, Serialize};

words! {
    /// Where a delegation stands.
    DelegationState {
        /// Given, and not yet accepted: it speaks for nobody.
        Offered = "offered",
        /// Accepted, or an entry that says “nobody”: it counts.
        InForce = "in-force",
        /// Its time is over.
        Expired = "expired",
        /// Withdrawn, declined, replaced, or ended by somebody's leaving.
        Ended = "ended",
    }
}

words! {
    /// By what a delegation ended.
    EndedBy {
        /// Its author took it back.
        Withdrawn = "withdrawn",
        /// The delegate does not, or no longer, speak for them.
        Declined = "declined",
        /// Another entry took its place.
        Replaced = "replaced",
        /// One of the two left.
        Left = "left",
    }
}

impl DelegationState {
    /// Whether it counts.
    pub fn is_in_force(self) -> bool {
        match self {
            DelegationState::InForce => true,
            DelegationState::Offered | DelegationState::Expired | DelegationState::Ended => false,
        }
    }
}

/// What a delegation is for; the most specific comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scope {
    /// One vote, in one of its houses, by its circle's place.
    DecisionIn(Hash, u32),
    /// One vote; where several houses decide, in each that one decides in.
    Decision(Hash),
    /// Votes on a topic, in one house.
    TopicIn(String, u32),
    /// Votes on a topic.
    Topic(String),
    /// Votes of a circle, by its place; where it is a house, in that house.
    Circle(u32),
    /// Every vote.
    Community,
}

impl Scope {
    /// The word for its kind.
    pub fn word(&self) -> &'static str {
        match self {
            Scope::DecisionIn(_, _) | Scope::Decision(_) => "decision",
            Scope::TopicIn(_, _) | Scope::Topic(_) => "topic",
            Scope::Circle(_) => "circle",
            Scope::Community => "community",
        }
    }

    /// The same, as the count knows it.
    pub(in crate::community) fn reach(&self) -> tally::liquid::Scope {
        match self {
            Scope::DecisionIn(_, _) | Scope::Decision(_) => tally::liquid::Scope::Decision,
            Scope::TopicIn(_, _) | Scope::Topic(_) => tally::liquid::Scope::Topic,
            Scope::Circle(_) => tally::liquid::Scope::Circle,
            Scope::Community => tally::liquid::Scope::Community,
        }
    }
}

/// How a delegation ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationEnd {
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
    /// By what.
    pub by: EndedBy,
}

/// A delegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// The act id of its giving.
    pub id: Hash,
    /// The entry.
    pub entry: u64,
    /// Whose voice it is about.
    pub by: MemberIx,
    /// Who speaks; without anybody, nobody does.
    pub to: Option<MemberIx>,
    /// What it is for.
    pub scope: Scope,
    /// When it was given, Unix ms.
    pub given_ms: u64,
    /// When its time is over, Unix ms.
    pub until_ms: u64,
    /// The entry and time by which it was accepted.
    pub accepted: Option<(u64, u64)>,
    /// How it ended before its time.
    pub ended: Option<DelegationEnd>,
}

impl Delegation {
    /// Where it stands at this time.
    pub fn state_at(&self, now_ms: u64) -> DelegationState {
        if self.ended.is_some() {
            DelegationState::Ended
        } else if now_ms >= self.until_ms {
            DelegationState::Expired
        } else if self.to.is_some() && self.accepted.is_none() {
            DelegationState::Offered
        } else {
            DelegationState::InForce
        }
    }

    /// Whether it held at this moment.
    pub fn holds_at(&self, at: Moment) -> bool {
        let taken = match (self.to, self.accepted) {
            (None, _) => at.is_after(self.entry, self.given_ms),
            (Some(_), Some((entry, stamp_ms))) => at.is_after(entry, stamp_ms),
            (Some(_), None) => false,
        };
        let over = self.ended.is_some_and(|end| at.is_after(end.entry, end.stamp_ms));
        taken && !over && at.ms <= self.until_ms
    }
}

/// A moment in a register: what stood before this entry, and was entered before this time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The first entry that is too late.
    pub entry: u64,
    /// The first time that is too late, Unix ms.
    pub ms: u64,
}

impl Moment {
    /// Whether what this entry did at this time had been done.
    pub fn is_after(self, entry: u64, stamp_ms: u64) -> bool {
        entry < self.entry && stamp_ms < self.ms
    }
}

/// What somebody is trusted with: a vote as it is, or, for questions about trust itself, only a topic or a circle.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject<'a> {
    /// The vote.
    pub decision: Option<Hash>,
    /// Its topic.
    pub topic: Option<&'a str>,
    /// Its circle, by its place; where several houses decide, that of the house.
    pub circle: Option<u32>,
    /// Whether it is one house's part.
    pub in_house: bool,
}

impl Subject<'_> {
    /// How near an entry is to this: 0 is for this very house's part of this very vote. None if it is for something else.
    pub fn nearness(&self, entry: &Delegation) -> Option<u8> {
        let in_this = |house: u32| self.in_house && self.circle == Some(house);
        let on_this = |vote: Hash| self.decision == Some(vote);
        let about_this = |topic: &str| self.topic == Some(topic);
        match &entry.scope {
            Scope::DecisionIn(vote, house) => (on_this(*vote) && in_this(*house)).then_some(0),
            Scope::Decision(vote) => on_this(*vote).then_some(1),
            Scope::TopicIn(topic, house) => (about_this(topic) && in_this(*house)).then_some(2),
            Scope::Topic(topic) => about_this(topic).then_some(3),
            Scope::Circle(circle) => (self.circle == Some(*circle)).then_some(4),
            Scope::Community => Some(5),
        }
    }
}
