//! Reading JSON into values, by serde_json with a visitor that knows the profile. Spelling is compared elsewhere.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::collections::btree_map::Entry;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use serde_json::error::Category;

use super::{JsonFlaw, JsonReason, Step, Value, check_integer, check_name, check_text, spell};
use crate::limits::{DEPTH_MAX, INTEGER_MAX};

/// Reads a text into a value of the profile, whatever its spelling.
pub(super) fn read(text: &str) -> Result<Value, JsonFlaw> {
    let mut found = Found {
        path: Vec::new(),
        reason: None,
    };
    let mut source = serde_json::Deserializer::from_str(text);
    let read = Reader {
        found: &mut found,
        depth_left: DEPTH_MAX,
    }
    .deserialize(&mut source);
    let error = match read.and_then(|value| source.end().map(|()| value)) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let reason = found.reason.unwrap_or_else(|| match error.classify() {
        // The one kind of value that `Reader` does not take and leaves unnamed: a number with a fraction or exponent.
        Category::Data => JsonReason::NotAnInteger,
        Category::Syntax => JsonReason::Syntax {
            offset: offset(text, error.line(), error.column()),
        },
        Category::Eof | Category::Io => JsonReason::Syntax { offset: text.len() },
    });
    Err(JsonFlaw {
        path: spell(&found.path),
        reason,
    })
}

/// About the byte offset of a line and column, both counted from one, as serde_json names places.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    before.saturating_add(column.saturating_sub(1)).min(text.len())
}

/// What went wrong, kept beside serde's own error, which carries sentences only.
struct Found {
    path: Vec<Step>,
    reason: Option<JsonReason>,
}

struct Reader<'f> {
    found: &'f mut Found,
    depth_left: usize,
}

impl Reader<'_> {
    fn flaw<E: Error>(self, reason: JsonReason) -> E {
        self.found.reason = Some(reason);
        E::custom("")
    }

    /// What reads one level further in.
    fn inside<E: Error>(&mut self) -> Result<usize, E> {
        self.depth_left.checked_sub(1).ok_or_else(|| {
            self.found.reason = Some(JsonReason::TooDeep);
            E::custom("")
        })
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of the canonical profile")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        match check_integer(value) {
            Ok(()) => Ok(Value::Int(value)),
            Err(reason) => Err(self.flaw(reason)),
        }
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        match i64::try_from(value) {
            Ok(value) if value <= INTEGER_MAX => Ok(Value::Int(value)),
            Ok(_) | Err(_) => Err(self.flaw(JsonReason::IntegerTooLarge)),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Err(self.flaw(JsonReason::Null))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        match check_text(text) {
            Ok(()) => Ok(Value::Text(text.to_owned())),
            Err(reason) => Err(self.flaw(reason)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut source: A) -> Result<Value, A::Error> {
        let depth_left = self.inside()?;
        let mut items = Vec::new();
        loop {
            match source.next_element_seed(Reader {
                found: self.found,
                depth_left,
            }) {
                Ok(Some(item)) => items.push(item),
                Ok(None) => return Ok(Value::List(items)),
                Err(error) => {
                    self.found.path.push(Step::Item(items.len()));
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut source: A) -> Result<Value, A::Error> {
        let depth_left = self.inside()?;
        let mut members = BTreeMap::new();
        while let Some(name) = source.next_key_seed(Name)? {
            if let Err(reason) = check_name(&name) {
                self.found.path.push(Step::Member(name));
                return Err(self.flaw(reason));
            }
            let value = match source.next_value_seed(Reader {
                found: self.found,
                depth_left,
            }) {
                Ok(value) => value,
                Err(error) => {
                    self.found.path.push(Step::Member(name));
                    return Err(error);
                }
            };
            match members.entry(name) {
                Entry::Vacant(place) => {
                    place.insert(value);
                }
                Entry::Occupied(place) => {
                    self.found.path.push(Step::Member(place.key().clone()));
                    return Err(self.flaw(JsonReason::DuplicateMember));
                }
            }
        }
        Ok(Value::Record(members))
    }
}

/// Reads a member name.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = String;

    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<String, D::Error> {
        source.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }
}
