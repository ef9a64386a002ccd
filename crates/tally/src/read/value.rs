//! JSON as small values, each with the line on which it begins, so that a flaw can be found in the file.

use alloc::string::String;
use alloc::vec::Vec;

use super::flaw::{Misplaced, Reason};

/// A value, and the line on which it begins.
#[derive(Debug)]
pub(super) struct Value<'a> {
    pub(super) line: u64,
    kind: Kind<'a>,
}

/// What a value is.
#[derive(Debug)]
enum Kind<'a> {
    Null,
    Flag(bool),
    /// The digits as they stand there.
    Number(&'a [u8]),
    Text(String),
    List(Vec<Value<'a>>),
    Object(Vec<(String, Value<'a>)>),
}

/// How deep values may lie in each other: no value of ours lies deeper than five.
const DEPTH_MAX: u32 = 32;

impl<'a> Value<'a> {
    /// Reads one value, and nothing else, from a text that begins on this line.
    pub(super) fn parse(text: &'a [u8], line: u64) -> Result<Self, Misplaced> {
        Self::parse_with(text, line, Keys::Quoted)
    }

    /// The same, where keys may stand without quotation marks.
    pub(super) fn parse_relaxed(text: &'a [u8], line: u64) -> Result<Self, Misplaced> {
        Self::parse_with(text, line, Keys::QuotedOrBare)
    }

    fn parse_with(text: &'a [u8], line: u64, keys: Keys) -> Result<Self, Misplaced> {
        let at = 0;
        let mut parser = Parser { text, at, line, keys };
        let value = parser.value(0)?;
        parser.blanks();
        if parser.at < text.len() {
            return Err(parser.flaw("there is more after the end of a value"));
        }
        Ok(value)
    }

    /// Whether it is `null`.
    pub(super) fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    /// A whole number from zero up; else `what` was expected.
    pub(super) fn whole(&self, what: &'static str) -> Result<u64, Misplaced> {
        let Kind::Number(digits) = &self.kind else {
            return Err(Reason::Expected(what).on(self.line));
        };
        let mut value = 0u64;
        for byte in *digits {
            let digit = Some(byte.wrapping_sub(b'0')).filter(|&digit| digit < 10);
            let digit = digit.ok_or_else(|| Reason::Expected(what).on(self.line))?;
            let next = value.checked_mul(10).and_then(|ten| ten.checked_add(digit.into()));
            value = next.ok_or_else(|| Reason::NumberTooLarge.on(self.line))?;
        }
        Ok(value)
    }

    /// The digits of a number as they stand there, if it is one.
    pub(super) fn digits(&self) -> Option<&'a [u8]> {
        match self.kind {
            Kind::Number(digits) => Some(digits),
            Kind::Null | Kind::Flag(_) | Kind::Text(_) | Kind::List(_) | Kind::Object(_) => None,
        }
    }

    /// A text; else `what` was expected.
    pub(super) fn text(&self, what: &'static str) -> Result<&str, Misplaced> {
        match &self.kind {
            Kind::Text(text) => Ok(text),
            Kind::Null | Kind::Flag(_) | Kind::Number(_) | Kind::List(_) | Kind::Object(_) => {
                Err(Reason::Expected(what).on(self.line))
            }
        }
    }

    /// `true` or `false`; else `what` was expected.
    pub(super) fn flag(&self, what: &'static str) -> Result<bool, Misplaced> {
        match self.kind {
            Kind::Flag(flag) => Ok(flag),
            Kind::Null | Kind::Number(_) | Kind::Text(_) | Kind::List(_) | Kind::Object(_) => {
                Err(Reason::Expected(what).on(self.line))
            }
        }
    }

    /// The items, if it is a list.
    pub(super) fn items(&self) -> Option<&[Value<'a>]> {
        match &self.kind {
            Kind::List(items) => Some(items),
            Kind::Null | Kind::Flag(_) | Kind::Number(_) | Kind::Text(_) | Kind::Object(_) => None,
        }
    }

    /// The members of an object, in order; no key stands there twice.
    pub(super) fn members(&self) -> Result<&[(String, Value<'a>)], Misplaced> {
        match &self.kind {
            Kind::Object(members) => Ok(members),
            Kind::Null | Kind::Flag(_) | Kind::Number(_) | Kind::Text(_) | Kind::List(_) => {
                Err(Reason::Expected("an object in { }").on(self.line))
            }
        }
    }
}

/// How keys are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Keys {
    Quoted,
    QuotedOrBare,
}

/// Reads values from left to right.
struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
    keys: Keys,
}

impl<'a> Parser<'a> {
    /// A flaw on the line that was reached.
    fn flaw(&self, what: &'static str) -> Misplaced {
        Reason::Json(what).on(self.line)
    }

    /// The next byte, without taking it.
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// Takes blanks and line ends.
    fn blanks(&mut self) {
        while let Some(byte) = self.peek().filter(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            self.line += u64::from(byte == b'\n');
            self.at += 1;
        }
    }

    /// Takes the next byte that is no blank, if it is this one.
    fn take(&mut self, byte: u8) -> bool {
        self.blanks();
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        is
    }

    /// Takes a word, if it stands here.
    fn word(&mut self, word: &[u8]) -> bool {
        let is = self.text[self.at..].starts_with(word);
        self.at += if is { word.len() } else { 0 };
        is
    }

    fn value(&mut self, depth: u32) -> Result<Value<'a>, Misplaced> {
        self.blanks();
        let line = self.line;
        if depth > DEPTH_MAX {
            return Err(self.flaw("values lie too deep in each other"));
        }
        let kind = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Kind::Text(self.text()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(_) if self.word(b"null") => Kind::Null,
            Some(_) if self.word(b"true") => Kind::Flag(true),
            Some(_) if self.word(b"false") => Kind::Flag(false),
            Some(_) | None => return Err(self.flaw("a value is missing")),
        };
        Ok(Value { line, kind })
    }

    fn list(&mut self, depth: u32) -> Result<Kind<'a>, Misplaced> {
        self.at += 1;
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(Kind::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Ok(Kind::List(items));
            }
            if !self.take(b',') {
                return Err(self.flaw("a list has commas between its values and ] at its end"));
            }
        }
    }

    fn object(&mut self, depth: u32) -> Result<Kind<'a>, Misplaced> {
        self.at += 1;
        let mut members: Vec<(String, Value<'a>)> = Vec::new();
        if self.take(b'}') {
            return Ok(Kind::Object(members));
        }
        loop {
            let key = self.key()?;
            if !self.take(b':') {
                return Err(self.flaw("a colon is missing after a key"));
            }
            members.push((key, self.value(depth + 1)?));
            if self.take(b'}') {
                return without_doubles(members);
            }
            if !self.take(b',') {
                return Err(self.flaw("an object has commas between its members and } at its end"));
            }
        }
    }

    fn key(&mut self) -> Result<String, Misplaced> {
        self.blanks();
        if self.peek() == Some(b'"') {
            return self.text();
        }
        let rest = &self.text[self.at..];
        let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let length = rest.iter().take_while(|byte| is_letter(byte)).count();
        if length == 0 || self.keys == Keys::Quoted {
            return Err(self.flaw("a key in quotation marks is missing"));
        }
        self.at += length;
        Ok(rest[..length].iter().map(|&byte| char::from(byte)).collect())
    }

    /// A number: digits, perhaps with a sign, decimals and an exponent.
    fn number(&mut self) -> Result<Kind<'a>, Misplaced> {
        let start = self.at;
        let digits = |parser: &mut Self| {
            let from = parser.at;
            while parser.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                parser.at += 1;
            }
            parser.at - from
        };
        self.word(b"-");
        let from = self.at;
        let whole = digits(self);
        let mut is_number = whole == 1 || whole > 1 && self.text[from] != b'0';
        if self.word(b".") {
            is_number &= digits(self) > 0;
        }
        if self.word(b"e") || self.word(b"E") {
            let _sign = self.word(b"+") || self.word(b"-");
            is_number &= digits(self) > 0;
        }
        if is_number {
            Ok(Kind::Number(&self.text[start..self.at]))
        } else {
            Err(self.flaw("a number is malformed"))
        }
    }

    /// A text in quotation marks.
    fn text(&mut self) -> Result<String, Misplaced> {
        self.at += 1;
        let mut text = Vec::new();
        loop {
            let byte = self
                .peek()
                .ok_or_else(|| self.flaw("a text has no closing quotation mark"))?;
            self.at += 1;
            match byte {
                b'"' => return String::from_utf8(text).map_err(|_| Reason::NotUtf8.on(self.line)),
                b'\\' => {
                    let letter = self.escaped()?;
                    text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
                }
                0..0x20 => return Err(self.flaw("a text holds a line end or another control character")),
                _ => text.push(byte),
            }
        }
    }

    /// What stands after a backslash.
    fn escaped(&mut self) -> Result<char, Misplaced> {
        let byte = self.peek();
        self.at += 1;
        Ok(match byte {
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(letter),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(),
            Some(_) | None => return Err(self.flaw("a backslash means nothing here")),
        })
    }

    /// A character by its number, or by the two halves of it.
    fn code_point(&mut self) -> Result<char, Misplaced> {
        let first = self.four_digits()?;
        let whole = match first {
            0xD800..0xDC00 if self.word(b"\\u") => match self.four_digits()? {
                second @ 0xDC00..0xE000 => Some(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)),
                _ => None, // Two first halves, or a half and a whole.
            },
            whole => Some(whole),
        };
        let letter = whole.and_then(char::from_u32);
        letter.ok_or_else(|| self.flaw("half a character stands alone"))
    }

    fn four_digits(&mut self) -> Result<u32, Misplaced> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            number = number * 16 + digit.ok_or_else(|| self.flaw("\\u needs four hexadecimal digits"))?;
            self.at += 1;
        }
        Ok(number)
    }
}

/// An object in which no key stands twice.
fn without_doubles(members: Vec<(String, Value<'_>)>) -> Result<Kind<'_>, Misplaced> {
    let mut order: Vec<&(String, Value<'_>)> = members.iter().collect();
    order.sort_by_key(|(key, _)| key);
    match order.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        Some([_, (key, value)]) => Err(Reason::KeyTwice(key.clone()).on(value.line)),
        Some(_) | None => Ok(Kind::Object(members)),
    }
}
