//! A register as a keeper that cheats would have it: entries of its own choice, and checkpoints that it signs all the same.

use std::sync::Arc;

use node::peer::Wanted;
use node::{Keeper, State, Submission};
use register::add_checkpoint::compose;
use register::checkpoint::{Checkpoint, origin, with_lines};
use register::entry::{Entry, leaf_hash};
use register::signed_note::NoteLine;
use register::tiles::{TileKind, push_to_bundle, tile};
use register::tree::Tree;
use register::{Hash, SecretKey};

use crate::message::{Look, Place, Shown};

/// A bent register, and whom it is shown to.
pub struct Bent {
    community: Hash,
    key: SecretKey,
    entries: Vec<Vec<u8>>,
    tree: Tree,
    /// Cosignatures that somebody gave for it.
    pub lines: Vec<NoteLine>,
    /// Who is shown it in the place of the other.
    pub to: Vec<Place>,
    /// What witnesses answered who were asked to confirm it: the HTTP status, and the body.
    pub answers: Vec<(u16, String)>,
}

impl Bent {
    /// The first entries of a keeper's register, to be bent and signed with its own key.
    ///
    /// # Panics
    /// The keeper does not hold so many.
    #[must_use]
    pub fn of(keeper: &Keeper, key: SecretKey, size: u64) -> Self {
        let entries = keeper.entries(0..size).expect("its disk can be read");
        assert_eq!(
            entries.len() as u64,
            size,
            "the world's registers are short enough for one page"
        );
        let mut bent = Self {
            community: keeper.id(),
            key,
            entries: Vec::new(),
            tree: Tree::new(),
            lines: Vec::new(),
            to: Vec::new(),
            answers: Vec::new(),
        };
        entries.into_iter().for_each(|bytes| bent.push(bytes));
        bent
    }

    /// All entries of a keeper's register.
    #[must_use]
    pub fn whole(keeper: &Keeper, key: SecretKey) -> Self {
        Self::of(keeper, key, keeper.read(State::size))
    }

    /// Adds the bytes of an entry, whatever they say.
    pub fn push(&mut self, bytes: Vec<u8>) {
        self.tree.push(leaf_hash(&bytes));
        self.entries.push(bytes);
    }

    /// Files an act at this time, whatever the rules say.
    pub fn file(&mut self, stamp_ms: u64, submission: &Submission) {
        let entry = Entry {
            stamp_ms,
            body: submission.body.clone(),
            signatures: submission.signatures.clone(),
        };
        self.push(entry.encode());
    }

    /// An entry that it holds.
    ///
    /// # Panics
    /// It is no entry.
    #[must_use]
    pub fn entry(&self, index: usize) -> Entry {
        Entry::decode(&self.entries[index]).expect("only whole entries are read again")
    }

    /// Puts other bytes in the place of an entry.
    pub fn replace(&mut self, index: usize, bytes: Vec<u8>) {
        let mut entries = std::mem::take(&mut self.entries);
        entries[index] = bytes;
        self.tree = Tree::new();
        entries.into_iter().for_each(|bytes| self.push(bytes));
    }

    /// How many entries it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.tree.size()
    }

    /// The root at a size.
    #[must_use]
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        self.tree.root_at(size)
    }

    /// The checkpoint over it, signed.
    ///
    /// # Panics
    /// Never: the lines that somebody gave are few.
    #[must_use]
    pub fn note(&self) -> String {
        let checkpoint = Checkpoint {
            origin: origin(&self.community),
            size: self.tree.size(),
            root: self.tree.root(),
        };
        let signed = checkpoint.sign(&self.key);
        with_lines(&signed, self.lines.iter().cloned()).expect("a handful of lines")
    }

    /// A request to a witness that knows this size.
    #[must_use]
    pub fn ask(&self, known: u64) -> Option<Arc<String>> {
        let proof = self.tree.consistency(known, self.tree.size())?;
        Some(Arc::new(compose(known, &proof, &self.note())))
    }

    /// What lies below its address.
    #[must_use]
    pub fn serve(&self, wanted: Wanted) -> Option<Vec<u8>> {
        match wanted {
            Wanted::Checkpoint => Some(self.note().into_bytes()),
            Wanted::Tile(path) => match path.kind() {
                TileKind::Hashes(_) => tile(&self.tree, self.tree.size(), path),
                TileKind::Entries => {
                    let places = path.places();
                    let (from, to) = (usize::try_from(places.start).ok()?, usize::try_from(places.end).ok()?);
                    let mut bundle = Vec::new();
                    let entries = self.entries.get(from..to)?;
                    entries.iter().for_each(|entry| push_to_bundle(entry, &mut bundle));
                    Some(bundle)
                }
            },
        }
    }

    /// What a member is shown who looks.
    #[must_use]
    pub fn show(&self, look: &Look) -> Option<Shown> {
        let size = self.tree.size();
        let place = |act: &Hash| {
            let is_it = |bytes: &Vec<u8>| Entry::decode(bytes).is_ok_and(|entry| register::act_id(&entry.body) == *act);
            let index = self.entries.iter().position(is_it)?;
            let stamp_ms = self.entry(index).stamp_ms;
            Some((*act, index as u64, stamp_ms, self.tree.inclusion(index as u64, size)?))
        };
        Some(Shown {
            note: self.note(),
            known: look.known,
            consistency: self.tree.consistency(look.known, size)?,
            acts: look.acts.iter().filter_map(place).collect(),
        })
    }
}
