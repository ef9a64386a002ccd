//! Voting: a vote's acts, from when voting begins to its closing. How it is opened is `votes/opening.rs`, what is kept of
//! it `votes/record.rs`; ballots are `votes/ballot.rs` and `votes/urn.rs`, counting them is `votes/count.rs`, and who leaves
//! or pauses one `votes/leaving.rs`.
//!
//! Time opens and ends voting, and nobody has to file anything for it. Who decides, and by which rules, is fixed at the
//! first act at or after the moment at which voting begins, before that act: nothing can have changed in between.

mod ballot;
mod conference;
mod count;
mod counting;
mod houses;
mod leaving;
mod opening;
mod record;
mod speaking;
mod urn;
mod weighing;

use super::effects::{Mandate, Plan};
use super::state::MemberIx;
use super::{Author, Community, Computed, DecisionIx, Filing, result_digest};
use crate::act::{Act, VoteCast, VoteClose, VoteMethod, VoteOutcome, VoteTakeBack};
use crate::bylaws::deciding::class_place;
use crate::field::{Digest, Slug};
use crate::refusal::Refusal;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use count::Count;
use register::Hash;
use serde::{Deserialize, Serialize};
use tally::method::Method;
use tally::outcome::Outcome;
use tally::profile::Profile;

pub use ballot::Marks;
pub use conference::{Amendment, Conference, ConferenceStage};
pub use houses::{HouseStanding, Position};
pub use record::{Frozen, Seat, Spoken, Standing, Vote, VoteEnd, VoteOption, VoteStage};
pub use speaking::{Missed, Speaking, Voice, VoiceKind, VoiceStep};
pub use weighing::Weighed;

const HOUR_MS: u64 = 3_600_000;
/// The most points of a score, and the dots of one voter, where the opening does not say.
const POINTS_USUAL: u32 = 5;
const DOTS_USUAL: u32 = 10;

/// All votes, and which of them wait for what.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Votes {
    all: Vec<Vote>,
    open: BTreeSet<u32>,
    /// Votes whose voting has not begun, by the moment at which it does.
    beginning: BTreeSet<(u64, u32)>,
}

/// How a vote closes: computed when its closing is checked, used when it is applied.
#[derive(Debug)]
pub(super) struct Closing {
    outcome: VoteOutcome,
    standing: Standing,
    /// What each house comes to, where several decide.
    houses: Vec<Standing>,
    result: Hash,
    plan: Option<Plan>,
}

/// What a vote that can be closed comes to, to be shown before it is closed and to check what is claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Who decides; the denominator of every quorum.
    pub electorate: u32,
    /// How many of them have left.
    pub left: u32,
    /// How many ballots are cast.
    pub cast: u32,
    /// What it would come to now.
    pub standing: Standing,
    /// Whether the public lot settled something.
    pub by_lot: bool,
}

// ---- when voting begins

impl Community {
    /// Fixes who decides, and by which rules, for every vote whose moment has come. Called before each act is folded
    /// in: since no act came between the moment and this one, everything still is as it was at the moment.
    pub(super) fn begin_voting(&mut self, filing: &Filing) {
        while let Some((voting_ms, place)) = self.votes.beginning.first().copied() {
            if voting_ms > filing.stamp_ms {
                return;
            }
            self.votes.beginning.remove(&(voting_ms, place));
            let vote = &self.votes.all[place as usize];
            let frozen = self.freeze(vote, filing.root);
            let parts: Vec<Frozen> = vote.houses.iter().map(|part| self.freeze(part, filing.root)).collect();
            let vote = &mut self.votes.all[place as usize];
            vote.frozen = Some(frozen);
            for (part, frozen) in vote.houses.iter_mut().zip(parts) {
                part.frozen = Some(frozen);
            }
        }
    }

