//! Trouble that comes from outside, and what operators and members do about it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use node::{Fault, Keeper, State};

use crate::checks::Violation;
use crate::host::{Host, policy};
use crate::met::{Fate, Met, Write};
use crate::options::Trouble;
use crate::person::Turn;
use crate::texts::beside;
use crate::world::{Event, World};

/// What somebody does about trouble, after a while.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mending {
    /// There is room on this machine's disk again.
    Disk(usize),
    /// This machine's clock is set.
    Clock(usize),
    /// Everybody reaches everybody again.
    Network,
    /// The operator of this machine looks after it.
    Machine(usize),
    /// Members go on with a mirror.
    Keeper,
}

/// How long something is broken, in milliseconds.
const BROKEN_MS: (u64, u64) = (5_000, 120_000);
/// How long an operator takes, in milliseconds.
const OPERATOR_MS: (u64, u64) = (15_000, 90_000);
/// How far a clock is off at the most, in milliseconds.
const OFF_MS_MAX: u64 = 20 * 60_000;
/// How long members wait before they go on without a keeper, and between two attempts, in milliseconds.
const PATIENCE_MS: u64 = 30_000;

impl World {
    /// Some trouble comes.
    pub(crate) fn trouble(&mut self) -> Result<(), Violation> {
        if self.options.troubles.is_empty() {
            return Ok(());
        }
        let trouble = *self.chance.one_of(&self.options.troubles);
        let machine = self.chance.place(self.hosts.len());
        if self.hosts[machine].is_lost {
            return Ok(());
        }
        let place = Trouble::ALL.iter().position(|other| *other == trouble);
        self.note("trouble", place.unwrap_or_default() as u64, machine as u64);
        let broken_ms = self.chance.between(BROKEN_MS.0, BROKEN_MS.1);
        match trouble {
            Trouble::Kill => {
                self.met.add(Met::Killed);
                self.switch_off(machine);
            }
            Trouble::Stop => {
                self.met.add(Met::Ended);
                // What is written seldom goes wrong seldom: so it does where it is written.
                self.spoil(machine, Write::Snapshot);
                self.end(machine);
            }
            Trouble::FullDisk => {
                self.hosts[machine].disk.set_full(true);
                self.schedule(broken_ms, Event::Mend(Mending::Disk(machine)));
            }
            Trouble::Partition => {
                for place in 0..self.groups.len() {
                    self.groups[place] = self.chance.below(2) as u8;
                }
                self.schedule(broken_ms, Event::Mend(Mending::Network));
            }
            Trouble::WrongClock => {
                let off_ms = self.chance.between(0, 2 * OFF_MS_MAX) as i64 - OFF_MS_MAX as i64;
                self.hosts[machine].clock.put_off(off_ms);
                let in_ms = self.chance.between(60_000, 25 * 60_000);
                self.schedule(in_ms, Event::Mend(Mending::Clock(machine)));
            }
            Trouble::Backup => self.hosts[machine].disk.back_up(),
            Trouble::OldDatabase => self.go_back(machine, false),
            Trouble::OldDisk => self.go_back(machine, true),
            Trouble::DamagedSnapshot => self.hosts[machine].disk.damage_snapshot(&self.community),
            Trouble::Night => {
                self.met.add(Met::Night);
                let hours = self.chance.between(6, 80);
                self.time.set(self.now_ms() + hours * 3_600_000);
            }
            Trouble::Fire => self.burn(),
            Trouble::BadWrite => Write::ALL.iter().for_each(|write| self.spoil(machine, *write)),
            Trouble::LastCommit => self.hosts[self.keeper].disk.watch_commits(),
        }
        Ok(())
    }

    /// The next write of this kind does not go well there, in worlds in which writes do not.
    fn spoil(&mut self, machine: usize, write: Write) {
        if self.options.troubles.contains(&Trouble::BadWrite) {
            let fates: Vec<Fate> = Fate::ALL.iter().copied().filter(|fate| fate.can_be_of(write)).collect();
            let fate = *self.chance.one_of(&fates);
            self.hosts[machine].disk.arm(write, fate);
        }
    }

