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

/// Each bad file, and the line and reason it is refused with.
#[test]
#[allow(clippy::too_many_lines)] // A table of cases, one after another.
fn what_is_refused_and_where() {
    let cases: &[(Format, &str, &str, &str)] = &[
        (Format::Blt, "5 1 2 0", "5 1 7 0", "line 3: there is no option 7"),
        (
            Format::Blt,
            "5 1 2 0",
            "5 1 1 0",
            "line 3: option 1 stands on the ballot twice",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "5 1 2",
            "line 3: expected a blank between preferences, and a 0 at the end",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "5 1 2 0 3",
            "line 3: there is more after the end",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "5.5 1 2 0",
            "line 3: expected a blank after the weight",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "99999999999999999999 1 0",
            "line 3: the number is too large",
        ),
        (
            Format::Blt,
            "5 1 2 0",
            "9999999999999 1 0",
            "line 3: all ballots together weigh more than 1000000000000",
        ),
        (Format::Blt, "-3", "-9", "line 2: there is no option 9"),
        (
            Format::Blt,
            "\"Ada\"\n",
            "",
            "line 10: the file ends before the title (or a name is missing)",
        ),
        (
            Format::Blt,
            "\"Chair\"\n",
            "\"Chair\"\n\"x\"\n",
            "line 12: there is more after the end",
        ),
        (
            Format::Blt,
            "\"Ada\"",
            "\"Ada",
            "line 7: a quotation mark is not closed on its line",
        ),
        (
            Format::Blt,
            "0\n\"Ada\"",
            "\"Ada\"",
            "line 6: expected the weight of a ballot",
        ),
        (
            Format::Blt,
            "4 2\n",
            "0 2\n",
            "line 1: 0 options; there must be 1 to 10000",
        ),
        (
            Format::Blt,
            "4 2\n",
            "4 0\n",
            "line 1: 0 seats; there must be at least one, and not more than 10000",
        ),
        (Format::ScottishCsv, "5,1,2,", "5,1,4,", "line 2: there is no option 4"),
        (
            Format::ScottishCsv,
            "5,1,2,",
            "5,1,x,",
            "line 2: expected the number of a candidate",
        ),
        (
            Format::ScottishCsv,
            "5,1,2,",
            "0,1,2,",
            "line 2: the ballot weighs nothing",
        ),
        (
            Format::ScottishCsv,
            "Candidate 2",
            "Candidate 7",
            "line 6: expected the next candidate, as in \"Candidate 1\",\"name\",\"party\"",
        ),
        (
            Format::ScottishCsv,
            "\"North\",\n",
            "",
            "line 7: the file ends before the name of the ward",
        ),
        (
            Format::ScottishCsv,
            "\"North\",\n",
            "\"North\",\nx\n",
            "line 9: there is more after the end",
        ),
        (Format::Abif, "A>B=C", "A>X", "line 6: there is no option \"X\""),
        (
            Format::Abif,
            "A>B=C",
            "A>A",
            "line 6: option 1 stands on the ballot twice",
        ),
        (
            Format::Abif,
            "A>B=C",
            "A>B,C",
            "line 6: expected either ranks (> and =) or a list (commas)",
        ),
        (
            Format::Abif,
            "A>B=C",
            "A/3>B/5",
            "line 6: the scores contradict the ranks",
        ),
        (
            Format::Abif,
            "2:[Ada Lovelace]>C",
            "2:A/1>C",
            "line 7: rankings and scores cannot be mixed in one file",
        ),
        (Format::Abif, "=B:Ben", "=A:Ben", "line 4: \"A\" stands for two options"),
        (
            Format::Pabulib,
            "1;p1,p2",
            "1;p1,p9",
            "line 14: there is no option \"p9\"",
        ),
        (
            Format::Pabulib,
            "1;p1,p2",
            "1;p1,p1",
            "line 14: option 1 stands on the ballot twice",
        ),
        (Format::Pabulib, "1;p1,p2", "1", "line 14: 1 fields, where 2 are named"),
        (
            Format::Pabulib,
            "num_votes;3",
            "num_votes;4",
            "line 16: the file announces 4 votes, and holds 3",
        ),
        (
            Format::Pabulib,
            "num_projects;2",
            "num_projects;3",
            "line 12: the file announces 3 projects, and holds 2",
        ),
        (
            Format::Pabulib,
            "1000.50",
            "1,000",
            "line 6: expected an amount of money: digits, at most 6 decimals after a point, at most 1000000000000000 of the smallest unit",
        ),
        (
            Format::Pabulib,
            "budget;1000.50\n",
            "",
            "line 11: the budget is missing",
        ),
        (
            Format::Pabulib,
            "vote_type;approval",
            "vote_type;guess",
            "line 12: unknown vote_type \"guess\"",
        ),
        (
            Format::Pabulib,
            "p2;700",
            "p1;700",
            "line 11: \"p1\" stands for two options",
        ),
        (
            Format::Json,
            "\"seats\": 1,",
            "\"seats\": 1, \"x\": 2,",
            "line 1: unknown key \"x\"",
        ),
        (
            Format::Json,
            "[3, null, 1]",
            "[3, null, 3]",
            "line 5: option 3 stands on the ballot twice",
        ),
        (Format::Json, "[3, null, 1]", "[3, 8]", "line 5: there is no option 8"),
        (Format::Json, "\n]}\n", "\n]} x", "line 6: there is more after the end"),
        (
            Format::Json,
            "\n]}\n",
            "\n]",
            "line 6: the file ends before the object is closed",
        ),
        (
            Format::Json,
            "\"seats\": 1,",
            "\"title\": \"again\",",
            "line 1: \"title\" stands there twice",
        ),
    ];
    for &(format, part, other, expected) in cases {
        let text = formats().into_iter().find(|(other, _)| *other == format).unwrap().1;
        assert!(text.contains(part), "{part:?} is in the file");
        assert_eq!(
            refused(format, &text.replacen(part, other, 1)),
            expected,
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
    let duplicated = JSON.replace("{\"weight\": 5,", "{\"weight\": 5, \"weight\": 6,");
    assert!(refused(Format::Json, &duplicated).contains("duplicate field `weight`"));
}

/// What the same election looks like in files from other hands.
#[test]
fn other_hands_write_the_same() {
    let same = |format: Format, one: &str, others: &[String]| {
        let wanted = whole(format, one.as_bytes()).unwrap();
        for other in others {
            let read = whole(format, other.as_bytes()).unwrap_or_else(|flaw| panic!("{flaw}: {other}"));
            assert_eq!(read, wanted, "{other}");
        }
    };
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
        ]
        .map(|text| text.replace("Dee,  (Con)", "Dee, (Con)").replace("#  a", "# a")),
    );
    // A party beside each name is no name.
    let parties = names.replacen("\"\n", "\" \"A party\"\n", 4);
    same(Format::Blt, &bare, &[format!("{ballots}\n0\n{parties}")]);
    // Spreadsheets: lines filled up with commas, quotation marks only where needed, blank lines at the end.
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
            quoted.replace(",\n", "\n"),
        ],
    );
    // Pabulib: sections in any case, remarks with semicolons, columns in any order, quotation marks within a field.
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
            columns,
        ],
    );
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
