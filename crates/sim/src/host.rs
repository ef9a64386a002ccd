//! One machine of a simulated world: its disk and clock, which outlast the program, and the program, which comes and goes.
//! What runs here is the real node with its real machines of peers; only what `mirrorball` does around them with sockets
//! is done anew, message by message. How a mirror copies is in `copying.rs`.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use node::peer::{
    Mirroring, MirroringInput, Sealing, SealingInput, SealingOutput, Wanted, Witness, WitnessInput, WitnessOutput,
    WitnessRecords, origin_hash,
};
use node::{Clock, Fault, Filing, Hands, Keeper, Node, Receipt, Seal, State, Submission, Trouble, Unreplayed};
use register::add_checkpoint::AddCheckpoint;
use register::breach::Breach;
use register::checkpoint::Checkpoint;
use register::policy::Policy;
use register::signed_note::SignedNote;
use register::tiles::{TileKind, push_to_bundle, tile};
use register::{Hash, PublicKey, SecretKey};

use crate::bent::Bent;
use crate::chance::{Chance, NodeChance};
use crate::clock::MachineClock;
use crate::copying::Batch;
use crate::disk::Disk;
use crate::message::{Look, Message, Place, Shown};
use crate::met::{Faults, Met};

/// How long a question waits for its answer, in milliseconds.
const PATIENCE_MS: u64 = 10_000;
/// The ports at which each machine's files of being a witness differ from those of its node.
const WITNESSES: &str = ".example";
/// The number of the questions that a keeper asks about a register that it has bent.
pub const BENT_QUESTIONS: u64 = u64::MAX;

/// A machine.
pub struct Host {
    /// Its number.
    pub number: usize,
    /// Its disk.
    pub disk: Arc<Disk>,
    /// Its clock.
    pub clock: Arc<MachineClock>,
    /// What runs on it, if anything does.
    pub up: Option<Up>,
    /// The machine that keeps the register, as its operator knows.
    pub source: usize,
    /// It burned down.
    pub is_lost: bool,
    /// Whether it is a witness for others, and mirrors.
    pub is_witness: bool,
    /// Most entries that it copies at once.
    pub batch_entries: usize,
    /// The keeper's key of the register that it witnesses, where it does not mirror.
    watched: Option<PublicKey>,
    /// Another register than it holds, which it shows some.
    pub bent: Option<Bent>,
    /// It asks no witness any more.
    pub is_silent: bool,
    /// Whose acts it leaves lying.
    pub deaf_to: Option<Place>,
    /// Whether it asks for texts beside what it copies.
    pub has_texts: bool,
    /// Whether it has ever kept the register itself.
    pub has_kept: bool,
    /// What it met with, besides its disk.
    pub met: Faults,
    chance: Arc<NodeChance>,
    questions: u64,
}

/// A program that runs.
pub struct Up {
    /// The node.
    pub node: Node,
    /// The community's keeper there, or its copy.
    pub keeper: Option<Keeper>,
    /// How many of its entries have been compared with those of the others.
    pub compared: u64,
    /// Why entries could not be copied the last time that they could not.
    pub not_copied: Option<String>,
    pub(crate) witness: Option<(Witness, WitnessRecords)>,
    pub(crate) mirroring: Option<Mirroring>,
    /// What a mirror has read ahead and not kept yet, in order.
    pub(crate) batches: VecDeque<Batch>,
    sealing: Option<Sealing>,
    /// The size that the machine that seals was told last.
    told: u64,
    /// Questions that are on their way: to whom, until when, and what was asked.
    asked: BTreeMap<u64, (u64, Asked)>,
    /// Acts that wait to be taken in, and who is to be told.
    filings: Vec<(Place, u64, Hash, Filing)>,
    /// Witnesses that have not said yet what they remember.
    guarding: Vec<u64>,
}

/// What is asked for.
#[derive(Clone, Copy)]
pub(crate) enum Asked {
    Wanted(Wanted),
    Texts,
    Witness(usize),
    Memory,
}

