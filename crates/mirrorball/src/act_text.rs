//! Acts from text: `field=value` words of a terminal or cells of a file become
//! the fields of an act, guided by the one table in `rules::act`. The same
//! reading serves `mirrorball act` and `mirrorball import`.

use std::collections::BTreeMap;

use register::AnyKey;
use register::json::{Value, admissible};
use rules::act::{ACT_SHAPES, ActShape};
use rules::field::{FieldShape, Kind, MONEY_MAX};
use unicode_normalization::UnicodeNormalization;

/// What texts mean in one community.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// Decimals of the community's currency.
    pub money_scale: u32,
    /// The member who acts: what `me` stands for.
    pub me: Option<&'a str>,
    /// The day it is for the community: what `today` stands for.
    pub today: &'a str,
}

/// Why a text is not the field it should be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TextFlaw {
    /// The field.
    pub field: String,
    /// What is expected there, in words.
    pub expected: String,
    /// What was given.
    pub given: String,
}

impl std::fmt::Display for TextFlaw {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { field, expected, given } = self;
        write!(out, "{field}: expected {expected}, not \"{given}\"")
    }
}

/// The shape of an act's type: its full name, or the name without its version
/// when only one version is known.
pub fn shape(name: &str) -> Option<&'static ActShape> {
    let latest =
        |shape: &&ActShape| shape.name == name || shape.name.split('/').next().is_some_and(|bare| bare == name);
    ACT_SHAPES.iter().rfind(latest)
}

/// The field that a name or a dotted path means.
pub fn field<'a>(shape: &'a ActShape, name: &str) -> Option<&'a FieldShape> {
    shape.fields.iter().find(|field| field.name == name)
}

/// Reads one text as a field of this kind. Money is `12.50`, hours are `1h30`,
/// `90m` or `1,5h`, days `2026-05-03` or `today`, lists have commas, and what
/// has fields of its own is written as JSON.
///
/// # Errors
///
/// Says what is expected there.
pub fn read(field: &FieldShape, text: &str, reading: &Reading<'_>) -> Result<Value, TextFlaw> {
    let flaw = || TextFlaw {
        field: field.name.to_owned(),
        expected: expected(field.name, &field.kind, reading),
        given: text.to_owned(),
    };
    // Some keyboards and file systems write an é as two characters; acts have it as one.
    let normal: String = text.trim().nfc().collect();
    let value = read_kind(field, &field.kind, &normal, reading).ok_or_else(flaw)?;
    admissible(&value).map_err(|_| flaw())?;
    Ok(value)
}

