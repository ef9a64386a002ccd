//! The Method of Equal Shares: every voter receives the same endowment, and projects are bought by their supporters.
//!
//! Source: Dominik Peters, Grzegorz Pierczyński and Piotr Skowron, "Proportional participatory budgeting with additive
//! utilities", NeurIPS 2021. The next project is the one with the lowest payment for each unit of utility, where all
//! supporters pay the same unless they have less left. Ties: more votes, then cheaper, then the lot.
//!
//! Decisions are exact: budgets are kept as whole numbers with a proven bound on their error, and whatever that bound
//! leaves open is decided in exact fractions.

mod exact;
mod run;
mod voters;

use alloc::format;
use alloc::vec::Vec;

use crate::greedy_budget::{in_order, order_of_tied};
use crate::lot::TieBreak;
use crate::option::OptionNumber;
use crate::outcome::{CountFlaw, Money, Outcome, Purchase, Stage, Step};
use crate::profile::{Budget, Profile};
use exact::Exact;
use run::{Bought, Run, Runner};
use voters::Voters;

/// The most times that `add1` raises the endowments.
pub const RAISES_MAX: u64 = 1_000_000;

/// The count by equal shares. See the module for the rule.
///
/// ```
/// use tally::{equal_shares::EqualShares, lot::TieBreak, profile::{Budget, Profile}};
/// let mut profile = Profile::scored(["Bench", "Tree"]);
/// profile.budget = Some(Budget { total: 100, decimals: 0 });
/// (profile.options[0].cost, profile.options[1].cost) = (60, 50);
/// profile.approve(3, &[1])?;
/// profile.approve(2, &[2])?;
/// let outcome = EqualShares::default().count(&profile, &TieBreak::none())?;
/// assert_eq!(outcome.sentence(&outcome.stages[1]), "Bench is bought for 60 by its 3 supporters: 3 paid 20 each.");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct EqualShares {
    /// What a supporter gains from a project.
    pub utility: Utility,
    /// What happens with money that is left.
    pub completion: Completion,
}

/// What a supporter gains from a project.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Utility {
    /// As much as it costs.
    #[default]
    Cost,
    /// The same from every project.
    Cardinality,
}

/// What happens with money that is left.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Completion {
    /// It is not spent.
    None,
    /// Everybody's endowment rises by one unit of the currency, and all begins anew, until the next outcome would exceed
    /// the budget.
    #[default]
    Add1,
    /// It is spent on the projects with the most votes that still fit.
    Utilitarian,
}

impl EqualShares {
    /// The name on the command line.
    pub const NAME: &'static str = "equal-shares";

