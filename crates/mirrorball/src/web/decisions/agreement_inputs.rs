//! The questions about an agreement: its words, its class, its days, and a question for each parameter that the rules
//! read from it, filled with what holds now. What is not set stands behind a fold, empty: it goes by what is usual.

use std::collections::BTreeMap;

use register::json::Value;
use rules::act::AgreementClass;
use rules::field::{FieldShape, Kind};

use super::super::agreements::title;
use super::super::parameters::{fields, label};
use super::super::view::Choice;
use super::form::{Input, Shape};
use super::forms::choices;
use crate::words::{Words, bylaws};

/// The most characters of an agreement's text.
const TEXT_CHARS: u32 = 900;
/// A text that can be longer than this has room for several lines.
const LINE_CHARS: usize = 200;
/// The most characters of a parameter.
const PARAMETER_CHARS: u32 = 4_000;

/// An agreement as it is, or as it is proposed.
pub(super) struct Proposed<'a> {
    pub name: &'a str,
    pub class: AgreementClass,
    pub text: &'a str,
    pub parameters: Option<&'a Value>,
    pub review: String,
    pub sunset: String,
}

/// Questions in view, and those behind a fold.
#[derive(Default)]
pub(super) struct Questions {
    pub inputs: Vec<Input>,
    pub more: Vec<Input>,
}

/// The questions by which an agreement gets another version, at this place among the effects.
pub(super) fn change(w: &Words, place: usize, it: &Proposed<'_>) -> Questions {
    let at = |part: &str| format!("effects.{place}.{part}");
    let known = |part: &str, value: &str| Input::of(&at(part), String::new(), "text", Shape::Hidden).value(value);
    let text = Input::of(
        &at("text"),
        w.ask_agreement_says(title(w, it.name)),
        "text",
        Shape::Text,
    );
    let mut questions = Questions {
        inputs: vec![
            known("does", "adopt-agreement"),
            known("name", it.name),
            text.needed().max(TEXT_CHARS).value(it.text),
        ],
        more: vec![
            class(w, &at("class"), it.class),
            Input::of(&at("review"), w.ask_agreement_review(), "day", Shape::Day)
                .hint(w.ask_agreement_review_hint())
                .value(it.review.as_str()),
            Input::of(&at("sunset"), w.ask_sunset(), "day", Shape::Day).value(it.sunset.as_str()),
        ],
    };
    let of_rules = parameters(w, it.name, it.parameters, &at("params"));
    questions.inputs.extend(of_rules.inputs);
    questions.more.extend(of_rules.more);
    questions
}

/// The questions about a new agreement, which no rules read.
pub(super) fn new(w: &Words) -> Questions {
    let at = |part: &str| format!("effects.0.{part}");
    Questions {
        inputs: vec![
            Input::of(&at("does"), String::new(), "text", Shape::Hidden).value("adopt-agreement"),
            Input::of(&at("name"), w.ask_short_name(), "slug", Shape::Line)
                .needed()
                .max(40),
            Input::of(&at("text"), w.ask_agreement_text(), "text", Shape::Text)
                .needed()
                .max(TEXT_CHARS),
            class(w, &at("class"), AgreementClass::Operational),
            Input::of(&at("review"), w.ask_agreement_review(), "day", Shape::Day).hint(w.ask_agreement_review_hint()),
            Input::of(&at("sunset"), w.ask_sunset(), "day", Shape::Day),
        ],
        more: Vec::new(),
    }
}

fn class(w: &Words, path: &str, chosen: AgreementClass) -> Input {
    let mut all = choices([
        (AgreementClass::Operational.word(), w.agreement_operational()),
        (AgreementClass::Policy.word(), w.agreement_policy()),
        (AgreementClass::Constitutional.word(), w.agreement_constitutional()),
    ]);
    for one in &mut all {
        one.chosen = one.value == chosen.word();
    }
    Input::of(path, w.ask_agreement_class(), "choice", Shape::Select(all)).needed()
}

