//! The page of abuses and the tests know each other: every row names a test that is there.

use std::path::Path;

/// The tests that the page names, as crate, file and name.
fn named(page: &str) -> Vec<(String, String, String)> {
    let mut named = Vec::new();
    for row in page
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| what"))
    {
        let cells: Vec<&str> = row.split(" | ").collect();
        let place = cells.get(2).unwrap_or_else(|| panic!("a row without a test: {row}"));
        let place = place.trim_matches('`');
        let (krate, rest) = place.split_once('/').unwrap_or_else(|| panic!("{place}"));
        let (file, name) = rest.split_once("::").unwrap_or_else(|| panic!("{place}"));
        named.push((krate.to_owned(), file.to_owned(), name.to_owned()));
    }
    named
}

#[test]
fn every_abuse_has_its_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("docs/abuses.md")).unwrap();
    let named = named(&page);
    assert!(named.len() >= 25, "{} rows", named.len());
    for (krate, file, name) in named {
        let path = root.join(format!("crates/{krate}/tests/it/{file}.rs"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|flaw| panic!("{}: {flaw}", path.display()));
        let at = text
            .find(&format!("fn {name}("))
            .unwrap_or_else(|| panic!("{} has no {name}", path.display()));
        let before = text[..at].lines().rev().take(3).collect::<String>();
        assert!(before.contains("test"), "{name} is no test");
    }
}

#[test]
fn every_defence_has_its_abuse() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("docs/abuses.md")).unwrap();
    let relied = |word: &str| page.contains(&format!("| `{word}` |"));
    for defence in register::defence::Defence::ALL {
        assert!(relied(defence.word()), "no row relies on {}", defence.word());
    }
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| what"));
    for row in rows {
        let word = row
            .split(" | ")
            .nth(3)
            .unwrap_or_else(|| panic!("a row without a defence: {row}"));
        let known = register::defence::Defence::ALL
            .iter()
            .any(|defence| format!("`{}`", defence.word()) == word);
        assert!(known || word == "–", "no defence is called {word}");
    }
}
