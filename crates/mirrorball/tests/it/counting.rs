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
        well_made(&page);
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
        assert!(ungrouped(&page).contains(sentence), "the page lacks {sentence:?}");
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

/// The capital of Tennessee: who would win is left to the method, and the comparison says why.
const TENNESSEE: &str = "4 1\n42 1 2 3 4 0\n26 2 3 4 1 0\n15 3 4 2 1 0\n17 4 3 2 1 0\n0\n\"Memphis\"\n\"Nashville\"\n\
                         \"Chattanooga\"\n\"Knoxville\"\n\"The capital\"\n";

#[test]
fn where_methods_differ_and_why_is_said() {
    let folder = folder_with(&[("capital.blt", TENNESSEE), ("ward.csv", WARD)]);
    let shown = printed(
        folder.path(),
        &["-m", "all", "capital.blt", "--report", "capital.html"],
        0,
    );
    let said = "One seat: the methods differ. plurality → Memphis; irv → Knoxville; schulze and ranked-pairs → Nashville.\n\
                Nashville beats everybody else in pairs.\n\
                plurality elects Memphis, though 58 ballots put Nashville above Memphis and only 42 the other way round.\n\
                irv excludes Nashville in stage 3, with 26 ballots: only first places count there, and it never looks at how \
                many would prefer Nashville to those who stayed.\n";
    assert!(shown.ends_with(said), "{shown}");
    let page = fs::read_to_string(folder.path().join("capital.html")).unwrap();
    assert!(page.contains("Schulze and Ranked pairs → Nashville"), "{page}");
    assert!(page.contains("How every two compare stands above, under <a href=\"#m3\">Schulze</a>"));
    assert_eq!(page.matches("Ballots that put the option of the row above").count(), 1);

    // Of two seats: 7, 4 and 3 first preferences; all agree.
    let agreed = printed(folder.path(), &["-m", "all", "ward.csv"], 0);
    assert!(
        agreed.contains("2 seats: plurality, scottish-stv and meek agree on Ada and Ben."),
        "{agreed}"
    );
    // With surpluses and exclusions, others are elected than first preferences alone would elect.
    let file = given("scottish-stv-2017/argyll_bute_2017_ward3.csv");
    let ward = printed(Path::new("."), &["-m", "all", file.to_str().unwrap()], 0);
    for said in [
        "Donnie Macmillan is elected by scottish-stv and meek, and not by plurality: plurality gives them 427 votes; \
         scottish-stv leaves them 985.39… votes; meek leaves them 758.01… votes.",
        "Alec Mcneilly is elected by plurality, and not by scottish-stv and meek: plurality gives them 528 votes; \
         scottish-stv excludes them in stage 7 with 620.21… votes; meek leaves them 645.36… votes.",
    ] {
        assert!(ward.lines().any(|line| line == said), "{ward}");
    }
    let file = given("pabulib/Netherlands_Assen_2024.pb");
    let budget = printed(
        folder.path(),
        &["-m", "all", file.to_str().unwrap(), "--report", "budget.html"],
        0,
    );
    for said in [
        "greedy-budget: 84 of 84 voters (100.0 %) get at least one project they voted for.",
        "Crossbaan in Peelo (40,000) is paid for by greedy-budget, and not by equal-shares, add1 and equal-shares, no completion: \
         with equal shares, what its 25 supporters have left is not enough.",
        "Uitdelen Korans (1,500) is paid for by equal-shares, add1 and equal-shares, no completion, and not by greedy-budget: \
         in the greedy budget only 800 are left when its turn comes.",
    ] {
        assert!(budget.lines().any(|line| line == said), "{budget}");
    }
    let page = fs::read_to_string(folder.path().join("budget.html")).unwrap();
    assert!(
        page.contains("<tfoot><tr><th scope=\"row\">Spent</th><td>of 100,000</td><td>76,700</td>"),
        "{page}"
    );
    well_made(&page);
}

/// Headings leave out no level, no id stands there twice, and what is pointed at is there.
fn well_made(page: &str) {
    let after = |mark: &str| -> Vec<String> {
        let parts = page.split(mark).skip(1);
        parts
            .map(|part| part.split(['"', '>', ' ']).next().unwrap_or_default().to_owned())
            .collect()
    };
    let mut before = 0;
    for (at, _) in page.match_indices("<h") {
        let Some(level) = page[at + 2..].chars().next().and_then(|letter| letter.to_digit(10)) else {
            continue;
        };
        assert!(
            level <= before + 1,
            "a heading of level {level} after one of level {before}"
        );
        before = level;
    }
    let ids = after(" id=\"");
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "id {id}");
    }
    let wanted = after("href=\"#")
        .into_iter()
        .chain(after("url(#").into_iter().map(|id| id.trim_end_matches(')').to_owned()));
    for id in wanted.chain(after("aria-labelledby=\"")) {
        assert!(ids.contains(&id), "there is no {id}");
    }
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

