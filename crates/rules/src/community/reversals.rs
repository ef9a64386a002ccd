//! Taking back money that was recorded wrongly.
//!
//! Nothing is deleted and nothing edited: what the record moved goes back by an entry of its own, with a reason, and both
//! stay. Whoever recorded it takes it back; once they have left, any full member may.

use super::state::{MoneyIx, MoneyRecord, Reversal};
use super::{Community, Filing, MemberIx};
use crate::act::MoneyReverse;
use crate::ledger::{AccountKey, LedgerFlaw, Mandate, Posting};
use crate::refusal::Refusal;
use alloc::string::ToString;
use register::Hash;

/// What was recorded, as far as taking it back is concerned.
struct Recorded {
    entry: u64,
    by: MemberIx,
    reversed: Option<Reversal>,
    /// What goes back.
    back: [Posting; 2],
}

impl Community {
    pub(super) fn check_reverse(&self, act: &MoneyReverse, filing: &Filing) -> Result<(), Refusal> {
        let me = self.full(filing)?;
        let recorded = self.reversible(&act.record, me)?;
        match self.ledger.check(&recorded.back, Mandate::Rules, filing.stamp_ms) {
            Ok(_) => Ok(()),
            Err(LedgerFlaw::BelowMin {
                account: AccountKey::Cash,
                free: _,
                needed: _,
            }) => Err(Refusal::RecordSpent {}),
            Err(flaw) => Err(flaw.into()),
        }
    }

    /// What a member could take back, as far as it is theirs to: the ledger may say no.
    fn reversible(&self, id: &Hash, member: MemberIx) -> Result<Recorded, Refusal> {
        let recorded = self
            .recorded(id)
            .ok_or_else(|| Refusal::RecordUnknown { record: id.to_string() })?;
        if recorded.by != member && self.member(recorded.by).left.is_none() {
            return Err(Refusal::NotYourRecord {});
        }
        if let Some(reversal) = recorded.reversed {
            return Err(Refusal::RecordReversed { entry: reversal.entry });
        }
        if self.is_before_parting(recorded.entry) {
            return Err(Refusal::RecordParted {});
        }
        Ok(recorded)
    }

    pub(super) fn apply_reverse(&mut self, act: &MoneyReverse, filing: &Filing) {
        let recorded = self.recorded(&act.record).expect("check() found this record");
        self.move_by_rules(&recorded.back, filing);
        let reversal = Reversal {
            entry: filing.index,
            by: self.author_ix(filing),
            reason: act.reason.0,
        };
        let place = self.money_by_id.get(&act.record).expect("check() found this record");
        let reversed = match *place {
            MoneyIx::Income(place) => &mut self.incomes[place as usize].reversed,
            MoneyIx::Expense(place) => &mut self.expenses[place as usize].reversed,
            MoneyIx::Payment(place) => &mut self.payments[place as usize].reversed,
        };
        *reversed = Some(reversal);
    }

    fn recorded(&self, id: &Hash) -> Option<Recorded> {
        let amount = |amount: u64| i64::try_from(amount).expect("an amount is at most MONEY_MAX");
        let traded = |record: &MoneyRecord, into_cash: i64| Recorded {
            entry: record.entry,
            by: record.by,
            reversed: record.reversed,
            back: self.cash_postings(record.partner, into_cash),
        };
        Some(match *self.money_by_id.get(id)? {
            MoneyIx::Income(place) => {
                let record = &self.incomes[place as usize];
                traded(record, -amount(record.amount))
            }
            MoneyIx::Expense(place) => {
                let record = &self.expenses[place as usize];
                traded(record, amount(record.amount))
            }
            MoneyIx::Payment(place) => {
                let payment = &self.payments[place as usize];
                let member = self.member(payment.member).id;
                Recorded {
                    entry: payment.entry,
                    by: payment.by,
                    reversed: payment.reversed,
                    back: super::money::payment_postings(&member, -amount(payment.amount)),
                }
            }
        })
    }

    /// Whether members have parted since this entry. What there was then was divided, so that neither side can take back
    /// the whole of something that both have in their registers.
    fn is_before_parting(&self, entry: u64) -> bool {
        let mut parted = self.forks().iter().filter_map(|fork| fork.parted.as_ref());
        parted.any(|parted| parted.entry > entry)
    }

    /// Whether this reader could take a record back, as far as it is theirs to: the ledger may say no.
    #[must_use]
    pub fn may_reverse(&self, id: &Hash, member: MemberIx) -> bool {
        self.is_full(member) && self.reversible(id, member).is_ok()
    }

    /// The entry that recorded the income, expense or payment with this id.
    #[must_use]
    pub fn money_entry(&self, id: &Hash) -> Option<u64> {
        self.recorded(id).map(|recorded| recorded.entry)
    }

    /// The entry that took the income, expense or payment with this id back.
    #[must_use]
    pub fn money_taken_back(&self, id: &Hash) -> Option<u64> {
        self.recorded(id)?.reversed.map(|reversal| reversal.entry)
    }
}
