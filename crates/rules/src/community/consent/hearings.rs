//! The test of an objection's form by uninvolved members, and the appeal to the parent circle or to a panel that is drawn.

use super::super::decision::Electorate;
use super::super::state::MemberIx;
use super::super::{Community, Filing};
use super::course::Outlook;
use super::records::{Disposition, Hearing, ObjectionRecord, ProposalRecord, Stage};
use crate::act::{AppealJudge, ObjectionAppeal, ObjectionJudge, ObjectionTest, ProposalOutcome};
use crate::refusal::Refusal;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

impl Community {
    pub(in crate::community) fn check_objection_test(
        &self,
        act: &ObjectionTest,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let (record, objection, outlook) = self.standing_objection(&act.objection, filing)?;
        self.in_circle(record.circle, filing)?;
        record.check_heard(objection, &outlook)?;
        if objection.test.is_some() {
            return Err(Refusal::AlreadyTested {});
        }
        record.check_one_objector(&outlook)?;
        enough_judges(&self.uninvolved(record, objection, &outlook), record.rules.judges)
    }

    pub(in crate::community) fn apply_objection_test(&mut self, act: ObjectionTest, filing: &Filing) {
        let by = self.author_ix(filing);
        let (record, objection) = self.objection(&act.objection).expect("check() found this objection");
        let body = self.uninvolved(record, objection, &record.outlook(filing.stamp_ms));
        let (record, place) = self.settled_objection(&act.objection, filing);
        record.objections[place].test = Some(Hearing {
            by,
            reason: act.reason.map(|reason| reason.0),
            body,
            judgements: BTreeMap::new(),
            before: Disposition::Open,
            until_ms: record.course.at_ms.saturating_add(record.rules.test_ms),
            drawing: None,
            judges: record.rules.judges,
            judged: record.rules.judged,
        });
        record.settle(filing.stamp_ms);
    }

    /// Those of the round's electorate who neither propose, nor object, nor second this objection.
    fn uninvolved(&self, record: &ProposalRecord, objection: &ObjectionRecord, outlook: &Outlook) -> Electorate {
        let members = record.round().map_or(&[][..], |round| round.electorate.members());
        let free = |member: &&MemberIx| {
            self.is_in_circle(record.circle, **member)
                && !record.is_involved(**member, outlook)
                && !objection.seconders.contains(*member)
        };
        Electorate::new(members.iter().filter(free).copied().collect())
    }

    /// Who hears an appeal: those of the parent circle who decide; for the whole community, its full members.
    fn appeal_body(&self, record: &ProposalRecord, objection: &ObjectionRecord, outlook: &Outlook) -> Electorate {
        let free = |member: &MemberIx| !record.is_involved(*member, outlook) && !objection.seconders.contains(member);
        let members: Vec<MemberIx> = match self.parent_of(record.circle) {
            Some(parent) => self.electorate(parent).members().iter().copied().filter(free).collect(),
            None => self.full_members().filter(free).collect(),
        };
        Electorate::new(members)
    }

    pub(in crate::community) fn check_objection_judge(
        &self,
        act: &ObjectionJudge,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let (record, objection, outlook) = self.standing_objection(&act.objection, filing)?;
        let running = |hearing: &&Hearing| outlook.course.at_ms < hearing.until_ms;
        let test = objection.test.as_ref().filter(running).ok_or(Refusal::NoHearing {})?;
        record.check_judge(test, author, &outlook)
    }

    pub(in crate::community) fn apply_objection_judge(&mut self, act: ObjectionJudge, filing: &Filing) {
        let author = self.author_ix(filing);
        let (record, place) = self.settled_objection(&act.objection, filing);
        let at_ms = record.course.at_ms;
        let test = record.objections[place].test.as_mut().expect("check() found this test");
        test.judgements.insert(author, (act.finding, None));
        test.end_if_all_said(at_ms);
        record.settle(filing.stamp_ms);
    }

    pub(in crate::community) fn check_objection_appeal(
        &self,
        act: &ObjectionAppeal,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let (record, place, outlook) = self.found_objection(&act.objection, filing)?;
        let author = self.in_circle(record.circle, filing)?;
        let (objection, turn) = (&record.objections[place], outlook.turns[place]);
        record.check_heard(objection, &outlook)?;
        let downgraded = turn.state == Disposition::Concern;
        let several = turn.is_open() && record.objectors(&outlook) > 1;
        if objection.appeal.is_some() || !(downgraded || several) {
            return Err(Refusal::NothingToAppeal {
                disposition: turn.state,
            });
        }
        if downgraded && objection.owner != author {
            return Err(Refusal::NotYourObjection {});
        }
        enough_judges(&self.appeal_body(record, objection, &outlook), record.rules.judges)
    }

