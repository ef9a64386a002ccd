//! The world: what happens in it happens one event after the other, in an order that the seed says. After each, the checks
//! are asked about whatever it touched.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use node::State;
use node::peer::Wanted;
use register::Hash;
use register::policy::Policy;

use crate::chance::Chance;
use crate::checks::{Checks, Violation};
use crate::clock::{MachineClock, TrueTime};
use crate::disk::Crash;
use crate::host::{Host, Out};
use crate::log::{Line, Log};
use crate::message::{Envelope, Message, Place};
use crate::met::{Faults, Met};
use crate::options::{NetFaults, Options};
use crate::person::{Person, Turn, Wrong};
use crate::texts::Text;
use crate::troubles::Mending;

/// When the world begins: 1 May 2026, noon.
pub const BEGIN_MS: u64 = 1_777_636_800_000;
/// How often a program looks after its machines of peers, in milliseconds.
const TICK_MS: u64 = 250;
/// How long a message that is not late takes at the most, in milliseconds.
const NET_MS_MAX: u64 = 60;
/// How long a batch that was read ahead waits at the most before it is kept, in milliseconds.
const KEEP_MS_MAX: u64 = 200;
/// How long a late message takes at the most, in milliseconds.
const LATE_MS_MAX: u64 = 20_000;

/// A simulated world.
pub struct World {
    /// The true time.
    pub time: TrueTime,
    /// Chance of the world itself.
    pub chance: Chance,
    /// What goes on.
    pub options: Options,
    /// The machines.
    pub hosts: Vec<Host>,
    /// The people.
    pub people: Vec<Person>,
    /// Who kept the register, in order.
    pub turns: Vec<Turn>,
    /// The machine that keeps the register, as everybody knows.
    pub keeper: usize,
    /// The community.
    pub community: Hash,
    /// What holds.
    pub checks: Checks,
    /// What happened.
    pub log: Log,
    /// How many steps were taken.
    pub steps: u64,
    /// Nothing fails any more, and nobody begins anything new.
    pub is_calm: bool,
    /// Whom a partition has put together: places in the same group reach each other.
    pub groups: Vec<u8>,
    /// The texts that were written for a few.
    pub for_a_few: BTreeSet<Hash>,
    /// Evidence that an honest machine or device has found.
    pub evidence: Vec<Evidence>,
    /// Whether evidence is what is looked for, rather than a violation.
    pub is_tried: bool,
    /// What happened in it that belongs to no machine.
    pub(crate) met: Faults,
    pub(crate) events: BinaryHeap<Due>,
    pub(crate) busy_until_ms: Vec<u64>,
    pub(crate) is_carrying_on: bool,
    /// The machine that the whole of an old disk was brought back to.
    pub(crate) forgetful: Option<usize>,
    sequence: u64,
    /// From whom and to whom, which message was sent last of those that came.
    newest: BTreeMap<(Place, Place), u64>,
}

/// What an honest machine or device holds against a keeper.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Who found it.
    pub by: Place,
    /// What it is, in a word.
    pub kind: String,
    /// The bytes that show it to everybody.
    pub bytes: Vec<u8>,
    /// The step at which it was found.
    pub step: u64,
}

/// What happens at some time.
pub(crate) enum Event {
    Deliver(Box<Envelope>),
    Tick(usize),
    Wake(usize),
    TakeIn(usize),
    Keep(usize),
    Start(usize),
    Trouble,
    Mend(Mending),
}

pub(crate) struct Due {
    at_ms: u64,
    sequence: u64,
    event: Event,
}

