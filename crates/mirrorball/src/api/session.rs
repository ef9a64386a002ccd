//! Beginning and ending a session: a challenge is handed out, and a member's
//! key signs it.

use axum::Json;
use axum::extract::State;
use axum::http::header::{HOST, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use register::{AnyKey, AnySignature, Hash, Kid};
use rules::community::Community;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body::Strict;
use crate::door::Door;
use crate::limits::SESSION_MS;
use crate::not_done::NotDone;
use crate::session::{COOKIE, challenge_bytes};
use crate::state::{App, Effort};
use crate::visitor::{Visitor, cookie};

/// Something to sign.
#[derive(Serialize, ToSchema)]
pub struct Challenge {
    /// A nonce that can be answered once, within five minutes.
    nonce: String,
}

/// An answer to a challenge.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The community's short name or id.
    community: String,
    /// The member's id; may be left out where the key's short name says it.
    #[schema(value_type = Option<String>)]
    member: Option<String>,
    /// The short name of the key that signed. A member's passkey is found without, as browsers do not tell it.
    #[schema(value_type = Option<String>)]
    kid: Option<String>,
    /// The nonce.
    nonce: String,
    /// What the key made over `mirrorball-session/v1\n<host>\n<nonce>`, as it stands in a signature line after the key's
    /// short name: an Ed25519 signature, or a passkey's authenticator data, client data and signature.
    sig: String,
}

/// Who reads from now on.
#[derive(Serialize, ToSchema)]
pub struct Begun {
    /// The community's id.
    community: String,
    /// The member's id.
    member: String,
    /// The short name of the key that signed.
    kid: String,
    /// When the session ends, in Unix milliseconds.
    expires_ms: u64,
}

/// Ask for a challenge to begin a session.
#[utoipa::path(get, path = "/api/challenge", operation_id = "challenge", tag = "session",
    responses((status = 200, body = Challenge)))]
pub async fn challenge(State(app): State<App>, visitor: Visitor) -> Result<Json<Challenge>, Door> {
    app.count(visitor.counted(), Effort::Session)?;
    Ok(Json(Challenge {
        nonce: app.sessions().challenge(app.now_ms()),
    }))
}

/// Begin a session with a signed challenge; its cookie is out of reach of scripts.
#[utoipa::path(post, path = "/api/session", operation_id = "begin_session", tag = "session",
    request_body = Answer,
    responses((status = 200, body = Begun), (status = 401, body = crate::problem::Problem)))]
pub async fn begin(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Strict(answer): Strict<Answer>,
) -> Result<Response, NotDone> {
    app.count(visitor.counted(), Effort::Session)?;
    let now_ms = app.now_ms();
    if !app.sessions().redeem(&answer.nonce, now_ms) {
        return Err(Door::ChallengeSpent.into());
    }
    let keeper = app.keeper(&answer.community)?;
    let may = keeper.read(|state| keys(state.community(), &answer))?;
    let host = headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let signature: AnySignature = answer.sig.parse().map_err(|_| Door::SignatureWrong)?;
    let bytes = challenge_bytes(&host.to_ascii_lowercase(), &answer.nonce);
    let signed = may.into_iter().find(|(_, key)| key.verify(&bytes, &signature).is_ok());
    let (member, key) = signed.ok_or(Door::SignatureWrong)?;
    let kid = key.kid();
    let token = app.sessions().begin(keeper.id(), member, kid, now_ms);
    let begun = Begun {
        community: keeper.id().to_string(),
        member: member.to_string(),
        kid: kid.to_string(),
        expires_ms: now_ms.saturating_add(SESSION_MS),
    };
    let cookie = set_cookie(&token, SESSION_MS / 1000, &headers);
    Ok(([(SET_COOKIE, cookie)], Json(begun)).into_response())
}

/// The keys that may have signed, and whose they are: the one that is named, or the passkeys of who is named.
fn keys(community: &Community, answer: &Answer) -> Result<Vec<(Hash, AnyKey)>, Door> {
    let active = |kid: Kid| Some((crate::visitor::holder(community, kid)?, community.key(kid)?.public));
    let named = match &answer.member {
        Some(member) => Some(member.parse::<Hash>().map_err(|_| Door::KeyNotActive)?),
        None => None,
    };
    let keys: Vec<(Hash, AnyKey)> = if let Some(kid) = &answer.kid {
        active(kid.parse().map_err(|_| Door::KeyNotActive)?)
            .into_iter()
            .collect()
    } else {
        let member = named
            .and_then(|id| community.member_ix(&id))
            .ok_or(Door::KeyNotActive)?;
        let all = community.member(member).keys.iter().filter_map(|kid| active(*kid));
        all.filter(|(_, key)| key.plain().is_none()).collect()
    };
    let keys: Vec<_> = keys
        .into_iter()
        .filter(|(holder, _)| named.is_none_or(|id| id == *holder))
        .collect();
    if keys.is_empty() {
        Err(Door::KeyNotActive)
    } else {
        Ok(keys)
    }
}

/// End the session.
#[utoipa::path(delete, path = "/api/session", operation_id = "end_session", tag = "session",
    responses((status = 204)))]
pub async fn end(State(app): State<App>, headers: HeaderMap) -> Response {
    if let Some(token) = cookie(&headers, COOKIE) {
        app.sessions().end(token);
    }
    (StatusCode::NO_CONTENT, [(SET_COOKIE, set_cookie("", 0, &headers))]).into_response()
}

/// The cookie of a session; over https it never travels in the clear.
fn set_cookie(token: &str, seconds: u64, headers: &HeaderMap) -> String {
    let origin = headers
        .get(ORIGIN)
        .and_then(|origin| origin.to_str().ok())
        .unwrap_or_default();
    let secure = if origin.starts_with("https://") { "; Secure" } else { "" };
    format!("{COOKIE}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}")
}
