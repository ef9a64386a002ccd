//! A member's month on one page, to print: in a sentence and a picture, then the work they logged, what was shared to them,
//! what was paid, and what they hold. Each figure leads to the entries behind it.

mod picture;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use register::Hash;
use rules::community::WorkState;
use rules::ledger::AccountKey;
use rules::quantity::{Day, Month, Stream};
use rules::report::{self, Page, Statement, StatementLine, StatementWhat, WorkFilter, WorkLine};

use super::accounts;
use super::desk::Desk;
use super::mirror::stamp_of;
use super::shell::Shell;
use crate::not_done::NotDone;
use crate::words::effect::quantity;
use crate::words::figures;

/// Contributions that are listed; a month with more says so.
const LINES: usize = 500;

struct Row {
    day: String,
    text: String,
    value: String,
    href: Option<String>,
    /// The same for a spreadsheet.
    plain: Plain,
}

/// A line for a spreadsheet.
struct Plain {
    /// The day as `2026-05-03`; empty where there is none.
    day: String,
    /// The value as a decimal.
    value: String,
    /// What it is counted in.
    unit: String,
}

struct Section {
    id: &'static str,
    title: String,
    /// What its table shows.
    caption: String,
    rows: Vec<Row>,
    total: Option<String>,
    /// What is said where its list is cut, and where the rest is.
    cut: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "statement.html")]
struct StatementPage {
    page: Shell,
    slug: String,
    member: String,
    name: String,
    community: String,
    month: String,
    month_slug: String,
    previous: String,
    next: Option<String>,
    sentence: String,
    picture: String,
    parts: Vec<Section>,
    size: String,
    root: String,
}

/// What a statement is made from.
struct Facts {
    statement: Statement,
    works: Vec<WorkLine>,
    /// Whether there are more than are listed.
    is_cut: bool,
    /// How many there are that were not taken back.
    logged: u64,
    community: String,
    size: u64,
    root: Hash,
}

fn facts(desk: &Desk, member: &str, month: &str) -> Result<(Facts, Month), NotDone> {
    let id = desk.id(member)?;
    let month = Month::parse(month).ok_or_else(|| desk.missing(month))?;
    let found = desk.keeper.read(|state| {
        let community = state.community();
        let place = community.member_ix(&id)?;
        let filter = WorkFilter {
            member: Some(place),
            from: Some(month.first()),
            until: Some(month.last()),
            ..WorkFilter::default()
        };
        let page = Page {
            before: None,
            lines: LINES,
        };
        let found = report::works(community, &filter, page);
        let tally = |stream: &Stream| u64::from(community.tallies().member_in(month, place, *stream).works);
        Some(Facts {
            statement: report::statement(community, place),
            works: found.works,
            is_cut: found.next.is_some(),
            logged: Stream::ALL.iter().map(tally).sum(),
            community: community.foundation().map(|it| it.name.clone()).unwrap_or_default(),
            size: state.size(),
            root: state.root(),
        })
    });
    Ok((found.ok_or_else(|| desk.missing(member))?, month))
}

/// A member's month.
pub(super) async fn page(
    desk: Desk,
    Path((_, member, month)): Path<(String, String, String)>,
) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let (facts, month) = facts(desk, &member, &month)?;
        let w = desk.w;
        let shown = figures::month(desk.language, month);
        let link = |month: Month| format!("/{}/statements/{member}/{month}", desk.slug);
        let now = desk.today().month();
        Ok(StatementPage {
            page: desk.shell(w.statement_title(&shown), "people"),
            slug: desk.slug.clone(),
            name: desk.name(&facts.statement.who),
            community: facts.community.clone(),
            month: shown,
            month_slug: month.to_string(),
            previous: month.previous().map(link).unwrap_or_default(),
            next: month.next().filter(|next| *next <= now).map(link),
            sentence: sentence(desk, &facts, month),
            picture: drawn(desk, &facts, month),
            parts: sections(desk, &facts, month),
            size: desk.number(facts.size),
            root: facts.root.to_string().chars().take(16).collect(),
            member,
        })
    })
    .await
}

