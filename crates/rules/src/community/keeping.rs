//! Who keeps the register: the key that the founding names, until more than half of the full members endorse another.
//!
//! Endorsing is how members go on with a mirror when the keeper is gone or refuses, and how a community moves to
//! another machine. It changes nothing but whose key signs checkpoints and files closings.

use super::state::{KeyOwner, MemberIx};
use super::{Community, Filing, limit};
use crate::act::KeeperEndorse;
use crate::limits::{Crowd, ENDORSEMENT_MS_MAX, KEEPERS_MAX};
use crate::refusal::Refusal;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::ToString;
use alloc::vec::Vec;
use register::defence::Defence;
use register::{Hash, PublicKey};
use serde::{Deserialize, Serialize};

/// Who keeps the register after the founding's keeper, and whom members endorse.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Keeping {
    successors: Vec<Successor>,
    endorsed: BTreeMap<MemberIx, Endorsement>,
}

/// A keeper that members put in the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Successor {
    /// Its key.
    pub key: PublicKey,
    /// The entry that put it into force: the last endorsement that it needed.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Endorsement {
    key: PublicKey,
    stamp_ms: u64,
}

/// Who endorses a key, and how many it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endorsed {
    /// The full members who endorse it now.
    pub by: BTreeSet<Hash>,
    /// More than half of the full members.
    pub needed: usize,
}

impl Community {
    /// The key of the keeper in force; none before the founding.
    pub fn keeper(&self) -> Option<PublicKey> {
        let successor = self.keeping.successors.last().map(|successor| successor.key);
        successor.or_else(|| self.foundation().map(|foundation| foundation.keeper))
    }

    /// The key of the keeper who was in force when the register had so many entries.
    pub fn keeper_at(&self, size: u64) -> Option<PublicKey> {
        let successors = self.keeping.successors.iter().rev();
        let successor = successors
            .filter(|successor| successor.entry < size)
            .map(|successor| successor.key);
        let founding = self.foundation().map(|foundation| foundation.keeper);
        successor.chain(founding).next()
    }

    /// The keepers that followed the founding's, in order.
    pub fn successors(&self) -> &[Successor] {
        &self.keeping.successors
    }

    /// The keys that may sign the checkpoint over all entries so far: that of the keeper in force and, if the last entry
    /// put it into force, that of the keeper before, who entered it.
    pub fn checkpoint_keys(&self) -> Vec<PublicKey> {
        let mut keys: Vec<PublicKey> = self.keeper().into_iter().collect();
        if let Some((last, before)) = self.keeping.successors.split_last()
            && last.entry.saturating_add(1) == self.length()
        {
            let founding = self.foundation().map(|foundation| foundation.keeper);
            keys.extend(before.last().map(|successor| successor.key).or(founding));
        }
        keys
    }

    /// Who endorses this key at this time, and how many it takes.
    pub fn endorsed(&self, key: &PublicKey, now_ms: u64) -> Endorsed {
        let stands = |(member, it): &(&MemberIx, &Endorsement)| {
            it.key == *key && it.stamp_ms.saturating_add(ENDORSEMENT_MS_MAX) >= now_ms && self.is_full(**member)
        };
        let endorsed = self.keeping.endorsed.iter().filter(stands);
        Endorsed {
            by: endorsed.map(|(member, _)| self.member(*member).id).collect(),
            needed: self.full_members().count() / 2 + 1,
        }
    }

    pub(super) fn check_keeper_endorse(&self, act: &KeeperEndorse, filing: &Filing) -> Result<(), Refusal> {
        let member = self.full(filing)?;
        limit(Crowd::Keepers, self.keeping.successors.len(), KEEPERS_MAX)?;
        let is_in_force = self.keeper() == Some(act.key);
        if is_in_force && !self.keeping.endorsed.contains_key(&member) {
            return Err(Refusal::KeeperAlready {});
        }
        let kid = act.key.kid();
        match self.keys.get(&kid).map(|record| record.owner) {
            // A keeper of before can be endorsed again.
            None | Some(KeyOwner::Keeper) => Ok(()),
            Some(KeyOwner::Member(_) | KeyOwner::Invitation(_)) => Err(Refusal::KeyInUse { key: kid.to_string() }),
        }
    }

    pub(super) fn apply_keeper_endorse(&mut self, act: &KeeperEndorse, filing: &Filing) {
        let (member, key, stamp_ms) = (self.author_ix(filing), act.key, filing.stamp_ms);
        let before = self.keeper().expect("only the founding comes before a keeper");
        if key == before {
            // Whoever endorses the keeper in force takes an endorsement of another back.
            self.keeping.endorsed.remove(&member);
            return;
        }
        self.keeping.endorsed.insert(member, Endorsement { key, stamp_ms });
        let Endorsed { by, needed } = self.endorsed(&key, stamp_ms);
        if Defence::Majority.stands() && by.len() < needed {
            return;
        }
        if let Some(record) = self.keys.get_mut(&before.kid()) {
            record.revoked = Some(filing.index);
        }
        self.enrol(key.into(), KeyOwner::Keeper, filing.index);
        self.keeping.endorsed.clear();
        self.keeping.successors.push(Successor {
            key,
            entry: filing.index,
            stamp_ms,
        });
    }
}
