//! Keys and signatures: Ed25519, checked when read, verified strictly. How many are verified together, and passkeys, have files
//! of their own.

use alloc::string::String;
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use ed25519_dalek::{Signer as _, SigningKey, Verifier as _, VerifyingKey};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};
use sha2::{Digest as _, Sha512};

use crate::defence::Defence;
use crate::hash::{Hash, HexFlaw, Kid, from_hex, to_hex};
use crate::passkey::{ALGORITHM_ED25519_PASSKEY, ALGORITHM_ES256};

/// The byte before an Ed25519 key, in its text form and under its kid.
pub const ALGORITHM_ED25519: u8 = 1;

/// A public key that was checked when it was read: canonically encoded, and of prime order.
///
/// ```
/// let text = "01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
/// let key = register::PublicKey::parse(text)?;
/// assert_eq!(key.to_string(), text);
/// assert_eq!(key.kid().to_string(), "bcd1d56b5845f21e54ce5b764fc1d552");
/// # Ok::<(), register::KeyFlaw>(())
/// ```
///
/// There is no way around the check:
///
/// ```compile_fail,E0451
/// let kid = register::Kid::new([0; 16]);
/// let key = register::PublicKey { point: todo!(), kid };
/// ```
#[derive(Clone, Copy)]
pub struct PublicKey {
    point: VerifyingKey,
    /// The point of which `point` is eight times, encoded: it shows the prime order at a fraction of the cost.
    eighth: CompressedEdwardsY,
    kid: Kid,
}

/// Why a text or bytes are not a public key that may sign.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyFlaw {
    /// Not lowercase hexadecimal digits, as many as the algorithm has: 66 for a key that signs by itself.
    Hex(HexFlaw),
    /// A passkey's algorithm, where a key belongs that signs by itself.
    Passkey(u8),
    /// An algorithm that no version of the register knows.
    UnknownAlgorithm(u8),
    /// The bytes are no point of the curve.
    NotAPoint,
    /// The point has a shorter, canonical encoding.
    NotCanonical,
    /// A point of small order: anybody can sign for it.
    Weak,
    /// A point with a part of small order: verifiers may come to different verdicts about its signatures.
    MixedOrder,
}

impl fmt::Display for KeyFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hex(flaw) => write!(f, "not the text of a key: {flaw}"),
            Self::Passkey(byte) => {
                write!(
                    f,
                    "algorithm {byte} is that of passkeys; a key that signs by itself belongs here"
                )
            }
            Self::UnknownAlgorithm(byte) => write!(f, "there is no key algorithm {byte}"),
            Self::NotAPoint => f.write_str("these bytes are no point of the curve"),
            Self::NotCanonical => f.write_str("the key is not encoded in the one canonical way"),
            Self::Weak => f.write_str("a weak key: anybody could sign for it"),
            Self::MixedOrder => {
                f.write_str("a key of mixed order: its signatures would not mean the same to everybody")
            }
        }
    }
}

impl core::error::Error for KeyFlaw {}

impl PublicKey {
    /// Reads the text form: the algorithm byte and the key's bytes as 66 lowercase hexadecimal digits.
    ///
    /// # Errors
    ///
    /// Refuses other algorithms than Ed25519, encodings that are not canonical, and points of small or mixed order.
    pub fn parse(text: &str) -> Result<Self, KeyFlaw> {
        let bytes: [u8; 33] = from_hex(text).map_err(KeyFlaw::Hex)?;
        Self::from_bytes(&bytes)
    }

