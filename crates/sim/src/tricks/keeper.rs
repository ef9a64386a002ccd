//! What a keeper tries with the register itself: it signs what the rules refuse, what is not so, or another history.

use node::Submission;
use register::checkpoint::parse_signed;
use register::entry::Entry;
use register::{By, SecretKey};
use rules::act::Act;
use rules::community::ShareState;

use super::{day, file, keeper, kept, mirrors, secret, settle, show, signed};
use crate::acts;
use crate::adversary::Trick;
use crate::bent::Bent;
use crate::checks::Violation;
use crate::message::Place;
use crate::world::World;

/// Whether a machine holds evidence of one of these kinds that anybody can check.
pub(super) fn is_shown(world: &World, kinds: &[&str]) -> Result<bool, Violation> {
    for found in &world.evidence {
        let Place::Machine(machine) = found.by else { continue };
        if !kinds.contains(&found.kind.as_str()) {
            return Err(Violation(format!(
                "“{}” was found in the place of {kinds:?}",
                found.kind
            )));
        }
        let holds = match found.kind.as_str() {
            "fork" => {
                let note = String::from_utf8_lossy(&found.bytes).into_owned();
                let signed = parse_signed(&note, &world.turns[0].key);
                signed.is_ok_and(|signed| world.checks.root_at(signed.size) != Some(signed.root))
            }
            kind => String::from_utf8_lossy(&found.bytes).starts_with(&format!("mirrorball-breach/1\nkind {kind}\n")),
        };
        if !holds {
            return Err(Violation(format!("the evidence of machine {machine} proves nothing")));
        }
        let follows = kept(world, machine).is_some_and(|copy| copy.halted().is_none_or(|fault| fault.code() == "copy"));
        return if follows {
            Err(Violation(format!("machine {machine} goes on following")))
        } else {
            Ok(true)
        };
    }
    Ok(false)
}

/// A keeper files one entry more than it may, and signs.
pub struct Bend {
    kinds: &'static [&'static str],
    make: fn(&mut World) -> Result<(u64, Submission), Violation>,
}

impl Trick for Bend {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        let (stamp_ms, submission) = (self.make)(world)?;
        let held = keeper(world)?;
        let mut bent = Bent::whole(&held, secret(world));
        bent.file(stamp_ms, &submission);
        let to = mirrors(world);
        show(world, bent, &to);
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        is_shown(world, self.kinds)
    }
}

impl Bend {
    /// It enters an act after that had expired.
    #[must_use]
    pub fn holds_back() -> Self {
        let make = |world: &mut World| {
            let act = acts::care(30, &day(world));
            let submission = signed(world, 1, &act);
            wait(world, crate::person::EXPIRES_MS + 1);
            Ok((world.now_ms(), submission))
        };
        Self {
            kinds: &["refused"],
            make,
        }
    }

    /// It enters an act with a time before the last entry's.
    #[must_use]
    pub fn back_dates() -> Self {
        let make = |world: &mut World| {
            let act = acts::care(30, &day(world));
            let last_ms = keeper(world)?.read(node::State::last_stamp_ms);
            Ok((last_ms - 1, signed(world, 1, &act)))
        };
        Self {
            kinds: &["stamp-back"],
            make,
        }
    }

    /// It enters what a member signed for another community, in which they have the same key.
    #[must_use]
    pub fn foreign() -> Self {
        let make = |world: &mut World| {
            let act = acts::care(30, &day(world));
            let (now_ms, elsewhere) = (world.now_ms(), register::Hash::of(&[b"another community"]));
            let submission = world.people[1].sign(elsewhere, now_ms, &act);
            Ok((now_ms, submission))
        };
        Self {
            kinds: &["refused"],
            make,
        }
    }

    /// It joins somebody on an invitation that a member made, and whose key it does not have.
    #[must_use]
    pub fn invents() -> Self {
        let make = |world: &mut World| {
            let invitation = SecretKey::from_seed([41; 32]);
            let now_ms = world.now_ms();
            let invite = acts::invite(&invitation.public(), now_ms + 86_400_000);
            let invited = signed(world, 1, &invite);
            file(world, invited)?;
            let (own, wrong) = (SecretKey::from_seed([42; 32]), SecretKey::from_seed([43; 32]));
            let name = acts::note("Nobody at all");
            let join = acts::join(&name, &own.public(), &invitation.public());
            let community = world.community;
            let mut head = world.people[1].head(By::Nobody, Some(community), now_ms);
            head.key = own.public().kid();
            let mut submission = acts::submission(&head, &join, &[&own, &wrong], vec![name]);
            for line in &mut submission.signatures {
                if line.kid == wrong.public().kid() {
                    line.kid = invitation.public().kid();
                }
            }
            submission.signatures.sort_by_key(|line| line.kid);
            Ok((now_ms, submission))
        };
        Self {
            kinds: &["signature"],
            make,
        }
    }

    /// It closes a share-out that is due with a cent more than everybody computes.
    #[must_use]
    pub fn payout() -> Self {
        Self {
            kinds: &["refused"],
            make: |world| closing(world, 4 * 86_400_000, 1),
        }
    }

    /// It closes a share-out right after it was opened.
    #[must_use]
    pub fn pays_early() -> Self {
        Self {
            kinds: &["refused"],
            make: |world| closing(world, 0, 0),
        }
    }
}

/// Lets so much time pass: what is dated ahead no mirror takes.
fn wait(world: &mut World, by_ms: u64) {
    world.time.set(world.now_ms() + by_ms);
}

