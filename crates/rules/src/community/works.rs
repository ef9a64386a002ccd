//! Contributions: logging, accepting, attesting, correcting, withdrawing; and what they count for.

use super::state::{Counted, Dispute, MemberIx, Proposal, Settled, TaskIx, Work, WorkIx, WorkMore, WorkState};
use super::{Community, Filing, limit};
use crate::act::effect::{Effect, SettleWork};
use crate::act::{
    Act, Quantity, WorkAccept, WorkAgree, WorkClose, WorkConfirm, WorkCorrect, WorkDecline, WorkDispute, WorkLog,
    WorkPropose, WorkSettle, WorkWithdraw,
};
use crate::bylaws::Bylaws;
use crate::ledger::{AccountKey, Posting};
use crate::limits::{CREDITS_MAX, Crowd, TASKS_MAX, WORKS_MAX};
use crate::quantity::{DAY_MS, Day, Ratio, Stream, WorkUnit};
use crate::refusal::Refusal;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::Hash;
use register::defence::Defence;

/// How many closings by silence are proposed at once; the rest follows at the next question.
const DUE_WORKS_MAX: usize = 256;
/// The greatest quantity a contribution can reach by corrections.
const QUANTITY_MAX: i64 = 10_000_000;

impl Work {
    /// The open proposal of another quantity.
    pub fn proposal(&self) -> Option<&Proposal> {
        self.more.as_ref().and_then(|more| more.proposal.as_ref())
    }

    /// How its circle settled a dispute about it.
    pub fn settled(&self) -> Option<&Settled> {
        self.more.as_ref().and_then(|more| more.settled.as_ref())
    }

    /// The dispute it is in.
    pub fn dispute(&self) -> Option<&Dispute> {
        self.more.as_ref().and_then(|more| more.dispute.as_ref())
    }

    fn more_mut(&mut self) -> &mut WorkMore {
        self.more.get_or_insert_with(Box::default)
    }
}

impl Community {
    pub(super) fn check_work_log(&self, act: &WorkLog, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        limit(Crowd::Works, self.works.len(), WORKS_MAX)?;
        self.open_circle(act.circle.as_str())?;
        self.check_commons(act)?;
        let contributor = match &act.contributor {
            Some(id) => self.present_member(id)?,
            None => author,
        };
        self.check_past_day(act.day, filing)?;
        let joined = self.member(contributor).joined;
        if act.day < joined {
            return Err(Refusal::DayBeforeJoining { day: act.day, joined });
        }
        self.holds("streams", act.day)?;
        if !self.task_by_name.contains_key(act.task.as_str()) {
            limit(Crowd::Tasks, self.tasks.len(), TASKS_MAX)?;
        }
        self.check_stream(act, contributor, filing)
    }

    fn check_commons(&self, act: &WorkLog) -> Result<(), Refusal> {
        match (act.stream, &act.commons) {
            (Stream::Love, Some(commons)) if self.commons_place(commons.as_str()).is_none() => {
                Err(Refusal::CommonsUnknown {
                    commons: commons.to_string(),
                })
            }
            (Stream::Livelihood | Stream::Love | Stream::Care, Some(_) | None) => Ok(()),
        }
    }

    fn check_stream(&self, act: &WorkLog, contributor: MemberIx, filing: &Filing) -> Result<(), Refusal> {
        match (act.stream, &act.commons) {
            (Stream::Love, None) => return Err(Refusal::CommonsNeeded {}),
            (Stream::Livelihood | Stream::Care, Some(_)) => {
                return Err(Refusal::CommonsNotHere { stream: act.stream });
            }
            (Stream::Love, Some(_)) | (Stream::Livelihood | Stream::Care, None) => {}
        }
        if act.stream == Stream::Care {
            if act.unit != WorkUnit::Minutes {
                return Err(Refusal::CareInHours { unit: act.unit });
            }
            return Ok(());
        }
        if act.stream == Stream::Livelihood && self.is_guest(contributor) {
            return Err(Refusal::NotAdmitted {});
        }
        let bylaws = self.bylaws_on(act.day, filing.index);
        let dating = self.dating_stage(bylaws, contributor, act.day);
        if act.stream == Stream::Livelihood && dating.is_some_and(|stage| !stage.livelihood) {
            let stage = self.member(contributor).stage_on(act.day).unwrap_or(0);
            return Err(Refusal::StageWithoutLivelihood {
                stage: u64::from(stage) + 1,
            });
        }
        self.holds("rates", act.day)?;
        check_credits(bylaws, act.task.as_str(), act.unit, act.quantity.unsigned())
    }

