//! Ranked pairs: majorities are locked in from the strongest to the weakest, unless stronger ones say the opposite.
//!
//! Source: T. Nicolaus Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4
//! (1987); ties as in T. M. Zavist and T. N. Tideman, "Complete independence of clones in the ranked pairs rule" (1989):
//! a ranking of the options, here by the public lot, orders equal majorities. The one whose winner comes first in it goes
//! first; of those with the same winner, the one whose loser comes last.

use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::lot::{Settled, TieBreak};
use crate::option::OptionNumber;
use crate::outcome::{CountFlaw, Outcome, Question, Stage, Step, numbers};
use crate::pairwise::Pairwise;
use crate::profile::Profile;
use crate::schulze::elect_one;

/// The count by ranked pairs, with winning votes. See the module for the rule.
///
/// ```
/// use tally::{lot::TieBreak, profile::Profile, ranked_pairs::RankedPairs};
/// let mut profile = Profile::ranked(["Ada", "Ben", "Cleo"]);
/// profile.rank(8, &[1, 2, 3])?;
/// profile.rank(7, &[2, 3, 1])?;
/// profile.rank(5, &[3, 1, 2])?;
/// let outcome = RankedPairs.count(&profile, &TieBreak::none())?;
/// assert_eq!(outcome.sentence(&outcome.stages[3]), "Cleo above Ada (12 to 8) is left out: stronger majorities say the opposite.");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct RankedPairs;

impl RankedPairs {
    /// The name on the command line.
    pub const NAME: &'static str = "ranked-pairs";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`] or [`CountFlaw::TooManyOptions`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let pairwise = Pairwise::compare(profile)?;
        let standing: Vec<usize> = profile.standing().collect();
        let mut outcome = lock_all(profile, ties, &pairwise, &standing);
        if !outcome.complete {
            // Options that everybody in the smallest dominant set beats do not matter to who wins. A tie that is left
            // open among them leaves the winner clear, though not the full order.
            let dominant = dominant(&pairwise, &standing);
            let among_dominant = lock_all(profile, ties, &pairwise, &dominant);
            if dominant.len() < standing.len() && among_dominant.complete {
                outcome = among_dominant;
            }
        }
        outcome.pairwise = Some(pairwise);
        Ok(outcome)
    }
}

/// Locks in the majorities among these options, and elects whoever nobody is above.
fn lock_all(profile: &Profile, ties: &TieBreak, pairwise: &Pairwise, among: &[usize]) -> Outcome {
    let rule = "Ranked pairs with winning votes: one option, unranked below ranked.".to_string();
    let mut outcome = Outcome::begin(RankedPairs::NAME, rule, profile);
    outcome.seats = 1;
    outcome.stages.push(Stage::bare(Step::Compared));
    let majorities = majorities(pairwise, among);
    let mut above = Above::nobody(profile.options.len());
    for equal in majorities.chunk_by(|one, other| one.votes == other.votes) {
        if !lock_equal(&mut outcome, profile, ties, &mut above, equal) {
            return outcome;
        }
    }
    let layers = above.layers(among);
    elect_one(&mut outcome, profile, ties, &layers[0]);
    outcome.ranking = layers.into_iter().map(numbers).collect();
    outcome
}

/// The smallest set of options that all beat everybody outside of it.
fn dominant(pairwise: &Pairwise, standing: &[usize]) -> Vec<usize> {
    let wins = |one: usize| standing.iter().filter(|&&other| pairwise.beats(one, other)).count();
    // Whoever beats most is in it; and so is everybody whom one of it does not beat.
    let mut set: Vec<usize> = standing
        .iter()
        .copied()
        .max_by_key(|&one| wins(one))
        .into_iter()
        .collect();
    let mut at = 0;
    while let Some(&member) = set.get(at) {
        let more = standing
            .iter()
            .copied()
            .filter(|&other| other != member && !pairwise.beats(member, other));
        let new: Vec<usize> = more.filter(|other| !set.contains(other)).collect();
        set.extend(new);
        at += 1;
    }
    set.sort_unstable();
    set
}

/// More ballots put the winner above the loser than the other way round.
#[derive(Clone, Copy, Debug)]
struct Majority {
    winner: usize,
    loser: usize,
    votes: u64,
    against: u64,
}

