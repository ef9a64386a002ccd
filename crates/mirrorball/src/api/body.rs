//! Bodies that anybody may have sent, read strictly: a limit, UTF-8, JSON
//! without duplicate or unknown members.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use node::{Submission, Trouble};
use rules::refusal::Refusal;
use serde::de::DeserializeOwned;

use crate::door::Door;
use crate::limits::BODY_BYTES_MAX;
use crate::not_done::NotDone;
use crate::state::App;

/// A body of this shape.
pub struct Strict<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Strict<T> {
    type Rejection = Door;

    async fn from_request(request: Request, _: &App) -> Result<Self, Door> {
        crate::strict::read(&bytes(request).await?).map(Self)
    }
}

/// A signed act that somebody sent.
pub struct Sent(pub Submission);

impl FromRequest<App> for Sent {
    type Rejection = NotDone;

    async fn from_request(request: Request, _: &App) -> Result<Self, NotDone> {
        let bytes = bytes(request).await?;
        crate::strict::text(&bytes)?;
        let submission = Submission::from_json(&bytes).map_err(|flaw| Trouble::Refusal(Refusal::malformed(&flaw)))?;
        Ok(Self(submission))
    }
}

async fn bytes(request: Request) -> Result<Bytes, Door> {
    axum::body::to_bytes(request.into_body(), BODY_BYTES_MAX)
        .await
        .map_err(|_| Door::BodyTooLarge {
            bytes_max: BODY_BYTES_MAX,
        })
}

/// The questions after the `?` of an address.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> axum::extract::FromRequestParts<App> for Asked<T> {
    type Rejection = Door;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, _: &App) -> Result<Self, Door> {
        axum::extract::Query::try_from_uri(&parts.uri)
            .map(|query| Self(query.0))
            .map_err(|flaw| Door::BadQuery {
                detail: flaw.body_text(),
            })
    }
}