impl PartialEq for Due {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Due {}

impl PartialOrd for Due {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Due {
    /// The soonest is the greatest, so that it comes first.
    fn cmp(&self, other: &Self) -> Ordering {
        (other.at_ms, other.sequence).cmp(&(self.at_ms, self.sequence))
    }
}

impl World {
    /// A world with this seed and these options, in which a community has been founded, everybody has joined, and
    /// mirrors have begun.
    ///
    /// # Panics
    /// What is begun while nothing fails cannot be begun.
    #[must_use]
    pub fn new(seed: u64, options: Options) -> Self {
        let mut chance = Chance::new(seed);
        let time = TrueTime::default();
        time.set(BEGIN_MS);
        let clock = || MachineClock::new(time.clone());
        let host = |number| {
            let mut host = Host::new(number, clock(), options.batch_entries, &mut chance);
            host.has_texts = options.texts;
            host
        };
        let hosts: Vec<Host> = (0..options.machines).map(host).collect();
        let people: Vec<Person> = (0..options.people)
            .map(|number| Person::new(number, chance.part()))
            .collect();
        let places = hosts.len() + people.len();
        let busy_until_ms = vec![0; hosts.len()];
        let mut world = Self {
            time,
            chance,
            options,
            hosts,
            people,
            turns: Vec::new(),
            keeper: 0,
            community: Hash::new([0; 32]),
            checks: Checks::default(),
            log: Log::default(),
            steps: 0,
            is_calm: false,
            groups: vec![0; places],
            for_a_few: BTreeSet::new(),
            evidence: Vec::new(),
            is_tried: false,
            met: Faults::default(),
            events: BinaryHeap::new(),
            busy_until_ms,
            is_carrying_on: false,
            forgetful: None,
            sequence: 0,
            newest: BTreeMap::new(),
        };
        world.begin();
        world
    }

    /// Now, in Unix milliseconds.
    #[must_use]
    pub fn now_ms(&self) -> u64 {
        self.time.now_ms()
    }

    /// Which witnesses are asked.
    ///
    /// # Panics
    /// Nobody has kept the register yet.
    #[must_use]
    pub fn policy(&self) -> Policy {
        self.turns.last().expect("somebody keeps the register").policy.clone()
    }

    /// Every fault that happened in it.
    #[must_use]
    pub fn faults(&self) -> Faults {
        let mut faults = self.met.clone();
        for host in &self.hosts {
            faults.join(&host.met);
            faults.join(&host.disk.met());
        }
        faults
    }

    pub(crate) fn schedule(&mut self, in_ms: u64, event: Event) {
        self.sequence += 1;
        let (at_ms, sequence) = (self.now_ms().saturating_add(in_ms), self.sequence);
        self.events.push(Due { at_ms, sequence, event });
    }

    pub(crate) fn note(&mut self, what: &'static str, one: u64, other: u64) {
        self.log.add(Line {
            step: self.steps,
            now_ms: self.now_ms(),
            what,
            one,
            other,
        });
    }

    /// One event happens, and whatever it touched is checked.
    ///
    /// # Errors
    /// Something does not hold that has to.
    pub fn step(&mut self) -> Result<(), Violation> {
        let Some(Due { at_ms, event, sequence }) = self.events.pop() else {
            return Err(Violation("nothing happens any more".to_owned()));
        };
        self.time.set(self.now_ms().max(at_ms));
        self.steps += 1;
        match event {
            Event::Deliver(envelope) => {
                let newest = self.newest.entry((envelope.from, envelope.to)).or_default();
                if sequence < *newest {
                    self.met.add(Met::Overtaken);
                }
                *newest = sequence.max(*newest);
                self.deliver(*envelope)
            }
            Event::Tick(machine) => {
                self.schedule(TICK_MS, Event::Tick(machine));
                let with_closings = self.chance.happens(250);
                self.note("tick", machine as u64, 0);
                if self.is_busy(machine) {
                    return Ok(());
                }
                self.run(machine, |host, policy, out| host.tick(with_closings, policy, out))?;
                self.lose_last(machine);
                Ok(())
            }
            Event::Wake(person) => {
                self.wake(person);
                Ok(())
            }
            Event::TakeIn(machine) => {
                self.note("take in", machine as u64, 0);
                self.run(machine, |host, _, out| host.take_in(out))
            }
            Event::Keep(machine) if self.is_busy(machine) => {
                let in_ms = self.busy_until_ms[machine] - self.now_ms();
                self.schedule(in_ms, Event::Keep(machine));
                Ok(())
            }
            Event::Keep(machine) => {
                self.note("keeps a batch", machine as u64, 0);
                self.run(machine, |host, policy, out| host.keep_batch(policy, out))
            }
            Event::Start(machine) => self.start(machine),
            Event::Trouble => {
                let in_ms = self.chance.between(1_000, 2 * self.options.calm_ms);
                self.schedule(in_ms, Event::Trouble);
                if self.is_calm { Ok(()) } else { self.trouble() }
            }
            Event::Mend(mending) => self.mend(mending),
        }
    }

