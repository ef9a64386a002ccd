//! The store that every machine has: one SQLite database in a directory.
//!
//! One connection writes (write-ahead log, synced at every commit), a few read. What the tables are is told in
//! `schema.rs`, how acts are found in `places.rs`.

use super::places::{Places, look_up};
use super::recent_notes::RecentNotes;
use super::schema;
use super::texts::{TextIndex, erase_text};
use super::{Append, Appended, Coming, Filed, Founded, Founding, KeeperKey, Listed, NewEntry, Store, StoredHead};
use crate::fault::Fault;
use crate::limits::{READERS_MAX, SNAPSHOT_CHUNK_BYTES, UNINDEXED_ENTRIES_MAX};
use crate::notes::{Audience, NoteText, SaltedText};
use register::Hash;
use register::defence::Defence;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, RwLock};

/// Keeps registers in a SQLite database.
pub struct SqliteStore {
    path: PathBuf,
    // Closed before the writer, so that the writer, the last one, empties the log into the database.
    readers: Mutex<Readers>,
    writer: Mutex<Connection>,
    reader_back: Condvar,
    /// The number of each community, which is the upper part of its entries' places.
    numbers: RwLock<HashMap<Hash, i64>>,
    /// Where the latest acts are, until they are written to the index.
    places: RwLock<Places>,
    recent_notes: RecentNotes,
    is_read_only: bool,
}

#[derive(Default)]
struct Readers {
    idle: Vec<Connection>,
    open: usize,
}

/// Bits of a place below the community's number: a register holds up to 2⁴⁰ entries.
pub(super) const INDEX_BITS: u32 = 40;

impl SqliteStore {
    /// Opens the database at this path, and makes it if there is none. If it can only be read, it is opened for
    /// reading, and every write is a fault.
    ///
    /// # Errors
    /// It can be neither made nor read, it is damaged, it belongs to another program, or to a newer version of ours.
    pub fn open(path: &Path) -> Result<SqliteStore, Fault> {
        keep_to_oneself(path);
        match schema::open_writer(path) {
            Ok(writer) => SqliteStore::with(path, writer, false),
            Err(Fault::ReadOnly { .. } | Fault::Unreachable { .. }) if path.is_file() => {
                SqliteStore::open_read_only(path)
            }
            Err(fault) => Err(fault),
        }
    }

    /// Opens a database that is there for reading alone.
    ///
    /// # Errors
    /// As [`SqliteStore::open`]; also if it has an older layout, since it cannot be brought up to date.
    pub fn open_read_only(path: &Path) -> Result<SqliteStore, Fault> {
        let reader = schema::open_reader(path)?;
        schema::check_version(&reader, path)?;
        SqliteStore::with(path, reader, true)
    }

    fn with(path: &Path, writer: Connection, is_read_only: bool) -> Result<SqliteStore, Fault> {
        let numbers = schema::numbers(&writer).map_err(|error| fault(error, path))?;
        let places = Places::unindexed(&writer).map_err(|error| fault(error, path))?;
        Ok(SqliteStore {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::new(Readers::default()),
            reader_back: Condvar::new(),
            numbers: RwLock::new(numbers),
            places: RwLock::new(places),
            recent_notes: RecentNotes::default(),
            is_read_only,
        })
    }

