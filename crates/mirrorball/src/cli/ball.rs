//! `mirrorball show ball`: the ball in a terminal, with its four words. The signs say which facet is what; colour, where
//! the terminal has it, only says it again.

use std::io::IsTerminal;

use rules::quantity::Stream;
use serde_json::Value;

use crate::ball::{BANDS, BETWEEN, Light, corner};

/// So many lines, and twice as many columns: a sign is about twice as high as it is wide.
const LINES: i32 = 14;

/// Prints the ball, its words, and what they belong to.
pub(super) fn print(answer: &Value) {
    let lights: Vec<Light> = answer["facets"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|facet| facet.as_str().and_then(Light::from_word))
        .collect();
    out!("{}", drawn(&lights, has_colour()));
    let words = answer["words"].as_array().into_iter().flatten();
    let words: Vec<&str> = words.filter_map(Value::as_str).collect();
    out!("   {}", words.join(BETWEEN));
    out!("");
    out!("\u{25b2} livelihood   \u{25cf} love   \u{2665} care   \u{2591}\u{2592}\u{2593}\u{2588} light");
    out!("entries {}", answer["size"]);
    out!("root    {}", answer["root"].as_str().unwrap_or_default());
    out!("Whoever has the same history sees the same ball. Say the four words to each other.");
}

/// Whether what is printed is seen in colour: on a terminal that has some, where nobody asked for none.
fn has_colour() -> bool {
    let says = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    says("NO_COLOR").is_none() && says("TERM").is_none_or(|term| term != "dumb") && std::io::stdout().is_terminal()
}

/// The ball as lines of signs.
fn drawn(lights: &[Light], coloured: bool) -> String {
    let line = |line: i32| {
        let signs = (0..2 * LINES).map(|column| match light_at(lights, line, column) {
            Some(light) => sign(light, coloured),
            None => " ".to_owned(),
        });
        format!("  {}", signs.collect::<String>()).trim_end().to_owned()
    };
    (0..LINES).map(line).collect::<Vec<_>>().join("\n")
}

/// The light of the facet that is seen at a place; none beside the ball.
fn light_at(lights: &[Light], line: i32, column: i32) -> Option<Light> {
    let height = (2 * line + 1) * 100 / (2 * LINES);
    let x = (2 * column + 1) * 1000 / (4 * LINES);
    let mut first = 0;
    for (top, bottom, count) in BANDS {
        if (top..bottom).contains(&height) {
            let place = (0..count)
                .find(|place| (corner(height, *place, count).0..corner(height, place + 1, count).0).contains(&x))?;
            return lights.get(usize::try_from(first + place).ok()?).copied();
        }
        first += count;
    }
    None
}

fn sign(light: Light, coloured: bool) -> String {
    // Of the 256 colours that terminals share: the Deck's blue, green, pink and violet, bright enough on black and on white.
    let (sign, colour) = match light {
        Light::Work(Stream::Livelihood) => ('\u{25b2}', 33),
        Light::Work(Stream::Love) => ('\u{25cf}', 35),
        Light::Work(Stream::Care) => ('\u{2665}', 205),
        Light::Plain(0) => ('\u{2591}', 140),
        Light::Plain(1) => ('\u{2592}', 140),
        Light::Plain(2) => ('\u{2593}', 134),
        Light::Plain(_) => ('\u{2588}', 134),
    };
    if coloured {
        format!("\u{1b}[38;5;{colour}m{sign}\u{1b}[0m")
    } else {
        sign.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ball::{FACETS, facets};

    #[test]
    fn every_facet_is_seen_and_colour_changes_no_sign() {
        for seen in 0..FACETS {
            let mut lights = [Light::Plain(0); FACETS];
            lights[seen] = Light::Work(Stream::Care);
            assert!(drawn(&lights, false).contains('\u{2665}'), "facet {seen}");
        }
        let lights = facets(&[7; 32], &[Stream::Love]);
        let mut plain = drawn(&lights, true);
        while let Some(start) = plain.find('\u{1b}') {
            let end = plain[start..].find('m').expect("a colour ends") + start;
            plain.replace_range(start..=end, "");
        }
        assert_eq!(plain, drawn(&lights, false));
        assert!(plain.lines().all(|line| line.chars().count() <= 2 * LINES as usize + 2));
    }
}
