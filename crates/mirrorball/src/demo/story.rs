//! What happens in the sample community, day by day, for fifteen months: people
//! join, work, confirm, disagree, agree, earn and share. The last days leave
//! things open, so that every page has something to do.

mod days;
mod deciding;
mod money;
mod people;
mod work;

use std::sync::Arc;

use node::clock::ManualClock;
use node::{Node, Trouble};
use register::Hash;
use register::json::Value;
use rules::act::{Language, Template};
use rules::bylaws::Reading;
use rules::quantity::Day;
use rules::templates::{Choices, draft};

use crate::demo::NAME;
use crate::demo::calendar;
use crate::demo::cast::{self, DAYS, PEOPLE};
use crate::demo::chance::Chance;
use crate::demo::desk::{Desk, Draft};

/// The seed of the sample: change it, and another story is told.
const SEED: u64 = 0x6d69_7272_6f72;

/// The sample, and how it was made.
pub struct Made {
    /// How many acts were filed.
    pub filed: u64,
    /// Acts of the story that the rules refused; there should be none.
    pub refused: Vec<String>,
}

/// Everything that the story remembers.
pub(super) struct Story<'a> {
    node: &'a Node,
    desk: Desk,
    first: Day,
    last: Day,
    works: Vec<work::Pending>,
    partners: Vec<Hash>,
    promises: Vec<people::Promise>,
    evaluations: Vec<people::Trial>,
    shared_until: Day,
    share_waits_until: Option<Day>,
    objected: bool,
    erasable: Option<(Hash, [u8; 16])>,
    script: deciding::Script,
}

/// Makes the sample in a node whose clock is this one; the story ends at `now_ms`.
///
/// # Errors
///
/// A fault of the store, or a founding that is not admitted.
pub(super) fn tell(node: &Node, clock: &Arc<ManualClock>, now_ms: u64) -> Result<Made, Trouble> {
    let last = calendar::day_of(now_ms);
    let first = last.plus_days(-DAYS);
    clock.set(calendar::moment(first, 9 * 60 + 30));
    let mut chance = Chance::new(SEED);
    let founding = founding(first, &mut chance);
    let desk = Desk::found(node, Arc::clone(clock), now_ms, chance, founding)?;
    let mut story = Story {
        node,
        desk,
        first,
        last,
        works: Vec::new(),
        partners: Vec::new(),
        promises: Vec::new(),
        evaluations: Vec::new(),
        shared_until: first.plus_days(-1),
        share_waits_until: None,
        objected: false,
        erasable: None,
        script: deciding::Script::new(),
    };
    story.begin()?;
    for number in first.number() + 1..=last.number() {
        let day = Day::from_number(number).expect("the days of the story can be written");
        story.day(day)?;
    }
    Ok(Made {
        filed: story.desk.filed,
        refused: story.desk.refused,
    })
}

/// The founding, with the template's agreements, open to all readers.
fn founding(first: Day, chance: &mut Chance) -> Draft {
    let choices = Choices {
        reading: Reading::Public,
        ..Choices::default()
    };
    let template = draft(Template::Disco, Language::En, &choices);
    let (year, _, _) = first.date();
    let name = node::Note {
        salt: chance.bytes(),
        text: PEOPLE[0].name.to_owned(),
        audience: node::Audience::Community,
    };
    let mut draft = Draft::new("community.found/1")
        .text("name", NAME)
        .text("purpose", "Translate and tell what helps people live together, in Catalan, Spanish and English, and live from it decently.")
        .text("template", Template::Disco.word())
        .text("language", Language::En.word());
    draft.set("agreements", template.agreements);
    draft.set("circles", template.circles);
    draft.set("commons", template.commons);
    draft.set("currency", record([("code", text("EUR")), ("scale", Value::Int(2))]));
    let zone = record([
        ("name", text("Europe/Madrid")),
        ("offsets", calendar::offsets(year, 12)),
    ]);
    draft.set("zone", zone);
    draft.note("founder", (Value::Text(name.commitment().to_string()), name))
}

impl Story<'_> {
    /// How many days before the last one this is.
    fn days_ago(&self, day: Day) -> i32 {
        self.last.number() - day.number()
    }

    /// Everybody who is a member and not away on this day.
    fn present(&self, day: Day) -> Vec<usize> {
        (0..PEOPLE.len())
            .filter(|person| self.is_here(*person) && !self.is_away(*person, day))
            .collect()
    }

    /// Whether somebody is a member now.
    fn is_here(&self, person: usize) -> bool {
        self.desk.has_joined(person) && self.member(person, |community, member| community.member(member).left.is_none())
    }

    /// Whether somebody is absent on this day.
    fn is_away(&self, person: usize, day: Day) -> bool {
        self.member(person, |community, member| {
            community.member(member).is_absent_within(day, day)
        })
    }

    /// Everybody who is a full member and here.
    fn full(&self, day: Day) -> Vec<usize> {
        let is_full = |person: &usize| self.member(*person, |community, member| community.is_full(member));
        self.present(day).into_iter().filter(is_full).collect()
    }

    /// Asks the community about a member.
    fn member<T>(&self, person: usize, ask: impl FnOnce(&rules::Community, rules::community::MemberIx) -> T) -> T {
        let id = self.desk.id(person);
        self.desk.keeper.read(|state| {
            let community = state.community();
            ask(community, community.member_ix(&id).expect("whoever joined is a member"))
        })
    }

    /// One of these people who is none of those.
    fn one_of(&mut self, people: &[usize], besides: &[usize]) -> Option<usize> {
        let others: Vec<usize> = people
            .iter()
            .copied()
            .filter(|person| !besides.contains(person))
            .collect();
        if others.is_empty() {
            None
        } else {
            Some(*self.desk.chance.pick(&others))
        }
    }

    /// A remark in somebody's language.
    fn remark(&mut self, person: usize, stream: &str) -> &'static str {
        let pick = self.desk.chance.below(6);
        cast::remark(PEOPLE[person].tongue, stream, pick)
    }
}

/// A record of these fields.
fn record<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Record(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
