//! What a keeper has last signed, kept outside the database: so that an old copy of the database is noticed.
//!
//! One small file a community, overwritten in place and synced before a checkpoint is handed out. It is synced while
//! the database commits, so it says two things: what is *pledged*, the size that is being committed, and what is
//! *published*, the size that was committed before that. A database between the two was cut off in a commit, and
//! nothing was handed out for it; a database below the published size is an old copy.

use crate::answer::{Answer, Pending, answer};
use crate::fault::Fault;
use register::Hash;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};

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
    published: Mark,
}

/// What the file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Surely committed.
    pub(crate) published: Mark,
    /// Committed, or being committed when the keeper stopped.
    pub(crate) pledged: Mark,
}

const HEADING: &str = "mirrorball-last-signed/1";

impl LastSigned {
    /// Opens the file of this community in this directory, if there is one.
    ///
    /// # Errors
    /// It cannot be read, or says something else.
    pub(crate) fn open(directory: &Path, community: &Hash) -> Result<Option<(LastSigned, Marks)>, Fault> {
        let path = path_of(directory, community);
        let mut file = match File::options().read(true).write(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(named(error.into(), &path)),
        };
        let mut text = String::new();
        let read = file.read_to_string(&mut text).ok().and_then(|_| parse(&text));
        let marks = read.ok_or_else(|| Fault::Corrupt {
            detail: format!("{} cannot be read", path.display()),
        })?;
        Ok(Some((
            LastSigned {
                file,
                published: marks.published,
            },
            marks,
        )))
    }

    /// Makes the file; whole or not at all.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn create(directory: &Path, community: &Hash, published: Mark) -> Result<LastSigned, Fault> {
        let path = path_of(directory, community);
        let marks = Marks {
            published,
            pledged: published,
        };
        write_whole(&path, compose(marks).as_bytes())?;
        let file = File::options().read(true).write(true).open(&path)?;
        Ok(LastSigned { file, published })
    }

    /// Says durably that this is about to be committed and handed out.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn pledge(&mut self, pledged: Mark) -> Result<(), Fault> {
        self.overwrite(Marks {
            published: self.published,
            pledged,
        })?;
        self.file.sync_data()?;
        Ok(())
    }

    /// Says that this was committed. Not synced: should the machine stop now, the database itself is durable.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn publish(&mut self, published: Mark) -> Result<(), Fault> {
        self.published = published;
        self.overwrite(Marks {
            published,
            pledged: published,
        })
    }

    fn overwrite(&mut self, marks: Marks) -> Result<(), Fault> {
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(compose(marks).as_bytes())?;
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
fn compose(marks: Marks) -> String {
    let Marks { published, pledged } = marks;
    format!(
        "{HEADING}\npublished {:020} {}\npledged   {:020} {}\n",
        published.size, published.root, pledged.size, pledged.root
    )
}

fn parse(text: &str) -> Option<Marks> {
    let mut lines = text.lines();
    let is_ours = lines.next()? == HEADING;
    let marks = Marks {
        published: mark(lines.next()?, "published")?,
        pledged: mark(lines.next()?, "pledged")?,
    };
    (is_ours && lines.next().is_none()).then_some(marks)
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
pub(crate) struct Pledges {
    file: Arc<Mutex<LastSigned>>,
    syncing: Sender<Pledge>,
}

/// What the syncing thread is asked to do.
pub(crate) struct Pledge {
    file: Arc<Mutex<LastSigned>>,
    mark: Mark,
    answer: Answer<Result<(), Fault>>,
}

impl Pledges {
    pub(crate) fn new(file: LastSigned, syncing: Sender<Pledge>) -> Pledges {
        Pledges {
            file: Arc::new(Mutex::new(file)),
            syncing,
        }
    }

    /// Begins to pledge this; the answer comes once it is durable.
    pub(crate) fn begin(&self, mark: Mark) -> Pending<Result<(), Fault>> {
        let (answer, pending) = answer();
        // If the thread is gone, the answer is dropped, and whoever waits is told.
        let _ = self.syncing.send(Pledge {
            file: Arc::clone(&self.file),
            mark,
            answer,
        });
        pending
    }

    /// Says that this was committed.
    pub(crate) fn publish(&self, mark: Mark) -> Result<(), Fault> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).publish(mark)
    }
}

/// Syncs pledges, one after the other, until nobody can send any.
pub(crate) fn run_pledges(pledges: &Receiver<Pledge>) {
    for Pledge { file, mark, answer } in pledges {
        let pledged = file.lock().unwrap_or_else(PoisonError::into_inner).pledge(mark);
        answer.give(pledged);
    }
}
