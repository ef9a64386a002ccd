//! Readers: what they accept, what they refuse and where, and that nothing breaks them.

use tally::lot::TieBreak;
use tally::method::Method;
use tally::profile::{Ballots, Profile};
use tally::read::{Format, Reader, whole};

use crate::chance::Chance;
use crate::wards::{files, read};

const BLT: &str = "4 2\n-3\n5 1 2 0\n2 2=4 - 1 0\n1 0\n0\n\"Ada\"\n\"Ben\"\n\"Cleo\"\n\"Dee \"\"D\"\"\"\n\"Chair\"\n";
const CSV: &str = "3,2,\n5,1,2,\n2,3,,1,\n1,\n\"Candidate 1\",\"Ada\",\"A (A)\",\n\"Candidate 2\",\"Ben\",\"B\",\n\"Candidate 3\",\"Cleo\",\"C\",\n\"North\",\n";
const ABIF: &str = "# a comment\n{\"title\": \"Chair\", \"seats\": 1}\n=A:[Ada Lovelace]\n=B:Ben\n=C:[Cleo]\n5: A>B=C # more\n2:[Ada Lovelace]>C\n1:\n";
const PB: &str = "META\nkey;value\ndescription;Park\nnum_projects;2\nnum_votes;3\nbudget;1000.50\nvote_type;approval\nPROJECTS\nproject_id;cost;name;selected\np1;500.25;\"Tree; oak\";1\np2;700;Bench;0\nVOTES\nvoter_id;vote\n1;p1,p2\n2;p1\n3;\n";
const JSON: &str = "{\"format\": \"mirrorball-ballots/1\", \"title\": \"Chair\", \"seats\": 1,\n\"options\": [{\"name\": \"Ada\"}, {\"name\": \"Ben\", \"withdrawn\": true}, {\"name\": \"C\"}],\n\"ballots\": [\n{\"weight\": 5, \"ranking\": [1, [2, 3]]},\n{\"ranking\": [3, null, 1]}\n]}\n";

fn refused(format: Format, text: &str) -> String {
    match whole(format, text.as_bytes()) {
        Ok(profile) => panic!("accepted: {text:?} as {profile:?}"),
        Err(flaw) => flaw.to_string(),
    }
}

#[test]
fn what_is_accepted() {
    let blt = whole(Format::Blt, BLT.as_bytes()).unwrap();
    assert_eq!(
        (
            blt.options[3].name.as_str(),
            blt.options[2].withdrawn,
            blt.title.as_str()
        ),
        ("Dee \"D\"", true, "Chair")
    );
    assert_eq!((blt.total_weight(), blt.seats), (8, Some(2)));
    let csv = whole(Format::ScottishCsv, CSV.as_bytes()).unwrap();
    assert_eq!(
        (csv.options[2].name.as_str(), csv.title.as_str(), csv.total_weight()),
        ("Cleo", "North", 8)
    );
    let abif = whole(Format::Abif, ABIF.as_bytes()).unwrap();
    assert_eq!(
        (abif.options[0].name.as_str(), abif.seats, abif.total_weight()),
        ("Ada Lovelace", Some(1), 8)
    );
    let pb = whole(Format::Pabulib, PB.as_bytes()).unwrap();
    assert_eq!(
        (pb.budget.unwrap().total, pb.options[0].cost, pb.options[1].cost),
        (100_050, 50_025, 70_000)
    );
    assert_eq!(
        (pb.options[0].name.as_str(), pb.options[0].id.as_str()),
        ("Tree; oak", "p1")
    );
    let json = whole(Format::Json, JSON.as_bytes()).unwrap();
    assert_eq!(
        (json.options[1].withdrawn, json.total_weight(), json.seats),
        (true, 6, Some(1))
    );
    let scores = whole(Format::Abif, b"3: A/5, B/3\n1: B/2\n").unwrap();
    assert!(matches!(scores.ballots, Ballots::Scored(_)));
    let approvals = whole(Format::Abif, b"3: A, B\n2: A\n").unwrap();
    assert!(matches!(approvals.ballots, Ballots::Scored(scores) if scores.are_approvals()));
}

