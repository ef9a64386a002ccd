//! The ledger: what every account holds, and the only way value moves between them.
//!
//! Value moves by transactions: postings that sum to zero per unit, all or nothing. A transaction posts at once, or
//! waits: `pending(expires) → posted | voided | expired`. Limits count what is pending, at once and in full. What is
//! posted is never edited, and not kept one by one either: the register has it; the ledger has the sums.
//!
//! An account's balance is what it holds. Contra accounts are the other side of value that comes to be or ends, so
//! they may go below zero: `external:customer` holds minus all that customers paid, `issued:love` minus all love
//! credits there ever were. So each unit always sums to zero over all accounts.
//!
//! ```text
//! income       external:customer −   cash +
//! set aside    cash −                pool +        (a share-out that is open)
//! share        pool −                payable +     reserve:solidarity +
//! payment      payable −             external:member +
//! expense      cash −                external:supplier +
//! credits      issued −              work +        history + (a dater's unpaid part)
//! divested     work −                retired +
//! parted       cash −                sibling +     (what a fork divides; in the fork: what stays behind)
//! ```
//!
//! Expiry is a question of time: a transaction can be posted up to and including its last millisecond, and counts for
//! nothing after it, whether or not anything happened in the ledger meanwhile.
//!
//! `check…` answers a [`Movement`] or a [`LedgerFlaw`] and changes nothing; `apply` takes the movement and cannot fail.
//! Who may file which act, and what acts mean in postings, does not live here.

mod account;
mod check;
mod parting;
mod transaction;

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::ToString;
use alloc::vec::Vec;

use register::Hash;
use serde::{Deserialize, Serialize};

pub use account::{
    AccountKey, CapitalKind, Class, CreditKind, EnergyKind, Flags, Holder, InventoryKind, PoolKind, ReserveKind, Unit,
};
pub use transaction::{AccountView, Holding, LedgerFlaw, Mandate, Movement, Opening, Posting, Standing, Unfit};

use account::{Account, UnitNumber, first_units};
use transaction::{Change, Held, Step, Steps};

/// Every account of a community, and every transaction that waits.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Ledger {
    /// How many movements were applied.
    revision: u64,
    units: Vec<Unit>,
    accounts: Vec<Account>,
    /// Where each account is in the list.
    places: BTreeMap<AccountKey, u32>,
    /// How many accounts members opened.
    opened: u64,
    /// Transactions that did not post at once, ended ones too.
    held: BTreeMap<Hash, Held>,
    /// Those that wait and are counted in the accounts' pending sums, by their last moment.
    waiting: BTreeSet<(u64, Hash)>,
}

impl Ledger {
    /// An empty ledger of a community that counts in this currency.
    #[must_use]
    pub fn new(currency: &str) -> Ledger {
        Ledger {
            revision: 0,
            units: first_units(currency).into(),
            accounts: Vec::new(),
            places: BTreeMap::new(),
            opened: 0,
            held: BTreeMap::new(),
            waiting: BTreeSet::new(),
        }
    }

    /// What an account holds, posted; nothing, if nothing ever moved on it.
    #[must_use]
    pub fn balance(&self, key: &AccountKey) -> i64 {
        self.places.get(key).map_or(0, |place| self.account(*place).balance)
    }

    /// What an account could give now: its balance less what is pending, down to its minimum. None if it has none.
    #[must_use]
    pub fn free(&self, key: &AccountKey, now_ms: u64) -> Option<i128> {
        self.free_at(now_ms)(key)
    }

    /// As [`Ledger::free`], for many accounts at one moment.
    pub fn free_at(&self, now_ms: u64) -> impl Fn(&AccountKey) -> Option<i128> {
        let lapsed = self.lapsed(now_ms);
        move |key| match self.places.get(key) {
            Some(place) => check::free(self.account(*place), lapsed.get(place)),
            None => check::free(&key.built_in()?, None),
        }
    }

    /// Whether this account exists: built in, or opened.
    #[must_use]
    pub fn has(&self, key: &AccountKey) -> bool {
        self.places.contains_key(key) || key.built_in().is_some()
    }

