//! The small world of a story: people with keys, a register, a clock that the story sets.

use std::collections::BTreeMap;

use register::json::Value;
use register::tree::Tree;
use register::{AnyKey, By, Hash, Head, Kid, PublicKey, SecretKey, Seen, Signed, compose, note, verify};
use rules::act::{Act, Language, ProposalOutcome, Template};
use rules::bylaws::Reading;
use rules::community::{AgreementState, Community, MemberIx, Place, Tenure};
use rules::ledger::{AccountKey, ReserveKind};
use rules::quantity::{Day, Stream, decimal};
use rules::refusal::Refusal;
use rules::report;
use rules::templates::{Choices, draft};

use super::phrase;
use super::phrase_circles;
use super::phrase_consent;
use super::phrase_delegation;
use super::phrase_votes;
use super::signer::Signer;
use super::tables::{self, Step};

const HOUR_MS: u64 = 3_600_000;
const DAY_MS: u64 = 24 * HOUR_MS;

/// Somebody in a story.
pub(super) struct Person {
    pub(super) keys: Vec<Signer>,
    pub(super) id: Option<Hash>,
}

/// An act that a story has a name for.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub(super) id: Hash,
    pub(super) nonce: [u8; 16],
}

/// Everything a story has made so far.
pub(super) struct World {
    pub(super) title: String,
    community: Community,
    tree: Tree,
    bodies: BTreeMap<u64, String>,
    entries: Vec<Vec<u8>>,
    now_ms: u64,
    people: BTreeMap<String, Person>,
    invitations: BTreeMap<String, Signer>,
    named: BTreeMap<String, Named>,
    texts: BTreeMap<Hash, String>,
    made: u64,
    /// What was seen to change, where somebody watches.
    pub(super) watched: Option<Vec<Step>>,
}

/// What a line says besides the act itself.
#[derive(Default)]
pub(super) struct Twist {
    /// `with name=value`.
    pub(super) with: BTreeMap<String, String>,
    /// `as name`.
    pub(super) name: Option<String>,
}

impl World {
    pub(super) fn new() -> World {
        World {
            title: String::new(),
            community: Community::new(),
            tree: Tree::default(),
            bodies: BTreeMap::new(),
            entries: Vec::new(),
            now_ms: u64::from(Day::parse("2026-01-05").expect("a day").number().unsigned_abs()) * DAY_MS + 10 * HOUR_MS,
            people: BTreeMap::new(),
            invitations: BTreeMap::new(),
            named: BTreeMap::new(),
            texts: BTreeMap::new(),
            made: 0,
            watched: None,
        }
    }

    /// The type of the act that this entry holds.
    pub(super) fn kind_of(&self, index: u64) -> String {
        let body = register::json::decode(&self.bodies[&index]).expect("a body that entered is canonical");
        let kind = body.get("act").and_then(|act| act.get("type")).and_then(Value::as_text);
        kind.expect("an act has a type").to_string()
    }

    /// The community's digest, to see that a refusal changes nothing.
    pub(super) fn state(&self) -> Hash {
        self.community.digest()
    }

    /// The books are right: each unit sums to zero, and each account holds what the entries behind it add up to.
    pub(super) fn sums_are_zero(&self) -> Result<(), String> {
        for (key, view) in self.community.ledger().accounts(self.now_ms()) {
            let behind = report::postings(&self.community, key, report::PostingFilter::All, (0, 0)).sum;
            if behind != view.balance {
                return Err(format!("{key} holds {}, and {behind} is behind it", view.balance));
            }
        }
        match self.community.ledger().sums().into_iter().find(|(_, sum)| *sum != 0) {
            Some((unit, sum)) => Err(format!("{unit} sums to {sum}")),
            None => Ok(()),
        }
    }

