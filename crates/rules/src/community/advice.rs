//! Deciding by advice: a role asks, and then decides alone.

use super::{Community, Filing};
use crate::act::{
    AdviceAnswer, AdviceCheck, AdviceClose, AdviceConfirm, AdviceContest, AdviceDecide, AdviceFrame, AdviceGive,
    AdviceJoin, AdviceRemind, AdviceSucceed, AdviceWithdraw,
};
use crate::refusal::Refusal;

impl Community {
    pub(super) fn check_advice_frame(&self, act: &AdviceFrame, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_frame(&mut self, act: AdviceFrame, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_advice_join(&self, act: &AdviceJoin, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_join(&mut self, act: AdviceJoin, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_advice_remind(&self, act: &AdviceRemind, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_remind(&mut self, act: AdviceRemind, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_advice_give(&self, act: &AdviceGive, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_give(&mut self, act: AdviceGive, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_advice_answer(&self, act: &AdviceAnswer, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_answer(&mut self, act: AdviceAnswer, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_advice_confirm(&self, act: &AdviceConfirm, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_confirm(&mut self, act: AdviceConfirm, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_advice_decide(&self, act: &AdviceDecide, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_decide(&mut self, act: AdviceDecide, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_advice_withdraw(&self, act: &AdviceWithdraw, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_withdraw(&mut self, act: AdviceWithdraw, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_advice_contest(&self, act: &AdviceContest, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_contest(&mut self, act: AdviceContest, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_advice_check(&self, act: &AdviceCheck, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_check(&mut self, act: AdviceCheck, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_advice_succeed(&self, act: &AdviceSucceed, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_succeed(&mut self, act: AdviceSucceed, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_advice_close(&self, act: &AdviceClose, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_advice_close(&mut self, act: AdviceClose, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }

    /// Somebody left: what they answered is taken out.
    pub(super) fn advice_leave(&mut self, _member: super::MemberIx, _stamp_ms: u64, _index: u64) {}

    /// The closings that are due.
    pub(super) fn due_advices(&self, _now_ms: u64) -> alloc::vec::Vec<crate::act::Act> {
        alloc::vec::Vec::new()
    }

    /// How many are open in a circle, other than this one.
    pub(super) fn open_advices_in(&self, _circle: u32, _other_than: Option<register::Hash>) -> u64 {
        0
    }
}
