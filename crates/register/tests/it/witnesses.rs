//! What witnesses say and are asked, proofs as files, tiles and policies against `witness.json`.

use register::add_checkpoint::{AddCheckpoint, Declined, Latest};
use register::cosignature::{Cosigner, cosign};
use register::entry::leaf_hash;
use register::policy::Policy;
use register::proof_file::ProofFile;
use register::signed_note::{NoteLine, SignedNote};
use register::tiles::{TilePath, push_to_bundle, read_bundle, tile};
use register::tree::Tree;
use register::{Hash, PublicKey, SecretKey};
use serde_json::Value;

use crate::vectors;

/// The tree over the leaves 0, 1, 2, … in decimal.
pub(crate) fn tree(size: u64) -> Tree {
    let mut tree = Tree::new();
    (0..size).for_each(|leaf| tree.push(leaf_hash(leaf.to_string().as_bytes())));
    tree
}

fn note(text: &str, lines: &str) -> SignedNote {
    let lines = lines
        .lines()
        .map(|line| NoteLine::parse(line).expect("a signature line"));
    SignedNote {
        text: text.to_owned(),
        lines: lines.collect(),
    }
}

#[test]
fn cosignatures_are_made_and_read_to_the_byte() {
    for vector in vectors::group(&vectors::read("witness"), "cosignatures") {
        let key = SecretKey::from_seed(vectors::array(vectors::text(&vector, "seed")));
        let witness = Cosigner::new(vectors::text(&vector, "name"), key.public()).unwrap();
        let time_s = vectors::text(&vector, "time").parse().unwrap();
        let (text, line) = (vectors::text(&vector, "text"), vectors::text(&vector, "line"));
        assert_eq!(format!("{}\n", cosign(text, witness.name(), &key, time_s)), line);
        assert_eq!(witness.time_of(&note(text, line)), Ok(Some(time_s)));
        assert_eq!(witness.to_string(), vectors::text(&vector, "verifier"));
        assert_eq!(Cosigner::parse(vectors::text(&vector, "verifier")), Ok(witness));
    }
}

#[test]
fn other_lines_are_no_cosignature_of_this_witness() {
    let vectors = vectors::read("witness");
    let refused = &vectors["cosignatures_refused"];
    let witness = Cosigner::parse(vectors::text(refused, "verifier")).unwrap();
    for vector in vectors::group(refused, "lines") {
        let found = witness.time_of(&note(vectors::text(refused, "text"), vectors::text(&vector, "lines")));
        let found = match found {
            Ok(time_s) => format!("{time_s:?}"),
            Err(flaw) => format!("{flaw:?}"),
        };
        assert_eq!(
            found,
            vectors::text(&vector, "found"),
            "{}",
            vectors::text(&vector, "why")
        );
    }
    for vector in vectors::group(&vectors, "cosigners_refused") {
        let flaw = Cosigner::parse(vectors::text(&vector, "text")).expect_err(vectors::text(&vector, "why"));
        assert_eq!(format!("{flaw:?}"), vectors::text(&vector, "reason"));
    }
    assert_eq!(Cosigner::new("a name", *witness.key()), None);
}

/// What a witness answers to a request: the status, and the body of a conflict.
fn answer(vector: &Value) -> (u64, Option<String>) {
    let keys: Vec<PublicKey> = vectors::texts(vector, "keys")
        .iter()
        .map(|key| PublicKey::parse(key).unwrap())
        .collect();
    let latest = vector.get("latest").map(|latest| Latest {
        size: vectors::number(latest, "size"),
        root: vectors::text(latest, "root").parse().unwrap(),
    });
    let request = AddCheckpoint::parse(vectors::text(vector, "request").as_bytes()).map_err(Declined::Malformed);
    match request.and_then(|request| request.judge(&keys, latest)) {
        Ok(()) => (200, None),
        Err(declined) => {
            let body = matches!(declined, Declined::Conflict { .. }).then(|| declined.to_string());
            assert!(!declined.to_string().is_empty());
            (u64::from(declined.status()), body)
        }
    }
}

