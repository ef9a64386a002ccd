//! Who asks, and in which language: read from a request's cookies and headers.
//! Whether they may read a community is decided here too, by its agreement on
//! openness; what they may do is decided by the rules alone.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use node::{Audience, Keeper, NoteText};
use register::{Hash, Kid};
use rules::bylaws::Reading;
use rules::community::{Community, KeyOwner};

use crate::door::Door;
use crate::language::Language;
use crate::serve::listening::Caller;
use crate::session::{self, Session};
use crate::state::{App, Counted};

/// The name of the cookie that remembers a chosen language.
pub const LANGUAGE_COOKIE: &str = "mb_language";

/// The name of the cookie by which a device asks for pages without amounts.
pub const GIFT_COOKIE: &str = "mb_gift";

/// A person or program that asks.
#[derive(Clone, Copy, Debug)]
pub struct Visitor {
    /// The member, if they opened a session.
    pub session: Option<Session>,
    /// The language that they chose, or that their browser asks for.
    pub language: Language,
    /// Whether this device wants pages without amounts.
    pub gift: bool,
    /// Where they ask from.
    pub address: IpAddr,
}

impl Visitor {
    /// The visitor of a request.
    pub fn of(parts: &Parts, app: &App) -> Self {
        let token = cookie(&parts.headers, session::COOKIE);
        let session = token.and_then(|token| app.sessions().find(token, app.now_ms()));
        let connection = parts.extensions.get::<ConnectInfo<Caller>>();
        let connection = connection.map_or(Ipv4Addr::UNSPECIFIED.into(), |info| info.0.address.ip());
        Self {
            session,
            language: language(&parts.headers),
            gift: wants_no_amounts(&parts.headers),
            address: app.caller(connection, &parts.headers),
        }
    }

    /// Who is counted for what they ask.
    pub fn counted(&self) -> Counted {
        match self.session {
            Some(session) => Counted::member(session.member),
            None => Counted::address(self.address),
        }
    }

    /// The member of this community whom the visitor's session belongs to, while its key is active.
    pub fn member_of(&self, keeper: &Keeper) -> Option<Session> {
        let session = self.session.filter(|session| session.community == keeper.id())?;
        let holder = keeper.read(|state| holder(state.community(), session.kid));
        (holder == Some(session.member)).then_some(session)
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(parts, app))
    }
}

/// Lets a visitor read a community: its members, or everybody if its agreement says so.
///
/// # Errors
///
/// `Door::NoCommunity` or `Door::SessionNeeded`.
pub fn enter(app: &App, community: &str, visitor: &Visitor) -> Result<Keeper, Door> {
    let keeper = app.keeper(community)?;
    if visitor.member_of(&keeper).is_some() || is_public(&keeper) {
        return Ok(keeper);
    }
    Err(Door::SessionNeeded)
}

/// Whether a community's agreement on openness lets everybody read.
pub fn is_public(keeper: &Keeper) -> bool {
    keeper.read(|state| {
        let community = state.community();
        community.foundation().is_some() && community.bylaws().reading == Reading::Public
    })
}

/// The member who holds a key that is active.
pub fn holder(community: &Community, kid: Kid) -> Option<Hash> {
    let record = community.key(kid).filter(|record| record.revoked.is_none())?;
    match record.owner {
        KeyOwner::Member(member) => Some(community.member(member))
            .filter(|held| held.left.is_none())
            .map(|held| held.id),
        KeyOwner::Invitation(_) | KeyOwner::Keeper => None,
    }
}

/// Whether somebody may read a note: what is for the community is for whoever may read the community; what is for a
/// circle is for members, since circles have no list of their own yet; the rest is for those it names, and its author.
pub fn may_read(note: &NoteText, reader: Option<Hash>) -> bool {
    match (&note.audience, reader) {
        (Audience::Community, _) => true,
        (Audience::Circle(_), reader) => reader.is_some(),
        (Audience::Members(_), None) => false,
        (Audience::Members(members), Some(reader)) => note.author == reader || members.contains(&reader),
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Whether a request asks for pages without amounts.
pub fn wants_no_amounts(headers: &HeaderMap) -> bool {
    cookie(headers, GIFT_COOKIE) == Some("yes")
}

/// The language that a request asks for.
pub fn language(headers: &HeaderMap) -> Language {
    let asked = || headers.get(ACCEPT_LANGUAGE).and_then(|header| header.to_str().ok());
    cookie(headers, LANGUAGE_COOKIE)
        .and_then(Language::from_tag)
        .or_else(|| asked().and_then(Language::from_accept))
        .unwrap_or_default()
}
