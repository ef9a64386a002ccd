//! Answers to a version, with their objections; and what becomes of them when somebody leaves.

use super::super::state::MemberIx;
use super::super::{Community, Filing, limit};
use super::course::{Outlook, Turn};
use super::records::{AnswerRecord, Disposition, Late, ObjectionRecord, ProposalKind, ProposalRecord, Stage};
use crate::act::{Answer, ProposalOutcome, ProposalRespond};
use crate::field::{FieldFlaw, Flaw};
use crate::limits::{Crowd, OBJECTIONS_EACH_MAX, OBJECTIONS_OF_PROPOSAL_MAX};
use crate::refusal::Refusal;
use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

/// Where answers are taken.
const ANSWERED: &[Stage] = &[
    Stage::Objections,
    Stage::Integrate,
    Stage::Suspended,
    Stage::Closing,
    Stage::Waiting,
    Stage::Paused,
    Stage::Vote,
    Stage::Panel,
    Stage::Adopted,
];

impl Community {
    pub(in crate::community) fn check_proposal_respond(
        &self,
        act: &ProposalRespond,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let record = self.known_proposal(&act.proposal)?;
        let outlook = record.outlook(filing.stamp_ms);
        if outlook.course.stage == Stage::Panel {
            return self.check_panel_answer(record, act, filing);
        }
        // What was adopted outlives its circle.
        let circle = match outlook.course.stage {
            Stage::Adopted => self.heir_of(record.circle),
            _ => record.circle, // Where it is being decided.
        };
        let author = self.in_circle(circle, filing)?;
        if !record.waits_for_effect(&outlook) {
            record.at_stage(&outlook, filing.stamp_ms, ANSWERED)?;
        }
        record.check_version(act.version.unsigned())?;
        // What a vote came to stays what it came to.
        if outlook.course.carried && outlook.course.stage != Stage::Adopted {
            return Err(Refusal::NotAtThisStage {
                stage: outlook.course.stage.into(),
                fits: Stage::Vote.into(),
            });
        }
        match (outlook.course.stage, act.answer) {
            (Stage::Vote | Stage::Panel, _) => only_a_word(act),
            (Stage::Adopted, Answer::Object) => {
                if !self.binds(author) {
                    return Err(Refusal::NotBinding {});
                }
                record.check_argument(act, author, &outlook)
            }
            (Stage::Adopted, Answer::Consent | Answer::Concern | Answer::Aside) => Err(Refusal::NotAtThisStage {
                stage: Stage::Adopted.into(),
                fits: Stage::Objections.into(),
            }),
            (_, Answer::Object) => record.check_argument(act, author, &outlook), // Where objections are heard.
            (_, Answer::Consent | Answer::Concern | Answer::Aside) => only_a_word(act), // Likewise.
        }
    }

    pub(in crate::community) fn apply_proposal_respond(&mut self, act: ProposalRespond, filing: &Filing) {
        let author = self.author_ix(filing);
        let today = self.day_of(filing.stamp_ms);
        let (place, record) = self.settled_proposal(&act.proposal, filing);
        record.hear(author);
        if record.course.stage == Stage::Adopted {
            let review = today.plus_days(record.rules.late_review_days as i32); // At most a year.
            record.review = Some(record.review.map_or(review, |earlier| earlier.min(review)));
            let id = record.id;
            record.raise(&act, author, filing, Late::AfterEffect);
            self.index_objection(place);
            self.bring_review_forward(id, review);
            return;
        }
        let counts = record.answer(&act, author, filing);
        let voted = matches!(record.course.stage, Stage::Vote | Stage::Panel);
        let objects = act.answer == Answer::Object && !voted;
        record.close_own(
            author,
            if objects {
                Disposition::Replaced
            } else {
                Disposition::Resolved
            },
        );
        if objects && counts {
            let late = match record.course.stage {
                Stage::Closing | Stage::Waiting | Stage::Due | Stage::Suspended => Late::BeforeEffect,
                _ => Late::No, // While objections are asked for.
            };
            record.raise(&act, author, filing, late);
        }
        record.settle(filing.stamp_ms);
        if objects && counts {
            self.index_objection(place);
        }
    }

    /// The last objection of a proposal can be found by its id.
    fn index_objection(&mut self, place: usize) {
        let objections = &self.proposals[place].objections;
        let last = objections.last().expect("one was just raised");
        self.objection_by_id
            .insert(last.id, (place as u32, objections.len() as u32 - 1));
    }

    /// Somebody left: what they answered is taken out, the denominators stay. Their objections wait for somebody who
    /// takes them over.
    pub(in crate::community) fn consent_leave(&mut self, member: MemberIx, stamp_ms: u64, _index: u64) {
        let open: Vec<u32> = self.open_proposals.iter().copied().collect();
        for place in open {
            self.proposals[place as usize].forget(member, stamp_ms);
            self.pause_proposal_if_enough(place as usize, stamp_ms);
        }
    }

    /// Somebody left a circle: the same, for what that circle decides.
    pub(in crate::community) fn consent_exit(&mut self, circle: u32, member: MemberIx, stamp_ms: u64) {
        let of_circle = |place: &u32| self.proposals[*place as usize].circle == circle;
        let open: Vec<u32> = self.open_proposals.iter().copied().filter(of_circle).collect();
        for place in open {
            self.proposals[place as usize].forget(member, stamp_ms);
            self.pause_proposal_if_enough(place as usize, stamp_ms);
        }
    }
}

/// Only an objection has criteria and news.
pub(super) fn only_a_word(act: &ProposalRespond) -> Result<(), Refusal> {
    let surplus = |name| Err(Refusal::malformed(&FieldFlaw::here(Flaw::Unknown).under(name)));
    if act.criteria.is_some() {
        return surplus("criteria");
    }
    if act.news.is_some() { surplus("news") } else { Ok(()) }
}

