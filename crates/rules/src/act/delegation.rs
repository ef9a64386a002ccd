//! The acts of delegating one's voice in votes.

use crate::field::{Integer, Slug, fields};
use register::Hash;

fields! {
    /// Says who speaks for oneself in votes where one does not vote, until it ends or is taken back.
    DelegationGive {
        /// The vote that it is for; without this, topic and circle it is for every vote of the whole community.
        decision: Option<Hash>,
        /// The topic that it is for.
        topic: Option<Slug>,
        /// The circle that it is for.
        circle: Option<Slug>,
        /// Who speaks; without anybody, nobody does, whatever was said more widely.
        to: Option<Hash>,
    }
}
fields! {
    /// Takes on to speak for somebody.
    DelegationAccept {
        /// The delegation.
        delegation: Hash,
        /// The most people for whom one speaks in any vote, from now on.
        most: Option<Integer<0, 1_000_000>>,
    }
}
fields! {
    /// Does not, or no longer, speak for somebody.
    DelegationDecline {
        /// The delegation.
        delegation: Hash,
    }
}
fields! {
    /// Takes a delegation back.
    DelegationWithdraw {
        /// The delegation.
        delegation: Hash,
    }
}
