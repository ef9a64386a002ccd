//! Every two options compared: how many ballots put one above the other.

use alloc::vec;
use alloc::vec::Vec;

use crate::limits::PAIRWISE_OPTIONS_MAX;
use crate::outcome::CountFlaw;
use crate::profile::Profile;
use crate::rankings::{Ballots, Mark, with_ballots};

/// A square of numbers: for every two options, something that the first has over the second.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pairwise {
    options: usize,
    cells: Vec<u64>,
}

impl Pairwise {
    /// Nothing for anybody.
    #[must_use]
    pub(crate) fn zero(options: usize) -> Self {
        Self {
            options,
            cells: vec![0; options * options],
        }
    }

    /// Compares every two options. Unranked options are below ranked ones, and level with each other.
    pub(crate) fn compare(profile: &Profile) -> Result<Self, CountFlaw> {
        if profile.standing().next().is_none() {
            return Err(CountFlaw::NoOptions);
        }
        if profile.options.len() > PAIRWISE_OPTIONS_MAX {
            return Err(CountFlaw::TooManyOptions(PAIRWISE_OPTIONS_MAX));
        }
        let rankings = profile.rankings();
        let options = profile.options.len();
        let cells = match rankings.ballots::<u8>() {
            Some(ballots) if ballots.plain && u32::try_from(rankings.total()).is_ok() => {
                compare_plain(ballots, options)
            }
            Some(_) | None => with_ballots!(rankings, ballots => match ballots.is_plain_and_long(options) {
                true => compare_in_rows(ballots, options),
                false => compare(ballots, options),
            }),
        };
        let mut pairwise = Self { options, cells };
        // Whoever is withdrawn stands on no ballot any more; nobody is above them either.
        for (position, _) in profile
            .options
            .iter()
            .enumerate()
            .filter(|(_, option)| option.withdrawn)
        {
            for other in 0..options {
                pairwise.set(other, position, 0);
            }
        }
        Ok(pairwise)
    }

    /// The number of options.
    #[must_use]
    pub fn options(&self) -> usize {
        self.options
    }

    /// What the option at one position has over the one at another; positions count from 0.
    #[must_use]
    #[inline]
    pub fn get(&self, one: usize, other: usize) -> u64 {
        self.cells[one * self.options + other]
    }

    /// What the option at one position has over each, in the order of their numbers.
    #[must_use]
    #[inline]
    pub fn row(&self, one: usize) -> &[u64] {
        &self.cells[one * self.options..(one + 1) * self.options]
    }

    /// All numbers, row by row.
    pub(crate) fn cells(&self) -> &[u64] {
        &self.cells
    }

    /// Sets what one has over another.
    pub(crate) fn set(&mut self, one: usize, other: usize, value: u64) {
        self.cells[one * self.options + other] = value;
    }

    /// Whether more ballots put one above the other than the other way round.
    #[must_use]
    #[inline]
    pub fn beats(&self, one: usize, other: usize) -> bool {
        self.get(one, other) > self.get(other, one)
    }

    /// The standing options in layers: those that nobody beats first, then those that nobody left beats, and so on.
    pub(crate) fn layers(&self, standing: &[usize]) -> Vec<Vec<usize>> {
        let mut beaten_by: Vec<usize> = standing
            .iter()
            .map(|&option| standing.iter().filter(|&&other| self.beats(other, option)).count())
            .collect();
        let mut left: Vec<usize> = (0..standing.len()).collect();
        let mut layers = Vec::new();
        while !left.is_empty() {
            // Options that beat each other in a circle have no unbeaten one: they share the place.
            let fewest = left.iter().map(|&at| beaten_by[at]).min().expect("somebody is left");
            let layer: Vec<usize> = left.iter().copied().filter(|&at| beaten_by[at] == fewest).collect();
            left.retain(|at| !layer.contains(at));
            for &at in &left {
                let gone = layer
                    .iter()
                    .filter(|&&above| self.beats(standing[above], standing[at]))
                    .count();
                beaten_by[at] -= gone;
            }
            layers.push(layer.into_iter().map(|at| standing[at]).collect());
        }
        layers
    }
}

/// Adds up plain ballots, whose weights fit 32 bits together: the same as [`compare`], but faster.
fn compare_plain(ballots: Ballots<'_, u8>, options: usize) -> Vec<u64> {
    match options {
        0..=16 if ballots.are_light() => compare_side_by_side::<16>(ballots, options),
        17..=32 if ballots.are_light() => compare_side_by_side::<32>(ballots, options),
        _ if ballots.is_plain_and_long(options) => compare_in_rows(ballots, options),
        _ => compare_one_by_one(ballots, options),
    }
}

/// Adds up plain, light ballots over so few options that one is compared with all others in an instruction or two of the
/// machine: `LANES` options, those that there are and some that nobody ranks, each by its place on the ballot.
///
/// They are added up in bytes, which are emptied before they could overflow.
fn compare_side_by_side<const LANES: usize>(ballots: Ballots<'_, u8>, options: usize) -> Vec<u64> {
    const UNRANKED: i8 = i8::MAX;
    let mut sums = vec![[0u64; LANES]; LANES];
    let mut bytes = vec![[0u8; LANES]; LANES];
    let mut room = u8::MAX;
    for (weight, marks) in ballots.each() {
        let weight = weight as u8; // Light, as the caller saw.
        if weight > room {
            empty(&mut bytes, &mut sums);
            room = u8::MAX;
        }
        room -= weight;
        let mut places = [UNRANKED; LANES];
        for (place, &mark) in (0..UNRANKED).zip(marks) {
            places[usize::from(mark - 1) % LANES] = place;
        }
        for (place, &mark) in (0..UNRANKED).zip(marks) {
            let row = &mut bytes[usize::from(mark - 1) % LANES];
            for (byte, &other) in row.iter_mut().zip(&places) {
                *byte += if place < other { weight } else { 0 };
            }
        }
    }
    empty(&mut bytes, &mut sums);
    sums[..options]
        .iter()
        .flat_map(|row| &row[..options])
        .copied()
        .collect()
}

