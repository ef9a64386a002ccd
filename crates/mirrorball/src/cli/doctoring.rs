//! `mirrorball doctor`: prints what was found, and gives exit code 2 if something is wrong.

use node::clock::{Clock, SystemClock};
use serde_json::json;

use crate::cli::args::Doctor;
use crate::cli::{print_json, settings};
use crate::doctor::{Finding, Standing, look};
use crate::problem::Problem;

/// What came of looking.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Looked {
    /// Nothing is wrong.
    Well,
    /// Something is, and was printed.
    Wrong,
}

/// Looks at everything and prints it.
///
/// # Errors
///
/// The settings can't be read, or this machine names no home directory.
pub fn doctor(words: &Doctor) -> Result<Looked, Problem> {
    let (data, read) = settings::of(&words.here)?;
    let findings = look(&data, &read, SystemClock::new().now_ms());
    let wrong = findings
        .iter()
        .filter(|finding| finding.standing == Standing::Wrong)
        .count();
    if words.json {
        print_json(&json!({ "data": data, "wrong": wrong, "findings": findings }));
    } else {
        findings.iter().for_each(print);
        match wrong {
            0 => out!("Nothing is wrong."),
            1 => out!("1 thing is wrong."),
            _ => out!("{wrong} things are wrong."),
        }
    }
    Ok(if wrong == 0 { Looked::Well } else { Looked::Wrong })
}

fn print(finding: &Finding) {
    let standing = match finding.standing {
        Standing::Well => "well ",
        Standing::Mind => "mind ",
        Standing::Wrong => "WRONG",
    };
    out!("{standing} {:<9} {}", finding.about, finding.what);
    for (name, sentence) in [("Why: ", &finding.why), ("Next:", &finding.next)] {
        if !sentence.is_empty() {
            out!("                {name} {sentence}");
        }
    }
}
