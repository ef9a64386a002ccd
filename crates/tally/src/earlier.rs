//! Ties settled by earlier stages: the most recent stage at which the tied options differed decides.

use alloc::vec;
use alloc::vec::Vec;

use crate::lot::{Draws, Settled, TieBreak};
use crate::option::{BallotOption, OptionNumber};
use crate::outcome::{Outcome, Question, Stage};

/// Which end of a tie is wanted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Wanted {
    Highest,
    Lowest,
}

/// Picks one of the options (positions) whose totals are equal now, and notes the tie.
///
/// At the most recent stage at which they differed, whoever had most (or least) is picked; if several had, the stages
/// before decide between these; then the status quo and the lot. Nobody is picked if that needs a seed.
pub(crate) fn pick(
    outcome: &mut Outcome,
    options: &[BallotOption],
    (ties, draws): (&TieBreak, &mut Draws),
    question: Question,
    tied: &[usize],
    wanted: Wanted,
) -> Option<usize> {
    if let [only] = tied {
        return Some(*only);
    }
    let settled = match settle(&outcome.stages, tied, wanted) {
        Ok((chosen, stage)) => (Some(chosen), Settled::EarlierStage(stage)),
        Err(left) => match wanted {
            Wanted::Highest => draws.first(ties, options, &left),
            Wanted::Lowest => draws.last(ties, options, &left),
        },
    };
    outcome.note_tie(outcome.stages.len() + 1, question, tied, settled);
    settled.0
}

/// The one that earlier stages pick, and the stage (from 1) that decided; or those that are equal in all of them.
fn settle(stages: &[Stage], tied: &[usize], wanted: Wanted) -> Result<(usize, usize), Vec<usize>> {
    let mut left = tied.to_vec();
    let mut is_left = vec![false; stages.first().map_or(0, |first| first.totals.len())];
    left.iter().for_each(|&option| is_left[option] = true);
    for (position, stage) in stages.iter().enumerate().rev() {
        // All who are left hold the same after the next stage. They did so before it too, if it moved nothing of theirs.
        let moves = |number: OptionNumber| is_left[number.position()];
        let touched = |next: &Stage| {
            let mut transfers = next.transfers.iter();
            transfers.any(|transfer| moves(transfer.from) || transfer.to.is_some_and(moves))
        };
        if !stages.get(position + 1).is_none_or(touched) {
            continue;
        }
        let totals = left.iter().map(|&option| stage.totals[option]);
        let best = match wanted {
            Wanted::Highest => totals.max(),
            Wanted::Lowest => totals.min(),
        };
        left.retain(|&option| {
            is_left[option] = Some(stage.totals[option]) == best;
            is_left[option]
        });
        if let [only] = left.as_slice() {
            return Ok((*only, position + 1));
        }
    }
    Err(left)
}
