//! Our own JSON: one object, with the options before the ballots. Only one option or ballot at a time is kept as text.
//!
//! ```text
//! {"format": "mirrorball-ballots/1", "title": "Chair", "seats": 1,
//!  "options": [{"name": "Ada"}, {"name": "Ben", "withdrawn": true}, {"name": "Cleo"}],
//!  "ballots": [{"weight": 5, "ranking": [1, [2, 3]]}, {"ranking": [3, null, 1]}]}
//! ```
//!
//! Other ballots are `{"scores": [[1, 5], [3, 2]]}` and `{"approves": [1, 3]}`. Budgets have `"budget": "1000.00"` and
//! options with a `"cost"`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Thrift;
use super::blt::seats_of;
use super::flaw::{Misplaced, ReadFlaw, Reason};
use super::ids::Ids;
use super::lines::without_mark;
use super::text::{in_units, money, name};
use super::value::Value;
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
    /// In the list of options or of ballots, whichever the key says.
    FirstItem,
    NextItem,
    Item,
    AfterItem,
    End,
}

/// What was read so far.
#[derive(Debug, Default)]
struct Content {
    keys: Vec<String>,
    title: String,
    seats: Option<u32>,
    budget: Option<Amount>,
    options: Vec<BallotOption>,
    ids: Ids,
    costs: Vec<Amount>,
    ballots: Option<Ballots>,
    thrift: Thrift,
}

/// An amount of money as [`money`] reads it, and its line.
#[derive(Clone, Copy, Debug, Default)]
struct Amount {
    units: u128,
    decimals: usize,
    line: u64,
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
            self.byte(byte).map_err(|flaw| flaw.or_on(self.line))?;
            self.line += u64::from(byte == b'\n');
        }
        Ok(())
    }

    /// Ends the file.
    pub(super) fn finish(self) -> Result<Profile, ReadFlaw> {
        let line = self.line;
        if self.place != Place::End {
            return Err(ReadFlaw {
                line,
                reason: Reason::EndsEarly("the object is closed"),
            });
        }
        self.content.finish().map_err(|flaw| flaw.or_on(line))
    }

    /// Reads one byte.
    fn byte(&mut self, byte: u8) -> Result<(), Misplaced> {
        if matches!(self.place, Place::Key | Place::Value | Place::Item) {
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
            (Place::Start, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF) if self.line == 1 => return Ok(self.mark(byte)?),
            (Place::Start, b'{') => Place::FirstKey,
            (Place::FirstKey, b'}') | (Place::AfterValue, b'}') => Place::End,
            (Place::FirstKey | Place::NextKey, b'"') => return Ok(self.start(Place::Key, byte)?),
            (Place::Colon, b':') => Place::ValueStart,
            (Place::ValueStart, b'[') if self.is_list() => {
                self.content.begin_list(&self.key)?;
                Place::FirstItem
            }
            (Place::ValueStart, _) if !self.is_list() => return Ok(self.start(Place::Value, byte)?),
            (Place::AfterValue, b',') => Place::NextKey,
            (Place::FirstItem, b']') | (Place::AfterItem, b']') => {
                self.content.end_list()?;
                Place::AfterValue
            }
            (Place::FirstItem | Place::NextItem, b'{') => return Ok(self.start(Place::Item, byte)?),
            (Place::AfterItem, b',') => Place::NextItem,
            (Place::End, _) => return Err(Reason::Trailing.into()),
            (place, _) => return Err(place.expects().into()),
        };
        Ok(())
    }

    /// Whether the value of the key is a list that is read item by item.
    fn is_list(&self) -> bool {
        matches!(self.key.as_str(), "options" | "ballots")
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

    /// A key, value or item is whole.
    fn end_value(&mut self) -> Result<(), Misplaced> {
        let text = core::mem::take(&mut self.value);
        let value = Value::parse(&text, self.value_line)?;
        if self.place == Place::Key {
            self.key.clear();
            self.key += value.text("a key in quotation marks")?;
            if self.content.keys.contains(&self.key) {
                return Err(Reason::KeyTwice(core::mem::take(&mut self.key)).on(value.line));
            }
            self.content.keys.push(self.key.clone());
            self.place = Place::Colon;
        } else if self.place == Place::Item {
            self.content.item(&self.key, &value)?;
            self.place = Place::AfterItem;
        } else {
            self.content.value(&self.key, &value)?;
            self.place = Place::AfterValue;
        }
        self.value = text;
        Ok(())
    }
}

