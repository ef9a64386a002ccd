//! The few exact numbers that decide every line of a distribution, and the lines that follow from them.

use alloc::vec::Vec;

use num_bigint::BigUint;

use super::fraction::Fraction;
use super::terms::{Basis, CareMode, Claimant, Overflow, Terms};
use super::{Payout, common_multiple};
use crate::quantity::Ratio;

const MINUTES_PER_HOUR: u64 = 60;
/// Centi-credits in a credit.
const CREDIT: u64 = 100;

/// Everybody's exact pay over one common denominator, in order of member id.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    pub(super) numerators: Vec<BigUint>,
    pub(super) denominator: BigUint,
}

/// One stream's money and credits.
#[derive(Clone, Debug)]
pub(super) struct Stream {
    /// The stream's part of the money.
    pub(super) split: Fraction,
    /// The overflow of other streams that it took in.
    pub(super) received: Fraction,
    /// The overflow that it could not take.
    pub(super) passed_on: Fraction,
    /// What it pays out: split, less passed on, plus received.
    pub(super) taken: Fraction,
    /// The open credits in it, of all members together, in hundredths.
    pub(super) open: u64,
    /// What one open centi-credit is paid.
    pub(super) rate: Fraction,
    /// Whether all of its open credits are paid.
    pub(super) full: bool,
}

impl Stream {
    fn new(split: Fraction, open: u64, scale: u8) -> Self {
        let worth = worth(open, scale);
        let taken = split.at_most(&worth);
        Self {
            full: taken == worth,
            received: Fraction::zero(),
            passed_on: split.less(&taken),
            split,
            rate: taken.shared_among(open),
            taken,
            open,
        }
    }

    /// The pay for open credits of one member, rounded down, and the numerator of the rest, over the rate's denominator.
    fn whole_and_rest(&self, open: u64) -> (u64, BigUint) {
        let exact = self.rate.numerator() * open;
        let whole = &exact / self.rate.denominator();
        let rest = exact - &whole * self.rate.denominator();
        (
            u64::try_from(whole).expect("a part of the amount is within the amount"),
            rest,
        )
    }

    /// Takes in what it has room for, and answers how much that was.
    fn take_in(&mut self, offered: &Fraction, scale: u8) -> Fraction {
        let room = worth(self.open, scale).less(&self.taken);
        let received = offered.at_most(&room);
        self.received = self.received.plus(&received);
        self.taken = self.taken.plus(&received);
        self.rate = self.taken.shared_among(self.open);
        self.full = received == room;
        received
    }
}

/// How the care balance goes.
#[derive(Clone, Debug)]
pub(super) struct Balance {
    /// The strength.
    pub(super) k: Fraction,
    /// Minutes of all members in the balance together.
    pub(super) minutes: u64,
    /// How many members are in the balance.
    pub(super) members: u64,
    /// The sum of (minutes · members − all minutes) of those above the mean: more than zero.
    pub(super) above: u128,
    /// What is withheld from those below the mean, altogether.
    pub(super) withheld: Fraction,
}

impl Balance {
    /// The balance of these members' care, before it is known what is withheld.
    fn new(basis: &Basis) -> Self {
        let k = match basis.terms.care() {
            CareMode::Off | CareMode::Pot { .. } => return Self::none(),
            CareMode::Balance { k } => part(k),
        };
        let carers = || basis.claimants.iter().filter(|claimant| claimant.in_balance);
        let mut balance = Self {
            k,
            minutes: total(carers().map(|claimant| claimant.care_minutes)),
            members: total(carers().map(|_| 1)),
            ..Self::none()
        };
        balance.above = carers().fold(0, |above: u128, claimant| {
            let sum = above.checked_add(balance.excess(claimant));
            sum.expect("minutes of all times members stays below 2^128")
        });
        balance
    }

    fn none() -> Self {
        Self {
            k: Fraction::zero(),
            minutes: 0,
            members: 0,
            above: 0,
            withheld: Fraction::zero(),
        }
    }

    /// The sum of pay · (1 − h/H) · k over those below the mean. Somebody is above it, so H is not zero.
    fn withheld_from_all(&self, claimants: &[Claimant], pay: &Lines) -> Fraction {
        let both = claimants.iter().zip(&pay.numerators);
        let weighed: BigUint = both.map(|(claimant, pay)| pay * self.below(claimant)).sum();
        Fraction::new(weighed, &pay.denominator * self.minutes).times(&self.k)
    }

    /// Minutes · members, to compare with all minutes: the mean without a division.
    fn weighed(&self, claimant: &Claimant) -> u128 {
        u128::from(claimant.care_minutes) * u128::from(self.members)
    }

