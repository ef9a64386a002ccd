//! A made-up community of any size, written straight into a register file: real acts, really signed, quickly.
//!
//! Every work is confirmed at once by one other member, so that all of it counts. The same size gives the same bytes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;

use register::checkpoint::Checkpoint;
use register::entry::Entry;
use register::entry::leaf_hash;
use register::file::write_entry;
use register::json::Value;
use register::tree::{Tree, empty_root};
use register::{By, Hash, Head, SecretKey, Seen, act_id, checkpoint, compose, note, sign};
use rules::quantity::Day;

/// 2026-01-01T00:00:00Z, the moment of the founding.
pub const FOUNDED_MS: u64 = 1_767_225_600_000;
/// Over how long the work is spread.
const SPAN_MS: u64 = 300 * DAY_MS;
const DAY_MS: u64 = 86_400_000;
/// How many contributions one thread writes at a time.
const CHUNK: u64 = 4096;
const INVITATION_USES: usize = 100;
const AGREEMENTS: [(&str, &str); 8] = [
    ("attestation", r#"{"care":1,"livelihood":1,"love":1,"silence_days":0}"#),
    ("care", r#"{"k":[1,4],"way":"balance"}"#),
    (
        "membership",
        r#"{"duties_love":40000,"evaluators":3,"founding_days":366,"stages":[]}"#,
    ),
    ("openness", r#"{"reading":"public"}"#),
    (
        "rates",
        r#"{"hour":[10,1],"tasks":[{"credits":[8,100],"task":"translation","unit":"words"}]}"#,
    ),
    ("share-out", r#"{"needs":[5,100],"waiting_hours":0}"#),
    (
        "streams",
        r#"{"livelihood":[3,4],"love":[1,4],"overflow":"other-streams"}"#,
    ),
    ("votes", r#"{"deliberation_least_hours":0}"#),
];

/// A made-up community.
pub struct World {
    /// How many members it has.
    pub members: usize,
    /// How many contributions.
    pub works: u64,
    /// The community's id.
    pub community: Hash,
    /// The members' ids, in the order of their joining.
    pub ids: Vec<Hash>,
    opening: Vec<Entry>,
    /// The texts that came with acts, by the act: what people and partners are called, and what decisions say.
    pub notes: BTreeMap<Hash, Vec<String>>,
}

/// The key of the keeper of every made-up community.
#[must_use]
pub fn keeper_key() -> SecretKey {
    SecretKey::from_seed(seed(b'k', 0))
}

/// The key of the member with this number.
#[must_use]
pub fn member_key(member: usize) -> SecretKey {
    SecretKey::from_seed(seed(b'm', member))
}

fn seed(kind: u8, number: usize) -> [u8; 32] {
    *Hash::of(&[b"bench", &[kind], &number.to_le_bytes()]).as_bytes()
}

impl World {
    /// Founds a community and lets its members join; the work is written by [`World::write`].
    #[must_use]
    pub fn found(members: usize, works: u64) -> Self {
        let founder = member_key(0);
        let mut filed = 0u64;
        let mut opening = Vec::new();
        let mut file = |by: By, community: Option<Hash>, act: &Value, keys: &[&SecretKey]| {
            let entry = entry(&by, community, FOUNDED_MS + filed, filed, act, keys);
            filed += 1;
            let id = act_id(&entry.body);
            opening.push(entry);
            id
        };
        let community = file(By::Nobody, None, &founding(&founder), &[&founder]);
        let mut ids = vec![community];
        let mut notes = BTreeMap::from([(community, vec!["Member 0".to_owned()])]);
        for first in (1..members).step_by(INVITATION_USES) {
            let invitation = SecretKey::from_seed(seed(b'i', first));
            let invite = record(
                "member.invite/1",
                [
                    ("key", text(&invitation.public().to_string())),
                    ("uses", Value::Int(INVITATION_USES as i64)),
                    ("until", Value::Int((FOUNDED_MS + 30 * DAY_MS) as i64)),
                    ("standing", text("full")),
                ],
            );
            file(By::Member(community), Some(community), &invite, &[&founder]);
            for member in first..members.min(first + INVITATION_USES) {
                let key = member_key(member);
                let name = format!("Member {member}");
                let join = record(
                    "member.join/1",
                    [
                        ("name", commitment(&name)),
                        ("keys", Value::List(vec![text(&key.public().to_string())])),
                        ("invite", text(&invitation.public().kid().to_string())),
                    ],
                );
                let id = file(By::Nobody, Some(community), &join, &[&key, &invitation]);
                notes.insert(id, vec![name]);
                ids.push(id);
            }
        }
        let partner = record(
            "partner.add/1",
            [("kind", text("customer")), ("name", commitment("A publisher"))],
        );
        let partner = file(By::Member(community), Some(community), &partner, &[&founder]);
        notes.insert(partner, vec!["A publisher".to_owned()]);
        let income = record(
            "income.record/1",
            [
                ("amount", Value::Int(1_000_000_000)),
                ("partner", text(&partner.to_string())),
                ("day", text(&day(FOUNDED_MS))),
            ],
        );
        file(By::Member(community), Some(community), &income, &[&founder]);
        Self {
            members,
            works,
            community,
            ids,
            opening,
            notes,
        }
    }

    /// The founding and what follows it until everybody has joined and there is money to share, in order.
    #[must_use]
    pub fn opening(&self) -> &[Entry] {
        &self.opening
    }

    /// How many entries the register has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.opening.len() as u64 + 2 * self.works
    }

    /// The file of this world in a folder, written unless it is there already.
    ///
    /// # Errors
    ///
    /// A sentence naming the file that cannot be written.
    pub fn file(&self, folder: &Path) -> Result<PathBuf, String> {
        let path = folder.join(format!("{}.register", self.name()));
        if !path.exists() {
            let half = path.with_extension("half");
            println!("  writing {} entries to {}", self.size(), path.display());
            self.write(&half)
                .and_then(|()| std::fs::rename(&half, &path))
                .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        }
        Ok(path)
    }

    /// What its files are called: what it holds, and its id, so that what another state of the code made is not taken for it.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}-members-{}-works-{}", self.members, self.works, self.community)
    }

    fn write(&self, path: &Path) -> std::io::Result<()> {
        let mut file = BufWriter::with_capacity(1 << 20, File::create(path)?);
        let mut tree = Tree::new();
        let mut put = |file: &mut BufWriter<File>, chunk: Chunk| {
            chunk.leaves.into_iter().for_each(|leaf| tree.push(leaf));
            file.write_all(&chunk.bytes)
        };
        put(&mut file, Chunk::of(self.opening.iter()))?;
        let threads = thread::available_parallelism().map_or(1, usize::from) as u64;
        let mut from = 0;
        while from < self.works {
            let begins = (0..threads)
                .map(|thread| from + thread * CHUNK)
                .filter(|begin| *begin < self.works);
            let chunks: Vec<Chunk> = thread::scope(|scope| {
                let running: Vec<_> = begins
                    .map(|begin| scope.spawn(move || self.work(begin, self.works.min(begin + CHUNK))))
                    .collect();
                running
                    .into_iter()
                    .map(|thread| thread.join().expect("writing entries cannot fail"))
                    .collect()
            });
            for chunk in chunks {
                put(&mut file, chunk)?;
            }
            from += threads * CHUNK;
        }
        let checkpoint = Checkpoint {
            origin: checkpoint::origin(&self.community),
            size: tree.size(),
            root: tree.root(),
        };
        file.write_all(checkpoint.sign(&keeper_key()).as_bytes())?;
        file.flush()
    }

    /// The entries of the contributions from `from` up to `until`.
    fn work(&self, from: u64, until: u64) -> Chunk {
        let entries: Vec<Entry> = (from..until).flat_map(|number| self.contribution(number)).collect();
        Chunk::of(entries.iter())
    }

    fn contribution(&self, number: u64) -> [Entry; 2] {
        let author = (number % self.members as u64) as usize;
        let attester = (author + 1) % self.members;
        let stamp_ms = FOUNDED_MS + DAY_MS + number * (SPAN_MS / self.works.max(1));
        let community = Some(self.community);
        let act = work(number, &day(stamp_ms));
        let log = entry(
            &By::Member(self.ids[author]),
            community,
            stamp_ms,
            1 << 40 | number,
            &act,
            &[&member_key(author)],
        );
        let confirm = record("work.confirm/1", [("work", text(&act_id(&log.body).to_string()))]);
        let confirm = entry(
            &By::Member(self.ids[attester]),
            community,
            stamp_ms,
            1 << 41 | number,
            &confirm,
            &[&member_key(attester)],
        );
        [log, confirm]
    }
}

/// Some entries, ready for the file and the tree.
struct Chunk {
    bytes: Vec<u8>,
    leaves: Vec<Hash>,
}

impl Chunk {
    fn of<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut chunk = Self {
            bytes: Vec::new(),
            leaves: Vec::new(),
        };
        for entry in entries {
            let bytes = entry.encode();
            chunk.leaves.push(leaf_hash(&bytes));
            write_entry(&bytes, &mut chunk.bytes);
        }
        chunk
    }
}

/// A contribution: seven in ten are livelihood work, two love, one care; quantities differ.
#[must_use]
pub fn work(number: u64, day: &str) -> Value {
    let quantity = 10 + (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as i64;
    let (stream, task, unit) = match number % 10 {
        0..7 => ("livelihood", "translation", "words"),
        7 | 8 => ("love", "terminology", "minutes"),
        _ => ("care", "listening", "minutes"),
    };
    let mut members = vec![
        ("stream", text(stream)),
        ("task", text(task)),
        ("quantity", Value::Int(quantity)),
        ("unit", text(unit)),
        ("circle", text("all")),
        ("day", text(day)),
    ];
    if stream == "love" {
        members.push(("commons", text("glossary")));
    }
    record("work.log/1", members)
}

fn founding(founder: &SecretKey) -> Value {
    let agreements = AGREEMENTS.map(|(name, params)| {
        let params = register::json::decode(params).expect("the parameters above are written canonically");
        table([
            ("class", text("policy")),
            ("name", text(name)),
            ("params", params),
            ("text", text("As agreed at the founding.")),
        ])
    });
    let offset = table([("from", Value::Int(0)), ("minutes", Value::Int(0))]);
    record(
        "community.found/1",
        [
            ("name", text("Ten Thousand")),
            ("purpose", text("To be measured.")),
            ("currency", table([("code", text("EUR")), ("scale", Value::Int(2))])),
            ("template", text("worker-coop")),
            ("language", text("en")),
            (
                "zone",
                table([("name", text("UTC")), ("offsets", Value::List(vec![offset]))]),
            ),
            ("agreements", Value::List(agreements.to_vec())),
            (
                "circles",
                Value::List(vec![table([
                    ("aim", text("Everything.")),
                    ("name", text("All")),
                    ("slug", text("all")),
                ])]),
            ),
            (
                "commons",
                Value::List(vec![table([
                    ("licence", text("CC BY-SA 4.0")),
                    ("name", text("Glossary")),
                    ("slug", text("glossary")),
                ])]),
            ),
            ("keeper", text(&keeper_key().public().to_string())),
            ("founder", commitment("Member 0")),
            ("keys", Value::List(vec![text(&founder.public().to_string())])),
        ],
    )
}

/// An entry by this author; its id is made from `number`, so that no two are the same.
fn entry(by: &By, community: Option<Hash>, stamp_ms: u64, number: u64, act: &Value, keys: &[&SecretKey]) -> Entry {
    let body = body(by, community, stamp_ms, number, act, keys[0]);
    let signatures = sign(&body, keys);
    Entry {
        stamp_ms,
        body,
        signatures,
    }
}

/// The body of an act that has seen nothing yet, which is always true.
#[must_use]
pub fn body(by: &By, community: Option<Hash>, stamp_ms: u64, number: u64, act: &Value, key: &SecretKey) -> String {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&number.to_le_bytes());
    let head = Head {
        by: *by,
        community,
        expires_ms: stamp_ms + DAY_MS,
        id,
        key: key.public().kid(),
        seen: Seen {
            size: 0,
            root: empty_root(),
        },
        v: 1,
    };
    compose(&head, act)
}

/// An act of this kind with these members.
pub fn record<'a>(kind: &str, members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    table(members.into_iter().chain([("type", text(kind))]))
}

fn table<'a>(members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    Value::Record(
        members
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<BTreeMap<_, _>>(),
    )
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// The salt of every note here.
pub const SALT: [u8; 32] = [7; 32];

/// The commitment to a text with that salt, as acts write it.
#[must_use]
pub fn commitment(name: &str) -> Value {
    text(&note::commit(&SALT, name).to_string())
}

/// The day of a moment in UTC, as acts write it.
#[must_use]
pub fn day(stamp_ms: u64) -> String {
    day_of(stamp_ms).to_string()
}

/// The day of a moment in UTC.
///
/// # Panics
///
/// If the moment lies beyond the days that rules know.
#[must_use]
pub fn day_of(stamp_ms: u64) -> Day {
    let day = i32::try_from(stamp_ms / DAY_MS).ok().and_then(Day::from_number);
    day.expect("the made-up community lives in this century")
}
