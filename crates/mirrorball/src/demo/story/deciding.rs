//! How the sample's people decide: the script is played row by row, on its days, through the same one path as
//! everything else. What they decide stands in `script/`.

mod first;
mod houses;
mod later;
mod now;
mod parting;
mod publishing;
mod second;
mod trust;

use std::collections::BTreeMap;

use node::Trouble;
use register::Hash;
use register::json::Value;
use rules::quantity::Day;

use super::Story;
use crate::demo::cast::{PEOPLE, Tongue};
use crate::demo::desk::Draft;

pub(super) const AINA: usize = 0;
pub(super) const BRUNO: usize = 1;
pub(super) const CLARA: usize = 2;
pub(super) const DIDAC: usize = 3;
pub(super) const ESPERANZA: usize = 4;
pub(super) const FINN: usize = 5;
pub(super) const GEMMA: usize = 6;
pub(super) const HUGO: usize = 7;
pub(super) const IMOGEN: usize = 8;
pub(super) const JORDI: usize = 9;
pub(super) const KAVITA: usize = 10;
pub(super) const LUCIA: usize = 11;
pub(super) const MARTI: usize = 12;
pub(super) const NOOR: usize = 13;
pub(super) const OLMO: usize = 14;

/// Whoever facilitates the decision that the row names first.
pub(super) const FACILITATOR: usize = usize::MAX;

