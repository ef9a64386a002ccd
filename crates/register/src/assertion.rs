//! What a passkey signs: an assertion, as WebAuthn has it, read strictly. Whose key it is, is not known here.
//!
//! A browser writes down what for and where (`clientDataJSON`), the authenticator for which site and whether its user was
//! there (`authenticatorData`), and signs both. All of it stands in the entry, so that everybody can check it for ever.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use base64ct::{Base64UrlUnpadded, Encoding as _};

use crate::defence::Defence;
use crate::entry::decimal;
use crate::hash::Hash;
use crate::json::{self, Value};
use crate::key::{Signature, SignatureTextFlaw};
use crate::limits::CLIENT_DATA_BYTES_MAX;
use crate::passkey::Passkey;

/// Bytes of authenticator data in which nothing stands that nobody asked for: the site's hash, flags, and a counter.
const AUTH_DATA_BYTES: usize = 37;
/// Characters of their text form.
const AUTH_DATA_CHARACTERS: usize = 50;

/// The user was there.
const USER_PRESENT: u8 = 1;
/// The authenticator made sure that it was its user: by a finger, a face, a PIN.
const USER_VERIFIED: u8 = 1 << 2;
/// The key can be kept elsewhere too.
const BACKUP_ELIGIBLE: u8 = 1 << 3;
/// The key is kept elsewhere too.
const BACKED_UP: u8 = 1 << 4;

/// A passkey's signature and what it is over, not yet verified. Its text form is that of a signature line after the key's
/// id: authenticator data, client data and signature, each in base64url without padding.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Assertion {
    auth_data: [u8; AUTH_DATA_BYTES],
    client_data: String,
    signature: Signature,
}

/// Why a text is not an assertion's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AssertionTextFlaw {
    /// Not three words with single spaces between them.
    Shape,
    /// Not 37 bytes of authenticator data: extensions and enrolments have no place here.
    AuthData,
    /// Not UTF-8 of 1 to [`CLIENT_DATA_BYTES_MAX`] bytes.
    ClientData,
    /// Not a signature of 64 bytes.
    Signature(SignatureTextFlaw),
}

/// Why an assertion does not show what it should.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AssertionFlaw {
    /// The client data is no record of JSON that all readers read alike.
    ClientData,
    /// It was not made to sign something in: another ceremony.
    Ceremony,
    /// It was made for something else.
    Challenge,
    /// It was made on another site than the key's, or by something else than a page.
    Origin,
    /// It was made inside another site's page.
    CrossOrigin,
    /// The authenticator made it for another site than the key's.
    Site,
    /// Nobody was there.
    UserAbsent,
    /// The authenticator did not make sure that it was its user.
    UserNotVerified,
    /// A flag that no assertion of ours has.
    Flags,
    /// The signature's second half is the larger one of two that hold.
    HighSignature,
    /// The signature does not hold.
    Signature,
}

impl Assertion {
    /// An assertion of these parts, as browsers give them; none if the client data is too long, or empty.
    pub fn new(auth_data: [u8; AUTH_DATA_BYTES], client_data: String, signature: Signature) -> Option<Self> {
        (1..=CLIENT_DATA_BYTES_MAX)
            .contains(&client_data.len())
            .then_some(Self {
                auth_data,
                client_data,
                signature,
            })
    }

    /// What the authenticator says of itself.
    pub fn auth_data(&self) -> &[u8; AUTH_DATA_BYTES] {
        &self.auth_data
    }

    /// What the browser says of the page.
    pub fn client_data(&self) -> &str {
        &self.client_data
    }

    /// The signature.
    pub fn signature(&self) -> &Signature {
        &self.signature
    }

    /// What the authenticator has signed.
    pub fn signed_bytes(&self) -> Vec<u8> {
        let client_data = Hash::of(&[self.client_data.as_bytes()]);
        [&self.auth_data[..], client_data.as_bytes()].concat()
    }

    /// Checks all but the signature.
    pub(crate) fn check(&self, challenge: &Hash, key: &Passkey) -> Result<(), AssertionFlaw> {
        self.check_client_data(challenge, key)?;
        self.check_auth_data(key)
    }

    fn check_client_data(&self, challenge: &Hash, key: &Passkey) -> Result<(), AssertionFlaw> {
        let said = json::decode_any(&self.client_data).map_err(|_| AssertionFlaw::ClientData)?;
        let text = |name: &str| said.get(name).and_then(Value::as_text);
        if text("type") != Some("webauthn.get") {
            return Err(AssertionFlaw::Ceremony);
        }
        let asked = Base64UrlUnpadded::encode_string(challenge.as_bytes());
        if text("challenge") != Some(&asked) && Defence::AssertionAct.stands() {
            return Err(AssertionFlaw::Challenge);
        }
        let host = text("origin").and_then(host);
        if !host.is_some_and(|host| key.belongs_to(host)) && Defence::AssertionSite.stands() {
            return Err(AssertionFlaw::Origin);
        }
        match said.get("crossOrigin") {
            None | Some(Value::Bool(false)) if said.get("topOrigin").is_none() => Ok(()),
            _ => Err(AssertionFlaw::CrossOrigin), // Whatever else stands there.
        }
    }

