//! A part of the bench in a process of its own, so that its memory is its alone. It says what it found as `name value` lines.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use node::Node;
use node::clock::ManualClock;
use rules::report;

use super::seeded::SLUG;
use super::world;

/// The moment at which a made-up community is looked at again: a year after its founding.
pub const NOW_MS: u64 = world::FOUNDED_MS + 365 * 86_400_000;
/// How often the preview is asked; the middle one counts.
const PREVIEWS: usize = 9;
/// How much is shared out in it: nine tenths of what came in, in cents.
const SHARED: u64 = 900_000_000;

/// Runs this program again for one part, and reads what it found.
///
/// # Errors
///
/// What the part said, where it failed.
pub fn ask(part: &str, arguments: &[&str]) -> Result<BTreeMap<String, f64>, String> {
    let program =
        std::env::current_exe().map_err(|error| format!("this program does not know where it is: {error}"))?;
    let output = Command::new(program)
        .args(["bench-part", part])
        .args(arguments)
        .output();
    let output = output.map_err(|error| format!("the part “{part}” did not start: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "the part “{part}” failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ));
    }
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let found = words.lines().filter_map(|line| {
        line.split_once(' ')
            .and_then(|(name, value)| Some((name.to_owned(), value.parse().ok()?)))
    });
    Ok(found.collect())
}

/// Does one part and says what it found.
///
/// # Errors
///
/// A sentence that says what went wrong.
pub fn run(part: &str, arguments: &[&str]) -> Result<(), String> {
    match (part, arguments) {
        ("audit", [register]) => audit(Path::new(register)),
        ("open", [data]) => open(Path::new(data), &[]),
        ("open-and-close", [data]) => open(Path::new(data), &["close"]),
        ("preview", [data]) => preview(Path::new(data)),
        ("count", [what, file]) => {
            super::counting::part(what, Path::new(file))?;
            say("peak_mb", status_mb("VmHWM:"));
            Ok(())
        }
        ("power", [what, members]) => {
            super::power::part(what, members)?;
            say("peak_mb", status_mb("VmHWM:"));
            Ok(())
        }
        _ => Err(format!(
            "the bench has no part “{part}” with {} arguments",
            arguments.len()
        )),
    }
}

fn say(name: &str, value: f64) {
    println!("{name} {value}");
}

fn audit(register: &Path) -> Result<(), String> {
    let file = File::open(register).map_err(|error| format!("cannot read {}: {error}", register.display()))?;
    let begun = Instant::now();
    let audit = node::audit::verify(file, |_, _| {}).map_err(|trouble| format!("{trouble:?}"))?;
    say("seconds", begun.elapsed().as_secs_f64());
    say("entries", audit.size as f64);
    say("peak_mb", status_mb("VmHWM:"));
    Ok(())
}

fn open_node(data: &Path) -> Result<Node, String> {
    Node::open(data, Arc::new(ManualClock::new(NOW_MS))).map_err(|fault| format!("{fault:?}"))
}

fn open(data: &Path, then: &[&str]) -> Result<(), String> {
    let begun = Instant::now();
    let node = open_node(data)?;
    let keeper = node
        .keeper(SLUG)
        .ok_or_else(|| "the community is not there".to_owned())?;
    if let Some(fault) = keeper.halted() {
        return Err(fault.to_string());
    }
    let size = keeper.read(|state| state.community().length());
    say("seconds", begun.elapsed().as_secs_f64());
    say("entries", size as f64);
    say("resident_mb", status_mb("VmRSS:"));
    say("peak_mb", status_mb("VmHWM:"));
    drop(keeper);
    if then.contains(&"close") {
        let begun = Instant::now();
        node.close().map_err(|fault| format!("{fault:?}"))?;
        say("close_seconds", begun.elapsed().as_secs_f64());
    } else {
        // Ending here without a word is the unclean stop that the next start has to bear.
        std::process::exit(0);
    }
    Ok(())
}

/// A share-out over everything that was ever done, asked for as the page does.
fn preview(data: &Path) -> Result<(), String> {
    let node = open_node(data)?;
    let keeper = node
        .keeper(SLUG)
        .ok_or_else(|| "the community is not there".to_owned())?;
    let (from, until) = (world::day_of(world::FOUNDED_MS), world::day_of(NOW_MS));
    let mut took: Vec<f64> = Vec::new();
    for _ in 0..PREVIEWS {
        let begun = Instant::now();
        let lines = keeper.read(|state| {
            report::preview(state.community(), SHARED, from, until, NOW_MS)
                .lines
                .len()
        });
        took.push(begun.elapsed().as_secs_f64());
        say("lines", lines as f64);
    }
    took.sort_by(f64::total_cmp);
    say("milliseconds", took[PREVIEWS / 2] * 1000.0);
    std::process::exit(0);
}

/// A figure of this process's own memory, in MB of a million bytes.
fn status_mb(name: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib = status.lines().find_map(|line| {
        line.strip_prefix(name)?
            .trim()
            .strip_suffix(" kB")?
            .trim()
            .parse::<f64>()
            .ok()
    });
    kib.map_or(f64::NAN, |kib| kib * 1024.0 / 1e6)
}
