//! Carrying on: a mirror gathers the members' endorsements of its own key, and keeps the register once there are enough.
//!
//! Until then they lie beside the register, in a small file, since nobody here may add to it. They enter it together, and
//! from the last of them on the register takes acts in here. If the keeper comes back before, nothing was added.

use crate::copy::Batch;
use crate::copy::copied;
use crate::fault::Fault;
use crate::files::Files;
use crate::keeper::{Inner, Keeper};
use crate::notes::matched;
use crate::peer::{Sealing, SealingInput, SealingOutput};
use crate::state::State;
use crate::submission::Submission;
use crate::trouble::{SignedAct, Trouble, VerifiedAct, unreadable};
use register::checkpoint::origin;
use register::defence::Defence;
use register::entry::Entry;
use register::policy::Policy;
use register::{By, Hash, PublicKey};
use rules::act::Act;
use rules::community::Community;
use rules::field::{Expected, Flaw};
use rules::refusal::Refusal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, MutexGuard, PoisonError};

/// How far members have come with endorsing a node's own key for a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gathered {
    /// The key that they endorse.
    pub key: PublicKey,
    /// How many entries this node holds: the register goes on after them.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// How many full members have endorsed it.
    pub given: usize,
    /// How many it takes.
    pub needed: usize,
    /// Whether it keeps the register already.
    pub is_in_force: bool,
}

impl Keeper {
    /// How far members have come with endorsing this node's own key.
    pub fn gathered(&self) -> Gathered {
        let held = self.inner.endorsements();
        let now_ms = self.inner.clock.now_ms();
        let state = self.inner.state();
        let key = self.inner.key.public();
        let endorsed = state.community().endorsed(&key, now_ms);
        let mut by = endorsed.by;
        by.extend(self.inner.standing(&held, &state, now_ms).map(|(author, _)| author));
        Gathered {
            key,
            size: state.size(),
            root: state.root(),
            given: by.len(),
            needed: endorsed.needed,
            is_in_force: self.inner.is_in_force(state.community()),
        }
    }

    /// Looks at what witnesses remember of this register, each by its place in the policy: a copy with which members may
    /// go on holds all that they have confirmed of the keeper it follows.
    ///
    /// # Errors
    /// One of them proves with that keeper's signature that the copy holds less, or something else.
    pub fn heed_witnesses(&self, policy: &Policy, remembered: &[(usize, String)]) -> Result<(), Fault> {
        if !self.is_copy() || !Defence::EndorsedSeal.stands() {
            return Ok(());
        }
        let mut machine = Sealing::new(&origin(&self.id()), policy.clone(), self.public_key());
        let now_ms = self.inner.clock.now_ms();
        let most = self.read(|state| {
            let mut most: Option<(u64, usize)> = None;
            for (witness, note) in remembered {
                let input = SealingInput::Remembered {
                    witness: *witness,
                    note,
                };
                for output in machine.handle(input, now_ms, state.tree()) {
                    if let SealingOutput::Halt { signed, note: _ } = output {
                        most = most.max(Some((signed, *witness)));
                    }
                }
            }
            most.map(|most| (most, state.size()))
        });
        most.map_or(Ok(()), |((confirmed, witness), held)| {
            Err(Fault::Lagging {
                witness: policy.witnesses()[witness].cosigner.name().to_owned(),
                confirmed,
                held,
            })
        })
    }

    /// Takes a member's endorsement of this copy's own key, durably; and once there are enough, enters them all, and
    /// keeps the register from then on.
    ///
    /// # Errors
    /// This is no copy, a rule says no, or it cannot be written.
    pub fn endorse(&self, submission: Submission) -> Result<Gathered, Trouble> {
        let inner = &self.inner;
        // Endorsements whose entering seemed to fail may have put this node's key into force.
        inner.recover()?;
        if !self.is_copy() {
            return Err(Fault::Keeping { community: self.id() }.into());
        }
        match self.halted() {
            // From a copy that stopped because its keeper broke the rules members go on all the more.
            None | Some(Fault::Copy { .. } | Fault::Broken { .. }) => {}
            Some(fault) => return Err(fault.into()), // Trouble of this machine's own.
        }
        let signed = SignedAct::take(submission.body, submission.signatures).map_err(unreadable)?;
        let verified = self.verify(signed)?;
        matched(&verified.act().commitments(), submission.notes)?;
        let Act::KeeperEndorse(act) = verified.act() else {
            return Err(copied(&self.id()).into());
        };
        if act.key != inner.key.public() {
            let flaw = Flaw::Expected(Expected::MirrorKey);
            let path = "act.key".to_owned();
            return Err(Refusal::MalformedAct { path, flaw }.into());
        }
        let mut held = inner.endorsements();
        let stamp_ms = inner.next_stamp()?;
        inner.state().fold.check(&verified, stamp_ms, None)?;
        held.retain(|other| other.head().by != verified.head().by);
        held.push(verified);
        inner.keep_endorsements(&held)?;
        if inner.carry_on(&held, stamp_ms)? {
            held.clear();
            inner.keep_endorsements(&held)?;
        }
        drop(held);
        Ok(self.gathered())
    }
}