/// Byte order mark, CRLF, and pieces of any size: the same profile.
#[test]
fn marks_line_ends_and_pieces_do_not_matter() {
    for (format, text) in formats() {
        let plain = whole(format, text.as_bytes()).unwrap();
        let dressed = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
        assert_eq!(whole(format, dressed.as_bytes()).unwrap(), plain, "{format:?}");
        for size in 1..9 {
            let mut reader = Reader::new(format);
            dressed
                .as_bytes()
                .chunks(size)
                .for_each(|piece| reader.push(piece).unwrap());
            assert_eq!(reader.finish().unwrap(), plain, "{format:?} in pieces of {size}");
        }
        assert_eq!(
            whole(format, text.trim_end().as_bytes()).unwrap(),
            plain,
            "{format:?} without its last line end"
        );
    }
}

fn formats() -> [(Format, &'static str); 5] {
    [
        (Format::Blt, BLT),
        (Format::ScottishCsv, CSV),
        (Format::Abif, ABIF),
        (Format::Pabulib, PB),
        (Format::Json, JSON),
    ]
}

/// Where a flaw is named.
#[derive(Clone, Copy)]
enum Place {
    /// On the line that was changed.
    There,
    /// On the line where this stands.
    At(&'static str),
    /// On the last line.
    End,
}

const MONEY: &str = "expected an amount of money: digits, at most 6 decimals after a point, at most 1000000000000000 of the smallest unit";

/// Each bad file, and the line and reason it is refused with.
#[test]
#[allow(clippy::too_many_lines)] // A table of cases, one after another.
fn what_is_refused_and_where() {
    use Place::{At, End, There};
    let cases: &[(Format, &str, &str, Place, &str)] = &[
        (Format::Blt, "5 1 2 0", "5 1 7 0", There, "there is no option 7"),
        (
            Format::Blt,
            "5 1 2 0",
            "5 1 1 0",
            There,
            "option 1 stands on the ballot twice",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "5 1 2",
            There,
            "expected a blank between preferences, and a 0 at the end",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "5 1 2 0 3",
            There,
            "there is more after the end",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "5.5 1 2 0",
            There,
            "expected a blank after the weight",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "99999999999999999999 1 0",
            There,
            "the number is too large",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "9999999999999 1 0",
            There,
            "all ballots together weigh more than 1000000000000",
        ),
        (Format::Blt, "-3", "-9", There, "there is no option 9"),
        (
            Format::Blt,
            "\"Ada\"\n",
            "",
            End,
            "the file ends before the title (or a name is missing)",
        ),
        (
            Format::Blt,
            "\"Chair\"\n",
            "\"Chair\"\n\"x\"\n",
            End,
            "there is more after the end",
        ),
        (
            Format::Blt,
            "\"Ada\"",
            "\"Ada",
            There,
            "a quotation mark is not closed on its line",
        ),
        (
            Format::Blt,
            "0\n\"Ada\"",
            "\"Ada\"",
            There,
            "expected the weight of a ballot",
        ),
        (
            Format::Blt,
            "4 2\n",
            "0 2\n",
            There,
            "0 options; there must be 1 to 10000",
        ),
        (
            Format::Blt,
            "4 2\n",
            "4 0\n",
            There,
            "0 seats; there must be at least one, and not more than 10000",
        ),
        (Format::ScottishCsv, "5,1,2,", "5,1,4,", There, "there is no option 4"),
        (
            Format::ScottishCsv,
            "5,1,2,",
            "5,1,x,",
            There,
            "expected the number of a candidate",
        ),
        (
            Format::ScottishCsv,
            "5,1,2,",
            "0,1,2,",
            There,
            "the ballot weighs nothing",
        ),
        (
            Format::ScottishCsv,
            "Candidate 2",
            "Candidate 7",
            There,
            "expected the next candidate, as in \"Candidate 1\",\"name\",\"party\"",
        ),
        (
            Format::ScottishCsv,
            "\"North\",\n",
            "",
            End,
            "the file ends before the name of the ward",
        ),
        (
            Format::ScottishCsv,
            "\"North\",\n",
            "\"North\",\nx\n",
            End,
            "there is more after the end",
        ),
        (Format::Abif, "A>B=C", "A>X", There, "there is no option \"X\""),
        (
            Format::Abif,
            "A>B=C",
            "A>A",
            There,
            "option 1 stands on the ballot twice",
        ),
        (
            Format::Abif,
            "A>B=C",
            "A>B,C",
            There,
            "expected either ranks (> and =) or a list (commas)",
        ),
        (
            Format::Abif,
            "A>B=C",
            "A/3>B/5",
            There,
            "the scores contradict the ranks",
        ),
        (
            Format::Abif,
            "2:[Ada Lovelace]>C",
            "2:A/1>C",
            There,
            "rankings and scores cannot be mixed in one file",
        ),
        (Format::Abif, "=B:Ben", "=A:Ben", There, "\"A\" stands for two options"),
        (
            Format::Pabulib,
            "1;p1,p2",
            "1;p1,p9",
            There,
            "there is no option \"p9\"",
        ),
        (Format::Pabulib, "1;p1,p2", "1", There, "1 fields, where 2 are named"),
        (
            Format::Pabulib,
            "num_votes;3",
            "num_votes;4",
            There,
            "the file announces 4 votes, and holds 3",
        ),
        (
            Format::Pabulib,
            "num_projects;2",
            "num_projects;3",
            There,
            "the file announces 3 projects, and holds 2",
        ),
        (
            Format::Pabulib,
            "1000.50",
            "1,000",
            There,
            "expected an amount of money: digits, at most 6 decimals after a point, at most 1000000000000000 of the smallest unit",
        ),
        (
            Format::Pabulib,
            "budget;1000.50\n",
            "",
            At("VOTES"),
            "the budget is missing",
        ),
        (
            Format::Pabulib,
            "vote_type;approval",
            "vote_type;guess",
            There,
            "unknown vote_type \"guess\"",
        ),
        (
            Format::Pabulib,
            "p2;700",
            "p1;700",
            There,
            "\"p1\" stands for two options",
        ),
        (
            Format::Json,
            "\"seats\": 1,",
            "\"seats\": 1, \"x\": 2,",
            There,
            "unknown key \"x\"",
        ),
        (
            Format::Json,
            "[3, null, 1]",
            "[3, null, 3]",
            There,
            "option 3 stands on the ballot twice",
        ),
        (Format::Json, "[3, null, 1]", "[3, 8]", There, "there is no option 8"),
        (Format::Json, "\n]}\n", "\n]} x", End, "there is more after the end"),
        (
            Format::Json,
            "\n]}\n",
            "\n]",
            End,
            "the file ends before the object is closed",
        ),
        (
            Format::Json,
            "\"seats\": 1,",
            "\"title\": \"again\",",
            There,
            "\"title\" stands there twice",
        ),
        (
            Format::ScottishCsv,
            "\"North\"",
            "\"North",
            There,
            "a quotation mark is not closed on its line",
        ),
        (
            Format::ScottishCsv,
            "\"North\"",
            "\"North\" x",
            There,
            "a quotation mark is not closed on its line",
        ),
        (
            Format::ScottishCsv,
            "3,2,",
            "3;2;",
            There,
            "expected the numbers of candidates and seats, as in 7,3",
        ),
        (Format::Blt, "-3", "-3 -0", There, "there is no option 0"),
        (
            Format::Blt,
            "4 2",
            "4 2 1",
            There,
            "expected the numbers of candidates and seats, as in 7 3",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "(5 1 2 0",
            There,
            "expected the weight of a ballot",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "[nick a b c d]",
            There,
            "expected a ballot; of options in square brackets, only [withdrawn 2 3] is read, before the first ballot",
        ),
        (Format::Blt, "-3", "[withdrawn 9]", There, "there is no option 9"),
        (
            Format::Blt,
            "-3",
            "[withdrawn 3",
            There,
            "expected a ballot; of options in square brackets, only [withdrawn 2 3] is read, before the first ballot",
        ),
        (
            Format::Abif,
            "5: A>B=C # more",
            "5: A/4",
            At("2:["),
            "rankings and scores cannot be mixed in one file",
        ),
        (
            Format::Abif,
            "5: A>B=C # more",
            "5: A/9999999, B/1",
            There,
            "a score of 9999999 is above 1000000",
        ),
        (
            Format::Abif,
            "\"seats\": 1",
            "\"seats\": 0",
            There,
            "0 seats; there must be at least one, and not more than 10000",
        ),
        (
            Format::Abif,
            "\"seats\": 1}",
            "\"seats\": 1",
            There,
            "this is not JSON: an object has commas between its members and } at its end",
        ),
        (
            Format::Pabulib,
            "num_votes;3",
            "num_votes;many",
            There,
            "expected a whole number",
        ),
        (
            Format::Pabulib,
            "num_votes;3",
            "num_projects;2",
            There,
            "\"num_projects\" stands there twice",
        ),
        (
            Format::Pabulib,
            "budget;1000.50",
            "budget;1000000000000000",
            There,
            MONEY,
        ),
        (Format::Pabulib, "p2;700;", "p2;10000000000001;", There, MONEY),
        (
            Format::Pabulib,
            "p2;700;Bench;0",
            "p2;700;Bench;0;;x",
            There,
            "6 fields, where 4 are named",
        ),
        (
            Format::Pabulib,
            "p2;700;Bench;0",
            "p2;700;Bench;perhaps",
            There,
            "expected whether the project was selected, as a number",
        ),
        (
            Format::Pabulib,
            "vote_type;approval",
            "vote_type;cumulative",
            At("voter_id"),
            "the column points is missing",
        ),
        (
            Format::Pabulib,
            "vote_type;approval",
            "vote_type;choose-1",
            At("1;p1,p2"),
            "the ballot names several projects, where everybody chooses one",
        ),
        (
            Format::Json,
            "{\"name\": \"C\"}",
            "{\"name\": \"C\", \"id\": \"1\"}",
            There,
            "\"1\" stands for two options",
        ),
        (
            Format::Json,
            "{\"name\": \"C\"}",
            "{\"name\": \"C\",\n\"cost\": \"1,5\"}",
            At("\"cost\""),
            MONEY,
        ),
        (
            Format::Json,
            "{\"name\": \"C\"}",
            "{\"nam\": \"C\"}",
            There,
            "unknown key \"nam\"",
        ),
        (
            Format::Json,
            "{\"name\": \"C\"}",
            "{}",
            There,
            "the name of an option is missing",
        ),
        (
            Format::Json,
            "\"seats\": 1",
            "\"seats\": \"one\"",
            There,
            "expected a whole number of seats",
        ),
        (
            Format::Json,
            "\"seats\": 1",
            "\"seats\": 1e3",
            There,
            "expected a whole number of seats",
        ),
        (
            Format::Json,
            "\"seats\": 1",
            "\"seats\": 01",
            There,
            "this is not JSON: a number is malformed",
        ),
        (
            Format::Json,
            "{\"weight\": 5, \"ranking\"",
            "{\"weight\": 5, \"weight\": 6, \"ranking\"",
            There,
            "\"weight\" stands there twice",
        ),
        (
            Format::Json,
            "{\"weight\": 5,",
            "{\"weight\": 0,",
            There,
            "the ballot weighs nothing",
        ),
        (
            Format::Json,
            "[3, null, 1]",
            "[3,\n\nnull,\n9]",
            At("9]"),
            "there is no option 9",
        ),
        (
            Format::Json,
            "[3, null, 1]",
            "[3 null]",
            There,
            "this is not JSON: a list has commas between its values and ] at its end",
        ),
        (
            Format::Json,
            "[3, null, 1]",
            "[3, \"Ada\"]",
            There,
            "expected the number of an option",
        ),
        (
            Format::Json,
            "\"ranking\": [3, null, 1]",
            "\"scores\": [[3, 1]]",
            There,
            "rankings and scores cannot be mixed in one file",
        ),
        (
            Format::Json,
            "\"ranking\": [3, null, 1]",
            "\"ranking\": [3], \"approves\": [1]",
            There,
            "expected a ballot with one of ranking, scores and approves",
        ),
    ];
    for &(format, part, other, place, reason) in cases {
        let text = formats().into_iter().find(|(other, _)| *other == format).unwrap().1;
        assert!(text.contains(part), "{part:?} is in the file");
        let bad = text.replacen(part, other, 1);
        let line_at = |at: usize| 1 + bad[..at].matches('\n').count();
        let line = match place {
            There => line_at(text.find(part).unwrap()),
            At(what) => line_at(bad.find(what).unwrap()),
            End => bad.lines().count(),
        };
        assert_eq!(
            refused(format, &bad),
            format!("line {line}: {reason}"),
            "{format:?}, {part:?} -> {other:?}"
        );
    }
    for (format, _) in formats() {
        assert_eq!(refused(format, "\u{0}"), refused(format, "\u{0}"));
        assert!(
            whole(format, &[0xFF, 0xFE, b'4', 0])
                .unwrap_err()
                .to_string()
                .contains("UTF-16"),
            "{format:?}"
        );
        assert!(refused(format, "").contains("line 1: "), "{format:?}");
    }
    let latin = BLT
        .replace("Ben", "B\u{1}n")
        .into_bytes()
        .iter()
        .map(|&b| if b == 1 { 0xE9 } else { b })
        .collect::<Vec<_>>();
    assert!(
        whole(Format::Blt, &latin)
            .unwrap_err()
            .to_string()
            .starts_with("line 8: the text is not UTF-8")
    );
}

/// What is longer than anything that a format needs is refused where it stands, in one piece or in many.
#[test]
fn what_is_too_long_is_refused() {
    let line = "1".repeat(tally::limits::LINE_BYTES_MAX + 1);
    let value = format!(
        "{}[\"{}\"",
        &JSON[..JSON.len() - 20],
        "x".repeat(tally::limits::JSON_VALUE_BYTES_MAX)
    );
    let blt = format!("2 1\n1 1 0\n{line}\n0\n");
    for (format, text, said) in [
        (Format::Blt, &blt, "line 3: the line is longer than 1048576 bytes"),
        (
            Format::Json,
            &value,
            "line 5: a JSON value is larger than 4194304 bytes",
        ),
    ] {
        assert_eq!(refused(format, text), said);
        for size in [1_000, 999_983] {
            assert_eq!(
                read_in_pieces(format, text.as_bytes(), size).unwrap_err().to_string(),
                said
            );
        }
    }
}

/// What the same election looks like in files from other hands.
fn same(format: Format, one: &str, others: &[String]) {
    let wanted = whole(format, one.as_bytes()).unwrap();
    for other in others {
        let read = whole(format, other.as_bytes()).unwrap_or_else(|flaw| panic!("{flaw}: {other}"));
        assert_eq!(read, wanted, "{other}");
    }
}

#[test]
fn other_hands_write_the_same_blt() {
    // Names without quotation marks, as many collections of council elections have them; and all on one line.
    let bare = BLT.replace("\"Dee \"\"D\"\"\"", "\"Dee, (Con)\"");
    let (ballots, names) = bare.split_once("\n0\n").unwrap();
    same(
        Format::Blt,
        &bare,
        &[
            format!("{ballots}\n0\n{}", names.replace('"', "")),
            format!("{ballots}\n0\n{}", names.replace('\n', " ")),
            format!("# a council\n{ballots} # the last\n\n 0 \n\n# names\n{names}\n\n"),
            format!("{ballots}\n0\n{}", names.replace("\"\n", "\" # a comment\n")).replace(' ', "  "),
            bare.replace(" 0\n", " 0 \n").replace("2=4", "2 = 4"),
            bare.replace("\n-3\n", "\n[withdrawn 3 ] # one\n"),
            bare.replace("4 2\n-3\n", "4 2 -3 # withdrawn\n")
                .replace("\n1 0\n", "\n(ballot 7) 0\n"),
        ]
        .map(|text| text.replace("Dee,  (Con)", "Dee, (Con)").replace("#  a", "# a")),
    );
    // A party beside each name is no name.
    let parties = names.replacen("\"\n", "\" \"A party\"\n", 4);
    same(Format::Blt, &bare, &[format!("{ballots}\n0\n{parties}")]);
}

#[test]
fn spreadsheets_write_the_same_csv() {
    // Lines filled up with commas, quotation marks only where needed, blank lines at the end.
    let quoted = CSV.replace("\"Ben\"", "\"Ben \"\"B\"\" Bo, jr\"");
    same(
        Format::ScottishCsv,
        &quoted,
        &[
            quoted.replace("3,2,\n", "3,2,,,,\n").replace("\",\n", "\",,,\n") + ",,,\n \n\n",
            quoted
                .replace("\"Ada\",\"A (A)\"", "Ada,A (A)")
                .replace("\"Candidate ", "Candidate ")
                .replace("1\",Ada", "1,Ada")
                .replace("2\",", "2,")
                .replace("3\",", "3,")
                .replace("\"North\"", "North"),
            quoted.replace("\"North\"", "\"\"North\"\""),
            quoted.replace("\"North\",", "\"\"\"\"North\"\"\"\","),
            quoted.replace("\"North\",", "\"\"\"\" North\"\" \"\","),
            quoted.replace(",1,2,\n", ", 1, 2 ,\n").replace("3,2,\n", "3, 2,\n"),
            quoted.replace(",\n", "\n"),
        ],
    );
}

#[test]
fn other_hands_write_the_same_pb() {
    // Sections in any case, remarks with semicolons, columns in any order, quotation marks within a field.
    let columns = PB
        .replace("project_id;cost;name;selected", "name;selected;project_id;cost")
        .replace("p1;500.25;\"Tree; oak\";1", "\"Tree; \"oak;1;p1;500.250")
        .replace("p2;700;Bench;0", "Bench;0;p2;700.0")
        .replace(
            "voter_id;vote\n1;p1,p2\n2;p1\n3;\n",
            "vote;age;voter_id\np1,p2;;1\np1;30;2\n;;3\n\n",
        );
    same(
        Format::Pabulib,
        PB,
        &[
            PB.replace("META", "meta").replace("VOTES", "Votes"),
            PB.replace("budget;", "comment;#1: one; two; three\nbudget;"),
            PB.replace("1000.50", "1000.50;;").replace("\nPROJECTS", "\n\nPROJECTS"),
            PB.replace('\n', ";;;\n")
                .replace("PROJECTS;;;\n", "PROJECTS;;;\n;;;;;\n"),
            PB.replace("oak\";1", "oak\";1.0").replace("VOTES\n", " VOTES \n  \n"),
            // Naming a project twice says no more than once; points say nothing where everybody approves.
            PB.replace("1;p1,p2", "1;p1,p2,p1").replace("2;p1\n", "2; p1 , p1\n"),
            PB.replace("voter_id;vote\n", "voter_id;points;vote\n")
                .replace("1;p1,p2", "1;2,7;p1,p2")
                .replace("2;p1\n", "2;9;p1\n")
                .replace("3;\n", "3;;\n"),
            columns,
        ],
    );
}

/// What stands in the test files of ABIF's own repository: bare keys, stars, names in brackets beside declared ones.
#[test]
fn abif_as_its_authors_write_it() {
    let file = "{version: \"0.1\"}\n{\"description\": \"x\"}\n{average_prefs_per_ballot: 3.43}\n{ballot_type: null, seats: 2}\n\n\
                =DGM:[Doña García Márquez]\n=\"蘇\":[Sue Ye (蘇業)]\n\n27 * DGM/5 > \"蘇\"/2 =  [Adam #1]/2\n10:\n";
    let profile = whole(Format::Abif, file.as_bytes()).unwrap_or_else(|flaw| panic!("{flaw}"));
    let names: Vec<&str> = profile.options.iter().map(|option| option.name.as_str()).collect();
    assert_eq!(names, ["Doña García Márquez", "Sue Ye (蘇業)", "Adam #1"]);
    assert_eq!((profile.seats, profile.total_weight()), (Some(2), 37));
    let outcome = Method::named("score")
        .unwrap()
        .count(&profile, &TieBreak::none())
        .unwrap();
    assert_eq!(outcome.stages[0].totals, [135, 54, 54]);
}

/// What ballots with points say in files from other hands: points that add up, whole points with a decimal, and points for
/// whatever is not named.
#[test]
fn points_mean_what_the_kind_of_ballot_says() {
    let file = |kind: &str, votes: &str| {
        format!(
            "META\nkey;value\nbudget;100\nvote_type;{kind}\ndefault_score;2\nPROJECTS\nproject_id;cost\na;5\nb;6\nc;7\n\
             VOTES\nvoter_id;vote;points\n{votes}"
        )
    };
    let totals = |kind: &str, votes: &str| {
        let profile = whole(Format::Pabulib, file(kind, votes).as_bytes()).unwrap_or_else(|flaw| panic!("{flaw}"));
        let outcome = tally::score::Score {
            seats: None,
            highest: 100,
        };
        outcome.count(&profile, &TieBreak::seeded(b"")).unwrap().stages[0]
            .totals
            .clone()
    };
    assert_eq!(totals("cumulative", "1;a,b,a,a;1,4,1,2\n2;b;3.0\n3;;\n"), [4, 7, 0]);
    // Who does not name a project gives it the default score; whoever names nobody, to all.
    assert_eq!(totals("scoring", "1;a,b;5,0\n2;;\n"), [7, 2, 4]);
    for (kind, votes, reason) in [
        (
            "cumulative",
            "1;a;1.5\n",
            "line 13: expected points as whole numbers between commas",
        ),
        (
            "cumulative",
            "1;a,b;1\n",
            "line 13: expected as many points as projects",
        ),
        (
            "cumulative",
            "1;a;1,2\n",
            "line 13: expected as many points as projects",
        ),
        (
            "cumulative",
            "1;a,a;600000,600000\n",
            "line 13: a score of 1200000 is above 1000000",
        ),
        ("scoring", "1;a,a;1,2\n", "line 13: option 1 stands on the ballot twice"),
        (
            "ordinal",
            "1;b;\n2;a,a;\n",
            "line 14: option 1 stands on the ballot twice",
        ),
    ] {
        assert_eq!(refused(Format::Pabulib, &file(kind, votes)), reason, "{kind}: {votes}");
    }
}

/// Ballots of one option fit every kind; what they are is open until another ballot says it, and then they are of that kind.
#[test]
fn single_options_in_abif_are_of_the_kind_of_the_others() {
    for (text, is_scored) in [("2: A\n1:\n3: A>B\n", false), ("2: A\n1:\n3: A, B\n", true)] {
        let profile = whole(Format::Abif, text.as_bytes()).unwrap();
        assert_eq!(matches!(profile.ballots, Ballots::Scored(_)), is_scored, "{text}");
        assert_eq!(profile.total_weight(), 6, "{text}");
        let outcome = Method::named("plurality")
            .unwrap()
            .count(&profile, &TieBreak::seeded(b""));
        assert_eq!(outcome.unwrap().elected_numbers(), [1], "{text}");
    }
    // Above 127 options, marks are stored otherwise while the file is read than afterwards.
    let many: String = (1..=130).map(|number| format!("1: o{number} > o1{number}\n")).collect();
    let few = whole(Format::Abif, b"1: o1 > o11\n").unwrap();
    assert_eq!(whole(Format::Abif, many.as_bytes()).unwrap().options.len(), 230);
    let blt = whole(Format::Blt, b"2 1\n1 1 2 0\n0\n\"o1\"\n\"o11\"\n\"\"\n").unwrap();
    assert_eq!(few, Profile { seats: None, ..blt });
}

/// Withdrawn candidates receive nothing; what follows them counts as if they were not there.
#[test]
fn withdrawn_candidates_are_passed_over() {
    let profile = whole(Format::Blt, b"3 1\n-1\n5 1 2 0\n4 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"t\"\n").unwrap();
    for method in ["irv", "scottish-stv", "meek", "schulze", "ranked-pairs", "plurality"] {
        let outcome = Method::named(method)
            .unwrap()
            .count(&profile, &TieBreak::none())
            .unwrap();
        assert_eq!(outcome.elected_numbers(), [2], "{method}");
    }
}

#[test]
fn what_is_written_reads_the_same() {
    for path in files("scottish-stv-2017", ".csv").into_iter().take(8) {
        let profile = read(&path);
        assert_eq!(
            whole(Format::Json, tally::write::json(&profile).as_bytes()).unwrap(),
            profile
        );
        assert_eq!(
            whole(Format::Blt, tally::write::blt(&profile).unwrap().as_bytes()).unwrap(),
            profile
        );
    }
    for (format, text) in formats() {
        let mut profile = whole(format, text.as_bytes()).unwrap();
        profile
            .options
            .iter_mut()
            .for_each(|option| (option.selected, option.published) = (None, None));
        assert_eq!(
            whole(Format::Json, tally::write::json(&profile).as_bytes()).unwrap(),
            profile,
            "{format:?}"
        );
    }
}

/// A budget that only our own format holds: the ballots in the file count to the same result.
#[test]
fn the_same_ballots_in_another_file_give_the_same_result() {
    for path in files("pabulib", ".pb").into_iter().take(6) {
        let profile = read(&path);
        let again = whole(Format::Json, tally::write::json(&profile).as_bytes()).unwrap();
        let method = Method::named("equal-shares").unwrap();
        let ties = TieBreak::seeded(b"same");
        assert_eq!(
            method.count(&profile, &ties).unwrap().to_json(),
            method.count(&again, &ties).unwrap().to_json()
        );
    }
}

#[test]
fn nothing_breaks_the_readers() {
    let mut seeds: Vec<(Format, Vec<u8>)> = formats()
        .map(|(format, text)| (format, text.as_bytes().to_vec()))
        .to_vec();
    seeds.push((
        Format::Pabulib,
        std::fs::read(crate::wards::data(
            "pabulib/Poland_Warszawa_2017_Plac_Wojska_Polskiego.pb",
        ))
        .unwrap(),
    ));
    seeds.push((
        Format::ScottishCsv,
        std::fs::read(crate::wards::data("scottish-stv-2017/aberdeen_2017_ward11.csv")).unwrap(),
    ));
    seeds.push((Format::Abif, b"3: A/5, B/3\n1: B/2\n".to_vec()));
    seeds.extend(more_budgets().map(|text| (Format::Pabulib, text.into_bytes())));
    let mut chance = Chance::new(31);
    let (mut read, mut refused) = (0, 0);
    for round in 0..40_000 {
        let (format, seed) = &seeds[chance.index(seeds.len())];
        let file = mutated(&mut chance, seed);
        let result = std::panic::catch_unwind(|| {
            // Byte by byte, no shortcut over whole lines is taken: the readers' two ways must say the same.
            let slowly = read_in_pieces(*format, &file, 1);
            assert_eq!(whole(*format, &file), slowly, "at once, and byte by byte");
            let profile = read_in_pieces(*format, &file, 1 + round % 50)?;
            count_all(&profile);
            Ok::<_, tally::read::ReadFlaw>(())
        });
        match result.unwrap_or_else(|_| panic!("round {round}, {format:?}: {:?}", String::from_utf8_lossy(&file))) {
            Ok(()) => read += 1,
            Err(flaw) => {
                assert!(flaw.line >= 1 && !flaw.reason.to_string().is_empty());
                refused += 1;
            }
        }
    }
    assert!(read > 1_000 && refused > 10_000, "{read} read, {refused} refused");
}

/// Budgets with points, with ranks, with long and short identifiers, with and without CRLF.
fn more_budgets() -> [String; 4] {
    let points = "META\nkey;value\nbudget;100\nvote_type;cumulative\nPROJECTS\nproject_id;cost\nBO.D5.27/24;5\n7;6\n41;7\nabcdefgh;8\n\
                  VOTES\nvoter_id;vote;points;sex\n1;7,41;3,2;M\nE22;BO.D5.27/24,abcdefgh,7;1,1,10;F\n3;;;F\n4;abcdefgh;1;\"M\"\n5;41;4;F\n";
    let ranks = points.replace("cumulative", "ordinal");
    [
        points.replace('\n', "\r\n"),
        ranks.replace('\n', "\r\n"),
        points.to_string(),
        ranks,
    ]
}

fn read_in_pieces(format: Format, file: &[u8], size: usize) -> Result<Profile, tally::read::ReadFlaw> {
    let mut reader = Reader::new(format);
    for piece in file.chunks(size) {
        reader.push(piece)?;
    }
    reader.finish()
}

/// Whatever was read can be counted, or is refused, without a panic.
fn count_all(profile: &Profile) {
    if profile.options.len() > 50 {
        return;
    }
    for method in Method::all() {
        if method.name() != "equal-shares" || profile.budget.is_some_and(|budget| budget.total < 100_000_000) {
            let _ = method
                .count(profile, &TieBreak::seeded(b"fuzz"))
                .map(|outcome| (outcome.to_json(), outcome.to_string()));
        }
    }
}

/// A file with a few changes: bytes flipped, lines doubled, dropped or swapped, numbers made large.
fn mutated(chance: &mut Chance, seed: &[u8]) -> Vec<u8> {
    let mut file = seed.to_vec();
    for _ in 0..1 + chance.below(3) {
        if file.is_empty() {
            return file;
        }
        let at = chance.index(file.len());
        match chance.below(7) {
            0 => file[at] = chance.next() as u8,
            1 => file[at] = b"0123456789,;:>=-#\"[]{}\n\r \t/."[chance.index(28)],
            2 => drop(file.remove(at)),
            3 => file.truncate(at),
            4 => file
                .splice(at..at, b"99999999999".iter().copied().take(1 + chance.index(11)))
                .for_each(drop),
            5 => {
                let end = (at + 1 + chance.index(20)).min(file.len());
                let copy = file[at..end].to_vec();
                let to = chance.index(file.len());
                file.splice(to..to, copy).for_each(drop);
            }
            _ => {
                let mut lines: Vec<Vec<u8>> = file
                    .split_inclusive(|&byte| byte == b'\n')
                    .map(<[u8]>::to_vec)
                    .collect();
                let (one, other) = (chance.index(lines.len()), chance.index(lines.len()));
                lines.swap(one, other);
                file = lines.concat();
            }
        }
    }
    file
}
