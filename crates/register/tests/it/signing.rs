//! Verifying an act's signatures: all of them, that of its `key` among them, by keys in the act or in the ring.

use register::json::Value;
use register::{AnyKey, By, Hash, Head, Kid, SecretKey, Seen, SignatureFlaw, Signed, compose, sign, verify};

use crate::vectors::Say;

fn key(number: u8) -> SecretKey {
    SecretKey::from_seed([number; 32])
}

fn body(signer: &SecretKey, carried: &[&SecretKey]) -> String {
    let head = Head {
        by: By::Nobody,
        community: Some(Hash::new([7; 32])),
        expires_ms: 0,
        id: [0; 16],
        key: signer.public().kid(),
        seen: Seen {
            size: 1,
            root: Hash::new([1; 32]),
        },
        v: 1,
    };
    let keys = carried
        .iter()
        .map(|key| Value::Text(key.public().to_string()))
        .collect();
    let members = [
        ("keys", Value::List(keys)),
        ("text", Value::Text("x".into())),
        ("type", Value::Text("example.say/1".into())),
    ];
    compose(
        &head,
        &Value::Record(members.map(|(name, value)| (name.to_owned(), value)).into()),
    )
}

fn outcome(body: &str, signers: &[&SecretKey], ring: impl Fn(Kid) -> Option<AnyKey>) -> Result<(), SignatureFlaw> {
    let signed = Signed::<Say>::read(body, &sign(body, signers)).expect("the body is well formed");
    verify(signed, ring).map(|_| ())
}

fn nobody(_: Kid) -> Option<AnyKey> {
    None
}

#[test]
fn keys_are_found_in_the_act_or_in_the_ring() {
    let (ada, ben) = (key(1), key(2));
    assert_eq!(outcome(&body(&ada, &[&ada]), &[&ada], nobody), Ok(()));
    assert_eq!(
        outcome(&body(&ada, &[]), &[&ada], |_| Some(key(1).public().into())),
        Ok(())
    );
    assert_eq!(
        outcome(&body(&ada, &[&ada]), &[&ada, &ben], |_| Some(key(2).public().into())),
        Ok(())
    );
}

#[test]
fn each_signature_counts() {
    let (ada, ben) = (key(1), key(2));
    let (ada_kid, ben_kid) = (ada.public().kid(), ben.public().kid());
    assert_eq!(
        outcome(&body(&ada, &[&ada]), &[&ben], nobody),
        Err(SignatureFlaw::Missing(ada_kid))
    );
    assert_eq!(
        outcome(&body(&ada, &[&ada]), &[&ada, &ben], nobody),
        Err(SignatureFlaw::UnknownKey(ben_kid))
    );
    // A ring that answers with another key than it was asked for cannot lend that key's name.
    assert_eq!(
        outcome(&body(&ada, &[]), &[&ada], |_| Some(key(2).public().into())),
        Err(SignatureFlaw::UnknownKey(ada_kid))
    );
    let (one, other) = (body(&ada, &[&ada]), body(&ada, &[&ada, &ben]));
    let swapped = Signed::<Say>::read(&one, &sign(&other, &[&ada])).unwrap();
    assert_eq!(verify(swapped, nobody).map(|_| ()), Err(SignatureFlaw::Wrong(ada_kid)));
}

#[test]
fn signing_twice_with_one_key_is_signing_once() {
    let (ada, ben) = (key(1), key(2));
    let lines = sign("x", &[&ben, &ada, &ben]);
    assert_eq!(lines, sign("x", &[&ada, &ben]));
    assert!(lines[0].kid < lines[1].kid);
}

#[test]
fn a_verified_act_says_who_signed() {
    let (ada, ben) = (key(1), key(2));
    let text = body(&ada, &[&ada, &ben]);
    let verified = verify(Signed::<Say>::read(&text, &sign(&text, &[&ada])).unwrap(), nobody).unwrap();
    assert!(verified.signed_by(ada.public().kid()));
    assert!(!verified.signed_by(ben.public().kid()));
    assert_eq!(verified.head().key, ada.public().kid());
    assert_eq!(verified.into_signed().body(), text);
}
