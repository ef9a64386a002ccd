//! What share-outs paid in a period, each by what it was paid for: to everybody, or to one member.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use register::Hash;
use serde::Serialize;

use crate::community::{Community, MemberIx, ShareState};
use crate::distribution::Payout;
use crate::quantity::Day;

/// What share-outs paid. Money is in the currency's smallest unit.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PaidOut {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// The share-outs that were opened in this time and posted, in order of opening.
    pub rows: Vec<PaidOutRow>,
    /// All of them together.
    pub total: Parts,
}

/// What one share-out paid.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PaidOutRow {
    /// Which.
    pub share: Hash,
    /// The first day of its period.
    pub from: String,
    /// The last day of its period.
    pub until: String,
    /// The entry that posted it.
    pub entry: u64,
    /// What it paid.
    #[serde(flatten)]
    pub paid: Parts,
}

/// A sum by what it was paid for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Parts {
    /// For livelihood credits, less what care took from it.
    pub livelihood: u64,
    /// For love credits, less what care took from it.
    pub love: u64,
    /// For care.
    pub care: u64,
    /// To the solidarity fund; nothing where one member is asked for.
    pub solidarity: u64,
    /// To the reserve; nothing where one member is asked for.
    pub reserve: u64,
}

impl Parts {
    /// What of it went to members.
    #[must_use]
    pub fn to_members(&self) -> u64 {
        self.livelihood.saturating_add(self.love).saturating_add(self.care)
    }

    fn add_payout(&mut self, payout: &Payout) {
        let [livelihood, love, care] = payout.by_stream();
        self.livelihood = self.livelihood.saturating_add(livelihood);
        self.love = self.love.saturating_add(love);
        self.care = self.care.saturating_add(care);
    }

    fn add(&mut self, other: &Parts) {
        self.livelihood = self.livelihood.saturating_add(other.livelihood);
        self.love = self.love.saturating_add(other.love);
        self.care = self.care.saturating_add(other.care);
        self.solidarity = self.solidarity.saturating_add(other.solidarity);
        self.reserve = self.reserve.saturating_add(other.reserve);
    }
}

/// What the share-outs that were opened in this time and posted paid, to this member or to everybody and the funds. A
/// share-out belongs to the day of its opening, as in [`super::flow`].
#[must_use]
pub fn paid_out(community: &Community, from: Day, until: Day, member: Option<MemberIx>) -> PaidOut {
    let mut total = Parts::default();
    let mut rows = Vec::new();
    for share in community.shares() {
        let day = community.day_of(share.opened_ms);
        let (ShareState::Posted(entry), Some(paid)) = (share.state, &share.paid) else {
            continue;
        };
        if day < from || until < day {
            continue;
        }
        let mut parts = Parts::default();
        match member {
            Some(member) => {
                let payout = paid.payout(community.member(member).id);
                payout.into_iter().for_each(|payout| parts.add_payout(payout));
            }
            None => {
                paid.payouts.iter().for_each(|payout| parts.add_payout(payout));
                (parts.solidarity, parts.reserve) = (paid.needs, paid.reserve);
            }
        }
        total.add(&parts);
        rows.push(PaidOutRow {
            share: share.id,
            from: share.from.to_string(),
            until: share.until.to_string(),
            entry,
            paid: parts,
        });
    }
    PaidOut {
        from: from.to_string(),
        until: until.to_string(),
        rows,
        total,
    }
}
