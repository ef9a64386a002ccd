//! Checking for oneself in the browser: that it finds everything in order, and that it notices each way in which it is not.

use std::path::Path;

use serde_json::{Value, json};

use super::machine::{Driver, Program};
use super::page::Page;
use super::taking::handed_out;

/// Somebody checks the register, then checks again over what the device remembers, bent as a liar would need it bent.
pub(super) async fn check_oneself(who: &Page, community: &str) {
    who.visit(&format!("/{community}/mirror")).await;
    assert_eq!(result(who).await, "good");
    who.sees("all of them stand").await;
    who.shoot("50-checked").await;
    assert_eq!(result(who).await, "good");
    who.sees("nothing in them was changed").await;
    for (store, member, value, expected) in [
        ("seen", "root", json!("00".repeat(32)), "checkChanged"),
        ("seen", "size", json!(1_000_000), "checkLess"),
        ("seen", "community", json!("00".repeat(32)), "checkOther"),
        (
            "seen",
            "keeper",
            json!(format!("01{}", "00".repeat(32))),
            "checkSuccessor",
        ),
        ("receipts", "leaf", json!("00".repeat(32)), "checkMissing"),
        ("receipts", "index", json!(1_000_000), "checkMissing"),
    ] {
        let before = bend(who, store, member, &value).await;
        assert_eq!(result(who).await, expected, "{store} {member}");
        who.sees("show both to the other members").await;
        bend(who, store, member, &before).await;
    }
    who.shoot("51-checked-and-wrong").await;
    assert_eq!(result(who).await, "good");
}

/// Presses the button of the page Mirror, and says how it ended.
async fn result(who: &Page) -> String {
    pressed(who, "check").await
}

/// Presses the button of a page that checks, and says how it ended.
async fn pressed(who: &Page, page: &str) -> String {
    let id = format!("{page}-result");
    let forget = "document.getElementById(arguments[0]).removeAttribute('data-result')";
    who.run(forget, vec![json!(id)]).await;
    who.press(&format!("#{page}-submit")).await;
    who.find(&format!("#{id}[data-result]")).await;
    let result = "return document.getElementById(arguments[0]).dataset.result";
    let result = who.run(result, vec![json!(id)]).await;
    result.as_str().expect("the page says how it ended").to_owned()
}

