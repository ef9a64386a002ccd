//! A Rust file for plain scanning: its code with comments and strings blanked out, and which lines are tests.
//!
//! This is no parser. It knows just enough of the language's surface (comments, strings, characters, braces) that a word found
//! in the bare code is really code.

/// A Rust file, its bare code, and its test lines.
#[derive(Debug)]
pub struct Source<'a> {
    /// The text as it stands.
    pub text: &'a str,
    /// The same text, byte for byte as long, with the insides of comments, strings and characters as blanks.
    pub bare: String,
    tests: Vec<(usize, usize)>,
}

impl<'a> Source<'a> {
    /// Reads a file's text; `path` tells whether all of it is a test.
    #[must_use]
    pub fn read(path: &str, text: &'a str) -> Self {
        let bare = bare(text);
        let tests = if is_test_path(path) {
            vec![(0, text.len())]
        } else {
            test_spans(&bare)
        };
        Self { text, bare, tests }
    }

    /// Whether this place belongs to a test.
    #[must_use]
    pub fn is_test(&self, offset: usize) -> bool {
        self.tests.iter().any(|&(from, until)| (from..until).contains(&offset))
    }

    /// The line number, from 1, of a place.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.text.as_bytes()[..offset]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count()
            + 1
    }

    /// Whether the line of this place, or the one above, carries `tidy: <rule>` with a reason behind it.
    #[must_use]
    pub fn is_allowed(&self, offset: usize, rule: &str) -> bool {
        let line = self.line(offset);
        let mark = format!("tidy: {rule},");
        let lines = self
            .text
            .lines()
            .skip(line.saturating_sub(2))
            .take(if line == 1 { 1 } else { 2 });
        lines.into_iter().any(|line| {
            line.split_once(&mark)
                .is_some_and(|(_, reason)| reason.trim().len() > 10)
        })
    }

    /// Whether the line of this place ends in a comment that gives a reason, or the line above is one.
    #[must_use]
    pub fn is_explained(&self, offset: usize) -> bool {
        let line = self.line(offset);
        let ends_in_reason = |text: &str| {
            text.split_once("//")
                .is_some_and(|(_, reason)| reason.trim().len() > 20)
        };
        let at = |line: usize| self.text.lines().nth(line - 1).unwrap_or_default();
        ends_in_reason(at(line))
            || (line > 1 && at(line - 1).trim_start().starts_with("//") && ends_in_reason(at(line - 1)))
    }

    /// The places where `word` stands in the bare code, not as part of a longer name.
    #[must_use]
    pub fn find(&self, word: &str) -> Vec<usize> {
        let begins_name = word.starts_with(is_name);
        let ends_name = word.ends_with(is_name);
        let stands_alone = |&at: &usize| {
            let before = self.bare[..at].chars().next_back();
            let after = self.bare[at + word.len()..].chars().next();
            !(begins_name && before.is_some_and(is_name) || ends_name && after.is_some_and(is_name))
        };
        self.bare
            .match_indices(word)
            .map(|(at, _)| at)
            .filter(stands_alone)
            .collect()
    }
}

fn is_test_path(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "tests" | "fuzz" | "benches"))
}

/// Whether a character can be part of a name.
#[must_use]
pub fn is_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// What the scan is inside of.
enum Inside {
    Code,
    LineComment,
    BlockComment { depth: usize },
    Text { hashes: Option<usize> },
}

fn bare(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut bare = bytes.to_vec();
    let mut inside = Inside::Code;
    let mut at = 0;
    while at < bytes.len() {
        let (length, next) = step(bytes, at, &inside);
        let is_code = matches!((&inside, &next), (Inside::Code, Inside::Code)) && length == 1;
        if !is_code {
            for byte in &mut bare[at..(at + length).min(bytes.len())] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
        }
        at += length;
        inside = next;
    }
    String::from_utf8(bare).expect("whole characters were replaced by blanks")
}