#[test]
fn requests_to_witnesses_are_judged_in_the_order_of_the_specification() {
    for vector in vectors::group(&vectors::read("witness"), "requests") {
        let expected = vector
            .get("answer")
            .map(|_| vectors::text(&vector, "answer").to_owned());
        let why = vectors::text(&vector, "why");
        assert_eq!(answer(&vector), (vectors::number(&vector, "status"), expected), "{why}");
        let text = vectors::text(&vector, "request");
        if let Ok(request) = AddCheckpoint::parse(text.as_bytes()) {
            assert_eq!(request.to_string(), text, "{why}");
        }
    }
}

#[test]
fn proofs_as_files() {
    let vectors = vectors::read("witness");
    let keeper = PublicKey::parse(vectors::text(&vectors, "keeper")).unwrap();
    let tree = tree(600);
    for vector in vectors::group(&vectors, "proofs") {
        let (text, size) = (vectors::text(&vector, "file"), vectors::number(&vector, "size"));
        let file = ProofFile::parse(text).unwrap_or_else(|flaw| panic!("{vector}: {flaw}"));
        assert_eq!(file.to_string(), text);
        assert_eq!(file.index, vectors::number(&vector, "index"));
        assert_eq!(tree.inclusion(file.index, size), Some(file.proof.clone()));
        let leaf: Hash = vectors::text(&vector, "leaf").parse().unwrap();
        let signed = file.verify(leaf, &keeper).unwrap();
        assert_eq!((signed.size, Some(signed.root)), (size, tree.root_at(size)));
        assert!(file.verify(signed.root, &keeper).is_err() || size == 1);
    }
    for vector in vectors::group(&vectors, "proofs_refused") {
        let leaf: Hash = vectors::text(&vector, "leaf").parse().unwrap();
        let verified = ProofFile::parse(vectors::text(&vector, "file")).and_then(|file| file.verify(leaf, &keeper));
        let flaw = verified.expect_err(vectors::text(&vector, "why"));
        vectors::is_refused_as_told(&flaw, &vector);
    }
}

#[test]
fn paths_of_tiles_are_written_in_one_way() {
    let vectors = vectors::read("witness");
    for vector in vectors::group(&vectors, "tile_paths") {
        let path: TilePath = vectors::text(&vector, "path").parse().unwrap();
        assert_eq!(path.to_string(), vectors::text(&vector, "path"));
        assert_eq!(path.number(), vectors::number(&vector, "number"));
        assert_eq!(u64::from(path.width()), vectors::number(&vector, "width"));
        assert!(
            path.to_string()
                .starts_with(&format!("tile/{}/", vectors::text(&vector, "kind")))
        );
    }
    for text in vectors::texts(&vectors, "tile_paths_refused") {
        assert!(text.parse::<TilePath>().is_err(), "{text}");
    }
}

#[test]
fn tiles_are_those_of_the_tree_of_that_size() {
    let vectors = vectors::read("witness");
    let tree = tree(600);
    for vector in vectors::group(&vectors, "tiles") {
        let path: TilePath = vectors::text(&vector, "path").parse().unwrap();
        let found = tile(&tree, vectors::number(&vector, "size"), path);
        let expected = vector
            .get("sha256")
            .map(|_| vectors::text(&vector, "sha256").to_owned());
        assert_eq!(found.map(|bytes| Hash::of(&[&bytes]).to_string()), expected, "{vector}");
    }
}

#[test]
fn bundles_hold_entries_after_their_lengths() {
    let vectors = vectors::read("witness");
    for vector in vectors::group(&vectors, "bundles") {
        let (from, count) = (vectors::number(&vector, "from"), vectors::number(&vector, "count"));
        let entries: Vec<String> = (from..from + count).map(|entry| entry.to_string()).collect();
        let mut bundle = Vec::new();
        entries
            .iter()
            .for_each(|entry| push_to_bundle(entry.as_bytes(), &mut bundle));
        assert_eq!(Hash::of(&[&bundle]).to_string(), vectors::text(&vector, "sha256"));
        let read = read_bundle(&bundle, u16::try_from(count).unwrap()).unwrap();
        assert_eq!(read, entries.iter().map(String::as_bytes).collect::<Vec<_>>());
    }
    for vector in vectors::group(&vectors, "bundles_refused") {
        let width = u16::try_from(vectors::number(&vector, "width")).unwrap();
        let bytes = vectors::bytes(vectors::text(&vector, "hex"));
        let flaw = read_bundle(&bytes, width).expect_err(vectors::text(&vector, "why"));
        vectors::is_refused_as_told(&flaw, &vector);
    }
}

