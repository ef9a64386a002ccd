//! Many signatures together: each has the verdict that it has alone, whatever stands beside it.

use curve25519_dalek::constants::{ED25519_BASEPOINT_POINT, EIGHT_TORSION};
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;
use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use register::{Claim, PublicKey, SecretKey, Signature, verdicts};
use sha2::{Digest as _, Sha512};

/// As many as are verified by sums, and a last group that is not full.
const MANY: usize = 301;

/// Of whom there are fewer than signatures, as in every community.
const SIGNERS: usize = 40;

/// A signature with its key and what it is under.
#[derive(Clone)]
struct Made {
    key: PublicKey,
    bytes: Vec<u8>,
    signature: Signature,
}

fn signer(place: usize) -> SecretKey {
    SecretKey::from_seed([u8::try_from(place % SIGNERS).unwrap(); 32])
}

/// Signatures that hold.
fn good(count: usize) -> Vec<Made> {
    let make = |place: usize| {
        let bytes = format!("act {place}").into_bytes();
        let (key, signature) = (signer(place).public(), signer(place).sign(&bytes));
        Made { key, bytes, signature }
    };
    (0..count).map(make).collect()
}

/// The verdicts on all of them together, which are those on each alone and those of `verify_strict`.
fn judged(made: &[Made]) -> Vec<bool> {
    let claims: Vec<Claim<'_>> = made.iter().map(claim).collect();
    let together = verdicts(&claims);
    let alone: Vec<bool> = claims.iter().flat_map(|claim| verdicts(&[*claim])).collect();
    let strict: Vec<bool> = made.iter().map(is_strict).collect();
    assert_eq!((&together, &alone), (&strict, &strict));
    together
}

fn claim(made: &Made) -> Claim<'_> {
    Claim {
        key: made.key,
        bytes: &made.bytes,
        signature: &made.signature,
    }
}

fn is_strict(made: &Made) -> bool {
    let key = ed25519_dalek::VerifyingKey::from_bytes(made.key.ed25519_bytes()).unwrap();
    let signature = ed25519_dalek::Signature::from_bytes(made.signature.as_bytes());
    key.verify_strict(&made.bytes, &signature).is_ok()
}

/// What the owner of a key can make: a signature whose point has this part of small order beside the part that fits.
fn with_part(part: &EdwardsPoint, place: usize) -> Made {
    let once = Scalar::from(1_000_003_u64 + place as u64);
    let point = (once * ED25519_BASEPOINT_POINT + part).compress();
    fitting(point.to_bytes(), once, place)
}

/// A signature whose number fits `once` times the base point, under these bytes of a point.
fn fitting(point: [u8; 32], once: Scalar, place: usize) -> Made {
    let signing = SigningKey::from_bytes(&signer(place).seed());
    let bytes = format!("forged {place}").into_bytes();
    let hashed = Sha512::new()
        .chain_update(point)
        .chain_update(signing.verifying_key().as_bytes())
        .chain_update(&bytes)
        .finalize();
    let number = once + Scalar::from_bytes_mod_order_wide(&hashed.into()) * signing.to_scalar();
    Made {
        key: signer(place).public(),
        bytes,
        signature: Signature::new([point, number.to_bytes()].concat().try_into().unwrap()),
    }
}

#[test]
fn of_any_number_all_that_hold_hold() {
    for count in [0, 1, 2, 255, 256, 257, MANY, 700] {
        assert_eq!(judged(&good(count)), vec![true; count]);
    }
}

#[test]
fn one_that_does_not_hold_is_found_wherever_it_stands() {
    let made = good(MANY);
    for place in [0, 5, 6, 150, MANY - 1] {
        let bent = |bend: &dyn Fn(&mut Made)| {
            let mut made = made.clone();
            bend(&mut made[place]);
            let expected: Vec<bool> = (0..MANY).map(|other| other != place).collect();
            assert_eq!(judged(&made), expected, "{place}");
        };
        bent(&|one| one.bytes.push(b'!'));
        bent(&|one| one.key = signer(place + 1).public());
        for bit in [0, 100, 255, 256, 300, 507, 511] {
            bent(&|one| {
                let mut signature = *one.signature.as_bytes();
                signature[bit / 8] ^= 1 << (bit % 8);
                one.signature = Signature::new(signature);
            });
        }
    }
}

/// Two whose parts of small order are each other's opposite: in a half to an eighth of all sums of the equations alone, by the
/// order of the part, they would vanish.
#[test]
fn parts_of_small_order_hide_behind_nobody() {
    let honest = with_part(&EIGHT_TORSION[0], 3);
    assert!(is_strict(&honest), "without such a part it is a signature as any other");
    let made = good(MANY);
    for (which, part) in EIGHT_TORSION.iter().enumerate().skip(1) {
        for first in [0, 7, 8, 9, 200, 297] {
            let mut made = made.clone();
            made[first] = with_part(part, first + which);
            made[first + 3] = with_part(&-part, first + which + 1);
            let expected: Vec<bool> = (0..MANY).map(|place| place != first && place != first + 3).collect();
            assert_eq!(judged(&made), expected, "part {which} at {first}");
        }
    }
}

/// Two whose numbers are wrong by the same, up and down: in a sum without random weights they would vanish.
#[test]
fn wrong_numbers_do_not_make_up_for_each_other() {
    let mut made = good(MANY);
    for (place, more) in [(20, Scalar::ONE), (21, -Scalar::ONE)] {
        let mut signature = *made[place].signature.as_bytes();
        let (_, number) = signature.split_at_mut(32);
        let number: &mut [u8; 32] = number.try_into().unwrap();
        *number = (Scalar::from_canonical_bytes(*number).unwrap() + more).to_bytes();
        made[place].signature = Signature::new(signature);
    }
    let expected: Vec<bool> = (0..MANY).map(|place| place != 20 && place != 21).collect();
    assert_eq!(judged(&made), expected);
}

/// The neutral point, to which its owner can fit a number, with another sign or a longer coordinate: the same point, and no
/// signature either.
#[test]
fn a_point_has_one_spelling_here_too() {
    let (mut signed, mut long) = ([0; 32], [0xff; 32]);
    (signed[0], signed[31]) = (1, 0x80);
    (long[0], long[31]) = (0xee, 0x7f);
    for point in [signed, long] {
        let mut made = good(MANY);
        made[11] = fitting(point, Scalar::ZERO, 11);
        let expected: Vec<bool> = (0..MANY).map(|place| place != 11).collect();
        assert_eq!(judged(&made), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is bent, and however much of it: the verdicts are those that each has alone.
    #[test]
    fn verdicts_are_those_of_each_alone(bends in proptest::collection::vec((0..MANY, 0..512_usize), 0..4)) {
        let mut made = good(MANY);
        for (place, bit) in bends {
            let mut signature = *made[place].signature.as_bytes();
            signature[bit / 8] ^= 1 << (bit % 8);
            made[place].signature = Signature::new(signature);
        }
        judged(&made);
    }
}
