//! What a member does each week: suggested on its day, and never logged by itself.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::{index, work_at};
use crate::community::{Community, MemberIx, Work, WorkState};
use crate::quantity::{Day, Stream, WorkUnit};

/// Days of a week.
const WEEK: i32 = 7;
/// How many weeks are looked back at.
const WEEKS: i32 = 4;
/// In how many of them it was done, so that it recurs: once may be missed, as in a week of holidays.
const TIMES: usize = 3;
/// How many days it is still suggested: the day itself, and the two after it.
const STILL: i32 = 3;
/// How many of the member's works are looked at; who logs more in five weeks has no need of suggestions.
const LOOK: usize = 500;
/// Suggestions at once.
const AT_ONCE: usize = 3;

/// Something that a member does each week on the same day, and has not logged this time.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Recurring {
    /// The stream.
    pub stream: Stream,
    /// The kind of work.
    pub task: String,
    /// The short name of the circle or project.
    pub circle: String,
    /// The short name of the commons.
    pub commons: Option<String>,
    /// What it is counted in.
    pub unit: WorkUnit,
    /// As much as the last time.
    pub quantity: u64,
    /// The day that it is due on.
    pub day: Day,
}

/// What a member does each week and has not logged this time, as far as it is due today or was in the last days.
#[must_use]
pub fn recurring(community: &Community, member: MemberIx, today: Day) -> Vec<Recurring> {
    let oldest = today.number() - WEEK * WEEKS - STILL;
    let works = community.member(member).works.iter().rev().take(LOOK);
    let recent = works.map(|place| work_at(community, *place)).filter(|work| {
        let stands = !matches!(work.state, WorkState::Withdrawn | WorkState::Offered);
        stands && work.day.number() >= oldest && !community.circles()[index(work.circle)].closed
    });
    let recent: Vec<&Work> = recent.collect();
    let mut found: Vec<Recurring> = Vec::new();
    // The latest are first, and each kind is told of once, by its latest.
    for (place, work) in recent.iter().enumerate() {
        let told = recent[..place].iter().any(|before| is_like(before, work));
        if told || found.len() == AT_ONCE {
            continue;
        }
        if let Some(day) = due(&recent, work, today) {
            found.push(suggestion(community, work, day));
        }
    }
    found
}

/// Whether two contributions are of the same kind.
fn is_like(one: &Work, other: &Work) -> bool {
    one.stream == other.stream
        && one.task == other.task
        && one.circle == other.circle
        && one.commons == other.commons
        && one.unit == other.unit
}

/// The day on which this kind of work is due, if it recurs and was not logged since.
fn due(recent: &[&Work], kind: &Work, today: Day) -> Option<Day> {
    let done = |day: i32| {
        recent
            .iter()
            .any(|work| is_like(work, kind) && work.day.number() == day)
    };
    (0..STILL).map(|ago| today.number() - ago).find_map(|day| {
        let times = (1..=WEEKS).filter(|weeks| done(day - WEEK * weeks)).count();
        let since = (day..=today.number()).any(done);
        (times >= TIMES && !since).then(|| Day::from_number(day))?
    })
}

fn suggestion(community: &Community, work: &Work, day: Day) -> Recurring {
    let commons = work.commons.map(|place| &community.commons()[index(place)]);
    Recurring {
        stream: work.stream,
        task: community.tasks()[index(work.task.0)].clone(),
        circle: community.circles()[index(work.circle)].slug.clone(),
        commons: commons.map(|commons| commons.slug.clone()),
        unit: work.unit,
        quantity: u64::from(work.quantity),
        day,
    }
}
