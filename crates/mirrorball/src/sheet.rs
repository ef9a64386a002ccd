//! Tables of contributions as CSV: each row becomes a `work.log`, or says what is wrong with it. The command line and the
//! page that imports read them alike, and name each row alike: its id comes from what the row says, so that a table that
//! is imported twice logs nothing twice, and can be taken back by whoever has it.

use std::collections::BTreeMap;

use register::Hash;
use register::json::Value;
use rules::act::ActShape;
use rules::field::{FieldShape, Kind};
use sha2::{Digest, Sha256};

use crate::act_text::{self, Reading};
use crate::compose::Text;

/// The columns that a table may have; `note` is the text of the note itself.
pub const COLUMNS: [&str; 8] = ["stream", "task", "quantity", "unit", "circle", "day", "commons", "note"];
/// How often one row can have been logged and withdrawn before it is no longer looked for.
const WITHDRAWN_MAX: u32 = 64;

/// Whose table it is.
#[derive(Clone, Copy, Debug)]
pub struct Owner {
    /// The community.
    pub community: Hash,
    /// The member whose work it is.
    pub member: Hash,
}

/// A row that can be filed.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its line in the table.
    pub line: u64,
    /// The fields of the act, without the note.
    pub fields: BTreeMap<String, Value>,
    /// The text of the note.
    pub note: Option<String>,
    /// What it says, for whom; equal rows have the same.
    key: [u8; 32],
}

/// A row that can't.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Bad {
    /// Its line in the table.
    pub line: u64,
    /// Why.
    pub flaw: Flaw,
}

/// What is wrong with a row.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Flaw {
    /// It is no text.
    Unreadable,
    /// It has more or fewer cells than the first line.
    Cells {
        /// How many.
        have: usize,
        /// How many the first line has.
        need: usize,
    },
    /// A cell that has to be there is not, or is empty.
    Missing {
        /// Its column.
        column: &'static str,
    },
    /// A cell cannot be read.
    Cell {
        /// The field that it should be.
        field: &'static FieldShape,
        /// What stands there.
        text: String,
    },
}

/// What is wrong with a whole table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Unread {
    /// It has no first line.
    Empty,
    /// A column that is not known.
    Column(String),
    /// A column that is there twice.
    Twice(String),
    /// A column that has to be there is not.
    Lacks(&'static str),
    /// More rows than are read at once.
    TooMany(usize),
    /// It could not be read at all.
    Broken(String),
}

/// Whether a row was logged already.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum There {
    /// No act has its id.
    No,
    /// It was, and stands as this contribution.
    Stands(Hash),
    /// It was, and was withdrawn.
    Withdrawn,
}

/// Reads every row, the good and the bad. Cells are parted by commas, semicolons or tabs, as the first line shows.
///
/// # Errors
///
/// The table as a whole cannot be read.
pub fn read(
    bytes: &[u8],
    owner: Owner,
    reading: &Reading<'_>,
    rows_max: usize,
) -> Result<(Vec<Row>, Vec<Bad>), Unread> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut file = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter(bytes))
        .from_reader(bytes);
    let header = file.headers().map_err(|flaw| Unread::Broken(flaw.to_string()))?.clone();
    let shape = shape();
    check_header(shape, &header)?;
    let mut lines = Lines { bytes, at: 0, line: 1 };
    let (mut rows, mut bad) = (Vec::new(), Vec::new());
    for record in file.records() {
        if rows.len() + bad.len() >= rows_max {
            return Err(Unread::TooMany(rows_max));
        }
        let record = match record {
            Ok(record) => record,
            Err(flaw) => {
                let line = lines.at(flaw.position());
                let flaw = Flaw::Unreadable;
                bad.push(Bad { line, flaw });
                continue;
            }
        };
        let line = lines.at(record.position());
        match read_row(shape, &header, &record, reading) {
            Ok((fields, note)) => {
                let key = key(owner, &fields, note.as_deref());
                rows.push(Row {
                    line,
                    fields,
                    note,
                    key,
                });
            }
            Err(flaw) => bad.push(Bad { line, flaw }),
        }
    }
    Ok((rows, bad))
}

/// The act that each row becomes.
pub fn shape() -> &'static ActShape {
    act_text::shape("work.log").expect("work.log is an act")
}

/// What parts the cells: whichever of the three the first line has most of.
fn delimiter(bytes: &[u8]) -> u8 {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| first.iter().filter(|byte| **byte == sign).count();
    // The first of equals is taken last: a comma, where nothing parts anything.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

/// Counts the lines of a table as an editor does. The reader's own count is one less where lines end as Windows ends them:
/// what ends a line is left for the next record to pass over.
struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of a record that begins here or, after ends of lines, a little later; places only go on.
    fn at(&mut self, place: Option<&csv::Position>) -> u64 {
        let place = place.and_then(|place| usize::try_from(place.byte()).ok());
        let rest = place.and_then(|place| self.bytes.get(place..)).unwrap_or_default();
        let passed = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let until = place.unwrap_or(self.at).saturating_add(passed).min(self.bytes.len());
        let between = self.bytes.get(self.at..until).unwrap_or_default();
        // A line ends with a line feed or with a carriage return; with both, once.
        let of = |sign: u8| between.iter().filter(|byte| **byte == sign).count();
        let both = between.windows(2).filter(|pair| pair == b"\r\n").count();
        self.line += (of(b'\n') + of(b'\r') - both) as u64;
        self.at = until;
        self.line
    }
}

