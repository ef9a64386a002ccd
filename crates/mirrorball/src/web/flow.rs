//! The flow of money as a picture with its sentence and its table, and who carries the care work.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use rules::quantity::Day;
use rules::report::{self, Care, Flow, NodeKind, Step};
use serde::Deserialize;

use super::desk::Desk;
use super::money::partners_word;
use super::sankey::{self, Frame, Link, Node};
use super::shell::Shell;
use crate::not_done::NotDone;
use crate::words::{figures, isolated};

/// Rows of the care map on one page.
const CARE_ROWS: usize = 200;

/// The period that is asked for.
#[derive(Clone, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

#[derive(Template)]
#[template(path = "flow.html")]
struct FlowPage {
    page: Shell,
    slug: String,
    caption: String,
    from: String,
    until: String,
    picture: Option<String>,
    rows: Vec<(String, String, String)>,
    care: String,
}

/// Where money came from and went.
pub(super) async fn flow(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let (from, until) = period(desk, &asked);
        let (flow, care) = desk.keeper.read(|state| {
            let month = month_of(until);
            (
                report::flow(state.community(), from, until),
                report::care_first(state.community(), month.0, month.1, Step::Month, 0),
            )
        });
        let w = desk.w;
        let caption = w.flow_caption(
            desk.day(&flow.from),
            desk.day(&flow.until),
            desk.money(flow.came_in),
            desk.money(flow.costs),
            desk.money(flow.shared),
        );
        Ok(FlowPage {
            page: desk.shell(w.flow_title(), "flow"),
            slug: desk.slug.clone(),
            from: flow.from.clone(),
            until: flow.until.clone(),
            picture: (!flow.links.is_empty()).then(|| picture(desk, &flow)),
            rows: rows(desk, &flow),
            care: care_sentence(desk, &care),
            caption,
        })
    })
    .await
}

/// The asked period; without one, the year that ends today.
fn period(desk: &Desk, asked: &Asked) -> (Day, Day) {
    let until = Day::parse(&asked.until).unwrap_or_else(|| desk.today());
    let from = Day::parse(&asked.from)
        .filter(|from| *from <= until)
        .unwrap_or_else(|| until.plus_days(-364));
    (from, until)
}

fn month_of(day: Day) -> (Day, Day) {
    (day.month().first(), day.month().last())
}

fn label(desk: &Desk, kind: &NodeKind) -> String {
    let w = desk.w;
    match kind {
        NodeKind::Source { partner } => partners_word(desk, *partner),
        NodeKind::Circle { circle: _, label } => isolated(label),
        NodeKind::NoCircle => w.flow_no_circle(),
        NodeKind::Earlier => w.flow_before(),
        NodeKind::Cash => w.flow_cash(),
        NodeKind::Costs { partner } => w.flow_costs(partners_word(desk, *partner)),
        NodeKind::Share {
            share: _,
            posted: _,
            until,
        } => w.flow_share(desk.day(until)),
        NodeKind::Kept => w.flow_kept(),
        NodeKind::Member { member: _, name } => desk.named(name),
        NodeKind::OtherMembers { count } => w.flow_other_members(*count),
        NodeKind::Solidarity => w.flow_solidarity(),
        NodeKind::Reserve => w.flow_reserve(),
        NodeKind::SetAside => w.flow_aside(),
    }
}

fn class(kind: &NodeKind) -> &'static str {
    match kind {
        NodeKind::Member { .. } | NodeKind::OtherMembers { .. } => "livelihood",
        NodeKind::Solidarity => "care",
        NodeKind::Source { .. } | NodeKind::Circle { .. } | NodeKind::NoCircle | NodeKind::Earlier => "love",
        NodeKind::Cash | NodeKind::Share { .. } | NodeKind::SetAside => "money",
        NodeKind::Costs { .. } | NodeKind::Kept | NodeKind::Reserve => "",
    }
}

/// A node of the picture before it is drawn: several of the report's may have become one.
struct Drawn {
    label: String,
    amount: u64,
    column: usize,
    class: &'static str,
}

