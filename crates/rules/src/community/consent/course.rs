//! Where a proposal stands at a moment: a pure question to its record. Nothing is filed for time to pass: acts settle
//! the record at their own time first (`settle`), and everybody else asks (`outlook`).
//!
//! All times here are on the proposal's own clock, which rests during a meeting and while it is withdrawn.

use super::records::{Disposition, ObjectionRecord, ProposalKind, ProposalRecord, Round, Stage};
use crate::act::{AgreementClass, Finding, ProposalOutcome};
use crate::bylaws::deciding::class_place;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Why a proposal's clock rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::community) enum Rest {
    /// For a meeting, from this time, at most so long.
    Meeting { from_ms: u64, most_ms: u64 },
    /// It is withdrawn since this time.
    Withdrawn { from_ms: u64 },
}

/// A clock that can rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::community) struct Clock {
    rested_ms: u64,
    rest: Option<Rest>,
}

impl Clock {
    /// What it shows at this moment.
    pub(super) fn at(&self, stamp_ms: u64) -> u64 {
        let until_ms = match self.rest {
            None => stamp_ms,
            Some(Rest::Withdrawn { from_ms }) => stamp_ms.min(from_ms),
            Some(Rest::Meeting { from_ms, most_ms }) => {
                let over_ms = stamp_ms.saturating_sub(from_ms.saturating_add(most_ms));
                stamp_ms.min(from_ms.saturating_add(over_ms))
            }
        };
        until_ms.saturating_sub(self.rested_ms)
    }

    /// The moment at which it shows this, if it rests no more.
    pub(super) fn moment(&self, shown_ms: u64) -> u64 {
        let rest_ms = match self.rest {
            None | Some(Rest::Withdrawn { from_ms: _ }) => 0,
            Some(Rest::Meeting { from_ms, most_ms }) => {
                if shown_ms.saturating_add(self.rested_ms) < from_ms {
                    0
                } else {
                    most_ms
                }
            }
        };
        shown_ms.saturating_add(self.rested_ms).saturating_add(rest_ms)
    }

    /// The meeting that it rests for at this moment: when that is over at the latest.
    pub(super) fn meeting_until(&self, stamp_ms: u64) -> Option<u64> {
        match self.rest {
            Some(Rest::Meeting { from_ms, most_ms }) => {
                Some(from_ms.saturating_add(most_ms)).filter(|until_ms| stamp_ms < *until_ms)
            }
            Some(Rest::Withdrawn { from_ms: _ }) | None => None,
        }
    }

    /// Since when the proposal is withdrawn.
    pub(super) fn withdrawn_ms(&self) -> Option<u64> {
        match self.rest {
            Some(Rest::Withdrawn { from_ms }) => Some(from_ms),
            Some(Rest::Meeting { .. }) | None => None,
        }
    }

    pub(super) fn stop(&mut self, rest: Rest) {
        let (Rest::Meeting { from_ms, most_ms: _ } | Rest::Withdrawn { from_ms }) = rest;
        self.go_on(from_ms);
        self.rest = Some(rest);
    }

    /// It runs again from this moment.
    pub(super) fn go_on(&mut self, stamp_ms: u64) {
        let shown_ms = self.at(stamp_ms);
        self.rest = None;
        self.rested_ms = stamp_ms.saturating_sub(shown_ms);
    }
}

/// The stage that a proposal is in, and what leads on from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::community) struct Course {
    pub(super) stage: Stage,
    /// Up to when this was worked out.
    pub(super) at_ms: u64,
    /// When the stage ends by itself.
    pub(super) until_ms: u64,
    /// When the first round at this level began.
    pub(super) started_ms: u64,
    /// Rounds of objections at this level.
    pub(super) rounds: u32,
    /// Whether the time for answers was prolonged.
    pub(super) extended: bool,
    /// While suspended: when the grace ends.
    pub(super) resume_ms: u64,
    /// Whether a vote carried it, or members confirmed it after a pause.
    pub(super) carried: bool,
    pub(super) confirmed: bool,
    /// In the last part of a vote: whether it led when that part began.
    pub(super) led: Option<bool>,
    pub(super) turned: bool,
    /// What the closing says.
    pub(super) due: Option<ProposalOutcome>,
}

