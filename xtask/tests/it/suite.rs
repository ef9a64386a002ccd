//! The closing line, and the reading of cargo's.

use std::time::Duration;

use xtask::suite::{Count, closing_line, counted};

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