/// A good file of each format, and one way after another to break it: where, with what, and the line that is named.
const BLT: &str = "3 1\n4 1 2 0\n3 2 1 0\n2 3 0\n0\n\"Ada\"\n\"Ben\"\n\"Cleo\"\n\"Chair\"\n";
const ABIF: &str = "{\"title\": \"Chair\"}\n=a:[Ada]\n=b:[Ben]\n4:a>b\n3:b>a\n";
const PB: &str = "META\nkey;value\ndescription;A street\nbudget;100\nnum_projects;2\nnum_votes;2\nvote_type;approval\nPROJECTS\n\
                  project_id;cost;name\n1;60;Bench\n2;50;Tree\nVOTES\nvoter_id;vote\n1;1,2\n2;2\n";
const JSON: &str = "{\"format\": \"mirrorball-ballots/1\", \"title\": \"Chair\",\n \"options\": [{\"name\": \"Ada\"}, {\"name\": \"Ben\"}],\n \
                    \"ballots\": [\n  {\"weight\": 2, \"ranking\": [1, 2]},\n  {\"ranking\": [2, 1]}\n ]}\n";
const BROKEN: [(&str, &str, &str, &str, &str); 26] = [
    ("blt", BLT, "2 3 0", "2 7 0", "line 4: there is no option 7"),
    ("blt", BLT, "3 2 1 0", "3 2 2 0", "line 3"),
    ("blt", BLT, "2 3 0", "2 3", "line 4"),
    ("blt", BLT, "2 3 0", "x 3 0", "line 4"),
    ("blt", BLT, "3 1\n", "3 0\n", "line 1: 0 seats"),
    ("blt", BLT, "3 1\n", "4 1\n", "line 9"),
    ("blt", BLT, "\"Cleo\"", "\"Cleo", "line 8: a quotation mark"),
    ("blt", BLT, "\"Chair\"\n", "\"Chair\"\n7 7 7\n", "line 10"),
    ("blt", BLT, "0\n\"Ada\"", "\"Ada\"", "line 5"),
    ("csv", WARD, "3,2,", "3,9999999,", "line 1"),
    ("csv", WARD, "4,2,", "four,2,", "line 3"),
    ("csv", WARD, "7,1,2,", "7,1,1,", "line 2"),
    ("csv", WARD, "\"Candidate 3\",\"Cleo\",\"C\",\n", "", "line 7"),
    (
        "csv",
        WARD,
        "\"North\",\n",
        "\"North\",\n\"South\",\n",
        "line 9: there is more after the end",
    ),
    ("abif", ABIF, "3:b>a", "3:b>c", "line 5: there is no option \"c\""),
    ("abif", ABIF, "3:b>a", "3:b>b", "line 5"),
    ("abif", ABIF, "4:a>b", "4:a/5", "line 5: rankings and scores"),
    ("abif", ABIF, "=b:[Ben]", "=b:[Ada]", "line 3: \"Ada\" stands for two"),
    ("pb", PB, "2;2\n", "2;9\n", "line 15: there is no option \"9\""),
    ("pb", PB, "num_votes;2", "num_votes;3", "line 6: the file announces 3"),
    ("pb", PB, "1;60;Bench", "1;sixty;Bench", "line 10: expected an amount"),
    ("pb", PB, "2;50;Tree", "1;50;Tree", "line 11: \"1\" stands for two"),
    (
        "pb",
        PB,
        "vote_type;approval",
        "vote_type;shouting",
        "line 7: unknown vote_type",
    ),
    ("json", JSON, "[2, 1]", "[2, 3]", "line 5"),
    ("json", JSON, "\"name\": \"Ben\"", "\"nam\": \"Ben\"", "line 2"),
    ("json", JSON, "]}\n", "]\n", "line 6: this is not JSON"),
];

