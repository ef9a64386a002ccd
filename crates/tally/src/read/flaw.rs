//! What can be wrong with a file, and where.

use alloc::string::String;
use core::fmt;

use crate::limits::{COST_DECIMALS_MAX, COST_MAX, JSON_VALUE_BYTES_MAX, LINE_BYTES_MAX, OPTIONS_MAX};
use crate::liquid::GraphFlaw;
use crate::rankings::BallotFlaw;

/// Why a file cannot be read, and the line (from 1) where that showed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReadFlaw {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong, and the line if that is another than the one that was read last.
#[derive(Debug)]
pub(super) struct Misplaced {
    pub(super) reason: Reason,
    pub(super) line: Option<u64>,
}

impl Misplaced {
    /// The flaw, whose line is this one unless it is known to be another.
    pub(super) fn or_on(self, line: u64) -> ReadFlaw {
        ReadFlaw {
            line: self.line.unwrap_or(line),
            reason: self.reason,
        }
    }
}

impl Misplaced {
    /// The same, on this line unless it is known to be on another.
    pub(super) fn or_begun_on(self, line: u64) -> Self {
        Self {
            line: self.line.or(Some(line)),
            ..self
        }
    }
}

impl From<Reason> for Misplaced {
    fn from(reason: Reason) -> Self {
        Self { reason, line: None }
    }
}

impl From<BallotFlaw> for Misplaced {
    fn from(flaw: BallotFlaw) -> Self {
        Reason::from(flaw).into()
    }
}

/// What is wrong with a line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Reason {
    /// The file begins with the byte order mark of UTF-16.
    Utf16,
    /// The text is not UTF-8.
    NotUtf8,
    /// A name holds a control character.
    ControlCharacter,
    /// The line is longer than any line of ballots.
    LineTooLong,
    /// Something else was expected here.
    Expected(&'static str),
    /// A number is too large.
    NumberTooLarge,
    /// There are no options, or too many.
    OptionsOutOfRange(u64),
    /// There are no seats, or as many as there cannot be.
    SeatsOutOfRange(u64),
    /// The ballot itself is not right.
    Ballot(BallotFlaw),
    /// A name that no option has.
    UnknownName(String),
    /// A delegate who is no member of the file.
    UnknownMember(String),
    /// What cannot stand in a graph of delegations.
    Graph(GraphFlaw),
    /// Two entries of the same age, so that it is open which of them is older.
    SameAge(u32),
    /// Two options with the same identifier or name.
    NameTwice(String),
    /// The file announces one number of something, and holds another.
    Count {
        /// What was counted.
        what: &'static str,
        /// How many the file announces.
        announced: u64,
        /// How many there are.
        found: u64,
    },
    /// The file ends too early.
    EndsEarly(&'static str),
    /// There is more after the end.
    Trailing,
    /// A quoted text has no closing quotation mark on its line.
    OpenQuote,
    /// The line has another number of fields than the line that names them.
    FieldCount {
        /// How many fields are named.
        announced: usize,
        /// How many there are.
        found: usize,
    },
    /// A column or key that the format requires is missing.
    Missing(&'static str),
    /// A key that the format does not know.
    UnknownKey(String),
    /// A key or column that stands there twice.
    KeyTwice(String),
    /// A cost or budget is not a plain amount of money.
    NotMoney,
    /// The ballots of one file are of two kinds.
    MixedKinds,
    /// Scores and ranks of a ballot contradict each other.
    ScoresAgainstRanks,
    /// Text that is not JSON: what is wrong with it.
    Json(&'static str),
    /// A JSON value that is larger than any value of the format.
    JsonTooLarge,
    /// A ballot of a file in which everybody chooses one project names several.
    SeveralChosen,
    /// A kind of ballot that no method here counts.
    UnknownVoteType(String),
}

impl Reason {
    /// This, on a line that is not the one that was read last.
    pub(super) fn on(self, line: u64) -> Misplaced {
        Misplaced {
            reason: self,
            line: Some(line),
        }
    }
}

impl fmt::Display for ReadFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl core::error::Error for ReadFlaw {}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Utf16 => f.write_str("the file is UTF-16; save it as UTF-8"),
            Self::NotUtf8 => f.write_str("the text is not UTF-8 (perhaps Latin-1 or Windows-1252; save it as UTF-8)"),
            Self::ControlCharacter => f.write_str("a name holds a control character"),
            Self::LineTooLong => write!(f, "the line is longer than {LINE_BYTES_MAX} bytes"),
            Self::Expected(what) => write!(f, "expected {what}"),
            Self::NumberTooLarge => f.write_str("the number is too large"),
            Self::OptionsOutOfRange(found) => write!(f, "{found} options; there must be 1 to {OPTIONS_MAX}"),
            Self::SeatsOutOfRange(found) => write!(
                f,
                "{found} seats; there must be at least one, and not more than {OPTIONS_MAX}"
            ),
            Self::Ballot(flaw) => flaw.fmt(f),
            Self::UnknownName(name) => write!(f, "there is no option \"{name}\""),
            Self::UnknownMember(name) => write!(f, "there is no member \"{name}\" in the file"),
            Self::Graph(flaw) => flaw.fmt(f),
            Self::SameAge(given) => write!(
                f,
                "another entry was given at {given} as well; each needs a place of its own"
            ),
            Self::NameTwice(name) => write!(f, "\"{name}\" stands for two options"),
            Self::Count { what, announced, found } => {
                write!(f, "the file announces {announced} {what}, and holds {found}")
            }
            Self::EndsEarly(what) => write!(f, "the file ends before {what}"),
            Self::Trailing => f.write_str("there is more after the end"),
            Self::OpenQuote => f.write_str("a quotation mark is not closed on its line"),
            Self::FieldCount { announced, found } => write!(f, "{found} fields, where {announced} are named"),
            Self::Missing(what) => write!(f, "{what} is missing"),
            Self::UnknownKey(key) => write!(f, "unknown key \"{key}\""),
            Self::KeyTwice(key) => write!(f, "\"{key}\" stands there twice"),
            Self::NotMoney => write!(
                f,
                "expected an amount of money: digits, at most {COST_DECIMALS_MAX} decimals after a point, at most {COST_MAX} of the smallest unit"
            ),
            Self::MixedKinds => f.write_str("rankings and scores cannot be mixed in one file"),
            Self::ScoresAgainstRanks => f.write_str("the scores contradict the ranks"),
            Self::Json(what) => write!(f, "this is not JSON: {what}"),
            Self::JsonTooLarge => write!(f, "a JSON value is larger than {JSON_VALUE_BYTES_MAX} bytes"),
            Self::SeveralChosen => f.write_str("the ballot names several projects, where everybody chooses one"),
            Self::UnknownVoteType(kind) => write!(f, "unknown vote_type \"{kind}\""),
        }
    }
}

impl From<GraphFlaw> for Reason {
    fn from(flaw: GraphFlaw) -> Self {
        Self::Graph(flaw)
    }
}

impl From<BallotFlaw> for Reason {
    fn from(flaw: BallotFlaw) -> Self {
        Self::Ballot(flaw)
    }
}
