//! Where a decision by advice stands at a moment, told anew from all acts. Written from the specification (section 4), the
//! decision records 0060 to 0063, and `docs/deciding.md`.

use std::collections::BTreeMap;

use register::Hash;
use rules::act::Act;
use rules::community::{Gate, MemberIx};

use super::bylaws::{DAY, HOUR, Ms};
use super::deeds::{Deed, Effect, Frame};
use super::desk::Desk;
use super::history::History;
use super::people::{People, Role, Who};

type Checked = Result<(), &'static str>;

/// The most money, and the most people affected, of tier 1.
const TIER1_MONEY: u64 = 50_000;
const TIER1_PEOPLE: usize = 10;

/// Somebody who is asked.
#[derive(Clone, Debug, Default)]
struct Asked {
    affected: bool,
    expert: bool,
    asked: Ms,
    again: bool,
    /// The stance, the round in which it was said, and whether it was answered.
    given: Option<(&'static str, u32, bool)>,
    left: bool,
}

impl Asked {
    fn answered(&self, round: u32) -> bool {
        self.given.is_some_and(|(_, said, _)| said == round)
    }

    /// Heard, or asked twice.
    fn is_sought(&self, round: u32) -> bool {
        self.left || self.again || self.answered(round)
    }

    /// Asked once, and silent.
    fn is_silent(&self, round: u32) -> bool {
        !self.left && !self.again && !self.answered(round)
    }

    fn stops(&self, round: u32) -> bool {
        !self.left
            && self
                .given
                .is_some_and(|(stance, said, replied)| said == round && stance == "stop" && !replied)
    }
}

/// A doubt about how a decision came about.
#[derive(Clone, Debug)]
struct Doubt {
    by: Who,
    until: Ms,
    /// Who checks, and whether they found a fault.
    checkers: Vec<(Who, Option<bool>)>,
}

impl Doubt {
    /// Whether a fault was found; nothing while it is looked at. A fault needs that all who say anything found one.
    fn fault(&self, at: Ms) -> Option<bool> {
        let said: Vec<bool> = self.checkers.iter().filter_map(|(_, found)| *found).collect();
        let complete = said.len() == self.checkers.len();
        (complete || at >= self.until).then(|| !said.is_empty() && said.iter().all(|fault| *fault))
    }
}

/// What was decided.
#[derive(Clone, Debug)]
struct Decided {
    by: Who,
    at: Ms,
    effects: Vec<Effect>,
    effective: Ms,
    in_effect: bool,
    doubts: Vec<Doubt>,
}

/// A decision by advice at a moment.
pub(super) struct Told<'a> {
    history: &'a History,
    number: usize,
    at: Ms,
    acts: usize,
    frame: Frame,
    framed: Ms,
    decider: Who,
    tier: u8,
    round: u32,
    /// When this round began.
    since: Ms,
    asked: BTreeMap<Who, Asked>,
    confirmed: bool,
    last: Ms,
    /// Since when the decider does not hold the role.
    lost: Option<Ms>,
    decided: Option<Decided>,
    /// Decisions that went back: whether they were in effect.
    returned: Vec<bool>,
    ending: Option<&'static str>,
}

/// Where the so-many-th decision by advice stands at a moment.
pub(super) fn tell(history: &History, number: usize, at: Ms) -> Told<'_> {
    let opening = history.advice(number).expect("it was framed");
    let filed = &history.filed[opening];
    let Deed::Frame(frame) = &filed.deed else {
        unreachable!("it is framed")
    };
    let people = history.people(opening);
    let mut told = Told {
        history,
        number,
        at: filed.at,
        acts: opening,
        framed: filed.at,
        decider: filed.by,
        tier: frame.tier,
        round: 1,
        since: filed.at,
        asked: BTreeMap::new(),
        confirmed: false,
        last: filed.at,
        lost: None,
        decided: None,
        returned: Vec::new(),
        ending: None,
        frame: frame.clone(),
    };
    let found = affected(people, &frame.effects, frame.circle);
    told.ask(
        &found.into_iter().filter(|who| *who != filed.by).collect::<Vec<_>>(),
        &[],
    );
    told.ask(&frame.affected, &frame.experts);
    if frame.tier == 0 || frame.emergency {
        told.decide(filed.by, frame.effects.clone(), false);
    }
    told.note_lost(opening);
    for place in opening + 1..history.filed.len() {
        let filed = &history.filed[place];
        if filed.at > at {
            break;
        }
        (told.at, told.acts) = (filed.at, place);
        told.hear(place);
        told.note_lost(place);
    }
    (told.at, told.acts) = (at, history.before(at + 1));
    told
}

