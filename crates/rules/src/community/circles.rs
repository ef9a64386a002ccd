//! Circles and who is in them: entering, leaving, double links, and who decides. Roles are in `roles.rs`.

use super::decision::Electorate;
use super::roles::TermEnd;
use super::state::{Circle, MemberIx};
use super::votes::Vote;
use super::{Community, Filing};
use crate::act::{CircleEnter, CircleExit};
use crate::bylaws::deciding::Entering;
use crate::calendar::Calendar;
use crate::quantity::DAY_MS;
use crate::refusal::Refusal;
use alloc::collections::BTreeSet;
use alloc::string::ToString;
use alloc::vec::Vec;

/// The place of the circle that is the whole community: the first one of the founding.
pub const ROOT: u32 = 0;
/// Dating stages one and two answer, and it shows; from the third on (the place in the list), it binds.
const BINDING_STAGE: u32 = 2;

/// Everyone in a circle below the whole community, links included.
pub(super) fn members_below(circles: &[Circle], circle: u32) -> BTreeSet<MemberIx> {
    let own = circles.get(circle as usize);
    let entered = own
        .into_iter()
        .flat_map(|own| own.entered.keys().copied().chain(own.links()));
    let children = circles.iter().filter(|child| child.parent == Some(circle));
    entered.chain(children.flat_map(Circle::links)).collect()
}

/// Whether somebody is in a circle below the whole community.
pub(super) fn is_below(circles: &[Circle], circle: u32, member: MemberIx) -> bool {
    let Some(own) = circles.get(circle as usize) else {
        return false;
    };
    let children = || circles.iter().filter(|child| child.parent == Some(circle));
    own.entered.contains_key(&member)
        || own.links().any(|link| link == member)
        || children().flat_map(Circle::links).any(|link| link == member)
}

impl Community {
    /// The place of a circle or project, open or closed.
    pub fn circle_place(&self, slug: &str) -> Option<u32> {
        let place = self.circles.iter().position(|circle| circle.slug == slug);
        place.map(|place| place as u32)
    }

    /// The circle that a circle is part of; none for the whole community.
    pub fn parent_of(&self, circle: u32) -> Option<u32> {
        self.circles.get(circle as usize)?.parent
    }

    /// A circle in which can be decided: an open one, or the whole community, which is never over.
    pub(super) fn deciding_circle(&self, slug: &str) -> Result<u32, Refusal> {
        match self.circle_place(slug) {
            Some(ROOT) => Ok(ROOT),
            Some(_) | None => self.open_circle(slug),
        }
    }

    /// Everyone in a circle now, links included, in the order of joining the community.
    pub fn circle_members(&self, circle: u32) -> Vec<MemberIx> {
        if circle == ROOT {
            return self
                .member_ixs()
                .filter(|member| self.member(*member).left.is_none())
                .collect();
        }
        members_below(&self.circles, circle).into_iter().collect()
    }

    /// Whether somebody is in a circle now, by having entered or by a link.
    pub fn is_in_circle(&self, circle: u32, member: MemberIx) -> bool {
        if circle == ROOT {
            return self.member(member).left.is_none();
        }
        is_below(&self.circles, circle, member)
    }

    /// Whether what a member answers counts: full members, and daters from their third stage on.
    pub fn binds(&self, member: MemberIx) -> bool {
        let record = self.member(member);
        record.left.is_none() && (self.is_full(member) || record.stage() >= BINDING_STAGE)
    }

    /// Those of a circle whose answers count.
    pub fn electorate(&self, circle: u32) -> Electorate {
        let members = self.circle_members(circle).into_iter();
        Electorate::new(members.filter(|member| self.binds(*member)).collect())
    }

    /// The author, who has to be in this circle.
    pub(super) fn in_circle(&self, circle: u32, filing: &Filing) -> Result<MemberIx, Refusal> {
        let author = self.full_or_dating(filing)?;
        let own = &self.circles[circle as usize];
        if own.closed && circle != ROOT {
            return Err(Refusal::CircleClosed {
                circle: own.slug.clone(),
            });
        }
        if self.is_in_circle(circle, author) {
            return Ok(author);
        }
        Err(Refusal::NotInCircle {
            circle: own.slug.clone(),
        })
    }

    /// The circle itself while it lasts; afterwards, the nearest open one that it was part of.
    pub fn heir_of(&self, circle: u32) -> u32 {
        let mut heir = circle;
        while heir != ROOT && self.circles[heir as usize].closed {
            heir = self.circles[heir as usize].parent.unwrap_or(ROOT);
        }
        heir
    }

    /// The same time of day on the last of so many working days.
    pub fn working_days_after(&self, from_ms: u64, days: u32, calendar: &Calendar) -> u64 {
        let foundation = self.foundation.as_ref().expect("a founded community has a zone");
        let offsets = &foundation.offsets;
        let local_ms = super::local_ms(offsets, from_ms);
        let last = calendar.after_working_days(super::day_in(offsets, from_ms), days);
        let midnight_ms = u64::try_from(last.number()).unwrap_or(0) * DAY_MS;
        super::from_local_ms(offsets, midnight_ms + local_ms % DAY_MS)
    }

