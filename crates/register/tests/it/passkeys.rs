//! Passkeys and their assertions against `passkeys.json`: our own vectors, and those of the W3C.

use register::entry::{Entry, leaf_hash};
use register::{
    AnyKey, AnySignature, Assertion, AssertionFlaw, Hash, Kid, NotSigned, Passkey, PublicKey, SignatureFlaw,
    SignatureLine, Signed, act_id, sign, signed_bytes, verify,
};
use serde_json::Value;

use crate::authenticator::{Authenticator, Said, turned};
use crate::vectors::{self, Say};

#[test]
fn passkeys_have_one_text_and_one_kid() {
    for vector in vectors::group(&vectors::read("passkeys"), "good") {
        let text = vectors::text(&vector, "key");
        let key = Passkey::parse(text).expect(text);
        assert_eq!(key.to_string(), text);
        assert_eq!(AnyKey::parse(text), Ok(AnyKey::Passkey(key)));
        assert_eq!(key.kid(), vectors::text(&vector, "kid").parse::<Kid>().unwrap());
        assert_eq!(Passkey::from_bytes(&key.to_bytes()), Ok(key));
        let (secret, site) = (
            vectors::array(vectors::text(&vector, "secret")),
            vectors::text(&vector, "site"),
        );
        let made = match text.starts_with("02") {
            true => Authenticator::es256(secret, site),
            false => Authenticator::ed25519(secret, site),
        };
        assert_eq!(made.public(), key);
        assert!(key.belongs_to(site) && !key.belongs_to("evil.example"));
        // In a snapshot, too.
        let kept = postcard::to_allocvec(&AnyKey::from(key)).unwrap();
        assert_eq!(postcard::from_bytes::<AnyKey>(&kept), Ok(key.into()));
    }
}

#[test]
fn keys_of_either_kind_are_read_by_their_algorithm() {
    for vector in vectors::group(&vectors::read("keys"), "good") {
        let text = vectors::text(&vector, "key");
        let key = AnyKey::parse(text).expect(text);
        assert_eq!(key.plain(), Some(&PublicKey::parse(text).unwrap()));
        assert_eq!(key.to_string(), text);
        let kept = postcard::to_allocvec(&key).unwrap();
        assert_eq!(postcard::from_bytes::<AnyKey>(&kept), Ok(key));
    }
}

#[test]
fn other_passkeys_are_refused_with_their_reason() {
    for vector in vectors::group(&vectors::read("passkeys"), "refused") {
        let text = vectors::text(&vector, "text");
        let flaw = AnyKey::parse(text).expect_err(text);
        vectors::is_refused_as_told(&flaw, &vector);
        let bytes = (text.len().is_multiple_of(2) && !text.contains('A')).then(|| vectors::bytes(text));
        if let Some(bytes) = bytes {
            assert!(Passkey::from_bytes(&bytes).is_err(), "{vector}");
        }
    }
}

#[test]
fn texts_of_assertions_are_read_strictly() {
    for vector in vectors::group(&vectors::read("passkeys"), "texts_refused") {
        let text = vectors::text(&vector, "text");
        let flaw = text.parse::<Assertion>().expect_err(text);
        vectors::is_refused_as_told(&flaw, &vector);
    }
}

/// Holds what comes of an assertion against what its vector says.
fn comes_of_it(vector: &Value) {
    let key = Passkey::parse(vectors::text(vector, "key")).unwrap();
    let text = vectors::text(vector, "text");
    let assertion: Assertion = text.parse().unwrap_or_else(|flaw| panic!("{vector}: {flaw}"));
    assert_eq!(assertion.to_string(), text);
    let challenge: Hash = vectors::text(vector, "challenge").parse().unwrap();
    let came = match key.verify(&challenge, &assertion) {
        Ok(()) => "holds".to_owned(),
        Err(flaw) => {
            assert!(!flaw.to_string().is_empty() && !flaw.word().is_empty());
            format!("{flaw:?}")
        }
    };
    assert_eq!(came, vectors::text(vector, "outcome"), "{vector}");
}

#[test]
fn assertions_hold_for_one_challenge_on_one_site_by_their_user() {
    vectors::group(&vectors::read("passkeys"), "assertions")
        .iter()
        .for_each(comes_of_it);
}