/// Whom these effects touch: everybody of the circles whose agreements they change.
fn affected(people: &People, effects: &[Effect], own: usize) -> Vec<Who> {
    let circle = |effect: &Effect| match effect {
        Effect::Adopt { name } => Some(people.agreements.get(*name).map_or(own, |agreement| agreement.circle)),
        _ => None, // No role has it alone.
    };
    let circles: Vec<usize> = effects.iter().filter_map(circle).collect();
    let all = 0..people.persons.len();
    all.filter(|who| circles.iter().any(|circle| people.is_in(*circle, *who)))
        .collect()
}

fn ask(holds: bool, code: &'static str) -> Checked {
    if holds { Ok(()) } else { Err(code) }
}

/// Whether a role may do this alone: change the operational agreements that it names.
fn may_alone(people: &People, effects: &[Effect], circle: usize, role: &Role) -> Checked {
    let named = |name: &str| {
        let own = people
            .agreements
            .get(name)
            .is_none_or(|agreement| agreement.circle == circle);
        own && role.agreements.iter().any(|one| one == name)
    };
    let may = |effect: &Effect| matches!(effect, Effect::Adopt { name } if named(name));
    ask(effects.iter().all(may), "not-alone")
}

/// The tier that cost and people demand.
fn least_tier(cost: Option<u64>, affected: usize) -> u8 {
    match (cost.unwrap_or(0), affected) {
        (0, 0) => 0,
        (cost, affected) if cost <= TIER1_MONEY && affected <= TIER1_PEOPLE => 1,
        _ => 2, // More than that.
    }
}

