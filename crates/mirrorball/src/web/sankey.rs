//! A picture of flows between columns of nodes, drawn on the server as SVG. Knows nothing of money: labels come as
//! text. Whole numbers all the way, in hundredths of the picture's unit.

use std::fmt::Write as _;

/// A node of the picture.
pub(super) struct Node {
    /// What it is called.
    pub label: String,
    /// How much flows through it, in words.
    pub words: String,
    /// How much flows through it.
    pub amount: u64,
    /// In which column it stands, from 0.
    pub column: usize,
    /// How it is coloured: a class.
    pub class: &'static str,
}

/// A flow from one node to another, by their places.
pub(super) struct Link {
    /// Where it comes from.
    pub from: usize,
    /// Where it goes.
    pub to: usize,
    /// How much.
    pub amount: u64,
    /// How much, in words.
    pub words: String,
}

/// What frames the picture.
pub(super) struct Frame<'a> {
    /// The width of the picture.
    pub width: i64,
    /// A class for the whole.
    pub class: &'static str,
    /// An id that no other picture on the page has.
    pub id: &'static str,
    /// The picture's title.
    pub title: &'a str,
    /// What it shows, for those who do not see it.
    pub description: &'a str,
}

const HUNDREDTHS: i64 = 100;
/// The height that the fullest column's amounts take together.
const FILL: i64 = 300 * HUNDREDTHS;
const BAR: i64 = 14 * HUNDREDTHS;
/// Every node keeps room for two lines of text.
const ROOM: i64 = 34 * HUNDREDTHS;
/// From this width on, every node is named.
const ROOMY: i64 = 500;
const GAP: i64 = 8 * HUNDREDTHS;

struct Box {
    x: i64,
    y: i64,
    height: i64,
    out: i64,
    into: i64,
}

/// Draws the picture.
pub(super) fn draw(nodes: &[Node], links: &[Link], frame: &Frame<'_>) -> String {
    let columns = nodes.iter().map(|node| node.column).max().unwrap_or(0) + 1;
    let most = (0..columns)
        .map(|column| {
            nodes
                .iter()
                .filter(|node| node.column == column)
                .map(|node| node.amount)
                .sum::<u64>()
        })
        .max()
        .unwrap_or(0)
        .max(1);
    let length = |amount: u64| (i128::from(amount) * i128::from(FILL) / i128::from(most)) as i64;
    let (mut boxes, height) = placed(nodes, columns, frame.width * HUNDREDTHS, &length);
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg class=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        frame.class,
        frame.width,
        height / HUNDREDTHS + 1,
        escaped(frame.title),
        escaped(frame.description),
        id = frame.id,
    );
    for link in links {
        let thick = length(link.amount).max(HUNDREDTHS / 2);
        let (from, to) = (&boxes[link.from], &boxes[link.to]);
        let (x1, y1) = (from.x + BAR, from.y + from.out + thick / 2);
        let (x2, y2) = (to.x, to.y + to.into + thick / 2);
        let middle = (x1 + x2) / 2;
        let class = if nodes[link.to].class.is_empty() {
            nodes[link.from].class
        } else {
            nodes[link.to].class
        };
        let _ = write!(
            svg,
            "<path class=\"band {class}\" stroke-width=\"{}\" d=\"M{} {}C{m} {} {m} {} {} {}\"><title>{} → {}: {}</title></path>",
            figure(thick),
            figure(x1),
            figure(y1),
            figure(y1),
            figure(y2),
            figure(x2),
            figure(y2),
            escaped(&nodes[link.from].label),
            escaped(&nodes[link.to].label),
            escaped(&link.words),
            m = figure(middle),
        );
        boxes[link.from].out += thick;
        boxes[link.to].into += thick;
    }
    for (node, placed) in nodes.iter().zip(&boxes) {
        // Where there is little room, words stand at the two ends only; the table beside the picture has them all.
        let end = node.column == 0 || node.column + 1 == columns;
        draw_node(
            &mut svg,
            node,
            placed,
            node.column + 1 == columns,
            end || frame.width >= ROOMY,
        );
    }
    svg.push_str("</svg>");
    svg
}

