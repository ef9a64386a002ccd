//! One decision, and everything that was filed about it.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use register::Hash;
use rules::Community;

use super::super::desk::Desk;
use super::super::mirror;
use super::super::shell::Shell;
use super::view::DecisionView;
use super::{advice, proposal, vote};
use crate::not_done::NotDone;

#[derive(Template)]
#[template(path = "decision.html")]
struct Page {
    page: Shell,
    slug: String,
    d: DecisionView,
    /// Where to give notice of a fork, as long as it could not be settled.
    fork: Option<String>,
}

/// One decision.
pub(in crate::web) async fn page(desk: Desk, Path((_, id)): Path<(String, String)>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let id = desk.id(&id)?;
        let (d, is_unsettled) = desk.keeper.read(|state| {
            let community = state.community();
            let is_unsettled = community.is_unsettled_decision(&id, desk.now_ms);
            (view(desk, community, &id), is_unsettled)
        });
        let d = d.ok_or_else(|| desk.missing(&id.to_string()))?;
        let may_part = is_unsettled && desk.is_full();
        Ok(Page {
            fork: may_part.then(|| format!("/{}/forks?decision={id}#notice", desk.slug)),
            page: desk.shell(d.title.clone(), "decisions"),
            slug: desk.slug.clone(),
            d,
        })
    })
    .await
}

fn view(desk: &Desk, community: &Community, id: &Hash) -> Option<DecisionView> {
    if let Some(it) = community.proposal(id) {
        return Some(proposal::view(desk, community, it));
    }
    if let Some(it) = community.vote(id) {
        return Some(vote::view(desk, community, it));
    }
    community.advice(id).map(|it| advice::view(desk, community, it))
}

struct Happened {
    when: String,
    said: String,
    who: String,
    who_href: Option<String>,
    index: u64,
    notes: Vec<String>,
}

#[derive(Template)]
#[template(path = "decision_history.html")]
struct History {
    page: Shell,
    slug: String,
    id: String,
    title: String,
    lines: Vec<Happened>,
}

/// Everything that was filed about a decision, in order.
pub(in crate::web) async fn history(desk: Desk, Path((_, id)): Path<(String, String)>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let id = desk.id(&id)?;
        let found = desk.keeper.read(|state| {
            let community = state.community();
            view(desk, community, &id).map(|view| (view.title, entries_of(community, &id)))
        });
        let (title, entries) = found.ok_or_else(|| desk.missing(&id.to_string()))?;
        let line = |index: u64| {
            let read = mirror::entries(desk, index, index + 1).into_iter().next()?;
            let (who, who_href) = mirror::author(desk, &read);
            Some(Happened {
                when: desk.moment(read.stamp_ms),
                said: mirror::said(desk, &read.act),
                who,
                who_href,
                index,
                notes: read
                    .act
                    .notes()
                    .iter()
                    .map(|note| desk.note_or_erased(&note.0))
                    .collect(),
            })
        };
        Ok(History {
            page: desk.shell(desk.w.history_title(&title), "decisions"),
            slug: desk.slug.clone(),
            id: id.to_string(),
            lines: entries.into_iter().filter_map(line).collect(),
            title,
        })
    })
    .await
}

/// The entries about a decision, in order.
fn entries_of(community: &Community, id: &Hash) -> BTreeSet<u64> {
    let mut entries = BTreeSet::new();
    if let Some(it) = community.proposal(id) {
        entries.extend(it.entries.iter().copied());
    }
    if let Some(it) = community.vote(id) {
        entries.insert(it.entry);
        entries.extend(it.options.iter().map(|option| option.entry));
        entries.extend(it.end.iter().map(|end| end.entry));
    }
    if let Some(it) = community.advice(id) {
        entries.insert(it.entry);
        for given in it.asked.values().filter_map(|asked| asked.given.as_ref()) {
            entries.insert(given.entry);
            entries.extend(given.reply.as_ref().map(|(_, _, entry)| *entry));
        }
        for decided in it.decided.iter().chain(&it.returned) {
            entries.insert(decided.entry);
            entries.extend(decided.in_effect.into_iter().chain(decided.returned));
            entries.extend(decided.contests.iter().map(|contest| contest.entry));
        }
    }
    entries.extend(community.remarks_of(id).map(|remark| remark.entry));
    entries.extend(community.reviews_of(id).map(|(_, review)| review.entry));
    entries
}
