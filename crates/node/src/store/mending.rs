//! Putting stored entries back that are not the ones that were signed for any more.

use super::SqliteStore;
use super::sqlite::place;
use crate::fault::Fault;
use register::Hash;
use rusqlite::{TransactionBehavior, params};

/// An entry that is put back in its place.
pub(crate) struct PutBack {
    pub(crate) index: u64,
    pub(crate) act: Hash,
    pub(crate) bytes: Vec<u8>,
}

impl SqliteStore {
    /// Writes these entries over what stands in their places, in one transaction; and forgets the community's snapshots,
    /// so that the next start replays all of it. Whoever calls this knows that they are the ones that were signed for.
    ///
    /// # Errors
    /// They cannot be written; then all is as it was.
    pub(crate) fn put_back(&self, community: &Hash, length: u64, rows: &[PutBack]) -> Result<(), Fault> {
        let number = self.number(community)?;
        let mut writer = self.writing()?;
        let mut write = || {
            let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut put = transaction.prepare_cached(
                "INSERT INTO entry (place, act, sealed, bytes) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (place) DO UPDATE SET act = excluded.act, bytes = excluded.bytes",
            )?;
            for PutBack { index, act, bytes } in rows {
                put.execute(params![
                    place(number, *index),
                    act.as_bytes(),
                    length.cast_signed(),
                    bytes
                ])?;
            }
            drop(put);
            transaction.execute("DELETE FROM snapshot WHERE community = ?1", [number])?;
            transaction.execute(
                "DELETE FROM snapshot_chunk WHERE snapshot NOT IN (SELECT snapshot FROM snapshot)",
                [],
            )?;
            transaction.commit()
        };
        self.said(write())
    }
}
