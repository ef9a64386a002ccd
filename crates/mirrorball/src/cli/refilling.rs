//! `mirrorball refill`: a keeper whose disk came from an old copy, or whose database is damaged, takes back what it has
//! signed, from a mirror or from a register that somebody has exported.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use node::{Fault, Keeper, Mending, Note, Unmended};
use register::Hash;
use register::entry::leaf_hash;
use register::file::Block;

use crate::cli::archive::{NOTES, REGISTER, blocks_of};
use crate::cli::args::Refill;
use crate::cli::keyfile::{self, file_fault};
use crate::cli::memory::Memory;
use crate::cli::texts::Texts;
use crate::client::{Client, split_address};
use crate::doctor::counted;
use crate::door::Door;
use crate::language::Language;
use crate::limits::Rates;
use crate::problem::Problem;
use crate::serve::{
    self,
    mirroring::{Source, community_of},
};

/// Takes back what is missing, and what is not stored as it was signed.
///
/// # Errors
///
/// What was named holds no more, or another history; or what it holds was not signed by this keeper.
pub fn refill(words: &Refill) -> Result<(), Problem> {
    let data = match &words.data {
        Some(data) => data.clone(),
        None => serve::data_directory()?,
    };
    let from = TakenFrom::of(words)?;
    let community = from.community()?;
    let put_back = mend(&data, &community, &from)?;
    let app = serve::open(&data, Rates::default(), &[])?;
    let language = Language::from_environment();
    let keeper = app.keeper(&community.to_string()).map_err(|door| match door {
        Door::NoCommunity { .. } => not_held(),
        door => Problem::door(&door, language), // It is held, and cannot be read.
    })?;
    let held = keeper.read(|state| state.size());
    // What a damaged mirror had before is all that can be put back here; it follows its keeper by itself.
    if !keeper.is_copy() {
        let missing = missing(&keeper, &from)?;
        if missing.entries.is_empty() && matches!(keeper.halted(), Some(Fault::RolledBack { .. })) {
            return Err(not_filled("It holds no more than is here."));
        }
        if !missing.entries.is_empty() {
            let to = held.saturating_add(missing.entries.len() as u64);
            let notes = from.notes(held, to, &missing.entries)?;
            let filled = keeper.refill(&missing.entries, &notes, &missing.checkpoint);
            filled.map_err(|trouble| Problem::of_trouble(&trouble, language))?;
        }
    }
    let (name, size) = (keeper.slug().to_owned(), keeper.read(|state| state.size()));
    let left = keeper.halted().filter(|_| !keeper.is_copy());
    let closed = app.node().close();
    closed.map_err(|fault| Problem::of_fault(&fault, language))?;
    // What came may not have been enough.
    if let Some(fault) = left {
        return Err(Problem::of_fault(&fault, language));
    }
    out!(
        "{name} holds {size} entries again: {} came from {}.",
        size.saturating_sub(held),
        words.from
    );
    if put_back > 0 {
        let entries = counted(put_back, "entry that was", "entries that were");
        out!("Put back: {entries} stored otherwise than signed.");
    }
    if size > held
        && let TakenFrom::File { notes: None, .. } = from
    {
        out!("An exported register holds no texts: those beside the entries that came are not here.");
    }
    out!("Next: mirrorball serve --data {}", data.display());
    Ok(())
}

/// What is taken from.
enum TakenFrom {
    /// A mirror.
    Mirror {
        source: Box<Source>,
        server: String,
        name: String,
        key: Option<PathBuf>,
    },
    /// An exported register; with the texts beside it where it is the folder that `export all` wrote.
    File { register: PathBuf, notes: Option<PathBuf> },
}

impl TakenFrom {
    fn of(words: &Refill) -> Result<Self, Problem> {
        let path = Path::new(&words.from);
        if path.is_dir() {
            return Ok(Self::File {
                register: path.join(REGISTER),
                notes: Some(path.join(NOTES)),
            });
        }
        if path.is_file() {
            return Ok(Self::File {
                register: path.to_owned(),
                notes: None,
            });
        }
        let (server, path) = split_address(&words.from)
            .ok_or_else(|| not_filled("That is no address with a community in it, and no file that is here."))?;
        let key = match &words.key {
            Some(name) => Some(keyfile::path_of(&Memory::load()?.keys(), name)),
            None => None,
        };
        Ok(Self::Mirror {
            source: Box::new(Source::new(&words.from, key.clone())?),
            server: server.to_owned(),
            name: path.trim_matches('/').to_owned(),
            key,
        })
    }

    /// Whose register it is: the checkpoint says so.
    fn community(&self) -> Result<Hash, Problem> {
        let community = match self {
            Self::Mirror { source, .. } => source.community(),
            Self::File { .. } => {
                let mut community = None;
                self.blocks(&mut |block| {
                    if let Block::Checkpoint(text) = block {
                        community = community_of(text);
                    }
                    Ok(())
                })?;
                community
            }
        };
        community.ok_or_else(|| not_filled("There is no checkpoint of a register there."))
    }

