//! Lines out of pieces: whole lines are read in place, and only a line cut in two is kept until its rest arrives.

use alloc::vec::Vec;

use super::flaw::{Misplaced, ReadFlaw, Reason};
use super::words::{first_of, place, word};
use crate::limits::LINE_BYTES_MAX;

/// What reads a format line by line.
pub(super) trait LineParser: Default {
    /// What a whole file is.
    type Read;

    /// Reads one line, without its end; lines are numbered from 1.
    fn line(&mut self, line: &[u8], number: u64) -> Result<(), Misplaced>;

    /// Reads whole lines from the start of a text in one go, as long as nothing about them is unusual, and says how many
    /// bytes and lines that were. Whatever is left comes to [`LineParser::line`].
    fn plain_lines(&mut self, _text: &[u8]) -> (usize, u64) {
        (0, 0)
    }

    /// Ends the file.
    fn finish(self) -> Result<Self::Read, Misplaced>;
}

/// Feeds lines to a parser.
#[derive(Debug, Default)]
pub(super) struct Lines<P> {
    parser: P,
    /// The number of lines that are done.
    done: u64,
    /// The start of a line whose end has not arrived.
    open: Vec<u8>,
}

impl<P: LineParser> Lines<P> {
    /// Reads the next piece.
    pub(super) fn push(&mut self, mut piece: &[u8]) -> Result<(), ReadFlaw> {
        if !self.open.is_empty() {
            let end = find_newline(piece);
            self.keep(&piece[..end.unwrap_or(piece.len())])?;
            let Some(end) = end else { return Ok(()) };
            piece = &piece[end + 1..];
            let open = core::mem::take(&mut self.open);
            self.line(&open)?;
        }
        loop {
            let (bytes, lines) = self.parser.plain_lines(piece);
            piece = &piece[bytes..];
            self.done += lines;
            let Some(end) = find_newline(piece) else { break };
            if end > LINE_BYTES_MAX {
                return Err(ReadFlaw {
                    line: self.done + 1,
                    reason: Reason::LineTooLong,
                });
            }
            self.line(&piece[..end])?;
            piece = &piece[end + 1..];
        }
        self.keep(piece)
    }

    /// Ends the file: its last line may lack its end.
    pub(super) fn finish(mut self) -> Result<P::Read, ReadFlaw> {
        if !self.open.is_empty() {
            let open = core::mem::take(&mut self.open);
            self.line(&open)?;
        }
        let line = self.done.max(1);
        self.parser.finish().map_err(|flaw| flaw.or_on(line))
    }

    /// Hands one line to the parser.
    #[inline]
    fn line(&mut self, line: &[u8]) -> Result<(), ReadFlaw> {
        let mut text = line.strip_suffix(b"\r").unwrap_or(line);
        if self.done == 0 {
            text = without_mark(text).map_err(|reason| ReadFlaw { line: 1, reason })?;
        }
        self.done += 1;
        let number = self.done;
        self.parser.line(text, number).map_err(|flaw| flaw.or_on(number))
    }

    /// Keeps the start of a line.
    fn keep(&mut self, start: &[u8]) -> Result<(), ReadFlaw> {
        if self.open.len() + start.len() > LINE_BYTES_MAX {
            return Err(ReadFlaw {
                line: self.done + 1,
                reason: Reason::LineTooLong,
            });
        }
        self.open.extend_from_slice(start);
        Ok(())
    }
}

/// The text without the byte order mark of UTF-8.
pub(super) fn without_mark(text: &[u8]) -> Result<&[u8], Reason> {
    if text.starts_with(&[0xFE, 0xFF]) || text.starts_with(&[0xFF, 0xFE]) {
        return Err(Reason::Utf16);
    }
    Ok(text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text))
}

/// Where the first end of a line is, eight bytes at a time.
#[inline]
pub(super) fn find_newline(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(word) = word(text, at) {
        let found = place(first_of(word, b'\n'));
        at += found;
        if found < 8 {
            return Some(at);
        }
    }
    let tail = text[at..].iter().position(|&byte| byte == b'\n');
    tail.map(|found| at + found)
}
