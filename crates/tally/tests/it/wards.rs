//! 65 wards of the Scottish council elections of 2017, against the returning officers' own counts, stage by stage.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tally::lot::TieBreak;
use tally::outcome::Outcome;
use tally::profile::{Ballots, Profile};
use tally::read::{Format, Reader};
use tally::scottish_stv::ScottishStv;

/// The folder with data for these tests.
pub(crate) fn data(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../testdata/counting")
        .join(folder)
}

/// All files of a folder whose names end like this, in order.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(data(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.to_str().unwrap().ends_with(ending));
    files.sort();
    files
}

/// Reads a file in small pieces, so that lines are cut everywhere.
pub(crate) fn read(path: &Path) -> Profile {
    let mut reader = Reader::new(Format::of_file_name(path.to_str().unwrap()).unwrap());
    for piece in fs::read(path).unwrap().chunks(997) {
        reader
            .push(piece)
            .unwrap_or_else(|flaw| panic!("{}: {flaw}", path.display()));
    }
    reader
        .finish()
        .unwrap_or_else(|flaw| panic!("{}: {flaw}", path.display()))
}

/// One candidate in the official count.
struct Official {
    name: String,
    /// The total after each stage, as published.
    totals: Vec<String>,
    elected: bool,
}

/// The official quota, and the candidates.
fn official(path: &Path) -> (u64, Vec<Official>) {
    let file: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let count = &file["Constituency"];
    let quota = count["countInfo"]["Quota"]
        .to_string()
        .trim_matches('"')
        .parse()
        .unwrap();
    let mut candidates: BTreeMap<String, Official> = BTreeMap::new();
    for row in count["countGroup"].as_array().unwrap() {
        let text = |key: &str| row[key].to_string().trim_matches('"').to_string();
        let candidate = candidates.entry(text("Candidate_Id")).or_insert_with(|| Official {
            name: format!("{} {}", text("Firstname"), text("Surname")),
            totals: Vec::new(),
            elected: false,
        });
        candidate.totals.push(text("Total_Votes"));
        assert_eq!(
            candidate.totals.len().to_string(),
            text("Count_Number"),
            "{}",
            path.display()
        );
        candidate.elected |= text("Status") == "Elected";
    }
    (quota, candidates.into_values().collect())
}

/// Words of a name, to compare spellings by.
fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
    let mut words: Vec<String> = lower.split_whitespace().map(str::to_string).collect();
    words.sort();
    words
}

/// Whether a total is what was published, to the last digit that was.
fn agrees(published: &str, total: u128) -> bool {
    let (whole, decimals) = published.split_once('.').unwrap_or((published, ""));
    let decimals = decimals.trim_end_matches('0');
    let stated: u128 = format!("{whole}{decimals}").parse().unwrap();
    let unit = 10u128.pow(5 - decimals.len() as u32);
    // All five decimals, or fewer: then rounded.
    stated == (total + unit / 2) / unit
}

/// For each official candidate, the one that has the same name, or else the same first preferences and similar words.
fn matched(outcome: &Outcome, candidates: &[Official]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..outcome.names.len()).collect();
    let mut places = vec![usize::MAX; candidates.len()];
    let first = &outcome.stages[0].totals;
    for by_name in [true, false] {
        for (candidate, place) in candidates.iter().zip(&mut places) {
            if *place == usize::MAX {
                let same = |option: usize| {
                    agrees(&candidate.totals[0], first[option])
                        && (!by_name || words(&outcome.names[option]) == words(&candidate.name))
                };
                if let Some(at) = left.iter().position(|&option| same(option)) {
                    *place = left.remove(at);
                }
            }
        }
    }
    assert!(left.is_empty(), "{}: nobody for {left:?}", outcome.title);
    places
}

#[test]
fn every_stage_of_every_ward_is_the_official_one() {
    let wards = files("scottish-stv-2017", ".csv");
    assert_eq!(wards.len(), 65);
    let (mut compared, mut with_fractions) = (0, 0);
    for path in wards {
        let profile = read(&path);
        let outcome = ScottishStv::default().count(&profile, &TieBreak::none()).unwrap();
        let label = path.file_stem().unwrap().to_str().unwrap();
        let (quota, candidates) = official(&path.with_extension("official.json"));
        assert_eq!(outcome.quota, Some(u128::from(quota) * 100_000), "{label}: quota");
        let places = matched(&outcome, &candidates);
        let mut elected: Vec<usize> = outcome.elected.iter().map(|number| number.position()).collect();
        elected.sort_unstable();
        let mut officially: Vec<usize> = candidates
            .iter()
            .zip(&places)
            .filter(|(candidate, _)| candidate.elected)
            .map(|(_, &place)| place)
            .collect();
        officially.sort_unstable();
        assert_eq!(elected, officially, "{label}: elected");
        let stages = candidates.iter().map(|candidate| candidate.totals.len()).max().unwrap();
        assert_eq!(outcome.stages.len(), stages, "{label}: stages");
        for (candidate, &place) in candidates.iter().zip(&places) {
            for (stage, published) in candidate.totals.iter().enumerate() {
                let total = outcome.stages[stage].totals[place];
                assert!(
                    agrees(published, total),
                    "{label}, stage {}, {}: {published} and {total}",
                    stage + 1,
                    candidate.name
                );
                compared += 1;
                with_fractions += usize::from(published.contains('.') && total % 100_000 != 0);
            }
        }
    }
    assert!(
        compared > 3000 && with_fractions > 1000,
        "{compared} totals, {with_fractions} with fractions"
    );
}

#[test]
fn votes_are_conserved_in_every_stage() {
    for path in files("scottish-stv-2017", ".csv") {
        let profile = read(&path);
        let Ballots::Ranked(rankings) = &profile.ballots else {
            panic!("wards are ranked")
        };
        let outcome = ScottishStv::default().count(&profile, &TieBreak::none()).unwrap();
        for stage in &outcome.stages {
            let sum: u128 = stage.totals.iter().sum::<u128>() + stage.exhausted + stage.lost;
            assert_eq!(sum, u128::from(rankings.total()) * 100_000, "{}", path.display());
        }
    }
}
