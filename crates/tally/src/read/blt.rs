//! BLT, the format of OpenSTV and OpaVote.
//!
//! Line 1: candidates, seats. Then withdrawn candidates as negative numbers, or as `[withdrawn 2 3]`. Then ballots, one a line: weight (or the
//! ballot's id in round brackets: a weight of one), preferences, `0`; `=` joins candidates of one rank, and `-` is a skipped
//! rank. Then a line `0`, the names of all candidates in quotation marks (perhaps with their parties beside them), or one on
//! each line without any, and the title. `#` begins a comment.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::Thrift;
use super::flaw::{Misplaced, Reason};
use super::lines::LineParser;
use super::text::{Cursor, name};
use crate::limits::OPTIONS_MAX;
use crate::option::{BallotOption, OptionNumber};
use crate::profile::{Ballots, Profile};
use crate::rankings::{BallotEnd, BallotFlaw, Rankings};

/// Reads the format.
#[derive(Debug, Default)]
pub(super) struct Blt {
    begun: Option<Begun>,
    thrift: Thrift,
}

/// What is known after the first line.
#[derive(Debug)]
struct Begun {
    rankings: Rankings,
    seats: u32,
    withdrawn: Vec<bool>,
    /// Whether the ballots are over.
    ended: bool,
    /// The names, then the title; a line in quotation marks may hold several.
    names: Vec<Vec<String>>,
    /// How many names these are.
    texts: usize,
}

impl LineParser for Blt {
    type Read = Profile;

    #[inline]
    fn line(&mut self, line: &[u8], _number: u64) -> Result<(), Misplaced> {
        let mut cursor = Cursor::new(line);
        cursor.blanks();
        if is_over(&cursor) {
            return Ok(());
        }
        match &mut self.begun {
            None => self.begin(cursor)?,
            Some(begun) if begun.ended => begun.names(cursor)?,
            Some(begun) if cursor.peek() == Some(b'-') => begun.withdraw(cursor)?,
            Some(begun) if cursor.peek() == Some(b'[') => begun.option(cursor)?,
            Some(begun) => {
                let read = begun.ballot(cursor);
                if read.is_err() {
                    begun.rankings.drop_open();
                }
                self.thrift.mind(&mut begun.rankings);
                read?;
            }
        }
        Ok(())
    }

    fn plain_lines(&mut self, text: &[u8]) -> (usize, u64) {
        match &mut self.begun {
            Some(begun) if !begun.ended => {
                let read = begun.rankings.read_plain(text, b' ', BallotEnd::Zero);
                self.thrift.mind(&mut begun.rankings);
                read
            }
            Some(_) | None => (0, 0),
        }
    }

    fn finish(self) -> Result<Profile, Misplaced> {
        let begun = self.begun.ok_or(Reason::EndsEarly("its first line"))?;
        if !begun.ended {
            return Err(Reason::EndsEarly("the line 0 that ends the ballots").into());
        }
        let announced = begun.withdrawn.len();
        // A line for each candidate and one for the title: what else stands on a candidate's line is their party.
        let mut names: Vec<String> = if begun.names.len() == announced + 1 && begun.texts > announced + 1 {
            begun
                .names
                .into_iter()
                .filter_map(|line| line.into_iter().next())
                .collect()
        } else {
            begun.names.into_iter().flatten().collect()
        };
        let (announced, found) = (announced as u64, names.len() as u64);
        if found < announced {
            return Err(Reason::Count {
                what: "candidates",
                announced,
                found,
            }
            .into());
        }
        if found == announced {
            return Err(Reason::EndsEarly("the title (or a name is missing)").into());
        }
        if found > announced + 1 {
            return Err(Reason::Trailing.into());
        }
        let title = names.pop().expect("there is one text more than candidates");
        let mut options = Vec::with_capacity(names.len());
        for (position, name) in names.into_iter().enumerate() {
            let mut option = BallotOption::new(OptionNumber::at(position), name);
            option.withdrawn = begun.withdrawn[position];
            options.push(option);
        }
        let ballots = Ballots::Ranked(begun.rankings);
        Ok(Profile {
            title,
            options,
            seats: Some(begun.seats),
            budget: None,
            ballots,
        })
    }
}

impl Blt {
    /// The first line.
    fn begin(&mut self, mut cursor: Cursor<'_>) -> Result<(), Reason> {
        const WHAT: &str = "the numbers of candidates and seats, as in 7 3";
        let options = cursor.number()?.ok_or(Reason::Expected(WHAT))?;
        cursor.blanks();
        let seats = cursor.number()?.ok_or(Reason::Expected(WHAT))?;
        let blanks = cursor.blanks();
        if !(is_over(&cursor) || blanks && cursor.peek() == Some(b'-')) {
            return Err(Reason::Expected(WHAT));
        }
        let (options, seats) = numbers_of(options, seats)?;
        let rankings = Rankings::new(options);
        let begun = self.begun.insert(Begun {
            rankings,
            seats,
            withdrawn: vec![false; options],
            ended: false,
            names: Vec::new(),
            texts: 0,
        });
        begun.withdraw(cursor)
    }
}

