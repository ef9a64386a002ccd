//! What is kept of a fork, and where it stands at a moment.

use super::parting::Divided;
use crate::act::Belonging;
use crate::bylaws::forks::ForkRules;
use crate::community::state::MemberIx;
use crate::quantity::{Stream, words};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use register::Hash;
use serde::{Deserialize, Serialize};

words! {
    /// Where a fork stands.
    ForkStage {
        /// Members sign the notice.
        Notice = "notice",
        /// All try once more to find a way together.
        Attempt = "attempt",
        /// Members say whether they go along.
        Joining = "joining",
        /// Its closing can be filed.
        Due = "due",
        /// They have parted; the new register is not known here.
        Parted = "parted",
        /// They have parted, and the other community is named.
        Named = "named",
        /// It came to nothing.
        Ended = "ended",
    }
}

words! {
    /// Why a fork came to nothing.
    ForkEnding {
        /// Too few signed it in its time.
        Lapsed = "lapsed",
        /// Too many took their names off it.
        Withdrawn = "withdrawn",
        /// The decision was adopted after all.
        Settled = "settled",
        /// Too few go along.
        TooFew = "too-few",
        /// Everybody goes along: nobody is left to part from.
        NobodyStays = "nobody-stays",
        /// It was open in the register that this one began with, and goes on there.
        Elsewhere = "elsewhere",
    }
}

/// A fork: its notice, and what came of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fork {
    /// The act id of its notice.
    pub id: Hash,
    /// The entry of its notice.
    pub entry: u64,
    /// When it was given, Unix ms.
    pub opened_ms: u64,
    /// Who gave it.
    pub by: MemberIx,
    /// The decision that could not be settled.
    pub decision: Hash,
    /// What the new community is called.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Why there is no other way, as a note.
    pub why: Hash,
    /// How many have to sign it.
    pub needed: u32,
    /// The rules that held at its notice.
    pub rules: ForkRules,
    /// Who has signed it, and the entries.
    pub signers: BTreeMap<MemberIx, u64>,
    /// When enough had signed, Unix ms: the time to find a way together begins.
    pub attempt_ms: Option<u64>,
    /// What everybody with open credits had earned when enough had signed, where it is divided by credits: those, and the
    /// ones shared out before, in hundredths, in order of joining. Nothing before, nor once it is over.
    pub earned: Vec<(MemberIx, u64)>,
    /// What the attempt has come to, in its facilitator's words.
    pub reports: Vec<Report>,
    /// Who goes along.
    pub going: BTreeMap<MemberIx, Going>,
    /// That it came to nothing.
    pub end: Option<ForkEnd>,
    /// That they parted.
    pub parted: Option<Parted>,
    /// The other community.
    pub sibling: Option<Named>,
}

/// Somebody goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Going {
    /// Where they are members afterwards.
    pub belongs: Belonging,
    /// The entry by which they said so.
    pub entry: u64,
}

/// What an attempt to find a way together has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Who facilitates.
    pub by: MemberIx,
    /// The report, as a note.
    pub text: Hash,
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
}

/// That a fork came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForkEnd {
    /// Why.
    pub why: ForkEnding,
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
}

/// That members parted, and with what.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Parted {
    /// The entry: the last one that both registers have.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
    /// Those who go along, in order of joining the community.
    pub members: Vec<MemberIx>,
    /// What they are entitled to, of what all are entitled to together.
    pub entitled: (u128, u128),
    /// What was divided.
    pub accounts: Vec<Divided>,
    /// The open credits, and hours of care, that go along: whose, of which stream, how many.
    pub credits: Vec<(MemberIx, Stream, u64)>,
    /// The digest of all this.
    pub result: Hash,
}

/// The other community, as somebody named it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its id.
    pub community: Hash,
    /// Where it is found.
    pub address: Option<String>,
    /// Who says so.
    pub by: MemberIx,
    /// The entry.
    pub entry: u64,
    /// Who says that it is another, and which.
    pub others: BTreeMap<MemberIx, Hash>,
}

impl Fork {
    /// Where it stands at this time.
    pub fn stage_at(&self, now_ms: u64) -> ForkStage {
        if self.end.is_some() {
            return ForkStage::Ended;
        }
        if self.parted.is_some() {
            return match self.sibling {
                Some(_) => ForkStage::Named,
                None => ForkStage::Parted,
            };
        }
        match self.attempt_ms {
            None if now_ms < self.notice_ends_ms() => ForkStage::Notice,
            None => ForkStage::Due,
            Some(_) if now_ms < self.joining_begins_ms() => ForkStage::Attempt,
            Some(_) if now_ms < self.joining_ends_ms() => ForkStage::Joining,
            Some(_) => ForkStage::Due,
        }
    }

    /// Until when it can be signed, unless enough have before, Unix ms.
    pub fn notice_ends_ms(&self) -> u64 {
        self.opened_ms.saturating_add(self.rules.notice_ms)
    }

    /// When the attempt to find a way together is over, Unix ms; at the latest, as long as too few have signed.
    pub fn joining_begins_ms(&self) -> u64 {
        let begins_ms = self.attempt_ms.unwrap_or_else(|| self.notice_ends_ms());
        begins_ms.saturating_add(self.rules.attempt_ms)
    }

    /// Until when members say that they go along, Unix ms; at the latest, as long as too few have signed.
    pub fn joining_ends_ms(&self) -> u64 {
        self.joining_begins_ms().saturating_add(self.rules.joining_ms)
    }

    /// When it can be closed, Unix ms.
    pub fn due_ms(&self) -> u64 {
        match self.attempt_ms {
            Some(_) => self.joining_ends_ms(),
            None => self.notice_ends_ms(),
        }
    }
}