    /// Reads the algorithm byte and the key's bytes.
    ///
    /// # Errors
    ///
    /// As [`PublicKey::parse`].
    pub fn from_bytes(bytes: &[u8; 33]) -> Result<Self, KeyFlaw> {
        let [algorithm, key @ ..] = bytes;
        check_algorithm(*algorithm)?;
        let point = CompressedEdwardsY(*key).decompress().ok_or(KeyFlaw::NotAPoint)?;
        if Defence::SoundKeys.stands() && point.is_small_order() {
            return Err(KeyFlaw::Weak);
        }
        let verifying = VerifyingKey::from(point);
        if verifying.as_bytes() != key {
            return Err(KeyFlaw::NotCanonical);
        }
        let eighth = eighth_of(&point);
        if eighth.mul_by_cofactor() != point {
            return Err(KeyFlaw::MixedOrder);
        }
        Ok(Self::of_checked(verifying, eighth.compress()))
    }

    /// Reads a key by the point of which it is eight times, which no point of mixed order is of any.
    fn from_eighth(algorithm: u8, eighth: [u8; 32]) -> Result<Self, KeyFlaw> {
        check_algorithm(algorithm)?;
        let encoded = CompressedEdwardsY(eighth);
        let eighth = encoded.decompress().ok_or(KeyFlaw::NotAPoint)?;
        if eighth.compress() != encoded {
            return Err(KeyFlaw::NotCanonical);
        }
        let point = eighth.mul_by_cofactor();
        if point.is_small_order() {
            return Err(KeyFlaw::Weak);
        }
        Ok(Self::of_checked(VerifyingKey::from(point), encoded))
    }

    /// The algorithm byte and the key's bytes.
    pub fn to_bytes(&self) -> [u8; 33] {
        let mut bytes = [ALGORITHM_ED25519; 33];
        bytes[1..].copy_from_slice(self.point.as_bytes());
        bytes
    }

    /// The 32 bytes of the Ed25519 key alone, as other protocols write it.
    pub fn ed25519_bytes(&self) -> &[u8; 32] {
        self.point.as_bytes()
    }

    /// The id by which signature lines and bodies name this key.
    pub fn kid(&self) -> Kid {
        self.kid
    }

    /// Whether this key made the signature over exactly these bytes, by Ed25519's strict verification.
    ///
    /// Strict: the signature's number is below the group's order, its point is canonical and not of small order. It
    /// comes to the verdict of `verify_strict`, a tenth sooner: the verification compares the point's bytes with those
    /// that it computes itself, which are canonical, so the point need not be decoded to know that it has small order.
    pub fn verifies(&self, bytes: &[u8], signature: &Signature) -> bool {
        let has_small_order = SMALL_ORDER.iter().any(|point| signature.0.starts_with(point));
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        !(has_small_order && Defence::StrictVerdict.stands()) && self.point.verify(bytes, &signature).is_ok()
    }

    /// What has to hold, if this key made the signature over these bytes. None where nothing would do: of a number that is not
    /// below the group's order, or under a point of small order.
    pub(crate) fn equation(&self, bytes: &[u8], signature: &Signature) -> Option<Equation> {
        let [point, number] = signature.halves();
        if SMALL_ORDER.contains(&point) && Defence::StrictVerdict.stands() {
            return None;
        }
        let number: Option<Scalar> = Scalar::from_canonical_bytes(number).into();
        let hashed = Sha512::new()
            .chain_update(point)
            .chain_update(self.point.as_bytes())
            .chain_update(bytes)
            .finalize();
        let hashed = Scalar::from_bytes_mod_order_wide(&hashed.into());
        number.map(|number| Equation { hashed, number })
    }

    /// The key as a point of the curve.
    pub(crate) fn edwards(&self) -> EdwardsPoint {
        self.point.to_edwards()
    }

    /// Only for points known to be canonical and of prime order.
    fn of_checked(point: VerifyingKey, eighth: CompressedEdwardsY) -> Self {
        let kid = Kid::new(Hash::of(&[&[ALGORITHM_ED25519], point.as_bytes()]).first_half());
        Self { point, eighth, kid }
    }
}

/// The equation of a signature of the point `R` under the key `A`: `number·B = hashed·A + R`.
#[derive(Clone)]
pub(crate) struct Equation {
    /// The hash of `R`, `A` and what is signed, modulo the order of the group.
    pub(crate) hashed: Scalar,
    /// The signature's number.
    pub(crate) number: Scalar,
}