    /// Days are not after the stamp's own day in the community's time zone.
    pub(super) fn check_past_day(&self, day: Day, filing: &Filing) -> Result<(), Refusal> {
        let today = self.day_of(filing.stamp_ms);
        if day > today {
            return Err(Refusal::DayAhead { day, today });
        }
        Ok(())
    }

    pub(super) fn apply_work_log(&mut self, act: WorkLog, filing: &Filing) {
        let author = self.author_ix(filing);
        let contributor = act
            .contributor
            .map_or(author, |id| self.member_ix(&id).expect("check() found this member"));
        let work = WorkIx(self.works.len() as u32);
        let commons = act
            .commons
            .as_ref()
            .map(|slug| self.commons_place(slug.as_str()).expect("check() found this commons"));
        let more = (act.casual.is_some() || act.resources.is_some()).then(|| {
            let casual = act.casual.iter().flat_map(|names| names.iter()).map(|name| name.0);
            let resources = act.resources.iter().flat_map(|list| list.iter());
            Box::new(WorkMore {
                casual: casual.collect(),
                resources: resources
                    .map(|one| (one.action, one.name.as_str().to_string()))
                    .collect(),
                ..WorkMore::default()
            })
        });
        let record = Work {
            id: filing.act_id,
            entry: u32::try_from(filing.index).unwrap_or(u32::MAX),
            author,
            contributor,
            stream: act.stream,
            unit: act.unit,
            state: if author == contributor {
                WorkState::Waiting
            } else {
                WorkState::Offered
            },
            attest: super::Attest::default(),
            task: self.task_place(act.task.as_str()),
            circle: self
                .open_circle(act.circle.as_str())
                .expect("check() found this circle"),
            commons,
            day: act.day,
            quantity: act.quantity.unsigned() as u32,
            since_ms: filing.stamp_ms,
            note: act.note.map(|note| note.0),
            counted: Counted::default(),
            more,
        };
        self.tallies.put(&record);
        self.work_by_id.insert(filing.act_id, work);
        self.open_works.insert(work);
        self.members[contributor.0 as usize].works.push(work);
        if let Some(commons) = commons {
            self.commons[commons as usize].works.push(work);
        }
        self.works.push(record);
    }

    /// The name of a contribution's task.
    pub fn task_of(&self, work: &Work) -> &str {
        &self.tasks[work.task.0 as usize]
    }

    fn task_place(&mut self, name: &str) -> TaskIx {
        if let Some(task) = self.task_by_name.get(name) {
            return *task;
        }
        let task = TaskIx(self.tasks.len() as u32);
        self.tasks.push(name.to_string());
        self.task_by_name.insert(name.to_string(), task);
        task
    }

    fn find_work(&self, id: &Hash) -> Result<(WorkIx, &Work), Refusal> {
        let work = self
            .work_by_id
            .get(id)
            .ok_or_else(|| Refusal::WorkUnknown { work: id.to_string() })?;
        Ok((*work, &self.works[work.0 as usize]))
    }

    fn found_work(&self, id: &Hash) -> WorkIx {
        *self.work_by_id.get(id).expect("check() found this contribution")
    }

    /// A contribution that somebody else than its contributor is about to judge.
    fn judged_work(&self, id: &Hash, filing: &Filing) -> Result<(&Work, MemberIx), Refusal> {
        let author = self.full_or_dating(filing)?;
        let (_, work) = self.find_work(id)?;
        match work.state {
            WorkState::Withdrawn => Err(Refusal::WorkWithdrawn {}),
            WorkState::Offered
            | WorkState::Waiting
            | WorkState::Proposed
            | WorkState::Disputed
            | WorkState::Counted
                if work.contributor == author =>
            {
                Err(Refusal::OwnWork {})
            }
            WorkState::Offered => Err(Refusal::WorkNotAccepted {}),
            WorkState::Waiting | WorkState::Proposed | WorkState::Disputed | WorkState::Counted => Ok((work, author)),
        }
    }

