//! The list of refusals and their stories: what must be found, and what must not.

use rules::refusal::RefusalShape;
use xtask::tidy::refusals::{DOCUMENT, document_of, rendered, stories_of, words};
use xtask::tree::Tree;

const LATE: RefusalShape = RefusalShape {
    code: "too-late",
    doc: " The day is over.",
    rule: "days end",
    remedy: "come tomorrow",
    fields: &["day"],
    types: &["Day"],
};
const ENGLISH: &str = "# Not this one\nother = Other\n    .why = Not this\nrefusal-too-late = The day { $day }\n    is over.\n    .why = Days end.\n    .next = Come\n        tomorrow.\n";

fn tree(english: &str) -> Tree {
    Tree::default().with("crates/mirrorball/locales/en/refusals.ftl", english)
}

#[test]
fn the_words_are_read_from_the_english_texts() {
    let words = words(&tree(ENGLISH));
    assert_eq!(words.len(), 1);
    let late = &words["too-late"];
    assert_eq!(
        (late.what.as_str(), late.why.as_str()),
        ("The day { $day } is over.", "Days end.")
    );
    assert_eq!(late.next, "Come tomorrow.");
}

#[test]
fn a_document_that_is_out_of_date_is_found() {
    let tree = tree(ENGLISH);
    let text = rendered(&[LATE], &words(&tree));
    assert!(
        text.contains(
            "\n## too-late\n\nThe day is over.\n\n- Rule: days end.\n- Next: come tomorrow.\n- Data: `day`\n"
        )
    );
    assert_eq!(document_of(&[LATE], &tree.clone().with(DOCUMENT, &text)), []);
    assert_eq!(
        document_of(&[LATE], &tree.clone().with(DOCUMENT, &text.replace("over", "done"))).len(),
        1
    );
    assert_eq!(document_of(&[LATE], &tree).len(), 1);
}

#[test]
fn a_refusal_without_words_and_words_without_a_refusal_are_found() {
    let found = |refusals: &[RefusalShape], english: &str| {
        let tree = tree(english);
        let text = rendered(refusals, &words(&tree));
        document_of(refusals, &tree.with(DOCUMENT, &text)).len()
    };
    assert_eq!(found(&[LATE], ENGLISH), 0);
    assert_eq!(found(&[LATE], ""), 1);
    assert_eq!(found(&[LATE], &ENGLISH.replace(".why", ".next")), 1);
    assert_eq!(found(&[], ENGLISH), 1);
}

#[test]
fn a_refusal_without_a_story_or_a_passing_case_is_found() {
    let found = |story: &str| {
        stories_of(
            &["too-late"],
            &Tree::default().with("testdata/minutes/a.minutes", story),
        )
        .len()
    };
    assert_eq!(found("ada logs 5 -> entered\nada logs 6 -> refused: too-late\n"), 0);
    assert_eq!(found("ada logs 6 -> refused: too-late\n"), 1);
    assert_eq!(
        found("story: one\na -> entered\nstory: two\nb -> refused: too-late\n"),
        1
    );
    assert_eq!(found("ada logs 5 -> entered\n"), 1);
    assert_eq!(found("ada logs 5 -> entered\n# -> refused: too-late\n"), 1);
    assert_eq!(
        found("a -> entered\nb -> refused: too-late\nc -> refused: to-late\n"),
        1
    );
    assert_eq!(stories_of(&["too-late"], &Tree::default()).len(), 1);
}
