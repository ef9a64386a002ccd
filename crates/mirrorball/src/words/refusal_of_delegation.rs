//! The words of the refusals of delegating. Which these are, `refusal.rs` names one by one.

use rules::Refusal;

use super::Words;

/// The three sentences of a refusal of delegating.
pub(super) fn sentences(w: &Words, refusal: &Refusal) -> [String; 3] {
    match refusal {
        Refusal::DelegationNotAgreed {} => [
            w.refusal_delegation_not_agreed(),
            w.refusal_delegation_not_agreed_why(),
            w.refusal_delegation_not_agreed_next(),
        ],
        Refusal::ScopeDoubled {} => [
            w.refusal_scope_doubled(),
            w.refusal_scope_doubled_why(),
            w.refusal_scope_doubled_next(),
        ],
        Refusal::TopicUnknown { topic } => [
            w.refusal_topic_unknown(topic),
            w.refusal_topic_unknown_why(),
            w.refusal_topic_unknown_next(),
        ],
        Refusal::DelegationOff {} => [
            w.refusal_delegation_off(),
            w.refusal_delegation_off_why(),
            w.refusal_delegation_off_next(),
        ],
        Refusal::SelfDelegation {} => [
            w.refusal_self_delegation(),
            w.refusal_self_delegation_why(),
            w.refusal_self_delegation_next(),
        ],
        Refusal::DelegateNotEligible { member: _ } => [
            w.refusal_delegate_not_eligible(),
            w.refusal_delegate_not_eligible_why(),
            w.refusal_delegate_not_eligible_next(),
        ],
        Refusal::DelegateFull { most, others: _ } => [
            w.refusal_delegate_full(*most),
            w.refusal_delegate_full_why(),
            w.refusal_delegate_full_next(),
        ],
        Refusal::DelegationUnknown { delegation: _ } => [
            w.refusal_delegation_unknown(),
            w.refusal_delegation_unknown_why(),
            w.refusal_delegation_unknown_next(),
        ],
        Refusal::DelegationOver {} => [
            w.refusal_delegation_over(),
            w.refusal_delegation_over_why(),
            w.refusal_delegation_over_next(),
        ],
        Refusal::NotYourDelegation {} => [
            w.refusal_not_your_delegation(),
            w.refusal_not_your_delegation_why(),
            w.refusal_not_your_delegation_next(),
        ],
        Refusal::NothingToWatch {} => [
            w.refusal_nothing_to_watch(),
            w.refusal_nothing_to_watch_why(),
            w.refusal_nothing_to_watch_next(),
        ],
        _ => unreachable!("`refusal.rs` sends those of delegating here"), // One of many, named there.
    }
}
