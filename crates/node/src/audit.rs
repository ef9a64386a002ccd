//! The audit: replays a register from its bytes, wherever they come from, and says what it proves.

use crate::fault::Fault;
use crate::keeper::Keeper;
use crate::machine::Hands;
use crate::replay::{Chunk, Onlooker, Source, replay};
use crate::ring::Ring;
use crate::start::StoreSource;
use crate::state::{Fold, State};
use crate::trouble::{Trouble, VerifiedAct};
use register::Hash;
use register::breach::{Breach, BreachKind};
use register::checkpoint::{self, Checkpoint, CheckpointFlaw};
use register::defence::Defence;
use register::file::{Block, Blocks};
use register::signed_note::SignedNote;
use rules::act::Act;
use rules::community::Community;
use std::io::{ErrorKind, Read};

/// Bytes that are read at once.
const READ_BYTES: usize = 256 * 1024;

/// What a register proves, all of it verified.
#[derive(Debug)]
pub struct Audit {
    /// The community's id.
    pub id: Hash,
    /// How many entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// The digest of the state that they make.
    pub digest: Hash,
    /// How many members there ever were.
    pub members: u64,
    /// The signed checkpoint.
    pub checkpoint: String,
    /// The state itself, for reports.
    pub community: Community,
}

/// Verifies a register from its bytes to the signed checkpoint at its end: every signature, every rule, every payout.
/// It is read once and never held as a whole. `progress` is told how many entries and bytes are verified so far.
///
/// # Errors
/// A breach that names the first entry (or the line) that does not verify, or a fault if reading fails.
pub fn verify(read: impl Read + Send, progress: impl FnMut(u64, u64)) -> Result<Audit, Trouble> {
    audit(read, &mut Telling(progress))
}

/// Verifies a register as [`verify`] does, and takes somebody along from entry to entry.
///
/// # Errors
/// As [`verify`]; what the walker saw until then is of entries that do verify.
pub fn walk(read: impl Read + Send, walker: &mut dyn Walker) -> Result<Audit, Trouble> {
    audit(read, &mut Along(walker))
}

fn audit(read: impl Read + Send, onlooker: &mut dyn Onlooker) -> Result<Audit, Trouble> {
    let mut file = FileSource::new(read);
    let mut fold = Fold::default();
    replay(&mut fold, &Ring::new(), &mut file, Hands::Many, onlooker)?;
    let checkpoint = file.checkpoint.expect("a file without a checkpoint is a breach");
    let community = fold.community;
    let (size, root) = (fold.tree.size(), fold.tree.root());
    drop(fold.tree);
    check_checkpoint(&checkpoint, &community, size, root)
        .map_err(|kind| Breach::new(kind, checkpoint.as_bytes().to_vec()))?;
    Ok(Audit {
        id: community.id().expect("the checkpoint was checked against the founding"),
        size,
        root,
        digest: community.digest(),
        members: community.members().len() as u64,
        checkpoint,
        community,
    })
}

/// Somebody who goes along a register, from entry to entry.
pub trait Walker {
    /// This act comes next.
    fn before(&mut self, act: &Act);

    /// The community as that act has made it; its last stamp is the keeper's time on the entry.
    fn after(&mut self, community: &Community);
}

/// A walker, as the replay knows it.
struct Along<'a>(&'a mut dyn Walker);

impl Onlooker for Along<'_> {
    fn verified(&mut self, _community: &Community, _bytes: &[u8], act: &VerifiedAct) -> Result<(), Fault> {
        self.0.before(act.act());
        Ok(())
    }

    fn folded(&mut self, community: &Community) {
        self.0.after(community);
    }
}

/// Whoever is told how far it is.
struct Telling<F>(F);

impl<F: FnMut(u64, u64)> Onlooker for Telling<F> {
    fn progress(&mut self, entries: u64, bytes: u64) {
        (self.0)(entries, bytes);
    }
}

