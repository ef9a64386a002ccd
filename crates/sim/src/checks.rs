//! What has to hold after every step, whatever fails: all honest machines hold one history, nothing that was promised in
//! a receipt is gone, what is shown is what replays, and sums are zero.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use node::store::{Append, Appended, Filed, Founded, Founding, KeeperKey, Listed, StoredHead, TextIndex};
use node::{Fault, Keeper, Machine, MemoryStore, Node, NoteText, Receipt, State, Store};
use register::Hash;
use register::checkpoint::Checkpoint;
use register::signed_note::SignedNote;
use register::tree::{Tree, verify_inclusion};

/// What does not hold.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Violation(pub String);

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn wrong<T>(what: String) -> Result<T, Violation> {
    Err(Violation(what))
}

/// What the world knows of the one history.
#[derive(Default)]
pub struct Checks {
    /// The leaves that any honest machine ever showed, in order.
    tree: Tree,
    /// How far any register was sealed.
    pub sealed: u64,
    /// Every receipt that was ever given, and the leaf that it is about.
    receipts: Vec<(Receipt, Hash)>,
    /// Every receipt that was ever sent: its act, and the checkpoint that it is proven by.
    sent: BTreeSet<(Hash, String)>,
    /// Those of them that are of what was lost, and may still be on their way.
    lost: BTreeSet<(Hash, String)>,
    /// What may be lost, since the keeper's disk is gone.
    may_lose: Option<Loss>,
}

/// Entries that the keeper alone held when its disk was gone.
#[derive(Clone, Copy)]
struct Loss {
    /// The first of them: what was sealed, and what another machine holds, is before it.
    from: u64,
    /// How many entries there were then: whatever came since is not lost.
    to: u64,
}

