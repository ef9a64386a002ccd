//! Deciding by advice: a role asks those who are affected and those who know, and then decides alone.
//!
//! Framing and asking are here; deciding and what comes after it in `deciding.rs`, what time does in `closing.rs`.

mod affected;
mod asking;
mod closing;
mod deciding;
mod record;

use super::state::MemberIx;
use super::{Community, Filing, limit};
use crate::act::{
    AdviceAnswer, AdviceConfirm, AdviceFrame, AdviceGive, AdviceJoin, AdviceRemind, AdviceSucceed, AdviceWithdraw,
    Effect, Tier,
};
use crate::field::{Flaw, List};
use crate::limits::{ADVICES_MAX, ASKED_MAX, Crowd};
use crate::refusal::{AskedAs, Refusal};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::ToString;
use alloc::vec::Vec;
use register::Hash;
use serde::{Deserialize, Serialize};

use super::decision::DecisionIx;
use super::effects::Mandate;
use affected::spent;
use record::write_effects;

pub use record::{Advice, AdviceEnding, AdviceRound, AdviceStage, Asked, Checker, Contest, Decided, Gate, Given};

/// The people whom a framing or a reminder names.
type Named = List<Hash, 1, 500>;
type Experts = List<Hash, 1, 50>;

/// All decisions by advice.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Advices {
    list: Vec<Advice>,
    /// Those with something that time will do: not decided, not in effect, or contested.
    live: BTreeSet<u32>,
    /// Those of each role: its circle, and its place there.
    of_role: BTreeMap<(u32, u32), Vec<u32>>,
}

impl Community {
    /// The decisions by advice, in order of being framed.
    pub fn advices(&self) -> &[Advice] {
        &self.advices.list
    }

    /// A decision by advice, by id.
    pub fn advice(&self, id: &Hash) -> Option<&Advice> {
        match self.decision_by_id.get(id)? {
            DecisionIx::Advice(place) => self.advices.list.get(*place as usize),
            DecisionIx::Proposal(_) | DecisionIx::Vote(_) => None,
        }
    }

    /// Where a decision by advice stands.
    pub fn advice_stage(&self, advice: &Advice, now_ms: u64) -> AdviceStage {
        let reviewed = self.reviews_of(&advice.id).next().is_some();
        advice.stage_at(now_ms, self.day_of(now_ms), reviewed)
    }

    pub(super) fn advice_is_open(&self, place: u32, now_ms: u64) -> bool {
        match self.advice_stage(&self.advices.list[place as usize], now_ms) {
            AdviceStage::Seeking | AdviceStage::Weighing | AdviceStage::Returned | AdviceStage::Emergency => true,
            AdviceStage::Decided
            | AdviceStage::Effective
            | AdviceStage::Reviewed
            | AdviceStage::Withdrawn
            | AdviceStage::Lapsed => false,
        }
    }

    pub(super) fn advice_is_in_effect(&self, place: u32) -> bool {
        let decided = self.advices.list[place as usize].decided.as_ref();
        decided.is_some_and(|decided| decided.in_effect.is_some())
    }

    fn found_advice(&self, id: &Hash) -> Result<&Advice, Refusal> {
        self.advice(id)
            .ok_or_else(|| Refusal::AdviceUnknown { advice: id.to_string() })
    }

    fn advice_mut(&mut self, id: &Hash) -> &mut Advice {
        match self.decision_by_id.get(id) {
            Some(DecisionIx::Advice(place)) => &mut self.advices.list[*place as usize],
            Some(DecisionIx::Proposal(_) | DecisionIx::Vote(_)) | None => {
                unreachable!("check() found this advice process")
            }
        }
    }

    /// This advice process, if it stands at one of these stages.
    fn advice_at(&self, id: &Hash, stages: &[AdviceStage], filing: &Filing) -> Result<&Advice, Refusal> {
        let advice = self.found_advice(id)?;
        let stage = self.advice_stage(advice, filing.stamp_ms);
        if stages.contains(&stage) {
            Ok(advice)
        } else {
            Err(Refusal::AdviceElsewhere { stage })
        }
    }

