//! How something is said to somebody: in their language, and with the clock of the community that it is about.

use rules::Community;
use rules::quantity::Day;

use super::figures;
use super::{Words, words};
use crate::language::Language;

/// The clock of a community: from when local time is universal time plus how many minutes.
#[derive(Clone, Debug, Default)]
pub struct LocalTime {
    offsets: Vec<(u64, i32)>,
}

impl LocalTime {
    /// A clock with these offsets, in order of time: from when (Unix ms), how many minutes ahead.
    pub fn new(offsets: Vec<(u64, i32)>) -> Self {
        Self { offsets }
    }

    /// The clock where this community lives.
    pub fn of(community: &Community) -> Self {
        let offsets = community.foundation().map(|foundation| foundation.offsets.clone());
        Self::new(offsets.unwrap_or_default())
    }

    /// How many minutes local time is ahead of universal time.
    pub fn offset_minutes(&self, unix_ms: u64) -> i32 {
        let after = self.offsets.partition_point(|(from, _)| *from <= unix_ms);
        let offset = self.offsets.get(after.saturating_sub(1));
        offset.map_or(0, |(_, minutes)| *minutes)
    }
}

/// A language, and the clock by which moments are told.
#[derive(Clone, Copy, Debug)]
pub struct Tongue<'a> {
    language: Language,
    clock: Option<&'a LocalTime>,
}

/// Where no community is there yet, or none is known, moments are told in universal time, and say so.
impl From<Language> for Tongue<'static> {
    fn from(language: Language) -> Self {
        Self { language, clock: None }
    }
}

impl<'a> Tongue<'a> {
    /// This language, about a community with this clock.
    pub fn at(language: Language, clock: &'a LocalTime) -> Self {
        Self {
            language,
            clock: Some(clock),
        }
    }

    /// The language.
    pub fn language(self) -> Language {
        self.language
    }

    /// The messages of the language.
    pub fn words(self) -> &'static Words {
        words(self.language)
    }

    /// A moment.
    pub fn moment(self, unix_ms: u64) -> String {
        match self.clock {
            Some(clock) => figures::moment_at(self.language, unix_ms, clock.offset_minutes(unix_ms)),
            None => {
                let there = figures::moment_at(self.language, unix_ms, 0);
                self.words().moment_universal(there)
            }
        }
    }

    /// A day.
    pub fn day(self, day: Day) -> String {
        figures::day(self.language, day)
    }

    /// A count.
    pub fn number(self, count: u64) -> String {
        figures::number(self.language, i128::from(count))
    }
}
