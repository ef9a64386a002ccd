//! Who parts, and with what: computed by the rules from what stands in the register, whoever files the closing.
//!
//! Open credits are claims on what will be shared out, and each is open in one community alone: those of who goes along
//! are open in the new one from then on, and historical here. The divisible money is divided by those that were there
//! when the attempt to find a way together began, less what was shared out since.

use super::record::{Fork, ForkEnding, ForkStage, Parted};
use crate::act::{Act, ForkClose, ForkOutcome};
use crate::bylaws::forks::Entitlement;
use crate::community::decision::result_digest;
use crate::community::state::{MemberIx, MovedBy};
use crate::community::{Community, Computed, Filing};
use crate::field::{Digest, Slug};
use crate::ledger::{AccountKey, Posting};
use crate::quantity::{Ratio, Stream};
use crate::refusal::Refusal;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::ToString;
use alloc::vec::Vec;
use register::Hash;
use register::defence::Defence;
use register::json::Value;
use serde::{Deserialize, Serialize};
use tally::apportion::by_weights;

/// The streams whose open credits, or hours, go along.
pub(super) const STREAMS: [Stream; 3] = [Stream::Livelihood, Stream::Love, Stream::Care];

/// An account that a fork divides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Divided {
    /// The account.
    pub account: AccountKey,
    /// What was there.
    pub held: u64,
    /// What of it was divided.
    pub divided: u64,
    /// What of that goes along.
    pub goes: u64,
}

/// Who would part, and with what, as things are at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parting {
    /// What closing the fork would come to.
    pub outcome: ForkOutcome,
    /// Those who go along, in order of joining the community.
    pub going: Vec<MemberIx>,
    /// What each member is entitled to; in hundredths of a credit, or one for each full member.
    pub entitled: BTreeMap<MemberIx, u64>,
    /// What is divided, and what of it goes along.
    pub accounts: Vec<Divided>,
    /// The open credits, and hours of care, that go along.
    pub credits: Vec<(MemberIx, Stream, u64)>,
    /// The digest of all this.
    pub result: Hash,
}

impl Parting {
    /// What those who go along are entitled to together, and what all are.
    pub fn sums(&self) -> (u128, u128) {
        let sum = |going: bool| {
            let counted = self
                .entitled
                .iter()
                .filter(|(member, _)| !going || self.going.binary_search(member).is_ok());
            counted.map(|(_, weight)| u128::from(*weight)).sum()
        };
        (sum(true), sum(false))
    }
}

impl Community {
    /// Who would part, and with what, if a fork were closed at this time.
    pub fn parting(&self, fork: &Fork, now_ms: u64) -> Parting {
        let going: Vec<MemberIx> = fork.going.keys().copied().collect();
        let entitled = self.entitled(fork);
        let accounts = self.divided(fork, &going, &entitled, now_ms);
        let mut credits = Vec::new();
        for member in &going {
            for stream in STREAMS {
                let open = self.open_credits(*member, stream, now_ms);
                if open > 0 {
                    credits.push((*member, stream, open));
                }
            }
        }
        let mut parting = Parting {
            outcome: self.fork_outcome(fork),
            going,
            entitled,
            accounts,
            credits,
            result: Hash::new([0; 32]),
        };
        parting.result = result_digest(&self.parting_value(fork, &parting));
        parting
    }

    fn fork_outcome(&self, fork: &Fork) -> ForkOutcome {
        let going = fork.going.keys().filter(|member| self.is_full(**member)).count();
        let stays = self.full_members().any(|member| !fork.going.contains_key(&member));
        match fork.attempt_ms {
            None => ForkOutcome::Lapsed,
            Some(_) if going < fork.rules.people_min as usize => ForkOutcome::TooFew,
            Some(_) if !stays => ForkOutcome::NobodyStays,
            Some(_) => ForkOutcome::Parted,
        }
    }

