//! `cargo xtask abuses`: takes each defence down, one by one, in a build that no release can be, sees that the test which
//! `docs/abuses.md` names for it fails, and writes into that page what it saw. A test that goes on passing without what it
//! is there for proves nothing.

use std::collections::BTreeMap;
use std::fmt;
#[cfg(unix)]
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Where abuses are told of, from the workspace's folder.
pub const PAGE: &str = "docs/abuses.md";
/// A test that waits for what never comes without a defence is ended after so long, or after so many times what it took
/// with all of them: it has noticed, as slow as the machine may be.
const LONGEST: Duration = Duration::from_secs(90);
const TIMES_AS_LONG: u32 = 10;
const DOWN: &str = "MIRRORBALL_UNDEFENDED";
/// The crates with defences, of which the last two know all of them.
const UNDEFENDED: &str = "xtask/bench,sim/undefended,mirrorball/undefended";

/// What became of a test without its defence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Seen {
    /// It fails, as it has to.
    Fails,
    /// It waits for what never comes, until it is ended; which is to notice as well.
    NeverEnds,
    /// It goes on passing, and so proves nothing.
    Passes,
    /// It fails with every defence up.
    FailsAnyway,
    /// The row relies on no single defence.
    Nothing,
    /// Nobody has looked yet.
    NotYet,
}

impl Seen {
    const ALL: [Self; 6] = [
        Self::Fails,
        Self::NeverEnds,
        Self::Passes,
        Self::FailsAnyway,
        Self::Nothing,
        Self::NotYet,
    ];

    /// As the page says it.
    const fn words(self) -> &'static str {
        match self {
            Self::Fails => "fails",
            Self::NeverEnds => "never ends",
            Self::Passes => "PASSES",
            Self::FailsAnyway => "FAILS ANYWAY",
            Self::Nothing => "–",
            Self::NotYet => "not seen yet",
        }
    }

    /// Whether the test noticed that its defence was down.
    #[must_use]
    pub const fn is_noticed(self) -> bool {
        match self {
            Self::Fails | Self::NeverEnds => true,
            Self::Passes | Self::FailsAnyway | Self::Nothing | Self::NotYet => false,
        }
    }
}

/// A row of the page: what would bend the register, the test, what the test relies on, and what was seen without it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// What somebody tries.
    pub abuse: String,
    /// What comes of it.
    pub comes: String,
    /// The crate that the test lies in.
    pub krate: String,
    /// The test, as its binary names it.
    pub test: String,
    /// The defence's word; none where what stops it is no single check.
    pub defence: Option<String>,
    /// What was seen without the defence.
    pub seen: Seen,
}

impl fmt::Display for Row {
    /// As a line of the page.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            abuse,
            comes,
            krate,
            test,
            defence,
            seen,
        } = self;
        let defence = defence.as_ref().map_or("–".to_owned(), |word| format!("`{word}`"));
        let seen = seen.words();
        write!(f, "| {abuse} | {comes} | `{krate}/{test}` | {defence} | {seen} |")
    }
}

fn is_row(line: &str) -> bool {
    line.starts_with("| ") && !line.starts_with("| what")
}

/// The rows of the page.
///
/// # Errors
///
/// A row is not written as the page says.
pub fn rows(page: &str) -> Result<Vec<Row>, String> {
    page.lines().filter(|line| is_row(line)).map(row).collect()
}

fn row(line: &str) -> Result<Row, String> {
    let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    let [abuse, comes, test, defence, seen] = cells.as_slice() else {
        return Err(format!("a row has five cells: {line}"));
    };
    let place = test.trim_matches('`').split_once('/');
    let (krate, test) = place.ok_or_else(|| format!("no test: {line}"))?;
    let found = Seen::ALL.into_iter().find(|known| known.words() == *seen);
    Ok(Row {
        abuse: (*abuse).to_owned(),
        comes: (*comes).to_owned(),
        krate: krate.to_owned(),
        test: test.to_owned(),
        defence: (*defence != "–").then(|| defence.trim_matches('`').to_owned()),
        seen: found.ok_or_else(|| format!("nobody has seen “{seen}”: {line}"))?,
    })
}

/// The page with these rows in the place of its own, in order, and what they come to in its first line about that.
///
/// # Panics
///
/// There are fewer rows than the page has.
#[must_use]
pub fn written(page: &str, rows: &[Row]) -> String {
    let mut rows_left = rows.iter();
    let mut text = String::new();
    for line in page.lines() {
        if is_row(line) {
            let row = rows_left.next().expect("the rows are those of this page");
            text.push_str(&row.to_string());
        } else if line.starts_with(SUM) {
            text.push_str(&sum(rows));
        } else {
            text.push_str(line);
        }
        text.push('\n');
    }
    text
}

/// How the line begins that says what all rows come to.
const SUM: &str = "**Seen:**";

fn sum(rows: &[Row]) -> String {
    let relying: Vec<&Row> = rows.iter().filter(|row| row.defence.is_some()).collect();
    let mut words: Vec<&str> = relying.iter().filter_map(|row| row.defence.as_deref()).collect();
    words.sort_unstable();
    words.dedup();
    let noticed = relying.iter().filter(|row| row.seen.is_noticed()).count();
    format!(
        "{SUM} {} rows, of which {} rely on {} defences; without its own, the test of {noticed} of them fails or never ends.",
        rows.len(),
        relying.len(),
        words.len()
    )
}

