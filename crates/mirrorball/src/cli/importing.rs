//! `mirrorball import`: contributions from a CSV file, and `--undo`, which withdraws them again. How a file is read, and what
//! each row is called by, is in `sheet`: importing a file again files nothing twice.

use std::collections::BTreeMap;
use std::path::Path;

use register::json::Value;
use register::{By, Hash};
use serde_json::json;

use crate::act_text;
use crate::cli::acting::{loose, usage};
use crate::cli::args::Import;
use crate::cli::keyfile::file_fault;
use crate::cli::print_json;
use crate::cli::setting::{Acting, Setting, hash};
use crate::compose;
use crate::language::Language;
use crate::limits::{IMPORT_ROWS_MAX, PREVIEWS_MAX, SHEET_IDS_MAX};
use crate::problem::{Kind, Problem};
use crate::sheet::{self, Owner, Row, There};
use crate::words;

/// A row that was not filed, and why.
struct Bad {
    line: u64,
    reason: String,
}

/// What became of the rows.
#[derive(Default)]
struct Tally {
    filed: u64,
    there: u64,
    withdrawn: u64,
    bad: Vec<Bad>,
}

/// Imports a file, takes it back, or lists what is wrong with it.
///
/// # Errors
///
/// A row is bad, or what the file or the server answered instead.
pub fn import(words: &Import) -> Result<(), Problem> {
    let setting = Setting::of(&words.place)?;
    let acting = setting.acting()?;
    let (rows, bad) = read(&words.file, &acting)?;
    let named = named(&setting, &rows)?;
    let mut tally = Tally::default();
    if words.undo {
        // What cannot be read was never logged, so that nothing of it is there.
        take_back(&setting, &acting, &rows, &named, words.dry_run, &mut tally)?;
    } else {
        tally.bad = bad;
        preview(&setting, &acting, &rows, &named, &mut tally)?;
        if tally.bad.is_empty() {
            file(&setting, &acting, &rows, &named, words.dry_run, &mut tally)?;
        }
    }
    say(&setting, words, &tally);
    if tally.bad.is_empty() {
        Ok(())
    } else {
        Err(refused(&tally))
    }
}

/// Reads every row, the good and the bad.
fn read(path: &Path, acting: &Acting) -> Result<(Vec<Row>, Vec<Bad>), Problem> {
    let bytes = std::fs::read(path).map_err(|flaw| file_fault("The file was not read.", path, &flaw))?;
    let owner = Owner {
        community: acting.community,
        member: acting.member,
    };
    let me = acting.member.to_string();
    let language = Language::from_environment();
    let (rows, bad) = sheet::read(&bytes, owner, &acting.reading(&me), IMPORT_ROWS_MAX).map_err(|unread| {
        let why = words::sheet::unread(language, &unread);
        let next = "`mirrorball import --help` shows a table; from a spreadsheet, save it as CSV in UTF-8.";
        Problem::fault("columns", "The file was not imported.".to_owned(), why, next)
    })?;
    let worded = bad.iter().map(|bad| Bad {
        line: bad.line,
        reason: words::sheet::flaw(language, &bad.flaw),
    });
    Ok((rows, worded.collect()))
}

/// The id of each row, and whether it was logged already. Most are found by asking for many at once.
fn named(setting: &Setting, rows: &[Row]) -> Result<Vec<([u8; 16], There)>, Problem> {
    let mut known: BTreeMap<[u8; 16], There> = BTreeMap::new();
    let firsts: Vec<[u8; 16]> = rows.iter().map(|row| row.id(0)).collect();
    for some in firsts.chunks(SHEET_IDS_MAX) {
        known.extend(some.iter().copied().zip(asked(setting, some)?));
    }
    sheet::named(rows, |id| match known.get(&id) {
        Some(there) => Ok(*there),
        None => Ok(asked(setting, &[id])?.pop().unwrap_or(There::No)),
    })
}

/// What became of these ids, as the server knows.
fn asked(setting: &Setting, ids: &[[u8; 16]]) -> Result<Vec<There>, Problem> {
    let ids: Vec<String> = ids.iter().map(|id| crate::hex::encode(id)).collect();
    let path = format!("/api/{}/work/filed", setting.community()?);
    let answer = setting.client.post(&path, &json!({ "ids": ids }))?;
    let one = |row: &serde_json::Value| match (&row["work"], row["withdrawn"].as_bool()) {
        (_, Some(true)) => Ok(There::Withdrawn),
        (serde_json::Value::Null, _) => Ok(There::No),
        (work, _) => hash(work).map(There::Stands),
    };
    answer.as_array().into_iter().flatten().map(one).collect()
}

