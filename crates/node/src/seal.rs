//! The seal of a register: its last checkpoint that enough witnesses have cosigned, and since when each of them does.
//!
//! It is kept in a small file beside the database. It proves itself: whoever has it can verify every line, and losing
//! it costs asking the witnesses again.

use crate::fault::Fault;
use crate::files::Files;
use crate::keeper::Keeper;
use register::checkpoint::{self, Checkpoint};
use register::policy::Policy;
use register::proof_file::ProofFile;
use register::signed_note::SignedNote;
use register::tree::Tree;
use register::{Hash, PublicKey};
use std::sync::{Arc, PoisonError};

/// A sealed checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// How many entries it covers.
    pub size: u64,
    /// The checkpoint with the keeper's signature and the cosignatures.
    pub note: String,
    /// The witnesses that ever cosigned, by verifier key, and when each did first and last, in Unix seconds.
    pub witnesses: Vec<(String, u64, u64)>,
}

const HEADING: &str = "mirrorball-seal/1";

impl Seal {
    /// The seal with this note, which a policy has found to be enough, in place of an older one.
    ///
    /// # Errors
    /// The note is not the keeper's, or carries a cosignature that does not hold.
    pub fn renewed(
        before: Option<&Seal>,
        note: &str,
        keeper: &PublicKey,
        policy: &Policy,
    ) -> Result<Seal, checkpoint::CheckpointFlaw> {
        let Checkpoint { size, .. } = checkpoint::parse_signed(note, keeper)?;
        let parsed = SignedNote::parse(note).map_err(checkpoint::CheckpointFlaw::Note)?;
        let standing = policy.standing(&parsed).map_err(checkpoint::CheckpointFlaw::Note)?;
        let mut witnesses = before.map(|seal| seal.witnesses.clone()).unwrap_or_default();
        for (place, time_s) in standing.cosigned {
            let verifier = policy.witnesses()[place].cosigner.to_string();
            match witnesses.iter_mut().find(|(known, _, _)| *known == verifier) {
                Some((_, _, last_s)) => *last_s = (*last_s).max(time_s),
                None => witnesses.push((verifier, time_s, time_s)),
            }
        }
        Ok(Seal {
            size,
            note: note.to_owned(),
            witnesses,
        })
    }

    fn compose(&self) -> String {
        let mut text = format!("{HEADING}\n");
        for (verifier, since_s, last_s) in &self.witnesses {
            text.push_str(&format!("witness {since_s} {last_s} {verifier}\n"));
        }
        text.push('\n');
        text.push_str(&self.note);
        text
    }

    /// Reads a seal for the register of this keeper; none if it is not one.
    fn parse(text: &str, origin: &str, keeper: &PublicKey) -> Option<Seal> {
        let (head, note) = text.split_once("\n\n")?;
        let signed = checkpoint::parse_signed(note, keeper).ok()?;
        let mut lines = head.split('\n');
        let is_ours = lines.next()? == HEADING && signed.origin == origin;
        let read = |line: &str| {
            let mut words = line.strip_prefix("witness ")?.splitn(3, ' ');
            let (since, last): (u64, u64) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
            Some((words.next()?.to_owned(), since, last))
        };
        let witnesses = lines.map(read).collect::<Option<_>>()?;
        is_ours.then(|| Seal {
            size: signed.size,
            note: note.to_owned(),
            witnesses,
        })
    }
}

fn name_of(community: &Hash) -> String {
    format!("{community}.seal")
}

/// The seal kept among these files, if it is one of this very register.
pub(crate) fn open(files: &dyn Files, community: &Hash, keeper: &PublicKey, tree: &Tree) -> Option<Seal> {
    let text = files.read(&name_of(community)).ok()??;
    let seal = Seal::parse(&text, &checkpoint::origin(community), keeper)?;
    let signed = checkpoint::parse_signed(&seal.note, keeper).ok()?;
    let is_here = signed.size <= tree.size() && tree.root_at(signed.size) == Some(signed.root);
    is_here.then_some(seal)
}

impl Keeper {
    /// The last checkpoint that enough witnesses have cosigned; none while the register is sealed by its keeper alone.
    pub fn seal(&self) -> Option<Arc<Seal>> {
        self.inner.seal.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps a seal in place of an older one.
    ///
    /// # Errors
    /// It cannot be written; the one before stands.
    pub fn keep_seal(&self, seal: Seal) -> Result<(), Fault> {
        let mut held = self.inner.seal.write().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref().is_some_and(|held| held.size > seal.size) {
            return Ok(());
        }
        if let Some(files) = &self.inner.files {
            files.write(&name_of(&self.inner.id), seal.compose().as_bytes())?;
        }
        let size = seal.size;
        *held = Some(Arc::new(seal));
        drop(held);
        self.inner.sealing.tell(size);
        Ok(())
    }

    /// The proof that an entry stands under the newest checkpoint that covers it: the seal, or else the keeper's own.
    pub fn proof(&self, index: u64) -> Option<ProofFile> {
        let seal = self.seal();
        self.read(|state| {
            let (size, checkpoint) = match seal
                .as_ref()
                .filter(|seal| seal.size > index && seal.size <= state.size())
            {
                Some(seal) => (seal.size, seal.note.clone()),
                None => (state.size(), state.checkpoint().to_owned()),
            };
            Some(ProofFile {
                extra: None,
                index,
                proof: state.tree().inclusion(index, size)?,
                checkpoint,
            })
        })
    }

    /// Stops taking acts in, since enough witnesses follow another keeper.
    pub fn halt_superseded(&self) -> Fault {
        let fault = Fault::Superseded {
            community: self.inner.id,
        };
        let mut halted = self.inner.halted.lock().unwrap_or_else(PoisonError::into_inner);
        halted.get_or_insert(fault).clone()
    }

    /// Stops taking acts in, since a witness showed that this keeper signed for more, or for something else.
    pub fn halt_behind(&self, signed: u64) -> Fault {
        let fault = Fault::RolledBack {
            community: self.inner.id,
            held: self.read(crate::State::size),
            signed,
        };
        let mut halted = self.inner.halted.lock().unwrap_or_else(PoisonError::into_inner);
        halted.get_or_insert(fault).clone()
    }
}
