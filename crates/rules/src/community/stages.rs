//! Dating stages and their evaluations, check-ins, and promises.

use super::state::{Commitment, CommitmentState, Evaluation, EvaluationState, MemberIx};
use super::{Community, Filing, limit};
use crate::act::{CheckIn, CommitmentCancel, CommitmentKeep, CommitmentMake, StageOpen};
use crate::bylaws::{Bylaws, Stage};
use crate::field::Flaw;
use crate::limits::{COMMITMENTS_MAX, Crowd, EVALUATION_DAYS_MAX, EVALUATIONS_MAX};
use crate::quantity::Day;
use crate::refusal::Refusal;
use alloc::string::ToString;
use register::Hash;

impl Community {
    pub(super) fn check_stage_open(&self, act: &StageOpen, filing: &Filing) -> Result<(), Refusal> {
        self.full_or_dating(filing)?;
        self.holds_today("membership", filing)?;
        if self.admission_is_decided() {
            return Err(Refusal::StagesAreDecided {});
        }
        limit(Crowd::Evaluations, self.evaluations.len(), EVALUATIONS_MAX)?;
        let member = self.present_member(&act.member)?;
        let today = self.day_of(filing.stamp_ms);
        self.check_stage_over(member, today)?;
        // One that is not answered for long is given up, so that nobody waits for evaluators who are silent.
        let fresh = |one: &&Evaluation| today <= one.opened.plus_days(EVALUATION_DAYS_MAX);
        if let Some(evaluation) = self.open_evaluation(member).filter(fresh) {
            return Err(Refusal::EvaluationStillOpen {
                evaluation: evaluation.id.to_string(),
            });
        }
        self.check_evaluators(&act.evaluators, member)
    }

    /// Whether a member is in a dating stage that has lasted its months.
    pub(super) fn check_stage_over(&self, member: MemberIx, today: Day) -> Result<(), Refusal> {
        let record = self.member(member);
        if self.is_guest(member) {
            return Err(Refusal::NotAdmitted {});
        }
        let Some(stage) = self.stage_of(member) else {
            return Err(Refusal::NoStage {});
        };
        let began = record.stages.last().map_or(record.joined, |(_, day)| *day);
        let ends = began.plus_months(self.bylaws().stages[stage].months);
        if today < ends {
            return Err(Refusal::StageNotOver { ends });
        }
        Ok(())
    }

    /// The place of the dating stage that a member is in now; none for full members. Where an agreement has fewer
    /// stages than it had, whoever was further is in the last.
    pub fn stage_of(&self, member: MemberIx) -> Option<usize> {
        let record = self.member(member);
        dating_place(self.bylaws(), record.stage(), record.full.is_some())
    }