    /// What is open of a stream. Hours that a care pot has paid stay on their account, and are open no more.
    pub(super) fn open_credits(&self, member: MemberIx, stream: Stream, now_ms: u64) -> u64 {
        match stream {
            Stream::Livelihood | Stream::Love => {
                let account = AccountKey::Work(stream, self.member(member).id);
                u64::try_from(self.ledger.free(&account, now_ms).unwrap_or(0)).unwrap_or(0)
            }
            Stream::Care => self.unpaid_care(member),
        }
    }

    /// What everybody who has open credits has earned so far: those, and the ones that were shared out.
    pub(super) fn earned_so_far(&self) -> Vec<(MemberIx, u64)> {
        let open = |member: MemberIx, stream| {
            let account = AccountKey::Work(stream, self.member(member).id);
            u64::try_from(self.ledger.balance(&account)).unwrap_or(0)
        };
        let earned = |member: MemberIx| {
            let open = open(member, Stream::Livelihood).saturating_add(open(member, Stream::Love));
            (open > 0).then(|| (member, open.saturating_add(self.shared_out(member))))
        };
        self.member_ixs().filter_map(earned).collect()
    }

    /// Credits of a member that share-outs have paid.
    fn shared_out(&self, member: MemberIx) -> u64 {
        let of = |stream| self.tallies.divested(member, stream);
        of(Stream::Livelihood).saturating_add(of(Stream::Love))
    }

    /// What everybody is entitled to: the credits that they had when the attempt began, less what was shared out since,
    /// members who have left with some included; or, where the agreement says so or nobody has any, the same for each
    /// full member who has not parted with another fork.
    fn entitled(&self, fork: &Fork) -> BTreeMap<MemberIx, u64> {
        let open = |(member, earned): &(MemberIx, u64)| {
            let open = earned.saturating_sub(self.shared_out(*member));
            (open > 0).then_some((*member, open))
        };
        let by_credits: BTreeMap<MemberIx, u64> = match (fork.rules.entitlement, fork.attempt_ms) {
            (Entitlement::Members, _) => BTreeMap::new(),
            (Entitlement::Credits, Some(_)) => fork.earned.iter().filter_map(open).collect(),
            (Entitlement::Credits, None) => self.earned_so_far().iter().filter_map(open).collect(),
        };
        if !by_credits.is_empty() {
            return by_credits;
        }
        let gone = self.parted_from_here();
        let counts = |member: &MemberIx| !gone.contains(member);
        self.full_members().filter(counts).map(|member| (member, 1)).collect()
    }

    /// Those who have taken their part along with a fork of this register.
    fn parted_from_here(&self) -> BTreeSet<MemberIx> {
        let here = self.forks().iter().filter(|fork| !self.parted_before(fork));
        let parted = here.filter_map(|fork| fork.parted.as_ref());
        parted.flat_map(|parted| parted.members.iter().copied()).collect()
    }

    /// Cash, and the accounts that the agreement names beside it: what is there, and what of it goes along.
    fn divided(
        &self,
        fork: &Fork,
        going: &[MemberIx],
        entitled: &BTreeMap<MemberIx, u64>,
        now_ms: u64,
    ) -> Vec<Divided> {
        // In the order of the members' ids, so that pieces that are left over do not depend on who joined first.
        let mut claims: Vec<(Hash, bool, u64)> = entitled
            .iter()
            .map(|(member, weight)| {
                let goes = going.binary_search(member).is_ok();
                (self.member(*member).id, goes, *weight)
            })
            .collect();
        claims.sort_unstable();
        let weights: Vec<u64> = claims.iter().map(|(_, _, weight)| *weight).collect();
        let named = fork.rules.accounts.iter().filter_map(|name| Slug::parse(name));
        let accounts = core::iter::once(AccountKey::Cash).chain(named.map(AccountKey::Named));
        let divide = |account: AccountKey| {
            let held = self.ledger.divisible(&account, now_ms)?;
            let divided = part_of(held, fork.rules.divided);
            let pieces = by_weights(divided, &weights).unwrap_or_default();
            let goes = claims.iter().zip(pieces).filter(|((_, goes, _), _)| *goes);
            Some(Divided {
                account,
                held,
                divided,
                goes: goes.map(|(_, piece)| piece).sum(),
            })
        };
        accounts.filter_map(divide).collect()
    }

