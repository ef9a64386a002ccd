//! What everybody can read of a community: no session is asked for, and what was not decided is not in the answer.

use axum::Json;
use axum::extract::{Path, State};
use rules::report;
use serde_json::{Value, json};

use crate::api::texts;
use crate::door::Door;
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::state::App;

/// The public page: what the community decided to publish, with the decision and its day; null if it publishes nothing.
#[utoipa::path(get, path = "/api/{community}/public", operation_id = "public", tag = "communities",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 404, body = Problem)))]
pub async fn public(State(app): State<App>, Path(community): Path<String>) -> Result<Json<Value>, NotDone> {
    let keeper = app.keeper(&community)?;
    let now_ms = app.now_ms();
    let asking = move || -> Result<Value, NotDone> {
        let page = keeper.read(|state| report::public_page(state.community(), now_ms));
        Ok(texts::filled(&keeper, None, json!({ "public": page }))?)
    };
    let answered = tokio::task::spawn_blocking(asking).await.map_err(|_| Door::Bug)?;
    answered.map(Json)
}
