//! Quantities of the community: days, ratios, streams of work and their units.
//!
//! Money, credits, minutes and words are plain integers in their smallest unit inside the rules; the types here
//! are those with a rule of their own. What an act may carry as a field is in `field.rs`.

use alloc::format;
use alloc::string::String;
use core::fmt;
use serde::{Deserialize, Serialize};

/// Milliseconds in a day.
pub const DAY_MS: u64 = 86_400_000;

/// A calendar day, counted from 1970-01-01. Written `2026-05-03`; years 1970 to 2199.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Hash, Serialize, Deserialize)]
pub struct Day(i32);

impl Day {
    /// The last day that can be written: 2199-12-31.
    pub const LAST: Day = Day(84_005);

    /// The day with this number, counted from 1970-01-01, if it can be written.
    pub fn from_number(number: i32) -> Option<Day> {
        (0..=Day::LAST.0).contains(&number).then_some(Day(number))
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// Reads `YYYY-MM-DD`, strictly.
    pub fn parse(text: &str) -> Option<Day> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let digits = |range: core::ops::Range<usize>| -> Option<i32> {
            bytes[range].iter().try_fold(0i32, |sum, digit| {
                digit.is_ascii_digit().then(|| sum * 10 + i32::from(digit - b'0'))
            })
        };
        let day = Day::from_date(digits(0..4)?, digits(5..7)?, digits(8..10)?)?;
        Some(day)
    }

    /// The day of this date, if there is one.
    pub fn from_date(year: i32, month: i32, day: i32) -> Option<Day> {
        if !(1970..=2199).contains(&year) || !(1..=12).contains(&month) || day < 1 {
            return None;
        }
        if day > days_in_month(year, month) {
            return None;
        }
        // Days from civil, by eras of 400 years that begin in March (Howard Hinnant's date algorithms).
        let shifted_year = if month <= 2 { year - 1 } else { year };
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Day::from_number(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn date(self) -> (i32, i32, i32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_shifted + 2) / 5 + 1;
        let month = if month_shifted < 10 {
            month_shifted + 3
        } else {
            month_shifted - 9
        };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month, day)
    }

    /// The same day of the month, `months` later; the month's last day where it is shorter.
    pub fn plus_months(self, months: u32) -> Day {
        let (year, month, day) = self.date();
        let zero_based = i64::from(month - 1) + i64::from(months);
        let year = i64::from(year) + zero_based / 12;
        let month = (zero_based % 12) as i32 + 1;
        let year = i32::try_from(year).unwrap_or(i32::MAX).min(2199);
        Day::from_date(year, month, day.min(days_in_month(year, month))).unwrap_or(Day::LAST)
    }

    /// The day `days` later (or earlier), kept inside the days that can be written.
    pub fn plus_days(self, days: i32) -> Day {
        Day(self.0.saturating_add(days).clamp(0, Day::LAST.0))
    }

    /// The Monday of the week this day is in; of the first days of 1970, the first of them.
    pub fn monday(self) -> Day {
        // Day 0 was a Thursday.
        self.plus_days(-((self.0 + 3).rem_euclid(7)))
    }

    /// The month this day is in.
    pub fn month(self) -> Month {
        let (year, month, _) = self.date();
        Month(year as u32 * 12 + month as u32 - 1)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31, // Not an enum of ours: the seven long months.
    }
}

/// A calendar month, as year × 12 + month − 1.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Hash, Serialize, Deserialize)]
pub struct Month(u32);

impl Month {
    /// Reads `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Month> {
        if text.len() != 7 {
            return None;
        }
        Day::parse(&format!("{text}-01")).map(Day::month)
    }

    /// The first day of the month.
    pub fn first(self) -> Day {
        Day::from_date((self.0 / 12) as i32, (self.0 % 12) as i32 + 1, 1).unwrap_or(Day::LAST)
    }

    /// The last day of the month.
    pub fn last(self) -> Day {
        self.next().map_or(Day::LAST, |next| next.first().plus_days(-1))
    }

    /// The month after this one, if it can be written.
    pub fn next(self) -> Option<Month> {
        (self.0 < 2199 * 12 + 11).then_some(Month(self.0 + 1))
    }

    /// The month before this one, if it can be written.
    pub fn previous(self) -> Option<Month> {
        (self.0 > 1970 * 12).then_some(Month(self.0 - 1))
    }

    /// Year × 12 + month − 1.
    pub fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0 / 12, self.0 % 12 + 1)
    }
}

/// A non-negative rational of two integers up to 10⁹, such as a rate or a share. Written `[3,4]`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    num: u64,
    den: u64,
}

