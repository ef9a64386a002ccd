//! Signed notes as C2SP and Go's checksum database write them: a text, an empty line, and lines of signatures by name.
//!
//! Lines by names other than the one asked for are kept and handed out: cosignatures of witnesses have their place
//! there. They are not verified here.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding as _};

use crate::hash::Hash;
use crate::key::{ALGORITHM_ED25519, KeyFlaw, PublicKey, SecretKey, Signature};
use crate::limits::{CHECKPOINT_BYTES_MAX, NOTE_LINES_MAX};

/// A signed note, taken apart and not yet verified.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SignedNote {
    /// What is signed, with the line feed at its end.
    pub text: String,
    /// The signature lines, in their order.
    pub lines: Vec<NoteLine>,
}

/// One signature line of a signed note: an em dash, a name, and base64 of the key's id and the signature.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NoteLine {
    /// The name of the key.
    pub name: String,
    /// The id of the key under that name.
    pub key_id: [u8; 4],
    /// The signature, whose form depends on the kind of key.
    pub signature: Vec<u8>,
}

/// Why a text is not a signed note, or not one by the key asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NoteFlaw {
    /// Longer than [`CHECKPOINT_BYTES_MAX`].
    TooLong,
    /// A control character other than the line feed.
    ControlCharacter,
    /// No empty line between text and signatures, or no line feed at the end.
    Shape,
    /// No signature lines, or more than [`NOTE_LINES_MAX`].
    LineCount,
    /// A signature line that cannot be read, counted from 1.
    Line(usize),
    /// The key asked for has not signed.
    Missing,
    /// The key asked for has two signature lines.
    Twice,
    /// The signature of the key asked for does not fit the text.
    Wrong,
}

/// Why a text is not a verifier key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum VerifierFlaw {
    /// Not a name, an id and base64, with plus signs between them.
    Shape,
    /// The key is for signatures of another type, which begins with this byte.
    Kind(u8),
    /// The id is not that of this name and key.
    KeyId,
    /// The key itself is refused.
    Key(KeyFlaw),
}

/// Signs a text as a note under a name.
///
/// The text ends in a line feed, and the name is [permitted](is_name), or what comes out cannot be read.
pub fn sign(text: &str, name: &str, key: &SecretKey) -> String {
    let signature = key.sign(text.as_bytes());
    let mut bytes = [0; 68];
    bytes[..4].copy_from_slice(&key_id(name, &key.public()));
    bytes[4..].copy_from_slice(signature.as_bytes());
    format!("{text}\n\u{2014} {name} {}\n", Base64::encode_string(&bytes))
}

impl SignedNote {
    /// Takes a signed note apart, without verifying anything.
    ///
    /// # Errors
    ///
    /// Refuses what is not a signed note to the byte.
    pub fn parse(note: &str) -> Result<Self, NoteFlaw> {
        if note.len() > CHECKPOINT_BYTES_MAX {
            return Err(NoteFlaw::TooLong);
        }
        if note.bytes().any(|byte| (byte < 0x20 && byte != b'\n') || byte == 0x7f) {
            return Err(NoteFlaw::ControlCharacter);
        }
        let (text, lines) = note.rsplit_once("\n\n").ok_or(NoteFlaw::Shape)?;
        let lines = lines.strip_suffix('\n').ok_or(NoteFlaw::Shape)?;
        if lines.split('\n').count() > NOTE_LINES_MAX {
            return Err(NoteFlaw::LineCount);
        }
        let read = |(index, line): (usize, &str)| NoteLine::parse(line).ok_or(NoteFlaw::Line(index.saturating_add(1)));
        let lines = lines.split('\n').enumerate().map(read).collect::<Result<_, _>>()?;
        Ok(Self {
            text: format!("{text}\n"),
            lines,
        })
    }

    /// The note with these lines after its own.
    pub fn with_lines(mut self, lines: impl IntoIterator<Item = NoteLine>) -> Self {
        self.lines.extend(lines);
        self
    }

    /// Verifies the one signature of this key under this name.
    ///
    /// # Errors
    ///
    /// Says whether it is missing, there twice, or wrong.
    pub fn verify(&self, name: &str, key: &PublicKey) -> Result<(), NoteFlaw> {
        let key_id = key_id(name, key);
        let mut of_key = self
            .lines
            .iter()
            .filter(|line| line.name == name && line.key_id == key_id);
        let line = of_key.next().ok_or(NoteFlaw::Missing)?;
        if of_key.next().is_some() {
            return Err(NoteFlaw::Twice);
        }
        let signature = line.signature.as_slice().try_into().map_err(|_| NoteFlaw::Wrong)?;
        if key.verifies(self.text.as_bytes(), &Signature::new(signature)) {
            Ok(())
        } else {
            Err(NoteFlaw::Wrong)
        }
    }
}

