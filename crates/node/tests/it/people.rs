//! People for the stories: they have keys, found, invite, join and work, and sign what they do.

use node::{Audience, Clock, Keeper, ManualClock, MemoryStore, Node, Note, Receipt, Store, Submission, Trouble};
use register::json::Value;
use register::{BODY_VERSION, By, Hash, Head, PublicKey, SecretKey, Seen, compose, sign, tree};
use rules::act::{Language, Template};
use rules::templates::{Choices, draft};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// 1 May 2026, noon in UTC.
pub(crate) const MAY: u64 = 1_777_636_800_000;
pub(crate) const DAY: u64 = 24 * 60 * 60 * 1000;

/// Somebody with a key, and a member once `id` is known.
pub(crate) struct Person {
    pub(crate) key: SecretKey,
    pub(crate) id: Hash,
    acts: AtomicU64,
}

pub(crate) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(crate) fn record<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Record(
        members
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// A note with a salt made from its text: good enough for a story.
pub(crate) fn note(words: &str) -> Note {
    Note {
        salt: *Hash::of(&[words.as_bytes()]).as_bytes(),
        text: words.to_owned(),
        audience: Audience::Community,
    }
}

pub(crate) fn note_ref(note: &Note) -> Value {
    text(&note.commitment().to_string())
}

pub(crate) fn founding_seen() -> Seen {
    Seen {
        size: 0,
        root: tree::empty_root(),
    }
}

pub(crate) fn seen(keeper: &Keeper) -> Seen {
    keeper.read(|state| Seen {
        size: state.size(),
        root: state.root(),
    })
}

impl Person {
    pub(crate) fn new(number: u8) -> Person {
        Person {
            key: SecretKey::from_seed([number; 32]),
            id: Hash::new([0; 32]),
            acts: AtomicU64::new(0),
        }
    }

    /// The next 16 bytes that this person's device draws.
    pub(crate) fn draw(&self) -> [u8; 16] {
        let number = self.acts.fetch_add(1, Ordering::Relaxed);
        let hash = Hash::of(&[self.key.public().kid().as_ref(), &number.to_be_bytes()]);
        *hash.as_bytes().first_chunk().unwrap()
    }

    pub(crate) fn head(&self, by: By, community: Option<Hash>, seen: Seen, now_ms: u64) -> Head {
        let (expires_ms, id, key) = (now_ms + DAY, self.draw(), self.key.public().kid());
        Head {
            by,
            community,
            expires_ms,
            id,
            key,
            seen,
            v: BODY_VERSION,
        }
    }

    /// A signed act of this member.
    pub(crate) fn act(&self, keeper: &Keeper, now_ms: u64, act: &Value, notes: Vec<Note>) -> Submission {
        let head = self.head(By::Member(self.id), Some(keeper.id()), seen(keeper), now_ms);
        submission(&head, act, &[&self.key], notes)
    }

    /// An hour of care.
    pub(crate) fn care(&self, keeper: &Keeper, now_ms: u64, minutes: i64) -> Submission {
        self.act(keeper, now_ms, &care(minutes), Vec::new())
    }
}

pub(crate) fn submission(head: &Head, act: &Value, keys: &[&SecretKey], notes: Vec<Note>) -> Submission {
    let body = compose(head, act);
    let signatures = sign(&body, keys);
    Submission {
        body,
        signatures,
        notes,
    }
}

pub(crate) fn care(minutes: i64) -> Value {
    record([
        ("type", text("work.log/1")),
        ("stream", text("care")),
        ("task", text("cooking")),
        ("quantity", Value::Int(minutes)),
        ("unit", text("minutes")),
        ("circle", text("commons")),
        ("day", text("2026-05-01")),
    ])
}

pub(crate) fn founding(founder: &Person, keeper: &PublicKey, name: &str, now_ms: u64) -> Submission {
    let agreed = draft(
        Template::Disco,
        Language::En,
        &Choices {
            confirmations: 1,
            ..Choices::default()
        },
    )
    .of_first_rules();
    let name_note = note("Ada");
    let offset = record([("from", Value::Int(0)), ("minutes", Value::Int(120))]);
    let act = record([
        ("type", text("community.found/1")),
        ("name", text(name)),
        ("purpose", text("To translate well, and to live from it.")),
        ("currency", record([("code", text("EUR")), ("scale", Value::Int(2))])),
        ("template", text("disco")),
        ("language", text("en")),
        (
            "zone",
            record([("name", text("Europe/Madrid")), ("offsets", Value::List(vec![offset]))]),
        ),
        ("agreements", agreed.agreements),
        ("circles", agreed.circles),
        ("commons", agreed.commons),
        ("keeper", text(&keeper.to_string())),
        ("founder", note_ref(&name_note)),
        ("keys", Value::List(vec![text(&founder.key.public().to_string())])),
    ]);
    let head = founder.head(By::Nobody, None, founding_seen(), now_ms);
    submission(&head, &act, &[&founder.key], vec![name_note])
}

/// A node, a clock, and a community that Ada has founded.
pub(crate) struct Village {
    pub(crate) node: Node,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) keeper: Keeper,
    pub(crate) ada: Person,
}