    /// Keeps the database from growing beyond this size, in bytes; writes that need more are a full disk.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub fn set_size_max(&self, size_bytes_max: u64) -> Result<(), Fault> {
        let writer = self.writing()?;
        let page_size: i64 = self.said(writer.pragma_query_value(None, "page_size", |row| row.get(0)))?;
        let pages = i64::try_from(size_bytes_max).unwrap_or(i64::MAX) / page_size.max(1);
        self.said(writer.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())))
    }

    pub(super) fn said<T>(&self, result: rusqlite::Result<T>) -> Result<T, Fault> {
        result.map_err(|error| fault(error, &self.path))
    }

    pub(super) fn writing(&self) -> Result<MutexGuard<'_, Connection>, Fault> {
        if self.is_read_only {
            return Err(Fault::ReadOnly {
                path: self.path.display().to_string(),
            });
        }
        // A transaction that a panic left open was rolled back as it was dropped.
        Ok(self.writer.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn reading<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Fault> {
        let connection = self.take_reader()?;
        let result = read(&connection);
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        readers.idle.push(connection);
        drop(readers);
        self.reader_back.notify_one();
        self.said(result)
    }

    fn take_reader(&self) -> Result<Connection, Fault> {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(connection) = readers.idle.pop() {
                return Ok(connection);
            }
            if readers.open < READERS_MAX {
                let connection = schema::open_reader(&self.path)?;
                readers.open += 1;
                return Ok(connection);
            }
            readers = self.reader_back.wait(readers).unwrap_or_else(PoisonError::into_inner);
        }
    }

    pub(super) fn number(&self, community: &Hash) -> Result<i64, Fault> {
        let numbers = self.numbers.read().unwrap_or_else(PoisonError::into_inner);
        numbers.get(community).copied().ok_or(Fault::UnknownCommunity)
    }

    /// Writes the places of the latest acts to the index, once there are many.
    fn index_if_many(&self, writer: &mut Connection) -> Result<(), Fault> {
        let places = self.places.read().unwrap_or_else(PoisonError::into_inner);
        if places.len() < UNINDEXED_ENTRIES_MAX {
            return Ok(());
        }
        self.said(places.write(writer))?;
        drop(places);
        // The writer is held, so nothing was added in between.
        self.places.write().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }

    fn remember<'e>(&self, number: i64, from: u64, acts: impl IntoIterator<Item = &'e Hash>) {
        let mut places = self.places.write().unwrap_or_else(PoisonError::into_inner);
        for (index, act) in (from..).zip(acts) {
            places.add(place(number, index), act);
        }
    }

    fn append_within(&self, writer: &mut Connection, number: i64, append: &Append<'_>) -> rusqlite::Result<Appended> {
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let length = length_of(&transaction, number)?;
        {
            let places = self.places.read().unwrap_or_else(PoisonError::into_inner);
            for entry in append.entries {
                if let Some(known) = known(&transaction, &places, number, entry)? {
                    return Ok(known);
                }
            }
        }
        if length != append.expected_length && Defence::LengthFirst.stands() {
            return Ok(Appended::Moved { length });
        }
        let sealed = length.saturating_add(append.entries.len() as u64);
        for (index, entry) in (length..).zip(append.entries) {
            insert_entry(&transaction, number, index, sealed, entry)?;
        }
        set_head(&transaction, number, sealed, append.checkpoint)?;
        transaction.commit()?;
        Ok(Appended::Done)
    }

    /// Leaves the acts that came in `came`.
    fn append_coming_within(
        &self,
        writer: &mut Connection,
        (number, coming): (i64, &Coming<'_>),
        entries: &mut dyn Iterator<Item = NewEntry>,
        checkpoint: &mut dyn FnMut() -> Option<String>,
        came: &mut Came,
    ) -> rusqlite::Result<Option<Appended>> {
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let length = length_of(&transaction, number)?;
        let sealed = length.saturating_add(coming.count);
        // Only whoever holds the writer adds places.
        let places = self.places.read().unwrap_or_else(PoisonError::into_inner);
        for (index, entry) in (length..).zip(entries) {
            if let Some(known) = known(&transaction, &places, number, &entry)? {
                return Ok(Some(known));
            }
            insert_entry(&transaction, number, index, sealed, &entry)?;
            came.acts.push(entry.act);
            came.erased.extend(entry.erases);
        }
        drop(places);
        if length != coming.expected_length && Defence::LengthFirst.stands() {
            return Ok(Some(Appended::Moved { length }));
        }
        let Some(checkpoint) = checkpoint() else {
            return Ok(None);
        };
        set_head(&transaction, number, sealed, &checkpoint)?;
        transaction.commit()?;
        Ok(Some(Appended::Done))
    }

    /// What is erased is overwritten with zeros, not only unlinked.
    fn begin_erasing(&self, writer: &Connection) -> Result<(), Fault> {
        self.said(writer.execute_batch("PRAGMA secure_delete = ON"))
    }

    /// The log still holds the page with the text; it is emptied. Should a reader be in the way, the next checkpoint
    /// does it.
    fn end_erasing(&self, writer: &Connection, number: i64, erased: impl IntoIterator<Item = Hash>) {
        erased.into_iter().for_each(|c| self.recent_notes.forget(number, &c));
        let _ = writer.execute_batch("PRAGMA secure_delete = OFF; PRAGMA wal_checkpoint(TRUNCATE)");
    }
}