impl<'a> Told<'a> {
    fn people(&self) -> &'a People {
        self.history.people(self.acts)
    }

    fn role(&self) -> &'a Role {
        let people = self.people();
        let place = people
            .role(self.frame.circle, &self.frame.role)
            .expect("roles are not ended here");
        &people.circles[self.frame.circle].roles[place]
    }

    fn ask(&mut self, affected: &[Who], experts: &[Who]) {
        let at = self.at;
        let fresh = || Asked {
            asked: at,
            ..Asked::default()
        };
        for who in affected {
            self.asked.entry(*who).or_insert_with(fresh).affected = true;
        }
        for who in experts {
            self.asked.entry(*who).or_insert_with(fresh).expert = true;
        }
    }

    fn decide(&mut self, by: Who, effects: Vec<Effect>, waits: bool) {
        let effective = if waits { self.at + 24 * HOUR } else { self.at };
        self.decided = Some(Decided {
            by,
            at: self.at,
            effects,
            effective,
            in_effect: !waits,
            doubts: Vec::new(),
        });
    }

    /// Who has lost the role in which they were about to decide, has lost it since now.
    fn note_lost(&mut self, place: usize) {
        let complete = |doubt: &Doubt| doubt.checkers.iter().all(|(_, found)| found.is_some());
        let done = self
            .decided
            .as_ref()
            .is_some_and(|one| one.in_effect && one.doubts.iter().all(complete));
        if done || self.ending.is_some() {
            return;
        }
        let people = self.history.people(place + 1);
        let role = people
            .role(self.frame.circle, &self.frame.role)
            .expect("roles are not ended here");
        if people.circles[self.frame.circle].roles[role].holder == Some(self.decider) {
            self.lost = None;
        } else {
            self.lost.get_or_insert(self.at);
        }
    }

    fn hear(&mut self, place: usize) {
        let filed = &self.history.filed[place];
        let (by, at, number, round) = (filed.by, filed.at, self.number, self.round);
        let own = match &filed.deed {
            Deed::DeclareAffected(of) | Deed::Advise(of, _) | Deed::AnswerAdvice(of, _) | Deed::Confirm(of) => *of,
            Deed::WithdrawAdvice(of) | Deed::Doubt(of) | Deed::Check(of, _) | Deed::Succeed(of) => *of,
            Deed::Ask { advice, .. } | Deed::Decide { advice, .. } | Deed::CloseAdvice { advice, .. } => *advice,
            _ => usize::MAX, // About something else.
        };
        for who in 0..self.history.people(place).persons.len() {
            let left = !self.history.people(place + 1).is_there(who);
            if let Some(asked) = self.asked.get_mut(&who).filter(|_| left) {
                asked.left = true;
            }
        }
        if own != number {
            return;
        }
        if !matches!(
            filed.deed,
            Deed::CloseAdvice {
                outcome: "effective" | "lapsed",
                ..
            }
        ) {
            self.last = at;
        }
        match &filed.deed {
            Deed::DeclareAffected(_) => {
                self.ask(&[by], &[]);
                if self.asked.values().filter(|asked| asked.affected).count() > TIER1_PEOPLE {
                    self.tier = self.tier.max(2);
                }
            }
            Deed::Ask { affected, experts, .. } => {
                if self.is_returned() {
                    (self.round, self.since, self.confirmed) = (round + 1, at, false);
                    self.asked
                        .values_mut()
                        .for_each(|asked| (asked.asked, asked.again) = (at, false));
                }
                let round = self.round;
                for asked in self.asked.values_mut().filter(|asked| asked.is_silent(round)) {
                    asked.again = at >= asked.asked + 48 * HOUR;
                }
                self.ask(affected, experts);
            }
            Deed::Advise(_, stance) => {
                self.asked.entry(by).or_default().given = Some((stance, round, false));
            }
            Deed::AnswerAdvice(_, whom) => {
                let given = self.asked.get_mut(whom).and_then(|asked| asked.given.as_mut());
                given.expect("they advised").2 = true;
            }
            Deed::Confirm(_) => self.confirmed = true,
            Deed::Decide { effects, .. } => {
                let effects = self.decides(effects.as_ref());
                self.decide(by, effects, self.tier >= 2);
            }
            Deed::WithdrawAdvice(_) => self.ending = Some("withdrawn"),
            Deed::Doubt(_) => {
                let checkers = self.checkers(by, filed.id).into_iter().map(|who| (who, None)).collect();
                let doubt = Doubt {
                    by,
                    until: at + 5 * DAY,
                    checkers,
                };
                self.decided.as_mut().expect("it was decided").doubts.push(doubt);
            }
            Deed::Check(_, fault) => self.check(by, *fault),
            Deed::Succeed(_) => {
                self.decider = by;
                self.asked.remove(&by);
                self.lost = None;
            }
            Deed::CloseAdvice { outcome, .. } => match *outcome {
                "effective" => self.decided.as_mut().expect("it was decided").in_effect = true,
                "returned" => self.send_back(),
                _ => self.ending = Some("lapsed"), // Nobody went on with it.
            },
            other => unreachable!("{other:?} is about no advice"),
        }
    }

    fn check(&mut self, by: Who, fault: bool) {
        let at = self.at;
        let decided = self.decided.as_mut().expect("it was decided");
        let waits = |doubt: &&mut Doubt| doubt.fault(at).is_none() && doubt.checkers.contains(&(by, None));
        let doubt = decided.doubts.iter_mut().find(waits).expect("somebody contests it");
        for checker in doubt.checkers.iter_mut().filter(|(who, _)| *who == by) {
            checker.1 = Some(fault);
        }
        if decided.doubts.iter().any(|doubt| doubt.fault(at) == Some(true)) {
            self.send_back();
        }
    }

    fn send_back(&mut self) {
        self.returned
            .extend(self.decided.take().map(|decided| decided.in_effect));
    }

    /// The facilitator, and one member who is drawn; neither decided nor contests. Who was not asked comes first.
    fn checkers(&self, contester: Who, act: Hash) -> Vec<Who> {
        let people = self.people();
        let decided = self.decided.as_ref().expect("it was decided");
        let mut not = vec![self.decider, decided.by, contester];
        not.extend(decided.doubts.iter().map(|doubt| doubt.by));
        let facilitator = people.facilitator(self.frame.circle, &not, None);
        not.extend(facilitator);
        let advice = self.history.filed[self.history.advice(self.number).expect("it was framed")].id;
        let lot = |who: &Who| {
            let (root, stamp) = (register::tree::empty_root(), self.at.to_be_bytes());
            let member = self.history.ids[*who];
            let drawn = [
                root.as_bytes().as_slice(),
                advice.as_bytes(),
                act.as_bytes(),
                &stamp,
                member.as_bytes(),
            ];
            (self.asked.contains_key(who), *Hash::of(&drawn).as_bytes())
        };
        let fit = |who: &Who| people.binds(*who) && !not.contains(who);
        let drawn = (0..people.persons.len()).filter(fit).min_by_key(lot);
        facilitator.into_iter().chain(drawn).collect()
    }

    /// What it does: as decided, or as framed; what took effect before it went back is not done a second time.
    fn decides(&self, said: Option<&Vec<Effect>>) -> Vec<Effect> {
        match said {
            Some(effects) => effects.clone(),
            None if self.returned.contains(&true) => Vec::new(),
            None => self.frame.effects.clone(),
        }
    }

    // ---- questions

    fn is_returned(&self) -> bool {
        self.decided.is_none() && self.returned.len() as u32 >= self.round
    }

    fn until(&self) -> Ms {
        let working_days = || {
            let bylaws = &self
                .history
                .people(self.history.before(self.since + 1).max(1) - 1)
                .bylaws;
            self.history.zone.working_days_after(self.since, 3, bylaws)
        };
        match self.tier {
            _ if self.frame.emergency && self.decided.is_some() => self.framed + 72 * HOUR,
            0 => self.since,
            1 => self.since + 24 * HOUR,
            _ => working_days(), // Tier 2.
        }
    }

    /// As long again, if too few have answered.
    fn extended(&self) -> Ms {
        let bylaws = &self.people().bylaws;
        let zone = &self.history.zone;
        zone.working_days_after(zone.working_days_after(self.since, 3, bylaws), 3, bylaws)
    }

    fn open_stops(&self) -> usize {
        self.asked.values().filter(|asked| asked.stops(self.round)).count()
    }

    /// What still has to happen before the role can decide: a word, and a number.
    fn gate(&self) -> (&'static str, u64) {
        if self.at < self.until() {
            return ("time", self.until());
        }
        let round = self.round;
        let sought = |which: fn(&Asked) -> bool| {
            let all = self.asked.values().filter(|asked| which(asked));
            let some = all.clone().any(|asked| asked.is_sought(round));
            usize::from(all.count() > 0 && !some)
        };
        let missing = match self.tier {
            0 => 0,
            1 => sought(|asked| asked.affected) + sought(|asked| asked.expert),
            _ => self.asked.values().filter(|asked| !asked.is_sought(round)).count(), // All of them.
        };
        if missing > 0 {
            return ("unsought", missing as u64);
        }
        let answered = self
            .asked
            .values()
            .filter(|asked| !asked.left && asked.answered(round))
            .count();
        let needed = self.asked.len().div_ceil(2).max(2).min(self.asked.len());
        if self.tier >= 2 && answered < needed && !self.confirmed {
            return ("too-few", self.extended());
        }
        match self.open_stops() {
            0 => ("open", 0),
            open => ("stops", open as u64),
        }
    }

    pub(super) fn stage(&self) -> &'static str {
        if let Some(ending) = self.ending {
            return ending;
        }
        let Some(decided) = &self.decided else {
            return match self.gate().0 {
                _ if self.is_returned() => "returned",
                "open" | "stops" => "weighing",
                _ => "seeking", // Something has to happen still.
            };
        };
        if !decided.in_effect {
            "decided"
        } else if self.frame.emergency && self.round == 1 && (self.at < self.until() || self.open_stops() > 0) {
            "emergency"
        } else {
            "effective"
        }
    }

    /// When it lapses if nobody does anything.
    fn lapses(&self) -> Option<Ms> {
        let idle = self.last + 45 * DAY;
        let undecided = self.decided.is_none() && self.ending.is_none();
        undecided.then(|| self.lost.map_or(idle, |lost| idle.min(lost + 7 * DAY)))
    }

    /// How much of the role's budget it takes since a moment.
    fn takes(&self, since: Ms) -> u64 {
        let before = self
            .decided
            .as_ref()
            .is_some_and(|decided| decided.in_effect && decided.at < since);
        if self.ending.is_some() || before {
            0
        } else {
            self.frame.cost.unwrap_or(0)
        }
    }

    /// What this role's decisions take of the budget that runs, all or all others.
    fn taken(&self, other_than: Option<usize>) -> u64 {
        let zone = &self.history.zone;
        let since = self
            .role()
            .budget_since(zone.day(self.at))
            .map_or(0, |day| zone.begins(day));
        let all = (0..self.history.advices()).filter(|number| Some(*number) != other_than);
        let told = all.map(|number| tell(self.history, number, self.at));
        let own = |other: &Told| (other.frame.circle, &other.frame.role) == (self.frame.circle, &self.frame.role);
        told.filter(own).map(|other| other.takes(since)).sum()
    }

    fn fits_budget(&self) -> Checked {
        let left = self.role().budget.saturating_sub(self.taken(Some(self.number)));
        ask(self.frame.cost.unwrap_or(0) <= left, "over-budget")
    }

    fn is_contested(&self) -> bool {
        self.decided
            .iter()
            .flat_map(|decided| &decided.doubts)
            .any(|doubt| doubt.fault(self.at).is_none())
    }

    /// What time does to it now.
    fn outcome(&self) -> Option<&'static str> {
        let Some(decided) = &self.decided else {
            return (self.lapses()? <= self.at).then_some("lapsed");
        };
        if self.ending.is_some() {
            return None;
        }
        if decided.doubts.iter().any(|doubt| doubt.fault(self.at) == Some(true)) {
            return Some("returned");
        }
        if decided.in_effect || self.is_contested() || self.at < decided.effective {
            return None;
        }
        let may = may_alone(self.people(), &decided.effects, self.frame.circle, self.role());
        let fits = self.lost.is_none() && may.is_ok() && self.fits_budget().is_ok();
        Some(if fits { "effective" } else { "returned" })
    }
}

