//! What the agreements say about deciding, as the specification names it; and the time of a community: its zone and its
//! working days.

use rules::quantity::Day;

pub(super) type Ms = u64;

pub(super) const HOUR: Ms = 3_600_000;
pub(super) const DAY: Ms = 24 * HOUR;

/// The times, parts and sizes by which a history decides.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bylaws {
    pub(super) clarify: Ms,
    pub(super) react: Ms,
    pub(super) objection_days: u32,
    pub(super) floor: Ms,
    pub(super) integrate: Ms,
    pub(super) rounds: u32,
    pub(super) cap: Ms,
    pub(super) closing: Ms,
    pub(super) extension: Ms,
    /// At least so many of so many in operational matters.
    pub(super) operational: (u64, u64),
    pub(super) answers_min: u64,
    pub(super) silence_passes: bool,
    pub(super) large: usize,
    pub(super) seconders: (u64, u64),
    pub(super) seconding: Ms,
    pub(super) test: Ms,
    pub(super) appeal: Ms,
    pub(super) abandon: Ms,
    pub(super) meet: Ms,
    pub(super) absent: Ms,
    pub(super) editorial: Ms,
    pub(super) irreversible: Ms,
    pub(super) pausers: usize,
    pub(super) stuck_votes: bool,
    /// The least hours to talk and to vote that whoever opens a vote may set.
    pub(super) talk_least_hours: u64,
    pub(super) vote_least_hours: u64,
    /// Free days of the week, 1 is Monday; and holidays.
    pub(super) free: Vec<u8>,
    pub(super) holidays: Vec<Day>,
}

impl Default for Bylaws {
    /// The defaults of the specification.
    fn default() -> Bylaws {
        Bylaws {
            clarify: 2 * DAY,
            react: 3 * DAY,
            objection_days: 5,
            floor: 72 * HOUR,
            integrate: 10 * DAY,
            rounds: 3,
            cap: 45 * DAY,
            closing: 48 * HOUR,
            extension: 3 * DAY,
            operational: (1, 3),
            answers_min: 2,
            silence_passes: false,
            large: 50,
            seconders: (2, 100),
            seconding: 3 * DAY,
            test: 48 * HOUR,
            appeal: 14 * DAY,
            abandon: 7 * DAY,
            meet: 14 * DAY,
            absent: 48 * HOUR,
            editorial: 24 * HOUR,
            irreversible: 72 * HOUR,
            pausers: 3,
            stuck_votes: false,
            talk_least_hours: 72,
            vote_least_hours: 120,
            free: vec![6, 7],
            holidays: Vec::new(),
        }
    }
}

impl Bylaws {
    /// How many answers are enough of so many: a third and two at least, more than half, three quarters.
    pub(super) fn answers_needed(&self, class: &str, all: u64) -> u64 {
        let needed = match class {
            "operational" => (all * self.operational.0).div_ceil(self.operational.1),
            "policy" => all / 2 + 1,
            _ => (3 * all).div_ceil(4), // Constitutional.
        };
        needed.max(self.answers_min.min(all)).min(all)
    }

    fn works_on(&self, day: Day) -> bool {
        // 1970-01-01 was a Thursday, the fourth day of the week.
        let weekday = (day.number() + 3) % 7 + 1;
        !self.free.iter().any(|free| i32::from(*free) == weekday) && !self.holidays.contains(&day)
    }
}

/// Where the community lives: from which moment on its clocks differ from UTC by how many minutes.
#[derive(Clone, Debug)]
pub(super) struct Zone(pub(super) Vec<(Ms, i64)>);

impl Zone {
    fn minutes(&self, at: Ms) -> i64 {
        let since = self.0.iter().rev().find(|(from, _)| *from <= at);
        since.map_or(0, |(_, minutes)| *minutes)
    }

    /// What clocks there show.
    fn local(&self, at: Ms) -> Ms {
        at.checked_add_signed(self.minutes(at) * 60_000).unwrap()
    }

    pub(super) fn day(&self, at: Ms) -> Day {
        Day::from_number(i32::try_from(self.local(at) / DAY).unwrap()).unwrap()
    }

    /// The last moment at which clocks there show this; where they skip it, as if they had not.
    fn moment(&self, local: Ms) -> Ms {
        let of = |minutes: i64| local.checked_add_signed(-minutes * 60_000).unwrap();
        let shown = self.0.iter().map(|(_, minutes)| of(*minutes));
        let shown = shown.filter(|at| self.local(*at) == local).max();
        let before = || self.0.iter().map(|(_, minutes)| of(*minutes)).max().unwrap();
        shown.unwrap_or_else(before)
    }

    /// The moment at which a day begins.
    pub(super) fn begins(&self, day: Day) -> Ms {
        self.moment(u64::try_from(day.number()).unwrap() * DAY)
    }

    /// The same time of day, so many working days later.
    pub(super) fn working_days_after(&self, at: Ms, days: u32, bylaws: &Bylaws) -> Ms {
        let (mut day, mut left) = (self.day(at), days);
        while left > 0 {
            day = day.plus_days(1);
            left -= u32::from(bylaws.works_on(day));
        }
        self.moment(u64::try_from(day.number()).unwrap() * DAY + self.local(at) % DAY)
    }
}
