//! A profile: what was voted on, by whom with which weight, and how many seats or how much money there is.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::option::{BallotOption, OptionNumber};
use crate::outcome::CountFlaw;
use crate::rankings::{BallotFlaw, Mark, Rankings, with_ballots};
use crate::scores::Scores;

/// Everything that a count reads.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Profile {
    /// The title of the election, as people read it.
    pub title: String,
    /// The options, in the order of their numbers.
    pub options: Vec<BallotOption>,
    /// The number of seats that the file names.
    pub seats: Option<u32>,
    /// The money to spend, for budgets.
    pub budget: Option<Budget>,
    /// The ballots.
    pub ballots: Ballots,
}

/// The ballots of a profile: all ranked, or all scored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Ballots {
    /// Rankings of options.
    Ranked(Rankings),
    /// Scores, points or approvals.
    Scored(Scores),
}

/// Money to spend on projects.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Budget {
    /// The total, in the smallest unit that the file uses.
    pub total: u64,
    /// How many decimals the file uses: amounts are in units of 10^-decimals of the currency.
    pub decimals: u8,
}

impl Budget {
    /// One whole unit of the currency.
    #[must_use]
    pub fn currency_unit(self) -> u64 {
        10u64.pow(u32::from(self.decimals))
    }
}

impl Profile {
    /// A profile of ranked ballots over options with these names, as yet without ballots.
    ///
    /// # Panics
    ///
    /// With more than [`OPTIONS_MAX`](crate::limits::OPTIONS_MAX) names.
    #[must_use]
    pub fn ranked<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        let options = named(names);
        let ballots = Ballots::Ranked(Rankings::new(options.len()));
        Self {
            title: String::new(),
            options,
            seats: None,
            budget: None,
            ballots,
        }
    }

    /// A profile of scores or approvals over options with these names, as yet without ballots.
    ///
    /// # Panics
    ///
    /// With more than [`OPTIONS_MAX`](crate::limits::OPTIONS_MAX) names.
    #[must_use]
    pub fn scored<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        let options = named(names);
        let ballots = Ballots::Scored(Scores::new(options.len()));
        Self {
            title: String::new(),
            options,
            seats: None,
            budget: None,
            ballots,
        }
    }

    /// The same profile with this many seats to fill.
    #[must_use]
    pub fn with_seats(mut self, seats: u32) -> Self {
        self.seats = Some(seats);
        self
    }

    /// Adds `weight` equal ballots that rank these options (numbers from 1), best first.
    ///
    /// # Errors
    ///
    /// Any [`BallotFlaw`]; then nothing was added.
    pub fn rank(&mut self, weight: u64, ranking: &[u32]) -> Result<(), BallotFlaw> {
        let groups: Vec<[u32; 1]> = ranking.iter().map(|&number| [number]).collect();
        self.rank_groups(weight, &groups)
    }

    /// Adds `weight` equal ballots that rank groups of equally good options, best first; an empty group is a skipped rank.
    ///
    /// # Errors
    ///
    /// Any [`BallotFlaw`]; then nothing was added.
    pub fn rank_groups<G: AsRef<[u32]>>(&mut self, weight: u64, ranking: &[G]) -> Result<(), BallotFlaw> {
        match &mut self.ballots {
            Ballots::Ranked(rankings) => rankings.add(weight, ranking),
            Ballots::Scored(_) => Err(BallotFlaw::OtherKind),
        }
    }

    /// Adds `weight` equal ballots that give options (numbers from 1) scores.
    ///
    /// # Errors
    ///
    /// Any [`BallotFlaw`]; then nothing was added.
    pub fn score(&mut self, weight: u64, scores: &[(u32, u32)]) -> Result<(), BallotFlaw> {
        match &mut self.ballots {
            Ballots::Scored(all) => all.add(weight, scores),
            Ballots::Ranked(_) => Err(BallotFlaw::OtherKind),
        }
    }

    /// Adds `weight` equal ballots that approve of these options (numbers from 1).
    ///
    /// # Errors
    ///
    /// Any [`BallotFlaw`]; then nothing was added.
    pub fn approve(&mut self, weight: u64, approved: &[u32]) -> Result<(), BallotFlaw> {
        let scores: Vec<(u32, u32)> = approved.iter().map(|&number| (number, 1)).collect();
        self.score(weight, &scores)
    }

    /// The sum of the weights of all ballots.
    #[must_use]
    pub fn total_weight(&self) -> u64 {
        match &self.ballots {
            Ballots::Ranked(rankings) => rankings.total(),
            Ballots::Scored(scores) => scores.total(),
        }
    }

    /// The weight of the ballots that name at least one of the wanted options (positions from 0): rank it, or score it
    /// above zero.
    #[must_use]
    pub fn weight_naming_any(&self, is_wanted: impl Fn(usize) -> bool) -> u64 {
        match &self.ballots {
            Ballots::Ranked(rankings) => with_ballots!(rankings, ballots => ballots
                .each()
                .filter(|(_, marks)| marks.iter().any(|mark| mark.number() > 0 && is_wanted(mark.number() - 1)))
                .map(|(weight, _)| weight)
                .sum()),
            Ballots::Scored(scores) => scores
                .each()
                .map(|(weight, mut marks)| {
                    let named = marks.any(|(option, score)| score > 0 && is_wanted(option));
                    if named { weight } else { 0 }
                })
                .sum(),
        }
    }

    /// The options that can be elected (positions from 0): all but those withdrawn.
    pub(crate) fn standing(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.options.len()).filter(|&position| !self.options[position].withdrawn)
    }

    /// The ballots as rankings, without withdrawn options. Scores are read as rankings.
    pub(crate) fn rankings(&self) -> Cow<'_, Rankings> {
        let any_withdrawn = self.options.iter().any(|option| option.withdrawn);
        let without = |rankings: &Rankings| rankings.without(|position| self.options[position].withdrawn);
        match &self.ballots {
            Ballots::Ranked(rankings) if any_withdrawn => Cow::Owned(without(rankings)),
            Ballots::Ranked(rankings) => Cow::Borrowed(rankings),
            Ballots::Scored(scores) if any_withdrawn => Cow::Owned(without(&scores.to_rankings())),
            Ballots::Scored(scores) => Cow::Owned(scores.to_rankings()),
        }
    }

    /// The ballots as scores.
    pub(crate) fn scores(&self) -> Result<&Scores, CountFlaw> {
        match &self.ballots {
            Ballots::Scored(scores) => Ok(scores),
            Ballots::Ranked(_) => Err(CountFlaw::NeedsScores),
        }
    }
}

impl BallotOption {
    /// An option with this number and name.
    #[must_use]
    pub fn new(number: OptionNumber, name: impl Into<String>) -> Self {
        Self {
            id: number.to_string(),
            name: name.into(),
            ..Self::default()
        }
    }

    /// The name, or "option 7" if it has none.
    #[must_use]
    pub fn shown_name(&self) -> String {
        if self.name.is_empty() {
            format!("option {}", self.id)
        } else {
            self.name.clone()
        }
    }
}

/// Options with these names, numbered in order.
fn named<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Vec<BallotOption> {
    let numbered = names.into_iter().enumerate();
    numbered
        .map(|(position, name)| BallotOption::new(OptionNumber::at(position), name))
        .collect()
}
