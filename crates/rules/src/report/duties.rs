//! The duties report of a quarter: information for a conversation, never a penalty.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use serde::Serialize;

use super::{Who, count, index, work_at};
use crate::community::{Community, MemberIx, WorkState};
use crate::quantity::{Day, Month, Stream, WorkUnit};

/// The name of the kind of work that counts as mentoring.
const MENTORING: &str = "mentoring";

/// A quarter of a year.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Quarter(Month);

impl Quarter {
    /// The quarter that a day is in.
    #[must_use]
    pub fn of(day: Day) -> Quarter {
        let (year, month, _) = day.date();
        let first = Day::from_date(year, month - (month - 1) % 3, 1).expect("the quarter of a day begins with a day");
        Quarter(first.month())
    }

    /// The first day.
    #[must_use]
    pub fn first(self) -> Day {
        self.0.first()
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> Day {
        self.first().plus_months(2).month().last()
    }

    /// Its three months.
    pub(super) fn months(self) -> [Month; 3] {
        [0, 1, 2].map(|months| self.first().plus_months(months).month())
    }
}

/// What one member did of what all agreed to do in a quarter.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Duties {
    /// Who.
    #[serde(flatten)]
    pub who: Who,
    /// Love credits that count, in hundredths.
    pub love: u64,
    /// Love credits that are logged and do not count yet are not in it; so many contributions wait.
    pub love_waiting: u64,
    /// Whether that meets the agreement.
    pub met: bool,
    /// Whether anything is due: nothing is in the quarter in which they joined, which is not whole.
    pub due: bool,
    /// What is missing of what is due, in hundredths of a credit.
    pub short_by: u64,
    /// Minutes of care that count.
    pub care_minutes: u64,
    /// Days with a check-in.
    pub checkins: u64,
    /// Evaluations of others that they answered.
    pub evaluations: u64,
    /// Minutes of mentoring that count.
    pub mentoring_minutes: u64,
    /// Whether they were on leave, ill, or in a life event on any of these days.
    pub absent: bool,
}

/// The duties of all present members in a quarter.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct DutiesReport {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// Love credits that the agreement looks for, in hundredths.
    pub love_agreed: u64,
    /// How many members meet it.
    pub met: u64,
    /// How many members there are.
    pub members: u64,
    /// A line for each member on this page, in order of joining.
    pub lines: Vec<Duties>,
}

/// The duties of present members in a quarter: `lines` of them from the one at `skip` on, in order of joining.
#[must_use]
pub fn duties_report(community: &Community, quarter: Quarter, skip: usize, lines: usize) -> DutiesReport {
    let present: Vec<MemberIx> = community
        .member_ixs()
        .filter(|member| {
            let record = community.member(*member);
            record.joined <= quarter.last() && record.left.is_none_or(|left| left > quarter.last())
        })
        .collect();
    let agreed = community.bylaws().duties_love;
    let mut credits = vec![0u64; community.members().len()];
    for month in quarter.months() {
        let love = community
            .tallies()
            .members_in(month)
            .filter(|(_, stream, _)| *stream == Stream::Love);
        for (member, _, tally) in love {
            let sum = &mut credits[index(member.0)];
            *sum = sum.saturating_add(tally.credits);
        }
    }
    let met = present
        .iter()
        .filter(|member| credits[index(member.0)] >= agreed)
        .count();
    DutiesReport {
        from: quarter.first().to_string(),
        until: quarter.last().to_string(),
        love_agreed: agreed,
        met: count(met),
        members: count(present.len()),
        lines: present
            .iter()
            .skip(skip)
            .take(lines)
            .map(|member| duties(community, *member, quarter))
            .collect(),
    }
}

/// One member's duties in a quarter.
#[must_use]
pub fn duties(community: &Community, member: MemberIx, quarter: Quarter) -> Duties {
    let (from, until) = (quarter.first(), quarter.last());
    let record = community.member(member);
    let (love, love_waiting) = love(community, member, quarter);
    let agreed = community.bylaws().duties_love;
    let due = record.joined <= from;
    Duties {
        who: Who::at(community, member),
        love,
        love_waiting,
        met: love >= agreed,
        due,
        short_by: if due { agreed.saturating_sub(love) } else { 0 },
        care_minutes: community.tallies().care_minutes(member, from, until),
        checkins: count(community.checkins().range((member, from)..=(member, until)).count()),
        evaluations: count(
            record
                .evaluated
                .iter()
                .filter(|day| from <= **day && **day <= until)
                .count(),
        ),
        mentoring_minutes: mentoring(community, member, from, until),
        absent: record.is_absent_within(from, until),
    }
}

/// Love credits that count, and how many contributions of love wait.
fn love(community: &Community, member: MemberIx, quarter: Quarter) -> (u64, u64) {
    quarter.months().iter().fold((0, 0), |(credits, waiting), month| {
        let tally = community.tallies().member_in(*month, member, Stream::Love);
        let open = u64::from(tally.works.saturating_sub(tally.counted));
        (tally.credits.saturating_add(credits), open.saturating_add(waiting))
    })
}

fn mentoring(community: &Community, member: MemberIx, from: Day, until: Day) -> u64 {
    let Some(task) = community.tasks().iter().position(|task| task == MENTORING) else {
        return 0;
    };
    let works = community
        .member(member)
        .works
        .iter()
        .map(|place| work_at(community, *place));
    let mentored = works.filter(|work| {
        index(work.task.0) == task
            && work.unit == WorkUnit::Minutes
            && work.state == WorkState::Counted
            && from <= work.day
            && work.day <= until
    });
    mentored.fold(0, |sum: u64, work| sum.saturating_add(u64::from(work.quantity)))
}
