//! A community as bytes, to start from without replaying; and the digest by which two states are compared.
//!
//! A snapshot is a cache and never truth: whoever distrusts it replays the register. Its format belongs to one
//! version of the program; a snapshot of another is refused, and the register is replayed.

use super::Community;
use alloc::vec::Vec;
use core::fmt;
use postcard::ser_flavors::Flavor;
use register::Hash;
use sha2::{Digest as _, Sha256};

/// The first bytes of a snapshot; the number changes with every change of what a community keeps.
const SNAPSHOT_MARK: &[u8] = b"mirrorball-state/13\n";

/// Why bytes are no snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotFlaw {
    /// Another program or another version wrote it.
    OtherFormat,
    /// It is cut off or damaged.
    Damaged,
}

impl fmt::Display for SnapshotFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SnapshotFlaw::OtherFormat => "the snapshot was written by another version of the program",
            SnapshotFlaw::Damaged => "the snapshot is cut off or damaged",
        })
    }
}

impl core::error::Error for SnapshotFlaw {}

impl Community {
    /// The whole state as bytes.
    pub fn to_snapshot(&self) -> Vec<u8> {
        postcard::to_extend(self, SNAPSHOT_MARK.to_vec()).expect("a community has no value that postcard cannot write")
    }

    /// The state that these bytes are.
    ///
    /// # Errors
    /// Another version wrote them, or they are damaged. Whether they are the right state, their digest tells.
    pub fn from_snapshot(bytes: &[u8]) -> Result<Community, SnapshotFlaw> {
        let state = bytes.strip_prefix(SNAPSHOT_MARK).ok_or(SnapshotFlaw::OtherFormat)?;
        let (community, rest): (Community, &[u8]) =
            postcard::take_from_bytes(state).map_err(|_| SnapshotFlaw::Damaged)?;
        if rest.is_empty() {
            Ok(community)
        } else {
            Err(SnapshotFlaw::Damaged)
        }
    }

    /// The SHA-256 of the state's snapshot: equal registers give equal digests.
    pub fn digest(&self) -> Hash {
        let hashing = Hashing {
            state: Sha256::new_with_prefix(SNAPSHOT_MARK),
            buffer: Vec::with_capacity(HASHED_AT_ONCE),
        };
        postcard::serialize_with_flavor(self, hashing).expect("a community has no value that postcard cannot write")
    }
}

/// How many bytes are collected before they are hashed.
const HASHED_AT_ONCE: usize = 1 << 16;

/// Hashes what is written instead of keeping it, since a large state need not be in memory twice.
struct Hashing {
    state: Sha256,
    buffer: Vec<u8>,
}

impl Hashing {
    #[cold]
    fn hash_buffer(&mut self) {
        self.state.update(&self.buffer);
        self.buffer.clear();
    }
}

impl Flavor for Hashing {
    type Output = Hash;

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        // Most of a state is ids, which come byte by byte.
        self.buffer.push(byte);
        if self.buffer.len() >= HASHED_AT_ONCE {
            self.hash_buffer();
        }
        Ok(())
    }

    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= HASHED_AT_ONCE {
            self.hash_buffer();
        }
        Ok(())
    }

    fn finalize(mut self) -> postcard::Result<Hash> {
        self.state.update(&self.buffer);
        Ok(Hash::new(self.state.finalize().into()))
    }
}