/// What a machine does besides keeping things.
pub enum Out {
    /// It sends.
    Send(Place, u64, Message),
    /// It will take in the acts that wait.
    TakeIn,
    /// It will keep the next batch that it has read ahead.
    Keep,
    /// It has proof that the keeper did wrong.
    Found(Breach),
    /// It has a note that the keeper signed, of another history than the one that it holds.
    Forked(String),
    /// A register was sealed up to this size.
    Sealed(u64),
}

/// What others know of a machine before anything runs.
pub struct Identity {
    /// The name of its witness.
    pub name: String,
    /// The seed of the witness's key.
    pub seed: [u8; 32],
}

impl Identity {
    /// That of the machine with this number.
    #[must_use]
    pub fn of(number: usize) -> Self {
        let seed = *Hash::of(&[b"witness", &number.to_be_bytes()]).as_bytes();
        let name = format!("w{number}{WITNESSES}");
        Self { name, seed }
    }

    /// The witness, that knows no register yet.
    ///
    /// # Panics
    /// Never: its name is one.
    #[must_use]
    pub fn witness(&self) -> Witness {
        Witness::new(&self.name, SecretKey::from_seed(self.seed)).expect("the name has neither spaces nor plus signs")
    }
}

/// The policy of a keeper that asks these machines, of which so many have to cosign.
///
/// # Panics
/// Never: the text is a policy.
#[must_use]
pub fn policy(witnesses: &[usize], threshold: usize) -> Policy {
    let mut text = String::new();
    for number in witnesses {
        let cosigner = Identity::of(*number).witness().cosigner().to_string();
        text.push_str(&format!("witness w{number} {cosigner} http://w{number}{WITNESSES}\n"));
    }
    if witnesses.is_empty() || threshold == 0 {
        text.push_str("quorum none\n");
    } else {
        let names: Vec<String> = witnesses.iter().map(|number| format!("w{number}")).collect();
        text.push_str(&format!(
            "group enough {threshold} {}\nquorum enough\n",
            names.join(" ")
        ));
    }
    Policy::parse(text.as_bytes()).expect("each line is as C2SP has it")
}

impl Host {
    /// A machine that is switched off.
    #[must_use]
    pub fn new(number: usize, clock: MachineClock, batch_entries: usize, chance: &mut Chance) -> Self {
        Self {
            number,
            disk: Arc::new(Disk::new(chance.part())),
            clock: Arc::new(clock),
            up: None,
            source: 0,
            is_lost: false,
            is_witness: number > 0,
            batch_entries,
            watched: None,
            bent: None,
            is_silent: false,
            deaf_to: None,
            has_texts: false,
            has_kept: false,
            met: Faults::default(),
            chance: Arc::new(NodeChance::new(chance.part())),
            questions: 0,
        }
    }

    /// Now, as its clock has it.
    #[must_use]
    pub fn now_ms(&self) -> u64 {
        self.clock.now_ms()
    }

    /// What its node takes from the machine.
    #[must_use]
    pub fn machine(&self) -> node::Machine {
        node::Machine {
            clock: self.clock.clone(),
            chance: self.chance.clone(),
            files: Some(self.disk.clone()),
            hands: Hands::One,
        }
    }

