//! `--method all`: the methods that fit a file, side by side, and where and why they differ.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tally::equal_shares::{Completion, EqualShares};
use tally::lot::TieBreak;
use tally::method::Method;
use tally::option::OptionNumber;
use tally::outcome::{Outcome, Step};
use tally::pairwise::Pairwise;
use tally::profile::{Ballots, Profile};

use super::NotCounted;
use super::settings::Settings;

/// Counts by every method that fits the file.
///
/// # Errors
///
/// [`NotCounted`] if none does.
pub fn count_all(profile: &Profile, ties: &TieBreak, settings: &Settings) -> Result<Vec<Outcome>, NotCounted> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    for name in fitting(profile, settings) {
        if let Ok(outcome) = settings.method(name)?.count(profile, ties) {
            outcomes.push(outcome);
        }
    }
    if profile.budget.is_some() && settings.completion.is_none() {
        let method = Method::EqualShares(EqualShares {
            completion: Completion::None,
            ..EqualShares::default()
        });
        if let Ok(outcome) = method.count(profile, ties) {
            outcomes.insert(1.min(outcomes.len()), outcome);
        }
    }
    if outcomes.is_empty() {
        return Err(NotCounted {
            code: "not-countable",
            what: "Nothing was counted.".to_owned(),
            why: "No method fits this file.".to_owned(),
            next: "Look at its options and ballots.",
        });
    }
    Ok(outcomes)
}

/// The methods that answer a question like the file's.
fn fitting(profile: &Profile, settings: &Settings) -> Vec<&'static str> {
    if profile.budget.is_some() {
        return vec!["equal-shares", "greedy-budget"];
    }
    let mut names = vec!["plurality"];
    if let Ballots::Scored(scores) = &profile.ballots {
        names.push("approval");
        if !scores.are_approvals() {
            names.extend(["score", "star"]);
        }
    }
    names.extend(["irv", "schulze", "ranked-pairs"]);
    if settings.default.is_some() {
        names.push("condorcet-debian");
    }
    if settings.seats.or(profile.seats).is_some_and(|seats| seats > 1) {
        names.extend(["scottish-stv", "meek"]);
    }
    names
}

/// The comparison as text: a line for each method, then where and why they differ.
#[must_use]
pub fn shown(profile: &Profile, outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    if !profile.title.is_empty() {
        let _ = writeln!(text, "{}\n", profile.title);
    }
    let width = outcomes
        .iter()
        .map(|outcome| label(outcome).chars().count())
        .max()
        .unwrap_or(0);
    for outcome in outcomes {
        let _ = writeln!(text, "{:<width$}  {}", label(outcome), elected(outcome));
    }
    text.push('\n');
    for sentence in differences(profile, outcomes) {
        let _ = writeln!(text, "{sentence}");
    }
    text
}

/// The name of a method, told apart from itself with other settings.
#[must_use]
pub fn label(outcome: &Outcome) -> String {
    let completion = match outcome.rule.rsplit_once(", ") {
        Some((_, "no completion.")) if outcome.method == EqualShares::NAME => ", no completion",
        Some((_, "completed by votes.")) if outcome.method == EqualShares::NAME => ", completed by votes",
        Some(_) if outcome.method == EqualShares::NAME => ", add1",
        Some(_) | None => "",
    };
    format!("{}{completion}", outcome.method)
}

/// The name of a method as a heading.
#[must_use]
pub fn title(outcome: &Outcome) -> String {
    let name = match outcome.method {
        "plurality" => "Plurality",
        "approval" => "Approval",
        "score" => "Score",
        "star" => "STAR",
        "irv" => "Instant runoff",
        "schulze" => "Schulze",
        "ranked-pairs" => "Ranked pairs",
        "condorcet-debian" => "Debian's Condorcet",
        "scottish-stv" => "Scottish STV",
        "meek" => "Meek's STV",
        "equal-shares" => "Equal shares",
        "greedy-budget" => "Greedy budget",
        other => other,
    };
    format!("{name}{}", label(outcome).trim_start_matches(outcome.method))
}

/// Who is elected, in the order of numbers, or what is paid for.
#[must_use]
pub fn elected(outcome: &Outcome) -> String {
    if outcome.money.is_some() {
        return outcome.result_sentence();
    }
    let mut numbers = outcome.elected.clone();
    numbers.sort_unstable();
    let open = if outcome.complete { "" } else { " (a tie stays open)" };
    format!("{}{open}", outcome.list(&numbers))
}