/// The entries that came while they were written.
#[derive(Default)]
struct Came {
    acts: Vec<Hash>,
    /// The texts that they erase.
    erased: Vec<Hash>,
}

/// Where an entry is kept: one integer, so that the entries of a register lie next to each other.
pub(super) fn place(number: i64, index: u64) -> i64 {
    (number << INDEX_BITS) | index.cast_signed()
}

fn length_of(connection: &Connection, number: i64) -> rusqlite::Result<u64> {
    let mut select = connection.prepare_cached("SELECT length FROM community WHERE number = ?1")?;
    select
        .query_row([number], |row| row.get::<_, i64>(0))
        .map(i64::cast_unsigned)
}

/// What an append answers if an entry's act is in the register already.
fn known(
    transaction: &Transaction<'_>,
    places: &Places,
    number: i64,
    entry: &NewEntry,
) -> rusqlite::Result<Option<Appended>> {
    let filed = look_up(transaction, number, &entry.act, &places.candidates(number, &entry.act))?;
    Ok(filed.map(|filed| Appended::Known { act: entry.act, filed }))
}

fn insert_entry(
    transaction: &Transaction<'_>,
    number: i64,
    index: u64,
    sealed: u64,
    entry: &NewEntry,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("INSERT INTO entry (place, act, sealed, bytes) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
            place(number, index),
            entry.act.as_bytes(),
            sealed.cast_signed(),
            entry.bytes
        ])?;
    if !entry.notes.is_empty() || entry.erases.is_some() {
        keep_notes(transaction, number, index, entry)?;
    }
    Ok(())
}

fn set_head(transaction: &Transaction<'_>, number: i64, length: u64, checkpoint: &str) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("UPDATE community SET length = ?2, checkpoint = ?3 WHERE number = ?1")?
        .execute(params![number, length.cast_signed(), checkpoint])?;
    Ok(())
}

fn keep_notes(transaction: &Transaction<'_>, number: i64, index: u64, entry: &NewEntry) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached(
        "INSERT INTO note (community, c, entry, author, audience, salt, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (community, c) DO NOTHING",
    )?;
    for note in &entry.notes {
        insert.execute(params![
            number,
            note.c.as_bytes(),
            index.cast_signed(),
            note.author.as_bytes(),
            note.audience.to_string(),
            note.salt,
            note.text
        ])?;
    }
    if let Some(c) = entry.erases {
        transaction
            .prepare_cached("UPDATE note SET salt = NULL, text = NULL WHERE community = ?1 AND c = ?2")?
            .execute(params![number, c.as_bytes()])?;
        erase_text(transaction, number, &c)?;
    }
    Ok(())
}

impl Store for SqliteStore {
    fn found(&self, founding: &Founding<'_>) -> Result<Founded, Fault> {
        let mut writer = self.writing()?;
        let begins = match &founding.begins {
            Some(beginning) => Some((self.number(beginning.of)?, beginning.size)),
            None => None,
        };
        let founded = found_within(&mut writer, founding, begins);
        let Some(number) = self.said(founded)? else {
            let is_known = self.number(founding.community).is_ok();
            return Ok(if is_known { Founded::Known } else { Founded::SlugTaken });
        };
        self.numbers
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(*founding.community, number);
        let Some((_, begun)) = begins else {
            self.remember(number, 0, [&founding.entry.act]);
            return Ok(Founded::Done);
        };
        self.remember(number, begun, [&founding.entry.act]);
        let places = Places::unindexed(&writer);
        *self.places.write().unwrap_or_else(PoisonError::into_inner) = self.said(places)?;
        self.index_if_many(&mut writer)?;
        Ok(Founded::Done)
    }

