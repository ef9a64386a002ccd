//! Where links lead that are followed from elsewhere, such as those of a calendar: to what the settings say or, where they
//! say nothing, to where this was asked for, in the way in which it was.

use std::convert::Infallible;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::HOST;
use axum::http::request::Parts;

use crate::serve::listening::Caller;
use crate::state::App;

/// The beginning of such a link, without a slash at its end: `https://coop.example`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Site(pub String);

impl FromRequestParts<App> for Site {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        if let Some(mail) = app.mail() {
            return Ok(Self(mail.site().to_owned()));
        }
        let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok());
        let caller = parts.extensions.get::<ConnectInfo<Caller>>().map(|info| info.0);
        let by_tls = caller.is_some_and(|caller| app.by_tls(caller, &parts.headers));
        let scheme = if by_tls { "https" } else { "http" };
        Ok(Self(format!("{scheme}://{}", host.unwrap_or("localhost"))))
    }
}
