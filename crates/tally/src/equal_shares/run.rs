//! One run of equal shares from given endowments.
//!
//! What a voter owns is kept as a whole number of tiny units with a bound on its error, the same for all voters. A
//! comparison that the bound leaves open is made in exact fractions. The payment for each unit of utility of a project
//! only rises as budgets fall, so a project is looked at again only when its last known payment is the lowest.

use alloc::vec;
use alloc::vec::Vec;
use core::cmp::{Ordering, Reverse};

use num_bigint::BigUint;

use super::Utility;
use super::exact::{Exact, Owned};
use super::voters::Voters;
use crate::lot::{Settled, TieBreak};
use crate::profile::Profile;

/// More tiny units than anybody owns.
const UNITS_MAX: u128 = 1 << 63;

/// What was bought, in order, and the ties on the way.
pub(super) struct Run {
    /// The money that all voters share equally in the beginning.
    pub(super) endowment: u128,
    /// How many bits of a tiny unit are below the smallest unit of money.
    shift: u32,
    pub(super) bought: Vec<Bought>,
    pub(super) ties: Vec<ProjectTie>,
    /// The tie at which the run had to stop.
    pub(super) open_tie: Option<ProjectTie>,
}

impl Run {
    /// The projects that were tied before a purchase, if the lot was asked.
    fn tied_at(&self, place: usize) -> Option<&[usize]> {
        self.ties
            .iter()
            .find(|tie| tie.place == place)
            .map(|tie| tie.tied.as_slice())
    }
}

/// One purchase.
pub(super) struct Bought {
    pub(super) option: usize,
    /// The groups that owned something, but less than the payment: they are broke now.
    pub(super) broke: Vec<u32>,
    /// How many voters paid the full payment.
    pub(super) rich: u64,
    /// More than each of them paid, in tiny units.
    above: u128,
    /// A lower bound on the payment for a project that could not be before this one, in tiny units: of all others that
    /// were open, the lowest for each unit of utility.
    rival: Option<Bound>,
}

/// A lower bound on the payment for a project, in tiny units.
#[derive(Clone, Copy)]
struct Bound {
    payment: u128,
    project: usize,
}

impl Bought {
    /// How many voters paid all they had left.
    pub(super) fn broke_weight(&self, voters: &Voters) -> u64 {
        self.broke.iter().map(|&group| voters.weights[group as usize]).sum()
    }
}

/// A tie between projects.
pub(super) struct ProjectTie {
    /// How many purchases were made before it.
    pub(super) place: usize,
    pub(super) tied: Vec<usize>,
    pub(super) settled: (Option<usize>, Settled),
}

/// What supporters would have to pay for a project now.
#[derive(Clone, Copy)]
struct Offer {
    project: usize,
    /// How many voters would pay in full.
    rich: u64,
    /// Whether all supporters would.
    all_rich: bool,
    /// The payment of each of them, in tiny units, and a bound on its error.
    payment: u128,
    error: u128,
}

impl Offer {
    /// A lower bound on the payment.
    fn bound(&self) -> Bound {
        Bound {
            payment: self.payment.saturating_sub(self.error),
            project: self.project,
        }
    }
}

/// Whether supporters can pay for a project.
enum Look {
    Unaffordable,
    Affordable(Offer),
}

/// What a group owns.
#[derive(Clone, Copy)]
struct Purse {
    /// What each of its voters owns, in tiny units.
    budget: u64,
    /// How many voters it has; none once they are broke, and own nothing for sure.
    voters: u64,
}

impl Purse {
    /// What all voters of the group own, in tiny units.
    fn total(self) -> u128 {
        u128::from(self.budget) * u128::from(self.voters)
    }
}

/// Makes runs over the same voters.
pub(super) struct Runner<'a> {
    profile: &'a Profile,
    ties: &'a TieBreak,
    all: &'a Voters,
    utility: Utility,
    supported: Vec<usize>,
    /// What each group owns.
    purses: Vec<Purse>,
    /// How many bits of a budget are below the smallest unit of money.
    shift: u32,
    /// Without this many more, the budgets of all voters fit 63 bits together.
    rough: u32,
    /// No budget is further than this from what its owners own.
    error: u128,
    /// The place of each project among the purchases.
    bought_at: Vec<u32>,
    bought: Vec<Bought>,
    exact: Exact,
    /// The supporters of the project that is looked at, who are not known to be poor; and those who are.
    rich: Vec<u32>,
    poor: Vec<u32>,
}