impl ProposalRecord {
    /// Whether only its closing is missing, so that a late objection still comes before the effect.
    fn waits_for_effect(&self, outlook: &Outlook) -> bool {
        let course = &outlook.course;
        course.due == Some(ProposalOutcome::Adopted) && !course.carried && self.clock.withdrawn_ms().is_none()
    }

    /// An objection has a criterion and an argument, and after an overruled one something new.
    fn check_argument(&self, act: &ProposalRespond, author: MemberIx, outlook: &Outlook) -> Result<(), Refusal> {
        if act.criteria.is_none() {
            return Err(Refusal::CriterionMissing {});
        }
        if act.reason.is_none() {
            return Err(Refusal::ArgumentMissing {});
        }
        let own = || {
            let pairs = self.objections.iter().zip(&outlook.turns);
            pairs.filter(|(objection, _)| objection.owner == author || objection.raised_by == author)
        };
        if own().any(|(objection, turn)| objection.owner == author && objection.is_heard(*turn)) {
            return Err(Refusal::ObjectionIsHeard {});
        }
        let overruled = |turn: &Turn| matches!(turn.state, Disposition::Concern | Disposition::Overruled);
        if act.news.is_none() && own().any(|(_, turn)| overruled(turn)) {
            return Err(Refusal::NewsMissing {});
        }
        let raised = self.objections.iter().filter(|one| one.raised_by == author).count();
        limit(Crowd::ObjectionsOfMember, raised, OBJECTIONS_EACH_MAX)?;
        limit(Crowd::Objections, self.objections.len(), OBJECTIONS_OF_PROPOSAL_MAX)
    }

    /// Takes an answer in; says whether it counts.
    fn answer(&mut self, act: &ProposalRespond, author: MemberIx, filing: &Filing) -> bool {
        let at_ms = self.course.at_ms;
        let round = self.rounds.last_mut().expect("answers are given in a round");
        let counts = round.electorate.has(author);
        let answer = AnswerRecord {
            answer: act.answer,
            counts,
            reason: act.reason.map(|reason| Box::new(reason.0)),
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        };
        if let Some(before) = round.answers.insert(author, answer).filter(|before| before.counts) {
            *round.counts.of(before.answer) -= 1;
        }
        if counts {
            *round.counts.of(act.answer) += 1;
        }
        let complete = round.counts.answered() == round.electorate.count();
        round.complete_ms = complete.then(|| round.complete_ms.unwrap_or(at_ms));
        counts
    }

    fn raise(&mut self, act: &ProposalRespond, author: MemberIx, filing: &Filing, late: Late) {
        let now_ms = self.course.at_ms;
        let round = self.rounds.len().saturating_sub(1) as u32;
        // Seconders are looked for once in a round: whoever says it otherwise, or again, has no more time for it.
        let before = |one: &&ObjectionRecord| one.raised_by == author && one.round == round;
        let before_ms = self.objections.iter().filter(before).map(|one| one.second_until_ms);
        let second_until_ms = before_ms
            .min()
            .unwrap_or(now_ms.saturating_add(self.rules.seconding_ms));
        let all = self.round().map_or(0, |round| round.electorate.count());
        let part = self.rules.seconders.of_rounded_up(u64::from(all));
        let needed = if all > self.rules.large {
            u32::try_from(part).unwrap_or(u32::MAX)
        } else {
            0
        };
        self.objections.push(ObjectionRecord {
            id: filing.act_id,
            owner: author,
            raised_by: author,
            version: self.version(),
            round,
            entry: filing.index,
            criteria: act.criteria.as_deref().unwrap_or_default().to_vec(),
            reason: act.reason.expect("check() found an argument").0,
            news: act.news.map(|news| news.0),
            late,
            seconders_needed: needed,
            seconders: BTreeSet::new(),
            test: None,
            appeal: None,
            answered_by: None,
            resolved_by: None,
            reminders: 0,
            reminded_ms: 0,
            second_until_ms,
            left_ms: None,
            turn: Turn::new(needed == 0),
        });
    }

    /// What somebody has against it is no more, or something else.
    pub(in crate::community) fn close_own(&mut self, owner: MemberIx, state: Disposition) {
        for objection in &mut self.objections {
            if objection.owner == owner && objection.turn.is_open() {
                objection.turn.state = state;
            }
        }
    }

    /// The owner of an objection was heard of: reminders begin anew.
    pub(in crate::community) fn hear(&mut self, owner: MemberIx) {
        for objection in &mut self.objections {
            if objection.owner == owner {
                objection.reminders = 0;
            }
        }
    }

    /// Somebody is gone: their answer, judgements and nomination go.
    pub(super) fn forget(&mut self, member: MemberIx, stamp_ms: u64) {
        self.settle(stamp_ms);
        let at_ms = self.course.at_ms;
        // A ballot goes until voting ends, an answer until the effect.
        if !self.course.carried
            && let Some(round) = self.rounds.last_mut()
            && let Some(before) = round.answers.remove(&member)
            && before.counts
        {
            *round.counts.of(before.answer) -= 1;
            round.complete_ms = None;
        }
        self.pausers.remove(&member);
        if let ProposalKind::Selection(selection) = &mut self.kind {
            selection.nominations.remove(&member);
        }
        for objection in &mut self.objections {
            if objection.turn.is_open() {
                if objection.owner == member {
                    objection.left_ms = Some(at_ms);
                }
                for hearing in [&mut objection.test, &mut objection.appeal].into_iter().flatten() {
                    hearing.judgements.remove(&member);
                }
                objection.seconders.remove(&member);
            }
        }
        self.settle(stamp_ms);
    }
}
