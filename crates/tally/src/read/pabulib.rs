//! Pabulib's `.pb`: the sections META, PROJECTS and VOTES, with fields between semicolons.
//!
//! What is read: of META, `budget`, `vote_type`, `num_projects`, `num_votes`, `default_score` and the title; of projects,
//! `project_id`, `cost`, `name`, `votes`, `score` and `selected`; of votes, `vote` and `points`. Other keys and columns are
//! the organisers' own and are passed over. Semicolons may fill lines up.
//!
//! A project that a ballot names twice: in approvals, that says no more than once; in cumulative ballots its points add up;
//! among ranks and scores it contradicts itself, and is refused.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::flaw::{Misplaced, Reason};
use super::ids::Ids;
use super::lines::LineParser;
use super::text::{Cursor, fields, in_units, money, name, trimmed, whole_amount, whole_number};
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
    /// The keys of META, each with its line.
    meta: BTreeMap<String, u64>,
    title: String,
    budget: Option<Money>,
    kind: Option<Kind>,
    projects_announced: Option<u64>,
    votes_announced: Option<u64>,
    /// What a scored ballot gives to projects that it does not name.
    default_score: u64,
    ids: Ids,
    options: Vec<BallotOption>,
    costs: Vec<Money>,
    ballots: Option<Ballots>,
    /// Reads the votes that are written as nearly all are.
    plain: Option<PlainVotes>,
}

/// An amount in units of 10^-[`COST_DECIMALS_MAX`], the decimals it carries, and its line.
#[derive(Clone, Copy, Debug)]
struct Money {
    units: u128,
    decimals: usize,
    line: u64,
}

impl Money {
    /// The amount in units of 10^-decimals.
    fn in_units(self, decimals: usize) -> Result<u64, Misplaced> {
        in_units(self.units, decimals).map_err(|flaw| flaw.on(self.line))
    }
}

/// What a ballot says of the projects that it names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Approval,
    ChooseOne,
    Cumulative,
    Scoring,
    Ordinal,
}

impl Kind {
    /// The kind of ballots that `vote_type` says.
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "approval" => Self::Approval,
            "choose-1" => Self::ChooseOne,
            "cumulative" => Self::Cumulative,
            "scoring" => Self::Scoring,
            "ordinal" => Self::Ordinal,
            _ => return None,
        })
    }

    /// Whether ballots give points.
    fn has_points(self) -> bool {
        match self {
            Self::Cumulative | Self::Scoring => true,
            Self::Approval | Self::ChooseOne | Self::Ordinal => false,
        }
    }
}

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
    fn line(&mut self, line: &[u8], number: u64) -> Result<(), Misplaced> {
        if let (Section::Votes(columns, found), Some(_)) = (&mut self.section, &self.ballots) {
            if trimmed(line).is_empty() {
                return Ok(());
            }
            *found += 1;
            let columns = *columns;
            return Ok(self.vote(&columns, line)?);
        }
        self.other_line(line, number)
    }

    fn plain_lines(&mut self, text: &[u8]) -> (usize, u64) {
        if self.default_score > 0 {
            return (0, 0);
        }
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

    fn finish(mut self) -> Result<Profile, Misplaced> {
        let Section::Votes(_, found) = self.section else {
            return Err(Reason::EndsEarly("the votes").into());
        };
        self.check_number("num_votes", "votes", self.votes_announced, found)?;
        let (Some(ballots), Some(budget)) = (self.ballots, self.budget) else {
            return Err(Reason::EndsEarly("the votes").into());
        };
        let amounts = self.costs.iter().chain([&budget]);
        let decimals = amounts.map(|amount| amount.decimals).max().unwrap_or(0);
        for (option, cost) in self.options.iter_mut().zip(&self.costs) {
            option.cost = cost.in_units(decimals)?;
        }
        let total = budget.in_units(decimals)?;
        let decimals = u8::try_from(decimals).expect("COST_DECIMALS_MAX is small");
        Ok(Profile {
            title: self.title,
            options: self.options,
            seats: None,
            budget: Some(Budget { total, decimals }),
            ballots,
        })
    }
}

