//! The witness: cosigns what continues all that it saw of a register before, and remembers it before it says so.

use register::add_checkpoint::{AddCheckpoint, Declined, Latest};
use register::checkpoint::Checkpoint;
use register::cosignature::{Cosigner, cosign};
use register::defence::Defence;
use register::signed_note::SignedNote;
use register::{Hash, PublicKey, SecretKey};
use std::collections::BTreeMap;

/// A witness of some registers. It has one request in hand at a time, and answers it before the next.
pub struct Witness {
    cosigner: Cosigner,
    key: SecretKey,
    /// The key of each register's keeper, by origin.
    logs: BTreeMap<String, PublicKey>,
    latest: BTreeMap<String, Latest>,
    /// What is said once it is kept.
    pending: Option<Pending>,
}

struct Pending {
    origin: String,
    latest: Latest,
    answer: Answer,
}

/// What a witness is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Input<'a> {
    /// The body of a request to `add-checkpoint`.
    AddCheckpoint(&'a [u8]),
    /// What was to be kept is durable.
    Kept,
    /// It could not be kept.
    NotKept,
}

/// What a witness wants done.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Output {
    /// Keep this checkpoint of this register, in place of the one before, and say when it is durable.
    Keep {
        /// The register's origin.
        origin: String,
        /// The checkpoint with the keeper's signature and the witness's.
        note: String,
    },
    /// Answer the request.
    Answer(Answer),
}

/// An answer over HTTP.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The media type of the body.
    pub kind: &'static str,
    /// The body.
    pub body: String,
}

const PLAIN: &str = "text/plain; charset=utf-8";
/// The media type that the protocol gives to a size.
const SIZE: &str = "text/x.tlog.size";

impl Witness {
    /// A witness with this name and key, that knows no register yet. None if the name cannot be one.
    pub fn new(name: &str, key: SecretKey) -> Option<Witness> {
        let cosigner = Cosigner::new(name, key.public())?;
        Some(Witness {
            cosigner,
            key,
            logs: BTreeMap::new(),
            latest: BTreeMap::new(),
            pending: None,
        })
    }

    /// Its name and key, as others know it.
    pub fn cosigner(&self) -> &Cosigner {
        &self.cosigner
    }

    /// Trusts this key for this register from now on, and no other: a keeper that comes back after members have put
    /// another into force is not confirmed again.
    pub fn watch(&mut self, origin: &str, key: PublicKey) {
        self.logs.insert(origin.to_owned(), key);
    }

    /// Remembers a checkpoint that it cosigned before it was last started; false if the note does not carry its own
    /// cosignature, so that it is no memory of its own.
    pub fn remember(&mut self, note: &str) -> bool {
        let Ok(note) = SignedNote::parse(note) else {
            return false;
        };
        let cosigned = matches!(self.cosigner.time_of(&note), Ok(Some(_)));
        let Ok(checkpoint) = Checkpoint::parse(&note.text) else {
            return false;
        };
        if cosigned {
            let Checkpoint { origin, size, root } = checkpoint;
            self.latest.insert(origin, Latest { size, root });
        }
        cosigned
    }

    /// The largest size that it cosigned of a register, and the root there.
    pub fn latest(&self, origin: &str) -> Option<(u64, Hash)> {
        self.latest.get(origin).map(|latest| (latest.size, latest.root))
    }

    /// The origins of the registers that it knows, and the largest size that it cosigned of each.
    pub fn registers(&self) -> impl Iterator<Item = (&str, Option<u64>)> {
        let size = |origin: &String| self.latest.get(origin).map(|latest| latest.size);
        self.logs.keys().map(move |origin| (origin.as_str(), size(origin)))
    }

    /// Takes what came in, and tells what to do.
    pub fn handle(&mut self, input: Input<'_>, now_ms: u64) -> Vec<Output> {
        match input {
            Input::AddCheckpoint(bytes) => vec![self.add_checkpoint(bytes, now_ms)],
            Input::Kept => match self.pending.take() {
                Some(Pending { origin, latest, answer }) => {
                    self.latest.insert(origin, latest);
                    vec![Output::Answer(answer)]
                }
                None => Vec::new(),
            },
            Input::NotKept => match self.pending.take() {
                Some(_) => vec![Output::Answer(unavailable(
                    "The checkpoint could not be kept; try again.",
                ))],
                None => Vec::new(),
            },
        }
    }

    fn add_checkpoint(&mut self, bytes: &[u8], now_ms: u64) -> Output {
        if self.pending.is_some() {
            return Output::Answer(unavailable("Another request is in hand; try again."));
        }
        let request = match AddCheckpoint::parse(bytes) {
            Ok(request) => request,
            Err(flaw) => return Output::Answer(declined(&Declined::Malformed(flaw))),
        };
        let Checkpoint { origin, size, root } = request.checkpoint.clone();
        let keys = self.logs.get(&origin).map_or(&[][..], std::slice::from_ref);
        if let Err(reason) = request.judge(keys, self.latest.get(&origin).copied()) {
            return Output::Answer(declined(&reason));
        }
        let line = cosign(&request.note.text, self.cosigner.name(), &self.key, now_ms / 1000);
        let answer = Answer {
            status: 200,
            kind: PLAIN,
            body: format!("{line}\n"),
        };
        let latest = Latest { size, root };
        if self.latest.get(&origin) == Some(&latest) || !Defence::KeptFirst.stands() {
            // It is known already; only the time is new.
            return Output::Answer(answer);
        }
        let trusted = |line: &register::signed_note::NoteLine| {
            line.name == origin
                && keys
                    .iter()
                    .any(|key| register::signed_note::key_id(&origin, key) == line.key_id)
        };
        let lines = request.note.lines.iter().filter(|line| trusted(line)).cloned();
        let note = SignedNote {
            text: request.note.text.clone(),
            lines: lines.chain([line]).collect(),
        };
        self.pending = Some(Pending {
            origin: origin.clone(),
            latest,
            answer,
        });
        Output::Keep {
            origin,
            note: note.to_string(),
        }
    }
}

fn declined(reason: &Declined) -> Answer {
    let kind = match reason {
        Declined::Conflict { .. } => SIZE,
        Declined::Malformed(_)
        | Declined::UnknownOrigin
        | Declined::Untrusted(_)
        | Declined::OldAboveNew
        | Declined::Inconsistent(_) => PLAIN,
    };
    Answer {
        status: reason.status(),
        kind,
        body: format!("{reason}\n"),
    }
}

fn unavailable(why: &str) -> Answer {
    Answer {
        status: 503,
        kind: PLAIN,
        body: format!("{why}\n"),
    }
}