fn check_header(shape: &'static ActShape, header: &csv::StringRecord) -> Result<(), Unread> {
    if header.iter().all(str::is_empty) {
        return Err(Unread::Empty);
    }
    if let Some(unknown) = header.iter().find(|name| !COLUMNS.contains(name)) {
        return Err(Unread::Column(unknown.to_owned()));
    }
    let twice = header
        .iter()
        .enumerate()
        .find(|(place, name)| header.iter().take(*place).any(|one| one == *name));
    if let Some((_, name)) = twice {
        return Err(Unread::Twice(name.to_owned()));
    }
    let lacking = |field: &&FieldShape| field.required && !header.iter().any(|name| name == field.name);
    match shape.fields.iter().find(lacking) {
        Some(field) => Err(Unread::Lacks(field.name)),
        None => Ok(()),
    }
}

type Fields = (BTreeMap<String, Value>, Option<String>);

fn read_row(
    shape: &'static ActShape,
    header: &csv::StringRecord,
    record: &csv::StringRecord,
    reading: &Reading<'_>,
) -> Result<Fields, Flaw> {
    if record.len() != header.len() {
        return Err(Flaw::Cells {
            have: record.len(),
            need: header.len(),
        });
    }
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
        let value = act_text::read(field, cell, reading).map_err(|_| Flaw::Cell {
            field,
            text: cell.to_owned(),
        })?;
        fields.insert(name.to_owned(), value);
    }
    let missing = |field: &&FieldShape| field.required && !fields.contains_key(field.name);
    match shape.fields.iter().find(missing) {
        Some(field) => Err(Flaw::Missing { column: field.name }),
        None => Ok((fields, note)),
    }
}

/// What a row says, and for whom.
fn key(owner: Owner, fields: &BTreeMap<String, Value>, note: Option<&str>) -> [u8; 32] {
    let row = register::json::encode(&Value::Record(fields.clone()));
    let mut hasher = Sha256::new();
    hasher.update(b"mirrorball-import/v1\n");
    hasher.update(owner.community.as_bytes());
    hasher.update(owner.member.as_bytes());
    hasher.update(row.as_bytes());
    hasher.update(b"\n");
    hasher.update(note.unwrap_or_default().as_bytes());
    hasher.finalize().into()
}

impl Row {
    /// The id of its act, where this many equal rows came before it.
    pub fn id(&self, earlier: u32) -> [u8; 16] {
        let mut hasher = Sha256::new();
        hasher.update(self.key);
        hasher.update(earlier.to_be_bytes());
        let whole: [u8; 32] = hasher.finalize().into();
        let mut id = [0; 16];
        id.copy_from_slice(&whole[..16]);
        id
    }

    /// It as an act without its note.
    pub fn bare(&self) -> Value {
        act_text::act(shape(), self.fields.clone())
    }

    /// It as an act, and the text beside it.
    pub fn act(&self) -> (Value, Vec<Text>) {
        let mut fields = self.fields.clone();
        let texts: Vec<Text> = self.note.iter().map(|note| Text::new(note)).collect();
        if let Some(text) = texts.first() {
            fields.insert("note".to_owned(), text.commitment());
        }
        (act_text::act(shape(), fields), texts)
    }
}

/// Gives every row its id, and says whether it was logged already: the first id of its own that was not used up by
/// something that was logged and withdrawn, so that what was taken back can be imported again.
///
/// # Errors
///
/// What the looking says.
pub fn named<E>(rows: &[Row], mut look: impl FnMut([u8; 16]) -> Result<There, E>) -> Result<Vec<([u8; 16], There)>, E> {
    let mut next: BTreeMap<[u8; 32], u32> = BTreeMap::new();
    let mut names = Vec::with_capacity(rows.len());
    for row in rows {
        let earlier = next.entry(row.key).or_default();
        let mut there = look(row.id(*earlier))?;
        let begun = *earlier;
        while there == There::Withdrawn && *earlier - begun < WITHDRAWN_MAX {
            *earlier += 1;
            there = look(row.id(*earlier))?;
        }
        names.push((row.id(*earlier), there));
        *earlier += 1;
    }
    Ok(names)
}

/// What a field of a table is, as far as its words differ.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sort {
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A quantity.
    Quantity,
    /// A day.
    Day,
    /// A short name.
    Slug,
    /// A text of at most this many letters.
    Text(usize),
}

