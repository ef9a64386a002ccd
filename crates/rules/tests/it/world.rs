//! A small community to test with: real acts, really signed, filed one after the other at chosen times.

use std::collections::BTreeMap;

use register::json::Value;
use register::{By, Hash, Head, SecretKey, Seen, Signed, compose, sign, tree, verify};
use rules::act::{Act, Language, Template};
use rules::bylaws::Reading;
use rules::community::{Community, MemberIx, Place};
use rules::quantity::{DAY_MS, Day};
use rules::refusal::Refusal;
use rules::templates::{Choices, draft};

/// A community, its people's keys, and the time.
pub(crate) struct World {
    pub(crate) community: Community,
    pub(crate) now_ms: u64,
    keys: Vec<SecretKey>,
    ids: Vec<Hash>,
    filed: u64,
}

pub(crate) fn text(words: &str) -> Value {
    Value::Text(words.into())
}

pub(crate) fn int(number: i64) -> Value {
    Value::Int(number)
}

pub(crate) fn id(hash: Hash) -> Value {
    text(&hash.to_string())
}

pub(crate) fn list(values: Vec<Value>) -> Value {
    Value::List(values)
}

pub(crate) fn record(fields: &[(&str, Value)]) -> Value {
    Value::Record(
        fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect(),
    )
}

/// A note of the test, told apart by a number.
pub(crate) fn note(number: u8) -> Value {
    id(Hash::new([number; 32]))
}

impl World {
    /// A community of the DisCO template with needs of `needs_percent`, and as many full members as asked for, on
    /// 2026-01-01 in UTC.
    pub(crate) fn found(people: u8, needs_percent: u32) -> World {
        let choices = Choices {
            needs_percent,
            confirmations: 1,
            waiting_hours: 72,
            reading: Reading::Members,
        };
        let draft = draft(Template::Disco, Language::En, &choices).of_first_rules();
        World::found_by(people, draft.agreements, draft.circles, draft.commons, &[(0, 0)])
    }

    /// A community with these agreements, circles and commons, whose clocks differ from UTC by so many minutes from
    /// these moments on.
    pub(crate) fn found_by(
        people: u8,
        agreements: Value,
        circles: Value,
        commons: Value,
        offsets: &[(i64, i64)],
    ) -> World {
        let now_ms = u64::try_from(Day::parse("2026-01-01").unwrap().number()).unwrap() * DAY_MS;
        let key = |person: u8| SecretKey::from_seed([person + 1; 32]);
        let mut world = World {
            community: Community::new(),
            now_ms,
            keys: (0..people).map(key).collect(),
            ids: Vec::new(),
            filed: 0,
        };
        let offset = |(from, minutes): &(i64, i64)| record(&[("from", int(*from)), ("minutes", int(*minutes))]);
        let zone = record(&[
            ("name", text("Test/Zone")),
            ("offsets", list(offsets.iter().map(offset).collect())),
        ]);
        let founding = [
            ("name", text("Mirror Test")),
            ("purpose", text("To be tested.")),
            ("currency", record(&[("code", text("EUR")), ("scale", int(2))])),
            ("template", text("disco")),
            ("language", text("en")),
            ("zone", zone),
            ("agreements", agreements),
            ("circles", circles),
            ("commons", commons),
            ("keeper", text(&SecretKey::from_seed([200; 32]).public().to_string())),
            ("founder", note(1)),
            ("keys", list(vec![text(&world.keys[0].public().to_string())])),
        ];
        let founder = world
            .file_as(&By::Nobody, 0, &[], "community.found/1", &founding)
            .unwrap();
        world.ids.push(founder);
        for person in 1..people {
            world.invite_and_join(0, person, "full").unwrap();
        }
        world
    }

    /// Somebody new joins as a dater, and gets the next number.
    pub(crate) fn join_dating(&mut self) -> usize {
        let person = u8::try_from(self.keys.len()).unwrap();
        self.keys.push(SecretKey::from_seed([person + 1; 32]));
        self.invite_and_join(0, person, "dating").unwrap();
        usize::from(person)
    }

    /// Somebody new joins, invited by this person, and gets the next number.
    pub(crate) fn join(&mut self, inviter: usize, standing: &str) -> Result<usize, Refusal> {
        let person = u8::try_from(self.keys.len()).unwrap();
        self.keys.push(SecretKey::from_seed([person + 1; 32]));
        let joined = self.invite_and_join(inviter, person, standing);
        if joined.is_err() {
            self.keys.pop();
        }
        joined.map(|()| usize::from(person))
    }

    /// What an act of this person would be refused for now; it is not filed.
    pub(crate) fn preview(&self, person: usize, name: &str, fields: &[(&str, Value)]) -> Result<(), Refusal> {
        let mut act: BTreeMap<String, Value> = BTreeMap::from([("type".to_owned(), text(name))]);
        act.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        let act = Act::read(&Value::Record(act)).expect("the test writes acts as they must be");
        self.community.preview(&By::Member(self.ids[person]), &act, self.now_ms)
    }

    fn invite_and_join(&mut self, inviter: usize, person: u8, standing: &str) -> Result<(), Refusal> {
        let invite = SecretKey::from_seed([100 + person; 32]);
        let until = i64::try_from(self.now_ms + 7 * DAY_MS).unwrap();
        let invitation = [
            ("key", text(&invite.public().to_string())),
            ("uses", int(1)),
            ("until", int(until)),
            ("standing", text(standing)),
        ];
        self.file(inviter, "member.invite/1", &invitation)?;
        let joining = [
            ("name", note(person + 1)),
            (
                "keys",
                list(vec![text(&self.keys[usize::from(person)].public().to_string())]),
            ),
            ("invite", text(&invite.public().kid().to_string())),
        ];
        let member = self.file_as(&By::Nobody, usize::from(person), &[&invite], "member.join/1", &joining)?;
        self.ids.push(member);
        Ok(())
    }

