//! How quickly the simulated world lives: steps a second on one core, with all checks.

use std::path::Path;
use std::time::{Duration, Instant};

use super::figures::{Figures, Target};

/// How many steps each world is lived for, as `cargo xtask sim` does.
const STEPS: u64 = 20_000;
/// How long worlds are lived in.
const SPAN: Duration = Duration::from_secs(30);

/// Measures steps a second on one core.
///
/// # Errors
///
/// A world goes wrong: then its seed is worth more than the figure.
pub fn measure(_folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "The simulated world",
        "Worlds of the seeds from 1 on, each lived for 20,000 steps and then until all have come to the same, with every check, on one core. A step is one event: a message arrives or is lost, a program looks after its machines (four times a second of the world's time), a person wakes, acts are taken in, trouble comes or is mended. Everything is signed and verified for real: an act costs some forty signatures and verifications on its way to mirrors, witnesses and devices.",
    );
    let begun = Instant::now();
    let (mut worlds, mut steps, mut entries) = (0_u64, 0_u64, 0_u64);
    while begun.elapsed() < SPAN {
        worlds += 1;
        let told = sim::run(worlds, STEPS).map_err(|failure| failure.to_string())?;
        steps += told.steps;
        entries += told.entries;
    }
    let seconds = begun.elapsed().as_secs_f64();
    figures.record("worlds", worlds as f64, "", Target::None);
    figures.record("steps", steps as f64 / seconds, "/s", Target::AtLeast(50_000.0));
    figures.record(
        "steps for each entry of a register",
        steps as f64 / entries as f64,
        "",
        Target::None,
    );
    figures.record(
        "entries, each to all machines",
        entries as f64 / seconds,
        "/s",
        Target::None,
    );
    Ok(figures)
}