/// Where methods that fill the same number of seats differ, and why.
#[must_use]
pub fn differences(profile: &Profile, outcomes: &[Outcome]) -> Vec<String> {
    if profile.budget.is_some() {
        return budget_differences(profile, outcomes);
    }
    let mut sentences = Vec::new();
    let mut by_seats: BTreeMap<u32, Vec<&Outcome>> = BTreeMap::new();
    for outcome in outcomes {
        by_seats.entry(outcome.seats).or_default().push(outcome);
    }
    for (seats, group) in &by_seats {
        let what = if *seats == 1 {
            "One seat".to_owned()
        } else {
            format!("{seats} seats")
        };
        let sets = sets(group);
        if let [(set, methods)] = sets.as_slice() {
            let who = who(group[0], set);
            sentences.push(match methods.len() {
                1 => format!("{what}: {} elects {who}.", methods[0]),
                _ => format!("{what}: {} agree on {who}.", joined(methods)),
            });
            continue;
        }
        let parts: Vec<String> = sets
            .iter()
            .map(|(set, methods)| format!("{} → {}", joined(methods), who(group[0], set)))
            .collect();
        sentences.push(format!("{what}: the methods differ. {}.", parts.join("; ")));
        if *seats == 1 {
            sentences.extend(one_seat_reasons(group));
        } else {
            sentences.extend(several_seats_reasons(group, &sets));
        }
    }
    sentences
}

/// Who is elected, or that a tie stays open.
fn who(outcome: &Outcome, set: &[OptionNumber]) -> String {
    if set.is_empty() {
        "nobody, since a tie stays open".to_owned()
    } else {
        outcome.list(set)
    }
}

/// Who is elected by which methods.
fn sets(group: &[&Outcome]) -> Vec<(Vec<OptionNumber>, Vec<String>)> {
    let mut sets: Vec<(Vec<OptionNumber>, Vec<String>)> = Vec::new();
    for outcome in group {
        let mut set = outcome.elected.clone();
        set.sort_unstable();
        match sets.iter_mut().find(|(other, _)| *other == set) {
            Some((_, methods)) => methods.push(label(outcome)),
            None => sets.push((set, vec![label(outcome)])),
        }
    }
    sets
}

/// Why methods for one seat differ: who beats everybody in pairs, and where the others lost sight of them.
fn one_seat_reasons(group: &[&Outcome]) -> Vec<String> {
    let mut sentences = Vec::new();
    let Some(pairwise) = group.iter().find_map(|outcome| outcome.pairwise.as_ref()) else {
        return sentences;
    };
    let outcome = group[0];
    let Some(champion) = champion(pairwise) else {
        let unbeaten = unbeaten(pairwise);
        sentences.push(match unbeaten.as_slice() {
            [] => "Nobody beats everybody else in pairs: majorities go round in a circle.".to_owned(),
            [only] => format!(
                "{} is beaten by nobody in pairs, but is level with somebody.",
                outcome.name(*only)
            ),
            several => format!(
                "{} are beaten by nobody in pairs, and level with each other.",
                outcome.list(several)
            ),
        });
        return sentences;
    };
    let name = outcome.name(champion);
    sentences.push(format!("{name} beats everybody else in pairs."));
    for other in group.iter().filter(|other| !other.elected.contains(&champion)) {
        if let Some(stage) = other.stages.iter().position(|stage| excludes(&stage.step, champion)) {
            let held = other.stages[stage.saturating_sub(1)].totals[champion.position()];
            sentences.push(format!(
                "{} excludes {name} in stage {}, with {} ballots: only first places count there, and it never looks at \
                 how many would prefer {name} to those who stayed.",
                label(other),
                stage + 1,
                other.votes(held)
            ));
        } else if let Some(&winner) = other.elected.first() {
            let (over, under) = (
                pairwise.get(champion.position(), winner.position()),
                pairwise.get(winner.position(), champion.position()),
            );
            sentences.push(format!(
                "{} elects {}, though {over} ballots put {name} above {} and only {under} the other way round.",
                label(other),
                outcome.name(winner),
                outcome.name(winner)
            ));
        }
    }
    sentences
}

