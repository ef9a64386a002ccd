//! Lines of plain ballots: a weight and preferences between separators, with nothing unusual about them. Nearly all lines
//! of nearly all files are such, so they are read in a way of their own: where numbers end is found for 64 bytes at once.

use super::{Marks, Rankings};
use crate::limits::{MARKS_MAX, WEIGHT_TOTAL_MAX};

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

/// The most digits of a weight that is read here.
const WEIGHT_DIGITS_MAX: usize = 12;

/// A plain ballot, as it was read.
struct PlainBallot {
    weight: u64,
    /// How many marks it has.
    marks: usize,
    /// Where the next line begins.
    end: usize,
}

impl Rankings {
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
        let mut lines = Lines {
            text,
            separator,
            end,
            options: self.options,
            numbers: NumberEnds::of(text),
        };
        let (mut done, mut count, mut written) = (0, 0, marks.len());
        loop {
            // Marks are written where they stay, into room that is made for many ballots at once.
            if marks.len() < written + PLAIN_ROOM {
                marks.resize(written + 64 * PLAIN_ROOM, 0);
            }
            let room = marks[written..].first_chunk_mut().expect("room was made");
            let Some(ballot) = lines.next(done, room) else {
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
            done = ballot.end;
            count += 1;
        }
        marks.truncate(written);
        (done, count)
    }
}

/// The lines of a text.
struct Lines<'a> {
    text: &'a [u8],
    separator: u8,
    end: BallotEnd,
    options: usize,
    numbers: NumberEnds<'a>,
}

impl Lines<'_> {
    /// Reads the line that begins here, and writes its marks to the beginning of `room`. Nothing if the line is not whole
    /// or in any way unusual.
    ///
    /// Whether a number has one digit or two cannot be foretold, so nothing branches on it.
    #[inline]
    fn next(&mut self, start: usize, room: &mut [u8; PLAIN_ROOM]) -> Option<PlainBallot> {
        let mut before = self.numbers.next()?;
        let weight = weight(&self.text[start..before])?;
        let (mut marks, mut seen) = (0, 0u128);
        let mut byte = self.text[before];
        let end = loop {
            if byte != self.separator {
                let ends = byte == b'\n' && self.end == BallotEnd::Line;
                break ends.then_some(before + 1)?;
            }
            let next = self.numbers.next()?;
            byte = self.text[next];
            let digits = next - before - 1;
            if digits.wrapping_sub(1) > 1 {
                // A separator at the end of the line.
                let ends = digits == 0 && byte == b'\n' && self.end == BallotEnd::Line;
                break ends.then_some(next + 1)?;
            }
            let &[tens, units] = self.text[next - 2..next].first_chunk()?;
            let tens = tens.wrapping_sub(b'0').wrapping_mul(digits as u8 - 1);
            let number = tens * 10 + units.wrapping_sub(b'0');
            if number == 0 {
                let ends = digits == 1 && byte == b'\n' && self.end == BallotEnd::Zero;
                break ends.then_some(next + 1)?;
            }
            let bit = 1u128 << (number & 127);
            if usize::from(number) > self.options || seen & bit != 0 {
                return None;
            }
            seen |= bit;
            room[marks % PLAIN_ROOM] = number;
            marks += 1;
            before = next;
        };
        Some(PlainBallot { weight, marks, end })
    }
}

/// What these digits say, if there are any and not too many.
#[inline]
fn weight(digits: &[u8]) -> Option<u64> {
    let fits = (1..=WEIGHT_DIGITS_MAX).contains(&digits.len());
    let add = |weight, digit: &u8| weight * 10 + u64::from(digit - b'0');
    fits.then(|| digits.iter().fold(0, add))
}

/// The places in a text where something stands that is no digit, one after the other.
struct NumberEnds<'a> {
    text: &'a [u8],
    /// Where the block begins that is looked at.
    block: usize,
    /// The places in this block that are still to come, the first as the lowest bit.
    ends: u64,
}

impl<'a> NumberEnds<'a> {
    fn of(text: &'a [u8]) -> Self {
        Self {
            text,
            block: 0,
            ends: ends_in(text),
        }
    }

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.ends == 0 {
            self.block += 64;
            self.ends = ends_in(self.text.get(self.block..).filter(|rest| !rest.is_empty())?);
        }
        let place = self.block + self.ends.trailing_zeros() as usize;
        self.ends &= self.ends - 1;
        Some(place)
    }
}

/// Which of the first 64 bytes are no digits.
#[inline]
fn ends_in(text: &[u8]) -> u64 {
    let Some(block) = text.first_chunk::<64>() else {
        // What fills the block up is no end of anything.
        let mut block = [b'0'; 64];
        block[..text.len()].copy_from_slice(text);
        return ends_in(&block);
    };
    let (words, _) = block.as_chunks();
    let each = words.iter().enumerate();
    each.fold(0, |ends, (place, word)| {
        ends | no_digits(u64::from_le_bytes(*word)) << (8 * place)
    })
}

/// Which of eight bytes are no digits: a bit for each, the first as the lowest.
#[inline]
fn no_digits(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // A digit becomes what it says, from 0 to 9; of everything else, this sum or the byte itself has the top bit.
    let values = word ^ (ONES * u64::from(b'0'));
    let tops = ((values & (ONES * 0x7F)) + ONES * (0x80 - 10)) | values;
    // Every top bit moves to a place of its own in the highest byte.
    (tops >> 7 & ONES).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_of_all_that_is_no_digit_are_found() {
        for byte in 0..=u8::MAX {
            for pattern in 0..=u8::MAX {
                let bytes: [u8; 8] = core::array::from_fn(|at| if pattern >> at & 1 == 1 { byte } else { b'5' });
                let expected = if byte.is_ascii_digit() { 0 } else { u64::from(pattern) };
                assert_eq!(no_digits(u64::from_le_bytes(bytes)), expected, "{bytes:?}");
            }
        }
        for length in [0, 1, 7, 63, 64, 65, 127, 128, 200] {
            let text: alloc::vec::Vec<u8> = (0..length).map(|at| if at % 7 == 3 { b',' } else { b'0' }).collect();
            let mut ends = NumberEnds::of(&text);
            let found: alloc::vec::Vec<usize> = core::iter::from_fn(|| ends.next()).collect();
            let expected: alloc::vec::Vec<usize> = (0..length).filter(|at| at % 7 == 3).collect();
            assert_eq!(found, expected, "{length} bytes");
        }
    }
}
