//! The project's own chores: `cargo xtask test`, `tidy`, `abuses`, `sim`, `refusals` and `bench`.
//!
//! Nothing here is part of the program, and nothing here knows what a community is: it reads the tree, runs cargo, and measures.

use std::path::PathBuf;
use std::process::ExitCode;

pub mod abuses;
#[cfg(feature = "bench")]
pub mod bench;
pub mod source;
pub mod suite;
pub mod tidy;
pub mod tools;
pub mod tree;
#[cfg(feature = "sim")]
pub mod worlds;

use suite::Extent;
use tree::Tree;

const USAGE: &str = "\
Mirrorball's own chores.

  cargo xtask test [--only <step>]   everything CI checks; installs what the tests need, and says what
                                     steps: tools, fmt, tidy, clippy, tests, browser
  cargo xtask test --full            the same, with every page in every theme, width and language
  cargo xtask tidy                   documents, refusals, minutes, module comments, bans, rooms
  cargo xtask refusals               write docs/refusals.md anew from the rules and the English texts
  cargo xtask abuses [<defence>]     takes each defence down, sees that its test fails, and writes docs/abuses.md
  cargo xtask sim [--minutes <n>] [--seed <n>] [--steps <n>] [--who <adversary>]
                                     simulated worlds from fresh seeds on all cores; seeds that go wrong are kept
  cargo xtask bench [<section>…]     speed and size, as a release build, into docs/benchmarks.md
";

/// Runs the chore that the arguments name.
#[must_use]
pub fn run(arguments: &[String]) -> ExitCode {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["test"] => suite::run(&root(), None, Extent::Spread),
        ["test", "--full"] => suite::run(&root(), None, Extent::Full),
        ["test", "--only", step] => suite::run(&root(), Some(step), Extent::Spread),
        ["test", "--full", "--only", step] | ["test", "--only", step, "--full"] => {
            suite::run(&root(), Some(step), Extent::Full)
        }
        ["tidy"] => tidy::run(&root()),
        ["abuses"] => abuses::run(&root(), None),
        ["abuses", defence] => abuses::run(&root(), Some(defence)),
        #[cfg(feature = "bench")]
        ["bench-part", part, arguments @ ..] => bench::child::run(part, arguments),
        ["bench", sections @ ..] => bench(sections),
        ["sim", arguments @ ..] => sim(arguments),
        ["refusals"] => tidy::refusals::write(&root()),
        ["help" | "--help" | "-h"] | [] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(format!("there is no such chore: {}\n\n{USAGE}", words.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(feature = "bench")]
fn bench(sections: &[&str]) -> Result<(), String> {
    bench::run(&root(), sections)
}

/// Runs this chore again as what it has to be: optimised, and with all it measures.
#[cfg(not(feature = "bench"))]
fn bench(sections: &[&str]) -> Result<(), String> {
    again("bench", sections)
}

#[cfg(feature = "sim")]
fn sim(arguments: &[&str]) -> Result<(), String> {
    worlds::run(&root(), arguments)
}

/// Runs this chore again as what it has to be: optimised, and with the worlds in it.
#[cfg(not(feature = "sim"))]
fn sim(arguments: &[&str]) -> Result<(), String> {
    again("sim", arguments)
}

/// Runs a chore in a build that is optimised, with the feature of its name.
#[cfg(not(all(feature = "bench", feature = "sim")))]
fn again(chore: &str, arguments: &[&str]) -> Result<(), String> {
    let mut command = std::process::Command::new(env!("CARGO"));
    command
        .args(["run", "--quiet", "--release", "--package", "xtask", "--features", chore])
        .args(["--", chore])
        .args(arguments);
    let status = command
        .current_dir(root())
        .status()
        .map_err(|error| format!("cargo did not start: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{chore} did not end well"))
    }
}

/// The folder of the workspace.
///
/// # Panics
///
/// Never: this package lies one folder below it.
#[must_use]
pub fn root() -> PathBuf {
    let package = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    package
        .parent()
        .expect("xtask lies in the workspace's folder")
        .to_path_buf()
}

/// The workspace's files as they stand.
///
/// # Errors
///
/// A sentence naming the folder or file that cannot be read.
pub fn tree() -> Result<Tree, String> {
    Tree::read(&root())
}
