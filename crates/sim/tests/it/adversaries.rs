//! Everybody who tries to bend a register is stopped or shown, in the worlds of their kept seeds. A test fails when what
//! stops or shows them is taken down (`cargo xtask abuses`).

use std::path::Path;

use sim::{Adversary, tried};

/// Runs every kept seed of an adversary.
fn tries(adversary: Adversary) {
    let kept = crate::seeds::kept_of(adversary.word());
    assert!(!kept.is_empty(), "no seed is kept of {}", adversary.word());
    for (seed, steps) in kept {
        let verdict = tried(adversary, seed, steps).unwrap_or_else(|failure| panic!("{failure}"));
        assert!(verdict.after <= adversary.within());
    }
}

#[test]
fn every_adversary_has_its_test_here() {
    let file = include_str!("adversaries.rs");
    for adversary in Adversary::ALL {
        let test = format!(
            "fn {}() {{\n    tries(Adversary::{adversary:?});",
            adversary.word().replace('-', "_")
        );
        assert!(file.contains(&test), "{adversary:?} has no test");
    }
}

/// What stands above the adversaries' rows.
const HEAD: &str =
    "| what they try | what comes of it, and the seeds | test | defence | without it |\n|---|---|---|---|---|\n";

#[test]
fn the_page_of_abuses_tells_of_every_adversary() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("docs/abuses.md")).unwrap();
    let (before, rows) = page.split_once(HEAD).unwrap();
    let row = |adversary: &Adversary| {
        let kept = crate::seeds::kept_of(adversary.word());
        let seeds: Vec<u64> = kept.into_iter().map(|(seed, _)| seed).collect();
        let row = adversary.row(&seeds);
        // What was seen without the defence is for `cargo xtask abuses` to say.
        let seen = rows.lines().find_map(|line| line.strip_prefix(&row));
        let seen = seen.unwrap_or(" not seen yet |").to_owned();
        row + &seen
    };
    let right: Vec<String> = Adversary::ALL.iter().map(row).collect();
    let right = format!("{before}{HEAD}{}\n", right.join("\n"));
    if page != right {
        let written = root.join("target/tmp/abuses.md");
        std::fs::create_dir_all(written.parent().unwrap()).unwrap();
        std::fs::write(&written, right).unwrap();
        panic!("docs/abuses.md is out of date: copy target/tmp/abuses.md there, and run `cargo xtask abuses`");
    }
}

#[test]
fn keeper_forks_back() {
    tries(Adversary::ForksBack);
}

#[test]
fn keeper_forks_on() {
    tries(Adversary::ForksOn);
}

#[test]
fn keeper_splits() {
    tries(Adversary::Splits);
}

#[test]
fn keeper_splits_mirror() {
    tries(Adversary::SplitsMirror);
}

#[test]
fn keeper_drops() {
    tries(Adversary::Drops);
}

#[test]
fn keeper_holds_back() {
    tries(Adversary::HoldsBack);
}

#[test]
fn keeper_back_dates() {
    tries(Adversary::BackDates);
}

#[test]
fn keeper_dates_ahead() {
    tries(Adversary::DatesAhead);
}

#[test]
fn keeper_rewrites() {
    tries(Adversary::Rewrites);
}

#[test]
fn keeper_foreign_act() {
    tries(Adversary::Foreign);
}

#[test]
fn keeper_invents_member() {
    tries(Adversary::Invents);
}

#[test]
fn keeper_changes_payout() {
    tries(Adversary::Payout);
}

#[test]
fn keeper_pays_early() {
    tries(Adversary::PaysEarly);
}

#[test]
fn witness_signs_anything() {
    tries(Adversary::SignsAnything);
}

#[test]
fn member_equivocates() {
    tries(Adversary::Equivocates);
}

#[test]
fn member_floods() {
    tries(Adversary::Floods);
}

#[test]
fn member_votes_twice() {
    tries(Adversary::VotesTwice);
}

#[test]
fn thief_of_a_key() {
    tries(Adversary::Thief);
}

#[test]
fn thief_acts_as_another() {
    tries(Adversary::ThiefOthers);
}

#[test]
fn operator_edits_rows() {
    tries(Adversary::EditsRows);
}

#[test]
fn script_lies() {
    tries(Adversary::ScriptLies);
}
