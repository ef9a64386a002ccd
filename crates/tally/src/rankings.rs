//! Ranked ballots, stored tightly: one byte a mark for up to 127 options, two bytes beyond.
//!
//! A mark is an option's number, or 0 for a rank that the voter skipped. A flag says that an option shares the rank of
//! the mark before it. Options that a ballot does not name are below all that it names.

use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use crate::limits::{MARKS_MAX, OPTIONS_MAX, RANKS_MAX, WEIGHT_TOTAL_MAX};
use crate::option::OptionNumber;

/// Why a ballot cannot be added.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BallotFlaw {
    /// There is no option with this number.
    UnknownOption(u64),
    /// The ballot names this option twice.
    Twice(OptionNumber),
    /// The ballot weighs nothing.
    NoWeight,
    /// All ballots together weigh more than [`WEIGHT_TOTAL_MAX`].
    TooMuchWeight,
    /// All ballots together hold more than [`MARKS_MAX`] marks.
    TooManyMarks,
    /// One ballot holds more ranks, skipped ones counted, than [`RANKS_MAX`](crate::limits::RANKS_MAX).
    TooManyRanks,
    /// A score above [`SCORE_MAX`](crate::limits::SCORE_MAX).
    ScoreTooHigh(u64),
    /// A ranking was given to a profile of scores, or the other way round.
    OtherKind,
}

impl fmt::Display for BallotFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownOption(number) => write!(f, "there is no option {number}"),
            Self::Twice(number) => write!(f, "option {number} stands on the ballot twice"),
            Self::NoWeight => f.write_str("the ballot weighs nothing"),
            Self::TooMuchWeight => write!(f, "all ballots together weigh more than {WEIGHT_TOTAL_MAX}"),
            Self::TooManyMarks => write!(f, "all ballots together hold more than {MARKS_MAX} marks"),
            Self::TooManyRanks => write!(f, "one ballot holds more than {RANKS_MAX} ranks"),
            Self::ScoreTooHigh(score) => write!(f, "a score of {score} is above {}", crate::limits::SCORE_MAX),
            Self::OtherKind => f.write_str("rankings and scores cannot be mixed in one profile"),
        }
    }
}

impl core::error::Error for BallotFlaw {}

/// One mark of a stored ballot: an option or a gap, and whether it shares the rank of the mark before.
pub(crate) trait Mark: Copy + Ord {
    /// A rank that the voter skipped.
    const GAP: Self;
    /// The mark of an option (its number, from 1).
    fn new(number: usize, shared: bool) -> Self;
    /// The option's number, from 1, or 0 for a gap.
    fn number(self) -> usize;
    /// Whether the mark shares the rank of the mark before.
    fn is_shared(self) -> bool;
    /// All marks of a set of ballots, if they are stored in this width.
    fn of(marks: &Marks) -> Option<&[Self]>;
}

macro_rules! mark {
    ($word:ty, $flag:expr, $variant:ident, $other:ident) => {
        impl Mark for $word {
            const GAP: Self = 0;

            #[inline]
            #[allow(
                clippy::cast_possible_truncation,
                reason = "the number of options was checked by Rankings::new"
            )]
            fn new(number: usize, shared: bool) -> Self {
                number as $word | if shared { $flag } else { 0 }
            }

            #[inline]
            fn number(self) -> usize {
                (self & !$flag) as usize
            }

            #[inline]
            fn is_shared(self) -> bool {
                self & $flag != 0
            }

            fn of(marks: &Marks) -> Option<&[Self]> {
                match marks {
                    Marks::$variant(marks) => Some(marks),
                    Marks::$other(_) => None,
                }
            }
        }
    };
}

mark!(u8, 0x80, Narrow, Wide);
mark!(u16, 0x8000, Wide, Narrow);

/// All marks of all ballots, one after another.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Marks {
    Narrow(Vec<u8>),
    Wide(Vec<u16>),
}

/// The weights of the ballots: mostly one each.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Weights {
    AllOne,
    Each(Vec<u64>),
}

