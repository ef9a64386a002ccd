//! One contribution: what it is, what the reader can answer, and its history.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use register::Hash;
use rules::Community;
use rules::act::Effect;
use rules::community::{Settled, WorkState};
use rules::quantity::{ResourceAction, Stream};
use rules::report::{self, WorkLine};

use super::desk::Desk;
use super::shell::Shell;
use super::view::WorkRow;
use crate::not_done::NotDone;
use crate::words::effect::quantity;
use crate::words::isolated;

/// Which answers the page offers. The rules decide; this leaves out what they would surely refuse.
struct Can {
    any: bool,
    confirm: bool,
    propose: bool,
    dispute: bool,
    settle: bool,
    agree: bool,
    accept: bool,
    correct: bool,
    withdraw: bool,
}

struct HistoryLine {
    when: String,
    text: String,
    note: Option<String>,
    href: Option<String>,
    entry: String,
}

#[derive(Template)]
#[template(path = "work_one.html")]
struct WorkOne {
    page: Shell,
    slug: String,
    row: WorkRow,
    state_sentence: String,
    commons: Option<(String, String)>,
    credits: Option<String>,
    casual: Option<String>,
    resources: Vec<(String, String)>,
    unit: &'static str,
    quantity: u64,
    proposed_quantity: u64,
    proposed: Option<String>,
    circle_decides: Vec<(String, String)>,
    /// The remark of the reader's own that they can erase: the act that it came with, and its id.
    erases: Option<(String, String)>,
    can: Can,
    /// Whether the reader could log the same once more.
    can_log: bool,
    history: Vec<HistoryLine>,
}

/// One contribution.
pub(super) async fn page(desk: Desk, Path((_, id)): Path<(String, String)>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let id = desk.id(&id)?;
        let found = desk.keeper.read(|state| {
            let community = state.community();
            let line = report::work(community, &id)?;
            let more = community.work(&id).and_then(|work| work.more.as_deref().cloned());
            let commons = line.commons.as_ref().and_then(|slug| {
                community
                    .commons()
                    .iter()
                    .find(|one| one.slug == *slug)
                    .map(|one| (slug.clone(), one.name.clone()))
            });
            let circle = circle_decides(desk, community, &id);
            Some((line, more.unwrap_or_default(), commons, circle))
        });
        let (line, more, commons, circle_decides) = found.ok_or_else(|| desk.missing(&id.to_string()))?;
        let row = super::work::rows(desk, std::slice::from_ref(&line))
            .pop()
            .expect("one contribution makes one line");
        let casual: Vec<String> = more.casual.iter().map(|name| desk.named(name)).collect();
        let w = desk.w;
        Ok(WorkOne {
            page: desk.shell(line.task.clone(), "work"),
            slug: desk.slug.clone(),
            state_sentence: sentence(desk, &line),
            commons: commons.map(|(slug, name)| (format!("/{}/commons/{slug}", desk.slug), isolated(&name))),
            credits: (line.stream != Stream::Care && !desk.visitor.gift)
                .then(|| w.quantity_credits(desk.credits(line.open.saturating_add(line.past)))),
            casual: (!casual.is_empty()).then(|| casual.join(", ")),
            resources: more
                .resources
                .iter()
                .map(|(action, name)| (action_word(desk, *action), isolated(name)))
                .collect(),
            unit: line.unit.word(),
            quantity: line.quantity,
            proposed_quantity: line.proposed.as_ref().map_or(0, |proposed| proposed.quantity),
            proposed: line.proposed.as_ref().map(|proposed| {
                w.work_proposed(
                    desk.name(&proposed.by),
                    quantity(desk.language, proposed.quantity, line.unit),
                )
            }),
            erases: own_note(desk, &line),
            can: can(desk, &line),
            can_log: desk.me.is_some(),
            history: history(desk, &line, more.settled.as_ref()),
            circle_decides,
            row,
        })
    })
    .await
}

/// The remark that came with the logging, where the reader wrote it and it is still there.
fn own_note(desk: &Desk, line: &WorkLine) -> Option<(String, String)> {
    let by = line.logged_by.as_ref().unwrap_or(&line.contributor);
    let c = line
        .note
        .filter(|_| desk.me == Some(by.member) && !desk.keeper.is_copy())?;
    desk.note(&c)?;
    let entry = super::mirror::entries(desk, line.entry, line.entry.saturating_add(1)).pop()?;
    Some((entry.nonce, c.to_string()))
}

/// Where its circle decides on a dispute, or can begin to.
fn circle_decides(desk: &Desk, community: &Community, id: &Hash) -> Vec<(String, String)> {
    let w = desk.w;
    let disputed = community.work(id).is_some_and(|work| work.state == WorkState::Disputed);
    let Some(circle) = community.settling_circle(id).filter(|_| disputed) else {
        return Vec::new();
    };
    let about = |effect: &Effect| matches!(effect, Effect::SettleWork(it) if it.work == *id);
    let open = community.open_proposals().filter(|record| {
        let last = record.versions.last();
        last.is_some_and(|version| version.effects().iter().any(about))
    });
    let mut ways: Vec<(String, String)> = open
        .map(|record| {
            (
                format!("/{}/decisions/{}", desk.slug, record.id),
                w.work_circle_decides(),
            )
        })
        .collect();
    let me = desk.me.and_then(|me| community.member_ix(&me));
    if ways.is_empty() && me.is_some_and(|me| community.is_in_circle(circle, me)) {
        let slug = &community.circles()[circle as usize].slug;
        let href = format!(
            "/{}/decisions/new?kind=proposal&effect=settle-work&name={id}&circle={slug}",
            desk.slug
        );
        ways.push((href, w.do_settle_in_circle()));
    }
    ways
}

