//! What a keeper tries with several people, mirrors and witnesses at once: to show each another register.

use node::{Keeper, State};
use register::checkpoint::Checkpoint;
use register::cosignature::cosign;
use register::signed_note::SignedNote;

use super::{KEEPER, day, keeper, kept, mirrors, secret, settle, show, signed};
use crate::acts;
use crate::adversary::Trick;
use crate::bent::Bent;
use crate::checks::Violation;
use crate::host::{BENT_QUESTIONS, Identity};
use crate::message::{Message, Place};
use crate::world::World;

/// How often somebody has to refuse before the trick counts as stopped.
const REFUSALS: usize = 3;

/// The register without its last entries, and with some of the keeper's choice in their place.
fn other_end(world: &mut World, held: &Keeper, from: u64, entries: i64) -> Bent {
    let mut bent = Bent::of(held, secret(world), from);
    let day = day(world);
    for minutes in 0..entries {
        let act = acts::care(50 + minutes, &day);
        let submission = signed(world, 0, &act);
        bent.file(world.now_ms(), &submission);
    }
    bent
}

/// Asks a witness to confirm the bent register, as from a size that it knows, or from all of it where it knows more.
pub(super) fn ask(world: &mut World, witness: usize, known: u64) {
    let bent = world.hosts[KEEPER].bent.as_ref();
    let body = bent.and_then(|bent| bent.ask(known.min(bent.size())));
    if let Some(body) = body {
        let (from, to) = (Place::Machine(KEEPER), Place::Machine(witness));
        world.send(from, to, BENT_QUESTIONS, Message::Ask(body), 0);
    }
}

/// What witnesses answered who were asked to confirm the bent register; none may have.
fn refusals(world: &World) -> Result<usize, Violation> {
    let bent = world.hosts[KEEPER].bent.as_ref();
    let answers = bent.map_or(&[][..], |bent| &bent.answers);
    if answers.iter().any(|(status, _)| *status == 200) {
        return Err(Violation(
            "a witness confirmed another register than the keeper shows others".to_owned(),
        ));
    }
    Ok(answers.iter().filter(|(status, _)| matches!(status, 409 | 422)).count())
}

/// How often a person was shown something that is not sealed.
fn unsealed(world: &World, person: usize) -> u64 {
    world.people[person].unsealed
}

/// One person is shown another register, which the keeper wants a witness to confirm that only witnesses.
#[derive(Default)]
pub struct Splits {
    asked: u64,
    /// How often that person had been shown something that is not sealed before.
    unsealed: u64,
}

impl Trick for Splits {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        let held = keeper(world)?;
        let size = held.read(State::size);
        let bent = other_end(world, &held, size - 2, 5);
        show(world, bent, &[Place::Person(1)]);
        self.unsealed = unsealed(world, 1);
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        if world.steps.is_multiple_of(100) {
            // It tries from every size that the witness might know.
            let held = keeper(world)?;
            let size = held.read(State::size);
            ask(world, 1, size - 2 - self.asked % 2);
            self.asked += 1;
            let known = world.checks.sealed;
            ask(world, 1, known);
        }
        Ok(refusals(world)? >= REFUSALS && unsealed(world, 1) >= self.unsealed + REFUSALS as u64)
    }
}

/// A mirror has more than it has confirmed; the keeper wants it to confirm something else in between.
#[derive(Default)]
pub struct SplitsMirror {
    sealed: u64,
}

impl Trick for SplitsMirror {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        self.sealed = world.checks.sealed;
        // It asks no witness about what comes from now on, and lets the mirror have it.
        world.hosts[KEEPER].is_silent = true;
        for person in 0..3 {
            let day = day(world);
            let act = acts::care(20, &day);
            let submission = signed(world, person, &act);
            world.people[person].put(submission);
        }
        for _ in 0..40_000 {
            if kept(world, 1).is_some_and(|copy| copy.is_whole_copy() && copy.read(State::size) >= self.sealed + 3) {
                let held = keeper(world)?;
                let bent = other_end(world, &held, self.sealed, 2);
                show(world, bent, &[]);
                return Ok(());
            }
            world.step()?;
        }
        Err(Violation("the mirror does not follow".to_owned()))
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        if world.steps.is_multiple_of(100) {
            ask(world, 1, self.sealed);
        }
        Ok(refusals(world)? >= REFUSALS)
    }
}

/// One witness of three confirms another history; two make a seal.
#[derive(Default)]
pub struct SignsAnything {
    /// How often those who are shown it had been shown something that is not sealed before.
    unsealed: [u64; 2],
}

impl Trick for SignsAnything {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        let held = keeper(world)?;
        let size = held.read(State::size);
        let mut bent = other_end(world, &held, size - 2, 4);
        let text = SignedNote::parse(&bent.note())
            .map_err(|flaw| Violation(flaw.to_string()))?
            .text;
        let corrupt = Identity::of(1);
        let key = register::SecretKey::from_seed(corrupt.seed);
        bent.lines
            .push(cosign(&text, &corrupt.name, &key, world.now_ms() / 1000));
        show(world, bent, &[Place::Person(1), Place::Person(2)]);
        self.unsealed = [1, 2].map(|person| unsealed(world, person));
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        let mut shown = [1, 2].into_iter().zip(self.unsealed);
        Ok(shown.all(|(person, before)| unsealed(world, person) >= before + REFUSALS as u64))
    }
}

/// One person's device runs a script that believes whatever it is shown. What they sign upon it names the root that they
/// saw, and when the keeper enters it in the register that all others see, these have the proof.
pub struct ScriptLies;

impl Trick for ScriptLies {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        let held = keeper(world)?;
        let size = held.read(State::size);
        let lie = other_end(world, &held, size - 2, 4);
        let Checkpoint { size, root, .. } = SignedNote::parse(&lie.note())
            .ok()
            .and_then(|note| Checkpoint::parse(&note.text).ok())
            .ok_or_else(|| Violation("it is a checkpoint".to_owned()))?;
        // The script of that device verifies nothing: it takes the lie for what was seen.
        let honest = world.people[1].seen;
        world.people[1].seen = register::Seen { size, root };
        let day = day(world);
        let act = acts::care(33, &day);
        let submission = signed(world, 1, &act);
        world.people[1].seen = honest;
        let mut bent = Bent::whole(&held, secret(world));
        while bent.size() < size {
            let act = acts::care(60, &day);
            let filler = signed(world, 2, &act);
            bent.file(world.now_ms(), &filler);
        }
        bent.file(world.now_ms(), &submission);
        let to = mirrors(world);
        show(world, bent, &to);
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        super::keeper::is_shown(world, &["seen"])
    }
}
