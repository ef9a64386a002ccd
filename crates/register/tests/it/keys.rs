//! Keys against `keys.json`, signatures against `signatures.json`.

use std::cell::RefCell;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::scalar::Scalar;
use ed25519_dalek::{Signer as _, SigningKey, Verifier as _};
use register::{Claim, Kid, PublicKey, SecretKey, Signature, verdicts};
use sha2::{Digest as _, Sha512};

use crate::vectors;

#[test]
fn keys_have_one_text_and_one_kid() {
    for vector in vectors::group(&vectors::read("keys"), "good") {
        let text = vectors::text(&vector, "key");
        let key = PublicKey::parse(text).expect(text);
        assert_eq!(key.to_string(), text);
        assert_eq!(key.kid(), vectors::text(&vector, "kid").parse::<Kid>().unwrap());
        let secret = SecretKey::from_seed(vectors::array(vectors::text(&vector, "seed")));
        assert_eq!(secret.public(), key);
        assert_eq!(PublicKey::from_bytes(&key.to_bytes()), Ok(key));
        // A secret shows nothing of itself.
        assert_eq!(format!("{secret:?}"), format!("SecretKey(of {})", key.kid()));
        assert_eq!(secret.seed(), vectors::array(vectors::text(&vector, "seed")));
    }
}

#[test]
fn other_keys_are_refused_with_their_reason() {
    for vector in vectors::group(&vectors::read("keys"), "refused") {
        let (text, why) = (vectors::text(&vector, "text"), vectors::text(&vector, "why"));
        let flaw = PublicKey::parse(text).expect_err(why);
        assert_eq!(format!("{flaw:?}"), vectors::text(&vector, "reason"), "{why}: {text}");
        assert!(!flaw.to_string().is_empty());
    }
}

#[test]
fn signatures_are_verified_strictly() {
    for vector in vectors::group(&vectors::read("signatures"), "cases") {
        let key = PublicKey::parse(vectors::text(&vector, "key")).unwrap();
        let text = vectors::text(&vector, "signature");
        let signature: Signature = text.parse().unwrap();
        assert_eq!(signature.to_string(), text);
        let is_valid = key.verifies(&vectors::bytes(vectors::text(&vector, "message")), &signature);
        assert_eq!(
            is_valid,
            vector["valid"].as_bool().unwrap(),
            "{}",
            vectors::text(&vector, "why")
        );
    }
}

#[test]
fn signature_texts_are_read_strictly() {
    for vector in vectors::group(&vectors::read("signatures"), "texts_refused") {
        assert!(
            vectors::text(&vector, "text").parse::<Signature>().is_err(),
            "{}",
            vectors::text(&vector, "why")
        );
    }
}

/// Whoever owns a key can make a number that fits a point of small order; of the eight, only the neutral one comes out
/// of the equation of a key of prime order, and then without regard to the message. It is not taken for a signature.
#[test]
fn verdicts_are_those_of_verify_strict() {
    let seed = [7; 32];
    let signing = SigningKey::from_bytes(&seed);
    let key = SecretKey::from_seed(seed).public();
    let message = b"the keeper may not choose";
    let together = RefCell::new(Vec::new());
    let agree = |bytes: [u8; 64]| {
        let strict = signing.verifying_key();
        let strict = strict.verify_strict(message, &ed25519_dalek::Signature::from_bytes(&bytes));
        let ours = key.verifies(
            message,
            &Base64UrlUnpadded::encode_string(&bytes)
                .parse()
                .expect("a text of 64 bytes"),
        );
        assert_eq!(ours, strict.is_ok(), "{bytes:?}");
        together.borrow_mut().push((Signature::new(bytes), ours));
        ours
    };
    let fits = |point: [u8; 32]| -> [u8; 64] {
        let hashed = Sha512::new()
            .chain_update(point)
            .chain_update(signing.verifying_key().as_bytes())
            .chain_update(message)
            .finalize();
        let number = Scalar::from_bytes_mod_order_wide(&hashed.into()) * signing.to_scalar();
        [point, number.to_bytes()]
            .concat()
            .try_into()
            .expect("two times 32 bytes")
    };
    let neutral = fits(EIGHT_TORSION[0].compress().to_bytes());
    let loose = ed25519_dalek::Signature::from_bytes(&neutral);
    assert!(
        signing.verifying_key().verify(message, &loose).is_ok(),
        "the case is one"
    );
    for point in EIGHT_TORSION {
        assert!(!agree(fits(point.compress().to_bytes())));
    }
    let good = signing.sign(message).to_bytes();
    assert!(agree(good));
    for bit in 0..512 {
        let mut bent = good;
        bent[bit / 8] ^= 1 << (bit % 8);
        assert!(!agree(bent));
    }
    verdicts_are_the_same_together(key, message, &together.into_inner());
}

/// Each signature has the verdict together with all others that it has alone.
fn verdicts_are_the_same_together(key: PublicKey, bytes: &[u8], cases: &[(Signature, bool)]) {
    let claim = |(signature, _)| Claim { key, bytes, signature };
    let claims: Vec<Claim<'_>> = cases.iter().map(|(signature, good)| claim((signature, good))).collect();
    let expected: Vec<bool> = cases.iter().map(|(_, good)| *good).collect();
    assert!(expected.contains(&true) && expected.len() > 500, "the cases are some");
    assert_eq!(verdicts(&claims), expected);
    for (claim, good) in claims.iter().zip(expected) {
        assert_eq!(verdicts(std::slice::from_ref(claim)), [good]);
    }
    assert!(verdicts(&[]).is_empty());
}
