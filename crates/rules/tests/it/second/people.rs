//! Who is there: members, circles, roles and agreements after each act, folded from the first to the last. A prefix of
//! a history never changes, so that what was folded from it is remembered.

use std::collections::{BTreeMap, BTreeSet};

use rules::quantity::Day;

use super::bylaws::Bylaws;
use super::deeds::Effect;

pub(super) type Who = usize;

/// A member.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) full: bool,
    /// The dating stage, from 0; its answers bind from the third on.
    pub(super) stage: u32,
    pub(super) left: bool,
}

/// A role of a circle.
#[derive(Clone, Debug)]
pub(super) struct Role {
    pub(super) slug: String,
    pub(super) kind: &'static str,
    pub(super) months: u32,
    pub(super) budget: u64,
    pub(super) agreements: Vec<String>,
    pub(super) holder: Option<Who>,
    /// Its terms: from which day, until which day at most, and when it ended.
    pub(super) terms: Vec<(Day, Day, Option<Day>)>,
    /// The day on which the term is over.
    pub(super) until: Option<Day>,
    pub(super) asking: BTreeSet<Who>,
    pub(super) reopened: bool,
}

/// A circle.
#[derive(Clone, Debug)]
pub(super) struct Circle {
    pub(super) slug: String,
    pub(super) parent: Option<usize>,
    /// Who entered, by the entry.
    pub(super) entered: BTreeMap<Who, u64>,
    pub(super) roles: Vec<Role>,
}

/// An agreement's circle, class, and the decisions that adopted its versions; by what number, the consent of a proposal.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Agreement {
    pub(super) circle: usize,
    pub(super) versions: u32,
    /// The proposal that adopted the last version, if one did.
    pub(super) by: Option<usize>,
    pub(super) review: Day,
}

/// Everything that decisions read and change.
#[derive(Clone, Debug)]
pub(super) struct People {
    pub(super) persons: Vec<Person>,
    pub(super) circles: Vec<Circle>,
    pub(super) agreements: BTreeMap<String, Agreement>,
    pub(super) bylaws: Bylaws,
}

/// What an effect may not do.
pub(super) type Code = &'static str;

impl Role {
    /// Since which day its budget runs: for as many months as a term has, whoever holds it.
    pub(super) fn budget_since(&self, today: Day) -> Option<Day> {
        let mut since: Option<Day> = None;
        for (from, until, ended) in &self.terms {
            let ended = ended.map_or(*until, |day| day.min(*until));
            since = since
                .filter(|since| since.plus_months(self.months) > *from)
                .or(Some(*from));
            while let Some(next) = since.map(|since| since.plus_months(self.months))
                && next < ended
                && next <= today
            {
                since = Some(next);
            }
        }
        since
    }

    /// Whether somebody is to be chosen: nobody holds it, the term is over, or enough have asked.
    pub(super) fn wants_selection(&self, today: Day) -> bool {
        self.holder.is_none() || self.reopened || self.until.is_some_and(|until| until <= today)
    }

    fn vacate(&mut self, today: Day) {
        if let Some(term) = self.terms.last_mut().filter(|term| term.2.is_none()) {
            term.2 = Some(today);
        }
        self.holder = None;
        self.until = None;
        self.asking.clear();
        self.reopened = false;
    }
}

impl People {
    pub(super) fn is_there(&self, who: Who) -> bool {
        self.persons.get(who).is_some_and(|person| !person.left)
    }

    pub(super) fn binds(&self, who: Who) -> bool {
        let person = &self.persons[who];
        !person.left && (person.full || person.stage >= 2)
    }

    pub(super) fn is_full(&self, who: Who) -> bool {
        self.is_there(who) && self.persons[who].full
    }

    /// Those in a circle: all who are there, or who entered, or whom a link makes members of both.
    pub(super) fn is_in(&self, circle: usize, who: Who) -> bool {
        let links = |circle: &Circle| {
            let link = |role: &&Role| role.kind == "leader" || role.kind == "representative";
            circle.roles.iter().filter(link).any(|role| role.holder == Some(who))
        };
        let own = &self.circles[circle];
        let below = || {
            self.circles
                .iter()
                .any(|child| child.parent == Some(circle) && links(child))
        };
        self.is_there(who) && (circle == 0 || own.entered.contains_key(&who) || links(own) || below())
    }

