//! `mirrorball check`: checks a community for oneself, as the page Mirror does and more: everything is replayed, and it
//! has to continue what was checked from here before.

use std::collections::BTreeMap;
use std::path::Path;

use register::Hash;
use register::policy::Policy;
use register::signed_note::SignedNote;
use register::tree::verify_consistency;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::ball;
use crate::cli::args::{Check, Place, Verify};
use crate::cli::keyfile::file_fault;
use crate::cli::memory::Memory;
use crate::cli::print_json;
use crate::cli::setting::{Setting, hash};
use crate::cli::verifying;
use crate::client::split_address;
use crate::problem::{Kind, Problem};

/// What was seen of a community before, in `seen.json`.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Seen {
    size: u64,
    root: String,
    community: String,
}

/// Checks a community at its address, and remembers what it saw there.
///
/// # Errors
///
/// What does not fit, as a breach; or a fault with the server.
pub fn check(words: &Check) -> Result<(), Problem> {
    let url = words.url.trim_end_matches('/');
    let (server, path) = split_address(url)
        .filter(|(_, path)| path.len() > 1)
        .ok_or_else(|| no_address(url))?;
    let audit = verifying::audit(&Verify {
        source: format!("{url}/register"),
        json: words.json,
        key: words.key.clone(),
    })?;
    let memory = Memory::load()?;
    let remembered = memory.directory().join(SEEN);
    let mut seen = all_seen(&memory);
    let before = seen.get(url).cloned();
    if let Some(before) = &before {
        let place = Place {
            server: None,
            community: None,
            key: words.key.clone(),
            json: words.json,
        };
        let setting = Setting::at(server, memory.clone(), &place);
        continues(
            &setting,
            path.trim_matches('/'),
            before,
            &audit.id,
            audit.size,
            audit.root,
        )?;
    }
    let cosigned = match &words.policy {
        Some(policy) => Some(witnesses(policy, &audit.checkpoint)?),
        None => None,
    };
    let now = Seen {
        size: audit.size,
        root: audit.root.to_string(),
        community: audit.id.to_string(),
    };
    seen.insert(url.to_owned(), now);
    let text = serde_json::to_string_pretty(&seen).expect("texts are JSON");
    let keep = || {
        std::fs::create_dir_all(memory.directory())?;
        std::fs::write(&remembered, text + "\n")
    };
    keep().map_err(|flaw| file_fault("What was seen was not remembered.", &remembered, &flaw))?;
    say(words.json, &audit, before.as_ref(), cosigned);
    Ok(())
}

/// In it stands what was seen at each address.
const SEEN: &str = "seen.json";

impl Seen {
    /// How many entries were seen.
    pub(super) fn size(&self) -> u64 {
        self.size
    }
}

