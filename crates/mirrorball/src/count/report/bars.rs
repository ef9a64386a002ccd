//! Totals as bars, the highest on top.

use std::cmp::Reverse;
use std::fmt::Write as _;

use tally::option::OptionNumber;
use tally::outcome::{Outcome, Step};

use super::{Picture, colour, figure, short};
use crate::words::counting::Teller;

const LEFT: f64 = 290.0;
const WIDE: f64 = 430.0;
const ROW: f64 = 26.0;
/// More bars than fit a page are left to the table.
const SHOWN_MAX: usize = 60;

/// Draws the totals; nothing if there are none.
pub(super) fn picture(teller: &Teller, id: &str) -> String {
    let outcome = teller.outcome;
    let mut bars = bars(outcome);
    bars.sort_by_key(|&(_, total)| Reverse(total));
    bars.truncate(SHOWN_MAX);
    let Some(most) = bars.first().map(|&(_, total)| total.max(1) as f64) else {
        return String::new();
    };
    let mut drawing = String::new();
    let mut described = Vec::new();
    for (place, &(position, total)) in bars.iter().enumerate() {
        let y = place as f64 * ROW + 8.0;
        let won = outcome.elected.contains(&OptionNumber::at(position));
        let (class, mark) = if won { ("won", " ✓") } else { ("", "") };
        let name = &outcome.names[position];
        let wide = total as f64 * WIDE / most;
        let _ = writeln!(
            drawing,
            "<text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\" class=\"{class}\">{}{mark}</text>\n\
             <rect x=\"{LEFT}\" y=\"{y:.1}\" width=\"{wide:.2}\" height=\"18\" fill=\"{}\" fill-opacity=\"{}\"/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            LEFT - 8.0,
            y + 13.0,
            short(name, 36),
            colour(position),
            if won { "1" } else { "0.45" },
            LEFT + wide + 6.0,
            y + 13.0,
            teller.votes(total)
        );
        described.push(if won {
            teller.w.count_bars_won(name, teller.votes(total))
        } else {
            format!("{name} {}", teller.votes(total))
        });
    }
    let tall = bars.len() as f64 * ROW + 12.0;
    figure(&Picture {
        id,
        size: (LEFT + WIDE + 130.0, tall),
        name: teller.w.count_bars_title(),
        description: format!("{}.", described.join("; ")),
        drawing,
    })
}

/// Each option with its total: of the first stage that has totals, or of the steps of a greedy budget.
fn bars(outcome: &Outcome) -> Vec<(usize, u128)> {
    if let Some(stage) = outcome.stages.iter().find(|stage| !stage.totals.is_empty()) {
        return stage.totals.iter().copied().enumerate().collect();
    }
    let considered = outcome.stages.iter().filter_map(|stage| match &stage.step {
        Step::Funded { option, votes, .. } | Step::Unaffordable { option, votes, .. } => {
            Some((option.position(), u128::from(*votes)))
        }
        _ => None, // No other step tells votes.
    });
    considered.collect()
}
