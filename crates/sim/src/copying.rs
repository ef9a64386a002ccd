//! Copying at a mirror, as the program does it around `node::peer::Mirroring`: what that wants copied is read ahead as soon
//! as it is here, and kept when its turn comes. So two batches are under way at once, and whatever happens in the world may
//! happen between reading one and keeping it.

use std::collections::BTreeMap;
use std::sync::Arc;

use node::peer::{MirroringInput, MirroringOutput};
use node::{Fault, Note, ReadAhead, Trouble};
use register::Hash;
use register::policy::Policy;

use crate::host::{Asked, Host, Out};
use crate::message::{Message, Place};
use crate::met::Met;

/// A batch that was read ahead, and waits until those before it are kept and the texts beside it have come. Nobody is shown
/// anything of it, and nothing is confirmed by it: it is compared with the one history as soon as it is kept.
pub(crate) struct Batch {
    ahead: ReadAhead,
    checkpoint: Option<String>,
    pub(crate) beside: Beside,
}

/// The texts beside a batch.
pub(crate) enum Beside {
    /// They were asked for, under this number.
    Awaited(u64),
    /// They came.
    Came(Arc<BTreeMap<Hash, Note>>),
    /// They did not come.
    Missed,
}

impl Batch {
    /// Whether this is the answer that it waits for.
    pub(crate) fn waits_for(&self, number: u64) -> bool {
        matches!(self.beside, Beside::Awaited(asked) if asked == number)
    }

    fn is_ready(&self) -> bool {
        !matches!(self.beside, Beside::Awaited(_))
    }
}

impl Host {
    /// Tells the machine that follows, and does what it wants.
    pub(crate) fn mirror(&mut self, input: MirroringInput<'_>, out: &mut Vec<Out>) {
        let now_ms = self.now_ms();
        let source = Place::Machine(self.source);
        let Some((machine, keeper, witness)) = self
            .up
            .as_mut()
            .and_then(|up| Some((up.mirroring.as_mut()?, up.keeper.clone()?, up.witness.as_mut())))
        else {
            return;
        };
        // Where a write's outcome was unknown, whom members put into force may be found out at any time.
        let key = keeper.public_key();
        if machine.keeper() != key {
            machine.follow(key);
            if let Some((witness, _)) = witness {
                witness.watch(&register::checkpoint::origin(&keeper.id()), key);
            }
        }
        for output in keeper.read(|state| machine.handle(input, now_ms, state.tree())) {
            match output {
                MirroringOutput::Get(wanted) => {
                    self.ask(Asked::Wanted(wanted), source, Message::Get(wanted), out);
                }
                MirroringOutput::Copy {
                    from,
                    entries,
                    checkpoint,
                } => {
                    // In their order: whoever signed has joined in what was read already, so that no text comes late.
                    let ahead = keeper.read_ahead(from, &entries);
                    let places = if self.has_texts { ahead.with_texts() } else { Vec::new() };
                    let beside = match (places.first(), places.last()) {
                        (Some(first), Some(last)) => {
                            let texts = Message::Texts(*first, last + 1);
                            Beside::Awaited(self.ask(Asked::Texts, source, texts, out))
                        }
                        _ => {
                            out.push(Out::Keep);
                            Beside::Came(Arc::default())
                        }
                    };
                    let batch = Batch {
                        ahead,
                        checkpoint,
                        beside,
                    };
                    let up = self.up.as_mut().expect("it has just been used");
                    up.batches.push_back(batch);
                }
                MirroringOutput::Forked { note } => {
                    keeper.halt_copy("its keeper signed for another history");
                    out.push(Out::Forked(note));
                }
            }
        }
    }

    /// Replays and keeps the batch whose turn it is, and tells the machine what came of it.
    pub fn keep_batch(&mut self, policy: &Policy, out: &mut Vec<Out>) {
        let Some(up) = &mut self.up else { return };
        if !up.batches.front().is_some_and(Batch::is_ready) {
            return; // Its texts have not come yet; or it was read by a program that runs no more.
        }
        let (Some(batch), Some(keeper)) = (up.batches.pop_front(), &up.keeper) else {
            return;
        };
        if self.has_texts && up.batches.front().is_some_and(Batch::is_ready) {
            out.push(Out::Keep);
        }
        let copied = match &batch.beside {
            Beside::Came(texts) => keeper
                .copy_ahead(batch.ahead, texts, batch.checkpoint.as_deref())
                .map_err(Some),
            Beside::Awaited(_) | Beside::Missed => Err(None),
        };
        let Some(machine) = up.mirroring.as_mut().filter(|_| keeper.is_copy()) else {
            return; // Members have put this machine's own key into force: there is nobody to follow.
        };
        let input = match copied {
            Ok(_) => MirroringInput::Copied,
            Err(Some(Trouble::Breach(breach))) if machine.is_of_keeper() => {
                keeper.halt_copy(&breach.to_string());
                out.push(Out::Found(breach.breach));
                MirroringInput::Breached
            }
            Err(None) => {
                self.met.add(Met::TextsMissed);
                up.not_copied = Some("the texts beside the entries did not come".to_owned());
                MirroringInput::NotCopied
            }
            Err(Some(trouble)) => {
                if matches!(trouble, Trouble::Fault(Fault::DatedAhead { .. })) {
                    self.met.add(Met::DatedAhead);
                }
                up.not_copied = Some(trouble.to_string());
                MirroringInput::NotCopied
            }
        };
        self.mirror(input, out);
        self.take_part(policy, out);
    }
}
