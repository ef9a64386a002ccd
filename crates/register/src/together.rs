//! The verdicts on many signatures together, each as it is alone, and more than twice as soon.
//!
//! Each signature of `R` and `s` under a key `A` has its own equation, `s·B = k·A + R`. Asking for one random sum of all of them is
//! known as batch verification, and its verdict is another one: an `R` with a part of small order fails alone, and in a sum
//! that part may vanish beside others, so that two readers of one register would not agree. Here a sum decides only after
//! every `R` was shown to have no such part; keys were shown to have none when they were read. Where that cannot be shown,
//! or the sum does not come out, each signature is looked at alone. See `docs/decisions/0217`.
//!
//! **How it is shown.** Each signature has 128 random bits `z`. Of the points whose `j`th bit is set, `S_j` is the sum. If any point
//! has a part of small order, so has each of the 128 sums with a chance of a half at least; they all have none with a
//! chance of 2⁻¹²⁸ at most, and they are a hundred and twenty-eight however many signatures there are. All equations now lie
//! in the group of prime order, where `Σ z·s·B = Σ z·k·A + Σ z·R` holds for wrong ones with that same chance. The last sum costs
//! nothing more: it is `Σ 2ʲ·S_j`.
//!
//! **Where the bits come from.** From a hash of all that is judged: nothing here draws random numbers, everybody comes to the
//! same, and who would have them fall otherwise has to change a signature, 2¹²⁸ times.
//!
//! Sums over random subsets and with small random weights are from Bellare, Garay and Rabin, "Fast Batch Verification for
//! Modular Exponentiation and Digital Signatures" (1998), and for Ed25519 from Bernstein, Duif, Lange, Schwabe and Yang,
//! "High-speed high-security signatures" (2011), section 5. That parts of small order are what makes verdicts differ is
//! told by Chalkias, Garillot and Nikolaenko, "Taming the Many EdDSAs" (2020).

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::{Identity as _, IsIdentity as _, VartimeMultiscalarMul as _};
use sha2::{Digest as _, Sha256, Sha512};

use crate::defence::Defence;
use crate::key::{Equation, PublicKey, Signature, is_of_small_order, is_torsion_free};

/// A signature that a key is said to have made over some bytes.
#[derive(Clone, Copy)]
pub struct Claim<'c> {
    /// Whose it is said to be.
    pub key: PublicKey,
    /// What is said to be signed.
    pub bytes: &'c [u8],
    /// The signature.
    pub signature: &'c Signature,
}

