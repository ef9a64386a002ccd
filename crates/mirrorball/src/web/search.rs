//! Searching what was said: decisions, objections, agreements, reasons, tensions.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use node::search::{Hit, TextKind};
use register::Hash;
use rules::Community;
use serde::Deserialize;

use super::desk::Desk;
use super::shell::Shell;
use crate::not_done::NotDone;
use crate::visitor::may_read;

/// Texts on one page.
const HITS: usize = 50;

/// A piece of a text, marked where it is what was looked for.
struct Piece {
    text: String,
    found: bool,
}

struct Found {
    kind: String,
    href: String,
    pieces: Vec<Piece>,
}

#[derive(Template)]
#[template(path = "search.html")]
struct Search {
    page: Shell,
    slug: String,
    q: String,
    asked: bool,
    found: Vec<Found>,
}

/// What is looked for.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// What was found, the best first.
pub(super) async fn page(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let hits = desk.keeper.search(&asked.q, HITS, &|note| may_read(note, desk.me))?;
        let found = desk.keeper.read(|state| {
            let community = state.community();
            hits.iter().map(|hit| found(desk, community, hit)).collect()
        });
        Ok(Search {
            page: desk.shell(desk.w.search_title(), "search"),
            slug: desk.slug.clone(),
            asked: !asked.q.trim().is_empty(),
            q: asked.q.chars().take(200).collect(),
            found,
        })
    })
    .await
}

fn found(desk: &Desk, community: &Community, hit: &Hit) -> Found {
    Found {
        kind: kind(desk, hit.kind),
        href: href(desk, community, hit),
        pieces: pieces(hit),
    }
}

fn kind(desk: &Desk, kind: TextKind) -> String {
    let w = desk.w;
    match kind {
        TextKind::Proposal => w.kind_proposal(),
        TextKind::Objection => w.found_objection(),
        TextKind::Answer => w.found_answer(),
        TextKind::Vote => w.kind_vote(),
        TextKind::Advice => w.kind_advice(),
        TextKind::Counsel => w.found_counsel(),
        TextKind::Selection => w.kind_selection(),
        TextKind::Agreement => w.found_agreement(),
        TextKind::Remark => w.found_remark(),
        TextKind::Tension => w.found_tension(),
        TextKind::Review => w.decision_review(),
        TextKind::Role => w.found_role(),
        TextKind::Fork => w.found_fork(),
    }
}

/// Where a text stands.
pub(super) fn href(desk: &Desk, community: &Community, hit: &Hit) -> String {
    let slug = &desk.slug;
    match hit.kind {
        TextKind::Agreement => format!("/{slug}/agreements/{}", hit.about),
        TextKind::Role => {
            let (circle, role) = hit.about.split_once('/').unwrap_or((&hit.about, ""));
            format!("/{slug}/circles/{circle}#role-{role}")
        }
        TextKind::Tension => format!("/{slug}/tensions#tension-{}", hit.about),
        TextKind::Fork => format!("/{slug}/forks#fork-{}", hit.about),
        TextKind::Proposal
        | TextKind::Objection
        | TextKind::Answer
        | TextKind::Vote
        | TextKind::Advice
        | TextKind::Counsel
        | TextKind::Selection
        | TextKind::Remark
        | TextKind::Review => subject(slug, community, &hit.about),
    }
}

/// The page of a decision, an objection's decision, or a share-out.
fn subject(slug: &str, community: &Community, about: &str) -> String {
    let Ok(id) = about.parse::<Hash>() else {
        return format!("/{slug}/decisions");
    };
    if let Some((proposal, _)) = community.objection(&id) {
        return format!("/{slug}/decisions/{}#objection-{about}", proposal.id);
    }
    if community.share(&id).is_some() && community.proposal(&id).is_none() {
        return format!("/{slug}/money/shares/{about}");
    }
    format!("/{slug}/decisions/{about}")
}

fn pieces(hit: &Hit) -> Vec<Piece> {
    let snippet = &hit.snippet;
    let mut pieces = Vec::new();
    let mut push = |text: &str, found: bool| {
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                found,
            });
        }
    };
    if snippet.is_cut_before {
        push("… ", false);
    }
    let mut at = 0;
    for mark in &snippet.marks {
        push(&snippet.text[at..mark.start], false);
        push(&snippet.text[mark.clone()], true);
        at = mark.end;
    }
    push(&snippet.text[at..], false);
    if snippet.is_cut_after {
        push(" …", false);
    }
    pieces
}
