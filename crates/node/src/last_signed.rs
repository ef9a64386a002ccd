//! What a keeper has last signed, kept outside the database: so that an old copy of the database is noticed.
//!
//! One small file a community, overwritten in place and synced before a checkpoint is handed out. It is synced while
//! the database commits, so it says two things: what is *pledged*, the size that is being committed, and what is
//! *published*, the size that was committed before that. A database between the two was cut off in a commit, and
//! nothing was handed out for it; a database below the published size is an old copy.
//!
//! That the last commit was done is synced a moment later, once nothing is waited for: with the next pledge, or when the
//! node settles. From then on a copy of the database that lacks that commit alone is noticed as well. Whoever settles holds
//! nobody up: it syncs what is there through the same file opened once more, and a pledge meanwhile is written and synced
//! beside it. Each of the two is told of every write that failed since it last asked, so neither takes such news from the
//! other.

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
    /// How often it was overwritten.
    changes: u64,
    /// After how many of these what it said is durable.
    durable: u64,
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
/// The ending of its name, after the community's id.
pub(crate) const LAST_SIGNED: &str = ".last-signed";

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
        Ok(Some((LastSigned::over(files.open(&name)?, marks), marks)))
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
        Ok(LastSigned::over(files.open(&name)?, marks))
    }

    /// What it says is taken to be durable.
    fn over(file: Box<dyn OpenFile>, marks: Marks) -> LastSigned {
        LastSigned {
            file,
            marks,
            changes: 0,
            durable: 0,
            has_failed: false,
        }
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

    /// After how many changes what the file says now will be durable once it is synced; none if it is durable already.
    ///
    /// # Errors
    /// It cannot be written.
    fn unsettled(&mut self) -> Result<Option<u64>, Fault> {
        if self.durable == self.changes || !Defence::Settled.stands() {
            return Ok(None);
        }
        if self.has_failed {
            // What could not be synced once may be forgotten by the system: a second sync alone says nothing.
            self.overwrite(self.marks)?;
        }
        Ok(Some(self.changes))
    }

    /// Somebody has synced what it said after so many changes, or has failed to.
    fn synced(&mut self, change: u64, synced: &Result<(), Fault>) {
        match synced {
            Ok(()) => {
                self.durable = self.durable.max(change);
                // A sync of before says nothing of what was written since.
                self.has_failed &= change < self.changes;
            }
            Err(_) => self.has_failed = true,
        }
    }

    fn overwrite(&mut self, marks: Marks) -> Result<(), Fault> {
        self.changes = self.changes.saturating_add(1);
        self.marks = marks;
        self.file.overwrite(compose(marks).as_bytes())
    }

    fn sync(&mut self) -> Result<(), Fault> {
        let synced = self.file.sync();
        self.synced(self.changes, &synced);
        synced
    }
}

fn name_of(community: &Hash) -> String {
    format!("{community}{LAST_SIGNED}")
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
    /// The same file, opened once more by whoever settles.
    settling: Mutex<Box<dyn OpenFile>>,
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
    /// Of the file of this community, which is there.
    ///
    /// # Errors
    /// It cannot be opened once more.
    pub(crate) fn new(
        files: &dyn Files,
        community: &Hash,
        file: LastSigned,
        syncing: Syncing,
    ) -> Result<Pledges, Fault> {
        Ok(Pledges {
            file: Arc::new(Mutex::new(file)),
            settling: Mutex::new(files.open(&name_of(community))?),
            syncing,
        })
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

    /// Makes durable that the last commit was done, unless that is so already. A pledge meanwhile waits for nothing.
    ///
    /// # Errors
    /// It cannot be synced; the next time it is tried again.
    pub(crate) fn settle(&self) -> Result<(), Fault> {
        // Who settles at the same time waits for the other, and may find that nothing is left.
        let mut again = self.settling.lock().unwrap_or_else(PoisonError::into_inner);
        let file = || self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(change) = file().unsettled()? else {
            return Ok(());
        };
        let synced = again.sync();
        file().synced(change, &synced);
        synced
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
