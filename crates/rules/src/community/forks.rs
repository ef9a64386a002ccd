//! Forks: members who cannot settle something give notice, all try once more to find a way together, and whoever wants
//! to goes along into a community of its own.
//!
//! `record.rs` says what is kept and where a fork stands, `parting.rs` who parts with what, `beginning.rs` how the new
//! register begins and how the two communities name each other. The tables are in `docs/forks.md`.

mod beginning;
mod parting;
mod record;

use super::circles::ROOT;
use super::decision::DecisionIx;
use super::state::MemberIx;
use super::{Community, Filing, Vote, limit};
use crate::act::{Belonging, ForkJoin, ForkNotice, ForkReport, ForkSign, ForkTakeBack, VoteOutcome};
use crate::bylaws::forks::Entitlement;
use crate::limits::{Crowd, FORK_NOTICES_EACH_MAX, FORK_NOTICES_MS, FORK_REPORTS_MAX, FORKS_MAX, OPEN_FORKS_MAX};
use crate::refusal::Refusal;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::ToString;
use alloc::vec::Vec;
use register::Hash;
use serde::{Deserialize, Serialize};

pub use beginning::{Origin, Sibling, SiblingKind};
pub use parting::{Divided, Parting};
pub use record::{Fork, ForkEnd, ForkEnding, ForkStage, Going, Named, Parted, Report};

/// The forks of a community, and the registers that its own began with.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Forks {
    all: Vec<Fork>,
    by_id: BTreeMap<Hash, u32>,
    /// Those that are neither ended nor parted.
    open: BTreeSet<u32>,
    /// Where this register comes from, the oldest first; none for a community that was founded.
    origins: Vec<Origin>,
}

impl Community {
    /// All forks, in order of their notices.
    pub fn forks(&self) -> &[Fork] {
        &self.forks.all
    }

    /// A fork by id.
    pub fn fork(&self, id: &Hash) -> Option<&Fork> {
        let place = self.forks.by_id.get(id)?;
        self.forks.all.get(*place as usize)
    }

