//! What lies behind an account: every entry that moved something on it, by whose sum the account holds what it holds.
//!
//! The ledger keeps sums alone. What was posted is told by what a community keeps of its money, share-outs and
//! contributions, and by the list of what else moved; so an account is opened without going through the register.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Reverse;

use register::Hash;
use serde::Serialize;

use super::{Who, count, first, index, work_at};
use crate::community::{Community, MemberIx, MoneyRecord, Reversal, Share, ShareState, Work, WorkIx, WorkState};
use crate::distribution::Paid;
use crate::ledger::{AccountKey, ReserveKind};
use crate::quantity::{Day, PartnerKind, Stream};

/// What moved something on an account.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum PostingWhat {
    /// An income.
    Income {
        /// The partner, as a note.
        name: Hash,
        /// The day.
        day: String,
        /// Its reference.
        reference: Option<String>,
    },
    /// An expense.
    Expense {
        /// The partner, as a note.
        name: Hash,
        /// The day.
        day: String,
        /// Its reference.
        reference: Option<String>,
    },
    /// A payment to a member.
    Payment {
        /// The member.
        #[serde(flatten)]
        who: Who,
        /// The day.
        day: String,
        /// Its reference.
        reference: Option<String>,
    },
    /// What was recorded wrongly was taken back.
    Reversal {
        /// The entry of what was taken back.
        of: u64,
        /// The day of it.
        day: String,
    },
    /// A share-out was posted.
    Share {
        /// Which.
        share: Hash,
        /// The first day of its period.
        from: String,
        /// The last day of its period.
        until: String,
    },
    /// A contribution counts.
    Work {
        /// Which.
        work: Hash,
        /// Who did it.
        #[serde(flatten)]
        who: Who,
        /// The kind of work.
        task: String,
        /// The day it was done.
        day: String,
    },
    /// A member recorded a transaction.
    Transaction {
        /// The day.
        day: String,
    },
    /// A decision moved it.
    Decision {
        /// The day.
        day: String,
    },
    /// Members parted.
    Parting {
        /// The day.
        day: String,
    },
}

/// Which entries behind an account are asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PostingFilter {
    /// All: they add up to what the account holds.
    All,
    /// Those by which share-outs were posted.
    Shares,
}

/// One entry's part in what an account holds.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PostingLine {
    /// The entry.
    pub entry: u64,
    /// What it was.
    #[serde(flatten)]
    pub what: PostingWhat,
    /// What the account received or, below zero, gave.
    pub amount: i64,
}

/// A page of what lies behind an account, the last first.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PostingPage {
    /// The lines.
    pub lines: Vec<PostingLine>,
    /// How many there are in all.
    pub count: u64,
    /// What all of them add up to: what the account holds, where all are asked for.
    pub sum: i64,
}

/// A line before it is shown.
struct Draft {
    entry: u64,
    amount: i64,
    source: Source,
}

/// Where a line is told of, by its place.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Source {
    Income(usize),
    Expense(usize),
    Payment(usize),
    /// What was taken back: the entry that had recorded it, and its day.
    Reversal(u64, Day),
    Share(usize),
    Work(WorkIx),
    Moved(usize),
}

/// What lies behind an account: of the page, how many lines come before it, and how many it has at most.
#[must_use]
pub fn postings(
    community: &Community,
    key: &AccountKey,
    filter: PostingFilter,
    (skip, lines): (usize, usize),
) -> PostingPage {
    let mut drafts = Vec::new();
    shares(community, key, &mut drafts);
    if filter == PostingFilter::All {
        money(community, key, &mut drafts);
        works(community, key, &mut drafts);
        others(community, key, &mut drafts);
    }
    let wanted = skip.saturating_add(lines).min(drafts.len());
    let places = first(drafts.len(), wanted, |place| {
        let draft = &drafts[place];
        (Reverse(draft.entry), draft.source)
    });
    PostingPage {
        lines: places
            .into_iter()
            .skip(skip)
            .map(|place| shown(community, &drafts[place]))
            .collect(),
        count: count(drafts.len()),
        sum: drafts.iter().fold(0, |sum, draft| sum.saturating_add(draft.amount)),
    }
}

