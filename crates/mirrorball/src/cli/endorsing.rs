//! `mirrorball endorse`: endorses a mirror as the community's keeper, after everything that it holds was checked.

use register::defence::Defence;
use register::json::Value;
use register::{By, Seen};
use serde_json::json;

use crate::cli::args::{Endorse, Place, Verify};
use crate::cli::checking;
use crate::cli::memory::Memory;
use crate::cli::outbox::Outbox;
use crate::cli::print_json;
use crate::cli::setting::Setting;
use crate::cli::verifying;
use crate::client::split_address;
use crate::compose::{self, Frame};
use crate::problem::{Kind, Problem};

/// Checks a mirror's copy, and signs that its key is to keep the register from there on.
///
/// # Errors
///
/// The copy does not verify, it is not what was checked from here before, or what the mirror answered instead.
pub fn endorse(words: &Endorse) -> Result<(), Problem> {
    let url = words.url.trim_end_matches('/');
    let (server, path) = split_address(url)
        .filter(|(_, path)| path.len() > 1)
        .ok_or_else(|| checking::no_address(url))?;
    let audit = verifying::audit(&Verify {
        source: format!("{url}/register"),
        json: words.json,
        key: words.key.clone(),
    })?;
    let community = path.trim_matches('/');
    let memory = Memory::load()?;
    let before = checking::seen_of(&memory, &audit.id)?;
    let place = Place {
        server: None,
        community: Some(community.to_owned()),
        key: words.key.clone(),
        json: words.json,
    };
    let setting = Setting::at(server, memory, &place);
    if let Some(before) = &before {
        if audit.size < before.size() && Defence::EndorsedLength.stands() {
            return Err(behind(audit.size, before.size()));
        }
        checking::continues(&setting, community, before, &audit.id, audit.size, audit.root)?;
    }
    let acting = setting.acting()?;
    let address = format!("/api/{community}/endorsements");
    let mirror = setting.client.get(&address)?;
    if mirror["in_force"] == true {
        return Err(keeper_already(url));
    }
    let text = |value: &serde_json::Value| Value::Text(value.as_str().unwrap_or_default().to_owned());
    let act = Value::Record(
        [
            ("type".to_owned(), Value::Text("keeper.endorse/1".to_owned())),
            ("key".to_owned(), text(&mirror["key"])),
        ]
        .into(),
    );
    // What is signed names the very register that was checked above.
    let seen = Seen {
        size: audit.size,
        root: audit.root,
    };
    let frame = Frame {
        seen,
        ..setting.frame(By::Member(acting.member), compose::random())?
    };
    let signed = compose::sign(&frame, &act, Vec::new(), &acting.key.secret, &[]);
    let answer = setting.client.post(&address, &signed.to_json())?;
    // All of it was checked: what is not settled yet may be sent there from now on.
    checking::remember(&setting.memory, url, &audit)?;
    let held = Outbox::of(&setting.memory).held(&audit.id);
    let lost = held.iter().filter(|held| held.index >= audit.size).count();
    say(words.json, &answer, before.is_some(), lost);
    Ok(())
}

/// `lost` is how many acts were given a receipt here, and do not stand at the mirror.
fn say(json: bool, answer: &serde_json::Value, was_seen: bool, lost: usize) {
    if json {
        let mut answer = answer.clone();
        answer["continues_what_was_checked"] = json!(was_seen);
        answer["receipts_not_held"] = json!(lost);
        print_json(&answer);
        return;
    }
    if lost > 0 {
        out!("Acts that were given a receipt here and do not stand there: {lost}. What waits is sent again from here,");
        out!("once that machine keeps the register; what was forgotten with its receipt has to be given again.");
    }
    let silent = answer["silent"].as_array().into_iter().flatten();
    for name in silent.filter_map(serde_json::Value::as_str) {
        out!(
            "The witness {name} did not say what it has confirmed: if that is more than is there, it will refuse that machine."
        );
    }
    let number = |name: &str| answer[name].as_u64().unwrap_or_default();
    if answer["in_force"] == true {
        out!("This machine keeps the register now, from entry {} on.", number("size"));
        out!("Tell the other members the address: they file here from now on.");
        return;
    }
    out!(
        "Endorsed: {} of the {} full members whom it takes.",
        number("given"),
        number("needed")
    );
    out!("It would go on after {} entries with the root", number("size"));
    out!("  {}", answer["root"].as_str().unwrap_or_default());
    if let Some(verifier) = answer["verifier"].as_str() {
        out!(
            "If the community has witnesses, whoever runs one tells it that machine's key before the others endorse it:"
        );
        out!("  mirrorball witness {verifier}");
    }
    if !was_seen {
        out!("This community was not checked from here before. Compare that root with the other members.");
    }
}

fn keeper_already(url: &str) -> Problem {
    let mut problem = Problem::fault(
        "keeper-already",
        "Nothing was endorsed: this machine is the community's keeper already.".to_owned(),
        format!("The register that {url} holds names its key as the keeper's, so that acts are taken in there."),
        "File there. To hand the register over to another machine, endorse the address of a mirror that runs there.",
    );
    problem.kind = Kind::Refusal;
    problem
}

fn behind(size: u64, seen: u64) -> Problem {
    Problem::fault(
        "mirror-behind",
        "This mirror is not endorsed.".to_owned(),
        format!("It holds {size} entries, and {seen} were checked from here before: the later ones would be lost."),
        "Endorse a mirror that holds more, or wait until it has caught up.",
    )
}
