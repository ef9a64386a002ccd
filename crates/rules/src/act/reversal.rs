//! The act of taking back money that was recorded wrongly.

use crate::field::{NoteRef, fields};
use register::Hash;

fields! {
    /// Takes back money that was recorded wrongly: what it moved goes back, and both stay in the register.
    MoneyReverse {
        /// The income, expense or payment.
        record: Hash,
        /// Why.
        reason: NoteRef,
    }
}
