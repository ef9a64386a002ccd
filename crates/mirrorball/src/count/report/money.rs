//! Money spent by voters' equal shares: a bar for each project, split by who paid in full and who paid all they had left.

use std::fmt::Write as _;

use tally::outcome::{Purchase, Step};

use super::{Picture, escaped, figure, short};
use crate::words::counting::Teller;

const LEFT: f64 = 290.0;
const WIDE: f64 = 430.0;
const ROW: f64 = 26.0;

/// Draws the purchases in order.
pub(super) fn picture(teller: &Teller, id: &str) -> String {
    let (outcome, w) = (teller.outcome, teller.w);
    let bought: Vec<&Purchase> = outcome
        .stages
        .iter()
        .filter_map(|stage| match &stage.step {
            Step::Bought(purchase) => Some(purchase),
            _ => None, // Only purchases are drawn.
        })
        .collect();
    let most = bought.iter().map(|purchase| purchase.cost).max().unwrap_or(1).max(1) as f64;
    let scale = WIDE / most;
    // Several pictures on a page each have a pattern of their own.
    let mut drawing = format!(
        "<defs><pattern id=\"broke{id}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect width=\"6\" height=\"6\" fill=\"#f0d9bf\"/><rect width=\"2.5\" height=\"6\" fill=\"#b0722b\"/></pattern></defs>\n",
    );
    let mut described = Vec::new();
    for (place, purchase) in bought.iter().enumerate() {
        let y = place as f64 * ROW + 8.0;
        let cost = purchase.cost as f64;
        let full = paid_in_full(purchase).min(cost);
        let name = outcome.name(purchase.option);
        let price = teller.money(purchase.cost);
        let _ = writeln!(
            drawing,
            "<text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>\n\
             <rect x=\"{LEFT}\" y=\"{y:.1}\" width=\"{:.2}\" height=\"18\" fill=\"#2f6db3\"/>\n\
             <rect x=\"{:.2}\" y=\"{y:.1}\" width=\"{:.2}\" height=\"18\" fill=\"url(#broke{id})\"/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\">{price}</text>",
            LEFT - 8.0,
            y + 13.0,
            short(name, 38),
            full * scale,
            LEFT + full * scale,
            (cost - full) * scale,
            LEFT + cost * scale + 6.0,
            y + 13.0
        );
        described.push(w.count_money_one(name, &price, teller.number(purchase.supporters)));
    }
    let tall = bought.len() as f64 * ROW + 44.0;
    let _ = writeln!(
        drawing,
        "<rect x=\"{LEFT}\" y=\"{y:.1}\" width=\"14\" height=\"14\" fill=\"#2f6db3\"/><text x=\"{:.0}\" y=\"{t:.1}\" class=\"soft\">{full}</text>\n\
         <rect x=\"{:.0}\" y=\"{y:.1}\" width=\"14\" height=\"14\" fill=\"url(#broke{id})\"/><text x=\"{:.0}\" y=\"{t:.1}\" class=\"soft\">{rest}</text>",
        LEFT + 20.0,
        LEFT + 190.0,
        LEFT + 210.0,
        y = tall - 24.0,
        t = tall - 12.0,
        full = escaped(&w.count_money_full()),
        rest = escaped(&w.count_money_rest())
    );
    figure(&Picture {
        id,
        size: (LEFT + WIDE + 130.0, tall),
        name: w.count_money_title(),
        description: format!("{}.", described.join("; ")),
        drawing,
    })
}

/// How much of the cost was paid in equal payments, for drawing only.
fn paid_in_full(purchase: &Purchase) -> f64 {
    let (above, below) = (purchase.payment.numerator(), purchase.payment.denominator());
    let thousandths = above * 1000u32 * purchase.paid_in_full / below;
    u64::try_from(thousandths).map_or(purchase.cost as f64, |thousandths| thousandths as f64 / 1000.0)
}
