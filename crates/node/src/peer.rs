//! What nodes say to each other about registers: pure machines, each with one `handle`. They take what came in and the
//! time, and tell what to do; sockets, disks and clocks are their driver's.
//!
//! A [`Witness`] answers keepers of other registers. A [`Sealing`] asks witnesses to cosign the checkpoints of one of
//! ours. A [`Mirroring`] follows the register of another node. Whatever a driver loses, doubles or delays, none of them says anything wrong: a message that is lost is asked for
//! again, and what was promised is kept before it is said.

mod mirroring;
mod records;
mod sealing;
mod witness;

pub use mirroring::{Input as MirroringInput, Mirroring, Output as MirroringOutput, Wanted};
pub use records::{WitnessRecords, origin_hash};
pub use sealing::{Ask, Input as SealingInput, Output as SealingOutput, Sealing};
pub use witness::{Answer, Input as WitnessInput, Output as WitnessOutput, Witness};
