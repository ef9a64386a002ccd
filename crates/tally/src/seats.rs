//! Seats shared out among options in proportion to their votes: the method `apportion`.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use crate::apportion::{ApportionFlaw, Divisors, by_divisors, by_weights};
use crate::lot::{Settled, TieBreak};
use crate::outcome::{CountFlaw, Counted, Outcome, Question, Stage, Step, numbers};
use crate::plurality::first_votes;
use crate::profile::Profile;

/// Shares seats out among parties: the votes of each option are the ballots that put it first.
///
/// ```
/// use tally::{lot::TieBreak, profile::Profile, seats::{Apportion, ApportionRule}};
/// let mut profile = Profile::ranked(["Reds", "Greens", "Blues"]).with_seats(8);
/// profile.rank(100, &[1])?;
/// profile.rank(80, &[2])?;
/// profile.rank(30, &[3])?;
/// let rule = Apportion { rule: ApportionRule::DHondt, ..Apportion::default() };
/// assert_eq!(rule.count(&profile, &TieBreak::none())?.shares, [4, 3, 1]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Apportion {
    /// How many seats to share out, if not as many as the file says.
    pub seats: Option<u32>,
    /// By which rule.
    pub rule: ApportionRule,
}

/// A rule to share seats out by.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum ApportionRule {
    /// Largest remainder of the exact quotas.
    #[default]
    LargestRemainder,
    /// D'Hondt.
    DHondt,
    /// Sainte-Laguë.
    SainteLague,
}

impl Apportion {
    /// The name on the command line.
    pub const NAME: &'static str = "apportion";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`], [`CountFlaw::NeedsSeats`], [`CountFlaw::NoVotes`] or [`CountFlaw::TooManySeats`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let seats = crate::scottish_stv::seats_to_fill(self.seats, profile)?;
        let (votes, invalid) = first_votes(profile);
        let words = match self.rule {
            ApportionRule::LargestRemainder => "largest remainder",
            ApportionRule::DHondt => "D'Hondt",
            ApportionRule::SainteLague => "Sainte-Laguë",
        };
        let mut outcome = Outcome::begin(
            Self::NAME,
            format!("{seats} seats in proportion to votes, by {words}."),
            profile,
        );
        outcome.seats = seats;
        outcome.valid -= invalid;
        outcome.invalid = invalid;
        let totals = votes.iter().map(|&votes| votes.into()).collect();
        outcome
            .stages
            .push(Stage::with_totals(Step::AddedUp(Counted::Votes), totals));
        let seats = u64::from(seats);
        outcome.shares = self.shares(&mut outcome, profile, ties, &votes, seats)?;
        let holding = (0..votes.len()).filter(|&option| outcome.shares[option] > 0);
        outcome.elected = numbers(holding);
        outcome.stages.push(Stage::bare(Step::Apportioned { seats }));
        outcome.stages[1].elected.clone_from(&outcome.elected);
        Ok(outcome)
    }

    /// The seats of each option. Position breaks ties in `apportion`, so the lot decides about positions.
    fn shares(
        &self,
        outcome: &mut Outcome,
        profile: &Profile,
        ties: &TieBreak,
        votes: &[u64],
        seats: u64,
    ) -> Result<Vec<u64>, CountFlaw> {
        let mut order: Vec<usize> = profile.standing().collect();
        let forward = self.shares_in_order(&order, votes, seats)?;
        order.reverse();
        let backward = self.shares_in_order(&order, votes, seats)?;
        if forward == backward {
            return Ok(forward);
        }
        let tied: Vec<usize> = (0..votes.len())
            .filter(|&option| forward[option] != backward[option])
            .collect();
        let Some(by_lot) = ties.order(&profile.options, &order) else {
            outcome.note_tie(2, Question::LastSeat, &tied, (None, Settled::Nothing));
            // What everybody receives in any case.
            return Ok(forward
                .into_iter()
                .zip(backward)
                .map(|(one, other)| one.min(other))
                .collect());
        };
        let shares = self.shares_in_order(&by_lot, votes, seats)?;
        let first = by_lot.iter().copied().find(|option| tied.contains(option));
        outcome.note_tie(2, Question::LastSeat, &tied, (first, Settled::Lot));
        Ok(shares)
    }

    /// The seats of each option, if ties fall to whoever comes earlier in this order.
    fn shares_in_order(&self, order: &[usize], votes: &[u64], seats: u64) -> Result<Vec<u64>, CountFlaw> {
        let weights: Vec<u64> = order.iter().map(|&option| votes[option]).collect();
        let shares = match self.rule {
            ApportionRule::LargestRemainder => by_weights(seats, &weights),
            ApportionRule::DHondt => by_divisors(seats, &weights, Divisors::DHondt),
            ApportionRule::SainteLague => by_divisors(seats, &weights, Divisors::SainteLague),
        };
        let shares = shares.map_err(|flaw| match flaw {
            ApportionFlaw::NobodyClaims => CountFlaw::NoVotes,
            ApportionFlaw::TotalTooLarge => CountFlaw::TooManySeats,
            ApportionFlaw::DenominatorZero | ApportionFlaw::SumNotTotal => {
                unreachable!("weights make their own quotas")
            }
        })?;
        let mut by_option = vec![0; votes.len()];
        for (&option, share) in order.iter().zip(shares) {
            by_option[option] = share;
        }
        Ok(by_option)
    }
}
