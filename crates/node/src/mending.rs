//! Mending a damaged database: entries that are not stored any more as they were signed come back from a copy of the
//! register, while nobody serves the directory.
//!
//! Nothing has to be believed for that: the checkpoint that the database itself holds says which entries it had, and only
//! what leads to its root is put back. The next start replays all of it, and compares it with what was last signed.

use crate::fault::Fault;
use crate::limits::CHUNK_ENTRIES;
use crate::node::{DATABASE, lock};
use crate::store::mending::PutBack;
use crate::store::{SqliteStore, Store};
use register::Hash;
use register::checkpoint::Checkpoint;
use register::entry::{Entry, leaf_hash};
use register::signed_note::SignedNote;
use register::tree::Tree;
use std::fs::File;
use std::path::Path;

/// A register in a database that nobody serves, to be compared with a copy and mended from it.
pub struct Mending {
    store: SqliteStore,
    community: Hash,
    signed: Checkpoint,
    _lock: Option<File>,
}

/// Why nothing is put back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Unmended {
    /// The database cannot be read or written, or somebody serves it.
    Fault(Fault),
    /// The copy holds fewer entries than the database was signed for, so that nothing shows that it is the same register.
    Fewer {
        /// How many the database was signed for.
        signed: u64,
    },
    /// The copy is another history than the one that was signed for.
    Another,
}

impl From<Fault> for Unmended {
    fn from(fault: Fault) -> Unmended {
        Unmended::Fault(fault)
    }
}

impl Mending {
    /// How many entries the database was signed for.
    #[must_use]
    pub fn signed(&self) -> u64 {
        self.signed.size
    }

    /// Opens the register of this community in a data directory; none if it is not there.
    ///
    /// # Errors
    /// Somebody serves the directory, or not even the list of communities and the checkpoint can be read.
    pub fn open(data: &Path, community: &Hash) -> Result<Option<Mending>, Fault> {
        let lock = lock(data)?;
        let store = SqliteStore::open(&data.join(DATABASE))?;
        if !store.directory()?.iter().any(|listed| listed.community == *community) {
            return Ok(None);
        }
        let head = store.head(community)?;
        let signed = SignedNote::parse(&head.checkpoint).ok();
        let signed = signed.and_then(|note| Checkpoint::parse(&note.text).ok());
        let signed = signed.filter(|signed| signed.size == head.length);
        Ok(Some(Mending {
            store,
            community: *community,
            signed: signed.ok_or_else(|| Fault::Corrupt {
                detail: "the checkpoint of the register cannot be read".to_owned(),
            })?,
            _lock: lock,
        }))
    }

    /// The places whose entries are not stored as they were signed, given the leaves of a copy from the first on.
    ///
    /// # Errors
    /// Some are not, and the copy is not of the register that was signed for, or not all of it.
    pub fn damaged(&self, leaves: &[Hash]) -> Result<Vec<u64>, Unmended> {
        let signed = self.signed.size;
        let mut damaged = Vec::new();
        let held = leaves
            .get(..usize::try_from(signed).unwrap_or(usize::MAX))
            .unwrap_or(leaves);
        for (chunk, from) in held.chunks(CHUNK_ENTRIES).zip((0..).step_by(CHUNK_ENTRIES)) {
            self.compare(from, chunk, &mut damaged)?;
        }
        if damaged.is_empty() {
            return Ok(damaged);
        }
        if (held.len() as u64) < signed {
            return Err(Unmended::Fewer { signed });
        }
        let mut tree = Tree::default();
        held.iter().for_each(|leaf| tree.push(*leaf));
        if tree.root() == self.signed.root {
            Ok(damaged)
        } else {
            Err(Unmended::Another)
        }
    }

    fn compare(&self, from: u64, leaves: &[Hash], damaged: &mut Vec<u64>) -> Result<(), Fault> {
        let page = match self.store.page(&self.community, from, leaves.len()) {
            Ok(page) => page,
            Err(Fault::Corrupt { .. }) if leaves.len() == 1 => Vec::new(),
            // One by one, so that only those come back that have to.
            Err(Fault::Corrupt { .. }) => {
                for (leaf, place) in leaves.chunks(1).zip(from..) {
                    self.compare(place, leaf, damaged)?;
                }
                return Ok(());
            }
            Err(fault) => return Err(fault),
        };
        let stored = page
            .iter()
            .map(|bytes| Some(leaf_hash(bytes)))
            .chain(std::iter::repeat(None));
        let places = leaves.iter().zip(stored).zip(from..);
        damaged.extend(
            places
                .filter(|((leaf, stored), _)| *stored != Some(**leaf))
                .map(|(_, place)| place),
        );
        Ok(())
    }

    /// Puts these entries back in their places, in one transaction. They are those whose leaves [`Mending::damaged`] was
    /// given.
    ///
    /// # Errors
    /// They cannot be written; then all is as it was.
    pub fn put_back(&self, entries: Vec<(u64, Vec<u8>)>) -> Result<(), Fault> {
        let row = |(index, bytes): (u64, Vec<u8>)| {
            let entry = Entry::decode(&bytes).map_err(|_| Fault::Corrupt {
                detail: format!("entry {index} of the copy cannot be read"),
            })?;
            let act = register::act_id(&entry.body);
            Ok(PutBack { index, act, bytes })
        };
        let rows = entries.into_iter().map(row).collect::<Result<Vec<_>, Fault>>()?;
        self.store.put_back(&self.community, self.signed.size, &rows)
    }
}