    /// Who would decide a vote, and by which rules, if voting began as things are. A house has its own quorum and majority
    /// where the agreement says so.
    fn freeze(&self, vote: &Vote, root: Hash) -> Frozen {
        let day = self.day_of(vote.voting_ms);
        let deciding = &self.bylaws_on(day, u64::MAX).deciding;
        let rules = &deciding.votes;
        let class = class_place(vote.class);
        let name = &self.circles[vote.circle as usize].slug;
        let houses = deciding.houses.as_ref();
        let house = vote.house.as_ref().and_then(|_| houses?.house(name));
        let length_ms = vote.ends_ms - vote.voting_ms;
        let part_ms = u128::from(length_ms) * u128::from(rules.flip.num()) / u128::from(rules.flip.den());
        let window_ms = u64::try_from(part_ms).unwrap_or(length_ms).max(rules.flip_min_ms);
        let electorate = self.electorate_of_part(vote, day);
        Frozen {
            weighed: self.weighed(vote, &electorate, day),
            electorate,
            approval: house.and_then(|house| house.approval).unwrap_or(rules.approval[class]),
            majority: house.and_then(|house| house.majority).unwrap_or(rules.majority[class]),
            window_ms: if window_ms < length_ms { window_ms } else { 0 },
            root,
            agreements: self.agreements_on(day, u64::MAX),
            delegation: self.delegation_in(vote, day),
            houses: houses.filter(|_| !vote.houses.is_empty()).cloned(),
        }
    }

    /// What is fixed for a vote; or, if no act came since voting began, what the next act will fix.
    fn frozen_now<'a>(&'a self, vote: &'a Vote) -> Cow<'a, Frozen> {
        match &vote.frozen {
            Some(frozen) => Cow::Borrowed(frozen),
            // Nobody has voted: no lot is drawn, and so the root is not asked for.
            None => Cow::Owned(self.freeze(vote, Hash::new([0; 32]))),
        }
    }
}

// ---- ballots

impl Community {
    pub(super) fn check_vote_cast(&self, act: &VoteCast, filing: &Filing) -> Result<(), Refusal> {
        let vote = self.part(self.voting(&act.vote, filing)?, act.house.as_ref())?;
        self.check_voter(vote, filing)?;
        let now = vote.options.len() as u64;
        if act.options.unsigned() != now {
            return Err(Refusal::OptionsChanged {
                seen: act.options.unsigned(),
                now,
            });
        }
        ballot::read(&act.ballot, vote).map(|_| ())
    }

    pub(super) fn apply_vote_cast(&mut self, act: VoteCast, filing: &Filing) {
        let member = self.author_ix(filing);
        let place = self.found_vote(&act.vote);
        self.mark(place, filing.stamp_ms);
        let vote = self.part_mut(place, act.house.as_ref());
        let ballot = ballot::read(&act.ballot, vote).expect("check() read this ballot");
        if vote.decides(member) {
            vote.gone.remove(&member); // Who has come back is there.
            vote.urn.cast(member, ballot);
        } else {
            vote.shown.insert(member, ballot);
        }
    }

    pub(super) fn check_vote_take_back(&self, act: &VoteTakeBack, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let vote = self.part(self.voting(&act.vote, filing)?, act.house.as_ref())?;
        if vote.urn.of(author).is_none() && !vote.shown.contains_key(&author) {
            return Err(Refusal::BallotMissing {});
        }
        Ok(())
    }

    pub(super) fn apply_vote_take_back(&mut self, act: VoteTakeBack, filing: &Filing) {
        let member = self.author_ix(filing);
        let place = self.found_vote(&act.vote);
        self.mark(place, filing.stamp_ms);
        let vote = self.part_mut(place, act.house.as_ref());
        vote.urn.take(member);
        vote.shown.remove(&member);
    }

    /// The part of a vote that an act named, once it was checked.
    fn part_mut(&mut self, place: u32, house: Option<&Slug>) -> &mut Vote {
        let vote = &self.votes.all[place as usize];
        let circle = self.part(vote, house).expect("check() found this house").circle;
        let parts = self.votes.all[place as usize].parts_mut().iter_mut();
        let mut named = parts.filter(|part| part.circle == circle);
        named.next().expect("check() found this house")
    }

