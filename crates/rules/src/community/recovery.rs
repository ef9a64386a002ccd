//! Coming back after every key is lost: full members vouch for a new key, any key of before can say no for some days, and
//! then the member goes on with the new key alone.
//!
//! Nothing begins without a member's signature, so strangers cannot fill a register with claims; and nothing is over
//! before the new key has signed, so nobody vouches for a key that no device has.

use super::state::{KeyOwner, MemberIx};
use super::{Community, Filing, limit};
use crate::act::{KeyRecover, KeyVeto, KeyVouch};
use crate::limits::{Crowd, KEY_VOUCH_MS_MAX, KEY_VOUCHES_MAX, KEYS_PER_MEMBER_MAX, RECOVERED_MS};
use crate::quantity::DAY_MS;
use crate::refusal::Refusal;
use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;
use register::defence::Defence;
use register::{AnyKey, Hash, Kid};
use serde::{Deserialize, Serialize};

/// A single member never gives another a key, however few there are.
const VOUCHES_LEAST: usize = 2;

/// Whom others vouch for, and who came back so.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Recovering {
    vouches: BTreeMap<MemberIx, Vec<KeyWord>>,
    vetoed: BTreeMap<MemberIx, Vetoed>,
    recovered_ms: BTreeMap<MemberIx, u64>,
}

/// One member's word that a key is somebody else's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyWord {
    /// Who vouches.
    pub by: MemberIx,
    /// The key.
    pub key: AnyKey,
    /// How they know.
    pub how: Option<Hash>,
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
}

/// That a member said no to a key, the last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vetoed {
    /// The key.
    pub kid: Kid,
    /// When, Unix ms.
    pub stamp_ms: u64,
}

/// How far a new key of somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryView {
    /// The new key.
    pub key: AnyKey,
    /// Whose vouches count, the first one first.
    pub vouches: Vec<KeyWord>,
    /// How many it takes.
    pub needed: usize,
    /// From when on the member can go on with it, once there are enough, Unix ms.
    pub ready_ms: Option<u64>,
}

impl Community {
    /// The new keys that others vouch for as this member's, at this time, the first one first.
    pub fn recoveries(&self, member: MemberIx, now_ms: u64) -> Vec<RecoveryView> {
        let given = self.recovering.vouches.get(&member).map_or(&[][..], Vec::as_slice);
        let mut keys: Vec<AnyKey> = Vec::new();
        for vouch in given {
            if !keys.contains(&vouch.key) {
                keys.push(vouch.key);
            }
        }
        let views = keys.iter().map(|key| self.recovery(member, key, now_ms));
        views.filter(|view| !view.vouches.is_empty()).collect()
    }

    /// How far this key is as a new one of this member's, at this time.
    pub fn recovery(&self, member: MemberIx, key: &AnyKey, now_ms: u64) -> RecoveryView {
        let given = self.recovering.vouches.get(&member).map_or(&[][..], Vec::as_slice);
        let counts = |vouch: &&KeyWord| vouch.key == *key && is_fresh(vouch, now_ms) && self.is_full(vouch.by);
        let vouches: Vec<KeyWord> = given.iter().filter(counts).copied().collect();
        let others = self.full_members().filter(|other| *other != member).count();
        let needed = self.bylaws_at(now_ms).recovery_vouches.min(others).max(VOUCHES_LEAST);
        let wait_ms = u64::from(self.bylaws_at(now_ms).recovery_days).saturating_mul(DAY_MS);
        let last_needed = if Defence::KeyVouches.stands() { needed - 1 } else { 0 };
        let enough = vouches.get(last_needed);
        RecoveryView {
            key: *key,
            needed,
            ready_ms: enough.map(|last| last.stamp_ms.saturating_add(wait_ms)),
            vouches,
        }
    }

    /// Whose new key this is said to be, and how far it is for each of them.
    pub fn recoveries_with(&self, kid: Kid, now_ms: u64) -> Vec<(MemberIx, RecoveryView)> {
        let members = self.recovering.vouches.keys().copied();
        let views = members.flat_map(|member| self.recoveries(member, now_ms).into_iter().map(move |it| (member, it)));
        views.filter(|(_, view)| view.key.kid() == kid).collect()
    }

    /// The last time that this member said no to a key that others vouched for.
    pub fn vetoed(&self, member: MemberIx) -> Option<&Vetoed> {
        self.recovering.vetoed.get(&member)
    }

