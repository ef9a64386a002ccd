//! A register as other tools of transparency logs read it: its checkpoint, tiles, bundles of entries and proofs, at C2SP's
//! paths; and the witness that this node is for others.

use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use node::peer::{Answer, origin_hash};
use node::{Keeper, Trouble, Unreplayed};
use register::Hash;
use register::add_checkpoint::AddCheckpoint;
use register::tiles::{TileKind, TilePath, push_to_bundle, tile};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::body::Asked;
use crate::copiers::{HEADER, UNNAMED};
use crate::door::Door;
use crate::limits::PROOFS_MAX;
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::serve::mirroring;
use crate::state::App;
use crate::visitor::{Visitor, enter, is_public};

/// The routes of registers and of the witness.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{community}/checkpoint", get(checkpoint))
        .route("/{community}/tile/{*path}", get(tile_or_bundle))
        .route("/{community}/proof/{index}", get(proof))
        .route("/witness/add-checkpoint", post(add_checkpoint))
        .route("/witness/{origin}/checkpoint", get(witnessed))
        .route("/witness/{origin}/mirror", get(mirrored))
}

/// What is to be proven.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Claims {
    /// The size of the register under whose root everything is proven.
    size: u64,
    /// An older size, which it continues; 0 if nothing older is known.
    #[serde(default)]
    from: u64,
    /// Places of entries, with commas between them; at most 100.
    #[serde(default)]
    entries: String,
}

/// Proofs as RFC 6962 has them; whoever asked verifies them.
#[derive(Serialize, ToSchema)]
pub struct Proofs {
    /// That the register of the size continues the older one.
    consistency: Vec<String>,
    /// That each entry stands at its place, in the order in which they were asked for.
    inclusion: Vec<Vec<String>>,
}

/// Ask for proofs: that the register continues an older one, and that entries stand in it. Hashes are for everybody.
#[utoipa::path(get, path = "/api/{community}/proofs", operation_id = "proofs", tag = "register",
    params(("community" = String, Path, description = "Short name or id"), Claims),
    responses((status = 200, body = Proofs), (status = 404, body = Problem)))]
pub async fn proofs(
    State(app): State<App>,
    Path(community): Path<String>,
    Asked(claims): Asked<Claims>,
) -> Result<Json<Proofs>, NotDone> {
    let keeper = app.keeper(&community)?;
    let places = claims.entries.split(',').filter(|place| !place.is_empty());
    let places: Option<Vec<u64>> = places.map(|place| place.parse().ok()).collect();
    let places = places
        .filter(|places| places.len() <= PROOFS_MAX)
        .ok_or_else(|| Door::BadQuery {
            detail: format!("entries: at most {PROOFS_MAX} numbers with commas between them"),
        })?;
    let found = keeper.read(|state| {
        let size = Some(claims.size).filter(|size| *size <= state.size())?;
        let consistency = state.tree().consistency(claims.from, size)?;
        let inclusion: Option<Vec<_>> = places
            .iter()
            .map(|place| state.tree().inclusion(*place, size))
            .collect();
        Some((consistency, inclusion?))
    });
    let (consistency, inclusion) = found.ok_or(Door::NotThere {
        id: claims.size.to_string(),
    })?;
    let words = |proof: &Vec<Hash>| proof.iter().map(Hash::to_string).collect();
    Ok(Json(Proofs {
        consistency: words(&consistency),
        inclusion: inclusion.iter().map(words).collect(),
    }))
}

const TEXT: &str = "text/plain; charset=utf-8";
const BYTES: &str = "application/octet-stream";
/// What changes with the next act.
const BRIEFLY: &str = "public, max-age=1";
/// What is for one reader, once.
const UNKEPT: &str = "private, no-store";
/// What never changes, and is for everybody.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// What never changes, and is for members.
const FOR_EVER_PRIVATE: &str = "private, max-age=31536000, immutable";

/// The newest checkpoint: sealed, if the register did not grow since, and else the keeper's own.
async fn checkpoint(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(community): Path<String>,
) -> Result<Response, NotDone> {
    let keeper = app.keeper(&community)?;
    // A mirror says so; of a community that only its members read, one that reads in no member's name is none.
    let said = headers.get(HEADER).and_then(|said| said.to_str().ok());
    let member = visitor.member_of(&keeper).map(|session| session.member);
    if let Some(said) = said.filter(|_| member.is_some() || is_public(&keeper)) {
        app.peers().copiers().note(keeper.id(), said, member, app.now_ms());
    }
    let text = newest(&keeper);
    let mut response = ([(CONTENT_TYPE, TEXT), (CACHE_CONTROL, BRIEFLY)], text).into_response();
    if said.is_some() {
        // What is said to one mirror is not for another.
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(UNKEPT));
        if member.is_none() {
            headers.insert(HEADER, HeaderValue::from_static(UNNAMED));
        }
    }
    Ok(response)
}

/// The newest checkpoint with the cosignatures that it has.
pub(crate) fn newest(keeper: &Keeper) -> String {
    let size = keeper.read(|state| state.size());
    match keeper.seal().filter(|seal| seal.size == size) {
        Some(seal) => seal.note.clone(),
        None => keeper.checkpoint(),
    }
}

