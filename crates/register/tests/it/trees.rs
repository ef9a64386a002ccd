//! The tree and its proofs against `tree.json`, and every way to bend a proof.

use register::Hash;
use register::entry::leaf_hash;
use register::tree::{ProofFlaw, Tree, empty_root, verify_consistency, verify_inclusion};
use serde_json::Value;

use crate::vectors;

fn tree_of(vectors: &Value) -> Tree {
    let mut tree = Tree::new();
    for leaf in vectors::texts(vectors, "leaves") {
        tree.push(leaf_hash(&vectors::bytes(&leaf)));
    }
    tree
}

fn hashes(vector: &Value, name: &str) -> Vec<Hash> {
    vectors::texts(vector, name)
        .iter()
        .map(|hash| hash.parse().expect("a hash"))
        .collect()
}

#[test]
fn roots_at_every_size() {
    let vectors = vectors::read("tree");
    let tree = tree_of(&vectors);
    let roots = hashes(&vectors, "roots");
    assert_eq!(roots[0], empty_root());
    for (size, root) in (0..).zip(&roots) {
        assert_eq!(tree.root_at(size), Some(*root));
    }
    assert_eq!(tree.root_at(9), None);
    assert_eq!(tree.root(), roots[8]);
    let leaves: Vec<Hash> = (0..8).filter_map(|index| tree.leaf(index)).collect();
    assert_eq!(leaves, hashes(&vectors, "leaf_hashes"));
    assert_eq!(tree.leaf(8), None);
}

#[test]
fn inclusion_is_proven_at_every_place_of_every_size() {
    let vectors = vectors::read("tree");
    let (tree, roots, leaves) = (
        tree_of(&vectors),
        hashes(&vectors, "roots"),
        hashes(&vectors, "leaf_hashes"),
    );
    for vector in vectors::group(&vectors, "inclusion") {
        let (index, size) = (vectors::number(&vector, "index"), vectors::number(&vector, "size"));
        let proof = hashes(&vector, "proof");
        assert_eq!(tree.inclusion(index, size).as_ref(), Some(&proof));
        let (leaf, root) = (leaves[index as usize], roots[size as usize]);
        assert_eq!(verify_inclusion(leaf, index, size, &proof, root), Ok(()));
        refuses_bent_proofs(&proof, |proof| verify_inclusion(leaf, index, size, proof, root));
        assert!(verify_inclusion(root, index, size, &proof, leaf).is_err() || size == 1);
        for (other, other_leaf) in (0..).zip(&leaves) {
            let moved = verify_inclusion(*other_leaf, index, size, &proof, root);
            assert_eq!(moved.is_ok(), other == index, "leaf {other} at {index} of {size}");
        }
        for other_index in (0..10).filter(|other| *other != index) {
            assert!(verify_inclusion(leaf, other_index, size, &proof, root).is_err());
        }
    }
    assert_eq!(tree.inclusion(0, 0), None);
    assert_eq!(tree.inclusion(0, 9), None);
    assert_eq!(tree.inclusion(4, 4), None);
    assert_eq!(
        verify_inclusion(leaves[0], 0, 0, &[], roots[0]),
        Err(ProofFlaw::OutOfRange)
    );
    assert_eq!(
        verify_inclusion(leaves[0], 5, u64::MAX, &[], roots[0]),
        Err(ProofFlaw::OutOfRange)
    );
}

#[test]
fn consistency_is_proven_between_all_sizes() {
    let vectors = vectors::read("tree");
    let (tree, roots) = (tree_of(&vectors), hashes(&vectors, "roots"));
    for vector in vectors::group(&vectors, "consistency") {
        let (older, newer) = (vectors::number(&vector, "older"), vectors::number(&vector, "newer"));
        let proof = hashes(&vector, "proof");
        assert_eq!(tree.consistency(older, newer).as_ref(), Some(&proof));
        let (older_root, newer_root) = (roots[older as usize], roots[newer as usize]);
        assert_eq!(
            verify_consistency(older, older_root, newer, newer_root, &proof),
            Ok(()),
            "{older} {newer}"
        );
        refuses_bent_proofs(&proof, |proof| {
            verify_consistency(older, older_root, newer, newer_root, proof)
        });
        for other in roots.iter().filter(|root| **root != older_root) {
            assert!(verify_consistency(older, *other, newer, newer_root, &proof).is_err());
        }
        // Everything continues the empty tree, except an empty one with another root.
        for other in roots
            .iter()
            .filter(|root| **root != newer_root && (older > 0 || newer == 0))
        {
            assert!(verify_consistency(older, older_root, newer, *other, &proof).is_err());
        }
    }
    assert_eq!(tree.consistency(3, 2), None);
    assert_eq!(tree.consistency(3, 9), None);
    assert_eq!(
        verify_consistency(3, roots[3], 2, roots[2], &[]),
        Err(ProofFlaw::OutOfRange)
    );
    assert_eq!(
        verify_consistency(3, roots[3], u64::MAX, roots[2], &[]),
        Err(ProofFlaw::OutOfRange)
    );
}

/// Shortened, lengthened, reordered or changed, no proof proves.
fn refuses_bent_proofs(proof: &[Hash], verify: impl Fn(&[Hash]) -> Result<(), ProofFlaw>) {
    let longer = [proof, &[empty_root()]].concat();
    assert_eq!(verify(&longer), Err(ProofFlaw::Length));
    let longer = [&[empty_root()], proof].concat();
    assert!(verify(&longer).is_err());
    for at in 0..proof.len() {
        assert!(verify(&proof[..at]).is_err());
        let mut bent = proof.to_vec();
        bent[at] = empty_root();
        assert_eq!(verify(&bent), Err(ProofFlaw::Root));
    }
}

#[test]
fn a_snapshot_grows_the_same_tree() {
    let vectors = vectors::read("tree");
    let full = tree_of(&vectors);
    assert_eq!(Tree::from_bytes(&full.to_bytes()), Ok(full.clone()));
    assert_eq!(Tree::from_bytes(&Tree::new().to_bytes()), Ok(Tree::new()));
    let bytes = vectors::bytes(vectors::text(&vectors, "snapshot"));
    let mut three = Tree::from_bytes(&bytes).unwrap();
    assert_eq!((three.size(), three.root()), (3, full.root_at(3).unwrap()));
    assert_eq!(three.to_bytes(), bytes);
    for index in 3..8 {
        three.push(full.leaf(index).unwrap());
    }
    assert_eq!(three, full);
    for wrong in [
        &bytes[..bytes.len() - 1],
        &bytes[..bytes.len() - 32],
        &bytes[1..],
        &[],
        &[0; 40],
    ] {
        assert!(Tree::from_bytes(wrong).is_err());
    }
}

#[test]
fn a_large_tree_has_the_root_that_others_compute() {
    let large = &vectors::read("tree")["large"];
    let mut tree = Tree::new();
    for index in 0..vectors::number(large, "size") {
        tree.push(leaf_hash(index.to_string().as_bytes()));
    }
    assert_eq!(tree.root().to_string(), vectors::text(large, "root"));
}

#[test]
fn the_root_with_more_leaves_is_that_of_the_larger_tree() {
    let large = crate::witnesses::tree(70);
    let leaves: Vec<Hash> = (0..70).filter_map(|index| large.leaf(index)).collect();
    for size in 0..=70 {
        let mut tree = Tree::new();
        leaves[..size].iter().for_each(|leaf| tree.push(*leaf));
        for more in size..=70 {
            assert_eq!(
                Some(tree.root_with(&leaves[size..more])),
                large.root_at(more as u64),
                "{size} to {more}"
            );
        }
    }
}