    /// Where a transaction stands that did not post at once; None if there never was one with this id.
    #[must_use]
    pub fn standing(&self, transaction: Hash, now_ms: u64) -> Option<Standing> {
        let held = self.held.get(&transaction)?;
        match held.standing {
            Standing::Pending { expires_ms } if expires_ms < now_ms => Some(Standing::Expired { expires_ms }),
            standing => Some(standing),
        }
    }

    /// Who recorded a transaction that did not post at once.
    #[must_use]
    pub fn recorded_by(&self, transaction: Hash) -> Option<Hash> {
        self.held.get(&transaction).map(|held| held.by)
    }

    /// The transactions that wait and can still be posted, the soonest to lapse first: id, who recorded it, its last
    /// moment in Unix ms, and what each account receives (below zero: gives).
    pub fn waiting(&self, now_ms: u64) -> impl Iterator<Item = (Hash, Hash, u64, Vec<(AccountKey, i64)>)> {
        let still = self.waiting.iter().filter(move |(expires_ms, _)| *expires_ms >= now_ms);
        let keys = self.keys();
        still.filter_map(move |(expires_ms, id)| {
            let held = self.held.get(id)?;
            Some((*id, held.by, *expires_ms, named(held, &keys)))
        })
    }

    /// What each account receives once a transaction that waits is posted (below zero: gives).
    pub(crate) fn awaited(&self, transaction: Hash) -> Vec<(AccountKey, i64)> {
        let held = self.held.get(&transaction);
        held.map_or_else(Vec::new, |held| named(held, &self.keys()))
    }

    /// The key of each account, by its place.
    fn keys(&self) -> Vec<&AccountKey> {
        let mut keys: Vec<_> = self.places.iter().collect();
        keys.sort_unstable_by_key(|(_, place)| **place);
        keys.into_iter().map(|(key, _)| key).collect()
    }

    /// All accounts that anything ever moved on or that were opened, in order of their keys.
    pub fn accounts(&self, now_ms: u64) -> impl Iterator<Item = (&AccountKey, AccountView)> {
        let lapsed = self.lapsed(now_ms);
        self.places.iter().map(move |(key, place)| {
            let (lapsed_in, lapsed_out) = lapsed.get(place).copied().unwrap_or_default();
            (key, self.view(key, self.account(*place), lapsed_in, lapsed_out))
        })
    }

    /// What a page shows of one account; of a built-in one also before anything moved on it.
    #[must_use]
    pub fn look_at(&self, key: &AccountKey, now_ms: u64) -> Option<AccountView> {
        let Some(place) = self.places.get(key) else {
            return key.built_in().map(|account| self.view(key, &account, 0, 0));
        };
        let (lapsed_in, lapsed_out) = self.lapsed(now_ms).get(place).copied().unwrap_or_default();
        Some(self.view(key, self.account(*place), lapsed_in, lapsed_out))
    }

    /// How many movements there were; as long as this stays the same, every account holds the same.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What each account holds, in the order in which the accounts came to be: an account keeps its place for ever.
    pub fn balances(&self) -> impl Iterator<Item = i64> {
        self.accounts.iter().map(|account| account.balance)
    }

    /// The accounts in the order of [`Ledger::balances`], with what each of them counts.
    #[must_use]
    pub fn in_order(&self) -> Vec<(AccountKey, Unit)> {
        let units = self
            .accounts
            .iter()
            .map(|account| self.units[index(account.unit.0)].clone());
        self.keys().into_iter().cloned().zip(units).collect()
    }

    /// What an account holds, and what is counted as pending on it; nothing, if nothing ever moved on it.
    #[must_use]
    pub fn holding(&self, key: &AccountKey) -> Holding {
        self.places
            .get(key)
            .map_or_else(Holding::default, |place| self.account(*place).holding())
    }

    /// What all members' accounts of one kind hold, in order of the members' ids. The kind is a function from a member
    /// to a built-in account, such as `AccountKey::Payable`.
    pub fn of_members(&self, kind: impl Fn(Hash) -> AccountKey) -> impl Iterator<Item = (Hash, Holding)> {
        let (first, last) = (kind(Hash::new([0; 32])), kind(Hash::new([u8::MAX; 32])));
        self.places.range(first..=last).filter_map(|(_, place)| {
            let account = self.account(*place);
            match account.holder {
                Holder::Community => None,
                Holder::Member(member) => Some((member, account.holding())),
            }
        })
    }

