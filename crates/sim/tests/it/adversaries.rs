//! Everybody who tries to bend a register is stopped or shown, in the worlds of their kept seeds. A test fails when what
//! stops or shows them is taken down (`cargo xtask abuses`).

use sim::{Adversary, tried};

/// Runs every kept seed of an adversary.
fn tries(adversary: Adversary) {
    let kept = crate::seeds::kept_of(adversary.word());
    assert!(!kept.is_empty(), "no seed is kept of {}", adversary.word());
    for (seed, steps) in kept {
        let verdict = tried(adversary, seed, steps).unwrap_or_else(|failure| panic!("{failure}"));
        assert!(verdict.after <= sim::adversary::NOTICED_WITHIN);
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

/// The row of the page of abuses for an adversary.
fn row(adversary: Adversary) -> String {
    let seeds: Vec<String> = crate::seeds::kept_of(adversary.word())
        .into_iter()
        .map(|(seed, _)| seed.to_string())
        .collect();
    let word = if seeds.len() == 1 { "seed" } else { "seeds" };
    let defence = adversary.defence().map(|defence| format!("`{}`", defence.word()));
    format!(
        "| {} | {} ({word} {}) | `sim/adversaries::{}` | {} |",
        adversary.tries(),
        adversary.comes(),
        seeds.join(", "),
        adversary.word().replace('-', "_"),
        defence.unwrap_or_else(|| "–".to_owned())
    )
}

#[test]
fn the_page_of_abuses_tells_of_every_adversary() {
    let page = include_str!("../../../../docs/abuses.md");
    let (_, told) = page.split_once("## In the simulated world").unwrap();
    let told: Vec<&str> = told
        .lines()
        .filter(|line| line.contains("`sim/adversaries::"))
        .collect();
    let rows: Vec<String> = Adversary::ALL.iter().map(|adversary| row(*adversary)).collect();
    assert_eq!(told, rows);
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
