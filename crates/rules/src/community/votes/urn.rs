//! The ballots of one vote, kept small: equal ballots are one, with a count. What they say is `ballot.rs`.

use crate::community::state::MemberIx;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use register::Hash;
use register::defence::Defence;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Who has cast which ballot.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Urn {
    /// The place of each member's ballot.
    cast: BTreeMap<MemberIx, u32>,
    /// Different ballots, and how many are cast of each; a place with none is free.
    slots: Vec<Slot>,
    /// Where a ballot is found.
    places: BTreeMap<Box<[u8]>, u32>,
    free: Vec<u32>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Slot {
    ballot: Box<[u8]>,
    count: u32,
}

impl Urn {
    /// How many ballots are cast.
    pub(super) fn len(&self) -> u32 {
        self.cast.len() as u32 // MEMBERS_MAX fits.
    }

    /// A member's ballot.
    pub(super) fn of(&self, member: MemberIx) -> Option<&[u8]> {
        let place = self.cast.get(&member)?;
        Some(&self.slots[*place as usize].ballot)
    }

    /// Casts a ballot in place of the one before.
    pub(super) fn cast(&mut self, member: MemberIx, ballot: Box<[u8]>) {
        let place = self.place(ballot);
        self.slots[place as usize].count += 1;
        if let Some(before) = self.cast.insert(member, place)
            && Defence::OneBallot.stands()
        {
            self.drop_one(before);
        }
    }

    /// Takes a ballot out; false if there is none.
    pub(super) fn take(&mut self, member: MemberIx) -> bool {
        let before = self.cast.remove(&member);
        if let Some(place) = before {
            self.drop_one(place);
        }
        before.is_some()
    }

    /// The different ballots in order, each with how many are cast of it: the same however they came in.
    pub(super) fn each(&self) -> impl Iterator<Item = (&[u8], u64)> {
        self.places
            .iter()
            .map(|(ballot, place)| (&**ballot, u64::from(self.slots[*place as usize].count)))
    }

    /// Everybody who has cast a ballot, in the order of joining, with the ballot.
    pub(super) fn members(&self) -> impl Iterator<Item = (MemberIx, &[u8])> {
        self.cast
            .iter()
            .map(|(member, place)| (*member, &*self.slots[*place as usize].ballot))
    }

    /// The SHA-256 over who has cast what: each member's place (4 bytes), the ballot's length (1 byte), the ballot.
    pub(super) fn digest(&self) -> Hash {
        let mut hash = Sha256::new();
        let mut bytes = Vec::with_capacity(1 << 16);
        for (member, ballot) in self.members() {
            bytes.extend_from_slice(&member.0.to_be_bytes());
            bytes.push(ballot.len() as u8); // A ballot has at most 195 bytes.
            bytes.extend_from_slice(ballot);
            if bytes.len() >= (1 << 16) - 256 {
                hash.update(&bytes);
                bytes.clear();
            }
        }
        hash.update(&bytes);
        Hash::new(hash.finalize().into())
    }

    /// Where this ballot is kept.
    fn place(&mut self, ballot: Box<[u8]>) -> u32 {
        if let Some(place) = self.places.get(&ballot) {
            return *place;
        }
        let slot = Slot {
            ballot: ballot.clone(),
            count: 0,
        };
        let place = match self.free.pop() {
            Some(place) => {
                self.slots[place as usize] = slot;
                place
            }
            None => {
                self.slots.push(slot);
                self.slots.len() as u32 - 1 // One for each ballot that is cast, so MEMBERS_MAX fits.
            }
        };
        self.places.insert(ballot, place);
        place
    }

    fn drop_one(&mut self, place: u32) {
        let slot = &mut self.slots[place as usize];
        slot.count -= 1;
        if slot.count == 0 {
            let ballot = core::mem::take(&mut slot.ballot);
            self.places.remove(&ballot);
            self.free.push(place);
        }
    }
}
