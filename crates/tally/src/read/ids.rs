//! Identifiers of options, looked up once for every mark on every ballot: a small table in memory, always the same.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Identifiers, each with its position. Looked up by a fixed hash, so that nothing depends on chance.
#[derive(Debug, Default)]
pub(super) struct Ids {
    ids: Vec<String>,
    /// Positions + 1 where the hash points, or next to it; 0 is empty. Four times as many as identifiers, at least.
    slots: Vec<u32>,
}

impl Ids {
    /// Adds an identifier, unless it is there already.
    pub(super) fn add(&mut self, id: String) -> bool {
        if self.find(id.as_bytes()).is_some() {
            return false;
        }
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
        let mut slot = hash(id) as usize;
        loop {
            slot &= self.slots.len() - 1;
            let position = (self.slots[slot] as usize).checked_sub(1)?;
            if self.ids[position].as_bytes() == id {
                return Some(position);
            }
            slot += 1;
        }
    }

    /// How many identifiers there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Lets the table point at an identifier.
    fn point_at(&mut self, position: usize) {
        let mut slot = hash(self.ids[position].as_bytes()) as usize & (self.slots.len() - 1);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = u32::try_from(position + 1).expect("OPTIONS_MAX is far below 32 bits");
    }
}

/// A fixed hash, eight bytes at a time.
#[inline]
fn hash(id: &[u8]) -> u64 {
    let mut hash = id.len() as u64;
    for word in id.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..word.len()].copy_from_slice(word);
        hash = (hash ^ u64::from_le_bytes(bytes)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^= hash >> 29;
    }
    hash
}
