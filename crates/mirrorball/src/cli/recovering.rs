//! `mirrorball key enrol`, `kit`, `restore` and `recover`: more keys of one's own, and coming back when all are gone.

use std::io::Read;

use register::json::Value;
use register::{By, Hash, SecretKey};
use serde_json::json;

use crate::cli::args::Place;
use crate::cli::keyfile::{self, KeyFile};
use crate::cli::print_json;
use crate::cli::setting::{Acting, Setting, hash};
use crate::compose;
use crate::kit::Kit;
use crate::language::Language;
use crate::problem::Problem;

/// Lets another key of the member's in.
///
/// # Errors
///
/// What the server or a file answered instead.
pub fn enrol(name: &str, place: &Place) -> Result<(), Problem> {
    let setting = Setting::of(place)?;
    let acting = setting.acting()?;
    let path = keyfile::path_of(&setting.memory.keys(), name);
    let key = if path.exists() {
        keyfile::read(&path)?
    } else {
        keyfile::create(&path)?
    };
    let receipt = add(&setting, &acting, &key.secret)?;
    if setting.json() {
        print_json(&receipt);
    } else {
        out!("The key {} is yours too: {}", key.name, key.secret.public().kid());
        out!(
            "Its secret is in {}. Take the file to your other device.",
            key.path.display()
        );
    }
    Ok(())
}

/// Makes a recovery kit, lets its key in, and prints the words.
///
/// # Errors
///
/// What the server answered instead.
pub fn kit(place: &Place) -> Result<(), Problem> {
    let setting = Setting::of(place)?;
    let acting = setting.acting()?;
    let kit = Kit::fresh(Language::from_environment());
    let receipt = add(&setting, &acting, &kit.secret)?;
    let kid = kit.secret.public().kid().to_string();
    if setting.json() {
        print_json(&json!({ "words": kit.words, "kid": kid, "receipt": receipt }));
        return Ok(());
    }
    out!("Recovery kit for {} at {}", acting.community, setting.client.server());
    for (place, word) in kit.words.iter().enumerate() {
        out!("{:>3}  {word}", place + 1);
    }
    out!("key  {kid}");
    eprintln!("Write the words on paper, or print them: they are kept nowhere. Whoever has them is you.");
    eprintln!("They bring you back with `mirrorball key restore`, or on the page /restore of the community.");
    Ok(())
}

/// Comes back with the words of a kit.
///
/// # Errors
///
/// The words are no kit, its key is none of a member's, or what the server or a file answered instead.
pub fn restore(place: &Place) -> Result<(), Problem> {
    let mut setting = Setting::of(place)?;
    let community = setting.community()?;
    let mut text = String::new();
    eprintln!("Type the twelve words of your recovery kit, and end with Ctrl-D:");
    let read = std::io::stdin().take(4_096).read_to_string(&mut text);
    read.map_err(|flaw| keyfile::file_fault("The words were not read.", std::path::Path::new("-"), &flaw))?;
    let kit = Kit::read(&text).map_err(|flaw| {
        Problem::fault(
            "no-kit",
            "You have not come back.".to_owned(),
            flaw.to_string(),
            "Look at the paper again: twelve words, in their order; four letters of each are enough.",
        )
    })?;
    let begun = setting.client.open_session(&community, &kit.secret)?;
    let member = hash(&begun["member"])?;
    let mirror = setting.client.get(&format!("/api/{community}/endorsements"))?;
    if mirror["in_force"] != true {
        return at_mirror(setting, &community, &kit);
    }
    let (key, made) = setting.key_or_new()?;
    let act = record("key.add/1", &key.secret);
    let frame = setting.frame(By::Member(member), compose::random())?;
    let signed = compose::sign(&frame, &act, Vec::new(), &kit.secret, &[&key.secret]);
    let receipt = setting.submit_once(&signed)?;
    setting.remember(&community)?;
    if setting.json() {
        print_json(&receipt);
    } else {
        out!(
            "You are back. The key {} ({made}) is yours, in {}",
            key.name,
            key.path.display()
        );
        out!("Revoke the keys of the devices that you lost: mirrorball act key.revoke kid=<kid>");
    }
    Ok(())
}

