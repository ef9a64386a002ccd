//! Every two options compared: a square that is a picture and a table at once.

use std::fmt::Write as _;

use tally::option::OptionNumber;
use tally::outcome::Outcome;
use tally::pairwise::Pairwise;

use super::escaped;

/// More options than fit a page are left to the JSON.
const SHOWN_MAX: usize = 40;

/// The square. Whoever wins a comparison stands in bold on a green ground, with a mark that needs no colour.
pub(super) fn table(outcome: &Outcome, pairwise: &Pairwise) -> String {
    let options = pairwise.options();
    if options > SHOWN_MAX {
        return format!("<p class=\"soft\">The comparison of {options} options is in the JSON result.</p>\n");
    }
    let mut text = String::from(
        "<div class=\"scroll\"><table>\n<caption>Ballots that put the option of the row above the option of the column; \
         ✓ where they are more than the other way round</caption>\n<thead><tr><th scope=\"col\" class=\"text\">above …</th>",
    );
    for (number, name) in (1..).zip(&outcome.names) {
        let _ = write!(
            text,
            "<th scope=\"col\"><abbr title=\"{}\">{number}</abbr></th>",
            escaped(name)
        );
    }
    text += "</tr></thead>\n<tbody>\n";
    for (one, name) in outcome.names.iter().enumerate() {
        let class = if outcome.elected.contains(&OptionNumber::at(one)) {
            " class=\"won\""
        } else {
            ""
        };
        let _ = write!(text, "<tr{class}><th scope=\"row\">{} {}</th>", one + 1, escaped(name));
        for other in 0..options {
            let held = pairwise.get(one, other);
            let _ = match () {
                () if one == other => write!(text, "<td class=\"self\">–</td>"),
                () if pairwise.beats(one, other) => write!(text, "<td class=\"over\">{held}&nbsp;✓</td>"),
                () if pairwise.beats(other, one) => write!(text, "<td class=\"under\">{held}</td>"),
                () => write!(text, "<td>{held}</td>"),
            };
        }
        text += "</tr>\n";
    }
    text + "</tbody>\n</table></div>\n"
}
