//! `mirrorball export`: take everything along.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde_json::Value;

use crate::cli::args::{Export, Exported};
use crate::cli::keyfile::file_fault;
use crate::cli::setting::Setting;
use crate::problem::Problem;

/// The tables of an export, and the question that fills each.
const TABLES: [(&str, &str); 4] = [
    ("members", "members"),
    ("work", "work"),
    ("balances", "balances"),
    ("shares", "shares"),
];

/// Writes what was asked for.
///
/// # Errors
///
/// What the server or the disk answered instead.
pub fn export(words: &Export) -> Result<(), Problem> {
    let setting = Setting::of(&words.place)?;
    let output = &words.output;
    match words.what {
        Exported::Register => register(&setting, output)?,
        Exported::Notes => notes(&setting, output)?,
        Exported::Csv => tables(&setting, output)?,
        Exported::All => {
            tables(&setting, output)?;
            register(&setting, &output.join("community.register"))?;
            notes(&setting, &output.join("notes.json"))?;
        }
    }
    if setting.json() {
        crate::cli::print_json(&serde_json::json!({ "written": output.display().to_string() }));
    } else {
        out!("Written to {}.", output.display());
    }
    Ok(())
}

fn register(setting: &Setting, path: &Path) -> Result<(), Problem> {
    let community = setting.community()?;
    let address = format!("/{community}/register");
    let opened = match setting.client.stream(&address) {
        Err(problem) if problem.code == "session-needed" => {
            setting.client.open_session(&community, &setting.key()?.secret)?;
            setting.client.stream(&address)
        }
        opened => opened,
    };
    let (mut body, _) = opened?;
    whole(path, |file| io::copy(&mut body, file).map(|_| ()))
}

fn notes(setting: &Setting, path: &Path) -> Result<(), Problem> {
    let mut notes = Vec::new();
    let mut next = Some(0);
    while let Some(from) = next {
        let mut page = setting.ask(&format!("notes?from={from}"))?;
        if let Value::Array(more) = page["rows"].take() {
            notes.extend(more);
        }
        next = page["next"].as_u64();
    }
    let text = serde_json::to_string_pretty(&notes).expect("JSON is JSON");
    whole(path, |file| io::Write::write_all(file, text.as_bytes()))
}

fn tables(setting: &Setting, directory: &Path) -> Result<(), Problem> {
    fs::create_dir_all(directory).map_err(|flaw| file_fault("The tables were not written.", directory, &flaw))?;
    for (name, question) in TABLES {
        let rows = all_rows(setting, question)?;
        whole(&directory.join(format!("{name}.csv")), |file| write_csv(&rows, file))?;
    }
    Ok(())
}

/// Every row of a list, page by page.
pub fn all_rows(setting: &Setting, question: &str) -> Result<Vec<Value>, Problem> {
    let mut rows = Vec::new();
    let mut page = setting.ask(question)?;
    loop {
        if let Value::Array(more) = page["rows"].take() {
            rows.extend(more);
        }
        let Some(next) = page["next"].as_u64() else {
            return Ok(rows);
        };
        page = setting.ask(&format!("{question}?before={next}"))?;
    }
}

/// Writes rows as CSV; nested values become their own columns, as in `open.livelihood`.
fn write_csv(rows: &[Value], file: &mut File) -> io::Result<()> {
    let flat: Vec<Vec<(String, String)>> = rows.iter().map(|row| flatten("", row)).collect();
    let mut columns: Vec<&str> = Vec::new();
    for (name, _) in flat.iter().flatten() {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    let mut csv = csv::Writer::from_writer(file);
    csv.write_record(&columns)?;
    for row in &flat {
        let cell = |column: &&str| {
            row.iter()
                .find(|(name, _)| name == column)
                .map_or("", |(_, value)| value.as_str())
        };
        csv.write_record(columns.iter().map(cell))?;
    }
    csv.flush()
}

fn flatten(path: &str, value: &Value) -> Vec<(String, String)> {
    let under = |name: &str| {
        if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        }
    };
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, value)| flatten(&under(name), value))
            .collect(),
        Value::Array(items) => {
            let texts: Vec<String> = items.iter().map(plain).collect();
            vec![(path.to_owned(), texts.join(" "))]
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            vec![(path.to_owned(), plain(value))]
        }
    }
}

/// A value as a cell. A text that a spreadsheet would take for a formula gets a quote in front.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// Writes a file whole or not at all: under another name first, then renamed.
fn whole(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), Problem> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let writing = || {
        let mut file = File::create(&part)?;
        write(&mut file)?;
        file.sync_all()?;
        fs::rename(&part, path)
    };
    writing().map_err(|flaw| {
        // The half-written file may not even be there.
        let _ = fs::remove_file(&part);
        file_fault("The file was not written.", path, &flaw)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_values_become_columns_and_formulas_stay_texts() {
        let row = serde_json::json!({ "name": "=1+1", "open": { "love": 5 }, "days": ["a", "b"], "none": null });
        let flat = flatten("", &row);
        assert!(flat.contains(&("name".to_owned(), "'=1+1".to_owned())));
        assert!(flat.contains(&("open.love".to_owned(), "5".to_owned())));
        assert!(flat.contains(&("days".to_owned(), "a b".to_owned())));
        assert!(flat.contains(&("none".to_owned(), String::new())));
    }

    #[test]
    fn a_failed_write_leaves_nothing_behind() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("x.csv");
        let failed = whole(&path, |_| Err(io::Error::other("no room")));
        assert!(failed.is_err());
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0);
    }
}
