//! Our own JSON: one object, with the options before the ballots. Only one ballot at a time is kept as text.
//!
//! ```text
//! {"format": "mirrorball-ballots/1", "title": "Chair", "seats": 1,
//!  "options": [{"name": "Ada"}, {"name": "Ben", "withdrawn": true}, {"name": "Cleo"}],
//!  "ballots": [{"weight": 5, "ranking": [1, [2, 3]]}, {"ranking": [3, null, 1]}]}
//! ```
//!
//! Other ballots are `{"scores": [[1, 5], [3, 2]]}` and `{"approves": [1, 3]}`. Budgets have `"budget": "1000.00"` and
//! options with a `"cost"`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Deserialize;

use super::Thrift;
use super::flaw::{ReadFlaw, Reason};
use super::lines::without_mark;
use super::text::{in_units, money, name};
use crate::limits::{JSON_VALUE_BYTES_MAX, OPTIONS_MAX};
use crate::option::{BallotOption, OptionNumber};
use crate::profile::{Ballots, Budget, Profile};
use crate::rankings::Rankings;
use crate::scores::Scores;

/// What the format calls itself.
pub(crate) const FORMAT: &str = "mirrorball-ballots/1";

/// Reads the format.
#[derive(Debug)]
pub(super) struct Json {
    place: Place,
    /// The line (from 1) of the byte that comes next.
    line: u64,
    /// The value that is being collected, and the line it began on.
    value: Vec<u8>,
    value_line: u64,
    /// How deep in brackets the value is, whether in a string, and whether after a backslash.
    depth: u32,
    in_string: bool,
    escaped: bool,
    key: String,
    content: Content,
}

/// Where in the outer object we are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Place {
    Start,
    FirstKey,
    NextKey,
    Key,
    Colon,
    ValueStart,
    Value,
    AfterValue,
    FirstBallot,
    NextBallot,
    Ballot,
    AfterBallot,
    End,
}

/// What was read so far.
#[derive(Debug, Default)]
struct Content {
    keys: Vec<String>,
    title: String,
    seats: Option<u32>,
    budget: Option<(u128, usize)>,
    options: Vec<BallotOption>,
    costs: Vec<(u128, usize)>,
    ballots: Option<Ballots>,
    thrift: Thrift,
}

impl Default for Json {
    fn default() -> Self {
        Self {
            place: Place::Start,
            line: 1,
            value: Vec::new(),
            value_line: 1,
            depth: 0,
            in_string: false,
            escaped: false,
            key: String::new(),
            content: Content::default(),
        }
    }
}

impl Json {
    /// Reads the next piece.
    pub(super) fn push(&mut self, piece: &[u8]) -> Result<(), ReadFlaw> {
        for &byte in piece {
            self.byte(byte).map_err(|reason| ReadFlaw {
                line: self.line,
                reason,
            })?;
            self.line += u64::from(byte == b'\n');
        }
        Ok(())
    }

    /// Ends the file.
    pub(super) fn finish(self) -> Result<Profile, ReadFlaw> {
        let line = self.line;
        let flaw = |reason| ReadFlaw { line, reason };
        if self.place != Place::End {
            return Err(flaw(Reason::EndsEarly("the object is closed")));
        }
        self.content.finish().map_err(flaw)
    }

    /// Reads one byte.
    fn byte(&mut self, byte: u8) -> Result<(), Reason> {
        if matches!(self.place, Place::Key | Place::Value | Place::Ballot) {
            match self.collect(byte)? {
                Collected::Goes => return Ok(()),
                Collected::Whole => return self.end_value(),
                Collected::WholeBefore => self.end_value()?,
            }
        }
        if byte.is_ascii_whitespace() {
            return Ok(());
        }
        self.place = match (self.place, byte) {
            (Place::Start, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF) if self.line == 1 => return self.mark(byte),
            (Place::Start, b'{') => Place::FirstKey,
            (Place::FirstKey, b'}') | (Place::AfterValue, b'}') => Place::End,
            (Place::FirstKey | Place::NextKey, b'"') => return self.start(Place::Key, byte),
            (Place::Colon, b':') => Place::ValueStart,
            (Place::ValueStart, b'[') if self.key == "ballots" => {
                self.content.begin_ballots()?;
                Place::FirstBallot
            }
            (Place::ValueStart, _) if self.key != "ballots" => return self.start(Place::Value, byte),
            (Place::AfterValue, b',') => Place::NextKey,
            (Place::FirstBallot, b']') | (Place::AfterBallot, b']') => Place::AfterValue,
            (Place::FirstBallot | Place::NextBallot, b'{') => return self.start(Place::Ballot, byte),
            (Place::AfterBallot, b',') => Place::NextBallot,
            (Place::End, _) => return Err(Reason::Trailing),
            (_, _) => {
                return Err(Reason::Json(format!(
                    "{} does not belong here",
                    char::from(byte).escape_debug()
                )));
            }
        };
        Ok(())
    }