    fn append(&self, append: &Append<'_>) -> Result<Appended, Fault> {
        let number = self.number(append.community)?;
        let mut writer = self.writing()?;
        self.index_if_many(&mut writer)?;
        let erases = append.entries.iter().any(|entry| entry.erases.is_some());
        if erases {
            self.begin_erasing(&writer)?;
        }
        let appended = self.append_within(&mut writer, number, append);
        if appended == Ok(Appended::Done) {
            self.remember(
                number,
                append.expected_length,
                append.entries.iter().map(|entry| &entry.act),
            );
        }
        if erases {
            self.end_erasing(&writer, number, append.entries.iter().filter_map(|entry| entry.erases));
        }
        self.said(appended)
    }

    fn append_coming(
        &self,
        coming: &Coming<'_>,
        entries: &mut dyn Iterator<Item = NewEntry>,
        checkpoint: &mut dyn FnMut() -> Option<String>,
    ) -> Result<Option<Appended>, Fault> {
        let number = self.number(coming.community)?;
        let mut writer = self.writing()?;
        self.index_if_many(&mut writer)?;
        self.begin_erasing(&writer)?;
        let mut came = Came::default();
        let appended = self.append_coming_within(&mut writer, (number, coming), entries, checkpoint, &mut came);
        if appended == Ok(Some(Appended::Done)) {
            self.remember(number, coming.expected_length, &came.acts);
        }
        if came.erased.is_empty() {
            self.said(writer.execute_batch("PRAGMA secure_delete = OFF"))?;
        } else {
            self.end_erasing(&writer, number, came.erased);
        }
        self.said(appended)
    }

    fn directory(&self) -> Result<Vec<Listed>, Fault> {
        self.reading(|connection| {
            let mut select = connection.prepare_cached("SELECT id, slug, keeper FROM community ORDER BY number")?;
            let rows = select.query_map([], |row| {
                Ok(Listed {
                    community: Hash::new(row.get(0)?),
                    slug: row.get(1)?,
                    keeper: row.get(2)?,
                })
            })?;
            rows.collect()
        })
    }

    fn head(&self, community: &Hash) -> Result<StoredHead, Fault> {
        let number = self.number(community)?;
        self.reading(|connection| {
            let mut select = connection.prepare_cached("SELECT length, checkpoint FROM community WHERE number = ?1")?;
            select.query_row([number], |row| {
                Ok(StoredHead {
                    length: row.get::<_, i64>(0)?.cast_unsigned(),
                    checkpoint: row.get(1)?,
                })
            })
        })
    }

