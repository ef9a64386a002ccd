//! Who carries the care work: minutes by member and week or month, for a picture that shows it at once.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use serde::Serialize;

use super::Who;
use crate::community::Community;
use crate::distribution::Fraction;
use crate::limits::PERIOD_DAYS_MAX;
use crate::quantity::Day;

/// The width of a column.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Weeks from Monday to Sunday.
    Week,
    /// Calendar months.
    Month,
}

/// One member's care.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct CareRow {
    /// Who.
    #[serde(flatten)]
    pub who: Who,
    /// Minutes in each column.
    pub minutes: Vec<u64>,
    /// Minutes altogether.
    pub total: u64,
    /// Whether the member is a full one: daters' care is shown, and not part of the balance.
    pub full: bool,
    /// Whether the member was on leave, ill, or in a life event on any of these days.
    pub absent: bool,
}

/// Care that counts, by member and column.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Care {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// The width of the columns.
    pub step: Step,
    /// The first day of each column that is within the period.
    pub columns: Vec<String>,
    /// Present members and those who cared, who carried most first.
    pub rows: Vec<CareRow>,
    /// All minutes.
    pub total: u64,
    /// The most minutes in one cell, for the scale of the picture.
    pub most: u64,
    /// How many are in the balance: full members who were not absent.
    pub in_balance: u64,
    /// The mean of the minutes of those in the balance.
    pub mean: Fraction,
    /// How many members together carry half of the care, or just more.
    pub carry_half: u64,
}

/// Minutes of care that count, by member and week or month. A period longer than a year is cut there.
#[must_use]
pub fn care(community: &Community, from: Day, until: Day, step: Step) -> Care {
    let until = until.max(from).min(from.plus_days(PERIOD_DAYS_MAX));
    let columns = columns(from, until, step);
    let mut rows: Vec<CareRow> = Vec::new();
    for member in community.member_ixs() {
        let record = community.member(member);
        let mut minutes = vec![0u64; columns.len()];
        let mut total = 0u64;
        for (day, some) in community.tallies().care_days(member, from, until) {
            let column = columns.partition_point(|first| *first <= day).saturating_sub(1);
            minutes[column] = minutes[column].saturating_add(some);
            total = total.saturating_add(some);
        }
        if record.left.is_none() || total > 0 {
            rows.push(CareRow {
                who: Who::at(community, member),
                minutes,
                total,
                full: community.is_full(member),
                absent: record.is_absent_within(from, until),
            });
        }
    }
    rows.sort_by_key(|row| (Reverse(row.total), row.who.member));
    let total = rows.iter().map(|row| row.total).sum();
    let balanced = || rows.iter().filter(|row| row.full && !row.absent);
    let in_balance = balanced().fold(0u64, |count, _| count.saturating_add(1));
    Care {
        from: from.to_string(),
        until: until.to_string(),
        step,
        columns: columns.iter().map(ToString::to_string).collect(),
        total,
        most: rows.iter().flat_map(|row| &row.minutes).copied().max().unwrap_or(0),
        in_balance,
        mean: Fraction::whole(balanced().map(|row| row.total).sum()).shared_among(in_balance),
        carry_half: carry_half(&rows, total),
        rows,
    }
}

/// How many of the first rows it takes to reach half of the total.
fn carry_half(rows: &[CareRow], total: u64) -> u64 {
    let (mut sum, mut count) = (0u64, 0u64);
    for row in rows {
        if sum.saturating_mul(2) >= total {
            break;
        }
        sum = sum.saturating_add(row.total);
        count = count.saturating_add(1);
    }
    count
}

/// The first day of each column that is within the period.
fn columns(from: Day, until: Day, step: Step) -> Vec<Day> {
    let mut columns = vec![from];
    let mut first = from;
    loop {
        let next = match step {
            // 1970-01-01, day 0, was a Thursday: Mondays are 4 days after a multiple of 7.
            Step::Week => first.plus_days(7 - (first.number() + 3) % 7),
            Step::Month => first.month().last().plus_days(1),
        };
        if next > until || next <= first {
            return columns;
        }
        columns.push(next);
        first = next;
    }
}