fn sentence(desk: &Desk, line: &WorkLine) -> String {
    let w = desk.w;
    match line.state {
        WorkState::Offered => w.state_offered_is(),
        WorkState::Waiting => {
            let missing = usize::from(line.confirmations)
                .saturating_sub(line.confirmed_by.len())
                .max(1);
            w.state_waiting_is(missing as u64)
        }
        WorkState::Proposed => w.state_proposed_is(),
        WorkState::Disputed => w.state_disputed_is(),
        WorkState::Counted => w.state_counted_is(),
        WorkState::Withdrawn => w.state_withdrawn_is(),
    }
}

fn can(desk: &Desk, line: &WorkLine) -> Can {
    let me = desk.me;
    let mine = me == Some(line.contributor.member);
    let other = me.is_some() && !mine;
    let disputer = line.disputed.as_ref().is_some_and(|it| Some(it.by.member) == me);
    let proposer = line.proposed.as_ref().is_some_and(|it| Some(it.by.member) == me);
    let confirmed = line.confirmed_by.iter().any(|who| Some(who.member) == me);
    let waiting = line.state == WorkState::Waiting;
    let counted = line.state == WorkState::Counted;
    let mut can = Can {
        any: false,
        confirm: other && waiting && !confirmed,
        propose: other && waiting,
        dispute: other && (waiting || counted),
        settle: disputer || proposer,
        agree: mine && line.state == WorkState::Proposed,
        accept: mine && line.state == WorkState::Offered,
        correct: mine && (waiting || counted),
        withdraw: mine && line.state != WorkState::Withdrawn,
    };
    can.any = can.confirm
        || can.propose
        || can.dispute
        || can.settle
        || can.agree
        || can.accept
        || can.correct
        || can.withdraw;
    can
}

fn history(desk: &Desk, line: &WorkLine, settled: Option<&Settled>) -> Vec<HistoryLine> {
    let w = desk.w;
    let entry = |index: u64| {
        let when = super::mirror::stamp_of(desk, index)
            .map(|stamp| desk.moment(stamp))
            .unwrap_or_default();
        (
            when,
            Some(format!("/{}/register/{index}", desk.slug)),
            w.entry_number(desk.number(index)),
        )
    };
    let (when, href, number) = entry(line.entry);
    let by = line.logged_by.as_ref().unwrap_or(&line.contributor);
    let mut lines = vec![HistoryLine {
        when,
        text: w.history_logged(desk.name(by)),
        note: None,
        href,
        entry: number,
    }];
    for correction in &line.corrections {
        let (when, href, number) = entry(correction.entry);
        let sign = if correction.change < 0 { "−" } else { "+" };
        let change = format!(
            "{sign}{}",
            quantity(desk.language, correction.change.unsigned_abs(), line.unit)
        );
        lines.push(HistoryLine {
            when,
            text: w.history_corrected(change),
            note: correction.note.map(|note| desk.note_or_erased(&note)),
            href,
            entry: number,
        });
    }
    let plain = |text: String, note: Option<String>| HistoryLine {
        when: String::new(),
        text,
        note,
        href: None,
        entry: String::new(),
    };
    for who in &line.confirmed_by {
        lines.push(plain(w.history_confirmed(desk.name(who)), None));
    }
    if let Some(proposed) = &line.proposed {
        let much = quantity(desk.language, proposed.quantity, line.unit);
        let note = proposed.note.map(|note| desk.note_or_erased(&note));
        lines.push(plain(w.work_proposed(desk.name(&proposed.by), much), note));
    }
    if let Some(settled) = settled {
        let (when, _, number) = entry(settled.entry);
        let text = match settled.quantity {
            Some(much) => w.history_settled(quantity(desk.language, u64::from(much), line.unit)),
            None => w.history_settled_not(),
        };
        lines.push(HistoryLine {
            when,
            text,
            note: None,
            href: Some(format!("/{}/decisions/{}", desk.slug, settled.decision)),
            entry: number,
        });
    }
    if let Some(disputed) = &line.disputed {
        let note = disputed.reason.map(|note| desk.note_or_erased(&note));
        lines.push(plain(w.history_disputed(desk.name(&disputed.by)), note));
    }
    lines
}

fn action_word(desk: &Desk, action: ResourceAction) -> String {
    match action {
        ResourceAction::Produce => desk.w.resource_produce(),
        ResourceAction::Use => desk.w.resource_use(),
        ResourceAction::Cite => desk.w.resource_cite(),
    }
}
