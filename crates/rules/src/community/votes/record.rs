//! What a community keeps of a vote, and where it stands at any time. Nothing here changes it.

use super::ballot::{self, Marks};
use super::conference::{Conference, ConferenceStage};
use super::urn::Urn;
use super::weighing::Weighed;
use crate::act::effect::MoveValue;
use crate::act::{AgreementClass, Effect, VoteMethod, VoteOutcome};
use crate::bylaws::delegation::DelegationRules;
use crate::bylaws::houses::HouseRules;
use crate::community::decision::Electorate;
use crate::community::state::MemberIx;
use crate::field::{Field, List};
use crate::quantity::{Day, Ratio, words};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::Hash;
use register::json::{Value, decode};
use serde::{Deserialize, Serialize};

words! {
    /// Where a vote stands.
    VoteStage {
        /// Its options are talked about, and more can be added.
        Deliberation = "deliberation",
        /// Who decides votes; who decides, the options and the rules are fixed.
        Voting = "voting",
        /// Voting is over; what it decided cannot be undone, and can be paused before it takes effect.
        Waiting = "waiting",
        /// Voting is over, and its closing can be filed.
        Due = "due",
        /// Closed with an outcome.
        Closed = "closed",
        /// Withdrawn before voting began.
        Withdrawn = "withdrawn",
    }
}

/// An option of a vote.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VoteOption {
    /// What it is, as a note.
    pub title: Hash,
    /// What it says in full, as a note.
    pub text: Option<Hash>,
    /// What it does if it wins, as canonical JSON.
    pub effects: Option<String>,
    /// What it costs, for budgets.
    pub cost: Option<u64>,
    /// Who added it.
    pub by: MemberIx,
    /// The entry by which it was added.
    pub entry: u64,
}

impl VoteOption {
    /// What it does if it wins.
    pub fn effects(&self) -> Vec<Effect> {
        let Some(json) = &self.effects else { return Vec::new() };
        let value = decode(json).expect("the effects were written as canonical JSON");
        let effects = List::<Effect, 1, 8>::read(&value).expect("the effects were read before they were kept");
        effects.to_vec()
    }
}

/// Who decides and by which rules, fixed when voting begins.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Frozen {
    /// Who decides.
    pub electorate: Electorate,
    /// The part of them that has to be in favour.
    pub approval: Ratio,
    /// The part of those for and against that has to be for.
    pub majority: Ratio,
    /// The last part of the time in which a turn prolongs it, in ms; 0 if the whole time is not longer.
    pub window_ms: u64,
    /// The register's root when voting began: the lot is drawn from it.
    pub root: Hash,
    /// The agreements in force, with their versions.
    pub agreements: Vec<(String, u32)>,
    /// How members speak for each other; none where everybody speaks for themself alone.
    pub delegation: Option<DelegationRules>,
    /// How several houses decide; none where one electorate does.
    pub houses: Option<HouseRules>,
    /// How voices are weighed; none where each person has one.
    pub weighed: Option<Weighed>,
}

/// What the ballots come to, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// What would be decided, if its effects can be applied.
    pub outcome: VoteOutcome,
    /// The options that win, in the order in which they were elected; none if things stay as they are.
    pub winners: Vec<u32>,
    /// Ballots for the winner rather than for leaving things as they are; houses, where several decide.
    pub in_favour: u64,
    /// Ballots, or houses, against.
    pub against: u64,
    /// Ballots, or houses, in favour that are needed at least.
    pub needed: u64,
    /// How voices came together, where members speak for each other.
    pub spoken: Option<Spoken>,
}

/// How voices came together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// Those who voted themselves.
    pub direct: u32,
    /// How many of them are needed at least.
    pub direct_needed: u32,
    /// Those for whom somebody else voted.
    pub spoken_for: u32,
    /// Those who trusted somebody, and for whom nobody voted.
    pub lost: u32,
    /// Of these, those who were too many for one person.
    pub over_cap: u32,
    /// The most voices that one ballot carries.
    pub heaviest: u32,
    /// For how many one person may speak at most.
    pub most: u32,
}

