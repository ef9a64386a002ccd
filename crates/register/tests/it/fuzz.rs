//! Every reader of bytes, fed with what is nearly right: valid inputs, cut, doubled, spliced and flipped.
//!
//! Two promises are kept on every input: no reader panics, and whatever is read is written to the same bytes again.
//! `cargo test` makes a short run from a fixed seed. `FUZZ_SECONDS=600 FUZZ_SEED=7 cargo test -p register fuzz` makes a
//! long one; a failure prints the target, the seed and the input.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use register::add_checkpoint::AddCheckpoint;
use register::checkpoint::{self, Checkpoint};
use register::cosignature::Cosigner;
use register::entry::Entry;
use register::policy::Policy;
use register::proof_file::ProofFile;
use register::signed_note::{SignedNote, parse_verifier, verifier};
use register::tiles::{TilePath, push_to_bundle, read_bundle};
use register::tree::{Tree, verify_consistency, verify_inclusion};
use register::{AnyKey, Assertion, Hash, Kid, Passkey, PublicKey, Signature, SignatureLine, Signed, json};

use crate::files::take_all;
use crate::vectors::{self, Say};

/// Inputs of a short run, for each target.
const INPUTS: u32 = 10_000;
/// Inputs that were read are mutated further; so many are kept.
const CORPUS_MAX: usize = 500;

/// Reads an input, checks its promises, and says whether it was read.
type Target = fn(&[u8]) -> bool;

#[test]
fn canonical_json() {
    run("canonical_json", corpus("json", "good", None), |input| {
        let Ok(text) = std::str::from_utf8(input) else {
            return false;
        };
        let Ok(value) = json::decode(text) else { return false };
        assert_eq!(json::encode(&value), text);
        assert_eq!(json::admissible(&value), Ok(()));
        true
    });
}

#[test]
fn entries() {
    run("entries", corpus("entries", "entries", Some("entry")), |input| {
        let Ok(entry) = Entry::decode(input) else { return false };
        assert_eq!(entry.encode(), input);
        true
    });
}

#[test]
fn signed_acts() {
    run("signed_acts", corpus("entries", "entries", Some("body")), |input| {
        let Ok(body) = std::str::from_utf8(input) else {
            return false;
        };
        let lines = [SignatureLine {
            kid: Kid::new([1; 16]),
            signature: Signature::new([2; 64]).into(),
        }];
        let Ok(signed) = Signed::<Say>::read(body, &lines) else {
            return false;
        };
        let value = json::decode(body).expect("it was read");
        let act = value.get("act").expect("it was read");
        assert_eq!(register::compose(signed.head(), act), body);
        let entry = Entry {
            stamp_ms: 9_007_199_254_740_991,
            body: body.to_owned(),
            signatures: lines.to_vec(),
        };
        assert_eq!(Entry::decode(&entry.encode()), Ok(entry));
        true
    });
}

fn a_line_is_written_as_it_was_read(input: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(input) else {
        return false;
    };
    let Ok(line) = text.parse::<SignatureLine>() else {
        return false;
    };
    assert_eq!(line.to_string(), text);
    true
}

#[test]
fn signature_lines() {
    run(
        "signature_lines",
        corpus("entries", "entries", Some("lines")),
        a_line_is_written_as_it_was_read,
    );
}

#[test]
fn signature_lines_of_passkeys() {
    run(
        "signature_lines_of_passkeys",
        corpus("passkeys", "entries", Some("lines")),
        a_line_is_written_as_it_was_read,
    );
}

/// A passkey, what it was asked to sign, and what it made.
static MADE: LazyLock<(Passkey, Hash, Assertion)> = LazyLock::new(|| {
    let made = vectors::group(&vectors::read("passkeys"), "assertions")[0].clone();
    let of = |name: &str| vectors::text(&made, name).to_owned();
    (
        Passkey::parse(&of("key")).unwrap(),
        of("challenge").parse().unwrap(),
        of("text").parse().unwrap(),
    )
});

