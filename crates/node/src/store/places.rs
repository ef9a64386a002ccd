//! Where acts are: an index from acts to entries that costs little to write.
//!
//! Ids are random, so an index of them touches another page for nearly every entry; written with each batch, it
//! would cost as much as the entries. The latest places are therefore held in memory and written to the index in
//! its order, many at once. After a start, those not yet written are read from the entries themselves. The index
//! holds the first eight bytes of each id; the whole id is compared at the place.

use super::Filed;
use super::sqlite::INDEX_BITS;
use register::Hash;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::collections::BTreeSet;

/// Places of acts that are not in the index yet, by the first bytes of their ids.
#[derive(Default)]
pub(super) struct Places {
    acts: BTreeSet<(i64, i64)>,
}

impl Places {
    /// Reads the places that the index does not hold yet.
    pub(super) fn unindexed(connection: &Connection) -> rusqlite::Result<Places> {
        let mut places = Places::default();
        let mut select = connection.prepare(
            "SELECT place, act FROM community JOIN entry
             ON place >= (number << 40) + indexed AND place < (number << 40) + length",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            places.add(row.get(0)?, &Hash::new(row.get(1)?));
        }
        Ok(places)
    }

    pub(super) fn len(&self) -> usize {
        self.acts.len()
    }

    pub(super) fn clear(&mut self) {
        self.acts.clear();
    }

    pub(super) fn add(&mut self, place: i64, act: &Hash) {
        self.acts.insert((first_bytes(act.as_bytes()), place));
    }

    /// The places in this community that may be the one sought.
    pub(super) fn candidates(&self, number: i64, act: &Hash) -> Vec<i64> {
        let key = first_bytes(act.as_bytes());
        let (from, until) = (number << INDEX_BITS, (number + 1) << INDEX_BITS);
        self.acts
            .range((key, from)..(key, until))
            .map(|(_, place)| *place)
            .collect()
    }

    /// Writes them all to the index, in its order.
    pub(super) fn write(&self, writer: &mut Connection) -> rusqlite::Result<()> {
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        {
            let mut insert = transaction.prepare("INSERT OR IGNORE INTO act_place (key, place) VALUES (?1, ?2)")?;
            for (key, place) in &self.acts {
                insert.execute(params![key, place])?;
            }
            transaction.execute("UPDATE community SET indexed = length WHERE indexed <> length", [])?;
        }
        transaction.commit()
    }
}

/// Looks an act up: among these candidates, which the index does not hold yet, and in the index.
pub(super) fn look_up(
    connection: &Connection,
    number: i64,
    act: &Hash,
    candidates: &[i64],
) -> rusqlite::Result<Option<Filed>> {
    for place in candidates {
        if let Some(filed) = compare(connection, *place, act)? {
            return Ok(Some(filed));
        }
    }
    let mut select =
        connection.prepare_cached("SELECT place FROM act_place WHERE key = ?1 AND place >= ?2 AND place < ?3")?;
    let key = first_bytes(act.as_bytes());
    let mut rows = select.query([key, number << INDEX_BITS, (number + 1) << INDEX_BITS])?;
    while let Some(row) = rows.next()? {
        if let Some(filed) = compare(connection, row.get(0)?, act)? {
            return Ok(Some(filed));
        }
    }
    Ok(None)
}

fn compare(connection: &Connection, place: i64, act: &Hash) -> rusqlite::Result<Option<Filed>> {
    let mut select = connection.prepare_cached("SELECT act, sealed FROM entry WHERE place = ?1")?;
    let row: Option<([u8; 32], i64)> = select
        .query_row([place], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((found, sealed)) = row else { return Ok(None) };
    let index = place.cast_unsigned() & ((1 << INDEX_BITS) - 1);
    Ok((*act == Hash::new(found)).then_some(Filed {
        index,
        sealed: sealed.cast_unsigned(),
    }))
}

fn first_bytes(id: &[u8]) -> i64 {
    i64::from_be_bytes(*id.first_chunk().expect("ids have 16 or 32 bytes"))
}
