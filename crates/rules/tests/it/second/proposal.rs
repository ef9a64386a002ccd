//! Where a proposal or a selection stands at a moment, told anew from its opening: each act in turn, and what time does
//! in between. Written from the specification (sections 1, 3) and the tables of `docs/deciding.md`.

mod acts;
mod stages;

use std::collections::{BTreeMap, BTreeSet};

use rules::quantity::Day;

use super::bylaws::{Bylaws, Ms};
use super::deeds::{Deed, Effect, Response};
use super::history::History;
use super::people::Who;

pub(super) use acts::check;

/// No end that is known.
const NEVER: Ms = Ms::MAX;

/// An answer that was given.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) word: &'static str,
    pub(super) counts: bool,
}

/// A round of answers.
#[derive(Clone, Debug)]
pub(super) struct Round {
    pub(super) circle: usize,
    pub(super) electorate: BTreeSet<Who>,
    pub(super) answers: BTreeMap<Who, Answer>,
    opens: Ms,
    floor: Ms,
    ends: Ms,
    /// Since when everybody has answered.
    complete: Option<Ms>,
}

impl Round {
    pub(super) fn count(&self, words: &[&str]) -> u64 {
        let counted = self
            .answers
            .values()
            .filter(|one| one.counts && words.contains(&one.word));
        counted.count() as u64
    }

    pub(super) fn answered(&self) -> u64 {
        self.answers.values().filter(|one| one.counts).count() as u64
    }

    pub(super) fn in_favour(&self) -> u64 {
        self.count(&["consent", "concern"])
    }
}

/// People judge the form of an objection.
#[derive(Clone, Debug)]
pub(super) struct Hearing {
    pub(super) body: BTreeSet<Who>,
    pub(super) said: BTreeMap<Who, bool>,
    until: Ms,
    /// What held before.
    before: &'static str,
    over: bool,
}

impl Hearing {
    /// Whether it is found to be a concern; nothing if fewer than three say anything.
    fn is_concern(&self) -> Option<bool> {
        let concern = self.said.values().filter(|concern| **concern).count();
        (self.said.len() >= 3).then_some(concern * 3 >= self.said.len() * 2)
    }
}

/// An objection.
#[derive(Clone, Debug)]
pub(super) struct Objection {
    /// The round in which it was raised.
    round: usize,
    pub(super) owner: Who,
    pub(super) raised_by: Who,
    pub(super) state: &'static str,
    pub(super) late: &'static str,
    pub(super) needed: usize,
    pub(super) seconders: BTreeSet<Who>,
    pub(super) seconded: bool,
    second_until: Ms,
    pub(super) test: Option<Hearing>,
    pub(super) appeal: Option<Hearing>,
    pub(super) reminders: Vec<Ms>,
    left: Option<Ms>,
}

impl Objection {
    pub(super) fn is_open(&self) -> bool {
        self.state == "open"
    }

    fn is_heard(&self) -> bool {
        let runs = |hearing: &Option<Hearing>| hearing.as_ref().is_some_and(|hearing| !hearing.over);
        self.is_open() && (runs(&self.test) || runs(&self.appeal))
    }

    /// Whether it is still open what becomes of it.
    fn is_pending(&self) -> bool {
        self.is_open() && (!self.seconded || self.is_heard())
    }
}

/// An editorial edit: of which version, and when it stands.
#[derive(Clone, Debug)]
struct Edit {
    version: u32,
    stands: Ms,
    /// Somebody contested it, or the proposal came to its end before it stood.
    falls: bool,
}

/// Where a proposal stands.
#[derive(Clone, Debug)]
pub(super) struct Told<'a> {
    history: &'a History,
    /// Its number, and the moment that it is told up to.
    number: usize,
    real: Ms,
    /// How many acts were told.
    acts: usize,
    /// Times in which its clock rests; the last may not be over.
    rests: Vec<(Ms, Ms)>,
    met: bool,
    meeting: bool,
    withdrawn: Option<Ms>,
    /// How long it was withdrawn before.
    withdrawn_for: Ms,
    /// The circles that it came from, and the one that decides now.
    circles: Vec<usize>,

    pub(super) by: Who,
    pub(super) circle: usize,
    /// The circle that it was opened in: what it does is that circle's matter.
    pub(super) home: usize,
    pub(super) class: &'static str,
    /// The role that somebody is chosen for, and its circle.
    pub(super) role: Option<String>,
    pub(super) of: usize,
    surrogate: Option<Who>,
    pub(super) version: u32,
    effects: Vec<Effect>,
    edits: Vec<Edit>,
    pub(super) rounds: Vec<Round>,
    pub(super) objections: Vec<Objection>,
    pub(super) nominations: BTreeMap<Who, Who>,
    pub(super) pausers: BTreeSet<Who>,
    pub(super) closings: Vec<&'static str>,
    pub(super) review: Option<Day>,

    /// The policy of the round.
    rules: Bylaws,
    pub(super) stage: &'static str,
    /// On its own clock: now, when the stage ends, when the stage and when the first round of this circle began.
    at: Ms,
    until: Ms,
    since: Ms,
    started: Ms,
    rounds_used: u32,
    extended: bool,
    resume: Ms,
    /// Until when late objections hold an adoption up, together.
    held: Option<Ms>,
    carried: bool,
    confirmed: bool,
    led: Option<bool>,
    turned: bool,
    pub(super) due: Option<&'static str>,
}