/// What nothing but the list of what else moved tells of.
fn others(community: &Community, key: &AccountKey, drafts: &mut Vec<Draft>) {
    for (place, moved) in community.moved().iter().enumerate() {
        let of_it = moved.postings.iter().filter(|(account, _)| account == key);
        let amount = of_it.fold(0i64, |sum, (_, amount)| sum.saturating_add(*amount));
        add(drafts, moved.entry, amount, Source::Moved(place));
    }
}

fn add(drafts: &mut Vec<Draft>, entry: u64, amount: i64, source: Source) {
    if amount != 0 {
        drafts.push(Draft { entry, amount, source });
    }
}

fn signed(amount: u64) -> i64 {
    i64::try_from(amount).expect("what an account takes in fits its balance")
}

/// Incomes, expenses and payments.
fn money(community: &Community, key: &AccountKey, drafts: &mut Vec<Draft>) {
    let kind = |record: &MoneyRecord| community.partners()[index(record.partner)].kind;
    // Into the account with what comes in, out of it, or neither.
    let way = |record: &MoneyRecord| match key {
        AccountKey::Cash => 1,
        AccountKey::External(outside) if *outside == kind(record) => -1,
        _ => 0, // No income or expense moves anything on another account.
    };
    for (place, record) in community.incomes().iter().enumerate() {
        let amount = signed(record.amount).saturating_mul(way(record));
        add(drafts, record.entry, amount, Source::Income(place));
        back(drafts, record.reversed, amount, (record.entry, record.day));
    }
    for (place, record) in community.expenses().iter().enumerate() {
        let amount = signed(record.amount).saturating_mul(way(record)).saturating_neg();
        add(drafts, record.entry, amount, Source::Expense(place));
        back(drafts, record.reversed, amount, (record.entry, record.day));
    }
    for (place, payment) in community.payments().iter().enumerate() {
        let amount = match key {
            AccountKey::External(PartnerKind::Member) => signed(payment.amount),
            AccountKey::Payable(member) if *member == community.member(payment.member).id => {
                signed(payment.amount).saturating_neg()
            }
            _ => 0, // A payment goes from what a member is owed to the outside.
        };
        add(drafts, payment.entry, amount, Source::Payment(place));
        back(drafts, payment.reversed, amount, (payment.entry, payment.day));
    }
}

/// What went back, where a record was taken back.
fn back(drafts: &mut Vec<Draft>, reversed: Option<Reversal>, amount: i64, (of, day): (u64, Day)) {
    if let Some(reversal) = reversed {
        let amount = amount.saturating_neg();
        add(drafts, reversal.entry, amount, Source::Reversal(of, day));
    }
}

/// Share-outs that were posted.
fn shares(community: &Community, key: &AccountKey, drafts: &mut Vec<Draft>) {
    for (place, share) in community.shares().iter().enumerate() {
        if let (ShareState::Posted(entry), Some(paid)) = (share.state, &share.paid) {
            add(drafts, entry, by_share(share, paid, key), Source::Share(place));
        }
    }
}

/// What a posted share-out moved on an account.
fn by_share(share: &Share, paid: &Paid, key: &AccountKey) -> i64 {
    let of = |member: &Hash, part: fn(&crate::distribution::Payout) -> u64| paid.payout(*member).map_or(0, part);
    let divested = |stream: Stream| -> fn(&crate::distribution::Payout) -> u64 {
        match stream {
            Stream::Livelihood => |payout| payout.divested_livelihood,
            Stream::Love => |payout| payout.divested_love,
            Stream::Care => |_| 0,
        }
    };
    match key {
        AccountKey::Cash => signed(share.basis.amount.saturating_sub(paid.undistributed)).saturating_neg(),
        AccountKey::Payable(member) => signed(of(member, |payout| payout.amount)),
        AccountKey::Work(stream, member) => signed(of(member, divested(*stream))).saturating_neg(),
        AccountKey::Retired(stream) => {
            let all = paid.payouts.iter().map(divested(*stream));
            signed(all.fold(0, u64::saturating_add))
        }
        AccountKey::Reserve(ReserveKind::Solidarity) => signed(paid.needs),
        AccountKey::Reserve(ReserveKind::Indivisible) => signed(paid.reserve),
        // A pool is filled and emptied by one entry; the others no share-out touches.
        AccountKey::Pool(_) | AccountKey::Reserve(ReserveKind::Education) | AccountKey::External(_) => 0,
        AccountKey::History(..) | AccountKey::Issued(_) | AccountKey::Rounding => 0,
        AccountKey::Named(_) | AccountKey::Sibling(..) => 0,
    }
}