impl Begun {
    /// A line of withdrawn candidates, before the first ballot.
    fn withdraw(&mut self, mut cursor: Cursor<'_>) -> Result<(), Reason> {
        const WHAT: &str = "withdrawn candidates as negative numbers, before the first ballot";
        while !is_over(&cursor) {
            if !cursor.take(b'-') || !self.rankings.is_empty() {
                return Err(Reason::Expected(WHAT));
            }
            let number = cursor.number()?.ok_or(Reason::Expected(WHAT))?;
            self.withdraw_one(number)?;
            cursor.blanks();
        }
        Ok(())
    }

    /// A line `[withdrawn 2 3]`, as Droop writes it. Its other options are of that program alone.
    fn option(&mut self, mut cursor: Cursor<'_>) -> Result<(), Reason> {
        const WITHDRAWN: &[u8] = b"[withdrawn";
        const WHAT: &str =
            "a ballot; of options in square brackets, only [withdrawn 2 3] is read, before the first ballot";
        if !cursor.rest().starts_with(WITHDRAWN) || !self.rankings.is_empty() {
            return Err(Reason::Expected(WHAT));
        }
        cursor.skip(WITHDRAWN.len());
        while cursor.blanks() && cursor.peek() != Some(b']') {
            let number = cursor.number()?.ok_or(Reason::Expected(WHAT))?;
            self.withdraw_one(number)?;
        }
        let closed = cursor.take(b']');
        cursor.blanks();
        if !closed || !is_over(&cursor) {
            return Err(Reason::Expected(WHAT));
        }
        Ok(())
    }

    /// A candidate is withdrawn.
    fn withdraw_one(&mut self, number: u64) -> Result<(), Reason> {
        let position = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let withdrawn = position.and_then(|position| self.withdrawn.get_mut(position));
        *withdrawn.ok_or(Reason::Ballot(BallotFlaw::UnknownOption(number)))? = true;
        Ok(())
    }

    /// A line of equal ballots, or the 0 that ends them.
    #[inline]
    fn ballot(&mut self, mut cursor: Cursor<'_>) -> Result<(), Reason> {
        let weight = match cursor.number()? {
            Some(weight) => weight,
            None if cursor.skip_brackets() => 1,
            None => return Err(Reason::Expected("the weight of a ballot")),
        };
        let blanks = cursor.blanks();
        if weight == 0 && is_over(&cursor) {
            self.ended = true;
            return Ok(());
        }
        if !blanks {
            return Err(Reason::Expected("a blank after the weight"));
        }
        let mut shared = false;
        loop {
            if !shared && cursor.take(b'-') {
                self.rankings.skip();
                if !cursor.blanks() {
                    return Err(Reason::Expected("a blank after a skipped rank"));
                }
                continue;
            }
            match cursor
                .number()?
                .ok_or(Reason::Expected("a candidate, or the 0 that ends a ballot"))?
            {
                0 if !shared => break,
                number => self.rankings.mark(number, shared)?,
            }
            let blanks = cursor.blanks();
            shared = cursor.take(b'=');
            if shared {
                cursor.blanks();
            } else if !blanks {
                return Err(Reason::Expected("a blank between preferences, and a 0 at the end"));
            }
        }
        cursor.blanks();
        if !is_over(&cursor) {
            return Err(Reason::Trailing);
        }
        Ok(self.rankings.close(weight)?)
    }

    /// A line with names or the title. Without quotation marks, the whole line is one.
    fn names(&mut self, mut cursor: Cursor<'_>) -> Result<(), Reason> {
        // Names come one a line, or several on fewer lines; parties are no names, but beside one.
        if self.names.len() > self.withdrawn.len() || self.texts > 2 * self.withdrawn.len() {
            return Err(Reason::Trailing);
        }
        let mut line = Vec::new();
        if cursor.peek() != Some(b'"') {
            line.push(name(cursor.rest())?);
            cursor.skip(cursor.rest().len());
        }
        while !is_over(&cursor) {
            line.push(cursor.quoted()?.ok_or(Reason::Expected("a name in quotation marks"))?);
            cursor.blanks();
        }
        self.texts += line.len();
        self.names.push(line);
        Ok(())
    }
}

/// Whether nothing but a comment is left of the line.
#[inline]
fn is_over(cursor: &Cursor<'_>) -> bool {
    matches!(cursor.peek(), None | Some(b'#'))
}

/// The numbers of options and seats, if they can be.
pub(super) fn numbers_of(options: u64, seats: u64) -> Result<(usize, u32), Reason> {
    if options == 0 || options > OPTIONS_MAX as u64 {
        return Err(Reason::OptionsOutOfRange(options));
    }
    Ok((options as usize, seats_of(seats)?))
}

/// The number of seats, if it can be.
pub(super) fn seats_of(seats: u64) -> Result<u32, Reason> {
    if seats == 0 || seats > OPTIONS_MAX as u64 {
        return Err(Reason::SeatsOutOfRange(seats));
    }
    Ok(seats as u32)
}
