//! Tidy, run on this very workspace.

#[test]
fn the_workspace_is_tidy() {
    let tree = xtask::tree().unwrap();
    let findings: Vec<String> = xtask::tidy::findings(&tree).iter().map(ToString::to_string).collect();
    assert!(
        findings.is_empty(),
        "{} to mend:\n{}",
        findings.len(),
        findings.join("\n")
    );
}

#[test]
fn the_tree_was_really_read() {
    let tree = xtask::tree().unwrap();
    assert!(tree.holds("crates/register/src/lib.rs"));
    assert!(tree.texts("crates/", ".rs").count() > 20);
    assert!(!tree.holds("target"));
}
