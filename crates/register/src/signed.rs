//! What a member signs: a body of an act and its head; and the proof, as a type, that the signatures were verified.
//!
//! What an act *means* is not known here: [`Meaning`] reads it. Nor is it known whose keys these are.

mod head;

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

pub use head::{BODY_VERSION, By, Head, HeadFlaw, HeadReason, Seen, compose};

use crate::any_key::{AnyKey, AnySignature, NotSigned};
use crate::assertion::AssertionFlaw;
use crate::defence::Defence;
use crate::hash::{Hash, Kid};
use crate::json::{self, JsonFlaw};
use crate::key::{PublicKey, SecretKey, Signature};
use crate::limits::ENTRY_BYTES_MAX;
use crate::line::{LinesFlaw, SignatureLine, check_lines};
use crate::together::{Claim, verdicts};

/// What stands before the body in the signed bytes, so that no signature made for something else passes for an act's.
pub const SIGNED_PREFIX: &str = "mirrorball-act/v1\n";

/// What acts mean, to whoever uses the register.
pub trait Meaning: Sized {
    /// Why an act means nothing.
    type Flaw;

    /// Reads the act, a record with a text `type`.
    ///
    /// # Errors
    ///
    /// Refuses what it does not know, or does not know in this shape; it never skips.
    fn read(act: &json::Value) -> Result<Self, Self::Flaw>;

    /// The full public keys that the act itself carries, by which its own signatures may be verified.
    fn keys(&self) -> Vec<AnyKey>;
}

/// An act as it was signed, read in full, its signatures not yet verified.
#[derive(Clone, Debug)]
pub struct Signed<A> {
    head: Head,
    act: A,
    body: String,
    signatures: Vec<SignatureLine>,
    act_id: Hash,
}

/// An act of which every signature was verified, that of `key` among them. Only [`verify`] and [`verify_several`] make one.
///
/// It says which keys have signed, not whose they are nor whether they may: that is for the rules.
///
/// ```compile_fail,E0451
/// fn forge<A>(signed: register::Signed<A>) -> register::Verified<A> {
///     register::Verified { signed }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Verified<A> {
    signed: Signed<A>,
}

/// Why a body and its signature lines cannot be read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ReadFlaw<F> {
    /// The entry would be longer than [`ENTRY_BYTES_MAX`].
    TooLong {
        /// How long it would be, with the longest stamp.
        size_bytes: usize,
    },
    /// The signature lines cannot stand together.
    Lines(LinesFlaw),
    /// The body is not canonical JSON.
    Json(JsonFlaw),
    /// The members around the act are not as they must be.
    Head(HeadFlaw),
    /// The act means nothing to whoever reads it.
    Act(F),
}

/// Why the signatures of an act do not hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SignatureFlaw {
    /// The key that signs for the act, its `key`, has no signature line.
    Missing(Kid),
    /// A signature by a key that nobody knows.
    UnknownKey(Kid),
    /// A signature that this key did not make over this body.
    Wrong(Kid),
    /// What this passkey made does not show that its user signed this body with it.
    Passkey(Kid, AssertionFlaw),
}

impl<A: Meaning> Signed<A> {
    /// Reads a body and its signature lines strictly, without verifying the signatures.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the size, the lines, the JSON, the head or the act, looked at in this order.
    pub fn read(body: &str, signatures: &[SignatureLine]) -> Result<Self, ReadFlaw<A::Flaw>> {
        Self::take(body.to_owned(), signatures.to_vec())
    }

    /// As [`Signed::read`], for a body and lines that nobody else needs: they are kept, not copied.
    ///
    /// # Errors
    ///
    /// As [`Signed::read`].
    pub fn take(body: String, signatures: Vec<SignatureLine>) -> Result<Self, ReadFlaw<A::Flaw>> {
        let size_bytes = entry_bytes(body.len(), &signatures);
        if size_bytes > ENTRY_BYTES_MAX {
            return Err(ReadFlaw::TooLong { size_bytes });
        }
        check_lines(&signatures).map_err(ReadFlaw::Lines)?;
        let (head, act) = match head::read_straight(&body) {
            Some(read) => read,
            None => {
                let value = json::decode(&body).map_err(ReadFlaw::Json)?;
                head::read(value).map_err(ReadFlaw::Head)?
            }
        };
        let act = A::read(&act).map_err(ReadFlaw::Act)?;
        let act_id = act_id(&body);
        Ok(Self {
            head,
            act,
            body,
            signatures,
            act_id,
        })
    }
}

