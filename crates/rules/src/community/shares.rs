//! Share-outs: money set aside, everyone shown what it will pay, posted after a time without objection.

use super::state::{MemberIx, Objection, Share, ShareState};
use super::{Community, Filing, limit};
use crate::act::{Act, ShareObject, ShareOpen, SharePost, ShareSettle, ShareWithdraw};
use crate::distribution::{Basis, CareMode, Claimant, Outcome, distribute};
use crate::field::{Digest, Field, Integer, Money};
use crate::ledger::{AccountKey, Mandate, Movement, Posting, ReserveKind};
use crate::limits::{Crowd, OBJECTIONS_MAX, SHARES_MAX};
use crate::quantity::{Day, Stream};
use crate::refusal::Refusal;
use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use register::Hash;
use register::defence::Defence;
use register::json::Value;

const HOUR_MS: u64 = 3_600_000;
/// The agreements that say what a share-out pays.
const SHARED_BY: [&str; 3] = ["streams", "care", "share-out"];

impl Community {
    /// What sharing this amount over this period would pay now.
    pub fn would_share(&self, amount: u64, from: Day, until: Day, now_ms: u64) -> Outcome {
        distribute(self.basis(amount, from, until, now_ms))
    }

    fn basis(&self, amount: u64, from: Day, until: Day, now_ms: u64) -> Basis {
        let scale = self.foundation.as_ref().map_or(2, |foundation| foundation.scale);
        let terms = self.bylaws().terms(scale);
        let free = self.ledger.free_at(now_ms);
        let claim = |member: MemberIx| {
            let record = self.member(member);
            let open = |stream| {
                let free = free(&AccountKey::Work(stream, record.id));
                u64::try_from(free.unwrap_or(0)).unwrap_or(0)
            };
            let minutes = self.tallies.care_minutes(member, from, until);
            let (care_minutes, in_balance) = match terms.care() {
                // Hours are paid once, whoever did them and whether or not they were away on another day.
                CareMode::Pot { .. } => {
                    let unpaid = minutes.min(self.unpaid_care(member));
                    (unpaid, unpaid > 0 || self.is_full(member))
                }
                CareMode::Off | CareMode::Balance { .. } => {
                    (minutes, self.is_full(member) && !record.is_absent_within(from, until))
                }
            };
            Claimant {
                member: record.id,
                livelihood_open: open(Stream::Livelihood),
                love_open: open(Stream::Love),
                care_minutes,
                in_balance,
            }
        };
        let takes_part = |claim: &Claimant| claim.in_balance || claim.livelihood_open > 0 || claim.love_open > 0;
        let claimants = self.member_ixs().map(claim).filter(takes_part).collect();
        Basis {
            amount,
            terms,
            claimants,
        }
    }

    /// Minutes of a member's care that no care pot has paid yet. What a dater cares is historical and not among them.
    pub(super) fn unpaid_care(&self, member: MemberIx) -> u64 {
        let counted = self
            .ledger
            .balance(&AccountKey::Work(Stream::Care, self.member(member).id));
        let paid = self.tallies.divested(member, Stream::Care);
        u64::try_from(counted).unwrap_or(0).saturating_sub(paid)
    }

    /// Minutes of a member's care that no care pot has paid or, in the open share-out, is about to pay.
    pub(super) fn unshared_care(&self, member: MemberIx) -> u64 {
        let id = self.member(member).id;
        let claimed = self.open_share().and_then(|share| match share.basis.terms.care() {
            CareMode::Pot { .. } => share.basis.claimants.iter().find(|claimant| claimant.member == id),
            CareMode::Off | CareMode::Balance { .. } => None,
        });
        let claimed = claimed.map_or(0, |claimant| claimant.care_minutes);
        self.unpaid_care(member).saturating_sub(claimed)
    }