pub(crate) fn read_kind(field: &FieldShape, kind: &Kind, text: &str, reading: &Reading<'_>) -> Option<Value> {
    let as_text = || Some(Value::Text(text.to_owned()));
    match kind {
        Kind::Text { min, max } => (*min..=*max).contains(&text.chars().count()).then(as_text).flatten(),
        Kind::Integer { min, max } => {
            let number = match field.name {
                "quantity" => text.parse().ok().or_else(|| minutes(text)),
                _ => text.parse().ok(), // A name of a field, not an enum of ours.
            };
            number.filter(|number| (*min..=*max).contains(number)).map(Value::Int)
        }
        Kind::Money => money(text, reading.money_scale)
            .filter(|cents| (1..=MONEY_MAX).contains(cents))
            .map(Value::Int),
        Kind::Ratio => {
            let (num, den) = text.split_once('/')?;
            let part = |part: &str| part.trim().parse().ok().map(Value::Int);
            Some(Value::List(vec![part(num)?, part(den)?]))
        }
        Kind::Day => match text {
            "today" => Some(Value::Text(reading.today.to_owned())),
            _ => rules::quantity::Day::parse(text).and_then(|_| as_text()),
        },
        Kind::Stamp => text
            .parse::<i64>()
            .ok()
            .or_else(|| text.parse::<jiff::Timestamp>().ok().map(|at| at.as_millisecond()))
            .filter(|ms| *ms >= 0)
            .map(Value::Int),
        Kind::Id => match text {
            "me" => reading.me.map(|me| Value::Text(me.to_owned())),
            _ => is_hex(text, 64).then(as_text).flatten(),
        },
        Kind::Note | Kind::Photo | Kind::Digest => is_hex(text, 64).then(as_text).flatten(),
        Kind::Nonce | Kind::Kid => is_hex(text, 32).then(as_text).flatten(),
        Kind::Key => is_hex(text, 66).then(as_text).flatten(),
        Kind::AnyKey => text.parse::<AnyKey>().ok().and_then(|_| as_text()),
        Kind::Slug => rules::field::Slug::parse(text).and_then(|_| as_text()),
        Kind::Choice(words) => words.contains(&text).then(as_text).flatten(),
        Kind::List {
            of: Kind::OneOf { tag, sorts },
            ..
        } => crate::sort_text::read_list(tag, sorts, text, reading),
        Kind::OneOf { tag, sorts } => crate::sort_text::read_one(tag, sorts, text, reading),
        Kind::List {
            of: Kind::Record(_) | Kind::List { .. },
            ..
        }
        | Kind::Record(_)
        | Kind::Parameters => crate::strict::read::<crate::strict::Loose>(text.as_bytes())
            .ok()
            .map(|loose| loose.0),
        Kind::List { of, min, max } => {
            let items = text.split(',').map(|item| read_kind(field, of, item.trim(), reading));
            let items: Vec<Value> = items.collect::<Option<_>>()?;
            (*min..=*max).contains(&items.len()).then_some(Value::List(items))
        }
    }
}

/// What a field of this name and kind looks like, in words.
pub fn expected(name: &str, kind: &Kind, reading: &Reading<'_>) -> String {
    match kind {
        Kind::Text { min, max } => format!("a text of {min} to {max} characters"),
        // The register keeps hours as minutes, and people write them as hours.
        Kind::Integer { min, max } if name == "quantity" => {
            format!("a whole number from {min} to {max}, or hours such as 1h30 with up to 59 minutes")
        }
        Kind::Integer { min, max } => format!("a whole number from {min} to {max}"),
        Kind::Money => {
            let scale = u8::try_from(reading.money_scale).unwrap_or(0);
            let most = rules::quantity::decimal(MONEY_MAX, scale);
            match reading.money_scale {
                0 => format!("an amount such as 12, at most {most}"),
                scale => format!(
                    "an amount such as 12.{:0<width$}, at most {most}",
                    5,
                    width = scale as usize
                ),
            }
        }
        Kind::Ratio => "a ratio such as 3/4".to_owned(),
        Kind::Day => "a day such as 2026-05-03, or today".to_owned(),
        Kind::Stamp => "a moment such as 2026-05-03T12:00:00Z".to_owned(),
        Kind::Id => "an id of 64 hex digits, or me".to_owned(),
        Kind::Photo => "the name of a JPEG file".to_owned(),
        Kind::Note => format!("a text as --note {name}=…, or the 64 hex digits of one"),
        Kind::Digest => "64 hex digits".to_owned(),
        Kind::Nonce | Kind::Kid => "32 hex digits".to_owned(),
        Kind::Key => "a public key of 66 hex digits".to_owned(),
        Kind::AnyKey => "a public key of 66 hex digits, or a passkey's of 130 or 132".to_owned(),
        Kind::Slug => "a short name of a-z, digits and hyphens".to_owned(),
        Kind::Choice(words) => format!("one of {}", words.join(", ")),
        Kind::List {
            of: Kind::OneOf { sorts, .. },
            ..
        }
        | Kind::OneOf { sorts, .. } => crate::sort_text::expected(sorts),
        Kind::List {
            of: Kind::Record(_) | Kind::List { .. },
            ..
        } => "a list, as JSON".to_owned(),
        Kind::List { of, max, .. } => {
            format!(
                "up to {max}, with commas between: {}",
                expected(&format!("{name}.0"), of, reading)
            )
        }
        Kind::Record(_) | Kind::Parameters => "a record, as JSON".to_owned(),
    }
}

