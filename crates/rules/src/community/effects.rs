//! What decisions do: effects are checked when they are proposed, planned when they are due, and applied all or none.

use super::{Community, Filing};
use crate::act::{AgreementClass, Effect};
use crate::refusal::Refusal;
use register::Hash;

/// Who decides on effects, and with what weight.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mandate {
    /// A circle, by consent or a vote, in this class.
    Circle { circle: u32, class: AgreementClass },
    /// A role of a circle, alone: the place of the role in the circle's list.
    Role { circle: u32, role: u32 },
}

/// Effects that can be applied as things stand. Only [`Community::plan_effects`] makes one.
#[derive(Debug)]
pub(super) struct Plan {
    effects: alloc::vec::Vec<Effect>,
}

impl Community {
    /// Whether these effects may be proposed under this mandate.
    pub(super) fn check_effects(&self, effects: &[Effect], by: Mandate, filing: &Filing) -> Result<(), Refusal> {
        todo!("{effects:?} {by:?} {filing:?}")
    }

    /// Whether these effects can be applied now, all of them, in order.
    pub(super) fn plan_effects(&self, effects: &[Effect], decision: Hash, filing: &Filing) -> Result<Plan, Refusal> {
        todo!("{effects:?} {decision:?} {filing:?}")
    }

    /// Applies them.
    pub(super) fn apply_plan(&mut self, plan: Plan, decision: Hash, filing: &Filing) {
        todo!("{:?} {decision:?} {filing:?}", plan.effects)
    }
}