impl Weights {
    /// Adds the weight of the ballot at `position`, which is the next.
    #[inline]
    pub(crate) fn push(&mut self, position: usize, weight: u64) {
        match self {
            Self::AllOne if weight == 1 => {}
            Self::AllOne => {
                let mut each = vec![1; position];
                each.push(weight);
                *self = Self::Each(each);
            }
            Self::Each(each) => each.push(weight),
        }
    }

    /// The weight of the ballot at `position`.
    #[inline]
    pub(crate) fn at(&self, position: usize) -> u64 {
        match self {
            Self::AllOne => 1,
            Self::Each(each) => each[position],
        }
    }
}

/// Ranked ballots with their weights.
#[derive(Clone, Debug)]
pub struct Rankings {
    options: usize,
    marks: Marks,
    /// Where each ballot begins, and where the last ends.
    starts: Vec<u32>,
    weights: Weights,
    total: u64,
    /// Whether no rank is skipped or shared on any ballot.
    plain: bool,
    /// For each option, the last ballot (from 1) that named it: finds doubled options at once.
    seen: Vec<u32>,
}

impl PartialEq for Rankings {
    /// Whether the same ballots are stored in the same order.
    fn eq(&self, other: &Self) -> bool {
        let same = self.options == other.options && self.starts == other.starts && self.marks == other.marks;
        same && (0..self.len()).all(|ballot| self.weights.at(ballot) == other.weights.at(ballot))
    }
}

impl Eq for Rankings {}

impl Rankings {
    /// No ballots yet, over this many options.
    ///
    /// # Panics
    ///
    /// With more than [`OPTIONS_MAX`] options.
    #[must_use]
    pub fn new(options: usize) -> Self {
        assert!(options <= OPTIONS_MAX, "at most {OPTIONS_MAX} options");
        let marks = if options < 0x80 {
            Marks::Narrow(Vec::new())
        } else {
            Marks::Wide(Vec::new())
        };
        Self {
            options,
            marks,
            starts: vec![0],
            weights: Weights::AllOne,
            total: 0,
            plain: true,
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

    /// Adds `weight` equal ballots: groups of option numbers of equal rank, best first; an empty group is a skipped rank.
    ///
    /// # Errors
    ///
    /// Any [`BallotFlaw`]; then nothing was added.
    pub fn add<G: AsRef<[u32]>>(&mut self, weight: u64, ranking: &[G]) -> Result<(), BallotFlaw> {
        for group in ranking {
            let group = group.as_ref();
            if group.is_empty() {
                self.skip();
            }
            for (place, &number) in group.iter().enumerate() {
                self.mark(u64::from(number), place > 0)?;
            }
        }
        self.close(weight)
    }

    /// Puts one more option on the ballot that is being written. After a flaw, the ballot is gone.
    #[inline]
    pub(crate) fn mark(&mut self, number: u64, shared: bool) -> Result<(), BallotFlaw> {
        let position = (number as usize).wrapping_sub(1);
        let stamp = self.starts.len() as u32;
        let Some(seen) = self.seen.get_mut(position).filter(|_| number <= OPTIONS_MAX as u64) else {
            self.drop_open();
            return Err(BallotFlaw::UnknownOption(number));
        };
        if core::mem::replace(seen, stamp) == stamp {
            self.drop_open();
            return Err(BallotFlaw::Twice(OptionNumber::at(position)));
        }
        self.plain &= !shared;
        match &mut self.marks {
            Marks::Narrow(marks) => marks.push(u8::new(number as usize, shared)),
            Marks::Wide(marks) => marks.push(u16::new(number as usize, shared)),
        }
        Ok(())
    }

    /// Leaves a rank of the ballot that is being written empty.
    pub(crate) fn skip(&mut self) {
        self.plain = false;
        match &mut self.marks {
            Marks::Narrow(marks) => marks.push(u8::GAP),
            Marks::Wide(marks) => marks.push(u16::GAP),
        }
    }

    /// Ends the ballot that is being written.
    #[inline]
    pub(crate) fn close(&mut self, weight: u64) -> Result<(), BallotFlaw> {
        let flaw = if weight == 0 {
            BallotFlaw::NoWeight
        } else if weight > WEIGHT_TOTAL_MAX - self.total {
            BallotFlaw::TooMuchWeight
        } else if self.written() > MARKS_MAX || self.starts.len() >= MARKS_MAX {
            BallotFlaw::TooManyMarks
        } else if self.written() - *self.starts.last().expect("starts is never empty") as usize > RANKS_MAX {
            BallotFlaw::TooManyRanks
        } else {
            self.weights.push(self.starts.len() - 1, weight);
            self.starts.push(self.written() as u32);
            self.total += weight;
            return Ok(());
        };
        self.drop_open();
        Err(flaw)
    }

    /// Adds a ballot of weight one, whose options (positions, best first) were proven to be there and to differ. False, and
    /// nothing was added, if there is no room.
    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "narrow marks hold every option's number, as Rankings::new saw"
    )]
    pub(crate) fn take_plain(&mut self, positions: &[u16]) -> bool {
        let full = self.written() + positions.len() > MARKS_MAX || self.starts.len() >= MARKS_MAX;
        if full || self.total >= WEIGHT_TOTAL_MAX {
            return false;
        }
        match &mut self.marks {
            Marks::Narrow(marks) => marks.extend(positions.iter().map(|&position| position as u8 + 1)),
            Marks::Wide(marks) => marks.extend(positions.iter().map(|&position| position + 1)),
        }
        self.weights.push(self.starts.len() - 1, 1);
        self.starts.push(self.written() as u32);
        self.total += 1;
        true
    }

