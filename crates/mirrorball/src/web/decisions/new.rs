//! The wizard that opens a decision: it picks the kind, asks what is needed for it, and shows nothing else. A new
//! version of a proposal is written here as well.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use register::Hash;
use register::json::{Value, decode, encode};
use rules::Community;
use rules::act::effect::RoleKind;
use rules::act::{AgreementClass, Effect, Tier};
use rules::bylaws::deciding::OPTIONAL;
use rules::community::{Disposition, ProposalRecord};
use rules::field::Field;
use serde::Deserialize;

use super::super::agreements::title;
use super::super::desk::Desk;
use super::super::shell::Shell;
use super::super::view::Choice;
use super::super::{circles, people};
use super::agreement_inputs::{self, Proposed, Questions};
use super::effect_inputs;
use super::effect_words::views;
use super::form::{Form, Input, Shape};
use super::forms::choices;
use crate::not_done::NotDone;
use crate::words::terms::role_kind;
use crate::words::{excerpt, isolated};

mod vote;

/// The text of a decision: about as much as the keeper takes in a note.
const TEXT_CHARS: u32 = 8_000;
/// How much of an agreement its card says.
const EXCERPT_CHARS: usize = 120;
/// The title of a decision.
const TITLE_CHARS: u32 = 200;

/// What is asked of the wizard.
#[derive(Default, Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    effect: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    circle: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    tension: String,
}

/// A way that the wizard offers.
struct Way {
    href: String,
    title: String,
    text: String,
    id: String,
}

#[derive(Template)]
#[template(path = "decision_new.html")]
struct New {
    page: Shell,
    slug: String,
    title: String,
    lede: String,
    from: Option<String>,
    back: String,
    ways: Vec<Way>,
    rare: Vec<Way>,
    form: Option<Form>,
    effects: Vec<super::effect_words::EffectView>,
    empty: Option<String>,
    instead: Option<(String, String)>,
}

/// The wizard.
pub(in crate::web) async fn new(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let w = desk.w;
        let page = desk.keeper.read(|state| {
            let community = state.community();
            match asked.kind.as_str() {
                "proposal" => proposal(desk, community, &asked),
                "vote" => vote::step(desk, community, &asked),
                "advice" => advice(desk, community, &asked),
                "selection" => selection(desk, community, &asked),
                _ => kinds(desk, &asked), // A text from the address: nothing chosen yet.
            }
        });
        let from = asked.tension.parse::<Hash>().ok().and_then(|id| {
            let said = desk.keeper.read(|state| {
                let tension = state.community().tension(&id);
                tension.map(|one| super::super::tensions::said(desk, one))
            })?;
            Some(w.new_from_tension(said))
        });
        Ok(New {
            page: desk.shell(page.title.clone(), "decisions"),
            slug: desk.slug.clone(),
            title: page.title,
            lede: page.lede,
            from,
            back: format!("/{}/decisions/new?tension={}", desk.slug, asked.tension),
            ways: page.ways,
            rare: page.rare,
            form: page.form,
            effects: page.effects,
            empty: page.empty,
            instead: page.instead,
        })
    })
    .await
}

#[derive(Default)]
struct Step {
    title: String,
    lede: String,
    ways: Vec<Way>,
    /// Ways that are taken less often.
    rare: Vec<Way>,
    form: Option<Form>,
    effects: Vec<super::effect_words::EffectView>,
    empty: Option<String>,
    /// Another way to decide the same: an address and what it is.
    instead: Option<(String, String)>,
}

fn kinds(desk: &Desk, asked: &Asked) -> Step {
    let w = desk.w;
    let way = |kind: &str, title: String, text: String| Way {
        href: format!("/{}/decisions/new?kind={kind}&tension={}", desk.slug, asked.tension),
        title,
        text,
        id: format!("new-{kind}"),
    };
    Step {
        title: w.new_title(),
        lede: w.new_lede(),
        ways: vec![
            way("proposal", w.new_proposal(), w.new_proposal_is()),
            way("advice", w.new_advice(), w.new_advice_is()),
            way("vote", w.new_vote(), w.new_vote_is()),
            way("selection", w.new_selection(), w.new_selection_is()),
            Way {
                href: format!("/{}/tensions", desk.slug),
                title: w.new_tension(),
                text: w.new_tension_is(),
                id: "new-tension".to_owned(),
            },
        ],
        ..Step::default()
    }
}