    /// The class of an account.
    #[must_use]
    pub fn class(&self, key: &AccountKey) -> Option<Class> {
        match self.places.get(key) {
            Some(place) => Some(self.account(*place).class),
            None => key.built_in().map(|account| account.class),
        }
    }

    /// What an account counts.
    #[must_use]
    pub fn unit(&self, key: &AccountKey) -> Option<&Unit> {
        let number = match self.places.get(key) {
            Some(place) => self.account(*place).unit,
            None => key.built_in()?.unit,
        };
        Some(&self.units[index(number.0)])
    }

    /// Whether what is on this account stays the community's own: it is neither outside nor a member's.
    #[must_use]
    pub fn stays_here(&self, key: &AccountKey) -> bool {
        let (class, holder) = match self.places.get(key) {
            Some(place) => (self.account(*place).class, self.account(*place).holder),
            None => match key.built_in() {
                Some(account) => (account.class, account.holder),
                None => return false,
            },
        };
        let outside = matches!(class, Class::External(_) | Class::Sibling);
        holder == Holder::Community && !outside
    }

    /// The member who holds this account, if a member does.
    pub fn member_of(&self, key: &AccountKey) -> Option<Hash> {
        let holder = match self.places.get(key) {
            Some(place) => self.account(*place).holder,
            None => key.built_in()?.holder,
        };
        match holder {
            Holder::Member(member) => Some(member),
            Holder::Community => None,
        }
    }

    /// Whether this is money that the community has at hand: its cash, or a fund or project of its own.
    #[must_use]
    pub fn is_money_at_hand(&self, key: &AccountKey) -> bool {
        let place = self.places.get(key);
        let opened = place.map(|place| self.account(*place));
        let at_hand = |class: Class| {
            matches!(
                class,
                Class::Cash | Class::Pool(PoolKind::Fund) | Class::Pool(PoolKind::Project)
            )
        };
        match opened {
            Some(account) => at_hand(account.class) && account.unit == UnitNumber::CURRENCY,
            None => *key == AccountKey::Cash,
        }
    }

    /// The sum of each unit over all accounts. All of them are zero, always.
    #[must_use]
    pub fn sums(&self) -> Vec<(Unit, i128)> {
        let mut sums: Vec<_> = self.units.iter().map(|unit| (unit.clone(), 0i128)).collect();
        for account in &self.accounts {
            let (_, sum) = &mut sums[index(account.unit.0)];
            *sum = sum.saturating_add(i128::from(account.balance));
        }
        sums
    }

    /// Carries a movement out.
    ///
    /// # Panics
    ///
    /// If the movement was checked against another ledger, or against this one before its last movement.
    pub fn apply(&mut self, movement: Movement) {
        let Movement {
            revision,
            now_ms,
            change,
        } = movement;
        assert!(
            revision == self.revision,
            "a movement is applied to the ledger it was checked against"
        );
        self.revision = self
            .revision
            .checked_add(1)
            .expect("there are fewer movements than 2^64");
        self.sweep(now_ms);
        match change {
            Change::Open { key, unit, mut account } => {
                account.unit = self.unit_number(unit);
                self.add(key, account);
                self.opened = self.opened.saturating_add(1);
            }
            Change::Post(Steps { steps, opened }) => {
                self.add_all(opened);
                self.post(&steps);
            }
            Change::Hold {
                id,
                held,
                expires_ms,
                opened,
            } => {
                self.add_all(opened);
                for step in &held.steps {
                    self.count_pending(*step);
                }
                self.waiting.insert((expires_ms, id));
                self.held.insert(id, held);
            }
            Change::PostHeld(id) => {
                let steps = self.end(id, Standing::Posted);
                self.post(&steps);
            }
            Change::Void(id) => {
                self.end(id, Standing::Voided);
            }
        }
    }

    /// Lets go of what is pending no longer, so that the sums of what is pending are exact at this time.
    fn sweep(&mut self, now_ms: u64) {
        while let Some(&(expires_ms, id)) = self.waiting.first()
            && expires_ms < now_ms
        {
            self.end(id, Standing::Expired { expires_ms });
        }
    }

