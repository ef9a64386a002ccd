//! What is sent in a simulated world: questions and answers between people's devices and machines, and between machines.

use std::collections::BTreeMap;
use std::sync::Arc;

use node::peer::Wanted;
use node::{Note, Receipt, Submission, Trouble};
use register::Hash;

/// Who sends, and who is sent to.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Place {
    /// A machine, by its number.
    Machine(usize),
    /// A person's device, by its number.
    Person(usize),
}

/// A message on its way.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// Who sent it.
    pub from: Place,
    /// Who is to have it.
    pub to: Place,
    /// The number of the question, which its answer carries too.
    pub number: u64,
    /// What it says.
    pub message: Message,
}

/// What is said.
#[derive(Clone, Debug)]
pub enum Message {
    /// A member files an act.
    File(Arc<Submission>),
    /// What became of it.
    Filed(Hash, Box<Result<Receipt, Trouble>>),
    /// A member endorses a mirror.
    Endorse(Arc<Submission>),
    /// A member looks at the newest checkpoint.
    Look(Look),
    /// What they are shown.
    Shown(Box<Shown>),
    /// A mirror wants something of a register.
    Get(Wanted),
    /// Here it is, if there is such a thing.
    Got(Wanted, Option<Arc<Vec<u8>>>),
    /// A mirror wants the texts beside the entries from the one place up to the other.
    Texts(u64, u64),
    /// Here they are, without those that were erased; none if not all of these entries are here.
    TextsCame(Option<Arc<BTreeMap<Hash, Note>>>),
    /// A keeper asks a witness to cosign.
    Ask(Arc<String>),
    /// The witness's answer over HTTP.
    Answered(u16, String),
    /// A keeper asks a witness what it remembers.
    Recall,
    /// The note that it remembers.
    Recalled(Option<String>),
}

/// A member's question.
#[derive(Clone, Debug)]
pub struct Look {
    /// How many entries they have seen.
    pub known: u64,
    /// Their acts that are not sealed yet, as far as they know.
    pub acts: Vec<Hash>,
}

/// What a member is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The newest checkpoint, sealed if there are witnesses.
    pub note: String,
    /// How many entries they had seen who asked.
    pub known: u64,
    /// The proof that it continues what they have seen.
    pub consistency: Vec<Hash>,
    /// For each of their acts that it covers: its id, its place, its time and the proof.
    pub acts: Vec<(Hash, u64, u64, Vec<Hash>)>,
}