#[test]
fn assertions_over_anything() {
    let said = vectors::group(&vectors::read("passkeys"), "assertions").into_iter();
    let said = said.map(|vector| vectors::text(&vector, "text").parse::<Assertion>().unwrap());
    let said = said
        .map(|assertion| assertion.client_data().as_bytes().to_vec())
        .collect();
    run("assertions_over_anything", said, |input| {
        let Ok(text) = std::str::from_utf8(input) else {
            return false;
        };
        let (key, challenge, right) = &*MADE;
        let Some(assertion) = Assertion::new(*right.auth_data(), text.to_owned(), *right.signature()) else {
            return false;
        };
        // Whatever else a browser may write down, it was not signed.
        assert_eq!(key.verify(challenge, &assertion).is_ok(), text == right.client_data());
        true
    });
}

#[test]
fn key_texts() {
    let all = [
        corpus("keys", "good", Some("key")),
        corpus("keys", "refused", Some("text")),
        corpus("passkeys", "good", Some("key")),
        corpus("passkeys", "refused", Some("text")),
    ]
    .concat();
    run("key_texts", all, |input| {
        let Ok(text) = std::str::from_utf8(input) else {
            return false;
        };
        let Ok(key) = AnyKey::parse(text) else { return false };
        assert_eq!(key.to_string(), text);
        true
    });
}

#[test]
fn keys_in_snapshots() {
    let keys = vectors::group(&vectors::read("keys"), "good").into_iter();
    let keys = keys.map(|vector| PublicKey::parse(vectors::text(&vector, "key")).unwrap());
    run(
        "keys_in_snapshots",
        keys.map(|key| postcard::to_allocvec(&key).unwrap()).collect(),
        |input| {
            let Ok(key) = postcard::from_bytes::<PublicKey>(input) else {
                return false;
            };
            assert_eq!(postcard::to_allocvec(&key).unwrap(), &input[..33]);
            assert_eq!(PublicKey::parse(&key.to_string()), Ok(key));
            true
        },
    );
}

#[test]
fn signatures_over_anything() {
    let key = vectors::group(&vectors::read("signatures"), "cases")[3].clone();
    let signature = vectors::text(&key, "signature").parse::<Signature>().unwrap();
    run(
        "signatures_over_anything",
        vec![signature.as_bytes().to_vec()],
        |input| {
            let Ok(bytes) = <[u8; 64]>::try_from(input) else {
                return false;
            };
            let vector = register::SecretKey::from_seed([1; 32]).public();
            // The one signature that Ed25519 makes for this message; strict verification takes no other.
            let right = register::SecretKey::from_seed([1; 32]).sign(b"mirrorball-act/v1\n{}");
            assert_eq!(
                vector.verifies(b"mirrorball-act/v1\n{}", &Signature::new(bytes)),
                right == Signature::new(bytes)
            );
            true
        },
    );
}

#[test]
fn checkpoints() {
    run(
        "checkpoints",
        corpus("checkpoints", "opened", Some("signed")),
        |input| {
            let Ok(text) = std::str::from_utf8(input) else {
                return false;
            };
            let key = register::SecretKey::from_seed([4; 32]).public();
            let opened = checkpoint::open(text, &key);
            let Ok(note) = SignedNote::parse(text) else {
                assert!(opened.is_err());
                return false;
            };
            assert_eq!(note.to_string(), text);
            if let Ok(checkpoint) = Checkpoint::parse(&note.text) {
                assert_eq!(checkpoint.text(), note.text);
            }
            true
        },
    );
}

#[test]
fn verifier_keys() {
    let vectors = vectors::read("checkpoints");
    let texts = [
        vectors::text(&vectors, "verifier"),
        vectors::text(&vectors["note_example"], "verifier"),
    ];
    run(
        "verifier_keys",
        texts.map(|text| text.as_bytes().to_vec()).to_vec(),
        |input| {
            let Ok(text) = std::str::from_utf8(input) else {
                return false;
            };
            let Ok((name, key)) = parse_verifier(text) else {
                return false;
            };
            assert_eq!(verifier(&name, &key), text);
            true
        },
    );
}

#[test]
fn files() {
    run("files", corpus("files", "good", Some("file")), |input| {
        let pieces = [take_all(input, 61), take_all(input, input.len().max(1))];
        assert_eq!(
            pieces[0], pieces[1],
            "the pieces that a file comes in make no difference"
        );
        let Ok(blocks) = &pieces[0] else { return false };
        let (checkpoint, entries) = blocks.split_last().expect("a checkpoint at least");
        let entries = entries.iter().map(|(_, _, bytes)| bytes.as_slice());
        assert_eq!(
            register::file::write(entries, std::str::from_utf8(&checkpoint.2).unwrap()),
            input
        );
        true
    });
}