    /// Tells of every block of the register, from the first on.
    fn blocks(&self, tell: &mut dyn FnMut(Block<'_>) -> Result<(), Problem>) -> Result<(), Problem> {
        let (body, path): (Box<dyn Read>, &Path) = match self {
            Self::Mirror { server, name, key, .. } => {
                let client = Client::new(server, Language::from_environment().tag());
                if let Some(key) = key {
                    client.open_session(name, &keyfile::read(key)?.secret)?;
                }
                let (body, _) = client.stream(&format!("/{name}/register"))?;
                (Box::new(body), Path::new(name))
            }
            Self::File { register, .. } => {
                let file = File::open(register);
                let file = file.map_err(|flaw| file_fault("The register was not read.", register, &flaw))?;
                (Box::new(BufReader::new(file)), register)
            }
        };
        blocks_of(body, path, tell)
    }

    /// The texts beside these entries, the first of which belongs at `held`.
    fn notes(&self, held: u64, to: u64, entries: &[Vec<u8>]) -> Result<BTreeMap<Hash, Note>, Problem> {
        match self {
            Self::Mirror { source, .. } => {
                // All of them, from a mirror that who refills has chosen.
                let (places, mut room) = (Vec::from_iter(held..to), u64::MAX);
                let notes = source.notes(&places, &mut room);
                notes.map_err(|_| not_filled("The mirror gave no texts."))
            }
            Self::File { notes: None, .. } => Ok(BTreeMap::new()),
            Self::File { notes: Some(path), .. } => {
                let mut texts = Texts::read(path)?;
                entries
                    .iter()
                    .zip(held..)
                    .for_each(|(entry, index)| texts.look(index, entry));
                texts.unchanged()?;
                Ok(texts.sound)
            }
        }
    }
}

/// Puts entries back that are not stored as they were signed, and tells how many.
fn mend(data: &Path, community: &Hash, from: &TakenFrom) -> Result<u64, Problem> {
    let of_fault = |fault: &Fault| Problem::of_fault(fault, Language::from_environment());
    if !data.join("mirrorball.db").is_file() {
        return Err(not_held());
    }
    let mending = Mending::open(data, community).map_err(|fault| of_fault(&fault))?;
    let mending = mending.ok_or_else(not_held)?;
    let mut leaves = Vec::new();
    from.blocks(&mut |block| {
        // What comes after is not what was signed for here, however much it is.
        if let Block::Entry(bytes) = block
            && (leaves.len() as u64) < mending.signed()
        {
            leaves.push(leaf_hash(bytes));
        }
        Ok(())
    })?;
    let damaged = mending.damaged(&leaves).map_err(|why| match why {
        Unmended::Fault(fault) => of_fault(&fault),
        Unmended::Fewer { signed } => not_filled(&format!(
            "Entries of this register are not stored as they were signed; to mend them it takes a copy of all {signed}, and this one has {}.",
            leaves.len()
        )),
        Unmended::Another => not_filled("What is stored here and what came are not the same history."),
    })?;
    if damaged.is_empty() {
        return Ok(0);
    }
    let (mut entries, mut index) = (Vec::new(), 0_u64);
    from.blocks(&mut |block| {
        if let Block::Entry(bytes) = block {
            // They are in order; and whoever sent something else the second time is noticed.
            let is_same = leaves.get(usize::try_from(index).unwrap_or(usize::MAX)) == Some(&leaf_hash(bytes));
            if is_same && damaged.binary_search(&index).is_ok() {
                entries.push((index, bytes.to_vec()));
            }
            index = index.saturating_add(1);
        }
        Ok(())
    })?;
    if entries.len() != damaged.len() {
        return Err(not_filled("What came the second time is not what came the first time."));
    }
    mending.put_back(entries).map_err(|fault| of_fault(&fault))?;
    Ok(damaged.len() as u64)
}

/// What is held elsewhere beyond a keeper.
#[derive(Default)]
struct Missing {
    entries: Vec<Vec<u8>>,
    checkpoint: String,
}

fn missing(keeper: &Keeper, from: &TakenFrom) -> Result<Missing, Problem> {
    let (mut missing, mut index) = (Missing::default(), 0_u64);
    from.blocks(&mut |block| {
        match block {
            Block::Entry(bytes) => {
                match keeper.read(|state| state.tree().leaf(index)) {
                    Some(leaf) if leaf == leaf_hash(bytes) => {}
                    Some(_) => {
                        return Err(not_filled(&format!(
                            "Entry {index} is another one there than this keeper's."
                        )));
                    }
                    None => missing.entries.push(bytes.to_vec()),
                }
                index = index.saturating_add(1);
            }
            Block::Checkpoint(text) => text.clone_into(&mut missing.checkpoint),
        }
        Ok(())
    })?;
    let held = keeper.read(|state| state.size());
    if index < held {
        return Err(not_filled(&format!(
            "There are {index} entries there, and {held} here."
        )));
    }
    Ok(missing)
}

fn not_held() -> Problem {
    not_filled("This directory does not hold that community.")
}

fn not_filled(why: &str) -> Problem {
    Problem::fault(
        "not-refilled",
        "Nothing was taken back.".to_owned(),
        why.to_owned(),
        "Name a mirror that holds more, such as http://localhost:7778/open-words; or a register that a member has exported since, \
         or the folder that `mirrorball export all` wrote.",
    )
}
