//! Delegation: who speaks for whom in votes where they do not vote themselves. Its acts are here; what is kept of an
//! entry is `delegation/record.rs`, who is how heavily trusted `delegation/room.rs`, and what becomes of everybody's
//! voice in one vote `votes/speaking.rs`.
//!
//! Entries are never changed but for their acceptance and their end, each with its entry and time. So who was trusted
//! at any moment can be asked later, and no graph has to be kept for a vote that has closed.

mod record;
mod room;

use super::circles::ROOT;
use super::state::MemberIx;
use super::votes::{Vote, VoteStage};
use super::{Community, Filing, limit};
use crate::act::{DelegationAccept, DelegationDecline, DelegationGive, DelegationWithdraw};
use crate::bylaws::delegation::DelegationRules;
use crate::limits::{Crowd, DELEGATIONS_MAX, DELEGATIONS_OF_MEMBER_MAX};
use crate::refusal::Refusal;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::Hash;
use serde::{Deserialize, Serialize};

pub use record::{Delegation, DelegationEnd, DelegationState, EndedBy, Moment, Scope, Subject};
pub use room::Room;

/// All delegations that ever were.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Delegations {
    all: Vec<Delegation>,
    by_id: BTreeMap<Hash, u32>,
    /// Each member's own entries, in order.
    given: BTreeMap<MemberIx, Vec<u32>>,
    /// Entries that name a member, in order.
    trusted: BTreeMap<MemberIx, Vec<u32>>,
    /// For how many a member speaks at most, as they said it: entry, time, number.
    limits: BTreeMap<MemberIx, Vec<(u64, u64, u32)>>,
}

// ---- giving

impl Community {
    pub(super) fn check_delegation_give(&self, act: &DelegationGive, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        if !self.binds(author) {
            return Err(Refusal::NotBinding {});
        }
        let rules = self.delegation_rules(filing)?;
        limit(Crowd::Delegations, self.delegations.all.len(), DELEGATIONS_MAX)?;
        let own = self.delegations_of(author).filter(|entry| entry.ended.is_none());
        limit(Crowd::DelegationsOfMember, own.count(), DELEGATIONS_OF_MEMBER_MAX)?;
        let scope = self.scope_of(act, rules, filing)?;
        self.check_truster(&scope, author)?;
        let Some(to) = &act.to else { return Ok(()) };
        let delegate = self.present_member(to)?;
        if delegate == author {
            return Err(Refusal::SelfDelegation {});
        }
        if !self.may_speak(&scope, delegate) {
            return Err(Refusal::DelegateNotEligible { member: to.to_string() });
        }
        self.check_room(&scope, None, author, delegate, filing)
    }

    pub(super) fn apply_delegation_give(&mut self, act: DelegationGive, filing: &Filing) {
        let author = self.author_ix(filing);
        let rules = self.delegation_rules(filing).expect("check() found the agreement");
        let months = rules.months;
        let scope = self.scope_of(&act, rules, filing).expect("check() found this scope");
        let until = self.day_of(filing.stamp_ms).plus_months(months);
        let until_ms = self.day_begins_ms(until).max(filing.stamp_ms);
        let to = act.to.and_then(|to| self.member_ix(&to));
        let before = self
            .delegations_of(author)
            .find(|entry| entry.ended.is_none() && entry.scope == scope);
        // Who has said yes goes on: saying again that one trusts them is a renewal.
        let renews = before.filter(|before| before.to == to && before.state_at(filing.stamp_ms).is_in_force());
        let accepted = renews.map(|_| (filing.index, filing.stamp_ms));
        if let Some(before) = before.map(|before| before.id) {
            self.end_delegation(&before, EndedBy::Replaced, filing);
        }
        let place = self.delegations.all.len() as u32; // DELEGATIONS_MAX fits.
        self.delegations.by_id.insert(filing.act_id, place);
        self.delegations.given.entry(author).or_default().push(place);
        if let Some(to) = to {
            self.delegations.trusted.entry(to).or_default().push(place);
        }
        self.delegations.all.push(Delegation {
            id: filing.act_id,
            entry: filing.index,
            by: author,
            to,
            scope,
            given_ms: filing.stamp_ms,
            until_ms,
            accepted,
            ended: None,
        });
    }

