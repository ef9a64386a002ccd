//! How many people go through somebody, and whether there is room for more. The count itself leaves out whoever is too
//! many (`tally::liquid`); here a new entry is refused before that happens, and others are named.

use super::record::{Moment, Scope, Subject};
use crate::community::circles::ROOT;
use crate::community::state::MemberIx;
use crate::community::votes::Vote;
use crate::community::{Community, Filing};
use crate::refusal::Refusal;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// So many others are named where there is no room.
const SUGGESTED: usize = 3;

/// How many people go through somebody, and how many may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// People who trust them, and those who trust these.
    pub behind: u32,
    /// How many may at most.
    pub most: u32,
}

impl Room {
    /// How many more there is room for.
    pub fn left(&self) -> u32 {
        self.most.saturating_sub(self.behind)
    }
}

impl Community {
    /// What an entry of this scope would be about; where several houses decide, for a delegate, the first of theirs.
    fn subject_in<'a>(&'a self, scope: &'a Scope, delegate: MemberIx) -> Subject<'a> {
        let none = Subject::default();
        match scope {
            Scope::DecisionIn(_, _) | Scope::Decision(_) => {
                let part = self.part_for(scope, delegate);
                part.map_or(none, |part| self.subject_of(part))
            }
            Scope::Topic(topic) => Subject {
                topic: Some(topic),
                ..none
            },
            Scope::TopicIn(topic, house) => Subject {
                topic: Some(topic),
                circle: Some(*house),
                in_house: true,
                ..none
            },
            Scope::Circle(circle) => Subject {
                circle: Some(*circle),
                ..none
            },
            Scope::Community => none,
        }
    }

    fn part_for(&self, scope: &Scope, delegate: MemberIx) -> Option<&Vote> {
        let mut parts = self.parts_in(scope).into_iter();
        parts.find(|part| self.would_decide(part, delegate))
    }

    /// How many people decide where an entry of this scope holds.
    fn electorate_in(&self, scope: &Scope, delegate: MemberIx) -> u32 {
        match scope {
            Scope::DecisionIn(_, _) | Scope::Decision(_) => {
                let part = self.part_for(scope, delegate);
                part.map_or(0, |part| self.running_electorate(part))
            }
            Scope::Circle(circle) | Scope::TopicIn(_, circle) => self.electorate(*circle).count(),
            Scope::Topic(_) | Scope::Community => self.electorate(ROOT).count(),
        }
    }

    /// How many go through a member where an entry of this scope holds, and how many may; none where nobody delegates.
    pub fn room(&self, scope: &Scope, member: MemberIx, now_ms: u64) -> Option<Room> {
        let at = self.moment(now_ms);
        let most = self.most_through(scope, member, None, at)?;
        let subject = self.subject_in(scope, member);
        let behind = self.behind(&[member], &subject, at, u32::MAX);
        Some(Room { behind, most })
    }

    fn most_through(&self, scope: &Scope, member: MemberIx, said: Option<u32>, at: Moment) -> Option<u32> {
        let rules = self.bylaws_at(at.ms).deciding.delegation.as_ref()?;
        let most = rules.cap_of(self.electorate_in(scope, member));
        let own = said.or_else(|| self.speaks_at_most(member, at));
        Some(own.map_or(most, |own| most.min(own)))
    }

    /// How many others' entries lead to these people, counted up to one more than `enough`.
    fn behind(&self, of: &[MemberIx], subject: &Subject<'_>, at: Moment, enough: u32) -> u32 {
        let mut seen: BTreeSet<MemberIx> = of.iter().copied().collect();
        let mut open: Vec<MemberIx> = of.to_vec();
        let mut count = 0;
        while let Some(member) = open.pop() {
            for entry in self.delegations_to(member) {
                let leads = self
                    .entry_for(entry.by, subject, at)
                    .is_some_and(|holds| holds.id == entry.id);
                if !leads || !seen.insert(entry.by) {
                    continue;
                }
                count += 1;
                if count > enough {
                    return count;
                }
                open.push(entry.by);
            }
        }
        count
    }

    /// Whether so many may go through a delegate once this truster, and whoever trusts them, does as well.
    pub(super) fn check_room(
        &self,
        scope: &Scope,
        said: Option<u32>,
        truster: MemberIx,
        delegate: MemberIx,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let at = self.moment(filing.stamp_ms);
        let Some(most) = self.most_through(scope, delegate, said, at) else {
            return Err(Refusal::DelegationNotAgreed {});
        };
        let subject = self.subject_in(scope, delegate);
        // The truster counts, whether their entry leads there already or not.
        let behind = self.behind(&[delegate, truster], &subject, at, most).saturating_add(1);
        if behind <= most {
            return Ok(());
        }
        Err(Refusal::DelegateFull {
            most: u64::from(most),
            others: self.others_with_room(scope, &[truster, delegate], filing.stamp_ms),
        })
    }

    /// Others who speak for somebody already and have room, those with the fewest people first; by their ids.
    fn others_with_room(&self, scope: &Scope, besides: &[MemberIx], now_ms: u64) -> String {
        let willing = |member: &MemberIx| {
            !besides.contains(member)
                && self.may_speak(scope, *member)
                && self
                    .delegations_to(*member)
                    .any(|entry| entry.state_at(now_ms).is_in_force())
        };
        let mut found: Vec<(u32, MemberIx)> = self
            .delegations
            .trusted
            .keys()
            .copied()
            .filter(willing)
            .filter_map(|member| Some((self.room(scope, member, now_ms)?, member)))
            .filter(|(room, _)| room.left() > 0)
            .map(|(room, member)| (room.behind, member))
            .collect();
        found.sort_unstable();
        let ids: Vec<String> = found
            .iter()
            .take(SUGGESTED)
            .map(|(_, member)| self.member(*member).id.to_string())
            .collect();
        ids.join(" ")
    }
}