    /// Starts the program.
    ///
    /// # Errors
    /// The disk cannot be read or written.
    pub fn start(&mut self, community: Option<&Hash>, policy: &Policy, out: &mut Vec<Out>) -> Result<(), Fault> {
        self.clock.start();
        let node = Node::on_machine(self.disk.clone(), self.machine())?;
        let keeper = community.and_then(|id| node.keeper(&id.to_string()));
        self.up = Some(Up {
            node,
            keeper: None,
            compared: 0,
            not_copied: None,
            witness: None,
            mirroring: None,
            batches: VecDeque::new(),
            sealing: None,
            told: 0,
            asked: BTreeMap::new(),
            filings: Vec::new(),
            guarding: Vec::new(),
        });
        if let Some(keeper) = keeper {
            self.disk.read_at_start(keeper.read(State::size));
            let has_waiting = |state: &State| {
                state
                    .community()
                    .ledger()
                    .waiting(state.last_stamp_ms())
                    .next()
                    .is_some()
            };
            if keeper.read(has_waiting) {
                self.met.add(Met::TransferWaited);
            }
            // What a snapshot covers is read once too; a register that is not whole only reads.
            let _ = keeper.check_rows(&|| true);
            self.serve(keeper, policy, out)?;
        } else if let (Some(id), Some(key), true) = (community, self.watched, self.is_witness) {
            self.witness_alone(id, key)?;
        }
        Ok(())
    }

    /// Witnesses a register that it does not mirror.
    ///
    /// # Errors
    /// What it remembers cannot be read.
    pub fn witness_alone(&mut self, community: &Hash, key: PublicKey) -> Result<(), Fault> {
        self.watched = Some(key);
        let witness = self.remembering(community, &[key])?;
        let up = self.up.as_mut().expect("the program has just been started");
        up.witness = Some(witness);
        Ok(())
    }

    /// Serves a register: as its keeper it seals, as a mirror it follows, and as a witness it cosigns.
    ///
    /// # Errors
    /// What a witness remembers cannot be read.
    pub fn serve(&mut self, keeper: Keeper, policy: &Policy, out: &mut Vec<Out>) -> Result<(), Fault> {
        let witness = if self.is_witness {
            let keys = keeper.read(|state| {
                let community = state.community();
                let founding = community.foundation().map(|foundation| foundation.keeper);
                founding.into_iter().chain(community.keeper()).collect::<Vec<_>>()
            });
            Some(self.remembering(&keeper.id(), &keys)?)
        } else {
            None
        };
        let up = self.up.as_mut().expect("the program has just been started");
        up.witness = witness;
        up.keeper = Some(keeper);
        self.take_part(policy, out);
        Ok(())
    }

    /// The witness, with all that it remembers.
    fn remembering(&self, community: &Hash, keys: &[PublicKey]) -> Result<(Witness, WitnessRecords), Fault> {
        let mut witness = Identity::of(self.number).witness();
        let origin = register::checkpoint::origin(community);
        keys.iter().for_each(|key| witness.watch(&origin, *key));
        let records = WitnessRecords::over(self.disk.clone());
        for note in records.all()? {
            assert!(witness.remember(&note), "a witness keeps what it cosigned itself");
        }
        Ok((witness, records))
    }

    /// Begins to seal or to follow, as the register says whose turn it is.
    pub(crate) fn take_part(&mut self, policy: &Policy, out: &mut Vec<Out>) {
        let Some((up, keeper)) = self.up.as_mut().and_then(|up| {
            let keeper = up.keeper.clone()?;
            Some((up, keeper))
        }) else {
            return;
        };
        let origin = register::checkpoint::origin(&keeper.id());
        if keeper.is_copy() {
            up.sealing = None;
            if up.mirroring.is_none() && matches!(keeper.halted(), Some(Fault::Copy { .. })) {
                let machine = Mirroring::new(&origin, keeper.public_key()).in_batches(self.batch_entries);
                let is_whole = keeper.is_whole_copy();
                up.mirroring = Some(if is_whole { machine } else { machine.beginning() });
            }
            return;
        }
        up.mirroring = None;
        up.batches.clear();
        if up.sealing.is_some() {
            return;
        }
        up.sealing = Some(Sealing::new(&origin, policy.clone(), keeper.own_key()));
        up.told = 0;
        for place in 0..policy.witnesses().len() {
            let number = self.ask(Asked::Memory, out_place(policy, place), Message::Recall, out);
            let up = self.up.as_mut().expect("it has just been used");
            up.guarding.push(number);
        }
    }

