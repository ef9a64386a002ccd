//! `mirrorball show entry`: one entry of the register, with the ids of its texts, by which their author erases them.

use register::Hash;
use register::entry::Entry;
use register::json::{Value, decode};
use serde_json::json;

use crate::cli::acting::{loose, usage};
use crate::cli::columns::As;
use crate::cli::print_json;
use crate::cli::setting::Setting;
use crate::cli::showing::{Money, cell};
use crate::problem::Problem;

/// Shows an entry by its place.
///
/// # Errors
///
/// There is none at this place, or what the server answered instead.
pub(super) fn show(setting: &Setting, place: &str) -> Result<(), Problem> {
    let missing = |why: &str| {
        let mut problem = usage("entry", format!("Entry {place} was not shown."), why);
        "`mirrorball show head` says how many entries there are; the first is 0.".clone_into(&mut problem.next);
        problem
    };
    let index: u64 = place.parse().map_err(|_| missing("An entry is named by its number."))?;
    // Texts for a circle or for some are shown to those; others see what everybody sees.
    let me = setting.key().ok().and_then(|key| {
        let begun = setting
            .client
            .open_session(&setting.community().ok()?, &key.secret)
            .ok()?;
        begun["member"].as_str().map(str::to_owned)
    });
    let span = format!("from={index}&to={}", index.saturating_add(1));
    let answer = setting.ask(&format!("entries?{span}"))?;
    let text = answer["entries"][0].as_str().filter(|_| answer["from"] == index);
    let text = text.ok_or_else(|| missing("The register has none at this place."))?;
    let read = of(text, index);
    let mut shown = read.ok_or_else(|| setting.client.not_understood("an entry could not be read"))?;
    shown["texts"] = texts(&shown, &setting.ask(&format!("notes?{span}"))?);
    if setting.json() {
        print_json(&shown);
    } else {
        print(&shown, me.as_deref());
    }
    Ok(())
}

/// What an entry says, of its bytes.
fn of(text: &str, index: u64) -> Option<serde_json::Value> {
    let entry = Entry::decode(text.as_bytes()).ok()?;
    let body = decode(&entry.body).ok()?;
    let said = |name: &str| body.get(name).and_then(Value::as_text).unwrap_or_default().to_owned();
    Some(json!({
        "entry": index, "stamp_ms": entry.stamp_ms, "by": said("by"), "nonce": said("id"),
        "id": register::act_id(&entry.body).to_string(), "act": loose(body.get("act")?),
    }))
}

/// The texts beside the entry, each with its id and the field that names it.
fn texts(shown: &serde_json::Value, notes: &serde_json::Value) -> serde_json::Value {
    let rows = notes["rows"].as_array().into_iter().flatten();
    let texts = rows.filter_map(|row| {
        let c: Hash = row["c"].as_str()?.parse().ok()?;
        let field = field_of(&shown["act"], &c.to_string()).unwrap_or_default();
        Some(json!({ "c": row["c"], "field": field, "text": row["text"], "author": row["author"] }))
    });
    texts.collect()
}

/// The path to this text within an act, such as `options.0.title`.
fn field_of(value: &serde_json::Value, c: &str) -> Option<String> {
    let within = |name: &str, inner: &serde_json::Value| {
        let rest = field_of(inner, c)?;
        Some(if rest.is_empty() {
            name.to_owned()
        } else {
            format!("{name}.{rest}")
        })
    };
    match value {
        serde_json::Value::String(text) => (text == c).then(String::new),
        serde_json::Value::Object(fields) => fields.iter().find_map(|(name, inner)| within(name, inner)),
        serde_json::Value::Array(items) => {
            let mut numbered = items.iter().enumerate();
            numbered.find_map(|(place, inner)| within(&place.to_string(), inner))
        }
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => None,
    }
}

fn print(shown: &serde_json::Value, me: Option<&str>) {
    let of = |field: &str| shown[field].as_str().unwrap_or_default();
    let by = match of("by") {
        "" => "whom it makes a member",
        "keeper" => "the keeper",
        member => member, // An id.
    };
    out!(
        "Entry {}: {}",
        shown["entry"],
        shown["act"]["type"].as_str().unwrap_or_default()
    );
    out!(
        "Filed {}, by {by}",
        cell(&shown["stamp_ms"], As::Moment, &Money::unknown())
    );
    out!("act   {}", of("id"));
    for (name, value) in shown["act"].as_object().into_iter().flatten() {
        if name != "type" {
            let plain = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            out!("  {name} {plain}");
        }
    }
    for text in shown["texts"].as_array().into_iter().flatten() {
        let of = |field: &str| text[field].as_str().unwrap_or_default();
        match text["text"].as_str() {
            // A photo is seen on its page.
            Some(said) if said.starts_with(node::photos::PREFIX) => out!("{}: a photo", of("field")),
            Some(said) => out!("{}: {said}", of("field")),
            None => out!("{}: erased", of("field")),
        }
        if text["text"].is_string() && me == Some(of("author")) {
            let nonce = shown["nonce"].as_str().unwrap_or_default();
            out!("  to erase it: mirrorball act note.erase act={nonce} c={}", of("c"));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::field_of;

    #[test]
    fn a_text_is_found_by_the_field_that_names_it() {
        let act = json!({ "type": "vote.open/1", "title": "aa", "options": [{ "title": "bb" }, { "title": "cc" }] });
        assert_eq!(field_of(&act, "aa").as_deref(), Some("title"));
        assert_eq!(field_of(&act, "cc").as_deref(), Some("options.1.title"));
        assert_eq!(field_of(&act, "dd"), None);
    }
}
