//! Hashes, kids and keys inside snapshots: bare bytes in compact formats, hexadecimal in readable ones.

use register::{Hash, HexFlaw, Kid, PublicKey, SecretKey};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::vectors;

fn keeps<T: Serialize + DeserializeOwned + Eq + std::fmt::Debug + std::fmt::Display>(value: &T, size: usize) {
    let compact = postcard::to_allocvec(value).unwrap();
    assert_eq!(compact.len(), size);
    assert_eq!(&postcard::from_bytes::<T>(&compact).unwrap(), value);
    let readable = serde_json::to_string(value).unwrap();
    assert_eq!(readable, format!("\"{value}\""));
    assert_eq!(&serde_json::from_str::<T>(&readable).unwrap(), value);
}

#[test]
fn bytes_in_snapshots_hexadecimal_in_json() {
    keeps(&Hash::new([0xa5; 32]), 32);
    keeps(&Kid::new([0xa5; 16]), 16);
    keeps(&SecretKey::from_seed([1; 32]).public(), 33);
}

#[test]
fn a_snapshot_cannot_smuggle_a_bad_key_in() {
    for vector in vectors::group(&vectors::read("keys"), "refused") {
        let (text, reason) = (vectors::text(&vector, "text"), vectors::text(&vector, "reason"));
        if reason.starts_with("Hex") {
            continue;
        }
        match postcard::from_bytes::<PublicKey>(&vectors::bytes(text)) {
            // Eight times a point of mixed order is of prime order, and the key that is read is that one.
            Ok(key) => assert!(
                reason == "MixedOrder" && PublicKey::parse(&key.to_string()) == Ok(key),
                "{vector}"
            ),
            Err(_) => assert_ne!(reason, "MixedOrder"),
        }
    }
    assert!(serde_json::from_str::<PublicKey>(&format!("\"01{}\"", "0".repeat(64))).is_err());
    assert!(serde_json::from_str::<Hash>("\"ABCD\"").is_err());
    assert!(serde_json::from_str::<Hash>("5").is_err());
}

#[test]
fn hexadecimal_is_read_strictly() {
    let text = "00ff".repeat(8);
    assert_eq!(text.parse::<Kid>().unwrap().to_string(), text);
    assert_eq!("".parse::<Kid>(), Err(HexFlaw::Length { wanted: 32, got: 0 }));
    assert_eq!("00FF".repeat(8).parse::<Kid>(), Err(HexFlaw::Digit { offset: 2 }));
    assert_eq!(
        format!("{}é", "0".repeat(30)).parse::<Kid>(),
        Err(HexFlaw::Digit { offset: 30 })
    );
    assert_eq!(format!("{:?}", Hash::new([1; 32])), "01".repeat(32));
}
