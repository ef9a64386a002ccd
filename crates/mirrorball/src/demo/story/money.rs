//! How the sample earns, spends and shares.

use node::Trouble;
use register::Hash;
use register::json::Value;
use rules::ledger::AccountKey;
use rules::quantity::Day;

use super::{Story, record, text};
use crate::demo::cast::{CUSTOMERS, SUPPLIERS};
use crate::demo::desk::Draft;

/// A receipt that lies on a table, drawn for this.
const RECEIPT: &[u8] = include_bytes!("../receipt.jpg");
/// For how many days the treasurer has photographed receipts.
const PHOTOGRAPHED_DAYS: i32 = 60;

impl Story<'_> {
    /// Money comes in and goes out.
    pub(super) fn money(&mut self, day: Day) -> Result<(), Trouble> {
        let full = self.full(day);
        let Some(treasurer) = self.one_of(&full, &[]) else {
            return Ok(());
        };
        if self.desk.chance.in_thousand(330) {
            let partner = self.desk.chance.below(CUSTOMERS);
            let amount = self.desk.chance.between(24, 132) * 1000;
            let reference = format!("F-{:04}", self.desk.filed);
            self.record(treasurer, "income.record/1", partner, amount, &reference, day)?;
        }
        if self.desk.chance.in_thousand(25) {
            let partner = CUSTOMERS + self.desk.chance.below(SUPPLIERS - CUSTOMERS);
            let amount = self.desk.chance.between(10, 60) * 1000;
            self.record(treasurer, "income.record/1", partner, amount, "Donation", day)?;
        }
        if self.desk.chance.in_thousand(140) {
            let partner = SUPPLIERS + self.desk.chance.below(self.partners.len() - SUPPLIERS);
            let amount = self.desk.chance.between(400, 6200) * 10;
            if self.free(&AccountKey::Cash) > i128::from(amount) {
                let reference = format!("R-{:04}", self.desk.filed);
                let expense = self.record(treasurer, "expense.record/1", partner, amount, &reference, day)?;
                self.photograph(treasurer, expense, day)?;
            }
        }
        Ok(())
    }

    fn record(
        &mut self,
        by: usize,
        name: &str,
        partner: usize,
        amount: i64,
        reference: &str,
        day: Day,
    ) -> Result<Option<Hash>, Trouble> {
        let draft = Draft::new(name)
            .number("amount", amount)
            .text("partner", self.partners[partner])
            .text("circle", "livelihood")
            .text("day", day)
            .text("reference", reference);
        self.desk.file(by, draft)
    }

    /// In the last weeks, receipts have photos.
    fn photograph(&mut self, by: usize, expense: Option<Hash>, day: Day) -> Result<(), Trouble> {
        let Some(expense) = expense.filter(|_| self.days_ago(day) < PHOTOGRAPHED_DAYS) else {
            return Ok(());
        };
        let photo = self.desk.note(&node::photos::write(RECEIPT));
        let draft = Draft::new("photo.add/1").text("to", expense).note("photo", photo);
        self.desk.file(by, draft).map(|_| ())
    }

    /// Once a month, what was earned is shared; on the last days, a share-out waits.
    pub(super) fn sharing(&mut self, day: Day) -> Result<(), Trouble> {
        self.answer_share(day)?;
        if let Some(until) = self.share_waits_until {
            if until > day {
                return Ok(());
            }
            self.share_waits_until = None;
            // The keeper has posted it in the morning, if nobody objects.
            if self.open_share().is_none() {
                return self.pay(day);
            }
        }
        let ago = self.days_ago(day);
        let (_, _, date) = day.date();
        let is_last = ago == 1;
        let is_monthly = date == 4 && ago > 7;
        if !is_monthly && !is_last || day.number() - self.first.number() < 25 {
            return Ok(());
        }
        let Some(share) = self.open(day)? else { return Ok(()) };
        if is_last {
            return Ok(());
        }
        if !self.objected && ago < 250 {
            self.objected = true;
            return self.object(share, day);
        }
        self.share_waits_until = Some(day.plus_days(4));
        Ok(())
    }

    /// Opens a share-out over the time since the last one.
    fn open(&mut self, day: Day) -> Result<Option<Hash>, Trouble> {
        let cash = self.free(&AccountKey::Cash);
        let amount = i64::try_from(cash * 4 / 5 / 1000 * 1000).unwrap_or(0);
        let full = self.full(day);
        let Some(opener) = self.one_of(&full, &[]) else {
            return Ok(None);
        };
        if amount < 10_000 {
            return Ok(None);
        }
        let until = day.plus_days(-1);
        let draft = Draft::new("share.open/1")
            .number("amount", amount)
            .text("from", self.shared_until.plus_days(1).min(until))
            .text("until", until);
        let words = self
            .desk
            .note("What came in since the last share-out, a fifth kept for what comes");
        let opened = self.desk.file(opener, draft.note("note", words))?;
        if opened.is_some() {
            self.shared_until = until;
        }
        Ok(opened)
    }

    /// On the three days after its opening, most of those who decide consent to a share-out.
    fn answer_share(&mut self, day: Day) -> Result<(), Trouble> {
        let open = self.desk.keeper.read(|state| {
            let community = state.community();
            community
                .open_share()
                .map(|share| (share.id, community.day_of(share.opened_ms)))
        });
        let Some((share, opened)) = open else { return Ok(()) };
        let turn = day.number() - opened.number();
        for (place, person) in self.deciders("commons").into_iter().enumerate() {
            let is_theirs = place % 2 == usize::try_from(turn - 1).unwrap_or(usize::MAX);
            if !is_theirs || (place > 3 && self.desk.chance.in_thousand(300)) {
                continue;
            }
            let draft = Draft::new("proposal.respond/1")
                .text("proposal", share)
                .number("version", 1)
                .text("answer", "consent");
            self.desk.file(person, draft)?;
        }
        Ok(())
    }

    /// Somebody objects; the share-out is withdrawn, and opened again with the objection heard.
    fn object(&mut self, share: Hash, day: Day) -> Result<(), Trouble> {
        let opener = self.desk.keeper.read(|state| {
            let community = state.community();
            community.share(&share).map(|share| community.member(share.by).id)
        });
        let full = self.full(day);
        let is_opener = |person: &usize| Some(self.desk.id(*person)) == opener;
        let Some(opener) = full.iter().copied().find(is_opener) else {
            return Ok(());
        };
        if let Some(other) = self.one_of(&full, &[opener]) {
            let reason = self
                .desk
                .note("The festival's second invoice is missing; let's wait for it.");
            let mut draft = Draft::new("proposal.respond/1")
                .text("proposal", share)
                .number("version", 1)
                .text("answer", "object")
                .note("reason", reason);
            draft.set("criteria", Value::List(vec![text("better")]));
            self.desk.file(other, draft)?;
        }
        let words = self.desk.note("True. Opening it again with the invoice in.");
        self.desk.file(
            opener,
            Draft::new("share.withdraw/1").text("share", share).note("note", words),
        )?;
        self.record(opener, "income.record/1", 3, 142_000, "F-festival-2", day)?;
        self.open(day)?;
        self.share_waits_until = Some(day.plus_days(4));
        Ok(())
    }

    /// What the community owes its members is paid.
    fn pay(&mut self, day: Day) -> Result<(), Trouble> {
        let full = self.full(day);
        let Some(treasurer) = self.one_of(&full, &[]) else {
            return Ok(());
        };
        let owed: Vec<(Hash, i64)> = self.desk.keeper.read(|state| {
            let community = state.community();
            let owed = |member: &rules::community::Member| {
                (member.id, community.ledger().balance(&AccountKey::Payable(member.id)))
            };
            community
                .members()
                .iter()
                .map(owed)
                .filter(|(_, amount)| *amount > 0)
                .collect()
        });
        for (member, amount) in owed {
            let draft = Draft::new("payment.record/1")
                .text("member", member)
                .number("amount", amount)
                .text("day", day)
                .text("reference", format!("Share-out {}", day.month()));
            self.desk.file(treasurer, draft)?;
        }
        Ok(())
    }

    /// A fund for learning is opened, filled, and one movement taken back.
    pub(super) fn fund(&mut self, day: Day) -> Result<(), Trouble> {
        let draft = Draft::new("account.open/1")
            .text("slug", "learning")
            .text("unit", "EUR")
            .text("class", "fund");
        self.desk.file(0, draft)?;
        let cash = self.free(&AccountKey::Cash);
        let amount = i64::try_from(cash / 20).unwrap_or(0).max(1);
        let posting = |account: &str, amount: i64| record([("account", text(account)), ("amount", Value::Int(amount))]);
        let words = self.desk.note("For courses and books");
        let mut draft = Draft::new("transaction.record/1").text("day", day).note("note", words);
        draft.set(
            "postings",
            Value::List(vec![posting("cash", -amount), posting("learning", amount)]),
        );
        self.desk.file(0, draft)?;
        let expires_ms = self.desk.now_ms() + 10 * rules::quantity::DAY_MS;
        let mut draft = Draft::new("transaction.record/1")
            .text("day", day)
            .number("expires", i64::try_from(expires_ms).unwrap_or(i64::MAX));
        draft.set(
            "postings",
            Value::List(vec![posting("cash", -100), posting("learning", 100)]),
        );
        if let Some(waiting) = self.desk.file(0, draft)? {
            self.desk
                .file(0, Draft::new("transaction.void/1").text("transaction", waiting))?;
        }
        Ok(())
    }

    fn open_share(&self) -> Option<Hash> {
        self.desk
            .keeper
            .read(|state| state.community().open_share().map(|share| share.id))
    }

    fn free(&self, account: &AccountKey) -> i128 {
        let now_ms = self.desk.now_ms();
        self.desk
            .keeper
            .read(|state| state.community().ledger().free(account, now_ms).unwrap_or(0))
    }
}
