//! Share-outs, line by line: what one would pay, what the open one will pay, what the others paid.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use register::Hash;
use serde::Serialize;

use super::{AgreementRef, Who, agreements, count};
use crate::community::{Community, Share, ShareState};
use crate::distribution::{Outcome, Split};
use crate::quantity::Day;

/// The agreements that a share-out follows.
pub(super) const AGREEMENTS: &[&str] = &["share-out", "streams", "care", "rates"];

/// A share-out, for showing. Money is in the currency's smallest unit, credits are in hundredths.
#[derive(Clone, Debug, Serialize)]
pub struct ShareView {
    /// Its id; none for a preview of one that is not opened.
    pub share: Option<Hash>,
    /// Where it stands: `preview`, `open`, `posted` or `withdrawn`.
    pub state: &'static str,
    /// The entry that posted or withdrew it.
    pub closed_by_entry: Option<u64>,
    /// Who opened it.
    pub opened_by: Option<Who>,
    /// When it was opened, Unix ms.
    pub opened_ms: Option<u64>,
    /// From when it can post, Unix ms.
    pub due_ms: Option<u64>,
    /// The first day of its period.
    pub from: String,
    /// The last day of its period.
    pub until: String,
    /// A remark, as a note.
    pub note: Option<Hash>,
    /// What is shared.
    pub amount: u64,
    /// What members are paid altogether.
    pub total: u64,
    /// What goes to the solidarity fund.
    pub needs: u64,
    /// What goes to the reserve.
    pub reserve: u64,
    /// What goes back to cash, for the next period.
    pub undistributed: u64,
    /// Livelihood, then love.
    pub streams: Vec<Split>,
    /// A line for each member who is paid or divests something, in order of joining.
    pub lines: Vec<ShareLine>,
    /// Objections, those that were taken back too.
    pub objections: Vec<ObjectionLine>,
    /// The SHA-256 of the canonical payout lines: what posting it has to carry.
    pub result: Hash,
    /// The agreements that it follows.
    pub agreements: Vec<AgreementRef>,
}

/// One member's line.
#[derive(Clone, Debug, Serialize)]
pub struct ShareLine {
    /// Who.
    #[serde(flatten)]
    pub who: Who,
    /// Open livelihood credits.
    pub livelihood_open: u64,
    /// Open love credits.
    pub love_open: u64,
    /// Minutes of care in the period.
    pub care_minutes: u64,
    /// Whether the member takes part in the care balance.
    pub in_balance: bool,
    /// The payout for credits, before care.
    pub before_care: u64,
    /// What care and its rounding changed.
    pub care: i64,
    /// What is paid.
    pub amount: u64,
    /// Livelihood credits divested.
    pub divested_livelihood: u64,
    /// Love credits divested.
    pub divested_love: u64,
}

/// An objection to a share-out.
#[derive(Clone, Debug, Serialize)]
pub struct ObjectionLine {
    /// Who objects.
    pub by: Who,
    /// Why, as a note.
    pub reason: Hash,
    /// The entry.
    pub entry: u64,
    /// The entry that took it back.
    pub settled: Option<u64>,
}

/// What sharing this amount over this period would pay now.
#[must_use]
pub fn preview(community: &Community, amount: u64, from: Day, until: Day, now_ms: u64) -> ShareView {
    let outcome = community.would_share(amount, from, until, now_ms);
    view(community, &outcome, from, until)
}

/// One share-out, line by line.
#[must_use]
pub fn share(community: &Community, id: &Hash) -> Option<ShareView> {
    let share = community.share(id)?;
    let objections = share.objections.iter().map(|objection| ObjectionLine {
        by: Who::at(community, objection.by),
        reason: objection.reason,
        entry: objection.entry,
        settled: objection.settled,
    });
    let (state, closed_by_entry) = standing(share);
    Some(ShareView {
        share: Some(share.id),
        state,
        closed_by_entry,
        opened_by: Some(Who::at(community, share.by)),
        opened_ms: Some(share.opened_ms),
        due_ms: Some(share.due_ms),
        note: share.note,
        objections: objections.collect(),
        agreements: agreements(community, &share.agreements, AGREEMENTS),
        ..view(community, &share.outcome(), share.from, share.until)
    })
}

