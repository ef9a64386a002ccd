//! Where registers are kept: one small trait, and the stores behind it.
//!
//! A store holds bytes, heads, notes, snapshots and keeper keys. It holds no rule, and never looks into an entry.

mod copying;
pub mod memory;
pub(crate) mod mending;
mod places;
mod recent_notes;
mod schema;
pub mod sqlite;
mod texts;

use crate::fault::Fault;
use crate::notes::{Audience, NoteText};
use register::{Hash, SecretKey};

pub use memory::MemoryStore;
pub use sqlite::SqliteStore;
pub use texts::{Adding, FoundText, NewText, TextIndex, TextMark, TextSource};

/// An entry to be added.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The id of its act.
    pub act: Hash,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The notes that came with it.
    pub notes: Vec<NewNote>,
    /// A note that it erases.
    pub erases: Option<Hash>,
}

/// A note to be kept. If a note with this commitment is there already, that one stays as it is.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// The commitment.
    pub c: Hash,
    /// The salt of the commitment.
    pub salt: [u8; 32],
    /// The text.
    pub text: String,
    /// Who may read it.
    pub audience: Audience,
    /// The member who wrote it.
    pub author: Hash,
}

/// Entries to be added to one register in one transaction, at one place.
#[derive(Clone, Copy, Debug)]
pub struct Append<'a> {
    /// The community.
    pub community: &'a Hash,
    /// How many entries its register has to have.
    pub expected_length: u64,
    /// The entries.
    pub entries: &'a [NewEntry],
    /// The signed checkpoint over the register with these entries.
    pub checkpoint: &'a str,
}

/// Entries that are on their way to one register, to be added in one transaction.
#[derive(Clone, Copy, Debug)]
pub struct Coming<'a> {
    /// The community.
    pub community: &'a Hash,
    /// How many entries its register has to have.
    pub expected_length: u64,
    /// How many there will be, if they are to be kept.
    pub count: u64,
}

/// What became of an append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appended {
    /// The entries are durable.
    Done,
    /// This act is in the register already; nothing was added.
    Known {
        /// Which act.
        act: Hash,
        /// Where it is.
        filed: Filed,
    },
    /// The register has another length; nothing was added.
    Moved {
        /// How many entries it has.
        length: u64,
    },
}

/// Where an act was filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The index of its entry.
    pub index: u64,
    /// The size of the first checkpoint over it.
    pub sealed: u64,
}

/// A community to be kept from its first entry on.
#[derive(Clone, Copy, Debug)]
pub struct Founding<'a> {
    /// Its id: the id of the founding act.
    pub community: &'a Hash,
    /// Its short name in addresses.
    pub slug: &'a str,
    /// The public half of a keeper key that is kept in this store, as text.
    pub keeper: &'a str,
    /// The entries of another register here that it begins with, for a fork.
    pub begins: Option<Beginning<'a>>,
    /// The founding.
    pub entry: &'a NewEntry,
    /// The signed checkpoint over it, and over what it begins with.
    pub checkpoint: &'a str,
}

/// The entries of another register in the same store, with the texts beside them that are for its whole community.
#[derive(Clone, Copy, Debug)]
pub struct Beginning<'a> {
    /// The community.
    pub of: &'a Hash,
    /// How many of its entries.
    pub size: u64,
}

/// What became of a founding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Founded {
    /// The community is durable.
    Done,
    /// Another community has this short name; nothing was added.
    SlugTaken,
    /// This very founding is kept already; nothing was added.
    Known,
}

/// A community in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub community: Hash,
    /// Its short name in addresses.
    pub slug: String,
    /// The public half of its keeper's key, as text.
    pub keeper: String,
}

/// The end of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredHead {
    /// How many entries there are.
    pub length: u64,
    /// The signed checkpoint over them.
    pub checkpoint: String,
}

/// A keeper's key pair, with both halves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeeperKey {
    /// The public half, as text.
    pub public: String,
    /// The seed of the secret half.
    pub seed: [u8; 32],
    /// Whether a founding has named it.
    pub is_used: bool,
}

