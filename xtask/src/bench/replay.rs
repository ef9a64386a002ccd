//! Replaying a register from its bytes, against the machine's own rate of strict verification; and what a long life weighs.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use ed25519_dalek::{Signer as _, SigningKey};

use super::child;
use super::figures::{Figures, Target};
use super::seeded;
use super::world::World;

/// The members of the community that the sizes and times are about.
const MEMBERS: usize = 10_000;
/// Its contributions; each is confirmed by one other member.
const WORKS: u64 = 1_000_000;
/// Divides both, to try the bench itself out; its figures then mean nothing, and the document says so.
pub const DIVISOR: &str = "MIRRORBALL_BENCH_DIVISOR";
const SPAN: Duration = Duration::from_secs(3);

/// The community that the sizes and times are about.
#[must_use]
pub fn large() -> World {
    let divisor = std::env::var(DIVISOR)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    World::found(MEMBERS / divisor, WORKS / divisor as u64)
}

/// Measures `mirrorball verify`'s way through the register of the large community.
///
/// # Errors
///
/// A sentence that says what could not be measured, and why.
pub fn measure(folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Replaying, with strict verification",
        "The register of 1,000,000 contributions, each confirmed by another member, by 10,000 members, is read from its file as a stream; every signature, every rule and every hash is checked on all cores. The machine's own rate is that of Ed25519 `verify_strict` alone on one core, measured just before and just after, times the cores; beside it, what all cores reach when they do nothing else at the same time.",
    );
    let world = large();
    let register = world.file(folder)?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let own_rates = || [1, cores].map(verifications_per_second);
    let before = own_rates();
    let audit = child::ask("audit", &[&register.to_string_lossy()])?;
    let after = own_rates();
    let [alone, together] = [0, 1].map(|which| f64::midpoint(before[which], after[which]));
    let own = alone * cores as f64;
    // Each joining carries two signatures, every other entry one.
    let signatures = audit["entries"] + (world.members - 1) as f64;
    let rate = signatures / audit["seconds"];
    figures.record("entries", audit["entries"], "", Target::None);
    figures.record("time for all", audit["seconds"], "s", Target::None);
    figures.record("signatures verified and replayed", rate, "/s", Target::None);
    figures.record(
        "the machine's own rate: one core's, times the cores",
        own,
        "/s",
        Target::None,
    );
    figures.record("ratio", rate / own, "×", Target::AtLeast(0.8));
    figures.record("the rate of all cores at once", together, "/s", Target::None);
    figures.record("ratio to it", rate / together, "×", Target::None);
    let size =
        std::fs::metadata(&register).map_err(|error| format!("cannot measure {}: {error}", register.display()))?;
    figures.record("the file", size.len() as f64 / 1e6, "MB", Target::None);
    figures.record(
        "memory at its peak, state of the community included",
        audit["peak_mb"],
        "MB",
        Target::None,
    );
    Ok(figures)
}

/// How often so many cores, each with a thread of its own, together verify a signature strictly in a second, by the library's `verify_strict`.
#[must_use]
pub fn verifications_per_second(cores: usize) -> f64 {
    let key = SigningKey::from_bytes(&[3; 32]);
    let bytes = vec![0x2e_u8; 500];
    let signature = key.sign(&bytes);
    let public = key.verifying_key();
    let run = || {
        let begun = Instant::now();
        let mut done = 0u32;
        while begun.elapsed() < SPAN {
            let holds = public.verify_strict(&bytes, &signature).is_ok();
            assert!(holds, "a signature made just now verifies");
            done += 1;
        }
        f64::from(done) / begun.elapsed().as_secs_f64()
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..cores).map(|_| scope.spawn(run)).collect();
        running
            .into_iter()
            .map(|thread| thread.join().expect("verifying does not panic"))
            .sum()
    })
}

/// Measures what the large community weighs in memory, how quickly it starts, and how long a share-out's preview takes.
///
/// # Errors
///
/// A sentence that says what could not be measured, and why.
pub fn measure_state(folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "The state of a large community",
        "10,000 members and 1,000,000 contributions, each confirmed, on SQLite. Start is from opening the data directory until the first question is answered. The preview is that of a share-out over everything; the middle of nine.",
    );
    let world = large();
    let data = seeded::directory(&world, folder)?;
    seeded::forget_snapshots(&data)?;
    let data = data.to_string_lossy();
    let unclean = child::ask("open-and-close", &[&data])?;
    let clean = child::ask("open", &[&data])?;
    let after_kill = child::ask("open", &[&data])?;
    let preview = child::ask("preview", &[&data])?;
    figures.record(
        "resident, started from a snapshot",
        clean["resident_mb"],
        "MB",
        Target::AtMost(600.0),
    );
    figures.record(
        "resident at its peak while starting",
        clean["peak_mb"],
        "MB",
        Target::None,
    );
    figures.record("start after a clean stop", clean["seconds"], "s", Target::AtMost(2.0));
    figures.record(
        "start after an unclean stop, with an old snapshot",
        after_kill["seconds"],
        "s",
        Target::None,
    );
    figures.record(
        "start without any snapshot, replaying it all",
        unclean["seconds"],
        "s",
        Target::None,
    );
    figures.record(
        "clean stop, writing the snapshot",
        unclean["close_seconds"],
        "s",
        Target::None,
    );
    figures.record(
        "preview of a share-out",
        preview["milliseconds"],
        "ms",
        Target::AtMost(200.0),
    );
    Ok(figures)
}
