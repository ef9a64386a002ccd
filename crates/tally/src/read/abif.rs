//! The Aggregated Ballot Information Format.
//!
//! A line is `27: A>B=C`, `5: A/5, B/3` or `9: A, B` (weight, then options, joined by `>` and `=`, or by commas), or
//! `=A:[full name]` (declares an option), or `{"title": "…", "seats": 2}` (about the election). Names with blanks stand
//! in brackets or quotation marks. `#` begins a comment. Options that are not declared are numbered as they appear;
//! as soon as one is declared, all must be whose names do not stand in brackets or quotation marks.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::Thrift;
use super::blt::seats_of;
use super::flaw::{Misplaced, Reason};
use super::ids::Ids;
use super::lines::LineParser;
use super::text::{Cursor, name};
use super::value::Value;
use crate::limits::OPTIONS_MAX;
use crate::option::{BallotOption, OptionNumber};
use crate::profile::{Ballots, Profile};
use crate::rankings::{Mark as _, Rankings, with_ballots};
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
    /// The ballots, over as many options as there can be; ranked, as long as nothing says otherwise.
    ballots: Option<Ballots>,
    thrift: Thrift,
    /// The marks of the ballot that is being read.
    marks: Vec<Mark>,
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

    fn line(&mut self, line: &[u8], number: u64) -> Result<(), Misplaced> {
        let mut cursor = Cursor::new(line);
        cursor.blanks();
        match cursor.peek() {
            None | Some(b'#') => Ok(()),
            Some(b'{') => self.about(cursor.rest(), number),
            Some(b'=') => Ok(self.declare(cursor)?),
            Some(_) => Ok(self.ballot(cursor)?),
        }
    }

    fn finish(self) -> Result<Profile, Misplaced> {
        if self.names.is_empty() {
            return Err(Reason::OptionsOutOfRange(0).into());
        }
        let options = self.names.len();
        let ballots = match self.ballots {
            Some(Ballots::Scored(scores)) => Ballots::Scored(scores.over(options)),
            Some(Ballots::Ranked(rankings)) => Ballots::Ranked(rankings.over(options)),
            None => Ballots::Ranked(Rankings::new(options)),
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
    /// A line about the election, as JSON whose keys may lack quotation marks. Keys other than `title` and `seats` are the authors' own.
    fn about(&mut self, line: &[u8], number: u64) -> Result<(), Misplaced> {
        let about = Value::parse_relaxed(line, number)?;
        for (key, value) in about.members()? {
            match key.as_str() {
                "title" => self.title = name(value.text("a title in quotation marks")?.as_bytes())?,
                "seats" => self.seats = Some(seats_of(value.whole("a whole number of seats")?)?),
                _ => {} // The authors' own.
            }
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
        if self.declared && !in_brackets {
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
        self.marks.clear();
        let joined = self.marks(&mut cursor)?;
        self.check_kind(joined)?;
        self.keep(weight)
    }

    /// Keeps the ballot whose marks were read.
    fn keep(&mut self, weight: u64) -> Result<(), Reason> {
        let ranked = || Ballots::Ranked(Rankings::new(OPTIONS_MAX));
        let ballots = self.ballots.get_or_insert_with(ranked);
        if let (Ballots::Ranked(rankings), Some(kind @ (Kind::Scored | Kind::Approved))) = (&*ballots, self.kind) {
            *ballots = Ballots::Scored(rescored(rankings, kind)?);
        }
        match ballots {
            Ballots::Ranked(rankings) => {
                for mark in &self.marks {
                    rankings.mark(mark.position as u64 + 1, mark.shared)?;
                }
                rankings.close(weight)?;
                self.thrift.mind(rankings);
            }
            Ballots::Scored(scores) => {
                for mark in &self.marks {
                    scores.mark(mark.position as u64 + 1, mark.score.unwrap_or(1))?;
                }
                scores.close(weight)?;
            }
        }
        Ok(())
    }

    /// The marks of a ballot, and what joins them (`>` for ranks, a comma for a list).
    fn marks(&mut self, cursor: &mut Cursor<'_>) -> Result<Option<u8>, Reason> {
        let (mut joined, mut shared) = (None, false);
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
    fn check_kind(&mut self, joined: Option<u8>) -> Result<(), Reason> {
        let marks = &self.marks;
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
}

/// Ballots that name one option or none, which fit every kind, as those of another kind. One that names an option without a
/// score is none of a file with scores.
fn rescored(rankings: &Rankings, kind: Kind) -> Result<Scores, Reason> {
    let mut scores = Scores::new(OPTIONS_MAX);
    with_ballots!(rankings, ballots => for (weight, marks) in ballots.each() {
        for mark in marks {
            if kind == Kind::Scored {
                return Err(Reason::MixedKinds);
            }
            scores.mark(mark.number() as u64, 1)?;
        }
        scores.close(weight)?;
    });
    Ok(scores)
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
