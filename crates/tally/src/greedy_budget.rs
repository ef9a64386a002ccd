//! The greedy budget: projects by votes (or by the score that the file publishes), cheaper first on a tie; whatever no
//! longer fits is skipped.

use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::lot::{Settled, TieBreak};
use crate::option::{OptionNumber, Published};
use crate::outcome::{CountFlaw, Money, Outcome, Question, Stage, Step};
use crate::profile::{Ballots, Profile};
use crate::rankings::{Mark, with_ballots};

/// The greedy count of a budget. See the module for the rule.
///
/// ```
/// use tally::{greedy_budget::GreedyBudget, lot::TieBreak, profile::{Budget, Profile}};
/// let mut profile = Profile::scored(["Bench", "Tree", "Swing"]);
/// profile.budget = Some(Budget { total: 100, decimals: 0 });
/// profile.options.iter_mut().zip([60, 50, 30]).for_each(|(option, cost)| option.cost = cost);
/// profile.approve(3, &[1, 3])?;
/// profile.approve(2, &[2])?;
/// // The swing goes first, being cheaper with as many votes; what the tree costs is no longer there.
/// assert_eq!(GreedyBudget.count(&profile, &TieBreak::none())?.elected_numbers(), [3, 1]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct GreedyBudget;

impl GreedyBudget {
    /// The name on the command line.
    pub const NAME: &'static str = "greedy-budget";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`] or [`CountFlaw::NeedsBudget`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let budget = profile.budget.ok_or(CountFlaw::NeedsBudget)?;
        if profile.standing().next().is_none() {
            return Err(CountFlaw::NoOptions);
        }
        let published = profile
            .options
            .iter()
            .all(|option| matches!(option.published, Some(Published::Score(_))));
        let by_score = published || !approvals_alone(profile);
        let rule = if by_score {
            "Greedy: projects by score, cheaper first on a tie; what no longer fits is skipped."
        } else {
            "Greedy: projects by votes, cheaper first on a tie; what no longer fits is skipped."
        };
        let mut outcome = Outcome::begin(Self::NAME, rule.to_string(), profile);
        let totals = if published {
            published_scores(profile)
        } else {
            support(profile, by_score)
        };
        let mut left = budget.total;
        for group in in_order(profile, &totals).chunk_by(|&one, &other| is_tie(profile, &totals, one, other)) {
            let Some(order) = order_of_tied(&mut outcome, profile, ties, group, left) else {
                break;
            };
            for option in order {
                let (number, cost, votes) = (OptionNumber::at(option), profile.options[option].cost, totals[option]);
                let fits = cost <= left;
                let step = if fits {
                    left -= cost;
                    Step::Funded {
                        option: number,
                        cost,
                        votes,
                        left,
                    }
                } else {
                    Step::Unaffordable {
                        option: number,
                        cost,
                        votes,
                        left,
                    }
                };
                let mut stage = Stage::bare(step);
                if fits {
                    outcome.elected.push(number);
                    stage.elected.push(number);
                }
                outcome.stages.push(stage);
            }
        }
        let spent = budget.total - left;
        outcome.money = Some(Money {
            budget: budget.total,
            spent,
            decimals: budget.decimals,
        });
        Ok(outcome)
    }
}

/// Whether ballots name projects without giving points or ranks that mean more than a vote.
fn approvals_alone(profile: &Profile) -> bool {
    match &profile.ballots {
        Ballots::Ranked(_) => true,
        Ballots::Scored(scores) => scores.are_approvals(),
    }
}

/// The scores that the file publishes, in whole points (their decimals dropped only if all are zero).
fn published_scores(profile: &Profile) -> Vec<u64> {
    let unit = 10u64.pow(crate::limits::COST_DECIMALS_MAX as u32);
    let scores: Vec<u64> = profile
        .options
        .iter()
        .map(|option| match option.published {
            Some(Published::Score(score)) => score,
            Some(Published::Votes(_)) | None => 0,
        })
        .collect();
    if scores.iter().all(|score| score % unit == 0) {
        scores.iter().map(|score| score / unit).collect()
    } else {
        scores
    }
}

/// How many ballots name each option, or the sum of the points they give it.
pub(crate) fn support(profile: &Profile, by_points: bool) -> Vec<u64> {
    let mut support = vec![0u64; profile.options.len()];
    match &profile.ballots {
        Ballots::Ranked(rankings) => with_ballots!(rankings, ballots => for (weight, marks) in ballots.each() {
            for mark in marks.iter().filter(|mark| mark.number() > 0) {
                support[mark.number() - 1] += weight;
            }
        }),
        Ballots::Scored(scores) => {
            for (weight, marks) in scores.each() {
                for (option, score) in marks.filter(|&(_, score)| score > 0) {
                    support[option] += if by_points { u64::from(score) * weight } else { weight };
                }
            }
        }
    }
    support
}

/// The projects in the order in which they are considered, ties next to each other.
pub(crate) fn in_order(profile: &Profile, totals: &[u64]) -> Vec<usize> {
    let mut order: Vec<usize> = profile.standing().collect();
    order.sort_by_key(|&option| (Reverse(totals[option]), profile.options[option].cost));
    order
}

/// Whether two projects have the same votes and the same cost.
fn is_tie(profile: &Profile, totals: &[u64], one: usize, other: usize) -> bool {
    totals[one] == totals[other] && profile.options[one].cost == profile.options[other].cost
}

/// The order of projects that tie. It matters only if some of them fit, but not all; then the lot decides.
pub(crate) fn order_of_tied(
    outcome: &mut Outcome,
    profile: &Profile,
    ties: &TieBreak,
    tied: &[usize],
    left: u64,
) -> Option<Vec<usize>> {
    let cost = profile.options[tied[0]].cost;
    let fit = left.checked_div(cost).unwrap_or(u64::MAX);
    if fit == 0 || fit >= tied.len() as u64 {
        return Some(tied.to_vec());
    }
    let order = ties.order(&profile.options, tied);
    let settled = match &order {
        Some(order) => (Some(order[0]), Settled::Lot),
        None => (None, Settled::Nothing),
    };
    outcome.note_tie(outcome.stages.len() + 1, Question::Project, tied, settled);
    order
}
