//! Instant runoff: whoever holds a strict majority of the ballots still active is elected; else whoever has least is
//! excluded, and their ballots move on.
//!
//! Ties for exclusion: whoever had least at the most recent stage at which the tied differed; then the status quo stays,
//! and the lot decides.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::earlier::{Wanted, pick};
use crate::lot::{Draws, TieBreak};
use crate::option::OptionNumber;
use crate::outcome::{CountFlaw, Outcome, Question, Stage, Step, Transfer, numbers};
use crate::piles::{Overvote, Piles, Reading, Skipped};
use crate::profile::Profile;
use crate::rankings::{Ballots, Mark, with_ballots};

/// Instant-runoff voting. See the module for the rule.
///
/// ```
/// use tally::{irv::Irv, lot::TieBreak, profile::Profile};
/// let mut profile = Profile::ranked(["Ada", "Ben", "Cleo"]);
/// profile.rank(4, &[1])?;
/// profile.rank(3, &[2, 3])?;
/// profile.rank(2, &[3, 2])?;
/// let outcome = Irv::default().count(&profile, &TieBreak::none())?;
/// assert_eq!(outcome.sentence(&outcome.stages[1]), "Cleo has the least and is excluded; their ballots move on. Ben is elected, with a majority.");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Irv {
    /// What several options on one rank mean.
    pub overvote: Overvote,
    /// What a skipped rank means.
    pub skipped: Skipped,
    /// Whether to exclude at once all who together have less than the next.
    pub exclusion: Exclusion,
}

/// How many are excluded at a time.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Exclusion {
    /// One.
    #[default]
    One,
    /// All who together hold less than the next: whatever they could receive from each other, they would all be excluded
    /// before the next, so the winner is the same.
    Batch,
}

impl Irv {
    /// The name on the command line.
    pub const NAME: &'static str = "irv";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        if profile.standing().next().is_none() {
            return Err(CountFlaw::NoOptions);
        }
        let rankings = profile.rankings();
        Ok(with_ballots!(rankings, ballots => Count::begin(*self, profile, ties, ballots).run()))
    }
}

/// A count under way.
struct Count<'a, M> {
    rule: Irv,
    profile: &'a Profile,
    ties: &'a TieBreak,
    draws: Draws,
    ballots: Ballots<'a, M>,
    piles: Piles<'a, M>,
    continuing: Vec<bool>,
    totals: Vec<u64>,
    exhausted: u64,
    /// Groups of options in the order of their exclusion.
    excluded: Vec<Vec<usize>>,
    outcome: Outcome,
}

impl<'a, M: Mark> Count<'a, M> {
    /// Sorts the ballots by first preference.
    fn begin(rule: Irv, profile: &'a Profile, ties: &'a TieBreak, ballots: Ballots<'a, M>) -> Self {
        let options = profile.options.len();
        let reading = Reading {
            skipped: rule.skipped,
            overvote: rule.overvote,
        };
        let (mut totals, mut blank) = (vec![0u64; options], 0);
        let piles = Piles::sort(ballots, options, reading, |paper, to| {
            *to.map_or(&mut blank, |to| &mut totals[to]) += ballots.weight(paper);
        });
        let words = format!(
            "Instant runoff: a strict majority of active ballots. Skipped ranks: {}; overvotes: {}; {}.",
            match rule.skipped {
                Skipped::PassedOver => "passed over",
                Skipped::Ends => "end the ballot",
                Skipped::EndsAtTwo => "two in a row end the ballot",
            },
            match rule.overvote {
                Overvote::Ends => "end the ballot",
                Overvote::PassedOver => "passed over",
            },
            match rule.exclusion {
                Exclusion::One => "one exclusion at a time",
                Exclusion::Batch => "all who together have less than the next are excluded at once",
            },
        );
        let mut outcome = Outcome::begin(Irv::NAME, words, profile);
        outcome.valid -= blank;
        outcome.invalid = blank;
        outcome.seats = 1;
        outcome.quota = Some(u128::from(outcome.valid / 2 + 1));
        let continuing = profile.options.iter().map(|option| !option.withdrawn).collect();
        let (exhausted, excluded) = (0, Vec::new());
        Self {
            rule,
            profile,
            ties,
            draws: Draws::default(),
            ballots,
            piles,
            continuing,
            totals,
            exhausted,
            excluded,
            outcome,
        }
    }

