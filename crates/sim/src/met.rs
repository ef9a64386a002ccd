//! What a world met with: every fault that really happened in it, and how often. That a seed draws a fault says little:
//! a disk that is full while nobody writes has shown nothing. So a fault is counted where it does something to somebody.

use std::collections::BTreeMap;
use std::fmt;

/// What is written to a disk.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Write {
    /// Entries that a keeper takes in.
    Entries,
    /// Entries that a mirror copies.
    Copied,
    /// A snapshot of the state.
    Snapshot,
    /// What is about to be signed for.
    Pledge,
    /// What a witness has cosigned.
    Memory,
    /// The last seal.
    Seal,
    /// Endorsements of a mirror.
    Endorsements,
}

impl Write {
    /// All of them. Foundings and keys are written before anything fails in a world; `node/killed` kills those.
    pub const ALL: &[Self] = &[
        Self::Entries,
        Self::Copied,
        Self::Snapshot,
        Self::Pledge,
        Self::Memory,
        Self::Seal,
        Self::Endorsements,
    ];

    /// Whether it can be done although it is said to have failed: a commit, and what is overwritten in place. What is
    /// renamed into its place cannot.
    #[must_use]
    pub const fn can_be_unknown(self) -> bool {
        match self {
            Self::Entries | Self::Copied | Self::Snapshot | Self::Pledge => true,
            Self::Memory | Self::Seal | Self::Endorsements => false,
        }
    }

    /// What the small file with this name is.
    pub(crate) fn of_file(name: &str) -> Self {
        if name.ends_with(".checkpoint") {
            Self::Memory
        } else if name.ends_with(".seal") {
            Self::Seal
        } else if name.ends_with(".endorsements") {
            Self::Endorsements
        } else {
            Self::Pledge
        }
    }
}

/// What becomes of a write that does not go well.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Fate {
    /// The machine goes down before anything is written.
    CrashBefore,
    /// The machine goes down in the midst of it: of a commit nothing stays, as if it had not been begun.
    CrashMidst,
    /// The machine goes down after it, before anybody hears of it.
    CrashAfter,
    /// It fails, and nothing is written.
    Fails,
    /// It says that it fails, and is written.
    Unknown,
}

impl Fate {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::CrashBefore,
        Self::CrashMidst,
        Self::CrashAfter,
        Self::Fails,
        Self::Unknown,
    ];

    /// Whether a write of this kind can come to it.
    #[must_use]
    pub const fn can_be_of(self, write: Write) -> bool {
        match self {
            Self::CrashBefore | Self::CrashAfter | Self::Fails => true,
            // Others are one piece here: a row, or a file that is renamed.
            Self::CrashMidst => matches!(write, Write::Copied),
            Self::Unknown => write.can_be_unknown(),
        }
    }
}

/// A fault that happened.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Met {
    /// A write did not go well.
    Write(Write, Fate),
    /// A write took long.
    SlowDisk,
    /// A write found no room.
    FullDisk,
    /// What had not been synced was gone after the machine went down.
    TailLost,
    /// A message was lost.
    Lost,
    /// A message came twice.
    Doubled,
    /// A message was overtaken by a later one.
    Overtaken,
    /// A message did not get through, since the network was parted.
    Parted,
    /// An act was filed that had been entered.
    FiledAgain,
    /// A keeper took nothing in, since its clock had leapt.
    ClockLeapt,
    /// A keeper took nothing in, since its clock was behind the last entry.
    ClockBehind,
    /// A mirror took nothing in, since an entry was dated ahead of its clock.
    DatedAhead,
    /// A machine was switched off.
    Killed,
    /// A program was ended as it should be.
    Ended,
    /// A program started with a snapshot that was older than the register.
    StaleSnapshot,
    /// A program started with a damaged snapshot.
    DamagedSnapshot,
    /// A program started with an old database.
    OldDatabase,
    /// A program started with a database that lacked its last commit and nothing else, after its machine lost its power.
    LastCommitGone,
    /// A program started with the whole of an old disk.
    OldDisk,
    /// A keeper got back from a mirror what an old disk had lost.
    FilledUp,
    /// A program started while a transaction waited to be posted.
    TransferWaited,
    /// Nobody did anything for hours.
    Night,
    /// The keeper's machine burned, and a mirror kept the register from then on.
    CarriedOn,
    /// A machine erased a text that it held.
    TextErased,
    /// A text that a machine had erased was there again, with an old database, and was erased once more.
    TextErasedAgain,
    /// A text was erased at a keeper that had it from another machine.
    CopiedTextErased,
    /// A mirror asked for a text that had been erased already.
    TextGone,
    /// A mirror got no texts, and asked for its entries again.
    TextsMissed,
    /// A keeper got texts back from a mirror that an old disk had lost.
    TextsFilledUp,
}

impl Met {
    /// Everything that can be met with.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let fates = |write: &Write| {
            let write = *write;
            let fates = Fate::ALL.iter().filter(move |fate| fate.can_be_of(write));
            fates.map(move |fate| Self::Write(write, *fate))
        };
        let others = [
            Self::SlowDisk,
            Self::FullDisk,
            Self::TailLost,
            Self::Lost,
            Self::Doubled,
            Self::Overtaken,
            Self::Parted,
            Self::FiledAgain,
            Self::ClockLeapt,
            Self::ClockBehind,
            Self::DatedAhead,
            Self::Killed,
            Self::Ended,
            Self::StaleSnapshot,
            Self::DamagedSnapshot,
            Self::OldDatabase,
            Self::LastCommitGone,
            Self::OldDisk,
            Self::FilledUp,
            Self::TransferWaited,
            Self::Night,
            Self::CarriedOn,
            Self::TextErased,
            Self::TextErasedAgain,
            Self::CopiedTextErased,
            Self::TextGone,
            Self::TextsMissed,
            Self::TextsFilledUp,
        ];
        Write::ALL.iter().flat_map(fates).chain(others).collect()
    }
}

/// How often each fault happened.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Faults(BTreeMap<Met, u64>);

impl Faults {
    /// It happened once more.
    pub fn add(&mut self, met: Met) {
        *self.0.entry(met).or_default() += 1;
    }

    /// All of others happened as well.
    pub fn join(&mut self, others: &Self) {
        for (met, times) in &others.0 {
            *self.0.entry(*met).or_default() += times;
        }
    }

    /// How often one happened.
    #[must_use]
    pub fn times(&self, met: Met) -> u64 {
        self.0.get(&met).copied().unwrap_or_default()
    }

    /// Which never happened.
    #[must_use]
    pub fn missing(&self) -> Vec<Met> {
        let missing = Met::all().into_iter().filter(|met| self.times(*met) == 0);
        missing.collect()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.0.iter().map(|(met, times)| format!("{met:?} {times}")).collect();
        f.write_str(&words.join(", "))
    }
}
