//! `--method all`: the methods that fit a file, side by side. Where and why they differ is said in `differences`.

use std::fmt::Write as _;

use tally::equal_shares::{Completion, EqualShares};
use tally::lot::TieBreak;
use tally::method::Method;
use tally::outcome::Outcome;
use tally::profile::{Ballots, Profile};

use super::NotCounted;
use super::differences::differences;
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
    for sentence in differences(profile, outcomes, label) {
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
        "dots" => "Dots",
        "majority" => "Yes or no",
        "apportion" => "Seats in proportion",
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

/// What a method does, in a sentence for whoever has never heard of it.
#[must_use]
pub fn about(outcome: &Outcome) -> &'static str {
    match outcome.method {
        "plurality" => "Every ballot counts for its first preference alone; whoever has most is elected.",
        "approval" => "Every ballot approves of as many as it likes; whoever most approve of is elected.",
        "score" => "Every ballot gives scores; the greatest sum is elected.",
        "dots" => "Every ballot spreads so many dots over the options; the most dots win.",
        "majority" => "It passes with more yes than no, if as many take part and are in favour as the quorums ask for.",
        "apportion" => "Seats are shared out in proportion to first preferences.",
        "star" => "Every ballot gives scores; of the two greatest sums, whichever more ballots put higher is elected.",
        "irv" => {
            "Whoever has least is excluded, and their ballots move to the next preference, until somebody has more than half."
        }
        "schulze" => {
            "Every two are compared; whoever nobody is above, directly or over others by the strongest path, is elected."
        }
        "ranked-pairs" => {
            "Every two are compared; the greatest majorities are settled first, and those that contradict them are left out."
        }
        "condorcet-debian" => {
            "Every two are compared, and each with the default first; of majorities in a circle the weakest are dropped."
        }
        "scottish-stv" => {
            "Whoever reaches the quota is elected; what they have beyond it moves on, and then the ballots of whoever has least."
        }
        "meek" => {
            "Like Scottish STV, but counted anew at every step, so that those elected keep just what they need of every ballot."
        }
        "equal-shares" => {
            "Everybody has the same part of the money; a project is paid for by those who voted for it, all the same."
        }
        "greedy-budget" => "Projects are paid for by their votes, the most first, as long as the money lasts.",
        _ => "",
    }
}
