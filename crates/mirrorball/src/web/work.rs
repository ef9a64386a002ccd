//! Contributions: the list with its filters, as a page and as CSV. The form that logs one is in `log_form`.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use node::State as KeeperState;
use register::Hash;
use rules::Community;
use rules::community::WorkState;
use rules::quantity::{Month, Stream, WorkUnit};
use rules::report::{Page, WorkFilter, WorkLine, works};
use serde::Deserialize;

use super::desk::Desk;
use super::doers::{self, Doers};
use super::shell::Shell;
use super::view::{Choice, State, WorkRow};
use crate::behind::bad;
use crate::door::Door;
use crate::not_done::NotDone;
use crate::words::effect::quantity;

const LINES: usize = 50;
/// Members among whom somebody is found by looking through them.
const LOOKED_THROUGH: usize = 60;
const CSV_LINES_MAX: usize = 100_000;

/// What is asked of the list.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    stream: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    member: String,
    #[serde(default)]
    circle: String,
    #[serde(default)]
    month: String,
    before: Option<u32>,
}

struct Filter {
    streams: Vec<Choice>,
    states: Vec<Choice>,
    members: Vec<Choice>,
    circles: Vec<Choice>,
    month: String,
}

#[derive(Template)]
#[template(path = "work.html")]
struct WorkList {
    page: Shell,
    slug: String,
    filter: Filter,
    doers: Option<Doers>,
    rows: Vec<WorkRow>,
    count_words: String,
    query: String,
    /// Whether nothing was ever logged here, so that there is nothing to choose from.
    is_empty: bool,
    empty: String,
    newer: Option<String>,
    older: Option<String>,
}

/// The list of contributions, the last logged first.
pub(super) async fn list(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let all = asked.is_everything();
        let (page, total) = desk.keeper.read(|state| {
            let community = state.community();
            let filter = filter(community, &asked)?;
            let page = works(
                community,
                &filter,
                Page {
                    before: asked.before,
                    lines: LINES,
                },
            );
            Ok::<_, Door>((page, community.works().len() as u64))
        })?;
        let rows = rows(desk, &page.works);
        let query = asked.query();
        let w = desk.w;
        let link = |before: u32| format!("/{}/work?{query}&before={before}", desk.slug);
        Ok(WorkList {
            page: desk.shell(w.work_title(), "work"),
            slug: desk.slug.clone(),
            filter: filter_choices(desk, &asked, &page.works),
            doers: asked.only_month().map(|month| doers::of(desk, month)),
            count_words: if all {
                w.work_count(total, desk.number(total))
            } else {
                w.work_fitting()
            },
            is_empty: total == 0,
            empty: if total == 0 {
                w.work_none_yet()
            } else if asked.stream == Stream::Care.word() {
                w.work_none_care()
            } else {
                w.work_none()
            },
            newer: asked.before.map(|_| format!("/{}/work?{query}", desk.slug)),
            older: page.next.map(link),
            rows,
            query,
        })
    })
    .await
}

/// The same as CSV, all of it.
pub(super) async fn csv(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    let name = format!("{}-work", desk.slug);
    desk.csv(name, move |desk| {
        let head = [
            "day", "member", "stream", "task", "quantity", "unit", "circle", "commons", "state", "credits", "note",
            "id",
        ];
        let mut table = vec![head.map(str::to_owned).to_vec()];
        let mut before = None;
        loop {
            let page = desk.keeper.read(|state: &KeeperState| {
                let filter = filter(state.community(), &asked)?;
                Ok::<_, Door>(works(state.community(), &filter, Page { before, lines: 500 }))
            })?;
            for line in &page.works {
                table.push(csv_row(desk, line));
            }
            before = page.next;
            if before.is_none() || table.len() > CSV_LINES_MAX {
                return Ok(table);
            }
        }
    })
    .await
}

