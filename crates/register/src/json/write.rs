//! Writing values as canonical JSON, into a text or against one.

use alloc::string::String;

use super::Value;

/// Spells a value canonically. What [`super::admissible`] passes is read back as the same value.
///
/// ```
/// use register::json::{Value, encode};
/// assert_eq!(encode(&Value::List(vec![Value::Int(-3), Value::Text("a\u{7}\"b\n".into())])), r#"[-3,"a\u0007\"b\n"]"#);
/// ```
pub fn encode(value: &Value) -> String {
    let mut text = String::new();
    encode_into(value, &mut text);
    text
}

/// Spells a value canonically at the end of a text.
pub(crate) fn encode_into(value: &Value, text: &mut String) {
    write(value, text).unwrap_or_else(|never| match never {});
}

/// Where a text differs first from the canonical spelling of a value, as a byte offset.
pub(super) fn first_difference(value: &Value, text: &str) -> Option<usize> {
    let mut compare = Compare { rest: text.as_bytes() };
    let written = write(value, &mut compare);
    let alike = text.len().saturating_sub(compare.rest.len());
    match written {
        Ok(()) if compare.rest.is_empty() => None,
        Ok(()) | Err(Different) => Some(alike),
    }
}

/// Where spelling goes.
trait Sink {
    type Stop;
    fn put(&mut self, bytes: &str) -> Result<(), Self::Stop>;
}

impl Sink for String {
    type Stop = core::convert::Infallible;

    fn put(&mut self, text: &str) -> Result<(), Self::Stop> {
        self.push_str(text);
        Ok(())
    }
}

/// Compares instead of writing, so that checking needs no memory.
struct Compare<'t> {
    rest: &'t [u8],
}

struct Different;

impl Sink for Compare<'_> {
    type Stop = Different;

    fn put(&mut self, text: &str) -> Result<(), Different> {
        match self.rest.strip_prefix(text.as_bytes()) {
            Some(rest) => {
                self.rest = rest;
                Ok(())
            }
            None => {
                let alike = self
                    .rest
                    .iter()
                    .zip(text.as_bytes())
                    .take_while(|(one, other)| one == other)
                    .count();
                self.rest = self.rest.get(alike..).unwrap_or_default();
                Err(Different)
            }
        }
    }
}

fn write<S: Sink>(value: &Value, sink: &mut S) -> Result<(), S::Stop> {
    match value {
        Value::Bool(true) => sink.put("true"),
        Value::Bool(false) => sink.put("false"),
        Value::Int(integer) => write_integer(*integer, sink),
        Value::Text(text) => write_text(text, sink),
        Value::List(items) => {
            let mut before = "[";
            for item in items {
                sink.put(before)?;
                write(item, sink)?;
                before = ",";
            }
            sink.put(if items.is_empty() { "[]" } else { "]" })
        }
        Value::Record(members) => {
            let mut before = "{";
            for (name, member) in members {
                sink.put(before)?;
                write_text(name, sink)?;
                sink.put(":")?;
                write(member, sink)?;
                before = ",";
            }
            sink.put(if members.is_empty() { "{}" } else { "}" })
        }
    }
}

fn write_integer<S: Sink>(integer: i64, sink: &mut S) -> Result<(), S::Stop> {
    let mut digits = [0; 20];
    let mut start = digits.len();
    let mut rest = integer.unsigned_abs();
    loop {
        start = start.saturating_sub(1);
        digits[start] = b'0'.saturating_add(u8::try_from(rest % 10).expect("a remainder of ten fits a byte"));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if integer < 0 {
        sink.put("-")?;
    }
    sink.put(core::str::from_utf8(&digits[start..]).expect("digits are ASCII"))
}

/// Only what must be escaped is, in its shortest form (RFC 8785, section 3.2.2.2).
fn write_text<S: Sink>(text: &str, sink: &mut S) -> Result<(), S::Stop> {
    sink.put("\"")?;
    let mut rest = text;
    while let Some(at) = first_escaped(rest) {
        let (plain, from) = rest.split_at(at);
        sink.put(plain)?;
        write_escape(from.as_bytes()[0], sink)?;
        rest = &from[1..];
    }
    sink.put(rest)?;
    sink.put("\"")
}

/// Where the first character stands that must be escaped. Looks at sixteen bytes at once, since most texts have none.
pub(super) fn first_escaped(text: &str) -> Option<usize> {
    let is_escaped = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    let clean = |bytes: &[u8]| !bytes.iter().fold(false, |found, byte| found | is_escaped(*byte));
    let (chunks, _) = text.as_bytes().as_chunks::<16>();
    let skipped = chunks
        .iter()
        .take_while(|chunk| clean(*chunk))
        .count()
        .saturating_mul(16);
    let rest = text.as_bytes().get(skipped..).unwrap_or_default();
    rest.iter()
        .position(|byte| is_escaped(*byte))
        .map(|at| skipped.saturating_add(at))
}

fn write_escape<S: Sink>(byte: u8, sink: &mut S) -> Result<(), S::Stop> {
    match byte {
        b'"' => sink.put("\\\""),
        b'\\' => sink.put("\\\\"),
        0x08 => sink.put("\\b"),
        0x09 => sink.put("\\t"),
        0x0a => sink.put("\\n"),
        0x0c => sink.put("\\f"),
        0x0d => sink.put("\\r"),
        control => {
            sink.put("\\u00")?;
            sink.put(crate::hash::to_hex(&[control], &mut [0; 2]))
        }
    }
}