/// The size that an entry may come to, whatever its stamp: the longest has 16 digits.
fn entry_bytes(body_bytes: usize, lines: &[SignatureLine]) -> usize {
    let heading = "mirrorball/1 9007199254740991\n".len();
    let lines = lines.iter().map(|line| line.bytes().saturating_add(1));
    lines.fold(
        heading.saturating_add(body_bytes).saturating_add(1),
        usize::saturating_add,
    )
}

impl<A> Signed<A> {
    /// The members of the body around the act.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The act, read.
    pub fn act(&self) -> &A {
        &self.act
    }

    /// The act, and nothing else.
    pub fn into_act(self) -> A {
        self.act
    }

    /// The body as it was signed.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The signature lines, sorted by kid.
    pub fn signatures(&self) -> &[SignatureLine] {
        &self.signatures
    }

    /// The act's id: SHA-256 over the signed bytes.
    pub fn act_id(&self) -> Hash {
        self.act_id
    }
}

impl<A> Verified<A> {
    /// Whether this key has signed, verifiably.
    pub fn signed_by(&self, kid: Kid) -> bool {
        self.signed
            .signatures
            .binary_search_by_key(&kid, |line| line.kid)
            .is_ok()
    }

    /// Gives the proof up for what was proven.
    pub fn into_signed(self) -> Signed<A> {
        self.signed
    }
}

impl<A> Deref for Verified<A> {
    type Target = Signed<A>;

    fn deref(&self) -> &Signed<A> {
        &self.signed
    }
}

/// The id of the act with this body: SHA-256 over the signed bytes.
pub fn act_id(body: &str) -> Hash {
    Hash::of(&[SIGNED_PREFIX.as_bytes(), body.as_bytes()])
}

/// The bytes that are signed for this body.
pub fn signed_bytes(body: &str) -> Vec<u8> {
    [SIGNED_PREFIX.as_bytes(), body.as_bytes()].concat()
}

/// Signs a body with each key; the lines come sorted, one for each key.
pub fn sign(body: &str, keys: &[&SecretKey]) -> Vec<SignatureLine> {
    let bytes = signed_bytes(body);
    let mut lines: Vec<SignatureLine> = keys
        .iter()
        .map(|key| SignatureLine {
            kid: key.public().kid(),
            signature: key.sign(&bytes).into(),
        })
        .collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// Verifies every signature. Keys are looked for in the act itself first, then in the ring.
///
/// A kid is a hash of its key, so that it does not matter who hands the key out.
///
/// # Errors
///
/// Names the first key whose signature is missing, unknown or wrong.
pub fn verify<A: Meaning>(
    signed: Signed<A>,
    ring: impl Fn(Kid) -> Option<AnyKey>,
) -> Result<Verified<A>, SignatureFlaw> {
    let bytes = signed_bytes(&signed.body);
    let keys = Keys::of(&signed, &ring)?;
    keys.judge(&signed, &bytes, |_, key, signature| key.verifies(&bytes, signature))?;
    Ok(Verified { signed })
}

/// Verifies several as [`verify`] does, each with the verdict that it has alone, and sooner ([`verdicts`]).
pub fn verify_several<A: Meaning>(
    several: Vec<Signed<A>>,
    ring: impl Fn(Kid) -> Option<AnyKey>,
) -> Vec<Result<Verified<A>, SignatureFlaw>> {
    let bytes: Vec<Vec<u8>> = several.iter().map(|signed| signed_bytes(&signed.body)).collect();
    let keys: Vec<Result<Keys, SignatureFlaw>> = several.iter().map(|signed| Keys::of(signed, &ring)).collect();
    let mut claims = Vec::with_capacity(several.len());
    for ((signed, bytes), keys) in several.iter().zip(&bytes).zip(&keys) {
        let found = keys.as_ref().map_or(&[][..], |keys| &keys.found);
        let by_itself = signed
            .signatures
            .iter()
            .zip(found)
            .filter_map(|(line, key)| plain(key, &line.signature));
        claims.extend(by_itself.map(|(key, signature)| Claim {
            key: *key,
            bytes,
            signature,
        }));
    }
    let verdicts = verdicts(&claims);
    let mut rest = verdicts.as_slice();
    let mut judged = Vec::with_capacity(several.len());
    for ((signed, bytes), keys) in several.iter().zip(&bytes).zip(keys) {
        judged.push(keys.and_then(|keys| {
            let lines = signed.signatures.iter().zip(&keys.found);
            let count = lines
                .filter(|(line, key)| plain(key, &line.signature).is_some())
                .count();
            let (own, after) = rest.split_at(count);
            rest = after;
            keys.judge(signed, bytes, |place, _, _| own[place])
        }));
    }
    let verified = |(signed, judged): (Signed<A>, Result<(), SignatureFlaw>)| judged.map(|()| Verified { signed });
    several.into_iter().zip(judged).map(verified).collect()
}

/// A key that signs by itself and what it made, if they are that.
fn plain<'k>(key: &'k AnyKey, signature: &'k AnySignature) -> Option<(&'k PublicKey, &'k Signature)> {
    match (key, signature) {
        (AnyKey::Plain(key), AnySignature::Plain(signature)) => Some((key, signature)),
        (AnyKey::Plain(_) | AnyKey::Passkey(_), AnySignature::Plain(_) | AnySignature::Passkey(_)) => None,
    }
}

