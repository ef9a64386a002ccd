//! Who may decide what: which class an effect needs, which circle may have it, and what a role may do alone.

use super::super::Community;
use super::super::agreements::Agreement;
use super::super::circles::ROOT;
use super::{Draft, Mandate};
use crate::act::effect::{AdoptAgreement, MoveValue};
use crate::act::{AgreementClass, Effect, RoleKind};
use crate::bylaws::{REQUIRED, deciding, weighing};
use crate::ledger::AccountKey;
use crate::refusal::Refusal;
use alloc::string::ToString;

impl Community {
    /// How weighty a decision with these effects has to be, as things stand.
    pub fn least_class(&self, effects: &[Effect]) -> AgreementClass {
        let needed = effects
            .iter()
            .map(|effect| class_needed(&self.agreements, effect, |_| false));
        needed.fold(AgreementClass::Operational, heavier)
    }

    /// Whether something of it cannot be undone: an exclusion, or value that goes outside or to a member.
    pub fn is_irreversible(&self, effects: &[Effect]) -> bool {
        effects.iter().any(|effect| match effect {
            Effect::ExcludeMember(_) => true,
            Effect::MoveValue(act) => self.gives_away(act),
            Effect::AdoptAgreement(_) | Effect::RetireAgreement(_) | Effect::RenewAgreement(_) => false,
            Effect::OpenRole(_) | Effect::CloseRole(_) | Effect::FillRole(_) | Effect::VacateRole(_) => false,
            Effect::OpenCircle(_) | Effect::CloseCircle(_) => false,
            Effect::AdmitToCircle(_) | Effect::RemoveFromCircle(_) => false,
            Effect::AdvanceMember(_) | Effect::PostShare(_) => false,
            Effect::AdmitMember(_) | Effect::DeclineMember(_) | Effect::SettleWork(_) => false,
        })
    }

    fn gives_away(&self, act: &MoveValue) -> bool {
        act.postings.iter().any(|posting| {
            let key = AccountKey::read(posting.account.as_str());
            posting.amount.get() > 0 && key.is_some_and(|key| !self.ledger.stays_here(&key))
        })
    }
}

/// Whether an agreement of this name can have parameters: the rules read them.
pub(super) fn takes_parameters(name: &str) -> bool {
    REQUIRED.contains(&name) || deciding::OPTIONAL.contains(&name)
}

/// Whether the rules read something from the agreement of this name. Some are words alone without parameters.
fn is_bylaw(name: &str, has_parameters: bool) -> bool {
    takes_parameters(name) && (has_parameters || !deciding::WITH_PARAMETERS.contains(&name))
}

fn has_parameters(agreement: &Agreement) -> bool {
    !agreement.last().parameters().0.is_empty()
}

/// Whether an adoption brings parameters, or leaves those that there are.
fn brings_parameters(act: &AdoptAgreement, found: Option<&Agreement>) -> bool {
    match &act.params {
        Some(params) => !params.0.is_empty(),
        None => found.is_some_and(has_parameters),
    }
}

fn heavier(one: AgreementClass, other: AgreementClass) -> AgreementClass {
    if deciding::class_place(one) < deciding::class_place(other) {
        other
    } else {
        one
    }
}

/// How weighty a decision with this effect has to be. What is overdue can be retired as an operational matter.
fn class_needed(agreements: &[Agreement], effect: &Effect, overdue: impl Fn(&Agreement) -> bool) -> AgreementClass {
    let found = |name: &str| agreements.iter().find(|agreement| agreement.name == name);
    let change = |name: &str, with_parameters: bool| {
        let floor = match (is_bylaw(name, with_parameters), name) {
            // That not every person has one voice is decided by as many as change the constitution.
            (true, weighing::NAME) => AgreementClass::Constitutional,
            (true, _) => AgreementClass::Policy, // A text.
            (false, _) => AgreementClass::Operational,
        };
        found(name).map_or(floor, |agreement| heavier(floor, agreement.last().class))
    };
    let to_change = |name: &str| change(name, found(name).is_some_and(has_parameters));
    let overdue = |name: &str| {
        let of_name = |agreement: &&Agreement| agreement.name == name;
        agreements.iter().find(of_name).is_some_and(&overdue)
    };
    match effect {
        Effect::AdoptAgreement(act) => {
            let name = act.name.as_str();
            let with_parameters = brings_parameters(act, found(name));
            heavier(heavier(change(name, with_parameters), to_change(name)), act.class)
        }
        Effect::RetireAgreement(act) if overdue(act.name.as_str()) => AgreementClass::Operational,
        Effect::RetireAgreement(act) => to_change(act.name.as_str()),
        Effect::RenewAgreement(act) => to_change(act.name.as_str()),
        Effect::OpenRole(_) | Effect::CloseRole(_) | Effect::FillRole(_) | Effect::VacateRole(_) => {
            AgreementClass::Operational
        }
        Effect::AdmitToCircle(_) | Effect::RemoveFromCircle(_) => AgreementClass::Operational,
        Effect::OpenCircle(_) | Effect::CloseCircle(_) => AgreementClass::Policy,
        Effect::AdvanceMember(_) | Effect::ExcludeMember(_) => AgreementClass::Policy,
        Effect::AdmitMember(_) | Effect::DeclineMember(_) => AgreementClass::Policy,
        Effect::SettleWork(_) => AgreementClass::Operational,
        Effect::PostShare(_) | Effect::MoveValue(_) => AgreementClass::Operational,
    }
}

