//! One circle: its aim and domain, who is in it, its roles with their terms, what it decides, and how to come and go.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use rules::Community;
use rules::act::effect::RoleKind;
use rules::community::{MemberIx, Role, Tenure};
use rules::quantity::Day;

use super::agreements::title as agreement_title;
use super::decisions::form::Form;
use super::decisions::{Line, list, person};
use super::desk::Desk;
use super::shell::Shell;
use super::view::State;
use crate::not_done::NotDone;
use crate::words::isolated;
use crate::words::terms::role_kind;

/// Members named on the page.
const NAMES: usize = 150;

struct Person {
    name: String,
    href: String,
    note: String,
}

struct RoleView {
    slug: String,
    name: String,
    kind: String,
    state: State,
    holder: Option<Person>,
    purpose: String,
    lines: Vec<String>,
    past: Vec<String>,
    select: Option<String>,
    frame: Option<String>,
    forms: Vec<Form>,
}

struct Linked {
    slug: String,
    name: String,
}

#[derive(Template)]
#[template(path = "circle.html")]
struct CirclePage {
    page: Shell,
    slug: String,
    circle: String,
    name: String,
    aim: String,
    domain: Option<String>,
    closed: bool,
    parent: Option<Linked>,
    within: Vec<Linked>,
    members: Vec<Person>,
    more: Option<String>,
    count: String,
    roles: Vec<RoleView>,
    open: Vec<Line>,
    mine: Vec<Form>,
    can_act: bool,
}

/// One circle.
pub(super) async fn page(desk: Desk, Path((_, slug)): Path<(String, String)>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let page = desk.shell(desk.w.circles_title(), "circles");
        let found = desk.keeper.read(|state| {
            let community = state.community();
            community
                .circle_place(&slug)
                .map(|place| view(desk, community, place, page))
        });
        found.ok_or_else(|| desk.missing(&slug))
    })
    .await
}

fn view(desk: &Desk, community: &Community, place: u32, mut page: Shell) -> CirclePage {
    let w = desk.w;
    let circle = &community.circles()[place as usize];
    let linked = |place: u32| {
        let circle = &community.circles()[place as usize];
        Linked {
            slug: circle.slug.clone(),
            name: isolated(&circle.name),
        }
    };
    let all = community.circle_members(place);
    let name = isolated(&circle.name);
    page.title.clone_from(&name);
    let mut open = list::lines(desk, community);
    open.retain(|line| line.circle_place == place && !line.is_over);
    open.sort_by_key(|line| line.until_ms);
    let of = |act, id: &str, title| Form::new(act, id, title).known("circle", "slug", circle.slug.clone());
    let mine = [
        of("circle.enter/1", "enter", w.do_enter()).is(w.do_enter_is()).main(),
        of("circle.exit/1", "exit", w.do_exit()).is(w.do_exit_is()).grave(),
    ];
    let day = community.day_of(desk.now_ms);
    CirclePage {
        page,
        slug: desk.slug.clone(),
        circle: circle.slug.clone(),
        name,
        aim: isolated(&circle.aim),
        domain: circle.domain.clone(),
        closed: circle.closed,
        parent: community.parent_of(place).map(linked),
        within: community.circles_within(place).map(linked).collect(),
        members: members(desk, community, &all),
        more: (all.len() > NAMES).then(|| w.why_more_rows((all.len() - NAMES) as u64)),
        count: desk.number(all.len() as u64),
        roles: community
            .roles(place)
            .iter()
            .filter(|role| role.closed.is_none())
            .map(|role| role_view(desk, community, (place, &circle.slug), role, day))
            .collect(),
        open,
        mine: mine
            .into_iter()
            .filter_map(|form| form.if_admitted(desk, community))
            .collect(),
        can_act: desk.me.is_some() && !circle.closed,
    }
}

