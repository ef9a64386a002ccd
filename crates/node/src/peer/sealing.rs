//! Sealing: asks the witnesses of a policy to cosign the checkpoints of one register, until enough have.
//!
//! It goes in rounds. A round takes the newest checkpoint and asks every witness that is free; the next begins once
//! enough have cosigned, or nobody is left to wait for, or the round has lasted too long. A witness that is slow keeps
//! nobody waiting, and is asked again after a while that doubles each time.

use crate::limits::{WITNESS_ROUND_MS_MAX, WITNESS_WAIT_MS_MAX, WITNESS_WAIT_MS_MIN};
use register::add_checkpoint::compose;
use register::checkpoint::{self, Checkpoint};
use register::defence::Defence;
use register::policy::Policy;
use register::signed_note::{NoteLine, SignedNote};
use register::tree::Tree;
use register::{Hash, PublicKey};

/// Asks witnesses about one register.
pub struct Sealing {
    origin: String,
    policy: Policy,
    keeper: PublicKey,
    /// The newest signed checkpoint.
    newest: Option<Signed>,
    round: Option<Round>,
    witnesses: Vec<Asked>,
}

#[derive(Clone)]
struct Signed {
    checkpoint: Checkpoint,
    text: String,
}

struct Round {
    signed: Signed,
    began_ms: u64,
    /// The cosignatures so far, by place of the witness.
    lines: Vec<(usize, NoteLine)>,
    is_sealed: bool,
    /// When the seal is to be kept once more, which could not be kept.
    again_at_ms: Option<u64>,
}

impl Round {
    /// The checkpoint with all cosignatures, once there are enough.
    fn seal(&self) -> Option<Output> {
        if !self.is_sealed {
            return None;
        }
        let lines = self.lines.iter().map(|(_, line)| line.clone());
        let note = checkpoint::with_lines(&self.signed.text, lines).ok()?;
        let size = self.signed.checkpoint.size;
        Some(Output::Sealed { size, note })
    }
}

/// How things are with one witness.
#[derive(Clone, Default)]
struct Asked {
    /// The size that it is believed to know.
    known: u64,
    /// The checkpoint that it is asked about now.
    pending: Option<Signed>,
    /// Not asked before this time.
    wait_until_ms: u64,
    failures: u32,
    refusal: Option<String>,
    /// Whether it follows another keeper of this register.
    follows_another: bool,
}

/// What the driver tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Input<'a> {
    /// The register has this signed checkpoint now.
    Grown(&'a str),
    /// A witness answered with this status and body.
    Answered {
        /// Which, by its place in the policy.
        witness: usize,
        /// The HTTP status.
        status: u16,
        /// The body.
        body: &'a str,
    },
    /// A witness did not answer.
    NoAnswer {
        /// Which.
        witness: usize,
    },
    /// A witness showed the last checkpoint of this register that it cosigned.
    Remembered {
        /// Which.
        witness: usize,
        /// The note.
        note: &'a str,
    },
    /// The last seal could not be kept; it is to be tried again.
    NotKept,
    /// Time has passed.
    Tick,
}

/// What the driver is to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Output {
    /// Send a witness this request.
    Ask(Ask),
    /// Ask a witness, by its place in the policy, for the last checkpoint of this register that it cosigned.
    Recall(usize),
    /// Enough witnesses have cosigned; or one more has, of a checkpoint that was sealed already. Keep this.
    Sealed {
        /// How many entries it covers.
        size: u64,
        /// The checkpoint with all cosignatures.
        note: String,
    },
    /// A witness has proof that this keeper signed for another or a larger register than it holds. Take nothing in.
    Halt {
        /// How many entries were signed for.
        signed: u64,
        /// The note that shows it, with this keeper's own signature.
        note: String,
    },
    /// As many witnesses as make a seal have cosigned what another keeper signed, and does not stand here. Take nothing in.
    Superseded,
}

/// A request to a witness.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ask {
    /// Which, by its place in the policy.
    pub witness: usize,
    /// The body for `add-checkpoint`.
    pub body: String,
}

