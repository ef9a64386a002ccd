//! Which communities are kept here, founding one, and the sample community.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::acts::{Received, Submitted, received};
use crate::api::body::Sent;
use crate::door::Door;
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::state::{App, Effort};
use crate::visitor::{Visitor, enter, is_public};

/// A community that is kept here.
#[derive(Serialize, ToSchema)]
pub struct Listed {
    /// Its id.
    community: String,
    /// Its short name, as in its address.
    slug: String,
    /// Its name.
    name: String,
    /// Whether everybody may read it.
    public: bool,
}

/// A fresh key of the keeper.
#[derive(Serialize, ToSchema)]
pub struct KeeperKey {
    /// The public key, to be named in a founding.
    keeper: String,
}

/// The members of the sample community, whose keys are public on purpose.
#[derive(Serialize, ToSchema)]
pub struct DemoKeys {
    /// One for each member.
    members: Vec<DemoKey>,
}

/// A key of the sample community.
#[derive(Serialize, ToSchema)]
pub struct DemoKey {
    /// The member's id.
    member: String,
    /// The member's name.
    name: String,
    /// The seed of their Ed25519 key, as 64 hex digits.
    seed: String,
}

/// List the communities here that everybody may read, and the one of your session.
#[utoipa::path(get, path = "/api/communities", operation_id = "communities", tag = "communities",
    responses((status = 200, body = Vec<Listed>)))]
pub async fn list(State(app): State<App>, visitor: Visitor) -> Json<Vec<Listed>> {
    let mut listed = Vec::new();
    for keeper in app.node().communities() {
        let public = is_public(&keeper);
        if !public && visitor.member_of(&keeper).is_none() {
            continue;
        }
        listed.push(Listed {
            community: keeper.id().to_string(),
            slug: keeper.slug().to_string(),
            name: keeper.read(|state| {
                let foundation = state.community().foundation();
                foundation.map(|foundation| foundation.name.clone()).unwrap_or_default()
            }),
            public,
        });
    }
    Json(listed)
}

/// Found a community with a signed founding.
#[utoipa::path(post, path = "/api/communities", operation_id = "found", tag = "communities",
    request_body = Submitted,
    responses((status = 200, body = Received), (status = 422, body = Problem)))]
pub async fn found(
    State(app): State<App>,
    visitor: Visitor,
    Sent(submission): Sent,
) -> Result<Json<Received>, NotDone> {
    app.count(visitor.counted(), Effort::Founding)?;
    let shared = app.clone();
    let arrived = tokio::time::Instant::now();
    let founding = move || shared.node().found(submission);
    let founded = tokio::task::spawn_blocking(founding).await.map_err(|_| Door::Bug)?;
    let outcome = founded
        .as_ref()
        .map(|(_, receipt)| receipt.clone())
        .map_err(Clone::clone);
    app.metrics().count_filing(&outcome, arrived.elapsed());
    let (keeper, receipt) = founded?;
    Ok(Json(received(&app, &keeper, &receipt)))
}

/// Ask for a fresh public key of this keeper, to be named in a founding.
#[utoipa::path(get, path = "/api/keeper-key", operation_id = "keeper_key", tag = "communities",
    responses((status = 200, body = KeeperKey)))]
pub async fn keeper_key(State(app): State<App>, visitor: Visitor) -> Result<Json<KeeperKey>, NotDone> {
    app.count(visitor.counted(), Effort::Session)?;
    let making = move || app.node().new_keeper_key();
    let key = tokio::task::spawn_blocking(making).await.map_err(|_| Door::Bug)??;
    Ok(Json(KeeperKey {
        keeper: key.to_string(),
    }))
}

/// Ask for the keys of the sample community's members.
#[utoipa::path(get, path = "/api/{community}/demo-keys", operation_id = "demo_keys", tag = "communities",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = DemoKeys), (status = 404, body = Problem)))]
pub async fn demo_keys(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<DemoKeys>, Door> {
    let keeper = enter(&app, &community, &visitor)?;
    let people = crate::demo::people(&keeper).ok_or(Door::NotTheSample)?;
    let members = people.into_iter().map(|person| DemoKey {
        member: person.member.to_string(),
        name: person.name,
        seed: crate::hex::encode(&person.seed),
    });
    Ok(Json(DemoKeys {
        members: members.collect(),
    }))
}

/// Makes the sample community if it is not here yet, and leads to it.
pub async fn demo(State(app): State<App>, visitor: Visitor, headers: HeaderMap) -> Result<Response, NotDone> {
    app.count(visitor.counted(), Effort::Founding)?;
    let made = tokio::task::spawn_blocking(move || crate::demo::ensure(app.node(), app.now_ms()));
    let keeper = made.await.map_err(|_| Door::Bug)??;
    let slug = keeper.slug().to_string();
    let accept = headers
        .get(ACCEPT)
        .and_then(|header| header.to_str().ok())
        .unwrap_or_default();
    if accept.contains("text/html") {
        return Ok(Redirect::to(&format!("/{slug}/today")).into_response());
    }
    let answer = serde_json::json!({ "community": keeper.id().to_string(), "slug": slug });
    Ok(Json(answer).into_response())
}
