//! Contributions: one, or a list of them, filtered and by the page.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use register::Hash;
use serde::Serialize;

use super::{Who, index, work_at};
use crate::community::{Community, MemberIx, Work, WorkIx, WorkState};
use crate::quantity::{Day, Stream, WorkUnit};

/// The most lines a page has.
const PAGE_MAX: usize = 500;
/// How many contributions are looked at for one page: a filter that finds little then answers with a short page and
/// the place to go on from, rather than late.
const LOOK_MAX: usize = 200_000;
/// How far it is counted what a member could confirm: whoever has so much before them reads no exact number.
const COUNTED_MAX: usize = 1_000;

/// Which contributions are asked for. Everything that is left out filters nothing.
#[derive(Clone, Debug, Default)]
pub struct WorkFilter {
    /// Whose work it is.
    pub member: Option<MemberIx>,
    /// Of this stream.
    pub stream: Option<Stream>,
    /// In this circle or project, by its place.
    pub circle: Option<u32>,
    /// For this commons, by its place.
    pub commons: Option<u32>,
    /// Standing so.
    pub state: Option<WorkState>,
    /// Done on this day or later.
    pub from: Option<Day>,
    /// Done on this day or earlier.
    pub until: Option<Day>,
}

/// Which page: the newest come first.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Go on before this place, which an earlier page gave as its `next`.
    pub before: Option<u32>,
    /// At most this many lines.
    pub lines: usize,
}

/// A page of contributions, the last logged first.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct WorkPage {
    /// The contributions.
    pub works: Vec<WorkLine>,
    /// Where to go on, if there may be more.
    pub next: Option<u32>,
}

/// A contribution, for showing.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct WorkLine {
    /// Its id.
    pub work: Hash,
    /// The entry that logged it.
    pub entry: u64,
    /// Whose work it is.
    pub contributor: Who,
    /// Who logged it, where that was somebody else.
    pub logged_by: Option<Who>,
    /// The stream.
    pub stream: Stream,
    /// The kind of work.
    pub task: String,
    /// How much.
    pub quantity: u64,
    /// Of what.
    pub unit: WorkUnit,
    /// The short name of the circle or project.
    pub circle: String,
    /// The short name of the commons.
    pub commons: Option<String>,
    /// The day it was done.
    pub day: String,
    /// A remark, as a note.
    pub note: Option<Hash>,
    /// Where it stands.
    pub state: WorkState,
    /// What it counts for, or will count for: open credits in hundredths, or minutes of care.
    pub open: u64,
    /// What of it is historical at once.
    pub past: u64,
    /// Who confirmed it.
    pub confirmed_by: Vec<Who>,
    /// How many confirmations it needs.
    pub confirmations: u8,
    /// Another quantity that somebody proposes.
    pub proposed: Option<ProposedLine>,
    /// The dispute it is in.
    pub disputed: Option<DisputedLine>,
    /// Corrections: by how much, and why.
    pub corrections: Vec<CorrectionLine>,
}

/// Another quantity for a contribution.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct ProposedLine {
    /// Who proposes it.
    pub by: Who,
    /// The quantity.
    pub quantity: u64,
    /// Why, as a note.
    pub note: Option<Hash>,
}

/// A dispute about a contribution.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct DisputedLine {
    /// Who disputes it.
    pub by: Who,
    /// Why, as a note.
    pub reason: Option<Hash>,
}

/// A correction of a contribution.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct CorrectionLine {
    /// The entry that corrected.
    pub entry: u64,
    /// What it added; below zero, what it took away.
    pub change: i64,
    /// Why, as a note.
    pub note: Option<Hash>,
}

impl WorkFilter {
    fn passes(&self, work: &Work) -> bool {
        self.member.is_none_or(|member| work.contributor == member)
            && self.stream.is_none_or(|stream| work.stream == stream)
            && self.circle.is_none_or(|circle| work.circle == circle)
            && self.commons.is_none_or(|commons| work.commons == Some(commons))
            && self.state.is_none_or(|state| work.state == state)
            && self.from.is_none_or(|from| work.day >= from)
            && self.until.is_none_or(|until| work.day <= until)
    }
}

/// One contribution.
#[must_use]
pub fn work(community: &Community, id: &Hash) -> Option<WorkLine> {
    community.work(id).map(|work| line(community, work))
}

/// Where a page ends: at the place that was asked for, or at the end of all there is if that lies further on.
fn end(community: &Community, before: Option<u32>) -> usize {
    let all = community.works().len();
    before.map_or(all, |before| index(before).min(all))
}

/// The contributions that pass a filter, by the page, the last logged first.
#[must_use]
pub fn works(community: &Community, filter: &WorkFilter, page: Page) -> WorkPage {
    let end = end(community, page.before);
    let before = |list: &[WorkIx]| list.partition_point(|work| index(work.0) < end);
    if let Some(member) = filter.member {
        let list = &community.member(member).works;
        return collect(
            community,
            list[..before(list)].iter().rev().copied(),
            |work| filter.passes(work),
            page,
        );
    }
    if let Some(commons) = filter.commons.and_then(|place| community.commons().get(index(place))) {
        let list = &commons.works;
        return collect(
            community,
            list[..before(list)].iter().rev().copied(),
            |work| filter.passes(work),
            page,
        );
    }
    match filter.state {
        Some(WorkState::Offered | WorkState::Waiting | WorkState::Proposed | WorkState::Disputed) => {
            let open = community.open_works().rev().skip_while(|work| index(work.0) >= end);
            collect(community, open, |work| filter.passes(work), page)
        }
        Some(WorkState::Counted | WorkState::Withdrawn) | None => {
            let last = u32::try_from(end).unwrap_or(u32::MAX);
            collect(community, (0..last).rev().map(WorkIx), |work| filter.passes(work), page)
        }
    }
}

