//! Other people's test data: proofs, edge cases of Ed25519, logs and witnesses. Where each comes from stands in its file.

use std::collections::BTreeMap;

use register::add_checkpoint::{AddCheckpoint, Declined, Latest};
use register::checkpoint::Checkpoint;
use register::cosignature::Cosigner;
use register::entry::leaf_hash;
use register::signed_note::{SignedNote, parse_verifier};
use register::tiles::{TileKind, TilePath, push_to_bundle, read_bundle, tile};
use register::tree::{Tree, verify_consistency, verify_inclusion};
use register::{Claim, Hash, KeyFlaw, PublicKey, Signature, verdicts};
use serde_json::Value;

use crate::vectors;

/// The hashes of a proof; none if one of them is none.
fn proof(vector: &Value) -> Option<Vec<Hash>> {
    let texts = vectors::texts(vector, "proof");
    texts.iter().map(|hash| hash.parse().ok()).collect()
}

fn hash(vector: &Value, name: &str) -> Option<Hash> {
    vectors::text(vector, name).parse().ok()
}

#[test]
fn proofs_of_inclusion_hold_as_transparency_dev_says() {
    let vectors = vectors::group(&vectors::read("public-merkle"), "inclusion");
    assert_eq!(vectors.len(), 98);
    for vector in vectors {
        let holds = || -> Option<bool> {
            let (leaf, root) = (hash(&vector, "leaf")?, hash(&vector, "root")?);
            let (index, size) = (vector["index"].as_u64()?, vector["size"].as_u64()?);
            Some(verify_inclusion(leaf, index, size, &proof(&vector)?, root).is_ok())
        };
        assert_eq!(!holds().unwrap_or(false), vector["refused"], "{vector}");
    }
}

/// All but one, whose roots are twelve bytes long: here a root is a hash.
#[test]
fn proofs_of_consistency_hold_as_transparency_dev_says() {
    let vectors = vectors::group(&vectors::read("public-merkle"), "consistency");
    assert_eq!(vectors.len(), 98);
    for vector in vectors {
        let holds = || -> Option<bool> {
            let (older_root, newer_root) = (hash(&vector, "older_root")?, hash(&vector, "newer_root")?);
            let (older, newer) = (vector["older"].as_u64()?, vector["newer"].as_u64()?);
            Some(verify_consistency(older, older_root, newer, newer_root, &proof(&vector)?).is_ok())
        };
        if vector["case"] == "additional/sizes-are-equal-one-and-proof-is-empty" {
            assert_eq!((holds(), &vector["refused"]), (None, &false.into()));
            continue;
        }
        assert_eq!(!holds().unwrap_or(false), vector["refused"], "{vector}");
    }
}

/// Keys with a part of small order are refused when they are read; of sound keys, no edge of a signature counts.
#[test]
fn no_edge_of_ed25519_counts() {
    let vectors = vectors::group(&vectors::read("public-ed25519"), "ed25519_edges");
    assert_eq!(vectors.len(), 914);
    let mut refused: BTreeMap<String, usize> = BTreeMap::new();
    let mut sound = Vec::new();
    for vector in vectors {
        let flags = vectors::texts(&vector, "flags");
        let unsound = |flag: &String| flag.ends_with("_A");
        let key = PublicKey::parse(&format!("01{}", vectors::text(&vector, "key")));
        assert_eq!(key.is_err(), flags.iter().any(unsound), "{vector}: {key:?}");
        match key {
            Ok(key) => {
                let signature = Signature::new(vectors::array(vectors::text(&vector, "signature")));
                let counts = key.verifies(vectors::text(&vector, "message").as_bytes(), &signature);
                assert_eq!(counts, flags.is_empty(), "{vector}");
                sound.push((key, vectors::text(&vector, "message").to_owned(), signature, counts));
            }
            Err(flaw) => *refused.entry(format!("{flaw:?}")).or_default() += 1,
        }
    }
    let claims: Vec<Claim<'_>> = sound.iter().map(claim).collect();
    let alone: Vec<bool> = claims.iter().flat_map(|claim| verdicts(&[*claim])).collect();
    let expected: Vec<bool> = sound.iter().map(|(.., counts)| *counts).collect();
    assert_eq!((verdicts(&claims), alone), (expected.clone(), expected));
    no_edge_counts_beside_others(&claims);
    let seen: Vec<&str> = refused.keys().map(String::as_str).collect();
    let kinds = [KeyFlaw::MixedOrder, KeyFlaw::Weak].map(|flaw| format!("{flaw:?}"));
    assert_eq!(seen, kinds, "{refused:?}");
}

/// An edge alone among as many that hold as are verified by one sum.
fn no_edge_counts_beside_others(claims: &[Claim<'_>]) {
    let (holding, edges): (Vec<Claim<'_>>, Vec<Claim<'_>>) = claims
        .iter()
        .partition(|claim| claim.key.verifies(claim.bytes, claim.signature));
    let others = holding.iter().cycle().take(256);
    for edge in &edges {
        let beside: Vec<Claim<'_>> = others.clone().chain([edge]).copied().collect();
        let expected: Vec<bool> = (0..=256).map(|place| place < 256).collect();
        assert_eq!(verdicts(&beside), expected);
    }
    assert!(!edges.is_empty() && !holding.is_empty(), "{}", edges.len());
}

fn claim((key, message, signature, _): &(PublicKey, String, Signature, bool)) -> Claim<'_> {
    Claim {
        key: *key,
        bytes: message.as_bytes(),
        signature,
    }
}

