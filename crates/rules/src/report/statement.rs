//! A member's statement: what the community came to owe them, and what it paid.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use register::Hash;
use serde::Serialize;

use super::credits::positive;
use super::{Credits, Who, credits};
use crate::community::{Community, MemberIx, Payment, ShareState};
use crate::ledger::AccountKey;

/// A member's statement. Money is in the currency's smallest unit.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// Whose.
    #[serde(flatten)]
    pub who: Who,
    /// Their credits.
    pub credits: Credits,
    /// What moved, in order of entry.
    pub lines: Vec<StatementLine>,
    /// What was shared to them, altogether.
    pub shared: u64,
    /// What they were paid, altogether.
    pub paid: u64,
    /// What the community owes them now.
    pub owed: u64,
}

/// One movement.
#[derive(Clone, Debug, Serialize)]
pub struct StatementLine {
    /// The entry that posted it.
    pub entry: u64,
    /// What it was.
    #[serde(flatten)]
    pub what: StatementWhat,
    /// What is owed more; below zero, what was paid.
    pub amount: i64,
    /// What is owed after it.
    pub owed: i64,
}

/// What moved.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum StatementWhat {
    /// A share-out was posted.
    Share {
        /// Which.
        share: Hash,
        /// The first day of its period.
        from: String,
        /// The last day of its period.
        until: String,
        /// Livelihood credits divested, in hundredths.
        divested_livelihood: u64,
        /// Love credits divested, in hundredths.
        divested_love: u64,
    },
    /// A payment was recorded.
    Payment {
        /// The day it was paid.
        day: String,
        /// Its reference.
        reference: Option<String>,
        /// Who recorded it.
        by: Who,
    },
    /// A payment that was recorded wrongly was taken back.
    Reversal {
        /// The entry of what was taken back.
        of: u64,
        /// The day of it.
        day: String,
        /// Who took it back.
        by: Who,
    },
}

/// One member's statement.
#[must_use]
pub fn statement(community: &Community, member: MemberIx) -> Statement {
    let who = Who::at(community, member);
    let mut lines = shared(community, who.member);
    let payments = community.payments().iter();
    for payment in payments.filter(|payment| payment.member == member) {
        lines.extend(paid_lines(community, payment));
    }
    lines.sort_by_key(|line| line.entry);
    let (mut owed, mut shared, mut paid) = (0i64, 0u64, 0i64);
    for line in &mut lines {
        owed = owed.saturating_add(line.amount);
        line.owed = owed;
        match line.what {
            StatementWhat::Share { .. } => shared = shared.saturating_add(line.amount.unsigned_abs()),
            StatementWhat::Payment { .. } | StatementWhat::Reversal { .. } => paid = paid.saturating_sub(line.amount),
        }
    }
    Statement {
        credits: credits(community, member),
        lines,
        shared,
        paid: positive(paid),
        owed: positive(community.ledger().balance(&AccountKey::Payable(who.member))),
        who,
    }
}

/// A payment, and that it was taken back.
fn paid_lines(community: &Community, payment: &Payment) -> impl Iterator<Item = StatementLine> {
    let day = || payment.day.to_string();
    let paid = StatementLine {
        entry: payment.entry,
        what: StatementWhat::Payment {
            day: day(),
            reference: payment.reference.clone(),
            by: Who::at(community, payment.by),
        },
        amount: signed(payment.amount).saturating_neg(),
        owed: 0,
    };
    let back = payment.reversed.map(|reversal| StatementLine {
        entry: reversal.entry,
        what: StatementWhat::Reversal {
            of: payment.entry,
            day: day(),
            by: Who::at(community, reversal.by),
        },
        amount: signed(payment.amount),
        owed: 0,
    });
    [paid].into_iter().chain(back)
}

fn shared(community: &Community, member: Hash) -> Vec<StatementLine> {
    let mut lines = Vec::new();
    for share in community.shares() {
        let ShareState::Posted(entry) = share.state else {
            continue;
        };
        let paid = share.paid.as_ref();
        let Some(payout) = paid
            .and_then(|paid| paid.payout(member))
            .filter(|payout| payout.amount > 0)
        else {
            continue;
        };
        lines.push(StatementLine {
            entry,
            what: StatementWhat::Share {
                share: share.id,
                from: share.from.to_string(),
                until: share.until.to_string(),
                divested_livelihood: payout.divested_livelihood,
                divested_love: payout.divested_love,
            },
            amount: signed(payout.amount),
            owed: 0,
        });
    }
    lines
}

fn signed(amount: u64) -> i64 {
    i64::try_from(amount).expect("an amount is at most MONEY_MAX")
}