    pub(super) fn deciding(&self, circle: usize) -> BTreeSet<Who> {
        let all = 0..self.persons.len();
        all.filter(|who| self.is_in(circle, *who) && self.binds(*who)).collect()
    }

    pub(super) fn holder(&self, circle: usize, kind: &str) -> Option<Who> {
        self.circles[circle].roles.iter().find(|role| role.kind == kind)?.holder
    }

    /// The facilitator; else the surrogate, the secretary, or who has been there longest. Never one of `not`.
    pub(super) fn facilitator(&self, circle: usize, not: &[Who], surrogate: Option<Who>) -> Option<Who> {
        let fit = |who: &Who| !not.contains(who) && self.is_full(*who) && self.is_in(circle, *who);
        let named = [
            self.holder(circle, "facilitator"),
            surrogate,
            self.holder(circle, "secretary"),
        ];
        let entered = &self.circles[circle].entered;
        let since = |who: &Who| {
            (
                if circle == 0 {
                    0
                } else {
                    *entered.get(who).unwrap_or(&u64::MAX)
                },
                *who,
            )
        };
        let longest = || (0..self.persons.len()).filter(fit).min_by_key(since);
        named.into_iter().flatten().find(fit).or_else(longest)
    }

    pub(super) fn leave_circle(&mut self, circle: usize, who: Who, today: Day) {
        let circle = &mut self.circles[circle];
        circle.entered.remove(&who);
        for role in &mut circle.roles {
            if role.holder == Some(who) {
                role.vacate(today);
            }
            role.asking.remove(&who);
        }
    }

    /// Somebody leaves the community. Without a full member, all who are there become full.
    pub(super) fn leave(&mut self, who: Who, today: Day) {
        self.persons[who].left = true;
        for circle in 0..self.circles.len() {
            self.leave_circle(circle, who, today);
        }
        if !self.persons.iter().any(|person| person.full && !person.left) {
            self.persons
                .iter_mut()
                .filter(|person| !person.left)
                .for_each(|person| person.full = true);
        }
    }

    pub(super) fn lay_down(&mut self, circle: usize, role: &str, today: Day) {
        if let Some(place) = self.role(circle, role) {
            self.circles[circle].roles[place].vacate(today);
        }
    }

    pub(super) fn role(&self, circle: usize, slug: &str) -> Option<usize> {
        self.circles[circle].roles.iter().position(|role| role.slug == slug)
    }

    /// With fewer who decide, as many as have asked already can be enough.
    pub(super) fn reopen_if_enough(&mut self) {
        for circle in 0..self.circles.len() {
            let needed = self.needed_to_reopen(circle);
            for role in self.circles[circle]
                .roles
                .iter_mut()
                .filter(|role| !role.asking.is_empty())
            {
                role.reopened |= role.asking.len() >= needed;
            }
        }
    }

    /// The circle that chooses who holds a role: its own; for a leader, the one that sends them.
    pub(super) fn chooses(&self, of: usize, role: &str) -> usize {
        let place = self.role(of, role);
        let leads = place.is_some_and(|place| self.circles[of].roles[place].kind == "leader");
        self.circles[of].parent.filter(|_| leads).unwrap_or(of)
    }

    /// How many have to ask so that a role is chosen again: a tenth, three at least, no more than decide.
    pub(super) fn needed_to_reopen(&self, circle: usize) -> usize {
        let all = self.deciding(circle).len();
        all.div_ceil(10).max(3).min(all.max(1))
    }

    /// These effects on what is there, one on what those before it made: what comes of it, or the code of what says no.
    pub(super) fn with(
        &self,
        effects: &[Effect],
        (circle, class): (usize, &str),
        (today, entry, by): (Day, u64, Option<usize>),
    ) -> Result<People, Code> {
        let mut after = self.clone();
        let mut excluded = Vec::new();
        for effect in effects {
            after.may(effect, circle, class, self.circles.len())?;
            after.add(effect, circle, &mut excluded, (today, entry, by))?;
        }
        for who in excluded {
            after.leave(who, today);
            after.reopen_if_enough();
        }
        Ok(after)
    }

