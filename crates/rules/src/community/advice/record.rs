//! What is kept of a decision by advice, and where it stands: a question that only the time is added to.

use super::super::state::MemberIx;
use crate::act::{Effect, Ground, ProcessFinding, Stance, Taken, Tier};
use crate::bylaws::deciding::AdviceRules;
use crate::field::{Field, List};
use crate::quantity::{Day, words};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use register::Hash;
use register::json::{decode, encode};
use serde::{Deserialize, Serialize};

words! {
    /// Where a decision by advice stands.
    AdviceStage {
        /// Those who are affected and those who know are asked.
        Seeking = "seeking",
        /// Everybody was asked and the time is over: the role answers what says stop, and decides.
        Weighing = "weighing",
        /// Decided, and not in effect yet.
        Decided = "decided",
        /// In effect.
        Effective = "effective",
        /// In effect, and members said whether it worked.
        Reviewed = "reviewed",
        /// Its decider took it back.
        Withdrawn = "withdrawn",
        /// Nobody went on with it.
        Lapsed = "lapsed",
        /// It went back to its role, which asks again.
        Returned = "returned",
        /// In effect at once; advice follows.
        Emergency = "emergency",
    }
}

/// A decision by advice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Advice {
    /// The act id of its framing.
    pub id: Hash,
    /// The entry that framed it.
    pub entry: u64,
    /// The circle of the role, by its place.
    pub circle: u32,
    /// The role, by its place in the circle's list.
    pub role: u32,
    /// Who decides: who held the role when it was framed, or who succeeded them.
    pub decider: MemberIx,
    /// How much it touches; goes up when many declare themselves affected.
    pub tier: Tier,
    /// Whether it was decided before advice was sought.
    pub emergency: bool,
    /// Its title, as a note.
    pub title: Hash,
    /// What is to be decided, as a note.
    pub text: Hash,
    /// What it costs, in the smallest unit.
    pub cost: Option<u64>,
    /// What it is to do, as canonical JSON.
    pub effects: String,
    /// How much value that moves, in the smallest unit.
    pub moves: u64,
    /// The tension that it comes from.
    pub tension: Option<Hash>,
    /// When it was framed, Unix ms.
    pub framed_ms: u64,
    /// The agreement about advice as it was when this round began.
    pub policy: AdviceRules,
    /// The asking that runs, or ran last.
    pub round: AdviceRound,
    /// Everybody who is asked.
    pub asked: BTreeMap<MemberIx, Asked>,
    /// When somebody last did something about it, or it ended, Unix ms.
    pub last_ms: u64,
    /// When its decider lost the role, Unix ms.
    pub lost_ms: Option<u64>,
    /// The decision.
    pub decided: Option<Decided>,
    /// Decisions that went back to the role.
    pub returned: Vec<Decided>,
    /// How it ended, if it did without a decision.
    pub ending: Option<AdviceEnding>,
}

/// One time of asking.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AdviceRound {
    /// Its number, from 1.
    pub number: u32,
    /// Since when it runs, Unix ms.
    pub since_ms: u64,
    /// Until when advice is sought at least at tier 1, Unix ms.
    pub small_until_ms: u64,
    /// The same at tier 2.
    pub large_until_ms: u64,
    /// Until when it is prolonged at tier 2 if too few have answered.
    pub extended_ms: u64,
    /// The facilitator who confirmed that the seeking was real, the note, and the entry.
    pub confirmed: Option<(MemberIx, Option<Hash>, u64)>,
}

/// Somebody who is asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Asked {
    /// Whether they are affected.
    pub affected: bool,
    /// Whether they know about it.
    pub expert: bool,
    /// Whether they said themselves that they are affected.
    pub declared: bool,
    /// When they were asked, Unix ms.
    pub asked_ms: u64,
    /// When they were asked again.
    pub again_ms: Option<u64>,
    /// What they advise.
    pub given: Option<Given>,
    /// Whether they have left the community since.
    pub left: bool,
}

/// An advice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Given {
    /// Whether to go on.
    pub stance: Stance,
    /// The advice, as a note.
    pub text: Hash,
    /// The entry.
    pub entry: u64,
    /// The round in which it was given.
    pub round: u32,
    /// What became of it, why, and the entry that says so.
    pub reply: Option<(Taken, Hash, u64)>,
}

/// What the role decided.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Decided {
    /// Who decided.
    pub by: MemberIx,
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
    /// What, as a note.
    pub text: Hash,
    /// What it does, as canonical JSON.
    pub effects: String,
    /// How much value that moves, in the smallest unit.
    pub moves: u64,
    /// From when it can take effect, Unix ms.
    pub effective_ms: u64,
    /// When it is looked at again.
    pub review: Day,
    /// The entry by which it took effect.
    pub in_effect: Option<u64>,
    /// Doubts about how it came about, in order.
    pub contests: Vec<Contest>,
    /// The entry by which it went back to its role.
    pub returned: Option<u64>,
}

