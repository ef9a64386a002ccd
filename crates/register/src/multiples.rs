//! Multiples of points, made once, with which the equation of a signature is worked out in about half the time.
//!
//! A signature leaves `s·B − k·A` to be worked out, with the group's base point `B`, the key `A`, and numbers `s` and `k` of
//! 253 bits. From the two points alone that takes 253 doublings and some seventy additions. A register has few keys and
//! many signatures of each; so for a key that signs often, what the doublings come to is kept: the bits of a number are
//! cut into eight parts, and there is a table for each. What remains are 32 doublings and the additions. (Straus's way with
//! several points, Bos and Coster 1989 have the history; the digits are those of the width-w non-adjacent form, as in
//! *Guide to Elliptic Curve Cryptography*, algorithm 3.35.)
//!
//! Everything here is public, and takes as long as it takes. The sum is exact, so that no verdict depends on it.

use alloc::sync::Arc;
use alloc::vec::Vec;

use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::Identity as _;

use crate::key::PublicKey;

/// Into how many parts the bits of a number are cut.
const PARTS: usize = 8;
/// How many bits each part has.
const PART_BITS: usize = 256 / PARTS;
/// How many bits a digit spans: for keys, of which there are many, and for the one base point.
const KEY_WIDTH: usize = 5;
const BASE_WIDTH: usize = 8;

/// Odd multiples of a point times 2^32, 2^64 and so on: a table for each part, of a quarter of 2^width points.
struct Tables {
    odd: Vec<EdwardsPoint>,
    width: usize,
}

impl Tables {
    fn of(point: EdwardsPoint, width: usize) -> Self {
        let count = 1 << width >> 2;
        let mut odd = Vec::with_capacity(PARTS * count);
        let mut first = point;
        for _ in 0..PARTS {
            let twice = first + first;
            odd.extend(core::iter::successors(Some(first), |last| Some(last + twice)).take(count));
            first = (0..PART_BITS).fold(first, |point, _| point + point);
        }
        Self { odd, width }
    }

    /// The sum and this digit, at a place in some part, times the point.
    fn add(&self, sum: EdwardsPoint, part: usize, digit: i8) -> EdwardsPoint {
        let multiple = || &self.odd[(part << self.width >> 2) + usize::from(digit.unsigned_abs() >> 1)];
        match digit {
            1.. => sum + multiple(),
            0 => sum,
            ..0 => sum - multiple(),
        }
    }
}

/// Multiples of the group's base point, which all keys share. They take some 80 KiB.
pub struct BaseMultiples(Tables);

impl BaseMultiples {
    /// Makes them; it takes as long as a few verifications.
    pub fn make() -> Arc<Self> {
        Arc::new(Self(Tables::of(ED25519_BASEPOINT_POINT, BASE_WIDTH)))
    }
}

/// Multiples of one key's point. Making them takes as long as three verifications, and each verification with them about
/// half as long as one without.
pub struct Multiples {
    of: PublicKey,
    base: Arc<BaseMultiples>,
    key: Tables,
}

impl Multiples {
    /// How much memory they take, in bytes.
    pub const SIZE_BYTES: usize = PARTS * (1 << KEY_WIDTH >> 2) * size_of::<EdwardsPoint>();

    /// Makes those of this key.
    pub fn of(key: &PublicKey, base: &Arc<BaseMultiples>) -> Self {
        Self {
            of: *key,
            base: Arc::clone(base),
            key: Tables::of(key.to_edwards(), KEY_WIDTH),
        }
    }

    /// Whether they are this key's.
    pub(crate) fn are_of(&self, key: &PublicKey) -> bool {
        self.of == *key
    }