    /// What a closing carries the digest of.
    fn parting_value(&self, fork: &Fork, parting: &Parting) -> Value {
        let text = |text: &dyn core::fmt::Display| Value::Text(text.to_string());
        let number = |number: u64| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
        let id = |member: &MemberIx| text(&self.member(*member).id);
        let record = |members: Vec<(&str, Value)>| {
            let members = members.into_iter().map(|(name, value)| (name.to_string(), value));
            Value::Record(members.collect())
        };
        let going = fork.going.iter();
        let going =
            going.map(|(member, going)| record(alloc::vec![("belongs", text(&going.belongs)), ("member", id(member))]));
        let accounts = parting.accounts.iter().map(|account| {
            record(alloc::vec![
                ("account", text(&account.account)),
                ("divided", number(account.divided)),
                ("goes", number(account.goes)),
            ])
        });
        let credits = parting.credits.iter().map(|(member, stream, open)| {
            record(alloc::vec![
                ("member", id(member)),
                ("open", number(*open)),
                ("stream", text(stream)),
            ])
        });
        let entitled = parting.entitled.iter();
        let entitled =
            entitled.map(|(member, weight)| record(alloc::vec![("member", id(member)), ("weight", number(*weight))]));
        record(alloc::vec![
            ("accounts", Value::List(accounts.collect())),
            ("credits", Value::List(credits.collect())),
            ("entitled", Value::List(entitled.collect())),
            ("fork", text(&fork.id)),
            ("going", Value::List(going.collect())),
            ("outcome", text(&parting.outcome)),
        ])
    }

    pub(in crate::community) fn check_fork_close(&self, act: &ForkClose, filing: &Filing) -> Result<Computed, Refusal> {
        let fork = self.known_fork(&act.fork)?;
        match fork.stage_at(filing.stamp_ms) {
            ForkStage::Due => {}
            ForkStage::Notice | ForkStage::Attempt | ForkStage::Joining if !Defence::ClosingsDue.stands() => {}
            ForkStage::Notice | ForkStage::Attempt | ForkStage::Joining => {
                return Err(Refusal::NotDueYet { due_ms: fork.due_ms() });
            }
            stage @ (ForkStage::Parted | ForkStage::Named | ForkStage::Ended) => {
                return Err(Refusal::ForkElsewhere { stage });
            }
        }
        let parting = self.parting(fork, filing.stamp_ms);
        if let Some(open) = self.open_share().filter(|_| parting.outcome == ForkOutcome::Parted) {
            return Err(Refusal::ShareStillOpen {
                share: open.id.to_string(),
            });
        }
        if act.outcome != parting.outcome {
            return Err(Refusal::OutcomeDiffers {
                claimed: act.outcome.to_string(),
                computed: parting.outcome.to_string(),
            });
        }
        if act.result.0 != parting.result {
            return Err(Refusal::ResultDiffers {
                claimed: act.result.0.to_string(),
                computed: parting.result.to_string(),
            });
        }
        Ok(Computed::Parting(Box::new(parting)))
    }

    pub(in crate::community) fn apply_fork_close(
        &mut self,
        act: &ForkClose,
        filing: &Filing,
        computed: Option<Computed>,
    ) {
        let Some(Computed::Parting(parting)) = computed else {
            unreachable!("check() computed who parts with what")
        };
        let place = self.forks.by_id[&act.fork];
        match parting.outcome {
            ForkOutcome::Lapsed => self.end_fork(place, ForkEnding::Lapsed, filing),
            ForkOutcome::TooFew => self.end_fork(place, ForkEnding::TooFew, filing),
            ForkOutcome::NobodyStays => self.end_fork(place, ForkEnding::NobodyStays, filing),
            ForkOutcome::Parted => self.let_go(place, *parting, filing),
        }
    }