/// A doubt about how a decision came about.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Contest {
    /// The act id of the contest.
    pub id: Hash,
    /// Who contests.
    pub by: MemberIx,
    /// What is doubted.
    pub ground: Ground,
    /// Why, as a note.
    pub reason: Hash,
    /// The entry.
    pub entry: u64,
    /// Until when it is checked, Unix ms.
    pub until_ms: u64,
    /// Who checks it, the facilitator first.
    pub checkers: Vec<Checker>,
}

/// Somebody who checks how a decision came about.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Checker {
    /// Who.
    pub member: MemberIx,
    /// What they found, why, and the entry.
    pub found: Option<(ProcessFinding, Hash, u64)>,
}

/// How it ended without a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AdviceEnding {
    /// Its decider took it back, by this entry, and why.
    Withdrawn(u64, Option<Hash>),
    /// Nobody went on with it; closed by this entry.
    Lapsed(u64),
}

/// What still has to happen before the role can decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Nothing.
    Open,
    /// Time has to pass.
    Time {
        /// Until when, Unix ms.
        until_ms: u64,
    },
    /// Some were neither heard nor asked twice.
    Unsought {
        /// How many.
        missing: u64,
    },
    /// Too few answered: others may still, and then the facilitator confirms.
    TooFew {
        /// How many answered.
        answered: u64,
        /// How many are needed.
        needed: u64,
        /// From when the facilitator can confirm, Unix ms.
        confirm_ms: u64,
    },
    /// Advices that say stop are not answered yet.
    Stops {
        /// How many.
        open: u64,
    },
}

impl Asked {
    /// Whether they answered in this round.
    pub fn has_answered(&self, round: u32) -> bool {
        self.given.as_ref().is_some_and(|given| given.round == round)
    }

    /// Whether they were heard, or asked often enough.
    fn is_sought(&self, round: u32) -> bool {
        self.left || self.again_ms.is_some() || self.has_answered(round)
    }

    /// Whether they say stop and have no answer yet.
    fn is_open_stop(&self, round: u32) -> bool {
        let open = |given: &Given| given.round == round && given.stance == Stance::Stop && given.reply.is_none();
        !self.left && self.given.as_ref().is_some_and(open)
    }
}

impl Contest {
    /// What was found, once it is settled: a fault if all who answered found one, and somebody did. It is settled when
    /// all have answered, or at its end.
    pub fn finding_at(&self, now_ms: u64) -> Option<ProcessFinding> {
        let findings = || self.checkers.iter().filter_map(|checker| checker.found.as_ref());
        let complete = findings().count() == self.checkers.len();
        if !complete && now_ms < self.until_ms {
            return None;
        }
        let fault = findings().count() > 0 && findings().all(|(finding, _, _)| *finding == ProcessFinding::Fault);
        Some(if fault {
            ProcessFinding::Fault
        } else {
            ProcessFinding::Sound
        })
    }
}

impl Decided {
    /// What it does.
    pub fn effects(&self) -> Vec<Effect> {
        read_effects(&self.effects)
    }

    /// The doubts about it that are being looked at.
    pub fn open_contests(&self, now_ms: u64) -> impl Iterator<Item = &Contest> + '_ {
        let open = move |contest: &&Contest| contest.finding_at(now_ms).is_none();
        self.contests.iter().filter(open)
    }

    /// Whether a doubt about it is being looked at.
    pub fn is_contested_at(&self, now_ms: u64) -> bool {
        self.open_contests(now_ms).next().is_some()
    }

    /// Whether a fault was found that has not sent it back yet.
    pub fn has_fault_at(&self, now_ms: u64) -> bool {
        let fault = |contest: &Contest| contest.finding_at(now_ms) == Some(ProcessFinding::Fault);
        self.contests.iter().any(fault)
    }
}

impl Advice {
    /// What it is to do.
    pub fn effects(&self) -> Vec<Effect> {
        read_effects(&self.effects)
    }

    /// Where it stands; `reviewed` says whether a member has answered its review.
    pub fn stage_at(&self, now_ms: u64, today: Day, reviewed: bool) -> AdviceStage {
        match self.ending {
            Some(AdviceEnding::Withdrawn(_, _)) => return AdviceStage::Withdrawn,
            Some(AdviceEnding::Lapsed(_)) => return AdviceStage::Lapsed,
            None => {}
        }
        let Some(decided) = &self.decided else {
            return if self.is_returned() {
                AdviceStage::Returned
            } else if matches!(self.gate_at(now_ms), Gate::Open | Gate::Stops { .. }) {
                AdviceStage::Weighing
            } else {
                AdviceStage::Seeking
            };
        };
        if decided.in_effect.is_none() {
            AdviceStage::Decided
        } else if self.is_sought_after(now_ms) {
            AdviceStage::Emergency
        } else if reviewed && today >= decided.review {
            AdviceStage::Reviewed
        } else {
            AdviceStage::Effective
        }
    }

