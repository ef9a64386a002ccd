//! What a keeper asks of a witness (C2SP tlog-witness, `add-checkpoint`), and what the witness has to say to it.
//!
//! A witness remembers one size and root for each register. Keeping that memory, and keeping it before it answers, is
//! for whoever runs it; here is only the judgement.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding as _};

use crate::checkpoint::{Checkpoint, CheckpointFlaw};
use crate::defence::Defence;
use crate::entry::decimal;
use crate::hash::Hash;
use crate::key::PublicKey;
use crate::limits::{ADD_CHECKPOINT_BYTES_MAX, PROOF_HASHES_MAX};
use crate::proof_file::read_hash;
use crate::signed_note::{NoteFlaw, SignedNote, key_id};
use crate::tree::{ProofFlaw, empty_root, verify_consistency};

/// A request, read and not yet judged.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AddCheckpoint {
    /// The size that the keeper believes the witness to know.
    pub old: u64,
    /// The proof that the checkpoint continues the register of that size.
    pub proof: Vec<Hash>,
    /// The checkpoint with its signatures.
    pub note: SignedNote,
    /// What the note says.
    pub checkpoint: Checkpoint,
}

/// What a witness remembers of a register.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Latest {
    /// The largest size that it cosigned.
    pub size: u64,
    /// The root at that size.
    pub root: Hash,
}

/// Why a witness does not cosign. [`Declined::status`] is the HTTP status.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Declined {
    /// The request cannot be read.
    Malformed(AddCheckpointFlaw),
    /// The witness does not know this register.
    UnknownOrigin,
    /// The keeper's signature is missing or wrong.
    Untrusted(NoteFlaw),
    /// The old size is above that of the checkpoint.
    OldAboveNew,
    /// The witness knows another size than the old one.
    Conflict {
        /// The size that it knows; 0 if none.
        size: u64,
    },
    /// The checkpoint does not continue what the witness knows: the register was forked, or the proof is wrong.
    Inconsistent(ProofFlaw),
}

/// Why bytes are not a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AddCheckpointFlaw {
    /// Longer than [`ADD_CHECKPOINT_BYTES_MAX`], or not UTF-8.
    Text,
    /// The first line is not `old` and a number.
    Old,
    /// A line of the proof is not a hash in base64, or there are more than 63.
    Hash,
    /// The empty line before the checkpoint is missing.
    Shape,
    /// What follows is not a signed checkpoint.
    Checkpoint(CheckpointFlaw),
}

impl AddCheckpoint {
    /// Reads a request.
    ///
    /// # Errors
    ///
    /// Says what is wrong first, from the top.
    pub fn parse(bytes: &[u8]) -> Result<Self, AddCheckpointFlaw> {
        if bytes.len() > ADD_CHECKPOINT_BYTES_MAX {
            return Err(AddCheckpointFlaw::Text);
        }
        let text = core::str::from_utf8(bytes).map_err(|_| AddCheckpointFlaw::Text)?;
        let (head, note) = text.split_once("\n\n").ok_or(AddCheckpointFlaw::Shape)?;
        let mut lines = head.split('\n');
        let old = lines
            .next()
            .and_then(|line| line.strip_prefix("old "))
            .and_then(decimal);
        let old = old.ok_or(AddCheckpointFlaw::Old)?;
        let proof: Vec<Hash> = lines
            .map(read_hash)
            .collect::<Option<_>>()
            .ok_or(AddCheckpointFlaw::Hash)?;
        if proof.len() > PROOF_HASHES_MAX {
            return Err(AddCheckpointFlaw::Hash);
        }
        let note = SignedNote::parse(note).map_err(|flaw| AddCheckpointFlaw::Checkpoint(CheckpointFlaw::Note(flaw)))?;
        let checkpoint = Checkpoint::parse(&note.text).map_err(AddCheckpointFlaw::Checkpoint)?;
        Ok(Self {
            old,
            proof,
            note,
            checkpoint,
        })
    }