impl Inner {
    fn endorsements(&self) -> MutexGuard<'_, Vec<VerifiedAct>> {
        self.endorsements.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The endorsements that could be entered at this time, each with its author.
    fn standing<'h>(
        &self,
        held: &'h [VerifiedAct],
        state: &State,
        stamp_ms: u64,
    ) -> impl Iterator<Item = (Hash, &'h VerifiedAct)> {
        held.iter().filter_map(move |verified| {
            let By::Member(author) = verified.head().by else {
                return None;
            };
            state
                .fold
                .check(verified, stamp_ms, None)
                .is_ok()
                .then_some((author, verified))
        })
    }

    /// Enters the endorsements, if they are enough; tells whether this node keeps the register now.
    fn carry_on(self: &Arc<Self>, held: &[VerifiedAct], stamp_ms: u64) -> Result<bool, Trouble> {
        let entries = {
            let state = self.state();
            let endorsed = state.community().endorsed(&self.key.public(), stamp_ms);
            let entered: &BTreeSet<Hash> = &endorsed.by;
            let more = self.standing(held, &state, stamp_ms);
            let more: Vec<_> = more.filter(|(author, _)| !entered.contains(author)).collect();
            let missing = endorsed.needed.saturating_sub(entered.len());
            // One more would endorse a key that is in force already.
            match more.get(..missing) {
                Some(enough) if !enough.is_empty() && Defence::Succession.stands() => {
                    let bytes = |(_, verified): &(Hash, &VerifiedAct)| {
                        let (body, signatures) = (verified.body().to_owned(), verified.signatures().to_vec());
                        let entry = Entry {
                            stamp_ms,
                            body,
                            signatures,
                        };
                        entry.encode()
                    };
                    enough.iter().map(bytes).collect::<Vec<_>>()
                }
                Some(_) | None => return Ok(false),
            }
        };
        match self.copy(Batch::Coming(&entries), &BTreeMap::new(), None) {
            Ok(_) => Ok(self.is_in_force(self.state().community())),
            // The copy has grown in between; whoever endorsed last sends it again.
            Err(Trouble::Breach(_)) => Err(Fault::Busy.into()),
            Err(trouble) => Err(trouble),
        }
    }

    fn keep_endorsements(&self, held: &[VerifiedAct]) -> Result<(), Fault> {
        let Some(files) = &self.files else {
            return Ok(());
        };
        let line = |verified: &VerifiedAct| {
            let submission = Submission {
                body: verified.body().to_owned(),
                signatures: verified.signatures().to_vec(),
                notes: Vec::new(),
            };
            submission.to_json() + "\n"
        };
        let text: String = held.iter().map(line).collect();
        files.write(&name_of(&self.id), text.as_bytes())
    }
}

fn name_of(community: &Hash) -> String {
    format!("{community}.endorsements")
}

/// The endorsements that were gathered before the last start; what cannot be verified any more is left out.
pub(crate) fn held(files: &dyn Files, community: &Community) -> Vec<VerifiedAct> {
    let text = community
        .id()
        .and_then(|id| files.read(&name_of(&id)).ok()?)
        .unwrap_or_default();
    let verified = |line: &str| {
        let submission = Submission::from_json(line.as_bytes()).ok()?;
        let signed = SignedAct::take(submission.body, submission.signatures).ok()?;
        register::verify(signed, |kid| community.key(kid).map(|record| record.public)).ok()
    };
    text.lines().filter_map(verified).collect()
}
