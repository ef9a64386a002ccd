//! Methods that add up what ballots give: `approval`, `score` and `dots`.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::lot::TieBreak;
use crate::outcome::{CountFlaw, Counted, Outcome, Stage, Step};
use crate::plurality::seats_or_one;
use crate::profile::Profile;
use crate::top::elect_highest;

/// Approval: every ballot approves of any number of options; the most approvals win.
///
/// On ballots with scores, every score above zero is an approval.
///
/// ```
/// use tally::{lot::TieBreak, profile::Profile, score::Approval};
/// let mut profile = Profile::scored(["Lake", "Hill", "Town"]);
/// profile.approve(4, &[1, 2])?;
/// profile.approve(3, &[2, 3])?;
/// let outcome = Approval::default().count(&profile, &TieBreak::none())?;
/// assert_eq!((outcome.elected_numbers(), &outcome.stages[0].totals[..]), (vec![2], &[4, 7, 3][..]));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Approval {
    /// How many seats to fill, if not as many as the file says (or one).
    pub seats: Option<u32>,
}

/// Score: every ballot gives each option 0 to `highest`; the greatest sum wins. A ballot with a higher score is invalid.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Score {
    /// How many seats to fill, if not as many as the file says (or one).
    pub seats: Option<u32>,
    /// The highest score that a ballot can give.
    pub highest: u32,
}

/// Dots: every ballot spreads at most `dots` over the options; the most dots win. A ballot with more is invalid.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Dots {
    /// How many seats to fill, if not as many as the file says (or one).
    pub seats: Option<u32>,
    /// The most dots on one ballot.
    pub dots: u64,
}

impl Default for Score {
    fn default() -> Self {
        Self {
            seats: None,
            highest: 5,
        }
    }
}

impl Default for Dots {
    fn default() -> Self {
        Self { seats: None, dots: 10 }
    }
}

impl Approval {
    /// The name on the command line.
    pub const NAME: &'static str = "approval";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`] or [`CountFlaw::NeedsScores`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let seats = seats_or_one(self.seats, profile)?;
        let rule = format!("Approval: any number of approvals a ballot; the most approvals win. Seats: {seats}.");
        let sums = Sums::of(profile, |score| u64::from(score > 0), |_, _| true)?;
        Ok(sums.elect(profile, ties, Self::NAME, rule, seats, Counted::Approvals))
    }
}

impl Score {
    /// The name on the command line.
    pub const NAME: &'static str = "score";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`] or [`CountFlaw::NeedsScores`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let seats = seats_or_one(self.seats, profile)?;
        let highest = self.highest;
        let rule = format!("Score: 0 to {highest} for each option; the greatest sum wins. Seats: {seats}.");
        let sums = Sums::of(profile, u64::from, |most, _| most <= highest)?;
        Ok(sums.elect(profile, ties, Self::NAME, rule, seats, Counted::Scores))
    }
}

impl Dots {
    /// The name on the command line.
    pub const NAME: &'static str = "dots";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`] or [`CountFlaw::NeedsScores`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let seats = seats_or_one(self.seats, profile)?;
        let dots = self.dots;
        let rule = format!("Dots: at most {dots} a ballot; the most dots win. Seats: {seats}.");
        let sums = Sums::of(profile, u64::from, |_, sum| sum <= dots)?;
        Ok(sums.elect(profile, ties, Self::NAME, rule, seats, Counted::Dots))
    }
}

/// What the valid ballots add up to.
pub(crate) struct Sums {
    pub(crate) totals: Vec<u128>,
    pub(crate) invalid: u64,
}

impl Sums {
    /// Adds up all ballots that are valid, given their highest score and the sum of their scores.
    pub(crate) fn of(
        profile: &Profile,
        worth: impl Fn(u32) -> u64,
        is_valid: impl Fn(u32, u64) -> bool,
    ) -> Result<Self, CountFlaw> {
        let scores = profile.scores()?;
        let mut totals = vec![0u128; profile.options.len()];
        let mut invalid = 0;
        for position in 0..scores.len() {
            let (weight, marks) = scores.ballot(position);
            let (mut most, mut sum) = (0, 0);
            for (_, score) in marks {
                most = most.max(score);
                sum += u64::from(score);
            }
            if is_valid(most, sum) {
                for (option, score) in scores.ballot(position).1 {
                    totals[option] += u128::from(worth(score)) * u128::from(weight);
                }
            } else {
                invalid += weight;
            }
        }
        for (total, option) in totals.iter_mut().zip(&profile.options) {
            if option.withdrawn {
                *total = 0;
            }
        }
        Ok(Self { totals, invalid })
    }

    /// The outcome in which the highest sums are elected.
    fn elect(
        self,
        profile: &Profile,
        ties: &TieBreak,
        method: &'static str,
        rule: String,
        seats: u32,
        counted: Counted,
    ) -> Outcome {
        let mut outcome = Outcome::begin(method, rule, profile);
        outcome.seats = seats;
        outcome.valid -= self.invalid;
        outcome.invalid = self.invalid;
        outcome
            .stages
            .push(Stage::with_totals(Step::AddedUp(counted), self.totals.clone()));
        elect_highest(&mut outcome, &profile.options, ties, &self.totals, seats);
        outcome
    }
}
