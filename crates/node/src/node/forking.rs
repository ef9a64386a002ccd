//! Founding a fork: a register of its own, which begins with the entries of one that is kept or copied here.

use super::{Node, Parts};
use crate::clock::stamp_after;
use crate::fault::Fault;
use crate::keeper::Keeper;
use crate::limits::COMMUNITIES_MAX;
use crate::notes::matched;
use crate::receipt::Receipt;
use crate::ring::Ring;
use crate::start;
use crate::state::State;
use crate::store::{Beginning, Listed, NewEntry};
use crate::submission::Submission;
use crate::trouble::{SignedAct, Trouble, VerifiedAct};
use register::checkpoint::{Checkpoint, origin, parse_signed};
use register::entry::{Entry, leaf_hash};
use register::signed_note::{SignedNote, key_id};
use register::{Hash, SecretKey, Signature};
use rules::act::CommunityFork;
use rules::refusal::Refusal;
use std::sync::PoisonError;

/// What the keeper of a register signed, as what begins a fork of it carries it along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedFor {
    /// How many entries it signed for.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// Its signature under that checkpoint.
    pub signature: Signature,
    /// The hashes by which the entries that were asked about lead to it.
    pub proof: Vec<Hash>,
}

impl Keeper {
    /// What the keeper who was in force then signed for so many first entries, or, at a copy, for those that it holds;
    /// none where another keeper has followed since, a copy is on its way, or something stopped this keeper: it puts its
    /// name to nothing then. `state` is that of this register.
    pub fn signed_for(&self, state: &State, size: u64) -> Option<SignedFor> {
        let key = state.community().keeper_at(size)?;
        let root = state.tree().root_at(size)?;
        let note = match (self.inner.key.public() == key, self.halted()) {
            (true, None) => self.inner.sign_checkpoint(size, root),
            (false, None | Some(Fault::Copy { .. })) => state.checkpoint().to_owned(),
            (true | false, Some(_)) => return None, // Every other fault stops a keeper.
        };
        let Checkpoint { origin, size: to, root } = parse_signed(&note, &key).ok()?;
        let lines = SignedNote::parse(&note).ok()?.lines;
        let own = lines
            .iter()
            .find(|line| line.name == origin && line.key_id == key_id(&origin, &key))?;
        Some(SignedFor {
            size: to,
            root,
            signature: Signature::new(own.signature.as_slice().try_into().ok()?),
            proof: state.tree().consistency(size, to)?,
        })
    }
}

impl Node {
    /// Founds a fork; the register that it begins with is here, whoever keeps it.
    pub(super) fn found_fork(&self, signed: SignedAct, submission: Submission) -> Result<(Keeper, Receipt), Trouble> {
        let parent = signed.head().community.unwrap_or(Hash::new([0; 32]));
        let parent = self.keeper(&parent.to_string()).ok_or(Refusal::ForeignCommunity {
            community: parent.to_string(),
        })?;
        let verified = parent.verify(signed)?;
        let id = verified.act_id();
        let founding = self.founding.lock().unwrap_or_else(PoisonError::into_inner);
        let keeper = match self.keeper(&id.to_string()) {
            Some(keeper) => keeper,
            None => {
                if let Some(act) = verified.act().begins_fork()
                    && let Some(community) = self.fork_here(&act.fork)
                {
                    let community = community.to_string();
                    return Err(Refusal::SiblingNamed { community }.into());
                }
                let keeper = self
                    .parts
                    .fork(&parent, &verified, submission, self.communities().len())?;
                let mut keepers = self.keepers.write().unwrap_or_else(PoisonError::into_inner);
                keepers.insert(id, keeper.clone());
                keeper
            }
        };
        drop(founding);
        let receipt = keeper.receipt(&id)?;
        Ok((keeper, receipt.expect("a fork's register has its founding")))
    }

    /// The community here that began by this fork. One node has one: whoever would have another one found it elsewhere.
    fn fork_here(&self, fork: &Hash) -> Option<Hash> {
        let began = |keeper: &Keeper| {
            keeper.read(|state| {
                let origin = state.community().origins().last();
                origin.is_some_and(|origin| origin.fork == *fork)
            })
        };
        self.communities().into_iter().find(began).map(|keeper| keeper.id())
    }
}

impl Parts {
    fn fork(
        &self,
        parent: &Keeper,
        verified: &VerifiedAct,
        submission: Submission,
        communities: usize,
    ) -> Result<Keeper, Trouble> {
        let act = &verified.act().begins_fork().ok_or(Refusal::NotFounded {})?;
        let size = act.parent.size.unsigned();
        let held = parent.read(State::size);
        if size > held {
            return Err(Refusal::ForkHistoryDiffers { size: held }.into());
        }
        // Its register is folded anew up to there, which takes a while: so whoever asks is asked first.
        let root = parent.root_at(size).unwrap_or_else(register::tree::empty_root);
        parent.read(|state| state.community().check_founding(verified, root))?;
        let (ring, of) = (Ring::new(), parent.id());
        let (mut fold, trouble) = start::fold_from_store(self.store.as_ref(), &of, &ring, size, self.machine.hands);
        if let Some(trouble) = trouble {
            return Err(trouble);
        }
        let stamp_ms = stamp_after(self.machine.clock.as_ref(), fold.community.last_stamp_ms())?;
        let admitted = fold.check(verified, stamp_ms, None)?;
        let key = SecretKey::from_seed(self.keeper_seed(&act.keeper)?);
        matched(&verified.act().commitments(), submission.notes)?;
        if communities >= COMMUNITIES_MAX {
            return Err(Fault::TooManyCommunities.into());
        }
        let entry = Entry {
            stamp_ms,
            body: submission.body,
            signatures: submission.signatures,
        };
        let id = verified.act_id();
        let entry = NewEntry {
            act: id,
            bytes: entry.encode(),
            notes: Vec::new(),
            erases: None,
        };
        fold.apply(admitted, leaf_hash(&entry.bytes));
        ring.add(register::Meaning::keys(verified.act()));
        let checkpoint = Checkpoint {
            origin: origin(&id),
            size: fold.length(),
            root: fold.tree.root(),
        };
        let checkpoint = checkpoint.sign(&key);
        let slug = self.write_fork(&id, (&of, size), act, &fold.community, &entry, &checkpoint)?;
        let Some(slug) = slug else {
            // It was written before, and something failed after that.
            return self.open_founded(&id);
        };
        let (pledges, behind) = self.pledges(&id, &fold)?;
        let listed = Listed {
            community: id,
            slug,
            keeper: act.keeper.to_string(),
        };
        let state = State {
            size: fold.length(),
            fold,
            checkpoint,
        };
        Ok(self.keeper(listed, key, state, ring, pledges, behind))
    }

    fn write_fork(
        &self,
        id: &Hash,
        (of, size): (&Hash, u64),
        act: &CommunityFork,
        community: &rules::community::Community,
        entry: &NewEntry,
        checkpoint: &str,
    ) -> Result<Option<String>, Fault> {
        let name = community.foundation().map_or("", |foundation| foundation.name.as_str());
        let begins = Some(Beginning { of, size });
        self.write_founding((id, begins), name, &act.keeper, entry, checkpoint)
    }
}
