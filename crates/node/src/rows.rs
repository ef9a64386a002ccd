//! The check of the stored rows: after a start from a snapshot nobody has read the entries themselves, so they are read
//! once, and each is compared with the leaf that the signed root stands on.
//!
//! It finds rows that were damaged or lost. What entries mean is not asked again here: that is `audit`.

use crate::fault::Fault;
use crate::keeper::Keeper;
use crate::limits::CHUNK_ENTRIES;
use crate::node::Node;
use crate::state::State;
use register::defence::Defence;
use register::entry::leaf_hash;
use std::sync::PoisonError;

/// What a check of stored rows came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Every entry is the one that was signed for, or the register was halted already.
    Whole,
    /// It was asked to end before it had read everything.
    Ended,
}

impl Node {
    /// Reads every stored entry of every community once, and halts those whose entries are not the ones that were
    /// signed for. Members file and read meanwhile. `go_on` is asked now and then.
    ///
    /// # Errors
    /// The first fault, after the other communities had their turn: [`Fault::Damaged`], or a store that cannot be read.
    pub fn check_rows(&self, go_on: &dyn Fn() -> bool) -> Result<Checked, Fault> {
        let mut first_fault = None;
        for keeper in self.communities() {
            match keeper.check_rows(go_on) {
                Ok(Checked::Whole) => {}
                Ok(Checked::Ended) => return first_fault.map_or(Ok(Checked::Ended), Err),
                Err(fault) => first_fault = first_fault.or(Some(fault)),
            }
        }
        first_fault.map_or(Ok(Checked::Whole), Err)
    }
}

impl Keeper {
    /// Reads every stored entry once and compares it with the tree, whose root was compared with the signed checkpoint
    /// at the start. At the first that differs this keeper halts: nothing more is taken in, reading goes on.
    ///
    /// # Errors
    /// [`Fault::Damaged`] names that entry; another fault says that the store could not be read, and halts nothing.
    pub fn check_rows(&self, go_on: &dyn Fn() -> bool) -> Result<Checked, Fault> {
        if self.halted().is_some() {
            return Ok(Checked::Whole);
        }
        let size = self.read(State::size);
        let mut next = 0;
        while next < size {
            if !go_on() {
                return Ok(Checked::Ended);
            }
            let most = usize::try_from(size - next).unwrap_or(usize::MAX).min(CHUNK_ENTRIES);
            let whole = self.whole_entries(next, most)?;
            next += if Defence::StoredRows.stands() {
                whole
            } else {
                most as u64
            };
            if whole < most as u64 && Defence::StoredRows.stands() {
                return Err(self.halt_damaged(next));
            }
        }
        Ok(Checked::Whole)
    }

    /// How many of these entries, from the first on, are as the tree has them.
    fn whole_entries(&self, from: u64, most: usize) -> Result<u64, Fault> {
        let page = match self.inner.store.page(&self.inner.id, from, most) {
            Ok(page) => page,
            Err(Fault::Corrupt { .. }) if most == 1 => return Ok(0),
            // One entry by one, to find the first that cannot be read.
            Err(Fault::Corrupt { .. }) => {
                for place in 0..most as u64 {
                    if self.whole_entries(from + place, 1)? == 0 {
                        return Ok(place);
                    }
                }
                return Ok(most as u64);
            }
            Err(fault) => return Err(fault),
        };
        let leaves: Vec<_> = page.iter().map(|entry| Some(leaf_hash(entry))).collect();
        let whole = self.read(|state| {
            let places = (from..).zip(&leaves);
            places
                .take_while(|(place, leaf)| state.tree().leaf(*place) == **leaf)
                .count()
        });
        Ok(whole as u64)
    }

    fn halt_damaged(&self, entry: u64) -> Fault {
        let fault = Fault::Damaged {
            community: self.inner.id,
            entry,
        };
        let mut halted = self.inner.halted.lock().unwrap_or_else(PoisonError::into_inner);
        halted.get_or_insert(fault).clone()
    }
}
