//! Powers by generating functions in probabilities of 62 bits, with everything that rounding took as the error.
//!
//! If each person joins with probability ½, P(t) is the probability that those who joined weigh t. Adding a person of weight w
//! makes it (P(t) + P(t − w)) / 2, rounded down. So every cell is at most its true value, and all cells together lack no more
//! than what was rounded away, the *loss*.
//!
//! With C(t) = Σ P up to t, the sum without one person of weight w is at most t with probability 2C(t) − 2C(t − w) + 2C(t − 2w) − ….
//! The error of C never falls with t, so in that alternating sum it stays below that of the first term: at most twice the loss.
//! A power is a difference of two of them, and so off by twice the loss at most, up or down.

use alloc::vec;
use alloc::vec::Vec;

use num_bigint::BigUint;

use super::game::{Group, Powers};
use crate::limits::{POWER_CELLS_MAX, POWER_SPAN_MAX};

/// One, as a probability.
const ONE: u64 = 1 << 62;
/// The binomial of the largest group starts from this at its middle.
const MIDDLE: u128 = 1 << 98;

/// The power of one person of each group; nothing beyond the limits.
pub(super) fn powers(groups: &[Group], quota: u64) -> Option<Powers> {
    let span = usize::try_from(quota).ok().filter(|&span| span <= POWER_SPAN_MAX)?;
    let base_at = (0..groups.len()).max_by_key(|&at| groups[at].people)?;
    let mut sums = Sums::of_base(groups[base_at], span);
    // The lightest first: what is spread little takes little time.
    for (at, group) in groups.iter().enumerate().rev() {
        if at != base_at {
            for _ in 0..group.people {
                sums.add(usize::try_from(group.weight).unwrap_or(usize::MAX))?;
            }
        }
    }
    let up_to = sums.up_to();
    let error = 2 * sums.loss;
    let each: Vec<(u128, u128)> = groups
        .iter()
        .map(|group| (power(&up_to, group.weight), error))
        .collect();
    let people: u128 = groups.iter().map(|group| u128::from(group.people)).sum();
    let sum = groups
        .iter()
        .zip(&each)
        .map(|(group, (power, _))| u128::from(group.people) * power);
    Some(Powers {
        sum: sum.sum(),
        sum_error: people * error,
        each,
    })
}

/// 2C(q − 1) − 4C(q − 1 − w) + 4C(q − 1 − 2w) − …, for what is up to each weight below the quota.
fn power(up_to: &[u64], weight: u64) -> u128 {
    let weight = usize::try_from(weight).unwrap_or(usize::MAX);
    let mut terms = up_to.iter().rev().step_by(weight).map(|&sum| i128::from(sum));
    let first = terms.next().unwrap_or(0);
    let mut sum = 2 * first;
    let mut sign = -4;
    for term in terms {
        sum += sign * term;
        sign = -sign;
    }
    // Below zero only by rounding, which the error covers.
    u128::try_from(sum).unwrap_or(0)
}

/// The probability of each weight below the quota, of those who were added so far.
struct Sums {
    cells: Vec<u64>,
    next: Vec<u64>,
    /// Where cells are above zero: from `first`, before `end`.
    first: usize,
    end: usize,
    /// What rounding took at most, in units of a cell.
    loss: u128,
    worked: u64,
}

impl Sums {
    /// A group of equal people alone: binomial.
    fn of_base(base: Group, span: usize) -> Self {
        let (sizes, total) = binomial(base.people);
        let mut sums = Self {
            cells: vec![0; span],
            next: vec![0; span],
            first: span,
            end: 0,
            loss: 0,
            worked: 0,
        };
        let mut held = 0;
        for (size, share) in sizes {
            let share = (BigUint::from(share) * ONE) / &total;
            let share = u64::try_from(share).expect("a probability is at most ONE");
            held += u128::from(share);
            let cell = size
                .checked_mul(base.weight)
                .and_then(|weight| usize::try_from(weight).ok());
            if let Some(cell) = cell.filter(|&cell| cell < span && share > 0) {
                sums.cells[cell] = share;
                sums.first = sums.first.min(cell);
                sums.end = sums.end.max(cell + 1);
            }
        }
        sums.loss = u128::from(ONE) - held;
        sums
    }

    /// One more person. Nothing if that is more work than is allowed.
    fn add(&mut self, weight: usize) -> Option<()> {
        if self.first >= self.end {
            return Some(());
        }
        let (first, end) = (self.first, self.end);
        let new_end = end.saturating_add(weight).min(self.cells.len());
        let (cells, next) = (&self.cells, &mut self.next);
        match first.checked_add(weight).filter(|&moved| moved < new_end) {
            // Whoever joins is beyond the quota.
            None => {
                halve(&mut next[first..end], &cells[first..end]);
                next[end..new_end].fill(0);
            }
            Some(moved) if moved < end => {
                halve(&mut next[first..moved], &cells[first..moved]);
                meet(&mut next[moved..end], &cells[moved..end], &cells[first..end - weight]);
                halve(&mut next[end..new_end], &cells[end - weight..new_end - weight]);
            }
            Some(moved) => {
                halve(&mut next[first..end], &cells[first..end]);
                next[end..moved].fill(0);
                halve(&mut next[moved..new_end], &cells[first..new_end - weight]);
            }
        }
        let touched = new_end - first;
        // Each cell loses at most half a unit.
        self.loss += touched as u128 / 2 + 1;
        self.worked += touched as u64;
        self.first = first;
        self.end = new_end;
        core::mem::swap(&mut self.cells, &mut self.next);
        while self.first < self.end && self.cells[self.first] == 0 {
            self.first += 1;
        }
        while self.first < self.end && self.cells[self.end - 1] == 0 {
            self.end -= 1;
        }
        (self.worked <= POWER_CELLS_MAX).then_some(())
    }

    /// For each weight below the quota: the probability of at most that.
    fn up_to(&self) -> Vec<u64> {
        let mut up_to = vec![0; self.cells.len()];
        let mut sum = 0;
        for (cell, up_to) in up_to.iter_mut().enumerate().skip(self.first) {
            if cell < self.end {
                sum += self.cells[cell];
            }
            *up_to = sum;
        }
        up_to
    }
}

fn halve(to: &mut [u64], from: &[u64]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to = from / 2;
    }
}

fn meet(to: &mut [u64], stay: &[u64], move_up: &[u64]) {
    for ((to, stay), move_up) in to.iter_mut().zip(stay).zip(move_up) {
        *to = (stay + move_up) / 2;
    }
}

/// The coalitions of so many people by size, none above its true number, and a total that is not below the true one; both in the
/// same unit, in which the middle size is [`MIDDLE`]. Sizes whose part rounds to nothing are left out.
fn binomial(people: u64) -> (Vec<(u64, u128)>, BigUint) {
    let middle = people / 2;
    let mut sizes = vec![(middle, MIDDLE)];
    let (mut size, mut share) = (middle, MIDDLE);
    while size < people && share > 0 {
        share = share * u128::from(people - size) / u128::from(size + 1);
        size += 1;
        sizes.push((size, share));
    }
    (size, share) = (middle, MIDDLE);
    while size > 0 && share > 0 {
        share = share * u128::from(size) / u128::from(people - size + 1);
        size -= 1;
        sizes.push((size, share));
    }
    // Outwards from the middle shares only fall, so each step lacks at most one unit more than the one before, and whatever is
    // left out, below one unit and as many, is less than that again.
    let steps = sizes.len() as u64;
    let total = sizes.iter().map(|&(_, share)| BigUint::from(share)).sum::<BigUint>();
    (sizes, total + BigUint::from(steps) * (steps + people))
}
