//! Decides: the community as a value, the acts that change it, and every reason for which one is refused.
//!
//! ```text
//! let admitted = community.check(&verified, &place)?;   // Verified<Act> → Admitted, or a Refusal; changes nothing
//! community.apply(admitted);                            // cannot fail
//! ```
//!
//! Replaying a register runs these two lines for each entry, so every count and every payout can be recomputed by
//! anyone. Here is no clock, disk, network, randomness, thread, float or hash order: what time it is comes in with
//! the entry, and the same entries give the same community, byte for byte.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod act;
pub mod bylaws;
pub mod calendar;
pub mod community;
mod difference;
pub mod distribution;
pub mod field;
pub mod ledger;
pub mod limits;
pub mod quantity;
pub mod refusal;
pub mod report;
pub mod templates;

pub use act::Act;
pub use community::{Admitted, Community, Place};
pub use difference::first_difference;
pub use refusal::Refusal;
