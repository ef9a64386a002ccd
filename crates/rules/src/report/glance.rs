//! Who did what in a month, by stream and circle.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Reverse;

use serde::Serialize;

use super::{Who, count, first, index};
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
    /// How many members did something.
    pub active: u64,
    /// How many members logged care work.
    pub carers: u64,
    /// How many of them did care work that counts.
    pub carried: u64,
    /// By member, those with most counted credits first, then most minutes of care. Only who did something.
    pub members: Vec<MemberSums>,
    /// By circle, the busiest first. Only where something was done.
    pub circles: Vec<CircleSums>,
}

/// Who did what in this month, by stream and circle.
#[must_use]
pub fn glance(community: &Community, month: Month) -> Glance {
    glance_first(community, month, usize::MAX)
}

/// As [`glance`], but with the first so many members alone, for pages of large communities. The sums are those of all.
#[must_use]
pub fn glance_first(community: &Community, month: Month, lines: usize) -> Glance {
    let mut all = Sums::default();
    // A member's streams come one after the other.
    let mut by_member: Vec<(MemberIx, Sums)> = Vec::new();
    for (member, stream, tally) in community.tallies().members_in(month) {
        all.add(stream, tally);
        match by_member.last_mut() {
            Some((of, sums)) if *of == member => sums.add(stream, tally),
            Some(_) | None => {
                let mut sums = Sums::default();
                sums.add(stream, tally);
                by_member.push((member, sums));
            }
        }
    }
    by_member.retain(|(_, sums)| sums.works() > 0);
    let caring = |is_it: fn(&Tally) -> bool| count(by_member.iter().filter(|(_, sums)| is_it(&sums.care)).count());
    let carers = caring(|care| care.works > 0);
    let carried = caring(|care| care.counted_minutes > 0);
    let line = |place: usize| {
        let (member, sums) = by_member[place];
        MemberSums {
            who: Who::at(community, member),
            sums,
        }
    };
    let first = first(by_member.len(), lines, |place| {
        let (member, sums) = &by_member[place];
        let credits = sums.livelihood.credits.saturating_add(sums.love.credits);
        (Reverse(credits), Reverse(sums.care.counted_minutes), *member)
    });
    Glance {
        month: month.to_string(),
        all,
        active: count(by_member.len()),
        carers,
        carried,
        members: first.into_iter().map(line).collect(),
        circles: circles(community, month),
    }
}

fn circles(community: &Community, month: Month) -> Vec<CircleSums> {
    let mut by_circle: BTreeMap<u32, Sums> = BTreeMap::new();
    for (circle, stream, tally) in community.tallies().circles_in(month) {
        by_circle.entry(circle).or_default().add(stream, tally);
    }
    let busy = by_circle.into_iter().filter(|(_, sums)| sums.works() > 0);
    let mut circles: Vec<CircleSums> = busy
        .map(|(circle, sums)| {
            let record = &community.circles()[index(circle)];
            CircleSums {
                slug: record.slug.clone(),
                name: record.name.clone(),
                kind: record.kind,
                sums,
            }
        })
        .collect();
    circles.sort_by(|one, other| (other.sums.works(), &one.slug).cmp(&(one.sums.works(), &other.slug)));
    circles
}
