//! A member's credits through their life: tallied, open, divested, historical.

use alloc::vec::Vec;

use serde::Serialize;

use super::{Who, work_at};
use crate::community::{Community, MemberIx, WorkState};
use crate::ledger::AccountKey;
use crate::quantity::Stream;

/// One stream's credits of a member, in hundredths of a credit.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct StreamCredits {
    /// All that ever counted: open and historical.
    pub tallied: u64,
    /// Open: not divested yet, and not part of an open share-out.
    pub open: u64,
    /// Open, and set aside to be divested by the share-out that is open.
    pub in_share: u64,
    /// Divested by payment.
    pub divested: u64,
    /// Kept for ever: divested, or historical at once.
    pub historical: u64,
    /// Logged, and not counting yet. Only where one member is asked about.
    pub waiting: u64,
}

/// A member's care, in minutes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct CareCredits {
    /// All that ever counted.
    pub minutes: u64,
    /// Of these, historical at once: a dater's.
    pub historical: u64,
    /// Logged, and not counting yet. Only where one member is asked about.
    pub waiting: u64,
}

/// A member's credits and care.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Credits {
    /// Whose.
    #[serde(flatten)]
    pub who: Who,
    /// Livelihood credits.
    pub livelihood: StreamCredits,
    /// Love credits.
    pub love: StreamCredits,
    /// Care.
    pub care: CareCredits,
    /// What the community owes the member, in the currency's smallest unit.
    pub owed: u64,
}

/// One member's credits, with what is waiting to be confirmed.
#[must_use]
pub fn credits(community: &Community, member: MemberIx) -> Credits {
    let mut credits = held(community, member);
    for place in &community.member(member).works {
        let work = work_at(community, *place);
        match work.state {
            WorkState::Counted | WorkState::Withdrawn => {}
            WorkState::Offered | WorkState::Waiting | WorkState::Proposed | WorkState::Disputed => {
                let (open, past) = community.credits_of(work);
                let waiting = match work.stream {
                    Stream::Livelihood => &mut credits.livelihood.waiting,
                    Stream::Love => &mut credits.love.waiting,
                    Stream::Care => &mut credits.care.waiting,
                };
                *waiting = waiting.saturating_add(open).saturating_add(past);
            }
        }
    }
    credits
}

/// Every member's credits, in order of joining; those who left keep theirs.
#[must_use]
pub fn all_credits(community: &Community) -> Vec<Credits> {
    community.member_ixs().map(|member| held(community, member)).collect()
}

/// What the ledger holds of a member.
fn held(community: &Community, member: MemberIx) -> Credits {
    let who = Who::at(community, member);
    let ledger = community.ledger();
    let stream = |stream| {
        let open = ledger.holding(&AccountKey::Work(stream, who.member));
        let balance = positive(open.balance);
        let divested = community.tallies().divested(member, stream);
        let historical = divested.saturating_add(positive(ledger.balance(&AccountKey::History(stream, who.member))));
        StreamCredits {
            tallied: balance.saturating_add(historical),
            open: balance.saturating_sub(open.pending_out),
            in_share: open.pending_out,
            divested,
            historical,
            waiting: 0,
        }
    };
    let care = |key: AccountKey| positive(ledger.balance(&key));
    let historical = care(AccountKey::History(Stream::Care, who.member));
    Credits {
        who,
        livelihood: stream(Stream::Livelihood),
        love: stream(Stream::Love),
        care: CareCredits {
            minutes: historical.saturating_add(care(AccountKey::Work(Stream::Care, who.member))),
            historical,
            waiting: 0,
        },
        owed: positive(ledger.balance(&AccountKey::Payable(who.member))),
    }
}

/// These accounts never go below zero.
pub(super) fn positive(balance: i64) -> u64 {
    u64::try_from(balance).unwrap_or(0)
}
