//! What the program answers when something can't be done: one shape for
//! refusals, faults and breaches, with three sentences, for the JSON API, the
//! pages and the terminal.

use std::collections::BTreeMap;

use node::{Fault, FoundBreach, Trouble};
use rules::Refusal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::door::{Door, sentences};
use crate::language::Language;
use crate::not_done::NotDone;
use crate::words::tongue::Tongue;

/// The kind of trouble, which says who can act on it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A rule says no: the member can act. Exit code 1.
    Refusal,
    /// The disk, the network or a limit of this server: the operator can act, or time. Exit code 2.
    Fault,
    /// A register does not verify: the members act. Exit code 3.
    Breach,
}

impl Kind {
    /// The exit code of the command line.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Refusal => 1,
            Self::Fault => 2,
            Self::Breach => 3,
        }
    }
}

/// Why something was not done: what happened, why, and what to do next.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize, ToSchema)]
pub struct Problem {
    /// Who can act on it.
    pub kind: Kind,
    /// A stable name of the reason; never reworded or reused.
    pub code: String,
    /// What happened, in a sentence.
    pub what: String,
    /// Why, in a sentence.
    pub why: String,
    /// What to do next, in a sentence.
    pub next: String,
    /// The facts behind the sentences, by name.
    #[schema(value_type = BTreeMap<String, String>)]
    pub data: Box<BTreeMap<String, String>>,
    /// The HTTP status that goes with it.
    #[serde(skip, default = "unknown_status")]
    pub status: u16,
}

impl Problem {
    /// A fault of this server or of the way to it.
    pub fn fault(code: &str, what: String, why: String, next: &str) -> Self {
        Self {
            kind: Kind::Fault,
            code: code.to_owned(),
            what,
            why,
            next: next.to_owned(),
            data: Box::default(),
            status: 503,
        }
    }

    /// Why something was not done, in a language.
    pub fn of(not_done: &NotDone, tongue: Tongue<'_>) -> Self {
        match not_done {
            NotDone::Door(door) => Self::door(door, tongue.language()),
            NotDone::Trouble(trouble) => Self::of_trouble(trouble, tongue),
        }
    }

    /// What a keeper or a node answered, in a language.
    pub fn of_trouble<'a>(trouble: &Trouble, tongue: impl Into<Tongue<'a>>) -> Self {
        let tongue = tongue.into();
        match trouble {
            Trouble::Refusal(refusal) => Self::refusal(refusal, tongue),
            Trouble::Fault(fault) => Self::of_fault(fault, tongue.language()),
            Trouble::Breach(found) => Self::of_breach(found, tongue),
        }
    }

    /// What a rule says, in a language.
    pub fn refusal(refusal: &Refusal, tongue: Tongue<'_>) -> Self {
        let [what, why, next] = crate::words::refusal::sentences(tongue, refusal);
        let named = |(name, value): (&str, String)| (name.to_owned(), value);
        Self {
            kind: Kind::Refusal,
            code: refusal.code().to_owned(),
            what,
            why,
            next,
            data: Box::new(refusal.fields().into_iter().map(named).collect()),
            status: 422,
        }
    }

    /// Trouble with the disk, the database, the clock or the load, in a language.
    pub fn of_fault(fault: &Fault, language: Language) -> Self {
        let [what, why, next] = crate::words::trouble::fault(language, fault);
        Self {
            kind: Kind::Fault,
            code: fault.code().to_owned(),
            what,
            why,
            next,
            data: Box::default(),
            status: 503,
        }
    }

    /// A register that does not verify, in a language.
    pub fn of_breach(found: &FoundBreach, tongue: Tongue<'_>) -> Self {
        let [what, why, next] = crate::words::trouble::breach(tongue, found);
        let breach = &found.breach;
        let index = breach.index().map(|index| ("entry".to_owned(), index.to_string()));
        Self {
            kind: Kind::Breach,
            code: breach.code().to_owned(),
            what,
            why,
            next,
            data: Box::new(index.into_iter().collect()),
            status: 500,
        }
    }

    /// What this program's door answers, in a language.
    pub fn door(door: &Door, language: Language) -> Self {
        let [what, why, next] = sentences(door, language);
        Self {
            kind: door.kind(),
            code: door.code().to_owned(),
            what,
            why,
            next,
            data: Box::new(door.data()),
            status: door.status(),
        }
    }
}

fn unknown_status() -> u16 {
    400
}

impl std::fmt::Display for Problem {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let title = match self.kind {
            Kind::Refusal => "Refused: ",
            Kind::Fault => "Fault:   ",
            Kind::Breach => "Breach:  ",
        };
        writeln!(out, "{title}{}", self.what)?;
        writeln!(out, "Why:     {}", self.why)?;
        write!(out, "Next:    {}", self.next)
    }
}

impl std::error::Error for Problem {}
