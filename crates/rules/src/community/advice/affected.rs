//! Whom a decision touches, and so how much asking it takes.

use super::super::Community;
use super::super::state::MemberIx;
use crate::act::{AgreementClass, Effect, PostingText, Tier};
use crate::ledger::AccountKey;
use alloc::collections::BTreeSet;
use register::Hash;

impl Community {
    /// The members whom these effects touch: those of the circles whose agreements and roles they change, links
    /// included, those who are named, and those whose accounts they move.
    pub fn affected_by(&self, effects: &[Effect], circle: u32) -> BTreeSet<MemberIx> {
        let mut affected = BTreeSet::new();
        for effect in effects {
            self.add_affected(effect, circle, &mut affected);
        }
        affected.retain(|member| self.member(*member).left.is_none());
        affected
    }

    fn add_affected(&self, effect: &Effect, own: u32, affected: &mut BTreeSet<MemberIx>) {
        let agreement = |name: &str| self.agreement(name).map_or(own, |agreement| agreement.circle);
        let place = |slug: &str| self.circle_place(slug).unwrap_or(own);
        let (circle, member): (Option<u32>, Option<Hash>) = match effect {
            Effect::AdoptAgreement(it) => (Some(agreement(it.name.as_str())), None),
            Effect::RetireAgreement(it) => (Some(agreement(it.name.as_str())), None),
            Effect::RenewAgreement(it) => (Some(agreement(it.name.as_str())), None),
            Effect::OpenRole(it) => (Some(place(it.circle.as_str())), None),
            Effect::CloseRole(it) => (Some(place(it.circle.as_str())), None),
            Effect::FillRole(it) => (Some(place(it.circle.as_str())), Some(it.member)),
            Effect::VacateRole(it) => (Some(place(it.circle.as_str())), None),
            Effect::OpenCircle(it) => (Some(place(it.parent.as_str())), None),
            Effect::CloseCircle(it) => (Some(place(it.circle.as_str())), None),
            Effect::AdmitToCircle(it) => (Some(place(it.circle.as_str())), Some(it.member)),
            Effect::RemoveFromCircle(it) => (Some(place(it.circle.as_str())), Some(it.member)),
            Effect::AdvanceMember(it) => (None, Some(it.member)),
            Effect::ExcludeMember(it) => (None, Some(it.member)),
            Effect::AdmitMember(it) => (None, Some(it.member)),
            Effect::DeclineMember(it) => (None, Some(it.member)),
            Effect::SettleWork(it) => {
                let work = self.work(&it.work);
                affected.extend(work.map(|work| work.contributor));
                affected.extend(work.and_then(|work| work.dispute().map(|dispute| dispute.by)));
                (None, None)
            }
            Effect::PostShare(_) => (Some(super::super::ROOT), None), // Everybody is shown what it pays.
            Effect::MoveValue(it) => {
                let holders = it.postings.iter().filter_map(holder);
                affected.extend(holders.filter_map(|id| self.member_ix(&id)));
                (None, None)
            }
        };
        affected.extend(circle.into_iter().flat_map(|circle| self.circle_members(circle)));
        affected.extend(member.and_then(|id| self.member_ix(&id)));
    }

    /// The lowest tier for what it costs, how many it affects, and what it does. What is more than an operational
    /// matter is for no role alone.
    pub fn least_tier(&self, cost: Option<u64>, affected: u64, effects: &[Effect], now_ms: u64) -> Tier {
        let rules = &self.bylaws_at(now_ms).deciding.advice;
        if self.least_class(effects) != AgreementClass::Operational {
            return Tier::T3;
        }
        let cost = cost.unwrap_or(0).max(spent(effects));
        if cost == 0 && affected == 0 {
            Tier::T0
        } else if cost <= rules.tier1_max && affected <= u64::from(rules.tier1_affected) {
            Tier::T1
        } else {
            Tier::T2
        }
    }
}

/// Whose account this is.
fn holder(posting: &PostingText) -> Option<Hash> {
    match AccountKey::read(posting.account.as_str())? {
        AccountKey::Payable(member) | AccountKey::Work(_, member) | AccountKey::History(_, member) => Some(member),
        AccountKey::Cash
        | AccountKey::External(_)
        | AccountKey::Issued(_)
        | AccountKey::Retired(_)
        | AccountKey::Pool(_)
        | AccountKey::Reserve(_)
        | AccountKey::Rounding
        | AccountKey::Sibling(..)
        | AccountKey::Named(_) => None,
    }
}

/// How much value these effects move, in the smallest unit.
pub(super) fn spent(effects: &[Effect]) -> u64 {
    let moved = |effect: &Effect| match effect {
        Effect::MoveValue(it) => {
            let gives = it
                .postings
                .iter()
                .map(|posting| posting.amount.get())
                .filter(|amount| *amount < 0);
            gives.fold(0u64, |sum, amount| sum.saturating_add(amount.unsigned_abs()))
        }
        _ => 0, // Nothing else moves value of the role's budget.
    };
    effects.iter().map(moved).fold(0, u64::saturating_add)
}
