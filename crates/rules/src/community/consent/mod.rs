//! Deciding by consent: proposals, answers, objections, and how each ends; selections and share-outs go the same way.
//!
//! `records.rs` says what is kept, `course.rs` where a proposal stands at a moment; the other files are the acts. The
//! tables are in `docs/deciding.md`. Voting with more than two options and advice are not here.

mod answers;
mod asks;
mod clock;
mod closing;
mod course;
mod hearings;
mod objections;
mod opening;
mod panels;
mod records;
mod resting;
mod revising;
mod steps;
mod times;

use super::decision::{DecisionIx, Electorate};
use super::state::MemberIx;
use super::{Community, Filing};
use crate::bylaws::deciding::ConsentRules;
use crate::refusal::Refusal;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use register::Hash;

pub use asks::{Ask, AskWhat, StageView};
pub(super) use closing::Ending;
pub(super) use course::{Course, Outlook};
pub(super) use opening::kept;
pub use records::{
    AnswerRecord, Candidate, Closing, Counts, Disposition, Drawing, EditRecord, Hearing, Late, Meeting, Minutes,
    Nomination, ObjectionRecord, Panel, PanelWords, ProposalKind, ProposalRecord, Round, Selection, Stage, Version,
};
pub use times::ProposalTimes;

impl Community {
    /// All proposals and selections, in order of opening.
    pub fn proposals(&self) -> &[ProposalRecord] {
        &self.proposals
    }

    /// A proposal or selection by id.
    pub fn proposal(&self, id: &Hash) -> Option<&ProposalRecord> {
        self.proposal_place(id).map(|place| &self.proposals[place])
    }