    /// `s·B − k·A`, with the number `s` of a signature, the hash `k`, the base point `B` and the key `A`.
    pub(crate) fn combine(&self, s: &Scalar, k: &Scalar) -> EdwardsPoint {
        let (of_base, of_key) = (digits(s, BASE_WIDTH), digits(&-k, KEY_WIDTH));
        let mut sum = EdwardsPoint::identity();
        for place in (0..PART_BITS).rev() {
            sum += sum;
            for part in 0..PARTS {
                let at = part * PART_BITS + place;
                sum = self.base.0.add(sum, part, of_base[at]);
                sum = self.key.add(sum, part, of_key[at]);
            }
        }
        sum
    }
}

/// The digits of a number in non-adjacent form, lowest first: each is zero or odd and lies between ±2^(width − 1), and of
/// any `width` in a row at most one is not zero. The digit at a place counts 2 to the power of the place.
fn digits(number: &Scalar, width: usize) -> [i8; 256] {
    // One word more than the number has, so that every window can be read; it stays zero.
    let mut words = [0_u64; 5];
    for (word, bytes) in words.iter_mut().zip(number.as_bytes().as_chunks::<8>().0) {
        *word = u64::from_le_bytes(*bytes);
    }
    let bits_at = |place: usize| {
        let (word, bit) = (place / 64, place % 64);
        // In two steps, since no word can be moved by 64 bits at once.
        (words[word] >> bit | words[word + 1] << 1 << (63 - bit)) & ((1 << width) - 1)
    };
    let mut digits = [0; 256];
    let (mut place, mut carry) = (0, 0);
    while place < digits.len() {
        let window = bits_at(place) + carry;
        if window & 1 == 0 {
            place += 1;
            continue;
        }
        // The upper half counts as what it lacks to one more of the next window.
        carry = window >> (width - 1);
        digits[place] = (window as i64 - ((carry as i64) << width)) as i8;
        place += width;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(seed: u8) -> Scalar {
        let mut bytes = [seed; 64];
        bytes
            .iter_mut()
            .zip(0..)
            .for_each(|(byte, place)| *byte = byte.wrapping_mul(place).wrapping_add(seed));
        Scalar::from_bytes_mod_order_wide(&bytes)
    }

    fn edges() -> Vec<Scalar> {
        let small = [0, 1, 2, 15, 16, 17, 127, 128, 255, 256, u64::MAX].map(Scalar::from);
        let large = small.map(|number| -number);
        let powers = (0..253).map(|place| {
            let mut bytes = [0; 32];
            bytes[place / 8] = 1 << (place % 8);
            Scalar::from_bytes_mod_order(bytes)
        });
        let some = (0..=255).map(number);
        small.into_iter().chain(large).chain(powers).chain(some).collect()
    }

    #[test]
    fn digits_add_up_to_the_number() {
        for width in [KEY_WIDTH, BASE_WIDTH] {
            for number in edges() {
                let digits = digits(&number, width);
                let value = digits.iter().rev().fold(Scalar::ZERO, |value, digit| {
                    let magnitude = Scalar::from(digit.unsigned_abs());
                    value + value + if *digit < 0 { -magnitude } else { magnitude }
                });
                assert_eq!(value, number);
                assert!(
                    digits
                        .iter()
                        .all(|digit| *digit == 0
                            || (digit % 2 != 0 && u32::from(digit.unsigned_abs()) < 1 << (width - 1)))
                );
                assert!(
                    digits
                        .windows(width)
                        .all(|some| some.iter().filter(|digit| **digit != 0).count() <= 1)
                );
            }
        }
    }

    #[test]
    fn a_combination_is_what_the_library_says() {
        let base = BaseMultiples::make();
        let key = crate::SecretKey::from_seed([7; 32]).public();
        let multiples = Multiples::of(&key, &base);
        let edges = edges();
        for (s, k) in edges.iter().zip(edges.iter().rev()).chain(edges.iter().zip(&edges)) {
            let expected = EdwardsPoint::vartime_double_scalar_mul_basepoint(k, &-key.to_edwards(), s);
            assert_eq!(multiples.combine(s, k), expected);
        }
        assert_eq!(
            multiples.key.odd.len() * size_of::<EdwardsPoint>(),
            Multiples::SIZE_BYTES
        );
    }
}
