//! How far a new key is that others vouch for. Whoever asks has no key here yet, so no session is needed; who does not
//! know the key learns nothing.

use axum::Json;
use axum::extract::{Path, State};
use register::Kid;
use serde::Serialize;
use utoipa::ToSchema;

use crate::door::Door;
use crate::problem::Problem;
use crate::state::App;

/// How far a new key is.
#[derive(Serialize, ToSchema)]
pub struct Recovery {
    /// Whether it is a member's key already.
    enrolled: bool,
    /// Whose key members say that it is; more than one if they disagree.
    claims: Vec<Claim>,
}

/// That a key is somebody's.
#[derive(Serialize, ToSchema)]
pub struct Claim {
    /// The member's id.
    member: String,
    /// How many vouch for it.
    vouches: usize,
    /// How many it takes.
    needed: usize,
    /// From when on the member can go on with it, in Unix milliseconds; none while vouches are missing.
    ready_ms: Option<u64>,
}

/// Ask how far a new key is that others vouch for.
#[utoipa::path(get, path = "/api/{community}/recovery/{kid}", operation_id = "recovery", tag = "session",
    params(("community" = String, Path, description = "Short name or id"),
        ("kid" = String, Path, description = "The short name of the new key")),
    responses((status = 200, body = Recovery), (status = 404, body = Problem)))]
pub async fn recovery(
    State(app): State<App>,
    Path((community, kid)): Path<(String, String)>,
) -> Result<Json<Recovery>, Door> {
    let keeper = app.keeper(&community)?;
    let kid: Kid = kid.parse().map_err(|_| Door::NothingHere)?;
    let now_ms = app.now_ms();
    Ok(Json(keeper.read(|state| {
        let community = state.community();
        let claims = community.recoveries_with(kid, now_ms).into_iter();
        Recovery {
            enrolled: crate::visitor::holder(community, kid).is_some(),
            claims: claims
                .map(|(member, view)| Claim {
                    member: community.member(member).id.to_string(),
                    vouches: view.vouches.len(),
                    needed: view.needed,
                    ready_ms: view.ready_ms,
                })
                .collect(),
        }
    })))
}