fn field(name: &str, label: String, kind: &'static str, shape: Shape) -> Input {
    Input::of(name, label, kind, shape)
}

/// A title, of a decision or of one of its options.
fn title_line(name: &str, label: String) -> Input {
    field(name, label, "note", Shape::Line).max(TITLE_CHARS)
}

/// The text of a decision.
fn text_field(label: String) -> Input {
    field("text", label, "note", Shape::Text).max(TEXT_CHARS)
}

/// The circle, and where it comes from: what every opening carries.
fn opening(desk: &Desk, community: &Community, act: &'static str, asked: &Asked, submit: String) -> Form {
    let w = desk.w;
    let mut circles = circles::choices_of(community, &asked.circle, true);
    circles.retain(|choice| {
        let place = community.circle_place(&choice.value);
        let me = desk.me.and_then(|me| community.member_ix(&me));
        place
            .zip(me)
            .is_some_and(|(place, me)| community.is_in_circle(place, me))
    });
    let mut form = Form::new(act, "open", submit)
        .main()
        .then(format!("/{}/decisions/{{act}}", desk.slug))
        .with(field("circle", w.ask_circle(), "slug", Shape::Select(circles)).needed());
    if !asked.tension.is_empty() {
        form = form.known("tension", "id", asked.tension.clone());
    }
    form
}

fn classes(desk: &Desk, least: AgreementClass) -> Input {
    let w = desk.w;
    let mut all = choices([
        (AgreementClass::Operational.word(), w.agreement_operational()),
        (AgreementClass::Policy.word(), w.agreement_policy()),
        (AgreementClass::Constitutional.word(), w.agreement_constitutional()),
    ]);
    for one in &mut all {
        one.chosen = one.value == least.word();
    }
    field("class", w.fact_class(), "choice", Shape::Select(all))
        .needed()
        .hint(w.new_class_hint())
}

fn proposal(desk: &Desk, community: &Community, asked: &Asked) -> Step {
    let w = desk.w;
    if asked.effect.is_empty() {
        return effects_to_choose(desk, community, asked);
    }
    if effect_inputs::is_of_a_role(&asked.effect) && asked.role.is_empty() {
        let kind = format!("proposal&effect={}", asked.effect);
        return roles_to_choose(desk, community, asked, &kind);
    }
    let mut form = opening(desk, community, "proposal.open/1", asked, w.new_open_proposal())
        .with(title_line("title", w.ask_title()).needed())
        .with(
            text_field(w.ask_proposal_text())
                .needed()
                .hint(w.ask_proposal_text_hint()),
        )
        .with(field("driver", w.decision_driver(), "note", Shape::Text).hint(w.ask_driver_hint()))
        .with(classes(desk, least_class(community, asked)));
    let mut questions = effect_questions(desk, community, asked);
    questions.more.extend(seldom_asked(desk, community));
    questions
        .inputs
        .push(field("review", w.ask_review(), "day", Shape::Day).hint(w.ask_review_hint()));
    form = form.asking_of(questions, w.form_more());
    let vote = format!(
        "/{}/decisions/new?kind=vote&effect={}&name={}&circle={}&role={}&tension={}",
        desk.slug, asked.effect, asked.name, asked.circle, asked.role, asked.tension
    );
    Step {
        title: w.new_proposal(),
        lede: w.new_proposal_lede(),
        form: Some(form),
        instead: (asked.effect != "words").then(|| (vote, w.new_vote_instead())),
        ..Step::default()
    }
}

/// How weighty a decision with this effect usually is; the rules say at least how weighty.
fn least_class(community: &Community, asked: &Asked) -> AgreementClass {
    match asked.effect.as_str() {
        "agreement" | "retire-agreement" => community
            .agreement(&asked.name)
            .map_or(AgreementClass::Policy, |one| one.last().class),
        "renew-agreement" | "open-circle" | "close-circle" | "advance-member" | "admit-member" | "decline-member"
        | "exclude-member" => AgreementClass::Policy,
        _ => AgreementClass::Operational, // A text from the address: words alone, roles, new agreements, money.
    }
}

/// Whether it is a draft first, and who facilitates if the facilitator cannot.
fn seldom_asked(desk: &Desk, community: &Community) -> [Input; 2] {
    let w = desk.w;
    let draft = choices([("", w.pick_no()), ("1", w.pick_draft())]);
    let mut members = people::choices_of(desk, community, |id| Some(*id) != desk.me);
    members.insert(0, Choice::of("", w.pick_nobody(), ""));
    [
        field("draft", w.ask_draft(), "integer", Shape::Select(draft)),
        field("surrogate", w.ask_surrogate(), "id", Shape::Select(members)).hint(w.ask_surrogate_hint()),
    ]
}

