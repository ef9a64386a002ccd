//! Who mirrors the registers that are kept here, as far as a keeper can know: machines that say so whenever they ask for the
//! newest checkpoint, with the key by which they would keep the register, and how much they hold. Kept in memory alone;
//! whoever has not asked for a while is forgotten.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use register::{Hash, PublicKey};

use crate::limits::{COPIER_REMEMBERED_MS, COPIERS_MAX, COPIERS_OF_MEMBER_MAX};

/// The header of a mirror's question for the newest checkpoint: its key, and how many entries it holds.
pub const HEADER: &str = "mirrorball-mirror";

/// What a keeper says in the same header of its answer where it knows nobody in whose name the mirror asks: a mirror that
/// has a member's key then opens a session, be it for the first time or since the keeper began anew.
pub const UNNAMED: &str = "unnamed";

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

/// The machines of one register: by the member in whose name each reads, if it does, and by the key that it names. A mirror's
/// key stands on its page, so that anybody can name it.
type Machines = BTreeMap<(Option<Hash>, String), Copier>;

/// The machines that mirror each register.
#[derive(Default)]
pub struct Copiers {
    known: Mutex<BTreeMap<Hash, Machines>>,
}

impl Copiers {
    /// Notes that a machine said this of itself. Of one member's machines there are so many at most, and of those that read
    /// in nobody's name, so that nobody crowds another's out; of a member's the one that was heard of longest ago gives way.
    pub fn note(&self, community: Hash, said: &str, member: Option<Hash>, now_ms: u64) {
        let Some((key, entries)) = parse(said) else { return };
        let mut known = self.known();
        let machines = known.entry(community).or_default();
        machines.retain(|_, copier| is_near(copier, now_ms));
        let key = key.to_string();
        if member.is_some() {
            // Before its session it was one of those that read in nobody's name.
            machines.remove(&(None, key.clone()));
        } else if machines.keys().any(|(member, named)| member.is_some() && *named == key) {
            return;
        }
        let machine = (member, key);
        if !machines.contains_key(&machine) {
            let of_them = machines.iter().filter(|((other, _), _)| *other == member);
            let (count, oldest) = (of_them.clone().count(), of_them.min_by_key(|(_, it)| it.asked_ms));
            match (member, oldest.map(|(oldest, _)| oldest.clone())) {
                (None, _) if count >= COPIERS_MAX => return,
                (Some(_), Some(oldest)) if count >= COPIERS_OF_MEMBER_MAX => drop(machines.remove(&oldest)),
                _ => {}
            }
        }
        machines.insert(
            machine,
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

    fn known(&self) -> MutexGuard<'_, BTreeMap<Hash, Machines>> {
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
    const COMMUNITY: Hash = Hash::new([1; 32]);

    /// How much the machines of this member hold.
    fn named(copiers: &Copiers, member: Hash) -> Vec<u64> {
        let machines = copiers.of(&COMMUNITY, MAY).into_iter();
        let theirs = machines.filter(|copier| copier.member == Some(member));
        theirs.map(|copier| copier.entries).collect()
    }

    fn key(number: usize) -> PublicKey {
        let mut seed = [7; 32];
        seed[..8].copy_from_slice(&(number as u64).to_le_bytes());
        SecretKey::from_seed(seed).public()
    }

    #[test]
    fn machines_are_told_apart_by_their_keys_and_forgotten_after_a_while() {
        let copiers = Copiers::default();
        for entries in 0..5 {
            copiers.note(COMMUNITY, &compose(&key(1), entries), None, MAY + entries);
        }
        copiers.note(COMMUNITY, &compose(&key(2), 9), None, MAY);
        copiers.note(COMMUNITY, "nonsense", None, MAY);
        copiers.note(Hash::new([2; 32]), &compose(&key(3), 9), None, MAY);
        let mut held: Vec<u64> = copiers
            .of(&COMMUNITY, MAY)
            .iter()
            .map(|copier| copier.entries)
            .collect();
        held.sort_unstable();
        assert_eq!(held, [4, 9]);
        assert_eq!(copiers.of(&COMMUNITY, MAY + COPIER_REMEMBERED_MS + 5), []);
    }

    #[test]
    fn strangers_crowd_no_members_machine_out() {
        let (copiers, ada) = (Copiers::default(), Hash::new([5; 32]));
        for number in 0..2 * COPIERS_MAX {
            copiers.note(COMMUNITY, &compose(&key(number), 1), None, MAY);
        }
        assert_eq!(copiers.of(&COMMUNITY, MAY).len(), COPIERS_MAX);
        let own = key(3 * COPIERS_MAX);
        copiers.note(COMMUNITY, &compose(&own, 2), Some(ada), MAY);
        copiers.note(COMMUNITY, &compose(&own, 1), None, MAY);
        assert_eq!(named(&copiers, ada), [2]);
        assert_eq!(copiers.of(&COMMUNITY, MAY).len(), COPIERS_MAX + 1);
    }

    #[test]
    fn members_take_no_machine_of_another_member_off() {
        let (copiers, ada, ben) = (Copiers::default(), Hash::new([5; 32]), Hash::new([6; 32]));
        copiers.note(COMMUNITY, &compose(&key(1), 1), None, MAY);
        copiers.note(COMMUNITY, &compose(&key(1), 2), Some(ada), MAY);
        assert_eq!(copiers.of(&COMMUNITY, MAY).len(), 1, "it has its session now");
        copiers.note(COMMUNITY, &compose(&key(1), 3), Some(ben), MAY);
        assert_eq!((named(&copiers, ada), named(&copiers, ben)), (vec![2], vec![3]));
        for number in 2..2 * COPIERS_MAX {
            copiers.note(
                COMMUNITY,
                &compose(&key(number), number as u64),
                Some(ben),
                MAY + number as u64,
            );
        }
        assert_eq!(named(&copiers, ben).len(), COPIERS_OF_MEMBER_MAX);
        assert!(named(&copiers, ben).contains(&(2 * COPIERS_MAX as u64 - 1)));
        let eve = Hash::new([7; 32]);
        copiers.note(COMMUNITY, &compose(&key(1), 4), Some(eve), MAY);
        assert_eq!((named(&copiers, ada), named(&copiers, eve)), (vec![2], vec![4]));
    }
}
