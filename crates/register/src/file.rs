//! A register as a file: each entry followed by an empty line, then the signed checkpoint over all of them.
//!
//! The reader does no input of its own: bytes are pushed in as they come, whole blocks are taken out. It splits, and
//! leaves to others what stands in a block.

use alloc::vec::Vec;
use core::fmt;

use crate::entry::HEADING;
use crate::hash::Hash;
use crate::limits::{CHECKPOINT_BYTES_MAX, ENTRY_BYTES_MAX};

/// A whole block of the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Block<'a> {
    /// The bytes of an entry, to be decoded.
    Entry(&'a [u8]),
    /// The signed checkpoint, always the last block.
    Checkpoint(&'a str),
}

/// A block and where it stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Placed<'a> {
    /// The line on which the block begins, counted from 1.
    pub line: u64,
    /// The block.
    pub block: Block<'a>,
}

/// Takes blocks out of bytes that come in pieces of any size.
///
/// ```
/// use register::file::{Block, Blocks};
/// let mut blocks = Blocks::new();
/// blocks.push(b"mirrorball/1 17\n{}\ned255");
/// assert_eq!(blocks.take()?, None); // More is needed.
/// blocks.push(b"19 ...\n\n");
/// assert_eq!(blocks.take()?.unwrap().block, Block::Entry(b"mirrorball/1 17\n{}\ned25519 ...\n"));
/// # let origin = register::checkpoint::origin(&register::Hash::new([7; 32]));
/// blocks.push(format!("{origin}\n1\nroot\n\n\u{2014} name signature\n").as_bytes());
/// assert_eq!(blocks.take()?, None); // More might come.
/// blocks.end();
/// assert_eq!(blocks.take()?.unwrap().line, 5);
/// assert_eq!(blocks.take()?, None); // That was all.
/// # Ok::<(), register::file::FileFlaw>(())
/// ```
#[derive(Clone, Debug)]
pub struct Blocks {
    bytes: Vec<u8>,
    /// Where the next block begins in `bytes`.
    begin: usize,
    /// How far `bytes` was searched for the end of that block.
    searched: usize,
    /// The line of `begin`.
    line: u64,
    /// How many entries were taken.
    entries: u64,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stage {
    /// More bytes may come.
    Open,
    /// All bytes are here; the checkpoint is not yet taken.
    Ended,
    /// The checkpoint was taken.
    Done,
}

/// Where the file is not a register, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FileFlaw {
    /// The line, counted from 1.
    pub line: u64,
    /// How many whole entries come before it, which is the index of the entry that should stand there.
    pub entries: u64,
    /// What is wrong there.
    pub reason: FileReason,
}

/// What can be wrong with a file that should be a register.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FileReason {
    /// An entry that is longer than entries can be.
    EntryTooLong,
    /// The file ends inside an entry.
    EntryCut,
    /// Neither an entry nor a checkpoint: the line does not begin with `mirrorball/1 `, and is not a register's origin.
    Neither,
    /// The file ends without a checkpoint.
    NoCheckpoint,
    /// The checkpoint is longer than checkpoints can be.
    CheckpointTooLong,
    /// The checkpoint is not UTF-8.
    CheckpointNotText,
    /// Something follows the checkpoint's signature lines, or they are missing.
    Trailing,
}

impl Default for Blocks {
    fn default() -> Self {
        Self::new()
    }
}

impl Blocks {
    /// A reader at the beginning of a file.
    pub const fn new() -> Self {
        Self {
            bytes: Vec::new(),
            begin: 0,
            searched: 0,
            line: 1,
            entries: 0,
            stage: Stage::Open,
        }
    }

