//! Sharing income out among the members who worked for it: the distribution, as a pure function.
//!
//! From an amount, the agreements in force and the members' open credits and care hours it makes every payout, the
//! credits that these divest, and the whole working behind each. It is exact: everything is a fraction over one common
//! denominator until the single rounding at the end, and the result does not depend on the order of anything.
//! What does not live here: where the numbers come from, and what is posted afterwards.
//!
//! # How it goes
//!
//! 1. `needs_share` of the amount goes to the solidarity fund.
//! 2. In pot mode, care hours are paid from the rest, scaled down together if the pot is short; what the pot does not
//!    need stays with the streams.
//! 3. The rest is split between livelihood and love. A stream takes at most the worth of its open credits. As its
//!    money goes out in proportion to open credits, either nobody or everybody in it is paid in full.
//! 4. What a stream cannot take overflows. A stream whose agreed part is zero takes no overflow either: the community
//!    decided not to pay it.
//! 5. In balance mode, care moves money between members, and nothing else.
//! 6. One rounding by largest remainder over the lines: members by id, then needs, reserve and undistributed.
//!
//! # Credits and money
//!
//! One credit (100 centi-credits) stands for one unit of the currency (10^scale of its smallest unit). Credits are
//! divested for the payout before care. That payout, rounded to the smallest unit, is split between the two streams,
//! and each part turned into whole centi-credits, rounded down, and never more than is open: with 2 decimals one
//! cent divests one centi-credit; with 3 or 4 decimals less than a centi-credit divests nothing; with 0 or 1 decimals
//! a payout rounded up to its smallest unit can be worth more than the credits that were open, and divests just these.

mod fraction;
mod plan;
mod terms;
mod working;

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use num_bigint::BigUint;
use register::Hash;
use register::json::{self, Value};
use serde::{Deserialize, Serialize};
use tally::apportion::largest_remainder;

pub use fraction::Fraction;
pub use terms::{Basis, CareMode, Claimant, Overflow, SCALE_MAX, Terms, TermsFlaw};
pub use working::{CareWorking, Rounding, Split, StreamWorking, Working};

use fraction::common_multiple;
use plan::{Lines, Plan};

/// What one member is paid, and what it divests.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Payout {
    /// Who is paid.
    pub member: Hash,
    /// The money paid, in the currency's smallest unit.
    pub amount: u64,
    /// The payout for credits before care moved any of it, in the currency's smallest unit.
    pub before_care: u64,
    /// What of that is for livelihood credits; the rest is for love credits.
    pub for_livelihood: u64,
    /// Livelihood credits divested, in hundredths of a credit.
    pub divested_livelihood: u64,
    /// Love credits divested, in hundredths of a credit.
    pub divested_love: u64,
}

/// What a distribution paid, without its working: what is kept of one that is posted.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Paid {
    /// In order of member id: those who are paid or divest something.
    pub payouts: Vec<Payout>,
    /// What goes to the solidarity fund.
    pub needs: u64,
    /// What goes to the reserve.
    pub reserve: u64,
    /// What stays for the next period.
    pub undistributed: u64,
}

impl Paid {
    /// One member's payout.
    #[must_use]
    pub fn payout(&self, member: Hash) -> Option<&Payout> {
        let place = self.payouts.binary_search_by_key(&member, |payout| payout.member);
        Some(&self.payouts[place.ok()?])
    }
}

impl Payout {
    /// The payout by the stream that it was paid for: livelihood, love, and care, which add up to it. What care takes
    /// from somebody who carried less is missing from what their credits are paid, in proportion.
    #[must_use]
    pub fn by_stream(&self) -> [u64; 3] {
        let for_love = self.before_care.saturating_sub(self.for_livelihood);
        let withheld = self.before_care.saturating_sub(self.amount);
        if withheld == 0 {
            let for_care = self.amount.saturating_sub(self.before_care);
            return [self.for_livelihood, for_love, for_care];
        }
        let of_livelihood = u128::from(withheld) * u128::from(self.for_livelihood) / u128::from(self.before_care);
        let of_livelihood = u64::try_from(of_livelihood).expect("a part is no more than the whole");
        [
            self.for_livelihood.saturating_sub(of_livelihood),
            for_love.saturating_sub(withheld.saturating_sub(of_livelihood)),
            0,
        ]
    }

    /// Whether anything is paid or divested.
    #[must_use]
    pub fn is_something(&self) -> bool {
        self.amount > 0 || self.divested_livelihood > 0 || self.divested_love > 0
    }
}

/// The result of a distribution: every line, and the working behind it.
#[derive(Clone, Debug)]
pub struct Outcome {
    basis: Basis,
    payouts: Vec<Payout>,
    needs: u64,
    reserve: u64,
    undistributed: u64,
    plan: Plan,
}

impl Outcome {
    /// What the distribution was computed from; its claimants are in order of member id.
    #[must_use]
    pub fn basis(&self) -> &Basis {
        &self.basis
    }

    /// One payout for each claimant, in order of member id, those of nothing too.
    #[must_use]
    pub fn payouts(&self) -> &[Payout] {
        &self.payouts
    }

    /// What members are paid in all, in the currency's smallest unit.
    #[must_use]
    pub fn paid(&self) -> u64 {
        self.payouts
            .iter()
            .map(|payout| payout.amount)
            .fold(0, u64::saturating_add)
    }

    /// One member's payout.
    #[must_use]
    pub fn payout(&self, member: Hash) -> Option<&Payout> {
        let place = self.payouts.binary_search_by_key(&member, |payout| payout.member);
        Some(&self.payouts[place.ok()?])
    }

