//! Rooms, licences and the ceiling: what must be found, and what must not.

use xtask::tidy::rooms;
use xtask::tree::Tree;

const TALLY: &str =
    "[package]\ndescription = \"Counts.\"\nlicense = \"MIT OR Apache-2.0\"\n\n[lints]\nworkspace = true\n";

#[test]
fn a_room_that_knows_a_later_one_is_found_in_every_form() {
    for line in [
        "rules.workspace = true",
        "rules = { path = \"../rules\" }",
        "rules={path=\"../rules\"}",
    ] {
        let tree = Tree::default().with("crates/tally/Cargo.toml", &format!("[dependencies]\n{line}\n"));
        assert_eq!(rooms::directions(&tree).len(), 1, "{line}");
    }
    let table = Tree::default().with("crates/tally/Cargo.toml", "[dependencies.rules]\npath = \"../rules\"\n");
    assert_eq!(rooms::directions(&table).len(), 1);
}

#[test]
fn a_room_may_know_those_before_it() {
    let tree = Tree::default().with(
        "crates/rules/Cargo.toml",
        "[dependencies]\nregister.workspace = true\ntally.workspace = true\n",
    );
    assert_eq!(rooms::directions(&tree), []);
}

#[test]
fn what_a_room_may_never_know_is_found() {
    let web_in_node = Tree::default().with("crates/node/Cargo.toml", "[dependencies]\naxum = \"0.8\"\n");
    assert_eq!(rooms::directions(&web_in_node).len(), 1);
    let disk_in_register = Tree::default().with("crates/register/Cargo.toml", "[dependencies]\nrusqlite = \"0.41\"\n");
    assert_eq!(rooms::directions(&disk_in_register).len(), 1);
    let disk_in_node = Tree::default().with("crates/node/Cargo.toml", "[dependencies]\nrusqlite = \"0.41\"\n");
    assert_eq!(rooms::directions(&disk_in_node), []);
    let in_tests_alone = Tree::default().with("crates/register/Cargo.toml", "[dev-dependencies]\nrand = \"0.10\"\n");
    assert_eq!(rooms::directions(&in_tests_alone), []);
}

#[test]
fn a_wrong_licence_and_missing_lints_are_found() {
    let root = Tree::default().with("Cargo.toml", "[workspace.package]\nlicense = \"AGPL-3.0-or-later\"\n");
    assert_eq!(
        rooms::declarations(&root.clone().with("crates/tally/Cargo.toml", TALLY)),
        []
    );
    let copyleft = TALLY.replace("license = \"MIT OR Apache-2.0\"", "license.workspace = true");
    assert_eq!(
        rooms::declarations(&root.clone().with("crates/tally/Cargo.toml", &copyleft)).len(),
        1
    );
    let lintless = TALLY.replace("workspace = true", "");
    assert_eq!(
        rooms::declarations(&root.with("crates/tally/Cargo.toml", &lintless)).len(),
        1
    );
}

#[test]
fn the_ceiling_holds_at_its_number_and_not_above() {
    let lock = |packages: usize| Tree::default().with("Cargo.lock", &"[[package]]\nname = \"x\"\n".repeat(packages));
    assert_eq!(rooms::ceiling(&lock(rooms::PACKAGES_MAX)), []);
    assert_eq!(rooms::ceiling(&lock(rooms::PACKAGES_MAX + 1)).len(), 1);
    assert_eq!(rooms::ceiling(&Tree::default()).len(), 1);
}