    /// Stage after stage, until somebody has a majority or a tie stays open.
    fn run(mut self) -> Outcome {
        self.end_stage(Step::FirstPreferences, Vec::new());
        loop {
            if let Some(winner) = self.winner() {
                return self.elect(winner);
            }
            let Some(out) = self.next_excluded() else {
                return self.outcome;
            };
            self.exclude(&out);
        }
    }

    /// Whoever is left alone, or holds a strict majority of the active ballots.
    fn winner(&self) -> Option<usize> {
        let active: u64 = self.totals.iter().sum();
        let mut left = self.left();
        if let (Some(only), None) = (left.next(), left.next()) {
            return Some(only);
        }
        self.left()
            .find(|&option| u128::from(self.totals[option]) * 2 > u128::from(active))
    }

    /// Who is to be excluded now; nobody if a tie stays open.
    fn next_excluded(&mut self) -> Option<Vec<usize>> {
        if self.rule.exclusion == Exclusion::Batch {
            let batch = self.batch();
            if batch.len() > 1 {
                return Some(batch);
            }
        }
        let least = self
            .left()
            .map(|option| self.totals[option])
            .min()
            .expect("two are left, at least");
        let tied: Vec<usize> = self.left().filter(|&option| self.totals[option] == least).collect();
        let (options, question) = (&self.profile.options, Question::Excluded);
        let ties = (self.ties, &mut self.draws);
        let out = pick(&mut self.outcome, options, ties, question, &tied, Wanted::Lowest)?;
        Some(vec![out])
    }

    /// The most who together hold strictly less than the next.
    fn batch(&self) -> Vec<usize> {
        let mut order: Vec<usize> = self.left().collect();
        order.sort_by_key(|&option| self.totals[option]);
        let (mut sum, mut most) = (0, 0);
        for place in 1..order.len() {
            sum += self.totals[order[place - 1]];
            if sum < self.totals[order[place]] {
                most = place;
            }
        }
        order.truncate(most);
        order
    }

    /// Excludes these, and moves their ballots on.
    fn exclude(&mut self, out: &[usize]) {
        for &option in out {
            self.continuing[option] = false;
        }
        let mut transfers = Vec::new();
        for &option in out {
            let mut moved = vec![0u64; self.totals.len()];
            let (mut exhausted, continuing, ballots) = (0, &self.continuing, self.ballots);
            self.piles.move_on(
                option,
                |to| continuing[to],
                |paper, to| {
                    *to.map_or(&mut exhausted, |to| &mut moved[to]) += ballots.weight(paper);
                },
            );
            self.totals[option] = 0;
            self.exhausted += exhausted;
            let from = OptionNumber::at(option);
            for (to, &amount) in moved.iter().enumerate().filter(|(_, amount)| **amount > 0) {
                self.totals[to] += amount;
                transfers.push(Transfer {
                    from,
                    to: Some(OptionNumber::at(to)),
                    amount: amount.into(),
                });
            }
            if exhausted > 0 {
                transfers.push(Transfer {
                    from,
                    to: None,
                    amount: exhausted.into(),
                });
            }
        }
        self.excluded.push(out.to_vec());
        self.end_stage(
            Step::Excluded {
                options: numbers(out.iter().copied()),
            },
            transfers,
        );
    }

    /// Notes a stage.
    fn end_stage(&mut self, step: Step, transfers: Vec<Transfer>) {
        let totals = self.totals.iter().map(|&total| total.into()).collect();
        let mut stage = Stage::with_totals(step, totals);
        stage.transfers = transfers;
        stage.exhausted = self.exhausted.into();
        self.outcome.stages.push(stage);
    }

    /// Elects the winner, and ranks everybody: who was left by their votes, then the excluded, last first.
    fn elect(mut self, winner: usize) -> Outcome {
        let mut left: Vec<usize> = self.left().filter(|&option| option != winner).collect();
        left.sort_by_key(|&option| Reverse(self.totals[option]));
        let by_votes = left.chunk_by(|&one, &other| self.totals[one] == self.totals[other]);
        let mut ranking = vec![numbers([winner])];
        ranking.extend(by_votes.map(|group| numbers(group.iter().copied())));
        ranking.extend(self.excluded.iter().rev().map(|group| numbers(group.iter().copied())));
        self.outcome.ranking = ranking;
        let elected = numbers([winner]);
        self.outcome.elected.clone_from(&elected);
        let stage = self
            .outcome
            .stages
            .last_mut()
            .expect("the first preferences are a stage");
        stage.elected = elected;
        self.outcome
    }

    /// The options that were not excluded.
    fn left(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.continuing.len()).filter(|&option| self.continuing[option])
    }
}
