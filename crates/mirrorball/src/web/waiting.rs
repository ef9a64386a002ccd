//! What waits for the reader, in words: one list by time left. The rules say what it is; here it gets a title and a
//! page to go to.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use register::Hash;
use rules::Community;
use rules::community::{Circle, MemberIx};
use rules::report::{Reminder, Waiting, WaitingKind, WorksAsked, waiting_for, works_asked};

use super::agreements;
use super::decisions::{left, list};
use super::desk::Desk;
use super::shell::Shell;
use super::view::State;
use crate::not_done::NotDone;
use crate::site::Site;
use crate::words::isolated;

/// Something that waits, as a line.
pub(super) struct Line {
    /// The kind of what is asked.
    kind: WaitingKind,
    /// What is asked, and of what.
    pub title: String,
    /// Until when.
    pub detail: String,
    /// Where to do it.
    pub href: String,
    /// A flag at half time and in the last day.
    pub flag: Option<State>,
}

/// So many of one kind are folded into one line.
const FOLDED: usize = 4;

/// A part of what waits, in the order of its first line: lines that stand each for itself, or many of one kind.
pub(super) struct Part {
    /// What is told of many of one kind, which are folded into one line; none where each stands for itself.
    pub fold: Option<Fold>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// Many of one kind.
pub(super) struct Fold {
    /// The kind, as addresses name it.
    pub word: &'static str,
    /// How many of what.
    pub title: String,
    /// Where more than the lines wait: that these are the newest, and where all of them are.
    pub rest: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "waiting.html")]
struct Page {
    page: Shell,
    slug: String,
    parts: Vec<Part>,
    feed: Option<String>,
    /// Where the calendar's address begins, which other programs are given whole.
    site: String,
}

/// Everything that waits for the reader.
pub(super) async fn page(desk: Desk, Site(site): Site) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let mine = desk.my_place();
        let waiting = desk.keeper.read(|state| {
            let community = state.community();
            mine.map(|mine| {
                let lines = lines(desk, community, mine, |_| true);
                parts(desk, lines, Some(works_asked(community, mine)))
            })
        });
        Ok(Page {
            page: desk.shell(desk.w.today_waiting(), "today"),
            slug: desk.slug.clone(),
            parts: waiting.unwrap_or_default(),
            feed: super::calendar::address(desk),
            site,
        })
    })
    .await
}

/// What waits for a member, of the kinds that are wanted.
pub(super) fn lines(
    desk: &Desk,
    community: &Community,
    member: MemberIx,
    wanted: impl Fn(WaitingKind) -> bool,
) -> Vec<Line> {
    let waiting = waiting_for(community, member, desk.now_ms);
    let waiting: Vec<&Waiting> = waiting.iter().filter(|one| wanted(one.kind)).collect();
    if waiting.is_empty() {
        return Vec::new();
    }
    let titles = list::lines(desk, community);
    let one = |one| line(desk, community, one, &titles);
    waiting.into_iter().map(one).collect()
}

/// Folds kinds of which much waits, each where its first line stands. Of work, which is not all among the lines, it is
/// told how much there is.
pub(super) fn parts(desk: &Desk, lines: Vec<Line>, works: Option<WorksAsked>) -> Vec<Part> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for line in &lines {
        *counts.entry(line.kind.word()).or_default() += 1;
    }
    let mut parts: Vec<Part> = Vec::new();
    for line in lines {
        let (kind, word) = (line.kind, line.kind.word());
        let count = counts.get(word).copied().unwrap_or_default();
        let is_many = count >= FOLDED;
        let place = if is_many {
            parts
                .iter()
                .position(|part| part.fold.as_ref().is_some_and(|fold| fold.word == word))
        } else {
            let last = parts.len().checked_sub(1);
            last.filter(|place| parts[*place].fold.is_none())
        };
        match place {
            Some(place) => parts[place].lines.push(line),
            None => {
                let fold = is_many.then(|| fold(desk, kind, count, works));
                let lines = vec![line];
                parts.push(Part { fold, lines });
            }
        }
    }
    parts
}