    /// Ends the waiting of a transaction, and answers its postings.
    fn end(&mut self, id: Hash, standing: Standing) -> Box<[Step]> {
        let held = self
            .held
            .get_mut(&id)
            .expect("check() or the queue found this transaction");
        let Standing::Pending { expires_ms } = held.standing else {
            unreachable!("what waits is pending");
        };
        held.standing = standing;
        let steps = core::mem::take(&mut held.steps);
        self.waiting.remove(&(expires_ms, id));
        for step in &steps {
            let account = self.account_mut(step.place);
            let amount = step.amount.unsigned_abs();
            let pending = if step.amount > 0 {
                &mut account.pending_in
            } else {
                &mut account.pending_out
            };
            *pending = pending
                .checked_sub(amount)
                .expect("what is pending was counted when it began to wait");
        }
        steps
    }

    fn count_pending(&mut self, step: Step) {
        let account = self.account_mut(step.place);
        let pending = if step.amount > 0 {
            &mut account.pending_in
        } else {
            &mut account.pending_out
        };
        *pending = pending
            .checked_add(step.amount.unsigned_abs())
            .expect("check() kept the sums within 64 bits");
    }

    fn post(&mut self, steps: &[Step]) {
        for step in steps {
            let account = self.account_mut(step.place);
            account.balance = account
                .balance
                .checked_add(step.amount)
                .expect("check() kept the balance within 64 bits");
        }
    }

    fn add_all(&mut self, opened: Vec<(AccountKey, Account)>) {
        for (key, account) in opened {
            self.add(key, account);
        }
    }

    fn add(&mut self, key: AccountKey, account: Account) {
        let place = u32::try_from(self.accounts.len()).expect("limits keep accounts far below 2^32");
        self.accounts.push(account);
        self.places.insert(key, place);
    }

    /// The number of a unit, which is added to the list if it is new.
    fn unit_number(&mut self, unit: Unit) -> UnitNumber {
        let place = self.units.iter().position(|known| *known == unit).unwrap_or_else(|| {
            self.units.push(unit);
            self.units.len().saturating_sub(1)
        });
        UnitNumber(u32::try_from(place).expect("limits keep units far below 2^32"))
    }

    /// What is still counted as pending by account, in and out, although its time is over.
    fn lapsed(&self, now_ms: u64) -> BTreeMap<u32, (u64, u64)> {
        let mut lapsed: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
        let over = self.waiting.iter().take_while(|(expires_ms, _)| *expires_ms < now_ms);
        for step in over.flat_map(|(_, id)| self.held.get(id)).flat_map(|held| &held.steps) {
            let (lapsed_in, lapsed_out) = lapsed.entry(step.place).or_default();
            let side = if step.amount > 0 { lapsed_in } else { lapsed_out };
            *side = side.saturating_add(step.amount.unsigned_abs());
        }
        lapsed
    }

    fn view(&self, key: &AccountKey, account: &Account, lapsed_in: u64, lapsed_out: u64) -> AccountView {
        AccountView {
            account: key.to_string(),
            unit: self.units[index(account.unit.0)].to_string(),
            holder: match account.holder {
                Holder::Community => None,
                Holder::Member(member) => Some(member),
            },
            balance: account.balance,
            pending_in: account.pending_in.saturating_sub(lapsed_in),
            pending_out: account.pending_out.saturating_sub(lapsed_out),
            min: account.min,
            max: account.max,
            flags: account.flags.iter().collect(),
            purpose: account.purpose.as_ref().map(ToString::to_string),
        }
    }

    fn account(&self, place: u32) -> &Account {
        &self.accounts[index(place)]
    }

    fn account_mut(&mut self, place: u32) -> &mut Account {
        &mut self.accounts[index(place)]
    }
}

/// A place in a list, which fits the memory that the list is in.
fn index(place: u32) -> usize {
    usize::try_from(place).expect("lists are addressed with 32 bits or more")
}

/// The steps of what waits, each with the key of its account; `keys` are those of all accounts, by their places.
fn named(held: &Held, keys: &[&AccountKey]) -> Vec<(AccountKey, i64)> {
    let steps = held.steps.iter();
    steps
        .map(|step| (keys[index(step.place)].clone(), step.amount))
        .collect()
}
