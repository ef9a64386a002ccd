//! The week at a glance: what waits for the reader, and what happened. It can come by mail each Monday, for whoever gives an
//! address; off means off, without signing in.

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use lettre::Address;
use node::Keeper;
use register::Hash;
use rules::quantity::Day;
use serde::Deserialize;

use super::desk::Desk;
use super::front::{name_of, rendered};
use super::happened::{self, Happened};
use super::shell::{Shell, heads};
use super::waiting;
use crate::door::Door;
use crate::mail::readers::Reader;
use crate::mail::{Letter, read_address};
use crate::not_done::NotDone;
use crate::state::{App, Effort};
use crate::visitor::Visitor;
use crate::words::{isolated, words};

/// Lines of what waits in a letter.
const WAITING_MAX: usize = 5;
/// Lines of what waits on the page; a page of its own has all.
const WAITING_SHOWN_MAX: usize = 10;
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
    /// How many more wait.
    more_waiting: Option<String>,
    happened: Vec<Happened>,
    mailed: Mailed,
    /// Why the address that was given is not kept.
    trouble: Option<String>,
    member: bool,
}

/// The week so far.
pub(super) async fn page(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| Ok(shown(desk, None))).await
}

fn shown(desk: &Desk, trouble: Option<String>) -> Page {
    let today = desk.today();
    let monday = today.monday();
    let mut waiting = waits(desk);
    let more = waiting.len().saturating_sub(WAITING_SHOWN_MAX);
    waiting.truncate(WAITING_SHOWN_MAX);
    Page {
        page: desk.shell(desk.w.digest_title(), "today"),
        slug: desk.slug.clone(),
        week: desk.w.digest_since(crate::words::figures::day(desk.language, monday)),
        waiting,
        more_waiting: (more > 0).then(|| desk.w.today_more_waiting(more as u64)),
        happened: since(desk, monday, today.plus_days(1)),
        mailed: mailed(desk),
        trouble,
        member: desk.me.is_some(),
    }
}

fn waits(desk: &Desk) -> Vec<waiting::Line> {
    let mine = desk.my_place();
    desk.keeper.read(|state| {
        let community = state.community();
        mine.map(|mine| waiting::lines(desk, community, mine, |_| true))
            .unwrap_or_default()
    })
}

/// What happened from a Monday on until another day, as far as a page or a letter has room for it.
fn since(desk: &Desk, monday: Day, until: Day) -> Vec<Happened> {
    let mut happened = happened::between(desk, monday, until);
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
    let to = format!("/{}/digest", desk.slug);
    if typed.address.trim().is_empty() {
        let (app, keeper) = (desk.app, desk.keeper);
        away(move || forget(&app, &keeper, &me)).await?;
        return Ok(Redirect::to(&to).into_response());
    }
    // Each address is written to once: as rare as founding.
    desk.app.count(desk.visitor.counted(), Effort::Founding)?;
    let (desk, trouble) = away(move || {
        let trouble = match read_address(&typed.address) {
            Ok(address) => ask(&desk, &me, address)?,
            Err(_) => Some(desk.w.digest_wrong()),
        };
        Ok((desk, trouble))
    })
    .await?;
    match trouble {
        Some(_) => desk.page(|desk| Ok(shown(desk, trouble))).await,
        None => Ok(Redirect::to(&to).into_response()),
    }
}

/// Does what waits for the disk or for the mail server away from the threads that serve others.
async fn away<T: Send + 'static>(work: impl FnOnce() -> Result<T, NotDone> + Send + 'static) -> Result<T, NotDone> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Door::Bug)?
}

/// Keeps an address and writes to it for the first time; what is wrong if the letter can't be sent, and then nothing is kept.
fn ask(desk: &Desk, me: &Hash, address: Address) -> Result<Option<String>, NotDone> {
    let mail = desk.app.mail().ok_or(Door::NothingHere)?;
    let text = address.to_string();
    let site = mail.site();
    let link = format!("{site}{}", on_link(&desk.keeper, me, &text));
    let off = format!("{site}{}", off_link(&desk.keeper, me));
    let name = name_of(&desk.keeper);
    let letter = Letter {
        to: address,
        subject: unmarked(&desk.w.digest_confirm_subject(&name)),
        text: unmarked(&desk.w.digest_confirm_text(&name, link, off.as_str())),
        unsubscribe: off,
    };
    let reader = Reader {
        address: text,
        language: desk.language.tag().to_owned(),
        is_confirmed: false,
        told: None,
    };
    let kept = desk.app.readers().keep(&desk.keeper.id(), me, Some(reader));
    kept.map_err(|_| Door::Bug)?;
    match mail.send(&letter) {
        Ok(()) => Ok(None),
        Err(why) => {
            tracing::error!(?why, "a letter was not sent");
            forget(&desk.app, &desk.keeper, me)?;
            Ok(Some(desk.w.digest_unsent()))
        }
    }
}