/// Whether an act about advice may be filed; nothing if it is about something else.
pub(super) fn check(history: &History, by: Who, deed: &Deed, at: Ms) -> Option<Checked> {
    let told = |number: &usize| tell(history, *number, at);
    Some(match deed {
        Deed::Frame(frame) => check_frame(history, by, frame, at),
        Deed::DeclareAffected(of) => told(of).may_join(by),
        Deed::Ask {
            advice,
            affected,
            experts,
        } => told(advice).may_ask(by, affected, experts),
        Deed::Advise(of, _) => told(of).may_advise(by),
        Deed::AnswerAdvice(of, whom) => {
            let told = told(of);
            let given = told.asked.get(whom).is_some_and(|asked| asked.given.is_some());
            told.at_stage(&["seeking", "weighing", "emergency"])
                .and_then(|()| told.decides_it(by))
                .and_then(|()| ask(given, "no-such-advice"))
        }
        Deed::Confirm(of) => told(of).may_confirm(by),
        Deed::Decide { advice, effects } => told(advice).may_decide(by, effects.as_ref()),
        Deed::WithdrawAdvice(of) => {
            let told = told(of);
            told.at_stage(&["seeking", "weighing", "returned", "decided"])
                .and_then(|()| told.decides_it(by))
        }
        Deed::Doubt(of) => told(of).may_doubt(by),
        Deed::Check(of, _) => told(of).may_check(by),
        Deed::Succeed(of) => told(of).may_succeed(by),
        Deed::CloseAdvice { advice, outcome } => told(advice).may_close(outcome),
        _ => return None, // Not about advice.
    })
}

