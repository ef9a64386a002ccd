//! Drawing people: everybody has the same chance, from a seed that anybody can compute with again.
//!
//! Nothing here makes a seed. Where it comes from decides whether a draw is fair: it has to be settled by several people
//! together, none of whom knows it before. What this module says is what follows from it.
//!
//! # The procedure
//!
//! 1. A draw may have several **groups**, each with its candidates in an order that is known beforehand, and its seats.
//!    Group `g` (from 0) has a stream of numbers of its own: block `j` (from 0) is
//!    SHA-256(`mirrorball/sortition/v1` ‖ seed ‖ `g` as 4 bytes ‖ `j` as 8 bytes), most significant byte first, and gives
//!    four numbers of 8 bytes each.
//! 2. **A number below `n`, without bias:** take the next number `x` of the stream. If `x` is 2⁶⁴ − (2⁶⁴ mod `n`) or more,
//!    pass it over and take the next. Otherwise it is `x mod n`.
//! 3. **The order of a group** of `n`: for each place `i` from 0, swap place `i` with place `i + r`, where `r` is a number
//!    below `n − i` (Fisher and Yates). The first `k` of it are a draw of `k` people, and each set of `k` is as likely as any
//!    other; whoever comes next stands in when one of them cannot.
//! 4. Groups are drawn one after the other: who was drawn for an earlier one is passed over in a later one.

use alloc::vec::Vec;

use sha2::{Digest, Sha256};

/// What each block of the stream begins with.
const MARK: &[u8] = b"mirrorball/sortition/v1";
/// Numbers in a block.
const NUMBERS: usize = 4;

/// Candidates among whom some seats are drawn.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Group {
    /// The candidates, each once, in an order that is known beforehand.
    pub candidates: Vec<u32>,
    /// How many of them are drawn; all, if there are fewer.
    pub seats: usize,
}

/// Draws each group's seats, in the order in which they are drawn.
///
/// ```
/// use tally::sortition::{Group, draw};
/// let group = Group { candidates: vec![3, 5, 8, 13, 21], seats: 3 };
/// assert_eq!(draw(&[7; 32], &[group]), [[21, 5, 8]]);
/// ```
#[must_use]
pub fn draw(seed: &[u8; 32], groups: &[Group]) -> Vec<Vec<u32>> {
    draw_among(seed, groups, |_| true)
}

/// The same, passing over whoever may not be drawn any more: the others stand as they stood, and the next come up.
#[must_use]
pub fn draw_among(seed: &[u8; 32], groups: &[Group], may: impl Fn(u32) -> bool) -> Vec<Vec<u32>> {
    let mut drawn: Vec<Vec<u32>> = Vec::with_capacity(groups.len());
    for (number, group) in groups.iter().enumerate() {
        let order = order(seed, number as u32, group.candidates.len());
        let free = |who: &u32| may(*who) && !drawn.iter().any(|earlier| earlier.contains(who));
        let seats = order.into_iter().map(|place| group.candidates[place]).filter(free);
        let seats = seats.take(group.seats).collect();
        drawn.push(seats);
    }
    drawn
}

/// The order of a whole group: the places 0 to `count` − 1, shuffled by the stream of this group.
#[must_use]
pub fn order(seed: &[u8; 32], group: u32, count: usize) -> Vec<usize> {
    let mut stream = Stream::new(seed, group);
    let mut places: Vec<usize> = (0..count).collect();
    for place in 0..count {
        let ahead = stream.below((count - place) as u64) as usize; // Below a length, so it fits.
        places.swap(place, place + ahead);
    }
    places
}

/// The numbers of a group.
struct Stream {
    start: Sha256,
    block: u64,
    numbers: [u64; NUMBERS],
    used: usize,
}

impl Stream {
    fn new(seed: &[u8; 32], group: u32) -> Stream {
        let start = Sha256::new_with_prefix(MARK)
            .chain_update(seed)
            .chain_update(group.to_be_bytes());
        Stream {
            start,
            block: 0,
            numbers: [0; NUMBERS],
            used: NUMBERS,
        }
    }

    fn next(&mut self) -> u64 {
        if self.used == NUMBERS {
            let block: [u8; 32] = self
                .start
                .clone()
                .chain_update(self.block.to_be_bytes())
                .finalize()
                .into();
            for (number, bytes) in self.numbers.iter_mut().zip(block.chunks_exact(8)) {
                *number = bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
            }
            self.block += 1;
            self.used = 0;
        }
        self.used += 1;
        self.numbers[self.used - 1]
    }

    /// A number below `count`, each as likely as any other.
    fn below(&mut self, count: u64) -> u64 {
        let surplus = (u64::MAX % count + 1) % count; // 2⁶⁴ mod count.
        loop {
            let number = self.next();
            if number <= u64::MAX - surplus {
                return number % count;
            }
        }
    }
}
