//! Accounts: what they count, what they are for, who holds them, and what they may hold.

use alloc::boxed::Box;
use core::fmt;

use register::Hash;
use serde::{Deserialize, Serialize};

use super::transaction::Holding;
use crate::act::{AccountClass, AccountFlag};
use crate::field::Slug;
use crate::quantity::{PartnerKind, Stream, words};

/// What an account counts, in its smallest part. Different units never mix.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Unit {
    /// Money of this currency, in its smallest unit.
    Currency(Box<str>),
    /// Credits of the livelihood or the love stream, in hundredths.
    Credit(Stream),
    /// Hours, kept in minutes.
    Hour,
    /// Energy, kept in watt-hours.
    Energy,
    /// The mutual credit of a network.
    Mutual(Box<str>),
    /// Shares of a kind.
    Shares(Box<str>),
    /// Things of a kind, by the piece.
    Items(Box<str>),
}

impl Unit {
    /// Reads a unit as acts write it. `credit:…` is not among them: credits come from work alone.
    #[must_use]
    pub fn read(text: &str, currency: &str) -> Option<Unit> {
        if text == currency {
            return Some(Unit::Currency(text.into()));
        }
        match text.split_once(':') {
            None if text == "hour" => Some(Unit::Hour),
            None if text == "kWh" => Some(Unit::Energy),
            Some((_, "")) => None,
            Some(("mutual", name)) => Some(Unit::Mutual(name.into())),
            Some(("share", name)) => Some(Unit::Shares(name.into())),
            Some(("item", name)) => Some(Unit::Items(name.into())),
            None | Some(_) => None,
        }
    }

    /// What work of this stream is counted in.
    fn of_work(stream: Stream) -> Unit {
        match stream {
            Stream::Livelihood | Stream::Love => Unit::Credit(stream),
            Stream::Care => Unit::Hour,
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unit::Currency(code) => f.write_str(code),
            Unit::Credit(stream) => write!(f, "credit:{stream}"),
            Unit::Hour => f.write_str("hour"),
            Unit::Energy => f.write_str("kWh"),
            Unit::Mutual(name) => write!(f, "mutual:{name}"),
            Unit::Shares(name) => write!(f, "share:{name}"),
            Unit::Items(name) => write!(f, "item:{name}"),
        }
    }
}

words! {
    /// What a pool of money is for.
    PoolKind {
        /// A project's money.
        Project = "project",
        /// A share-out's money, set aside.
        Round = "round",
        /// Money set apart for a purpose.
        Fund = "fund",
    }
}

words! {
    /// A member's capital, by how it came and whether it can go.
    CapitalKind {
        /// Everyone pays it in.
        Mandatory = "mandatory",
        /// Paid in freely.
        Voluntary = "voluntary",
        /// Can be taken out.
        Withdrawable = "withdrawable",
        /// From the year's patronage.
        Patronage = "patronage",
    }
}

words! {
    /// What a reserve is kept for.
    ReserveKind {
        /// Never goes to members.
        Indivisible = "indivisible",
        /// For learning.
        Education = "education",
        /// Helps members in need.
        Solidarity = "solidarity",
    }
}

words! {
    /// Whose mutual credit it is.
    CreditKind {
        /// A member's.
        Member = "member",
        /// The community's own.
        Community = "community",
        /// What mirrors another community's books.
        Mirror = "mirror",
    }
}

words! {
    /// What is counted of a resource.
    InventoryKind {
        /// Who may use it.
        Rights = "rights",
        /// Who keeps it.
        Custody = "custody",
    }
}

words! {
    /// Where energy comes from or goes to.
    EnergyKind {
        /// A plant makes it.
        Plant = "plant",
        /// A member uses it.
        Member = "member",
    }
}

/// What an account is for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Class {
    /// The community's money.
    Cash,
    /// The world outside the books: what came from it is below zero, what went to it above.
    External(PartnerKind),
    /// The books of another community, from which this one parted.
    Sibling,
    /// What the community owes a member.
    Payable,
    /// What others owe the community.
    Receivable,
    /// A member's open credits or hours of a stream.
    Work(Stream),
    /// A member's credits that are historical without having been open: a dater's unpaid part.
    History(Stream),
    /// Where credits come from: minus all that were ever issued.
    Issued(Stream),
    /// Where divested credits are kept for ever.
    Retired(Stream),
    /// Money set apart.
    Pool(PoolKind),
    /// A member's capital.
    Capital(CapitalKind),
    /// A reserve.
    Reserve(ReserveKind),
    /// Mutual credit.
    Credit(CreditKind),
    /// Goods.
    Inventory(InventoryKind),
    /// Energy.
    Energy(EnergyKind),
    /// What rounding leaves over.
    Rounding,
}