    fn page(&self, community: &Hash, from: u64, most: usize) -> Result<Vec<Vec<u8>>, Fault> {
        let number = self.number(community)?;
        let rows: Vec<(i64, Vec<u8>)> = self.reading(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT place, bytes FROM entry WHERE place >= ?1 AND place < ?2 ORDER BY place LIMIT ?3",
            )?;
            let end = (number + 1) << INDEX_BITS;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let rows = select.query_map([place(number, from), end, most], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })?;
        let in_order = (from..)
            .zip(&rows)
            .all(|(index, (found, _))| *found == place(number, index));
        if !in_order {
            return Err(Fault::Corrupt {
                detail: format!("an entry is missing after entry {from}"),
            });
        }
        Ok(rows.into_iter().map(|(_, bytes)| bytes).collect())
    }

    fn find(&self, community: &Hash, act: &Hash) -> Result<Option<Filed>, Fault> {
        let number = self.number(community)?;
        let recent = self
            .places
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .candidates(number, act);
        self.reading(|connection| look_up(connection, number, act, &recent))
    }

    fn note(&self, community: &Hash, c: &Hash) -> Result<Option<NoteText>, Fault> {
        let number = self.number(community)?;
        let before = match self.recent_notes.find(number, c) {
            Ok(note) => return Ok(Some(note)),
            Err(before) => before,
        };
        type Row = (i64, [u8; 32], String, Option<[u8; 32]>, Option<String>);
        let row: Option<Row> = self.reading(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT entry, author, audience, salt, text FROM note WHERE community = ?1 AND c = ?2",
            )?;
            let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
            select.query_row(params![number, c.as_bytes()], read).optional()
        })?;
        let Some((entry, author, audience, salt, text)) = row else {
            return Ok(None);
        };
        let audience = audience.parse().map_err(|_| Fault::Corrupt {
            detail: format!("note {c} has no readable audience"),
        })?;
        let text = salt.zip(text).map(|(salt, text)| SaltedText { salt, text });
        let note = NoteText {
            entry: entry.cast_unsigned(),
            author: Hash::new(author),
            audience,
            text,
        };
        self.recent_notes.keep(number, c, &note, before);
        Ok(Some(note))
    }

    fn keep_snapshot(&self, community: &Hash, size: u64, bytes: &[u8]) -> Result<(), Fault> {
        let number = self.number(community)?;
        let snapshot = {
            let writer = self.writing()?;
            self.said(begin_snapshot(&writer, number, size))?
        };
        for (sequence, chunk) in (0_i64..).zip(bytes.chunks(SNAPSHOT_CHUNK_BYTES)) {
            // One transaction a chunk, and the writer let go in between, so that acts do not wait for the whole.
            let writer = self.writing()?;
            let insert = writer
                .prepare_cached("INSERT INTO snapshot_chunk (snapshot, sequence, bytes) VALUES (?1, ?2, ?3)")
                .and_then(|mut insert| insert.execute(params![snapshot, sequence, chunk]));
            self.said(insert)?;
        }
        let mut writer = self.writing()?;
        self.said(finish_snapshot(&mut writer, number, snapshot))
    }

    fn snapshot(&self, community: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        let number = self.number(community)?;
        self.reading(|connection| {
            // One read transaction, so that a snapshot that is replaced meanwhile is still seen whole.
            let transaction = connection.unchecked_transaction()?;
            let latest: Option<i64> = transaction.query_row(
                "SELECT max(snapshot) FROM snapshot WHERE community = ?1 AND is_whole",
                [number],
                |row| row.get(0),
            )?;
            let Some(latest) = latest else { return Ok(None) };
            let chunks: i64 = transaction.query_row(
                "SELECT count(*) FROM snapshot_chunk WHERE snapshot = ?1",
                [latest],
                |row| row.get(0),
            )?;
            let chunks = usize::try_from(chunks).unwrap_or(0);
            let mut bytes = Vec::with_capacity(chunks.saturating_mul(SNAPSHOT_CHUNK_BYTES));
            let mut select =
                transaction.prepare_cached("SELECT bytes FROM snapshot_chunk WHERE snapshot = ?1 ORDER BY sequence")?;
            let mut rows = select.query([latest])?;
            while let Some(row) = rows.next()? {
                bytes.extend_from_slice(row.get_ref(0)?.as_blob()?);
            }
            Ok(Some(bytes))
        })
    }

    fn add_keeper_key(&self, public: &str, seed: &[u8; 32]) -> Result<(), Fault> {
        let writer = self.writing()?;
        let insert = writer.execute(
            "INSERT INTO keeper_key (public, seed) VALUES (?1, ?2)",
            params![public, seed],
        );
        self.said(insert).map(|_| ())
    }

    fn keeper_keys(&self) -> Result<Vec<KeeperKey>, Fault> {
        self.reading(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT public, seed, EXISTS (SELECT 1 FROM community WHERE keeper = public)
                 FROM keeper_key ORDER BY made",
            )?;
            let rows = select.query_map([], |row| {
                Ok(KeeperKey {
                    public: row.get(0)?,
                    seed: row.get(1)?,
                    is_used: row.get(2)?,
                })
            })?;
            rows.collect()
        })
    }

    fn texts(&self) -> &dyn TextIndex {
        self
    }
}

