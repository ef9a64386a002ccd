//! What a witness remembers, on disk: for each register the checkpoint that it cosigned last, as a signed note in a file
//! of its own. Beside the node's database, so that an old copy of that does not make the witness forget.

use crate::fault::Fault;
use crate::files::{Directory, Files};
use register::Hash;
use std::path::Path;
use std::sync::Arc;

/// The directory of a witness's memory.
#[derive(Clone, Debug)]
pub struct WitnessRecords {
    files: Arc<dyn Files>,
}

const ENDING: &str = ".checkpoint";

impl WitnessRecords {
    /// Opens the directory, and makes it if there is none.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn open(directory: &Path) -> Result<WitnessRecords, Fault> {
        std::fs::create_dir_all(directory)?;
        Ok(WitnessRecords::over(Arc::new(Directory::new(directory))))
    }

    /// What a witness remembers among these files.
    pub fn over(files: Arc<dyn Files>) -> WitnessRecords {
        WitnessRecords { files }
    }

    /// All checkpoints that are kept.
    ///
    /// # Errors
    /// One of them cannot be read: a witness that has lost its memory must not cosign.
    pub fn all(&self) -> Result<Vec<String>, Fault> {
        let mut notes = Vec::new();
        for name in self.files.names()? {
            if name.ends_with(ENDING) {
                notes.extend(self.files.read(&name)?);
            }
        }
        Ok(notes)
    }

    /// Keeps the checkpoint of a register in place of the one before; durable, and whole or not at all.
    ///
    /// # Errors
    /// It cannot be written; the one before stands.
    pub fn keep(&self, origin: &str, note: &str) -> Result<(), Fault> {
        self.files.write(&name_of(&origin_hash(origin)), note.as_bytes())
    }

    /// The checkpoint of the register with this [`origin_hash`].
    ///
    /// # Errors
    /// It cannot be read.
    pub fn checkpoint(&self, hash: &Hash) -> Result<Option<String>, Fault> {
        self.files.read(&name_of(hash))
    }
}

fn name_of(hash: &Hash) -> String {
    format!("{hash}{ENDING}")
}

/// What a register is called in the addresses of a witness: SHA-256 over its origin.
pub fn origin_hash(origin: &str) -> Hash {
    Hash::of(&[origin.as_bytes()])
}
