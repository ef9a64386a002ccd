//! How people come, go, promise and are evaluated in the sample.

use node::Trouble;
use register::json::Value;
use register::{Hash, SecretKey};
use rules::community::EvaluationState;
use rules::quantity::{DAY_MS, Day};

use super::Story;
use crate::demo::cast::{self, EVALUATED_NOW, FOUNDERS, LEAVER, PEOPLE, PROMISES, ROBBED, TRIED_TWICE, VOUCHES};
use crate::demo::chance::Chance;
use crate::demo::desk::Draft;

/// A promise that was made.
pub(crate) struct Promise {
    id: Hash,
    by: usize,
    due: Day,
}

/// An evaluation that is open.
pub(crate) struct Trial {
    id: Hash,
    of: usize,
    waiting: Vec<usize>,
    is_declined: bool,
}

impl Story<'_> {
    /// The first day: everybody of the founding joins, and the partners are named.
    pub(super) fn begin(&mut self) -> Result<(), Trouble> {
        let invitation = self.invite(0, FOUNDERS as i64, "full")?;
        for person in 1..FOUNDERS {
            self.desk.join(person, &invitation)?;
        }
        for (place, (kind, name)) in cast::PARTNERS.into_iter().enumerate() {
            let name = self.desk.note(name);
            let draft = Draft::new("partner.add/1").text("kind", kind).note("name", name);
            let partner = self.desk.file(place % FOUNDERS, draft)?;
            self.partners.extend(partner);
        }
        Ok(())
    }

    fn invite(&mut self, by: usize, uses: i64, standing: &str) -> Result<SecretKey, Trouble> {
        let secret = SecretKey::from_seed(self.desk.chance.bytes());
        let until_ms = self.desk.now_ms() + 21 * DAY_MS;
        let draft = Draft::new("member.invite/1")
            .text("key", secret.public())
            .number("uses", uses)
            .number("until", i64::try_from(until_ms).unwrap_or(i64::MAX))
            .text("standing", standing);
        self.desk.file(by, draft)?;
        Ok(secret)
    }

    /// Somebody joins, or leaves.
    pub(super) fn arrivals(&mut self, day: Day) -> Result<(), Trouble> {
        let ago = self.days_ago(day);
        for (person, somebody) in PEOPLE.iter().enumerate().skip(FOUNDERS) {
            if somebody.joined_days_ago == ago {
                let host = *self.full(day).last().unwrap_or(&0);
                let invitation = self.invite(host, 1, "dating")?;
                self.desk.join(person, &invitation)?;
            }
        }
        if LEAVER.1 == ago && self.is_here(LEAVER.0) {
            let words = self
                .desk
                .note("Moving to the coast. Thank you for everything, and see you in October!");
            self.desk
                .file(LEAVER.0, Draft::new("member.leave/1").note("note", words))?;
        }
        Ok(())
    }

    /// Circles, projects and commons open and close on their days.
    pub(super) fn places(&mut self, day: Day) -> Result<(), Trouble> {
        let ago = self.days_ago(day);
        for (slug, name, kind, aim, opened) in cast::CIRCLES {
            if opened == ago {
                let draft = Draft::new("circle.open/1")
                    .text("slug", slug)
                    .text("name", name)
                    .text("kind", kind)
                    .text("aim", aim);
                self.desk.file(2, draft)?;
            }
        }
        if cast::CLOSED.1 == ago {
            let draft = Draft::new("circle.close/1").text("circle", cast::CLOSED.0);
            self.desk.file(2, draft)?;
        }
        for (slug, name, licence, begun, steward) in cast::COMMONS {
            if begun == ago {
                let steward_id = self.desk.id(steward);
                let draft = Draft::new("commons.open/1")
                    .text("slug", slug)
                    .text("name", name)
                    .text("licence", licence)
                    .text("steward", steward_id);
                self.desk.file(steward, draft)?;
            }
        }
        Ok(())
    }

    /// Stages that are over are evaluated, and open evaluations answered.
    pub(super) fn trials(&mut self, day: Day) -> Result<(), Trouble> {
        for person in FOUNDERS..PEOPLE.len() {
            if self.is_here(person) && self.stage_is_over(person, day) {
                self.open_trial(person, day)?;
            }
        }
        let ago = self.days_ago(day);
        for place in 0..self.evaluations.len() {
            let of = self.evaluations[place].of;
            let is_held_open = of == EVALUATED_NOW && self.evaluations[place].waiting.len() <= 2 && ago < 20;
            let Some(evaluator) = self.evaluations[place].waiting.pop() else {
                continue;
            };
            if is_held_open {
                self.evaluations[place].waiting.push(evaluator);
                continue;
            }
            if !self.is_here(evaluator) {
                continue; // Whoever has left is no longer waited for.
            }
            let declines = self.evaluations[place].is_declined;
            let (name, words) = if declines {
                (
                    "stage.decline/1",
                    "Let's give it another month: we have hardly worked together yet.",
                )
            } else {
                ("stage.confirm/1", "Glad that you are here.")
            };
            let words = self.desk.note(words);
            let id = self.evaluations[place].id;
            let draft = Draft::new(name).text("evaluation", id).note("note", words);
            self.desk.file(evaluator, draft)?;
            if declines {
                self.evaluations[place].waiting.clear();
            }
        }
        self.evaluations.retain(|trial| !trial.waiting.is_empty());
        Ok(())
    }

    fn stage_is_over(&self, person: usize, day: Day) -> bool {
        if self.evaluations.iter().any(|trial| trial.of == person) {
            return false;
        }
        self.member(person, |community, member| {
            let record = community.member(member);
            let Some(stage) = community.bylaws().stages.get(record.stage() as usize) else {
                return false;
            };
            let began = record.stages.last().map_or(record.joined, |(_, day)| *day);
            // After a declined evaluation, the next one comes a month later.
            let declined = community.evaluations().iter().filter(|one| {
                one.member == member && one.stage == record.stage() && one.state == EvaluationState::Declined
            });
            let wait_days = i32::try_from(declined.count()).unwrap_or(0) * 30 + 1;
            began.plus_months(stage.months).plus_days(wait_days) <= day
        })
    }

    fn open_trial(&mut self, person: usize, day: Day) -> Result<(), Trouble> {
        let mut full = self.full(day);
        full.retain(|other| *other != person);
        let mut evaluators = Vec::new();
        while evaluators.len() < 3 && !full.is_empty() {
            let place = self.desk.chance.below(full.len());
            evaluators.push(full.swap_remove(place));
        }
        let Some(opener) = evaluators.first().copied() else {
            return Ok(());
        };
        let ids = evaluators
            .iter()
            .map(|one| Value::Text(self.desk.id(*one).to_string()))
            .collect();
        let member = self.desk.id(person);
        let mut draft = Draft::new("stage.open/1").text("member", member);
        draft.set("evaluators", Value::List(ids));
        let is_first_try = self.member(person, |community, member| {
            !community.evaluations().iter().any(|one| one.member == member)
        });
        if let Some(id) = self.desk.file(opener, draft)? {
            let is_declined = person == TRIED_TWICE && is_first_try;
            self.evaluations.push(Trial {
                id,
                of: person,
                waiting: evaluators,
                is_declined,
            });
        }
        Ok(())
    }

    /// Some check in, in the morning.
    pub(super) fn checkins(&mut self, day: Day) -> Result<(), Trouble> {
        for person in self.present(day) {
            if self.desk.chance.in_thousand(120) {
                self.desk
                    .file(person, Draft::new("rhythm.checkin/1").text("day", day))?;
            }
        }
        Ok(())
    }

    /// Now and then somebody is away.
    pub(super) fn absences(&mut self, day: Day) -> Result<(), Trouble> {
        let planned = [
            (400, 4, 12),
            (310, 6, 20),
            (215, 1, 35),
            (120, 9, 14),
            (70, 3, 10),
            (6, 7, 16),
        ];
        let ago = self.days_ago(day);
        for (when, person, days) in planned {
            if when == ago && self.is_here(person) {
                let reason = self.desk.note(match days {
                    35 => "Baja por cuidados",
                    20 => "Família",
                    _ => "Vacaciones", // A number, not an enum of ours.
                });
                let draft = Draft::new("member.absence/1")
                    .text("from", day.plus_days(1))
                    .text("until", day.plus_days(days))
                    .note("note", reason);
                self.desk.file(person, draft)?;
            }
        }
        Ok(())
    }

    /// Promises are made, kept and sometimes taken back.
    pub(super) fn promises(&mut self, day: Day) -> Result<(), Trouble> {
        let here = self.present(day);
        if day.number() % 13 == 5 {
            let (what, days) = *self.desk.chance.pick(&PROMISES);
            if let Some(by) = self.one_of(&here, &[]) {
                let what = self.desk.note(what);
                let due = day.plus_days(days);
                let draft = Draft::new("commitment.make/1").text("due", due).note("what", what);
                if let Some(id) = self.desk.file(by, draft)? {
                    self.promises.push(Promise { id, by, due });
                }
            }
        }
        let due: Vec<usize> = (0..self.promises.len())
            .filter(|place| self.promises[*place].due <= day)
            .rev()
            .collect();
        for place in due {
            let Promise { id, by, due: _ } = self.promises.swap_remove(place);
            let (who, name) = if self.desk.chance.in_thousand(120) && here.contains(&by) {
                (Some(by), "commitment.cancel/1")
            } else {
                (self.one_of(&here, &[by]), "commitment.keep/1")
            };
            if let Some(who) = who {
                self.desk.file(who, Draft::new(name).text("commitment", id))?;
            }
        }
        Ok(())
    }

    /// Somebody takes another name.
    pub(super) fn renaming(&mut self) -> Result<(), Trouble> {
        let name = self.desk.note("Dídac Puig i Roca");
        self.desk
            .file(3, Draft::new("member.rename/1").note("name", name))
            .map(|_| ())
    }

    /// Somebody adds a second key …
    pub(super) fn second_key(&mut self) -> Result<(), Trouble> {
        let second = SecretKey::from_seed(cast::seed(7, 1));
        let draft = Draft::new("key.add/1").text("new", second.public());
        self.desk.file_with(7, draft, &second).map(|_| ())
    }

    /// … and revokes the first, which went with a lost phone.
    pub(super) fn lost_key(&mut self) -> Result<(), Trouble> {
        self.desk.use_device(7, 1);
        let first = SecretKey::from_seed(cast::seed(7, 0)).public().kid();
        self.desk
            .file(7, Draft::new("key.revoke/1").text("kid", first))
            .map(|_| ())
    }

    /// Somebody's house was broken into, and every device is gone: three who know her vouch for a new key …
    pub(super) fn vouching_for_a_key(&mut self) -> Result<(), Trouble> {
        let new = SecretKey::from_seed(cast::seed(ROBBED, 1)).public();
        self.with_other_chance(|story| {
            for (who, how) in VOUCHES {
                let how = story.desk.note(how);
                let draft = Draft::new("key.vouch/1")
                    .text("member", story.desk.id(ROBBED))
                    .text("key", new)
                    .note("how", how);
                story.desk.file(who, draft)?;
            }
            Ok(())
        })
    }

    /// … and a week later she goes on with it.
    pub(super) fn coming_back(&mut self) -> Result<(), Trouble> {
        self.desk.use_device(ROBBED, 1);
        let new = SecretKey::from_seed(cast::seed(ROBBED, 1)).public();
        self.with_other_chance(|story| {
            let draft = Draft::new("key.recover/1").text("new", new);
            story.desk.file(ROBBED, draft).map(|_| ())
        })
    }

    /// Tells something without moving the rest of the story.
    pub(super) fn with_other_chance(
        &mut self,
        tell: impl FnOnce(&mut Self) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let other = Chance::new(self.desk.filed);
        let chance = std::mem::replace(&mut self.desk.chance, other);
        let told = tell(self);
        self.desk.chance = chance;
        told
    }

    /// Somebody erases what they wrote.
    pub(super) fn erasing(&mut self) -> Result<(), Trouble> {
        let Some((c, act)) = self.erasable else { return Ok(()) };
        let draft = Draft::new("note.erase/1")
            .text("act", crate::hex::encode(&act))
            .text("c", c);
        self.desk.file(0, draft).map(|_| ())
    }
}
