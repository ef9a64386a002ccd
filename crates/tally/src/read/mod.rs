//! Reading ballots from files: BLT, Scottish CSV, ABIF, Pabulib `.pb`, and our own JSON.
//!
//! A [`Reader`] takes a file in pieces of any size, as they arrive, and keeps only the ballots. It is strict: whatever it
//! does not understand is an error that names the line and the reason. All formats are UTF-8; a byte order mark at the
//! start and CRLF at the end of lines are accepted.
//!
//! ```
//! let file = b"3 1\n5 1 2 0\n4 2 3 0\n3 3 2 0\n0\n\"Ada\"\n\"Ben\"\n\"Cleo\"\n\"Chair\"\n";
//! let profile = tally::read::whole(tally::read::Format::Blt, file).unwrap();
//! assert_eq!((profile.options.len(), profile.seats, profile.total_weight()), (3, Some(1), 12));
//! ```

mod abif;
mod blt;
mod delegations;
mod flaw;
mod ids;
mod json;
mod lines;
mod pabulib;
mod scottish;
mod text;
mod value;
mod votes;
mod words;

pub use delegations::{Answer, Delegations, DelegationsReader};
pub use flaw::{ReadFlaw, Reason};
pub(crate) use json::FORMAT as JSON_FORMAT;

use crate::profile::Profile;
use crate::rankings::Rankings;
use lines::Lines;

/// A format of files with ballots.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// Ballots in BLT, as OpenSTV and OpaVote write it: ranked, with shared (`=`) and skipped (`-`) ranks.
    Blt,
    /// The CSV of the Scottish council elections: counted ballots first, then the candidates, then the ward.
    ScottishCsv,
    /// The Aggregated Ballot Information Format: ranked, scored or approved.
    Abif,
    /// Pabulib's `.pb`: projects with costs, and ballots that name them.
    Pabulib,
    /// Our own JSON. See `docs/counting.md`.
    Json,
}

impl Format {
    /// The format that the end of a file's name tells, in any case of letters.
    #[must_use]
    pub fn of_file_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let is = |other: &str| ending.eq_ignore_ascii_case(other);
        match () {
            () if is("blt") => Some(Self::Blt),
            () if is("csv") => Some(Self::ScottishCsv),
            () if is("abif") => Some(Self::Abif),
            () if is("pb") => Some(Self::Pabulib),
            () if is("json") => Some(Self::Json),
            () => None,
        }
    }
}

/// Reads one file, in pieces.
#[derive(Debug)]
pub struct Reader {
    parser: Parser,
}

/// What reads each format.
#[derive(Debug)]
enum Parser {
    Blt(Lines<blt::Blt>),
    Scottish(Lines<scottish::Scottish>),
    Abif(Lines<abif::Abif>),
    Pabulib(Lines<pabulib::Pabulib>),
    Json(json::Json),
}

impl Reader {
    /// A reader of this format, at the start of a file.
    #[must_use]
    pub fn new(format: Format) -> Self {
        let parser = match format {
            Format::Blt => Parser::Blt(Lines::default()),
            Format::ScottishCsv => Parser::Scottish(Lines::default()),
            Format::Abif => Parser::Abif(Lines::default()),
            Format::Pabulib => Parser::Pabulib(Lines::default()),
            Format::Json => Parser::Json(json::Json::default()),
        };
        Self { parser }
    }

    /// Reads the next piece of the file.
    ///
    /// # Errors
    ///
    /// The first [`ReadFlaw`]; the reader is of no use afterwards.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), ReadFlaw> {
        match &mut self.parser {
            Parser::Blt(lines) => lines.push(piece),
            Parser::Scottish(lines) => lines.push(piece),
            Parser::Abif(lines) => lines.push(piece),
            Parser::Pabulib(lines) => lines.push(piece),
            Parser::Json(json) => json.push(piece),
        }
    }

    /// Ends the file, and gives what was read.
    ///
    /// # Errors
    ///
    /// A [`ReadFlaw`] if the file is not whole.
    pub fn finish(self) -> Result<Profile, ReadFlaw> {
        match self.parser {
            Parser::Blt(lines) => lines.finish(),
            Parser::Scottish(lines) => lines.finish(),
            Parser::Abif(lines) => lines.finish(),
            Parser::Pabulib(lines) => lines.finish(),
            Parser::Json(json) => json.finish(),
        }
    }
}

/// Reads a file that is in memory already.
///
/// # Errors
///
/// The first [`ReadFlaw`].
pub fn whole(format: Format, file: &[u8]) -> Result<Profile, ReadFlaw> {
    let mut reader = Reader::new(format);
    reader.push(file)?;
    reader.finish()
}

/// Merges identical ballots whenever they have grown to twice the size they had after the last merging.
#[derive(Debug)]
struct Thrift {
    next_bytes: usize,
}

/// Below this size, merging is not worth the trouble.
const THRIFT_BYTES_MIN: usize = 64 << 20;

impl Default for Thrift {
    fn default() -> Self {
        Self {
            next_bytes: THRIFT_BYTES_MIN,
        }
    }
}

impl Thrift {
    /// Merges if it is time to.
    fn mind(&mut self, rankings: &mut Rankings) {
        if rankings.size_bytes() >= self.next_bytes {
            rankings.condense();
            self.next_bytes = (2 * rankings.size_bytes()).max(THRIFT_BYTES_MIN);
        }
    }
}
