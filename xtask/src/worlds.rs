//! `cargo xtask sim`: runs simulated worlds from fresh seeds on all cores, for as long as it is told to: in every other one
//! somebody tries to bend the register, each adversary in turn. A seed that goes wrong is printed with its last steps, and
//! kept in `testdata/seeds.txt`, so that the tests run it from then on.

use std::collections::BTreeMap;
use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use sim::{Adversary, Faults};

/// Where seeds are kept.
const SEEDS: &str = "testdata/seeds.txt";
/// How many steps a world is lived for, unless told otherwise.
const STEPS: u64 = 20_000;
/// After how many steps somebody tries to bend the register, unless told otherwise.
const STEPS_BEFORE: u64 = 1_200;
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
    pub steps: Option<u64>,
    /// Who tries to bend the register in each of them; nobody in honest worlds. None: each in turn.
    pub who: Option<Option<Adversary>>,
}

/// Reads `--minutes`, `--seed`, `--steps` and `--who`.
///
/// # Errors
///
/// Names the word that is not one of them, or no number, or nobody.
pub fn wanted(arguments: &[&str]) -> Result<Wanted, String> {
    let mut wanted = Wanted {
        minutes: MINUTES,
        seed: None,
        steps: None,
        who: None,
    };
    for pair in arguments.chunks(2) {
        let word = pair.get(1).copied().unwrap_or_default();
        if pair[0] == "--who" {
            let who = Adversary::of_word(word);
            if who.is_none() && word != sim::HONEST {
                let words: Vec<&str> = Adversary::ALL.iter().map(|adversary| adversary.word()).collect();
                return Err(format!(
                    "nobody is called “{word}”; there are honest, {}",
                    words.join(", ")
                ));
            }
            wanted.who = Some(who);
            continue;
        }
        let number = word.parse::<u64>();
        let number = number.map_err(|_| format!("{} needs a number", pair[0]))?;
        match pair[0] {
            "--minutes" => wanted.minutes = number,
            "--seed" => wanted.seed = Some(number),
            "--steps" => wanted.steps = Some(number),
            other => {
                return Err(format!(
                    "there is no {other}; there are --minutes, --seed, --steps and --who"
                ));
            }
        }
    }
    Ok(wanted)
}

impl Wanted {
    /// Who tries in the world of this seed, and for how many steps it is lived.
    fn world(&self, seed: u64) -> (Option<Adversary>, u64) {
        let in_turn = || {
            let place = usize::try_from(seed / 2).unwrap_or_default() % Adversary::ALL.len();
            (!seed.is_multiple_of(2)).then_some(Adversary::ALL[place])
        };
        let who = match self.who {
            Some(who) => who,
            None if self.seed.is_some() => None,
            None => in_turn(),
        };
        let steps = if who.is_some() { STEPS_BEFORE } else { STEPS };
        (who, self.steps.unwrap_or(steps))
    }
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
        let (who, steps) = wanted.world(seed);
        let told = sim::run_as(who, seed, steps).map_err(|failure| failure.to_string())?;
        let rate = told.steps as f64 / begun.elapsed().as_secs_f64();
        let sim::Told {
            steps,
            entries,
            receipts,
            digest,
            faults,
            noticed_after,
        } = told;
        println!(
            "seed {seed} ends well: {steps} steps, {rate:.0} a second; {entries} entries, {receipts} receipts, digest {digest:016x}"
        );
        if let (Some(after), Some(adversary)) = (noticed_after, who) {
            println!("noticed after {after} steps of {}", adversary.within());
        }
        println!("faults: {faults}");
        return Ok(());
    }
    fresh(root, &wanted)
}

/// Worlds of fresh seeds, until the time is over.
fn fresh(root: &Path, wanted: &Wanted) -> Result<(), String> {
    let begun = Instant::now();
    let until = begun + Duration::from_secs(wanted.minutes * 60);
    let first = RandomState::new().build_hasher().finish() >> 16;
    let (next, steps) = (AtomicU64::new(first), AtomicU64::new(0));
    let (wrong, met) = (Mutex::new(Vec::new()), Mutex::new(Faults::default()));
    let longest = Mutex::new(BTreeMap::<&str, u64>::new());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let one_after_the_other = || {
        while Instant::now() < until {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            let (who, many) = wanted.world(seed);
            match sim::run_as(who, seed, many) {
                Ok(told) => {
                    steps.fetch_add(told.steps, Ordering::Relaxed);
                    met.lock().expect("nobody panics while adding to it").join(&told.faults);
                    if let (Some(adversary), Some(after)) = (who, told.noticed_after) {
                        let mut longest = longest.lock().expect("nobody panics while adding to it");
                        let most = longest.entry(adversary.word()).or_default();
                        *most = after.max(*most);
                    }
                }
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
    let met = met.into_inner().expect("all threads have ended well");
    let rate = steps as f64 / begun.elapsed().as_secs_f64() / cores as f64;
    println!("{worlds} worlds from seed {first} on, {steps} steps, {rate:.0} a second and core");
    let longest = longest.into_inner().expect("all threads have ended well");
    for (who, after) in &longest {
        let within = Adversary::of_word(who).map_or(0, Adversary::within);
        println!("{who:<22} noticed after {after} steps at the most, of {within}");
    }
    println!("faults: {met}; never met with: {:?}", met.missing());
    let wrong = wrong.into_inner().expect("all threads have ended well");
    keep(root, &wrong)?;
    match wrong.len() {
        0 => Ok(()),
        count => Err(format!("{count} of them went wrong; their seeds are in {SEEDS}")),
    }
}

/// Keeps the seeds that went wrong.
fn keep(root: &Path, wrong: &[sim::Failure]) -> Result<(), String> {
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
        let sim::Failure { who, seed, steps, .. } = failure;
        text.push_str(&format!("{who} {seed} {steps} {what}\n"));
    }
    fs::write(&path, text).map_err(|flaw| format!("{}: {flaw}", path.display()))
}