/// A value in the script.
pub(super) enum Said {
    /// A word or a text in the act itself.
    Word(&'static str),
    /// A text beside the act.
    Note(&'static str),
    /// A number.
    Number(i64),
    /// A member.
    Who(usize),
    /// Several members.
    All(Vec<usize>),
    /// Something that the script has named before.
    Named(&'static str),
    /// Several of them.
    AllNamed(Vec<&'static str>),
    /// A day, so many days before the last one; below zero: after it.
    DayAgo(i32),
    /// Anything else, made when the row is played.
    Made(fn(&Story<'_>) -> Value),
    /// Options of a vote: a title, and a cost where there is one.
    Options(Vec<(&'static str, Option<i64>)>),
}

/// What happens in a row.
pub(super) enum Deed {
    /// Somebody files an act, which gets a name if others refer to it.
    Act {
        who: usize,
        name: &'static str,
        kind: &'static str,
        fields: Vec<(&'static str, Said)>,
    },
    /// Those who decide in this circle, and are here, consent to a version, over some days.
    Consent {
        to: &'static str,
        circle: &'static str,
        version: i64,
        days: i32,
        besides: Vec<usize>,
    },
    /// They cast ballots, over some days; the fields of a ballot are made for each of them.
    Ballots {
        to: &'static str,
        circle: &'static str,
        options: i64,
        days: i32,
        of_a_hundred: usize,
        ballot: fn(&mut Story<'_>, usize) -> Value,
    },
    /// Where houses disagree, people are drawn from them and agree on a text.
    Confer {
        about: &'static str,
        step: houses::Conferring,
    },
}

/// A row of the script.
pub(super) struct Row {
    /// So many days before the last one.
    ago: i32,
    deed: Deed,
}

/// An act on its day.
pub(super) fn act(
    ago: i32,
    who: usize,
    name: &'static str,
    kind: &'static str,
    fields: Vec<(&'static str, Said)>,
) -> Row {
    Row {
        ago,
        deed: Deed::Act {
            who,
            name,
            kind,
            fields,
        },
    }
}

/// The circle consents to the first version of a proposal, over four days.
pub(super) fn consent(ago: i32, to: &'static str, circle: &'static str, besides: Vec<usize>) -> Row {
    consent_to(ago, to, circle, 1, besides)
}

/// The circle consents to a version of a proposal, over four days.
pub(super) fn consent_to(ago: i32, to: &'static str, circle: &'static str, version: i64, besides: Vec<usize>) -> Row {
    Row {
        ago,
        deed: Deed::Consent {
            to,
            circle,
            version,
            days: 4,
            besides,
        },
    }
}

/// The whole community consents to somebody who is proposed for a role, over two days.
pub(super) fn chosen(ago: i32, to: &'static str, version: i64, besides: Vec<usize>) -> Row {
    Row {
        ago,
        deed: Deed::Consent {
            to,
            circle: "commons",
            version,
            days: 2,
            besides,
        },
    }
}

/// So many of a hundred in the circle vote, over four days.
pub(super) fn ballots(
    ago: i32,
    to: &'static str,
    circle: &'static str,
    options: i64,
    of_a_hundred: usize,
    ballot: fn(&mut Story<'_>, usize) -> Value,
) -> Row {
    Row {
        ago,
        deed: Deed::Ballots {
            to,
            circle,
            options,
            days: 4,
            of_a_hundred,
            ballot,
        },
    }
}

/// The script, and what has been named in it so far.
pub(super) struct Script {
    rows: Vec<Row>,
    /// Rows that were written later, and that move nothing else of the story.
    beside: Vec<Row>,
    named: BTreeMap<&'static str, Hash>,
}

impl Script {
    /// The whole script.
    pub(super) fn new() -> Script {
        let mut rows = first::rows();
        rows.extend(second::rows());
        rows.extend(later::rows());
        rows.extend(now::rows());
        rows.extend(trust::rows());
        rows.extend(houses::rows());
        rows.extend(parting::rows());
        Script {
            rows,
            beside: publishing::rows(),
            named: BTreeMap::new(),
        }
    }
}

impl Story<'_> {
    /// Plays the rows of a day.
    pub(super) fn deciding(&mut self, day: Day) -> Result<(), Trouble> {
        let ago = self.days_ago(day);
        let rows = std::mem::take(&mut self.script.rows);
        self.all_of(&rows, ago)?;
        self.script.rows = rows;
        let beside = std::mem::take(&mut self.script.beside);
        self.with_other_chance(|story| story.all_of(&beside, ago))?;
        self.script.beside = beside;
        Ok(())
    }

    /// Plays those of these rows that are of this day.
    fn all_of(&mut self, rows: &[Row], ago: i32) -> Result<(), Trouble> {
        for row in rows {
            match &row.deed {
                Deed::Act {
                    who,
                    name,
                    kind,
                    fields,
                } if row.ago == ago => self.play(*who, name, kind, fields)?,
                Deed::Consent {
                    to,
                    circle,
                    version,
                    days,
                    besides,
                } if Self::runs(row.ago, *days, ago) => {
                    self.chorus(to, circle, *version, (row.ago, *days, ago), besides)?
                }
                Deed::Ballots {
                    to,
                    circle,
                    options,
                    days,
                    of_a_hundred,
                    ballot,
                } if Self::runs(row.ago, *days, ago) => {
                    let turn = (row.ago, *days, ago);
                    self.poll(to, circle, *options, turn, (*of_a_hundred, *ballot))?;
                }
                Deed::Confer { about, step } if row.ago == ago => self.confer(about, *step)?,
                Deed::Act { .. } | Deed::Consent { .. } | Deed::Ballots { .. } | Deed::Confer { .. } => {} // On another day.
            }
        }
        Ok(())
    }

    fn runs(from: i32, days: i32, ago: i32) -> bool {
        (from - days + 1..=from).contains(&ago)
    }

    fn play(
        &mut self,
        who: usize,
        name: &'static str,
        kind: &str,
        fields: &[(&'static str, Said)],
    ) -> Result<(), Trouble> {
        let mut draft = Draft::new(kind);
        for (field, said) in fields {
            draft = self.say(draft, field, said);
        }
        let who = if who == FACILITATOR {
            self.facilitating(fields)
        } else {
            who
        };
        if let Some(id) = self.desk.file(who, draft)?
            && !name.is_empty()
        {
            self.script.named.insert(name, id);
        }
        Ok(())
    }

    /// Who facilitates the decision that these fields name first.
    fn facilitating(&self, fields: &[(&'static str, Said)]) -> usize {
        let named = fields.iter().find_map(|(_, said)| match said {
            Said::Named(name) => Some(self.named(name)),
            _ => None, // Other fields do not say which decision it is.
        });
        let now_ms = self.desk.now_ms();
        let member = self.desk.keeper.read(|state| {
            let community = state.community();
            let record = community.proposal(&named?)?;
            let facilitator = community.facilitator_of(record, now_ms)?;
            Some(community.member(facilitator).id)
        });
        let is_it = |person: &usize| self.is_here(*person) && Some(self.desk.id(*person)) == member;
        (0..PEOPLE.len()).find(is_it).unwrap_or(AINA)
    }

    fn say(&mut self, mut draft: Draft, field: &str, said: &Said) -> Draft {
        let id = |story: &Self, name: &str| Value::Text(story.named(name).to_string());
        let value = match said {
            Said::Note(words) => {
                let words = self.desk.note(words);
                return draft.note(field, words);
            }
            Said::Options(options) => {
                let mut list = Vec::new();
                for (title, cost) in options {
                    let (value, note) = self.desk.note(title);
                    draft.notes.push(note);
                    let mut option = BTreeMap::from([("title".to_owned(), value)]);
                    option.extend(cost.map(|cost| ("cost".to_owned(), Value::Int(cost))));
                    list.push(Value::Record(option));
                }
                Value::List(list)
            }
            Said::Word(word) => Value::Text((*word).to_owned()),
            Said::Number(number) => Value::Int(*number),
            Said::Who(person) => Value::Text(self.desk.id(*person).to_string()),
            Said::All(people) => {
                let ids = people
                    .iter()
                    .map(|person| Value::Text(self.desk.id(*person).to_string()));
                Value::List(ids.collect())
            }
            Said::Named(name) => id(self, name),
            Said::AllNamed(names) => Value::List(names.iter().map(|name| id(self, name)).collect()),
            Said::DayAgo(ago) => Value::Text(self.last.plus_days(-ago).to_string()),
            Said::Made(make) => make(self),
        };
        draft.set(field, value);
        draft
    }

    /// What the script has named so.
    pub(super) fn named(&self, name: &str) -> Hash {
        // A row whose act was refused leaves no name; what refers to it is then refused too, and the tests show both.
        self.script.named.get(name).copied().unwrap_or(Hash::new([0; 32]))
    }

    /// Those who decide in a circle and are here on this day, by their place in the cast.
    pub(super) fn deciders(&self, circle: &str) -> Vec<usize> {
        let deciding = self.desk.keeper.read(|state| {
            let community = state.community();
            let Some(place) = community.circle_place(circle) else {
                return Vec::new();
            };
            let electorate = community.electorate(place);
            electorate
                .members()
                .iter()
                .map(|member| community.member(*member).id)
                .collect()
        });
        (0..PEOPLE.len())
            .filter(|person| self.is_here(*person) && deciding.contains(&self.desk.id(*person)))
            .collect()
    }

    /// Whether it is somebody's turn on this day of several.
    fn turn(person: usize, to: &str, (from, days, ago): (i32, i32, i32)) -> bool {
        let spread = person + to.len() + usize::from(to.as_bytes().last().copied().unwrap_or(0));
        i32::try_from(spread % usize::try_from(days).unwrap_or(1)).unwrap_or(0) == from - ago
    }

    fn chorus(
        &mut self,
        to: &'static str,
        circle: &str,
        version: i64,
        when: (i32, i32, i32),
        besides: &[usize],
    ) -> Result<(), Trouble> {
        for person in self.deciders(circle) {
            if besides.contains(&person) || !Self::turn(person, to, when) {
                continue;
            }
            let mut draft = Draft::new("proposal.respond/1")
                .text("proposal", self.named(to))
                .number("version", version)
                .text("answer", "consent");
            if self.desk.chance.in_thousand(90) {
                let words = self.desk.note(concern(PEOPLE[person].tongue, person));
                draft = draft.text("answer", "concern").note("reason", words);
            } else if self.desk.chance.in_thousand(40) {
                draft = draft.text("answer", "aside");
            }
            self.desk.file(person, draft)?;
        }
        Ok(())
    }

    fn poll(
        &mut self,
        to: &'static str,
        circle: &str,
        options: i64,
        when: (i32, i32, i32),
        (of_a_hundred, ballot): (usize, fn(&mut Story<'_>, usize) -> Value),
    ) -> Result<(), Trouble> {
        for person in self.deciders(circle) {
            if !Self::turn(person, to, when) || self.desk.chance.below(100) >= of_a_hundred {
                continue;
            }
            let ballot = ballot(self, person);
            let mut draft = Draft::new("vote.cast/1")
                .text("vote", self.named(to))
                .number("options", options);
            draft.set("ballot", ballot);
            self.desk.file(person, draft)?;
        }
        Ok(())
    }
}

/// Something to watch, in somebody's language.
fn concern(tongue: Tongue, person: usize) -> &'static str {
    let words: [&'static str; 3] = match tongue {
        Tongue::English => [
            "Fine by me. Let's look at it again before the summer.",
            "I'd like us to count how much time this takes.",
            "Good; the newcomers will need somebody to explain it.",
        ],
        Tongue::Spanish => [
            "De acuerdo. Ojo con las semanas de entrega.",
            "Vale; me preocupa que caiga siempre en las mismas manos.",
            "Adelante, y lo miramos con calma en la revisión.",
        ],
        Tongue::Catalan => [
            "D'acord. Potser d'aquí a un temps caldrà simplificar-ho.",
            "Endavant, tot i que ho faria més curt.",
            "Em sembla bé; vigilem que no ens faci anar més lents.",
        ],
    };
    words[person % words.len()]
}

/// A ballot of one field.
pub(super) fn ballot(field: &str, value: Value) -> Value {
    Value::Record(BTreeMap::from([(field.to_owned(), value)]))
}

/// A ranking of options, best first, a little different for everybody.
pub(super) fn ranking(story: &mut Story<'_>, favourite: i64, options: i64) -> Value {
    let mut left: Vec<i64> = (1..=options).filter(|option| *option != favourite).collect();
    let mut order = vec![favourite];
    while !left.is_empty() && story.desk.chance.below(100) < 85 {
        let place = story.desk.chance.below(left.len());
        order.push(left.remove(place));
    }
    let one = |option: i64| Value::List(vec![Value::Int(option)]);
    ballot("ranking", Value::List(order.into_iter().map(one).collect()))
}

/// Points for options.
pub(super) fn points(given: Vec<(i64, i64)>) -> Value {
    let one = |(option, points): (i64, i64)| {
        Value::Record(BTreeMap::from([
            ("option".to_owned(), Value::Int(option)),
            ("points".to_owned(), Value::Int(points)),
        ]))
    };
    ballot("points", Value::List(given.into_iter().map(one).collect()))
}

/// Options that one likes.
pub(super) fn likes(story: &mut Story<'_>, options: i64, of_a_hundred: [usize; 6]) -> Value {
    let liked = (1..=options).filter(|option| {
        let place = usize::try_from(option - 1).unwrap_or(0);
        story.desk.chance.below(100) < of_a_hundred[place.min(5)]
    });
    ballot("approve", Value::List(liked.map(Value::Int).collect()))
}

/// A record of texts and other values.
pub(super) fn fields(list: &[(&str, Value)]) -> Value {
    Value::Record(
        list.iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect(),
    )
}

/// A text.
pub(super) fn word(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A fraction.
pub(super) fn part(num: i64, den: i64) -> Value {
    Value::List(vec![Value::Int(num), Value::Int(den)])
}

/// An agreement to adopt, with words alone.
pub(super) fn adopt(name: &str, class: &str, text: &str) -> Value {
    Value::List(vec![fields(&[
        ("does", word("adopt-agreement")),
        ("name", word(name)),
        ("class", word(class)),
        ("text", word(text)),
    ])])
}

/// An agreement to adopt, with parameters.
pub(super) fn adopt_with(name: &str, class: &str, text: &str, params: Value) -> Value {
    Value::List(vec![fields(&[
        ("does", word("adopt-agreement")),
        ("name", word(name)),
        ("class", word(class)),
        ("text", word(text)),
        ("params", params),
    ])])
}

/// The rates, with these further tasks: name, unit, credits for one as a fraction.
pub(super) fn rates(further: &[(&str, &str, i64, i64)]) -> Value {
    let base = [("translation", "words", 8, 100), ("editing", "words", 4, 100)];
    let rate = |(task, unit, num, den): &(&str, &str, i64, i64)| {
        fields(&[
            ("task", word(task)),
            ("unit", word(unit)),
            ("credits", part(*num, *den)),
        ])
    };
    let tasks = base.iter().chain(further).map(rate).collect();
    fields(&[("tasks", Value::List(tasks)), ("hour", part(10, 1))])
}

/// The fields of a nomination, and of proposing somebody.
pub(super) fn nominate(selection: &'static str, who: usize, reason: &'static str) -> Vec<(&'static str, Said)> {
    vec![
        ("selection", Said::Named(selection)),
        ("member", Said::Who(who)),
        ("reason", Said::Note(reason)),
    ]
}

/// The fields of a finding about an objection.
pub(super) fn finding(objection: &'static str, finding: &'static str) -> Vec<(&'static str, Said)> {
    vec![("objection", Said::Named(objection)), ("finding", Said::Word(finding))]
}
