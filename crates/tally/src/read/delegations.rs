//! Delegations as CSV: a line of column names, then a line for each member of the electorate.
//!
//! `member` is a name of its own; `ballot` is `yes`, `no`, `abstain`, `voted` (what, is not said), `gone` or empty; `delegate` is a
//! member, `-` for nobody, `*` for somebody who may not vote here, or empty; `scope` is `decision`, `topic`, `circle` or
//! `community`; `given` is the age of the entry, a larger number being newer; `at_most` is how many others the member takes.
//! Columns stand in any order; only `member` has to be there.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::flaw::{Misplaced, ReadFlaw, Reason};
use super::ids::Ids;
use super::lines::{LineParser, Lines};
use super::text::{fields, name, trimmed, whole_number};
use crate::limits::ELECTORATE_MAX;
use crate::liquid::{Graph, GraphFlaw, Person, Scope, Standing};

/// An electorate with its delegations and ballots.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Delegations {
    /// The names of all members, in the order of the file.
    pub names: Vec<String>,
    /// Who did what themself, and whom they named.
    pub graph: Graph,
    /// What each answered.
    pub answers: Vec<Answer>,
}

/// What a member answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Answer {
    /// Nothing.
    None,
    /// Yes.
    Yes,
    /// No.
    No,
    /// To abstain.
    Abstain,
    /// They voted; the file does not say what.
    Unsaid,
}

/// Reads delegations, in pieces of any size.
#[derive(Debug, Default)]
pub struct DelegationsReader(Lines<Csv>);

impl DelegationsReader {
    /// Reads the next piece of the file.
    ///
    /// # Errors
    ///
    /// The first [`ReadFlaw`]; the reader is of no use afterwards.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), ReadFlaw> {
        self.0.push(piece)
    }

    /// Ends the file, and gives what was read.
    ///
    /// # Errors
    ///
    /// A [`ReadFlaw`] if the file is not whole, or a delegate is no member.
    pub fn finish(self) -> Result<Delegations, ReadFlaw> {
        self.0.finish()?
    }
}

/// The columns, in the order of [`COLUMNS`].
const COLUMNS: [&str; 6] = ["member", "ballot", "delegate", "scope", "given", "at_most"];

#[derive(Debug, Default)]
struct Csv {
    /// Where each column stands, once the first line is read, and how many there are.
    columns: Option<([Option<usize>; 6], usize)>,
    members: Ids,
    rows: Vec<Row>,
}

/// What a line says, before all names are known.
#[derive(Debug)]
struct Row {
    line: u64,
    standing: Standing,
    answer: Answer,
    entry: Named,
    at_most: Option<u32>,
}

#[derive(Debug)]
enum Named {
    Nothing,
    Nobody,
    Outsider(Scope),
    Member(String, Scope, u32),
}

impl LineParser for Csv {
    /// Flaws that only the whole file shows have lines of their own.
    type Read = Result<Delegations, ReadFlaw>;

    fn line(&mut self, line: &[u8], number: u64) -> Result<(), Misplaced> {
        if trimmed(line).is_empty() {
            return Ok(());
        }
        let mut parts = Vec::new();
        fields(line, b',', &mut parts)?;
        let Some((columns, count)) = self.columns else {
            self.columns = Some((columns_of(&parts)?, parts.len()));
            return Ok(());
        };
        if parts.len() != count {
            return Err(Reason::FieldCount {
                announced: count,
                found: parts.len(),
            }
            .into());
        }
        let [member, ballot, delegate, scope, given, at_most] =
            columns.map(|column| column.map_or(&b""[..], |at| trimmed(&parts[at])));
        let member = name(member)?;
        if member.is_empty() || member == "-" || member == "*" {
            return Err(Reason::Expected("the name of a member").into());
        }
        if self.rows.len() == ELECTORATE_MAX {
            return Err(Reason::from(GraphFlaw::TooMany).into());
        }
        if !self.members.add(member.clone()) {
            return Err(Reason::NameTwice(member).into());
        }
        let (standing, answer) = did(ballot)?;
        self.rows.push(Row {
            line: number,
            standing,
            answer,
            entry: named(delegate, scope, given)?,
            at_most: (!at_most.is_empty())
                .then(|| small(at_most, "how many others the member takes"))
                .transpose()?,
        });
        Ok(())
    }

