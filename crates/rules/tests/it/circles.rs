//! The tables of roles, agreements and effects in the document: they name every state, act and effect there is.

use rules::act::effect::EFFECT_SHAPES;
use rules::act::{ACT_SHAPES, AgreementClass};
use rules::bylaws::{REQUIRED, deciding};
use rules::community::{AgreementState, Tenure};

const DOCUMENT: &str = include_str!("../../../../docs/deciding.md");

fn section(name: &str) -> &'static str {
    let sections = DOCUMENT.split("\n## ");
    let found = sections
        .into_iter()
        .find(|section| section.lines().next() == Some(name));
    found.unwrap_or_else(|| panic!("docs/deciding.md has no section {name}"))
}

fn table(name: &str) -> Vec<&'static str> {
    let rows = section(name).lines().filter(|line| line.starts_with('|'));
    rows.skip(2).collect()
}

/// The words in code of one column of a table.
fn words(rows: &[&'static str], column: usize) -> Vec<&'static str> {
    rows.iter()
        .flat_map(|row| {
            row.split('|')
                .nth(column)
                .unwrap_or_default()
                .split('`')
                .skip(1)
                .step_by(2)
        })
        .collect()
}

#[test]
fn the_tables_of_roles_and_agreements_name_every_state() {
    for (name, states) in [("Roles", Tenure::WORDS), ("Agreements", AgreementState::WORDS)] {
        let rows = table(name);
        for column in [1, 3] {
            let named = words(&rows, column);
            for state in states {
                assert!(named.contains(state), "{state} is not in column {column} of {name}");
            }
            for word in named {
                assert!(states.contains(&word), "{name}: {word} is no state");
            }
        }
    }
}

#[test]
fn the_table_of_effects_names_each_once_and_no_other() {
    let mut named = words(&table("Effects"), 1);
    let mut all: Vec<&str> = EFFECT_SHAPES.iter().map(|shape| shape.word).collect();
    named.sort_unstable();
    all.sort_unstable();
    assert_eq!(named, all);
}

#[test]
fn the_acts_classes_and_agreements_are_told() {
    let told = ["Circles", "Roles", "Agreements"].map(section).concat();
    let of_circles = |name: &str| name.starts_with("circle.") || name.starts_with("role.");
    for shape in ACT_SHAPES.iter().filter(|shape| of_circles(shape.name)) {
        assert!(told.contains(&format!("`{}`", shape.name)), "{}", shape.name);
    }
    let names = REQUIRED.iter().chain(deciding::OPTIONAL).chain(AgreementClass::WORDS);
    for name in names {
        assert!(told.contains(&format!("`{name}`")), "{name}");
    }
}
