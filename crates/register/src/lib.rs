//! Proves what happened: signed acts, the entries that a keeper files of them, and the tree over all entries.
#![no_std]

extern crate alloc;

pub mod breach;
pub mod checkpoint;
pub mod entry;
pub mod file;
mod hash;
pub mod json;
mod key;
pub mod limits;
mod line;
pub mod note;
mod signed;
pub mod signed_note;
pub mod tree;

pub use hash::{Hash, HexFlaw, Kid};
pub use key::{ALGORITHM_ED25519, ALGORITHM_ES256, KeyFlaw, PublicKey, SecretKey, Signature, SignatureTextFlaw};
pub use line::{LineFlaw, LinesFlaw, SignatureLine};
pub use signed::{
    BODY_VERSION, By, Head, HeadFlaw, HeadReason, Meaning, ReadFlaw, SIGNED_PREFIX, Seen, SignatureFlaw, Signed,
    Verified, act_id, compose, sign, signed_bytes, verify,
};
