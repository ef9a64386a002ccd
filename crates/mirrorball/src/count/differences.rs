//! Where the methods that count one file differ, and why.

use std::collections::BTreeMap;

use tally::option::OptionNumber;
use tally::outcome::{Outcome, Step};
use tally::pairwise::Pairwise;
use tally::profile::Profile;

use crate::language::Language;
use crate::words::figures;

/// What a method is called: on the command line, or on a page.
pub type Named = fn(&Outcome) -> String;

/// Where methods that fill the same number of seats differ, and why.
#[must_use]
pub fn differences(profile: &Profile, outcomes: &[Outcome], named: Named) -> Vec<String> {
    if profile.budget.is_some() {
        return budget_differences(profile, outcomes, named);
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
        let sets = sets(group, named);
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
            sentences.extend(one_seat_reasons(group, named));
        } else {
            sentences.extend(several_seats_reasons(group, &sets, named));
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
fn sets(group: &[&Outcome], named: Named) -> Vec<(Vec<OptionNumber>, Vec<String>)> {
    let mut sets: Vec<(Vec<OptionNumber>, Vec<String>)> = Vec::new();
    for outcome in group {
        let mut set = outcome.elected.clone();
        set.sort_unstable();
        match sets.iter_mut().find(|(other, _)| *other == set) {
            Some((_, methods)) => methods.push(named(outcome)),
            None => sets.push((set, vec![named(outcome)])),
        }
    }
    sets
}

/// Why methods for one seat differ: who beats everybody in pairs, and where the others lost sight of them.
fn one_seat_reasons(group: &[&Outcome], named: Named) -> Vec<String> {
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
                named(other),
                stage + 1,
                votes(other, held)
            ));
        } else if let Some(&winner) = other.elected.first() {
            let (over, under) = (
                number(pairwise.get(champion.position(), winner.position())),
                number(pairwise.get(winner.position(), champion.position())),
            );
            sentences.push(format!(
                "{} elects {}, though {over} ballots put {name} above {} and only {under} the other way round.",
                named(other),
                outcome.name(winner),
                outcome.name(winner)
            ));
        }
    }
    sentences
}

/// Why methods for several seats differ: who is elected by some only, and what they held.
fn several_seats_reasons(group: &[&Outcome], sets: &[(Vec<OptionNumber>, Vec<String>)], named: Named) -> Vec<String> {
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
        let held: Vec<String> = group
            .iter()
            .filter_map(|outcome| last_held(outcome, number, named))
            .collect();
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
fn last_held(outcome: &Outcome, number: OptionNumber, named: Named) -> Option<String> {
    let out = outcome.stages.iter().position(|stage| excludes(&stage.step, number));
    let stage = out.map_or(outcome.stages.len(), |at| at.max(1)).checked_sub(1)?;
    let held = votes(outcome, *outcome.stages[stage].totals.get(number.position())?);
    Some(match out {
        Some(at) => format!("{} excludes them in stage {} with {held} votes", named(outcome), at + 1),
        None if outcome.stages.len() == 1 => format!("{} gives them {held} votes", named(outcome)),
        None => format!("{} leaves them {held} votes", named(outcome)),
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

/// How many voters each method gives something to, which projects only some of them pay for, and why.
fn budget_differences(profile: &Profile, outcomes: &[Outcome], named: Named) -> Vec<String> {
    let mut sentences = Vec::new();
    let total = profile.total_weight();
    for outcome in outcomes {
        let served = served(profile, outcome);
        let percent = served as f64 * 100.0 / total.max(1) as f64;
        sentences.push(format!(
            "{}: {} of {} voters ({percent:.1} %) get at least one project they voted for.",
            named(outcome),
            number(served),
            number(total)
        ));
    }
    let group: Vec<&Outcome> = outcomes.iter().collect();
    if sets(&group, named).len() < 2 {
        sentences.push("All of them pay for the same projects.".to_owned());
        return sentences;
    }
    let has = |method: &str| outcomes.iter().any(|outcome| outcome.method == method);
    if has("equal-shares") && has("greedy-budget") {
        sentences.push(
            "With equal shares everybody has the same part of the money, and a project is paid for by those alone who voted \
             for it. The greedy budget takes the projects with the most votes, whoever's they are, until nothing fits any more."
                .to_owned(),
        );
    }
    for position in 0..profile.options.len() {
        sentences.extend(project_difference(profile, &group, OptionNumber::at(position), named));
    }
    sentences
}

/// By which methods a project is paid for and by which not, and why not; nothing if they agree.
fn project_difference(profile: &Profile, group: &[&Outcome], number: OptionNumber, named: Named) -> Option<String> {
    let (with, without): (Vec<&Outcome>, Vec<&Outcome>) = group
        .iter()
        .copied()
        .partition(|outcome| outcome.elected.contains(&number));
    if with.is_empty() || without.is_empty() {
        return None;
    }
    let option = &profile.options[number.position()];
    let decimals = profile.budget.map_or(0, |budget| budget.decimals);
    let money = |units: u64| figures::decimal(Language::English, units.into(), decimals.into());
    let supporters = profile.weight_naming_any(|position| position == number.position());
    let names = |outcomes: &[&Outcome]| joined(&outcomes.iter().map(|outcome| named(outcome)).collect::<Vec<_>>());
    let reasons = without.iter().filter_map(|outcome| {
        let left = outcome.stages.iter().find_map(|stage| match &stage.step {
            Step::Unaffordable { option, left, .. } if *option == number => Some(*left),
            _ => None, // No other step says what was left.
        });
        match left {
            Some(left) => Some(format!(
                "in the greedy budget only {} are left when its turn comes",
                money(left)
            )),
            None if outcome.method == "equal-shares" && outcome.complete => Some(format!(
                "with equal shares, what its {} supporters have left is not enough",
                self::number(supporters)
            )),
            None => None,
        }
    });
    let mut reasons: Vec<String> = reasons.collect();
    reasons.dedup();
    let why = reasons.join("; ");
    let why = if why.is_empty() {
        String::new()
    } else {
        format!(": {why}")
    };
    Some(format!(
        "{} ({}) is paid for by {}, and not by {}{why}.",
        option.name,
        money(option.cost),
        names(&with),
        names(&without)
    ))
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

/// A number with its digits in groups.
fn number(count: u64) -> String {
    figures::number(Language::English, count.into())
}

/// Votes as totals carry them, cut after two decimals; … says that more follow.
fn votes(outcome: &Outcome, units: u128) -> String {
    let one = 10u128.pow(outcome.decimals.into());
    let whole = number(u64::try_from(units / one).unwrap_or(u64::MAX));
    let decimals = tally::sentence::decimal(units % one, outcome.decimals);
    let decimals = decimals.trim_start_matches('0').trim_end_matches('0');
    match decimals.len() {
        0 | 1 => whole,
        2 | 3 => format!("{whole}{decimals}"),
        _ => format!("{whole}{}…", &decimals[..3]),
    }
}
