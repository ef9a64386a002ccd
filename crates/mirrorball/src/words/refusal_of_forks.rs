//! The words of the refusals about parting. Which these are, `refusal.rs` names one by one.

use rules::Refusal;

use super::Words;
use super::tongue::Tongue;

/// The three sentences of a refusal about parting.
pub(super) fn sentences(tongue: Tongue<'_>, w: &Words, refusal: &Refusal) -> [String; 3] {
    match refusal {
        Refusal::ForkUnknown { fork: _ } => [
            w.refusal_fork_unknown(),
            w.refusal_fork_unknown_why(),
            w.refusal_fork_unknown_next(),
        ],
        Refusal::ForkElsewhere { stage } => [
            w.refusal_fork_elsewhere(super::terms::fork_stage(w, *stage)),
            w.refusal_fork_elsewhere_why(),
            w.refusal_fork_elsewhere_next(),
        ],
        Refusal::DecisionSettled {} => [
            w.refusal_decision_settled(),
            w.refusal_decision_settled_why(),
            w.refusal_decision_settled_next(),
        ],
        Refusal::OneForkAtATime { fork: _ } => [
            w.refusal_one_fork_at_a_time(),
            w.refusal_one_fork_at_a_time_why(),
            w.refusal_one_fork_at_a_time_next(),
        ],
        Refusal::NothingToTakeBack {} => [
            w.refusal_nothing_to_take_back(),
            w.refusal_nothing_to_take_back_why(),
            w.refusal_nothing_to_take_back_next(),
        ],
        Refusal::NoticesInVain { free_ms } => [
            w.refusal_notices_in_vain(tongue.moment(*free_ms)),
            w.refusal_notices_in_vain_why(),
            w.refusal_notices_in_vain_next(),
        ],
        Refusal::BelongingAgreed {} => [
            w.refusal_belonging_agreed(),
            w.refusal_belonging_agreed_why(),
            w.refusal_belonging_agreed_next(),
        ],
        Refusal::NotGoingAlong {} => [
            w.refusal_not_going_along(),
            w.refusal_not_going_along_why(),
            w.refusal_not_going_along_next(),
        ],
        Refusal::ForkHistoryDiffers { size } => [
            w.refusal_fork_history_differs(tongue.number(*size)),
            w.refusal_fork_history_differs_why(),
            w.refusal_fork_history_differs_next(),
        ],
        Refusal::ForkUnsigned {} => [
            w.refusal_fork_unsigned(),
            w.refusal_fork_unsigned_why(),
            w.refusal_fork_unsigned_next(),
        ],
        Refusal::SiblingNamed { community } => [
            w.refusal_sibling_named(community),
            w.refusal_sibling_named_why(),
            w.refusal_sibling_named_next(),
        ],
        Refusal::ForkPartsFirst { fork: _ } => [
            w.refusal_fork_parts_first(),
            w.refusal_fork_parts_first_why(),
            w.refusal_fork_parts_first_next(),
        ],
        _ => unreachable!("`refusal.rs` sends those about parting here"), // One of many, named there.
    }
}
