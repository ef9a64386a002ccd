//! Checkpoints and signed notes against `checkpoints.json`, commitments against `notes.json`.

use register::checkpoint::{Checkpoint, open, origin, parse_signed};
use register::note::commit;
use register::signed_note::{NoteFlaw, SignedNote, parse_verifier, verifier};
use register::{Hash, PublicKey, SecretKey};

use crate::vectors;

#[test]
fn checkpoints_are_signed_and_read_to_the_byte() {
    let vectors = vectors::read("checkpoints");
    let key = SecretKey::from_seed(vectors::array(vectors::text(&vectors, "seed")));
    assert_eq!(key.public().to_string(), vectors::text(&vectors, "keeper"));
    for vector in vectors::group(&vectors, "checkpoints") {
        let checkpoint = Checkpoint {
            origin: vectors::text(&vectors, "origin").to_owned(),
            size: vectors::number(&vector, "size"),
            root: vectors::text(&vector, "root").parse().unwrap(),
        };
        let signed = vectors::text(&vector, "signed");
        assert_eq!(checkpoint.sign(&key), signed);
        assert_eq!(parse_signed(signed, &key.public()), Ok(checkpoint.clone()));
        assert_eq!(Checkpoint::parse(&checkpoint.text()), Ok(checkpoint));
        assert_eq!(SignedNote::parse(signed).unwrap().to_string(), signed);
    }
}

#[test]
fn the_origin_names_the_community() {
    let community: Hash = vectors::text(&vectors::group(&vectors::read("entries"), "entries")[0], "act_id")
        .parse()
        .unwrap();
    assert_eq!(
        origin(&community),
        vectors::text(&vectors::read("checkpoints"), "origin")
    );
}

#[test]
fn signatures_of_others_are_handed_out() {
    let vectors = vectors::read("checkpoints");
    let key = PublicKey::parse(vectors::text(&vectors, "keeper")).unwrap();
    for vector in vectors::group(&vectors, "opened") {
        let opened = open(vectors::text(&vector, "signed"), &key).unwrap_or_else(|flaw| panic!("{vector}: {flaw}"));
        let names: Vec<String> = opened.others.iter().map(|line| line.name.clone()).collect();
        assert_eq!(names, vectors::texts(&vector, "others"));
    }
}

#[test]
fn other_texts_are_refused_with_their_reason() {
    let vectors = vectors::read("checkpoints");
    let key = PublicKey::parse(vectors::text(&vectors, "keeper")).unwrap();
    for vector in vectors::group(&vectors, "refused") {
        let why = vectors::text(&vector, "why");
        let flaw = parse_signed(vectors::text(&vector, "signed"), &key).expect_err(why);
        assert_eq!(format!("{flaw:?}"), vectors::text(&vector, "reason"), "{why}");
        assert!(!flaw.to_string().is_empty());
    }
    let note = format!("{}\n\n\u{2014} x AAAAAAA=\n", "x".repeat(16_384));
    assert_eq!(SignedNote::parse(&note), Err(NoteFlaw::TooLong));
}

#[test]
fn the_example_of_others_verifies() {
    let example = &vectors::read("checkpoints")["note_example"];
    let text = vectors::text(example, "verifier");
    let (name, key) = parse_verifier(text).unwrap();
    assert_eq!(verifier(&name, &key), text);
    let note = SignedNote::parse(vectors::text(example, "note")).unwrap();
    assert_eq!(note.verify(&name, &key), Ok(()));
    assert_eq!(note.verify("Enoch Root", &key), Err(NoteFlaw::Missing));
    let bent = SignedNote {
        text: note.text.replace("cryptography", "carpentry"),
        ..note
    };
    assert_eq!(bent.verify(&name, &key), Err(NoteFlaw::Wrong));
}

#[test]
fn verifier_keys_are_read_strictly() {
    let vectors = vectors::read("checkpoints");
    let text = vectors::text(&vectors, "verifier");
    let (name, key) = parse_verifier(text).unwrap();
    assert_eq!(
        (name.as_str(), key.to_string().as_str()),
        (vectors::text(&vectors, "origin"), vectors::text(&vectors, "keeper"))
    );
    for vector in vectors::group(&vectors, "verifiers_refused") {
        let flaw = parse_verifier(vectors::text(&vector, "text")).expect_err(vectors::text(&vector, "why"));
        vectors::is_refused_as_told(&flaw, &vector);
    }
}

#[test]
fn commitments_to_notes() {
    for vector in vectors::group(&vectors::read("notes"), "notes") {
        let salt = vectors::array(vectors::text(&vector, "salt"));
        let commitment = commit(&salt, vectors::text(&vector, "text"));
        assert_eq!(commitment.to_string(), vectors::text(&vector, "commitment"));
    }
}
