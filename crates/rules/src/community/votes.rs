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
}
