//! Words and figures: every text of the program in the reader's language. The messages are in `locales/`; the build
//! makes a typed function of each, and fails where a language lacks one or uses other variables.

use std::sync::OnceLock;

use crate::language::Language;

pub mod counting;
mod deciding;
pub mod effect;
pub mod figures;
pub mod refusal;
mod refusal_of_deciding;
mod refusal_of_delegation;
mod refusal_of_houses;
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
    static ENGLISH: OnceLock<Words> = OnceLock::new();
    static SPANISH: OnceLock<Words> = OnceLock::new();
    match language {
        Language::English => ENGLISH.get_or_init(|| l10n::L10n::En.load()),
        Language::Spanish => SPANISH.get_or_init(|| l10n::L10n::Es.load()),
    }
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

#[cfg(test)]
mod tests {
    use super::{isolated, words};
    use crate::language::Language;

    #[test]
    fn every_language_loads() {
        for language in Language::ALL {
            assert!(!words(language).nav_today().is_empty());
        }
    }

    #[test]
    fn only_texts_from_right_to_left_are_isolated() {
        assert_eq!(isolated("Ada"), "Ada");
        assert_eq!(isolated("נעה"), "\u{2068}נעה\u{2069}");
    }
}