/// The verdicts of [`PublicKey::verifies`] on several signatures, in their order. From some hundred signatures on, this
/// takes less than half the time if all of them hold, and half as long again as one by one if one does not.
pub fn verdicts(claims: &[Claim<'_>]) -> Vec<bool> {
    let equations: Vec<Option<Equation>> = claims
        .iter()
        .map(|claim| claim.key.equation(claim.bytes, claim.signature))
        .collect();
    if claims.len() >= WORTHWHILE && all_hold(claims, &equations) {
        return vec![true; claims.len()];
    }
    one_by_one(claims, &equations)
}

/// From so many signatures on, sums are less work than single equations: 128 of them are shown to be of prime order.
const WORTHWHILE: usize = 256;

/// So many bits has each signature, and so many sums are looked at.
const SUMS: usize = 128;

/// So many points are added to each other in all ways before their sums are: with five or six the work is least.
const GROUP: usize = 6;

/// Each equation alone. The points that they leave are brought into their byte form together, with one inversion for all.
fn one_by_one(claims: &[Claim<'_>], equations: &[Option<Equation>]) -> Vec<bool> {
    let left = |(claim, equation): (&Claim<'_>, &Option<Equation>)| {
        let Equation { hashed, number } = equation.as_ref()?;
        let minus = -claim.key.edwards();
        Some(EdwardsPoint::vartime_double_scalar_mul_basepoint(
            hashed, &minus, number,
        ))
    };
    let points: Vec<Option<EdwardsPoint>> = claims.iter().zip(equations).map(left).collect();
    let found: Vec<EdwardsPoint> = points.iter().flatten().copied().collect();
    let mut encoded = EdwardsPoint::compress_batch_alloc(&found).into_iter();
    let verdict = |(claim, point): (&Claim<'_>, Option<EdwardsPoint>)| {
        let [stated, _] = claim.signature.halves();
        point.is_some() && encoded.next().is_some_and(|expected| *expected.as_bytes() == stated)
    };
    claims.iter().zip(points).map(verdict).collect()
}

/// Whether it is certain that every one holds. False says nothing: each has to be looked at alone.
fn all_hold(claims: &[Claim<'_>], equations: &[Option<Equation>]) -> bool {
    let Some(equations) = equations.iter().cloned().collect::<Option<Vec<Equation>>>() else {
        return false;
    };
    let Some(points) = claims.iter().map(stated_point).collect::<Option<Vec<EdwardsPoint>>>() else {
        return false;
    };
    let weights = weights(claims, &equations);
    let sums = sums(&points, &weights);
    let are_torsion_free = !Defence::AsAlone.stands() || sums.iter().all(is_torsion_free);
    are_torsion_free && adds_up(claims, &equations, &weights, &sums)
}

/// The point that a signature states, if it is written in its one way and not of small order.
fn stated_point(claim: &Claim<'_>) -> Option<EdwardsPoint> {
    let [stated, _] = claim.signature.halves();
    let is_sound = is_canonical(&stated) && !is_of_small_order(&stated);
    CompressedEdwardsY(stated).decompress().filter(|_| is_sound)
}

/// Whether the coordinate in these bytes is below 2²⁵⁵ − 19. (The two points that could have a wrong sign as well are of small
/// order.)
fn is_canonical(point: &[u8; 32]) -> bool {
    let [lowest, middle @ .., highest] = point;
    *lowest < 0xed || *highest & 0x7f != 0x7f || middle.iter().any(|byte| *byte != 0xff)
}

/// The random bits of each signature, by a hash of everything that is judged: the key, the signature, and what `k` is a hash of.
fn weights(claims: &[Claim<'_>], equations: &[Equation]) -> Vec<u128> {
    let mut all = Sha512::new();
    all.update(b"mirrorball/together/v1\n");
    for (claim, equation) in claims.iter().zip(equations) {
        all.update(claim.signature.as_bytes());
        all.update(claim.key.ed25519_bytes());
        all.update(equation.hashed.as_bytes());
    }
    let all = all.finalize();
    let weight = |place: u64| {
        let hash = Sha256::new()
            .chain_update(all)
            .chain_update(place.to_le_bytes())
            .finalize();
        let (bits, _) = hash.split_first_chunk().expect("32 bytes have 16 first ones");
        u128::from_le_bytes(*bits)
    };
    (0..).map(weight).take(claims.len()).collect()
}

/// `S_j` for each `j`: the sum of the points whose weight has that bit.
fn sums(points: &[EdwardsPoint], weights: &[u128]) -> Vec<EdwardsPoint> {
    let mut sums = vec![EdwardsPoint::identity(); SUMS];
    for (points, weights) in points.chunks(GROUP).zip(weights.chunks(GROUP)) {
        // Every sum of these points, at the place whose bits say which they are.
        let mut table = vec![EdwardsPoint::identity()];
        for point in points {
            let with_it: Vec<EdwardsPoint> = table.iter().map(|sum| sum + point).collect();
            table.extend(with_it);
        }
        for (bit, sum) in sums.iter_mut().enumerate() {
            let marked = |(place, weight): (usize, &u128)| ((weight >> bit & 1) as usize) << place;
            let which: usize = weights.iter().enumerate().map(marked).sum();
            *sum += table[which];
        }
    }
    sums
}

/// Whether the weighted sum of all equations holds.
fn adds_up(claims: &[Claim<'_>], equations: &[Equation], weights: &[u128], sums: &[EdwardsPoint]) -> bool {
    let mut numbers = Scalar::ZERO;
    // Whoever signed several times is multiplied once.
    let mut of_keys: BTreeMap<&PublicKey, Scalar> = BTreeMap::new();
    for ((claim, equation), weight) in claims.iter().zip(equations).zip(weights) {
        let weight = Scalar::from(*weight);
        numbers += weight * equation.number;
        *of_keys.entry(&claim.key).or_insert(Scalar::ZERO) += weight * equation.hashed;
    }
    let of_points = sums
        .iter()
        .rev()
        .fold(EdwardsPoint::identity(), |all, sum| all + all + sum);
    let scalars = of_keys.values().copied().chain([-numbers]);
    let points = of_keys.keys().map(|key| key.edwards()).chain([ED25519_BASEPOINT_POINT]);
    (EdwardsPoint::vartime_multiscalar_mul(scalars, points) + of_points).is_identity()
}
