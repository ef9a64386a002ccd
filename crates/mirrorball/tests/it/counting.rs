//! `mirrorball count` as it runs: the table, the JSON, the report, every method at once, and what it says about bad files.
//! What the methods themselves do is tested in `tally`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_mirrorball");

/// Three candidates and two seats; the first seat is taken at once, and the surplus decides the second.
const WARD: &str = "3,2,\n7,1,2,\n4,2,\n3,3,\n\"Candidate 1\",\"Ada\",\"A\",\n\"Candidate 2\",\"Ben\",\"B\",\n\"Candidate 3\",\"Cleo\",\"C\",\n\"North\",\n";

/// What is printed for [`WARD`], from the rule by hand: 14 papers, the quota is ⌊14/3⌋ + 1 = 5, the surplus 2 of 7 is worth
/// 0.28571 a paper, and 7 × 0.28571 = 1.99997.
const TABLE: &str = "\
North
Scottish Local Government Elections Order 2007, rules 45 to 52: 2 seats, five decimals, truncated.
  1. 14 valid ballots count for their first preferences; the quota is 5. Ada is elected, having reached the quota.
  2. The surplus of Ada, 2, moves on: each paper at its value × 2 / 7, truncated. Ben is elected, having reached the quota.
Ada and Ben are elected.

                        stage 1  stage 2
* Ada                   7.00000  5.00000
* Ben                   4.00000  5.99997
  Cleo                  3.00000  3.00000
  (lost in truncation)  0.00000  0.00003

* elected
";

fn given(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../testdata/counting")
        .join(name)
}

fn count(folder: &Path, arguments: &[&str]) -> Output {
    let mut program = Command::new(PROGRAM);
    program
        .arg("count")
        .args(arguments)
        .current_dir(folder)
        .env("LANG", "C")
        .env("NO_COLOR", "1");
    program.output().unwrap()
}

/// What a count printed, which must have gone this way.
fn printed(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = count(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a refused count said; nothing was printed as a result.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = count(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?} printed a result");
    String::from_utf8(output.stderr).unwrap()
}

fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn a_ward_is_shown_as_a_table() {
    let folder = folder_with(&[("ward.csv", WARD)]);
    let shown = printed(folder.path(), &["--method", "scottish-stv", "ward.csv"], 0);
    let lines = |text: &str| text.lines().map(str::trim_end).map(String::from).collect::<Vec<_>>();
    assert_eq!(lines(&shown), lines(TABLE));
}

/// A given ward, against what its returning officer published.
#[test]
fn a_ward_is_told_as_json() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(
        given("scottish-stv-2017/orkney_2017_ward4.csv"),
        folder.path().join("ward.csv"),
    )
    .unwrap();
    let text = printed(folder.path(), &["-m", "scottish-stv", "ward.csv", "--json"], 0);
    let result: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(result["elected_numbers"], serde_json::json!([3, 1, 5, 6]));
    assert_eq!(
        (result["valid"].as_u64(), result["seats"].as_u64()),
        (Some(1833), Some(4))
    );
    assert!(result["quota"].to_string().contains("367"), "{}", result["quota"]);
    assert_eq!(result["stages"].as_array().unwrap().len(), 6);
    assert_eq!(result["stages"][5]["totals"][5].to_string(), "369.93809");
    assert_eq!(result["ties"], serde_json::json!([]));
}

#[test]
fn a_budget_is_counted() {
    let file = given("pabulib/Netherlands_Assen_2024.pb");
    let text = printed(
        Path::new("."),
        &["-m", "equal-shares", file.to_str().unwrap(), "--json"],
        0,
    );
    let result: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(result["elected_numbers"].as_array().unwrap().len(), 9);
    assert_eq!(result["complete"], true);
}

