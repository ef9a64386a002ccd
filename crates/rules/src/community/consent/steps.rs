//! What leads on from each stage: the rows of `docs/deciding.md` that time and conditions make; and what is enough.

use super::course::{Course, Outlook};
use super::records::{ProposalKind, ProposalRecord, Round, Stage};
use crate::act::{AgreementClass, ProposalOutcome};
use crate::bylaws::deciding::class_place;

/// What `step` looks at besides the course.
#[derive(Clone, Copy)]
struct Standing {
    open: bool,
    pending: bool,
}

impl ProposalRecord {
    /// The stage that follows at once, if one does.
    pub(super) fn step(&self, outlook: &Outlook) -> Option<Course> {
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
                if standing.open && !course.carried {
                    return Some(self.suspended(course));
                }
                over.then(|| course.closes(ProposalOutcome::Adopted))
            }
            Stage::Paused => self.after_pause(course, standing),
            Stage::Vote => self.after_vote(course),
            // No panel in time: the circle settles it otherwise.
            Stage::Draw => over.then(|| course.closes(ProposalOutcome::Escalated)),
            Stage::Panel => self.after_panel(course),
            Stage::Due => self.after_due(course, standing),
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
    pub(super) fn answers_end_ms(&self, course: &Course) -> u64 {
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
        let elsewhere = matches!(course.stage, Stage::Vote | Stage::Draw | Stage::Panel);
        course.rounds < self.rules.rounds && begins_in_time && !course.carried && !elsewhere
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
        (!self.waits_for_hearing(&course, standing)).then(|| self.stuck(course))
    }

    /// When the end of a stage waits no longer for what is being judged.
    pub(super) fn heard_until_ms(&self, course: &Course) -> u64 {
        let ends_ms = match course.stage {
            Stage::Objections => self.answers_end_ms(course),
            _ => course.until_ms, // The end that is written down, in every other stage.
        };
        ends_ms.saturating_add(self.rules.appeal_ms)
    }

    /// Whether the end of a stage waits for what is being judged: as long as an appeal lasts, and once for all.
    fn waits_for_hearing(&self, course: &Course, standing: Standing) -> bool {
        standing.pending && course.at_ms < self.heard_until_ms(course)
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
        let waiting = self.edits.last().filter(|edit| edit.may_stand());
        waiting.map_or(0, |edit| edit.stands_ms).max(self.current().floor_ms)
    }

    fn after_integration(&self, course: Course, standing: Standing) -> Option<Course> {
        if !standing.open {
            return Some(self.answered(course));
        }
        if course.at_ms < course.until_ms || self.waits_for_hearing(&course, standing) {
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

    /// Late objections together hold an adoption up once for so long, however many there are.
    fn suspended(&self, course: Course) -> Course {
        let held_ms = if course.held_ms == 0 {
            course.at_ms.saturating_add(self.rules.appeal_ms)
        } else {
            course.held_ms
        };
        // What was left of the grace is left afterwards: nothing, once it was over.
        let resume_ms = match course.stage {
            Stage::Closing => course.until_ms.max(course.at_ms),
            _ => course.at_ms, // It waited for its closing, or for what cannot be undone.
        };
        Course {
            resume_ms,
            held_ms,
            ..course.to(Stage::Suspended, held_ms)
        }
    }

    fn after_suspension(&self, course: Course, standing: Standing) -> Option<Course> {
        if !standing.open {
            let resume_ms = course.resume_ms.max(course.at_ms).max(self.held_until_ms());
            return Some(course.to(Stage::Closing, resume_ms));
        }
        let over = course.until_ms <= course.at_ms && !self.waits_for_hearing(&course, standing);
        over.then(|| self.stuck(course))
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
    pub(super) fn effective(&self, course: Course) -> Course {
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
        let over = course.until_ms <= course.at_ms && !self.waits_for_hearing(&course, standing);
        over.then(|| course.closes(ProposalOutcome::Returned))
    }

    /// The last part of a vote, in which a turn of the outcome prolongs it.
    pub(super) fn last_part_ms(&self) -> u64 {
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

    fn after_due(&self, course: Course, standing: Standing) -> Option<Course> {
        match course.due {
            Some(ProposalOutcome::Adopted) if course.carried => None,
            Some(ProposalOutcome::Adopted) if standing.open => Some(self.suspended(course)),
            Some(ProposalOutcome::Adopted) if !self.is_enough() => Some(self.too_few(course)),
            // Resolved before anybody closed it; once a panel was to decide, its objections have moved on.
            Some(ProposalOutcome::Escalated) if !standing.open && !course.was_held_up() && self.panel.is_none() => {
                Some(self.answered(course))
            }
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
        if self.emergency {
            let majority = self.rules.emergency_majority;
            let enough = for_it * u128::from(majority.den()) >= (for_it + against) * u128::from(majority.num());
            return for_it > against && approved && enough;
        }
        let major = match self.class {
            AgreementClass::Operational | AgreementClass::Policy => part > whole,
            AgreementClass::Constitutional => part >= whole,
        };
        for_it > against && approved && major
    }
}