/// What a proposal can change, each as a link to its form.
fn effects_to_choose(desk: &Desk, community: &Community, asked: &Asked) -> Step {
    let w = desk.w;
    let by = |kind: &str, effect: &str, name: &str, title: String, text: String| Way {
        href: format!(
            "/{}/decisions/new?kind={kind}&effect={effect}&name={name}&circle={}&tension={}",
            desk.slug, asked.circle, asked.tension
        ),
        title,
        text,
        id: if name.is_empty() {
            format!("effect-{effect}")
        } else {
            format!("effect-{effect}-{name}")
        },
    };
    let way = |effect: &str, name: &str, title: String, text: String| by("proposal", effect, name, title, text);
    let mut ways = vec![way("words", "", w.new_words(), w.new_words_is())];
    for one in community.agreements().iter().filter(|one| one.last().ended.is_none()) {
        let text = excerpt(&one.last().text, EXCERPT_CHARS);
        ways.push(way("agreement", &one.name, w.new_change(title(w, &one.name)), text));
    }
    let deciding = OPTIONAL.iter().filter(|name| {
        let found = community.agreement(name);
        found.is_none_or(|one| one.last().ended.is_some())
    });
    let deciding = deciding.map(|name| way("agreement", name, w.new_change(title(w, name)), w.new_deciding_is()));
    ways.extend([
        way("adopt-agreement", "", w.new_agreement(), w.new_agreement_is()),
        way("open-role", "", w.new_role(), w.new_role_is()),
        way("open-circle", "", w.new_circle(), w.new_circle_is()),
    ]);
    let rare = effect_inputs::entries(desk, community);
    let rare = rare
        .into_iter()
        .map(|one| by(one.kind, one.effect, "", one.title, one.text));
    let json = way("json", "", w.new_other(), w.new_other_is());
    Step {
        title: w.new_proposal(),
        lede: w.new_effects_lede(),
        ways,
        rare: deciding.chain(rare).chain([json]).collect(),
        ..Step::default()
    }
}

/// The questions about what a decision does.
fn effect_questions(desk: &Desk, community: &Community, asked: &Asked) -> Questions {
    match asked.effect.as_str() {
        "agreement" => community.agreement(&asked.name).map_or_else(
            || about_deciding(desk, &asked.name),
            |one| {
                let last = one.last();
                let parameters = decode(&last.params).ok();
                let proposed = Proposed {
                    name: &one.name,
                    class: last.class,
                    text: &last.text,
                    parameters: parameters.as_ref(),
                    review: String::new(),
                    sunset: String::new(),
                };
                agreement_inputs::change(desk.w, 0, &proposed)
            },
        ),
        "adopt-agreement" => agreement_inputs::new(desk.w),
        _ => Questions {
            inputs: effect_inputs(desk, community, asked), // A text from the address: every other effect.
            more: Vec::new(),
        },
    }
}

/// The questions about an agreement about deciding that was never adopted: until then it goes by what is usual.
fn about_deciding(desk: &Desk, name: &str) -> Questions {
    if !OPTIONAL.contains(&name) {
        return Questions::default();
    }
    let proposed = Proposed {
        name,
        class: AgreementClass::Policy,
        text: "",
        parameters: None,
        review: String::new(),
        sunset: String::new(),
    };
    agreement_inputs::change(desk.w, 0, &proposed)
}

fn effect_inputs(desk: &Desk, community: &Community, asked: &Asked) -> Vec<Input> {
    let w = desk.w;
    let known = |name: &str, kind, value: &str| field(name, String::new(), kind, Shape::Hidden).value(value);
    match asked.effect.as_str() {
        "admit-member" | "advance-member" if !asked.name.is_empty() => vec![
            known("effects.0.does", "text", &asked.effect),
            known("effects.0.member", "id", &asked.name),
        ],
        "decline-member" => vec![
            known("effects.0.does", "text", "decline-member"),
            known("effects.0.member", "id", &asked.name),
            field("effects.0.reason", w.ask_decline_reason(), "note", Shape::Text)
                .needed()
                .hint(w.ask_decline_reason_hint()),
        ],
        "settle-work" => vec![
            known("effects.0.does", "text", "settle-work"),
            known("effects.0.work", "id", &asked.name),
            field("effects.0.quantity", w.ask_settle_quantity(), "integer", Shape::Line)
                .hint(w.ask_settle_quantity_hint())
                .value(settled_quantity(community, &asked.name))
                .max(8),
        ],
        "open-role" => role_inputs(desk, community, asked),
        "open-circle" => circle_inputs(desk, community, asked),
        "json" => vec![
            field("effects", w.ask_effects_json(), "json", Shape::Text)
                .hint(w.ask_effects_json_hint())
                .max(8_000),
        ],
        effect => effect_inputs::inputs(desk, community, effect, (&asked.circle, &asked.role)),
    }
}