/// An eighth of the point, without any part of small order.
fn eighth_of(point: &EdwardsPoint) -> EdwardsPoint {
    let eighth = Scalar::from_bytes_mod_order(ONE_EIGHTH);
    EdwardsPoint::vartime_double_scalar_mul_basepoint(&eighth, point, &Scalar::ZERO)
}

/// Whether the point has no part of small order: eight times its eighth leaves that out, and is the point again only then.
pub(crate) fn is_torsion_free(point: &EdwardsPoint) -> bool {
    eighth_of(point).mul_by_cofactor() == *point
}

/// Whether these are the bytes of one of the eight points of small order, whatever sign they state.
pub(crate) fn is_of_small_order(point: &[u8; 32]) -> bool {
    let mut unsigned = *point;
    unsigned[31] &= 0x7f;
    SMALL_ORDER.contains(&unsigned)
}

/// The canonical bytes of the eight points of small order.
const SMALL_ORDER: [[u8; 32]; 8] = [
    [
        1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        236, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 127,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 128,
    ],
    [
        199, 23, 106, 112, 61, 77, 216, 79, 186, 60, 11, 118, 13, 16, 103, 15, 42, 32, 83, 250, 44, 57, 204, 198, 78,
        199, 253, 119, 146, 172, 3, 122,
    ],
    [
        199, 23, 106, 112, 61, 77, 216, 79, 186, 60, 11, 118, 13, 16, 103, 15, 42, 32, 83, 250, 44, 57, 204, 198, 78,
        199, 253, 119, 146, 172, 3, 250,
    ],
    [
        38, 232, 149, 143, 194, 178, 39, 176, 69, 195, 244, 137, 242, 239, 152, 240, 213, 223, 172, 5, 211, 198, 51,
        57, 177, 56, 2, 136, 109, 83, 252, 5,
    ],
    [
        38, 232, 149, 143, 194, 178, 39, 176, 69, 195, 244, 137, 242, 239, 152, 240, 213, 223, 172, 5, 211, 198, 51,
        57, 177, 56, 2, 136, 109, 83, 252, 133,
    ],
];

/// 1 ÷ 8 modulo the order of the group, smallest byte first.
const ONE_EIGHTH: [u8; 32] = [
    121, 47, 220, 226, 41, 229, 6, 97, 208, 218, 28, 125, 179, 157, 211, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 6,
];

fn check_algorithm(algorithm: u8) -> Result<(), KeyFlaw> {
    match algorithm {
        ALGORITHM_ED25519 => Ok(()),
        passkey @ (ALGORITHM_ES256 | ALGORITHM_ED25519_PASSKEY) => Err(KeyFlaw::Passkey(passkey)),
        other => Err(KeyFlaw::UnknownAlgorithm(other)),
    }
}

/// 66 lowercase hexadecimal digits.
impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(to_hex(&self.to_bytes(), &mut [0; 66]))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PublicKey {
    type Err = KeyFlaw;

    fn from_str(text: &str) -> Result<Self, KeyFlaw> {
        Self::parse(text)
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.point == other.point
    }
}

impl Eq for PublicKey {}

/// By bytes: an order to keep keys in, without further meaning.
impl Ord for PublicKey {
    fn cmp(&self, other: &Self) -> Ordering {
        self.point.as_bytes().cmp(other.point.as_bytes())
    }
}

impl PartialOrd for PublicKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl core::hash::Hash for PublicKey {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.point.as_bytes().hash(state);
    }
}

/// Hexadecimal in readable formats. In compact ones, 33 bytes from which the key is checked five times as fast: the
/// algorithm and the point of which the key is eight times.
impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            (ALGORITHM_ED25519, self.eighth.0).serialize(serializer)
        }
    }
}

