//! Effects on circles, their members and roles, and on who is a member of the community.

use super::super::circles::{ROOT, is_below};
use super::super::limit;
use super::super::roles::{Role, TermEnd};
use super::super::state::{Circle, MemberIx};
use super::{Draft, Mandate, When};
use crate::act::RoleKind;
use crate::act::effect::{
    AdmitMember, AdmitToCircle, AdvanceMember, CloseCircle, CloseRole, DeclineMember, ExcludeMember, FillRole,
    OpenCircle, OpenRole, RemoveFromCircle, SettleWork, VacateRole,
};
use crate::bylaws::deciding::Choosing;
use crate::limits::{CIRCLES_MAX, Crowd, ROLES_MAX};
use crate::refusal::Refusal;
use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;
use register::Hash;

impl Draft<'_> {
    /// The place of a circle that is there after the effects so far; the whole community is never over.
    fn find_circle(&self, slug: &str) -> Result<usize, Refusal> {
        let place = self.circles.iter().position(|circle| circle.slug == slug);
        let place = place.ok_or_else(|| Refusal::CircleUnknown {
            circle: slug.to_string(),
        })?;
        if self.circles[place].closed && place != ROOT as usize {
            return Err(Refusal::CircleClosed {
                circle: slug.to_string(),
            });
        }
        Ok(place)
    }

    /// A member who is still there after the effects so far.
    fn find_member(&self, id: &Hash) -> Result<MemberIx, Refusal> {
        let member = self.community.present_member(id)?;
        if self.exclude.contains(&member) {
            return Err(Refusal::MemberUnknown { member: id.to_string() });
        }
        Ok(member)
    }

    fn find_role(&self, circle: &str, slug: &str) -> Result<(usize, usize), Refusal> {
        let place = self.find_circle(circle)?;
        let role = self.circles[place].role(slug).ok_or_else(|| Refusal::RoleUnknown {
            circle: circle.to_string(),
            role: slug.to_string(),
        })?;
        Ok((place, role as usize))
    }

    fn role_mut(&mut self, (circle, role): (usize, usize)) -> &mut Role {
        &mut self.circles.to_mut()[circle].roles[role]
    }

    fn is_in(&self, circle: usize, member: MemberIx) -> bool {
        circle == ROOT as usize || is_below(&self.circles, circle as u32, member)
    }

    /// Whether somebody is a full member once this decision is applied.
    fn is_steward(&self, member: MemberIx) -> bool {
        let community = self.community;
        let last = |stage: usize| stage + 1 >= community.bylaws().stages.len();
        community.is_full(member) || (self.advance.contains(&member) && community.stage_of(member).is_some_and(last))
    }

    pub(super) fn open_role(&mut self, act: &OpenRole) -> Result<(), Refusal> {
        let place = self.find_circle(act.circle.as_str())?;
        let circle = &self.circles[place];
        limit(Crowd::Roles, circle.roles.len(), ROLES_MAX)?;
        if circle.role(act.role.as_str()).is_some() {
            return Err(Refusal::NameTaken {
                slug: act.role.to_string(),
            });
        }
        let links = match act.kind {
            RoleKind::Leader | RoleKind::Representative => true,
            RoleKind::Role | RoleKind::Facilitator | RoleKind::Secretary => false,
        };
        if links && circle.parent.is_none() {
            return Err(Refusal::NoParent {
                circle: act.circle.to_string(),
            });
        }
        let taken = |role: &Role| role.closed.is_none() && role.kind == act.kind;
        if act.kind != RoleKind::Role && circle.roles.iter().any(taken) {
            return Err(Refusal::RoleKindTaken { kind: act.kind });
        }
        let term_months = self
            .community
            .bylaws_at(self.filing.stamp_ms)
            .deciding
            .circles
            .term_months;
        let role = Role::made(act, term_months, self.decision, self.filing.index);
        self.circles.to_mut()[place].roles.push(role);
        Ok(())
    }

    pub(super) fn close_role(&mut self, act: &CloseRole) -> Result<(), Refusal> {
        let place = self.find_role(act.circle.as_str(), act.role.as_str())?;
        let (today, index) = (self.today, self.filing.index);
        let role = self.role_mut(place);
        role.end_term(today, TermEnd::Closed);
        role.closed = Some(index);
        Ok(())
    }

    pub(super) fn fill_role(&mut self, act: &FillRole) -> Result<(), Refusal> {
        let place = self.find_role(act.circle.as_str(), act.role.as_str())?;
        self.check_choosing(act.role.as_str())?;
        let member = self.find_member(&act.member)?;
        let (circle, role) = (&self.circles[place.0], &self.circles[place.0].roles[place.1]);
        // A leader is sent by the parent; everybody else comes from the circle itself.
        let from = match (role.kind, circle.parent) {
            (RoleKind::Leader, Some(parent)) => parent as usize,
            (RoleKind::Leader, None) => place.0,
            (RoleKind::Role | RoleKind::Facilitator | RoleKind::Secretary | RoleKind::Representative, _) => place.0,
        };
        if !self.is_in(from, member) {
            return Err(Refusal::NotOfCircle {
                circle: self.circles[from].slug.clone(),
                member: act.member.to_string(),
            });
        }
        if !self.is_steward(member) {
            return Err(Refusal::NoSteward {
                member: act.member.to_string(),
            });
        }
        self.check_caps(role, member)?;
        let (today, index, decision) = (self.today, self.filing.index, self.decision);
        self.role_mut(place).begin_term(member, today, index, decision);
        Ok(())
    }

    /// Where the agreement says so, roles are filled by selections alone, or by those and votes.
    fn check_choosing(&self, role: &str) -> Result<(), Refusal> {
        let choosing = self.community.bylaws_at(self.filing.stamp_ms).deciding.circles.choosing;
        let fits = match (choosing, self.by) {
            (Choosing::Any, _) | (_, Mandate::Selection { .. }) | (Choosing::SelectionOrVote, Mandate::Vote { .. }) => {
                true
            }
            (Choosing::Selection | Choosing::SelectionOrVote, Mandate::Circle { .. } | Mandate::Role { .. })
            | (Choosing::Selection, Mandate::Vote { .. }) => false,
        };
        if fits {
            return Ok(());
        }
        Err(Refusal::RoleIsChosen { role: role.to_string() })
    }

    /// How many roles one person holds, and how often a term is renewed, where the bylaws say so.
    fn check_caps(&self, role: &Role, member: MemberIx) -> Result<(), Refusal> {
        let rules = &self.community.bylaws_at(self.filing.stamp_ms).deciding.circles;
        let holds = |role: &&Role| role.closed.is_none() && role.holder() == Some(member);
        let held = self
            .circles
            .iter()
            .flat_map(|circle| &circle.roles)
            .filter(holds)
            .count();
        let more = usize::from(role.holder() != Some(member));
        if rules.roles_max > 0 && held + more > rules.roles_max as usize {
            return Err(Refusal::RolesMax {
                max: u64::from(rules.roles_max),
            });
        }
        if rules.terms_max > 0 && role.terms_in_a_row(member) >= rules.terms_max {
            return Err(Refusal::TermsMax {
                max: u64::from(rules.terms_max),
            });
        }
        Ok(())
    }

    pub(super) fn vacate_role(&mut self, act: &VacateRole) -> Result<(), Refusal> {
        let place = self.find_role(act.circle.as_str(), act.role.as_str())?;
        if self.circles[place.0].roles[place.1].holder().is_none() {
            return Err(Refusal::RoleVacant {
                role: act.role.to_string(),
            });
        }
        let today = self.today;
        self.role_mut(place).end_term(today, TermEnd::Vacated);
        Ok(())
    }

    pub(super) fn open_circle(&mut self, act: &OpenCircle) -> Result<(), Refusal> {
        limit(Crowd::Circles, self.circles.len(), CIRCLES_MAX)?;
        let parent = self.find_circle(act.parent.as_str())?;
        if self.circles.iter().any(|circle| circle.slug == act.circle.as_str()) {
            return Err(Refusal::NameTaken {
                slug: act.circle.to_string(),
            });
        }
        let circle = Circle {
            slug: act.circle.to_string(),
            name: act.name.as_str().to_string(),
            kind: act.kind,
            aim: act.aim.as_str().to_string(),
            entry: self.filing.index,
            closed: false,
            parent: Some(parent as u32),
            domain: act.domain.as_ref().map(|domain| domain.as_str().to_string()),
            entered: BTreeMap::new(),
            roles: Vec::new(),
        };
        self.circles.to_mut().push(circle);
        Ok(())
    }

    pub(super) fn close_circle(&mut self, act: &CloseCircle) -> Result<(), Refusal> {
        let place = self.find_circle(act.circle.as_str())?;
        self.community.check_can_end(&self.circles, place as u32, self.filing)?;
        let (today, index) = (self.today, self.filing.index);
        let circles = self.circles.to_mut();
        circles[place].end(today, index);
        // What is within it is part of what it was part of.
        let parent = circles[place].parent;
        for within in circles
            .iter_mut()
            .filter(|one| one.parent == Some(place as u32) && !one.closed)
        {
            within.parent = parent;
        }
        self.pass_agreements(place as u32);
        self.ended.push((place as u32, self.decision));
        Ok(())
    }

    pub(super) fn admit_to_circle(&mut self, act: &AdmitToCircle) -> Result<(), Refusal> {
        let place = self.find_circle(act.circle.as_str())?;
        let member = self.find_member(&act.member)?;
        if place == ROOT as usize || self.circles[place].entered.contains_key(&member) {
            return Err(Refusal::AlreadyInCircle {
                circle: act.circle.to_string(),
            });
        }
        let index = self.filing.index;
        self.circles.to_mut()[place].entered.insert(member, index);
        Ok(())
    }

    pub(super) fn remove_from_circle(&mut self, act: &RemoveFromCircle) -> Result<(), Refusal> {
        let place = self.find_circle(act.circle.as_str())?;
        if place == ROOT as usize {
            return Err(Refusal::WholeCommunity {
                circle: act.circle.to_string(),
            });
        }
        let member = self.find_member(&act.member)?;
        if !self.circles[place].entered.contains_key(&member) {
            return Err(Refusal::NotOfCircle {
                circle: act.circle.to_string(),
                member: act.member.to_string(),
            });
        }
        let today = self.today;
        let circle = &mut self.circles.to_mut()[place];
        circle.entered.remove(&member);
        circle.end_terms_of(member, today, TermEnd::Left);
        Ok(())
    }

    pub(super) fn advance_member(&mut self, act: &AdvanceMember) -> Result<(), Refusal> {
        let member = self.find_member(&act.member)?;
        self.community.holds_today("membership", self.filing)?;
        if self.advance.contains(&member) {
            return Err(Refusal::NoStage {});
        }
        match (self.community.check_stage_over(member, self.today), self.when) {
            // It may be over by the time the decision is due.
            (Err(Refusal::StageNotOver { ends: _ }), When::Proposed) => {}
            (over, When::Proposed | When::Due) => over?,
        }
        self.advance.push(member);
        Ok(())
    }

    /// Two who know them have vouched, then the members decide.
    pub(super) fn admit_member(&mut self, act: &AdmitMember) -> Result<(), Refusal> {
        self.community.holds_today("membership", self.filing)?;
        let member = self.community.guest(&act.member)?;
        self.community.check_vouches(member)?;
        self.admit.push(member);
        Ok(())
    }

    pub(super) fn decline_member(&mut self, act: &DeclineMember) -> Result<(), Refusal> {
        let member = self.community.guest(&act.member)?;
        self.decline.push((member, act.reason.0));
        Ok(())
    }

    pub(super) fn settle_work(&mut self, act: &SettleWork) -> Result<(), Refusal> {
        self.community.check_settling(act)?;
        self.settle.push(act.clone());
        Ok(())
    }

    pub(super) fn exclude_member(&mut self, act: &ExcludeMember) -> Result<(), Refusal> {
        let member = self.find_member(&act.member)?;
        let today = self.today;
        let held = |circle: &Circle| {
            circle.entered.contains_key(&member) || circle.roles.iter().any(|role| role.holder() == Some(member))
        };
        if self.circles.iter().any(held) {
            for circle in self.circles.to_mut() {
                circle.entered.remove(&member);
                circle.end_terms_of(member, today, TermEnd::Left);
            }
        }
        self.exclude.push(member);
        Ok(())
    }
}
