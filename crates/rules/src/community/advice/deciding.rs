//! Deciding after advice, doubting how it came about, and checking that doubt.

use super::super::agreements::REVIEW_MONTHS_MAX;
use super::super::effects::Mandate;
use super::super::state::MemberIx;
use super::super::{Community, Filing};
use super::affected::spent;
use super::record::{Advice, AdviceStage, Checker, Contest, Decided, Gate, write_effects};
use crate::act::{AdviceCheck, AdviceContest, AdviceDecide, Effect, Ground, Tier};
use crate::quantity::Day;
use crate::refusal::Refusal;
use alloc::vec::Vec;
use register::Hash;

impl Community {
    pub(in super::super) fn check_advice_decide(&self, act: &AdviceDecide, filing: &Filing) -> Result<(), Refusal> {
        let advice = self.advice_at(&act.advice, &[AdviceStage::Seeking, AdviceStage::Weighing], filing)?;
        let decider = self.decider(advice, filing)?;
        check_gate(advice, filing.stamp_ms)?;
        self.check_enough((advice.tier, filing.stamp_ms), decider, &advice.asked)?;
        self.check_review(act.review, filing)?;
        let effects = decided_effects(advice, act);
        self.check_effects(&effects, advice.mandate(), filing)?;
        self.check_tier(advice.tier, advice.cost, &effects, &advice.asked, filing)?;
        self.check_budget(advice, advice.would_take(&effects), filing.stamp_ms)?;
        let unasked = |member: &MemberIx| *member != decider && !advice.asked.contains_key(member);
        let affected = self.affected_by(&effects, advice.circle);
        match affected.iter().filter(|member| unasked(member)).count() as u64 {
            0 => {}
            missing => return Err(Refusal::AffectedUnasked { missing }),
        }
        if advice.tier < Tier::T2 {
            self.plan_effects(&effects, advice.mandate(), advice.id, filing)?;
        }
        Ok(())
    }

    fn check_review(&self, review: Option<Day>, filing: &Filing) -> Result<(), Refusal> {
        let today = self.day_of(filing.stamp_ms);
        let latest = today.plus_months(REVIEW_MONTHS_MAX);
        match review {
            Some(day) if day <= today || day > latest => Err(Refusal::ReviewUnfit { latest }),
            Some(_) | None => Ok(()),
        }
    }

    pub(in super::super) fn apply_advice_decide(&mut self, act: AdviceDecide, filing: &Filing) {
        let advice = self.advice(&act.advice).expect("check() found it");
        let effects = decided_effects(advice, &act);
        let policy = &advice.policy;
        let review_days = policy.review_days as i32; // At most 366, as read.
        let mut wait_ms = 0;
        if advice.tier >= Tier::T2 {
            wait_ms = policy.effective_ms;
        }
        if self.is_irreversible(&effects) {
            wait_ms = wait_ms.max(policy.irreversible_ms);
        }
        let waits = advice.tier >= Tier::T2 || wait_ms > 0;
        let effective_ms = filing.stamp_ms.saturating_add(wait_ms);
        let decided = Decided {
            by: self.author_ix(filing),
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
            text: act.text.0,
            effects: write_effects(&effects),
            moves: spent(&effects),
            effective_ms,
            review: act
                .review
                .unwrap_or_else(|| self.day_of(filing.stamp_ms).plus_days(review_days)),
            in_effect: (!waits).then_some(filing.index),
            contests: Vec::new(),
            returned: None,
        };
        let advice = self.advice_mut(&act.advice);
        advice.last_ms = filing.stamp_ms;
        advice.decided = Some(decided);
        if !waits {
            self.take_effect(&act.advice, &effects, filing);
        }
        self.settle_advice_of(&act.advice);
    }