    fn is_busy(&self, machine: usize) -> bool {
        self.busy_until_ms[machine] > self.now_ms()
    }

    /// Sends a message: it is lost, doubled or late, as the network has it.
    pub fn send(&mut self, from: Place, to: Place, number: u64, message: Message, after_ms: u64) {
        // A keeper asks what witnesses remember until it gets an answer, as long as they can be reached at all.
        let is_sure = matches!(message, Message::Recall | Message::Recalled(_));
        let faults = if is_sure {
            NetFaults::default()
        } else {
            self.options.net
        };
        let NetFaults { lost, doubled, late } = faults;
        let copies = if self.chance.happens(lost) {
            self.met.add(Met::Lost);
            0
        } else if self.chance.happens(doubled) {
            self.met.add(Met::Doubled);
            2
        } else {
            1
        };
        for _ in 0..copies {
            let takes_ms = if self.chance.happens(late) {
                self.chance.between(NET_MS_MAX, LATE_MS_MAX)
            } else {
                self.chance.between(1, NET_MS_MAX)
            };
            let envelope = Envelope {
                from,
                to,
                number,
                message: message.clone(),
            };
            self.schedule(after_ms + takes_ms, Event::Deliver(Box::new(envelope)));
        }
    }

    fn index_of(&self, place: Place) -> usize {
        match place {
            Place::Machine(number) => number,
            Place::Person(number) => self.hosts.len() + number,
        }
    }

    /// Whether a message gets from the one to the other now.
    pub(crate) fn is_reached(&self, from: Place, to: Place) -> bool {
        let is_gone = |place: Place| matches!(place, Place::Machine(number) if self.hosts[number].is_lost);
        !is_gone(from) && !is_gone(to) && self.groups[self.index_of(from)] == self.groups[self.index_of(to)]
    }

    fn deliver(&mut self, envelope: Envelope) -> Result<(), Violation> {
        let Envelope {
            from,
            to,
            number,
            message,
        } = envelope;
        self.note(word(&message), self.index_of(to) as u64, self.index_of(from) as u64);
        if !self.is_reached(from, to) {
            if self.groups[self.index_of(from)] != self.groups[self.index_of(to)] {
                self.met.add(Met::Parted);
            }
            return Ok(());
        }
        match to {
            Place::Machine(machine) if self.is_busy(machine) => {
                let in_ms = self.busy_until_ms[machine] - self.now_ms();
                let envelope = Envelope {
                    from,
                    to,
                    number,
                    message,
                };
                self.schedule(in_ms, Event::Deliver(Box::new(envelope)));
                Ok(())
            }
            Place::Machine(machine) => {
                let batches = self.options.batches;
                self.run(machine, |host, policy, out| {
                    host.take(from, number, message, batches, policy, out);
                })
            }
            Place::Person(person) => self.hear(person, message),
        }
    }

    /// Has a machine do something, does what that brings, and checks the machine.
    pub(crate) fn run(
        &mut self,
        machine: usize,
        act: impl FnOnce(&mut Host, &Policy, &mut Vec<Out>),
    ) -> Result<(), Violation> {
        let policy = self.policy();
        let mut out = Vec::new();
        let host = &mut self.hosts[machine];
        let ran = catch_unwind(AssertUnwindSafe(|| {
            act(host, &policy, &mut out);
            host.tell_growth(&policy, &mut out);
        }));
        let took_ms = self.hosts[machine].disk.take_time_ms();
        self.busy_until_ms[machine] = self.now_ms() + took_ms;
        if let Err(payload) = ran {
            if !payload.is::<Crash>() {
                resume_unwind(payload);
            }
            self.note("goes down in a write", machine as u64, 0);
            self.switch_off(machine);
            return Ok(());
        }
        self.hosts[machine].disk.settle();
        // What a receipt is sent for is compared before it is sent.
        self.compare(machine)?;
        out.into_iter().try_for_each(|out| self.bring(machine, out, took_ms))
    }

