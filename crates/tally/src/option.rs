//! What can be voted for: an option, its number on the ballot, and its name.

use alloc::string::String;
use core::fmt;

/// The number of an option, from 1, as it stands in the file and on the ballot.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct OptionNumber(u32);

impl OptionNumber {
    /// The option at this position of a list, counted from 0.
    ///
    /// # Panics
    ///
    /// If the position does not fit 32 bits, which [`crate::limits::OPTIONS_MAX`] rules out for any profile.
    #[must_use]
    pub fn at(position: usize) -> Self {
        Self(u32::try_from(position + 1).expect("OPTIONS_MAX is far below 32 bits"))
    }

    /// The number, from 1.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }

    /// The position in a list of all options, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        self.0 as usize - 1
    }
}

impl fmt::Display for OptionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// One option: a candidate, an answer, or a project with its cost.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct BallotOption {
    /// What the lot hashes: the option's number in decimal digits, or the file's own identifier (of a project).
    pub id: String,
    /// The name, as people read it.
    pub name: String,
    /// A withdrawn option stays on the ballots, but receives nothing.
    pub withdrawn: bool,
    /// What the option costs, in the smallest unit of the profile's [`crate::profile::Budget`]; 0 outside budgets.
    pub cost: u64,
    /// The total that the file itself publishes for the option: its `score`, or else its `votes`.
    pub published: Option<Published>,
    /// Whether the file says that the option was selected.
    pub selected: Option<bool>,
}

/// A total that a file publishes for an option.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Published {
    /// Points, by whatever rule the organisers used, in units of 10^-[`COST_DECIMALS_MAX`](crate::limits::COST_DECIMALS_MAX).
    Score(u64),
    /// The number of ballots that name the option.
    Votes(u64),
}