    /// A machine is switched off, and is started again after a while.
    pub(crate) fn switch_off(&mut self, machine: usize) {
        if self.hosts[machine].up.take().is_none() {
            return; // It is off, and will be started.
        }
        self.hosts[machine].disk.go_down();
        let in_ms = self.chance.between(500, 30_000);
        self.schedule(in_ms, Event::Start(machine));
    }

    /// A program is ended as it should be.
    pub(crate) fn end(&mut self, machine: usize) {
        let Some(up) = self.hosts[machine].up.take() else {
            return;
        };
        // A machine that goes down while it is ended is down as well.
        let ended = catch_unwind(AssertUnwindSafe(|| up.node.close()));
        drop(ended);
        drop(up);
        self.hosts[machine].disk.go_down();
        let in_ms = self.chance.between(500, 5_000);
        self.schedule(in_ms, Event::Start(machine));
    }

    /// A machine is started.
    pub(crate) fn start(&mut self, machine: usize) -> Result<(), Violation> {
        self.note("starts", machine as u64, 0);
        if self.hosts[machine].is_lost || self.hosts[machine].up.is_some() {
            return Ok(());
        }
        let community = self.community;
        let mut is_started = false;
        self.run(machine, |host, policy, out| {
            is_started = host.start(Some(&community), policy, out).is_ok();
        })?;
        if !is_started && self.hosts[machine].up.is_none() {
            // It went down again, which has it started, or its disk is full.
            self.schedule(30_000, Event::Start(machine));
        }
        let in_ms = self.chance.between(OPERATOR_MS.0, OPERATOR_MS.1);
        self.schedule(in_ms, Event::Mend(Mending::Machine(machine)));
        Ok(())
    }

    /// The last backup is put in the place of the newest data.
    fn go_back(&mut self, machine: usize, whole: bool) {
        let is_keeper = machine == self.keeper;
        // A mirror that forgets, and then a keeper that burns, is more than a seal promises to survive; and what nobody
        // witnesses nobody can remember.
        let is_too_much = if is_keeper {
            whole && (self.hosts.len() == 1 || !self.can_all_be_asked() || self.is_held_unconfirmed(machine))
        } else {
            self.options.troubles.contains(&Trouble::Fire)
        };
        // That a keeper signed for more is remembered by its witnesses. Where a seal takes but one of them, and that one
        // forgets too, nobody does.
        let has_other_forgotten = whole && self.forgetful.is_some_and(|other| other != machine);
        if is_too_much || has_other_forgotten || self.is_carrying_on || self.hosts[machine].up.take().is_none() {
            return;
        }
        if whole {
            self.forgetful = Some(machine);
        }
        if whole && is_keeper {
            self.checks.disk_gone(self.held_beside(machine));
        }
        // Nobody brings an old copy back in the very moment in which the machine loses its power.
        self.hosts[machine].disk.write_back();
        self.hosts[machine].disk.restore_backup(whole);
        self.schedule(1_000, Event::Start(machine));
    }

    /// Whether a mirror holds more than any witness has confirmed. Then nobody tells a keeper with an old disk that it had
    /// signed for more, and that mirror finds two histories, and is right (docs/decisions/0208).
    fn is_held_unconfirmed(&self, keeper: usize) -> bool {
        let confirmed = self.hosts.iter().map(Host::remembers).max();
        self.held_beside(keeper) > confirmed.unwrap_or_default()
    }

    /// How many entries another machine than this one holds at the most.
    fn held_beside(&self, machine: usize) -> u64 {
        let others = self.hosts.iter().filter(|host| host.number != machine && !host.is_lost);
        let held = |host: &Host| match host.up.as_ref().and_then(|up| up.keeper.as_ref()) {
            Some(keeper) => keeper.read(State::size),
            None => host.disk.length(&self.community),
        };
        others.map(held).max().unwrap_or_default()
    }

