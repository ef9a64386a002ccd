//! A community as plain files: what `mirrorball export all` adds to the register, the texts and the tables, and how a
//! machine takes all of it in again with `mirrorball import`.
//!
//! Everything here is computed from the register's own bytes. The server that they came from is asked for one thing more:
//! the last checkpoint that witnesses confirmed, which is older than the register where that has grown since.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use node::audit::Audit;
use node::limits::MIRROR_BATCH_ENTRIES;
use node::{Keeper, Note};
use register::checkpoint;
use register::entry::{Entry, leaf_hash};
use register::file::{Block, Blocks};
use register::limits::PROOF_FILE_BYTES_MAX;
use register::proof_file::ProofFile;
use register::signed_note::SignedNote;
use register::tree::Tree;
use register::{Hash, Kid};
use rules::community::{Community, KeyOwner};
use serde_json::{Value, json};

use crate::cli::args::Import;
use crate::cli::exporting::whole;
use crate::cli::keyfile::file_fault;
use crate::cli::print_json;
use crate::cli::setting::Setting;
use crate::cli::texts::Texts;
use crate::language::Language;
use crate::limits::Rates;
use crate::problem::Problem;
use crate::serve;
use crate::settings::Settings;

/// The register, in the directory of an archive.
pub const REGISTER: &str = "community.register";
/// The texts beside it.
pub const NOTES: &str = "notes.json";
/// The list of keys.
pub const KEYS: &str = "keys.json";
/// The last sealed checkpoint.
pub const SEALED: &str = "checkpoint.txt";
const RECEIPTS: &str = "receipts";
/// The page that says what is what.
pub const README: &str = "README.txt";
/// Bytes that are read at once.
const READ_BYTES: usize = 256 * 1024;

/// The last checkpoint that witnesses confirmed, as the server has it; or else the keeper's newest. To be asked for before
/// the register, which then covers it.
///
/// # Errors
///
/// No community was named.
pub fn last_sealed(setting: &Setting) -> Result<Option<String>, Problem> {
    // What a register begins with is proven under the last seal.
    let path = format!("/{}/proof/0", setting.community()?);
    let mut proof = String::new();
    let read = setting
        .client
        .stream(&path)
        .map(|(body, _)| body.take(PROOF_FILE_BYTES_MAX as u64).read_to_string(&mut proof));
    // A server that does not answer is the trouble of whoever asks it for the register next.
    let is_read = matches!(read, Ok(Ok(_)));
    Ok(ProofFile::parse(&proof)
        .ok()
        .filter(|_| is_read)
        .map(|proof| proof.checkpoint))
}

/// Writes what an archive has beside register, texts and tables: the list of keys, the last sealed checkpoint, a receipt
/// for each act of whoever exports, and a page that says what all of it is.
///
/// # Errors
///
/// The register does not verify, or the disk cannot be written.
pub fn complete(setting: &Setting, directory: &Path, last_sealed: Option<String>) -> Result<(), Problem> {
    let path = directory.join(REGISTER);
    let audit = audit(&path)?;
    let keys = setting.key().ok().map(|key| key.secret.public().kid());
    let member = keys.and_then(|kid| owner(&audit.community, kid));
    let mut copy = Copied::default();
    blocks(&path, &mut |block| {
        copy.push(block, member.as_ref());
        Ok(())
    })?;
    let sealed = sealed(last_sealed, &audit, &copy.tree);
    text(
        &directory.join(KEYS),
        &pretty(&crate::api::reports::key_list(&audit.community)),
    )?;
    text(&directory.join(SEALED), &sealed.note)?;
    let receipts = directory.join(RECEIPTS);
    crate::private::make_directory(&receipts)
        .map_err(|flaw| file_fault("The receipts were not written.", &receipts, &flaw))?;
    for index in &copy.own {
        let proof = receipt(&copy.tree, *index, &sealed, &audit.checkpoint);
        text(&receipts.join(format!("{index}.proof")), &proof.to_string())?;
    }
    text(&directory.join(README), &readme(&audit, &sealed, copy.own.len()))
}