    fn finish(self) -> Result<Self::Read, Misplaced> {
        if self.columns.is_none() {
            return Err(Reason::EndsEarly("the line that names its columns").into());
        }
        Ok(self.whole())
    }
}

impl Csv {
    /// Puts all together, now that all names are known.
    fn whole(self) -> Result<Delegations, ReadFlaw> {
        let flaw = |line: u64| move |reason: Reason| ReadFlaw { line, reason };
        let mut graph = Graph::new(self.rows.len()).map_err(|reason| flaw(1)(reason.into()))?;
        let mut ages = Vec::new();
        for (position, row) in self.rows.iter().enumerate() {
            let who = Person::at(position);
            self.set(&mut graph, who, row).map_err(flaw(row.line))?;
            if let Named::Member(.., given) = row.entry {
                ages.push((given, row.line));
            }
        }
        ages.sort_unstable();
        if let Some([_, (given, line)]) = ages.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(flaw(*line)(Reason::SameAge(*given)));
        }
        Ok(Delegations {
            graph,
            answers: self.rows.iter().map(|row| row.answer).collect(),
            names: self.members.into_names(),
        })
    }

    fn set(&self, graph: &mut Graph, who: Person, row: &Row) -> Result<(), Reason> {
        graph.stand(who, row.standing)?;
        match &row.entry {
            Named::Nothing => {}
            Named::Nobody => graph.trust_nobody(who)?,
            Named::Outsider(scope) => graph.trust_outsider(who, *scope)?,
            Named::Member(delegate, scope, given) => {
                let known = self.members.find(delegate.as_bytes());
                let delegate = known.ok_or_else(|| Reason::UnknownMember(delegate.clone()))?;
                graph.trust(who, Person::at(delegate), *scope, *given)?;
            }
        }
        match row.at_most {
            Some(people) => Ok(graph.carry_at_most(who, people)?),
            None => Ok(()),
        }
    }
}

fn columns_of(parts: &[Cow<'_, [u8]>]) -> Result<[Option<usize>; 6], Reason> {
    let mut columns = [None; 6];
    for (at, part) in parts.iter().enumerate() {
        let key = name(part)?;
        let column = COLUMNS.iter().position(|&column| column == key);
        let column = &mut columns[column.ok_or_else(|| Reason::UnknownKey(key.clone()))?];
        if column.replace(at).is_some() {
            return Err(Reason::KeyTwice(key));
        }
    }
    columns[0].ok_or(Reason::Missing("the column \"member\""))?;
    Ok(columns)
}

fn did(ballot: &[u8]) -> Result<(Standing, Answer), Reason> {
    match ballot {
        b"" => Ok((Standing::Silent, Answer::None)),
        b"yes" => Ok((Standing::Voted, Answer::Yes)),
        b"no" => Ok((Standing::Voted, Answer::No)),
        b"voted" => Ok((Standing::Voted, Answer::Unsaid)),
        b"abstain" => Ok((Standing::Abstained, Answer::Abstain)),
        b"gone" => Ok((Standing::Gone, Answer::None)),
        _ => Err(Reason::Expected(
            "the ballot as yes, no, abstain, voted, gone or nothing",
        )),
    }
}

fn named(delegate: &[u8], scope: &[u8], given: &[u8]) -> Result<Named, Reason> {
    let reach = || {
        let known = Scope::ALL.into_iter().find(|known| known.word().as_bytes() == scope);
        known.ok_or(Reason::Expected("the scope as decision, topic, circle or community"))
    };
    match delegate {
        b"" if scope.is_empty() && given.is_empty() => Ok(Named::Nothing),
        b"" => Err(Reason::Expected("a delegate, where there is a scope or an age")),
        b"-" => Ok(Named::Nobody),
        b"*" => Ok(Named::Outsider(reach()?)),
        delegate => Ok(Named::Member(
            name(delegate)?,
            reach()?,
            small(given, "when the entry was given, as a whole number")?,
        )),
    }
}

fn small(text: &[u8], what: &'static str) -> Result<u32, Reason> {
    u32::try_from(whole_number(text, what)?).map_err(|_| Reason::NumberTooLarge)
}
