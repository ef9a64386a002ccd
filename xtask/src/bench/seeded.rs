//! A data directory that holds a made-up community, filled straight into the store: what a long life of the program would have left.

use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use node::Audience;
use node::store::{Append, Founding, NewEntry, NewNote, SqliteStore, Store};
use register::checkpoint::{Checkpoint, origin};
use register::entry::{Entry, leaf_hash};
use register::file::{Block, Blocks};
use register::note::commit;
use register::tree::Tree;
use register::{Hash, act_id};
use rusqlite::Connection;

use super::world::{SALT, World, keeper_key};

/// The community's short name in addresses.
pub const SLUG: &str = "ten-thousand";
/// The name of the database in a data directory.
const DATABASE: &str = "mirrorball.db";
/// How many entries go into one transaction.
const BATCH: usize = 20_000;
const READ_BYTES: usize = 1 << 20;

/// The data directory of this world in a folder, filled unless it is there already.
///
/// # Errors
///
/// A sentence naming what cannot be read or written.
pub fn directory(world: &World, folder: &Path) -> Result<PathBuf, String> {
    let data = folder.join(world.name());
    if !data.exists() {
        let register = world.file(folder)?;
        let half = data.with_extension("half");
        remove(&half)?;
        println!("  filling {}", data.display());
        fill(world, &register, &half)?;
        fs::rename(&half, &data).map_err(|error| format!("cannot name {}: {error}", data.display()))?;
    }
    Ok(data)
}

/// Takes the snapshots away that an earlier run left in a data directory.
///
/// # Errors
///
/// A sentence naming what cannot be written.
pub fn forget_snapshots(data: &Path) -> Result<(), String> {
    let path = data.join(DATABASE);
    let forget = |database: Connection| {
        database.execute_batch("BEGIN; DELETE FROM snapshot_chunk; DELETE FROM snapshot; COMMIT")
    };
    let forgotten = Connection::open(&path).and_then(forget);
    forgotten.map_err(|error| format!("cannot take the snapshots out of {}: {error}", path.display()))
}

/// A fresh data directory in which everybody has joined and nothing was logged yet.
///
/// # Errors
///
/// A sentence naming what cannot be written.
pub fn fresh(world: &World, data: &Path) -> Result<(), String> {
    followed(world, &[], data)
}

/// A fresh data directory in which everybody has joined, and then these entries followed, whose texts the world knows.
///
/// # Errors
///
/// A sentence naming what cannot be written.
pub fn followed(world: &World, entries: &[Entry], data: &Path) -> Result<(), String> {
    remove(data)?;
    let mut filling = Filling::begin(world, data)?;
    for entry in world.opening().iter().chain(entries) {
        filling.add(entry.encode())?;
    }
    filling.flush()
}

fn remove(folder: &Path) -> Result<(), String> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).map_err(|error| format!("cannot remove {}: {error}", folder.display()))
}

fn fill(world: &World, register: &Path, data: &Path) -> Result<(), String> {
    let unreadable = |error: std::io::Error| format!("cannot read {}: {error}", register.display());
    let mut file = BufReader::with_capacity(READ_BYTES, File::open(register).map_err(unreadable)?);
    let mut filling = Filling::begin(world, data)?;
    let mut blocks = Blocks::new();
    let mut piece = vec![0; READ_BYTES];
    loop {
        let length = file.read(&mut piece).map_err(unreadable)?;
        if length == 0 {
            return filling.flush();
        }
        blocks.push(&piece[..length]);
        while let Some(placed) = blocks
            .take()
            .map_err(|flaw| format!("{}: {flaw:?}", register.display()))?
        {
            if let Block::Entry(bytes) = placed.block {
                filling.add(bytes.to_vec())?;
            }
        }
    }
}

/// A store on its way.
struct Filling<'a> {
    world: &'a World,
    store: SqliteStore,
    community: Hash,
    tree: Tree,
    waiting: Vec<NewEntry>,
}

impl<'a> Filling<'a> {
    fn begin(world: &'a World, data: &Path) -> Result<Self, String> {
        fs::create_dir_all(data).map_err(|error| format!("cannot make {}: {error}", data.display()))?;
        let store = SqliteStore::open(&data.join(DATABASE)).map_err(|fault| fault.to_string())?;
        let key = keeper_key();
        store
            .add_keeper_key(&key.public().to_string(), &key.seed())
            .map_err(|fault| fault.to_string())?;
        Ok(Self {
            world,
            store,
            community: world.community,
            tree: Tree::new(),
            waiting: Vec::new(),
        })
    }

    fn add(&mut self, bytes: Vec<u8>) -> Result<(), String> {
        let entry = Entry::decode(&bytes).map_err(|flaw| format!("the made-up register is broken: {flaw:?}"))?;
        self.tree.push(leaf_hash(&bytes));
        let act = act_id(&entry.body);
        let note = |text: &String| NewNote {
            c: commit(&SALT, text),
            salt: SALT,
            text: text.clone(),
            audience: Audience::Community,
            author: act,
        };
        let notes = self.world.notes.get(&act);
        let entry = NewEntry {
            act,
            bytes,
            notes: notes.into_iter().flatten().map(note).collect(),
            erases: None,
        };
        if self.tree.size() == 1 {
            let founding = Founding {
                community: &self.community,
                slug: SLUG,
                keeper: &keeper_key().public().to_string(),
                begins: None,
                entry: &entry,
                checkpoint: &self.checkpoint(),
            };
            return self
                .store
                .found(&founding)
                .map(|_| ())
                .map_err(|fault| fault.to_string());
        }
        self.waiting.push(entry);
        if self.waiting.len() >= BATCH {
            self.flush()
        } else {
            Ok(())
        }
    }

    fn flush(&mut self) -> Result<(), String> {
        let append = Append {
            community: &self.community,
            expected_length: self.tree.size() - self.waiting.len() as u64,
            entries: &self.waiting,
            checkpoint: &self.checkpoint(),
        };
        self.store.append(&append).map_err(|fault| fault.to_string())?;
        self.waiting.clear();
        Ok(())
    }

    fn checkpoint(&self) -> String {
        let checkpoint = Checkpoint {
            origin: origin(&self.community),
            size: self.tree.size(),
            root: self.tree.root(),
        };
        checkpoint.sign(&keeper_key())
    }
}
