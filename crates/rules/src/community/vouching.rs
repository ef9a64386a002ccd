//! Coming in where the agreement `membership` says that admission is decided: guests, vouches for them, the members'
//! decision, a refusal with its reason, and the appeal against it. Invitations and joining are in `members.rs`.

use super::circles::ROOT;
use super::consent::{ProposalKind, Version, kept};
use super::decision::Electorate;
use super::state::{Declined, MemberIx, Vouch};
use super::{Community, Filing, limit};
use crate::act::effect::{AdmitMember, Effect};
use crate::act::{AdmissionAppeal, AgreementClass, MemberVouch};
use crate::bylaws::Admission;
use crate::limits::{Crowd, PROPOSALS_MAX};
use crate::quantity::Day;
use crate::refusal::Refusal;
use register::Hash;

impl Community {
    /// Whether admission is decided here, and not by invitation alone.
    pub fn admission_is_decided(&self) -> bool {
        match self.bylaws().admission {
            Admission::Decided => true,
            Admission::Invitation => false,
        }
    }

    /// Whether somebody has joined and is not admitted: they take part, and their word counts nowhere.
    pub fn is_guest(&self, member: MemberIx) -> bool {
        let record = self.member(member);
        record.admitted.is_none() && record.left.is_none()
    }

    /// How many full members have to vouch for somebody: two unless agreed otherwise, or all where there are fewer.
    pub fn vouches_needed(&self) -> usize {
        self.full_members().take(self.bylaws().vouches).count()
    }

