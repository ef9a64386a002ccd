//! What has to hold before value moves: each rule of the ledger, in order of precedence.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;

use alloc::vec::Vec;

use register::Hash;

use super::account::{Account, AccountKey, Class, Flags, Holder, ReserveKind, Unit};
use super::transaction::{Change, Held, LedgerFlaw, Mandate, Movement, Opening, Posting, Standing, Step, Steps, Unfit};
use super::{Ledger, index};
use crate::act::AccountFlag;
use crate::limits::{ACCOUNTS_MAX, Crowd, PENDING_MAX};

/// Up to this many postings are compared one by one, more are sorted first.
const FEW: usize = 16;

impl Ledger {
    /// Checks whether these postings can be made now, at once. Postings of zero move nothing and are left out.
    ///
    /// # Errors
    ///
    /// The first [`LedgerFlaw`], in order of precedence.
    pub fn check(&self, postings: &[Posting], mandate: Mandate, now_ms: u64) -> Result<Movement, LedgerFlaw> {
        let steps = self.steps(postings, mandate, now_ms)?;
        Ok(self.movement(now_ms, Change::Post(steps)))
    }

    /// Checks whether these postings can wait under this id, to be posted up to and including `expires_ms`.
    ///
    /// # Errors
    ///
    /// As [`Ledger::check`], and if the id is known, the expiry is past, or too many wait.
    pub fn check_pending(
        &self,
        (id, by): (Hash, Hash),
        postings: &[Posting],
        mandate: Mandate,
        expires_ms: u64,
        now_ms: u64,
    ) -> Result<Movement, LedgerFlaw> {
        if self.held.contains_key(&id) {
            return Err(LedgerFlaw::TransactionKnown { transaction: id });
        }
        let Steps { steps, opened } = self.steps(postings, mandate, now_ms)?;
        if expires_ms < now_ms {
            return Err(LedgerFlaw::ExpiryPast { expires_ms });
        }
        let waiting = self
            .waiting
            .iter()
            .rev()
            .take_while(|(expires_ms, _)| *expires_ms >= now_ms);
        if self.waiting.len() >= PENDING_MAX && waiting.count() >= PENDING_MAX {
            return Err(LedgerFlaw::TooMany {
                what: Crowd::Pending,
                max: limit(PENDING_MAX),
            });
        }
        let held = Held {
            by,
            standing: Standing::Pending { expires_ms },
            steps: steps.into(),
        };
        Ok(self.movement(
            now_ms,
            Change::Hold {
                id,
                held,
                expires_ms,
                opened,
            },
        ))
    }

    /// Checks whether a waiting transaction can be posted now. Its limits were counted when it began to wait.
    ///
    /// # Errors
    ///
    /// If there is none, it no longer waits, or one of its accounts is frozen.
    pub fn check_post(&self, transaction: Hash, now_ms: u64) -> Result<Movement, LedgerFlaw> {
        let held = self.pending(transaction, now_ms)?;
        let frozen = held
            .steps
            .iter()
            .find(|step| self.account(step.place).flags.has(AccountFlag::Frozen));
        if let Some(step) = frozen {
            return Err(LedgerFlaw::Frozen {
                account: self.key_at(step.place),
            });
        }
        Ok(self.movement(now_ms, Change::PostHeld(transaction)))
    }

    /// Checks whether a waiting transaction can be voided now.
    ///
    /// # Errors
    ///
    /// If there is none, or it no longer waits.
    pub fn check_void(&self, transaction: Hash, now_ms: u64) -> Result<Movement, LedgerFlaw> {
        self.pending(transaction, now_ms)?;
        Ok(self.movement(now_ms, Change::Void(transaction)))
    }