impl Pabulib {
    /// Any line before the votes.
    fn other_line(&mut self, line: &[u8], number: u64) -> Result<(), Misplaced> {
        let bare = unfilled(line);
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
            Section::Start => return Err(Reason::Expected("the line META").into()),
            Section::Columns(section) => self.section = columns(*section, bare, self.kind)?,
            Section::Meta => self.meta_line(line, number)?,
            Section::Projects(columns) => {
                let (option, cost) = project(columns, line, OptionNumber::at(self.options.len()), number)?;
                if self.options.len() == OPTIONS_MAX {
                    return Err(Reason::OptionsOutOfRange(OPTIONS_MAX as u64 + 1).into());
                }
                if !self.ids.add(option.id.clone()) {
                    return Err(Reason::NameTwice(option.id).into());
                }
                self.options.push(option);
                self.costs.push(cost);
            }
            Section::Votes(..) => {}
        }
        Ok(())
    }

    /// A line `key;value`. What counting needs is exactly that; the organisers' own remarks may hold semicolons.
    fn meta_line(&mut self, line: &[u8], number: u64) -> Result<(), Reason> {
        const WHOLE: &str = "a whole number";
        let mut parts = Vec::new();
        fields(line, b';', &mut parts)?;
        let key = name(&parts[0])?;
        let is_ours = ["budget", "vote_type", "num_projects", "num_votes", "default_score"].contains(&key.as_str());
        let found = filled(&parts);
        if parts.len() == 1 || is_ours && found != 2 {
            return Err(Reason::FieldCount { announced: 2, found });
        }
        let value = name(&parts[1])?;
        if self.meta.insert(key.clone(), number).is_some() {
            return Err(Reason::KeyTwice(key));
        }
        match key.as_str() {
            "description" => self.title = value,
            "budget" => {
                let (units, decimals) = money(value.as_bytes())?;
                let line = number;
                self.budget = Some(Money { units, decimals, line });
            }
            "vote_type" => self.kind = Some(Kind::named(&value).ok_or(Reason::UnknownVoteType(value))?),
            "num_projects" => self.projects_announced = Some(whole_number(value.as_bytes(), WHOLE)?),
            "num_votes" => self.votes_announced = Some(whole_number(value.as_bytes(), WHOLE)?),
            "default_score" => self.default_score = whole_amount(value.as_bytes(), WHOLE)?,
            _ => {} // The organisers' own.
        }
        Ok(())
    }

    /// Everything is known that ballots need.
    fn end_projects(&mut self) -> Result<(), Misplaced> {
        let found = self.ids.len();
        self.check_number("num_projects", "projects", self.projects_announced, found as u64)?;
        if found == 0 {
            return Err(Reason::OptionsOutOfRange(0).into());
        }
        if self.budget.is_none() {
            return Err(Reason::Missing("the budget").into());
        }
        let kind = self.kind.ok_or(Reason::Missing("the vote_type"))?;
        if kind != Kind::Scoring {
            self.default_score = 0;
        }
        self.ballots = Some(match kind {
            Kind::Ordinal => Ballots::Ranked(Rankings::new(found)),
            Kind::Approval | Kind::ChooseOne | Kind::Cumulative | Kind::Scoring => Ballots::Scored(Scores::new(found)),
        });
        Ok(())
    }

    /// Whether the file holds as many as it announces, if it does; else the line with the announcement is wrong.
    fn check_number(&self, key: &str, what: &'static str, announced: Option<u64>, found: u64) -> Result<(), Misplaced> {
        match (announced, self.meta.get(key)) {
            (Some(announced), Some(&line)) if announced != found => {
                Err(Reason::Count { what, announced, found }.on(line))
            }
            (Some(_) | None, _) => Ok(()),
        }
    }

    /// A line with a vote.
    #[inline]
    fn vote(&mut self, columns: &VoteColumns, line: &[u8]) -> Result<(), Reason> {
        let mut parts = Vec::new();
        fields(line, b';', &mut parts)?;
        check_fields(&parts, columns.columns)?;
        let part = |at: usize| parts.get(at).map(Cow::as_ref).unwrap_or_default();
        let (vote, points) = (part(columns.vote), columns.points.map(part));
        let (Some(ballots), Some(kind)) = (&mut self.ballots, self.kind) else {
            return Err(Reason::EndsEarly("the votes"));
        };
        let read = match ballots {
            Ballots::Ranked(rankings) => rank(rankings, &self.ids, vote),
            Ballots::Scored(scores) => give(scores, &self.ids, kind, vote, points, self.default_score),
        };
        if read.is_err() {
            match ballots {
                Ballots::Ranked(rankings) => rankings.drop_open(),
                Ballots::Scored(scores) => scores.drop_open(),
            }
        }
        read
    }
}

/// The line that names the columns of a section.
fn columns(section: Name, line: &[u8], kind: Option<Kind>) -> Result<Section, Reason> {
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
            let points = match kind {
                Some(kind) if kind.has_points() => Some(find("points").ok_or(Reason::Missing("the column points"))?),
                Some(_) | None => None,
            };
            let most = if kind == Some(Kind::ChooseOne) { 1 } else { usize::MAX };
            let columns = VoteColumns {
                columns,
                vote,
                points,
                most,
            };
            Section::Votes(columns, 0)
        }
    })
}

