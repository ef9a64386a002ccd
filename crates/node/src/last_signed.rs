//! What a keeper has last signed, kept outside the database: so that an old copy of the database is noticed.
//!
//! One small file a community, overwritten in place and synced before a checkpoint is handed out. It is synced while
//! the database commits, so it says two things: what is *pledged*, the size that is being committed, and what is
//! *published*, the size that was committed before that. A database between the two was cut off in a commit, and
//! nothing was handed out for it; a database below the published size is an old copy.
//!
//! That the last commit was done is synced a moment later, once nothing is waited for: with the next pledge, or when the
//! node settles. From then on a copy of the database that lacks that commit alone is noticed as well.

use crate::answer::{Answer, Pending, answer};
use crate::fault::Fault;
use crate::files::{Files, OpenFile};
use register::Hash;
use register::defence::Defence;
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
    file: Box<dyn OpenFile>,
    /// What it says.
    marks: Marks,
    /// Whether that is durable.
    is_synced: bool,
    /// Whether it could not be made durable when that was tried last.
    has_failed: bool,
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
    /// Opens the file of this community, if there is one.
    ///
    /// # Errors
    /// It cannot be read, or says something else.
    pub(crate) fn open(files: &dyn Files, community: &Hash) -> Result<Option<(LastSigned, Marks)>, Fault> {
        let name = name_of(community);
        let Some(text) = files.read(&name)? else {
            return Ok(None);
        };
        let marks = parse(&text).ok_or_else(|| Fault::Corrupt {
            detail: format!("{} cannot be read", files.place(&name)),
        })?;
        let file = files.open(&name)?;
        let (is_synced, has_failed) = (true, false);
        Ok(Some((
            LastSigned {
                file,
                marks,
                is_synced,
                has_failed,
            },
            marks,
        )))
    }

    /// Makes the file; whole or not at all.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn create(files: &dyn Files, community: &Hash, published: Mark) -> Result<LastSigned, Fault> {
        let name = name_of(community);
        let marks = Marks {
            published,
            pledged: published,
        };
        files.write(&name, compose(marks).as_bytes())?;
        let file = files.open(&name)?;
        Ok(LastSigned {
            file,
            marks,
            is_synced: true,
            has_failed: false,
        })
    }

    /// Says durably that this is about to be committed and handed out.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn pledge(&mut self, pledged: Mark) -> Result<(), Fault> {
        self.overwrite(Marks {
            published: self.marks.published,
            pledged,
        })?;
        self.sync()
    }

    /// Says that this was committed. Not synced: should the machine stop now, the database itself is durable.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn publish(&mut self, published: Mark) -> Result<(), Fault> {
        self.overwrite(Marks {
            published,
            pledged: published,
        })
    }

    /// Makes durable that the last commit was done, unless that is so already.
    ///
    /// # Errors
    /// It cannot be synced; the next time it is tried again.
    pub(crate) fn settle(&mut self) -> Result<(), Fault> {
        if self.is_synced || !Defence::Settled.stands() {
            return Ok(());
        }
        if self.has_failed {
            // What could not be synced once may be forgotten by the system: a second sync alone says nothing.
            self.overwrite(self.marks)?;
        }
        self.sync()
    }

    fn overwrite(&mut self, marks: Marks) -> Result<(), Fault> {
        self.is_synced = false;
        self.marks = marks;
        self.file.overwrite(compose(marks).as_bytes())
    }

    fn sync(&mut self) -> Result<(), Fault> {
        self.has_failed = true;
        self.file.sync()?;
        (self.has_failed, self.is_synced) = (false, true);
        Ok(())
    }
}

fn name_of(community: &Hash) -> String {
    format!("{community}.last-signed")
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

/// The file of one community in the hands of its writer, and who syncs it.
pub(crate) struct Pledges {
    file: Arc<Mutex<LastSigned>>,
    syncing: Syncing,
}

/// Who syncs pledges.
#[derive(Clone)]
pub(crate) enum Syncing {
    /// A thread of its own, while the database commits.
    Thread(Sender<Pledge>),
    /// Whoever pledges, before the database commits.
    Caller,
}

/// What the syncing thread is asked to do.
pub(crate) struct Pledge {
    file: Arc<Mutex<LastSigned>>,
    mark: Mark,
    answer: Answer<Result<(), Fault>>,
}

impl Pledges {
    pub(crate) fn new(file: LastSigned, syncing: Syncing) -> Pledges {
        Pledges {
            file: Arc::new(Mutex::new(file)),
            syncing,
        }
    }

    /// Begins to pledge this; the answer comes once it is durable.
    pub(crate) fn begin(&self, mark: Mark) -> Pending<Result<(), Fault>> {
        let (answer, pending) = answer();
        let pledge = Pledge {
            file: Arc::clone(&self.file),
            mark,
            answer,
        };
        match &self.syncing {
            // If the thread is gone, the answer is dropped, and whoever waits is told.
            Syncing::Thread(thread) => drop(thread.send(pledge)),
            Syncing::Caller => pledge.keep(),
        }
        pending
    }

    /// Says that this was committed.
    pub(crate) fn publish(&self, mark: Mark) -> Result<(), Fault> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).publish(mark)
    }

    /// Makes durable that the last commit was done.
    pub(crate) fn settle(&self) -> Result<(), Fault> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).settle()
    }
}

impl Pledge {
    fn keep(self) {
        let pledged = self
            .file
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pledge(self.mark);
        self.answer.give(pledged);
    }
}

/// Syncs pledges, one after the other, until nobody can send any.
pub(crate) fn run_pledges(pledges: &Receiver<Pledge>) {
    pledges.iter().for_each(Pledge::keep);
}