#[test]
fn trees_in_snapshots() {
    let snapshot = vectors::bytes(vectors::text(&vectors::read("tree"), "snapshot"));
    run("trees_in_snapshots", vec![snapshot, vec![0; 8]], |input| {
        let Ok(tree) = Tree::from_bytes(input) else {
            return false;
        };
        assert_eq!(tree.to_bytes(), input);
        assert_eq!(tree.root_at(tree.size()), Some(tree.root()));
        true
    });
}

#[test]
fn proofs() {
    let vectors = vectors::read("tree");
    let proofs = vectors::group(&vectors, "inclusion")
        .into_iter()
        .chain(vectors::group(&vectors, "consistency"));
    let numbers = |proof: &serde_json::Value| -> Vec<u8> {
        let name = if proof["index"].is_u64() {
            ["index", "size"]
        } else {
            ["older", "newer"]
        };
        name.iter()
            .flat_map(|name| vectors::number(proof, name).to_be_bytes())
            .collect()
    };
    let all = proofs.map(|proof| {
        [
            numbers(&proof),
            vectors::bytes(&vectors::texts(&proof, "proof").concat()),
        ]
        .concat()
    });
    run("proofs", all.collect(), |input| {
        let Some((first, rest)) = input.split_first_chunk::<8>() else {
            return false;
        };
        let Some((second, rest)) = rest.split_first_chunk::<8>() else {
            return false;
        };
        let (first, second) = (u64::from_be_bytes(*first), u64::from_be_bytes(*second));
        let proof: Vec<Hash> = rest.as_chunks::<32>().0.iter().map(|bytes| Hash::new(*bytes)).collect();
        let (one, other) = (Hash::new([1; 32]), Hash::new([2; 32]));
        // Proofs for made-up roots never hold, but for the one that says nothing: everything continues nothing.
        assert!(verify_inclusion(one, first, second, &proof, other).is_err());
        assert!(verify_consistency(first, one, second, other, &proof).is_err());
        true
    });
}

#[test]
fn requests_to_witnesses() {
    run(
        "requests_to_witnesses",
        corpus("witness", "requests", Some("request")),
        |input| {
            let Ok(request) = AddCheckpoint::parse(input) else {
                return false;
            };
            assert_eq!(request.to_string().as_bytes(), input);
            let key = register::SecretKey::from_seed([9; 32]).public();
            assert!(request.judge(&[key], None).is_err(), "nobody here has that key");
            true
        },
    );
}

#[test]
fn proofs_as_files() {
    run("proofs_as_files", corpus("witness", "proofs", Some("file")), |input| {
        let Ok(text) = std::str::from_utf8(input) else {
            return false;
        };
        let Ok(file) = ProofFile::parse(text) else { return false };
        assert_eq!(file.to_string(), text);
        let key = register::SecretKey::from_seed([4; 32]).public();
        assert!(file.verify(Hash::new([1; 32]), &key).is_err());
        true
    });
}

#[test]
fn paths_of_tiles() {
    run(
        "paths_of_tiles",
        corpus("witness", "tile_paths", Some("path")),
        |input| {
            let Ok(text) = std::str::from_utf8(input) else {
                return false;
            };
            let Ok(path) = text.parse::<TilePath>() else {
                return false;
            };
            assert_eq!(path.to_string(), text);
            true
        },
    );
}

#[test]
fn bundles() {
    let mut valid = vec![0, 3];
    [&b"one"[..], b"two", b"three"]
        .iter()
        .for_each(|entry| push_to_bundle(entry, &mut valid));
    run("bundles", vec![valid, vec![0, 1, 0, 1, 7]], |input| {
        let Some((width, bytes)) = input.split_first_chunk::<2>() else {
            return false;
        };
        let Ok(entries) = read_bundle(bytes, u16::from_be_bytes(*width)) else {
            return false;
        };
        let mut again = Vec::new();
        entries.iter().for_each(|entry| push_to_bundle(entry, &mut again));
        assert_eq!(again, bytes);
        true
    });
}

