//! How the world begins, and what people do in it: they work, confirm each other's work, share what came in, look at the
//! register, and send again what got no answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use node::peer::Wanted;
use node::{Note, Submission};
use register::json::Value;
use register::tiles::{TileKind, TilePath, read_bundle};
use register::{By, Hash, SecretKey};
use rules::quantity::Day;

use crate::acts;
use crate::disk::DiskFaults;
use crate::host::policy;
use crate::message::{Message, Place};
use crate::person::Turn;
use crate::world::{Event, World};

/// Most acts that a device has under way: a person waits for answers too.
const OUTBOX_MAX: usize = 12;
const DAY_MS: u64 = 86_400_000;
/// Of a hundred things that people do, how many are about money that moves in two steps, where they do that.
const TRANSFERS: u64 = 20;

/// The day of a time, as acts write it; the world's community lives by UTC.
pub(crate) fn day_of(now_ms: u64) -> String {
    let number = i32::try_from(now_ms / DAY_MS).expect("the world ends before");
    Day::from_number(number).expect("it is a day").to_string()
}

impl World {
    /// Founds the community on the first machine, has everybody join, and begins the mirrors. Nothing fails yet.
    pub(crate) fn begin(&mut self) {
        let nobody = policy(&[], 0);
        let mut out = Vec::new();
        for host in &mut self.hosts {
            host.start(None, &nobody, &mut out).expect("nothing fails yet");
        }
        let now_ms = self.now_ms();
        let node = &self.hosts[0].up.as_ref().expect("it was started").node;
        let key = node.new_keeper_key().expect("nothing fails yet");
        let founder = &mut self.people[0];
        let (act, notes) = acts::founding(&key, &founder.key.public());
        let head = founder.head(By::Nobody, None, now_ms);
        founder.wrote(&head, &act, &notes);
        let founding = acts::submission(&head, &act, &[&founder.key], notes);
        let (keeper, _) = node.found(founding).expect("the founding is as rules want it");
        founder.id = keeper.id();
        self.community = keeper.id();
        for number in 1..self.people.len() {
            let (invitation, joining) = self.joining(number, now_ms);
            keeper.file(invitation).expect("a member invites");
            let receipt = keeper.file(joining).expect("the invitation is good");
            self.people[number].id = receipt.act;
        }
        let witnesses: Vec<usize> = (1..self.hosts.len()).collect();
        let policy = policy(&witnesses, self.options.threshold);
        self.turns.push(Turn {
            key,
            policy: policy.clone(),
        });
        self.hosts[0].has_kept = true;
        self.hosts[0]
            .serve(keeper, &policy, &mut out)
            .expect("nothing fails yet");
        let late = usize::from(self.options.late_machine);
        let latecomers = self.hosts.len() - late;
        for machine in 1..latecomers {
            self.begin_mirror(machine);
        }
        for host in &mut self.hosts[latecomers..] {
            host.witness_alone(&self.community, key).expect("nothing fails yet");
        }
        for host in &self.hosts {
            host.disk.set_faults(self.options.disk);
        }
        for machine in 0..self.hosts.len() {
            let in_ms = self.chance.below(250);
            self.schedule(in_ms, Event::Tick(machine));
        }
        for person in 0..self.people.len() {
            let in_ms = self.chance.below(4_000);
            self.schedule(in_ms, Event::Wake(person));
        }
        let in_ms = self.chance.between(1_000, 2 * self.options.calm_ms);
        self.schedule(in_ms, Event::Trouble);
    }

    /// A machine begins to mirror, with the first entry that the keeper's shows it.
    ///
    /// # Panics
    /// It is switched off, or the first entry is no founding.
    pub fn begin_mirror(&mut self, machine: usize) {
        let policy = self.policy();
        let path = TilePath::new(TileKind::Entries, 0, 1).expect("a bundle of one entry");
        let bundle = self.hosts[self.keeper].answer(Place::Machine(machine), Wanted::Tile(path));
        let bundle = bundle.expect("the keeper shows its first entry");
        let first = read_bundle(&bundle, 1).expect("a bundle of one entry")[0].to_vec();
        let texts = match self.options.texts {
            true => self.hosts[self.keeper].texts_beside(0, 1).unwrap_or_default(),
            false => BTreeMap::new(),
        };
        let community = self.community;
        let host = &mut self.hosts[machine];
        let faults = self.options.disk;
        host.disk.set_faults(DiskFaults::default());
        let node = &host.up.as_ref().expect("it was started").node;
        let copy = node.begin_copy(community, &first, &texts);
        let copy = copy.expect("the first entry is a founding");
        host.serve(copy, &policy, &mut Vec::new()).expect("nothing fails here");
        host.disk.set_faults(faults);
    }

    /// The founder's invitation for a person, and their joining.
    fn joining(&mut self, number: usize, now_ms: u64) -> (Submission, Submission) {
        let community = self.community;
        let invitation = SecretKey::from_seed(self.chance.bytes());
        let invite = acts::invite(&invitation.public(), now_ms + DAY_MS);
        let invited = self.people[0].sign(community, now_ms, &invite);
        let person = &mut self.people[number];
        let name = acts::note(&format!("Person {number}"));
        let join = acts::join(&name, &person.key.public(), &invitation.public());
        let head = person.head(By::Nobody, Some(community), now_ms);
        let notes = vec![name];
        person.wrote(&head, &join, &notes);
        let joining = acts::submission(&head, &join, &[&person.key, &invitation], notes);
        (invited, joining)
    }

