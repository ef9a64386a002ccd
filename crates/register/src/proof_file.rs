//! A proof as a file (C2SP tlog-proof): a place, the way from there to the root, and the checkpoint with that root.
//!
//! It is what a member keeps of an act: with the entry's bytes and the keys of keeper and witnesses, it proves without
//! anybody's help that the act stands in the register.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding as _};

use crate::checkpoint::{self, Checkpoint, CheckpointFlaw};
use crate::entry::decimal;
use crate::hash::Hash;
use crate::key::PublicKey;
use crate::limits::{PROOF_FILE_BYTES_MAX, PROOF_HASHES_MAX};
use crate::signed_note::decode_base64;
use crate::tree::{ProofFlaw, verify_inclusion};

/// The first line.
pub const HEADING: &str = "c2sp.org/tlog-proof@v1";

/// A proof, taken apart and not yet verified.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProofFile {
    /// What an application adds, which nothing vouches for.
    pub extra: Option<Vec<u8>>,
    /// The place of the entry, counted from 0.
    pub index: u64,
    /// The hashes beside the way from the leaf to the root.
    pub proof: Vec<Hash>,
    /// The signed checkpoint, with the cosignatures under it.
    pub checkpoint: String,
}

/// Why a text is no proof, or proves nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProofFileFlaw {
    /// Longer than [`PROOF_FILE_BYTES_MAX`].
    TooLong,
    /// It does not begin with the heading.
    Heading,
    /// The extra data is not base64.
    Extra,
    /// The place is not a number in decimal without leading zeros.
    Index,
    /// A line of the proof is not a hash in base64, or there are too many.
    Hash,
    /// The empty line before the checkpoint is missing.
    Shape,
    /// The checkpoint.
    Checkpoint(CheckpointFlaw),
    /// The proof does not lead to the checkpoint's root.
    Proof(ProofFlaw),
}

impl ProofFile {
    /// Reads a proof, without verifying anything.
    ///
    /// # Errors
    ///
    /// Says what is wrong first, from the top. The checkpoint is not looked into.
    pub fn parse(text: &str) -> Result<Self, ProofFileFlaw> {
        if text.len() > PROOF_FILE_BYTES_MAX {
            return Err(ProofFileFlaw::TooLong);
        }
        let rest = text
            .strip_prefix(HEADING)
            .and_then(|rest| rest.strip_prefix('\n'))
            .ok_or(ProofFileFlaw::Heading)?;
        let (head, checkpoint) = rest.split_once("\n\n").ok_or(ProofFileFlaw::Shape)?;
        let mut lines = head.split('\n').peekable();
        let extra = match lines.next_if(|line| line.starts_with("extra ")) {
            Some(line) => Some(
                line.strip_prefix("extra ")
                    .and_then(decode_base64)
                    .ok_or(ProofFileFlaw::Extra)?,
            ),
            None => None,
        };
        let index = lines
            .next()
            .and_then(|line| line.strip_prefix("index "))
            .and_then(decimal);
        let index = index.ok_or(ProofFileFlaw::Index)?;
        let proof: Vec<Hash> = lines.map(read_hash).collect::<Option<_>>().ok_or(ProofFileFlaw::Hash)?;
        if proof.len() > PROOF_HASHES_MAX {
            return Err(ProofFileFlaw::Hash);
        }
        Ok(Self {
            extra,
            index,
            proof,
            checkpoint: checkpoint.to_string(),
        })
    }

    /// Checks that an entry with this leaf stands at its place under the checkpoint, that the keeper has signed, and
    /// gives what the keeper signed. Cosignatures are for a [`Policy`](crate::policy::Policy).
    ///
    /// # Errors
    ///
    /// Says what it does not prove.
    pub fn verify(&self, leaf: Hash, keeper: &PublicKey) -> Result<Checkpoint, ProofFileFlaw> {
        let signed = checkpoint::parse_signed(&self.checkpoint, keeper).map_err(ProofFileFlaw::Checkpoint)?;
        verify_inclusion(leaf, self.index, signed.size, &self.proof, signed.root).map_err(ProofFileFlaw::Proof)?;
        Ok(signed)
    }
}

/// A hash in base64, alone on its line.
pub(crate) fn read_hash(line: &str) -> Option<Hash> {
    let bytes = decode_base64(line)?;
    Some(Hash::new(bytes.as_slice().try_into().ok()?))
}

/// The file, to the byte.
impl fmt::Display for ProofFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADING}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", Base64::encode_string(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        for hash in &self.proof {
            writeln!(f, "{}", Base64::encode_string(hash.as_bytes()))?;
        }
        f.write_str(&format!("\n{}", self.checkpoint))
    }
}

impl fmt::Display for ProofFileFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "longer than {PROOF_FILE_BYTES_MAX} bytes"),
            Self::Heading => write!(f, "not a proof: its first line is not {HEADING}"),
            Self::Extra => f.write_str("what follows the word extra is not base64"),
            Self::Index => f.write_str("the line with the entry's place cannot be read"),
            Self::Hash => f.write_str("a line of the proof is not a hash"),
            Self::Shape => f.write_str("there is no empty line before the checkpoint"),
            Self::Checkpoint(flaw) => write!(f, "checkpoint: {flaw}"),
            Self::Proof(flaw) => flaw.fmt(f),
        }
    }
}

impl core::error::Error for ProofFileFlaw {}