/// Asks the server what it would say to each row that is not there yet: many at once, each as if those before it had been
/// filed.
fn preview(
    setting: &Setting,
    acting: &Acting,
    rows: &[Row],
    named: &[([u8; 16], There)],
    tally: &mut Tally,
) -> Result<(), Problem> {
    let path = format!("/api/{}/previews", acting.community);
    let fresh = rows.iter().zip(named).filter(|(_, (_, there))| *there == There::No);
    let fresh: Vec<&Row> = fresh.map(|(row, _)| row).collect();
    for some in fresh.chunks(PREVIEWS_MAX) {
        let acts: Vec<_> = some.iter().map(|row| loose(&row.act().0)).collect();
        let answer = setting.client.post(&path, &json!({ "acts": acts }))?;
        for (place, row) in some.iter().enumerate() {
            let foreseen = answer
                .get(place)
                .ok_or_else(|| setting.client.not_understood("an answer for each row is missing"))?;
            let refused = serde_json::from_value::<Option<Problem>>(foreseen["refused"].clone());
            let refused = refused.map_err(|flaw| setting.client.not_understood(&flaw.to_string()))?;
            tally.answered(row.line, refused.map_or(Ok(serde_json::Value::Null), Err))?;
        }
    }
    tally.bad.sort_by_key(|bad| bad.line);
    Ok(())
}

/// Signs and files every row that is not there yet.
fn file(
    setting: &Setting,
    acting: &Acting,
    rows: &[Row],
    named: &[([u8; 16], There)],
    dry_run: bool,
    tally: &mut Tally,
) -> Result<(), Problem> {
    let mut frame = setting.frame(By::Member(acting.member), [0; 16])?;
    for (row, (id, there)) in rows.iter().zip(named) {
        match there {
            There::Stands(_) => tally.there += 1,
            There::No | There::Withdrawn if dry_run => tally.filed += 1,
            There::No | There::Withdrawn => {
                frame.id = *id;
                let (act, texts) = row.act();
                let signed = compose::sign(&frame, &act, texts, &acting.key.secret, &[]);
                tally.filed += u64::from(tally.answered(row.line, setting.submit(&signed))?);
            }
        }
    }
    Ok(())
}

/// Withdraws what the rows logged.
fn take_back(
    setting: &Setting,
    acting: &Acting,
    rows: &[Row],
    named: &[([u8; 16], There)],
    dry_run: bool,
    tally: &mut Tally,
) -> Result<(), Problem> {
    let mut frame = setting.frame(By::Member(acting.member), [0; 16])?;
    for (row, (_, there)) in rows.iter().zip(named) {
        let There::Stands(work) = there else { continue };
        if dry_run {
            tally.withdrawn += 1;
            continue;
        }
        frame.id = compose::random();
        let signed = compose::sign(&frame, &withdrawal(work), Vec::new(), &acting.key.secret, &[]);
        tally.withdrawn += u64::from(tally.answered(row.line, setting.submit(&signed))?);
    }
    Ok(())
}

fn withdrawal(work: &Hash) -> Value {
    let shape = act_text::shape("work.withdraw").expect("work.withdraw is an act");
    act_text::act(
        shape,
        BTreeMap::from([("work".to_owned(), Value::Text(work.to_string()))]),
    )
}

impl Tally {
    /// Whether a row was taken in; a refusal is noted with its line.
    ///
    /// # Errors
    ///
    /// Anything else than a refusal.
    fn answered(&mut self, line: u64, answer: Result<serde_json::Value, Problem>) -> Result<bool, Problem> {
        match answer {
            Ok(_) => Ok(true),
            Err(problem) if problem.kind == Kind::Refusal => {
                let reason = format!("{} {}", problem.what, problem.next);
                self.bad.push(Bad { line, reason });
                Ok(false)
            }
            Err(problem) => Err(problem),
        }
    }
}

fn say(setting: &Setting, words: &Import, tally: &Tally) {
    if setting.json() {
        let bad: Vec<_> = tally
            .bad
            .iter()
            .map(|bad| json!({ "line": bad.line, "reason": bad.reason }))
            .collect();
        print_json(&json!({
            "dry_run": words.dry_run, "filed": tally.filed, "already_there": tally.there,
            "withdrawn": tally.withdrawn, "bad": bad,
        }));
        return;
    }
    for bad in &tally.bad {
        out!("line {}: {}", bad.line, bad.reason);
    }
    match (words.undo, words.dry_run, tally.bad.is_empty()) {
        (true, true, _) => out!("To be withdrawn: {}. Nothing was withdrawn yet.", tally.withdrawn),
        (true, false, _) => out!("Withdrawn: {}.", tally.withdrawn),
        (false, true, true) => out!(
            "Can be filed: {}, already there: {}. Nothing was filed yet.",
            tally.filed,
            tally.there
        ),
        (false, true, false) => {}
        (false, false, _) => out!("Filed {}, already there {}.", tally.filed, tally.there),
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
