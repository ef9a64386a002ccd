//! Pabulib's `.pb`: the sections META, PROJECTS and VOTES, with fields between semicolons.
//!
//! What is read: of META, `budget`, `vote_type`, `num_projects`, `num_votes` and the title; of projects, `project_id`,
//! `cost`, `name`, `votes`, `score` and `selected`; of votes, `vote` and `points`. Other keys and columns are the
//! organisers' own and are passed over.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::flaw::Reason;
use super::ids::Ids;
use super::lines::LineParser;
use super::text::{Cursor, fields, in_units, money, name, trimmed, whole_number};
use super::votes::{PlainVotes, VoteColumns};
use crate::limits::{COST_DECIMALS_MAX, OPTIONS_MAX};
use crate::option::{BallotOption, OptionNumber, Published};
use crate::profile::{Ballots, Budget, Profile};
use crate::rankings::{BallotFlaw, Rankings};
use crate::scores::Scores;

/// Reads the format.
#[derive(Debug, Default)]
pub(super) struct Pabulib {
    section: Section,
    meta: BTreeMap<String, String>,
    budget: Money,
    ids: Ids,
    options: Vec<BallotOption>,
    costs: Vec<Money>,
    ballots: Option<Ballots>,
    /// Reads the votes that are written as nearly all are.
    plain: Option<PlainVotes>,
}

/// An amount in units of 10^-[`COST_DECIMALS_MAX`], and the decimals it carries.
type Money = (u128, usize);

/// Where in the file we are.
#[derive(Debug, Default)]
enum Section {
    #[default]
    Start,
    /// The line that names the columns comes next.
    Columns(Name),
    Meta,
    Projects(ProjectColumns),
    /// The votes, and how many there were.
    Votes(VoteColumns, u64),
}

/// A section of the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Name {
    Meta,
    Projects,
    Votes,
}

/// Where the columns of projects stand.
#[derive(Debug)]
struct ProjectColumns {
    columns: usize,
    id: usize,
    cost: usize,
    name: Option<usize>,
    votes: Option<usize>,
    score: Option<usize>,
    selected: Option<usize>,
}

impl LineParser for Pabulib {
    type Read = Profile;

    #[inline]
    fn line(&mut self, line: &[u8]) -> Result<(), Reason> {
        if let (Section::Votes(columns, found), Some(ballots)) = (&mut self.section, &mut self.ballots) {
            if line.is_empty() {
                return Ok(());
            }
            *found += 1;
            return vote(columns, ballots, &self.ids, line);
        }
        self.other_line(line)
    }

    fn plain_lines(&mut self, text: &[u8]) -> (usize, u64) {
        let (Section::Votes(columns, found), Some(ballots)) = (&mut self.section, &mut self.ballots) else {
            return (0, 0);
        };
        let options = &self.options;
        let plain = self
            .plain
            .get_or_insert_with(|| PlainVotes::new(options.iter().map(|option| &option.id)));
        let (bytes, lines) = plain.read(*columns, ballots, text);
        *found += lines;
        (bytes, lines)
    }

    fn finish(mut self) -> Result<Profile, Reason> {
        let Section::Votes(_, found) = &self.section else {
            return Err(Reason::EndsEarly("the votes"));
        };
        self.check_number("num_votes", "votes", *found)?;
        let ballots = self.ballots.take().ok_or(Reason::EndsEarly("the votes"))?;
        let amounts = self.costs.iter().chain([&self.budget]);
        let decimals = amounts.map(|&(_, decimals)| decimals).max().unwrap_or(0);
        for (option, &(cost, _)) in self.options.iter_mut().zip(&self.costs) {
            option.cost = in_units(cost, decimals)?;
        }
        let total = in_units(self.budget.0, decimals)?;
        let decimals = u8::try_from(decimals).expect("COST_DECIMALS_MAX is small");
        Ok(Profile {
            title: self.meta.remove("description").unwrap_or_default(),
            options: self.options,
            seats: None,
            budget: Some(Budget { total, decimals }),
            ballots,
        })
    }
}