    pub(in crate::community) fn apply_objection_appeal(&mut self, act: ObjectionAppeal, filing: &Filing) {
        let by = self.author_ix(filing);
        let (record, objection) = self.objection(&act.objection).expect("check() found this objection");
        let outlook = record.outlook(filing.stamp_ms);
        let (proposal, body) = (record.id, self.appeal_body(record, objection, &outlook));
        let (body, drawing) = self.panel_to_hear(&proposal, &act.objection, body, filing);
        let (record, place) = self.settled_objection(&act.objection, filing);
        let until_ms = record.course.at_ms.saturating_add(record.rules.appeal_ms);
        let (judges, judged) = (record.rules.judges, record.rules.judged);
        let objection = &mut record.objections[place];
        objection.appeal = Some(Hearing {
            by,
            reason: Some(act.reason.0),
            body,
            judgements: BTreeMap::new(),
            before: objection.turn.state,
            until_ms,
            drawing,
            judges,
            judged,
        });
        // An appeal suspends adoption: the objection stands until it is heard.
        objection.turn.state = Disposition::Open;
        record.hear(by);
        record.settle(filing.stamp_ms);
    }

    pub(in crate::community) fn check_appeal_judge(&self, act: &AppealJudge, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let (record, objection, outlook) = self.standing_objection(&act.objection, filing)?;
        let running = |hearing: &&Hearing| outlook.course.at_ms < hearing.until_ms;
        let appeal = objection.appeal.as_ref().filter(running).ok_or(Refusal::NoHearing {})?;
        if !appeal.sits(outlook.course.at_ms) {
            return Err(Refusal::NotAtThisStage {
                stage: Stage::Draw.into(),
                fits: Stage::Panel.into(),
            });
        }
        record.check_judge(appeal, author, &outlook)
    }

    pub(in crate::community) fn apply_appeal_judge(&mut self, act: AppealJudge, filing: &Filing) {
        let author = self.author_ix(filing);
        let (record, place) = self.settled_objection(&act.objection, filing);
        let at_ms = record.course.at_ms;
        let appeal = record.objections[place]
            .appeal
            .as_mut()
            .expect("check() found this appeal");
        let reason = act.reason.map(|reason| reason.0);
        appeal.judgements.insert(author, (act.finding, reason));
        appeal.end_if_all_said(at_ms);
        record.settle(filing.stamp_ms);
    }
}

fn enough_judges(body: &Electorate, judges: u32) -> Result<(), Refusal> {
    if body.count() >= judges {
        return Ok(());
    }
    Err(Refusal::TooFewToJudge {
        uninvolved: u64::from(body.count()),
        needed: u64::from(judges),
    })
}

impl Hearing {
    fn end_if_all_said(&mut self, at_ms: u64) {
        if self.judgements.len() == self.body.count() as usize {
            self.until_ms = self.until_ms.min(at_ms);
        }
    }
}

impl ProposalRecord {
    /// Whether somebody proposes, or has an objection that stands at the moment of this outlook.
    pub(super) fn is_involved(&self, member: MemberIx, outlook: &Outlook) -> bool {
        self.by == member || outlook.open().any(|place| self.objections[place].owner == member)
    }

    fn check_judge(&self, hearing: &Hearing, author: MemberIx, outlook: &Outlook) -> Result<(), Refusal> {
        if self.is_involved(author, outlook) {
            return Err(Refusal::Involved {});
        }
        if hearing.body.has(author) {
            return Ok(());
        }
        Err(Refusal::NotAmongJudges {})
    }

    /// An objection is judged where objections still decide: not after the circle could not settle it, nor once a
    /// vote has.
    fn check_heard(&self, objection: &ObjectionRecord, outlook: &Outlook) -> Result<(), Refusal> {
        let (stage, due) = (outlook.course.stage, outlook.course.due);
        let decides = match stage {
            Stage::Objections | Stage::Integrate | Stage::Suspended => true,
            Stage::Closing | Stage::Waiting | Stage::Paused => true,
            Stage::Due => due == Some(ProposalOutcome::Adopted),
            Stage::Draft | Stage::Nominate | Stage::Change | Stage::Propose | Stage::Clarify | Stage::React => false,
            Stage::Meeting | Stage::Withdrawn | Stage::Vote | Stage::Draw | Stage::Panel => false,
            Stage::Adopted | Stage::ReviewDue | Stage::Renewed | Stage::Amended | Stage::Retired | Stage::Lapsed => {
                false
            }
            Stage::Expired | Stage::Rejected | Stage::Superseded | Stage::Returned => false,
        };
        let here = self.rounds[objection.round as usize].circle == self.circle;
        if decides && here && !outlook.course.carried && self.clock.withdrawn_ms().is_none() {
            return Ok(());
        }
        Err(Refusal::NotAtThisStage {
            stage: stage.into(),
            fits: Stage::Objections.into(),
        })
    }

    fn check_one_objector(&self, outlook: &Outlook) -> Result<(), Refusal> {
        let objectors = self.objectors(outlook) as u64;
        if objectors < 2 {
            return Ok(());
        }
        Err(Refusal::SeveralObjectors { objectors })
    }
}
