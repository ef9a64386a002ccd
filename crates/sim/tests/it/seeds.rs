//! Every seed that once found something is run again, and so are some that did not; together they meet with every fault.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use sim::{Adversary, Faults, Met, Told};

fn seeds() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/seeds.txt");
    std::fs::read_to_string(path).unwrap()
}

/// The kept seeds of worlds in which this one tries, or of honest ones: the seed, and for how many steps.
pub(crate) fn kept_of(who: &str) -> Vec<(u64, u64)> {
    let text = seeds();
    let kept = sim::kept(&text).unwrap_or_else(|line| panic!("no seed: {line}"));
    let own = kept.into_iter().filter(|kept| kept.who == who);
    own.map(|kept| (kept.seed, kept.steps)).collect()
}

/// Runs worlds on as many threads as there are cores.
#[allow(clippy::disallowed_methods)] // A world has one thread; two worlds share nothing.
fn all(worlds: &[(u64, u64)]) -> Vec<Told> {
    let next = AtomicUsize::new(0);
    let told = Mutex::new(Vec::new());
    let one_after_the_other = || {
        while let Some((seed, steps)) = worlds.get(next.fetch_add(1, Ordering::Relaxed)) {
            let world = sim::run(*seed, *steps).unwrap_or_else(|failure| panic!("{failure}"));
            told.lock().unwrap().push(world);
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| (0..cores).for_each(|_| drop(scope.spawn(one_after_the_other))));
    told.into_inner().unwrap()
}

#[test]
fn every_kept_line_names_somebody() {
    let text = seeds();
    for kept in sim::kept(&text).unwrap_or_else(|line| panic!("no seed: {line}")) {
        let is_known = kept.who == sim::HONEST || Adversary::of_word(kept.who).is_some();
        assert!(is_known, "nobody is called {}", kept.who);
    }
}

#[test]
fn every_kept_seed_ends_well_and_together_they_meet_with_the_faults() {
    let kept = kept_of(sim::HONEST);
    assert!(kept.len() >= 8, "{} seeds", kept.len());
    let mut faults = Faults::default();
    for told in all(&kept) {
        faults.join(&told.faults);
    }
    assert_eq!(faults.missing(), [], "of {faults}");
}

#[test]
fn a_seed_says_everything() {
    let told = sim::run(11, 2_000).unwrap();
    assert_eq!(sim::run(11, 2_000).unwrap(), told);
    assert_ne!(sim::run(12, 2_000).unwrap().digest, told.digest);
}

#[test]
fn a_calm_world_comes_to_the_same() {
    let told = sim::run_with(1, 8_000, sim::Options::calm()).unwrap_or_else(|failure| panic!("{failure}"));
    assert!(told.entries > 20 && told.receipts > 10, "{told:?}");
    // Texts are erased there, and some before a mirror asks for them.
    let no_faults = [Met::Overtaken, Met::TextErased, Met::TextGone];
    let is_fault = |met: &Met| told.faults.times(*met) > 0 && !no_faults.contains(met);
    let failed: Vec<Met> = Met::all().into_iter().filter(is_fault).collect();
    assert_eq!(failed, [], "nothing fails in a calm world");
}
