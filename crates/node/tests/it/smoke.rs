//! Readers of bytes meet bytes that nobody meant: they refuse, and neither panic nor take what they would not write.
//!
//! Each test is a fuzz target; here it runs for a moment, `cargo bolero test -p node <name>` goes on for as long as
//! one likes. A test that fails says what it was fed.

use crate::people::{MAY, Person, Village, care, founding_seen, note, submission};
use node::{Audience, Submission, audit};
use register::By;
use std::str::FromStr;
use std::sync::OnceLock;

const RUNS: usize = 2_000;

/// What a reader is fed. When the test fails while it is held, it says so, with every byte that is no plain letter escaped.
struct Fed<'a>(&'a [u8]);

impl Drop for Fed<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("fed with: \"{}\"", self.0.escape_ascii());
        }
    }
}

/// Changes some bytes: at each place, take away, put in, or overwrite.
fn changed(bytes: &[u8], changes: &[(u16, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (place, way, with) in changes.iter().take(4) {
        let place = usize::from(*place) % (bytes.len() + 1);
        match way % 4 {
            0 if place < bytes.len() => drop(bytes.remove(place)),
            1 => bytes.insert(place, *with),
            2 if place < bytes.len() => bytes[place] = *with,
            3 => bytes.truncate(bytes.len() - bytes.len().min(usize::from(*with))),
            _ => {} // Past the end there is nothing to change.
        }
    }
    bytes
}

fn a_submission() -> Vec<u8> {
    let ada = Person::new(1);
    let head = ada.head(By::Member(ada.id), None, founding_seen(), MAY);
    submission(
        &head,
        &care(60),
        &[&ada.key],
        vec![note("Soup \u{e9} \"quoted\""), note("Bread")],
    )
    .to_json()
    .into_bytes()
}

#[test]
fn photos_are_taken_apart_or_refused() {
    let point = include_bytes!("../../../../testdata/photos/point.jpg");
    bolero::check!()
        .with_iterations(RUNS)
        .with_type()
        .for_each(|(bytes, changes): &(Vec<u8>, Vec<(u16, u8, u8)>)| {
            for bytes in [bytes.clone(), changed(point, changes)] {
                let _fed = Fed(&bytes);
                if let Some(plain) = node::photos::plain(&bytes) {
                    // What is plain stays as it is, and is taken in.
                    assert_eq!(node::photos::plain(&plain).as_ref(), Some(&plain));
                    assert_eq!(node::photos::read(&node::photos::write(&plain)), Some(plain));
                }
            }
        });
}

#[test]
fn submissions_are_read_or_refused() {
    let sound = a_submission();
    assert!(Submission::from_json(&sound).is_ok());
    bolero::check!()
        .with_iterations(RUNS)
        .with_type()
        .for_each(|changes: &Vec<(u16, u8, u8)>| {
            let bytes = changed(&sound, changes);
            let _fed = Fed(&bytes);
            if let Ok(read) = Submission::from_json(&bytes) {
                assert_eq!(Submission::from_json(read.to_json().as_bytes()), Ok(read));
            }
        });
    bolero::check!().with_iterations(RUNS).for_each(|bytes: &[u8]| {
        let _fed = Fed(bytes);
        drop(Submission::from_json(bytes));
    });
}

#[test]
fn a_submission_has_limits() {
    let sound = String::from_utf8(a_submission()).unwrap();
    let flaw = |text: &str| Submission::from_json(text.as_bytes()).unwrap_err().path;
    assert_eq!(flaw(&sound.replacen("{\"body\"", "{\"more\":1,\"body\"", 1)), "more");
    assert_eq!(flaw(&sound.replacen("ed25519 ", "rsa ", 1)), "signatures[0]");
    assert_eq!(flaw(&sound.replacen("\"salt\":\"", "\"salt\":\"x", 1)), "notes[0].salt");
    assert_eq!(
        flaw(&sound.replacen("\"community\"", "\"everybody\"", 1)),
        "notes[0].audience"
    );
    let signature = sound.split("signatures\":[").nth(1).unwrap().split(']').next().unwrap();
    let many = vec![signature; node::limits::SIGNATURES_MAX + 1].join(",");
    assert_eq!(flaw(&sound.replacen(signature, &many, 1)), "signatures");
    assert_eq!(flaw(&" ".repeat(node::limits::SUBMISSION_BYTES_MAX + 1)), "");
}

#[test]
fn audiences_are_read_or_refused() {
    for sound in [
        "community",
        "circle:commons",
        &format!("members:{},{}", "ab".repeat(32), "cd".repeat(32)),
    ] {
        assert_eq!(Audience::from_str(sound).unwrap().to_string(), sound);
        bolero::check!()
            .with_iterations(RUNS)
            .with_type()
            .for_each(|changes: &Vec<(u16, u8, u8)>| {
                let bytes = changed(sound.as_bytes(), changes);
                let _fed = Fed(&bytes);
                let Ok(text) = std::str::from_utf8(&bytes) else {
                    return;
                };
                if let Ok(audience) = Audience::from_str(text) {
                    assert_eq!(audience.to_string(), text);
                }
            });
    }
}

#[test]
fn registers_are_verified_or_a_breach() {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    let file = FILE.get_or_init(|| {
        let village = Village::in_memory();
        village.join(2);
        village.file(village.ada.care(&village.keeper, village.now(), 60));
        village.export()
    });
    bolero::check!()
        .with_iterations(RUNS / 8)
        .with_type()
        .for_each(|changes: &Vec<(u16, u8, u8)>| {
            let bytes = changed(file, changes);
            let _fed = Fed(&bytes);
            let is_sound = audit::verify(bytes.as_slice(), |_, _| {}).is_ok();
            assert_eq!(is_sound, bytes == *file, "only the register itself verifies");
        });
    bolero::check!().with_iterations(RUNS / 8).for_each(|bytes: &[u8]| {
        let _fed = Fed(bytes);
        assert!(audit::verify(bytes, |_, _| {}).is_err());
    });
}