/// Checked like any other way in.
impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = if deserializer.is_human_readable() {
            Self::parse(&String::deserialize(deserializer)?)
        } else {
            let (algorithm, eighth) = <(u8, [u8; 32])>::deserialize(deserializer)?;
            Self::from_eighth(algorithm, eighth)
        };
        key.map_err(D::Error::custom)
    }
}

/// A secret key. It is wiped from memory when dropped, and shows only its kid when printed.
pub struct SecretKey {
    signing: SigningKey,
    public: PublicKey,
}

impl SecretKey {
    /// The key that grows from 32 random bytes. Where they come from is the caller's care.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        let signing = SigningKey::from_bytes(&seed);
        let mut bytes = [ALGORITHM_ED25519; 33];
        bytes[1..].copy_from_slice(signing.verifying_key().as_bytes());
        // Its scalar lies between 2^254 and 2^255, where there is no multiple of both 8 and the group's order.
        let public = PublicKey::from_bytes(&bytes).expect("a clamped multiple of the base point is of prime order");
        Self { signing, public }
    }

    /// The 32 bytes that the key grows from.
    pub fn seed(&self) -> [u8; 32] {
        self.signing.to_bytes()
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        self.public
    }

    /// Signs these bytes, always with the same result.
    pub fn sign(&self, bytes: &[u8]) -> Signature {
        Signature(self.signing.sign(bytes).to_bytes())
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey(of {})", self.public.kid)
    }
}

/// An Ed25519 signature, not yet verified. Its text form is base64url without padding: 86 characters.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Signature([u8; 64]);

/// A text that is not 64 bytes in base64url without padding, each bit in its place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SignatureTextFlaw;

/// Characters of the text form of a signature.
pub(crate) const SIGNATURE_CHARACTERS: usize = 86;

impl Signature {
    /// Takes the bytes as they are.
    pub const fn new(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 64] {
        &self.0
    }

    /// The point's bytes, and the number's.
    pub(crate) fn halves(&self) -> [[u8; 32]; 2] {
        let (halves, _) = self.0.as_chunks::<32>();
        [halves[0], halves[1]]
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; SIGNATURE_CHARACTERS];
        f.pad(Base64UrlUnpadded::encode(&self.0, &mut buffer).expect("86 characters hold 64 bytes"))
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Signature {
    type Err = SignatureTextFlaw;

    fn from_str(text: &str) -> Result<Self, SignatureTextFlaw> {
        if text.len() != SIGNATURE_CHARACTERS {
            return Err(SignatureTextFlaw);
        }
        // What is public need not be read in constant time.
        let (mut bytes, mut filled) = ([0; 64], 0_usize);
        let (mut bits, mut waiting, mut unread) = (0_u32, 0_u32, 0_u8);
        for character in text.bytes() {
            let value = BASE64_VALUES[usize::from(character)];
            unread |= value;
            bits = bits << 6 | u32::from(value);
            waiting = waiting.saturating_add(6);
            if waiting >= 8 {
                waiting = waiting.saturating_sub(8);
                bytes[filled] = (bits >> waiting & 0xff) as u8;
                filled = filled.saturating_add(1);
            }
        }
        // The last four bits belong to no byte, and are zero in the one text that there is of each signature.
        if unread & NO_CHARACTER != 0 || bits & 0b1111 != 0 {
            return Err(SignatureTextFlaw);
        }
        Ok(Self(bytes))
    }
}

/// A bit that the value of no character of base64url has.
const NO_CHARACTER: u8 = 0x80;

/// The value of each character of base64url.
const BASE64_VALUES: [u8; 256] = {
    let characters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut values = [NO_CHARACTER; 256];
    let mut value = 0;
    while value < characters.len() {
        values[characters[value] as usize] = value as u8;
        value += 1;
    }
    values
};

impl fmt::Display for SignatureTextFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a signature is 64 bytes in base64url without padding: 86 characters")
    }
}

impl core::error::Error for SignatureTextFlaw {}
