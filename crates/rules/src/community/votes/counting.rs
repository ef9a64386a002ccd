//! Counting a vote as its ballots are and as members speak for each other: at its end, now, or when the last part of its
//! time began. What a count comes to is `count.rs`, who speaks for whom `speaking.rs`.

use super::count::{self, Count, Voices};
use super::record::{Standing, Vote};
use super::speaking::Speaking;
use crate::act::VoteOpen;
use crate::bylaws::delegation::DelegationRules;
use crate::community::Community;
use crate::community::delegation::Moment;
use crate::quantity::Day;
use crate::refusal::Refusal;
use alloc::borrow::Cow;
use alloc::string::ToString;

impl Community {
    pub(super) fn check_topic(&self, act: &VoteOpen) -> Result<(), Refusal> {
        let Some(topic) = &act.topic else { return Ok(()) };
        if self.topics().iter().any(|known| known == topic.as_str()) {
            return Ok(());
        }
        Err(Refusal::TopicUnknown {
            topic: topic.to_string(),
        })
    }

    /// How members speak for each other in a vote: not at all where it is about people.
    pub(super) fn delegation_in(&self, vote: &Vote, day: Day) -> Option<DelegationRules> {
        let rules = self.bylaws_on(day, u64::MAX).deciding.delegation.as_ref()?;
        // Voices are lent within a house, not between them.
        let counts_here = vote.houses.is_empty() && !vote.is_about_people();
        counts_here.then(|| rules.clone())
    }

    pub(super) fn count(&self, vote: &Vote) -> Count {
        self.count_at(vote, self.counted_until(vote))
    }

    /// Counts the ballots that there are, with the delegations of this moment.
    pub(super) fn count_at(&self, vote: &Vote, at: Moment) -> Count {
        if !vote.houses.is_empty() {
            return self.count_houses(vote, at);
        }
        let frozen = self.frozen_now(vote);
        let speaking = self.speaking_at(vote, Cow::Borrowed(&*frozen), at);
        count::count(vote, &frozen, &self.voices(vote, speaking.as_ref()), self.scale())
    }

    pub(super) fn voices<'a>(&self, vote: &'a Vote, speaking: Option<&'a Speaking<'a>>) -> Voices<'a> {
        match speaking {
            Some(speaking) => Voices {
                ballots: speaking.ballots(),
                spoken: Some((speaking.spoken(), speaking.digest(self))),
            },
            None => Voices {
                ballots: self.frozen_now(vote).ballots(vote),
                spoken: None,
            },
        }
    }

    /// What the ballots came to when the last part of the time began; asked before one of them changes.
    pub(super) fn standing_at_mark(&self, vote: &Vote) -> Standing {
        let ms = vote.mark_ms().unwrap_or(vote.ends_ms);
        let entry = self.length;
        self.count_at(vote, Moment { entry, ms }).standing
    }

    /// The same if no ballot has changed since: delegations can turn an outcome as well.
    pub(super) fn mark_of<'a>(&self, vote: &'a Vote, now_ms: u64) -> Option<Cow<'a, Standing>> {
        if let Some(mark) = &vote.mark {
            return Some(Cow::Borrowed(mark));
        }
        let rules = |part: &Vote| part.frozen.as_ref().is_some_and(|frozen| frozen.delegation.is_some());
        let delegates = vote.parts().iter().any(rules);
        let is_past = vote.mark_ms().is_some_and(|mark_ms| now_ms >= mark_ms);
        (delegates && is_past).then(|| Cow::Owned(self.standing_at_mark(vote)))
    }
}
