//! A person with a device: its key, the acts that it sent and that are not sealed yet, the receipts that it holds, and the
//! newest checkpoint that it has verified. A device believes nothing: what does not verify it keeps as evidence.

use std::sync::Arc;

use node::{Note, Receipt, Submission, Trouble};
use register::checkpoint::{Checkpoint, parse_signed};
use register::entry::{Entry, leaf_hash};
use register::json::Value;
use register::policy::Policy;
use register::signed_note::SignedNote;
use register::tree::{empty_root, verify_consistency, verify_inclusion};
use register::{BODY_VERSION, By, Hash, Head, PublicKey, SecretKey, Seen};

use crate::acts;
use crate::chance::Chance;
use crate::message::{Look, Shown};
use crate::texts::Text;

/// How long an act is good after it was signed, in milliseconds.
pub const EXPIRES_MS: u64 = 86_400_000;
/// How long a device waits before it sends again what got no receipt, in milliseconds.
const AGAIN_MS: u64 = 8_000;
/// How long it waits before it sends again what is not sealed, though there is a receipt: the keeper may have lost it.
const UNSEALED_MS: u64 = 30_000;

/// A person.
pub struct Person {
    /// Their number.
    pub number: usize,
    /// The key of their device.
    pub key: SecretKey,
    /// Their id as a member.
    pub id: Hash,
    /// The newest checkpoint that the device has verified.
    pub seen: Seen,
    /// What was sent and is not sealed yet.
    pub outbox: Vec<Sent>,
    /// The texts that they wrote.
    pub texts: Vec<Text>,
    /// What was refused, by code.
    pub refused: Vec<String>,
    /// How often something was shown that is not sealed.
    pub unsealed: u64,
    /// Chance of their own.
    pub chance: Chance,
    /// The note that was verified last, which need not be verified again.
    verified: String,
}

/// An act on its way.
pub struct Sent {
    /// Its id.
    pub act: Hash,
    /// What was signed.
    pub submission: Arc<Submission>,
    /// When it was sent last.
    pub sent_ms: u64,
    /// The receipt, once there is one.
    pub receipt: Option<Receipt>,
}

/// What a member knows of who keeps the register, since they put them there.
pub struct Turn {
    /// The keeper's key.
    pub key: PublicKey,
    /// Whose word is enough.
    pub policy: Policy,
}

/// What a device finds wrong.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Wrong {
    /// A receipt does not prove what it says.
    Receipt(String),
    /// A checkpoint is not the keeper's.
    NotSigned,
    /// Not enough witnesses stand by a checkpoint.
    NotSealed,
    /// A checkpoint does not continue what was seen.
    Continuity {
        /// The note.
        note: String,
    },
    /// An act does not stand where it is said to.
    Inclusion(Hash),
    /// It is smaller than what was seen.
    Smaller {
        /// The note.
        note: String,
    },
}

impl Person {
    /// Somebody who is no member yet.
    #[must_use]
    pub fn new(number: usize, mut chance: Chance) -> Self {
        Self {
            number,
            key: SecretKey::from_seed(chance.bytes()),
            id: Hash::new([0; 32]),
            seen: Seen {
                size: 0,
                root: empty_root(),
            },
            outbox: Vec::new(),
            texts: Vec::new(),
            refused: Vec::new(),
            unsealed: 0,
            chance,
            verified: String::new(),
        }
    }

    /// The head of an act of theirs.
    pub fn head(&mut self, by: By, community: Option<Hash>, now_ms: u64) -> Head {
        Head {
            by,
            community,
            expires_ms: now_ms + EXPIRES_MS,
            id: self.chance.bytes(),
            key: self.key.public().kid(),
            seen: self.seen,
            v: BODY_VERSION,
        }
    }

    /// Signs an act as the member that they are.
    pub fn sign(&mut self, community: Hash, now_ms: u64, act: &Value) -> Submission {
        self.sign_with(community, now_ms, act, Vec::new())
    }

    /// As [`Person::sign`], with the texts that the act commits to.
    pub fn sign_with(&mut self, community: Hash, now_ms: u64, act: &Value, notes: Vec<Note>) -> Submission {
        let head = self.head(By::Member(self.id), Some(community), now_ms);
        self.wrote(&head, act, &notes);
        acts::submission(&head, act, &[&self.key], notes)
    }

    /// Puts a signed act into the outbox.
    pub fn put(&mut self, submission: Submission) -> Hash {
        let act = register::act_id(&submission.body);
        self.outbox.push(Sent {
            act,
            submission: Arc::new(submission),
            sent_ms: 0,
            receipt: None,
        });
        act
    }

