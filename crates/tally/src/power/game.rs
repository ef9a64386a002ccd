//! Weighted voting games: who can turn a decision, by the Banzhaf index on actual weights and a quota.
//!
//! Somebody is *critical* in a coalition that reaches the quota with them and misses it without. Their **power** (Penrose,
//! Banzhaf) is the part of all coalitions of the others in which they are; their **index** is that over the sum of everybody's.
//!
//! People of equal weight have equal power, and are counted as one group. Three ways, the first that is within its limit:
//!
//! 1. **Exact**, by generating functions in integers of any size: the largest group by binomials, all others by the
//!    coefficients of Π(1 + x^w). Within [`POWER_WORDS_MAX`](crate::limits::POWER_WORDS_MAX) word operations.
//! 2. **Bounded**, by the same in probabilities of 62 bits that are only ever rounded down: everything that rounding took is
//!    counted, and so is known to be the most by which anything can be wrong; usually far below the tenth decimal. Within
//!    [`POWER_CELLS_MAX`](crate::limits::POWER_CELLS_MAX) cells.
//! 3. **Drawn**: coalitions drawn from a seed, with a bound that holds for all weights together with a probability above
//!    1 − 10⁻⁶ (Maurer and Pontil's empirical Bernstein bound).

use alloc::vec::Vec;
use core::fmt;

use num_bigint::BigUint;

use super::{bounded, drawn, exact};
use crate::limits::AMOUNT_TOTAL_MAX;
use crate::outcome::Fraction;

/// A game of weights and a quota.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Game {
    /// Those with a weight, the heaviest first; weights and quota divided by what they have in common.
    pub(super) groups: Vec<Group>,
    pub(super) quota: u64,
    /// What weights were divided by.
    unit: u64,
}

/// People of equal weight.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Group {
    pub(super) weight: u64,
    pub(super) people: u64,
}

/// Why weights and a quota are no game.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum GameFlaw {
    /// The quota is zero, or more than all weights together: nobody can turn anything.
    QuotaOutOfRange,
    /// All weights together are more than [`AMOUNT_TOTAL_MAX`].
    TooMuch,
}

impl fmt::Display for GameFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::QuotaOutOfRange => f.write_str("the quota must be at least 1, and at most all weights together"),
            Self::TooMuch => write!(f, "all weights together must be at most {AMOUNT_TOTAL_MAX}"),
        }
    }
}

impl core::error::Error for GameFlaw {}

/// Everybody's Banzhaf index. People without a weight have none, and are left out.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Banzhaf {
    /// How it was found.
    pub how: How,
    /// For each weight, the heaviest first.
    pub shares: Vec<Share>,
}

/// How an index was found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum How {
    /// Exactly.
    Exact,
    /// Within an error that is certain.
    Bounded,
    /// From so many coalitions drawn from a seed, within an error that holds with a probability above 1 − 10⁻⁶.
    Drawn {
        /// How many coalitions.
        draws: u32,
    },
}

/// What each person of one weight has of the power.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Share {
    /// The weight.
    pub weight: u64,
    /// How many people have it.
    pub people: u64,
    /// The index of each of them.
    pub index: Fraction,
    /// The index is wrong by no more than this.
    pub error: Fraction,
}

impl Game {
    /// A game in which a coalition decides with at least this much weight.
    ///
    /// # Errors
    ///
    /// A [`GameFlaw`].
    pub fn with_quota(weights: &[u64], quota: u64) -> Result<Self, GameFlaw> {
        let total: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
        if total > u128::from(AMOUNT_TOTAL_MAX) {
            return Err(GameFlaw::TooMuch);
        }
        if quota == 0 || u128::from(quota) > total {
            return Err(GameFlaw::QuotaOutOfRange);
        }
        let mut sorted: Vec<u64> = weights.iter().copied().filter(|&weight| weight > 0).collect();
        sorted.sort_unstable_by(|one, other| other.cmp(one));
        let unit = sorted.iter().fold(0, |unit, &weight| common(unit, weight));
        let groups = sorted.chunk_by(|one, other| one == other).map(|equal| Group {
            weight: equal[0] / unit,
            people: equal.len() as u64,
        });
        Ok(Self {
            groups: groups.collect(),
            quota: quota.div_ceil(unit),
            unit,
        })
    }