    /// Whether this circle decides that, in this class.
    fn may(&self, effect: &Effect, circle: usize, class: &str, circles_before: usize) -> Result<(), Code> {
        let own = |of: usize| of == circle || of >= circles_before;
        let child = |of: usize| self.circles[of].parent == Some(circle);
        let here = match effect {
            Effect::OpenCircle { parent, .. } => own(*parent),
            Effect::Adopt { name } => self.agreements.get(*name).is_none_or(|one| one.circle == circle),
            Effect::Consent(_) => circle == 0,
            Effect::Exclude(_) => circle == 0,
            Effect::Admit(of, _) | Effect::Remove(of, _) => own(*of) || child(*of),
            Effect::Vacate(of, role) | Effect::Fill(of, role, _) => {
                let leads = self
                    .role(*of, role)
                    .is_some_and(|place| self.circles[*of].roles[place].kind == "leader");
                if leads { child(*of) } else { own(*of) }
            }
        };
        if !here {
            return Err("effect-elsewhere");
        }
        let weighty = matches!(
            effect,
            Effect::OpenCircle { .. } | Effect::Consent(_) | Effect::Exclude(_)
        );
        if weighty && class == "operational" {
            return Err("class-too-low");
        }
        Ok(())
    }

    fn add(
        &mut self,
        effect: &Effect,
        circle: usize,
        excluded: &mut Vec<Who>,
        (today, entry, by): (Day, u64, Option<usize>),
    ) -> Result<(), Code> {
        let there = |who: Who| self.is_there(who) && !excluded.contains(&who);
        match effect {
            Effect::OpenCircle { slug, parent } => {
                if self.circles.iter().any(|one| one.slug == *slug) {
                    return Err("name-taken");
                }
                let (entered, roles) = (BTreeMap::new(), Vec::new());
                self.circles.push(Circle {
                    slug: slug.clone(),
                    parent: Some(*parent),
                    entered,
                    roles,
                });
            }
            Effect::Adopt { name } => self.adopt(name, circle, today, by),
            Effect::Consent(bylaws) => {
                self.adopt("consent", 0, today, by);
                bylaws.set(&mut self.bylaws);
            }
            Effect::Exclude(who) => {
                if !there(*who) {
                    return Err("member-unknown");
                }
                for circle in 0..self.circles.len() {
                    self.leave_circle(circle, *who, today);
                }
                excluded.push(*who);
            }
            Effect::Admit(of, who) => {
                if !there(*who) {
                    return Err("member-unknown");
                }
                if *of == 0 || self.circles[*of].entered.contains_key(who) {
                    return Err("already-in-circle");
                }
                self.circles[*of].entered.insert(*who, entry);
            }
            Effect::Remove(of, who) => {
                if *of == 0 {
                    return Err("whole-community");
                }
                if !there(*who) {
                    return Err("member-unknown");
                }
                if !self.circles[*of].entered.contains_key(who) {
                    return Err("not-of-circle");
                }
                self.leave_circle(*of, *who, today);
            }
            Effect::Vacate(of, role) => {
                let place = self.role(*of, role).ok_or("role-unknown")?;
                let role = &mut self.circles[*of].roles[place];
                role.holder.ok_or("role-vacant")?;
                role.vacate(today);
            }
            Effect::Fill(of, role, who) => self.fill((*of, role), *who, there(*who), today)?,
        }
        Ok(())
    }

    /// The next version of an agreement, to be looked at again in twelve months.
    fn adopt(&mut self, name: &str, circle: usize, today: Day, by: Option<usize>) {
        let review = today.plus_months(12);
        let first = Agreement {
            circle,
            versions: 0,
            by,
            review,
        };
        let agreement = self.agreements.entry(name.to_owned()).or_insert(first);
        agreement.versions += 1;
        agreement.by = by;
        agreement.review = review;
    }

    /// A leader comes from the parent circle, everybody else from the circle itself; all are full members.
    fn fill(&mut self, (of, role): (usize, &str), who: Who, there: bool, today: Day) -> Result<(), Code> {
        let place = self.role(of, role).ok_or("role-unknown")?;
        if !there {
            return Err("member-unknown");
        }
        let leads = self.circles[of].roles[place].kind == "leader";
        let from = self.circles[of].parent.filter(|_| leads).unwrap_or(of);
        if !self.is_in(from, who) {
            return Err("not-of-circle");
        }
        if !self.persons[who].full {
            return Err("no-steward");
        }
        let role = &mut self.circles[of].roles[place];
        role.vacate(today);
        role.holder = Some(who);
        role.terms.push((today, today.plus_months(role.months), None));
        role.until = Some(today.plus_months(role.months));
        Ok(())
    }
}
