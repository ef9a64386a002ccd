//! The week at a glance: what waits for the reader, and what happened. It can come by mail each Monday, for whoever gives an
//! address; off means off, without signing in.

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use node::Keeper;
use register::Hash;
use rules::quantity::Day;
use serde::Deserialize;

use super::desk::Desk;
use super::happened::{self, Happened};
use super::shell::{Shell, heads};
use super::waiting;
use crate::door::Door;
use crate::mail::readers::Reader;
use crate::mail::{Letter, read_address};
use crate::not_done::NotDone;
use crate::state::{App, Effort, clip};
use crate::visitor::Visitor;
use crate::words::words;

/// Lines of what waits in a letter; the page has all.
const WAITING_MAX: usize = 5;
/// Lines of what happened.
const HAPPENED_MAX: usize = 12;

/// How mail stands for the reader.
enum Mailed {
    /// This server sends none.
    Never,
    /// They gave no address.
    Off,
    /// They gave one that has not answered yet.
    Asked(String),
    /// It comes to this address.
    On(String),
}

#[derive(Template)]
#[template(path = "digest.html")]
struct Page {
    page: Shell,
    slug: String,
    week: String,
    waiting: Vec<waiting::Line>,
    happened: Vec<Happened>,
    mailed: Mailed,
    wrong: bool,
    member: bool,
}

/// The week so far.
pub(super) async fn page(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| Ok(shown(desk, false))).await
}

fn shown(desk: &Desk, wrong: bool) -> Page {
    let monday = monday(desk.today());
    Page {
        page: desk.shell(desk.w.digest_title(), "today"),
        slug: desk.slug.clone(),
        week: desk.w.digest_since(crate::words::figures::day(desk.language, monday)),
        waiting: waits(desk),
        happened: since(desk, monday),
        mailed: mailed(desk),
        wrong,
        member: desk.me.is_some(),
    }
}

/// The Monday of a day's week. Day 0 was a Thursday.
pub(crate) fn monday(day: Day) -> Day {
    day.plus_days(-((day.number() + 3).rem_euclid(7)))
}

fn waits(desk: &Desk) -> Vec<waiting::Line> {
    let mine = desk.my_place();
    desk.keeper.read(|state| {
        let community = state.community();
        mine.map(|mine| waiting::lines(desk, community, mine, |_| true))
            .unwrap_or_default()
    })
}

fn since(desk: &Desk, monday: Day) -> Vec<Happened> {
    let mut happened = happened::since(desk, monday);
    happened.truncate(HAPPENED_MAX);
    happened
}

fn mailed(desk: &Desk) -> Mailed {
    let (Some(me), true) = (desk.me, desk.app.mail().is_some()) else {
        return Mailed::Never;
    };
    match desk.app.readers().reader(&desk.keeper.id(), &me) {
        Ok(Some(reader)) if reader.is_confirmed => Mailed::On(reader.address),
        Ok(Some(reader)) => Mailed::Asked(reader.address),
        Ok(None) | Err(_) => Mailed::Off,
    }
}

/// What the form says: an address, or nothing for off.
#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    address: String,
}

/// Keeps the reader's address and asks it to answer; or forgets it.
pub(super) async fn set(desk: Desk, Form(typed): Form<Typed>) -> Result<Response, NotDone> {
    let me = desk.me.ok_or(Door::SessionNeeded)?;
    // Each address is written to once: as rare as founding.
    desk.app.count(desk.visitor.counted(), Effort::Founding)?;
    let to = format!("/{}/digest", desk.slug);
    if typed.address.trim().is_empty() {
        forget(&desk.app, &desk.keeper, &me)?;
        return Ok(Redirect::to(&to).into_response());
    }
    let Ok(address) = read_address(&typed.address) else {
        return desk.page(|desk| Ok(shown(desk, true))).await;
    };
    let asking = move || -> Result<(), NotDone> {
        let mail = desk.app.mail().ok_or(Door::NothingHere)?;
        let text = address.to_string();
        let link = confirm_link(&desk.keeper, &me, &text);
        let off = off_link(&desk.keeper, &me);
        let site = mail.site();
        let letter = Letter {
            to: address,
            subject: desk.w.digest_confirm_subject(community_name(&desk.keeper)),
            text: desk.w.digest_confirm_text(
                community_name(&desk.keeper),
                format!("{site}{link}"),
                format!("{site}{off}"),
            ),
            unsubscribe: format!("{site}{off}"),
        };
        let reader = Reader {
            address: text,
            language: desk.language.tag().to_owned(),
            is_confirmed: false,
            told: None,
        };
        let kept = desk.app.readers().keep(&desk.keeper.id(), &me, Some(reader));
        kept.map_err(|_| Door::Bug)?;
        if let Err(why) = mail.send(&letter) {
            tracing::error!(?why, "a letter was not sent");
        }
        Ok(())
    };
    tokio::task::spawn_blocking(asking).await.map_err(|_| Door::Bug)??;
    Ok(Redirect::to(&to).into_response())
}

fn forget(app: &App, keeper: &Keeper, member: &Hash) -> Result<(), NotDone> {
    let forgotten = app.readers().keep(&keeper.id(), member, None);
    forgotten.map_err(|_| Door::Bug.into())
}

fn community_name(keeper: &Keeper) -> String {
    let name = |state: &node::State| state.community().foundation().map(|found| found.name.clone());
    keeper.read(name).unwrap_or_default()
}