    /// A game in which strictly more than half of all weight decides.
    ///
    /// # Errors
    ///
    /// A [`GameFlaw`].
    pub fn majority(weights: &[u64]) -> Result<Self, GameFlaw> {
        let total: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
        let quota = u64::try_from(total / 2 + 1).map_err(|_| GameFlaw::TooMuch)?;
        Self::with_quota(weights, quota)
    }

    /// The Banzhaf index, in the first of the three ways that is within its limit. The seed matters for the third alone.
    #[must_use]
    pub fn banzhaf(&self, seed: &[u8]) -> Banzhaf {
        self.exact()
            .or_else(|| self.bounded())
            .unwrap_or_else(|| self.drawn(seed))
    }

    /// The exact index, if that is within the limit.
    #[must_use]
    pub fn exact(&self) -> Option<Banzhaf> {
        let critical = exact::critical(&self.groups, self.quota)?;
        let mut sum = BigUint::ZERO;
        for (group, coalitions) in self.groups.iter().zip(&critical) {
            sum += coalitions * group.people;
        }
        let shares = self.groups.iter().zip(critical).map(|(group, coalitions)| Share {
            weight: group.weight * self.unit,
            people: group.people,
            index: Fraction::new(coalitions, sum.clone()),
            error: Fraction::new(BigUint::ZERO, 1u8.into()),
        });
        Some(Banzhaf {
            how: How::Exact,
            shares: shares.collect(),
        })
    }

    /// The index within an error that is certain, if that is within the limit.
    #[must_use]
    pub fn bounded(&self) -> Option<Banzhaf> {
        let powers = bounded::powers(&self.groups, self.quota)?;
        self.over_the_sum(How::Bounded, &powers)
    }

    /// The index from coalitions drawn from a seed, within an error that it states (at most 1, which says nothing).
    #[must_use]
    pub fn drawn(&self, seed: &[u8]) -> Banzhaf {
        let (draws, powers) = drawn::powers(&self.groups, self.quota, seed);
        let how = How::Drawn { draws };
        self.over_the_sum(how, &powers).unwrap_or_else(|| self.unknown(how))
    }

    /// Indices from powers: each over the sum of all. Nothing if the sum could be zero, as far as is known.
    fn over_the_sum(&self, how: How, powers: &Powers) -> Option<Banzhaf> {
        let certain = powers.sum.checked_sub(powers.sum_error).filter(|&least| least > 0)?;
        let shares = self.groups.iter().zip(&powers.each);
        let shares = shares.map(|(group, &(power, error))| {
            // |p/s − p'/s'| ≤ (|p − p'| · s + p · |s − s'|) / (s · s'), with s' at least what is certain.
            let off = BigUint::from(error) * powers.sum + BigUint::from(power) * powers.sum_error;
            let one = BigUint::from(powers.sum) * certain;
            let error = Fraction::new(off.min(one.clone()), one);
            Share {
                weight: group.weight * self.unit,
                people: group.people,
                index: Fraction::new(power.into(), powers.sum.into()),
                error,
            }
        });
        Some(Banzhaf {
            how,
            shares: shares.collect(),
        })
    }

    /// What is left to say if no coalition told anything: anything is possible.
    fn unknown(&self, how: How) -> Banzhaf {
        let people: u64 = self.groups.iter().map(|group| group.people).sum();
        let shares = self.groups.iter().map(|group| Share {
            weight: group.weight * self.unit,
            people: group.people,
            index: Fraction::new(1u8.into(), people.into()),
            error: Fraction::new(1u8.into(), 1u8.into()),
        });
        Banzhaf {
            how,
            shares: shares.collect(),
        }
    }
}

/// Powers in units of 2⁻⁶², and by how much each may be wrong.
pub(super) struct Powers {
    /// For each group, the power of one person and its error.
    pub(super) each: Vec<(u128, u128)>,
    /// The sum over all people, and its error.
    pub(super) sum: u128,
    pub(super) sum_error: u128,
}

/// The greatest common divisor.
fn common(one: u64, other: u64) -> u64 {
    let (mut one, mut other) = (one, other);
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}