impl Course {
    pub(in crate::community) fn begin(stage: Stage, at_ms: u64, until_ms: u64) -> Course {
        Course {
            stage,
            at_ms,
            until_ms,
            started_ms: at_ms,
            rounds: 0,
            extended: false,
            resume_ms: 0,
            carried: false,
            confirmed: false,
            led: None,
            turned: false,
            due: None,
        }
    }

    fn to(self, stage: Stage, until_ms: u64) -> Course {
        Course {
            stage,
            until_ms,
            due: None,
            ..self
        }
    }

    fn closes(self, outcome: ProposalOutcome) -> Course {
        Course {
            stage: Stage::Due,
            until_ms: u64::MAX,
            due: Some(outcome),
            ..self
        }
    }
}

/// What became of an objection so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::community) struct Turn {
    pub(super) state: Disposition,
    pub(super) seconded: bool,
    pub(super) tested: bool,
    pub(super) appealed: bool,
}

impl Turn {
    pub(super) fn new(seconded: bool) -> Turn {
        Turn {
            state: Disposition::Open,
            seconded,
            tested: false,
            appealed: false,
        }
    }

    pub(super) fn is_open(self) -> bool {
        self.state == Disposition::Open
    }
}

/// Where a proposal and its objections stand at a moment.
#[derive(Clone, Debug)]
pub(in crate::community) struct Outlook {
    pub(super) course: Course,
    pub(super) turns: Vec<Turn>,
}

impl Outlook {
    /// Objections that stand.
    pub(super) fn open(&self) -> impl Iterator<Item = usize> + '_ {
        let open = |(_, turn): &(usize, &Turn)| turn.is_open();
        self.turns.iter().enumerate().filter(open).map(|(place, _)| place)
    }
}

impl Outlook {
    /// Whether somebody has been asked to propose for so long, while others then have so much longer.
    pub(in crate::community) fn has_lasted(&self, first_ms: u64, then_ms: u64) -> bool {
        let course = &self.course;
        let open_ms = match course.stage {
            Stage::Integrate => course.until_ms.saturating_sub(then_ms).saturating_add(first_ms),
            _ => course.until_ms.saturating_sub(then_ms), // Where somebody is proposed for the first time.
        };
        course.at_ms >= open_ms
    }
}

impl ObjectionRecord {
    /// Whether its form is being judged, or seconders are waited for.
    pub(super) fn is_heard(&self, turn: Turn) -> bool {
        let tested = self.test.is_some() && !turn.tested;
        let appealed = self.appeal.is_some() && !turn.appealed;
        turn.is_open() && (tested || appealed)
    }

    fn is_pending(&self, turn: Turn) -> bool {
        turn.is_open() && (!turn.seconded || self.is_heard(turn))
    }

    /// When something happens to it by itself.
    fn wakes(&self, turn: Turn, abandon_ms: u64) -> Option<u64> {
        if !turn.is_open() {
            return None;
        }
        let seconding = (!turn.seconded).then_some(self.second_until_ms);
        let test = self.test.as_ref().filter(|_| !turn.tested).map(|test| test.until_ms);
        let appeal = self
            .appeal
            .as_ref()
            .filter(|_| !turn.appealed)
            .map(|appeal| appeal.until_ms);
        let silent = self.reminders >= super::REMINDERS && !self.is_heard(turn);
        let silence = silent.then(|| self.reminded_ms.saturating_add(abandon_ms));
        let left = self.left_ms.map(|left_ms| left_ms.saturating_add(abandon_ms));
        [seconding, test, appeal, silence, left].into_iter().flatten().min()
    }

