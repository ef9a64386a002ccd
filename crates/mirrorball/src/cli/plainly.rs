//! What `mirrorball show` prints of answers that are no table: a member's statement, the register's head, and everything
//! else line by line, with its parts below each other. As JSON all of it is there with `--json`.

use serde_json::{Map, Value};

use crate::cli::columns::{As, Columns};
use crate::cli::showing::{Money, cell, rows, text};

/// Columns of a part are set in by so much below its name.
const SET_IN: usize = 2;
/// So wide is the column of names.
const NAMES: usize = 20;
/// Fields that hold money, in the currency's smallest unit.
const MONEY: [&str; 10] = [
    "amount", "came_in", "cash_now", "costs", "owed", "owed_now", "paid", "paid_out", "shared", "total",
];

const MOVED: Columns = Columns {
    empty: "Nothing was shared to them or paid to them yet.",
    list: &[
        ("Entry", "/entry", As::Number),
        ("What", "/said", As::Text),
        ("Amount", "/amount", As::Money),
        ("Owed after it", "/owed", As::Money),
    ],
};

/// A member's statement.
pub(super) fn statement(answer: &Value, money: &Money) {
    out!("{}", text(&answer["name"]));
    for (stream, label) in [("livelihood", "Livelihood"), ("love", "Love")] {
        let credits = &answer["credits"][stream];
        let of = |field: &str| cell(&credits[field], As::Credits, money);
        out!(
            "{label:12} {} credits open, {} in a share-out, {} divested, {} historical",
            of("open"),
            of("in_share"),
            of("divested"),
            of("historical")
        );
    }
    let lines = answer["lines"].as_array().into_iter().flatten().map(|line| {
        let mut line = line.clone();
        line["said"] = Value::String(moved(&line));
        line
    });
    out!("{}", rows(&lines.collect(), &MOVED, money));
    for (label, field) in [("Shared", "shared"), ("Paid", "paid"), ("Owed now", "owed")] {
        out!("{label:12} {:>12}", money.shown(&answer[field]));
    }
}

fn moved(line: &Value) -> String {
    let of = |field: &str| text(&line[field]);
    match line["what"].as_str() {
        Some("share") => format!("share-out {} to {}", of("from"), of("until")),
        Some("payment") => format!("payment of {} {}", of("day"), of("reference"))
            .trim_end()
            .to_owned(),
        _ => of("what"), // A text: there are no others yet.
    }
}

/// How far the register is.
pub(super) fn head(answer: &Value, money: &Money) {
    for (label, field) in [("Community", "community"), ("Entries", "size"), ("Root", "root")] {
        out!("{label:12} {}", text(&answer[field]));
    }
    out!("{:12} {} UTC", "Its clock", cell(&answer["now_ms"], As::Moment, money));
    let halted = &answer["halted"];
    if halted.is_object() {
        out!(
            "Nothing is taken in: {} {}",
            text(&halted["what"]),
        Some("reversal") => format!("payment of {} taken back", of("day")),
            text(&halted["next"])
        );
    }
}

/// Anything, line by line.
pub(super) fn anything(answer: &Value, money: &Money) {
    match answer {
        Value::Object(fields) => part(fields, money, 0),
        Value::Null => out!("Nothing of this is shown here."),
        other => out!("{}", text(other)), // A value without parts.
    }
}

fn part(fields: &Map<String, Value>, money: &Money, depth: usize) {
    let begin = " ".repeat(depth * SET_IN);
    let width = NAMES.saturating_sub(begin.len());
    for (name, value) in fields {
        let label = labelled(name);
        match value {
            Value::Null => {}
            Value::Object(inner) => {
                out!("{begin}{label}:");
                part(inner, money, depth + 1);
            }
            Value::Array(items) if items.is_empty() => out!("{begin}{label:width$} none"),
            Value::Array(items) if items.iter().any(Value::is_object) => {
                out!("{begin}{label}:");
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        out!("");
                    }
                    if let Value::Object(inner) = item {
                        part(inner, money, depth + 1);
                    }
                }
            }
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(text).collect();
                out!("{begin}{label:width$} {}", items.join(", "));
            }
            plain => out!("{begin}{label:width$} {}", scalar(name, plain, money)), // A text, a number, yes or no.
        }
    }
}

/// A field's name as words: without its unit, which its value is written with.
fn labelled(name: &str) -> String {
    let bare = name.strip_suffix("_ms").unwrap_or(name);
    let words = bare.replace('_', " ");
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

fn scalar(name: &str, value: &Value, money: &Money) -> String {
    match value {
        Value::Bool(is) => if *is { "yes" } else { "no" }.to_owned(),
        Value::Number(_) if MONEY.contains(&name) => money.shown(value),
        Value::Number(_) if name.ends_with("minutes") => format!("{} hours", cell(value, As::Hours, money)),
        Value::Number(_) if name.ends_with("_ms") => format!("{} UTC", cell(value, As::Moment, money)),
        other => text(other), // Everything else is written as it is.
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{labelled, scalar};
    use crate::cli::showing::Money;

    #[test]
    fn fields_are_named_and_written_as_people_read_them() {
        assert_eq!(labelled("opened_ms"), "Opened");
        assert_eq!(labelled("came_in"), "Came in");
        let money = Money::of(&json!({ "currency": { "code": "EUR", "scale": 2 } }));
        assert_eq!(scalar("came_in", &json!(10_000), &money), "100.00 EUR");
        assert_eq!(scalar("minutes", &json!(90), &money), "1:30 hours");
        assert_eq!(scalar("members", &json!(90), &money), "90");
        assert_eq!(scalar("is_open", &json!(false), &money), "no");
    }
}
