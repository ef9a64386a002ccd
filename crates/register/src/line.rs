//! Signature lines, as they stand under a body: `ed25519 <kid> <signature>`, and a passkey's, which begins with `webauthn`.

use core::fmt;
use core::str::FromStr;

use crate::any_key::AnySignature;
use crate::assertion::{Assertion, AssertionTextFlaw};
use crate::hash::{HexFlaw, Kid};
use crate::key::{Signature, SignatureTextFlaw};
use crate::limits::SIGNATURES_MAX;

/// One signature under a body, and the key that it claims to be by.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SignatureLine {
    /// The id of the key.
    pub kid: Kid,
    /// What the key is said to have signed with.
    pub signature: AnySignature,
}

const PLAIN: &str = "ed25519";
const PASSKEY: &str = "webauthn";

/// Why a text is not a signature line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LineFlaw {
    /// Not a word, a kid and a signature, with single spaces between them.
    Shape,
    /// A kind of signature that no version of the register knows.
    UnknownAlgorithm {
        /// Its first word, cut to 32 characters.
        word: alloc::string::String,
    },
    /// The second word is not a kid.
    Kid(HexFlaw),
    /// What comes then is not a signature.
    Signature(SignatureTextFlaw),
    /// What comes then is not an assertion of a passkey.
    Assertion(AssertionTextFlaw),
}

/// Why signature lines cannot stand together under one body.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LinesFlaw {
    /// There is none.
    None,
    /// There are more than [`SIGNATURES_MAX`].
    TooMany,
    /// The line of this key comes after one with a larger kid.
    NotSorted(Kid),
    /// Two lines name this key.
    Twice(Kid),
}

/// Checks that there is a permitted number of lines, sorted by kid, none twice.
pub(crate) fn check_lines(lines: &[SignatureLine]) -> Result<(), LinesFlaw> {
    if lines.is_empty() {
        return Err(LinesFlaw::None);
    }
    if lines.len() > SIGNATURES_MAX {
        return Err(LinesFlaw::TooMany);
    }
    for (earlier, later) in lines.iter().zip(lines.iter().skip(1)) {
        match earlier.kid.cmp(&later.kid) {
            core::cmp::Ordering::Less => {}
            core::cmp::Ordering::Equal => return Err(LinesFlaw::Twice(later.kid)),
            core::cmp::Ordering::Greater => return Err(LinesFlaw::NotSorted(later.kid)),
        }
    }
    Ok(())
}

impl SignatureLine {
    /// The word that the line begins with.
    fn word(&self) -> &'static str {
        match self.signature {
            AnySignature::Plain(_) => PLAIN,
            AnySignature::Passkey(_) => PASSKEY,
        }
    }

    /// Bytes of the line in its text form, without the line feed.
    pub(crate) fn bytes(&self) -> usize {
        let words = self.word().len().saturating_add(" ".len() + 32 + " ".len());
        words.saturating_add(self.signature.characters())
    }
}

impl fmt::Display for SignatureLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.word(), self.kid, self.signature)
    }
}

impl FromStr for SignatureLine {
    type Err = LineFlaw;

    fn from_str(text: &str) -> Result<Self, LineFlaw> {
        let (word, rest) = text.split_once(' ').ok_or(LineFlaw::Shape)?;
        if word.is_empty() {
            return Err(LineFlaw::Shape);
        }
        if !matches!(word, PLAIN | PASSKEY) {
            let word = word.chars().take(32).collect();
            return Err(LineFlaw::UnknownAlgorithm { word });
        }
        let (kid, signature) = rest.split_once(' ').ok_or(LineFlaw::Shape)?;
        let kid = kid.parse().map_err(LineFlaw::Kid)?;
        let signature = if word == PLAIN {
            signature.parse::<Signature>().map_err(LineFlaw::Signature)?.into()
        } else {
            signature.parse::<Assertion>().map_err(LineFlaw::Assertion)?.into()
        };
        Ok(Self { kid, signature })
    }
}

impl fmt::Display for LineFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => f.write_str(
                "not a signature line: `ed25519` or `webauthn`, the key's id and the signature, with single spaces",
            ),
            Self::UnknownAlgorithm { word } => write!(f, "there is no kind of signature {word:?}"),
            Self::Kid(flaw) => write!(f, "the key's id: {flaw}"),
            Self::Signature(flaw) => flaw.fmt(f),
            Self::Assertion(flaw) => flaw.fmt(f),
        }
    }
}

impl core::error::Error for LineFlaw {}

impl fmt::Display for LinesFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("there is no signature"),
            Self::TooMany => write!(f, "there are more than {SIGNATURES_MAX} signatures"),
            Self::NotSorted(kid) => write!(
                f,
                "the signature of key {kid} is not in its place: lines are sorted by key id"
            ),
            Self::Twice(kid) => write!(f, "key {kid} has signed twice"),
        }
    }
}

impl core::error::Error for LinesFlaw {}
