//! What refusals carry: things that can be said in any language.

use rules::Refusal;
use rules::refusal::REFUSALS;
use std::collections::BTreeSet;

/// What a text in a refusal can be: the id or the name of something, and never a word of ours, which would stand in
/// the sentences of every language as it is.
const NAMES: &[&str] = &[
    // Ids and keys.
    "act",
    "advice",
    "amendment",
    "c",
    "claimed",
    "commitment",
    "community",
    "computed",
    "decision",
    "delegation",
    "draw",
    "evaluation",
    "fork",
    "invite",
    "key",
    "member",
    "objection",
    "others",
    "partner",
    "proposal",
    "record",
    "remark",
    "selection",
    "share",
    "tension",
    "transaction",
    "vote",
    "work",
    "by",
    // Names that members gave.
    "account",
    "agreement",
    "circle",
    "commons",
    "house",
    "houses",
    "name",
    "role",
    "slug",
    "task",
    // Several of them.
    "agreed",
    "topic",
    // Names of fields and parameters, as acts are written.
    "field",
    "parameter",
    "path",
];

#[test]
fn a_text_in_a_refusal_is_a_name_or_an_id() {
    for shape in REFUSALS {
        assert_eq!(shape.fields.len(), shape.types.len());
        for (field, ty) in shape.fields.iter().zip(shape.types) {
            let named = *ty != "String" || NAMES.contains(field);
            assert!(
                named,
                "{}: give `{field}` a type, so that it can be said in every language",
                shape.code
            );
        }
    }
}

#[test]
fn moments_are_milliseconds_by_name() {
    for shape in REFUSALS {
        for (field, ty) in shape.fields.iter().zip(shape.types) {
            assert!(!field.ends_with("_ms") || *ty == "u64", "{}: {field}", shape.code);
        }
    }
}

#[test]
fn examples_carry_everything_that_programs_are_told() {
    let codes: BTreeSet<&str> = Refusal::examples().iter().map(Refusal::code).collect();
    assert_eq!(codes.len(), REFUSALS.len());
    let told: BTreeSet<String> = Refusal::examples()
        .iter()
        .flat_map(|refusal| refusal.fields().into_iter().map(|(_, value)| value))
        .collect();
    // Words that programs were told before these had types stay as they were.
    for word in [
        "expected a day such as 2026-05-03, between 1970 and 2199",
        "unknown field",
        "tier t0 asks nobody",
        "this method needs it",
        "open votes of a member",
        "deliberation_hours",
        "adopt-agreement",
        "unknown-unit",
        "user-not-verified",
        "credit:love",
        "3/4",
        "2026-05-03",
    ] {
        assert!(told.contains(word), "{word}");
    }
}
