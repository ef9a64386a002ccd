//! The closing line, the reading of cargo's, and the lints of what is built.

use std::process::Command;
use std::time::Duration;

use xtask::suite::{Count, closing_line, counted, lints};

#[test]
fn cargos_own_line_is_read() {
    let line = "test result: ok. 41 passed; 2 failed; 3 ignored; 0 measured; 5 filtered out; finished in 0.61s";
    assert_eq!(
        counted(line),
        Some(Count {
            passed: 41,
            failed: 2,
            ignored: 3
        })
    );
    assert_eq!(counted("test it::works ... ok"), None);
}

#[test]
fn what_we_close_with_can_be_read_back() {
    let count = Count {
        passed: 7,
        failed: 1,
        ignored: 0,
    };
    let line = closing_line(count, Duration::from_millis(1500));
    assert!(line.starts_with("test result: FAILED. "), "{line}");
    assert!(line.ends_with("finished in 1.50s"), "{line}");
    assert_eq!(counted(&line), Some(count));
}

/// What is built is linted, by the names that clippy has for what it is told.
#[test]
fn what_is_built_with_lints_is_refused_for_one() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text).unwrap();
    let manifest = "[package]\nname = \"linted\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n";
    write("Cargo.toml", manifest);
    let build = |text: &str| {
        write("lib.rs", text);
        let mut command = Command::new(env!("CARGO"));
        command.args(["build", "--offline"]).current_dir(folder.path());
        command.env_remove("CARGO_TARGET_DIR").envs(lints().unwrap());
        command.output().unwrap()
    };
    let good = build("//! Says one.\n/// One.\npub fn one() -> u8 {\n    1\n}\n");
    assert!(good.status.success(), "{good:?}");
    let bad = build("//! Says one, and returns it.\n/// One.\npub fn one() -> u8 {\n    return 1;\n}\n");
    let said = String::from_utf8_lossy(&bad.stderr);
    assert!(!bad.status.success() && said.contains("needless_return"), "{said}");
}
