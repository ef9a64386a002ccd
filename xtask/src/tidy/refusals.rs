//! `docs/refusals.md`, written from the rules' own list and the English words; and a story in the minutes for each refusal.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rules::refusal::{REFUSALS, RefusalShape};

use super::Finding;
use crate::tree::Tree;

/// Where the list of refusals stands for readers.
pub const DOCUMENT: &str = "docs/refusals.md";
const MINUTES: &str = "testdata/minutes/";
const ENGLISH: &str = "crates/mirrorball/locales/en/";
const OPENING: &str = "\
# Refusals

A refusal is a rule saying no. It changes nothing, it carries data rather than sentences, and its code never changes its meaning.
Each is listed here in the order in which the rules ask: of several that would apply, the first is answered.
Over HTTP a refusal is a 4xx answer, `{\"kind\":\"refusal\",\"code\",\"what\",\"why\",\"next\",\"data\"}`; on the command line it ends the program with exit code 1.
For each there is at least one story in `testdata/minutes/`, with the nearest case that passes.

Written by `cargo xtask refusals` from `crates/rules/src/refusal.rs` and the English texts; edit those, and run it again.
";

/// What the Deck says of one refusal, in English, as its Fluent message has it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Words {
    /// What happened.
    pub what: String,
    /// Why.
    pub why: String,
    /// What next.
    pub next: String,
}

/// Writes the document anew.
///
/// # Errors
///
/// A sentence naming the file that cannot be written, or the folder that cannot be read.
pub fn write(root: &Path) -> Result<(), String> {
    let text = rendered(REFUSALS, &words(&Tree::read(root)?));
    fs::write(root.join(DOCUMENT), text).map_err(|error| format!("cannot write {DOCUMENT}: {error}"))
}

/// The document for these refusals and words.
#[must_use]
pub fn rendered(refusals: &[RefusalShape], words: &BTreeMap<String, Words>) -> String {
    let mut text = OPENING.to_owned();
    for refusal in refusals {
        let data: Vec<String> = refusal.fields.iter().map(|field| format!("`{field}`")).collect();
        let data = if data.is_empty() {
            "none".to_owned()
        } else {
            data.join(", ")
        };
        let RefusalShape {
            code,
            doc,
            rule,
            remedy,
            fields: _,
            types: _,
        } = refusal;
        write!(
            text,
            "\n## {code}\n\n{}\n\n- Rule: {rule}.\n- Next: {remedy}.\n- Data: {data}\n",
            doc.trim()
        )
        .expect("a String takes all that is written to it");
        if let Some(Words { what, why, next }) = words.get(*code) {
            write!(text, "\n```text\n{what}\nWhy:  {why}\nNext: {next}\n```\n")
                .expect("a String takes all that is written to it");
        }
    }
    text
}

/// The English words of all refusals, by code.
#[must_use]
pub fn words(tree: &Tree) -> BTreeMap<String, Words> {
    let mut all = BTreeMap::new();
    for (_, text) in tree.texts(ENGLISH, ".ftl") {
        let mut code: Option<String> = None;
        let mut part = "";
        for line in text.lines() {
            if let Some((id, rest)) = line
                .split_once(" =")
                .filter(|(id, _)| id.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                code = id.strip_prefix("refusal-").map(str::to_owned);
                part = "what";
                append(&mut all, code.as_deref(), part, rest);
            } else if let Some((attribute, rest)) = line
                .trim_start()
                .strip_prefix('.')
                .and_then(|rest| rest.split_once(" ="))
            {
                part = if attribute == "why" { "why" } else { "next" };
                append(&mut all, code.as_deref(), part, rest);
            } else if line.starts_with(' ') {
                append(&mut all, code.as_deref(), part, line);
            } else {
                code = None;
            }
        }
    }
    all
}

fn append(all: &mut BTreeMap<String, Words>, code: Option<&str>, part: &str, text: &str) {
    let Some(code) = code else { return };
    let words = all.entry(code.to_owned()).or_default();
    let place = match part {
        "what" => &mut words.what,
        "why" => &mut words.why,
        _ => &mut words.next,
    };
    if !place.is_empty() {
        place.push(' ');
    }
    place.push_str(text.trim());
}

/// The document says what the rules and the English texts say now.
#[must_use]
pub fn document(tree: &Tree) -> Vec<Finding> {
    document_of(REFUSALS, tree)
}

/// [`document`], for any list of refusals.
#[must_use]
pub fn document_of(refusals: &[RefusalShape], tree: &Tree) -> Vec<Finding> {
    let words = words(tree);
    let mut findings = Vec::new();
    if tree.text(DOCUMENT) != Some(rendered(refusals, &words).as_str()) {
        findings.push(Finding::file(
            DOCUMENT,
            "is not what the rules say now: run `cargo xtask refusals`",
        ));
    }
    for refusal in refusals {
        let spoken = words.get(refusal.code).is_some_and(|words| {
            [&words.what, &words.why, &words.next]
                .iter()
                .all(|part| !part.is_empty())
        });
        if !spoken {
            let what = format!(
                "has no whole message `refusal-{}`: what happened, .why and .next",
                refusal.code
            );
            findings.push(Finding::file(ENGLISH, what));
        }
    }
    for code in words
        .keys()
        .filter(|code| refusals.iter().all(|refusal| refusal.code != code.as_str()))
    {
        findings.push(Finding::file(
            ENGLISH,
            format!("speaks of `refusal-{code}`, which no rule knows"),
        ));
    }
    findings
}

/// Each refusal has a story in the minutes, and beside it a case that passes.
#[must_use]
pub fn stories(tree: &Tree) -> Vec<Finding> {
    let codes: Vec<&str> = REFUSALS.iter().map(|refusal| refusal.code).collect();
    stories_of(&codes, tree)
}

/// [`stories`], for any list of codes.
#[must_use]
pub fn stories_of(codes: &[&str], tree: &Tree) -> Vec<Finding> {
    let mut told: BTreeMap<&str, bool> = BTreeMap::new();
    let mut findings = Vec::new();
    for (path, text) in tree.texts(MINUTES, ".minutes") {
        for story in stories_in(text) {
            let something_passes = story.iter().any(|(_, answer)| *answer == "entered");
            for (line, answer) in story {
                let Some(code) = answer.strip_prefix("refused:").map(str::trim) else {
                    continue;
                };
                if codes.contains(&code) {
                    *told.entry(code).or_default() |= something_passes;
                } else {
                    findings.push(Finding::line(
                        path,
                        line,
                        format!("`{code}` is no refusal that the rules know"),
                    ));
                }
            }
        }
    }
    for code in codes {
        match told.get(code) {
            None => findings.push(Finding::file(
                MINUTES,
                format!("no story is answered with `refused: {code}`"),
            )),
            Some(false) => findings.push(Finding::file(
                MINUTES,
                format!("`{code}` has no case that passes in its story"),
            )),
            Some(true) => {}
        }
    }
    findings
}

/// The answers that the minutes expect, with their lines, story by story.
fn stories_in(text: &str) -> Vec<Vec<(usize, &str)>> {
    let mut stories = vec![Vec::new()];
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("story:") {
            stories.push(Vec::new());
        }
        let story = stories.last_mut().expect("there is one from the start");
        story.extend(answer((number, line)));
    }
    stories
}

/// The answer that a line of minutes expects, with the line's number.
fn answer((number, line): (usize, &str)) -> Option<(usize, &str)> {
    let line = line.split('#').next().unwrap_or(line);
    line.rsplit_once("->").map(|(_, answer)| (number + 1, answer.trim()))
}
