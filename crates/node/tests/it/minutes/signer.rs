//! Who signs in a story: a key of a device, or a passkey that an authenticator in software holds.

use std::sync::Arc;

use register::{AnyKey, Kid, PublicKey, SecretKey, SignatureLine, signed_bytes};

use super::authenticator::{Authenticator, Said};

/// The site of every passkey in a story.
const SITE: &str = "lingua.example";

/// A key of somebody, of either kind.
#[derive(Clone)]
pub(super) enum Signer {
    Plain(Arc<SecretKey>),
    Passkey(Arc<Authenticator>),
}

impl Signer {
    pub(super) fn plain(key: SecretKey) -> Signer {
        Signer::Plain(Arc::new(key))
    }

    /// A passkey from 32 bytes: its number on P-256, or the seed of an Ed25519 one where the last bit is set.
    pub(super) fn passkey(bytes: [u8; 32]) -> Signer {
        Signer::Passkey(Arc::new(match bytes[31] & 1 {
            0 => Authenticator::es256(bytes, SITE),
            _ => Authenticator::ed25519(bytes, SITE), // One bit has two values.
        }))
    }

    pub(super) fn public(&self) -> AnyKey {
        match self {
            Signer::Plain(key) => key.public().into(),
            Signer::Passkey(key) => key.public().into(),
        }
    }

    pub(super) fn kid(&self) -> Kid {
        self.public().kid()
    }

    /// The public half of a key that signs by itself.
    pub(super) fn plain_public(&self) -> Option<PublicKey> {
        self.secret().map(SecretKey::public)
    }

    /// The secret half of a key that signs by itself.
    pub(super) fn secret(&self) -> Option<&SecretKey> {
        match self {
            Signer::Plain(key) => Some(key),
            Signer::Passkey(_) => None,
        }
    }

    /// The signature line under a body. A passkey can be told to make it `elsewhere`, for `another` act, `unattended`, or
    /// without making sure who was there: `unsure`.
    pub(super) fn sign(&self, body: &str, how: Option<&str>) -> Result<SignatureLine, String> {
        let bytes = signed_bytes(body);
        let signature = match self {
            Signer::Plain(key) => key.sign(&bytes).into(),
            Signer::Passkey(key) => {
                let honest = key.honest();
                let assertion = match how {
                    None => key.sign(&bytes),
                    Some("another") => key.sign(&signed_bytes("{}")),
                    Some("elsewhere") => key.sign_saying(
                        &bytes,
                        &Said {
                            origin: "https://evil.example".to_owned(),
                            ..honest
                        },
                    ),
                    Some("unattended") => key.sign_saying(&bytes, &Said { flags: 0b100, ..honest }),
                    Some("unsure") => key.sign_saying(&bytes, &Said { flags: 0b001, ..honest }),
                    Some(_) => return Err("passkey=another, elsewhere, unattended or unsure".to_owned()),
                };
                assertion.into()
            }
        };
        Ok(SignatureLine {
            kid: self.kid(),
            signature,
        })
    }
}
