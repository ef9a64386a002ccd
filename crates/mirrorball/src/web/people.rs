//! The members: who is here, and inviting others.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use node::Keeper;
use register::Hash;
use rules::community::Member;
use rules::quantity::DAY_MS;
use serde::Deserialize;

use super::desk::{CHOICES_MAX, Desk, initial};
use super::shell::Shell;
use super::view::{Choice, State};
use crate::language::Language;
use crate::not_done::NotDone;
use crate::words::{figures, isolated, words};

/// Members on one page.
const CARDS: usize = 60;

/// A member as a card.
pub(super) struct Card {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The letter that stands for it.
    pub initial: String,
    /// Where they stand.
    pub state: State,
    /// Since when they are here.
    pub since: String,
}

#[derive(Template)]
#[template(path = "people.html")]
struct People {
    page: Shell,
    slug: String,
    lede: String,
    members: Vec<Card>,
    newer: Option<String>,
    older: Option<String>,
    can_invite: bool,
    founding: bool,
    /// Whether whoever comes begins as a guest.
    guests: bool,
    invitations: Vec<Invited>,
}

/// An invitation of the reader's that people can still join by.
struct Invited {
    kid: String,
    text: String,
}

fn invitations(desk: &Desk) -> Vec<Invited> {
    let Some(mine) = desk.my_place() else { return Vec::new() };
    let open: Vec<_> = desk.keeper.read(|state| {
        let invitations = state.community().invitations().iter().rev();
        let open = invitations.filter(|one| one.by == mine && one.used < one.uses && one.until_ms > desk.now_ms);
        open.take(CHOICES_MAX).cloned().collect()
    });
    let w = desk.w;
    let line = |one: &rules::community::Invitation| Invited {
        kid: one.key.to_string(),
        text: w.invitation_line(
            u64::from(one.uses.saturating_sub(one.used)),
            if one.full {
                w.standing_full()
            } else {
                w.standing_dating_plain()
            },
            desk.moment(one.until_ms),
        ),
    };
    open.iter().map(line).collect()
}

/// Which page of members is asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    skip: usize,
}

/// Everybody who is here: by name, and by pages in order of joining where they are many.
pub(super) async fn list(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let (members, all, present, founding, guests) = desk.keeper.read(|state| {
            let community = state.community();
            let founded = community.foundation().map_or(0, |foundation| foundation.stamp_ms);
            let period_ms = u64::from(community.bylaws().founding_days) * DAY_MS;
            let members = community.members();
            let shown: Vec<Member> = members.iter().skip(asked.skip).take(CARDS).cloned().collect();
            let present = members.iter().filter(|member| member.left.is_none()).count();
            (
                shown,
                members.len(),
                present,
                desk.now_ms < founded.saturating_add(period_ms),
                community.admission_is_decided(),
            )
        });
        let mut cards: Vec<Card> = members.iter().map(|member| card(desk, member)).collect();
        let link = |skip: usize| format!("/{}/people?skip={skip}", desk.slug);
        cards.sort_by_cached_key(|card| card.name.to_lowercase());
        Ok(People {
            page: desk.shell(desk.w.people_title(), "people"),
            slug: desk.slug.clone(),
            lede: desk.w.people_lede(present as u64),
            members: cards,
            newer: (asked.skip > 0).then(|| link(asked.skip.saturating_sub(CARDS))),
            older: (asked.skip.saturating_add(CARDS) < all).then(|| link(asked.skip.saturating_add(CARDS))),
            can_invite: desk.me.is_some(),
            founding,
            guests,
            invitations: invitations(desk),
        })
    })
    .await
}

/// A member as a card.
pub(super) fn card(desk: &Desk, member: &Member) -> Card {
    let name = desk.named(&member.name);
    Card {
        id: member.id.to_string(),
        initial: initial(&name),
        name,
        state: state(desk, member),
        since: desk.w.member_since(figures::day(desk.language, member.joined)),
    }
}

fn state(desk: &Desk, member: &Member) -> State {
    let w = desk.w;
    let today = desk.today();
    let stages = desk.keeper.read(|state| state.community().bylaws().stages.len());
    if member.left.is_some() {
        State {
            kind: "",
            text: w.standing_left(),
        }
    } else if member.is_absent_within(today, today) {
        State {
            kind: "",
            text: w.standing_away(),
        }
    } else if member.admitted.is_none() {
        State {
            kind: "wait",
            text: w.standing_guest(),
        }
    } else if (member.stage() as usize) < stages {
        State {
            kind: "wait",
            text: w.standing_dating((member.stage() + 1).to_string()),
        }
    } else {
        State {
            kind: "good",
            text: w.standing_full(),
        }
    }
}

/// Where a member stands.
pub(super) fn state_of(desk: &Desk, id: &Hash) -> State {
    let member = desk.keeper.read(|kept| {
        let community = kept.community();
        community.member_ix(id).map(|place| community.member(place).clone())
    });
    member.map_or(
        State {
            kind: "",
            text: String::new(),
        },
        |member| state(desk, &member),
    )
}

/// Present members as choices, by name.
pub(super) fn choices(desk: &Desk, asked: &str, wanted: impl Fn(&Hash) -> bool) -> Vec<Choice> {
    let members: Vec<(Hash, Hash)> = desk.keeper.read(|state| {
        let present = state
            .community()
            .members()
            .iter()
            .filter(|member| member.left.is_none());
        present
            .map(|member| (member.id, member.name))
            .take(CHOICES_MAX)
            .collect()
    });
    let mut choices: Vec<Choice> = members
        .iter()
        .filter(|(id, _)| wanted(id))
        .map(|(id, name)| Choice::of(id.to_string(), desk.named(name), asked))
        .collect();
    choices.sort_by_cached_key(|choice| choice.label.to_lowercase());
    choices
}

/// The same, where the community is at hand already.
pub(super) fn choices_of(desk: &Desk, community: &rules::Community, wanted: impl Fn(&Hash) -> bool) -> Vec<Choice> {
    let present = community.members().iter().filter(|member| member.left.is_none());
    let mut choices: Vec<Choice> = present
        .filter(|member| wanted(&member.id))
        .take(CHOICES_MAX)
        .map(|member| Choice::of(member.id.to_string(), desk.named(&member.name), ""))
        .collect();
    choices.sort_by_cached_key(|choice| choice.label.to_lowercase());
    choices
}

/// The name of a member whom a page's head greets.
pub(super) fn name_of(keeper: &Keeper, language: Language, member: Hash) -> String {
    let name = keeper.read(|state| {
        let community = state.community();
        community.member_ix(&member).map(|place| community.member(place).name)
    });
    let text = name
        .and_then(|name| keeper.note(&name).ok().flatten())
        .and_then(|note| note.text);
    text.map_or_else(|| words(language).somebody_unknown(), |salted| isolated(&salted.text))
}
