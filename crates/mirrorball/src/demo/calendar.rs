//! Days and hours of the sample: central European time, without asking the
//! machine for its time zones, so that the sample is the same everywhere.

use register::json::Value;
use rules::quantity::{DAY_MS, Day};

/// The day in Barcelona at a moment.
pub fn day_of(now_ms: u64) -> Day {
    let local_ms = now_ms.saturating_add(u64::from(offset_minutes(now_ms)) * 60_000);
    i32::try_from(local_ms / DAY_MS)
        .ok()
        .and_then(Day::from_number)
        .unwrap_or(Day::LAST)
}

/// The moment of a local minute of a day.
pub fn moment(day: Day, minute: u32) -> u64 {
    let local_ms = u64::from(day.number().unsigned_abs()) * DAY_MS + u64::from(minute) * 60_000;
    let summer = local_ms.saturating_sub(120 * 60_000);
    if offset_minutes(summer) == 120 {
        summer
    } else {
        local_ms.saturating_sub(60 * 60_000)
    }
}

/// Minutes ahead of universal time at a moment.
pub fn offset_minutes(at_ms: u64) -> u32 {
    let (year, _, _) = i32::try_from(at_ms / DAY_MS)
        .ok()
        .and_then(Day::from_number)
        .unwrap_or(Day::LAST)
        .date();
    let summer = change(year, 3)..change(year, 10);
    if summer.contains(&at_ms) { 120 } else { 60 }
}

/// The offsets from a year on, as a founding writes them.
pub fn offsets(from_year: i32, years: i32) -> Value {
    let offset = |from_ms: u64, minutes: i64| {
        let from = i64::try_from(from_ms).expect("years are below 2200");
        Value::Record(
            [
                ("from".to_owned(), Value::Int(from)),
                ("minutes".to_owned(), Value::Int(minutes)),
            ]
            .into(),
        )
    };
    let mut offsets = vec![offset(0, 60)];
    for year in from_year..from_year + years {
        offsets.push(offset(change(year, 3), 120));
        offsets.push(offset(change(year, 10), 60));
    }
    Value::List(offsets)
}

/// The moment on the last Sunday of a month when the clocks change: 01:00 universal time.
fn change(year: i32, month: i32) -> u64 {
    let last = Day::from_date(year, month, 31).unwrap_or(Day::LAST);
    let sunday = last.plus_days(-weekday(last).rem_euclid(7));
    u64::from(sunday.number().unsigned_abs()) * DAY_MS + 60 * 60_000
}

/// 0 for Sunday to 6 for Saturday: 1 January 1970 was a Thursday.
pub fn weekday(day: Day) -> i32 {
    (day.number() + 4).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn the_clocks_change_on_the_last_sundays_of_march_and_october() {
        assert_eq!(
            offset_minutes(1_774_745_999_999),
            60,
            "29 March 2026, before one o'clock"
        );
        assert_eq!(offset_minutes(1_774_746_000_000), 120);
        assert_eq!(
            offset_minutes(1_792_889_999_999),
            120,
            "25 October 2026, before one o'clock"
        );
        assert_eq!(offset_minutes(1_792_890_000_000), 60);
    }

    #[test]
    fn a_local_minute_falls_on_its_own_day() {
        for text in ["2026-01-01", "2026-03-29", "2026-07-15", "2026-10-25", "2026-12-31"] {
            for minute in [0, 8 * 60, 24 * 60 - 1] {
                assert_eq!(day_of(moment(day(text), minute)), day(text), "{text} {minute}");
            }
        }
        assert_eq!(weekday(day("2026-11-22")), 0);
    }
}
