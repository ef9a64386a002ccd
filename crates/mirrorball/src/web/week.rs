//! A week of one's own work as a table: what by day. It can be read as it stands; the page's script makes its cells
//! fields, and each that changes an act.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::{Date, ISOWeekDate, Weekday};
use register::Hash;
use rules::Community;
use rules::community::{MemberIx, WorkState};
use rules::quantity::{Day, Stream, WorkUnit};
use rules::report::{Page, WorkFilter, WorkLine, works};
use serde_json::json;

use super::desk::Desk;
use super::log_form::{known_tasks, written};
use super::shell::Shell;
use super::view::Choice;
use crate::not_done::NotDone;
use crate::words::effect::quantity;
use crate::words::{figures, isolated};

/// Days of a week.
const DAYS: usize = 7;
/// The same, for reckoning with days.
const DAYS_I32: i32 = 7;
/// Works of one member in a week that are shown; more are in the list.
const LINES: usize = 500;

/// A week of the calendar, which begins on a Monday and belongs to the year of its Thursday (ISO 8601).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Week {
    /// Its Monday.
    monday: Day,
}

impl Week {
    /// The week that a day lies in.
    fn of(day: Day) -> Self {
        Self { monday: day.monday() }
    }

    /// Reads `2026-W12`.
    fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once("-W")?;
        let plain = |text: &str, digits: usize| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(year, 4) || !plain(number, 2) {
            return None;
        }
        let week = ISOWeekDate::new(year.parse().ok()?, number.parse().ok()?, Weekday::Monday).ok()?;
        let monday = week.date();
        let monday = Day::from_date(monday.year().into(), monday.month().into(), monday.day().into())?;
        Some(Self { monday })
    }

    /// Its year and number.
    fn named(self) -> (i16, i8) {
        let (year, month, day) = self.monday.date();
        let small = |number: i32| i8::try_from(number).expect("months and their days are below a hundred");
        let year = i16::try_from(year).expect("a day's year has four digits");
        let week = Date::new(year, small(month), small(day)).expect("a day is a date");
        let week = week.iso_week_date();
        (week.year(), week.week())
    }

    fn later(self, weeks: i32) -> Option<Self> {
        let monday = Day::from_number(self.monday.number() + weeks.checked_mul(DAYS_I32)?)?;
        Some(Self { monday })
    }

    fn day(self, place: usize) -> Day {
        let day = self.monday.number() + i32::try_from(place).unwrap_or_default();
        Day::from_number(day).unwrap_or(Day::LAST)
    }
}

impl std::fmt::Display for Week {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, number) = self.named();
        write!(out, "{year}-W{number:02}")
    }
}

/// The days that somebody can log work for: since they joined, and none that is still to come. Any other is refused.
#[derive(Clone, Copy, Debug)]
struct Open {
    joined: Day,
    today: Day,
}

impl Open {
    fn has(self, day: Day) -> bool {
        self.joined <= day && day <= self.today
    }

    /// Whether anything can be written into a week.
    fn meets(self, week: Week) -> bool {
        (0..DAYS).any(|place| self.has(week.day(place)))
    }
}

/// A day's column.
struct Column {
    day: String,
    name: String,
    short: String,
    total: String,
    today: bool,
    /// Whether it can be written into.
    open: bool,
}

/// What a row is about.
#[derive(Clone, PartialEq, Eq)]
struct What {
    stream: Stream,
    task: String,
    circle: String,
    commons: Option<String>,
    unit: WorkUnit,
}

/// One kind of work on one day.
#[derive(Default)]
struct Cell {
    works: Vec<(Hash, u64, WorkState)>,
}

struct CellShown {
    day: String,
    label: String,
    /// How much, in words; empty where nothing is.
    shown: String,
    /// The page of what is there.
    href: Option<String>,
    /// Whether it can be written into.
    open: bool,
    /// What stands in its field, and the quantity that this is.
    value: String,
    was: u64,
    /// The one contribution that is there.
    work: Option<String>,
    /// What was there a week before.
    last: String,
    several: bool,
}

struct Row {
    what: String,
    stream: &'static str,
    task: String,
    circle: String,
    cells: Vec<CellShown>,
}

#[derive(Template)]
#[template(path = "week.html")]
struct WeekPage {
    page: Shell,
    slug: String,
    title: String,
    span: String,
    week: String,
    before: Option<String>,
    after: Option<String>,
    mine: bool,
    /// Whether any day of it can be written into.
    open: bool,
    columns: Vec<Column>,
    rows: Vec<Row>,
    known: Vec<String>,
    circles: Vec<Choice>,
    commons: Vec<Choice>,
}

/// The week that it is.
pub(super) async fn now(desk: Desk) -> Response {
    let week = Week::of(desk.today());
    Redirect::to(&format!("/{}/work/week/{week}", desk.slug)).into_response()
}

