//! A member who votes with two devices.

use node::State;
use register::{By, Hash, SecretKey};

use super::{file, keeper, settle, signed_by};
use crate::acts;
use crate::adversary::Trick;
use crate::checks::Violation;
use crate::world::World;

/// Two devices of one member, and their ballots in one vote.
#[derive(Default)]
pub struct VotesTwice {
    vote: Option<Hash>,
    devices: Vec<SecretKey>,
    cast: u64,
}

/// How many ballots are cast before the trick counts as stopped.
const BALLOTS: u64 = 8;

impl Trick for VotesTwice {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        let second = SecretKey::from_seed(world.people[1].chance.bytes());
        let first = SecretKey::from_seed(world.people[1].key.seed());
        let (community, now_ms) = (world.community, world.now_ms());
        let by = By::Member(world.people[1].id);
        let head = world.people[1].head(by, Some(community), now_ms);
        let add = acts::submission(&head, &acts::add_key(&second.public()), &[&first, &second], Vec::new());
        file(world, add)?;
        let circle = keeper(world)?.read(|state| state.community().circles()[0].slug.clone());
        let title = acts::note("Shall we?");
        let open = acts::open_vote(&circle, &title);
        let founder = By::Member(world.people[0].id);
        let head = world.people[0].head(founder, Some(community), now_ms);
        let open = acts::submission(&head, &open, &[&world.people[0].key], vec![title]);
        self.vote = Some(file(world, open)?.act);
        self.devices = vec![first, second];
        // Voting begins after three days of talk.
        world.time.set(world.now_ms() + 73 * 3_600_000);
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        let Some(vote) = self.vote else { return Ok(false) };
        if world.steps.is_multiple_of(60) {
            let device = SecretKey::from_seed(self.devices[(self.cast % 2) as usize].seed());
            let ballot = if self.cast.is_multiple_of(2) { "yes" } else { "no" };
            let by = By::Member(world.people[1].id);
            let submission = signed_by(world, 1, by, &device, &acts::cast(&vote, ballot));
            file(world, submission)?;
            self.cast += 1;
        }
        let keeper = keeper(world)?;
        let (ballots, counted) = keeper.read(|state: &State| {
            let community = state.community();
            let Some(vote) = community.vote(&vote) else {
                return (0, 0);
            };
            let standing = community.running(vote).standing;
            (vote.ballots(), standing.in_favour + standing.against)
        });
        if ballots > 1 || counted > 1 {
            return Err(Violation(format!(
                "one member cast {ballots} ballots, and {counted} count"
            )));
        }
        Ok(self.cast >= BALLOTS && ballots == 1)
    }
}