#[test]
fn every_reader_names_the_line_that_is_wrong() {
    for (format, good, part, broken, said) in BROKEN {
        assert!(good.contains(part), "{format}: {part:?}");
        let bad = good.replacen(part, broken, 1);
        let (good_name, bad_name) = (format!("good.{format}"), format!("bad.{format}"));
        let folder = folder_with(&[(&good_name, good), (&bad_name, &bad)]);
        let method = if format == "pb" { "equal-shares" } else { "irv" };
        printed(folder.path(), &["-m", method, &good_name], 0);
        let answer = refused(folder.path(), &["-m", method, &bad_name]);
        assert!(answer.contains(said), "{format}, {broken:?} lacks {said:?}: {answer}");
        assert!(
            answer.contains("was not counted") && answer.contains("Next:"),
            "{answer}"
        );
    }
}

/// What editors and spreadsheets do to a file changes nothing; what would change names is refused.
#[test]
fn line_ends_and_marks_change_nothing_and_other_encodings_are_refused() {
    for (format, good) in [("blt", BLT), ("csv", WARD), ("abif", ABIF), ("pb", PB), ("json", JSON)] {
        let method = if format == "pb" { "equal-shares" } else { "irv" };
        let name = |kind: &str| format!("{kind}.{format}");
        let windows = good.replace('\n', "\r\n");
        let marked = format!("\u{feff}{windows}");
        let files = [
            (name("good"), good),
            (name("windows"), &*windows),
            (name("marked"), &*marked),
        ];
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
        let folder = folder_with(&files);
        let result = printed(folder.path(), &["-m", method, &name("good"), "--json"], 0);
        for other in ["windows", "marked"] {
            let same = printed(folder.path(), &["-m", method, &name(other), "--json"], 0);
            assert_eq!(result, same, "{format}, {other}");
        }
        let name_of_one = if format == "pb" { "Bench" } else { "Ada" };
        let latin = good.replacen(name_of_one, "Zo\u{e9}", 1);
        let latin: Vec<u8> = latin.chars().map(|letter| letter as u8).collect();
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(good.bytes().flat_map(|byte| [byte, 0]))
            .collect();
        for (other, bytes, said) in [("latin", latin, "UTF-8"), ("wide", wide, "line 1: the file is UTF-16")] {
            fs::write(folder.path().join(name(other)), bytes).unwrap();
            let answer = refused(folder.path(), &["-m", method, &name(other)]);
            assert!(
                answer.contains(said) && answer.contains("line "),
                "{format}, {other}: {answer}"
            );
        }
    }
}

/// The fields that other programs read from the result.
#[test]
fn the_result_has_its_fields() {
    let folder = folder_with(&[
        ("ward.csv", WARD),
        ("tie.blt", "2 1\n2 1 0\n2 2 0\n0\n\"Ada\"\n\"Ben\"\n\"Chair\"\n"),
    ]);
    let of = |arguments: &[&str], code: i32| -> Value {
        serde_json::from_str(&printed(folder.path(), arguments, code)).unwrap()
    };
    let ward = of(&["-m", "scottish-stv", "ward.csv", "--json"], 0);
    assert_eq!(ward["elected_numbers"], serde_json::json!([1, 2]));
    assert_eq!(ward["quota"].as_f64(), Some(5.0));
    assert_eq!(ward["stages"][1]["totals"][1].to_string(), "5.99997");
    assert_eq!(ward["ties"], serde_json::json!([]));
    assert_eq!(ward["complete"], true);
    let open = of(&["-m", "irv", "tie.blt", "--json"], 1);
    assert_eq!(open["complete"], false);
    assert_eq!(open["ties"].as_array().unwrap().len(), 1);
    assert_eq!(open["elected_numbers"], serde_json::json!([]));
    let drawn = of(&["-m", "irv", "tie.blt", "--json", "--seed", "00ff"], 0);
    assert_eq!(drawn["complete"], true);
    assert_eq!(drawn["elected_numbers"].as_array().unwrap().len(), 1);
}

/// A number without the marks between its groups of digits.
fn ungrouped(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let kept = letters.iter().enumerate().filter(|(at, letter)| {
        let groups =
            **letter == ',' && digit(at.checked_sub(1)) && digit(at.checked_add(3)) && !digit(at.checked_add(4));
        !groups
    });
    kept.map(|(_, letter)| letter).collect()
}

