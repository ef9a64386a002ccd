//! Drawing people: which draws there are, who seals secrets and opens them, whom each drew, and how, in words.

use askama::Template;
use axum::response::Response;
use rules::Community;
use rules::community::{Draw, DrawFor, DrawStage, MemberIx};

use super::circles;
use super::decisions::form::{Form, Input, Shape};
use super::decisions::{left, person};
use super::desk::Desk;
use super::shell::Shell;
use super::view::State;
use crate::not_done::NotDone;
use crate::words::{isolated, terms};

/// Draws on the page.
const SHOWN: usize = 50;

struct DrawCard {
    id: String,
    state: State,
    left: Option<String>,
    circle: String,
    purpose: String,
    about: Option<String>,
    lines: Vec<String>,
    secrets: Vec<(String, String)>,
    drawn: Vec<(String, String)>,
    out: String,
    seed: Option<(String, String)>,
    forms: Vec<Form>,
}

#[derive(Template)]
#[template(path = "draws.html")]
struct Draws {
    page: Shell,
    slug: String,
    open: Option<Form>,
    draws: Vec<DrawCard>,
}

/// All draws, the last opened first.
pub(super) async fn page(desk: Desk) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let draws = desk.keeper.read(|state| {
            let community = state.community();
            let last = community.draws().iter().rev().take(SHOWN);
            last.map(|draw| card(desk, community, draw)).collect()
        });
        Ok(Draws {
            page: desk.shell(desk.w.draws_title(), "decisions"),
            slug: desk.slug.clone(),
            open: desk.me.map(|_| open(desk)),
            draws,
        })
    })
    .await
}

fn open(desk: &Desk) -> Form {
    let w = desk.w;
    Form::new("draw.open/1", "draw", w.do_draw())
        .is(w.do_draw_is())
        .note("purpose", w.ask_draw_purpose(), true)
        .with(
            Input::of("seats", w.ask_draw_seats(), "integer", Shape::Line)
                .needed()
                .value("3")
                .max(3),
        )
        .with(
            Input::of(
                "circle",
                w.ask_circle(),
                "slug",
                Shape::Select(circles::choices(desk, "", true)),
            )
            .needed(),
        )
}

fn card(desk: &Desk, community: &Community, draw: &Draw) -> DrawCard {
    let w = desk.w;
    let view = draw.view(desk.now_ms);
    let kind = match view.stage {
        DrawStage::Commit | DrawStage::Reveal => "wait",
        DrawStage::Drawn => "good",
        DrawStage::Failed => "",
    };
    let text = terms::draw_stage(w, view.stage);
    let decision = |id| Some(format!("/{}/decisions/{id}", desk.slug));
    let (purpose, about) = match &draw.purpose {
        DrawFor::Circle(note) => (desk.note_or_erased(note), None),
        DrawFor::Panel(proposal) => (w.draw_for_panel(), decision(*proposal)),
        DrawFor::Mediation(_) => (w.draw_for_mediation(), None),
        DrawFor::Conference(vote) => (w.draw_for_conference(), decision(*vote)),
        DrawFor::Appeal(objection) => {
            let record = community.objection(objection).map(|(record, _)| record.id);
            (w.draw_for_appeal(), record.and_then(decision))
        }
    };
    let name = |member: MemberIx| person(desk, community, member);
    let mut lines: Vec<String> = draw
        .groups
        .iter()
        .map(|group| {
            w.draw_candidates(
                desk.number(u64::from(group.seats)),
                desk.number(u64::from(group.candidates.count())),
            )
        })
        .collect();
    if view.attempt > 1 {
        lines.push(w.draw_attempt(desk.number(u64::from(view.attempt))));
    }
    let secrets = draw.secrets_at(desk.now_ms).into_iter().flatten();
    let sealed = |open: bool| if open { w.secret_open() } else { w.secret_sealed() };
    let out: Vec<String> = draw.out_at(desk.now_ms).into_iter().map(|one| name(one).0).collect();
    DrawCard {
        id: draw.id.to_string(),
        state: State { kind, text },
        left: view.ends_ms.map(|ends_ms| left(desk, ends_ms)),
        circle: isolated(&community.circles()[draw.circle as usize].name),
        purpose,
        about,
        lines,
        secrets: secrets
            .map(|(member, secret)| (name(*member).0, sealed(secret.secret.is_some())))
            .collect(),
        drawn: draw
            .drawn
            .iter()
            .flat_map(|drawn| drawn.groups.iter().flatten())
            .map(|member| name(*member))
            .collect(),
        out: out.join(", "),
        seed: draw.drawn.as_ref().map(|drawn| {
            (
                drawn.seed.to_string(),
                format!("/{}/register/{}", desk.slug, drawn.entry),
            )
        }),
        forms: forms(desk, community, draw),
    }
}

/// What the reader can do for a draw now.
fn forms(desk: &Desk, community: &Community, draw: &Draw) -> Vec<Form> {
    let w = desk.w;
    let id = draw.id.to_string();
    let view = draw.view(desk.now_ms);
    let attempt = view.attempt;
    let seal = Form::new("draw.commit/1", format!("seal-{}", &id[..8]), w.do_seal())
        .is(w.do_seal_is())
        .main()
        .thanks(w.do_seal_thanks())
        .known("draw", "id", id.clone())
        .known("seal", "seal", format!("{id}:{attempt}"));
    let unseal = Form::new("draw.reveal/1", format!("unseal-{}", &id[..8]), w.do_unseal())
        .is(w.do_unseal_is())
        .main()
        .known("draw", "id", id.clone())
        .known("secret", "secret", format!("{id}:{attempt}"));
    let me = desk.me.and_then(|me| community.member_ix(&me));
    let sealed = me.filter(|me| community.is_full(*me) && draw.wants_of(*me, desk.now_ms));
    let opens = view.stage == DrawStage::Reveal && sealed.is_some();
    let may_seal = seal.if_admitted(desk, community);
    may_seal.into_iter().chain(opens.then_some(unseal)).collect()
}