/// The keys of an act's signature lines.
struct Keys {
    /// As far as they are known, in the order of the lines.
    found: Vec<AnyKey>,
    /// The first that is not.
    unknown: Option<Kid>,
}

impl Keys {
    /// Looks them up; the author's own has to be among the lines.
    fn of<A: Meaning>(signed: &Signed<A>, ring: &impl Fn(Kid) -> Option<AnyKey>) -> Result<Keys, SignatureFlaw> {
        let has_line = |kid: &Kid| signed.signatures.binary_search_by_key(kid, |line| line.kid).is_ok();
        if !has_line(&signed.head.key) {
            return Err(SignatureFlaw::Missing(signed.head.key));
        }
        let carried = signed.act.keys();
        let mut keys = Keys {
            found: Vec::with_capacity(signed.signatures.len()),
            unknown: None,
        };
        for line in &signed.signatures {
            let own = carried.iter().copied().find(|key| key.kid() == line.kid);
            // A ring that answers with another key has answered nothing.
            let key = own.or_else(|| ring(line.kid)).filter(|key| key.kid() == line.kid);
            let Some(key) = key else {
                keys.unknown = Some(line.kid);
                break;
            };
            keys.found.push(key);
        }
        Ok(keys)
    }

    /// Whether all signatures hold. `verifies` has the verdict on each that a key made by itself, by its place among those.
    fn judge<A>(
        &self,
        signed: &Signed<A>,
        bytes: &[u8],
        verifies: impl Fn(usize, &PublicKey, &Signature) -> bool,
    ) -> Result<(), SignatureFlaw> {
        let mut place = 0;
        for (line, key) in signed.signatures.iter().zip(&self.found) {
            if !Defence::Signatures.stands() {
                continue;
            }
            let by_itself = |key: &PublicKey, signature: &Signature| {
                place += 1;
                verifies(place - 1, key, signature)
            };
            key.verify_with(bytes, &line.signature, by_itself)
                .map_err(|flaw| match flaw {
                    NotSigned::Wrong => SignatureFlaw::Wrong(line.kid),
                    NotSigned::Passkey(flaw) => SignatureFlaw::Passkey(line.kid, flaw),
                })?;
        }
        let unknown = self.unknown.filter(|_| Defence::KnownKeys.stands());
        unknown.map_or(Ok(()), |kid| Err(SignatureFlaw::UnknownKey(kid)))
    }
}

impl<F> ReadFlaw<F> {
    /// The same flaw, with the act's part said in another way.
    pub fn map_act<G>(self, say: impl FnOnce(F) -> G) -> ReadFlaw<G> {
        match self {
            Self::TooLong { size_bytes } => ReadFlaw::TooLong { size_bytes },
            Self::Lines(flaw) => ReadFlaw::Lines(flaw),
            Self::Json(flaw) => ReadFlaw::Json(flaw),
            Self::Head(flaw) => ReadFlaw::Head(flaw),
            Self::Act(flaw) => ReadFlaw::Act(say(flaw)),
        }
    }
}

impl<F: fmt::Display> fmt::Display for ReadFlaw<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { size_bytes } => {
                write!(
                    f,
                    "with its signatures this comes to {size_bytes} bytes; an entry has at most {ENTRY_BYTES_MAX}"
                )
            }
            Self::Lines(flaw) => flaw.fmt(f),
            Self::Json(flaw) => flaw.fmt(f),
            Self::Head(flaw) => flaw.fmt(f),
            Self::Act(flaw) => flaw.fmt(f),
        }
    }
}

impl<F: fmt::Debug + fmt::Display> core::error::Error for ReadFlaw<F> {}

impl fmt::Display for SignatureFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(kid) => write!(f, "key {kid} should sign here, and its signature is missing"),
            Self::UnknownKey(kid) => write!(f, "signed with key {kid}, which is not known here"),
            Self::Wrong(kid) => write!(f, "the signature of key {kid} does not fit what it stands under"),
            Self::Passkey(kid, flaw) => write!(f, "the signature of the passkey {kid} does not hold: {flaw}"),
        }
    }
}

impl core::error::Error for SignatureFlaw {}