/// The picture, wide for desks and narrow for phones.
fn picture(desk: &Desk, flow: &Flow) -> String {
    let w = desk.w;
    let (title, description) = (w.flow_money(), w.flow_desc());
    let frame = |width, class, id| Frame {
        width,
        class,
        id,
        title: &title,
        description: &description,
    };
    let shares = flow
        .nodes
        .iter()
        .filter(|node| matches!(node.kind, NodeKind::Share { .. }))
        .count() as u64;
    let (nodes, links) = gathered(desk, flow, |kind, column| match kind {
        NodeKind::Share { .. } => (w.flow_shares(shares), column),
        _ => (label(desk, kind), column), // All others stand for themselves.
    });
    let wide = sankey::draw(&nodes, &links, &frame(960, "only-wide", "flow-wide"));
    let (nodes, links) = gathered(desk, flow, |kind, _| match kind {
        NodeKind::Source { .. } | NodeKind::Earlier => (label(desk, kind), 0),
        NodeKind::Circle { .. } | NodeKind::NoCircle | NodeKind::Cash | NodeKind::Share { .. } => (w.flow_cash(), 1),
        NodeKind::Member { .. } | NodeKind::OtherMembers { .. } => (w.flow_members(), 2),
        NodeKind::Costs { .. } | NodeKind::Kept | NodeKind::Solidarity | NodeKind::Reserve | NodeKind::SetAside => {
            (label(desk, kind), 2)
        }
    });
    wide + &sankey::draw(&nodes, &links, &frame(340, "only-narrow", "flow-narrow"))
}

/// The report's nodes under other names and in other columns; those of one name become one, and so do their links.
/// Members stand by name, never by how much.
fn gathered(desk: &Desk, flow: &Flow, place: impl Fn(&NodeKind, usize) -> (String, usize)) -> (Vec<Node>, Vec<Link>) {
    let mut drawn: Vec<Drawn> = Vec::new();
    let mut became = Vec::new();
    let mut order: Vec<usize> = (0..flow.nodes.len()).collect();
    order.sort_by_cached_key(|at| match &flow.nodes[*at].kind {
        kind @ NodeKind::Member { .. } => (1, label(desk, kind).to_lowercase()),
        _ => (0, String::new()), // All others keep their order, before the members.
    });
    became.resize(flow.nodes.len(), 0);
    for at in order {
        let node = &flow.nodes[at];
        let (name, column) = place(&node.kind, usize::from(node.column));
        let known = drawn.iter().position(|one| one.label == name && one.column == column);
        became[at] = known.unwrap_or(drawn.len());
        if known.is_none() {
            let class = if name == desk.w.flow_cash() {
                "money"
            } else {
                class(&node.kind)
            };
            drawn.push(Drawn {
                label: name,
                amount: 0,
                column,
                class,
            });
        }
    }
    let mut links: Vec<Link> = Vec::new();
    for link in &flow.links {
        let (from, to) = (became[link.from as usize], became[link.to as usize]);
        if from == to {
            continue;
        }
        match links.iter_mut().find(|one| one.from == from && one.to == to) {
            Some(one) => one.amount = one.amount.saturating_add(link.amount),
            None => links.push(Link {
                from,
                to,
                amount: link.amount,
                words: String::new(),
            }),
        }
    }
    for link in &mut links {
        link.words = desk.money(link.amount);
    }
    // A node is as high as what flows in, or out where nothing flows in.
    for (at, one) in drawn.iter_mut().enumerate() {
        let sum = |pick: &dyn Fn(&Link) -> bool| {
            links
                .iter()
                .filter(|link| pick(link))
                .map(|link| link.amount)
                .sum::<u64>()
        };
        one.amount = sum(&|link| link.to == at).max(sum(&|link| link.from == at));
    }
    links.sort_by_key(|link| (link.from, link.to));
    let node = |one: Drawn| Node {
        words: desk.money(one.amount),
        label: one.label,
        amount: one.amount,
        column: one.column,
        class: one.class,
    };
    (drawn.into_iter().map(node).collect(), links)
}

fn rows(desk: &Desk, flow: &Flow) -> Vec<(String, String, String)> {
    let name = |place: u32| label(desk, &flow.nodes[place as usize].kind);
    flow.links
        .iter()
        .map(|link| (name(link.from), name(link.to), desk.money(link.amount)))
        .collect()
}

/// The table of the picture as CSV.
pub(super) async fn flow_csv(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    let name = format!("{}-flow", desk.slug);
    desk.csv(name, move |desk| {
        let (from, until) = period(desk, &asked);
        let flow = desk.keeper.read(|state| report::flow(state.community(), from, until));
        let mut table = vec![["from", "to", "amount", "currency"].map(str::to_owned).to_vec()];
        for link in &flow.links {
            let named = |place: u32| label(desk, &flow.nodes[place as usize].kind);
            let amount = rules::quantity::decimal(i64::try_from(link.amount).unwrap_or(i64::MAX), desk.scale);
            table.push(vec![named(link.from), named(link.to), amount, desk.currency.clone()]);
        }
        Ok(table)
    })
    .await
}

