//! `mirrorball import`: contributions from a CSV file. Each row becomes one
//! signed `work.log`; its id comes from what the row says, so that importing a
//! file again files nothing twice.

use std::collections::BTreeMap;
use std::path::Path;

use register::By;
use register::json::Value;
use rules::act::ActShape;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::act_text::{self, Reading};
use crate::cli::acting::{loose, usage};
use crate::cli::args::Import;
use crate::cli::keyfile::file_fault;
use crate::cli::print_json;
use crate::cli::setting::{Acting, Setting};
use crate::compose::{self, Text};
use crate::limits::IMPORT_ROWS_MAX;
use crate::problem::{Kind, Problem};

/// The columns that a file may have; `note` is the text of the note itself.
const COLUMNS: [&str; 8] = ["stream", "task", "quantity", "unit", "circle", "day", "commons", "note"];

/// A row that can be filed.
struct Row {
    line: u64,
    fields: BTreeMap<String, Value>,
    note: Option<String>,
    id: [u8; 16],
}

/// A row that can't.
struct Bad {
    line: u64,
    reason: String,
}

/// What became of the rows.
#[derive(Default)]
struct Tally {
    filed: u64,
    there: u64,
    bad: Vec<Bad>,
}

/// Imports a file, or lists what is wrong with it.
///
/// # Errors
///
/// A row is bad, or what the file or the server answered instead.
pub fn import(words: &Import) -> Result<(), Problem> {
    let setting = Setting::of(&words.place)?;
    let acting = setting.acting()?;
    let shape = act_text::shape("work.log").expect("work.log is an act");
    let (rows, mut bad) = read(&words.file, shape, &acting)?;
    let mut tally = Tally::default();
    preview(&setting, &acting, shape, &rows, &mut bad)?;
    bad.sort_by_key(|bad| bad.line);
    tally.bad = bad;
    if !words.dry_run && tally.bad.is_empty() {
        file(&setting, &acting, shape, rows, &mut tally)?;
    } else if words.dry_run && tally.bad.is_empty() {
        tally.filed = rows.len() as u64;
    }
    say(&setting, words.dry_run, &tally);
    if tally.bad.is_empty() {
        Ok(())
    } else {
        Err(refused(&tally))
    }
}