#[test]
fn the_bundles_of_a_span_begin_where_it_does() {
    let paths = |from, to| {
        TilePath::bundles(from, to)
            .map(|path| path.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(paths(0, 0), Vec::<String>::new());
    assert_eq!(paths(5, 5), Vec::<String>::new());
    assert_eq!(paths(0, 1), ["tile/entries/000.p/1"]);
    assert_eq!(paths(0, 256), ["tile/entries/000"]);
    assert_eq!(paths(255, 257), ["tile/entries/000", "tile/entries/001.p/1"]);
    assert_eq!(paths(256, 600), ["tile/entries/001", "tile/entries/002.p/88"]);
}

#[test]
fn policies_say_whose_word_is_enough() {
    let vectors = vectors::read("witness");
    for vector in vectors::group(&vectors, "policies") {
        let text = vectors::text(&vector, "text");
        let policy = Policy::parse(text.as_bytes()).unwrap_or_else(|flaw| panic!("{text}: {flaw}"));
        assert_eq!(policy.logs().len() as u64, vectors::number(&vector, "logs"));
        assert_eq!(policy.witnesses().len() as u64, vectors::number(&vector, "witnesses"));
        for (group, met) in [("met_by", true), ("not_met_by", false)] {
            for places in vector[group].as_array().unwrap() {
                let places: Vec<usize> = serde_json::from_value(places.clone()).unwrap();
                assert_eq!(
                    policy.quorum().is_met(&|place| places.contains(&place)),
                    met,
                    "{text} {places:?}"
                );
            }
        }
    }
    for vector in vectors::group(&vectors, "policies_refused") {
        let flaw = Policy::parse(vectors::text(&vector, "text").as_bytes()).expect_err(vectors::text(&vector, "why"));
        let found = (flaw.line as u64, format!("{:?}", flaw.reason));
        let expected = (
            vectors::number(&vector, "line"),
            vectors::text(&vector, "reason").to_owned(),
        );
        assert_eq!(found, expected, "{}", vectors::text(&vector, "why"));
        assert!(!flaw.to_string().is_empty());
    }
    assert!(Policy::parse(b"quorum none\n# \xff").is_err());
}

#[test]
fn a_policy_counts_the_cosignatures_under_a_note() {
    let keys: Vec<SecretKey> = (1..4).map(|seed| SecretKey::from_seed([seed; 32])).collect();
    let name = |place: usize| format!("w{place}.example");
    let mut text = String::new();
    for (place, key) in keys.iter().enumerate() {
        let cosigner = Cosigner::new(&name(place), key.public()).unwrap();
        text.push_str(&format!("witness w{place} {cosigner}\n"));
    }
    text.push_str("group all-of-them 2 w0 w1 w2\nquorum all-of-them\n");
    let policy = Policy::parse(text.as_bytes()).unwrap();
    let body = "mirrorball/x\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    let line = |place: usize, time_s| cosign(body, &name(place), &keys[place], time_s);
    let note = |lines| SignedNote {
        text: body.to_owned(),
        lines,
    };
    let one = policy.standing(&note(vec![line(1, 9)])).unwrap();
    assert_eq!((one.cosigned, one.is_met), (vec![(1, 9)], false));
    let two = policy.standing(&note(vec![line(2, 7), line(1, 9)])).unwrap();
    assert_eq!((two.cosigned, two.is_met), (vec![(1, 9), (2, 7)], true));
    let twice = policy.standing(&note(vec![line(1, 7), line(1, 9)])).unwrap();
    assert_eq!(
        (twice.cosigned, twice.is_met),
        (vec![(1, 7)], false),
        "one witness counts once"
    );
    let mut bent = line(2, 7);
    bent.signature[20] ^= 1;
    assert!(policy.standing(&note(vec![line(0, 7), line(1, 9), bent])).is_err());
}