    /// The same world once more, to go another way from here.
    pub(crate) fn again(&self) -> World {
        World {
            community: self.community.clone(),
            now_ms: self.now_ms,
            keys: self.keys.iter().map(|key| SecretKey::from_seed(key.seed())).collect(),
            ids: self.ids.clone(),
            filed: self.filed,
        }
    }

    /// How many people have joined.
    pub(crate) fn people(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn id(&self, person: usize) -> Hash {
        self.ids[person]
    }

    pub(crate) fn ix(&self, person: usize) -> MemberIx {
        self.community.member_ix(&self.ids[person]).unwrap()
    }

    pub(crate) fn days_pass(&mut self, days: u64) {
        self.now_ms += days * DAY_MS;
    }

    pub(crate) fn today(&self) -> Day {
        self.community.day_of(self.now_ms)
    }

    /// Files an act of this person now; answers its id.
    pub(crate) fn file(&mut self, person: usize, name: &str, fields: &[(&str, Value)]) -> Result<Hash, Refusal> {
        self.file_as(&By::Member(self.ids[person]), person, &[], name, fields)
    }

    fn file_as(
        &mut self,
        by: &By,
        person: usize,
        others: &[&SecretKey],
        name: &str,
        fields: &[(&str, Value)],
    ) -> Result<Hash, Refusal> {
        let mut act: BTreeMap<String, Value> = BTreeMap::new();
        act.insert("type".into(), text(name));
        act.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        self.filed += 1;
        let mut nonce = [0; 16];
        nonce[..8].copy_from_slice(&self.filed.to_be_bytes());
        let head = Head {
            by: *by,
            community: self.community.id(),
            expires_ms: self.now_ms + DAY_MS,
            id: nonce,
            key: self.keys[person].public().kid(),
            seen: Seen {
                size: 0,
                root: tree::empty_root(),
            },
            v: 1,
        };
        let body = compose(&head, &Value::Record(act));
        let keys: Vec<&SecretKey> = [&self.keys[person]].into_iter().chain(others.iter().copied()).collect();
        let signed = Signed::<Act>::read(&body, &sign(&body, &keys)).expect("the test writes acts as they must be");
        let ring = |kid| self.community.key(kid).map(|record| record.public);
        let verified = verify(signed, ring).expect("the test signs with keys that are enrolled");
        let at = Place {
            index: self.community.length(),
            stamp_ms: self.now_ms,
            root_at_seen: Some(tree::empty_root()),
            root: tree::empty_root(),
            earlier: None,
        };
        let admitted = self.community.check(&verified, &at)?;
        let act = verified.act_id();
        self.community.apply(admitted);
        assert!(
            self.community.ledger().sums().iter().all(|(_, sum)| *sum == 0),
            "every unit sums to zero"
        );
        Ok(act)
    }

    /// Logs work of this person today.
    pub(crate) fn log(&mut self, person: usize, stream: &str, task: &str, quantity: i64, unit: &str) -> Hash {
        self.log_on(person, stream, task, quantity, unit, self.today())
    }

    pub(crate) fn log_on(
        &mut self,
        person: usize,
        stream: &str,
        task: &str,
        quantity: i64,
        unit: &str,
        day: Day,
    ) -> Hash {
        let mut fields = vec![
            ("stream", text(stream)),
            ("task", text(task)),
            ("quantity", int(quantity)),
            ("unit", text(unit)),
            ("circle", text("commons")),
            ("day", text(&day.to_string())),
        ];
        if stream == "love" {
            fields.push(("commons", text("knowledge")));
        }
        self.file(person, "work.log/1", &fields).unwrap()
    }

    pub(crate) fn confirm(&mut self, person: usize, work: Hash) {
        self.file(person, "work.confirm/1", &[("work", id(work))]).unwrap();
    }

    /// Logs work and lets another confirm it.
    pub(crate) fn counted(&mut self, person: usize, stream: &str, task: &str, quantity: i64, unit: &str) -> Hash {
        let work = self.log(person, stream, task, quantity, unit);
        let other = usize::from(person == 0);
        self.confirm(other, work);
        work
    }

    /// Records an income of this many cents today, from a new customer.
    pub(crate) fn earn(&mut self, cents: i64) {
        let partner = [("kind", text("customer")), ("name", note(77))];
        let partner = self.file(0, "partner.add/1", &partner).unwrap();
        let today = text(&self.today().to_string());
        let income = [
            ("amount", int(cents)),
            ("partner", id(partner)),
            ("circle", text("livelihood")),
            ("day", today),
        ];
        self.file(0, "income.record/1", &income).unwrap();
    }

    /// Opens a share-out of this many cents over the days from `from` until today.
    pub(crate) fn open_share(&mut self, cents: i64, from: &str) -> Hash {
        let until = text(&self.today().to_string());
        let fields = [("amount", int(cents)), ("from", text(from)), ("until", until)];
        self.file(0, "share.open/1", &fields).unwrap()
    }

    /// Posts a share-out three days later.
    pub(crate) fn post_share(&mut self, share: Hash) {
        self.days_pass(3);
        let Act::SharePost(_) = &self.community.due(self.now_ms)[0] else {
            panic!("the share-out is due")
        };
        let outcome = self.community.share(&share).unwrap().outcome();
        let total = i64::try_from(outcome.paid()).unwrap();
        let fields = [
            ("share", id(share)),
            ("total", int(total)),
            ("result", id(outcome.result())),
        ];
        self.file(0, "share.post/1", &fields).unwrap();
    }
}
