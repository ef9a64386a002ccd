//! Bringing a backup back into a data directory that nobody serves: never below what is known to have been signed,
//! unless that is asked for.

use super::{CheckedRegister, Saved, read, small_files, verified};
use crate::fault::Fault;
use crate::files::Directory;
use crate::last_signed::{LastSigned, Mark};
use crate::node::{DATABASE, lock, make_directory};
use crate::store::{SqliteStore, Store};
use crate::trouble::Trouble;
use register::Hash;
use register::checkpoint::Checkpoint;
use register::signed_note::SignedNote;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Whether a backup may hold less than was signed for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Older {
    /// It may not: members hold receipts for the rest.
    Refused,
    /// It may, and then only reads.
    ToRead,
}

/// What came back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Restored {
    /// When the backup was made, in Unix milliseconds.
    pub made_ms: u64,
    /// The registers in it.
    pub communities: Vec<Saved>,
    /// Those of which more was signed than is there now.
    pub below: Vec<Below>,
    /// The registers of which this directory knew what was last signed; of the others, nothing here tells whether more was.
    pub known: Vec<Hash>,
    /// Where the database from before lies, if there was one.
    pub aside: Option<PathBuf>,
}

/// A register of which more was signed than a backup holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Below {
    /// The community.
    pub community: Hash,
    /// How many entries the backup holds.
    pub held: u64,
    /// How many were signed for.
    pub signed: u64,
}

/// Verifies a backup and puts it in the place of what a data directory holds. What was there is set aside, not lost, under
/// the time `now_ms`.
///
/// # Errors
/// The backup does not verify; somebody serves the directory; more was signed than the backup holds, or something else;
/// or it cannot be written. Then the directory is as it was.
pub fn restore(backup: &Path, data: &Path, older: Older, now_ms: u64) -> Result<Restored, Trouble> {
    let said = read(backup).ok_or_else(|| Fault::Unreachable {
        path: backup.join(super::MANIFEST).display().to_string(),
        detail: "there is no backup".to_owned(),
    })?;
    let checked = verified(&said)?;
    make_directory(data)?;
    let _lock = lock(data)?;
    let marks = known_marks(data)?;
    let below = compare(&checked, &marks)?;
    if let (Older::Refused, Some(first)) = (older, below.first()) {
        let Below {
            community,
            held,
            signed,
        } = first.clone();
        return Err(Fault::RolledBack {
            community,
            held,
            signed,
        }
        .into());
    }
    let files = Directory::new(data);
    for (community, mark) in &marks {
        // A database without its file of what was signed: now there is one, and stays.
        if LastSigned::open(&files, community)?.is_none() {
            LastSigned::create(&files, community, *mark)?;
        }
    }
    let aside = set_aside(data, now_ms)?;
    put_back(backup, data)?;
    Ok(Restored {
        made_ms: said.made_ms,
        communities: checked.into_iter().map(|checked| checked.saved).collect(),
        below,
        known: marks.into_keys().collect(),
        aside,
    })
}

/// What the files of a directory tell of what was last signed.
pub(super) fn last_signed(data: &Path) -> Result<BTreeMap<Hash, Mark>, Fault> {
    let mut marks = BTreeMap::new();
    let files = Directory::new(data);
    for file in std::fs::read_dir(data)? {
        let name = file?.file_name();
        let Some(community) = name.to_str().and_then(|name| name.strip_suffix(".last-signed")) else {
            continue;
        };
        let Ok(community) = community.parse::<Hash>() else {
            continue;
        };
        if let Some((_, told)) = LastSigned::open(&files, &community)? {
            marks.insert(community, told.published);
        }
    }
    Ok(marks)
}

/// What this directory tells of what was signed: its files of what was last signed, and the database in it.
fn known_marks(data: &Path) -> Result<BTreeMap<Hash, Mark>, Fault> {
    let mut marks = last_signed(data)?;
    let database = data.join(DATABASE);
    // A database that can't be read says nothing; the files beside it still do.
    if let Some(store) = database.is_file().then(|| SqliteStore::open_read_only(&database)) {
        let heads = store.and_then(|store| heads(&store)).unwrap_or_default();
        for (community, mark) in heads {
            let known = marks.entry(community).or_insert(mark);
            if known.size < mark.size {
                *known = mark;
            }
        }
    }
    Ok(marks)
}

fn heads(store: &dyn Store) -> Result<Vec<(Hash, Mark)>, Fault> {
    let mut heads = Vec::new();
    for listed in store.directory()? {
        let head = store.head(&listed.community)?;
        let text = SignedNote::parse(&head.checkpoint).ok().map(|note| note.text);
        if let Some(Ok(Checkpoint { size, root, .. })) = text.map(|text| Checkpoint::parse(&text)) {
            heads.push((listed.community, Mark { size, root }));
        }
    }
    Ok(heads)
}

/// What a database holds less of than was signed.
pub(super) fn compare(checked: &[CheckedRegister], marks: &BTreeMap<Hash, Mark>) -> Result<Vec<Below>, Fault> {
    let mut below = Vec::new();
    for (community, mark) in marks {
        let found = checked.iter().find(|checked| checked.saved.community == *community);
        let held = found.map_or(0, |found| found.saved.entries);
        if held < mark.size {
            below.push(Below {
                community: *community,
                held,
                signed: mark.size,
            });
        } else if found.is_some_and(|found| found.tree.root_at(mark.size) != Some(mark.root)) {
            let detail = format!("its first {} entries are not those that were signed for", mark.size);
            return Err(Fault::Broken {
                community: *community,
                detail,
            });
        }
    }
    Ok(below)
}

/// Moves the database that is there, with its log, into a directory of its own.
fn set_aside(data: &Path, now_ms: u64) -> Result<Option<PathBuf>, Fault> {
    let here: Vec<PathBuf> = ["", "-wal", "-shm"]
        .iter()
        .map(|ending| PathBuf::from(format!("{DATABASE}{ending}")))
        .filter(|name| data.join(name).exists())
        .collect();
    if here.is_empty() {
        return Ok(None);
    }
    let aside = (1_u32..)
        .map(|turn| data.join(format!("before-restore-{now_ms}-{turn}")))
        .find(|path| !path.exists())
        .expect("there are more names than directories");
    make_directory(&aside)?;
    for name in here {
        std::fs::rename(data.join(&name), aside.join(&name))?;
    }
    Ok(Some(aside))
}

/// Copies the database and, where there is none, each small file.
fn put_back(backup: &Path, data: &Path) -> Result<(), Fault> {
    let draft = data.join(format!("{DATABASE}.draft"));
    // SQLite's own copy makes the file for its owner alone, and syncs it.
    let _ = std::fs::remove_file(&draft);
    SqliteStore::copy(&backup.join(DATABASE), &draft)?;
    std::fs::rename(&draft, data.join(DATABASE))?;
    for file in small_files(backup)? {
        let to = data.join(&file);
        if file.as_os_str() != super::MANIFEST && !to.exists() {
            std::fs::copy(backup.join(&file), to)?;
        }
    }
    if let Ok(directory) = std::fs::File::open(data) {
        // Not every system lets a directory be synced; then its own rules hold.
        let _ = directory.sync_all();
    }
    Ok(())
}