/// What pages say of a count is what `tally` says of it, in English; and in Spanish it is said too, and differently.
#[test]
fn pages_tell_a_count_as_tally_does() {
    use mirrorball::language::Language;
    use mirrorball::words::counting::Teller;
    use tally::lot::TieBreak;
    use tally::method::Method;
    use tally::read::{Format, Reader};
    let ward = fs::read(given("scottish-stv-2017/orkney_2017_ward4.csv")).unwrap();
    let budget = fs::read(given("pabulib/Netherlands_Assen_2024.pb")).unwrap();
    let scores = b"{\"format\": \"mirrorball-ballots/1\", \"title\": \"Lunch\", \"seats\": 2,
        \"options\": [{\"name\": \"Soup\"}, {\"name\": \"Rice\"}, {\"name\": \"Iced tea\"}],
        \"ballots\": [{\"scores\": [[1, 5], [2, 3]]}, {\"scores\": [[2, 5], [3, 5]]}, {\"scores\": [[3, 5], [1, 1]]},
        {\"weight\": 4, \"scores\": [[3, 2], [1, 2]]}]}";
    let circle = b"4 2\n7 1 2 3 4 0\n6 2 3 1 4 0\n5 3 1 2 4 0\n2 4 0\n0\n\"Ada\"\n\"Ben\"\n\"Cleo\"\n\"None of them\"\n\"Chair\"\n";
    let level = b"2 1\n2 1 0\n2 2 0\n0\n\"Yes\"\n\"No\"\n\"Chair\"\n";
    let files: [(Format, &[u8]); 5] = [
        (Format::ScottishCsv, &ward),
        (Format::Pabulib, &budget),
        (Format::Json, scores),
        (Format::Blt, circle),
        (Format::Blt, level),
    ];
    let mut told = 0;
    for (format, bytes) in files {
        let mut reader = Reader::new(format);
        reader.push(bytes).unwrap();
        let profile = reader.finish().unwrap();
        for (method, ties) in Method::all()
            .iter()
            .flat_map(|method| [TieBreak::none(), TieBreak::seeded(&[7])].map(|ties| (method, ties)))
        {
            let Ok(outcome) = method.count(&profile, &ties) else {
                continue;
            };
            let [english, spanish] =
                [Language::English, Language::Spanish].map(|language| Teller::new(language, &outcome));
            let mut same = |tally: String, english: String, spanish: String| {
                // The library counts times as they are; people say once.
                let tally = tally.replace("out 1 times", "out once");
                assert_eq!(tally, ungrouped(&english), "{}", method.name());
                assert_ne!(english, spanish, "{}", method.name());
                told += 1;
            };
            for stage in &outcome.stages {
                same(
                    outcome.sentence(stage),
                    english.sentence(stage),
                    spanish.sentence(stage),
                );
            }
            for tie in &outcome.ties {
                same(outcome.tie_sentence(tie), english.tie(tie), spanish.tie(tie));
            }
            same(outcome.result_sentence(), english.result(), spanish.result());
        }
    }
    assert!(told > 300, "{told} sentences");
}

/// The example of `docs/delegation.md`, with a question of yes or no.
const DELEGATIONS: &str = "member,ballot,delegate,scope,given,at_most\n\
Ada,yes,,,,\nBen,,Ada,topic,10,\nCleo,,Ada,community,40,\nDora,,Ben,circle,20,\nEmil,,Ben,circle,30,\n\
Fay,,Dora,topic,5,\nGus,,Hana,topic,50,\nHana,,Gus,decision,60,\nIvo,,Hana,community,15,\nJan,abstain,Ada,topic,12,\n\
Kim,,Jan,topic,25,\nLea,,,,,\n";

const DELEGATIONS_SHOWN: &str = "\
Delegations followed from those who voted backwards; at most 3 others go through one person, the nearest and then the oldest entries first.
  12 are in the electorate.
  2 voted themselves (16.7 %; at least 2 have to, which is enough), 1 of them to abstain.
  4 are spoken for by others (33.3 %), 1 of them by somebody who abstains.
  For 6 nobody speaks (50.0 %): 1 named nobody, 3 are in or behind a cycle without a voter, 2 are over somebody's cap.
  The heaviest ballot weighs 4.

  Ada voted, and speaks for 3 more.
  Ben is spoken for by Ada: → Ada (topic).
  Cleo is spoken for by Ada: → Ada (community).
  Dora is spoken for by Ada: → Ben (circle) → Ada (topic).
  Nobody speaks for Emil: Ada has as many as they may. → Ben (circle) → Ada (topic).
  Nobody speaks for Fay: Ada has as many as they may. → Dora (topic) → Ben (circle) → Ada (topic).
  Nobody speaks for Gus: their chain comes back to itself, and nobody on it voted. → Hana (topic) → Gus (decision).
  Nobody speaks for Hana: their chain comes back to itself, and nobody on it voted. → Gus (decision) → Hana (topic).
  Nobody speaks for Ivo: their chain comes back to itself, and nobody on it voted. → Hana (community) → Gus (decision) → Hana (topic).
  Jan voted, and speaks for 1 more.
  Kim is spoken for by Jan: → Jan (topic).
  Lea did not vote, and named nobody.
";

#[test]
fn delegations_are_followed_and_decide() {
    let folder = folder_with(&[("who.csv", DELEGATIONS)]);
    let shown = printed(
        folder.path(),
        &["--method", "liquid", "who.csv", "--report", "who.html"],
        0,
    );
    let (delegations, decided) = shown.split_at(DELEGATIONS_SHOWN.len());
    assert_eq!(delegations, DELEGATIONS_SHOWN);
    assert!(decided.contains("yes is elected"), "{decided}");
    let report = fs::read_to_string(folder.path().join("who.html")).unwrap();
    assert!(report.contains("→ Dora (topic) → Ben (circle) → Ada (topic)") && report.contains("<svg"));

    let json = printed(folder.path(), &["--method", "liquid", "who.csv", "--json"], 0);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&json[0]["represented"], &json[0]["reasons"]["over-cap"]),
        (&4.into(), &2.into())
    );
    let fay = &json[0]["members"][5];
    assert_eq!((&fay["why"], &fay["at"]), (&"over-cap".into(), &"Ada".into()));
    assert_eq!(fay["chain"].as_array().map(Vec::len), Some(3));
    assert_eq!(json[1]["stages"][0]["totals"], serde_json::json!([4, 0, 2]));

    let uncapped = printed(
        folder.path(),
        &["--method", "liquid", "--uncapped", "--json", "who.csv"],
        0,
    );
    let uncapped: Value = serde_json::from_str(&uncapped).unwrap();
    assert_eq!(
        (&uncapped[0]["heaviest"], &uncapped[0]["cap"]),
        (&6.into(), &Value::Null)
    );
    // Ada alone is no tenth of twelve, however many she speaks for.
    fs::write(
        folder.path().join("few.csv"),
        DELEGATIONS.replace("Jan,abstain,", "Jan,,"),
    )
    .unwrap();
    let few = printed(folder.path(), &["--method", "liquid", "few.csv"], 0);
    assert!(
        few.contains("too few to decide anything") && !few.contains("elected"),
        "{few}"
    );
    let narrow = [
        "--method",
        "liquid",
        "--cap",
        "1/12",
        "--cap-least",
        "1",
        "--json",
        "who.csv",
    ];
    let narrow: Value = serde_json::from_str(&printed(folder.path(), &narrow, 0)).unwrap();
    assert_eq!((&narrow[0]["heaviest"], &narrow[0]["cap"]), (&2.into(), &1.into()));
}