    /// Checks whether an account can be opened.
    ///
    /// # Errors
    ///
    /// If its name is taken, its class does not fit, its limits cross, or there are too many.
    pub fn check_open(&self, opening: &Opening, now_ms: u64) -> Result<Movement, LedgerFlaw> {
        let key = AccountKey::Named(opening.slug.clone());
        let built_in = AccountKey::read(opening.slug.as_str()).as_ref() != Some(&key);
        if built_in || self.places.contains_key(&key) {
            return Err(LedgerFlaw::NameTaken { account: key });
        }
        let unfit = |reason| LedgerFlaw::ClassUnfit { reason };
        let Some(Unit::Currency(currency)) = self.units.first() else {
            unreachable!("the first unit is the currency");
        };
        let unit = Unit::read(opening.unit, currency).ok_or(unfit(Unfit::UnitUnknown))?;
        let holder = opening.holder.map_or(Holder::Community, Holder::Member);
        let class = Class::opened(opening.class, holder);
        if !class.counts(&unit) {
            return Err(unfit(Unfit::Unit));
        }
        if holder != Holder::Community && !class.held_by_members() {
            return Err(unfit(Unfit::Holder));
        }
        let flags = Flags::of(opening.flags);
        if flags.has(AccountFlag::Restricted) != opening.purpose.is_some() {
            return Err(unfit(Unfit::Purpose));
        }
        let min = opening.min.unwrap_or(0);
        if min > 0 || opening.max.is_some_and(|max| max < 0) {
            return Err(LedgerFlaw::LimitsCrossed {
                min,
                max: opening.max.unwrap_or(i64::MAX),
            });
        }
        if min < 0 && matches!(unit, Unit::Currency(_)) {
            return Err(unfit(Unfit::Overdraft));
        }
        if self.opened >= limit(ACCOUNTS_MAX) {
            return Err(LedgerFlaw::TooMany {
                what: Crowd::Accounts,
                max: limit(ACCOUNTS_MAX),
            });
        }
        let purpose: Option<Box<str>> = opening.purpose.map(Into::into);
        let account = Account {
            class,
            holder,
            min: Some(min),
            max: opening.max,
            flags,
            purpose,
            ..Account::EMPTY
        };
        Ok(self.movement(now_ms, Change::Open { key, unit, account }))
    }

    fn movement(&self, now_ms: u64, change: Change) -> Movement {
        Movement {
            revision: self.revision,
            now_ms,
            change,
        }
    }

    /// A transaction that still waits.
    fn pending(&self, transaction: Hash, now_ms: u64) -> Result<&Held, LedgerFlaw> {
        let standing = self
            .standing(transaction, now_ms)
            .ok_or(LedgerFlaw::TransactionUnknown { transaction })?;
        match standing {
            Standing::Pending { .. } => Ok(&self.held[&transaction]),
            Standing::Posted | Standing::Voided | Standing::Expired { .. } => {
                Err(LedgerFlaw::NotPending { transaction, standing })
            }
        }
    }

    /// The key of an account, for a message.
    fn key_at(&self, place: u32) -> AccountKey {
        let found = self.places.iter().find(|(_, at)| **at == place);
        found.expect("every account has a key").0.clone()
    }

    /// The postings as steps, once every rule holds.
    fn steps(&self, postings: &[Posting], mandate: Mandate, now_ms: u64) -> Result<Steps, LedgerFlaw> {
        let draft = Draft::new(self, postings)?;
        draft.mandated(mandate)?;
        draft.named_once()?;
        let units = draft.balanced()?;
        draft.unfrozen()?;
        draft.flags_allow(mandate, &units)?;
        draft.reserves_kept(&units)?;
        draft.within_limits(&self.lapsed(now_ms))?;
        Ok(Steps {
            steps: draft.legs.iter().map(|leg| leg.step).collect(),
            opened: draft.opened,
        })
    }
}

/// A transaction whose accounts are found, and which is being checked.
struct Draft<'a> {
    ledger: &'a Ledger,
    legs: Vec<Leg<'a>>,
    /// Built-in accounts that nothing moved on before; their places come after the ledger's.
    opened: Vec<(AccountKey, Account)>,
}

#[derive(Clone, Copy)]
struct Leg<'a> {
    key: &'a AccountKey,
    step: Step,
}

/// One unit's movements in a transaction.
struct UnitFlow {
    sum: i128,
    /// Whether any of it flows to a member.
    to_members: bool,
    inflow: Inflow,
}

/// Who receives, of those who hold what they receive.
#[derive(Clone, Copy, PartialEq)]
enum Inflow {
    Nobody,
    One(Holder),
    Several,
}

impl Inflow {
    fn and(self, holder: Holder) -> Inflow {
        match self {
            Inflow::Nobody => Inflow::One(holder),
            Inflow::One(one) if one == holder => self,
            Inflow::One(_) | Inflow::Several => Inflow::Several,
        }
    }
}

