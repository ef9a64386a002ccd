//! The minutes: stories in `testdata/minutes/*.minutes` that a member can read — who did what, and what was answered.
//!
//! Each act is composed, signed, read back, verified, checked and applied as the keeper does it; only the store is
//! left out. A refusal must leave the community as it was, and every unit must sum to zero after every act.
//!
//! How minutes are written is told in `testdata/minutes/README.md`; the phrases are in `phrase.rs`.

#[path = "../../../register/tests/it/authenticator.rs"]
mod authenticator;
mod golden;
mod histories;
mod phrase;
mod phrase_advice;
mod phrase_circles;
mod phrase_consent;
mod phrase_delegation;
mod phrase_draws;
mod phrase_forks;
mod phrase_votes;
mod signer;
mod storm;
mod storm_advice;
mod storm_calm;
mod storm_consent;
mod storm_houses;
mod storm_passkeys;
mod tables;
mod world;

use std::fs;
use std::path::{Path, PathBuf};

use world::World;

/// What a line of a story expects.
enum Expectation {
    Entered,
    Refused(String),
}

fn minutes() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/minutes");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the minutes are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "minutes"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_story_goes_as_it_is_told() {
    let mut wrong = Vec::new();
    let mut stories = 0;
    for path in minutes() {
        let text = fs::read_to_string(&path).expect("minutes are text");
        let file = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        stories += text.lines().filter(|line| line.starts_with("story:")).count();
        wrong.extend(tell(&text).into_iter().map(|what| format!("{file}:{what}")));
    }
    assert!(stories > 20, "only {stories} stories were found");
    assert!(
        wrong.is_empty(),
        "{} lines went otherwise:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_story_that_is_told_wrong_is_noticed() {
    let wrong = tell(
        "story: wrong\nfounded by ada on 2026-01-05\nada logs care listening 60 minutes as w1 -> refused: day-ahead\n\
         expect state w1 = counted\n",
    );
    assert_eq!(wrong.len(), 2, "{wrong:?}");
}

/// Where each rule of deciding is told.
const RULES: &str = include_str!("../../../../docs/deciding-stories.md");

#[test]
fn every_rule_of_deciding_has_a_story_that_is_told() {
    let texts = minutes()
        .into_iter()
        .map(|path| fs::read_to_string(path).expect("minutes are text"));
    let texts: Vec<String> = texts.collect();
    let told: Vec<&str> = texts
        .iter()
        .flat_map(|text| text.lines().filter_map(|line| line.strip_prefix("story:")))
        .map(str::trim)
        .collect();
    let mut rules = 0;
    for row in RULES
        .lines()
        .filter(|line| line.starts_with("| ") && *line != "| rule | stories |")
    {
        let mut named = row
            .split('“')
            .skip(1)
            .filter_map(|rest| rest.split('”').next())
            .peekable();
        assert!(named.peek().is_some(), "no story shows this: {row}");
        for title in named {
            assert!(told.contains(&title), "no story is called “{title}”: {row}");
        }
        rules += 1;
    }
    assert!(rules > 40, "only {rules} rules");
}

/// Tells the stories of a file; answers the lines that went otherwise.
fn tell(text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut world = World::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.split_once(" #").map_or(line, |(line, _)| line).trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(title) = line.strip_prefix("story:") {
            world = World::new();
            world.title = title.trim().to_string();
            continue;
        }
        if let Err(what) = tell_line(&mut world, line) {
            wrong.push(format!("{}: {line}\n    {what}", number + 1));
        }
    }
    wrong
}

fn tell_line(world: &mut World, line: &str) -> Result<(), String> {
    let Some((act, answer)) = line.rsplit_once("->") else {
        return world.direct(line);
    };
    let expectation = match answer.trim() {
        "entered" => Expectation::Entered,
        other => match other.strip_prefix("refused:") {
            Some(code) => Expectation::Refused(code.trim().to_string()),
            None => return Err(format!("`{other}` is no answer")),
        },
    };
    let before = world.state();
    let answer = world.act(act.trim())?;
    world.sums_are_zero()?;
    match (expectation, answer) {
        (Expectation::Entered, Ok(())) => Ok(()),
        (Expectation::Entered, Err(refusal)) => Err(format!(
            "refused: {} {:?} ({})",
            refusal.code(),
            refusal.fields(),
            refusal.rule()
        )),
        (Expectation::Refused(code), Ok(())) => Err(format!("entered, though `{code}` was expected")),
        (Expectation::Refused(code), Err(refusal)) if refusal.code() != code => {
            Err(format!("refused: {} {:?}", refusal.code(), refusal.fields()))
        }
        (Expectation::Refused(_), Err(_)) if world.state() != before => {
            Err("the refusal changed the community".to_string())
        }
        (Expectation::Refused(_), Err(_)) => Ok(()),
    }
}
