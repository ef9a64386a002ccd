//! An authenticator and a browser in software: what they sign together, as real ones do, or bent in one place.

use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer as _;
use register::{ALGORITHM_ED25519_PASSKEY, ALGORITHM_ES256, Assertion, Hash, Passkey, SecretKey, Signature};

use base64ct::{Base64UrlUnpadded, Encoding as _};

/// Holds one passkey for one site.
pub(crate) struct Authenticator {
    secret: Secret,
    site: String,
    public: Passkey,
}

enum Secret {
    Es256(Box<SigningKey>),
    Ed25519(Box<SecretKey>),
}

/// What is written down beside the challenge.
pub(crate) struct Said {
    pub origin: String,
    pub site: String,
    pub flags: u8,
}

/// The user was there, and was verified.
const USER: u8 = 0b101;

/// The order of P-256, largest byte first.
const ORDER: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa, 0xad, 0xa7,
    0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
];

impl Authenticator {
    /// Holds the key of this number, for ECDSA on P-256.
    pub(crate) fn es256(number: [u8; 32], site: &str) -> Self {
        let secret = SigningKey::from_slice(&number).expect("a number from one up to the order");
        let point = secret.verifying_key().to_sec1_point(true);
        let public = public(ALGORITHM_ES256, point.as_bytes(), site);
        Self {
            secret: Secret::Es256(Box::new(secret)),
            site: site.to_owned(),
            public,
        }
    }

    /// Holds the key that grows from this seed, for Ed25519.
    pub(crate) fn ed25519(seed: [u8; 32], site: &str) -> Self {
        let secret = SecretKey::from_seed(seed);
        let public = public(ALGORITHM_ED25519_PASSKEY, secret.public().ed25519_bytes(), site);
        Self {
            secret: Secret::Ed25519(Box::new(secret)),
            site: site.to_owned(),
            public,
        }
    }

    /// The public half.
    pub(crate) fn public(&self) -> Passkey {
        self.public
    }

    /// What is said when all is as it should be.
    pub(crate) fn honest(&self) -> Said {
        Said {
            origin: format!("https://{}", self.site),
            site: self.site.clone(),
            flags: USER,
        }
    }

    /// Signs for these bytes, with its user there and on its own site.
    pub(crate) fn sign(&self, bytes: &[u8]) -> Assertion {
        self.sign_saying(bytes, &self.honest())
    }

    /// Signs for these bytes, and says of it what it is told to.
    pub(crate) fn sign_saying(&self, bytes: &[u8], said: &Said) -> Assertion {
        let challenge = Base64UrlUnpadded::encode_string(Hash::of(&[bytes]).as_bytes());
        let client_data = format!(
            r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"{}","crossOrigin":false}}"#,
            said.origin
        );
        let mut auth_data = [0; 37];
        auth_data[..32].copy_from_slice(Hash::of(&[said.site.as_bytes()]).as_bytes());
        auth_data[32] = said.flags;
        let message = [&auth_data[..], Hash::of(&[client_data.as_bytes()]).as_bytes()].concat();
        let signature = match &self.secret {
            Secret::Es256(secret) => {
                let signature: p256::ecdsa::Signature = secret.sign(&message);
                let bytes: [u8; 64] = signature.to_bytes().as_slice().try_into().expect("two halves");
                smaller(Signature::new(bytes))
            }
            Secret::Ed25519(secret) => secret.sign(&message),
        };
        Assertion::new(auth_data, client_data, signature).expect("client data of this length is usual")
    }
}

fn public(algorithm: u8, point: &[u8], site: &str) -> Passkey {
    let site = Hash::of(&[site.as_bytes()]);
    Passkey::from_bytes(&[&[algorithm], point, site.as_bytes()].concat()).expect("a key made just now is sound")
}

/// The other signature of P-256 that holds as well.
pub(crate) fn turned(signature: Signature) -> Signature {
    let mut bytes = *signature.as_bytes();
    let mut borrowed = false;
    for at in (0..32).rev() {
        let (less, one) = ORDER[at].overflowing_sub(bytes[32 + at]);
        let (less, two) = less.overflowing_sub(u8::from(borrowed));
        (bytes[32 + at], borrowed) = (less, one || two);
    }
    Signature::new(bytes)
}

fn smaller(signature: Signature) -> Signature {
    let other = turned(signature);
    if other.as_bytes()[32..] < signature.as_bytes()[32..] {
        other
    } else {
        signature
    }
}
