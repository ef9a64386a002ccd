//! Reading JSON that anybody may have sent: valid UTF-8, no duplicate members,
//! no floats, no nulls, limited depth. The register's own canonical form is
//! stricter still, and read by `register::json`.

use std::collections::BTreeMap;
use std::fmt;

use register::json::Value;
use serde::de::{DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::door::Door;

/// Reads a body of a known shape.
///
/// # Errors
///
/// `Door::NotUtf8` or `Door::NotJson`, which names the place.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Door> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Door::NotJson {
            detail: "the body is empty".to_owned(),
        });
    }
    serde_json::from_str(text(bytes)?).map_err(|flaw| Door::NotJson {
        detail: flaw.to_string(),
    })
}

/// The bytes as a text.
///
/// # Errors
///
/// `Door::NotUtf8`, which names the place.
pub fn text(bytes: &[u8]) -> Result<&str, Door> {
    std::str::from_utf8(bytes).map_err(|flaw| Door::NotUtf8 { at: flaw.valid_up_to() })
}

/// A JSON value as acts are made of, read from any order of members.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Loose(pub Value);

impl<'de> serde::Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader).map(Loose)
    }
}

/// Builds a value, and refuses what acts can't hold. serde_json itself stops
/// at a depth of 128, and `register` at its own.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text, a whole number, true, false, a list or a record")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Int(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        i64::try_from(value)
            .map(Value::Int)
            .map_err(|_| E::custom("a number is too large"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Loose(item)) = from.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut members = BTreeMap::new();
        while let Some(name) = from.next_key::<String>()? {
            let Loose(value) = from.next_value()?;
            if !name.is_ascii() {
                return Err(A::Error::custom(format_args!("the name `{name}` is not ASCII")));
            }
            if members.contains_key(&name) {
                return Err(A::Error::custom(format_args!("duplicate member `{name}`")));
            }
            members.insert(name, value);
        }
        Ok(Value::Record(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loose(text: &str) -> Result<Loose, Door> {
        read(text.as_bytes())
    }

    #[test]
    fn reads_records_in_any_order_and_refuses_what_acts_cannot_hold() {
        assert_eq!(
            loose(r#"{"b":1,"a":["x",true]}"#),
            loose(r#"{ "a" : ["x",true], "b" : 1 }"#)
        );
        for bad in [
            r#"{"a":1,"a":1}"#,
            r#"{"á":1}"#,
            "1.5",
            "null",
            "1e3",
            "18446744073709551615",
            "{",
            "[1] 2",
        ] {
            assert!(matches!(loose(bad), Err(Door::NotJson { .. })), "{bad}");
        }
        assert_eq!(read::<Loose>(b"\"\xff\""), Err(Door::NotUtf8 { at: 1 }));
        assert!(loose(&"[".repeat(100_000)).is_err());
    }
}
