//! Pabulib's lines of votes in one walk over their bytes, eight at a time, as long as nothing about them is unusual.
//! Whatever is unusual, or wrong, is not read here: the reader of single lines reads it, or names the flaw.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::words::{count_of, first_control, first_of, lowest, place, word};
use crate::limits::{LINE_BYTES_MAX, SCORE_MAX};
use crate::profile::Ballots;

/// Where the columns of votes stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct VoteColumns {
    pub(super) columns: usize,
    pub(super) vote: usize,
    pub(super) points: Option<usize>,
    /// How many projects a ballot may name.
    pub(super) most: usize,
}

/// Identifiers of at most [`KEPT_BYTES`] bytes, found by two words. Beside it, what is reused from line to line.
#[derive(Debug)]
pub(super) struct PlainVotes {
    /// Identifiers as two words; without bytes after their end, and never empty.
    keys: Vec<(u64, u64)>,
    /// Positions + 1 where the hash points, or next to it; 0 is empty.
    slots: Vec<u16>,
    /// What the hash multiplies with.
    factor: u64,
    /// For each option, the last line that named it.
    seen: Vec<u64>,
    /// The line that is being read, from 1.
    stamp: u64,
}

/// The most bytes of an identifier that is found here.
const KEPT_BYTES: usize = 15;
/// The most marks on a ballot that is read here.
const MARKS_KEPT: usize = 64;
/// Slots for each identifier, so that hardly two of them meet.
const SLOTS_EACH: usize = 16;
/// How many hashes are tried for one under which no two identifiers meet.
const HASHES_TRIED: u64 = 32;

/// The marks of a ballot that is being read: positions, and scores.
struct Marked {
    positions: [u16; MARKS_KEPT],
    scores: [u32; MARKS_KEPT],
    length: usize,
}

