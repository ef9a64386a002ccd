//! The payments of a run as exact fractions over one common denominator, worked out as far as somebody asks.

use alloc::vec::Vec;
use core::cmp::Ordering;

use num_bigint::BigUint;

use super::run::Bought;
use super::voters::Voters;
use crate::outcome::Fraction;
use crate::profile::Profile;

/// Exact amounts of a run, up to some purchase.
pub(super) struct Exact {
    /// What stands below the line in all amounts.
    denominator: BigUint,
    endowment: BigUint,
    payments: Vec<BigUint>,
}

/// What a set of voters owns together: so many endowments, less so many payments of each purchase.
pub(super) struct Owned {
    weight: u64,
    payments: Vec<u64>,
}

impl Owned {
    /// Nobody yet, after this many purchases.
    pub(super) fn nobody(purchases: usize) -> Self {
        Self {
            weight: 0,
            payments: alloc::vec![0; purchases],
        }
    }

    /// Adds a group that is not broke. `bought_at` has the place of each project among the purchases, if it is one.
    pub(super) fn add(&mut self, voters: &Voters, bought_at: &[u32], group: usize) {
        let weight = voters.weights[group];
        self.weight += weight;
        for &project in voters.projects(group) {
            if let Some(payments) = self.payments.get_mut(bought_at[usize::from(project)] as usize) {
                *payments += weight;
            }
        }
    }
}

impl Exact {
    /// A run in which `voters` share `money` equally.
    pub(super) fn new(money: u128, voters: u64) -> Self {
        Self {
            denominator: BigUint::from(voters),
            endowment: BigUint::from(money),
            payments: Vec::new(),
        }
    }

    /// Works out the payments of the first purchases, up to this many.
    pub(super) fn follow(&mut self, voters: &Voters, profile: &Profile, bought: &[Bought], purchases: usize) {
        let mut bought_at = alloc::vec![u32::MAX; profile.options.len()];
        for (place, purchase) in bought.iter().enumerate().take(purchases) {
            bought_at[purchase.option] = place as u32;
        }
        let begin = self.payments.len();
        for (place, purchase) in bought.iter().enumerate().take(purchases).skip(begin) {
            let mut poor = Owned::nobody(place);
            for &group in &purchase.broke {
                poor.add(voters, &bought_at, group as usize);
            }
            let cost = profile.options[purchase.option].cost;
            let (payment, rich) = (self.left_to_pay(cost, &poor), purchase.rich);
            // The common denominator grows by this factor, and with it everything above the line.
            self.denominator *= rich;
            self.endowment *= rich;
            self.payments.iter_mut().for_each(|earlier| *earlier *= rich);
            self.payments.push(payment);
        }
    }

    /// What is left of a cost when these voters have paid all they own, above the common denominator.
    ///
    /// The voters must own less than the cost.
    pub(super) fn left_to_pay(&self, cost: u64, poor: &Owned) -> BigUint {
        let (owned, spent) = self.sides(poor);
        &self.denominator * cost + spent - owned
    }

    /// Compares what these voters own with an amount of money.
    pub(super) fn compare(&self, owned: &Owned, money: u64) -> Ordering {
        let (owned, spent) = self.sides(owned);
        owned.cmp(&(&self.denominator * money + spent))
    }

    /// Whether what each of a group owns is less than `left / rich`, `left` being above the common denominator.
    pub(super) fn is_below(&self, each: &Owned, left: &BigUint, rich: u64) -> bool {
        let (owned, spent) = self.sides(each);
        owned * rich < left * each.weight + spent * rich
    }

    /// The endowment of each voter.
    pub(super) fn endowment(&self) -> Fraction {
        Fraction::new(self.endowment.clone(), self.denominator.clone())
    }

    /// The payment of a purchase that was followed.
    pub(super) fn payment(&self, place: usize) -> Fraction {
        Fraction::new(self.payments[place].clone(), self.denominator.clone())
    }

    /// The endowments and the payments of voters, above the common denominator.
    fn sides(&self, owned: &Owned) -> (BigUint, BigUint) {
        let made = owned.payments.iter().zip(&self.payments);
        let spent = made
            .filter(|(count, _)| **count > 0)
            .map(|(&count, payment)| payment * count)
            .sum();
        (&self.endowment * owned.weight, spent)
    }
}
