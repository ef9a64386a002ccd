//! Working days, as a community's calendar says them. Time zones and the clock are not here.

use crate::quantity::Day;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The longest search for a working day: a calendar has one a week, and at most 400 holidays.
const SEARCH_DAYS_MAX: i32 = 4_000;

/// Which days are working days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Free days of the week, from Monday.
    free: [bool; 7],
    holidays: BTreeSet<Day>,
}

impl Default for Calendar {
    /// Saturdays and Sundays are free, and there are no holidays.
    fn default() -> Calendar {
        Calendar {
            free: [false, false, false, false, false, true, true],
            holidays: BTreeSet::new(),
        }
    }
}

impl Calendar {
    /// A calendar with these free days of the week (1 is Monday, 7 is Sunday) and holidays; none if no day is left.
    pub fn new(free: &[u8], holidays: Vec<Day>) -> Option<Calendar> {
        let mut days = [false; 7];
        for day in free {
            *days.get_mut(usize::from(*day).checked_sub(1)?)? = true;
        }
        (!days.iter().all(|free| *free)).then(|| Calendar {
            free: days,
            holidays: holidays.into_iter().collect(),
        })
    }

    /// Whether this is a working day.
    pub fn works_on(&self, day: Day) -> bool {
        // Day 0 is 1970-01-01, a Thursday.
        let weekday = (day.number() + 3).rem_euclid(7) as usize;
        !self.free[weekday] && !self.holidays.contains(&day)
    }

    /// The day on which so many working days after `from` are over; `from` itself does not count.
    pub fn after_working_days(&self, from: Day, days: u32) -> Day {
        let mut day = from;
        let mut left = days;
        for _ in 0..SEARCH_DAYS_MAX {
            if left == 0 {
                break;
            }
            day = day.plus_days(1);
            if self.works_on(day) {
                left -= 1;
            }
        }
        day
    }
}
