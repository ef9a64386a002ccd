//! The sample community: a translators' cooperative that never was, made by a
//! seeded generator through the same path that every act takes.

pub mod calendar;
pub mod cast;
pub mod chance;
pub mod desk;
mod story;

use std::sync::Arc;

use node::clock::ManualClock;
use node::{Fault, Keeper, MemoryStore, Node, Trouble};
use register::{Hash, SecretKey};

pub use story::Made;

/// The name of the sample community.
pub const NAME: &str = "La Bola Translators";

/// A member of the sample, with the key that everybody may use.
#[derive(Clone, Debug)]
pub struct Somebody {
    /// The member's id.
    pub member: Hash,
    /// The name.
    pub name: String,
    /// The seed of their key.
    pub seed: [u8; 32],
}

/// The members of the sample who are still there; none if this is another community.
pub fn people(keeper: &Keeper) -> Option<Vec<Somebody>> {
    keeper.read(|state| {
        let community = state.community();
        let founder = community.members().first()?;
        let first = SecretKey::from_seed(cast::seed(0, 0)).public().kid();
        if !founder.keys.contains(&first) || community.foundation()?.name != NAME {
            return None;
        }
        let somebody = |(place, person): (usize, &cast::Person)| {
            // Who has revoked a lost key signs with their second one.
            [0, 1].into_iter().find_map(|device| {
                let seed = cast::seed(place, device);
                let member = crate::visitor::holder(community, SecretKey::from_seed(seed).public().kid())?;
                Some(Somebody {
                    member,
                    name: person.name.to_owned(),
                    seed,
                })
            })
        };
        Some(cast::PEOPLE.iter().enumerate().filter_map(somebody).collect())
    })
}

/// The sample community of this node, made now if it is not there yet.
///
/// # Errors
///
/// The store can't keep it.
pub fn ensure(node: &Node, now_ms: u64) -> Result<Keeper, Trouble> {
    static MAKING: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _one_at_a_time = MAKING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(there) = node.communities().into_iter().find(|keeper| people(keeper).is_some()) {
        return Ok(there);
    }
    let (keeper, _) = make(node, now_ms)?;
    Ok(keeper)
}

/// Makes the sample in memory, at the times of its story, and takes it over into this node, entry by entry verified.
///
/// # Errors
///
/// The store can't keep it.
pub fn make(node: &Node, now_ms: u64) -> Result<(Keeper, Made), Trouble> {
    let store = Arc::new(MemoryStore::new());
    let clock = Arc::new(ManualClock::new(0));
    let workshop = Node::with_store(store.clone(), clock.clone())?;
    let made = story::tell(&workshop, &clock, now_ms)?;
    workshop.close()?;
    let adopted = node.adopt(&*store)?;
    let keeper = adopted.into_iter().next().ok_or(Fault::UnknownCommunity)?;
    Ok((keeper, made))
}

/// Whether this is the sample community.
pub fn is_sample(keeper: &Keeper) -> bool {
    people(keeper).is_some()
}
