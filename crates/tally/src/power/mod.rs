//! Power made visible: how much of something lies with how few.
//!
//! [`concentration`] looks at any amounts that people hold (delegated voices, roles, money, hours): the largest share, the
//! Nakamoto number, the Gini coefficient and the effective number. [`game::Game`] looks at what weights can decide: the
//! Banzhaf index for a quota. All are whole numbers and exact fractions, shown to four decimals by
//! [`Fraction::decimal`]; where a Banzhaf index is not exact, it says by how much at most.
//!
//! ```
//! let held = tally::power::concentration(&[50, 49, 1]).unwrap();
//! assert_eq!(held.largest_share.decimal(4), "0.5000");
//! assert_eq!(held.nakamoto, 2);
//! assert_eq!(held.gini.decimal(4), "0.3267");
//! assert_eq!(held.effective.decimal(4), "2.0400");
//! let game = tally::power::game::Game::with_quota(&[50, 49, 1], 51)?;
//! let shares: Vec<String> = game.banzhaf(b"").shares.iter().map(|share| share.index.to_string()).collect();
//! assert_eq!(shares, ["3/5", "1/5", "1/5"]); // 49 votes decide as much as 1
//! # Ok::<(), tally::power::game::GameFlaw>(())
//! ```

pub mod game;

mod bounded;
mod drawn;
mod exact;

use alloc::vec::Vec;

use num_bigint::BigUint;

use crate::limits::AMOUNT_TOTAL_MAX;
use crate::outcome::Fraction;

/// How concentrated something is. See [`concentration`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Concentration {
    /// How many people were looked at, those with nothing included.
    pub people: u64,
    /// How many of them hold something.
    pub holders: u64,
    /// What all hold together.
    pub total: u64,
    /// The part that whoever holds most holds.
    pub largest_share: Fraction,
    /// The fewest people who together hold strictly more than half.
    pub nakamoto: u64,
    /// 0 if all hold the same, close to 1 if one holds all: half the mean difference between two people, over the mean.
    pub gini: Fraction,
    /// As many people with equal shares would be as concentrated: 1/Σw², with w the shares.
    pub effective: Fraction,
}

/// How concentrated these amounts are, one a person, zeros included. Nothing if nobody holds anything.
///
/// # Panics
///
/// If all together is more than [`AMOUNT_TOTAL_MAX`]; callers count money and people that are far below.
#[must_use]
pub fn concentration(amounts: &[u64]) -> Option<Concentration> {
    let total: u128 = amounts.iter().map(|&amount| u128::from(amount)).sum();
    assert!(
        total <= u128::from(AMOUNT_TOTAL_MAX),
        "AMOUNT_TOTAL_MAX is the most of anything"
    );
    let total = u64::try_from(total).expect("AMOUNT_TOTAL_MAX fits 64 bits");
    if total == 0 {
        return None;
    }
    // Zeros come first, and add nothing to any sum.
    let mut sorted: Vec<u64> = amounts.iter().copied().filter(|&amount| amount > 0).collect();
    sorted.sort_unstable();
    let people = amounts.len() as u64;
    let holders = sorted.len() as u64;
    let largest = sorted.last().copied().unwrap_or(0);
    let squares: u128 = sorted.iter().map(|&amount| u128::from(amount).pow(2)).sum();
    Some(Concentration {
        people,
        holders,
        total,
        largest_share: Fraction::new(largest.into(), total.into()),
        nakamoto: nakamoto(&sorted, total),
        gini: gini(&sorted, people, total),
        effective: Fraction::new(BigUint::from(total) * total, squares.into()),
    })
}

/// How many of the largest hold strictly more than half.
fn nakamoto(sorted: &[u64], total: u64) -> u64 {
    let mut held = 0;
    let mut people = 0;
    for &amount in sorted.iter().rev() {
        held += u128::from(amount);
        people += 1;
        if 2 * held > u128::from(total) {
            break;
        }
    }
    people
}

/// Σ (2i − n − 1) xᵢ / (n Σ x), with the amounts in rising order and i from 1.
fn gini(sorted: &[u64], people: u64, total: u64) -> Fraction {
    let zeros = people - sorted.len() as u64;
    let weighted: u128 = (zeros + 1..)
        .zip(sorted)
        .map(|(place, &amount)| u128::from(place) * u128::from(amount))
        .sum();
    let (people, total) = (u128::from(people), u128::from(total));
    // In rising order, the weighted sum is never below that of equal amounts.
    let numerator = 2 * weighted - (people + 1) * total;
    Fraction::new(numerator.into(), BigUint::from(people) * total)
}
