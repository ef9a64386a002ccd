//! The tricks, one by one.

pub mod dates;
pub mod drops;
pub mod keeper;
pub mod members;
pub mod splits;
pub mod votes;

use node::{Keeper, Receipt, Store};
use register::SecretKey;
use register::json::Value;
use register::{By, Head};

use crate::acts;
use crate::bent::Bent;
use crate::checks::Violation;
use crate::disk::DiskFaults;
use crate::message::Place;
use crate::world::World;

/// The first machine, which keeps the register and may cheat.
const KEEPER: usize = 0;

/// The keeper of the community on a machine, or its copy there.
fn kept(world: &World, machine: usize) -> Option<Keeper> {
    world.hosts[machine].up.as_ref()?.keeper.clone()
}

/// The keeper's program, which a trick needs to run; its operator starts it where it is down.
fn keeper(world: &mut World) -> Result<Keeper, Violation> {
    for _ in 0..20_000 {
        if let Some(keeper) = kept(world, KEEPER).filter(|keeper| keeper.halted().is_none()) {
            return Ok(keeper);
        }
        world.step()?;
    }
    Err(Violation("the keeper does not come back".to_owned()))
}

/// Files an act while the keeper's disk does not fail, as part of what leads to a trick.
fn file(world: &mut World, submission: node::Submission) -> Result<Receipt, Violation> {
    let keeper = keeper(world)?;
    let disk = world.hosts[KEEPER].disk.clone();
    disk.set_faults(DiskFaults::default());
    let filed = keeper.file(submission);
    disk.set_faults(world.options.disk);
    filed.map_err(|trouble| Violation(format!("what leads to the trick is refused: {trouble}")))
}

/// The secret half of the keeper's key: whoever runs the machine has it.
fn secret(world: &World) -> SecretKey {
    let keys = world.hosts[KEEPER].disk.keeper_keys().expect("its disk can be read");
    let used = keys
        .iter()
        .find(|key| key.is_used)
        .expect("it has founded the community");
    SecretKey::from_seed(used.seed)
}

/// From now on these are shown another register than the keeper holds.
fn show(world: &mut World, mut bent: Bent, to: &[Place]) {
    bent.to = to.to_vec();
    world.hosts[KEEPER].bent = Some(bent);
}

/// The other machines.
fn mirrors(world: &World) -> Vec<Place> {
    (1..world.hosts.len()).map(Place::Machine).collect()
}

/// A signed act of a person that never passes through their outbox.
fn signed(world: &mut World, person: usize, act: &Value) -> node::Submission {
    let (community, now_ms) = (world.community, world.now_ms());
    world.people[person].sign(community, now_ms, act)
}

/// An act signed by this key, whoever it says it is by.
fn signed_by(world: &mut World, person: usize, by: By, key: &SecretKey, act: &Value) -> node::Submission {
    let (community, now_ms) = (world.community, world.now_ms());
    let head = world.people[person].head(by, Some(community), now_ms);
    let head = Head {
        key: key.public().kid(),
        ..head
    };
    acts::submission(&head, act, &[key], Vec::new())
}

/// Steps until everybody's outbox is empty and all hold the same, so that a trick begins on firm ground.
fn settle(world: &mut World) -> Result<(), Violation> {
    let (was_calm, net) = (world.is_calm, world.options.net);
    world.is_calm = true;
    for _ in 0..200_000 {
        if world.has_converged() {
            (world.is_calm, world.options.net) = (was_calm, net);
            return Ok(());
        }
        world.step()?;
    }
    Err(Violation(world.what_is_open()))
}

/// The day of the world, as acts write it.
fn day(world: &World) -> String {
    crate::living::day_of(world.now_ms())
}
