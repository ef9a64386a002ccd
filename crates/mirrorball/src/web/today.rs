//! Today: what waits for the reader, the quick log, the ball, what happened lately, and the month at a glance.

use askama::Template;
use axum::response::Response;
use rules::Community;
use rules::community::{EvaluationState, MemberIx, WorkState};
use rules::quantity::{Month, Stream};
use rules::report::{self, Glance, Page, Sums, WaitingKind, WorkFilter, WorkLine, WorksAsked};

use super::desk::Desk;
use super::happened::{self, Happened};
use super::log_form;
use super::shell::Shell;
use super::view::{LogForm, State};
use super::waiting;
use crate::ball::{self, Light};
use crate::not_done::NotDone;
use crate::words::effect::quantity;
use crate::words::figures;

const STREAMS: [Stream; 3] = [Stream::Livelihood, Stream::Love, Stream::Care];
/// At most this many things wait at once; the rest is one link away.
const WAITING: usize = 5;
/// A phone shows so many of them, so that the form below them is in sight; its style sheet hides the others.
const WAITING_ON_PHONES: usize = 3;
/// Contributions that can be confirmed at once here, where many wait: the line after them says how many.
const CONFIRM_AT_ONCE: usize = 2;
/// Until a register has this many entries, the four first steps are shown.
const YOUNG: u64 = 60;

struct Waiting {
    stream: &'static str,
    title: String,
    detail: String,
    href: String,
    /// A flag at half time and in the last day.
    flag: Option<State>,
    /// The contribution to confirm at once, and its quantity.
    confirm: Option<(String, u64)>,
    /// The contribution to accept at once as one's own, and its quantity.
    accept: Option<(String, u64)>,
}

struct StreamGlance {
    class: &'static str,
    name: String,
    amount: String,
    percent: u64,
}

/// How many facets of the ball shine in a stream's colour.
struct Shining {
    class: &'static str,
    name: String,
    facets: usize,
}

struct FirstStep {
    text: String,
    href: String,
    done: bool,
}

#[derive(Template)]
#[template(path = "today.html")]
struct Today {
    page: Shell,
    slug: String,
    greeting: String,
    log: Option<LogForm>,
    steps: Vec<FirstStep>,
    waiting: Vec<Waiting>,
    /// How many things wait, where not all of them are shown on every screen.
    all_waiting: Option<String>,
    shining: Vec<Shining>,
    month: String,
    month_number: String,
    streams: Vec<StreamGlance>,
    care_sentence: String,
    happened: Vec<Happened>,
}

/// What the page asks of the community.
struct Facts {
    name: String,
    size: u64,
    month: Month,
    glance: Glance,
    shining: [usize; 3],
    asked: Asked,
    begun: [bool; 4],
}

/// What waits for the reader.
#[derive(Default)]
struct Asked {
    offered: Vec<WorkLine>,
    proposed: Vec<WorkLine>,
    disputed: Vec<WorkLine>,
    evaluations: Vec<(register::Hash, register::Hash)>,
    share: Option<(register::Hash, u64, u64)>,
    /// The first ones to confirm; how many they are, and how many of the others, is in `works`.
    attest: Vec<WorkLine>,
    works: Option<WorksAsked>,
}

/// A community's day.
pub(super) async fn today(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let mine = desk.my_place();
        let (facts, decide) = desk.keeper.read(|state| {
            let community = state.community();
            let decide = mine.map(|mine| waiting::lines(desk, community, mine, waiting::is_deciding));
            (facts(desk, state, mine), decide.unwrap_or_default())
        });
        let log = log_form::quick(desk);
        let mut page = desk.shell(desk.w.nav_today(), "today");
        page.logs_here = log.is_some();
        let all = decide.len() + self::count(&facts.asked);
        let is_all = facts.asked.works.is_none_or(|works| works.is_all);
        let parts = waiting::parts(desk, decide, None).into_iter();
        let mut waiting: Vec<Waiting> = parts.flat_map(|part| decisions(desk, part)).collect();
        waiting.extend(self::waiting(desk, &facts.asked));
        waiting.truncate(WAITING);
        Ok(Today {
            slug: desk.slug.clone(),
            greeting: match &page.member {
                Some(member) => desk.w.today_hello(&member.name),
                None => desk.w.today_hello_nobody(&facts.name),
            },
            log,
            steps: steps(desk, &facts),
            waiting,
            all_waiting: (all > WAITING_ON_PHONES).then(|| waiting::so_many(desk, all, is_all)),
            shining: shining(desk, facts.shining),
            month: figures::month(desk.language, facts.month),
            month_number: facts.month.to_string(),
            streams: streams(desk, &facts.glance.all),
            care_sentence: carried(desk, &facts.glance),
            happened: happened::lately(desk, facts.size),
            page,
        })
    })
    .await
}

