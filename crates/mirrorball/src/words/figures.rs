//! Figures as people read them, per language: numbers, money, credits, hours, days and moments. Integers all the
//! way; nothing is rounded here unless the name says so.

use rules::quantity::{DAY_MS, Day, Month, Ratio};

use super::words;
use crate::language::Language;

const MINUTE_MS: u64 = 60_000;

/// A whole number, grouped: 12,345 or 12.345.
pub fn number(language: Language, value: i128) -> String {
    let sign = if value < 0 { "−" } else { "" };
    format!("{sign}{}", grouped(language, value.unsigned_abs()))
}

/// A number with decimals, from its smallest part: `decimal(English, 123456, 2)` is 1,234.56.
pub fn decimal(language: Language, value: i128, scale: u32) -> String {
    let sign = if value < 0 { "−" } else { "" };
    let part = 10u128.pow(scale);
    let (whole, rest) = (value.unsigned_abs() / part, value.unsigned_abs() % part);
    if scale == 0 {
        return format!("{sign}{}", grouped(language, whole));
    }
    format!(
        "{sign}{}{point}{rest:0width$}",
        grouped(language, whole),
        point = point(language),
        width = scale as usize
    )
}

/// What stands between a whole and its decimals.
pub fn point(language: Language) -> &'static str {
    match language {
        Language::English => ".",
        Language::Spanish | Language::Catalan | Language::French | Language::Italian | Language::German => ",",
    }
}

