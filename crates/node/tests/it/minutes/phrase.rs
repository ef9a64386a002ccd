//! The phrases of the minutes: how a member would say an act, turned into the act's fields.
//!
//! What has no phrase is written `ada files <type> field=value …`: values are read by the kind of the field; a name
//! that the story knows stands for its id, a text in quotation marks for a note.

use std::collections::BTreeMap;

use register::json::Value;
use rules::act::ACT_SHAPES;
use rules::field::{Kind, SortShape};
use rules::ledger::AccountKey;
use rules::quantity::Stream;

use super::phrase_circles;
use super::phrase_consent;
use super::phrase_delegation;
use super::phrase_votes;
use super::world::{Twist, World};

/// A line's words; what stands in quotation marks is one word that begins with a quotation mark.
pub(super) fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (place, part) in line.split('"').enumerate() {
        if place % 2 == 1 {
            // A quoted text belongs to the word before it when that ends in `=`.
            match words.last_mut() {
                Some(last) if last.ends_with('=') => last.push_str(&format!("\"{part}")),
                Some(_) | None => words.push(format!("\"{part}")),
            }
        } else {
            words.extend(part.split_whitespace().map(str::to_string));
        }
    }
    words
}

/// Takes `as name` and `with name=value …` off the end of a line's words.
pub(super) fn take_twists(words: &mut Vec<String>, twist: &mut Twist) -> Result<(), String> {
    if let Some(place) = words.iter().position(|word| word == "with") {
        for pair in words.split_off(place).into_iter().skip(1) {
            let (name, value) = pair.split_once('=').unwrap_or((&pair, ""));
            twist.with.insert(name.to_string(), value.to_string());
        }
    }
    if let [.., before, name] = words.as_slice()
        && before == "as"
    {
        twist.name = Some(name.clone());
        words.truncate(words.len() - 2);
    }
    Ok(())
}

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_string())
}

pub(super) fn record(members: &[(&str, Value)]) -> Value {
    Value::Record(
        members
            .iter()
            .map(|(name, value)| ((*name).to_string(), value.clone()))
            .collect(),
    )
}

pub(super) fn typed(name: &str, members: &[(&str, Value)]) -> Value {
    let mut all = vec![("type", text(name))];
    all.extend_from_slice(members);
    record(&all)
}

/// A zone that is always this many minutes ahead of UTC.
pub(super) fn zone(minutes: i64) -> Value {
    let offset = record(&[("from", Value::Int(0)), ("minutes", Value::Int(minutes))]);
    record(&[("name", text("Story/Town")), ("offsets", Value::List(vec![offset]))])
}

/// A moment: `+3h`, `-1ms`, `91d` from now.
pub(super) fn span(now_ms: u64, span: &str) -> Result<u64, String> {
    let (sign, span) = match span.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, span.trim_start_matches('+')),
    };
    let digits: String = span.chars().take_while(char::is_ascii_digit).collect();
    let unit_ms = match &span[digits.len()..] {
        "ms" => 1,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return Err(format!("`{span}` is no span of time")),
    };
    let number: i64 = digits.parse().map_err(|_| "a span has a number")?;
    now_ms
        .checked_add_signed(sign * number * unit_ms)
        .ok_or_else(|| "before all time".to_string())
}

/// An amount such as 12.50, at scale 2.
pub(super) fn cents(text: &str) -> Result<i64, String> {
    let (units, cents) = text.split_once('.').unwrap_or((text, "00"));
    let wrong = |_| format!("`{text}` is no amount");
    let units: i64 = units.parse().map_err(wrong)?;
    let cents: i64 = cents.parse().map_err(wrong)?;
    Ok(units * 100 + cents)
}

/// The photo of a receipt, as far as it matters.
const POINT: &[u8] = include_bytes!("../../../../../testdata/photos/point.jpg");

fn number(text: &str) -> Result<Value, String> {
    text.parse()
        .map(Value::Int)
        .map_err(|_| format!("`{text}` is no number"))
}

