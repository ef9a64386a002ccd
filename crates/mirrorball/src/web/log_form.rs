//! The form that logs work: how long, which stream, what; with lengths and the last kinds of work to tap, and what the
//! address asks to be filled in already. Signing and sending are the script's.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use register::Hash;
use rules::Community;
use rules::community::{MemberIx, Work, WorkState};
use rules::quantity::{Day, Stream, WorkUnit};
use serde::Deserialize;
use serde_json::json;

use super::desk::Desk;
use super::shell::Shell;
use super::view::{Choice, LogForm, TaskChip};
use crate::not_done::NotDone;
use crate::words::isolated;

const TASKS_MAX: usize = 60;
const CHIPS: usize = 5;
/// How many of the member's works are looked at for their last kinds of work.
const LOOK: usize = 200;
/// Circles that they logged to lately, to tap, beside the one that is chosen.
const CIRCLES: usize = 3;
/// So many days back the day's form, which is for what was done just now, warns of a likely double.
const LATELY_DAYS: i32 = 7;
/// So many days back the whole form does.
const LATELY_DAYS_WHOLE: i32 = 366;
/// How many of their last works the form knows, so that it can warn of a likely double.
const LATELY: usize = 24;
/// Lengths to tap, in minutes.
const LENGTHS: [u64; 5] = [15, 30, 60, 90, 120];
/// Letters of a kind of work that the address may fill in: as many as an act may have.
const TASK_LETTERS_MAX: usize = 40;

/// What the address asks to be filled in.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The contribution that is to be logged once more.
    #[serde(default)]
    again: String,
    #[serde(default)]
    task: String,
    #[serde(default)]
    stream: String,
    #[serde(default)]
    quantity: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    day: String,
}

/// What stands in the fields before anybody writes.
struct Filled {
    task: String,
    stream: Stream,
    quantity: String,
    unit: WorkUnit,
    day: Day,
    circle: Option<String>,
    commons: Option<String>,
}

#[derive(Template)]
#[template(path = "work_new.html")]
struct WorkNew {
    page: Shell,
    log: Option<LogForm>,
}

/// The form that logs work, with every field.
pub(super) async fn page(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        Ok(WorkNew {
            page: desk.shell(desk.w.log_title(), "log"),
            log: whole(desk, &asked),
        })
    })
    .await
}

/// The form with every field, as far as the address fills it in; none without a session.
fn whole(desk: &Desk, asked: &Asked) -> Option<LogForm> {
    let me = desk.my_place()?;
    let filled = desk
        .keeper
        .read(|state| filled(state.community(), me, asked, desk.now_ms));
    Some(form(desk, me, &filled, Extent::Whole))
}

/// The one row of the day; none without a session.
pub(super) fn quick(desk: &Desk) -> Option<LogForm> {
    let me = desk.my_place()?;
    let nothing = Asked::default();
    let filled = desk
        .keeper
        .read(|state| filled(state.community(), me, &nothing, desk.now_ms));
    Some(form(desk, me, &filled, Extent::Quick))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Quick,
    Whole,
}

fn filled(community: &Community, me: MemberIx, asked: &Asked, now_ms: u64) -> Filled {
    let today = community.day_of(now_ms);
    // What began in the night before somebody joined, as by the timer, is logged for their first day: earlier ones are refused.
    let joined = community.member(me).joined;
    let again = asked.again.parse::<Hash>().ok().and_then(|id| community.work(&id));
    if let Some(work) = again {
        return Filled {
            task: community.task_of(work).to_owned(),
            stream: work.stream,
            quantity: written(u64::from(work.quantity), work.unit),
            unit: work.unit,
            day: today,
            circle: Some(community.circles()[work.circle as usize].slug.clone()),
            commons: commons_of(community, work),
        };
    }
    Filled {
        task: asked.task.chars().take(TASK_LETTERS_MAX).collect(),
        stream: Stream::from_word(&asked.stream).unwrap_or(Stream::Care),
        quantity: asked.quantity.chars().take(20).collect(),
        unit: WorkUnit::from_word(&asked.unit).unwrap_or(WorkUnit::Minutes),
        day: Day::parse(&asked.day)
            .filter(|day| *day <= today)
            .unwrap_or(today)
            .max(joined),
        circle: None,
        commons: None,
    }
}