    /// The author, who has to be its decider and to hold the role still.
    fn decider(&self, advice: &Advice, filing: &Filing) -> Result<MemberIx, Refusal> {
        let author = self.full_or_dating(filing)?;
        if advice.decider == author && advice.lost_ms.is_none() {
            Ok(author)
        } else {
            Err(Refusal::NotTheDecider {})
        }
    }

    pub(super) fn check_advice_frame(&self, act: &AdviceFrame, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        limit(Crowd::Advices, self.advices.list.len(), ADVICES_MAX)?;
        self.check_tension(act.tension.as_ref())?;
        let (circle, role) = self.open_role(act.circle.as_str(), act.role.as_str())?;
        if self.roles(circle)[role as usize].holder() != Some(author) {
            return Err(Refusal::NotYourRole {
                role: act.role.to_string(),
            });
        }
        let effects: &[Effect] = act.effects.as_deref().unwrap_or_default();
        let takes = act.cost.map_or(0, |cost| cost.get()).max(spent(effects));
        self.check_effects(effects, Mandate::Role { circle, role }, filing)?;
        self.check_spending((circle, role), takes, None, filing.stamp_ms)?;
        let asked = self.asked(
            author,
            circle,
            act.affected.as_ref(),
            act.experts.as_ref(),
            effects,
            filing,
        )?;
        self.check_tier(act.tier, act.cost.map(|cost| cost.get()), effects, &asked, filing)?;
        check_asks_somebody(act)?;
        self.check_enough((act.tier, filing.stamp_ms), author, &asked)?;
        if act.tier == Tier::T0 || act.emergency.is_some() {
            self.plan_effects(effects, Mandate::Role { circle, role }, filing.act_id, filing)?;
        }
        Ok(())
    }

    /// Whether a role's budget for this term is enough for this besides what its other decisions took, or would take.
    fn check_spending(&self, role: (u32, u32), cost: u64, own: Option<&Hash>, now_ms: u64) -> Result<(), Refusal> {
        let (budget, spent) = self.spending_of(role, own, now_ms);
        if cost <= budget.saturating_sub(spent) {
            return Ok(());
        }
        Err(Refusal::OverBudget { budget, spent, cost })
    }

    /// The same for a decision that was framed.
    fn check_budget(&self, advice: &Advice, cost: u64, now_ms: u64) -> Result<(), Refusal> {
        self.check_spending((advice.circle, advice.role), cost, Some(&advice.id), now_ms)
    }

    /// A role's budget for the term that runs, and how much of it is taken: by what was decided in it, and by what is
    /// still being asked about.
    pub fn budget_of(&self, circle: u32, role: u32, now_ms: u64) -> (u64, u64) {
        self.spending_of((circle, role), None, now_ms)
    }

    fn spending_of(&self, role: (u32, u32), other_than: Option<&Hash>, now_ms: u64) -> (u64, u64) {
        let held = &self.roles(role.0)[role.1 as usize];
        let since = held.budget_since(self.day_of(now_ms));
        let since_ms = since.map_or(0, |since| self.day_begins_ms(since));
        let places = self.advices.of_role.get(&role).into_iter().flatten();
        let others = places.map(|place| &self.advices.list[*place as usize]);
        let others = others.filter(|advice| Some(&advice.id) != other_than);
        let spent = others.map(|advice| advice.takes(since_ms)).fold(0, u64::saturating_add);
        (held.budget, spent)
    }