/// How much stands at a disputed contribution now.
fn settled_quantity(community: &Community, work: &str) -> String {
    let work = work.parse::<Hash>().ok().and_then(|id| community.work(&id));
    work.map_or_else(String::new, |work| work.quantity.to_string())
}

/// The fields of a new role.
fn role_inputs(desk: &Desk, community: &Community, asked: &Asked) -> Vec<Input> {
    let w = desk.w;
    let line = |name: &str, label: String| field(name, label, "text", Shape::Line).max(600);
    let known = |name: &str, kind, value: &str| field(name, String::new(), kind, Shape::Hidden).value(value);

    let kinds = choices([
        (RoleKind::Role.word(), role_kind(desk.w, RoleKind::Role)),
        (RoleKind::Facilitator.word(), role_kind(desk.w, RoleKind::Facilitator)),
        (RoleKind::Secretary.word(), role_kind(desk.w, RoleKind::Secretary)),
        (RoleKind::Leader.word(), role_kind(desk.w, RoleKind::Leader)),
        (
            RoleKind::Representative.word(),
            role_kind(desk.w, RoleKind::Representative),
        ),
    ]);
    vec![
        known("effects.0.does", "text", "open-role"),
        field(
            "effects.0.circle",
            w.ask_role_circle(),
            "slug",
            Shape::Select(circles::choices_of(community, &asked.circle, true)),
        )
        .needed(),
        line("effects.0.name", w.name_label()).needed().max(80),
        field("effects.0.role", w.ask_short_name(), "slug", Shape::Line)
            .needed()
            .max(40),
        field("effects.0.kind", w.ask_role_kind(), "choice", Shape::Select(kinds)).needed(),
        line("effects.0.purpose", w.ask_purpose()).needed(),
        line("effects.0.domain", w.ask_domain()),
        line("effects.0.duties", w.ask_duties()),
        field("effects.0.months", w.ask_months(), "integer", Shape::Line)
            .max(2)
            .hint(w.ask_months_hint()),
        field("effects.0.budget", w.ask_budget(), "money", Shape::Line).max(20),
        field(
            "effects.0.agreements",
            w.ask_role_agreements(),
            "list",
            Shape::Checks(changed_alone(desk, community)),
        )
        .hint(w.ask_role_agreements_hint()),
    ]
}

/// The agreements that a role can be given to change alone: operational ones that hold.
fn changed_alone(desk: &Desk, community: &Community) -> Vec<Choice> {
    let today = community.day_of(desk.now_ms);
    let all = community.agreements().iter();
    let light = all.filter(|one| one.last().class == AgreementClass::Operational && one.out_of_force(today).is_none());
    light
        .map(|one| Choice::of(one.name.clone(), title(desk.w, &one.name), ""))
        .collect()
}

/// The fields of a new circle.
fn circle_inputs(desk: &Desk, community: &Community, asked: &Asked) -> Vec<Input> {
    let w = desk.w;
    let line = |name: &str, label: String| field(name, label, "text", Shape::Line).max(600);
    let known = |name: &str, kind, value: &str| field(name, String::new(), kind, Shape::Hidden).value(value);

    let kinds = choices([("circle", w.kind_circle()), ("project", w.kind_project())]);
    vec![
        known("effects.0.does", "text", "open-circle"),
        line("effects.0.name", w.name_label()).needed().max(80),
        field("effects.0.circle", w.ask_short_name(), "slug", Shape::Line)
            .needed()
            .max(40),
        field("effects.0.kind", w.circle_kind(), "choice", Shape::Select(kinds)).needed(),
        line("effects.0.aim", w.ask_purpose()).needed(),
        line("effects.0.domain", w.ask_domain()),
        field(
            "effects.0.parent",
            w.ask_parent(),
            "slug",
            Shape::Select(circles::choices_of(community, &asked.circle, true)),
        )
        .needed(),
    ]
}

