//! The canonical JSON of bodies: RFC 8785, narrowed until every value has exactly one text.
//!
//! Narrowed means: integers only, within ±(2⁵³ − 1); no nulls; ASCII member names, none twice; texts in Unicode
//! normalisation form C without unassigned or private-use characters; at most eight lists and records deep. A reader
//! decodes, encodes again and compares bytes, so that no second spelling of the same value can be signed.

mod read;
mod straight;
mod write;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

pub(crate) use straight::Straight;
pub use write::encode;
pub(crate) use write::encode_into;

use crate::limits::{DEPTH_MAX, INTEGER_MAX};

/// The version of Unicode whose tables decide what is normalised and what is assigned.
///
/// Texts that use characters of a later version are refused until the register moves to that version, which can only
/// widen what is admitted: Unicode never changes the normalisation of a text of assigned characters.
pub const UNICODE_VERSION: (u8, u8, u8) = (18, 0, 0);

/// A value of the canonical JSON profile, in memory.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number; within ±(2⁵³ − 1) where [`admissible`] passed.
    Int(i64),
    /// A text; normalised and free of unassigned characters where [`admissible`] passed.
    Text(String),
    /// Values in an order that means something.
    List(Vec<Value>),
    /// Values by name.
    Record(BTreeMap<String, Value>),
}

/// Where a text is not canonical JSON, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct JsonFlaw {
    /// The place, as in `act.postings[2].amount`; empty for the whole.
    pub path: String,
    /// What is wrong there.
    pub reason: JsonReason,
}

/// What can be wrong with a text that should be canonical JSON.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum JsonReason {
    /// The text is not JSON, as it turned out at about this byte offset.
    Syntax {
        /// The byte offset.
        offset: usize,
    },
    /// A `null`: what is absent is left out.
    Null,
    /// A number with a fraction or an exponent, `-0`, or one too large for any integer.
    NotAnInteger,
    /// An integer beyond ±(2⁵³ − 1).
    IntegerTooLarge,
    /// The same member name twice in one record.
    DuplicateMember,
    /// A member name with a character outside ASCII.
    NameNotAscii,
    /// A text (or member name) that is not in normalisation form C.
    NotNormalised,
    /// A text with a character that Unicode (in [`UNICODE_VERSION`]) has not assigned, or left to private use.
    Unassigned {
        /// The character.
        character: char,
    },
    /// More than [`DEPTH_MAX`] lists and records inside each other.
    TooDeep,
    /// Correct JSON, spelled otherwise than canonical JSON would from this byte offset on: spaces, order or escapes.
    NotCanonical {
        /// The byte offset of the first difference.
        offset: usize,
    },
}

impl fmt::Display for JsonReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { offset } => write!(f, "not JSON, at about byte {offset}"),
            Self::Null => f.write_str("null is not used here; leave the member out"),
            Self::NotAnInteger => f.write_str("only whole numbers are used here"),
            Self::IntegerTooLarge => write!(
                f,
                "beyond ±{INTEGER_MAX}, the largest whole number that every reader keeps exactly"
            ),
            Self::DuplicateMember => f.write_str("the same name twice in one record"),
            Self::NameNotAscii => f.write_str("a name with characters outside ASCII"),
            Self::NotNormalised => f.write_str("a text that is not in Unicode normalisation form C"),
            Self::Unassigned { character } => {
                write!(
                    f,
                    "the character U+{:04X}, which Unicode {} leaves unassigned or to private use",
                    u32::from(*character),
                    UNICODE_VERSION.0
                )
            }
            Self::TooDeep => write!(f, "more than {DEPTH_MAX} lists and records inside each other"),
            Self::NotCanonical { offset } => write!(f, "not spelled in the canonical way from byte {offset} on"),
        }
    }
}

impl fmt::Display for JsonFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            self.reason.fmt(f)
        } else {
            write!(f, "{}: {}", self.path, self.reason)
        }
    }
}

impl core::error::Error for JsonFlaw {}

/// Reads a text that must be canonical to the byte.
///
/// # Errors
///
/// Says where the text leaves the profile first, and how.
///
/// ```
/// use register::json::{self, Value};
/// let text = r#"{"a":[1,true],"b":"ü"}"#;
/// assert_eq!(json::encode(&json::decode(text)?), text);
/// assert!(json::decode(r#"{"b":1,"a":2}"#).is_err()); // Names out of order.
/// assert_eq!(json::decode("1.5").unwrap_err().reason, json::JsonReason::NotAnInteger);
/// # Ok::<(), json::JsonFlaw>(())
/// ```
pub fn decode(text: &str) -> Result<Value, JsonFlaw> {
    let mut straight = Straight::new(text);
    if let Some(value) = straight.value(DEPTH_MAX)
        && straight.is_at_end()
    {
        return Ok(value);
    }
    decode_slowly(text)
}