    /// Where the last commit is to go, and the program has settled since: the machine loses its power, so that whatever
    /// was not synced may be gone, and somebody brings a database back that lacks that commit alone.
    pub(crate) fn lose_last(&mut self, machine: usize) {
        let host = &mut self.hosts[machine];
        if !host.disk.can_lack_last() || self.is_calm || self.is_carrying_on || machine != self.keeper {
            return;
        }
        let is_keeping = |keeper: &Keeper| keeper.halted().is_none();
        if host
            .up
            .as_ref()
            .and_then(|up| up.keeper.as_ref())
            .is_some_and(is_keeping)
        {
            host.up = None;
            host.disk.go_down();
            host.disk.drop_last();
            self.note("loses its last commit", machine as u64, 0);
            self.schedule(1_000, Event::Start(machine));
        }
    }

    /// Whether every witness answers now.
    fn can_all_be_asked(&self) -> bool {
        self.groups.iter().all(|group| *group == self.groups[0]) && self.hosts.iter().all(|host| host.up.is_some())
    }

    /// The keeper's machine burns, disk and all.
    fn burn(&mut self) {
        if self.hosts.len() < 2 || self.hosts.iter().any(|host| host.is_lost) {
            return;
        }
        for machine in 0..self.hosts.len() {
            self.spoil(machine, Write::Endorsements);
        }
        self.go_on_without_keeper();
    }

    /// Members reckon with the keeper no more: its machine burned, or it does not do what it should.
    pub fn go_on_without_keeper(&mut self) {
        let host = &mut self.hosts[self.keeper];
        host.is_lost = true;
        host.up = None;
        self.is_carrying_on = true;
        self.checks.disk_gone(self.held_beside(self.keeper));
        self.note("burns", self.keeper as u64, 0);
        self.schedule(PATIENCE_MS, Event::Mend(Mending::Keeper));
    }

    /// Somebody does something about trouble.
    pub(crate) fn mend(&mut self, mending: Mending) -> Result<(), Violation> {
        match mending {
            Mending::Disk(machine) => self.hosts[machine].disk.set_full(false),
            Mending::Clock(machine) => self.hosts[machine].clock.put_off(0),
            Mending::Network => self.groups.iter_mut().for_each(|group| *group = 0),
            Mending::Machine(machine) => return self.look_after(machine),
            Mending::Keeper => return self.carry_on(),
        }
        self.note("mends", 0, 0);
        Ok(())
    }

    /// The operator of a machine looks whether it takes acts in, and if not, why.
    fn look_after(&mut self, machine: usize) -> Result<(), Violation> {
        self.note("operator", machine as u64, 0);
        let halted = self.hosts[machine]
            .up
            .as_ref()
            .and_then(|up| up.keeper.as_ref()?.halted());
        match halted {
            _ if self.hosts[machine].is_lost || self.hosts[machine].up.is_none() => Ok(()),
            None | Some(Fault::Copy { .. }) => {
                self.hosts[machine].disk.forget_newest();
                Ok(())
            }
            Some(Fault::RolledBack { signed, .. }) => self.fill_up(machine, signed),
            Some(fault) if fault.is_transient() || matches!(fault, Fault::ReadOnly { .. }) => {
                self.switch_off(machine);
                Ok(())
            }
            Some(fault) => Err(Violation(format!(
                "machine {machine} halted, and nobody did wrong: {fault}"
            ))),
        }
    }

