//! Who did what in a month, by stream and circle.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Reverse;

use serde::Serialize;

use super::Who;
use crate::community::{Community, MemberIx, Tally};
use crate::quantity::{CircleKind, Month, Stream};

/// The three streams' sums.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Sums {
    /// Paid work for clients.
    pub livelihood: Tally,
    /// Work that makes commons.
    pub love: Tally,
    /// Care work.
    pub care: Tally,
}

impl Sums {
    /// One stream's sum.
    #[must_use]
    pub fn of(&self, stream: Stream) -> &Tally {
        match stream {
            Stream::Livelihood => &self.livelihood,
            Stream::Love => &self.love,
            Stream::Care => &self.care,
        }
    }

    fn add(&mut self, stream: Stream, tally: &Tally) {
        match stream {
            Stream::Livelihood => self.livelihood.add(tally),
            Stream::Love => self.love.add(tally),
            Stream::Care => self.care.add(tally),
        }
    }

    fn works(&self) -> u64 {
        [self.livelihood, self.love, self.care]
            .iter()
            .map(|tally| u64::from(tally.works))
            .sum()
    }
}

/// One member's month.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct MemberSums {
    /// Who.
    #[serde(flatten)]
    pub who: Who,
    /// What they did.
    #[serde(flatten)]
    pub sums: Sums,
}

/// One circle's or project's month.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct CircleSums {
    /// Its short name.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether it lasts.
    pub kind: CircleKind,
    /// What was done in it.
    #[serde(flatten)]
    pub sums: Sums,
}

/// A month at a glance. Withdrawn contributions are in none of it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Glance {
    /// The month, such as 2026-05.
    pub month: String,
    /// All of it together.
    pub all: Sums,
    /// By member, those with most counted credits first, then most minutes of care. Only who did something.
    pub members: Vec<MemberSums>,
    /// By circle, the busiest first. Only where something was done.
    pub circles: Vec<CircleSums>,
}

/// Who did what in this month, by stream and circle.
#[must_use]
pub fn glance(community: &Community, month: Month) -> Glance {
    let mut all = Sums::default();
    let mut by_member: BTreeMap<MemberIx, Sums> = BTreeMap::new();
    for (member, stream, tally) in community.tallies().members_in(month) {
        all.add(stream, tally);
        by_member.entry(member).or_default().add(stream, tally);
    }
    let mut by_circle: BTreeMap<u32, Sums> = BTreeMap::new();
    for (circle, stream, tally) in community.tallies().circles_in(month) {
        by_circle.entry(circle).or_default().add(stream, tally);
    }
    let active = by_member.into_iter().filter(|(_, sums)| sums.works() > 0);
    let mut members: Vec<MemberSums> = active
        .map(|(member, sums)| MemberSums {
            who: Who::at(community, member),
            sums,
        })
        .collect();
    members.sort_by_key(|one| {
        let credits = one.sums.livelihood.credits.saturating_add(one.sums.love.credits);
        (Reverse(credits), Reverse(one.sums.care.counted_minutes), one.who.member)
    });
    let busy = by_circle.into_iter().filter(|(_, sums)| sums.works() > 0);
    let mut circles: Vec<CircleSums> = busy
        .filter_map(|(circle, sums)| {
            let record = community.circles().get(usize::try_from(circle).ok()?)?;
            Some(CircleSums {
                slug: record.slug.clone(),
                name: record.name.clone(),
                kind: record.kind,
                sums,
            })
        })
        .collect();
    circles.sort_by(|one, other| (other.sums.works(), &one.slug).cmp(&(one.sums.works(), &other.slug)));
    Glance {
        month: month.to_string(),
        all,
        members,
        circles,
    }
}
