//! A member's deadlines and reviews as a calendar that other programs subscribe to (RFC 5545). Such programs have no
//! session: the address holds a secret of the keeper's instead, and whoever has it reads this calendar and nothing else.
//! Revoking a key of one's own makes a new address.

use axum::extract::{Path, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use node::Keeper;
use register::Hash;
use rules::Community;
use rules::report::{AgendaItem, AgendaKind, AgendaTime, calendar_items};
use serde::Deserialize;

use super::agreements;
use super::desk::Desk;
use crate::door::Door;
use crate::language::Language;
use crate::not_done::NotDone;
use crate::site::Site;
use crate::state::{App, clip};
use crate::words::words;

/// The most octets of a line.
const LINE_BYTES: usize = 73;

/// Whose calendar, and the secret that opens it.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    member: String,
    #[serde(default)]
    key: String,
    #[serde(default)]
    lang: String,
}

/// The address of the reader's own calendar.
pub(super) fn address(desk: &Desk) -> Option<String> {
    let me = desk.me?;
    let key = secret(&desk.keeper, &me)?;
    let language = desk.language.tag();
    Some(format!(
        "/{}/calendar.ics?member={me}&key={key}&lang={language}",
        desk.slug
    ))
}

/// The secret of a member's calendar: another one after each key that they revoke.
fn secret(keeper: &Keeper, member: &Hash) -> Option<Hash> {
    let revoked = keeper.read(|state| {
        let community = state.community();
        let place = community.member_ix(member)?;
        let keys = community.member(place).keys.iter();
        Some(
            keys.filter(|kid| community.key(**kid).is_some_and(|key| key.revoked.is_some()))
                .count(),
        )
    })?;
    Some(keeper.link_secret(&format!("calendar {member} {revoked}")))
}

/// The calendar.
pub(super) async fn feed(
    State(app): State<App>,
    Site(site): Site,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, NotDone> {
    let keeper = app.keeper(&slug)?;
    let now_ms = app.now_ms();
    let writing = move || -> Result<Response, NotDone> {
        let missing = || {
            NotDone::from(Door::NotThere {
                id: clip(&asked.member),
            })
        };
        let member: Hash = asked.member.parse().map_err(|_| missing())?;
        let secret = secret(&keeper, &member).ok_or_else(missing)?;
        if !same(secret.to_string().as_bytes(), asked.key.as_bytes()) {
            return Err(Door::SessionNeeded.into());
        }
        let language = Language::from_tag(&asked.lang).unwrap_or_default();
        let text = keeper.read(|state| {
            let community = state.community();
            let place = community.member_ix(&member)?;
            let items = calendar_items(community, place, now_ms);
            let feed = Feed {
                language,
                keeper: &keeper,
                community,
                site: &site,
            };
            Some(feed.write(&items))
        });
        let text = text.ok_or_else(missing)?;
        Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
    };
    tokio::task::spawn_blocking(writing)
        .await
        .map_err(|_| NotDone::from(Door::Bug))?
}

/// Compares without telling by its time how much was right.
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// A calendar, and what is told in it.
struct Feed<'a> {
    language: Language,
    keeper: &'a Keeper,
    community: &'a Community,
    site: &'a str,
}

