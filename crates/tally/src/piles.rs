//! Ballot papers in piles, one for each option: how single transferable votes are sorted, and sorted again.
//!
//! A pile holds the numbers of its papers, mostly in the order in which they are stored, so that moving them is one walk
//! through memory.

use alloc::vec;
use alloc::vec::Vec;

use crate::rankings::{Ballots, Mark};

/// How many papers are fetched at once: their marks fit into the nearest memory of any processor.
const FETCHED_PAPERS: usize = 64;

/// What a skipped rank means for the preferences after it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Skipped {
    /// Nothing: the next preference counts.
    #[default]
    PassedOver,
    /// The paper ends there.
    Ends,
    /// The paper ends at the second skipped rank in a row.
    EndsAtTwo,
}

/// What several options on one rank (an overvote) mean.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Overvote {
    /// The paper ends there.
    #[default]
    Ends,
    /// The rank is passed over, and the next counts.
    PassedOver,
}

/// How a paper is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Reading {
    pub(crate) skipped: Skipped,
    pub(crate) overvote: Overvote,
}

/// All papers, each on the pile of the option it counts for now, or on none.
pub(crate) struct Piles<'a, M> {
    ballots: Ballots<'a, M>,
    reading: Reading,
    /// The papers of each option.
    piles: Vec<Vec<u32>>,
    /// Where on its ballot the mark stands that each paper counts for now.
    at: Vec<u16>,
}

impl<'a, M: Mark> Piles<'a, M> {
    /// Sorts all papers by first preference; `received` is told of each paper, and the pile it is on, if any.
    pub(crate) fn sort(
        ballots: Ballots<'a, M>,
        options: usize,
        reading: Reading,
        mut received: impl FnMut(usize, Option<usize>),
    ) -> Self {
        let papers = ballots.len();
        let mut piles = Self {
            ballots,
            reading,
            piles: vec![Vec::new(); options],
            at: vec![0; papers],
        };
        for paper in 0..papers {
            let to = piles.place(paper, 0, |_| true);
            received(paper, to);
        }
        piles
    }

    /// Moves every paper of one pile to its next preference that `stands`; `received` is told of each paper and where it went.
    pub(crate) fn move_on(
        &mut self,
        from: usize,
        stands: impl Fn(usize) -> bool,
        mut received: impl FnMut(usize, Option<usize>),
    ) {
        let papers = core::mem::take(&mut self.piles[from]);
        for papers in papers.chunks(FETCHED_PAPERS) {
            self.fetch(papers);
            for &paper in papers {
                let paper = paper as usize;
                let to = self.place(paper, u32::from(self.at[paper]) + 1, &stands);
                received(paper, to);
            }
        }
    }

    /// Looks at the next marks of these papers and does nothing with them. They lie far apart in memory: asked for all at
    /// once they come together, while where a paper goes, which nobody can foretell, would make each wait for the one before.
    #[inline]
    fn fetch(&self, papers: &[u32]) {
        let next = |paper: usize| self.ballots.starts[paper] + u32::from(self.at[paper]) + 1;
        let marks = papers.iter().map(|&paper| next(paper as usize) as usize);
        let looked_at = marks
            .filter_map(|at| self.ballots.marks.get(at))
            .map(|mark| mark.number());
        core::hint::black_box(looked_at.fold(0, |all, number| all ^ number));
    }

    /// Puts a paper on the pile of its first preference, from the mark at `from` of its ballot on, that `stands`.
    #[inline]
    fn place(&mut self, paper: usize, from: u32, stands: impl Fn(usize) -> bool) -> Option<usize> {
        let (start, end) = (self.ballots.starts[paper], self.ballots.starts[paper + 1]);
        let (at, option) = self.next(start + from, end, stands)?;
        self.at[paper] = u16::try_from(at - start).expect("a ballot has RANKS_MAX ranks at most");
        self.piles[option].push(paper as u32);
        Some(option)
    }

    /// The next preference that `stands` among the marks from `at` to `end`, read by the rule.
    #[inline]
    fn next(&self, mut at: u32, end: u32, stands: impl Fn(usize) -> bool) -> Option<(u32, usize)> {
        if self.ballots.plain {
            let marks = &self.ballots.marks[at as usize..end as usize];
            let further = marks.iter().position(|mark| stands(mark.number() - 1))?;
            return Some((at + further as u32, marks[further].number() - 1));
        }
        let mut skipped_before = false;
        while at < end {
            let mark = self.ballots.marks[at as usize];
            let shares = |at: u32| at < end && self.ballots.marks[at as usize].is_shared();
            if mark.number() == 0 {
                match self.reading.skipped {
                    Skipped::PassedOver => {}
                    Skipped::EndsAtTwo if !skipped_before => skipped_before = true,
                    Skipped::Ends | Skipped::EndsAtTwo => return None,
                }
                at += 1;
                continue;
            }
            skipped_before = false;
            if shares(at + 1) {
                match self.reading.overvote {
                    Overvote::Ends => return None,
                    Overvote::PassedOver => {
                        at += 2;
                        while shares(at) {
                            at += 1;
                        }
                        continue;
                    }
                }
            }
            let option = mark.number() - 1;
            if stands(option) {
                return Some((at, option));
            }
            at += 1;
        }
        None
    }
}
