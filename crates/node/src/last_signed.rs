//! What a keeper has last signed, kept outside the database: so that an old copy of the database is noticed.
//!
//! One small file a community. It is overwritten in place as soon as a batch is committed, and synced while nobody
//! waits; the next batch is handed out only when that is done. So whatever the machine does, the file speaks of all
//! that was handed out but, at most, the last batch. A database below it is an old copy.

use crate::answer::{Answer, Pending, answer};
use crate::fault::Fault;
use register::Hash;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A size of a register and its root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// How many entries.
    pub(crate) size: u64,
    /// The root over them.
    pub(crate) root: Hash,
}

/// The file of one community.
#[derive(Debug)]
pub(crate) struct LastSigned {
    file: File,
}

const HEADING: &str = "mirrorball-last-signed/2";
/// Said beside what was committed, on a line of its own, what was about to be.
const OLD_HEADING: &str = "mirrorball-last-signed/1";

impl LastSigned {
    /// Opens the file of this community in this directory, if there is one, and tells what it says.
    ///
    /// # Errors
    /// It cannot be read, or says something else.
    pub(crate) fn open(directory: &Path, community: &Hash) -> Result<Option<(LastSigned, Mark)>, Fault> {
        let path = path_of(directory, community);
        let mut file = match File::options().read(true).write(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(named(error.into(), &path)),
        };
        let mut text = String::new();
        let read = file.read_to_string(&mut text).ok().and_then(|_| parse(&text));
        let mark = read.ok_or_else(|| Fault::Corrupt {
            detail: format!("{} cannot be read", path.display()),
        })?;
        // An older file is longer: overwritten in place, its end would be left.
        match text == compose(mark) {
            true => Ok(Some((LastSigned { file }, mark))),
            false => Ok(Some((LastSigned::create(directory, community, mark)?, mark))),
        }
    }

    /// Makes the file; whole or not at all.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn create(directory: &Path, community: &Hash, mark: Mark) -> Result<LastSigned, Fault> {
        let path = path_of(directory, community);
        write_whole(&path, compose(mark).as_bytes())?;
        let file = File::options().read(true).write(true).open(&path)?;
        Ok(LastSigned { file })
    }

    /// Says that this was committed. It outlasts this program at once, and the machine once it is synced.
    ///
    /// # Errors
    /// It cannot be written.
    fn write(&mut self, mark: Mark) -> Result<(), Fault> {
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(compose(mark).as_bytes())?;
        Ok(())
    }
}

/// Writes a file durably, whole or not at all.
///
/// # Errors
/// It cannot be written; what was there before stands.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".draft");
    let draft = path.with_file_name(name);
    let mut file = File::create(&draft).map_err(|error| named(error.into(), &draft))?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&draft, path)?;
    if let Some(Ok(directory)) = path.parent().map(File::open) {
        // Not every system lets a directory be synced; then its own rules hold.
        let _ = directory.sync_all();
    }
    Ok(())
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

fn path_of(directory: &Path, community: &Hash) -> PathBuf {
    directory.join(format!("{community}.last-signed"))
}

/// Always of the same length, so that overwriting changes nothing but these bytes.
fn compose(Mark { size, root }: Mark) -> String {
    format!("{HEADING}\npublished {size:020} {root}\n")
}

fn parse(text: &str) -> Option<Mark> {
    let mut lines = text.lines();
    let heading = lines.next()?;
    let published = mark(lines.next()?, "published")?;
    let is_ours = match heading {
        HEADING => lines.next().is_none(),
        OLD_HEADING => mark(lines.next()?, "pledged").is_some() && lines.next().is_none(),
        _ => false,
    };
    is_ours.then_some(published)
}

fn mark(line: &str, name: &str) -> Option<Mark> {
    let mut words = line.split_whitespace();
    let is_it = words.next()? == name;
    let mark = Mark {
        size: words.next()?.parse().ok()?,
        root: words.next()?.parse().ok()?,
    };
    (is_it && words.next().is_none()).then_some(mark)
}

/// The file of one community in the hands of its writer, and the thread that syncs it.
pub(crate) struct Marking {
    file: Arc<Mutex<LastSigned>>,
    syncing: Sender<Syncing>,
    /// The sync that was begun last, until somebody waits for it.
    under_way: Mutex<Option<Pending<Result<(), Fault>>>>,
}

/// What the syncing thread is asked to do.
pub(crate) struct Syncing {
    file: Arc<Mutex<LastSigned>>,
    answer: Answer<Result<(), Fault>>,
}

impl Marking {
    pub(crate) fn new(file: LastSigned, syncing: Sender<Syncing>) -> Marking {
        Marking {
            file: Arc::new(Mutex::new(file)),
            syncing,
            under_way: Mutex::new(None),
        }
    }

    /// Says that this was committed, and begins to sync it; [`Marking::settle`] tells how it went.
    pub(crate) fn mark(&self, mark: Mark) {
        let written = self.file.lock().unwrap_or_else(PoisonError::into_inner).write(mark);
        let (answer, pending) = answer();
        match written {
            Err(fault) => answer.give(Err(fault)),
            Ok(()) => {
                let file = Arc::clone(&self.file);
                // If the thread is gone, the answer is dropped, and whoever waits is told.
                let _ = self.syncing.send(Syncing { file, answer });
            }
        }
        *self.under_way() = Some(pending);
    }

    /// Waits until what was marked last is durable.
    ///
    /// # Errors
    /// It could not be written, or not be synced.
    pub(crate) fn settle(&self) -> Result<(), Fault> {
        let under_way = self.under_way().take();
        under_way.map_or(Ok(()), |pending| pending.wait().unwrap_or(Err(Fault::Closed)))
    }

    fn under_way(&self) -> MutexGuard<'_, Option<Pending<Result<(), Fault>>>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Syncs files, one after the other, until nobody can ask for it.
pub(crate) fn run_syncs(syncs: &Receiver<Syncing>) {
    for Syncing { file, answer } in syncs {
        let file = file.lock().unwrap_or_else(PoisonError::into_inner);
        answer.give(file.file.sync_data().map_err(Fault::from));
    }
}