impl Class {
    /// The class of an account that a member opens, by the word in the act.
    pub(super) fn opened(word: AccountClass, holder: Holder) -> Class {
        let member = holder != Holder::Community;
        match word {
            AccountClass::Fund => Class::Pool(PoolKind::Fund),
            AccountClass::Project => Class::Pool(PoolKind::Project),
            AccountClass::ReserveIndivisible => Class::Reserve(ReserveKind::Indivisible),
            AccountClass::ReserveEducation => Class::Reserve(ReserveKind::Education),
            AccountClass::ReserveSolidarity => Class::Reserve(ReserveKind::Solidarity),
            AccountClass::Receivable => Class::Receivable,
            AccountClass::CapitalMandatory => Class::Capital(CapitalKind::Mandatory),
            AccountClass::CapitalVoluntary => Class::Capital(CapitalKind::Voluntary),
            AccountClass::CapitalWithdrawable => Class::Capital(CapitalKind::Withdrawable),
            AccountClass::CapitalPatronage => Class::Capital(CapitalKind::Patronage),
            AccountClass::Credit if member => Class::Credit(CreditKind::Member),
            AccountClass::Credit => Class::Credit(CreditKind::Community),
            AccountClass::Inventory if member => Class::Inventory(InventoryKind::Custody),
            AccountClass::Inventory => Class::Inventory(InventoryKind::Rights),
            AccountClass::Energy if member => Class::Energy(EnergyKind::Member),
            AccountClass::Energy => Class::Energy(EnergyKind::Plant),
        }
    }

    /// Whether accounts of this class can count this unit.
    pub(super) fn counts(self, unit: &Unit) -> bool {
        match self {
            Class::Cash | Class::External(_) | Class::Payable | Class::Rounding => matches!(unit, Unit::Currency(_)),
            Class::Receivable | Class::Pool(_) | Class::Reserve(_) => {
                matches!(unit, Unit::Currency(_) | Unit::Hour | Unit::Mutual(_))
            }
            Class::Work(stream) | Class::History(stream) | Class::Issued(stream) | Class::Retired(stream) => {
                *unit == Unit::of_work(stream)
            }
            Class::Capital(_) => matches!(unit, Unit::Currency(_) | Unit::Shares(_)),
            Class::Credit(_) => matches!(unit, Unit::Hour | Unit::Mutual(_)),
            Class::Inventory(_) => matches!(unit, Unit::Items(_)),
            Class::Energy(_) => matches!(unit, Unit::Energy),
            Class::Sibling => true,
        }
    }

    /// Whether a member can hold an account of this class that was opened by an act.
    pub(super) fn held_by_members(self) -> bool {
        match self {
            Class::Capital(_) | Class::Credit(_) | Class::Inventory(_) | Class::Energy(_) => true,
            Class::Payable | Class::Work(_) | Class::History(_) => true,
            Class::Cash | Class::External(_) | Class::Receivable | Class::Issued(_) | Class::Retired(_) => false,
            Class::Pool(_) | Class::Reserve(_) | Class::Rounding | Class::Sibling => false,
        }
    }

    /// Whether members may move value on such an account by an act of their own. All others move only by the rules:
    /// by attestation, income, expense, share-out and payment.
    pub(super) fn moved_by_members(self) -> bool {
        match self {
            Class::Cash | Class::Receivable | Class::Reserve(_) | Class::Capital(_) => true,
            Class::Credit(_) | Class::Inventory(_) | Class::Energy(_) => true,
            Class::Pool(PoolKind::Fund | PoolKind::Project) => true,
            Class::Pool(PoolKind::Round) | Class::External(_) | Class::Payable | Class::Rounding => false,
            // What is there was divided once, and what comes back is an income.
            Class::Sibling => false,
            Class::Work(_) | Class::History(_) | Class::Issued(_) | Class::Retired(_) => false,
        }
    }

