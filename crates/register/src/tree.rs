//! The tree over a register's entries (RFC 6962): its root at every size, and proofs that can be checked without it.
//!
//! The tree keeps every level, 64 bytes an entry, so that any root and any proof costs a few dozen hashes.

use alloc::vec::Vec;
use core::fmt;

use crate::hash::Hash;
use crate::limits::TREE_SIZE_MAX;

/// A Merkle tree that grows at its right end.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Tree {
    /// `levels[k][i]` is the root over the leaves `i·2^k .. (i+1)·2^k`; only full ones are kept.
    levels: Vec<Vec<Hash>>,
}

/// Why a proof does not prove.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProofFlaw {
    /// The place lies outside the tree, or the older tree is larger than the newer.
    OutOfRange,
    /// The proof has too few or too many hashes for these sizes.
    Length,
    /// The proof leads to another root.
    Root,
}

/// Why bytes are not those of a tree.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TreeBytesFlaw;

impl Tree {
    /// The empty tree.
    pub const fn new() -> Self {
        Self { levels: Vec::new() }
    }

    /// How many leaves there are.
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| as_u64(leaves.len()))
    }

    /// Adds a leaf (see [`leaf_hash`](crate::entry::leaf_hash)) at the right end.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for level in &mut self.levels {
            level.push(hash);
            // An odd one waits for its neighbour.
            match level.as_slice() {
                [.., left, right] if level.len().is_multiple_of(2) => hash = node_hash(left, right),
                _ => return,
            }
        }
        self.levels.push(Vec::from([hash]));
    }

    /// Takes back all but the first `size` leaves: what was pushed and then could not be kept.
    pub fn truncate(&mut self, size: u64) {
        let mut full = usize::try_from(size).unwrap_or(usize::MAX);
        for level in &mut self.levels {
            level.truncate(full);
            full /= 2;
        }
        self.levels.retain(|level| !level.is_empty());
    }

    /// The leaf at this place.
    pub fn leaf(&self, index: u64) -> Option<Hash> {
        self.node(0, index)
    }

    /// The root over all leaves.
    pub fn root(&self) -> Hash {
        self.root_at(self.size())
            .expect("the tree has as many leaves as its size")
    }

    /// The root over the first `size` leaves, if there are as many.
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        if size > self.size() {
            return None;
        }
        Some(if size == 0 {
            empty_root()
        } else {
            self.root_over(0, size)
        })
    }

    /// The root that the tree would have with these leaves added. Costs what they cost, not what the tree does.
    pub fn root_with(&self, leaves: &[Hash]) -> Hash {
        // The full trees that make up this one, from the left, with the level of each.
        let mut full: Vec<(u32, Hash)> = Vec::new();
        let mut from = 0;
        while from < self.size() {
            let level = (self.size() - from).ilog2();
            full.push((level, self.node(level, from >> level).expect("within the tree")));
            from += 1 << level;
        }
        for leaf in leaves {
            let mut right = (0, *leaf);
            while let Some((level, left)) = full.pop_if(|(level, _)| *level == right.0) {
                right = (level.saturating_add(1), node_hash(&left, &right.1));
            }
            full.push(right);
        }
        let Some((_, last)) = full.pop() else {
            return empty_root();
        };
        full.iter().rev().fold(last, |right, (_, left)| node_hash(left, &right))
    }

    /// The proof that the leaf at `index` is in the tree of the first `size` leaves (RFC 6962, 2.1.1).
    pub fn inclusion(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        if index >= size || size > self.size() {
            return None;
        }
        let (mut begin, mut end) = (0, size);
        let mut proof = Vec::new();
        while end - begin > 1 {
            let middle = begin + split(end - begin);
            if index < middle {
                proof.push(self.root_over(middle, end));
                end = middle;
            } else {
                proof.push(self.root_over(begin, middle));
                begin = middle;
            }
        }
        proof.reverse();
        Some(proof)
    }

    /// The proof that the tree of the first `newer` leaves continues that of the first `older` (RFC 6962, 2.1.2).
    ///
    /// Empty where the older is empty or both are the same.
    pub fn consistency(&self, older: u64, newer: u64) -> Option<Vec<Hash>> {
        if older > newer || newer > self.size() {
            return None;
        }
        let mut proof = Vec::new();
        if older == 0 || older == newer {
            return Some(proof);
        }
        let (mut begin, mut end) = (0, newer);
        while end != older {
            let middle = begin + split(end - begin);
            if older <= middle {
                proof.push(self.root_over(middle, end));
                end = middle;
            } else {
                proof.push(self.root_over(begin, middle));
                begin = middle;
            }
        }
        if begin != 0 {
            // The older tree ends inside the newer one: whoever checks needs the part that both share.
            proof.push(self.root_over(begin, end));
        }
        proof.reverse();
        Some(proof)
    }

    /// The leaves, for a snapshot: their number as 8 bytes, largest first, then 32 bytes each.
    pub fn to_bytes(&self) -> Vec<u8> {
        let leaves = self.levels.first().map_or(&[][..], Vec::as_slice);
        let mut bytes = Vec::with_capacity(leaves.len().saturating_mul(32).saturating_add(8));
        bytes.extend_from_slice(&self.size().to_be_bytes());
        for leaf in leaves {
            bytes.extend_from_slice(leaf.as_bytes());
        }
        bytes
    }

    /// Grows a tree again from the leaves of a snapshot. All other hashes are computed anew, so that none can lie.
    ///
    /// # Errors
    ///
    /// Refuses bytes of another length than their first eight call for.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TreeBytesFlaw> {
        let (size, leaves) = bytes.split_first_chunk::<8>().ok_or(TreeBytesFlaw)?;
        let (leaves, rest) = leaves.as_chunks::<32>();
        if !rest.is_empty() || u64::from_be_bytes(*size) != as_u64(leaves.len()) {
            return Err(TreeBytesFlaw);
        }
        let mut tree = Self::new();
        for leaf in leaves {
            tree.push(Hash::new(*leaf));
        }
        Ok(tree)
    }

    /// The root over the leaves `begin..end`, of which there is at least one, all in the tree; `begin` is a multiple
    /// of the largest power of two that fits between them.
    fn root_over(&self, begin: u64, end: u64) -> Hash {
        let mut full = Vec::new();
        let mut from = begin;
        while from < end {
            let level = (end - from).ilog2();
            full.push(self.node(level, from >> level).expect("callers stay within the tree"));
            from += 1 << level;
        }
        let last = full.pop().expect("there is at least one leaf");
        full.iter().rev().fold(last, |right, left| node_hash(left, &right))
    }

    /// The root over the leaves `index·2^level .. (index + 1)·2^level`, where all of them are there.
    pub(crate) fn node(&self, level: u32, index: u64) -> Option<Hash> {
        self.levels
            .get(usize::try_from(level).ok()?)?
            .get(usize::try_from(index).ok()?)
            .copied()
    }
}

