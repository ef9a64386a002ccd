//! What was signed here and is not settled yet, and what receipts were given for.
//!
//! A signed act is kept before it is sent, and forgotten once witnesses have confirmed it, or with its answer where none are
//! asked or nothing was entered. Until then it is sent again before the next act in its community, at whatever address that is by then: where
//! members go on with a mirror, what the keeper before took in and nobody had confirmed is not lost. An act is known by its
//! bytes, so that sending it twice is harmless. (In browsers, `assets/js/outbox.js` does the same.)

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use register::Hash;
use register::entry::{Entry, leaf_hash};
use register::json::{Value as Canonical, decode};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cli::keyfile::file_fault;
use crate::cli::memory::Memory;
use crate::compose::Signed;
use crate::limits::SENT_AGAIN_MAX;
use crate::problem::{Kind, Problem};

/// The folder of what waits, and the file of what receipts were given for.
const OUTBOX: &str = "outbox";
const RECEIPTS: &str = "receipts.jsonl";

/// The outbox of one who uses this machine.
pub struct Outbox {
    folder: PathBuf,
    receipts: PathBuf,
}

/// A submission that waits.
#[derive(Deserialize, Serialize)]
struct Kept {
    community: String,
    submission: Value,
}

/// An act that a receipt was given for: where it stands, and the hash of its entry.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Held {
    /// The act's id.
    pub act: String,
    /// The community's id.
    pub community: String,
    /// Its place in the register.
    pub index: u64,
    /// The hash of its entry, reckoned here.
    pub leaf: String,
}

/// What became of what was sent again.
#[derive(Default)]
pub struct SentAgain {
    /// Those that were refused: what was said, and where what was signed is kept.
    pub refused: Vec<(Problem, PathBuf)>,
}

impl Outbox {
    /// The outbox beside what is remembered.
    pub fn of(memory: &Memory) -> Self {
        Self {
            folder: memory.directory().join(OUTBOX),
            receipts: memory.directory().join(RECEIPTS),
        }
    }

    /// Keeps what was signed, and sends it.
    ///
    /// # Errors
    ///
    /// It can't be kept, in which case nothing was sent; or what was answered instead of a receipt. What was not answered
    /// stays.
    pub fn send(&self, signed: &Signed, send: impl FnOnce(&Value) -> Result<Value, Problem>) -> Result<Value, Problem> {
        let act = signed.act_id().to_string();
        let path = self.folder.join(format!("{act}.json"));
        let kept = Kept {
            community: community_of(&signed.body).unwrap_or_default(),
            submission: signed.to_json(),
        };
        self.keep(&path, &kept)?;
        match send(&kept.submission) {
            Ok(receipt) => {
                self.received(&path, &kept, &receipt)?;
                Ok(receipt)
            }
            Err(mut problem) => {
                if is_heard(&problem) {
                    // Whoever gave it is told at once, and decides.
                    forget(&path);
                } else {
                    "It is signed and kept here, and is sent by itself before your next act in this community: do not give it again."
                        .clone_into(&mut problem.next);
                }
                Err(problem)
            }
        }
    }

    /// Sends what is not settled in a community, oldest first.
    pub fn send_again(&self, community: &Hash, send: impl Fn(&Value) -> Result<Value, Problem>) -> SentAgain {
        let mut again = SentAgain::default();
        let id = community.to_string();
        for (path, kept) in self.waiting().into_iter().filter(|(_, kept)| kept.community == id) {
            match send(&kept.submission) {
                Ok(receipt) => {
                    // Should it stay, it is sent once more.
                    let _ = self.received(&path, &kept, &receipt);
                }
                Err(problem) if is_answer(&problem) => {
                    let aside = path.with_extension("refused");
                    let kept = if std::fs::rename(&path, &aside).is_ok() {
                        aside
                    } else {
                        path
                    };
                    again.refused.push((problem, kept));
                }
                // Who does not answer is asked another time.
                Err(_) => break,
            }
        }
        again
    }