/// What is needed of a register's entries.
#[derive(Default)]
struct Copied {
    tree: Tree,
    /// The places of one member's acts.
    own: Vec<u64>,
}

impl Copied {
    fn push(&mut self, block: Block<'_>, member: Option<&Hash>) {
        let Block::Entry(bytes) = block else { return };
        let index = self.tree.size();
        self.tree.push(leaf_hash(bytes));
        let is_own = member.is_some_and(|member| author(bytes).as_ref() == Some(member));
        self.own.extend(is_own.then_some(index));
    }
}

/// Whose act an entry is; whoever founds or joins becomes the member whom the act's id names.
fn author(bytes: &[u8]) -> Option<Hash> {
    let entry = Entry::decode(bytes).ok()?;
    let body = register::json::decode(&entry.body).ok()?;
    match body.get("by")?.as_text()? {
        "" => Some(register::act_id(&entry.body)),
        by => by.parse().ok(),
    }
}

fn owner(community: &Community, kid: Kid) -> Option<Hash> {
    match community.key(kid)?.owner {
        KeyOwner::Member(member) => Some(community.member(member).id),
        KeyOwner::Invitation(_) | KeyOwner::Keeper => None,
    }
}

/// A checkpoint of the register that is taken along.
struct Sealed {
    /// How many entries it covers.
    size: u64,
    note: String,
    /// The witnesses whose cosignatures it carries, by their names. Whoever has their keys can verify them.
    witnesses: Vec<String>,
}

/// The last checkpoint that witnesses confirmed, if it is one of this very register; otherwise the one at its end.
fn sealed(last_sealed: Option<String>, audit: &Audit, tree: &Tree) -> Sealed {
    let origin = checkpoint::origin(&audit.id);
    let size_of = |note: &str| {
        let keys = audit.community.checkpoint_keys();
        let signed = keys.iter().find_map(|key| checkpoint::parse_signed(note, key).ok())?;
        let is_of_it = signed.origin == origin && tree.root_at(signed.size) == Some(signed.root);
        is_of_it.then_some(signed.size)
    };
    let found = last_sealed.and_then(|note| Some((size_of(&note)?, note)));
    let (size, note) = found.unwrap_or_else(|| (audit.size, audit.checkpoint.clone()));
    let lines = SignedNote::parse(&note).map(|parsed| parsed.lines).unwrap_or_default();
    let names = lines.into_iter().map(|line| line.name);
    let witnesses = names.filter(|name| *name != origin).collect();
    Sealed { size, note, witnesses }
}

/// The proof of one entry, under the sealed checkpoint if that covers it.
fn receipt(tree: &Tree, index: u64, sealed: &Sealed, last: &str) -> ProofFile {
    let (size, note) = if index < sealed.size {
        (sealed.size, sealed.note.as_str())
    } else {
        (tree.size(), last)
    };
    ProofFile {
        extra: None,
        index,
        proof: tree.inclusion(index, size).expect("the entry stands under this size"),
        checkpoint: note.to_owned(),
    }
}

/// What the sealed checkpoint is, in lines under each other.
fn of_sealed(sealed: &Sealed, size: u64) -> String {
    let next = "\n                    ";
    if sealed.witnesses.is_empty() {
        return format!(
            "the keeper's own checkpoint over {} entries: no witness has signed it",
            sealed.size
        );
    }
    let mut text = format!(
        "the last checkpoint that witnesses confirmed, over {} entries, with what they signed:{next}{}",
        sealed.size,
        sealed.witnesses.join(", ")
    );
    if sealed.size < size {
        text.push_str(&format!(
            "{next}What stands after these entries is signed by the keeper alone so far."
        ));
    }
    text
}