struct Cell {
    class: &'static str,
    text: String,
}

struct Row {
    name: String,
    href: String,
    cells: Vec<Cell>,
}

#[derive(Template)]
#[template(path = "care.html")]
struct CarePage {
    page: Shell,
    slug: String,
    sentence: String,
    months: Vec<String>,
    rows: Vec<Row>,
    left_out: Option<String>,
}

/// What a page says of rows that it leaves out.
pub(super) fn left_out(desk: &Desk, rows: usize, shown: usize) -> Option<String> {
    let more = rows.checked_sub(shown).filter(|more| *more > 0)? as u64;
    Some(desk.w.rows_left_out(more, desk.number(more)))
}

/// Care work by member and month, listed by name: a picture of balance, never a ranking.
pub(super) async fn care(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let care = year_of_care(desk, CARE_ROWS);
        let cell = |minutes: u64| Cell {
            class: shade(minutes, care.most),
            text: hours_or_dot(desk, minutes),
        };
        let mut rows: Vec<Row> = care
            .rows
            .iter()
            .map(|row| Row {
                name: desk.name(&row.who),
                href: desk.person_href(&row.who.member),
                cells: row.minutes.iter().map(|minutes| cell(*minutes)).collect(),
            })
            .collect();
        rows.sort_by_cached_key(|row| row.name.to_lowercase());
        let months = care.columns.iter().map(|day| short_month(desk, day)).collect();
        Ok(CarePage {
            page: desk.shell(desk.w.care_title(), "flow"),
            slug: desk.slug.clone(),
            sentence: care_sentence(desk, &care),
            left_out: left_out(desk, usize::try_from(care.members).unwrap_or(usize::MAX), CARE_ROWS),
            months,
            rows,
        })
    })
    .await
}

/// The care work of the last twelve months.
fn year_of_care(desk: &Desk, lines: usize) -> Care {
    let until = desk.today();
    let mut month = until.month();
    for _ in 0..11 {
        month = month.previous().unwrap_or(month);
    }
    desk.keeper
        .read(|state| report::care_first(state.community(), month.first(), until, Step::Month, lines))
}

fn short_month(desk: &Desk, day: &str) -> String {
    let Some(day) = Day::parse(day) else {
        return day.to_owned();
    };
    let (year, _, _) = day.date();
    let name = figures::short_month(desk.language, day.month());
    format!("{name} {:02}", year % 100)
}

fn hours_or_dot(desk: &Desk, minutes: u64) -> String {
    if minutes == 0 {
        "·".to_owned()
    } else {
        desk.hours(minutes)
    }
}

fn shade(minutes: u64, most: u64) -> &'static str {
    match minutes.saturating_mul(4).div_ceil(most.max(1)) {
        0 => "h0",
        1 => "h1",
        2 => "h2",
        3 => "h3",
        _ => "h4", // A number, not an enum of ours.
    }
}

/// Who carries the care, in a sentence that names nobody.
pub(super) fn care_sentence(desk: &Desk, care: &Care) -> String {
    let w = desk.w;
    let carried = care.carers;
    if carried == 0 {
        return w.today_care_none();
    }
    w.care_sentence(
        w.care_people(carried),
        desk.hours(care.total),
        desk.day(&care.from),
        desk.day(&care.until),
        w.care_people(care.carry_half),
    )
}

/// The care map as CSV, in minutes.
pub(super) async fn care_csv(desk: Desk) -> Result<Response, NotDone> {
    let name = format!("{}-care", desk.slug);
    desk.csv(name, |desk| {
        let care = year_of_care(desk, usize::MAX);
        let mut head = vec!["member".to_owned(), "name".to_owned()];
        head.extend(care.columns.iter().map(|day| day.chars().take(7).collect::<String>()));
        let mut table = vec![head];
        for row in &care.rows {
            let mut line = vec![row.who.member.to_string(), desk.name(&row.who)];
            line.extend(row.minutes.iter().map(u64::to_string));
            table.push(line);
        }
        Ok(table)
    })
    .await
}
