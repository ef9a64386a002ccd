//! What a keeper tries with a time that has not come yet.

use std::collections::BTreeSet;

use node::{Fault, State};

use super::splits::ask;
use super::{KEEPER, day, keeper, kept, mirrors, secret, settle, show, signed};
use crate::acts;
use crate::adversary::Trick;
use crate::bent::Bent;
use crate::checks::Violation;
use crate::world::World;

/// How far ahead it dates, in milliseconds: over a day in which others could have their say.
const AHEAD_MS: u64 = 24 * 60 * 60 * 1000;
/// How often witnesses have to wait before the trick counts as stopped.
const WAITS: usize = 3;

/// A keeper enters an act as of tomorrow, shows it to all mirrors, and wants it confirmed.
#[derive(Default)]
pub struct DatesAhead {
    /// How many entries there were before.
    size: u64,
    /// The mirrors that have said that they wait.
    waiting: BTreeSet<usize>,
}

impl Trick for DatesAhead {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        let held = keeper(world)?;
        let mut bent = Bent::whole(&held, secret(world));
        self.size = bent.size();
        let act = acts::care(30, &day(world));
        let submission = signed(world, 1, &act);
        bent.file(world.now_ms() + AHEAD_MS, &submission);
        let to = mirrors(world);
        show(world, bent, &to);
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        for machine in 1..world.hosts.len() {
            if world.steps.is_multiple_of(100) {
                ask(world, machine, self.size);
            }
            let Some(copy) = kept(world, machine) else { continue };
            if copy.read(State::size) > self.size {
                return Err(Violation(format!("machine {machine} took what is dated ahead")));
            }
            if matches!(copy.waits_for(), Some(Fault::DatedAhead { index, .. }) if index == self.size) {
                self.waiting.insert(machine);
            }
        }
        let bent = world.hosts[KEEPER].bent.as_ref();
        let answers = bent.map_or(&[][..], |bent| &bent.answers);
        if answers.iter().any(|(status, _)| *status == 200) {
            return Err(Violation("a witness confirmed what is dated ahead".to_owned()));
        }
        let waits = answers.iter().filter(|(status, _)| *status == 503).count();
        Ok(waits >= WAITS && self.waiting.len() + 1 == world.hosts.len())
    }
}