fn all_seen(memory: &Memory) -> BTreeMap<String, Seen> {
    std::fs::read_to_string(memory.directory().join(SEEN))
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// The most that was seen of a community, at whatever address.
pub(super) fn seen_of(memory: &Memory, community: &Hash) -> Option<Seen> {
    let id = community.to_string();
    let seen = all_seen(memory).into_values();
    seen.filter(|seen| seen.community == id).max_by_key(Seen::size)
}

/// The register continues what was seen before, or the keeper has changed its past.
pub(super) fn continues(
    setting: &Setting,
    community: &str,
    before: &Seen,
    id: &Hash,
    size: u64,
    root: Hash,
) -> Result<(), Problem> {
    let older_root: Hash = hash(&json!(before.root))?;
    if before.community != id.to_string() {
        return Err(breach(
            "another register stands at this address than was checked before",
        ));
    }
    if size < before.size {
        let why = format!("it has {size} entries, and {} were checked before", before.size);
        return Err(breach(&why));
    }
    let question = format!("/api/{community}/proofs?size={size}&from={}", before.size);
    let proofs = setting.client.get(&question)?;
    let proof: Vec<Hash> = proofs["consistency"]
        .as_array()
        .into_iter()
        .flatten()
        .map(hash)
        .collect::<Result<_, _>>()?;
    verify_consistency(before.size, older_root, size, root, &proof).map_err(|flaw| {
        breach(&format!(
            "it does not continue the {} entries that were checked before: {flaw}",
            before.size
        ))
    })
}

/// How many witnesses of a policy have cosigned; a breach if they are not enough.
fn witnesses(path: &Path, signed: &str) -> Result<usize, Problem> {
    let bytes = std::fs::read(path).map_err(|flaw| file_fault("The policy was not read.", path, &flaw))?;
    let policy = Policy::parse(&bytes).map_err(|flaw| {
        let next = "Mend the file; `witness NAME KEY`, `group NAME 2 A B C` and `quorum NAME` are its lines.";
        Problem::fault(
            "policy",
            format!("{} is no policy.", path.display()),
            format!("{flaw}."),
            next,
        )
    })?;
    let note = SignedNote::parse(signed).map_err(|flaw| breach(&format!("the checkpoint: {flaw}")))?;
    let standing = policy
        .standing(&note)
        .map_err(|flaw| breach(&format!("a cosignature: {flaw}")))?;
    if standing.is_met {
        return Ok(standing.cosigned.len());
    }
    let why = format!(
        "{} of its witnesses have confirmed it, which is not enough",
        standing.cosigned.len()
    );
    let mut problem = breach(&why);
    "It may be sealed in a moment: try again. If it stays so, ask the keeper and the witnesses."
        .clone_into(&mut problem.next);
    Err(problem)
}

fn say(json: bool, audit: &node::audit::Audit, before: Option<&Seen>, cosigned: Option<usize>) {
    if json {
        print_json(&json!({
            "checked": true,
            "community": audit.id.to_string(),
            "entries": audit.size,
            "root": audit.root.to_string(),
            "ball": ball::spoken(&audit.community, audit.root.as_bytes()).words,
            "continues": before.map(|before| before.size),
            "witnesses": cosigned,
        }));
        return;
    }
    out!(
        "Checked: every signature, rule and payout holds, and the keeper stands by all {} entries.",
        audit.size
    );
    match before {
        Some(before) => out!(
            "It continues what was checked from here before (entries: {}).",
            before.size
        ),
        None => out!("It was checked from here for the first time; what was seen is remembered for the next."),
    }
    if let Some(count) = cosigned {
        out!("Witnesses who confirm it: {count}.");
    }
    out!("root      {}", audit.root);
    out!(
        "ball      {}",
        ball::spoken(&audit.community, audit.root.as_bytes()).text()
    );
}

fn breach(why: &str) -> Problem {
    let next = "Keep every copy that you have, and show this to the other members.";
    let mut problem = Problem::fault(
        "changed-past",
        "The register is not what it was.".to_owned(),
        format!("{why}."),
        next,
    );
    problem.kind = Kind::Breach;
    problem
}

pub(super) fn no_address(url: &str) -> Problem {
    Problem::fault(
        "address",
        format!("\"{url}\" was not checked."),
        "It is not the address of a community.".to_owned(),
        "Write it as in the browser, such as http://localhost:7777/open-words",
    )
}

#[cfg(test)]
mod tests {
    use register::checkpoint;

    use super::*;

    #[test]
    fn a_policy_that_is_not_met_is_no_success() {
        let directory = tempfile::tempdir().unwrap();
        let key = |seed| register::SecretKey::from_seed([seed; 32]);
        let cosigner = register::cosignature::Cosigner::new("w.example", key(2).public()).unwrap();
        let path = directory.path().join("policy");
        std::fs::write(&path, format!("witness w {cosigner}\nquorum w\n")).unwrap();
        let checkpoint = checkpoint::Checkpoint {
            origin: "mirrorball/x".to_owned(),
            size: 1,
            root: Hash::new([7; 32]),
        };
        let signed = checkpoint.sign(&key(1));
        assert_eq!(
            witnesses(&path, &signed).map_err(|problem| problem.kind),
            Err(Kind::Breach)
        );
        let line = register::cosignature::cosign(&checkpoint.text(), "w.example", &key(2), 7);
        let sealed = checkpoint::with_lines(&signed, [line]).unwrap();
        assert_eq!(witnesses(&path, &sealed).map_err(|problem| problem.code), Ok(1));
    }
}
