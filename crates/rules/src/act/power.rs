//! The act of looking at power.

use crate::field::{Digest, fields};
use crate::quantity::Day;

fields! {
    /// Looks at how power lay in the quarter that is over; what lies with too few becomes a tension, and nothing else.
    PowerWatch {
        /// The first day of the quarter.
        quarter: Day,
        /// The SHA-256 of the canonical figures.
        result: Digest,
    }
}
