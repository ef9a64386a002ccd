//! The flow of money as a picture with its sentence and its table, and who carries the care work.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use register::Hash;
use rules::quantity::{Day, Month};
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
    /// For what lies behind a member's part.
    #[serde(default)]
    pub member: String,
}

impl Asked {
    /// The asked period; without one, the year that ends today.
    pub(super) fn days(&self, desk: &Desk) -> (Day, Day) {
        let until = Day::parse(&self.until).unwrap_or_else(|| desk.today());
        let from = Day::parse(&self.from)
            .filter(|from| *from <= until)
            .unwrap_or_else(|| until.plus_days(-364));
        (from, until)
    }

    /// The same, for an address.
    pub(super) fn query(&self, desk: &Desk) -> String {
        let (from, until) = self.days(desk);
        match self.member.parse::<Hash>() {
            Ok(member) => format!("from={from}&until={until}&member={member}"),
            Err(_) => format!("from={from}&until={until}"),
        }
    }
}

/// A row of the flow's table: from where, to where, how much, and where the entries behind it are.
struct FlowRow {
    from: String,
    to: String,
    amount: String,
    href: Option<String>,
}

/// A sum that the sentence over the picture names.
struct Figure {
    value: String,
    label: String,
    href: String,
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
    figures: Vec<Figure>,
    rows: Vec<FlowRow>,
    care: String,
}

/// Where money came from and went.
pub(super) async fn flow(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let (from, until) = asked.days(desk);
        let today = desk.today();
        let (flow, care) = desk.keeper.read(|state| {
            // The month before as well: on the first days of a month little was seen in it yet.
            let month = until.month();
            let first = month.previous().unwrap_or(month).first();
            let last = month.last().min(today).max(first);
            (
                report::flow(state.community(), from, until),
                report::care_first(state.community(), first, last, Step::Month, 0),
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
            figures: sums(desk, &flow),
            rows: rows(desk, &flow),
            care: care_sentence(desk, &care),
            caption,
        })
    })
    .await
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
        NodeKind::Stream { stream } => desk.stream(*stream),
        NodeKind::Kept => w.flow_kept(),
        NodeKind::Member { member: _, name } => desk.named(name),
        NodeKind::OtherMembers { count } => w.flow_other_members(*count),
        NodeKind::Solidarity => w.flow_solidarity(),
        NodeKind::Reserve => w.flow_reserve(),
        NodeKind::SetAside { share: _ } => w.flow_aside(),
    }
}

fn class(kind: &NodeKind) -> &'static str {
    match kind {
        NodeKind::Stream { stream } => stream.word(),
        NodeKind::Cash | NodeKind::SetAside { share: _ } => "money",
        // What flows on has the colour of the stream that it comes through.
        NodeKind::Member { .. } | NodeKind::OtherMembers { .. } => "",
        NodeKind::Source { .. } | NodeKind::Circle { .. } | NodeKind::NoCircle | NodeKind::Earlier => "",
        NodeKind::Costs { .. } | NodeKind::Kept | NodeKind::Solidarity | NodeKind::Reserve => "",
    }
}

/// A node of the picture before it is drawn: several of the report's may have become one.
struct Drawn {
    label: String,
    amount: u64,
    column: usize,
    class: &'static str,
}

/// The picture: one for desks, and two for phones, of how money came to its uses and of what the streams gave to whom.
fn picture(desk: &Desk, flow: &Flow) -> String {
    let w = desk.w;
    let (title, to_members, description) = (w.flow_money(), w.flow_to_members(), w.flow_desc());
    let (nodes, links) = gathered(desk, flow, |kind, column| Some((label(desk, kind), column)));
    let frame = |width, class, id| Frame {
        width,
        class,
        id,
        title: &title,
        description: &description,
    };
    let mut pictures = sankey::draw(&nodes, &links, &frame(960, "only-wide", "flow-wide"));
    let (nodes, links) = gathered(desk, flow, |kind, _| match kind {
        NodeKind::Source { .. } | NodeKind::Earlier => Some((label(desk, kind), 0)),
        NodeKind::Circle { .. } | NodeKind::NoCircle | NodeKind::Cash => Some((w.flow_cash(), 1)),
        NodeKind::Member { .. } | NodeKind::OtherMembers { .. } => None,
        NodeKind::Stream { .. } | NodeKind::Costs { .. } | NodeKind::Kept => Some((label(desk, kind), 2)),
        NodeKind::Solidarity | NodeKind::Reserve | NodeKind::SetAside { .. } => Some((label(desk, kind), 2)),
    });
    pictures += &sankey::draw(&nodes, &links, &frame(340, "only-narrow", "flow-narrow"));
    let (nodes, links) = gathered(desk, flow, |kind, _| match kind {
        NodeKind::Stream { .. } => Some((label(desk, kind), 0)),
        NodeKind::Member { .. } | NodeKind::OtherMembers { .. } => Some((label(desk, kind), 1)),
        NodeKind::Source { .. } | NodeKind::Earlier | NodeKind::Circle { .. } | NodeKind::NoCircle => None,
        NodeKind::Cash | NodeKind::Costs { .. } | NodeKind::Kept => None,
        NodeKind::Solidarity | NodeKind::Reserve | NodeKind::SetAside { .. } => None,
    });
    if !links.is_empty() {
        let frame = Frame {
            width: 340,
            class: "only-narrow",
            id: "flow-members",
            title: &to_members,
            description: &description,
        };
        pictures += &sankey::draw(&nodes, &links, &frame);
    }
    pictures
}

