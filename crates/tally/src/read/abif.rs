//! The Aggregated Ballot Information Format.
//!
//! A line is `27: A>B=C`, `5: A/5, B/3` or `9: A, B` (weight, then options, joined by `>` and `=`, or by commas), or
//! `=A:[full name]` (declares an option), or `{"title": "…", "seats": 2}` (about the election). Names with blanks stand
//! in brackets or quotation marks. `#` begins a comment. Options that are not declared are numbered as they appear;
//! as soon as one is declared, all must be.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::flaw::Reason;
use super::ids::Ids;
use super::lines::LineParser;
use super::text::{Cursor, name};
use crate::limits::{OPTIONS_MAX, WEIGHT_TOTAL_MAX};
use crate::option::{BallotOption, OptionNumber};
use crate::profile::{Ballots, Profile};
use crate::rankings::{BallotFlaw, Rankings};
use crate::scores::Scores;

/// Reads the format.
#[derive(Debug, Default)]
pub(super) struct Abif {
    title: String,
    seats: Option<u32>,
    /// The tokens of options; for declared ones, their names are beside.
    tokens: Ids,
    names: Vec<String>,
    /// Full names of declared options, which may stand in brackets instead of their token.
    full_names: Ids,
    declared: bool,
    kind: Option<Kind>,
    marks: Vec<Mark>,
    /// The weight of each ballot, and where its marks end.
    ballots: Vec<(u64, usize)>,
    total: u64,
}

/// What the ballots of the file are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Ranked,
    Scored,
    Approved,
}

/// An option on a ballot.
#[derive(Clone, Copy, Debug)]
struct Mark {
    position: usize,
    shared: bool,
    score: Option<u64>,
}

impl LineParser for Abif {
    type Read = Profile;

    fn line(&mut self, line: &[u8]) -> Result<(), Reason> {
        let mut cursor = Cursor::new(line);
        cursor.blanks();
        match cursor.peek() {
            None | Some(b'#') => Ok(()),
            Some(b'{') => self.about(cursor.rest()),
            Some(b'=') => self.declare(cursor),
            Some(_) => self.ballot(cursor),
        }
    }

    fn finish(self) -> Result<Profile, Reason> {
        if self.names.is_empty() {
            return Err(Reason::OptionsOutOfRange(0));
        }
        let ballots = match self.kind {
            Some(Kind::Scored | Kind::Approved) => Ballots::Scored(self.scores()?),
            Some(Kind::Ranked) | None => Ballots::Ranked(self.rankings()?),
        };
        let named = self.names.into_iter().enumerate();
        let options = named
            .map(|(position, name)| BallotOption::new(OptionNumber::at(position), name))
            .collect();
        Ok(Profile {
            title: self.title,
            options,
            seats: self.seats,
            budget: None,
            ballots,
        })
    }
}

impl Abif {
    /// A line about the election, as JSON. Keys other than `title` and `seats` are the authors' own.
    fn about(&mut self, line: &[u8]) -> Result<(), Reason> {
        let about: serde_json::Value = serde_json::from_slice(line).map_err(|flaw| Reason::Json(flaw.to_string()))?;
        if let Some(title) = about.get("title") {
            let title = title.as_str().ok_or(Reason::Expected("a title in quotation marks"))?;
            self.title = name(title.as_bytes())?;
        }
        if let Some(seats) = about.get("seats") {
            let seats = seats.as_u64().ok_or(Reason::Expected("a whole number of seats"))?;
            if seats == 0 || seats > OPTIONS_MAX as u64 {
                return Err(Reason::SeatsOutOfRange(seats));
            }
            self.seats = Some(seats as u32);
        }
        Ok(())
    }

    /// A line that declares an option.
    fn declare(&mut self, mut cursor: Cursor<'_>) -> Result<(), Reason> {
        const WHAT: &str = "an option, as in =A:[full name]";
        cursor.take(b'=');
        cursor.blanks();
        let (token, _) = token(&mut cursor)?.ok_or(Reason::Expected(WHAT))?;
        cursor.blanks();
        if !cursor.take(b':') {
            return Err(Reason::Expected(WHAT));
        }
        cursor.blanks();
        let full_name = if matches!(cursor.peek(), Some(b'[' | b'"')) {
            let (full_name, _) = self::token(&mut cursor)?.ok_or(Reason::Expected(WHAT))?;
            cursor.blanks();
            if !matches!(cursor.peek(), None | Some(b'#')) {
                return Err(Reason::Trailing);
            }
            full_name
        } else {
            let rest = cursor.rest();
            name(&rest[..rest.iter().position(|&byte| byte == b'#').unwrap_or(rest.len())])?
        };
        if !self.declared && !self.names.is_empty() {
            return Err(Reason::Expected("all declarations before the first ballot"));
        }
        self.declared = true;
        self.add(token, full_name)
    }

    /// Adds an option.
    fn add(&mut self, token: String, full_name: String) -> Result<(), Reason> {
        if self.names.len() == OPTIONS_MAX {
            return Err(Reason::OptionsOutOfRange(OPTIONS_MAX as u64 + 1));
        }
        if !self.tokens.add(token.clone()) {
            return Err(Reason::NameTwice(token));
        }
        if !self.full_names.add(full_name.clone()) {
            return Err(Reason::NameTwice(full_name));
        }
        self.names.push(full_name);
        Ok(())
    }

    /// The position of an option on a ballot.
    fn find(&mut self, token: String, in_brackets: bool) -> Result<usize, Reason> {
        let by_name = || self.full_names.find(token.as_bytes()).filter(|_| in_brackets);
        if let Some(position) = self.tokens.find(token.as_bytes()).or_else(by_name) {
            return Ok(position);
        }
        if self.declared {
            return Err(Reason::UnknownName(token));
        }
        self.add(token.clone(), token)?;
        Ok(self.names.len() - 1)
    }