impl<'a> Draft<'a> {
    fn new(ledger: &'a Ledger, postings: &'a [Posting]) -> Result<Self, LedgerFlaw> {
        let mut draft = Draft {
            ledger,
            legs: Vec::with_capacity(postings.len()),
            opened: Vec::new(),
        };
        for Posting { account: key, amount } in postings {
            if *amount != 0 {
                let place = draft
                    .place(key)
                    .ok_or_else(|| LedgerFlaw::AccountUnknown { account: key.clone() })?;
                draft.legs.push(Leg {
                    key,
                    step: Step { place, amount: *amount },
                });
            }
        }
        Ok(draft)
    }

    fn place(&mut self, key: &AccountKey) -> Option<u32> {
        if let Some(place) = self.ledger.places.get(key) {
            return Some(*place);
        }
        let place = self.ledger.accounts.len().checked_add(self.opened.len())?;
        self.opened.push((key.clone(), key.built_in()?));
        u32::try_from(place).ok()
    }

    fn account(&self, place: u32) -> &Account {
        let known = self.ledger.accounts.len();
        match index(place).checked_sub(known) {
            None => self.ledger.account(place),
            Some(new) => &self.opened[new].1,
        }
    }

    fn legs(&self) -> impl Iterator<Item = (&AccountKey, &Account, i64)> {
        self.legs
            .iter()
            .map(|leg| (leg.key, self.account(leg.step.place), leg.step.amount))
    }

    fn mandated(&self, mandate: Mandate) -> Result<(), LedgerFlaw> {
        let by = match mandate {
            Mandate::Rules => return Ok(()),
            Mandate::Decision { purpose: _ } => return self.decided(),
            Mandate::Member { by, purpose: _ } => by,
        };
        if let Some((key, ..)) = self.legs().find(|(_, account, _)| !account.class.moved_by_members()) {
            return Err(LedgerFlaw::NotForMembers { account: key.clone() });
        }
        let others = |account: &Account| match account.holder {
            Holder::Community => false,
            Holder::Member(member) => member != by,
        };
        match self.legs().find(|(_, account, amount)| *amount < 0 && others(account)) {
            Some((key, ..)) => Err(LedgerFlaw::NotYours { account: key.clone() }),
            None => Ok(()),
        }
    }

    /// A decision moves what the community holds, to whom it likes: no member's value, no credits, and nothing that a
    /// share-out has set aside.
    fn decided(&self) -> Result<(), LedgerFlaw> {
        let receives = |class: Class| match class {
            Class::External(_) | Class::Payable => true,
            Class::Work(_) | Class::History(_) | Class::Issued(_) | Class::Retired(_) | Class::Rounding => false,
            Class::Sibling => false,
            Class::Cash | Class::Receivable | Class::Pool(_) | Class::Capital(_) | Class::Reserve(_) => {
                class.moved_by_members()
            }
            Class::Credit(_) | Class::Inventory(_) | Class::Energy(_) => true,
        };
        for (key, account, amount) in self.legs() {
            if amount < 0 && account.holder != Holder::Community {
                return Err(LedgerFlaw::NotYours { account: key.clone() });
            }
            let may = if amount < 0 {
                account.class.moved_by_members()
            } else {
                receives(account.class)
            };
            if !may {
                return Err(LedgerFlaw::NotForMembers { account: key.clone() });
            }
        }
        Ok(())
    }

    fn named_once(&self) -> Result<(), LedgerFlaw> {
        let mut keys: Vec<&AccountKey> = self.legs.iter().map(|leg| leg.key).collect();
        let doubled = if keys.len() <= FEW {
            (1..keys.len())
                .find(|at| keys[..*at].contains(&keys[*at]))
                .map(|at| keys[at])
        } else {
            keys.sort_unstable();
            keys.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
        };
        doubled.map_or(Ok(()), |key| Err(LedgerFlaw::Doubled { account: key.clone() }))
    }

    /// The movements of each unit, which sum to zero.
    fn balanced(&self) -> Result<BTreeMap<u32, UnitFlow>, LedgerFlaw> {
        let mut units: BTreeMap<u32, UnitFlow> = BTreeMap::new();
        for (_, account, amount) in self.legs() {
            let unit = units.entry(account.unit.0).or_insert(UnitFlow {
                sum: 0,
                to_members: false,
                inflow: Inflow::Nobody,
            });
            // A list in memory is far too short for a sum of 64-bit numbers to leave 128 bits.
            unit.sum = unit.sum.saturating_add(i128::from(amount));
            if amount > 0 {
                unit.to_members |= account.is_members();
                if !account.class.is_contra() {
                    unit.inflow = unit.inflow.and(account.holder);
                }
            }
        }
        match units.iter().find(|(_, unit)| unit.sum != 0) {
            Some((number, unit)) => Err(LedgerFlaw::Unbalanced {
                unit: self.ledger.units[index(*number)].clone(),
                sum: unit.sum,
            }),
            None => Ok(units),
        }
    }