/// Where the so-many-th proposal stands at a moment.
pub(super) fn tell(history: &History, number: usize, at: Ms) -> Told<'_> {
    let opened = history.proposal(number).expect("it was opened");
    let mut told = Told::opened(history, number, opened);
    for place in opened + 1..history.filed.len() {
        let filed = &history.filed[place];
        if filed.at > at {
            break;
        }
        told.pass(filed.at);
        told.acts = place;
        told.hear(place);
    }
    told.acts = history.before(at + 1);
    told.pass(at);
    told
}

impl<'a> Told<'a> {
    fn opened(history: &'a History, number: usize, place: usize) -> Told<'a> {
        let filed = &history.filed[place];
        let (circle, class, effects, draft, surrogate, role) = match &filed.deed {
            Deed::Open {
                circle,
                class,
                effects,
                draft,
                surrogate,
            } => (*circle, *class, effects.clone(), *draft, *surrogate, None),
            Deed::Select(of, role) => {
                let circle = history.people(place).chooses(*of, role);
                (circle, "operational", Vec::new(), false, None, Some(role.clone()))
            }
            other => unreachable!("{other:?} opens nothing"),
        };
        let of = if let Deed::Select(of, _) = &filed.deed {
            *of
        } else {
            circle
        };
        let at = filed.at;
        let mut told = Told {
            history,
            number,
            real: at,
            acts: place,
            rests: Vec::new(),
            met: false,
            meeting: false,
            withdrawn: None,
            withdrawn_for: 0,
            circles: vec![circle],
            by: filed.by,
            circle,
            home: circle,
            class,
            surrogate,
            version: u32::from(role.is_none()),
            effects,
            edits: Vec::new(),
            rounds: Vec::new(),
            objections: Vec::new(),
            nominations: BTreeMap::new(),
            pausers: BTreeSet::new(),
            closings: Vec::new(),
            review: None,
            rules: history.people(place).bylaws.clone(),
            stage: "draft",
            at,
            until: NEVER,
            since: at,
            started: at,
            rounds_used: 0,
            extended: false,
            resume: 0,
            held: None,
            carried: false,
            confirmed: false,
            led: None,
            turned: false,
            due: None,
            role,
            of,
        };
        if told.role.is_some() {
            told.go("nominate", at + super::bylaws::DAY * 3);
        } else if !draft {
            told.begin();
        }
        told
    }

    // ---- questions

    pub(super) fn effects(&self) -> &[Effect] {
        &self.effects
    }

    pub(super) fn is_irreversible(&self) -> bool {
        self.effects.iter().any(Effect::is_irreversible)
    }

    pub(super) fn round(&self) -> &Round {
        self.rounds.last().expect("answers are given in a round")
    }

    /// What its clock shows at a moment: all rests left out.
    fn clock(&self, at: Ms) -> Ms {
        let rested = self
            .rests
            .iter()
            .map(|(from, until)| at.min(*until).saturating_sub(*from));
        at - rested.sum::<Ms>()
    }

    /// The moment at which its clock shows this, as far as is known.
    fn moment(&self, shown: Ms) -> Ms {
        let mut moment = shown;
        for (from, until) in &self.rests {
            if moment >= *from && *until < NEVER {
                moment = moment.saturating_add(until - from);
            }
        }
        moment
    }

    /// Whether nothing happens by itself any more.
    pub(super) fn is_over(&self) -> bool {
        ["adopted", "expired", "rejected", "superseded", "returned"].contains(&self.stage)
    }

    fn is_meeting(&self) -> bool {
        self.meeting && self.rests.last().is_some_and(|(_, until)| self.real < *until)
    }

    /// The stage as members see it: a rest covers the stage that it interrupts.
    pub(super) fn shown(&self) -> &'static str {
        if self.is_over() {
            self.stage
        } else if self.withdrawn.is_some() {
            "withdrawn"
        } else if self.is_meeting() {
            "meeting"
        } else {
            self.stage
        }
    }

