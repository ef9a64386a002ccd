//! Taking everything along: the file that the page makes is unpacked by somebody else's program, verified, and gone on
//! with on another machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64ct::{Base64, Encoding as _};
use register::proof_file::ProofFile;

use super::machine::Program;
use super::page::Page;

/// Somebody takes the community along.
pub(super) async fn take_everything(who: &Page, program: &Program, community: &str) {
    let folder = tempfile::tempdir().expect("a temporary directory can be made");
    // The page hands the file to the browser under an address of its own; here it is kept beside.
    who.before_every_page(
        "const hand = URL.createObjectURL;
         URL.createObjectURL = (blob) => { globalThis.handedOut = blob; return hand.call(URL, blob); };",
    )
    .await;
    who.visit(&format!("/{community}/mirror")).await;
    who.press("#take-submit").await;
    who.find("#take-result.good").await;
    who.shoot("52-taken-along").await;
    let file = folder.path().join(format!("{community}.zip"));
    std::fs::write(&file, handed_out(who).await).expect("the file can be written");

    let archive = folder.path().join("archive");
    let unpacked = Command::new("python3")
        .args(["-m", "zipfile", "-e"])
        .args([&file, &archive])
        .status();
    let unpacked = unpacked.expect("python3 is here: `cargo xtask test` installs it");
    assert!(unpacked.success());
    let read = |name: &str| std::fs::read_to_string(archive.join(name)).unwrap_or_else(|flaw| panic!("{name}: {flaw}"));
    assert!(read("README.txt").contains("mirrorball verify community.register"));
    assert!(read("work.csv").lines().count() > 1);
    assert!(read("keys.json").contains("\"members\""));
    let register = path(&archive.join("community.register"));
    assert!(program.terminal("ada", &["verify", &register]).contains("entries"));
    proofs_hold(&archive, &read("checkpoint.txt"), &read("community.register"));

    let elsewhere = path(&folder.path().join("elsewhere"));
    program.terminal("ada", &["import", &path(&archive), "--data", &elsewhere]);
}

/// The bytes of the file that the page handed to the browser.
async fn handed_out(who: &Page) -> Vec<u8> {
    let script = "const [done] = arguments; const reader = new FileReader();
        reader.onload = () => done(reader.result.split(',')[1]);
        reader.readAsDataURL(globalThis.handedOut);";
    let text = who.run_async(script, Vec::new()).await;
    let text = text.as_str().expect("a page hands out a file");
    Base64::decode_vec(text).expect("base64 is base64")
}

fn path(path: &Path) -> String {
    path.to_str()
        .expect("temporary directories have plain names")
        .to_owned()
}

/// Each receipt proves an entry of the register under the keeper's checkpoint.
fn proofs_hold(archive: &Path, checkpoint: &str, register: &str) {
    let mut blocks = register::file::Blocks::new();
    blocks.push(register.as_bytes());
    blocks.end();
    let mut leaves = Vec::new();
    while let Some(placed) = blocks.take().expect("the register can be read") {
        match placed.block {
            register::file::Block::Entry(entry) => leaves.push(register::entry::leaf_hash(entry)),
            register::file::Block::Checkpoint(_) => break,
        }
    }
    let folder = archive.join("receipts");
    let receipts = std::fs::read_dir(&folder).expect("there are receipts");
    let files: Vec<PathBuf> = receipts
        .map(|file| file.expect("the folder can be read").path())
        .collect();
    assert!(files.len() > 1, "the device signed several acts");
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a receipt can be read");
        let proof = ProofFile::parse(&text).unwrap_or_else(|flaw| panic!("{}: {flaw:?}", file.display()));
        assert_eq!(proof.checkpoint, checkpoint);
        let stated = register::signed_note::SignedNote::parse(checkpoint).expect("a signed note");
        let stated = register::checkpoint::Checkpoint::parse(&stated.text).expect("a checkpoint");
        let leaf = leaves[usize::try_from(proof.index).expect("few entries")];
        let held = register::tree::verify_inclusion(leaf, proof.index, stated.size, &proof.proof, stated.root);
        assert_eq!(held, Ok(()), "{}", file.display());
    }
}
