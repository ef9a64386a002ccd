//! What decisions by advice ask of a member now.

use super::super::Community;
use super::super::state::MemberIx;
use super::record::{Advice, AdviceStage, Checker, Decided, Gate};
use crate::act::Tier;
use crate::quantity::DAY_MS;
use crate::report::{Waiting, WaitingKind};
use alloc::vec::Vec;

impl Community {
    /// Everything that decisions by advice ask of this member now.
    pub fn advices_waiting(&self, member: MemberIx, now_ms: u64) -> Vec<Waiting> {
        let mut waiting = Vec::new();
        for advice in &self.advices.list {
            if advice.ending.is_none() {
                self.advice_waiting(advice, member, now_ms, &mut waiting);
            }
        }
        waiting
    }

    fn advice_waiting(&self, advice: &Advice, member: MemberIx, now_ms: u64, waiting: &mut Vec<Waiting>) {
        let mut add = |kind, since_ms, due_ms| {
            waiting.push(Waiting::of_decision(kind, advice.id, since_ms, due_ms));
        };
        for contest in advice.decided.iter().flat_map(|decided| decided.open_contests(now_ms)) {
            let asked = |checker: &Checker| checker.member == member && checker.found.is_none();
            if contest.checkers.iter().any(asked) {
                let since_ms = contest.until_ms.saturating_sub(advice.policy.check_ms);
                add(WaitingKind::Check, since_ms, Some(contest.until_ms));
            }
        }
        if let Some(decided) = advice.decided.as_ref().filter(|_| advice.tells(member, now_ms)) {
            add(WaitingKind::Told, decided.stamp_ms, None);
        }
        let stage = self.advice_stage(advice, now_ms);
        match stage {
            AdviceStage::Seeking | AdviceStage::Weighing | AdviceStage::Returned | AdviceStage::Emergency => {}
            AdviceStage::Decided
            | AdviceStage::Effective
            | AdviceStage::Reviewed
            | AdviceStage::Withdrawn
            | AdviceStage::Lapsed => return,
        }
        if let Some(lost_ms) = advice.lost_ms {
            let role = self.roles(advice.circle).get(advice.role as usize);
            if role.is_some_and(|role| role.closed.is_none() && role.holder() == Some(member)) {
                let until_ms = lost_ms.saturating_add(advice.policy.succeed_ms);
                add(WaitingKind::Succeed, lost_ms, Some(until_ms));
            }
        } else if advice.decider == member {
            self.of_decider(advice, stage, now_ms, &mut add);
        }
        self.of_others(advice, stage, (member, now_ms), &mut add);
    }

    fn of_decider(
        &self,
        advice: &Advice,
        stage: AdviceStage,
        now_ms: u64,
        add: &mut impl FnMut(WaitingKind, u64, Option<u64>),
    ) {
        let lapses_ms = advice.lapses_ms();
        if advice.open_stops() > 0 {
            add(WaitingKind::AnswerStop, advice.round.since_ms, lapses_ms);
        }
        match stage {
            AdviceStage::Returned => add(WaitingKind::AskAnew, advice.last_ms, lapses_ms),
            AdviceStage::Weighing if advice.open_stops() == 0 => {
                add(WaitingKind::Decide, advice.advice_until_ms(), lapses_ms);
            }
            AdviceStage::Seeking if matches!(advice.gate_at(now_ms), Gate::Unsought { .. }) => {
                add(WaitingKind::Remind, advice.advice_until_ms(), lapses_ms);
            }
            AdviceStage::Seeking
            | AdviceStage::Weighing
            | AdviceStage::Emergency
            | AdviceStage::Decided
            | AdviceStage::Effective
            | AdviceStage::Reviewed
            | AdviceStage::Withdrawn
            | AdviceStage::Lapsed => {}
        }
    }

    fn of_others(
        &self,
        advice: &Advice,
        stage: AdviceStage,
        (member, now_ms): (MemberIx, u64),
        add: &mut impl FnMut(WaitingKind, u64, Option<u64>),
    ) {
        if member == advice.decider || stage == AdviceStage::Returned {
            return;
        }
        let until_ms = advice.advice_until_ms();
        match advice.asked.get(&member) {
            Some(asked) if !asked.has_answered(advice.round.number) => {
                add(WaitingKind::Advise, asked.asked_ms, Some(until_ms));
            }
            Some(_) => {}
            None if advice.tier >= Tier::T2 && now_ms < until_ms && self.is_in_circle(advice.circle, member) => {
                add(WaitingKind::Notice, advice.round.since_ms, Some(until_ms));
            }
            None => {}
        }
        let confirms = match advice.gate_at(now_ms) {
            Gate::TooFew { confirm_ms, .. } => stage == AdviceStage::Seeking && now_ms >= confirm_ms,
            Gate::Open | Gate::Time { .. } | Gate::Unsought { .. } | Gate::Stops { .. } => false,
        };
        if confirms && self.facilitator(advice.circle, &[advice.decider], None) == Some(member) {
            add(WaitingKind::Confirm, advice.round.extended_ms, advice.lapses_ms());
        }
    }
}

impl Advice {
    /// Whether somebody who was asked is told now what was decided: for as long as a decision of tier 2 waits for its effect,
    /// and for a day at least.
    fn tells(&self, member: MemberIx, now_ms: u64) -> bool {
        let asked = self.asked.contains_key(&member) && member != self.decider && !self.emergency;
        let until_ms = |decided: &Decided| decided.stamp_ms.saturating_add(self.policy.effective_ms.max(DAY_MS));
        asked && self.decided.as_ref().is_some_and(|decided| now_ms < until_ms(decided))
    }
}