fn advice(desk: &Desk, community: &Community, asked: &Asked) -> Step {
    let w = desk.w;
    let me = desk.me.and_then(|me| community.member_ix(&me));
    let roles = me.map(|me| community.roles_of(me)).unwrap_or_default();
    let wanted = |(circle, role): &&(u32, u32)| {
        let (circle, role) = place(community, *circle, *role);
        asked.role.is_empty() || (circle.slug == asked.circle && role.slug == asked.role)
    };
    let Some((circle, role)) = roles
        .iter()
        .find(wanted)
        .map(|(circle, role)| place(community, *circle, *role))
    else {
        return Step {
            title: w.new_advice(),
            lede: w.new_advice_lede(),
            empty: Some(w.new_advice_no_role()),
            ..Step::default()
        };
    };
    let others = || people::choices_of(desk, community, |id| Some(*id) != desk.me);
    let tiers = choices([
        (Tier::T0.word(), w.tier_t0()),
        (Tier::T1.word(), w.tier_t1()),
        (Tier::T2.word(), w.tier_t2()),
    ]);
    let emergency = choices([("", w.pick_no()), ("1", w.pick_emergency())]);
    let mut form = Form::new("advice.frame/1", "open", w.new_open_advice())
        .main()
        .then(format!("/{}/decisions/{{act}}", desk.slug))
        .known("circle", "slug", circle.slug.clone())
        .known("role", "slug", role.slug.clone());
    if !asked.tension.is_empty() {
        form = form.known("tension", "id", asked.tension.clone());
    }
    let form = form
        .with(title_line("title", w.ask_title()).needed())
        .with(text_field(w.ask_text()).needed())
        .with(field("tier", w.ask_tier(), "choice", Shape::Radio(tiers)).needed())
        .with(field("cost", w.fact_cost(), "money", Shape::Line).max(20))
        .with(field("affected", w.ask_affected(), "list", Shape::Checks(others())))
        .with(field("experts", w.ask_experts(), "list", Shape::Checks(others())))
        .with(field(
            "emergency",
            w.ask_emergency(),
            "integer",
            Shape::Select(emergency),
        ));
    let ways = roles.iter().filter(|_| roles.len() > 1).map(|(circle, role)| {
        let (circle, role) = place(community, *circle, *role);
        Way {
            href: format!(
                "/{}/decisions/new?kind=advice&circle={}&role={}&tension={}",
                desk.slug, circle.slug, role.slug, asked.tension
            ),
            title: isolated(&role.name),
            text: isolated(&circle.name),
            id: format!("role-{}", role.slug),
        }
    });
    Step {
        title: w.new_advice_as(isolated(&role.name)),
        lede: w.new_advice_lede(),
        ways: ways.collect(),
        form: Some(form),
        ..Step::default()
    }
}

fn place(community: &Community, circle: u32, role: u32) -> (&rules::community::Circle, &rules::community::Role) {
    let circle = &community.circles()[circle as usize];
    (circle, &circle.roles[role as usize])
}

/// The roles that there are, each as a link to the form that is about it.
fn roles_to_choose(desk: &Desk, community: &Community, asked: &Asked, kind: &str) -> Step {
    let w = desk.w;
    let mut ways = Vec::new();
    for circle in community.circles().iter().filter(|circle| !circle.closed) {
        for role in circle.roles.iter().filter(|role| role.closed.is_none()) {
            ways.push(Way {
                href: format!(
                    "/{}/decisions/new?kind={kind}&circle={}&role={}&tension={}",
                    desk.slug, circle.slug, role.slug, asked.tension
                ),
                title: isolated(&role.name),
                text: isolated(&circle.name),
                id: format!("role-{}-{}", circle.slug, role.slug),
            });
        }
    }
    let empty = ways.is_empty().then(|| w.new_selection_no_role());
    Step {
        title: w.new_proposal(),
        lede: w.new_selection_lede(),
        ways,
        empty,
        ..Step::default()
    }
}