/// Somebody takes what their device knows to the checking page, on their own disk, and checks from there: first what is so,
/// then over what they know, bent as a liar would need it bent. (`take_everything` has hooked up what pages hand out.)
pub(super) async fn check_from_elsewhere(who: &Page, community: &str) {
    let folder = tempfile::tempdir().expect("a temporary directory can be made");
    who.visit(&format!("/{community}/mirror")).await;
    who.press("#check-known").await;
    who.find("#check-known[data-handed]").await;
    let known: Value = serde_json::from_slice(&handed_out(who).await).expect("what is known is JSON");
    assert!(
        known["receipts"].as_array().is_some_and(|held| held.len() > 1),
        "{known}"
    );
    let page = folder.path().join("page.html");
    let script = "const [link, done] = arguments; fetch(link).then((answer) => answer.text()).then(done);";
    let link = who
        .run("return document.getElementById('checking-download').href", Vec::new())
        .await;
    let text = who.run_async(script, vec![link]).await;
    std::fs::write(&page, text.as_str().expect("the page is a text")).expect("the file can be written");
    let page = format!("file://{}", page.display());
    who.visit(&page).await;
    assert_eq!(checked(who, folder.path(), Some(&known)).await, "good");
    who.sees("all of them stand").await;
    who.sees("nothing in them was changed").await;
    who.shoot("53-checked-from-elsewhere").await;
    // It remembers, without the file, and forgets nothing for a file that knows less.
    who.visit(&page).await;
    who.press("#checking-list button").await;
    who.find("#checking-result[data-result=good]").await;
    let less = with(&with(&known, "size", &json!(0)), "receipts", &json!([]));
    assert_eq!(checked(who, folder.path(), Some(&less)).await, "good");
    who.sees("nothing in them was changed").await;
    // What a file says has to be so as well, beside what is remembered here; and where a key was told, no other will do.
    let nothing = "00".repeat(32);
    let other_past = with(&known, "root", &json!(nothing));
    assert_eq!(checked(who, folder.path(), Some(&other_past)).await, "checkChanged");
    who.visit(&page).await;
    who.fill("#checking-address", known["address"].as_str().expect("an address"))
        .await;
    who.press("#checking-form summary").await;
    who.fill("#checking-key", &format!("01{nothing}")).await;
    assert_eq!(checked(who, folder.path(), None).await, "checkKeeper");
    who.visit(&page).await;
    let bent_leaf = json!([{ "act": nothing, "index": 1, "leaf": nothing }]);
    for (member, value, expected) in [
        ("root", json!(nothing), "checkChanged"),
        ("size", json!(1_000_000), "checkLess"),
        ("community", json!(nothing), "checkOther"),
        ("keeper", json!(format!("01{nothing}")), "checkKeeper"),
        ("receipts", bent_leaf, "checkMissing"),
        ("receipts", json!([{ "index": "1" }]), "checkingBadFile"),
    ] {
        who.run("localStorage.clear()", Vec::new()).await;
        let bent = with(&known, member, &value);
        assert_eq!(checked(who, folder.path(), Some(&bent)).await, expected, "{member}");
    }
    who.run("localStorage.clear()", Vec::new()).await;
    who.visit(&page).await;
    who.fill("#checking-address", "our community").await;
    assert_eq!(checked(who, folder.path(), None).await, "checkingBadAddress");
    // Of a community whose entries are for members, nothing here says who keeps it.
    who.fill("#checking-address", known["address"].as_str().expect("an address"))
        .await;
    assert_eq!(checked(who, folder.path(), None).await, "checkNoKey");
    who.press("#checking-form summary").await;
    who.fill("#checking-key", known["keeper"].as_str().expect("a key"))
        .await;
    assert_eq!(checked(who, folder.path(), None).await, "good");
    who.sees("for the first time").await;
    who.run("localStorage.clear()", Vec::new()).await;
    who.visit("/").await;
}

fn with(known: &Value, member: &str, value: &Value) -> Value {
    let mut bent = known.clone();
    bent[member] = value.clone();
    bent
}

/// Presses the button of the checking page, with what is known in a file, and says how it ended.
async fn checked(who: &Page, folder: &Path, known: Option<&Value>) -> String {
    if let Some(known) = known {
        let file = folder.join("known.json");
        std::fs::write(&file, known.to_string()).expect("the file can be written");
        let field = who.find("#checking-file").await;
        let typed = field.send_keys(file.to_str().expect("a plain name")).await;
        typed.unwrap_or_else(|error| panic!("no file can be chosen: {error}"));
    }
    pressed(who, "checking").await
}

/// Changes a member of the first record that the device keeps in a store, so that it is looked at again, and gives what
/// was there before.
pub(super) async fn bend(who: &Page, store: &str, member: &str, value: &Value) -> Value {
    let script = "const [store, member, value, done] = arguments;
        const open = indexedDB.open('mirrorball');
        open.onerror = () => done(String(open.error));
        open.onsuccess = () => {
            const records = open.result.transaction(store, 'readwrite').objectStore(store);
            records.getAll().onsuccess = (event) => {
                const [first] = event.target.result;
                const before = first[member];
                const kept = { ...first, [member]: value };
                if (store === 'receipts') kept.proven = 0;
                records.put(kept).onsuccess = () => { open.result.close(); done(before); };
            };
        };";
    who.run_async(script, vec![json!(store), json!(member), value.clone()])
        .await
}