impl Pabulib {
    /// Any line before the votes.
    fn other_line(&mut self, line: &[u8]) -> Result<(), Reason> {
        let bare = trimmed(line);
        if bare.is_empty() {
            return Ok(());
        }
        let is = |section: &[u8]| bare.eq_ignore_ascii_case(section);
        match &self.section {
            Section::Start if is(b"META") => self.section = Section::Columns(Name::Meta),
            Section::Meta if is(b"PROJECTS") => self.section = Section::Columns(Name::Projects),
            Section::Projects(_) if is(b"VOTES") => {
                self.end_projects()?;
                self.section = Section::Columns(Name::Votes);
            }
            Section::Start => return Err(Reason::Expected("the line META")),
            Section::Columns(section) => self.section = columns(*section, line)?,
            Section::Meta => self.meta_line(line)?,
            Section::Projects(columns) => {
                let (option, cost) = project(columns, line, OptionNumber::at(self.options.len()))?;
                if self.options.len() == OPTIONS_MAX {
                    return Err(Reason::OptionsOutOfRange(OPTIONS_MAX as u64 + 1));
                }
                if !self.ids.add(option.id.clone()) {
                    return Err(Reason::NameTwice(option.id));
                }
                self.options.push(option);
                self.costs.push(cost);
            }
            Section::Votes(..) => {}
        }
        Ok(())
    }

    /// A line `key;value`. What counting needs is exactly that; the organisers' own remarks may hold semicolons.
    fn meta_line(&mut self, line: &[u8]) -> Result<(), Reason> {
        let mut parts = Vec::new();
        fields(line, b';', &mut parts)?;
        let key = name(&parts[0])?;
        let is_ours = ["budget", "vote_type", "num_projects", "num_votes"].contains(&key.as_str());
        let found = parts
            .iter()
            .rposition(|part| !trimmed(part).is_empty())
            .map_or(0, |at| at + 1);
        if parts.len() == 1 || is_ours && found != 2 {
            return Err(Reason::FieldCount { announced: 2, found });
        }
        let value = name(&parts[1])?;
        if key == "budget" {
            self.budget = money(value.as_bytes())?;
        }
        if let Some(_before) = self.meta.insert(key.clone(), value) {
            return Err(Reason::KeyTwice(key));
        }
        Ok(())
    }

    /// Everything is known that ballots need.
    fn end_projects(&mut self) -> Result<(), Reason> {
        let found = self.ids.len();
        self.check_number("num_projects", "projects", found as u64)?;
        if found == 0 {
            return Err(Reason::OptionsOutOfRange(0));
        }
        if !self.meta.contains_key("budget") {
            return Err(Reason::Missing("the budget"));
        }
        let kind = self.meta.get("vote_type").ok_or(Reason::Missing("the vote_type"))?;
        self.ballots = Some(match kind.as_str() {
            "ordinal" => Ballots::Ranked(Rankings::new(found)),
            "approval" | "choose-1" | "cumulative" | "scoring" => Ballots::Scored(Scores::new(found)),
            _ => return Err(Reason::UnknownVoteType(kind.to_string())),
        });
        Ok(())
    }

    /// Whether the file holds as many as it announces, if it does.
    fn check_number(&self, key: &str, what: &'static str, found: u64) -> Result<(), Reason> {
        let Some(announced) = self.meta.get(key) else {
            return Ok(());
        };
        let announced = whole_number(announced.as_bytes(), "a whole number")?;
        if announced != found {
            return Err(Reason::Count { what, announced, found });
        }
        Ok(())
    }
}

/// The line that names the columns of a section.
fn columns(section: Name, line: &[u8]) -> Result<Section, Reason> {
    let mut parts = Vec::new();
    fields(line, b';', &mut parts)?;
    let names: Vec<String> = parts.iter().map(|part| name(part)).collect::<Result<_, _>>()?;
    for (position, column) in names.iter().enumerate() {
        if names[..position].contains(column) {
            return Err(Reason::KeyTwice(column.clone()));
        }
    }
    let find = |wanted: &str| names.iter().position(|column| column == wanted);
    let columns = names.len();
    Ok(match section {
        Name::Meta if names == ["key", "value"] => Section::Meta,
        Name::Meta => return Err(Reason::Expected("the columns key;value")),
        Name::Projects => Section::Projects(ProjectColumns {
            columns,
            id: find("project_id").ok_or(Reason::Missing("the column project_id"))?,
            cost: find("cost").ok_or(Reason::Missing("the column cost"))?,
            name: find("name"),
            votes: find("votes"),
            score: find("score"),
            selected: find("selected"),
        }),
        Name::Votes => {
            let vote = find("vote").ok_or(Reason::Missing("the column vote"))?;
            let points = find("points");
            Section::Votes(VoteColumns { columns, vote, points }, 0)
        }
    })
}