    /// How far below the mean a member is, as a part of it: (1 − h/H).
    pub(super) fn below(&self, claimant: &Claimant) -> u128 {
        match claimant.in_balance {
            true => u128::from(self.minutes).saturating_sub(self.weighed(claimant)),
            false => 0,
        }
    }

    /// How far above the mean a member is, over [`Balance::above`].
    pub(super) fn excess(&self, claimant: &Claimant) -> u128 {
        match claimant.in_balance {
            true => self.weighed(claimant).saturating_sub(u128::from(self.minutes)),
            false => 0,
        }
    }
}

/// The few exact numbers that decide every line.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) needs: Fraction,
    pub(super) pot: Fraction,
    pub(super) pot_spent: Fraction,
    /// What a minute of care is paid from the pot.
    pub(super) pot_rate: Fraction,
    pub(super) livelihood: Stream,
    pub(super) love: Stream,
    pub(super) reserve: Fraction,
    pub(super) undistributed: Fraction,
    /// Moves nothing unless somebody is above the mean, which no other mode than the balance asks for.
    pub(super) balance: Balance,
}

impl Plan {
    pub(super) fn new(basis: &Basis) -> Self {
        let terms = &basis.terms;
        let amount = Fraction::whole(basis.amount);
        let needs = amount.times(&part(terms.needs_share()));
        let rest = amount.less(&needs);
        let (pot, pot_spent, pot_rate) = care_pot(basis, &rest);
        let streams = rest.less(&pot_spent);
        let scale = terms.scale();
        let open = |credits: fn(&Claimant) -> u64| total(basis.claimants.iter().map(credits));
        let mut livelihood = Stream::new(
            streams.times(&part(terms.livelihood())),
            open(|claimant| claimant.livelihood_open),
            scale,
        );
        let mut love = Stream::new(
            streams.times(&part(terms.love())),
            open(|claimant| claimant.love_open),
            scale,
        );
        let mut left = livelihood.passed_on.plus(&love.passed_on);
        let (mut reserve, mut undistributed) = (Fraction::zero(), Fraction::zero());
        match terms.overflow() {
            Overflow::OtherStreams => {
                // With two streams one round is enough: one that overflows has no room for the other's overflow.
                for stream in [(&mut livelihood, terms.livelihood()), (&mut love, terms.love())] {
                    if stream.1.num() > 0 {
                        left = left.less(&stream.0.take_in(&left, scale));
                    }
                }
                undistributed = left;
            }
            Overflow::Reserve => reserve = left,
            Overflow::NextPeriod => undistributed = left,
        }
        let mut plan = Self {
            needs,
            pot,
            pot_spent,
            pot_rate,
            livelihood,
            love,
            reserve,
            undistributed,
            balance: Balance::new(basis),
        };
        if plan.balance.above > 0 {
            let pay = plan.pay_before_care(&basis.claimants);
            plan.balance.withheld = plan.balance.withheld_from_all(&basis.claimants, &pay);
        }
        plan
    }

    /// Each claimant's pay for credits.
    pub(super) fn pay_before_care(&self, claimants: &[Claimant]) -> Lines {
        let (livelihood, love) = (&self.livelihood.rate, &self.love.rate);
        let denominator = common_multiple(livelihood.denominator(), love.denominator());
        let livelihood = livelihood.numerator() * (&denominator / livelihood.denominator());
        let love = love.numerator() * (&denominator / love.denominator());
        let numerators = claimants
            .iter()
            .map(|claimant| &livelihood * claimant.livelihood_open + &love * claimant.love_open)
            .collect();
        Lines {
            numerators,
            denominator,
        }
    }

    /// Each claimant's pay after care moved some of it, or was paid from the pot.
    pub(super) fn pay_after_care(&self, claimants: &[Claimant], pay: Lines) -> Lines {
        if self.balance.above > 0 {
            return self.balance.pay(claimants, &pay);
        }
        if self.pot_rate.is_zero() {
            return pay;
        }
        self.pay_from_pot(claimants, &pay)
    }

    fn pay_from_pot(&self, claimants: &[Claimant], pay: &Lines) -> Lines {
        let denominator = common_multiple(&pay.denominator, self.pot_rate.denominator());
        let factor = &denominator / &pay.denominator;
        let rate = self.pot_rate.numerator() * (&denominator / self.pot_rate.denominator());
        let numerators = claimants
            .iter()
            .zip(&pay.numerators)
            .map(|(claimant, pay)| pay * &factor + &rate * paid_minutes(claimant))
            .collect();
        Lines {
            numerators,
            denominator,
        }
    }

