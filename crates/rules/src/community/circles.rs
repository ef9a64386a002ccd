//! Circles, their members and roles: who is in, who decides, who may act alone.

use super::{Community, Filing};
use crate::act::{CircleEnter, CircleExit, RoleLeave, RoleReopen};
use crate::refusal::Refusal;

impl Community {
    pub(super) fn check_circle_enter(&self, act: &CircleEnter, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_circle_enter(&mut self, act: CircleEnter, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_circle_exit(&self, act: &CircleExit, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_circle_exit(&mut self, act: CircleExit, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_role_leave(&self, act: &RoleLeave, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_role_leave(&mut self, act: RoleLeave, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_role_reopen(&self, act: &RoleReopen, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_role_reopen(&mut self, act: RoleReopen, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
}