impl PlainVotes {
    /// For these identifiers, in the order of the options.
    pub(super) fn new<'a>(ids: impl Iterator<Item = &'a String>) -> Self {
        let keys: Vec<(u64, u64)> = ids.map(|id| key(id.as_bytes()).unwrap_or_default()).collect();
        let slots = (keys.len() * SLOTS_EACH).next_power_of_two();
        let mut plain = Self {
            seen: vec![0; keys.len()],
            keys,
            slots: vec![0; slots],
            factor: 0,
            stamp: 0,
        };
        for tried in 0..HASHES_TRIED {
            plain.factor = 0x9E37_79B9_7F4A_7C15u64.wrapping_mul(2 * tried + 1);
            if plain.fill() == 0 {
                break;
            }
        }
        plain
    }

    /// Fills the slots, and says how many identifiers are not where the hash points.
    fn fill(&mut self) -> usize {
        self.slots.fill(0);
        let mut displaced = 0;
        for (position, &key) in self.keys.iter().enumerate().filter(|&(_, &key)| key != (0, 0)) {
            let mut slot = self.slot(key);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (self.slots.len() - 1);
                displaced += 1;
            }
            self.slots[slot] = u16::try_from(position + 1).expect("OPTIONS_MAX is below 16 bits");
        }
        displaced
    }

    /// Where the hash points.
    #[inline]
    fn slot(&self, (first, second): (u64, u64)) -> usize {
        let mixed = (first ^ second.rotate_left(23)).wrapping_mul(self.factor);
        (mixed >> 40) as usize & (self.slots.len() - 1)
    }

    /// The position of an identifier.
    #[inline]
    fn find(&self, key: (u64, u64)) -> Option<usize> {
        let mut slot = self.slot(key);
        loop {
            let position = usize::from(self.slots[slot]).checked_sub(1)?;
            if self.keys[position] == key {
                return Some(position);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Reads whole lines from the start of a text, and says how many bytes and lines that were.
    pub(super) fn read(&mut self, columns: VoteColumns, ballots: &mut Ballots, text: &[u8]) -> (usize, u64) {
        let (mut done, mut lines) = (0, 0);
        let mut marked = Marked {
            positions: [0; MARKS_KEPT],
            scores: [1; MARKS_KEPT],
            length: 0,
        };
        let points = columns.points.filter(|_| matches!(ballots, Ballots::Scored(_)));
        if points.is_some_and(|at| at != columns.vote + 1) {
            return (0, 0);
        }
        while let Some(length) = self.line(columns, points.is_some(), &text[done..], &mut marked) {
            if marked.length > columns.most {
                break;
            }
            let (positions, scores) = (&marked.positions[..marked.length], &marked.scores[..marked.length]);
            let taken = match ballots {
                Ballots::Ranked(rankings) => rankings.take_plain(positions),
                Ballots::Scored(into) if points.is_none() => into.take_plain(positions, &[]),
                Ballots::Scored(into) => into.take_plain(positions, scores),
            };
            if !taken {
                break;
            }
            done += length;
            lines += 1;
        }
        (done, lines)
    }

    /// Reads one line, and says how long it is with its end.
    #[inline]
    fn line(&mut self, columns: VoteColumns, with_points: bool, text: &[u8], marked: &mut Marked) -> Option<usize> {
        self.stamp += 1;
        marked.length = 0;
        let mut at = skip_fields(text, columns.vote)?;
        let mut field = columns.vote;
        if *text.get(at)? != b';' {
            at = self.marks(text, at, marked)?;
        }
        if with_points && *text.get(at)? == b';' {
            at = points(text, at + 1, marked)?;
            field += 1;
        }
        let end = rest(text, at, columns.columns - 1 - field)?;
        (end <= LINE_BYTES_MAX).then_some(end)
    }

    /// Reads identifiers between commas, and says where their field ends.
    #[inline]
    fn marks(&mut self, text: &[u8], mut at: usize, marked: &mut Marked) -> Option<usize> {
        loop {
            let first = word(text, at)?;
            let mut length = place(field_end(first));
            let key = if length < 8 {
                (lowest(first, length), 0)
            } else {
                let second = word(text, at + 8)?;
                let more = place(field_end(second));
                length += more;
                (first, lowest(second, more))
            };
            if length > KEPT_BYTES {
                return None;
            }
            let position = self.find(key)?;
            if core::mem::replace(&mut self.seen[position], self.stamp) == self.stamp {
                return None;
            }
            *marked.positions.get_mut(marked.length)? = position as u16;
            marked.length += 1;
            at += length;
            if text[at] != b',' {
                return Some(at);
            }
            at += 1;
        }
    }
}

/// An identifier as two words, unless it is too long or holds what ends a field.
fn key(id: &[u8]) -> Option<(u64, u64)> {
    if id.is_empty() || id.len() > KEPT_BYTES || id.iter().any(|byte| matches!(byte, b',' | b';' | b'"' | 0..0x20)) {
        return None;
    }
    let mut bytes = [0; 16];
    bytes[..id.len()].copy_from_slice(id);
    let word = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"));
    Some((word(0), word(8)))
}

/// Marks the lowest byte that ends an identifier.
#[inline]
fn field_end(word: u64) -> u64 {
    first_of(word, b',') | first_of(word, b';') | first_control(word)
}

/// Passes over so many fields at the start of a line.
#[inline]
fn skip_fields(text: &[u8], fields: usize) -> Option<usize> {
    let mut at = 0;
    for _ in 0..fields {
        loop {
            let next = word(text, at)?;
            let found = place(first_of(next, b';') | first_of(next, b'"') | first_of(next, b'\n'));
            at += found;
            if found < 8 {
                break;
            }
        }
        if text[at] != b';' {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Reads as many points as there are marks, and says where their field ends.
#[inline]
fn points(text: &[u8], mut at: usize, marked: &mut Marked) -> Option<usize> {
    for place in 0..marked.length {
        if place > 0 {
            if *text.get(at)? != b',' {
                return None;
            }
            at += 1;
        }
        let (start, mut points) = (at, 0u32);
        while let Some(digit) = text
            .get(at)
            .map(|byte| byte.wrapping_sub(b'0'))
            .filter(|&digit| digit < 10)
        {
            points = points * 10 + u32::from(digit);
            at += 1;
            if points > SCORE_MAX {
                return None;
            }
        }
        if at == start {
            return None;
        }
        marked.scores[place] = points;
    }
    Some(at)
}

/// Passes over the rest of a line, which must hold so many more fields, and says where the next line begins.
#[inline]
fn rest(text: &[u8], mut at: usize, fields: usize) -> Option<usize> {
    // What comes next begins a field, or ends the line.
    if !matches!(text.get(at..)?, [b';' | b'\n', ..] | [b'\r', b'\n', ..]) {
        return None;
    }
    let mut found = 0;
    loop {
        let next = word(text, at)?;
        let length = place(first_of(next, b'\n'));
        let of_line = lowest(next, length);
        if first_of(of_line, b'"') != 0 {
            return None;
        }
        found += count_of(of_line, b';') as usize;
        at += length;
        if length < 8 {
            return (found == fields).then_some(at + 1);
        }
    }
}