fn csv_row(desk: &Desk, line: &WorkLine) -> Vec<String> {
    let value = line.open.saturating_add(line.past);
    let credits = match line.stream {
        Stream::Livelihood | Stream::Love => format!("{}.{:02}", value / 100, value % 100),
        Stream::Care => String::new(),
    };
    vec![
        line.day.clone(),
        desk.name(&line.contributor),
        line.stream.word().to_owned(),
        line.task.clone(),
        line.quantity.to_string(),
        line.unit.word().to_owned(),
        line.circle.clone(),
        line.commons.clone().unwrap_or_default(),
        line.state.word().to_owned(),
        credits,
        line.note.and_then(|note| desk.note(&note)).unwrap_or_default(),
        line.work.to_string(),
    ]
}

impl Asked {
    fn is_everything(&self) -> bool {
        [&self.stream, &self.state, &self.member, &self.circle, &self.month]
            .iter()
            .all(|text| text.is_empty())
    }

    /// The month, if it is all that is asked for.
    fn only_month(&self) -> Option<Month> {
        let others = [&self.stream, &self.state, &self.member, &self.circle];
        let only = self.before.is_none() && others.iter().all(|text| text.is_empty());
        Month::parse(&self.month).filter(|_| only)
    }

    fn query(&self) -> String {
        let mut pairs = Vec::new();
        for (name, value) in [
            ("stream", &self.stream),
            ("state", &self.state),
            ("member", &self.member),
            ("circle", &self.circle),
            ("month", &self.month),
        ] {
            // Only what these fields can hold: ids, short names and months need no escaping.
            let plain = value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            if !value.is_empty() && plain {
                pairs.push(format!("{name}={value}"));
            }
        }
        pairs.join("&")
    }
}

/// What is asked for; what is none of what there is, is said, and not passed over.
fn filter(community: &Community, asked: &Asked) -> Result<WorkFilter, Door> {
    let month = read(&asked.month, "a month such as 2026-05", Month::parse)?;
    let circle = read(&asked.circle, "the short name of a circle", |slug| {
        community.circle_place(slug)
    })?;
    let member = |text: &str| community.member_ix(&text.parse().ok()?);
    Ok(WorkFilter {
        member: read(&asked.member, "the id of a member", member)?,
        stream: read(&asked.stream, "livelihood, love or care", Stream::from_word)?,
        circle,
        commons: None,
        state: read(&asked.state, &WorkState::WORDS.join(", "), WorkState::from_word)?,
        from: month.map(Month::first),
        until: month.map(Month::last),
    })
}