/// A week of the reader's own work.
pub(super) async fn page(desk: Desk, Path((_, week)): Path<(String, String)>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let week = Week::parse(&week).ok_or_else(|| desk.missing(&week))?;
        let today = desk.today();
        let mine = desk.my_place();
        let (lines, last, joined) = match mine {
            Some(me) => desk.keeper.read(|state| {
                let community = state.community();
                let before = week.later(-1).map(|week| of_week(community, me, week));
                let joined = community.member(me).joined;
                (of_week(community, me, week), before.unwrap_or_default(), joined)
            }),
            None => (Vec::new(), Vec::new(), today),
        };
        let open = Open { joined, today };
        let kinds = kinds(lines.iter().chain(&last));
        let before = week.later(-1).filter(|before| joined <= before.day(DAYS - 1));
        let next = week.later(1).filter(|next| next.monday <= today);
        let place = |week: Week| format!("/{}/work/week/{week}", desk.slug);
        let (known, commons) = desk.keeper.read(|state| {
            let community = state.community();
            let commons = community.commons().iter();
            let choice = |slug: &str, name: &str| Choice::of(slug, isolated(name), "");
            let commons: Vec<Choice> = commons.map(|one| choice(&one.slug, &one.name)).collect();
            (known_tasks(community), commons)
        });
        let circles = super::circles::choices(desk, "", true);
        Ok(WeekPage {
            page: desk.shell(desk.w.week_title(week.named().1.to_string()), "work"),
            slug: desk.slug.clone(),
            title: desk.w.week_title(week.named().1.to_string()),
            span: format!(
                "{} – {}",
                figures::day_short(desk.language, week.day(0)),
                figures::day(desk.language, week.day(DAYS - 1))
            ),
            week: week.to_string(),
            before: before.map(place),
            after: next.map(place),
            mine: mine.is_some(),
            open: open.meets(week),
            columns: columns(desk, week, open, &lines),
            rows: kinds
                .iter()
                .map(|what| row(desk, week, open, what, &lines, &last, &circles))
                .collect(),
            known,
            circles,
            commons,
        })
    })
    .await
}

/// What a member did in a week and did not withdraw, as far as it is their own by now.
fn of_week(community: &Community, me: MemberIx, week: Week) -> Vec<WorkLine> {
    let filter = WorkFilter {
        member: Some(me),
        from: Some(week.day(0)),
        until: Some(week.day(DAYS - 1)),
        ..WorkFilter::default()
    };
    let page = Page {
        before: None,
        lines: LINES,
    };
    let mut lines = works(community, &filter, page).works;
    lines.retain(|line| !matches!(line.state, WorkState::Withdrawn | WorkState::Offered));
    lines
}

/// The kinds of work of these lines, by name.
fn kinds<'a>(lines: impl Iterator<Item = &'a WorkLine>) -> Vec<What> {
    let mut kinds: Vec<What> = Vec::new();
    for line in lines {
        let what = what(line);
        if !kinds.contains(&what) {
            kinds.push(what);
        }
    }
    kinds.sort_by_cached_key(|what| (what.task.to_lowercase(), what.circle.clone(), what.stream.word()));
    kinds
}

fn what(line: &WorkLine) -> What {
    What {
        stream: line.stream,
        task: line.task.clone(),
        circle: line.circle.clone(),
        commons: line.commons.clone(),
        unit: line.unit,
    }
}

impl What {
    fn is_that_of(&self, line: &WorkLine) -> bool {
        (self.stream, self.unit) == (line.stream, line.unit)
            && (&self.task, &self.circle, &self.commons) == (&line.task, &line.circle, &line.commons)
    }
}

/// What there is of a kind of work on a day.
fn cell(lines: &[WorkLine], kind: &What, day: Day) -> Cell {
    let day = day.to_string();
    let here = lines.iter().filter(|line| line.day == day && kind.is_that_of(line));
    Cell {
        works: here.map(|line| (line.work, line.quantity, line.state)).collect(),
    }
}

impl Cell {
    fn sum(&self) -> u64 {
        self.works.iter().map(|(_, quantity, _)| quantity).sum()
    }

    /// Whether a field can stand for it: nothing is there, or one contribution that its contributor can correct.
    fn is_open(&self) -> bool {
        match self.works.as_slice() {
            [] => true,
            [(_, _, state)] => matches!(state, WorkState::Waiting | WorkState::Counted),
            [_, _, ..] => false,
        }
    }
}

