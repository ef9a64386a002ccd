//! Taking a community along as plain files, and going on with it on another machine.

use std::fs;
use std::path::Path;
use std::process::Command;

use register::checkpoint::parse_signed;
use register::cosignature::Cosigner;
use register::entry::leaf_hash;
use register::file::{Block, Blocks};
use register::proof_file::ProofFile;
use register::signed_note::SignedNote;
use register::tree::Tree;
use serde_json::Value;

use crate::peers::{command, done, found, get, log_work, run, verifier, wait_until_sealed};

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
#[expect(clippy::too_many_lines, reason = "one community's way from one machine to another")]
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
    assert!(
        readme.contains("the keeper's own checkpoint over 4 entries: no witness has signed it"),
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

    // A text that was changed is named, with the act that it belongs to, and nothing is taken in.
    let altered = folder("altered");
    fs::create_dir(&altered).unwrap();
    fs::copy(along.join("community.register"), altered.join("community.register")).unwrap();
    let notes = fs::read_to_string(along.join("notes.json")).unwrap();
    let rows: Vec<Value> = serde_json::from_str(&notes).unwrap();
    let of_ben = rows.iter().find(|row| row["text"] == "Ben").unwrap();
    fs::write(altered.join("notes.json"), notes.replace("\"Ben\"", "\"Bea\"")).unwrap();
    let refused = import(&altered, &data);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    let named = format!(
        "the text {} of entry {} (act ",
        of_ben["c"].as_str().unwrap(),
        of_ben["entry"]
    );
    assert!(
        said.contains(&named) && said.contains("not those that were signed"),
        "{said}"
    );
    assert!(!data.join("mirrorball.db").exists(), "nothing was taken in");

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

#[test]
fn what_is_taken_along_says_how_far_witnesses_confirmed_it() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| home.path().join(name);
    let (ada, of_keeper, of_witness) = (folder("ada"), folder("keeper"), folder("witness"));
    let keeper = run(&["serve"], &of_keeper);
    found(&ada, keeper.port);
    let key = verifier(keeper.port);
    drop(keeper);
    let witness = run(&["witness", &key, "--name", "neighbours.example/w1"], &of_witness);
    let line = witness.said.lines().next().unwrap();
    let cosigner = Cosigner::parse(line.strip_prefix("It is the witness ").unwrap()).unwrap();
    let policy = format!(
        "witness n {cosigner} http://127.0.0.1:{}/witness\nquorum n\n",
        witness.port
    );
    fs::write(of_keeper.join("witnesses.policy"), policy).unwrap();
    let keeper = run(&["serve"], &of_keeper);
    done(&log_work(&ada, keeper.port));
    wait_until_sealed(keeper.port, 2);
    let taken = |name: &str| {
        let along = folder(name);
        done(&command(
            &ada,
            keeper.port,
            &["export", "all", "--output", along.to_str().unwrap()],
        ));
        let read = |file: &str| fs::read_to_string(along.join(file)).unwrap();
        let keys: Value = serde_json::from_str(&read("keys.json")).unwrap();
        let own = keys["keeper"].as_str().unwrap().parse().unwrap();
        let note = read("checkpoint.txt");
        let signed = parse_signed(&note, &own).unwrap();
        let mut tree = Tree::new();
        let held = entries(&along.join("community.register"));
        held.iter().for_each(|entry| tree.push(leaf_hash(entry)));
        assert_eq!(tree.root_at(signed.size), Some(signed.root));
        let time = cosigner.time_of(&SignedNote::parse(&note).unwrap());
        assert!(matches!(time, Ok(Some(_))), "{note}");
        for (index, entry) in held.iter().enumerate() {
            let proof = ProofFile::parse(&read(&format!("receipts/{index}.proof"))).unwrap();
            let under = proof.verify(leaf_hash(entry), &own).unwrap();
            let is_sealed = (index as u64) < signed.size;
            assert_eq!(under.size, if is_sealed { signed.size } else { tree.size() });
        }
        (signed.size, tree.size(), read("README.txt"))
    };
    let confirmed = "confirmed, over 2 entries, with what they signed:\n                    neighbours.example/w1";
    let after = "What stands after these entries is signed by the keeper alone so far.";
    let (sealed, size, readme) = taken("whole");
    assert_eq!((sealed, size), (2, 2));
    assert!(readme.contains(confirmed) && !readme.contains(after), "{readme}");
    // The witness is gone, and the register grows on.
    drop(witness);
    done(&log_work(&ada, keeper.port));
    let (sealed, size, readme) = taken("grown");
    assert_eq!((sealed, size), (2, 3));
    assert!(readme.contains(confirmed) && readme.contains(after), "{readme}");
}
