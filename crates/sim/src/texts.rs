//! Texts beside acts: people write some and erase some, mirrors ask for those beside what they copy, and every machine
//! holds what its own stored register says, after each step: no text that was erased, and each that is for all and was not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use node::{Audience, Keeper, MemoryStore, Note, SaltedText, Store};
use register::entry::Entry;
use register::json::Value;
use register::{By, Hash, Head, Signed};
use rules::act::Act;

use crate::acts;
use crate::checks::Violation;
use crate::copying::Beside;
use crate::host::{Host, Out};
use crate::living::day_of;
use crate::met::Met;
use crate::options::Trouble;
use crate::person::Person;
use crate::world::World;

/// How often whoever acts writes a text with it, in a hundred.
const WRITES: u64 = 30;
/// How often whoever acts erases a text instead, in a hundred.
const ERASES: u64 = 15;

/// A text that a person wrote.
#[derive(Clone, Debug)]
pub struct Text {
    /// The 16 random bytes of the act that it came with.
    id: [u8; 16],
    /// That act.
    act: Hash,
    /// Its commitment.
    c: Hash,
    /// Whether its author wants it gone.
    is_unwanted: bool,
    /// The act that erases it, until that is refused.
    erasing: Option<Hash>,
    /// Whether one was.
    was_refused: bool,
}

impl Text {
    /// Whether its author wants it gone, and has not signed so.
    #[must_use]
    pub fn is_to_be_erased(&self) -> bool {
        self.is_unwanted && self.erasing.is_none()
    }
}

impl Person {
    /// Remembers the texts of an act that is signed under this head.
    pub(crate) fn wrote(&mut self, head: &Head, act: &Value, notes: &[Note]) {
        if notes.is_empty() {
            return;
        }
        let (id, act) = (head.id, register::act_id(&register::compose(head, act)));
        self.texts.extend(notes.iter().map(|note| Text {
            id,
            act,
            c: note.commitment(),
            is_unwanted: false,
            erasing: None,
            was_refused: false,
        }));
    }

    /// An act was refused: the texts that came with it are nowhere, and what it was to erase has to be erased anew; not by
    /// somebody whose joining burned with the keeper's machine, and all that came after it.
    pub(crate) fn not_entered(&mut self, act: &Hash, code: &str) {
        if code == "unknown-author" {
            self.texts.clear();
        }
        self.texts.retain(|text| text.act != *act);
        for text in self.texts.iter_mut().filter(|text| text.erasing == Some(*act)) {
            (text.erasing, text.was_refused) = (None, true);
        }
    }

    fn waits_for(&self, act: &Hash) -> bool {
        self.outbox.iter().any(|sent| sent.act == *act)
    }
}

/// What a machine has of the texts beside some entries.
pub(crate) struct Found {
    /// The texts.
    pub(crate) texts: BTreeMap<Hash, Note>,
    /// How many had been erased.
    pub(crate) erased: u64,
}

/// The texts beside these entries, whoever may read them; none if not all of these entries are here.
pub(crate) fn beside(keeper: &Keeper, from: u64, to: u64) -> Option<Found> {
    let entries = keeper.entries(from..to).ok()?;
    if (entries.len() as u64) < to.saturating_sub(from) {
        return None;
    }
    let mut found = Found {
        texts: BTreeMap::new(),
        erased: 0,
    };
    for bytes in entries {
        for c in read(&bytes)?.act().notes() {
            let Some(note) = keeper.note(&c.0).ok()? else { continue };
            match note.text {
                None => found.erased += 1,
                Some(SaltedText { salt, text }) => {
                    let audience = note.audience;
                    found.texts.insert(c.0, Note { salt, text, audience });
                }
            }
        }
    }
    Some(found)
}

fn read(bytes: &[u8]) -> Option<Signed<Act>> {
    let entry = Entry::decode(bytes).ok()?;
    Signed::read(&entry.body, &entry.signatures).ok()
}

impl Host {
    /// What it answers a mirror that asks for the texts beside these entries, with the session of a member who may read
    /// all of them.
    pub(crate) fn texts_beside(&mut self, from: u64, to: u64) -> Option<BTreeMap<Hash, Note>> {
        let keeper = self.up.as_ref()?.keeper.as_ref()?;
        let found = beside(keeper, from, to)?;
        (0..found.erased).for_each(|_| self.met.add(Met::TextGone));
        Some(found.texts)
    }

    /// The texts beside a batch came, or did not.
    pub(crate) fn texts_came(&mut self, number: u64, texts: Option<Arc<BTreeMap<Hash, Note>>>, out: &mut Vec<Out>) {
        let batches = self.up.iter_mut().flat_map(|up| up.batches.iter_mut());
        for batch in batches.filter(|batch| batch.waits_for(number)) {
            batch.beside = texts.clone().map_or(Beside::Missed, Beside::Came);
            out.push(Out::Keep);
        }
    }
}