    /// A vote on which votes can be cast now.
    fn voting(&self, id: &Hash, filing: &Filing) -> Result<&Vote, Refusal> {
        let vote = self.open_vote(id)?;
        match vote.stage_at(filing.stamp_ms) {
            VoteStage::Voting => Ok(vote),
            VoteStage::Deliberation => Err(Refusal::VotingAhead {
                begins_ms: vote.voting_ms,
            }),
            VoteStage::Waiting | VoteStage::Due | VoteStage::Closed | VoteStage::Withdrawn => {
                Err(Refusal::VotingEnded { ended_ms: vote.ends_ms })
            }
        }
    }

    /// Those vote who were there when voting began; who is dating is shown, and does not count.
    fn check_voter(&self, vote: &Vote, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let in_circle = || self.is_in_circle(vote.circle, author);
        let may = match &vote.frozen {
            Some(frozen) => in_circle() && (frozen.electorate.has(author) || !self.binds(author)),
            None => in_circle() && !self.decides_before(vote, author),
        };
        if may { Ok(()) } else { Err(Refusal::NotInElectorate {}) }
    }

    /// Notes what the ballots come to before one changes for the first time in the last part of the time.
    fn mark(&mut self, place: u32, stamp_ms: u64) {
        let vote = &self.votes.all[place as usize];
        let is_past = vote.mark_ms().is_some_and(|mark_ms| stamp_ms >= mark_ms);
        if is_past && vote.mark.is_none() {
            let standing = self.standing_at_mark(vote);
            self.votes.all[place as usize].mark = Some(standing);
        }
    }
}

impl Vote {
    fn decides(&self, member: MemberIx) -> bool {
        self.frozen.as_ref().is_some_and(|frozen| frozen.electorate.has(member))
    }
}

// ---- closing

impl Community {
    pub(super) fn check_vote_close(&self, act: &VoteClose, filing: &Filing) -> Result<Computed, Refusal> {
        let vote = self.open_vote(&act.vote)?;
        let closing = self.closing(vote, filing)?;
        if act.outcome != closing.outcome {
            return Err(Refusal::OutcomeDiffers {
                claimed: act.outcome.word().to_string(),
                computed: closing.outcome.word().to_string(),
            });
        }
        if act.result.0 != closing.result {
            return Err(Refusal::ResultDiffers {
                claimed: act.result.0.to_string(),
                computed: closing.result.to_string(),
            });
        }
        Ok(Computed::Vote(Box::new(closing)))
    }

    /// How a vote can be closed at this time, whatever is claimed.
    fn closing(&self, vote: &Vote, filing: &Filing) -> Result<Closing, Refusal> {
        let early = match vote.stage_at(filing.stamp_ms) {
            VoteStage::Deliberation | VoteStage::Closed | VoteStage::Withdrawn => {
                return Err(Refusal::NotDueYet { due_ms: vote.due_ms() });
            }
            VoteStage::Voting => {
                if vote.wait_ms > 0 || !self.may_close_early(vote) {
                    return Err(Refusal::NotDueYet { due_ms: vote.due_ms() });
                }
                true
            }
            VoteStage::Waiting | VoteStage::Due => false,
        };
        let counted = self.count(vote);
        let turned = self
            .mark_of(vote, filing.stamp_ms)
            .is_some_and(|mark| mark.decides() != counted.standing.decides());
        if turned && vote.prolonged_ms.is_none() && vote.paused_ms.is_none() {
            if early && !self.is_settled(vote) {
                return Err(Refusal::NotDueYet { due_ms: vote.due_ms() });
            }
            if !early {
                return Ok(self.concluded(vote, counted, VoteOutcome::Prolonged, None));
            }
        }
        let once_more = vote.extended_ms.is_none() && vote.paused_ms.is_none();
        if !early && once_more && Self::misses_quorum(&counted) {
            return Ok(self.concluded(vote, counted, VoteOutcome::Extended, None));
        }
        if !early && filing.stamp_ms < vote.due_ms() {
            return Err(Refusal::NotDueYet { due_ms: vote.due_ms() });
        }
        let mut outcome = counted.standing.outcome;
        let mut plan = None;
        if outcome == VoteOutcome::Adopted {
            let by = Mandate::Vote {
                circle: vote.circle,
                class: vote.class,
            };
            match self.plan_effects(&vote.effects_of(&counted.standing.winners), by, vote.id, filing) {
                Ok(planned) => plan = Some(planned),
                Err(_) => outcome = VoteOutcome::Returned, // Why, `plan_effects` says to whoever asks.
            }
        }
        Ok(self.concluded(vote, counted, outcome, plan))
    }