    /// The dating stage that a member was in on the day of their work, by the agreement that it counts by.
    pub fn dating_stage<'a>(&self, bylaws: &'a Bylaws, member: MemberIx, day: Day) -> Option<&'a Stage> {
        let record = self.member(member);
        let place = dating_place(bylaws, record.stage_on(day).unwrap_or(0), record.full_on(day))?;
        bylaws.stages.get(place)
    }

    /// Ends a member's dating stage: they go on to the next, or become a full member.
    pub(super) fn go_on(&mut self, member: MemberIx, filing: &Filing) {
        let day = self.day_of(filing.stamp_ms);
        let Some(stage) = self.stage_of(member) else {
            return;
        };
        if stage + 1 >= self.bylaws().stages.len() {
            self.become_full(member, day);
        } else {
            self.members[member.0 as usize].stages.push((stage as u32 + 1, day));
        }
    }

    fn open_evaluation(&self, member: MemberIx) -> Option<&Evaluation> {
        let last = &self.evaluations[self.member(member).evaluation? as usize];
        (last.state == EvaluationState::Open).then_some(last)
    }

    /// Every other full member evaluates; where there are more than the agreement names, that many of them do.
    fn check_evaluators(&self, named: &[Hash], member: MemberIx) -> Result<(), Refusal> {
        let others = self.full_members().filter(|other| *other != member).count();
        let expected = others.min(self.bylaws().evaluators);
        let full = |id: &Hash| self.member_ix(id).is_some_and(|one| one != member && self.is_full(one));
        let doubled = named.iter().enumerate().any(|(place, id)| named[..place].contains(id));
        if named.len() != expected || doubled || !named.iter().all(full) {
            return Err(Refusal::EvaluatorsWrong {
                expected: expected as u64,
            });
        }
        Ok(())
    }

    pub(super) fn apply_stage_open(&mut self, act: StageOpen, filing: &Filing) {
        let place = |id: &Hash| (self.member_ix(id).expect("check() found the evaluators"), false);
        let evaluators = act.evaluators.iter().map(place).collect();
        let member = self.member_ix(&act.member).expect("check() found this member");
        let place = self.evaluations.len() as u32;
        self.evaluation_by_id.insert(filing.act_id, place);
        let before = self.members[member.0 as usize].evaluation.replace(place);
        if let Some(before) = before {
            let before = &mut self.evaluations[before as usize];
            if before.state == EvaluationState::Open {
                before.state = EvaluationState::Declined;
            }
        }
        self.evaluations.push(Evaluation {
            id: filing.act_id,
            entry: filing.index,
            member,
            stage: self.member(member).stage(),
            opened: self.day_of(filing.stamp_ms),
            evaluators,
            state: EvaluationState::Open,
        });
    }

    pub(super) fn check_stage_answer(&self, id: &Hash, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        self.holds_today("membership", filing)?;
        let place = self.evaluation_by_id.get(id);
        let place = place.ok_or_else(|| Refusal::EvaluationUnknown {
            evaluation: id.to_string(),
        })?;
        let evaluation = &self.evaluations[*place as usize];
        match evaluation.state {
            EvaluationState::Open => {}
            EvaluationState::Passed | EvaluationState::Declined => return Err(Refusal::EvaluationOver {}),
        }
        match evaluation.evaluators.iter().find(|(evaluator, _)| *evaluator == author) {
            None => Err(Refusal::NotAnEvaluator {}),
            Some((_, true)) => Err(Refusal::AlreadyAnswered {}),
            Some((_, false)) => Ok(()),
        }
    }

    fn found_evaluation(&self, id: &Hash) -> usize {
        *self.evaluation_by_id.get(id).expect("check() found this evaluation") as usize
    }

    pub(super) fn apply_stage_confirm(&mut self, id: &Hash, filing: &Filing) {
        let author = self.author_ix(filing);
        let place = self.found_evaluation(id);
        for (evaluator, agreed) in &mut self.evaluations[place].evaluators {
            *agreed |= *evaluator == author;
        }
        self.note_evaluated(author, filing);
        self.pass_if_agreed(place, filing);
    }

    pub(super) fn apply_stage_decline(&mut self, id: &Hash, filing: &Filing) {
        let author = self.author_ix(filing);
        let place = self.found_evaluation(id);
        self.note_evaluated(author, filing);
        self.evaluations[place].state = EvaluationState::Declined;
    }

    fn note_evaluated(&mut self, author: MemberIx, filing: &Filing) {
        let day = self.day_of(filing.stamp_ms);
        self.members[author.0 as usize].evaluated.push(day);
    }

    fn pass_if_agreed(&mut self, place: usize, filing: &Filing) {
        let evaluation = &mut self.evaluations[place];
        if evaluation.evaluators.is_empty() {
            evaluation.state = EvaluationState::Declined;
            return;
        }
        if !evaluation.evaluators.iter().all(|(_, agreed)| *agreed) {
            return;
        }
        evaluation.state = EvaluationState::Passed;
        let member = evaluation.member;
        self.go_on(member, filing);
    }

    /// The register is another community's from here on: who was asked there is not all here, so nobody passes by it.
    pub(super) fn decline_evaluations(&mut self) {
        for evaluation in &mut self.evaluations {
            if evaluation.state == EvaluationState::Open {
                evaluation.state = EvaluationState::Declined;
            }
        }
    }

    /// Somebody left: their answer is no longer waited for, and their own evaluation ends.
    pub(super) fn evaluators_left(&mut self, place: usize, leaving: &[MemberIx], filing: &Filing) {
        let leaves = |member: &MemberIx| leaving.binary_search(member).is_ok();
        let evaluation = &mut self.evaluations[place];
        if leaves(&evaluation.member) {
            evaluation.state = EvaluationState::Declined;
            return;
        }
        let before = evaluation.evaluators.len();
        evaluation
            .evaluators
            .retain(|(evaluator, agreed)| *agreed || !leaves(evaluator));
        if evaluation.evaluators.len() < before {
            self.pass_if_agreed(place, filing);
        }
    }

    pub(super) fn check_checkin(&self, act: &CheckIn, filing: &Filing) -> Result<(), Refusal> {
        let member = self.full_or_dating(filing)?;
        self.check_past_day(act.day, filing)?;
        let joined = self.member(member).joined;
        if act.day < joined {
            return Err(Refusal::DayBeforeJoining { day: act.day, joined });
        }
        if self.checkins.contains(&(member, act.day)) {
            return Err(Refusal::AlreadyCheckedIn {});
        }
        Ok(())
    }

    pub(super) fn apply_checkin(&mut self, act: CheckIn, filing: &Filing) {
        let member = self.author_ix(filing);
        self.checkins.insert((member, act.day));
    }

    pub(super) fn check_commitment_make(&self, act: &CommitmentMake, filing: &Filing) -> Result<(), Refusal> {
        self.full_or_dating(filing)?;
        limit(Crowd::Commitments, self.commitments.len(), COMMITMENTS_MAX)?;
        if let Some(to) = &act.to {
            self.present_member(to)?;
        }
        let today = self.day_of(filing.stamp_ms);
        if act.due < today {
            return Err(Refusal::DayPast { day: act.due, today });
        }
        match (act.quantity, act.unit) {
            (Some(_), Some(_)) | (None, None) => Ok(()),
            (Some(_), None) | (None, Some(_)) => {
                let path = if act.unit.is_none() { "unit" } else { "quantity" };
                Err(Refusal::MalformedAct {
                    path: path.to_string(),
                    flaw: Flaw::Missing,
                })
            }
        }
    }

    pub(super) fn apply_commitment_make(&mut self, act: CommitmentMake, filing: &Filing) {
        self.commitment_by_id
            .insert(filing.act_id, self.commitments.len() as u32);
        self.commitments.push(Commitment {
            id: filing.act_id,
            entry: filing.index,
            by: self.author_ix(filing),
            what: act.what.0,
            quantity: act.quantity.map(|quantity| quantity.unsigned() as u32).zip(act.unit),
            to: act.to.map(|to| self.member_ix(&to).expect("check() found this member")),
            due: act.due,
            state: CommitmentState::Open,
        });
    }

    fn open_commitment(&self, id: &Hash) -> Result<&Commitment, Refusal> {
        let place = self.commitment_by_id.get(id);
        let place = place.ok_or_else(|| Refusal::CommitmentUnknown {
            commitment: id.to_string(),
        })?;
        let commitment = &self.commitments[*place as usize];
        match commitment.state {
            CommitmentState::Open => Ok(commitment),
            CommitmentState::Kept | CommitmentState::Cancelled => Err(Refusal::CommitmentOver {}),
        }
    }

    /// Whom it was promised to says that it was kept; what was promised to all, any other member does.
    pub(super) fn check_commitment_keep(&self, act: &CommitmentKeep, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let commitment = self.open_commitment(&act.commitment)?;
        let may = match commitment.to {
            Some(to) if self.member(to).left.is_none() => to == author,
            Some(_) | None => commitment.by != author,
        };
        if may {
            Ok(())
        } else {
            Err(Refusal::NotYourCommitment {})
        }
    }

    pub(super) fn check_commitment_cancel(&self, act: &CommitmentCancel, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let commitment = self.open_commitment(&act.commitment)?;
        if commitment.by == author {
            Ok(())
        } else {
            Err(Refusal::NotYourCommitment {})
        }
    }

    pub(super) fn apply_commitment_end(&mut self, id: &Hash, state: CommitmentState) {
        let place = *self.commitment_by_id.get(id).expect("check() found this commitment");
        self.commitments[place as usize].state = state;
    }
}

fn dating_place(bylaws: &Bylaws, stage: u32, full: bool) -> Option<usize> {
    let last = bylaws.stages.len().checked_sub(1)?;
    (!full).then_some((stage as usize).min(last))
}
