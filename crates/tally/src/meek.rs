//! Meek's method: everybody elected keeps just as much of each ballot as they need, and passes the rest on.
//!
//! Source: the reference Meek rule of the Proportional Representation Foundation: nine decimals, ω = 10⁻⁶, no batch
//! exclusion. Ballots are read up to the first rank that is skipped or shared. Options that tie for defeat by the rule
//! (their votes differ by no more than the surplus) are told apart by the status quo and the lot.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::limits::MEEK_WEIGHT_TOTAL_MAX;
use crate::lot::{Draws, TieBreak};
use crate::option::OptionNumber;
use crate::outcome::{CountFlaw, Outcome, Question, Stage, Step, numbers};
use crate::profile::Profile;
use crate::rankings::{Mark, Rankings, with_ballots};
use crate::scottish_stv::seats_to_fill;

/// One vote, and a keep factor of one, in units of nine decimals.
const ONE: u64 = 1_000_000_000;

/// A surplus below this is none: ω = 10⁻⁶.
const OMEGA: u64 = 1_000;

/// The count by Meek's method. See the module for the rule.
///
/// ```
/// use tally::{lot::TieBreak, meek::Meek, profile::Profile};
/// let mut profile = Profile::ranked(["Ada", "Ben", "Cleo"]).with_seats(2);
/// profile.rank(4, &[1, 2])?;
/// profile.rank(2, &[3])?;
/// let outcome = Meek::default().count(&profile, &TieBreak::none())?;
/// // Ada keeps 0.500000001 of her ballots: the quota of 2.000000001 over 4, rounded up.
/// assert_eq!(outcome.stages[1].totals, [2_000_000_004, 1_999_999_996, 2_000_000_000]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Meek {
    /// How many seats to fill, if not as many as the file says.
    pub seats: Option<u32>,
}

impl Meek {
    /// The name on the command line.
    pub const NAME: &'static str = "meek";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`], [`CountFlaw::NeedsSeats`] or [`CountFlaw::TooMuchWeight`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let seats = seats_to_fill(self.seats, profile)?;
        if profile.total_weight() > MEEK_WEIGHT_TOTAL_MAX {
            return Err(CountFlaw::TooMuchWeight(MEEK_WEIGHT_TOTAL_MAX));
        }
        let (trie, blank) = Trie::of(&profile.rankings());
        let rule = format!("Meek's method, reference rule: {seats} seats, nine decimals, ω = 0.000001.");
        let mut outcome = Outcome::begin(Self::NAME, rule, profile);
        outcome.valid -= blank;
        outcome.invalid = blank;
        outcome.seats = seats;
        outcome.decimals = 9;
        let standing = profile.options.iter();
        let standing = standing.map(|option| {
            if option.withdrawn {
                Standing::Out
            } else {
                Standing::Hopeful
            }
        });
        let standing: Vec<Standing> = standing.collect();
        let keep = standing
            .iter()
            .map(|&standing| if standing == Standing::Out { 0 } else { ONE })
            .collect();
        let votes = vec![0; standing.len()];
        let levels = vec![0; trie.deepest + 2];
        let count = Count {
            profile,
            ties,
            draws: Draws::default(),
            trie,
            standing,
            keep,
            votes,
            levels,
            seats: seats as usize,
            outcome,
        };
        Ok(count.run())
    }
}

/// Where an option stands in the count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Standing {
    Hopeful,
    Elected,
    /// Defeated or withdrawn.
    Out,
}

/// A count under way.
struct Count<'a> {
    profile: &'a Profile,
    ties: &'a TieBreak,
    draws: Draws,
    trie: Trie,
    standing: Vec<Standing>,
    keep: Vec<u64>,
    votes: Vec<u64>,
    /// What is left of a ballot at each depth of the trie.
    levels: Vec<u64>,
    seats: usize,
    outcome: Outcome,
}

/// How a round of sharing ended.
struct Round {
    iterations: u32,
    quota: u64,
    surplus: u64,
    elected: Vec<usize>,
}