    fn concluded(&self, vote: &Vote, counted: Count, outcome: VoteOutcome, plan: Option<Plan>) -> Closing {
        Closing {
            outcome,
            result: result_digest(&self.vote_result(vote, &counted, outcome)),
            houses: counted.houses.into_iter().map(|house| house.standing).collect(),
            standing: counted.standing,
            plan,
        }
    }

    /// Before its time a vote is closed if all who decide and are still there have answered, or if whoever has not
    /// answered cannot change the outcome any more.
    fn may_close_early(&self, vote: &Vote) -> bool {
        if !vote.houses.is_empty() {
            return vote.houses.iter().all(|house| self.may_close_early(house));
        }
        let all = self.frozen_now(vote).electorate.count();
        vote.ballots() + vote.gone() >= all || self.is_settled(vote)
    }

    /// Whether a question of yes or no comes to the same, however those answer who have not; if nobody who has answers
    /// anew. More for never makes it worse, and more against never makes it better: the two extremes say it all.
    fn is_settled(&self, vote: &Vote) -> bool {
        if !vote.houses.is_empty() {
            return vote.houses.iter().all(|house| self.is_settled(house));
        }
        let frozen = self.frozen_now(vote);
        if vote.method != VoteMethod::YesNo {
            return false;
        }
        // As many as have to vote themselves have done so, whatever the others do.
        let all = frozen.electorate.count();
        let direct = frozen.delegation.as_ref().map_or(0, |rules| rules.direct_of(all));
        if vote.ballots() < direct {
            return false;
        }
        let left = frozen.voices_open(vote);
        let (mut yes, mut no) = (0, 0);
        for (ballot, times) in frozen.ballots(vote) {
            match ballot::leaning(vote.method, ballot, 1) {
                ballot::Leaning::For => yes += times,
                ballot::Leaning::Against => no += times,
                ballot::Leaning::Neither => {}
            }
        }
        let at_best = count::plain_outcome(vote.class, &frozen, yes + left, no);
        at_best == count::plain_outcome(vote.class, &frozen, yes, no + left)
    }