    /// What happens to it by itself at its time.
    fn turned(&self, turn: Turn, at_ms: u64, abandon_ms: u64, several: bool) -> Turn {
        let by = |since_ms: u64| since_ms.saturating_add(abandon_ms) <= at_ms;
        if !turn.seconded && self.second_until_ms <= at_ms {
            return Turn {
                state: Disposition::Unseconded,
                seconded: true,
                ..turn
            };
        }
        if let Some(test) = self.test.as_ref().filter(|test| !turn.tested && test.until_ms <= at_ms) {
            let concern = test.finding() == Some(Finding::Concern) && !several;
            let state = if concern {
                Disposition::Concern
            } else {
                Disposition::Open
            };
            return Turn {
                state,
                tested: true,
                ..turn
            };
        }
        if let Some(appeal) = self
            .appeal
            .as_ref()
            .filter(|appeal| !turn.appealed && appeal.until_ms <= at_ms)
        {
            let state = match appeal.finding() {
                Some(Finding::Concern) => Disposition::Overruled,
                Some(Finding::Qualifies) => Disposition::Open,
                None => appeal.before,
            };
            return Turn {
                state,
                appealed: true,
                ..turn
            };
        }
        if self.left_ms.is_some_and(by) {
            return Turn {
                state: Disposition::Left,
                ..turn
            };
        }
        if self.reminders >= super::REMINDERS && by(self.reminded_ms) && !self.is_heard(turn) {
            return Turn {
                state: Disposition::Abandoned,
                ..turn
            };
        }
        turn
    }
}

/// What `step` looks at besides the course.
#[derive(Clone, Copy)]
struct Standing {
    open: bool,
    pending: bool,
}

impl ProposalRecord {
    /// Where it stands at this moment.
    pub(in crate::community) fn outlook(&self, stamp_ms: u64) -> Outlook {
        let now_ms = self.clock.at(stamp_ms);
        let mut outlook = Outlook {
            course: self.course,
            turns: self.objections.iter().map(|objection| objection.turn).collect(),
        };
        loop {
            self.turn(&mut outlook);
            while let Some(next) = self.step(&outlook) {
                outlook.course = next;
            }
            let Some(wakes_ms) = self.wakes(&outlook).filter(|wakes_ms| *wakes_ms <= now_ms) else {
                break;
            };
            outlook.course.at_ms = wakes_ms.max(outlook.course.at_ms);
        }
        outlook.course.at_ms = now_ms.max(outlook.course.at_ms);
        outlook
    }

    /// Writes down where it stands, before and after an act changes something.
    pub(in crate::community) fn settle(&mut self, stamp_ms: u64) {
        let Outlook { course, turns } = self.outlook(stamp_ms);
        self.course = course;
        for (objection, turn) in self.objections.iter_mut().zip(turns) {
            objection.turn = turn;
        }
        self.take_edit();
    }

    /// An editorial edit that nobody contested in its time is what is proposed.
    fn take_edit(&mut self) {
        let at_ms = self.course.at_ms;
        let Some(edit) = self
            .edits
            .last()
            .filter(|edit| edit.stands_ms <= at_ms && edit.contest.is_none())
        else {
            return;
        };
        if edit.version as usize == self.versions.len() {
            let version = self.versions.last_mut().expect("a proposal has a version");
            version.title = edit.title.or(version.title);
            version.text = edit.text.or(version.text);
            version.review = edit.review.or(version.review);
        }
    }

    /// What happens to objections by itself up to the moment that the outlook has come to.
    fn turn(&self, outlook: &mut Outlook) {
        for place in 0..outlook.turns.len() {
            while outlook.turns[place].is_open() {
                let several = self.objectors(outlook) > 1;
                let turn = outlook.turns[place];
                let next = self.objections[place].turned(turn, outlook.course.at_ms, self.rules.abandon_ms, several);
                if next == turn {
                    break;
                }
                outlook.turns[place] = next;
            }
        }
    }

    /// How many people object.
    pub(super) fn objectors(&self, outlook: &Outlook) -> usize {
        let mut owners: Vec<_> = outlook.open().map(|place| self.objections[place].owner).collect();
        owners.sort_unstable();
        owners.dedup();
        owners.len()
    }

    /// When something happens by itself, after what the outlook knows of.
    fn wakes(&self, outlook: &Outlook) -> Option<u64> {
        let course = &outlook.course;
        let of_objections = self
            .objections
            .iter()
            .zip(&outlook.turns)
            .filter_map(|(objection, turn)| objection.wakes(*turn, self.rules.abandon_ms));
        let stage_ms = match course.stage {
            Stage::Objections => self.answers_end_ms(course),
            Stage::Paused => self.answers_end_ms(course).min(self.current().ends_ms),
            Stage::Vote if course.led.is_none() => course.until_ms.saturating_sub(self.last_part_ms()),
            _ => course.until_ms, // The end that is written down is the next thing in every other stage.
        };
        let after = |wakes_ms: &u64| *wakes_ms > course.at_ms && *wakes_ms < u64::MAX;
        of_objections
            .chain([stage_ms, course.until_ms])
            .filter(after)
            .min()
            .filter(|_| !is_over(course.stage))
    }

