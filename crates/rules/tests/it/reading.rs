//! Reading acts: each type with all its fields, each field too short, too long, absent, unknown or of another kind;
//! and a storm of damaged acts. Whatever reads writes itself back to the same value; nothing panics.

use std::collections::BTreeMap;

use register::SecretKey;
use register::json::{Value, decode, encode};
use rules::act::effect::EFFECT_SHAPES;
use rules::act::{ACT_SHAPES, Act, ActFlaw, ActShape, Effect};
use rules::bylaws::{Bylaws, deciding, shapes::PARAMETERS};
use rules::community::Community;
use rules::field::{Field, FieldShape, Kind, MONEY_MAX, SortShape};
use rules::templates::{Choices, draft};

use super::world::World;

/// A value of this kind, well inside its limits.
fn sound(kind: Kind) -> Value {
    match kind {
        Kind::Text { min, .. } => Value::Text("a".repeat(min.max(1))),
        Kind::Integer { min, max } => Value::Int(1.clamp(min, max)),
        Kind::Money | Kind::Stamp => Value::Int(1),
        Kind::Ratio => Value::List(vec![Value::Int(1), Value::Int(2)]),
        Kind::Day => Value::Text("2026-05-03".into()),
        Kind::Id | Kind::Note | Kind::Photo | Kind::Digest => Value::Text("ab".repeat(32)),
        Kind::Nonce | Kind::Kid => Value::Text("cd".repeat(16)),
        Kind::Key | Kind::AnyKey => Value::Text(SecretKey::from_seed([7; 32]).public().to_string()),
        Kind::Slug => Value::Text("seed-library".into()),
        Kind::Choice(words) => Value::Text(words[0].into()),
        Kind::List { of, min, .. } => Value::List(vec![sound(*of); min.max(1)]),
        Kind::Record(fields) => Value::Record(all_fields(fields)),
        Kind::OneOf { tag, sorts } => of_sort(tag, &sorts[0]),
        Kind::Parameters => Value::Record(BTreeMap::new()),
    }
}

/// A value of this sort, with all its fields.
fn of_sort(tag: &str, sort: &SortShape) -> Value {
    let mut members = all_fields(sort.fields);
    members.insert(tag.into(), Value::Text(sort.word.into()));
    Value::Record(members)
}

/// Values of this kind that are just outside its limits, or of another kind.
#[allow(clippy::too_many_lines)] // One arm for each kind.
fn unsound(kind: Kind) -> Vec<Value> {
    let text = |text: &str| Value::Text(text.into());
    let mut values = match kind {
        Kind::Text { min, max } => {
            vec![
                text(&"ä".repeat(max + 1)),
                text(&"a".repeat(min.saturating_sub(1))),
                text(" a"),
                text("a\u{7}b"),
            ]
        }
        Kind::Integer { min, max } => vec![Value::Int(min - 1), Value::Int(max + 1), text("1")],
        Kind::Money => vec![Value::Int(0), Value::Int(-1), Value::Int(MONEY_MAX + 1)],
        Kind::Stamp => vec![Value::Int(-1)],
        Kind::Ratio => vec![
            Value::List(vec![Value::Int(1)]),
            Value::List(vec![Value::Int(1), Value::Int(0)]),
            Value::List(vec![Value::Int(-1), Value::Int(2)]),
            Value::List(vec![Value::Int(1_000_000_001), Value::Int(2)]),
            text("1/2"),
        ],
        Kind::Day => vec![
            text("2026-02-29"),
            text("2026-5-3"),
            text("1969-12-31"),
            text("2200-01-01"),
            text("2026-13-01"),
        ],
        Kind::Id | Kind::Note | Kind::Photo | Kind::Digest => {
            vec![text(&"AB".repeat(32)), text(&"ab".repeat(31)), text(&"zz".repeat(32))]
        }
        Kind::Nonce | Kind::Kid => vec![text(&"CD".repeat(16)), text(&"cd".repeat(17))],
        // The last is a point of small order, which verifies signatures it should not.
        Kind::Key => vec![
            text("02"),
            text(&format!("02{}", "11".repeat(32))),
            text(&format!("01{}", "00".repeat(32))),
        ],
        // An x without a y, and a passkey without its site.
        Kind::AnyKey => vec![
            text("02"),
            text(&format!("0202{}01{}", "00".repeat(31), "ab".repeat(32))),
            text(&format!("0203{}", "11".repeat(32))),
            text(&format!("01{}", "00".repeat(32))),
        ],
        Kind::Slug => vec![
            text("Seeds"),
            text("-a"),
            text("a-"),
            text("a b"),
            text(&"a".repeat(41)),
        ],
        Kind::Choice(_) => vec![text("neither of these")],
        Kind::List { of, min, max } => {
            let mut lists = vec![Value::List(vec![sound(*of); max + 1])];
            if min > 0 {
                lists.push(Value::List(vec![sound(*of); min - 1]));
            }
            lists.extend(unsound(*of).into_iter().map(|item| Value::List(vec![item; min.max(1)])));
            lists
        }
        Kind::Record(fields) if fields.iter().all(|field| !field.required) => vec![surplus(all_fields(fields))],
        Kind::Record(fields) => vec![Value::Record(BTreeMap::new()), surplus(all_fields(fields))],
        Kind::OneOf { tag, sorts } => {
            let unknown = BTreeMap::from([(tag.to_string(), text("what-is-not"))]);
            let untold = Value::Record(all_fields(sorts[0].fields));
            let mut values = vec![Value::Record(unknown), untold];
            for sort in sorts {
                let Value::Record(whole) = of_sort(tag, sort) else {
                    unreachable!()
                };
                values.push(surplus(whole));
            }
            values
        }
        Kind::Parameters => vec![text("none")],
    };
    values.push(Value::Bool(true));
    values.retain(|value| {
        !(matches!(value, Value::Text(text) if text.is_empty()) && matches!(kind, Kind::Text { min: 0, .. }))
    });
    values
}