/// The names of notes in an act: the fields that hold commitments.
pub fn is_note(field: &FieldShape) -> bool {
    matches!(field.kind, Kind::Note)
}

/// Whether a note stands at this place of an act: a field's name, or a path such as `options.0.title`.
pub fn is_note_at(shape: &ActShape, path: &str) -> bool {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    field(shape, name).is_some_and(|field| leads_to_a_note(&field.kind, rest))
}

fn leads_to_a_note(kind: &Kind, path: &str) -> bool {
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    match kind {
        Kind::Note => path.is_empty(),
        Kind::List { of, .. } => step.parse::<usize>().is_ok() && leads_to_a_note(of, rest),
        Kind::Record(fields) => {
            let found = fields.iter().find(|field| field.name == step);
            found.is_some_and(|field| leads_to_a_note(&field.kind, rest))
        }
        _ => false, // Nothing else holds notes.
    }
}

/// Puts a value at a path of fields; items of lists are numbered from 0. False where something is there already, or an
/// item before it is missing.
pub fn put(fields: &mut BTreeMap<String, Value>, path: &str, value: Value) -> bool {
    match path.split_once('.') {
        None if fields.contains_key(path) => false,
        None => {
            fields.insert(path.to_owned(), value);
            true
        }
        Some((name, rest)) => {
            let empty = || empty_for(rest);
            put_within(fields.entry(name.to_owned()).or_insert_with(empty), rest, value)
        }
    }
}

/// What a path goes on in: a list where its first step is a number.
fn empty_for(path: &str) -> Value {
    match path.split('.').next().map(str::parse::<usize>) {
        Some(Ok(_)) => Value::List(Vec::new()),
        Some(Err(_)) | None => Value::Record(BTreeMap::new()),
    }
}

fn put_within(inside: &mut Value, path: &str, value: Value) -> bool {
    match inside {
        Value::Record(members) => put(members, path, value),
        Value::List(items) => {
            let (step, rest) = path.split_once('.').unwrap_or((path, ""));
            let Ok(at) = step.parse::<usize>() else { return false };
            if at > items.len() || (rest.is_empty() && at < items.len()) {
                return false;
            }
            if rest.is_empty() {
                items.push(value);
                return true;
            }
            if at == items.len() {
                items.push(empty_for(rest));
            }
            put_within(&mut items[at], rest, value)
        }
        Value::Int(_) | Value::Text(_) | Value::Bool(_) => false,
    }
}

/// An act of this shape with these fields.
pub fn act(shape: &ActShape, mut fields: BTreeMap<String, Value>) -> Value {
    fields.insert("type".to_owned(), Value::Text(shape.name.to_owned()));
    Value::Record(fields)
}

/// An amount such as `12.50` or `12,5` in the smallest unit.
pub fn money(text: &str, scale: u32) -> Option<i64> {
    decimal(text, scale)
}

/// A decimal number with at most `scale` decimals, without a float in between.
fn decimal(text: &str, scale: u32) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let width = usize::try_from(scale).ok()?;
    let sound = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > width || !sound(whole) || !sound(part) {
        return None;
    }
    let number = format!("{whole}{part:0<width$}").parse::<i64>().ok()?;
    Some(if negative { -number } else { number })
}