    /// What an entry is for. A vote and a topic can be narrowed to one house.
    fn scope_of(&self, act: &DelegationGive, rules: &DelegationRules, filing: &Filing) -> Result<Scope, Refusal> {
        match (&act.decision, &act.topic, &act.circle) {
            (None, None, None) => Ok(Scope::Community),
            (Some(decision), None, None) => self
                .vote_to_delegate(decision, filing)
                .map(|vote| Scope::Decision(vote.id)),
            (Some(decision), None, Some(circle)) => {
                let vote = self.vote_to_delegate(decision, filing)?;
                if vote.houses.is_empty() {
                    return Err(Refusal::ScopeDoubled {});
                }
                let part = self.part(vote, Some(circle))?;
                Ok(Scope::DecisionIn(vote.id, part.circle))
            }
            (None, Some(topic), circle) => {
                if !rules.topics.iter().any(|known| known == topic.as_str()) {
                    return Err(Refusal::TopicUnknown {
                        topic: topic.to_string(),
                    });
                }
                let topic = topic.to_string();
                match circle {
                    None => Ok(Scope::Topic(topic)),
                    Some(circle) if self.is_house(circle.as_str()) => {
                        let house = self.deciding_circle(circle.as_str())?;
                        Ok(Scope::TopicIn(topic, house))
                    }
                    Some(_) => Err(Refusal::ScopeDoubled {}),
                }
            }
            (None, None, Some(circle)) => self.deciding_circle(circle.as_str()).map(Scope::Circle),
            (Some(_), Some(_), _) => Err(Refusal::ScopeDoubled {}),
        }
    }

    /// A vote in which delegations can still be given.
    fn vote_to_delegate(&self, decision: &Hash, filing: &Filing) -> Result<&Vote, Refusal> {
        if self.vote(decision).is_none() && self.decision_by_id.contains_key(decision) {
            return Err(Refusal::DelegationOff {});
        }
        let vote = self.open_vote(decision)?;
        if vote.is_about_people() {
            return Err(Refusal::DelegationOff {});
        }
        match vote.stage_at(filing.stamp_ms) {
            VoteStage::Deliberation | VoteStage::Voting => Ok(vote),
            VoteStage::Waiting | VoteStage::Due | VoteStage::Closed | VoteStage::Withdrawn => {
                Err(Refusal::VotingEnded { ended_ms: vote.ends_ms })
            }
        }
    }

    /// Whoever gives an entry would decide there themself.
    fn check_truster(&self, scope: &Scope, author: MemberIx) -> Result<(), Refusal> {
        match scope {
            Scope::DecisionIn(_, _) | Scope::Decision(_) => {
                let decides = self
                    .parts_in(scope)
                    .into_iter()
                    .any(|part| self.would_decide(part, author));
                if decides {
                    Ok(())
                } else {
                    Err(Refusal::NotInElectorate {})
                }
            }
            Scope::Circle(circle) | Scope::TopicIn(_, circle) if !self.is_in_circle(*circle, author) => {
                Err(Refusal::NotInCircle {
                    circle: self.circles[*circle as usize].slug.clone(),
                })
            }
            Scope::Circle(_) | Scope::TopicIn(_, _) | Scope::Topic(_) | Scope::Community => Ok(()),
        }
    }

    /// The votes, or parts of one, that an entry for a decision is about.
    pub(super) fn parts_in(&self, scope: &Scope) -> Vec<&Vote> {
        match scope {
            Scope::DecisionIn(vote, house) => self
                .vote(vote)
                .and_then(|vote| vote.part_of(*house))
                .into_iter()
                .collect(),
            Scope::Decision(vote) => self
                .vote(vote)
                .map_or_else(Vec::new, |vote| vote.parts().iter().collect()),
            Scope::Topic(_) | Scope::TopicIn(_, _) | Scope::Circle(_) | Scope::Community => Vec::new(),
        }
    }

