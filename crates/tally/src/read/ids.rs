//! Identifiers of options, looked up once for every mark on every ballot: a small table in memory, always the same.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Identifiers, each with its position. Looked up by a fixed hash, so that nothing depends on chance.
#[derive(Debug, Default)]
pub(super) struct Ids {
    ids: Vec<String>,
    /// The keys of the identifiers: two different ones of at most sixteen bytes never have the same.
    keys: Vec<Key>,
    /// Positions + 1 where the hash points, or next to it; 0 is empty. Four times as many as identifiers, at least.
    slots: Vec<u32>,
}

impl Ids {
    /// Adds an identifier, unless it is there already.
    pub(super) fn add(&mut self, id: String) -> bool {
        if self.find(id.as_bytes()).is_some() {
            return false;
        }
        self.keys.push(key(id.as_bytes()));
        self.ids.push(id);
        if self.ids.len() * 4 > self.slots.len() {
            self.slots = vec![0; (self.ids.len() * 8).next_power_of_two()];
            for position in 0..self.ids.len() {
                self.point_at(position);
            }
        } else {
            self.point_at(self.ids.len() - 1);
        }
        true
    }

    /// The position of an identifier.
    #[inline]
    pub(super) fn find(&self, id: &[u8]) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let key = key(id);
        let mut slot = hash(key) as usize;
        loop {
            slot &= self.slots.len() - 1;
            let position = (self.slots[slot] as usize).checked_sub(1)?;
            if self.keys[position] == key && (id.len() <= KEPT_BYTES || self.ids[position].as_bytes() == id) {
                return Some(position);
            }
            slot += 1;
        }
    }

    /// All identifiers, in the order in which they were added.
    pub(super) fn into_names(self) -> Vec<String> {
        self.ids
    }

    /// How many identifiers there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Lets the table point at an identifier.
    fn point_at(&mut self, position: usize) {
        let mut slot = hash(self.keys[position]) as usize & (self.slots.len() - 1);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = u32::try_from(position + 1).expect("OPTIONS_MAX is far below 32 bits");
    }
}

/// The length of an identifier, its first eight bytes and its last eight.
type Key = (u64, u64, usize);

/// Up to this length, a key says everything about an identifier.
const KEPT_BYTES: usize = 16;

/// The key of an identifier.
#[inline]
fn key(id: &[u8]) -> Key {
    let word = |at: usize| u64::from_le_bytes(id[at..at + 8].try_into().expect("eight bytes"));
    if id.len() >= 8 {
        return (word(0), word(id.len() - 8), id.len());
    }
    let bytes = id.iter().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte));
    (bytes, 0, id.len())
}

/// A fixed hash.
#[inline]
fn hash((first, last, length): Key) -> u64 {
    let mixed = (first ^ last.rotate_left(29) ^ length as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 31
}