/// What was shared and paid in this month.
fn moved(desk: &Desk, facts: &Facts, month: Month) -> [(Vec<Row>, u64); 2] {
    let (mut shared, mut paid) = ((Vec::new(), 0u64), (Vec::new(), 0u64));
    for line in &facts.statement.lines {
        let (day, row) = row(desk, &facts.statement.who.member, line);
        if day.month() != month {
            continue;
        }
        let (rows, sum) = match line.what {
            StatementWhat::Share { .. } => &mut shared,
            StatementWhat::Payment { .. } | StatementWhat::Reversal { .. } => &mut paid,
        };
        rows.push(row);
        // A payment and what took it back have the same day, so that a month's sum never falls below zero.
        *sum = match line.what {
            StatementWhat::Reversal { .. } => sum.saturating_sub(line.amount.unsigned_abs()),
            StatementWhat::Share { .. } | StatementWhat::Payment { .. } => {
                sum.saturating_add(line.amount.unsigned_abs())
            }
        };
    }
    [shared, paid]
}

/// What the month was.
fn sentence(desk: &Desk, facts: &Facts, month: Month) -> String {
    let w = desk.w;
    let [(_, shared), (_, paid)] = moved(desk, facts, month);
    w.statement_sentence(
        figures::month(desk.language, month),
        desk.name(&facts.statement.who),
        w.statement_works(facts.logged, desk.number(facts.logged)),
        desk.money(shared),
        desk.money(paid),
        desk.money(facts.statement.owed),
    )
}

/// The month as a picture.
fn drawn(desk: &Desk, facts: &Facts, month: Month) -> String {
    let w = desk.w;
    let mark = |line: &WorkLine| {
        let (_, _, day) = Day::parse(&line.day)?.date();
        let how_much = quantity(desk.language, line.quantity, line.unit);
        Some(picture::Mark {
            day: u8::try_from(day).ok()?,
            stream: line.stream,
            counts: line.state == WorkState::Counted,
            words: format!("{}: {} · {how_much}", desk.day(&line.day), line.task),
        })
    };
    let marks: Vec<picture::Mark> = facts.works.iter().rev().filter_map(mark).collect();
    let (_, _, days) = month.last().date();
    let frame = picture::Frame {
        title: &w.statement_picture(),
        description: &w.statement_picture_is(),
        days: u8::try_from(days).unwrap_or(31),
    };
    picture::both(&marks, &frame)
}

fn sections(desk: &Desk, facts: &Facts, month: Month) -> Vec<Section> {
    let w = desk.w;
    let [(shared, shared_sum), (paid, paid_sum)] = moved(desk, facts, month);
    let rest = || {
        let member = facts.statement.who.member;
        format!("/{}/work?member={member}&month={month}", desk.slug)
    };
    let listed = facts.works.len() as u64;
    let work = Section {
        id: "work",
        title: w.statement_work(),
        caption: w.statement_work_is(),
        rows: facts.works.iter().rev().map(|line| work_row(desk, line)).collect(),
        total: None,
        cut: facts
            .is_cut
            .then(|| (w.statement_cut(listed, desk.number(listed)), rest())),
    };
    let sum_of = |id, title, caption, rows, sum| Section {
        id,
        title,
        caption,
        rows,
        total: Some(desk.money(sum)),
        cut: None,
    };
    vec![
        work,
        sum_of(
            "shares",
            w.statement_shares(),
            w.statement_shares_is(),
            shared,
            shared_sum,
        ),
        sum_of("paid", w.statement_payments(), w.statement_paid_is(), paid, paid_sum),
        credits(desk, facts),
    ]
}

/// The day of a movement and its line.
fn row(desk: &Desk, member: &Hash, line: &StatementLine) -> (Day, Row) {
    let unsigned = i64::try_from(line.amount.unsigned_abs()).unwrap_or(i64::MAX);
    let amount = match line.what {
        StatementWhat::Reversal { .. } => unsigned.saturating_neg(),
        StatementWhat::Share { .. } | StatementWhat::Payment { .. } => unsigned,
    };
    let value = desk.signed_money(amount);
    let (day, text, href) = match &line.what {
        StatementWhat::Share { share, from, until, .. } => {
            let stamp_ms = stamp_of(desk, line.entry).unwrap_or(desk.now_ms);
            let day = desk.keeper.read(|state| state.community().day_of(stamp_ms));
            let href = format!("/{}/money/shares/{share}/{member}", desk.slug);
            (day, desk.w.share_period(desk.day(from), desk.day(until)), href)
        }
        StatementWhat::Payment { day, reference, .. } => {
            let day = Day::parse(day).unwrap_or_else(|| desk.today());
            let text = reference.clone().unwrap_or_else(|| desk.w.move_payment());
            (day, text, format!("/{}/register/{}", desk.slug, line.entry))
        }
        StatementWhat::Reversal { of, day, .. } => {
            let day = Day::parse(day).unwrap_or_else(|| desk.today());
            let text = desk.w.moves_takes_back(desk.number(*of));
            (day, text, format!("/{}/register/{}", desk.slug, line.entry))
        }
    };
    (
        day,
        Row {
            day: figures::day_short(desk.language, day),
            text,
            value,
            href: Some(href),
            plain: Plain {
                day: day.to_string(),
                value: rules::quantity::decimal(amount, desk.scale),
                unit: desk.currency.clone(),
            },
        },
    )
}

