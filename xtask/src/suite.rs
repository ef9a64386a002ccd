//! `cargo xtask test`: everything that CI checks, step by step, with the time each took and one closing line.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::{tidy, tools};

/// How many tests passed, failed and were passed over.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Count {
    /// Tests that held.
    pub passed: u64,
    /// Tests that did not.
    pub failed: u64,
    /// Tests that did not run.
    pub ignored: u64,
}

/// How much of what can be combined is looked at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Extent {
    /// Each page once, in combinations that a fixed seed spreads over them.
    Spread,
    /// Each page in every combination of theme, width and language.
    Full,
}

/// The variable by which the tests are asked for every combination.
const FULL: &str = "MIRRORBALL_TEST_FULL";

type Step = fn(&Path, Extent) -> Result<Count, String>;

/// The steps, in order: what is cheap and often wrong comes first.
const STEPS: [(&str, Step); 6] = [
    ("tools", |_, _| tools::provide().map(|()| Count::default())),
    ("fmt", |root, _| cargo(root, &["fmt", "--all", "--check"])),
    ("tidy", |root, _| tidy::run(root).map(|()| Count::default())),
    // What clippy reads is what the tests then run: everything is compiled once.
    ("clippy", |root, _| {
        let outcome = built_with_lints(root)?.args(["--no-run"]).status();
        judged(outcome, "what is built has lints, or does not compile")
    }),
    ("tests", |root, extent| {
        tests(root, extent, &["--no-fail-fast", "--", "--skip", "browser::"])
    }),
    // The browser's tests come last and alone: what fails before is plainer to read.
    ("browser", |root, extent| {
        tests(root, extent, &["--test", "it", "--", "browser::"])
    }),
];

/// What clippy is told, in the form in which `cargo clippy` hands it to the compiler that knows the lints. `unwrap` is looked
/// for by tidy, which knows all of a test for one; the lint knows `#[test]` functions alone.
const LINTS: [&str; 4] = ["--deny", "warnings", "--allow", "clippy::unwrap_used"];

/// What stands between two of [`LINTS`], as clippy's driver has it.
const BETWEEN_LINTS: &str = "__CLIPPY_HACKERY__";

/// Runs all steps, or the one that is named, and prints what each took and a closing line as cargo's tests do.
///
/// # Errors
///
/// A sentence that names the steps which failed.
pub fn run(root: &Path, only: Option<&str>, extent: Extent) -> Result<(), String> {
    if let Some(name) = only.filter(|name| STEPS.iter().all(|(step, _)| step != name)) {
        let names: Vec<&str> = STEPS.iter().map(|(step, _)| *step).collect();
        return Err(format!("there is no step “{name}”; there are {}", names.join(", ")));
    }
    let begun = Instant::now();
    let mut count = Count::default();
    let mut took: Vec<(&str, Duration, bool)> = Vec::new();
    for (name, step) in STEPS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)) {
        println!("\n== {name}");
        let step_begun = Instant::now();
        let outcome = step(root, extent);
        if let Err(trouble) = &outcome {
            println!("{trouble}");
        }
        took.push((name, step_begun.elapsed(), outcome.is_ok()));
        count = add(
            count,
            outcome.unwrap_or(Count {
                failed: 1,
                ..Count::default()
            }),
        );
    }
    println!();
    for (name, time, is_ok) in &took {
        println!(
            "{name:<8} {:>7.1} s  {}",
            time.as_secs_f64(),
            if *is_ok { "ok" } else { "FAILED" }
        );
    }
    println!("\n{}", closing_line(count, begun.elapsed()));
    let failed: Vec<&str> = took
        .iter()
        .filter(|(_, _, is_ok)| !is_ok)
        .map(|(name, _, _)| *name)
        .collect();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("failed: {}", failed.join(", ")))
    }
}

fn add(one: Count, other: Count) -> Count {
    Count {
        passed: one.passed + other.passed,
        failed: one.failed + other.failed,
        ignored: one.ignored + other.ignored,
    }
}

