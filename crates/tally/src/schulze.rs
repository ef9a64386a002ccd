//! Schulze's method: the strongest paths between options decide.
//!
//! Source: Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
//! election method", Social Choice and Welfare 36 (2011).

use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

use crate::lot::TieBreak;
use crate::outcome::{CountFlaw, Outcome, Question, Stage, Step, numbers};
use crate::pairwise::Pairwise;
use crate::profile::Profile;

/// Schulze's count. See the module for the rule.
///
/// ```
/// use tally::{lot::TieBreak, profile::Profile, schulze::Schulze};
/// let mut profile = Profile::ranked(["Ada", "Ben", "Cleo"]);
/// profile.rank(3, &[1, 2, 3])?;
/// profile.rank_groups(2, &[vec![2, 3], vec![1]])?; // Ben and Cleo share the first rank
/// let outcome = Schulze::default().count(&profile, &TieBreak::none())?;
/// assert_eq!(outcome.pairwise.as_ref().unwrap().row(0), [0, 3, 3]);
/// assert_eq!(outcome.ranking.len(), 3);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Schulze {
    /// How the strength of a majority is measured.
    pub strength: Strength,
}

/// How the strength of a majority is measured.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Strength {
    /// By the ballots in favour.
    #[default]
    WinningVotes,
    /// By the ballots in favour, less those against.
    Margins,
}

impl Schulze {
    /// The name on the command line.
    pub const NAME: &'static str = "schulze";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`] or [`CountFlaw::TooManyOptions`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let pairwise = Pairwise::compare(profile)?;
        let paths = strongest_paths(&pairwise, self.strength);
        let rule = match self.strength {
            Strength::WinningVotes => "Schulze's method with winning votes: one option, unranked below ranked.",
            Strength::Margins => "Schulze's method with margins: one option, unranked below ranked.",
        };
        let mut outcome = Outcome::begin(Self::NAME, rule.to_string(), profile);
        outcome.seats = 1;
        let standing: Vec<usize> = profile.standing().collect();
        let layers = paths.layers(&standing);
        outcome.stages.push(Stage::bare(Step::Compared));
        outcome.stages.push(Stage::bare(Step::Paths {
            unbeaten: numbers(layers[0].iter().copied()),
        }));
        elect_one(&mut outcome, profile, ties, &layers[0]);
        outcome.ranking = layers.into_iter().map(numbers).collect();
        outcome.pairwise = Some(pairwise);
        outcome.paths = Some(paths);
        Ok(outcome)
    }
}

/// Elects one of the unbeaten, by the tie-break if there are several.
pub(crate) fn elect_one(outcome: &mut Outcome, profile: &Profile, ties: &TieBreak, unbeaten: &[usize]) {
    let elected = match unbeaten {
        [only] => Some(*only),
        several => {
            let settled = ties.first(&profile.options, several);
            outcome.note_tie(outcome.stages.len(), Question::Elected, several, settled);
            settled.0
        }
    };
    let elected = numbers(elected);
    outcome.elected.extend_from_slice(&elected);
    if let Some(stage) = outcome.stages.last_mut() {
        stage.elected = elected;
    }
}

/// The strength of the strongest path from each option to each other: its weakest majority, as strong as can be.
fn strongest_paths(pairwise: &Pairwise, strength: Strength) -> Pairwise {
    let options = pairwise.options();
    let mut paths = Pairwise::zero(options);
    for one in 0..options {
        for other in 0..options {
            let (for_one, for_other) = (pairwise.get(one, other), pairwise.get(other, one));
            if for_one > for_other {
                paths.set(
                    one,
                    other,
                    match strength {
                        Strength::WinningVotes => for_one,
                        Strength::Margins => for_one - for_other,
                    },
                );
            }
        }
    }
    // Only the order of strengths matters to paths: with their ranks in place of them, many fit one machine word.
    let mut strengths = paths.cells().to_vec();
    strengths.sort_unstable();
    strengths.dedup();
    let ranks = match i16::try_from(strengths.len()) {
        Ok(_) => widened::<i16>(paths.cells(), &strengths, options),
        Err(_) => widened::<i32>(paths.cells(), &strengths, options),
    };
    for one in 0..options {
        for other in 0..options {
            paths.set(one, other, strengths[ranks[one * options + other]]);
        }
    }
    paths
}

/// The ranks of the strongest paths among all strengths, sorted, given the strengths of the majorities.
fn widened<R>(cells: &[u64], strengths: &[u64], options: usize) -> Vec<usize>
where
    R: Copy + Default + Ord + TryFrom<usize> + TryInto<usize>,
{
    let rank = |strength: &u64| {
        let rank = strengths.binary_search(strength).ok();
        let rank = rank.expect("every strength was listed");
        R::try_from(rank).ok().expect("ranks were seen to fit")
    };
    let mut ranks: Vec<R> = cells.iter().map(rank).collect();
    widen(&mut ranks, options);
    let plain = |rank: R| rank.try_into().ok().expect("ranks are not negative");
    ranks.into_iter().map(plain).collect()
}

/// For every option on the way, in turn: a path over it may be stronger than those found so far.
fn widen<R: Copy + Default + Ord>(ranks: &mut [R], options: usize) {
    let none = R::default();
    let mut over = vec![none; options];
    for way in 0..options {
        over.copy_from_slice(&ranks[way * options..(way + 1) * options]);
        for (one, row) in ranks.chunks_exact_mut(options).enumerate() {
            let to_way = row[way];
            if one == way || to_way == none {
                continue;
            }
            for (path, &onward) in row.iter_mut().zip(&over) {
                *path = (*path).max(to_way.min(onward));
            }
            // There is no path from an option to itself.
            row[one] = none;
        }
    }
}
