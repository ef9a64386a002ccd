//! What the packages declare: whom they know, under which licence, with which lints, and how many dependencies that makes.

use super::Finding;
use crate::tree::Tree;

/// The rooms in their order; each may know only those before it.
const ROOMS: [&str; 5] = ["register", "tally", "rules", "node", "mirrorball"];
/// Packages that bring what a room may never know, by room: it, and every room before it.
const FOREIGN: [(&str, &[&str]); 2] = [
    (
        "rules",
        &[
            "std",
            "rusqlite",
            "tokio",
            "getrandom",
            "rand",
            "jiff",
            "time",
            "chrono",
            "rayon",
            "tracing",
        ],
    ),
    (
        "node",
        &[
            "axum",
            "hyper",
            "tower",
            "tower-http",
            "askama",
            "ureq",
            "reqwest",
            "clap",
            "comfy-table",
            "indicatif",
        ],
    ),
];
/// The packages that anyone may take along, to verify and to count.
const PERMISSIVE: [&str; 2] = ["register", "tally"];
/// How many packages `Cargo.lock` may list. A new dependency needs a reason in its commit, and this number is where it shows.
pub const PACKAGES_MAX: usize = 456;

/// A dependency that a manifest declares.
#[derive(Debug, Eq, PartialEq)]
pub struct Dependency<'a> {
    /// The package's name.
    pub name: &'a str,
    /// Whether it is one for tests alone.
    pub is_for_tests: bool,
    /// The line, from 1.
    pub line: usize,
}

/// The dependencies of a manifest, in all the forms that TOML allows us.
#[must_use]
pub fn dependencies(manifest: &str) -> Vec<Dependency<'_>> {
    let mut found = Vec::new();
    let mut section = "";
    for (number, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[') {
            section = header.trim_end_matches(']').trim();
            if let Some((table, name)) = section
                .rsplit_once('.')
                .filter(|(table, _)| table.ends_with("dependencies"))
            {
                found.push(Dependency {
                    name,
                    is_for_tests: table.ends_with("dev-dependencies"),
                    line: number + 1,
                });
            }
        } else if section.ends_with("dependencies") && !line.starts_with('#') {
            let name = line.split(['=', '.', ' ']).next().unwrap_or("").trim();
            if !name.is_empty() && line.contains('=') {
                found.push(Dependency {
                    name,
                    is_for_tests: section.ends_with("dev-dependencies"),
                    line: number + 1,
                });
            }
        }
    }
    found
}

/// Each room knows only those before it, and none of what it may never know.
#[must_use]
pub fn directions(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, room) in ROOMS.iter().enumerate() {
        let path = format!("crates/{room}/Cargo.toml");
        let Some(manifest) = tree.text(&path) else { continue };
        for dependency in dependencies(manifest) {
            let known = ROOMS.iter().position(|other| *other == dependency.name);
            if known.is_some_and(|known| known >= place) {
                let what = format!(
                    "`{room}` must not know `{}`: each room knows only those before it",
                    dependency.name
                );
                findings.push(Finding::line(&path, dependency.line, what));
            }
            let is_foreign = FOREIGN.iter().any(|(last, names)| {
                let covers = ROOMS
                    .iter()
                    .position(|other| other == last)
                    .is_some_and(|last| place <= last);
                covers && names.contains(&dependency.name)
            });
            if is_foreign && !dependency.is_for_tests {
                let what = format!(
                    "`{}` brings what `{room}` may never know (ARCHITECTURE.md)",
                    dependency.name
                );
                findings.push(Finding::line(&path, dependency.line, what));
            }
        }
    }
    findings
}

/// Every package states its licence and takes the workspace's lints.
#[must_use]
pub fn declarations(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let root = tree.text("Cargo.toml").unwrap_or_default();
    if !root.contains("license = \"AGPL-3.0-or-later\"") {
        findings.push(Finding::file("Cargo.toml", "the workspace is AGPL-3.0-or-later"));
    }
    for (path, manifest) in tree.texts("", "/Cargo.toml") {
        let name = path.rsplit('/').nth(1).unwrap_or(path);
        let licence = if PERMISSIVE.contains(&name) {
            "license = \"MIT OR Apache-2.0\""
        } else {
            "license.workspace = true"
        };
        if !manifest.lines().any(|line| line.trim() == licence) {
            findings.push(Finding::file(path, format!("states no `{licence}`")));
        }
        if !manifest.contains("[lints]\nworkspace = true") {
            findings.push(Finding::file(
                path,
                "does not take the workspace's lints: `[lints]` with `workspace = true`",
            ));
        }
        if name != "mirrorball" && !manifest.contains("description = \"") {
            findings.push(Finding::file(path, "has no description"));
        }
    }
    findings
}

/// `Cargo.lock` lists no more packages than [`PACKAGES_MAX`].
#[must_use]
pub fn ceiling(tree: &Tree) -> Vec<Finding> {
    let Some(lock) = tree.text("Cargo.lock") else {
        return vec![Finding::file(
            "Cargo.lock",
            "is not there: builds would differ from machine to machine",
        )];
    };
    let packages = lock.lines().filter(|line| *line == "[[package]]").count();
    if packages <= PACKAGES_MAX {
        return Vec::new();
    }
    vec![Finding::file(
        "Cargo.lock",
        format!("{packages} packages; the ceiling is {PACKAGES_MAX}: find one that can go, or raise it with a reason"),
    )]
}