/// The last line of the run, in the form of cargo's own.
#[must_use]
pub fn closing_line(count: Count, time: Duration) -> String {
    let verdict = if count.failed == 0 { "ok" } else { "FAILED" };
    let Count {
        passed,
        failed,
        ignored,
    } = count;
    let seconds = time.as_secs_f64();
    format!(
        "test result: {verdict}. {passed} passed; {failed} failed; {ignored} ignored; 0 measured; 0 filtered out; finished in {seconds:.2}s"
    )
}

/// Reads one of cargo's `test result:` lines.
#[must_use]
pub fn counted(line: &str) -> Option<Count> {
    let figures = line.trim().strip_prefix("test result: ")?;
    let figure = |word: &str| -> Option<u64> {
        figures
            .split([';', '.'])
            .map(str::trim)
            .find_map(|part| part.strip_suffix(word)?.trim().parse().ok())
    };
    Some(Count {
        passed: figure("passed")?,
        failed: figure("failed")?,
        ignored: figure("ignored")?,
    })
}

fn cargo(root: &Path, arguments: &[&str]) -> Result<Count, String> {
    let outcome = Command::new(env!("CARGO")).args(arguments).current_dir(root).status();
    judged(outcome, &format!("cargo {} failed", arguments.join(" ")))
}

fn judged(outcome: std::io::Result<ExitStatus>, otherwise: &str) -> Result<Count, String> {
    let status = outcome.map_err(|error| format!("cargo did not start: {error}"))?;
    status
        .success()
        .then(Count::default)
        .ok_or_else(|| otherwise.to_owned())
}

/// `cargo test` of the workspace, whose own crates are compiled with lints.
fn built_with_lints(root: &Path) -> Result<Command, String> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["test", "--workspace", "--features=xtask/bench", "--locked"]);
    command.envs(lints()?).current_dir(root);
    Ok(command)
}

/// What makes cargo compile a workspace's own crates by the compiler that knows clippy's lints: `cargo clippy` would check
/// every dependency once more, only to throw away what it made (docs/decisions/0216).
///
/// # Errors
///
/// Clippy is not where cargo is.
pub fn lints() -> Result<[(&'static str, OsString); 2], String> {
    let driver = Path::new(env!("CARGO")).with_file_name(format!("clippy-driver{}", std::env::consts::EXE_SUFFIX));
    if !driver.is_file() {
        return Err(format!("clippy's driver is not where cargo is: {}", driver.display()));
    }
    let told: String = LINTS.iter().flat_map(|lint| [*lint, BETWEEN_LINTS]).collect();
    Ok([("RUSTC_WORKSPACE_WRAPPER", driver.into()), ("CLIPPY_ARGS", told.into())])
}

/// Runs the workspace's tests, passes their words on, and adds up what they counted.
fn tests(root: &Path, extent: Extent, arguments: &[&str]) -> Result<Count, String> {
    let child = built_with_lints(root)?
        .args(arguments)
        .envs((extent == Extent::Full).then_some((FULL, "yes")))
        .stdout(Stdio::piped())
        .spawn();
    let mut child = child.map_err(|error| format!("cargo did not start: {error}"))?;
    let words = child
        .stdout
        .take()
        .expect("the output was asked for as a pipe, just above");
    let mut count = Count::default();
    let mut terminal = std::io::stdout().lock();
    for line in BufReader::new(words).lines() {
        let line = line.map_err(|error| format!("the tests' words could not be read: {error}"))?;
        writeln!(terminal, "{line}").map_err(|error| format!("the tests' words could not be passed on: {error}"))?;
        count = add(count, counted(&line).unwrap_or_default());
    }
    drop(terminal);
    let status = child
        .wait()
        .map_err(|error| format!("cargo could not be waited for: {error}"))?;
    match (status.success(), count.failed) {
        (true, _) if count.passed == 0 => Err("no test ran".to_owned()),
        (true, _) => Ok(count),
        (false, failed) => Err(format!("{} passed, {} failed", count.passed, failed.max(1))),
    }
}
