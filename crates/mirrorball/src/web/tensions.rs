//! Tensions: what members feel between what is and what could be, and where each went.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use rules::Community;
use rules::community::{SentTo, Tension};
use serde::Deserialize;

use super::circles;
use super::decisions::form::{Form, Input, Shape};
use super::decisions::{forms, list, person};
use super::desk::Desk;
use super::shell::Shell;
use super::view::{Choice, State};
use crate::not_done::NotDone;
use crate::words::isolated;

/// Tensions on one page.
const LINES: usize = 100;

struct TensionView {
    id: String,
    who: String,
    who_href: String,
    when: String,
    circle: Option<String>,
    state: State,
    what: String,
    could: Option<String>,
    needs: Option<String>,
    lines: Vec<String>,
    decisions: Vec<(String, String)>,
    closed: Option<String>,
    propose: Option<String>,
    forms: Vec<Form>,
}

#[derive(Template)]
#[template(path = "tensions.html")]
struct Tensions {
    page: Shell,
    slug: String,
    raise: Option<Form>,
    open: Vec<TensionView>,
    closed: Vec<TensionView>,
    more: Option<String>,
}

/// Which circle is asked for.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    circle: String,
}

/// All tensions, the last raised first.
pub(super) async fn page(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let w = desk.w;
        let (all, more) = desk.keeper.read(|state| {
            let community = state.community();
            let circle = community.circle_place(&asked.circle);
            let wanted = |one: &&Tension| circle.is_none_or(|circle| one.circle == Some(circle));
            let all: Vec<&Tension> = community.tensions().iter().rev().filter(wanted).collect();
            let left = all.len().saturating_sub(LINES);
            let titles = list::lines(desk, community);
            let views: Vec<(bool, TensionView)> = all
                .into_iter()
                .take(LINES)
                .map(|one| (one.closed.is_some(), view(desk, community, one, &titles)))
                .collect();
            (views, (left > 0).then(|| w.why_more_rows(left as u64)))
        });
        let (closed, open): (Vec<_>, Vec<_>) = all.into_iter().partition(|(closed, _)| *closed);
        Ok(Tensions {
            page: desk.shell(w.tensions_title(), "decisions"),
            slug: desk.slug.clone(),
            raise: desk.me.map(|_| raise(desk, &asked.circle)),
            open: open.into_iter().map(|(_, view)| view).collect(),
            closed: closed.into_iter().map(|(_, view)| view).collect(),
            more,
        })
    })
    .await
}

fn raise(desk: &Desk, circle: &str) -> Form {
    let w = desk.w;
    let mut circles = circles::choices(desk, circle, true);
    circles.insert(0, Choice::of("", w.tension_whole(), circle));
    Form::new("tension.raise/1", "tension", w.do_raise())
        .main()
        .thanks(w.do_raise_thanks())
        .note("what", w.ask_tension_what(), true)
        .note("could", w.ask_tension_could(), false)
        .note("needs", w.ask_tension_needs(), false)
        .with(Input::of("circle", w.ask_circle(), "slug", Shape::Select(circles)))
}

fn view(desk: &Desk, community: &Community, one: &Tension, titles: &[list::Line]) -> TensionView {
    let w = desk.w;
    let (who, who_href) = match one.by {
        Some(by) => person(desk, community, by),
        None => (w.tension_by_nobody(), power_href(desk, one)),
    };
    let circle_name = |place: u32| isolated(&community.circles()[place as usize].name);
    let title = |id: &str| titles.iter().find(|line| line.id == id).map(|line| line.title.clone());
    let lines = one.sendings.iter().map(|sending| {
        let to = match &sending.to {
            SentTo::Role(circle, role) => {
                let role = &community.circles()[*circle as usize].roles[*role as usize];
                format!("{} · {}", isolated(&role.name), circle_name(*circle))
            }
            SentTo::Circle(circle) => circle_name(*circle),
            SentTo::Decision(id) => title(&id.to_string()).unwrap_or_else(|| w.decisions_title()),
            SentTo::Mediation => w.tension_mediation(),
        };
        w.tension_sent(to, desk.moment(sending.stamp_ms))
    });
    let decisions: Vec<(String, String)> = one
        .decisions
        .iter()
        .map(|id| {
            let id = id.to_string();
            let name = title(&id).unwrap_or_else(|| w.decisions_title());
            (format!("/{}/decisions/{id}", desk.slug), name)
        })
        .collect();
    let state = match (&one.closed, decisions.is_empty()) {
        (Some(_), _) => State {
            kind: "",
            text: w.tension_closed(),
        },
        (None, false) => State {
            kind: "good",
            text: w.tension_answered(),
        },
        (None, true) => State {
            kind: "wait",
            text: w.tension_open(),
        },
    };
    TensionView {
        id: one.id.to_string(),
        who,
        who_href,
        when: desk.moment(one.raised_ms),
        circle: one.circle.map(circle_name),
        state,
        what: said(desk, one),
        could: one.could.map(|note| desk.note_or_erased(&note)),
        needs: one.needs.map(|note| desk.note_or_erased(&note)),
        lines: lines.collect(),
        decisions,
        closed: one.closed.as_ref().map(|(_, reason)| desk.note_or_erased(reason)),
        propose: (desk.me.is_some() && one.closed.is_none())
            .then(|| format!("/{}/decisions/new?tension={}", desk.slug, one.id)),
        forms: own_forms(desk, community, one),
    }
}

/// What it says: its author's words, or what a look at power found.
pub(super) fn said(desk: &Desk, one: &Tension) -> String {
    match (&one.alarm, &one.what) {
        (Some(alarm), _) => {
            let day = desk.day(&alarm.quarter.to_string());
            let threshold = super::power::four(alarm.threshold);
            let what = super::power::title(desk, alarm.measure);
            desk.w.tension_alarm(what, alarm.largest_share.as_str(), day, threshold)
        }
        (None, Some(what)) => desk.note_or_erased(what),
        (None, None) => String::new(),
    }
}

fn power_href(desk: &Desk, one: &Tension) -> String {
    let day = one.alarm.as_ref().map(|alarm| alarm.quarter.to_string());
    format!("/{}/power?day={}", desk.slug, day.unwrap_or_default())
}

fn own_forms(desk: &Desk, community: &Community, one: &Tension) -> Vec<Form> {
    let mut all = forms::tension(desk, &one.id);
    all.insert(
        0,
        forms::send_to_circle(desk, &one.id, circles::choices_of(community, "", true)),
    );
    all.into_iter()
        .filter_map(|form| form.if_admitted(desk, community))
        .collect()
}
