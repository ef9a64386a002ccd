//! Commitments: what members promised, until when, and whether it was kept. Which of them may end how is decided by the
//! rules; this page leaves out what they would surely refuse.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use register::Hash;
use rules::Community;
use rules::community::{Commitment, CommitmentState, MemberIx};
use serde::Deserialize;

use super::desk::Desk;
use super::people;
use super::shell::Shell;
use super::view::{Choice, State};
use crate::not_done::NotDone;
use crate::words::effect::quantity;
use crate::words::figures;

const LINES: usize = 40;

/// Which page of commitments is asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    skip: usize,
}

struct Promise {
    id: String,
    what: String,
    much: Option<String>,
    who: String,
    due: String,
    due_words: String,
    state: State,
    entry: String,
    href: String,
    keep: bool,
    cancel: bool,
}

#[derive(Template)]
#[template(path = "promises.html")]
struct Promises {
    page: Shell,
    promises: Vec<Promise>,
    newer: Option<String>,
    older: Option<String>,
    can_act: bool,
    today: String,
    others: Vec<Choice>,
}

/// What the page asks of the community about one commitment.
struct Facts {
    it: Commitment,
    by: Hash,
    to: Option<Hash>,
    keep: bool,
    cancel: bool,
}

/// The commitments: open ones first, the soonest due at the top; then those that are over, the last made first.
pub(super) async fn page(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let mine = desk.my_place();
        let (facts, all) = desk.keeper.read(|state| {
            let community = state.community();
            let mut sorted: Vec<&Commitment> = community.commitments().iter().collect();
            sorted.sort_by_key(|it| match it.state {
                CommitmentState::Open => (false, Some(it.due), 0),
                CommitmentState::Kept | CommitmentState::Cancelled => (true, None, u64::MAX - it.entry),
            });
            let shown = sorted.iter().skip(asked.skip).take(LINES);
            let facts: Vec<Facts> = shown.map(|it| facts(community, it, mine)).collect();
            (facts, sorted.len())
        });
        let link = |skip: usize| format!("/{}/promises?skip={skip}", desk.slug);
        Ok(Promises {
            page: desk.shell(desk.w.promises_title(), "promises"),
            promises: facts.iter().map(|facts| line(desk, facts)).collect(),
            newer: (asked.skip > 0).then(|| link(asked.skip.saturating_sub(LINES))),
            older: (asked.skip.saturating_add(LINES) < all).then(|| link(asked.skip.saturating_add(LINES))),
            can_act: desk.me.is_some(),
            today: desk.today().to_string(),
            others: people::choices(desk, "", |id| Some(*id) != desk.me),
        })
    })
    .await
}

fn facts(community: &Community, it: &Commitment, mine: Option<MemberIx>) -> Facts {
    let open = it.state == CommitmentState::Open && mine.is_some();
    let to = it.to.filter(|to| community.member(*to).left.is_none());
    Facts {
        by: community.member(it.by).name,
        to: it.to.map(|to| community.member(to).name),
        keep: open && to.map_or(Some(it.by) != mine, |to| Some(to) == mine),
        cancel: open && Some(it.by) == mine,
        it: it.clone(),
    }
}

fn line(desk: &Desk, facts: &Facts) -> Promise {
    let w = desk.w;
    let it = &facts.it;
    let by = desk.named(&facts.by);
    Promise {
        id: it.id.to_string(),
        what: desk.note_or_erased(&it.what),
        much: it
            .quantity
            .map(|(much, unit)| quantity(desk.language, u64::from(much), unit)),
        who: match &facts.to {
            Some(to) => w.promise_from_to(by, desk.named(to)),
            None => w.promise_from(by),
        },
        due: it.due.to_string(),
        due_words: figures::day(desk.language, it.due),
        state: match it.state {
            CommitmentState::Open if it.due < desk.today() => State {
                kind: "stop",
                text: w.promise_overdue(),
            },
            CommitmentState::Open => State {
                kind: "wait",
                text: w.promise_open(),
            },
            CommitmentState::Kept => State {
                kind: "good",
                text: w.promise_kept(),
            },
            CommitmentState::Cancelled => State {
                kind: "",
                text: w.promise_cancelled(),
            },
        },
        entry: desk.number(it.entry),
        href: format!("/{}/register/{}", desk.slug, it.entry),
        keep: facts.keep,
        cancel: facts.cancel,
    }
}