    /// The acts of a community that a receipt was given for, each once, by the last one.
    pub fn held(&self, community: &Hash) -> Vec<Held> {
        let id = community.to_string();
        let text = std::fs::read_to_string(&self.receipts).unwrap_or_default();
        let read = text.lines().filter_map(|line| serde_json::from_str::<Held>(line).ok());
        // What another keeper entered anew, since nobody had confirmed it, has a later receipt.
        let latest: BTreeMap<String, Held> = read
            .filter(|held| held.community == id)
            .map(|held| (held.act.clone(), held))
            .collect();
        latest.into_values().collect()
    }

    fn waiting(&self) -> Vec<(PathBuf, Kept)> {
        let files = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let is_one = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "json");
        let mut paths: Vec<(std::time::SystemTime, PathBuf)> = files
            .map(|file| file.path())
            .filter(is_one)
            .filter_map(|path| Some((std::fs::metadata(&path).and_then(|about| about.modified()).ok()?, path)))
            .collect();
        paths.sort();
        let read = |path: PathBuf| {
            let text = std::fs::read_to_string(&path).ok()?;
            Some((path, serde_json::from_str(&text).ok()?))
        };
        let paths = paths.into_iter().take(SENT_AGAIN_MAX);
        paths.filter_map(|(_, path)| read(path)).collect()
    }

    fn keep(&self, path: &Path, kept: &Kept) -> Result<(), Problem> {
        let write = || {
            std::fs::create_dir_all(&self.folder)?;
            std::fs::write(path, serde_json::to_string(kept).expect("texts are JSON") + "\n")
        };
        write().map_err(|flaw| file_fault("Nothing was sent: what was signed could not be kept.", path, &flaw))
    }

    /// Notes what a receipt says, and forgets what is settled.
    fn received(&self, path: &Path, kept: &Kept, receipt: &Value) -> Result<(), Problem> {
        let line = held_of(kept, receipt).map(|held| serde_json::to_string(&held).expect("texts are JSON") + "\n");
        let write = || {
            let mut file = std::fs::OpenOptions::new()
                .create(true)
                .append(true)
                .open(&self.receipts)?;
            file.write_all(line.unwrap_or_default().as_bytes())
        };
        write().map_err(|flaw| file_fault("The act stands; its receipt was not noted.", &self.receipts, &flaw))?;
        if receipt["settled"].as_bool() == Some(true) {
            forget(path);
        }
        Ok(())
    }
}

/// What is sent once more than it need be does no harm.
fn forget(path: &Path) {
    let _ = std::fs::remove_file(path);
}

/// Whether a server answered at all; if not, the act may stand there.
fn is_heard(problem: &Problem) -> bool {
    !matches!(problem.code.as_str(), "no-answer" | "answer-not-understood")
}

/// Whether sending it again would be answered the same.
fn is_answer(problem: &Problem) -> bool {
    match problem.kind {
        Kind::Refusal => problem.status < 500 && problem.status != 429,
        Kind::Fault | Kind::Breach => false,
    }
}

/// The community that a body is for, by its id.
fn community_of(body: &str) -> Option<String> {
    let body = decode(body).ok()?;
    body.get("community").and_then(Canonical::as_text).map(str::to_owned)
}

/// What a receipt says of a submission, with the hash of the entry that both make.
fn held_of(kept: &Kept, receipt: &Value) -> Option<Held> {
    let body = kept.submission["body"].as_str()?.to_owned();
    let lines = kept.submission["signatures"].as_array()?.iter();
    let signatures = lines
        .map(|line| line.as_str()?.parse().ok())
        .collect::<Option<Vec<_>>>()?;
    let act = register::act_id(&body).to_string();
    let entry = Entry {
        stamp_ms: receipt["stamp_ms"].as_u64()?,
        signatures,
        body,
    };
    Some(Held {
        act,
        community: kept.community.clone(),
        index: receipt["index"].as_u64()?,
        leaf: leaf_hash(&entry.encode()).to_string(),
    })
}