    fn bring(&mut self, machine: usize, out: Out, took_ms: u64) -> Result<(), Violation> {
        match out {
            Out::Send(to, number, message) => {
                if let Message::Filed(_, answer) = &message
                    && let Ok(receipt) = answer.as_ref()
                {
                    self.checks.sends(receipt);
                }
                self.send(Place::Machine(machine), to, number, message, took_ms);
                Ok(())
            }
            Out::TakeIn => {
                let in_ms = self.chance.between(0, 20);
                self.schedule(in_ms, Event::TakeIn(machine));
                Ok(())
            }
            Out::Keep => {
                let in_ms = self.chance.between(0, KEEP_MS_MAX);
                self.schedule(in_ms, Event::Keep(machine));
                Ok(())
            }
            Out::Sealed(size) => {
                self.checks.sealed = self.checks.sealed.max(size);
                Ok(())
            }
            Out::Found(breach) => {
                let (kind, bytes) = (breach.code().to_owned(), breach.to_bytes());
                self.found(Place::Machine(machine), kind, bytes)
            }
            Out::Forked(note) => self.found(Place::Machine(machine), "fork".to_owned(), note.into_bytes()),
        }
    }

    /// Somebody holds evidence: what is looked for where somebody tries to bend the register, and wrong where nobody does.
    pub(crate) fn found(&mut self, by: Place, kind: String, bytes: Vec<u8>) -> Result<(), Violation> {
        self.note("evidence", self.index_of(by) as u64, bytes.len() as u64);
        if !self.is_tried {
            return Err(Violation(format!("{by:?} found “{kind}”, and nobody did wrong")));
        }
        self.evidence.push(Evidence {
            by,
            kind,
            bytes,
            step: self.steps,
        });
        Ok(())
    }

    /// Compares what a machine holds with the one history.
    pub(crate) fn compare(&mut self, machine: usize) -> Result<(), Violation> {
        let host = &mut self.hosts[machine];
        if !host.has_grown() || host.is_lost {
            return Ok(());
        }
        let Some((up, keeper)) = host.up.as_mut().and_then(|up| {
            let keeper = up.keeper.clone()?;
            Some((up, keeper))
        }) else {
            return Ok(());
        };
        if self.is_tried && keeper.is_copy() && !keeper.is_whole_copy() {
            return Ok(()); // Whoever begins may be shown what was bent for them, and shows nobody.
        }
        up.compared = self.checks.grown(machine, &keeper, up.compared)?;
        let size = up.compared;
        self.note("holds", machine as u64, size);
        Ok(())
    }

    /// A person's device hears an answer.
    fn hear(&mut self, person: usize, message: Message) -> Result<(), Violation> {
        let origin = register::checkpoint::origin(&self.community);
        let device = &mut self.people[person];
        let heard = match message {
            Message::Filed(act, answer) => device
                .filed(&self.community, &self.turns, act, *answer)
                .map(|given| (given, None)),
            Message::Shown(shown) => device
                .shown(&shown, &origin, &self.turns)
                .map(|size| (None, Some(size))),
            _ => return Ok(()), // All others are for machines, and nobody sends them to people.
        };
        match heard {
            Ok((Some((receipt, leaf)), _)) => self.checks.given(receipt, leaf),
            Ok((None, Some(size))) => self.checks.seen(person, size, self.people[person].seen.root),
            Ok((None, None)) => Ok(()),
            // It was overtaken by a newer answer.
            Err(Wrong::Smaller { .. }) => Ok(()),
            // There is no seal yet, or there never will be.
            Err(Wrong::NotSealed) => {
                self.people[person].unsealed += 1;
                Ok(())
            }
            Err(Wrong::Continuity { note }) => self.found(Place::Person(person), "continuity".to_owned(), note.into()),
            Err(wrong @ (Wrong::Receipt(_) | Wrong::NotSigned | Wrong::Inclusion(_))) => {
                let bytes = format!("{wrong:?}").into_bytes();
                self.found(Place::Person(person), "not proven".to_owned(), bytes)
            }
        }
    }

