//! Who of a community reads its digest by mail: a file beside the database, `<community>.mail`, for the program's own account
//! alone. A member is in it if they gave an address, and out of it as soon as they say so.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use register::Hash;
use rules::quantity::Day;
use serde::{Deserialize, Serialize};

use crate::cli::keyfile::file_fault;
use crate::private;
use crate::problem::Problem;

/// Those who read by mail, by community and member.
#[derive(Debug, Default)]
pub struct Readers {
    directory: Option<PathBuf>,
    known: Mutex<BTreeMap<Hash, BTreeMap<String, Reader>>>,
}

/// Somebody who gave an address.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Reader {
    /// Where to.
    pub address: String,
    /// The language that they read in, by its tag.
    pub language: String,
    /// Whether the address has answered: nobody else's mailbox is written to twice.
    pub is_confirmed: bool,
    /// The first day of the last week that was told of, as a number; none yet at the beginning.
    pub told: Option<i32>,
}

impl Readers {
    /// Those that a data directory knows; without one they last as long as the program.
    pub fn of(directory: Option<&Path>) -> Self {
        Self {
            directory: directory.map(Path::to_owned),
            known: Mutex::default(),
        }
    }

    /// What is known of a member.
    ///
    /// # Errors
    ///
    /// The file can't be read.
    pub fn reader(&self, community: &Hash, member: &Hash) -> Result<Option<Reader>, Problem> {
        let mut known = self.known();
        Ok(self.load(&mut known, community)?.get(&member.to_string()).cloned())
    }

    /// Everybody whose address has answered, by member.
    ///
    /// # Errors
    ///
    /// The file can't be read.
    pub fn confirmed(&self, community: &Hash) -> Result<Vec<(Hash, Reader)>, Problem> {
        let mut known = self.known();
        let readers = self.load(&mut known, community)?.iter();
        let confirmed = readers.filter(|(_, reader)| reader.is_confirmed);
        Ok(confirmed
            .filter_map(|(member, reader)| Some((member.parse().ok()?, reader.clone())))
            .collect())
    }

    /// Keeps what is known of a member from now on; none to forget it.
    ///
    /// # Errors
    ///
    /// The file can't be written; then nothing changes.
    pub fn keep(&self, community: &Hash, member: &Hash, reader: Option<Reader>) -> Result<(), Problem> {
        self.change(community, member, |_| reader)
    }

    /// From now on the address that answers is written to; true if the member gave that address, and has not taken it back.
    /// The weeks up to this Monday count as told.
    ///
    /// # Errors
    ///
    /// The file can't be written; then nothing changes.
    pub fn confirm(&self, community: &Hash, member: &Hash, address: &str, told: Day) -> Result<bool, Problem> {
        let mut is_theirs = false;
        self.change(community, member, |known| {
            is_theirs = known.is_some_and(|known| known.address == address);
            let known = known?;
            Some(match is_theirs && !known.is_confirmed {
                true => Reader {
                    is_confirmed: true,
                    told: Some(told.number()),
                    ..known.clone()
                },
                false => known.clone(),
            })
        })?;
        Ok(is_theirs)
    }

    /// The week before this Monday was told to this address. Whoever has switched it off meanwhile, or gave another one, is
    /// left as they are.
    ///
    /// # Errors
    ///
    /// The file can't be written; then nothing changes.
    pub fn told(&self, community: &Hash, member: &Hash, address: &str, monday: Day) -> Result<(), Problem> {
        self.change(community, member, |known| {
            let mut known = known?.clone();
            if known.address == address {
                known.told = Some(monday.number());
            }
            Some(known)
        })
    }

    fn change(
        &self,
        community: &Hash,
        member: &Hash,
        change: impl FnOnce(Option<&Reader>) -> Option<Reader>,
    ) -> Result<(), Problem> {
        let mut known = self.known();
        let mut readers = self.load(&mut known, community)?.clone();
        match change(readers.get(&member.to_string())) {
            Some(reader) => readers.insert(member.to_string(), reader),
            None => readers.remove(&member.to_string()),
        };
        if readers != known[community] {
            self.write(community, &readers)?;
            known.insert(*community, readers);
        }
        Ok(())
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<Hash, BTreeMap<String, Reader>>> {
        // What is in it was written before.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn load<'k>(
        &self,
        known: &'k mut BTreeMap<Hash, BTreeMap<String, Reader>>,
        community: &Hash,
    ) -> Result<&'k BTreeMap<String, Reader>, Problem> {
        if !known.contains_key(community) {
            let readers = match self.path(community) {
                Some(path) if path.is_file() => {
                    let unread = |flaw: std::io::Error| file_fault("The readers by mail were not read.", &path, &flaw);
                    let text = std::fs::read(&path).map_err(unread)?;
                    serde_json::from_slice(&text).map_err(|flaw| unread(flaw.into()))?
                }
                Some(_) | None => BTreeMap::new(),
            };
            known.insert(*community, readers);
        }
        Ok(&known[community])
    }

    fn path(&self, community: &Hash) -> Option<PathBuf> {
        Some(self.directory.as_ref()?.join(format!("{community}.mail")))
    }

    /// Whole or not at all.
    fn write(&self, community: &Hash, readers: &BTreeMap<String, Reader>) -> Result<(), Problem> {
        let Some(path) = self.path(community) else {
            return Ok(());
        };
        let text = serde_json::to_string_pretty(readers).expect("readers are JSON");
        private::replace(&path, text.as_bytes())
            .map_err(|flaw| file_fault("The readers by mail were not kept.", &path, &flaw))
    }
}
