//! What decisions do: effects are checked when they are proposed, planned when they are due, and applied all or none.
//!
//! A plan is made on drafts of the circles and agreements, each effect on what those before it made; taking the plan
//! is putting the drafts in place. How weighty an effect is, and who may decide it, `effects/standing.rs` says.

mod agreements;
mod circles;
mod contradictions;
mod standing;
mod value;

use super::agreements::{Agreement, BylawsVersion, bylaws_to_come};
use super::state::{Circle, EvaluationState, MemberIx, MovedBy};
use super::{Community, Filing};
use crate::act::effect::SettleWork;
use crate::act::{AgreementClass, Effect, SharePost};
use crate::distribution::Outcome;
use crate::ledger::{AccountKey, Movement};
use crate::quantity::Day;
use crate::refusal::Refusal;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use contradictions::Said;
use register::Hash;

/// Who decides on effects, and with what weight.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mandate {
    /// A circle, by consent, in this class.
    Circle { circle: u32, class: AgreementClass },
    /// A circle that chooses somebody for a role without candidates, in this class.
    Selection { circle: u32, class: AgreementClass },
    /// A circle, by a vote, in this class.
    Vote { circle: u32, class: AgreementClass },
    /// A role of a circle, alone: the place of the role in the circle's list.
    Role { circle: u32, role: u32 },
}

/// Effects that can be applied as things stand. Only [`Community::plan_effects`] makes one.
#[derive(Debug, Default)]
pub(super) struct Plan {
    circles: Option<Vec<Circle>>,
    agreements: Option<(Vec<Agreement>, Vec<BylawsVersion>)>,
    advance: Vec<MemberIx>,
    exclude: Vec<MemberIx>,
    admit: Vec<MemberIx>,
    decline: Vec<(MemberIx, Hash)>,
    settle: Vec<SettleWork>,
    decision: Option<Hash>,
    money: Option<Money>,
    /// Circles that end, and by which decision.
    ended: Vec<(u32, Hash)>,
}

/// What a decision does with money: at most one thing.
#[derive(Debug)]
enum Money {
    /// Posts a share-out.
    Share(SharePost, Box<Outcome>),
    /// Moves value: what each account receives or, below zero, gives.
    Move(Movement, Vec<(AccountKey, i64)>),
}

/// Whether effects are looked at before they are answered, or now that they are due.
#[derive(Clone, Copy, PartialEq)]
enum When {
    Proposed,
    Due,
}

/// A plan as far as it has come.
struct Draft<'a> {
    community: &'a Community,
    by: Mandate,
    when: When,
    decision: Hash,
    filing: &'a Filing,
    today: Day,
    circles: Cow<'a, [Circle]>,
    /// How many circles there were before this decision; what comes after is opened by it.
    circles_before: usize,
    agreements: Cow<'a, [Agreement]>,
    advance: Vec<MemberIx>,
    exclude: Vec<MemberIx>,
    admit: Vec<MemberIx>,
    decline: Vec<(MemberIx, Hash)>,
    settle: Vec<SettleWork>,
    money: Option<Money>,
    moves_money: bool,
    ended: Vec<(u32, Hash)>,
    said: Said,
}

impl Community {
    /// Whether these effects may be proposed under this mandate. What can still come right by the time they are due
    /// (money that is not there yet, a stage that is not over) is not asked.
    pub(super) fn check_effects(&self, effects: &[Effect], by: Mandate, filing: &Filing) -> Result<(), Refusal> {
        self.draft(effects, by, When::Proposed, (filing.act_id, filing))
            .map(|_| ())
    }

    /// Whether these effects can be applied now, all of them, in order.
    pub(super) fn plan_effects(
        &self,
        effects: &[Effect],
        by: Mandate,
        decision: Hash,
        filing: &Filing,
    ) -> Result<Plan, Refusal> {
        self.draft(effects, by, When::Due, (decision, filing))
    }