    /// Whom this asks: those who are named, and those whom the program finds.
    fn asked(
        &self,
        decider: MemberIx,
        circle: u32,
        affected: Option<&Named>,
        experts: Option<&Experts>,
        effects: &[Effect],
        filing: &Filing,
    ) -> Result<BTreeMap<MemberIx, Asked>, Refusal> {
        let mut asked = BTreeMap::new();
        let found = self.affected_by(effects, circle).into_iter();
        for member in found.filter(|member| *member != decider) {
            ask(&mut asked, member, filing).affected = true;
        }
        for id in affected.iter().flat_map(|named| named.iter()) {
            ask(&mut asked, self.advisable(id, decider)?, filing).affected = true;
        }
        for id in experts.iter().flat_map(|named| named.iter()) {
            ask(&mut asked, self.advisable(id, decider)?, filing).expert = true;
        }
        limit(Crowd::Asked, asked.len(), ASKED_MAX)?;
        Ok(asked)
    }

    /// A member who can be asked: somebody else, who is here.
    fn advisable(&self, id: &Hash, decider: MemberIx) -> Result<MemberIx, Refusal> {
        let member = self.present_member(id)?;
        if member == decider {
            return Err(Refusal::OwnAdvice {});
        }
        Ok(member)
    }

    /// The tier is not lower than cost, people and effects demand.
    fn check_tier(
        &self,
        tier: Tier,
        cost: Option<u64>,
        effects: &[Effect],
        asked: &BTreeMap<MemberIx, Asked>,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let affected = asked.values().filter(|asked| asked.affected).count() as u64;
        let least = self.least_tier(cost, affected, effects, filing.stamp_ms);
        if least == Tier::T3 || tier == Tier::T3 {
            return Err(Refusal::TierNotEligible {});
        }
        if tier < least {
            return Err(Refusal::TierTooLow { tier, least });
        }
        Ok(())
    }

    /// Enough people are asked for this tier, as far as there are others.
    fn check_enough(
        &self,
        (tier, now_ms): (Tier, u64),
        decider: MemberIx,
        asked: &BTreeMap<MemberIx, Asked>,
    ) -> Result<(), Refusal> {
        let here = |member: &MemberIx| *member != decider && self.member(*member).left.is_none();
        let (affected, experts) = match tier {
            Tier::T0 => return Ok(()),
            Tier::T1 => (1, 1),
            Tier::T2 | Tier::T3 => (1, u64::from(self.bylaws_at(now_ms).deciding.advice.experts)),
        };
        let people = affected + experts;
        let others = self.member_ixs().filter(here).take(people as usize).count() as u64;
        let enough = |what: AskedAs, named: usize, needed: u64| {
            let (named, needed) = (named as u64, needed.min(others));
            if named >= needed {
                return Ok(());
            }
            Err(Refusal::TooFewAsked { what, named, needed })
        };
        enough(
            AskedAs::Affected,
            asked.values().filter(|asked| asked.affected).count(),
            affected,
        )?;
        enough(
            AskedAs::Experts,
            asked.values().filter(|asked| asked.expert).count(),
            experts,
        )?;
        enough(AskedAs::Either, asked.len(), people)
    }

    pub(super) fn apply_advice_frame(&mut self, act: AdviceFrame, filing: &Filing) {
        let author = self.author_ix(filing);
        let (circle, role) = self
            .open_role(act.circle.as_str(), act.role.as_str())
            .expect("check() found this role");
        let effects: &[Effect] = act.effects.as_deref().unwrap_or_default();
        let asked = self
            .asked(
                author,
                circle,
                act.affected.as_ref(),
                act.experts.as_ref(),
                effects,
                filing,
            )
            .expect("check() found everybody");
        let place = self.advices.list.len() as u32;
        let advice = Advice {
            id: filing.act_id,
            entry: filing.index,
            circle,
            role,
            decider: author,
            tier: act.tier,
            emergency: act.emergency.is_some(),
            title: act.title.0,
            text: act.text.0,
            cost: act.cost.map(|cost| cost.get()),
            effects: write_effects(effects),
            moves: spent(effects),
            tension: act.tension,
            framed_ms: filing.stamp_ms,
            policy: self.bylaws().deciding.advice.clone(),
            round: self.new_round(1, filing),
            asked,
            last_ms: filing.stamp_ms,
            lost_ms: None,
            decided: None,
            returned: Vec::new(),
            ending: None,
        };
        self.advices.list.push(advice);
        self.advices.of_role.entry((circle, role)).or_default().push(place);
        self.decision_by_id.insert(filing.act_id, DecisionIx::Advice(place));
        self.link_tension(act.tension.as_ref(), filing.act_id);
        if act.tier == Tier::T0 || act.emergency.is_some() {
            self.decide_at_once(&filing.act_id, effects, act.text.0, filing);
        }
        self.settle_advice(place);
    }