/// Reads a text of any spelling, whose values are those of the profile: what others wrote, and all readers read alike.
pub(crate) fn decode_any(text: &str) -> Result<Value, JsonFlaw> {
    read::read(text)
}

/// As [`decode`], for every text: reads it as any JSON, and compares it with its canonical spelling.
fn decode_slowly(text: &str) -> Result<Value, JsonFlaw> {
    let value = read::read(text)?;
    match write::first_difference(&value, text) {
        None => Ok(value),
        Some(offset) => Err(JsonFlaw {
            path: String::new(),
            reason: JsonReason::NotCanonical { offset },
        }),
    }
}

/// Checks that a value lies within the profile, so that what [`encode`] makes of it can be read again.
///
/// # Errors
///
/// Says where the value leaves the profile first, and how.
pub fn admissible(value: &Value) -> Result<(), JsonFlaw> {
    let mut path = Vec::new();
    admissible_at(value, DEPTH_MAX, &mut path).map_err(|reason| JsonFlaw {
        path: spell(&path),
        reason,
    })
}

/// Looks a member up where the value is a record.
impl Value {
    /// The member of that name, where this is a record that has one.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Record(members) => members.get(name),
            Self::Bool(_) | Self::Int(_) | Self::Text(_) | Self::List(_) => None,
        }
    }

    /// The text, where this is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Bool(_) | Self::Int(_) | Self::List(_) | Self::Record(_) => None,
        }
    }

    /// The integer, where this is one.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(integer) => Some(*integer),
            Self::Bool(_) | Self::Text(_) | Self::List(_) | Self::Record(_) => None,
        }
    }
}

/// One step into a value, for naming the place of a flaw. Paths are kept innermost first.
enum Step {
    Member(String),
    Item(usize),
}

/// Spells a path, given innermost step first, as in `act.postings[2].amount`.
fn spell(path: &[Step]) -> String {
    use fmt::Write as _;
    let mut text = String::new();
    for step in path.iter().rev() {
        match step {
            Step::Member(name) if text.is_empty() => text.push_str(name),
            Step::Member(name) => {
                text.push('.');
                text.push_str(name);
            }
            Step::Item(index) => write!(text, "[{index}]").expect("writing to a String cannot fail"),
        }
    }
    text
}

fn admissible_at(value: &Value, depth_left: usize, path: &mut Vec<Step>) -> Result<(), JsonReason> {
    match value {
        Value::Bool(_) => Ok(()),
        Value::Int(integer) => check_integer(*integer),
        Value::Text(text) => check_text(text),
        Value::List(items) => {
            let depth_left = depth_left.checked_sub(1).ok_or(JsonReason::TooDeep)?;
            for (index, item) in items.iter().enumerate() {
                admissible_at(item, depth_left, path).inspect_err(|_| path.push(Step::Item(index)))?;
            }
            Ok(())
        }
        Value::Record(members) => {
            let depth_left = depth_left.checked_sub(1).ok_or(JsonReason::TooDeep)?;
            for (name, member) in members {
                let checked = check_name(name).and_then(|()| admissible_at(member, depth_left, path));
                checked.inspect_err(|_| path.push(Step::Member(name.clone())))?;
            }
            Ok(())
        }
    }
}

fn check_integer(integer: i64) -> Result<(), JsonReason> {
    if (-INTEGER_MAX..=INTEGER_MAX).contains(&integer) {
        Ok(())
    } else {
        Err(JsonReason::IntegerTooLarge)
    }
}

fn check_name(name: &str) -> Result<(), JsonReason> {
    if name.is_ascii() {
        Ok(())
    } else {
        Err(JsonReason::NameNotAscii)
    }
}

/// Unassigned characters are looked for first: what they normalise to may change when they are assigned.
fn check_text(text: &str) -> Result<(), JsonReason> {
    if text.is_ascii() {
        return Ok(());
    }
    if let Some(character) = text
        .chars()
        .find(|character| !unicode_normalization::char::is_public_assigned(*character))
    {
        return Err(JsonReason::Unassigned { character });
    }
    if unicode_normalization::is_nfc(text) {
        Ok(())
    } else {
        Err(JsonReason::NotNormalised)
    }
}
