//! Roles and their terms: who holds what for how long, and what a role may decide alone. Filling one is a decision
//! (`effects.rs`), and choosing whom a selection (`selections.rs`).

use super::circles::ROOT;
use super::state::{Circle, MemberIx};
use super::{Community, Filing};
use crate::act::effect::OpenRole;
use crate::act::{RoleKind, RoleLeave, RoleReopen};
use crate::quantity::Day;
use crate::refusal::Refusal;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::Hash;
use serde::{Deserialize, Serialize};

/// A role of a circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// Its short name within the circle.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is to the circle.
    pub kind: RoleKind,
    /// What it is for.
    pub purpose: String,
    /// What it decides alone, in words.
    pub domain: Option<String>,
    /// What it takes care of.
    pub duties: Option<String>,
    /// How many months a term lasts.
    pub months: u32,
    /// How much money it may spend alone in one term, in the smallest unit.
    pub budget: u64,
    /// The operational agreements that it may change alone.
    pub agreements: Vec<String>,
    /// The entry that made it.
    pub entry: u64,
    /// The decision that made it.
    pub decision: Hash,
    /// Everyone who has held it, in order.
    pub terms: Vec<Term>,
    /// Who asks to choose again, since it was filled last.
    pub asking: Vec<Asking>,
    /// Since when enough have asked, Unix ms: its holder is a caretaker until somebody is chosen.
    pub reopened: Option<u64>,
    /// The entry that ended it.
    pub closed: Option<u64>,
}

/// Somebody who asks to choose again who holds a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// Who.
    pub by: MemberIx,
    /// Why, as a note.
    pub reason: Hash,
    /// The entry.
    pub entry: u64,
}

/// A member's time in a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Who.
    pub member: MemberIx,
    /// Its first day.
    pub from: Day,
    /// The day on which it is over; who holds the role then is its caretaker until the next selection.
    pub until: Day,
    /// The entry that began it.
    pub entry: u64,
    /// The decision that filled the role.
    pub decision: Hash,
    /// When and how it ended.
    pub ended: Option<(Day, TermEnd)>,
}

/// How a term ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TermEnd {
    /// Somebody, perhaps the same member, was chosen for the next term.
    Chosen,
    /// A decision took the role from its holder.
    Vacated,
    /// The holder laid it down.
    LaidDown,
    /// The holder left the circle or the community.
    Left,
    /// The role or its circle ended.
    Closed,
}

/// How a holder stands to a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tenure {
    /// Nobody holds it.
    Vacant,
    /// Somebody does, within their term.
    Held(MemberIx),
    /// The term is over or enough asked to choose again: the holder stays until somebody is chosen.
    Caretaker(MemberIx),
}

impl Tenure {
    /// Every word there is for it, as documents write it.
    pub const WORDS: &'static [&'static str] = &["vacant", "held", "caretaker"];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Tenure::Vacant => "vacant",
            Tenure::Held(_) => "held",
            Tenure::Caretaker(_) => "caretaker",
        }
    }
}

impl Role {
    /// A role as a decision makes it; its term lasts so many months if it does not say otherwise.
    pub(super) fn made(act: &OpenRole, term_months: u32, decision: Hash, entry: u64) -> Role {
        Role {
            slug: act.role.to_string(),
            name: act.name.as_str().to_string(),
            kind: act.kind,
            purpose: act.purpose.as_str().to_string(),
            domain: act.domain.as_ref().map(|domain| domain.as_str().to_string()),
            duties: act.duties.as_ref().map(|duties| duties.as_str().to_string()),
            months: act.months.map_or(term_months, |months| months.unsigned() as u32),
            budget: act.budget.map_or(0, |budget| budget.get()),
            agreements: act
                .agreements
                .iter()
                .flat_map(|names| names.iter())
                .map(ToString::to_string)
                .collect(),
            entry,
            decision,
            terms: Vec::new(),
            asking: Vec::new(),
            reopened: None,
            closed: None,
        }
    }

    /// Whoever holds it now, caretakers included.
    pub fn holder(&self) -> Option<MemberIx> {
        self.term().map(|term| term.member)
    }

    /// The term that runs, or has run out with nobody chosen yet.
    pub fn term(&self) -> Option<&Term> {
        self.terms.last().filter(|term| term.ended.is_none())
    }

    /// How its holder stands to it on this day.
    pub fn tenure(&self, day: Day) -> Tenure {
        match self.term() {
            None => Tenure::Vacant,
            Some(term) if self.reopened.is_some() || term.until <= day => Tenure::Caretaker(term.member),
            Some(term) => Tenure::Held(term.member),
        }
    }

    /// Whether it is time to choose who holds it.
    pub fn wants_selection(&self, day: Day) -> bool {
        match self.tenure(day) {
            Tenure::Vacant | Tenure::Caretaker(_) => self.closed.is_none(),
            Tenure::Held(_) => false,
        }
    }

