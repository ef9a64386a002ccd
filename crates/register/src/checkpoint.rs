//! Checkpoints (C2SP tlog-checkpoint): how many entries a register has and their root, signed by its keeper.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding as _};

use crate::entry::decimal;
use crate::hash::Hash;
use crate::key::{PublicKey, SecretKey};
use crate::signed_note::{self, NoteFlaw, NoteLine, SignedNote, decode_base64};

/// What a keeper says of a register at one size.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Checkpoint {
    /// Which register: [`origin`] of its community. Also the name of the keeper's key.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
}

/// A checkpoint whose keeper's signature was verified, with what else stands under it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Opened {
    /// What the keeper signed.
    pub checkpoint: Checkpoint,
    /// Signature lines by others, not verified: the place of witnesses' cosignatures.
    pub others: Vec<NoteLine>,
}

/// Why a text is not a checkpoint that this keeper signed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CheckpointFlaw {
    /// The signed note or its signature.
    Note(NoteFlaw),
    /// The origin cannot be the name of a key.
    Origin,
    /// The size is not a number up to 2⁵³ − 1 in decimal without leading zeros.
    Size,
    /// The root is not 32 bytes in base64.
    Root,
    /// There are lines after the root: a register's checkpoints have none.
    Extension,
}

/// The origin of a community's register, constant for life.
pub fn origin(community: &Hash) -> String {
    format!("mirrorball/{community}")
}

impl Checkpoint {
    /// The text that is signed.
    pub fn text(&self) -> String {
        format!(
            "{}\n{}\n{}\n",
            self.origin,
            self.size,
            Base64::encode_string(self.root.as_bytes())
        )
    }

    /// The checkpoint as the keeper's signed note.
    pub fn sign(&self, key: &SecretKey) -> String {
        signed_note::sign(&self.text(), &self.origin, key)
    }

    /// Reads the unsigned text.
    ///
    /// # Errors
    ///
    /// Names the line that is wrong.
    pub fn parse(text: &str) -> Result<Self, CheckpointFlaw> {
        let mut lines = text.strip_suffix('\n').ok_or(CheckpointFlaw::Root)?.split('\n');
        let origin = lines
            .next()
            .filter(|origin| signed_note::is_name(origin))
            .ok_or(CheckpointFlaw::Origin)?;
        let size = lines.next().and_then(decimal).ok_or(CheckpointFlaw::Size)?;
        let root = lines.next().and_then(decode_base64).ok_or(CheckpointFlaw::Root)?;
        let root = Hash::new(root.as_slice().try_into().map_err(|_| CheckpointFlaw::Root)?);
        match lines.next() {
            None => Ok(Self {
                origin: origin.to_owned(),
                size,
                root,
            }),
            Some(_) => Err(CheckpointFlaw::Extension),
        }
    }
}

/// A signed checkpoint with further lines of signatures under it, such as cosignatures.
///
/// # Errors
///
/// It is not a signed note.
pub fn with_lines(signed: &str, lines: impl IntoIterator<Item = NoteLine>) -> Result<String, NoteFlaw> {
    Ok(format!("{}", SignedNote::parse(signed)?.with_lines(lines)))
}

/// Reads a checkpoint that the keeper with this key signed under its origin.
///
/// # Errors
///
/// Says what cannot be read, or that the signature is missing or wrong.
pub fn parse_signed(text: &str, key: &PublicKey) -> Result<Checkpoint, CheckpointFlaw> {
    open(text, key).map(|opened| opened.checkpoint)
}

/// As [`parse_signed`], and hands out the lines that others have added.
///
/// # Errors
///
/// As [`parse_signed`].
pub fn open(text: &str, key: &PublicKey) -> Result<Opened, CheckpointFlaw> {
    let note = SignedNote::parse(text).map_err(CheckpointFlaw::Note)?;
    let checkpoint = Checkpoint::parse(&note.text)?;
    note.verify(&checkpoint.origin, key).map_err(CheckpointFlaw::Note)?;
    let key_id = signed_note::key_id(&checkpoint.origin, key);
    let is_other = |line: &NoteLine| line.name != checkpoint.origin || line.key_id != key_id;
    let others = note.lines.into_iter().filter(is_other).collect();
    Ok(Opened { checkpoint, others })
}

impl fmt::Display for CheckpointFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Note(flaw) => flaw.fmt(f),
            Self::Origin => f.write_str("the first line is not the origin of a register"),
            Self::Size => f.write_str("the second line is not a number of entries"),
            Self::Root => f.write_str("the third line is not a root"),
            Self::Extension => {
                f.write_str("there are lines after the root, which a register's checkpoints do not have")
            }
        }
    }
}

impl core::error::Error for CheckpointFlaw {}
