//! `mirrorball fork`: notice, signing, going along, and founding the new community.

use register::json::Value;
use register::{By, Seen};
use serde_json::json;

use crate::cli::args::{ForkTask, Place};
use crate::cli::memory::Memory;
use crate::cli::print_json;
use crate::cli::setting::{Setting, hash};
use crate::compose::{self, Frame, Text};
use crate::problem::Problem;

/// Does what is asked about a fork.
///
/// # Errors
///
/// What the server answered instead of a receipt.
pub fn run(task: &ForkTask) -> Result<(), Problem> {
    match task {
        ForkTask::Notice {
            decision,
            name,
            purpose,
            why,
            place,
        } => {
            let why = Text::new(why);
            let act = record([
                ("type", text("fork.notice/1")),
                ("decision", text(decision)),
                ("name", text(name)),
                ("purpose", text(purpose)),
                ("why", why.commitment()),
            ]);
            file(
                place,
                &act,
                vec![why],
                "Notice is given. Others sign it with `mirrorball fork sign <act>`.",
            )
        }
        ForkTask::Sign { fork, place } => {
            let act = record([("type", text("fork.sign/1")), ("fork", text(fork))]);
            file(place, &act, Vec::new(), "Signed.")
        }
        ForkTask::Join { fork, new, place } => {
            let mut members = vec![("type", text("fork.join/1")), ("fork", text(fork))];
            if *new {
                members.push(("belongs", text("new")));
            }
            file(place, &record(members), Vec::new(), "You go along.")
        }
        ForkTask::Leave { fork, place } => {
            let act = record([("type", text("fork.take-back/1")), ("fork", text(fork))]);
            file(place, &act, Vec::new(), "Your name is off it.")
        }
        ForkTask::Name {
            fork,
            id,
            address,
            place,
        } => {
            let mut members = vec![
                ("type", text("sibling.name/1")),
                ("fork", text(fork)),
                ("community", text(id)),
            ];
            members.extend(address.iter().map(|address| ("address", text(address))));
            file(place, &record(members), Vec::new(), "Named.")
        }
        ForkTask::Found { fork, at, place } => found(fork, at.as_deref(), place),
    }
}

/// Where a task happens.
pub fn place(task: &ForkTask) -> &Place {
    match task {
        ForkTask::Notice { place, .. }
        | ForkTask::Sign { place, .. }
        | ForkTask::Join { place, .. }
        | ForkTask::Leave { place, .. }
        | ForkTask::Found { place, .. }
        | ForkTask::Name { place, .. } => place,
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn record<'a>(members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    Value::Record(
        members
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

fn file(place: &Place, act: &Value, texts: Vec<Text>, said: &str) -> Result<(), Problem> {
    let setting = Setting::of(place)?;
    let acting = setting.acting()?;
    let receipt = setting.file(&acting, act, texts)?;
    if setting.json() {
        print_json(&receipt);
    } else {
        out!("{said}");
        out!("act {}", receipt["act"].as_str().unwrap_or_default());
    }
    Ok(())
}

/// Founds the new community: what is signed stands on the very entry by which they parted.
fn found(fork: &str, at: Option<&str>, place: &Place) -> Result<(), Problem> {
    let setting = Setting::of(place)?;
    let acting = setting.acting()?;
    let forks = setting.ask("forks")?;
    let mut rows = forks["rows"].as_array().into_iter().flatten();
    let row = rows.find(|row| row["fork"] == fork).ok_or_else(|| no_fork(fork))?;
    let founding = &row["founding"];
    let act = crate::strict::read::<crate::strict::Loose>(founding["act"].to_string().as_bytes());
    let Ok(crate::strict::Loose(Value::Record(mut act))) = act else {
        return Err(not_parted(fork));
    };
    let other = match at {
        Some(at) => Setting::at(at.trim_end_matches('/'), Memory::load()?, place),
        None => Setting::of(place)?,
    };
    let keeper = other.client.get("/api/keeper-key")?;
    act.insert("keeper".to_owned(), text(keeper["keeper"].as_str().unwrap_or_default()));
    let seen = Seen {
        size: founding["seen"]["size"].as_u64().unwrap_or_default(),
        root: hash(&founding["seen"]["root"])?,
    };
    let frame = Frame {
        seen,
        ..setting.frame(By::Member(acting.member), compose::random())?
    };
    let signed = compose::sign(&frame, &Value::Record(act), Vec::new(), &acting.key.secret, &[]);
    let receipt = other.client.post("/api/communities", &signed.to_json())?;
    let community = receipt["community"].as_str().unwrap_or_default().to_owned();
    if setting.json() {
        print_json(&receipt);
        return Ok(());
    }
    let slug = receipt["slug"].as_str().unwrap_or(&community);
    out!("Founded {}.", row["name"].as_str().unwrap_or_default());
    out!("id    {community}");
    out!("pages {}/{slug}/today", other.client.server());
    out!("Next, name it in the old community, so that each lists the other:");
    out!(
        "  mirrorball fork name {fork} {community} --address {}/{slug}",
        other.client.server()
    );
    Ok(())
}

fn no_fork(fork: &str) -> Problem {
    Problem::fault(
        "no-fork",
        "The new community was not founded.".to_owned(),
        format!("There is no fork {fork} here."),
        "`mirrorball show forks` lists them.",
    )
}

fn not_parted(fork: &str) -> Problem {
    let why = json!(fork);
    Problem::fault(
        "not-parted",
        "The new community was not founded.".to_owned(),
        format!("Those who go along with the fork {why} have not parted yet, or this is their community already."),
        "`mirrorball show forks` says where it stands.",
    )
}
