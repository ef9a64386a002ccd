//! What time does to decisions by advice: they take effect, go back to their role, or lapse.

use super::super::decision::{DecisionIx, result_digest};
use super::super::state::MemberIx;
use super::super::{Author, Community, Filing};
use super::record::{Advice, AdviceEnding};
use crate::act::{Act, AdviceClose, AdviceOutcome};
use crate::field::Digest;
use crate::quantity::DAY_MS;
use crate::refusal::Refusal;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::Hash;
use register::json::Value;

impl Community {
    /// The closings of decisions by advice that are due.
    pub(in super::super) fn due_advices(&self, now_ms: u64) -> Vec<Act> {
        let closing = |place: &u32| self.due_advice(*place, now_ms);
        self.advices.live.iter().filter_map(closing).collect()
    }

    /// The closing of one decision by advice, if it is due.
    pub(in super::super) fn due_advice(&self, place: u32, now_ms: u64) -> Option<Act> {
        let advice = self.advices.list.get(place as usize)?;
        let outcome = self.advice_outcome(advice, now_ms)?;
        let result = result_digest(&self.advice_result(advice, outcome, now_ms));
        Some(Act::AdviceClose(AdviceClose {
            advice: advice.id,
            outcome,
            result: Digest(result),
        }))
    }

    /// What time does to it now, if anything.
    fn advice_outcome(&self, advice: &Advice, now_ms: u64) -> Option<AdviceOutcome> {
        let Some(decided) = &advice.decided else {
            return (advice.lapses_ms()? <= now_ms).then_some(AdviceOutcome::Lapsed);
        };
        if advice.ending.is_some() {
            return None;
        }
        if decided.has_fault_at(now_ms) {
            return Some(AdviceOutcome::Returned);
        }
        if decided.in_effect.is_some() || decided.is_contested_at(now_ms) || now_ms < decided.effective_ms {
            return None;
        }
        let at = Filing {
            author: Author::Keeper,
            act_id: Hash::new([0; 32]),
            nonce: [0; 16],
            index: self.length,
            stamp_ms: now_ms,
            root: Hash::new([0; 32]),
        };
        // Who lost the role before it takes effect decides nothing more.
        if advice.lost_ms.is_some() {
            return Some(AdviceOutcome::Returned);
        }
        let planned = self.plan_effects(&decided.effects(), advice.mandate(), advice.id, &at);
        match planned.and_then(|_| self.check_budget(advice, advice.takes(0), now_ms)) {
            Ok(()) => Some(AdviceOutcome::Effective),
            Err(_) => Some(AdviceOutcome::Returned),
        }
    }

    /// When time does something to it next, Unix ms, as far as that is known.
    fn advice_due_ms(&self, advice: &Advice, now_ms: u64) -> Option<u64> {
        if advice.ending.is_some() {
            return None;
        }
        let Some(decided) = &advice.decided else {
            return advice.lapses_ms();
        };
        let checked = decided.open_contests(now_ms).map(|contest| contest.until_ms).max();
        match decided.in_effect {
            Some(_) => checked,
            None => Some(decided.effective_ms.max(checked.unwrap_or(0))),
        }
    }

    /// The result that a closing names: what it follows from, and by which agreements.
    pub fn advice_result(&self, advice: &Advice, outcome: AdviceOutcome, now_ms: u64) -> Value {
        let number = |number: u64| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
        let agreements = self.agreements_in_force(now_ms).into_iter();
        let agreement = |(name, version): (String, u32)| {
            Value::List(alloc::vec![Value::Text(name), Value::Int(i64::from(version))])
        };
        let mut members = BTreeMap::from([
            ("advice".to_string(), Value::Text(advice.id.to_string())),
            (
                "agreements".to_string(),
                Value::List(agreements.map(agreement).collect()),
            ),
            ("answered".to_string(), number(advice.answered())),
            ("asked".to_string(), number(advice.asked.len() as u64)),
            ("outcome".to_string(), Value::Text(outcome.to_string())),
            ("round".to_string(), number(u64::from(advice.round.number))),
            ("tier".to_string(), Value::Text(advice.tier.to_string())),
        ]);
        if let Some(decided) = &advice.decided {
            members.insert("decided".to_string(), number(decided.entry));
        }
        Value::Record(members)
    }

    pub(in super::super) fn check_advice_close(&self, act: &AdviceClose, filing: &Filing) -> Result<(), Refusal> {
        let advice = self.found_advice(&act.advice)?;
        let Some(outcome) = self.advice_outcome(advice, filing.stamp_ms) else {
            return match self.advice_due_ms(advice, filing.stamp_ms) {
                Some(due_ms) => Err(Refusal::NotDueYet { due_ms }),
                None => Err(Refusal::AdviceElsewhere {
                    stage: self.advice_stage(advice, filing.stamp_ms),
                }),
            };
        };
        if act.outcome != outcome {
            return Err(Refusal::OutcomeDiffers {
                claimed: act.outcome.to_string(),
                computed: outcome.to_string(),
            });
        }
        let computed = result_digest(&self.advice_result(advice, outcome, filing.stamp_ms));
        if act.result.0 != computed {
            return Err(Refusal::ResultDiffers {
                claimed: act.result.0.to_string(),
                computed: computed.to_string(),
            });
        }
        Ok(())
    }

