//! Money from and to the world: partners, incomes, expenses, and payments to members.

use super::state::{MoneyIx, MoneyRecord, Partner, Payment, Photo};
use super::{Community, Filing, limit};
use crate::act::{Act, ExpenseRecord, IncomeRecord, NoteErase, PartnerAdd, PaymentRecord, PhotoAdd, Reference};
use crate::field::{NoteRef, Slug};
use crate::ledger::{AccountKey, LedgerFlaw, Mandate, Posting, Standing};
use crate::limits::{Crowd, MONEY_RECORDS_MAX, PARTNERS_MAX, PHOTOS_EVER_MAX, PHOTOS_MAX};
use crate::quantity::{Day, PartnerKind};
use crate::refusal::Refusal;
use alloc::string::ToString;
use alloc::vec::Vec;
use register::Hash;

impl Community {
    pub(super) fn check_partner_add(&self, filing: &Filing) -> Result<(), Refusal> {
        self.full_or_dating(filing)?;
        limit(Crowd::Partners, self.partners.len(), PARTNERS_MAX)
    }

    pub(super) fn apply_partner_add(&mut self, act: PartnerAdd, filing: &Filing) {
        self.partner_by_id.insert(filing.act_id, self.partners.len() as u32);
        self.partners.push(Partner {
            id: filing.act_id,
            kind: act.kind,
            name: act.name.0,
        });
    }

    fn found_partner(&self, id: &Hash) -> Result<u32, Refusal> {
        let unknown = || Refusal::PartnerUnknown {
            partner: id.to_string(),
        };
        self.partner_by_id.get(id).copied().ok_or_else(unknown)
    }

    fn circle_of(&self, circle: Option<&Slug>) -> Result<Option<u32>, Refusal> {
        circle.map(|slug| self.open_circle(slug.as_str())).transpose()
    }

    pub(super) fn check_income(&self, act: &IncomeRecord, filing: &Filing) -> Result<(), Refusal> {
        self.full(filing)?;
        limit(Crowd::Incomes, self.incomes.len(), MONEY_RECORDS_MAX)?;
        self.check_record(&Said::income(act), filing)
    }

    pub(super) fn apply_income(&mut self, act: &IncomeRecord, filing: &Filing) {
        let record = self.make_record(&Said::income(act), filing);
        let place = MoneyIx::Income(self.incomes.len() as u32);
        self.money_by_id.insert(record.id, place);
        self.incomes.push(record);
    }

    pub(super) fn check_expense(&self, act: &ExpenseRecord, filing: &Filing) -> Result<(), Refusal> {
        self.full(filing)?;
        limit(Crowd::Expenses, self.expenses.len(), MONEY_RECORDS_MAX)?;
        self.check_record(&Said::expense(act), filing)
    }

    pub(super) fn apply_expense(&mut self, act: &ExpenseRecord, filing: &Filing) {
        let record = self.make_record(&Said::expense(act), filing);
        let place = MoneyIx::Expense(self.expenses.len() as u32);
        self.money_by_id.insert(record.id, place);
        self.expenses.push(record);
    }

    fn check_record(&self, said: &Said<'_>, filing: &Filing) -> Result<(), Refusal> {
        let partner = self.found_partner(said.partner)?;
        self.circle_of(said.circle)?;
        self.check_past_day(said.day, filing)?;
        self.may_move(&self.cash_postings(partner, said.into_cash), filing)
    }

    /// Moves the money, and gives the record of it.
    fn make_record(&mut self, said: &Said<'_>, filing: &Filing) -> MoneyRecord {
        let partner = self.found_partner(said.partner).expect("check() found this partner");
        self.move_by_rules(&self.cash_postings(partner, said.into_cash), filing);
        MoneyRecord {
            id: filing.act_id,
            entry: filing.index,
            by: self.author_ix(filing),
            amount: said.into_cash.unsigned_abs(),
            partner,
            circle: self.circle_of(said.circle).expect("check() found this circle"),
            day: said.day,
            reference: said.reference.map(|reference| reference.as_str().to_string()),
            note: said.note.map(|note| note.0),
            photos: Vec::new(),
            reversed: None,
        }
    }

    /// What comes into cash from a partner; below zero, what leaves it.
    pub(super) fn cash_postings(&self, partner: u32, into_cash: i64) -> [Posting; 2] {
        let kind = self.partners[partner as usize].kind;
        [
            Posting::new(AccountKey::External(kind), -into_cash),
            Posting::new(AccountKey::Cash, into_cash),
        ]
    }

