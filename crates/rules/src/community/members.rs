//! Members and their keys: inviting, joining, leaving, being away; and erasing one's own notes.

use super::state::{Absence, EvaluationState, Invitation, KeyOwner, KeyRecord, Member, MemberIx, Vouch, WorkState};
use super::{Community, Filing, limit};
use crate::act::{Absence as AbsenceAct, Appear, AppearTo, Invite, Join, KeyAdd, KeyRevoke, NoteErase, Rename};
use crate::limits::{
    ABSENCES_MAX, CONFIRMATIONS_MAX, Crowd, INVITATION_MAX_MS, INVITES_MAX, KEYS_PER_MEMBER_MAX, MEMBERS_MAX,
    PERIOD_DAYS_MAX,
};
use crate::quantity::{Day, Standing};
use crate::refusal::Refusal;
use alloc::string::ToString;
use alloc::vec::Vec;
use register::{AnyKey, Hash, Kid};

impl Community {
    pub(super) fn check_invite(&self, act: &Invite, filing: &Filing) -> Result<(), Refusal> {
        self.full(filing)?;
        self.holds_today("membership", filing)?;
        limit(Crowd::Invitations, self.invitations.len(), INVITES_MAX)?;
        self.check_new_key(act.key.kid())?;
        match act.standing {
            Standing::Dating => {}
            Standing::Full => self.check_founding_period(filing.stamp_ms)?,
        }
        let latest_ms = filing.stamp_ms.saturating_add(INVITATION_MAX_MS);
        if act.until.ms() <= filing.stamp_ms || act.until.ms() > latest_ms {
            return Err(Refusal::InvitationTooLong { latest_ms });
        }
        Ok(())
    }

    pub(super) fn apply_invite(&mut self, act: Invite, filing: &Filing) {
        let place = self.invitations.len() as u32;
        self.enrol(act.key.into(), KeyOwner::Invitation(place), filing.index);
        self.invitations.push(Invitation {
            key: act.key.kid(),
            by: self.author_ix(filing),
            uses: act.uses.unsigned() as u32,
            used: 0,
            until_ms: act.until.ms(),
            full: match act.standing {
                Standing::Dating => false,
                Standing::Full => true,
            },
        });
    }

    pub(super) fn check_founding_period(&self, stamp_ms: u64) -> Result<(), Refusal> {
        let founded = self.foundation.as_ref().map_or(Day::LAST, |foundation| foundation.day);
        let ended = founded.plus_days(self.bylaws().founding_days as i32);
        if self.day_of(stamp_ms) > ended {
            return Err(Refusal::FoundingPeriodOver { ended });
        }
        Ok(())
    }

    /// The invitations, used up and ended ones included, in order of being made.
    pub fn invitations(&self) -> &[Invitation] {
        &self.invitations
    }

    /// The invitation with this key, used up and ended ones included.
    pub fn invitation(&self, kid: &register::Kid) -> Option<&Invitation> {
        match self.keys.get(kid)?.owner {
            KeyOwner::Invitation(place) => self.invitations.get(place as usize),
            KeyOwner::Member(_) | KeyOwner::Keeper => None,
        }
    }

    pub(super) fn check_join(&self, act: &Join, filing: &Filing) -> Result<(), Refusal> {
        let invitation = self.invitation(&act.invite).ok_or_else(|| Refusal::InvitationUnknown {
            invite: act.invite.to_string(),
        })?;
        // It ends with its time, when who invited takes it back, and when they leave.
        let revoked = self.keys.get(&act.invite).is_some_and(|key| key.revoked.is_some());
        if invitation.until_ms < filing.stamp_ms || revoked || self.member(invitation.by).left.is_some() {
            return Err(Refusal::InvitationOver {
                until_ms: invitation.until_ms,
            });
        }
        if invitation.used >= invitation.uses {
            return Err(Refusal::InvitationUsedUp {
                uses: u64::from(invitation.uses),
            });
        }
        if invitation.full {
            self.check_founding_period(filing.stamp_ms)?;
        }
        self.holds_today("membership", filing)?;
        limit(Crowd::Members, self.members.len(), MEMBERS_MAX)?;
        for (place, key) in act.keys.iter().enumerate() {
            self.check_new_key(key.kid())?;
            if act.keys[..place].contains(key) {
                return Err(Refusal::KeyInUse {
                    key: key.kid().to_string(),
                });
            }
        }
        Ok(())
    }