/// Notes, cosignatures and proofs mean in the browser what they mean in the register.
#[tokio::test(flavor = "multi_thread")]
async fn the_browser_proves_as_the_register_does() {
    let program = Program::start(&["serve"]);
    let driver = Driver::start();
    let page = Page::open(&driver, &program).await;
    page.visit("/").await;
    let read = |text: &str| -> Value { serde_json::from_str(text).expect("the vectors are JSON") };
    let tree = read(include_str!("../../../../../testdata/vectors/tree.json"));
    let witness = read(include_str!("../../../../../testdata/vectors/witness.json"));
    let checkpoints = read(include_str!("../../../../../testdata/vectors/checkpoints.json"));
    let script = "const [tree, witness, notes, done] = arguments;
        const app = document.querySelector('script[type=module][src]').src;
        Promise.all(['proof.js', 'whole.js', 'receipts.js'].map((name) => import(new URL(name, app)))).then(async ([proof, whole, receipts]) => {
            const flaws = []; let count = 0;
            const expect = (what, is) => { count += 1; if (!is) flaws.push(what); };
            for (const { index, size, proof: path } of tree.inclusion) {
                const root = tree.roots[size]; const leaf = tree.leaf_hashes[index];
                expect(`${index} in ${size}`, await proof.included(leaf, index, size, path, root));
                expect(`${index} in ${size}, another leaf`, !(await proof.included(tree.roots[0], index, size, path, root)));
                expect(`${index} in ${size}, longer`, !(await proof.included(leaf, index, size, [...path, root], root)));
            }
            for (const { older, newer, proof: path } of tree.consistency) {
                const [before, now] = [tree.roots[older], tree.roots[newer]];
                expect(`${older} to ${newer}`, await proof.continues(older, before, newer, now, path));
                if (older > 0) expect(`${older} to ${newer}, bent`, !(await proof.continues(older, tree.roots[0], newer, now, path)));
            }
            for (const { verifier, text, line } of witness.cosignatures) {
                expect(line, await proof.signedBy(proof.parse(`${text}\\n${line}`), proof.verifier(verifier)));
            }
            const { verifier, text, lines } = witness.cosignatures_refused;
            for (const { why, lines: under, found } of lines) {
                const by = await proof.signedBy(proof.parse(`${text}\\n${under}`), proof.verifier(verifier));
                expect(why, found === 'None' ? by === null : by === false);
            }
            const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
            const levels = await whole.tree(tree.leaves.map(bytes));
            for (const [size, root] of tree.roots.entries()) {
                expect(`the root of ${size}`, await whole.rootOf(levels, size) === root);
            }
            expect('no root of more', await whole.rootOf(levels, tree.roots.length) === null);
            const submission = { body: '{}', signatures: ['x'] };
            const [community, leaf] = ['0'.repeat(64), await proof.leafOf(submission, 5)];
            const root = btoa(String.fromCharCode(...bytes(leaf)));
            const checkpoint = `mirrorball/${community}\n1\n${root}\n\n— k ${btoa('12345')}\n`;
            const receipt = { act: leaf, community, index: 0, stamp_ms: 5, checkpoint, proof: [] };
            const keeps = (other) => receipts.keep(submission, { ...receipt, ...other });
            expect('a receipt', await keeps({}));
            expect('a receipt of another time', !(await keeps({ stamp_ms: 6 })));
            expect('a receipt with another proof', !(await keeps({ proof: [leaf] })));
            expect('a receipt of another community', !(await keeps({ community: leaf })));
            for (const checkpoint of ['', null, {}, 7]) {
                expect(`a receipt with the checkpoint ${checkpoint}`, !(await keeps({ checkpoint })));
            }
            for (const proof of [null, 'none', ['none'], [null]]) {
                expect(`a receipt with the proof ${proof}`, !(await keeps({ proof })));
            }
            const keeper = await proof.keeperVerifier(notes.origin, notes.keeper);
            for (const { signed, size } of notes.checkpoints) {
                const note = proof.parse(signed);
                expect(`a checkpoint of ${size}`, note.size === size && await proof.signedBy(note, keeper));
            }
            done([count, flaws]);
        }).catch((error) => done([0, [String(error)]]));";
    let found = page.run_async(script, vec![tree, witness, checkpoints]).await;
    assert_eq!(found[1], json!([]), "{found}");
    assert!(found[0].as_u64().is_some_and(|count| count > 150), "{found}");
    page.is_quiet(&[]).await;
    page.close().await;
}