/// Why methods for several seats differ: who is elected by some only, and what they held.
fn several_seats_reasons(group: &[&Outcome], sets: &[(Vec<OptionNumber>, Vec<String>)]) -> Vec<String> {
    let mut sentences = Vec::new();
    let in_all = |number: &OptionNumber| sets.iter().all(|(set, _)| set.contains(number));
    let outcome = group[0];
    let has = |method: &str| group.iter().any(|outcome| outcome.method == method);
    if has("plurality") {
        sentences.push("Plurality counts first preferences alone: what else stands on a ballot is lost.".to_owned());
    }
    if has("scottish-stv") && has("meek") {
        sentences.push(
            "Scottish STV moves a surplus once, to those who are not elected yet. Meek counts anew at every stage: whoever \
             is elected keeps just what they need of every ballot that names them, those that reach them later too, and \
             the quota falls as ballots run out."
                .to_owned(),
        );
    }
    let mut doubtful: Vec<OptionNumber> = sets.iter().flat_map(|(set, _)| set).copied().collect();
    doubtful.sort_unstable();
    doubtful.dedup();
    doubtful.retain(|number| !in_all(number));
    for number in doubtful {
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for (set, methods) in sets {
            if set.contains(&number) {
                with.extend(methods.clone())
            } else {
                without.extend(methods.clone())
            }
        }
        let held: Vec<String> = group.iter().filter_map(|outcome| last_held(outcome, number)).collect();
        sentences.push(format!(
            "{} is elected by {}, and not by {}: {}.",
            outcome.name(number),
            joined(&with),
            joined(&without),
            held.join("; ")
        ));
    }
    sentences
}

/// What an option held at last in a count, or when it was excluded.
fn last_held(outcome: &Outcome, number: OptionNumber) -> Option<String> {
    let out = outcome.stages.iter().position(|stage| excludes(&stage.step, number));
    let stage = out.map_or(outcome.stages.len(), |at| at.max(1)).checked_sub(1)?;
    let held = outcome.votes(*outcome.stages[stage].totals.get(number.position())?);
    Some(match out {
        Some(at) => format!("{} excludes them in stage {} with {held}", label(outcome), at + 1),
        None => format!("{} leaves them {held}", label(outcome)),
    })
}

/// Whether a step takes an option out of the count.
fn excludes(step: &Step, number: OptionNumber) -> bool {
    match step {
        Step::Excluded { options } => options.contains(&number),
        Step::Defeated { option } => *option == number,
        _ => false, // No other step takes anybody out.
    }
}

/// Who beats everybody else in pairs.
fn champion(pairwise: &Pairwise) -> Option<OptionNumber> {
    let beats_all = |&one: &usize| (0..pairwise.options()).all(|other| other == one || pairwise.beats(one, other));
    (0..pairwise.options()).find(beats_all).map(OptionNumber::at)
}

/// Those whom nobody beats.
fn unbeaten(pairwise: &Pairwise) -> Vec<OptionNumber> {
    let nobody_beats = |&one: &usize| !(0..pairwise.options()).any(|other| pairwise.beats(other, one));
    (0..pairwise.options())
        .filter(nobody_beats)
        .map(OptionNumber::at)
        .collect()
}

/// Which projects only some methods pay for, and how many voters each method gives something to.
fn budget_differences(profile: &Profile, outcomes: &[Outcome]) -> Vec<String> {
    let mut sentences = Vec::new();
    for outcome in outcomes {
        let served = served(profile, outcome);
        let total = profile.total_weight();
        let percent = served as f64 * 100.0 / total.max(1) as f64;
        sentences.push(format!(
            "{}: {served} of {total} voters ({percent:.1} %) get at least one project they voted for.",
            label(outcome)
        ));
    }
    let group: Vec<&Outcome> = outcomes.iter().collect();
    let sets = sets(&group);
    for (position, option) in profile.options.iter().enumerate() {
        let number = OptionNumber::at(position);
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for (set, methods) in &sets {
            if set.contains(&number) {
                with.extend(methods.clone())
            } else {
                without.extend(methods.clone())
            }
        }
        if !with.is_empty() && !without.is_empty() {
            let decimals = profile.budget.map_or(0, |budget| budget.decimals);
            let cost = tally::sentence::money(option.cost, decimals);
            sentences.push(format!(
                "{} ({cost}) is paid for by {} only.",
                option.name,
                joined(&with)
            ));
        }
    }
    sentences
}

/// How many voters named at least one project that is paid for.
fn served(profile: &Profile, outcome: &Outcome) -> u64 {
    let paid = |position: usize| outcome.elected.contains(&OptionNumber::at(position));
    profile.weight_naming_any(paid)
}

/// Names joined by commas and an "and".
fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}