    /// A line of equal ballots.
    fn ballot(&mut self, mut cursor: Cursor<'_>) -> Result<(), Reason> {
        let weight = cursor
            .number()?
            .ok_or(Reason::Expected("the weight of a ballot, as in 27: A>B"))?;
        cursor.blanks();
        if !cursor.take(b':') && !cursor.take(b'*') {
            return Err(Reason::Expected("a colon after the weight"));
        }
        if weight == 0 {
            return Err(Reason::Ballot(BallotFlaw::NoWeight));
        }
        if weight > WEIGHT_TOTAL_MAX - self.total {
            return Err(Reason::Ballot(BallotFlaw::TooMuchWeight));
        }
        let start = self.marks.len();
        let joined = self.marks(&mut cursor)?;
        self.check_kind(start, joined)?;
        self.total += weight;
        self.ballots.push((weight, self.marks.len()));
        Ok(())
    }

    /// The marks of a ballot, and what joins them (`>` for ranks, a comma for a list).
    fn marks(&mut self, cursor: &mut Cursor<'_>) -> Result<Option<u8>, Reason> {
        let (mut joined, mut shared, start) = (None, false, self.marks.len());
        cursor.blanks();
        while !matches!(cursor.peek(), None | Some(b'#')) {
            let (token, in_brackets) = token(cursor)?.ok_or(Reason::Expected("an option"))?;
            cursor.blanks();
            let score = if cursor.take(b'/') {
                cursor.blanks();
                Some(cursor.number()?.ok_or(Reason::Expected("a score after the slash"))?)
            } else {
                None
            };
            let position = self.find(token, in_brackets)?;
            if self.marks[start..].iter().any(|mark| mark.position == position) {
                return Err(Reason::Ballot(BallotFlaw::Twice(OptionNumber::at(position))));
            }
            self.marks.push(Mark {
                position,
                shared,
                score,
            });
            cursor.blanks();
            let (join, shares) = match cursor.peek() {
                None | Some(b'#') => return Ok(joined),
                Some(b'>') => (b'>', false),
                Some(b'=') => (b'>', true),
                Some(b',') => (b',', false),
                Some(_) => return Err(Reason::Expected("one of > = , between options")),
            };
            if *joined.get_or_insert(join) != join {
                return Err(Reason::Expected("either ranks (> and =) or a list (commas)"));
            }
            cursor.skip(1);
            cursor.blanks();
            shared = shares;
            if matches!(cursor.peek(), None | Some(b'#')) {
                return Err(Reason::Expected("an option after the last join"));
            }
        }
        Ok(joined)
    }

    /// Whether the ballot is of the kind that the others are.
    fn check_kind(&mut self, start: usize, joined: Option<u8>) -> Result<(), Reason> {
        let marks = &self.marks[start..];
        let scored = marks.iter().filter(|mark| mark.score.is_some()).count();
        let kind = match (scored, joined) {
            (0, Some(b',')) => Kind::Approved,
            (0, Some(_)) => Kind::Ranked,
            // Nothing, or a single option: that fits rankings and approvals.
            (0, None) if marks.is_empty() || self.kind != Some(Kind::Scored) => return Ok(()),
            (some, _) if some == marks.len() => Kind::Scored,
            (_, _) => return Err(Reason::MixedKinds),
        };
        if *self.kind.get_or_insert(kind) != kind {
            return Err(Reason::MixedKinds);
        }
        let falls = |pair: &[Mark]| match pair[1].shared {
            true => pair[0].score == pair[1].score,
            false => pair[0].score > pair[1].score,
        };
        if kind == Kind::Scored && joined == Some(b'>') && !marks.windows(2).all(falls) {
            return Err(Reason::ScoresAgainstRanks);
        }
        Ok(())
    }

    /// All ballots as rankings.
    fn rankings(&self) -> Result<Rankings, Reason> {
        let mut rankings = Rankings::new(self.names.len());
        let mut start = 0;
        for &(weight, end) in &self.ballots {
            for mark in &self.marks[start..end] {
                rankings.mark(mark.position as u64 + 1, mark.shared)?;
            }
            rankings.close(weight)?;
            start = end;
        }
        Ok(rankings)
    }

    /// All ballots as scores.
    fn scores(&self) -> Result<Scores, Reason> {
        let mut scores = Scores::new(self.names.len());
        let mut start = 0;
        for &(weight, end) in &self.ballots {
            for mark in &self.marks[start..end] {
                if mark.score.is_none() && self.kind == Some(Kind::Scored) {
                    return Err(Reason::MixedKinds);
                }
                scores.mark(mark.position as u64 + 1, mark.score.unwrap_or(1))?;
            }
            scores.close(weight)?;
            start = end;
        }
        Ok(scores)
    }
}

/// Takes a token, and says whether it stood in brackets or quotation marks.
fn token(cursor: &mut Cursor<'_>) -> Result<Option<(String, bool)>, Reason> {
    if let Some(text) = cursor.quoted()? {
        return Ok(Some((text, true)));
    }
    if cursor.take(b'[') {
        let rest = cursor.rest();
        let end = rest
            .iter()
            .position(|&byte| byte == b']')
            .ok_or(Reason::Expected("a closing bracket"))?;
        cursor.skip(end + 1);
        return Ok(Some((name(&rest[..end])?, true)));
    }
    let rest = cursor.rest();
    let ends = |byte: &u8| b" \t>=,/:*#[]\"{}".contains(byte);
    let end = rest.iter().position(ends).unwrap_or(rest.len());
    cursor.skip(end);
    let text = name(&rest[..end])?;
    Ok((!text.is_empty()).then(|| (text.to_owned(), false)))
}