/// A share-out in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ShareHead {
    /// Its id.
    pub share: Hash,
    /// Where it stands: `open`, `posted` or `withdrawn`.
    pub state: &'static str,
    /// Who opened it.
    pub opened_by: Who,
    /// When, Unix ms.
    pub opened_ms: u64,
    /// From when it can post, Unix ms.
    pub due_ms: u64,
    /// The first day of its period.
    pub from: String,
    /// The last day of its period.
    pub until: String,
    /// What is shared, in the currency's smallest unit.
    pub amount: u64,
    /// How many objections stand.
    pub objections: u64,
}

/// The share-outs, the last opened first.
#[must_use]
pub fn shares(community: &Community) -> Vec<ShareHead> {
    let head = |share: &Share| ShareHead {
        share: share.id,
        state: standing(share).0,
        opened_by: Who::at(community, share.by),
        opened_ms: share.opened_ms,
        due_ms: share.due_ms,
        from: share.from.to_string(),
        until: share.until.to_string(),
        amount: share.basis.amount,
        objections: count(share.open_objections().count()).saturating_add(in_decision(community, share)),
    };
    community.shares().iter().rev().map(head).collect()
}

/// How many objections stand in the decision about it, where one decides.
fn in_decision(community: &Community, share: &Share) -> u64 {
    let decision = community
        .proposal(&share.id)
        .filter(|_| share.state == ShareState::Open);
    let objections = decision.into_iter().flat_map(|decision| &decision.objections);
    count(objections.filter(|objection| objection.stands()).count())
}

/// Where a share-out stands, in a word, and the entry that posted or withdrew it.
#[must_use]
pub fn standing(share: &Share) -> (&'static str, Option<u64>) {
    match share.state {
        ShareState::Open => ("open", None),
        ShareState::Posted(entry) => ("posted", Some(entry)),
        ShareState::Withdrawn(entry) => ("withdrawn", Some(entry)),
    }
}

fn view(community: &Community, outcome: &Outcome, from: Day, until: Day) -> ShareView {
    let both = outcome.basis().claimants.iter().zip(outcome.payouts());
    let mut lines: Vec<_> = both
        .filter(|(_, payout)| payout.is_something())
        .map(|(claimant, payout)| {
            let member = community.member_ix(&payout.member).expect("claimants are members");
            let line = ShareLine {
                who: Who::at(community, member),
                livelihood_open: claimant.livelihood_open,
                love_open: claimant.love_open,
                care_minutes: claimant.care_minutes,
                in_balance: claimant.in_balance,
                before_care: payout.before_care,
                care: difference(payout.amount, payout.before_care),
                amount: payout.amount,
                divested_livelihood: payout.divested_livelihood,
                divested_love: payout.divested_love,
            };
            (member, line)
        })
        .collect();
    lines.sort_unstable_by_key(|(member, _)| *member);
    ShareView {
        share: None,
        state: "preview",
        closed_by_entry: None,
        opened_by: None,
        opened_ms: None,
        due_ms: None,
        from: from.to_string(),
        until: until.to_string(),
        note: None,
        amount: outcome.basis().amount,
        total: outcome.payouts().iter().map(|payout| payout.amount).sum(),
        needs: outcome.needs(),
        reserve: outcome.reserve(),
        undistributed: outcome.undistributed(),
        streams: outcome.splits().into(),
        lines: lines.into_iter().map(|(_, line)| line).collect(),
        objections: Vec::new(),
        result: outcome.result(),
        agreements: agreements(
            community,
            &community.agreements_in_force(community.last_stamp_ms()),
            AGREEMENTS,
        ),
    }
}

fn difference(amount: u64, before: u64) -> i64 {
    let signed = |amount: u64| i64::try_from(amount).expect("an amount is at most MONEY_MAX");
    signed(amount).saturating_sub(signed(before))
}