/// All majorities, the strongest first.
fn majorities(pairwise: &Pairwise, standing: &[usize]) -> Vec<Majority> {
    let mut majorities = Vec::new();
    for &winner in standing {
        for &loser in standing.iter().filter(|&&loser| pairwise.beats(winner, loser)) {
            let (votes, against) = (pairwise.get(winner, loser), pairwise.get(loser, winner));
            majorities.push(Majority {
                winner,
                loser,
                votes,
                against,
            });
        }
    }
    majorities.sort_by_key(|majority| Reverse(majority.votes));
    majorities
}

/// Locks equally strong majorities in. False if they contradict each other, and the tie stays open.
fn lock_equal(
    outcome: &mut Outcome,
    profile: &Profile,
    ties: &TieBreak,
    above: &mut Above,
    equal: &[Majority],
) -> bool {
    let mut order = equal.to_vec();
    // Order matters only if those that the stronger ones allow cannot all be locked in together.
    let mut all = (equal.len() > 1).then(|| above.clone());
    let contradict = all.as_mut().is_some_and(|all| {
        let allowed = equal
            .iter()
            .filter(|majority| !above.is(majority.loser, majority.winner));
        allowed
            .into_iter()
            .any(|majority| !all.put(majority.winner, majority.loser))
    });
    if contradict {
        let mut tied: Vec<usize> = equal
            .iter()
            .flat_map(|majority| [majority.winner, majority.loser])
            .collect();
        tied.sort_unstable();
        tied.dedup();
        let stage = outcome.stages.len() + 1;
        let Some(lot) = ties.order(&profile.options, &tied) else {
            outcome.note_tie(stage, Question::Majorities, &tied, (None, Settled::Nothing));
            return false;
        };
        let place = |option: usize| lot.iter().position(|&at| at == option);
        order.sort_by_key(|majority| (place(majority.winner), Reverse(place(majority.loser))));
        outcome.note_tie(stage, Question::Majorities, &tied, (Some(lot[0]), Settled::Lot));
    }
    for Majority {
        winner,
        loser,
        votes,
        against,
    } in order
    {
        let locked = above.put(winner, loser);
        let (winner, loser) = (OptionNumber::at(winner), OptionNumber::at(loser));
        outcome.stages.push(Stage::bare(if locked {
            Step::Locked {
                winner,
                loser,
                votes,
                against,
            }
        } else {
            Step::LeftOut {
                winner,
                loser,
                votes,
                against,
            }
        }));
    }
    true
}

/// Who is above whom by what is locked in, directly or through others: a bit for every two options.
#[derive(Clone)]
struct Above {
    words: usize,
    bits: Vec<u64>,
}

impl Above {
    /// Nothing is locked in.
    fn nobody(options: usize) -> Self {
        let words = options.div_ceil(64);
        Self {
            words,
            bits: vec![0; options * words],
        }
    }

    /// Whether one is above the other.
    fn is(&self, one: usize, other: usize) -> bool {
        self.bits[one * self.words + other / 64] >> (other % 64) & 1 == 1
    }

    /// Locks one above the other in. False, and nothing changes, if the other is above the one already.
    fn put(&mut self, one: usize, other: usize) -> bool {
        if self.is(other, one) {
            return false;
        }
        if !self.is(one, other) {
            let mut below = self.bits[other * self.words..(other + 1) * self.words].to_vec();
            below[other / 64] |= 1 << (other % 64);
            for upper in 0..self.bits.len() / self.words {
                if upper == one || self.is(upper, one) {
                    let row = &mut self.bits[upper * self.words..(upper + 1) * self.words];
                    row.iter_mut().zip(&below).for_each(|(word, more)| *word |= more);
                }
            }
        }
        true
    }

    /// The options in layers: those with nobody above them first, then those with nobody left above them, and so on.
    fn layers(&self, standing: &[usize]) -> Vec<Vec<usize>> {
        let mut left = standing.to_vec();
        let mut layers = Vec::new();
        while !left.is_empty() {
            let (top, rest) = left
                .iter()
                .partition(|&&one| !left.iter().any(|&other| self.is(other, one)));
            layers.push(top);
            left = rest;
        }
        layers
    }
}
