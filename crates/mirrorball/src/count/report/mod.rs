//! The report: one page that needs nothing else, with the working in sentences, tables and pictures.
//!
//! Every picture is drawn as SVG, named and described for those who do not see it, and stands next to a table or list
//! with the same numbers.

mod bars;
mod flow;
mod money;
mod square;
mod stages;

use std::fmt::Write as _;

use tally::option::OptionNumber;
use tally::outcome::{Outcome, Step};
use tally::profile::Profile;

use super::compare;

/// The colours of options: told apart on paper too, and never the only sign of anything.
const COLOURS: [&str; 12] = [
    "#2f6db3", "#d1662b", "#3d8f5f", "#8a5aa8", "#b8961e", "#c2477f", "#4fa3a8", "#7a5c43", "#6b7f2a", "#a3302c",
    "#5b6bd6", "#8c8c96",
];

/// The page for one count, or for several compared.
#[must_use]
pub fn page(profile: &Profile, outcomes: &[Outcome]) -> String {
    let title = if profile.title.is_empty() {
        "A count".to_owned()
    } else {
        profile.title.clone()
    };
    let mut body = format!("<h1>{}</h1>\n", escaped(&title));
    match outcomes {
        [only] => {
            let _ = writeln!(body, "<p class=\"rule\">{}</p>", escaped(&only.rule));
            body += &working(only, "1");
        }
        several => {
            body += &comparison(profile, several);
            for (place, outcome) in (1..).zip(several) {
                let (label, rule) = (escaped(&compare::title(outcome)), escaped(&outcome.rule));
                let _ = write!(body, "<h2 id=\"m{place}\">{label}</h2>\n<p class=\"rule\">{rule}</p>\n");
                body += &working(outcome, &place.to_string());
            }
        }
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{}</style>\n</head>\n<body>\n<main>\n{body}<footer>\n<p>Counted by Mirrorball, in whole numbers and \
         exact fractions alone. The same file, method and seed give this same page.</p>\n</footer>\n</main>\n</body>\n\
         </html>\n",
        escaped(&title),
        include_str!("page.css")
    )
}

/// All methods in a table, and where and why they differ.
fn comparison(profile: &Profile, outcomes: &[Outcome]) -> String {
    let mut text = format!(
        "<p class=\"rule\">The same {} ballots, counted by {} methods.</p>\n",
        profile.total_weight(),
        outcomes.len()
    );
    text += "<div class=\"scroll\"><table>\n<caption>Who is elected by which method: ✓, and ✓* where methods for as many \
             seats differ</caption>\n<thead><tr><th scope=\"col\" class=\"text\">Option</th>";
    for (place, outcome) in (1..).zip(outcomes) {
        let seats = if outcome.seats == 0 {
            String::new()
        } else {
            format!("<br><small>{}</small>", seats(outcome.seats))
        };
        let _ = write!(
            text,
            "<th scope=\"col\"><a href=\"#m{place}\">{}</a>{seats}</th>",
            escaped(&compare::label(outcome))
        );
    }
    text += "</tr></thead>\n<tbody>\n";
    for (position, name) in outcomes[0].names.iter().enumerate() {
        let number = OptionNumber::at(position);
        let _ = write!(text, "<tr><th scope=\"row\">{} {}</th>", position + 1, escaped(name));
        for outcome in outcomes {
            let alike = outcomes.iter().filter(|other| other.seats == outcome.seats);
            let elected = outcome.elected.contains(&number);
            let differs = alike
                .into_iter()
                .any(|other| other.elected.contains(&number) != elected);
            let class = if differs && elected { " class=\"over\"" } else { "" };
            let _ = write!(
                text,
                "<td{class}>{}</td>",
                match (elected, differs) {
                    (true, true) => "✓*",
                    (true, false) => "✓",
                    (false, _) => "",
                }
            );
        }
        text += "</tr>\n";
    }
    text += "</tbody>\n</table></div>\n<h3>Where and why they differ</h3>\n";
    for sentence in compare::differences(profile, outcomes) {
        let _ = writeln!(text, "<p>{}</p>", escaped(&sentence));
    }
    text
}

/// One count as a part of another page: the result, the picture, the steps, the tables.
#[must_use]
pub fn part(outcome: &Outcome) -> String {
    working(outcome, "1")
}

/// One count: the result, the picture, the steps, the tables.
fn working(outcome: &Outcome, id: &str) -> String {
    let class = if outcome.complete { "result" } else { "open" };
    let mut text = format!("<p class=\"{class}\">{}</p>\n", escaped(&outcome.result_sentence()));
    let invalid = match outcome.invalid {
        0 => String::new(),
        some => format!(" {some} blank or invalid ballots did not count."),
    };
    let _ = writeln!(text, "<p class=\"soft\">{} valid ballots.{invalid}</p>", outcome.valid);
    text += &picture(outcome, id);
    text += "<h3>Step by step</h3>\n<ol class=\"working\">\n";
    for (place, stage) in (1..).zip(&outcome.stages) {
        let _ = write!(text, "<li>{}", escaped(&outcome.sentence(stage)));
        for tie in outcome.ties.iter().filter(|tie| tie.stage == place) {
            let class = if tie.chosen.is_some() { "tie" } else { "open" };
            let _ = write!(text, "<p class=\"{class}\">{}</p>", escaped(&outcome.tie_sentence(tie)));
        }
        text += "</li>\n";
    }
    text += "</ol>\n";
    for tie in outcome.ties.iter().filter(|tie| tie.stage > outcome.stages.len()) {
        let _ = writeln!(text, "<p class=\"open\">{}</p>", escaped(&outcome.tie_sentence(tie)));
    }
    text += &stages::table(outcome);
    if outcome.ranking.len() > 1 {
        let places: Vec<String> = outcome
            .ranking
            .iter()
            .map(|tied| escaped(&outcome.list(tied)))
            .collect();
        let _ = writeln!(
            text,
            "<h3>Full order</h3>\n<ol class=\"working\"><li>{}</li></ol>",
            places.join("</li><li>")
        );
    }
    text
}

/// The picture that suits the method.
fn picture(outcome: &Outcome, id: &str) -> String {
    if let Some(pairwise) = &outcome.pairwise {
        return square::table(outcome, pairwise);
    }
    if outcome.stages.iter().any(|stage| matches!(stage.step, Step::Bought(_))) {
        return money::picture(outcome, id);
    }
    let counted = outcome.stages.iter().filter(|stage| !stage.totals.is_empty()).count();
    if counted > 1 {
        return flow::picture(outcome, id);
    }
    bars::picture(outcome, id)
}

/// A number of seats, in words.
fn seats(number: u32) -> String {
    if number == 1 {
        "1 seat".to_owned()
    } else {
        format!("{number} seats")
    }
}

/// Text that is safe in HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            other => safe.push(other),
        }
    }
    safe
}

/// A picture with its name, its description, and a caption.
fn figure(id: &str, size: (f64, f64), name: &str, description: &str, drawing: &str) -> String {
    let (width, height) = size;
    format!(
        "<figure>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" role=\"img\" aria-labelledby=\"t{id} d{id}\">\n<title id=\"t{id}\">{}</title>\n\
         <desc id=\"d{id}\">{}</desc>\n{drawing}</svg>\n<figcaption>{}</figcaption>\n</figure>\n",
        escaped(name),
        escaped(description),
        escaped(name)
    )
}

/// The colour of an option.
fn colour(position: usize) -> &'static str {
    COLOURS[position % COLOURS.len()]
}

/// A name cut to what fits beside a picture.
fn short(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return escaped(name);
    }
    let start: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", escaped(start.trim_end()))
}
