//! Scottish STV: the single transferable vote of the Scottish Local Government Elections Order 2007 (SSI 2007/42),
//! Schedule 1, rules 45 to 52.
//!
//! Values of papers are whole numbers of 1/100,000. A paper is read up to the first rank that is skipped or shared.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use crate::earlier::{Wanted, pick};
use crate::lot::{Draws, TieBreak};
use crate::option::OptionNumber;
use crate::outcome::{CountFlaw, Outcome, Question, Stage, Step, Transfer, numbers};
use crate::piles::{Overvote, Piles, Reading, Skipped};
use crate::profile::Profile;
use crate::rankings::{Ballots, Mark, with_ballots};

/// One vote, in the units that totals are counted in.
const VOTE: u64 = 100_000;

/// The statute's count. See the module for the rule.
///
/// ```
/// use tally::{lot::TieBreak, profile::Profile, scottish_stv::ScottishStv};
/// let mut profile = Profile::ranked(["Ada", "Ben", "Cleo"]).with_seats(2);
/// profile.rank(7, &[1, 2])?;
/// profile.rank(4, &[2])?;
/// profile.rank(3, &[3])?;
/// let outcome = ScottishStv::default().count(&profile, &TieBreak::none())?;
/// // The quota is 5; the surplus of 2 moves at ⌊100,000 · 2 / 7⌋ = 0.28571 a paper.
/// assert_eq!(outcome.stages[1].totals, [500_000, 599_997, 300_000]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct ScottishStv {
    /// How many seats to fill, if not as many as the file says.
    pub seats: Option<u32>,
}

impl ScottishStv {
    /// The name on the command line.
    pub const NAME: &'static str = "scottish-stv";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`] or [`CountFlaw::NeedsSeats`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let seats = seats_to_fill(self.seats, profile)?;
        let rankings = profile.rankings();
        Ok(with_ballots!(rankings, ballots => Count::begin(profile, ties, ballots, seats).run()))
    }
}

/// The number of seats, and that there is somebody to fill them.
pub(crate) fn seats_to_fill(wanted: Option<u32>, profile: &Profile) -> Result<u32, CountFlaw> {
    if profile.standing().next().is_none() {
        return Err(CountFlaw::NoOptions);
    }
    wanted
        .or(profile.seats)
        .filter(|&seats| seats > 0)
        .ok_or(CountFlaw::NeedsSeats)
}

/// Where an option stands in the count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Standing {
    Continuing,
    /// Elected, and its surplus, if any, still to be moved.
    Elected,
    /// Elected, and nothing left to move.
    Settled,
    Excluded,
}

/// A count under way.
struct Count<'a, M> {
    profile: &'a Profile,
    ties: &'a TieBreak,
    draws: Draws,
    ballots: Ballots<'a, M>,
    piles: Piles<'a, M>,
    /// What each paper is worth now.
    values: Vec<u64>,
    standing: Vec<Standing>,
    totals: Vec<u64>,
    exhausted: u64,
    lost: u64,
    quota: u64,
    vacancies: usize,
    outcome: Outcome,
}

impl<'a, M: Mark> Count<'a, M> {
    /// Sorts the papers by first preference, and sets the quota.
    fn begin(profile: &'a Profile, ties: &'a TieBreak, ballots: Ballots<'a, M>, seats: u32) -> Self {
        let options = profile.options.len();
        let reading = Reading {
            skipped: Skipped::Ends,
            overvote: Overvote::Ends,
        };
        let (mut totals, mut blank) = (vec![0u64; options], 0);
        let piles = Piles::sort(ballots, options, reading, |paper, to| match to {
            Some(to) => totals[to] += ballots.weight(paper) * VOTE,
            None => blank += ballots.weight(paper),
        });
        let rule = format!(
            "Scottish Local Government Elections Order 2007, rules 45 to 52: {seats} seats, five decimals, truncated."
        );
        let mut outcome = Outcome::begin(ScottishStv::NAME, rule, profile);
        outcome.valid -= blank;
        outcome.invalid = blank;
        outcome.seats = seats;
        outcome.decimals = 5;
        let quota = (outcome.valid / (u64::from(seats) + 1) + 1) * VOTE;
        outcome.quota = Some(u128::from(quota));
        let standing = profile.options.iter();
        let standing = standing.map(|option| {
            if option.withdrawn {
                Standing::Excluded
            } else {
                Standing::Continuing
            }
        });
        Self {
            profile,
            ties,
            draws: Draws::default(),
            ballots,
            piles,
            values: vec![VOTE; ballots.len()],
            standing: standing.collect(),
            totals,
            exhausted: 0,
            lost: 0,
            quota,
            vacancies: seats as usize,
            outcome,
        }
    }

    /// Stage after stage, until every seat is filled or a tie stays open.
    fn run(mut self) -> Outcome {
        self.end_stage(Step::FirstPreferences, Vec::new());
        while self.vacancies > 0 {
            if self.continuing().count() <= self.vacancies {
                self.fill_last_vacancies();
                break;
            }
            let Some(()) = self.next_stage() else { break };
        }
        self.outcome
    }

