//! Passkeys in the storm: members add them, sign with them as they should and as they should not, and end them.

use super::histories::Chance;
use super::world::World;

/// What somebody does with a passkey: adds one, or signs with one that they have; sometimes what it makes is bent.
pub(super) fn sentence(chance: &mut Chance, people: &[String], world: &World, step: u64) -> String {
    let who = &people[usize::try_from(chance.below(people.len().min(5) as u64)).expect("few")];
    let held = world.passkeys_of(who);
    let bent = chance.of(&["another", "elsewhere", "unattended", "unsure"]);
    match (held.as_slice(), chance.below(6)) {
        ([], _) | (_, 0) => format!("{who} adds a passkey"),
        ([.., last], 1) => format!("{who} revokes key {who}.{last} with key={who}.{last}"),
        ([.., last], 2) => format!("{who} adds a key with key={who}.{last}"),
        ([.., last], 3) => format!("{who} logs care listening {step} minutes with key={who}.{last} passkey={bent}"),
        ([.., last], _) => format!("{who} logs care listening {} minutes with key={who}.{last}", step + 1),
    }
}
