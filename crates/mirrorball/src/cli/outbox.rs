//! What was signed here and is not settled yet, and what receipts were given for.
//!
//! A signed act is kept before it is sent, and forgotten once witnesses have confirmed it, as the server says, or with its
//! receipt where none are asked, if its proof leads to its checkpoint (whose signature that has, `mirrorball check` looks
//! at); or with its answer where nothing was entered. Until then it is sent again before the next act in its community, at whatever address that is by then: where
//! members go on with a mirror, what the keeper before took in and nobody had confirmed is not lost. An act is known by its
//! bytes, so that sending it twice is harmless. (In browsers, `assets/js/outbox.js` does the same.)

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use node::clock::{Clock as _, SystemClock};
use register::Hash;
use register::checkpoint::{Checkpoint, origin};
use register::entry::{Entry, leaf_hash};
use register::json::{Value as Canonical, decode};
use register::signed_note::SignedNote;
use register::tree::verify_inclusion;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cli::keyfile::file_fault;
use crate::cli::memory::Memory;
use crate::compose::Signed;
use crate::limits::SENT_AGAIN_MAX;
use crate::private;
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
    /// When it was signed, as this machine's clock had it, in Unix ms.
    #[serde(default)]
    kept_ms: u64,
    /// What the last receipt for it said, if one was given.
    #[serde(default)]
    held: Option<Held>,
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
    /// Those of which it was not known whether they stand, and that stand now.
    pub entered: Vec<Entered>,
    /// Those that were refused: what was said, and where what was signed is kept.
    pub refused: Vec<(Problem, PathBuf)>,
}

/// An act that was sent again, and of which nobody knew whether it stands.
pub struct Entered {
    /// Its type, and the place at which it stands.
    pub said: String,
    /// What it says, without who signed it and when.
    pub act: Option<Canonical>,
}

/// What a body says, without who signed it and when.
pub fn act_of(body: &str) -> Option<Canonical> {
    decode(body).ok()?.get("act").cloned()
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
            kept_ms: SystemClock::new().now_ms(),
            held: None,
        };
        self.keep(&path, &kept)
            .map_err(|flaw| file_fault("Nothing was sent: what was signed could not be kept.", &path, &flaw))?;
        match send(&kept.submission) {
            Ok(receipt) => {
                self.received(&path, kept, &receipt)?;
                Ok(receipt)
            }
            Err(problem) if !may_stand(&problem) => {
                // Whoever gave it is told at once, and decides.
                forget(&path);
                Err(problem)
            }
            Err(mut problem) => {
                "It may stand there or not. It is signed and kept here, and is sent again before your next act in this \
                 community; an act is entered once. So do not give it again."
                    .clone_into(&mut problem.next);
                Err(problem)
            }
        }
    }

    /// Sends what is not settled in a community, oldest first.
    pub fn send_again(&self, community: &Hash, send: impl Fn(&Value) -> Result<Value, Problem>) -> SentAgain {
        let mut again = SentAgain::default();
        let id = community.to_string();
        for (path, kept) in self.waiting(&id) {
            match send(&kept.submission) {
                Ok(receipt) => {
                    if kept.held.is_none() {
                        again.entered.push(said_of(&kept, &receipt));
                    }
                    // Should it stay, it is sent once more.
                    let _ = self.received(&path, kept, &receipt);
                }
                Err(problem) if is_refused(&problem) => {
                    let aside = path.with_extension("refused");
                    let kept = if std::fs::rename(&path, &aside).is_ok() {
                        aside
                    } else {
                        path
                    };
                    again.refused.push((problem, kept));
                }
                Err(problem) if problem.code == "no-answer" => break,
                // What this server cannot take now, it may another time.
                Err(_) => {}
            }
        }
        again
    }

    /// The acts of a community that a receipt was given for, each once, by the last one.
    pub fn held(&self, community: &Hash) -> Vec<Held> {
        let id = community.to_string();
        // What another keeper entered anew, since nobody had confirmed it, has a later receipt.
        let text = std::fs::read_to_string(&self.receipts).unwrap_or_default();
        let read = text.lines().filter_map(|line| serde_json::from_str::<Held>(line).ok());
        let latest: BTreeMap<String, Held> = read
            .filter(|held| held.community == id)
            .map(|held| (held.act.clone(), held))
            .collect();
        latest.into_values().collect()
    }

    /// What waits for a community, oldest first.
    fn waiting(&self, community: &str) -> Vec<(PathBuf, Kept)> {
        let files = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let is_one = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "json");
        let read = |path: PathBuf| {
            let text = std::fs::read_to_string(&path).ok()?;
            Some((path, serde_json::from_str::<Kept>(&text).ok()?))
        };
        let mut kept: Vec<(PathBuf, Kept)> = files
            .map(|file| file.path())
            .filter(is_one)
            .filter_map(read)
            .filter(|(_, kept)| kept.community == community)
            .collect();
        kept.sort_by(|(one, before), (other, after)| (before.kept_ms, one).cmp(&(after.kept_ms, other)));
        kept.truncate(SENT_AGAIN_MAX);
        kept
    }

    /// Texts that are for some members stand in it: it is for its owner alone, and durable before anything is sent.
    fn keep(&self, path: &Path, kept: &Kept) -> std::io::Result<()> {
        private::make_directory(&self.folder)?;
        let text = serde_json::to_string(kept).expect("texts are JSON") + "\n";
        private::replace(path, text.as_bytes())
    }

    /// Notes what a receipt proves, if the one before did not say it, and forgets what is settled.
    fn received(&self, path: &Path, kept: Kept, receipt: &Value) -> Result<(), Problem> {
        let held = held_of(&kept, receipt).filter(|held| is_proven(held, receipt).is_some());
        let unnoted = |flaw| file_fault("The act stands; its receipt was not noted.", &self.receipts, &flaw);
        if let Some(new) = held.as_ref().filter(|_| held != kept.held) {
            let line = serde_json::to_string(new).expect("texts are JSON") + "\n";
            let file = private::open_to_add(&self.receipts);
            file.and_then(|mut file| file.write_all(line.as_bytes()))
                .map_err(unnoted)?;
        }
        if receipt["settled"].as_bool() == Some(true) && held.is_some() {
            forget(path);
            return Ok(());
        }
        // What was proven before stays known, whatever came now.
        let held = held.or(kept.held);
        self.keep(path, &Kept { held, ..kept }).map_err(unnoted)
    }
}

