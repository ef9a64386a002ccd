//! The community's mark: a faceted ball and four words to say aloud, both drawn from the head of its register. Two devices
//! with the same history show the same ball and the same words, so the mark is an integrity check in passing.
//!
//! How it is drawn on pages is `web/ball.rs`; in a terminal, `cli/ball.rs`.

use rules::Community;
use rules::quantity::Stream;
use unicode_normalization::UnicodeNormalization;

use crate::kit;
use crate::language::Language;

/// Bands of facets from top to bottom: where each begins and ends (in hundredths of the height), and how many
/// facets are seen in it.
pub const BANDS: [(i32, i32, i32); 6] = [
    (0, 13, 3),
    (13, 31, 5),
    (31, 50, 6),
    (50, 69, 6),
    (69, 87, 5),
    (87, 100, 3),
];
/// How many facets are seen.
pub const FACETS: usize = 28;
/// How many words a ball has.
pub const WORDS: usize = 4;
/// What stands between the words where they are written in a row.
pub const BETWEEN: &str = " \u{b7} ";
/// A word says so many bits: there are 2,048 of them.
const WORD_BITS: u32 = 11;

/// What a facet shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Light {
    /// A recent contribution to a stream.
    Work(Stream),
    /// Nothing but light, from 0, the faintest, to 3.
    Plain(u8),
}

impl Light {
    /// What it is called in answers.
    pub fn word(self) -> &'static str {
        match self {
            Self::Work(stream) => stream.word(),
            Self::Plain(0) => "light-0",
            Self::Plain(1) => "light-1",
            Self::Plain(2) => "light-2",
            Self::Plain(_) => "light-3",
        }
    }

    /// The light that is called so.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "light-0" => Some(Self::Plain(0)),
            "light-1" => Some(Self::Plain(1)),
            "light-2" => Some(Self::Plain(2)),
            "light-3" => Some(Self::Plain(3)),
            stream => Stream::from_word(stream).map(Self::Work), // A text, not an enum of ours.
        }
    }
}

/// The streams of the latest contributions, at most one for each two facets.
pub fn recent_streams(community: &Community) -> Vec<Stream> {
    community
        .works()
        .iter()
        .rev()
        .take(FACETS / 2)
        .map(|work| work.stream)
        .collect()
}

/// The facets of a register's root, with its latest contributions among them: a facet is a contribution where the
/// root's byte says so, otherwise one of four lights.
pub fn facets(root: &[u8; 32], recent: &[Stream]) -> [Light; FACETS] {
    std::array::from_fn(|facet| {
        let byte = root[facet % 32];
        let place = usize::from(byte / 2);
        if recent.is_empty() || byte.is_multiple_of(2) {
            Light::Plain(byte / 64)
        } else {
            Light::Work(recent[place % recent.len()])
        }
    })
}

/// Four words, as they are said.
pub struct Spoken {
    /// The words, in order.
    pub words: [String; WORDS],
    /// The tag of the language that they are in.
    pub lang: &'static str,
}

impl Spoken {
    /// The words of a root, in a language.
    pub fn new(root: &[u8; 32], language: Language) -> Self {
        let mut bits = root
            .iter()
            .take(8)
            .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let words = std::array::from_fn(|_| {
            bits = bits.rotate_left(WORD_BITS);
            let place = bits as usize % (1 << WORD_BITS);
            kit::list_of(language).word_list()[place].nfc().collect()
        });
        Self {
            words,
            lang: kit::list_tag(language),
        }
    }

    /// The words in a row.
    pub fn text(&self) -> String {
        self.words.join(BETWEEN)
    }
}

/// The four words of a community's register, in the language of the community: the same for every reader, so that they
/// can be compared aloud. They are the first 44 bits of the root, eleven for each word of the list that recovery kits have.
pub fn spoken(community: &Community, root: &[u8; 32]) -> Spoken {
    let said = community.foundation().map(|it| it.language.word());
    Spoken::new(root, said.and_then(Language::from_tag).unwrap_or_default())
}

/// A corner in tenths of the picture's unit, on a ball of radius 49 about (50, 58).
pub fn corner(height: i32, place: i32, count: i32) -> (i32, i32) {
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
    use super::{BANDS, FACETS, Light, Spoken, corner, facets};
    use crate::language::Language;
    use rules::quantity::Stream;

    #[test]
    fn every_corner_lies_on_the_ball() {
        assert_eq!(BANDS.iter().map(|(_, _, count)| *count).sum::<i32>(), FACETS as i32);
        for (top, bottom, count) in BANDS {
            for place in 0..=count {
                for (x, y) in [corner(top, place, count), corner(bottom, place, count)] {
                    assert!((0..=1000).contains(&x) && (90..=1070).contains(&y), "{x} {y}");
                }
            }
        }
    }

    #[test]
    fn the_words_are_the_first_bits_of_the_root() {
        let words = |root: &[u8; 32], language| Spoken::new(root, language).words;
        let mut root = [0; 32];
        assert_eq!(words(&root, Language::English), ["abandon"; 4]);
        // 00000000001 00000000010 00000000011 11111111111: the second, third and fourth word of the list, and its last.
        root[..6].copy_from_slice(&[
            0b0000_0000,
            0b0010_0000,
            0b0000_1000,
            0b0000_0001,
            0b1111_1111,
            0b1111_0000,
        ]);
        assert_eq!(words(&root, Language::English), ["ability", "able", "about", "zoo"]);
        assert_eq!(
            words(&root, Language::Spanish)[0],
            "abdomen",
            "a community's words are in its language"
        );
        root[31] = 1;
        assert_eq!(
            words(&root, Language::English)[3],
            "zoo",
            "what comes later is in the root alone"
        );
    }

    #[test]
    fn a_facet_is_a_contribution_where_the_root_says_so() {
        assert_eq!(facets(&[255; 32], &[]), [Light::Plain(3); FACETS]);
        assert_eq!(facets(&[254; 32], &[Stream::Care]), [Light::Plain(3); FACETS]);
        assert_eq!(facets(&[255; 32], &[Stream::Care]), [Light::Work(Stream::Care); FACETS]);
        for light in [
            Light::Plain(0),
            Light::Plain(1),
            Light::Plain(2),
            Light::Plain(3),
            Light::Work(Stream::Love),
        ] {
            assert_eq!(Light::from_word(light.word()), Some(light));
        }
    }
}