    /// A decision of the role's own, or one that cannot wait: in effect with its framing.
    pub(super) fn decide_at_once(&mut self, id: &Hash, effects: &[Effect], text: Hash, filing: &Filing) {
        let advice = self.advice(id).expect("it was framed just now");
        let policy = &advice.policy;
        let days = if advice.emergency {
            policy.emergency_review_days
        } else {
            policy.review_days
        };
        let decided = Decided {
            by: advice.decider,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
            text,
            effects: write_effects(effects),
            moves: spent(effects),
            effective_ms: filing.stamp_ms,
            review: self.day_of(filing.stamp_ms).plus_days(days as i32), // At most 366, as read.
            in_effect: Some(filing.index),
            contests: Vec::new(),
            returned: None,
        };
        self.advice_mut(id).decided = Some(decided);
        self.take_effect(id, effects, filing);
    }

    pub(super) fn take_effect(&mut self, id: &Hash, effects: &[Effect], filing: &Filing) {
        let advice = self.advice(id).expect("it was decided just now");
        let plan = self.plan_effects(effects, advice.mandate(), *id, filing);
        self.apply_plan(plan.expect("check() planned the same effects"), filing);
    }

    pub(in super::super) fn check_advice_contest(&self, act: &AdviceContest, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let stages = [
            AdviceStage::Decided,
            AdviceStage::Effective,
            AdviceStage::Reviewed,
            AdviceStage::Emergency,
        ];
        let advice = self.advice_at(&act.advice, &stages, filing)?;
        let decided = advice.decided.as_ref().expect("these stages have a decision");
        if author == decided.by || author == advice.decider {
            return Err(Refusal::OwnAdvice {});
        }
        if decided.contests.iter().any(|contest| contest.by == author) {
            return Err(Refusal::ContestDoubled {});
        }
        let ground = act.ground.unwrap_or(Ground::Other);
        if ground != Ground::Other && decided.contests.iter().any(|contest| contest.ground == ground) {
            return Err(Refusal::GroundContested { ground });
        }
        let until_ms = decided.stamp_ms.saturating_add(advice.policy.contest_ms);
        if filing.stamp_ms >= until_ms {
            return Err(Refusal::ContestOver { until_ms });
        }
        if self.contest_checkers(advice, author, filing).is_empty() {
            return Err(Refusal::NobodyChecks {});
        }
        Ok(())
    }

    pub(in super::super) fn apply_advice_contest(&mut self, act: AdviceContest, filing: &Filing) {
        let author = self.author_ix(filing);
        let advice = self.advice(&act.advice).expect("check() found it");
        let checkers = self.contest_checkers(advice, author, filing);
        let advice = self.advice_mut(&act.advice);
        advice.last_ms = filing.stamp_ms;
        let contest = Contest {
            id: filing.act_id,
            by: author,
            ground: act.ground.unwrap_or(Ground::Other),
            reason: act.reason.0,
            entry: filing.index,
            until_ms: filing.stamp_ms.saturating_add(advice.policy.check_ms),
            checkers: checkers
                .into_iter()
                .map(|member| Checker { member, found: None })
                .collect(),
        };
        let decided = advice.decided.as_mut().expect("check() found the decision");
        decided.contests.push(contest);
        self.settle_advice_of(&act.advice);
    }

    /// The facilitator and one member who is drawn: neither decided, nor contests. Whoever was not asked is drawn
    /// first, since they have no part in it.
    fn contest_checkers(&self, advice: &Advice, contester: MemberIx, filing: &Filing) -> Vec<MemberIx> {
        let decided_by = advice.decided.as_ref().map_or(advice.decider, |decided| decided.by);
        let mut not = alloc::vec![advice.decider, decided_by, contester];
        let contests = advice.decided.iter().flat_map(|decided| &decided.contests);
        not.extend(contests.map(|contest| contest.by));
        let facilitator = self.facilitator(advice.circle, &not, None);
        not.extend(facilitator);
        let fit = |member: &MemberIx| self.binds(*member) && !not.contains(member);
        // The keeper's stamp is not known to who contests, nor the act to the keeper before it comes.
        let stamp = filing.stamp_ms.to_be_bytes();
        let order = |member: &MemberIx| {
            let drawn = [
                filing.root.as_bytes().as_slice(),
                advice.id.as_bytes(),
                filing.act_id.as_bytes(),
                &stamp,
                self.member(*member).id.as_bytes(),
            ];
            (advice.asked.contains_key(member), Hash::of(&drawn))
        };
        let drawn = self.member_ixs().filter(fit).min_by_key(order);
        facilitator.into_iter().chain(drawn).collect()
    }

