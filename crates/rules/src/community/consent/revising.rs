//! Proposals change: new versions, editorial edits and contests of them.

use super::super::effects::Mandate;
use super::super::{Community, Filing, limit};
use super::course::{Course, Outlook};
use super::opening::kept;
use super::records::{EditRecord, ProposalKind, ProposalRecord, Stage, Version};
use crate::act::{Edit, EditContest, ProposalRevise};
use crate::limits::{Crowd, EDITS_MAX};
use crate::refusal::Refusal;

/// Where a new version can be made.
const REVISABLE: &[Stage] = &[
    Stage::Draft,
    Stage::Clarify,
    Stage::React,
    Stage::Objections,
    Stage::Integrate,
    Stage::Suspended,
    Stage::Closing,
    Stage::Returned,
];

impl Community {
    pub(in crate::community) fn check_proposal_revise(
        &self,
        act: &ProposalRevise,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let record = self.known_proposal(&act.proposal)?;
        self.own_proposal(record, filing)?;
        record.is_plain()?;
        let outlook = record.outlook(filing.stamp_ms);
        record.at_stage(&outlook, filing.stamp_ms, REVISABLE)?;
        record.check_version(act.version.unsigned())?;
        if act.title.is_none() && act.text.is_none() && act.effects.is_none() && act.review.is_none() {
            return Err(Refusal::EditEmpty {});
        }
        self.check_review_day(act.review, filing)?;
        for objection in act.answers.iter().flat_map(|answers| answers.iter()) {
            if !record.objections.iter().any(|one| one.id == *objection) {
                return Err(Refusal::ObjectionUnknown {
                    objection: alloc::string::ToString::to_string(objection),
                });
            }
        }
        if record.has_edit_waiting(outlook.course.at_ms) {
            return Err(Refusal::EditWaiting {});
        }
        limit(Crowd::Edits, record.edits.len() + record.versions.len(), EDITS_MAX)?;
        if let Some(effects) = &act.effects {
            if act.edit == Edit::Editorial {
                return Err(Refusal::EffectsAreSubstance {});
            }
            let (circle, class) = (record.effects_circle(), record.class);
            self.check_effects(effects, Mandate::Circle { circle, class }, filing)?;
        }
        match act.edit {
            Edit::Substantive => record.check_rounds_left(&outlook),
            Edit::Editorial => Ok(()),
        }
    }

    pub(in crate::community) fn apply_proposal_revise(&mut self, act: ProposalRevise, filing: &Filing) {
        let irreversible = act.effects.as_ref().map(|effects| self.is_irreversible(effects));
        let (place, record) = self.settled_proposal(&act.proposal, filing);
        let last = record.last();
        let version = Version {
            title: act.title.map(|title| title.0).or(last.title),
            text: act.text.map(|text| text.0).or(last.text),
            effects: act
                .effects
                .as_ref()
                .map_or_else(|| last.effects.clone(), |effects| kept(effects)),
            irreversible: irreversible.unwrap_or(last.irreversible),
            review: act.review.or(last.review),
            why: act.why.map(|why| why.0),
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        };
        let answered = record.version() + 1;
        if act.edit == Edit::Substantive {
            for objection in act.answers.iter().flat_map(|answers| answers.iter()) {
                let answer = record.objections.iter_mut().find(|one| one.id == *objection);
                answer.expect("check() found this objection").answered_by = Some(answered);
            }
        }
        match (act.edit, record.course.stage) {
            (Edit::Editorial | Edit::Substantive, Stage::Draft) => {
                let last = record.versions.last_mut().expect("a draft has a version");
                *last = version;
            }
            (Edit::Editorial, _) => {
                let stands_ms = record.course.at_ms.saturating_add(record.rules.editorial_ms);
                record.edits.push(EditRecord {
                    version: record.version(),
                    title: act.title.map(|title| title.0),
                    text: act.text.map(|text| text.0),
                    review: act.review,
                    why: act.why.map(|why| why.0),
                    entry: filing.index,
                    stands_ms,
                    contest: None,
                    fallen: false,
                });
                if record.course.stage == Stage::Closing {
                    record.course.until_ms = record.course.until_ms.max(stands_ms);
                }
            }
            (Edit::Substantive, _) => self.new_version(place, version, filing.stamp_ms), // In any running stage.
        }
    }