    pub(super) fn check_circle_enter(&self, act: &CircleEnter, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let circle = self.open_circle(act.circle.as_str())?;
        let has_entered = circle == ROOT || self.circles[circle as usize].entered.contains_key(&author);
        if has_entered {
            return Err(Refusal::AlreadyInCircle {
                circle: act.circle.to_string(),
            });
        }
        match self.bylaws_at(filing.stamp_ms).deciding.circles.entering {
            Entering::Open => Ok(()),
            Entering::Decided => Err(Refusal::CircleDecidesEntering {
                circle: act.circle.to_string(),
            }),
        }
    }

    pub(super) fn apply_circle_enter(&mut self, act: CircleEnter, filing: &Filing) {
        let author = self.author_ix(filing);
        let circle = self
            .open_circle(act.circle.as_str())
            .expect("check() found this circle");
        self.circles[circle as usize].entered.insert(author, filing.index);
    }

    pub(super) fn check_circle_exit(&self, act: &CircleExit, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let unknown = || Refusal::CircleUnknown {
            circle: act.circle.to_string(),
        };
        let circle = self.circle_place(act.circle.as_str()).ok_or_else(unknown)?;
        if circle == ROOT {
            return Err(Refusal::WholeCommunity {
                circle: act.circle.to_string(),
            });
        }
        if !self.circles[circle as usize].entered.contains_key(&author) {
            return Err(Refusal::NotInCircle {
                circle: act.circle.to_string(),
            });
        }
        Ok(())
    }

    /// Who leaves a circle lays down the roles that they hold in it.
    pub(super) fn apply_circle_exit(&mut self, act: CircleExit, filing: &Filing) {
        let author = self.author_ix(filing);
        let day = self.day_of(filing.stamp_ms);
        let place = self
            .circle_place(act.circle.as_str())
            .expect("check() found this circle");
        let before = self.places_of(author);
        let circle = &mut self.circles[place as usize];
        circle.entered.remove(&author);
        circle.end_terms_of(author, day, TermEnd::Left);
        self.exits(author, &before, filing.stamp_ms);
        self.reopen_if_enough(filing.stamp_ms);
    }

    /// The circles below the whole community in which something is being answered.
    fn circles_answering(&self) -> BTreeSet<u32> {
        let proposals = self.open_proposals().map(|record| record.circle);
        let circles = |vote: &Vote| vote.parts().iter().map(|part| part.circle).collect::<Vec<_>>();
        let votes = self.open_votes().flat_map(circles);
        proposals.chain(votes).filter(|circle| *circle != ROOT).collect()
    }

    /// Those of them in which somebody is, to see afterwards which they have left.
    pub(super) fn places_of(&self, member: MemberIx) -> Vec<u32> {
        let is_in = |circle: &u32| is_below(&self.circles, *circle, member);
        self.circles_answering().into_iter().filter(is_in).collect()
    }

    /// Whoever is in one of these circles no more, takes answers and ballots along.
    pub(super) fn exits(&mut self, member: MemberIx, before: &[u32], stamp_ms: u64) {
        for circle in before {
            if !is_below(&self.circles, *circle, member) {
                self.consent_exit(*circle, member, stamp_ms);
                self.vote_exit(*circle, member, stamp_ms);
            }
        }
    }

    /// Everybody in the circles in which something is being answered, to see afterwards who has left.
    pub(super) fn all_places(&self) -> Vec<(u32, BTreeSet<MemberIx>)> {
        let members = |circle| (circle, members_below(&self.circles, circle));
        self.circles_answering().into_iter().map(members).collect()
    }

    /// Whoever is in one of these circles no more, whatever took them out of it, takes answers and ballots along.
    pub(super) fn exits_of_all(&mut self, before: &[(u32, BTreeSet<MemberIx>)], stamp_ms: u64) {
        for (circle, members) in before {
            let now = members_below(&self.circles, *circle);
            for member in members.difference(&now) {
                self.consent_exit(*circle, *member, stamp_ms);
                self.vote_exit(*circle, *member, stamp_ms);
            }
        }
    }

    /// Who leaves the community leaves its circles and their roles.
    pub(super) fn leave_circles(&mut self, leaving: &[MemberIx], day: crate::quantity::Day) {
        let leaves = |member: &MemberIx| leaving.binary_search(member).is_ok();
        for circle in &mut self.circles {
            match leaving {
                [only] => {
                    circle.entered.remove(only);
                }
                many => circle.entered.retain(|member, _| many.binary_search(member).is_err()),
            }
            circle.end_terms(leaves, day, TermEnd::Left);
        }
    }

    /// The open circles that are part of this one.
    pub fn circles_within(&self, circle: u32) -> impl Iterator<Item = u32> + '_ {
        let within = move |one: &(usize, &Circle)| one.1.parent == Some(circle) && !one.1.closed;
        self.circles
            .iter()
            .enumerate()
            .filter(within)
            .map(|(place, _)| place as u32)
    }
}
