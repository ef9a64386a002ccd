//! Those who try to bend a register, in the world of a seed, with whatever that seed draws of lost messages and failing
//! disks. Each has to be stopped, or shown with evidence that can be handed on, within so many steps.

use register::defence::Defence;

use crate::chance::Chance;
use crate::checks::Violation;
use crate::options::Options;
use crate::tricks;
use crate::world::World;
use crate::{Failure, Told, failure, live_until};

/// A trick that somebody plays.
pub trait Trick {
    /// Plays it, or a first part of it.
    ///
    /// # Errors
    /// It cannot even be begun.
    fn play(&mut self, world: &mut World) -> Result<(), Violation>;

    /// Whether it is stopped or shown by now; asked after every step.
    ///
    /// # Errors
    /// It has worked.
    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation>;
}

macro_rules! adversaries {
    ($( $name:ident $word:literal within $within:literal $tries:literal $comes:literal $defence:expr, $trick:expr; )+) => {
        /// Somebody who tries to bend a register.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub enum Adversary { $( #[doc = $tries] $name, )+ }

        impl Adversary {
            /// All of them.
            pub const ALL: &[Adversary] = &[ $( Adversary::$name, )+ ];

            /// The one with this name.
            #[must_use]
            pub fn of_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|adversary| adversary.word() == word)
            }

            /// A name that never changes.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $( Adversary::$name => $word, )+ }
            }

            /// What they try.
            #[must_use]
            pub const fn tries(self) -> &'static str {
                match self { $( Adversary::$name => $tries, )+ }
            }

            /// What comes of it.
            #[must_use]
            pub const fn comes(self) -> &'static str {
                match self { $( Adversary::$name => $comes, )+ }
            }

            /// Within how many steps they have to be stopped or shown.
            #[must_use]
            pub const fn within(self) -> u64 {
                match self { $( Adversary::$name => $within, )+ }
            }

            /// What stops or shows it.
            #[must_use]
            pub const fn defence(self) -> Defence {
                match self { $( Adversary::$name => $defence, )+ }
            }

            fn trick(self) -> Box<dyn Trick> {
                match self { $( Adversary::$name => Box::new($trick), )+ }
            }
        }
    };
}

adversaries! {
    ForksBack "keeper-forks-back" within 5_000 "a keeper shows a mirror a shorter register with another end"
        "shown: its own checkpoint contradicts what the mirror holds" Defence::OneHistory, tricks::keeper::Fork::back();
    ForksOn "keeper-forks-on" within 5_000 "a keeper goes on from another history than it showed a mirror"
        "shown: all its hashes lead to its own checkpoint, and not from what the mirror holds" Defence::OneHistory, tricks::keeper::Fork::on();
    Splits "keeper-splits" within 10_000 "a keeper shows one person another register than all others, and wants it confirmed"
        "stopped: no witness confirms both, and devices take nothing that is not sealed" Defence::Continuation, tricks::splits::Splits::default();
    SplitsMirror "keeper-splits-mirror" within 5_000 "a keeper has a mirror confirm what it never showed that mirror"
        "stopped: a mirror confirms what it holds itself" Defence::ReplayedHere, tricks::splits::SplitsMirror::default();
    Drops "keeper-drops" within 100_000 "a keeper takes no act of one member in"
        "members go on with a mirror, and the act is entered there" Defence::Succession, tricks::drops::Drops::default();
    HoldsBack "keeper-holds-back" within 5_000 "a keeper holds an act back and enters it when it suits"
        "shown: the act had expired" Defence::Expiry, tricks::keeper::Bend::holds_back();
    BackDates "keeper-back-dates" within 5_000 "a keeper enters an act with a time that is past"
        "shown: stamps never go back" Defence::StampsForward, tricks::keeper::Bend::back_dates();
    DatesAhead "keeper-dates-ahead" within 5_000 "a keeper enters an act with a time that has not come"
        "stopped: no mirror takes or confirms it before that time" Defence::StampsNear, tricks::dates::DatesAhead::default();
    Rewrites "keeper-rewrites" within 5_000 "a keeper changes an old entry and shows the register to somebody new"
        "shown: later acts say what their authors had seen" Defence::Seen, tricks::keeper::Rewrite;
    Foreign "keeper-foreign-act" within 5_000 "a keeper enters what a member signed for another community"
        "shown: the entry is the evidence" Defence::OwnCommunity, tricks::keeper::Bend::foreign();
    Invents "keeper-invents-member" within 5_000 "a keeper invents a member, on an invitation that it does not have the key of"
        "shown: the signature does not hold" Defence::Signatures, tricks::keeper::Bend::invents();
    Payout "keeper-changes-payout" within 5_000 "a keeper closes a share-out with another sum than everybody computes"
        "shown: the entry is the evidence" Defence::Payout, tricks::keeper::Bend::payout();
    PaysEarly "keeper-pays-early" within 5_000 "a keeper pays a share-out before anybody could object"
        "shown: the closing was not due" Defence::ClosingsDue, tricks::keeper::Bend::pays_early();
    SignsAnything "witness-signs-anything" within 10_000 "a witness confirms whatever a keeper that forks shows it"
        "stopped: it takes as many as the policy says" Defence::Quorum, tricks::splits::SignsAnything::default();
    Equivocates "member-equivocates" within 5_000 "a member signs two acts under one id, and sends one each to many"
        "stopped: one of them is entered" Defence::Once, tricks::members::Equivocates::default();
    Floods "member-floods" within 30_000 "a member sends acts without end, and a stranger in another's name"
        "stopped: the others' acts are entered meanwhile, and nothing of the stranger's" Defence::KnownKeys, tricks::members::Floods::default();
    VotesTwice "member-votes-twice" within 5_000 "a member votes with two devices"
        "stopped: the last ballot of a member counts, and no other" Defence::OneBallot, tricks::votes::VotesTwice::default();
    Thief "thief-of-a-key" within 5_000 "a thief acts with the key of one member, which that member has revoked"
        "stopped: a revoked key signs nothing" Defence::RevokedKeys, tricks::members::Thief::revoked();
    ThiefOthers "thief-acts-as-another" within 5_000 "a thief acts as another member with the key that they have"
        "stopped: the key is not that member's" Defence::OwnKeys, tricks::members::Thief::others();
    EditsRows "operator-edits-rows" within 5_000 "whoever has the database edits a row under a snapshot"
        "shown at the next start, at the entry; nothing more is taken in" Defence::StoredRows, tricks::members::EditsRows::default();
    ScriptLies "script-lies" within 5_000 "a script server has one person's device believe another register"
        "shown: what that person signs says what they had seen, and fits nowhere else" Defence::Seen, tricks::splits::ScriptLies;
}