/// A line with a project, and what it costs.
fn project(columns: &ProjectColumns, line: &[u8], number: OptionNumber) -> Result<(BallotOption, Money), Reason> {
    let mut parts = Vec::new();
    fields(line, b';', &mut parts)?;
    if parts.len() != columns.columns {
        return Err(Reason::FieldCount {
            announced: columns.columns,
            found: parts.len(),
        });
    }
    let field = |column: Option<usize>| column.map(|at| trimmed(&parts[at])).filter(|text| !text.is_empty());
    let id = name(&parts[columns.id])?;
    if id.is_empty() {
        return Err(Reason::Missing("the project_id"));
    }
    let mut option = BallotOption::new(number, field(columns.name).map_or(Ok(String::new()), name)?);
    if option.name.is_empty() {
        option.name.clone_from(&id);
    }
    option.id = id;
    option.published = match (field(columns.score), field(columns.votes)) {
        (Some(score), _) => Some(Published::Score(in_units(money(score)?.0, COST_DECIMALS_MAX)?)),
        (None, Some(votes)) => Some(Published::Votes(published_votes(votes)?)),
        (None, None) => None,
    };
    // Whatever is not 0 was funded: organisers also write 2 and 3, for projects funded otherwise.
    option.selected = match field(columns.selected) {
        Some(flag) => Some(whole_number(flag, "whether the project was selected, as a number")? != 0),
        None => None,
    };
    let cost = money(trimmed(&parts[columns.cost]))?;
    Ok((option, cost))
}

/// A published number of votes; spreadsheets write 12.0 for 12.
fn published_votes(votes: &[u8]) -> Result<u64, Reason> {
    match money(votes)? {
        (votes, 0) => in_units(votes, 0),
        (_, _) => Err(Reason::Expected("the number of votes")),
    }
}

/// A line with a vote.
#[inline]
fn vote(columns: &VoteColumns, ballots: &mut Ballots, ids: &Ids, line: &[u8]) -> Result<(), Reason> {
    let mut parts = Vec::new();
    fields(line, b';', &mut parts)?;
    let part = |at: usize| parts.get(at).map(Cow::as_ref).unwrap_or_default();
    let points = columns.points.map(part);
    marks(ballots, ids, parts.len(), columns.columns, part(columns.vote), points)
}

/// Ends the ballot that is being read.
fn close(ballots: &mut Ballots) -> Result<(), Reason> {
    match ballots {
        Ballots::Ranked(rankings) => Ok(rankings.close(1)?),
        Ballots::Scored(scores) => Ok(scores.close(1)?),
    }
}

/// The marks of one ballot.
#[inline]
fn marks(
    ballots: &mut Ballots,
    ids: &Ids,
    found: usize,
    announced: usize,
    vote: &[u8],
    points: Option<&[u8]>,
) -> Result<(), Reason> {
    if found != announced {
        return Err(Reason::FieldCount { announced, found });
    }
    let mut points = points.map(Cursor::new);
    for id in vote.split(|&byte| byte == b',').filter(|_| !vote.is_empty()) {
        let position = match ids.find(id) {
            Some(position) => position,
            None => ids.find(trimmed(id)).ok_or_else(|| unknown(id))?,
        };
        let number = position as u64 + 1;
        match ballots {
            Ballots::Ranked(rankings) => rankings.mark(number, false)?,
            Ballots::Scored(scores) => scores.mark(number, points.as_mut().map_or(Ok(1), next_points)?)?,
        }
    }
    if let Some(points) = points.filter(|_| matches!(ballots, Ballots::Scored(_)))
        && !points.is_done()
    {
        return Err(Reason::Expected("as many points as projects"));
    }
    close(ballots)
}

/// The next of the points between commas.
fn next_points(points: &mut Cursor<'_>) -> Result<u64, Reason> {
    points.blanks();
    let next = points.number()?.ok_or(Reason::Expected("as many points as projects"))?;
    points.blanks();
    if !points.take(b',') && !points.is_done() {
        return Err(Reason::Expected("points as whole numbers between commas"));
    }
    Ok(next)
}

/// An identifier that no project has.
fn unknown(id: &[u8]) -> Reason {
    name(id).map_or_else(
        |flaw| flaw,
        |id| {
            if id.is_empty() {
                Reason::Ballot(BallotFlaw::UnknownOption(0))
            } else {
                Reason::UnknownName(id)
            }
        },
    )
}