    pub(in super::super) fn apply_advice_close(&mut self, act: AdviceClose, filing: &Filing) {
        let entry = filing.index;
        match act.outcome {
            AdviceOutcome::Lapsed => {
                let advice = self.advice_mut(&act.advice);
                advice.last_ms = filing.stamp_ms;
                advice.ending = Some(AdviceEnding::Lapsed(entry));
            }
            AdviceOutcome::Returned => {
                let advice = self.advice_mut(&act.advice);
                advice.last_ms = filing.stamp_ms;
                advice.send_back(entry);
            }
            AdviceOutcome::Effective => {
                let decided = self.advice_mut(&act.advice).decided.as_mut();
                let decided = decided.expect("check() found the decision");
                decided.in_effect = Some(entry);
                let effects = decided.effects();
                self.take_effect(&act.advice, &effects, filing);
            }
        }
        self.settle_advice_of(&act.advice);
    }

    /// Notes whether time will still do something to it.
    pub(super) fn settle_advice(&mut self, place: u32) {
        let advice = &self.advices.list[place as usize];
        let waits = match &advice.decided {
            None => true,
            // A contest that is not complete is settled by time; whoever looks for what is due, looks at it.
            Some(decided) => {
                let checked = |one: &super::Contest| one.checkers.iter().all(|checker| checker.found.is_some());
                decided.in_effect.is_none() || !decided.contests.iter().all(checked)
            }
        };
        if waits && advice.ending.is_none() {
            self.advices.live.insert(place);
        } else {
            self.advices.live.remove(&place);
        }
    }

    pub(super) fn settle_advice_of(&mut self, id: &Hash) {
        if let Some(DecisionIx::Advice(place)) = self.decision_by_id.get(id).copied() {
            self.settle_advice(place);
        }
    }

    /// After any act: who has lost the role in which they were about to decide, has lost it since now.
    pub(in super::super) fn note_lost_roles(&mut self, stamp_ms: u64) {
        for place in &self.advices.live {
            let advice = &mut self.advices.list[*place as usize];
            let roles = self.circles.get(advice.circle as usize).map(|circle| &circle.roles);
            let role = roles.and_then(|roles| roles.get(advice.role as usize));
            let holder = role.filter(|role| role.closed.is_none()).and_then(|role| role.holder());
            if holder == Some(advice.decider) {
                advice.lost_ms = None;
            } else if advice.lost_ms.is_none() {
                advice.lost_ms = Some(stamp_ms);
            }
        }
    }

    /// Somebody left: they are waited for no longer. How many have to answer stays.
    pub(in super::super) fn advice_leave(&mut self, leaving: &[MemberIx]) {
        for advice in &mut self.advices.list {
            match leaving {
                [only] => {
                    if let Some(asked) = advice.asked.get_mut(only) {
                        asked.left = true;
                    }
                }
                many => {
                    let left = advice.asked.iter_mut();
                    let left = left.filter(|(member, _)| many.binary_search(member).is_ok());
                    left.for_each(|(_, asked)| asked.left = true);
                }
            }
        }
    }

    /// The register is another community's from here on: what roles were asking about was asked there.
    pub(in super::super) fn end_advices(&mut self, filing: &Filing) {
        let live: Vec<u32> = self.advices.live.iter().copied().collect();
        for place in live {
            let advice = &mut self.advices.list[place as usize];
            advice.last_ms = filing.stamp_ms;
            advice.ending = Some(AdviceEnding::Lapsed(filing.index));
            self.settle_advice(place);
        }
    }

    /// How many are open in a circle.
    pub(in super::super) fn open_advices_in(&self, circle: u32) -> u64 {
        let open = |place: &&u32| {
            let advice = &self.advices.list[**place as usize];
            let waits = advice
                .decided
                .as_ref()
                .is_none_or(|decided| decided.in_effect.is_none());
            advice.circle == circle && waits
        };
        self.advices.live.iter().filter(open).count() as u64
    }

    /// The emergencies of a role in the last days (90), and whether they are more than agreed.
    pub fn emergencies_of(&self, circle: u32, role: u32, now_ms: u64) -> (u32, bool) {
        let agreed = &self.bylaws().deciding.advice;
        let since_ms = now_ms.saturating_sub(u64::from(agreed.emergency_days).saturating_mul(DAY_MS));
        let recent = |advice: &&Advice| {
            advice.emergency && (advice.circle, advice.role) == (circle, role) && advice.framed_ms > since_ms
        };
        let count = self.advices.list.iter().filter(recent).count() as u32; // At most ADVICES_MAX.
        (count, count > agreed.emergencies)
    }
}
