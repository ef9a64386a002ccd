//! Voting: options, ballots, and the count that follows from them.

use super::{Community, Filing};
use crate::act::{VoteCast, VoteClose, VoteOpen, VoteOption, VoteTakeBack, VoteWithdraw};
use crate::refusal::Refusal;

impl Community {
    pub(super) fn check_vote_open(&self, act: &VoteOpen, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_vote_open(&mut self, act: VoteOpen, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_vote_option(&self, act: &VoteOption, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_vote_option(&mut self, act: VoteOption, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_vote_cast(&self, act: &VoteCast, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_vote_cast(&mut self, act: VoteCast, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_vote_take_back(&self, act: &VoteTakeBack, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_vote_take_back(&mut self, act: VoteTakeBack, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_vote_withdraw(&self, act: &VoteWithdraw, filing: &Filing) -> Result<(), Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_vote_withdraw(&mut self, act: VoteWithdraw, filing: &Filing) {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn check_vote_close(&self, act: &VoteClose, filing: &Filing) -> Result<super::Computed, Refusal> {
        todo!("{act:?} {filing:?}")
    }
    pub(super) fn apply_vote_close(&mut self, act: VoteClose, filing: &Filing, computed: Option<super::Computed>) {
        todo!("{act:?} {filing:?} {}", computed.is_some())
    }

    /// Somebody left: what they answered is taken out.
    pub(super) fn vote_leave(&mut self, _member: super::MemberIx, _stamp_ms: u64, _index: u64) {}

    /// The closings that are due.
    pub(super) fn due_votes(&self, _now_ms: u64) -> alloc::vec::Vec<crate::act::Act> {
        alloc::vec::Vec::new()
    }

    /// How many are open in a circle, other than this one.
    pub(super) fn open_votes_in(&self, _circle: u32, _other_than: Option<register::Hash>) -> u64 {
        0
    }
}