    /// The stage that follows at once, if one does.
    fn step(&self, outlook: &Outlook) -> Option<Course> {
        let course = outlook.course;
        let standing = Standing {
            open: outlook.turns.iter().any(|turn| turn.is_open()),
            pending: self
                .objections
                .iter()
                .zip(&outlook.turns)
                .any(|(objection, turn)| objection.is_pending(*turn)),
        };
        let over = course.until_ms <= course.at_ms;
        match course.stage {
            Stage::Nominate => over.then(|| course.to(Stage::Change, course.until_ms.saturating_add(self.change_ms()))),
            Stage::Change => over.then(|| {
                let until_ms = course.until_ms.saturating_add(self.propose_ms());
                course.to(Stage::Propose, until_ms)
            }),
            Stage::Propose => over.then(|| course.closes(ProposalOutcome::Expired)),
            Stage::Clarify => over.then(|| course.to(Stage::React, self.current().opens_ms)),
            Stage::React => over.then(|| course.to(Stage::Objections, self.current().ends_ms)),
            Stage::Objections => self.after_objections(course, standing),
            Stage::Integrate => self.after_integration(course, standing),
            Stage::Suspended => self.after_suspension(course, standing),
            Stage::Closing => self.after_closing(course, standing),
            Stage::Waiting => {
                if standing.open {
                    return Some(self.suspended(course));
                }
                over.then(|| course.closes(ProposalOutcome::Adopted))
            }
            Stage::Paused => self.after_pause(course, standing),
            Stage::Vote => self.after_vote(course),
            Stage::Due => self.from_due(course, standing),
            Stage::Draft | Stage::Meeting | Stage::Withdrawn => None,
            Stage::Adopted | Stage::ReviewDue | Stage::Renewed | Stage::Amended | Stage::Retired | Stage::Lapsed => {
                None
            }
            Stage::Expired | Stage::Rejected | Stage::Superseded | Stage::Returned => None,
        }
    }

    pub(super) fn current(&self) -> &Round {
        self.rounds.last().expect("answers are given in a round")
    }

    /// When the time for answers ends: early if everybody has answered and the least time is over.
    fn answers_end_ms(&self, course: &Course) -> u64 {
        let round = self.current();
        let early = round.complete_ms.map(|complete_ms| complete_ms.max(round.floor_ms));
        early.map_or(course.until_ms, |early_ms| early_ms.min(course.until_ms))
    }

    fn cap_ms(&self, course: &Course) -> u64 {
        course.started_ms.saturating_add(self.rules.cap_ms)
    }

    /// Whether another round can begin.
    pub(super) fn has_rounds_left(&self, course: &Course) -> bool {
        let begins_in_time = course.at_ms.saturating_add(self.rules.floor_ms) <= self.cap_ms(course);
        course.rounds < self.rules.rounds && begins_in_time && !course.carried && course.stage != Stage::Vote
    }

    fn after_objections(&self, course: Course, standing: Standing) -> Option<Course> {
        if course.at_ms < self.answers_end_ms(&course) {
            return None;
        }
        if !standing.open {
            return Some(self.answered(course));
        }
        if self.has_rounds_left(&course) {
            let until_ms = course
                .at_ms
                .saturating_add(self.rules.integrate_ms)
                .min(self.cap_ms(&course));
            return Some(course.to(Stage::Integrate, until_ms.max(course.at_ms)));
        }
        (!standing.pending).then(|| self.stuck(course))
    }

    /// Nothing stands against it: enough answers close it, too few prolong it once.
    fn answered(&self, course: Course) -> Course {
        if self.is_enough() {
            let until_ms = course.at_ms.saturating_add(self.grace_ms());
            return course.to(Stage::Closing, until_ms.max(self.held_until_ms()));
        }
        self.too_few(course)
    }