    /// A contribution that its own contributor is about to change.
    fn own_work(&self, id: &Hash, filing: &Filing) -> Result<&Work, Refusal> {
        let author = self.full_or_dating(filing)?;
        let (_, work) = self.find_work(id)?;
        if work.state == WorkState::Withdrawn {
            return Err(Refusal::WorkWithdrawn {});
        }
        let offered_by = work.state == WorkState::Offered && work.author == author;
        if work.contributor != author && !offered_by {
            return Err(Refusal::NotYourWork {});
        }
        Ok(work)
    }

    pub(super) fn check_work_accept(&self, act: &WorkAccept, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let work = self.own_work(&act.work, filing)?;
        if work.contributor != author {
            return Err(Refusal::NotYourWork {});
        }
        if work.state != WorkState::Offered {
            return Err(Refusal::WorkAccepted {});
        }
        as_seen(act.quantity, work.quantity)
    }

    pub(super) fn apply_work_accept(&mut self, act: WorkAccept, filing: &Filing) {
        let work = self.found_work(&act.work);
        self.change_work(work, |record| {
            record.state = WorkState::Waiting;
            record.since_ms = filing.stamp_ms;
        });
    }

    pub(super) fn check_work_correct(&self, act: &WorkCorrect, filing: &Filing) -> Result<(), Refusal> {
        let work = self.own_work(&act.work, filing)?;
        if let Some(proposal) = work.proposal() {
            return Err(Refusal::ProposalOpen {
                quantity: u64::from(proposal.quantity),
            });
        }
        if act.quantity.get() == 0 {
            return Err(Refusal::NothingChanges {});
        }
        let quantity = i64::from(work.quantity) + act.quantity.get();
        if quantity < 1 {
            return Err(Refusal::QuantityBelowOne { quantity });
        }
        if quantity > QUANTITY_MAX {
            return Err(Refusal::QuantityTooGreat { max: QUANTITY_MAX });
        }
        if work.stream != Stream::Care {
            let bylaws = self.bylaws_of(work);
            check_credits(bylaws, self.task_of(work), work.unit, quantity.unsigned_abs())?;
        }
        self.check_uncount(work, filing)
    }

    pub(super) fn apply_work_correct(&mut self, act: WorkCorrect, filing: &Filing) {
        let work = self.found_work(&act.work);
        self.uncount(work, filing);
        self.change_work(work, |record| {
            let quantity = i64::from(record.quantity) + act.quantity.get();
            record.quantity = u32::try_from(quantity).expect("check() kept it between 1 and ten million");
            record.attest.clear();
            record.since_ms = filing.stamp_ms;
            if record.state == WorkState::Counted {
                record.state = WorkState::Waiting;
            }
            let note = act.note.map(|note| note.0);
            record
                .more_mut()
                .corrections
                .push((filing.index, act.quantity.get(), note));
        });
    }

    pub(super) fn check_work_withdraw(&self, act: &WorkWithdraw, filing: &Filing) -> Result<(), Refusal> {
        let work = self.own_work(&act.work, filing)?;
        self.check_uncount(work, filing)
    }

    pub(super) fn apply_work_withdraw(&mut self, act: WorkWithdraw, filing: &Filing) {
        let work = self.found_work(&act.work);
        self.uncount(work, filing);
        self.change_work(work, |record| record.state = WorkState::Withdrawn);
    }

    pub(super) fn check_work_confirm(&self, act: &WorkConfirm, filing: &Filing) -> Result<(), Refusal> {
        let (work, author) = self.judged_work(&act.work, filing)?;
        waiting_only(work)?;
        self.holds_today("attestation", filing)?;
        if self.is_guest(author) {
            return Err(Refusal::NotAdmitted {});
        }
        if work.attest.members().any(|member| member == author) {
            return Err(Refusal::AlreadyConfirmed {});
        }
        as_seen(act.quantity, work.quantity)
    }

