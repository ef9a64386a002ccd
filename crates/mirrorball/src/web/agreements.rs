//! The agreements: what is in force, every version there was with what changed, and the decisions behind them.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use register::json::decode;
use rules::community::{Agreement, AgreementState, AgreementVersion};
use rules::quantity::Day;
use serde::Deserialize;

use super::decisions::difference::{Run, runs};
use super::decisions::effect_words::changed;
use super::desk::Desk;
use super::parameters;
use super::shell::Shell;
use super::view::State;
use crate::not_done::NotDone;
use crate::words::terms::class;
use crate::words::{Words, figures, isolated};

struct Card {
    name: String,
    title: String,
    class: String,
    state: State,
    version: String,
    text: String,
    params: Vec<(String, String)>,
    review: String,
    by: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "agreements.html")]
struct Agreements {
    page: Shell,
    slug: String,
    founded: String,
    purpose: String,
    agreements: Vec<Card>,
    ended: Vec<Card>,
}

/// All agreements: those in force in full, then those that are over.
pub(super) async fn page(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let (foundation, cards) = desk.keeper.read(|state| {
            let community = state.community();
            let foundation = community.foundation().expect("a kept community is founded").clone();
            let day = community.day_of(desk.now_ms);
            let all = community.agreements().iter();
            let cards: Vec<(bool, Card)> = all
                .map(|one| {
                    (
                        one.out_of_force(day).is_some(),
                        card(desk, community.agreement_state(one, day), one),
                    )
                })
                .collect();
            (foundation, cards)
        });
        let (ended, agreements): (Vec<_>, Vec<_>) = cards.into_iter().partition(|(over, _)| *over);
        Ok(Agreements {
            page: desk.shell(desk.w.agreements_title(), "agreements"),
            slug: desk.slug.clone(),
            founded: figures::day(desk.language, foundation.day),
            purpose: isolated(&foundation.purpose),
            agreements: agreements.into_iter().map(|(_, card)| card).collect(),
            ended: ended.into_iter().map(|(_, card)| card).collect(),
        })
    })
    .await
}

fn card(desk: &Desk, standing: AgreementState, agreement: &Agreement) -> Card {
    let w = desk.w;
    let version = agreement.last();
    let review = desk.day(&version.review.to_string());
    Card {
        name: agreement.name.clone(),
        title: title(w, &agreement.name),
        class: class(w, version.class),
        state: state(desk, standing),
        version: w.version_short(desk.number(u64::from(version.version))),
        text: version.text.clone(),
        params: decode(&version.params)
            .map(|params| parameters::lines(desk.language, &agreement.name, &params))
            .unwrap_or_default(),
        review: w.agreement_review(review),
        by: decision(desk, version),
    }
}

/// The decision behind a version, as a link; the founding's own were there from the start.
fn decision(desk: &Desk, version: &AgreementVersion) -> Option<(String, String)> {
    let id = version.decision?;
    Some((format!("/{}/decisions/{id}", desk.slug), desk.w.agreement_by_decision()))
}

fn state(desk: &Desk, state: AgreementState) -> State {
    let w = desk.w;
    let day = |day: Day| desk.day(&day.to_string());
    let (kind, text) = match state {
        AgreementState::InForce => ("good", w.agreement_in_force()),
        AgreementState::ReviewDue => ("wait", w.agreement_review_due()),
        AgreementState::Overdue => ("stop", w.agreement_overdue()),
        AgreementState::Lapsed(since) => ("", w.agreement_lapsed(day(since))),
        AgreementState::Retired(since) => ("", w.agreement_retired(day(since))),
    };
    State { kind, text }
}

struct Version {
    number: u32,
    title: String,
    class: String,
    text: String,
    runs: Vec<Run>,
    changes: Vec<String>,
    params: Vec<(String, String)>,
    lines: Vec<String>,
    by: Option<(String, String)>,
    entry: u64,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "agreement.html")]
struct One {
    page: Shell,
    slug: String,
    name: String,
    title: String,
    state: State,
    review: String,
    versions: Vec<Version>,
    can_act: bool,
    open: bool,
}

/// Which version is asked for.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    version: Option<u32>,
}

