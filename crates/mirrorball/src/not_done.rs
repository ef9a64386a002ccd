//! Why a handler did not do what was asked. It becomes words only at the very
//! edge, where the language and the form (JSON or a page) are known.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use node::{Fault, Trouble};

use crate::door::Door;

/// Turned away at the door, or told by the keeper.
#[derive(Clone, Debug)]
pub enum NotDone {
    /// The program's own door.
    Door(Door),
    /// A refusal, fault or breach from behind it.
    Trouble(Trouble),
}

impl From<Door> for NotDone {
    fn from(door: Door) -> Self {
        Self::Door(door)
    }
}

impl From<Trouble> for NotDone {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<Fault> for NotDone {
    fn from(fault: Fault) -> Self {
        Self::Trouble(Trouble::Fault(fault))
    }
}

impl NotDone {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        let number = match self {
            Self::Door(door) => door.status(),
            Self::Trouble(Trouble::Refusal(_)) => 422,
            Self::Trouble(Trouble::Fault(_)) => 503,
            Self::Trouble(Trouble::Breach(_)) => 500,
        };
        StatusCode::from_u16(number).expect("all of these are statuses")
    }
}

/// The reason travels in the response's extensions; `serve::speak` writes it out.
impl IntoResponse for NotDone {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for Door {
    fn into_response(self) -> Response {
        NotDone::Door(self).into_response()
    }
}
