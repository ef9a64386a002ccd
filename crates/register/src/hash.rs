//! SHA-256 hashes and key ids, and their one text form: lowercase hexadecimal, strictly read.

use core::fmt;
use core::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};
use sha2::{Digest, Sha256};

/// Why a text is not the lowercase hexadecimal form of a fixed number of bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HexFlaw {
    /// The text has another length than the bytes call for.
    Length {
        /// Digits that the form has.
        wanted: usize,
        /// Bytes that the text has.
        got: usize,
    },
    /// A character at this byte offset is not one of `0123456789abcdef`.
    Digit {
        /// The byte offset of the character.
        offset: usize,
    },
}

impl fmt::Display for HexFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { wanted, got } => write!(f, "{wanted} hexadecimal digits belong here, not {got} bytes"),
            Self::Digit { offset } => write!(
                f,
                "the character at offset {offset} is not a lowercase hexadecimal digit"
            ),
        }
    }
}

impl core::error::Error for HexFlaw {}

/// Defines a type of a fixed number of bytes with the conventions that all of ours share.
macro_rules! bytes_type {
    ($(#[$doc:meta])* $name:ident, $size:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name([u8; $size]);

        impl $name {
            /// Takes the bytes as they are.
            pub const fn new(bytes: [u8; $size]) -> Self {
                Self(bytes)
            }

            /// The bytes.
            pub const fn as_bytes(&self) -> &[u8; $size] {
                &self.0
            }
        }

        impl AsRef<[u8]> for $name {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        /// Lowercase hexadecimal.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(crate::hash::to_hex(&self.0, &mut [0; 2 * $size]))
            }
        }

        /// Lowercase hexadecimal, as in messages and logs.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = HexFlaw;

            fn from_str(text: &str) -> Result<Self, HexFlaw> {
                crate::hash::from_hex(text).map(Self)
            }
        }

        /// The bare bytes in compact formats, hexadecimal in readable ones.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() { serializer.collect_str(self) } else { self.0.serialize(serializer) }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    deserializer.deserialize_str(HexText::<$size>).map(Self)
                } else {
                    <[u8; $size]>::deserialize(deserializer).map(Self)
                }
            }
        }
    };
}

bytes_type! {
    /// A SHA-256 hash: of an act (its id), of an entry (its leaf), or the root of a tree.
    Hash, 32
}

bytes_type! {
    /// The id of a public key: the first 16 bytes of SHA-256 over its algorithm byte and its bytes.
    Kid, 16
}

impl Hash {
    /// SHA-256 over the parts, one after the other.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut digest = Sha256::new();
        for part in parts {
            digest.update(part);
        }
        Self(digest.finalize().into())
    }

    /// The first 16 bytes.
    pub(crate) fn first_half(&self) -> [u8; 16] {
        *self.0.first_chunk().expect("32 bytes have 16 first ones")
    }
}

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Writes bytes as lowercase hexadecimal into a buffer of at least twice their number.
pub(crate) fn to_hex<'a>(bytes: &[u8], buffer: &'a mut [u8]) -> &'a str {
    for (pair, byte) in buffer.chunks_exact_mut(2).zip(bytes) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
    core::str::from_utf8(buffer).expect("hexadecimal digits are ASCII")
}

/// Reads exactly `N` bytes from lowercase hexadecimal.
pub(crate) fn from_hex<const N: usize>(text: &str) -> Result<[u8; N], HexFlaw> {
    let wanted = N.saturating_mul(2);
    if text.len() != wanted {
        return Err(HexFlaw::Length {
            wanted,
            got: text.len(),
        });
    }
    let mut bytes = [0; N];
    let mut unread = 0;
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().as_chunks::<2>().0) {
        let (high, low) = (digit(pair[0]), digit(pair[1]));
        unread |= high | low;
        *byte = high << 4 | low;
    }
    if unread & NO_DIGIT == 0 {
        return Ok(bytes);
    }
    let is_digit = |character: &u8| digit(*character) & NO_DIGIT == 0;
    let offset = text.bytes().take_while(is_digit).count();
    Err(HexFlaw::Digit { offset })
}

/// A bit that no digit's value has.
const NO_DIGIT: u8 = 0x80;

/// The value of each character that is a digit.
const DIGIT_VALUES: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut value = 0;
    while value < DIGITS.len() {
        values[DIGITS[value] as usize] = value as u8;
        value += 1;
    }
    values
};

fn digit(character: u8) -> u8 {
    DIGIT_VALUES[usize::from(character)]
}

/// Reads a hexadecimal text out of a readable serde format without keeping it.
struct HexText<const N: usize>;

impl<const N: usize> Visitor<'_> for HexText<N> {
    type Value = [u8; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} lowercase hexadecimal digits", N.saturating_mul(2))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<[u8; N], E> {
        from_hex(text).map_err(E::custom)
    }
}