    /// Since which day its budget runs: from the beginning of a term, and for as many months as a term has, whoever
    /// holds it. So nobody is chosen anew to have another budget; and a caretaker, whose term is over, has none.
    pub fn budget_since(&self, today: Day) -> Option<Day> {
        let mut since: Option<Day> = None;
        for term in &self.terms {
            let ended = term.ended.map_or(term.until, |(day, _)| day.min(term.until));
            let renews = |since: Day| since.plus_months(self.months);
            if since.is_none_or(|since| renews(since) <= term.from) {
                since = Some(term.from);
            }
            // Somebody chosen in between has a whole one after as many months.
            while let Some(next) = since.map(renews).filter(|next| *next < ended && *next <= today) {
                since = Some(next);
            }
        }
        since
    }

    /// Terms in a row that this member has held it, up to the last one.
    pub fn terms_in_a_row(&self, member: MemberIx) -> u32 {
        self.terms.iter().rev().take_while(|term| term.member == member).count() as u32
    }

    pub(super) fn end_term(&mut self, day: Day, end: TermEnd) {
        if let Some(term) = self.terms.last_mut().filter(|term| term.ended.is_none()) {
            term.ended = Some((day, end));
        }
        self.asking.clear();
        self.reopened = None;
    }

    pub(super) fn begin_term(&mut self, member: MemberIx, day: Day, entry: u64, decision: Hash) {
        self.end_term(day, TermEnd::Chosen);
        self.terms.push(Term {
            member,
            from: day,
            until: day.plus_months(self.months),
            entry,
            decision,
            ended: None,
        });
    }
}

impl Circle {
    /// The place of an open role.
    pub fn role(&self, slug: &str) -> Option<u32> {
        let open = |role: &Role| role.closed.is_none() && role.slug == slug;
        self.roles.iter().position(open).map(|place| place as u32)
    }

    /// Whoever holds an open role of this kind.
    pub fn holder_of(&self, kind: RoleKind) -> Option<MemberIx> {
        let of_kind = self
            .roles
            .iter()
            .find(|role| role.closed.is_none() && role.kind == kind);
        of_kind.and_then(Role::holder)
    }

    /// Whoever is a member of this circle and of its parent by a role: the leader and the representative.
    pub(super) fn links(&self) -> impl Iterator<Item = MemberIx> + '_ {
        let link = |role: &&Role| match role.kind {
            RoleKind::Leader | RoleKind::Representative => role.closed.is_none(),
            RoleKind::Role | RoleKind::Facilitator | RoleKind::Secretary => false,
        };
        self.roles
            .iter()
            .filter(link)
            .filter_map(Role::holder)
            .filter(|_| !self.closed)
    }

    /// Ends it, and its roles with it.
    pub(super) fn end(&mut self, day: Day, entry: u64) {
        self.closed = true;
        for role in self.roles.iter_mut().filter(|role| role.closed.is_none()) {
            role.end_term(day, TermEnd::Closed);
            role.closed = Some(entry);
        }
    }

    /// Ends every term of this member.
    pub(super) fn end_terms_of(&mut self, member: MemberIx, day: Day, end: TermEnd) {
        self.end_terms(|one| *one == member, day, end);
    }

    /// Ends the terms of those for whom this holds.
    pub(super) fn end_terms(&mut self, ends: impl Fn(&MemberIx) -> bool, day: Day, end: TermEnd) {
        for role in &mut self.roles {
            if role.closed.is_none() && role.holder().is_some_and(|holder| ends(&holder)) {
                role.end_term(day, end);
            }
            role.asking.retain(|asking| !ends(&asking.by));
        }
    }
}

impl Community {
    /// The place of an open role in its circle.
    pub fn role(&self, circle: u32, slug: &str) -> Option<u32> {
        self.circles.get(circle as usize)?.role(slug)
    }

    /// The roles of a circle, ended ones included, in the order in which they were made.
    pub fn roles(&self, circle: u32) -> &[Role] {
        self.circles.get(circle as usize).map_or(&[], |circle| &circle.roles)
    }

    /// Whoever holds a circle's open role of this kind, caretakers included.
    pub fn holder_of(&self, circle: u32, kind: RoleKind) -> Option<MemberIx> {
        self.circles.get(circle as usize)?.holder_of(kind)
    }

    /// The open roles that a member holds: circle and place.
    pub fn roles_of(&self, member: MemberIx) -> Vec<(u32, u32)> {
        let in_circle = |(place, circle): (usize, &Circle)| {
            let held = |role: &Role| role.closed.is_none() && role.holder() == Some(member);
            let roles = circle.roles.iter().enumerate();
            roles
                .filter(|(_, role)| held(role))
                .map(|(role, _)| (place as u32, role as u32))
                .collect::<Vec<_>>()
        };
        self.circles.iter().enumerate().flat_map(in_circle).collect()
    }

