//! What a distribution goes by: the amount, the community's agreements, and who claims with what.

use alloc::vec::Vec;
use core::fmt;

use register::Hash;
use serde::{Deserialize, Serialize};

pub use crate::bylaws::Overflow;
use crate::quantity::Ratio;

/// The largest currency scale: the smallest unit is a ten-thousandth of the currency's unit.
pub const SCALE_MAX: u8 = 4;

/// How care work is looked after in a distribution.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum CareMode {
    /// Care hours change nothing.
    Off,
    /// Start-up mode: care hours are paid from a pot.
    Pot {
        /// The largest part of what is left after the needs that care may take.
        share: Ratio,
        /// What an hour of care is paid, in the currency's smallest unit.
        rate_per_hour: u64,
    },
    /// Balance mode: who carried less than the mean hands a part of the pay to those who carried more.
    Balance {
        /// How strongly, from 0 to 1.
        k: Ratio,
    },
}

/// Why terms cannot be: no distribution could go by them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TermsFlaw {
    /// The part for needs is more than the whole.
    NeedsAboveOne,
    /// The streams' parts do not add up to the whole.
    StreamsNotOne,
    /// The care pot is more than the whole.
    PotAboveOne,
    /// The strength of the care balance is above 1.
    BalanceAboveOne,
    /// The currency has more decimals than [`SCALE_MAX`].
    ScaleTooLarge,
}

impl fmt::Display for TermsFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NeedsAboveOne => "the part for needs is more than the whole",
            Self::StreamsNotOne => "the parts of livelihood and love do not add up to the whole",
            Self::PotAboveOne => "the care pot is more than the whole",
            Self::BalanceAboveOne => "the strength of the care balance is above 1",
            Self::ScaleTooLarge => "the currency has too many decimals",
        })
    }
}

impl core::error::Error for TermsFlaw {}

/// The agreements that a distribution goes by. Whoever holds terms knows that their parts add up.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Terms {
    needs_share: Ratio,
    livelihood: Ratio,
    love: Ratio,
    overflow: Overflow,
    care: CareMode,
    scale: u8,
}

impl Terms {
    /// Terms with these parts. `scale` is the number of decimals of the currency.
    ///
    /// # Errors
    ///
    /// The first [`TermsFlaw`] found.
    pub fn new(
        needs_share: Ratio,
        (livelihood, love): (Ratio, Ratio),
        overflow: Overflow,
        care: CareMode,
        scale: u8,
    ) -> Result<Self, TermsFlaw> {
        if !needs_share.is_share() {
            return Err(TermsFlaw::NeedsAboveOne);
        }
        if !adds_up(livelihood, love) {
            return Err(TermsFlaw::StreamsNotOne);
        }
        match care {
            CareMode::Pot { share, .. } if !share.is_share() => return Err(TermsFlaw::PotAboveOne),
            CareMode::Balance { k } if !k.is_share() => return Err(TermsFlaw::BalanceAboveOne),
            CareMode::Off | CareMode::Pot { .. } | CareMode::Balance { .. } => {}
        }
        if scale > SCALE_MAX {
            return Err(TermsFlaw::ScaleTooLarge);
        }
        Ok(Self {
            needs_share,
            livelihood,
            love,
            overflow,
            care,
            scale,
        })
    }

    /// The part of the amount that goes to the solidarity fund first.
    #[must_use]
    pub fn needs_share(&self) -> Ratio {
        self.needs_share
    }

    /// The livelihood stream's part of what is shared.
    #[must_use]
    pub fn livelihood(&self) -> Ratio {
        self.livelihood
    }

    /// The love stream's part of what is shared.
    #[must_use]
    pub fn love(&self) -> Ratio {
        self.love
    }

    /// Where goes what a stream cannot take.
    #[must_use]
    pub fn overflow(&self) -> Overflow {
        self.overflow
    }

    /// How care work is looked after.
    #[must_use]
    pub fn care(&self) -> CareMode {
        self.care
    }

    /// The number of decimals of the currency.
    #[must_use]
    pub fn scale(&self) -> u8 {
        self.scale
    }
}

/// Whether a/b + c/d = 1. The parts of a ratio are at most 10⁹, so that all of this fits by far.
fn adds_up(one: Ratio, other: Ratio) -> bool {
    let (a, b) = (u128::from(one.num()), u128::from(one.den()));
    let (c, d) = (u128::from(other.num()), u128::from(other.den()));
    a * d + c * b == b * d
}

/// One member's claim to a distribution.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Claimant {
    /// Who claims.
    pub member: Hash,
    /// Open livelihood credits, in hundredths of a credit.
    pub livelihood_open: u64,
    /// Open love credits, in hundredths of a credit.
    pub love_open: u64,
    /// Minutes of care in the period.
    pub care_minutes: u64,
    /// Whether the member takes part in the care balance: not on leave, ill, or in a life event.
    pub in_balance: bool,
}

/// Everything that a distribution depends on. From the same basis comes the same result, byte for byte.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Basis {
    /// The amount that is set aside, in the currency's smallest unit.
    pub amount: u64,
    /// The agreements in force.
    pub terms: Terms,
    /// Who claims, each member at most once, in any order.
    pub claimants: Vec<Claimant>,
}