fn check_named(people: &People, decider: Who, affected: &[Who], experts: &[Who]) -> Checked {
    affected.iter().chain(experts).try_for_each(|who| {
        ask(people.is_there(*who), "member-unknown")?;
        ask(*who != decider, "own-advice")
    })
}

/// Enough people are asked for a tier, as far as there are others.
fn check_enough(people: &People, tier: u8, decider: Who, asked: &BTreeMap<Who, Asked>) -> Checked {
    let others = (0..people.persons.len())
        .filter(|who| *who != decider && people.is_there(*who))
        .count();
    let (affected, experts, all) = match tier {
        0 => return Ok(()),
        1 => (1, 1, 2),
        _ => (1, 2, 3), // Tier 2.
    };
    let count = |which: fn(&Asked) -> bool| asked.values().filter(|asked| which(asked)).count();
    let enough = count(|asked| asked.affected) >= others.min(affected)
        && count(|asked| asked.expert) >= others.min(experts)
        && asked.len() >= others.min(all);
    ask(enough, "too-few-asked")
}

fn check_frame(history: &History, by: Who, frame: &Frame, at: Ms) -> Checked {
    let people = history.now();
    let place = people.role(frame.circle, &frame.role).ok_or("role-unknown")?;
    let role = &people.circles[frame.circle].roles[place];
    ask(role.holder == Some(by), "not-your-role")?;
    may_alone(people, &frame.effects, frame.circle, role)?;
    // What it would be once it is framed.
    let mut with = history.clone();
    with.file_unapplied(by, Deed::Frame(frame.clone()), at);
    let mut told = tell(&with, with.advices() - 1, at);
    told.acts = history.filed.len();
    told.fits_budget()?;
    check_named(people, by, &frame.affected, &frame.experts)?;
    let affected = told.asked.values().filter(|asked| asked.affected).count();
    ask(frame.tier < 3, "tier-not-eligible")?;
    ask(frame.tier >= least_tier(frame.cost, affected), "tier-too-low")?;
    ask(
        frame.tier > 0 || (frame.experts.is_empty() && !frame.emergency),
        "malformed-act",
    )?;
    check_enough(people, frame.tier, by, &told.asked)
}

