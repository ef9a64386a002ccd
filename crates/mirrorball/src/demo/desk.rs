//! The desk at which the sample's people sit: it turns what they do into signed
//! acts, and files them one after the other at the time of the story.

use std::collections::BTreeMap;
use std::sync::Arc;

use node::clock::ManualClock;
use node::{Audience, Keeper, Node, Note, Submission, Trouble};
use register::json::Value;
use register::{By, Hash, SecretKey, Seen};
use rules::quantity::Day;

use crate::compose::{self, Frame};
use crate::demo::calendar;
use crate::demo::cast::{self, PEOPLE};
use crate::demo::chance::Chance;

/// How long an act of the story could wait.
const EXPIRES_MS: u64 = 60 * 60 * 1000;

/// The fields of an act.
pub type Fields = BTreeMap<String, Value>;

/// An act about to be filed.
pub struct Draft {
    /// Its fields, with its type.
    pub fields: Fields,
    /// The notes beside it.
    pub notes: Vec<Note>,
}

/// Where everybody files, one after the other.
pub struct Desk {
    /// The keeper of the sample.
    pub keeper: Keeper,
    /// Chance, for salts, ids and the story itself.
    pub chance: Chance,
    clock: Arc<ManualClock>,
    end_ms: u64,
    /// The members by their place in the cast, from the moment they join.
    members: BTreeMap<usize, Hash>,
    /// Which key each of them signs with.
    devices: BTreeMap<usize, u32>,
    /// How many acts were filed.
    pub filed: u64,
    /// What was refused: the story goes on without it.
    pub refused: Vec<String>,
}

impl Desk {
    /// Founds the sample, and sits down.
    ///
    /// # Errors
    ///
    /// The founding is not admitted.
    pub fn found(
        node: &Node,
        clock: Arc<ManualClock>,
        end_ms: u64,
        mut chance: Chance,
        mut draft: Draft,
    ) -> Result<Self, Trouble> {
        let key = SecretKey::from_seed(cast::seed(0, 0));
        let keeper_key = node.new_keeper_key()?;
        draft.set("keeper", Value::Text(keeper_key.to_string()));
        draft.set("keys", Value::List(vec![Value::Text(key.public().to_string())]));
        let frame = Frame {
            by: By::Nobody,
            community: None,
            seen: compose::nothing_seen(),
            expires_ms: node::clock::Clock::now_ms(&*clock).saturating_add(EXPIRES_MS),
            id: chance.bytes(),
        };
        let signed = compose::sign(&frame, &Value::Record(draft.fields), Vec::new(), &key, &[]);
        let founder = signed.act_id();
        let submission = Submission {
            body: signed.body,
            signatures: signed.signatures,
            notes: draft.notes,
        };
        let (keeper, _) = node.found(submission)?;
        Ok(Self {
            keeper,
            chance,
            clock,
            end_ms,
            members: BTreeMap::from([(0, founder)]),
            devices: BTreeMap::new(),
            filed: 1,
            refused: Vec::new(),
        })
    }

    /// The time of the story, in Unix milliseconds.
    pub fn now_ms(&self) -> u64 {
        node::clock::Clock::now_ms(&*self.clock)
    }

    /// The day of the story.
    pub fn today(&self) -> Day {
        calendar::day_of(self.now_ms())
    }

    /// Lets time pass until a local minute of a day, or the present if that comes first.
    pub fn wait_until(&mut self, day: Day, minute: u32) {
        let then_ms = calendar::moment(day, minute).clamp(self.now_ms(), self.end_ms);
        self.clock.set(then_ms);
    }

    /// Lets a few minutes pass.
    pub fn wait_a_little(&mut self) {
        let wait_ms = u64::try_from(self.chance.between(20, 400)).unwrap_or(60) * 1000;
        self.clock.set(self.now_ms().saturating_add(wait_ms).min(self.end_ms));
    }

    /// A member's id.
    pub fn id(&self, person: usize) -> Hash {
        *self
            .members
            .get(&person)
            .expect("the story asks only for people who have joined")
    }

    /// Whether somebody has joined.
    pub fn has_joined(&self, person: usize) -> bool {
        self.members.contains_key(&person)
    }

