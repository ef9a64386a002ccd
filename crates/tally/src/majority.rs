//! A yes/no question: options 1 (yes), 2 (no) and, if there is one, 3 (abstain).
//!
//! It passes with strictly more than the required part of yes and no (or at least with it), if enough took part and
//! enough are in favour. Nobody in favour never passes. A NO never helps: it counts for turnout alone.

use alloc::format;
use alloc::vec;

use crate::lot::TieBreak;
use crate::option::OptionNumber;
use crate::outcome::{CountFlaw, Counted, Decided, Outcome, Ratio, Stage, Step, Verdict};
use crate::plurality::first_votes;
use crate::profile::Profile;

/// The count of a yes/no question. See the module for the rule.
///
/// ```
/// use tally::{lot::TieBreak, majority::Majority, outcome::Ratio, profile::Profile};
/// let mut profile = Profile::ranked(["yes", "no", "abstain"]);
/// profile.rank(7, &[1])?;
/// profile.rank(4, &[3])?;
/// let quorum = Majority { electorate: Some(31), turnout: Ratio::new(1, 3), ..Majority::default() };
/// assert_eq!(quorum.count(&profile, &TieBreak::none())?.elected_numbers(), [1]); // 11 of 31 are a third
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Majority {
    /// More than this part of yes and no must be yes.
    pub threshold: Ratio,
    /// Whether that part itself is enough.
    pub needed: Needed,
    /// How many may vote; quorums need it.
    pub electorate: Option<u64>,
    /// At least this part of the electorate must take part; abstaining is taking part.
    pub turnout: Option<Ratio>,
    /// At least this part of the electorate must be in favour.
    pub approval: Option<Ratio>,
}

/// Whether a part has to be exceeded, or reached.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Needed {
    /// Strictly more than the part.
    #[default]
    MoreThan,
    /// The part itself is enough.
    AtLeast,
}

impl Default for Majority {
    fn default() -> Self {
        let threshold = Ratio::new(1, 2).expect("two is not zero");
        Self {
            threshold,
            needed: Needed::MoreThan,
            electorate: None,
            turnout: None,
            approval: None,
        }
    }
}

impl Majority {
    /// The name on the command line.
    pub const NAME: &'static str = "majority";

    /// Counts a profile. If the question does not pass, "no" is what is elected: the status quo.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NeedsYesNo`] or [`CountFlaw::NeedsElectorate`].
    pub fn count(&self, profile: &Profile, _ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        if !matches!(profile.options.len(), 2 | 3) {
            return Err(CountFlaw::NeedsYesNo);
        }
        let (totals, invalid) = first_votes(profile);
        let abstain = totals.get(2).copied().unwrap_or(0);
        let decided = self.decide(totals[0], totals[1], abstain)?;
        let rule = format!(
            "Yes or no: passes with {} {} of yes and no.",
            match self.needed {
                Needed::MoreThan => "strictly more than",
                Needed::AtLeast => "at least",
            },
            self.threshold
        );
        let mut outcome = Outcome::begin(Self::NAME, rule, profile);
        outcome.seats = 1;
        outcome.valid -= invalid;
        outcome.invalid = invalid;
        // The fewest votes in favour that are enough.
        let part = u128::from(totals[0] + totals[1]) * u128::from(self.threshold.numerator());
        let whole = u128::from(self.threshold.denominator());
        outcome.quota = Some(match self.needed {
            Needed::MoreThan => part / whole + 1,
            Needed::AtLeast => part.div_ceil(whole),
        });
        let totals = totals.into_iter().map(u128::from).collect();
        outcome
            .stages
            .push(Stage::with_totals(Step::AddedUp(Counted::Votes), totals));
        outcome.stages.push(Stage::bare(Step::Decided(decided)));
        let passed = decided.verdict == Verdict::Passed;
        outcome.elected = vec![OptionNumber::at(usize::from(!passed))];
        outcome.stages[1].elected.clone_from(&outcome.elected);
        Ok(outcome)
    }

    /// Decides from the sums alone.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NeedsElectorate`] if there is a quorum, but no electorate of at least all who voted.
    pub fn decide(&self, yes: u64, no: u64, abstain: u64) -> Result<Decided, CountFlaw> {
        let voted = yes + no + abstain;
        let quorum = |ratio: Option<Ratio>| match (ratio, self.electorate) {
            (None, _) => Ok(0),
            (Some(ratio), Some(electorate)) if electorate >= voted => Ok(ratio.of_people(electorate)),
            (Some(_), _) => Err(CountFlaw::NeedsElectorate),
        };
        let (turnout, approval) = (quorum(self.turnout)?, quorum(self.approval)?);
        let verdict = if yes == 0 {
            Verdict::NobodyInFavour
        } else if voted < turnout {
            Verdict::TurnoutMissed(turnout)
        } else if yes < approval {
            Verdict::ApprovalMissed(approval)
        } else if self.is_enough(yes, yes + no) {
            Verdict::Passed
        } else {
            Verdict::MajorityMissed
        };
        Ok(Decided {
            yes,
            no,
            abstain,
            verdict,
        })
    }

    fn is_enough(&self, yes: u64, of: u64) -> bool {
        match self.needed {
            Needed::MoreThan => self.threshold.is_exceeded(yes, of),
            Needed::AtLeast => self.threshold.is_reached(yes, of),
        }
    }
}