/// What is sent once more than it need be does no harm.
fn forget(path: &Path) {
    let _ = std::fs::remove_file(path);
}

/// Whether the act may stand though no receipt came: nobody answered, somebody in between did, or the server gave up waiting
/// for its keeper. Every fault of a keeper says that the act was not entered.
fn may_stand(problem: &Problem) -> bool {
    matches!(
        problem.code.as_str(),
        "no-answer" | "answer-not-understood" | "timed-out" | "bug"
    )
}

/// Whether sending it again would be answered the same: a rule said no.
fn is_refused(problem: &Problem) -> bool {
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

/// What is told of an act that stands now.
fn said_of(kept: &Kept, receipt: &Value) -> Entered {
    let act = kept.submission["body"].as_str().and_then(act_of);
    let kind = act.as_ref().and_then(|act| act.get("type")?.as_text());
    let said = format!("{} as entry {}", kind.unwrap_or_default(), receipt["index"]);
    Entered { said, act }
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

/// Whether a receipt's own proof leads from the entry to its checkpoint, which is of this community.
fn is_proven(held: &Held, receipt: &Value) -> Option<()> {
    let note = SignedNote::parse(receipt["checkpoint"].as_str()?).ok()?;
    let under = Checkpoint::parse(&note.text).ok()?;
    let proof = receipt["proof"].as_array()?.iter();
    let proof: Vec<Hash> = proof.map(|hash| hash.as_str()?.parse().ok()).collect::<Option<_>>()?;
    let leaf = held.leaf.parse().ok()?;
    let is_here = under.origin == origin(&held.community.parse().ok()?);
    let stands = verify_inclusion(leaf, held.index, under.size, &proof, under.root);
    (is_here && stands.is_ok()).then_some(())
}

#[cfg(test)]
mod tests {
    use register::SecretKey;
    use serde_json::json;

    use super::*;

    fn within(home: &Path) -> Outbox {
        Outbox {
            folder: home.join(OUTBOX),
            receipts: home.join(RECEIPTS),
        }
    }

    fn signed(community: &Hash, task: &str) -> Signed {
        Signed {
            body: format!(r#"{{"act":{{"task":"{task}","type":"work.log/1"}},"community":"{community}"}}"#),
            signatures: Vec::new(),
            texts: Vec::new(),
        }
    }

    fn answered(code: &str, kind: Kind, status: u16) -> Result<Value, Problem> {
        let mut problem = Problem::fault(code, String::new(), String::new(), "");
        (problem.kind, problem.status) = (kind, status);
        Err(problem)
    }

    /// The receipt of a register in which the act stands alone.
    fn receipt(community: &Hash, submission: &Value, is_settled: bool) -> Value {
        let kept = Kept {
            community: community.to_string(),
            submission: submission.clone(),
            kept_ms: 0,
            held: None,
        };
        let alone = json!({ "index": 0, "stamp_ms": 1, "settled": is_settled, "proof": [] });
        let checkpoint = Checkpoint {
            origin: origin(community),
            size: 1,
            root: held_of(&kept, &alone).unwrap().leaf.parse().unwrap(),
        };
        let mut receipt = alone;
        receipt["checkpoint"] = json!(checkpoint.sign(&SecretKey::from_seed([7; 32])));
        receipt
    }

    #[test]
    fn what_may_stand_is_kept_and_what_was_refused_is_not() {
        let home = tempfile::tempdir().unwrap();
        let outbox = within(home.path());
        let [here, elsewhere] = [Hash::new([1; 32]), Hash::new([2; 32])];
        let waiting = || outbox.waiting(&here.to_string()).len();
        // A rule said no, or the keeper does: nothing was entered, and whoever gave it is told.
        let certain = [
            ("seen-ahead", Kind::Refusal, 422),
            ("copy", Kind::Fault, 503),
            ("rolled-back", Kind::Fault, 503),
        ];
        for (code, kind, status) in certain {
            let sent = outbox.send(&signed(&here, code), |_| answered(code, kind, status));
            assert_eq!((sent.unwrap_err().code.as_str(), waiting()), (code, 0));
        }
        // Without an answer, or with one that came in its place, it may stand.
        for (count, code) in ["no-answer", "timed-out", "answer-not-understood"]
            .into_iter()
            .enumerate()
        {
            let sent = outbox.send(&signed(&here, code), |_| answered(code, Kind::Fault, 503));
            assert!(sent.unwrap_err().next.contains("do not give it again"), "{code}");
            assert_eq!(waiting(), count + 1);
        }
        outbox
            .send(&signed(&elsewhere, "other"), |_| {
                answered("no-answer", Kind::Fault, 503)
            })
            .unwrap_err();
        // Of what stands now that is told; what waits for witnesses stays, and is not told a second time.
        let again = outbox.send_again(&here, |sent| Ok(receipt(&here, sent, false)));
        assert_eq!((again.entered.len(), again.refused.len(), waiting()), (3, 0, 3));
        assert_eq!(again.entered[0].said, "work.log/1 as entry 0");
        assert_eq!(again.entered[0].act, act_of(&signed(&here, "no-answer").body));
        // Nor is what nothing proves forgotten.
        for (member, lie) in [
            ("index", json!(1)),
            ("proof", json!([here])),
            ("checkpoint", json!("none")),
        ] {
            let lying = |sent: &Value| {
                let mut receipt = receipt(&here, sent, true);
                receipt[member] = lie.clone();
                Ok(receipt)
            };
            outbox.send_again(&here, lying);
            outbox.send_again(&here, |sent| Ok(receipt(&elsewhere, sent, true)));
            assert_eq!(waiting(), 3, "{member}");
        }
        let again = outbox.send_again(&here, |sent| Ok(receipt(&here, sent, true)));
        assert_eq!((again.entered.len(), waiting()), (0, 0));
        assert_eq!((outbox.held(&here).len(), outbox.held(&elsewhere).len()), (3, 0));
        let noted = std::fs::read_to_string(&outbox.receipts).unwrap();
        assert_eq!(noted.lines().count(), 3, "each is noted once, and no lie is");
        assert_eq!(outbox.waiting(&elsewhere.to_string()).len(), 1);
        // What is refused later is kept beside.
        let again = outbox.send_again(&elsewhere, |_| answered("seen-differs", Kind::Refusal, 422));
        assert!(again.refused.len() == 1 && again.refused[0].1.exists());
        assert!(outbox.waiting(&elsewhere.to_string()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn what_waits_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let outbox = within(home.path());
        outbox
            .send(&signed(&Hash::new([1; 32]), "x"), |_| {
                answered("no-answer", Kind::Fault, 503)
            })
            .unwrap_err();
        let file = std::fs::read_dir(&outbox.folder).unwrap().next().unwrap().unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
