//! What a keeper tries by not answering: it takes no act of one member in.

use register::Hash;

use super::{KEEPER, day, settle, signed};
use crate::acts;
use crate::adversary::Trick;
use crate::checks::Violation;
use crate::message::Place;
use crate::world::World;

/// How many steps the members wait before they go on without that keeper.
const PATIENCE_STEPS: u64 = 4_000;

/// A member's acts are left lying.
#[derive(Default)]
pub struct Drops {
    act: Option<Hash>,
    begun: u64,
}

impl Trick for Drops {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        world.hosts[KEEPER].deaf_to = Some(Place::Person(1));
        let day = day(world);
        let act = acts::care(25, &day);
        let submission = signed(world, 1, &act);
        self.act = Some(world.people[1].put(submission));
        self.begun = world.steps;
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        let is_waiting = world.people[1].outbox.iter().any(|sent| Some(sent.act) == self.act);
        if world.keeper == KEEPER && !is_waiting {
            return Err(Violation("the keeper took in what it does not want".to_owned()));
        }
        if !world.is_carrying_on && world.keeper == KEEPER && world.steps - self.begun > PATIENCE_STEPS {
            // The device has said for a while that there is no answer: members go on with a mirror.
            world.go_on_without_keeper();
        }
        let entered = |act: Hash| super::kept(world, world.keeper).and_then(|keeper| keeper.find(&act).ok()?);
        Ok(world.keeper != KEEPER && !is_waiting && self.act.and_then(entered).is_some())
    }
}