    /// Share-outs and selections need no grace.
    fn grace_ms(&self) -> u64 {
        match self.kind {
            ProposalKind::Plain => self.rules.closing_ms,
            ProposalKind::Share | ProposalKind::Selection(_) => 0,
        }
    }

    /// How long nominations can be changed.
    fn change_ms(&self) -> u64 {
        self.selection().map_or(0, |selection| selection.change_ms)
    }

    /// How long somebody can be proposed: first by the facilitator, then by anybody of the circle.
    fn propose_ms(&self) -> u64 {
        let first_ms = self.selection().map_or(0, |selection| selection.propose_ms);
        first_ms.saturating_add(self.rules.integrate_ms)
    }

    fn too_few(&self, course: Course) -> Course {
        if course.extended {
            return course.closes(ProposalOutcome::Expired);
        }
        let until_ms = course.at_ms.saturating_add(self.rules.extension_ms);
        Course {
            extended: true,
            ..course.to(Stage::Objections, until_ms)
        }
    }

    /// An edit that may still be contested holds the closing up.
    fn held_until_ms(&self) -> u64 {
        let waiting = self.edits.last().filter(|edit| edit.contest.is_none());
        waiting.map_or(0, |edit| edit.stands_ms).max(self.current().floor_ms)
    }

    fn after_integration(&self, course: Course, standing: Standing) -> Option<Course> {
        if !standing.open {
            return Some(self.answered(course));
        }
        if course.at_ms < course.until_ms || standing.pending {
            return None;
        }
        if course.until_ms >= self.cap_ms(&course) {
            return Some(self.stuck(course));
        }
        Some(course.closes(ProposalOutcome::Expired))
    }

    /// The rounds are used up and an objection stands.
    fn stuck(&self, course: Course) -> Course {
        match self.kind {
            ProposalKind::Plain | ProposalKind::Share => course.closes(ProposalOutcome::Escalated),
            ProposalKind::Selection(_) => course.closes(ProposalOutcome::Expired),
        }
    }

    fn suspended(&self, course: Course) -> Course {
        let resume_ms = course
            .until_ms
            .max(course.at_ms)
            .min(course.at_ms.saturating_add(self.grace_ms()));
        Course {
            resume_ms,
            ..course.to(Stage::Suspended, course.at_ms.saturating_add(self.rules.appeal_ms))
        }
    }

    fn after_suspension(&self, course: Course, standing: Standing) -> Option<Course> {
        if !standing.open {
            return Some(course.to(Stage::Closing, course.resume_ms.max(course.at_ms)));
        }
        (course.until_ms <= course.at_ms && !standing.pending).then(|| self.stuck(course))
    }

    fn after_closing(&self, course: Course, standing: Standing) -> Option<Course> {
        if standing.open {
            return Some(self.suspended(course));
        }
        if course.at_ms < course.until_ms {
            return None;
        }
        if !self.is_enough() {
            return Some(self.too_few(course));
        }
        Some(self.effective(course))
    }

    /// What cannot be undone waits first.
    fn effective(&self, course: Course) -> Course {
        if self.last().irreversible && !course.confirmed {
            return course.to(Stage::Waiting, course.at_ms.saturating_add(self.rules.irreversible_ms));
        }
        course.closes(ProposalOutcome::Adopted)
    }

    fn after_pause(&self, course: Course, standing: Standing) -> Option<Course> {
        let ended = self.current().ends_ms <= course.at_ms || self.answers_end_ms(&course) <= course.at_ms;
        if ended && !standing.open && self.is_enough() {
            let confirmed = Course {
                confirmed: true,
                ..course
            };
            return Some(confirmed.closes(ProposalOutcome::Adopted));
        }
        let over = course.until_ms <= course.at_ms && !standing.pending;
        over.then(|| course.closes(ProposalOutcome::Returned))
    }

    /// The last part of a vote, in which a turn of the outcome prolongs it.
    fn last_part_ms(&self) -> u64 {
        let part =
            u128::from(self.votes.voting_ms) * u128::from(self.votes.flip.num()) / u128::from(self.votes.flip.den());
        u64::try_from(part).unwrap_or(u64::MAX).max(self.votes.flip_min_ms)
    }

