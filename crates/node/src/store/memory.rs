//! A store in memory: for tests, for simulation, and for trying things out. Gone when the process ends.

use super::texts::{KeptTexts, TextIndex};
use super::{Append, Appended, Filed, Founded, Founding, KeeperKey, Listed, NewEntry, Store, StoredHead};
use crate::fault::Fault;
use crate::notes::{Audience, NoteText, SaltedText};
use register::Hash;
use register::defence::Defence;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Keeps registers in memory.
#[derive(Default)]
pub struct MemoryStore {
    kept: Mutex<Kept>,
}

#[derive(Clone, Default)]
struct Kept {
    communities: Vec<KeptCommunity>,
    keys: Vec<KeeperKey>,
}

#[derive(Clone)]
pub(super) struct KeptCommunity {
    listed: Listed,
    checkpoint: String,
    entries: Vec<Vec<u8>>,
    acts: HashMap<Hash, Filed>,
    pub(super) notes: HashMap<Hash, NoteText>,
    pub(super) texts: KeptTexts,
    snapshot: Option<Vec<u8>>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }

    /// Another store that holds what this one holds now, as a backup does.
    pub fn copy(&self) -> MemoryStore {
        MemoryStore {
            kept: Mutex::new(self.kept().clone()),
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Every change below is made after all checks, so that a panic elsewhere cannot leave it half done.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn read<T>(&self, community: &Hash, read: impl FnOnce(&KeptCommunity) -> T) -> Result<T, Fault> {
        let kept = self.kept();
        let found = kept.communities.iter().find(|kept| kept.listed.community == *community);
        found.map(read).ok_or(Fault::UnknownCommunity)
    }

    pub(super) fn write<T>(&self, community: &Hash, write: impl FnOnce(&mut KeptCommunity) -> T) -> Result<T, Fault> {
        let mut kept = self.kept();
        let found = kept
            .communities
            .iter_mut()
            .find(|kept| kept.listed.community == *community);
        found.map(write).ok_or(Fault::UnknownCommunity)
    }
}

impl KeptCommunity {
    fn add(&mut self, entry: &NewEntry, sealed: u64) {
        let filed = Filed {
            index: self.entries.len() as u64,
            sealed,
        };
        self.acts.insert(entry.act, filed);
        self.entries.push(entry.bytes.clone());
        for note in &entry.notes {
            self.notes.entry(note.c).or_insert_with(|| NoteText {
                entry: filed.index,
                author: note.author,
                audience: note.audience.clone(),
                text: Some(SaltedText {
                    salt: note.salt,
                    text: note.text.clone(),
                }),
            });
        }
        if let Some(note) = entry.erases.and_then(|c| self.notes.get_mut(&c)) {
            note.text = None;
        }
        if let Some(c) = &entry.erases {
            self.texts.erase(c);
        }
    }
}

impl KeptCommunity {
    /// Takes over the first entries of another register, and the texts beside them that are for all.
    fn begin_with(&mut self, of: &KeptCommunity, size: u64, sealed: u64) {
        let many = usize::try_from(size).unwrap_or(usize::MAX);
        self.entries = of.entries.iter().take(many).cloned().collect();
        let acts = of.acts.iter().filter(|(_, filed)| filed.index < size);
        self.acts = acts
            .map(|(act, filed)| {
                (
                    *act,
                    Filed {
                        index: filed.index,
                        sealed,
                    },
                )
            })
            .collect();
        let for_all = |note: &NoteText| note.entry < size && note.audience == Audience::Community;
        let notes = of.notes.iter().filter(|(_, note)| for_all(note));
        self.notes = notes.map(|(c, note)| (*c, note.clone())).collect();
    }
}

impl Store for MemoryStore {
    fn found(&self, founding: &Founding<'_>) -> Result<Founded, Fault> {
        let mut kept = self.kept();
        if kept
            .communities
            .iter()
            .any(|kept| kept.listed.community == *founding.community)
        {
            return Ok(Founded::Known);
        }
        if kept.communities.iter().any(|kept| kept.listed.slug == founding.slug) {
            return Ok(Founded::SlugTaken);
        }
        let mut begins = None;
        if let Some(beginning) = &founding.begins {
            let mut of = kept.communities.iter();
            let of = of.find(|kept| kept.listed.community == *beginning.of);
            begins = Some((of.ok_or(Fault::UnknownCommunity)?, beginning.size));
        }
        let mut community = KeptCommunity {
            listed: Listed {
                community: *founding.community,
                slug: founding.slug.to_owned(),
                keeper: founding.keeper.to_owned(),
            },
            checkpoint: founding.checkpoint.to_owned(),
            entries: Vec::new(),
            acts: HashMap::new(),
            notes: HashMap::new(),
            texts: KeptTexts::default(),
            snapshot: None,
        };
        let mut size = 1;
        if let Some((of, begun)) = begins {
            size = begun.saturating_add(1);
            community.begin_with(of, begun, size);
        }
        community.add(founding.entry, size);
        kept.communities.push(community);
        for key in kept.keys.iter_mut().filter(|key| key.public == founding.keeper) {
            key.is_used = true;
        }
        Ok(Founded::Done)
    }

    fn append(&self, append: &Append<'_>) -> Result<Appended, Fault> {
        self.write(append.community, |kept| {
            for entry in append.entries {
                if let Some(filed) = kept.acts.get(&entry.act) {
                    return Appended::Known {
                        act: entry.act,
                        filed: *filed,
                    };
                }
            }
            let length = kept.entries.len() as u64;
            if length != append.expected_length && Defence::LengthFirst.stands() {
                return Appended::Moved { length };
            }
            let sealed = length.saturating_add(append.entries.len() as u64);
            append.entries.iter().for_each(|entry| kept.add(entry, sealed));
            kept.checkpoint = append.checkpoint.to_owned();
            Appended::Done
        })
    }

    fn directory(&self) -> Result<Vec<Listed>, Fault> {
        Ok(self.kept().communities.iter().map(|kept| kept.listed.clone()).collect())
    }

    fn head(&self, community: &Hash) -> Result<StoredHead, Fault> {
        self.read(community, |kept| StoredHead {
            length: kept.entries.len() as u64,
            checkpoint: kept.checkpoint.clone(),
        })
    }

    fn page(&self, community: &Hash, from: u64, most: usize) -> Result<Vec<Vec<u8>>, Fault> {
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        self.read(community, |kept| {
            kept.entries.iter().skip(from).take(most).cloned().collect()
        })
    }

    fn find(&self, community: &Hash, act: &Hash) -> Result<Option<Filed>, Fault> {
        self.read(community, |kept| kept.acts.get(act).copied())
    }

    fn note(&self, community: &Hash, c: &Hash) -> Result<Option<NoteText>, Fault> {
        self.read(community, |kept| kept.notes.get(c).cloned())
    }

    fn keep_snapshot(&self, community: &Hash, _size: u64, bytes: &[u8]) -> Result<(), Fault> {
        self.write(community, |kept| kept.snapshot = Some(bytes.to_vec()))
    }

    fn snapshot(&self, community: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        self.read(community, |kept| kept.snapshot.clone())
    }

    fn add_keeper_key(&self, public: &str, seed: &[u8; 32]) -> Result<(), Fault> {
        self.kept().keys.push(KeeperKey {
            public: public.to_owned(),
            seed: *seed,
            is_used: false,
        });
        Ok(())
    }

    fn keeper_keys(&self) -> Result<Vec<KeeperKey>, Fault> {
        Ok(self.kept().keys.clone())
    }
    fn texts(&self) -> &dyn TextIndex {
        self
    }
}