fn facts(desk: &Desk, state: &node::State, mine: Option<MemberIx>) -> Facts {
    let community = state.community();
    let month = community.day_of(desk.now_ms).month();
    let counted = community.works().iter().any(|work| work.state == WorkState::Counted);
    Facts {
        name: community.foundation().map(|it| it.name.clone()).unwrap_or_default(),
        size: state.size(),
        month,
        glance: report::glance_first(community, month, 0),
        shining: facets_by_stream(community, state.root().as_bytes()),
        asked: mine.map(|mine| asked(community, mine)).unwrap_or_default(),
        begun: [
            community.members().len() > 1,
            !community.works().is_empty(),
            counted,
            !community.incomes().is_empty(),
        ],
    }
}

/// How many facets of the ball are a contribution of each stream.
fn facets_by_stream(community: &Community, root: &[u8; 32]) -> [usize; 3] {
    let facets = ball::facets(root, &ball::recent_streams(community));
    STREAMS.map(|stream| facets.iter().filter(|light| **light == Light::Work(stream)).count())
}

fn shining(desk: &Desk, facets: [usize; 3]) -> Vec<Shining> {
    let one = |(stream, facets): (Stream, usize)| Shining {
        class: stream.word(),
        name: desk.stream(stream),
        facets,
    };
    STREAMS.into_iter().zip(facets).map(one).collect()
}

fn asked(community: &Community, mine: MemberIx) -> Asked {
    let page = |lines| Page { before: None, lines };
    let own = |state| {
        let filter = WorkFilter {
            member: Some(mine),
            state: Some(state),
            ..WorkFilter::default()
        };
        report::works(community, &filter, page(WAITING)).works
    };
    let evaluations = community.evaluations().iter().rev().filter(|evaluation| {
        let asked = evaluation
            .evaluators
            .iter()
            .any(|(who, answered)| *who == mine && !answered);
        evaluation.state == EvaluationState::Open && asked
    });
    // One that is decided waits among the decisions, for those who have not answered.
    let share = community
        .open_share()
        .filter(|share| community.proposal(&share.id).is_none())
        .filter(|share| share.open_objections().all(|objection| objection.by != mine))
        .map(|share| (share.id, share.basis.amount, share.due_ms));
    Asked {
        offered: own(WorkState::Offered),
        proposed: own(WorkState::Proposed),
        disputed: own(WorkState::Disputed),
        evaluations: evaluations
            .map(|evaluation| {
                let member = community.member(evaluation.member);
                (member.id, member.name)
            })
            .collect(),
        share,
        attest: report::to_attest(community, mine, page(WAITING)).works,
        works: Some(report::works_asked(community, mine)),
    }
}

/// Lines of what is to be decided; many of one kind are one line, with how many they are.
fn decisions(desk: &Desk, part: waiting::Part) -> Vec<Waiting> {
    let mut lines = part.lines.into_iter().map(decision);
    let Some(fold) = part.fold else {
        return lines.collect();
    };
    let href = format!("/{}/waiting#waiting-{}", desk.slug, fold.word);
    let title = fold.title;
    let first = lines.next().map(|first| Waiting { title, href, ..first });
    first.into_iter().collect()
}

/// How many things wait beside what is to be decided.
fn count(asked: &Asked) -> usize {
    let works = asked
        .works
        .map_or(0, |works| works.accept + works.quantity + works.disputed + works.attest);
    works + asked.evaluations.len() + usize::from(asked.share.is_some())
}

/// Something to decide about: these have a time, and come first.
fn decision(line: waiting::Line) -> Waiting {
    Waiting {
        flag: line.flag,
        ..plain(line.title, line.detail, line.href)
    }
}

/// Something that is no work.
fn plain(title: String, detail: String, href: String) -> Waiting {
    Waiting {
        stream: "",
        title,
        detail,
        href,
        flag: None,
        confirm: None,
        accept: None,
    }
}

