//! A key of either kind that may sign acts: one that signs by itself, or a passkey. And what either makes.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use crate::assertion::{Assertion, AssertionFlaw, AssertionTextFlaw, text_characters};
use crate::hash::{Hash, Kid};
use crate::key::{KeyFlaw, PublicKey, SIGNATURE_CHARACTERS, Signature};
use crate::passkey::Passkey;

/// A key that may sign acts.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum AnyKey {
    /// A key that signs by itself.
    Plain(PublicKey),
    /// A passkey.
    Passkey(Passkey),
}

/// What a key made over bytes, not yet verified.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum AnySignature {
    /// By a key that signs by itself.
    Plain(Signature),
    /// By a passkey.
    Passkey(Box<Assertion>),
}

/// Why what a key made does not hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotSigned {
    /// The key did not make it over these bytes, or is of the other kind.
    Wrong,
    /// The passkey's assertion does not show what it should.
    Passkey(AssertionFlaw),
}

/// Why a text is not what a key made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AnySignatureFlaw {
    /// No signature.
    Plain(crate::key::SignatureTextFlaw),
    /// No assertion of a passkey.
    Passkey(AssertionTextFlaw),
}

impl AnyKey {
    /// Reads the text form of either kind.
    ///
    /// # Errors
    ///
    /// As [`PublicKey::parse`] and [`Passkey::parse`].
    pub fn parse(text: &str) -> Result<Self, KeyFlaw> {
        match text.get(..2) {
            Some("02" | "03") => Passkey::parse(text).map(Self::Passkey),
            _ => PublicKey::parse(text).map(Self::Plain), // Which refuses all other kinds.
        }
    }

    /// The id by which signature lines and bodies name this key.
    pub fn kid(&self) -> Kid {
        match self {
            Self::Plain(key) => key.kid(),
            Self::Passkey(key) => key.kid(),
        }
    }

    /// The key, if it is one that signs by itself.
    pub fn plain(&self) -> Option<&PublicKey> {
        match self {
            Self::Plain(key) => Some(key),
            Self::Passkey(_) => None,
        }
    }

    /// Verifies that this key made this over these bytes. A passkey signs their hash.
    ///
    /// # Errors
    ///
    /// Says why it does not hold.
    pub fn verify(&self, bytes: &[u8], signature: &AnySignature) -> Result<(), NotSigned> {
        self.verify_with(bytes, signature, |key, signature| key.verifies(bytes, signature))
    }

    /// As [`AnyKey::verify`]; `verifies` has the verdict on a key that signs by itself.
    pub(crate) fn verify_with(
        &self,
        bytes: &[u8],
        signature: &AnySignature,
        verifies: impl FnOnce(&PublicKey, &Signature) -> bool,
    ) -> Result<(), NotSigned> {
        match (self, signature) {
            (Self::Plain(key), AnySignature::Plain(signature)) if verifies(key, signature) => Ok(()),
            (Self::Passkey(key), AnySignature::Passkey(assertion)) => {
                let challenge = Hash::of(&[bytes]);
                key.verify(&challenge, assertion).map_err(NotSigned::Passkey)
            }
            (Self::Plain(_) | Self::Passkey(_), AnySignature::Plain(_) | AnySignature::Passkey(_)) => {
                Err(NotSigned::Wrong)
            }
        }
    }
}

impl From<PublicKey> for AnyKey {
    fn from(key: PublicKey) -> Self {
        Self::Plain(key)
    }
}

impl From<Passkey> for AnyKey {
    fn from(key: Passkey) -> Self {
        Self::Passkey(key)
    }
}

impl fmt::Display for AnyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(key) => key.fmt(f),
            Self::Passkey(key) => key.fmt(f),
        }
    }
}

impl FromStr for AnyKey {
    type Err = KeyFlaw;

    fn from_str(text: &str) -> Result<Self, KeyFlaw> {
        Self::parse(text)
    }
}

/// Hexadecimal in readable formats. In compact ones a passkey's bytes, or the other kind as it is written alone.
impl Serialize for AnyKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.collect_str(self);
        }
        let kept = match self {
            Self::Plain(key) => Kept::Plain(Box::new(*key)),
            Self::Passkey(key) => Kept::Passkey(key.to_bytes()),
        };
        kept.serialize(serializer)
    }
}

/// Checked like any other way in.
impl<'de> Deserialize<'de> for AnyKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom);
        }
        match Kept::deserialize(deserializer)? {
            Kept::Plain(key) => Ok(Self::Plain(*key)),
            Kept::Passkey(bytes) => Passkey::from_bytes(&bytes).map(Self::Passkey).map_err(D::Error::custom),
        }
    }
}

/// A key in a compact format.
#[derive(serde::Deserialize, serde::Serialize)]
enum Kept {
    Plain(Box<PublicKey>),
    Passkey(Vec<u8>),
}

impl AnySignature {
    /// Characters of the text form.
    pub(crate) fn characters(&self) -> usize {
        match self {
            Self::Plain(_) => SIGNATURE_CHARACTERS,
            Self::Passkey(assertion) => text_characters(assertion),
        }
    }
}

impl From<Signature> for AnySignature {
    fn from(signature: Signature) -> Self {
        Self::Plain(signature)
    }
}

impl From<Assertion> for AnySignature {
    fn from(assertion: Assertion) -> Self {
        Self::Passkey(Box::new(assertion))
    }
}

impl fmt::Display for AnySignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(signature) => signature.fmt(f),
            Self::Passkey(assertion) => assertion.fmt(f),
        }
    }
}

/// One word is a signature, several are an assertion.
impl FromStr for AnySignature {
    type Err = AnySignatureFlaw;

    fn from_str(text: &str) -> Result<Self, AnySignatureFlaw> {
        if text.contains(' ') {
            text.parse::<Assertion>()
                .map(Self::from)
                .map_err(AnySignatureFlaw::Passkey)
        } else {
            text.parse::<Signature>()
                .map(Self::from)
                .map_err(AnySignatureFlaw::Plain)
        }
    }
}

impl fmt::Display for AnySignatureFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(flaw) => flaw.fmt(f),
            Self::Passkey(flaw) => flaw.fmt(f),
        }
    }
}

impl core::error::Error for AnySignatureFlaw {}