/// The W3C asks neither for a verified user nor for pages of one's own; where ours are those, its vectors hold here.
#[test]
fn the_vectors_of_the_w3c_hold_here_where_the_user_was_verified() {
    let w3c = &vectors::read("passkeys")["from_w3c"];
    let cases = vectors::group(w3c, "cases");
    cases.iter().for_each(comes_of_it);
    let held = cases.iter().filter(|case| case["outcome"] == "holds").count();
    assert!(held >= 3);
    for case in &cases {
        let assertion: Assertion = vectors::text(case, "text").parse().unwrap();
        assert_eq!(
            assertion.auth_data()[..],
            vectors::bytes(vectors::text(case, "authenticator_data"))
        );
        assert_eq!(assertion.client_data(), vectors::text(case, "client_data"));
    }
}

#[test]
fn entries_with_passkeys_are_read_verified_and_written_to_the_same_bytes() {
    for vector in vectors::group(&vectors::read("passkeys"), "entries") {
        let bytes = vectors::text(&vector, "entry").as_bytes();
        let entry = Entry::decode(bytes).unwrap_or_else(|flaw| panic!("{vector}: {flaw}"));
        assert_eq!(entry.encode(), bytes);
        let lines: Vec<String> = entry.signatures.iter().map(SignatureLine::to_string).collect();
        assert_eq!(lines, vectors::texts(&vector, "lines"));
        assert_eq!(act_id(&entry.body).to_string(), vectors::text(&vector, "act_id"));
        assert_eq!(leaf_hash(bytes).to_string(), vectors::text(&vector, "leaf_hash"));
        let signed = Signed::<Say>::read(&entry.body, &entry.signatures).unwrap();
        let ada = vectors::group(&vectors::read("entries"), "seeds")[0].clone();
        let ada = PublicKey::parse(vectors::text(&ada, "key")).unwrap();
        let verified = verify(signed, |kid| (kid == ada.kid()).then_some(ada.into()));
        assert!(verified.is_ok(), "{vector}: {:?}", verified.err());
    }
}

fn key() -> Authenticator {
    Authenticator::es256([0x21; 32], "words.example")
}

/// A body that carries a key and is signed with it.
fn body(key: &Passkey) -> String {
    let entries = vectors::group(&vectors::read("passkeys"), "entries");
    let alone = vectors::text(&entries[1], "entry")
        .lines()
        .nth(1)
        .expect("an entry has a body");
    assert!(alone.contains(&key.to_string()) && alone.contains(&key.kid().to_string()));
    alone.to_owned()
}

/// What comes of a body under which an assertion stands.
fn outcome(body: &str, key: &Passkey, signature: impl Into<AnySignature>) -> Result<(), SignatureFlaw> {
    let line = SignatureLine {
        kid: key.kid(),
        signature: signature.into(),
    };
    let signed = Signed::<Say>::read(body, &[line]).expect("the body is well formed");
    verify(signed, |_| None).map(|_| ())
}

fn refused(flaw: AssertionFlaw) -> Result<(), SignatureFlaw> {
    Err(SignatureFlaw::Passkey(key().public().kid(), flaw))
}

#[test]
fn an_assertion_made_for_another_act_is_refused() {
    let (key, body) = (key(), body(&key().public()));
    assert_eq!(outcome(&body, &key.public(), key.sign(&signed_bytes(&body))), Ok(()));
    let other = body.replacen("I have nothing else.", "All that is mine is yours.", 1);
    assert_ne!(other, body);
    let assertion = key.sign(&signed_bytes(&body));
    assert_eq!(
        outcome(&other, &key.public(), assertion),
        refused(AssertionFlaw::Challenge)
    );
    // Nor does one that was made for opening a session stand under an act.
    let session = key.sign(format!("mirrorball-session/v1\nwords.example\n{body}").as_bytes());
    assert_eq!(
        outcome(&body, &key.public(), session),
        refused(AssertionFlaw::Challenge)
    );
}