fn id(world: &World, name: &str) -> Value {
    Value::Text(world.id_of(name).to_string())
}

/// An account: `cash`, `reserve:…`, a short name, or one of a member's: `payable:ada`, `work:love:ada`.
pub(super) fn account(world: &World, name: &str) -> Result<AccountKey, String> {
    let full = account_text(world, name);
    AccountKey::read(&full).ok_or_else(|| format!("`{name}` is no account"))
}

fn account_text(world: &World, name: &str) -> String {
    match name.rsplit_once(':') {
        Some((kind, holder)) if ["payable", "work:livelihood", "work:love", "work:care", "pool"].contains(&kind) => {
            format!("{kind}:{}", world.id_of(holder))
        }
        Some(_) | None => name.to_string(),
    }
}

/// The act that these words say.
#[allow(clippy::too_many_lines)] // One phrase after another: a dictionary.
pub(super) fn act(world: &mut World, who: &str, words: &[&str], twist: &mut Twist) -> Result<Value, String> {
    if let Some(said) = super::phrase_advice::act(world, words) {
        return said;
    }
    let named = |world: &World, kind: &str, name: &str| typed(kind, &[("work", id(world, name))]);
    if let Some(said) = phrase_consent::act(world, words, twist) {
        return said;
    }
    if let Some(said) = phrase_delegation::act(world, words, twist) {
        return said;
    }
    if let Some(said) = super::phrase_draws::act(world, who, words) {
        return Ok(said);
    }
    if let Some(said) = phrase_votes::act(world, words, twist) {
        return said;
    }
    if let Some(said) = super::phrase_forks::act(world, words) {
        return Ok(said);
    }
    match words {
        ["founds", "the", "community", options @ ..] => {
            let pairs = options
                .iter()
                .map(|option| option.split_once('=').unwrap_or((option, "")))
                .collect();
            world.founding(who, &pairs)
        }
        ["invites", standing] => {
            let name = twist.name.clone().unwrap_or_else(|| "invitation".to_string());
            let uses = twist.with.remove("uses").unwrap_or_else(|| "1".to_string());
            let until = span(world.now_ms(), twist.with.get("until").map_or("7d", String::as_str))?;
            let key = match twist.with.remove("invitekey") {
                Some(owner) => {
                    let key = world.key_of(&owner)?.plain_public();
                    key.ok_or("an invitation's key signs by itself")?
                }
                None => world.new_invitation(&name),
            };
            Ok(typed(
                "member.invite/1",
                &[
                    ("key", text(&key.to_string())),
                    ("uses", number(&uses)?),
                    ("until", Value::Int(i64::try_from(until).map_err(|_| "too late")?)),
                    ("standing", text(standing)),
                ],
            ))
        }
        ["joins", "by", invitation] => {
            let own = world.newcomer(who).to_string();
            let keys = match twist.with.remove("keys") {
                Some(other) => vec![text(&own), text(&world.key_of(&other)?.public().to_string())],
                None => vec![text(&own)],
            };
            let invite = world.invitation(invitation).kid();
            let name = world.note(who);
            Ok(typed(
                "member.join/1",
                &[
                    ("name", name),
                    ("keys", Value::List(keys)),
                    ("invite", text(&invite.to_string())),
                ],
            ))
        }
        ["adds", "a", "key"] => world.new_own_key(who),
        ["adds", "a", "passkey"] => world.new_own_passkey(who),
        ["adds", "the", "key", key] => {
            let key = world.key_of(key)?.public().to_string();
            Ok(typed("key.add/1", &[("new", text(&key))]))
        }
        ["revokes", "key", key] => {
            let kid = world.key_of(key)?.kid().to_string();
            Ok(typed("key.revoke/1", &[("kid", text(&kid))]))
        }
        ["vouches", "that", member, "has", "the", "key", name] => {
            let key = world.keeper_key(name).to_string();
            let member = id(world, member);
            Ok(typed("key.vouch/1", &[("member", member), ("key", text(&key))]))
        }
        ["vetoes", "the", "key", name] => {
            let kid = world.keeper_key(name).kid().to_string();
            Ok(typed("key.veto/1", &[("kid", text(&kid))]))
        }
        ["comes", "back", "by", "the", "key", name] => {
            let key = world.keeper_key(name).to_string();
            twist
                .with
                .entry("key".to_string())
                .or_insert_with(|| (*name).to_string());
            Ok(typed("key.recover/1", &[("new", text(&key))]))
        }
        ["endorses", name] => {
            let key = world.keeper_key(name).to_string();
            Ok(typed("keeper.endorse/1", &[("key", text(&key))]))
        }
        ["logs", stream, task, quantity, unit, rest @ ..] => log(world, (stream, task, quantity, unit), rest),
        ["accepts", work] => Ok(named(world, "work.accept/1", work)),
        ["confirms", work] => Ok(named(world, "work.confirm/1", work)),
        ["agrees", "on", work] => Ok(named(world, "work.agree/1", work)),
        ["declines", work] => Ok(named(world, "work.decline/1", work)),
        ["closes", work] => Ok(named(world, "work.close/1", work)),
        ["withdraws", "share-out", share] => Ok(typed("share.withdraw/1", &[("share", id(world, share))])),
        ["withdraws", work] => Ok(named(world, "work.withdraw/1", work)),
        ["settles", "share-out", share] => Ok(typed("share.settle/1", &[("share", id(world, share))])),
        ["settles", work] => Ok(named(world, "work.settle/1", work)),
        ["disputes", work, reason] => {
            let reason = world.note(reason.trim_start_matches('"'));
            Ok(typed(
                "work.dispute/1",
                &[("work", id(world, work)), ("reason", reason)],
            ))
        }
        ["proposes", quantity, "for", work] => Ok(typed(
            "work.propose/1",
            &[("work", id(world, work)), ("quantity", number(quantity)?)],
        )),
        ["corrects", work, "by", change] => Ok(typed(
            "work.correct/1",
            &[("work", id(world, work)), ("quantity", number(change)?)],
        )),
        ["objects", "to", share, reason] => {
            let reason = world.note(reason.trim_start_matches('"'));
            Ok(typed(
                "share.object/1",
                &[("share", id(world, share)), ("reason", reason)],
            ))
        }
        ["opens", "share-out", "of", amount, "for", from, "to", until] => Ok(typed(
            "share.open/1",
            &[
                ("amount", Value::Int(cents(amount)?)),
                ("from", text(from)),
                ("until", text(until)),
            ],
        )),
        ["posts", share] => Ok(post(world, share)),
        ["records", "income", "of", amount, "from", partner, rest @ ..] => {
            money(world, "income.record/1", amount, partner, rest)
        }
        ["records", "expense", "of", amount, "to", partner, rest @ ..] => {
            money(world, "expense.record/1", amount, partner, rest)
        }
        ["pays", member, amount] => Ok(typed(
            "payment.record/1",
            &[
                ("member", id(world, member)),
                ("amount", Value::Int(cents(amount)?)),
                ("day", text(&world.today().to_string())),
            ],
        )),
        ["moves", amount, "from", from, "to", to] => {
            let side =
                |account: String, amount: i64| record(&[("account", text(&account)), ("amount", Value::Int(amount))]);
            let amount = cents(amount)?;
            Ok(typed(
                "transaction.record/1",
                &[
                    (
                        "postings",
                        Value::List(vec![
                            side(account_text(world, from), -amount),
                            side(account_text(world, to), amount),
                        ]),
                    ),
                    ("day", text(&world.today().to_string())),
                ],
            ))
        }
        ["opens", "the", "evaluation", "of", member, "by", evaluators @ ..] => {
            let evaluators = evaluators
                .iter()
                .map(|name| id(world, name.trim_end_matches(',')))
                .collect();
            Ok(typed(
                "stage.open/1",
                &[("member", id(world, member)), ("evaluators", Value::List(evaluators))],
            ))
        }
        ["confirms", "evaluation", evaluation] => {
            Ok(typed("stage.confirm/1", &[("evaluation", id(world, evaluation))]))
        }
        ["declines", "evaluation", evaluation] => {
            Ok(typed("stage.decline/1", &[("evaluation", id(world, evaluation))]))
        }
        ["leaves"] => Ok(typed("member.leave/1", &[])),
        ["files", kind, fields @ ..] => files(world, kind, fields),
        // Each area has its own phrases.
        _ => phrase_circles::act(world, words).ok_or_else(|| "nobody knows what this act is".to_string()),
    }
}

