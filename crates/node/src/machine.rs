//! What a node takes from the machine that it runs on, besides its store: time, chance, small files, and threads.
//!
//! Members' machines give their own. A simulated world gives others, and so decides all that happens to a node: then
//! one thread drives everything, and the same beginning leads to the same end.

use crate::clock::Clock;
use crate::fault::Fault;
use crate::files::Files;
use std::sync::Arc;

/// The machine that a node runs on.
#[derive(Clone)]
pub struct Machine {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives random bytes.
    pub chance: Arc<dyn Chance>,
    /// Small files beside the database. Without them, what was last signed is kept in the store and nowhere else.
    pub files: Option<Arc<dyn Files>>,
    /// Who does the work.
    pub hands: Hands,
}

impl Machine {
    /// This machine, with the system's random bytes and as many threads as are good.
    pub fn own(clock: Arc<dyn Clock>, files: Option<Arc<dyn Files>>) -> Machine {
        Machine {
            clock,
            chance: Arc::new(SystemChance),
            files,
            hands: Hands::Many,
        }
    }
}

/// Gives random bytes, for keys and for the ids of closings.
pub trait Chance: Send + Sync {
    /// Fills these bytes.
    ///
    /// # Errors
    /// There is no randomness.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault>;
}

/// The operating system's random bytes.
#[derive(Clone, Copy, Debug)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault> {
        getrandom::fill(bytes).map_err(|_| Fault::NoRandomness)
    }
}

/// An array of random bytes.
pub(crate) fn random<const N: usize>(chance: &dyn Chance) -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    chance.fill(&mut bytes)?;
    Ok(bytes)
}

/// Who does the work of a node.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Hands {
    /// Threads of its own: one takes acts in, one syncs pledges, and registers are replayed on all cores.
    Many,
    /// The thread that calls, and no other. Acts that were left to be taken in are taken in by `Node::take_in`.
    One,
}