    /// A new version voids the answers: before objections the time goes on, later a new round begins.
    fn new_version(&mut self, place: usize, version: Version, stamp_ms: u64) {
        let mut record = self.proposals[place].clone();
        record.versions.push(version);
        if matches!(record.course.stage, Stage::Clarify | Stage::React) {
            let number = record.version();
            let round = record.rounds.last_mut().expect("a started proposal has a round");
            round.version = number;
        } else {
            self.next_round(&mut record, stamp_ms); // Answers have begun.
        }
        self.proposals[place] = record;
        self.open_proposals.insert(place as u32);
    }

    /// Another round of objections at the same level; policy and electorate are frozen anew.
    fn next_round(&self, record: &mut ProposalRecord, stamp_ms: u64) {
        let before = record.course;
        let deciding = &self.bylaws().deciding;
        record.rules = deciding.consent.clone();
        record.votes = deciding.votes.clone();
        let now_ms = record.clock.at(stamp_ms);
        let resting_ms = stamp_ms.saturating_sub(now_ms);
        let floor_ms = now_ms.saturating_add(record.rules.floor_ms);
        let ends_ms = self.round_ends_ms(stamp_ms, &record.rules).saturating_sub(resting_ms);
        let cap_ms = before.started_ms.saturating_add(record.rules.cap_ms);
        let ends_ms = ends_ms.min(cap_ms).max(floor_ms);
        record.open_round(record.circle, self.electorate_of(record), (now_ms, floor_ms, ends_ms));
        record.course = Course {
            rounds: before.rounds + 1,
            started_ms: before.started_ms,
            ..Course::begin(Stage::Objections, now_ms, ends_ms)
        };
    }

    pub(in crate::community) fn check_edit_contest(&self, act: &EditContest, filing: &Filing) -> Result<(), Refusal> {
        let record = self.known_proposal(&act.proposal)?;
        self.in_circle(record.circle, filing)?;
        let outlook = record.outlook(filing.stamp_ms);
        record.at_stage(&outlook, filing.stamp_ms, REVISABLE)?;
        if !record.has_edit_waiting(outlook.course.at_ms) {
            return Err(Refusal::NoEditWaiting {});
        }
        Ok(())
    }

    /// The edit becomes a new version; with no round left for one, it falls.
    pub(in crate::community) fn apply_edit_contest(&mut self, act: EditContest, filing: &Filing) {
        let author = self.author_ix(filing);
        let (place, record) = self.settled_proposal(&act.proposal, filing);
        let outlook = record.outlook(filing.stamp_ms);
        let rounds_left = record.check_rounds_left(&outlook).is_ok();
        let last = record.last().clone();
        let edit = record.edits.last_mut().expect("check() found an edit that waits");
        edit.contest = Some((author, act.reason.0));
        if rounds_left {
            let version = Version {
                title: edit.title.or(last.title),
                text: edit.text.or(last.text),
                review: edit.review.or(last.review),
                why: edit.why,
                entry: filing.index,
                stamp_ms: filing.stamp_ms,
                ..last
            };
            self.new_version(place, version, filing.stamp_ms);
        }
    }
}

impl ProposalRecord {
    /// Share-outs and selections have no text to work on.
    pub(super) fn is_plain(&self) -> Result<(), Refusal> {
        match self.kind {
            ProposalKind::Plain => Ok(()),
            ProposalKind::Share | ProposalKind::Selection(_) => Err(Refusal::NotAPlainProposal {}),
        }
    }

    pub(super) fn check_version(&self, version: u64) -> Result<(), Refusal> {
        let now = u64::from(self.version());
        if version == now {
            return Ok(());
        }
        Err(Refusal::VersionDiffers { version, now })
    }

    fn has_edit_waiting(&self, at_ms: u64) -> bool {
        let waits = |edit: &&EditRecord| edit.may_stand() && at_ms < edit.stands_ms && edit.version == self.version();
        self.edits.last().filter(waits).is_some()
    }

    /// What does not stand yet never will: the proposal comes to its end, or to a vote, as it was answered.
    pub(super) fn drop_waiting_edit(&mut self) {
        let at_ms = self.course.at_ms;
        if let Some(edit) = self.edits.last_mut().filter(|edit| at_ms < edit.stands_ms) {
            edit.fallen = true;
        }
    }

    fn check_rounds_left(&self, outlook: &Outlook) -> Result<(), Refusal> {
        let before_answers = matches!(outlook.course.stage, Stage::Draft | Stage::Clarify | Stage::React);
        if before_answers || self.has_rounds_left(&outlook.course) {
            return Ok(());
        }
        Err(Refusal::RoundsUsedUp {
            rounds: u64::from(self.rules.rounds),
        })
    }
}