    /// Adds the next bytes of the file. Take all blocks out before adding more: what was not taken is held in memory.
    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.begin);
        self.searched = self.searched.saturating_sub(self.begin);
        self.begin = 0;
        self.bytes.extend_from_slice(bytes);
    }

    /// Says that there are no more bytes.
    pub fn end(&mut self) {
        if self.stage == Stage::Open {
            self.stage = Stage::Ended;
        }
    }

    /// Takes the next whole block out. `None` means that more bytes are needed or, after [`Blocks::end`], that the
    /// checkpoint was the last block and all is well.
    ///
    /// # Errors
    ///
    /// Names the line at which the bytes cannot be a register; there is no going on after that.
    pub fn take(&mut self) -> Result<Option<Placed<'_>>, FileFlaw> {
        if self.stage == Stage::Done {
            return Ok(None);
        }
        let rest = self.bytes.get(self.begin..).unwrap_or_default();
        let longest = HEADING.len().max(ORIGIN_BYTES.saturating_add(1));
        if rest.starts_with(HEADING.as_bytes()) {
            self.take_entry()
        } else if self.stage == Stage::Open && rest.len() < longest {
            Ok(None)
        } else if rest.is_empty() {
            self.flaw(FileReason::NoCheckpoint)
        } else if begins_with_origin(rest) {
            self.take_checkpoint()
        } else {
            self.flaw(FileReason::Neither)
        }
    }

    fn take_entry(&mut self) -> Result<Option<Placed<'_>>, FileFlaw> {
        let from = self.searched.max(self.begin);
        let found = empty_line(self.bytes.get(from..).unwrap_or_default());
        let end = found.map(|at| from.saturating_add(at).saturating_add(1));
        let length = end.unwrap_or(self.bytes.len()).saturating_sub(self.begin);
        if length > ENTRY_BYTES_MAX {
            return self.flaw(FileReason::EntryTooLong);
        }
        let Some(end) = end else {
            // A line feed may be the first of two.
            self.searched = self.bytes.len().saturating_sub(1).max(self.begin);
            return match self.stage {
                Stage::Open => Ok(None),
                Stage::Ended | Stage::Done => self.flaw(FileReason::EntryCut),
            };
        };
        let (begin, line) = (self.begin, self.line);
        self.begin = end.saturating_add(1);
        self.searched = self.begin;
        let block = self.bytes.get(begin..end).unwrap_or_default();
        self.line = line.saturating_add(lines_of(block)).saturating_add(1);
        self.entries = self.entries.saturating_add(1);
        Ok(Some(Placed {
            line,
            block: Block::Entry(block),
        }))
    }

    fn take_checkpoint(&mut self) -> Result<Option<Placed<'_>>, FileFlaw> {
        let length = self.bytes.len().saturating_sub(self.begin);
        if length > CHECKPOINT_BYTES_MAX {
            return self.flaw(FileReason::CheckpointTooLong);
        }
        if self.stage == Stage::Open {
            return Ok(None);
        }
        let (begin, line) = (self.begin, self.line);
        let Ok(text) = core::str::from_utf8(self.bytes.get(begin..).unwrap_or_default()) else {
            return self.flaw(FileReason::CheckpointNotText);
        };
        if let Some(after) = first_trailing(text) {
            let line = line.saturating_add(after);
            return Err(FileFlaw {
                line,
                entries: self.entries,
                reason: FileReason::Trailing,
            });
        }
        self.stage = Stage::Done;
        Ok(Some(Placed {
            line,
            block: Block::Checkpoint(text),
        }))
    }

    fn flaw<T>(&self, reason: FileReason) -> Result<T, FileFlaw> {
        Err(FileFlaw {
            line: self.line,
            entries: self.entries,
            reason,
        })
    }
}

/// Bytes of an origin: `mirrorball/` and 64 digits.
const ORIGIN_BYTES: usize = "mirrorball/".len() + 64;

/// Whether a line of these bytes names the origin of a register.
fn begins_with_origin(bytes: &[u8]) -> bool {
    let (Some(origin), Some(b'\n')) = (bytes.get(..ORIGIN_BYTES), bytes.get(ORIGIN_BYTES)) else {
        return false;
    };
    let community = core::str::from_utf8(origin)
        .ok()
        .and_then(|origin| origin.strip_prefix("mirrorball/"));
    community.is_some_and(|community| community.parse::<Hash>().is_ok())
}

