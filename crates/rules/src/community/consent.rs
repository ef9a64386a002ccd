//! Deciding by consent: proposals, answers, objections, and how each ends.

use super::{Community, Filing};
use crate::act::{
    AppealJudge, EditContest, ObjectionAppeal, ObjectionJudge, ObjectionRemind, ObjectionResolve, ObjectionSecond,
    ObjectionTake, ObjectionTest, ProposalClose, ProposalMeet, ProposalMinutes, ProposalOpen, ProposalPause,
    ProposalRespond, ProposalRevise, ProposalStart, ProposalTake, ProposalWithdraw,
};
use crate::refusal::Refusal;

impl Community {
    pub(super) fn check_proposal_open(&self, act: &ProposalOpen, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_proposal_open(&mut self, act: ProposalOpen, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_proposal_start(&self, act: &ProposalStart, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_proposal_start(&mut self, act: ProposalStart, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_proposal_revise(&self, act: &ProposalRevise, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_proposal_revise(&mut self, act: ProposalRevise, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_edit_contest(&self, act: &EditContest, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_edit_contest(&mut self, act: EditContest, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_proposal_respond(&self, act: &ProposalRespond, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_proposal_respond(&mut self, act: ProposalRespond, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_proposal_meet(&self, act: &ProposalMeet, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_proposal_meet(&mut self, act: ProposalMeet, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_proposal_minutes(&self, act: &ProposalMinutes, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_proposal_minutes(&mut self, act: ProposalMinutes, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_proposal_withdraw(&self, act: &ProposalWithdraw, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_proposal_withdraw(&mut self, act: ProposalWithdraw, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_proposal_take(&self, act: &ProposalTake, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_proposal_take(&mut self, act: ProposalTake, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_proposal_pause(&self, act: &ProposalPause, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_proposal_pause(&mut self, act: ProposalPause, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_proposal_close(
        &self,
        act: &ProposalClose,
        filing: &Filing,
    ) -> Result<super::Computed, Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_proposal_close(
        &mut self,
        act: ProposalClose,
        filing: &Filing,
        computed: Option<super::Computed>,
    ) {
        todo!("{act:?} {filing:?} {}", computed.is_some())
    }
    pub(super) fn check_objection_second(&self, act: &ObjectionSecond, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_objection_second(&mut self, act: ObjectionSecond, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_objection_test(&self, act: &ObjectionTest, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_objection_test(&mut self, act: ObjectionTest, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_objection_judge(&self, act: &ObjectionJudge, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_objection_judge(&mut self, act: ObjectionJudge, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_objection_appeal(&self, act: &ObjectionAppeal, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_objection_appeal(&mut self, act: ObjectionAppeal, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_appeal_judge(&self, act: &AppealJudge, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_appeal_judge(&mut self, act: AppealJudge, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_objection_resolve(&self, act: &ObjectionResolve, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_objection_resolve(&mut self, act: ObjectionResolve, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_objection_take(&self, act: &ObjectionTake, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_objection_take(&mut self, act: ObjectionTake, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_objection_remind(&self, act: &ObjectionRemind, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_objection_remind(&mut self, act: ObjectionRemind, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }

    /// Somebody left: what they answered is taken out.
    pub(super) fn consent_leave(&mut self, _member: super::MemberIx, _stamp_ms: u64, _index: u64) {}

    /// The closings that are due.
    pub(super) fn due_proposals(&self, _now_ms: u64) -> alloc::vec::Vec<crate::act::Act> {
        alloc::vec::Vec::new()
    }

    /// How many are open in a circle, other than this one.
    pub(super) fn open_proposals_in(&self, _circle: u32, _other_than: Option<register::Hash>) -> u64 {
        0
    }
}