    pub(super) fn apply_work_confirm(&mut self, act: WorkConfirm, filing: &Filing) {
        let author = self.author_ix(filing);
        let work = self.found_work(&act.work);
        self.works[work.0 as usize].attest.push(author);
        self.count_if_confirmed(work, filing);
    }

    pub(super) fn check_work_propose(&self, act: &WorkPropose, filing: &Filing) -> Result<(), Refusal> {
        let (work, _) = self.judged_work(&act.work, filing)?;
        waiting_only(work)?;
        let quantity = act.quantity.unsigned();
        if quantity == u64::from(work.quantity) {
            return Err(Refusal::SameQuantity {});
        }
        if work.stream == Stream::Care {
            return Ok(());
        }
        check_credits(self.bylaws_of(work), self.task_of(work), work.unit, quantity)
    }

    pub(super) fn apply_work_propose(&mut self, act: WorkPropose, filing: &Filing) {
        let by = self.author_ix(filing);
        let work = self.found_work(&act.work);
        self.change_work(work, |record| {
            record.state = WorkState::Proposed;
            let quantity = act.quantity.unsigned() as u32;
            record.more_mut().proposal = Some(Proposal {
                by,
                quantity,
                note: act.note.map(|note| note.0),
            });
        });
    }

    pub(super) fn check_work_agree(&self, act: &WorkAgree, filing: &Filing) -> Result<(), Refusal> {
        self.check_work_answer(&act.work, filing)?;
        let (_, work) = self.find_work(&act.work)?;
        as_seen(
            act.quantity,
            work.proposal().map_or(work.quantity, |proposal| proposal.quantity),
        )
    }

    pub(super) fn check_work_answer(&self, id: &Hash, filing: &Filing) -> Result<(), Refusal> {
        let work = self.own_work(id, filing)?;
        if work.proposal().is_none() {
            return Err(Refusal::ProposalMissing {});
        }
        Ok(())
    }

    pub(super) fn apply_work_agree(&mut self, act: WorkAgree, filing: &Filing) {
        let work = self.found_work(&act.work);
        self.change_work(work, |record| {
            let proposal = record.more_mut().proposal.take().expect("check() found a proposal");
            // The others confirmed another quantity; the proposer has confirmed this one.
            record.attest.clear();
            record.attest.push(proposal.by);
            record.quantity = proposal.quantity;
            record.state = WorkState::Waiting;
            record.since_ms = filing.stamp_ms;
        });
        self.count_if_confirmed(work, filing);
    }

    pub(super) fn apply_work_decline(&mut self, act: WorkDecline) {
        let work = self.found_work(&act.work);
        self.change_work(work, |record| {
            let proposal = record.more_mut().proposal.take().expect("check() found a proposal");
            record.more_mut().dispute = Some(Dispute {
                by: proposal.by,
                reason: proposal.note,
            });
            record.state = WorkState::Disputed;
        });
    }

    pub(super) fn check_work_dispute(&self, act: &WorkDispute, filing: &Filing) -> Result<(), Refusal> {
        let (work, _) = self.judged_work(&act.work, filing)?;
        match work.state {
            WorkState::Disputed => Err(Refusal::WorkDisputed {}),
            WorkState::Proposed => waiting_only(work),
            WorkState::Offered | WorkState::Waiting | WorkState::Counted | WorkState::Withdrawn => {
                self.check_uncount(work, filing)
            }
        }
    }

    pub(super) fn apply_work_dispute(&mut self, act: WorkDispute, filing: &Filing) {
        let by = self.author_ix(filing);
        let work = self.found_work(&act.work);
        self.uncount(work, filing);
        self.change_work(work, |record| {
            record.more_mut().dispute = Some(Dispute {
                by,
                reason: Some(act.reason.0),
            });
            record.state = WorkState::Disputed;
        });
    }

    pub(super) fn check_work_settle(&self, act: &WorkSettle, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let (_, work) = self.find_work(&act.work)?;
        let holder = work
            .proposal()
            .map(|proposal| proposal.by)
            .or(work.dispute().map(|dispute| dispute.by));
        if work.state == WorkState::Withdrawn {
            return Err(Refusal::WorkWithdrawn {});
        }
        if holder != Some(author) {
            return Err(Refusal::NotInDispute {});
        }
        Ok(())
    }

