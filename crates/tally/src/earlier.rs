//! Ties settled by earlier stages: the most recent stage at which the tied options differed decides.

use alloc::vec::Vec;

use crate::lot::{Settled, TieBreak};
use crate::option::BallotOption;
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
    ties: &TieBreak,
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
            Wanted::Highest => ties.first(options, &left),
            Wanted::Lowest => ties.last(options, &left),
        },
    };
    outcome.note_tie(outcome.stages.len() + 1, question, tied, settled);
    settled.0
}

/// The one that earlier stages pick, and the stage (from 1) that decided; or those that are equal in all of them.
fn settle(stages: &[Stage], tied: &[usize], wanted: Wanted) -> Result<(usize, usize), Vec<usize>> {
    let mut left = tied.to_vec();
    for (position, stage) in stages.iter().enumerate().rev() {
        let totals = left.iter().map(|&option| stage.totals[option]);
        let best = match wanted {
            Wanted::Highest => totals.max(),
            Wanted::Lowest => totals.min(),
        };
        left.retain(|&option| Some(stage.totals[option]) == best);
        if let [only] = left.as_slice() {
            return Ok((*only, position + 1));
        }
    }
    Err(left)
}
