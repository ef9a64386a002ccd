//! How a register comes into memory: from a snapshot and the entries after it, or from its first entry on.

use crate::fault::Fault;
use crate::limits::CHUNK_ENTRIES;
use crate::machine::Hands;
use crate::replay::{Chunk, Source, replay};
use crate::ring::Ring;
use crate::snapshot;
use crate::state::Fold;
use crate::store::Store;
use crate::trouble::Trouble;
use register::Hash;
use register::entry::leaf_hash;

/// Folds the first `until` entries of a stored register, from its snapshot if that serves. Where an entry does not
/// replay, the state before it is given, and the trouble.
pub(crate) fn fold_from_store(
    store: &dyn Store,
    community: &Hash,
    ring: &Ring,
    until: u64,
    hands: Hands,
) -> (Fold, Option<Trouble>) {
    if let Some(mut fold) = usable_snapshot(store, community, until, hands)
        && replay_tail(store, community, &mut fold, ring, until, hands).is_ok()
    {
        return (fold, None);
    }
    // No snapshot, or one that does not lead on: the register itself decides.
    let mut fold = Fold::default();
    let trouble = replay_tail(store, community, &mut fold, ring, until, hands).err();
    (fold, trouble)
}

/// Folds the entries in that follow, up to the length `until`.
pub(crate) fn replay_tail(
    store: &dyn Store,
    community: &Hash,
    fold: &mut Fold,
    ring: &Ring,
    until: u64,
    hands: Hands,
) -> Result<(), Trouble> {
    if fold.length() >= until {
        return Ok(());
    }
    let mut source = StoreSource {
        store,
        community,
        next: fold.length(),
        until,
    };
    replay(fold, ring, &mut source, hands, &mut ())
}

/// A snapshot that is sound, not longer than asked for, and ends with the very entry that is stored there.
fn usable_snapshot(store: &dyn Store, community: &Hash, until: u64, hands: Hands) -> Option<Fold> {
    let fold = snapshot::read(&store.snapshot(community).ok()??, hands)?;
    let last = fold.length().checked_sub(1).filter(|last| *last < until)?;
    let page = store.page(community, last, 1).ok()?;
    let is_here =
        fold.community.id() == Some(*community) && fold.tree.leaf(last) == page.first().map(|bytes| leaf_hash(bytes));
    is_here.then_some(fold)
}

/// The fault of a keeper whose register does not replay.
pub(crate) fn broken(community: &Hash, trouble: Trouble) -> Fault {
    let detail = match trouble {
        Trouble::Fault(fault) => return fault,
        Trouble::Breach(found) => found.breach.to_string(),
        Trouble::Refusal(refusal) => refusal.code().to_owned(),
    };
    Fault::Broken {
        community: *community,
        detail,
    }
}

/// The entries of a stored register.
pub(crate) struct StoreSource<'a> {
    pub(crate) store: &'a dyn Store,
    pub(crate) community: &'a Hash,
    pub(crate) next: u64,
    pub(crate) until: u64,
}

impl Source for StoreSource<'_> {
    fn next_chunk(&mut self) -> Result<Option<Chunk>, Trouble> {
        let left = usize::try_from(self.until.saturating_sub(self.next)).unwrap_or(usize::MAX);
        if left == 0 {
            return Ok(None);
        }
        let page = self.store.page(self.community, self.next, left.min(CHUNK_ENTRIES))?;
        if page.is_empty() {
            return Err(Fault::Corrupt {
                detail: format!("entry {} is missing", self.next),
            }
            .into());
        }
        self.next += page.len() as u64;
        let mut chunk = Chunk::default();
        page.iter().for_each(|entry| chunk.push(entry));
        Ok(Some(chunk))
    }
}
