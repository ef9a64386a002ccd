//! Which acts about proposals, selections and objections are taken, and by which code they are refused. Refusals are asked
//! for in the order in which `docs/refusals.md` lists what they are about: who, where it stands, then what is said.

use super::super::bylaws::{DAY, Ms};
use super::super::deeds::{Deed, Effect, Response, Which};
use super::super::history::History;
use super::super::people::Who;
use super::{Hearing, Told, tell};

type Checked = Result<(), &'static str>;

const REVISABLE: &[&str] = &[
    "draft",
    "clarify",
    "react",
    "objections",
    "integrate",
    "suspended",
    "closing",
    "returned",
];
const MEETABLE: &[&str] = &["clarify", "react", "objections", "integrate", "suspended", "closing"];
const ANSWERED: &[&str] = &[
    "objections",
    "integrate",
    "suspended",
    "closing",
    "waiting",
    "paused",
    "vote",
    "adopted",
];
const WITHDRAWABLE: &[&str] = &[
    "draft",
    "clarify",
    "react",
    "objections",
    "integrate",
    "suspended",
    "closing",
    "waiting",
    "paused",
    "vote",
    "due",
];

fn ask(holds: bool, code: &'static str) -> Checked {
    if holds { Ok(()) } else { Err(code) }
}

/// Whether an act about proposals may be filed; nothing if it is about something else.
pub(in super::super) fn check(history: &History, by: Who, deed: &Deed, at: Ms) -> Option<Checked> {
    let it = Checker { history, by, at };
    Some(match deed {
        Deed::Open {
            circle,
            class,
            effects,
            surrogate,
            ..
        } => it.open(*circle, class, effects, *surrogate),
        Deed::Start(of) => it.start(*of),
        Deed::Revise {
            proposal,
            version,
            editorial,
            effects,
            empty,
        } => it.revise(*proposal, *version, *editorial, effects.as_deref(), *empty),
        Deed::Contest(of) => it.contest(*of),
        Deed::Respond(of, response) => it.respond(*of, response),
        Deed::Meet(of) => it.meet(*of),
        Deed::Minutes { proposal, present } => it.minutes(*proposal, present),
        Deed::Withdraw(of) => it.withdraw(*of),
        Deed::Take(of) => it.take(*of),
        Deed::Pause(of) => it.pause(*of),
        Deed::Close { proposal, outcome } => it.close(*proposal, outcome),
        Deed::Second(of) => it.second(*of),
        Deed::Test(of) => it.test(*of),
        Deed::Judge(of, _) => it.judge(*of),
        Deed::Appeal(of) => it.appeal(*of),
        Deed::Hear(of, _) => it.hear(*of),
        Deed::Resolve(of) => it.resolve(*of),
        Deed::TakeOver(of) => it.take_over(*of),
        Deed::Remind(of) => it.remind(*of),
        Deed::Select(circle, role) => it.select(*circle, role),
        Deed::Nominate(of, whom) => it.nominate(*of, *whom),
        Deed::Propose(of, whom) => it.propose(*of, *whom),
        _ => return None, // Not about proposals.
    })
}

struct Checker<'a> {
    history: &'a History,
    by: Who,
    at: Ms,
}