impl<'a> Runner<'a> {
    /// A runner for these voters.
    pub(super) fn new(profile: &'a Profile, ties: &'a TieBreak, voters: &'a Voters, utility: Utility) -> Self {
        let supported = profile
            .standing()
            .filter(|&project| voters.support[project] > 0)
            .collect();
        Self {
            profile,
            ties,
            all: voters,
            utility,
            supported,
            purses: Vec::new(),
            shift: 0,
            rough: 0,
            error: 0,
            bought_at: Vec::new(),
            bought: Vec::new(),
            exact: Exact::new(0, 1),
            rich: Vec::new(),
            poor: Vec::new(),
        }
    }

    /// How many voters there are.
    pub(super) fn voters(&self) -> u64 {
        self.all.total
    }

    /// How many projects anybody supports.
    pub(super) fn supported(&self) -> usize {
        self.supported.len()
    }

    /// Buys from the beginning, with this much money shared equally among all voters.
    ///
    /// A run from less money that is given is one to compare with later ([`Runner::same_between`]): as long as both buy
    /// the same, rivals are looked at until they are surely above what was paid then.
    pub(super) fn run(&mut self, endowment: u128, poorer: Option<&Run>) -> Run {
        self.reset(endowment);
        let mut poorer = poorer.filter(|poorer| poorer.shift == self.shift);
        let mut ties = Vec::new();
        // For each project still open, a lower bound on its payment for each unit of utility, as (payment, utility).
        let mut open: Vec<Bound> = self
            .supported
            .iter()
            .map(|&project| self.first_bound(project))
            .collect();
        open.sort_by(|one, other| self.compare_bounds(*one, *other));
        loop {
            let then = poorer.and_then(|poorer| poorer.bought.get(self.bought.len()));
            let best = self.best_offers(&mut open, then);
            if best.is_empty() {
                break;
            }
            let chosen = match self.first_by_rule(&best) {
                Ok(first) => first,
                Err(tied) => {
                    let settled = self.ties.first(&self.profile.options, &tied);
                    let tie = ProjectTie {
                        place: self.bought.len(),
                        tied,
                        settled,
                    };
                    let Some(chosen) = settled.0 else {
                        return self.end(endowment, ties, Some(tie));
                    };
                    ties.push(tie);
                    chosen
                }
            };
            let place = open.iter().position(|bound| bound.project == chosen);
            let bound = open.remove(place.expect("what was chosen was open"));
            self.buy(bound, open.first().copied());
            poorer = poorer.filter(|_| then.is_some_and(|then| then.option == chosen));
        }
        self.end(endowment, ties, None)
    }

    /// The end of a run.
    fn end(&mut self, endowment: u128, ties: Vec<ProjectTie>, open_tie: Option<ProjectTie>) -> Run {
        Run {
            endowment,
            shift: self.shift,
            bought: core::mem::take(&mut self.bought),
            ties,
            open_tie,
        }
    }

    /// Whether every run from an amount of money between those of two runs surely buys the same as both.
    ///
    /// As long as they buy the same, whoever began with more owns no less after each purchase, and pays no more: so each
    /// payment between lies between the two. The next purchase is the same if all its supporters pay the same in both
    /// (then its payment is the same between; the others, dearer with less money, did not come before it with most; and
    /// the lot is asked about the same ones or not at all), or if its payment with little money is less than any other's
    /// with much. What the supporters cannot pay with much money they cannot pay with less.
    pub(super) fn same_between(&self, poorer: &Run, richer: &Run) -> bool {
        let same = |(place, (less, more)): (usize, (&Bought, &Bought))| {
            let always = less.broke.is_empty() && more.broke.is_empty() && less.rich == more.rich;
            let before = |rival: Bound| self.is_surely_above(rival, less.above, less.option);
            less.option == more.option
                && ((always && poorer.tied_at(place) == richer.tied_at(place)) || more.rival.is_none_or(before))
        };
        poorer.shift == richer.shift
            && poorer.open_tie.is_none()
            && richer.open_tie.is_none()
            && poorer.bought.len() == richer.bought.len()
            && poorer.bought.iter().zip(&richer.bought).enumerate().all(same)
    }