    /// A new time of asking, with the times that are agreed now.
    fn new_round(&self, number: u32, filing: &Filing) -> AdviceRound {
        let deciding = &self.bylaws().deciding;
        let days = deciding.advice.large_days;
        let large_until_ms = self.working_days_after(filing.stamp_ms, days, &deciding.calendar);
        AdviceRound {
            number,
            since_ms: filing.stamp_ms,
            small_until_ms: filing.stamp_ms.saturating_add(deciding.advice.small_ms),
            large_until_ms,
            extended_ms: self.working_days_after(large_until_ms, days, &deciding.calendar),
            confirmed: None,
        }
    }

    pub(super) fn check_advice_join(&self, act: &AdviceJoin, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let advice = self.advice_at(&act.advice, &[AdviceStage::Seeking, AdviceStage::Emergency], filing)?;
        if author == advice.decider {
            return Err(Refusal::OwnAdvice {});
        }
        if advice.asked.get(&author).is_some_and(|asked| asked.affected) {
            return Err(Refusal::AskedAlready {});
        }
        limit(Crowd::Asked, advice.asked.len(), ASKED_MAX)
    }

    /// Whoever declares themself affected is asked from now on; when so many are affected, it is no small matter any
    /// more.
    pub(super) fn apply_advice_join(&mut self, act: AdviceJoin, filing: &Filing) {
        let author = self.author_ix(filing);
        let advice = self.advice_mut(&act.advice);
        let asked = ask(&mut advice.asked, author, filing);
        asked.affected = true;
        asked.declared = true;
        let affected = advice.asked.values().filter(|asked| asked.affected).count() as u64;
        if affected > u64::from(advice.policy.tier1_affected) {
            advice.tier = advice.tier.max(Tier::T2);
        }
        advice.last_ms = filing.stamp_ms;
    }

    pub(super) fn check_advice_remind(&self, act: &AdviceRemind, filing: &Filing) -> Result<(), Refusal> {
        let stages = [
            AdviceStage::Seeking,
            AdviceStage::Weighing,
            AdviceStage::Returned,
            AdviceStage::Emergency,
        ];
        let advice = self.advice_at(&act.advice, &stages, filing)?;
        let decider = self.decider(advice, filing)?;
        let named = self.asked(
            decider,
            advice.circle,
            act.affected.as_ref(),
            act.experts.as_ref(),
            &[],
            filing,
        )?;
        limit(Crowd::Asked, advice.asked.len() + named.len(), ASKED_MAX)?;
        let is_news = |(member, ask): (&MemberIx, &Asked)| {
            let known = advice.asked.get(member);
            known.is_none_or(|known| (ask.affected && !known.affected) || (ask.expert && !known.expert))
        };
        if advice.is_returned() || named.iter().any(is_news) {
            return Ok(());
        }
        let silent = |asked: &&Asked| is_silent(asked, advice.round.number);
        let soonest = advice.asked.values().filter(silent).map(|asked| asked.asked_ms).min();
        let soonest = soonest.ok_or(Refusal::NobodySilent {})?;
        let due_ms = soonest.saturating_add(advice.policy.remind_ms);
        if filing.stamp_ms < due_ms {
            return Err(Refusal::AskedLately { due_ms });
        }
        Ok(())
    }