    /// Until when somebody can take it over: it is withdrawn for seven days in all.
    fn takeable_until(&self) -> Option<Ms> {
        self.withdrawn
            .map(|since| since + self.rules.abandon.saturating_sub(self.withdrawn_for))
    }

    /// Whether the proposer is in the circle that decides now, or in one that it came from.
    fn still_proposes(&self) -> bool {
        let people = self.history.people(self.acts);
        self.circles.iter().any(|circle| people.is_in(*circle, self.by))
    }

    /// When the stage that is shown ends by itself.
    pub(super) fn ends(&self) -> Option<Ms> {
        match self.shown() {
            "meeting" => self.rests.last().map(|(_, until)| *until),
            "withdrawn" => self.takeable_until(),
            _ if self.is_over() || self.until == NEVER => None,
            _ => Some(self.moment(self.until)), // Any stage that runs.
        }
    }

    /// What members see after adoption: what became of an agreement that it adopted, or its own review.
    pub(super) fn shown_later(&self) -> &'static str {
        if self.shown() != "adopted" {
            return self.shown();
        }
        let people = self.history.people(self.acts);
        let today = self.history.zone.day(self.real);
        let adopts = self.effects.iter().find_map(|effect| match effect {
            Effect::Adopt { name } => Some(*name),
            Effect::Consent(_) => Some("consent"),
            _ => None, // It adopts nothing.
        });
        let review = match adopts {
            Some(name) if people.agreements[name].by != Some(self.number) => return "amended",
            // A late objection brings the review forward.
            Some(name) => Some(self.review.map_or(people.agreements[name].review, |review| {
                review.min(people.agreements[name].review)
            })),
            None => self.review,
        };
        if review.is_some_and(|review| review <= today) {
            "review-due"
        } else {
            "adopted"
        }
    }

    /// People who object.
    pub(super) fn objectors(&self) -> BTreeSet<Who> {
        self.objections
            .iter()
            .filter(|one| one.is_open())
            .map(|one| one.owner)
            .collect()
    }

    /// Whoever proposes or objects.
    fn is_involved(&self, who: Who) -> bool {
        self.by == who || self.objectors().contains(&who)
    }

    /// Who facilitates: never who proposes, nor who objects.
    pub(super) fn facilitator(&self) -> Option<Who> {
        let mut not: Vec<Who> = self.objectors().into_iter().collect();
        not.push(self.by);
        self.history
            .people(self.acts)
            .facilitator(self.circle, &not, self.surrogate)
    }

    /// How many answers are enough.
    pub(super) fn needed(&self) -> u64 {
        let all = self.rounds.last().map_or(0, |round| round.electorate.len() as u64);
        self.rules.answers_needed(self.class, all)
    }

    /// Whether enough have answered, and somebody is in favour.
    pub(super) fn is_enough(&self) -> bool {
        let Some(round) = self.rounds.last() else { return false };
        let silence = self.rules.silence_passes && self.class == "operational" && !self.is_irreversible();
        round.in_favour() > 0 && (silence || round.answered() >= self.needed())
    }

    /// Whether a vote carries it: a third in favour (half in constitutional matters), more than half of those for and
    /// against (two thirds); ties leave things as they are.
    fn leads(&self) -> bool {
        let round = self.round();
        let (all, yes, no) = (
            round.electorate.len() as u64,
            round.in_favour(),
            round.count(&["object"]),
        );
        match self.class {
            "constitutional" => yes * 2 >= all && yes * 3 >= (yes + no) * 2 && yes > no,
            _ => yes * 3 >= all && yes > no, // Operational and policy.
        }
    }

    /// Whether another round can begin.
    fn has_rounds_left(&self) -> bool {
        let in_time = self.at + self.rules.floor <= self.started + self.rules.cap;
        self.rounds_used < self.rules.rounds && in_time && !self.carried && self.stage != "vote"
    }

    /// Whether an edit waits for somebody to contest it.
    fn edit_waits(&self) -> bool {
        let last = self.edits.last();
        last.is_some_and(|edit| !edit.falls && edit.version == self.version && self.at < edit.stands)
    }

    /// What the argument of somebody comes up against: what was found to be a concern.
    fn was_overruled(&self, who: Who) -> bool {
        let own = |one: &&Objection| one.owner == who || one.raised_by == who;
        self.objections
            .iter()
            .filter(own)
            .any(|one| one.state == "concern" || one.state == "overruled")
    }

    // ---- what acts do

    /// The act at this place, if it is about this proposal or changes who is there.
    fn hear(&mut self, place: usize) {
        let filed = &self.history.filed[place];
        let by = filed.by;
        match &filed.deed {
            Deed::Start(of) if *of == self.number => self.begin(),
            Deed::Revise {
                proposal,
                editorial,
                effects,
                ..
            } if *proposal == self.number => {
                self.revise(*editorial, effects.as_ref());
            }
            Deed::Contest(of) if *of == self.number => self.contest(),
            Deed::Respond(of, response) if *of == self.number => self.respond(by, response),
            Deed::Meet(of) if *of == self.number => {
                (self.met, self.meeting) = (true, true);
                self.rests.push((filed.at, filed.at + self.rules.meet));
            }
            Deed::Minutes { proposal, .. } if *proposal == self.number => self.minutes(filed.at),
            Deed::Withdraw(of) if *of == self.number => {
                self.end_rest(filed.at);
                self.meeting = false;
                self.withdrawn = Some(filed.at);
                self.rests.push((filed.at, NEVER));
            }
            Deed::Take(of) if *of == self.number => self.take(by, filed.at),
            Deed::Pause(of) if *of == self.number => {
                self.pausers.insert(by);
            }
            Deed::Close { proposal, outcome } if *proposal == self.number => self.close(outcome),
            Deed::Nominate(of, whom) if *of == self.number => {
                self.nominations.insert(by, *whom);
            }
            Deed::Propose(of, whom) if *of == self.number => self.propose(*whom),
            Deed::Second(of) | Deed::Test(of) | Deed::Judge(of, _) | Deed::Appeal(of) if of.0 == self.number => {
                self.on_objection(by, &filed.deed, of.1);
            }
            Deed::Hear(of, _) | Deed::Resolve(of) | Deed::TakeOver(of) | Deed::Remind(of) if of.0 == self.number => {
                self.on_objection(by, &filed.deed, of.1);
            }
            _ => {} // About something else.
        }
        // What is withdrawn rests: who left meanwhile is found when somebody takes it over.
        if !self.is_over() && self.withdrawn.is_none() {
            self.acts = place + 1;
            for who in self.history.gone(place, self.circle) {
                self.forget(who);
            }
            self.pause_if_enough();
            self.supersede(place);
        }
        self.settle();
    }

    fn respond(&mut self, by: Who, response: &Response) {
        // Whoever answers was heard of.
        self.heard(by);
        if self.stage == "adopted" {
            let review = self.history.zone.day(self.real).plus_days(14);
            self.review = Some(self.review.map_or(review, |before| before.min(review)));
            self.raise(by, "after-effect");
            return;
        }
        let stage = self.stage;
        let (at, objects) = (self.at, response.answer == "object" && stage != "vote");
        let round = self.rounds.last_mut().expect("answers are given in a round");
        let counts = round.electorate.contains(&by);
        round.answers.insert(
            by,
            Answer {
                word: response.answer,
                counts,
            },
        );
        if round.answered() < round.electorate.len() as u64 {
            round.complete = None;
        } else {
            round.complete.get_or_insert(at);
        }
        for own in self
            .objections
            .iter_mut()
            .filter(|one| one.owner == by && one.is_open())
        {
            own.state = if objects { "replaced" } else { "resolved" };
        }
        if objects && counts {
            let late = ["closing", "waiting", "due", "suspended"].contains(&stage);
            self.raise(by, if late { "before-effect" } else { "no" });
        }
    }

    fn raise(&mut self, by: Who, late: &'static str) {
        let all = self.round().electorate.len();
        let (part, of) = self.rules.seconders;
        let large = all > self.rules.large;
        let needed = if large {
            (all * part as usize).div_ceil(of as usize)
        } else {
            0
        };
        // Seconders are looked for once in a round: to say it again gives no more time.
        let round = self.rounds.len() - 1;
        let before = self
            .objections
            .iter()
            .filter(|one| one.raised_by == by && one.round == round);
        let second_until = before
            .map(|one| one.second_until)
            .min()
            .unwrap_or(self.at + self.rules.seconding);
        self.objections.push(Objection {
            round,
            owner: by,
            raised_by: by,
            state: "open",
            late,
            needed,
            seconders: BTreeSet::new(),
            seconded: needed == 0,
            second_until,
            test: None,
            appeal: None,
            reminders: Vec::new(),
            left: None,
        });
    }

    /// Reminders begin anew once an owner is heard of.
    fn heard(&mut self, who: Who) {
        self.objections
            .iter_mut()
            .filter(|one| one.owner == who)
            .for_each(|one| one.reminders.clear());
    }

    fn on_objection(&mut self, by: Who, deed: &Deed, place: usize) {
        let at = self.at;
        match deed {
            Deed::Second(_) => {
                let one = &mut self.objections[place];
                one.seconders.insert(by);
                one.seconded |= one.seconders.len() >= one.needed;
            }
            Deed::Test(_) => {
                let (body, until) = (self.uninvolved(place), at + self.rules.test);
                let said = BTreeMap::new();
                self.objections[place].test = Some(Hearing {
                    body,
                    said,
                    until,
                    before: "open",
                    over: false,
                });
            }
            Deed::Appeal(_) => {
                let (body, until) = (self.appeal_body(place), at + self.rules.appeal);
                let one = &mut self.objections[place];
                let (said, before) = (BTreeMap::new(), one.state);
                one.appeal = Some(Hearing {
                    body,
                    said,
                    until,
                    before,
                    over: false,
                });
                one.state = "open";
                self.heard(by);
            }
            Deed::Judge(_, concern) | Deed::Hear(_, concern) => {
                let one = &mut self.objections[place];
                let of = if matches!(deed, Deed::Judge(..)) {
                    &mut one.test
                } else {
                    &mut one.appeal
                };
                let hearing = of.as_mut().expect("it is heard");
                hearing.said.insert(by, *concern);
                if hearing.said.len() == hearing.body.len() {
                    hearing.until = hearing.until.min(at);
                }
            }
            Deed::Resolve(_) => {
                self.objections[place].state = "resolved";
                self.heard(by);
            }
            Deed::TakeOver(_) => {
                let one = &mut self.objections[place];
                (one.owner, one.left) = (by, None);
                one.reminders.clear();
            }
            Deed::Remind(_) => self.objections[place].reminders.push(at),
            other => unreachable!("{other:?} is about no objection"),
        }
    }

    /// Those of the round who neither propose, nor object, nor second this one, and are in the circle still.
    fn uninvolved(&self, place: usize) -> BTreeSet<Who> {
        let people = self.history.people(self.acts);
        let seconders = &self.objections[place].seconders;
        let free =
            |who: &&Who| people.is_in(self.circle, **who) && !self.is_involved(**who) && !seconders.contains(who);
        self.round().electorate.iter().filter(free).copied().collect()
    }

    /// Those of the parent circle who decide; at the top, all full members. Nobody who is involved.
    fn appeal_body(&self, place: usize) -> BTreeSet<Who> {
        let people = self.history.people(self.acts);
        let all: BTreeSet<Who> = match people.circles[self.circle].parent {
            Some(parent) => people.deciding(parent),
            None => (0..people.persons.len()).filter(|who| people.is_full(*who)).collect(),
        };
        let seconders = &self.objections[place].seconders;
        all.into_iter()
            .filter(|who| !self.is_involved(*who) && !seconders.contains(who))
            .collect()
    }

    /// Somebody is gone: what they said goes, and their objections wait for somebody who takes them over.
    fn forget(&mut self, who: Who) {
        let at = self.at;
        // A ballot goes until voting ends, an answer until the effect.
        if !self.carried
            && let Some(round) = self.rounds.last_mut()
            && round.answers.remove(&who).is_some_and(|answer| answer.counts)
        {
            round.complete = None;
        }
        self.pausers.remove(&who);
        self.nominations.remove(&who);
        for one in self.objections.iter_mut().filter(|one| one.is_open()) {
            if one.owner == who {
                one.left = Some(at);
            }
            for hearing in [&mut one.test, &mut one.appeal].into_iter().flatten() {
                hearing.said.remove(&who);
            }
            one.seconders.remove(&who);
        }
    }

    /// Another decision changed what this one is about.
    fn supersede(&mut self, place: usize) {
        let filed = &self.history.filed[place];
        // A role alone ends nothing that the circle is deciding.
        let decides = matches!(filed.deed, Deed::Close { proposal, .. } if proposal != self.number)
            || matches!(filed.deed, Deed::CloseVote { .. });
        if !decides {
            return;
        }
        let role = self.role.as_ref().map(|role| format!("{}/{role}", self.of));
        let own: BTreeSet<String> = self.effects.iter().filter_map(Effect::subject).chain(role).collect();
        if filed
            .does
            .iter()
            .filter_map(Effect::subject)
            .any(|subject| own.contains(&subject))
        {
            self.finish("superseded");
        }
    }
}
