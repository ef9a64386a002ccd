//! A member's month on one page, to print: the work they logged, what was shared to them, what was paid.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use register::Hash;
use rules::quantity::{Day, Month};
use rules::report::{self, Page, Statement, StatementLine, StatementWhat, WorkFilter, WorkLine};

use super::desk::Desk;
use super::mirror::stamp_of;
use super::shell::Shell;
use crate::not_done::NotDone;
use crate::words::effect::quantity;
use crate::words::figures;

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
    rows: Vec<Row>,
    total: Option<String>,
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
    parts: Vec<Section>,
    size: String,
    root: String,
}

/// What a statement is made from.
struct Facts {
    statement: Statement,
    works: Vec<WorkLine>,
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
        Some(Facts {
            statement: report::statement(community, place),
            works: report::works(
                community,
                &filter,
                Page {
                    before: None,
                    lines: LINES,
                },
            )
            .works,
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
            parts: sections(desk, &facts, month),
            size: desk.number(facts.size),
            root: facts.root.to_string().chars().take(16).collect(),
            member,
        })
    })
    .await
}

fn sections(desk: &Desk, facts: &Facts, month: Month) -> Vec<Section> {
    let w = desk.w;
    let mut shared = Section {
        id: "shares",
        title: w.statement_shares(),
        rows: Vec::new(),
        total: None,
    };
    let mut paid = Section {
        id: "paid",
        title: w.statement_payments(),
        rows: Vec::new(),
        total: None,
    };
    let (mut shared_sum, mut paid_sum) = (0u64, 0u64);
    for line in &facts.statement.lines {
        let (day, row) = row(desk, &facts.statement.who.member, line);
        if day.month() != month {
            continue;
        }
        let amount = line.amount.unsigned_abs();
        match line.what {
            StatementWhat::Share { .. } => {
                shared_sum = shared_sum.saturating_add(amount);
                shared.rows.push(row);
            }
            StatementWhat::Payment { .. } => {
                paid_sum = paid_sum.saturating_add(amount);
                paid.rows.push(row);
            }
        }
    }
    shared.total = Some(desk.money(shared_sum));
    paid.total = Some(desk.money(paid_sum));
    let work = Section {
        id: "work",
        title: w.statement_work(),
        rows: facts.works.iter().rev().map(|line| work_row(desk, line)).collect(),
        total: None,
    };
    vec![work, shared, paid, credits(desk, facts)]
}

/// The day of a movement and its line.
fn row(desk: &Desk, member: &Hash, line: &StatementLine) -> (Day, Row) {
    let amount = line.amount.unsigned_abs();
    let value = desk.money(amount);
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
    };
    (
        day,
        Row {
            day: figures::day(desk.language, day),
            text,
            value,
            href: Some(href),
            plain: Plain {
                day: day.to_string(),
                value: rules::quantity::decimal(i64::try_from(amount).unwrap_or(i64::MAX), desk.scale),
                unit: desk.currency.clone(),
            },
        },
    )
}

fn work_row(desk: &Desk, line: &WorkLine) -> Row {
    Row {
        day: desk.day(&line.day),
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

fn credits(desk: &Desk, facts: &Facts) -> Section {
    let w = desk.w;
    let it = &facts.statement.credits;
    let row = |text: String, value: String, plain: (String, &str)| Row {
        day: String::new(),
        text,
        value,
        href: None,
        plain: Plain {
            day: String::new(),
            value: plain.0,
            unit: plain.1.to_owned(),
        },
    };
    let held_row = |text: String, hundredths: u64| {
        let plain = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        row(text, desk.credits(hundredths), (plain, "credits"))
    };
    let line = |stream: String, state: String| format!("{stream}, {state}");
    let mut rows = Vec::new();
    for (stream, held) in [(w.stream_livelihood(), &it.livelihood), (w.stream_love(), &it.love)] {
        let open = held.open.saturating_add(held.in_share);
        rows.push(held_row(line(stream.clone(), w.credits_open()), open));
        rows.push(held_row(line(stream.clone(), w.credits_divested()), held.divested));
        rows.push(held_row(line(stream, w.credits_historical()), held.historical));
    }
    let cared = it.care.minutes;
    rows.push(row(
        w.stream_care(),
        w.quantity_hours(desk.hours(cared)),
        (cared.to_string(), "minutes"),
    ));
    Section {
        id: "credits",
        title: w.statement_credits(),
        rows,
        total: None,
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
