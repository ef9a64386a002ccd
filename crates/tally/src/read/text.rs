//! Small pieces of text: numbers, names, quoted fields, amounts of money.

use alloc::string::String;
use alloc::vec::Vec;

use super::flaw::Reason;
use crate::limits::{COST_DECIMALS_MAX, COST_MAX};

/// A line to read from left to right.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    line: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(line: &'a [u8]) -> Self {
        Self { line, at: 0 }
    }

    /// The next byte, without taking it.
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.line.get(self.at).copied()
    }

    /// Takes the next byte if it is this one.
    #[inline]
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        is
    }

    /// Takes blanks and tabs, and says whether there were any.
    #[inline]
    pub(super) fn blanks(&mut self) -> bool {
        let before = self.at;
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
        self.at > before
    }

    /// Whether the line is done.
    #[inline]
    pub(super) fn is_done(&self) -> bool {
        self.at >= self.line.len()
    }

    /// What is left of the line.
    pub(super) fn rest(&self) -> &'a [u8] {
        &self.line[self.at..]
    }

    /// Takes this many bytes.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Takes a text in round brackets, if one stands here.
    pub(super) fn skip_brackets(&mut self) -> bool {
        if self.peek() != Some(b'(') {
            return false;
        }
        let end = self.rest().iter().position(|&byte| byte == b')');
        end.inspect(|&end| self.at += end + 1).is_some()
    }

    /// Takes a whole number of digits, if one stands here.
    #[inline]
    pub(super) fn number(&mut self) -> Result<Option<u64>, Reason> {
        let start = self.at;
        let mut value = 0u64;
        while let Some(digit) = self
            .peek()
            .map(|byte| byte.wrapping_sub(b'0'))
            .filter(|&digit| digit < 10)
        {
            // Sixteen digits fit for sure; beyond, every step is checked.
            value = if self.at - start < 16 {
                value * 10 + u64::from(digit)
            } else {
                let ten = value.checked_mul(10).ok_or(Reason::NumberTooLarge)?;
                ten.checked_add(u64::from(digit)).ok_or(Reason::NumberTooLarge)?
            };
            self.at += 1;
        }
        Ok((self.at > start).then_some(value))
    }

    /// Takes a text in double quotation marks; two in a row stand for one.
    pub(super) fn quoted(&mut self) -> Result<Option<String>, Reason> {
        if !self.take(b'"') {
            return Ok(None);
        }
        let mut text = Vec::new();
        loop {
            let byte = self.peek().ok_or(Reason::OpenQuote)?;
            self.at += 1;
            if byte == b'"' && !self.take(b'"') {
                return name(&text).map(Some);
            }
            text.push(byte);
        }
    }
}

/// A name: UTF-8 without control characters, blanks around it dropped. A tab within it is a blank.
pub(super) fn name(bytes: &[u8]) -> Result<String, Reason> {
    let text = core::str::from_utf8(bytes).map_err(|_| Reason::NotUtf8)?.trim();
    if text.chars().any(|letter| letter.is_control() && letter != '\t') {
        return Err(Reason::ControlCharacter);
    }
    Ok(text.replace('\t', " "))
}

/// A whole number, perhaps as spreadsheets write it: `12.0` for 12.
pub(super) fn whole_amount(text: &[u8], what: &'static str) -> Result<u64, Reason> {
    match money(text) {
        Ok((amount, 0)) => in_units(amount, 0).map_err(|_| Reason::NumberTooLarge),
        Ok(_) | Err(_) => Err(Reason::Expected(what)),
    }
}

/// The bytes without blanks and tabs around them.
pub(super) fn trimmed(text: &[u8]) -> &[u8] {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = text.iter().position(|byte| !blank(byte)).unwrap_or(text.len());
    let end = text.iter().rposition(|byte| !blank(byte)).map_or(start, |at| at + 1);
    &text[start..end]
}

/// A whole number, and nothing else.
pub(super) fn whole_number(text: &[u8], what: &'static str) -> Result<u64, Reason> {
    let mut cursor = Cursor::new(text);
    let number = cursor.number()?;
    number.filter(|_| cursor.is_done()).ok_or(Reason::Expected(what))
}

/// Splits a line of fields: plain ones, or quoted where a field begins with a quotation mark.
pub(super) fn fields<'a>(line: &'a [u8], by: u8, into: &mut Vec<alloc::borrow::Cow<'a, [u8]>>) -> Result<(), Reason> {
    use alloc::borrow::Cow;
    into.clear();
    let mut at = 0;
    loop {
        if line.get(at) == Some(&b'"') {
            let (mut text, end) = quoted_field(line, at + 1)?;
            // What follows the closing mark belongs to the field, as in `"Park" in the north`.
            let more = line[end..].iter().position(|&byte| byte == by);
            at = more.map_or(line.len(), |more| end + more);
            text.extend_from_slice(&line[end..at]);
            into.push(Cow::Owned(text));
        } else {
            let end = line[at..]
                .iter()
                .position(|&byte| byte == by)
                .map_or(line.len(), |end| at + end);
            into.push(Cow::Borrowed(&line[at..end]));
            at = end;
        }
        if at == line.len() {
            return Ok(());
        }
        at += 1;
    }
}

/// A quoted field that begins after the mark at `at - 1`, and where it ends (after its quotation mark).
pub(super) fn quoted_field(line: &[u8], mut at: usize) -> Result<(Vec<u8>, usize), Reason> {
    let mut text = Vec::new();
    loop {
        match line.get(at) {
            None => return Err(Reason::OpenQuote),
            Some(b'"') if line.get(at + 1) == Some(&b'"') => {
                text.push(b'"');
                at += 2;
            }
            Some(b'"') => return Ok((text, at + 1)),
            Some(&byte) => {
                text.push(byte);
                at += 1;
            }
        }
    }
}

/// An amount of money as the file writes it, in units of 10^-[`COST_DECIMALS_MAX`], and how many decimals it carries
/// (without zeros at the end).
pub(super) fn money(text: &[u8]) -> Result<(u128, usize), Reason> {
    let mut parts = text.splitn(2, |&byte| byte == b'.');
    let whole = parts.next().unwrap_or_default();
    let mut decimals = parts.next().unwrap_or_default();
    while let [start @ .., b'0'] = decimals {
        decimals = start;
    }
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    if whole.is_empty() || whole.len() > 16 || decimals.len() > COST_DECIMALS_MAX || !digits(whole) || !digits(decimals)
    {
        return Err(Reason::NotMoney);
    }
    let mut amount = 0u128;
    for place in 0..whole.len() + COST_DECIMALS_MAX {
        let digit = match place.checked_sub(whole.len()) {
            None => whole[place] - b'0',
            Some(place) => decimals.get(place).map_or(0, |digit| digit - b'0'),
        };
        amount = amount * 10 + u128::from(digit);
    }
    Ok((amount, decimals.len()))
}

/// An amount from [`money`], in units of 10^-decimals.
pub(super) fn in_units(amount: u128, decimals: usize) -> Result<u64, Reason> {
    let unit = 10u128.pow(u32::try_from(COST_DECIMALS_MAX - decimals).expect("a few decimals"));
    u64::try_from(amount / unit)
        .ok()
        .filter(|&units| units <= COST_MAX)
        .ok_or(Reason::NotMoney)
}