    /// Moves the largest surplus, or else excludes whoever has least. Nothing if a tie stays open.
    fn next_stage(&mut self) -> Option<()> {
        let pending: Vec<usize> = self.all(Standing::Elected).collect();
        if let Some(largest) = pending.iter().map(|&option| self.totals[option]).max() {
            let tied: Vec<usize> = pending
                .into_iter()
                .filter(|&option| self.totals[option] == largest)
                .collect();
            let of = self.pick(Question::Surplus, &tied, Wanted::Highest)?;
            self.move_surplus(of);
            return Some(());
        }
        let least = self
            .continuing()
            .map(|option| self.totals[option])
            .min()
            .expect("somebody continues");
        let tied: Vec<usize> = self
            .continuing()
            .filter(|&option| self.totals[option] == least)
            .collect();
        let out = self.pick(Question::Excluded, &tied, Wanted::Lowest)?;
        self.standing[out] = Standing::Excluded;
        self.move_excluded(out);
        Some(())
    }

    /// Moves each paper of an elected option on at value × surplus / total, truncated.
    fn move_surplus(&mut self, of: usize) {
        let (total, surplus) = (self.totals[of], self.totals[of] - self.quota);
        let (mut moved, mut kept) = (vec![0u64; self.totals.len()], 0);
        let (standing, values, ballots) = (&self.standing, &mut self.values, self.ballots);
        let mut sent = 0;
        self.piles.move_on(
            of,
            |option| standing[option] == Standing::Continuing,
            |paper, to| {
                let value = u128::from(surplus) * u128::from(values[paper]) / u128::from(total);
                values[paper] = u64::try_from(value).expect("a part of a paper's value");
                let amount = values[paper] * ballots.weight(paper);
                sent += amount;
                *to.map_or(&mut kept, |to| &mut moved[to]) += amount;
            },
        );
        self.totals[of] = self.quota;
        self.standing[of] = Standing::Settled;
        self.lost += surplus - sent;
        let step = Step::Surplus {
            of: OptionNumber::at(of),
            surplus: surplus.into(),
            total: total.into(),
        };
        self.receive(step, of, &moved, kept);
    }

    /// Moves each paper of an excluded option on at the value it has.
    fn move_excluded(&mut self, of: usize) {
        let (mut moved, mut kept) = (vec![0u64; self.totals.len()], 0);
        let (standing, values, ballots) = (&self.standing, &self.values, self.ballots);
        self.piles.move_on(
            of,
            |option| standing[option] == Standing::Continuing,
            |paper, to| {
                *to.map_or(&mut kept, |to| &mut moved[to]) += values[paper] * ballots.weight(paper);
            },
        );
        self.totals[of] = 0;
        self.receive(
            Step::Excluded {
                options: vec![OptionNumber::at(of)],
            },
            of,
            &moved,
            kept,
        );
    }

    /// Credits what moved, and ends the stage.
    fn receive(&mut self, step: Step, from: usize, moved: &[u64], exhausted: u64) {
        let from = OptionNumber::at(from);
        let mut transfers = Vec::new();
        for (to, &amount) in moved.iter().enumerate().filter(|(_, amount)| **amount > 0) {
            self.totals[to] += amount;
            transfers.push(Transfer {
                from,
                to: Some(OptionNumber::at(to)),
                amount: amount.into(),
            });
        }
        if exhausted > 0 {
            self.exhausted += exhausted;
            transfers.push(Transfer {
                from,
                to: None,
                amount: exhausted.into(),
            });
        }
        self.end_stage(step, transfers);
    }

    /// Elects whoever has reached the quota, and notes the stage.
    fn end_stage(&mut self, step: Step, transfers: Vec<Transfer>) {
        let mut reached: Vec<usize> = self
            .continuing()
            .filter(|&option| self.totals[option] >= self.quota)
            .collect();
        reached.sort_by_key(|&option| core::cmp::Reverse(self.totals[option]));
        for &option in &reached {
            // A surplus stage only for a total above the quota.
            let surplus = self.totals[option] > self.quota;
            self.standing[option] = if surplus { Standing::Elected } else { Standing::Settled };
        }
        self.vacancies -= reached.len();
        let elected = numbers(reached);
        self.outcome.elected.extend_from_slice(&elected);
        self.outcome.stages.push(Stage {
            step,
            totals: self.totals.iter().map(|&total| total.into()).collect(),
            transfers,
            exhausted: self.exhausted.into(),
            lost: self.lost.into(),
            elected,
            last_vacancies: Vec::new(),
        });
    }

    /// As many continue as there are vacancies: all of them are elected, and nothing more moves.
    fn fill_last_vacancies(&mut self) {
        let mut last: Vec<usize> = self.continuing().collect();
        last.sort_by_key(|&option| core::cmp::Reverse(self.totals[option]));
        let last = numbers(last);
        self.outcome.elected.extend_from_slice(&last);
        let stage = self
            .outcome
            .stages
            .last_mut()
            .expect("the first preferences are a stage");
        stage.last_vacancies = last;
    }

    /// Picks one of several with equal totals.
    fn pick(&mut self, question: Question, tied: &[usize], wanted: Wanted) -> Option<usize> {
        pick(
            &mut self.outcome,
            &self.profile.options,
            (self.ties, &mut self.draws),
            question,
            tied,
            wanted,
        )
    }

    /// The options that can still be elected.
    fn continuing(&self) -> impl Iterator<Item = usize> + '_ {
        self.all(Standing::Continuing)
    }

    /// The options that stand like this.
    fn all(&self, standing: Standing) -> impl Iterator<Item = usize> + '_ {
        (0..self.standing.len()).filter(move |&option| self.standing[option] == standing)
    }
}
