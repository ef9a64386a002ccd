//! Effects of one decision that contradict each other: whoever answers could not know which of them will hold.

use crate::act::Effect;
use crate::field::Slug;
use crate::refusal::Refusal;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// What the effects of a decision so far are about.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    about: BTreeSet<String>,
}

impl Said {
    /// A decision says one thing about an agreement, a role, a circle or a person. A role can be ended, made anew and
    /// filled, in this order.
    pub(super) fn say(&mut self, effect: &Effect) -> Result<(), Refusal> {
        let (says, undoes) = sayings(effect);
        let contradicts = says.iter().chain(&undoes).any(|one| self.about.contains(one));
        if contradicts {
            return Err(Refusal::EffectsContradict { effect: effect.sort() });
        }
        self.about.extend(says);
        Ok(())
    }
}

/// What an effect says, and what it would undo if it had been said before.
fn sayings(effect: &Effect) -> (Vec<String>, Vec<String>) {
    let of = |what: &str, circle: &Slug, name: &str| format!("{what} {circle}/{name}");
    let one = |says: String| (alloc::vec![says], Vec::new());
    match effect {
        Effect::AdoptAgreement(it) => one(format!("agreement {}", it.name)),
        Effect::RetireAgreement(it) => one(format!("agreement {}", it.name)),
        Effect::RenewAgreement(it) => one(format!("agreement {}", it.name)),
        Effect::OpenRole(it) => one(of("made", &it.circle, it.role.as_str())),
        Effect::CloseRole(it) => {
            let (circle, role) = (&it.circle, it.role.as_str());
            let undone = alloc::vec![of("made", circle, role), of("holder", circle, role)];
            (alloc::vec![of("ended", circle, role)], undone)
        }
        Effect::FillRole(it) => {
            let holder = of("holder", &it.circle, it.role.as_str());
            (alloc::vec![holder, format!("given {}", it.member)], Vec::new())
        }
        Effect::VacateRole(it) => one(of("holder", &it.circle, it.role.as_str())),
        Effect::OpenCircle(it) => one(format!("circle {}", it.circle)),
        Effect::CloseCircle(it) => one(format!("circle {}", it.circle)),
        Effect::AdmitToCircle(it) => one(of("place", &it.circle, &it.member.to_string())),
        Effect::RemoveFromCircle(it) => one(of("place", &it.circle, &it.member.to_string())),
        Effect::AdvanceMember(it) => one(format!("member {}", it.member)),
        Effect::AdmitMember(it) => one(format!("member {}", it.member)),
        Effect::DeclineMember(it) => one(format!("member {}", it.member)),
        Effect::SettleWork(it) => one(format!("work {}", it.work)),
        Effect::ExcludeMember(it) => {
            let given = alloc::vec![format!("given {}", it.member)];
            (alloc::vec![format!("member {}", it.member)], given)
        }
        Effect::PostShare(_) | Effect::MoveValue(_) => (Vec::new(), Vec::new()), // Money moves once anyway.
    }
}