    /// Asks somebody something, and remembers until when to wait.
    pub(crate) fn ask(&mut self, what: Asked, to: Place, message: Message, out: &mut Vec<Out>) -> u64 {
        self.questions += 1;
        let number = (self.number as u64 + 1) << 40 | self.questions;
        let until_ms = self.clock.now_ms().saturating_add(PATIENCE_MS);
        if let Some(up) = &mut self.up {
            up.asked.insert(number, (until_ms, what));
        }
        out.push(Out::Send(to, number, message));
        number
    }

    /// How many questions of its are on their way.
    #[must_use]
    pub fn waits_for(&self) -> usize {
        self.up.as_ref().map_or(0, |up| up.asked.len())
    }

    /// Whether its keeper, or copy, has grown since it was last compared.
    #[must_use]
    pub fn has_grown(&self) -> bool {
        let held = self.up.as_ref().and_then(|up| Some((up, up.keeper.as_ref()?)));
        held.is_some_and(|(up, keeper)| keeper.read(State::size) != up.compared)
    }

    /// Takes a message, and answers.
    pub fn take(
        &mut self,
        from: Place,
        number: u64,
        message: Message,
        batches: bool,
        policy: &Policy,
        out: &mut Vec<Out>,
    ) {
        if self.up.is_none() {
            return;
        }
        match message {
            Message::File(_) if self.deaf_to == Some(from) => {}
            Message::Answered(status, body) if number == BENT_QUESTIONS => {
                if let Some(bent) = &mut self.bent {
                    bent.answers.push((status, body));
                }
            }
            Message::File(submission) => self.file(from, number, &submission, batches, out),
            Message::Endorse(submission) => self.endorse(&submission),
            Message::Look(look) => {
                let shown = match self.bent_for(from) {
                    Some(bent) => bent.show(&look).map(|shown| Message::Shown(Box::new(shown))),
                    None => self.show(&look, policy),
                };
                out.extend(shown.map(|shown| Out::Send(from, number, shown)));
            }
            Message::Get(wanted) => {
                let found = self.answer(from, wanted);
                out.push(Out::Send(from, number, Message::Got(wanted, found.map(Arc::new))));
            }
            Message::Got(wanted, bytes) => {
                self.answered(number);
                let input = match &bytes {
                    Some(bytes) => MirroringInput::Got { wanted, bytes },
                    None => MirroringInput::Failed { wanted },
                };
                self.mirror(input, out);
            }
            Message::Texts(begin, end) => {
                let texts = self.texts_beside(begin, end).map(Arc::new);
                out.push(Out::Send(from, number, Message::TextsCame(texts)));
            }
            Message::TextsCame(texts) => {
                self.answered(number);
                self.texts_came(number, texts, out);
            }
            Message::Ask(body) => {
                let answer = self.witness(&body);
                out.extend(answer.map(|(status, body)| Out::Send(from, number, Message::Answered(status, body))));
            }
            Message::Answered(status, body) => {
                if let Some(witness) = place_of(policy, from) {
                    self.answered(number);
                    let body = &body;
                    self.seal(SealingInput::Answered { witness, status, body }, policy, out);
                }
            }
            Message::Recall => {
                let note = self.recall();
                out.push(Out::Send(from, number, Message::Recalled(note)));
            }
            Message::Recalled(note) => {
                self.answered(number);
                if let (Some(witness), Some(note)) = (place_of(policy, from), note) {
                    self.seal(SealingInput::Remembered { witness, note: &note }, policy, out);
                }
            }
            Message::Filed(..) | Message::Shown(_) => {} // For people's devices.
        }
        self.take_part(policy, out);
    }

    /// The register that this one is shown in the place of the other.
    fn bent_for(&self, from: Place) -> Option<&Bent> {
        self.bent.as_ref().filter(|bent| bent.to.contains(&from))
    }