impl Checks {
    /// How many entries the history has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.tree.size()
    }

    /// The root of the history at a size.
    #[must_use]
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        self.tree.root_at(size)
    }

    /// How many receipts were given.
    #[must_use]
    pub fn receipts(&self) -> usize {
        self.receipts.len()
    }

    /// The keeper's disk burned, or the whole of an old one took its place. What it alone had accepted, and what was not
    /// sealed, may be lost: once, and nothing that came since. A receipt is its keeper's word; that others hold the act too
    /// says the seal. `held` is how many entries another machine holds at the most.
    pub fn disk_gone(&mut self, held: u64) {
        let (from, to) = (self.sealed.max(held), self.tree.size());
        self.may_lose = (from < to).then_some(Loss { from, to });
    }

    /// A keeper sends a receipt.
    pub fn sends(&mut self, receipt: &Receipt) {
        self.sent.insert((receipt.act, receipt.checkpoint.clone()));
    }

    /// Another entry has come to stand at this place: what stood from there on is lost, and so are the receipts of it.
    fn lose(&mut self, index: u64) {
        self.may_lose = None;
        self.tree.truncate(index);
        let is_left = |checkpoint: &str| covered(checkpoint).is_some_and(|covered| covered.size <= index);
        self.receipts.retain(|(receipt, _)| is_left(&receipt.checkpoint));
        let sent = std::mem::take(&mut self.sent);
        let (left, lost) = sent.into_iter().partition(|(_, checkpoint)| is_left(checkpoint));
        self.sent = left;
        self.lost.extend::<BTreeSet<_>>(lost);
    }

    /// Compares what a machine holds now with the one history, from a size on that was compared already. What is on its way
    /// to the first checkpoint of its keeper is shown to nobody, and compared all the same.
    ///
    /// # Errors
    /// It holds something else, or shows another checkpoint than it holds.
    pub fn grown(&mut self, machine: usize, keeper: &Keeper, compared: u64) -> Result<u64, Violation> {
        let is_shown = !keeper.is_copy() || keeper.is_whole_copy();
        keeper.read(|state| {
            let size = state.size();
            if size < compared {
                return wrong(format!("machine {machine} went back from {compared} entries to {size}"));
            }
            for index in compared..size {
                let leaf = state.tree().leaf(index);
                let Some(leaf) = leaf else {
                    return wrong(format!("machine {machine} has no entry {index} of {size}"));
                };
                match self.tree.leaf(index) {
                    Some(known) if known == leaf => {}
                    Some(_) if self.is_lost_from(index) => {
                        self.lose(index);
                        self.tree.push(leaf);
                    }
                    Some(_) => return wrong(format!("machine {machine} holds another entry {index} than others")),
                    // Whoever goes on from all there was has lost nothing.
                    None => {
                        self.may_lose = None;
                        self.tree.push(leaf);
                    }
                }
            }
            if self.tree.root_at(size) != Some(state.root()) {
                return wrong(format!(
                    "machine {machine} has another root at {size} than its leaves make"
                ));
            }
            if is_shown {
                self.shows(machine, state)?;
            }
            // Somebody holds all there was: nothing is lost.
            self.may_lose = self.may_lose.filter(|loss| size < loss.to);
            Ok(size)
        })
    }

    fn is_lost_from(&self, index: u64) -> bool {
        let is_lost = |loss: Loss| index >= loss.from && self.tree.size() == loss.to;
        self.may_lose.is_some_and(is_lost)
    }

    /// The checkpoint that a machine shows is that of what it holds.
    fn shows(&self, machine: usize, state: &State) -> Result<(), Violation> {
        let shown = SignedNote::parse(state.checkpoint()).ok();
        let shown = shown.and_then(|note| Checkpoint::parse(&note.text).ok());
        let Some(shown) = shown else {
            return wrong(format!("machine {machine} shows no checkpoint"));
        };
        if self.tree.root_at(shown.size) != Some(shown.root) || shown.size > state.size() {
            return wrong(format!(
                "machine {machine} shows a checkpoint of {} that is not its own",
                shown.size
            ));
        }
        Ok(())
    }

    /// Remembers a receipt that a device has verified.
    ///
    /// # Errors
    /// It is of another history.
    pub fn given(&mut self, receipt: Receipt, leaf: Hash) -> Result<(), Violation> {
        if self.lost.contains(&(receipt.act, receipt.checkpoint.clone())) {
            return Ok(()); // It was sent before.
        }
        self.proves(&receipt, leaf)?;
        self.receipts.push((receipt, leaf));
        Ok(())
    }

    /// A device has verified a checkpoint with this root.
    ///
    /// # Errors
    /// It is of another history.
    pub fn seen(&self, person: usize, size: u64, root: Hash) -> Result<(), Violation> {
        if self.tree.root_at(size) == Some(root) {
            Ok(())
        } else {
            wrong(format!("person {person} has seen another root at {size}"))
        }
    }

    /// Every receipt that was ever given still proves that its act stands in the one history.
    ///
    /// # Errors
    /// Names the first that does not.
    pub fn all_receipts(&self) -> Result<(), Violation> {
        self.receipts
            .iter()
            .try_for_each(|(receipt, leaf)| self.proves(receipt, *leaf))
    }

    fn proves(&self, receipt: &Receipt, leaf: Hash) -> Result<(), Violation> {
        let Receipt { act, index, proof, .. } = receipt;
        let Some(covered) = covered(&receipt.checkpoint) else {
            return wrong(format!("the receipt of {act} has no checkpoint"));
        };
        if self.tree.root_at(covered.size) != Some(covered.root) {
            return wrong(format!(
                "the receipt of {act} is of another history: {} entries of {}",
                covered.size,
                self.tree.size()
            ));
        }
        match verify_inclusion(leaf, *index, covered.size, proof, covered.root) {
            Ok(()) if self.tree.leaf(*index) == Some(leaf) => Ok(()),
            Ok(()) | Err(_) => wrong(format!("the receipt of {act} does not prove entry {index}")),
        }
    }

    /// What a machine shows is what its stored register replays to, from the first entry on; and all sums are zero.
    ///
    /// # Errors
    /// Says what differs.
    pub fn replays(machine: usize, keeper: &Keeper, store: MemoryStore, on: Machine) -> Result<(), Violation> {
        let id = keeper.id();
        let on = Machine { files: None, ..on };
        let node = match Node::on_machine(Arc::new(Bare(store)), on) {
            Ok(node) => node,
            Err(fault) => return wrong(format!("machine {machine} cannot be replayed: {fault}")),
        };
        let Some(again) = node.keeper(&id.to_string()) else {
            return wrong(format!("machine {machine} does not list its register"));
        };
        let of = |state: &State| (state.size(), state.root(), state.community().digest());
        let (live, stored) = (keeper.read(of), again.read(of));
        // A write of which nobody knows yet whether it was done may be stored already.
        if stored.0 == live.0 && stored != live {
            return wrong(format!(
                "machine {machine} shows another state at {} than it replays to",
                live.0
            ));
        }
        if stored.0 < live.0 {
            return wrong(format!(
                "machine {machine} shows {} entries and stores {}",
                live.0, stored.0
            ));
        }
        Self::sums(machine, keeper)
    }

    /// Each unit sums to zero over all accounts.
    ///
    /// # Errors
    /// Names a unit that does not.
    pub fn sums(machine: usize, keeper: &Keeper) -> Result<(), Violation> {
        keeper.read(|state| {
            let mut sums: BTreeMap<String, i128> = BTreeMap::new();
            let ledger = state.community().ledger();
            for (_, account) in ledger.accounts(state.last_stamp_ms()) {
                *sums.entry(account.unit).or_default() += i128::from(account.balance);
            }
            match sums.into_iter().find(|(_, sum)| *sum != 0) {
                Some((unit, sum)) => wrong(format!("machine {machine}: {unit} sums to {sum}")),
                None => Ok(()),
            }
        })
    }
}