    /// What is to be sent now: what got no receipt for a while, and some more where `again` says so, in a thousand.
    pub fn due(&mut self, now_ms: u64, again: u32) -> Vec<Arc<Submission>> {
        let chance = &mut self.chance;
        let is_due = |sent: &&mut Sent| {
            let wait_ms = match sent.receipt {
                None => AGAIN_MS,
                Some(_) => UNSEALED_MS,
            };
            sent.sent_ms + wait_ms <= now_ms || chance.happens(again)
        };
        let due = self.outbox.iter_mut().filter(is_due);
        due.map(|sent| {
            sent.sent_ms = now_ms;
            Arc::clone(&sent.submission)
        })
        .collect()
    }

    /// What they ask who look.
    #[must_use]
    pub fn look(&self) -> Look {
        Look {
            known: self.seen.size,
            acts: self.outbox.iter().map(|sent| sent.act).collect(),
        }
    }

    /// Takes the answer to something that was filed; gives a receipt that is new.
    ///
    /// # Errors
    /// The receipt proves nothing.
    pub fn filed(
        &mut self,
        community: &Hash,
        turns: &[Turn],
        act: Hash,
        answer: Result<Receipt, Trouble>,
    ) -> Result<Option<(Receipt, Hash)>, Wrong> {
        let Some(place) = self.outbox.iter().position(|sent| sent.act == act) else {
            return Ok(None); // It is sealed already.
        };
        let receipt = match answer {
            Ok(receipt) => receipt,
            Err(Trouble::Refusal(refusal)) => {
                self.refused.push(refusal.code().to_owned());
                self.outbox.remove(place);
                self.not_entered(&act, refusal.code());
                return Ok(None);
            }
            Err(Trouble::Fault(_) | Trouble::Breach(_)) => return Ok(None), // It is sent again.
        };
        let sent = &mut self.outbox[place];
        if sent.receipt.as_ref() == Some(&receipt) {
            return Ok(None);
        }
        let verify = |turn: &Turn| receipt.verify(&sent.submission, community, &turn.key);
        if !turns.iter().rev().map(verify).any(|verified| verified.is_ok()) {
            return Err(Wrong::Receipt(format!("{receipt:?}")));
        }
        let leaf = leaf_of(&sent.submission, receipt.stamp_ms);
        sent.receipt = Some(receipt.clone());
        Ok(Some((receipt, leaf)))
    }

    /// Takes what was shown; gives how large the register is that the device has verified.
    ///
    /// # Errors
    /// It does not verify, or does not continue what was seen.
    pub fn shown(&mut self, shown: &Shown, origin: &str, turns: &[Turn]) -> Result<u64, Wrong> {
        let checkpoint = self.checkpoint(&shown.note, turns)?;
        let Checkpoint {
            origin: named,
            size,
            root,
        } = checkpoint;
        if named != origin {
            return Err(Wrong::NotSigned);
        }
        if shown.known != self.seen.size || size < self.seen.size {
            // An answer that was overtaken; or an older register.
            return Err(Wrong::Smaller {
                note: shown.note.clone(),
            });
        }
        verify_consistency(self.seen.size, self.seen.root, size, root, &shown.consistency).map_err(|_| {
            Wrong::Continuity {
                note: shown.note.clone(),
            }
        })?;
        for (act, index, stamp_ms, proof) in &shown.acts {
            let Some(place) = self.outbox.iter().position(|sent| sent.act == *act) else {
                continue;
            };
            let leaf = leaf_of(&self.outbox[place].submission, *stamp_ms);
            verify_inclusion(leaf, *index, size, proof, root).map_err(|_| Wrong::Inclusion(*act))?;
            self.outbox.remove(place);
        }
        self.seen = Seen { size, root };
        self.verified.clone_from(&shown.note);
        Ok(size)
    }

    /// The checkpoint in a note, if a keeper whom members put there signed it, and enough witnesses stand by it.
    fn checkpoint(&self, note: &str, turns: &[Turn]) -> Result<Checkpoint, Wrong> {
        let parsed = SignedNote::parse(note).map_err(|_| Wrong::NotSigned)?;
        if note == self.verified {
            return Checkpoint::parse(&parsed.text).map_err(|_| Wrong::NotSigned);
        }
        let mut signed = turns
            .iter()
            .rev()
            .filter_map(|turn| Some((parse_signed(note, &turn.key).ok()?, turn)));
        let (checkpoint, turn) = signed.next().ok_or(Wrong::NotSigned)?;
        let standing = turn.policy.standing(&parsed).map_err(|_| Wrong::NotSealed)?;
        if standing.is_met {
            Ok(checkpoint)
        } else {
            Err(Wrong::NotSealed)
        }
    }
}

/// The leaf of the entry that an act became at this time.
fn leaf_of(submission: &Submission, stamp_ms: u64) -> Hash {
    let entry = Entry {
        stamp_ms,
        body: submission.body.clone(),
        signatures: submission.signatures.clone(),
    };
    leaf_hash(&entry.encode())
}
