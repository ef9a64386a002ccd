//! Who speaks for whom: the reader's own entries, those that name them, and the form to ask somebody.

use askama::Template;
use axum::response::Response;
use rules::Community;
use rules::community::{Delegation, DelegationState, EndedBy, MemberIx, Scope};

use super::circles;
use super::decisions::form::{Form, Input, Shape};
use super::decisions::voice::{delegates, scope_words};
use super::decisions::{forms, person};
use super::desk::Desk;
use super::shell::Shell;
use super::view::{Choice, State};
use crate::not_done::NotDone;

/// Ended entries that are shown.
const PAST: usize = 30;

struct Line {
    id: String,
    who: String,
    who_href: Option<String>,
    scope: String,
    until: String,
    state: State,
    forms: Vec<Form>,
}

#[derive(Default)]
struct Mine {
    rules: Option<String>,
    room: Option<String>,
    given: Vec<Line>,
    taken: Vec<Line>,
    past: Vec<Line>,
    give: Option<Form>,
}

#[derive(Template)]
#[template(path = "delegation.html")]
struct Page {
    page: Shell,
    slug: String,
    mine: Mine,
}

/// The page.
pub(super) async fn page(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let me = desk.my_place();
        let mine = desk.keeper.read(|state| {
            let community = state.community();
            let rules = rules_line(desk, community);
            match me {
                Some(me) => mine(desk, community, me, rules),
                None => Mine {
                    rules,
                    ..Mine::default()
                },
            }
        });
        Ok(Page {
            page: desk.shell(desk.w.delegation_title(), "decisions"),
            slug: desk.slug.clone(),
            mine,
        })
    })
    .await
}

/// What is agreed on, in a sentence; none where nobody delegates.
fn rules_line(desk: &Desk, community: &Community) -> Option<String> {
    let rules = community.bylaws().deciding.delegation.as_ref()?;
    let all = community.electorate(rules::community::ROOT).count();
    let number = |number: u32| desk.number(u64::from(number));
    Some(desk.w.delegation_rules(
        number(rules.months),
        number(rules.cap_of(all)),
        number(rules.direct_of(all)),
    ))
}

fn mine(desk: &Desk, community: &Community, me: MemberIx, rules: Option<String>) -> Mine {
    let open = |entry: &&Delegation| match entry.state_at(desk.now_ms) {
        DelegationState::Offered | DelegationState::InForce => true,
        DelegationState::Expired | DelegationState::Ended => false,
    };
    let own = || community.delegations_of(me);
    let to_me = || community.delegations_to(me);
    let mut past: Vec<&Delegation> = own().chain(to_me()).filter(|entry| !open(entry)).collect();
    past.sort_by_key(|entry| std::cmp::Reverse(entry.entry));
    let line = |entry: &Delegation| line(desk, community, me, entry);
    let room = community.room(&Scope::Community, me, desk.now_ms);
    Mine {
        give: rules.as_ref().and_then(|_| give(desk, community)),
        room: room.map(|room| {
            let number = |number: u32| desk.number(u64::from(number));
            desk.w.delegation_room(number(room.behind), number(room.most))
        }),
        rules,
        given: own().filter(open).map(line).collect(),
        taken: to_me().filter(open).map(line).collect(),
        past: past.into_iter().take(PAST).map(line).collect(),
    }
}

fn line(desk: &Desk, community: &Community, me: MemberIx, entry: &Delegation) -> Line {
    let w = desk.w;
    let other = if entry.by == me { entry.to } else { Some(entry.by) };
    let named = other.map(|other| person(desk, community, other));
    let (who, who_href) = match named {
        Some((name, href)) => (name, Some(href)),
        None => (w.delegation_nobody(), None),
    };
    let offered = forms::delegation(desk, entry, entry.by == me).into_iter();
    Line {
        id: entry.id.to_string(),
        who,
        who_href,
        scope: scope_words(desk, community, &entry.scope),
        until: w.delegation_until(desk.day(&community.day_of(entry.until_ms).to_string())),
        state: state(desk, entry),
        forms: offered
            .chain(renewal(desk, community, entry, me))
            .filter_map(|form| form.if_admitted(desk, community))
            .collect(),
    }
}