/// Minutes from `1h30`, `1h`, `90m`, `1:30` or `1,5h`; negative for corrections.
pub fn minutes(text: &str) -> Option<i64> {
    let text = text.trim().to_ascii_lowercase();
    if let Some(rest) = text.strip_prefix('-') {
        return minutes(rest).filter(|held| *held >= 0).map(|held| -held);
    }
    if let Some(number) = text.strip_suffix("min").or_else(|| text.strip_suffix('m'))
        && !number.contains('h')
    {
        return number.trim().parse().ok();
    }
    if let Some((hours, rest)) = text.split_once(['h', ':']) {
        let rest = rest.trim().trim_end_matches("min").trim_end_matches('m');
        if rest.is_empty() {
            let hundredths = decimal(hours.trim(), 2)?;
            let sixtieths = hundredths.checked_mul(60)?;
            return (sixtieths % 100 == 0).then_some(sixtieths / 100);
        }
        let minutes: i64 = rest.parse().ok().filter(|held| (0..60).contains(held))?;
        return hours.trim().parse::<i64>().ok()?.checked_mul(60)?.checked_add(minutes);
    }
    None
}

fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, expected) in [
            ("1h30", 90),
            ("1h", 60),
            ("90m", 90),
            ("90 min", 90),
            ("1:30", 90),
            ("1,5h", 90),
            ("0.25h", 15),
            ("1h30m", 90),
            ("-1h", -60),
            (" -1h30", -90),
        ] {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
        for bad in ["", "h", "1h75", "abc", "1.333h", "1e3h", "--1h"] {
            assert_eq!(minutes(bad), None, "{bad}");
        }
    }

    #[test]
    fn money_is_read_without_floats() {
        assert_eq!(money("12.50", 2), Some(1250));
        assert_eq!(money("12,5", 2), Some(1250));
        assert_eq!(money("12", 2), Some(1200));
        assert_eq!(money("12", 0), Some(12));
        for bad in ["", ".5", "12.505", "1e3", "1 000", "0x10", "12.", "+5"] {
            assert_eq!(money(bad, 2), if bad == "12." { Some(1200) } else { None }, "{bad}");
        }
        assert_eq!(money("99999999999999999999", 2), None);
    }

    #[test]
    fn texts_can_stand_within_fields() {
        let vote = shape("vote.open").unwrap();
        for path in ["title", "options.0.title", "options.12.text"] {
            assert!(is_note_at(vote, path), "{path}");
        }
        for path in [
            "circle",
            "options",
            "options.title",
            "options.0",
            "options.0.cost",
            "options.0.title.x",
        ] {
            assert!(!is_note_at(vote, path), "{path}");
        }
        let text = |text: &str| Value::Text(text.to_owned());
        let mut fields = BTreeMap::new();
        assert!(put(&mut fields, "options.0.title", text("a")));
        assert!(put(&mut fields, "options.1.title", text("b")));
        assert!(put(&mut fields, "options.0.text", text("c")));
        assert!(!put(&mut fields, "options.0.title", text("again")));
        assert!(!put(&mut fields, "options.3.title", text("a gap")));
        let made = register::json::encode(&Value::Record(fields));
        assert_eq!(made, r#"{"options":[{"text":"c","title":"a"},{"title":"b"}]}"#);
    }

    /// What a member writes can stand in an act: in one spelling, and with characters that everybody's Unicode knows.
    #[test]
    fn texts_are_read_as_acts_have_them() {
        let reading = Reading {
            money_scale: 2,
            me: None,
            today: "2026-05-04",
        };
        let task = field(shape("work.log").unwrap(), "task").unwrap();
        assert_eq!(
            read(task, " cafe\u{301} ", &reading),
            Ok(Value::Text("caf\u{e9}".to_owned()))
        );
        for strange in ["tea \u{378}", "tea \u{e000}"] {
            assert_eq!(read(task, strange, &reading).unwrap_err().field, "task", "{strange:?}");
        }
    }

    #[test]
    fn every_act_is_found_by_its_name_with_and_without_version() {
        for act in ACT_SHAPES {
            assert_eq!(shape(act.name).map(|found| found.name), Some(act.name));
        }
        assert_eq!(shape("work.log").map(|found| found.name), Some("work.log/1"));
        assert_eq!(shape("work.vanish"), None);
    }
}
