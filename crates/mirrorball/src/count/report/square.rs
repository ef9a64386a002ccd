//! Every two options compared: a square that is a picture and a table at once.

use std::fmt::Write as _;

use tally::option::OptionNumber;
use tally::pairwise::Pairwise;

use super::{escaped, wide};
use crate::words::counting::Teller;

/// More options than fit a page are left to the JSON.
const SHOWN_MAX: usize = 40;

/// Columns that fit a printed page in letters of the usual size.
const COLUMNS_MAX: usize = 12;

/// The square. Whoever wins a comparison stands in bold on a green ground, with a mark that needs no colour.
pub(super) fn table(teller: &Teller, pairwise: &Pairwise) -> String {
    let (outcome, w) = (teller.outcome, teller.w);
    let options = pairwise.options();
    if options > SHOWN_MAX {
        let left_out = w.count_pairs_many(teller.number(options as u64));
        return format!("<p class=\"soft\">{}</p>\n", escaped(&left_out));
    }
    let mut text = format!(
        "<div class=\"scroll\"><table{}>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\" class=\"text\">{}</th>",
        wide(options, COLUMNS_MAX),
        escaped(&w.count_pairs_caption()),
        escaped(&w.count_pairs_above())
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
            let held = teller.number(pairwise.get(one, other));
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