    fn check_auth_data(&self, key: &Passkey) -> Result<(), AssertionFlaw> {
        let [site @ .., flags, _, _, _, _] = &self.auth_data; // Counters stand still where keys are kept in several places.
        if site != key.site().as_bytes() && Defence::AssertionSite.stands() {
            return Err(AssertionFlaw::Site);
        }
        if flags & USER_PRESENT == 0 && Defence::AssertionUser.stands() {
            return Err(AssertionFlaw::UserAbsent);
        }
        if flags & USER_VERIFIED == 0 && Defence::AssertionUser.stands() {
            return Err(AssertionFlaw::UserNotVerified);
        }
        let others = flags & !(USER_PRESENT | USER_VERIFIED);
        if others & !(BACKUP_ELIGIBLE | BACKED_UP) != 0 || others == BACKED_UP {
            return Err(AssertionFlaw::Flags);
        }
        Ok(())
    }
}

/// The host of a page's origin: over https, or of this very machine.
fn host(origin: &str) -> Option<&str> {
    let (rest, is_secure) = match origin.strip_prefix("https://") {
        Some(rest) => (rest, true),
        None => (origin.strip_prefix("http://")?, false),
    };
    let host = match rest.split_once(':') {
        Some((host, port)) => decimal(port).filter(|port| *port <= 0xffff).map(|_| host)?,
        None => rest,
    };
    (is_secure || host == "localhost" || host.ends_with(".localhost")).then_some(host)
}

impl fmt::Display for Assertion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let auth_data = Base64UrlUnpadded::encode_string(&self.auth_data);
        let client_data = Base64UrlUnpadded::encode_string(self.client_data.as_bytes());
        write!(f, "{auth_data} {client_data} {}", self.signature)
    }
}

impl FromStr for Assertion {
    type Err = AssertionTextFlaw;

    fn from_str(text: &str) -> Result<Self, AssertionTextFlaw> {
        let (auth_data, rest) = text.split_once(' ').ok_or(AssertionTextFlaw::Shape)?;
        let (client_data, signature) = rest.split_once(' ').ok_or(AssertionTextFlaw::Shape)?;
        let auth_data = (auth_data.len() == AUTH_DATA_CHARACTERS)
            .then(|| bytes(auth_data))
            .flatten()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(AssertionTextFlaw::AuthData)?;
        let client_data = (client_data.len() <= CLIENT_DATA_BYTES_MAX.saturating_mul(2))
            .then(|| bytes(client_data))
            .flatten()
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .ok_or(AssertionTextFlaw::ClientData)?;
        let signature = signature.parse().map_err(AssertionTextFlaw::Signature)?;
        Self::new(auth_data, client_data, signature).ok_or(AssertionTextFlaw::ClientData)
    }
}

/// The bytes of a text in base64url without padding, if it is the one that they have.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let bytes = Base64UrlUnpadded::decode_vec(text).ok()?;
    (Base64UrlUnpadded::encode_string(&bytes) == text).then_some(bytes)
}

/// Characters of the text form.
pub(crate) fn text_characters(assertion: &Assertion) -> usize {
    assertion.to_string().len()
}

impl fmt::Display for AssertionTextFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => f.write_str(
                "a passkey's signature is authenticator data, client data and signature, with single spaces",
            ),
            Self::AuthData => f.write_str("the authenticator data is not 37 bytes in base64url"),
            Self::ClientData => write!(
                f,
                "the client data is not text of 1 to {CLIENT_DATA_BYTES_MAX} bytes in base64url"
            ),
            Self::Signature(flaw) => flaw.fmt(f),
        }
    }
}

impl core::error::Error for AssertionTextFlaw {}

impl AssertionFlaw {
    /// Every one of them.
    pub const ALL: &'static [AssertionFlaw] = &[
        Self::ClientData,
        Self::Ceremony,
        Self::Challenge,
        Self::Origin,
        Self::CrossOrigin,
        Self::Site,
        Self::UserAbsent,
        Self::UserNotVerified,
        Self::Flags,
        Self::HighSignature,
        Self::Signature,
    ];

    /// Its name, for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::ClientData => "client-data",
            Self::Ceremony => "ceremony",
            Self::Challenge => "challenge",
            Self::Origin => "origin",
            Self::CrossOrigin => "cross-origin",
            Self::Site => "site",
            Self::UserAbsent => "user-absent",
            Self::UserNotVerified => "user-not-verified",
            Self::Flags => "flags",
            Self::HighSignature => "high-signature",
            Self::Signature => "signature",
        }
    }
}

impl fmt::Display for AssertionFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ClientData => "what the browser wrote down of it cannot be read in one way alone",
            Self::Ceremony => "it was not made for signing",
            Self::Challenge => "it was made for something else",
            Self::Origin => "it was made on another site than the passkey's",
            Self::CrossOrigin => "it was made inside the page of another site",
            Self::Site => "the authenticator made it for another site",
            Self::UserAbsent => "nobody was there when it was made",
            Self::UserNotVerified => "the authenticator did not make sure who was there: by a finger, a face or a PIN",
            Self::Flags => "the authenticator says more of it than is known here",
            Self::HighSignature => "its signature is not the smaller one of the two that hold",
            Self::Signature => "its signature does not hold",
        })
    }
}

impl core::error::Error for AssertionFlaw {}