    /// Whether this is the other side of value that comes to be or ends, rather than something that anybody holds.
    pub(super) fn is_contra(self) -> bool {
        match self {
            Class::External(_) | Class::Issued(_) | Class::Retired(_) | Class::Sibling => true,
            Class::Cash | Class::Payable | Class::Receivable | Class::Work(_) | Class::History(_) => false,
            Class::Pool(_) | Class::Capital(_) | Class::Reserve(_) | Class::Credit(_) => false,
            Class::Inventory(_) | Class::Energy(_) | Class::Rounding => false,
        }
    }
}

/// Whose account it is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Holder {
    /// The community's own.
    Community,
    /// A member's.
    Member(Hash),
}

/// Which account. The built-in ones are there from the start, each member's too; others are opened by name.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum AccountKey {
    /// The community's money.
    Cash,
    /// The world outside the books, by what it is to the community.
    External(PartnerKind),
    /// What the community owes this member.
    Payable(Hash),
    /// This member's open credits, or hours of care.
    Work(Stream, Hash),
    /// This member's credits that were never open.
    History(Stream, Hash),
    /// Where the credits of a stream come from.
    Issued(Stream),
    /// Where the divested credits of a stream are kept.
    Retired(Stream),
    /// The money set aside for this share-out.
    Pool(Hash),
    /// A reserve of the community.
    Reserve(ReserveKind),
    /// What rounding leaves over.
    Rounding,
    /// An account that a member opened.
    Named(Slug),
    /// What the other community of this fork has of this unit: it went there, or stayed there.
    Sibling(Hash, Unit),
}

impl AccountKey {
    /// Reads an account's name as acts write it.
    #[must_use]
    pub fn read(text: &str) -> Option<AccountKey> {
        let Some((kind, rest)) = text.split_once(':') else {
            return match text {
                "cash" => Some(AccountKey::Cash),
                "rounding" => Some(AccountKey::Rounding),
                _ => Slug::parse(text).map(AccountKey::Named), // A text, not an enum of ours.
            };
        };
        let of_member = || {
            let (stream, member) = rest.split_once(':')?;
            Some((Stream::from_word(stream)?, member.parse().ok()?))
        };
        match kind {
            "external" => PartnerKind::from_word(rest).map(AccountKey::External),
            "payable" => rest.parse().ok().map(AccountKey::Payable),
            "work" => of_member().map(|(stream, member)| AccountKey::Work(stream, member)),
            "history" => of_member().map(|(stream, member)| AccountKey::History(stream, member)),
            "issued" => Stream::from_word(rest).map(AccountKey::Issued),
            "retired" => Stream::from_word(rest).map(AccountKey::Retired),
            "pool" => rest.parse().ok().map(AccountKey::Pool),
            "reserve" => ReserveKind::from_word(rest).map(AccountKey::Reserve),
            _ => None, // A text, not an enum of ours.
        }
    }

    /// The account that this built-in key stands for before anything moved on it; None for opened ones.
    pub(super) fn built_in(&self) -> Option<Account> {
        let (class, holder) = match *self {
            // It is there from the parting on.
            AccountKey::Sibling(..) => return None,
            AccountKey::Cash => (Class::Cash, Holder::Community),
            AccountKey::External(kind) => (Class::External(kind), Holder::Community),
            AccountKey::Payable(member) => (Class::Payable, Holder::Member(member)),
            AccountKey::Work(stream, member) => (Class::Work(stream), Holder::Member(member)),
            AccountKey::History(stream, member) => (Class::History(stream), Holder::Member(member)),
            AccountKey::Issued(stream) => (Class::Issued(stream), Holder::Community),
            AccountKey::Retired(stream) => (Class::Retired(stream), Holder::Community),
            AccountKey::Pool(_) => (Class::Pool(PoolKind::Round), Holder::Community),
            AccountKey::Reserve(kind) => (Class::Reserve(kind), Holder::Community),
            AccountKey::Rounding => (Class::Rounding, Holder::Community),
            AccountKey::Named(_) => return None,
        };
        let (unit, min, flags) = match class {
            Class::Work(stream) => (
                UnitNumber::of_work(stream),
                Some(0),
                Flags::of(&[AccountFlag::NonTransferable]),
            ),
            Class::History(stream) | Class::Retired(stream) => (UnitNumber::of_work(stream), Some(0), Flags::default()),
            Class::Issued(stream) => (UnitNumber::of_work(stream), None, Flags::default()),
            Class::External(_) | Class::Rounding => (UnitNumber::CURRENCY, None, Flags::default()),
            Class::Cash
            | Class::Payable
            | Class::Receivable
            | Class::Pool(_)
            | Class::Capital(_)
            | Class::Reserve(_) => (UnitNumber::CURRENCY, Some(0), Flags::default()),
            // Only opened.
            Class::Credit(_) | Class::Inventory(_) | Class::Energy(_) | Class::Sibling => return None,
        };
        Some(Account {
            unit,
            class,
            holder,
            min,
            flags,
            ..Account::EMPTY
        })
    }
}

