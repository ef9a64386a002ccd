//! Ballots that give scores or points to options, or simply approve of them (a score of one).

use alloc::vec;
use alloc::vec::Vec;

use crate::limits::{MARKS_MAX, OPTIONS_MAX, SCORE_MAX, WEIGHT_TOTAL_MAX};
use crate::option::OptionNumber;
use crate::rankings::{BallotFlaw, Rankings, Weights};

/// Scored ballots with their weights. An option that a ballot does not name has the score 0 on it.
#[derive(Clone, Debug)]
pub struct Scores {
    options: usize,
    named: Vec<u16>,
    /// The scores of `named`, unless all of them are one.
    scores: Option<Vec<u32>>,
    starts: Vec<u32>,
    weights: Weights,
    total: u64,
    seen: Vec<u32>,
}

impl PartialEq for Scores {
    /// Whether the same ballots are stored in the same order.
    fn eq(&self, other: &Self) -> bool {
        let same = self.options == other.options && self.starts == other.starts && self.named == other.named;
        same && self.scores == other.scores
            && (0..self.len()).all(|ballot| self.weights.at(ballot) == other.weights.at(ballot))
    }
}

impl Eq for Scores {}

impl Scores {
    /// No ballots yet, over this many options.
    ///
    /// # Panics
    ///
    /// With more than [`OPTIONS_MAX`] options.
    #[must_use]
    pub fn new(options: usize) -> Self {
        assert!(options <= OPTIONS_MAX, "at most {OPTIONS_MAX} options");
        Self {
            options,
            named: Vec::new(),
            scores: None,
            starts: vec![0],
            weights: Weights::AllOne,
            total: 0,
            seen: vec![0; options],
        }
    }

    /// The number of options.
    #[must_use]
    pub fn options(&self) -> usize {
        self.options
    }

    /// The number of ballots as stored, each with its weight.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no ballot.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The sum of the weights of all ballots.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Adds `weight` equal ballots: option numbers with their scores.
    ///
    /// # Errors
    ///
    /// Any [`BallotFlaw`]; then nothing was added.
    pub fn add(&mut self, weight: u64, scores: &[(u32, u32)]) -> Result<(), BallotFlaw> {
        for &(number, score) in scores {
            self.mark(u64::from(number), u64::from(score))?;
        }
        self.close(weight)
    }

    /// One ballot: its weight, and the options (positions) it names with their scores.
    pub(crate) fn ballot(&self, position: usize) -> (u64, impl Iterator<Item = (usize, u32)>) {
        let span = self.starts[position] as usize..self.starts[position + 1] as usize;
        let score = |at: usize| self.scores.as_ref().map_or(1, |scores| scores[at]);
        (
            self.weights.at(position),
            span.map(move |at| (usize::from(self.named[at]), score(at))),
        )
    }

    /// All ballots, as [`Scores::ballot`] gives them.
    pub(crate) fn each(&self) -> impl Iterator<Item = (u64, impl Iterator<Item = (usize, u32)>)> {
        (0..self.len()).map(|position| self.ballot(position))
    }

    /// Whether every score is one, so that the ballots are approvals.
    #[must_use]
    pub fn are_approvals(&self) -> bool {
        self.scores.is_none()
    }

    /// The ballots as rankings: a higher score is a better rank, equal scores share one, and a score of 0 is none.
    #[must_use]
    pub fn to_rankings(&self) -> Rankings {
        let mut rankings = Rankings::new(self.options);
        for (weight, scores) in self.each() {
            let mut scores: Vec<(u32, usize)> = scores.map(|(at, score)| (score, at)).collect();
            scores.retain(|&(score, _)| score > 0);
            scores.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            let mut before = None;
            for (score, at) in scores {
                rankings
                    .mark(at as u64 + 1, before == Some(score))
                    .expect("a stored ballot is valid");
                before = Some(score);
            }
            rankings.close(weight).expect("the weights were summed before");
        }
        rankings
    }

