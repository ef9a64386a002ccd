//! An independent client on what is served: the crates `signed_note` and `tlog_tiles` read checkpoint, tiles and bundles as the
//! server answers them, and make and check proofs of their own.

use std::collections::BTreeMap;

use axum::body::{Body, to_bytes};
use axum::http::StatusCode;
use mirrorball::limits::Rates;
use register::signed_note::verifier;
use rules::bylaws::Reading;
use signed_note::{Note, StandardVerifier, VerifierList};
use tlog_tiles::tlog::{prove_record, prove_tree, record_hash};
use tlog_tiles::{Tile, TileHashReader, TileReader, check_record, check_tree};

use crate::world::{World, care};

/// Entries: more than one tile of them.
const SIZE: u64 = 300;

/// What was fetched, by its path below the register's address.
struct Fetched(BTreeMap<String, Vec<u8>>);

impl Fetched {
    async fn of(world: &World, paths: &[&str]) -> Self {
        let mut parts = BTreeMap::new();
        for path in paths {
            let stream = world.stream(&format!("/open-words/{path}")).await;
            let bytes = to_bytes(Body::from_stream(stream), 1 << 20).await.unwrap();
            parts.insert((*path).to_owned(), bytes.to_vec());
        }
        Self(parts)
    }

    /// The entries of a bundle, each after its length in two bytes.
    fn entries(&self, path: &str) -> Vec<&[u8]> {
        let (mut rest, mut entries) = (&self.0[path][..], Vec::new());
        while let Some((length, after)) = rest.split_first_chunk::<2>() {
            let (entry, after) = after.split_at(usize::from(u16::from_be_bytes(*length)));
            entries.push(entry);
            rest = after;
        }
        assert!(rest.is_empty(), "{path} ends within an entry");
        entries
    }
}

/// That client's paths name the height of a tile, which C2SP's leave out.
impl TileReader for Fetched {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, tlog_tiles::tlog::Error> {
        let read = |wanted: &Tile| {
            let path = wanted.path().replacen("tile/8/", "tile/", 1);
            self.0
                .get(&path)
                .unwrap_or_else(|| panic!("{path} is asked for"))
                .clone()
        };
        Ok(tiles.iter().map(read).collect())
    }

    fn save_tiles(&self, _: &[Tile], _: &[Vec<u8>]) {}
}

#[tokio::test]
async fn an_independent_client_accepts_what_is_served() {
    let world = World::with(Reading::Public, Rates::default()).await;
    for _ in 1..SIZE {
        let answer = world.file(&world.signed(&care(), Vec::new()).await).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    let keeper = world.app.node().keeper("open-words").unwrap();
    let origin = format!("mirrorball/{}", world.community);
    let served = world.get("/open-words/checkpoint").await.text;
    let note = Note::from_bytes(served.as_bytes()).unwrap();
    let known = StandardVerifier::new(&verifier(&origin, &keeper.public_key())).unwrap();
    let (verified, others) = note.verify(&VerifierList::new(vec![Box::new(known)])).unwrap();
    assert_eq!((verified.len(), others.len()), (1, 0));
    let checkpoint = tlog_tiles::checkpoint::Checkpoint::from_bytes(note.text()).unwrap();
    assert_eq!((checkpoint.origin(), checkpoint.size()), (origin.as_str(), SIZE));
    let root = *checkpoint.hash();

    let bundles = ["tile/entries/000", "tile/entries/001.p/44"];
    let fetched = Fetched::of(
        &world,
        &[
            "tile/0/000",
            "tile/0/001.p/44",
            "tile/1/000.p/1",
            bundles[0],
            bundles[1],
        ],
    )
    .await;
    let entries: Vec<&[u8]> = bundles.iter().flat_map(|path| fetched.entries(path)).collect();
    assert_eq!(entries.len() as u64, SIZE);
    let client = TileHashReader::new(SIZE, root, &fetched);
    for (index, entry) in (0..).zip(&entries) {
        let proof = prove_record(SIZE, index, &client).unwrap();
        check_record(&proof, SIZE, root, index, record_hash(entry)).unwrap();
    }
    // What the server proves itself is what that client makes of the tiles.
    let ours = keeper.read(|state| state.tree().consistency(100, SIZE).unwrap());
    let theirs = prove_tree(SIZE, 100, &client).unwrap();
    assert_eq!(
        theirs,
        ours.iter()
            .map(|hash| tlog_tiles::Hash(*hash.as_bytes()))
            .collect::<Vec<_>>()
    );
    let older = keeper.read(|state| state.tree().root_at(100).unwrap());
    check_tree(&theirs, SIZE, root, 100, tlog_tiles::Hash(*older.as_bytes())).unwrap();
}