impl<'a> Checker<'a> {
    fn tell(&self, number: usize) -> Told<'a> {
        tell(self.history, number, self.at)
    }

    fn in_circle(&self, circle: usize) -> Checked {
        ask(self.history.now().is_in(circle, self.by), "not-in-circle")
    }

    /// In the circle, and their answers count.
    fn decides(&self, circle: usize) -> Checked {
        self.in_circle(circle)?;
        ask(self.history.now().binds(self.by), "not-binding")
    }

    fn takes_part(&self, circle: usize, who: Who) -> Checked {
        ask(self.history.now().is_there(who), "member-unknown")?;
        ask(self.history.now().is_in(circle, who), "not-in-circle")
    }

    fn effects(&self, effects: &[Effect], circle: usize, class: &str) -> Checked {
        let today = self.history.zone.day(self.at);
        self.history
            .now()
            .with(effects, (circle, class), (today, 0, None))
            .map(|_| ())
    }

    fn open(&self, circle: usize, class: &str, effects: &[Effect], surrogate: Option<Who>) -> Checked {
        self.in_circle(circle)?;
        surrogate.map_or(Ok(()), |who| self.takes_part(circle, who))?;
        self.effects(effects, circle, class)
    }

    fn own(&self, told: &Told) -> Checked {
        if told.by == self.by && told.still_proposes() {
            return Ok(());
        }
        self.in_circle(told.circle)?;
        Err("not-the-proposer")
    }

    /// A meeting covers the stage that goes on afterwards; nothing else does.
    fn at_stage(told: &Told, fits: &[&str]) -> Checked {
        let running = if told.shown() == "meeting" {
            told.stage
        } else {
            told.shown()
        };
        ask(fits.contains(&running), "not-at-this-stage")
    }

    fn start(&self, of: usize) -> Checked {
        let told = self.tell(of);
        self.own(&told)?;
        Self::at_stage(&told, &["draft"])?;
        self.effects(told.effects(), told.circle, told.class)
    }

    fn revise(&self, of: usize, version: u32, editorial: bool, effects: Option<&[Effect]>, empty: bool) -> Checked {
        let told = self.tell(of);
        self.own(&told)?;
        ask(told.role.is_none(), "not-a-plain-proposal")?;
        Self::at_stage(&told, REVISABLE)?;
        ask(version == told.version, "version-differs")?;
        ask(!empty || effects.is_some(), "edit-empty")?;
        ask(!told.edit_waits(), "edit-waiting")?;
        if let Some(effects) = effects {
            ask(!editorial, "effects-are-substance")?;
            self.effects(effects, told.home, told.class)?;
        }
        let before_answers = ["draft", "clarify", "react"].contains(&told.stage);
        ask(editorial || before_answers || told.has_rounds_left(), "rounds-used-up")
    }

    fn contest(&self, of: usize) -> Checked {
        let told = self.tell(of);
        self.in_circle(told.circle)?;
        Self::at_stage(&told, REVISABLE)?;
        ask(told.edit_waits(), "no-edit-waiting")
    }

    fn respond(&self, of: usize, said: &Response) -> Checked {
        let told = self.tell(of);
        self.in_circle(told.circle)?;
        // Where only the closing is missing, a late objection still comes before the effect.
        let waits = told.due == Some("adopted") && !told.carried && told.withdrawn.is_none();
        if !waits {
            Self::at_stage(&told, ANSWERED)?;
        }
        ask(said.version == told.version, "version-differs")?;
        // What a vote came to stays what it came to.
        ask(!told.carried || told.stage == "adopted", "not-at-this-stage")?;
        let objects = said.answer == "object";
        if told.stage == "vote" || (!objects && told.stage != "adopted") {
            return ask(!said.criterion && !said.news, "malformed-act");
        }
        ask(objects, "not-at-this-stage")?;
        if told.stage == "adopted" {
            ask(self.history.now().binds(self.by), "not-binding")?;
        }
        ask(said.criterion, "criterion-missing")?;
        ask(said.reason, "argument-missing")?;
        let heard = told.objections.iter().any(|one| one.owner == self.by && one.is_heard());
        ask(!heard, "objection-is-heard")?;
        ask(said.news || !told.was_overruled(self.by), "news-missing")
    }

    fn meet(&self, of: usize) -> Checked {
        let told = self.tell(of);
        self.in_circle(told.circle)?;
        ask(!told.met, "already-met")?;
        Self::at_stage(&told, MEETABLE)
    }

    fn minutes(&self, of: usize, present: &[Who]) -> Checked {
        let told = self.tell(of);
        self.in_circle(told.circle)?;
        ask(told.shown() == "meeting", "not-at-this-stage")?;
        let secretary = self.history.now().holder(told.circle, "secretary") == Some(self.by);
        let fit = secretary && !told.is_involved(self.by);
        ask(fit || told.facilitator() == Some(self.by), "not-the-facilitator")?;
        present.iter().try_for_each(|who| self.takes_part(told.circle, *who))
    }

    fn withdraw(&self, of: usize) -> Checked {
        let told = self.tell(of);
        ask(told.by == self.by, "not-the-proposer")?;
        // What others have begun to say about people takes its course.
        let fits = if told.role.is_some() {
            &["nominate"][..]
        } else {
            WITHDRAWABLE
        };
        Self::at_stage(&told, fits)
    }

    fn take(&self, of: usize) -> Checked {
        let told = self.tell(of);
        self.in_circle(told.circle)?;
        ask(told.role.is_none(), "not-a-plain-proposal")?;
        match told.withdrawn {
            Some(_) => ask(
                told.takeable_until().is_some_and(|until| self.at <= until),
                "too-late-to-take",
            )?,
            // A proposal whose proposer has left goes on, and can be taken over while it does.
            None if !told.still_proposes() => Self::at_stage(&told, WITHDRAWABLE)?,
            None => Self::at_stage(&told, &["withdrawn"])?,
        }
        ask(told.by != self.by, "own-proposal")
    }

    fn pause(&self, of: usize) -> Checked {
        let told = self.tell(of);
        self.decides(told.circle)?;
        Self::at_stage(&told, &["waiting"])?;
        ask(!told.pausers.contains(&self.by), "already-answered")
    }

    /// The outcome that a closing has to name: the one that is due, unless its effects cannot be applied.
    fn close(&self, of: usize, outcome: &str) -> Checked {
        let told = self.tell(of);
        let Some(mut due) = told.due.filter(|_| told.shown() == "due") else {
            let ends = !["draft", "withdrawn", "meeting"].contains(&told.shown()) && told.until < super::NEVER;
            return Err(if ends { "not-due-yet" } else { "not-at-this-stage" });
        };
        if due == "adopted" && self.effects(told.effects(), told.home, told.class).is_err() {
            due = "returned";
        }
        ask(outcome == due, "outcome-differs")
    }

    // ---- objections

    fn found(&self, (of, place): Which) -> Told<'a> {
        let told = self.tell(of);
        assert!(
            place < told.objections.len(),
            "the history names objections that there are"
        );
        told
    }

    fn standing(&self, of: Which) -> Result<Told<'a>, &'static str> {
        let told = self.found(of);
        ask(told.objections[of.1].is_open(), "objection-over")?;
        Ok(told)
    }

    fn second(&self, of: Which) -> Checked {
        let told = self.standing(of)?;
        let one = &told.objections[of.1];
        self.decides(told.circle)?;
        ask(one.needed > 0 && told.stage != "adopted", "no-seconders-asked")?;
        ask(one.owner != self.by, "involved")?;
        ask(told.round().electorate.contains(&self.by), "not-in-electorate")?;
        ask(!one.seconders.contains(&self.by), "already-answered")
    }

    /// An objection is judged where objections still decide: in its own circle, and before a vote has.
    fn decides_here(told: &Told, place: usize) -> Checked {
        let open = ["objections", "integrate", "suspended", "closing", "waiting", "paused"].contains(&told.stage);
        let decides = open || told.due == Some("adopted");
        let here = told.rounds[told.objections[place].round].circle == told.circle;
        ask(
            decides && here && !told.carried && told.withdrawn.is_none(),
            "not-at-this-stage",
        )
    }

    fn test(&self, of: Which) -> Checked {
        let told = self.standing(of)?;
        self.in_circle(told.circle)?;
        Self::decides_here(&told, of.1)?;
        ask(told.objections[of.1].test.is_none(), "already-tested")?;
        ask(told.objectors().len() < 2, "several-objectors")?;
        ask(told.uninvolved(of.1).len() >= 3, "too-few-to-judge")
    }

    fn judge(&self, of: Which) -> Checked {
        let told = self.standing(of)?;
        self.judges(&told, told.objections[of.1].test.as_ref())
    }

    /// Whoever judges a test or hears an appeal: it runs, and they are of its body and have no part in it.
    fn judges(&self, told: &Told, hearing: Option<&Hearing>) -> Checked {
        let running = hearing.filter(|hearing| told.at < hearing.until);
        let hearing = running.ok_or("no-hearing")?;
        ask(!told.is_involved(self.by), "involved")?;
        ask(hearing.body.contains(&self.by), "not-among-judges")
    }

    fn appeal(&self, of: Which) -> Checked {
        let told = self.found(of);
        self.in_circle(told.circle)?;
        Self::decides_here(&told, of.1)?;
        let one = &told.objections[of.1];
        let downgraded = one.state == "concern";
        let several = one.is_open() && told.objectors().len() > 1;
        ask(one.appeal.is_none() && (downgraded || several), "nothing-to-appeal")?;
        ask(!downgraded || one.owner == self.by, "not-your-objection")?;
        ask(told.appeal_body(of.1).len() >= 3, "too-few-to-judge")
    }

    fn hear(&self, of: Which) -> Checked {
        let told = self.standing(of)?;
        self.judges(&told, told.objections[of.1].appeal.as_ref())
    }

    fn resolve(&self, of: Which) -> Checked {
        let told = self.standing(of)?;
        ask(told.objections[of.1].owner == self.by, "not-your-objection")
    }

    fn take_over(&self, of: Which) -> Checked {
        let told = self.standing(of)?;
        self.decides(told.circle)?;
        ask(told.objections[of.1].left.is_some(), "owner-is-here")?;
        ask(told.by != self.by, "involved")
    }

    fn remind(&self, of: Which) -> Checked {
        let told = self.standing(of)?;
        self.in_circle(told.circle)?;
        let one = &told.objections[of.1];
        ask(one.owner != self.by, "involved")?;
        let rested = one.reminders.last().is_none_or(|last| told.at >= last + DAY);
        ask(rested && one.reminders.len() < 2, "reminded-already")
    }

    // ---- selections

    fn select(&self, circle: usize, role: &str) -> Checked {
        let people = self.history.now();
        let place = people.role(circle, role).ok_or("role-unknown")?;
        self.in_circle(people.chooses(circle, role))?;
        let open = (0..self.history.proposals())
            .map(|number| self.tell(number))
            .any(|told| {
                told.of == circle && told.role.as_deref() == Some(role) && !told.is_over() && told.withdrawn.is_none()
            });
        ask(!open, "selection-still-open")?;
        let wanted = people.circles[circle].roles[place].wants_selection(self.history.zone.day(self.at));
        ask(wanted, "selection-not-due")
    }

    fn nominate(&self, of: usize, whom: Who) -> Checked {
        let told = self.tell(of);
        ask(told.role.is_some(), "selection-unknown")?;
        self.in_circle(told.circle)?;
        Self::at_stage(&told, &["nominate", "change"])?;
        self.takes_part(told.circle, whom)
    }

    fn propose(&self, of: usize, whom: Who) -> Checked {
        let told = self.tell(of);
        let role = told.role.clone().ok_or("selection-unknown")?;
        self.in_circle(told.circle)?;
        Self::at_stage(&told, &["propose", "integrate"])?;
        ask(
            told.anybody_proposes() || told.facilitator() == Some(self.by),
            "not-the-facilitator",
        )?;
        self.takes_part(told.circle, whom)?;
        self.effects(&[Effect::Fill(told.of, role, whom)], told.circle, told.class)
    }
}