    fn unfrozen(&self) -> Result<(), LedgerFlaw> {
        match self
            .legs()
            .find(|(_, account, _)| account.flags.has(AccountFlag::Frozen))
        {
            Some((key, ..)) => Err(LedgerFlaw::Frozen { account: key.clone() }),
            None => Ok(()),
        }
    }

    fn flags_allow(&self, mandate: Mandate, units: &BTreeMap<u32, UnitFlow>) -> Result<(), LedgerFlaw> {
        let purpose = match mandate {
            Mandate::Rules => None,
            Mandate::Decision { purpose } | Mandate::Member { purpose, by: _ } => purpose,
        };
        for (key, account, _) in self
            .legs()
            .filter(|(_, account, amount)| *amount < 0 && account.flags != Flags::default())
        {
            let unit = &units[&account.unit.0];
            let forbids = |flag| match flag {
                AccountFlag::Frozen => false, // Was asked before.
                AccountFlag::NoMemberOutflow => unit.to_members,
                AccountFlag::NonTransferable => {
                    unit.inflow != Inflow::Nobody && unit.inflow != Inflow::One(account.holder)
                }
                AccountFlag::Restricted => account.purpose.as_deref() != purpose,
            };
            if let Some(flag) = account.flags.iter().find(|flag| forbids(*flag)) {
                return Err(LedgerFlaw::Flagged {
                    account: key.clone(),
                    flag,
                });
            }
        }
        Ok(())
    }

    /// Nothing goes from an indivisible reserve to a member, not even together with something else.
    fn reserves_kept(&self, units: &BTreeMap<u32, UnitFlow>) -> Result<(), LedgerFlaw> {
        let gives = |account: &Account, amount: i64| {
            amount < 0 && account.class == Class::Reserve(ReserveKind::Indivisible) && units[&account.unit.0].to_members
        };
        match self.legs().find(|(_, account, amount)| gives(account, *amount)) {
            Some((key, ..)) => Err(LedgerFlaw::ReserveToMember { account: key.clone() }),
            None => Ok(()),
        }
    }

    /// Limits count what is pending: what may go out is gone, what may come in is there, each where it hurts.
    fn within_limits(&self, lapsed: &BTreeMap<u32, (u64, u64)>) -> Result<(), LedgerFlaw> {
        for leg in &self.legs {
            let account = self.account(leg.step.place);
            let lapsed = lapsed.get(&leg.step.place);
            let needed = i128::from(leg.step.amount.unsigned_abs());
            if leg.step.amount < 0 {
                let free = room_down(account, lapsed);
                if needed > free {
                    return Err(LedgerFlaw::BelowMin {
                        account: leg.key.clone(),
                        free,
                        needed,
                    });
                }
            } else {
                let room = room_up(account, lapsed);
                if needed > room {
                    return Err(LedgerFlaw::AboveMax {
                        account: leg.key.clone(),
                        room,
                        needed,
                    });
                }
            }
        }
        Ok(())
    }
}

/// What an account could give, down to its minimum; None if it has none.
pub(super) fn free(account: &Account, lapsed: Option<&(u64, u64)>) -> Option<i128> {
    account.min.map(|_| room_down(account, lapsed))
}

/// What an account can give: down to its minimum, or to what 64 bits can hold.
fn room_down(account: &Account, lapsed: Option<&(u64, u64)>) -> i128 {
    let (_, lapsed_out) = lapsed.copied().unwrap_or_default();
    let pending = account.pending_out.saturating_sub(lapsed_out);
    // Three 64-bit numbers cannot leave 128 bits.
    i128::from(account.balance) - i128::from(pending) - i128::from(account.min.unwrap_or(i64::MIN))
}

/// What an account can take: up to its maximum, or to what 64 bits can hold.
fn room_up(account: &Account, lapsed: Option<&(u64, u64)>) -> i128 {
    let (lapsed_in, _) = lapsed.copied().unwrap_or_default();
    let pending = account.pending_in.saturating_sub(lapsed_in);
    i128::from(account.max.unwrap_or(i64::MAX)) - i128::from(account.balance) - i128::from(pending)
}

fn limit(max: usize) -> u64 {
    u64::try_from(max).unwrap_or(u64::MAX)
}