    /// A note by somebody, and what stands in the act in its place.
    pub fn note(&mut self, text: &str) -> (Value, Note) {
        let note = Note {
            salt: self.chance.bytes(),
            text: text.to_owned(),
            audience: Audience::Community,
        };
        (Value::Text(note.commitment().to_string()), note)
    }

    /// Files an act of a member; none if it was refused.
    ///
    /// # Errors
    ///
    /// A fault: the story can't go on.
    pub fn file(&mut self, person: usize, draft: Draft) -> Result<Option<Hash>, Trouble> {
        let key = self.key(person);
        self.file_signed(By::Member(self.id(person)), draft, &key, &[])
    }

    /// Files an act that needs a second key.
    ///
    /// # Errors
    ///
    /// A fault: the story can't go on.
    pub fn file_with(&mut self, person: usize, draft: Draft, second: &SecretKey) -> Result<Option<Hash>, Trouble> {
        let key = self.key(person);
        self.file_signed(By::Member(self.id(person)), draft, &key, &[second])
    }

    /// Joins by an invitation.
    ///
    /// # Errors
    ///
    /// A fault: the story can't go on.
    pub fn join(&mut self, person: usize, invitation: &SecretKey) -> Result<(), Trouble> {
        let key = SecretKey::from_seed(cast::seed(person, 0));
        let (name, note) = self.note(PEOPLE[person].name);
        let mut draft = Draft::new("member.join/1");
        draft.set("name", name);
        draft.set("keys", Value::List(vec![Value::Text(key.public().to_string())]));
        draft.set("invite", Value::Text(invitation.public().kid().to_string()));
        draft.notes.push(note);
        if let Some(member) = self.file_signed(By::Nobody, draft, &key, &[invitation])? {
            self.members.insert(person, member);
        }
        Ok(())
    }

    /// From now on, somebody signs with another key.
    pub fn use_device(&mut self, person: usize, device: u32) {
        self.devices.insert(person, device);
    }

    fn key(&self, person: usize) -> SecretKey {
        let device = self.devices.get(&person).copied().unwrap_or(0);
        SecretKey::from_seed(cast::seed(person, device))
    }

    fn file_signed(
        &mut self,
        by: By,
        draft: Draft,
        key: &SecretKey,
        further: &[&SecretKey],
    ) -> Result<Option<Hash>, Trouble> {
        self.wait_a_little();
        let (size, root) = self.keeper.read(|state| (state.size(), state.root()));
        let frame = Frame {
            by,
            community: Some(self.keeper.id()),
            seen: Seen { size, root },
            expires_ms: self.now_ms().saturating_add(EXPIRES_MS),
            id: self.chance.bytes(),
        };
        let name = draft
            .fields
            .get("type")
            .and_then(Value::as_text)
            .unwrap_or_default()
            .to_owned();
        let signed = compose::sign(&frame, &Value::Record(draft.fields), Vec::new(), key, further);
        let act = signed.act_id();
        let submission = Submission {
            body: signed.body,
            signatures: signed.signatures,
            notes: draft.notes,
        };
        match self.keeper.file(submission) {
            Ok(_) => {
                self.filed += 1;
                Ok(Some(act))
            }
            Err(Trouble::Refusal(refusal)) => {
                self.refused.push(format!("{} {name}: {refusal:?}", self.today()));
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }
}

impl Draft {
    /// An act of this type, without fields yet.
    pub fn new(name: &str) -> Self {
        let fields = BTreeMap::from([("type".to_owned(), Value::Text(name.to_owned()))]);
        Self {
            fields,
            notes: Vec::new(),
        }
    }

    /// Sets a field.
    pub fn set(&mut self, name: &str, value: Value) {
        self.fields.insert(name.to_owned(), value);
    }

    /// The act with this field, as a text.
    #[must_use]
    pub fn text(mut self, name: &str, text: impl ToString) -> Self {
        self.set(name, Value::Text(text.to_string()));
        self
    }

    /// The act with this field, as a number.
    #[must_use]
    pub fn number(mut self, name: &str, number: i64) -> Self {
        self.set(name, Value::Int(number));
        self
    }

    /// The act with a note in this field.
    #[must_use]
    pub fn note(mut self, name: &str, (value, note): (Value, Note)) -> Self {
        self.set(name, value);
        self.notes.push(note);
        self
    }
}
