//! What is done with an objection by its owner and by others: seconding, resolving, taking over, reminding.

use super::super::{Community, Filing};
use super::records::Disposition;
use crate::act::{ObjectionRemind, ObjectionResolve, ObjectionSecond, ObjectionTake};
use crate::refusal::Refusal;

impl Community {
    pub(in crate::community) fn check_objection_second(
        &self,
        act: &ObjectionSecond,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let (record, objection, outlook) = self.standing_objection(&act.objection, filing)?;
        let author = self.deciding(record.circle, filing)?;
        if objection.seconders_needed == 0 || outlook.course.stage == super::Stage::Adopted {
            return Err(Refusal::NoSecondersAsked {
                large: u64::from(record.rules.large),
            });
        }
        if objection.owner == author {
            return Err(Refusal::Involved {});
        }
        // They are a part of those who decide on this round, and so come from among them.
        if !record.round().is_some_and(|round| round.electorate.has(author)) {
            return Err(Refusal::NotInElectorate {});
        }
        if objection.seconders.contains(&author) {
            return Err(Refusal::AlreadyAnswered {});
        }
        Ok(())
    }

    pub(in crate::community) fn apply_objection_second(&mut self, act: ObjectionSecond, filing: &Filing) {
        let author = self.author_ix(filing);
        let (record, place) = self.settled_objection(&act.objection, filing);
        let objection = &mut record.objections[place];
        objection.seconders.insert(author);
        if objection.seconders.len() >= objection.seconders_needed as usize {
            objection.turn.seconded = true;
        }
    }

    pub(in crate::community) fn check_objection_resolve(
        &self,
        act: &ObjectionResolve,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let (_, objection, _) = self.standing_objection(&act.objection, filing)?;
        if objection.owner == author {
            return Ok(());
        }
        Err(Refusal::NotYourObjection {})
    }

    pub(in crate::community) fn apply_objection_resolve(&mut self, act: ObjectionResolve, filing: &Filing) {
        let author = self.author_ix(filing);
        let (record, place) = self.settled_objection(&act.objection, filing);
        let objection = &mut record.objections[place];
        objection.turn.state = Disposition::Resolved;
        objection.resolved_by = act.note.map(|note| note.0);
        record.hear(author);
        record.settle(filing.stamp_ms);
    }

    pub(in crate::community) fn check_objection_take(
        &self,
        act: &ObjectionTake,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let (record, objection, _) = self.standing_objection(&act.objection, filing)?;
        let author = self.deciding(record.circle, filing)?;
        if objection.left_ms.is_none() {
            return Err(Refusal::OwnerIsHere {});
        }
        if author == record.by {
            return Err(Refusal::Involved {});
        }
        Ok(())
    }

    pub(in crate::community) fn apply_objection_take(&mut self, act: ObjectionTake, filing: &Filing) {
        let author = self.author_ix(filing);
        let (record, place) = self.settled_objection(&act.objection, filing);
        let objection = &mut record.objections[place];
        objection.owner = author;
        objection.left_ms = None;
        objection.reminders = 0;
    }

    pub(in crate::community) fn check_objection_remind(
        &self,
        act: &ObjectionRemind,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let (record, objection, outlook) = self.standing_objection(&act.objection, filing)?;
        let author = self.in_circle(record.circle, filing)?;
        if objection.owner == author {
            return Err(Refusal::Involved {});
        }
        let next_ms = objection.reminded_ms.saturating_add(record.rules.remind_ms);
        let too_soon = objection.reminders > 0 && outlook.course.at_ms < next_ms;
        if too_soon || objection.reminders >= record.rules.reminders {
            return Err(Refusal::RemindedAlready {
                reminders: u64::from(objection.reminders),
            });
        }
        Ok(())
    }

    pub(in crate::community) fn apply_objection_remind(&mut self, act: ObjectionRemind, filing: &Filing) {
        let (record, place) = self.settled_objection(&act.objection, filing);
        let at_ms = record.course.at_ms;
        let objection = &mut record.objections[place];
        objection.reminders += 1;
        objection.reminded_ms = at_ms;
    }
}