fn selection(desk: &Desk, community: &Community, asked: &Asked) -> Step {
    let w = desk.w;
    let roles = roles_to_choose(desk, community, asked, "selection");
    let form = (!asked.role.is_empty()).then(|| {
        let mut form = Form::new("selection.open/1", "open", w.new_open_selection())
            .main()
            .then(format!("/{}/decisions/{{act}}", desk.slug))
            .known("circle", "slug", asked.circle.clone())
            .known("role", "slug", asked.role.clone());
        if !asked.tension.is_empty() {
            form = form.known("tension", "id", asked.tension.clone());
        }
        form.note("note", w.ask_looks_for(), false)
    });
    Step {
        title: w.new_selection(),
        ways: if form.is_some() { Vec::new() } else { roles.ways },
        form,
        ..roles
    }
}

/// The page that makes a new version of a proposal.
pub(in crate::web) async fn revise(desk: Desk, Path((_, id)): Path<(String, String)>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let id = desk.id(&id)?;
        let step = desk.keeper.read(|state| {
            let community = state.community();
            let proposed = community.proposal(&id).filter(|it| it.version() > 0);
            proposed.map(|it| revision(desk, community, it))
        });
        let step = step.ok_or_else(|| desk.missing(&id.to_string()))?;
        Ok(New {
            page: desk.shell(step.title.clone(), "decisions"),
            slug: desk.slug.clone(),
            title: step.title,
            lede: step.lede,
            from: None,
            back: format!("/{}/decisions/{id}", desk.slug),
            ways: Vec::new(),
            rare: Vec::new(),
            form: step.form,
            effects: step.effects,
            empty: None,
            instead: None,
        })
    })
    .await
}

fn revision(desk: &Desk, community: &Community, it: &ProposalRecord) -> Step {
    let w = desk.w;
    let last = it.last();
    let text = |note: Option<Hash>| note.and_then(|note| desk.note(&note)).unwrap_or_default();
    let depth = choices([("substantive", w.edit_substantive()), ("editorial", w.edit_editorial())]);
    let open: Vec<Choice> = it
        .objections
        .iter()
        .zip(it.dispositions(desk.now_ms))
        .filter(|(_, found)| *found == Disposition::Open)
        .map(|(one, _)| Choice {
            value: one.id.to_string(),
            label: desk.note_or_erased(&one.reason),
            chosen: true,
        })
        .collect();
    let mut form = Form::new("proposal.revise/1", "revise", w.do_revise_submit())
        .main()
        .then(format!("/{}/decisions/{}", desk.slug, it.id))
        .known("proposal", "id", it.id.to_string())
        .known("version", "integer", it.version().to_string())
        .with(
            field("edit", w.ask_edit(), "choice", Shape::Radio(depth))
                .needed()
                .hint(w.ask_edit_hint()),
        )
        .with(title_line("title", w.ask_title()).value(text(last.title)))
        .with(text_field(w.ask_proposal_text()).value(text(last.text)));
    let effects = last.effects();
    for (place, effect) in effects.iter().enumerate() {
        form = form.asking_of(effect_again(desk, community, place, effect), w.form_more());
    }
    if !open.is_empty() {
        form = form.with(field("answers", w.ask_answers(), "list", Shape::Checks(open)).hint(w.ask_answers_hint()));
    }
    Step {
        title: w.revise_title(),
        lede: w.revise_lede(),
        form: Some(form.with(field("why", w.ask_reason(), "note", Shape::Text))),
        effects: views(desk, community, &effects, None),
        ..Step::default()
    }
}

/// An effect as fields: those of an agreement can be changed, any other is carried as it is. Where a proposal leaves an
/// agreement's parameters as they are, those that hold are shown.
fn effect_again(desk: &Desk, community: &Community, place: usize, effect: &Effect) -> Questions {
    if let Effect::AdoptAgreement(it) = effect {
        let proposed = it.params.as_ref().map(|params| Value::Record(params.0.clone()));
        let holding = || decode(&community.agreement(it.name.as_str())?.last().params).ok();
        let parameters = proposed.or_else(holding);
        let day = |day: Option<rules::quantity::Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let proposed = Proposed {
            name: it.name.as_str(),
            class: it.class,
            text: it.text.as_str(),
            parameters: parameters.as_ref(),
            review: day(it.review),
            sunset: day(it.sunset),
        };
        return agreement_inputs::change(desk.w, place, &proposed);
    }
    let path = format!("effects.{place}");
    let carried = field(&path, String::new(), "json", Shape::Hidden).value(encode(&effect.write()));
    Questions {
        inputs: vec![carried],
        more: Vec::new(),
    }
}