impl Village {
    pub(crate) fn found(node: Node, clock: Arc<ManualClock>) -> Village {
        let mut ada = Person::new(1);
        let key = node.new_keeper_key().unwrap();
        let (keeper, _) = node
            .found(founding(&ada, &key, "Guild of Words", clock.now_ms()))
            .unwrap();
        ada.id = keeper.id();
        Village {
            node,
            clock,
            keeper,
            ada,
        }
    }

    pub(crate) fn in_memory() -> Village {
        Village::over(Arc::new(MemoryStore::new()))
    }

    pub(crate) fn over(store: Arc<dyn Store>) -> Village {
        let clock = Arc::new(ManualClock::new(MAY));
        Village::found(Node::with_store(store, clock.clone()).unwrap(), clock)
    }

    pub(crate) fn now(&self) -> u64 {
        self.clock.now_ms()
    }

    /// Ada invites, and somebody joins as a full member.
    pub(crate) fn join(&self, number: u8) -> Person {
        let mut person = Person::new(number);
        let invitation = SecretKey::from_seed([number ^ 0x80; 32]);
        let invite = record([
            ("type", text("member.invite/1")),
            ("key", text(&invitation.public().to_string())),
            ("uses", Value::Int(1)),
            ("until", Value::Int(i64::try_from(self.now() + DAY).unwrap())),
            ("standing", text("full")),
        ]);
        self.file(self.ada.act(&self.keeper, self.now(), &invite, Vec::new()));
        let name = note(&format!("Person {number}"));
        let join = record([
            ("type", text("member.join/1")),
            ("name", note_ref(&name)),
            ("keys", Value::List(vec![text(&person.key.public().to_string())])),
            ("invite", text(&invitation.public().kid().to_string())),
        ]);
        let head = person.head(By::Nobody, Some(self.keeper.id()), seen(&self.keeper), self.now());
        person.id = self
            .file(submission(&head, &join, &[&person.key, &invitation], vec![name]))
            .act;
        person
    }

    pub(crate) fn file(&self, submission: Submission) -> Receipt {
        let receipt = self.keeper.file(submission.clone()).unwrap();
        receipt
            .verify(&submission, &self.keeper.id(), &self.keeper.public_key())
            .unwrap();
        receipt
    }

    /// The code of the refusal that this meets; it changes nothing.
    pub(crate) fn refused(&self, submission: Submission) -> &'static str {
        let before = (
            self.keeper.checkpoint(),
            self.keeper.read(|state| state.community().digest()),
        );
        let refusal = match self.keeper.file(submission) {
            Err(Trouble::Refusal(refusal)) => refusal,
            other => panic!("expected a refusal, not {other:?}"),
        };
        let after = (
            self.keeper.checkpoint(),
            self.keeper.read(|state| state.community().digest()),
        );
        assert_eq!(before, after, "a refusal changes nothing");
        refusal.code()
    }

    pub(crate) fn export(&self) -> Vec<u8> {
        export(&self.keeper)
    }
}

pub(crate) fn export(keeper: &Keeper) -> Vec<u8> {
    let mut file = Vec::new();
    keeper.export(&mut file).unwrap();
    file
}
