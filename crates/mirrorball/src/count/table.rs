//! A result as plain text: sentences, and totals stage by stage in columns.

use std::fmt::Write as _;

use tally::option::OptionNumber;
use tally::outcome::{Outcome, Step};

/// The widest table that is printed in one piece.
const WIDTH: usize = 110;

/// The whole result for people.
#[must_use]
pub fn shown(outcome: &Outcome) -> String {
    let mut text = format!("{outcome}\n");
    let with_totals = outcome.stages.iter().filter(|stage| !stage.totals.is_empty()).count();
    if with_totals > 0 {
        text.push('\n');
        text += &totals(outcome);
    }
    if let Some(pairwise) = outcome.pairwise.as_ref().filter(|pairwise| pairwise.options() <= 15) {
        text += "\nBallots that put the option of the row above the option of the column:\n\n";
        let header = (1..=pairwise.options()).map(|number| format!("({number})")).collect();
        let rows = (0..pairwise.options()).map(|one| {
            let cell = |other: usize| match () {
                () if other == one => "–".to_owned(),
                () if pairwise.beats(one, other) => format!("{}*", pairwise.get(one, other)),
                () => format!("{} ", pairwise.get(one, other)),
            };
            let name = format!("{} ({})", outcome.names[one], one + 1);
            (name, (0..pairwise.options()).map(cell).collect())
        });
        text += &grid(header, rows.collect());
        text += "\n* more than the other way round\n";
    }
    if outcome.ranking.len() > 1 && outcome.ranking.len() <= 40 {
        let places = (1..).zip(&outcome.ranking);
        let places: Vec<String> = places
            .map(|(place, tied)| format!("{place}. {}", outcome.list(tied)))
            .collect();
        let _ = writeln!(text, "\nFull order: {}.", places.join("; "));
    }
    text
}

/// Totals: a row for each option, a column for each stage.
fn totals(outcome: &Outcome) -> String {
    let shown: Vec<usize> = (0..outcome.stages.len())
        .filter(|&at| !outcome.stages[at].totals.is_empty())
        .collect();
    let header: Vec<String> = shown.iter().map(|at| format!("stage {}", at + 1)).collect();
    let held = |units: u128| tally::sentence::decimal(units, outcome.decimals);
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for (position, name) in outcome.names.iter().enumerate() {
        let number = OptionNumber::at(position);
        let mark = if outcome.elected.contains(&number) { "* " } else { "  " };
        let mut gone = false;
        let cells = shown.iter().map(|&at| {
            let stage = &outcome.stages[at];
            let out = match &stage.step {
                Step::Excluded { options } => options.contains(&number),
                Step::Defeated { option } => *option == number,
                _ => false, // Only exclusions take an option out.
            };
            let cell = if gone {
                String::new()
            } else {
                held(stage.totals[position])
            };
            gone |= out;
            cell
        });
        rows.push((format!("{mark}{name}"), cells.collect()));
    }
    if outcome.stages.iter().any(|stage| stage.exhausted > 0) {
        let cells = shown.iter().map(|&at| held(outcome.stages[at].exhausted));
        rows.push(("  (nobody further)".to_owned(), cells.collect()));
    }
    if outcome.stages.iter().any(|stage| stage.lost > 0) {
        let cells = shown.iter().map(|&at| held(outcome.stages[at].lost));
        rows.push(("  (lost in truncation)".to_owned(), cells.collect()));
    }
    format!("{}\n* elected\n", grid(header, rows))
}

/// A table in as many pieces as it takes to stay narrow, numbers to the right.
fn grid(header: Vec<String>, rows: Vec<(String, Vec<String>)>) -> String {
    let named = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..header.len())
        .map(|at| {
            rows.iter()
                .map(|(_, cells)| cells[at].chars().count())
                .chain([header[at].len()])
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    let mut from = 0;
    while from < widths.len() {
        let mut until = from;
        let mut width = named;
        while until < widths.len() && (until == from || width + widths[until] + 2 <= WIDTH) {
            width += widths[until] + 2;
            until += 1;
        }
        if from > 0 {
            text.push('\n');
        }
        let line = |name: &str, cells: &[String]| {
            let cells = (from..until).map(|at| format!("  {:>width$}", cells[at], width = widths[at]));
            format!("{name:<named$}{}\n", cells.collect::<String>()).replace(" \n", "\n")
        };
        text += &line("", &header);
        for (name, cells) in &rows {
            text += &line(name, cells);
        }
        from = until;
    }
    text
}