fn all_fields(fields: &[FieldShape]) -> BTreeMap<String, Value> {
    fields
        .iter()
        .map(|field| (field.name.to_string(), sound(field.kind)))
        .collect()
}

fn surplus(mut members: BTreeMap<String, Value>) -> Value {
    members.insert("surplus".into(), Value::Bool(true));
    Value::Record(members)
}

fn whole(shape: &ActShape) -> BTreeMap<String, Value> {
    let mut members = all_fields(shape.fields);
    members.insert("type".into(), Value::Text(shape.name.into()));
    members
}

fn path_of(read: Result<Act, ActFlaw>) -> Option<String> {
    match read {
        Ok(_) => None,
        Err(ActFlaw::UnknownType(name)) => Some(name),
        Err(ActFlaw::Field(flaw)) => Some(flaw.path),
    }
}

#[test]
fn every_act_reads_and_writes_itself_back() {
    for shape in ACT_SHAPES {
        let value = Value::Record(whole(shape));
        let act = Act::read(&value).unwrap_or_else(|flaw| panic!("{}: {flaw:?}", shape.name));
        assert_eq!(act.write(), value, "{}", shape.name);
        assert_eq!(act.name(), shape.name);
        let mut least = whole(shape);
        least
            .retain(|name, _| name == "type" || shape.fields.iter().any(|field| field.name == *name && field.required));
        let least = Value::Record(least);
        assert_eq!(Act::read(&least).map(|act| act.write()), Ok(least));
    }
}

#[test]
fn every_field_of_every_act_has_limits_and_is_named_when_they_are_crossed() {
    for shape in ACT_SHAPES {
        assert_eq!(
            path_of(Act::read(&surplus(whole(shape)))).as_deref(),
            Some("surplus"),
            "{}",
            shape.name
        );
        for field in shape.fields {
            let mut without = whole(shape);
            without.remove(field.name);
            let named = path_of(Act::read(&Value::Record(without)));
            assert_eq!(
                named.as_deref(),
                field.required.then_some(field.name),
                "{} without {}",
                shape.name,
                field.name
            );
            for value in unsound(field.kind) {
                let mut members = whole(shape);
                members.insert(field.name.into(), value.clone());
                let named = path_of(Act::read(&Value::Record(members))).unwrap_or_default();
                assert!(
                    named.starts_with(field.name),
                    "{}: {} took {value:?} ({named})",
                    shape.name,
                    field.name
                );
            }
        }
    }
}

#[test]
fn an_act_of_no_known_type_is_refused_by_name() {
    for name in ["work.log/2", "work.log", "", "found"] {
        let value = Value::Record(BTreeMap::from([("type".to_string(), Value::Text(name.into()))]));
        assert_eq!(path_of(Act::read(&value)).as_deref(), Some(name));
    }
    assert_eq!(
        path_of(Act::read(&Value::Record(BTreeMap::new()))).as_deref(),
        Some("type")
    );
    assert!(Act::read(&Value::Int(1)).is_err());
}

