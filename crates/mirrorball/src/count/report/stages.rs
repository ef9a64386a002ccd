//! Totals stage by stage, as a table.

use std::fmt::Write as _;

use tally::option::OptionNumber;
use tally::outcome::Stage;

use super::{escaped, wide};
use crate::words::counting::Teller;

/// Columns that fit a printed page in letters of the usual size.
const COLUMNS_MAX: usize = 8;

/// The table; nothing where stages have no totals.
pub(super) fn table(teller: &Teller) -> String {
    let (outcome, w) = (teller.outcome, teller.w);
    let stages: Vec<(usize, &Stage)> = outcome
        .stages
        .iter()
        .enumerate()
        .filter(|(_, stage)| !stage.totals.is_empty())
        .collect();
    if stages.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "<h3>{}</h3>\n<div class=\"scroll\"><table{}>\n<caption>{}</caption>\n\
         <thead><tr><th scope=\"col\" class=\"text\">{}</th>",
        w.count_totals(),
        wide(stages.len(), COLUMNS_MAX),
        w.count_totals_caption(),
        w.count_option()
    );
    for (place, _) in &stages {
        let stage = w.count_stage((place + 1).to_string());
        let _ = write!(text, "<th scope=\"col\">{stage}</th>");
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
            let _ = write!(text, "<td{class}>{}</td>", teller.held(stage.totals[position]));
        }
        text += "</tr>\n";
    }
    type Held = fn(&Stage) -> u128;
    let rests: [(String, Held); 2] = [
        (w.count_nobody_further(), |stage| stage.exhausted),
        (w.count_lost(), |stage| stage.lost),
    ];
    for (name, held) in rests {
        if stages.iter().any(|(_, stage)| held(stage) > 0) {
            let _ = write!(text, "<tr><th scope=\"row\">{name}</th>");
            for (_, stage) in &stages {
                let _ = write!(text, "<td>{}</td>", teller.held(held(stage)));
            }
            text += "</tr>\n";
        }
    }
    text + "</tbody>\n</table></div>\n"
}