    /// Whether somebody could speak there, as things stand; where several houses decide, in one of them.
    pub fn may_speak(&self, scope: &Scope, member: MemberIx) -> bool {
        let in_circle = |circle: u32| self.is_in_circle(circle, member);
        self.binds(member)
            && match scope {
                Scope::DecisionIn(_, _) | Scope::Decision(_) => self
                    .parts_in(scope)
                    .into_iter()
                    .any(|part| self.would_decide(part, member)),
                Scope::Circle(circle) | Scope::TopicIn(_, circle) => in_circle(*circle),
                Scope::Topic(_) | Scope::Community => in_circle(ROOT),
            }
    }

    /// Whether somebody decides a vote, or one house's part of it, or would if voting began now.
    pub fn would_decide(&self, part: &Vote, member: MemberIx) -> bool {
        match &part.frozen {
            Some(frozen) => frozen.electorate.has(member) && !part.has_parted(member),
            None => self.binds(member) && self.is_in_circle(part.circle, member) && !self.decides_before(part, member),
        }
    }

    fn delegation_rules(&self, filing: &Filing) -> Result<&DelegationRules, Refusal> {
        self.bylaws_at(filing.stamp_ms)
            .deciding
            .delegation
            .as_ref()
            .ok_or(Refusal::DelegationNotAgreed {})
    }
}

// ---- answering and ending

impl Community {
    pub(super) fn check_delegation_accept(&self, act: &DelegationAccept, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let entry = self.open_delegation(&act.delegation, filing)?;
        if entry.to != Some(author) {
            return Err(Refusal::NotYourDelegation {});
        }
        if entry.accepted.is_some() && act.most.is_none() {
            return Err(Refusal::AlreadyAnswered {});
        }
        if !self.may_speak(&entry.scope, author) {
            return Err(Refusal::DelegateNotEligible {
                member: self.member(author).id.to_string(),
            });
        }
        let most = act.most.map(|most| most.unsigned() as u32);
        if entry.accepted.is_some() {
            return Ok(()); // They say another number; whom it leaves out, the count says.
        }
        self.check_room(&entry.scope, most, entry.by, author, filing)
    }

    pub(super) fn apply_delegation_accept(&mut self, act: DelegationAccept, filing: &Filing) {
        let author = self.author_ix(filing);
        let place = self.delegations.by_id[&act.delegation];
        let entry = &mut self.delegations.all[place as usize];
        entry.accepted = entry.accepted.or(Some((filing.index, filing.stamp_ms)));
        if let Some(most) = act.most {
            let limits = self.delegations.limits.entry(author).or_default();
            limits.push((filing.index, filing.stamp_ms, most.unsigned() as u32));
        }
    }

    pub(super) fn check_delegation_decline(&self, act: &DelegationDecline, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        if self.open_delegation(&act.delegation, filing)?.to == Some(author) {
            return Ok(());
        }
        Err(Refusal::NotYourDelegation {})
    }

    pub(super) fn apply_delegation_decline(&mut self, act: &DelegationDecline, filing: &Filing) {
        self.end_delegation(&act.delegation, EndedBy::Declined, filing);
    }

    pub(super) fn check_delegation_withdraw(&self, act: &DelegationWithdraw, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        if self.open_delegation(&act.delegation, filing)?.by == author {
            return Ok(());
        }
        Err(Refusal::NotYourDelegation {})
    }

    pub(super) fn apply_delegation_withdraw(&mut self, act: &DelegationWithdraw, filing: &Filing) {
        self.end_delegation(&act.delegation, EndedBy::Withdrawn, filing);
    }

    /// Who leaves trusts nobody here any more, and speaks for nobody.
    pub(super) fn delegations_leave(&mut self, member: MemberIx, filing: &Filing) {
        let places = |of: &BTreeMap<MemberIx, Vec<u32>>| of.get(&member).cloned().unwrap_or_default();
        let touched = places(&self.delegations.given)
            .into_iter()
            .chain(places(&self.delegations.trusted));
        let ids: Vec<Hash> = touched
            .map(|place| &self.delegations.all[place as usize])
            .filter(|entry| entry.ended.is_none())
            .map(|entry| entry.id)
            .collect();
        for id in ids {
            self.end_delegation(&id, EndedBy::Left, filing);
        }
    }

