//! What stops a proposal's timers or turns its way: a meeting, a withdrawal and taking it over, and pausing what
//! cannot be undone.

use super::super::state::MemberIx;
use super::super::{Community, Filing};
use super::clock::Rest;
use super::course::Course;
use super::records::{Disposition, Meeting, Minutes, ProposalKind, Stage};
use crate::act::{ProposalMeet, ProposalMinutes, ProposalPause, ProposalTake, ProposalWithdraw, RoleKind};
use crate::refusal::Refusal;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

/// Where a meeting can be asked for.
const MEETABLE: &[Stage] = &[
    Stage::Clarify,
    Stage::React,
    Stage::Objections,
    Stage::Integrate,
    Stage::Suspended,
    Stage::Closing,
];

/// What can be taken back: whatever runs and is not yet decided.
const WITHDRAWABLE: &[Stage] = &[
    Stage::Draft,
    Stage::Clarify,
    Stage::React,
    Stage::Objections,
    Stage::Integrate,
    Stage::Suspended,
    Stage::Closing,
    Stage::Waiting,
    Stage::Paused,
    Stage::Vote,
    Stage::Draw,
    Stage::Panel,
    Stage::Due,
];

impl Community {
    pub(in crate::community) fn check_proposal_meet(&self, act: &ProposalMeet, filing: &Filing) -> Result<(), Refusal> {
        let record = self.known_proposal(&act.proposal)?;
        self.in_circle(record.circle, filing)?;
        if record.meeting.is_some() {
            return Err(Refusal::AlreadyMet {});
        }
        record.at_stage(&record.outlook(filing.stamp_ms), filing.stamp_ms, MEETABLE)
    }

    pub(in crate::community) fn apply_proposal_meet(&mut self, act: ProposalMeet, filing: &Filing) {
        let by = self.author_ix(filing);
        let (_, record) = self.settled_proposal(&act.proposal, filing);
        record.meeting = Some(Meeting {
            by,
            asked_ms: filing.stamp_ms,
            minutes: None,
        });
        record.clock.stop(Rest::Meeting {
            from_ms: filing.stamp_ms,
            most_ms: record.rules.meet_ms,
        });
    }

    pub(in crate::community) fn check_proposal_minutes(
        &self,
        act: &ProposalMinutes,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let record = self.known_proposal(&act.proposal)?;
        let author = self.in_circle(record.circle, filing)?;
        let outlook = record.outlook(filing.stamp_ms);
        let stage = record.shown_stage(&outlook, filing.stamp_ms);
        if stage != Stage::Meeting {
            return Err(Refusal::NotAtThisStage {
                stage: stage.into(),
                fits: Stage::Meeting.into(),
            });
        }
        let objects = |place: usize| record.objections[place].owner == author;
        let involved = author == record.by || outlook.open().any(objects);
        let secretary = self.holder_of(record.circle, RoleKind::Secretary) == Some(author) && !involved;
        if !secretary && self.facilitator_of(record, filing.stamp_ms) != Some(author) {
            return Err(Refusal::NotTheFacilitator {});
        }
        for member in act.present.iter() {
            self.check_takes_part(record.circle, member)?;
        }
        Ok(())
    }

    pub(in crate::community) fn apply_proposal_minutes(&mut self, act: ProposalMinutes, filing: &Filing) {
        let by = self.author_ix(filing);
        let mut present: Vec<MemberIx> = act.present.iter().filter_map(|member| self.member_ix(member)).collect();
        present.sort_unstable();
        present.dedup();
        let (_, record) = self.settled_proposal(&act.proposal, filing);
        record.clock.go_on(filing.stamp_ms);
        // Who was absent has time to object: nothing closes before.
        let absent_ms = record.course.at_ms.saturating_add(record.rules.absent_ms);
        if let Some(round) = record.rounds.last_mut() {
            round.floor_ms = round.floor_ms.max(absent_ms);
            round.ends_ms = round.ends_ms.max(absent_ms);
        }
        match record.course.stage {
            Stage::Objections | Stage::Closing => {
                record.course.until_ms = record.course.until_ms.max(absent_ms);
            }
            Stage::Suspended => record.course.resume_ms = record.course.resume_ms.max(absent_ms),
            _ => {} // Objections are still to come, or a new round follows.
        }
        let meeting = record.meeting.as_mut().expect("check() found a meeting");
        meeting.minutes = Some(Minutes {
            by,
            present,
            note: act.note.0,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        });
    }

    pub(in crate::community) fn check_proposal_withdraw(
        &self,
        act: &ProposalWithdraw,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let record = self.known_proposal(&act.proposal)?;
        let author = self.full_or_dating(filing)?;
        if author != record.by {
            return Err(Refusal::NotTheProposer {});
        }
        let fits = match record.kind {
            ProposalKind::Plain => WITHDRAWABLE,
            // What others have begun to say is theirs as well: from then on it takes its course.
            ProposalKind::Selection(_) => &[Stage::Nominate],
            ProposalKind::Share => return Err(Refusal::NotAPlainProposal {}),
        };
        record.at_stage(&record.outlook(filing.stamp_ms), filing.stamp_ms, fits)
    }

