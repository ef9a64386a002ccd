//! The pages in front of communities: the first page, joining, keys, help; and those that only need the shell.

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::{OriginalUri, Path, State};
use axum::http::header::SET_COOKIE;
use axum::response::{Html, IntoResponse, Redirect, Response};
use node::Keeper;
use serde::Deserialize;

use super::desk::{Desk, initial};
use super::shell::{Shell, heads};
use crate::door::Door;
use crate::language::Language;
use crate::not_done::NotDone;
use crate::state::App;
use crate::visitor::{LANGUAGE_COOKIE, Visitor, is_public};
use crate::words::{figures, isolated, words};

/// How long a device remembers what was chosen on it.
pub(super) const YEAR_SECONDS: u32 = 365 * 24 * 60 * 60;

/// Digits of an id that tell communities of one name apart.
const ID_DIGITS: usize = 8;

struct Neighbour {
    slug: String,
    name: String,
    purpose: Option<String>,
    /// What tells it apart from others of its name, where there are some.
    apart: Option<String>,
}

#[derive(Template)]
#[template(path = "front.html")]
struct Front {
    page: Shell,
    sample: Option<String>,
    communities: Vec<Neighbour>,
}

/// The first page: found a community, explore the sample, or go on to one that is here.
pub(super) async fn front(State(app): State<App>, visitor: Visitor) -> Result<Response, NotDone> {
    let mut sample = None;
    let mut communities = Vec::new();
    let keepers = app.node().communities();
    let namesakes = namesakes(&keepers);
    for keeper in keepers {
        let (name, purpose) = said_of(&keeper);
        let open = is_public(&keeper) || visitor.member_of(&keeper).is_some();
        if crate::demo::people(&keeper).is_some() {
            sample = Some(keeper.slug().to_owned());
        }
        communities.push(Neighbour {
            slug: keeper.slug().to_owned(),
            name,
            purpose: open.then_some(purpose),
            apart: namesakes
                .contains(&name_of(&keeper))
                .then(|| apart(&app, &keeper, visitor.language, open)),
        });
    }
    let page = Shell::new(visitor.language, words(visitor.language).front_title(), "front", "/");
    rendered(&Front {
        page,
        sample,
        communities,
    })
}

/// The names that several communities have, as they were written.
fn namesakes(keepers: &[Keeper]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let names = keepers.iter().map(name_of);
    names.filter(|name| !seen.insert(name.clone())).collect()
}

