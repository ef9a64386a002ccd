//! Short notes that were read lately: names above all, of which a page shows hundreds.
//!
//! A note never changes except by being erased, and then it is forgotten here too, whoever is reading it meanwhile.
//! One process at a time has the data directory, so nobody else erases.

use crate::limits::{RECENT_NOTE_BYTES_MAX, RECENT_NOTES_MAX};
use crate::notes::NoteText;
use register::Hash;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

/// Notes that were read lately, by their community's number and their commitment.
#[derive(Default)]
pub(super) struct RecentNotes {
    held: RwLock<Held>,
}

#[derive(Default)]
struct Held {
    notes: HashMap<(i64, Hash), NoteText>,
    /// How many were erased so far.
    erasures: u64,
}

/// The moment before a note is read from the database.
#[derive(Clone, Copy)]
pub(super) struct Before {
    erasures: u64,
}

impl RecentNotes {
    /// The note, if it was read lately; otherwise the moment, for [`RecentNotes::keep`].
    pub(super) fn find(&self, number: i64, c: &Hash) -> Result<NoteText, Before> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        held.notes.get(&(number, *c)).cloned().ok_or(Before {
            erasures: held.erasures,
        })
    }

    /// Keeps a note that was read after that moment, unless one was erased since: it might be this one.
    pub(super) fn keep(&self, number: i64, c: &Hash, note: &NoteText, before: Before) {
        if note
            .text
            .as_ref()
            .is_none_or(|salted| salted.text.len() > RECENT_NOTE_BYTES_MAX)
        {
            return;
        }
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        if held.erasures != before.erasures {
            return;
        }
        if held.notes.len() >= RECENT_NOTES_MAX {
            held.notes.clear();
        }
        held.notes.insert((number, *c), note.clone());
    }

    /// Forgets a note that was just erased from the database.
    pub(super) fn forget(&self, number: i64, c: &Hash) {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        held.erasures = held.erasures.wrapping_add(1);
        held.notes.remove(&(number, *c));
    }
}

#[cfg(test)]
mod tests {
    use super::RecentNotes;
    use crate::notes::{Audience, NoteText, SaltedText};
    use register::Hash;

    #[test]
    fn what_was_read_before_an_erasure_is_not_kept_after_it() {
        let (notes, c) = (RecentNotes::default(), Hash::new([1; 32]));
        let text = SaltedText {
            salt: [2; 32],
            text: "Ada".to_owned(),
        };
        let note = NoteText {
            entry: 3,
            author: Hash::new([4; 32]),
            audience: Audience::Community,
            text: Some(text),
        };
        let before = notes.find(1, &c).expect_err("nothing was read yet");
        notes.keep(1, &c, &note, before);
        assert!(notes.find(1, &c).is_ok_and(|found| found == note));
        assert!(notes.find(2, &c).is_err(), "another community's");
        notes.forget(1, &c);
        notes.keep(1, &c, &note, before);
        let before = notes.find(1, &c).expect_err("it was erased while it was read");
        notes.keep(1, &c, &NoteText { text: None, ..note }, before);
        assert!(notes.find(1, &c).is_err(), "what is erased needs no memory");
    }
}
