//! A proposal's own clock, which rests during a meeting and while the proposal is withdrawn.

use serde::{Deserialize, Serialize};

/// Why a proposal's clock rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::community) enum Rest {
    /// For a meeting, from this time, at most so long.
    Meeting { from_ms: u64, most_ms: u64 },
    /// It is withdrawn since this time.
    Withdrawn { from_ms: u64 },
}

/// A clock that can rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::community) struct Clock {
    rested_ms: u64,
    /// How long the proposal was withdrawn in all, before the rest that lasts.
    withdrawn_for_ms: u64,
    rest: Option<Rest>,
}

impl Clock {
    /// What it shows at this moment.
    pub(super) fn at(&self, stamp_ms: u64) -> u64 {
        let until_ms = match self.rest {
            None => stamp_ms,
            Some(Rest::Withdrawn { from_ms }) => stamp_ms.min(from_ms),
            Some(Rest::Meeting { from_ms, most_ms }) => {
                let over_ms = stamp_ms.saturating_sub(from_ms.saturating_add(most_ms));
                stamp_ms.min(from_ms.saturating_add(over_ms))
            }
        };
        until_ms.saturating_sub(self.rested_ms)
    }

    /// The moment at which it shows this, if it rests no more.
    pub(super) fn moment(&self, shown_ms: u64) -> u64 {
        let rest_ms = match self.rest {
            None | Some(Rest::Withdrawn { from_ms: _ }) => 0,
            Some(Rest::Meeting { from_ms, most_ms }) => {
                if shown_ms.saturating_add(self.rested_ms) < from_ms {
                    0
                } else {
                    most_ms
                }
            }
        };
        shown_ms.saturating_add(self.rested_ms).saturating_add(rest_ms)
    }

    /// The meeting that it rests for at this moment: when that is over at the latest.
    pub(super) fn meeting_until(&self, stamp_ms: u64) -> Option<u64> {
        match self.rest {
            Some(Rest::Meeting { from_ms, most_ms }) => {
                Some(from_ms.saturating_add(most_ms)).filter(|until_ms| stamp_ms < *until_ms)
            }
            Some(Rest::Withdrawn { from_ms: _ }) | None => None,
        }
    }

    /// Since when the proposal is withdrawn.
    pub(super) fn withdrawn_ms(&self) -> Option<u64> {
        match self.rest {
            Some(Rest::Withdrawn { from_ms }) => Some(from_ms),
            Some(Rest::Meeting { .. }) | None => None,
        }
    }

    /// Until when somebody can take the proposal over, if it may be withdrawn for so long in all.
    pub(super) fn takeable_until(&self, most_ms: u64) -> Option<u64> {
        let left_ms = most_ms.saturating_sub(self.withdrawn_for_ms);
        self.withdrawn_ms()
            .map(|withdrawn_ms| withdrawn_ms.saturating_add(left_ms))
    }

    pub(super) fn stop(&mut self, rest: Rest) {
        let (Rest::Meeting { from_ms, most_ms: _ } | Rest::Withdrawn { from_ms }) = rest;
        self.go_on(from_ms);
        self.rest = Some(rest);
    }

    /// It runs again from this moment.
    pub(super) fn go_on(&mut self, stamp_ms: u64) {
        let shown_ms = self.at(stamp_ms);
        if let Some(withdrawn_ms) = self.withdrawn_ms() {
            let for_ms = stamp_ms.saturating_sub(withdrawn_ms);
            self.withdrawn_for_ms = self.withdrawn_for_ms.saturating_add(for_ms);
        }
        self.rest = None;
        self.rested_ms = stamp_ms.saturating_sub(shown_ms);
    }
}
