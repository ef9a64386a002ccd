//! What lies behind figures, as JSON: movements of money, accounts with their entries, and what share-outs paid for what.

use axum::Json;
use axum::extract::{Path, State};
use rules::report;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::body::Asked;
use crate::api::reports::answer;
use crate::behind;
use crate::limits::ROWS_MAX;
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::state::App;
use crate::visitor::Visitor;

/// Every question.
pub fn described() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(movements))
        .routes(routes!(accounts))
        .routes(routes!(account))
        .routes(routes!(paid_out))
}

/// Which movements are asked for.
#[derive(Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Moves {
    /// This way: income, expense or payment.
    way: Option<String>,
    /// From or to partners of this kind: customer, donor, supplier or member.
    kind: Option<String>,
    /// For this circle or project; `none` for those of no circle.
    circle: Option<String>,
    /// Payments to this member: an id, or `me`.
    member: Option<String>,
    /// On this day or later.
    from: Option<String>,
    /// On this day or earlier.
    until: Option<String>,
    /// Go on after so many.
    skip: Option<usize>,
}

/// Which entries of an account are asked for.
#[derive(Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Lines {
    /// `share`: those by which share-outs were posted.
    by: Option<String>,
    /// Go on after so many.
    skip: Option<usize>,
}

/// Which share-outs are asked for, and to whom.
#[derive(Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Paid {
    /// Opened on this day or later.
    from: String,
    /// Opened on this day or earlier.
    until: String,
    /// What they paid to this member: an id, or `me`.
    member: Option<String>,
}

impl Moves {
    /// The same, as pages ask it too.
    fn asked(&self) -> behind::Moves<'_> {
        behind::Moves {
            way: self.way.as_deref().unwrap_or_default(),
            kind: self.kind.as_deref().unwrap_or_default(),
            circle: self.circle.as_deref().unwrap_or_default(),
            member: self.member.as_deref().unwrap_or_default(),
            from: self.from.as_deref().unwrap_or_default(),
            until: self.until.as_deref().unwrap_or_default(),
        }
    }
}

/// Incomes, expenses and payments, the last recorded first, with what all that are asked for add up to.
#[utoipa::path(get, path = "/api/{community}/movements", operation_id = "movements", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"), Moves),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn movements(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(wanted): Asked<Moves>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let filter = wanted.asked().filter(community, reader.member)?;
        Ok(report::movements(
            community,
            &filter,
            wanted.skip.unwrap_or(0),
            ROWS_MAX,
        ))
    })
    .await
}

/// Every account that anything moved on, with what it holds.
#[utoipa::path(get, path = "/api/{community}/accounts", operation_id = "accounts", tag = "reports",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn accounts(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, reader| {
        let views = community.ledger().accounts(reader.now_ms).map(|(_, view)| view);
        let rows = views.map(|view| {
            json!({
                "account": view.account, "counts": view.unit, "holder": view.holder, "balance": view.balance,
                "pending_in": view.pending_in, "pending_out": view.pending_out, "purpose": view.purpose,
            })
        });
        Ok(json!({ "rows": rows.collect::<Vec<_>>() }))
    })
    .await
}

/// The entries behind an account, the last first, with what all of them add up to.
#[utoipa::path(get, path = "/api/{community}/accounts/{account}", operation_id = "account", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"),
        ("account" = String, Path, description = "The account, as acts name it"), Lines),
    responses((status = 200, body = Value), (status = 404, body = Problem)))]
async fn account(
    State(app): State<App>,
    visitor: Visitor,
    Path((community, account)): Path<(String, String)>,
    Asked(wanted): Asked<Lines>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let (key, _) = behind::account(community, &account, reader.now_ms)?;
        let filter = behind::entries(wanted.by.as_deref().unwrap_or_default())?;
        let page = (wanted.skip.unwrap_or(0), ROWS_MAX);
        Ok(report::postings(community, &key, filter, page))
    })
    .await
}

/// What share-outs that were opened in a period paid, each by what it was paid for.
#[utoipa::path(get, path = "/api/{community}/paid-out", operation_id = "paid_out", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"), Paid),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn paid_out(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(wanted): Asked<Paid>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let (from, until) = (behind::day(&wanted.from)?, behind::day(&wanted.until)?);
        let member = wanted.member.as_ref();
        let member = member.map(|text| reader.member(community, text)).transpose()?;
        Ok(report::paid_out(community, from, until, member))
    })
    .await
}
