//! The acts of those who are drawn from several houses that disagree.

use super::votes::OptionText;
use crate::field::fields;
use register::Hash;

fields! {
    /// Suggests an amended text, as one of those drawn from the houses.
    ConferenceSuggest {
        /// The vote on which the houses disagree.
        vote: Hash,
        /// The amended text.
        option: OptionText,
    }
}
fields! {
    /// Agrees to an amended text, as one of those drawn from the houses; a later one takes the place of an earlier one.
    ConferenceAgree {
        /// The vote on which the houses disagree.
        vote: Hash,
        /// What was suggested.
        amendment: Hash,
    }
}
