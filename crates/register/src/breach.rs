//! Breaches: what did not verify in a register, with the bytes that show it. Evidence, for the members to judge.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use crate::checkpoint::CheckpointFlaw;
use crate::entry::EntryFlaw;
use crate::file::FileFlaw;
use crate::hash::Hash;
use crate::signed::{ReadFlaw, Seen, SignatureFlaw};

/// What did not verify, and the bytes that show it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Breach {
    /// What did not verify.
    pub kind: BreachKind,
    /// The bytes of the entry, or the text of the checkpoint, that it shows in.
    pub evidence: Vec<u8>,
}

/// What can fail to verify. Entries are counted from 0, as everywhere in the register.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum BreachKind {
    /// The file is not a register.
    File {
        /// Where, and why.
        flaw: FileFlaw,
    },
    /// The bytes of an entry are not one.
    Entry {
        /// Which entry.
        index: u64,
        /// Why not.
        flaw: EntryFlaw,
    },
    /// An entry's body cannot be read: not canonical, or no known act.
    Body {
        /// Which entry.
        index: u64,
        /// Why not; about the act itself, in words.
        flaw: ReadFlaw<String>,
    },
    /// A signature under an entry does not hold.
    Signature {
        /// Which entry.
        index: u64,
        /// Why not.
        flaw: SignatureFlaw,
    },
    /// An entry's author had seen another history than the one before it here.
    Seen {
        /// Which entry.
        index: u64,
        /// What the author had seen, and signed.
        seen: Seen,
        /// The root at that size here; none where the register has not reached that size before the entry.
        root: Option<Hash>,
        /// The entries in which something was changed, as far as other entries' `seen` narrow it down.
        changed: Range<u64>,
    },
    /// An entry's stamp is earlier than that of the entry before it.
    StampBack {
        /// Which entry.
        index: u64,
        /// The stamp before it.
        before_ms: u64,
        /// Its own stamp.
        stamp_ms: u64,
    },
    /// The same act is filed twice.
    Doubled {
        /// Which entry.
        index: u64,
        /// The entry that has it first.
        first: u64,
    },
    /// The checkpoint cannot be read or is not signed by the keeper.
    Checkpoint {
        /// Why.
        flaw: CheckpointFlaw,
    },
    /// The checkpoint is that of another register.
    CheckpointOrigin {
        /// What it says.
        origin: String,
        /// What it should say.
        expected: String,
    },
    /// The checkpoint covers another number of entries than there are.
    CheckpointSize {
        /// How many it covers.
        size: u64,
        /// How many there are.
        entries: u64,
    },
    /// The checkpoint's root is not that of the entries: some are changed, missing, or in another order.
    CheckpointRoot {
        /// How many entries it covers.
        size: u64,
        /// The root that it names.
        stated: Hash,
        /// The root of the entries that are here.
        actual: Hash,
    },
    /// A rule rejects an entry that the keeper has filed.
    Refused {
        /// Which entry.
        index: u64,
        /// The refusal's code.
        code: String,
        /// The refusal in words.
        detail: String,
    },
}

impl Breach {
    /// A breach with the bytes that show it.
    pub fn new(kind: BreachKind, evidence: impl Into<Vec<u8>>) -> Self {
        Self {
            kind,
            evidence: evidence.into(),
        }
    }

    /// The entry it shows in, if it is in one.
    pub fn index(&self) -> Option<u64> {
        match &self.kind {
            BreachKind::Entry { index, .. }
            | BreachKind::Body { index, .. }
            | BreachKind::Signature { index, .. }
            | BreachKind::Seen { index, .. }
            | BreachKind::StampBack { index, .. }
            | BreachKind::Doubled { index, .. }
            | BreachKind::Refused { index, .. } => Some(*index),
            BreachKind::File { flaw } => flaw.entry(),
            BreachKind::Checkpoint { .. }
            | BreachKind::CheckpointOrigin { .. }
            | BreachKind::CheckpointSize { .. }
            | BreachKind::CheckpointRoot { .. } => None,
        }
    }

