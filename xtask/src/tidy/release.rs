//! No release can be built in which a defence can be taken down (`crates/register/src/defence.rs`).

use super::Finding;
use crate::tree::Tree;

/// What makes defences removable, as a feature of each crate that has some.
const FEATURE: &str = "undefended";
/// Where the feature refuses to be built as a release is.
const GUARDED: &str = "crates/register/src/defence.rs";
/// How it does.
const GUARD: &str = "#[cfg(all(feature = \"undefended\", not(debug_assertions)))]\ncompile_error!(";
/// The one chore that asks for the feature.
const ASKS: &str = "xtask/src/abuses.rs";

/// The guard stands; a release has no debug assertions, which it goes by; and nothing but the chore asks for the feature:
/// no manifest by default or for a dependency, and no script.
#[must_use]
pub fn defended(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !tree.text(GUARDED).is_some_and(|text| text.contains(GUARD)) {
        findings.push(Finding::file(GUARDED, "a release could be built without defences"));
    }
    for (path, manifest) in tree.texts("", "Cargo.toml") {
        let mut profile = "";
        for (number, line) in manifest.lines().enumerate() {
            if let Some(header) = line.trim().strip_prefix("[") {
                profile = header.strip_prefix("profile.").unwrap_or_default();
            }
            let is_released = !profile.is_empty() && !profile.starts_with("dev") && !profile.starts_with("test");
            if is_released && line.trim_start().starts_with("debug-assertions") {
                let what = "a release has no debug assertions: with them, defences could be taken down in it";
                findings.push(Finding::line(path, number + 1, what));
            }
            let is_passed_on = line.starts_with("undefended = [");
            if line.contains(FEATURE) && !is_passed_on {
                let what = "the feature is passed on to the crate below, and never on by itself";
                findings.push(Finding::line(path, number + 1, what));
            }
        }
    }
    for ends in [
        ".ci/run",
        ".yml",
        ".yaml",
        ".sh",
        ".service",
        "Dockerfile",
        ".cargo/config.toml",
        "xtask/src/suite.rs",
    ] {
        for (path, text) in tree.texts("", ends) {
            if path != ASKS && text.contains(FEATURE) {
                findings.push(Finding::file(path, "only `cargo xtask abuses` builds without defences"));
            }
        }
    }
    findings
}
