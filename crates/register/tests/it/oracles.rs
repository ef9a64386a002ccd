//! What other people's programs say of what we make: the crates `signed_note` and `tlog_tiles`, and a public log's proofs.

use register::checkpoint::{Checkpoint, with_lines};
use register::cosignature::cosign;
use register::signed_note::verifier;
use register::tiles::{TilePath, tile};
use register::tree::{Tree, verify_consistency, verify_inclusion};
use register::{Hash, SecretKey};
use signed_note::{Note, StandardVerifier, VerifierList};
use tlog_tiles::{HashReader, Tile, TileHashReader, TileReader, check_record, check_tree, prove_record, prove_tree};

use crate::vectors;
use crate::witnesses::tree;

const SIZE: u64 = 70_003;

fn theirs(hash: Hash) -> tlog_tiles::Hash {
    tlog_tiles::Hash(*hash.as_bytes())
}

/// The tiles of our tree, as another client fetches them. Its paths name the height, which ours leave out.
struct Served<'t> {
    tree: &'t Tree,
    size: u64,
}

impl TileReader for Served<'_> {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, tlog_tiles::tlog::Error> {
        let read = |wanted: &Tile| {
            let path = wanted.path().replacen("tile/8/", "tile/", 1);
            let path: TilePath = path.parse().expect("the client's path is one of ours");
            tile(self.tree, self.size, path).expect("every tile that the client asks for is served")
        };
        Ok(tiles.iter().map(read).collect())
    }

    fn save_tiles(&self, _: &[Tile], _: &[Vec<u8>]) {}
}

#[test]
fn another_client_makes_our_proofs_from_our_tiles() {
    let tree = tree(SIZE);
    for size in [1, 2, 255, 256, 257, 511, 65_536, 65_537, SIZE] {
        let root = tree.root_at(size).unwrap();
        let served = Served { tree: &tree, size };
        let client = TileHashReader::new(size, theirs(root), &served);
        for index in [0, size / 3, size - 1] {
            let proof = prove_record(size, index, &client).unwrap();
            let ours = tree.inclusion(index, size).unwrap();
            assert_eq!(
                proof,
                ours.iter().copied().map(theirs).collect::<Vec<_>>(),
                "{index} in {size}"
            );
            let leaf = theirs(tree.leaf(index).unwrap());
            check_record(&proof, size, theirs(root), index, leaf).unwrap();
        }
        for older in [1, size / 2 + 1, size] {
            let proof = prove_tree(size, older, &client).unwrap();
            let ours = tree.consistency(older, size).unwrap();
            assert_eq!(
                proof,
                ours.iter().copied().map(theirs).collect::<Vec<_>>(),
                "{older} to {size}"
            );
            let older_root = theirs(tree.root_at(older).unwrap());
            check_tree(&proof, size, theirs(root), older, older_root).unwrap();
        }
    }
}

#[test]
fn another_client_notices_a_tile_of_another_tree() {
    let (tree, mut forked) = (tree(600), Tree::new());
    (0..600).for_each(|leaf| forked.push(tree.leaf(if leaf == 299 { 0 } else { leaf }).unwrap()));
    let served = Served {
        tree: &forked,
        size: 600,
    };
    let client = TileHashReader::new(600, theirs(tree.root()), &served);
    assert!(
        client
            .read_hashes(&[tlog_tiles::tlog::stored_hash_index(0, 299)])
            .is_err()
    );
}

#[test]
fn another_client_opens_our_checkpoints_with_and_without_cosignatures() {
    let (keeper, witness) = (SecretKey::from_seed([4; 32]), SecretKey::from_seed([17; 32]));
    let tree = tree(600);
    let checkpoint = Checkpoint {
        origin: format!("mirrorball/{}", "5a".repeat(32)),
        size: 600,
        root: tree.root(),
    };
    let signed = checkpoint.sign(&keeper);
    let line = cosign(&checkpoint.text(), "neighbours.example/w1", &witness, 1_777_888_800);
    let sealed = with_lines(&signed, [line]).unwrap();
    for (text, others) in [(&signed, 0), (&sealed, 1)] {
        let known = StandardVerifier::new(&verifier(&checkpoint.origin, &keeper.public())).unwrap();
        let note = Note::from_bytes(text.as_bytes()).unwrap();
        let (verified, unverified) = note.verify(&VerifierList::new(vec![Box::new(known)])).unwrap();
        assert_eq!((verified.len(), unverified.len()), (1, others));
        let read = tlog_tiles::checkpoint::Checkpoint::from_bytes(note.text()).unwrap();
        assert_eq!((read.origin(), read.size()), (checkpoint.origin.as_str(), 600));
        assert_eq!(*read.hash(), theirs(tree.root()));
    }
    let bent = signed.replacen("\n600\n", "\n601\n", 1);
    let known = StandardVerifier::new(&verifier(&checkpoint.origin, &keeper.public())).unwrap();
    let note = Note::from_bytes(bent.as_bytes()).unwrap();
    assert!(note.verify(&VerifierList::new(vec![Box::new(known)])).is_err());
}

#[test]
fn the_proofs_of_a_public_log_hold_here() {
    let log = &vectors::read("public-log")["public_log"];
    let hash = |vector: &serde_json::Value, name: &str| -> Hash { vectors::text(vector, name).parse().unwrap() };
    let proof = |vector: &serde_json::Value| -> Vec<Hash> {
        let proof = vectors::texts(vector, "proof");
        proof.iter().map(|hash| hash.parse().unwrap()).collect()
    };
    let (size, root) = (vectors::number(log, "size"), hash(log, "root"));
    let (inclusion, consistency) = (&log["inclusion"], &log["consistency"]);
    let (leaf, index) = (hash(inclusion, "leaf"), vectors::number(inclusion, "index"));
    assert_eq!(verify_inclusion(leaf, index, size, &proof(inclusion), root), Ok(()));
    assert!(verify_inclusion(leaf, index + 1, size, &proof(inclusion), root).is_err());
    let (older, older_root) = (vectors::number(consistency, "older"), hash(consistency, "older_root"));
    assert_eq!(
        verify_consistency(older, older_root, size, root, &proof(consistency)),
        Ok(())
    );
    assert!(verify_consistency(older, leaf, size, root, &proof(consistency)).is_err());
}