fn log(world: &mut World, what: (&str, &str, &str, &str), rest: &[&str]) -> Result<Value, String> {
    let (stream, task, quantity, unit) = what;
    let circle = world
        .community()
        .circles()
        .first()
        .map_or("commons", |circle| circle.slug.as_str())
        .to_string();
    let mut members: BTreeMap<&str, Value> = BTreeMap::from([
        ("type", text("work.log/1")),
        ("stream", text(stream)),
        ("task", text(task)),
        ("quantity", number(quantity)?),
        ("unit", text(unit)),
        ("circle", text(&circle)),
        ("day", text(&world.today().to_string())),
    ]);
    if stream == Stream::Love.word() {
        members.insert("commons", text("knowledge"));
    }
    let mut rest = rest;
    while let [word, value, more @ ..] = rest {
        match *word {
            "on" => members.insert("day", text(value)),
            "in" => members.insert("circle", text(value)),
            "tending" => members.insert("commons", text(value)),
            "of" => members.insert("contributor", id(world, value)),
            other => return Err(format!("`{other}` is not said of work")),
        };
        rest = more;
    }
    if !rest.is_empty() {
        return Err("a word is left over".to_string());
    }
    Ok(Value::Record(
        members
            .into_iter()
            .map(|(name, value)| (name.to_string(), value))
            .collect(),
    ))
}

