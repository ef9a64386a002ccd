//! An entry: what the keeper files of one act. A line with the keeper's time, the body, and its signature lines.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::fmt::Write as _;

use crate::hash::Hash;
pub use crate::limits::ENTRY_BYTES_MAX;
use crate::limits::INTEGER_MAX;
use crate::line::{LineFlaw, LinesFlaw, SignatureLine, check_lines};

/// What an entry's first line begins with, before the stamp.
pub const HEADING: &str = "mirrorball/1 ";

/// An entry, taken apart. Its bytes are what the tree covers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// The keeper's time, in Unix milliseconds, at most 2⁵³ − 1.
    pub stamp_ms: u64,
    /// What was signed: one line of canonical JSON, not looked into here.
    pub body: String,
    /// The signatures, sorted by kid.
    pub signatures: Vec<SignatureLine>,
}

/// Why bytes are not an entry.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum EntryFlaw {
    /// Longer than [`ENTRY_BYTES_MAX`].
    TooLong {
        /// How long.
        size_bytes: usize,
    },
    /// Not UTF-8 from this byte offset on.
    NotText {
        /// The byte offset.
        offset: usize,
    },
    /// A carriage return: lines end in a line feed alone.
    CarriageReturn,
    /// The last line does not end in a line feed.
    NoLineFeedAtEnd,
    /// The first line does not begin with `mirrorball/1 `.
    Heading,
    /// The stamp is not a number of milliseconds up to 2⁵³ − 1, in decimal without leading zeros.
    Stamp,
    /// There is no body, or an empty one.
    NoBody,
    /// A signature line cannot be read.
    Line {
        /// Which, counted from 1.
        number: usize,
        /// Why.
        flaw: LineFlaw,
    },
    /// The signature lines cannot stand together.
    Lines(LinesFlaw),
}

impl Entry {
    /// The bytes of the entry. They can be decoded again if the fields keep to their documentation.
    pub fn encode(&self) -> Vec<u8> {
        let mut text = String::with_capacity(self.body.len().saturating_add(256));
        write!(text, "{HEADING}{}\n{}\n", self.stamp_ms, self.body).expect("writing to a String cannot fail");
        for line in &self.signatures {
            writeln!(text, "{line}").expect("writing to a String cannot fail");
        }
        text.into_bytes()
    }

    /// Reads the bytes of an entry; only those that [`Entry::encode`] makes again are taken.
    ///
    /// # Errors
    ///
    /// Says what is wrong first, from the top.
    pub fn decode(bytes: &[u8]) -> Result<Self, EntryFlaw> {
        if bytes.len() > ENTRY_BYTES_MAX {
            return Err(EntryFlaw::TooLong {
                size_bytes: bytes.len(),
            });
        }
        let text = core::str::from_utf8(bytes).map_err(|error| EntryFlaw::NotText {
            offset: error.valid_up_to(),
        })?;
        if text.contains('\r') {
            return Err(EntryFlaw::CarriageReturn);
        }
        let mut lines = text.strip_suffix('\n').ok_or(EntryFlaw::NoLineFeedAtEnd)?.split('\n');
        let stamp = lines
            .next()
            .and_then(|line| line.strip_prefix(HEADING))
            .ok_or(EntryFlaw::Heading)?;
        let stamp_ms = decimal(stamp).ok_or(EntryFlaw::Stamp)?;
        let body = lines.next().filter(|body| !body.is_empty()).ok_or(EntryFlaw::NoBody)?;
        let mut signatures = Vec::new();
        for line in lines {
            let number = signatures.len().saturating_add(1);
            signatures.push(line.parse().map_err(|flaw| EntryFlaw::Line { number, flaw })?);
        }
        check_lines(&signatures).map_err(EntryFlaw::Lines)?;
        Ok(Self {
            stamp_ms,
            body: body.to_owned(),
            signatures,
        })
    }
}

/// The stamp in the first line of an entry's bytes, whatever follows it; none if that line is none.
pub fn stamp_of(bytes: &[u8]) -> Option<u64> {
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    decimal(core::str::from_utf8(line).ok()?.strip_prefix(HEADING)?)
}

/// The leaf of an entry in the tree: RFC 6962's hash over its bytes.
pub fn leaf_hash(bytes: &[u8]) -> Hash {
    Hash::of(&[&[0], bytes])
}

/// Reads a number up to 2⁵³ − 1 in decimal, without sign or leading zeros.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let canonical = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse()
        .ok()
        .filter(|number| canonical && *number <= INTEGER_MAX.unsigned_abs())
}

impl fmt::Display for EntryFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { size_bytes } => write!(f, "{size_bytes} bytes; an entry has at most {ENTRY_BYTES_MAX}"),
            Self::NotText { offset } => write!(f, "not UTF-8 from byte {offset} on"),
            Self::CarriageReturn => f.write_str("a carriage return; lines end in a line feed alone"),
            Self::NoLineFeedAtEnd => f.write_str("the last line has no end"),
            Self::Heading => f.write_str("an entry begins with `mirrorball/1 ` and its stamp"),
            Self::Stamp => f.write_str("the stamp is not a number of milliseconds without leading zeros"),
            Self::NoBody => f.write_str("the body is missing"),
            Self::Line { number, flaw } => write!(f, "signature line {number}: {flaw}"),
            Self::Lines(flaw) => flaw.fmt(f),
        }
    }
}

impl core::error::Error for EntryFlaw {}
