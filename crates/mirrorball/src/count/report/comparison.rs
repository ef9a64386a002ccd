//! Several methods side by side: who is elected, or what is paid for, by which of them, and where and why they differ.

use std::fmt::Write as _;

use tally::option::OptionNumber;
use tally::outcome::Outcome;
use tally::profile::Profile;

use super::{escaped, wide};
use crate::count::{compare, differences};
use crate::language::Language;
use crate::words::figures;

/// Columns that fit a printed page in letters of the usual size.
const COLUMNS_MAX: usize = 8;

/// All methods in a table, and where and why they differ.
pub(super) fn table(profile: &Profile, outcomes: &[Outcome]) -> String {
    let number = |count: u64| figures::number(Language::English, count.into());
    let mut text = format!(
        "<p class=\"rule\">The same {} ballots, counted by {} methods.</p>\n",
        number(profile.total_weight()),
        outcomes.len()
    );
    let caption = match profile.budget {
        Some(_) => "What is paid for by which method: ✓, and ✓* where they differ",
        None => "Who is elected by which method: ✓, and ✓* where methods for as many seats differ",
    };
    let _ = write!(
        text,
        "<div class=\"scroll\"><table{}>\n<caption>{caption}</caption>\n<thead><tr>",
        wide(outcomes.len(), COLUMNS_MAX)
    );
    text += match profile.budget {
        Some(_) => "<th scope=\"col\" class=\"text\">Project</th><th scope=\"col\">Cost</th>",
        None => "<th scope=\"col\" class=\"text\">Option</th>",
    };
    for (place, outcome) in (1..).zip(outcomes) {
        let _ = write!(
            text,
            "<th scope=\"col\"><a href=\"#m{place}\">{}</a>{}</th>",
            escaped(&compare::title(outcome)),
            seats(outcome.seats)
        );
    }
    text += "</tr></thead>\n<tbody>\n";
    for position in 0..profile.options.len() {
        text += &row(profile, outcomes, OptionNumber::at(position));
    }
    text += "</tbody>\n";
    text += &spent(profile, outcomes);
    text += "</table></div>\n<h2 class=\"within\">Where and why they differ</h2>\n";
    for sentence in differences::differences(profile, outcomes, compare::title) {
        let _ = writeln!(text, "<p>{}</p>", escaped(&sentence));
    }
    text
}

/// A line in place of a picture that stands further above.
pub(super) fn shown_above(place: usize, outcome: &Outcome) -> String {
    format!(
        "<p class=\"soft\">How every two compare stands above, under <a href=\"#m{place}\">{}</a>.</p>\n",
        escaped(&compare::title(outcome))
    )
}

/// The row of one option.
fn row(profile: &Profile, outcomes: &[Outcome], number: OptionNumber) -> String {
    let name = escaped(&outcomes[0].names[number.position()]);
    let mut text = format!("<tr><th scope=\"row\">{number} {name}</th>");
    if profile.budget.is_some() {
        let _ = write!(
            text,
            "<td>{}</td>",
            money(profile, profile.options[number.position()].cost)
        );
    }
    for outcome in outcomes {
        let elected = outcome.elected.contains(&number);
        let mut alike = outcomes.iter().filter(|other| other.seats == outcome.seats);
        let differs = alike.any(|other| other.elected.contains(&number) != elected);
        text += match (elected, differs) {
            (true, true) => "<td class=\"over\">✓*</td>",
            (true, false) => "<td>✓</td>",
            (false, _) => "<td></td>",
        };
    }
    text + "</tr>\n"
}

/// What each method spends of a budget.
fn spent(profile: &Profile, outcomes: &[Outcome]) -> String {
    let Some(budget) = profile.budget else {
        return String::new();
    };
    let mut text = format!(
        "<tfoot><tr><th scope=\"row\">Spent</th><td>of {}</td>",
        money(profile, budget.total)
    );
    for outcome in outcomes {
        let spent = outcome.money.map_or(0, |money| money.spent);
        let _ = write!(text, "<td>{}</td>", money(profile, spent));
    }
    text + "</tr></tfoot>\n"
}

/// An amount of the profile's money.
fn money(profile: &Profile, units: u64) -> String {
    let decimals = profile.budget.map_or(0, |budget| budget.decimals);
    figures::decimal(Language::English, units.into(), decimals.into())
}

/// A number of seats under the name of a method, if it fills seats.
fn seats(number: u32) -> String {
    match number {
        0 => String::new(),
        1 => "<br><small>1 seat</small>".to_owned(),
        several => format!("<br><small>{several} seats</small>"),
    }
}
