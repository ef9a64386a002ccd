//! Accounts that members open, and transactions that they record between accounts.

use super::state::{Moved, MovedBy};
use super::{Community, Filing, limit};
use crate::act::{AccountOpen, TransactionRecord};
use crate::ledger::{AccountKey, Class, Mandate, Movement, Opening, Posting, ReserveKind};
use crate::limits::{Crowd, EXPIRY_MAX_MS, MONEY_RECORDS_MAX};
use crate::quantity::Day;
use crate::refusal::Refusal;
use alloc::string::ToString;
use alloc::vec::Vec;
use register::Hash;
use register::defence::Defence;

/// How an opening or a transaction is written in an act, turned into what the ledger asks for.
impl Community {
    pub(super) fn check_account_open(&self, act: &AccountOpen, filing: &Filing) -> Result<(), Refusal> {
        self.full(filing)?;
        if let Some(holder) = &act.holder {
            self.present_member(holder)?;
        }
        self.opening_movement(act, filing).map(|_| ())
    }

    pub(super) fn apply_account_open(&mut self, act: AccountOpen, filing: &Filing) {
        let movement = self
            .opening_movement(&act, filing)
            .expect("check() found that it can be opened");
        self.ledger.apply(movement);
    }

    fn opening_movement(&self, act: &AccountOpen, filing: &Filing) -> Result<Movement, Refusal> {
        let flags: Vec<_> = act.flags.iter().flat_map(|flags| flags.iter()).copied().collect();
        let opening = Opening {
            slug: &act.slug,
            unit: act.unit.as_str(),
            class: act.class,
            holder: act.holder,
            min: act.min.map(|min| min.get()),
            max: act.max.map(|max| max.get()),
            flags: &flags,
            purpose: act.purpose.as_ref().map(|purpose| purpose.as_str()),
        };
        Ok(self.ledger.check_open(&opening, filing.stamp_ms)?)
    }

    pub(super) fn check_transaction_record(&self, act: &TransactionRecord, filing: &Filing) -> Result<(), Refusal> {
        let latest_ms = filing.stamp_ms.saturating_add(EXPIRY_MAX_MS);
        if let Some(expires) = act.expires.filter(|expires| expires.ms() > latest_ms) {
            return Err(Refusal::ExpiresTooFar {
                expires_ms: expires.ms(),
                latest_ms,
            });
        }
        self.full(filing)?;
        self.check_past_day(act.day, filing)?;
        self.transaction_movement(act, filing).map(|_| ())
    }

    pub(super) fn apply_transaction_record(&mut self, act: TransactionRecord, filing: &Filing) {
        let movement = self
            .transaction_movement(&act, filing)
            .expect("check() found that value can move so");
        self.ledger.apply(movement);
        if act.expires.is_none() {
            let read = |text: &str| AccountKey::read(text).expect("check() read this account");
            let moved = act.postings.iter();
            let moved = moved.map(|posting| (read(posting.account.as_str()), posting.amount.get()));
            self.note_moved(MovedBy::Member, act.day, moved.collect(), filing);
        }
    }

    /// Keeps what an entry moved, where no other record tells of it. What one entry moves in several steps is one.
    pub(super) fn note_moved(&mut self, by: MovedBy, day: Day, moved: Vec<(AccountKey, i64)>, filing: &Filing) {
        match self.moved.last_mut().filter(|last| last.entry == filing.index) {
            Some(last) => last.postings.extend(moved),
            None => self.moved.push(Moved {
                entry: filing.index,
                day,
                by,
                postings: moved,
            }),
        }
    }

    fn transaction_movement(&self, act: &TransactionRecord, filing: &Filing) -> Result<Movement, Refusal> {
        limit(Crowd::Transactions, self.moved.len(), MONEY_RECORDS_MAX)?;
        let read = |text: &str| {
            AccountKey::read(text).ok_or_else(|| Refusal::AccountUnknown {
                account: text.to_string(),
            })
        };
        let postings = act
            .postings
            .iter()
            .map(|posting| Ok(Posting::new(read(posting.account.as_str())?, posting.amount.get())))
            .collect::<Result<Vec<_>, Refusal>>()?;
        self.check_reserves_stay(&postings)?;
        let by = self.member(self.full_or_dating(filing)?).id;
        let mandate = Mandate::Member {
            by,
            purpose: act.purpose.as_ref().map(|purpose| purpose.as_str()),
        };
        let movement = match act.expires {
            None => self.ledger.check(&postings, mandate, filing.stamp_ms)?,
            Some(expires) => {
                let id = (filing.act_id, by);
                self.ledger
                    .check_pending(id, &postings, mandate, expires.ms(), filing.stamp_ms)?
            }
        };
        Ok(movement)
    }

    /// Where decisions are made by consent, no member draws on an indivisible reserve alone: else what must not go to a
    /// member would get there by way of cash.
    fn check_reserves_stay(&self, postings: &[Posting]) -> Result<(), Refusal> {
        let indivisible = Some(Class::Reserve(ReserveKind::Indivisible));
        let draws = |posting: &&Posting| posting.amount < 0 && self.ledger.class(&posting.account) == indivisible;
        match postings.iter().find(draws) {
            // Once agreed on, also after the agreement has lapsed.
            Some(posting) if Defence::ReservesStay.stands() && self.agreement("consent").is_some() => {
                Err(Refusal::ReserveByDecision {
                    account: posting.account.to_string(),
                })
            }
            Some(_) | None => Ok(()),
        }
    }

    pub(super) fn check_transaction_post(&self, id: &Hash, filing: &Filing) -> Result<(), Refusal> {
        limit(Crowd::Transactions, self.moved.len(), MONEY_RECORDS_MAX)?;
        self.check_transaction_end(id, filing)
    }

    pub(super) fn check_transaction_end(&self, id: &Hash, filing: &Filing) -> Result<(), Refusal> {
        let author = self.member(self.full_or_dating(filing)?).id;
        match self.ledger.recorded_by(*id) {
            Some(by) if by != author => Err(Refusal::NotYourTransaction {}),
            // A share-out waits in the ledger too; it ends by its own acts.
            Some(_) if self.share(id).is_none() => {
                self.ledger.check_post(*id, filing.stamp_ms)?;
                Ok(())
            }
            Some(_) | None => Err(Refusal::TransactionUnknown {
                transaction: id.to_string(),
            }),
        }
    }

    pub(super) fn apply_transaction_post(&mut self, id: &Hash, filing: &Filing) {
        let moved = self.ledger.awaited(*id);
        self.note_moved(MovedBy::Member, self.day_of(filing.stamp_ms), moved, filing);
        let movement = self
            .ledger
            .check_post(*id, filing.stamp_ms)
            .expect("check() found that it can be posted");
        self.ledger.apply(movement);
    }

    pub(super) fn apply_transaction_void(&mut self, id: &Hash, filing: &Filing) {
        let movement = self
            .ledger
            .check_void(*id, filing.stamp_ms)
            .expect("check() found that it waits");
        self.ledger.apply(movement);
    }
}
