//! Texts in answers: where a report names a note by its commitment, the answer
//! has its text, or null if it was erased or is for others. Words of our own
//! lists are written as acts write them.

use std::collections::BTreeMap;

use node::{Fault, Keeper};
use register::Hash;
use serde_json::Value;

use crate::visitor::may_read;

/// The members of reports that hold commitments to notes.
const NOTES: [&str; 11] = [
    "name", "note", "reason", "what", "title", "text", "driver", "could", "needs", "why", "news",
];

/// The members of reports that hold a word of a closed list.
const WORDS: [&str; 6] = ["stream", "unit", "state", "kind", "phase", "way"];

/// The answer with the texts that this reader may read.
///
/// # Errors
///
/// The store can't read.
pub fn filled(keeper: &Keeper, reader: Option<Hash>, mut answer: Value) -> Result<Value, Fault> {
    let mut wanted = BTreeMap::new();
    visit(&mut answer, &mut |name, value| {
        if let Some(c) = commitment(name, value) {
            wanted.insert(c, None);
        }
    });
    for (c, text) in &mut wanted {
        let note = keeper.note(c)?;
        *text = note
            .filter(|note| may_read(note, reader))
            .and_then(|note| note.text)
            .map(|kept| kept.text);
    }
    visit(&mut answer, &mut |name, value| {
        if let Some(c) = commitment(name, value) {
            *value = wanted.get(&c).cloned().flatten().map_or(Value::Null, Value::String);
        } else if let (true, Some(word)) = (WORDS.contains(&name), value.as_str()) {
            *value = Value::String(as_acts_write(word));
        }
    });
    Ok(answer)
}

fn commitment(name: &str, value: &Value) -> Option<Hash> {
    if NOTES.contains(&name) {
        value.as_str()?.parse().ok()
    } else {
        None
    }
}

/// Visits every member of every record, with its name.
fn visit(value: &mut Value, see: &mut impl FnMut(&str, &mut Value)) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                see(name, member);
                visit(member, see);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, see)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// `OtherStreams` as `other-streams`.
fn as_acts_write(word: &str) -> String {
    let mut written = String::with_capacity(word.len());
    for letter in word.chars() {
        if letter.is_ascii_uppercase() && !written.is_empty() && !written.ends_with('-') {
            written.push('-');
        }
        written.push(letter.to_ascii_lowercase());
    }
    written
}

#[cfg(test)]
mod tests {
    use super::as_acts_write;

    #[test]
    fn words_are_written_as_in_acts() {
        assert_eq!(as_acts_write("Livelihood"), "livelihood");
        assert_eq!(as_acts_write("OtherStreams"), "other-streams");
        assert_eq!(as_acts_write("open"), "open");
    }
}