impl World {
    /// A person writes something, or decides that something they wrote is to be gone.
    pub(crate) fn act_about_texts(&mut self, person: usize) -> Option<(Value, Vec<Note>)> {
        let what = self.chance.below(100);
        let day = day_of(self.now_ms());
        let device = &mut self.people[person];
        if what < WRITES {
            let number = self.chance.number();
            let mut note = acts::note(&format!("What person {person} has to say, and how often: {number}"));
            note.audience = match self.chance.below(8) {
                0 => Audience::Members(Vec::new()),
                1 => Audience::Circle("commons".to_owned()),
                _ => Audience::Community,
            };
            if note.audience != Audience::Community {
                self.for_a_few.insert(note.commitment());
            }
            return Some((acts::noted_care(30, &day, &note), vec![note]));
        }
        if what < WRITES + ERASES && !device.texts.is_empty() {
            // What was just written may not have been entered anywhere yet.
            let newest = device.texts.len() - 1;
            let place = match self.chance.happens(400) {
                true => newest,
                false => self.chance.place(newest + 1),
            };
            self.people[person].texts[place].is_unwanted = true;
        }
        None
    }

    /// A person erases what they want gone; again where that was refused, once it is known what stands.
    pub(crate) fn erase_what_is_to_be(&mut self, person: usize) {
        let (now_ms, community) = (self.now_ms(), self.community);
        let device = &mut self.people[person];
        for place in 0..device.texts.len() {
            let text = &device.texts[place];
            if !text.is_to_be_erased() || text.was_refused && device.waits_for(&text.act) {
                continue;
            }
            let Text { id, c, .. } = *text;
            let submission = device.sign(community, now_ms, &acts::erase(&id, &c));
            device.texts[place].erasing = Some(device.put(submission));
        }
    }

    /// Every text that its author wanted gone, and that came to stand in the register, was erased there.
    ///
    /// # Errors
    /// Names the first that was not.
    pub fn check_erased(&self) -> Result<(), Violation> {
        if !self.options.texts {
            return Ok(());
        }
        let told = Told::of(&self.hosts[self.keeper].disk.store(), &self.community)?;
        let left = self
            .unwanted()
            .filter(|text| told.stands.contains(&text.c))
            .find(|text| !told.erased.contains(&text.c));
        match left {
            Some(text) => Err(Violation(format!("{} was to be erased, and is not", text.c))),
            None => Ok(()),
        }
    }

    fn unwanted(&self) -> impl Iterator<Item = &Text> {
        let texts = self.people.iter().flat_map(|person| &person.texts);
        texts.filter(|text| text.is_unwanted)
    }

    /// What a machine holds of texts is what its own stored register says.
    ///
    /// # Errors
    /// Names a text that it holds and should not, or lacks.
    pub(crate) fn check_texts(&self, machine: usize) -> Result<(), Violation> {
        let host = &self.hosts[machine];
        let store = host.disk.store();
        let Told { stands, erased } = Told::of(&store, &self.community)?;
        let unwanted: BTreeSet<Hash> = self.unwanted().map(|text| text.c).collect();
        let wrong = |c: &Hash, what| Err(Violation(format!("machine {machine} {what} {c}")));
        for c in &stands {
            let kept = store
                .note(&self.community, c)
                .map_err(|fault| Violation(fault.to_string()))?;
            let is_known = kept.is_some();
            let text = kept.and_then(|kept| kept.text);
            let is_for_few = self.for_a_few.contains(c);
            if is_for_few && is_known && !host.has_kept {
                return wrong(c, "never kept the register, and has a text for a few:");
            }
            match text {
                Some(_) if erased.contains(c) => return wrong(c, "still has an erased text:"),
                Some(text) if register::note::commit(&text.salt, &text.text) != *c => {
                    return wrong(c, "has another text than was committed to:");
                }
                // Mirrors have none of these, so that they are gone with their keeper's disk.
                None if is_for_few && (!host.has_kept || self.loses_texts_for_few()) => {}
                // A mirror may have come to an entry once its text was erased, and not to the act that erased it.
                None if !erased.contains(c) && !unwanted.contains(c) => {
                    return wrong(c, "lacks a text that nobody erased:");
                }
                Some(_) | None => {}
            }
        }
        Ok(())
    }

    fn loses_texts_for_few(&self) -> bool {
        let losing = [
            Trouble::OldDatabase,
            Trouble::OldDisk,
            Trouble::LastCommit,
            Trouble::Fire,
        ];
        losing.iter().any(|trouble| self.options.troubles.contains(trouble))
    }
}

/// What a stored register says of its texts.
struct Told {
    /// The commitments of all.
    stands: BTreeSet<Hash>,
    /// Those that their authors erased.
    erased: BTreeSet<Hash>,
}

impl Told {
    fn of(store: &MemoryStore, community: &Hash) -> Result<Self, Violation> {
        let entries = store.page(community, 0, usize::MAX);
        let entries = entries.map_err(|fault| Violation(fault.to_string()))?;
        // Who brought each first, with which act.
        let mut first: BTreeMap<Hash, (Hash, [u8; 16])> = BTreeMap::new();
        let mut erased = BTreeSet::new();
        for bytes in entries {
            let signed = read(&bytes).ok_or_else(|| Violation("a stored entry cannot be read".to_owned()))?;
            let author = match signed.head().by {
                By::Member(member) => member,
                By::Nobody | By::Keeper => signed.act_id(),
            };
            for c in signed.act().notes() {
                first.entry(c.0).or_insert((author, signed.head().id));
            }
            if let Act::NoteErase(erase) = signed.act()
                && first.get(&erase.c.0) == Some(&(author, erase.act.0))
            {
                erased.insert(erase.c.0);
            }
        }
        let stands = first.into_keys().collect();
        Ok(Self { stands, erased })
    }
}