/// Keeping an entry for another time, once it is asked whether it still holds.
fn renewal(desk: &Desk, community: &Community, entry: &Delegation, me: MemberIx) -> Option<Form> {
    let rules = community.bylaws().deciding.delegation.as_ref()?;
    let to = entry.to.filter(|_| entry.by == me)?;
    let asked = community.day_of(entry.given_ms).plus_months(rules.remind_months);
    if community.day_of(desk.now_ms) < asked {
        return None;
    }
    let name = format!("renew-{}", &entry.id.to_string()[..8]);
    let form =
        Form::new("delegation.give/1", name, desk.w.do_renew()).known("to", "id", community.member(to).id.to_string());
    let in_circle = |form: Form, circle: u32| {
        let slug = community.circles()[circle as usize].slug.clone();
        form.known("circle", "slug", slug)
    };
    Some(match &entry.scope {
        Scope::Community => form,
        Scope::Topic(topic) => form.known("topic", "slug", topic.clone()),
        Scope::TopicIn(topic, house) => in_circle(form.known("topic", "slug", topic.clone()), *house),
        Scope::Circle(circle) => in_circle(form, *circle),
        Scope::Decision(vote) => form.known("decision", "id", vote.to_string()),
        Scope::DecisionIn(vote, house) => in_circle(form.known("decision", "id", vote.to_string()), *house),
    })
}

fn state(desk: &Desk, entry: &Delegation) -> State {
    let w = desk.w;
    let (kind, text) = match (entry.state_at(desk.now_ms), entry.ended.map(|end| end.by)) {
        (DelegationState::Offered, _) => ("wait", w.delegation_offered()),
        (DelegationState::InForce, _) => ("good", w.delegation_in_force()),
        (DelegationState::Expired, _) | (DelegationState::Ended, None) => ("", w.delegation_expired()),
        (DelegationState::Ended, Some(EndedBy::Withdrawn)) => ("", w.delegation_withdrawn()),
        (DelegationState::Ended, Some(EndedBy::Declined)) => ("", w.delegation_declined()),
        (DelegationState::Ended, Some(EndedBy::Replaced)) => ("", w.delegation_replaced()),
        (DelegationState::Ended, Some(EndedBy::Left)) => ("", w.delegation_left()),
    };
    State { kind, text }
}

/// Asking somebody to speak for oneself, in all votes, on a topic or in a circle.
fn give(desk: &Desk, community: &Community) -> Option<Form> {
    let w = desk.w;
    let me = desk.me.and_then(|me| community.member_ix(&me))?;
    if !community.binds(me) {
        return None;
    }
    let mut topics = vec![Choice::of("", w.ask_topic_any(), "")];
    topics.extend(
        community
            .topics()
            .iter()
            .map(|topic| Choice::of(topic.as_str(), topic.as_str(), "-")),
    );
    let mut own = circles::choices_of(community, "-", true);
    own.retain(|choice| {
        let place = community.circle_place(&choice.value);
        place.is_some_and(|place| place != rules::community::ROOT && community.is_in_circle(place, me))
    });
    own.insert(0, Choice::of("", w.ask_circle_any(), ""));
    let mut all = delegates(desk, community, &Scope::Community);
    all.insert(0, Choice::of("", w.delegation_nobody(), ""));
    let form = Form::new("delegation.give/1", "delegate", w.do_delegate())
        .is(w.do_delegate_is())
        .main()
        .thanks(w.do_delegate_thanks())
        .with(Input::of("to", w.ask_delegate(), "id", Shape::Select(all)).hint(w.ask_delegate_hint()))
        .with(Input::of("topic", w.ask_topic(), "slug", Shape::Select(topics)))
        .with(Input::of("circle", w.ask_circle(), "slug", Shape::Select(own)));
    Some(form)
}
