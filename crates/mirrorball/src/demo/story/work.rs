//! Who does what in the sample, and who confirms it.

use node::Trouble;
use register::Hash;
use register::json::Value;
use rules::quantity::Day;

use super::{Story, record, text};
use crate::demo::cast::{self, PEOPLE};
use crate::demo::desk::Draft;

/// A contribution that does not count yet.
pub(crate) struct Pending {
    id: Hash,
    contributor: usize,
    quantity: i64,
    /// How many confirmations are missing.
    missing: u32,
    /// When the next thing happens to it.
    next: Day,
    state: State,
    confirmed: Vec<usize>,
}

/// What is about to happen to it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    /// Somebody confirms it.
    Waiting,
    /// Its contributor accepts what another has logged for them.
    Offered,
    /// Somebody proposes another quantity.
    Doubted,
    /// Its contributor answers this member's proposal.
    Proposed { by: usize },
    /// Somebody disputes it.
    Suspect,
    /// The disputer takes the dispute back.
    Disputed { by: usize },
    /// Its contributor corrects it.
    Mistaken,
    /// Its contributor withdraws it.
    Doubled,
}

impl Story<'_> {
    /// Who works today logs it.
    pub(super) fn logging(&mut self, day: Day) -> Result<(), Trouble> {
        for person in self.present(day) {
            let diligence = PEOPLE[person].diligence * 17 / 2;
            if self.desk.chance.in_thousand(diligence) {
                self.log(person, day)?;
                if self.desk.chance.in_thousand(130) {
                    self.log(person, day)?;
                }
            }
        }
        Ok(())
    }

    fn log(&mut self, person: usize, day: Day) -> Result<(), Trouble> {
        let stream = self.stream_of(person);
        let (task, unit) = match stream {
            "livelihood" => *self.desk.chance.pick(&cast::LIVELIHOOD),
            "love" => *self.desk.chance.pick(&cast::LOVE),
            _ => (*self.desk.chance.pick(&cast::CARE), "minutes"), // A word, not an enum of ours.
        };
        let quantity = match (stream, unit, task) {
            ("livelihood", "words", "editing") => self.desk.chance.between(8, 60) * 100,
            (_, "words", _) => self.desk.chance.between(4, 34) * 100,
            ("care", _, _) => self.desk.chance.between(1, 10) * 15,
            (_, _, _) => self.desk.chance.between(2, 20) * 15, // Words, not enums of ours.
        };
        let circle = self.circle_for(stream, day);
        let mut draft = Draft::new("work.log/1")
            .text("stream", stream)
            .text("task", task)
            .number("quantity", quantity)
            .text("unit", unit)
            .text("circle", circle)
            .text("day", day);
        if stream == "love" {
            draft = draft.text("commons", self.commons_for(day));
        }
        if self.desk.chance.in_thousand(550) {
            let words = self.remark(person, stream);
            let words = self.desk.note(words);
            draft = draft.note("note", words);
        }
        draft = self.with_rarities(draft, stream);
        let for_whom = self.logged_for(person, stream, day);
        if let Some(other) = for_whom {
            draft = draft.text("contributor", self.desk.id(other));
        }
        let note = draft.notes.first().map(node::Note::commitment);
        let Some(id) = self.desk.file(person, draft)? else {
            return Ok(());
        };
        if person == 0 && self.erasable.is_none() && self.days_ago(day) < 230 {
            self.remember_erasable(id, note);
        }
        let missing = if stream == "livelihood" { 2 } else { 1 };
        let state = if for_whom.is_some() {
            State::Offered
        } else {
            self.fate()
        };
        let next = day.plus_days(i32::try_from(self.desk.chance.between(0, 3)).unwrap_or(1));
        let contributor = for_whom.unwrap_or(person);
        self.works.push(Pending {
            id,
            contributor,
            quantity,
            missing,
            next,
            state,
            confirmed: Vec::new(),
        });
        Ok(())
    }

    /// A note of the founder that she will want to erase later.
    fn remember_erasable(&mut self, id: Hash, note: Option<Hash>) {
        let Some(c) = note else { return };
        let keeper = &self.desk.keeper;
        let index = keeper.find(&id).ok().flatten();
        let entry = index
            .and_then(|index| keeper.entries(index..index + 1).ok())
            .unwrap_or_default();
        let nonce = entry.first().and_then(|entry| entry_nonce(entry));
        self.erasable = nonce.map(|nonce| (c, nonce));
    }

    /// Which stream somebody works in today; daters in their first stage do no paid work.
    fn stream_of(&mut self, person: usize) -> &'static str {
        let may_earn = self.member(person, |community, member| {
            let stage = community.member(member).stage() as usize;
            community
                .bylaws()
                .stages
                .get(stage)
                .is_none_or(|stage| stage.livelihood)
        });
        let care = PEOPLE[person].care * 10;
        if self.desk.chance.in_thousand(care) {
            return "care";
        }
        if may_earn && self.desk.chance.in_thousand(680) {
            "livelihood"
        } else {
            "love"
        }
    }

    fn circle_for(&mut self, stream: &str, day: Day) -> &'static str {
        let ago = self.days_ago(day);
        let open = |slug: &str, opened: i32| ago < opened && !(slug == cast::CLOSED.0 && ago <= cast::CLOSED.1);
        let projects: Vec<&'static str> = cast::CIRCLES
            .iter()
            .filter(|(slug, _, kind, _, opened)| *kind == "project" && open(slug, *opened))
            .map(|(slug, ..)| *slug)
            .collect();
        let has_care = open("care", cast::CIRCLES[0].4);
        match stream {
            "care" if has_care => "care",
            "care" => "commons",
            "livelihood" if projects.is_empty() || self.desk.chance.in_thousand(400) => "livelihood",
            "love" if projects.is_empty() || self.desk.chance.in_thousand(600) => "commons",
            _ => self.desk.chance.pick::<&'static str>(&projects), // Words, not an enum of ours.
        }
    }

    fn commons_for(&mut self, day: Day) -> &'static str {
        let ago = self.days_ago(day);
        let mut open = vec!["knowledge"];
        open.extend(cast::COMMONS.iter().filter(|one| ago < one.3).map(|one| one.0));
        self.desk.chance.pick::<&'static str>(&open)
    }

    /// Guests who took part, and things that were made or used.
    fn with_rarities(&mut self, mut draft: Draft, stream: &str) -> Draft {
        if self.desk.chance.in_thousand(8) {
            let (value, note) = self.desk.note("Berta, a reader from the neighbourhood");
            draft.set("casual", Value::List(vec![value]));
            draft.notes.push(note);
        }
        if stream == "love" && self.desk.chance.in_thousand(60) {
            let made = record([("action", text("produce")), ("name", text("Glossary, new release"))]);
            let cited = record([("action", text("cite")), ("name", text("UN style manual"))]);
            draft.set("resources", Value::List(vec![made, cited]));
        }
        draft
    }

    /// Now and then somebody logs care for another, who forgets to.
    fn logged_for(&mut self, person: usize, stream: &str, day: Day) -> Option<usize> {
        if stream != "care" || !self.desk.chance.in_thousand(60) {
            return None;
        }
        let here = self.present(day);
        self.one_of(&here, &[person])
    }

    fn fate(&mut self) -> State {
        match self.desk.chance.below(1000) {
            0..=19 => State::Doubted,
            20..=26 => State::Suspect,
            27..=49 => State::Mistaken,
            50..=57 => State::Doubled,
            _ => State::Waiting, // A number, not an enum of ours.
        }
    }

    /// What was logged gets its confirmations, and its troubles.
    pub(super) fn confirming(&mut self, day: Day) -> Result<(), Trouble> {
        let here = self.present(day);
        // The work of the last days is left for whoever looks at the sample.
        let quiet = self.days_ago(day) < 3;
        let mut works = std::mem::take(&mut self.works);
        for work in &mut works {
            let is_fresh = work.state == State::Waiting && work.confirmed.is_empty();
            let skips = quiet && (is_fresh || self.desk.chance.in_thousand(700));
            if work.next <= day && here.contains(&work.contributor) && !skips {
                self.step(work, day, &here)?;
            }
        }
        works.retain(|work| work.missing > 0);
        works.append(&mut self.works);
        self.works = works;
        Ok(())
    }

    /// The next thing that happens to a contribution.
    fn step(&mut self, work: &mut Pending, day: Day, here: &[usize]) -> Result<(), Trouble> {
        let own = work.contributor;
        let mut besides = work.confirmed.clone();
        besides.push(own);
        let Some(other) = self.one_of(here, &besides) else {
            return Ok(());
        };
        let doubt = *self.desk.chance.pick(&cast::DOUBTS);
        let days = i32::try_from(self.desk.chance.between(1, 4)).unwrap_or(1);
        work.next = day.plus_days(days);
        match work.state {
            State::Waiting => {
                self.desk
                    .file(other, Draft::new("work.confirm/1").text("work", work.id))?;
                work.confirmed.push(other);
                work.missing = work.missing.saturating_sub(1);
            }
            State::Offered => {
                self.desk.file(own, Draft::new("work.accept/1").text("work", work.id))?;
                work.state = State::Waiting;
            }
            State::Doubted => {
                let reason = self.desk.note(doubt);
                let quantity = (work.quantity * 3 / 4).max(1);
                let draft = Draft::new("work.propose/1")
                    .text("work", work.id)
                    .number("quantity", quantity);
                self.desk.file(other, draft.note("note", reason))?;
                work.state = State::Proposed { by: other };
            }
            State::Proposed { by } => self.answer(work, by)?,
            State::Suspect => {
                let reason = self.desk.note(doubt);
                let draft = Draft::new("work.dispute/1")
                    .text("work", work.id)
                    .note("reason", reason);
                self.desk.file(other, draft)?;
                work.state = State::Disputed { by: other };
                work.next = day.plus_days(days + 6);
            }
            State::Disputed { by } => {
                if here.contains(&by) {
                    self.desk.file(by, Draft::new("work.settle/1").text("work", work.id))?;
                    work.state = State::Waiting;
                    work.confirmed.clear();
                }
            }
            State::Mistaken => {
                let words = self.desk.note("Counted twice by mistake");
                let less = -(work.quantity / 5).max(1);
                let draft = Draft::new("work.correct/1")
                    .text("work", work.id)
                    .number("quantity", less);
                if work.quantity > 1 {
                    self.desk.file(own, draft.note("note", words))?;
                }
                work.state = State::Waiting;
            }
            State::Doubled => {
                self.desk
                    .file(own, Draft::new("work.withdraw/1").text("work", work.id))?;
                work.missing = 0;
            }
        }
        Ok(())
    }

    /// The contributor agrees to another quantity; one time in five it becomes a dispute that is settled later.
    fn answer(&mut self, work: &mut Pending, by: usize) -> Result<(), Trouble> {
        if self.desk.chance.in_thousand(200) {
            self.desk
                .file(work.contributor, Draft::new("work.decline/1").text("work", work.id))?;
            work.state = State::Disputed { by };
            return Ok(());
        }
        self.desk
            .file(work.contributor, Draft::new("work.agree/1").text("work", work.id))?;
        // Whoever proposed the quantity that now stands has confirmed it.
        work.confirmed.clear();
        let record = self.desk.keeper.read(|state| {
            let community = state.community();
            community.work(&work.id).map(|work| {
                let confirmed: Vec<Hash> = work
                    .attest
                    .members()
                    .map(|member| community.member(member).id)
                    .collect();
                (community.confirmations_needed(work), confirmed)
            })
        });
        let (needed, confirmed) = record.unwrap_or_default();
        work.confirmed = (0..PEOPLE.len())
            .filter(|person| self.desk.has_joined(*person) && confirmed.contains(&self.desk.id(*person)))
            .collect();
        work.missing = u32::from(needed).saturating_sub(confirmed.len() as u32);
        work.state = State::Waiting;
        Ok(())
    }
}

/// The 16 random bytes in an entry's body.
fn entry_nonce(entry: &[u8]) -> Option<[u8; 16]> {
    let entry = register::entry::Entry::decode(entry).ok()?;
    let body = register::json::decode(&entry.body).ok()?;
    crate::hex::decode(body.get("id")?.as_text()?)
}
