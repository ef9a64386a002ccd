//! The report: one page that needs nothing else, with the working in sentences, tables and pictures.
//!
//! Every picture is drawn as SVG, named and described for those who do not see it, and stands next to a table or list
//! with the same numbers.

mod bars;
mod comparison;
mod flow;
mod liquid;
mod money;
mod square;
mod stages;

use std::fmt::Write as _;

use tally::liquid::Working;
use tally::outcome::{Outcome, Step};
use tally::profile::Profile;

use super::compare;
use crate::language::Language;
use crate::words::counting::Teller;

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
            let _ = writeln!(body, "<h2 class=\"within\">{}</h2>", escaped(&compare::title(only)));
            body += &introduced(only);
            body += &part(&Teller::new(Language::English, only), "1");
        }
        several => {
            body += &comparison::table(profile, several);
            for (place, outcome) in (1..).zip(several) {
                let label = escaped(&compare::title(outcome));
                let _ = writeln!(body, "<h2 id=\"m{place}\">{label}</h2>");
                body += &introduced(outcome);
                // The same comparison of every two is shown once.
                let same = |before: &Outcome| outcome.pairwise.is_some() && before.pairwise == outcome.pairwise;
                let shown = several[..place - 1].iter().position(same);
                let teller = Teller::new(Language::English, outcome);
                body += &match shown {
                    Some(before) => told(&teller, &comparison::shown_above(before + 1, &several[before])),
                    None => part(&teller, &place.to_string()),
                };
            }
        }
    }
    whole(&title, &body)
}

/// What a method does, for whoever has never heard of it, and its rule.
fn introduced(outcome: &Outcome) -> String {
    let (about, rule) = (escaped(compare::about(outcome)), escaped(&outcome.rule));
    let about = if about.is_empty() {
        about
    } else {
        format!("<p>{about}</p>\n")
    };
    format!("{about}<p class=\"rule\">{rule}</p>\n")
}

/// The page for delegations, and for what was decided with them, if the file says that.
#[must_use]
pub fn delegations_page(working: &Working, outcome: Option<&Outcome>) -> String {
    whole("Delegations", &liquid::body(working, outcome))
}

/// A page with this body.
fn whole(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{}</style>\n</head>\n<body>\n<main>\n{body}<footer>\n<p>Counted by Mirrorball, in whole numbers and \
         exact fractions alone. The same file, method and seed give this same page.</p>\n</footer>\n</main>\n</body>\n\
         </html>\n",
        escaped(title),
        include_str!("page.css")
    )
}

/// One count as a part of a page: the result, the picture, the steps, the tables. No other part of the page has this id.
#[must_use]
pub fn part(teller: &Teller, id: &str) -> String {
    told(teller, &picture(teller, id))
}

/// The result, a picture, the steps, the tables.
fn told(teller: &Teller, picture: &str) -> String {
    let (outcome, w) = (teller.outcome, teller.w);
    let class = if outcome.complete { "result" } else { "open" };
    let mut text = format!("<p class=\"{class}\">{}</p>\n", escaped(&teller.result()));
    let valid = w.count_valid(outcome.valid, teller.number(outcome.valid));
    let invalid = match outcome.invalid {
        0 => String::new(),
        some => format!(" {}", w.count_invalid(some, teller.number(some))),
    };
    let _ = writeln!(text, "<p class=\"soft\">{valid}{invalid}</p>");
    text += picture;
    let _ = write!(text, "<h3>{}</h3>\n<ol class=\"working\">\n", w.count_steps());
    for (place, stage) in (1..).zip(&outcome.stages) {
        let _ = write!(text, "<li>{}", escaped(&teller.sentence(stage)));
        for tie in outcome.ties.iter().filter(|tie| tie.stage == place) {
            let class = if tie.chosen.is_some() { "tie" } else { "open" };
            let _ = write!(text, "<p class=\"{class}\">{}</p>", escaped(&teller.tie(tie)));
        }
        text += "</li>\n";
    }
    text += "</ol>\n";
    for tie in outcome.ties.iter().filter(|tie| tie.stage > outcome.stages.len()) {
        let _ = writeln!(text, "<p class=\"open\">{}</p>", escaped(&teller.tie(tie)));
    }
    text += &stages::table(teller);
    if outcome.ranking.len() > 1 {
        let places: Vec<String> = outcome.ranking.iter().map(|tied| escaped(&teller.list(tied))).collect();
        let _ = writeln!(
            text,
            "<h3>{}</h3>\n<ol class=\"working\"><li>{}</li></ol>",
            w.count_order(),
            places.join("</li><li>")
        );
    }
    text
}

/// The picture that suits the method.
fn picture(teller: &Teller, id: &str) -> String {
    let outcome = teller.outcome;
    if let Some(pairwise) = &outcome.pairwise {
        return square::table(teller, pairwise);
    }
    if outcome.stages.iter().any(|stage| matches!(stage.step, Step::Bought(_))) {
        return money::picture(teller, id);
    }
    let counted = outcome.stages.iter().filter(|stage| !stage.totals.is_empty()).count();
    if counted > 1 {
        return flow::picture(teller, id);
    }
    bars::picture(teller, id)
}

/// The class of a table with more columns than fit a printed page in letters of the usual size.
fn wide(columns: usize, most: usize) -> &'static str {
    if columns > most { " class=\"wide\"" } else { "" }
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

/// A drawing, and what is said of it.
struct Picture<'a> {
    /// An id that no other picture on the page has.
    id: &'a str,
    /// Its width and height.
    size: (f64, f64),
    /// Its name, which is its caption as well.
    name: String,
    /// What it shows, for those who do not see it.
    description: String,
    drawing: String,
}

/// A picture with its name, its description, and a caption.
fn figure(picture: &Picture) -> String {
    let Picture {
        id,
        size: (width, height),
        name,
        description,
        drawing,
    } = picture;
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