    fn end_delegation(&mut self, id: &Hash, by: EndedBy, filing: &Filing) {
        let place = self.delegations.by_id[id];
        self.delegations.all[place as usize].ended = Some(DelegationEnd {
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
            by,
        });
    }

    fn open_delegation(&self, id: &Hash, filing: &Filing) -> Result<&Delegation, Refusal> {
        let entry = self.delegation(id).ok_or_else(|| Refusal::DelegationUnknown {
            delegation: id.to_string(),
        })?;
        match entry.state_at(filing.stamp_ms) {
            DelegationState::Offered | DelegationState::InForce => Ok(entry),
            DelegationState::Expired | DelegationState::Ended => Err(Refusal::DelegationOver {}),
        }
    }
}

// ---- questions

impl Community {
    /// All delegations that ever were, in order.
    pub fn delegations(&self) -> &[Delegation] {
        &self.delegations.all
    }

    /// A delegation by id.
    pub fn delegation(&self, id: &Hash) -> Option<&Delegation> {
        let place = self.delegations.by_id.get(id)?;
        self.delegations.all.get(*place as usize)
    }

    /// A member's own entries, ended ones included, in order.
    pub fn delegations_of(&self, member: MemberIx) -> impl Iterator<Item = &Delegation> {
        self.listed(&self.delegations.given, member)
    }

    /// The entries that name a member, ended ones included, in order.
    pub fn delegations_to(&self, member: MemberIx) -> impl Iterator<Item = &Delegation> {
        self.listed(&self.delegations.trusted, member)
    }

    fn listed<'a>(
        &'a self,
        of: &'a BTreeMap<MemberIx, Vec<u32>>,
        member: MemberIx,
    ) -> impl Iterator<Item = &'a Delegation> {
        let places = of.get(&member).into_iter().flatten();
        places.map(|place| &self.delegations.all[*place as usize])
    }

    /// For how many people a member said that they speak at most; none if they did not say.
    pub fn speaks_at_most(&self, member: MemberIx, at: Moment) -> Option<u32> {
        let said = self.delegations.limits.get(&member)?;
        let before = |one: &&(u64, u64, u32)| at.is_after(one.0, one.1);
        said.iter().rev().find(before).map(|(_, _, most)| *most)
    }

    /// Which of a member's entries holds for a subject at a moment: the most specific one, whatever it says.
    pub fn entry_for(&self, member: MemberIx, subject: &Subject<'_>, at: Moment) -> Option<&Delegation> {
        let own = self.delegations.given.get(&member)?;
        let entries = own.iter().map(|place| &self.delegations.all[*place as usize]);
        let holding = entries.filter(|entry| entry.holds_at(at));
        let ranked = holding.filter_map(|entry| Some((subject.nearness(entry)?, entry)));
        ranked.min_by_key(|(nearness, _)| *nearness).map(|(_, entry)| entry)
    }

    /// What a vote is, to those who choose a delegate for it.
    pub fn subject_of<'a>(&self, vote: &'a Vote) -> Subject<'a> {
        Subject {
            decision: Some(vote.id),
            topic: vote.topic.as_deref(),
            circle: Some(vote.circle),
            in_house: vote.house.is_some(),
        }
    }

    /// The place of an entry in the list of all.
    pub(super) fn place_of_delegation(&self, entry: &Delegation) -> u32 {
        self.delegations.by_id[&entry.id]
    }

    /// Now, as a moment: after every entry that there is.
    pub fn moment(&self, now_ms: u64) -> Moment {
        Moment {
            entry: self.length,
            ms: now_ms.saturating_add(1),
        }
    }

    /// The topics that a vote can have.
    pub fn topics(&self) -> &[String] {
        let rules = self.bylaws().deciding.delegation.as_ref();
        rules.map_or(&[], |rules| &rules.topics)
    }
}
