//! What happened in a world: the last steps in words, and a digest of all of them, so that two runs can be compared.

use std::collections::VecDeque;
use std::fmt;

/// How many steps are kept to be shown.
const KEPT: usize = 60;

/// One thing that happened.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The step.
    pub step: u64,
    /// The true time, in Unix milliseconds.
    pub now_ms: u64,
    /// What, in a few words.
    pub what: &'static str,
    /// To whom, or where.
    pub one: u64,
    /// From whom, or how much.
    pub other: u64,
}

/// The log of a world.
#[derive(Debug, Default)]
pub struct Log {
    lines: VecDeque<Line>,
    digest: u64,
}

impl Log {
    /// Adds a line.
    pub fn add(&mut self, line: Line) {
        let Line {
            step,
            now_ms,
            what,
            one,
            other,
        } = line;
        let first = what.bytes().next().unwrap_or_default();
        for number in [step, now_ms, u64::from(first) << 8 | what.len() as u64, one, other] {
            self.digest = (self.digest.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
        if self.lines.len() == KEPT {
            self.lines.pop_front();
        }
        self.lines.push_back(line);
    }

    /// A digest of everything that ever happened.
    #[must_use]
    pub fn digest(&self) -> u64 {
        self.digest
    }
}

impl fmt::Display for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let begin_ms = self.lines.front().map_or(0, |line| line.now_ms);
        for line in &self.lines {
            let Line {
                step,
                now_ms,
                what,
                one,
                other,
            } = line;
            writeln!(f, "  {step:>7}  +{:>8} ms  {what} {one} {other}", now_ms - begin_ms)?;
        }
        Ok(())
    }
}
