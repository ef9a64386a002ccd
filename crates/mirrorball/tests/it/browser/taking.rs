//! Taking everything along: the file that the page makes is unpacked by somebody else's program, verified, and gone on
//! with on another machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64ct::{Base64, Encoding as _};
use register::proof_file::ProofFile;
use serde_json::{Value, json};

use super::checking;
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
    who.run(NOTES_IN_TWO, Vec::new()).await;
    // By keys: whoever pressed is where they were.
    who.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }))
        .await;
    who.run("document.getElementById('take-submit').focus()", Vec::new())
        .await;
    who.strike("Enter").await;
    who.find("#take-result.good").await;
    who.find("#take-submit:focus").await;
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
    let script = "const [path, done] = arguments; plainFetch(path).then((answer) => answer.json()).then(({ rows }) => done(rows));";
    let rows = who
        .run_async(script, vec![json!(format!("/api/{community}/notes?from=0"))])
        .await;
    assert!(rows.as_array().is_some_and(|rows| rows.len() > 2), "{rows}");
    let notes: Value = serde_json::from_str(&read("notes.json")).expect("notes are JSON");
    assert_eq!(notes, rows, "they came in two answers");
    let register = path(&archive.join("community.register"));
    assert!(program.terminal("ada", &["verify", &register]).contains("entries"));
    proofs_hold(&archive, &read("checkpoint.txt"), &read("community.register"));

    let elsewhere = path(&folder.path().join("elsewhere"));
    program.terminal("ada", &["import", &path(&archive), "--data", &elsewhere]);

    for (how, bent) in BENT {
        is_not_taken(who, community, how, bent).await;
    }
    // A register that fits in itself, and is another one than this device saw.
    who.visit(&format!("/{community}/mirror")).await;
    let before = checking::bend(who, "seen", "root", &json!("00".repeat(32))).await;
    is_not_taken(who, community, "another past", "(text) => text").await;
    checking::bend(who, "seen", "root", &before).await;
    who.visit(&format!("/{community}/mirror")).await;
    who.press("#take-submit").await;
    who.find("#take-result.good").await;
}

/// Gives the notes in two answers, as a large community's come in many.
const NOTES_IN_TWO: &str = "globalThis.plainFetch = fetch;
    globalThis.fetch = async (path, ...rest) => {
        const [, base, from] = String(path).match(/^(.*\\/notes)\\?from=(\\d+)$/) ?? [];
        if (!base) return plainFetch(path, ...rest);
        const { rows } = await (await plainFetch(`${base}?from=0`, ...rest)).json();
        const answer = { 0: { rows: rows.slice(0, 1), next: 7 }, 7: { rows: rows.slice(1), next: null } }[from];
        return new Response(JSON.stringify(answer));
    };";

/// What somebody in between could make of a register on its way.
const BENT: [(&str, &str); 5] = [
    (
        "an entry says something else",
        "(text) => text.replace('\"task\":\"translation\"', '\"task\":\"translatiom\"')",
    ),
    (
        "the last entry is left out",
        "(text) => text.slice(0, text.lastIndexOf('\\n\\nmirrorball/1 ')) + text.slice(text.lastIndexOf('\\n\\nmirrorball/'))",
    ),
    (
        "it is left out, and not counted",
        "(text) => text.slice(0, text.lastIndexOf('\\n\\nmirrorball/1 '))
            + text.slice(text.lastIndexOf('\\n\\nmirrorball/')).replace(/\\n(\\d+)\\n/, (_, size) => `\\n${size - 1}\\n`)",
    ),
    (
        "nobody signed it",
        "(text) => text.replace(/(\\n\u{2014} \\S+ \\S{20})(.)/, (_, before, sign) => before + (sign === 'A' ? 'B' : 'A'))",
    ),
    ("it ends in the middle", "(text) => text.slice(0, text.length / 2)"),
];

/// Somebody takes the community along, and the register comes bent: no file is made, and the page says why.
async fn is_not_taken(who: &Page, community: &str, how: &str, bent: &str) {
    who.visit(&format!("/{community}/mirror")).await;
    let script = format!(
        "const plain = fetch;
        globalThis.fetch = async (path, ...rest) => {{
            const answer = await plain(path, ...rest);
            if (!String(path).endsWith('/register')) return answer;
            return new Response(({bent})(await answer.text()));
        }};"
    );
    who.run(&script, Vec::new()).await;
    who.press("#take-submit").await;
    who.find("[data-take] .answer.refusal:not([hidden])").await;
    let told = who.text("[data-take] .answer.refusal").await;
    assert!(
        told.contains("not the register that the keeper signed"),
        "{how}: {told}"
    );
    let handed = who.run("return globalThis.handedOut === undefined", Vec::new()).await;
    assert_eq!(handed, json!(true), "{how}");
}

/// The bytes of the file that the page handed to the browser.
pub(super) async fn handed_out(who: &Page) -> Vec<u8> {
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