/// The page stands alone, says every step, and changes no byte from one run to the next.
#[test]
fn a_report_is_one_page_for_itself() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(
        given("scottish-stv-2017/orkney_2017_ward4.csv"),
        folder.path().join("ward.csv"),
    )
    .unwrap();
    for method in ["scottish-stv", "schulze", "all"] {
        let shown = printed(folder.path(), &["-m", method, "ward.csv", "--report", "one.html"], 0);
        let again = printed(folder.path(), &["-m", method, "ward.csv", "--report", "two.html"], 0);
        let page = fs::read_to_string(folder.path().join("one.html")).unwrap();
        assert_eq!(shown, again, "{method}");
        assert_eq!(
            page,
            fs::read_to_string(folder.path().join("two.html")).unwrap(),
            "{method}"
        );
        let lower = page.to_lowercase();
        assert!(
            lower.starts_with("<!doctype html>") && lower.trim_end().ends_with("</html>"),
            "{method}"
        );
        for outside in [
            "src=\"http",
            "href=\"http",
            "<script src",
            "<link ",
            "@import",
            "url(http",
        ] {
            assert!(!lower.contains(outside), "{method}: {outside}");
        }
        assert!(
            page.contains("<svg") || page.contains("<table"),
            "{method} has a picture or a table"
        );
        assert!(
            page.contains("Rachael King") && page.contains("West Mainland Ward"),
            "{method}"
        );
    }
    let json = printed(
        folder.path(),
        &["-m", "scottish-stv", "ward.csv", "--json", "--report", "one.html"],
        0,
    );
    let result: Value = serde_json::from_str(&json).unwrap();
    let page = fs::read_to_string(folder.path().join("one.html")).unwrap();
    for stage in result["stages"].as_array().unwrap() {
        let sentence = stage["sentence"].as_str().unwrap();
        assert!(page.contains(sentence), "the page lacks {sentence:?}");
    }
}

#[test]
fn all_methods_are_compared() {
    let folder = folder_with(&[("ward.csv", WARD)]);
    let shown = printed(folder.path(), &["-m", "all", "ward.csv"], 0);
    for method in ["plurality", "irv", "schulze", "ranked-pairs", "scottish-stv", "meek"] {
        assert!(shown.lines().any(|line| line.starts_with(method)), "{method}: {shown}");
    }
    let json = printed(folder.path(), &["-m", "all", "ward.csv", "--json"], 0);
    let results: Value = serde_json::from_str(&json).unwrap();
    let methods: Vec<&str> = results
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["method"].as_str().unwrap())
        .collect();
    assert_eq!(
        methods,
        ["plurality", "irv", "schulze", "ranked-pairs", "scottish-stv", "meek"]
    );
}

#[test]
fn a_tie_waits_for_a_seed() {
    let folder = folder_with(&[("tie.blt", "2 1\n2 1 0\n2 2 0\n0\n\"Ada\"\n\"Ben\"\n\"Chair\"\n")]);
    let open = printed(folder.path(), &["-m", "irv", "tie.blt"], 1);
    assert!(open.contains("A tie stays open"), "{open}");
    let drawn = printed(folder.path(), &["-m", "irv", "tie.blt", "--seed", "00ff"], 0);
    assert!(drawn.contains("the public lot decides"), "{drawn}");
    assert_eq!(
        drawn,
        printed(folder.path(), &["-m", "irv", "tie.blt", "--seed", "00ff"], 0)
    );
}

#[test]
fn what_cannot_be_counted_is_said() {
    let bad = WARD.replace("4,2,\n", "4,2,9,\n");
    let folder = folder_with(&[("bad.csv", &bad), ("ward.csv", WARD), ("ward.txt", WARD)]);
    let cases: [(&[&str], &[&str]); 6] = [
        (
            &["-m", "scottish-stv", "bad.csv"],
            &["bad.csv", "line 3", "there is no option 9", "Next:"],
        ),
        (
            &["-m", "coin-flip", "ward.csv"],
            &["no method \"coin-flip\"", "scottish-stv", "Next:"],
        ),
        (
            &["-m", "equal-shares", "ward.csv"],
            &["needs a budget", "--method all", "Next:"],
        ),
        (
            &["-m", "irv", "ward.txt"],
            &[".blt, .csv, .abif, .pb or .json", "--format", "Next:"],
        ),
        (&["-m", "irv", "nowhere.csv"], &["nowhere.csv was not read", "Next:"]),
        (
            &["-m", "irv", "ward.csv", "--report", "no/such/page.html"],
            &["page.html was not written", "Next:"],
        ),
    ];
    for (arguments, parts) in cases {
        let said = refused(folder.path(), arguments);
        for part in parts {
            assert!(said.contains(part), "{arguments:?} lacks {part:?}: {said}");
        }
    }
    // What a file is can be said.
    printed(folder.path(), &["-m", "irv", "--format", "csv", "ward.txt"], 0);
}
