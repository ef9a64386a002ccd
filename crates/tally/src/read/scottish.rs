//! The CSV of the Scottish council elections, as collected in `mggg/scot-elex`.
//!
//! Line 1: candidates, seats. Then counted ballots: `count,first,second,…`. Then each candidate in order:
//! `"Candidate 1","name","party"`, with or without quotation marks. Then the ward. Commas may end each line. An empty field is
//! a skipped rank.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::flaw::{Misplaced, Reason};
use super::lines::LineParser;
use super::text::{Cursor, fields, name, quoted_field};
use super::{Thrift, blt::numbers_of};
use crate::option::{BallotOption, OptionNumber};
use crate::profile::{Ballots, Profile};
use crate::rankings::{BallotEnd, Rankings};

/// Reads the format.
#[derive(Debug, Default)]
pub(super) struct Scottish {
    /// Ballots and seats, once the first line is read.
    begun: Option<(Rankings, u32)>,
    options: Vec<BallotOption>,
    ward: Option<String>,
    thrift: Thrift,
}

impl LineParser for Scottish {
    type Read = Profile;

    #[inline]
    fn line(&mut self, line: &[u8], _number: u64) -> Result<(), Misplaced> {
        let Some((rankings, _)) = &mut self.begun else {
            return Ok(self.begin(line)?);
        };
        match without_commas(line).first() {
            Some(b'0'..=b'9') if self.options.is_empty() => {
                ballot(rankings, line)?;
                self.thrift.mind(rankings);
                Ok(())
            }
            None => Ok(()),
            Some(_) if self.ward.is_some() => Err(Reason::Trailing.into()),
            Some(_) if self.options.len() < rankings.options() => Ok(self.candidate(line)?),
            Some(_) => {
                self.ward = Some(ward(line)?);
                Ok(())
            }
        }
    }

    fn plain_lines(&mut self, text: &[u8]) -> (usize, u64) {
        match &mut self.begun {
            Some((rankings, _)) if self.options.is_empty() => {
                let read = rankings.read_plain(text, b',', BallotEnd::Line);
                self.thrift.mind(rankings);
                read
            }
            Some(_) | None => (0, 0),
        }
    }

    fn finish(self) -> Result<Profile, Misplaced> {
        let (rankings, seats) = self.begun.ok_or(Reason::EndsEarly("its first line"))?;
        let (announced, found) = (rankings.options() as u64, self.options.len() as u64);
        if found < announced {
            return Err(Reason::Count {
                what: "candidates",
                announced,
                found,
            }
            .into());
        }
        let title = self.ward.ok_or(Reason::EndsEarly("the name of the ward"))?;
        let ballots = Ballots::Ranked(rankings);
        Ok(Profile {
            title,
            options: self.options,
            seats: Some(seats),
            budget: None,
            ballots,
        })
    }
}

impl Scottish {
    /// The first line.
    fn begin(&mut self, line: &[u8]) -> Result<(), Reason> {
        const WHAT: &str = "the numbers of candidates and seats, as in 7,3";
        let mut cursor = Cursor::new(line);
        let options = cursor.number()?.ok_or(Reason::Expected(WHAT))?;
        cursor.blanks();
        if !cursor.take(b',') {
            return Err(Reason::Expected(WHAT));
        }
        cursor.blanks();
        let seats = cursor.number()?.ok_or(Reason::Expected(WHAT))?;
        if !without_commas(cursor.rest()).is_empty() {
            return Err(Reason::Expected(WHAT));
        }
        let (options, seats) = numbers_of(options, seats)?;
        self.begun = Some((Rankings::new(options), seats));
        Ok(())
    }

    /// The line of a candidate.
    fn candidate(&mut self, line: &[u8]) -> Result<(), Reason> {
        const WHAT: &str = "the next candidate, as in \"Candidate 1\",\"name\",\"party\"";
        let number = OptionNumber::at(self.options.len());
        let mut parts = Vec::new();
        fields(without_commas(line), b',', &mut parts)?;
        let ([label, named] | [label, named, _]) = parts.as_slice() else {
            return Err(Reason::Expected(WHAT));
        };
        let (label, named) = (name(label)?, name(named)?);
        if label != format!("Candidate {number}") || named.is_empty() {
            return Err(Reason::Expected(WHAT));
        }
        self.options.push(BallotOption::new(number, named));
        Ok(())
    }
}

/// The line without commas and blanks at its end: spreadsheets fill lines up with them.
fn without_commas(line: &[u8]) -> &[u8] {
    let end = line.iter().rposition(|byte| !matches!(byte, b',' | b' ' | b'\t'));
    &line[..end.map_or(0, |end| end + 1)]
}

/// A line of equal ballots.
#[inline]
fn ballot(rankings: &mut Rankings, line: &[u8]) -> Result<(), Reason> {
    let mut cursor = Cursor::new(line);
    let weight = cursor.number()?.ok_or(Reason::Expected("the number of ballots"))?;
    let flaw = loop {
        cursor.blanks();
        if cursor.is_done() {
            return Ok(rankings.close(weight)?);
        }
        if !cursor.take(b',') {
            break Reason::Expected("a comma");
        }
        cursor.blanks();
        match cursor.number() {
            Ok(Some(number)) => rankings.mark(number, false)?,
            Ok(None) if cursor.is_done() => {}
            Ok(None) if cursor.peek() == Some(b',') => rankings.skip(),
            Ok(None) => break Reason::Expected("the number of a candidate"),
            Err(flaw) => break flaw,
        }
    };
    rankings.drop_open();
    Err(flaw)
}

/// The line of the ward. Many files have its quotation marks doubled, once or twice, and some on one side only.
fn ward(line: &[u8]) -> Result<String, Reason> {
    let line = without_commas(line);
    let Some(within) = line.strip_prefix(b"\"") else {
        return name(line);
    };
    if let Ok((text, end)) = quoted_field(line, 1)
        && end == line.len()
        && !text.is_empty()
    {
        return name(&text);
    }
    let start = within.iter().take_while(|&&byte| byte == b'"').count();
    let is_text = |byte: &u8| !matches!(byte, b'"' | b' ' | b'\t');
    let end = within.iter().rposition(is_text).map_or(0, |last| last + 1);
    if !within[end..].contains(&b'"') {
        return Err(Reason::OpenQuote);
    }
    name(&within[start.min(end)..end])
}