    /// Reads lines of plain ballots (weight and preferences between separators) as long as nothing about them is unusual,
    /// and says how many bytes and lines that were. Whatever is unusual, or wrong, is left to the caller.
    ///
    /// With [`BallotEnd::Zero`] a preference of 0 ends the ballot; else a separator may.
    pub(crate) fn read_plain(&mut self, text: &[u8], separator: u8, end: BallotEnd) -> (usize, u64) {
        let Marks::Narrow(marks) = &mut self.marks else {
            return (0, 0);
        };
        if self.options > PLAIN_OPTIONS_MAX {
            return (0, 0);
        }
        let (mut done, mut lines, mut written) = (0, 0, marks.len());
        loop {
            // Marks are written where they stay, into room that is made for many ballots at once.
            if marks.len() < written + PLAIN_ROOM {
                marks.resize(written + 64 * PLAIN_ROOM, 0);
            }
            let room = marks[written..].first_chunk_mut().expect("room was made");
            let Some(ballot) = plain_ballot(&text[done..], separator, end, self.options, room) else {
                break;
            };
            let fits = ballot.weight > 0
                && ballot.weight <= WEIGHT_TOTAL_MAX - self.total
                && self.starts.len() < MARKS_MAX
                && written + ballot.marks <= MARKS_MAX;
            if !fits {
                break;
            }
            self.weights.push(self.starts.len() - 1, ballot.weight);
            written += ballot.marks;
            self.starts.push(written as u32);
            self.total += ballot.weight;
            done += ballot.bytes;
            lines += 1;
        }
        marks.truncate(written);
        (done, lines)
    }