    /// When this member came back by vouches, the last time, Unix ms.
    pub fn recovered_ms(&self, member: MemberIx) -> Option<u64> {
        self.recovering.recovered_ms.get(&member).copied()
    }

    pub(super) fn check_key_vouch(&self, act: &KeyVouch, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full(filing)?;
        let member = self.present_member(&act.member)?;
        if member == author {
            return Err(Refusal::NotForOneself {});
        }
        if let Some(until_ms) = self
            .recovered_ms(author)
            .map(|at_ms| at_ms.saturating_add(RECOVERED_MS))
            && filing.stamp_ms < until_ms
            && Defence::RecoveredWait.stands()
        {
            return Err(Refusal::RecoveredLately { until_ms });
        }
        self.check_new_key(act.key.kid())?;
        let given = self.recovering.vouches.get(&member).map_or(&[][..], Vec::as_slice);
        let same = |vouch: &KeyWord| (vouch.by, vouch.key) == (author, act.key) && is_fresh(vouch, filing.stamp_ms);
        if given.iter().any(same) {
            return Err(Refusal::AlreadyAnswered {});
        }
        let others = given
            .iter()
            .filter(|vouch| vouch.by != author && is_fresh(vouch, filing.stamp_ms));
        limit(Crowd::KeyVouches, others.count(), KEY_VOUCHES_MAX)
    }

    pub(super) fn apply_key_vouch(&mut self, act: &KeyVouch, filing: &Filing) {
        let by = self.author_ix(filing);
        let member = self.member_ix(&act.member).expect("check() found this member");
        let given = self.recovering.vouches.entry(member).or_default();
        // Who vouches for another key has changed their mind.
        given.retain(|vouch| vouch.by != by && is_fresh(vouch, filing.stamp_ms));
        given.push(KeyWord {
            by,
            key: act.key,
            how: act.how.map(|how| how.0),
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        });
    }

    pub(super) fn check_key_veto(&self, act: &KeyVeto, filing: &Filing) -> Result<(), Refusal> {
        let member = self.full_or_dating(filing)?;
        let given = self.recovering.vouches.get(&member).map_or(&[][..], Vec::as_slice);
        if given
            .iter()
            .any(|vouch| vouch.key.kid() == act.kid && is_fresh(vouch, filing.stamp_ms))
        {
            return Ok(());
        }
        Err(Refusal::NoRecovery {
            key: act.kid.to_string(),
        })
    }

    pub(super) fn apply_key_veto(&mut self, act: &KeyVeto, filing: &Filing) {
        let member = self.author_ix(filing);
        if let Some(given) = self.recovering.vouches.get_mut(&member) {
            given.retain(|vouch| vouch.key.kid() != act.kid || !Defence::Veto.stands());
        }
        let vetoed = Vetoed {
            kid: act.kid,
            stamp_ms: filing.stamp_ms,
        };
        self.recovering.vetoed.insert(member, vetoed);
    }

    pub(super) fn check_key_recover(&self, act: &KeyRecover, filing: &Filing) -> Result<(), Refusal> {
        let member = self.full_or_dating(filing)?;
        self.check_new_key(act.new.kid())?;
        // Those of before have ended, and are counted all the same: as many again is room for a life.
        limit(
            Crowd::KeysOfMember,
            self.member(member).keys.len(),
            2 * KEYS_PER_MEMBER_MAX,
        )?;
        let view = self.recovery(member, &act.new, filing.stamp_ms);
        match view.ready_ms {
            None => Err(Refusal::RecoveryVouchesMissing {
                vouches: view.vouches.len() as u64,
                needed: view.needed as u64,
            }),
            Some(ready_ms) if filing.stamp_ms < ready_ms => Err(Refusal::RecoveryWaits { ready_ms }),
            Some(_) => Ok(()),
        }
    }

    pub(super) fn apply_key_recover(&mut self, act: &KeyRecover, filing: &Filing) {
        let member = self.author_ix(filing);
        for kid in &self.members[member.0 as usize].keys {
            let key = self.keys.get_mut(kid).expect("a member's keys are enrolled");
            key.revoked.get_or_insert(filing.index);
        }
        self.enrol(act.new, KeyOwner::Member(member), filing.index);
        self.recovering.vouches.remove(&member);
        self.recovering.recovered_ms.insert(member, filing.stamp_ms);
    }
}

/// Whether a vouch still counts: what was said long ago says nothing of today.
fn is_fresh(vouch: &KeyWord, now_ms: u64) -> bool {
    now_ms <= vouch.stamp_ms.saturating_add(KEY_VOUCH_MS_MAX)
}
