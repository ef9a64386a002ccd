//! Totals stage by stage, as a table.

use std::fmt::Write as _;

use tally::option::OptionNumber;
use tally::outcome::{Outcome, Stage};
use tally::sentence::decimal;

use super::escaped;

/// The table; nothing where stages have no totals.
pub(super) fn table(outcome: &Outcome) -> String {
    let stages: Vec<(usize, &Stage)> = outcome
        .stages
        .iter()
        .enumerate()
        .filter(|(_, stage)| !stage.totals.is_empty())
        .collect();
    if stages.is_empty() {
        return String::new();
    }
    let mut text = String::from(
        "<h3>Totals</h3>\n<div class=\"scroll\"><table>\n<caption>What each option holds after each stage</caption>\n\
         <thead><tr><th scope=\"col\" class=\"text\">Option</th>",
    );
    for (place, _) in &stages {
        let _ = write!(text, "<th scope=\"col\">Stage {}</th>", place + 1);
    }
    text += "</tr></thead>\n<tbody>\n";
    for (position, name) in outcome.names.iter().enumerate() {
        let number = OptionNumber::at(position);
        let won = outcome.elected.contains(&number);
        let (class, mark) = if won { (" class=\"won\"", " ✓") } else { ("", "") };
        let _ = write!(
            text,
            "<tr{class}><th scope=\"row\">{} {}{mark}</th>",
            position + 1,
            escaped(name)
        );
        for (_, stage) in &stages {
            let here = stage.elected.contains(&number) || stage.last_vacancies.contains(&number);
            let class = if here { " class=\"won\"" } else { "" };
            let _ = write!(
                text,
                "<td{class}>{}</td>",
                decimal(stage.totals[position], outcome.decimals)
            );
        }
        text += "</tr>\n";
    }
    type Held = fn(&Stage) -> u128;
    let rests: [(&str, Held); 2] = [
        ("Nobody further", |stage| stage.exhausted),
        ("Lost in truncation", |stage| stage.lost),
    ];
    for (name, held) in rests {
        if stages.iter().any(|(_, stage)| held(stage) > 0) {
            let _ = write!(text, "<tr><th scope=\"row\">{name}</th>");
            for (_, stage) in &stages {
                let _ = write!(text, "<td>{}</td>", decimal(held(stage), outcome.decimals));
            }
            text += "</tr>\n";
        }
    }
    text + "</tbody>\n</table></div>\n"
}