impl Spoken {
    /// Whether too few voted themselves.
    pub fn is_too_few(&self) -> bool {
        self.direct < self.direct_needed
    }
}

impl Standing {
    /// What it decides: nothing, or these options, whatever their order.
    pub(super) fn decides(&self) -> Option<BTreeSet<u32>> {
        (self.outcome == VoteOutcome::Adopted).then(|| self.winners.iter().copied().collect())
    }
}

/// That a vote is one house's part in a decision of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// The houses before this one, by their circles' places: where people decide in one house alone, whoever is in one
    /// of these decides there.
    pub earlier: Vec<u32>,
}

/// How a vote ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VoteEnd {
    /// The entry that ended it.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
    /// With which outcome; none if it was withdrawn.
    pub outcome: Option<VoteOutcome>,
    /// What the ballots came to.
    pub standing: Option<Standing>,
    /// The digest of the whole result.
    pub result: Option<Hash>,
    /// When it is asked whether it did what it was for, if an option won.
    pub review: Option<Day>,
}

/// A vote.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Vote {
    /// The act id of its opening.
    pub id: Hash,
    /// The entry that opened it.
    pub entry: u64,
    /// Who opened it.
    pub by: MemberIx,
    /// The circle that votes, by its place.
    pub circle: u32,
    /// How weighty it is.
    pub class: AgreementClass,
    /// How it is counted.
    pub method: VoteMethod,
    /// Its title, as a note.
    pub title: Hash,
    /// What it is about, as a note.
    pub text: Option<Hash>,
    /// Its options; the first has the number 1.
    pub options: Vec<VoteOption>,
    /// Seats to fill; 1 unless the method fills several.
    pub seats: u32,
    /// The most points for one option, or the dots of one voter; 0 for other methods.
    pub points: u32,
    /// The money to spend, for budgets.
    pub budget: u64,
    /// Whether it is about people: the running result is not shown.
    pub people: bool,
    /// The tension that it comes from.
    pub tension: Option<Hash>,
    /// Its topic.
    pub topic: Option<String>,
    /// The houses that decide it, each with a vote of its own, of the same options and times; none where one electorate
    /// decides. A vote that has some has no ballots of its own.
    pub houses: Vec<Vote>,
    /// Set where this is one house's part.
    pub house: Option<Seat>,
    /// The proposal that it settles, since it stayed stuck.
    pub settles: Option<Hash>,
    /// The vote on which houses disagreed, and whose amended text this one decides on.
    pub after: Option<Hash>,
    /// When it was opened, Unix ms.
    pub opened_ms: u64,
    /// When voting begins, Unix ms.
    pub voting_ms: u64,
    /// When voting ends, Unix ms.
    pub ends_ms: u64,
    /// How long it waits after voting before it takes effect, since it cannot be undone; 0 otherwise.
    pub wait_ms: u64,
    /// What was fixed when voting began; none until the first act after that moment.
    pub frozen: Option<Frozen>,
    /// Members who decide and are not there any more: they left the community or the circle.
    pub gone: BTreeSet<MemberIx>,
    /// What the ballots came to when the last part of the time began, once a ballot has changed since.
    pub mark: Option<Standing>,
    /// When it was prolonged, Unix ms.
    pub prolonged_ms: Option<u64>,
    /// When it was prolonged because a house missed its quorum, Unix ms.
    pub extended_ms: Option<u64>,
    /// Who asked to pause it.
    pub pausers: Vec<MemberIx>,
    /// When enough had asked to pause it, Unix ms: it is voted on again.
    pub paused_ms: Option<u64>,
    /// How it ended.
    pub end: Option<VoteEnd>,
    /// Those drawn from its houses because they disagreed.
    pub conference: Option<Conference>,
    pub(super) urn: Urn,
    pub(super) shown: BTreeMap<MemberIx, Box<[u8]>>,
}

