//! The command line: its words, what each of them does, and what it prints.

/// Prints a line; ends quietly where nobody reads on, as in `mirrorball show work | head`.
macro_rules! out {
    ($($words:tt)*) => { $crate::cli::write(format_args!("{}\n", format_args!($($words)*))) };
}
/// Prints without a new line.
macro_rules! out_part {
    ($($words:tt)*) => { $crate::cli::write(format_args!($($words)*)) };
}

pub mod accounting;
pub mod acting;
pub mod archive;
pub mod args;
pub mod backing_up;
mod ball;
pub mod belonging;
pub mod checking;
mod columns;
pub mod doctoring;
mod elsewhere;
pub mod endorsing;
mod entry;
pub mod exporting;
pub mod forking;
pub mod importing;
pub mod keyfile;
pub mod keys;
pub mod memory;
pub mod mirroring;
pub mod outbox;
mod plainly;
pub mod recovering;
pub mod refilling;
pub mod scripts;
pub mod serving;
pub mod setting;
pub mod settings;
pub mod showing;
mod texts;
mod tried;
pub mod verifying;
pub mod witnessing;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::args::{Task, Words};
use crate::problem::{Kind, Problem};

/// Does what the command line says, and gives the exit code.
pub fn main() -> ExitCode {
    let words = match Words::try_parse() {
        Ok(words) => words,
        Err(flaw) => {
            // Nothing can be done when even the terminal refuses.
            let _ = flaw.print();
            return ExitCode::from(if flaw.use_stderr() { 2 } else { 0 });
        }
    };
    let place = words.task.as_ref().and_then(place).cloned();
    match run(words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Ended::Told) => ExitCode::from(Kind::Fault.exit_code()),
        Err(Ended::Problem(problem, json)) => {
            if json {
                out!("{}", serde_json::to_string_pretty(&problem).expect("a problem is JSON"));
            } else {
                eprintln!("{problem}");
                if let Some(line) = place.and_then(|place| tried::line(&place, &problem)) {
                    eprintln!("{line}");
                }
            }
            ExitCode::from(problem.kind.exit_code())
        }
    }
}

/// How a task ended before its end.
pub enum Ended {
    /// Something was not done; as JSON if that was asked for.
    Problem(Box<Problem>, bool),
    /// It was done, and what was printed says that something is wrong.
    Told,
}

fn run(words: Words) -> Result<(), Ended> {
    let task = words.task.unwrap_or_else(|| Task::Serve(args::Serve::default()));
    let json = is_json(&task);
    let done = match task {
        Task::Serve(serve) => serving::serve(&serve),
        Task::Config(config) => settings::config(&config),
        Task::Doctor(doctor) => return looked(&doctor),
        Task::Backup(backup) => backing_up::back_up(&backup),
        Task::Restore(restore) => backing_up::restore(&restore),
        Task::Demo(demo) => serving::demo(&demo),
        Task::Key { task } => keys::run(&task),
        Task::Found(found) => belonging::found(&found),
        Task::Invite(invite) => belonging::invite(&invite),
        Task::Join(join) => belonging::join(&join),
        Task::Act(act) => acting::act(&act),
        Task::Show(show) => showing::show(&show),
        Task::Verify(verify) => verifying::verify(&verify),
        Task::Check(check) => checking::check(&check),
        Task::CheckingPage(page) => scripts::checking_page(&page),
        Task::Scripts(listed) => scripts::scripts(&listed),
        Task::Endorse(endorse) => endorsing::endorse(&endorse),
        Task::Mirror(mirror) => mirroring::mirror(&mirror),
        Task::Refill(refill) => refilling::refill(&refill),
        Task::Fork { task } => forking::run(&task),
        Task::Witness(witness) => witnessing::witness(&witness),
        Task::Export(export) => exporting::export(&export),
        Task::Import(import) if import.file.is_dir() => archive::take_in(&import),
        Task::Import(import) => importing::import(&import),
        Task::Count(count) => return counted(&count),
    };
    done.map_err(|problem| Ended::Problem(Box::new(problem), json))
}

