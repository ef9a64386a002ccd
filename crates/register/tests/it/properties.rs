//! Properties over made-up values, and the tree against a reference that computes everything from the leaves.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use register::entry::{Entry, leaf_hash};
use register::json::{Value, admissible, decode, encode};
use register::tree::{Tree, verify_consistency, verify_inclusion};
use register::{AnyKey, Hash, Kid, SecretKey, Signature, SignatureLine, sign};

use crate::files::take_all;

/// Values of the profile, up to five deep.
fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof!["[ -~]{0,12}", "[\u{0}-\u{1f}\"\\\\/\u{7f}]{0,4}", "[äöüé中文🍄א]{0,6}"];
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::Bool),
        (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Value::Int),
        (-9_i64..=9).prop_map(Value::Int),
        text.prop_map(Value::Text),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::List),
            btree_map("[ -~]{0,6}", inner, 0..6).prop_map(Value::Record),
        ]
    })
}

fn entry() -> impl Strategy<Value = Entry> {
    let line = (any::<[u8; 16]>(), vec(any::<u8>(), 64)).prop_map(|(kid, signature)| SignatureLine {
        kid: Kid::new(kid),
        signature: Signature::new(signature.try_into().expect("64 bytes")).into(),
    });
    let lines = vec(line, 1..=16).prop_map(|mut lines| {
        lines.sort_unstable();
        lines.dedup_by_key(|line| line.kid);
        lines
    });
    let parts = (0..=9_007_199_254_740_991_u64, value(), lines);
    parts.prop_map(|(stamp_ms, body, signatures)| Entry {
        stamp_ms,
        body: encode(&body),
        signatures,
    })
}

/// RFC 6962's definition, read literally.
fn reference_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of(&[]),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            Hash::of(&[&[1], reference_root(left).as_bytes(), reference_root(right).as_bytes()])
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_admissible_is_read_back(value in value()) {
        prop_assert_eq!(admissible(&value), Ok(()));
        let text = encode(&value);
        prop_assert_eq!(decode(&text), Ok(value.clone()));
        // An independent reader agrees on the meaning.
        let other: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        prop_assert_eq!(decode(&other.to_string()), Ok(value));
    }

    #[test]
    fn any_text_is_either_refused_or_canonical(text in "[\\[\\]{}:,\"a0-9. enull\\\\-]{0,12}") {
        if let Ok(value) = decode(&text) {
            prop_assert_eq!(encode(&value), text);
        }
    }

    #[test]
    fn entries_are_read_back(entry in entry()) {
        let bytes = entry.encode();
        prop_assert_eq!(Entry::decode(&bytes), Ok(entry));
        let origin = register::checkpoint::origin(&leaf_hash(&bytes));
        let mut file = Vec::new();
        register::file::write_entry(&bytes, &mut file);
        register::file::write_entry(&bytes, &mut file);
        file.extend_from_slice(format!("{origin}\n2\nroot\n\n\u{2014} name signature\n").as_bytes());
        let blocks = take_all(&file, 97).expect("a register");
        prop_assert_eq!(&blocks[1].2, &bytes);
        prop_assert_eq!(blocks.len(), 3);
    }

    #[test]
    fn a_changed_byte_is_never_signed(
        seed in any::<[u8; 32]>(),
        body in "[ -~]{1,40}",
        at in any::<prop::sample::Index>(),
        bit in 0..8_u32,
    ) {
        let key = SecretKey::from_seed(seed);
        let lines = sign(&body, &[&key]);
        let [line] = &lines[..] else { panic!("one key, one line") };
        let mut bytes = register::signed_bytes(&body);
        let public = AnyKey::from(key.public());
        prop_assert_eq!(public.verify(&bytes, &line.signature), Ok(()));
        let place = at.index(bytes.len());
        bytes[place] ^= 1 << bit;
        prop_assert!(public.verify(&bytes, &line.signature).is_err());
        prop_assert_eq!(register::PublicKey::parse(&key.public().to_string()), Ok(key.public()));
    }
}

#[test]
fn the_tree_does_as_its_definition_says() {
    let leaves: Vec<Hash> = (0..70_u8).map(|number| leaf_hash(&[number])).collect();
    let mut tree = Tree::new();
    let roots: Vec<Hash> = (0..=leaves.len()).map(|size| reference_root(&leaves[..size])).collect();
    for (size, leaf) in leaves.iter().enumerate() {
        assert_eq!(tree.root(), roots[size]);
        tree.push(*leaf);
    }
    for size in 0..=70 {
        let root = roots[size as usize];
        assert_eq!(tree.root_at(size), Some(root));
        for index in 0..size {
            let proof = tree.inclusion(index, size).expect("within the tree");
            assert_eq!(
                verify_inclusion(leaves[index as usize], index, size, &proof, root),
                Ok(())
            );
        }
        for older in 0..=size {
            let proof = tree.consistency(older, size).expect("within the tree");
            assert_eq!(
                verify_consistency(older, roots[older as usize], size, root, &proof),
                Ok(())
            );
        }
    }
}
