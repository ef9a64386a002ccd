//! Members' endorsements of this node as the keeper of a register that it mirrors.

use axum::Json;
use axum::extract::{Path, State};
use node::{Gathered, Keeper, Trouble};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::acts::Submitted;
use crate::api::body::Sent;
use crate::door::Door;
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::serve::mirroring::forget_origin;
use crate::serve::sealing::heed;
use crate::state::App;
use crate::web::own_verifier;

/// How far members have come with endorsing this node.
#[derive(Serialize, ToSchema)]
pub struct Endorsements {
    /// The key that they endorse with the act `keeper.endorse`.
    key: String,
    /// The same key as witnesses take it, to be told to them before this node keeps the register.
    verifier: String,
    /// How many entries this node holds; the register goes on after them.
    size: u64,
    /// The root over them.
    root: String,
    /// How many full members have endorsed it.
    given: usize,
    /// How many it takes: more than half of the full members.
    needed: usize,
    /// Whether this node keeps the register.
    in_force: bool,
    /// What a witness had confirmed beyond what this node holds, when they were asked last: with each endorsement.
    #[serde(skip_serializing_if = "Option::is_none")]
    beyond: Option<Beyond>,
    /// The witnesses that did not say then what they had confirmed.
    silent: Vec<String>,
}

/// What a witness had confirmed beyond what a mirror holds.
#[derive(Serialize, ToSchema)]
pub struct Beyond {
    /// Its name.
    witness: String,
    /// How many entries it had confirmed.
    confirmed: u64,
    /// How many of them are missing here.
    missing: u64,
}

impl Endorsements {
    fn of(app: &App, keeper: &Keeper, gathered: Gathered) -> Self {
        let Gathered {
            key,
            size,
            root,
            given,
            needed,
            is_in_force,
        } = gathered;
        let asked = app.peers().asked(&keeper.id(), size);
        let beyond = asked.beyond.map(|(witness, confirmed)| Beyond {
            witness,
            confirmed,
            missing: confirmed.saturating_sub(size),
        });
        Self {
            key: key.to_string(),
            verifier: own_verifier(keeper),
            size,
            root: root.to_string(),
            given,
            needed,
            in_force: is_in_force,
            beyond,
            silent: asked.silent,
        }
    }
}

/// Ask how far members have come with endorsing this node as their keeper.
#[utoipa::path(get, path = "/api/{community}/endorsements", operation_id = "endorsements", tag = "register",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Endorsements), (status = 404, body = Problem)))]
pub async fn given(State(app): State<App>, Path(community): Path<String>) -> Result<Json<Endorsements>, Door> {
    let keeper = app.keeper(&community)?;
    let gathering = move || Endorsements::of(&app, &keeper, keeper.gathered());
    let gathered = tokio::task::spawn_blocking(gathering).await;
    Ok(Json(gathered.map_err(|_| Door::Bug)?))
}

/// Endorse this mirror: a signed `keeper.endorse` of its key. Once there are enough, they enter the register together.
#[utoipa::path(post, path = "/api/{community}/endorsements", operation_id = "endorse", tag = "register",
    params(("community" = String, Path, description = "Short name or id")),
    request_body = Submitted,
    responses((status = 200, body = Endorsements), (status = 422, body = Problem, description = "Refused"),
        (status = 503, body = Problem, description = "A fault; sending it again is safe")))]
pub async fn endorse(
    State(app): State<App>,
    Path(community): Path<String>,
    Sent(submission): Sent,
) -> Result<Json<Endorsements>, NotDone> {
    let keeper: Keeper = app.keeper(&community)?;
    let endorsing = move || {
        // Right before: what they confirm from now on they were shown by a keeper that is not gone.
        heed(&app, &keeper)?;
        let gathered = keeper.endorse(submission)?;
        if gathered.is_in_force {
            forget_origin(&app, &keeper.id());
        }
        Ok::<_, Trouble>(Endorsements::of(&app, &keeper, gathered))
    };
    let endorsed = tokio::task::spawn_blocking(endorsing).await;
    Ok(Json(endorsed.map_err(|_| Door::Bug)??))
}
