//! `mirrorball backup` and `mirrorball restore`: copies of a data directory, verified, and how they come back.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use node::backup::{self, Below, Older, Restored, Saved};
use node::clock::{Clock, SystemClock};
use node::{Fault, Trouble};
use register::Hash;
use serde_json::{Value, json};

use crate::cli::args::{Backup, Restore};
use crate::cli::print_json;
use crate::cli::settings;
use crate::doctor::counted;
use crate::language::Language;
use crate::problem::Problem;

/// Makes a backup, and removes those that are too many.
///
/// # Errors
///
/// There is nothing to back up, it does not verify, or the copy can't be written.
pub fn back_up(words: &Backup) -> Result<(), Problem> {
    let (data, read) = settings::of(&words.here)?;
    let settings = read.settings;
    let directory = words.directory.as_ref().or(settings.backup.directory.as_ref());
    let directory = directory.ok_or_else(|| {
        Problem::fault(
            "no-backup-directory",
            "Nothing was backed up.".to_owned(),
            "No directory of backups is named.".to_owned(),
            "Name it, as in `mirrorball backup /var/backups/mirrorball`, or set backup.directory.",
        )
    })?;
    if lies_within(directory, &data) {
        return Err(Problem::fault(
            "backup-within",
            "Nothing was backed up.".to_owned(),
            format!(
                "{} lies within the data directory {}: whatever takes the data would take the backup with it.",
                directory.display(),
                data.display()
            ),
            "Name a directory elsewhere, best on another disk.",
        ));
    }
    let now_ms = SystemClock::new().now_ms();
    std::fs::create_dir_all(directory)
        .map_err(|flaw| crate::cli::keyfile::file_fault("Nothing was backed up.", directory, &flaw))?;
    let made = backup::back_up(&data, &free_name(directory, now_ms), now_ms).map_err(in_words)?;
    let keep = words.keep.unwrap_or(settings.backup.keep).max(1) as usize;
    // The newest is the one just made, whatever the clock said when others were.
    let others = backup::list(directory)
        .into_iter()
        .filter(|other| other.directory != made.directory);
    let mut removed = 0_usize;
    for old in others.skip(keep.saturating_sub(1)) {
        match std::fs::remove_dir_all(&old.directory) {
            Ok(()) => removed += 1,
            Err(flaw) => eprintln!("{} was not removed: {flaw}", old.directory.display()),
        }
    }
    if words.json {
        let mut told = told(&made.communities);
        told["directory"] = json!(made.directory);
        told["made_ms"] = json!(made.made_ms);
        told["removed"] = json!(removed);
        print_json(&told);
        return Ok(());
    }
    out!("Backed up and verified in {}", made.directory.display());
    list(&made.communities);
    if removed > 0 {
        out!("Removed {removed} of the older ones; the newest {keep} stay.");
    }
    Ok(())
}

/// Whether a directory, which need not be there yet, is another one or lies within it.
pub(crate) fn lies_within(directory: &Path, data: &Path) -> bool {
    let whole = |path: &Path| {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        // The part of it that is there, without links and dots; then the part that is not.
        let there = absolute
            .ancestors()
            .find_map(|part| Some((part, part.canonicalize().ok()?)));
        match there {
            Some((part, whole)) => whole.join(absolute.strip_prefix(part).unwrap_or(Path::new(""))),
            None => absolute,
        }
    };
    whole(directory).starts_with(whole(data))
}

/// A name by the time, and the next one if two are made within a second.
fn free_name(directory: &Path, now_ms: u64) -> PathBuf {
    let time = Timestamp::from_millisecond(now_ms.cast_signed()).unwrap_or(Timestamp::MAX);
    let name = time.strftime("%Y-%m-%dT%H%M%SZ").to_string();
    let names = std::iter::once(name.clone()).chain((2_u32..).map(|turn| format!("{name}-{turn}")));
    names
        .map(|name| directory.join(name))
        .find(|path| !path.exists())
        .expect("there are more names than directories")
}