    pub(super) fn apply_work_settle(&mut self, act: WorkSettle, filing: &Filing) {
        let work = self.found_work(&act.work);
        self.settle_work(work, filing);
        // What its circle was deciding about it is no more.
        let settled = Effect::SettleWork(SettleWork {
            work: act.work,
            quantity: None,
        });
        self.supersede_proposals(&[settled], act.work, filing);
    }

    /// Whether a circle's decision can settle this contribution: it is disputed, and has a rate for the quantity.
    pub(super) fn check_settling(&self, act: &SettleWork) -> Result<(), Refusal> {
        let (_, work) = self.find_work(&act.work)?;
        if work.state != WorkState::Disputed {
            return Err(Refusal::WorkNotDisputed {});
        }
        match act.quantity {
            Some(quantity) if work.stream != Stream::Care => {
                check_credits(self.bylaws_of(work), self.task_of(work), work.unit, quantity.unsigned())
            }
            Some(_) | None => Ok(()),
        }
    }

    /// The circle has settled it: what it says counts at once, whoever confirmed it before.
    pub(super) fn settle_by_decision(&mut self, act: &SettleWork, decision: Hash, filing: &Filing) {
        let work = self.found_work(&act.work);
        let quantity = act.quantity.map(|quantity| quantity.unsigned() as u32);
        self.change_work(work, |record| {
            let more = record.more_mut();
            more.dispute = None;
            more.settled = Some(Settled {
                decision,
                quantity,
                entry: filing.index,
            });
            record.since_ms = filing.stamp_ms;
            record.quantity = quantity.unwrap_or(record.quantity);
            record.state = if quantity.is_some() {
                WorkState::Waiting
            } else {
                WorkState::Withdrawn
            };
        });
        if quantity.is_some() {
            self.count_work(work, filing);
        }
    }

    /// The circle that settles a dispute about a contribution.
    pub fn settling_circle(&self, work: &Hash) -> Option<u32> {
        self.work(work).map(|work| self.heir_of(work.circle))
    }

    /// Ends the open proposal or dispute; what was confirmed enough counts (again).
    pub(super) fn settle_work(&mut self, work: WorkIx, filing: &Filing) {
        self.change_work(work, |record| {
            record.more_mut().proposal = None;
            record.more_mut().dispute = None;
            record.state = WorkState::Waiting;
            record.since_ms = filing.stamp_ms;
        });
        self.count_if_confirmed(work, filing);
    }

    pub(super) fn check_work_close(&self, act: &WorkClose, filing: &Filing) -> Result<(), Refusal> {
        let (_, work) = self.find_work(&act.work)?;
        match work.state {
            WorkState::Withdrawn => return Err(Refusal::WorkWithdrawn {}),
            WorkState::Offered => return Err(Refusal::WorkNotAccepted {}),
            WorkState::Waiting | WorkState::Proposed | WorkState::Disputed | WorkState::Counted => waiting_only(work)?,
        }
        self.holds_today("attestation", filing)?;
        let Some(due_ms) = self.silence_due_ms(work) else {
            return Err(Refusal::SilenceDoesNotCount {});
        };
        if filing.stamp_ms < due_ms && Defence::ClosingsDue.stands() {
            return Err(Refusal::NotDueYet { due_ms });
        }
        Ok(())
    }

    pub(super) fn apply_work_close(&mut self, act: WorkClose, filing: &Filing) {
        let work = self.found_work(&act.work);
        self.count_work(work, filing);
    }

    fn silence_due_ms(&self, work: &Work) -> Option<u64> {
        let days = u64::from(self.bylaws().silence_days);
        (days > 0).then(|| work.since_ms.saturating_add(days * DAY_MS))
    }

    pub(super) fn due_works(&self, now_ms: u64) -> Vec<Act> {
        if self.foundation.is_none() || self.bylaws().silence_days == 0 {
            return Vec::new();
        }
        let due = |work: &&WorkIx| {
            let record = &self.works[work.0 as usize];
            record.state == WorkState::Waiting && self.silence_due_ms(record).is_some_and(|due_ms| due_ms <= now_ms)
        };
        let close = |work: &WorkIx| {
            Act::WorkClose(WorkClose {
                work: self.works[work.0 as usize].id,
            })
        };
        self.open_works
            .iter()
            .filter(due)
            .take(DUE_WORKS_MAX)
            .map(close)
            .collect()
    }

