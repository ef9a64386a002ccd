//! When the parts of a proposal began and ended, as moments that anybody's clock shows. Answers from its record; decides
//! nothing.

use super::records::{ProposalRecord, Stage};
use crate::act::ProposalOutcome;

/// When the parts of a proposal began and ended, Unix ms.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ProposalTimes {
    /// When it was opened.
    pub opened_ms: u64,
    /// Since when it is answered; none as long as it is talked about, or nobody is proposed yet.
    pub answered_ms: Option<u64>,
    /// Since when everything is answered and it waits, for a time of grace or because it cannot be undone.
    pub waits_ms: Option<u64>,
    /// When it was over: adopted, overtaken, taken back, or ended otherwise.
    pub settled_ms: Option<u64>,
}

impl ProposalRecord {
    /// When its parts began and ended, as far as they have by this moment. In order, each within those around it.
    pub fn times(&self, now_ms: u64) -> ProposalTimes {
        let settled_ms = self.settled_ms(now_ms);
        let end_ms = settled_ms.unwrap_or(now_ms).max(self.opened_ms);
        let answered_ms = self.first_answered_ms().filter(|at_ms| *at_ms < end_ms);
        let answered_ms = answered_ms.map(|at_ms| at_ms.max(self.opened_ms));
        let waits_ms = self.waits_ms(now_ms).filter(|at_ms| *at_ms < end_ms);
        ProposalTimes {
            opened_ms: self.opened_ms,
            answered_ms,
            waits_ms: answered_ms.and_then(|answered_ms| waits_ms.map(|at_ms| at_ms.max(answered_ms))),
            settled_ms,
        }
    }

    /// The moment at which its clock showed this. Where it has rested since, no moment after one at which somebody did
    /// what could only be done then is meant: that one is given as `latest_ms`.
    fn was_at(&self, shown_ms: u64, latest_ms: u64) -> u64 {
        let met_later = self
            .meeting
            .as_ref()
            .is_some_and(|meeting| meeting.asked_ms >= shown_ms);
        if met_later {
            // Only a meeting lets a clock rest while a proposal goes on, and there is one at most.
            return shown_ms;
        }
        self.clock.moment(shown_ms).min(latest_ms)
    }

    fn first_answered_ms(&self) -> Option<u64> {
        let round = self.rounds.first()?;
        let first_answer = round.answers.values().map(|answer| answer.stamp_ms).min();
        Some(self.was_at(round.opens_ms, first_answer.unwrap_or(u64::MAX)))
    }

    fn waits_ms(&self, now_ms: u64) -> Option<u64> {
        let stage = self.stage_at(now_ms).within;
        let waits = match stage {
            Stage::Closing | Stage::Suspended | Stage::Waiting | Stage::Paused | Stage::Due => true,
            Stage::Adopted | Stage::ReviewDue | Stage::Renewed | Stage::Amended | Stage::Retired | Stage::Lapsed => {
                true
            }
            Stage::Draft | Stage::Nominate | Stage::Change | Stage::Propose | Stage::Clarify | Stage::React => false,
            Stage::Objections | Stage::Integrate | Stage::Meeting | Stage::Vote | Stage::Draw | Stage::Panel => false,
            Stage::Withdrawn | Stage::Expired | Stage::Rejected | Stage::Superseded | Stage::Returned => false,
        };
        let round = self.rounds.last().filter(|_| waits)?;
        let complete_ms = round.complete_ms.map(|complete_ms| complete_ms.max(round.floor_ms));
        let shown_ms = complete_ms.map_or(round.ends_ms, |complete_ms| complete_ms.min(round.ends_ms));
        Some(self.was_at(shown_ms, u64::MAX))
    }

    fn settled_ms(&self, now_ms: u64) -> Option<u64> {
        let closed = self.closings.last();
        if let Some(closing) = closed.filter(|closing| closing.outcome != ProposalOutcome::Escalated) {
            return Some(closing.stamp_ms);
        }
        if self.course.stage.is_over() {
            // Overtaken by another decision, at the moment up to which its course was worked out.
            return Some(self.clock.moment(self.course.at_ms).min(now_ms));
        }
        self.clock.withdrawn_ms()
    }
}
