//! Sharing a whole number of equal pieces (cents, seats) out in proportion: largest remainder, D'Hondt and Sainte-Laguë.
//!
//! Everything is exact, and nothing is lost or invented: the shares always add up to the total.

use alloc::vec;
use alloc::vec::Vec;
use core::cmp::{Ordering, Reverse};
use core::fmt;

use num_bigint::BigUint;

/// The largest total that the divisor methods share out, so that their products of a weight and a divisor fit.
pub const DIVISOR_TOTAL_MAX: u64 = 1 << 62;

/// Why a total cannot be shared out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ApportionFlaw {
    /// The quotas are fractions of zero.
    DenominatorZero,
    /// The quotas do not add up to the total, so that no rounding of them could.
    SumNotTotal,
    /// Nobody has a claim (no claims, or all of them zero), yet there is something to share out.
    NobodyClaims,
    /// The total is above [`DIVISOR_TOTAL_MAX`], for a divisor method.
    TotalTooLarge,
}

impl fmt::Display for ApportionFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DenominatorZero => "the quotas are fractions of zero",
            Self::SumNotTotal => "the quotas do not add up to the total",
            Self::NobodyClaims => "there is something to share out, but nobody has a claim to it",
            Self::TotalTooLarge => "the total is too large for a divisor method",
        })
    }
}

impl core::error::Error for ApportionFlaw {}

/// Rounds exact quotas to whole pieces that add up to `total`, by largest remainder.
///
/// The quota of the one at position `i` is `quotas[i] / denominator`. Each receives its quota rounded down; the pieces
/// left over go, one each, to the largest remainders, and of equal remainders to the earlier position. The answer
/// depends on nothing else: whoever puts the quotas in another order gets the same pieces, but for such ties.
///
/// # Errors
///
/// [`ApportionFlaw::DenominatorZero`], or [`ApportionFlaw::SumNotTotal`] if the quotas do not add up to `total`.
///
/// ```
/// use num_bigint::BigUint;
/// // Three equal claims on 10000 cents: each a third, 10000/3.
/// let quotas = [BigUint::from(10_000u32), BigUint::from(10_000u32), BigUint::from(10_000u32)];
/// let shares = tally::apportion::largest_remainder(10_000, &quotas, &BigUint::from(3u32)).unwrap();
/// assert_eq!(shares, [3334, 3333, 3333]);
/// ```
pub fn largest_remainder(total: u64, quotas: &[BigUint], denominator: &BigUint) -> Result<Vec<u64>, ApportionFlaw> {
    if *denominator == BigUint::ZERO {
        return Err(ApportionFlaw::DenominatorZero);
    }
    let sum: BigUint = quotas.iter().sum();
    if sum != denominator * total {
        return Err(ApportionFlaw::SumNotTotal);
    }
    let mut shares = Vec::with_capacity(quotas.len());
    let mut remainders = Vec::with_capacity(quotas.len());
    for (position, quota) in quotas.iter().enumerate() {
        let whole = quota / denominator;
        remainders.push((Reverse(quota - &whole * denominator), position));
        shares.push(u64::try_from(whole).expect("a quota is at most the total, which is a u64"));
    }
    let given: u64 = shares.iter().sum();
    remainders.sort_unstable();
    // Every remainder is below one piece, so fewer pieces are left than there are remainders above zero.
    let left = usize::try_from(total - given).expect("fewer pieces are left than there are quotas");
    for (_, position) in &remainders[..left] {
        shares[*position] += 1;
    }
    Ok(shares)
}

/// Shares `total` out in proportion to whole weights, by [`largest_remainder`].
///
/// # Errors
///
/// [`ApportionFlaw::NobodyClaims`] if the total is not zero but every weight is.
///
/// ```
/// assert_eq!(tally::apportion::by_weights(10_000, &[1, 1, 1]).unwrap(), [3334, 3333, 3333]);
/// ```
pub fn by_weights(total: u64, weights: &[u64]) -> Result<Vec<u64>, ApportionFlaw> {
    if total == 0 {
        return Ok(vec![0; weights.len()]);
    }
    let quotas: Vec<BigUint> = weights.iter().map(|&weight| BigUint::from(weight) * total).collect();
    let denominator: BigUint = weights.iter().map(|&weight| BigUint::from(weight)).sum();
    if denominator == BigUint::ZERO {
        return Err(ApportionFlaw::NobodyClaims);
    }
    largest_remainder(total, &quotas, &denominator)
}