    pub(super) fn apply_advice_remind(&mut self, act: AdviceRemind, filing: &Filing) {
        let decider = self.author_ix(filing);
        let advice = self.advice(&act.advice).expect("check() found it");
        let round = advice
            .is_returned()
            .then(|| self.new_round(advice.round.number + 1, filing));
        let named = self
            .asked(
                decider,
                advice.circle,
                act.affected.as_ref(),
                act.experts.as_ref(),
                &[],
                filing,
            )
            .expect("check() found everybody");
        let policy = self.bylaws().deciding.advice.clone();
        let advice = self.advice_mut(&act.advice);
        advice.last_ms = filing.stamp_ms;
        if let Some(round) = round {
            advice.round = round;
            advice.policy = policy;
            for asked in advice.asked.values_mut() {
                asked.asked_ms = filing.stamp_ms;
                asked.again_ms = None;
            }
        }
        let (number, remind_ms) = (advice.round.number, advice.policy.remind_ms);
        for asked in advice.asked.values_mut().filter(|asked| is_silent(asked, number)) {
            if filing.stamp_ms >= asked.asked_ms.saturating_add(remind_ms) {
                asked.again_ms = Some(filing.stamp_ms);
            }
        }
        for (member, new) in named {
            let asked = ask(&mut advice.asked, member, filing);
            asked.affected |= new.affected;
            asked.expert |= new.expert;
        }
    }

    pub(super) fn check_advice_give(&self, act: &AdviceGive, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let stages = [AdviceStage::Seeking, AdviceStage::Weighing, AdviceStage::Emergency];
        let advice = self.advice_at(&act.advice, &stages, filing)?;
        if author == advice.decider {
            return Err(Refusal::OwnAdvice {});
        }
        if advice.asked.contains_key(&author) {
            Ok(())
        } else {
            Err(Refusal::NotAsked {})
        }
    }

    pub(super) fn apply_advice_give(&mut self, act: AdviceGive, filing: &Filing) {
        let author = self.author_ix(filing);
        let advice = self.advice_mut(&act.advice);
        advice.last_ms = filing.stamp_ms;
        let given = Given {
            stance: act.stance,
            text: act.text.0,
            entry: filing.index,
            round: advice.round.number,
            reply: None,
        };
        ask(&mut advice.asked, author, filing).given = Some(given);
    }

    pub(super) fn check_advice_answer(&self, act: &AdviceAnswer, filing: &Filing) -> Result<(), Refusal> {
        let stages = [AdviceStage::Seeking, AdviceStage::Weighing, AdviceStage::Emergency];
        let advice = self.advice_at(&act.advice, &stages, filing)?;
        self.decider(advice, filing)?;
        let adviser = self.member_ix(&act.member);
        let given = adviser.and_then(|adviser| advice.asked.get(&adviser)?.given.as_ref());
        match given {
            Some(_) => Ok(()),
            None => Err(Refusal::NoSuchAdvice {
                member: act.member.to_string(),
            }),
        }
    }

    pub(super) fn apply_advice_answer(&mut self, act: AdviceAnswer, filing: &Filing) {
        let adviser = self.member_ix(&act.member).expect("check() found this member");
        let advice = self.advice_mut(&act.advice);
        advice.last_ms = filing.stamp_ms;
        let given = advice.asked.get_mut(&adviser).and_then(|asked| asked.given.as_mut());
        given.expect("check() found this advice").reply = Some((act.taken, act.why.0, filing.index));
    }

    pub(super) fn check_advice_confirm(&self, act: &AdviceConfirm, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let advice = self.advice_at(&act.advice, &[AdviceStage::Seeking, AdviceStage::Weighing], filing)?;
        match advice.gate_at(filing.stamp_ms) {
            Gate::TooFew { confirm_ms, .. } if filing.stamp_ms < confirm_ms => {
                return Err(Refusal::NotDueYet { due_ms: confirm_ms });
            }
            Gate::TooFew { .. } => {}
            Gate::Time { until_ms } => return Err(Refusal::NotDueYet { due_ms: until_ms }),
            Gate::Unsought { missing } => return Err(Refusal::NotAllSought { missing }),
            Gate::Open | Gate::Stops { .. } => return Err(Refusal::ConfirmNotNeeded {}),
        }
        if self.facilitator(advice.circle, &[advice.decider], None) == Some(author) {
            Ok(())
        } else {
            Err(Refusal::NotTheFacilitator {})
        }
    }

