//! Documents stand, their links resolve, the places they name exist, and the glossary tells the truth.

use super::Finding;
use crate::source::is_name;
use crate::tree::Tree;

/// What a newcomer looks for, and has to find.
const REQUIRED: [&str; 14] = [
    "README.md",
    "ARCHITECTURE.md",
    "GLOSSARY.md",
    "STYLE.md",
    "CONTRIBUTING.md",
    "LICENSES/AGPL-3.0-or-later.txt",
    "LICENSES/MIT.txt",
    "LICENSES/Apache-2.0.txt",
    "docs/refusals.md",
    "docs/benchmarks.md",
    "docs/spec/register.md",
    "docs/decisions/README.md",
    "docs/operating/README.md",
    ".ci/run",
];
/// Folders whose files the documents name by path.
const FOLDERS: [&str; 7] = ["crates/", "docs/", "xtask/", "testdata/", "fuzz/", "contrib/", ".ci/"];

/// Every required document is there and not empty.
#[must_use]
pub fn required(tree: &Tree) -> Vec<Finding> {
    let is_missing = |path: &str| tree.text(path).is_none_or(|text| text.trim().len() < 40);
    let missing = REQUIRED.iter().filter(|path| is_missing(path));
    missing
        .map(|path| Finding::file(path, "is not there, or says nothing"))
        .collect()
}

/// Every relative link in a document leads to a file, and its anchor to a heading.
#[must_use]
pub fn links(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in documents(tree) {
        for (line, target) in link_targets(text) {
            if let Some(what) = broken(tree, path, target) {
                findings.push(Finding::line(path, line, what));
            }
        }
    }
    findings
}

fn documents(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    tree.texts("", ".md")
        .filter(|(path, _)| !path.starts_with('.') && !path.contains("/vendor/"))
}

fn broken(tree: &Tree, path: &str, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let place = if file.is_empty() {
        path.to_owned()
    } else {
        resolve(path, file)
    };
    if !tree.holds(&place) {
        return Some(format!("the link `{target}` leads nowhere: there is no {place}"));
    }
    if anchor.is_empty() || !place.ends_with(".md") {
        return None;
    }
    let has_heading = tree
        .text(&place)
        .is_some_and(|text| headings(text).any(|heading| heading == anchor));
    (!has_heading).then(|| format!("the link `{target}` leads to no heading of {place}"))
}

/// The path that `target` means in a document at `path`.
fn resolve(path: &str, target: &str) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

/// The headings of a document as anchors, the way forges write them.
fn headings(text: &str) -> impl Iterator<Item = String> {
    prose(text).filter(|(_, line)| line.starts_with('#')).map(|(_, line)| {
        let title = line.trim_start_matches('#').trim().to_lowercase();
        let kept = title.chars().filter(|&c| is_name(c) || c == '-' || c == ' ');
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    })
}

/// The lines of a document outside fenced code, with their numbers.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_fenced = false;
    text.lines().enumerate().filter_map(move |(number, line)| {
        if line.trim_start().starts_with("```") {
            is_fenced = !is_fenced;
            return None;
        }
        (!is_fenced).then_some((number + 1, line))
    })
}

fn link_targets(text: &str) -> Vec<(usize, &str)> {
    let mut targets = Vec::new();
    for (number, line) in prose(text) {
        let mut rest = line;
        while let Some(at) = rest.find("](") {
            rest = &rest[at + 2..];
            if let Some(end) = rest.find(')') {
                targets.push((number, rest[..end].split(' ').next().unwrap_or("")));
            }
        }
    }
    targets
}

/// Every path in backticks that begins with one of our folders leads to a file or a folder.
#[must_use]
pub fn places(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in documents(tree) {
        for (line, code) in
            prose(text).flat_map(|(number, line)| line.split('`').skip(1).step_by(2).map(move |c| (number, c)))
        {
            let is_path = FOLDERS.iter().any(|folder| code.starts_with(folder));
            let is_plain = !code.contains([' ', '<', '*', '{', '…', ':']);
            if is_path && is_plain && !tree.holds(code) {
                findings.push(Finding::line(path, line, format!("`{code}` is not there")));
            }
        }
    }
    findings
}

/// Each row of the glossary names a file, and the file knows the type.
#[must_use]
pub fn glossary(tree: &Tree) -> Vec<Finding> {
    let path = "GLOSSARY.md";
    let mut findings = Vec::new();
    let mut words = 0;
    for (line, row) in prose(tree.text(path).unwrap_or_default()).filter(|(_, line)| line.starts_with("| ")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let &[word, meaning, kind, file] = cells.as_slice() else {
            findings.push(Finding::line(
                path,
                line,
                "a row has four cells: word, meaning, type, file",
            ));
            continue;
        };
        if word == "word" || word.starts_with("--") {
            continue;
        }
        words += 1;
        if meaning.len() < 10 {
            findings.push(Finding::line(path, line, format!("“{word}” has no meaning")));
        }
        let file = file.trim_matches('`');
        let Some(text) = tree.text(file) else {
            findings.push(Finding::line(
                path,
                line,
                format!("“{word}” lives in `{file}`, which is not there"),
            ));
            continue;
        };
        let kind = kind.trim_matches('`');
        let last = kind.rsplit("::").next().unwrap_or(kind);
        if kind != "–" && !text.split(|c| !is_name(c)).any(|name| name == last) {
            findings.push(Finding::line(
                path,
                line,
                format!("“{word}” is a `{kind}`, which `{file}` does not know"),
            ));
        }
    }
    if words < 20 {
        findings.push(Finding::file(
            path,
            "has fewer than 20 words: the table was not read, or the words are missing",
        ));
    }
    findings
}