    pub(super) fn apply_join(&mut self, act: Join, filing: &Filing) {
        let KeyOwner::Invitation(place) = self.keys[&act.invite].owner else {
            unreachable!("check() found an invitation under this key")
        };
        let invitation = &mut self.invitations[place as usize];
        invitation.used += 1;
        let (by, full) = (invitation.by, invitation.full);
        if self.admission_is_decided() {
            let member = self.enter_member(filing, act.name.0, &act.keys, Some(by), 0);
            self.enter_guest(member, by, full, filing);
            return;
        }
        let stage = if full { self.bylaws().stages.len() as u32 } else { 0 };
        self.enter_member(filing, act.name.0, &act.keys, Some(by), stage);
    }

    /// Where admission is decided, whoever joins is a guest first. Who invites somebody as a full member, while the
    /// community is being founded, vouches for them by it.
    fn enter_guest(&mut self, member: MemberIx, by: MemberIx, founding: bool, filing: &Filing) {
        let record = &mut self.members[member.0 as usize];
        record.admitted = None;
        record.full = None;
        record.founding = founding;
        if founding {
            record.vouches.push(Vouch {
                by,
                how: None,
                entry: filing.index,
            });
            self.admit_founder(member, filing);
        }
    }

    pub(super) fn enter_member(
        &mut self,
        filing: &Filing,
        name: Hash,
        keys: &[AnyKey],
        invited_by: Option<MemberIx>,
        stage: u32,
    ) -> MemberIx {
        let member = MemberIx(self.members.len() as u32);
        let joined = self.day_of(filing.stamp_ms);
        self.members.push(Member {
            id: filing.act_id,
            name,
            entry: filing.index,
            joining: filing.nonce,
            joined,
            invited_by,
            evaluation: None,
            stages: alloc::vec![(stage, joined)],
            full: None,
            admitted: Some(joined),
            founding: false,
            vouches: Vec::new(),
            declined: None,
            left: None,
            keys: Vec::new(),
            absences: Vec::new(),
            works: Vec::new(),
            evaluated: Vec::new(),
            appears: None,
        });
        self.member_by_id.insert(filing.act_id, member);
        if stage as usize >= self.bylaws().stages.len() {
            self.members[member.0 as usize].full = Some(joined);
        }
        for key in keys {
            self.enrol(*key, KeyOwner::Member(member), filing.index);
        }
        member
    }

    pub(super) fn enrol(&mut self, key: AnyKey, owner: KeyOwner, entry: u64) {
        let kid = key.kid();
        self.keys.insert(
            kid,
            KeyRecord {
                public: key,
                owner,
                added: entry,
                revoked: None,
            },
        );
        match owner {
            KeyOwner::Member(member) => self.members[member.0 as usize].keys.push(kid),
            KeyOwner::Invitation(_) | KeyOwner::Keeper => {}
        }
    }

    pub(super) fn check_new_key(&self, kid: Kid) -> Result<(), Refusal> {
        if self.keys.contains_key(&kid) {
            return Err(Refusal::KeyInUse { key: kid.to_string() });
        }
        Ok(())
    }

    pub(super) fn apply_rename(&mut self, act: Rename, filing: &Filing) {
        let member = self.author_ix(filing);
        self.members[member.0 as usize].name = act.name.0;
    }

    pub(super) fn apply_appear(&mut self, act: &Appear, filing: &Filing) {
        let member = self.author_ix(filing);
        let since = match act.to {
            AppearTo::Everybody => Some(self.day_of(filing.stamp_ms)),
            AppearTo::Members => None,
        };
        self.members[member.0 as usize].appears = since;
    }

    pub(super) fn check_absence(&self, act: &AbsenceAct, filing: &Filing) -> Result<(), Refusal> {
        let member = self.member(self.full_or_dating(filing)?);
        self.check_period(act.from, act.until)?;
        limit(Crowd::Absences, member.absences.len(), ABSENCES_MAX)?;
        if member.is_absent_within(act.from, act.until) {
            return Err(Refusal::AlreadyAbsent {});
        }
        Ok(())
    }

