//! What all ways of deciding share: where a decision is found, who decides, and the digest of a result.

use super::state::MemberIx;
use super::{Community, Filing};
use alloc::vec::Vec;
use register::Hash;
use register::json::{Value, encode};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Where a decision stands in the community's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DecisionIx {
    /// A proposal or a selection: `Community::proposals`.
    Proposal(u32),
    /// A vote: `Community::votes`.
    Vote(u32),
    /// An advice process: `Community::advices`.
    Advice(u32),
}

/// Who decides, frozen when a round opens; in order, so that asking is quick.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Electorate {
    members: Vec<MemberIx>,
}

impl Electorate {
    /// Freezes these members, each once.
    pub fn new(mut members: Vec<MemberIx>) -> Electorate {
        members.sort_unstable();
        members.dedup();
        Electorate { members }
    }

    /// Whether this member is among them.
    pub fn has(&self, member: MemberIx) -> bool {
        self.members.binary_search(&member).is_ok()
    }

    /// How many they are; the denominator of every quorum, whoever leaves.
    pub fn count(&self) -> u32 {
        self.members.len() as u32 // MEMBERS_MAX fits.
    }

    /// All of them, in order.
    pub fn members(&self) -> &[MemberIx] {
        &self.members
    }
}

impl Community {
    /// How many decisions are open in a circle.
    pub(super) fn open_decisions_in(&self, circle: u32) -> u64 {
        self.open_proposals_in(circle) + self.open_votes_in(circle) + self.open_advices_in(circle)
    }

    /// A circle has ended by an act or a decision: what was open in it ends with it. What a role was asking about
    /// goes back with the role, which has ended too.
    pub(super) fn end_with_circle(&mut self, circle: u32, by: Hash, filing: &Filing) {
        self.end_proposals_of(circle, by, filing);
        self.end_votes_of(circle, filing);
    }

    /// Somebody left: their answers go, the denominators stay. Each way of deciding sees to its own.
    pub(super) fn forget_answers(&mut self, leaving: &[MemberIx], stamp_ms: u64, index: u64) {
        for member in leaving {
            self.consent_leave(*member, stamp_ms, index);
            self.vote_leave(*member, stamp_ms, index);
        }
        self.advice_leave(leaving);
    }
}

/// The SHA-256 of a result's canonical JSON, which its closing names.
pub fn result_digest(result: &Value) -> Hash {
    Hash::new(Sha256::digest(encode(result).as_bytes()).into())
}
