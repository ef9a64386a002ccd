//! The ball as a picture on pages. What it shows, and its words, are `crate::ball`.

use std::fmt::Write as _;

use rules::quantity::Stream;

use crate::ball::{BANDS, Light, corner, facets};

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

/// The ball of a register's root, with its latest contributions among the facets.
pub(super) fn svg(root: &[u8; 32], recent: &[Stream]) -> String {
    let mut out = String::from(
        "<svg class=\"ball\" viewBox=\"0 0 100 108\" aria-hidden=\"true\" focusable=\"false\"><path class=\"cord\" d=\"M50 0v9\"/>",
    );
    let mut lights = facets(root, recent).into_iter();
    for (top, bottom, count) in BANDS {
        for place in 0..count {
            let class = lights.next().map_or("", class_of);
            // A facet's upper corners are equally high, and so are its lower ones: each height is written once.
            let [(left, above), (right, _)] = [place, place + 1].map(|at| corner(top, at, count));
            let [(low_left, _), (low_right, below)] = [place, place + 1].map(|at| corner(bottom, at, count));
            let [left, right, low_left, low_right] = [left, right, low_left, low_right].map(tenths);
            let (above, below) = (tenths(above), tenths(below));
            write!(
                out,
                "<path class=\"facet {class}\" d=\"M{left} {above}H{right}L{low_right} {below}H{low_left}z\"/>"
            )
            .expect("writing to a string does not fail");
        }
    }
    out.push_str("<circle class=\"rim\" cx=\"50\" cy=\"58\" r=\"49\"/><ellipse class=\"glow\" cx=\"33\" cy=\"36\" rx=\"8\" ry=\"5\"/></svg>");
    out
}

/// A number of tenths, written as short as it can be.
fn tenths(number: i32) -> String {
    match number % 10 {
        0 => (number / 10).to_string(),
        rest => format!("{}.{rest}", number / 10),
    }
}

fn class_of(light: Light) -> &'static str {
    match light {
        Light::Work(Stream::Livelihood) => "f-livelihood",
        Light::Work(Stream::Love) => "f-love",
        Light::Work(Stream::Care) => "f-care",
        Light::Plain(0) => "f-0",
        Light::Plain(1) => "f-1",
        Light::Plain(2) => "f-2",
        Light::Plain(_) => "f-3",
    }
}

#[cfg(test)]
mod tests {
    use super::{seed, svg, tenths};
    use crate::ball::FACETS;

    #[test]
    fn the_same_history_gives_the_same_ball() {
        let (one, other) = (svg(&seed(b"one"), &[]), svg(&seed(b"other"), &[]));
        assert_eq!(one, svg(&seed(b"one"), &[]));
        assert_ne!(one, other);
        assert_eq!(one.matches("class=\"facet").count(), FACETS);
        assert_eq!([tenths(500), tenths(58), tenths(7)], ["50", "5.8", "0.7"]);
    }
}
