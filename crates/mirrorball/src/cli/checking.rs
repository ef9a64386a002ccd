//! `mirrorball check`: checks a community for oneself, as the page Mirror does and more: everything is replayed, and it
//! has to continue what was checked from here before.

use std::collections::BTreeMap;
use std::path::Path;

use node::audit::Audit;
use register::Hash;
use register::policy::Policy;
use register::signed_note::SignedNote;
use register::tree::{ProofFlaw, verify_consistency, verify_inclusion};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::ball;
use crate::cli::args::{Check, Place, Verify};
use crate::cli::elsewhere::{self, Asking, Elsewhere, Longer};
use crate::cli::keyfile::file_fault;
use crate::cli::memory::Memory;
use crate::cli::outbox::{Held, Outbox};
use crate::cli::print_json;
use crate::cli::setting::{Setting, hash};
use crate::cli::verifying;
use crate::client::split_address;
use crate::limits::PROOFS_MAX;
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
    let seen = all_seen(&memory)?;
    let before = seen.get(url).cloned();
    let place = Place {
        server: None,
        community: None,
        key: words.key.clone(),
        json: words.json,
    };
    let setting = Setting::at(server, memory.clone(), &place);
    let community = path.trim_matches('/');
    let held = Outbox::of(&memory).held(&audit.id);
    let is_less = before.as_ref().is_some_and(|before| before.size > audit.size);
    // Whether there is more elsewhere matters where something is missing here.
    let asking = if is_less || held.iter().any(|held| held.index >= audit.size) {
        Asking::Everywhere
    } else {
        Asking::WhereMoreWasSeen
    };
    let elsewhere = elsewhere::compare(&setting, community, url, &seen, &audit, asking)?;
    if let Some(before) = &before
        && !(is_less && elsewhere.begins_with(&audit.id, before))
    {
        continues(&setting, community, before, &audit.id, audit.size, audit.root)?;
    }
    let acts = stand(&setting, community, &audit, &held, &elsewhere)?;
    let cosigned = match &words.policy {
        Some(policy) => Some(witnesses(policy, &audit.checkpoint)?),
        None => None,
    };
    if !is_less {
        remember(&memory, url, &audit)?;
    }
    let found = Found {
        before,
        cosigned,
        acts,
        elsewhere,
    };
    say(words.json, &audit, &found);
    Ok(())
}

/// In it stands what was seen at each address.
const SEEN: &str = "seen.json";

impl Seen {
    /// How many entries were seen.
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// The community's id.
    pub(super) fn community(&self) -> &str {
        &self.community
    }

    /// The root over them.
    pub(super) fn root(&self) -> Result<Hash, Problem> {
        hash(&json!(self.root))
    }
}

/// What was seen at each address. A file that cannot be read is not taken for an empty one: a changed past would go unnoticed.
fn all_seen(memory: &Memory) -> Result<BTreeMap<String, Seen>, Problem> {
    let path = memory.directory().join(SEEN);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(flaw) if flaw.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(flaw) => return Err(file_fault("What was seen before was not read.", &path, &flaw)),
    };
    serde_json::from_str(&text).map_err(|flaw| {
        Problem::fault(
            "seen-damaged",
            "What was seen before was not read.".to_owned(),
            format!("{} is damaged: {flaw}.", path.display()),
            "Bring it back from a backup. If there is none, set it aside: then what is seen next is taken for the first time.",
        )
    })
}

/// Whether a community was checked at an address of this server.
pub(super) fn is_seen_at(memory: &Memory, server: &str, community: &str) -> bool {
    let is_there = |(address, seen): (&String, &Seen)| {
        seen.community == community && split_address(address).is_some_and(|(at, _)| at == server)
    };
    all_seen(memory).is_ok_and(|seen| seen.iter().any(is_there))
}

/// Remembers what was found at an address.
///
/// # Errors
///
/// The file can't be written.
pub(super) fn remember(memory: &Memory, url: &str, audit: &Audit) -> Result<(), Problem> {
    let mut seen = all_seen(memory)?;
    let now = Seen {
        size: audit.size,
        root: audit.root.to_string(),
        community: audit.id.to_string(),
    };
    seen.insert(url.to_owned(), now);
    memory.write(SEEN, &seen, "What was seen was not remembered.")
}

