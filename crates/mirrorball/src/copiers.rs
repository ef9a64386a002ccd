//! Who mirrors the registers that are kept here, as far as a keeper can know: machines that say so whenever they ask for the
//! newest checkpoint, with the key by which they would keep the register, and how much they hold. Kept in memory alone;
//! whoever has not asked for a while is forgotten.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use register::{Hash, PublicKey};

use crate::limits::{COPIER_REMEMBERED_MS, COPIERS_MAX};

/// The header of a mirror's question for the newest checkpoint: its key, and how many entries it holds.
pub const HEADER: &str = "mirrorball-mirror";

/// A machine that says that it mirrors a register.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Copier {
    /// The member in whose name it reads, if it does.
    pub member: Option<Hash>,
    /// How many entries it holds, as it says.
    pub entries: u64,
    /// When it asked last, in Unix milliseconds.
    pub asked_ms: u64,
}

/// What a mirror says of itself.
pub fn compose(key: &PublicKey, entries: u64) -> String {
    format!("{key} {entries}")
}

fn parse(said: &str) -> Option<(PublicKey, u64)> {
    let (key, entries) = said.split_once(' ')?;
    Some((key.parse().ok()?, entries.parse().ok()?))
}

/// The machines that mirror each register.
#[derive(Default)]
pub struct Copiers {
    /// By register, and by the key that each names: one machine asks again and again.
    known: Mutex<BTreeMap<Hash, BTreeMap<String, Copier>>>,
}

impl Copiers {
    /// Notes that a machine said this of itself. Where there are too many, those that read in nobody's name give way.
    pub fn note(&self, community: Hash, said: &str, member: Option<Hash>, now_ms: u64) {
        let Some((key, entries)) = parse(said) else { return };
        let mut known = self.known();
        let machines = known.entry(community).or_default();
        machines.retain(|_, copier| is_near(copier, now_ms));
        let key = key.to_string();
        // Nobody else can take a member's machine off the list by naming its key.
        if machines
            .get(&key)
            .is_some_and(|before| before.member.is_some() && member.is_none())
        {
            return;
        }
        if machines.len() >= COPIERS_MAX && !machines.contains_key(&key) {
            let unnamed = machines.iter().find(|(_, copier)| copier.member.is_none());
            let Some(gives_way) = unnamed.map(|(key, _)| key.clone()).filter(|_| member.is_some()) else {
                return;
            };
            machines.remove(&gives_way);
        }
        machines.insert(
            key,
            Copier {
                member,
                entries,
                asked_ms: now_ms,
            },
        );
    }

    /// The machines that said lately that they mirror this register.
    pub fn of(&self, community: &Hash, now_ms: u64) -> Vec<Copier> {
        let known = self.known();
        let machines = known.get(community).into_iter().flat_map(BTreeMap::values);
        machines.filter(|copier| is_near(copier, now_ms)).copied().collect()
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<Hash, BTreeMap<String, Copier>>> {
        // A panic leaves at most a machine unnoted.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_near(copier: &Copier, now_ms: u64) -> bool {
    now_ms.saturating_sub(copier.asked_ms) <= COPIER_REMEMBERED_MS
}

#[cfg(test)]
mod tests {
    use register::SecretKey;

    use super::*;

    const MAY: u64 = 1_777_800_000_000;

    fn key(number: usize) -> PublicKey {
        let mut seed = [7; 32];
        seed[..8].copy_from_slice(&(number as u64).to_le_bytes());
        SecretKey::from_seed(seed).public()
    }

    #[test]
    fn machines_are_told_apart_by_their_keys_and_forgotten_after_a_while() {
        let (copiers, community) = (Copiers::default(), Hash::new([1; 32]));
        for entries in 0..5 {
            copiers.note(community, &compose(&key(1), entries), None, MAY + entries);
        }
        copiers.note(community, &compose(&key(2), 9), None, MAY);
        copiers.note(community, "nonsense", None, MAY);
        copiers.note(Hash::new([2; 32]), &compose(&key(3), 9), None, MAY);
        let mut held: Vec<u64> = copiers
            .of(&community, MAY)
            .iter()
            .map(|copier| copier.entries)
            .collect();
        held.sort_unstable();
        assert_eq!(held, [4, 9]);
        assert_eq!(copiers.of(&community, MAY + COPIER_REMEMBERED_MS + 5), []);
    }

    #[test]
    fn strangers_crowd_no_members_machine_out() {
        let (copiers, community, ada) = (Copiers::default(), Hash::new([1; 32]), Hash::new([5; 32]));
        for number in 0..2 * COPIERS_MAX {
            copiers.note(community, &compose(&key(number), 1), None, MAY);
        }
        assert_eq!(copiers.of(&community, MAY).len(), COPIERS_MAX);
        let own = key(3 * COPIERS_MAX);
        copiers.note(community, &compose(&own, 2), Some(ada), MAY);
        copiers.note(community, &compose(&own, 1), None, MAY);
        let named: Vec<_> = copiers
            .of(&community, MAY)
            .into_iter()
            .filter(|copier| copier.member == Some(ada))
            .collect();
        assert_eq!(
            (copiers.of(&community, MAY).len(), named.len(), named[0].entries),
            (COPIERS_MAX, 1, 2)
        );
    }
}