    pub(super) fn check_photo_add(&self, act: &PhotoAdd, filing: &Filing) -> Result<(), Refusal> {
        self.full(filing)?;
        let record = self.money_record(&act.to).ok_or_else(|| Refusal::RecordUnknown {
            record: act.to.to_string(),
        })?;
        if record.by != self.author_ix(filing) {
            return Err(Refusal::NotYourRecord {});
        }
        let shown = record.photos.iter().filter(|photo| !photo.erased);
        limit(Crowd::Photos, shown.count(), PHOTOS_MAX)?;
        limit(Crowd::Photos, record.photos.len(), PHOTOS_EVER_MAX)
    }

    pub(super) fn apply_photo_add(&mut self, act: &PhotoAdd, filing: &Filing) {
        let record = self.money_record_mut(&act.to).expect("check() found this record");
        record.photos.push(Photo {
            entry: filing.index,
            c: act.photo.0,
            erased: false,
        });
        self.record_by_photo.insert(filing.index, act.to);
    }

    /// The text lives outside the register; of what rules can see, erasing it leaves room for another photo.
    pub(super) fn apply_note_erase(&mut self, act: &NoteErase, filing: &Filing) {
        let named = self.filed(Some(self.author_ix(filing)), act.act.0);
        let record = named.and_then(|entry| self.record_by_photo.get(&entry).copied());
        let photos = record.and_then(|record| self.money_record_mut(&record));
        let photos = photos.into_iter().flat_map(|record| &mut record.photos);
        for photo in photos.filter(|photo| Some(photo.entry) == named && photo.c == act.c.0) {
            photo.erased = true;
        }
    }

    /// The income or expense with this id.
    #[must_use]
    pub fn money_record(&self, id: &Hash) -> Option<&MoneyRecord> {
        match self.money_by_id.get(id)? {
            MoneyIx::Income(place) => self.incomes.get(*place as usize),
            MoneyIx::Expense(place) => self.expenses.get(*place as usize),
            MoneyIx::Payment(_) => None,
        }
    }

    pub(super) fn money_record_mut(&mut self, id: &Hash) -> Option<&mut MoneyRecord> {
        match self.money_by_id.get(id)? {
            MoneyIx::Income(place) => self.incomes.get_mut(*place as usize),
            MoneyIx::Expense(place) => self.expenses.get_mut(*place as usize),
            MoneyIx::Payment(_) => None,
        }
    }

    /// The entry that says the same already and still stands: as much, that day, from or to the same partner or member.
    #[must_use]
    pub fn money_doubled(&self, act: &Act) -> Option<u64> {
        let traded = |records: &[MoneyRecord], amount: u64, day: Day, partner: &Hash| {
            let partner = *self.partner_by_id.get(partner)?;
            let same = |one: &&MoneyRecord| {
                (one.amount, one.day, one.partner) == (amount, day, partner) && one.reversed.is_none()
            };
            records.iter().rev().find(same).map(|one| one.entry)
        };
        match act {
            Act::IncomeRecord(it) => traded(&self.incomes, it.amount.get(), it.day, &it.partner),
            Act::ExpenseRecord(it) => traded(&self.expenses, it.amount.get(), it.day, &it.partner),
            Act::PaymentRecord(it) => {
                let member = self.member_ix(&it.member)?;
                let same = |one: &&Payment| {
                    (one.amount, one.day, one.member) == (it.amount.get(), it.day, member) && one.reversed.is_none()
                };
                self.payments.iter().rev().find(same).map(|one| one.entry)
            }
            _ => None, // No other act records money that came or went.
        }
    }

    /// The income with this id.
    #[must_use]
    pub fn income(&self, id: &Hash) -> Option<&MoneyRecord> {
        match self.money_by_id.get(id)? {
            MoneyIx::Income(place) => self.incomes.get(*place as usize),
            MoneyIx::Expense(_) | MoneyIx::Payment(_) => None,
        }
    }

    /// The payment to a member with this id.
    #[must_use]
    pub fn payment(&self, id: &Hash) -> Option<&Payment> {
        match self.money_by_id.get(id)? {
            MoneyIx::Payment(place) => self.payments.get(*place as usize),
            MoneyIx::Income(_) | MoneyIx::Expense(_) => None,
        }
    }

    pub(super) fn check_payment(&self, act: &PaymentRecord, filing: &Filing) -> Result<(), Refusal> {
        self.full(filing)?;
        limit(Crowd::Payments, self.payments.len(), MONEY_RECORDS_MAX)?;
        if self.member_ix(&act.member).is_none() {
            return Err(Refusal::MemberUnknown {
                member: act.member.to_string(),
            });
        }
        self.check_past_day(act.day, filing)?;
        self.may_move(&payment_postings(&act.member, act.amount.signed()), filing)
    }

    pub(super) fn apply_payment(&mut self, act: PaymentRecord, filing: &Filing) {
        self.move_by_rules(&payment_postings(&act.member, act.amount.signed()), filing);
        let place = MoneyIx::Payment(self.payments.len() as u32);
        self.money_by_id.insert(filing.act_id, place);
        self.payments.push(Payment {
            id: filing.act_id,
            entry: filing.index,
            by: self.author_ix(filing),
            member: self.member_ix(&act.member).expect("check() found this member"),
            amount: act.amount.get(),
            day: act.day,
            reference: act.reference.map(|reference| reference.as_str().to_string()),
            reversed: None,
        });
    }