impl Feed<'_> {
    fn write(&self, items: &[AgendaItem]) -> String {
        let name = self.community.foundation().map(|it| it.name.clone());
        let mut text = String::new();
        let mut line = |content: &str| fold(&mut text, content);
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Mirrorball//EN");
        line(&format!("X-WR-CALNAME:{}", escaped(&name.unwrap_or_default())));
        for item in items {
            for content in self.event(item) {
                line(&content);
            }
        }
        line("END:VCALENDAR");
        text
    }

    /// One entry. It keeps its name (UID) for as long as it is about the same; the number of the register's entries
    /// says which of two readings is the later one, so that a calendar takes over a deadline that has moved.
    fn event(&self, item: &AgendaItem) -> Vec<String> {
        let changed = moment(self.community.last_stamp_ms());
        let start = match item.time {
            AgendaTime::At(at_ms) => format!("DTSTART:{}", moment(at_ms)),
            AgendaTime::On(day) => format!("DTSTART;VALUE=DATE:{}", day.to_string().replace('-', "")),
        };
        vec![
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}-{}@{}", item.kind, named(item), self.keeper.id()),
            format!("SEQUENCE:{}", self.community.length()),
            format!("DTSTAMP:{changed}"),
            format!("LAST-MODIFIED:{changed}"),
            start,
            format!("SUMMARY:{}", escaped(&self.summary(item))),
            format!("URL:{}{}", self.site, self.href(item)),
            "END:VEVENT".to_owned(),
        ]
    }

    fn summary(&self, item: &AgendaItem) -> String {
        let w = words(self.language);
        let what = match item.kind {
            AgendaKind::Deadline => w.agenda_deadline(),
            AgendaKind::Review => w.agenda_review(),
            AgendaKind::AgreementReview => w.agenda_agreement_review(agreements::title(w, &item.what)),
            AgendaKind::Sunset => w.agenda_sunset(agreements::title(w, &item.what)),
            AgendaKind::TermEnd => w.agenda_term_end(&item.what),
            AgendaKind::Promise => w.agenda_promise(),
        };
        let decision = item.waiting.as_ref().and_then(|waiting| waiting.decision);
        let title = decision
            .or(item.about)
            .and_then(|id| title_of(self.keeper, self.community, &id));
        title.map_or_else(|| what.clone(), |title| format!("{what}: {title}"))
    }

    /// The page that it is about.
    fn href(&self, item: &AgendaItem) -> String {
        let slug = self.keeper.slug();
        if let Some(waiting) = &item.waiting {
            return super::waiting::href(slug, waiting);
        }
        let about = item.about.map(|id| id.to_string()).unwrap_or_default();
        match item.kind {
            AgendaKind::Deadline | AgendaKind::Review => format!("/{slug}/decisions/{about}"),
            AgendaKind::AgreementReview | AgendaKind::Sunset => format!("/{slug}/agreements/{}", item.what),
            AgendaKind::TermEnd => {
                let (circle, role) = item.what.split_once('/').unwrap_or((&item.what, ""));
                format!("/{slug}/circles/{circle}#role-{role}")
            }
            AgendaKind::Promise => format!("/{slug}/promises#promise-{about}"),
        }
    }
}

/// What an entry is about, by a name that stays: an agreement is looked at again year after year, whichever decision
/// said so last.
fn named(item: &AgendaItem) -> String {
    match item.kind {
        AgendaKind::AgreementReview | AgendaKind::Sunset => item.what.clone(),
        AgendaKind::Deadline | AgendaKind::Review | AgendaKind::TermEnd | AgendaKind::Promise => {
            let about = item.about.map(|id| id.to_string());
            let place = item.waiting.as_ref().map(|waiting| waiting.place.as_str());
            [about.as_deref(), Some(item.what.as_str()), place]
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("-")
        }
    }
}

/// The title of a decision, where it has one that all may read.
fn title_of(keeper: &Keeper, community: &Community, id: &Hash) -> Option<String> {
    let note = community
        .vote(id)
        .map(|vote| vote.title)
        .or_else(|| community.advice(id).map(|advice| advice.title))
        .or_else(|| community.proposal(id)?.versions.last()?.title)?;
    let note = keeper.note(&note).ok().flatten()?;
    matches!(note.audience, node::Audience::Community)
        .then_some(note.text)
        .flatten()
        .map(|kept| kept.text)
}

fn moment(unix_ms: u64) -> String {
    let at = i64::try_from(unix_ms)
        .ok()
        .and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
    at.map(|at| at.strftime("%Y%m%dT%H%M%SZ").to_string())
        .unwrap_or_default()
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, cut into pieces that every program reads.
fn fold(text: &mut String, content: &str) {
    let mut used = 0;
    for c in content.chars() {
        if used + c.len_utf8() > LINE_BYTES {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(c);
        used += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{escaped, fold, same};

    #[test]
    fn lines_are_folded_and_texts_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
        let mut text = String::new();
        fold(&mut text, &"ñ".repeat(60));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.replace("\r\n ", "").trim_end(), "ñ".repeat(60));
    }

    #[test]
    fn secrets_are_compared_whole() {
        assert!(same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abd"));
        assert!(!same(b"abc", b"ab"));
    }
}