#[test]
fn every_parameter_of_every_agreement_has_limits_and_is_named() {
    let choices = Choices::default();
    for template in rules::act::Template::ALL {
        let drafted = draft(*template, rules::act::Language::En, &choices).agreements;
        let Value::List(agreements) = &drafted else {
            panic!("agreements are a list")
        };
        assert!(read_bylaws(agreements).is_ok(), "{template}");
        for (place, agreement) in agreements.iter().enumerate() {
            let name = agreement
                .get("name")
                .and_then(Value::as_text)
                .expect("an agreement has a name");
            let (_, fields) = PARAMETERS
                .iter()
                .chain(deciding::shapes::PARAMETERS)
                .find(|(known, _)| *known == name)
                .expect("the templates write what is read");
            let Some(Value::Record(params)) = agreement.get("params") else {
                panic!("parameters are a record")
            };
            // What the agreements about deciding leave to the defaults has limits too.
            let optional = deciding::OPTIONAL.contains(&name);
            for field in fields
                .iter()
                .filter(|field| optional || params.contains_key(field.name))
            {
                for value in unsound(field.kind) {
                    let mut bent = agreements.clone();
                    let Value::Record(members) = &mut bent[place] else {
                        unreachable!("seen above")
                    };
                    let mut params = params.clone();
                    params.insert(field.name.into(), value.clone());
                    members.insert("params".into(), Value::Record(params));
                    let refusal = read_bylaws(&bent).expect_err("outside its limits");
                    assert_eq!(
                        refusal.code(),
                        "parameter-wrong",
                        "{name}.{} took {value:?}",
                        field.name
                    );
                    let fields: BTreeMap<_, _> = refusal.fields().into_iter().collect();
                    assert_eq!(fields["agreement"], name);
                    assert!(fields["parameter"].starts_with(field.name), "{fields:?}");
                }
            }
        }
    }
}

fn read_bylaws(agreements: &[Value]) -> Result<Bylaws, rules::Refusal> {
    let shape = ACT_SHAPES
        .iter()
        .find(|shape| shape.name == "community.found/1")
        .expect("it is in the table");
    let mut members = whole(shape);
    members.insert("agreements".into(), Value::List(agreements.to_vec()));
    match Act::read(&Value::Record(members)) {
        Ok(Act::Found(found)) => Bylaws::read(&found.agreements),
        Ok(other) => panic!("{} is no founding", other.name()),
        Err(flaw) => panic!("the founding does not read: {flaw:?}"),
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *seed;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((mixed ^ (mixed >> 31)) >> 16).expect("48 bits fit")
}

#[test]
fn damaged_acts_are_refused_or_read_as_themselves() {
    let rounds: u32 = std::env::var("FUZZ_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(20_000);
    let seed = std::env::var("FUZZ_SEED")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    let mut chance = seed;
    let mut read = 0;
    for _ in 0..rounds {
        let shape = &ACT_SHAPES[next(&mut chance) % ACT_SHAPES.len()];
        let mut text = encode(&Value::Record(whole(shape))).into_bytes();
        for _ in 0..next(&mut chance) % 4 {
            let place = next(&mut chance) % text.len();
            match next(&mut chance) % 3 {
                0 => text[place] = b"0123456789abcdefz\"{}[],:-"[next(&mut chance) % 25],
                1 => drop(text.remove(place)),
                _ => text.insert(place, b"019a\"{}[],"[next(&mut chance) % 10]),
            }
        }
        let Ok(text) = String::from_utf8(text) else { continue };
        let Ok(value) = decode(&text) else { continue };
        if let Ok(act) = Act::read(&value) {
            assert_eq!(encode(&act.write()), text, "seed {seed}");
            let _ = act.notes();
            read += 1;
        }
    }
    assert!(
        read > rounds / 10,
        "only {read} of {rounds} acts were read: the storm is too rough to test anything"
    );
}

#[test]
fn damaged_snapshots_are_refused_or_read() {
    let mut world = World::found(3, 5);
    world.counted(0, "livelihood", "translation", 1_000, "words");
    world.counted(1, "care", "listening", 60, "minutes");
    world.earn(5_000);
    world.open_share(5_000, "2026-01-01");
    let sound = world.community.to_snapshot();
    assert!(Community::from_snapshot(&sound).is_ok_and(|again| again.digest() == world.community.digest()));
    for end in (0..sound.len()).step_by(7) {
        assert!(Community::from_snapshot(&sound[..end]).is_err(), "cut at {end}");
    }
    let mut chance = 2;
    let mut refused = 0;
    for _ in 0..5_000 {
        let mut bytes = sound.clone();
        for _ in 0..=next(&mut chance) % 3 {
            let place = next(&mut chance) % bytes.len();
            match next(&mut chance) % 3 {
                0 => bytes[place] ^= 1 << (next(&mut chance) % 8),
                1 => drop(bytes.remove(place)),
                _ => bytes.insert(place, 0xff),
            }
        }
        // Whether it is the right state, its digest tells, before anybody reads it.
        refused += u32::from(Community::from_snapshot(&bytes).is_err());
    }
    assert!(refused > 1_000, "{refused}");
}

#[test]
fn every_effect_reads_and_writes_the_same() {
    for sort in EFFECT_SHAPES {
        let value = of_sort("does", sort);
        let effect = Effect::read(&value).unwrap_or_else(|flaw| panic!("{}: {flaw:?}", sort.word));
        assert_eq!(effect.word(), sort.word);
        assert_eq!(encode(&effect.write()), encode(&value));
        for field in sort.fields.iter().filter(|field| field.required) {
            let Value::Record(mut members) = value.clone() else {
                unreachable!()
            };
            members.remove(field.name);
            let flaw = Effect::read(&Value::Record(members)).expect_err("a field is missing");
            assert_eq!(flaw.path, field.name, "{}", sort.word);
        }
    }
}