/// Moves what was added up in bytes to the sums.
fn empty<const LANES: usize>(bytes: &mut [[u8; LANES]], sums: &mut [[u64; LANES]]) {
    for (bytes, sums) in bytes.iter_mut().zip(sums) {
        for (sum, &byte) in sums.iter_mut().zip(bytes.iter()) {
            *sum += u64::from(byte);
        }
        *bytes = [0; LANES];
    }
}

impl<M: Mark> Ballots<'_, M> {
    /// Whether these are plain, light ballots that rank so many options, in the middle, that comparing each of them
    /// with all options there are is less work than with those below it alone.
    fn is_plain_and_long(&self, options: usize) -> bool {
        /// How many comparisons side by side take as long as one alone.
        const SIDE_BY_SIDE: usize = 8;
        self.plain && self.are_light() && self.marks.len() / options.max(1) > self.len() / SIDE_BY_SIDE
    }
}

/// Adds up plain, light ballots over many options: row by row, each option that a ballot ranks with all others side
/// by side, by their places on the ballot. A row stays at hand while some hundred ballots are added to it.
fn compare_in_rows<M: Mark>(ballots: Ballots<'_, M>, options: usize) -> Vec<u64> {
    /// So many light ballots fit sixteen bits.
    const AT_ONCE: usize = 256;
    const UNRANKED: i16 = i16::MAX;
    let mut above = vec![0u64; options * options];
    let mut places = vec![UNRANKED; AT_ONCE * options];
    let mut added = vec![0u16; options];
    for first in (0..ballots.len()).step_by(AT_ONCE) {
        let each = first..ballots.len().min(first + AT_ONCE);
        places.fill(UNRANKED);
        for (ballot, places) in each.clone().zip(places.chunks_exact_mut(options)) {
            for (place, mark) in (0..UNRANKED).zip(ballots.marks(ballot)) {
                places[mark.number() - 1] = place;
            }
        }
        for (one, above) in above.chunks_exact_mut(options).enumerate() {
            added.fill(0);
            for (ballot, places) in each.clone().zip(places.chunks_exact(options)) {
                let (own, weight) = (places[one], ballots.weight(ballot) as u16); // Light, as the caller saw.
                if own == UNRANKED {
                    continue;
                }
                for (added, &other) in added.iter_mut().zip(places) {
                    *added += if own < other { weight } else { 0 };
                }
            }
            for (above, &added) in above.iter_mut().zip(&added) {
                *above += u64::from(added);
            }
        }
    }
    above
}

/// Adds up plain ballots over more options, one comparison after another.
///
/// A mark is the number of an option below 128, so that rows of 128 need no check.
fn compare_one_by_one(ballots: Ballots<'_, u8>, options: usize) -> Vec<u64> {
    let mut rows = vec![[0u32; 128]; options + 1];
    let mut ranked = vec![0u64; options];
    for (weight, marks) in ballots.each() {
        let small = weight as u32;
        for (place, &mark) in marks.iter().enumerate() {
            ranked[usize::from(mark) - 1] += weight;
            let row = &mut rows[usize::from(mark)];
            for &other in &marks[place + 1..] {
                row[usize::from(other & 127)] += small;
            }
        }
    }
    let cells = rows[1..]
        .iter()
        .flat_map(|row| row[1..=options].iter().map(|&weight| u64::from(weight)));
    let mut above: Vec<u64> = cells.collect();
    add_unranked(&mut above, &vec![0; options * options], &ranked);
    above
}

/// Adds up all ballots.
fn compare<M: Mark>(ballots: Ballots<'_, M>, options: usize) -> Vec<u64> {
    // Above among ranked options, and how much weight ranks each; whoever is ranked is above all that are not.
    let mut above = vec![0u64; options * options];
    let mut level = vec![0u64; options * options];
    let mut ranked = vec![0u64; options];
    for (weight, marks) in ballots.each() {
        for (place, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.number() > 0) {
            let one = mark.number() - 1;
            ranked[one] += weight;
            let (group, below) = split_after_group(&marks[place + 1..]);
            for other in group {
                let other = other.number() - 1;
                level[one * options + other] += weight;
                level[other * options + one] += weight;
            }
            let row = &mut above[one * options..(one + 1) * options];
            for other in below {
                if other.number() > 0 {
                    row[other.number() - 1] += weight;
                }
            }
        }
    }
    add_unranked(&mut above, &level, &ranked);
    above
}

/// The marks that share the rank of the mark before them, and the rest.
#[inline]
fn split_after_group<M: Mark>(marks: &[M]) -> (&[M], &[M]) {
    match marks.first() {
        Some(first) if first.is_shared() => {
            let end = marks.iter().position(|mark| !mark.is_shared()).unwrap_or(marks.len());
            marks.split_at(end)
        }
        Some(_) | None => (&[], marks),
    }
}

/// Whoever ranks one and not the other puts the one above: all who rank the one, less those who rank both.
pub(crate) fn add_unranked(above: &mut [u64], level: &[u64], ranked: &[u64]) {
    let options = ranked.len();
    for one in 0..options {
        for other in one + 1..options {
            let (here, there) = (one * options + other, other * options + one);
            let both = above[here] + above[there] + level[here];
            above[here] += ranked[one] - both;
            above[there] += ranked[other] - both;
        }
    }
}