/// The most that was seen of a community, at whatever address.
///
/// # Errors
///
/// What was seen before can't be read.
pub(super) fn seen_of(memory: &Memory, community: &Hash) -> Result<Option<Seen>, Problem> {
    let id = community.to_string();
    let seen = all_seen(memory)?.into_values();
    Ok(seen.filter(|seen| seen.community == id).max_by_key(Seen::size))
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
    if before.community != id.to_string() {
        return Err(breach(
            "another register stands at this address than was checked before",
        ));
    }
    if size < before.size {
        let why = format!("it has {size} entries, and {} were checked before", before.size);
        return Err(breach(&why));
    }
    is_continued(setting, community, (before.size, before.root()?), (size, root))?.map_err(|flaw| {
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

/// What a check found beside that everything holds.
struct Found {
    before: Option<Seen>,
    cosigned: Option<usize>,
    acts: Standing,
    elsewhere: Elsewhere,
}

/// Whether a server proves that a history of this size and root is continued by that one.
pub(super) fn is_continued(
    setting: &Setting,
    community: &str,
    (older, older_root): (u64, Hash),
    (newer, newer_root): (u64, Hash),
) -> Result<Result<(), ProofFlaw>, Problem> {
    let question = format!("/api/{community}/proofs?size={newer}&from={older}");
    let proof = hashes(&setting.client.get(&question)?["consistency"])?;
    Ok(verify_consistency(older, older_root, newer, newer_root, &proof))
}

fn hashes(value: &Value) -> Result<Vec<Hash>, Problem> {
    value.as_array().into_iter().flatten().map(hash).collect()
}

/// How many acts a receipt was given for.
struct Standing {
    /// That stand here.
    here: usize,
    /// That stand in what is longer elsewhere, beyond what is here.
    beyond: usize,
}

/// Each act that a receipt was given for has to stand where the receipt says: here, or where somebody proves that there is
/// more of the same history.
fn stand(
    setting: &Setting,
    community: &str,
    audit: &Audit,
    held: &[Held],
    elsewhere: &Elsewhere,
) -> Result<Standing, Problem> {
    let (here, beyond): (Vec<&Held>, Vec<&Held>) = held.iter().partition(|held| held.index < audit.size);
    if let Some(held) = first_missing(setting, community, (audit.size, audit.root), &here)? {
        return Err(missing(held));
    }
    if let Some(held) = elsewhere.first_missing(&beyond) {
        let mut unknown = elsewhere.unknown.iter();
        return Err(match unknown.find(|(_, size)| held.index < *size) {
            Some((address, _)) => not_compared(held, address),
            None => missing(held),
        });
    }
    Ok(Standing {
        here: here.len(),
        beyond: beyond.len(),
    })
}

fn missing(held: &Held) -> Problem {
    breach(&format!(
        "act {} was given a receipt for, as entry {}, and does not stand there",
        held.act, held.index
    ))
}

/// It may be only shorter, and nobody can say now.
fn not_compared(held: &Held, address: &str) -> Problem {
    Problem::fault(
        "not-compared",
        "Not everything could be checked.".to_owned(),
        format!(
            "Act {} was given a receipt for, as entry {}, which is more than is here. At {address} more was seen, and nobody there \
             proves now that this is its beginning.",
            held.act, held.index
        ),
        "Check again once that address answers; if members went on there, file there.",
    )
}

/// The first of these acts that a server does not prove to stand in its history of this size and root.
pub(super) fn first_missing<'a>(
    setting: &Setting,
    community: &str,
    (size, root): (u64, Hash),
    held: &[&'a Held],
) -> Result<Option<&'a Held>, Problem> {
    for some in held.chunks(PROOFS_MAX) {
        let places: Vec<String> = some.iter().map(|held| held.index.to_string()).collect();
        let question = format!("/api/{community}/proofs?size={size}&entries={}", places.join(","));
        let proofs = setting.client.get(&question)?;
        for (place, held) in some.iter().enumerate() {
            let proof = hashes(&proofs["inclusion"][place])?;
            let leaf = hash(&json!(held.leaf))?;
            if verify_inclusion(leaf, held.index, size, &proof, root).is_err() {
                return Ok(Some(held));
            }
        }
    }
    Ok(None)
}

fn say(json: bool, audit: &Audit, found: &Found) {
    let Found {
        before,
        cosigned,
        acts,
        elsewhere,
    } = found;
    if json {
        print_json(&json!({
            "checked": true,
            "community": audit.id.to_string(),
            "entries": audit.size,
            "root": audit.root.to_string(),
            "ball": ball::spoken(&audit.community, audit.root.as_bytes()).words,
            "continues": before.as_ref().map(Seen::size),
            "witnesses": cosigned,
            "acts": acts.here,
            "acts_beyond": acts.beyond,
            "same_at": elsewhere.same,
            "behind": elsewhere.longer.iter().map(|longer| json!({ "address": longer.address, "entries": longer.size })).collect::<Vec<_>>(),
            "not_compared_with": elsewhere.unknown.iter().map(|(address, _)| address).collect::<Vec<_>>(),
        }));
        return;
    }
    out!(
        "Checked: every signature, rule and payout holds, and the keeper stands by all {} entries.",
        audit.size
    );
    match before {
        Some(before) if before.size > audit.size => {
            out!("{} were checked here before, and they begin with these.", before.size);
        }
        Some(before) => out!(
            "It continues what was checked from here before (entries: {}).",
            before.size
        ),
        None => out!("It was checked from here for the first time; what was seen is remembered for the next."),
    }
    for address in &elsewhere.same {
        out!("It is the history that was seen at {address}.");
    }
    for Longer { address, size, .. } in &elsewhere.longer {
        out!("It is behind: at {address} there are {size} entries, which begin with these.");
    }
    if !elsewhere.longer.is_empty() {
        out!(
            "If members went on there, file there. If this is a mirror, it may be catching up: check again in a while."
        );
    }
    for (address, _) in &elsewhere.unknown {
        out!("At {address} more was seen, and nobody there proves now that this is its beginning.");
    }
    if acts.here > 0 {
        out!("Acts that were given a receipt here: {}; all of them stand.", acts.here);
    }
    if acts.beyond > 0 {
        out!(
            "Acts with a receipt beyond that: {}; they stand where there is more.",
            acts.beyond
        );
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

pub(super) fn breach(why: &str) -> Problem {
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
