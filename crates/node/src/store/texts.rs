//! The index of texts: where words are found among the texts of a register. It is never truth: it is made from the
//! register and its notes, can be thrown away, and is made again when its mark is not that of the register.
//!
//! What is indexed and how a search is read is told in `search.rs`.

use super::memory::MemoryStore;
use super::sqlite::SqliteStore;
use crate::fault::Fault;
use crate::search::{self, TextKind};
use register::Hash;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

/// Up to where a register is indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextMark {
    /// Which texts, and how: the number changes with every change of that.
    pub format: u32,
    /// How many entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

/// A text to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewText {
    /// The entry that brought it.
    pub entry: u64,
    /// What it is.
    pub kind: TextKind,
    /// What it is about: an id, or an agreement's short name.
    pub about: String,
    /// Where its words are.
    pub source: TextSource,
}

/// Where the words of a text are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextSource {
    /// In the note with this commitment, unless it was erased.
    Note(Hash),
    /// In the register itself.
    Plain(String),
}

/// A text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundText {
    /// The entry that brought it.
    pub entry: u64,
    /// What it is.
    pub kind: TextKind,
    /// What it is about.
    pub about: String,
    /// The note that holds it; none for what stands in the register itself.
    pub c: Option<Hash>,
    /// Its words.
    pub text: String,
}

/// An index of texts, beside the registers of a store.
pub trait TextIndex {
    /// Up to where this community's register is indexed.
    ///
    /// # Errors
    /// The store cannot read, or does not keep the community.
    fn mark(&self, community: &Hash) -> Result<Option<TextMark>, Fault>;

    /// Adds texts, if the mark is still `before`; `afresh`, in place of all that is there. Of notes that were erased,
    /// nothing is added.
    ///
    /// # Errors
    /// The store cannot write, or does not keep the community.
    fn add(&self, community: &Hash, before: Option<TextMark>, adding: &Adding<'_>) -> Result<(), Fault>;

    /// The texts in which every one of these words begins a word, best first, at most so many. The words are folded
    /// (`search.rs`).
    ///
    /// # Errors
    /// The store cannot read, or does not keep the community.
    fn matching(&self, community: &Hash, words: &[String], most: usize) -> Result<Vec<FoundText>, Fault>;
}

/// What is added to an index at once.
#[derive(Clone, Copy, Debug)]
pub struct Adding<'a> {
    /// Whether everything that is there goes first.
    pub afresh: bool,
    /// The texts.
    pub texts: &'a [NewText],
    /// Up to where the register is indexed with them.
    pub after: TextMark,
}

/// The texts of one community in memory.
#[derive(Clone, Default)]
pub(super) struct KeptTexts {
    mark: Option<TextMark>,
    texts: Vec<FoundText>,
}

impl KeptTexts {
    /// A note is erased: its text is gone.
    pub(super) fn erase(&mut self, c: &Hash) {
        self.texts.retain(|text| text.c != Some(*c));
    }
}

impl TextIndex for MemoryStore {
    fn mark(&self, community: &Hash) -> Result<Option<TextMark>, Fault> {
        self.read(community, |kept| kept.texts.mark)
    }

    fn add(&self, community: &Hash, before: Option<TextMark>, adding: &Adding<'_>) -> Result<(), Fault> {
        self.write(community, |kept| {
            if kept.texts.mark != before {
                return;
            }
            if adding.afresh {
                kept.texts.texts.clear();
            }
            for new in adding.texts {
                let (c, text) = match &new.source {
                    TextSource::Plain(text) => (None, Some(text.clone())),
                    TextSource::Note(c) => {
                        let note = kept.notes.get(c).and_then(|note| note.text.as_ref());
                        (Some(*c), note.map(|note| note.text.clone()))
                    }
                };
                kept.texts.texts.extend(text.map(|text| FoundText {
                    entry: new.entry,
                    kind: new.kind,
                    about: new.about.clone(),
                    c,
                    text,
                }));
            }
            kept.texts.mark = Some(adding.after);
        })
    }

    fn matching(&self, community: &Hash, words: &[String], most: usize) -> Result<Vec<FoundText>, Fault> {
        self.read(community, |kept| {
            let texts = kept.texts.texts.iter().rev();
            let fits = |text: &&FoundText| search::has_all(&text.text, words);
            texts.filter(fits).take(most).cloned().collect()
        })
    }
}

impl TextIndex for SqliteStore {
    fn mark(&self, community: &Hash) -> Result<Option<TextMark>, Fault> {
        let number = self.number(community)?;
        self.reading(|connection| mark_of(connection, number))
    }

