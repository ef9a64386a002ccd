//! Entries against `entries.json`: bytes, act ids, leaves; and what is refused.

use register::entry::{ENTRY_BYTES_MAX, Entry, leaf_hash};
use register::tree::Tree;
use register::{AnyKey, SecretKey, SignatureLine, Signed, act_id, sign, verify};

use crate::vectors::{self, Say};

#[test]
fn entries_are_read_verified_and_written_to_the_same_bytes() {
    let vectors = vectors::read("entries");
    let seeds = vectors::group(&vectors, "seeds");
    let keys: Vec<SecretKey> = seeds
        .iter()
        .map(|seed| SecretKey::from_seed(vectors::array(vectors::text(seed, "seed"))))
        .collect();
    for (key, seed) in keys.iter().zip(&seeds) {
        assert_eq!(key.public().to_string(), vectors::text(seed, "key"));
        assert_eq!(key.public().kid().to_string(), vectors::text(seed, "kid"));
    }
    let ring = |kid| {
        keys.iter()
            .map(|key| AnyKey::from(key.public()))
            .find(|key| key.kid() == kid)
    };
    let mut tree = Tree::new();
    for vector in vectors::group(&vectors, "entries") {
        let bytes = vectors::text(&vector, "entry").as_bytes();
        let entry = Entry::decode(bytes).unwrap_or_else(|flaw| panic!("{vector}: {flaw}"));
        assert_eq!(entry.encode(), bytes);
        assert_eq!(entry.stamp_ms, vectors::number(&vector, "stamp_ms"));
        assert_eq!(entry.body, vectors::text(&vector, "body"));
        let lines: Vec<String> = entry.signatures.iter().map(SignatureLine::to_string).collect();
        assert_eq!(lines, vectors::texts(&vector, "lines"));
        assert_eq!(act_id(&entry.body).to_string(), vectors::text(&vector, "act_id"));
        assert_eq!(leaf_hash(bytes).to_string(), vectors::text(&vector, "leaf_hash"));
        tree.push(leaf_hash(bytes));
        assert_eq!(tree.root().to_string(), vectors::text(&vector, "root_after"));

        let signed = Signed::<Say>::read(&entry.body, &entry.signatures).unwrap();
        assert_eq!(signed.act_id(), act_id(&entry.body));
        assert_eq!(signed.body(), entry.body);
        assert_eq!(signed.signatures(), entry.signatures);
        let seen = signed.head().seen;
        assert_eq!(tree.root_at(seen.size), Some(seen.root));
        let verified = verify(signed, ring).unwrap_or_else(|flaw| panic!("{vector}: {flaw}"));
        let signers: Vec<&SecretKey> = keys
            .iter()
            .filter(|key| verified.signed_by(key.public().kid()))
            .collect();
        assert_eq!(signers.len(), entry.signatures.len());
        // Ed25519 signs the same way every time, so that whoever signed can do it again.
        assert_eq!(sign(&entry.body, &signers), entry.signatures);
    }
}

#[test]
fn other_bytes_are_refused_with_their_reason() {
    let vectors = vectors::read("entries");
    for vector in vectors::group(&vectors, "refused") {
        let why = vectors::text(&vector, "why");
        let flaw = Entry::decode(vectors::text(&vector, "entry").as_bytes()).expect_err(why);
        assert_eq!(format!("{flaw:?}"), vectors::text(&vector, "reason"), "{why}");
        assert!(!flaw.to_string().is_empty());
    }
    let vector = &vectors["not_utf8"];
    let flaw = Entry::decode(&vectors::bytes(vectors::text(vector, "bytes"))).unwrap_err();
    assert_eq!(format!("{flaw:?}"), vectors::text(vector, "reason"));
}

#[test]
fn an_entry_of_the_longest_size_passes() {
    let key = SecretKey::from_seed([1; 32]);
    let entry = |fill: usize| {
        let body = format!("\"{}\"", "x".repeat(fill));
        Entry {
            stamp_ms: 9_007_199_254_740_991,
            signatures: sign(&body, &[&key]),
            body,
        }
        .encode()
    };
    let longest = entry(ENTRY_BYTES_MAX - entry(0).len());
    assert_eq!(longest.len(), ENTRY_BYTES_MAX);
    assert_eq!(Entry::decode(&longest).unwrap().encode(), longest);
    assert!(Entry::decode(&entry(ENTRY_BYTES_MAX + 1 - entry(0).len())).is_err());
}