impl Keeper {
    /// Takes somebody along this register, from its first entry to the last one that is published now. Everything is
    /// verified again on the way, so it takes a while.
    ///
    /// # Errors
    /// The store cannot read, or an entry does not verify.
    pub fn walk(&self, walker: &mut dyn Walker) -> Result<(), Trouble> {
        let mut source = StoreSource {
            store: self.inner.store.as_ref(),
            community: &self.inner.id,
            next: 0,
            until: self.read(State::size),
        };
        replay(
            &mut Fold::default(),
            &Ring::new(),
            &mut source,
            Hands::Many,
            &mut Along(walker),
        )
    }
}

/// Checks a signed checkpoint against the register it stands under.
pub(crate) fn check_checkpoint(text: &str, community: &Community, size: u64, root: Hash) -> Result<(), BreachKind> {
    let Some(foundation) = community.foundation() else {
        return Err(BreachKind::Checkpoint {
            flaw: CheckpointFlaw::Size,
        });
    };
    // That of the keeper in force comes first, so that a flaw is told as its own.
    let mut keys = community.checkpoint_keys().into_iter();
    let own = keys.next().unwrap_or(foundation.keeper);
    let signed = checkpoint::parse_signed(text, &own).or_else(|flaw| {
        keys.find_map(|key| checkpoint::parse_signed(text, &key).ok())
            .or_else(|| (!Defence::KeeperInForce.stands()).then(|| unsigned(text))?)
            .ok_or(flaw)
    });
    let Checkpoint {
        origin,
        size: covered,
        root: stated,
    } = signed.map_err(|flaw| BreachKind::Checkpoint { flaw })?;
    let expected = checkpoint::origin(&foundation.id);
    if origin != expected {
        return Err(BreachKind::CheckpointOrigin { origin, expected });
    }
    if covered != size {
        return Err(BreachKind::CheckpointSize {
            size: covered,
            entries: size,
        });
    }
    if stated != root {
        return Err(BreachKind::CheckpointRoot {
            size,
            stated,
            actual: root,
        });
    }
    Ok(())
}

/// What a checkpoint says, whoever signed it.
fn unsigned(text: &str) -> Option<Checkpoint> {
    Checkpoint::parse(&SignedNote::parse(text).ok()?.text).ok()
}

/// Takes entries out of a register file as it is read.
struct FileSource<R> {
    read: R,
    blocks: Blocks,
    buffer: Vec<u8>,
    has_ended: bool,
    checkpoint: Option<String>,
}

impl<R: Read> FileSource<R> {
    fn new(read: R) -> FileSource<R> {
        FileSource {
            read,
            blocks: Blocks::new(),
            buffer: vec![0; READ_BYTES],
            has_ended: false,
            checkpoint: None,
        }
    }

    fn read_on(&mut self) -> Result<(), Fault> {
        loop {
            match self.read.read(&mut self.buffer) {
                Ok(0) => {
                    self.has_ended = true;
                    self.blocks.end();
                    return Ok(());
                }
                Ok(length) => {
                    self.blocks.push(&self.buffer[..length]);
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    return Err(Fault::Unreadable {
                        detail: error.to_string(),
                    });
                }
            }
        }
    }
}

impl<R: Read + Send> Source for FileSource<R> {
    fn next_chunk(&mut self) -> Result<Option<Chunk>, Trouble> {
        let mut chunk = Chunk::default();
        while self.checkpoint.is_none() {
            match self.blocks.take() {
                Ok(Some(placed)) => match placed.block {
                    Block::Entry(bytes) => chunk.push(bytes),
                    Block::Checkpoint(text) => self.checkpoint = Some(text.to_owned()),
                },
                Ok(None) => self.read_on()?,
                // What was read before it is verified first: an earlier breach says more.
                Err(_) if !chunk.is_empty() => return Ok(Some(chunk)),
                Err(flaw) => return Err(Breach::new(BreachKind::File { flaw }, Vec::new()).into()),
            }
            if chunk.is_full() {
                return Ok(Some(chunk));
            }
        }
        Ok((!chunk.is_empty()).then_some(chunk))
    }
}