    /// How many confirmations this contribution needs: what the agreement says, but never more than there are others
    /// to give them, so that the work of two people can count too.
    pub fn confirmations_needed(&self, work: &Work) -> u8 {
        let others = self
            .member_ixs()
            .filter(|member| {
                *member != work.contributor && self.member(*member).left.is_none() && !self.is_guest(*member)
            })
            .take(usize::from(self.bylaws().confirmations(work.stream)))
            .count();
        u8::try_from(others).unwrap_or(u8::MAX).max(1)
    }

    /// Contributions that do not count yet and are not withdrawn, in the order of logging.
    pub fn open_works(&self) -> impl DoubleEndedIterator<Item = WorkIx> + '_ {
        self.open_works.iter().copied()
    }

    pub(super) fn count_if_confirmed(&mut self, work: WorkIx, filing: &Filing) {
        let record = &self.works[work.0 as usize];
        let holds = self.holds_today("attestation", filing).is_ok();
        if holds && record.state == WorkState::Waiting && record.attest.count() >= self.confirmations_needed(record) {
            self.count_work(work, filing);
        }
    }

    fn count_work(&mut self, work: WorkIx, filing: &Filing) {
        let record = &self.works[work.0 as usize];
        let (open, past) = self.credits_of(record);
        let postings = self.issue_postings(record, open, past);
        self.move_by_rules(&postings, filing);
        let counted = Counted {
            open,
            past,
            entry: filing.index,
        };
        self.change_work(work, |record| {
            record.state = WorkState::Counted;
            record.counted = counted;
        });
    }

    /// What a contribution counts for, open and historical: credits in hundredths, or minutes of care.
    pub fn credits_of(&self, work: &Work) -> (u64, u64) {
        let bylaws = self.bylaws_of(work);
        let dating = self.dating_stage(bylaws, work.contributor, work.day);
        let quantity = u64::from(work.quantity);
        if work.stream == Stream::Care {
            // A dater's care is tracked and becomes historical; it is not divested.
            return if dating.is_some() { (0, quantity) } else { (quantity, 0) };
        }
        let rate = rate_of(bylaws, self.task_of(work), work.unit);
        let pay = dating.map_or(Ratio::ONE, |stage| stage.pay);
        let total = rate
            .times_rounded(quantity, 100)
            .expect("check() kept the credits within limits");
        let open = paid_part(rate, pay, quantity);
        (open, total - open)
    }

    /// Whether what a contribution counted for can be taken back.
    fn check_uncount(&self, work: &Work, filing: &Filing) -> Result<(), Refusal> {
        if work.state != WorkState::Counted {
            return Ok(());
        }
        let free = match work.stream {
            Stream::Livelihood | Stream::Love => {
                let account = AccountKey::Work(work.stream, self.member(work.contributor).id);
                let free = self.ledger.free(&account, filing.stamp_ms).unwrap_or(0);
                u64::try_from(free).unwrap_or(0)
            }
            Stream::Care => self.unshared_care(work.contributor),
        };
        if free < work.counted.open {
            return Err(Refusal::CreditsSpent {
                needed: work.counted.open,
                free,
            });
        }
        Ok(())
    }

    fn uncount(&mut self, work: WorkIx, filing: &Filing) {
        let record = &self.works[work.0 as usize];
        if record.state != WorkState::Counted {
            return;
        }
        let mut postings = self.issue_postings(record, record.counted.open, record.counted.past);
        for posting in &mut postings {
            posting.amount = -posting.amount;
        }
        self.move_by_rules(&postings, filing);
        self.tallies.pull(&self.works[work.0 as usize]);
        let record = &mut self.works[work.0 as usize];
        record.counted = Counted::default();
        record.state = WorkState::Waiting;
        self.tallies.put(&self.works[work.0 as usize]);
        self.open_works.insert(work);
    }

    /// Credits (or minutes of care) come to be.
    fn issue_postings(&self, work: &Work, open: u64, past: u64) -> Vec<Posting> {
        let signed = |credits: u64| i64::try_from(credits).expect("check() kept the credits within limits");
        let member = self.member(work.contributor).id;
        alloc::vec![
            Posting::new(AccountKey::Issued(work.stream), -signed(open + past)),
            Posting::new(AccountKey::Work(work.stream, member), signed(open)),
            Posting::new(AccountKey::History(work.stream, member), signed(past)),
        ]
    }

    /// The register is another community's from here on: what does not count yet is seen to where it was done.
    pub(super) fn withdraw_open_works(&mut self) {
        let open: Vec<WorkIx> = self.open_works.iter().copied().collect();
        for work in open {
            self.change_work(work, |record| record.state = WorkState::Withdrawn);
        }
    }

    /// Every change of a contribution goes through here, so that the sums and the open list follow.
    fn change_work(&mut self, work: WorkIx, change: impl FnOnce(&mut Work)) {
        let record = &mut self.works[work.0 as usize];
        self.tallies.pull(record);
        change(record);
        self.tallies.put(record);
        match record.state {
            WorkState::Offered | WorkState::Waiting | WorkState::Proposed | WorkState::Disputed => {
                self.open_works.insert(work);
            }
            WorkState::Counted | WorkState::Withdrawn => {
                self.open_works.remove(&work);
            }
        }
    }
}

