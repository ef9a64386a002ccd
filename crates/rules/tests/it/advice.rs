//! Advice: the table of its stages in the document is that of the code.

use rules::act::{ACT_SHAPES, AdviceOutcome, Taken, TensionWay, Tier, Worked};
use rules::community::AdviceStage;

const DOCUMENT: &str = include_str!("../../../../docs/deciding.md");

fn section(title: &str) -> &'static str {
    let found = DOCUMENT
        .split("\n## ")
        .find(|section| section.lines().next() == Some(title));
    found.unwrap_or_else(|| panic!("there is no section {title}"))
}

fn rows(section: &str) -> impl Iterator<Item = &str> {
    let first = section.lines().skip_while(|line| !line.starts_with("| stage"));
    first.take_while(|line| line.starts_with('|')).skip(2)
}

/// The words in a row's column that are written as code.
fn words(row: &str, column: usize) -> Vec<&str> {
    let cell = row.split('|').nth(column).expect("a row has three columns");
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_table_of_advice_names_every_stage_act_and_outcome() {
    let section = section("Advice");
    let rows: Vec<&str> = rows(section).collect();
    assert!(rows.len() > 15, "only {} rows", rows.len());
    for word in AdviceStage::WORDS {
        let before = rows.iter().any(|row| words(row, 1).contains(word));
        let after = rows.iter().any(|row| words(row, 3).contains(word));
        assert!(
            before && after,
            "{word}: nothing leads to it, or nothing goes on from it"
        );
    }
    for row in &rows {
        for stage in words(row, 1).into_iter().chain(words(row, 3)) {
            assert!(AdviceStage::from_word(stage).is_some(), "{stage} is no stage");
        }
    }
    let said = |word: &str| rows.iter().any(|row| words(row, 2).contains(&word));
    for shape in ACT_SHAPES.iter().filter(|shape| shape.name.starts_with("advice.")) {
        assert!(said(shape.name), "{} is not in the table", shape.name);
    }
    for word in AdviceOutcome::WORDS {
        assert!(said(word), "{word} is not in the table");
    }
    for word in Tier::WORDS.iter().chain(Taken::WORDS) {
        assert!(section.contains(&format!("`{word}`")), "{word} is not told");
    }
}

#[test]
fn the_table_of_tensions_names_every_act_and_way() {
    let all: String = rows(section("Tensions")).collect();
    for shape in ACT_SHAPES.iter().filter(|shape| shape.name.starts_with("tension.")) {
        assert!(
            all.contains(&format!("`{}`", shape.name)),
            "{} is not in the table",
            shape.name
        );
    }
    for word in TensionWay::WORDS {
        assert!(all.contains(&format!("`{word}`")), "{word} is not in the table");
    }
    for word in Worked::WORDS {
        assert!(section("Reviews").contains(&format!("`{word}`")), "{word} is not told");
    }
}
