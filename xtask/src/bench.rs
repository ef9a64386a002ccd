//! `cargo xtask bench`: speed and size against their targets, written to `docs/benchmarks.md`.
//!
//! Each section compares within one run: with SQLite on the same disk, with the machine's own rate of verifying. One section can be
//! measured again alone: it takes its own place in the document, and what stands under other headings stays as it is. What is made up
//! for measuring is kept under `target/bench`. Nothing here is a test: a slow machine fails nothing.

use std::fs;
use std::path::Path;
use std::process::Command;

pub mod append;
pub mod chance;
pub mod checking;
pub mod child;
pub mod counting;
pub mod deciding;
pub mod figures;
pub mod http;
pub mod live;
pub mod pages;
pub mod peers;
pub mod power;
pub mod readers;
pub mod replay;
pub mod seeded;
pub mod simulation;
pub mod world;

use figures::Figures;

type Section = fn(&Path) -> Result<Figures, String>;

/// The sections, in the order of the document.
const SECTIONS: &[(&str, Section)] = &[
    ("append", append::measure),
    ("replay", replay::measure),
    ("state", replay::measure_state),
    ("pages", pages::measure),
    ("live", live::measure),
    ("witnessing", peers::measure_witness),
    ("mirroring", peers::measure_mirror),
    ("checking", checking::measure),
    ("counting", counting::measure),
    ("deciding", deciding::measure),
    ("power", power::measure),
    ("simulation", simulation::measure),
];

/// Measures the named sections, or all, and puts each into its place in the document as soon as it is measured.
///
/// # Errors
///
/// A sentence that says what could not be measured or written, and why.
pub fn run(root: &Path, names: &[&str]) -> Result<(), String> {
    if let Some(name) = names
        .iter()
        .find(|name| SECTIONS.iter().all(|(section, _)| section != *name))
    {
        let known: Vec<&str> = SECTIONS.iter().map(|(section, _)| *section).collect();
        return Err(format!(
            "there is no section “{name}” of the bench; there are {}",
            known.join(", ")
        ));
    }
    let folder = root.join("target/bench");
    fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    for (name, measure) in SECTIONS
        .iter()
        .filter(|(name, _)| names.is_empty() || names.contains(name))
    {
        println!("== {name}");
        let begun = Busy::now();
        let figures = measure(&folder)?;
        let others = others(begun.as_ref());
        let section = format!("{}\nMeasured on {}; {others}.\n", figures.rendered(), today());
        // A trial tells nothing that anybody should read later.
        let path = match std::env::var(replay::DIVISOR) {
            Ok(_) => folder.join("trial.md"),
            Err(_) => root.join("docs/benchmarks.md"),
        };
        // A document that is not there yet begins empty.
        let document = fs::read_to_string(&path).unwrap_or_default();
        write(&path, &with_section(&opening(), &document, &figures.title, &section))?;
    }
    Ok(())
}

/// The document with this opening, and this section in the place of the one with its title, or at the end.
#[must_use]
pub fn with_section(opening: &str, document: &str, title: &str, section: &str) -> String {
    let heading = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    let mut sections: Vec<String> = document
        .split("\n## ")
        .skip(1)
        .map(|rest| format!("## {rest}"))
        .collect();
    match sections.iter_mut().find(|old| heading(old) == format!("## {title}")) {
        Some(old) => *old = section.to_owned(),
        None => sections.push(section.to_owned()),
    }
    let sections = sections.iter().map(|section| format!("\n{}\n", section.trim_end()));
    format!("{}\n{}", opening.trim_end(), sections.collect::<String>())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

fn opening() -> String {
    let note = match std::env::var(replay::DIVISOR) {
        Ok(divisor) => format!("\n**A trial at a {divisor}th of the size: these figures mean nothing.**\n"),
        Err(_) => String::new(),
    };
    format!(
        "# Benchmarks\n\nWritten by `cargo xtask bench` (a release build; one section alone: `cargo xtask bench append`). What is missed is said as plainly as what is met.\n\nThe machine: {}.\n{note}",
        machine()
    )
}

fn machine() -> String {
    let model = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model.lines().find_map(|line| {
        line.strip_prefix("model name")?
            .split_once(": ")
            .map(|(_, name)| name.to_owned())
    });
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory = memory.lines().find_map(|line| {
        line.strip_prefix("MemTotal:")?
            .trim()
            .strip_suffix(" kB")?
            .parse::<u64>()
            .ok()
    });
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let rust = answer("rustc", &["--version"]);
    let memory = memory.map_or_else(String::new, |kb| format!(", {} GB of memory", kb / 1_000_000));
    format!(
        "{cores} cores of {}{memory}, {}, {rust}",
        model.unwrap_or_else(|| "an unknown make".to_owned()),
        std::env::consts::OS
    )
}

/// What the machine's processors, and this program with all that it started, had done at a moment, in ticks of the clock.
struct Busy {
    at: std::time::Instant,
    all_ticks: f64,
    own_ticks: f64,
}

/// A hundred, on every Linux that there is.
const TICKS_PER_SECOND: f64 = 100.0;

impl Busy {
    /// What was done until now; nothing, where nobody tells.
    fn now() -> Option<Self> {
        let all = fs::read_to_string("/proc/stat").ok()?;
        // User, nice, system, then idle and waiting for the disk, then interrupts, soft interrupts and what the host took.
        let all: Vec<f64> = numbers(all.lines().next()?);
        let own = fs::read_to_string("/proc/self/stat").ok()?;
        // Behind the name, which may hold anything: the eleventh to fourteenth are the program's own time, and its children's.
        let own: Vec<f64> = numbers(own.rsplit_once(')')?.1);
        Some(Self {
            at: std::time::Instant::now(),
            all_ticks: all.get(..3)?.iter().chain(all.get(5..8)?).sum(),
            own_ticks: own.get(10..14)?.iter().sum(),
        })
    }

    /// How many cores others kept busy since then.
    fn others_since(&self) -> Option<f64> {
        let now = Self::now()?;
        let others = (now.all_ticks - self.all_ticks) - (now.own_ticks - self.own_ticks);
        Some((others / TICKS_PER_SECOND / self.at.elapsed().as_secs_f64()).max(0.0))
    }
}

fn numbers(line: &str) -> Vec<f64> {
    line.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// How busy the machine was with other things: its figures are to be read with that in mind.
fn others(begun: Option<&Busy>) -> String {
    match begun.and_then(Busy::others_since) {
        Some(cores) if cores < 0.1 => "the machine was otherwise idle".to_owned(),
        Some(cores) => {
            format!("**other work kept {cores:.1} cores busy meanwhile**, so that a quiet machine does better")
        }
        None => "how busy the machine was is not known".to_owned(),
    }
}

fn today() -> String {
    answer("date", &["-u", "+%Y-%m-%d"])
}

fn answer(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map_or_else(
        |_| String::new(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}