/// Contributions that count.
fn works(community: &Community, key: &AccountKey, drafts: &mut Vec<Draft>) {
    let mut note = |place: WorkIx, stream: Stream, amount: fn(&Work) -> i64| {
        let work = work_at(community, place);
        if work.state == WorkState::Counted && work.stream == stream {
            add(drafts, work.counted.entry, amount(work), Source::Work(place));
        }
    };
    let of = |member: &Hash| -> Option<MemberIx> { community.member_ix(member) };
    match key {
        AccountKey::Work(stream, member) => {
            for place in of(member).map_or(&[][..], |at| &community.member(at).works) {
                note(*place, *stream, |work| signed(work.counted.open));
            }
        }
        AccountKey::History(stream, member) => {
            for place in of(member).map_or(&[][..], |at| &community.member(at).works) {
                note(*place, *stream, |work| signed(work.counted.past));
            }
        }
        AccountKey::Issued(stream) => {
            for place in 0..u32::try_from(community.works().len()).unwrap_or(u32::MAX) {
                note(WorkIx(place), *stream, |work| {
                    signed(work.counted.open.saturating_add(work.counted.past)).saturating_neg()
                });
            }
        }
        AccountKey::Cash | AccountKey::External(_) | AccountKey::Payable(_) | AccountKey::Retired(_) => {}
        AccountKey::Pool(_) | AccountKey::Reserve(_) | AccountKey::Rounding => {}
        AccountKey::Named(_) | AccountKey::Sibling(..) => {}
    }
}

fn shown(community: &Community, draft: &Draft) -> PostingLine {
    let partner = |record: &MoneyRecord| community.partners()[index(record.partner)].name;
    let what = match draft.source {
        Source::Income(place) => {
            let record = &community.incomes()[place];
            PostingWhat::Income {
                name: partner(record),
                day: record.day.to_string(),
                reference: record.reference.clone(),
            }
        }
        Source::Expense(place) => {
            let record = &community.expenses()[place];
            PostingWhat::Expense {
                name: partner(record),
                day: record.day.to_string(),
                reference: record.reference.clone(),
            }
        }
        Source::Payment(place) => {
            let payment = &community.payments()[place];
            PostingWhat::Payment {
                who: Who::at(community, payment.member),
                day: payment.day.to_string(),
                reference: payment.reference.clone(),
            }
        }
        Source::Reversal(of, day) => PostingWhat::Reversal {
            of,
            day: day.to_string(),
        },
        Source::Share(place) => {
            let share = &community.shares()[place];
            PostingWhat::Share {
                share: share.id,
                from: share.from.to_string(),
                until: share.until.to_string(),
            }
        }
        Source::Work(place) => {
            let work = work_at(community, place);
            PostingWhat::Work {
                work: work.id,
                who: Who::at(community, work.contributor),
                task: community.task_of(work).to_string(),
                day: work.day.to_string(),
            }
        }
        Source::Moved(place) => moved(community, place),
    };
    PostingLine {
        entry: draft.entry,
        what,
        amount: draft.amount,
    }
}

fn moved(community: &Community, place: usize) -> PostingWhat {
    use crate::community::MovedBy;
    let moved = &community.moved()[place];
    let day = moved.day.to_string();
    match moved.by {
        MovedBy::Member => PostingWhat::Transaction { day },
        MovedBy::Decision => PostingWhat::Decision { day },
        MovedBy::Parting => PostingWhat::Parting { day },
    }
}
