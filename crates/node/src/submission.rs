//! What an author sends to a keeper: a signed act and the notes that go with it.

use crate::limits::{NAME_SHOWN_CHARS, NOTES_MAX, SIGNATURES_MAX, SUBMISSION_BYTES_MAX};
use crate::notes::{Audience, Note};
use register::json::JsonReason;
use register::{Hash, SignatureLine};
use rules::field::{Expected, FieldFlaw, Flaw};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A signed act and its notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// One line of canonical JSON: what was signed.
    pub body: String,
    /// The signatures over it, sorted by kid.
    pub signatures: Vec<SignatureLine>,
    /// The texts that the act commits to.
    pub notes: Vec<Note>,
}

#[derive(Serialize)]
struct Wire {
    body: String,
    signatures: Vec<String>,
    notes: Vec<WireNote>,
}

#[derive(Serialize)]
struct WireNote {
    salt: String,
    text: String,
    audience: String,
}

impl Submission {
    /// Reads `{"body":…,"signatures":["ed25519 <kid> <signature>"],"notes":[{"salt":…,"text":…,"audience":…}]}`.
    ///
    /// # Errors
    /// Names the first thing that is not as it should be.
    pub fn from_json(bytes: &[u8]) -> Result<Submission, FieldFlaw> {
        if bytes.len() > SUBMISSION_BYTES_MAX {
            return Err(FieldFlaw::here(Flaw::TooLarge(SUBMISSION_BYTES_MAX)));
        }
        let [body, signatures, notes] = read(bytes)?.members(["body", "signatures", "notes"])?;
        let body = there(body, "body", Raw::text)?;
        let signatures = there(signatures, "signatures", |list| list.list(SIGNATURES_MAX, signature))?;
        let notes = match notes {
            Some(list) => list.list(NOTES_MAX, note).map_err(|flaw| flaw.under("notes"))?,
            None => Vec::new(),
        };
        Ok(Submission {
            body,
            signatures,
            notes,
        })
    }

    /// Writes it, so that [`Submission::from_json`] reads it again.
    pub fn to_json(&self) -> String {
        let notes = self.notes.iter().map(|note| WireNote {
            salt: Hash::new(note.salt).to_string(),
            text: note.text.clone(),
            audience: note.audience.to_string(),
        });
        let wire = Wire {
            body: self.body.clone(),
            signatures: self.signatures.iter().map(ToString::to_string).collect(),
            notes: notes.collect(),
        };
        serde_json::to_string(&wire).expect("texts and lists are always JSON")
    }
}

fn signature(line: Raw) -> Result<SignatureLine, FieldFlaw> {
    let is_none = |_| FieldFlaw::here(Flaw::Expected(Expected::Signature));
    line.text()?.parse().map_err(is_none)
}

fn note(note: Raw) -> Result<Note, FieldFlaw> {
    let [salt, text, audience] = note.members(["salt", "text", "audience"])?;
    let hash = |salt: Raw| {
        let is_none = |_| FieldFlaw::here(Flaw::Expected(Expected::Hash));
        salt.text()?.parse::<Hash>().map_err(is_none)
    };
    let readers = |audience: Raw| {
        let is_none = |_| FieldFlaw::here(Flaw::Expected(Expected::Audience));
        audience.text()?.parse().map_err(is_none)
    };
    Ok(Note {
        salt: *there(salt, "salt", hash)?.as_bytes(),
        text: there(text, "text", Raw::text)?,
        audience: match audience {
            Some(audience) => readers(audience).map_err(|flaw| flaw.under("audience"))?,
            None => Audience::Community,
        },
    })
}

/// What has to be there.
fn there<T>(value: Option<Raw>, name: &str, read: impl FnOnce(Raw) -> Result<T, FieldFlaw>) -> Result<T, FieldFlaw> {
    let value = value.ok_or_else(|| FieldFlaw::here(Flaw::Missing).under(name))?;
    read(value).map_err(|flaw| flaw.under(name))
}

/// JSON as somebody wrote it: with the members of a record in their order, and those that are there twice.
enum Raw {
    Text(String),
    List(Vec<Raw>),
    Record(Vec<(String, Raw)>),
    /// What belongs nowhere in a submission: numbers, `true`, `null`.
    Other,
}

fn read(bytes: &[u8]) -> Result<Raw, FieldFlaw> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FieldFlaw::here(Flaw::Missing));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        let lines = bytes.split_inclusive(|byte| *byte == b'\n');
        let before: usize = lines.take(error.line().saturating_sub(1)).map(<[u8]>::len).sum();
        let offset = before.saturating_add(error.column()).saturating_sub(1);
        FieldFlaw::here(Flaw::Json(JsonReason::Syntax { offset }))
    })
}

impl Raw {
    fn text(self) -> Result<String, FieldFlaw> {
        match self {
            Raw::Text(text) => Ok(text),
            Raw::List(_) | Raw::Record(_) | Raw::Other => Err(FieldFlaw::here(Flaw::Expected(Expected::Text))),
        }
    }

    fn list<T>(self, max: usize, read: impl Fn(Raw) -> Result<T, FieldFlaw>) -> Result<Vec<T>, FieldFlaw> {
        let Raw::List(items) = self else {
            return Err(FieldFlaw::here(Flaw::Expected(Expected::List)));
        };
        if items.len() > max {
            return Err(FieldFlaw::here(Flaw::TooMuch(max as i64)));
        }
        let item = |(place, item)| read(item).map_err(|flaw| flaw.under(&format!("[{place}]")));
        items.into_iter().enumerate().map(item).collect()
    }

    /// The members of a record that has these and no others, none of them twice.
    fn members<const N: usize>(self, names: [&str; N]) -> Result<[Option<Raw>; N], FieldFlaw> {
        let Raw::Record(members) = self else {
            return Err(FieldFlaw::here(Flaw::Expected(Expected::Record)));
        };
        let mut found = [const { None }; N];
        for (name, value) in members {
            let Some(place) = names.iter().position(|known| *known == name) else {
                return Err(FieldFlaw::here(Flaw::Unknown).under(&shown(&name)));
            };
            if found[place].replace(value).is_some() {
                return Err(FieldFlaw::here(Flaw::Json(JsonReason::DuplicateMember)).under(&name));
            }
        }
        Ok(found)
    }
}

/// A name that somebody made up, as far as an answer repeats it.
fn shown(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_control())
        .take(NAME_SHOWN_CHARS)
        .collect()
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Raw, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Raw;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut record: A) -> Result<Raw, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = record.next_entry()? {
            members.push(member);
        }
        Ok(Raw::Record(members))
    }
}
