//! Documents, links, places and the glossary: what must be found, and what must not.

use xtask::tidy::documents;
use xtask::tree::Tree;

#[test]
fn a_missing_or_empty_document_is_found() {
    let tree = Tree::default()
        .with("README.md", "# Hm\n")
        .with("GLOSSARY.md", &"A word and its meaning. ".repeat(9));
    let missing: Vec<String> = documents::required(&tree)
        .into_iter()
        .map(|finding| finding.path)
        .collect();
    assert!(missing.contains(&"README.md".to_owned()));
    assert!(missing.contains(&"docs/refusals.md".to_owned()));
    assert!(!missing.contains(&"GLOSSARY.md".to_owned()));
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    let found = |text: &str| {
        let tree = Tree::default()
            .with("docs/a.md", text)
            .with("docs/b/c.md", "# One thing, and `more`\n")
            .with("README.md", "# R\n");
        documents::links(&tree).len()
    };
    assert_eq!(
        found("[x](b/c.md) [y](../README.md) [z](b/) [w](https://mirrorball.example/x)"),
        0
    );
    assert_eq!(found("[x](c.md)"), 1);
    assert_eq!(found("[x](../b/c.md) and [y](b/d.md)"), 2);
    assert_eq!(found("[x](b/c.md#one-thing-and-more)"), 0);
    assert_eq!(found("[x](b/c.md#one-thing)"), 1);
    assert_eq!(found("# Here\n[x](#here) [y](#there)"), 1);
    assert_eq!(found("```text\n[x](nowhere.md)\n```\n"), 0);
}

#[test]
fn a_place_that_is_not_there_is_found() {
    let tree = |text: &str| {
        Tree::default()
            .with("A.md", text)
            .with("crates/rules/src/act.rs", "//! Acts.\n")
    };
    assert_eq!(
        documents::places(&tree(
            "see `crates/rules/src/act.rs` and `crates/rules`, `crates/<room>/src`"
        )),
        []
    );
    assert_eq!(documents::places(&tree("see `crates/rules/src/acts.rs`")).len(), 1);
}

#[test]
fn a_glossary_row_must_tell_the_truth() {
    let filler = "| word | what it means to us | – | `a.rs` |\n"
        .repeat(20)
        .replace("| word ", "| filler ");
    let found = |row: &str| {
        let tree = Tree::default()
            .with("a.rs", "pub struct Entry;")
            .with("GLOSSARY.md", &format!("{filler}{row}\n"));
        documents::glossary(&tree).len()
    };
    assert_eq!(
        found("| entry | an act with its place and time | `Entry` | `a.rs` |"),
        0
    );
    assert_eq!(
        found("| entry | an act with its place and time | `Entries` | `a.rs` |"),
        1
    );
    assert_eq!(
        found("| entry | an act with its place and time | `Entry` | `b.rs` |"),
        1
    );
    assert_eq!(found("| entry | – | `Entry` | `a.rs` |"), 1);
    assert_eq!(found("| entry | an act with its place and time |"), 1);
    assert_eq!(documents::glossary(&Tree::default()).len(), 1);
}
