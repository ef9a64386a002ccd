//! What `mirrorball show` prints of answers that are no table: a member's statement, the register's head, and everything
//! else line by line, with its parts below each other. As JSON all of it is there with `--json`.

use serde_json::{Map, Value};

use crate::cli::columns::{AGREEMENTS, As, Columns, DECISIONS, VERSIONS};
use crate::cli::showing::{Money, cell, rows, text};

/// Columns of a part are set in by so much below its name.
const SET_IN: usize = 2;
/// So wide is the column of names.
const NAMES: usize = 20;
/// Fields that hold money, in the currency's smallest unit.
const MONEY: [&str; 10] = [
    "amount", "came_in", "cash_now", "costs", "owed", "owed_now", "paid", "paid_out", "shared", "total",
];

const MOVEMENTS: Columns = Columns {
    empty: "No money has moved yet.",
    list: &[
        ("Entry", "/entry", As::Number),
        ("Day", "/day", As::Text),
        ("Way", "/way", As::Text),
        ("Whom", "/name", As::Text),
        ("Amount", "/amount", As::Money),
        ("Reference", "/reference", As::Text),
        ("Takes back entry", "/takes_back", As::Number),
        ("Taken back by entry", "/taken_back", As::Number),
        ("Record", "/record", As::Text),
    ],
};

const MOVED: Columns = Columns {
    empty: "Nothing was shared to them or paid to them yet.",
    list: &[
        ("Entry", "/entry", As::Number),
        ("What", "/said", As::Text),
        ("Amount", "/amount", As::Money),
        ("Owed after it", "/owed", As::Money),
    ],
};

const GLANCE: Columns = Columns {
    empty: "Nobody has logged any work of this month yet.",
    list: &[
        ("Where", "/where", As::Text),
        ("Stream", "/stream", As::Text),
        ("Logged", "/works", As::Number),
        ("Counted", "/counted", As::Number),
        ("Hours", "/minutes", As::Hours),
        ("Words", "/words", As::Number),
        ("Pieces", "/pieces", As::Number),
        ("Credits", "/credits", As::Credits),
    ],
};

/// A month at a glance: what was done in each stream, in all and in each circle.
pub(super) fn glance(answer: &Value, money: &Money) {
    let mut lines = Vec::new();
    let mut add = |name: &str, of: &Value| {
        for stream in ["livelihood", "love", "care"] {
            if of[stream]["works"].as_u64().unwrap_or_default() == 0 {
                continue;
            }
            let mut line = of[stream].clone();
            line["where"] = Value::from(name);
            line["stream"] = Value::from(stream);
            if stream == "care" {
                line["credits"] = Value::Null; // Care is counted in hours alone.
            }
            lines.push(line);
        }
    };
    add("All", &answer["all"]);
    for circle in answer["circles"].as_array().into_iter().flatten() {
        add(&text(&circle["name"]), circle);
    }
    out!("{}", rows(&Value::Array(lines), &GLANCE, money));
    out!(
        "Members who worked: {}; who cared: {}.",
        text(&answer["active"]),
        text(&answer["carers"])
    );
}

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
        Some("reversal") => format!("payment of {} taken back", of("day")),
        _ => of("what"), // A text: there are no others yet.
    }
}

/// How far the register is.
pub(super) fn head(answer: &Value, money: &Money) {
    for (label, field) in [("Community", "community"), ("Entries", "size"), ("Root", "root")] {
        out!("{label:12} {}", text(&answer[field]));
    }
    out!("{:12} {}", "Its clock", cell(&answer["now_ms"], As::Moment, money));
    let halted = &answer["halted"];
    if halted.is_object() {
        out!(
            "Nothing is taken in: {} {}",
            text(&halted["what"]),
            text(&halted["next"])
        );
    }
}

/// What came and went, the last recorded first.
pub(super) fn movements(answer: &Value, money: &Money) {
    out!("{}", rows(&answer["rows"], &MOVEMENTS, money));
    if let Some((reached, all)) = goes_on(answer) {
        out!("{reached} of {all}: `mirrorball show money --before {reached}` goes on behind these.");
    }
    out!("In all {}", money.shown(&answer["sum"]));
}