    /// How much of its role's budget since this moment it takes: what it named, or what it moves or moved where that is
    /// more. What is not in effect yet is always taken; what was only planned, and was taken back, never.
    pub fn takes(&self, since_ms: u64) -> u64 {
        let moved = self.moved(since_ms);
        match (&self.decided, self.ending) {
            (_, Some(_)) => moved,
            (Some(decided), None) if decided.in_effect.is_some() && decided.stamp_ms < since_ms => moved,
            (Some(decided), None) => self.cost.unwrap_or(0).max(moved.saturating_add(decided.moves)),
            (None, None) => self.cost.unwrap_or(0).max(moved.saturating_add(self.plans())),
        }
    }

    /// What decisions that went back had moved since this moment.
    pub(super) fn moved(&self, since_ms: u64) -> u64 {
        let took = |one: &&Decided| one.in_effect.is_some() && one.stamp_ms >= since_ms;
        let moved = self.returned.iter().filter(took).map(|one| one.moves);
        moved.fold(0, u64::saturating_add)
    }

    /// What it plans to move by being decided as it was framed; what took effect before is not planned a second time.
    fn plans(&self) -> u64 {
        if self.returned.iter().any(|one| one.in_effect.is_some()) {
            0
        } else {
            self.moves
        }
    }

    /// Whether its last decision went back, and nobody was asked again since.
    pub fn is_returned(&self) -> bool {
        self.decided.is_none() && self.returned.len() as u32 >= self.round.number
    }

    /// After an emergency: whether advice is still asked, or a stop is not answered.
    fn is_sought_after(&self, now_ms: u64) -> bool {
        self.emergency && self.round.number == 1 && (now_ms < self.advice_until_ms() || self.open_stops() > 0)
    }

    /// Until when advice is asked at least, Unix ms.
    pub fn advice_until_ms(&self) -> u64 {
        if self.emergency && self.decided.is_some() {
            return self.framed_ms.saturating_add(self.policy.emergency_ms);
        }
        match self.tier {
            Tier::T0 => self.round.since_ms,
            Tier::T1 => self.round.small_until_ms,
            Tier::T2 | Tier::T3 => self.round.large_until_ms,
        }
    }

    /// How many say stop and have no answer yet.
    pub fn open_stops(&self) -> u64 {
        self.count(|asked| asked.is_open_stop(self.round.number))
    }

    /// How many have answered in this round.
    pub fn answered(&self) -> u64 {
        self.count(|asked| !asked.left && asked.has_answered(self.round.number))
    }

    /// How many have to answer really at tier 2: half of those asked, and two; or the facilitator confirms.
    pub fn answers_needed(&self) -> u64 {
        let asked = self.asked.len() as u64;
        let part = self.policy.answered.of_rounded_up(asked);
        part.max(u64::from(self.policy.answered_min)).min(asked)
    }

    fn count(&self, which: impl Fn(&Asked) -> bool) -> u64 {
        self.asked.values().filter(|asked| which(asked)).count() as u64
    }

    /// How many more of these have to be heard or asked again.
    fn unsought(&self, which: impl Fn(&Asked) -> bool, enough: u64) -> u64 {
        let all = self.count(&which);
        let sought = self.count(|asked| which(asked) && asked.is_sought(self.round.number));
        all.min(enough).saturating_sub(sought)
    }

    /// What still has to happen before the role can decide.
    pub fn gate_at(&self, now_ms: u64) -> Gate {
        let until_ms = self.advice_until_ms();
        if now_ms < until_ms {
            return Gate::Time { until_ms };
        }
        let missing = match self.tier {
            Tier::T0 => 0,
            Tier::T1 => self.unsought(|asked| asked.affected, 1) + self.unsought(|asked| asked.expert, 1),
            Tier::T2 | Tier::T3 => self.unsought(|_| true, u64::MAX),
        };
        if missing > 0 {
            return Gate::Unsought { missing };
        }
        let (answered, needed) = (self.answered(), self.answers_needed());
        if self.tier >= Tier::T2 && answered < needed && self.round.confirmed.is_none() {
            return Gate::TooFew {
                answered,
                needed,
                confirm_ms: self.round.extended_ms,
            };
        }
        match self.open_stops() {
            0 => Gate::Open,
            open => Gate::Stops { open },
        }
    }

    /// When it lapses if nobody does anything, Unix ms; none once it is decided or has ended.
    pub fn lapses_ms(&self) -> Option<u64> {
        if self.decided.is_some() || self.ending.is_some() {
            return None;
        }
        let idle = self.last_ms.saturating_add(self.policy.idle_ms);
        let lost = self
            .lost_ms
            .map(|lost_ms| lost_ms.saturating_add(self.policy.succeed_ms));
        Some(lost.map_or(idle, |lost| lost.min(idle)))
    }
}

/// Effects as they are kept.
pub(in crate::community) fn write_effects(effects: &[Effect]) -> String {
    encode(&register::json::Value::List(effects.iter().map(Field::write).collect()))
}

/// Effects as they were kept.
fn read_effects(text: &str) -> Vec<Effect> {
    let value = decode(text).expect("effects are kept as canonical JSON");
    let list = List::<Effect, 0, 64>::read(&value).expect("effects are kept as they were read");
    list.to_vec()
}