    fn let_go(&mut self, place: u32, parting: Parting, filing: &Filing) {
        let fork = self.forks.all[place as usize].id;
        let goes = |account: &Divided| (account.account.clone(), signed(account.goes));
        let amounts: Vec<(AccountKey, i64)> = parting.accounts.iter().map(goes).collect();
        let moved = self.ledger.part(fork, &amounts);
        self.note_moved(MovedBy::Parting, self.day_of(filing.stamp_ms), moved, filing);
        for (member, stream, open) in &parting.credits {
            self.make_historical(*member, *stream, signed(*open), filing);
        }
        self.forks.open.remove(&place);
        // Who takes their part along has none in what another fork divides.
        for other in &self.forks.open {
            let earned = &mut self.forks.all[*other as usize].earned;
            earned.retain(|(member, _)| parting.going.binary_search(member).is_err());
        }
        self.forks.all[place as usize].earned = Vec::new();
        let entitled = parting.sums();
        let Parting {
            outcome: _,
            going,
            entitled: _,
            accounts,
            credits,
            result,
        } = parting;
        self.forks.all[place as usize].parted = Some(Parted {
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
            members: going,
            entitled,
            accounts,
            credits,
            result,
        });
    }

    /// Makes open credits historical; below zero, historical ones open.
    pub(super) fn make_historical(&mut self, member: MemberIx, stream: Stream, credits: i64, filing: &Filing) {
        let id = self.member(member).id;
        let (open, past) = (AccountKey::Work(stream, id), AccountKey::History(stream, id));
        let postings = [
            Posting::new(open.clone(), -credits),
            Posting::new(past.clone(), credits),
        ];
        self.move_by_rules(&postings, filing);
        let moved = alloc::vec![(open, -credits), (past, credits)];
        self.note_moved(MovedBy::Parting, self.day_of(filing.stamp_ms), moved, filing);
    }

    /// Nothing is set aside to be shared out between the end of a fork's time and its closing.
    pub(in crate::community) fn check_no_parting(&self, filing: &Filing) -> Result<(), Refusal> {
        let is_due = |fork: &&Fork| {
            fork.stage_at(filing.stamp_ms) == ForkStage::Due && self.fork_outcome(fork) == ForkOutcome::Parted
        };
        match self.open_forks().find(is_due) {
            Some(fork) => Err(Refusal::ForkPartsFirst {
                fork: fork.id.to_string(),
            }),
            None => Ok(()),
        }
    }

    /// The closings of forks that are due: for the keeper's key, or anybody, to file. A parting waits for an open
    /// share-out, and one follows the other, since what the first takes the second does not divide.
    pub(in crate::community) fn due_forks(&self, now_ms: u64) -> Option<Act> {
        let is_due = |fork: &&Fork| fork.stage_at(now_ms) == ForkStage::Due;
        let mut due = self
            .open_forks()
            .filter(is_due)
            .map(|fork| (fork, self.parting(fork, now_ms)));
        let waits = self.open_share().is_some();
        let (fork, parting) = due.find(|(_, parting)| !waits || parting.outcome != ForkOutcome::Parted)?;
        Some(Act::ForkClose(ForkClose {
            fork: fork.id,
            outcome: parting.outcome,
            result: Digest(parting.result),
        }))
    }
}

/// A part of an amount, rounded down.
fn part_of(amount: u64, part: Ratio) -> u64 {
    let exact = u128::from(amount) * u128::from(part.num()) / u128::from(part.den());
    u64::try_from(exact).expect("a part of a number that fits")
}

pub(super) fn signed(amount: u64) -> i64 {
    i64::try_from(amount).expect("what an account holds fits")
}