    pub(super) fn apply_advice_confirm(&mut self, act: AdviceConfirm, filing: &Filing) {
        let author = self.author_ix(filing);
        let advice = self.advice_mut(&act.advice);
        advice.last_ms = filing.stamp_ms;
        advice.round.confirmed = Some((author, act.note.map(|note| note.0), filing.index));
    }

    pub(super) fn check_advice_withdraw(&self, act: &AdviceWithdraw, filing: &Filing) -> Result<(), Refusal> {
        let stages = [
            AdviceStage::Seeking,
            AdviceStage::Weighing,
            AdviceStage::Returned,
            AdviceStage::Decided,
        ];
        let advice = self.advice_at(&act.advice, &stages, filing)?;
        self.decider(advice, filing).map(|_| ())
    }

    pub(super) fn apply_advice_withdraw(&mut self, act: AdviceWithdraw, filing: &Filing) {
        let advice = self.advice_mut(&act.advice);
        advice.last_ms = filing.stamp_ms;
        advice.ending = Some(AdviceEnding::Withdrawn(filing.index, act.reason.map(|reason| reason.0)));
        self.settle_advice_of(&act.advice);
    }

    pub(super) fn check_advice_succeed(&self, act: &AdviceSucceed, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let stages = [AdviceStage::Seeking, AdviceStage::Weighing, AdviceStage::Returned];
        let advice = self.advice_at(&act.advice, &stages, filing)?;
        let Some(lost_ms) = advice.lost_ms else {
            return Err(Refusal::RoleNotLost {});
        };
        let role = &self.roles(advice.circle)[advice.role as usize];
        if role.closed.is_some() || role.holder() != Some(author) {
            return Err(Refusal::NotYourRole {
                role: role.slug.clone(),
            });
        }
        let until_ms = lost_ms.saturating_add(advice.policy.succeed_ms);
        if filing.stamp_ms >= until_ms {
            return Err(Refusal::SuccessionOver { until_ms });
        }
        Ok(())
    }

    /// The successor decides now, and is asked no more themself.
    pub(super) fn apply_advice_succeed(&mut self, act: AdviceSucceed, filing: &Filing) {
        let author = self.author_ix(filing);
        let advice = self.advice_mut(&act.advice);
        advice.decider = author;
        advice.asked.remove(&author);
        advice.lost_ms = None;
        advice.last_ms = filing.stamp_ms;
    }
}

/// This member among those who are asked, from now on if they were not before.
fn ask<'a>(asked: &'a mut BTreeMap<MemberIx, Asked>, member: MemberIx, filing: &Filing) -> &'a mut Asked {
    asked.entry(member).or_insert_with(|| Asked {
        asked_ms: filing.stamp_ms,
        ..Asked::default()
    })
}

/// Whether they were asked once, and have not answered.
fn is_silent(asked: &Asked, round: u32) -> bool {
    !asked.left && asked.again_ms.is_none() && !asked.has_answered(round)
}

/// What asks nobody names nobody to ask, and is no emergency: it is in effect at once anyway.
fn check_asks_somebody(act: &AdviceFrame) -> Result<(), Refusal> {
    let wrong = [
        ("experts", act.experts.is_some()),
        ("emergency", act.emergency.is_some()),
    ];
    match wrong.into_iter().find(|(_, given)| *given && act.tier == Tier::T0) {
        Some((path, _)) => Err(Refusal::MalformedAct {
            path: path.to_string(),
            flaw: Flaw::AsksNobody,
        }),
        None => Ok(()),
    }
}
