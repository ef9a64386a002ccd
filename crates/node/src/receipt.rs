//! The receipt: proof to an author that their act stands in the register, which can be checked without the keeper.

use crate::submission::Submission;
use register::checkpoint::{self, CheckpointFlaw};
use register::entry::{Entry, leaf_hash};
use register::tree::{ProofFlaw, verify_inclusion};
use register::{Hash, PublicKey, act_id};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where an act stands, and the proof of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The act's id.
    pub act: Hash,
    /// The index of its entry.
    pub index: u64,
    /// The keeper's time, Unix ms.
    pub stamp_ms: u64,
    /// The first signed checkpoint over the entry.
    pub checkpoint: String,
    /// The proof that the entry is in the tree of that checkpoint (RFC 6962).
    pub proof: Vec<Hash>,
}

/// Why a receipt proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptFlaw {
    /// It is the receipt of another act.
    Act,
    /// Its checkpoint is not the keeper's.
    Checkpoint(CheckpointFlaw),
    /// Its checkpoint is that of another register.
    Origin,
    /// Its proof does not lead to its checkpoint.
    Proof(ProofFlaw),
}

impl Receipt {
    /// Whether this receipt proves that what was submitted stands in the register of this community.
    ///
    /// # Errors
    /// Says what it does not prove.
    pub fn verify(&self, submission: &Submission, community: &Hash, keeper: &PublicKey) -> Result<(), ReceiptFlaw> {
        if act_id(&submission.body) != self.act {
            return Err(ReceiptFlaw::Act);
        }
        let checkpoint = checkpoint::parse_signed(&self.checkpoint, keeper).map_err(ReceiptFlaw::Checkpoint)?;
        if checkpoint.origin != checkpoint::origin(community) {
            return Err(ReceiptFlaw::Origin);
        }
        let entry = Entry {
            stamp_ms: self.stamp_ms,
            body: submission.body.clone(),
            signatures: submission.signatures.clone(),
        };
        let leaf = leaf_hash(&entry.encode());
        verify_inclusion(leaf, self.index, checkpoint.size, &self.proof, checkpoint.root).map_err(ReceiptFlaw::Proof)
    }
}

impl fmt::Display for ReceiptFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReceiptFlaw::Act => f.write_str("this is the receipt of another act"),
            ReceiptFlaw::Checkpoint(flaw) => write!(f, "the receipt's checkpoint: {flaw}"),
            ReceiptFlaw::Origin => f.write_str("the receipt's checkpoint is that of another register"),
            ReceiptFlaw::Proof(flaw) => write!(f, "the receipt's proof: {flaw}"),
        }
    }
}

impl std::error::Error for ReceiptFlaw {}
