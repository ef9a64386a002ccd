//! What members ask of their community, answered from its state alone: for pages, JSON and the command line.
//!
//! Every answer is a plain record that says how it was computed. Names of people are commitments to notes (`name`); who
//! asks looks the texts up. Nothing here changes a community, and nothing is decided here. The answers are found
//! through running sums and lists by member, so that they take milliseconds with a million contributions.

mod agenda;
mod budgets;
mod care;
mod credits;
mod duties;
mod flow;
mod glance;
mod movements;
mod paid_out;
mod postings;
mod power;
mod public;
mod recurring;
mod share;
mod statement;
mod timeline;
mod trust;
mod waiting;
mod why;
mod works;

use alloc::string::String;
use alloc::vec::Vec;

use register::Hash;
use serde::Serialize;

use crate::community::{Community, MemberIx, Work, WorkIx};

pub use agenda::{AgendaItem, AgendaKind, AgendaTime, calendar_items};
pub use budgets::{Budget, BudgetKind, budgets};
pub use care::{Care, CareRow, Step, care, care_first};
pub use credits::{CareCredits, Credits, StreamCredits, all_credits, credits};
pub use duties::{Duties, DutiesReport, Quarter, duties, duties_report};
pub use flow::{Flow, Link, Node, NodeKind, flow};
pub use glance::{CircleSums, Glance, MemberSums, Sums, glance, glance_first};
pub use movements::{MovementFilter, MovementLine, MovementPage, MovementWay, movements};
pub use paid_out::{PaidOut, PaidOutRow, Parts as PaidParts, paid_out};
pub use postings::{PostingFilter, PostingLine, PostingPage, PostingWhat, postings};
pub use power::{Power, PowerAsked, PowerMeasure, PowerReport, PowerRow, power, power_of};
pub use public::{
    Decided, PublicAgreement, PublicCircle, PublicCommons, PublicMoney, PublicNumbers, PublicPage, PublicStream,
    PublicSum, PublicWork, Shown, public_page,
};
pub use recurring::{Recurring, recurring};
pub use share::{ObjectionLine, ShareHead, ShareLine, ShareView, preview, share, shares, standing};
pub use statement::{Statement, StatementLine, StatementWhat, statement};
pub use timeline::{Timeline, TimelineKind, TimelinePhase, TimelineRow, TimelineSpan, timeline};
pub use trust::{TrustAsked, TrustNode, TrustPicture, around, picture, trust};
pub use waiting::{Reminder, Waiting, WaitingKind, waiting_for};
pub use why::{Away, Part, Why, WithoutLine, why, without_line};
pub use works::{
    CorrectionLine, DisputedLine, Page, ProposedLine, WorkFilter, WorkLine, WorkPage, WorksAsked, to_attest, work,
    works, works_asked,
};

/// A member, for showing.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Who {
    /// The member's id.
    pub member: Hash,
    /// Their name, as a note.
    pub name: Hash,
}

impl Who {
    /// The member at this place.
    #[must_use]
    pub fn at(community: &Community, member: MemberIx) -> Who {
        let record = community.member(member);
        Who {
            member: record.id,
            name: record.name,
        }
    }
}

/// The agreement that an answer follows.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct AgreementRef {
    /// Its short name.
    pub name: String,
    /// Its version.
    pub version: u32,
    /// What it says.
    pub text: String,
    /// What the rules read from it, as canonical JSON.
    pub params: String,
}

/// The agreements of these names, in the versions that a share-out was, or would be, computed by.
fn agreements(community: &Community, by: &[(String, u32)], names: &[&str]) -> Vec<AgreementRef> {
    let named = by.iter().filter(|(name, _)| names.contains(&name.as_str()));
    let shown = |(name, version): &(String, u32)| {
        let versions = &community.agreement(name)?.versions;
        let held = versions.iter().find(|held| held.version == *version)?;
        Some(AgreementRef {
            name: name.clone(),
            version: *version,
            text: held.text.clone(),
            params: held.params.clone(),
        })
    };
    named.filter_map(shown).collect()
}

/// The contribution at this place.
fn work_at(community: &Community, work: WorkIx) -> &Work {
    &community.works()[index(work.0)]
}

/// The places from 0 to `length`, those with the smallest key first, and no more than the first `lines` of them.
fn first<K: Ord>(length: usize, lines: usize, key: impl Fn(usize) -> K) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    if lines < length {
        places.select_nth_unstable_by_key(lines, |place| key(*place));
        places.truncate(lines);
    }
    places.sort_unstable_by_key(|place| key(*place));
    places
}

/// A number of things, for showing.
fn count(things: usize) -> u64 {
    u64::try_from(things).unwrap_or(u64::MAX)
}

/// A place in a list, which fits the memory that the list is in.
fn index(place: u32) -> usize {
    usize::try_from(place).expect("lists are addressed with 32 bits or more")
}