/// What tells a community apart from others of its name: its short name, who keeps it, since when it is there, its id.
fn apart(app: &App, keeper: &Keeper, language: Language, open: bool) -> String {
    let w = words(language);
    let kept = if keeper.is_copy() {
        let from = crate::serve::mirroring::origin_of(app, &keeper.id());
        w.front_copied(from.map(|from| from.url).unwrap_or_default())
    } else {
        w.front_kept()
    };
    let founded = keeper.read(|state| state.community().members().first().map(|member| member.joined));
    let since = founded
        .filter(|_| open)
        .map(|day| w.front_since(figures::day(language, day)));
    let id: String = keeper.id().to_string().chars().take(ID_DIGITS).collect();
    let parts = [Some(keeper.slug().to_owned()), Some(kept), since, Some(w.front_id(id))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[derive(Template)]
#[template(path = "join.html")]
struct Join {
    page: Shell,
    slug: String,
    name: String,
    purpose: String,
    ball: String,
    /// Whether whoever comes begins as a guest.
    guest: bool,
}

/// Joining by a link, on one screen. The link's secret stays after the `#` and never comes here.
pub(super) async fn join(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Response, NotDone> {
    let keeper = app.keeper(&community)?;
    let (name, purpose) = said_of(&keeper);
    let (head, _) = heads(&keeper, &visitor, false);
    let title = words(visitor.language).join_title(&name);
    let mut page = Shell::new(visitor.language, title, "join", "/");
    let (slug, ball) = (head.slug.clone(), head.ball.clone());
    page.community = Some(head);
    let guest = keeper.read(|state| state.community().admission_is_decided());
    rendered(&Join {
        page,
        slug,
        name,
        purpose,
        ball,
        guest,
    })
}

#[derive(Template)]
#[template(path = "device.html")]
struct Device {
    page: Shell,
    slug: String,
    name: String,
}

/// Where the link of another device of one's own leads.
pub(super) async fn device(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Response, NotDone> {
    let keeper = app.keeper(&community)?;
    let (name, _) = said_of(&keeper);
    let mut page = Shell::new(visitor.language, words(visitor.language).device_title(), "device", "/");
    let (head, _) = heads(&keeper, &visitor, false);
    let slug = head.slug.clone();
    page.community = Some(head);
    rendered(&Device { page, slug, name })
}

#[derive(Template)]
#[template(path = "me.html")]
struct Me {
    page: Shell,
    signed_in: bool,
}

/// The keys on this device: the page's script fills them in, since they are nowhere else.
pub(super) async fn me(visitor: Visitor) -> Result<Response, NotDone> {
    let mut page = Shell::new(visitor.language, words(visitor.language).me_title(), "me", "/me");
    page.gift = visitor.gift;
    rendered(&Me {
        page,
        signed_in: visitor.session.is_some(),
    })
}

#[derive(Template)]
#[template(path = "help.html")]
struct Help {
    page: Shell,
}

/// The few words that everything else is made of.
pub(super) async fn help(visitor: Visitor) -> Result<Response, NotDone> {
    rendered(&Help {
        page: Shell::new(visitor.language, words(visitor.language).help_title(), "help", "/help"),
    })
}

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Accessibility {
    page: Shell,
}

/// What works for whom, and what is missing.
pub(super) async fn accessibility(visitor: Visitor) -> Result<Response, NotDone> {
    let title = words(visitor.language).access_title();
    rendered(&Accessibility {
        page: Shell::new(visitor.language, title, "accessibility", "/accessibility"),
    })
}

/// A community's bare address leads to its day.
pub(super) async fn community(State(app): State<App>, Path(community): Path<String>) -> Result<Redirect, Door> {
    let keeper = app.keeper(&community)?;
    Ok(Redirect::to(&format!("/{}/today", keeper.slug())))
}

/// A chosen language.
#[derive(Deserialize)]
pub(super) struct Chosen {
    language: String,
    back: String,
}

/// Remembers a chosen language and goes back.
pub(super) async fn language(Form(chosen): Form<Chosen>) -> Response {
    let tag = Language::from_tag(&chosen.language).unwrap_or_default().tag();
    let back = own_path(&chosen.back);
    let cookie = format!("{LANGUAGE_COOKIE}={tag}; Path=/; Max-Age={YEAR_SECONDS}; HttpOnly; SameSite=Lax");
    ([(SET_COOKIE, cookie)], Redirect::to(back)).into_response()
}

/// The path to go back to, if it is one of our own: an address of another site begins otherwise, or with two slashes.
pub(super) fn own_path(back: &str) -> &str {
    let own = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
    if own { back } else { "/" }
}

struct Somebody {
    id: String,
    name: String,
    initial: String,
    is: String,
    me: bool,
}

#[derive(Template)]
#[template(path = "somebody.html")]
struct Somebodies {
    page: Shell,
    members: Vec<Somebody>,
}

/// In the sample community: choose who to be.
pub(super) async fn somebody(desk: Desk, _uri: OriginalUri) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let people = crate::demo::people(&desk.keeper).ok_or(Door::NotTheSample)?;
        let one = |person: crate::demo::Somebody| {
            let state = super::people::state_of(desk, &person.member);
            Somebody {
                id: person.member.to_string(),
                initial: initial(&person.name),
                name: isolated(&person.name),
                is: state.text,
                me: desk.me == Some(person.member),
            }
        };
        let members = people.into_iter().map(one).collect();
        Ok(Somebodies {
            page: desk.shell(desk.w.somebody_title(), "somebody"),
            members,
        })
    })
    .await
}

/// A community's name, as it was written.
pub(super) fn name_of(keeper: &Keeper) -> String {
    let name = |state: &node::State| state.community().foundation().map(|found| found.name.clone());
    keeper.read(name).unwrap_or_default()
}

/// A community's name and what it is for, to be read on a page.
pub(super) fn said_of(keeper: &Keeper) -> (String, String) {
    keeper.read(|state| {
        let foundation = state.community().foundation();
        foundation
            .map(|it| (isolated(&it.name), isolated(&it.purpose)))
            .unwrap_or_default()
    })
}

/// A page as an answer.
///
/// # Errors
/// A template that cannot be written is our own mistake.
pub(super) fn rendered(template: &impl Template) -> Result<Response, NotDone> {
    let html = template.render().map_err(|_| Door::Bug)?;
    Ok(Html(html).into_response())
}
