//! The ball of a register: what its facets show, and its four words.

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::ball;
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::state::App;
use crate::visitor::{Visitor, enter};

/// The mark of a register at its head.
#[derive(Serialize, ToSchema)]
pub struct Ball {
    /// How many entries the register has.
    size: u64,
    /// The root that the ball is drawn from.
    root: String,
    /// Four words to say aloud, in the language of the community.
    words: Vec<String>,
    /// The 28 facets, line by line from the top left: a recent contribution (livelihood, love, care) or a light (light-0
    /// to light-3).
    facets: Vec<&'static str>,
}

/// The ball: two devices with the same history show the same one, and the same four words.
#[utoipa::path(get, path = "/api/{community}/ball", operation_id = "ball", tag = "register",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Ball), (status = 401, body = Problem)))]
pub async fn ball(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Ball>, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let answer = keeper.read(|state| {
        let root = state.root();
        let recent = ball::recent_streams(state.community());
        Ball {
            size: state.size(),
            root: root.to_string(),
            words: ball::spoken(state.community(), root.as_bytes()).words.to_vec(),
            facets: ball::facets(root.as_bytes(), &recent)
                .into_iter()
                .map(ball::Light::word)
                .collect(),
        }
    });
    Ok(Json(answer))
}