impl Sealing {
    /// A machine that asks the witnesses of this policy about the register of this origin, as this keeper signs it.
    pub fn new(origin: &str, policy: Policy, keeper: PublicKey) -> Sealing {
        let witnesses = vec![Asked::default(); policy.witnesses().len()];
        Sealing {
            origin: origin.to_owned(),
            policy,
            keeper,
            newest: None,
            round: None,
            witnesses,
        }
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Why a witness did not cosign the last time that it was asked, if so.
    pub fn refusal(&self, witness: usize) -> Option<&str> {
        self.witnesses.get(witness)?.refusal.as_deref()
    }

    /// Takes what came in, and tells what to do. `tree` is that of the register, at least as large as the newest
    /// checkpoint.
    pub fn handle(&mut self, input: Input<'_>, now_ms: u64, tree: &Tree) -> Vec<Output> {
        let mut outputs = Vec::new();
        match input {
            Input::Grown(text) => self.grow(text),
            Input::Answered { witness, status, body } => {
                outputs.extend(self.answered(witness, status, body, now_ms));
            }
            Input::NoAnswer { witness } => self.failed(witness, "no answer".to_owned(), now_ms),
            Input::Remembered { witness, note } => outputs.extend(self.remembered(witness, note, tree)),
            Input::NotKept => {
                if let Some(round) = &mut self.round {
                    round.again_at_ms = Some(now_ms.saturating_add(WITNESS_WAIT_MS_MIN));
                }
            }
            Input::Tick => outputs.extend(self.sealed_again(now_ms)),
        }
        self.next_round(now_ms);
        outputs.extend(self.ask(now_ms, tree));
        outputs
    }

    fn grow(&mut self, text: &str) {
        let Ok(checkpoint) = checkpoint::parse_signed(text, &self.keeper) else {
            return; // Only what this keeper signed is shown to witnesses.
        };
        if checkpoint.origin != self.origin {
            return; // And only of this register, whatever else the same key may keep.
        }
        let is_newer = self
            .newest
            .as_ref()
            .is_none_or(|newest| checkpoint.size > newest.checkpoint.size);
        if is_newer {
            let text = text.to_owned();
            self.newest = Some(Signed { checkpoint, text });
        }
    }

    /// Begins the next round where there is something new and nobody to wait for.
    fn next_round(&mut self, now_ms: u64) {
        let Some(newest) = &self.newest else { return };
        let is_over = match &self.round {
            None => true,
            Some(round) if round.signed.checkpoint.size >= newest.checkpoint.size => false,
            Some(round) => {
                let size = round.signed.checkpoint.size;
                let is_asked = |asked: &Asked| asked.pending.as_ref().is_some_and(|it| it.checkpoint.size == size);
                round.is_sealed
                    || now_ms.saturating_sub(round.began_ms) >= WITNESS_ROUND_MS_MAX
                    || !self.witnesses.iter().any(is_asked)
            }
        };
        if is_over {
            self.round = Some(Round {
                signed: newest.clone(),
                began_ms: now_ms,
                lines: Vec::new(),
                is_sealed: false,
                again_at_ms: None,
            });
        }
    }

    /// Asks every witness that is free and has not cosigned this round's checkpoint.
    fn ask(&mut self, now_ms: u64, tree: &Tree) -> Vec<Output> {
        let Some(round) = &self.round else { return Vec::new() };
        let size = round.signed.checkpoint.size;
        let mut outputs = Vec::new();
        for (place, asked) in self.witnesses.iter_mut().enumerate() {
            let has_address = self.policy.witnesses()[place].url.is_some();
            let has_signed = round.lines.iter().any(|(other, _)| *other == place);
            if !has_address || has_signed || asked.pending.is_some() || asked.wait_until_ms > now_ms {
                continue;
            }
            // A witness that knows more than this round will be asked about the next.
            let Some(proof) = tree.consistency(asked.known, size) else {
                continue;
            };
            asked.pending = Some(round.signed.clone());
            outputs.push(Output::Ask(Ask {
                witness: place,
                body: compose(asked.known, &proof, &round.signed.text),
            }));
        }
        outputs
    }

    fn answered(&mut self, witness: usize, status: u16, body: &str, now_ms: u64) -> Option<Output> {
        match status {
            200 => self.cosigned(witness, body, now_ms),
            409 => {
                let size: Option<u64> = body.strip_suffix('\n').unwrap_or(body).parse().ok();
                let asked = self.witnesses.get_mut(witness)?;
                let known_before = asked.known;
                match size.filter(|size| *size != known_before) {
                    Some(size) => {
                        let asked_about = asked.pending.take();
                        asked.known = size;
                        // It knows more than there is here.
                        asked_about
                            .is_some_and(|signed| signed.checkpoint.size < size)
                            .then_some(Output::Recall(witness))
                    }
                    None => {
                        self.failed(witness, format!("status {status}"), now_ms);
                        None
                    }
                }
            }
            _ => {
                let said: String = body.trim().chars().take(200).collect();
                self.failed(witness, format!("status {status}: {said}"), now_ms); // A number.
                matches!(status, 403 | 422).then_some(Output::Recall(witness))
            }
        }
    }

    fn cosigned(&mut self, witness: usize, body: &str, now_ms: u64) -> Option<Output> {
        let asked = self.witnesses.get_mut(witness)?;
        let signed = asked.pending.take()?;
        let cosigner = &self.policy.witnesses()[witness].cosigner;
        let text = signed.checkpoint.text();
        let mut lines = body.lines().filter_map(NoteLine::parse);
        let line = lines.find(|line| cosigner.time_of_line(&text, line).is_ok());
        let Some(line) = line else {
            self.failed(witness, "it answered without its cosignature".to_owned(), now_ms);
            return None;
        };
        asked.known = signed.checkpoint.size;
        (asked.failures, asked.wait_until_ms, asked.refusal) = (0, 0, None);
        let round = self
            .round
            .as_mut()
            .filter(|round| round.signed.checkpoint == signed.checkpoint)?;
        if round.lines.iter().all(|(other, _)| *other != witness) {
            round.lines.push((witness, line));
        }
        let met = self
            .policy
            .quorum()
            .is_met(&|place| round.lines.iter().any(|(other, _)| *other == place));
        round.is_sealed = met;
        round.seal()
    }

    /// The seal once more that could not be kept, when it is time.
    fn sealed_again(&mut self, now_ms: u64) -> Option<Output> {
        let round = self.round.as_mut()?;
        round.again_at_ms.take_if(|at_ms| *at_ms <= now_ms)?;
        round.seal()
    }

    fn failed(&mut self, witness: usize, why: String, now_ms: u64) {
        let Some(asked) = self.witnesses.get_mut(witness) else {
            return;
        };
        asked.pending = None;
        let wait_ms = WITNESS_WAIT_MS_MIN.saturating_mul(1_u64.checked_shl(asked.failures).unwrap_or(u64::MAX));
        asked.failures = asked.failures.saturating_add(1);
        asked.wait_until_ms = now_ms.saturating_add(wait_ms.min(WITNESS_WAIT_MS_MAX));
        asked.refusal = Some(why);
    }

    /// Compares what a witness remembers with what is held here. One witness's word counts only with this keeper's own
    /// signature; that another keeper goes on takes as many as make a seal.
    fn remembered(&mut self, witness: usize, note: &str, tree: &Tree) -> Option<Output> {
        let parsed = SignedNote::parse(note).ok()?;
        let Checkpoint { origin, size, root } = Checkpoint::parse(&parsed.text).ok()?;
        self.policy.witnesses().get(witness)?.cosigner.time_of(&parsed).ok()??;
        if origin != self.origin && Defence::SameOrigin.stands() {
            return None;
        }
        let here: Option<Hash> = if size <= tree.size() { tree.root_at(size) } else { None };
        let asked = self.witnesses.get_mut(witness)?;
        asked.follows_another = false;
        if here == Some(root) {
            asked.known = size;
            return None;
        }
        let is_own = !Defence::OwnSignature.stands() || checkpoint::parse_signed(note, &self.keeper).is_ok();
        if is_own && Defence::WitnessMemory.stands() {
            return Some(Output::Halt {
                signed: size,
                note: note.to_owned(),
            });
        }
        asked.follows_another = true;
        let follow_another = |place: usize| self.witnesses.get(place).is_some_and(|asked| asked.follows_another);
        let quorum = self.policy.quorum();
        // A policy that asks for nobody's word is met by nobody's.
        let are_enough = quorum.is_met(&follow_another) && !quorum.is_met(&|_| false);
        let is_over = are_enough || !Defence::SuccessorQuorum.stands();
        (is_over && Defence::Superseded.stands()).then_some(Output::Superseded)
    }
}
