//! A made-up community into which acts are folded one by one: signed, verified, checked, applied, and kept as entries.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use register::entry::Entry;
use register::json::Value;
use register::tree::empty_root;
use register::{By, Hash, SecretKey, Signed, Verified, act_id, sign, verify};
use rules::community::Place;
use rules::{Act, Community};

use super::super::world::{FOUNDED_MS, World, body, commitment, member_key, record};
use super::text;

/// A community into which acts are folded one by one.
pub(super) struct Folded {
    pub(super) community: Community,
    pub(super) ids: Vec<Hash>,
    pub(super) stamp_ms: u64,
    filed: u64,
}

impl Folded {
    /// A community that everybody has joined.
    pub(super) fn found(members: usize) -> Result<Self, String> {
        Self::of(&World::found(members, 0))
    }

    /// This community, once everybody has joined.
    pub(super) fn of(world: &World) -> Result<Self, String> {
        let mut folded = Self {
            community: Community::new(),
            ids: world.ids.clone(),
            stamp_ms: FOUNDED_MS,
            filed: 1 << 40,
        };
        for entry in world.opening() {
            folded.stamp_ms = entry.stamp_ms;
            folded.fold(entry)?;
        }
        Ok(folded)
    }

    /// Opens a vote without a time to talk.
    pub(super) fn open_vote(&mut self, method: &str, options: u64) -> Result<Hash, String> {
        let title = commitment("A vote");
        let option = Value::Record([("title".to_owned(), title.clone())].into());
        let options = (0..options).map(|_| option.clone()).collect();
        let act = record(
            "vote.open/1",
            [
                ("circle", text("all")),
                ("class", text("operational")),
                ("method", text(method)),
                ("title", title),
                ("deliberation_hours", Value::Int(0)),
                ("options", Value::List(options)),
            ],
        );
        // Nobody opens more than some at once: the members take turns.
        let opener = self.community.votes().len() % self.ids.len();
        self.file(opener, &act)?;
        let vote = self.community.votes().last().ok_or("no vote was opened")?;
        Ok(vote.id)
    }

    /// Proposes something; its texts are written down with the world, if there is one that keeps them.
    pub(super) fn propose(
        &mut self,
        title: &str,
        keeping: Option<&mut Vec<(Entry, Vec<String>)>>,
    ) -> Result<Hash, String> {
        let act = record(
            "proposal.open/1",
            [
                ("circle", text("all")),
                ("class", text("operational")),
                ("title", commitment(title)),
                ("text", commitment(PROPOSED)),
            ],
        );
        let (entry, _) = self.filed(0, &act)?;
        if let Some(kept) = keeping {
            kept.push((entry, vec![title.to_owned(), PROPOSED.to_owned()]));
        }
        let proposal = self.community.proposals().last().ok_or("nothing was proposed")?;
        Ok(proposal.id)
    }

    /// Signs and files an act; answers how long the rules took.
    pub(super) fn file(&mut self, member: usize, act: &Value) -> Result<Duration, String> {
        self.filed(member, act).map(|(_, taken)| taken)
    }

    /// Signs and files an act; answers its entry, and how long the rules took.
    pub(super) fn filed(&mut self, member: usize, act: &Value) -> Result<(Entry, Duration), String> {
        self.filed += 1;
        self.stamp_ms += 1;
        let key: SecretKey = member_key(member);
        let by = By::Member(self.ids[member]);
        let body = body(&by, self.community.id(), self.stamp_ms, self.filed, act, &key);
        let signatures = sign(&body, &[&key]);
        let entry = Entry {
            stamp_ms: self.stamp_ms,
            body,
            signatures,
        };
        let taken = self.fold(&entry)?;
        Ok((entry, taken))
    }

    fn fold(&mut self, entry: &Entry) -> Result<Duration, String> {
        let signed = Signed::<Act>::read(&entry.body, &entry.signatures).map_err(|flaw| format!("{flaw:?}"))?;
        let ring = |kid| self.community.key(kid).map(|record| record.public);
        let verified: Verified<Act> = verify(signed, ring).map_err(|flaw| format!("{flaw:?}"))?;
        let place = Place {
            index: self.community.length(),
            stamp_ms: entry.stamp_ms,
            root_at_seen: Some(empty_root()),
            root: act_id(&entry.body),
            earlier: None,
        };
        let begun = Instant::now();
        let admitted = self.community.check(&verified, &place);
        let admitted = admitted.map_err(|refusal| format!("an act of the bench is refused: {}", refusal.code()))?;
        self.community.apply(admitted);
        Ok(begun.elapsed())
    }
}

const PROPOSED: &str = "We try it until the autumn, and look at it again then: what it did for the work, for the people, and what it cost.";

/// A ballot for a vote of so many options.
pub(super) fn ballot(vote: &Hash, options: u64, said: Value) -> Value {
    record(
        "vote.cast/1",
        [
            ("vote", text(&vote.to_string())),
            ("options", Value::Int(options as i64)),
            ("ballot", said),
        ],
    )
}

/// An answer to the first version of a proposal, with what is said.
pub(super) fn respond(proposal: &Hash, answer: &str, said: Option<&str>) -> Value {
    let criteria = (answer == "object").then(|| Value::List(vec![text("unsafe")]));
    let members: BTreeMap<&str, Value> = [
        ("proposal", text(&proposal.to_string())),
        ("version", Value::Int(1)),
        ("answer", text(answer)),
    ]
    .into_iter()
    .chain(criteria.map(|criteria| ("criteria", criteria)))
    .chain(said.map(|said| ("reason", commitment(said))))
    .collect();
    record("proposal.respond/1", members)
}