fn work_row(desk: &Desk, line: &WorkLine) -> Row {
    let day = Day::parse(&line.day).map(|day| figures::day_short(desk.language, day));
    Row {
        day: day.unwrap_or_default(),
        text: format!(
            "{} · {} · {}",
            desk.stream(line.stream),
            line.task,
            super::work::state_of(desk, line).text
        ),
        value: quantity(desk.language, line.quantity, line.unit),
        href: Some(format!("/{}/work/{}", desk.slug, line.work)),
        plain: Plain {
            day: line.day.clone(),
            value: line.quantity.to_string(),
            unit: line.unit.word().to_owned(),
        },
    }
}

/// What the member holds now: each row leads to the account, or the list, that adds up to it.
fn credits(desk: &Desk, facts: &Facts) -> Section {
    let w = desk.w;
    let (it, member) = (&facts.statement.credits, facts.statement.who.member);
    let row = |text: String, value: String, href: String, plain: (String, &str)| Row {
        day: String::new(),
        text,
        value,
        href: Some(href),
        plain: Plain {
            day: String::new(),
            value: plain.0,
            unit: plain.1.to_owned(),
        },
    };
    let held_row = |text: String, hundredths: u64, href: String| {
        let plain = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        row(text, desk.credits(hundredths), href, (plain, "credits"))
    };
    let line = |stream: String, state: String| format!("{stream}, {state}");
    let mut rows = Vec::new();
    for (stream, held) in [(Stream::Livelihood, &it.livelihood), (Stream::Love, &it.love)] {
        let (name, work) = (
            desk.stream(stream),
            accounts::href(desk, &AccountKey::Work(stream, member)),
        );
        let open = held.open.saturating_add(held.in_share);
        rows.push(held_row(line(name.clone(), w.credits_open()), open, work.clone()));
        let by_shares = format!("{work}?by=share");
        rows.push(held_row(
            line(name.clone(), w.credits_divested()),
            held.divested,
            by_shares,
        ));
        let never_open = held.historical.saturating_sub(held.divested);
        if never_open > 0 {
            let past = accounts::href(desk, &AccountKey::History(stream, member));
            rows.push(held_row(line(name, w.statement_never_open()), never_open, past));
        }
    }
    let cared = it.care.minutes;
    rows.push(row(
        w.stream_care(),
        w.quantity_hours(desk.hours(cared)),
        format!("/{}/work?stream=care&state=counted&member={member}", desk.slug),
        (cared.to_string(), "minutes"),
    ));
    let owed = facts.statement.owed;
    let plain = rules::quantity::decimal(i64::try_from(owed).unwrap_or(i64::MAX), desk.scale);
    rows.push(row(
        w.statement_owed(),
        desk.money(owed),
        accounts::href(desk, &AccountKey::Payable(member)),
        (plain, desk.currency.as_str()),
    ));
    Section {
        id: "credits",
        title: w.statement_credits(),
        caption: w.statement_credits_is(),
        rows,
        total: None,
        cut: None,
    }
}

/// The same as CSV.
pub(super) async fn csv(
    desk: Desk,
    Path((_, member, month)): Path<(String, String, String)>,
) -> Result<Response, NotDone> {
    let name = format!("{}-statement", desk.slug);
    desk.csv(name, move |desk| {
        let (facts, month) = facts(desk, &member, &month)?;
        let mut table = vec![["part", "day", "what", "value", "unit"].map(str::to_owned).to_vec()];
        for part in sections(desk, &facts, month) {
            for row in part.rows {
                let Plain { day, value, unit } = row.plain;
                table.push(vec![part.id.to_owned(), day, row.text, value, unit]);
            }
        }
        Ok(table)
    })
    .await
}