    /// The forks that are neither ended nor parted.
    pub fn open_forks(&self) -> impl Iterator<Item = &Fork> + '_ {
        self.forks.open.iter().map(|place| &self.forks.all[*place as usize])
    }

    /// Who runs the attempt to find a way together: whoever facilitates in the circle of the decision, unless they have
    /// signed the notice.
    pub fn fork_facilitator(&self, fork: &Fork) -> Option<MemberIx> {
        let circle = match self.decision_by_id.get(&fork.decision) {
            Some(DecisionIx::Proposal(place)) => self.proposals[*place as usize].circle,
            Some(DecisionIx::Vote(place)) => self.votes()[*place as usize].circle,
            Some(DecisionIx::Advice(_)) | None => ROOT,
        };
        let signers: Vec<MemberIx> = fork.signers.keys().copied().collect();
        // A circle of signers alone has nobody who could; then somebody of the whole community does.
        let facilitator = self.facilitator(circle, &signers, None);
        facilitator.or_else(|| self.facilitator(ROOT, &signers, None))
    }

    /// The fork under which a member has their name, as a signer or going along, while it is open.
    pub fn fork_of(&self, member: MemberIx) -> Option<&Fork> {
        let named = |fork: &&Fork| fork.signers.contains_key(&member) || fork.going.contains_key(&member);
        self.open_forks().find(named)
    }

    fn known_fork(&self, id: &Hash) -> Result<&Fork, Refusal> {
        self.fork(id)
            .ok_or_else(|| Refusal::ForkUnknown { fork: id.to_string() })
    }

    fn fork_at(&self, id: &Hash, filing: &Filing, fits: &[ForkStage]) -> Result<&Fork, Refusal> {
        let fork = self.known_fork(id)?;
        let stage = fork.stage_at(filing.stamp_ms);
        if fits.contains(&stage) {
            return Ok(fork);
        }
        Err(Refusal::ForkElsewhere { stage })
    }

    fn found_fork(&mut self, id: &Hash) -> (u32, &mut Fork) {
        let place = self.forks.by_id[id];
        (place, &mut self.forks.all[place as usize])
    }

    /// Whether a decision could not be settled so far, so that members may part over it.
    pub fn is_unsettled_decision(&self, decision: &Hash, now_ms: u64) -> bool {
        self.check_unsettled(decision, now_ms).is_ok()
    }

    fn check_unsettled(&self, decision: &Hash, now_ms: u64) -> Result<(), Refusal> {
        let unsettled = match self.decision_by_id.get(decision) {
            Some(DecisionIx::Proposal(place)) => Community::is_unsettled(&self.proposals[*place as usize], now_ms),
            Some(DecisionIx::Vote(place)) => self.votes()[*place as usize].end.is_some(),
            Some(DecisionIx::Advice(_)) | None => {
                return Err(Refusal::DecisionUnknown {
                    decision: decision.to_string(),
                });
            }
        };
        if unsettled && !self.was_adopted_in_the_end(decision) {
            return Ok(());
        }
        Err(Refusal::DecisionSettled {})
    }

    /// Whether a decision was adopted, by itself or by what it led to: the vote that settled a proposal that stayed
    /// stuck, or the one on the text that those drawn from disagreeing houses agreed to.
    fn was_adopted_in_the_end(&self, decision: &Hash) -> bool {
        match self.decision_by_id.get(decision) {
            Some(DecisionIx::Proposal(place)) => {
                let record = &self.proposals[*place as usize];
                let settling = record.superseded_by.and_then(|by| self.vote(&by));
                let settling = settling.filter(|vote| vote.settles == Some(record.id));
                record.course.stage.was_adopted() || settling.is_some_and(|vote| self.vote_was_adopted(vote))
            }
            Some(DecisionIx::Vote(place)) => self.vote_was_adopted(&self.votes()[*place as usize]),
            Some(DecisionIx::Advice(_)) | None => false,
        }
    }

    fn vote_was_adopted(&self, vote: &Vote) -> bool {
        let is_adopted = |vote: &Vote| {
            let end = vote.end.as_ref();
            end.is_some_and(|end| end.outcome == Some(VoteOutcome::Adopted))
        };
        let next = vote.conference.as_ref().and_then(|conference| conference.next);
        is_adopted(vote) || next.and_then(|next| self.vote(&next)).is_some_and(is_adopted)
    }

    /// Nobody has their name under two forks at once, so that everybody is counted once.
    fn check_one_fork(&self, member: MemberIx, but: Option<&Hash>) -> Result<(), Refusal> {
        match self.fork_of(member).filter(|fork| Some(&fork.id) != but) {
            Some(fork) => Err(Refusal::OneForkAtATime {
                fork: fork.id.to_string(),
            }),
            None => Ok(()),
        }
    }

    pub(super) fn check_fork_notice(&self, act: &ForkNotice, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full(filing)?;
        limit(Crowd::Forks, self.forks.all.len(), FORKS_MAX)?;
        self.check_one_fork(author, None)?;
        self.check_notices_of(author, filing.stamp_ms)?;
        self.check_unsettled(&act.decision, filing.stamp_ms)
    }

    /// Nobody gives notice again and again to no end, so that there is room for those of others.
    fn check_notices_of(&self, author: MemberIx, now_ms: u64) -> Result<(), Refusal> {
        let in_vain = |fork: &&Fork| {
            let why = fork.end.as_ref().map(|end| end.why);
            let in_vain = matches!(
                why,
                Some(ForkEnding::Lapsed | ForkEnding::Withdrawn | ForkEnding::TooFew)
            );
            fork.by == author && in_vain
        };
        let last = self
            .forks
            .all
            .iter()
            .rev()
            .filter(in_vain)
            .nth(FORK_NOTICES_EACH_MAX - 1);
        let free_ms = last.map_or(0, |fork| fork.opened_ms.saturating_add(FORK_NOTICES_MS));
        if now_ms < free_ms {
            return Err(Refusal::NoticesInVain { free_ms });
        }
        Ok(())
    }

    /// The time to find a way together is asked of everybody, so that few forks are in it at once.
    fn check_attempts(&self) -> Result<(), Refusal> {
        let begun = self.open_forks().filter(|fork| fork.attempt_ms.is_some()).count();
        limit(Crowd::OpenForks, begun, OPEN_FORKS_MAX)
    }

    pub(super) fn apply_fork_notice(&mut self, act: ForkNotice, filing: &Filing) {
        let author = self.author_ix(filing);
        let full = self.full_members().count() as u32; // MEMBERS_MAX fits.
        let rules = self.bylaws_at(filing.stamp_ms).deciding.forks.clone();
        let place = self.forks.all.len() as u32; // FORKS_MAX fits.
        self.forks.all.push(Fork {
            id: filing.act_id,
            entry: filing.index,
            opened_ms: filing.stamp_ms,
            by: author,
            decision: act.decision,
            name: act.name.as_str().to_string(),
            purpose: act.purpose.as_str().to_string(),
            why: act.why.0,
            needed: rules.signers_of(full),
            rules,
            signers: BTreeMap::from([(author, filing.index)]),
            attempt_ms: None,
            earned: Vec::new(),
            reports: Vec::new(),
            going: BTreeMap::new(),
            end: None,
            parted: None,
            sibling: None,
        });
        self.forks.by_id.insert(filing.act_id, place);
        self.forks.open.insert(place);
        self.begin_attempt_if_enough(place, filing);
    }

    /// Once enough have signed, the time to find a way together begins. What is divided by credits goes by those that
    /// were earned until then, so that nobody adds to their own while they know that they will part.
    fn begin_attempt_if_enough(&mut self, place: u32, filing: &Filing) {
        let fork = &self.forks.all[place as usize];
        if fork.attempt_ms.is_some() || (fork.signers.len() as u32) < fork.needed {
            return;
        }
        let earned = match fork.rules.entitlement {
            Entitlement::Credits => self.earned_so_far(),
            Entitlement::Members => Vec::new(),
        };
        let fork = &mut self.forks.all[place as usize];
        fork.attempt_ms = Some(filing.stamp_ms);
        fork.earned = earned;
    }

    pub(super) fn check_fork_sign(&self, act: &ForkSign, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full(filing)?;
        let fits = [ForkStage::Notice, ForkStage::Attempt, ForkStage::Joining];
        let fork = self.fork_at(&act.fork, filing, &fits)?;
        if fork.signers.contains_key(&author) {
            return Err(Refusal::AlreadyAnswered {});
        }
        self.check_one_fork(author, Some(&act.fork))?;
        if fork.attempt_ms.is_none() && fork.signers.len() as u32 + 1 >= fork.needed {
            self.check_attempts()?;
        }
        Ok(())
    }

    pub(super) fn apply_fork_sign(&mut self, act: &ForkSign, filing: &Filing) {
        let author = self.author_ix(filing);
        let (place, fork) = self.found_fork(&act.fork);
        fork.signers.insert(author, filing.index);
        self.begin_attempt_if_enough(place, filing);
    }

    pub(super) fn check_fork_take_back(&self, act: &ForkTakeBack, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let fits = [
            ForkStage::Notice,
            ForkStage::Attempt,
            ForkStage::Joining,
            ForkStage::Due,
        ];
        let fork = self.fork_at(&act.fork, filing, &fits)?;
        if fork.signers.contains_key(&author) || fork.going.contains_key(&author) {
            return Ok(());
        }
        Err(Refusal::NothingToTakeBack {})
    }

    pub(super) fn apply_fork_take_back(&mut self, act: &ForkTakeBack, filing: &Filing) {
        let author = self.author_ix(filing);
        let place = self.forks.by_id[&act.fork];
        self.take_off(place, author, filing);
    }

    /// Takes a name off a fork. Without enough who sign it, it comes to nothing; once its time is over, who goes along
    /// decides alone, so that nobody ends it for all when others can sign no more.
    fn take_off(&mut self, place: u32, member: MemberIx, filing: &Filing) {
        let fork = &mut self.forks.all[place as usize];
        fork.going.remove(&member);
        fork.signers.remove(&member);
        let too_few = match fork.stage_at(filing.stamp_ms) {
            ForkStage::Attempt | ForkStage::Joining => (fork.signers.len() as u32) < fork.needed,
            ForkStage::Notice => fork.signers.is_empty(),
            ForkStage::Due | ForkStage::Parted | ForkStage::Named | ForkStage::Ended => false,
        };
        if too_few {
            self.end_fork(place, ForkEnding::Withdrawn, filing);
        }
    }

    fn end_fork(&mut self, place: u32, why: ForkEnding, filing: &Filing) {
        self.forks.open.remove(&place);
        let fork = &mut self.forks.all[place as usize];
        fork.earned = Vec::new();
        fork.end = Some(ForkEnd {
            why,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        });
    }

    pub(super) fn check_fork_report(&self, act: &ForkReport, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full(filing)?;
        let fork = self.fork_at(&act.fork, filing, &[ForkStage::Attempt, ForkStage::Joining])?;
        if self.fork_facilitator(fork) != Some(author) {
            return Err(Refusal::NotTheFacilitator {});
        }
        limit(Crowd::Reports, fork.reports.len(), FORK_REPORTS_MAX)
    }

    pub(super) fn apply_fork_report(&mut self, act: ForkReport, filing: &Filing) {
        let by = self.author_ix(filing);
        let (_, fork) = self.found_fork(&act.fork);
        fork.reports.push(Report {
            by,
            text: act.text.0,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        });
    }

    pub(super) fn check_fork_join(&self, act: &ForkJoin, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let fork = self.fork_at(&act.fork, filing, &[ForkStage::Joining])?;
        if fork.rules.belonging == Belonging::New && act.belongs == Some(Belonging::Both) {
            return Err(Refusal::BelongingAgreed {});
        }
        let says = self.belongs(fork, act);
        if fork.going.get(&author).is_some_and(|going| going.belongs == says) {
            return Err(Refusal::AlreadyAnswered {});
        }
        self.check_one_fork(author, Some(&act.fork))
    }

    /// Where somebody who goes along belongs: as they say, if the agreement leaves it to them.
    fn belongs(&self, fork: &Fork, act: &ForkJoin) -> Belonging {
        match fork.rules.belonging {
            Belonging::Both => act.belongs.unwrap_or(Belonging::Both),
            Belonging::New => Belonging::New,
        }
    }

    pub(super) fn apply_fork_join(&mut self, act: &ForkJoin, filing: &Filing) {
        let author = self.author_ix(filing);
        let belongs = self.belongs(self.fork(&act.fork).expect("check() found this fork"), act);
        let (_, fork) = self.found_fork(&act.fork);
        fork.going.insert(
            author,
            Going {
                belongs,
                entry: filing.index,
            },
        );
    }

    /// Somebody left: their name is on no fork any more.
    pub(super) fn forks_leave(&mut self, member: MemberIx, filing: &Filing) {
        let open: Vec<u32> = self.forks.open.iter().copied().collect();
        for place in open {
            let fork = &self.forks.all[place as usize];
            if fork.signers.contains_key(&member) || fork.going.contains_key(&member) {
                self.take_off(place, member, filing);
            }
        }
    }

    /// After any act: a fork over a decision that was adopted in the end has lost its ground.
    pub(super) fn end_settled_forks(&mut self, filing: &Filing) {
        if self.forks.open.is_empty() {
            return;
        }
        let open: Vec<u32> = self.forks.open.iter().copied().collect();
        for place in open {
            let decision = self.forks.all[place as usize].decision;
            if self.was_adopted_in_the_end(&decision) {
                self.end_fork(place, ForkEnding::Settled, filing);
            }
        }
    }
}
