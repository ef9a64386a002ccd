//! What a fork divides: value that goes to the books of the other community, or stays there.
//!
//! It moves whatever is special about an account, since both books begin with the same accounts and each goes on with
//! its own part. How much of what goes where is not decided here.

use super::account::{Account, AccountKey, Class, Holder, PoolKind, UnitNumber};
use super::{Ledger, index};
use alloc::vec::Vec;
use register::Hash;

impl Ledger {
    /// What is there of money that a fork can divide: of cash, or of a fund or a project's money in the currency. What
    /// waits to move at this time is not counted. None for every other account.
    #[must_use]
    pub fn divisible(&self, key: &AccountKey, now_ms: u64) -> Option<u64> {
        if !self.is_money_at_hand(key) {
            return None;
        }
        let free = self.free(key, now_ms)?;
        Some(u64::try_from(free).unwrap_or(0))
    }

    /// Every account with something on it that is a community's own or a member's claim on it, but neither a member's
    /// credits nor where value comes to be or ends: what stays behind when some of the members begin books of their own.
    #[must_use]
    pub fn held_here(&self) -> Vec<(AccountKey, i64)> {
        let held = |(key, place): (&AccountKey, &u32)| {
            let account = self.account(*place);
            let is_claim = match account.class {
                Class::Work(_) | Class::History(_) | Class::Issued(_) | Class::Retired(_) => false,
                Class::External(_) | Class::Rounding | Class::Sibling => false,
                Class::Cash | Class::Payable | Class::Receivable | Class::Reserve(_) | Class::Capital(_) => true,
                Class::Pool(PoolKind::Project | PoolKind::Round | PoolKind::Fund) => true,
                Class::Credit(_) | Class::Inventory(_) | Class::Energy(_) => true,
            };
            (is_claim && account.balance != 0).then(|| (key.clone(), account.balance))
        };
        self.places.iter().filter_map(held).collect()
    }

    /// Moves what stands on these accounts, in these amounts, to the books of the other community of this fork. Answers
    /// what each account received or, below zero, gave.
    ///
    /// # Panics
    ///
    /// If an account is not there, or named twice with more than it holds: the caller read them from this ledger.
    pub fn part(&mut self, fork: Hash, amounts: &[(AccountKey, i64)]) -> Vec<(AccountKey, i64)> {
        let mut moved = Vec::new();
        for (key, amount) in amounts.iter().filter(|(_, amount)| *amount != 0) {
            let place = self.place_of(key);
            let unit = self.account(place).unit;
            let key_there = AccountKey::Sibling(fork, self.units[index(unit.0)].clone());
            let sibling = self.sibling(key_there.clone(), unit);
            let account = self.account_mut(place);
            account.balance = account.balance.checked_sub(*amount).expect("it was read there");
            let other = self.account_mut(sibling);
            other.balance = other.balance.checked_add(*amount).expect("it was held here before");
            moved.extend([(key.clone(), amount.saturating_neg()), (key_there, *amount)]);
        }
        self.revision = self.revision.saturating_add(1);
        moved
    }

    /// Voids everything that waits: it was begun in other books.
    pub fn void_all(&mut self) {
        while let Some(&(_, id)) = self.waiting.first() {
            self.end(id, super::Standing::Voided);
        }
        self.revision = self.revision.saturating_add(1);
    }

    fn place_of(&self, key: &AccountKey) -> u32 {
        *self.places.get(key).expect("only accounts that hold something part")
    }

    fn sibling(&mut self, key: AccountKey, unit: UnitNumber) -> u32 {
        if let Some(place) = self.places.get(&key) {
            return *place;
        }
        let account = Account {
            unit,
            class: Class::Sibling,
            holder: Holder::Community,
            ..Account::EMPTY
        };
        self.add(key.clone(), account);
        self.place_of(&key)
    }
}