/// Adds a community and its first entry, after those that it begins with: the number of another community here, and
/// how many. None if its id or short name is there already.
fn found_within(
    writer: &mut Connection,
    founding: &Founding<'_>,
    begins: Option<(i64, u64)>,
) -> rusqlite::Result<Option<i64>> {
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let begun = begins.map_or(0, |(_, size)| size);
    let length = begun.saturating_add(1);
    let added = transaction.execute(
        "INSERT INTO community (id, slug, keeper, length, checkpoint, indexed) VALUES (?1, ?2, ?3, ?4, ?5, 0)
         ON CONFLICT DO NOTHING",
        params![
            founding.community.as_bytes(),
            founding.slug,
            founding.keeper,
            length.cast_signed(),
            founding.checkpoint
        ],
    )?;
    if added == 0 {
        return Ok(None);
    }
    let number = transaction.last_insert_rowid();
    if let Some((of, size)) = begins {
        copy_entries(&transaction, of, number, size)?;
    }
    insert_entry(&transaction, number, begun, length, founding.entry)?;
    transaction.commit()?;
    Ok(Some(number))
}

/// Copies the first entries of a register into another one, and the texts beside them that are for all.
fn copy_entries(transaction: &Transaction<'_>, of: i64, to: i64, size: u64) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO entry (place, act, sealed, bytes)
         SELECT place - ?1 + ?2, act, ?3, bytes FROM entry WHERE place >= ?1 AND place < ?1 + ?4 ORDER BY place",
        params![
            place(of, 0),
            place(to, 0),
            size.saturating_add(1).cast_signed(),
            size.cast_signed()
        ],
    )?;
    transaction.execute(
        "INSERT INTO note (community, c, entry, author, audience, salt, text)
         SELECT ?2, c, entry, author, audience, salt, text FROM note
         WHERE community = ?1 AND entry < ?3 AND audience = ?4 ORDER BY note",
        params![of, to, size.cast_signed(), Audience::Community.to_string()],
    )?;
    Ok(())
}

fn begin_snapshot(writer: &Connection, number: i64, size: u64) -> rusqlite::Result<i64> {
    writer.execute(
        "INSERT INTO snapshot (community, size, is_whole) VALUES (?1, ?2, 0)",
        params![number, size.cast_signed()],
    )?;
    Ok(writer.last_insert_rowid())
}

fn finish_snapshot(writer: &mut Connection, number: i64, snapshot: i64) -> rusqlite::Result<()> {
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute("UPDATE snapshot SET is_whole = 1 WHERE snapshot = ?1", [snapshot])?;
    transaction.execute(
        "DELETE FROM snapshot WHERE community = ?1 AND snapshot < ?2",
        [number, snapshot],
    )?;
    transaction.execute(
        "DELETE FROM snapshot_chunk WHERE snapshot NOT IN (SELECT snapshot FROM snapshot)",
        [],
    )?;
    transaction.commit()
}

/// What SQLite says, as a fault.
pub(super) fn fault(error: rusqlite::Error, path: &Path) -> Fault {
    use rusqlite::ErrorCode;
    let detail = error.to_string();
    let path = path.display().to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Fault::DiskFull,
        Some(ErrorCode::ReadOnly) => Fault::ReadOnly { path },
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Fault::Unreachable { path, detail },
        Some(ErrorCode::NotADatabase) => Fault::Foreign { path },
        // The last is what SQLite says of tables that are not there, and of a file in a form that nobody writes.
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::TypeMismatch | ErrorCode::Unknown) => Fault::Corrupt { detail },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Fault::Locked,
        Some(_) => Fault::Disk { detail }, // SQLite's own list.
        None => Fault::Corrupt { detail }, // A row that is not as the schema says.
    }
}

/// A new database is for its owner alone, since it holds members' texts and the keeper's keys; SQLite gives its log the
/// same mode. One that is there stays as its operator set it. What fails here fails again, and is told, at opening.
pub(super) fn keep_to_oneself(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let _ = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path);
    }
    #[cfg(not(unix))]
    let _ = path;
}