impl Adversary {
    /// Their row in `docs/abuses.md`, with the seeds of the worlds in which they try; what a run without the defence has
    /// shown follows it there.
    #[must_use]
    pub fn row(self, seeds: &[u64]) -> String {
        let word = if seeds.len() == 1 { "seed" } else { "seeds" };
        let seeds: Vec<String> = seeds.iter().map(u64::to_string).collect();
        format!(
            "| {} | {} (within {} steps; {word} {}) | `sim/adversaries::{}` | `{}` |",
            self.tries(),
            self.comes(),
            in_thousands(self.within()),
            seeds.join(", "),
            self.word().replace('-', "_"),
            self.defence().word()
        )
    }
}

/// A number as people read it: 12,000.
fn in_thousands(number: u64) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}

/// What became of a trick.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The step at which it had been played.
    pub played: u64,
    /// How many steps later it was over.
    pub after: u64,
    /// What the run came to.
    pub told: Told,
    /// The evidence that honest machines and devices hold, as it can be handed on: what kind it is, and its bytes.
    pub evidence: Vec<(String, Vec<u8>)>,
}

/// Lets somebody try in the world of a seed, after so many steps.
///
/// # Errors
/// It works, or is not noticed in time.
pub fn tried(adversary: Adversary, seed: u64, steps: u64) -> Result<Verdict, Box<Failure>> {
    let mut trick = adversary.trick();
    let options = options(adversary, seed);
    let words = format!("{} tries; {options}", adversary.word());
    let mut world = World::new(seed, options);
    let mut played = 0;
    let outcome = live_until(&mut world, &mut |world| {
        for _ in 0..steps {
            world.step()?;
        }
        world.is_tried = true;
        trick.play(world)?;
        played = world.steps;
        while !trick.is_over(world)? {
            world.step()?;
            if world.steps - played > adversary.within() {
                let (who, within) = (adversary.word(), adversary.within());
                return Err(Violation(format!("{who} is not noticed within {within} steps")));
            }
        }
        Ok(())
    });
    match outcome {
        Ok(()) => Ok(Verdict {
            played,
            after: world.steps - played,
            told: Told::of(&world),
            evidence: world
                .evidence
                .iter()
                .map(|found| (found.kind.clone(), found.bytes.clone()))
                .collect(),
        }),
        Err(violation) => Err(failure(adversary.word(), seed, steps, &world, violation, words)),
    }
}

/// What goes on around an adversary: messages are lost and disks fail as the seed draws, but no trouble comes from outside,
/// and the machines are as many as the trick takes.
fn options(adversary: Adversary, seed: u64) -> Options {
    let mut options = Options::drawn(&mut Chance::new(seed).part());
    options.troubles.clear();
    options.machines = 4;
    options.threshold = 2;
    options.people = options.people.max(3);
    options.pause_ms = 20_000;
    options.late_machine = false;
    options.texts = false;
    options.transfers = false;
    match adversary {
        Adversary::Splits => (options.machines, options.threshold, options.late_machine) = (2, 1, true),
        Adversary::SplitsMirror => (options.machines, options.threshold) = (2, 1),
        Adversary::Rewrites => options.late_machine = true,
        Adversary::ForksBack
        | Adversary::ForksOn
        | Adversary::Drops
        | Adversary::HoldsBack
        | Adversary::BackDates
        | Adversary::DatesAhead
        | Adversary::Foreign
        | Adversary::Invents
        | Adversary::Payout
        | Adversary::PaysEarly
        | Adversary::SignsAnything
        | Adversary::Equivocates
        | Adversary::Floods
        | Adversary::VotesTwice
        | Adversary::Thief
        | Adversary::ThiefOthers
        | Adversary::EditsRows
        | Adversary::ScriptLies => {}
    }
    options
}
