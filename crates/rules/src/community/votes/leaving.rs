//! What becomes of votes when somebody leaves, when a circle ends, and when members pause what cannot be undone.

use super::super::state::MemberIx;
use super::super::{Community, Filing};
use super::{Vote, VoteStage};
use crate::act::VotePause;
use crate::refusal::Refusal;
use alloc::vec::Vec;

impl Community {
    /// Somebody leaves the community: as long as voting goes on, their ballots go with them.
    pub(in crate::community) fn vote_leave(&mut self, member: MemberIx, stamp_ms: u64, _index: u64) {
        let open: Vec<u32> = self.votes.open.iter().copied().collect();
        for place in open {
            self.vote_without(place, None, member, stamp_ms);
        }
    }

    /// Somebody is in a circle no more: the same, for its votes.
    pub(in crate::community) fn vote_exit(&mut self, circle: u32, member: MemberIx, stamp_ms: u64) {
        let of_circle = |place: &u32| self.votes.all[*place as usize].is_of(circle);
        let open: Vec<u32> = self.votes.open.iter().copied().filter(of_circle).collect();
        for place in open {
            self.vote_without(place, Some(circle), member, stamp_ms);
        }
    }

    /// A ballot goes until voting ends, in this circle or in all; a wish to pause, until it takes effect.
    fn vote_without(&mut self, place: u32, circle: Option<u32>, member: MemberIx, stamp_ms: u64) {
        let vote = &mut self.votes.all[place as usize];
        match vote.stage_at(stamp_ms) {
            VoteStage::Voting => {}
            VoteStage::Waiting => {
                if circle.is_none_or(|left| left == vote.circle) {
                    vote.pausers.retain(|pauser| *pauser != member);
                    self.pause_if_enough(place, stamp_ms);
                }
                return;
            }
            VoteStage::Deliberation | VoteStage::Due | VoteStage::Closed | VoteStage::Withdrawn => return,
        }
        let is_left = |part: &Vote| circle.is_none_or(|left| left == part.circle);
        if vote.parts().iter().any(|part| is_left(part) && part.decides(member)) {
            self.mark(place, stamp_ms);
        }
        let parts = self.votes.all[place as usize].parts_mut().iter_mut();
        for part in parts.filter(|part| is_left(part)) {
            part.shown.remove(&member);
            if part.decides(member) {
                part.gone.insert(member);
                part.urn.take(member);
            }
        }
    }

    /// A circle has ended: nobody votes in it any more.
    pub(in crate::community) fn end_votes_of(&mut self, circle: u32, filing: &Filing) {
        let of_circle = |place: &u32| self.votes.all[*place as usize].circle == circle;
        let open: Vec<u32> = self.votes.open.iter().copied().filter(of_circle).collect();
        for place in open {
            self.end_undecided(place, filing);
        }
    }

    pub(in crate::community) fn check_vote_pause(&self, act: &VotePause, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let vote = self.open_vote(&act.vote)?;
        if vote.stage_at(filing.stamp_ms) != VoteStage::Waiting {
            return Err(Refusal::NothingToPause {});
        }
        if !self.frozen_now(vote).electorate.has(author) || !self.is_in_circle(vote.circle, author) {
            return Err(Refusal::NotInElectorate {});
        }
        if vote.pausers.contains(&author) {
            return Err(Refusal::AlreadyAnswered {});
        }
        Ok(())
    }

    /// Once enough ask for it, people vote again: their ballots stand until they change them.
    pub(in crate::community) fn apply_vote_pause(&mut self, act: &VotePause, filing: &Filing) {
        let author = self.author_ix(filing);
        let place = self.found_vote(&act.vote);
        self.votes.all[place as usize].pausers.push(author);
        self.pause_if_enough(place, filing.stamp_ms);
    }

    /// As many as the agreement says pause a vote; all who decide and are still there, where they are fewer.
    fn pause_if_enough(&mut self, place: u32, stamp_ms: u64) {
        let deciding = &self.bylaws().deciding;
        let (pausers, again_ms) = (deciding.consent.pausers, deciding.votes.again_ms);
        let vote = &self.votes.all[place as usize];
        let asked = vote.pausers.len();
        if vote.paused_ms.is_some() || asked == 0 {
            return;
        }
        let is_here = |member: &&MemberIx| self.is_in_circle(vote.circle, **member);
        let here = self
            .frozen_now(vote)
            .electorate
            .members()
            .iter()
            .filter(is_here)
            .count();
        if asked < here.min(pausers as usize) {
            return;
        }
        let away: Vec<Vec<MemberIx>> = vote.parts().iter().map(|part| self.away_from(part)).collect();
        let vote = &mut self.votes.all[place as usize];
        vote.paused_ms = Some(stamp_ms);
        vote.end_voting_at(stamp_ms.saturating_add(again_ms));
        // Voting goes on, and so who has left since takes their ballot along.
        for (part, away) in vote.parts_mut().iter_mut().zip(away) {
            for member in away {
                part.urn.take(member);
                part.gone.insert(member);
            }
        }
    }

    /// Who decides in this vote, or this part of one, and is not in its circle any more.
    fn away_from(&self, part: &Vote) -> Vec<MemberIx> {
        let frozen = self.frozen_now(part);
        let deciding = frozen.electorate.members().iter().copied();
        deciding
            .filter(|member| !self.is_in_circle(part.circle, *member))
            .collect()
    }
}
