//! The phrases of circles and roles, and how stories write effects:
//! `adopt-agreement rates policy 'Ten an hour.' hour=10/1 tasks=; fill-role circle=tools role=driver member=ada`.
//!
//! An effect begins with its word; then come `field=value` pairs, read by the kind of the field, with texts in single
//! quotes. An agreement may be written name, class and text; what is no field of it is a parameter. Several effects
//! have `;` between them. What a story has no need to say (a role's purpose, a circle's aim) is filled in.

use std::collections::BTreeMap;

use register::json::Value;
use rules::act::AgreementClass;
use rules::act::effect::EFFECT_SHAPES;
use rules::field::{Kind, SortShape};

use super::phrase::{parameter_value, record, text, typed, value_of};
use super::world::World;

/// The act that these words say, if they speak of circles and roles.
pub(super) fn act(world: &mut World, words: &[&str]) -> Option<Value> {
    Some(match words {
        ["enters", "the", "circle", circle] => typed("circle.enter/1", &[("circle", text(circle))]),
        ["leaves", "the", "circle", circle] => typed("circle.exit/1", &[("circle", text(circle))]),
        ["opens", "the", "circle", circle] => open(circle, None),
        ["opens", "the", "circle", circle, "in", parent] => open(circle, Some(parent)),
        ["closes", "the", "circle", circle] => typed("circle.close/1", &[("circle", text(circle))]),
        ["lays", "down", role, "in", circle] => {
            typed("role.leave/1", &[("circle", text(circle)), ("role", text(role))])
        }
        ["asks", "to", "choose", role, "in", circle, "again", reason] => {
            let reason = world.note(reason.trim_start_matches('"'));
            typed(
                "role.reopen/1",
                &[("circle", text(circle)), ("role", text(role)), ("reason", reason)],
            )
        }
        _ => return None, // Words, not an enum of ours.
    })
}

fn open(circle: &str, parent: Option<&str>) -> Value {
    let mut members = vec![
        ("slug", text(circle)),
        ("name", text(circle)),
        ("kind", text("circle")),
        ("aim", text("To work together.")),
    ];
    members.extend(parent.map(|parent| ("parent", text(parent))));
    typed("circle.open/1", &members)
}

/// A list of effects, as a story writes them.
pub(super) fn effects(world: &mut World, written: &str) -> Result<Value, String> {
    let written = written.trim_start_matches('"').trim();
    if written.is_empty() || written == "nothing" {
        return Ok(Value::List(Vec::new()));
    }
    let sentences = split(written, ';');
    let effects = sentences.iter().map(|one| effect(world, one.trim()));
    effects.collect::<Result<_, _>>().map(Value::List)
}

fn effect(world: &mut World, written: &str) -> Result<Value, String> {
    let words: Vec<String> = split(written, ' ')
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect();
    let (word, rest) = words.split_first().ok_or("which effect?")?;
    let sort = EFFECT_SHAPES
        .iter()
        .find(|sort| sort.word == word)
        .ok_or_else(|| format!("`{word}` is no effect"))?;
    let mut members = BTreeMap::from([("does".to_string(), text(word))]);
    let mut params: BTreeMap<String, Value> = BTreeMap::new();
    let mut places = positional(word).iter();
    for part in rest {
        let quoted = part.starts_with('\'');
        match part.split_once('=').filter(|_| !quoted) {
            Some((name, value)) => match sort.fields.iter().find(|field| field.name == name) {
                Some(field) if field.kind != Kind::Parameters => {
                    members.insert(name.to_string(), field_value(world, field.kind, value)?);
                }
                Some(_) => {}
                None => {
                    params.insert(name.to_string(), param_value(value));
                }
            },
            None => {
                let name = places.next().ok_or_else(|| format!("what is `{part}`?"))?;
                members.insert((*name).to_string(), text(part.trim_matches('\'')));
            }
        }
    }
    if !params.is_empty() {
        members.insert("params".to_string(), Value::Record(params));
    }
    fill_in(world, sort, &mut members);
    Ok(Value::Record(members))
}