/// The signed note again, to the byte.
impl fmt::Display for SignedNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl NoteLine {
    /// Reads one signature line, without its line feed.
    pub fn parse(line: &str) -> Option<Self> {
        let (name, base64) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
        let bytes = decode_base64(base64)?;
        let (key_id, signature) = bytes.split_first_chunk::<4>()?;
        if !is_name(name) || signature.is_empty() {
            return None;
        }
        Some(Self {
            name: name.to_owned(),
            key_id: *key_id,
            signature: signature.to_vec(),
        })
    }
}

impl fmt::Display for NoteLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&self.key_id[..], &self.signature].concat();
        write!(f, "\u{2014} {} {}", self.name, Base64::encode_string(&bytes))
    }
}

/// Whether a key may have this name: not empty, without spaces, plus signs and control characters.
pub fn is_name(name: &str) -> bool {
    !name.is_empty()
        && !name
            .chars()
            .any(|character| character.is_whitespace() || character.is_control() || character == '+')
}

/// The id of an Ed25519 key under a name: the first four bytes of SHA-256(name ‖ line feed ‖ 1 ‖ key).
pub fn key_id(name: &str, key: &PublicKey) -> [u8; 4] {
    typed_id(name, key, ALGORITHM_ED25519)
}

/// A key with its name, in the text form that other tools for signed notes take: `name+id+base64`.
pub fn verifier(name: &str, key: &PublicKey) -> String {
    let mut buffer = [0; 8];
    let id = crate::hash::to_hex(&key_id(name, key), &mut buffer);
    format!("{name}+{id}+{}", Base64::encode_string(&key.to_bytes()))
}

/// Reads a key with its name from the text form of other tools.
///
/// # Errors
///
/// Refuses what is not such a text, an id that is not that of name and key, and keys that [`PublicKey`] refuses.
pub fn parse_verifier(text: &str) -> Result<(String, PublicKey), VerifierFlaw> {
    parse_typed(text, ALGORITHM_ED25519)
}

/// As [`parse_verifier`], for keys whose signatures are of another type.
pub(crate) fn parse_typed(text: &str, kind: u8) -> Result<(String, PublicKey), VerifierFlaw> {
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(id), Some(base64)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(VerifierFlaw::Shape);
    };
    let id: [u8; 4] = crate::hash::from_hex(id).map_err(|_| VerifierFlaw::Shape)?;
    let bytes = decode_base64(base64).ok_or(VerifierFlaw::Shape)?;
    let mut bytes: [u8; 33] = bytes.as_slice().try_into().map_err(|_| VerifierFlaw::Shape)?;
    if !is_name(name) {
        return Err(VerifierFlaw::Shape);
    }
    if kind != ALGORITHM_ED25519 {
        if bytes[0] != kind {
            return Err(VerifierFlaw::Kind(bytes[0]));
        }
        bytes[0] = ALGORITHM_ED25519;
    }
    let key = PublicKey::from_bytes(&bytes).map_err(VerifierFlaw::Key)?;
    if typed_id(name, &key, kind) != id {
        return Err(VerifierFlaw::KeyId);
    }
    Ok((name.to_owned(), key))
}

/// The id of a key under a name, for signatures of this type.
pub(crate) fn typed_id(name: &str, key: &PublicKey, kind: u8) -> [u8; 4] {
    let hash = Hash::of(&[name.as_bytes(), b"\n", &[kind], key.ed25519_bytes()]);
    *hash.as_bytes().first_chunk().expect("32 bytes have four first ones")
}

/// Strict base64 with padding: what encodes again to the same text.
pub(crate) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    Base64::decode_vec(text)
        .ok()
        .filter(|bytes| Base64::encode_string(bytes) == text)
}

impl fmt::Display for NoteFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "longer than {CHECKPOINT_BYTES_MAX} bytes"),
            Self::ControlCharacter => f.write_str("a control character"),
            Self::Shape => f.write_str("not a signed note: a text, an empty line and signature lines"),
            Self::LineCount => write!(f, "more than {NOTE_LINES_MAX} signature lines"),
            Self::Line(number) => write!(f, "signature line {number} cannot be read"),
            Self::Missing => f.write_str("the signature is missing"),
            Self::Twice => f.write_str("the same key has signed twice"),
            Self::Wrong => f.write_str("the signature does not fit the text"),
        }
    }
}

impl core::error::Error for NoteFlaw {}

impl fmt::Display for VerifierFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => f.write_str("not a verifier key: a name, an id and base64, with plus signs between them"),
            Self::Kind(byte) => write!(f, "a key for signatures of type {byte}, which do not belong here"),
            Self::KeyId => f.write_str("the id is not that of this name and key"),
            Self::Key(flaw) => flaw.fmt(f),
        }
    }
}

impl core::error::Error for VerifierFlaw {}
