//! The recovery kit: a key that comes from twelve words on paper. The words are those of BIP 39, which people and other
//! tools know, in the languages of the pages; the key is made from the 16 bytes that they stand for.
//!
//! The browser makes and reads kits with `assets/js/kit.js`; both have to come to the same key.

use std::fmt;

use bip39::Mnemonic;
use register::SecretKey;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::language::Language;

/// What is hashed before the bytes that the words stand for.
const PREFIX: &[u8] = b"mirrorball-kit/v1\n";
/// How many words a kit has.
pub const WORDS: usize = 12;
/// So many letters are enough to know a word by.
const LETTERS: usize = 4;

/// Twelve words, and the key that comes from them.
pub struct Kit {
    /// The words, in order.
    pub words: Vec<&'static str>,
    /// The key.
    pub secret: SecretKey,
}

/// Why words are no kit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum KitFlaw {
    /// There are not twelve of them, but so many.
    Count(usize),
    /// No kit has this word.
    Unknown(String),
    /// The words do not belong together: one is another, or they are in another order.
    Checksum,
}

impl fmt::Display for KitFlaw {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KitFlaw::Count(count) => write!(out, "A kit has twelve words; here are {count}."),
            KitFlaw::Unknown(word) => write!(out, "No kit has the word \"{word}\"."),
            KitFlaw::Checksum => write!(
                out,
                "These words do not belong together: one is another, or the order is."
            ),
        }
    }
}

impl Kit {
    /// A fresh kit, in the words of a language.
    pub fn fresh(language: Language) -> Kit {
        Kit::of(language, &crate::compose::random())
    }

    /// The kit of these bytes, in the words of a language.
    fn of(language: Language, entropy: &[u8; 16]) -> Kit {
        let words = Mnemonic::from_entropy_in(list_of(language), entropy).expect("sixteen bytes are twelve words");
        Kit {
            words: words.words().collect(),
            secret: secret(entropy),
        }
    }

    /// Reads a kit as somebody types it: in any of the languages, with or without accents, each word by its first four
    /// letters or the whole of it.
    ///
    /// # Errors
    /// It is no kit.
    pub fn read(text: &str) -> Result<Kit, KitFlaw> {
        let typed: Vec<String> = text.split_whitespace().map(plain).collect();
        if typed.len() != WORDS {
            return Err(KitFlaw::Count(typed.len()));
        }
        let mut flaw = None;
        for language in Language::ALL {
            match read_in(language, &typed) {
                Ok(kit) => return Ok(kit),
                // What was nearly right says more than what was in another language.
                Err(KitFlaw::Checksum) => flaw = Some(KitFlaw::Checksum),
                Err(other) => flaw = flaw.or(Some(other)),
            }
        }
        Err(flaw.unwrap_or(KitFlaw::Checksum))
    }
}

fn read_in(language: Language, typed: &[String]) -> Result<Kit, KitFlaw> {
    let list = list_of(language);
    let find = |word: &String| {
        let is_meant = |known: &&&str| {
            let known = plain(known);
            known == *word || (word.chars().count() >= LETTERS && known.starts_with(word.as_str()))
        };
        let found = list.word_list().iter().find(is_meant);
        found.copied().ok_or_else(|| KitFlaw::Unknown(word.clone()))
    };
    let words = typed.iter().map(find).collect::<Result<Vec<&'static str>, _>>()?;
    let read = Mnemonic::parse_in_normalized(list, &words.join(" ")).map_err(|_| KitFlaw::Checksum)?;
    let entropy: [u8; 16] = read.to_entropy().try_into().map_err(|_| KitFlaw::Checksum)?;
    Ok(Kit::of(language, &entropy))
}

/// A word without accents and capitals.
fn plain(word: &str) -> String {
    let letters = word.nfd().filter(|letter| !matches!(letter, '\u{300}'..='\u{36f}'));
    letters.flat_map(char::to_lowercase).collect()
}

fn secret(entropy: &[u8; 16]) -> SecretKey {
    SecretKey::from_seed(
        Sha256::new()
            .chain_update(PREFIX)
            .chain_update(entropy)
            .finalize()
            .into(),
    )
}

/// The list of words that a language reads.
pub(crate) fn list_of(language: Language) -> bip39::Language {
    match language {
        // BIP 39 has no list of its own for German and Catalan: these read the one that most of their readers know.
        Language::English | Language::German => bip39::Language::English,
        Language::Spanish | Language::Catalan => bip39::Language::Spanish,
        Language::French => bip39::Language::French,
        Language::Italian => bip39::Language::Italian,
    }
}

/// The tag of the language of that list.
pub(crate) fn list_tag(language: Language) -> &'static str {
    match list_of(language) {
        bip39::Language::Spanish => Language::Spanish.tag(),
        bip39::Language::French => Language::French.tag(),
        bip39::Language::Italian => Language::Italian.tag(),
        _ => Language::English.tag(), // An enum of bip39's; `list_of` gives no other.
    }
}

/// All words of a language, in order, for the page that makes and reads kits.
pub fn word_list(language: Language) -> String {
    list_of(language).word_list().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_kit_give_its_key_again() {
        for language in Language::ALL {
            let kit = Kit::fresh(language);
            assert_eq!(kit.words.len(), WORDS);
            let typed = kit.words.join(" ");
            assert_eq!(Kit::read(&typed).unwrap().secret.public(), kit.secret.public());
            // Four letters, with the accents that they have: a word may have two.
            let hurried: Vec<String> = kit
                .words
                .iter()
                .map(|word| word.nfc().take(LETTERS).collect())
                .collect();
            let loud = format!("  {}\n", hurried.join("\n").to_uppercase());
            assert_eq!(Kit::read(&loud).unwrap().secret.public(), kit.secret.public(), "{loud}");
        }
    }

    #[test]
    fn known_words_give_a_known_key() {
        // BIP 39's own first test vector: sixteen zero bytes.
        let words = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
        let kit = Kit::read(words).unwrap();
        assert_eq!(kit.secret.public(), secret(&[0; 16]).public());
        assert_eq!(kit.words.join(" "), words);
    }

    #[test]
    fn what_is_no_kit_is_said_why() {
        let words = ["abandon"; WORDS];
        assert_eq!(Kit::read(&words.join(" ")).err(), Some(KitFlaw::Checksum));
        assert_eq!(Kit::read(&words[1..].join(" ")).err(), Some(KitFlaw::Count(11)));
        let mut other = words;
        other[4] = "mirrorball";
        let flaw = Kit::read(&other.join(" ")).err();
        assert_eq!(flaw, Some(KitFlaw::Unknown("mirrorball".to_owned())));
    }
}
