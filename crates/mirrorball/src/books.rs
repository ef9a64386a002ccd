//! A community's books in the plain text of accounting programs: hledger and beancount.
//!
//! They come from the register itself, entry by entry: whatever an entry moved is a transaction, with the entry's number.
//! Every account holds in them what it holds in the register, but for what is owed to members, which is a liability there;
//! and each file ends by saying what each holds, for the program to check.

mod beancount;
mod hledger;
mod names;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write;

use node::audit::Walker;
use register::Hash;
use rules::act::Act;
use rules::community::Community;
use rules::ledger::{AccountKey, Unit};
use rules::quantity::Day;

pub use names::Names;

/// Which program reads them.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
pub enum Format {
    /// hledger, and Ledger's kin.
    Hledger,
    /// beancount, and its web side fava.
    Beancount,
}

impl Format {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Hledger => "journal",
            Format::Beancount => "beancount",
        }
    }
}

/// What moved, and what there is.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// The community's name.
    pub community: String,
    /// The decimals of its currency.
    pub scale: u8,
    /// Every account, with what it counts; transactions name them by their places here.
    pub accounts: Vec<(AccountKey, Unit)>,
    /// What each of them holds.
    pub balances: Vec<i64>,
    /// What moved, in the order of the register.
    pub transactions: Vec<Transaction>,
}

/// What one entry moved.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Transaction {
    /// The entry.
    pub entry: u64,
    /// The day that the act names, or else that of the entry.
    pub day: Day,
    /// The act's type.
    pub act: &'static str,
    /// An invoice number or the like.
    pub reference: Option<String>,
    /// The places of accounts, and what each received or, below zero, gave.
    pub postings: Vec<(usize, i64)>,
}

/// Keeps the books while it goes along a register.
#[derive(Debug, Default)]
pub struct Bookkeeper {
    books: Books,
    entry: u64,
    revision: u64,
    next: Next,
}

/// What the next entry is about.
#[derive(Debug, Default)]
struct Next {
    act: &'static str,
    day: Option<Day>,
    reference: Option<String>,
    /// What it takes back.
    record: Option<Hash>,
}

impl Bookkeeper {
    /// The books up to the last entry.
    pub fn closed(self) -> Books {
        self.books
    }
}

impl Walker for Bookkeeper {
    fn before(&mut self, act: &Act) {
        let (day, reference) = match act {
            Act::IncomeRecord(act) => (Some(act.day), act.reference.as_ref()),
            Act::ExpenseRecord(act) => (Some(act.day), act.reference.as_ref()),
            Act::PaymentRecord(act) => (Some(act.day), act.reference.as_ref()),
            Act::TransactionRecord(act) => (Some(act.day), None),
            _ => (None, None), // All others move what they move on the day of their entry.
        };
        self.next = Next {
            act: act.name(),
            day,
            reference: reference.map(|reference| reference.as_str().to_owned()),
            record: match act {
                Act::MoneyReverse(act) => Some(act.record),
                _ => None, // Only this one takes back what was recorded.
            },
        };
    }

    fn after(&mut self, community: &Community) {
        let (ledger, entry) = (community.ledger(), self.entry);
        self.entry += 1;
        // A community that parted begins with its parent's entries, and has a name of its own only after them.
        if let Some(foundation) = community.foundation()
            && self.books.community != foundation.name
        {
            self.books.community.clone_from(&foundation.name);
            self.books.scale = foundation.scale;
        }
        if ledger.revision() == self.revision {
            return;
        }
        self.revision = ledger.revision();
        let now: Vec<i64> = ledger.balances().collect();
        let before = self.books.balances.iter().copied().chain(std::iter::repeat(0));
        let moved = now.iter().zip(before).enumerate();
        let postings: Vec<(usize, i64)> = moved
            .filter(|(_, (now, before))| **now != *before)
            .map(|(place, (now, before))| (place, now.saturating_sub(before)))
            .collect();
        if now.len() != self.books.accounts.len() {
            self.books.accounts = ledger.in_order();
        }
        self.books.balances = now;
        // What takes money back has the day of what it takes back: nothing moved then.
        let recorded = self.next.record.and_then(|id| recorded(community, &id));
        if let Some((day, reference)) = recorded {
            (self.next.day, self.next.reference) = (Some(day), reference);
        }
        if !postings.is_empty() {
            self.books.transactions.push(Transaction {
                entry,
                day: self
                    .next
                    .day
                    .unwrap_or_else(|| community.day_of(community.last_stamp_ms())),
                act: self.next.act,
                reference: self.next.reference.take(),
                postings,
            });
        }
    }
}

/// The day and the reference of an income, an expense or a payment.
fn recorded(community: &Community, id: &Hash) -> Option<(Day, Option<String>)> {
    let traded = community.money_record(id).map(|one| (one.day, one.reference.clone()));
    traded.or_else(|| community.payment(id).map(|one| (one.day, one.reference.clone())))
}

impl Books {
    /// The text for a program; `names` tells what members are called.
    pub fn write(&self, format: Format, names: &Names) -> String {
        match format {
            Format::Hledger => hledger::write(self, names),
            Format::Beancount => beancount::write(self, names),
        }
    }

    /// The days between which everything moved; none where nothing did.
    fn span(&self) -> Option<(Day, Day)> {
        let days = || self.transactions.iter().map(|transaction| transaction.day);
        days().min().zip(days().max())
    }

    /// What moved or stands on accounts of the register, as lines on those of the books: equal accounts are one line.
    fn lines<'a>(&'a self, names: &Names, amounts: impl Iterator<Item = (usize, i64)>) -> Vec<Line<'a>> {
        let mut lines: Vec<Line<'a>> = Vec::new();
        let mut places: BTreeMap<(String, &'a Unit), usize> = BTreeMap::new();
        for (place, amount) in amounts {
            let (key, unit) = &self.accounts[place];
            for (account, amount) in names.accounts(key, amount) {
                match places.entry((account, unit)) {
                    Entry::Occupied(place) => {
                        let line = &mut lines[*place.get()];
                        line.amount = line.amount.saturating_add(amount);
                    }
                    Entry::Vacant(place) => {
                        let account = place.key().0.clone();
                        place.insert(lines.len());
                        lines.push(Line { account, unit, amount });
                    }
                }
            }
        }
        lines
    }

    /// What each account holds in the end; every account of the books is among them.
    fn held<'a>(&'a self, names: &Names) -> Vec<Line<'a>> {
        self.lines(names, self.balances.iter().copied().enumerate())
    }

    /// An amount as a decimal of what it counts.
    fn amount(&self, unit: &Unit, amount: i64) -> String {
        rules::quantity::decimal(amount, self.decimals(unit))
    }

    fn decimals(&self, unit: &Unit) -> u8 {
        match unit {
            Unit::Currency(_) => self.scale,
            Unit::Credit(_) => 2,
            // In minutes, watt-hours and pieces.
            Unit::Hour | Unit::Energy | Unit::Mutual(_) | Unit::Shares(_) | Unit::Items(_) => 0,
        }
    }
}

/// An amount on an account of the books.
struct Line<'a> {
    account: String,
    unit: &'a Unit,
    amount: i64,
}

fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    writeln!(text, "{words}").expect("a text takes everything");
}