fn grouped(language: Language, value: u128) -> String {
    let digits = value.to_string();
    let (mark, least) = match language {
        Language::English => (',', 4),
        Language::Spanish => ('.', 5),
        Language::Catalan | Language::Italian | Language::German => ('.', 4),
        // A narrow space that no line breaks at.
        Language::French => ('\u{202f}', 4),
    };
    if digits.len() < least {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// An amount of money, from its smallest part: €3,000.00 or 3000,00 €.
pub fn money(language: Language, amount: i128, scale: u32, code: &str) -> String {
    let figure = decimal(language, amount, scale);
    let symbol = match code {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        _ => code, // Not an enum of ours: other currencies go by their code.
    };
    match language {
        Language::English if symbol != code => match figure.strip_prefix('−') {
            Some(positive) => format!("−{symbol}{positive}"),
            None => format!("{symbol}{figure}"),
        },
        Language::English
        | Language::Spanish
        | Language::Catalan
        | Language::French
        | Language::Italian
        | Language::German => format!("{figure}\u{a0}{symbol}"),
    }
}

/// Credits, from hundredths: 400.00.
pub fn credits(language: Language, hundredths: i128) -> String {
    decimal(language, hundredths, 2)
}

/// Hours and minutes, from minutes: 1:30.
pub fn hours(language: Language, minutes: i128) -> String {
    let sign = if minutes < 0 { "−" } else { "" };
    let all = minutes.unsigned_abs();
    format!("{sign}{}:{:02}", grouped(language, all / 60), all % 60)
}

/// A ratio as a percentage where that is exact to two decimals, as a fraction otherwise.
pub fn share(language: Language, ratio: Ratio) -> String {
    let hundredths = u128::from(ratio.num()) * 10_000;
    let den = u128::from(ratio.den());
    if hundredths % den != 0 {
        return format!("{}/{}", ratio.num(), ratio.den());
    }
    let exact = hundredths / den;
    let figure = if exact.is_multiple_of(100) {
        number(language, (exact / 100) as i128)
    } else {
        decimal(language, exact as i128, 2)
    };
    format!("{figure}\u{a0}%")
}

/// A rate as a decimal where that is exact to four decimals, as a fraction otherwise: 0.08.
pub fn rate(language: Language, ratio: Ratio) -> String {
    let parts = u128::from(ratio.num()) * 10_000;
    let den = u128::from(ratio.den());
    if parts % den != 0 {
        return format!("{}/{}", ratio.num(), ratio.den());
    }
    let (mut exact, mut scale) = (parts / den, 4);
    while scale > 0 && exact.is_multiple_of(10) {
        exact /= 10;
        scale -= 1;
    }
    decimal(language, exact as i128, scale)
}

/// A percentage of a whole, rounded to the nearest integer; for pictures and glances, never for sharing.
pub fn rounded_percent(part: u128, whole: u128) -> u128 {
    if whole == 0 {
        0
    } else {
        (part * 200 + whole) / (whole * 2)
    }
}

fn month_name(language: Language, month: i32) -> String {
    let names = words(language).month_names();
    let place = usize::try_from(month - 1).unwrap_or(0);
    names.split(' ').nth(place).unwrap_or_default().to_owned()
}

/// A month's name where there is little room.
pub fn short_month(language: Language, month: Month) -> String {
    let names = words(language).month_names_short();
    let place = usize::try_from(month.number() % 12).unwrap_or(0);
    names.split(' ').nth(place).unwrap_or_default().to_owned()
}

/// A month after its day: Catalan says "d’abril" and "de maig".
fn month_after_day(language: Language, month: i32) -> String {
    let name = month_name(language, month);
    match language {
        Language::Catalan if name.starts_with(['a', 'o']) => format!("d’{name}"),
        Language::Catalan => format!("de {name}"),
        Language::English | Language::Spanish | Language::French | Language::Italian | Language::German => name,
    }
}

/// A day in words: 3 May 2026.
pub fn day(language: Language, day: Day) -> String {
    let (year, month, date) = day.date();
    words(language).day_in_words(date.to_string(), month_after_day(language, month), year.to_string())
}

/// A day in words without its year: 3 May.
pub fn day_short(language: Language, day: Day) -> String {
    let (_, month, date) = day.date();
    words(language).day_in_short(date.to_string(), month_after_day(language, month))
}

/// A month in words: May 2026.
pub fn month(language: Language, month: Month) -> String {
    let (year, number, _) = month.first().date();
    words(language).month_in_words(month_name(language, number), year.to_string())
}

/// A day written `2026-05-03` in words; any other text stays as it is.
pub fn day_text(language: Language, text: &str) -> String {
    Day::parse(text).map_or_else(|| text.to_owned(), |parsed| day(language, parsed))
}

/// A moment where the community lives, `offset_minutes` ahead of universal time: 3 May 2026, 14:05.
pub fn moment_at(language: Language, unix_ms: u64, offset_minutes: i32) -> String {
    let shift_ms = i128::from(offset_minutes) * i128::from(MINUTE_MS);
    let local_ms = u64::try_from(i128::from(unix_ms) + shift_ms).unwrap_or(0);
    let days = i32::try_from(local_ms / DAY_MS)
        .ok()
        .and_then(Day::from_number)
        .unwrap_or(Day::LAST);
    let minutes = local_ms % DAY_MS / MINUTE_MS;
    let time = format!("{}:{:02}", minutes / 60, minutes % 60);
    words(language).moment_in_words(day(language, days), time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Catalan, English, French, German, Italian, Spanish};

    #[test]
    fn months_are_told_apart_also_when_they_are_short() {
        for language in Language::ALL {
            let all = |names: String| {
                names
                    .split(' ')
                    .map(str::to_owned)
                    .collect::<std::collections::BTreeSet<_>>()
            };
            let (long, short) = (words(language).month_names(), words(language).month_names_short());
            assert_eq!((all(long).len(), all(short).len()), (12, 12), "{language:?}");
        }
        let july = Day::parse("2026-07-04").unwrap().month();
        assert_eq!(short_month(French, july), "juil");
    }

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        assert_eq!(number(English, 1234), "1,234");
        assert_eq!(number(Spanish, 1234), "1234");
        assert_eq!(number(Spanish, 1_234_567), "1.234.567");
        assert_eq!(number(English, -5), "−5");
        assert_eq!(number(French, 1_234_567), "1\u{202f}234\u{202f}567");
        for language in [Catalan, Italian, German] {
            assert_eq!(number(language, 1234), "1.234");
            assert_eq!(decimal(language, 123_456, 2), "1.234,56");
        }
    }

    #[test]
    fn money_has_its_sign_its_decimals_and_its_place() {
        assert_eq!(money(English, 300_000, 2, "EUR"), "€3,000.00");
        assert_eq!(money(Spanish, 1_250_007, 2, "EUR"), "12.500,07\u{a0}€");
        assert_eq!(money(English, -5, 2, "EUR"), "−€0.05");
        assert_eq!(money(French, 300_000, 2, "EUR"), "3\u{202f}000,00\u{a0}€");
        assert_eq!(money(German, 300_000, 2, "EUR"), "3.000,00\u{a0}€");
        assert_eq!(money(English, 12, 0, "XTS"), "12\u{a0}XTS");
    }

    #[test]
    fn hours_shares_and_rates_are_exact() {
        assert_eq!(hours(English, 90), "1:30");
        assert_eq!(share(English, Ratio::new(3, 4).expect("a ratio")), "75\u{a0}%");
        assert_eq!(share(English, Ratio::new(1, 3).expect("a ratio")), "1/3");
        assert_eq!(share(Spanish, Ratio::new(1, 8).expect("a ratio")), "12,50\u{a0}%");
        assert_eq!(rate(English, Ratio::new(8, 100).expect("a ratio")), "0.08");
        assert_eq!(rate(Spanish, Ratio::new(10, 1).expect("a ratio")), "10");
        assert_eq!(rounded_percent(2, 3), 67);
    }

    #[test]
    fn days_and_moments_are_said_in_words() {
        let third = Day::parse("2026-05-03").expect("a day");
        assert_eq!(day(English, third), "3 May 2026");
        assert_eq!(day(Spanish, third), "3 de mayo de 2026");
        assert_eq!(month(Spanish, third.month()), "mayo de 2026");
        let first = Day::parse("2026-04-01").expect("a day");
        assert_eq!(day(German, third), "3. Mai 2026");
        assert_eq!(day(French, third), "3 mai 2026");
        assert_eq!(day(Italian, third), "3 maggio 2026");
        assert_eq!(day(Catalan, third), "3 de maig de 2026");
        assert_eq!(day(Catalan, first), "1 d’abril de 2026");
        assert_eq!(moment_at(English, 1_777_817_100_000, 0), "3 May 2026, 14:05");
        assert_eq!(moment_at(English, 1_777_817_100_000, 120), "3 May 2026, 16:05");
        assert_eq!(day_text(English, "soon"), "soon");
    }
}