/// What is told of a kind of which so many lines are shown.
fn fold(desk: &Desk, kind: WaitingKind, shown: usize, works: Option<WorksAsked>) -> Fold {
    let (count, is_all, state) = match (kind, works) {
        (WaitingKind::Accept, Some(works)) => (works.accept, works.is_all, "offered"),
        (WaitingKind::Quantity, Some(works)) => (works.quantity, works.is_all, "proposed"),
        (WaitingKind::Disputed, Some(works)) => (works.disputed, works.is_all, "disputed"),
        (WaitingKind::Attest, Some(works)) => (works.attest, works.is_all, "waiting"),
        (_, _) => (shown, true, ""), // Of everything else, all is among the lines.
    };
    let count = count.max(shown);
    let rest = (shown < count).then(|| {
        let href = format!("/{}/work?state={state}", desk.slug);
        (desk.w.waiting_rest(desk.number(shown as u64)), href)
    });
    Fold {
        word: kind.word(),
        title: many(desk, kind, so_many(desk, count, is_all)),
        rest,
    }
}

/// A number of things that wait, be it that there may be more.
pub(super) fn so_many(desk: &Desk, count: usize, is_all: bool) -> String {
    let count = desk.number(count as u64);
    if is_all { count } else { desk.w.waiting_or_more(count) }
}

/// How much of one kind waits.
pub(super) fn many(desk: &Desk, kind: WaitingKind, count: String) -> String {
    match kind {
        WaitingKind::Attest => desk.w.waiting_attest(count),
        WaitingKind::Accept => desk.w.waiting_accept(count),
        WaitingKind::Respond => desk.w.waiting_respond(count),
        WaitingKind::Vote => desk.w.waiting_vote(count),
        kind => desk.w.waiting_many(asked(desk, kind), count), // The others are rarely many.
    }
}

/// Whether it is about deciding rather than about work and membership.
pub(super) fn is_deciding(kind: WaitingKind) -> bool {
    !matches!(
        kind,
        WaitingKind::Evaluate
            | WaitingKind::Vouch
            | WaitingKind::Accept
            | WaitingKind::Quantity
            | WaitingKind::Disputed
            | WaitingKind::Attest
    )
}

fn line(desk: &Desk, community: &Community, one: &Waiting, titles: &[list::Line]) -> Line {
    let w = desk.w;
    let flag = one.reminder(desk.now_ms).map(|reminder| match reminder {
        Reminder::HalfTime => State {
            kind: "wait",
            text: w.wait_half_time(),
        },
        Reminder::LastDay => State {
            kind: "stop",
            text: w.wait_last_day(),
        },
        Reminder::LastHours => State {
            kind: "stop",
            text: w.wait_last_hours(),
        },
    });
    let subject = match trusted(desk, community, one) {
        Some(subject) => subject,
        None => role(community, one).unwrap_or_else(|| subject(desk, one, titles)),
    };
    Line {
        kind: one.kind,
        title: w.wait_line(asked(desk, one.kind), subject),
        detail: one.due_ms.map_or_else(|| w.wait_no_end(), |due_ms| left(desk, due_ms)),
        href: href(&desk.slug, one),
        flag,
    }
}

/// Whom a delegation is about, in words.
fn trusted(desk: &Desk, community: &Community, one: &Waiting) -> Option<String> {
    let entry = community.delegation(&one.about?)?;
    let other = if one.kind == WaitingKind::Speak {
        entry.by
    } else {
        entry.to?
    };
    let name = desk.named(&community.member(other).name);
    Some(if one.kind == WaitingKind::Speak {
        desk.w.wait_speak(name)
    } else {
        desk.w.wait_trust(name)
    })
}

/// The role that somebody is to be chosen for, and its circle, by their names.
fn role(community: &Community, one: &Waiting) -> Option<String> {
    if one.kind != WaitingKind::Select {
        return None;
    }
    let (circle, role) = one.place.split_once('/')?;
    let open = |one: &&Circle| !one.closed && one.slug == circle;
    let circle = community.circles().iter().find(open)?;
    let role = circle.roles.get(circle.role(role)? as usize)?;
    Some(format!("{} · {}", isolated(&role.name), isolated(&circle.name)))
}

/// What it is about, in words.
fn subject(desk: &Desk, one: &Waiting, titles: &[list::Line]) -> String {
    let title = |id: &Hash| {
        let id = id.to_string();
        titles.iter().find(|line| line.id == id).map(|line| line.title.clone())
    };
    if matches!(one.kind, WaitingKind::Seal | WaitingKind::Unseal) {
        return desk.w.draws_title();
    }
    if one.kind == WaitingKind::ReviewAgreement {
        return agreements::title(desk.w, &one.place);
    }
    one.decision
        .as_ref()
        .or(one.about.as_ref())
        .and_then(title)
        .unwrap_or_else(|| one.place.clone())
}