    /// Those that are not over.
    pub fn open_proposals(&self) -> impl Iterator<Item = &ProposalRecord> + '_ {
        self.open_proposals.iter().map(|place| &self.proposals[*place as usize])
    }

    /// An objection by id, and the proposal that it stands against.
    pub fn objection(&self, id: &Hash) -> Option<(&ProposalRecord, &ObjectionRecord)> {
        let (proposal, place) = self.objection_by_id.get(id)?;
        let record = &self.proposals[*proposal as usize];
        Some((record, &record.objections[*place as usize]))
    }

    fn proposal_place(&self, id: &Hash) -> Option<usize> {
        match self.decision_by_id.get(id)? {
            DecisionIx::Proposal(place) => Some(*place as usize),
            DecisionIx::Vote(_) | DecisionIx::Advice(_) => None,
        }
    }

    pub(in crate::community) fn known_proposal(&self, id: &Hash) -> Result<&ProposalRecord, Refusal> {
        self.proposal(id).ok_or_else(|| Refusal::ProposalUnknown {
            proposal: id.to_string(),
        })
    }

    /// The proposal, settled at this moment, for an act that was checked.
    pub(in crate::community) fn settled_proposal(
        &mut self,
        id: &Hash,
        filing: &Filing,
    ) -> (usize, &mut ProposalRecord) {
        let place = self.proposal_place(id).expect("check() found this proposal");
        let record = &mut self.proposals[place];
        record.settle(filing.stamp_ms);
        record.note_entry(filing.index);
        (place, record)
    }

    /// An objection that stands against a proposal that is not over, and its proposal.
    fn standing_objection(
        &self,
        id: &Hash,
        filing: &Filing,
    ) -> Result<(&ProposalRecord, &ObjectionRecord, Outlook), Refusal> {
        let (record, place, outlook) = self.found_objection(id, filing)?;
        let turn = outlook.turns[place];
        if !turn.is_open() {
            return Err(Refusal::ObjectionOver {
                disposition: turn.state,
            });
        }
        Ok((record, &record.objections[place], outlook))
    }

    fn found_objection(&self, id: &Hash, filing: &Filing) -> Result<(&ProposalRecord, usize, Outlook), Refusal> {
        let (proposal, place) = self.objection_by_id.get(id).ok_or_else(|| Refusal::ObjectionUnknown {
            objection: id.to_string(),
        })?;
        let record = &self.proposals[*proposal as usize];
        Ok((record, *place as usize, record.outlook(filing.stamp_ms)))
    }

    /// The proposal and place of an objection that check() found, settled.
    fn settled_objection(&mut self, id: &Hash, filing: &Filing) -> (&mut ProposalRecord, usize) {
        let (proposal, place) = self.objection_by_id[id];
        let record = &mut self.proposals[proposal as usize];
        record.settle(filing.stamp_ms);
        record.note_entry(filing.index);
        (record, place as usize)
    }

    /// When a round that opens at this moment ends: so many working days, and not before the least time.
    fn round_ends_ms(&self, opens_ms: u64, rules: &ConsentRules) -> u64 {
        let calendar = &self.bylaws().deciding.calendar;
        let days_ms = self.working_days_after(opens_ms, rules.objection_days, calendar);
        days_ms.max(opens_ms.saturating_add(rules.floor_ms))
    }

    /// Who facilitates: never the proposer, nor somebody who objects.
    pub fn facilitator_of(&self, record: &ProposalRecord, now_ms: u64) -> Option<MemberIx> {
        let outlook = record.outlook(now_ms);
        let mut not = alloc::vec![record.by];
        not.extend(outlook.open().map(|place| record.objections[place].owner));
        let surrogate = record.surrogate.filter(|surrogate| !not.contains(surrogate));
        self.facilitator(record.circle, &not, surrogate)
    }

    /// Whether a proposal could not be settled so far: objections stand against it, or it has ended without being
    /// adopted.
    pub(in crate::community) fn is_unsettled(record: &ProposalRecord, now_ms: u64) -> bool {
        let outlook = record.outlook(now_ms);
        let stage = record.shown_stage(&outlook, now_ms);
        let is_contested = stage.is_over() || outlook.open().next().is_some();
        is_contested && !stage.was_adopted()
    }

    /// The author, if they decide here now.
    pub(in crate::community) fn deciding(&self, circle: u32, filing: &Filing) -> Result<MemberIx, Refusal> {
        let author = self.in_circle(circle, filing)?;
        if self.binds(author) {
            return Ok(author);
        }
        Err(Refusal::NotBinding {})
    }

    pub(in crate::community) fn slug_of(&self, circle: u32) -> String {
        self.circles[circle as usize].slug.clone()
    }
}

impl ProposalRecord {
    /// Refuses what does not fit the stage.
    pub(in crate::community) fn at_stage(
        &self,
        outlook: &Outlook,
        stamp_ms: u64,
        fits: &[Stage],
    ) -> Result<(), Refusal> {
        let stage = self.shown_stage(outlook, stamp_ms);
        let running = if stage == Stage::Meeting {
            outlook.course.stage
        } else {
            stage
        };
        if fits.contains(&running) {
            return Ok(());
        }
        Err(Refusal::NotAtThisStage {
            stage: stage.into(),
            fits: fits.into(),
        })
    }

    /// The stage as members see it: a rest covers the stage that it interrupts.
    pub(in crate::community) fn shown_stage(&self, outlook: &Outlook, stamp_ms: u64) -> Stage {
        if outlook.course.stage.is_over() {
            return outlook.course.stage;
        }
        if self.clock.withdrawn_ms().is_some() {
            return Stage::Withdrawn;
        }
        match self.clock.meeting_until(stamp_ms) {
            Some(_) => Stage::Meeting,
            None => outlook.course.stage,
        }
    }

    /// A round opens on the version there is now.
    fn open_round(&mut self, circle: u32, electorate: Electorate, times_ms: (u64, u64, u64)) {
        let (opens_ms, floor_ms, ends_ms) = times_ms;
        self.rounds.push(Round {
            version: self.version(),
            circle,
            electorate,
            answers: BTreeMap::new(),
            counts: Counts::default(),
            opens_ms,
            floor_ms,
            ends_ms,
            complete_ms: None,
        });
    }
}