    /// Whether the rules could make these postings now.
    pub(super) fn may_move(&self, postings: &[Posting], filing: &Filing) -> Result<(), Refusal> {
        self.ledger.check(postings, Mandate::Rules, filing.stamp_ms)?;
        Ok(())
    }

    /// Makes postings that `check` has found possible.
    pub(super) fn move_by_rules(&mut self, postings: &[Posting], filing: &Filing) {
        let movement = self
            .ledger
            .check(postings, Mandate::Rules, filing.stamp_ms)
            .expect("check() found that these postings can be made");
        self.ledger.apply(movement);
    }
}

/// What an income and an expense say alike.
struct Said<'a> {
    /// What comes into cash; below zero, what leaves it.
    into_cash: i64,
    partner: &'a Hash,
    circle: Option<&'a Slug>,
    day: Day,
    reference: Option<&'a Reference>,
    note: Option<NoteRef>,
}

impl<'a> Said<'a> {
    fn income(act: &'a IncomeRecord) -> Said<'a> {
        Said {
            into_cash: act.amount.signed(),
            partner: &act.partner,
            circle: act.circle.as_ref(),
            day: act.day,
            reference: act.reference.as_ref(),
            note: act.note,
        }
    }

    fn expense(act: &'a ExpenseRecord) -> Said<'a> {
        Said {
            into_cash: -act.amount.signed(),
            partner: &act.partner,
            circle: act.circle.as_ref(),
            day: act.day,
            reference: act.reference.as_ref(),
            note: act.note,
        }
    }
}

/// What a payment to a member moves; below zero, what taking it back moves.
pub(super) fn payment_postings(member: &Hash, amount: i64) -> [Posting; 2] {
    [
        Posting::new(AccountKey::Payable(*member), -amount),
        Posting::new(AccountKey::External(PartnerKind::Member), amount),
    ]
}

/// A number for a message; what does not fit is far beyond every limit and shown as the greatest that does.
fn shown(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

impl From<LedgerFlaw> for Refusal {
    fn from(flaw: LedgerFlaw) -> Refusal {
        match flaw {
            LedgerFlaw::AccountUnknown { account } => Refusal::AccountUnknown {
                account: account.to_string(),
            },
            LedgerFlaw::NotForMembers { account } => Refusal::AccountNotForActs {
                account: account.to_string(),
            },
            LedgerFlaw::NotYours { account } => Refusal::NotYourAccount {
                account: account.to_string(),
            },
            LedgerFlaw::NameTaken { account } => Refusal::NameTaken {
                slug: account.to_string(),
            },
            LedgerFlaw::ClassUnfit { reason } => Refusal::AccountClassUnfit { flaw: reason },
            LedgerFlaw::LimitsCrossed { min, max } => Refusal::LimitsCrossed { min, max },
            LedgerFlaw::TooMany { what, max } => Refusal::LimitReached { what, max },
            LedgerFlaw::Doubled { account } => Refusal::AccountDoubled {
                account: account.to_string(),
            },
            LedgerFlaw::Unbalanced { unit, sum } => Refusal::UnitUnbalanced { unit, sum: shown(sum) },
            LedgerFlaw::Frozen { account } => Refusal::AccountFrozen {
                account: account.to_string(),
            },
            LedgerFlaw::Flagged { account, flag } => Refusal::AccountFlagged {
                account: account.to_string(),
                flag,
            },
            LedgerFlaw::ReserveToMember { account } => Refusal::ReserveToMember {
                account: account.to_string(),
            },
            LedgerFlaw::BelowMin { account, free, needed } => Refusal::BelowMinimum {
                account: account.to_string(),
                free: shown(free),
                needed: shown(needed),
            },
            LedgerFlaw::AboveMax { account, room, needed } => Refusal::AboveMaximum {
                account: account.to_string(),
                room: shown(room),
                needed: shown(needed),
            },
            LedgerFlaw::TransactionKnown { transaction } | LedgerFlaw::TransactionUnknown { transaction } => {
                Refusal::TransactionUnknown {
                    transaction: transaction.to_string(),
                }
            }
            LedgerFlaw::NotPending { transaction, standing } => match standing {
                Standing::Expired { expires_ms } => Refusal::TransactionOver { expired_ms: expires_ms },
                Standing::Pending { .. } | Standing::Posted | Standing::Voided => Refusal::TransactionUnknown {
                    transaction: transaction.to_string(),
                },
            },
            LedgerFlaw::ExpiryPast { .. } => Refusal::ExpiryPast {},
        }
    }
}