/// The root of the empty tree: SHA-256 over nothing.
pub fn empty_root() -> Hash {
    /// SHA-256 over nothing, which the vectors check.
    const EMPTY: [u8; 32] = [
        0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae,
        0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
    ];
    Hash::new(EMPTY)
}

/// Checks that `leaf` stands at `index` in the tree of `size` leaves with this root (RFC 9162, 2.1.3.2).
///
/// # Errors
///
/// Says whether the numbers, the proof's length or the root does not fit.
pub fn verify_inclusion(leaf: Hash, index: u64, size: u64, proof: &[Hash], root: Hash) -> Result<(), ProofFlaw> {
    if index >= size || size > TREE_SIZE_MAX {
        return Err(ProofFlaw::OutOfRange);
    }
    let (mut at, mut last) = (index, size - 1);
    let mut hash = leaf;
    for sibling in proof {
        if last == 0 {
            return Err(ProofFlaw::Length);
        }
        if at & 1 == 1 || at == last {
            hash = node_hash(sibling, &hash);
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    if last != 0 {
        return Err(ProofFlaw::Length);
    }
    if hash == root { Ok(()) } else { Err(ProofFlaw::Root) }
}

/// Checks that the tree of `newer` leaves continues the one of `older` leaves (RFC 9162, 2.1.4.2).
///
/// Everything continues the empty tree; there, and where both are the same, the proof is empty.
///
/// # Errors
///
/// Says whether the numbers, the proof's length or a root does not fit.
pub fn verify_consistency(
    older: u64,
    older_root: Hash,
    newer: u64,
    newer_root: Hash,
    proof: &[Hash],
) -> Result<(), ProofFlaw> {
    if older > newer || newer > TREE_SIZE_MAX {
        return Err(ProofFlaw::OutOfRange);
    }
    if older == 0 || older == newer {
        let known = if older == 0 { empty_root() } else { newer_root };
        let newer_empty_lies = newer == 0 && newer_root != empty_root();
        return match proof {
            [] if older_root == known && !newer_empty_lies => Ok(()),
            [] => Err(ProofFlaw::Root),
            [..] => Err(ProofFlaw::Length),
        };
    }
    // A full older tree is itself the first hash of the proof, and is left out.
    let (first, rest) = if older.is_power_of_two() {
        (older_root, proof)
    } else {
        split_first(proof)?
    };
    let (mut at, mut last) = (older - 1, newer - 1);
    while at & 1 == 1 {
        (at, last) = (at >> 1, last >> 1);
    }
    let (mut older_hash, mut newer_hash) = (first, first);
    for sibling in rest {
        if last == 0 {
            return Err(ProofFlaw::Length);
        }
        if at & 1 == 1 || at == last {
            older_hash = node_hash(sibling, &older_hash);
            newer_hash = node_hash(sibling, &newer_hash);
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            newer_hash = node_hash(&newer_hash, sibling);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    if last != 0 {
        return Err(ProofFlaw::Length);
    }
    if older_hash == older_root && newer_hash == newer_root {
        Ok(())
    } else {
        Err(ProofFlaw::Root)
    }
}

fn split_first(proof: &[Hash]) -> Result<(Hash, &[Hash]), ProofFlaw> {
    proof
        .split_first()
        .map(|(first, rest)| (*first, rest))
        .ok_or(ProofFlaw::Length)
}

/// The hash of an inner node.
fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Hash::of(&[&[1], left.as_bytes(), right.as_bytes()])
}

/// The largest power of two below `size`, which is at least 2: where RFC 6962 splits a tree.
fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

fn as_u64(length: usize) -> u64 {
    u64::try_from(length).expect("memory is smaller than 2^64")
}

impl fmt::Display for ProofFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange => f.write_str("the proof is for a place outside the register"),
            Self::Length => f.write_str("the proof has the wrong length"),
            Self::Root => f.write_str("the proof leads to another root"),
        }
    }
}

impl core::error::Error for ProofFlaw {}

impl fmt::Display for TreeBytesFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the bytes of a tree")
    }
}

impl core::error::Error for TreeBytesFlaw {}