    /// The kind in one word that never changes.
    pub fn code(&self) -> &'static str {
        match &self.kind {
            BreachKind::File { .. } => "file",
            BreachKind::Entry { .. } => "entry",
            BreachKind::Body { .. } => "body",
            BreachKind::Signature { .. } => "signature",
            BreachKind::Seen { .. } => "seen",
            BreachKind::StampBack { .. } => "stamp-back",
            BreachKind::Doubled { .. } => "doubled",
            BreachKind::Checkpoint { .. } => "checkpoint",
            BreachKind::CheckpointOrigin { .. } => "checkpoint-origin",
            BreachKind::CheckpointSize { .. } => "checkpoint-size",
            BreachKind::CheckpointRoot { .. } => "checkpoint-root",
            BreachKind::Refused { .. } => "refused",
        }
    }

    /// The breach as a file to hand on: lines that say what it is, an empty line, then the evidence as it is.
    pub fn to_bytes(&self) -> Vec<u8> {
        // The sentence may quote the entry; on one line it cannot pretend to be another line.
        let what = format!("{self}").replace(|character: char| character.is_control(), " ");
        let mut bytes = format!(
            "mirrorball-breach/1\nkind {}\nwhat {what}\nevidence {} bytes, sha256 {}\n\n",
            self.code(),
            self.evidence.len(),
            Hash::of(&[&self.evidence]),
        )
        .into_bytes();
        bytes.extend_from_slice(&self.evidence);
        bytes
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.index() {
            write!(f, "entry {index}: ")?;
        }
        match &self.kind {
            BreachKind::File { flaw } => flaw.fmt(f),
            BreachKind::Entry { index: _, flaw } => write!(f, "its bytes are not an entry: {flaw}"),
            BreachKind::Body { index: _, flaw } => write!(f, "its body cannot be read: {flaw}"),
            BreachKind::Signature { index: _, flaw } => write!(f, "{flaw}"),
            BreachKind::Seen {
                index: _,
                seen,
                root: Some(_),
                changed,
            } => {
                write!(
                    f,
                    "its author had seen another history of the first {} entries; ",
                    seen.size
                )?;
                fmt_changed(changed, f)
            }
            BreachKind::Seen {
                index,
                seen,
                root: None,
                changed: _,
            } => {
                write!(
                    f,
                    "its author had seen {} entries, and only {index} come before it; some are missing",
                    seen.size
                )
            }
            BreachKind::StampBack {
                index: _,
                before_ms,
                stamp_ms,
            } => {
                write!(
                    f,
                    "its stamp {stamp_ms} is earlier than {before_ms}, the stamp before it"
                )
            }
            BreachKind::Doubled { index: _, first } => write!(f, "the same act already stands at entry {first}"),
            BreachKind::Checkpoint { flaw } => write!(f, "checkpoint: {flaw}"),
            BreachKind::CheckpointOrigin { origin, expected } => {
                write!(f, "checkpoint: it is that of the register {origin}, not of {expected}")
            }
            BreachKind::CheckpointSize { size, entries } => {
                write!(f, "checkpoint: it covers {size} entries, and {entries} are here")
            }
            BreachKind::CheckpointRoot {
                size,
                stated: _,
                actual: _,
            } => {
                write!(
                    f,
                    "checkpoint: its root is not that of the {size} entries here; \
                     some are changed, missing or in another order"
                )
            }
            BreachKind::Refused { index: _, code, detail } => write!(f, "the rules refuse it ({code}): {detail}"),
        }
    }
}

fn fmt_changed(changed: &Range<u64>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match changed.end.saturating_sub(changed.start) {
        0 => f.write_str("something was changed before it"),
        1 => write!(f, "entry {} was changed, moved or removed", changed.start),
        _ => write!(
            f,
            "something was changed, moved or removed from entry {} to entry {}",
            changed.start,
            changed.end.saturating_sub(1)
        ),
    }
}

impl core::error::Error for Breach {}
