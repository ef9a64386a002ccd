//! The state of one register in memory: the community that its entries make, and the tree over them.

use register::tree::Tree;
use register::{Hash, Head};
use rules::community::{Admitted, Community, Place};
use rules::refusal::Refusal;

use crate::trouble::VerifiedAct;

/// What pages are computed from: a community, and how far its register goes.
pub struct State {
    pub(crate) fold: Fold,
    /// How far the register is published; behind the tree only while the writer is at work.
    pub(crate) size: u64,
    pub(crate) checkpoint: String,
}

impl State {
    /// The community.
    pub fn community(&self) -> &Community {
        &self.fold.community
    }

    /// How many entries the register has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root over them.
    pub fn root(&self) -> Hash {
        self.fold
            .tree
            .root_at(self.size)
            .expect("what is published is in the tree")
    }

    /// The signed checkpoint over them.
    pub fn checkpoint(&self) -> &str {
        &self.checkpoint
    }

    /// The tree over them, for proofs. It may already hold leaves beyond [`State::size`].
    pub fn tree(&self) -> &Tree {
        &self.fold.tree
    }

    /// The keeper's time on the last entry, Unix ms.
    pub fn last_stamp_ms(&self) -> u64 {
        self.fold.community.last_stamp_ms()
    }
}

/// Entries folded into a community and a tree, in step.
#[derive(Default)]
pub(crate) struct Fold {
    pub(crate) community: Community,
    pub(crate) tree: Tree,
}

impl Fold {
    /// How many entries were folded in.
    pub(crate) fn length(&self) -> u64 {
        self.community.length()
    }

    /// The root at the size that an act says it has seen; none beyond what was folded in.
    pub(crate) fn root_at_seen(&self, head: &Head) -> Option<Hash> {
        (head.seen.size <= self.length()).then(|| self.tree.root_at(head.seen.size))?
    }

    /// The next place in the register for an act with this head, and the root at the size that it has seen.
    fn place<'a>(&self, head: &Head, root_at_seen: Option<Hash>, stamp_ms: u64, earlier: Option<&'a str>) -> Place<'a> {
        // Most acts have seen all that is there, and a root is a dozen hashes.
        let root = root_at_seen
            .filter(|_| head.seen.size == self.length())
            .or_else(|| self.tree.root_at(self.length()));
        Place {
            index: self.length(),
            stamp_ms,
            root_at_seen,
            root: root.expect("the tree holds a leaf for each entry that was folded in"),
            earlier,
        }
    }

    /// Asks the rules.
    pub(crate) fn check(
        &self,
        verified: &VerifiedAct,
        stamp_ms: u64,
        earlier: Option<&str>,
    ) -> Result<Admitted, Refusal> {
        let head = verified.head();
        let place = self.place(head, self.root_at_seen(head), stamp_ms, earlier);
        self.community.check(verified, &place)
    }

    /// Asks the rules about an act that nobody else needs, and whose `seen` was looked up already.
    pub(crate) fn admit(
        &self,
        verified: VerifiedAct,
        root_at_seen: Option<Hash>,
        stamp_ms: u64,
    ) -> Result<Admitted, Refusal> {
        let place = self.place(verified.head(), root_at_seen, stamp_ms, None);
        self.community.admit(verified, &place)
    }

    /// Folds the entry with this leaf in.
    pub(crate) fn apply(&mut self, admitted: Admitted, leaf: Hash) {
        self.community.apply(admitted);
        self.tree.push(leaf);
    }
}