    pub(in super::super) fn check_advice_check(&self, act: &AdviceCheck, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let advice = self.found_advice(&act.advice)?;
        let open = advice
            .decided
            .iter()
            .flat_map(|decided| decided.open_contests(filing.stamp_ms));
        let named = |contest: &&Contest| act.contest.is_none_or(|named| contest.id == named);
        let mut contests = open.filter(named).peekable();
        if contests.peek().is_none() {
            return Err(Refusal::NoContest {});
        }
        let own = |contest: &Contest| {
            contest
                .checkers
                .iter()
                .find(|checker| checker.member == author)
                .cloned()
        };
        let own: Vec<Checker> = contests.filter_map(own).collect();
        if own.is_empty() {
            return Err(Refusal::NotAChecker {});
        }
        if own.iter().all(|checker| checker.found.is_some()) {
            return Err(Refusal::AlreadyAnswered {});
        }
        Ok(())
    }

    pub(in super::super) fn apply_advice_check(&mut self, act: AdviceCheck, filing: &Filing) {
        let author = self.author_ix(filing);
        let advice = self.advice_mut(&act.advice);
        advice.last_ms = filing.stamp_ms;
        let decided = advice.decided.as_mut().expect("check() found the decision");
        // The contest that is named, or else the first that waits for this member.
        let waits = |contest: &Contest| {
            contest.finding_at(filing.stamp_ms).is_none()
                && act.contest.is_none_or(|named| contest.id == named)
                && contest
                    .checkers
                    .iter()
                    .any(|one| one.member == author && one.found.is_none())
        };
        let contest = decided.contests.iter_mut().find(|contest| waits(contest));
        for checker in &mut contest.expect("check() found the contest").checkers {
            if checker.member == author {
                checker.found = Some((act.finding, act.reason.0, filing.index));
            }
        }
        if decided.has_fault_at(filing.stamp_ms) {
            advice.send_back(filing.index);
        }
        self.settle_advice_of(&act.advice);
    }
}

impl Advice {
    /// How much of its role's budget it takes when it is decided with these effects.
    fn would_take(&self, effects: &[Effect]) -> u64 {
        let moved = self.moved(0).saturating_add(spent(effects));
        self.cost.unwrap_or(0).max(moved)
    }

    /// The role decides, alone.
    pub(super) fn mandate(&self) -> Mandate {
        Mandate::Role {
            circle: self.circle,
            role: self.role,
        }
    }

    /// The decision goes back to its role, which asks again. What it did already stays until it is undone.
    pub(super) fn send_back(&mut self, entry: u64) {
        if let Some(mut decided) = self.decided.take() {
            decided.returned = Some(entry);
            self.returned.push(decided);
        }
    }
}

/// What it does: as decided, or else as framed.
fn decided_effects(advice: &Advice, act: &AdviceDecide) -> Vec<Effect> {
    match &act.effects {
        Some(effects) => effects.to_vec(),
        // What took effect before it was sent back stays; the framed effects are not applied a second time.
        None if advice.returned.iter().any(|one| one.in_effect.is_some()) => Vec::new(),
        None => advice.effects(),
    }
}

fn check_gate(advice: &Advice, now_ms: u64) -> Result<(), Refusal> {
    match advice.gate_at(now_ms) {
        Gate::Open => Ok(()),
        Gate::Time { until_ms } => Err(Refusal::NotDueYet { due_ms: until_ms }),
        Gate::Unsought { missing } => Err(Refusal::NotAllSought { missing }),
        Gate::TooFew {
            answered,
            needed,
            confirm_ms: _,
        } => Err(Refusal::TooFewAdvised { answered, needed }),
        Gate::Stops { open } => Err(Refusal::StopUnanswered { open }),
    }
}