    /// Applies them.
    pub(super) fn apply_plan(&mut self, plan: Plan, filing: &Filing) {
        let Plan {
            circles,
            agreements,
            advance,
            exclude,
            admit,
            decline,
            settle,
            decision,
            money,
            ended,
        } = plan;
        // Money first: its movement was checked against the ledger as it is now.
        match money {
            Some(Money::Share(act, outcome)) => self.apply_share_post(act, filing, Some(outcome)),
            Some(Money::Move(movement, moved)) => {
                self.ledger.apply(movement);
                self.note_moved(MovedBy::Decision, self.day_of(filing.stamp_ms), moved, filing);
            }
            None => {}
        }
        if let Some(circles) = circles {
            let before = self.all_places();
            self.circles = circles;
            self.exits_of_all(&before, filing.stamp_ms);
        }
        for member in advance {
            self.end_evaluation(member);
            self.go_on(member, filing);
        }
        if let Some((agreements, read)) = agreements {
            self.take_agreements(agreements, read, filing);
        }
        for (circle, by) in ended {
            self.end_with_circle(circle, by, filing);
        }
        let decision = decision.unwrap_or(filing.act_id);
        for member in admit {
            let day = self.day_of(filing.stamp_ms);
            self.take_in(member, day);
        }
        for (member, reason) in decline {
            self.decline(member, reason, decision, filing);
        }
        for work in settle {
            self.settle_by_decision(&work, decision, filing);
        }
        for member in exclude {
            self.end_keys(member, filing);
            self.apply_leave(member, filing);
        }
    }

    fn draft(
        &self,
        effects: &[Effect],
        by: Mandate,
        when: When,
        (decision, filing): (Hash, &Filing),
    ) -> Result<Plan, Refusal> {
        let mut draft = Draft {
            community: self,
            by,
            when,
            decision,
            filing,
            today: self.day_of(filing.stamp_ms),
            circles: Cow::Borrowed(&self.circles),
            circles_before: self.circles.len(),
            agreements: Cow::Borrowed(&self.agreements),
            advance: Vec::new(),
            exclude: Vec::new(),
            admit: Vec::new(),
            decline: Vec::new(),
            settle: Vec::new(),
            money: None,
            moves_money: false,
            ended: Vec::new(),
            said: Said::default(),
        };
        for effect in effects {
            draft.may(effect)?;
            draft.add(effect)?;
            draft.said.say(effect)?;
        }
        draft.finish()
    }

    /// An evaluation that a decision has overtaken is over.
    fn end_evaluation(&mut self, member: MemberIx) {
        if let Some(place) = self.member(member).evaluation {
            let evaluation = &mut self.evaluations[place as usize];
            if evaluation.state == EvaluationState::Open {
                evaluation.state = EvaluationState::Passed;
            }
        }
    }
}

impl Draft<'_> {
    fn add(&mut self, effect: &Effect) -> Result<(), Refusal> {
        match effect {
            Effect::AdoptAgreement(act) => self.adopt_agreement(act),
            Effect::RetireAgreement(act) => self.retire_agreement(act),
            Effect::RenewAgreement(act) => self.renew_agreement(act),
            Effect::OpenRole(act) => self.open_role(act),
            Effect::CloseRole(act) => self.close_role(act),
            Effect::FillRole(act) => self.fill_role(act),
            Effect::VacateRole(act) => self.vacate_role(act),
            Effect::OpenCircle(act) => self.open_circle(act),
            Effect::CloseCircle(act) => self.close_circle(act),
            Effect::AdmitToCircle(act) => self.admit_to_circle(act),
            Effect::RemoveFromCircle(act) => self.remove_from_circle(act),
            Effect::AdvanceMember(act) => self.advance_member(act),
            Effect::ExcludeMember(act) => self.exclude_member(act),
            Effect::AdmitMember(act) => self.admit_member(act),
            Effect::DeclineMember(act) => self.decline_member(act),
            Effect::SettleWork(act) => self.settle_work(act),
            Effect::PostShare(act) => self.post_share(act),
            Effect::MoveValue(act) => self.move_value(act),
        }
    }

    fn finish(self) -> Result<Plan, Refusal> {
        let agreements = match self.agreements {
            Cow::Borrowed(_) => None,
            Cow::Owned(agreements) => {
                // All of them together: shares that make a whole can stand in one agreement or come with another.
                let read = bylaws_to_come(&agreements, self.today, self.filing.index)?;
                Some((agreements, read))
            }
        };
        let circles = match self.circles {
            Cow::Borrowed(_) => None,
            Cow::Owned(circles) => Some(circles),
        };
        Ok(Plan {
            circles,
            agreements,
            advance: self.advance,
            exclude: self.exclude,
            admit: self.admit,
            decline: self.decline,
            settle: self.settle,
            decision: Some(self.decision),
            money: self.money,
            ended: self.ended,
        })
    }
}
