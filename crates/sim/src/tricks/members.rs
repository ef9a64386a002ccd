//! What members, thieves and whoever has the database try.

use std::sync::Arc;

use node::{Fault, State};
use register::{By, Hash, SecretKey};

use super::{KEEPER, day, file, keeper, kept, settle, signed, signed_by};
use crate::acts;
use crate::adversary::Trick;
use crate::checks::Violation;
use crate::message::{Message, Place};
use crate::world::World;

/// Sends an act to the keeper as from a person's device, which need not know of it.
fn send(world: &mut World, person: usize, submission: &node::Submission) {
    let message = Message::File(Arc::new(submission.clone()));
    world.send(Place::Person(person), Place::Machine(KEEPER), 0, message, 0);
}

/// Whether the register holds an act.
fn holds(world: &World, act: &Hash) -> bool {
    kept(world, KEEPER).is_some_and(|keeper| matches!(keeper.find(act), Ok(Some(_))))
}

/// How often a trick is tried before it counts as stopped.
const ATTEMPTS: u64 = 12;

/// Two acts under one id.
#[derive(Default)]
pub struct Equivocates {
    acts: Vec<Hash>,
}

impl Trick for Equivocates {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        let (community, now_ms) = (world.community, world.now_ms());
        let by = By::Member(world.people[1].id);
        let head = world.people[1].head(by, Some(community), now_ms);
        let day = day(world);
        for minutes in [10, 90] {
            let submission = acts::submission(&head, &acts::care(minutes, &day), &[&world.people[1].key], Vec::new());
            self.acts.push(world.people[1].put(submission));
        }
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        let entered = self.acts.iter().filter(|act| holds(world, act)).count();
        if entered > 1 {
            return Err(Violation("both acts of one id were entered".to_owned()));
        }
        let is_refused = world.people[1].refused.iter().any(|code| code == "id-reused");
        Ok(entered == 1 && is_refused)
    }
}

/// Acts without end, of a member, and of a stranger in another member's name.
#[derive(Default)]
pub struct Floods {
    before: u64,
    sent: u64,
}

impl Trick for Floods {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        self.before = world.checks.size();
        world.is_calm = true;
        // The others go on as always.
        let day = day(world);
        for person in [0, 2] {
            let act = acts::care(15, &day);
            let submission = signed(world, person, &act);
            world.people[person].put(submission);
        }
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        if self.sent < 400 {
            let day = day(world);
            let act = acts::care(5, &day);
            let stranger = SecretKey::from_seed([99; 32]);
            let by = By::Member(world.people[2].id);
            for place in 0..20 {
                let flood = if place % 4 == 0 {
                    signed(world, 1, &act)
                } else {
                    signed_by(world, 1, by, &stranger, &act)
                };
                send(world, 1, &flood);
                self.sent += 1;
            }
        }
        let others = [0, 2].iter().all(|person| world.people[*person].outbox.is_empty());
        let entered = world.checks.size() - self.before;
        if entered > 2 + 100 + 40 {
            return Err(Violation(format!(
                "{entered} entries: what a stranger sent was entered"
            )));
        }
        Ok(self.sent >= 400 && others)
    }
}

/// Somebody has a member's key.
pub struct Thief {
    is_revoked: bool,
    act: Option<(Hash, node::Submission)>,
    sent: u64,
}

impl Thief {
    /// The member has revoked it.
    #[must_use]
    pub fn revoked() -> Self {
        Self {
            is_revoked: true,
            act: None,
            sent: 0,
        }
    }

    /// The thief acts as somebody else with it.
    #[must_use]
    pub fn others() -> Self {
        Self {
            is_revoked: false,
            act: None,
            sent: 0,
        }
    }
}

impl Trick for Thief {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        let stolen = SecretKey::from_seed(world.people[1].key.seed());
        let day = day(world);
        if self.is_revoked {
            let fresh = SecretKey::from_seed(world.people[1].chance.bytes());
            let (community, now_ms) = (world.community, world.now_ms());
            let by = By::Member(world.people[1].id);
            let head = world.people[1].head(by, Some(community), now_ms);
            let add = acts::submission(&head, &acts::add_key(&fresh.public()), &[&stolen, &fresh], Vec::new());
            let revoke = signed_by(world, 1, by, &fresh, &acts::revoke_key(&stolen.public().kid()));
            for submission in [add, revoke] {
                file(world, submission)?;
            }
            world.people[1].key = fresh;
        }
        let victim = if self.is_revoked { 1 } else { 2 };
        let by = By::Member(world.people[victim].id);
        let submission = signed_by(world, 1, by, &stolen, &acts::care(480, &day));
        self.act = Some((register::act_id(&submission.body), submission));
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        let Some((act, submission)) = self.act.clone() else {
            return Ok(false);
        };
        if holds(world, &act) {
            return Err(Violation("the thief's act was entered".to_owned()));
        }
        if world.steps.is_multiple_of(50) {
            send(world, 1, &submission);
            self.sent += 1;
        }
        Ok(self.sent > 4 * ATTEMPTS)
    }
}

/// A row of the keeper's database is edited, below a snapshot.
#[derive(Default)]
pub struct EditsRows {
    index: u64,
    size: u64,
}

impl Trick for EditsRows {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        let held = keeper(world)?;
        self.size = held.read(State::size);
        self.index = self.size / 2;
        let row = held
            .entries(self.index..self.index + 1)
            .map_err(|fault| Violation(fault.to_string()))?;
        let mut edited = row[0].clone();
        let last = edited.len() - 2;
        edited[last] ^= 1;
        drop(held);
        // The next start reads the snapshot that is written at this stop, and not the row.
        let faults = world.options.disk;
        world.hosts[KEEPER].disk.set_faults(crate::disk::DiskFaults::default());
        world.end(KEEPER);
        world.hosts[KEEPER].disk.edit(self.index, edited);
        world.hosts[KEEPER].disk.set_faults(faults);
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        let Some(keeper) = kept(world, KEEPER) else {
            return Ok(false);
        };
        if keeper.read(State::size) > self.size {
            return Err(Violation("the keeper goes on over an edited row".to_owned()));
        }
        match keeper.halted() {
            Some(Fault::Damaged { entry, .. }) if entry == self.index => Ok(true),
            Some(Fault::Broken { detail, .. }) if detail.starts_with(&format!("entry {}", self.index)) => Ok(true),
            Some(fault) => Err(Violation(format!("it halted for another reason: {fault}"))),
            None => Ok(false),
        }
    }
}