    /// What it serves a mirror.
    #[must_use]
    pub fn answer(&self, from: Place, wanted: Wanted) -> Option<Vec<u8>> {
        match self.bent_for(from) {
            Some(bent) => bent.serve(wanted),
            None => serve(self.up.as_ref()?.keeper.as_ref()?, wanted),
        }
    }

    fn answered(&mut self, number: u64) {
        if let Some(up) = &mut self.up {
            up.asked.remove(&number);
            up.guarding.retain(|asked| *asked != number);
        }
    }

    /// Some time has passed.
    pub fn tick(&mut self, with_closings: bool, policy: &Policy, out: &mut Vec<Out>) {
        let now_ms = self.clock.now_ms();
        let Some(up) = &mut self.up else { return };
        let late: Vec<(u64, Asked)> = up
            .asked
            .iter()
            .filter(|(_, (until_ms, _))| *until_ms <= now_ms)
            .map(|(number, (_, what))| (*number, *what))
            .collect();
        for (number, what) in late {
            self.answered(number);
            match what {
                Asked::Wanted(wanted) => self.mirror(MirroringInput::Failed { wanted }, out),
                Asked::Witness(witness) => self.seal(SealingInput::NoAnswer { witness }, policy, out),
                Asked::Texts => self.texts_came(number, None, out),
                Asked::Memory => {}
            }
        }
        self.mirror(MirroringInput::Tick, out);
        self.seal(SealingInput::Tick, policy, out);
        if let Some(up) = self.up.as_ref().filter(|up| with_closings && up.guarding.is_empty()) {
            // What could not be filed now is due at the next tick too, and what could not be synced.
            if up.node.tick(now_ms).is_ok() {
                self.disk.settled();
            }
        }
        self.take_part(policy, out);
    }

    /// Tells the machine that seals how far the register is.
    pub fn tell_growth(&mut self, policy: &Policy, out: &mut Vec<Out>) {
        let Some((up, keeper)) = self.up.as_mut().and_then(|up| {
            let keeper = up.keeper.clone()?;
            Some((up, keeper))
        }) else {
            return;
        };
        let size = keeper.read(State::size);
        if up.sealing.is_some() && size != up.told {
            up.told = size;
            let checkpoint = keeper.checkpoint();
            self.seal(SealingInput::Grown(&checkpoint), policy, out);
        }
    }

    fn file(&mut self, from: Place, number: u64, submission: &Submission, batches: bool, out: &mut Vec<Out>) {
        let Some(up) = &mut self.up else { return };
        // Before witnesses were asked, the door is closed: whoever knocks tries again.
        let Some(keeper) = up.keeper.as_ref().filter(|_| up.guarding.is_empty()) else {
            return;
        };
        let act = register::act_id(&submission.body);
        if matches!(keeper.find(&act), Ok(Some(_))) {
            self.met.add(Met::FiledAgain);
        }
        if !batches {
            let filed = keeper.file(submission.clone());
            self.met_clock(&filed);
            out.push(Out::Send(from, number, Message::Filed(act, Box::new(filed))));
            return;
        }
        match keeper.file_async(submission.clone()) {
            Ok(filing) => {
                if up.filings.is_empty() {
                    out.push(Out::TakeIn);
                }
                up.filings.push((from, number, act, filing));
            }
            Err(trouble) => out.push(Out::Send(from, number, Message::Filed(act, Box::new(Err(trouble))))),
        }
    }

    /// Takes in the acts that wait.
    pub fn take_in(&mut self, out: &mut Vec<Out>) {
        let Some(up) = &mut self.up else { return };
        up.node.take_in();
        for (from, number, act, filing) in std::mem::take(&mut up.filings) {
            let filed = filing.wait();
            self.met_clock(&filed);
            out.push(Out::Send(from, number, Message::Filed(act, Box::new(filed))));
        }
    }

