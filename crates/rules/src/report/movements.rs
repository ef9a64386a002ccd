//! Money between the community and others: incomes, expenses and payments, all of them or some, with their sum.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Reverse;

use register::Hash;
use serde::Serialize;

use super::{count, first, index};
use crate::community::{Community, MemberIx, MoneyRecord, Payment};
use crate::quantity::{Day, PartnerKind, words};

words! {
    /// Which way money went.
    MovementWay {
        /// It came in.
        Income = "income",
        /// It went out for costs.
        Expense = "expense",
        /// A member was paid.
        Payment = "payment",
    }
}

/// Which movements are asked for. Everything that is left out filters nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct MovementFilter {
    /// This way.
    pub way: Option<MovementWay>,
    /// From or to partners of this kind.
    pub kind: Option<PartnerKind>,
    /// For this circle, by its place; or for none.
    pub circle: Option<Option<u32>>,
    /// Payments to this member.
    pub member: Option<MemberIx>,
    /// On this day or later.
    pub from: Option<Day>,
    /// On this day or earlier.
    pub until: Option<Day>,
}

/// One movement.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct MovementLine {
    /// The entry.
    pub entry: u64,
    /// The act id of what was recorded, by which it is taken back.
    pub record: Hash,
    /// The day.
    pub day: String,
    /// Which way.
    pub way: MovementWay,
    /// From or to whom, as a note.
    pub name: Hash,
    /// What the partner is; none for a member who was paid.
    pub kind: Option<PartnerKind>,
    /// How much; below zero where this takes back what was recorded wrongly.
    pub amount: i64,
    /// The circle or project.
    pub circle: Option<String>,
    /// A reference.
    pub reference: Option<String>,
    /// How many photos it has.
    pub photos: u64,
    /// The entry of what this takes back.
    pub takes_back: Option<u64>,
    /// The entry that took this back.
    pub taken_back: Option<u64>,
}

/// A page of movements, the last recorded first, and what all of them add up to.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct MovementPage {
    /// The movements.
    pub rows: Vec<MovementLine>,
    /// How many there are in all.
    pub count: u64,
    /// What came in, less what went out.
    pub sum: i64,
}

/// Where a movement is told of, by its place.
#[derive(Clone, Copy)]
enum Source<'a> {
    Traded(MovementWay, &'a MoneyRecord),
    Paid(&'a Payment),
}

impl Source<'_> {
    /// The movement, and that which took it back: it has the day of what it takes back, where nothing moved then.
    fn entries(self) -> impl Iterator<Item = (u64, Self)> {
        let (entry, reversed) = match self {
            Source::Traded(_, record) => (record.entry, record.reversed),
            Source::Paid(payment) => (payment.entry, payment.reversed),
        };
        let back = reversed.map(|reversal| (reversal.entry, self));
        [(entry, self)].into_iter().chain(back)
    }
}

impl MovementFilter {
    fn passes_day(&self, way: MovementWay, day: Day) -> bool {
        self.way.is_none_or(|wanted| wanted == way)
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
    }

    fn passes(&self, community: &Community, way: MovementWay, record: &MoneyRecord) -> bool {
        let kind = community.partners()[index(record.partner)].kind;
        self.passes_day(way, record.day)
            && self.member.is_none()
            && self.kind.is_none_or(|wanted| wanted == kind)
            && self.circle.is_none_or(|circle| circle == record.circle)
    }
}

/// The movements that pass a filter: `lines` lines after the first `skip`.
#[must_use]
pub fn movements(community: &Community, filter: &MovementFilter, skip: usize, lines: usize) -> MovementPage {
    let mut found: Vec<(u64, Source<'_>)> = Vec::new();
    let mut sum = 0i64;
    for (way, records) in [
        (MovementWay::Income, community.incomes()),
        (MovementWay::Expense, community.expenses()),
    ] {
        for record in records.iter().filter(|record| filter.passes(community, way, record)) {
            let amount = signed(record.amount);
            let moved = match way {
                MovementWay::Income => amount,
                MovementWay::Expense | MovementWay::Payment => amount.saturating_neg(),
            };
            if record.reversed.is_none() {
                sum = sum.saturating_add(moved);
            }
            found.extend(Source::Traded(way, record).entries());
        }
    }
    for payment in community.payments() {
        let passes = filter.passes_day(MovementWay::Payment, payment.day)
            && filter.kind.is_none()
            && filter.circle.is_none()
            && filter.member.is_none_or(|member| member == payment.member);
        if passes {
            if payment.reversed.is_none() {
                sum = sum.saturating_sub(signed(payment.amount));
            }
            found.extend(Source::Paid(payment).entries());
        }
    }
    let wanted = skip.saturating_add(lines).min(found.len());
    let places = first(found.len(), wanted, |place| Reverse(found[place].0));
    MovementPage {
        rows: places
            .into_iter()
            .skip(skip)
            .map(|place| shown(community, found[place].0, found[place].1))
            .collect(),
        count: count(found.len()),
        sum,
    }
}

fn signed(amount: u64) -> i64 {
    i64::try_from(amount).expect("an amount is at most MONEY_MAX")
}

/// A movement as the line of this entry: its own, or that by which it was taken back.
fn shown(community: &Community, entry: u64, source: Source<'_>) -> MovementLine {
    let line = match source {
        Source::Traded(way, record) => {
            let partner = &community.partners()[index(record.partner)];
            MovementLine {
                entry: record.entry,
                record: record.id,
                day: record.day.to_string(),
                way,
                name: partner.name,
                kind: Some(partner.kind),
                amount: signed(record.amount),
                circle: record
                    .circle
                    .map(|place| community.circles()[index(place)].slug.clone()),
                reference: record.reference.clone(),
                photos: count(record.photos.iter().filter(|photo| !photo.erased).count()),
                takes_back: None,
                taken_back: record.reversed.map(|reversal| reversal.entry),
            }
        }
        Source::Paid(payment) => MovementLine {
            entry: payment.entry,
            record: payment.id,
            day: payment.day.to_string(),
            way: MovementWay::Payment,
            name: community.member(payment.member).name,
            kind: None,
            amount: signed(payment.amount),
            circle: None,
            reference: payment.reference.clone(),
            photos: 0,
            takes_back: None,
            taken_back: payment.reversed.map(|reversal| reversal.entry),
        },
    };
    if line.entry == entry {
        return line;
    }
    MovementLine {
        entry,
        amount: line.amount.saturating_neg(),
        photos: 0,
        takes_back: Some(line.entry),
        taken_back: None,
        ..line
    }
}
