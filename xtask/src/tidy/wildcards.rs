//! No `_ =>` in a match on our own enums: whoever adds a variant is to be asked what it means at each place.
//!
//! A match counts as one on our own enum when one of its patterns names a variant by an enum that the workspace declares
//! (`Act::Leave`; `Self::Leave` inside such an enum's own code is left to review). A comment at the spot that says why allows it.

use std::collections::BTreeSet;

use super::Finding;
use crate::source::{Source, block_length, is_name};
use crate::tree::Tree;

/// Finds matches on our own enums with a `_ =>` arm.
#[must_use]
pub fn own_enums(tree: &Tree) -> Vec<Finding> {
    let enums = declared(tree);
    let mut findings = Vec::new();
    for (path, text) in tree.texts("crates/", ".rs") {
        let source = Source::read(path, text);
        for at in source.find("match") {
            let Some(opens) = source.bare[at..].find('{').map(|length| at + length) else {
                continue;
            };
            let block = &source.bare[opens..opens + block_length(&source.bare[opens..])];
            let arms = arms(block);
            let named = arms.iter().find_map(|&(_, pattern)| own_enum(pattern, &enums));
            let wildcard = arms.iter().find(|(_, pattern)| pattern.trim() == "_");
            if let (Some(name), Some(&(offset, _))) = (named, wildcard) {
                let place = opens + offset;
                if !source.is_test(place) && !source.is_explained(place) {
                    let what = format!(
                        "`_ =>` in a match on `{name}`: name the variants, so that a new one asks for its meaning"
                    );
                    findings.push(Finding::line(path, source.line(place), what));
                }
            }
        }
    }
    findings
}

/// The names of all enums that the workspace declares outside tests and that are closed.
fn declared(tree: &Tree) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (path, text) in tree.texts("crates/", ".rs") {
        let source = Source::read(path, text);
        for at in source.find("enum").into_iter().filter(|&at| !source.is_test(at)) {
            let name: String = source.bare[at + 4..]
                .trim_start()
                .chars()
                .take_while(|&c| is_name(c))
                .collect();
            if name.starts_with(char::is_uppercase) {
                names.insert(name);
            }
        }
    }
    names
}

fn own_enum<'a>(pattern: &'a str, enums: &BTreeSet<String>) -> Option<&'a str> {
    let (path, _) = pattern
        .split_once("::")
        .filter(|_| !pattern.trim_start().starts_with('('))?;
    let name = path.trim().rsplit(|c: char| !is_name(c)).next()?;
    enums.contains(name).then_some(name)
}

/// The patterns of a match block with their places: what stands between an arm's end and its `=>`.
fn arms(block: &str) -> Vec<(usize, &str)> {
    let bytes = block.as_bytes();
    let mut arms = Vec::new();
    let mut depth = 0usize;
    let mut from = 1;
    let mut in_pattern = true;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => {
                depth = depth.saturating_sub(1);
                if byte == b'}' && depth == 1 && !in_pattern {
                    (from, in_pattern) = (at + 1, true);
                }
            }
            b',' if depth == 1 && !in_pattern => (from, in_pattern) = (at + 1, true),
            b'=' if depth == 1 && in_pattern && bytes.get(at + 1) == Some(&b'>') => {
                let pattern = block[from..at].trim_start_matches([',', ' ', '\n']);
                arms.push((at - pattern.len(), pattern));
                in_pattern = false;
            }
            _ => {}
        }
    }
    arms
}
