//! Voices that are weighed: how many each person has in one vote, where an agreement says so. Everywhere else each has
//! one, and nothing here is asked.
//!
//! They are fixed with the rest when voting begins, so what is earned while people vote counts in the next one.

use super::record::{Frozen, Vote};
use crate::act::AgreementClass;
use crate::bylaws::weighing::{NAME, WeighedBy, WeighingRules};
use crate::community::Community;
use crate::community::decision::Electorate;
use crate::community::state::MemberIx;
use crate::quantity::{Day, Stream};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use register::Hash;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// How the voices in one vote are weighed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// By what.
    pub by: WeighedBy,
    /// So many credits, or hours, are one voice more.
    pub step: u32,
    /// The most voices of one person.
    pub most: u32,
    /// The version of the agreement that says so.
    pub version: u32,
    /// Each person's voices, in the order of those who decide.
    pub(super) voices: Vec<u32>,
}

impl Weighed {
    /// All voices together.
    pub fn all(&self) -> u64 {
        self.voices.iter().map(|voices| u64::from(*voices)).sum()
    }

    /// The SHA-256 over everybody's voices: each member's place (4 bytes) and number of voices (4), in the order of joining.
    pub(super) fn digest(&self, electorate: &Electorate) -> Hash {
        let mut hash = Sha256::new();
        for (member, voices) in electorate.members().iter().zip(&self.voices) {
            hash.update(member.0.to_be_bytes());
            hash.update(voices.to_be_bytes());
        }
        Hash::new(hash.finalize().into())
    }
}

impl Frozen {
    /// The voices of all who decide: one each, unless they are weighed.
    pub fn voices(&self) -> u64 {
        match &self.weighed {
            Some(weighed) => weighed.all(),
            None => u64::from(self.electorate.count()),
        }
    }

    /// The own voices of somebody who decides.
    pub fn voices_of(&self, member: MemberIx) -> u32 {
        let place = self.electorate.members().binary_search(&member);
        match (&self.weighed, place) {
            (Some(weighed), Ok(place)) => weighed.voices[place],
            (Some(_), Err(_)) => 0,
            (None, _) => 1,
        }
    }

    /// The different ballots in order, each with the voices of those who cast it.
    pub(super) fn ballots<'a>(&self, vote: &'a Vote) -> Vec<(&'a [u8], u64)> {
        if self.weighed.is_none() {
            return vote.urn.each().collect();
        }
        let mut voices: BTreeMap<&[u8], u64> = BTreeMap::new();
        for (member, ballot) in vote.urn.members() {
            *voices.entry(ballot).or_default() += u64::from(self.voices_of(member));
        }
        voices.into_iter().collect()
    }

    /// The voices of those who have neither voted nor left.
    pub(super) fn voices_open(&self, vote: &Vote) -> u64 {
        if self.weighed.is_none() {
            return u64::from(self.electorate.count() - vote.ballots() - vote.gone());
        }
        let is_open = |member: &&MemberIx| vote.urn.of(**member).is_none() && !vote.has_parted(**member);
        let open = self.electorate.members().iter().filter(is_open);
        open.map(|member| u64::from(self.voices_of(*member))).sum()
    }
}

impl Community {
    /// How voices are weighed in a vote, as things are on this day. Decisions about people and constitutional ones are one
    /// person, one voice, whatever an agreement says.
    pub(super) fn weighed(&self, vote: &Vote, electorate: &Electorate, day: Day) -> Option<Weighed> {
        let rules = self.bylaws_on(day, u64::MAX).deciding.weighing.as_ref()?;
        let named = |topic: &alloc::string::String| rules.topics.contains(topic);
        let touched = (rules.blocked && vote.settles.is_some()) || vote.topic.as_ref().is_some_and(named);
        if !touched || !vote.houses.is_empty() || vote.is_about_people() || vote.class == AgreementClass::Constitutional
        {
            return None;
        }
        let agreements = self.agreements_on(day, u64::MAX);
        let version = agreements
            .iter()
            .find(|(name, _)| name == NAME)
            .map_or(0, |(_, version)| *version);
        let earned = self.earned(rules);
        let voices = electorate.members().iter().map(|member| {
            let more = earned.get(member).copied().unwrap_or(0) / u64::from(rules.step);
            u32::try_from(more)
                .unwrap_or(u32::MAX)
                .saturating_add(1)
                .min(rules.most)
        });
        Some(Weighed {
            by: rules.by,
            step: rules.step,
            most: rules.most,
            version,
            voices: voices.collect(),
        })
    }

    /// What each has earned of what voices are weighed by: whole credits, or hours.
    fn earned(&self, rules: &WeighingRules) -> BTreeMap<MemberIx, u64> {
        let counts = |stream: Stream| match rules.by {
            WeighedBy::Credits => stream != Stream::Care,
            WeighedBy::Livelihood => stream == Stream::Livelihood,
            WeighedBy::Love => stream == Stream::Love,
            WeighedBy::Care => stream == Stream::Care,
        };
        let mut sums: BTreeMap<MemberIx, u64> = BTreeMap::new();
        for (member, stream, tally) in self.tallies().members().filter(|(_, stream, _)| counts(*stream)) {
            let amount = if stream == Stream::Care {
                tally.counted_minutes
            } else {
                tally.credits
            };
            *sums.entry(member).or_default() += amount;
        }
        // Credits are kept in hundredths, and care in minutes.
        let whole = if rules.by == WeighedBy::Care { 60 } else { 100 };
        sums.values_mut().for_each(|sum| *sum /= whole);
        sums
    }
}