impl Count<'_> {
    /// Round after round, until the seats are filled or a tie stays open.
    fn run(mut self) -> Outcome {
        while !self.is_complete() {
            let round = self.share_out();
            self.note(&round);
            if !round.elected.is_empty() {
                continue;
            }
            let Some(out) = self.next_defeated(round.surplus) else {
                return self.outcome;
            };
            self.standing[out] = Standing::Out;
            self.keep[out] = 0;
            let totals = self.totals();
            let step = Step::Defeated {
                option: OptionNumber::at(out),
            };
            self.outcome.stages.push(Stage::with_totals(step, totals));
        }
        self.fill_last_vacancies();
        self.outcome
    }

    /// Whether the seats are filled, or no more are left than there are seats.
    fn is_complete(&self) -> bool {
        let elected = self.all(Standing::Elected).count();
        elected >= self.seats || elected + self.all(Standing::Hopeful).count() <= self.seats
    }

    /// Shares votes out anew until somebody reaches the quota, or the surplus is small or no longer falls.
    fn share_out(&mut self) -> Round {
        let mut before = None;
        for iterations in 1.. {
            self.trie.share(&self.keep, &mut self.votes, &mut self.levels);
            let sum: u64 = self.votes.iter().sum();
            let quota = sum / (self.seats as u64 + 1) + 1;
            let mut elected: Vec<usize> = self
                .all(Standing::Hopeful)
                .filter(|&at| self.votes[at] >= quota)
                .collect();
            elected.sort_by_key(|&option| Reverse(self.votes[option]));
            for &option in &elected {
                self.standing[option] = Standing::Elected;
            }
            // The individual surpluses are summed with their signs, and the sum is at least zero.
            let held: u128 = self
                .all(Standing::Elected)
                .map(|option| u128::from(self.votes[option]))
                .sum();
            let needed = u128::from(quota) * self.all(Standing::Elected).count() as u128;
            let surplus = u64::try_from(held.saturating_sub(needed)).expect("not more than all votes");
            if !elected.is_empty() || surplus < OMEGA || before.is_some_and(|before| surplus >= before) {
                return Round {
                    iterations,
                    quota,
                    surplus,
                    elected,
                };
            }
            before = Some(surplus);
            self.update_keep_factors(quota);
        }
        unreachable!("the surplus falls in every iteration, and ends below ω")
    }

    /// Everybody elected keeps keep × quota / votes, each step rounded up.
    fn update_keep_factors(&mut self, quota: u64) {
        for option in 0..self.keep.len() {
            if self.standing[option] == Standing::Elected {
                let kept = (u128::from(self.keep[option]) * u128::from(quota)).div_ceil(u128::from(ONE));
                let keep = (kept * u128::from(ONE)).div_ceil(u128::from(self.votes[option]));
                self.keep[option] = u64::try_from(keep).expect("the votes of the elected are about their quota");
            }
        }
    }

    /// Who has least: all whose votes are within the surplus of the least are tied.
    fn next_defeated(&mut self, surplus: u64) -> Option<usize> {
        let least = self.all(Standing::Hopeful).map(|option| self.votes[option]).min();
        let most = least
            .expect("somebody is hopeful while the count is not complete")
            .saturating_add(surplus);
        let tied: Vec<usize> = self
            .all(Standing::Hopeful)
            .filter(|&option| self.votes[option] <= most)
            .collect();
        if let [only] = tied.as_slice() {
            return Some(*only);
        }
        let settled = self.draws.last(self.ties, &self.profile.options, &tied);
        self.outcome
            .note_tie(self.outcome.stages.len() + 1, Question::Excluded, &tied, settled);
        settled.0
    }

    /// Notes a round.
    fn note(&mut self, round: &Round) {
        let (quota, surplus) = (u128::from(round.quota), u128::from(round.surplus));
        let step = Step::Shared {
            iterations: round.iterations,
            quota,
            surplus,
            keep: self.keep.clone(),
        };
        let mut stage = Stage::with_totals(step, self.totals());
        let held: u128 = stage.totals.iter().sum();
        stage.exhausted = u128::from(self.outcome.valid) * u128::from(ONE) - held;
        stage.elected = numbers(round.elected.iter().copied());
        self.outcome.elected.extend_from_slice(&stage.elected);
        self.outcome.quota = Some(quota);
        self.outcome.stages.push(stage);
    }

    /// Whoever is still hopeful is elected, if there is a seat left.
    fn fill_last_vacancies(&mut self) {
        let vacancies = self.seats.saturating_sub(self.all(Standing::Elected).count());
        let mut last: Vec<usize> = self.all(Standing::Hopeful).collect();
        if vacancies == 0 || last.is_empty() {
            return;
        }
        if self.outcome.stages.is_empty() {
            // Nobody had to be counted; the first preferences are shown all the same.
            self.trie.share(&self.keep, &mut self.votes, &mut self.levels);
            let totals = self.totals();
            self.outcome
                .stages
                .push(Stage::with_totals(Step::FirstPreferences, totals));
        }
        last.sort_by_key(|&option| Reverse(self.votes[option]));
        let last = numbers(last);
        self.outcome.elected.extend_from_slice(&last);
        self.outcome
            .stages
            .last_mut()
            .expect("there is a stage now")
            .last_vacancies = last;
    }

    /// The votes of all options.
    fn totals(&self) -> Vec<u128> {
        self.votes.iter().map(|&votes| votes.into()).collect()
    }

    /// The options that stand like this.
    fn all(&self, standing: Standing) -> impl Iterator<Item = usize> + '_ {
        (0..self.standing.len()).filter(move |&option| self.standing[option] == standing)
    }
}