fn confirm_link(keeper: &Keeper, member: &Hash, address: &str) -> String {
    let key = keeper.link_secret(&format!("digest-on {member} {address}"));
    format!("/{}/digest/on?member={member}&key={key}", keeper.slug())
}

fn off_link(keeper: &Keeper, member: &Hash) -> String {
    let key = keeper.link_secret(&format!("digest-off {member}"));
    format!("/{}/digest/off?member={member}&key={key}", keeper.slug())
}

/// What a link in a letter says.
#[derive(Deserialize)]
pub(super) struct Linked {
    #[serde(default)]
    member: String,
    #[serde(default)]
    key: String,
}

#[derive(Template)]
#[template(path = "digest_answer.html")]
struct Answer {
    page: Shell,
    text: String,
    /// The address of the one button; none once it is done.
    press: Option<String>,
}

fn answer(visitor: &Visitor, keeper: &Keeper, text: String, press: Option<String>) -> Result<Response, NotDone> {
    let mut page = Shell::new(visitor.language, words(visitor.language).digest_title(), "today", "/");
    page.community = Some(heads(keeper, visitor, false).0);
    let answer = Answer { page, text, press };
    let html = answer.render().map_err(|_| Door::Bug)?;
    Ok(axum::response::Html(html).into_response())
}

/// Whose link it is, if its secret is theirs.
fn whose(keeper: &Keeper, linked: &Linked, what: impl Fn(&Hash) -> String) -> Result<Hash, NotDone> {
    let missing = || Door::NotThere {
        id: clip(&linked.member),
    };
    let member: Hash = linked.member.parse().map_err(|_| missing())?;
    let secret = keeper.link_secret(&what(&member));
    if super::calendar::same(secret.to_string().as_bytes(), linked.key.as_bytes()) {
        Ok(member)
    } else {
        Err(missing().into())
    }
}

/// The address answers: from now on it is written to.
pub(super) async fn on(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(linked): Query<Linked>,
) -> Result<Response, NotDone> {
    let keeper = app.keeper(&slug)?;
    let member: Hash = linked.member.parse().map_err(|_| Door::NotThere {
        id: clip(&linked.member),
    })?;
    let reader = app.readers().reader(&keeper.id(), &member).map_err(|_| Door::Bug)?;
    let mut reader = reader.ok_or_else(|| Door::NotThere {
        id: clip(&linked.member),
    })?;
    whose(&keeper, &linked, |member| {
        format!("digest-on {member} {}", reader.address)
    })?;
    reader.is_confirmed = true;
    let kept = app.readers().keep(&keeper.id(), &member, Some(reader));
    kept.map_err(|_| Door::Bug)?;
    answer(&visitor, &keeper, words(visitor.language).digest_is_on(), None)
}

/// A page with one button: programs that follow links by themselves end nothing.
pub(super) async fn ask_off(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(linked): Query<Linked>,
) -> Result<Response, NotDone> {
    let keeper = app.keeper(&slug)?;
    let member = whose(&keeper, &linked, |member| format!("digest-off {member}"))?;
    let text = words(visitor.language).digest_off_is();
    answer(&visitor, &keeper, text, Some(off_link(&keeper, &member)))
}

/// Off, at once: by that button, or by a mail program's own (RFC 8058).
pub(super) async fn off(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(linked): Query<Linked>,
) -> Result<Response, NotDone> {
    let keeper = app.keeper(&slug)?;
    let member = whose(&keeper, &linked, |member| format!("digest-off {member}"))?;
    forget(&app, &keeper, &member)?;
    answer(&visitor, &keeper, words(visitor.language).digest_is_off(), None)
}

/// The letter about the week before this Monday; none if nothing waits and nothing happened.
pub(crate) fn letter(desk: &Desk, reader: &Reader, this_monday: Day) -> Option<Letter> {
    let me = desk.me?;
    let site = desk.app.mail()?.site();
    let waiting = waits(desk);
    let mut happened = happened::since(desk, this_monday.plus_days(-7));
    happened.truncate(HAPPENED_MAX);
    if waiting.is_empty() && happened.is_empty() {
        return None;
    }
    let w = desk.w;
    let name = community_name(&desk.keeper);
    let mut text = format!("{}\n", w.digest_greeting(&name));
    if !waiting.is_empty() {
        text.push_str(&format!("\n{}\n", w.today_waiting()));
        for line in waiting.iter().take(WAITING_MAX) {
            text.push_str(&format!("- {} ({})\n  {site}{}\n", line.title, line.detail, line.href));
        }
    }
    if !happened.is_empty() {
        text.push_str(&format!("\n{}\n", w.today_happened()));
        for line in &happened {
            text.push_str(&format!("- {} · {} · {}\n", line.when, line.text, line.who));
        }
    }
    let off = format!("{site}{}", off_link(&desk.keeper, &me));
    text.push_str(&format!(
        "\n{site}/{}/digest\n\n{}\n{off}\n",
        desk.slug,
        w.digest_off_line()
    ));
    // Marks that keep a browser from mixing up directions are noise in plain mail.
    let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
    Some(Letter {
        to: read_address(&reader.address).ok()?,
        subject: plain(&w.digest_subject(&name)),
        text: plain(&text),
        unsubscribe: off,
    })
}
