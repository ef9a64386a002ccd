//! "Why this much": everything behind one member's payout, from each contribution to the rounding.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use register::Hash;
use serde::Serialize;

use super::share::{AGREEMENTS, standing};
use super::works::{WorkLine, line};
use super::{AgreementRef, Who, agreements, work_at};
use crate::community::{Community, MemberIx, Share, Work, WorkState};
use crate::distribution::{CareWorking, Working};
use crate::quantity::{Ratio, Stream};

/// Everything behind one member's payout. Money is in the currency's smallest unit, credits are in hundredths.
#[derive(Clone, Debug, Serialize)]
pub struct Why {
    /// Whose payout it is.
    #[serde(flatten)]
    pub who: Who,
    /// The share-out.
    pub share: Hash,
    /// Where it stands: `open`, `posted` or `withdrawn`.
    pub state: &'static str,
    /// The first day of its period.
    pub from: String,
    /// The last day of its period.
    pub until: String,
    /// The working, from the amount to the payout.
    pub working: Working,
    /// What the open livelihood credits consisted of.
    pub livelihood: Parts,
    /// What the open love credits consisted of.
    pub love: Parts,
    /// The care work in the period.
    pub care: Vec<WorkLine>,
    /// The absences that leave the member out of the care balance; none for who is left out as a dater.
    pub away: Vec<Away>,
    /// The agreements that it follows.
    pub agreements: Vec<AgreementRef>,
}

/// An absence that was recorded before the share-out was opened, and that touches its period.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Away {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// The day on which it was recorded.
    pub recorded: String,
    /// Whether that was after its last day.
    pub afterwards: bool,
}

/// What the open credits of a stream consisted of when the share-out was opened: first in, first divested.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Parts {
    /// The contributions, the first counted first.
    pub parts: Vec<Part>,
    /// Credits of contributions that were changed, disputed or withdrawn since; they are in none of the parts.
    pub changed_since: u64,
}

/// One contribution's part of the open credits.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// The contribution, as it is now.
    #[serde(flatten)]
    pub work: WorkLine,
    /// The rate that was agreed for it: credits for one of its unit, as numerator and denominator.
    pub rate: Option<[u64; 2]>,
    /// The part of its credits that opened, by the dating stage: 1 for full members.
    pub pay: [u64; 2],
    /// The agreements that say so, and their versions: those of its day.
    pub agreements: Vec<(String, u32)>,
    /// What of it was open when the share-out was opened.
    pub open_then: u64,
    /// What of that this share-out divests.
    pub divested: u64,
}

/// Everything behind this member's payout in this share-out. None if there is no such share-out, or the member had no
/// claim in it.
#[must_use]
pub fn why(community: &Community, share: &Hash, member: MemberIx) -> Option<Why> {
    let share = community.share(share)?;
    let who = Who::at(community, member);
    let working = share.outcome().working(who.member)?;
    let [livelihood, love] = &working.streams;
    let parts = |stream, open, divested| parts(community, share, member, stream, open, divested);
    Some(Why {
        who,
        share: share.id,
        state: standing(share).0,
        from: share.from.to_string(),
        until: share.until.to_string(),
        livelihood: parts(Stream::Livelihood, livelihood.open, working.divested_livelihood),
        love: parts(Stream::Love, love.open, working.divested_love),
        care: care(community, share, member),
        away: away(community, share, member, &working.care),
        working,
        agreements: agreements(community, &share.agreements, AGREEMENTS),
    })
}

/// Why somebody has no line in a share-out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum WithoutLine {
    /// They joined after it was opened.
    JoinedAfter,
    /// They had no open credits when it was opened, and no part in the balance of care.
    NothingOpen,
}

/// Why this member has no line in this share-out; none if there is no such share-out, or they have one.
#[must_use]
pub fn without_line(community: &Community, share: &Hash, member: MemberIx) -> Option<WithoutLine> {
    let share = community.share(share)?;
    let record = community.member(member);
    if share.outcome().working(record.id).is_some() {
        return None;
    }
    Some(if record.entry > share.entry {
        WithoutLine::JoinedAfter
    } else {
        WithoutLine::NothingOpen
    })
}

/// A member's contributions of a stream that counted before the share-out was opened, the first counted first.
fn counted_before<'a>(community: &'a Community, share: &Share, member: MemberIx, stream: Stream) -> Vec<&'a Work> {
    let entry = share.entry;
    let works = community
        .member(member)
        .works
        .iter()
        .map(|place| work_at(community, *place));
    let counts = |work: &&Work| work.stream == stream && work.state == WorkState::Counted && work.counted.entry < entry;
    let mut works: Vec<&Work> = works.filter(counts).collect();
    works.sort_by_key(|work| (work.counted.entry, work.entry));
    works
}

/// Which contributions the open credits consisted of. What was divested before is what all contributions together
/// opened, less what was open then; the first counted were divested first.
fn parts(
    community: &Community,
    share: &Share,
    member: MemberIx,
    stream: Stream,
    open: u64,
    mut divested: u64,
) -> Parts {
    let works = counted_before(community, share, member, stream);
    let opened = works
        .iter()
        .fold(0u64, |sum, work| sum.saturating_add(work.counted.open));
    let mut spent = opened.saturating_sub(open);
    let mut parts = Vec::new();
    for work in works {
        let before = work.counted.open.min(spent);
        spent = spent.saturating_sub(before);
        let open_then = work.counted.open.saturating_sub(before);
        if open_then > 0 {
            let now = open_then.min(divested);
            divested = divested.saturating_sub(now);
            parts.push(part(community, work, open_then, now));
        }
    }
    Parts {
        parts,
        changed_since: open.saturating_sub(opened),
    }
}

fn part(community: &Community, work: &Work, open_then: u64, divested: u64) -> Part {
    let shown = line(community, work);
    let bylaws = community.bylaws_of(work);
    let rate = bylaws.rate(&shown.task, work.unit);
    let dating = community.dating_stage(bylaws, work.contributor, work.day);
    let pair = |ratio: Ratio| [ratio.num(), ratio.den()];
    let by = ["streams", "rates", "membership"].into_iter();
    let named = by.filter_map(|name| Some((name.to_string(), community.agreement_of(work, name)?.version)));
    Part {
        agreements: named.collect(),
        work: shown,
        rate: rate.map(pair),
        pay: pair(dating.map_or(Ratio::ONE, |stage| stage.pay)),
        open_then,
        divested,
    }
}

/// The member's care work in the share-out's period that counted when it was opened.
fn care(community: &Community, share: &Share, member: MemberIx) -> Vec<WorkLine> {
    let works = counted_before(community, share, member, Stream::Care).into_iter();
    let within = works.filter(|work| share.from <= work.day && work.day <= share.until);
    within.map(|work| line(community, work)).collect()
}

/// Why a member is left out of the care balance, where an absence is why.
fn away(community: &Community, share: &Share, member: MemberIx, care: &CareWorking) -> Vec<Away> {
    let (record, opened) = (community.member(member), community.day_of(share.opened_ms));
    let was_full = record.full.is_some_and(|day| day <= opened);
    if !was_full || !matches!(care, CareWorking::LeftOut) {
        return Vec::new();
    }
    let absences = record.absences.iter();
    absences
        .filter(|absence| absence.entry < share.entry && absence.from <= share.until && share.from <= absence.until)
        .map(|absence| Away {
            from: absence.from.to_string(),
            until: absence.until.to_string(),
            recorded: absence.recorded.to_string(),
            afterwards: absence.until < absence.recorded,
        })
        .collect()
}
