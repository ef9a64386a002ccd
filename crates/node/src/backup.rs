//! Backups: copies of a whole data directory, made while it is served, and how they come back.
//!
//! A backup is a directory with the database, the small files beside it, and [`MANIFEST`], which is written last: so a
//! directory without it is no backup. What a witness remembers (`witness/`) is not in it, since an old memory is worse
//! than none; nor is what was last signed, which a backup must not turn back.
//!
//! Coming back, a database never goes below what this keeper is known to have signed, unless whoever restores it says
//! so; then it is halted by [`Fault::RolledBack`] from its first start on, and only reads.

mod restoring;

use crate::audit;
use crate::copy;
use crate::fault::Fault;
use crate::files::{Directory, Files};
use crate::last_signed::LAST_SIGNED;
use crate::limits::CHUNK_ENTRIES;
use crate::machine::Hands;
use crate::node::DATABASE;
use crate::ring::Ring;
use crate::start;
use crate::store::{Listed, SqliteStore, Store, keeper_key};
use crate::trouble::Trouble;
use register::breach::Breach;
use register::entry::leaf_hash;
use register::tree::Tree;
use register::{Hash, PublicKey, SecretKey};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

pub use restoring::{Below, Older, Restored, restore};

/// The file that makes a directory a backup, and says what is in it.
pub const MANIFEST: &str = "backup.json";
/// The form of that file.
const FORM: u32 = 1;

/// A backup, verified.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Backup {
    /// Where it is.
    pub directory: PathBuf,
    /// When it was made, in Unix milliseconds.
    pub made_ms: u64,
    /// The registers in it.
    pub communities: Vec<Saved>,
}

/// A register in a backup, as far as it goes there.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Saved {
    /// The community's id.
    #[serde(with = "as_text")]
    pub community: Hash,
    /// Its short name.
    pub name: String,
    /// How many entries.
    pub entries: u64,
    /// The root over them.
    #[serde(with = "as_text")]
    pub root: Hash,
    /// The keeper's time on the last of them, Unix ms.
    pub last_ms: u64,
}

/// The file of a backup.
#[derive(Deserialize, Serialize)]
struct Manifest {
    mirrorball_backup: u32,
    made_ms: u64,
    communities: Vec<Saved>,
}

/// Copies a data directory, which may be served meanwhile, to a directory that is not there yet; reads the copy, verifies
/// it, and gives it its name only then.
///
/// # Errors
/// The database cannot be read or does not verify, or the copy cannot be written.
pub fn back_up(data: &Path, to: &Path, now_ms: u64) -> Result<Backup, Trouble> {
    let taken = |path: &Path| Fault::Unreachable {
        path: path.display().to_string(),
        detail: "something is there already".to_owned(),
    };
    if to.exists() {
        return Err(taken(to).into());
    }
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(".draft");
    let draft = to.with_file_name(name);
    // What a backup that broke off has left behind.
    let _ = std::fs::remove_dir_all(&draft);
    crate::node::make_directory(&draft)?;
    let written = write(data, &draft, now_ms);
    if written.is_err() {
        let _ = std::fs::remove_dir_all(&draft);
    }
    let communities = written?;
    std::fs::rename(&draft, to).map_err(Fault::from)?;
    Ok(Backup {
        directory: to.to_owned(),
        made_ms: now_ms,
        communities,
    })
}

fn write(data: &Path, draft: &Path, now_ms: u64) -> Result<Vec<Saved>, Trouble> {
    let database = data.join(DATABASE);
    if !database.is_file() {
        return Err(Fault::Unreachable {
            path: database.display().to_string(),
            detail: "there is no database".to_owned(),
        }
        .into());
    }
    SqliteStore::copy(&database, &draft.join(DATABASE))?;
    for file in small_files(data)? {
        std::fs::copy(data.join(&file), draft.join(&file)).map_err(Fault::from)?;
    }
    let checked = check_database(&draft.join(DATABASE))?;
    let communities: Vec<Saved> = checked.into_iter().map(|checked| checked.saved).collect();
    let manifest = Manifest {
        mirrorball_backup: FORM,
        made_ms: now_ms,
        communities,
    };
    let text = serde_json::to_string_pretty(&manifest).expect("the manifest is JSON") + "\n";
    Directory::new(draft).write(MANIFEST, text.as_bytes())?;
    Ok(manifest.communities)
}

