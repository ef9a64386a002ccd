//! The tables of the SQLite store, how they are opened, and how an older layout is brought up to date.

use super::sqlite::fault;
use crate::fault::Fault;
use crate::limits::DATABASE_WAIT_MS;
use register::Hash;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

/// Marks the file as ours: "MrBl".
const APPLICATION_ID: i64 = 0x4D72_426C;

/// What brings the layout from one version to the next; the version is their number. Never changed, only added to.
const MIGRATIONS: &[&str] = &[
    "
CREATE TABLE keeper_key (
  made INTEGER PRIMARY KEY,
  public TEXT NOT NULL UNIQUE,
  seed BLOB NOT NULL CHECK (length(seed) = 32)
) STRICT;
CREATE TABLE community (
  number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 4194303),
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
  slug TEXT NOT NULL UNIQUE,
  keeper TEXT NOT NULL REFERENCES keeper_key (public),
  length INTEGER NOT NULL CHECK (length >= 1),
  checkpoint TEXT NOT NULL,
  indexed INTEGER NOT NULL CHECK (indexed BETWEEN 0 AND length)
) STRICT;
CREATE TABLE entry (
  place INTEGER PRIMARY KEY,
  act BLOB NOT NULL CHECK (length(act) = 32),
  sealed INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE act_place (key INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) STRICT, WITHOUT ROWID;
CREATE TABLE note (
  note INTEGER PRIMARY KEY,
  community INTEGER NOT NULL REFERENCES community (number),
  c BLOB NOT NULL CHECK (length(c) = 32),
  entry INTEGER NOT NULL,
  author BLOB NOT NULL CHECK (length(author) = 32),
  audience TEXT NOT NULL,
  salt BLOB CHECK (length(salt) = 32),
  text TEXT,
  CHECK ((salt IS NULL) = (text IS NULL)),
  UNIQUE (community, c)
) STRICT;
CREATE TABLE snapshot (
  snapshot INTEGER PRIMARY KEY AUTOINCREMENT,
  community INTEGER NOT NULL REFERENCES community (number),
  size INTEGER NOT NULL,
  is_whole INTEGER NOT NULL
) STRICT;
CREATE TABLE snapshot_chunk (
  snapshot INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (snapshot, sequence)
) STRICT;
",
    "
CREATE TABLE text_mark (
  community INTEGER PRIMARY KEY REFERENCES community (number),
  format INTEGER NOT NULL,
  size INTEGER NOT NULL,
  root BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;
CREATE TABLE text_place (
  place INTEGER PRIMARY KEY,
  community INTEGER NOT NULL REFERENCES community (number),
  entry INTEGER NOT NULL,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  c BLOB CHECK (length(c) = 32)
) STRICT;
CREATE INDEX text_place_note ON text_place (community, c);
CREATE VIRTUAL TABLE text_index USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO text_index (text_index, rank) VALUES ('secure-delete', 1);
",
];

/// The newest layout that this program knows.
const VERSION: i64 = MIGRATIONS.len() as i64;

/// Opens the one connection that writes, makes the database if there is none, and brings it up to date.
pub(super) fn open_writer(path: &Path) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let said = |error| fault(error, path);
    let mut writer = Connection::open_with_flags(path, flags).map_err(said)?;
    set_up(&writer).map_err(said)?;
    let (application, version) = marks(&writer).map_err(said)?;
    let is_empty: bool = writer
        .query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))
        .map_err(said)?;
    if !is_empty {
        check_marks(application, version, path)?;
    }
    if writer.is_readonly("main").map_err(said)? {
        return Err(Fault::ReadOnly {
            path: path.display().to_string(),
        });
    }
    writer
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000;",
        )
        .map_err(said)?;
    migrate(&mut writer, version).map_err(said)?;
    Ok(writer)
}

/// Opens a connection for reading.
pub(super) fn open_reader(path: &Path) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let said = |error| fault(error, path);
    let open = |place: &Path, flags| -> Result<Connection, Fault> {
        let reader = Connection::open_with_flags(place, flags).map_err(said)?;
        set_up(&reader).map_err(said)?;
        Ok(reader)
    };
    let reader = open(path, flags)?;
    let is_barred = |error: rusqlite::Error| {
        matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly)
        )
    };
    if marks(&reader).is_err_and(is_barred)
        && let Some(address) = address_of_complete(path)
    {
        return open(Path::new(&address), flags | OpenFlags::SQLITE_OPEN_URI);
    }
    Ok(reader)
}

/// The address of a database that is complete without its log, for whoever may not make the files beside it by which those
/// who read and those who write find each other: nobody writes it, so nobody needs them (SQLite, "Read-Only Databases" in
/// "Write-Ahead Logging"). None while there is a log: what was committed last is in it.
fn address_of_complete(path: &Path) -> Option<String> {
    let path = path.to_str()?;
    let has_log = std::fs::metadata(format!("{path}-wal")).is_ok_and(|log| log.len() > 0);
    let escaped = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    (!has_log).then(|| format!("file:{escaped}?immutable=1"))
}

/// Refuses a database that is not ours, or not of this version.
pub(super) fn check_version(connection: &Connection, path: &Path) -> Result<(), Fault> {
    let (application, version) = marks(connection).map_err(|error| fault(error, path))?;
    check_marks(application, version, path)?;
    if version < VERSION {
        // It would have to be brought up to date, which needs writing.
        return Err(Fault::ReadOnly {
            path: path.display().to_string(),
        });
    }
    Ok(())
}

fn check_marks(application: i64, version: i64, path: &Path) -> Result<(), Fault> {
    if application != APPLICATION_ID {
        return Err(Fault::Foreign {
            path: path.display().to_string(),
        });
    }
    if version > VERSION {
        return Err(Fault::Newer {
            found: version,
            known: VERSION,
        });
    }
    Ok(())
}

fn marks(connection: &Connection) -> rusqlite::Result<(i64, i64)> {
    let application = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok((application, version))
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_millis(DATABASE_WAIT_MS))?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(())
}

fn migrate(writer: &mut Connection, version: i64) -> rusqlite::Result<()> {
    for (made, migration) in (1_i64..).zip(MIGRATIONS) {
        if made <= version {
            continue;
        }
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(migration)?;
        transaction.execute_batch(&format!(
            "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {made};"
        ))?;
        transaction.commit()?;
    }
    Ok(())
}

/// The number of each community.
pub(super) fn numbers(connection: &Connection) -> rusqlite::Result<HashMap<Hash, i64>> {
    let mut select = connection.prepare("SELECT id, number FROM community")?;
    let rows = select.query_map([], |row| Ok((Hash::new(row.get(0)?), row.get(1)?)))?;
    rows.collect()
}
