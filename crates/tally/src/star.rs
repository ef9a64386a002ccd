//! STAR: score, then automatic runoff. The two options with the greatest sums meet, and whichever more ballots score
//! higher wins.
//!
//! Equal sums for the runoff: whoever wins most comparisons with the others tied goes on. A level runoff: the greater
//! sum wins. Then the status quo and the lot.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::limits::PAIRWISE_OPTIONS_MAX;
use crate::lot::{Settled, TieBreak};
use crate::option::OptionNumber;
use crate::outcome::{CountFlaw, Counted, Outcome, Question, Stage, Step, numbers};
use crate::pairwise::add_unranked;
use crate::profile::Profile;
use crate::score::Sums;
use crate::top::groups;

/// The STAR count. See the module for the rule.
///
/// ```
/// use tally::{lot::TieBreak, profile::Profile, star::Star};
/// let mut profile = Profile::scored(["Lake", "Hill"]);
/// profile.score(3, &[(1, 4), (2, 5)])?;
/// profile.score(2, &[(1, 5)])?;
/// let outcome = Star::default().count(&profile, &TieBreak::none())?;
/// // The lake has the greater sum, 22 to 15; three of five ballots put the hill higher.
/// assert_eq!(outcome.elected_numbers(), [2]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Star {
    /// The highest score that a ballot can give; a ballot with a higher one is invalid.
    pub highest: u32,
}

impl Default for Star {
    fn default() -> Self {
        Self { highest: 5 }
    }
}

impl Star {
    /// The name on the command line.
    pub const NAME: &'static str = "star";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`], [`CountFlaw::NeedsScores`] or [`CountFlaw::TooManyTied`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        if profile.standing().next().is_none() {
            return Err(CountFlaw::NoOptions);
        }
        let highest = self.highest;
        let sums = Sums::of(profile, u64::from, |most, _| most <= highest)?;
        let rule = format!("STAR: 0 to {highest} for each option; the two greatest sums meet in a runoff.");
        let mut outcome = Outcome::begin(Self::NAME, rule, profile);
        outcome.seats = 1;
        outcome.valid -= sums.invalid;
        outcome.invalid = sums.invalid;
        outcome
            .stages
            .push(Stage::with_totals(Step::AddedUp(Counted::Scores), sums.totals.clone()));
        match self.finalists(&mut outcome, profile, ties, &sums.totals)?.as_slice() {
            [] => {}
            [only] => elect(&mut outcome, *only),
            [one, other, ..] => {
                let above = self.comparisons(profile, &[*one, *other]);
                runoff(
                    &mut outcome,
                    profile,
                    ties,
                    &sums.totals,
                    (*one, *other),
                    (above[1], above[2]),
                );
            }
        }
        Ok(outcome)
    }

    /// The two who meet, or the one who is alone; nobody if a tie stays open.
    fn finalists(
        &self,
        outcome: &mut Outcome,
        profile: &Profile,
        ties: &TieBreak,
        totals: &[u128],
    ) -> Result<Vec<usize>, CountFlaw> {
        let mut finalists = Vec::new();
        for group in groups(profile.standing(), totals) {
            let mut left = group;
            while finalists.len() < 2 && !left.is_empty() {
                if finalists.len() + left.len() <= 2 {
                    finalists.append(&mut left);
                    break;
                }
                // Whom nobody scored wins no comparison.
                let wins = if totals[left[0]] == 0 {
                    vec![0; left.len()]
                } else {
                    self.wins(profile, &left)?
                };
                let Some(next) = go_on(outcome, profile, ties, &left, &wins) else {
                    return Ok(Vec::new());
                };
                finalists.push(next);
                left.retain(|&option| option != next);
            }
        }
        Ok(finalists)
    }

    /// How many of the others each of these wins against.
    fn wins(&self, profile: &Profile, tied: &[usize]) -> Result<Vec<usize>, CountFlaw> {
        if tied.len() > PAIRWISE_OPTIONS_MAX {
            return Err(CountFlaw::TooManyTied(PAIRWISE_OPTIONS_MAX));
        }
        let (above, size) = (self.comparisons(profile, tied), tied.len());
        let beats = |one: usize, other: usize| above[one * size + other] > above[other * size + one];
        let wins = (0..size).map(|one| (0..size).filter(|&other| beats(one, other)).count());
        Ok(wins.collect())
    }

    /// For every two of these, row by row: the weight of valid ballots that score one above the other.
    fn comparisons(&self, profile: &Profile, among: &[usize]) -> Vec<u64> {
        let scores = profile.scores().expect("count() checked that there are scores");
        let size = among.len();
        let mut place = vec![usize::MAX; profile.options.len()];
        among.iter().enumerate().for_each(|(at, &option)| place[option] = at);
        let (mut above, mut level) = (vec![0u64; size * size], vec![0u64; size * size]);
        let mut scored = vec![0u64; size];
        let mut ballot: Vec<(u32, usize)> = Vec::new();
        for (weight, marks) in scores.each() {
            ballot.clear();
            let mut most = 0;
            for (option, score) in marks {
                most = most.max(score);
                if score > 0 && place[option] != usize::MAX {
                    ballot.push((score, place[option]));
                }
            }
            if most > self.highest {
                continue;
            }
            for (at, &(score, one)) in ballot.iter().enumerate() {
                scored[one] += weight;
                for &(other_score, other) in &ballot[at + 1..] {
                    match score.cmp(&other_score) {
                        Ordering::Greater => above[one * size + other] += weight,
                        Ordering::Less => above[other * size + one] += weight,
                        Ordering::Equal => {
                            level[one * size + other] += weight;
                            level[other * size + one] += weight;
                        }
                    }
                }
            }
        }
        add_unranked(&mut above, &level, &scored);
        above
    }
}