/// The files beside the database that go along: policies, seals, mirrors' addresses, evidence.
fn small_files(data: &Path) -> Result<Vec<PathBuf>, Fault> {
    let mut files = Vec::new();
    for file in std::fs::read_dir(data)? {
        let file = file?;
        let name = PathBuf::from(file.file_name());
        let text = name.to_string_lossy();
        let stays = text.starts_with("mirrorball.db")
            || [".lock", LAST_SIGNED, ".draft"]
                .iter()
                .any(|ending| text.ends_with(ending));
        if file.file_type()?.is_file() && !stays {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}

/// What a backup says of itself, unverified: for lists, and for looking how old the newest is. None where there is none.
pub fn read(directory: &Path) -> Option<Backup> {
    let text = std::fs::read(directory.join(MANIFEST)).ok()?;
    let manifest: Manifest = serde_json::from_slice(&text).ok()?;
    (manifest.mirrorball_backup == FORM).then(|| Backup {
        directory: directory.to_owned(),
        made_ms: manifest.made_ms,
        communities: manifest.communities,
    })
}

/// The backups in a directory of backups, the newest first.
pub fn list(directory: &Path) -> Vec<Backup> {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let mut backups: Vec<Backup> = entries
        .filter(|entry| !entry.file_name().to_string_lossy().ends_with(".draft"))
        .filter_map(|entry| read(&entry.path()))
        .collect();
    backups.sort_by(|one, other| (other.made_ms, &other.directory).cmp(&(one.made_ms, &one.directory)));
    backups
}

/// Reads a backup whole: its database is sound, every register in it is the one that was signed for, the texts are those that
/// their authors committed to, the keepers' keys are whole, and they are those that it says.
///
/// # Errors
/// It is no backup, or does not verify.
pub fn verify(directory: &Path) -> Result<Backup, Trouble> {
    let backup = read(directory).ok_or_else(|| Fault::Unreachable {
        path: directory.join(MANIFEST).display().to_string(),
        detail: "there is no backup".to_owned(),
    })?;
    verified(&backup)?;
    Ok(backup)
}

fn verified(backup: &Backup) -> Result<Vec<CheckedRegister>, Trouble> {
    let checked = check_database(&backup.directory.join(DATABASE))?;
    let is_as_said = checked.iter().map(|checked| &checked.saved).eq(&backup.communities);
    if !is_as_said {
        return Err(Fault::Corrupt {
            detail: format!("{} does not hold what its {MANIFEST} says", backup.directory.display()),
        }
        .into());
    }
    Ok(checked)
}

/// A register as a database holds it, compared with what was signed.
pub(crate) struct CheckedRegister {
    pub(crate) saved: Saved,
    pub(crate) tree: Tree,
    own: PublicKey,
    keeper: Option<PublicKey>,
}

/// A register of a data directory, looked at from beside.
#[derive(Clone, Debug)]
pub struct Looked {
    /// As far as it goes.
    pub saved: Saved,
    /// The key that this directory has for it.
    pub own: PublicKey,
    /// The key of the keeper in force; none where a copy has not come so far yet.
    pub keeper: Option<PublicKey>,
    /// How many entries were signed for, where that is more than are here.
    pub below: Option<u64>,
    tree: Tree,
}

impl Looked {
    /// Whether it is a copy: another keeper is in force.
    pub fn is_copy(&self) -> bool {
        self.keeper != Some(self.own)
    }

    /// The root over its first entries; none beyond them.
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        if size <= self.tree.size() {
            self.tree.root_at(size)
        } else {
            None
        }
    }
}

/// The registers of a database that hold, and of the others, by their short names, what is wrong first. One that was signed for
/// and is not there at all goes by its id.
pub type Found = (Vec<Looked>, Vec<(String, Trouble)>);

/// Looks at the database of a data directory, which may be served meanwhile: every page, every stored entry against the
/// checkpoint that was signed over it, and each register against what was last signed for it. Gives its registers, and of
/// those that do not hold, by their short names, what is wrong first: the others are looked at all the same.
///
/// # Errors
/// The database as a whole cannot be read, or is not sound.
pub fn look(data: &Path) -> Result<Found, Fault> {
    // First what was signed, then the database, which only grows meanwhile.
    let signed = restoring::last_signed(data)?;
    let store = SqliteStore::open_read_only(&data.join(DATABASE))?;
    store.check_integrity()?;
    let (mut registers, mut troubles) = (Vec::new(), Vec::new());
    let directory = store.directory()?;
    let listed: Vec<Hash> = directory.iter().map(|listed| listed.community).collect();
    for listed in directory {
        let name = listed.slug.clone();
        let marks = signed.get(&listed.community).map(|mark| (listed.community, *mark));
        let compared = check_register(&store, listed).and_then(|checked| {
            let below = restoring::compare(std::slice::from_ref(&checked), &marks.into_iter().collect())?;
            Ok((checked, below))
        });
        match compared {
            Ok((checked, below)) => registers.push(Looked {
                saved: checked.saved,
                own: checked.own,
                keeper: checked.keeper,
                below: below.first().map(|below| below.signed),
                tree: checked.tree,
            }),
            Err(trouble) => troubles.push((name, trouble)),
        }
    }
    // What was signed, and is not in the database at all.
    for (community, mark) in signed {
        if mark.size > 0 && !listed.contains(&community) {
            let fault = Fault::RolledBack {
                community,
                held: 0,
                signed: mark.size,
            };
            troubles.push((community.to_string(), fault.into()));
        }
    }
    Ok((registers, troubles))
}

pub(crate) fn check_database(database: &Path) -> Result<Vec<CheckedRegister>, Trouble> {
    let store = SqliteStore::open_read_only(database)?;
    store.check_integrity()?;
    store
        .directory()?
        .into_iter()
        .map(|listed| check_register(&store, listed))
        .collect()
}

fn check_register(store: &SqliteStore, listed: Listed) -> Result<CheckedRegister, Trouble> {
    let id = listed.community;
    let own = SecretKey::from_seed(keeper_key(store, &listed)?.seed).public();
    store.check_notes(&id)?;
    let head = store.head(&id)?;
    let (fold, trouble) = start::fold_from_store(store, &id, &Ring::new(), head.length, Hands::Many);
    if let Some(trouble) = trouble {
        return Err(trouble);
    }
    let root = fold.tree.root();
    let keeper = copy::keeper_in_force(&fold.community);
    let is_copy = keeper.is_some_and(|keeper| keeper != own);
    let on_its_way = is_copy && copy::check_copied(&head.checkpoint, &own, &id, head.length, root).is_some();
    if !on_its_way {
        audit::check_checkpoint(&head.checkpoint, &fold.community, head.length, root)
            .map_err(|kind| Breach::new(kind, head.checkpoint.as_bytes().to_vec()))?;
    }
    check_rows(store, &id, &fold.tree)?;
    let saved = Saved {
        community: id,
        name: listed.slug,
        entries: head.length,
        root,
        last_ms: fold.community.last_stamp_ms(),
    };
    Ok(CheckedRegister {
        saved,
        tree: fold.tree,
        own,
        keeper,
    })
}

/// Compares every stored entry with the tree whose root was signed.
fn check_rows(store: &dyn Store, community: &Hash, tree: &Tree) -> Result<(), Fault> {
    let mut next = 0;
    while next < tree.size() {
        let page = store.page(community, next, CHUNK_ENTRIES)?;
        if page.is_empty() {
            return Err(Fault::Damaged {
                community: *community,
                entry: next,
            });
        }
        for bytes in page {
            if tree.leaf(next) != Some(leaf_hash(&bytes)) {
                return Err(Fault::Damaged {
                    community: *community,
                    entry: next,
                });
            }
            next += 1;
        }
    }
    Ok(())
}

/// Hashes as text in JSON.
mod as_text {
    use register::Hash;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(hash: &Hash, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(hash)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom("expected a hash"))
    }
}