fn money(world: &World, kind: &str, amount: &str, partner: &str, rest: &[&str]) -> Result<Value, String> {
    let mut members = vec![
        ("amount", Value::Int(cents(amount)?)),
        ("partner", id(world, partner)),
        ("day", text(&world.today().to_string())),
    ];
    match rest {
        [] => {}
        ["on", day] => members[2].1 = text(day),
        ["in", circle] => members.push(("circle", text(circle))),
        _ => return Err("a word is left over".to_string()),
    }
    Ok(typed(kind, &members))
}

fn post(world: &World, share: &str) -> Value {
    match world.community().share(&world.id_of(share)) {
        Some(share) => share.posting().write(),
        None => typed(
            "share.post/1",
            &[
                ("share", id(world, share)),
                ("total", Value::Int(0)),
                ("result", text(&world.id_of(share).to_string())),
            ],
        ),
    }
}

fn files(world: &mut World, kind: &str, fields: &[&str]) -> Result<Value, String> {
    let shape = ACT_SHAPES.iter().find(|shape| shape.name == kind);
    let mut members: BTreeMap<String, Value> = BTreeMap::from([("type".to_string(), text(kind))]);
    for field in fields {
        let (name, value) = field
            .split_once('=')
            .ok_or_else(|| format!("`{field}` is no field=value"))?;
        let kind = shape
            .and_then(|shape| shape.fields.iter().find(|field| field.name == name))
            .map(|field| field.kind);
        members.insert(name.to_string(), value_of(world, kind, value)?);
    }
    Ok(Value::Record(members))
}