/// Which of these a field is.
pub fn sort(field: &'static FieldShape) -> Sort {
    match field.kind {
        Kind::Choice(words) => Sort::Choice(words),
        Kind::Integer { .. } => Sort::Quantity,
        Kind::Day => Sort::Day,
        Kind::Slug => Sort::Slug,
        Kind::Text { max, .. } => Sort::Text(max),
        _ => Sort::Text(0), // COLUMNS name no field of another kind; the test below holds that.
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWNER: Owner = Owner {
        community: Hash::new([1; 32]),
        member: Hash::new([2; 32]),
    };
    const READING: Reading<'_> = Reading {
        money_scale: 2,
        me: None,
        today: "2026-05-04",
    };

    fn read(text: &str) -> Result<(Vec<Row>, Vec<Bad>), Unread> {
        super::read(text.as_bytes(), OWNER, &READING, 5)
    }

    const HEAD: &str = "stream,task,quantity,unit,circle,day,note\n";

    #[test]
    fn good_and_bad_rows_are_told_apart_by_their_lines() {
        let text = format!(
            "{HEAD}care,listening,1h30,minutes,commons,today,to Ben\ncare,cooking,soon,minutes,commons,today,\ncare,cooking\ncare,,1h,minutes,commons,today,\n"
        );
        let (rows, bad) = read(&text).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].line, rows[0].note.as_deref()), (2, Some("to Ben")));
        assert_eq!(rows[0].fields["quantity"], Value::Int(90));
        let lines: Vec<u64> = bad.iter().map(|bad| bad.line).collect();
        assert_eq!(lines, [3, 4, 5]);
        assert!(matches!(&bad[0].flaw, Flaw::Cell { field, text } if field.name == "quantity" && text == "soon"));
        assert_eq!(bad[1].flaw, Flaw::Cells { have: 2, need: 7 });
        assert_eq!(bad[2].flaw, Flaw::Missing { column: "task" });
    }

    #[test]
    fn lines_are_counted_as_editors_count_them() {
        let good = "care,listening,1h,minutes,commons,today,";
        let bad = "care,cooking,soon,minutes,commons,today,";
        for end in ["\n", "\r\n", "\r"] {
            let head = HEAD.trim_end();
            let quoted = format!("care,listening,1h,minutes,commons,today,\"a{end}b\"");
            let text = [head, good, "", bad, &quoted, bad].join(end);
            for text in [text.clone(), format!("\u{feff}{text}{end}{end}")] {
                let (rows, wrong) = read(&text).unwrap();
                let lines: Vec<u64> = wrong.iter().map(|bad| bad.line).collect();
                assert_eq!((rows[0].line, rows[1].line), (2, 5), "{end:?}");
                assert_eq!(lines, [4, 7], "{end:?}");
            }
        }
    }

    #[test]
    fn cells_may_be_parted_as_spreadsheets_part_them() {
        for sign in [",", ";", "\t"] {
            let head = HEAD.replace(',', sign);
            let row = ["care", "listening", "90m", "minutes", "commons", "2026-05-03", ""].join(sign);
            let (rows, bad) = read(&format!("\u{feff}{head}{row}\r\n")).unwrap();
            assert_eq!((rows.len(), bad.len()), (1, 0), "{sign:?}");
        }
    }

    #[test]
    fn a_table_that_nobody_could_mean_is_not_read() {
        assert_eq!(read("").unwrap_err(), Unread::Empty);
        assert_eq!(
            read("stream,colour\n").unwrap_err(),
            Unread::Column("colour".to_owned())
        );
        assert_eq!(
            read("task,stream,task\n").unwrap_err(),
            Unread::Twice("task".to_owned())
        );
        assert_eq!(
            read("stream,task,unit,circle,day\n").unwrap_err(),
            Unread::Lacks("quantity")
        );
        let six = "care,listening,1h,minutes,commons,today,\n".repeat(6);
        assert_eq!(read(&format!("{HEAD}{six}")).unwrap_err(), Unread::TooMany(5));
    }

    #[test]
    fn equal_rows_have_ids_of_their_own_and_what_was_withdrawn_has_used_its_up() {
        let twice = "care,listening,1h,minutes,commons,today,\n".repeat(2);
        let (rows, _) = read(&format!("{HEAD}{twice}")).unwrap();
        let ids: Vec<[u8; 16]> = (0..4).map(|earlier| rows[0].id(earlier)).collect();
        let none = named(&rows, |_| Ok::<_, ()>(There::No)).unwrap();
        assert_eq!(none, [(ids[0], There::No), (ids[1], There::No)]);
        let work = Hash::new([9; 32]);
        let look = |id: [u8; 16]| {
            Ok::<_, ()>(match ids.iter().position(|one| *one == id) {
                Some(0) => There::Withdrawn,
                Some(1) => There::Stands(work),
                Some(_) | None => There::No,
            })
        };
        assert_eq!(
            named(&rows, look).unwrap(),
            [(ids[1], There::Stands(work)), (ids[2], There::No)]
        );
    }

    #[test]
    fn every_column_is_of_a_kind_that_has_words() {
        for name in COLUMNS.iter().filter(|name| **name != "note") {
            let field = act_text::field(shape(), name).unwrap();
            assert_ne!(sort(field), Sort::Text(0), "{name}");
        }
    }
}
