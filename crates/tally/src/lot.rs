//! Breaking ties that a rule itself leaves open: the status quo first, then a public lot that anybody can draw again.

use alloc::vec::Vec;

use sha2::{Digest, Sha256};

use crate::option::{BallotOption, OptionNumber};

/// How ties are broken once a method's own rule is at its end.
///
/// The lot orders options by SHA-256(seed ‖ option id): the first in this order is elected, kept or paid for before the
/// others. The seed must be settled before the first ballot is cast. Without one, a tie stays unresolved and is reported.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TieBreak {
    seed: Option<Vec<u8>>,
    status_quo: Option<OptionNumber>,
}

/// What settled a tie.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Settled {
    /// The stage (from 1) at which the tied options last differed.
    EarlierStage(usize),
    /// The comparison of the tied options with each other.
    Pairwise,
    /// The higher score.
    Score,
    /// The elector with the casting vote.
    CastingVote,
    /// The status quo wins its ties.
    StatusQuo,
    /// The public lot.
    Lot,
    /// Nothing: there is no seed, so the count cannot say.
    Nothing,
}

impl TieBreak {
    /// No lot: ties that a rule leaves open stay open.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The public lot with this seed.
    #[must_use]
    pub fn seeded(seed: &[u8]) -> Self {
        Self {
            seed: Some(seed.to_vec()),
            status_quo: None,
        }
    }

    /// The same, and this option wins every tie it is in.
    #[must_use]
    pub fn with_status_quo(mut self, option: OptionNumber) -> Self {
        self.status_quo = Some(option);
        self
    }

    /// The seed of the lot, if there is one.
    #[must_use]
    pub fn seed(&self) -> Option<&[u8]> {
        self.seed.as_deref()
    }

    /// The option that wins every tie it is in, if there is one.
    #[must_use]
    pub fn status_quo(&self) -> Option<OptionNumber> {
        self.status_quo
    }

    /// Who of the tied (positions in `options`) comes first, and what settled it.
    pub(crate) fn first(&self, options: &[BallotOption], tied: &[usize]) -> (Option<usize>, Settled) {
        Draws::default().first(self, options, tied)
    }

    /// The tied (positions in `options`) from first to last, unless that needs a seed that is not there.
    pub(crate) fn order(&self, options: &[BallotOption], tied: &[usize]) -> Option<Vec<usize>> {
        let status_quo = self.status_quo.map(OptionNumber::position);
        let mut order = tied.to_vec();
        match &self.seed {
            Some(seed) => order.sort_by_cached_key(|&at| (Some(at) != status_quo, draw(seed, &options[at].id))),
            None => {
                let others = tied.iter().filter(|&&at| Some(at) != status_quo).count();
                if others > 1 {
                    return None;
                }
                order.sort_by_key(|&at| Some(at) != status_quo);
            }
        }
        Some(order)
    }
}

/// The lots of options, each drawn once in a count: where many tie again and again, drawing them anew would take longest.
#[derive(Debug, Default)]
pub(crate) struct Draws {
    drawn: Vec<Option<[u8; 32]>>,
}

impl Draws {
    /// Who of the tied (positions in `options`) comes first, and what settled it.
    pub(crate) fn first(
        &mut self,
        ties: &TieBreak,
        options: &[BallotOption],
        tied: &[usize],
    ) -> (Option<usize>, Settled) {
        if let Some(status_quo) = ties
            .status_quo
            .map(OptionNumber::position)
            .filter(|at| tied.contains(at))
        {
            return (Some(status_quo), Settled::StatusQuo);
        }
        match &ties.seed {
            Some(seed) => {
                let first = tied.iter().copied().min_by_key(|&at| self.of(seed, options, at));
                (first, Settled::Lot)
            }
            None => (None, Settled::Nothing),
        }
    }

    /// Who of the tied (positions in `options`) comes last, and what settled it.
    pub(crate) fn last(
        &mut self,
        ties: &TieBreak,
        options: &[BallotOption],
        tied: &[usize],
    ) -> (Option<usize>, Settled) {
        let status_quo = ties.status_quo.map(OptionNumber::position);
        let others: Vec<usize> = tied.iter().copied().filter(|&at| Some(at) != status_quo).collect();
        if let (true, [only]) = (others.len() < tied.len(), others.as_slice()) {
            return (Some(*only), Settled::StatusQuo);
        }
        match &ties.seed {
            Some(seed) => {
                let last = others.iter().copied().max_by_key(|&at| self.of(seed, options, at));
                (last, Settled::Lot)
            }
            None => (None, Settled::Nothing),
        }
    }

    /// The lot of the option at this position.
    fn of(&mut self, seed: &[u8], options: &[BallotOption], at: usize) -> [u8; 32] {
        self.drawn.resize(options.len(), None);
        *self.drawn[at].get_or_insert_with(|| draw(seed, &options[at].id))
    }
}

/// The lot of one option: SHA-256(seed ‖ id). The smallest comes first.
#[must_use]
pub fn draw(seed: &[u8], id: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed);
    hash.update(id.as_bytes());
    hash.finalize().into()
}