pub(super) fn value_of(world: &mut World, kind: Option<Kind>, value: &str) -> Result<Value, String> {
    if let Some(raw) = value.strip_prefix('\'') {
        return Ok(number(raw).unwrap_or_else(|_| text(raw)));
    }
    Ok(match kind {
        Some(Kind::Integer { .. }) => number(value)?,
        Some(Kind::Money) => Value::Int(cents(value)?),
        Some(Kind::Stamp) => Value::Int(i64::try_from(span(world.now_ms(), value)?).map_err(|_| "too late")?),
        Some(Kind::Id | Kind::Digest) => id(world, value),
        Some(Kind::Nonce) => text(&register::Kid::new(world.nonce_of(value)).to_string()),
        Some(Kind::Note | Kind::Photo) if value == "receipt" => world.note(&node::photos::write(POINT)),
        Some(Kind::Note) => world.note(value.trim_start_matches('"')),
        Some(Kind::Photo) => world.note(value.trim_start_matches('"')),
        // As a sentence, or without a blank as `word;field=value;…`.
        Some(Kind::List {
            of: Kind::OneOf { .. }, ..
        }) if value.contains(' ') => phrase_circles::effects(world, value)?,
        Some(Kind::List { of, .. }) => {
            let items = value.split(',').map(|item| value_of(world, Some(*of), item));
            Value::List(items.collect::<Result<_, _>>()?)
        }
        Some(Kind::OneOf { tag, sorts }) => one_of(world, tag, sorts, value)?,
        Some(Kind::Record(_)) => {
            let (account, amount) = value.split_once('@').ok_or("postings are written account@amount")?;
            let account = account_text(world, account);
            record(&[("account", text(&account)), ("amount", number(amount)?)])
        }
        Some(
            Kind::Text { .. }
            | Kind::Ratio
            | Kind::Day
            | Kind::Key
            | Kind::AnyKey
            | Kind::Kid
            | Kind::Slug
            | Kind::Choice(_)
            | Kind::Parameters,
        )
        | None => text(value.trim_start_matches('"')),
    })
}

/// One of several sorts, such as an effect: `fill-role;circle=commons;role=treasurer;member=ada`, `_` for a blank.
fn one_of(world: &mut World, tag: &str, sorts: &[SortShape], value: &str) -> Result<Value, String> {
    let mut parts = value.split(';');
    let word = parts.next().unwrap_or_default();
    let shape = sorts.iter().find(|shape| shape.word == word);
    let mut members = BTreeMap::from([(tag.to_string(), text(word))]);
    for part in parts {
        let (name, value) = part
            .split_once('=')
            .ok_or_else(|| format!("`{part}` is no field=value"))?;
        let field = shape.and_then(|shape| shape.fields.iter().find(|field| field.name == name));
        let value = match field.map(|field| field.kind) {
            Some(Kind::List { of, .. }) => {
                let items = value.split('+').map(|item| value_of(world, Some(*of), item));
                Value::List(items.collect::<Result<_, _>>()?)
            }
            Some(Kind::Text { .. }) => text(&value.replace('_', " ")),
            kind => value_of(world, kind, value)?, // As the fields of acts are written.
        };
        members.insert(name.to_string(), value);
    }
    Ok(Value::Record(members))
}

/// Changes fields of an act as the story says: `with field:name=value` (a number, or a text).
pub(super) fn twist_act(world: &World, act: &mut Value, twist: &Twist) -> Result<(), String> {
    let Value::Record(members) = act else {
        return Err("an act is a record".to_string());
    };
    for (name, value) in &twist.with {
        if name == "without" {
            members.remove(value.as_str());
        }
        if let Some(field) = name.strip_prefix("field:") {
            let plain = value.trim_start_matches('"');
            members.insert(field.to_string(), number(plain).unwrap_or_else(|_| text(plain)));
        }
        if name == "zones" {
            let offset = |from| record(&[("from", Value::Int(from)), ("minutes", Value::Int(0))]);
            let offsets = Value::List(vec![offset(1), offset(0)]);
            members.insert(
                "zone".to_string(),
                record(&[("name", text("Backwards")), ("offsets", offsets)]),
            );
        }
        if name == "result" {
            members.insert(name.clone(), id(world, value));
        }
    }
    Ok(())
}

