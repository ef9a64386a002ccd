//! Making acts on a member's own device: notes with their salts, the canonical
//! body, the signatures. The command line and the sample community use it; the
//! browser has its own, in the page's script.

use register::json::Value;
use register::{By, Hash, Head, SecretKey, Seen, SignatureLine};

/// A text that travels beside an act.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Text {
    /// 32 random bytes.
    pub salt: [u8; 32],
    /// The text.
    pub text: String,
    /// Who may read it, as `community`, `circle:<slug>` or `members:<id>,<id>`.
    pub audience: String,
}

impl Text {
    /// A text with a fresh salt, for the whole community.
    pub fn new(text: &str) -> Self {
        Self {
            salt: random(),
            text: text.to_owned(),
            audience: "community".to_owned(),
        }
    }

    /// What stands in the act in its place.
    pub fn commitment(&self) -> Value {
        Value::Text(register::note::commit(&self.salt, &self.text).to_string())
    }
}

/// What stands around an act: who files it where, and until when.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The author.
    pub by: By,
    /// The community; none in a founding.
    pub community: Option<Hash>,
    /// The register as the author's device saw it.
    pub seen: Seen,
    /// When the act becomes void.
    pub expires_ms: u64,
    /// The 16 bytes that name this act of its author.
    pub id: [u8; 16],
}

/// An act with its signatures and texts, ready to be filed.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The canonical body that was signed.
    pub body: String,
    /// One line for each key.
    pub signatures: Vec<SignatureLine>,
    /// The texts beside it.
    pub texts: Vec<Text>,
}

impl Signed {
    /// The act's id.
    pub fn act_id(&self) -> Hash {
        register::act_id(&self.body)
    }

    /// The submission as JSON.
    pub fn to_json(&self) -> serde_json::Value {
        let lines: Vec<String> = self.signatures.iter().map(ToString::to_string).collect();
        let notes: Vec<serde_json::Value> = self
            .texts
            .iter()
            .map(|text| {
                serde_json::json!({
                    "salt": crate::hex::encode(&text.salt),
                    "text": text.text,
                    "audience": text.audience,
                })
            })
            .collect();
        serde_json::json!({ "body": self.body, "signatures": lines, "notes": notes })
    }
}

/// Signs an act with a key, and with further keys where its type asks for them.
pub fn sign(frame: &Frame, act: &Value, texts: Vec<Text>, key: &SecretKey, further: &[&SecretKey]) -> Signed {
    let head = Head {
        by: frame.by,
        community: frame.community,
        expires_ms: frame.expires_ms,
        id: frame.id,
        key: key.public().kid(),
        seen: frame.seen,
        v: register::BODY_VERSION,
    };
    let body = register::compose(&head, act);
    let keys: Vec<&SecretKey> = std::iter::once(key).chain(further.iter().copied()).collect();
    let signatures = register::sign(&body, &keys);
    Signed {
        body,
        signatures,
        texts,
    }
}

/// What a founding has seen: the empty register.
pub fn nothing_seen() -> Seen {
    Seen {
        size: 0,
        root: register::tree::empty_root(),
    }
}

/// Fresh random bytes.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