/// How many a list has reached with what is shown, and of how many, where there are more; `skipped` are those before it.
fn goes_on(answer: &Value) -> Option<(u64, u64)> {
    let shown = answer["rows"].as_array().map_or(0, Vec::len) as u64;
    let reached = answer["skipped"].as_u64().unwrap_or_default().saturating_add(shown);
    let all = answer["count"].as_u64()?;
    (shown > 0 && reached < all).then_some((reached, all))
}

/// Decisions, each with what it is about: a share-out and a selection have no title of their own.
pub(super) fn decisions(answer: &Value, money: &Money) {
    let titled = answer["rows"].as_array().into_iter().flatten().map(|row| {
        let mut row = row.clone();
        if row["title"].is_null() {
            row["title"] = Value::String(title(&row, money));
        }
        row
    });
    out!("{}", rows(&titled.collect(), &DECISIONS, money));
    if let Some((shown, all)) = goes_on(answer) {
        out!("These are the last {shown} of {all}.");
    }
}

fn title(row: &Value, money: &Money) -> String {
    let share = &row["share"];
    if share.is_object() {
        let [from, until] = ["from", "until"].map(|day| text(&share[day]));
        return format!("{} for {from} to {until}", money.shown(&share["amount"]));
    }
    match row["role"].as_str() {
        Some(role) => format!("who is {role}"),
        None => "(erased)".to_owned(),
    }
}

/// The agreements in force, each with what the rules read in it.
pub(super) fn agreements(answer: &Value, money: &Money) {
    let told = answer["rows"].as_array().into_iter().flatten().map(|row| {
        let mut row = row.clone();
        let text = text(&row["text"]);
        let lines = [text].into_iter().chain(parameters(&row));
        row["text"] = Value::String(lines.collect::<Vec<_>>().join("\n"));
        row
    });
    out!("{}", rows(&told.collect(), &AGREEMENTS, money));
}

/// An agreement's versions, and what the rules read in the last of them.
pub(super) fn agreement(answer: &Value, money: &Money) {
    out!("{}", rows(&answer["versions"], &VERSIONS, money));
    parameters(answer).iter().for_each(|line| out!("{line}"));
}

/// What the rules read in an agreement, by the names that pages give it.
fn parameters(row: &Value) -> Vec<String> {
    let params = crate::strict::read::<crate::strict::Loose>(row["params"].to_string().as_bytes());
    let Ok(crate::strict::Loose(params)) = params else {
        return Vec::new();
    };
    let language = crate::language::Language::from_environment();
    let lines = crate::web::parameters::lines(language, row["agreement"].as_str().unwrap_or_default(), &params);
    lines
        .into_iter()
        .map(|(label, value)| format!("{label}: {value}"))
        .collect()
}

/// What is public; a community that has agreed on nothing says so.
pub(super) fn public(answer: &Value, money: &Money) {
    let is_empty = match answer {
        Value::Object(fields) => fields.values().all(says_nothing),
        other => says_nothing(other), // A value without parts.
    };
    if is_empty {
        out!("Nothing of this community is public; the agreement public-page says what would be.");
    } else {
        anything(answer, money);
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
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
        Value::Number(_) if name.ends_with("_ms") => cell(value, As::Moment, money),
        other => text(other), // Everything else is written as it is.
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{goes_on, labelled, scalar};
    use crate::cli::showing::Money;

    #[test]
    fn a_list_goes_on_behind_all_that_it_has_reached() {
        let list = |skipped: u64, shown: usize| json!({ "rows": vec![0; shown], "count": 1_200, "skipped": skipped });
        assert_eq!(goes_on(&list(0, 500)), Some((500, 1_200)));
        assert_eq!(goes_on(&list(500, 500)), Some((1_000, 1_200)));
        assert_eq!(goes_on(&list(1_000, 200)), None);
        assert_eq!(goes_on(&list(2_000, 0)), None, "nothing lies behind the end");
        assert_eq!(goes_on(&json!({ "rows": [1], "count": 3 })), Some((1, 3)));
    }

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