/// Changes a template's parameters as a founding line says.
/// A story's votes may be as short as it likes, unless it says `votes=agreed`: then they last as agreed at least.
pub(super) fn let_votes_be_short(agreements: &mut Value, options: &BTreeMap<&str, &str>) {
    let Value::List(agreements) = agreements else { return };
    if options.get("votes") == Some(&"agreed") {
        return;
    }
    let is_votes = |agreement: &Value| agreement.get("name").and_then(Value::as_text) == Some("votes");
    if !agreements.iter().any(is_votes) {
        agreements.push(record(&[
            ("name", text("votes")),
            ("class", text("policy")),
            ("text", text("A vote is as short as its story.")),
            ("params", Value::Record(BTreeMap::new())),
        ]));
    }
    if let Some(Value::Record(members)) = agreements.iter_mut().find(|one| is_votes(one))
        && let Some(Value::Record(params)) = members.get_mut("params")
    {
        params.insert("deliberation_least_hours".to_string(), Value::Int(0));
        params.insert("voting_least_hours".to_string(), Value::Int(0));
    }
}

pub(super) fn change_agreements(agreements: &mut Value, options: &BTreeMap<&str, &str>) -> Result<(), String> {
    let Value::List(agreements) = agreements else {
        return Err("agreements are a list".to_string());
    };
    if let Some(name) = options.get("without") {
        agreements.retain(|agreement| agreement.get("name").and_then(Value::as_text) != Some(*name));
    }
    if let Some(name) = options.get("doubled") {
        let again = agreements
            .iter()
            .find(|one| one.get("name").and_then(Value::as_text) == Some(*name))
            .cloned();
        agreements.extend(again);
    }
    for agreement in agreements {
        let Value::Record(members) = agreement else { continue };
        let name = members
            .get("name")
            .and_then(Value::as_text)
            .unwrap_or_default()
            .to_string();
        let Some(Value::Record(params)) = members.get_mut("params") else {
            continue;
        };
        change_params(&name, params, options)?;
    }
    Ok(())
}

fn change_params(
    name: &str,
    params: &mut BTreeMap<String, Value>,
    options: &BTreeMap<&str, &str>,
) -> Result<(), String> {
    let mut set = |option: &str, agreement: &str, parameter: &str| -> Result<(), String> {
        if name == agreement
            && let Some(value) = options.get(option)
        {
            params.insert(parameter.to_string(), parameter_value(value));
        }
        Ok(())
    };
    set("silence", "attestation", "silence_days")?;
    set("overflow", "streams", "overflow")?;
    set("livelihood", "streams", "livelihood")?;
    set("love", "streams", "love")?;
    set("k", "care", "k")?;
    set("founding-days", "membership", "founding_days")?;
    set("hour", "rates", "hour")?;
    set("waiting-hours", "share-out", "waiting_hours")?;
    // `consent.closing_hours=0`: any parameter, by the agreement's name.
    for (option, value) in options {
        if let Some((agreement, parameter)) = option.split_once('.')
            && name == agreement
        {
            params.insert(parameter.to_string(), parameter_value(value));
        }
    }
    if name == "care" && options.get("care") == Some(&"off") {
        *params = BTreeMap::from([("way".to_string(), text("off"))]);
    }
    Ok(())
}

pub(super) fn parameter_value(value: &str) -> Value {
    if let Some((num, den)) = value.split_once('/')
        && let (Ok(num), Ok(den)) = (number(num), number(den))
    {
        return Value::List(vec![num, den]);
    }
    if let Some(list) = value.strip_prefix('[') {
        return Value::List(list.trim_end_matches(']').split(',').map(parameter_value).collect());
    }
    number(value).unwrap_or_else(|_| text(value))
}