/// Marks that keep a browser from mixing up directions are noise in plain mail.
fn unmarked(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

fn forget(app: &App, keeper: &Keeper, member: &Hash) -> Result<(), NotDone> {
    let forgotten = app.readers().keep(&keeper.id(), member, None);
    forgotten.map_err(|_| Door::Bug.into())
}

fn on_link(keeper: &Keeper, member: &Hash, address: &str) -> String {
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
    /// The one button; none once it is done.
    press: Option<Press>,
}

/// A button: programs that follow links by themselves begin and end nothing.
struct Press {
    href: String,
    word: String,
}

fn answer(visitor: &Visitor, keeper: &Keeper, text: String, press: Option<Press>) -> Result<Response, NotDone> {
    let mut page = Shell::new(visitor.language, words(visitor.language).digest_title(), "today", "/");
    page.community = Some(heads(keeper, visitor, false).0);
    rendered(&Answer { page, text, press })
}

/// Whose link it is, if its secret is theirs.
fn whose(keeper: &Keeper, linked: &Linked, what: impl Fn(&Hash) -> String) -> Result<Hash, NotDone> {
    let member: Hash = linked.member.parse().map_err(|_| Door::OldLink)?;
    let secret = keeper.link_secret(&what(&member));
    if super::calendar::same(secret.to_string().as_bytes(), linked.key.as_bytes()) {
        Ok(member)
    } else {
        Err(Door::OldLink.into())
    }
}

/// The reader whose address a letter's link answers for.
fn answering(app: &App, keeper: &Keeper, linked: &Linked) -> Result<(Hash, Reader), NotDone> {
    let member: Hash = linked.member.parse().map_err(|_| Door::OldLink)?;
    let reader = app.readers().reader(&keeper.id(), &member).map_err(|_| Door::Bug)?;
    let reader = reader.ok_or(Door::OldLink)?;
    whose(keeper, linked, |member| {
        format!("digest-on {member} {}", reader.address)
    })?;
    Ok((member, reader))
}

/// Asks whoever reads that mailbox to press once.
pub(super) async fn ask_on(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(linked): Query<Linked>,
) -> Result<Response, NotDone> {
    away(move || {
        let keeper = app.keeper(&slug)?;
        let (member, reader) = answering(&app, &keeper, &linked)?;
        let w = words(visitor.language);
        let text = w.digest_on_is(isolated(&name_of(&keeper)), reader.address.as_str());
        let press = Press {
            href: on_link(&keeper, &member, &reader.address),
            word: w.digest_on(),
        };
        answer(&visitor, &keeper, text, Some(press))
    })
    .await
}

/// The address answers: from the next Monday on it is written to.
pub(super) async fn on(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(linked): Query<Linked>,
) -> Result<Response, NotDone> {
    away(move || {
        let keeper = app.keeper(&slug)?;
        let (member, reader) = answering(&app, &keeper, &linked)?;
        let told = crate::serve::mailing::monday(&app, &keeper);
        let confirmed = app.readers().confirm(&keeper.id(), &member, &reader.address, told);
        if !confirmed.map_err(|_| Door::Bug)? {
            // They took it back in this very moment.
            return Err(Door::OldLink.into());
        }
        answer(&visitor, &keeper, words(visitor.language).digest_is_on(), None)
    })
    .await
}

/// Asks to press once more.
pub(super) async fn ask_off(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(linked): Query<Linked>,
) -> Result<Response, NotDone> {
    let keeper = app.keeper(&slug)?;
    let member = whose(&keeper, &linked, |member| format!("digest-off {member}"))?;
    let w = words(visitor.language);
    let press = Press {
        href: off_link(&keeper, &member),
        word: w.digest_off(),
    };
    answer(&visitor, &keeper, w.digest_off_is(), Some(press))
}

/// Off, at once: by that button, or by a mail program's own (RFC 8058).
pub(super) async fn off(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(linked): Query<Linked>,
) -> Result<Response, NotDone> {
    away(move || {
        let keeper = app.keeper(&slug)?;
        let member = whose(&keeper, &linked, |member| format!("digest-off {member}"))?;
        forget(&app, &keeper, &member)?;
        answer(&visitor, &keeper, words(visitor.language).digest_is_off(), None)
    })
    .await
}

/// The letter about the week before this Monday; none if nothing waits and nothing happened.
pub(crate) fn letter(desk: &Desk, reader: &Reader, this_monday: Day) -> Option<Letter> {
    let me = desk.me?;
    let site = desk.app.mail()?.site();
    let waiting = waits(desk);
    let happened = since(desk, this_monday.plus_days(-7), this_monday);
    if waiting.is_empty() && happened.is_empty() {
        return None;
    }
    let w = desk.w;
    let name = name_of(&desk.keeper);
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
    Some(Letter {
        to: read_address(&reader.address).ok()?,
        subject: unmarked(&w.digest_subject(&name)),
        text: unmarked(&text),
        unsubscribe: off,
    })
}
