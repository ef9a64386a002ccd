//! Snapshots: the state of a register as bytes, so that a start need not replay it from the beginning.
//!
//! A snapshot is a shortcut and proves nothing. It is taken only if the state in it has the digest, and the tree in it
//! the root, that it says; and it is used only where it meets the stored register (`start.rs`). Otherwise the register
//! is replayed in full.

use crate::machine::Hands;
use crate::state::Fold;
use register::Hash;
use register::tree::Tree;
use rules::community::Community;

const HEADING: &[u8] = b"mirrorball-snapshot/1\n";

/// Bytes before the tree: the heading, the digest of the state, the root and the length of the tree.
const FRONT_BYTES: usize = HEADING.len() + 32 + 32 + 8;

/// Writes a snapshot.
pub(crate) fn write(fold: &Fold) -> Vec<u8> {
    let (tree, community) = (fold.tree.to_bytes(), fold.community.to_snapshot());
    let mut bytes = Vec::with_capacity(FRONT_BYTES + tree.len() + community.len());
    bytes.extend_from_slice(HEADING);
    // The digest of a state is the hash of its bytes.
    bytes.extend_from_slice(Hash::of(&[&community]).as_bytes());
    bytes.extend_from_slice(fold.tree.root().as_bytes());
    bytes.extend_from_slice(&(tree.len() as u64).to_be_bytes());
    bytes.extend_from_slice(&tree);
    bytes.extend_from_slice(&community);
    bytes
}

/// Reads a snapshot; nothing if it is not whole, not of this version, or at odds with itself.
pub(crate) fn read(bytes: &[u8], hands: Hands) -> Option<Fold> {
    let rest = bytes.strip_prefix(HEADING)?;
    let (digest, rest) = rest.split_first_chunk::<32>()?;
    let (root, rest) = rest.split_first_chunk::<32>()?;
    let (tree_length, rest) = rest.split_first_chunk::<8>()?;
    let (tree, community) = rest.split_at_checked(usize::try_from(u64::from_be_bytes(*tree_length)).ok()?)?;
    let read_tree = || {
        let tree = Tree::from_bytes(tree).ok();
        tree.filter(|tree| tree.root() == Hash::new(*root))
    };
    let read_community = || {
        let is_whole = Hash::of(&[community]) == Hash::new(*digest);
        is_whole.then(|| Community::from_snapshot(community).ok()).flatten()
    };
    let (tree, community) = match hands {
        // The tree is hashed anew while the community is read: together they are most of a quick start.
        Hands::Many => std::thread::scope(|scope| {
            let tree = scope.spawn(read_tree);
            let community = read_community();
            (tree.join().ok().flatten(), community)
        }),
        Hands::One => (read_tree(), read_community()),
    };
    let (tree, community) = (tree?, community?);
    (tree.size() == community.length()).then_some(Fold { community, tree })
}