/// The page on which it is done.
pub(super) fn href(slug: &str, one: &Waiting) -> String {
    if let Some(decision) = one.decision {
        return format!("/{slug}/decisions/{decision}");
    }
    let about = one.about.map(|about| about.to_string()).unwrap_or_default();
    match one.kind {
        WaitingKind::ReviewAgreement => format!("/{slug}/agreements/{}", one.place),
        WaitingKind::Select => {
            let (circle, role) = one.place.split_once('/').unwrap_or((&one.place, ""));
            format!("/{slug}/circles/{circle}#role-{role}")
        }
        WaitingKind::Speak | WaitingKind::Trust => format!("/{slug}/delegation#delegation-{about}"),
        WaitingKind::Tension => format!("/{slug}/tensions#tension-{about}"),
        WaitingKind::Accept | WaitingKind::Quantity | WaitingKind::Disputed | WaitingKind::Attest => {
            format!("/{slug}/work/{about}")
        }
        WaitingKind::Evaluate => format!("/{slug}/people"),
        WaitingKind::Vouch | WaitingKind::Veto => format!("/{slug}/people/{about}"),
        WaitingKind::Seal | WaitingKind::Unseal => format!("/{slug}/draws#draw-{about}"),
        WaitingKind::BringTogether | WaitingKind::GoAlong | WaitingKind::FoundFork => {
            format!("/{slug}/forks#fork-{about}")
        }
        _ => format!("/{slug}/decisions/{about}"), // Every other kind is about a decision.
    }
}

/// What is asked, in words.
pub(super) fn asked(desk: &Desk, kind: WaitingKind) -> String {
    let w = desk.w;
    match kind {
        WaitingKind::Respond => w.asked_respond(),
        WaitingKind::Integrate => w.asked_integrate(),
        WaitingKind::Reconsider => w.asked_reconsider(),
        WaitingKind::Resolve => w.asked_resolve(),
        WaitingKind::Second => w.asked_second(),
        WaitingKind::Judge => w.asked_judge(),
        WaitingKind::Hear => w.asked_hear(),
        WaitingKind::Nominate => w.asked_nominate(),
        WaitingKind::Change => w.asked_change(),
        WaitingKind::Propose => w.asked_propose(),
        WaitingKind::Minutes => w.asked_minutes(),
        WaitingKind::TakeOver => w.asked_take_over(),
        WaitingKind::Vote => w.asked_vote(),
        WaitingKind::Unspoken => w.asked_unspoken(),
        WaitingKind::Confer => w.asked_confer(),
        WaitingKind::Speak => w.asked_speak(),
        WaitingKind::Trust => w.asked_trust(),
        WaitingKind::Report => w.asked_report(),
        WaitingKind::Seal => w.asked_seal(),
        WaitingKind::Unseal => w.asked_unseal(),
        WaitingKind::Advise => w.asked_advise(),
        WaitingKind::Notice => w.asked_notice(),
        WaitingKind::Told => w.asked_told(),
        WaitingKind::AnswerStop => w.asked_answer_stop(),
        WaitingKind::Remind => w.asked_remind(),
        WaitingKind::AskAnew => w.asked_ask_anew(),
        WaitingKind::Decide => w.asked_decide(),
        WaitingKind::Confirm => w.asked_confirm(),
        WaitingKind::Check => w.asked_check(),
        WaitingKind::Succeed => w.asked_succeed(),
        WaitingKind::Select => w.asked_select(),
        WaitingKind::Review => w.asked_review(),
        WaitingKind::ReviewAgreement => w.asked_review_agreement(),
        WaitingKind::Tension => w.asked_tension(),
        WaitingKind::Evaluate => w.asked_evaluate(),
        WaitingKind::Vouch => w.asked_vouch(),
        WaitingKind::Veto => w.asked_veto(),
        WaitingKind::Accept => w.asked_accept(),
        WaitingKind::Quantity => w.asked_quantity(),
        WaitingKind::Disputed => w.asked_disputed(),
        WaitingKind::Attest => w.asked_attest(),
        WaitingKind::BringTogether => w.asked_bring_together(),
        WaitingKind::GoAlong => w.asked_go_along(),
        WaitingKind::FoundFork => w.asked_found_fork(),
    }
}
