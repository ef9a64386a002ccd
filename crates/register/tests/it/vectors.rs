//! The vectors in `testdata/vectors`, and an act that means nothing but its text and its keys.

use std::fmt::{Debug, Display};
use std::path::PathBuf;

use register::json::Value as Canonical;
use register::{AnyKey, Meaning};
use serde_json::Value;

/// Where a path of the project lies.
pub(crate) fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// A file of vectors.
pub(crate) fn read(name: &str) -> Value {
    let path = project("testdata/vectors").join(name).with_extension("json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The items of a group of vectors; never none.
pub(crate) fn group(vectors: &Value, name: &str) -> Vec<Value> {
    let items = vectors[name]
        .as_array()
        .unwrap_or_else(|| panic!("no group {name}"))
        .clone();
    assert!(!items.is_empty(), "the group {name} is empty");
    items
}

pub(crate) fn text<'v>(vector: &'v Value, name: &str) -> &'v str {
    vector[name]
        .as_str()
        .unwrap_or_else(|| panic!("no text {name} in {vector}"))
}

pub(crate) fn number(vector: &Value, name: &str) -> u64 {
    vector[name]
        .as_u64()
        .unwrap_or_else(|| panic!("no number {name} in {vector}"))
}

pub(crate) fn texts(vector: &Value, name: &str) -> Vec<String> {
    let items = vector[name]
        .as_array()
        .unwrap_or_else(|| panic!("no list {name} in {vector}"));
    items
        .iter()
        .map(|item| item.as_str().expect("a text").to_owned())
        .collect()
}

pub(crate) fn bytes(hex: &str) -> Vec<u8> {
    assert!(hex.len().is_multiple_of(2));
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
        .collect()
}

pub(crate) fn array<const N: usize>(hex: &str) -> [u8; N] {
    bytes(hex).try_into().expect("the right length")
}

/// Holds a flaw against what its vector says: its reason, and that it has words.
pub(crate) fn is_refused_as_told(flaw: &(impl Debug + Display), vector: &Value) {
    let why = vector["why"].as_str().unwrap_or_default();
    assert_eq!(format!("{flaw:?}"), text(vector, "reason"), "{why}");
    assert!(!flaw.to_string().is_empty());
}

/// An act of the type `example.say/1`, which carries a text and perhaps keys.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Say {
    pub text: String,
    pub keys: Vec<AnyKey>,
}

impl Meaning for Say {
    type Flaw = String;

    fn read(act: &Canonical) -> Result<Self, String> {
        match act.get("type").and_then(Canonical::as_text) {
            Some("example.say/1") => {}
            other => return Err(format!("there is no act {other:?}")),
        }
        let text = act
            .get("text")
            .and_then(Canonical::as_text)
            .ok_or("no text")?
            .to_owned();
        let keys = match act.get("keys") {
            None => Vec::new(),
            Some(Canonical::List(keys)) => keys
                .iter()
                .map(|key| AnyKey::parse(key.as_text().unwrap_or_default()).map_err(|flaw| flaw.to_string()))
                .collect::<Result<_, _>>()?,
            Some(_) => return Err("keys are a list".to_owned()),
        };
        Ok(Self { text, keys })
    }

    fn keys(&self) -> Vec<AnyKey> {
        self.keys.clone()
    }
}