impl Vote {
    /// Where it stands at this time.
    pub fn stage_at(&self, now_ms: u64) -> VoteStage {
        match &self.end {
            Some(VoteEnd { outcome: Some(_), .. }) => VoteStage::Closed,
            Some(VoteEnd { outcome: None, .. }) => VoteStage::Withdrawn,
            None if now_ms < self.voting_ms => VoteStage::Deliberation,
            None if now_ms < self.ends_ms => VoteStage::Voting,
            None if now_ms < self.due_ms() => VoteStage::Waiting,
            None => VoteStage::Due,
        }
    }

    /// When its closing is due, unless it can be closed early or is prolonged first, Unix ms.
    pub fn due_ms(&self) -> u64 {
        // Who voted again after a pause has waited enough.
        let wait_ms = if self.paused_ms.is_some() { 0 } else { self.wait_ms };
        self.ends_ms.saturating_add(wait_ms)
    }

    /// When the last part of the time begins, in which a turn of the outcome prolongs it; none if it cannot any more.
    pub fn mark_ms(&self) -> Option<u64> {
        let window_ms = self.frozen.as_ref()?.window_ms;
        (window_ms > 0 && self.prolonged_ms.is_none() && self.paused_ms.is_none()).then(|| self.ends_ms - window_ms)
    }

    /// Whether leaving things as they are can be named on a ballot, to be better or worse than an option.
    pub fn names_status_quo(&self) -> bool {
        match self.method {
            VoteMethod::Score
            | VoteMethod::Star
            | VoteMethod::Dots
            | VoteMethod::Schulze
            | VoteMethod::RankedPairs
            | VoteMethod::Irv => true,
            VoteMethod::YesNo
            | VoteMethod::Approval
            | VoteMethod::Stv
            | VoteMethod::Meek
            | VoteMethod::EqualShares
            | VoteMethod::Times => false,
        }
    }

    /// The votes in which ballots are cast: one for each house, or this one.
    pub fn parts(&self) -> &[Vote] {
        if self.houses.is_empty() {
            core::slice::from_ref(self)
        } else {
            &self.houses
        }
    }

    pub(super) fn parts_mut(&mut self) -> &mut [Vote] {
        if self.houses.is_empty() {
            core::slice::from_mut(self)
        } else {
            &mut self.houses
        }
    }

    /// The part of this circle: that of a house, or this vote where one electorate decides.
    pub fn part_of(&self, circle: u32) -> Option<&Vote> {
        self.parts().iter().find(|part| part.circle == circle)
    }

    /// Whether it is this circle's, or this circle is one of its houses.
    pub fn is_of(&self, circle: u32) -> bool {
        self.circle == circle || self.houses.iter().any(|house| house.circle == circle)
    }

    /// Voting ends then, in every house.
    pub(super) fn end_voting_at(&mut self, ends_ms: u64) {
        self.ends_ms = ends_ms;
        for house in &mut self.houses {
            house.ends_ms = ends_ms;
        }
    }

    /// How many of those who decide have left; who decides in several houses, in each.
    pub fn gone(&self) -> u32 {
        self.parts().iter().map(|part| part.gone.len() as u32).sum() // MEMBERS_MAX in each of HOUSES_MAX fits.
    }

    /// Whether somebody who decided has left.
    pub fn has_parted(&self, member: MemberIx) -> bool {
        self.gone.contains(&member)
    }