fn members(desk: &Desk, community: &Community, all: &[MemberIx]) -> Vec<Person> {
    let one = |member: &MemberIx| {
        let (name, href) = person(desk, community, *member);
        let note = if community.binds(*member) {
            String::new()
        } else {
            desk.w.circle_not_binding()
        };
        Person { name, href, note }
    };
    let mut people: Vec<Person> = all.iter().take(NAMES).map(one).collect();
    people.sort_by_cached_key(|one| one.name.to_lowercase());
    people
}

fn role_view(desk: &Desk, community: &Community, (place, circle): (u32, &str), role: &Role, day: Day) -> RoleView {
    let w = desk.w;
    let me = desk.me.and_then(|me| community.member_ix(&me));
    let until = role
        .term()
        .map(|term| desk.day(&term.until.to_string()))
        .unwrap_or_default();
    let (state, holder) = match role.tenure(day) {
        Tenure::Vacant => (("wait", w.role_vacant()), None),
        Tenure::Held(member) => (("good", w.role_held(until)), Some(member)),
        Tenure::Caretaker(member) => (("wait", w.role_caretaker(until)), Some(member)),
    };
    let lines = role_lines(desk, community, place, role);
    let past = role.terms.iter().filter(|term| term.ended.is_some()).map(|term| {
        let (name, _) = person(desk, community, term.member);
        w.role_past(
            name,
            desk.day(&term.from.to_string()),
            desk.day(&term.until.to_string()),
        )
    });
    let of = |act, id: &str, title| {
        Form::new(act, format!("{id}-{}", role.slug), title)
            .known("circle", "slug", circle)
            .known("role", "slug", role.slug.clone())
    };
    let forms = [
        of("role.reopen/1", "reopen", w.do_reopen())
            .is(w.do_reopen_is())
            .note("reason", w.ask_reason(), true),
        of("role.leave/1", "lay-down", w.do_lay_down())
            .note("note", w.ask_reason(), false)
            .grave(),
    ];
    let selects = of("selection.open/1", "select", String::new()).if_admitted(desk, community);
    let asked = format!("circle={circle}&role={}", role.slug);
    RoleView {
        slug: role.slug.clone(),
        name: isolated(&role.name),
        kind: role_kind(desk.w, role.kind),
        state: State {
            kind: state.0,
            text: state.1,
        },
        holder: holder.map(|member| {
            let (name, href) = person(desk, community, member);
            let note = String::new();
            Person { name, href, note }
        }),
        purpose: isolated(&role.purpose),
        lines,
        past: past.collect(),
        select: selects.map(|_| format!("/{}/decisions/new?kind=selection&{asked}", desk.slug)),
        frame: (holder.is_some() && holder == me && role.kind == RoleKind::Role)
            .then(|| format!("/{}/decisions/new?kind=advice&{asked}", desk.slug)),
        forms: forms
            .into_iter()
            .filter_map(|form| form.if_admitted(desk, community))
            .collect(),
    }
}

/// What a role decides alone, takes care of and may spend.
fn role_lines(desk: &Desk, community: &Community, circle: u32, role: &Role) -> Vec<String> {
    let w = desk.w;
    let mut lines = Vec::new();
    lines.extend(role.domain.iter().map(|text| w.effect_domain(text)));
    lines.extend(role.duties.iter().map(|text| w.effect_duties(text)));
    if role.budget > 0 {
        lines.push(w.effect_budget(desk.money(role.budget)));
        if let Some(place) = community.role(circle, &role.slug) {
            let (_, taken) = community.budget_of(circle, place, desk.now_ms);
            lines.push(w.role_budget_taken(desk.money(taken)));
        }
    }
    if !role.agreements.is_empty() {
        let names: Vec<String> = role.agreements.iter().map(|name| agreement_title(w, name)).collect();
        lines.push(w.effect_alone(names.join(", ")));
    }
    lines.push(w.effect_months(desk.number(u64::from(role.months))));
    if !role.asking.is_empty() {
        lines.push(w.role_asking(role.asking.len() as u64));
    }
    lines
}
