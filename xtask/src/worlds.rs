//! `cargo xtask sim`: runs simulated worlds from fresh seeds on all cores, for as long as it is told to. A seed that goes
//! wrong is printed with its last steps, and kept in `testdata/seeds.txt`, so that the tests run it from then on.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Where seeds are kept.
const SEEDS: &str = "testdata/seeds.txt";
/// How many steps a world is lived for, unless told otherwise.
const STEPS: u64 = 20_000;
/// How long worlds are run for, unless told otherwise, in minutes.
const MINUTES: u64 = 5;

/// What is asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Wanted {
    /// For how long.
    pub minutes: u64,
    /// One seed alone.
    pub seed: Option<u64>,
    /// How many steps each world is lived for.
    pub steps: u64,
}

/// Reads `--minutes`, `--seed` and `--steps`.
///
/// # Errors
///
/// Names the word that is not one of them, or no number.
pub fn wanted(arguments: &[&str]) -> Result<Wanted, String> {
    let mut wanted = Wanted {
        minutes: MINUTES,
        seed: None,
        steps: STEPS,
    };
    for pair in arguments.chunks(2) {
        let number = pair.get(1).and_then(|word| word.parse::<u64>().ok());
        let number = number.ok_or_else(|| format!("{} needs a number", pair[0]))?;
        match pair[0] {
            "--minutes" => wanted.minutes = number,
            "--seed" => wanted.seed = Some(number),
            "--steps" => wanted.steps = number,
            other => return Err(format!("there is no {other}; there are --minutes, --seed and --steps")),
        }
    }
    Ok(wanted)
}

/// Runs worlds.
///
/// # Errors
///
/// How many went wrong.
pub fn run(root: &Path, arguments: &[&str]) -> Result<(), String> {
    let wanted = wanted(arguments)?;
    if let Some(seed) = wanted.seed {
        let begun = Instant::now();
        let told = sim::run(seed, wanted.steps).map_err(|failure| failure.to_string())?;
        let rate = told.steps as f64 / begun.elapsed().as_secs_f64();
        println!("seed {seed} ends well: {told:?}, {rate:.0} steps a second");
        return Ok(());
    }
    let until = Instant::now() + Duration::from_secs(wanted.minutes * 60);
    let first = RandomState::new().build_hasher().finish() >> 16;
    let (next, steps, wrong) = (AtomicU64::new(first), AtomicU64::new(0), Mutex::new(Vec::new()));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let one_after_the_other = || {
        while Instant::now() < until {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            match sim::run(seed, wanted.steps) {
                Ok(told) => drop(steps.fetch_add(told.steps, Ordering::Relaxed)),
                Err(failure) => {
                    eprintln!("{failure}\n");
                    wrong.lock().expect("nobody panics while adding to it").push(*failure);
                }
            }
        }
    };
    std::thread::scope(|scope| (0..cores).for_each(|_| drop(scope.spawn(one_after_the_other))));
    let worlds = next.load(Ordering::Relaxed) - first;
    let steps = steps.load(Ordering::Relaxed);
    println!("{worlds} worlds from seed {first} on, {steps} steps");
    let wrong = wrong.into_inner().expect("all threads have ended well");
    keep(root, &wrong, wanted.steps)?;
    match wrong.len() {
        0 => Ok(()),
        count => Err(format!("{count} of them went wrong; their seeds are in {SEEDS}")),
    }
}

/// Keeps the seeds that went wrong.
fn keep(root: &Path, wrong: &[sim::Failure], steps: u64) -> Result<(), String> {
    if wrong.is_empty() {
        return Ok(());
    }
    let path = root.join(SEEDS);
    let mut text = fs::read_to_string(&path).map_err(|flaw| format!("{}: {flaw}", path.display()))?;
    for failure in wrong {
        let what: String = failure
            .violation
            .to_string()
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned();
        text.push_str(&format!("honest {} {steps} {what}\n", failure.seed));
    }
    fs::write(&path, text).map_err(|flaw| format!("{}: {flaw}", path.display()))
}