/// What this member could confirm now: others' work that waits, and that they have not confirmed yet; nothing for guests.
#[must_use]
pub fn to_attest(community: &Community, member: MemberIx, page: Page) -> WorkPage {
    let end = end(community, page.before);
    let open = community.open_works().rev().skip_while(|work| index(work.0) >= end);
    let is_guest = community.is_guest(member);
    collect(community, open, |work| !is_guest && can_attest(work, member), page)
}

/// How much work waits for a member.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WorksAsked {
    /// Logged for them by others, and not accepted yet.
    pub accept: usize,
    /// Their own, for which somebody proposes another quantity.
    pub quantity: usize,
    /// Their own, which somebody disputes.
    pub disputed: usize,
    /// Others' work that they could confirm now.
    pub attest: usize,
    /// Whether that is all; otherwise there may be more of each.
    pub is_all: bool,
}

/// How much work waits for this member: counted exactly, unless there is very much of it.
#[must_use]
pub fn works_asked(community: &Community, member: MemberIx) -> WorksAsked {
    let mut asked = WorksAsked {
        accept: 0,
        quantity: 0,
        disputed: 0,
        attest: 0,
        is_all: true,
    };
    let is_guest = community.is_guest(member);
    for (looked, place) in community.open_works().rev().enumerate() {
        if looked == LOOK_MAX {
            asked.is_all = false;
            break;
        }
        let work = work_at(community, place);
        let is_own = work.contributor == member;
        let count = if is_own && work.state == WorkState::Offered {
            &mut asked.accept
        } else if is_own && work.state == WorkState::Proposed {
            &mut asked.quantity
        } else if is_own && work.state == WorkState::Disputed {
            &mut asked.disputed
        } else if !is_guest && can_attest(work, member) {
            &mut asked.attest
        } else {
            continue;
        };
        if *count == COUNTED_MAX {
            asked.is_all = false; // The other kinds are counted on.
        } else {
            *count += 1;
        }
    }
    asked
}

/// Whether this member, who is admitted, could confirm it now.
fn can_attest(work: &Work, member: MemberIx) -> bool {
    work.state == WorkState::Waiting
        && work.contributor != member
        && !work.attest.members().any(|confirmed| confirmed == member)
}

fn collect(
    community: &Community,
    places: impl Iterator<Item = WorkIx>,
    passes: impl Fn(&Work) -> bool,
    page: Page,
) -> WorkPage {
    let lines = page.lines.clamp(1, PAGE_MAX);
    let mut works = Vec::new();
    for (looked, place) in places.enumerate() {
        if works.len() == lines || looked == LOOK_MAX {
            // This place was not looked at; the next page begins with it.
            return WorkPage {
                works,
                next: place.0.checked_add(1),
            };
        }
        let work = work_at(community, place);
        if passes(work) {
            works.push(line(community, work));
        }
    }
    WorkPage { works, next: None }
}

/// A contribution, for showing.
pub(super) fn line(community: &Community, work: &Work) -> WorkLine {
    let who = |member| Who::at(community, member);
    let (open, past) = match work.state {
        WorkState::Counted => (work.counted.open, work.counted.past),
        WorkState::Offered | WorkState::Waiting | WorkState::Proposed | WorkState::Disputed | WorkState::Withdrawn => {
            community.credits_of(work)
        }
    };
    let more = work.more.as_deref();
    let corrections = more.map_or(&[][..], |more| &more.corrections);
    WorkLine {
        work: work.id,
        entry: u64::from(work.entry),
        contributor: who(work.contributor),
        logged_by: (work.author != work.contributor).then(|| who(work.author)),
        stream: work.stream,
        task: community.tasks()[index(work.task.0)].clone(),
        quantity: u64::from(work.quantity),
        unit: work.unit,
        circle: community.circles()[index(work.circle)].slug.clone(),
        commons: work.commons.map(|place| community.commons()[index(place)].slug.clone()),
        day: work.day.to_string(),
        note: work.note,
        state: work.state,
        open,
        past,
        confirmed_by: work.attest.members().map(who).collect(),
        confirmations: community.confirmations_needed(work),
        proposed: work.proposal().map(|proposal| ProposedLine {
            by: who(proposal.by),
            quantity: u64::from(proposal.quantity),
            note: proposal.note,
        }),
        disputed: work.dispute().map(|dispute| DisputedLine {
            by: who(dispute.by),
            reason: dispute.reason,
        }),
        corrections: corrections
            .iter()
            .map(|(entry, change, note)| CorrectionLine {
                entry: *entry,
                change: *change,
                note: *note,
            })
            .collect(),
    }
}