    /// A line without an answer: it sets the scene, or looks at it.
    pub(super) fn direct(&mut self, line: &str) -> Result<(), String> {
        let words: Vec<String> = phrase::words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["founded", "by", founder, options @ ..] => self.found(founder, options),
            ["full", "members:", names @ ..] => self.join_all(names, "full"),
            ["daters:", names @ ..] => self.join_all(names, "dating"),
            ["on", day] => self.set_day(day, "10:00"),
            ["on", day, "at", time] => self.set_day(day, time),
            ["later", number, unit] => self.later(number, unit),
            ["given:", rest @ ..] => super::phrase_advice::given(self, rest),
            ["expect", rest @ ..] => self.expect(rest),
            _ => Err("nobody knows what this line means".to_string()),
        }
    }

    fn set_day(&mut self, day: &str, time: &str) -> Result<(), String> {
        let day = Day::parse(day).ok_or("no such day")?;
        let (hours, minutes) = time.split_once(':').ok_or("times are written 10:00")?;
        let number = |text: &str| text.parse::<u64>().map_err(|_| "times are written 10:00");
        let time_ms = number(hours)? * HOUR_MS + number(minutes)? * 60_000;
        self.pass(u64::from(day.number().unsigned_abs()) * DAY_MS + time_ms);
        Ok(())
    }

    fn later(&mut self, number: &str, unit: &str) -> Result<(), String> {
        let number: u64 = number.parse().map_err(|_| "later by how much?")?;
        let unit_ms = match unit.trim_end_matches('s') {
            "hour" => HOUR_MS,
            "day" => DAY_MS,
            "m" => 1,
            _ => return Err("later by hours, days or ms".to_string()),
        };
        self.pass(self.now_ms + number * unit_ms);
        Ok(())
    }

    /// Sets the clock; somebody who watches sees what time does.
    fn pass(&mut self, until_ms: u64) {
        if let Some(watched) = &mut self.watched {
            tables::in_time(&self.community, self.now_ms, until_ms, watched);
        }
        self.now_ms = until_ms;
    }

    /// `founded by ada on 2026-01-05 template=disco waiting=72 needs=0 care=off k=1/4 silence=7 overflow=…`.
    fn found(&mut self, founder: &str, options: &[&str]) -> Result<(), String> {
        if let ["on", day, ..] = options {
            self.set_day(day, "10:00")?;
        }
        let pairs: BTreeMap<&str, &str> = options
            .iter()
            .map(|option| option.split_once('=').unwrap_or((option, "")))
            .collect();
        let act = self.founding(founder, &pairs)?;
        let twist = Twist::default();
        self.file_as(None, founder, act, &twist)?
            .map_err(|refusal| format!("the founding is refused: {} {:?}", refusal.code(), refusal.fields()))
    }

    /// A founding act, with a template's parameters changed as the story says.
    pub(super) fn founding(&mut self, founder: &str, options: &BTreeMap<&str, &str>) -> Result<Value, String> {
        let template = options.get("template").copied().unwrap_or("disco");
        let template = Template::from_word(template).ok_or("no such template")?;
        let number = |name: &str, otherwise: u32| -> Result<u32, String> {
            options.get(name).map_or(Ok(otherwise), |text| {
                text.parse().map_err(|_| format!("{name} is a number"))
            })
        };
        let choices = Choices {
            waiting_hours: number("waiting", 72)?,
            needs_percent: number("needs", 5)?,
            confirmations: number("confirmations", 2)?,
            reading: Reading::Members,
        };
        let mut draft = draft(template, Language::En, &choices);
        // Stories that do not say `deciding` keep the first rules.
        if !options.contains_key("deciding") {
            draft = draft.of_first_rules();
        }
        phrase::let_votes_be_short(&mut draft.agreements, options);
        phrase::change_agreements(&mut draft.agreements, options)?;
        let public = self.newcomer(founder);
        let keeper = self.keeper_key("keeper");
        let offset: i64 = options
            .get("zone")
            .map_or(Ok(0), |text| text.parse())
            .map_err(|_| "zone=minutes")?;
        let scale: i64 = options
            .get("scale")
            .map_or(Ok(2), |text| text.parse())
            .map_err(|_| "scale=digits")?;
        let founder_key = Value::Text(public.to_string());
        Ok(phrase::record(&[
            ("type", phrase::text("community.found/1")),
            ("name", phrase::text("Lingua")),
            ("purpose", phrase::text("Translation that builds commons.")),
            (
                "currency",
                phrase::record(&[("code", phrase::text("EUR")), ("scale", Value::Int(scale))]),
            ),
            ("template", phrase::text(template.word())),
            ("language", phrase::text("en")),
            ("zone", phrase::zone(offset)),
            ("agreements", draft.agreements),
            ("circles", draft.circles),
            ("commons", draft.commons),
            ("keeper", Value::Text(keeper.to_string())),
            ("founder", self.note(founder)),
            ("keys", Value::List(vec![founder_key])),
        ]))
    }

    fn join_all(&mut self, names: &[&str], standing: &str) -> Result<(), String> {
        let inviter = self
            .people
            .iter()
            .find(|(_, person)| person.id.is_some())
            .map(|(name, _)| name.clone());
        let inviter = inviter.ok_or("nobody is there to invite")?;
        for name in names {
            let name = name.trim_end_matches(',');
            self.act(&format!("{inviter} invites {standing} as to-{name}"))?
                .map_err(|refusal| refusal.code())?;
            self.act(&format!("{name} joins by to-{name}"))?
                .map_err(|refusal| refusal.code())?;
        }
        Ok(())
    }

    /// A line with an answer: an act.
    pub(super) fn act(&mut self, line: &str) -> Result<Result<(), Refusal>, String> {
        let mut words = phrase::words(line);
        let mut twist = Twist::default();
        phrase::take_twists(&mut words, &mut twist)?;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let [who, rest @ ..] = words.as_slice() else {
            return Err("who does what?".to_string());
        };
        if let ["adds", number, "keys"] = rest {
            let number: u32 = number.parse().map_err(|_| "how many keys?")?;
            for _ in 1..number {
                let act = self.new_own_key(who)?;
                self.file_as(Some(who), who, act, &twist)?
                    .map_err(|refusal| refusal.code())?;
            }
            let act = self.new_own_key(who)?;
            return self.file_as(Some(who), who, act, &twist);
        }
        if let ["has", circle, "decide", "as", class, effects] = rest {
            return self.decide(who, (circle, class), effects, &twist);
        }
        let act = phrase::act(self, who, rest, &mut twist)?;
        let by = match act.get("type").and_then(Value::as_text) {
            Some("community.found/1" | "member.join/1") => None,
            _ => Some(*who),
        };
        self.file_as(by, who, act, &twist)
    }

    pub(super) fn new_own_key(&mut self, who: &str) -> Result<Value, String> {
        let key = self.new_key();
        self.add_own(who, key)
    }

    pub(super) fn new_own_passkey(&mut self, who: &str) -> Result<Value, String> {
        let key = Signer::passkey(self.new_secret());
        self.add_own(who, key)
    }

    fn add_own(&mut self, who: &str, key: Signer) -> Result<Value, String> {
        let public = key.public().to_string();
        self.person_mut(who)?.keys.push(key);
        Ok(phrase::record(&[
            ("type", phrase::text("key.add/1")),
            ("new", phrase::text(&public)),
        ]))
    }

    /// A new secret, made from the count of things made so far: stories are the same every time.
    fn new_secret(&mut self) -> [u8; 32] {
        self.made += 1;
        *Hash::of(&[b"story key", &self.made.to_be_bytes()]).as_bytes()
    }

    pub(super) fn new_key(&mut self) -> Signer {
        Signer::plain(SecretKey::from_seed(self.new_secret()))
    }

    /// The key of somebody of this name: of a keeper or a mirror that the story has not named before, unless they are a
    /// person already.
    pub(super) fn keeper_key(&mut self, name: &str) -> PublicKey {
        if let Some(known) = self.people.get(name) {
            return plain(&known.keys[0]);
        }
        let key = self.new_key();
        let public = plain(&key);
        let keeper = Person {
            keys: vec![key],
            id: None,
        };
        self.people.insert(name.to_string(), keeper);
        public
    }

    /// The name of the keeper in force, and their key.
    fn keeper(&self) -> Option<(&str, &SecretKey)> {
        let in_force = self.community.keeper()?;
        let keys = self
            .people
            .iter()
            .flat_map(|(name, person)| person.keys.iter().map(move |key| (name.as_str(), key)))
            .filter_map(|(name, key)| Some((name, key.secret()?)));
        keys.into_iter().find(|(_, key)| key.public() == in_force)
    }

    /// The secret half of somebody's first key.
    pub(super) fn secret_of(&self, name: &str) -> Option<SecretKey> {
        let key = self.people.get(name)?.keys.first()?.secret()?;
        Some(SecretKey::from_seed(key.seed()))
    }

    /// The key of a new invitation of this name.
    pub(super) fn new_invitation(&mut self, name: &str) -> PublicKey {
        let key = self.new_key();
        let public = plain(&key);
        self.invitations.insert(name.to_string(), key);
        public
    }

    /// The key of the invitation of this name; a stranger's if there is none.
    pub(super) fn invitation(&mut self, name: &str) -> PublicKey {
        match self.invitations.get(name) {
            Some(key) => plain(key),
            None => self.new_invitation(name),
        }
    }

    /// Somebody new, with a key; or who is already known.
    pub(super) fn newcomer(&mut self, who: &str) -> PublicKey {
        if !self.people.contains_key(who) {
            let key = self.new_key();
            self.people.insert(
                who.to_string(),
                Person {
                    keys: vec![key],
                    id: None,
                },
            );
        }
        plain(&self.people[who].keys[0])
    }

    pub(super) fn person_mut(&mut self, who: &str) -> Result<&mut Person, String> {
        self.people.get_mut(who).ok_or_else(|| format!("who is {who}?"))
    }

    /// Which of somebody's keys (from 1) are passkeys that count.
    pub(super) fn passkeys_of(&self, who: &str) -> Vec<usize> {
        let keys = self.people.get(who).map_or(&[][..], |person| &person.keys);
        let counts = |key: &Signer| {
            let record = self.community.key(key.kid());
            key.secret().is_none() && record.is_some_and(|record| record.revoked.is_none())
        };
        (1..)
            .zip(keys)
            .filter(|(_, key)| counts(key))
            .map(|(number, _)| number)
            .collect()
    }

    /// The key of somebody: the first one, or the one of this number (from 1).
    pub(super) fn key_of(&self, who: &str) -> Result<&Signer, String> {
        let (name, number) = who.split_once('.').unwrap_or((who, "1"));
        if let Some(key) = self.invitations.get(name) {
            return Ok(key);
        }
        let person = self.people.get(name).ok_or_else(|| format!("who is {name}?"))?;
        let number: usize = number.parse().map_err(|_| "which key?")?;
        person
            .keys
            .get(number.wrapping_sub(1))
            .ok_or_else(|| format!("{name} has no such key"))
    }

    /// How many entries there are, and the root over them.
    pub(super) fn size_and_root(&self) -> (u64, Hash) {
        (self.tree.size(), self.tree.root())
    }

    /// What a name stands for: a member, or an act.
    pub(super) fn id_of(&self, name: &str) -> Hash {
        if let Some(id) = self.people.get(name).and_then(|person| person.id) {
            return id;
        }
        self.named.get(name).map_or_else(
            || Hash::of(&[b"nothing by the name ", name.as_bytes()]),
            |named| named.id,
        )
    }

    /// The names of these members or acts.
    pub(super) fn names_of(&self, ids: &[Hash]) -> Vec<String> {
        let person = |id: &Hash| {
            let person = self.people.iter().find(|(_, person)| person.id == Some(*id));
            let act = || self.named.iter().find(|(_, named)| named.id == *id);
            person.map(|(name, _)| name).or_else(|| act().map(|(name, _)| name))
        };
        ids.iter().filter_map(person).cloned().collect()
    }

    /// The 16 random bytes of a named act.
    pub(super) fn nonce_of(&self, name: &str) -> [u8; 16] {
        let unknown = || {
            Hash::of(&[name.as_bytes()]).as_bytes()[..16]
                .try_into()
                .expect("16 of 32 bytes")
        };
        self.named.get(name).map_or_else(unknown, |named| named.nonce)
    }

    /// The register of the story as a file, with the keeper's checkpoint.
    pub(super) fn register(&self) -> Vec<u8> {
        let (_, keeper) = self.keeper().expect("the story knows its keepers");
        let community = self.community.id().expect("the story has founded a community");
        let checkpoint = register::checkpoint::Checkpoint {
            origin: register::checkpoint::origin(&community),
            size: self.tree.size(),
            root: self.tree.root(),
        };
        register::file::write(self.entries.iter().map(Vec::as_slice), &checkpoint.sign(keeper))
    }

    /// A commitment to this text; the text is kept, to come along with the act.
    pub(super) fn note(&mut self, text: &str) -> Value {
        let c = note::commit(&salt(text), text);
        self.texts.insert(c, text.to_string());
        Value::Text(c.to_string())
    }

    /// What a note says.
    pub(super) fn text_of(&self, note: &Hash) -> String {
        self.texts.get(note).cloned().unwrap_or_default()
    }

    /// The keeper's rule about notes, on the texts that come along with an act.
    fn notes(&self, act: &Act, twist: &Twist) -> Result<(), Refusal> {
        let committed = act.commitments();
        let commitments: Vec<Hash> = committed.notes.iter().map(|note| note.0).collect();
        let text = |c: &Hash| {
            let text = self.texts.get(c)?.clone();
            Some(node::Note {
                salt: salt(&text),
                text,
                audience: node::Audience::Community,
            })
        };
        // One text serves all fields that commit to it.
        let once: std::collections::BTreeSet<&Hash> = commitments.iter().collect();
        let mut texts: Vec<node::Note> = once.into_iter().filter_map(text).collect();
        match twist.with.get("notes").map(String::as_str) {
            Some("none") => texts.clear(),
            Some("surplus") => texts.push(node::Note {
                salt: [1; 32],
                text: "Nobody asked for this.".to_string(),
                audience: node::Audience::Community,
            }),
            Some(_) | None => {}
        }
        node::notes::matched(&committed, texts).map(|_| ())
    }

    /// The community's calendar day.
    pub(super) fn today(&self) -> Day {
        match self.community.foundation() {
            Some(_) => self.community.day_of(self.now_ms),
            None => Day::from_number(i32::try_from(self.now_ms / DAY_MS).expect("days are few")).expect("a day"),
        }
    }

    pub(super) fn now_ms(&self) -> u64 {
        self.now_ms
    }

    pub(super) fn community(&self) -> &Community {
        &self.community
    }

    /// The entry of the act that its author filed under this id before.
    fn earlier(&self, head: &register::Head) -> Option<u64> {
        match head.by {
            By::Nobody => self.community.filed(None, head.id),
            By::Keeper => self.community.filed_by_keeper(head.id),
            By::Member(id) => {
                let member = self.community.member_ix(&id);
                member.and_then(|member| self.community.filed(Some(member), head.id))
            }
        }
    }

    /// The one path without a store: compose, sign, read, verify, check, apply.
    fn file_as(
        &mut self,
        by: Option<&str>,
        who: &str,
        mut act: Value,
        twist: &Twist,
    ) -> Result<Result<(), Refusal>, String> {
        phrase::twist_act(self, &mut act, twist)?;
        let head = self.head(by, who, twist)?;
        let mut body = compose(&head, &act);
        if twist.with.contains_key("surplus") {
            body = body.replacen("\"type\"", "\"surplus\":true,\"type\"", 1);
        }
        let named = Named {
            id: register::act_id(&body),
            nonce: head.id,
        };
        let signers = self.signers(who, &act, twist)?;
        let signed_body = signed_body(&body, head.expires_ms, twist);
        let how = twist.with.get("passkey").map(String::as_str);
        let lines = signers.iter().map(|key| key.sign(&signed_body, how));
        let mut lines = lines.collect::<Result<Vec<_>, String>>()?;
        lines.sort_unstable();
        lines.dedup();
        let signed = match Signed::<Act>::read(&body, &lines) {
            Ok(signed) => signed,
            Err(register::ReadFlaw::Act(flaw)) => return Ok(Err(Refusal::from(flaw))),
            Err(other) => return Err(format!("the register does not read this act: {other:?}")),
        };
        if let Err(refusal) = self.notes(signed.act(), twist) {
            return Ok(Err(refusal));
        }
        let all = self.all_keys();
        let ring = |kid: Kid| all.iter().find(|key| key.kid() == kid).cloned();
        let verified = match verify(signed, ring) {
            Ok(verified) => verified,
            Err(flaw) => return Ok(Err(Refusal::from(flaw))),
        };
        let earlier = self.earlier(&head);
        let place = Place {
            index: self.tree.size(),
            stamp_ms: self.now_ms,
            root_at_seen: self.tree.root_at(head.seen.size),
            root: self.tree.root(),
            earlier: earlier.map(|entry| self.bodies[&entry].as_str()),
        };
        let admitted = match self.community.check(&verified, &place) {
            Ok(admitted) => admitted,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let before = self
            .watched
            .as_ref()
            .map(|_| tables::standings(&self.community, self.now_ms));
        self.community.apply(admitted);
        if let (Some(before), Some(watched)) = (before, &mut self.watched) {
            tables::by_act(&self.community, self.now_ms, &before, &act, watched);
        }
        let entry = register::entry::Entry {
            stamp_ms: self.now_ms,
            body: body.clone(),
            signatures: lines,
        };
        let bytes = entry.encode();
        self.tree.push(register::entry::leaf_hash(&bytes));
        self.entries.push(bytes);
        self.bodies.insert(place.index, body);
        if by.is_none() {
            self.person_mut(who)?.id = Some(named.id);
        }
        if let Some(name) = &twist.name {
            self.named.insert(name.clone(), named);
        }
        Ok(Ok(()))
    }

    /// The public keys of everybody, and of every invitation.
    fn all_keys(&self) -> Vec<AnyKey> {
        let people = self.people.values().flat_map(|person| &person.keys);
        people.chain(self.invitations.values()).map(Signer::public).collect()
    }

    fn head(&mut self, by: Option<&str>, who: &str, twist: &Twist) -> Result<Head, String> {
        self.made += 1;
        let nonce = match twist.with.get("id") {
            Some(name) => self.nonce_of(name),
            None => Hash::of(&[b"story nonce", &self.made.to_be_bytes()]).as_bytes()[..16]
                .try_into()
                .expect("16 bytes"),
        };
        let size = self.tree.size();
        let seen = match twist.with.get("seen").map(String::as_str) {
            Some("ahead") => Seen {
                size: size + 1,
                root: self.tree.root(),
            },
            Some("wrong") => Seen {
                size,
                root: Hash::new([7; 32]),
            },
            Some("start") => Seen {
                size: 0,
                root: register::tree::empty_root(),
            },
            Some(_) | None => Seen {
                size,
                root: self.tree.root(),
            },
        };
        let expires_ms = match twist.with.get("expires") {
            Some(span) => phrase::span(self.now_ms, span)?,
            None => self.now_ms + DAY_MS,
        };
        let by = match twist.with.get("by").map(String::as_str).or(by) {
            None | Some("nobody") => By::Nobody,
            Some("keeper") => By::Keeper,
            Some(name) => By::Member(
                self.people
                    .get(name)
                    .and_then(|person| person.id)
                    .unwrap_or(Hash::new([9; 32])),
            ),
        };
        let community = match twist.with.get("community").map(String::as_str) {
            Some("none") => None,
            Some(_) => Some(Hash::new([3; 32])),
            None => self.community.id(),
        };
        let community = match (&by, twist.with.get("founding")) {
            (By::Nobody, Some(_)) => None,
            (By::Nobody | By::Member(_) | By::Keeper, _) => community,
        };
        let key = self.key_of(twist.with.get("key").map_or(who, String::as_str))?.kid();
        Ok(Head {
            by,
            community,
            expires_ms,
            id: nonce,
            key,
            seen,
            v: register::BODY_VERSION,
        })
    }

    /// Who signs: the author's key, whoever the act asks for, and whom the story adds or leaves out.
    fn signers(&self, who: &str, act: &Value, twist: &Twist) -> Result<Vec<Signer>, String> {
        let mut signers = vec![self.key_of(twist.with.get("key").map_or(who, String::as_str))?.clone()];
        let alone = twist.with.contains_key("alone");
        let kind = act.get("type").and_then(Value::as_text).unwrap_or_default();
        let needed = match kind {
            "member.join/1" => act.get("invite").and_then(Value::as_text).map(str::to_string),
            "key.add/1" => act.get("new").and_then(Value::as_text).map(str::to_string),
            _ => None, // No other act asks for a second signature.
        };
        if let Some(needed) = needed.filter(|_| !alone) {
            let people = self.people.values().flat_map(|person| &person.keys);
            let known = people.chain(self.invitations.values());
            let fits = |key: &&Signer| {
                let public = key.public();
                public.to_string() == needed || public.kid().to_string() == needed
            };
            signers.extend(known.into_iter().find(fits).cloned());
        }
        if let Some(other) = twist.with.get("cosigned") {
            signers.push(self.key_of(other)?.clone());
        }
        Ok(signers)
    }

    fn expect(&self, words: &[&str]) -> Result<(), String> {
        let Some(split) = words.iter().position(|word| *word == "=") else {
            return Err("expect what = which?".to_string());
        };
        let (what, which) = (&words[..split], words[split + 1..].join(" "));
        let is = self.look(what)?;
        if is == which {
            Ok(())
        } else {
            Err(format!("it is {is}"))
        }
    }

    #[allow(clippy::too_many_lines)] // One phrase after another: a dictionary.
    fn look(&self, what: &[&str]) -> Result<String, String> {
        if let Some(seen) = super::phrase_advice::look(self, what) {
            return seen;
        }
        let scale = self.community.foundation().map_or(2, |foundation| foundation.scale);
        let money = |account: AccountKey| decimal(self.community.ledger().balance(&account), scale);
        let stream = |word: &str| Stream::from_word(word).ok_or("no such stream");
        let credits = |account: AccountKey, of: Stream| {
            let balance = self.community.ledger().balance(&account);
            if of == Stream::Care {
                balance.to_string()
            } else {
                decimal(balance, 2)
            }
        };
        if let Some(seen) = super::phrase_draws::look(self, what) {
            return seen;
        }
        if let Some(seen) = phrase_consent::look(self, what) {
            return seen;
        }
        if let Some(seen) = phrase_delegation::look(self, what) {
            return seen;
        }
        if let Some(seen) = phrase_votes::look(self, what) {
            return seen;
        }
        if let Some(seen) = super::phrase_forks::look(self, what) {
            return seen;
        }
        Ok(match what {
            ["cash"] => money(AccountKey::Cash),
            ["reserve", kind] => money(AccountKey::Reserve(
                ReserveKind::from_word(kind).ok_or("no such reserve")?,
            )),
            ["balance", account] => self
                .community
                .ledger()
                .balance(&phrase::account(self, account)?)
                .to_string(),
            ["owed", who] => money(AccountKey::Payable(self.id_of(who))),
            ["open", of, who] => credits(AccountKey::Work(stream(of)?, self.id_of(who)), stream(of)?),
            ["historical", of, who] => credits(AccountKey::History(stream(of)?, self.id_of(who)), stream(of)?),
            ["divested", of, who] => {
                let member = self.community.member_ix(&self.id_of(who)).ok_or("no such member")?;
                decimal(
                    i64::try_from(self.community.tallies().divested(member, stream(of)?)).expect("few"),
                    2,
                )
            }
            ["state", work] => {
                let work = self.community.work(&self.id_of(work)).ok_or("no such contribution")?;
                work.state.word().to_string()
            }
            ["quantity", work] => self
                .community
                .work(&self.id_of(work))
                .ok_or("no such contribution")?
                .quantity
                .to_string(),
            ["stage", who] => {
                let member = self.community.member_ix(&self.id_of(who)).ok_or("no such member")?;
                if self.community.is_full(member) {
                    "full".to_string()
                } else {
                    (self.community.member(member).stage() + 1).to_string()
                }
            }
            ["payout", who, "in", share] => {
                let share = self.community.share(&self.id_of(share)).ok_or("no such share-out")?;
                let outcome = share.outcome();
                let payout = outcome.payout(self.id_of(who)).map_or(0, |payout| payout.amount);
                decimal(i64::try_from(payout).expect("few"), scale)
            }
            ["objections", "to", share] => {
                let id = self.id_of(share);
                let heads = rules::report::shares(&self.community);
                let head = heads.iter().find(|head| head.share == id).ok_or("no such share-out")?;
                head.objections.to_string()
            }
            ["members", "of", circle] => names_of(self, &self.community.circle_members(self.circle(circle)?)),
            ["deciding", "in", circle] => names_of(self, self.community.electorate(self.circle(circle)?).members()),
            ["role", role, "in", circle] => self.role(circle, role)?,
            ["roles", "of", who] => {
                let member = self.community.member_ix(&self.id_of(who)).ok_or("no such member")?;
                self.community.roles_of(member).len().to_string()
            }
            ["agreement", name] => self.agreement(name)?,
            ["facilitator", "of", circle] => {
                let place = self.circle(circle)?;
                let facilitator = self.community.facilitator(place, &[], None);
                names_of(self, facilitator.as_slice())
            }
            ["keeper"] => self.keeper().map_or("nobody", |(name, _)| name).to_string(),
            ["endorsed", name] => {
                let endorsed = self.community.endorsed(&plain(self.key_of(name)?), self.now_ms);
                format!("{} of {}", endorsed.by.len(), endorsed.needed)
            }
            ["recovery", member, name] => {
                let member = self
                    .community
                    .member_ix(&self.id_of(member))
                    .ok_or("nobody has this name")?;
                let view = self
                    .community
                    .recovery(member, &self.key_of(name)?.public(), self.now_ms);
                format!("{} of {}", view.vouches.len(), view.needed)
            }
            ["public", "page"] => self.public_page(),
            ["public", "since", part] => self.public_since(part)?,
            ["due"] => self.community.due(self.now_ms).len().to_string(),
            _ => return Err("nobody knows what to look at".to_string()),
        })
    }
}