/// Reads what a field of the filter holds; nothing, where it is empty.
fn read<T>(text: &str, expected: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Door> {
    if text.is_empty() {
        return Ok(None);
    }
    read(text).map(Some).ok_or_else(|| bad(text, expected))
}

const STATES: [WorkState; 6] = [
    WorkState::Waiting,
    WorkState::Offered,
    WorkState::Proposed,
    WorkState::Disputed,
    WorkState::Counted,
    WorkState::Withdrawn,
];

fn filter_choices(desk: &Desk, asked: &Asked, lines: &[WorkLine]) -> Filter {
    let w = desk.w;
    let all = |label: String, asked: &str| Choice::of("", label, asked);
    let mut streams = vec![all(w.work_all(), &asked.stream)];
    for stream in [Stream::Livelihood, Stream::Love, Stream::Care] {
        streams.push(Choice::of(stream.word(), desk.stream(stream), &asked.stream));
    }
    let mut states = vec![all(w.work_all(), &asked.state)];
    for state in STATES {
        let label = match state {
            WorkState::Offered => w.state_offered(),
            WorkState::Waiting => w.state_waiting_short(),
            WorkState::Proposed => w.state_proposed(),
            WorkState::Disputed => w.state_disputed(),
            WorkState::Counted => w.state_counted(),
            WorkState::Withdrawn => w.state_withdrawn(),
        };
        states.push(Choice::of(state.word(), label, &asked.state));
    }
    let mut members = vec![all(w.work_all_members(), &asked.member)];
    members.extend(contributors(desk, asked, lines));
    let mut circles = vec![all(w.work_all_circles(), &asked.circle)];
    circles.extend(super::circles::choices(desk, &asked.circle, false));
    let month = Month::parse(&asked.month)
        .map(|month| month.to_string())
        .unwrap_or_default();
    Filter {
        streams,
        states,
        members,
        circles,
        month,
    }
}

/// The members whose contributions can be asked for: all where they are few enough to look through, else those of this
/// page, the reader and whoever is asked for; everybody's own page leads to theirs.
fn contributors(desk: &Desk, asked: &Asked, lines: &[WorkLine]) -> Vec<Choice> {
    let many = desk
        .keeper
        .read(|state| state.community().members().len() > LOOKED_THROUGH);
    if !many {
        return super::people::choices(desk, &asked.member, |_| true);
    }
    let here = lines.iter().map(|line| line.contributor.member);
    let ids: BTreeSet<Hash> = here.chain(desk.me).chain(asked.member.parse()).collect();
    let names: Vec<(Hash, Hash)> = desk.keeper.read(|state| {
        let community = state.community();
        let name = |id: Hash| Some((id, community.member(community.member_ix(&id)?).name));
        ids.into_iter().filter_map(name).collect()
    });
    let choice = |(id, name): &(Hash, Hash)| Choice::of(id.to_string(), desk.named(name), &asked.member);
    let mut choices: Vec<Choice> = names.iter().map(choice).collect();
    choices.sort_by_cached_key(|choice| choice.label.to_lowercase());
    choices
}

/// Contributions as lines of a list.
pub(super) fn rows(desk: &Desk, lines: &[WorkLine]) -> Vec<WorkRow> {
    let circles: BTreeMap<String, String> = desk.keeper.read(|state| {
        state
            .community()
            .circles()
            .iter()
            .map(|circle| (circle.slug.clone(), circle.name.clone()))
            .collect()
    });
    lines
        .iter()
        .map(|line| WorkRow {
            id: line.work.to_string(),
            href: format!("/{}/work/{}", desk.slug, line.work),
            stream: line.stream.word(),
            stream_name: desk.stream(line.stream),
            task: line.task.clone(),
            quantity: quantity(desk.language, line.quantity, line.unit),
            value: value(desk, line),
            who: desk.name(&line.contributor),
            who_href: desk.person_href(&line.contributor.member),
            day: line.day.clone(),
            day_words: desk.day(&line.day),
            circle: circles
                .get(&line.circle)
                .cloned()
                .unwrap_or_else(|| line.circle.clone()),
            state: state_of(desk, line),
            note: line.note.map(|note| desk.note_or_erased(&note)),
        })
        .collect()
}

fn value(desk: &Desk, line: &WorkLine) -> Option<String> {
    let counted = line.state == WorkState::Counted && line.stream != Stream::Care && !desk.visitor.gift;
    counted.then(|| {
        desk.w
            .quantity_credits(desk.credits(line.open.saturating_add(line.past)))
    })
}

/// Where a contribution stands, as a mark.
pub(super) fn state_of(desk: &Desk, line: &WorkLine) -> State {
    let w = desk.w;
    let (kind, text) = match line.state {
        WorkState::Offered => ("wait", w.state_offered()),
        WorkState::Waiting => (
            "wait",
            w.state_waiting(line.confirmed_by.len().to_string(), line.confirmations.to_string()),
        ),
        WorkState::Proposed => ("wait", w.state_proposed()),
        WorkState::Disputed => ("stop", w.state_disputed()),
        WorkState::Counted => ("good", w.state_counted()),
        WorkState::Withdrawn => ("", w.state_withdrawn()),
    };
    State { kind, text }
}

/// What one unit of work is called.
pub(super) fn one_unit(desk: &Desk, unit: WorkUnit) -> String {
    match unit {
        WorkUnit::Words => desk.w.unit_one_word(),
        WorkUnit::Minutes => desk.w.unit_one_hour(),
        WorkUnit::Pieces => desk.w.unit_one_piece(),
    }
}