    pub(in crate::community) fn apply_proposal_withdraw(&mut self, act: ProposalWithdraw, filing: &Filing) {
        self.withdraw_proposal(&act.proposal, filing);
    }

    /// It is taken back: its clock rests, for somebody may take it over.
    pub(in crate::community) fn withdraw_proposal(&mut self, id: &register::Hash, filing: &Filing) {
        let (place, record) = self.settled_proposal(id, filing);
        record.clock.stop(Rest::Withdrawn {
            from_ms: filing.stamp_ms,
        });
        self.open_proposals.remove(&(place as u32));
    }

    pub(in crate::community) fn check_proposal_take(&self, act: &ProposalTake, filing: &Filing) -> Result<(), Refusal> {
        let record = self.known_proposal(&act.proposal)?;
        let author = self.in_circle(record.circle, filing)?;
        record.is_plain()?;
        let left = !self.still_proposes(record);
        let outlook = record.outlook(filing.stamp_ms);
        match record.clock.takeable_until(record.rules.abandon_ms) {
            Some(until_ms) if filing.stamp_ms > until_ms => return Err(Refusal::TooLateToTake {}),
            // A proposal whose proposer has left goes on, and can be taken over while it does.
            None if left => record.at_stage(&outlook, filing.stamp_ms, WITHDRAWABLE)?,
            None => record.at_stage(&outlook, filing.stamp_ms, &[Stage::Withdrawn])?,
            Some(_) => {}
        }
        if author == record.by {
            return Err(Refusal::OwnProposal {});
        }
        Ok(())
    }

    pub(in crate::community) fn apply_proposal_take(&mut self, act: ProposalTake, filing: &Filing) {
        let author = self.author_ix(filing);
        let (place, record) = self.settled_proposal(&act.proposal, filing);
        record.by = author;
        if record.clock.withdrawn_ms().is_some() {
            record.clock.go_on(filing.stamp_ms);
        }
        // Who makes a proposal their own has nothing against it.
        record.close_own(author, Disposition::Resolved);
        self.open_proposals.insert(place as u32);
        // Who left while it rested takes their answers and objections out now.
        let record = &self.proposals[place];
        let gone = |member: &MemberIx| !self.is_in_circle(record.circle, *member);
        let answered = record.round().into_iter().flat_map(|round| round.answers.keys());
        let owners = record.objections.iter().map(|objection| &objection.owner);
        let left: BTreeSet<MemberIx> = answered.chain(owners).copied().filter(gone).collect();
        for member in left {
            self.proposals[place].forget(member, filing.stamp_ms);
        }
        self.proposals[place].settle(filing.stamp_ms);
    }

    pub(in crate::community) fn check_proposal_pause(
        &self,
        act: &ProposalPause,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let record = self.known_proposal(&act.decision)?;
        let author = self.deciding(record.circle, filing)?;
        record.at_stage(&record.outlook(filing.stamp_ms), filing.stamp_ms, &[Stage::Waiting])?;
        if record.pausers.contains(&author) {
            return Err(Refusal::AlreadyAnswered {});
        }
        Ok(())
    }

    pub(in crate::community) fn apply_proposal_pause(&mut self, act: ProposalPause, filing: &Filing) {
        let author = self.author_ix(filing);
        let (place, record) = self.settled_proposal(&act.decision, filing);
        record.pausers.insert(author);
        self.pause_proposal_if_enough(place, filing.stamp_ms);
    }

    /// As many as the agreement says pause it; all who decide, where they are fewer. Then people decide once more, on
    /// the same version, within the time that anything is held up at most.
    pub(super) fn pause_proposal_if_enough(&mut self, place: usize, stamp_ms: u64) {
        let record = &self.proposals[place];
        if record.pausers.is_empty() || record.outlook(stamp_ms).course.stage != Stage::Waiting {
            return;
        }
        let electorate = self.electorate_of(record);
        if record.pausers.len() < record.rules.pausers.min(electorate.count()) as usize {
            return;
        }
        let record = &mut self.proposals[place];
        record.settle(stamp_ms);
        record.pausers.clear();
        let now_ms = record.course.at_ms;
        let most_ms = now_ms.saturating_add(record.rules.appeal_ms);
        if record.course.carried {
            // A vote carried it: a vote decides again. Ballots stand until they are changed.
            let again = if record.is_decided_by_panel() {
                Stage::Panel
            } else {
                Stage::Vote
            };
            record.course = Course {
                stage: again,
                until_ms: most_ms,
                carried: false,
                confirmed: true,
                turned: true,
                due: None,
                ..record.course
            };
            return;
        }
        let floor_ms = now_ms.saturating_add(record.rules.floor_ms).min(most_ms);
        record.open_round(record.circle, electorate, (now_ms, floor_ms, floor_ms));
        record.course = Course {
            started_ms: record.course.started_ms,
            rounds: record.course.rounds,
            ..Course::begin(Stage::Paused, now_ms, most_ms)
        };
    }
}