    /// All ballots, if their marks are stored in this width.
    pub(crate) fn ballots<M: Mark>(&self) -> Option<Ballots<'_, M>> {
        M::of(&self.marks).map(|marks| Ballots {
            marks,
            starts: &self.starts,
            weights: &self.weights,
            plain: self.plain,
        })
    }

    /// The same ballots without these options (positions): whoever ranked them is taken to have left them out.
    pub(crate) fn without(&self, withdrawn: impl Fn(usize) -> bool) -> Self {
        self.copied(self.options, withdrawn)
    }

    /// The same ballots over so many options, which are all that they name.
    pub(crate) fn over(&self, options: usize) -> Self {
        self.copied(options, |_| false)
    }

    /// The same ballots over so many options, without those that are withdrawn.
    fn copied(&self, options: usize, withdrawn: impl Fn(usize) -> bool) -> Self {
        let mut kept = Self::new(options);
        for position in 0..self.len() {
            let mut shared_with_kept = false;
            for at in self.starts[position] as usize..self.starts[position + 1] as usize {
                let (number, shared) = self.mark_at(at);
                shared_with_kept &= shared;
                if number == 0 {
                    kept.skip();
                } else if !withdrawn(number - 1) {
                    kept.mark(number as u64, shared_with_kept)
                        .expect("the ballot was valid before");
                    shared_with_kept = true;
                }
            }
            kept.close(self.weights.at(position))
                .expect("there are no more ballots than before");
        }
        kept
    }

    /// Merges identical ballots into one with the sum of their weights: needs less memory, and counts faster.
    pub fn condense(&mut self) {
        match &self.marks {
            Marks::Narrow(marks) => {
                let (marks, starts, weights) = condensed(marks, &self.starts, &self.weights);
                (self.marks, self.starts, self.weights) = (Marks::Narrow(marks), starts, weights);
            }
            Marks::Wide(marks) => {
                let (marks, starts, weights) = condensed(marks, &self.starts, &self.weights);
                (self.marks, self.starts, self.weights) = (Marks::Wide(marks), starts, weights);
            }
        }
        self.seen.fill(0);
    }

    /// The bytes that the ballots need.
    pub(crate) fn size_bytes(&self) -> usize {
        let marks = match &self.marks {
            Marks::Narrow(marks) => marks.len(),
            Marks::Wide(marks) => 2 * marks.len(),
        };
        let weights = match &self.weights {
            Weights::AllOne => 0,
            Weights::Each(each) => 8 * each.len(),
        };
        marks + weights + 4 * self.starts.len()
    }

    /// How many marks are written, those of an open ballot included.
    #[inline]
    fn written(&self) -> usize {
        match &self.marks {
            Marks::Narrow(marks) => marks.len(),
            Marks::Wide(marks) => marks.len(),
        }
    }

    /// The number (0 for a gap) and the flag of a mark.
    fn mark_at(&self, at: usize) -> (usize, bool) {
        match &self.marks {
            Marks::Narrow(marks) => (marks[at].number(), marks[at].is_shared()),
            Marks::Wide(marks) => (marks[at].number(), marks[at].is_shared()),
        }
    }

    /// Forgets the ballot that is being written.
    pub(crate) fn drop_open(&mut self) {
        let end = *self.starts.last().expect("starts is never empty") as usize;
        match &mut self.marks {
            Marks::Narrow(marks) => marks.truncate(end),
            Marks::Wide(marks) => marks.truncate(end),
        }
        self.seen.fill(0);
    }
}

/// Stored ballots to walk through.
#[derive(Clone, Copy)]
pub(crate) struct Ballots<'a, M> {
    pub(crate) marks: &'a [M],
    pub(crate) starts: &'a [u32],
    weights: &'a Weights,
    /// Whether no rank is skipped or shared on any ballot.
    pub(crate) plain: bool,
}

impl<'a, M: Mark> Ballots<'a, M> {
    /// How many ballots there are, each with its weight.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The marks of one ballot.
    #[inline]
    pub(crate) fn marks(&self, position: usize) -> &'a [M] {
        &self.marks[self.starts[position] as usize..self.starts[position + 1] as usize]
    }

    /// The weight of one ballot.
    #[inline]
    pub(crate) fn weight(&self, position: usize) -> u64 {
        self.weights.at(position)
    }

    /// Whether every ballot's weight fits a byte.
    pub(crate) fn are_light(&self) -> bool {
        match self.weights {
            Weights::AllOne => true,
            Weights::Each(each) => each.iter().all(|&weight| weight <= u64::from(u8::MAX)),
        }
    }

    /// All ballots with their weights.
    #[inline]
    pub(crate) fn each(self) -> impl Iterator<Item = (u64, &'a [M])> {
        (0..self.len()).map(move |position| (self.weight(position), self.marks(position)))
    }
}

