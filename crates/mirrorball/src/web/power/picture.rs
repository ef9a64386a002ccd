//! Two pictures drawn by the server, each with its facts for a table: who trusts whom, and shares over time.

use rules::report::TrustPicture;

use super::super::desk::Desk;

const ROW: u32 = 30;
const COLUMN: u32 = 210;
const EDGE: u32 = 24;
/// The names of lines, and so their colours and dashes.
const KINDS: [&str; 4] = ["one", "two", "three", "four"];
const WIDTH: u32 = 640;
const HEIGHT: u32 = 220;
const LEFT: u32 = 44;
const TOP: u32 = 12;

/// Somebody in the picture of who trusts whom.
pub(in crate::web) struct Dot {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// How large.
    pub r: u32,
    /// Where the name stands.
    pub text_x: u32,
    /// Their name.
    pub name: String,
    /// Their page.
    pub href: String,
    /// The picture around them, where people go through them.
    pub open: Option<String>,
    /// How many people go through them.
    pub behind: String,
    /// People behind them who are folded.
    pub folded: Option<String>,
    /// Whom they trust.
    pub to: Option<String>,
    /// Whether they trust each other in a circle.
    pub circle: bool,
}

/// Somebody in the picture, as they are named.
pub(super) struct Named {
    /// Their name.
    pub name: String,
    /// Their page.
    pub href: String,
    /// Their id.
    pub id: String,
}

/// Who trusts whom.
pub(in crate::web) struct Trust {
    /// How wide.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// Lines from who trusts to whom.
    pub lines: Vec<(u32, u32, u32, u32)>,
    /// People.
    pub dots: Vec<Dot>,
    /// How many people trust somebody, in a sentence.
    pub sentence: String,
}

impl Trust {
    /// Draws a picture, with the name and page of each node; `query` asks for the same page.
    pub(super) fn of(desk: &Desk, picture: &TrustPicture, people: Vec<Named>, query: &str) -> Trust {
        let order = order(picture);
        let mut row_of = vec![0; order.len()];
        for (row, place) in order.iter().enumerate() {
            row_of[*place] = u32::try_from(row).unwrap_or(u32::MAX);
        }
        let at = |place: usize| {
            let x = EDGE + picture.nodes[place].depth.saturating_mul(COLUMN);
            (x, EDGE + row_of[place] * ROW)
        };
        let names: Vec<String> = people.iter().map(|one| one.name.clone()).collect();
        let mut lines = Vec::new();
        let mut dots = Vec::new();
        for (place, (node, Named { name, href, id })) in picture.nodes.iter().zip(people).enumerate() {
            let (x, y) = at(place);
            if let Some(to) = node.to {
                let (to_x, to_y) = at(to);
                lines.push((x, y, to_x, to_y));
            }
            let r = 4 + node.behind.isqrt().min(10);
            dots.push(Dot {
                x,
                y,
                r,
                text_x: x + r + 6,
                name,
                href,
                open: (node.behind > 0).then(|| format!("/{}/power{query}&who={id}#trust", desk.slug)),
                behind: desk.number(u64::from(node.behind)),
                folded: (node.folded > 0).then(|| desk.number(u64::from(node.folded))),
                to: node.to.map(|to| names[to].clone()),
                circle: node.circle,
            });
        }
        let deepest = picture.nodes.iter().map(|node| node.depth).max().unwrap_or(0);
        Trust {
            width: 2 * EDGE + (deepest + 1) * COLUMN,
            height: 2 * EDGE + u32::try_from(order.len()).unwrap_or(0) * ROW,
            lines,
            dots,
            sentence: desk.w.power_trust_is(u64::from(picture.trusting)),
        }
    }
}

/// The rows: each after whom they trust, those with most people behind them first.
fn order(picture: &TrustPicture) -> Vec<usize> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); picture.nodes.len()];
    let mut open = Vec::new();
    for (place, node) in picture.nodes.iter().enumerate().rev() {
        match node.to {
            Some(to) => below[to].push(place),
            None => open.push(place),
        }
    }
    let mut order = Vec::new();
    while let Some(place) = open.pop() {
        order.push(place);
        open.append(&mut below[place]);
    }
    order
}

/// One line over time.
pub(in crate::web) struct Line {
    /// What it is.
    pub title: String,
    /// How it looks.
    pub kind: &'static str,
    /// Its points, for the picture.
    pub points: String,
    /// Its values, for the table.
    pub values: Vec<String>,
}

/// Shares over time.
pub(in crate::web) struct Chart {
    /// How wide.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// The columns: where each stands, and its name.
    pub columns: Vec<(u32, String)>,
    /// The lines.
    pub lines: Vec<Line>,
}

impl Chart {
    /// Draws shares between 0 and 1, written as decimals; a quarter without any is left out of its line.
    pub(super) fn of(labels: Vec<String>, lines: Vec<(String, Vec<Option<String>>)>) -> Chart {
        let gaps = u32::try_from(labels.len().saturating_sub(1)).unwrap_or(0).max(1);
        let x = |column: usize| LEFT + (WIDTH - 2 * LEFT) * u32::try_from(column).unwrap_or(0) / gaps;
        let y = |share: &str| {
            // Four decimals, as a whole number of ten-thousandths.
            let parts: u32 = share.replace('.', "").parse().unwrap_or(0);
            TOP + (HEIGHT - 2 * TOP) * (10_000 - parts.min(10_000)) / 10_000
        };
        let drawn = lines.into_iter().zip(KINDS).map(|((title, values), kind)| {
            let points = values.iter().enumerate().filter_map(|(column, value)| {
                let value = value.as_deref()?;
                Some(format!("{},{}", x(column), y(value)))
            });
            Line {
                title,
                kind,
                points: points.collect::<Vec<_>>().join(" "),
                values: values
                    .iter()
                    .map(|value| value.clone().unwrap_or_else(|| "–".to_owned()))
                    .collect(),
            }
        });
        Chart {
            width: WIDTH,
            height: HEIGHT,
            lines: drawn.collect(),
            columns: labels
                .into_iter()
                .enumerate()
                .map(|(column, label)| (x(column), label))
                .collect(),
        }
    }
}