    /// What a witness that trusts these keys for the register, and remembers this of it, has to say. `Ok` means that it
    /// keeps the checkpoint's size and root, and cosigns.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, in the order of the specification.
    pub fn judge(&self, keys: &[PublicKey], latest: Option<Latest>) -> Result<(), Declined> {
        if keys.is_empty() {
            return Err(Declined::UnknownOrigin);
        }
        self.check_signatures(keys)?;
        let (old, checkpoint) = (self.old, &self.checkpoint);
        if old > checkpoint.size {
            return Err(Declined::OldAboveNew);
        }
        let known = latest.unwrap_or(Latest {
            size: 0,
            root: empty_root(),
        });
        if old != known.size {
            return Err(Declined::Conflict { size: known.size });
        }
        if !Defence::Continuation.stands() {
            return Ok(());
        }
        verify_consistency(old, known.root, checkpoint.size, checkpoint.root, &self.proof)
            .map_err(Declined::Inconsistent)
    }

    /// At least one key has signed, and none that has a line has a wrong one.
    fn check_signatures(&self, keys: &[PublicKey]) -> Result<(), Declined> {
        let origin = &self.checkpoint.origin;
        let has_line = |key: &&PublicKey| {
            let id = key_id(origin, key);
            self.note
                .lines
                .iter()
                .any(|line| line.name == *origin && line.key_id == id)
        };
        let mut signed = false;
        for key in keys.iter().filter(has_line) {
            self.note.verify(origin, key).map_err(Declined::Untrusted)?;
            signed = true;
        }
        if signed {
            Ok(())
        } else {
            Err(Declined::Untrusted(NoteFlaw::Missing))
        }
    }
}

/// The request, to the byte.
impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&compose(self.old, &self.proof, &self.note.to_string()))
    }
}

/// Writes a request: a signed checkpoint, and the proof that it continues the register of the old size.
pub fn compose(old: u64, proof: &[Hash], signed_checkpoint: &str) -> String {
    let mut text = alloc::format!("old {old}\n");
    for hash in proof {
        text.push_str(&Base64::encode_string(hash.as_bytes()));
        text.push('\n');
    }
    text.push('\n');
    text.push_str(signed_checkpoint);
    text
}

impl Declined {
    /// The HTTP status that the protocol gives it.
    pub fn status(&self) -> u16 {
        match self {
            Self::Malformed(_) | Self::OldAboveNew => 400,
            Self::Untrusted(_) => 403,
            Self::UnknownOrigin => 404,
            Self::Conflict { .. } => 409,
            Self::Inconsistent(_) => 422,
        }
    }
}

/// What the body of the answer says; for a conflict, the size that the witness knows.
impl fmt::Display for Declined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(flaw) => flaw.fmt(f),
            Self::UnknownOrigin => f.write_str("this witness does not know the register"),
            Self::Untrusted(flaw) => write!(f, "the keeper's signature: {flaw}"),
            Self::OldAboveNew => f.write_str("the old size is above that of the checkpoint"),
            Self::Conflict { size } => f.write_str(&size.to_string()),
            Self::Inconsistent(flaw) => write!(f, "the checkpoint does not continue what this witness saw: {flaw}"),
        }
    }
}

impl core::error::Error for Declined {}

impl fmt::Display for AddCheckpointFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => write!(f, "longer than {ADD_CHECKPOINT_BYTES_MAX} bytes, or not UTF-8"),
            Self::Old => f.write_str("the first line is not `old` and a size"),
            Self::Hash => write!(
                f,
                "a line of the proof is not a hash, or there are more than {PROOF_HASHES_MAX}"
            ),
            Self::Shape => f.write_str("there is no empty line before the checkpoint"),
            Self::Checkpoint(flaw) => flaw.fmt(f),
        }
    }
}

impl core::error::Error for AddCheckpointFlaw {}