/// A question for each parameter of an agreement: those that are set, and those that go by what is usual.
fn parameters(w: &Words, agreement: &str, set: Option<&Value>, under: &str) -> Questions {
    let nothing = BTreeMap::new();
    let set = match set {
        Some(Value::Record(members)) => members,
        _ => &nothing, // Parameters are a record.
    };
    let mut questions = Questions::default();
    for field in fields(agreement) {
        let path = format!("{under}.{}", field.name);
        let label = label(w, agreement, field.name);
        let value = set.get(field.name);
        let asked = match field.kind {
            Kind::List {
                of: Kind::Record(inner),
                ..
            } => {
                let rows = rows(w, agreement, (label.as_str(), *inner), value, &path);
                empty_before(field, &path).into_iter().chain(rows).collect()
            }
            _ => vec![question(w, field, label, value, path)], // Every other kind is one question.
        };
        let place = if value.is_some() || field.required {
            &mut questions.inputs
        } else {
            &mut questions.more
        };
        place.extend(asked);
    }
    questions
}

/// What stands for a list that has to be there when none of its rows says anything: rows that do are put into it.
fn empty_before(list: &FieldShape, path: &str) -> Option<Input> {
    let empty = || Input::of(path, String::new(), "json", Shape::Hidden).value("[]");
    list.required.then(empty)
}

/// The rows of a list, and an empty one to add another. A row whose fields are all emptied is taken away.
fn rows(
    w: &Words,
    agreement: &str,
    (label_of_row, inner): (&str, &[FieldShape]),
    value: Option<&Value>,
    path: &str,
) -> Vec<Input> {
    let items = value.map(items_of).unwrap_or_default();
    let row = |place: usize| {
        let item = items.get(place);
        inner.iter().map(move |field| {
            let label = format!("{label_of_row} {} · {}", place + 1, label(w, agreement, field.name));
            let optional = FieldShape {
                required: false,
                ..*field
            };
            let value = item.and_then(|item| item.get(field.name));
            question(w, &optional, label, value, format!("{path}.{place}.{}", field.name))
        })
    };
    (0..=items.len()).flat_map(row).collect()
}

/// What a list holds; what is no list holds nothing.
fn items_of(value: &Value) -> &[Value] {
    match value {
        Value::List(items) => items,
        Value::Int(_) | Value::Text(_) | Value::Bool(_) | Value::Record(_) => &[],
    }
}

/// A question for one value.
fn question(w: &Words, field: &FieldShape, label: String, value: Option<&Value>, path: String) -> Input {
    let line = |kind, value: String| Input::of(&path, label.clone(), kind, Shape::Line).value(value);
    let items = |between: &str| {
        let items = value.map(items_of).unwrap_or_default();
        items.iter().map(plain).collect::<Vec<_>>().join(between)
    };
    let input = match field.kind {
        Kind::Integer { .. } => line("integer", value.map(plain).unwrap_or_default()),
        Kind::Ratio => line("ratio", value.map(ratio).unwrap_or_default()),
        Kind::Choice(words) => {
            let is = value.map(plain).unwrap_or_default();
            let all = words.iter().map(|word| Choice::of(*word, bylaws::choice(w, word), &is));
            let unset = (!field.required).then(|| Choice::of("", w.rule_usual(), &is));
            let all = unset.into_iter().chain(all).collect();
            Input::of(&path, label.clone(), "choice", Shape::Select(all))
        }
        Kind::List {
            of: Kind::Integer { .. },
            ..
        } => line("integers", items(" ")),
        Kind::List { of: Kind::Day, .. } => Input::of(&path, label.clone(), "days", Shape::Text).value(items("\n")),
        Kind::List {
            of: Kind::Choice(words),
            ..
        } => {
            let set = value.map(items_of).unwrap_or_default();
            let one = |word: &&'static str| Choice {
                value: (*word).to_owned(),
                label: bylaws::choice(w, word),
                chosen: set.iter().any(|item| plain(item) == **word),
            };
            Input::of(
                &path,
                label.clone(),
                "list",
                Shape::Checks(words.iter().map(one).collect()),
            )
        }
        Kind::List { of: Kind::Slug, .. } => line("words", items(" ")),
        Kind::Text { max, .. } if max > LINE_CHARS => {
            Input::of(&path, label.clone(), "text", Shape::Text).value(value.map(plain).unwrap_or_default())
        }
        Kind::Text { .. } | Kind::Slug => line("text", value.map(plain).unwrap_or_default()),
        // Whatever else the rules come to read can be written as the register writes it.
        _ => line("json", value.map(register::json::encode).unwrap_or_default()),
    };
    // An empty list is one that can be meant.
    let may_be_empty = matches!(input.kind, "integers" | "days");
    let input = if field.required && !may_be_empty {
        input.needed()
    } else {
        input
    };
    input.max(PARAMETER_CHARS)
}

