//! The acts that people of a simulated world sign.

use node::{Audience, Note, Submission};
use register::json::Value;
use register::{Hash, Head, Kid, PublicKey, SecretKey, compose, sign};
use rules::act::{Language, Template};
use rules::templates::{Choices, draft};

/// A text as an act writes it.
#[must_use]
pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A record of these members.
#[must_use]
pub fn record<const N: usize>(members: [(&str, Value); N]) -> Value {
    let members = members.into_iter().map(|(name, value)| (name.to_owned(), value));
    Value::Record(members.collect())
}

/// A note for everybody, with a salt made from its words: there is nobody to guess them here.
#[must_use]
pub fn note(words: &str) -> Note {
    Note {
        salt: *Hash::of(&[words.as_bytes()]).as_bytes(),
        text: words.to_owned(),
        audience: Audience::Community,
    }
}

/// What an act says in the place of a note.
#[must_use]
pub fn note_ref(note: &Note) -> Value {
    text(&note.commitment().to_string())
}

/// A signed act.
#[must_use]
pub fn submission(head: &Head, act: &Value, keys: &[&SecretKey], notes: Vec<Note>) -> Submission {
    let body = compose(head, act);
    let signatures = sign(&body, keys);
    Submission {
        body,
        signatures,
        notes,
    }
}

/// The founding of a community by somebody with this key, under this keeper.
#[must_use]
pub fn founding(keeper: &PublicKey, founder: &PublicKey) -> (Value, Vec<Note>) {
    let choices = Choices {
        confirmations: 1,
        ..Choices::default()
    };
    let agreed = draft(Template::Disco, Language::En, &choices).of_first_rules();
    let name = note("Person 0");
    let offset = record([("from", Value::Int(0)), ("minutes", Value::Int(0))]);
    let act = record([
        ("type", text("community.found/1")),
        ("name", text("A World")),
        ("purpose", text("To see what happens.")),
        ("currency", record([("code", text("EUR")), ("scale", Value::Int(2))])),
        ("template", text("disco")),
        ("language", text("en")),
        (
            "zone",
            record([("name", text("Etc/UTC")), ("offsets", Value::List(vec![offset]))]),
        ),
        ("agreements", agreed.agreements),
        ("circles", agreed.circles),
        ("commons", agreed.commons),
        ("keeper", text(&keeper.to_string())),
        ("founder", note_ref(&name)),
        ("keys", Value::List(vec![text(&founder.to_string())])),
    ]);
    (act, vec![name])
}

/// An invitation to become a full member, until this time.
#[must_use]
pub fn invite(key: &PublicKey, until_ms: u64) -> Value {
    let until = i64::try_from(until_ms).expect("the world ends before numbers do");
    record([
        ("type", text("member.invite/1")),
        ("key", text(&key.to_string())),
        ("uses", Value::Int(1)),
        ("until", Value::Int(until)),
        ("standing", text("full")),
    ])
}

/// A joining with this key, on an invitation.
#[must_use]
pub fn join(name: &Note, key: &PublicKey, invitation: &PublicKey) -> Value {
    record([
        ("type", text("member.join/1")),
        ("name", note_ref(name)),
        ("keys", Value::List(vec![text(&key.to_string())])),
        ("invite", text(&invitation.kid().to_string())),
    ])
}

/// So many minutes of care, on this day.
#[must_use]
pub fn care(minutes: i64, day: &str) -> Value {
    record([
        ("type", text("work.log/1")),
        ("stream", text("care")),
        ("task", text("cooking")),
        ("quantity", Value::Int(minutes)),
        ("unit", text("minutes")),
        ("circle", text("commons")),
        ("day", text(day)),
    ])
}

/// As [`care`], with something to say about it.
#[must_use]
pub fn noted_care(minutes: i64, day: &str, note: &Note) -> Value {
    let mut act = care(minutes, day);
    if let Value::Record(members) = &mut act {
        members.insert("note".to_owned(), note_ref(note));
    }
    act
}