    /// Reads a byte order mark.
    fn mark(&mut self, byte: u8) -> Result<(), Reason> {
        self.value.push(byte);
        let rest = without_mark(&self.value)?;
        if rest.is_empty() {
            self.value.clear();
        } else if self.value.len() >= 3 {
            return Err(Reason::NotUtf8);
        }
        Ok(())
    }

    /// Begins to collect a value.
    fn start(&mut self, place: Place, byte: u8) -> Result<(), Reason> {
        self.place = place;
        self.value.clear();
        self.value_line = self.line;
        (self.depth, self.in_string, self.escaped) = (0, false, false);
        self.collect(byte).map(|_| ())
    }

    /// Collects one more byte of a value.
    fn collect(&mut self, byte: u8) -> Result<Collected, Reason> {
        if self.value.len() >= JSON_VALUE_BYTES_MAX {
            return Err(Reason::JsonTooLarge);
        }
        if self.in_string {
            self.value.push(byte);
            let closes = byte == b'"' && !self.escaped;
            self.escaped = byte == b'\\' && !self.escaped;
            self.in_string = !closes;
            return Ok(if closes && self.depth == 0 {
                Collected::Whole
            } else {
                Collected::Goes
            });
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                self.value.push(byte);
                return Ok(if self.depth == 0 {
                    Collected::Whole
                } else {
                    Collected::Goes
                });
            }
            // A bare number or word ends before what follows it.
            b'}' | b']' | b',' if self.depth == 0 => return Ok(Collected::WholeBefore),
            _ => {}
        }
        self.value.push(byte);
        Ok(Collected::Goes)
    }

    /// A key, value or ballot is whole.
    fn end_value(&mut self) -> Result<(), Reason> {
        let value = core::mem::take(&mut self.value);
        let line = core::mem::replace(&mut self.line, self.value_line);
        match self.place {
            Place::Key => {
                self.key = parse(&value)?;
                if self.content.keys.contains(&self.key) {
                    return Err(Reason::KeyTwice(core::mem::take(&mut self.key)));
                }
                self.content.keys.push(self.key.clone());
                self.place = Place::Colon;
            }
            Place::Ballot => {
                self.content.ballot(&value)?;
                self.place = Place::AfterBallot;
            }
            Place::Start
            | Place::FirstKey
            | Place::NextKey
            | Place::Colon
            | Place::ValueStart
            | Place::Value
            | Place::AfterValue
            | Place::FirstBallot
            | Place::NextBallot
            | Place::AfterBallot
            | Place::End => {
                self.content.value(&self.key, &value)?;
                self.place = Place::AfterValue;
            }
        }
        self.line = line;
        self.value = value;
        Ok(())
    }
}

/// Whether a value is whole.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Collected {
    Goes,
    /// The byte was its last.
    Whole,
    /// It ended before the byte.
    WholeBefore,
}

/// An option in the head of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionHead {
    name: String,
    id: Option<String>,
    #[serde(default)]
    withdrawn: bool,
    cost: Option<Amount>,
}

/// An amount of money.
#[derive(Deserialize)]
#[serde(untagged)]
enum Amount {
    Whole(u64),
    Text(String),
}

/// A ballot.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BallotLine {
    weight: Option<u64>,
    ranking: Option<Vec<Option<Rank>>>,
    scores: Option<Vec<(u64, u64)>>,
    approves: Option<Vec<u64>>,
}

/// One rank of a ballot.
#[derive(Deserialize)]
#[serde(untagged)]
enum Rank {
    One(u64),
    Shared(Vec<u64>),
}

impl Content {
    /// A key of the outer object with its value.
    fn value(&mut self, key: &str, value: &[u8]) -> Result<(), Reason> {
        match key {
            "format" if parse::<String>(value)? == FORMAT => {}
            "format" => return Err(Reason::Expected("the format mirrorball-ballots/1")),
            "title" => self.title = name(parse::<String>(value)?.as_bytes())?,
            "seats" => {
                let seats: u64 = parse(value)?;
                if seats == 0 || seats > OPTIONS_MAX as u64 {
                    return Err(Reason::SeatsOutOfRange(seats));
                }
                self.seats = Some(seats as u32);
            }
            "budget" => self.budget = Some(amount(parse(value)?)?),
            "options" => self.options(parse(value)?)?,
            _ => return Err(Reason::UnknownKey(key.to_string())),
        }
        Ok(())
    }