    /// Whether it decides about people: then everybody speaks for themself alone.
    pub fn is_about_people(&self) -> bool {
        let seats = match self.method {
            VoteMethod::Stv | VoteMethod::Meek => true,
            VoteMethod::YesNo | VoteMethod::Approval | VoteMethod::Score | VoteMethod::Star => false,
            VoteMethod::Schulze | VoteMethod::RankedPairs | VoteMethod::Irv => false,
            VoteMethod::Dots | VoteMethod::EqualShares | VoteMethod::Times => false,
        };
        let person = |effect: &Effect| match effect {
            Effect::FillRole(_) | Effect::VacateRole(_) => true,
            Effect::AdmitToCircle(_) | Effect::RemoveFromCircle(_) => true,
            Effect::AdvanceMember(_) | Effect::AdmitMember(_) => true,
            Effect::DeclineMember(_) | Effect::ExcludeMember(_) => true,
            Effect::AdoptAgreement(_) | Effect::RetireAgreement(_) | Effect::RenewAgreement(_) => false,
            Effect::OpenRole(_) | Effect::CloseRole(_) | Effect::OpenCircle(_) | Effect::CloseCircle(_) => false,
            Effect::PostShare(_) | Effect::MoveValue(_) | Effect::SettleWork(_) => false,
        };
        self.people || seats || self.options.iter().any(|option| option.effects().iter().any(person))
    }

    /// How many ballots count, in all houses.
    pub fn ballots(&self) -> u32 {
        self.parts().iter().map(|part| part.urn.len()).sum()
    }

    /// A member's ballot that counts.
    pub fn ballot_of(&self, member: MemberIx) -> Option<Marks> {
        self.urn.of(member).map(|ballot| ballot::marks(self.method, ballot))
    }

    /// Everybody's ballot that counts, in the order of joining the community.
    pub fn all_ballots(&self) -> impl Iterator<Item = (MemberIx, Marks)> + '_ {
        self.urn
            .members()
            .map(|(member, ballot)| (member, ballot::marks(self.method, ballot)))
    }

    /// Ballots of those whose answers are shown and do not count.
    pub fn shown_ballots(&self) -> impl Iterator<Item = (MemberIx, Marks)> + '_ {
        self.shown
            .iter()
            .map(|(member, ballot)| (*member, ballot::marks(self.method, ballot)))
    }

    /// What the options of these numbers do, in this order.
    pub fn effects_of(&self, options: &[u32]) -> Vec<Effect> {
        let named = options
            .iter()
            .filter_map(|number| self.options.get((*number as usize).wrapping_sub(1)));
        moved_together(named.flat_map(VoteOption::effects).collect())
    }

    /// Whether it is neither closed nor withdrawn.
    pub fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// Whether people from its houses are looking for an amended text.
    pub fn is_conferred_about(&self, now_ms: u64) -> bool {
        let stage = self.conference.as_ref().map(|one| one.stage_at(now_ms));
        match stage {
            Some(ConferenceStage::Drawing | ConferenceStage::Sitting) => true,
            Some(ConferenceStage::Agreed | ConferenceStage::Over) | None => false,
        }
    }
}

/// Movements of value for the same purpose, as one: a decision moves value once, and a budget has several winners.
fn moved_together(effects: Vec<Effect>) -> Vec<Effect> {
    let mut together: Vec<Effect> = Vec::new();
    for effect in effects {
        let before = together.iter_mut().find_map(|one| match one {
            Effect::MoveValue(before) => Some(before),
            _ => None, // No other effect is put together with its like.
        });
        if let (Some(before), Effect::MoveValue(more)) = (before, &effect)
            && let Some(joined) = join(before, more)
        {
            *before = joined;
        } else {
            together.push(effect);
        }
    }
    together
}

/// Two movements as one; none if their purposes differ, or they name too many accounts.
fn join(one: &MoveValue, other: &MoveValue) -> Option<MoveValue> {
    if one.purpose != other.purpose {
        return None;
    }
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for posting in one.postings.iter().chain(other.postings.iter()) {
        let sum = sums.entry(posting.account.as_str().to_string()).or_default();
        *sum = sum.checked_add(posting.amount.get())?;
    }
    let posting = |(account, sum): (String, i64)| {
        Value::Record(BTreeMap::from([
            ("account".to_string(), Value::Text(account)),
            ("amount".to_string(), Value::Int(sum)),
        ]))
    };
    let postings = sums.into_iter().filter(|(_, sum)| *sum != 0).map(posting).collect();
    Some(MoveValue {
        postings: List::read(&Value::List(postings)).ok()?,
        purpose: one.purpose.clone(),
    })
}