/// The line of a checkpoint, counted from 0, that cannot belong to it: it has a text, one empty line, signature lines.
fn first_trailing(text: &str) -> Option<u64> {
    let is_signature = |line: &str| line.starts_with('\u{2014}') && line.ends_with('\n');
    let mut lines = text
        .split_inclusive('\n')
        .zip(0_u64..)
        .skip_while(|(line, _)| *line != "\n")
        .skip(1)
        .peekable();
    if lines.peek().is_none() {
        return Some(lines_of(text.as_bytes()));
    }
    lines.find(|(line, _)| !is_signature(line)).map(|(_, number)| number)
}

/// Where two line feeds stand next to each other first. Looks at 64 bytes at once, since most have none at all.
fn empty_line(bytes: &[u8]) -> Option<usize> {
    let has_line_feed = |chunk: &[u8]| chunk.iter().fold(false, |found, byte| found | (*byte == b'\n'));
    let (chunks, _) = bytes.as_chunks::<64>();
    let mut from = 0_usize;
    for chunk in chunks {
        let next = from.saturating_add(chunk.len());
        if has_line_feed(chunk) {
            // The second may be the first byte of what follows.
            let pairs = bytes
                .get(from..bytes.len().min(next.saturating_add(1)))
                .unwrap_or_default();
            if let Some(at) = pairs.windows(2).position(|pair| pair == b"\n\n") {
                return Some(from.saturating_add(at));
            }
        }
        from = next;
    }
    let rest = bytes.get(from..).unwrap_or_default();
    let at = rest.windows(2).position(|pair| pair == b"\n\n")?;
    Some(from.saturating_add(at))
}

fn lines_of(bytes: &[u8]) -> u64 {
    // Few enough at a time for their number to fit a byte, which is quick.
    let count = |chunk: &[u8]| {
        chunk
            .iter()
            .fold(0_u8, |count, byte| count.wrapping_add(u8::from(*byte == b'\n')))
    };
    bytes.chunks(255).map(|chunk| u64::from(count(chunk))).sum()
}

/// Adds an entry to a file in the making.
pub fn write_entry(entry: &[u8], file: &mut Vec<u8>) {
    file.extend_from_slice(entry);
    file.push(b'\n');
}

/// Writes a whole register: its entries, then its signed checkpoint.
pub fn write<'a>(entries: impl IntoIterator<Item = &'a [u8]>, checkpoint: &str) -> Vec<u8> {
    let mut file = Vec::new();
    for entry in entries {
        write_entry(entry, &mut file);
    }
    file.extend_from_slice(checkpoint.as_bytes());
    file
}

impl FileFlaw {
    /// The index of the entry that is missing or broken here, unless it is the checkpoint that is.
    pub fn entry(&self) -> Option<u64> {
        match self.reason {
            FileReason::EntryTooLong | FileReason::EntryCut | FileReason::Neither => Some(self.entries),
            FileReason::NoCheckpoint
            | FileReason::CheckpointTooLong
            | FileReason::CheckpointNotText
            | FileReason::Trailing => None,
        }
    }
}

impl fmt::Display for FileReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EntryTooLong => write!(
                f,
                "an entry of more than {ENTRY_BYTES_MAX} bytes, or the empty line after it is missing"
            ),
            Self::EntryCut => f.write_str("the file ends within this entry"),
            Self::NoCheckpoint => f.write_str("the file ends without a checkpoint"),
            Self::Neither => f.write_str("neither an entry nor a checkpoint begins here"),
            Self::CheckpointTooLong => write!(f, "a checkpoint of more than {CHECKPOINT_BYTES_MAX} bytes"),
            Self::CheckpointNotText => f.write_str("the checkpoint is not UTF-8"),
            Self::Trailing => f.write_str("a signature line of the checkpoint belongs here, or the end of the file"),
        }
    }
}

impl fmt::Display for FileFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl core::error::Error for FileFlaw {}