    /// The options.
    fn options(&mut self, heads: Vec<OptionHead>) -> Result<(), Reason> {
        if heads.is_empty() || heads.len() > OPTIONS_MAX {
            return Err(Reason::OptionsOutOfRange(heads.len() as u64));
        }
        for (position, head) in heads.into_iter().enumerate() {
            let mut option = BallotOption::new(OptionNumber::at(position), name(head.name.as_bytes())?);
            option.withdrawn = head.withdrawn;
            if let Some(id) = head.id {
                option.id = name(id.as_bytes())?;
            }
            self.options.push(option);
            self.costs.push(head.cost.map_or(Ok((0, 0)), amount)?);
        }
        let mut ids: Vec<&str> = self.options.iter().map(|option| option.id.as_str()).collect();
        ids.sort_unstable();
        match ids.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(Reason::NameTwice(pair[0].to_string())),
            None => Ok(()),
        }
    }

    /// The ballots begin: the options must be known by now.
    fn begin_ballots(&mut self) -> Result<(), Reason> {
        if !self.keys.iter().any(|key| key == "format") {
            return Err(Reason::Expected("the format before the ballots"));
        }
        if self.options.is_empty() {
            return Err(Reason::Expected("the options before the ballots"));
        }
        Ok(())
    }

    /// One ballot.
    fn ballot(&mut self, value: &[u8]) -> Result<(), Reason> {
        let line: BallotLine = parse(value)?;
        let weight = line.weight.unwrap_or(1);
        let options = self.options.len();
        match (line.ranking, line.scores, line.approves) {
            (Some(ranking), None, None) => {
                let Ballots::Ranked(rankings) = self
                    .ballots
                    .get_or_insert_with(|| Ballots::Ranked(Rankings::new(options)))
                else {
                    return Err(Reason::MixedKinds);
                };
                for rank in ranking {
                    let group = match rank {
                        None => Vec::new(),
                        Some(Rank::One(number)) => alloc::vec![number],
                        Some(Rank::Shared(group)) => group,
                    };
                    if group.is_empty() {
                        rankings.skip();
                    }
                    for (place, number) in group.into_iter().enumerate() {
                        rankings.mark(number, place > 0)?;
                    }
                }
                rankings.close(weight)?;
                self.thrift.mind(rankings);
                Ok(())
            }
            (None, Some(marks), None) => self.scored(weight, &marks),
            (None, None, Some(approved)) => {
                let marks: Vec<(u64, u64)> = approved.into_iter().map(|number| (number, 1)).collect();
                self.scored(weight, &marks)
            }
            (_, _, _) => Err(Reason::Expected("a ballot with one of ranking, scores and approves")),
        }
    }

    /// A ballot of scores.
    fn scored(&mut self, weight: u64, marks: &[(u64, u64)]) -> Result<(), Reason> {
        let options = self.options.len();
        let Ballots::Scored(scores) = self
            .ballots
            .get_or_insert_with(|| Ballots::Scored(Scores::new(options)))
        else {
            return Err(Reason::MixedKinds);
        };
        for &(number, score) in marks {
            scores.mark(number, score)?;
        }
        Ok(scores.close(weight)?)
    }

    /// The whole file is read.
    fn finish(mut self) -> Result<Profile, Reason> {
        if !self.keys.iter().any(|key| key == "ballots") {
            return Err(Reason::Missing("the list of ballots"));
        }
        let amounts = self.costs.iter().chain(&self.budget);
        let decimals = amounts.map(|&(_, decimals)| decimals).max().unwrap_or(0);
        for (option, &(cost, _)) in self.options.iter_mut().zip(&self.costs) {
            option.cost = in_units(cost, decimals)?;
        }
        let budget = match self.budget {
            Some((total, _)) => {
                let decimals_shown = u8::try_from(decimals).expect("COST_DECIMALS_MAX is small");
                Some(Budget {
                    total: in_units(total, decimals)?,
                    decimals: decimals_shown,
                })
            }
            None => None,
        };
        let options = self.options.len();
        let ballots = self.ballots.unwrap_or_else(|| Ballots::Ranked(Rankings::new(options)));
        Ok(Profile {
            title: self.title,
            options: self.options,
            seats: self.seats,
            budget,
            ballots,
        })
    }
}

/// Reads a small value.
fn parse<T: serde::de::DeserializeOwned>(value: &[u8]) -> Result<T, Reason> {
    serde_json::from_slice(value).map_err(|flaw| Reason::Json(flaw.to_string()))
}

/// Reads an amount of money.
fn amount(amount: Amount) -> Result<(u128, usize), Reason> {
    match amount {
        Amount::Whole(whole) => money(whole.to_string().as_bytes()),
        Amount::Text(text) => money(text.as_bytes()),
    }
}
