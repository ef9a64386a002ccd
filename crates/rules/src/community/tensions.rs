//! Tensions, remarks, and the answers of reviews.

use super::{Community, Filing};
use crate::act::{Remark, ReviewAnswer, TensionClose, TensionRaise, TensionSend};
use crate::refusal::Refusal;

impl Community {
    pub(super) fn check_tension_raise(&self, act: &TensionRaise, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_tension_raise(&mut self, act: TensionRaise, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_tension_send(&self, act: &TensionSend, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_tension_send(&mut self, act: TensionSend, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_tension_close(&self, act: &TensionClose, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_tension_close(&mut self, act: TensionClose, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_review_answer(&self, act: &ReviewAnswer, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_review_answer(&mut self, act: ReviewAnswer, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_remark(&self, act: &Remark, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_remark(&mut self, act: Remark, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
}