impl fmt::Display for AccountKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AccountKey::Cash => f.write_str("cash"),
            AccountKey::External(kind) => write!(f, "external:{kind}"),
            AccountKey::Payable(member) => write!(f, "payable:{member}"),
            AccountKey::Work(stream, member) => write!(f, "work:{stream}:{member}"),
            AccountKey::History(stream, member) => write!(f, "history:{stream}:{member}"),
            AccountKey::Issued(stream) => write!(f, "issued:{stream}"),
            AccountKey::Retired(stream) => write!(f, "retired:{stream}"),
            AccountKey::Pool(share) => write!(f, "pool:{share}"),
            AccountKey::Reserve(kind) => write!(f, "reserve:{kind}"),
            AccountKey::Rounding => f.write_str("rounding"),
            AccountKey::Named(slug) => slug.fmt(f),
            AccountKey::Sibling(fork, unit) => write!(f, "sibling:{fork}:{unit}"),
        }
    }
}

/// A unit's place in the ledger's list of them.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(super) struct UnitNumber(pub(super) u32);

impl UnitNumber {
    /// The community's currency.
    pub(super) const CURRENCY: UnitNumber = UnitNumber(0);

    /// What work of this stream is counted in.
    fn of_work(stream: Stream) -> UnitNumber {
        match stream {
            Stream::Livelihood => UnitNumber(1),
            Stream::Love => UnitNumber(2),
            Stream::Care => UnitNumber(3),
        }
    }
}

/// The units that are there from the start, in the order of their numbers.
pub(super) fn first_units(currency: &str) -> [Unit; 4] {
    [
        Unit::Currency(currency.into()),
        Unit::Credit(Stream::Livelihood),
        Unit::Credit(Stream::Love),
        Unit::Hour,
    ]
}

/// What is special about an account.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Flags(u8);

impl Flags {
    /// These flags and no others.
    #[must_use]
    pub fn of(flags: &[AccountFlag]) -> Flags {
        Flags(flags.iter().fold(0, |bits, flag| bits | bit(*flag)))
    }

    /// Whether this one is among them.
    #[must_use]
    pub fn has(self, flag: AccountFlag) -> bool {
        self.0 & bit(flag) != 0
    }

    /// All of them, in the order of declaration.
    pub fn iter(self) -> impl Iterator<Item = AccountFlag> {
        AccountFlag::ALL.iter().copied().filter(move |flag| self.has(*flag))
    }
}

fn bit(flag: AccountFlag) -> u8 {
    match flag {
        AccountFlag::Frozen => 1,
        AccountFlag::NoMemberOutflow => 2,
        AccountFlag::NonTransferable => 4,
        AccountFlag::Restricted => 8,
    }
}

/// One account, as the ledger keeps it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Account {
    pub(super) unit: UnitNumber,
    pub(super) class: Class,
    pub(super) holder: Holder,
    pub(super) balance: i64,
    pub(super) pending_in: u64,
    pub(super) pending_out: u64,
    pub(super) min: Option<i64>,
    pub(super) max: Option<i64>,
    pub(super) flags: Flags,
    pub(super) purpose: Option<Box<str>>,
}

impl Account {
    /// An account of nothing, to be filled in.
    pub(super) const EMPTY: Account = Account {
        unit: UnitNumber::CURRENCY,
        class: Class::Cash,
        holder: Holder::Community,
        balance: 0,
        pending_in: 0,
        pending_out: 0,
        min: None,
        max: None,
        flags: Flags(0),
        purpose: None,
    };

    /// What it holds, and what is counted as pending on it.
    pub(super) fn holding(&self) -> Holding {
        Holding {
            balance: self.balance,
            pending_in: self.pending_in,
            pending_out: self.pending_out,
        }
    }

    /// Whether what flows in here flows to a member.
    pub(super) fn is_members(&self) -> bool {
        self.holder != Holder::Community || self.class == Class::External(PartnerKind::Member)
    }
}