impl Draft<'_> {
    /// Whether whoever decides may have this effect, as things stand after the effects before it.
    pub(super) fn may(&self, effect: &Effect) -> Result<(), Refusal> {
        match self.by {
            Mandate::Circle { circle, class }
            | Mandate::Selection { circle, class }
            | Mandate::Vote { circle, class } => {
                if !self.is_decided_in(effect, circle) {
                    return Err(Refusal::EffectElsewhere {
                        effect: effect.sort(),
                        circle: self.circles[circle as usize].slug.clone(),
                    });
                }
                self.is_weighty_enough(effect, class)
            }
            Mandate::Role { circle, role } => self.may_alone(effect, circle, role),
        }
    }

    fn is_weighty_enough(&self, effect: &Effect, class: AgreementClass) -> Result<(), Refusal> {
        // By plain consent, and in no other way.
        let by_consent = match self.by {
            Mandate::Circle { .. } => true,
            Mandate::Selection { .. } | Mandate::Vote { .. } | Mandate::Role { .. } => false,
        };
        let days = self
            .community
            .bylaws_at(self.filing.stamp_ms)
            .deciding
            .consent
            .overdue_days;
        let overdue = |agreement: &Agreement| by_consent && agreement.is_overdue(self.today, days);
        let needed = class_needed(&self.agreements, effect, overdue);
        if deciding::class_place(class) >= deciding::class_place(needed) {
            return Ok(());
        }
        Err(Refusal::ClassTooLow {
            effect: effect.sort(),
            needed,
        })
    }

    /// Whether this circle decides this. What it names and is not there is refused when the effect is added.
    fn is_decided_in(&self, effect: &Effect, circle: u32) -> bool {
        let own = |slug: &str| self.is_own(slug, circle);
        let childs = |slug: &str| self.is_child(slug, circle);
        let roles = |slug: &str, role: &str| {
            let kind = self.kind_of(slug, role);
            if kind == Some(RoleKind::Leader) {
                childs(slug)
            } else {
                own(slug)
            }
        };
        match effect {
            Effect::AdoptAgreement(act) => {
                let weighty = act.class == AgreementClass::Constitutional;
                let found = self
                    .agreements
                    .iter()
                    .find(|agreement| agreement.name == act.name.as_str());
                let bylaw = is_bylaw(act.name.as_str(), brings_parameters(act, found));
                self.keeps(act.name.as_str(), circle) && (circle == ROOT || !(weighty || bylaw))
            }
            Effect::RetireAgreement(act) => self.keeps(act.name.as_str(), circle),
            Effect::RenewAgreement(act) => self.keeps(act.name.as_str(), circle),
            // The parent sends its leader; all other roles are the circle's own.
            // Money to spend alone comes from everybody; a circle that one member opens cannot give it to itself.
            Effect::OpenRole(act) if act.budget.is_some() => circle == ROOT,
            Effect::OpenRole(act) if act.kind == RoleKind::Leader => childs(act.circle.as_str()),
            Effect::OpenRole(act) => own(act.circle.as_str()),
            Effect::CloseRole(act) => roles(act.circle.as_str(), act.role.as_str()),
            Effect::FillRole(act) => roles(act.circle.as_str(), act.role.as_str()),
            Effect::VacateRole(act) => roles(act.circle.as_str(), act.role.as_str()),
            Effect::OpenCircle(act) => own(act.parent.as_str()),
            Effect::CloseCircle(act) => childs(act.circle.as_str()),
            Effect::AdmitToCircle(act) => own(act.circle.as_str()) || childs(act.circle.as_str()),
            Effect::RemoveFromCircle(act) => own(act.circle.as_str()) || childs(act.circle.as_str()),
            Effect::AdvanceMember(_) | Effect::ExcludeMember(_) => circle == ROOT,
            Effect::AdmitMember(_) | Effect::DeclineMember(_) => circle == ROOT,
            // An unknown one passes, to be refused by name.
            Effect::SettleWork(act) => {
                let place = self.community.settling_circle(&act.work);
                place.is_none_or(|place| place == circle)
            }
            Effect::PostShare(_) | Effect::MoveValue(_) => circle == ROOT,
        }
    }

    /// Whether an agreement of this name is, or would be, this circle's.
    fn keeps(&self, name: &str, circle: u32) -> bool {
        let found = self.agreements.iter().find(|agreement| agreement.name == name);
        match found {
            Some(agreement) => agreement.circle == circle,
            None => circle == ROOT || !is_bylaw(name, false),
        }
    }

    fn place(&self, slug: &str) -> Option<usize> {
        self.circles.iter().position(|circle| circle.slug == slug)
    }

    /// This circle itself, or one that this decision opens: its first roles come with it. An unknown one passes, to
    /// be refused by name.
    fn is_own(&self, slug: &str, circle: u32) -> bool {
        let place = self.place(slug);
        place.is_none_or(|place| place == circle as usize || place >= self.circles_before)
    }

    fn is_child(&self, slug: &str, circle: u32) -> bool {
        let place = self.place(slug);
        place.is_none_or(|place| self.circles[place].parent == Some(circle))
    }

    fn kind_of(&self, circle: &str, role: &str) -> Option<RoleKind> {
        let circle = &self.circles[self.place(circle)?];
        Some(circle.roles[circle.role(role)? as usize].kind)
    }

    /// A role alone changes the operational agreements that it names, and spends what it may spend; nothing else.
    fn may_alone(&self, effect: &Effect, circle: u32, role: u32) -> Result<(), Refusal> {
        let held = &self.circles[circle as usize].roles[role as usize];
        let named = |name: &str| held.agreements.iter().any(|one| one == name) && self.keeps(name, circle);
        let may = match effect {
            Effect::AdoptAgreement(AdoptAgreement { name, .. }) => named(name.as_str()),
            Effect::RetireAgreement(act) => named(act.name.as_str()),
            Effect::RenewAgreement(act) => named(act.name.as_str()),
            Effect::MoveValue(act) if self.pays_holder(act, circle, role) => false,
            Effect::MoveValue(act) if held.closed.is_none() => return self.may_spend(act, held.budget),
            Effect::MoveValue(_) => false,
            Effect::OpenRole(_) | Effect::CloseRole(_) | Effect::FillRole(_) | Effect::VacateRole(_) => false,
            Effect::OpenCircle(_) | Effect::CloseCircle(_) => false,
            Effect::AdmitToCircle(_) | Effect::RemoveFromCircle(_) => false,
            Effect::AdvanceMember(_) | Effect::ExcludeMember(_) | Effect::PostShare(_) => false,
            Effect::AdmitMember(_) | Effect::DeclineMember(_) | Effect::SettleWork(_) => false,
        };
        let light = self.is_weighty_enough(effect, AgreementClass::Operational).is_ok();
        if may && light && held.closed.is_none() {
            return Ok(());
        }
        Err(Refusal::NotAlone {
            effect: effect.sort(),
            role: held.slug.clone(),
        })
    }

    /// Nobody pays themself alone.
    fn pays_holder(&self, act: &MoveValue, circle: u32, role: u32) -> bool {
        let holder = self.circles[circle as usize].roles[role as usize].holder();
        let holder = holder.map(|member| self.community.member(member).id);
        let ledger = &self.community.ledger;
        let held = |account: &str| AccountKey::read(account).and_then(|key| ledger.member_of(&key));
        let theirs = |account: &str| holder.is_some() && held(account) == holder;
        let mut paid = act.postings.iter().filter(|posting| posting.amount.get() > 0);
        paid.any(|posting| theirs(posting.account.as_str()))
    }

    fn may_spend(&self, act: &MoveValue, budget: u64) -> Result<(), Refusal> {
        let ledger = &self.community.ledger;
        let mut spent = 0u64;
        for posting in act.postings.iter().filter(|posting| posting.amount.get() < 0) {
            let account = posting.account.as_str();
            let own = AccountKey::read(account).is_some_and(|key| ledger.is_money_at_hand(&key));
            if !own {
                return Err(Refusal::AccountNotForActs {
                    account: account.to_string(),
                });
            }
            spent = spent.saturating_add(posting.amount.get().unsigned_abs());
        }
        if spent > budget {
            return Err(Refusal::OverBudget {
                budget,
                spent: 0,
                cost: spent,
            });
        }
        Ok(())
    }
}