/// The report's nodes under other names and in other columns; those of one name become one, and so do their links. Those
/// without a place are left out. Members stand by name, never by how much.
fn gathered(
    desk: &Desk,
    flow: &Flow,
    place: impl Fn(&NodeKind, usize) -> Option<(String, usize)>,
) -> (Vec<Node>, Vec<Link>) {
    let mut drawn: Vec<Drawn> = Vec::new();
    let mut became: Vec<Option<usize>> = Vec::new();
    let mut order: Vec<usize> = (0..flow.nodes.len()).collect();
    order.sort_by_cached_key(|at| match &flow.nodes[*at].kind {
        kind @ NodeKind::Member { .. } => (1, label(desk, kind).to_lowercase()),
        _ => (0, String::new()), // All others keep their order, before the members.
    });
    became.resize(flow.nodes.len(), None);
    for at in order {
        let node = &flow.nodes[at];
        let Some((name, column)) = place(&node.kind, usize::from(node.column)) else {
            continue;
        };
        let known = drawn.iter().position(|one| one.label == name && one.column == column);
        became[at] = Some(known.unwrap_or(drawn.len()));
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
        let ends = became[link.from as usize].zip(became[link.to as usize]);
        let Some((from, to)) = ends.filter(|(from, to)| from != to) else {
            continue;
        };
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

fn rows(desk: &Desk, flow: &Flow) -> Vec<FlowRow> {
    let kind = |place: u32| &flow.nodes[place as usize].kind;
    flow.links
        .iter()
        .map(|link| FlowRow {
            from: label(desk, kind(link.from)),
            to: label(desk, kind(link.to)),
            amount: desk.money(link.amount),
            href: behind(desk, flow, kind(link.from), kind(link.to)),
        })
        .collect()
}

/// Where the entries are that add up to what flows between two nodes. None for what is left over of the others: no
/// entry says it.
fn behind(desk: &Desk, flow: &Flow, from: &NodeKind, to: &NodeKind) -> Option<String> {
    let (slug, days) = (&desk.slug, format!("from={}&until={}", flow.from, flow.until));
    let circle = |kind: &NodeKind| match kind {
        NodeKind::Circle { circle, label: _ } => circle.clone(),
        _ => "none".to_owned(), // What is no circle's is recorded for none.
    };
    match (from, to) {
        (NodeKind::Source { partner }, to) => {
            let (kind, circle) = (partner.word(), circle(to));
            Some(format!(
                "/{slug}/money/moves?way=income&kind={kind}&circle={circle}&{days}"
            ))
        }
        (from @ (NodeKind::Circle { .. } | NodeKind::NoCircle), _) => {
            let circle = circle(from);
            Some(format!("/{slug}/money/moves?way=income&circle={circle}&{days}"))
        }
        (_, NodeKind::Costs { partner }) => {
            let kind = partner.word();
            Some(format!("/{slug}/money/moves?way=expense&kind={kind}&{days}"))
        }
        (_, NodeKind::SetAside { share }) => Some(format!("/{slug}/money/shares/{share}")),
        (_, NodeKind::Stream { .. } | NodeKind::Solidarity | NodeKind::Reserve) => {
            Some(format!("/{slug}/flow/shares?{days}"))
        }
        (_, NodeKind::Member { member, name: _ }) => Some(format!("/{slug}/flow/shares?{days}&member={member}")),
        // What is left over of the others: no entry says it.
        (_, NodeKind::OtherMembers { .. } | NodeKind::Kept | NodeKind::Cash) => None,
        (_, NodeKind::Source { .. } | NodeKind::Circle { .. } | NodeKind::NoCircle | NodeKind::Earlier) => None,
    }
}

/// The sums of the period, each with the entries behind it.
fn sums(desk: &Desk, flow: &Flow) -> Vec<Figure> {
    let (w, slug) = (desk.w, &desk.slug);
    let days = format!("from={}&until={}", flow.from, flow.until);
    let figure = |label: String, amount: u64, place: String| Figure {
        value: desk.money(amount),
        label,
        href: format!("/{slug}/{place}"),
    };
    vec![
        figure(w.flow_came_in(), flow.came_in, format!("money/moves?way=income&{days}")),
        figure(w.flow_went_out(), flow.costs, format!("money/moves?way=expense&{days}")),
        figure(w.flow_shared(), flow.shared, format!("flow/shares?{days}")),
        figure(w.flow_paid(), flow.paid, format!("money/moves?way=payment&{days}")),
    ]
}

/// The table of the picture as CSV.
pub(super) async fn flow_csv(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    let name = format!("{}-flow", desk.slug);
    desk.csv(name, move |desk| {
        let (from, until) = asked.days(desk);
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
    /// The work behind it, where there is some.
    href: Option<String>,
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
        let months: Vec<Option<Month>> = care.columns.iter().map(|day| Day::parse(day).map(Day::month)).collect();
        let cell = |member: &Hash, month: Option<Month>, minutes: u64| Cell {
            class: shade(minutes, care.most),
            text: hours_or_dot(desk, minutes),
            href: month
                .filter(|_| minutes > 0)
                .map(|month| format!("/{}/work?stream=care&member={member}&month={month}", desk.slug)),
        };
        let mut rows: Vec<Row> = care
            .rows
            .iter()
            .map(|row| Row {
                name: desk.name(&row.who),
                href: desk.person_href(&row.who.member),
                cells: row
                    .minutes
                    .iter()
                    .zip(&months)
                    .map(|(minutes, month)| cell(&row.who.member, *month, *minutes))
                    .collect(),
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
    let (from, until) = (desk.day(&care.from), desk.day(&care.until));
    if carried == 0 {
        return w.care_none(from, until);
    }
    w.care_sentence(
        w.care_people(carried),
        desk.hours(care.total),
        from,
        until,
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