/// Refuses to confirm, accept or agree to another quantity than the one that the author has seen.
fn as_seen(seen: Option<Quantity>, now: u32) -> Result<(), Refusal> {
    match seen {
        Some(seen) if seen.unsigned() != u64::from(now) => Err(Refusal::QuantityChanged { now: u64::from(now) }),
        Some(_) | None => Ok(()),
    }
}

/// Refuses a contribution that is not simply waiting to be confirmed.
fn waiting_only(work: &Work) -> Result<(), Refusal> {
    match work.state {
        WorkState::Waiting => Ok(()),
        WorkState::Offered => Err(Refusal::WorkNotAccepted {}),
        WorkState::Disputed => Err(Refusal::WorkDisputed {}),
        WorkState::Counted => Err(Refusal::WorkCounted {}),
        WorkState::Withdrawn => Err(Refusal::WorkWithdrawn {}),
        WorkState::Proposed => Err(Refusal::ProposalOpen {
            quantity: work.proposal().map_or(0, |proposal| u64::from(proposal.quantity)),
        }),
    }
}

fn check_credits(bylaws: &Bylaws, task: &str, unit: WorkUnit, quantity: u64) -> Result<(), Refusal> {
    let Some(rate) = bylaws.rate(task, unit) else {
        return Err(Refusal::RateUnknown {
            task: task.to_string(),
            unit,
            agreed: rated(bylaws, unit),
        });
    };
    match rate.times_rounded(quantity, 100) {
        Some(credits) if credits <= CREDITS_MAX => Ok(()),
        Some(_) | None => Err(Refusal::QuantityTooGreat { max: QUANTITY_MAX }),
    }
}

/// The tasks that have a rate in this unit.
fn rated(bylaws: &Bylaws, unit: WorkUnit) -> String {
    let rates = bylaws.rates.iter().filter(|rate| rate.unit == unit);
    rates.map(|rate| rate.task.as_str()).collect::<Vec<_>>().join(", ")
}

fn rate_of(bylaws: &Bylaws, task: &str, unit: WorkUnit) -> Ratio {
    bylaws
        .rate(task, unit)
        .expect("check() found this rate, and what a contribution counts by was fixed when it was logged")
}

/// quantity × rate × pay in hundredths of a credit, rounded once, half up.
fn paid_part(rate: Ratio, pay: Ratio, quantity: u64) -> u64 {
    // At most 10⁷ × 10⁹ × 10⁹ × 200 + 10¹⁸, far inside 128 bits.
    let wide = |number: u64| u128::from(number);
    let den = wide(rate.den()) * wide(pay.den());
    let doubled = wide(quantity) * wide(rate.num()) * wide(pay.num()) * 200 + den;
    u64::try_from(doubled / (2 * den)).expect("at most the total, which check() kept within limits")
}
