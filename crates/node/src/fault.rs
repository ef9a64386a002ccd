//! Faults: trouble with the disk, the database, the clock or the load. Not a member's doing, and no proof of fraud.
//!
//! Each says what happened, what is safe, and what to do next; [`Fault::is_transient`] tells whether trying again can
//! help by itself.

use register::Hash;
use std::fmt;

/// Trouble that the operator, or a retry, mends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No room is left where the database is.
    DiskFull,
    /// The database or its directory cannot be written.
    ReadOnly {
        /// Where.
        path: String,
    },
    /// The database cannot be opened or made at all.
    Unreachable {
        /// Where.
        path: String,
        /// What the system said.
        detail: String,
    },
    /// The database is damaged.
    Corrupt {
        /// What was found.
        detail: String,
    },
    /// The file is a database of some other program.
    Foreign {
        /// Where.
        path: String,
    },
    /// The database was written by a newer version of this program.
    Newer {
        /// The version of its layout.
        found: i64,
        /// The newest layout that this program knows.
        known: i64,
    },
    /// Another process holds the database for too long.
    Locked,
    /// Another process serves this directory.
    InUse {
        /// Where.
        path: String,
    },
    /// Reading or writing failed.
    Disk {
        /// What the system said.
        detail: String,
    },
    /// The keeper's clock is further behind the last stamp than is allowed.
    ClockBehind {
        /// What the clock shows.
        now_ms: u64,
        /// The last stamp in the register.
        last_ms: u64,
    },
    /// The keeper's clock leapt.
    ClockJumped {
        /// How far; below zero: backwards.
        by_ms: i64,
    },
    /// An entry that a mirror would copy is dated further ahead of its own clock than is taken.
    DatedAhead {
        /// The entry.
        index: u64,
        /// Its stamp.
        stamp_ms: u64,
        /// What the mirror's clock shows.
        now_ms: u64,
    },
    /// More acts are waiting than the keeper takes in.
    Busy,
    /// The node is closing.
    Closed,
    /// The database holds less than this keeper has already signed for: an old copy, or a damaged one.
    RolledBack {
        /// The community.
        community: Hash,
        /// How many entries the database holds.
        held: u64,
        /// How many this keeper has signed for.
        signed: u64,
    },
    /// The register does not replay, so that nothing is added to it.
    Broken {
        /// The community.
        community: Hash,
        /// What was found.
        detail: String,
    },
    /// A stored entry is not the one that was signed for, so that nothing is added to the register.
    Damaged {
        /// The community.
        community: Hash,
        /// The first such entry.
        entry: u64,
    },
    /// The register is a copy here; another node keeps it.
    Copy {
        /// The community.
        community: Hash,
    },
    /// Enough witnesses follow this register as another keeper goes on with it.
    Superseded {
        /// The community.
        community: Hash,
    },
    /// The register is kept by this node itself, and so is no copy.
    Keeping {
        /// The community.
        community: Hash,
    },
    /// A witness has confirmed entries of the keeper that this copy follows which do not stand in it: whoever went on with
    /// it would lose them, and be refused by that witness for good.
    Lagging {
        /// The witness's name.
        witness: String,
        /// How many entries it has confirmed.
        confirmed: u64,
        /// How many the copy holds.
        held: u64,
    },
    /// No such community is kept here.
    UnknownCommunity,
    /// More communities than one node keeps.
    TooManyCommunities,
    /// The system gave no random bytes.
    NoRandomness,
    /// The program broke a promise of its own.
    Bug {
        /// Which.
        detail: String,
    },
    /// A register could not be read to its end from where it came.
    Unreadable {
        /// What the system said.
        detail: String,
    },
}

impl Fault {
    /// Whether trying again can help by itself.
    pub fn is_transient(&self) -> bool {
        match self {
            Fault::DiskFull
            | Fault::Locked
            | Fault::Busy
            | Fault::Disk { .. }
            | Fault::ClockBehind { .. }
            | Fault::ClockJumped { .. }
            | Fault::DatedAhead { .. }
            | Fault::NoRandomness
            | Fault::Lagging { .. }
            | Fault::Unreadable { .. }
            | Fault::Closed => true,
            Fault::ReadOnly { .. }
            | Fault::Unreachable { .. }
            | Fault::Corrupt { .. }
            | Fault::Foreign { .. }
            | Fault::Newer { .. }
            | Fault::InUse { .. }
            | Fault::RolledBack { .. }
            | Fault::Broken { .. }
            | Fault::Damaged { .. }
            | Fault::Copy { .. }
            | Fault::Superseded { .. }
            | Fault::Keeping { .. }
            | Fault::UnknownCommunity
            | Fault::TooManyCommunities
            | Fault::Bug { .. } => false,
        }
    }