/// The key pair under which a community is kept.
///
/// # Errors
/// The store cannot read, does not have it, or has a damaged one: whose halves do not belong together could sign nothing,
/// and would be taken for another keeper's.
pub(crate) fn keeper_key(store: &dyn Store, listed: &Listed) -> Result<KeeperKey, Fault> {
    let found = store.keeper_keys()?.into_iter().find(|key| key.public == listed.keeper);
    let wrong = |what: &str| Fault::Corrupt {
        detail: format!("the keeper's key of community {} {what}", listed.community),
    };
    let key = found.ok_or_else(|| wrong("is missing"))?;
    if SecretKey::from_seed(key.seed).public().to_string() == key.public {
        Ok(key)
    } else {
        Err(wrong("is not the one that it was"))
    }
}

/// A place that keeps registers.
///
/// Everything that a call wrote is durable when the call returns. Any error leaves the store as it was, or, when the
/// machine itself fails, with the whole of the change.
pub trait Store: Send + Sync {
    /// Adds a community with its first entry, after those of the register that it begins with, and lists it.
    ///
    /// # Errors
    /// The store cannot write, or does not keep what it begins with.
    fn found(&self, founding: &Founding<'_>) -> Result<Founded, Fault>;

    /// Adds entries, their notes and the checkpoint over them, in one transaction: locks the head, looks up whether
    /// one of the acts is there already, compares the length, and writes. In this order, since a look-up before the
    /// lock can miss what another writer adds in between.
    ///
    /// # Errors
    /// The store cannot write, or does not keep the community.
    fn append(&self, append: &Append<'_>) -> Result<Appended, Fault>;

    /// As [`Store::append`], of entries that are written as they come, while somebody still finds out whether they may
    /// be kept. When all have come, the checkpoint over them is asked for; without one nothing is kept, and none is
    /// answered.
    ///
    /// # Errors
    /// The store cannot write, or does not keep the community.
    fn append_coming(
        &self,
        coming: &Coming<'_>,
        entries: &mut dyn Iterator<Item = NewEntry>,
        checkpoint: &mut dyn FnMut() -> Option<String>,
    ) -> Result<Option<Appended>, Fault> {
        let entries: Vec<NewEntry> = entries.collect();
        let Some(checkpoint) = checkpoint() else {
            return Ok(None);
        };
        let append = Append {
            community: coming.community,
            expected_length: coming.expected_length,
            entries: &entries,
            checkpoint: &checkpoint,
        };
        self.append(&append).map(Some)
    }

    /// All communities, in the order of their founding here.
    ///
    /// # Errors
    /// The store cannot read.
    fn directory(&self) -> Result<Vec<Listed>, Fault>;

    /// The end of a community's register.
    ///
    /// # Errors
    /// The store cannot read, or does not keep the community.
    fn head(&self, community: &Hash) -> Result<StoredHead, Fault>;

    /// The bytes of consecutive entries from this index on, at most this many; fewer only at the end.
    ///
    /// # Errors
    /// The store cannot read, or an entry is missing in between.
    fn page(&self, community: &Hash, from: u64, most: usize) -> Result<Vec<Vec<u8>>, Fault>;

    /// Where the act with this id was filed, if it was.
    ///
    /// # Errors
    /// The store cannot read.
    fn find(&self, community: &Hash, act: &Hash) -> Result<Option<Filed>, Fault>;

    /// The note with this commitment, if it ever came; without its text if that was erased.
    ///
    /// # Errors
    /// The store cannot read.
    fn note(&self, community: &Hash, c: &Hash) -> Result<Option<NoteText>, Fault>;

    /// Keeps a snapshot in place of the one before.
    ///
    /// # Errors
    /// The store cannot write.
    fn keep_snapshot(&self, community: &Hash, size: u64, bytes: &[u8]) -> Result<(), Fault>;

    /// The latest whole snapshot.
    ///
    /// # Errors
    /// The store cannot read.
    fn snapshot(&self, community: &Hash) -> Result<Option<Vec<u8>>, Fault>;

    /// Keeps a keeper's key pair.
    ///
    /// # Errors
    /// The store cannot write.
    fn add_keeper_key(&self, public: &str, seed: &[u8; 32]) -> Result<(), Fault>;

    /// All keeper keys, the oldest first.
    ///
    /// # Errors
    /// The store cannot read.
    fn keeper_keys(&self) -> Result<Vec<KeeperKey>, Fault>;

    /// The index of texts beside the registers. Erasing a note takes its text out of it at once.
    fn texts(&self) -> &dyn TextIndex;
}