/// Another log's sixteen checkpoints, its tiles and bundles: signed as ours are, and of the same tree.
#[test]
fn the_test_log_of_tessera_is_read_and_made_again() {
    let vectors = vectors::read("public-logs");
    let (name, key) = parse_verifier(vectors::text(&vectors, "tessera_verifier")).unwrap();
    let parts = vectors::group(&vectors, "tessera_tiles");
    let bytes_at = |path: &str| {
        let found = parts.iter().find(|part| part["path"] == path);
        vectors::bytes(vectors::text(found.unwrap_or_else(|| panic!("no {path}")), "hex"))
    };
    let bundle = bytes_at("tile/entries/000.p/15");
    let mut tree = Tree::new();
    for entry in read_bundle(&bundle, 15).unwrap() {
        tree.push(leaf_hash(entry));
    }
    let checkpoints = vectors::group(&vectors, "tessera_checkpoints");
    assert_eq!(checkpoints.len(), 16);
    let mut before = (0, register::tree::empty_root());
    for vector in &checkpoints {
        let note = SignedNote::parse(vectors::text(vector, "signed")).unwrap();
        assert_eq!(note.verify(&name, &key), Ok(()));
        let checkpoint = Checkpoint::parse(&note.text).unwrap();
        assert_eq!((checkpoint.text(), &checkpoint.origin), (note.text.clone(), &name));
        assert_eq!(checkpoint.size, vectors::number(vector, "size"));
        assert_eq!(tree.root_at(checkpoint.size), Some(checkpoint.root));
        let proof = tree.consistency(before.0, checkpoint.size).unwrap();
        assert_eq!(
            verify_consistency(before.0, before.1, checkpoint.size, checkpoint.root, &proof),
            Ok(())
        );
        before = (checkpoint.size, checkpoint.root);
    }
    assert_eq!(parts.len(), 30);
    for part in &parts {
        let path: TilePath = vectors::text(part, "path").parse().unwrap();
        let bytes = vectors::bytes(vectors::text(part, "hex"));
        if path.kind() == TileKind::Entries {
            let entries = read_bundle(&bytes, path.width()).unwrap();
            let mut again = Vec::new();
            entries.iter().for_each(|entry| push_to_bundle(entry, &mut again));
            assert_eq!(again, bytes, "{path}");
        } else {
            assert_eq!(tile(&tree, tree.size(), path).as_deref(), Some(&bytes[..]), "{path}");
        }
    }
}

#[test]
fn cosignatures_of_sunlight_hold() {
    for vector in vectors::group(&vectors::read("public-logs"), "sunlight") {
        let note = SignedNote::parse(vectors::text(&vector, "note")).unwrap();
        assert_eq!(note.to_string(), vectors::text(&vector, "note"));
        let witness = Cosigner::parse(vectors::text(&vector, "witness")).unwrap();
        assert_eq!(witness.time_of(&note), Ok(Some(1_767_139_200)));
        let mut other = note.clone();
        other.text = note.text.replacen("\n300\n", "\n301\n", 1);
        assert!(witness.time_of(&other).is_err());
    }
}

/// Torchwood's witness, asked one thing after another. It says 403 of a log that it does not know, of which the specification
/// has said 404 since; and of base64 with bits that belong to no byte, which cannot be read here (400).
#[test]
fn requests_to_torchwoods_witness_are_answered_alike() {
    let vectors = vectors::read("public-logs");
    let key = PublicKey::parse(vectors::text(&vectors, "torchwood_key")).unwrap();
    let (mut known, mut origin): (Option<Latest>, Option<String>) = (None, None);
    let mut statuses = Vec::new();
    for vector in vectors::group(&vectors, "torchwood") {
        let text = vectors::text(&vector, "request");
        let theirs = vectors::number(&vector, "status");
        let request = match AddCheckpoint::parse(text.as_bytes()) {
            Ok(request) => request,
            Err(flaw) => {
                assert_eq!(
                    (theirs, vectors::text(&vector, "body")),
                    (403, "invalid signature"),
                    "{flaw}"
                );
                statuses.push(u64::from(Declined::Malformed(flaw).status()));
                continue;
            }
        };
        assert_eq!(request.to_string(), text);
        let log = origin.get_or_insert_with(|| request.checkpoint.origin.clone());
        let keys = if request.checkpoint.origin == *log {
            vec![key]
        } else {
            Vec::new()
        };
        let status = match request.judge(&keys, known) {
            Ok(()) => {
                let Checkpoint { size, root, .. } = request.checkpoint;
                known = Some(Latest { size, root });
                200
            }
            Err(declined) => {
                if matches!(declined, Declined::Conflict { .. }) {
                    assert_eq!(format!("{declined}\n"), vectors::text(&vector, "body"));
                }
                u64::from(declined.status())
            }
        };
        let is_unknown = vectors::text(&vector, "body") == "unknown log";
        assert_eq!(status, if is_unknown { 404 } else { theirs }, "{text}");
        statuses.push(status);
    }
    assert_eq!(statuses, [200, 400, 404, 422, 422, 200, 409, 200, 409]);
}

#[test]
fn a_checkpoint_of_gos_checksum_database_holds() {
    let vector = &vectors::read("public-logs")["sumdb"];
    let (name, key) = parse_verifier(vectors::text(vector, "verifier")).unwrap();
    let note = SignedNote::parse(vectors::text(vector, "note")).unwrap();
    assert_eq!(note.verify(&name, &key), Ok(()));
    // Its origin is no name of a key, as ours are; so it is read line by line.
    assert!(Checkpoint::parse(&note.text).is_err());
    let lines: Vec<&str> = note.text.lines().collect();
    assert_eq!(
        lines[..2],
        ["go.sum database tree", &vectors::number(vector, "size").to_string()]
    );
    let mut other = note.clone();
    other.text = note.text.replacen("35225469", "35225470", 1);
    assert!(other.verify(&name, &key).is_err());
}
