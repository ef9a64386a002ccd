//! Words and figures: every text of the program in the reader's language. The messages are in `locales/`; the build
//! makes a typed function of each, and fails where a language lacks one or uses other variables.

use std::sync::OnceLock;

use crate::language::Language;

pub mod bylaws;
pub mod counting;
mod deciding;
pub mod effect;
pub mod figures;
pub mod refusal;
mod refusal_of_deciding;
mod refusal_of_delegation;
pub mod refusal_of_forks;
mod refusal_of_houses;
mod refusal_of_keys;
mod refusal_of_money;
pub mod sheet;
pub mod terms;
pub mod tongue;
pub mod trouble;

mod l10n {
    //! Generated from `locales/` by the build script.
    #![allow(
        clippy::all,
        clippy::unwrap_used,
        missing_docs,
        unused_imports,
        unreachable_pub,
        dead_code
    )]
    include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
}

/// The messages of one language, a function for each.
pub type Words = l10n::L10nLanguage;

/// The messages of a language. Read once, then shared.
pub fn words(language: Language) -> &'static Words {
    static LOADED: [OnceLock<Words>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    let messages = match language {
        Language::English => l10n::L10n::En,
        Language::Spanish => l10n::L10n::Es,
        Language::Catalan => l10n::L10n::Ca,
        Language::French => l10n::L10n::Fr,
        Language::Italian => l10n::L10n::It,
        Language::German => l10n::L10n::De,
    };
    LOADED[language as usize].get_or_init(|| messages.load())
}

/// A member's own text with direction marks around it where it runs from right to left, so that it cannot turn the
/// words around it. The programs' own languages run from left to right and need none.
pub fn isolated(text: &str) -> String {
    let turns = |c: char| matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF);
    if text.chars().any(turns) {
        format!("\u{2068}{text}\u{2069}")
    } else {
        text.to_owned()
    }
}

/// The beginning of a text in whole words, with an ellipsis where it goes on: `most` characters at most.
pub fn excerpt(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let end = text
        .char_indices()
        .nth(most.saturating_sub(1))
        .map_or(0, |(end, _)| end);
    let (head, rest) = text.split_at(end);
    let in_a_word = !rest.starts_with(char::is_whitespace);
    let whole = match head.rsplit_once(char::is_whitespace) {
        Some((before, _)) if in_a_word => before,
        Some(_) | None => head, // The text is cut between words, or is one long word.
    };
    format!(
        "{}…",
        whole.trim_end_matches(|c: char| c.is_whitespace() || ",;:–-".contains(c))
    )
}

#[cfg(test)]
mod tests {
    use super::{excerpt, isolated, words};
    use crate::language::Language;

    #[test]
    fn every_language_loads() {
        for language in Language::ALL {
            assert!(!words(language).nav_today().is_empty());
        }
    }

    #[test]
    fn no_word_stands_twice_in_a_row_by_mistake() {
        // Where a language has it so: « nous nous », „die die“, “what there is is”.
        let is_right = |word: &str| ["die", "der", "sie", "vous", "nous", "is", "lascia"].contains(&word);
        let languages = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
        let files = |folder: &std::path::Path| -> Vec<std::path::PathBuf> {
            let found = std::fs::read_dir(folder).unwrap();
            found.map(|one| one.unwrap().path()).collect()
        };
        let mut words_seen = 0;
        for file in files(&languages).iter().flat_map(|language| files(language)) {
            for line in std::fs::read_to_string(&file).unwrap().lines() {
                let line = line.to_lowercase();
                let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
                words_seen += words.len();
                for pair in words.windows(2).filter(|pair| pair[0] == pair[1]) {
                    let word = pair[0];
                    let is_word = word.chars().all(char::is_alphabetic);
                    assert!(!is_word || is_right(word), "{}: {line}", file.display());
                }
            }
        }
        assert!(words_seen > 50_000, "{words_seen}");
    }

    #[test]
    fn an_excerpt_ends_with_a_whole_word() {
        assert_eq!(excerpt("Work counts", 11), "Work counts");
        assert_eq!(excerpt("Work counts once others have confirmed it", 16), "Work counts…");
        assert_eq!(excerpt("Work counts once others", 17), "Work counts once…");
        assert_eq!(excerpt("Work, counts", 6), "Work…");
        assert_eq!(excerpt("Vertrauensvoll", 6), "Vertr…");
        assert_eq!(excerpt("Añádelo ahora", 10), "Añádelo…");
        for most in 1..20 {
            assert!(excerpt("ñandú, ñandú und ein ñandú", most).chars().count() <= most);
        }
    }

    #[test]
    fn only_texts_from_right_to_left_are_isolated() {
        assert_eq!(isolated("Ada"), "Ada");
        assert_eq!(isolated("נעה"), "\u{2068}נעה\u{2069}");
    }
}