/// Calls a function, generic over the width of marks, with the ballots in the width they are stored in.
macro_rules! with_ballots {
    ($rankings:expr, $ballots:ident => $body:expr) => {
        match ($rankings.ballots::<u8>(), $rankings.ballots::<u16>()) {
            (Some($ballots), _) => $body,
            (None, Some($ballots)) => $body,
            (None, None) => unreachable!("marks are stored in one width or the other"),
        }
    };
}
pub(crate) use with_ballots;

/// How the line of a ballot ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum BallotEnd {
    /// With a preference of 0.
    Zero,
    /// With the line, after a separator or without one.
    Line,
}

/// The most options of ballots that are read as plain ones: their numbers have two digits at most.
const PLAIN_OPTIONS_MAX: usize = 99;

/// More marks than a plain ballot has.
const PLAIN_ROOM: usize = 128;

/// A plain ballot, as it was read.
struct PlainBallot {
    weight: u64,
    /// How many marks it has.
    marks: usize,
    /// How long its line is.
    bytes: usize,
}

/// Reads one line of a plain ballot, and writes its marks to the beginning of `room`. Nothing if the line is not whole or
/// in any way unusual.
///
/// Whether a number has one digit or two cannot be foretold, so nothing branches on it.
#[inline]
fn plain_ballot(
    text: &[u8],
    separator: u8,
    end: BallotEnd,
    options: usize,
    room: &mut [u8; PLAIN_ROOM],
) -> Option<PlainBallot> {
    let (mut weight, mut at) = (0u64, 0);
    while let Some(digit) = text
        .get(at)
        .map(|byte| byte.wrapping_sub(b'0'))
        .filter(|&digit| digit < 10)
    {
        weight = weight * 10 + u64::from(digit);
        at += 1;
        // Twelve digits fit for sure.
        if at > 12 {
            return None;
        }
    }
    let (mut marks, mut seen) = (0, 0u128);
    let bytes = loop {
        let &[before, first, second] = text[at..].first_chunk()?;
        if before == b'\n' && end == BallotEnd::Line {
            break at + 1;
        }
        let (tens, units) = (first.wrapping_sub(b'0'), second.wrapping_sub(b'0'));
        if before != separator || tens > 9 {
            // A separator at the end of the line.
            let ends = before == separator && first == b'\n' && end == BallotEnd::Line;
            break ends.then_some(at + 2)?;
        }
        let two = units < 10;
        let number = if two { tens * 10 + units } else { tens };
        at += 2 + usize::from(two);
        if number == 0 {
            let ends = end == BallotEnd::Zero && !two && second == b'\n';
            break ends.then_some(at + 1)?;
        }
        let bit = 1u128 << (number & 127);
        if usize::from(number) > options || seen & bit != 0 {
            return None;
        }
        seen |= bit;
        room[marks % PLAIN_ROOM] = number;
        marks += 1;
    };
    Some(PlainBallot { weight, marks, bytes })
}

/// The ballots in the order of their marks, equal ones merged.
fn condensed<M: Mark>(marks: &[M], starts: &[u32], weights: &Weights) -> (Vec<M>, Vec<u32>, Weights) {
    let ballot = |position: u32| &marks[starts[position as usize] as usize..starts[position as usize + 1] as usize];
    let mut order: Vec<u32> = (0..starts.len() as u32 - 1).collect();
    order.sort_unstable_by(|&a, &b| ballot(a).cmp(ballot(b)));
    let (mut merged, mut ends, mut sums) = (Vec::new(), vec![0u32], Weights::AllOne);
    let mut rest = order.as_slice();
    while let Some(&first) = rest.first() {
        let equal = rest.iter().take_while(|&&other| ballot(other) == ballot(first)).count();
        let weight = rest[..equal]
            .iter()
            .map(|&position| weights.at(position as usize))
            .sum();
        sums.push(ends.len() - 1, weight);
        merged.extend_from_slice(ballot(first));
        ends.push(merged.len() as u32);
        rest = &rest[equal..];
    }
    (merged, ends, sums)
}
