//! A simulated world: whole nodes, people with devices, clocks, a network and disks, all from one seed, on one thread and
//! in no time; and in it everything that fails in real life, and those who try to bend a register.
//!
//! What runs in it is the real thing: the keeper, the store in memory, the machines of peers, the rules. Made anew are only
//! the edges: sockets, disks, clocks and people. After every step the world is checked (`checks.rs`). A run that goes wrong
//! says its seed, and the same seed goes wrong again in the same way.
//!
//! A **step** is one event: a message arrives or is lost, a program looks after its machines (four times a second of the
//! world's time), a person wakes, acts are taken in, trouble comes or is mended.

pub mod acts;
pub mod adversary;
pub mod bent;
pub mod chance;
pub mod checks;
pub mod clock;
mod copying;
pub mod disk;
pub mod host;
mod living;
pub mod log;
pub mod message;
pub mod met;
pub mod options;
pub mod person;
pub mod texts;
pub mod tricks;
mod troubles;
pub mod world;

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use adversary::{Adversary, Verdict, tried};
pub use chance::Chance;
pub use checks::Violation;
pub use met::{Faults, Met};
pub use options::Options;
pub use world::World;

/// How long everybody has to come to the same once nothing fails any more, in steps.
pub const CALM_STEPS_MAX: u64 = 400_000;
/// How often in a run a register is replayed from its bytes.
const WHOLE_CHECKS: u64 = 3;

/// What a run came to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Told {
    /// How many steps were taken.
    pub steps: u64,
    /// How many entries the register has.
    pub entries: u64,
    /// How many receipts were given.
    pub receipts: u64,
    /// A digest of everything that happened.
    pub digest: u64,
    /// The faults that happened.
    pub faults: Faults,
    /// After how many steps somebody who tried to bend the register was stopped or shown; none in an honest world.
    pub noticed_after: Option<u64>,
}

impl Told {
    fn of(world: &World) -> Self {
        Self {
            steps: world.steps,
            entries: world.checks.size(),
            receipts: world.checks.receipts() as u64,
            digest: world.log.digest(),
            faults: world.faults(),
            noticed_after: None,
        }
    }
}

/// A run that went wrong.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Who tries to bend the register there: an adversary's word, or `honest`.
    pub who: &'static str,
    /// The seed.
    pub seed: u64,
    /// For how many steps it was lived for, at the most.
    pub steps: u64,
    /// The step.
    pub step: u64,
    /// What does not hold.
    pub violation: Violation,
    /// What went on.
    pub options: String,
    /// The last steps.
    pub log: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            who,
            seed,
            steps,
            step,
            violation,
            options,
            log,
        } = self;
        writeln!(f, "seed {seed} ({who}) goes wrong at step {step}: {violation}")?;
        writeln!(f, "{options}\nthe last steps:\n{log}")?;
        write!(f, "again: cargo xtask sim --who {who} --seed {seed} --steps {steps}")
    }
}

/// What those worlds are called in which nobody tries to bend a register.
pub const HONEST: &str = "honest";

/// A world that somebody wants to run again: a line of `testdata/seeds.txt`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Kept<'t> {
    /// Who tries to bend the register there: an adversary's word, or `honest`.
    pub who: &'t str,
    /// The seed.
    pub seed: u64,
    /// How many steps it is lived for.
    pub steps: u64,
}

/// The worlds that are kept in a text, a line each; lines that begin with `#` are for people.
///
/// # Errors
/// Names the line that is none.
pub fn kept(text: &str) -> Result<Vec<Kept<'_>>, String> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let kept = |line| {
        let mut words = str::split_whitespace(line);
        let who = words.next()?;
        let mut number = || words.next()?.parse::<u64>().ok();
        let (seed, steps) = (number()?, number()?);
        Some(Kept { who, seed, steps })
    };
    lines.map(|line| kept(line).ok_or_else(|| line.to_owned())).collect()
}

/// Runs the world of a seed for so many steps, with whoever tries to bend the register there, or with nobody who does.
///
/// # Errors
/// What went wrong, with the last steps.
pub fn run_as(who: Option<Adversary>, seed: u64, steps: u64) -> Result<Told, Box<Failure>> {
    match who {
        None => run(seed, steps),
        Some(adversary) => tried(adversary, seed, steps).map(|verdict| Told {
            noticed_after: Some(verdict.after),
            ..verdict.told
        }),
    }
}

/// Runs the world of a seed for so many steps, lets everything calm down, and sees that all come to the same.
///
/// # Errors
/// What went wrong, with the last steps.
pub fn run(seed: u64, steps: u64) -> Result<Told, Box<Failure>> {
    let options = Options::drawn(&mut Chance::new(seed).part());
    run_with(seed, steps, options)
}

/// As [`run`], with these options.
///
/// # Errors
/// What went wrong, with the last steps.
pub fn run_with(seed: u64, steps: u64, options: Options) -> Result<Told, Box<Failure>> {
    let words = options.to_string();
    let mut world = World::new(seed, options);
    match live_until(&mut world, &mut |world| live(world, steps)) {
        Ok(()) => Ok(Told::of(&world)),
        Err(violation) => Err(failure(HONEST, seed, steps, &world, violation, words)),
    }
}

fn failure(
    who: &'static str,
    seed: u64,
    steps: u64,
    world: &World,
    violation: Violation,
    options: String,
) -> Box<Failure> {
    Box::new(Failure {
        who,
        seed,
        steps,
        step: world.steps,
        violation,
        options,
        log: world.log.to_string(),
    })
}

/// Lives in a world. What panics in it went wrong in it, and its seed is worth as much.
fn live_until(world: &mut World, live: &mut dyn FnMut(&mut World) -> Result<(), Violation>) -> Result<(), Violation> {
    let lived = catch_unwind(AssertUnwindSafe(|| live(world)));
    lived.unwrap_or_else(|payload| Err(Violation(format!("it panics: {}", words_of(payload.as_ref())))))
}

fn words_of(payload: &dyn Any) -> String {
    let owned = payload.downcast_ref::<String>().cloned();
    let words = owned.or_else(|| payload.downcast_ref::<&str>().map(|words| (*words).to_owned()));
    words.unwrap_or_else(|| "without a word".to_owned())
}

fn live(world: &mut World, steps: u64) -> Result<(), Violation> {
    let between = (steps / WHOLE_CHECKS).max(1);
    for step in 1..=steps {
        world.step()?;
        if step % between == 0 {
            let machine = world.chance.place(world.hosts.len());
            world.check_whole(machine)?;
        }
    }
    world.calm_down();
    let mut calm = 0;
    while !world.has_converged() {
        for _ in 0..64 {
            world.step()?;
        }
        calm += 64;
        if calm > CALM_STEPS_MAX {
            return Err(Violation(world.what_is_open()));
        }
    }
    world.check_erased()?;
    (0..world.hosts.len()).try_for_each(|machine| world.check_whole(machine))
}