fn placed(nodes: &[Node], columns: usize, width: i64, length: &impl Fn(u64) -> i64) -> (Vec<Box>, i64) {
    let step = (width - BAR) / i64::try_from(columns.saturating_sub(1).max(1)).unwrap_or(1);
    let mut below = vec![GAP; columns];
    let mut boxes = Vec::with_capacity(nodes.len());
    for node in nodes {
        let height = length(node.amount).max(2 * HUNDREDTHS);
        let y = below[node.column];
        below[node.column] += height.max(ROOM) + GAP;
        let x = step * i64::try_from(node.column).unwrap_or(0);
        boxes.push(Box {
            x,
            y,
            height,
            out: 0,
            into: 0,
        });
    }
    let height = below.iter().copied().max().unwrap_or(GAP);
    // Columns that need less stand in the middle.
    for (node, placed) in nodes.iter().zip(&mut boxes) {
        placed.y += (height - below[node.column]) / 2;
    }
    (boxes, height)
}

fn draw_node(svg: &mut String, node: &Node, placed: &Box, last: bool, named: bool) {
    let (anchor, x) = if last {
        ("end", placed.x - 6 * HUNDREDTHS)
    } else {
        ("start", placed.x + BAR + 6 * HUNDREDTHS)
    };
    let y = placed.y + placed.height.min(ROOM) / 2;
    let _ = write!(
        svg,
        "<g class=\"node {}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\"/>",
        node.class,
        figure(placed.x),
        figure(placed.y),
        figure(BAR),
        figure(placed.height),
    );
    if !named {
        svg.push_str("</g>");
        return;
    }
    let _ = write!(
        svg,
        "<text x=\"{tx}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text><text class=\"amount\" x=\"{tx}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text></g>",
        figure(y),
        escaped(&node.label),
        figure(y + 15 * HUNDREDTHS),
        escaped(&node.words),
        tx = figure(x),
    );
}

fn figure(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let value = hundredths.unsigned_abs();
    match value % 100 {
        0 => format!("{sign}{}", value / 100),
        rest => format!("{sign}{}.{rest:02}", value / 100),
    }
}

/// Text as it may stand in SVG.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_a_title_its_nodes_and_its_bands_and_no_style() {
        let node = |label: &str, column, amount| Node {
            label: label.to_owned(),
            words: amount_words(amount),
            amount,
            column,
            class: "money",
        };
        let nodes = [
            node("A <b>", 0, 300),
            node("cash", 1, 300),
            node("B", 2, 100),
            node("C", 2, 200),
            node("D", 0, 100),
        ];
        let links = [
            Link {
                from: 0,
                to: 1,
                amount: 300,
                words: amount_words(300),
            },
            Link {
                from: 1,
                to: 2,
                amount: 100,
                words: amount_words(100),
            },
            Link {
                from: 1,
                to: 3,
                amount: 200,
                words: amount_words(200),
            },
            // What comes in by two ways says of each how much it is.
            Link {
                from: 4,
                to: 3,
                amount: 100,
                words: amount_words(100),
            },
        ];
        let frame = Frame {
            width: 600,
            class: "only-wide",
            id: "flow",
            title: "Flow",
            description: "What goes where",
        };
        let svg = draw(&nodes, &links, &frame);
        assert_eq!(svg.matches("class=\"band").count(), 4);
        assert_eq!(svg.matches("class=\"node").count(), 5);
        assert!(
            svg.contains("cash → C: 200.00") && svg.contains("D → C: 100.00"),
            "{svg}"
        );
        assert!(svg.contains("A &lt;b&gt;") && svg.contains("<title id=\"flow-title\">Flow"));
        assert!(!svg.contains("style="));
    }

    fn amount_words(amount: u64) -> String {
        format!("{amount}.00")
    }
}
