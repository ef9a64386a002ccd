//! In how many coalitions one is critical, exactly, by generating functions.
//!
//! The group of most people (the *base*: `k` people of weight `b`) needs no coefficients: of its coalitions, C(k, a) weigh
//! `a · b`, and of these only the sizes near the quota are looked at. All others are in H(x) = Π(1 + x^w), whose coefficients are kept as numbers of a fixed width. Somebody of another
//! weight `w` is critical in Σₛ H'ₛ · #{a : q − w ≤ s + a · b < q} coalitions, with H' = H / (1 + x^w).
//!
//! A few people are counted coalition by coalition instead, so that amounts of money have exact powers too.

use alloc::vec;
use alloc::vec::Vec;

use num_bigint::BigUint;

use super::game::Group;
use crate::limits::{POWER_BYTES_MAX, POWER_WORDS_MAX};

/// So many people are few: they have a million coalitions.
const FEW: u64 = 20;

/// What going to the next cell costs, in word operations.
const CELL: u128 = 4;
/// What making and dropping numbers of any size costs, in word operations.
const NUMBER: u128 = 200;

/// For each group, the coalitions in which one of its people is critical; nothing beyond the limits.
pub(super) fn critical(groups: &[Group], quota: u64) -> Option<Vec<BigUint>> {
    let people: u64 = groups.iter().map(|group| group.people).sum();
    if people <= FEW {
        return Some(one_by_one(groups, quota));
    }
    let base_at = (0..groups.len()).max_by_key(|&at| groups[at].people)?;
    let plan = Plan::of(groups, base_at, quota)?;
    let others = || groups.iter().enumerate().filter(|&(at, _)| at != base_at);
    let mut coefficients = Coefficients::one(plan.top, plan.others_words);
    for (_, group) in others() {
        (0..group.people).for_each(|_| coefficients.times_one_plus(group.weight));
    }
    let base = Base::new(&plan);
    let mut critical = vec![BigUint::ZERO; groups.len()];
    for (at, group) in others() {
        let without = coefficients.divided_by_one_plus(group.weight);
        critical[at] = without.sum_times(|sum| base.between(sum, group.weight));
    }
    critical[base_at] = coefficients.sum_times(|sum| base.turning(sum));
    Some(critical)
}

/// Every coalition of a few people: who inside one that reaches the quota is critical in it.
fn one_by_one(groups: &[Group], quota: u64) -> Vec<BigUint> {
    let weights: Vec<u64> = groups
        .iter()
        .flat_map(|group| (0..group.people).map(|_| group.weight))
        .collect();
    let mut critical = vec![0u64; weights.len()];
    let (mut coalition, mut weight) = (0u32, 0);
    // In Gray's order, each coalition differs from the one before by one person.
    for step in 1..1u32 << weights.len() {
        let moving = step.trailing_zeros() as usize;
        coalition ^= 1 << moving;
        match coalition & (1 << moving) {
            0 => weight -= weights[moving],
            _ => weight += weights[moving],
        }
        if weight >= quota {
            for (at, critical) in critical.iter_mut().enumerate() {
                *critical += u64::from(coalition & (1 << at) != 0 && weight - weights[at] < quota);
            }
        }
    }
    let firsts = groups.iter().scan(0, |at, group| {
        let first = *at;
        *at += usize::try_from(group.people).expect("a few people");
        Some(first)
    });
    firsts.map(|first| critical[first].into()).collect()
}

/// How much there is to do, known beforehand.
struct Plan {
    base: Group,
    quota: u64,
    /// The greatest sum of the others that still matters.
    top: usize,
    /// Words of a coefficient.
    others_words: usize,
    /// The base coalitions whose number is kept: those of sizes from `first` to `last`.
    first: u64,
    last: u64,
}

impl Plan {
    fn of(groups: &[Group], base_at: usize, quota: u64) -> Option<Self> {
        let base = groups[base_at];
        let others = || {
            groups
                .iter()
                .enumerate()
                .filter(|&(at, _)| at != base_at)
                .map(|(_, group)| group)
        };
        let people: u64 = others().map(|group| group.people).sum();
        let weight: u64 = others().map(|group| group.weight * group.people).sum();
        let heaviest = others().map(|group| group.weight).max().unwrap_or(0);
        let top = weight.min(quota - 1);
        let last = ((quota - 1) / base.weight).min(base.people);
        // One below the lowest that is asked for, so that differences can be taken.
        let lowest = (quota - 1).saturating_sub(top).saturating_sub(heaviest) / base.weight;
        let first = lowest.min(base.people).saturating_sub(1);
        let (others_words, base_words) = (people / 64 + 1, base.people / 64 + 1);
        let kinds = groups.len() as u64;

        let cells = u128::from(top) + 1;
        let adding = cells * u128::from(people + kinds) * (CELL + u128::from(others_words));
        let products = NUMBER + u128::from(others_words) * u128::from(base_words);
        let multiplying = cells * u128::from(kinds) * products;
        // A step multiplies and divides by a small number, which is some ten times as slow as adding; the first takes products.
        let words = u128::from(base_words);
        let counting = 10 * words * (u128::from(last - first + 1) + 2 * words);
        let bytes = 8 * (2 * cells * u128::from(others_words) + u128::from(last - first + 1) * u128::from(base_words));
        let is_within = adding + multiplying + counting <= POWER_WORDS_MAX && bytes <= POWER_BYTES_MAX;
        is_within.then(|| Self {
            base,
            quota,
            top: usize::try_from(top).expect("POWER_BYTES_MAX bounds the cells"),
            others_words: usize::try_from(others_words).expect("POWER_BYTES_MAX bounds a coefficient"),
            first,
            last,
        })
    }
}

