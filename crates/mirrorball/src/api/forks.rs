//! Questions about parting: the forks of a community, and the communities that share its history, as JSON.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use node::{Keeper, State as Kept};
use register::Hash;
use register::json::{Value as Canonical, encode};
use rules::act::ForkOutcome;
use rules::community::{Community, Divided, Fork, MemberIx, Sibling, SiblingKind};
use rules::quantity::Stream;
use rules::report::Who;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::reports::answer;
use crate::api::texts;
use crate::door::Door;
use crate::forking;
use crate::limits::ROWS_MAX;
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::state::App;
use crate::visitor::{Visitor, enter};

/// Every question.
pub fn described() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(forks)).routes(routes!(siblings))
}

/// Forks, the last noticed first: who signs and goes along, until when, with what; and, once they have parted, the
/// founding act of the new community, without its keeper's key.
#[utoipa::path(get, path = "/api/{community}/forks", operation_id = "forks", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn forks(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let reader = visitor.member_of(&keeper).map(|session| session.member);
    let now_ms = app.now_ms();
    let telling = move || {
        let told = keeper.read(|state| {
            let community = state.community();
            let last = community.forks().iter().rev().take(ROWS_MAX);
            let rows = last.map(|one| fork((&keeper, state), one, now_ms));
            json!({ "rows": rows.collect::<Vec<_>>() })
        });
        texts::filled(&keeper, reader, told)
    };
    let told = tokio::task::spawn_blocking(telling).await.map_err(|_| Door::Bug)??;
    Ok(Json(told))
}

fn fork((keeper, state): (&Keeper, &Kept), fork: &Fork, now_ms: u64) -> Value {
    let community = state.community();
    let who = |member: &MemberIx| Who::at(community, *member);
    let going = fork.going.iter();
    let going = going.map(|(member, going)| json!({ "who": who(member), "belongs": going.belongs.word() }));
    let reports = fork.reports.iter();
    let reports = reports.map(|one| json!({ "by": who(&one.by), "text": one.text, "stamp_ms": one.stamp_ms }));
    json!({
        "fork": fork.id, "name": fork.name, "purpose": fork.purpose, "decision": fork.decision, "why": fork.why,
        "by": who(&fork.by), "entry": fork.entry, "opened_ms": fork.opened_ms,
        "stage": fork.stage_at(now_ms).word(), "ended": fork.end.as_ref().map(|end| end.why.word()),
        "signers": fork.signers.keys().map(who).collect::<Vec<_>>(), "needed": fork.needed,
        "facilitator": community.fork_facilitator(fork).map(|member| who(&member)),
        "notice_ends_ms": fork.notice_ends_ms(), "attempt_ms": fork.attempt_ms,
        "joining_begins_ms": fork.attempt_ms.map(|_| fork.joining_begins_ms()),
        "joining_ends_ms": fork.attempt_ms.map(|_| fork.joining_ends_ms()),
        "reports": reports.collect::<Vec<_>>(), "going": going.collect::<Vec<_>>(),
        "parting": parting(community, fork, now_ms), "founding": founding((keeper, state), fork),
        "sibling": fork.sibling.as_ref().map(|named| json!({ "community": named.community, "address": named.address,
            "by": who(&named.by), "entry": named.entry })),
    })
}

/// Who parted with what, or would if it were closed now.
fn parting(community: &Community, fork: &Fork, now_ms: u64) -> Value {
    let account = |one: &Divided| json!({ "account": one.account.to_string(), "held": one.held, "divided": one.divided, "goes": one.goes });
    let credit = |(member, stream, open): &(MemberIx, Stream, u64)| json!({ "who": Who::at(community, *member), "stream": stream.word(), "open": open });
    let told = |outcome: ForkOutcome, result: Hash, (going, all): (u128, u128)| json!({ "outcome": outcome.word(), "result": result, "entitled": going.to_string(), "entitled_all": all.to_string() });
    let (mut value, accounts, credits) = match &fork.parted {
        Some(parted) => {
            let mut value = told(ForkOutcome::Parted, parted.result, parted.entitled);
            value["entry"] = json!(parted.entry);
            (value, parted.accounts.clone(), parted.credits.clone())
        }
        None if fork.end.is_some() => return Value::Null,
        None => {
            let parting = community.parting(fork, now_ms);
            let value = told(parting.outcome, parting.result, parting.sums());
            (value, parting.accounts, parting.credits)
        }
    };
    value["accounts"] = accounts.iter().map(account).collect();
    value["credits"] = credits.iter().map(credit).collect();
    value
}

/// The founding act of the new community, and what its author has seen.
fn founding((keeper, state): (&Keeper, &Kept), fork: &Fork) -> Option<Value> {
    if state.community().origin_by(&fork.id).is_some() {
        return None; // It is this register's own beginning.
    }
    let (act, size, root) = forking::founding(keeper, state, fork)?;
    let act: Value = serde_json::from_str(&encode(&Canonical::Record(act))).ok()?;
    Some(json!({ "act": act, "seen": { "size": size, "root": root } }))
}

/// The communities that share this one's history: which it parted from, which parted from it, where they are found, and
/// whether the two registers begin alike, where both are here.
#[utoipa::path(get, path = "/api/{community}/siblings", operation_id = "siblings", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn siblings(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let node = app.clone();
    let here = {
        let id = keeper.id();
        tokio::task::spawn_blocking(move || forking::forks_here(node.node(), &id))
            .await
            .map_err(|_| Door::Bug)?
    };
    let found = here.clone();
    let mut told = answer(app.clone(), visitor, community, move |community, _| {
        let rows = community.siblings();
        Ok(json!({ "rows": rows.iter().map(|one| sibling(one, &found)).collect::<Vec<_>>() }))
    })
    .await?;
    for row in told.0["rows"].as_array_mut().into_iter().flatten() {
        let id = row["community"].as_str().and_then(|id| app.node().keeper(id));
        if let (Some(other), Some(size)) = (id, row["shared"].as_u64()) {
            row["slug"] = json!(other.slug());
            row["begins_alike"] = json!(forking::shares(&keeper, &other, size));
        }
        if let (Some("parent"), Some(size)) = (row["kind"].as_str(), row["shared"].as_u64()) {
            row["is_signed"] = json!(forking::is_signed(&keeper, size));
        }
    }
    Ok(told)
}

fn sibling(one: &Sibling<'_>, here: &BTreeMap<Hash, Hash>) -> Value {
    let kind = match one.kind {
        SiblingKind::Parent => "parent",
        SiblingKind::Child => "child",
        SiblingKind::Sibling => "sibling",
    };
    let id = one.community.or_else(|| here.get(&one.fork.id).copied());
    json!({ "kind": kind, "name": one.name, "community": id, "named": one.community.is_some(),
        "address": one.address, "shared": one.shared, "fork": one.fork.id })
}
