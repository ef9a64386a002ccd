//! `mirrorball export`: take everything along.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use node::audit;
use register::Hash;
use serde_json::Value;

use crate::cli::accounting;
use crate::cli::archive;
use crate::cli::args::{Export, Exported};
use crate::cli::keyfile::file_fault;
use crate::cli::setting::Setting;
use crate::language::Language;
use crate::problem::Problem;

/// How a value stands in a cell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum As {
    /// As it is: a text, a day, a count, minutes.
    Plain,
    /// An amount of the community's currency, as a decimal.
    Money,
    /// Credits, as a decimal.
    Credits,
    /// A moment in universal time.
    Moment,
    /// Names of members.
    Names,
    /// The currency itself.
    Currency,
}

/// A column: its heading, where its value is in the answer, and how it stands in the cell.
type Column = (&'static str, &'static str, As);

/// A table of an export: its name, the question that fills it, and its columns. `docs/tables.md` describes them.
type Columns = (&'static str, &'static str, &'static [Column]);

const TABLES: [Columns; 4] = [
    ("members", "members", MEMBERS),
    ("work", "work", WORK),
    ("balances", "balances", BALANCES),
    ("shares", "shares", SHARES),
];

const MEMBERS: &[Column] = &[
    ("member", "/member", As::Plain),
    ("name", "/name", As::Plain),
    ("joined", "/joined", As::Plain),
    ("left", "/left", As::Plain),
    ("standing", "/standing", As::Plain),
    ("stage", "/stage", As::Plain),
    ("works", "/works", As::Plain),
];
const WORK: &[Column] = &[
    ("day", "/day", As::Plain),
    ("member", "/contributor/member", As::Plain),
    ("name", "/contributor/name", As::Plain),
    ("stream", "/stream", As::Plain),
    ("task", "/task", As::Plain),
    ("quantity", "/quantity", As::Plain),
    ("unit", "/unit", As::Plain),
    ("circle", "/circle", As::Plain),
    ("commons", "/commons", As::Plain),
    ("state", "/state", As::Plain),
    ("credits_open", "/open", As::Credits),
    ("credits_past", "/past", As::Credits),
    ("note", "/note", As::Plain),
    ("confirmed_by", "/confirmed_by", As::Names),
    ("logged_by", "/logged_by/name", As::Plain),
    ("work", "/work", As::Plain),
    ("entry", "/entry", As::Plain),
];
const BALANCES: &[Column] = &[
    ("member", "/member", As::Plain),
    ("name", "/name", As::Plain),
    ("livelihood_open", "/livelihood/open", As::Credits),
    ("livelihood_in_share", "/livelihood/in_share", As::Credits),
    ("livelihood_divested", "/livelihood/divested", As::Credits),
    ("livelihood_historical", "/livelihood/historical", As::Credits),
    ("love_open", "/love/open", As::Credits),
    ("love_in_share", "/love/in_share", As::Credits),
    ("love_divested", "/love/divested", As::Credits),
    ("love_historical", "/love/historical", As::Credits),
    ("care_minutes", "/care/minutes", As::Plain),
    ("owed", "/owed", As::Money),
    ("currency", "", As::Currency),
];
const SHARES: &[Column] = &[
    ("share", "/share", As::Plain),
    ("opened", "/opened_ms", As::Moment),
    ("opened_by", "/opened_by/name", As::Plain),
    ("from", "/from", As::Plain),
    ("until", "/until", As::Plain),
    ("amount", "/amount", As::Money),
    ("currency", "", As::Currency),
    ("state", "/state", As::Plain),
    ("objections", "/objections", As::Plain),
];

/// The currency of the community: its code, and how many decimals it has.
struct Currency {
    code: String,
    scale: u8,
}

/// Writes what was asked for.
///
/// # Errors
///
/// What the server or the disk answered instead.
pub fn export(words: &Export) -> Result<(), Problem> {
    let setting = Setting::of(&words.place)?;
    let output = &words.output;
    is_free(words)?;
    match words.what {
        Exported::Register => register(&setting, output)?,
        Exported::Notes => notes(&setting, output)?,
        Exported::Csv => tables(&setting, output)?,
        Exported::Books => accounting::books(&setting, output, words.format)?,
        Exported::Valueflows => valueflows(&setting, output)?,
        Exported::Bank => return accounting::bank(&setting, words),
        Exported::All => {
            tables(&setting, output)?;
            let last_sealed = archive::last_sealed(&setting)?;
            register(&setting, &output.join(archive::REGISTER))?;
            notes(&setting, &output.join(archive::NOTES))?;
            archive::complete(&setting, output, last_sealed)?;
        }
    }
    if is_standard_output(output) {
        return Ok(());
    }
    if setting.json() {
        crate::cli::print_json(&serde_json::json!({ "written": output.display().to_string() }));
    } else {
        out!("Written to {}.", output.display());
    }
    Ok(())
}

/// Whether a path stands for standard output.
pub(super) fn is_standard_output(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether nothing is there yet that would be written over, and what is written can go where it is to go.
fn is_free(words: &Export) -> Result<(), Problem> {
    let output = &words.output;
    let tables = || TABLES.map(|(name, ..)| format!("{name}.csv")).into_iter();
    let of_all = [
        archive::REGISTER,
        archive::NOTES,
        archive::KEYS,
        archive::SEALED,
        archive::README,
    ];
    let files: Vec<String> = match words.what {
        Exported::Register | Exported::Notes | Exported::Books | Exported::Valueflows | Exported::Bank => Vec::new(),
        Exported::Csv => tables().collect(),
        Exported::All => tables().chain(of_all.map(str::to_owned)).collect(),
    };
    if is_standard_output(output) {
        return match files.len() {
            0 => Ok(()),
            several => Err(Problem::fault(
                "several-files",
                "Nothing was exported.".to_owned(),
                format!("These are {several} files or more, and standard output is one."),
                "Name a directory with --output; or export register, notes, books or valueflows to -.",
            )),
        };
    }
    let mut paths: Vec<_> = files.iter().map(|file| output.join(file)).collect();
    if files.is_empty() {
        paths.push(output.clone());
    }
    match paths.into_iter().find(|path| path.exists()).filter(|_| !words.force) {
        None => Ok(()),
        Some(path) => Err(Problem::fault(
            "file-exists",
            "Nothing was exported, and nothing was written over.".to_owned(),
            format!("{} is there already.", path.display()),
            "Name another place with --output, or say --force to write over it.",
        )),
    }
}

fn register(setting: &Setting, path: &Path) -> Result<(), Problem> {
    let mut body = register_stream(setting)?;
    whole(path, |file| io::copy(&mut body, file).map(|_| ()))
}

/// The register as it comes from the server.
pub(super) fn register_stream(setting: &Setting) -> Result<impl io::Read + Send + use<>, Problem> {
    let community = setting.community()?;
    let address = format!("/{community}/register");
    let opened = match setting.client.stream(&address) {
        Err(problem) if problem.code == "session-needed" => {
            setting.client.open_session(&community, &setting.key()?.secret)?;
            setting.client.stream(&address)
        }
        opened => opened,
    };
    opened.map(|(body, _)| body)
}

fn notes(setting: &Setting, path: &Path) -> Result<(), Problem> {
    let notes = all_notes(setting)?;
    let text = serde_json::to_string_pretty(&notes).expect("JSON is JSON");
    whole(path, |file| file.write_all(text.as_bytes()))
}

/// Writes all records in the words of Valueflows, from the register itself: every entry is verified on the way.
fn valueflows(setting: &Setting, path: &Path) -> Result<(), Problem> {
    let audit = audit::verify(register_stream(setting)?, |_, _| {})
        .map_err(|trouble| Problem::of_trouble(&trouble, Language::from_environment()))?;
    let notes = all_notes(setting)?;
    let read = notes.iter().filter_map(|note| {
        let c: Hash = note["c"].as_str()?.parse().ok()?;
        Some((c, note["text"].as_str()?))
    });
    let texts: BTreeMap<Hash, &str> = read.collect();
    let text = |c: &Hash| texts.get(c).map(|text| (*text).to_owned());
    whole(path, |file| crate::valueflows::write(file, &audit.community, &text))
}

/// Every text beside the register that the reader may read.
fn all_notes(setting: &Setting) -> Result<Vec<Value>, Problem> {
    let mut notes = Vec::new();
    let mut next = Some(0);
    while let Some(from) = next {
        let mut page = setting.ask(&format!("notes?from={from}"))?;
        if let Value::Array(more) = page["rows"].take() {
            notes.extend(more);
        }
        next = page["next"].as_u64();
    }
    Ok(notes)
}

fn tables(setting: &Setting, directory: &Path) -> Result<(), Problem> {
    crate::private::make_directory(directory)
        .map_err(|flaw| file_fault("The tables were not written.", directory, &flaw))?;
    let about = setting.ask("about")?;
    let scale = about["currency"]["scale"].as_u64();
    let currency = Currency {
        code: plain(&about["currency"]["code"]),
        scale: scale.and_then(|scale| u8::try_from(scale).ok()).unwrap_or(2),
    };
    for (name, question, columns) in TABLES {
        let rows = all_rows(setting, question)?;
        let path = directory.join(format!("{name}.csv"));
        whole(&path, |file| write_csv(&rows, columns, &currency, file))?;
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

/// Writes rows as CSV, under one line of headings.
fn write_csv(rows: &[Value], columns: &[Column], currency: &Currency, file: &mut dyn Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(file);
    csv.write_record(columns.iter().map(|(heading, ..)| *heading))?;
    for row in rows {
        let cells = columns.iter().map(|(_, pointer, shown)| {
            let value = row.pointer(pointer).unwrap_or(&Value::Null);
            cell(value, *shown, currency)
        });
        csv.write_record(cells)?;
    }
    csv.flush()
}

fn cell(value: &Value, shown: As, currency: &Currency) -> String {
    let decimal = |scale: u8| value.as_i64().map(|units| rules::quantity::decimal(units, scale));
    match shown {
        As::Plain => plain(value),
        As::Money => decimal(currency.scale).unwrap_or_default(),
        As::Credits => decimal(2).unwrap_or_default(),
        As::Moment => {
            let moment = value.as_i64().and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
            moment.map(|moment| moment.to_string()).unwrap_or_default()
        }
        As::Names => {
            let people = value.as_array().into_iter().flatten();
            let names: Vec<String> = people.map(|one| plain(&one["name"])).collect();
            names.join(", ")
        }
        As::Currency => currency.code.clone(),
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

/// Writes a file whole or not at all: under another name first, then renamed. `-` is standard output.
pub(super) fn whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Problem> {
    if is_standard_output(path) {
        let mut out = io::stdout().lock();
        return match write(&mut out).and_then(|()| out.flush()) {
            // Whoever read has gone, as `head` does.
            Err(flaw) if flaw.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written.map_err(|flaw| file_fault("Standard output was not written.", path, &flaw)),
        };
    }
    let failed = |flaw: &io::Error| file_fault("The file was not written.", path, flaw);
    let (part, mut file) = beside(path).map_err(|flaw| failed(&flaw))?;
    let writing = write(&mut file).and_then(|()| file.sync_all());
    drop(file);
    writing.and_then(|()| fs::rename(&part, path)).map_err(|flaw| {
        // It is ours: nobody else can have had a file of this name.
        let _ = fs::remove_file(&part);
        failed(&flaw)
    })
}

/// A file that is not there yet, beside the one that it is to become, so that renaming it moves no bytes.
fn beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut chance = [0; 8];
    getrandom::fill(&mut chance).expect("the operating system gives random bytes");
    let part = path.with_file_name(format!(".{name}.{:016x}.part", u64::from_be_bytes(chance)));
    // What members wrote and were paid is nobody else's on this machine, until its owner says so.
    let file = crate::private::open_new(&part)?;
    Ok((part, file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_decimals_and_formulas_stay_texts() {
        let euros = Currency {
            code: "EUR".to_owned(),
            scale: 2,
        };
        let shown = |value: Value, shown| cell(&value, shown, &euros);
        assert_eq!(shown(serde_json::json!(300_005), As::Money), "3000.05");
        assert_eq!(shown(serde_json::json!(-5), As::Money), "-0.05");
        assert_eq!(shown(serde_json::json!(40_000), As::Credits), "400.00");
        assert_eq!(
            shown(serde_json::json!(1_777_817_100_000u64), As::Moment),
            "2026-05-03T14:05:00Z"
        );
        assert_eq!(shown(Value::Null, As::Money), "");
        assert_eq!(shown(Value::Null, As::Currency), "EUR");
        assert_eq!(shown(serde_json::json!("=1+1"), As::Plain), "'=1+1");
        assert_eq!(
            shown(serde_json::json!([{ "name": "Ada" }, { "name": "=Ben" }]), As::Names),
            "Ada, '=Ben"
        );
    }

    #[test]
    fn every_column_is_described() {
        let described = include_str!("../../../../docs/tables.md");
        for (table, _, columns) in TABLES {
            for (heading, ..) in columns {
                assert!(described.contains(&format!("`{heading}`")), "{table}.csv: {heading}");
            }
        }
    }

    #[test]
    fn a_failed_write_leaves_nothing_behind() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("x.csv");
        let failed = whole(&path, |_| Err(io::Error::other("no room")));
        assert!(failed.is_err());
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0);
    }

    /// Whatever else is in the folder is somebody's own, be it called as if a download had broken off.
    #[test]
    fn what_stands_beside_it_stays_as_it_is() {
        let directory = tempfile::tempdir().unwrap();
        let (path, own) = (directory.path().join("x.csv"), directory.path().join("x.csv.part"));
        fs::write(&own, "mine").unwrap();
        whole(&path, |file| file.write_all(b"first")).unwrap();
        whole(&path, |file| file.write_all(b"second")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        let broken = whole(&path, |file| {
            file.write_all(b"half").and(Err(io::Error::other("no room")))
        });
        assert!(broken.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"second", "a failed write changes nothing");
        assert_eq!(fs::read(&own).unwrap(), b"mine");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 2);
        // Where it cannot be put into its place, nothing is left behind either.
        let folder = directory.path().join("folder");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("kept"), "").unwrap();
        assert!(whole(&folder, |file| file.write_all(b"x")).is_err());
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 3);
    }
}
