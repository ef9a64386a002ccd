//! Running sums over contributions, so that reports answer at once however long the register is.

use super::state::{MemberIx, Work, WorkState};
use crate::quantity::{Day, Month, Stream, WorkUnit};
use alloc::collections::BTreeMap;
use serde::{Deserialize, Serialize};

/// What some contributions add up to. Withdrawn ones are in none of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many there are.
    pub works: u32,
    /// How many of them count.
    pub counted: u32,
    /// Minutes logged.
    pub minutes: u64,
    /// Words logged.
    pub words: u64,
    /// Pieces logged.
    pub pieces: u64,
    /// Minutes of those that count.
    pub counted_minutes: u64,
    /// Credits of those that count, open and historical, in hundredths.
    pub credits: u64,
}

impl Tally {
    /// Adds another sum.
    pub fn add(&mut self, other: &Tally) {
        self.works += other.works;
        self.counted += other.counted;
        self.minutes += other.minutes;
        self.words += other.words;
        self.pieces += other.pieces;
        self.counted_minutes += other.counted_minutes;
        self.credits += other.credits;
    }

    fn take(&mut self, other: &Tally) {
        self.works -= other.works;
        self.counted -= other.counted;
        self.minutes -= other.minutes;
        self.words -= other.words;
        self.pieces -= other.pieces;
        self.counted_minutes -= other.counted_minutes;
        self.credits -= other.credits;
    }

    fn of(work: &Work) -> Tally {
        let mut tally = Tally::default();
        if work.state == WorkState::Withdrawn {
            return tally;
        }
        tally.works = 1;
        let quantity = u64::from(work.quantity);
        match work.unit {
            WorkUnit::Words => tally.words = quantity,
            WorkUnit::Minutes => tally.minutes = quantity,
            WorkUnit::Pieces => tally.pieces = quantity,
        }
        if work.state == WorkState::Counted {
            tally.counted = 1;
            tally.counted_minutes = tally.minutes;
            if work.stream != Stream::Care {
                tally.credits = work.counted.open + work.counted.past;
            }
        }
        tally
    }
}

/// The sums that are kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Tallies {
    by_member: BTreeMap<(Month, MemberIx, Stream), Tally>,
    by_circle: BTreeMap<(Month, u32, Stream), Tally>,
    care_days: BTreeMap<(MemberIx, Day), u64>,
    care_months: BTreeMap<(Month, MemberIx), u64>,
    divested: BTreeMap<(MemberIx, Stream), u64>,
}

impl Tallies {
    /// Each member's sums of a month.
    pub fn members_in(&self, month: Month) -> impl Iterator<Item = (MemberIx, Stream, &Tally)> + '_ {
        let from = (month, MemberIx(0), Stream::Livelihood);
        let until = (month, MemberIx(u32::MAX), Stream::Care);
        self.by_member
            .range(from..=until)
            .map(|((_, member, stream), tally)| (*member, *stream, tally))
    }

    /// Everybody's sums, month by month.
    pub fn members(&self) -> impl Iterator<Item = (MemberIx, Stream, &Tally)> + '_ {
        let all = self.by_member.iter();
        all.map(|((_, member, stream), tally)| (*member, *stream, tally))
    }

    /// One member's sum of a month and stream.
    pub fn member_in(&self, month: Month, member: MemberIx, stream: Stream) -> Tally {
        self.by_member
            .get(&(month, member, stream))
            .copied()
            .unwrap_or_default()
    }

    /// Each circle's sums of a month.
    pub fn circles_in(&self, month: Month) -> impl Iterator<Item = (u32, Stream, &Tally)> + '_ {
        let from = (month, 0, Stream::Livelihood);
        let until = (month, u32::MAX, Stream::Care);
        self.by_circle
            .range(from..=until)
            .map(|((_, circle, stream), tally)| (*circle, *stream, tally))
    }

    /// Minutes of care that count, of one member, from the first day to the last.
    pub fn care_minutes(&self, member: MemberIx, from: Day, until: Day) -> u64 {
        self.care_days(member, from, until).map(|(_, minutes)| minutes).sum()
    }

    /// Minutes of care that count, of one member, day by day.
    pub fn care_days(&self, member: MemberIx, from: Day, until: Day) -> impl Iterator<Item = (Day, u64)> + '_ {
        // A period that goes backwards holds nothing; `BTreeMap::range` would panic on it.
        let until = until.max(from);
        self.care_days
            .range((member, from)..=(member, until))
            .map(|((_, day), minutes)| (*day, *minutes))
    }

    /// Minutes of care that count, of each member in a month.
    pub fn care_in(&self, month: Month) -> impl Iterator<Item = (MemberIx, u64)> + '_ {
        let all = (month, MemberIx(0))..=(month, MemberIx(u32::MAX));
        self.care_months
            .range(all)
            .map(|((_, member), minutes)| (*member, *minutes))
    }

    /// Credits (hundredths) of a member that were divested so far.
    pub fn divested(&self, member: MemberIx, stream: Stream) -> u64 {
        self.divested.get(&(member, stream)).copied().unwrap_or(0)
    }

    pub(super) fn add_divested(&mut self, member: MemberIx, stream: Stream, credits: u64) {
        if credits > 0 {
            *self.divested.entry((member, stream)).or_default() += credits;
        }
    }

    /// Puts a contribution into the sums as it is now.
    pub(super) fn put(&mut self, work: &Work) {
        let tally = Tally::of(work);
        let month = work.day.month();
        self.by_member
            .entry((month, work.contributor, work.stream))
            .or_default()
            .add(&tally);
        self.by_circle
            .entry((month, work.circle, work.stream))
            .or_default()
            .add(&tally);
        if work.stream == Stream::Care && tally.counted_minutes > 0 {
            *self.care_days.entry((work.contributor, work.day)).or_default() += tally.counted_minutes;
            *self.care_months.entry((month, work.contributor)).or_default() += tally.counted_minutes;
        }
    }

    /// Takes a contribution out of the sums as it was put in, before it changes.
    pub(super) fn pull(&mut self, work: &Work) {
        let tally = Tally::of(work);
        let month = work.day.month();
        let put = "what is pulled was put in before";
        self.by_member
            .get_mut(&(month, work.contributor, work.stream))
            .expect(put)
            .take(&tally);
        self.by_circle
            .get_mut(&(month, work.circle, work.stream))
            .expect(put)
            .take(&tally);
        if work.stream == Stream::Care && tally.counted_minutes > 0 {
            *self.care_days.get_mut(&(work.contributor, work.day)).expect(put) -= tally.counted_minutes;
            *self.care_months.get_mut(&(month, work.contributor)).expect(put) -= tally.counted_minutes;
        }
    }
}
