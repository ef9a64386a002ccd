//! Plurality: one vote a ballot, for its only first preference, its only approval, or its only highest score.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use crate::lot::TieBreak;
use crate::outcome::{CountFlaw, Counted, Outcome, Stage, Step};
use crate::profile::{Ballots, Profile};
use crate::rankings::{Mark, with_ballots};
use crate::top::elect_highest;

/// Counts one vote a ballot. A ballot with several options in first place is invalid.
///
/// ```
/// use tally::{lot::TieBreak, plurality::Plurality, profile::Profile};
/// let mut profile = Profile::ranked(["Ada", "Ben"]);
/// profile.rank(3, &[1, 2])?;
/// profile.rank(2, &[2])?;
/// let outcome = Plurality::default().count(&profile, &TieBreak::none())?;
/// assert_eq!((outcome.elected_numbers(), &outcome.stages[0].totals[..]), (vec![1], &[3, 2][..]));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Plurality {
    /// How many seats to fill, if not as many as the file says (or one).
    pub seats: Option<u32>,
}

impl Plurality {
    /// The name on the command line.
    pub const NAME: &'static str = "plurality";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let seats = seats_or_one(self.seats, profile)?;
        let rule = format!("Plurality: one vote a ballot; the most votes win. Seats: {seats}.");
        let mut outcome = Outcome::begin(Self::NAME, rule, profile);
        let (totals, invalid) = first_votes(profile);
        outcome.seats = seats;
        outcome.valid -= invalid;
        outcome.invalid = invalid;
        let totals: Vec<u128> = totals.into_iter().map(u128::from).collect();
        outcome
            .stages
            .push(Stage::with_totals(Step::AddedUp(Counted::Votes), totals.clone()));
        elect_highest(&mut outcome, &profile.options, ties, &totals, seats);
        Ok(outcome)
    }
}

/// The number of seats, which is one if nobody says otherwise.
pub(crate) fn seats_or_one(wanted: Option<u32>, profile: &Profile) -> Result<u32, CountFlaw> {
    if profile.standing().next().is_none() {
        return Err(CountFlaw::NoOptions);
    }
    Ok(wanted.or(profile.seats).unwrap_or(1).max(1))
}

/// How many ballots put each option first, alone; and the weight of those that put nobody or several first.
pub(crate) fn first_votes(profile: &Profile) -> (Vec<u64>, u64) {
    let mut totals = vec![0u64; profile.options.len()];
    let mut invalid = 0;
    match &profile.ballots {
        Ballots::Ranked(_) => {
            let rankings = profile.rankings();
            with_ballots!(rankings, ballots => for (weight, marks) in ballots.each() {
                *first(marks).map_or(&mut invalid, |first| &mut totals[first]) += weight;
            });
        }
        Ballots::Scored(scores) => {
            for (weight, marks) in scores.each() {
                let (mut best, mut highest) = (None, 0);
                for (option, score) in marks.filter(|&(option, _)| !profile.options[option].withdrawn) {
                    if score > highest {
                        (best, highest) = (Some(option), score);
                    } else if score == highest {
                        best = None;
                    }
                }
                *best.map_or(&mut invalid, |best| &mut totals[best]) += weight;
            }
        }
    }
    (totals, invalid)
}

/// The first preference, if a single option is on the first rank that is not skipped.
fn first<M: Mark>(marks: &[M]) -> Option<usize> {
    let at = marks.iter().position(|mark| mark.number() > 0)?;
    let alone = !marks.get(at + 1).is_some_and(|next| next.is_shared());
    alone.then(|| marks[at].number() - 1)
}