/// A line with a project, and what it costs.
fn project(
    columns: &ProjectColumns,
    line: &[u8],
    number: OptionNumber,
    on: u64,
) -> Result<(BallotOption, Money), Reason> {
    let mut parts = Vec::new();
    fields(line, b';', &mut parts)?;
    check_fields(&parts, columns.columns)?;
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
        (Some(score), _) => Some(Published::Score(published_score(score)?)),
        (None, Some(votes)) => Some(Published::Votes(whole_amount(votes, "the number of votes")?)),
        (None, None) => None,
    };
    // Whatever is not 0 was funded: organisers also write 2 and 3, for projects funded otherwise.
    option.selected = match field(columns.selected) {
        Some(flag) => Some(whole_amount(flag, "whether the project was selected, as a number")? != 0),
        None => None,
    };
    let (units, decimals) = money(trimmed(&parts[columns.cost]))?;
    let line = on;
    Ok((option, Money { units, decimals, line }))
}

/// A published score, in units of 10^-[`COST_DECIMALS_MAX`].
fn published_score(score: &[u8]) -> Result<u64, Reason> {
    let units = money(score).and_then(|(units, _)| in_units(units, COST_DECIMALS_MAX));
    units.map_err(|_| Reason::Expected("the score as a number"))
}

/// The line without what spreadsheets fill it up with.
fn unfilled(line: &[u8]) -> &[u8] {
    let end = line.iter().rposition(|byte| !matches!(byte, b';' | b' ' | b'\t'));
    trimmed(&line[..end.map_or(0, |last| last + 1)])
}

/// How many fields there are up to the last that is not empty.
fn filled(parts: &[Cow<'_, [u8]>]) -> usize {
    let last = parts.iter().rposition(|part| !trimmed(part).is_empty());
    last.map_or(0, |last| last + 1)
}

/// Whether there are as many fields as columns; more are accepted if they are empty.
#[inline]
fn check_fields(parts: &[Cow<'_, [u8]>], announced: usize) -> Result<(), Reason> {
    let found = parts.len();
    if found < announced || found > announced && filled(parts) > announced {
        return Err(Reason::FieldCount { announced, found });
    }
    Ok(())
}

/// The numbers of the projects between commas.
#[inline]
fn numbers<'a>(ids: &'a Ids, vote: &'a [u8]) -> impl Iterator<Item = Result<u64, Reason>> + 'a {
    let named = vote.split(|&byte| byte == b',').filter(|_| !vote.is_empty());
    named.map(|id| {
        let position = ids.find(id).or_else(|| ids.find(trimmed(id)));
        position.map(|position| position as u64 + 1).ok_or_else(|| unknown(id))
    })
}

/// A ballot of ranks.
fn rank(rankings: &mut Rankings, ids: &Ids, vote: &[u8]) -> Result<(), Reason> {
    for number in numbers(ids, trimmed(vote)) {
        rankings.mark(number?, false)?;
    }
    Ok(rankings.close(1)?)
}

/// A ballot of approvals or points.
#[inline]
fn give(
    scores: &mut Scores,
    ids: &Ids,
    kind: Kind,
    vote: &[u8],
    points: Option<&[u8]>,
    default_score: u64,
) -> Result<(), Reason> {
    let mut points = points.map(|points| Cursor::new(trimmed(points)));
    let mut chosen = None;
    for number in numbers(ids, trimmed(vote)) {
        let number = number?;
        let given = points.as_mut().map_or(Ok(1), next_points)?;
        match kind {
            Kind::Approval if scores.is_marked(number) => {}
            Kind::ChooseOne if chosen == Some(number) => {}
            Kind::ChooseOne if chosen.is_some() => return Err(Reason::SeveralChosen),
            Kind::Cumulative if scores.is_marked(number) => scores.add_to_mark(number, given)?,
            Kind::Approval | Kind::ChooseOne | Kind::Cumulative | Kind::Scoring | Kind::Ordinal => {
                scores.mark(number, given)?;
            }
        }
        chosen = Some(number);
    }
    if points.is_some_and(|points| !points.is_done()) {
        return Err(Reason::Expected("as many points as projects"));
    }
    for number in (1..=scores.options() as u64).filter(|_| default_score > 0) {
        if !scores.is_marked(number) {
            scores.mark(number, default_score)?;
        }
    }
    Ok(scores.close(1)?)
}

/// The next of the points between commas; spreadsheets write 3.0 for 3.
fn next_points(points: &mut Cursor<'_>) -> Result<u64, Reason> {
    const WHOLE: &str = "points as whole numbers between commas";
    let rest = points.rest();
    if rest.is_empty() {
        return Err(Reason::Expected("as many points as projects"));
    }
    let length = rest.iter().position(|&byte| byte == b',').unwrap_or(rest.len());
    points.skip(length);
    if points.take(b',') && points.is_done() {
        return Err(Reason::Expected(WHOLE));
    }
    whole_amount(trimmed(&rest[..length]), WHOLE)
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
