//! The list of acts that were filed, with their times: all that the second model keeps.

use std::collections::BTreeSet;

use register::Hash;

use super::bylaws::{Ms, Zone};
use super::deeds::{Deed, Effect};
use super::people::{People, Person, Who};
use super::{advice, proposal, votes};

/// An act that was filed.
#[derive(Clone, Debug)]
pub(super) struct Filed {
    pub(super) at: Ms,
    pub(super) by: Who,
    pub(super) deed: Deed,
    /// Its id, from which lots are drawn.
    pub(super) id: Hash,
    /// The effects that came with it, as the model says, and the decision that has them.
    pub(super) does: Vec<Effect>,
}

/// A history, from a community that is there already.
#[derive(Clone, Debug)]
pub(super) struct History {
    pub(super) zone: Zone,
    /// The entries before it.
    pub(super) before: u64,
    pub(super) filed: Vec<Filed>,
    /// Who was there before the first act, and after each.
    people: Vec<People>,
    /// The ids of the members, by which somebody is drawn.
    pub(super) ids: Vec<Hash>,
}

impl History {
    pub(super) fn from(people: People, zone: Zone, before: u64) -> History {
        History {
            zone,
            before,
            filed: Vec::new(),
            people: vec![people],
            ids: Vec::new(),
        }
    }

    /// Who is there after so many acts.
    pub(super) fn people(&self, acts: usize) -> &People {
        &self.people[acts]
    }

    /// Who is there now.
    pub(super) fn now(&self) -> &People {
        self.people.last().unwrap()
    }

    /// How many acts were filed before this moment.
    pub(super) fn before(&self, at: Ms) -> usize {
        self.filed.iter().take_while(|filed| filed.at < at).count()
    }

    /// The place of the act that opened the so-many-th proposal, vote or decision by advice.
    fn opening(&self, number: usize, opens: impl Fn(&Deed) -> bool) -> Option<usize> {
        let places = 0..self.filed.len();
        places.filter(|place| opens(&self.filed[*place].deed)).nth(number)
    }

    pub(super) fn proposal(&self, number: usize) -> Option<usize> {
        self.opening(number, |deed| matches!(deed, Deed::Open { .. } | Deed::Select(..)))
    }

    pub(super) fn vote(&self, number: usize) -> Option<usize> {
        self.opening(number, |deed| matches!(deed, Deed::OpenVote(_)))
    }

    pub(super) fn advice(&self, number: usize) -> Option<usize> {
        self.opening(number, |deed| matches!(deed, Deed::Frame(_)))
    }

    pub(super) fn proposals(&self) -> usize {
        self.filed
            .iter()
            .filter(|filed| matches!(filed.deed, Deed::Open { .. } | Deed::Select(..)))
            .count()
    }

    pub(super) fn votes(&self) -> usize {
        self.filed
            .iter()
            .filter(|filed| matches!(filed.deed, Deed::OpenVote(_)))
            .count()
    }

    pub(super) fn advices(&self) -> usize {
        self.filed
            .iter()
            .filter(|filed| matches!(filed.deed, Deed::Frame(_)))
            .count()
    }

