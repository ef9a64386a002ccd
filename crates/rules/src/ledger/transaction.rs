//! Transactions: sets of postings that sum to zero per unit, and everything that can be wrong with one.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use register::Hash;
use serde::{Deserialize, Serialize};

use super::account::{Account, AccountKey, Unit};
use crate::act::AccountFlag;
use crate::limits::Crowd;
use crate::quantity::words;

/// One side of a movement: what an account receives or, below zero, gives.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Posting {
    /// The account.
    pub account: AccountKey,
    /// The amount, in the smallest part of the account's unit.
    pub amount: i64,
}

impl Posting {
    /// A posting of this amount to this account.
    #[must_use]
    pub fn new(account: AccountKey, amount: i64) -> Posting {
        Posting { account, amount }
    }
}

/// By what right value moves.
#[derive(Clone, Copy, Debug)]
pub enum Mandate<'a> {
    /// The rules move it, as what an act means: issuing, income, share-out, payment.
    Rules,
    /// The community moves it, by a decision that names the postings.
    Decision {
        /// What a restricted account is drawn on for.
        purpose: Option<&'a str>,
    },
    /// A member moves it, by an act that names the postings.
    Member {
        /// Who.
        by: Hash,
        /// What a restricted account is drawn on for.
        purpose: Option<&'a str>,
    },
}

/// Where a transaction stands that did not post at once.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Standing {
    /// It waits, and counts against limits.
    Pending {
        /// The last moment at which it can be posted.
        expires_ms: u64,
    },
    /// It is posted, for good.
    Posted,
    /// It was voided; nothing moved.
    Voided,
    /// Its time is over; nothing moved.
    Expired {
        /// When its time was over.
        expires_ms: u64,
    },
}

/// Why value cannot move so, in order of precedence.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LedgerFlaw {
    /// No account has this name.
    AccountUnknown {
        /// The name.
        account: AccountKey,
    },
    /// The account moves by the rules alone.
    NotForMembers {
        /// The account.
        account: AccountKey,
    },
    /// Value would leave somebody else's account.
    NotYours {
        /// The account.
        account: AccountKey,
    },
    /// Another account has this name, or the name is that of a built-in one.
    NameTaken {
        /// The account.
        account: AccountKey,
    },
    /// An account of this class has another unit, holder or purpose.
    ClassUnfit {
        /// What does not fit.
        reason: Unfit,
    },
    /// The least is above zero or the most below it.
    LimitsCrossed {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// There are as many as the ledger keeps.
    TooMany {
        /// Of what.
        what: Crowd,
        /// How many it keeps.
        max: u64,
    },
    /// The account is named twice.
    Doubled {
        /// The account.
        account: AccountKey,
    },
    /// The postings of a unit do not sum to zero.
    Unbalanced {
        /// The unit.
        unit: Unit,
        /// What they sum to.
        sum: i128,
    },
    /// Nothing goes in or out of this account.
    Frozen {
        /// The account.
        account: AccountKey,
    },
    /// What is special about the account forbids it.
    Flagged {
        /// The account.
        account: AccountKey,
        /// What is special about it.
        flag: AccountFlag,
    },
    /// Value would go from an indivisible reserve to a member.
    ReserveToMember {
        /// The reserve.
        account: AccountKey,
    },
    /// The account does not hold enough, counting what is pending.
    BelowMin {
        /// The account.
        account: AccountKey,
        /// What it can give.
        free: i128,
        /// What it would have to give.
        needed: i128,
    },
    /// The account cannot take as much, counting what is pending.
    AboveMax {
        /// The account.
        account: AccountKey,
        /// What it can take.
        room: i128,
        /// What it would have to take.
        needed: i128,
    },
    /// Another transaction that waited has this id.
    TransactionKnown {
        /// The id.
        transaction: Hash,
    },
    /// No transaction with this id ever waited.
    TransactionUnknown {
        /// The id.
        transaction: Hash,
    },
    /// It no longer waits: it is posted, voided or expired.
    NotPending {
        /// The id.
        transaction: Hash,
        /// Where it stands.
        standing: Standing,
    },
    /// Its time is over before it begins.
    ExpiryPast {
        /// The last moment it was given.
        expires_ms: u64,
    },
}

words! {
    /// What does not fit an account's class.
    Unfit {
        /// The unit is not one of this ledger's.
        UnitUnknown = "unknown-unit",
        /// The class counts other units.
        Unit = "unit",
        /// Members do not hold such accounts.
        Holder = "holder",
        /// Money comes from outside alone: an account of money does not go below zero.
        Overdraft = "overdraft",
        /// A restricted account names its purpose, and no other account does.
        Purpose = "purpose",
    }
}

/// A movement that was checked against a ledger and can be applied to it. Only the ledger's checks make one.
///
/// ```compile_fail
/// let movement = rules::ledger::Movement { revision: 0, now_ms: 0 };
/// ```
#[derive(Clone, Debug)]
pub struct Movement {
    /// How many movements the ledger had seen when this one was checked.
    pub(super) revision: u64,
    pub(super) now_ms: u64,
    pub(super) change: Change,
}

#[derive(Clone, Debug)]
pub(super) enum Change {
    Open {
        key: AccountKey,
        unit: Unit,
        account: Account,
    },
    Post(Steps),
    Hold {
        id: Hash,
        held: Held,
        expires_ms: u64,
        opened: Vec<(AccountKey, Account)>,
    },
    PostHeld(Hash),
    Void(Hash),
}

/// Postings whose accounts are found: their places, and the built-in accounts that nothing moved on before.
#[derive(Clone, Debug)]
pub(super) struct Steps {
    pub(super) steps: Vec<Step>,
    pub(super) opened: Vec<(AccountKey, Account)>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Step {
    pub(super) place: u32,
    pub(super) amount: i64,
}

/// A transaction that waits, or waited.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Held {
    pub(super) by: Hash,
    pub(super) standing: Standing,
    /// Its postings while it waits; none afterwards.
    pub(super) steps: Box<[Step]>,
}

/// An account to be opened.
#[derive(Clone, Debug)]
pub struct Opening<'a> {
    /// Its short name.
    pub slug: &'a crate::field::Slug,
    /// What it counts, as acts write it.
    pub unit: &'a str,
    /// Its class.
    pub class: crate::act::AccountClass,
    /// The member who holds it; the community otherwise.
    pub holder: Option<Hash>,
    /// The least it may hold; zero if not said.
    pub min: Option<i64>,
    /// The most it may hold; anything if not said.
    pub max: Option<i64>,
    /// What is special about it.
    pub flags: &'a [AccountFlag],
    /// What a restricted account is for.
    pub purpose: Option<&'a str>,
}

/// What an account holds, and what is counted as pending on it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Holding {
    /// What it holds.
    pub balance: i64,
    /// What may come in, and is not posted yet.
    pub pending_in: u64,
    /// What may go out, and is not posted yet.
    pub pending_out: u64,
}

/// What a page shows of an account.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct AccountView {
    /// Its name, as acts write it.
    pub account: String,
    /// What it counts.
    pub unit: String,
    /// Whose it is; the community's if nobody's.
    pub holder: Option<Hash>,
    /// What it holds.
    pub balance: i64,
    /// What may come in, and is not posted yet.
    pub pending_in: u64,
    /// What may go out, and is not posted yet.
    pub pending_out: u64,
    /// The least it may hold.
    pub min: Option<i64>,
    /// The most it may hold.
    pub max: Option<i64>,
    /// What is special about it.
    pub flags: Vec<AccountFlag>,
    /// What it is restricted to.
    pub purpose: Option<String>,
}
