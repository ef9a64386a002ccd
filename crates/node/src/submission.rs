//! What an author sends to a keeper: a signed act and the notes that go with it.

use crate::limits::{NOTES_MAX, SIGNATURES_MAX, SUBMISSION_BYTES_MAX};
use crate::notes::Note;
use register::{Hash, SignatureLine};
use rules::field::Flaw;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A signed act and its notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// One line of canonical JSON: what was signed.
    pub body: String,
    /// The signatures over it, sorted by kid.
    pub signatures: Vec<SignatureLine>,
    /// The texts that the act commits to.
    pub notes: Vec<Note>,
}

/// Why bytes are no submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionFlaw {
    /// Where, as in `notes[1].salt`; empty for the whole.
    pub path: String,
    /// What is wrong there.
    pub flaw: String,
}

impl fmt::Display for SubmissionFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.flaw)
        } else {
            write!(f, "{}: {}", self.path, self.flaw)
        }
    }
}

impl std::error::Error for SubmissionFlaw {}

impl From<SubmissionFlaw> for rules::refusal::Refusal {
    fn from(flaw: SubmissionFlaw) -> Self {
        rules::refusal::Refusal::MalformedAct {
            path: flaw.path,
            flaw: Flaw::Unreadable(flaw.flaw),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    body: String,
    signatures: Vec<String>,
    #[serde(default)]
    notes: Vec<WireNote>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireNote {
    salt: String,
    text: String,
    #[serde(default = "community")]
    audience: String,
}

fn community() -> String {
    "community".to_owned()
}

impl Submission {
    /// Reads `{"body":…,"signatures":["ed25519 <kid> <signature>"],"notes":[{"salt":…,"text":…,"audience":…}]}`.
    ///
    /// # Errors
    /// Names the first thing that is not as it should be.
    pub fn from_json(bytes: &[u8]) -> Result<Submission, SubmissionFlaw> {
        let whole = |flaw: String| SubmissionFlaw {
            path: String::new(),
            flaw,
        };
        if bytes.len() > SUBMISSION_BYTES_MAX {
            return Err(whole(format!(
                "{} bytes; a submission has at most {SUBMISSION_BYTES_MAX}",
                bytes.len()
            )));
        }
        let wire: Wire = serde_json::from_slice(bytes).map_err(|error| whole(error.to_string()))?;
        limit("signatures", wire.signatures.len(), SIGNATURES_MAX)?;
        limit("notes", wire.notes.len(), NOTES_MAX)?;
        let read_line = |(place, line): (usize, &String)| {
            line.parse().map_err(|flaw: register::LineFlaw| SubmissionFlaw {
                path: format!("signatures[{place}]"),
                flaw: flaw.to_string(),
            })
        };
        let signatures = wire
            .signatures
            .iter()
            .enumerate()
            .map(read_line)
            .collect::<Result<_, _>>()?;
        let notes = wire
            .notes
            .into_iter()
            .enumerate()
            .map(read_note)
            .collect::<Result<_, _>>()?;
        Ok(Submission {
            body: wire.body,
            signatures,
            notes,
        })
    }

    /// Writes it, so that [`Submission::from_json`] reads it again.
    pub fn to_json(&self) -> String {
        let notes = self.notes.iter().map(|note| WireNote {
            salt: Hash::new(note.salt).to_string(),
            text: note.text.clone(),
            audience: note.audience.to_string(),
        });
        let wire = Wire {
            body: self.body.clone(),
            signatures: self.signatures.iter().map(ToString::to_string).collect(),
            notes: notes.collect(),
        };
        serde_json::to_string(&wire).expect("texts and lists are always JSON")
    }
}

fn read_note((place, note): (usize, WireNote)) -> Result<Note, SubmissionFlaw> {
    let at = |name: &str, flaw: String| SubmissionFlaw {
        path: format!("notes[{place}].{name}"),
        flaw,
    };
    let salt: Hash = note
        .salt
        .parse()
        .map_err(|flaw: register::HexFlaw| at("salt", flaw.to_string()))?;
    let audience = note
        .audience
        .parse()
        .map_err(|flaw: crate::notes::AudienceFlaw| at("audience", flaw.to_string()))?;
    Ok(Note {
        salt: *salt.as_bytes(),
        text: note.text,
        audience,
    })
}

fn limit(path: &str, length: usize, max: usize) -> Result<(), SubmissionFlaw> {
    if length <= max {
        return Ok(());
    }
    Err(SubmissionFlaw {
        path: path.to_owned(),
        flaw: format!("{length} of them; at most {max} belong here"),
    })
}