    /// The payout of one claimant from its rounded amounts, with the credits that it divests.
    ///
    /// The payout before care is split between the streams so that each stream's part is its exact part rounded down
    /// or up: never more than one up, and up only where there is a remainder. For with a and b the exact parts, the
    /// payout is a + b rounded down or up, so what is left above ⌊a⌋ + ⌊b⌋ is 0, 1 or 2: with 2, both have a
    /// remainder; with 1, at least one has, and the larger remainder takes it. As a ≤ the worth of the open credits,
    /// and from 2 decimals on that worth is a whole number, a rounded up is no more than that worth either.
    pub(super) fn payout(&self, terms: &Terms, claimant: &Claimant, before_care: u64, amount: u64) -> Payout {
        let (livelihood_floor, livelihood_rest) = self.livelihood.whole_and_rest(claimant.livelihood_open);
        let (love_floor, love_rest) = self.love.whole_and_rest(claimant.love_open);
        let floors = livelihood_floor
            .checked_add(love_floor)
            .expect("both parts are within the amount");
        let left = before_care
            .checked_sub(floors)
            .expect("a payout is not below its parts rounded down");
        assert!(left <= 2, "a payout is rounded up at most once");
        let (livelihood_up, love_up) = match left {
            0 => (0, 0),
            1 if livelihood_rest * self.love.rate.denominator() >= love_rest * self.livelihood.rate.denominator() => {
                (1, 0)
            }
            1 => (0, 1),
            _ => (1, 1), // Two, as asserted.
        };
        let divested = |part: u64, open: u64| credits(part, terms.scale()).min(open);
        Payout {
            member: claimant.member,
            amount,
            before_care,
            for_livelihood: livelihood_floor + livelihood_up,
            divested_livelihood: divested(livelihood_floor + livelihood_up, claimant.livelihood_open),
            divested_love: divested(love_floor + love_up, claimant.love_open),
        }
    }
}

impl Balance {
    /// Everybody's pay after the balance, from the pay before it.
    ///
    /// With P the denominator of the pay, k = a/b, M all minutes, n the members in the balance and E the excess of all,
    /// who is below the mean keeps pay · (1 − a/b · (M − n·h)/M), and who is above receives withheld · (n·h − M)/E.
    fn pay(&self, claimants: &[Claimant], pay: &Lines) -> Lines {
        let keepable = self.k.denominator() * self.minutes;
        let own = &pay.denominator * &keepable;
        let received = self.withheld.times(&Fraction::new(1u32, self.above));
        let denominator = common_multiple(&own, received.denominator());
        let factor = &denominator / own;
        let received = received.numerator() * (&denominator / received.denominator());
        let numerators = claimants
            .iter()
            .zip(&pay.numerators)
            .map(|(claimant, pay)| {
                let kept = &keepable - self.k.numerator() * self.below(claimant);
                pay * kept * &factor + &received * self.excess(claimant)
            })
            .collect();
        Lines {
            numerators,
            denominator,
        }
    }
}

/// The largest pot that care may take, what of it is paid, and what a minute is paid.
fn care_pot(basis: &Basis, rest: &Fraction) -> (Fraction, Fraction, Fraction) {
    let CareMode::Pot { share, rate_per_hour } = basis.terms.care() else {
        return (Fraction::zero(), Fraction::zero(), Fraction::zero());
    };
    let pot = rest.times(&part(share));
    let minutes = total(basis.claimants.iter().map(paid_minutes));
    let wanted = Fraction::new(rate_per_hour, MINUTES_PER_HOUR).times_whole(minutes);
    let spent = pot.at_most(&wanted);
    let rate = spent.shared_among(minutes);
    (pot, spent, rate)
}

/// The minutes that the care pot pays for.
fn paid_minutes(claimant: &Claimant) -> u64 {
    match claimant.in_balance {
        true => claimant.care_minutes,
        false => 0,
    }
}

/// A ratio of the bylaws as an exact fraction.
pub(super) fn part(ratio: Ratio) -> Fraction {
    Fraction::new(ratio.num(), ratio.den())
}

/// The money that open credits stand for, in the currency's smallest unit.
pub(super) fn worth(open: u64, scale: u8) -> Fraction {
    Fraction::new(BigUint::from(open) * smallest_units(scale), CREDIT)
}

/// The whole centi-credits that an amount of money stands for, rounded down.
fn credits(amount: u64, scale: u8) -> u64 {
    let credits = u128::from(amount) * u128::from(CREDIT) / u128::from(smallest_units(scale));
    u64::try_from(credits).unwrap_or(u64::MAX) // The caller keeps it within what is open.
}

/// How many of the smallest unit make one unit of the currency; terms keep the scale small.
fn smallest_units(scale: u8) -> u64 {
    10u64.pow(u32::from(scale))
}

/// The sum of credits or minutes.
fn total(numbers: impl Iterator<Item = u64>) -> u64 {
    numbers.fold(0, |sum, number| {
        sum.checked_add(number)
            .expect("credits and minutes of all stay below 2^64")
    })
}