    /// Counts a profile. Whoever names a project (with any rank, or any score above zero) supports it.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`], [`CountFlaw::NeedsBudget`], [`CountFlaw::NoVotes`] or [`CountFlaw::TooManyRaises`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let budget = profile.budget.ok_or(CountFlaw::NeedsBudget)?;
        if profile.standing().next().is_none() {
            return Err(CountFlaw::NoOptions);
        }
        let voters = Voters::of(profile);
        if voters.total == 0 {
            return Err(CountFlaw::NoVotes);
        }
        let mut outcome = Outcome::begin(Self::NAME, self.words(), profile);
        outcome.money = Some(Money {
            budget: budget.total,
            spent: 0,
            decimals: budget.decimals,
        });
        let mut runner = Runner::new(profile, ties, &voters, self.utility);
        let (run, raises) = self.last_feasible(&mut runner, profile, budget)?;
        self.show(&mut outcome, &voters, profile, &run, raises);
        if outcome.complete && self.completion == Completion::Utilitarian {
            spend_the_rest(&mut outcome, profile, ties, &voters.support);
        }
        Ok(outcome)
    }

    /// The rule in one sentence.
    fn words(&self) -> alloc::string::String {
        let utility = match self.utility {
            Utility::Cost => "cost utilities",
            Utility::Cardinality => "cardinality utilities",
        };
        let completion = match self.completion {
            Completion::None => "no completion",
            Completion::Add1 => "completed by raising endowments by one unit at a time",
            Completion::Utilitarian => "completed by votes",
        };
        format!("Method of Equal Shares: {utility}, exact fractions, {completion}.")
    }

    /// The run that counts, and how often endowments were raised for it.
    ///
    /// From raise to raise, a run mostly buys the same. So we run many raises ahead, and where all between is surely the
    /// same ([`Runner::same_between`]) go there at once; else we look half as far.
    fn last_feasible(
        &self,
        runner: &mut Runner<'_>,
        profile: &Profile,
        budget: Budget,
    ) -> Result<(Run, u64), CountFlaw> {
        let costs = |bought: &Bought| profile.options[bought.option].cost;
        let spent = |run: &Run| run.bought.iter().map(costs).sum::<u64>();
        let mut run = runner.run(u128::from(budget.total), None);
        if self.completion != Completion::Add1 {
            return Ok((run, 0));
        }
        let unit = u128::from(budget.currency_unit()) * u128::from(runner.voters());
        let money = |raises: u64| u128::from(budget.total) + u128::from(raises) * unit;
        let mut raises = 0;
        // Runs further on, the nearest last.
        let mut ahead: Vec<(u64, Run)> = Vec::new();
        let mut far = 1;
        loop {
            // With everything bought that anybody supports, raising further changes nothing.
            if run.open_tie.is_some() || run.bought.len() == runner.supported() {
                return Ok((run, raises));
            }
            if raises == RAISES_MAX {
                return Err(CountFlaw::TooManyRaises);
            }
            let next = ahead.pop().unwrap_or_else(|| {
                let raised = (raises + far).min(RAISES_MAX);
                (raised, runner.run(money(raised), Some(&run)))
            });
            if runner.same_between(&run, &next.1) {
                (raises, run) = next;
                far *= 2;
            } else if next.0 > raises + 1 {
                far = 1;
                let raised = raises.midpoint(next.0);
                ahead.extend([next, (raised, runner.run(money(raised), Some(&run)))]);
            } else if next.1.open_tie.is_none() && spent(&next.1) > budget.total {
                return Ok((run, raises));
            } else {
                (raises, run) = next;
            }
        }
    }

    /// Puts a run into the working.
    fn show(&self, outcome: &mut Outcome, voters: &Voters, profile: &Profile, run: &Run, raises: u64) {
        let mut exact = Exact::new(run.endowment, voters.total);
        let each = exact.endowment();
        outcome.stages.push(Stage::bare(Step::Endowed {
            each,
            voters: voters.total,
            raises,
        }));
        for (place, bought) in run.bought.iter().enumerate() {
            for tie in run.ties.iter().filter(|tie| tie.place == place) {
                outcome.note_tie(
                    outcome.stages.len() + 1,
                    crate::outcome::Question::Project,
                    &tie.tied,
                    tie.settled,
                );
            }
            exact.follow(voters, profile, &run.bought, place + 1);
            let number = OptionNumber::at(bought.option);
            let purchase = Purchase {
                option: number,
                cost: profile.options[bought.option].cost,
                supporters: voters.support[bought.option],
                payment: exact.payment(place),
                paid_in_full: bought.rich,
                paid_all: bought.broke_weight(voters),
            };
            let mut stage = Stage::bare(Step::Bought(purchase));
            stage.elected.push(number);
            outcome.elected.push(number);
            outcome.stages.push(stage);
        }
        if let Some(tie) = &run.open_tie {
            outcome.note_tie(
                outcome.stages.len() + 1,
                crate::outcome::Question::Project,
                &tie.tied,
                tie.settled,
            );
        } else {
            outcome.stages.push(Stage::bare(Step::NothingAffordable));
        }
        if let Some(money) = &mut outcome.money {
            money.spent = run
                .bought
                .iter()
                .map(|bought| profile.options[bought.option].cost)
                .sum();
        }
    }
}

/// Spends what is left on the projects with the most votes that still fit.
fn spend_the_rest(outcome: &mut Outcome, profile: &Profile, ties: &TieBreak, support: &[u64]) {
    let money = outcome.money.expect("count() set the money");
    let mut left = money.budget.saturating_sub(money.spent);
    let bought = outcome.elected.clone();
    let mut order: Vec<usize> = in_order(profile, support);
    order.retain(|&option| support[option] > 0 && !bought.contains(&OptionNumber::at(option)));
    let same = |one: usize, other: usize| {
        support[one] == support[other] && profile.options[one].cost == profile.options[other].cost
    };
    for group in order.chunk_by(|&one, &other| same(one, other)) {
        let Some(group) = order_of_tied(outcome, profile, ties, group, left) else {
            break;
        };
        for option in group {
            let cost = profile.options[option].cost;
            if cost <= left {
                left -= cost;
                let number = OptionNumber::at(option);
                let mut stage = Stage::bare(Step::Completed {
                    option: number,
                    cost,
                    votes: support[option],
                });
                stage.elected.push(number);
                outcome.elected.push(number);
                outcome.stages.push(stage);
            }
        }
    }
    outcome.money = Some(Money {
        spent: money.budget - left,
        ..money
    });
}