/// A quantity as somebody would write it into the field: 1h30, 45m, 5000.
pub(super) fn written(quantity: u64, unit: WorkUnit) -> String {
    match unit {
        WorkUnit::Minutes if quantity < 60 => format!("{quantity}m"),
        WorkUnit::Minutes if quantity.is_multiple_of(60) => format!("{}h", quantity / 60),
        WorkUnit::Minutes => format!("{}h{:02}", quantity / 60, quantity % 60),
        WorkUnit::Words | WorkUnit::Pieces => quantity.to_string(),
    }
}

fn commons_of(community: &Community, work: &Work) -> Option<String> {
    let place = work.commons?;
    Some(community.commons()[place as usize].slug.clone())
}

fn form(desk: &Desk, me: MemberIx, filled: &Filled, extent: Extent) -> LogForm {
    let whole = extent == Extent::Whole;
    let w = desk.w;
    let (tasks, known, commons, today, joined, mut recent, lately) = desk.keeper.read(|state| {
        let community = state.community();
        let commons: Vec<(String, String)> = community
            .commons()
            .iter()
            .map(|one| (one.slug.clone(), one.name.clone()))
            .collect();
        let today = community.day_of(desk.now_ms);
        let since = today.plus_days(-if whole { LATELY_DAYS_WHOLE } else { LATELY_DAYS });
        (
            last_tasks(community, me),
            known_tasks(community),
            commons,
            today.to_string(),
            community.member(me).joined.to_string(),
            last_circles(community, me),
            lately(community, me, since),
        )
    });
    let own = !tasks.is_empty();
    let asked = filled.circle.clone().or(recent.first().map(|(slug, _)| slug.clone()));
    let asked = asked.unwrap_or_default();
    let mut circles = super::circles::choices(desk, &asked, true);
    // Where there are more circles than a list has room for, those of the member are in it all the same.
    for (slug, name) in &recent {
        if !circles.iter().any(|one| one.value == *slug) {
            circles.push(Choice::of(slug.clone(), isolated(name), &asked));
        }
    }
    recent.retain(|(slug, _)| *slug != asked);
    recent.truncate(CIRCLES);
    LogForm {
        whole,
        then: format!("/{}/{}", desk.slug, if whole { "work" } else { "today" }),
        recurring: recurring(desk, me),
        lengths: LENGTHS.into_iter().map(length).collect(),
        tasks_label: if own { w.log_last_five() } else { w.log_suggested() },
        tasks: if own { tasks } else { suggested(&w.log_suggestions()) },
        known,
        lately,
        stream: filled.stream.word(),
        task: filled.task.clone(),
        quantity: filled.quantity.clone(),
        unit: filled.unit.word(),
        day: filled.day.to_string(),
        circles,
        recent_circles: recent.into_iter().map(recent_circle).collect(),
        commons: commons
            .into_iter()
            .map(|(slug, name)| Choice::of(slug, isolated(&name), filled.commons.as_deref().unwrap_or_default()))
            .collect(),
        others: if whole {
            super::people::choices(desk, "", |id| Some(*id) != desk.me)
        } else {
            Vec::new()
        },
        joined,
        today,
    }
}

/// What the member does each week and is due, as chips that fill in all of it, the day included.
fn recurring(desk: &Desk, me: MemberIx) -> Vec<TaskChip> {
    let due = desk.keeper.read(|state| {
        let community = state.community();
        rules::report::recurring(community, me, community.day_of(desk.now_ms))
    });
    let chip = |one: &rules::report::Recurring| TaskChip {
        fill: json!({
            "task": one.task, "unit": one.unit.word(), "stream": one.stream.word(), "circle": one.circle,
            "commons": one.commons.as_deref().unwrap_or_default(), "day": one.day.to_string(),
            "quantity": written(one.quantity, one.unit),
        })
        .to_string(),
        stream: one.stream.word(),
        label: format!(
            "{} · {} · {}",
            one.task,
            crate::words::effect::quantity(desk.language, one.quantity, one.unit),
            crate::words::figures::day_short(desk.language, one.day)
        ),
    };
    due.iter().map(chip).collect()
}

