//! Where a proposal stands at a moment: a pure question to its record. Nothing is filed for time to pass: acts settle
//! the record at their own time first (`settle`), and everybody else asks (`outlook`).
//!
//! All times here are on the proposal's own clock, which rests during a meeting and while it is withdrawn.

use super::records::{Disposition, ObjectionRecord, ProposalRecord, Stage};
use crate::act::{Finding, ProposalOutcome};
use crate::bylaws::deciding::ConsentRules;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The stage that a proposal is in, and what leads on from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::community) struct Course {
    pub(in crate::community) stage: Stage,
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
    /// When late objections have held this adoption up as long as they can together; 0 before the first one.
    pub(super) held_ms: u64,
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
            held_ms: 0,
            carried: false,
            confirmed: false,
            led: None,
            turned: false,
            due: None,
        }
    }

    pub(super) fn to(self, stage: Stage, until_ms: u64) -> Course {
        Course {
            stage,
            until_ms,
            due: None,
            ..self
        }
    }

    /// Whether late objections have held this adoption up for as long as they can.
    pub(super) fn was_held_up(&self) -> bool {
        self.held_ms != 0 && self.held_ms <= self.at_ms
    }

    pub(super) fn closes(self, outcome: ProposalOutcome) -> Course {
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
    /// Whether it was neither answered, taken back nor given up, as far as the last entry says.
    pub fn stands(&self) -> bool {
        self.turn.is_open()
    }

    /// Whether its form is being judged, or seconders are waited for.
    pub(super) fn is_heard(&self, turn: Turn) -> bool {
        let tested = self.test.is_some() && !turn.tested;
        let appealed = self.appeal.is_some() && !turn.appealed;
        turn.is_open() && (tested || appealed)
    }

    pub(super) fn is_pending(&self, turn: Turn) -> bool {
        turn.is_open() && (!turn.seconded || self.is_heard(turn))
    }

    /// When something happens to it by itself.
    fn wakes(&self, turn: Turn, rules: &ConsentRules) -> Option<u64> {
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
        let silent = self.reminders >= rules.reminders && !self.is_heard(turn);
        let silence = silent.then(|| self.reminded_ms.saturating_add(rules.abandon_ms));
        let left = self.left_ms.map(|left_ms| left_ms.saturating_add(rules.abandon_ms));
        [seconding, test, appeal, silence, left].into_iter().flatten().min()
    }

    /// What happens to it by itself at its time.
    fn turned(&self, turn: Turn, at_ms: u64, rules: &ConsentRules, several: bool) -> Turn {
        let by = |since_ms: u64| since_ms.saturating_add(rules.abandon_ms) <= at_ms;
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
        if self.reminders >= rules.reminders && by(self.reminded_ms) && !self.is_heard(turn) {
            return Turn {
                state: Disposition::Abandoned,
                ..turn
            };
        }
        turn
    }
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
            .filter(|edit| edit.stands_ms <= at_ms && edit.may_stand())
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

    /// What happens to objections by itself up to the moment that the outlook has come to. Once the proposal is over,
    /// nothing does: what stands then, stands until its owner resolves it.
    fn turn(&self, outlook: &mut Outlook) {
        if outlook.course.stage.is_over() {
            return;
        }
        for place in 0..outlook.turns.len() {
            while outlook.turns[place].is_open() {
                let several = self.objectors(outlook) > 1;
                let turn = outlook.turns[place];
                let next = self.objections[place].turned(turn, outlook.course.at_ms, &self.rules, several);
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
            .filter_map(|(objection, turn)| objection.wakes(*turn, &self.rules));
        let stage_ms = match course.stage {
            Stage::Objections => self.answers_end_ms(course),
            Stage::Paused => self.answers_end_ms(course).min(self.current().ends_ms),
            Stage::Vote if course.led.is_none() => course.until_ms.saturating_sub(self.last_part_ms()),
            _ => course.until_ms, // The end that is written down is the next thing in every other stage.
        };
        let heard_ms = self.heard_until_ms(course);
        let after = |wakes_ms: &u64| *wakes_ms > course.at_ms && *wakes_ms < u64::MAX;
        of_objections
            .chain([stage_ms, course.until_ms, heard_ms])
            .filter(after)
            .min()
            .filter(|_| !course.stage.is_over())
    }
}