    pub(super) fn apply_absence(&mut self, act: AbsenceAct, filing: &Filing) {
        let member = self.author_ix(filing);
        let absence = Absence {
            from: act.from,
            until: act.until,
            note: act.note.map(|note| note.0),
            entry: filing.index,
            recorded: self.day_of(filing.stamp_ms),
        };
        self.members[member.0 as usize].absences.push(absence);
    }

    pub(super) fn check_period(&self, from: Day, until: Day) -> Result<(), Refusal> {
        if until < from {
            return Err(Refusal::PeriodBackwards { from, until });
        }
        if until.number() - from.number() >= PERIOD_DAYS_MAX {
            return Err(Refusal::PeriodTooLong {
                days_max: PERIOD_DAYS_MAX.unsigned_abs().into(),
            });
        }
        Ok(())
    }

    /// Who leaves takes their open disputes, proposals, objections and answers with them, so that nothing waits for
    /// somebody who is gone.
    pub(super) fn apply_leave(&mut self, member: MemberIx, filing: &Filing) {
        self.leave_together(&[member], filing);
    }

    /// As many leave at once, in order of joining: whatever there is is gone through once, and not once for each of them.
    pub(super) fn leave_together(&mut self, leaving: &[MemberIx], filing: &Filing) {
        let day = self.day_of(filing.stamp_ms);
        for member in leaving {
            self.members[member.0 as usize].left = Some(day);
        }
        self.leave_circles(leaving, day);
        self.settle_all_of(leaving, filing);
        self.keep_going_without_full_members(day);
        self.reopen_if_enough(filing.stamp_ms);
        self.forget_answers(leaving, filing.stamp_ms, filing.index);
        for member in leaving {
            self.delegations_leave(*member, filing);
            self.forks_leave(*member, filing);
        }
        self.count_what_needs_fewer_confirmations(filing);
    }

    /// Ends the keys and invitations of somebody whom a decision excludes.
    pub(super) fn end_keys(&mut self, member: MemberIx, filing: &Filing) {
        for invitation in self.invitations.iter_mut().filter(|invitation| invitation.by == member) {
            invitation.until_ms = invitation.until_ms.min(filing.stamp_ms);
        }
        let invitations = &self.invitations;
        for key in self.keys.values_mut().filter(|key| key.revoked.is_none()) {
            let theirs = match key.owner {
                KeyOwner::Member(owner) => owner == member,
                KeyOwner::Invitation(place) => invitations[place as usize].by == member,
                KeyOwner::Keeper => false,
            };
            if theirs {
                key.revoked = Some(filing.index);
            }
        }
    }

    fn settle_all_of(&mut self, leaving: &[MemberIx], filing: &Filing) {
        let leaves = |member: MemberIx| leaving.binary_search(&member).is_ok();
        let open: Vec<_> = self.open_works.iter().copied().collect();
        for work in open {
            let record = &self.works[work.0 as usize];
            let holds = match record.state {
                WorkState::Proposed => record.proposal().is_some_and(|proposal| leaves(proposal.by)),
                WorkState::Disputed => record.dispute().is_some_and(|dispute| leaves(dispute.by)),
                WorkState::Offered | WorkState::Waiting | WorkState::Counted | WorkState::Withdrawn => false,
            };
            if holds {
                self.settle_work(work, filing);
            }
        }
        for objection in self.shares.iter_mut().flat_map(|share| share.objections.iter_mut()) {
            if leaves(objection.by) && objection.settled.is_none() {
                objection.settled = Some(filing.index);
            }
        }
        for place in 0..self.evaluations.len() {
            if self.evaluations[place].state == EvaluationState::Open {
                self.evaluators_left(place, leaving, filing);
            }
        }
    }

    /// Without a full member nobody could invite, evaluate or share out any more, for ever. So when the last one
    /// leaves, those who are still there become full members.
    fn keep_going_without_full_members(&mut self, day: Day) {
        if self.full_members().next().is_some() {
            return;
        }
        for member in 0..self.members.len() as u32 {
            if self.member(MemberIx(member)).left.is_none() {
                self.become_full(MemberIx(member), day);
            }
        }
    }