/// Counts a file of ballots. A tie that stays open is told beside the result, which was printed already.
fn counted(words: &crate::count::CountArgs) -> Result<(), Ended> {
    use crate::count::{Counted, run};
    match run(words) {
        Ok(Counted::Complete) => Ok(()),
        Ok(Counted::TieOpen) => {
            let why = "The method's own rule does not break it, and there is no seed for the public lot.".to_owned();
            let next = "Publish a seed, and count again with --seed.";
            let mut problem = Problem::fault("tie-open", "A tie stays open.".to_owned(), why, next);
            problem.kind = Kind::Refusal;
            Err(Ended::Problem(Box::new(problem), false))
        }
        Err(flaw) => {
            let problem = Problem::fault(flaw.code, flaw.what, flaw.why, flaw.next);
            Err(Ended::Problem(Box::new(problem), words.json))
        }
    }
}

/// Looks at everything around the program; what is wrong was printed already.
fn looked(words: &args::Doctor) -> Result<(), Ended> {
    match doctoring::doctor(words) {
        Ok(doctoring::Looked::Well) => Ok(()),
        Ok(doctoring::Looked::Wrong) => Err(Ended::Told),
        Err(problem) => Err(Ended::Problem(Box::new(problem), words.json)),
    }
}

fn is_json(task: &Task) -> bool {
    match task {
        Task::Doctor(doctor) => doctor.json,
        Task::Backup(backup) => backup.json,
        Task::Restore(restore) => restore.json,
        Task::Key { task } => match task {
            args::KeyTask::List { json } | args::KeyTask::Show { json, .. } => *json,
            args::KeyTask::New { .. } => false,
            args::KeyTask::Enrol { place, .. }
            | args::KeyTask::Kit { place }
            | args::KeyTask::Restore { place }
            | args::KeyTask::Recover { place } => place.json,
        },
        Task::Join(join) => join.place.json,
        Task::Verify(verify) => verify.json,
        Task::Check(check) => check.json,
        Task::Scripts(scripts) => scripts.json,
        Task::Endorse(endorse) => endorse.json,
        Task::Count(count) => count.json,
        other => place(other).is_some_and(|place| place.json), // All that speak for a member in a community.
    }
}

/// For whom and in which community a task speaks, where that is named or remembered. An invitation's link says where.
fn place(task: &Task) -> Option<&args::Place> {
    match task {
        Task::Key { task } => match task {
            args::KeyTask::New { .. } | args::KeyTask::List { .. } | args::KeyTask::Show { .. } => None,
            args::KeyTask::Enrol { place, .. }
            | args::KeyTask::Kit { place }
            | args::KeyTask::Restore { place }
            | args::KeyTask::Recover { place } => Some(place),
        },
        Task::Fork { task } => Some(forking::place(task)),
        Task::Found(args::Found { place, .. })
        | Task::Invite(args::Invite { place, .. })
        | Task::Act(args::Act { place, .. })
        | Task::Show(args::Show { place, .. })
        | Task::Export(args::Export { place, .. })
        | Task::Import(args::Import { place, .. }) => Some(place),
        Task::Serve(_) | Task::Config(_) | Task::Demo(_) | Task::Mirror(_) | Task::Refill(_) | Task::Witness(_) => None,
        Task::Doctor(_) | Task::Backup(_) | Task::Restore(_) | Task::Join(_) | Task::Verify(_) | Task::Check(_) => None,
        Task::CheckingPage(_) | Task::Scripts(_) | Task::Endorse(_) | Task::Count(_) => None,
    }
}

/// Writes to standard output.
pub(crate) fn write(words: std::fmt::Arguments<'_>) {
    use std::io::Write;
    if std::io::stdout().write_fmt(words).is_err() {
        // Whoever read has gone, as `head` does; there is nobody left to tell.
        std::process::exit(0);
    }
}

/// Prints JSON, with its members in order.
pub fn print_json(value: &serde_json::Value) {
    out!("{}", serde_json::to_string_pretty(value).expect("a value is JSON"));
}