    /// Whether an act was left out because of the clock.
    fn met_clock(&mut self, filed: &Result<Receipt, Trouble>) {
        match filed {
            Err(Trouble::Fault(Fault::ClockJumped { .. })) => self.met.add(Met::ClockLeapt),
            Err(Trouble::Fault(Fault::ClockBehind { .. })) => self.met.add(Met::ClockBehind),
            Ok(_) | Err(_) => {} // Not because of it.
        }
    }

    fn endorse(&mut self, submission: &Submission) {
        if let Some(keeper) = self.up.as_ref().and_then(|up| up.keeper.as_ref()) {
            // What is refused is told to nobody here: whoever endorses tries until the mirror keeps the register.
            let _ = keeper.endorse(submission.clone());
        }
    }

    /// What a member is shown who looks.
    fn show(&self, look: &Look, policy: &Policy) -> Option<Message> {
        let keeper = self.up.as_ref()?.keeper.as_ref()?;
        // Where nobody witnesses any more, an old seal says nothing of what came since.
        let is_witnessed = !policy.quorum().is_met(&|_| false);
        let note = match keeper.seal().filter(|_| is_witnessed) {
            Some(seal) => seal.note.clone(),
            None => keeper.checkpoint(),
        };
        let size = note.lines().nth(1)?.parse::<u64>().ok()?;
        let mut acts = Vec::new();
        for act in &look.acts {
            let Ok(Some(index)) = keeper.find(act) else { continue };
            let Some(stamp_ms) = stamp_of(keeper, index).filter(|_| index < size) else {
                continue;
            };
            let proof = keeper.read(|state| state.tree().inclusion(index, size))?;
            acts.push((*act, index, stamp_ms, proof));
        }
        let consistency = keeper.read(|state| state.tree().consistency(look.known, size))?;
        Some(Message::Shown(Box::new(Shown {
            note,
            known: look.known,
            consistency,
            acts,
        })))
    }

    /// Answers a request to cosign, after what that promises is kept.
    fn witness(&mut self, body: &str) -> Option<(u16, String)> {
        let now_ms = self.clock.now_ms();
        let up = self.up.as_mut()?;
        let (witness, records) = up.witness.as_mut()?;
        if let (Ok(request), Some(copy)) = (
            AddCheckpoint::parse(body.as_bytes()),
            up.keeper.as_ref().filter(|keeper| keeper.is_copy()),
        ) {
            match copy.replayed(&request.checkpoint) {
                Ok(()) => {}
                Err(Unreplayed::NotYet) => {
                    if let Some(mirroring) = &mut up.mirroring {
                        mirroring.hurry();
                    }
                    return Some((503, "not yet\n".to_owned()));
                }
                Err(Unreplayed::Differs) => return Some((422, "it differs here\n".to_owned())),
            }
        }
        let mut outputs = witness.handle(WitnessInput::AddCheckpoint(body.as_bytes()), now_ms);
        loop {
            match outputs.pop()? {
                WitnessOutput::Answer(answer) => return Some((answer.status, answer.body)),
                WitnessOutput::Keep { origin, note } => {
                    let input = match records.keep(&origin, &note) {
                        Ok(()) => WitnessInput::Kept,
                        Err(_) => WitnessInput::NotKept,
                    };
                    outputs.extend(witness.handle(input, now_ms));
                }
            }
        }
    }

    /// What its witness remembers, after it was asked for all that is held here.
    fn recall(&mut self) -> Option<String> {
        let up = self.up.as_ref()?;
        let (copy, (witness, _)) = (up.keeper.as_ref()?, up.witness.as_ref()?);
        let origin = register::checkpoint::origin(&copy.id());
        let known = witness.latest(&origin).map_or(0, |(size, _)| size);
        if let Some(body) = copy.to_confirm(known) {
            self.witness(&body);
        }
        self.recalled()
    }

    fn recalled(&self) -> Option<String> {
        let (witness, records) = self.up.as_ref()?.witness.as_ref()?;
        let (origin, _) = witness.registers().next()?;
        let origin = origin.to_owned();
        records.checkpoint(&origin_hash(&origin)).ok()?
    }

