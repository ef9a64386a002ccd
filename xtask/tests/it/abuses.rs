//! The page of abuses is what `cargo xtask abuses` writes, and says of each defence that its test was seen to fail.

use xtask::abuses::{PAGE, Row, Seen, rows, written};

fn page() -> String {
    std::fs::read_to_string(xtask::root().join(PAGE)).unwrap()
}

#[test]
fn the_page_is_as_the_chore_writes_it() {
    let page = page();
    let rows = rows(&page).unwrap();
    assert!(rows.len() >= 25, "{} rows", rows.len());
    assert!(
        written(&page, &rows) == page,
        "docs/abuses.md is not as `cargo xtask abuses` writes it"
    );
    assert!(page.contains("\n**Seen:** "), "it says what all rows come to");
}

#[test]
fn every_row_with_a_defence_was_seen_to_fail_without_it() {
    let right = |row: &Row| match row.defence {
        Some(_) => row.seen.is_noticed(),
        None => row.seen == Seen::Nothing,
    };
    let wrong: Vec<String> = rows(&page())
        .unwrap()
        .iter()
        .filter(|row| !right(row))
        .map(Row::to_string)
        .collect();
    assert!(wrong.is_empty(), "run `cargo xtask abuses`:\n{}", wrong.join("\n"));
}

#[test]
fn what_was_seen_is_written_into_its_row_alone() {
    let page = "# Abuses\n\n**Seen:** nothing\n\n| what it tries | test |\n|---|---|\n\
                | cheats | shown | `node/cheats::shown` | `seen` | not seen yet |\n\
                | burns | nothing is lost | `node/fires::kept` | – | – |\n";
    let mut rows = rows(page).unwrap();
    assert_eq!((rows[0].seen, rows[1].seen), (Seen::NotYet, Seen::Nothing));
    rows[0].seen = Seen::Fails;
    let right = page.replace("not seen yet", "fails").replace(
        "nothing\n\n",
        "2 rows, of which 1 rely on 1 defences; without its own, the test of 1 of them fails or never ends.\n\n",
    );
    assert_eq!(written(page, &rows), right);
}

#[test]
fn a_row_that_says_something_else_is_refused() {
    for row in [
        "| cheats | shown | `node/cheats::shown` | `seen` |",
        "| cheats | shown | `node/cheats::shown` | `seen` | sometimes |",
        "| cheats | shown | a test | `seen` | fails |",
    ] {
        assert!(rows(row).is_err(), "{row}");
    }
}