    /// What a machine has lost comes back: from the mirror that has most, if that is as much, or else from the newest disk.
    fn fill_up(&mut self, machine: usize, signed: u64) -> Result<(), Violation> {
        let held = self.hosts[machine].up.as_ref().and_then(|up| up.keeper.clone());
        let size = held.as_ref().map_or(0, |keeper| keeper.read(State::size));
        let source = self
            .hosts
            .iter()
            .filter(|host| host.number != machine && !host.is_lost)
            .filter_map(|host| {
                let copy = host.up.as_ref()?.keeper.as_ref()?;
                (copy.is_whole_copy() && copy.read(State::size) >= signed).then_some(copy)
            })
            .max_by_key(|copy| copy.read(State::size));
        let missing = source.and_then(|copy| {
            let to = copy.read(State::size);
            let texts = beside(copy, size, to)?.texts;
            Some((copy.entries(size..to).ok()?, texts, copy.checkpoint()))
        });
        if let (Some((entries, texts, checkpoint)), Some(keeper)) = (missing, held)
            && !keeper.is_copy()
        {
            let mut filled = None;
            self.run(machine, |_, _, _| {
                filled = Some(keeper.refill(&entries, &texts, &checkpoint));
            })?;
            if matches!(filled, Some(Ok(_))) && !texts.is_empty() {
                self.met.add(Met::TextsFilledUp);
            }
            self.note("is filled up", machine as u64, u64::from(matches!(filled, Some(Ok(_)))));
            if keeper.halted().is_none() {
                self.met.add(Met::FilledUp);
                self.hosts[machine].disk.forget_newest();
                return Ok(());
            }
        }
        self.hosts[machine].up = None;
        self.hosts[machine].disk.go_down();
        if !self.hosts[machine].disk.restore_newest() {
            return Err(Violation(format!(
                "machine {machine} has lost what it signed, and nobody took it away"
            )));
        }
        self.schedule(1_000, Event::Start(machine));
        Ok(())
    }

    /// Members go on with the mirror that holds most, once all of them can be asked how much they hold.
    fn carry_on(&mut self) -> Result<(), Violation> {
        let successor = self.successor();
        if let Some(machine) = successor {
            let copy = self.hosts[machine].up.as_ref().and_then(|up| up.keeper.clone());
            let copy = copy.expect("it was asked how much it holds");
            if !copy.is_copy() {
                self.note("keeps the register now", machine as u64, 0);
                self.met.add(Met::CarriedOn);
                self.hand_over(machine);
                return Ok(());
            }
            for person in 0..self.people.len() {
                self.endorse(person, machine);
            }
        }
        self.schedule(PATIENCE_MS, Event::Mend(Mending::Keeper));
        Ok(())
    }

    /// The machine that members go on with; none while some cannot be asked.
    fn successor(&self) -> Option<usize> {
        let mut most: Option<(u64, usize)> = None;
        for host in self.hosts.iter().filter(|host| !host.is_lost) {
            let keeper = host.up.as_ref()?.keeper.as_ref()?;
            if !keeper.is_copy() {
                return Some(host.number);
            }
            if !matches!(keeper.halted(), Some(Fault::Copy { .. })) {
                return None;
            }
            let size = keeper.read(State::size);
            if most.is_none_or(|(held, _)| size > held) {
                most = Some((size, host.number));
            }
        }
        most.map(|(_, number)| number)
    }

    /// Everybody knows that this machine keeps the register now.
    fn hand_over(&mut self, machine: usize) {
        let Some(key) = self.hosts[machine]
            .up
            .as_ref()
            .and_then(|up| Some(up.keeper.as_ref()?.own_key()))
        else {
            return;
        };
        let others = self.hosts.iter().filter(|host| !host.is_lost && host.number != machine);
        let witnesses: Vec<usize> = others.map(|host| host.number).collect();
        let policy = policy(&witnesses, self.options.threshold.min(witnesses.len()));
        self.turns.push(Turn { key, policy });
        self.keeper = machine;
        self.hosts[machine].has_kept = true;
        self.is_carrying_on = false;
        for host in &mut self.hosts {
            host.source = machine;
        }
        // What seals knows its witnesses from its start.
        self.switch_off(machine);
        self.send_all_again();
    }

    /// From now on nothing fails, and whatever is broken is mended.
    pub fn calm_down(&mut self) {
        self.is_calm = true;
        self.options.net = crate::options::NetFaults::default();
        self.groups.iter_mut().for_each(|group| *group = 0);
        for machine in 0..self.hosts.len() {
            let host = &self.hosts[machine];
            host.disk.set_faults(crate::disk::DiskFaults::default());
            host.disk.set_full(false);
            host.disk.disarm();
            host.clock.put_off(0);
            self.schedule(20_000, Event::Mend(Mending::Machine(machine)));
        }
    }
}