    /// Gives everybody their endowment.
    fn reset(&mut self, endowment: u128) {
        let each = endowment / u128::from(self.all.total);
        // As many bits as fit, so that errors stay small.
        self.shift = (each + 1).leading_zeros().saturating_sub(66).min(40);
        let units = (endowment << self.shift) / u128::from(self.all.total);
        let units = u64::try_from(units).expect("the shift was chosen so that it fits");
        let bits = |number: u64| u64::BITS - number.leading_zeros();
        self.rough = (bits(units) + bits(self.all.total)).saturating_sub(63);
        let purse = |&voters: &u64| Purse { budget: units, voters };
        self.purses.clear();
        self.purses.extend(self.all.weights.iter().map(purse));
        self.error = 1;
        self.bought_at.clear();
        self.bought_at.resize(self.profile.options.len(), u32::MAX);
        self.bought.clear();
        self.exact = Exact::new(endowment, self.all.total);
    }

    /// The offers with the lowest payment for each unit of utility, all equal. Drops projects that nobody can pay. Looks
    /// at all that might come before one of these, or before what another run bought in this place.
    fn best_offers(&mut self, open: &mut Vec<Bound>, then: Option<&Bought>) -> Vec<Offer> {
        let then = then.filter(|then| !then.broke.is_empty());
        let mut best: Vec<Offer> = Vec::new();
        let mut at = 0;
        while let Some(&bound) = open.get(at) {
            let above_best = |best: &Offer| self.is_surely_above(bound, best.payment + best.error, best.project);
            let above_then = |then: &Bought| self.is_surely_above(bound, then.above, then.option);
            if best.first().is_some_and(above_best) && then.is_none_or(above_then) {
                break;
            }
            match self.look(bound) {
                Look::Unaffordable => {
                    open.remove(at);
                    continue;
                }
                Look::Affordable(offer) => {
                    open[at] = offer.bound();
                    match best.first().map(|best| self.compare(&offer, &best.clone())) {
                        None | Some(Ordering::Less) => best = vec![offer],
                        Some(Ordering::Equal) => best.push(offer),
                        Some(Ordering::Greater) => {}
                    }
                    at += 1;
                }
            }
        }
        // Those that were looked at have new bounds, and move to where they belong.
        let (looked_at, rest) = open.split_at(at);
        let mut looked_at = looked_at.to_vec();
        looked_at.sort_by(|one, other| self.compare_bounds(*one, *other));
        *open = merge(&looked_at, rest, |one, other| self.compare_bounds(*one, *other));
        best
    }

    /// What the supporters of a project, the payment for which is at least as given, would have to pay.
    fn look(&mut self, bound: Bound) -> Look {
        let project = bound.project;
        if self.is_far_from_affordable(project) {
            return Look::Unaffordable;
        }
        let cost = self.cost(project) << self.shift;
        let (mut owned, mut weight, mut paid, mut gone) = (0u128, 0u64, 0u128, 0u64);
        let mut least = u64::MAX;
        let surely = bound.payment.saturating_sub(self.error);
        self.rich.clear();
        self.poor.clear();
        for &group in self.all.supporters(project) {
            let purse = self.purses[group as usize];
            if purse.voters == 0 {
                continue;
            }
            owned += purse.total();
            weight += purse.voters;
            if u128::from(purse.budget) < surely {
                paid += purse.total();
                gone += purse.voters;
                self.poor.push(group);
            } else {
                least = least.min(purse.budget);
                self.rich.push(group);
            }
        }
        let slack = u128::from(weight) * self.error;
        if weight == 0 || owned + slack < cost || (owned < cost + slack && !self.is_affordable(project)) {
            return Look::Unaffordable;
        }
        let (mut left, mut rich) = (cost.saturating_sub(paid), weight - gone);
        // Whoever surely owns less than the payment pays all of it, and the payment of the others rises.
        loop {
            let (payment, error) = self.payment(left, rich, weight - rich);
            let surely = payment.saturating_sub(error + self.error);
            if u128::from(least) >= surely {
                return Look::Affordable(self.settle(project, weight, left, rich, least));
            }
            least = u64::MAX;
            let (purses, poor) = (&self.purses, &mut self.poor);
            self.rich.retain(|&group| {
                let purse = purses[group as usize];
                let is_rich = u128::from(purse.budget) >= surely;
                if is_rich {
                    least = least.min(purse.budget);
                } else {
                    left = left.saturating_sub(purse.total());
                    rich -= purse.voters;
                    poor.push(group);
                }
                is_rich
            });
        }
    }