    pub(super) fn check_share_open(&self, act: &ShareOpen, filing: &Filing) -> Result<Box<Outcome>, Refusal> {
        self.full(filing)?;
        for agreement in SHARED_BY {
            self.holds_today(agreement, filing)?;
        }
        limit(Crowd::Shares, self.shares.len(), SHARES_MAX)?;
        self.check_period(act.from, act.until)?;
        self.check_past_day(act.until, filing)?;
        if let Some(open) = self.open_share() {
            return Err(Refusal::ShareStillOpen {
                share: open.id.to_string(),
            });
        }
        self.check_no_parting(filing)?;
        let outcome = self.would_share(act.amount.get(), act.from, act.until, filing.stamp_ms);
        if outcome.payouts().iter().all(|payout| payout.amount == 0) {
            return Err(Refusal::NothingToShare {});
        }
        self.set_aside(&outcome, act.amount, filing)?;
        Ok(Box::new(outcome))
    }

    /// The money leaves cash for the share-out's pool, and the credits it divests leave the members' open credits:
    /// both wait until it is posted, and count against every limit from now on.
    fn set_aside(&self, outcome: &Outcome, amount: Money, filing: &Filing) -> Result<Movement, Refusal> {
        let mut postings = alloc::vec![
            Posting::new(AccountKey::Cash, -amount.signed()),
            Posting::new(AccountKey::Pool(filing.act_id), amount.signed()),
        ];
        for stream in [Stream::Livelihood, Stream::Love] {
            let mut retired = 0i64;
            for payout in outcome.payouts() {
                let divested = divested(payout, stream);
                retired = retired.checked_add(divested).expect("a ledger's credits fit 64 bits");
                if divested > 0 {
                    postings.push(Posting::new(AccountKey::Work(stream, payout.member), -divested));
                }
            }
            postings.push(Posting::new(AccountKey::Retired(stream), retired));
        }
        let by = self.member(self.full_or_dating(filing)?).id;
        let id = (filing.act_id, by);
        Ok(self
            .ledger
            .check_pending(id, &postings, Mandate::Rules, u64::MAX, filing.stamp_ms)?)
    }

    pub(super) fn apply_share_open(&mut self, act: ShareOpen, filing: &Filing, computed: Option<Box<Outcome>>) {
        let outcome = computed.expect("check() computed the share-out");
        let movement = self
            .set_aside(&outcome, act.amount, filing)
            .expect("check() found that the money can be set aside");
        self.ledger.apply(movement);
        self.share_by_id.insert(filing.act_id, self.shares.len() as u32);
        let wait_ms = u64::from(self.bylaws().waiting_hours) * HOUR_MS;
        self.shares.push(Share {
            id: filing.act_id,
            entry: filing.index,
            by: self.author_ix(filing),
            opened_ms: filing.stamp_ms,
            due_ms: filing.stamp_ms.saturating_add(wait_ms),
            from: act.from,
            until: act.until,
            note: act.note.map(|note| note.0),
            basis: outcome.basis().clone(),
            agreements: self.agreements_on(self.day_of(filing.stamp_ms), filing.index),
            objections: Vec::new(),
            paid: None,
            state: ShareState::Open,
        });
        if self.bylaws().deciding.by_consent {
            self.open_share_proposal(filing);
        }
    }

    /// The share-out that is open, if one is.
    pub fn open_share(&self) -> Option<&Share> {
        // There is one at a time, so that only the last can be open.
        self.shares.last().filter(|share| share.state == ShareState::Open)
    }

    fn still_open(&self, id: &Hash) -> Result<&Share, Refusal> {
        let share = self
            .share(id)
            .ok_or_else(|| Refusal::ShareUnknown { share: id.to_string() })?;
        match share.state {
            ShareState::Open => Ok(share),
            ShareState::Posted(_) | ShareState::Withdrawn(_) => Err(Refusal::ShareOver {}),
        }
    }

    fn found_share(&mut self, id: &Hash) -> &mut Share {
        let place = *self.share_by_id.get(id).expect("check() found this share-out");
        &mut self.shares[place as usize]
    }

