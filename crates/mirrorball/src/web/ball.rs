//! The community's mark: a faceted ball drawn from the head of its register. Two devices with the same history show
//! the same ball, so the mark is an integrity check in passing.

use std::fmt::Write as _;

use rules::Community;
use rules::quantity::Stream;

/// Bands of facets from top to bottom: where each begins and ends (in hundredths of the height), and how many
/// facets are seen in it.
const BANDS: [(i32, i32, i32); 6] = [
    (0, 13, 3),
    (13, 31, 5),
    (31, 50, 6),
    (50, 69, 6),
    (69, 87, 5),
    (87, 100, 3),
];
const FACETS: usize = 28;

/// Thirty-two bytes from any text, for a ball that stands for no register.
pub(super) fn seed(text: &[u8]) -> [u8; 32] {
    let mut bytes = [0; 32];
    let mut state = 0x9e37_79b9_u32;
    for (place, byte) in bytes.iter_mut().enumerate() {
        let next = text.get(place % text.len().max(1)).copied().unwrap_or(0);
        state = (state ^ u32::from(next)).wrapping_mul(0x85eb_ca6b).rotate_left(13);
        *byte = state.to_be_bytes()[0];
    }
    bytes
}

/// The streams of the latest contributions, at most one for each facet.
pub(super) fn recent_streams(community: &Community) -> Vec<Stream> {
    community
        .works()
        .iter()
        .rev()
        .take(FACETS / 2)
        .map(|work| work.stream)
        .collect()
}

/// The ball of a register's root, with its latest contributions among the facets.
pub(super) fn svg(root: &[u8; 32], recent: &[Stream]) -> String {
    let mut out = String::from(
        "<svg class=\"ball\" viewBox=\"0 0 100 108\" aria-hidden=\"true\" focusable=\"false\"><path class=\"cord\" d=\"M50 0v9\"/>",
    );
    let mut facet = 0;
    for (top, bottom, count) in BANDS {
        for place in 0..count {
            let class = class_of(root, recent, facet);
            let corners = [
                corner(top, place, count),
                corner(top, place + 1, count),
                corner(bottom, place + 1, count),
                corner(bottom, place, count),
            ];
            out.push_str("<path class=\"facet ");
            out.push_str(class);
            out.push_str("\" d=\"M");
            for (at, (x, y)) in corners.into_iter().enumerate() {
                let lead = if at == 0 { "" } else { "L" };
                write!(out, "{lead}{}.{} {}.{}", x / 10, x % 10, y / 10, y % 10)
                    .expect("writing to a string does not fail");
            }
            out.push_str("z\"/>");
            facet += 1;
        }
    }
    out.push_str("<circle class=\"rim\" cx=\"50\" cy=\"58\" r=\"49\"/><ellipse class=\"glow\" cx=\"33\" cy=\"36\" rx=\"8\" ry=\"5\"/></svg>");
    out
}

/// A facet is a contribution where the root's byte says so, otherwise one of four lights.
fn class_of(root: &[u8; 32], recent: &[Stream], facet: usize) -> &'static str {
    let byte = usize::from(root[facet % 32]);
    let chosen = if recent.is_empty() || byte % 2 == 0 {
        None
    } else {
        recent.get(byte / 2 % recent.len())
    };
    match chosen {
        Some(Stream::Livelihood) => "f-livelihood",
        Some(Stream::Love) => "f-love",
        Some(Stream::Care) => "f-care",
        None => ["f-0", "f-1", "f-2", "f-3"][byte / 64 % 4],
    }
}

/// A corner in tenths of the picture's unit, on a ball of radius 49 about (50, 58).
fn corner(height: i32, place: i32, count: i32) -> (i32, i32) {
    let y = 90 + height * 98 / 10;
    let from_middle = (y - 580).abs();
    let half_width = square_root((490 * 490 - from_middle * from_middle).max(0));
    // Towards the rim facets get narrower, as on a real ball: a cubic from −1 to 1 stands in for the arcsine.
    let t = (2 * place - count) * 1000 / count;
    let bent = (1500 * t - t * t / 1000 * t / 2) / 1000;
    (500 + half_width * bent / 1000, y)
}

fn square_root(value: i32) -> i32 {
    let mut root = 0;
    while (root + 1) * (root + 1) <= value {
        root += 1;
    }
    root
}

#[cfg(test)]
mod tests {
    use super::{BANDS, FACETS, corner, seed, svg};

    #[test]
    fn the_same_history_gives_the_same_ball() {
        let (one, other) = (svg(&seed(b"one"), &[]), svg(&seed(b"other"), &[]));
        assert_eq!(one, svg(&seed(b"one"), &[]));
        assert_ne!(one, other);
        assert_eq!(one.matches("class=\"facet").count(), FACETS);
        assert_eq!(BANDS.iter().map(|(_, _, count)| *count).sum::<i32>(), FACETS as i32);
    }

    #[test]
    fn every_corner_lies_on_the_ball() {
        for (top, bottom, count) in BANDS {
            for place in 0..=count {
                for (x, y) in [corner(top, place, count), corner(bottom, place, count)] {
                    assert!((0..=1000).contains(&x) && (90..=1070).contains(&y), "{x} {y}");
                }
            }
        }
    }
}