impl Told<'_> {
    fn at_stage(&self, fits: &[&str]) -> Checked {
        ask(fits.contains(&self.stage()), "advice-elsewhere")
    }

    fn decides_it(&self, by: Who) -> Checked {
        ask(self.decider == by && self.lost.is_none(), "not-the-decider")
    }

    fn may_join(&self, by: Who) -> Checked {
        self.at_stage(&["seeking", "emergency"])?;
        ask(by != self.decider, "own-advice")?;
        ask(
            !self.asked.get(&by).is_some_and(|asked| asked.affected),
            "asked-already",
        )
    }

    fn may_ask(&self, by: Who, affected: &[Who], experts: &[Who]) -> Checked {
        self.at_stage(&["seeking", "weighing", "returned", "emergency"])?;
        self.decides_it(by)?;
        check_named(self.people(), by, affected, experts)?;
        let known = |who: &Who, which: fn(&Asked) -> bool| self.asked.get(who).is_some_and(which);
        let news = affected.iter().any(|who| !known(who, |asked| asked.affected))
            || experts.iter().any(|who| !known(who, |asked| asked.expert));
        if self.is_returned() || news {
            return Ok(());
        }
        let silent = self
            .asked
            .values()
            .filter(|asked| asked.is_silent(self.round))
            .map(|asked| asked.asked);
        let soonest = silent.min().ok_or("nobody-silent")?;
        ask(self.at >= soonest + 48 * HOUR, "asked-lately")
    }

    fn may_advise(&self, by: Who) -> Checked {
        self.at_stage(&["seeking", "weighing", "emergency"])?;
        ask(by != self.decider, "own-advice")?;
        ask(self.asked.contains_key(&by), "not-asked")
    }

    fn may_confirm(&self, by: Who) -> Checked {
        self.at_stage(&["seeking", "weighing"])?;
        match self.gate() {
            ("too-few", from) => ask(self.at >= from, "not-due-yet")?,
            ("time", _) => return Err("not-due-yet"),
            ("unsought", _) => return Err("not-all-sought"),
            _ => return Err("confirm-not-needed"), // Nothing is missing, or stops alone.
        }
        let facilitator = self.people().facilitator(self.frame.circle, &[self.decider], None);
        ask(facilitator == Some(by), "not-the-facilitator")
    }

    fn may_decide(&self, by: Who, effects: Option<&Vec<Effect>>) -> Checked {
        self.at_stage(&["seeking", "weighing"])?;
        self.decides_it(by)?;
        match self.gate().0 {
            "open" => {}
            "time" => return Err("not-due-yet"),
            "unsought" => return Err("not-all-sought"),
            "too-few" => return Err("too-few-advised"),
            _ => return Err("stop-unanswered"), // Stops.
        }
        let people = self.people();
        check_enough(people, self.tier, by, &self.asked)?;
        let effects = self.decides(effects);
        may_alone(people, &effects, self.frame.circle, self.role())?;
        let asked = self.asked.values().filter(|asked| asked.affected).count();
        ask(self.tier >= least_tier(self.frame.cost, asked), "tier-too-low")?;
        self.fits_budget()?;
        let touched = affected(people, &effects, self.frame.circle);
        ask(
            touched.iter().all(|who| *who == by || self.asked.contains_key(who)),
            "affected-unasked",
        )
    }

    fn may_doubt(&self, by: Who) -> Checked {
        self.at_stage(&["decided", "effective", "emergency"])?;
        let decided = self.decided.as_ref().expect("these stages have a decision");
        ask(by != decided.by && by != self.decider, "own-advice")?;
        ask(decided.doubts.iter().all(|doubt| doubt.by != by), "contest-doubled")?;
        ask(self.at < decided.at + 7 * DAY, "contest-over")?;
        ask(!self.checkers(by, Hash::new([0; 32])).is_empty(), "nobody-checks")
    }

    fn may_check(&self, by: Who) -> Checked {
        let doubts = self.decided.iter().flat_map(|decided| &decided.doubts);
        let open: Vec<&Doubt> = doubts.filter(|doubt| doubt.fault(self.at).is_none()).collect();
        ask(!open.is_empty(), "no-contest")?;
        let own = open
            .iter()
            .flat_map(|doubt| &doubt.checkers)
            .filter(|(who, _)| *who == by);
        ask(own.clone().next().is_some(), "not-a-checker")?;
        ask(own.clone().any(|(_, found)| found.is_none()), "already-answered")
    }

    fn may_succeed(&self, by: Who) -> Checked {
        self.at_stage(&["seeking", "weighing", "returned"])?;
        let lost = self.lost.ok_or("role-not-lost")?;
        ask(self.role().holder == Some(by), "not-your-role")?;
        ask(self.at < lost + 7 * DAY, "succession-over")
    }

    fn may_close(&self, outcome: &str) -> Checked {
        if let Some(due) = self.outcome() {
            return ask(due == outcome, "outcome-differs");
        }
        let waits = match &self.decided {
            _ if self.ending.is_some() => false,
            Some(decided) => !decided.in_effect || self.is_contested(),
            None => true,
        };
        Err(if waits { "not-due-yet" } else { "advice-elsewhere" })
    }
}

