//! Reading text that is canonical already, in one pass. What is not is left to `read.rs`, which says what is wrong.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::write::first_escaped;
use super::{Value, check_integer, check_name, check_text};

/// A text, and how far it was read.
pub(crate) struct Straight<'t> {
    rest: &'t str,
}

impl<'t> Straight<'t> {
    /// Begins at the beginning.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { rest: text }
    }

    /// Whether all was read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Reads exactly these characters.
    pub(crate) fn literal(&mut self, expected: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(expected)?;
        Some(())
    }

    /// Reads a value that nests at most so deep, if it stands here as [`super::encode`] would write it.
    pub(crate) fn value(&mut self, depth_left: usize) -> Option<Value> {
        match self.rest.as_bytes().first()? {
            b'"' => self.text().map(|text| Value::Text(text.to_owned())),
            b'{' => self.record(depth_left.checked_sub(1)?),
            b'[' => self.list(depth_left.checked_sub(1)?),
            b't' => self.literal("true").map(|()| Value::Bool(true)),
            b'f' => self.literal("false").map(|()| Value::Bool(false)),
            _ => self.integer().map(Value::Int),
        }
    }

    /// Reads a text in which nothing is escaped.
    pub(crate) fn text(&mut self) -> Option<&'t str> {
        self.literal("\"")?;
        let (text, rest) = self.rest.split_at(first_escaped(self.rest)?);
        self.rest = rest;
        self.literal("\"")?;
        check_text(text).ok()?;
        Some(text)
    }

    /// Reads an integer.
    pub(crate) fn integer(&mut self) -> Option<i64> {
        let digits = self.rest.strip_prefix('-').unwrap_or(self.rest).as_bytes();
        let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_negative = digits.len() < self.rest.len();
        // No leading zeros, and no zero below zero.
        if digits.first() == Some(&b'0') && (length > 1 || is_negative) {
            return None;
        }
        let (number, rest) = self.rest.split_at(length.saturating_add(usize::from(is_negative)));
        let number = number.parse().ok()?;
        check_integer(number).ok()?;
        self.rest = rest;
        Some(number)
    }

    fn list(&mut self, depth_left: usize) -> Option<Value> {
        self.literal("[")?;
        let mut items = Vec::new();
        if self.literal("]").is_some() {
            return Some(Value::List(items));
        }
        loop {
            items.push(self.value(depth_left)?);
            if self.literal(",").is_none() {
                self.literal("]")?;
                return Some(Value::List(items));
            }
        }
    }

    fn record(&mut self, depth_left: usize) -> Option<Value> {
        self.literal("{")?;
        let mut members: Vec<(String, Value)> = Vec::new();
        if self.literal("}").is_some() {
            return Some(Value::Record(BTreeMap::new()));
        }
        loop {
            let name = self.text()?;
            check_name(name).ok()?;
            if members.last().is_some_and(|(before, _)| before.as_str() >= name) {
                return None;
            }
            self.literal(":")?;
            let value = self.value(depth_left)?;
            members.push((name.to_owned(), value));
            if self.literal(",").is_none() {
                self.literal("}")?;
                return Some(Value::Record(members.into_iter().collect()));
            }
        }
    }
}