    /// Names one more option on the ballot that is being written. After a flaw, the ballot is gone.
    #[inline]
    pub(crate) fn mark(&mut self, number: u64, score: u64) -> Result<(), BallotFlaw> {
        let stamp = self.starts.len() as u32;
        let position = (number as usize).wrapping_sub(1);
        let flaw = match self.seen.get_mut(position) {
            Some(_) if score > u64::from(SCORE_MAX) => BallotFlaw::ScoreTooHigh(score),
            Some(seen) if *seen == stamp => BallotFlaw::Twice(OptionNumber::at(position)),
            Some(seen) if number <= OPTIONS_MAX as u64 => {
                *seen = stamp;
                self.put(position as u16, score as u32);
                return Ok(());
            }
            Some(_) | None => BallotFlaw::UnknownOption(number),
        };
        self.drop_open();
        Err(flaw)
    }

    /// The same ballots over so many options, which are all that they name.
    pub(crate) fn over(mut self, options: usize) -> Self {
        self.options = options;
        self.seen = vec![0; options];
        self
    }

    /// Whether the ballot that is being written names this option already.
    #[inline]
    pub(crate) fn is_marked(&self, number: u64) -> bool {
        let position = (number as usize).wrapping_sub(1);
        self.seen.get(position) == Some(&(self.starts.len() as u32))
    }

    /// Adds to the score of an option that the ballot that is being written names already. After a flaw, the ballot is gone.
    pub(crate) fn add_to_mark(&mut self, number: u64, more: u64) -> Result<(), BallotFlaw> {
        let begin = *self.starts.last().expect("starts is never empty") as usize;
        let named = self.named[begin..].iter().position(|&at| u64::from(at) + 1 == number);
        let Some(at) = named.map(|place| begin + place) else {
            return self.mark(number, more);
        };
        let length = self.named.len();
        let scores = self.scores.get_or_insert_with(|| vec![1; length]);
        let sum = more.saturating_add(scores[at].into());
        if sum > u64::from(SCORE_MAX) {
            self.drop_open();
            return Err(BallotFlaw::ScoreTooHigh(sum));
        }
        scores[at] = sum as u32;
        Ok(())
    }

    /// Adds a ballot of weight one, whose options (positions) were proven to be there and to differ. No scores: all are one.
    /// False, and nothing was added, if there is no room.
    #[inline]
    pub(crate) fn take_plain(&mut self, positions: &[u16], scores: &[u32]) -> bool {
        let full = self.named.len() + positions.len() > MARKS_MAX || self.starts.len() >= MARKS_MAX;
        if full || self.total >= WEIGHT_TOTAL_MAX {
            return false;
        }
        if self.scores.is_none() && scores.iter().any(|&score| score != 1) {
            self.scores = Some(vec![1; self.named.len()]);
        }
        self.named.extend_from_slice(positions);
        if let Some(all) = &mut self.scores {
            all.extend_from_slice(scores);
            all.resize(self.named.len(), 1);
        }
        self.weights.push(self.starts.len() - 1, 1);
        self.starts.push(self.named.len() as u32);
        self.total += 1;
        true
    }

    /// Ends the ballot that is being written.
    pub(crate) fn close(&mut self, weight: u64) -> Result<(), BallotFlaw> {
        let flaw = if weight == 0 {
            BallotFlaw::NoWeight
        } else if weight > WEIGHT_TOTAL_MAX - self.total {
            BallotFlaw::TooMuchWeight
        } else if self.named.len() > MARKS_MAX || self.starts.len() >= MARKS_MAX {
            BallotFlaw::TooManyMarks
        } else {
            self.weights.push(self.starts.len() - 1, weight);
            self.starts.push(self.named.len() as u32);
            self.total += weight;
            return Ok(());
        };
        self.drop_open();
        Err(flaw)
    }

    /// Stores one mark.
    #[inline]
    fn put(&mut self, position: u16, score: u32) {
        if score != 1 && self.scores.is_none() {
            self.scores = Some(vec![1; self.named.len()]);
        }
        self.named.push(position);
        if let Some(scores) = &mut self.scores {
            scores.push(score);
        }
    }

    /// Forgets the ballot that is being written.
    pub(crate) fn drop_open(&mut self) {
        let end = *self.starts.last().expect("starts is never empty") as usize;
        self.named.truncate(end);
        if let Some(scores) = &mut self.scores {
            scores.truncate(end);
        }
        self.seen.fill(0);
    }
}
