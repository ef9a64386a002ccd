//! What can be wrong with a field: values that whoever speaks to people can find words for, in every language.

use crate::quantity::words;
use alloc::format;
use alloc::string::{String, ToString};
use register::json::JsonReason;

/// Why a value is not the field it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The field is not there.
    Missing,
    /// No such field belongs to this act.
    Unknown,
    /// Something else is expected.
    Expected(Expected),
    /// More than this.
    TooMuch(i64),
    /// Less than this.
    TooLittle(i64),
    /// A text of more characters than this.
    TooLong(usize),
    /// A text of fewer characters than this.
    TooShort(usize),
    /// None of these words.
    NotOneOf(&'static [&'static str]),
    /// The lowest tier of advice asks nobody, and so has no such field.
    AsksNobody,
    /// More bytes than this.
    TooLarge(usize),
    /// It is not written as acts are.
    Json(JsonReason),
}

words! {
    /// What a value should have been; the words are those of an answer to a program.
    Expected {
        /// A text.
        Text = "a text",
        /// A whole number.
        Integer = "an integer",
        /// A list.
        List = "a list",
        /// Named fields.
        Record = "an object",
        /// A text of one line.
        SingleLine = "a single line without blanks at its ends or control characters",
        /// A time zone that is known.
        Zone = "the name of a time zone, such as Europe/Madrid",
        /// A day.
        Day = "a day such as 2026-05-03, between 1970 and 2199",
        /// A ratio.
        Ratio = "two integers [num,den] from 0 to 1000000000, the second above 0",
        /// An id, a digest or a commitment.
        Hash = "64 lowercase hex digits",
        /// The short name of a key, or a nonce.
        Kid = "32 lowercase hex digits",
        /// A key of either kind.
        AnyKey = "a sound public key: Ed25519 as 66 hex digits, 01 first, or a passkey's with its site, 02 or 03 first",
        /// A key that signs by itself.
        Key = "a sound Ed25519 public key as 66 hex digits, 01 first",
        /// A short name.
        Slug = "a short name of 1 to 40 letters a-z, digits and hyphens, no hyphen at its ends",
        /// What a decision does.
        Effect = "the name of an effect",
        /// What decisions do.
        Effects = "the names of effects",
        /// No more judges than a panel has seats.
        PanelSeats = "at most as many as a panel has seats",
        /// A majority.
        Majority = "more than a half in favour",
        /// A day on which people work.
        WorkingDay = "at least one working day a week",
        /// Houses that the agreement names.
        Houses = "houses of this agreement",
        /// The id of a member.
        MemberId = "a member's id",
        /// The key under which this mirror would go on.
        MirrorKey = "the key of this mirror",
        /// A key that this node made for a register to come.
        KeeperKey = "a key that this keeper has handed out",
        /// A text with something in it.
        NotBlank = "a text that is not blank",
        /// A photo that shows what it shows and nothing else.
        Photo = "a JPEG photo as a data: URL, without what a camera writes beside it",
        /// An amount of money.
        AboveZero = "more than zero",
        /// Who an act is from.
        Author = "a member's id, keeper, or nothing",
        /// Who may read a note.
        Audience = "community, circle:<short name> or members:<id>,<id>",
        /// What only a founding leaves out.
        Community = "the community's id; only a founding has none, comes from nobody, and has seen nothing",
        /// A signature line.
        Signature = "ed25519 (or es256 with what a passkey made), the key's short name, and the signature",
        /// The signature lines of an act.
        Signatures = "one signature for each key, sorted by the short names of the keys",
        /// A text that does nothing to a screen.
        PlainText = "a text without control characters or direction overrides",
    }
}

impl core::fmt::Display for Flaw {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Flaw::Missing => f.write_str("missing"),
            Flaw::Unknown => f.write_str("unknown field"),
            Flaw::Expected(what) => write!(f, "expected {what}"),
            Flaw::TooMuch(max) => write!(f, "at most {max}"),
            Flaw::TooLittle(min) => write!(f, "at least {min}"),
            Flaw::TooLong(max) => write!(f, "at most {max} characters"),
            Flaw::TooShort(min) => write!(f, "at least {min} characters"),
            Flaw::NotOneOf(words) => write!(f, "one of: {}", words.join(", ")),
            Flaw::AsksNobody => f.write_str("tier t0 asks nobody"),
            Flaw::TooLarge(max) => write!(f, "at most {max} bytes"),
            Flaw::Json(reason) => reason.fmt(f),
        }
    }
}

/// A flaw and the place where it is, such as `keys[2]` or `zone.name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFlaw {
    /// Names and positions from the act down.
    pub path: String,
    /// What is wrong there.
    pub flaw: Flaw,
}

impl FieldFlaw {
    /// A flaw right here.
    pub fn here(flaw: Flaw) -> FieldFlaw {
        FieldFlaw {
            path: String::new(),
            flaw,
        }
    }

    /// The same flaw, seen from one level higher.
    pub fn under(self, name: &str) -> FieldFlaw {
        let path = match self.path.as_str() {
            "" => name.to_string(),
            inner if inner.starts_with('[') => format!("{name}{inner}"),
            inner => format!("{name}.{inner}"),
        };
        FieldFlaw { path, flaw: self.flaw }
    }
}
