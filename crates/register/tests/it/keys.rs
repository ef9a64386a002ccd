//! Keys against `keys.json`, signatures against `signatures.json`.

use register::{Kid, PublicKey, SecretKey, Signature};

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