fn readme(audit: &Audit, sealed: &Sealed, receipts: usize) -> String {
    let name = audit.community.foundation().map_or("", |it| it.name.as_str());
    format!(
        "{name}\n\n\
         This directory holds a community: everything that its members signed, and what belongs to it. It needs no server.\n\n\
         community.register  {size} entries, byte for byte as they were signed, and the keeper's checkpoint over them\n\
         notes.json          the texts that the entries name by their hashes, as far as you may read them; a text that its\n\
        \u{20}                   author erased is gone, and the register verifies as before\n\
         keys.json           whose keys there are, and from which entry to which each of them signs\n\
         checkpoint.txt      {checkpoint}\n\
         receipts/           for each of your own acts ({receipts}), a proof that it stands in the register (C2SP tlog-proof): under\n\
        \u{20}                   that checkpoint, or if it came later under the one at the register's end\n\
         *.csv               members, work, balances and share-outs as tables\n\n\
         To see that all of it holds, every signature, every rule, every payout:\n\
        \u{20}   mirrorball verify community.register\n\n\
         To go on with it on another machine:\n\
        \u{20}   mirrorball import . --data DIRECTORY\n\
        \u{20}   mirrorball serve --data DIRECTORY\n\
         It only reads there, until more than half of the full members endorse that machine, each with\n\
        \u{20}   mirrorball endorse http://THAT-MACHINE/COMMUNITY\n\n\
         community {id}\n\
         entries   {size}\n\
         root      {root}\n\
         state     {digest}\n",
        checkpoint = of_sealed(sealed, audit.size),
        size = audit.size,
        id = audit.id,
        root = audit.root,
        digest = audit.digest,
    )
}

/// Takes an archive in, into the data directory of a machine: every entry is replayed, and the texts are put beside them.
///
/// # Errors
///
/// The register does not verify, the directory is in use, or a file is missing.
pub fn take_in(words: &Import) -> Result<(), Problem> {
    if words.dry_run || words.undo {
        return Err(Problem::fault(
            "not-a-table",
            "Nothing was taken in.".to_owned(),
            "--dry-run and --undo are about the rows of a table, and this is a directory.".to_owned(),
            "`mirrorball verify` looks at the register in it and keeps nothing; without these words it is taken in.",
        ));
    }
    let data = match &words.data {
        Some(data) => data.clone(),
        None => serve::data_directory()?,
    };
    let mut texts = Texts::read(&words.file.join(NOTES))?;
    let path = words.file.join(REGISTER);
    let (mut last, mut index) = (None, 0);
    blocks(&path, &mut |block| {
        match block {
            Block::Checkpoint(text) => last = crate::serve::mirroring::community_of(text),
            Block::Entry(bytes) => {
                texts.look(index, bytes);
                index += 1;
            }
        }
        Ok(())
    })?;
    let community = last.ok_or_else(|| no_archive(&path, "It ends without a checkpoint."))?;
    texts.unchanged()?;
    let app = serve::open(&data, Rates::default(), &[])?;
    let mut taking = Taking {
        app: &app,
        community,
        notes: &texts.sound,
        keeper: None,
        held: 0,
        seen: 0,
        batch: Vec::new(),
    };
    blocks(&path, &mut |block| taking.push(block))?;
    let keeper = taking.keeper.ok_or_else(|| no_archive(&path, "It holds no entry."))?;
    let size = keeper.read(|state| state.size());
    let (kept, left_out) = texts.counts();
    let closed = app.node().close();
    closed.map_err(|fault| Problem::of_fault(&fault, Language::from_environment()))?;
    if words.place.json {
        print_json(&json!({
            "community": keeper.id().to_string(), "slug": keeper.slug(), "entries": size,
            "texts": kept, "texts_left_out": left_out,
        }));
    } else {
        out!(
            "{} is in {}: {size} entries, each of them verified, and {kept} texts.",
            keeper.slug(),
            data.display()
        );
        if left_out > 0 {
            out!(
                "Texts that stay in {NOTES}: {left_out}. They are for a circle or for single members, or no entry names them."
            );
        }
        out!("Next: mirrorball serve --data {}", data.display());
        // Of settings that cannot be read, whoever serves will be told.
        let settings = Settings::load(None).map(|read| read.settings).unwrap_or_default();
        out!("It only reads, until more than half of the full members endorse it with its address:");
        out!(
            "mirrorball endorse http://localhost:{}/{}",
            settings.listen.port(),
            keeper.slug()
        );
    }
    Ok(())
}