/// Takes every defence down in its turn, or the one that is named, and writes what was seen.
///
/// # Errors
///
/// Names the tests that did not notice, or that fail with all defences up.
pub fn run(root: &Path, only: Option<&str>) -> Result<(), String> {
    let place = root.join(PAGE);
    let page = std::fs::read_to_string(&place).map_err(|flaw| format!("{PAGE}: {flaw}"))?;
    let mut rows = rows(&page)?;
    let is_wanted = |row: &Row| {
        let word = row.defence.as_deref();
        word.is_some_and(|word| only.is_none_or(|only| only == word))
    };
    let wanted = rows.iter().filter(|row| is_wanted(row)).count();
    if wanted == 0 {
        return Err("no row relies on that defence".to_owned());
    }
    let built = build(root)?;
    let mut with: BTreeMap<(String, String), Option<Duration>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in rows.iter_mut().filter(|row| is_wanted(row)) {
        let Row { krate, test, .. } = &*row;
        let program = built.get(krate).ok_or_else(|| format!("{krate} has no tests"))?;
        let folder = root.join("crates").join(krate);
        let key = (krate.clone(), test.clone());
        let took = match with.get(&key) {
            Some(took) => *took,
            None => *with.entry(key).or_insert(took(program, &folder, test)?),
        };
        let word = row.defence.clone().unwrap_or_default();
        let seen = match took {
            None => Seen::FailsAnyway,
            Some(took) => without(program, &folder, test, (&word, took))?,
        };
        println!("{:<12} without {word:<20} {krate}/{test}", seen.words());
        if !seen.is_noticed() {
            wrong.push(format!("{krate}/{test} ({word}): {}", seen.words()));
        }
        row.seen = seen;
    }
    let text = written(&page, &rows);
    std::fs::write(&place, text).map_err(|flaw| format!("{PAGE}: {flaw}"))?;
    println!("{} of {wanted} abuses noticed", wanted - wrong.len());
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// Builds all tests with defences that can be taken down, and gives the programs that run them, by crate. Everything is
/// built at once, so that nothing is built anew that the other tests need as well.
fn build(root: &Path) -> Result<BTreeMap<String, PathBuf>, String> {
    let output = Command::new(env!("CARGO"))
        .args(["test", "--workspace", "--features", UNDEFENDED, "--test", "it"])
        .args(["--no-run", "--locked", "--message-format", "json"])
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|flaw| format!("cargo did not start: {flaw}"))?;
    if !output.status.success() {
        return Err("the tests were not built".to_owned());
    }
    let said = String::from_utf8_lossy(&output.stdout);
    let is_it = |line: &&str| line.contains("\"kind\":[\"test\"]") && line.contains("\"executable\":\"");
    let after = |line: &str, begins: &str| {
        let (_, rest) = line.split_once(begins)?;
        Some(rest.split('"').next()?.to_owned())
    };
    let program = |line: &str| {
        let manifest = PathBuf::from(after(line, "\"manifest_path\":\"")?);
        let krate = manifest.parent()?.file_name()?.to_str()?.to_owned();
        Some((krate, PathBuf::from(after(line, "\"executable\":\"")?)))
    };
    Ok(said.lines().filter(is_it).filter_map(program).collect())
}

/// How long a test takes with all defences up; none if it fails.
fn took(program: &Path, folder: &Path, name: &str) -> Result<Option<Duration>, String> {
    let begun = Instant::now();
    let ended = ended(program, folder, name, (None, LONGEST))?;
    Ok((ended == Some(true)).then(|| begun.elapsed()))
}

/// What becomes of a test without a defence, given how long it takes with it.
fn without(program: &Path, folder: &Path, name: &str, (word, took): (&str, Duration)) -> Result<Seen, String> {
    let longest = LONGEST.max(took.saturating_mul(TIMES_AS_LONG));
    Ok(match ended(program, folder, name, (Some(word), longest))? {
        Some(true) => Seen::Passes,
        Some(false) => Seen::Fails,
        None => Seen::NeverEnds,
    })
}

/// Whether a test ended well; none if it took too long, and was ended with all that it had started.
fn ended(
    program: &Path,
    folder: &Path,
    name: &str,
    (down, longest): (Option<&str>, Duration),
) -> Result<Option<bool>, String> {
    let mut command = Command::new(program);
    command.args([name, "--exact"]).current_dir(folder);
    #[cfg(unix)]
    command.process_group(0); // So that what it started ends with it.
    command.env_remove(DOWN).stdout(Stdio::piped()).stderr(Stdio::null());
    command.envs(down.map(|word| (DOWN, word)));
    let child = command.spawn();
    let mut child = child.map_err(|flaw| format!("{}: {flaw}", program.display()))?;
    wait(&mut child, longest).map_err(|flaw| format!("{name}: {flaw}"))
}

/// Waits for a test, which ends when it says no more.
fn wait(child: &mut Child, longest: Duration) -> std::io::Result<Option<bool>> {
    let mut said = child.stdout.take().expect("what a test says is read");
    let (tell, ended) = mpsc::channel();
    std::thread::spawn(move || {
        let silent = std::io::copy(&mut said, &mut std::io::sink());
        // Nobody listens any more where it took too long.
        tell.send(silent.is_ok()).ok();
    });
    let is_late = ended.recv_timeout(longest).is_err();
    if is_late {
        let group = format!("-{}", child.id());
        Command::new("kill").args(["-KILL", "--", &group]).status()?;
    }
    let status = child.wait()?;
    Ok((!is_late).then(|| status.success()))
}
