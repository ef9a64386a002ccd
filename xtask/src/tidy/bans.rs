//! What must not stand in the sources: by file, by word, by room.

use super::Finding;
use crate::source::{Source, is_name};
use crate::tree::Tree;

/// Words that name no subject.
const EMPTY_NAMES: [&str; 10] = [
    "utils", "util", "common", "helpers", "helper", "manager", "service", "services", "misc", "handler",
];
/// A file of one subject, tests aside (STYLE.md, section 6).
const FILE_LINES_MAX: usize = 800;
/// The rooms in which nothing may depend on the world.
const PURE_ROOMS: [&str; 3] = ["crates/register/src/", "crates/tally/src/", "crates/rules/src/"];
/// Words that bring the world into a pure room, and what they bring.
const WORLD: [(&str, &str); 19] = [
    ("std::", "the standard library"),
    ("extern crate std", "the standard library"),
    ("HashMap", "an order that differs from run to run"),
    ("HashSet", "an order that differs from run to run"),
    ("f32", "floats"),
    ("f64", "floats"),
    ("SystemTime", "a clock"),
    ("Instant", "a clock"),
    ("thread", "threads"),
    ("println!", "a terminal"),
    ("eprintln!", "a terminal"),
    ("print!", "a terminal"),
    ("getrandom", "randomness"),
    ("OsRng", "randomness"),
    ("rand", "randomness"),
    ("env!", "the surroundings of the build"),
    ("option_env!", "the surroundings of the build"),
    ("static mut", "hidden state"),
    ("AtomicU64", "hidden state"),
];
/// Words that say that something is not done, or that we do not know why it holds.
const UNFINISHED: [(&str, &str); 5] = [
    (".unwrap()", "say why it holds with expect, or handle it"),
    ("todo!", "finish it, or leave it out"),
    ("unimplemented!", "finish it, or leave it out"),
    ("dbg!", "a trace of debugging"),
    ("todo!(", "finish it, or leave it out"),
];
/// Ways to wait that a test must not know, and ways to not run at all.
const NOT_IN_TESTS: [(&str, &str); 4] = [
    ("sleep", "a test waits for the event itself"),
    ("#[ignore", "a test that does not run tells nothing"),
    ("sleep_until", "a test waits for the event itself"),
    ("SystemTime", "a test brings its own clock"),
];

fn rust(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    ["crates/", "xtask/", "fuzz/"]
        .into_iter()
        .flat_map(|folder| tree.texts(folder, ".rs"))
}

/// Every Rust file opens with `//!`.
#[must_use]
pub fn module_comments(tree: &Tree) -> Vec<Finding> {
    let opens = |text: &str| {
        text.lines()
            .find(|line| !line.trim().is_empty())
            .is_some_and(|line| line.starts_with("//!"))
    };
    let silent = rust(tree).filter(|(_, text)| !opens(text));
    silent
        .map(|(path, _)| Finding::line(path, 1, "opens without `//!`: say what lives here, and what does not"))
        .collect()
}

/// A file is named after its noun, and has one subject.
#[must_use]
pub fn files(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in tree.paths().filter(|path| is_ours(path)) {
        let file = path.rsplit('/').next().unwrap_or(path);
        let stem = file.split('.').next().unwrap_or(file);
        if let Some(word) = stem.split(['_', '-']).find(|word| EMPTY_NAMES.contains(word)) {
            findings.push(Finding::file(
                path,
                format!("`{word}` names no subject: name the file after the noun it defines"),
            ));
        }
    }
    for (path, text) in rust(tree) {
        let lines = text.lines().count();
        if lines > FILE_LINES_MAX && !path.contains("/tests/") {
            findings.push(Finding::file(
                path,
                format!("{lines} lines; a file has one subject and at most {FILE_LINES_MAX}"),
            ));
        }
    }
    findings
}

fn is_ours(path: &str) -> bool {
    ["crates/", "xtask/", "fuzz/"]
        .iter()
        .any(|folder| path.starts_with(folder))
        && !path.contains("/vendor/")
}

/// No `unwrap`, `todo!` and their like outside tests.
#[must_use]
pub fn everywhere(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in rust(tree) {
        let source = Source::read(path, text);
        for (word, why) in UNFINISHED {
            for at in source.find(word) {
                if !source.is_test(at) && !source.is_allowed(at, "unfinished") {
                    findings.push(Finding::line(path, source.line(at), format!("`{word}`: {why}")));
                }
            }
        }
    }
    findings.dedup_by(|one, other| one.path == other.path && one.line == other.line);
    findings
}

/// Tests do not sleep, are not passed over, and read no clock.
#[must_use]
pub fn tests(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in rust(tree) {
        let source = Source::read(path, text);
        for (word, why) in NOT_IN_TESTS {
            for at in source.find(word) {
                if (source.is_test(at) || word.starts_with("#[")) && !source.is_allowed(at, "test") {
                    findings.push(Finding::line(
                        path,
                        source.line(at),
                        format!("`{word}` in a test: {why}"),
                    ));
                }
            }
        }
    }
    findings
}

/// `register`, `tally` and `rules` are `no_std`, and know no clock, disk, net, randomness, threads, floats or hash order.
#[must_use]
pub fn pure_rooms(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for room in PURE_ROOMS {
        let door = format!("{room}lib.rs");
        if tree
            .text(&door)
            .is_some_and(|text| !Source::read(&door, text).bare.contains("#![no_std]"))
        {
            findings.push(Finding::line(&door, 1, "a pure room is `#![no_std]`, in its tests too"));
        }
        for (path, text) in tree.texts(room, ".rs") {
            let source = Source::read(path, text);
            for (word, what) in WORLD {
                let places = source
                    .find(word)
                    .into_iter()
                    .filter(|&at| !source.is_test(at) && !source.is_allowed(at, "pure"));
                findings.extend(places.map(|at| {
                    Finding::line(
                        path,
                        source.line(at),
                        format!("`{word}` brings {what} into a pure room"),
                    )
                }));
            }
            let floats = float_literals(&source.bare)
                .into_iter()
                .filter(|&at| !source.is_test(at));
            findings.extend(floats.map(|at| Finding::line(path, source.line(at), "a float in a pure room")));
        }
    }
    findings
}

/// Where numbers with a decimal point begin; `a.0.1` is a place in a tuple and `0..5` a range, so neither counts.
fn float_literals(bare: &str) -> Vec<usize> {
    let bytes = bare.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let from = at;
        while at < bytes.len() && is_name(char::from(bytes[at])) {
            at += 1;
        }
        let before = if from == 0 { b' ' } else { bytes[from - 1] };
        let is_number = !is_name(char::from(before)) && before != b'.';
        let has_point = bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if is_number && has_point {
            found.push(from);
        }
    }
    found
}