    pub(super) fn check_share_object(&self, act: &ShareObject, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let share = self.still_open(&act.share)?;
        self.check_not_by_consent(&act.share)?;
        limit(Crowd::Objections, share.objections.len(), OBJECTIONS_MAX)?;
        if share.open_objections().any(|objection| objection.by == author) {
            return Err(Refusal::AlreadyObjected {});
        }
        Ok(())
    }

    /// Where a share-out is decided by consent, its decision is answered.
    fn check_not_by_consent(&self, share: &Hash) -> Result<(), Refusal> {
        match self.proposal(share) {
            Some(proposal) => Err(Refusal::AnswerTheProposal {
                proposal: proposal.id.to_string(),
            }),
            None => Ok(()),
        }
    }

    pub(super) fn apply_share_object(&mut self, act: ShareObject, filing: &Filing) {
        let by = self.author_ix(filing);
        let objection = Objection {
            by,
            reason: act.reason.0,
            entry: filing.index,
            settled: None,
        };
        self.found_share(&act.share).objections.push(objection);
    }

    pub(super) fn check_share_settle(&self, act: &ShareSettle, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let share = self.still_open(&act.share)?;
        self.check_not_by_consent(&act.share)?;
        if !share.open_objections().any(|objection| objection.by == author) {
            return Err(Refusal::NotObjecting {});
        }
        Ok(())
    }

    pub(super) fn apply_share_settle(&mut self, act: ShareSettle, filing: &Filing) {
        let author = self.author_ix(filing);
        for objection in &mut self.found_share(&act.share).objections {
            if objection.by == author && objection.settled.is_none() {
                objection.settled = Some(filing.index);
            }
        }
    }

    pub(super) fn check_share_withdraw(&self, act: &ShareWithdraw, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let share = self.still_open(&act.share)?;
        // When the opener has left, or an objection outlasted the waiting time, any full member can clear the way:
        // nobody's silence keeps the community from sharing.
        let decision = self.proposal(&act.share);
        let stands = decision.is_some_and(|decision| !decision.stage_at(filing.stamp_ms).open.is_empty());
        let objected = filing.stamp_ms >= share.due_ms && (stands || share.open_objections().next().is_some());
        let stuck = self.member(share.by).left.is_some() || objected;
        if share.by != author && !(stuck && self.is_full(author)) {
            return Err(Refusal::NotTheOpener {});
        }
        Ok(())
    }

    pub(super) fn apply_share_withdraw(&mut self, act: ShareWithdraw, filing: &Filing) {
        self.give_share_back(&act.share, filing);
        if self.proposal(&act.share).is_some() {
            self.withdraw_proposal(&act.share, filing);
        }
    }

    /// The money goes back to cash, and the credits to the members.
    pub(super) fn give_share_back(&mut self, share: &Hash, filing: &Filing) {
        let movement = self
            .ledger
            .check_void(*share, filing.stamp_ms)
            .expect("an open share-out waits");
        self.ledger.apply(movement);
        self.found_share(share).state = ShareState::Withdrawn(filing.index);
    }

    pub(super) fn check_share_post(&self, act: &SharePost, filing: &Filing) -> Result<Box<Outcome>, Refusal> {
        let share = self.still_open(&act.share)?;
        let open = share.open_objections().count() as u64;
        if open > 0 {
            return Err(Refusal::ObjectionOpen { open });
        }
        if filing.stamp_ms < share.due_ms && Defence::ClosingsDue.stands() {
            return Err(Refusal::NotDueYet { due_ms: share.due_ms });
        }
        self.check_share_decided(&act.share, filing.stamp_ms)?;
        let outcome = share.outcome();
        let computed = outcome.paid();
        if act.total.unsigned() != computed && Defence::Payout.stands() {
            return Err(Refusal::TotalDiffers {
                claimed: act.total.unsigned(),
                computed,
            });
        }
        let result = outcome.result();
        if act.result.0 != result {
            let (claimed, computed) = (act.result.0.to_string(), result.to_string());
            return Err(Refusal::ResultDiffers { claimed, computed });
        }
        Ok(Box::new(outcome))
    }

