//! What can be done: the acts that a history is made of, and the effects of decisions. Proposals, votes and decisions by
//! advice are numbered from the first of the history, objections within their proposal.

use super::bylaws::{Bylaws, HOUR};
use super::people::Who;

/// Changes of the agreement `consent` that a decision can make.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NewConsent {
    pub(super) floor_hours: u64,
    pub(super) closing_hours: u64,
    pub(super) rounds: u32,
    pub(super) answers_min: u64,
    pub(super) silence_passes: bool,
    pub(super) stuck_votes: bool,
}

impl NewConsent {
    pub(super) fn set(self, bylaws: &mut Bylaws) {
        // What an adoption names takes the place of all that was named before.
        let before = bylaws.clone();
        *bylaws = Bylaws {
            floor: self.floor_hours * HOUR,
            closing: self.closing_hours * HOUR,
            rounds: self.rounds,
            answers_min: self.answers_min,
            silence_passes: self.silence_passes,
            stuck_votes: self.stuck_votes,
            talk_least_hours: before.talk_least_hours,
            vote_least_hours: before.vote_least_hours,
            free: before.free,
            holidays: before.holidays,
            ..Bylaws::default()
        };
    }
}

/// What a decision does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Effect {
    OpenCircle { slug: String, parent: usize },
    Adopt { name: &'static str },
    Consent(NewConsent),
    Exclude(Who),
    Admit(usize, Who),
    Remove(usize, Who),
    Vacate(usize, String),
    Fill(usize, String, Who),
}

impl Effect {
    /// What it is about, where only one decision can be about it at a time.
    pub(super) fn subject(&self) -> Option<String> {
        match self {
            Effect::Adopt { name } => Some((*name).to_owned()),
            Effect::Consent(_) => Some("consent".to_owned()),
            Effect::Vacate(circle, role) | Effect::Fill(circle, role, _) => Some(format!("{circle}/{role}")),
            Effect::OpenCircle { .. } | Effect::Exclude(_) | Effect::Admit(..) | Effect::Remove(..) => None,
        }
    }

    /// Whether it cannot be undone.
    pub(super) fn is_irreversible(&self) -> bool {
        matches!(self, Effect::Exclude(_))
    }
}

/// An objection: its proposal, and its place among the objections of that.
pub(super) type Which = (usize, usize);

/// An answer to a proposal.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Response {
    pub(super) version: u32,
    pub(super) answer: &'static str,
    pub(super) criterion: bool,
    pub(super) reason: bool,
    pub(super) news: bool,
}

/// An act.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    Join {
        full: bool,
    },
    Leave,
    Enter(usize),
    Exit(usize),
    LayDown(usize, String),
    Reopen(usize, String),

    Open {
        circle: usize,
        class: &'static str,
        effects: Vec<Effect>,
        draft: bool,
        surrogate: Option<Who>,
    },
    Start(usize),
    Revise {
        proposal: usize,
        version: u32,
        editorial: bool,
        effects: Option<Vec<Effect>>,
        empty: bool,
    },
    Contest(usize),
    Respond(usize, Response),
    Meet(usize),
    Minutes {
        proposal: usize,
        present: Vec<Who>,
    },
    Withdraw(usize),
    Take(usize),
    Pause(usize),
    Close {
        proposal: usize,
        outcome: &'static str,
    },
    Second(Which),
    Test(Which),
    Judge(Which, bool),
    Appeal(Which),
    Hear(Which, bool),
    Resolve(Which),
    TakeOver(Which),
    Remind(Which),
    Select(usize, String),
    Nominate(usize, Who),
    Propose(usize, Who),

    OpenVote(Ballots),
    AddOption(usize),
    Cast {
        vote: usize,
        options: usize,
        said: Said,
    },
    TakeBack(usize),
    WithdrawVote(usize),
    PauseVote(usize),
    CloseVote {
        vote: usize,
        outcome: &'static str,
    },

    Frame(Frame),
    DeclareAffected(usize),
    Ask {
        advice: usize,
        affected: Vec<Who>,
        experts: Vec<Who>,
    },
    Advise(usize, &'static str),
    AnswerAdvice(usize, Who),
    Confirm(usize),
    Decide {
        advice: usize,
        effects: Option<Vec<Effect>>,
    },
    WithdrawAdvice(usize),
    Doubt(usize),
    Check(usize, bool),
    Succeed(usize),
    CloseAdvice {
        advice: usize,
        outcome: &'static str,
    },
}

/// A vote as it is opened.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ballots {
    pub(super) circle: usize,
    pub(super) class: &'static str,
    /// A question of yes or no, or options to approve of.
    pub(super) plain: bool,
    pub(super) talk_hours: Option<u64>,
    pub(super) vote_hours: Option<u64>,
    pub(super) options: Vec<Vec<Effect>>,
}

/// A ballot.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    Plain(&'static str),
    Approve(Vec<usize>),
}

/// A decision of a role as it is framed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Frame {
    pub(super) circle: usize,
    pub(super) role: String,
    pub(super) tier: u8,
    pub(super) cost: Option<u64>,
    pub(super) affected: Vec<Who>,
    pub(super) experts: Vec<Who>,
    pub(super) effects: Vec<Effect>,
    pub(super) emergency: bool,
}
