//! Delegations: what they add up to, the heaviest ballots as bars, and everybody's voice in a table.

use std::fmt::Write as _;

use tally::liquid::{Voice, Working};
use tally::outcome::Outcome;

use super::{Picture, colour, escaped, figure, part, short};
use crate::language::Language;
use crate::words::counting::Teller;

/// More bars than fit a page are left to the table.
const BARS_MAX: usize = 20;
/// More rows than anybody reads are left to the JSON.
const ROWS_MAX: usize = 5_000;

const LEFT: f64 = 290.0;
const WIDE: f64 = 430.0;
const ROW: f64 = 26.0;

pub(super) fn body(working: &Working, outcome: Option<&Outcome>) -> String {
    let mut body = format!(
        "<h1>Delegations</h1>\n<p class=\"rule\">{}</p>\n",
        escaped(&working.rule())
    );
    for sentence in working.sentences() {
        let _ = writeln!(body, "<p>{}</p>", escaped(&sentence));
    }
    if let Some(outcome) = outcome {
        let _ = writeln!(
            body,
            "<h2>Decided with these weights</h2>\n<p class=\"rule\">{}</p>",
            escaped(&outcome.rule)
        );
        body += &part(&Teller::new(Language::English, outcome), "1");
    }
    body += "<h2>Who speaks for whom</h2>\n";
    body += &heaviest(working);
    body + &table(working)
}

/// The heaviest ballots.
fn heaviest(working: &Working) -> String {
    let mut speakers = working.speakers();
    speakers.truncate(BARS_MAX);
    let Some(most) = speakers.first().map(|&(_, weight)| f64::from(weight)) else {
        return String::new();
    };
    let mut drawing = String::new();
    let mut described = Vec::new();
    for (place, &(who, weight)) in speakers.iter().enumerate() {
        let name = working.name(who);
        let y = place as f64 * ROW + 8.0;
        let wide = f64::from(weight) * WIDE / most;
        let _ = writeln!(
            drawing,
            "<text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>\n\
             <rect x=\"{LEFT}\" y=\"{y:.1}\" width=\"{wide:.2}\" height=\"18\" fill=\"{}\"/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\">{weight}</text>",
            LEFT - 8.0,
            y + 13.0,
            short(name, 36),
            colour(0),
            LEFT + wide + 6.0,
            y + 13.0
        );
        described.push(format!("{name} {weight}"));
    }
    figure(&Picture {
        id: "liquid",
        size: (LEFT + WIDE + 130.0, speakers.len() as f64 * ROW + 12.0),
        name: "The heaviest ballots".to_owned(),
        description: format!("{}.", described.join("; ")),
        drawing,
    })
}

/// Everybody, in the order of the file.
fn table(working: &Working) -> String {
    let mut text = "<div class=\"scroll\"><table>\n<caption>Everybody of the electorate, and what became of their voice</caption>\n\
                    <thead><tr><th scope=\"col\" class=\"text\">Member</th><th scope=\"col\">Weight</th>\
                    <th scope=\"col\" class=\"text\">What became of their voice</th></tr></thead>\n<tbody>\n"
        .to_owned();
    for who in working.resolution.people().take(ROWS_MAX) {
        let weight = match working.resolution.voice(who) {
            Voice::Direct { weight } => weight.to_string(),
            Voice::Represented { .. } | Voice::Unrepresented(_) => String::new(),
        };
        let (name, sentence) = (escaped(working.name(who)), escaped(&working.sentence(who)));
        let _ = writeln!(
            text,
            "<tr><th scope=\"row\">{name}</th><td>{weight}</td><td class=\"text\">{sentence}</td></tr>"
        );
    }
    text += "</tbody>\n</table></div>\n";
    if working.names.len() > ROWS_MAX {
        let _ = writeln!(
            text,
            "<p class=\"soft\">The first {ROWS_MAX} of {}; --json tells all.</p>",
            working.names.len()
        );
    }
    text
}