/// A circle to tap: what it fills in, and what it is called.
fn recent_circle((slug, name): (String, String)) -> (String, String) {
    (json!({ "circle": slug }).to_string(), isolated(&name))
}

/// A length to tap: what it fills in, and what it is called.
fn length(minutes: u64) -> (String, String) {
    let fill = json!({ "quantity": written(minutes, WorkUnit::Minutes), "unit": WorkUnit::Minutes.word() });
    (fill.to_string(), length_words(minutes))
}

/// A length as chips say it: 15 min, 1:30 h.
pub(super) fn length_words(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, rest) => format!("{hours}:{rest:02}\u{a0}h"),
    }
}

/// Kinds of care work for whoever has logged nothing yet, from a list of words.
fn suggested(words: &str) -> Vec<TaskChip> {
    let care = Stream::Care.word();
    words
        .split(',')
        .map(|word| TaskChip {
            fill: json!({ "task": word.trim(), "unit": WorkUnit::Minutes.word(), "stream": care }).to_string(),
            stream: care,
            label: word.trim().to_owned(),
        })
        .collect()
}

/// The member's last kinds of work as chips.
fn last_tasks(community: &Community, me: MemberIx) -> Vec<TaskChip> {
    let mut chips: Vec<TaskChip> = Vec::new();
    for work in last_works(community, me).take(LOOK) {
        let label = community.task_of(work);
        let circle = &community.circles()[work.circle as usize];
        if circle.closed {
            continue;
        }
        let known = chips
            .iter()
            .any(|chip| chip.label == *label && chip.stream == work.stream.word());
        if known || chips.len() == CHIPS {
            continue;
        }
        let fill = json!({
            "task": label, "unit": work.unit.word(), "stream": work.stream.word(), "circle": circle.slug,
            "commons": commons_of(community, work).unwrap_or_default(),
        });
        chips.push(TaskChip {
            fill: fill.to_string(),
            stream: work.stream.word(),
            label: label.to_owned(),
        });
    }
    chips
}

/// The open circles that the member logged to lately, the last first, each with its name.
fn last_circles(community: &Community, me: MemberIx) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for work in last_works(community, me).take(LOOK) {
        let circle = &community.circles()[work.circle as usize];
        if !circle.closed && found.len() <= CIRCLES && !found.iter().any(|(slug, _)| *slug == circle.slug) {
            found.push((circle.slug.clone(), circle.name.clone()));
        }
    }
    found
}

/// A member's works, the last logged first.
pub(super) fn last_works(community: &Community, me: MemberIx) -> impl Iterator<Item = &Work> {
    let works = community.member(me).works.iter().rev();
    works.map(|place| &community.works()[place.0 as usize])
}

/// What the member logged lately for days since one, as JSON: a likely double is warned of before it is signed.
fn lately(community: &Community, me: MemberIx, since: Day) -> String {
    let standing = last_works(community, me).filter(|work| work.state != WorkState::Withdrawn && work.day >= since);
    let lately: Vec<_> = standing
        .take(LATELY)
        .map(|work| {
            let day = work.day.to_string();
            json!([
                day,
                work.stream.word(),
                community.task_of(work),
                work.quantity,
                work.unit.word()
            ])
        })
        .collect();
    json!(lately).to_string()
}

/// The kinds of work that have an agreed rate or were logged before.
pub(super) fn known_tasks(community: &Community) -> Vec<String> {
    let rates = community.bylaws().rates.iter().map(|rate| &rate.task);
    let mut seen = BTreeSet::new();
    let known = rates.chain(community.tasks()).filter(|task| seen.insert(task.as_str()));
    known.take(TASKS_MAX).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::{WorkUnit, written};

    #[test]
    fn lengths_are_written_as_people_write_them() {
        assert_eq!(written(45, WorkUnit::Minutes), "45m");
        assert_eq!(written(120, WorkUnit::Minutes), "2h");
        assert_eq!(written(95, WorkUnit::Minutes), "1h35");
        assert_eq!(written(5_000, WorkUnit::Words), "5000");
    }
}