    /// A person does something, and looks after what they sent.
    pub(crate) fn wake(&mut self, person: usize) {
        let in_ms = self.chance.between(2_000, 8_000);
        self.schedule(in_ms, Event::Wake(person));
        self.note("wakes", person as u64, 0);
        let acts_now = !self.is_calm && self.chance.below(self.options.pause_ms) < in_ms;
        if acts_now && self.people[person].outbox.len() < OUTBOX_MAX {
            let about_texts = if self.options.texts {
                self.act_about_texts(person)
            } else {
                None
            };
            let about_money = match about_texts {
                None if self.options.transfers => self.act_about_transfers(person),
                other => other,
            };
            let (act, notes) = about_money.unwrap_or_else(|| self.next_act(person));
            let (now_ms, community) = (self.now_ms(), self.community);
            let device = &mut self.people[person];
            let submission = device.sign_with(community, now_ms, &act, notes);
            device.put(submission);
        }
        if self.options.texts {
            self.erase_what_is_to_be(person);
        }
        let again = if self.is_calm { 0 } else { self.options.again };
        let now_ms = self.now_ms();
        for submission in self.people[person].due(now_ms, again) {
            self.send_keeper(person, Message::File(submission));
        }
        let has_open = !self.people[person].outbox.is_empty();
        if has_open || self.chance.happens(150) {
            let look = self.people[person].look();
            self.send_keeper(person, Message::Look(look));
        }
    }

    fn send_keeper(&mut self, person: usize, message: Message) {
        let keeper = Place::Machine(self.keeper);
        self.send(Place::Person(person), keeper, 0, message, 0);
    }

    /// What a person does next, as far as they can see the keeper's pages.
    fn next_act(&mut self, person: usize) -> (Value, Vec<Note>) {
        let day = day_of(self.now_ms());
        let is_reached = self.is_reached(Place::Person(person), Place::Machine(self.keeper));
        let what = self.chance.below(100);
        let number = i64::try_from(self.chance.between(5, 90)).expect("it is small");
        let page = self.hosts[self.keeper].up.as_ref().and_then(|up| up.keeper.clone());
        let Some(page) = page.filter(|_| is_reached) else {
            return (acts::care(number, &day), Vec::new());
        };
        let id = self.people[person].id;
        let (chance, has_texts) = (&mut self.chance, self.options.texts);
        let found = page.read(|state| {
            let community = state.community();
            let act = match what {
                0..25 => {
                    let works = community.works();
                    let latest = works.len().saturating_sub(8);
                    let others = works[latest..].iter().filter(|work| {
                        let own = community.member_ix(&id);
                        own != Some(work.author) && own != Some(work.contributor)
                    });
                    let others: Vec<Hash> = others.map(|work| work.id).collect();
                    (!others.is_empty()).then(|| acts::confirm(chance.one_of(&others)))
                }
                25..28 if community.partners().is_empty() => {
                    let mut name = acts::note("House of Words");
                    if has_texts {
                        name.salt = chance.bytes(); // Whose text it is says whoever wrote it first.
                    }
                    return Some((acts::customer(&name), vec![name]));
                }
                25..28 => Some(acts::income(number * 100, &community.partners()[0].id, &day)),
                28..30 => Some(acts::share(number * 50, &day, &day)),
                _ => None,
            };
            Some((act?, Vec::new()))
        });
        let other = || match what {
            30..55 => acts::translation(number * 10, &day),
            _ => acts::care(number, &day),
        };
        found.unwrap_or_else(|| (other(), Vec::new()))
    }

    /// A person moves money in two steps: first it waits, then it is posted, or voided, or its time runs out.
    fn act_about_transfers(&mut self, person: usize) -> Option<(Value, Vec<Note>)> {
        let what = self.chance.below(100);
        let number = i64::try_from(self.chance.between(1, 9)).expect("it is small");
        if what >= TRANSFERS || !self.is_reached(Place::Person(person), Place::Machine(self.keeper)) {
            return None;
        }
        let page = self.hosts[self.keeper].up.as_ref()?.keeper.clone()?;
        let (now_ms, id) = (self.now_ms(), self.people[person].id);
        let waiting = page.read(|state| {
            let waiting = state.community().ledger().waiting(now_ms);
            let own = waiting
                .filter(|(_, by, ..)| *by == id)
                .map(|(transaction, ..)| transaction);
            own.collect::<Vec<_>>()
        });
        let act = if what < TRANSFERS / 2 && !waiting.is_empty() {
            let transaction = *self.chance.one_of(&waiting);
            acts::end_transfer(&transaction, self.chance.happens(700))
        } else {
            let in_ms = self.chance.between(DAY_MS / 96, DAY_MS);
            acts::transfer(number, &day_of(now_ms), now_ms + in_ms)
        };
        Some((act, Vec::new()))
    }

    /// Sends everything again that got no seal, since another machine keeps the register now.
    pub(crate) fn send_all_again(&mut self) {
        for person in &mut self.people {
            for sent in &mut person.outbox {
                sent.receipt = None;
                sent.sent_ms = 0;
            }
        }
    }

    /// A member endorses the mirror that is to keep the register.
    pub(crate) fn endorse(&mut self, person: usize, machine: usize) {
        let Some(copy) = self.hosts[machine].up.as_ref().and_then(|up| up.keeper.clone()) else {
            return;
        };
        let (now_ms, community) = (self.now_ms(), self.community);
        let act = acts::endorse(&copy.own_key());
        let submission = self.people[person].sign(community, now_ms, &act);
        let message = Message::Endorse(Arc::new(submission));
        self.send(Place::Person(person), Place::Machine(machine), 0, message, 0);
    }
}