    /// Whether the supporters of a project own less than it costs, by far. Most projects are never affordable: this is
    /// the quick answer about them.
    fn is_far_from_affordable(&self, project: usize) -> bool {
        let owned = |&group: &u32| {
            let purse = self.purses[group as usize];
            (purse.budget >> self.rough) * purse.voters
        };
        let owned: u64 = self.all.supporters(project).iter().map(owned).sum();
        // What the shift cut off from each budget, and its error, are less than this.
        let cut_off = u128::from(self.all.support[project]) * ((self.error >> self.rough) + 2);
        u128::from(owned) + cut_off < (self.cost(project) << self.shift) >> self.rough
    }

    /// The offer, once those who are surely poor are told apart, the least rich owning `least`: the others are looked at
    /// exactly where they are close.
    fn settle(&mut self, project: usize, weight: u64, mut left: u128, mut rich: u64, mut least: u64) -> Offer {
        let all = self.all;
        loop {
            let (payment, error) = self.payment(left, rich, weight - rich);
            let offer = Offer {
                project,
                rich,
                all_rich: self.poor.is_empty(),
                payment,
                error,
            };
            let close = payment + error + self.error;
            if u128::from(least) > close {
                return offer;
            }
            let is_close = |group: u32| u128::from(self.purses[group as usize].budget) <= close;
            let close: Vec<u32> = self.rich.iter().copied().filter(|&group| is_close(group)).collect();
            let exact_left = self.exactly_left(project);
            let below = |group: u32| {
                let mut each = Owned::nobody(self.bought.len());
                each.add(all, &self.bought_at, group as usize);
                self.exact.is_below(&each, &exact_left, rich)
            };
            let poor: Vec<u32> = close.into_iter().filter(|&group| below(group)).collect();
            if poor.is_empty() {
                return offer;
            }
            for group in poor {
                let purse = self.purses[group as usize];
                left = left.saturating_sub(purse.total());
                rich -= purse.voters;
                self.rich.retain(|&other| other != group);
                self.poor.push(group);
            }
            let budget = |&group: &u32| self.purses[group as usize].budget;
            least = self.rich.iter().map(budget).min().unwrap_or(u64::MAX);
        }
    }

    /// The payment of each of the rich, and a bound on its error. Nobody owns more than [`UNITS_MAX`], so that no payment
    /// is greater, nor any error worth more.
    fn payment(&self, left: u128, rich: u64, poor: u64) -> (u128, u128) {
        let poor_error = u128::from(poor) * self.error;
        let (payment, error) = (left / u128::from(rich), poor_error / u128::from(rich) + 2);
        (payment.min(UNITS_MAX), error.min(UNITS_MAX))
    }

    /// What is left of the cost of a project when the poor (as last looked at) have paid, exactly.
    fn exactly_left(&mut self, project: usize) -> BigUint {
        self.exact
            .follow(self.all, self.profile, &self.bought, self.bought.len());
        let mut poor = Owned::nobody(self.bought.len());
        for &group in &self.poor {
            poor.add(self.all, &self.bought_at, group as usize);
        }
        self.exact.left_to_pay(self.profile.options[project].cost, &poor)
    }

    /// Whether the supporters (as gathered in `rich` and `poor`) own enough for a project, exactly.
    fn is_affordable(&mut self, project: usize) -> bool {
        self.exact
            .follow(self.all, self.profile, &self.bought, self.bought.len());
        let mut owned = Owned::nobody(self.bought.len());
        for &group in self.rich.iter().chain(&self.poor) {
            owned.add(self.all, &self.bought_at, group as usize);
        }
        self.exact.compare(&owned, self.profile.options[project].cost) != Ordering::Less
    }

    /// Buys a project: its supporters pay.
    fn buy(&mut self, chosen: Bound, rival: Option<Bound>) {
        let project = chosen.project;
        let Look::Affordable(offer) = self.look(chosen) else {
            unreachable!("the project was affordable when it was chosen");
        };
        let payment = u64::try_from(offer.payment).expect("nobody pays more than they own");
        for &group in &self.rich {
            let budget = &mut self.purses[group as usize].budget;
            *budget = budget.saturating_sub(payment);
        }
        for &group in &self.poor {
            self.purses[group as usize] = Purse { budget: 0, voters: 0 };
        }
        self.error = (self.error + offer.error).min(UNITS_MAX);
        self.bought_at[project] = self.bought.len() as u32;
        self.bought.push(Bought {
            option: project,
            broke: self.poor.clone(),
            rich: offer.rich,
            above: offer.payment + offer.error,
            rival,
        });
    }

