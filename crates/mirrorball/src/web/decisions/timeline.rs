//! Decisions over time, as a picture with its sentence, as a table and as CSV.

mod picture;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use rules::Community;
use rules::quantity::{DAY_MS, Day};
use rules::report::{self, Timeline, TimelinePhase, TimelineRow};
use serde::Deserialize;

use super::super::desk::Desk;
use super::super::shell::Shell;
use super::super::view::State;
use super::list;
use crate::not_done::NotDone;
use crate::words::figures;

/// Decisions on the page; the CSV has all.
const LINES: usize = 60;
/// How far back a page looks without being asked, in days: half a year.
const DAYS_BACK: i32 = 182;
/// How far ahead, for what is to be looked at again: a quarter.
const DAYS_AHEAD: i32 = 91;

/// The period that is asked for.
#[derive(Clone, Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

impl Asked {
    /// The asked period; without one, the half year before today and the quarter after it.
    fn days(&self, desk: &Desk) -> (Day, Day) {
        let today = desk.today();
        let until = Day::parse(&self.until).unwrap_or_else(|| today.plus_days(DAYS_AHEAD));
        let from = Day::parse(&self.from).unwrap_or_else(|| today.plus_days(-DAYS_BACK));
        (from.min(until), until)
    }
}

/// A decision as a line of the table.
struct Row {
    id: String,
    href: String,
    title: String,
    kind: String,
    circle: String,
    opened: String,
    answered: Option<String>,
    settled: Option<String>,
    state: State,
    review: Option<String>,
}

#[derive(Template)]
#[template(path = "timeline.html")]
struct Page {
    page: Shell,
    slug: String,
    from: String,
    until: String,
    caption: String,
    picture: Option<String>,
    rows: Vec<Row>,
    left_out: Option<String>,
    can_act: bool,
}

/// Decisions over time.
pub(in crate::web) async fn page(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let w = desk.w;
        let (from, until) = asked.days(desk);
        let (timeline, rows, axis) = desk.keeper.read(|state| {
            let community = state.community();
            let timeline = report::timeline(community, from, until, desk.now_ms);
            let rows = rows(desk, community, &timeline);
            (timeline, rows, axis(desk, community, from, until))
        });
        let caption = caption(desk, &timeline);
        let drawn: Vec<picture::Line> = timeline.rows.iter().zip(&rows).map(line).collect();
        let picture =
            (!drawn.is_empty()).then(|| picture::both(&drawn, &axis, &w.timeline_title(), &w.timeline_desc()));
        let more = timeline.rows.len().saturating_sub(LINES) as u64;
        Ok(Page {
            page: desk.shell(w.timeline_title(), "flow"),
            slug: desk.slug.clone(),
            from: from.to_string(),
            until: until.to_string(),
            picture,
            caption,
            rows,
            left_out: (more > 0).then(|| w.timeline_left_out(more, desk.number(more))),
            can_act: desk.me.is_some(),
        })
    })
    .await
}

/// What the picture shows, in a sentence.
fn caption(desk: &Desk, timeline: &Timeline) -> String {
    let (w, number) = (desk.w, |count| desk.number(count));
    w.timeline_caption(
        desk.day(&timeline.from),
        desk.day(&timeline.until),
        w.timeline_opened(timeline.opened, number(timeline.opened)),
        w.timeline_settled(timeline.settled, number(timeline.settled)),
        w.timeline_reviews(timeline.reviews, number(timeline.reviews)),
    )
}

fn day_of(desk: &Desk, community: &Community, at_ms: u64) -> String {
    figures::day(desk.language, community.day_of(at_ms))
}

/// The first lines, with the names and states that the list of decisions has.
fn rows(desk: &Desk, community: &Community, timeline: &Timeline) -> Vec<Row> {
    let mut listed: std::collections::BTreeMap<String, list::Line> = list::lines(desk, community)
        .into_iter()
        .map(|line| (line.id.clone(), line))
        .collect();
    let row = |it: &TimelineRow| {
        let line = listed.remove(&it.decision.to_string())?;
        let day = |at_ms| day_of(desk, community, at_ms);
        Some(Row {
            id: line.id,
            href: line.href,
            title: line.title,
            kind: line.kind,
            circle: line.circle,
            opened: day(it.opened_ms),
            answered: it.since_ms(TimelinePhase::Answer).map(day),
            settled: it.settled_ms.map(day),
            state: line.state,
            review: it.review.as_deref().map(|review| desk.day(review)),
        })
    };
    timeline.rows.iter().take(LINES).filter_map(row).collect()
}

/// A decision as it is drawn.
fn line((it, row): (&TimelineRow, &Row)) -> picture::Line {
    picture::Line {
        label: row.title.clone(),
        words: [Some(&row.opened), row.settled.as_ref()]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .chain([row.state.text.as_str()])
            .collect::<Vec<_>>()
            .join(" – "),
        spans: it
            .spans
            .iter()
            .map(|span| (span.phase, span.from_ms, span.until_ms))
            .collect(),
        settled: it.settled_ms.map(|at_ms| (at_ms, it.adopted == Some(true))),
        review: it.review.as_deref().and_then(Day::parse),
    }
}

/// The time that the picture spans, with its months.
fn axis(desk: &Desk, community: &Community, from: Day, until: Day) -> picture::Axis {
    let (from_ms, until_ms) = (
        community.day_begins_ms(from),
        community.day_begins_ms(until.plus_days(1)),
    );
    let mut months = Vec::new();
    let mut month = from.month();
    while let Some(next) = month.next().filter(|next| next.first() <= until) {
        month = next;
        months.push((
            community.day_begins_ms(month.first()),
            figures::short_month(desk.language, month),
        ));
    }
    picture::Axis {
        from_ms,
        until_ms,
        months,
        now: (from_ms <= desk.now_ms && desk.now_ms < until_ms).then(|| (desk.now_ms, desk.w.timeline_now())),
        day_ms: DAY_MS,
        first_day: from,
    }
}

/// The same as CSV, all of it.
pub(in crate::web) async fn csv(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    let name = format!("{}-decisions", desk.slug);
    desk.csv(name, move |desk| {
        let (from, until) = asked.days(desk);
        let head = [
            "decision", "kind", "title", "circle", "opened", "answered", "waits", "settled", "stage", "review",
        ];
        let mut table = vec![head.map(str::to_owned).to_vec()];
        desk.keeper.read(|state| {
            let community = state.community();
            let day = |at_ms: Option<u64>| {
                at_ms
                    .map(|at_ms| community.day_of(at_ms).to_string())
                    .unwrap_or_default()
            };
            let titles: std::collections::BTreeMap<String, String> = list::lines(desk, community)
                .into_iter()
                .map(|line| (line.id, line.title))
                .collect();
            for it in report::timeline(community, from, until, desk.now_ms).rows {
                let id = it.decision.to_string();
                let title = titles.get(&id).cloned().unwrap_or_default();
                let review = it.review.clone().unwrap_or_default();
                table.push(vec![
                    id,
                    it.kind.word().to_owned(),
                    title,
                    it.circle.clone(),
                    day(Some(it.opened_ms)),
                    day(it.since_ms(TimelinePhase::Answer)),
                    day(it.since_ms(TimelinePhase::Wait)),
                    day(it.settled_ms),
                    it.stage.clone(),
                    review,
                ]);
            }
        });
        Ok(table)
    })
    .await
}
