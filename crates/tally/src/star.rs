//! STAR: score, then automatic runoff. The two options with the greatest sums meet, and whichever more ballots score
//! higher wins.
//!
//! Equal sums for the runoff: whoever wins most comparisons with the others tied goes on. A level runoff: the greater
//! sum wins. Then the status quo and the lot.

use alloc::format;
use alloc::vec::Vec;

use crate::lot::{Settled, TieBreak};
use crate::option::OptionNumber;
use crate::outcome::{CountFlaw, Counted, Outcome, Question, Stage, Step, numbers};
use crate::profile::Profile;
use crate::score::Sums;
use crate::top::groups;

/// The STAR count. See the module for the rule.
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
    /// [`CountFlaw::NoOptions`] or [`CountFlaw::NeedsScores`].
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
        let prefer = |one: usize, other: usize| self.preferring(profile, one, other);
        match self
            .finalists(&mut outcome, profile, ties, &sums.totals, &prefer)
            .as_slice()
        {
            [] => {}
            [only] => elect(&mut outcome, *only),
            [one, other, ..] => runoff(&mut outcome, profile, ties, &sums.totals, (*one, *other), &prefer),
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
        prefer: &impl Fn(usize, usize) -> u64,
    ) -> Vec<usize> {
        let mut finalists = Vec::new();
        for group in groups(profile.standing(), totals) {
            let mut left = group;
            while finalists.len() < 2 && !left.is_empty() {
                if finalists.len() + left.len() <= 2 {
                    finalists.append(&mut left);
                    break;
                }
                let Some(next) = go_on(outcome, profile, ties, &left, prefer) else {
                    return Vec::new();
                };
                finalists.push(next);
                left.retain(|&option| option != next);
            }
        }
        finalists
    }

    /// The weight of valid ballots that score one above the other.
    fn preferring(&self, profile: &Profile, one: usize, other: usize) -> u64 {
        let scores = profile.scores().expect("count() checked that there are scores");
        let mut preferring = 0;
        for (weight, marks) in scores.each() {
            let (mut for_one, mut for_other, mut most) = (0, 0, 0);
            for (option, score) in marks {
                most = most.max(score);
                if option == one {
                    for_one = score;
                } else if option == other {
                    for_other = score;
                }
            }
            if most <= self.highest && for_one > for_other {
                preferring += weight;
            }
        }
        preferring
    }
}

/// Which of several with the same sum goes on to the runoff.
fn go_on(
    outcome: &mut Outcome,
    profile: &Profile,
    ties: &TieBreak,
    tied: &[usize],
    prefer: &impl Fn(usize, usize) -> u64,
) -> Option<usize> {
    let wins = |one: usize| {
        let others = tied.iter().filter(|&&other| other != one);
        others.filter(|&&other| prefer(one, other) > prefer(other, one)).count()
    };
    let wins: Vec<usize> = tied.iter().map(|&one| wins(one)).collect();
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
    prefer: &impl Fn(usize, usize) -> u64,
) {
    let (for_one, for_other) = (prefer(one, other), prefer(other, one));
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
