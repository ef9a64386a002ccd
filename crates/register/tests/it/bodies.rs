//! Bodies against `bodies.json`, and the order in which they are looked at.

use register::entry::{ENTRY_BYTES_MAX, Entry};
use register::json::{JsonReason, Value};
use register::{
    By, Hash, Head, HeadReason, Kid, LinesFlaw, ReadFlaw, SecretKey, Seen, Signature, SignatureLine, Signed, compose,
    sign, tree,
};

use crate::vectors::{self, Say};

fn lines(body: &str) -> Vec<SignatureLine> {
    sign(body, &[&SecretKey::from_seed([1; 32])])
}

fn founding() -> Head {
    Head {
        by: By::Nobody,
        community: None,
        expires_ms: 9_007_199_254_740_991,
        id: [0xab; 16],
        key: SecretKey::from_seed([1; 32]).public().kid(),
        seen: Seen {
            size: 0,
            root: tree::empty_root(),
        },
        v: 1,
    }
}

fn say(text: &str) -> Value {
    let member = |name: &str, text: &str| (name.to_owned(), Value::Text(text.to_owned()));
    Value::Record([member("type", "example.say/1"), member("text", text)].into())
}

#[test]
fn other_members_are_refused_with_place_and_reason() {
    for vector in vectors::group(&vectors::read("bodies"), "refused") {
        let body = vectors::text(&vector, "body");
        let Err(ReadFlaw::Head(flaw)) = Signed::<Say>::read(body, &lines(body)) else {
            panic!("{body} should be refused for its head")
        };
        let expected = (vectors::text(&vector, "path"), vectors::text(&vector, "reason"));
        assert_eq!(
            (flaw.path.as_str(), format!("{:?}", flaw.reason).as_str()),
            expected,
            "{body}"
        );
        assert!(!flaw.to_string().is_empty());
    }
}

#[test]
fn what_is_composed_is_read_again() {
    let community = Some(Hash::new([7; 32]));
    let heads = [
        founding(),
        Head {
            community,
            ..founding()
        },
        Head {
            community,
            by: By::Member(Hash::new([0xfe; 32])),
            expires_ms: 0,
            ..founding()
        },
        Head {
            community,
            by: By::Keeper,
            seen: Seen {
                size: 9_007_199_254_740_991,
                root: Hash::new([1; 32]),
            },
            ..founding()
        },
    ];
    for head in heads {
        let body = compose(&head, &say("ü\n\u{1}"));
        let signed = Signed::<Say>::read(&body, &lines(&body)).unwrap_or_else(|flaw| panic!("{body}: {flaw}"));
        assert_eq!(signed.head(), &head);
        assert_eq!(signed.act().text, "ü\n\u{1}");
    }
}

#[test]
fn size_lines_json_head_and_act_are_looked_at_in_this_order() {
    let read = |body: &str, lines: &[SignatureLine]| Signed::<Say>::read(body, lines).map(|_| ());
    let body = compose(&founding(), &say("x"));
    assert_eq!(
        read(&"x".repeat(16_384), &[]),
        Err(ReadFlaw::TooLong { size_bytes: 16_415 })
    );
    assert_eq!(read("nonsense", &[]), Err(ReadFlaw::Lines(LinesFlaw::None)));
    let line = lines(&body).remove(0);
    assert_eq!(
        read(&body, &[line.clone(), line.clone()]),
        Err(ReadFlaw::Lines(LinesFlaw::Twice(line.kid)))
    );
    let Err(ReadFlaw::Json(flaw)) = read(&body.replace(":\"x\"", ":null"), std::slice::from_ref(&line)) else {
        panic!("null is refused")
    };
    assert_eq!((flaw.path.as_str(), flaw.reason), ("act.text", JsonReason::Null));
    let Err(ReadFlaw::Head(flaw)) = read(&body.replace("\"v\":1", "\"v\":9"), std::slice::from_ref(&line)) else {
        panic!("9 is refused")
    };
    assert_eq!(flaw.reason, HeadReason::UnknownVersion);
    let unknown = read(&body.replace("say/1", "say/2"), &[line]);
    assert_eq!(
        unknown,
        Err(ReadFlaw::Act("there is no act Some(\"example.say/2\")".to_owned()))
    );
}

#[test]
fn whatever_can_be_read_fits_into_an_entry() {
    for vector in vectors::group(&vectors::read("bodies"), "longest") {
        let line = |number: u64| SignatureLine {
            kid: Kid::new([number as u8; 16]),
            signature: Signature::new([255; 64]).into(),
        };
        let lines: Vec<SignatureLine> = (0..vectors::number(&vector, "lines")).map(line).collect();
        let longest = vectors::number(&vector, "body_bytes") as usize;
        let empty = compose(&founding(), &say("")).len();
        let body = |bytes: usize| compose(&founding(), &say(&"x".repeat(bytes - empty)));
        assert!(Signed::<Say>::read(&body(longest), &lines).is_ok());
        let entry = Entry {
            stamp_ms: 9_007_199_254_740_991,
            body: body(longest),
            signatures: lines.clone(),
        };
        assert_eq!(entry.encode().len(), ENTRY_BYTES_MAX);
        assert_eq!(Entry::decode(&entry.encode()), Ok(entry));
        let flaw = Signed::<Say>::read(&body(longest + 1), &lines).unwrap_err();
        assert_eq!(
            flaw,
            ReadFlaw::TooLong {
                size_bytes: ENTRY_BYTES_MAX + 1
            }
        );
    }
}