#[test]
fn files_of_delegations_are_read_strictly() {
    for (text, line, why) in [
        ("", 1, "the file ends before"),
        ("name\nAda\n", 1, "unknown key"),
        ("ballot\nyes\n", 1, "the column \"member\" is missing"),
        ("member,member\nAda,Ada\n", 1, "stands there twice"),
        ("member\nAda\nAda\n", 3, "Ada"),
        ("member,ballot\nAda,maybe\n", 2, "expected the ballot as"),
        ("member,ballot\nAda\n", 2, "1 fields"),
        (
            "member,delegate,scope,given\nAda,Zoe,topic,1\nBen,,,\n",
            2,
            "there is no member \"Zoe\"",
        ),
        ("member,delegate,scope,given\nAda,Ada,topic,1\n", 2, "themself"),
        (
            "member,delegate,scope,given\nAda,Ben,club,1\nBen,,,\n",
            2,
            "expected the scope",
        ),
        (
            "member,delegate,scope,given\nAda,Ben,topic,\nBen,,,\n",
            2,
            "when the entry was given",
        ),
        (
            "member,delegate,scope,given\nAda,Cy,topic,1\nBen,Cy,topic,1\nCy,,,\n",
            3,
            "another entry was given at 1",
        ),
        ("member,at_most\nAda,few\n", 2, "how many others"),
        ("member\n-\n", 2, "the name of a member"),
    ] {
        let folder = folder_with(&[("who.csv", text)]);
        let said = refused(folder.path(), &["--method", "liquid", "who.csv"]);
        assert!(
            said.contains(&format!("line {line}: ")) && said.contains(why),
            "{text:?}: {said}"
        );
    }
}