fn row(
    desk: &Desk,
    week: Week,
    open: Open,
    what: &What,
    lines: &[WorkLine],
    last: &[WorkLine],
    circles: &[Choice],
) -> Row {
    let circle = circles.iter().find(|one| one.value == what.circle);
    // What is written into a circle that was closed would be refused.
    let closed = circle.is_none();
    let cells = (0..DAYS).map(|place| {
        let day = week.day(place);
        let cell = cell(lines, what, day);
        let sum = cell.sum();
        let before = Day::from_number(day.number() - DAYS_I32).map_or(0, |day| self::cell(last, what, day).sum());
        let text = |quantity: u64| match quantity {
            0 => String::new(),
            some => written(some, what.unit),
        };
        CellShown {
            day: day.to_string(),
            label: format!("{}, {}", what.task, figures::day(desk.language, day)),
            shown: if sum == 0 {
                String::new()
            } else {
                quantity(desk.language, sum, what.unit)
            },
            href: href(desk, &cell, day),
            open: open.has(day) && cell.is_open() && (!closed || sum > 0),
            value: text(sum),
            was: sum,
            work: match cell.works.as_slice() {
                [(work, _, _)] => Some(work.to_string()),
                [] | [_, _, ..] => None,
            },
            last: text(before),
            several: cell.works.len() > 1,
        }
    });
    Row {
        what: json!({
            "stream": what.stream.word(), "task": what.task, "circle": what.circle, "unit": what.unit.word(),
            "commons": what.commons,
        })
        .to_string(),
        stream: what.stream.word(),
        task: what.task.clone(),
        circle: circle.map_or_else(|| what.circle.clone(), |one| one.label.clone()),
        cells: cells.collect(),
    }
}

/// Where what is there can be opened.
fn href(desk: &Desk, cell: &Cell, day: Day) -> Option<String> {
    match cell.works.as_slice() {
        [] => None,
        [(work, _, _)] => Some(format!("/{}/work/{work}", desk.slug)),
        [_, _, ..] => {
            let me = desk.me.map(|me| me.to_string()).unwrap_or_default();
            Some(format!("/{}/work?member={me}&month={}", desk.slug, day.month()))
        }
    }
}

fn columns(desk: &Desk, week: Week, open: Open, lines: &[WorkLine]) -> Vec<Column> {
    let names = desk.w.weekday_names();
    let names: Vec<&str> = names.split(' ').collect();
    let column = |place: usize| {
        let day = week.day(place);
        let text = day.to_string();
        let timed = lines
            .iter()
            .filter(|line| line.day == text && line.unit == WorkUnit::Minutes);
        let minutes: u64 = timed.map(|line| line.quantity).sum();
        Column {
            name: names.get(place).copied().unwrap_or_default().to_owned(),
            short: figures::day_short(desk.language, day),
            total: if minutes == 0 {
                String::new()
            } else {
                desk.hours(minutes)
            },
            today: day == open.today,
            open: open.has(day),
            day: text,
        }
    };
    (0..DAYS).map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::{DAYS, Day, Open, Week};

    #[test]
    fn weeks_are_named_as_iso_8601_names_them() {
        let named = |day: &str| Week::of(Day::parse(day).unwrap()).to_string();
        assert_eq!(named("2026-03-16"), "2026-W12");
        assert_eq!(named("2026-03-22"), "2026-W12");
        assert_eq!(named("2021-01-03"), "2020-W53");
        assert_eq!(named("2024-12-30"), "2025-W01");
        assert_eq!(named("2027-01-01"), "2026-W53");
    }

    #[test]
    fn days_are_open_from_the_first_of_a_member_to_the_present_one() {
        let day = |text: &str| Day::parse(text).unwrap();
        let open = |joined: &str, today: &str, of: &str| -> String {
            let open = Open {
                joined: day(joined),
                today: day(today),
            };
            let week = Week::of(day(of));
            let shown = |place: usize| if open.has(week.day(place)) { 'o' } else { '-' };
            let days: String = (0..DAYS).map(shown).collect();
            assert_eq!(open.meets(week), days.contains('o'));
            days
        };
        // Who joined today has the present day alone, whichever of the week it is.
        for place in 0..DAYS {
            let today = Week::of(day("2026-11-30")).day(place).to_string();
            let alone: String = (0..DAYS).map(|at| if at == place { 'o' } else { '-' }).collect();
            assert_eq!(open(&today, &today, &today), alone);
        }
        assert_eq!(open("2026-12-01", "2026-12-04", "2026-12-04"), "-oooo--");
        // Over the end of a year: the week before, that of joining, that of today, and the one to come.
        let of = |week| open("2026-12-31", "2027-01-05", week);
        assert_eq!(of("2026-12-27"), "-------");
        assert_eq!(of("2026-12-31"), "---oooo");
        assert_eq!(of("2027-01-04"), "oo-----");
        assert_eq!(of("2027-01-11"), "-------");
    }

    #[test]
    fn each_week_is_read_as_it_is_named() {
        // The first days of 1970 lie in a week that begins before the days that can be written.
        for number in (364..20_000).step_by(7) {
            let week = Week::of(Day::from_number(number + 4).unwrap());
            assert_eq!(Week::parse(&week.to_string()), Some(week));
        }
        for wrong in [
            "2026-W54", "2025-W53", "2026-W00", "2026-w12", "2026-W1", "26-W12", "2026-W+1", "",
        ] {
            assert_eq!(Week::parse(wrong), None, "{wrong}");
        }
    }
}
