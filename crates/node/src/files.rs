//! Small files beside the database: what was last signed, seals, endorsements, what a witness remembers. Each is named,
//! and written whole or not at all; one kind is overwritten in place, since it changes with every commit.

use crate::fault::Fault;
use std::fmt;
use std::fs::File;
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where small files are kept.
pub trait Files: fmt::Debug + Send + Sync {
    /// Where the file with this name is, in words for whoever looks for it.
    fn place(&self, name: &str) -> String;

    /// The names of all files, in no order.
    ///
    /// # Errors
    /// They cannot be read.
    fn names(&self) -> Result<Vec<String>, Fault>;

    /// What a file says; none if there is no such file.
    ///
    /// # Errors
    /// It cannot be read, or is no text.
    fn read(&self, name: &str) -> Result<Option<String>, Fault>;

    /// Writes a file durably, whole or not at all.
    ///
    /// # Errors
    /// It cannot be written; what was there before stands.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Fault>;

    /// Opens a file that is there, to be overwritten in place.
    ///
    /// # Errors
    /// It cannot be opened.
    fn open(&self, name: &str) -> Result<Box<dyn OpenFile>, Fault>;
}

/// A file that is overwritten in place, always with as many bytes.
pub trait OpenFile: fmt::Debug + Send {
    /// Overwrites it. Durable only once it is synced.
    ///
    /// # Errors
    /// It cannot be written.
    fn overwrite(&mut self, bytes: &[u8]) -> Result<(), Fault>;

    /// Makes durable what it says.
    ///
    /// # Errors
    /// It cannot be synced.
    fn sync(&mut self) -> Result<(), Fault>;
}

/// A directory of this machine.
#[derive(Clone, Debug)]
pub struct Directory {
    path: PathBuf,
}

impl Directory {
    /// The directory at this path, which is there.
    pub fn new(path: &Path) -> Directory {
        Directory { path: path.to_owned() }
    }
}

impl Files for Directory {
    fn place(&self, name: &str) -> String {
        self.path.join(name).display().to_string()
    }

    fn names(&self) -> Result<Vec<String>, Fault> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&self.path)? {
            // What is not named in UTF-8 is not ours.
            names.extend(entry?.file_name().into_string().ok());
        }
        Ok(names)
    }

    fn read(&self, name: &str) -> Result<Option<String>, Fault> {
        match std::fs::read_to_string(self.path.join(name)) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == ErrorKind::InvalidData => Err(Fault::Corrupt {
                detail: format!("{} cannot be read", self.place(name)),
            }),
            Err(error) => Err(named(error.into(), &self.path.join(name))),
        }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let draft = self.path.join(format!("{name}.draft"));
        let mut file = File::create(&draft).map_err(|error| named(error.into(), &draft))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&draft, self.path.join(name))?;
        if let Ok(directory) = File::open(&self.path) {
            // Not every system lets a directory be synced; then its own rules hold.
            let _ = directory.sync_all();
        }
        Ok(())
    }

    fn open(&self, name: &str) -> Result<Box<dyn OpenFile>, Fault> {
        let path = self.path.join(name);
        let file = File::options().read(true).write(true).open(&path);
        Ok(Box::new(file.map_err(|error| named(error.into(), &path))?))
    }
}

impl OpenFile for File {
    fn overwrite(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.seek(SeekFrom::Start(0))?;
        self.write_all(bytes)?;
        Ok(())
    }

    fn sync(&mut self) -> Result<(), Fault> {
        self.sync_data()?;
        Ok(())
    }
}

/// The fault, with the path that it is about.
fn named(fault: Fault, path: &Path) -> Fault {
    let path = path.display().to_string();
    match fault {
        Fault::ReadOnly { .. } => Fault::ReadOnly { path },
        Fault::Disk { detail } => Fault::Unreachable { path, detail },
        other => other,
    }
}
