//! The words of every refusal in every language: nothing in them is of another language, and no moment is told by
//! another clock than the community's.

use std::collections::{BTreeMap, BTreeSet};

use mirrorball::language::Language;
use mirrorball::words::refusal::sentences;
use mirrorball::words::tongue::{LocalTime, Tongue};
use rules::Refusal;
use rules::refusal::REFUSALS;

/// Words that are written in this language as in English: they came the same way into both (*option*, *veto*), mean
/// something else there (*was*, *an*, *has*), or are names (Schulze, Meek, Ed25519, PIN). What is told in figures and
/// short names of months stands here only where a refusal has it.
fn shared(language: Language) -> &'static str {
    match language {
        Language::English => "",
        Language::Spanish => {
            "kwh byte bytes control decide ed europe jpeg madrid meek no normal panel pin roles schulze total universal veto"
        }
        Language::Catalan => {
            "kwh argument byte bytes cap classes consent control decisions ed europe has jpeg madrid meek no normal notes on part per pin \
             reserves schulze secret secrets signatures tensions text total universal veto zero"
        }
        Language::French => {
            "kwh absence absences admission argument as attestation budget change classes collection compare \
             confirmation contribution contributions correction date ed europe indivisible invitation invitations invite \
             jpeg madrid maximum meek minimum minute non note notes objection objections on option options page parent part \
             photo photos place points propose question questions schulze second secret secrets signature signatures silence \
             site source stop tension tensions total transaction transactions vain version veto vote votes"
        }
        Language::Italian => {
            "kwh budget byte decide ed europe in jpeg link madrid meek no non note partner passkey per pin schulze stop veto zero"
        }
        Language::German => {
            "kwh an april argument august budget byte bytes check credits delegation ed europe finger hand in jpeg link madrid meek \
             minute name november option passkey person pin register schulze september so text veto was"
        }
    }
}

/// What programs write, which is the same in every language: names of formats, and what stands in acts.
const WRITTEN: [&str; 7] = ["json", "null", "unicode", "circle", "community", "keeper", "members"];

/// The words of a text: runs of at least two letters, small. A single letter is of any language.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 1)
        .map(str::to_lowercase)
        .collect()
}

fn said(language: Language, refusal: &Refusal) -> String {
    sentences(language.into(), refusal).join("\n")
}

#[test]
fn every_refusal_is_among_the_examples() {
    let met: BTreeSet<&str> = Refusal::examples().iter().map(Refusal::code).collect();
    let all: BTreeSet<&str> = REFUSALS.iter().map(|shape| shape.code).collect();
    assert_eq!(met, all);
}

#[test]
fn no_refusal_says_a_word_of_english_in_another_language() {
    let mut flaws = BTreeMap::new();
    for refusal in Refusal::examples() {
        let english = words(&said(Language::English, &refusal));
        for language in Language::ALL {
            if language == Language::English {
                continue;
            }
            let text = said(language, &refusal);
            for word in words(&text).intersection(&english) {
                let mut known = shared(language).split(' ').chain(WRITTEN);
                if !known.any(|known| known == word) {
                    flaws
                        .entry((format!("{language:?}"), word.clone()))
                        .or_insert_with(|| text.clone());
                }
            }
        }
    }
    assert!(flaws.is_empty(), "{flaws:#?}");
}

#[test]
fn the_list_of_shared_words_is_no_longer_than_it_has_to_be() {
    for language in Language::ALL {
        let mut met = BTreeSet::new();
        for refusal in Refusal::examples() {
            let english = words(&said(Language::English, &refusal));
            met.extend(words(&said(language, &refusal)).intersection(&english).cloned());
        }
        let idle: Vec<_> = shared(language)
            .split_whitespace()
            .filter(|word| !met.contains(*word))
            .collect();
        assert!(idle.is_empty(), "{language:?}: {idle:?}");
    }
}

/// What the examples of moments are, by the clock of a community two hours ahead and by universal time.
const THERE: &str = "16:05";
const UNIVERSAL: &str = "14:05";

#[test]
fn every_moment_is_told_by_the_clock_of_the_community() {
    let clock = LocalTime::new(vec![(0, 120)]);
    for language in Language::ALL {
        let mut told = 0;
        for refusal in Refusal::examples() {
            let text = sentences(Tongue::at(language, &clock), &refusal).join("\n");
            assert!(!text.contains("UTC") && !text.contains(UNIVERSAL), "{text}");
            told += usize::from(text.contains(THERE));
            let counts = refusal
                .fields()
                .iter()
                .filter(|(name, _)| !name.ends_with("_ms"))
                .count();
            assert!(
                counts > 0 || !text.contains("777"),
                "Unix milliseconds are shown: {text}"
            );
        }
        assert!(told >= 15, "{language:?}: only {told} moments are told");
    }
}

#[test]
fn where_no_clock_is_known_a_moment_says_by_which_it_is() {
    let over = Refusal::ActExpired {
        expires_ms: 1_777_817_100_000,
        stamp_ms: 0,
    };
    assert!(said(Language::German, &over).contains("3. Mai 2026, 14:05, Weltzeit"));
    assert!(said(Language::French, &over).contains("14:05, temps universel"));
}
