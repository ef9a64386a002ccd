//! What a witness remembers, on disk: for each register the checkpoint that it cosigned last, as a signed note in a file
//! of its own. Beside the node's database, so that an old copy of that does not make the witness forget.

use crate::fault::Fault;
use crate::last_signed::write_whole;
use register::Hash;
use std::path::{Path, PathBuf};

/// The directory of a witness's memory.
#[derive(Clone, Debug)]
pub struct WitnessRecords {
    directory: PathBuf,
}

const ENDING: &str = "checkpoint";

impl WitnessRecords {
    /// Opens the directory, and makes it if there is none.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn open(directory: &Path) -> Result<WitnessRecords, Fault> {
        std::fs::create_dir_all(directory)?;
        Ok(WitnessRecords {
            directory: directory.to_owned(),
        })
    }

    /// All checkpoints that are kept.
    ///
    /// # Errors
    /// One of them cannot be read: a witness that has lost its memory must not cosign.
    pub fn all(&self) -> Result<Vec<String>, Fault> {
        let mut notes = Vec::new();
        for entry in std::fs::read_dir(&self.directory)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == ENDING) {
                notes.push(std::fs::read_to_string(&path)?);
            }
        }
        Ok(notes)
    }

    /// Keeps the checkpoint of a register in place of the one before; durable, and whole or not at all.
    ///
    /// # Errors
    /// It cannot be written; the one before stands.
    pub fn keep(&self, origin: &str, note: &str) -> Result<(), Fault> {
        write_whole(&self.path(&origin_hash(origin)), note.as_bytes())
    }

    /// The checkpoint of the register with this [`origin_hash`].
    ///
    /// # Errors
    /// It cannot be read.
    pub fn checkpoint(&self, hash: &Hash) -> Result<Option<String>, Fault> {
        match std::fs::read_to_string(self.path(hash)) {
            Ok(note) => Ok(Some(note)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn path(&self, hash: &Hash) -> PathBuf {
        self.directory.join(format!("{hash}.{ENDING}"))
    }
}

/// What a register is called in the addresses of a witness: SHA-256 over its origin.
pub fn origin_hash(origin: &str) -> Hash {
    Hash::of(&[origin.as_bytes()])
}
