//! Copying a whole database while another process writes into it, and looking whether one is sound.

use super::SqliteStore;
use super::schema;
use super::sqlite::{fault, keep_to_oneself};
use crate::fault::Fault;
use register::Hash;
use register::note::commit;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

impl SqliteStore {
    /// Copies the database at one path to another, where nothing is yet, by SQLite's own online backup: what was
    /// committed when it begins, in one piece. Whoever serves it goes on meanwhile.
    ///
    /// # Errors
    /// It cannot be read, is not ours or has an older layout; or the copy cannot be written.
    pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Fault> {
        let source = schema::open_reader(from)?;
        schema::check_version(&source, from)?;
        keep_to_oneself(to);
        let said = |error| fault(error, to);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut copy = Connection::open_with_flags(to, flags).map_err(said)?;
        let backup = Backup::new(&source, &mut copy).map_err(said)?;
        // All pages in one step: one read transaction, which in write-ahead logging keeps no writer waiting, and need
        // not begin anew whenever somebody writes.
        let stepped = backup.step(-1).map_err(said)?;
        drop(backup);
        if stepped != StepResult::Done {
            return Err(Fault::Locked);
        }
        // One file that needs nothing beside it.
        copy.execute_batch("PRAGMA journal_mode = DELETE").map_err(said)?;
        copy.close().map_err(|(_, error)| said(error))?;
        std::fs::File::open(to)?.sync_all()?;
        Ok(())
    }

    /// Looks through every page of the database.
    ///
    /// # Errors
    /// [`Fault::Corrupt`] with SQLite's first finding.
    pub(crate) fn check_integrity(&self) -> Result<(), Fault> {
        let found: String =
            self.reading(|connection| connection.query_row("PRAGMA integrity_check (1)", [], |row| row.get(0)))?;
        if found == "ok" {
            Ok(())
        } else {
            Err(Fault::Corrupt { detail: found })
        }
    }

    /// Looks through the texts beside a register: whether each is the one that its author committed to.
    ///
    /// # Errors
    /// It cannot be read, or a text is another one.
    pub(crate) fn check_notes(&self, community: &Hash) -> Result<(), Fault> {
        let number = self.number(community)?;
        let other = self.reading(|connection| {
            let mut select = connection
                .prepare("SELECT entry, c, salt, text FROM note WHERE community = ?1 AND text IS NOT NULL")?;
            let mut rows = select.query([number])?;
            while let Some(row) = rows.next()? {
                let (entry, c): (i64, [u8; 32]) = (row.get(0)?, row.get(1)?);
                let (salt, text): ([u8; 32], &[u8]) = (row.get(2)?, row.get_ref(3)?.as_bytes()?);
                // Damage may have left bytes that are no text.
                let is_own = std::str::from_utf8(text).is_ok_and(|text| commit(&salt, text) == Hash::new(c));
                if !is_own {
                    return Ok(Some(entry));
                }
            }
            Ok(None)
        })?;
        match other {
            None => Ok(()),
            Some(entry) => Err(Fault::Corrupt {
                detail: format!("a text that came with entry {entry} is not the one that its author committed to"),
            }),
        }
    }
}