/// A divisor method: who has received `n` pieces already competes with its weight over the method's next divisor.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Divisors {
    /// D'Hondt (Jefferson): 1, 2, 3, … Favours the large a little; never gives less than the quota rounded down.
    DHondt,
    /// Sainte-Laguë (Webster): 1, 3, 5, … Favours nobody on average.
    SainteLague,
}

impl Divisors {
    /// The divisor for the next piece of one who holds `held` already.
    #[must_use]
    pub fn next(self, held: u64) -> u128 {
        match self {
            Self::DHondt => u128::from(held) + 1,
            Self::SainteLague => 2 * u128::from(held) + 1,
        }
    }

    /// Pieces that everybody is sure to receive, given out before the competition for the others begins.
    ///
    /// Sharing with a divisor that is surely not too small gives nobody more than the method does.
    fn surely(self, total: u64, weight: u64, sum: u128, claims: u64) -> u64 {
        match self {
            Self::DHondt => share_rounded_down(total, weight, sum),
            Self::SainteLague => share_rounded_down(total.saturating_sub(claims), weight, sum),
        }
    }
}

/// Shares `total` out in proportion to whole weights, by a divisor method.
///
/// Equal quotients: the larger weight first, then the earlier position.
///
/// # Errors
///
/// [`ApportionFlaw::NobodyClaims`] if the total is not zero but every weight is; [`ApportionFlaw::TotalTooLarge`].
///
/// ```
/// use tally::apportion::{Divisors, by_divisors};
/// assert_eq!(by_divisors(8, &[100_000, 80_000, 30_000, 20_000], Divisors::DHondt).unwrap(), [4, 3, 1, 0]);
/// assert_eq!(by_divisors(8, &[100_000, 80_000, 30_000, 20_000], Divisors::SainteLague).unwrap(), [3, 3, 1, 1]);
/// ```
pub fn by_divisors(total: u64, weights: &[u64], divisors: Divisors) -> Result<Vec<u64>, ApportionFlaw> {
    if total > DIVISOR_TOTAL_MAX {
        return Err(ApportionFlaw::TotalTooLarge);
    }
    let sum: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
    if total == 0 {
        return Ok(vec![0; weights.len()]);
    }
    if sum == 0 {
        return Err(ApportionFlaw::NobodyClaims);
    }
    let claims = u64::try_from(weights.len()).expect("a length fits 64 bits");
    let mut shares: Vec<u64> = weights
        .iter()
        .map(|&weight| divisors.surely(total, weight, sum, claims))
        .collect();
    let mut given: u64 = shares.iter().sum();
    let mut queue: alloc::collections::BinaryHeap<Claim> = (0..weights.len())
        .map(|position| Claim {
            weight: weights[position],
            divisor: divisors.next(shares[position]),
            position,
        })
        .collect();
    while given < total {
        let Some(mut best) = queue.pop() else { break };
        shares[best.position] += 1;
        given += 1;
        best.divisor = divisors.next(shares[best.position]);
        queue.push(best);
    }
    Ok(shares)
}

/// ⌊total · weight / sum⌋, for a weight that is part of the sum.
fn share_rounded_down(total: u64, weight: u64, sum: u128) -> u64 {
    let share = u128::from(total) * u128::from(weight) / sum;
    u64::try_from(share).expect("a part of the total is at most the total")
}

/// A claim to the next piece: the one with the largest quotient of weight and divisor is first.
struct Claim {
    weight: u64,
    divisor: u128,
    position: usize,
}

impl Ord for Claim {
    fn cmp(&self, other: &Self) -> Ordering {
        // A divisor is below 2^64 (see DIVISOR_TOTAL_MAX), so the products fit.
        let quotient = (u128::from(self.weight) * other.divisor).cmp(&(u128::from(other.weight) * self.divisor));
        quotient
            .then(self.weight.cmp(&other.weight))
            .then(other.position.cmp(&self.position))
    }
}

impl PartialOrd for Claim {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Claim {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Claim {}