    /// Those whose minutes of care the care pot pays; nobody where there is no pot, or nothing in it.
    pub fn paid_carers(&self) -> impl Iterator<Item = &Claimant> {
        let pays = !self.plan.pot_rate.is_zero();
        let paid = move |claimant: &&Claimant| pays && claimant.in_balance && claimant.care_minutes > 0;
        self.basis.claimants.iter().filter(paid)
    }

    /// What goes to the solidarity fund, in the currency's smallest unit.
    #[must_use]
    pub fn needs(&self) -> u64 {
        self.needs
    }

    /// What goes to the reserve, in the currency's smallest unit.
    #[must_use]
    pub fn reserve(&self) -> u64 {
        self.reserve
    }

    /// What stays for the next period, in the currency's smallest unit.
    #[must_use]
    pub fn undistributed(&self) -> u64 {
        self.undistributed
    }

    /// What it pays, without the working.
    #[must_use]
    pub fn to_paid(&self) -> Paid {
        Paid {
            payouts: self.payouts.iter().copied().filter(Payout::is_something).collect(),
            needs: self.needs,
            reserve: self.reserve,
            undistributed: self.undistributed,
        }
    }

    /// How the streams are shared: livelihood, then love.
    #[must_use]
    pub fn splits(&self) -> [Split; 2] {
        working::splits(self)
    }

    /// "Why this much": the whole working behind one member's payout. None for who is not a claimant.
    #[must_use]
    pub fn working(&self, member: Hash) -> Option<Working> {
        let place = self.payouts.binary_search_by_key(&member, |payout| payout.member);
        Some(working::of(self, place.ok()?))
    }

    /// The SHA-256 of [`canonical_lines`]: what the act that posts a distribution carries as its result.
    #[must_use]
    pub fn result(&self) -> Hash {
        Hash::of(&[canonical_lines(self).as_bytes()])
    }
}

/// Shares the amount of a basis out.
///
/// # Panics
///
/// If a member claims twice: the caller makes one claim for each member.
#[must_use]
pub fn distribute(mut basis: Basis) -> Outcome {
    basis.claimants.sort_unstable_by_key(|claimant| claimant.member);
    let twice = basis.claimants.windows(2).any(|pair| pair[0].member == pair[1].member);
    assert!(!twice, "each member claims once");

    let plan = Plan::new(&basis);
    let pay = plan.pay_before_care(&basis.claimants);
    let before_care = round(
        basis.amount,
        &pay,
        &[&plan.needs, &plan.reserve, &plan.undistributed, &plan.pot_spent],
    );
    let pay = plan.pay_after_care(&basis.claimants, pay);
    let after_care = round(basis.amount, &pay, &[&plan.needs, &plan.reserve, &plan.undistributed]);

    let payouts = basis
        .claimants
        .iter()
        .zip(before_care.iter().zip(&after_care))
        .map(|(claimant, (&before_care, &amount))| plan.payout(&basis.terms, claimant, before_care, amount))
        .collect();
    let [needs, reserve, undistributed] = after_care[basis.claimants.len()..] else {
        unreachable!("three funds come after the members");
    };
    Outcome {
        basis,
        payouts,
        needs,
        reserve,
        undistributed,
        plan,
    }
}

/// The one rounding: members' pay, then the funds, to whole smallest units that add up to the amount.
///
/// Members come in order of their id and before the funds, which is what decides between equal remainders.
fn round(amount: u64, pay: &Lines, funds: &[&Fraction]) -> Vec<u64> {
    let denominator = funds.iter().fold(pay.denominator.clone(), |denominator, fund| {
        common_multiple(&denominator, fund.denominator())
    });
    let scaled = |numerator: &BigUint, own: &BigUint| numerator * (&denominator / own);
    let factor = &denominator / &pay.denominator;
    let mut quotas: Vec<BigUint> = pay.numerators.iter().map(|numerator| numerator * &factor).collect();
    quotas.extend(funds.iter().map(|fund| scaled(fund.numerator(), fund.denominator())));
    largest_remainder(amount, &quotas, &denominator).expect("the plan shares out exactly the amount")
}

/// The payout lines in the one form whose SHA-256 a posting act carries, as canonical JSON:
///
/// ```text
/// {"amount":…,"members":[["<member id>",payout,divested livelihood,divested love],…],"needs":…,"reserve":…,
///  "undistributed":…,"v":1}
/// ```
///
/// (on one line, without spaces). Members are in order of their id; who is paid nothing and divests nothing is left
/// out. Money is in the currency's smallest unit, credits are in hundredths. All of it is conserved: payouts, needs,
/// reserve and undistributed add up to the amount.
#[must_use]
pub fn canonical_lines(outcome: &Outcome) -> String {
    let members = outcome
        .payouts
        .iter()
        .filter(|payout| payout.is_something())
        .map(|payout| {
            Value::List(vec![
                Value::Text(alloc::format!("{}", payout.member)),
                number(payout.amount),
                number(payout.divested_livelihood),
                number(payout.divested_love),
            ])
        })
        .collect();
    let record = [
        ("amount", number(outcome.basis.amount)),
        ("members", Value::List(members)),
        ("needs", number(outcome.needs)),
        ("reserve", number(outcome.reserve)),
        ("undistributed", number(outcome.undistributed)),
        ("v", number(1)),
    ];
    json::encode(&Value::Record(
        record.into_iter().map(|(name, value)| (name.into(), value)).collect(),
    ))
}

/// The profile's integers end at 2^53 − 1, and so do the amounts that acts can carry.
fn number(number: u64) -> Value {
    Value::Int(i64::try_from(number).expect("amounts and credits stay below 2^53"))
}