    /// How many entries its witness has confirmed, as it remembers.
    pub(crate) fn remembers(&self) -> u64 {
        let note = self.recalled().and_then(|note| SignedNote::parse(&note).ok());
        let checkpoint = note.and_then(|note| Checkpoint::parse(&note.text).ok());
        checkpoint.map_or(0, |checkpoint| checkpoint.size)
    }

    /// Tells the machine that seals, and does what it wants.
    fn seal(&mut self, input: SealingInput<'_>, policy: &Policy, out: &mut Vec<Out>) {
        let now_ms = self.clock.now_ms();
        let Some((outputs, keeper)) = self.up.as_mut().and_then(|up| {
            let (machine, keeper) = (up.sealing.as_mut()?, up.keeper.as_ref()?);
            let outputs = keeper.read(|state| machine.handle(input, now_ms, state.tree()));
            Some((outputs, keeper.clone()))
        }) else {
            return;
        };
        let mut outputs = VecDeque::from(outputs);
        while let Some(output) = outputs.pop_front() {
            match output {
                SealingOutput::Ask(_) if self.is_silent => {}
                SealingOutput::Ask(ask) => {
                    let to = out_place(policy, ask.witness);
                    self.ask(Asked::Witness(ask.witness), to, Message::Ask(Arc::new(ask.body)), out);
                }
                SealingOutput::Recall(witness) => {
                    self.ask(Asked::Memory, out_place(policy, witness), Message::Recall, out);
                }
                SealingOutput::Sealed { size, note } => {
                    let before = keeper.seal();
                    let seal = Seal::renewed(before.as_deref(), &note, &keeper.own_key(), policy)
                        .expect("every line of it was verified before it was taken");
                    if keeper.keep_seal(seal).is_ok() {
                        out.push(Out::Sealed(size));
                    } else if let Some(machine) = self.up.as_mut().and_then(|up| up.sealing.as_mut()) {
                        let input = SealingInput::NotKept;
                        outputs.extend(keeper.read(|state| machine.handle(input, now_ms, state.tree())));
                    }
                }
                SealingOutput::Halt { signed, note: _ } => drop(keeper.halt_behind(signed)),
                SealingOutput::Superseded => drop(keeper.halt_superseded()),
            }
        }
    }
}

/// The machine that a policy's witness runs on.
fn out_place(policy: &Policy, witness: usize) -> Place {
    let name = policy.witnesses()[witness].cosigner.name();
    let number = name.trim_start_matches('w').trim_end_matches(WITNESSES).parse();
    Place::Machine(number.expect("witnesses are named after their machines"))
}

/// The place in a policy of the witness on this machine.
fn place_of(policy: &Policy, from: Place) -> Option<usize> {
    (0..policy.witnesses().len()).find(|place| out_place(policy, *place) == from)
}

fn stamp_of(keeper: &Keeper, index: u64) -> Option<u64> {
    let entry = keeper.entries(index..index + 1).ok()?.pop()?;
    register::entry::Entry::decode(&entry).ok().map(|entry| entry.stamp_ms)
}

/// What lies below a register's address.
#[must_use]
pub fn serve(keeper: &Keeper, wanted: Wanted) -> Option<Vec<u8>> {
    match wanted {
        Wanted::Checkpoint => Some(keeper.checkpoint().into_bytes()),
        Wanted::Tile(path) => match path.kind() {
            TileKind::Hashes(_) => keeper.read(|state| tile(state.tree(), state.size(), path)),
            TileKind::Entries => {
                let entries = keeper.entries(path.places()).ok()?;
                let mut bundle = Vec::new();
                entries.iter().for_each(|entry| push_to_bundle(entry, &mut bundle));
                (entries.len() == usize::from(path.width())).then_some(bundle)
            }
        },
    }
}