/// The coalitions of the base.
struct Base {
    people: u64,
    weight: u64,
    quota: u64,
    first: u64,
    /// For each size from `first` on: how many coalitions are of that size or smaller, down to `first`. Where smaller sizes
    /// would matter, `first` is 0.
    up_to: Vec<BigUint>,
}

impl Base {
    fn new(plan: &Plan) -> Self {
        let people = plan.base.people;
        let first = plan.first;
        let mut of_size = product(people - first + 1, people + 1) / product(1, first + 1);
        let mut sum = BigUint::ZERO;
        let mut up_to = Vec::new();
        for size in first..=plan.last {
            sum += &of_size;
            up_to.push(sum.clone());
            of_size = of_size * (people - size) / (size + 1);
        }
        Self {
            people,
            weight: plan.base.weight,
            quota: plan.quota,
            first,
            up_to,
        }
    }

    /// The coalitions that weigh at most this together with `sum`.
    fn at_most(&self, weight: u64, sum: u64) -> BigUint {
        match weight.checked_sub(sum) {
            None => BigUint::ZERO,
            Some(rest) => self.of_at_most((rest / self.weight).min(self.people)),
        }
    }

    fn of_at_most(&self, size: u64) -> BigUint {
        let at = usize::try_from(size - self.first).expect("sizes that are asked for are kept");
        self.up_to[at].clone()
    }

    /// The coalitions that miss the quota with `sum`, and reach it with `weight` more.
    fn between(&self, sum: u64, weight: u64) -> BigUint {
        let too_light = match (self.quota - 1).checked_sub(weight) {
            None => BigUint::ZERO,
            Some(most) => self.at_most(most, sum),
        };
        self.at_most(self.quota - 1, sum) - too_light
    }

    /// The coalitions without one of the base that miss the quota with `sum`, and reach it with that one.
    fn turning(&self, sum: u64) -> BigUint {
        let Some(rest) = (self.quota - 1).checked_sub(sum) else {
            return BigUint::ZERO;
        };
        let size = rest / self.weight;
        if size >= self.people {
            return BigUint::ZERO;
        }
        let smaller = match size.checked_sub(1) {
            None => BigUint::ZERO,
            Some(size) => self.of_at_most(size),
        };
        // C(k − 1, a) = C(k, a) · (k − a) / k.
        (self.of_at_most(size) - smaller) * (self.people - size) / self.people
    }
}

/// from · (from + 1) · … · (end − 1), halves first, so that factors stay of like size.
fn product(from: u64, end: u64) -> BigUint {
    match end - from {
        0 => BigUint::from(1u8),
        1 => BigUint::from(from),
        length => product(from, from + length / 2) * product(from + length / 2, end),
    }
}

/// A polynomial's coefficients up to a degree, as numbers of so many words, the lowest word first.
#[derive(Clone)]
struct Coefficients {
    words: usize,
    flat: Vec<u64>,
}

impl Coefficients {
    fn one(top: usize, words: usize) -> Self {
        let mut flat = vec![0; (top + 1) * words];
        flat[0] = 1;
        Self { words, flat }
    }

    /// Where the coefficient of this degree begins; the end if it is beyond.
    fn place(&self, degree: u64) -> usize {
        usize::try_from(degree)
            .ok()
            .and_then(|degree| degree.checked_mul(self.words))
            .map_or(self.flat.len(), |place| place.min(self.flat.len()))
    }

    fn times_one_plus(&mut self, degree: u64) {
        let shift = self.place(degree);
        for place in (shift..self.flat.len()).step_by(self.words).rev() {
            let (lower, upper) = self.flat.split_at_mut(place);
            add(&mut upper[..self.words], &lower[place - shift..][..self.words]);
        }
    }

    fn divided_by_one_plus(&self, degree: u64) -> Self {
        let mut without = self.clone();
        let shift = self.place(degree);
        for place in (shift..self.flat.len()).step_by(self.words) {
            let (lower, upper) = without.flat.split_at_mut(place);
            subtract(&mut upper[..self.words], &lower[place - shift..][..self.words]);
        }
        without
    }

    /// Σ coefficient · factor of its degree.
    fn sum_times(&self, factor: impl Fn(u64) -> BigUint) -> BigUint {
        let mut sum = BigUint::ZERO;
        for (degree, words) in (0..).zip(self.flat.chunks_exact(self.words)) {
            if words.iter().any(|&word| word != 0) {
                let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
                sum += BigUint::from_bytes_le(&bytes) * factor(degree);
            }
        }
        sum
    }
}

fn add(to: &mut [u64], other: &[u64]) {
    let mut carry = false;
    for (word, &other) in to.iter_mut().zip(other) {
        let (sum, first) = word.overflowing_add(other);
        let (sum, second) = sum.overflowing_add(u64::from(carry));
        (*word, carry) = (sum, first | second);
    }
}

fn subtract(from: &mut [u64], other: &[u64]) {
    let mut borrow = false;
    for (word, &other) in from.iter_mut().zip(other) {
        let (rest, first) = word.overflowing_sub(other);
        let (rest, second) = rest.overflowing_sub(u64::from(borrow));
        (*word, borrow) = (rest, first | second);
    }
}
