//! Electing those with the highest totals, with ties at the last seat broken.

use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::lot::{Settled, TieBreak};
use crate::option::BallotOption;
use crate::outcome::{Outcome, Question, numbers};

/// Elects the options (positions) with the highest totals, as many as there are seats, and ranks all that are standing.
///
/// Nobody is elected with a total of zero. Options that tie for the last seats are chosen by the status quo and the lot.
pub(crate) fn elect_highest(
    outcome: &mut Outcome,
    options: &[BallotOption],
    ties: &TieBreak,
    totals: &[u128],
    seats: u32,
) {
    let standing = (0..options.len()).filter(|&option| !options[option].withdrawn);
    let groups = groups(standing, totals);
    let mut vacancies = seats as usize;
    let mut elected = Vec::new();
    for group in groups.iter().filter(|group| totals[group[0]] > 0) {
        if group.len() <= vacancies {
            elected.extend_from_slice(group);
            vacancies -= group.len();
            continue;
        }
        if vacancies > 0 {
            elected.extend(some_of(outcome, options, ties, group, vacancies));
        }
        break;
    }
    let elected = numbers(elected);
    outcome.elected.extend_from_slice(&elected);
    if let Some(stage) = outcome.stages.last_mut() {
        stage.elected = elected;
    }
    outcome.ranking = groups.into_iter().map(numbers).collect();
}

/// Options in groups of equal totals, highest first.
pub(crate) fn groups<T: Ord>(standing: impl Iterator<Item = usize>, totals: &[T]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = standing.collect();
    order.sort_by_key(|&option| Reverse(&totals[option]));
    order
        .chunk_by(|&one, &other| totals[one] == totals[other])
        .map(<[usize]>::to_vec)
        .collect()
}

/// As many of the tied as there are vacancies; none if that stays open.
fn some_of(
    outcome: &mut Outcome,
    options: &[BallotOption],
    ties: &TieBreak,
    tied: &[usize],
    vacancies: usize,
) -> Vec<usize> {
    let stage = outcome.stages.len();
    if vacancies == 1 {
        let settled = ties.first(options, tied);
        outcome.note_tie(stage, Question::Elected, tied, settled);
        return settled.0.into_iter().collect();
    }
    match ties.order(options, tied) {
        Some(order) => {
            outcome.note_tie(stage, Question::Elected, tied, (Some(order[0]), Settled::Lot));
            order[..vacancies].to_vec()
        }
        None => {
            outcome.note_tie(stage, Question::Elected, tied, (None, Settled::Nothing));
            Vec::new()
        }
    }
}