async fn tile_or_bundle(
    State(app): State<App>,
    visitor: Visitor,
    Path((community, path)): Path<(String, String)>,
) -> Result<Response, NotDone> {
    let path: TilePath = format!("tile/{path}").parse().map_err(|_| Door::NothingHere)?;
    match path.kind() {
        TileKind::Hashes(_) => {
            let keeper = app.keeper(&community)?;
            let bytes = keeper.read(|state| tile(state.tree(), state.size(), path));
            let bytes = bytes.ok_or(Door::NothingHere)?;
            Ok(([(CONTENT_TYPE, BYTES), (CACHE_CONTROL, FOR_EVER)], bytes).into_response())
        }
        TileKind::Entries => {
            let keeper = enter(&app, &community, &visitor)?;
            let keeping = if is_public(&keeper) { FOR_EVER } else { FOR_EVER_PRIVATE };
            let reading = move || bundle(&keeper, path);
            let bytes = tokio::task::spawn_blocking(reading).await.map_err(|_| Door::Bug)??;
            Ok(([(CONTENT_TYPE, BYTES), (CACHE_CONTROL, keeping)], bytes).into_response())
        }
    }
}

fn bundle(keeper: &Keeper, path: TilePath) -> Result<Vec<u8>, NotDone> {
    let entries = keeper.entries(path.places()).map_err(Trouble::Fault)?;
    if entries.len() != usize::from(path.width()) {
        return Err(Door::NothingHere.into());
    }
    let mut bytes = Vec::new();
    entries.iter().for_each(|entry| push_to_bundle(entry, &mut bytes));
    Ok(bytes)
}

/// The proof that an entry stands, as a file that can be checked without this server.
async fn proof(State(app): State<App>, Path((community, index)): Path<(String, String)>) -> Result<Response, NotDone> {
    let keeper = app.keeper(&community)?;
    let index: u64 = index.parse().map_err(|_| Door::NothingHere)?;
    let file = keeper.proof(index).ok_or(Door::NothingHere)?;
    let name = format!("attachment; filename=\"{}-{index}.tlog-proof\"", keeper.slug());
    let headers = [
        (CONTENT_TYPE, TEXT.to_owned()),
        (axum::http::header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, file.to_string()).into_response())
}

/// Cosigns a checkpoint of a register that this node witnesses.
async fn add_checkpoint(State(app): State<App>, body: Bytes) -> Result<Response, NotDone> {
    if app.peers().witness().is_none() {
        return Err(Door::NothingHere.into());
    }
    let answering = move || {
        let now_ms = app.now_ms();
        let desk = app.peers().witness()?;
        Some(not_replayed(&app, &body).unwrap_or_else(|| desk.add_checkpoint(&body, now_ms)))
    };
    let answer = tokio::task::spawn_blocking(answering).await.map_err(|_| Door::Bug)?;
    Ok(spoken(answer.ok_or(Door::NothingHere)?))
}

/// What is said to a checkpoint of a register that is mirrored here, and not replayed as far as that: a mirror cosigns
/// nothing that it did not check itself.
fn not_replayed(app: &App, body: &[u8]) -> Option<Answer> {
    let request = AddCheckpoint::parse(body).ok()?;
    let community = request.checkpoint.origin.strip_prefix("mirrorball/")?;
    let keeper = app.node().keeper(community).filter(Keeper::is_copy)?;
    let (status, why) = match keeper.replayed(&request.checkpoint) {
        Ok(()) => return None,
        Err(Unreplayed::NotYet) => (503, "this mirror has not replayed the register that far yet"),
        Err(Unreplayed::Differs) => (422, "what the keeper signed does not replay here"),
    };
    Some(Answer {
        status,
        kind: TEXT,
        body: format!("{why}\n"),
    })
}

/// The last checkpoint that this node cosigned of a register, by the hash of its origin; of one that is mirrored here, after
/// it has cosigned all that is held.
async fn witnessed(State(app): State<App>, Path(origin): Path<String>) -> Result<Response, NotDone> {
    let origin: Hash = origin.parse().map_err(|_| Door::NothingHere)?;
    let recalling = move || -> Result<String, NotDone> {
        let desk = app.peers().witness().ok_or(Door::NothingHere)?;
        if let Some(copy) = mirrored_here(&app, &origin) {
            let known = desk.confirmed(&register::checkpoint::origin(&copy.id()));
            if let Some(body) = copy.to_confirm(known) {
                desk.add_checkpoint(body.as_bytes(), app.now_ms());
            }
        }
        Ok(desk.checkpoint(&origin)?.ok_or(Door::NothingHere)?)
    };
    let note = tokio::task::spawn_blocking(recalling).await.map_err(|_| Door::Bug)??;
    Ok(([(CONTENT_TYPE, TEXT), (CACHE_CONTROL, BRIEFLY)], note).into_response())
}

/// Since when this node mirrors a register that it witnesses, in Unix milliseconds; for keepers, who tell their members.
async fn mirrored(State(app): State<App>, Path(origin): Path<String>) -> Result<Response, NotDone> {
    let wanted: Hash = origin.parse().map_err(|_| Door::NothingHere)?;
    let keeper = mirrored_here(&app, &wanted).ok_or(Door::NothingHere)?;
    let from = mirroring::origin_of(&app, &keeper.id()).ok_or(Door::NothingHere)?;
    let headers = [(CONTENT_TYPE, TEXT), (CACHE_CONTROL, BRIEFLY)];
    Ok((headers, format!("{}\n", from.since_ms)).into_response())
}

/// The copy of the register whose origin has this hash.
fn mirrored_here(app: &App, origin: &Hash) -> Option<Keeper> {
    let is_it =
        |keeper: &Keeper| keeper.is_copy() && origin_hash(&register::checkpoint::origin(&keeper.id())) == *origin;
    app.node().communities().into_iter().find(is_it)
}

/// An answer whose words are the protocol's own, so that ours are not put in their place.
fn spoken(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).expect("the witness answers with statuses");
    let mut response = (status, [(CONTENT_TYPE, answer.kind)], answer.body).into_response();
    response.extensions_mut().insert(Spoken);
    response
}

/// Marks an answer that has its words already.
#[derive(Clone, Copy)]
pub(crate) struct Spoken;
