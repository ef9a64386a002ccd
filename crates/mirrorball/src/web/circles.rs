//! Circles, projects and commons.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use register::Hash;
use rules::quantity::CircleKind;
use rules::report::{Page, WorkFilter, works};

use super::desk::{CHOICES_MAX, Desk};
use super::people;
use super::shell::Shell;
use super::view::{Choice, WorkRow};
use crate::not_done::NotDone;
use crate::words::isolated;

const LINES: usize = 50;

struct CircleCard {
    slug: String,
    name: String,
    kind: String,
    aim: String,
    open: bool,
}

struct CommonsCard {
    slug: String,
    name: String,
    licence: String,
    steward: String,
}

#[derive(Template)]
#[template(path = "circles.html")]
struct Circles {
    page: Shell,
    slug: String,
    circles: Vec<CircleCard>,
    commons: Vec<CommonsCard>,
    can_act: bool,
    can_close: bool,
    members: Vec<Choice>,
}

/// Circles, projects and commons.
pub(super) async fn circles(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let (circles, commons) = desk.keeper.read(|state| {
            let community = state.community();
            let named = |slug: &str, name: &str, licence: &str, steward: Hash| {
                (slug.to_owned(), name.to_owned(), licence.to_owned(), steward)
            };
            let commons: Vec<_> = community
                .commons()
                .iter()
                .map(|one| named(&one.slug, &one.name, &one.licence, community.member(one.steward).name))
                .collect();
            (community.circles().to_vec(), commons)
        });
        let card = |circle: rules::community::Circle| CircleCard {
            slug: circle.slug,
            name: isolated(&circle.name),
            kind: match circle.kind {
                CircleKind::Circle => desk.w.kind_circle(),
                CircleKind::Project => desk.w.kind_project(),
            },
            aim: circle.aim,
            open: !circle.closed,
        };
        let tended = |(slug, name, licence, steward): (String, String, String, Hash)| CommonsCard {
            slug,
            name: isolated(&name),
            licence,
            steward: desk.named(&steward),
        };
        let me = desk.me.map(|me| me.to_string()).unwrap_or_default();
        Ok(Circles {
            page: desk.shell(desk.w.circles_title(), "circles"),
            slug: desk.slug.clone(),
            circles: circles.into_iter().map(card).collect(),
            commons: commons.into_iter().map(tended).collect(),
            can_act: desk.me.is_some(),
            can_close: desk.is_full(),
            members: people::choices(desk, &me, |_| true),
        })
    })
    .await
}

#[derive(Template)]
#[template(path = "commons.html")]
struct CommonsPage {
    page: Shell,
    slug: String,
    name: String,
    licence: String,
    steward: String,
    total: String,
    rows: Vec<WorkRow>,
}

/// One commons, and the work that made it.
pub(super) async fn commons(desk: Desk, Path((_, asked)): Path<(String, String)>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let found = desk.keeper.read(|state| {
            let community = state.community();
            let place = community.commons().iter().position(|one| one.slug == asked)?;
            let one = &community.commons()[place];
            let filter = WorkFilter {
                commons: u32::try_from(place).ok(),
                ..WorkFilter::default()
            };
            let page = works(
                community,
                &filter,
                Page {
                    before: None,
                    lines: LINES,
                },
            );
            let steward = community.member(one.steward).name;
            Some((
                one.name.clone(),
                one.licence.clone(),
                steward,
                one.works.len() as u64,
                page.works,
            ))
        });
        let (name, licence, steward, total, lines) = found.ok_or_else(|| desk.missing(&asked))?;
        let name = isolated(&name);
        Ok(CommonsPage {
            page: desk.shell(name.clone(), "circles"),
            slug: desk.slug.clone(),
            name,
            licence,
            steward: desk.named(&steward),
            total: desk.w.commons_total(total, desk.number(total)),
            rows: super::work::rows(desk, &lines),
        })
    })
    .await
}

/// Circles and projects as choices; with `open`, only those where work can be logged.
pub(super) fn choices(desk: &Desk, asked: &str, open: bool) -> Vec<Choice> {
    desk.keeper.read(|state| choices_of(state.community(), asked, open))
}

/// The same, where the community is at hand already.
pub(super) fn choices_of(community: &rules::Community, asked: &str, open: bool) -> Vec<Choice> {
    let circles = community.circles().iter().filter(|circle| !open || !circle.closed);
    circles
        .take(CHOICES_MAX)
        .map(|circle| Choice::of(circle.slug.clone(), isolated(&circle.name), asked))
        .collect()
}