    fn after_vote(&self, course: Course) -> Option<Course> {
        let leads = self.is_carried();
        let part_ms = self.last_part_ms();
        if course.at_ms < course.until_ms {
            let begun = course.led.is_none() && course.until_ms.saturating_sub(part_ms) <= course.at_ms;
            return begun.then_some(Course {
                led: Some(leads),
                ..course
            });
        }
        if course.led.is_some_and(|led| led != leads) && !course.turned {
            let until_ms = course.until_ms.saturating_add(part_ms);
            return Some(Course {
                turned: true,
                until_ms,
                ..course
            });
        }
        if !leads {
            return Some(course.closes(ProposalOutcome::Rejected));
        }
        Some(self.effective(Course {
            carried: true,
            ..course
        }))
    }

    fn from_due(&self, course: Course, standing: Standing) -> Option<Course> {
        match course.due {
            Some(ProposalOutcome::Adopted) if course.carried => None,
            Some(ProposalOutcome::Adopted) if standing.open => Some(self.suspended(course)),
            Some(ProposalOutcome::Adopted) if !self.is_enough() => Some(self.too_few(course)),
            Some(ProposalOutcome::Escalated) if !standing.open => Some(self.answered(course)),
            Some(
                ProposalOutcome::Adopted
                | ProposalOutcome::Escalated
                | ProposalOutcome::Expired
                | ProposalOutcome::Rejected
                | ProposalOutcome::Returned,
            )
            | None => None,
        }
    }

    /// Whether silence passes here.
    fn silence_passes(&self) -> bool {
        self.rules.silence_passes && self.class == AgreementClass::Operational && !self.last().irreversible
    }

    /// Whether enough of the electorate have answered, and somebody is in favour.
    pub fn is_enough(&self) -> bool {
        let Some(round) = self.round() else { return false };
        if round.counts.in_favour() == 0 {
            return false;
        }
        self.silence_passes() || u64::from(round.counts.answered()) >= self.answers_needed()
    }

    /// How many answers are needed.
    pub fn answers_needed(&self) -> u64 {
        let all = self.round().map_or(0, |round| u64::from(round.electorate.count()));
        let share = self.rules.answers[class_place(self.class)];
        let product = u128::from(all) * u128::from(share.num());
        let den = u128::from(share.den());
        let needed = match self.class {
            AgreementClass::Operational | AgreementClass::Constitutional => product.div_ceil(den),
            AgreementClass::Policy => product / den + 1,
        };
        let least = u64::from(self.rules.answers_min).min(all);
        u64::try_from(needed).unwrap_or(u64::MAX).min(all).max(least)
    }

    /// Whether a vote carries it over leaving things as they are; ties do not.
    pub fn is_carried(&self) -> bool {
        let Some(round) = self.round() else { return false };
        let (for_it, against) = (u128::from(round.counts.in_favour()), u128::from(round.counts.object));
        let place = class_place(self.class);
        let (approval, majority) = (self.votes.approval[place], self.votes.majority[place]);
        let approved =
            for_it * u128::from(approval.den()) >= u128::from(round.electorate.count()) * u128::from(approval.num());
        let (part, whole) = (
            for_it * u128::from(majority.den()),
            (for_it + against) * u128::from(majority.num()),
        );
        let major = match self.class {
            AgreementClass::Operational | AgreementClass::Policy => part > whole,
            AgreementClass::Constitutional => part >= whole,
        };
        for_it > against && approved && major
    }
}

/// Whether nothing happens by itself any more.
pub(super) fn is_over(stage: Stage) -> bool {
    match stage {
        Stage::Adopted | Stage::ReviewDue | Stage::Renewed | Stage::Amended | Stage::Retired | Stage::Lapsed => true,
        Stage::Withdrawn | Stage::Expired | Stage::Rejected | Stage::Superseded | Stage::Returned => true,
        Stage::Draft | Stage::Nominate | Stage::Change | Stage::Propose | Stage::Clarify | Stage::React => false,
        Stage::Objections | Stage::Integrate | Stage::Meeting | Stage::Closing | Stage::Suspended => false,
        Stage::Waiting | Stage::Paused | Stage::Vote | Stage::Due => false,
    }
}
