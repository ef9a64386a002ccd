//! Canonical JSON against `json.json`.

use register::json::{JsonReason, UNICODE_VERSION, Value, admissible, decode, encode};

use crate::vectors;

#[test]
fn canonical_texts_are_read_and_written_to_the_same_bytes() {
    for text in vectors::texts(&vectors::read("json"), "good") {
        let value = decode(&text).unwrap_or_else(|flaw| panic!("{text}: {flaw}"));
        assert_eq!(encode(&value), text);
        assert_eq!(admissible(&value), Ok(()), "{text}");
    }
}

#[test]
fn other_texts_are_refused_with_place_and_reason() {
    for vector in vectors::group(&vectors::read("json"), "refused") {
        let text = vectors::text(&vector, "text");
        let flaw = decode(text).expect_err(text);
        let reason = format!("{:?}", flaw.reason);
        let expected = vectors::text(&vector, "reason");
        // Where JSON goes wrong is said to help; it is no promise.
        let is_expected = reason == expected || expected == "Syntax" && reason.starts_with("Syntax");
        assert!(is_expected, "{text:?}: {reason}, not {expected}");
        assert_eq!(flaw.path, vectors::text(&vector, "path"), "{text:?}");
        assert!(!flaw.to_string().is_empty());
    }
}

#[test]
fn one_version_of_unicode_decides() {
    assert_eq!(UNICODE_VERSION, unicode_normalization::UNICODE_VERSION);
    let (major, minor, update) = UNICODE_VERSION;
    assert_eq!(
        vectors::text(&vectors::read("json"), "unicode"),
        format!("{major}.{minor}.{update}")
    );
}

#[test]
fn values_outside_the_profile_are_not_admissible() {
    let reason = |value: &Value| admissible(value).map_err(|flaw| (flaw.path, flaw.reason));
    let int = |value| Value::List(vec![Value::Int(value)]);
    assert_eq!(reason(&int(9_007_199_254_740_991)), Ok(()));
    assert_eq!(
        reason(&int(9_007_199_254_740_992)),
        Err(("[0]".to_owned(), JsonReason::IntegerTooLarge))
    );
    assert_eq!(
        reason(&int(i64::MIN)),
        Err(("[0]".to_owned(), JsonReason::IntegerTooLarge))
    );
    assert_eq!(
        reason(&Value::Text("e\u{301}".to_owned())),
        Err((String::new(), JsonReason::NotNormalised))
    );
    let named = |name: &str| Value::Record([(name.to_owned(), Value::Bool(true))].into());
    assert_eq!(reason(&named("é")), Err(("é".to_owned(), JsonReason::NameNotAscii)));
    let nested = |depth| (1..depth).fold(Value::List(vec![]), |inner, _| Value::List(vec![inner]));
    assert_eq!(reason(&nested(8)), Ok(()));
    assert_eq!(
        reason(&nested(9)).map_err(|(_, reason)| reason),
        Err(JsonReason::TooDeep)
    );
    // Even what is not admissible is spelled without a panic.
    assert_eq!(encode(&int(i64::MIN)), "[-9223372036854775808]");
}