    /// Vouches for somebody by those who are full members now.
    pub fn vouches_for(&self, member: MemberIx) -> impl Iterator<Item = &Vouch> + '_ {
        let vouches = self.member(member).vouches.iter();
        vouches.filter(|vouch| self.is_full(vouch.by))
    }

    /// For whom somebody has vouched, ever.
    pub fn vouched_by(&self, member: MemberIx) -> impl Iterator<Item = MemberIx> + '_ {
        let by = move |one: &MemberIx| self.member(*one).vouches.iter().any(|vouch| vouch.by == member);
        self.member_ixs().filter(by)
    }

    /// A guest, who is asked about in this act or effect.
    pub(super) fn guest(&self, id: &Hash) -> Result<MemberIx, Refusal> {
        let member = self.present_member(id)?;
        if self.is_guest(member) {
            return Ok(member);
        }
        Err(Refusal::NotAGuest {})
    }

    /// Whether enough full members say that they know somebody.
    pub(super) fn check_vouches(&self, member: MemberIx) -> Result<(), Refusal> {
        let (vouches, needed) = (self.vouches_for(member).count(), self.vouches_needed());
        if vouches >= needed {
            return Ok(());
        }
        Err(Refusal::VouchesMissing {
            vouches: vouches as u64,
            needed: needed as u64,
        })
    }

    pub(super) fn check_member_vouch(&self, act: &MemberVouch, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full(filing)?;
        self.holds_today("membership", filing)?;
        let member = self.guest(&act.member)?;
        if self.member(member).vouches.iter().any(|vouch| vouch.by == author) {
            return Err(Refusal::AlreadyAnswered {});
        }
        limit(
            Crowd::Vouches,
            self.member(member).vouches.len(),
            crate::limits::VOUCHES_MAX,
        )
    }

    pub(super) fn apply_member_vouch(&mut self, act: MemberVouch, filing: &Filing) {
        let vouch = Vouch {
            by: self.author_ix(filing),
            how: act.how.map(|how| how.0),
            entry: filing.index,
        };
        let member = self.member_ix(&act.member).expect("check() found this guest");
        self.members[member.0 as usize].vouches.push(vouch);
        self.admit_founder(member, filing);
    }

    /// Whoever is invited as a full member while the community is being founded is one once they are vouched for.
    pub(super) fn admit_founder(&mut self, member: MemberIx, filing: &Filing) {
        let founding = self.member(member).founding && self.check_founding_period(filing.stamp_ms).is_ok();
        if founding && self.check_vouches(member).is_ok() {
            let day = self.day_of(filing.stamp_ms);
            self.members[member.0 as usize].admitted = Some(day);
            self.become_full(member, day);
        }
    }

    /// The members admit somebody: they begin to date, or are full members where nobody dates.
    pub(super) fn take_in(&mut self, member: MemberIx, day: Day) {
        let dates = !self.bylaws().stages.is_empty();
        let record = &mut self.members[member.0 as usize];
        record.admitted = Some(day);
        record.declined = None;
        if dates {
            record.stages.push((0, day));
        } else {
            self.become_full(member, day);
        }
    }

    /// The members decline somebody, for now, and say why.
    pub(super) fn decline(&mut self, member: MemberIx, reason: Hash, decision: Hash, filing: &Filing) {
        self.members[member.0 as usize].declined = Some(Declined {
            reason,
            decision,
            entry: filing.index,
            appealed: None,
        });
    }

    pub(super) fn check_admission_appeal(&self, _act: &AdmissionAppeal, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        limit(Crowd::Proposals, self.proposals.len(), PROPOSALS_MAX)?;
        match &self.member(author).declined {
            Some(declined) if declined.appealed.is_none() => Ok(()),
            Some(_) | None => Err(Refusal::NothingDeclined {}),
        }
    }

    /// Others than those who vouched or proposed look at it again: a panel that is drawn; where too few are left for
    /// one, all full members vote.
    pub(super) fn apply_admission_appeal(&mut self, act: AdmissionAppeal, filing: &Filing) {
        let author = self.author_ix(filing);
        let declined = self.members[author.0 as usize].declined.as_mut();
        let declined = declined.expect("check() found what was declined");
        declined.appealed = Some(filing.act_id);
        let before = declined.decision;
        let proposed = self.proposal(&before).map(|record| record.by);
        let version = Version {
            title: None,
            text: Some(act.reason.0),
            effects: kept(&[Effect::AdmitMember(AdmitMember {
                member: self.member(author).id,
            })]),
            irreversible: false,
            review: None,
            why: None,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        };
        let class = AgreementClass::Policy;
        let mut record = self.new_proposal(ProposalKind::Plain, ROOT, class, Some(version), filing);
        let vouches = self.member(author).vouches.iter();
        let not: alloc::vec::Vec<MemberIx> = vouches.map(|vouch| vouch.by).chain(proposed).collect();
        let panel = self.full_members().filter(|member| !not.contains(member)).collect();
        self.decide_elsewhere(&mut record, Electorate::new(panel), filing);
        self.keep_proposal(record);
    }

    /// Who decides on these effects in a circle: about coming in and going on as a member, the full members alone where
    /// admission is decided.
    pub(super) fn electorate_on(&self, circle: u32, effects: &[Effect]) -> Electorate {
        let all = self.electorate(circle);
        if !self.admission_is_decided() || !effects.iter().any(is_about_membership) {
            return all;
        }
        let full = all.members().iter().copied().filter(|member| self.is_full(*member));
        Electorate::new(full.collect())
    }
}

fn is_about_membership(effect: &Effect) -> bool {
    match effect {
        Effect::AdmitMember(_) | Effect::DeclineMember(_) | Effect::AdvanceMember(_) => true,
        Effect::AdoptAgreement(_) | Effect::RetireAgreement(_) | Effect::RenewAgreement(_) => false,
        Effect::OpenRole(_) | Effect::CloseRole(_) | Effect::FillRole(_) | Effect::VacateRole(_) => false,
        Effect::OpenCircle(_) | Effect::CloseCircle(_) => false,
        Effect::AdmitToCircle(_) | Effect::RemoveFromCircle(_) => false,
        Effect::ExcludeMember(_) | Effect::PostShare(_) | Effect::MoveValue(_) | Effect::SettleWork(_) => false,
    }
}