#[test]
fn policies_and_cosigners() {
    let all = [
        corpus("witness", "policies", Some("text")),
        corpus("witness", "cosignatures", Some("verifier")),
    ];
    run("policies_and_cosigners", all.concat(), |input| {
        if let Ok(cosigner) = std::str::from_utf8(input).map_or(Err(()), |text| Cosigner::parse(text).map_err(|_| ())) {
            assert_eq!(cosigner.to_string().as_bytes(), input);
            return true;
        }
        let Ok(policy) = Policy::parse(input) else { return false };
        let everybody = policy.quorum().is_met(&|_| true);
        assert!(everybody, "no quorum asks for more than everybody");
        true
    });
}

/// The texts of a group of vectors; of each vector this member, or all that are listed there.
fn corpus(file: &str, group: &str, member: Option<&str>) -> Vec<Vec<u8>> {
    let items = vectors::group(&vectors::read(file), group).into_iter();
    let items = items.map(|item| member.map_or(item.clone(), |member| item[member].clone()));
    let texts = items.flat_map(|item| item.as_array().cloned().unwrap_or_else(|| vec![item]));
    texts
        .map(|text| text.as_str().expect("a text").as_bytes().to_vec())
        .collect()
}

/// Runs a target over its corpus and over what becomes of it.
fn run(name: &str, mut corpus: Vec<Vec<u8>>, target: Target) {
    let setting = |name: &str| {
        std::env::var(name)
            .ok()
            .map(|text| text.parse::<u64>().expect("a number"))
    };
    let seed = setting("FUZZ_SEED").unwrap_or(1);
    let until = setting("FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let mut draws = Draws(seed);
    let checked = |input: &[u8]| {
        catch_unwind(AssertUnwindSafe(|| target(input))).unwrap_or_else(|panic| {
            eprintln!(
                "target {name}, seed {seed}, input {:?}",
                input.escape_ascii().to_string()
            );
            resume_unwind(panic)
        })
    };
    let valid = corpus.clone();
    let read = valid.iter().filter(|input| checked(input)).count();
    assert!(read > 0, "no input of the corpus of {name} is read");
    let mut inputs = 0;
    while until.map_or(inputs < INPUTS, |until| Instant::now() < until) {
        inputs += 1;
        let mut input = draws.pick(&corpus).clone();
        for _ in 0..=draws.below(3) {
            mutate(&mut input, &valid, &mut draws);
        }
        if checked(&input) && input.len() < 20_000 {
            let place = draws.below(CORPUS_MAX);
            if corpus.len() < CORPUS_MAX {
                corpus.push(input)
            } else {
                corpus[place] = input
            }
        }
    }
}

/// Pieces that readers look out for.
const PIECES: [&str; 28] = [
    "\n",
    "\n\n",
    "\r",
    " ",
    "\0",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\u0000",
    "\\",
    ",",
    ":",
    "null",
    "-0",
    "1e9",
    "0",
    "9007199254740992",
    "e\u{301}",
    "\u{e000}",
    "\u{2014} ",
    "=",
    "+",
    "ed25519 ",
    "webauthn ",
    "mirrorball/1 ",
    "\u{feff}",
];

fn mutate(input: &mut Vec<u8>, others: &[Vec<u8>], draws: &mut Draws) {
    let at = draws.below(input.len() + 1);
    let end = (at + 1 + draws.below(40)).min(input.len());
    match draws.below(8) {
        0 if at < input.len() => input[at] ^= 1 << draws.below(8),
        1 if at < input.len() => input[at] = draws.next() as u8,
        2 if at < end => drop(input.drain(at..end)),
        3 if at < end => {
            let piece = input[at..end].to_vec();
            let place = draws.below(input.len() + 1);
            input.splice(place..place, piece);
        }
        4 => drop(input.splice(at..at, draws.pick(&PIECES).bytes())),
        5 if at < end => drop(input.splice(at..end, draws.pick(&PIECES).bytes())),
        6 => input.truncate(at),
        _ => {
            let other = draws.pick(others);
            let from = draws.below(other.len() + 1);
            input.truncate(at);
            input.extend_from_slice(&other[from..]);
        }
    }
}

/// Draws that a seed determines (SplitMix64).
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn pick<'p, T>(&mut self, from: &'p [T]) -> &'p T {
        &from[self.below(from.len())]
    }
}