/// The public page.
impl World {
    /// Its parts, with who is named.
    fn public_page(&self) -> String {
        let Some(page) = rules::report::public_page(&self.community, self.now_ms) else {
            return "nothing".to_string();
        };
        let people = page.people.as_ref().map(|people| {
            let members = people
                .shown
                .iter()
                .filter_map(|who| self.community.member_ix(&who.member));
            format!("people {}", names_of(self, &members.collect::<Vec<_>>()))
        });
        let parts = [
            page.welcome.as_ref().map(|_| "welcome".to_string()),
            page.contact.as_ref().map(|_| "contact".to_string()),
            page.purpose.as_ref().map(|_| "purpose".to_string()),
            page.numbers
                .as_ref()
                .map(|part| format!("numbers {}", part.shown.members)),
            page.circles
                .as_ref()
                .map(|part| format!("circles {}", part.shown.len())),
            page.commons
                .as_ref()
                .map(|part| format!("commons {}", part.shown.len())),
            page.work.as_ref().map(|part| {
                let sums = part.shown.streams.iter().map(|stream| match &stream.sum {
                    Some(sum) => sum.contributions.to_string(),
                    None => "few".to_string(),
                });
                format!("work {}", sums.collect::<Vec<_>>().join("/"))
            }),
            page.money.as_ref().map(|part| match part.shown.shared {
                Some(shared) => format!("money {}/{}/{shared}", part.shown.came_in, part.shown.costs),
                None => format!("money {}/{}/few", part.shown.came_in, part.shown.costs),
            }),
            page.agreements
                .as_ref()
                .map(|part| format!("agreements {}", part.shown.len())),
            people,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// Since which version of the agreement a part is public.
    fn public_since(&self, part: &str) -> Result<String, String> {
        let page = rules::report::public_page(&self.community, self.now_ms).ok_or("nothing is public")?;
        let decided = match part {
            "purpose" => page.purpose.map(|part| part.decided),
            "numbers" => page.numbers.map(|part| part.decided),
            "people" => page.people.map(|part| part.decided),
            _ => None, // Words, not an enum of ours.
        };
        let decided = decided.ok_or("it is not public")?;
        Ok(format!("version {}", decided.version))
    }
}

/// How often a decision that a story passes over is looked at, every six hours: for sixty days.
const LOOKS_MAX: usize = 240;

impl World {
    /// A whole decision by consent: somebody proposes, all who decide consent, and the keeper closes when it is due.
    /// The clock goes on as long as that takes. It is adopted, or `with ends=returned` when it cannot be applied.
    fn decide(
        &mut self,
        who: &str,
        (circle, class): (&str, &str),
        effects: &str,
        twist: &Twist,
    ) -> Result<Result<(), Refusal>, String> {
        let ends = twist
            .with
            .get("ends")
            .map_or(ProposalOutcome::Adopted.word(), String::as_str);
        let effects = phrase_circles::effects(self, effects)?;
        let (title, said) = (self.note("What we do"), self.note("So be it."));
        let open = phrase::typed(
            "proposal.open/1",
            &[
                ("circle", phrase::text(circle)),
                ("class", phrase::text(class)),
                ("title", title),
                ("text", said),
                ("effects", effects),
            ],
        );
        let named = Twist {
            name: Some(twist.name.clone().unwrap_or_else(|| "decision".to_string())),
            ..Twist::default()
        };
        if let Err(refusal) = self.file_as(Some(who), who, open, &named)? {
            return Ok(Err(refusal));
        }
        let proposal = self.named[named.name.as_ref().expect("it was just given")].id;
        let electorate = self.community.electorate(self.circle(circle)?);
        let mut silent: Vec<String> = electorate
            .members()
            .iter()
            .map(|member| names_of(self, &[*member]))
            .collect();
        for _ in 0..LOOKS_MAX {
            let mut still = Vec::new();
            for member in silent {
                let answer = phrase::typed(
                    "proposal.respond/1",
                    &[
                        ("proposal", Value::Text(proposal.to_string())),
                        ("version", Value::Int(1)),
                        ("answer", phrase::text("consent")),
                    ],
                );
                if self
                    .file_as(Some(&member), &member, answer, &Twist::default())?
                    .is_err()
                {
                    still.push(member); // It is too early to answer.
                }
            }
            silent = still;
            for act in self.community.due(self.now_ms) {
                let Act::ProposalClose(close) = &act else { continue };
                if close.proposal == proposal {
                    let outcome = close.outcome;
                    let filed = self.file_as(Some("keeper"), "keeper", act.write(), &by_keeper())?;
                    return match filed {
                        Ok(()) if outcome.word() == ends => Ok(Ok(())),
                        Ok(()) => Err(format!("the decision is {outcome}")),
                        Err(refusal) => Err(format!("its closing is refused: {}", refusal.code())),
                    };
                }
            }
            self.pass(self.now_ms + 6 * HOUR_MS);
        }
        Err("the decision comes to no end".to_string())
    }

    pub(super) fn circle(&self, slug: &str) -> Result<u32, String> {
        let place = self.community.circle_place(slug);
        place.ok_or_else(|| format!("there is no circle {slug}"))
    }

    /// `ada`, `ada, caretaker`, `nobody`, or `none` where there is no such role.
    fn role(&self, circle: &str, role: &str) -> Result<String, String> {
        let circle = self.circle(circle)?;
        let Some(place) = self.community.role(circle, role) else {
            return Ok("none".to_string());
        };
        let role = &self.community.roles(circle)[place as usize];
        Ok(match role.tenure(self.today()) {
            Tenure::Vacant => "nobody".to_string(),
            Tenure::Held(member) => names_of(self, &[member]),
            Tenure::Caretaker(member) => format!("{}, caretaker", names_of(self, &[member])),
        })
    }

    /// `version 2, in force`, `version 1, lapsed on 2026-05-01`, or `none`.
    fn agreement(&self, name: &str) -> Result<String, String> {
        let Some(agreement) = self.community.agreement(name) else {
            return Ok("none".to_string());
        };
        let version = agreement.last().version;
        Ok(match self.community.agreement_state(agreement, self.today()) {
            AgreementState::InForce => format!("version {version}, in force"),
            AgreementState::ReviewDue => format!("version {version}, review due"),
            AgreementState::Overdue => format!("version {version}, overdue"),
            AgreementState::Lapsed(since) => format!("version {version}, lapsed on {since}"),
            AgreementState::Retired(since) => format!("version {version}, retired on {since}"),
        })
    }
}

/// The public half of a key that signs by itself, as everybody's first one does.
fn plain(key: &Signer) -> PublicKey {
    key.plain_public().expect("the first key of everybody signs by itself")
}

fn by_keeper() -> Twist {
    Twist {
        with: BTreeMap::from([("by".to_string(), "keeper".to_string())]),
        name: None,
    }
}

impl World {
    /// The name that a story has for an act; its id where it has none.
    pub(super) fn name_of_act(&self, id: Hash) -> String {
        let found = self.named.iter().find(|(_, named)| named.id == id);
        found.map_or_else(|| id.to_string(), |(name, _)| name.clone())
    }

    /// Who this is, as the story calls them.
    pub(super) fn name_of(&self, member: MemberIx) -> String {
        names_of(self, &[member])
    }
}

/// The names of these members, with commas; `nobody` if there are none.
fn names_of(world: &World, members: &[MemberIx]) -> String {
    let name = |member: &MemberIx| {
        let id = world.community.member(*member).id;
        let found = world.people.iter().find(|(_, person)| person.id == Some(id));
        found.map_or_else(|| "somebody".to_string(), |(name, _)| name.clone())
    };
    match members {
        [] => "nobody".to_string(),
        _ => members.iter().map(name).collect::<Vec<_>>().join(", "), // Some members.
    }
}

/// A note's salt, the same for the same text: stories are the same every time.
fn salt(text: &str) -> [u8; 32] {
    *Hash::of(&[b"story salt", text.as_bytes()]).as_bytes()
}

/// What is signed: the body itself, or another one where the story changes the act after signing.
fn signed_body(body: &str, expires_ms: u64, twist: &Twist) -> String {
    let member = |ms: u64| format!("\"expires\":{ms}");
    match twist.with.contains_key("altered") {
        true => body.replacen(&member(expires_ms), &member(expires_ms + 1), 1),
        false => body.to_owned(),
    }
}