    /// Whether everybody has come to the same: nothing waits, all machines hold the same, and it is sealed.
    #[must_use]
    pub fn has_converged(&self) -> bool {
        let waits = |person: &Person| !person.outbox.is_empty() || person.texts.iter().any(Text::is_to_be_erased);
        if self.is_carrying_on || self.people.iter().any(waits) {
            return false;
        }
        let mut sizes = Vec::new();
        for host in self.hosts.iter().filter(|host| !host.is_lost) {
            let Some(up) = &host.up else { return false };
            let Some(keeper) = &up.keeper else {
                if self.options.late_machine {
                    continue; // It only witnesses.
                }
                return false;
            };
            let is_sound = keeper.halted().is_none() || (keeper.is_copy() && keeper.is_whole_copy());
            if !is_sound {
                return false;
            }
            sizes.push(keeper.read(State::size));
        }
        let policy = &self.turns.last().expect("somebody keeps the register").policy;
        let is_sealed = policy.quorum().is_met(&|_| false) || sizes.iter().all(|size| *size == self.checks.sealed);
        is_sealed && sizes.windows(2).all(|two| two[0] == two[1])
    }

    /// What keeps everybody from coming to the same, in words.
    #[must_use]
    pub fn what_is_open(&self) -> String {
        let outboxes: Vec<usize> = self.people.iter().map(|person| person.outbox.len()).collect();
        let mut text = format!(
            "nothing fails any more, and they do not come to the same: sealed {}, outboxes {outboxes:?}, carrying on {}",
            self.checks.sealed, self.is_carrying_on
        );
        for person in &self.people {
            let unwanted = person.texts.iter().filter(|text| text.is_to_be_erased()).count();
            let refused = person.refused.last();
            text.push_str(&format!(
                "\n  person {}: {unwanted} texts to be erased, refused last: {refused:?}",
                person.number
            ));
        }
        for host in &self.hosts {
            let held = host.up.as_ref().and_then(|up| up.keeper.as_ref());
            let held = held.map(|keeper| (keeper.read(State::size), keeper.is_copy(), keeper.halted()));
            text.push_str(&format!(
                "\n  machine {} (burned: {}): {held:?}",
                host.number, host.is_lost
            ));
            let off_ms = i128::from(host.now_ms()) - i128::from(self.now_ms());
            let busy_ms = self.busy_until_ms[host.number].saturating_sub(self.now_ms());
            let trouble = host.up.as_ref().and_then(|up| up.not_copied.as_deref());
            text.push_str(&format!(
                "; its clock is {off_ms} ms off, it is busy for {busy_ms} ms, waits for {} answers; not copied: {trouble:?}",
                host.waits_for()
            ));
        }
        text
    }

    /// Everything that is too dear at each step: receipts one by one, and a register replayed from its bytes.
    ///
    /// # Errors
    /// Something does not hold that has to.
    pub fn check_whole(&self, machine: usize) -> Result<(), Violation> {
        self.checks.all_receipts()?;
        let host = &self.hosts[machine];
        let Some(keeper) = host.up.as_ref().and_then(|up| up.keeper.as_ref()) else {
            return Ok(());
        };
        let mut on = host.machine();
        on.clock = std::sync::Arc::new(MachineClock::new(self.time.clone()));
        if self.options.texts {
            self.check_texts(machine)?;
        }
        Checks::replays(machine, keeper, host.disk.store(), on)
    }
}

/// What a message is, for the log.
fn word(message: &Message) -> &'static str {
    match message {
        Message::File(_) => "file",
        Message::Filed(_, answer) => match answer.as_ref() {
            Ok(_) => "receipt",
            Err(node::Trouble::Refusal(_)) => "refusal",
            Err(_) => "fault",
        },
        Message::Endorse(_) => "endorse",
        Message::Look(_) => "look",
        Message::Shown(_) => "shown",
        Message::Get(Wanted::Checkpoint) => "get checkpoint",
        Message::Get(Wanted::Tile(_)) => "get tile",
        Message::Got(Wanted::Checkpoint, _) => "got checkpoint",
        Message::Got(Wanted::Tile(_), _) => "got tile",
        Message::Texts(..) => "get texts",
        Message::TextsCame(_) => "got texts",
        Message::Ask(_) => "ask to cosign",
        Message::Answered(..) => "cosigned or not",
        Message::Recall => "recall",
        Message::Recalled(_) => "recalled",
    }
}