/// One agreement with every version there was, the last on top.
pub(super) async fn one(
    desk: Desk,
    Path((_, name)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let found = desk.keeper.read(|state| {
            let community = state.community();
            let agreement = community.agreement(&name)?.clone();
            let day = community.day_of(desk.now_ms);
            Some((day, community.agreement_state(&agreement, day), agreement))
        });
        let (day, standing, agreement) = found.ok_or_else(|| desk.missing(&name))?;
        let chosen = asked.version.unwrap_or(agreement.last().version);
        let title = title(desk.w, &agreement.name);
        let versions = agreement.versions.iter().enumerate().rev();
        Ok(One {
            page: desk.shell(title.clone(), "agreements"),
            slug: desk.slug.clone(),
            name: agreement.name.clone(),
            title,
            state: state(desk, standing),
            review: desk.w.agreement_review(desk.day(&agreement.last().review.to_string())),
            versions: versions
                .map(|(place, one)| {
                    let before = place.checked_sub(1).map(|place| &agreement.versions[place]);
                    version(desk, &agreement.name, before, one, chosen)
                })
                .collect(),
            can_act: desk.me.is_some(),
            open: agreement.out_of_force(day).is_none(),
        })
    })
    .await
}

fn version(desk: &Desk, name: &str, before: Option<&AgreementVersion>, one: &AgreementVersion, chosen: u32) -> Version {
    let w = desk.w;
    let day = |day: Day| desk.day(&day.to_string());
    let params = decode(&one.params).ok();
    let earlier = before.and_then(|before| decode(&before.params).ok());
    let mut lines: Vec<String> = one
        .renewals
        .iter()
        .map(|it| w.agreement_renewed(day(it.day), day(it.review)))
        .collect();
    lines.extend(one.sunset.map(|sunset| w.effect_sunset_on(day(sunset))));
    lines.extend(one.ended.map(|end| {
        if end.replaced {
            w.agreement_replaced(day(end.day))
        } else {
            w.agreement_retired(day(end.day))
        }
    }));
    Version {
        number: one.version,
        title: w.agreement_since(desk.number(u64::from(one.version)), day(one.from)),
        class: class(w, one.class),
        text: one.text.clone(),
        runs: before.map(|before| runs(&before.text, &one.text)).unwrap_or_default(),
        changes: before
            .map(|_| changed(desk, name, earlier.as_ref(), params.as_ref()))
            .unwrap_or_default(),
        params: params
            .as_ref()
            .map(|params| parameters::lines(desk.language, name, params))
            .unwrap_or_default(),
        lines,
        by: decision(desk, one),
        entry: one.entry,
        chosen: one.version == chosen,
    }
}

/// The agreements in force for an entry, with their versions, as links: what a payout or a result was computed by.
pub(super) fn in_force(desk: &Desk, names: &[(String, u32)]) -> Vec<(String, String)> {
    let link = |(name, version): &(String, u32)| {
        let href = format!("/{}/agreements/{name}?version={version}#v{version}", desk.slug);
        (
            href,
            desk.w
                .agreement_version(title(desk.w, name), desk.number(u64::from(*version))),
        )
    };
    names.iter().map(link).collect()
}

/// The version of an agreement that held among these, as an address.
pub(super) fn href(desk: &Desk, names: &[(String, u32)], name: &str) -> String {
    match names.iter().find(|(other, _)| other == name) {
        Some((_, version)) => format!("/{}/agreements/{name}?version={version}#v{version}", desk.slug),
        None => format!("/{}/agreements#{name}", desk.slug),
    }
}

/// The title of an agreement; further agreements go by their own names.
pub(super) fn title(w: &Words, name: &str) -> String {
    match name {
        "streams" => w.agreement_streams(),
        "rates" => w.agreement_rates(),
        "attestation" => w.agreement_attestation(),
        "membership" => w.agreement_membership(),
        "care" => w.agreement_care(),
        "share-out" => w.agreement_share_out(),
        "openness" => w.agreement_openness(),
        "consent" => w.agreement_consent(),
        "advice" => w.agreement_advice(),
        "votes" => w.agreement_votes(),
        "circles" => w.agreement_circles(),
        "calendar" => w.agreement_calendar(),
        "delegation" => w.agreement_delegation(),
        "power" => w.agreement_power(),
        "houses" => w.agreement_houses(),
        "weighing" => w.agreement_weighing(),
        "forks" => w.agreement_forks(),
        "public-page" => w.agreement_public_page(),
        _ => name.to_owned(), // A text, not an enum of ours.
    }
}