    /// An open role of a circle that can be decided in.
    pub(super) fn open_role(&self, circle: &str, slug: &str) -> Result<(u32, u32), Refusal> {
        let place = self.deciding_circle(circle)?;
        let role = self.role(place, slug).ok_or_else(|| Refusal::RoleUnknown {
            circle: circle.to_string(),
            role: slug.to_string(),
        })?;
        Ok((place, role))
    }

    /// Who runs a decision of this circle: the facilitator, unless they are among `not`; else the named surrogate, the
    /// secretary, or the member who has been there longest.
    pub fn facilitator(&self, circle: u32, not: &[MemberIx], surrogate: Option<MemberIx>) -> Option<MemberIx> {
        let named = [
            self.holder_of(circle, RoleKind::Facilitator),
            surrogate,
            self.holder_of(circle, RoleKind::Secretary),
        ];
        let fit = |member: &MemberIx| !not.contains(member) && self.is_full(*member);
        let mut named = named.into_iter().flatten();
        named
            .find(|member| fit(member) && self.is_in_circle(circle, *member))
            .or_else(|| self.longest_serving(circle, fit))
    }

    fn longest_serving(&self, circle: u32, fit: impl Fn(&MemberIx) -> bool) -> Option<MemberIx> {
        if circle == ROOT {
            return self.member_ixs().find(|member| fit(member));
        }
        let entered = &self.circles.get(circle as usize)?.entered;
        // Whoever is there by a link alone has entered nothing, and comes after all who have.
        let since = |member: &MemberIx| entered.get(member).copied().unwrap_or(u64::MAX);
        let members = self.circle_members(circle).into_iter().filter(fit);
        members.min_by_key(|member| (since(member), *member))
    }

    pub(super) fn check_role_leave(&self, act: &RoleLeave, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let (circle, role) = self.open_role(act.circle.as_str(), act.role.as_str())?;
        if self.roles(circle)[role as usize].holder() != Some(author) {
            return Err(Refusal::NotYourRole {
                role: act.role.to_string(),
            });
        }
        Ok(())
    }

    pub(super) fn apply_role_leave(&mut self, act: RoleLeave, filing: &Filing) {
        let day = self.day_of(filing.stamp_ms);
        let author = self.author_ix(filing);
        let before = self.places_of(author);
        self.found_role(act.circle.as_str(), act.role.as_str())
            .end_term(day, TermEnd::LaidDown);
        self.exits(author, &before, filing.stamp_ms);
    }

    pub(super) fn check_role_reopen(&self, act: &RoleReopen, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let (circle, role) = self.open_role(act.circle.as_str(), act.role.as_str())?;
        self.in_circle(circle, filing)?;
        if !self.binds(author) {
            return Err(Refusal::NotBinding {});
        }
        let role = &self.roles(circle)[role as usize];
        if role.wants_selection(self.day_of(filing.stamp_ms)) {
            return Err(Refusal::SelectionIsDue {
                role: act.role.to_string(),
            });
        }
        if role.asking.iter().any(|asking| asking.by == author) {
            return Err(Refusal::AlreadyAsked {});
        }
        Ok(())
    }

    pub(super) fn apply_role_reopen(&mut self, act: RoleReopen, filing: &Filing) {
        let by = self.author_ix(filing);
        let circle = self
            .deciding_circle(act.circle.as_str())
            .expect("check() found this circle");
        let needed = self.needed_to_reopen(circle);
        let role = self.found_role(act.circle.as_str(), act.role.as_str());
        role.asking.push(Asking {
            by,
            reason: act.reason.0,
            entry: filing.index,
        });
        if role.asking.len() >= needed {
            role.reopened = Some(filing.stamp_ms);
        }
    }

    /// With fewer who decide, fewer are enough: roles for which as many ask already are chosen again.
    pub(super) fn reopen_if_enough(&mut self, stamp_ms: u64) {
        for circle in 0..self.circles.len() {
            let asked = |role: &Role| !role.asking.is_empty() && role.reopened.is_none();
            if !self.circles[circle].roles.iter().any(asked) {
                continue;
            }
            let needed = self.needed_to_reopen(circle as u32); // CIRCLES_MAX fits.
            for role in self.circles[circle].roles.iter_mut().filter(|role| asked(role)) {
                if role.asking.len() >= needed {
                    role.reopened = Some(stamp_ms);
                }
            }
        }
    }

    /// How many of a circle have to ask so that a role is chosen again: the agreed part, and no fewer than agreed,
    /// unless there are fewer who decide.
    pub fn needed_to_reopen(&self, circle: u32) -> usize {
        let rules = &self.bylaws().deciding.circles;
        let deciding = self.electorate(circle).count();
        let part = rules.reopen.of_rounded_up(u64::from(deciding));
        let needed = part.max(u64::from(rules.reopen_min)).min(u64::from(deciding.max(1)));
        needed as usize // At most MEMBERS_MAX.
    }

    fn found_role(&mut self, circle: &str, role: &str) -> &mut Role {
        let (circle, role) = self.open_role(circle, role).expect("check() found this role");
        &mut self.circles[circle as usize].roles[role as usize]
    }
}
