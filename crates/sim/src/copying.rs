//! Copying at a mirror, as the program does it around `node::peer::Mirroring`: what that wants copied is read ahead as soon
//! as it is here, and kept when its turn comes. So two batches are under way at once, and whatever happens in the world may
//! happen between reading one and keeping it.

use std::collections::BTreeMap;

use node::peer::{MirroringInput, MirroringOutput};
use node::{Fault, ReadAhead, Trouble};
use register::policy::Policy;

use crate::host::{Asked, Host, Out};
use crate::message::{Message, Place};
use crate::met::Met;

/// A batch that was read ahead, and waits until those before it are kept.
pub(crate) struct Batch {
    ahead: ReadAhead,
    checkpoint: Option<String>,
}

impl Host {
    /// Tells the machine that follows, and does what it wants.
    pub(crate) fn mirror(&mut self, input: MirroringInput<'_>, out: &mut Vec<Out>) {
        let now_ms = self.now_ms();
        let source = Place::Machine(self.source);
        let Some((machine, keeper)) = self
            .up
            .as_mut()
            .and_then(|up| Some((up.mirroring.as_mut()?, up.keeper.clone()?)))
        else {
            return;
        };
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
                    let ahead = keeper.read_ahead(from, &entries);
                    let up = self.up.as_mut().expect("it has just been used");
                    up.batches.push_back(Batch { ahead, checkpoint });
                    out.push(Out::Keep);
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
        let (Some(batch), Some(keeper)) = (up.batches.pop_front(), &up.keeper) else {
            return; // It was read by a program that runs no more.
        };
        let copied = keeper.copy_ahead(batch.ahead, &BTreeMap::new(), batch.checkpoint.as_deref());
        let Some(machine) = up.mirroring.as_mut().filter(|_| keeper.is_copy()) else {
            return; // Members have put this machine's own key into force: there is nobody to follow.
        };
        let input = match copied {
            Ok(_) => {
                let key = keeper.public_key();
                machine.follow(key);
                if let Some((witness, _)) = &mut up.witness {
                    witness.watch(&register::checkpoint::origin(&keeper.id()), key);
                }
                MirroringInput::Copied
            }
            Err(Trouble::Breach(breach)) if machine.is_of_keeper() => {
                keeper.halt_copy(&breach.to_string());
                out.push(Out::Found(breach.breach));
                MirroringInput::Breached
            }
            Err(trouble) => {
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
