//! `cargo xtask abuses`: takes each defence down, one by one, in a build that no release can be, and sees that the test which
//! `docs/abuses.md` names for it fails. A test that goes on passing without what it is there for proves nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// A test that waits for what never comes without a defence has noticed; after so long it is ended.
const LONGEST: Duration = Duration::from_secs(60);
const DOWN: &str = "MIRRORBALL_UNDEFENDED";

/// A row of the page: what would bend the register, the test, and what the test relies on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// What somebody tries.
    pub abuse: String,
    /// The crate that the test lies in.
    pub krate: String,
    /// The test, as its binary names it.
    pub test: String,
    /// The defence's word; none where what stops it is no single check.
    pub defence: Option<String>,
}

/// The rows of the page.
///
/// # Errors
///
/// A row is not written as the page says.
pub fn rows(page: &str) -> Result<Vec<Row>, String> {
    let is_row = |line: &&str| line.starts_with("| ") && !line.starts_with("| what");
    page.lines().filter(is_row).map(row).collect()
}

fn row(line: &str) -> Result<Row, String> {
    let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    let [abuse, _, test, defence] = cells.as_slice() else {
        return Err(format!("a row has four cells: {line}"));
    };
    let place = test
        .trim_matches('`')
        .split_once('/')
        .ok_or_else(|| format!("no test: {line}"))?;
    let defence = defence.trim_matches(['`', '|', ' ']);
    Ok(Row {
        abuse: (*abuse).to_owned(),
        krate: place.0.to_owned(),
        test: place.1.to_owned(),
        defence: (defence != "–").then(|| defence.to_owned()),
    })
}

/// Takes every defence down in its turn, or the one that is named.
///
/// # Errors
///
/// Names the tests that did not notice, or that fail with all defences up.
pub fn run(root: &Path, only: Option<&str>) -> Result<(), String> {
    let page = std::fs::read_to_string(root.join("docs/abuses.md")).map_err(|flaw| flaw.to_string())?;
    let rows = rows(&page)?;
    let wanted = |row: &&Row| {
        row.defence
            .as_deref()
            .is_some_and(|word| only.is_none_or(|only| only == word))
    };
    let rows: Vec<&Row> = rows.iter().filter(wanted).collect();
    if rows.is_empty() {
        return Err("no row relies on that defence".to_owned());
    }
    let mut built: BTreeMap<&str, PathBuf> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in &rows {
        if !built.contains_key(row.krate.as_str()) {
            built.insert(&row.krate, build(root, &row.krate)?);
        }
        let test = &built[row.krate.as_str()];
        let folder = root.join("crates").join(&row.krate);
        let word = row.defence.as_deref().unwrap_or_default();
        let with = passes(test, &folder, &row.test, None)?;
        let without = passes(test, &folder, &row.test, Some(word))?;
        let said = match (with, without) {
            (true, false) => "noticed",
            (true, true) => "NOT NOTICED",
            (false, _) => "FAILS ANYWAY",
        };
        println!("{said:<12} without {word:<20} {}", row.test);
        if said != "noticed" {
            wrong.push(format!("{} ({word}): {said}", row.test));
        }
    }
    println!("{} of {} abuses noticed", rows.len() - wrong.len(), rows.len());
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// Builds a crate's tests with defences that can be taken down, and gives the program that runs them.
fn build(root: &Path, krate: &str) -> Result<PathBuf, String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "test",
            "--package",
            krate,
            "--features",
            "undefended",
            "--test",
            "it",
            "--no-run",
            "--locked",
        ])
        .args(["--message-format", "json"])
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|flaw| format!("cargo did not start: {flaw}"))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let is_it = |line: &&str| line.contains("\"kind\":[\"test\"]") && line.contains("\"executable\":\"");
    let found = said.lines().filter(is_it).find_map(|line| {
        let (_, rest) = line.split_once("\"executable\":\"")?;
        Some(PathBuf::from(rest.split('"').next()?))
    });
    found.ok_or_else(|| format!("the tests of {krate} were not built"))
}

fn passes(test: &Path, folder: &Path, name: &str, down: Option<&str>) -> Result<bool, String> {
    let mut command = Command::new(test);
    command.args([name, "--exact"]).current_dir(folder);
    command.env_remove(DOWN).stdout(Stdio::piped()).stderr(Stdio::null());
    if let Some(word) = down {
        command.env(DOWN, word);
    }
    let mut child = command.spawn().map_err(|flaw| format!("{}: {flaw}", test.display()))?;
    ends_well(&mut child).map_err(|flaw| format!("{name}: {flaw}"))
}

/// Waits for a test, which ends when it says no more; one that takes too long has not passed.
fn ends_well(child: &mut Child) -> std::io::Result<bool> {
    let mut said = child.stdout.take().expect("what a test says is read");
    let (tell, ended) = mpsc::channel();
    std::thread::spawn(move || {
        let silent = std::io::copy(&mut said, &mut std::io::sink());
        // Nobody listens any more where it took too long.
        tell.send(silent.is_ok()).ok();
    });
    if ended.recv_timeout(LONGEST).is_err() {
        child.kill()?;
        child.wait()?;
        return Ok(false);
    }
    Ok(child.wait()?.success())
}
