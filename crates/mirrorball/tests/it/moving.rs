//! Taking a community along as plain files, and going on with it on another machine.

use std::fs;
use std::path::Path;
use std::process::Command;

use register::entry::leaf_hash;
use register::file::{Block, Blocks};
use register::proof_file::ProofFile;
use serde_json::Value;

use crate::peers::{command, done, found, get, log_work, run};

/// The entries of a register's file.
fn entries(path: &Path) -> Vec<Vec<u8>> {
    let (mut blocks, mut entries) = (Blocks::new(), Vec::new());
    blocks.push(&fs::read(path).unwrap());
    blocks.end();
    while let Some(placed) = blocks.take().unwrap() {
        if let Block::Entry(bytes) = placed.block {
            entries.push(bytes.to_vec());
        }
    }
    entries
}

#[test]
fn a_community_moves_as_plain_files() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| home.path().join(name);
    let (ada, ben, along) = (folder("ada"), folder("ben"), folder("along"));
    let before = run(&["serve"], &folder("before"));
    found(&ada, before.port);
    let link = done(&command(&ada, before.port, &["invite", "--standing", "full"]));
    done(&command(&ben, before.port, &["join", link.trim(), "--me", "Ben"]));
    done(&log_work(&ada, before.port));
    let output = along.to_str().unwrap();
    done(&command(&ben, before.port, &["export", "all", "--output", output]));
    drop(before);

    // Ben's receipts prove his acts, with nothing but the files.
    let keys: Value = serde_json::from_slice(&fs::read(along.join("keys.json")).unwrap()).unwrap();
    assert_eq!(keys["members"].as_array().unwrap().len(), 2);
    let keeper = keys["keeper"].as_str().unwrap().parse().unwrap();
    let held = entries(&along.join("community.register"));
    assert_eq!(held.len(), 4);
    let receipts: Vec<_> = fs::read_dir(along.join("receipts")).unwrap().collect();
    assert_eq!(receipts.len(), 1, "Ben has joined");
    let proof = ProofFile::parse(&fs::read_to_string(along.join("receipts/2.proof")).unwrap()).unwrap();
    let signed = proof.verify(leaf_hash(&held[2]), &keeper).unwrap();
    assert_eq!(signed.size, 4);
    assert!(proof.verify(leaf_hash(&held[3]), &keeper).is_err());
    let readme = fs::read_to_string(along.join("README.txt")).unwrap();
    assert!(
        readme.contains("Open Words") && readme.contains("4 entries"),
        "{readme}"
    );

    // A bent archive is not taken in.
    let (bent, data) = (folder("bent"), folder("after"));
    fs::create_dir(&bent).unwrap();
    fs::copy(along.join("notes.json"), bent.join("notes.json")).unwrap();
    let register = fs::read_to_string(along.join("community.register")).unwrap();
    fs::write(
        bent.join("community.register"),
        register.replace("\"quantity\":90", "\"quantity\":91"),
    )
    .unwrap();
    let import = |from: &Path, data: &Path| {
        let mut import = Command::new(env!("CARGO_BIN_EXE_mirrorball"));
        import.arg("import").arg(from).arg("--data").arg(data).output().unwrap()
    };
    assert_eq!(
        import(&bent, &folder("nowhere")).status.code(),
        Some(3),
        "a signature does not hold"
    );

    // The other machine holds all of it, texts too, and goes on once both of them say so.
    let said = done(&import(&along, &data));
    assert!(said.contains("4 entries"), "{said}");
    done(&import(&along, &data));
    let after = run(&["serve"], &data);
    assert!(get(after.port, "/open-words/people").contains("Ben"));
    assert_eq!(log_work(&ada, after.port).status.code(), Some(2), "it only reads yet");
    let address = format!("http://127.0.0.1:{}/open-words", after.port);
    done(&command(&ada, after.port, &["endorse", &address]));
    let said = done(&command(&ben, after.port, &["endorse", &address]));
    assert!(said.contains("keeps the register now"), "{said}");
    done(&log_work(&ada, after.port));
    let again = folder("again");
    done(&command(
        &ada,
        after.port,
        &["export", "register", "--output", again.to_str().unwrap()],
    ));
    assert_eq!(entries(&again)[..4], held);
    assert_eq!(entries(&again).len(), 7);
}
