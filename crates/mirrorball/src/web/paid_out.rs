//! What share-outs paid in a period, each by what it was paid for: what lies behind the flow from cash to members and funds.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use register::Hash;
use rules::report::{self, PaidOut, PaidParts};

use super::desk::Desk;
use super::flow::Asked;
use super::people;
use super::shell::Shell;
use crate::not_done::NotDone;

struct Row {
    href: String,
    period: String,
    cells: Vec<String>,
}

#[derive(Template)]
#[template(path = "paid_out.html")]
struct Page {
    page: Shell,
    slug: String,
    sentence: String,
    query: String,
    columns: Vec<String>,
    rows: Vec<Row>,
    total: Vec<String>,
    /// The member who is asked for: their page, and their name.
    who: Option<(String, String)>,
}

/// The answer, and whom it is about.
fn found(desk: &Desk, asked: &Asked) -> Result<(PaidOut, Option<Hash>), NotDone> {
    let (from, until) = asked.days(desk);
    let member = match asked.member.as_str() {
        "" => None,
        id => Some(desk.id(id)?), // A text, not an enum of ours.
    };
    let found = desk.keeper.read(|state| {
        let community = state.community();
        let place = match &member {
            Some(id) => Some(community.member_ix(id)?),
            None => None,
        };
        Some(report::paid_out(community, from, until, place))
    });
    Ok((found.ok_or_else(|| desk.missing(&asked.member))?, member))
}

/// The columns; those of the funds where everybody is asked for.
fn cells(parts: &PaidParts, member: Option<Hash>) -> Vec<u64> {
    let mut cells = vec![parts.livelihood, parts.love, parts.care, parts.to_members()];
    if member.is_none() {
        cells.extend([parts.solidarity, parts.reserve]);
    }
    cells
}

/// The share-outs of a period, by stream.
pub(super) async fn page(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let w = desk.w;
        let (paid, member) = found(desk, &asked)?;
        let mut columns = vec![
            w.stream_livelihood(),
            w.stream_love(),
            w.stream_care(),
            w.share_payout(),
        ];
        if member.is_none() {
            columns.extend([w.flow_solidarity(), w.flow_reserve()]);
        }
        let money = |parts: &PaidParts| {
            cells(parts, member)
                .into_iter()
                .map(|amount| desk.money(amount))
                .collect()
        };
        let row = |row: &report::PaidOutRow| Row {
            href: match &member {
                Some(id) => format!("/{}/money/shares/{}/{id}", desk.slug, row.share),
                None => format!("/{}/money/shares/{}", desk.slug, row.share),
            },
            period: w.share_period(desk.day(&row.from), desk.day(&row.until)),
            cells: money(&row.paid),
        };
        let shares = paid.rows.len() as u64;
        let name = member.map(|id| people::name_of(&desk.keeper, desk.language, id));
        Ok(Page {
            page: desk.shell(w.paid_out_title(), "flow"),
            slug: desk.slug.clone(),
            sentence: w.paid_out_sentence(
                desk.day(&paid.from),
                desk.day(&paid.until),
                w.flow_shares(shares),
                desk.money(paid.total.to_members()),
            ),
            query: asked.query(desk),
            columns,
            rows: paid.rows.iter().map(row).collect(),
            total: money(&paid.total),
            who: member.zip(name).map(|(id, name)| (desk.person_href(&id), name)),
        })
    })
    .await
}

/// The same as CSV.
pub(super) async fn csv(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    let name = format!("{}-paid-out", desk.slug);
    desk.csv(name, move |desk| {
        let (paid, member) = found(desk, &asked)?;
        let mut head = vec!["share", "from", "until", "livelihood", "love", "care", "payout"];
        if member.is_none() {
            head.extend(["solidarity", "reserve"]);
        }
        head.push("currency");
        let mut table = vec![head.into_iter().map(str::to_owned).collect::<Vec<_>>()];
        for row in &paid.rows {
            let mut line = vec![row.share.to_string(), row.from.clone(), row.until.clone()];
            line.extend(
                cells(&row.paid, member)
                    .into_iter()
                    .map(|amount| rules::quantity::decimal(i64::try_from(amount).unwrap_or(i64::MAX), desk.scale)),
            );
            line.push(desk.currency.clone());
            table.push(line);
        }
        Ok(table)
    })
    .await
}
