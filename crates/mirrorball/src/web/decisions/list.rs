//! The list of decisions: open ones by the time that is left, then the closed ones, the last first.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use rules::Community;
use rules::community::{AdviceStage, StageView, VoteStage};
use rules::quantity::DAY_MS;
use serde::Deserialize;

use super::super::circles;
use super::super::desk::Desk;
use super::super::shell::Shell;
use super::super::view::{Choice, State};
use super::{advice, proposal, view, vote};
use crate::not_done::NotDone;
use crate::words::isolated;

/// Closed decisions on one page.
const CLOSED: usize = 40;

/// A decision as one line.
pub(in crate::web) struct Line {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: String,
    /// Its circle.
    pub circle: String,
    /// The circle's place.
    pub circle_place: u32,
    /// Where it stands.
    pub state: State,
    /// How much time is left.
    pub left: Option<String>,
    /// Whether less than a day is left.
    pub is_urgent: bool,
    /// When what it is in ends, Unix ms; the last for what has no end.
    pub until_ms: u64,
    /// Whether nothing is decided about it any more.
    pub is_over: bool,
    /// When it was opened: the entry.
    pub entry: u64,
}

/// What is asked of the list.
#[derive(Default, Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    circle: String,
}

#[derive(Template)]
#[template(path = "decisions.html")]
struct Decisions {
    page: Shell,
    slug: String,
    circles: Vec<Choice>,
    open: Vec<Line>,
    closed: Vec<Line>,
    more: Option<String>,
    can_act: bool,
}

/// All decisions, or those of a circle.
pub(in crate::web) async fn decisions(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let lines = desk.keeper.read(|state| {
            let community = state.community();
            let circle = community.circle_place(&asked.circle);
            let mut lines = lines(desk, community);
            lines.retain(|line| circle.is_none_or(|circle| line.circle_place == circle));
            lines
        });
        let (mut open, mut closed): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| !line.is_over);
        open.sort_by_key(|line| (line.until_ms, line.entry));
        closed.sort_by_key(|line| std::cmp::Reverse(line.entry));
        let left = closed.len().saturating_sub(CLOSED);
        closed.truncate(CLOSED);
        let mut choices = circles::choices(desk, &asked.circle, false);
        choices.insert(0, Choice::of("", desk.w.decisions_all_circles(), &asked.circle));
        Ok(Decisions {
            page: desk.shell(desk.w.decisions_title(), "decisions"),
            slug: desk.slug.clone(),
            circles: choices,
            open,
            closed,
            more: (left > 0).then(|| desk.w.why_more_rows(left as u64)),
            can_act: desk.me.is_some(),
        })
    })
    .await
}

/// Every decision as a line, in no order.
pub(in crate::web) fn lines(desk: &Desk, community: &Community) -> Vec<Line> {
    let w = desk.w;
    let line = |id: String, entry: u64, circle: u32, kind: String, title: String, state: State| Line {
        href: format!("/{}/decisions/{id}", desk.slug),
        id,
        title,
        kind,
        circle: isolated(&community.circles()[circle as usize].name),
        circle_place: circle,
        state,
        left: None,
        is_urgent: false,
        until_ms: u64::MAX,
        is_over: false,
        entry,
    };
    let timed = |mut line: Line, until_ms: Option<u64>, over: bool| {
        line.is_over = over;
        line.until_ms = until_ms.unwrap_or(u64::MAX);
        line.is_urgent = until_ms.is_some_and(|until_ms| until_ms < desk.now_ms + DAY_MS) && !over;
        line.left = until_ms.map(|until_ms| view::left(desk, until_ms));
        line
    };
    let mut lines = Vec::new();
    for it in community.proposals() {
        let StageView { stage, ends_ms, .. } = community.proposal_stage(it, desk.now_ms);
        let title = proposal::title(desk, community, it);
        let state = proposal::state(desk, stage);
        let one = line(
            it.id.to_string(),
            it.entry,
            it.circle,
            proposal::kind(desk, it),
            title,
            state,
        );
        let over = stage.is_over();
        lines.push(timed(one, ends_ms.filter(|_| !over), over));
    }
    for it in community.votes() {
        let stage = it.stage_at(desk.now_ms);
        let title = desk.note_or_erased(&it.title);
        let state = vote::state(desk, it, stage);
        let one = line(it.id.to_string(), it.entry, it.circle, w.kind_vote(), title, state);
        let over = matches!(stage, VoteStage::Closed | VoteStage::Withdrawn);
        lines.push(timed(one, vote::due_ms(it, stage), over));
    }
    for it in community.advices() {
        let stage = community.advice_stage(it, desk.now_ms);
        let title = desk.note_or_erased(&it.title);
        let state = advice::state(desk, stage);
        let one = line(it.id.to_string(), it.entry, it.circle, w.kind_advice(), title, state);
        let over = matches!(
            stage,
            AdviceStage::Effective | AdviceStage::Reviewed | AdviceStage::Withdrawn | AdviceStage::Lapsed
        );
        lines.push(timed(one, advice::due_ms(it, stage), over));
    }
    lines
}