/// The keeper's own closing of a share-out, so much later, and with so much more than is right.
fn closing(world: &mut World, later_ms: u64, more: i64) -> Result<(u64, Submission), Violation> {
    let share = open_share(world)?;
    let keeper = keeper(world)?;
    wait(world, later_ms);
    let posting = keeper.read(|state| state.community().share(&share).map(|share| share.posting()));
    let posting: Act = posting.ok_or_else(|| Violation("the share-out is not open".to_owned()))?;
    let mut act = posting.write();
    if let register::json::Value::Record(members) = &mut act
        && let Some(total) = members.get("total").and_then(register::json::Value::as_int)
    {
        members.insert("total".to_owned(), register::json::Value::Int(total + more));
    }
    let key = secret(world);
    let stamp_ms = world.now_ms();
    let mut head = world.people[1].head(By::Keeper, Some(world.community), stamp_ms);
    head.key = key.public().kid();
    head.seen = keeper.read(|state| register::Seen {
        size: state.size(),
        root: state.root(),
    });
    Ok((stamp_ms, acts::submission(&head, &act, &[&key], Vec::new())))
}

/// Members work, are paid by a customer, and open a share-out.
fn open_share(world: &mut World) -> Result<register::Hash, Violation> {
    let held = keeper(world)?;
    let open = held.read(|state| {
        let shares = state.community().shares();
        shares
            .iter()
            .find(|share| share.paid.is_none() && share.state == ShareState::Open)
            .map(|share| share.id)
    });
    if let Some(share) = open {
        return Ok(share);
    }
    let day = day(world);
    let act = |world: &mut World, person: usize, act: register::json::Value, notes| {
        let (community, now_ms) = (world.community, world.now_ms());
        let submission = world.people[person].sign_with(community, now_ms, &act, notes);
        file(world, submission)
    };
    let work = act(world, 0, acts::translation(5_000, &day), Vec::new())?.act;
    act(world, 1, acts::confirm(&work), Vec::new())?;
    let name = acts::note("House of Books");
    let partner = act(world, 0, acts::customer(&name), vec![name])?.act;
    act(world, 0, acts::income(60_000, &partner, &day), Vec::new())?;
    Ok(act(world, 0, acts::share(40_000, &day, &day), Vec::new())?.act)
}

/// A keeper shows mirrors another history than it did before.
pub struct Fork {
    goes_on: bool,
}

impl Fork {
    /// A shorter one, with another end.
    #[must_use]
    pub fn back() -> Self {
        Self { goes_on: false }
    }

    /// A longer one, which left the first some entries ago.
    #[must_use]
    pub fn on() -> Self {
        Self { goes_on: true }
    }
}

impl Trick for Fork {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        let held = keeper(world)?;
        let size = held.read(node::State::size);
        let mut bent = Bent::of(&held, secret(world), size - 3);
        let day = day(world);
        for minutes in 0..if self.goes_on { 6 } else { 1 } {
            let act = acts::care(40 + minutes, &day);
            let submission = signed(world, 0, &act);
            bent.file(world.now_ms(), &submission);
        }
        let to = mirrors(world);
        show(world, bent, &to);
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        is_shown(world, &["fork"])
    }
}

/// How many acts somebody files at the most, until one of them was signed by whoever had seen an entry before it.
const ACTS_SEEN: usize = 8;

/// An entry whose time can be moved back a little, which no order of stamps shows, and that somebody had seen who acted
/// since: those acts give it away.
fn seen_since(bent: &Bent) -> Option<usize> {
    let seen = |index: usize| {
        let entry = bent.entry(index);
        let signed = register::Signed::<Act>::read(&entry.body, &entry.signatures).ok()?;
        usize::try_from(signed.head().seen.size).ok()
    };
    let last = usize::try_from(bent.size()).expect("the register is short");
    let is_good = |index: &usize| {
        let can_move = bent.entry(*index).stamp_ms > bent.entry(index - 1).stamp_ms;
        can_move && (index + 1..last).any(|later| seen(later).is_some_and(|size| size > *index))
    };
    (1..last).find(is_good)
}

/// A keeper changes an old entry, signs the whole anew, and shows it to a machine that begins to mirror.
pub struct Rewrite;

impl Trick for Rewrite {
    fn play(&mut self, world: &mut World) -> Result<(), Violation> {
        settle(world)?;
        let mut found = None;
        for _ in 0..ACTS_SEEN {
            let held = keeper(world)?;
            let bent = Bent::whole(&held, secret(world));
            if let Some(index) = seen_since(&bent) {
                found = Some((bent, index));
                break;
            }
            let act = acts::care(35, &day(world));
            let submission = signed(world, 1, &act);
            world.people[1].put(submission);
            settle(world)?;
        }
        let (mut bent, index) =
            found.ok_or_else(|| Violation("nobody has seen an entry and acted since".to_owned()))?;
        let entry = bent.entry(index);
        let moved = Entry {
            stamp_ms: entry.stamp_ms - 1,
            ..entry
        };
        bent.replace(index, moved.encode());
        let newcomer = world.hosts.len() - 1;
        show(world, bent, &[Place::Machine(newcomer)]);
        world.begin_mirror(newcomer);
        Ok(())
    }

    fn is_over(&mut self, world: &mut World) -> Result<bool, Violation> {
        is_shown(world, &["seen"])
    }
}