fn waiting(desk: &Desk, asked: &Asked) -> Vec<Waiting> {
    let w = desk.w;
    let mut waiting = Vec::new();
    let work = |line: &WorkLine, title: String, detail: String, confirm: bool| Waiting {
        stream: line.stream.word(),
        title,
        detail,
        href: format!("/{}/work/{}", desk.slug, line.work),
        flag: None,
        confirm: confirm.then(|| (line.work.to_string(), line.quantity)),
        accept: (line.state == WorkState::Offered).then(|| (line.work.to_string(), line.quantity)),
    };
    for line in &asked.offered {
        let by = desk.name(line.logged_by.as_ref().unwrap_or(&line.contributor));
        waiting.push(work(line, w.wait_accept(by, &line.task), w.wait_accept_detail(), false));
    }
    for line in &asked.proposed {
        let Some(proposed) = &line.proposed else { continue };
        let much = quantity(desk.language, proposed.quantity, line.unit);
        let title = w.wait_proposal(desk.name(&proposed.by), much, &line.task);
        waiting.push(work(line, title, w.wait_proposal_detail(), false));
    }
    for line in &asked.disputed {
        waiting.push(work(line, w.wait_disputed(&line.task), w.wait_disputed_detail(), false));
    }
    for (member, name) in &asked.evaluations {
        let title = w.wait_evaluation(desk.named(name));
        waiting.push(plain(title, w.wait_evaluation_detail(), desk.person_href(member)));
    }
    if let Some((share, amount, due_ms)) = asked.share {
        let href = format!("/{}/money/shares/{share}", desk.slug);
        let title = if desk.visitor.gift {
            w.gift_share()
        } else {
            w.wait_share(desk.money(amount))
        };
        waiting.push(plain(title, w.wait_share_detail(desk.moment(due_ms)), href));
    }
    let many = asked.attest.len() > CONFIRM_AT_ONCE + 1;
    for line in asked
        .attest
        .iter()
        .take(if many { CONFIRM_AT_ONCE } else { usize::MAX })
    {
        let who = if waiting.len() < WAITING {
            desk.name(&line.contributor)
        } else {
            String::new()
        };
        let much = quantity(desk.language, line.quantity, line.unit);
        waiting.push(work(
            line,
            w.wait_attest(who, &line.task, much),
            w.wait_attest_detail(),
            true,
        ));
    }
    if many {
        let (count, is_all) = asked.works.map_or((0, true), |works| (works.attest, works.is_all));
        let title = waiting::many(desk, WaitingKind::Attest, waiting::so_many(desk, count, is_all));
        let href = format!("/{}/waiting#waiting-{}", desk.slug, WaitingKind::Attest.word());
        waiting.push(plain(title, w.wait_attest_detail(), href));
    }
    waiting
}

fn steps(desk: &Desk, facts: &Facts) -> Vec<FirstStep> {
    if desk.me.is_none() || facts.size > YOUNG || facts.begun.iter().all(|done| *done) {
        return Vec::new();
    }
    let w = desk.w;
    let places = [
        (w.today_step_invite(), "people"),
        (w.today_step_log(), "work/new"),
        (w.today_step_confirm(), "work?state=waiting"),
        (w.today_step_income(), "money"),
    ];
    let step = |((text, place), done): ((String, &str), bool)| FirstStep {
        text,
        href: format!("/{}/{place}", desk.slug),
        done,
    };
    places.into_iter().zip(facts.begun).map(step).collect()
}

fn streams(desk: &Desk, all: &Sums) -> Vec<StreamGlance> {
    // A bar is empty beside an amount of nothing, whatever still waits to count.
    let bar = |stream: Stream| {
        let tally = all.of(stream);
        let is_nothing = match stream {
            _ if desk.visitor.gift => tally.works == 0, // Without amounts, contributions are counted in every stream.
            Stream::Livelihood | Stream::Love => tally.credits == 0,
            Stream::Care => tally.counted_minutes == 0,
        };
        if is_nothing { 0 } else { u64::from(tally.works) }
    };
    let works: u64 = STREAMS.iter().map(|stream| bar(*stream)).sum();
    let one = |stream: Stream| {
        let tally = all.of(stream);
        let amount = match stream {
            Stream::Livelihood | Stream::Love if desk.visitor.gift => {
                desk.w.gift_count(desk.number(u64::from(tally.works)))
            }
            Stream::Livelihood | Stream::Love => desk.w.quantity_credits(desk.credits(tally.credits)),
            Stream::Care => desk.w.quantity_hours(desk.hours(tally.counted_minutes)),
        };
        let percent = figures::rounded_percent(u128::from(bar(stream)), u128::from(works));
        StreamGlance {
            class: stream.word(),
            name: desk.stream(stream),
            amount,
            percent: u64::try_from(percent).unwrap_or(100),
        }
    };
    STREAMS.map(one).into()
}

fn carried(desk: &Desk, glance: &Glance) -> String {
    match (glance.carers, glance.carried) {
        (0, _) => desk.w.today_care_none(),
        (carers, 0) => desk.w.today_care_waits(carers),
        (_, carried) => desk.w.today_care_carried(carried),
    }
}