    /// A name that never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::DiskFull => "disk-full",
            Fault::ReadOnly { .. } => "read-only",
            Fault::Unreachable { .. } => "unreachable",
            Fault::Corrupt { .. } => "corrupt",
            Fault::Foreign { .. } => "foreign",
            Fault::Newer { .. } => "newer",
            Fault::Locked => "locked",
            Fault::InUse { .. } => "in-use",
            Fault::Disk { .. } => "disk",
            Fault::ClockBehind { .. } => "clock-behind",
            Fault::ClockJumped { .. } => "clock-jumped",
            Fault::DatedAhead { .. } => "dated-ahead",
            Fault::Busy => "busy",
            Fault::Closed => "closed",
            Fault::RolledBack { .. } => "rolled-back",
            Fault::Broken { .. } => "broken",
            Fault::Damaged { .. } => "damaged",
            Fault::Copy { .. } => "copy",
            Fault::Superseded { .. } => "superseded",
            Fault::Keeping { .. } => "keeping",
            Fault::Lagging { .. } => "lagging",
            Fault::UnknownCommunity => "unknown-community",
            Fault::TooManyCommunities => "too-many-communities",
            Fault::NoRandomness => "no-randomness",
            Fault::Bug { .. } => "bug",
            Fault::Unreadable { .. } => "unreadable",
        }
    }

    /// What happened.
    pub fn what(&self) -> String {
        match self {
            Fault::DiskFull => "No room is left on the disk.".into(),
            Fault::ReadOnly { path } => format!("{path} cannot be written."),
            Fault::Unreachable { path, detail } => format!("{path} cannot be opened: {detail}."),
            Fault::Corrupt { detail } => format!("The database is damaged: {detail}."),
            Fault::Foreign { path } => format!("{path} is not a database of Mirrorball."),
            Fault::Newer { found, known } => {
                format!("The database has layout {found}; this version of the program knows layouts up to {known}.")
            }
            Fault::Locked => "Another process holds the database.".into(),
            Fault::InUse { path } => format!("Another process already serves {path}."),
            Fault::Disk { detail } => format!("Reading or writing failed: {detail}."),
            Fault::ClockBehind { now_ms, last_ms } => format!(
                "The keeper's clock is {} minutes behind the last entry.",
                last_ms.saturating_sub(*now_ms) / 60_000
            ),
            Fault::ClockJumped { by_ms } => {
                format!("The keeper's clock leapt by {} minutes.", by_ms / 60_000)
            }
            Fault::DatedAhead {
                index,
                stamp_ms,
                now_ms,
            } => format!(
                "Entry {index} is dated {} minutes ahead of this mirror's clock.",
                stamp_ms.saturating_sub(*now_ms) / 60_000
            ),
            Fault::Busy => "More acts are waiting than the keeper can take in.".into(),
            Fault::Closed => "The keeper is closing.".into(),
            Fault::RolledBack {
                community,
                held,
                signed,
            } => format!(
                "The database of community {community} holds {held} entries, but this keeper has signed for {signed}."
            ),
            Fault::Broken { community, detail } => {
                format!("The register of community {community} does not replay: {detail}.")
            }
            Fault::Damaged { community, entry } => {
                format!("Entry {entry} of community {community} in the database is not the entry that was signed for.")
            }
            Fault::Copy { .. } => "This is a mirror of the community: a copy that only reads.".into(),
            Fault::Superseded { .. } => "Enough witnesses follow another keeper of this community.".into(),
            Fault::Keeping { .. } => "This machine keeps the community itself, and so cannot mirror it.".into(),
            Fault::Lagging {
                witness,
                confirmed,
                held,
            } => format!(
                "The witness {witness} has confirmed {confirmed} entries that do not all stand here: this mirror holds {held}."
            ),
            Fault::UnknownCommunity => "No such community is kept here.".into(),
            Fault::TooManyCommunities => "This node keeps as many communities as it can.".into(),
            Fault::NoRandomness => "The system gave no random bytes.".into(),
            Fault::Bug { detail } => format!("The program broke a promise of its own: {detail}."),
            Fault::Unreadable { detail } => format!("The register could not be read to its end: {detail}."),
        }
    }

    /// What is safe.
    pub fn safe(&self) -> &'static str {
        match self {
            Fault::ReadOnly { .. } => "Every act with a receipt still stands; nothing new is entered. Reading goes on.",
            Fault::DiskFull | Fault::Disk { .. } | Fault::Locked => {
                "Every act with a receipt still stands; this one was not entered. Reading goes on."
            }
            Fault::ClockBehind { .. } | Fault::ClockJumped { .. } | Fault::Busy | Fault::Closed => {
                "Every act with a receipt still stands; this one was not entered. Reading goes on."
            }
            Fault::DatedAhead { .. } => {
                "What was copied before stands. This mirror takes and confirms nothing of that time yet."
            }
            Fault::Bug { .. } => "Every act with a receipt still stands; this one was not entered.",
            Fault::RolledBack { .. } | Fault::Broken { .. } | Fault::Damaged { .. } => {
                "Nothing is added to this register until it is mended; what is there can be read."
            }
            Fault::Superseded { .. } => "Nothing is added here any more; what is here can be read.",
            Fault::Copy { .. } => "Everything here was checked against what its keeper signed. Nothing was entered.",
            Fault::Corrupt { .. } => {
                "Nothing was changed. Exported registers and other copies are not touched by this."
            }
            Fault::Unreachable { .. }
            | Fault::Foreign { .. }
            | Fault::Newer { .. }
            | Fault::InUse { .. }
            | Fault::Keeping { .. }
            | Fault::Lagging { .. }
            | Fault::UnknownCommunity
            | Fault::TooManyCommunities
            | Fault::NoRandomness
            | Fault::Unreadable { .. } => "Nothing was changed.",
        }
    }

    /// What to do next.
    pub fn next(&self) -> &'static str {
        match self {
            Fault::DiskFull => "Free some room, then send the act again; sending it twice enters it once.",
            Fault::ReadOnly { .. } => "Let the program write there, or name another directory with --data.",
            Fault::Unreachable { .. } => "Check the path and its permissions, or name another directory with --data.",
            Fault::Corrupt { .. } => {
                "Stop the program, keep a copy of the directory, and restore it from a backup or a mirror."
            }
            Fault::Foreign { .. } => "Name another directory with --data.",
            Fault::Newer { .. } => "Use the newer version of the program.",
            Fault::Locked => "Try again in a moment; if it stays so, end the other program that has the database open.",
            Fault::InUse { .. } => "End the other process, or name another directory with --data.",
            Fault::Disk { .. } => "Check the disk, then send the act again; sending it twice enters it once.",
            Fault::ClockBehind { .. } => "Set the clock of the keeper's machine right, then send the act again.",
            Fault::ClockJumped { .. } => {
                "Check the clock of the keeper's machine. Once it has run steadily for ten minutes, acts are taken in again."
            }
            Fault::DatedAhead { .. } => {
                "Compare this machine's clock with the keeper's, and set the wrong one. The mirror goes on by itself once that time has come."
            }
            Fault::Busy => "Try again in a few seconds; sending an act twice enters it once.",
            Fault::Closed => "Try again once the keeper runs again; sending an act twice enters it once.",
            Fault::RolledBack { .. } => {
                "Bring back the newest copy of the data directory, or refill it from an exported register or a mirror."
            }
            Fault::Broken { .. } => {
                "Run `mirrorball verify` on an exported copy, and show its report to the members. If the disk is damaged, take the entries back with `mirrorball refill`."
            }
            Fault::Damaged { .. } => {
                "Stop the program, keep a copy of the data directory, and refill it from an exported register, a backup or a mirror."
            }
            Fault::Copy { .. } => "File it with the community's keeper, at the address that its members use.",
            Fault::Superseded { .. } => {
                "If the members have put another keeper in place, mirror the community from there; if not, ask the witnesses."
            }
            Fault::Keeping { .. } => "Mirror it from another machine.",
            Fault::Lagging { .. } => {
                "Wait until it has caught up, or endorse a mirror that holds more: what is missing would be lost, and that witness \
                 would refuse this one for good."
            }
            Fault::UnknownCommunity => "Check the name in the address.",
            Fault::TooManyCommunities => "Found the community on another node.",
            Fault::NoRandomness => "Try again; if it stays so, the machine needs repair.",
            Fault::Bug { .. } => "Please report this, with the version of the program and what you did.",
            Fault::Unreadable { .. } => "Fetch the register again.",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Fault: {}\nSafe:  {}\nNext:  {}",
            self.what(),
            self.safe(),
            self.next()
        )
    }
}

impl std::error::Error for Fault {}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Fault {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Fault::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => Fault::ReadOnly {
                path: "The data directory".into(),
            },
            _ => Fault::Disk {
                detail: error.to_string(),
            }, // Not an enum of ours.
        }
    }
}