/// Brings a backup back, or only verifies it.
///
/// # Errors
///
/// It does not verify, it holds less than was signed, or the data directory is served or can't be written.
pub fn restore(words: &Restore) -> Result<(), Problem> {
    if words.verify {
        let held = backup::verify(&words.backup).map_err(in_words)?;
        if words.json {
            let mut told = told(&held.communities);
            told["made_ms"] = json!(held.made_ms);
            print_json(&told);
        } else {
            out!("Verified: this backup of {} holds", spoken(held.made_ms));
            list(&held.communities);
        }
        return Ok(());
    }
    let (data, _) = settings::of(&words.here)?;
    let older = if words.older { Older::ToRead } else { Older::Refused };
    let restored = backup::restore(&words.backup, &data, older, SystemClock::new().now_ms())
        .map_err(|trouble| not_restored(trouble, &words.backup))?;
    if words.json {
        print_json(&told_restored(&restored));
        return Ok(());
    }
    out!(
        "Verified and brought back into {}, as it was {}:",
        data.display(),
        spoken(restored.made_ms)
    );
    list(&restored.communities);
    if let Some(aside) = &restored.aside {
        out!("What was there before is in {}.", aside.display());
    }
    for below in &restored.below {
        out!("{}", said_below(&restored, below));
    }
    let unknown = restored
        .communities
        .iter()
        .any(|saved| !restored.known.contains(&saved.community));
    if unknown {
        out!(
            "Nothing here tells whether acts were filed after that. If there may have been, members hold receipts for them:"
        );
        out!(
            "before you serve it, take them back with `mirrorball refill` from a mirror or an exported register, or ask your members."
        );
    }
    out!("Next: mirrorball serve --data {}", data.display());
    Ok(())
}

/// That a register holds less than was signed: by its name, its id, and how far this backup of it goes.
fn said_below(restored: &Restored, below: &Below) -> String {
    let made = spoken(restored.made_ms);
    let (id, held, signed) = (&below.community, below.held, below.signed);
    let name = named(&restored.communities, id);
    format!(
        "{name} ({id}) had {}, and has {held} in this backup of {made}: it only reads, until `mirrorball refill` takes the \
         others back, from a mirror or an exported register.",
        counted(signed, "entry", "entries")
    )
}

/// The short name of a community in a backup; one that is not in it has none.
fn named(communities: &[Saved], id: &Hash) -> String {
    let found = communities.iter().find(|saved| saved.community == *id);
    found.map_or_else(
        || "A community that is not in this backup".to_owned(),
        |saved| saved.name.clone(),
    )
}

fn told_restored(restored: &Restored) -> Value {
    let mut told = told(&restored.communities);
    told["made_ms"] = json!(restored.made_ms);
    told["aside"] = json!(restored.aside);
    let below = restored.below.iter().map(|below| {
        let found = restored
            .communities
            .iter()
            .find(|saved| saved.community == below.community);
        json!({
            "community": below.community.to_string(),
            "name": found.map(|saved| &saved.name),
            "held": below.held,
            "signed": below.signed,
        })
    });
    told["below"] = below.collect();
    told["known"] = restored.known.iter().map(|id| json!(id.to_string())).collect();
    told
}

fn told(communities: &[Saved]) -> Value {
    let communities = communities.iter().map(|saved| {
        json!({
            "community": saved.community.to_string(),
            "name": saved.name,
            "entries": saved.entries,
            "root": saved.root.to_string(),
        })
    });
    json!({ "communities": communities.collect::<Vec<_>>() })
}

fn list(communities: &[Saved]) {
    for saved in communities {
        let entries = counted(saved.entries, "entry", "entries");
        out!("  {}: {entries}, the last of {}", saved.name, spoken(saved.last_ms));
    }
}

/// A time as operators read it in a log, in UTC.
fn spoken(ms: u64) -> String {
    let time = Timestamp::from_millisecond(ms.cast_signed()).unwrap_or(Timestamp::MAX);
    time.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

fn in_words(trouble: Trouble) -> Problem {
    Problem::of_trouble(&trouble, Language::from_environment())
}

fn not_restored(trouble: Trouble, from: &Path) -> Problem {
    let mut problem = in_words(trouble.clone());
    if let Trouble::Fault(Fault::RolledBack {
        community,
        held,
        signed,
    }) = trouble
        && let Some(backup) = backup::read(from)
    {
        let (name, made) = (named(&backup.communities, &community), spoken(backup.made_ms));
        problem.what = format!("The backup of {made} was not brought back: more of {name} was signed than it holds.");
        problem.why = format!(
            "Of {community} it holds {}, and its keeper has signed for {signed}.",
            counted(held, "entry", "entries")
        );
        problem.next = "Take a newer backup; or bring this one back to read alone, with --older, and then fill it up \
            with `mirrorball refill`, from a mirror or an exported register."
            .to_owned();
    }
    problem
}
