//! Passkeys: keys that an authenticator holds for one site. The site is part of the key as the register knows it, so
//! that whoever replays needs nobody to tell them where it belongs.
//!
//! What a passkey signs is an [`Assertion`]. No attestation is asked for: which make an authenticator is of is nobody's
//! business here.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt;

use p256::ecdsa::VerifyingKey;
use p256::ecdsa::signature::Verifier as _;

use crate::assertion::{Assertion, AssertionFlaw};
use crate::defence::Defence;
use crate::hash::{Hash, Kid, from_hex, to_hex};
use crate::key::{ALGORITHM_ED25519, KeyFlaw, PublicKey, Signature};

/// The byte before a passkey that signs by ECDSA on P-256 with SHA-256.
pub const ALGORITHM_ES256: u8 = 2;
/// The byte before a passkey that signs by Ed25519.
pub const ALGORITHM_ED25519_PASSKEY: u8 = 3;

/// The public half of a passkey and the site that it belongs to, checked when read.
///
/// ```
/// let text = "02036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296\
///             49960de5880e8c687434170f6476605b8fe4aeb9a28632c7995cf3ba831d9763";
/// let key = register::Passkey::parse(text)?;
/// assert_eq!(key.to_string(), text);
/// assert!(key.belongs_to("localhost"));
/// # Ok::<(), register::KeyFlaw>(())
/// ```
///
/// There is no way around the check:
///
/// ```compile_fail,E0451
/// let kid = register::Kid::new([0; 16]);
/// let key = register::Passkey { point: todo!(), site: register::Hash::new([0; 32]), kid };
/// ```
#[derive(Clone, Copy)]
pub struct Passkey {
    point: Point,
    /// SHA-256 over the name of the host.
    site: Hash,
    kid: Kid,
}

#[derive(Clone, Copy)]
enum Point {
    Es256 { key: VerifyingKey, compressed: [u8; 33] },
    Ed25519(PublicKey),
}

/// Half of the order of P-256, rounded down, largest byte first: the largest second half of a signature.
const HALF_ORDER: [u8; 32] = [
    0x7f, 0xff, 0xff, 0xff, 0x80, 0x00, 0x00, 0x00, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xde, 0x73, 0x7d,
    0x56, 0xd3, 0x8b, 0xcf, 0x42, 0x79, 0xdc, 0xe5, 0x61, 0x7e, 0x31, 0x92, 0xa8,
];

impl Passkey {
    /// Reads the text form: the algorithm byte, the key's bytes and the hash of its site as lowercase hexadecimal.
    ///
    /// # Errors
    ///
    /// Refuses other algorithms, and what is no sound key of its algorithm.
    pub fn parse(text: &str) -> Result<Self, KeyFlaw> {
        if text.starts_with("02") {
            Self::from_bytes(&from_hex::<66>(text).map_err(KeyFlaw::Hex)?)
        } else {
            Self::from_bytes(&from_hex::<65>(text).map_err(KeyFlaw::Hex)?)
        }
    }

    /// Reads the algorithm byte, the key's bytes, and the hash of its site.
    ///
    /// # Errors
    ///
    /// As [`Passkey::parse`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyFlaw> {
        let (algorithm, rest) = bytes.split_first().ok_or(KeyFlaw::NotAPoint)?;
        let (key, site) = rest.split_last_chunk::<32>().ok_or(KeyFlaw::NotAPoint)?;
        let point = match *algorithm {
            ALGORITHM_ES256 => es256(key)?,
            ALGORITHM_ED25519_PASSKEY => Point::Ed25519(ed25519(key)?),
            other => return Err(KeyFlaw::UnknownAlgorithm(other)),
        };
        let kid = Kid::new(Hash::of(&[bytes]).first_half());
        let site = Hash::new(*site);
        Ok(Self { point, site, kid })
    }

    /// The algorithm byte, the key's bytes, and the hash of its site.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (algorithm, key): (u8, &[u8]) = match &self.point {
            Point::Es256 { key: _, compressed } => (ALGORITHM_ES256, compressed),
            Point::Ed25519(key) => (ALGORITHM_ED25519_PASSKEY, key.ed25519_bytes()),
        };
        [&[algorithm], key, self.site.as_bytes()].concat()
    }

    /// The id by which signature lines and bodies name this key.
    pub fn kid(&self) -> Kid {
        self.kid
    }

    /// Whether the key is for the site at this host, named as browsers do: in lowercase ASCII, without a port.
    pub fn belongs_to(&self, host: &str) -> bool {
        Hash::of(&[host.as_bytes()]) == self.site
    }

    /// The hash of the site's host.
    pub(crate) fn site(&self) -> &Hash {
        &self.site
    }

    /// Verifies that this passkey, on its own site and with its user at hand, has signed for this challenge: the act id
    /// of an act, which is the SHA-256 of its signed bytes.
    ///
    /// # Errors
    ///
    /// Says what is wrong first: what was signed, where, by whom, and the signature at last.
    pub fn verify(&self, challenge: &Hash, assertion: &Assertion) -> Result<(), AssertionFlaw> {
        assertion.check(challenge, self)?;
        let message = assertion.signed_bytes();
        let holds = match &self.point {
            Point::Es256 { key, compressed: _ } => {
                let signature = assertion.signature();
                if is_high(signature) && Defence::AssertionLow.stands() {
                    return Err(AssertionFlaw::HighSignature);
                }
                p256::ecdsa::Signature::from_slice(signature.as_bytes())
                    .is_ok_and(|signature| key.verify(&message, &signature).is_ok())
            }
            Point::Ed25519(key) => key.verifies(&message, assertion.signature()),
        };
        if holds { Ok(()) } else { Err(AssertionFlaw::Signature) }
    }
}

/// A point in compressed form, as SEC 1 has it: 2 or 3, and its x.
fn es256(bytes: &[u8]) -> Result<Point, KeyFlaw> {
    let compressed: [u8; 33] = bytes.try_into().map_err(|_| KeyFlaw::NotAPoint)?;
    if !matches!(compressed[0], 2 | 3) {
        return Err(KeyFlaw::NotAPoint);
    }
    let key = VerifyingKey::from_sec1_bytes(&compressed).map_err(|_| KeyFlaw::NotAPoint)?;
    Ok(Point::Es256 { key, compressed })
}

fn ed25519(bytes: &[u8]) -> Result<PublicKey, KeyFlaw> {
    let mut key = [ALGORITHM_ED25519; 33];
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| KeyFlaw::NotAPoint)?;
    key[1..].copy_from_slice(&bytes);
    PublicKey::from_bytes(&key)
}

/// Whether the other half would do as well: whoever has a signature could then write another of the same act.
fn is_high(signature: &Signature) -> bool {
    signature.as_bytes()[32..] > HALF_ORDER[..]
}

/// Lowercase hexadecimal: 132 digits for algorithm 2, 130 for algorithm 3.
impl fmt::Display for Passkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.to_bytes();
        let mut buffer = [0; 132];
        let (text, _) = buffer.split_at_mut(bytes.len().saturating_mul(2));
        f.pad(to_hex(&bytes, text))
    }
}

impl fmt::Debug for Passkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl PartialEq for Passkey {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Passkey {}

/// By bytes: an order to keep keys in, without further meaning.
impl Ord for Passkey {
    fn cmp(&self, other: &Self) -> Ordering {
        self.to_bytes().cmp(&other.to_bytes())
    }
}

impl PartialOrd for Passkey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