impl Place {
    /// What is missing, where something else stands.
    fn expects(self) -> Reason {
        Reason::Expected(match self {
            Self::Start => "an object: { first of all",
            Self::FirstKey | Self::NextKey => "a key in quotation marks",
            Self::Colon => "a colon after the key",
            Self::AfterValue => "a comma, or } at the end",
            Self::ValueStart => "a list of options or ballots: [",
            Self::FirstItem | Self::NextItem => "an option or a ballot: an object in { }",
            Self::AfterItem => "a comma, or ] at the end of the list",
            Self::Key | Self::Value | Self::Item => "the rest of a value",
            Self::End => "the end of the file",
        })
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

impl Content {
    /// A key of the outer object with its value.
    fn value(&mut self, key: &str, value: &Value<'_>) -> Result<(), Misplaced> {
        let on_line = |reason: Reason| reason.on(value.line);
        match key {
            "format" if value.text("the format in quotation marks")? == FORMAT => {}
            "format" => return Err(on_line(Reason::Expected("the format mirrorball-ballots/1"))),
            "title" => {
                let title = value.text("a title in quotation marks")?;
                self.title = name(title.as_bytes()).map_err(on_line)?;
            }
            "seats" => self.seats = Some(seats_of(value.whole("a whole number of seats")?).map_err(on_line)?),
            "budget" => self.budget = Some(Amount::of(value)?),
            _ => return Err(on_line(Reason::UnknownKey(key.to_string()))),
        }
        Ok(())
    }

    /// A list begins. Ballots need to know the format and the options.
    fn begin_list(&mut self, key: &str) -> Result<(), Reason> {
        if key == "ballots" && !self.keys.iter().any(|key| key == "format") {
            return Err(Reason::Expected("the format before the ballots"));
        }
        if key == "ballots" && self.options.is_empty() {
            return Err(Reason::Expected("the options before the ballots"));
        }
        Ok(())
    }

    /// A list ends; there is no file without options.
    fn end_list(&mut self) -> Result<(), Reason> {
        if self.options.is_empty() {
            return Err(Reason::OptionsOutOfRange(0));
        }
        Ok(())
    }

    /// An option or a ballot.
    fn item(&mut self, key: &str, value: &Value<'_>) -> Result<(), Misplaced> {
        if key == "options" {
            self.option(value)
        } else {
            self.ballot(value)
        }
    }

    /// An option.
    fn option(&mut self, value: &Value<'_>) -> Result<(), Misplaced> {
        let on_line = |reason: Reason| reason.on(value.line);
        if self.options.len() == OPTIONS_MAX {
            return Err(on_line(Reason::OptionsOutOfRange(OPTIONS_MAX as u64 + 1)));
        }
        let mut option = BallotOption::new(OptionNumber::at(self.options.len()), String::new());
        let (mut is_named, mut cost) = (false, Amount::default());
        for (key, value) in value.members()? {
            let on_line = |reason: Reason| reason.on(value.line);
            match key.as_str() {
                "name" => {
                    option.name = name(value.text("a name in quotation marks")?.as_bytes()).map_err(on_line)?;
                    is_named = true;
                }
                "id" => option.id = name(value.text("an id in quotation marks")?.as_bytes()).map_err(on_line)?,
                "withdrawn" => option.withdrawn = value.flag("withdrawn as true or false")?,
                "cost" => cost = Amount::of(value)?,
                _ => return Err(on_line(Reason::UnknownKey(key.clone()))),
            }
        }
        if !is_named {
            return Err(on_line(Reason::Missing("the name of an option")));
        }
        if !self.ids.add(option.id.clone()) {
            return Err(on_line(Reason::NameTwice(option.id)));
        }
        self.options.push(option);
        self.costs.push(cost);
        Ok(())
    }

    /// A ballot.
    fn ballot(&mut self, value: &Value<'_>) -> Result<(), Misplaced> {
        const KINDS: Reason = Reason::Expected("a ballot with one of ranking, scores and approves");
        let (mut weight, mut kind) = (1, None);
        for (key, value) in value.members()? {
            match key.as_str() {
                "weight" => weight = value.whole("a weight as a whole number")?,
                "ranking" | "scores" | "approves" => {
                    if kind.replace((key.as_str(), value)).is_some() {
                        return Err(KINDS.on(value.line));
                    }
                }
                _ => return Err(Reason::UnknownKey(key.clone()).on(value.line)),
            }
        }
        let read = match kind.ok_or_else(|| KINDS.on(value.line))? {
            ("ranking", ranking) => self.ranked(weight, ranking),
            ("scores", scores) => self.scored(weight, scores, score_pair),
            (_, approved) => self.scored(weight, approved, |number| Ok((number.whole(NUMBER)?, 1))),
        };
        // What only the whole ballot shows, such as its weight, stands where it begins.
        read.map_err(|flaw| flaw.or_begun_on(value.line))
    }

    /// A ballot of ranks: numbers, lists of numbers that share a rank, or null for a skipped one.
    fn ranked(&mut self, weight: u64, ranking: &Value<'_>) -> Result<(), Misplaced> {
        let options = self.options.len();
        let ballots = self
            .ballots
            .get_or_insert_with(|| Ballots::Ranked(Rankings::new(options)));
        let Ballots::Ranked(rankings) = ballots else {
            return Err(Reason::MixedKinds.into());
        };
        for rank in list(ranking, "the ranking as a list")? {
            match rank.items() {
                Some([]) => rankings.skip(),
                Some(shared) => {
                    for (place, number) in shared.iter().enumerate() {
                        mark(rankings, number, place > 0)?;
                    }
                }
                None if rank.is_null() => rankings.skip(),
                None => mark(rankings, rank, false)?,
            }
        }
        rankings.close(weight)?;
        self.thrift.mind(rankings);
        Ok(())
    }

    /// A ballot of scores or approvals, as `pair` reads each item of its list.
    fn scored(&mut self, weight: u64, marks: &Value<'_>, pair: PairOf) -> Result<(), Misplaced> {
        let options = self.options.len();
        let ballots = self
            .ballots
            .get_or_insert_with(|| Ballots::Scored(Scores::new(options)));
        let Ballots::Scored(scores) = ballots else {
            return Err(Reason::MixedKinds.into());
        };
        for mark in list(marks, "the ballot as a list")? {
            let (number, score) = pair(mark)?;
            let marked = scores.mark(number, score);
            marked.map_err(|flaw| Reason::from(flaw).on(mark.line))?;
        }
        Ok(scores.close(weight)?)
    }

    /// The whole file is read.
    fn finish(mut self) -> Result<Profile, Misplaced> {
        if !self.keys.iter().any(|key| key == "ballots") {
            return Err(Reason::Missing("the list of ballots").into());
        }
        let amounts = self.costs.iter().chain(&self.budget);
        let decimals = amounts.map(|amount| amount.decimals).max().unwrap_or(0);
        for (option, cost) in self.options.iter_mut().zip(&self.costs) {
            option.cost = cost.in_units(decimals)?;
        }
        let budget = match self.budget {
            Some(total) => Some(Budget {
                total: total.in_units(decimals)?,
                decimals: u8::try_from(decimals).expect("COST_DECIMALS_MAX is small"),
            }),
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

/// What an item of a ballot says: the number of an option, and its score.
type PairOf = fn(&Value<'_>) -> Result<(u64, u64), Misplaced>;

/// What a ballot names an option by.
const NUMBER: &str = "the number of an option";

/// Puts one more option on a ballot of ranks.
fn mark(rankings: &mut Rankings, number: &Value<'_>, shared: bool) -> Result<(), Misplaced> {
    let marked = rankings.mark(number.whole(NUMBER)?, shared);
    marked.map_err(|flaw| Reason::from(flaw).on(number.line))
}

/// An option with its score: `[3, 5]`.
fn score_pair(pair: &Value<'_>) -> Result<(u64, u64), Misplaced> {
    match pair.items() {
        Some([number, score]) => Ok((number.whole(NUMBER)?, score.whole("a score as a whole number")?)),
        Some(_) | None => Err(Reason::Expected("an option and its score, as in [3, 5]").on(pair.line)),
    }
}

/// The items of a list.
fn list<'a, 'b>(value: &'b Value<'a>, what: &'static str) -> Result<&'b [Value<'a>], Misplaced> {
    value.items().ok_or_else(|| Reason::Expected(what).on(value.line))
}

impl Amount {
    /// An amount of money: digits, or a text.
    fn of(value: &Value<'_>) -> Result<Self, Misplaced> {
        let digits = match value.digits() {
            Some(digits) => digits,
            None => value.text("an amount of money")?.as_bytes(),
        };
        let (units, decimals) = money(digits).map_err(|flaw| flaw.on(value.line))?;
        let line = value.line;
        Ok(Self { units, decimals, line })
    }

    /// In units of 10^-decimals.
    fn in_units(self, decimals: usize) -> Result<u64, Misplaced> {
        in_units(self.units, decimals).map_err(|flaw| flaw.on(self.line))
    }
}
