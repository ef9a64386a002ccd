//! Choosing people for roles without candidates.

use super::{Community, Filing};
use crate::act::{SelectionNominate, SelectionOpen, SelectionPropose};
use crate::refusal::Refusal;

impl Community {
    pub(super) fn check_selection_open(&self, act: &SelectionOpen, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_selection_open(&mut self, act: SelectionOpen, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_selection_nominate(&self, act: &SelectionNominate, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_selection_nominate(&mut self, act: SelectionNominate, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_selection_propose(&self, act: &SelectionPropose, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_selection_propose(&mut self, act: SelectionPropose, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
}
