//! Ballots as plain lists, for second implementations: taken from the profile's own JSON, not from its storage.

use tally::profile::Profile;

/// A ranking as groups of positions from the best; an empty group is a skipped rank.
pub(crate) type Groups = Vec<Vec<usize>>;

fn ballots(profile: &Profile) -> Vec<serde_json::Value> {
    let file: serde_json::Value = serde_json::from_str(&tally::write::json(profile)).unwrap();
    file["ballots"].as_array().unwrap().clone()
}

fn position(number: &serde_json::Value) -> usize {
    number.as_u64().unwrap() as usize - 1
}

/// Weight and groups of each ranked ballot.
pub(crate) fn rankings(profile: &Profile) -> Vec<(u64, Groups)> {
    let groups = |ballot: &serde_json::Value| {
        let ranks = ballot["ranking"].as_array().unwrap();
        let group = |rank: &serde_json::Value| match rank {
            serde_json::Value::Null => Vec::new(),
            serde_json::Value::Array(group) => group.iter().map(position).collect(),
            number => vec![position(number)],
        };
        ranks.iter().map(group).collect()
    };
    ballots(profile)
        .iter()
        .map(|ballot| (ballot["weight"].as_u64().unwrap_or(1), groups(ballot)))
        .collect()
}

/// Weight and (position, score) of each scored ballot.
pub(crate) fn scores(profile: &Profile) -> Vec<(u64, Vec<(usize, u64)>)> {
    let marks = |ballot: &serde_json::Value| -> Vec<(usize, u64)> {
        match ballot["scores"].as_array() {
            Some(scores) => scores
                .iter()
                .map(|pair| (position(&pair[0]), pair[1].as_u64().unwrap()))
                .collect(),
            None => ballot["approves"]
                .as_array()
                .unwrap()
                .iter()
                .map(|number| (position(number), 1))
                .collect(),
        }
    };
    ballots(profile)
        .iter()
        .map(|ballot| (ballot["weight"].as_u64().unwrap_or(1), marks(ballot)))
        .collect()
}

/// Weight and named options of each ballot of any kind.
pub(crate) fn lists(profile: &Profile) -> Vec<(u64, Vec<usize>)> {
    let ranked = matches!(profile.ballots, tally::profile::Ballots::Ranked(_));
    if ranked {
        rankings(profile)
            .into_iter()
            .map(|(weight, groups)| (weight, groups.concat()))
            .collect()
    } else {
        let named = |marks: Vec<(usize, u64)>| marks.into_iter().filter(|&(_, score)| score > 0).map(|(at, _)| at);
        scores(profile)
            .into_iter()
            .map(|(weight, marks)| (weight, named(marks).collect()))
            .collect()
    }
}
