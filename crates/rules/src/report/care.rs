//! Who carries the care work: minutes by member and week or month, for a picture that shows it at once.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use serde::Serialize;

use super::{Who, count, first, index};
use crate::community::{Community, MemberIx};
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
    /// How many members there are in this report, on this page or not.
    pub members: u64,
    /// How many of them cared.
    pub carers: u64,
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
    care_first(community, from, until, step, usize::MAX)
}

/// As [`care`], but with the first so many members alone, for pages of large communities. The sums are those of all.
#[must_use]
pub fn care_first(community: &Community, from: Day, until: Day, step: Step, lines: usize) -> Care {
    let until = until.max(from).min(from.plus_days(PERIOD_DAYS_MAX));
    let columns = columns(from, until, step);
    let grid = grid(community, from, until, &columns, step);
    let totals: Vec<u64> = grid.chunks(columns.len()).map(|row| row.iter().sum()).collect();
    let balanced =
        |member: MemberIx| community.is_full(member) && !community.member(member).is_absent_within(from, until);
    let (mut in_balance, mut minutes_in_balance) = (0u64, 0u64);
    let mut shown: Vec<MemberIx> = Vec::new();
    for (member, total) in community.member_ixs().zip(&totals) {
        if balanced(member) {
            in_balance = in_balance.saturating_add(1);
            minutes_in_balance = minutes_in_balance.saturating_add(*total);
        }
        if *total > 0 || community.member(member).left.is_none() {
            shown.push(member);
        }
    }
    let total_of = |member: MemberIx| totals[index(member.0)];
    let total = totals.iter().sum();
    let row = |place: usize| {
        let member = shown[place];
        let begin = index(member.0).saturating_mul(columns.len());
        CareRow {
            who: Who::at(community, member),
            minutes: grid[begin..].iter().take(columns.len()).copied().collect(),
            total: total_of(member),
            full: community.is_full(member),
            absent: community.member(member).is_absent_within(from, until),
        }
    };
    let key = |place: usize| (Reverse(total_of(shown[place])), shown[place]);
    Care {
        from: from.to_string(),
        until: until.to_string(),
        step,
        columns: columns.iter().map(ToString::to_string).collect(),
        total,
        most: grid.iter().copied().max().unwrap_or(0),
        members: count(shown.len()),
        carers: count(totals.iter().filter(|total| **total > 0).count()),
        in_balance,
        mean: Fraction::whole(minutes_in_balance).shared_among(in_balance),
        carry_half: carry_half(&totals, total),
        rows: first(shown.len(), lines, key).into_iter().map(row).collect(),
    }
}

/// The minutes of each member in each column, member after member.
fn grid(community: &Community, from: Day, until: Day, columns: &[Day], step: Step) -> Vec<u64> {
    let mut grid = vec![0u64; community.members().len().saturating_mul(columns.len())];
    let mut add = |member: MemberIx, column: usize, minutes: u64| {
        let cell = &mut grid[index(member.0).saturating_mul(columns.len()).saturating_add(column)];
        *cell = cell.saturating_add(minutes);
    };
    // There is no work on days to come, so that a month that has not ended yet is a whole one too.
    let today = community.day_of(community.last_stamp_ms());
    let whole_months = from == from.month().first() && (until == until.month().last() || until >= today);
    if step == Step::Month && whole_months {
        for (column, first) in columns.iter().enumerate() {
            for (member, minutes) in community.tallies().care_in(first.month()) {
                add(member, column, minutes);
            }
        }
        return grid;
    }
    for member in community.member_ixs() {
        for (day, minutes) in community.tallies().care_days(member, from, until) {
            add(
                member,
                columns.partition_point(|first| *first <= day).saturating_sub(1),
                minutes,
            );
        }
    }
    grid
}

/// How few members it takes to carry half of the total.
fn carry_half(totals: &[u64], total: u64) -> u64 {
    let mut most: Vec<u64> = totals.iter().copied().filter(|total| *total > 0).collect();
    most.sort_unstable_by_key(|minutes| Reverse(*minutes));
    let mut sum = 0u64;
    let needed = most.iter().take_while(|minutes| {
        let before = sum;
        sum = sum.saturating_add(**minutes);
        before.saturating_mul(2) < total
    });
    count(needed.count())
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
