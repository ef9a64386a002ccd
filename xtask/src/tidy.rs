//! `cargo xtask tidy`: what the compiler cannot keep and a reviewer should not have to. Also run as a test.
//!
//! Each check is a function from a [`Tree`] to its findings, so that its own test can show it a tree that it must refuse.

use std::fmt;
use std::path::Path;

use crate::tree::Tree;

pub mod bans;
pub mod documents;
pub mod refusals;
pub mod release;
pub mod rooms;
pub mod wildcards;

/// Something that the tree breaks: where, and which rule.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Finding {
    /// The file, from the workspace's folder.
    pub path: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

impl Finding {
    /// A finding about a whole file.
    #[must_use]
    pub fn file(path: &str, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line: 0,
            what: what.into(),
        }
    }

    /// A finding at a line.
    #[must_use]
    pub fn line(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

/// A check: from the tree to what it finds there.
pub type Check = fn(&Tree) -> Vec<Finding>;

/// Every check, in the order of the report.
pub const CHECKS: &[(&str, Check)] = &[
    ("documents stand", documents::required),
    ("links resolve", documents::links),
    ("places named in documents exist", documents::places),
    ("glossary tells where each word lives", documents::glossary),
    ("refusals are documented and spoken", refusals::document),
    ("each refusal has its story", refusals::stories),
    ("files open with what they are", bans::module_comments),
    ("files have one subject and a noun for a name", bans::files),
    ("nothing half-done, and no unwrap outside tests", bans::everywhere),
    ("tests neither sleep nor are passed over", bans::tests),
    ("the pure rooms are pure", bans::pure_rooms),
    ("our own enums are matched in full", wildcards::own_enums),
    ("each room knows only those before it", rooms::directions),
    ("licences and lints are declared", rooms::declarations),
    ("dependencies stay under their ceiling", rooms::ceiling),
    ("no release can be built without defences", release::defended),
];

/// Everything that every check finds, in order.
#[must_use]
pub fn findings(tree: &Tree) -> Vec<Finding> {
    CHECKS.iter().flat_map(|(_, check)| check(tree)).collect()
}

/// Runs every check on the workspace and prints the outcome.
///
/// # Errors
///
/// A sentence with the number of findings, or naming the folder or file that cannot be read.
pub fn run(root: &Path) -> Result<(), String> {
    let tree = Tree::read(root)?;
    let mut total = 0;
    for (name, check) in CHECKS {
        let findings = check(&tree);
        println!("{} {name}", if findings.is_empty() { "  ok" } else { "FAIL" });
        for finding in &findings {
            println!("       {finding}");
        }
        total += findings.len();
    }
    if total == 0 {
        Ok(())
    } else {
        Err(format!("tidy: {total} to mend"))
    }
}
