//! Cosignatures (C2SP tlog-cosignature, version 1, with Ed25519): a witness says that a checkpoint continues all that
//! it saw of this register before, and when it says so.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding as _};

use crate::defence::Defence;
use crate::key::{PublicKey, SecretKey, Signature};
use crate::signed_note::{NoteFlaw, NoteLine, SignedNote, VerifierFlaw, is_name, parse_typed, typed_id};

/// The byte before the key of a cosigner, in its text form and under its id.
pub const TYPE_COSIGNATURE: u8 = 4;

/// Bytes of a time and an Ed25519 signature.
const COSIGNATURE_BYTES: usize = 8 + 64;

/// A witness as others know it: its name and its key.
///
/// ```
/// use register::{SecretKey, cosignature::{Cosigner, cosign}, signed_note::SignedNote};
/// let key = SecretKey::from_seed([7; 32]);
/// let witness = Cosigner::new("neighbours.example/w1", key.public()).ok_or("no name")?;
/// let text = "mirrorball/x\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
/// let note = SignedNote { text: text.into(), lines: vec![cosign(text, witness.name(), &key, 1_777_888_800)] };
/// assert_eq!(witness.time_of(&note), Ok(Some(1_777_888_800)));
/// assert_eq!(Cosigner::parse(&witness.to_string()), Ok(witness));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Cosigner {
    name: String,
    key: PublicKey,
}

/// Cosigns the text of a checkpoint at a time in Unix seconds, as the line that goes under it.
///
/// The name is [permitted](is_name), and the time below 2⁶³, or nobody can read what comes out.
pub fn cosign(text: &str, name: &str, key: &SecretKey, time_s: u64) -> NoteLine {
    let signature = key.sign(&message(text, time_s));
    NoteLine {
        name: name.to_owned(),
        key_id: typed_id(name, &key.public(), TYPE_COSIGNATURE),
        signature: [&time_s.to_be_bytes()[..], signature.as_bytes()].concat(),
    }
}

impl Cosigner {
    /// A witness of this name and key; none if the name is not [permitted](is_name).
    pub fn new(name: &str, key: PublicKey) -> Option<Self> {
        is_name(name).then(|| Self {
            name: name.to_owned(),
            key,
        })
    }

    /// Reads the text form of other tools: `name+id+base64`, of type 4.
    ///
    /// # Errors
    ///
    /// Refuses other types, an id that is not that of name and key, and keys that [`PublicKey`] refuses.
    pub fn parse(text: &str) -> Result<Self, VerifierFlaw> {
        let (name, key) = parse_typed(text, TYPE_COSIGNATURE)?;
        Ok(Self { name, key })
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// The id of the key under this name.
    pub fn key_id(&self) -> [u8; 4] {
        typed_id(&self.name, &self.key, TYPE_COSIGNATURE)
    }

    /// When this witness cosigned the note, in Unix seconds; none if it did not. Of several lines the first counts.
    ///
    /// # Errors
    ///
    /// There is a line by this witness, and it does not hold: the whole note is not to be trusted then.
    pub fn time_of(&self, note: &SignedNote) -> Result<Option<u64>, NoteFlaw> {
        let key_id = self.key_id();
        let mut lines = note.lines.iter();
        let Some(line) = lines.find(|line| line.name == self.name && line.key_id == key_id) else {
            return Ok(None);
        };
        self.time_of_line(&note.text, line).map(Some)
    }

    /// As [`Cosigner::time_of`], for one line under a text.
    ///
    /// # Errors
    ///
    /// The line is not by this witness, or does not hold.
    pub fn time_of_line(&self, text: &str, line: &NoteLine) -> Result<u64, NoteFlaw> {
        if line.name != self.name || line.key_id != self.key_id() {
            return Err(NoteFlaw::Missing);
        }
        let bytes: [u8; COSIGNATURE_BYTES] = line.signature.as_slice().try_into().map_err(|_| NoteFlaw::Wrong)?;
        let (time, signature) = bytes.split_first_chunk::<8>().ok_or(NoteFlaw::Wrong)?;
        let time_s = u64::from_be_bytes(*time);
        let signature = Signature::new(signature.try_into().map_err(|_| NoteFlaw::Wrong)?);
        let in_range = i64::try_from(time_s).is_ok();
        let holds = !Defence::Cosignatures.stands() || self.key.verifies(&message(text, time_s), &signature);
        if in_range && holds {
            Ok(time_s)
        } else {
            Err(NoteFlaw::Wrong)
        }
    }
}

fn message(text: &str, time_s: u64) -> Vec<u8> {
    format!("cosignature/v1\ntime {time_s}\n{text}").into_bytes()
}

/// The text form of other tools: `name+id+base64`.
impl fmt::Display for Cosigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; 8];
        let id = crate::hash::to_hex(&self.key_id(), &mut buffer);
        let mut bytes = self.key.to_bytes();
        bytes[0] = TYPE_COSIGNATURE;
        write!(f, "{}+{id}+{}", self.name, Base64::encode_string(&bytes))
    }
}
