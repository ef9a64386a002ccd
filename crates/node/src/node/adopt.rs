//! Taking over communities from another store: their registers byte for byte, with their notes and their keepers'
//! keys. Every entry is replayed before it is taken, so that nothing comes in that would not have been admitted.

use super::Node;
use crate::audit;
use crate::fault::Fault;
use crate::keeper::Keeper;
use crate::limits::PAGE_ENTRIES_MAX;
use crate::ring::Ring;
use crate::start;
use crate::store::{Append, Appended, Listed, NewEntry, NewNote, Store, keeper_key};
use crate::trouble::{SignedAct, Trouble, unreadable};
use register::breach::Breach;
use register::checkpoint::{Checkpoint, origin};
use register::entry::{Entry, leaf_hash};
use register::tree::Tree;
use register::{Hash, SecretKey};
use rules::act::Act;
use std::sync::PoisonError;

impl Node {
    /// Takes over the communities of another store that are not kept here yet, and gives their keepers.
    ///
    /// Two nodes must never keep the same register: nothing may be filed there any more.
    ///
    /// # Errors
    /// A register there does not replay, or one of the stores cannot read or write.
    pub fn adopt(&self, from: &dyn Store) -> Result<Vec<Keeper>, Trouble> {
        let _founding = self.founding.lock().unwrap_or_else(PoisonError::into_inner);
        let mut adopted = Vec::new();
        for listed in from.directory()? {
            if self.keeper(&listed.community.to_string()).is_none() {
                adopted.push(self.adopt_one(from, &listed)?);
            }
        }
        Ok(adopted)
    }

    fn adopt_one(&self, from: &dyn Store, listed: &Listed) -> Result<Keeper, Trouble> {
        let id = listed.community;
        let head = from.head(&id)?;
        let (fold, trouble) = start::fold_from_store(from, &id, &Ring::new(), head.length, self.parts.machine.hands);
        if let Some(trouble) = trouble {
            return Err(trouble);
        }
        audit::check_checkpoint(&head.checkpoint, &fold.community, head.length, fold.tree.root())
            .map_err(|kind| Breach::new(kind, head.checkpoint.as_bytes().to_vec()))?;
        let foundation = fold.community.foundation().ok_or(Fault::UnknownCommunity)?;
        let key = keeper_key(from, listed)?;
        let mut entries = entries(from, &id, head.length)?;
        let rest = entries.split_off(1);
        let first = entries.first().ok_or(Fault::UnknownCommunity)?;
        let store = self.parts.store.as_ref();
        store.add_keeper_key(&key.public, &key.seed)?;
        let secret = SecretKey::from_seed(key.seed);
        let checkpoint = founding_checkpoint(&id, &first.bytes, &secret);
        let own = secret.public();
        let slug = self
            .parts
            .write_founding((&id, None), &foundation.name, &own, first, &checkpoint)?
            .ok_or(Fault::Locked)?;
        let append = Append {
            community: &id,
            expected_length: 1,
            entries: &rest,
            checkpoint: &head.checkpoint,
        };
        if !rest.is_empty() && store.append(&append)? != Appended::Done {
            return Err(Fault::Locked.into());
        }
        let listed = Listed {
            community: id,
            slug,
            keeper: key.public,
        };
        let keeper = self.parts.open_keeper(listed)?;
        let mut keepers = self.keepers.write().unwrap_or_else(PoisonError::into_inner);
        keepers.insert(id, keeper.clone());
        Ok(keeper)
    }
}

/// The checkpoint over the founding alone.
fn founding_checkpoint(id: &Hash, founding: &[u8], secret: &SecretKey) -> String {
    let mut tree = Tree::default();
    tree.push(leaf_hash(founding));
    let checkpoint = Checkpoint {
        origin: origin(id),
        size: 1,
        root: tree.root(),
    };
    checkpoint.sign(secret)
}

/// All entries with their notes, as they would be added.
fn entries(from: &dyn Store, id: &Hash, length: u64) -> Result<Vec<NewEntry>, Trouble> {
    let mut entries = Vec::new();
    let mut next = 0;
    while next < length {
        let page = from.page(id, next, PAGE_ENTRIES_MAX)?;
        if page.is_empty() {
            return Err(Fault::Corrupt {
                detail: format!("entry {next} is missing"),
            }
            .into());
        }
        next += page.len() as u64;
        for bytes in page {
            entries.push(with_notes(from, id, bytes)?);
        }
    }
    Ok(entries)
}

fn with_notes(from: &dyn Store, id: &Hash, bytes: Vec<u8>) -> Result<NewEntry, Trouble> {
    let entry = Entry::decode(&bytes).expect("the entry was replayed");
    let signed = SignedAct::read(&entry.body, &entry.signatures).map_err(unreadable)?;
    let mut notes = Vec::new();
    for c in signed.act().notes().into_iter().map(|note| note.0) {
        let Some(note) = from.note(id, &c)? else { continue };
        // An erased note comes without its text; the entry that erased it marks it as erased here too.
        let (salt, text) = note
            .text
            .map_or(([0; 32], String::new()), |kept| (kept.salt, kept.text));
        notes.push(NewNote {
            c,
            salt,
            text,
            audience: note.audience,
            author: note.author,
        });
    }
    let erases = match signed.act() {
        Act::NoteErase(erase) => Some(erase.c.0),
        _ => None, // No other act erases anything.
    };
    Ok(NewEntry {
        act: signed.act_id(),
        bytes,
        notes,
        erases,
    })
}
