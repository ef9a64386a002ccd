//! A release in which a defence could be taken down: what must be found, and what must not.

use xtask::tidy::release;
use xtask::tree::Tree;

const GUARD: &str = "#[cfg(all(feature = \"undefended\", not(debug_assertions)))]\ncompile_error!(\"never\");\n";

fn guarded() -> Tree {
    Tree::default().with("crates/register/src/defence.rs", GUARD)
}

#[test]
fn the_feature_that_is_passed_on_is_none() {
    let tree = guarded()
        .with(
            "crates/node/Cargo.toml",
            "[features]\nundefended = [\"rules/undefended\"]\n",
        )
        .with(
            "Cargo.toml",
            "[profile.dev]\ndebug-assertions = true\n\n[profile.release]\nlto = \"fat\"\n",
        );
    assert_eq!(release::defended(&tree), []);
}

#[test]
fn a_guard_that_is_gone_is_found() {
    assert_eq!(release::defended(&Tree::default()).len(), 1);
    let other = GUARD.replace("not(debug_assertions)", "test");
    let tree = Tree::default().with("crates/register/src/defence.rs", &other);
    assert_eq!(release::defended(&tree).len(), 1);
}

#[test]
fn debug_assertions_in_a_release_are_found() {
    for profile in ["release", "release.package.register", "bench", "small"] {
        let manifest = format!("[profile.{profile}]\ndebug-assertions = true\n");
        let tree = guarded().with("Cargo.toml", &manifest);
        assert_eq!(release::defended(&tree).len(), 1, "{profile}");
    }
}

#[test]
fn whoever_turns_the_feature_on_is_found() {
    for line in [
        "default = [\"undefended\"]",
        "bench = [\"sim/undefended\"]",
        "register = { path = \"crates/register\", features = [\"undefended\"] }",
    ] {
        let tree = guarded().with("crates/node/Cargo.toml", &format!("[features]\n{line}\n"));
        assert_eq!(release::defended(&tree).len(), 1, "{line}");
    }
    let built = guarded().with("contrib/build.sh", "cargo build --features node/undefended\n");
    assert_eq!(release::defended(&built).len(), 1);
}