impl Ratio {
    /// The greatest numerator or denominator: with it, every product in the rules stays far inside `u128`.
    pub const PART_MAX: u64 = 1_000_000_000;
    /// Nothing.
    pub const ZERO: Ratio = Ratio { num: 0, den: 1 };
    /// The whole.
    pub const ONE: Ratio = Ratio { num: 1, den: 1 };

    /// `num / den`, if both are within `PART_MAX` and `den` is not zero.
    pub fn new(num: u64, den: u64) -> Option<Ratio> {
        (den > 0 && den <= Ratio::PART_MAX && num <= Ratio::PART_MAX).then_some(Ratio { num, den })
    }

    /// The numerator as it was written (not reduced).
    pub fn num(self) -> u64 {
        self.num
    }

    /// The denominator as it was written; never zero.
    pub fn den(self) -> u64 {
        self.den
    }

    /// Whether this is at most one.
    pub fn is_share(self) -> bool {
        self.num <= self.den
    }

    /// So much of a number, rounded up: `self × number`, and never more than 64 bits hold.
    pub fn of_rounded_up(self, number: u64) -> u64 {
        let product = u128::from(number) * u128::from(self.num); // Two 64-bit numbers fit.
        u64::try_from(product.div_ceil(u128::from(self.den))).unwrap_or(u64::MAX)
    }

    /// `quantity × self × scale`, rounded once, half up. `None` when it does not fit.
    pub fn times_rounded(self, quantity: u64, scale: u64) -> Option<u64> {
        let product = u128::from(quantity)
            .checked_mul(u128::from(self.num))?
            .checked_mul(u128::from(scale))?;
        let den = u128::from(self.den);
        let doubled = product.checked_mul(2)?.checked_add(den)?;
        u64::try_from(doubled / (2 * den)).ok()
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.num, self.den)
    }
}

macro_rules! words {
    ($(#[$doc:meta])+ $name:ident { $( $(#[$vdoc:meta])+ $variant:ident = $word:literal ),+ $(,)? }) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Hash, ::serde::Serialize, ::serde::Deserialize)]
        pub enum $name { $( $(#[$vdoc])+ $variant ),+ }
        impl $name {
            /// Every one of them, in the order of declaration.
            pub const ALL: &'static [$name] = &[ $( $name::$variant ),+ ];
            /// The words as acts write them, in the same order.
            pub const WORDS: &'static [&'static str] = &[ $( $word ),+ ];
            /// The word as acts write it.
            pub fn word(self) -> &'static str {
                match self { $( $name::$variant => $word ),+ }
            }
            /// The one that is written so.
            pub fn from_word(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { f.write_str(self.word()) }
        }
    };
}
pub(crate) use words;

words! {
    /// The three streams of work.
    Stream {
        /// Paid work for clients, measured in credits.
        Livelihood = "livelihood",
        /// Unpaid work that makes commons, measured in credits.
        Love = "love",
        /// Care for the collective and the people in it, measured in hours.
        Care = "care",
    }
}

words! {
    /// What a quantity of work is counted in.
    WorkUnit {
        /// Words of a text.
        Words = "words",
        /// Minutes; pages show hours.
        Minutes = "minutes",
        /// Pieces of anything.
        Pieces = "pieces",
    }
}

words! {
    /// What a joining member begins as.
    Standing {
        /// In the first dating stage (or full at once where the membership agreement has no stages).
        Dating = "dating",
        /// A full member from the start; only within the founding period.
        Full = "full",
    }
}

words! {
    /// Whether a place of work is lasting or ends.
    CircleKind {
        /// A lasting part of the community.
        Circle = "circle",
        /// A piece of work with an end.
        Project = "project",
    }
}

words! {
    /// What somebody outside the community's books is to it.
    PartnerKind {
        /// Pays for work.
        Customer = "customer",
        /// Gives.
        Donor = "donor",
        /// Is paid for goods or services.
        Supplier = "supplier",
        /// A member in the role of somebody who pays in or is paid out.
        Member = "member",
    }
}

words! {
    /// What a contribution did with a resource (Valueflows actions).
    ResourceAction {
        /// Made it.
        Produce = "produce",
        /// Used it, and left it as it was.
        Use = "use",
        /// Cited it.
        Cite = "cite",
    }
}

/// Shows an integer of a unit with `scale` decimals, such as 1987.50 for 198750 at scale 2.
pub fn decimal(number: i64, scale: u8) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let digits = number.unsigned_abs();
    let unit = 10u64.pow(u32::from(scale.min(9)));
    if scale == 0 {
        return format!("{sign}{digits}");
    }
    format!(
        "{sign}{}.{:0width$}",
        digits / unit,
        digits % unit,
        width = usize::from(scale.min(9))
    )
}
