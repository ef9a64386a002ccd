//! Writing profiles as files that the readers read: our own JSON for all of them, BLT for rankings.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::profile::{Ballots, Profile};
use crate::rankings::{Mark, with_ballots};
use crate::read::JSON_FORMAT;

/// The profile as our own JSON, a ballot a line. Read back, it is the same profile, but for what only Pabulib has
/// (published totals and selections).
#[must_use]
pub fn json(profile: &Profile) -> String {
    let text = crate::json::quoted;
    let amount = |units: u64| {
        text(&crate::sentence::money(
            units,
            profile.budget.map_or(0, |budget| budget.decimals),
        ))
    };
    let mut file = format!("{{\"format\": {}", text(JSON_FORMAT));
    if !profile.title.is_empty() {
        file += &format!(", \"title\": {}", text(&profile.title));
    }
    if let Some(seats) = profile.seats {
        file += &format!(", \"seats\": {seats}");
    }
    if let Some(budget) = profile.budget {
        file += &format!(", \"budget\": {}", amount(budget.total));
    }
    let options = (1u32..).zip(&profile.options).map(|(number, option)| {
        let mut head = format!("{{\"name\": {}", text(&option.name));
        if option.id != number.to_string() {
            head += &format!(", \"id\": {}", text(&option.id));
        }
        if option.withdrawn {
            head += ", \"withdrawn\": true";
        }
        if profile.budget.is_some() {
            head += &format!(", \"cost\": {}", amount(option.cost));
        }
        head + "}"
    });
    file += &format!(
        ",\n\"options\": [\n{}\n],\n\"ballots\": [\n",
        options.collect::<Vec<_>>().join(",\n")
    );
    file += &ballots(profile).join(",\n");
    file + "\n]}\n"
}

/// A ranked profile as BLT; nothing if the ballots are scores.
#[must_use]
pub fn blt(profile: &Profile) -> Option<String> {
    let Ballots::Ranked(rankings) = &profile.ballots else {
        return None;
    };
    let mut file = format!("{} {}\n", profile.options.len(), profile.seats.unwrap_or(1));
    for (number, _) in (1..).zip(&profile.options).filter(|(_, option)| option.withdrawn) {
        file += &format!("-{number}\n");
    }
    with_ballots!(rankings, ballots => for (weight, marks) in ballots.each() {
        file += &weight.to_string();
        for mark in marks {
            file.push(if mark.is_shared() { '=' } else { ' ' });
            if mark.number() == 0 { file.push('-') } else { file += &mark.number().to_string() }
        }
        file += " 0\n";
    });
    file += "0\n";
    let quoted = |name: &str| format!("\"{}\"\n", name.replace('"', "\"\""));
    for option in &profile.options {
        file += &quoted(&option.name);
    }
    Some(file + &quoted(&profile.title))
}

/// Each ballot as JSON.
fn ballots(profile: &Profile) -> Vec<String> {
    let weight = |weight: u64| {
        if weight == 1 {
            String::new()
        } else {
            format!("\"weight\": {weight}, ")
        }
    };
    match &profile.ballots {
        Ballots::Ranked(rankings) => with_ballots!(rankings, ballots => ballots
            .each()
            .map(|(times, marks)| format!("{{{}\"ranking\": [{}]}}", weight(times), ranking(marks)))
            .collect()),
        Ballots::Scored(scores) => scores
            .each()
            .map(|(times, marks)| {
                let (key, marks): (_, Vec<String>) = if scores.are_approvals() {
                    ("approves", marks.map(|(option, _)| (option + 1).to_string()).collect())
                } else {
                    (
                        "scores",
                        marks
                            .map(|(option, score)| format!("[{}, {score}]", option + 1))
                            .collect(),
                    )
                };
                format!("{{{}\"{key}\": [{}]}}", weight(times), marks.join(", "))
            })
            .collect(),
    }
}

/// The ranks of a ballot: numbers, lists of numbers that share a rank, or null for a skipped one.
fn ranking<M: Mark>(marks: &[M]) -> String {
    let mut ranks: Vec<String> = Vec::new();
    for group in marks.chunk_by(|_, next| next.is_shared()) {
        let numbers: Vec<String> = group.iter().map(|mark| mark.number().to_string()).collect();
        ranks.push(match (numbers.as_slice(), group[0].number()) {
            (_, 0) => "null".to_string(),
            ([only], _) => only.clone(),
            (several, _) => format!("[{}]", several.join(", ")),
        });
    }
    ranks.join(", ")
}