/// All ballots as a tree of preferences: ballots that begin alike share the nodes of what they share.
///
/// Nodes stand in the order of a walk, so that sharing votes out is one pass, and what a full keep factor cuts off is
/// passed over at once.
struct Trie {
    options: Vec<u16>,
    depths: Vec<u16>,
    weights: Vec<u64>,
    /// Where the walk goes on if nothing is left for the nodes below.
    ends: Vec<u32>,
    deepest: usize,
}

impl Trie {
    /// The tree of all ballots, and the weight of those that name nobody.
    fn of(rankings: &Rankings) -> (Self, u64) {
        with_ballots!(rankings, ballots => {
            let mut lists: Vec<(&[_], u64)> = Vec::with_capacity(ballots.len());
            let mut blank = 0;
            for (weight, marks) in ballots.each() {
                let marks = readable(marks);
                if marks.is_empty() {
                    blank += weight;
                } else {
                    lists.push((marks, weight));
                }
            }
            lists.sort_unstable_by(|one, other| one.0.cmp(other.0));
            (Self::of_sorted(&lists), blank)
        })
    }

    /// The tree of ballots in order.
    fn of_sorted<M: Mark>(lists: &[(&[M], u64)]) -> Self {
        let (options, depths, weights, ends) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut trie = Self {
            options,
            depths,
            weights,
            ends,
            deepest: 0,
        };
        // The nodes that lead to the end of the ballot before.
        let mut path: Vec<usize> = Vec::new();
        let mut before: &[M] = &[];
        for &(marks, weight) in lists {
            let shared = before.iter().zip(marks).take_while(|(one, other)| one == other).count();
            trie.close(&mut path, shared);
            for (depth, mark) in marks.iter().enumerate().skip(shared) {
                path.push(trie.options.len());
                trie.options
                    .push(u16::try_from(mark.number() - 1).expect("OPTIONS_MAX is far below 16 bits"));
                trie.depths
                    .push(u16::try_from(depth).expect("no ballot names more than all options"));
                trie.weights.push(0);
                trie.ends.push(0);
                trie.deepest = trie.deepest.max(depth);
            }
            for &node in &path {
                trie.weights[node] += weight;
            }
            before = marks;
        }
        trie.close(&mut path, 0);
        trie
    }

    /// Ends the nodes below a depth.
    fn close(&mut self, path: &mut Vec<usize>, depth: usize) {
        let end = u32::try_from(self.options.len()).expect("MARKS_MAX fits 32 bits");
        for node in path.drain(depth..) {
            self.ends[node] = end;
        }
    }

    /// Gives each option its votes: of what is left of a ballot, its keep factor, rounded up.
    fn share(&self, keep: &[u64], votes: &mut [u64], levels: &mut [u64]) {
        votes.fill(0);
        levels[0] = ONE;
        let mut node = 0;
        while node < self.options.len() {
            let (option, depth) = (usize::from(self.options[node]), usize::from(self.depths[node]));
            let (keep, left) = (keep[option], levels[depth]);
            // Both are at most 10⁹, so the product fits.
            let kept = if keep == ONE { left } else { (left * keep).div_ceil(ONE) };
            votes[option] += kept * self.weights[node];
            levels[depth + 1] = left - kept;
            node = if left == kept {
                self.ends[node] as usize
            } else {
                node + 1
            };
        }
    }
}

/// The preferences up to the first rank that is skipped or shared.
fn readable<M: Mark>(marks: &[M]) -> &[M] {
    let gap = marks.iter().position(|mark| mark.number() == 0).unwrap_or(marks.len());
    let shared = marks
        .iter()
        .position(|mark| mark.is_shared())
        .map_or(marks.len(), |at| at - 1);
    &marks[..gap.min(shared)]
}