/// How many bytes to take at a place, and what the scan is inside of behind them.
fn step(bytes: &[u8], at: usize, inside: &Inside) -> (usize, Inside) {
    let rest = &bytes[at..];
    match *inside {
        Inside::Code => step_in_code(bytes, at),
        Inside::LineComment if rest[0] == b'\n' => (1, Inside::Code),
        Inside::LineComment => (1, Inside::LineComment),
        Inside::BlockComment { depth } if rest.starts_with(b"*/") && depth == 1 => (2, Inside::Code),
        Inside::BlockComment { depth } if rest.starts_with(b"*/") => (2, Inside::BlockComment { depth: depth - 1 }),
        Inside::BlockComment { depth } if rest.starts_with(b"/*") => (2, Inside::BlockComment { depth: depth + 1 }),
        Inside::BlockComment { depth } => (1, Inside::BlockComment { depth }),
        Inside::Text { hashes: None } if rest[0] == b'\\' => (2, Inside::Text { hashes: None }),
        Inside::Text { hashes: None } if rest[0] == b'"' => (1, Inside::Code),
        Inside::Text { hashes: None } => (1, Inside::Text { hashes: None }),
        Inside::Text { hashes: Some(hashes) } => {
            let closes =
                rest[0] == b'"' && rest[1..].iter().take(hashes).filter(|&&byte| byte == b'#').count() == hashes;
            if closes {
                (1 + hashes, Inside::Code)
            } else {
                (1, Inside::Text { hashes: Some(hashes) })
            }
        }
    }
}

fn step_in_code(bytes: &[u8], at: usize) -> (usize, Inside) {
    let rest = &bytes[at..];
    if rest.starts_with(b"//") {
        return (2, Inside::LineComment);
    }
    if rest.starts_with(b"/*") {
        return (2, Inside::BlockComment { depth: 1 });
    }
    if rest[0] == b'"' {
        return (1, Inside::Text { hashes: None });
    }
    let follows_name =
        at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_') && !is_text_prefix(bytes, at);
    if rest[0] == b'r' && !follows_name {
        let hashes = rest[1..].iter().take_while(|&&byte| byte == b'#').count();
        if rest.get(1 + hashes) == Some(&b'"') {
            return (2 + hashes, Inside::Text { hashes: Some(hashes) });
        }
    }
    if rest[0] == b'\'' {
        return (character_length(rest), Inside::Code);
    }
    (1, Inside::Code)
}

/// Whether the byte before this place is the `b` or `c` of `br"…"` or `cr"…"`.
fn is_text_prefix(bytes: &[u8], at: usize) -> bool {
    let is_prefix = matches!(bytes[at - 1], b'b' | b'c');
    is_prefix && (at < 2 || !(bytes[at - 2].is_ascii_alphanumeric() || bytes[at - 2] == b'_'))
}

/// The length of the character literal that begins here, or 1 where a lifetime does.
fn character_length(rest: &[u8]) -> usize {
    if rest.get(1) == Some(&b'\\') {
        let close = rest.iter().skip(3).position(|&byte| byte == b'\'');
        return close.map_or(1, |at| at + 4);
    }
    let first = rest.get(1).copied().unwrap_or(b'\n');
    let width = match first {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xff => 4,
    };
    if rest.get(1 + width) == Some(&b'\'') {
        width + 2
    } else {
        1
    }
}

/// The spans of items under `#[cfg(test)]`.
fn test_spans(bare: &str) -> Vec<(usize, usize)> {
    let mark = "#[cfg(test)]";
    bare.match_indices(mark)
        .map(|(from, _)| {
            let rest = &bare[from..];
            let opens = rest.find('{');
            let ends = rest.find(';');
            let length = match (opens, ends) {
                (Some(opens), Some(ends)) if ends < opens => ends,
                (Some(opens), _) => opens + block_length(&rest[opens..]),
                (None, Some(ends)) => ends,
                (None, None) => rest.len(),
            };
            (from, from + length)
        })
        .collect()
}

/// The length of the block in braces that begins here, or of all the rest where it does not close.
#[must_use]
pub fn block_length(bare: &str) -> usize {
    let mut depth = 0usize;
    for (at, byte) in bare.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    bare.len()
}