/// What a checkpoint says that a receipt is proven by.
fn covered(checkpoint: &str) -> Option<Checkpoint> {
    let note = SignedNote::parse(checkpoint).ok()?;
    Checkpoint::parse(&note.text).ok()
}

/// A store without its snapshot, so that whatever reads it reads all of it.
struct Bare(MemoryStore);

impl Store for Bare {
    fn found(&self, founding: &Founding<'_>) -> Result<Founded, Fault> {
        self.0.found(founding)
    }
    fn append(&self, append: &Append<'_>) -> Result<Appended, Fault> {
        self.0.append(append)
    }
    fn directory(&self) -> Result<Vec<Listed>, Fault> {
        self.0.directory()
    }
    fn head(&self, community: &Hash) -> Result<StoredHead, Fault> {
        self.0.head(community)
    }
    fn page(&self, community: &Hash, from: u64, most: usize) -> Result<Vec<Vec<u8>>, Fault> {
        self.0.page(community, from, most)
    }
    fn find(&self, community: &Hash, act: &Hash) -> Result<Option<Filed>, Fault> {
        self.0.find(community, act)
    }
    fn note(&self, community: &Hash, c: &Hash) -> Result<Option<NoteText>, Fault> {
        self.0.note(community, c)
    }
    fn keep_snapshot(&self, _community: &Hash, _size: u64, _bytes: &[u8]) -> Result<(), Fault> {
        Ok(())
    }
    fn snapshot(&self, _community: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        Ok(None)
    }
    fn add_keeper_key(&self, public: &str, seed: &[u8; 32]) -> Result<(), Fault> {
        self.0.add_keeper_key(public, seed)
    }
    fn keeper_keys(&self) -> Result<Vec<KeeperKey>, Fault> {
        self.0.keeper_keys()
    }
    fn texts(&self) -> &dyn TextIndex {
        self.0.texts()
    }
}
