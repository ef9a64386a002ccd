//! What leads from stage to stage: the rows of the tables, as time and conditions make them; and what acts about the
//! whole proposal do.

use std::collections::BTreeMap;

use super::super::bylaws::{DAY, HOUR, Ms};
use super::super::deeds::Effect;
use super::super::people::Who;
use super::{Edit, NEVER, Round, Told};

/// The time to vote where a proposal is stuck, and the part at its end in which a turn prolongs it.
const VOTE: Ms = 120 * HOUR;
const LAST_PART: Ms = VOTE * 15 / 100;
/// Selections: the time to change nominations, and for the facilitator to propose.
const CHANGE: Ms = 2 * DAY;
const PROPOSE: Ms = 3 * DAY;

impl Told<'_> {
    pub(super) fn go(&mut self, stage: &'static str, until: Ms) {
        (self.stage, self.until, self.since, self.due) = (stage, until, self.at, None);
    }

    fn is_due(&mut self, outcome: &'static str) {
        self.go("due", NEVER);
        self.due = Some(outcome);
    }

    /// Everything that a stage remembers begins anew.
    fn anew(&mut self) {
        (self.extended, self.carried, self.confirmed, self.turned) = (false, false, false, false);
        (self.led, self.resume, self.held) = (None, 0, None);
    }

    pub(super) fn finish(&mut self, stage: &'static str) {
        self.anew();
        self.go(stage, NEVER);
    }

    /// Opens a round among those who decide in the circle at this moment.
    fn open_round(&mut self, opens: Ms, floor: Ms, ends: Ms) {
        let electorate = self.history.people(self.acts).deciding(self.circle);
        let (answers, circle) = (BTreeMap::new(), self.circle);
        self.rounds.push(Round {
            circle,
            electorate,
            answers,
            opens,
            floor,
            ends,
            complete: None,
        });
    }

    fn take_rules(&mut self) {
        self.rules = self.history.people(self.acts).bylaws.clone();
    }

    /// So many working days from what its clock shows, and not less than the floor.
    fn answers_end(&self, opens: Ms) -> Ms {
        let rested = self.real - self.at;
        let days = self.rules.objection_days;
        let ends = self.history.zone.working_days_after(opens + rested, days, &self.rules) - rested;
        ends.max(opens + self.rules.floor)
    }

    /// Clarify, react, then objections.
    pub(super) fn begin(&mut self) {
        self.anew();
        self.take_rules();
        let opens = self.at + self.rules.clarify + self.rules.react;
        self.open_round(opens, opens + self.rules.floor, self.answers_end(opens));
        (self.started, self.rounds_used) = (self.at, 1);
        self.go("clarify", self.at + self.rules.clarify);
    }

    /// Time passes, step by step, up to a moment.
    pub(super) fn pass(&mut self, real: Ms) {
        self.real = real;
        let now = self.clock(real);
        self.settle();
        while let Some(next) = self.next().filter(|next| *next <= now) {
            self.at = next;
            self.settle();
        }
        self.at = now;
    }

    /// All that follows at once.
    pub(super) fn settle(&mut self) {
        loop {
            let before = (self.stage, self.until, self.due, self.extended, self.led, self.turned);
            self.turn_objections();
            self.step();
            if before == (self.stage, self.until, self.due, self.extended, self.led, self.turned) {
                return;
            }
        }
    }

    /// The next moment at which something happens by itself.
    fn next(&self) -> Option<Ms> {
        if self.is_over() {
            return None;
        }
        let mut moments = vec![self.until];
        moments.push(self.until.saturating_add(self.rules.appeal));
        if let Some(round) = self.rounds.last() {
            moments.extend([round.ends, round.floor, self.until.saturating_sub(LAST_PART)]);
            moments.push(self.answered_at().saturating_add(self.rules.appeal));
        }
        for one in self.objections.iter().filter(|one| one.is_open()) {
            moments.push(one.second_until);
            moments.extend(
                [&one.test, &one.appeal]
                    .into_iter()
                    .flatten()
                    .map(|hearing| hearing.until),
            );
            moments.extend(one.reminders.last().map(|last| last + self.rules.abandon));
            moments.extend(one.left.map(|left| left + self.rules.abandon));
        }
        moments
            .into_iter()
            .filter(|moment| *moment > self.at && *moment < NEVER)
            .min()
    }

    /// What becomes of objections by this moment, in the order in which they were raised.
    fn turn_objections(&mut self) {
        // Once it is over, nothing happens to them by itself.
        if self.is_over() {
            return;
        }
        let (at, silence) = (self.at, self.rules.abandon);
        for place in 0..self.objections.len() {
            let several = self.objectors().len() > 1;
            let one = &mut self.objections[place];
            if one.is_open() && !one.seconded && one.second_until <= at {
                (one.state, one.seconded) = ("unseconded", true);
            }
            if let Some(test) = one.test.as_mut().filter(|test| !test.over && test.until <= at)
                && one.state == "open"
            {
                test.over = true;
                if test.is_concern() == Some(true) && !several {
                    one.state = "concern";
                }
            }
            if let Some(appeal) = one.appeal.as_mut().filter(|appeal| !appeal.over && appeal.until <= at)
                && one.state == "open"
            {
                appeal.over = true;
                one.state = match appeal.is_concern() {
                    Some(true) => "overruled",
                    Some(false) => "open",
                    None => appeal.before,
                };
            }
            if one.is_open() && one.left.is_some_and(|left| left + silence <= at) {
                one.state = "left";
            }
            let silent = one.reminders.len() >= 2 && one.reminders.last().is_some_and(|last| last + silence <= at);
            if one.is_open() && silent && !one.is_heard() {
                one.state = "abandoned";
            }
        }
    }

    fn step(&mut self) {
        let over = self.until <= self.at;
        let open = self.objections.iter().any(|one| one.is_open());
        // What is being judged holds the end of a stage up, as long as an appeal lasts at most.
        let judged = self.objections.iter().any(|one| one.is_pending());
        let pending = judged && self.at < self.stage_ends().saturating_add(self.rules.appeal);
        match self.stage {
            "nominate" if over => self.go("change", self.until + CHANGE),
            "change" if over => self.go("propose", self.until + PROPOSE + self.rules.integrate),
            "propose" if over => self.is_due("expired"),
            "clarify" if over => self.go("react", self.round().opens),
            "react" if over => self.go("objections", self.round().ends),
            "objections" if self.at >= self.answered_at() => {
                if !open {
                    self.answered();
                } else if self.has_rounds_left() {
                    let until = (self.at + self.rules.integrate).min(self.started + self.rules.cap);
                    self.go("integrate", until);
                } else if !pending {
                    self.stuck();
                }
            }
            "integrate" if !open => self.answered(),
            "integrate" if over && !pending => {
                if self.until >= self.started + self.rules.cap {
                    self.stuck();
                } else {
                    self.is_due("expired");
                }
            }
            "closing" if open => self.suspend(),
            "waiting" if open && !self.carried => self.suspend(),
            "closing" if over && !self.is_enough() => self.too_few(),
            "closing" if over => self.take_effect(),
            "waiting" if over => self.is_due("adopted"),
            "suspended" if !open => self.go("closing", self.resume.max(self.at).max(self.held_until())),
            "suspended" if over && !pending => self.stuck(),
            "paused" => self.after_pause(open, over && !pending),
            "vote" => self.vote(),
            "due" => match self.due {
                Some("adopted") if self.carried => {}
                Some("adopted") if open => self.suspend(),
                Some("adopted") if !self.is_enough() => self.too_few(),
                Some("escalated") if !open && self.held.is_none_or(|held| self.at < held) => self.answered(),
                _ => {} // It waits for its closing.
            },
            _ => {} // Nothing happens by itself.
        }
    }

    fn after_pause(&mut self, open: bool, over: bool) {
        let ended = self.round().ends <= self.at || self.answered_at() <= self.at;
        if ended && !open && self.is_enough() {
            self.confirmed = true;
            self.is_due("adopted");
        } else if over {
            self.is_due("returned");
        }
    }

    /// When answers end: at their time, or once all of them are there and the floor is over.
    fn answered_at(&self) -> Ms {
        let early = self
            .round()
            .complete
            .map_or(NEVER, |complete| complete.max(self.round().floor));
        early.min(self.until)
    }

    /// When the stage ends by itself, whatever is being judged.
    fn stage_ends(&self) -> Ms {
        if self.stage == "objections" {
            self.answered_at()
        } else {
            self.until
        }
    }

    /// An edit that may still be contested, and the floor, hold the closing up.
    fn held_until(&self) -> Ms {
        let edit = self
            .edits
            .last()
            .filter(|edit| !edit.falls)
            .map_or(0, |edit| edit.stands);
        edit.max(self.round().floor)
    }

    /// Nothing stands against it.
    fn answered(&mut self) {
        if !self.is_enough() {
            return self.too_few();
        }
        let grace = if self.role.is_some() { 0 } else { self.rules.closing };
        self.go("closing", (self.at + grace).max(self.held_until()));
    }

    fn too_few(&mut self) {
        if self.extended {
            return self.is_due("expired");
        }
        self.extended = true;
        self.go("objections", self.at + self.rules.extension);
    }

    fn stuck(&mut self) {
        self.is_due(if self.role.is_some() { "expired" } else { "escalated" });
    }

    /// A late objection: what was left of the grace is kept. However many there are, together they hold it up once.
    fn suspend(&mut self) {
        // It was over where its closing, or what cannot be undone, was waited for.
        self.resume = if self.stage == "closing" {
            self.until.max(self.at)
        } else {
            self.at
        };
        let held = *self.held.get_or_insert(self.at + self.rules.appeal);
        self.go("suspended", held);
    }

    fn take_effect(&mut self) {
        if self.is_irreversible() && !self.confirmed {
            self.go("waiting", self.at + self.rules.irreversible);
        } else {
            self.is_due("adopted");
        }
    }

    fn vote(&mut self) {
        let leads = self.leads();
        if self.at < self.until {
            if self.led.is_none() && self.until - LAST_PART <= self.at {
                self.led = Some(leads);
            }
        } else if self.led.is_some_and(|led| led != leads) && !self.turned {
            self.turned = true;
            self.until += LAST_PART;
        } else if leads {
            self.carried = true;
            self.take_effect();
        } else {
            self.is_due("rejected");
        }
    }

    // ---- acts about the whole proposal

    pub(super) fn revise(&mut self, editorial: bool, effects: Option<&Vec<Effect>>) {
        if let Some(effects) = effects {
            self.effects.clone_from(effects);
        }
        if self.stage == "draft" {
            return;
        }
        if !editorial {
            return self.new_version();
        }
        let stands = self.at + self.rules.editorial;
        self.edits.push(Edit {
            version: self.version,
            stands,
            falls: false,
        });
        if self.stage == "closing" {
            self.until = self.until.max(stands);
        }
    }

    /// A contested edit is a new version, if there is a round left for one.
    pub(super) fn contest(&mut self) {
        let before_answers = ["draft", "clarify", "react"].contains(&self.stage);
        self.edits.last_mut().expect("an edit waits").falls = true;
        if before_answers || self.has_rounds_left() {
            self.new_version();
        }
    }

    /// Answers are void; where they had begun, another round does.
    fn new_version(&mut self) {
        self.version += 1;
        if ["clarify", "react"].contains(&self.stage) {
            return;
        }
        self.take_rules();
        self.anew();
        let floor = self.at + self.rules.floor;
        let ends = self.answers_end(self.at).min(self.started + self.rules.cap).max(floor);
        self.open_round(self.at, floor, ends);
        self.rounds_used += 1;
        self.go("objections", ends);
    }

    pub(super) fn end_rest(&mut self, real: Ms) {
        if let Some(last) = self.rests.last_mut() {
            last.1 = last.1.min(real);
        }
    }

    /// The clock goes on, and nothing closes before those who were absent had time to object.
    pub(super) fn minutes(&mut self, real: Ms) {
        self.end_rest(real);
        self.meeting = false;
        let absent = self.at + self.rules.absent;
        if let Some(round) = self.rounds.last_mut() {
            round.floor = round.floor.max(absent);
            round.ends = round.ends.max(absent);
        }
        match self.stage {
            "objections" | "closing" => self.until = self.until.max(absent),
            "suspended" => self.resume = self.resume.max(absent),
            _ => {} // Objections are still to come.
        }
    }

    pub(super) fn take(&mut self, by: Who, real: Ms) {
        self.by = by;
        if let Some(since) = self.withdrawn.take() {
            self.withdrawn_for += real - since;
            self.end_rest(real);
        }
        // Who left while it rested takes their answers and objections out now.
        let people = self.history.people(self.acts);
        let answered = self
            .rounds
            .last()
            .into_iter()
            .flat_map(|round| round.answers.keys().copied());
        let owners = self.objections.iter().map(|one| one.owner);
        let away: Vec<Who> = answered
            .chain(owners)
            .filter(|who| !people.is_in(self.circle, *who))
            .collect();
        // Who makes it their own has nothing against it.
        for own in self
            .objections
            .iter_mut()
            .filter(|one| one.owner == by && one.is_open())
        {
            own.state = "resolved";
        }
        away.into_iter().for_each(|who| self.forget(who));
    }

    /// As many as the agreement says pause it; all who decide, where they are fewer. Then people decide once more.
    pub(super) fn pause_if_enough(&mut self) {
        let all = self.history.people(self.acts).deciding(self.circle).len();
        if self.stage != "waiting" || self.pausers.is_empty() || self.pausers.len() < self.rules.pausers.min(all) {
            return;
        }
        self.pausers.clear();
        let most = self.at + self.rules.appeal;
        if self.carried {
            // A vote carried it: a vote decides again, on the ballots that there are.
            (self.carried, self.confirmed, self.turned) = (false, true, true);
            return self.go("vote", most);
        }
        let floor = (self.at + self.rules.floor).min(most);
        self.anew();
        self.open_round(self.at, floor, floor);
        self.go("paused", most);
    }

    pub(super) fn close(&mut self, outcome: &'static str) {
        self.closings.push(outcome);
        // An edit that does not stand yet never will.
        let at = self.at;
        if let Some(edit) = self.edits.last_mut().filter(|edit| at < edit.stands) {
            edit.falls = true;
        }
        if outcome == "escalated" {
            self.escalate();
        } else {
            self.finish(outcome);
        }
    }

    /// The parent circle decides, or a vote.
    fn escalate(&mut self) {
        for one in self.objections.iter_mut().filter(|one| one.is_open()) {
            one.state = "moved";
        }
        let people = self.history.people(self.acts);
        match people.circles[self.circle].parent.filter(|_| !self.rules.stuck_votes) {
            Some(parent) => {
                self.circle = parent;
                self.circles.push(parent);
                self.begin();
            }
            None => {
                self.anew();
                let until = self.at + VOTE;
                self.open_round(self.at, self.at, until);
                (self.started, self.rounds_used) = (self.at, 0);
                self.go("vote", until);
            }
        }
    }

    /// Somebody is proposed for the role: what stood against an earlier candidate does not stand against this one.
    pub(super) fn propose(&mut self, whom: Who) {
        for one in self.objections.iter_mut().filter(|one| one.is_open()) {
            one.state = "moved";
        }
        let role = self.role.clone().expect("it is a selection");
        self.effects = vec![Effect::Fill(self.of, role, whom)];
        self.version += 1;
        self.anew();
        self.take_rules();
        let ends = self.at + self.rules.floor;
        self.open_round(self.at, ends, ends);
        if self.rounds_used == 0 {
            self.started = self.at;
        }
        self.rounds_used += 1;
        self.go("objections", ends);
    }

    /// Whether the facilitator's time to propose is over.
    pub(super) fn anybody_proposes(&self) -> bool {
        self.at >= self.since + PROPOSE
    }
}
