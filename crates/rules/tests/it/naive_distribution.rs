//! A second, naive model of the distribution: the specification read aloud, member by member, with one fraction type
//! that reduces at every step. It shares no code with the rules, and must agree with them.

use num_bigint::BigInt;
use rules::distribution::{CareMode, Claimant, Overflow, Terms};
use rules::quantity::Ratio;

/// What the model answers: payouts and divested credits by member id, and needs, reserve and undistributed.
pub(crate) struct Model {
    pub(crate) payouts: Vec<u64>,
    pub(crate) divested: Vec<(u64, u64)>,
    pub(crate) funds: [u64; 3],
}

/// A fraction that is always reduced.
#[derive(Clone, Debug, PartialEq)]
struct F(BigInt, BigInt);

impl F {
    fn new(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> F {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        let (mut a, mut b) = (numerator.clone(), denominator.clone());
        while b != BigInt::ZERO {
            (a, b) = (b.clone(), a % b);
        }
        if a < BigInt::ZERO {
            a = -a;
        }
        F(numerator / &a, denominator / a)
    }
    fn int(number: u64) -> F {
        F::new(number, 1)
    }
    fn of(ratio: Ratio) -> F {
        F::new(ratio.num(), ratio.den())
    }
    fn add(&self, o: &F) -> F {
        F::new(&self.0 * &o.1 + &o.0 * &self.1, &self.1 * &o.1)
    }
    fn sub(&self, o: &F) -> F {
        F::new(&self.0 * &o.1 - &o.0 * &self.1, &self.1 * &o.1)
    }
    fn mul(&self, o: &F) -> F {
        F::new(&self.0 * &o.0, &self.1 * &o.1)
    }
    fn div(&self, o: &F) -> F {
        F::new(&self.0 * &o.1, &self.1 * &o.0)
    }
    fn less(&self, o: &F) -> bool {
        &self.0 * &o.1 < &o.0 * &self.1
    }
    fn min(&self, o: &F) -> F {
        if o.less(self) { o.clone() } else { self.clone() }
    }
    fn zero(&self) -> bool {
        self.0 == BigInt::ZERO
    }
    fn floor(&self) -> u64 {
        u64::try_from(&self.0 / &self.1).unwrap()
    }
    fn rest(&self) -> F {
        self.sub(&F::int(self.floor()))
    }
}

fn sum(list: impl Iterator<Item = F>) -> F {
    list.fold(F::int(0), |a, b| a.add(&b))
}

/// Largest remainder, one piece at a time.
fn round(total: u64, lines: &[F]) -> Vec<u64> {
    let mut whole: Vec<u64> = lines.iter().map(F::floor).collect();
    let mut taken = vec![false; lines.len()];
    for _ in whole.iter().sum::<u64>()..total {
        let mut best = None;
        for at in 0..lines.len() {
            let better = best.is_none_or(|best: usize| lines[best].rest().less(&lines[at].rest()));
            if !taken[at] && better {
                best = Some(at);
            }
        }
        whole[best.unwrap()] += 1;
        taken[best.unwrap()] = true;
    }
    whole
}

/// Pours money into the streams round by round: what one cannot take is offered to those with room, by their parts.
fn pour(money: &F, parts: &[F; 2], caps: &[F; 2], overflow: Overflow) -> ([F; 2], F) {
    let mut filled = [0, 1].map(|s: usize| money.mul(&parts[s]).min(&caps[s]));
    let mut left = money.sub(&filled[0]).sub(&filled[1]);
    while overflow == Overflow::OtherStreams && !left.zero() {
        let with_room: Vec<usize> = (0..2)
            .filter(|&s| filled[s].less(&caps[s]) && !parts[s].zero())
            .collect();
        if with_room.is_empty() {
            break;
        }
        let all = sum(with_room.iter().map(|&s| parts[s].clone()));
        let offered = left.clone();
        for s in with_room {
            let takes = offered.mul(&parts[s]).div(&all).min(&caps[s].sub(&filled[s]));
            filled[s] = filled[s].add(&takes);
            left = left.sub(&takes);
        }
    }
    (filled, left)
}

/// The distribution, as section 4 of the value specification tells it. Claimants come in order of member id.
pub(crate) fn distribute(amount: u64, terms: &Terms, claimants: &[Claimant]) -> Model {
    let needs = F::int(amount).mul(&F::of(terms.needs_share()));
    let rest = F::int(amount).sub(&needs);
    let carers: Vec<&Claimant> = claimants.iter().filter(|c| c.in_balance).collect();
    let minutes: u64 = carers.iter().map(|c| c.care_minutes).sum();

    let from_pot: Vec<F> = match terms.care() {
        CareMode::Pot { share, rate_per_hour } if minutes > 0 => {
            let wanted = F::new(rate_per_hour, 60).mul(&F::int(minutes));
            let spent = rest.mul(&F::of(share)).min(&wanted);
            let pay = |c: &Claimant| spent.mul(&F::new(c.care_minutes, minutes));
            claimants
                .iter()
                .map(|c| if c.in_balance { pay(c) } else { F::int(0) })
                .collect()
        }
        _ => vec![F::int(0); claimants.len()],
    };
    let pot = sum(from_pot.iter().cloned());

    let worth = F::new(10u64.pow(u32::from(terms.scale())), 100);
    let open = |c: &Claimant| [c.livelihood_open, c.love_open];
    let open_of_all = [0, 1].map(|s: usize| claimants.iter().map(|c| open(c)[s]).sum::<u64>());
    let caps = open_of_all.map(|credits| F::int(credits).mul(&worth));
    let parts = [F::of(terms.livelihood()), F::of(terms.love())];
    let (streams, left) = pour(&rest.sub(&pot), &parts, &caps, terms.overflow());
    let part = |c: &Claimant, s: usize| match open_of_all[s] {
        0 => F::int(0),
        all => streams[s].mul(&F::new(open(c)[s], all)),
    };
    let pay: Vec<F> = claimants.iter().map(|c| part(c, 0).add(&part(c, 1))).collect();

    let mut final_pay: Vec<F> = pay.iter().zip(&from_pot).map(|(pay, pot)| pay.add(pot)).collect();
    if let CareMode::Balance { k } = terms.care() {
        final_pay = balanced(claimants, &pay, &F::of(k));
    }

    let (reserve, undistributed) = if terms.overflow() == Overflow::Reserve {
        (left, F::int(0))
    } else {
        (F::int(0), left)
    };
    let funds = [needs, reserve, undistributed];
    let before = round(amount, &[pay, funds.to_vec(), vec![pot]].concat());
    let after = round(amount, &[final_pay, funds.to_vec()].concat());
    let divested = claimants.iter().zip(before).map(|(c, before)| {
        let split = round_parts(before, &[part(c, 0), part(c, 1)]);
        let credits = |s: usize| F::int(split[s]).div(&worth).floor().min(open(c)[s]);
        (credits(0), credits(1))
    });
    Model {
        divested: divested.collect(),
        payouts: after[..claimants.len()].to_vec(),
        funds: [0, 1, 2].map(|fund: usize| after[claimants.len() + fund]),
    }
}

/// Splits a payout, which may be a little more or less than its parts, by their remainders.
fn round_parts(total: u64, parts: &[F; 2]) -> [u64; 2] {
    let mut split = [parts[0].floor(), parts[1].floor()];
    let first = usize::from(parts[0].rest().less(&parts[1].rest()));
    for at in [first, 1 - first] {
        if split[0] + split[1] < total {
            split[at] += 1;
        }
    }
    assert_eq!(split[0] + split[1], total);
    split
}

/// What the care balance leaves everybody with.
fn balanced(claimants: &[Claimant], pay: &[F], k: &F) -> Vec<F> {
    let carers = claimants.iter().filter(|c| c.in_balance);
    let minutes: u64 = carers.clone().map(|c| c.care_minutes).sum();
    let mean = F::new(minutes, (carers.count() as u64).max(1));
    let above = |c: &Claimant| c.in_balance && mean.less(&F::int(c.care_minutes));
    let below = |c: &Claimant| c.in_balance && F::int(c.care_minutes).less(&mean);
    let mut left = pay.to_vec();
    if !claimants.iter().any(above) {
        return left;
    }
    let mut withheld = F::int(0);
    for (at, c) in claimants.iter().enumerate().filter(|(_, c)| below(c)) {
        let part = F::int(1).sub(&F::int(c.care_minutes).div(&mean)).mul(k);
        withheld = withheld.add(&pay[at].mul(&part));
        left[at] = pay[at].sub(&pay[at].mul(&part));
    }
    let excess = sum(claimants
        .iter()
        .filter(|c| above(c))
        .map(|c| F::int(c.care_minutes).sub(&mean)));
    for (at, c) in claimants.iter().enumerate().filter(|(_, c)| above(c)) {
        let part = F::int(c.care_minutes).sub(&mean).div(&excess);
        left[at] = pay[at].add(&withheld.mul(&part));
    }
    left
}