#[test]
fn an_assertion_made_on_another_site_is_refused() {
    let (key, body) = (key(), body(&key().public()));
    let made = |origin: &str, site: &str| {
        let said = Said {
            origin: origin.to_owned(),
            site: site.to_owned(),
            ..key.honest()
        };
        outcome(&body, &key.public(), key.sign_saying(&signed_bytes(&body), &said))
    };
    assert_eq!(made("https://words.example", "words.example"), Ok(()));
    assert_eq!(
        made("https://evil.words.example", "words.example"),
        refused(AssertionFlaw::Origin)
    );
    assert_eq!(
        made("https://words.example", "evil.example"),
        refused(AssertionFlaw::Site)
    );
}

#[test]
fn an_assertion_made_without_the_user_is_refused() {
    let (key, body) = (key(), body(&key().public()));
    let made = |flags: u8| {
        let said = Said { flags, ..key.honest() };
        outcome(&body, &key.public(), key.sign_saying(&signed_bytes(&body), &said))
    };
    assert_eq!(made(0b101), Ok(()));
    assert_eq!(made(0b100), refused(AssertionFlaw::UserAbsent));
    assert_eq!(made(0b001), refused(AssertionFlaw::UserNotVerified));
}

#[test]
fn nobody_can_write_an_assertions_signature_in_another_way() {
    let (key, body) = (key(), body(&key().public()));
    let made = key.sign(&signed_bytes(&body));
    let other = turned(*made.signature());
    assert_eq!(turned(other), *made.signature());
    let other = Assertion::new(*made.auth_data(), made.client_data().to_owned(), other).unwrap();
    assert_eq!(outcome(&body, &key.public(), made), Ok(()));
    assert_eq!(
        outcome(&body, &key.public(), other),
        refused(AssertionFlaw::HighSignature)
    );
}

#[test]
fn each_kind_of_key_makes_its_own_kind_of_line() {
    let (key, body) = (key(), body(&key().public()));
    let plain = register::SecretKey::from_seed([1; 32]);
    let signature = sign(&body, &[&plain])[0].signature.clone();
    let kid = key.public().kid();
    assert_eq!(outcome(&body, &key.public(), signature), Err(SignatureFlaw::Wrong(kid)));
    let ed25519 = Authenticator::ed25519([1; 32], "words.example");
    let bytes = signed_bytes(&body);
    let plain: AnyKey = plain.public().into();
    assert_ne!(plain.kid(), ed25519.public().kid(), "the same point is another key");
    assert_eq!(
        plain.verify(&bytes, &ed25519.sign(&bytes).into()),
        Err(NotSigned::Wrong)
    );
    let passkey: AnyKey = ed25519.public().into();
    assert_eq!(passkey.verify(&bytes, &ed25519.sign(&bytes).into()), Ok(()));
}

/// A bent byte anywhere, and the assertion holds no more, or is none.
#[test]
fn every_bit_of_an_assertion_counts() {
    for key in [key(), Authenticator::ed25519([3; 32], "words.example")] {
        let bytes = b"mirrorball-act/v1\n{}";
        let challenge = Hash::of(&[bytes]);
        let text = key.sign(bytes).to_string();
        assert_eq!(key.public().verify(&challenge, &text.parse().unwrap()), Ok(()));
        for at in 0..text.len() {
            let mut bent = text.clone().into_bytes();
            bent[at] = if bent[at] == b'A' { b'B' } else { b'A' };
            let bent = String::from_utf8(bent).unwrap();
            let read = bent.parse::<Assertion>();
            let holds = bent != text && read.is_ok_and(|it| key.public().verify(&challenge, &it).is_ok());
            assert!(!holds, "{at}: {bent}");
        }
    }
}

#[test]
fn an_entry_is_measured_with_its_longer_lines() {
    let key = key();
    let line = |kid: u8| SignatureLine {
        kid: Kid::new([kid; 16]),
        signature: key.sign(b"x").into(),
    };
    let lines: Vec<SignatureLine> = (0..3).map(line).collect();
    let taken: usize = lines.iter().map(|line| line.to_string().len() + 1).sum();
    let body = |length: usize| format!("\"{}\"", "x".repeat(length - 2));
    let longest = register::entry::ENTRY_BYTES_MAX - taken - 31;
    let read = |body: &str| Signed::<Say>::read(body, &lines).map(|_| ());
    assert!(!matches!(read(&body(longest)), Err(register::ReadFlaw::TooLong { .. })));
    assert!(matches!(
        read(&body(longest + 1)),
        Err(register::ReadFlaw::TooLong { .. })
    ));
}
