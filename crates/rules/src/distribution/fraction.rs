//! An exact fraction, zero or more, in lowest terms: what the working of a distribution is written in.
//!
//! It adds, takes away, multiplies and compares; it never rounds, except for showing it as a decimal number.

use alloc::format;
use alloc::string::{String, ToString};
use core::cmp::Ordering;
use core::fmt;

use num_bigint::BigUint;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// How many decimals the JSON form of a fraction shows beside the exact numbers.
const DECIMALS_SHOWN: u32 = 4;

/// An exact fraction, zero or more, in lowest terms.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Fraction {
    numerator: BigUint,
    denominator: BigUint,
}

impl Fraction {
    /// The fraction `numerator / denominator`, in lowest terms.
    ///
    /// # Panics
    ///
    /// If the denominator is zero: the callers divide only by what they know to be more.
    #[must_use]
    pub fn new(numerator: impl Into<BigUint>, denominator: impl Into<BigUint>) -> Self {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        assert!(denominator != BigUint::ZERO, "a fraction of zero has no value");
        let divisor = common_divisor(&numerator, &denominator);
        Self {
            numerator: numerator / &divisor,
            denominator: denominator / divisor,
        }
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: u64) -> Self {
        Self {
            numerator: BigUint::from(number),
            denominator: BigUint::from(1u32),
        }
    }

    /// Nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self::whole(0)
    }

    /// Whether this is nothing.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.numerator == BigUint::ZERO
    }

    /// The upper number, in lowest terms.
    #[must_use]
    pub fn numerator(&self) -> &BigUint {
        &self.numerator
    }

    /// The lower number, in lowest terms.
    #[must_use]
    pub fn denominator(&self) -> &BigUint {
        &self.denominator
    }

    /// The sum of both.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self::new(
            &self.numerator * &other.denominator + &other.numerator * &self.denominator,
            &self.denominator * &other.denominator,
        )
    }

    /// What is left after taking `other` away; nothing, if `other` is the larger.
    #[must_use]
    pub fn less(&self, other: &Self) -> Self {
        let (own, taken) = (
            &self.numerator * &other.denominator,
            &other.numerator * &self.denominator,
        );
        if own <= taken {
            return Self::zero();
        }
        Self::new(own - taken, &self.denominator * &other.denominator)
    }

    /// The product of both.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        Self::new(
            &self.numerator * &other.numerator,
            &self.denominator * &other.denominator,
        )
    }

    /// This fraction taken `number` times.
    #[must_use]
    pub fn times_whole(&self, number: u64) -> Self {
        Self::new(&self.numerator * number, self.denominator.clone())
    }

    /// This fraction shared among `number`; nothing, if there is nobody to share with.
    #[must_use]
    pub fn shared_among(&self, number: u64) -> Self {
        if number == 0 {
            return Self::zero();
        }
        Self::new(self.numerator.clone(), &self.denominator * number)
    }

    /// The smaller of both.
    #[must_use]
    pub fn at_most(&self, other: &Self) -> Self {
        self.min(other).clone()
    }

    /// The value as a decimal number with this many decimals, rounded half up.
    ///
    /// ```
    /// # use rules::distribution::Fraction;
    /// assert_eq!(Fraction::new(2u32, 3u32).decimal(4), "0.6667");
    /// assert_eq!(Fraction::new(7u32, 1u32).decimal(0), "7");
    /// ```
    #[must_use]
    pub fn decimal(&self, places: u32) -> String {
        let scaled = &self.numerator * BigUint::from(10u32).pow(places);
        let rounded = (scaled * 2u32 + &self.denominator) / (&self.denominator * 2u32);
        let digits = rounded.to_string();
        let places = usize::try_from(places).expect("a number of decimals is small");
        if places == 0 {
            return digits;
        }
        let padded = format!("{digits:0>width$}", width = places.saturating_add(1));
        let (whole, rest) = padded.split_at(padded.len().saturating_sub(places));
        format!("{whole}.{rest}")
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == BigUint::from(1u32) {
            return self.numerator.fmt(f);
        }
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Fraction", 2)?;
        record.serialize_field("exact", &self.to_string())?;
        record.serialize_field("decimal", &self.decimal(DECIMALS_SHOWN))?;
        record.end()
    }
}

/// The smallest number that both divide.
pub(super) fn common_multiple(a: &BigUint, b: &BigUint) -> BigUint {
    a / common_divisor(a, b) * b
}

/// The largest number that divides both; `b` is not zero.
fn common_divisor(a: &BigUint, b: &BigUint) -> BigUint {
    let (mut a, mut b) = (a.clone(), b.clone());
    while b != BigUint::ZERO {
        (a, b) = (b.clone(), a % b);
    }
    a
}