/// The effects that come with an act, and the circle of the role that decided them.
pub(super) fn effects(history: &History, deed: &Deed, at: Ms) -> Option<(usize, Vec<Effect>)> {
    match deed {
        Deed::Frame(frame) if frame.tier == 0 || frame.emergency => Some((frame.circle, frame.effects.clone())),
        Deed::Decide { advice, effects } => {
            let told = tell(history, *advice, at);
            (told.tier < 2).then(|| (told.frame.circle, told.decides(effects.as_ref())))
        }
        Deed::CloseAdvice {
            advice,
            outcome: "effective",
        } => {
            let told = tell(history, *advice, at);
            let effects = told.decided.as_ref().expect("it was decided").effects.clone();
            Some((told.frame.circle, effects))
        }
        _ => None, // Nothing comes with it.
    }
}

/// What both say about a decision by advice at a moment.
pub(super) fn agree(desk: &Desk, number: usize, at: Ms) -> &'static str {
    let community = &desk.world.community;
    let (record, told) = (&community.advices()[number], tell(&desk.history, number, at));
    let whose = format!("advice {number} at {at}");
    let who = |ix: MemberIx| ix.0 as usize;
    assert_eq!(
        community.advice_stage(record, at).word(),
        told.stage(),
        "the stage of {whose}"
    );
    assert_eq!(
        (who(record.decider), record.lost_ms),
        (told.decider, told.lost),
        "who decides {whose}"
    );
    assert_eq!(
        record.tier.word(),
        ["t0", "t1", "t2", "t3"][usize::from(told.tier)],
        "the tier of {whose}"
    );
    if told.decided.is_none() && told.ending.is_none() {
        let gate = match record.gate_at(at) {
            Gate::Open => ("open", 0),
            Gate::Time { until_ms } => ("time", until_ms),
            Gate::Unsought { missing } => ("unsought", missing),
            Gate::TooFew { confirm_ms, .. } => ("too-few", confirm_ms),
            Gate::Stops { open } => ("stops", open),
        };
        assert_eq!(gate, told.gate(), "what has to happen before {whose}");
    }
    let asked = record
        .asked
        .iter()
        .map(|(ix, one)| (who(*ix), one.affected, one.expert, one.left, one.again_ms.is_some()));
    let expected = told
        .asked
        .iter()
        .map(|(who, one)| (*who, one.affected, one.expert, one.left, one.again));
    assert!(
        asked.clone().eq(expected),
        "who is asked in {whose}: {:?}",
        asked.collect::<Vec<_>>()
    );
    let due = match community.due_of(&record.id, at) {
        Some(Act::AdviceClose(close)) => Some(close.outcome.word()),
        _ => None, // Nothing is due.
    };
    assert_eq!(due, told.outcome(), "what is due of {whose}");
    let doubts = record.decided.iter().flat_map(|decided| &decided.contests);
    let checkers: Vec<Vec<Who>> = doubts
        .map(|doubt| doubt.checkers.iter().map(|one| who(one.member)).collect())
        .collect();
    let expected = told.decided.iter().flat_map(|decided| &decided.doubts);
    let expected: Vec<Vec<Who>> = expected
        .map(|doubt| doubt.checkers.iter().map(|(who, _)| *who).collect())
        .collect();
    assert_eq!(checkers, expected, "who checks {whose}");
    assert_eq!(
        community.budget_of(record.circle, record.role, at).1,
        told.taken(None),
        "the budget of {whose}"
    );
    told.stage()
}
