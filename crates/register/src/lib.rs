//! Proves what happened: acts as members signed them, the entries that a keeper filed of them, and a tree over these.
//!
//! Whoever holds a register needs this crate alone to check that every signature holds, that nothing was changed,
//! moved or removed, and that the keeper stands by it. What an act *means*, and whether a member may do it, is for the
//! rules. `docs/spec/register.md` in the project says every byte, with vectors.
//!
//! An entry that somebody shows you, with the checkpoint and the proof from its receipt, is checked like this:
//!
//! ```
//! use register::{AnyKey, Meaning, PublicKey, Signed, checkpoint, entry, json, tree, verify};
//!
//! struct Any; // Whoever wants to know what the act means reads it here.
//! impl Meaning for Any {
//!     type Flaw = core::convert::Infallible;
//!     fn read(_: &json::Value) -> Result<Self, Self::Flaw> { Ok(Self) }
//!     fn keys(&self) -> Vec<AnyKey> { Vec::new() }
//! }
//!
//! struct Shown<'a> { bytes: &'a [u8], index: u64, proof: &'a [register::Hash], checkpoint: &'a str }
//!
//! fn check(shown: &Shown, member: PublicKey, keeper: PublicKey) -> Result<u64, Box<dyn std::error::Error>> {
//!     let entry = entry::Entry::decode(shown.bytes)?;                    // Its bytes are those of an entry;
//!     let signed = Signed::<Any>::read(&entry.body, &entry.signatures)?; // its body is canonical;
//!     verify(signed, |kid| (kid == member.kid()).then_some(member.into()))?; // its author has signed exactly this;
//!     let at = checkpoint::parse_signed(shown.checkpoint, &keeper)?;     // its keeper stands by a register
//!     let leaf = entry::leaf_hash(shown.bytes);                          // in which it has this place.
//!     tree::verify_inclusion(leaf, shown.index, at.size, shown.proof, at.root)?;
//!     Ok(entry.stamp_ms)
//! }
//! # use register::*;
//! # let (ada, keeper) = (SecretKey::from_seed([1; 32]), SecretKey::from_seed([2; 32]));
//! # let seen = Seen { size: 0, root: tree::empty_root() };
//! # let head = Head { by: By::Nobody, community: None, expires_ms: 9, id: [0; 16], key: ada.public().kid(), seen, v: 1 };
//! # let body = compose(&head, &json::decode(r#"{"type":"example.say/1"}"#)?);
//! # let bytes = entry::Entry { stamp_ms: 7, signatures: sign(&body, &[&ada]), body }.encode();
//! # let at = checkpoint::Checkpoint { origin: "mirrorball/x".into(), size: 1, root: entry::leaf_hash(&bytes) };
//! # let signed = at.sign(&keeper);
//! # let shown = Shown { bytes: &bytes, index: 0, proof: &[], checkpoint: &signed };
//! # assert_eq!(check(&shown, ada.public(), keeper.public())?, 7);
//! # assert!(check(&shown, keeper.public(), keeper.public()).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is where
//!
//! - [`json`]: the one spelling of each value. [`compose`], [`sign`], [`Signed`], [`verify`], [`Verified`]: bodies and
//!   their signatures; [`Meaning`] is how acts are read.
//! - [`PublicKey`], [`SecretKey`], [`Kid`], [`SignatureLine`]: keys and what they make. [`Passkey`], [`Assertion`]: keys that an
//!   authenticator holds for one site, and what it makes; [`AnyKey`], [`AnySignature`]: either kind.
//! - [`entry`], [`tree`], [`checkpoint`] (as [`signed_note`]s), [`file`](mod@file): entries, the tree over them, the
//!   keeper's word for it, and all of it as one file.
//! - [`cosignature`], [`add_checkpoint`], [`policy`]: what witnesses say of checkpoints, how they are asked, and whose
//!   word is enough. [`proof_file`], [`tiles`]: proofs and the tree as files. All of them as C2SP has them.
//! - [`note`]: commitments to texts that can be erased. [`breach`]: what to show when a register does not verify.
//!
//! Two types are proofs. A [`PublicKey`] (and a [`Passkey`]) was checked to be a key that means the same to every verifier; a [`Verified`]
//! act was signed by the keys that it names. Neither can be made in another way, which their documentation tests.
//!
//! Nothing here reads a clock, a file or the net, draws random numbers, or uses floats.
#![no_std]

extern crate alloc;

pub mod add_checkpoint;
mod any_key;
mod assertion;
pub mod breach;
pub mod checkpoint;
pub mod cosignature;
pub mod defence;
pub mod entry;
pub mod file;
mod hash;
pub mod json;
mod key;
pub mod limits;
mod line;
pub mod note;
mod passkey;
pub mod policy;
pub mod proof_file;
mod signed;
pub mod signed_note;
pub mod tiles;
mod together;
pub mod tree;

pub use any_key::{AnyKey, AnySignature, AnySignatureFlaw, NotSigned};
pub use assertion::{Assertion, AssertionFlaw, AssertionTextFlaw};
pub use hash::{Hash, HexFlaw, Kid};
pub use key::{ALGORITHM_ED25519, KeyFlaw, PublicKey, SecretKey, Signature, SignatureTextFlaw};
pub use line::{LineFlaw, LinesFlaw, SignatureLine};
pub use passkey::{ALGORITHM_ED25519_PASSKEY, ALGORITHM_ES256, Passkey};
pub use signed::{
    BODY_VERSION, By, Head, HeadFlaw, HeadReason, Meaning, ReadFlaw, SIGNED_PREFIX, Seen, SignatureFlaw, Signed,
    Verified, act_id, compose, sign, signed_bytes, verify, verify_several,
};
pub use together::{Claim, verdicts};
