//! JSON Schemas of the acts, made from the one table in `rules::act`, for the
//! OpenAPI document. They describe; reading an act decides.

use rules::act::{ACT_SHAPES, ActShape};
use rules::field::{FieldShape, Kind, MONEY_MAX, SortShape};
use serde_json::{Map, Value, json};

/// The greatest integer that every JSON reader keeps exactly.
const INTEGER_MAX: i64 = (1 << 53) - 1;

/// The schema of every type of act, by its name such as `work.log/1`.
pub fn of_acts() -> Vec<(&'static str, Value)> {
    ACT_SHAPES.iter().map(|shape| (shape.name, of_act(shape))).collect()
}

/// The schema that any act fits.
pub fn of_any_act() -> Value {
    let each = ACT_SHAPES
        .iter()
        .map(|shape| json!({ "$ref": format!("#/components/schemas/{}", component(shape.name)) }));
    json!({ "description": "What a member does and signs.", "oneOf": each.collect::<Vec<_>>() })
}

/// The name of an act's schema among the document's components, which may hold no slash: `work.log.1`.
pub fn component(name: &str) -> String {
    name.replace('/', ".")
}

fn of_act(shape: &ActShape) -> Value {
    named("type", shape.name, shape.doc, shape.fields)
}

fn of_sort(tag: &str, sort: &SortShape) -> Value {
    named(tag, sort.word, sort.doc, sort.fields)
}

/// The schema of fields of which one, the tag, says what they are.
fn named(tag: &str, name: &str, doc: &str, fields: &[FieldShape]) -> Value {
    let mut schema = of_fields(fields);
    let properties = schema["properties"]
        .as_object_mut()
        .expect("of_fields makes properties");
    properties.insert(tag.to_owned(), json!({ "const": name }));
    let required = schema["required"].as_array_mut().expect("of_fields makes required");
    required.push(json!(tag));
    schema["title"] = json!(name);
    schema["description"] = json!(doc.trim());
    schema
}

/// The schemas of what the optional agreements about deciding can set, by the agreement's name.
pub fn of_agreements() -> Vec<(String, Value)> {
    let of_one = |(name, fields): &(&str, &[FieldShape])| (format!("parameters.{name}"), of_fields(fields));
    rules::bylaws::deciding::shapes::PARAMETERS.iter().map(of_one).collect()
}

fn of_fields(fields: &[FieldShape]) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        let mut schema = of_kind(&field.kind);
        schema["description"] = json!(field.doc.trim());
        properties.insert(field.name.to_owned(), schema);
        if field.required {
            required.push(json!(field.name));
        }
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn of_kind(kind: &Kind) -> Value {
    match kind {
        Kind::Text { min, max } => json!({ "type": "string", "minLength": min, "maxLength": max }),
        Kind::Integer { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Kind::Money => {
            json!({ "type": "integer", "minimum": 1, "maximum": MONEY_MAX, "x-kind": "money" })
        }
        Kind::Ratio => json!({
            "type": "array",
            "items": { "type": "integer", "minimum": 0, "maximum": 1_000_000_000 },
            "minItems": 2,
            "maxItems": 2,
        }),
        Kind::Day => json!({ "type": "string", "format": "date" }),
        Kind::Stamp => json!({
            "type": "integer", "minimum": 0, "maximum": INTEGER_MAX, "x-kind": "unix-milliseconds",
        }),
        Kind::Id => of_hex(64, "id"),
        Kind::Nonce => of_hex(32, "nonce"),
        Kind::Note => of_hex(64, "note"),
        Kind::Photo => of_hex(64, "photo"),
        Kind::Key => of_hex(66, "key"),
        Kind::AnyKey => json!({
            "type": "string", "pattern": "^(01[0-9a-f]{64}|02[0-9a-f]{130}|03[0-9a-f]{128})$", "x-kind": "any-key",
        }),
        Kind::Kid => of_hex(32, "kid"),
        Kind::Digest => of_hex(64, "sha-256"),
        Kind::Slug => json!({
            "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$",
        }),
        Kind::Choice(words) => json!({ "type": "string", "enum": words }),
        Kind::List { of, min, max } => {
            json!({ "type": "array", "items": of_kind(of), "minItems": min, "maxItems": max })
        }
        Kind::Record(fields) => of_fields(fields),
        Kind::OneOf { tag, sorts } => {
            json!({ "oneOf": sorts.iter().map(|sort| of_sort(tag, sort)).collect::<Vec<_>>() })
        }
        Kind::Parameters => json!({ "type": "object", "x-kind": "parameters" }),
    }
}

fn of_hex(digits: usize, kind: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^[0-9a-f]{{{digits}}}$"), "x-kind": kind })
}