    /// What posting an open share-out by a decision does; whether it may be posted is for the decision to say.
    pub(super) fn decided_posting(&self, id: &Hash) -> Result<(SharePost, Box<Outcome>), Refusal> {
        let share = self.still_open(id)?;
        if self.proposal(id).is_some() {
            return Err(Refusal::ClosesByPosting {});
        }
        Ok((share.to_post(), Box::new(share.outcome())))
    }

    pub(super) fn apply_share_post(&mut self, act: SharePost, filing: &Filing, computed: Option<Box<Outcome>>) {
        let outcome = computed.expect("check() computed the share-out");
        let movement = self
            .ledger
            .check_post(act.share, filing.stamp_ms)
            .expect("an open share-out waits");
        self.ledger.apply(movement);
        self.move_by_rules(&payout_postings(&act.share, &outcome), filing);
        for payout in outcome.payouts() {
            let member = self.member_ix(&payout.member).expect("claimants are members");
            self.tallies
                .add_divested(member, Stream::Livelihood, payout.divested_livelihood);
            self.tallies.add_divested(member, Stream::Love, payout.divested_love);
        }
        for claimant in outcome.paid_carers() {
            let member = self.member_ix(&claimant.member).expect("claimants are members");
            self.tallies.add_divested(member, Stream::Care, claimant.care_minutes);
        }
        let share = self.found_share(&act.share);
        share.paid = Some(outcome.to_paid());
        share.state = ShareState::Posted(filing.index);
        self.adopt_share_proposal(&act.share, filing);
    }

    pub(super) fn due_shares(&self, now_ms: u64) -> Vec<Act> {
        let due = |share: &&Share| {
            let free = share.due_ms <= now_ms && share.open_objections().next().is_none();
            free && self.check_share_decided(&share.id, now_ms).is_ok()
        };
        self.open_share().filter(due).map(Share::posting).into_iter().collect()
    }
}

impl Share {
    /// What it pays, recomputed from what was frozen at its opening.
    pub fn outcome(&self) -> Outcome {
        distribute(self.basis.clone())
    }

    /// The act that posts it.
    pub fn posting(&self) -> Act {
        Act::SharePost(self.to_post())
    }

    fn to_post(&self) -> SharePost {
        let outcome = self.outcome();
        let sum = i64::try_from(outcome.paid()).expect("an amount is at most MONEY_MAX");
        let total = Integer::read(&Value::Int(sum)).expect("an amount is at most MONEY_MAX");
        SharePost {
            share: self.id,
            total,
            result: Digest(outcome.result()),
        }
    }
}

fn divested(payout: &crate::distribution::Payout, stream: Stream) -> i64 {
    let credits = match stream {
        Stream::Livelihood => payout.divested_livelihood,
        Stream::Love => payout.divested_love,
        Stream::Care => 0,
    };
    i64::try_from(credits).expect("open credits fit an account's balance")
}

/// The pool is emptied: to the members, the solidarity fund, the reserve, and back to cash what nobody could take.
fn payout_postings(share: &Hash, outcome: &Outcome) -> Vec<Posting> {
    let signed = |amount: u64| i64::try_from(amount).expect("an amount is at most MONEY_MAX");
    let paid = outcome.payouts().iter().filter(|payout| payout.amount > 0);
    let mut postings: Vec<Posting> = paid
        .map(|payout| Posting::new(AccountKey::Payable(payout.member), signed(payout.amount)))
        .collect();
    postings.push(Posting::new(
        AccountKey::Reserve(ReserveKind::Solidarity),
        signed(outcome.needs()),
    ));
    postings.push(Posting::new(
        AccountKey::Reserve(ReserveKind::Indivisible),
        signed(outcome.reserve()),
    ));
    postings.push(Posting::new(AccountKey::Cash, signed(outcome.undistributed())));
    postings.push(Posting::new(AccountKey::Pool(*share), -signed(outcome.basis().amount)));
    postings
}