/// A number or a text, as people write it.
fn plain(value: &Value) -> String {
    match value {
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Bool(_) | Value::List(_) | Value::Record(_) => register::json::encode(value),
    }
}

/// A share or a rate, as people write it.
fn ratio(value: &Value) -> String {
    match value {
        Value::List(parts) => match parts.as_slice() {
            [Value::Int(num), Value::Int(den)] => decimal(*num, *den),
            _ => register::json::encode(value), // Not a fraction: as it is.
        },
        Value::Int(_) | Value::Text(_) | Value::Bool(_) | Value::Record(_) => register::json::encode(value),
    }
}

/// A decimal where that is exact to four decimals, ungrouped so that the form reads it back as it is; a fraction
/// otherwise.
fn decimal(num: i64, den: i64) -> String {
    let parts = i128::from(num) * 10_000;
    let fraction = || format!("{num}/{den}");
    if num < 0 || den <= 0 || parts % i128::from(den) != 0 {
        return fraction();
    }
    let exact = parts / i128::from(den);
    let decimals = format!("{:04}", exact % 10_000);
    match decimals.trim_end_matches('0') {
        "" => (exact / 10_000).to_string(),
        decimals => format!("{}.{decimals}", exact / 10_000),
    }
}

#[cfg(test)]
mod tests {
    use super::{decimal, parameters};
    use crate::language::Language;
    use crate::words::words;
    use rules::bylaws::{deciding, shapes};

    fn asked(agreement: &str, set: &str) -> Vec<(String, &'static str, String, bool)> {
        let set = register::json::decode(set).unwrap();
        let questions = parameters(words(Language::English), agreement, Some(&set), "params");
        let seen = questions.inputs.into_iter().chain(questions.more);
        seen.map(|one| (one.name, one.kind, one.value, one.required)).collect()
    }

    #[test]
    fn what_is_set_is_shown_as_people_write_it() {
        let row =
            |name: &str, kind, value: &str, required| (format!("params.{name}"), kind, value.to_owned(), required);
        assert_eq!(
            asked(
                "rates",
                r#"{"hour":[10,1],"tasks":[{"credits":[8,100],"task":"translation","unit":"words"}]}"#
            ),
            [
                row("tasks", "json", "[]", false),
                row("tasks.0.task", "text", "translation", false),
                row("tasks.0.unit", "choice", "", false),
                row("tasks.0.credits", "ratio", "0.08", false),
                row("tasks.1.task", "text", "", false),
                row("tasks.1.unit", "choice", "", false),
                row("tasks.1.credits", "ratio", "", false),
                row("hour", "ratio", "10", true),
            ]
        );
        // Without a rate there is an empty row, and an empty list for when it stays empty.
        assert_eq!(
            asked("rates", r#"{"hour":[20,1],"tasks":[]}"#),
            [
                row("tasks", "json", "[]", false),
                row("tasks.0.task", "text", "", false),
                row("tasks.0.unit", "choice", "", false),
                row("tasks.0.credits", "ratio", "", false),
                row("hour", "ratio", "20", true),
            ]
        );
        // Two free days are no fraction.
        assert_eq!(
            asked("calendar", r#"{"free":[6,7],"holidays":["2026-05-01","2026-12-25"]}"#),
            [
                row("free", "integers", "6 7", false),
                row("holidays", "days", "2026-05-01\n2026-12-25", false),
            ]
        );
    }

    #[test]
    fn a_ratio_stands_in_its_field_as_it_is_read_back() {
        assert_eq!(decimal(3, 4), "0.75");
        assert_eq!(decimal(1_000, 1), "1000");
        assert_eq!(decimal(5, 10_000), "0.0005");
        assert_eq!(decimal(1, 3), "1/3");
        assert_eq!(decimal(0, 1), "0");
    }

    #[test]
    fn every_parameter_of_every_agreement_is_asked_for() {
        for (agreement, fields) in shapes::PARAMETERS.iter().chain(deciding::shapes::PARAMETERS) {
            let asked = asked(agreement, "{}");
            for field in *fields {
                let path = format!("params.{}", field.name);
                let is_it = |name: &str| name == path || name.starts_with(&format!("{path}."));
                assert!(
                    asked.iter().any(|(name, ..)| is_it(name)),
                    "{agreement}: no {}",
                    field.name
                );
            }
        }
    }
}