    pub(super) fn apply_vote_close(&mut self, act: VoteClose, filing: &Filing, computed: Option<Computed>) {
        let Some(Computed::Vote(closing)) = computed else {
            unreachable!("check() computed how this vote closes")
        };
        let place = self.found_vote(&act.vote);
        let review = self
            .day_of(filing.stamp_ms)
            .plus_months(self.bylaws().deciding.votes.review_months);
        let vote = &mut self.votes.all[place as usize];
        match closing.outcome {
            VoteOutcome::Prolonged => {
                let window_ms = vote.frozen.as_ref().map_or(0, |frozen| frozen.window_ms);
                vote.end_voting_at(filing.stamp_ms.saturating_add(window_ms));
                vote.prolonged_ms = Some(filing.stamp_ms);
                return;
            }
            VoteOutcome::Extended => {
                let extension_ms = houses::rules_of(vote).extension_ms;
                vote.end_voting_at(filing.stamp_ms.saturating_add(extension_ms));
                vote.extended_ms = Some(filing.stamp_ms);
                vote.mark = None; // The last part of the time is another one now.
                return;
            }
            VoteOutcome::Adopted | VoteOutcome::StatusQuo | VoteOutcome::NoQuorum => {}
            VoteOutcome::Returned | VoteOutcome::Deadlock => {}
        }
        let adopted = closing.outcome == VoteOutcome::Adopted;
        let winners = closing.standing.winners.clone();
        let end = VoteEnd {
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
            outcome: Some(closing.outcome),
            standing: Some(closing.standing),
            result: Some(closing.result),
            review: adopted.then_some(review),
        };
        for (house, standing) in vote.houses.iter_mut().zip(closing.houses) {
            house.end = Some(VoteEnd {
                outcome: Some(standing.outcome),
                standing: Some(standing),
                result: None,
                review: None,
                ..end.clone()
            });
        }
        vote.end = Some(end);
        self.votes.open.remove(&place);
        if closing.outcome == VoteOutcome::Deadlock {
            self.convene_conference(place, filing);
        }
        if let Some(plan) = closing.plan {
            let effects = self.votes.all[place as usize].effects_of(&winners);
            self.apply_plan(plan, filing);
            self.supersede_proposals(&effects, act.vote, filing);
        }
    }

    /// How many votes are open in a circle.
    pub(super) fn open_votes_in(&self, circle: u32) -> u64 {
        self.open_votes().filter(|vote| vote.is_of(circle)).count() as u64
    }

    /// The closings of votes that are due at this time.
    pub(super) fn due_votes(&self, now_ms: u64) -> Vec<Act> {
        let closing = |place: &u32| self.due_vote(*place, now_ms);
        self.votes.open.iter().filter_map(closing).collect()
    }

    /// The closing of one vote, if its time is over.
    pub(super) fn due_vote(&self, place: u32, now_ms: u64) -> Option<Act> {
        let vote = self.votes.all.get(place as usize)?;
        let over = vote.is_open() && now_ms >= vote.ends_ms;
        over.then(|| self.vote_closing(&vote.id, now_ms)).flatten()
    }
}

// ---- questions

impl Community {
    /// All votes, in order of opening.
    pub fn votes(&self) -> &[Vote] {
        &self.votes.all
    }

    /// The votes that are neither closed nor withdrawn, in order of opening.
    pub fn open_votes(&self) -> impl Iterator<Item = &Vote> {
        self.votes.open.iter().map(|place| &self.votes.all[*place as usize])
    }

    /// A vote by id.
    pub fn vote(&self, id: &Hash) -> Option<&Vote> {
        match self.decision_by_id.get(id)? {
            DecisionIx::Vote(place) => self.votes.all.get(*place as usize),
            DecisionIx::Proposal(_) | DecisionIx::Advice(_) => None,
        }
    }

    /// The closing that can be filed for a vote at this time, early ones included; none if it cannot be closed.
    pub fn vote_closing(&self, id: &Hash, now_ms: u64) -> Option<Act> {
        let vote = self.vote(id)?;
        let filing = Filing {
            author: Author::Keeper,
            act_id: Hash::new([0; 32]),
            nonce: [0; 16],
            index: self.length,
            stamp_ms: now_ms,
            root: Hash::new([0; 32]),
        };
        let closing = self.closing(vote, &filing).ok()?;
        Some(Act::VoteClose(VoteClose {
            vote: vote.id,
            outcome: closing.outcome,
            result: Digest(closing.result),
        }))
    }

    /// What a vote comes to as its ballots are; pages do not show it before the end where it is about people.
    pub fn running(&self, vote: &Vote) -> Running {
        let counted = self.count(vote);
        let by_lot = |one: &Count| count::by_lot(one.outcome.as_ref());
        Running {
            electorate: self.frozen_now(vote).electorate.count(),
            left: vote.gone(),
            cast: vote.ballots(),
            by_lot: by_lot(&counted) || counted.houses.iter().any(by_lot),
            standing: counted.standing,
        }
    }