    /// Whether this may be filed now; the code of the refusal otherwise.
    pub(super) fn check(&self, by: Who, deed: &Deed, at: Ms) -> Result<(), &'static str> {
        let people = self.now();
        if !people.is_there(by) {
            return Err("author-left");
        }
        match deed {
            Deed::Join { .. } | Deed::Leave => Ok(()),
            Deed::Enter(circle) if *circle == 0 || people.circles[*circle].entered.contains_key(&by) => {
                Err("already-in-circle")
            }
            Deed::Enter(_) => Ok(()),
            Deed::Exit(0) => Err("whole-community"),
            Deed::Exit(circle) if people.circles[*circle].entered.contains_key(&by) => Ok(()),
            Deed::Exit(_) => Err("not-in-circle"),
            Deed::LayDown(circle, role) => {
                let place = people.role(*circle, role).ok_or("role-unknown")?;
                let own = people.circles[*circle].roles[place].holder == Some(by);
                if own { Ok(()) } else { Err("not-your-role") }
            }
            Deed::Reopen(circle, role) => self.check_reopen(by, *circle, role, at),
            _ => proposal::check(self, by, deed, at)
                .or_else(|| votes::check(self, by, deed, at))
                .or_else(|| advice::check(self, by, deed, at))
                .expect("every act is somebody's"),
        }
    }

    fn check_reopen(&self, by: Who, circle: usize, role: &str, at: Ms) -> Result<(), &'static str> {
        let people = self.now();
        let place = people.role(circle, role).ok_or("role-unknown")?;
        if !people.is_in(circle, by) {
            return Err("not-in-circle");
        }
        if !people.binds(by) {
            return Err("not-binding");
        }
        let role = &people.circles[circle].roles[place];
        if role.wants_selection(self.zone.day(at)) {
            return Err("selection-is-due");
        }
        if role.asking.contains(&by) {
            return Err("already-asked");
        }
        Ok(())
    }

    /// Files it: who is there afterwards is folded from the act and its effects.
    pub(super) fn file(&mut self, by: Who, deed: Deed, id: Hash, at: Ms) {
        let (does, decision) = self.effects_of(&deed, at);
        let entry = self.before + self.filed.len() as u64;
        let today = self.zone.day(at);
        let mut people = self.now().clone();
        match &deed {
            Deed::Join { full } => {
                people.persons.push(Person {
                    full: *full,
                    stage: 0,
                    left: false,
                });
            }
            Deed::Leave => {
                people.leave(by, today);
                people.reopen_if_enough();
            }
            Deed::Enter(circle) => {
                people.circles[*circle].entered.insert(by, entry);
            }
            Deed::Exit(circle) => {
                people.leave_circle(*circle, by, today);
                people.reopen_if_enough();
            }
            Deed::LayDown(circle, role) => {
                people.lay_down(*circle, role, today);
            }
            Deed::Reopen(circle, role) => {
                let needed = people.needed_to_reopen(*circle);
                let place = people.role(*circle, role).unwrap();
                let role = &mut people.circles[*circle].roles[place];
                role.asking.insert(by);
                role.reopened |= role.asking.len() >= needed;
            }
            _ => {} // Deciding changes who is there by its effects alone.
        }
        if !does.is_empty() {
            let (circle, class, number) = decision;
            let after = people.with(&does, (circle, class), (today, entry, number));
            people = after.expect("the effects of what was closed as adopted can be applied");
        }
        self.people.push(people);
        self.filed.push(Filed { at, by, deed, id, does });
    }

    /// As if it were filed and did nothing, to ask what it would be.
    pub(super) fn file_unapplied(&mut self, by: Who, deed: Deed, at: Ms) {
        self.people.push(self.now().clone());
        self.filed.push(Filed {
            at,
            by,
            deed,
            id: Hash::new([0; 32]),
            does: Vec::new(),
        });
    }

    /// What comes with an act that was checked, and who decided it: circle, class, and the proposal's number.
    fn effects_of(&self, deed: &Deed, at: Ms) -> (Vec<Effect>, (usize, &'static str, Option<usize>)) {
        match deed {
            Deed::Close {
                proposal,
                outcome: "adopted",
            } => {
                let told = proposal::tell(self, *proposal, at);
                (told.effects().to_vec(), (told.home, told.class, Some(*proposal)))
            }
            Deed::CloseVote {
                vote,
                outcome: "adopted",
            } => {
                let told = votes::tell(self, *vote, at);
                (told.effects_of_winners(), (told.opened.circle, told.opened.class, None))
            }
            _ => match advice::effects(self, deed, at) {
                Some((circle, effects)) => (effects, (circle, "operational", None)),
                None => (Vec::new(), (0, "operational", None)),
            },
        }
    }

    /// Those who are in this circle no more since the act at this place, whatever took them out of it; and whoever left
    /// the community.
    pub(super) fn gone(&self, place: usize, circle: usize) -> BTreeSet<Who> {
        let (before, after) = (&self.people[place], &self.people[place + 1]);
        let left = |who: &Who| before.is_there(*who) && !after.is_there(*who);
        let out = |who: &Who| before.is_in(circle, *who) && !after.is_in(circle, *who);
        (0..before.persons.len()).filter(|who| left(who) || out(who)).collect()
    }
}