    /// A member goes through the last stage, and has every right.
    pub(super) fn become_full(&mut self, member: MemberIx, day: Day) {
        let full = self.bylaws().stages.len() as u32;
        let record = &mut self.members[member.0 as usize];
        record.stages.push((full, day));
        record.full = Some(day);
        record.admitted.get_or_insert(day);
    }

    /// With few people, one fewer can mean that fewer confirmations are needed, and that they are there already.
    fn count_what_needs_fewer_confirmations(&mut self, filing: &Filing) {
        let present = self.members.iter().filter(|member| member.left.is_none());
        let few = usize::from(CONFIRMATIONS_MAX);
        if present.take(few + 1).count() > few {
            return;
        }
        self.count_all_confirmed(filing);
    }

    /// Counts whatever has the confirmations that it needs now.
    pub(super) fn count_all_confirmed(&mut self, filing: &Filing) {
        let open: Vec<_> = self.open_works.iter().copied().collect();
        for work in open {
            self.count_if_confirmed(work, filing);
        }
    }

    pub(super) fn check_key_add(&self, act: &KeyAdd, filing: &Filing) -> Result<(), Refusal> {
        let member = self.full_or_dating(filing)?;
        limit(Crowd::KeysOfMember, self.member(member).keys.len(), KEYS_PER_MEMBER_MAX)?;
        self.check_new_key(act.new.kid())
    }

    pub(super) fn apply_key_add(&mut self, act: KeyAdd, filing: &Filing) {
        let member = self.author_ix(filing);
        self.enrol(act.new, KeyOwner::Member(member), filing.index);
    }

    pub(super) fn check_key_revoke(&self, act: &KeyRevoke, filing: &Filing) -> Result<(), Refusal> {
        let member = self.full_or_dating(filing)?;
        let not_yours = || Refusal::NotYourKey {
            key: act.kid.to_string(),
        };
        let record = self.keys.get(&act.kid).ok_or_else(not_yours)?;
        let own = match record.owner {
            KeyOwner::Member(owner) => owner == member,
            KeyOwner::Invitation(place) => self.invitations[place as usize].by == member,
            KeyOwner::Keeper => false,
        };
        if !own {
            return Err(not_yours());
        }
        if record.revoked.is_some() {
            return Err(Refusal::RevokedKey {
                key: act.kid.to_string(),
            });
        }
        if record.owner == KeyOwner::Member(member) && self.active_keys(member) < 2 {
            return Err(Refusal::LastKey {});
        }
        Ok(())
    }

    fn active_keys(&self, member: MemberIx) -> usize {
        let keys = &self.member(member).keys;
        keys.iter()
            .filter(|kid| self.keys.get(kid).is_some_and(|key| key.revoked.is_none()))
            .count()
    }

    pub(super) fn apply_key_revoke(&mut self, act: KeyRevoke, filing: &Filing) {
        let record = self.keys.get_mut(&act.kid).expect("check() found this key");
        record.revoked = Some(filing.index);
        if let KeyOwner::Invitation(place) = record.owner {
            let invitation = &mut self.invitations[place as usize];
            invitation.until_ms = invitation.until_ms.min(filing.stamp_ms);
        }
    }

    pub(super) fn check_note_erase(&self, act: &NoteErase, filing: &Filing) -> Result<(), Refusal> {
        let member = self.full_or_dating(filing)?;
        let joining = self.member(member).joining == act.act.0;
        if joining || self.filed(Some(member), act.act.0).is_some() {
            return Ok(());
        }
        Err(Refusal::ActUnknown {
            act: register::Kid::new(act.act.0).to_string(),
        })
    }

    /// A member who has not left.
    pub(super) fn present_member(&self, id: &Hash) -> Result<MemberIx, Refusal> {
        self.member_ix(id)
            .filter(|member| self.member(*member).left.is_none())
            .ok_or_else(|| Refusal::MemberUnknown { member: id.to_string() })
    }
}