    /// Compares two offers by payment for each unit of utility, exactly.
    fn compare(&mut self, one: &Offer, other: &Offer) -> Ordering {
        let (u, v) = (self.utility_of(one.project), self.utility_of(other.project));
        if (one.payment + one.error) * v < other.payment.saturating_sub(other.error) * u {
            return Ordering::Less;
        }
        if (other.payment + other.error) * u < one.payment.saturating_sub(one.error) * v {
            return Ordering::Greater;
        }
        let (cost, other_cost) = (self.cost(one.project), self.cost(other.project));
        if one.all_rich && other.all_rich && cost.min(other_cost) > 0 {
            return match self.utility {
                // Cost over supporters, divided by cost.
                Utility::Cost => other.rich.cmp(&one.rich),
                Utility::Cardinality => (cost * u128::from(other.rich)).cmp(&(other_cost * u128::from(one.rich))),
            };
        }
        let (one_left, other_left) = (self.exactly_left_of(one), self.exactly_left_of(other));
        (one_left * other.rich * v).cmp(&(other_left * one.rich * u))
    }

    /// What is left of the cost of a project when its poor supporters have paid, exactly, from the beginning.
    fn exactly_left_of(&mut self, offer: &Offer) -> BigUint {
        self.look(offer.bound());
        self.exactly_left(offer.project)
    }

    /// Of equal offers: more votes, then cheaper. Else those that are tied, unless their order does not matter since
    /// nobody supports two of them: the one bought first leaves the offers of the others as they are.
    fn first_by_rule(&self, best: &[Offer]) -> Result<usize, Vec<usize>> {
        let key = |offer: &Offer| (Reverse(self.all.support[offer.project]), self.cost(offer.project));
        let first = best.iter().map(key).min();
        let mut tied: Vec<usize> = best
            .iter()
            .filter(|offer| Some(key(offer)) == first)
            .map(|offer| offer.project)
            .collect();
        tied.sort_unstable();
        if tied.len() == 1 || !self.share_supporters(&tied) {
            Ok(tied[0])
        } else {
            Err(tied)
        }
    }

    /// Whether anybody who still owns something supports two of these projects.
    fn share_supporters(&self, projects: &[usize]) -> bool {
        let mut supports = vec![false; self.all.weights.len()];
        for &project in projects {
            for &group in self
                .all
                .supporters(project)
                .iter()
                .filter(|&&group| self.purses[group as usize].voters > 0)
            {
                if core::mem::replace(&mut supports[group as usize], true) {
                    return true;
                }
            }
        }
        false
    }

    /// A lower bound on the payment for a project before anything was bought.
    fn first_bound(&self, project: usize) -> Bound {
        let payment = (self.cost(project) << self.shift) / u128::from(self.all.support[project]);
        Bound {
            payment: payment.min(UNITS_MAX),
            project,
        }
    }

    /// The order of two lower bounds, each divided by utility.
    fn compare_bounds(&self, one: Bound, other: Bound) -> Ordering {
        (one.payment * self.utility_of(other.project)).cmp(&(other.payment * self.utility_of(one.project)))
    }

    /// Whether a project with this lower bound on its payment surely comes after one whose payment is at most this.
    fn is_surely_above(&self, bound: Bound, payment: u128, project: usize) -> bool {
        bound.payment * self.utility_of(project) > payment * self.utility_of(bound.project)
    }

    /// What a supporter gains from a project: at least one, so that a project that costs nothing is bought first.
    fn utility_of(&self, project: usize) -> u128 {
        match self.utility {
            Utility::Cost => self.cost(project).max(1),
            Utility::Cardinality => 1,
        }
    }

    /// What a project costs.
    fn cost(&self, project: usize) -> u128 {
        self.profile.options[project].cost.into()
    }
}

/// Merges two sorted lists.
fn merge<T: Copy>(one: &[T], other: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut merged = Vec::with_capacity(one.len() + other.len());
    let (mut left, mut right) = (one, other);
    while let (Some(first), Some(second)) = (left.first(), right.first()) {
        if compare(second, first) == Ordering::Less {
            merged.push(*second);
            right = &right[1..];
        } else {
            merged.push(*first);
            left = &left[1..];
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
    merged
}
