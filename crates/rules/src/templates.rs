//! The templates that a founding starts from: agreements with their words and parameters, circles and commons.
//!
//! A template is only a proposal to the founder; the founding act writes everything out in full, and the rules read
//! the act.

mod catalan;
mod english;
mod french;
mod german;
mod italian;
mod spanish;

use crate::act::{AgreementClass, Language, Template};
use crate::bylaws::deciding::Entering;
use crate::bylaws::{Admission, CareWay, Overflow, Reading, deciding};
use crate::quantity::WorkUnit;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::json::Value;

/// What a founder can choose about a template before founding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Hours without objection until a share-out posts.
    pub waiting_hours: u32,
    /// The part of each share-out for the solidarity fund, in hundredths.
    pub needs_percent: u32,
    /// Confirmations that livelihood work needs.
    pub confirmations: u32,
    /// Who may read.
    pub reading: Reading,
}

impl Default for Choices {
    fn default() -> Choices {
        Choices {
            waiting_hours: 72,
            needs_percent: 5,
            confirmations: 2,
            reading: Reading::Members,
        }
    }
}

/// The `agreements`, `circles` and `commons` of a founding act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The agreements.
    pub agreements: Value,
    /// The circles.
    pub circles: Value,
    /// The commons.
    pub commons: Value,
}

/// What a template says in a language, what it says about deciding, and the topics of its votes.
fn said(template: Template, language: Language) -> (Words, &'static [Article], [&'static str; 3]) {
    match language {
        Language::En => (english::words(template), english::DECIDING, english::TOPICS),
        Language::Es => (spanish::words(template), spanish::DECIDING, spanish::TOPICS),
        Language::Ca => (catalan::words(template), catalan::DECIDING, catalan::TOPICS),
        Language::Fr => (french::words(template), french::DECIDING, french::TOPICS),
        Language::It => (italian::words(template), italian::DECIDING, italian::TOPICS),
        Language::De => (german::words(template), german::DECIDING, german::TOPICS),
    }
}

/// A template's agreements, circles and commons in one language.
pub fn draft(template: Template, language: Language, choices: &Choices) -> Draft {
    let (words, deciding, topics) = said(template, language);
    let params = |name: &str| match name {
        "streams" => streams(),
        "rates" => rates(template),
        "attestation" => attestation(choices),
        "membership" => membership(template),
        "care" => care(template),
        "share-out" => record([
            ("needs", ratio(choices.needs_percent, 100)),
            ("waiting_hours", number(choices.waiting_hours)),
        ]),
        "openness" => record([("reading", text(choices.reading.word()))]),
        "consent" => consent(),
        "advice" => record([
            ("small_hours", number(24)),
            ("large_days", number(3)),
            ("irreversible_hours", number(72)),
            ("contest_hours", number(168)),
        ]),
        "votes" => record([
            ("deliberation_hours", number(72)),
            ("voting_hours", number(120)),
            ("approval", ratio(1, 3)),
            ("majority", ratio(1, 2)),
        ]),
        "circles" => record([
            ("entering", text(Entering::Open.word())),
            ("nominate_hours", number(72)),
        ]),
        "delegation" => delegation(topics),
        "calendar" => record([
            ("free", Value::List(alloc::vec![number(6), number(7)])),
            ("holidays", Value::List(Vec::new())),
        ]),
        _ => Value::Record(BTreeMap::new()), // A text: further agreements have words alone.
    };
    let agreement = |(name, class, words): &(&str, AgreementClass, &str)| {
        record([
            ("name", text(name)),
            ("class", text(class.word())),
            ("text", text(words)),
            ("params", params(name)),
        ])
    };
    Draft {
        agreements: Value::List(words.agreements.iter().chain(deciding).map(agreement).collect()),
        circles: Value::List(
            words
                .circles
                .iter()
                .map(|(slug, name, aim)| record([("slug", text(slug)), ("name", text(name)), ("aim", text(aim))]))
                .collect(),
        ),
        commons: Value::List(alloc::vec![record([
            ("slug", text(words.commons.0)),
            ("name", text(words.commons.1)),
            ("licence", text("CC BY-SA 4.0")),
        ])]),
    }
}

impl Draft {
    /// The same without the agreements about deciding: a community of the first rules, which shares out after a
    /// waiting time without objection, and can adopt the others later.
    #[must_use]
    pub fn of_first_rules(mut self) -> Draft {
        if let Value::List(agreements) = &mut self.agreements {
            let deciding = |name: &Value| deciding::OPTIONAL.iter().any(|one| name.as_text() == Some(one));
            agreements.retain(|agreement| !agreement.get("name").is_some_and(deciding));
        }
        self
    }
}

