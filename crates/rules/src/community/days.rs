//! Moments and days where the community lives: the founding carries its time zone as a table of offsets.

use super::Community;
use crate::quantity::{DAY_MS, Day};

impl Community {
    /// The day that a moment falls on where the community lives.
    ///
    /// # Panics
    /// Before the founding.
    pub fn day_of(&self, stamp_ms: u64) -> Day {
        let foundation = self.foundation.as_ref().expect("a founded community has a zone");
        day_in(&foundation.offsets, stamp_ms)
    }

    /// The moment at which a day begins where the community lives, Unix ms.
    ///
    /// # Panics
    /// Before the founding.
    pub fn day_begins_ms(&self, day: Day) -> u64 {
        let foundation = self.foundation.as_ref().expect("a founded community has a zone");
        let midnight_ms = u64::try_from(day.number()).unwrap_or(0) * DAY_MS;
        from_local_ms(&foundation.offsets, midnight_ms)
    }
}

fn offset_ms(offsets: &[(u64, i32)], stamp_ms: u64) -> i64 {
    let after = offsets.partition_point(|(from, _)| *from <= stamp_ms);
    let minutes = offsets.get(after.saturating_sub(1)).map_or(0, |(_, minutes)| *minutes);
    i64::from(minutes) * 60_000
}

/// A moment as clocks show it where the community lives.
pub(super) fn local_ms(offsets: &[(u64, i32)], stamp_ms: u64) -> u64 {
    stamp_ms.saturating_add_signed(offset_ms(offsets, stamp_ms))
}

/// The moment at which clocks there show this. Of two, when they are set back, the later; where they skip it, the
/// moment as if they had not.
pub(super) fn from_local_ms(offsets: &[(u64, i32)], local_ms: u64) -> u64 {
    let before = |stamp_ms| local_ms.saturating_add_signed(-offset_ms(offsets, stamp_ms));
    before(before(local_ms))
}

pub(super) fn day_in(offsets: &[(u64, i32)], stamp_ms: u64) -> Day {
    i32::try_from(local_ms(offsets, stamp_ms) / DAY_MS)
        .ok()
        .and_then(Day::from_number)
        .unwrap_or(Day::LAST)
}