/// Keeps a kit's own key as a file: a mirror takes no new key in, but hears who wants it to go on.
fn at_mirror(mut setting: Setting, community: &str, kit: &Kit) -> Result<(), Problem> {
    let path = keyfile::path_of(&setting.memory.keys(), &setting.key_name());
    keyfile::write(&path, &kit.secret.seed())?;
    setting.remember(community)?;
    if setting.json() {
        print_json(&json!({ "key": kit.secret.public().kid().to_string(), "file": path, "mirror": true }));
        return Ok(());
    }
    let address = format!("{}/{community}", setting.client.server());
    out!(
        "You are back, at a mirror. It takes nothing in yet; your kit's own key is in {}",
        path.display()
    );
    out!("Endorse the mirror: mirrorball endorse {address}");
    out!("Once it goes on, make a new kit: mirrorball key kit");
    Ok(())
}

/// How far a new key is, as a server tells it.
struct Claim {
    member: Hash,
    vouches: u64,
    needed: u64,
    ready_ms: Option<u64>,
}

/// Comes back with a new key that others vouch for, as soon as it can be used; says how far it is before.
///
/// # Errors
///
/// What the server or a file answered instead.
pub fn recover(place: &Place) -> Result<(), Problem> {
    let mut setting = Setting::of(place)?;
    let community = setting.community()?;
    let (key, _) = setting.key_or_new()?;
    let kid = key.secret.public().kid();
    let told = setting.client.get(&format!("/api/{community}/recovery/{kid}"))?;
    let claim = claim(&told)?;
    let now_ms = setting.client.get(&format!("/api/{community}/head"))?["now_ms"].as_u64();
    let due = |claim: &&Claim| {
        claim
            .ready_ms
            .is_some_and(|ready_ms| ready_ms <= now_ms.unwrap_or_default())
    };
    if let Some(claim) = claim.as_ref().filter(due) {
        let act = record("key.recover/1", &key.secret);
        let frame = setting.frame(By::Member(claim.member), compose::random())?;
        let receipt = setting.submit_once(&compose::sign(&frame, &act, Vec::new(), &key.secret, &[]))?;
        setting.remember(&community)?;
        if setting.json() {
            print_json(&receipt);
        } else {
            out!(
                "You are back, with the key {} alone, in {}",
                key.name,
                key.path.display()
            );
        }
        return Ok(());
    }
    if setting.json() {
        print_json(&json!({ "key": key.secret.public().to_string(), "kid": kid.to_string(), "recovery": told }));
        return Ok(());
    }
    waits(&setting, &community, &key, claim.as_ref());
    Ok(())
}

fn waits(setting: &Setting, community: &str, key: &KeyFile, claim: Option<&Claim>) {
    let public = key.secret.public();
    match claim {
        None => out!("Nobody has vouched for this key yet."),
        Some(Claim { vouches, needed, .. }) => out!("{vouches} of {needed} members vouch for this key."),
    }
    if let Some(ready_ms) = claim.and_then(|claim| claim.ready_ms) {
        let ready = i64::try_from(ready_ms).ok();
        let ready = ready.and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
        out!(
            "You can go on with it from {} on: say this again then.",
            ready.unwrap_or_default()
        );
        return;
    }
    out!("Send members who know you this link, and let them compare the key with you:");
    out!("link {}/{community}/vouch?key={public}", setting.client.server());
    out!("key  {}", public.kid());
}

/// What members say of a key; where they disagree, what most of them say.
fn claim(told: &serde_json::Value) -> Result<Option<Claim>, Problem> {
    let claims = told["claims"].as_array().into_iter().flatten();
    let Some(most) = claims.max_by_key(|claim| claim["vouches"].as_u64()) else {
        return Ok(None);
    };
    Ok(Some(Claim {
        member: hash(&most["member"])?,
        vouches: most["vouches"].as_u64().unwrap_or_default(),
        needed: most["needed"].as_u64().unwrap_or_default(),
        ready_ms: most["ready_ms"].as_u64(),
    }))
}

fn add(setting: &Setting, acting: &Acting, new: &SecretKey) -> Result<serde_json::Value, Problem> {
    let act = record("key.add/1", new);
    let frame = setting.frame(By::Member(acting.member), compose::random())?;
    setting.submit(&compose::sign(&frame, &act, Vec::new(), &acting.key.secret, &[new]))
}

fn record(kind: &str, new: &SecretKey) -> Value {
    let members = [("type", kind.to_owned()), ("new", new.public().to_string())];
    Value::Record(
        members
            .into_iter()
            .map(|(name, text)| (name.to_owned(), Value::Text(text)))
            .collect(),
    )
}
