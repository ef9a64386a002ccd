//! Notes: texts that stand beside the register, so that they can be erased. The register keeps only a commitment.
//!
//! Signed notes, which checkpoints are, are something else: see [`signed_note`](crate::signed_note).

use crate::hash::Hash;

/// What stands before salt and text under the hash.
pub const NOTE_PREFIX: &str = "mirrorball-note/v1\n";

/// The commitment to a text: it shows later that the text is the same, and without the salt tells nothing about it.
///
/// ```
/// let c = register::note::commit(&[7; 32], "Ada Lovelace");
/// assert_ne!(c, register::note::commit(&[8; 32], "Ada Lovelace"));
/// ```
pub fn commit(salt: &[u8; 32], text: &str) -> Hash {
    Hash::of(&[NOTE_PREFIX.as_bytes(), salt, text.as_bytes()])
}