/// An archive on its way into a node.
struct Taking<'a> {
    app: &'a crate::state::App,
    /// The community whose register it is.
    community: Hash,
    notes: &'a BTreeMap<Hash, Note>,
    keeper: Option<Keeper>,
    /// How many entries were there before, from an earlier import that was broken off.
    held: u64,
    seen: u64,
    batch: Vec<Vec<u8>>,
}

impl Taking<'_> {
    fn push(&mut self, block: Block<'_>) -> Result<(), Problem> {
        match block {
            Block::Entry(bytes) => {
                if self.keeper.is_none() {
                    let begun = self.app.node().begin_copy(self.community, bytes, self.notes);
                    let keeper =
                        begun.map_err(|trouble| Problem::of_trouble(&trouble, Language::from_environment()))?;
                    self.held = keeper.read(|state| state.size());
                    self.keeper = Some(keeper);
                }
                let is_held = self.seen < self.held;
                self.seen = self.seen.saturating_add(1);
                if !is_held {
                    self.batch.push(bytes.to_vec());
                }
                if self.batch.len() < MIRROR_BATCH_ENTRIES {
                    return Ok(());
                }
                self.copy(None)
            }
            Block::Checkpoint(text) => self.copy(Some(text)),
        }
    }

    fn copy(&mut self, checkpoint: Option<&str>) -> Result<(), Problem> {
        let Some(keeper) = &self.keeper else { return Ok(()) };
        let copied = keeper.copy_archive(&std::mem::take(&mut self.batch), self.notes, checkpoint);
        copied.map_err(|trouble| Problem::of_trouble(&trouble, Language::from_environment()))?;
        Ok(())
    }
}

/// A text as the API and archives write it.
pub fn note_of(row: &Value) -> Option<(Hash, Note)> {
    let note = Note {
        salt: crate::hex::decode(row["salt"].as_str()?)?,
        text: row["text"].as_str()?.to_owned(),
        audience: row["audience"].as_str()?.parse().ok()?,
    };
    Some((row["c"].as_str()?.parse().ok()?, note))
}

/// Tells of every block of a register's file.
fn blocks(path: &Path, tell: &mut dyn FnMut(Block<'_>) -> Result<(), Problem>) -> Result<(), Problem> {
    let unread = |flaw: std::io::Error| file_fault("The register was not read.", path, &flaw);
    blocks_of(BufReader::new(File::open(path).map_err(unread)?), path, tell)
}

/// Tells of every block of a register, wherever its bytes come from.
pub(super) fn blocks_of(
    mut read: impl Read,
    path: &Path,
    tell: &mut dyn FnMut(Block<'_>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let unread = |flaw: std::io::Error| file_fault("The register was not read.", path, &flaw);
    let (mut blocks, mut buffer) = (Blocks::new(), vec![0; READ_BYTES]);
    loop {
        let broken = |flaw: register::file::FileFlaw| no_archive(path, &format!("{flaw}."));
        while let Some(placed) = blocks.take().map_err(broken)? {
            let is_last = matches!(placed.block, Block::Checkpoint(_));
            tell(placed.block)?;
            if is_last {
                return Ok(());
            }
        }
        match read.read(&mut buffer).map_err(unread)? {
            0 => blocks.end(),
            length => blocks.push(buffer.get(..length).unwrap_or_default()),
        }
    }
}

fn audit(path: &PathBuf) -> Result<Audit, Problem> {
    let file = File::open(path).map_err(|flaw| file_fault("The register was not read.", path, &flaw))?;
    node::audit::verify(file, |_, _| {}).map_err(|trouble| Problem::of_trouble(&trouble, Language::from_environment()))
}

fn text(path: &Path, text: &str) -> Result<(), Problem> {
    whole(path, |file| file.write_all(text.as_bytes()))
}

fn pretty(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("JSON is JSON");
    text.push('\n');
    text
}

pub(super) fn no_archive(path: &Path, why: &str) -> Problem {
    Problem::fault(
        "no-archive",
        "The community was not taken in.".to_owned(),
        format!("{}: {why}", path.display()),
        "Name the directory that `mirrorball export all` wrote.",
    )
}