/// Reads every row, the good and the bad.
fn read(path: &Path, shape: &ActShape, acting: &Acting) -> Result<(Vec<Row>, Vec<Bad>), Problem> {
    let broken =
        |flaw: csv::Error| file_fault("The file was not read.", path, &std::io::Error::other(flaw.to_string()));
    let mut file = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_path(path)
        .map_err(broken)?;
    let header = file.headers().map_err(broken)?.clone();
    if header.iter().all(str::is_empty) {
        let why = format!("It is empty. Its first line names the columns: {}.", COLUMNS.join(","));
        return Err(usage("columns", "The file was not imported.".to_owned(), &why));
    }
    if header.len() == 1 && header.iter().any(|name| name.contains([';', '\t'])) {
        let why = "Its cells are parted by semicolons or tabs; write it with commas, as CSV.";
        return Err(usage("columns", "The file was not imported.".to_owned(), why));
    }
    if let Some(unknown) = header.iter().find(|name| !COLUMNS.contains(name)) {
        let why = format!(
            "No column \"{unknown}\" is known; the columns are {}.",
            COLUMNS.join(",")
        );
        return Err(usage("columns", "The file was not imported.".to_owned(), &why));
    }
    let twice = header
        .iter()
        .enumerate()
        .find(|(place, name)| header.iter().take(*place).any(|one| one == *name));
    if let Some((_, name)) = twice {
        let why = format!("Its first line has the column \"{name}\" twice, so it is not clear which one counts.");
        return Err(usage("columns", "The file was not imported.".to_owned(), &why));
    }
    let me = acting.member.to_string();
    let reading = acting.reading(&me);
    let mut seen: BTreeMap<[u8; 32], u32> = BTreeMap::new();
    let (mut rows, mut bad) = (Vec::new(), Vec::new());
    for record in file.records() {
        if rows.len() + bad.len() >= IMPORT_ROWS_MAX {
            let why = format!("It has more than {IMPORT_ROWS_MAX} rows.");
            return Err(usage("rows", "The file was not imported.".to_owned(), &why));
        }
        let record = match record {
            Ok(record) => record,
            Err(flaw) => {
                let line = flaw.position().map_or(0, csv::Position::line);
                bad.push(Bad {
                    line,
                    reason: "this row is not readable text".to_owned(),
                });
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != header.len() {
            let reason = format!("{} cells where the first line has {}", record.len(), header.len());
            bad.push(Bad { line, reason });
            continue;
        }
        match read_row(shape, &header, &record, &reading) {
            Ok((fields, note)) => {
                let id = row_id(acting, &fields, note.as_deref(), &mut seen);
                rows.push(Row { line, fields, note, id });
            }
            Err(reason) => bad.push(Bad { line, reason }),
        }
    }
    Ok((rows, bad))
}

type Fields = (BTreeMap<String, Value>, Option<String>);

fn read_row(
    shape: &ActShape,
    header: &csv::StringRecord,
    record: &csv::StringRecord,
    reading: &Reading<'_>,
) -> Result<Fields, String> {
    let mut fields = BTreeMap::new();
    let mut note = None;
    for (name, cell) in header.iter().zip(record.iter()) {
        if cell.is_empty() {
            continue;
        }
        if name == "note" {
            note = Some(cell.to_owned());
            continue;
        }
        let field = act_text::field(shape, name).expect("COLUMNS are fields of work.log");
        let value = act_text::read(field, cell, reading).map_err(|flaw| flaw.to_string())?;
        fields.insert(name.to_owned(), value);
    }
    let missing = |field: &&rules::field::FieldShape| field.required && !fields.contains_key(field.name);
    match shape.fields.iter().find(missing) {
        Some(field) => Err(format!("{} is missing", field.name)),
        None => Ok((fields, note)),
    }
}

/// The id of a row: what it says, for whom, and which of several equal rows it is.
fn row_id(
    acting: &Acting,
    fields: &BTreeMap<String, Value>,
    note: Option<&str>,
    seen: &mut BTreeMap<[u8; 32], u32>,
) -> [u8; 16] {
    let row = register::json::encode(&Value::Record(fields.clone()));
    let mut hasher = Sha256::new();
    hasher.update(b"mirrorball-import/v1\n");
    hasher.update(acting.community.as_bytes());
    hasher.update(acting.member.as_bytes());
    hasher.update(row.as_bytes());
    hasher.update(b"\n");
    hasher.update(note.unwrap_or_default().as_bytes());
    let row: [u8; 32] = hasher.finalize().into();
    let earlier = seen.entry(row).or_default();
    let mut hasher = Sha256::new();
    hasher.update(row);
    hasher.update(earlier.to_be_bytes());
    *earlier += 1;
    let whole: [u8; 32] = hasher.finalize().into();
    let mut id = [0; 16];
    id.copy_from_slice(&whole[..16]);
    id
}

/// A row as an act, and the text beside it.
fn row_act(shape: &ActShape, row: &Row) -> (Value, Vec<Text>) {
    let mut fields = row.fields.clone();
    let texts: Vec<Text> = row.note.iter().map(|note| Text::new(note)).collect();
    if let Some(text) = texts.first() {
        fields.insert("note".to_owned(), text.commitment());
    }
    (act_text::act(shape, fields), texts)
}

/// Asks the server what it would say to each row.
fn preview(
    setting: &Setting,
    acting: &Acting,
    shape: &ActShape,
    rows: &[Row],
    bad: &mut Vec<Bad>,
) -> Result<(), Problem> {
    let path = format!("/api/{}/preview", acting.community);
    for row in rows {
        let (act, _) = row_act(shape, row);
        let thought = json!({ "act": loose(&act), "by": acting.member.to_string() });
        match setting.client.post(&path, &thought) {
            Ok(_) => {}
            Err(problem) if problem.kind == Kind::Refusal => {
                bad.push(Bad {
                    line: row.line,
                    reason: format!("{} {}", problem.what, problem.next),
                });
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(())
}

/// Signs and files every row.
fn file(
    setting: &Setting,
    acting: &Acting,
    shape: &ActShape,
    rows: Vec<Row>,
    tally: &mut Tally,
) -> Result<(), Problem> {
    let mut frame = setting.frame(By::Member(acting.member), [0; 16])?;
    for row in rows {
        frame.id = row.id;
        let (act, texts) = row_act(shape, &row);
        let signed = compose::sign(&frame, &act, texts, &acting.key.secret, &[]);
        match setting.submit(&signed) {
            Ok(_) => tally.filed += 1,
            Err(problem) if problem.code == "id-reused" => tally.there += 1,
            Err(problem) if problem.kind == Kind::Refusal => {
                tally.bad.push(Bad {
                    line: row.line,
                    reason: format!("{} {}", problem.what, problem.next),
                });
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(())
}

fn say(setting: &Setting, dry_run: bool, tally: &Tally) {
    if setting.json() {
        let bad: Vec<_> = tally
            .bad
            .iter()
            .map(|bad| json!({ "line": bad.line, "reason": bad.reason }))
            .collect();
        print_json(&json!({
            "dry_run": dry_run, "filed": tally.filed, "already_there": tally.there, "bad": bad,
        }));
        return;
    }
    for bad in &tally.bad {
        out!("line {}: {}", bad.line, bad.reason);
    }
    match (dry_run, tally.bad.is_empty()) {
        (true, true) if tally.filed == 1 => out!("The 1 row can be filed. Nothing was filed yet."),
        (true, true) => out!("All {} rows can be filed. Nothing was filed yet.", tally.filed),
        (true, false) => {}
        (false, _) => out!("Filed {}, already there {}.", tally.filed, tally.there),
    }
}

fn refused(tally: &Tally) -> Problem {
    let mut problem = usage(
        "bad-rows",
        match tally.bad.len() {
            1 => "1 row can't be filed as it is.".to_owned(),
            rows => format!("{rows} rows can't be filed as they are."),
        },
        "Each is named above with its line and the reason.",
    );
    problem.kind = Kind::Refusal;
    "Correct these rows and import the file again; rows that are there already are left alone."
        .clone_into(&mut problem.next);
    problem
}