/// What is worth reading in the agreement itself; the rest goes by the defaults.
fn consent() -> Value {
    record([
        ("clarify_hours", number(48)),
        ("react_hours", number(72)),
        ("objection_days", number(5)),
        ("rounds", number(3)),
        ("closing_hours", number(48)),
        ("answers_operational", ratio(1, 3)),
        ("answers_policy", ratio(1, 2)),
        ("answers_constitutional", ratio(3, 4)),
    ])
}

/// How long, how many, and about what; topics are short names in the community's language.
fn delegation(topics: [&str; 3]) -> Value {
    record([
        ("months", number(6)),
        ("remind_months", number(3)),
        ("cap", ratio(1, 10)),
        ("cap_min", number(3)),
        ("direct", ratio(1, 10)),
        ("topics", Value::List(topics.map(text).to_vec())),
    ])
}

fn streams() -> Value {
    record([
        ("livelihood", ratio(3, 4)),
        ("love", ratio(1, 4)),
        ("overflow", text(Overflow::OtherStreams.word())),
    ])
}

fn rates(template: Template) -> Value {
    let rate = |task: &str, unit: WorkUnit, num: u32, den: u32| {
        record([
            ("task", text(task)),
            ("unit", text(unit.word())),
            ("credits", ratio(num, den)),
        ])
    };
    let tasks = match template {
        Template::Disco => alloc::vec![
            rate("translation", WorkUnit::Words, 8, 100),
            rate("editing", WorkUnit::Words, 4, 100),
        ],
        Template::WorkerCoop => Vec::new(),
    };
    let hour = match template {
        Template::Disco => ratio(10, 1),
        Template::WorkerCoop => ratio(20, 1),
    };
    record([("tasks", Value::List(tasks)), ("hour", hour)])
}

fn attestation(choices: &Choices) -> Value {
    record([
        ("livelihood", number(choices.confirmations)),
        ("love", number(1)),
        ("care", number(1)),
        ("silence_days", number(0)),
    ])
}

fn membership(template: Template) -> Value {
    let stage = |months: u32, pay: Value, livelihood: u32| {
        record([
            ("months", number(months)),
            ("pay", pay),
            ("livelihood", number(livelihood)),
        ])
    };
    let (stages, duties_love) = match template {
        Template::Disco => (
            alloc::vec![
                stage(3, ratio(0, 1), 0),
                stage(3, ratio(1, 2), 1),
                stage(3, ratio(3, 4), 1)
            ],
            40_000,
        ),
        Template::WorkerCoop => (alloc::vec![stage(6, ratio(1, 1), 1)], 0),
    };
    let mut params = BTreeMap::from([
        ("stages".to_string(), Value::List(stages)),
        ("evaluators".to_string(), number(3)),
        ("founding_days".to_string(), number(30)),
        ("duties_love".to_string(), number(duties_love)),
    ]);
    if let Some(admission) = admission(template) {
        params.insert("admission".to_string(), text(admission.word()));
    }
    Value::Record(params)
}

/// A worker cooperative's members decide who becomes one; in a DisCO people come by invitation, and date.
fn admission(template: Template) -> Option<Admission> {
    match template {
        Template::Disco => None,
        Template::WorkerCoop => Some(Admission::Decided),
    }
}

fn care(template: Template) -> Value {
    match template {
        Template::Disco => record([("way", text(CareWay::Balance.word())), ("k", ratio(1, 4))]),
        Template::WorkerCoop => record([
            ("way", text(CareWay::Pot.word())),
            ("share", ratio(1, 10)),
            ("rate", number(1_500)),
        ]),
    }
}

fn record<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Record(
        members
            .into_iter()
            .map(|(name, value)| (name.to_string(), value))
            .collect(),
    )
}

fn text(words: &str) -> Value {
    Value::Text(String::from(words))
}

fn number(number: u32) -> Value {
    Value::Int(i64::from(number))
}

fn ratio(num: u32, den: u32) -> Value {
    Value::List(alloc::vec![number(num), number(den)])
}

struct Words {
    agreements: &'static [(&'static str, AgreementClass, &'static str)],
    circles: &'static [(&'static str, &'static str, &'static str)],
    commons: (&'static str, &'static str),
}

const POLICY: AgreementClass = AgreementClass::Policy;

/// An agreement's name, class and words.
type Article = (&'static str, AgreementClass, &'static str);