    fn add(&self, community: &Hash, before: Option<TextMark>, adding: &Adding<'_>) -> Result<(), Fault> {
        let number = self.number(community)?;
        let mut writer = self.writing()?;
        self.said(add_within(&mut writer, number, before, adding))
    }

    fn matching(&self, community: &Hash, words: &[String], most: usize) -> Result<Vec<FoundText>, Fault> {
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let number = self.number(community)?;
        // Words hold letters and digits alone; in quotation marks none of them is an operator.
        let query: Vec<String> = words.iter().map(|word| format!("\"{word}\"*")).collect();
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.reading(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT entry, kind, about, c, text_index.words FROM text_index
                 JOIN text_place ON text_place.place = text_index.rowid
                 WHERE text_index MATCH ?1 AND community = ?2 ORDER BY text_index.rank, entry DESC LIMIT ?3",
            )?;
            let rows = select.query_map(params![query.join(" "), number, most], |row| {
                let kind: String = row.get(1)?;
                let c: Option<[u8; 32]> = row.get(3)?;
                Ok(FoundText {
                    entry: row.get::<_, i64>(0)?.cast_unsigned(),
                    // A kind of another version: the index is made anew before it is asked.
                    kind: TextKind::from_word(&kind).unwrap_or(TextKind::Remark),
                    about: row.get(2)?,
                    c: c.map(Hash::new),
                    text: row.get(4)?,
                })
            })?;
            rows.collect()
        })
    }
}

fn mark_of(connection: &Connection, number: i64) -> rusqlite::Result<Option<TextMark>> {
    let mut select = connection.prepare_cached("SELECT format, size, root FROM text_mark WHERE community = ?1")?;
    let mark = select.query_row([number], |row| {
        Ok(TextMark {
            format: row.get(0)?,
            size: row.get::<_, i64>(1)?.cast_unsigned(),
            root: Hash::new(row.get(2)?),
        })
    });
    mark.optional()
}

fn add_within(
    writer: &mut Connection,
    number: i64,
    before: Option<TextMark>,
    adding: &Adding<'_>,
) -> rusqlite::Result<()> {
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if mark_of(&transaction, number)? != before {
        return Ok(());
    }
    if adding.afresh {
        transaction.execute(
            "DELETE FROM text_index WHERE rowid IN (SELECT place FROM text_place WHERE community = ?1)",
            [number],
        )?;
        transaction.execute("DELETE FROM text_place WHERE community = ?1", [number])?;
    }
    for text in adding.texts {
        add_text(&transaction, number, text)?;
    }
    let TextMark { format, size, root } = adding.after;
    transaction.execute(
        "INSERT INTO text_mark (community, format, size, root) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (community) DO UPDATE SET format = ?2, size = ?3, root = ?4",
        params![number, format, size.cast_signed(), root.as_bytes()],
    )?;
    transaction.commit()
}

fn add_text(transaction: &Transaction<'_>, number: i64, new: &NewText) -> rusqlite::Result<()> {
    // Read here and now, so that a note that was erased meanwhile is not brought back.
    let (c, text) = match &new.source {
        TextSource::Plain(text) => (None, Some(text.clone())),
        TextSource::Note(c) => {
            let mut select = transaction.prepare_cached("SELECT text FROM note WHERE community = ?1 AND c = ?2")?;
            let text: Option<Option<String>> = select
                .query_row(params![number, c.as_bytes()], |row| row.get(0))
                .optional()?;
            (Some(c), text.flatten())
        }
    };
    let Some(text) = text else { return Ok(()) };
    let mut place = transaction
        .prepare_cached("INSERT INTO text_place (community, entry, kind, about, c) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    place.execute(params![
        number,
        new.entry.cast_signed(),
        new.kind.word(),
        new.about,
        c.map(Hash::as_bytes)
    ])?;
    let place = transaction.last_insert_rowid();
    let mut insert = transaction.prepare_cached("INSERT INTO text_index (rowid, words) VALUES (?1, ?2)")?;
    insert.execute(params![place, text]).map(|_| ())
}

/// A note is erased: its text leaves the index in the same transaction.
pub(super) fn erase_text(transaction: &Transaction<'_>, number: i64, c: &Hash) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "DELETE FROM text_index WHERE rowid IN (SELECT place FROM text_place WHERE community = ?1 AND c = ?2)",
        )?
        .execute(params![number, c.as_bytes()])?;
    transaction
        .prepare_cached("DELETE FROM text_place WHERE community = ?1 AND c = ?2")?
        .execute(params![number, c.as_bytes()])?;
    Ok(())
}
