//! Every seed that once found something is run again, and so are some that did not.

use std::path::Path;

/// The kept seeds of worlds in which this one tries, or of honest ones: the seed, and for how many steps.
pub(crate) fn kept_of(who: &str) -> Vec<(u64, u64)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/seeds.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let own = lines.filter_map(|line| line.split_once(' ').filter(|(word, _)| *word == who));
    own.map(|(_, line)| {
        let mut words = line.split_whitespace();
        let mut number = || words.next().and_then(|word| word.parse().ok());
        (number().expect("a seed"), number().expect("a number of steps"))
    })
    .collect()
}

#[test]
fn every_kept_seed_ends_well() {
    let kept = kept_of("honest");
    assert!(kept.len() >= 8, "{} seeds", kept.len());
    for (seed, steps) in kept {
        sim::run(seed, steps).unwrap_or_else(|failure| panic!("{failure}"));
    }
}

#[test]
fn a_seed_says_everything() {
    let told = sim::run(11, 4_000).unwrap();
    assert_eq!(sim::run(11, 4_000).unwrap(), told);
    assert_ne!(sim::run(12, 4_000).unwrap().digest, told.digest);
}

#[test]
fn a_calm_world_comes_to_the_same() {
    let told = sim::run_with(1, 8_000, sim::Options::calm()).unwrap_or_else(|failure| panic!("{failure}"));
    assert!(told.entries > 20 && told.receipts > 10, "{told:?}");
}