/// The end of the text with this commitment, which came with one's own act of this id.
#[must_use]
pub fn erase(act: &[u8; 16], c: &Hash) -> Value {
    let act: String = act.iter().map(|byte| format!("{byte:02x}")).collect();
    record([
        ("type", text("note.erase/1")),
        ("act", text(&act)),
        ("c", text(&c.to_string())),
    ])
}

/// So many words translated, on this day.
#[must_use]
pub fn translation(words: i64, day: &str) -> Value {
    record([
        ("type", text("work.log/1")),
        ("stream", text("livelihood")),
        ("task", text("translation")),
        ("quantity", Value::Int(words)),
        ("unit", text("words")),
        ("circle", text("livelihood")),
        ("day", text(day)),
    ])
}

/// A confirmation of somebody's work.
#[must_use]
pub fn confirm(work: &Hash) -> Value {
    record([("type", text("work.confirm/1")), ("work", text(&work.to_string()))])
}

/// A customer with this name.
#[must_use]
pub fn customer(name: &Note) -> Value {
    record([
        ("type", text("partner.add/1")),
        ("kind", text("customer")),
        ("name", note_ref(name)),
    ])
}

/// Money that came in.
#[must_use]
pub fn income(amount: i64, partner: &Hash, day: &str) -> Value {
    record([
        ("type", text("income.record/1")),
        ("amount", Value::Int(amount)),
        ("partner", text(&partner.to_string())),
        ("day", text(day)),
    ])
}

/// So much from the cash to a reserve, which waits to be posted until this time.
#[must_use]
pub fn transfer(amount: i64, day: &str, until_ms: u64) -> Value {
    let until = i64::try_from(until_ms).expect("the world ends before numbers do");
    let posting = |account: &str, amount| record([("account", text(account)), ("amount", Value::Int(amount))]);
    record([
        ("type", text("transaction.record/1")),
        (
            "postings",
            Value::List(vec![posting("cash", -amount), posting("reserve:education", amount)]),
        ),
        ("day", text(day)),
        ("expires", Value::Int(until)),
    ])
}

/// The posting of a transaction that waits; or its end, so that nothing moves.
#[must_use]
pub fn end_transfer(transaction: &Hash, is_posted: bool) -> Value {
    let name = if is_posted {
        "transaction.post/1"
    } else {
        "transaction.void/1"
    };
    record([("type", text(name)), ("transaction", text(&transaction.to_string()))])
}

/// A share-out of so much for the work of these days.
#[must_use]
pub fn share(amount: i64, from: &str, until: &str) -> Value {
    record([
        ("type", text("share.open/1")),
        ("amount", Value::Int(amount)),
        ("from", text(from)),
        ("until", text(until)),
    ])
}

/// An endorsement of a keeper's key.
#[must_use]
pub fn endorse(key: &PublicKey) -> Value {
    record([("type", text("keeper.endorse/1")), ("key", text(&key.to_string()))])
}

/// A further key of one's own.
#[must_use]
pub fn add_key(key: &PublicKey) -> Value {
    record([("type", text("key.add/1")), ("new", text(&key.to_string()))])
}

/// The end of a key of one's own.
#[must_use]
pub fn revoke_key(kid: &Kid) -> Value {
    record([("type", text("key.revoke/1")), ("kid", text(&kid.to_string()))])
}

/// A vote on one option, yes or no, with the times that are agreed on.
#[must_use]
pub fn open_vote(circle: &str, title: &Note) -> Value {
    record([
        ("type", text("vote.open/1")),
        ("method", text("yes-no")),
        ("class", text("operational")),
        ("circle", text(circle)),
        ("title", note_ref(title)),
        ("options", Value::List(vec![record([("title", note_ref(title))])])),
    ])
}

/// A ballot in it: `yes`, `no` or `abstain`.
#[must_use]
pub fn cast(vote: &Hash, ballot: &str) -> Value {
    record([
        ("type", text("vote.cast/1")),
        ("vote", text(&vote.to_string())),
        ("options", Value::Int(1)),
        ("ballot", record([("plain", text(ballot))])),
    ])
}