/// Which of several with the same sum, who win so many comparisons each, goes on to the runoff.
fn go_on(outcome: &mut Outcome, profile: &Profile, ties: &TieBreak, tied: &[usize], wins: &[usize]) -> Option<usize> {
    let most = wins.iter().max().copied().unwrap_or(0);
    let best: Vec<usize> = (0..tied.len())
        .filter(|&at| wins[at] == most)
        .map(|at| tied[at])
        .collect();
    let settled = match best.as_slice() {
        [only] => (Some(*only), Settled::Pairwise),
        several => ties.first(&profile.options, several),
    };
    outcome.note_tie(outcome.stages.len(), Question::Runoff, tied, settled);
    settled.0
}

/// The runoff between two.
fn runoff(
    outcome: &mut Outcome,
    profile: &Profile,
    ties: &TieBreak,
    totals: &[u128],
    (one, other): (usize, usize),
    (for_one, for_other): (u64, u64),
) {
    let level = outcome.valid - for_one - for_other;
    outcome.stages.push(Stage::bare(Step::Runoff {
        first: OptionNumber::at(one),
        second: OptionNumber::at(other),
        for_first: for_one,
        for_second: for_other,
        level,
    }));
    if for_one != for_other {
        return elect(outcome, if for_one > for_other { one } else { other });
    }
    let settled = if totals[one] == totals[other] {
        ties.first(&profile.options, &[one, other])
    } else {
        (
            Some(if totals[one] > totals[other] { one } else { other }),
            Settled::Score,
        )
    };
    outcome.note_tie(outcome.stages.len(), Question::Elected, &[one, other], settled);
    if let Some(elected) = settled.0 {
        elect(outcome, elected);
    }
}

/// Elects the winner.
fn elect(outcome: &mut Outcome, option: usize) {
    let elected = numbers([option]);
    outcome.elected.extend_from_slice(&elected);
    outcome.stages.last_mut().expect("the sums are a stage").elected = elected;
}
