//! Bans on words, names and wildcards: what must be found, and what must not.

use xtask::source::Source;
use xtask::tidy::{Finding, bans, wildcards};
use xtask::tree::Tree;

fn lines(findings: &[Finding]) -> Vec<usize> {
    findings.iter().map(|finding| finding.line).collect()
}

fn rules(text: &str) -> Tree {
    Tree::default().with("crates/rules/src/act.rs", text)
}

#[test]
fn comments_texts_and_characters_are_no_code() {
    let text = "a /* \"b\" /* c */ d */ e \"f \\\" g\" h // i\nj r#\"k \" l\"# m 'n' 'static o b\"p\" '\\'' q\n";
    let source = Source::read("crates/x/src/y.rs", text);
    let words: Vec<&str> = source.bare.split_whitespace().collect();
    assert_eq!(words, ["a", "e", "h", "j", "m", "'static", "o", "b", "q"]);
    assert_eq!(source.bare.len(), text.len());
}

#[test]
fn the_world_is_found_in_a_pure_room() {
    for word in [
        "use std::fmt;",
        "let x: f64 = y;",
        "HashMap::new()",
        "let half = 0.5;",
        "println!(\"\")",
        "std::thread::spawn",
    ] {
        assert!(
            !bans::pure_rooms(&rules(&format!("//! Acts.\n{word}\n"))).is_empty(),
            "{word}"
        );
    }
}

#[test]
fn the_world_is_not_found_where_it_is_not() {
    let text = "//! Not std::fmt, not 0.5.\nuse core::fmt;\nlet x = pair.0.1;\nfor i in 0..5 {}\nlet operand = \"f64\"; // 1.5\n";
    assert_eq!(bans::pure_rooms(&rules(text)), []);
    let test = "//! Acts.\n#[cfg(test)]\nmod tests {\n    use std::fmt;\n}\n";
    assert_eq!(bans::pure_rooms(&rules(test)), []);
    let elsewhere = Tree::default().with("crates/node/src/clock.rs", "//! Time.\nuse std::time::SystemTime;\n");
    assert_eq!(bans::pure_rooms(&elsewhere), []);
}

#[test]
fn a_pure_room_with_the_standard_library_is_found() {
    let tree = Tree::default().with("crates/rules/src/lib.rs", "//! The rules.\n// #![no_std]\n");
    assert_eq!(lines(&bans::pure_rooms(&tree)), [1]);
}

#[test]
fn unwrap_is_found_outside_tests_alone() {
    let text = "//! Acts.\nlet a = b.unwrap();\n/// let a = b.unwrap();\n#[cfg(test)]\nmod tests {\n    fn c() { d.unwrap(); }\n}\nlet e = f.unwrap();\n";
    assert_eq!(lines(&bans::everywhere(&rules(text))), [2, 8]);
    let test = Tree::default().with("crates/rules/tests/it/main.rs", "//! Tests.\nlet a = b.unwrap();\n");
    assert_eq!(bans::everywhere(&test), []);
}

#[test]
fn half_done_work_is_found() {
    for word in ["todo!()", "unimplemented!()", "dbg!(x)"] {
        assert_eq!(
            lines(&bans::everywhere(&rules(&format!("//! Acts.\n{word};\n")))),
            [2],
            "{word}"
        );
    }
}

#[test]
fn tests_that_sleep_or_are_passed_over_are_found() {
    let test = |line: &str| Tree::default().with("crates/node/tests/it/story.rs", &format!("//! A story.\n{line}\n"));
    assert_eq!(lines(&bans::tests(&test("tokio::time::sleep(SECOND).await;"))), [2]);
    assert_eq!(lines(&bans::tests(&test("#[ignore = \"slow\"]"))), [2]);
    assert_eq!(bans::tests(&test("let asleep = 1;")), []);
}

#[test]
fn a_reason_at_the_spot_allows_an_exception() {
    let reasoned = "//! Acts.\n// tidy: unfinished, the macro's own example needs it\nlet a = b.unwrap();\n";
    assert_eq!(bans::everywhere(&rules(reasoned)), []);
    let unreasoned = "//! Acts.\n// tidy: unfinished,\nlet a = b.unwrap();\n";
    assert_eq!(lines(&bans::everywhere(&rules(unreasoned))), [3]);
}

#[test]
fn files_without_an_opening_or_a_noun_are_found() {
    assert_eq!(bans::module_comments(&rules("use core::fmt;\n")).len(), 1);
    assert_eq!(bans::module_comments(&rules("\n//! Acts.\n")).len(), 0);
    for name in ["utils.rs", "string_helpers.rs", "session-manager.js"] {
        let tree = Tree::default().with(&format!("crates/node/src/{name}"), "//! Hm.\n");
        assert_eq!(bans::files(&tree).len(), 1, "{name}");
    }
    assert_eq!(bans::files(&rules(&"//! Acts.\n".repeat(801))).len(), 1);
    assert_eq!(bans::files(&rules(&"//! Acts.\n".repeat(800))), []);
}

#[test]
fn a_wildcard_on_our_own_enum_is_found() {
    let own = "//! Acts.\nenum Act { Leave, Join { key: u8 } }\nfn f(act: Act) {\n    match act {\n        Act::Leave => {}\n        _ => {}\n    }\n}\n";
    assert_eq!(lines(&wildcards::own_enums(&rules(own))), [6]);
    let explained = own.replace(
        "_ => {}",
        "_ => {} // Whatever else there will be is nothing to us here.",
    );
    assert_eq!(wildcards::own_enums(&rules(&explained)), []);
    let or = own.replace("Act::Leave => {}", "Act::Join { key: _ } | Act::Leave => g(),");
    assert_eq!(lines(&wildcards::own_enums(&rules(&or))), [6]);
}

#[test]
fn a_wildcard_on_what_is_not_ours_is_not_found() {
    let theirs = "//! Acts.\nenum Act { Leave }\nfn f(x: Option<u8>) {\n    match x {\n        Some(1) => match y { Act::Leave => {} },\n        _ => {}\n    }\n}\n";
    assert_eq!(wildcards::own_enums(&rules(theirs)), []);
    let byte = "//! Acts.\nenum Act { Leave }\nfn f(x: u8) -> Act {\n    match x {\n        0 => Act::Leave,\n        _ => Act::Leave,\n    }\n}\n";
    assert_eq!(wildcards::own_enums(&rules(byte)), []);
}
