//! `mirrorball count`: counts a file of ballots, and shows the whole working.
//!
//! What counting is lives in `tally`; here are the words of the command, and what it prints and writes.

pub mod compare;
pub mod differences;
pub mod liquid;
pub mod report;
pub mod settings;
pub mod table;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use tally::liquid::Working;
use tally::outcome::Outcome;
use tally::profile::Profile;
use tally::read::{Format, ReadFlaw, Reader};

use self::settings::Settings;

/// Options of `count`.
#[derive(Args, Clone, Debug)]
pub struct CountArgs {
    /// The file with the ballots: .blt, .csv (Scottish elections), .abif, .pb (Pabulib) or .json.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// How to count: plurality, approval, score, star, dots, majority, irv, schulze, ranked-pairs, condorcet-debian,
    /// scottish-stv, meek, equal-shares, greedy-budget, apportion; liquid for a file of delegations; or all, to compare the
    /// methods that fit the file.
    #[arg(long, short, value_name = "METHOD")]
    pub method: String,
    /// Write the whole result as JSON.
    #[arg(long)]
    pub json: bool,
    /// Also write one self-contained page with the working in sentences and pictures.
    #[arg(long, value_name = "HTML")]
    pub report: Option<PathBuf>,
    /// Settings of the methods.
    #[command(flatten)]
    pub settings: Settings,
}

/// How a count went.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Counted {
    /// Everything was decided. Exit code 0.
    Complete,
    /// A tie was left open, for want of a seed. Exit code 1.
    TieOpen,
}

/// Why nothing was counted.
#[derive(Debug)]
pub struct NotCounted {
    /// A stable name of the reason.
    pub code: &'static str,
    /// What happened.
    pub what: String,
    /// Why.
    pub why: String,
    /// What to do next.
    pub next: &'static str,
}

/// Counts, prints, and writes the report if one is wanted.
///
/// # Errors
///
/// [`NotCounted`] if the file cannot be read, the method does not fit it, or the report cannot be written.
pub fn run(args: &CountArgs) -> Result<Counted, NotCounted> {
    if args.method == Working::NAME {
        return liquid::run(args);
    }
    let profile = read(&args.file, args.settings.format()?)?;
    let ties = args.settings.tie_break(&profile)?;
    let outcomes = if args.method == "all" {
        compare::count_all(&profile, &ties, &args.settings)?
    } else {
        let method = args.settings.method(&args.method)?;
        let outcome = method.count(&profile, &ties).map_err(|flaw| NotCounted {
            code: "not-countable",
            what: format!("{} was not counted by {}.", args.file.display(), args.method),
            why: format!("{flaw}."),
            next: "Choose a method that fits the file; --method all shows which do.",
        })?;
        vec![outcome]
    };
    if let Some(path) = &args.report {
        write(path, &report::page(&profile, &outcomes))?;
    }
    print(&args.json_or_text(&profile, &outcomes))?;
    let complete = outcomes.iter().all(|outcome| outcome.complete);
    Ok(if complete { Counted::Complete } else { Counted::TieOpen })
}

impl CountArgs {
    /// What is printed.
    fn json_or_text(&self, profile: &Profile, outcomes: &[Outcome]) -> String {
        match (outcomes, self.json) {
            ([only], true) => only.to_json(),
            ([only], false) => table::shown(only),
            (several, true) => {
                let all: Vec<String> = several
                    .iter()
                    .map(|outcome| outcome.to_json().trim_end().to_owned())
                    .collect();
                format!("[\n{}\n]\n", all.join(",\n"))
            }
            (several, false) => compare::shown(profile, several),
        }
    }
}

/// Reads the ballots, a piece at a time.
fn read(path: &Path, format: Option<Format>) -> Result<Profile, NotCounted> {
    let named = || Format::of_file_name(&path.to_string_lossy());
    let format = format.or_else(named).ok_or_else(|| NotCounted {
        code: "unknown-format",
        what: format!("{} was not read.", path.display()),
        why: "Its name does not end in .blt, .csv, .abif, .pb or .json.".to_owned(),
        next: "Say what it is with --format.",
    })?;
    let mut reader = Reader::new(format);
    in_pieces(path, |piece| reader.push(piece))?;
    reader.finish().map_err(|flaw| flawed(path, &flaw))
}

/// Reads a file, a piece at a time.
fn in_pieces(path: &Path, mut push: impl FnMut(&[u8]) -> Result<(), ReadFlaw>) -> Result<(), NotCounted> {
    let fault = |flaw: io::Error| NotCounted {
        code: "file",
        what: format!("{} was not read.", path.display()),
        why: format!("{flaw}."),
        next: "Check the path and the right to read it.",
    };
    let mut file = File::open(path).map_err(fault)?;
    let mut piece = vec![0; 256 * 1024];
    loop {
        let length = file.read(&mut piece).map_err(fault)?;
        if length == 0 {
            return Ok(());
        }
        push(&piece[..length]).map_err(|flaw| flawed(path, &flaw))?;
    }
}

/// A file that does not hold what it should.
fn flawed(path: &Path, flaw: &ReadFlaw) -> NotCounted {
    NotCounted {
        code: "bad-ballots",
        what: format!("{} was not counted.", path.display()),
        why: format!("{flaw}."),
        next: "Mend that line; docs/counting.md describes the formats.",
    }
}

/// Writes a file whole.
fn write(path: &Path, text: &str) -> Result<(), NotCounted> {
    fs::write(path, text).map_err(|flaw| NotCounted {
        code: "file",
        what: format!("{} was not written.", path.display()),
        why: format!("{flaw}."),
        next: "Check the path and the right to write there.",
    })
}

/// Prints; a reader that has seen enough and hangs up is no trouble.
fn print(text: &str) -> Result<(), NotCounted> {
    use std::io::Write;
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(flaw) if flaw.kind() != io::ErrorKind::BrokenPipe => Err(NotCounted {
            code: "output",
            what: "The result was not printed.".to_owned(),
            why: format!("{flaw}."),
            next: "Check where the output goes.",
        }),
        Ok(()) | Err(_) => Ok(()),
    }
}