    /// The whole count of a vote with its working, as its ballots are; none if there is nothing to count.
    pub fn outcome(&self, vote: &Vote) -> Option<Outcome> {
        self.count(vote).outcome
    }

    /// The ballots of a vote as `tally` counts them, to be written as a file. Options are named by their numbers, and
    /// leaving things as they are by 0, after the last of them.
    pub fn profile(&self, vote: &Vote) -> Profile {
        let speaking = self.speaking(vote);
        count::profile(vote, &self.voices(vote, speaking.as_ref()), self.scale())
    }

    /// The method and its settings by which such a file comes to the same result.
    pub fn method(&self, vote: &Vote) -> Method {
        count::method(vote, &self.frozen_now(vote))
    }

    /// The same as words of the command line, after `mirrorball count`.
    pub fn count_words(&self, vote: &Vote) -> Vec<String> {
        let frozen = self.frozen_now(vote);
        let mut words: Vec<String> = ["--method", count::tally_name(vote.method)].map(String::from).to_vec();
        let mut say = |option: &str, value: String| words.extend([option.to_string(), value]);
        match vote.method {
            VoteMethod::YesNo => {
                say("--electorate", frozen.voices().to_string());
                say("--approval", frozen.approval.to_string());
                say("--threshold", frozen.majority.to_string());
            }
            VoteMethod::Score | VoteMethod::Star => say("--highest", vote.points.to_string()),
            VoteMethod::Dots => say("--dots", vote.points.to_string()),
            VoteMethod::EqualShares => say("--completion", "utilitarian".to_string()),
            VoteMethod::Approval
            | VoteMethod::Times
            | VoteMethod::Schulze
            | VoteMethod::RankedPairs
            | VoteMethod::Irv
            | VoteMethod::Stv
            | VoteMethod::Meek => {}
        }
        if vote.names_status_quo() {
            say("--status-quo", (vote.options.len() + 1).to_string());
        }
        let seed: String = count::seed(vote, &frozen)
            .iter()
            .map(|byte| alloc::format!("{byte:02x}"))
            .collect();
        say("--seed", seed);
        if vote.method == VoteMethod::YesNo && vote.class == crate::act::AgreementClass::Constitutional {
            words.push("--at-least".to_string());
        }
        words
    }

    /// How the voices in a vote, or in one house's part of it, are weighed; none where each person has one.
    pub fn weighing_of(&self, vote: &Vote) -> Option<Weighed> {
        self.frozen_now(vote).weighed.clone()
    }

    /// How many voices the ballot of somebody who voted carries.
    pub fn voices_of_ballot(&self, vote: &Vote, speaking: Option<&Speaking<'_>>, member: MemberIx) -> u32 {
        match speaking {
            Some(speaking) => speaking.weight(member),
            None => self.own_voices(vote, member),
        }
    }

    /// The own voices of somebody who decides a vote.
    pub fn own_voices(&self, vote: &Vote, member: MemberIx) -> u32 {
        self.frozen_now(vote).voices_of(member)
    }

    fn scale(&self) -> u8 {
        self.foundation.as_ref().map_or(0, |foundation| foundation.scale)
    }

    pub(super) fn open_vote(&self, id: &Hash) -> Result<&Vote, Refusal> {
        let vote = self
            .vote(id)
            .ok_or_else(|| Refusal::VoteUnknown { vote: id.to_string() })?;
        if vote.is_open() {
            Ok(vote)
        } else {
            Err(Refusal::VoteOver {})
        }
    }

    fn found_vote(&self, id: &Hash) -> u32 {
        match self.decision_by_id.get(id) {
            Some(DecisionIx::Vote(place)) => *place,
            Some(DecisionIx::Proposal(_) | DecisionIx::Advice(_)) | None => unreachable!("check() found this vote"),
        }
    }
}