/// What an effect's words without `=` are, in order.
fn positional(word: &str) -> &'static [&'static str] {
    match word {
        "adopt-agreement" => &["name", "class", "text"],
        "retire-agreement" | "renew-agreement" => &["name"],
        "close-circle" | "open-circle" => &["circle"],
        _ => &[], // A text: all other effects name their fields.
    }
}

fn field_value(world: &mut World, kind: Kind, value: &str) -> Result<Value, String> {
    let plain = value.trim_matches('\'');
    match kind {
        Kind::Text { .. } => Ok(text(plain)),
        Kind::Note => Ok(world.note(plain)),
        _ => value_of(world, Some(kind), plain), // Every other kind is read as elsewhere.
    }
}

/// A parameter: `20/1`, `48`, a word, a list in brackets (`[6,7]`), tasks such as `[translation:words:8/100]`, houses such as
/// `[house:workers:1/3:1/2:policy]` (with `-` for what is not set), or ways such as `[way:policy:workers+readers:guardians]`.
fn param_value(value: &str) -> Value {
    let Some(list) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        return parameter_value(value.trim_matches('\''));
    };
    let items = list.split(',').filter(|item| !item.is_empty());
    let item = |item: &str| match item.split(':').collect::<Vec<_>>().as_slice() {
        ["house", circle, rest @ ..] => said(&[("circle", circle)], &["approval", "majority", "needed"], rest),
        ["way", class, rest @ ..] => said(&[("class", class)], &["pass", "unless"], rest),
        [task, unit, credits] => record(&[
            ("task", text(task)),
            ("unit", text(unit)),
            ("credits", parameter_value(credits)),
        ]),
        ["stage", months, pay, livelihood] => record(&[
            ("months", parameter_value(months)),
            ("pay", parameter_value(pay)),
            ("livelihood", parameter_value(livelihood)),
        ]),
        _ => parameter_value(item), // A text.
    };
    Value::List(items.map(item).collect())
}

/// A record whose further fields may be left out: `-` is none, and some are lists with `+` between.
fn said(first: &[(&'static str, &str)], names: &[&'static str], rest: &[&str]) -> Value {
    let lists = ["needed", "pass", "unless"];
    let all = first
        .iter()
        .copied()
        .chain(names.iter().copied().zip(rest.iter().copied()));
    let members: Vec<(&'static str, Value)> = all
        .filter(|(_, value)| *value != "-")
        .map(|(name, value)| {
            let several = lists.contains(&name);
            let list = || Value::List(value.split('+').map(text).collect());
            (name, if several { list() } else { parameter_value(value) })
        })
        .collect();
    record(&members)
}

fn fill_in(world: &World, sort: &SortShape, members: &mut BTreeMap<String, Value>) {
    let root = world.community().circles().first().map(|circle| circle.slug.clone());
    let own = |name: &str| members.get(name).cloned();
    let defaults = match sort.word {
        "adopt-agreement" => vec![
            ("class", Some(text(AgreementClass::Operational.word()))),
            ("text", Some(text("So be it."))),
        ],
        "open-role" => vec![
            ("name", own("role")),
            ("kind", Some(text("role"))),
            ("purpose", Some(text("To care for it."))),
        ],
        "open-circle" => vec![
            ("name", own("circle")),
            ("kind", Some(text("circle"))),
            ("aim", Some(text("To work together."))),
            ("parent", root.map(|root| text(&root))),
        ],
        _ => Vec::new(), // A text: nothing is filled in.
    };
    for (name, value) in defaults {
        if let Some(value) = value {
            members.entry(name.to_string()).or_insert(value);
        }
    }
}

/// Splits where no single quotation marks or brackets are open.
fn split(written: &str, at: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for letter in written.chars() {
        quoted ^= letter == '\'';
        if letter == at && !quoted {
            parts.push(String::new());
        } else {
            parts.last_mut().expect("there is a part").push(letter);
        }
    }
    parts
}
