//! Votes begin: opened, with options added, or withdrawn. What is fixed when voting begins, and what follows, is in
//! `votes.rs`.

use super::super::effects::Mandate;
use super::super::state::MemberIx;
use super::super::{Community, DecisionIx, Filing, limit};
use super::houses::in_houses;
use super::record::{Vote, VoteEnd, VoteOption, VoteStage};
use super::urn::Urn;
use super::{DOTS_USUAL, HOUR_MS, POINTS_USUAL};
use crate::act::{OptionText, VoteMethod, VoteOpen, VoteOption as OptionAct, VoteWithdraw};
use crate::field::Field;
use crate::limits::{Crowd, OPEN_VOTES_EACH_MAX, OPEN_VOTES_MAX, OPTIONS_EACH_MAX, OPTIONS_MAX, VOTES_MAX};
use crate::refusal::{Refusal, VoteFlaw, VoteTime};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::ToString;
use alloc::vec::Vec;
use register::Hash;
use register::json::encode;

impl Community {
    pub(in crate::community) fn check_vote_open(&self, act: &VoteOpen, filing: &Filing) -> Result<(), Refusal> {
        let circle = self.deciding_circle(act.circle.as_str())?;
        self.check_decider(circle, filing)?;
        limit(Crowd::Votes, self.votes.all.len(), VOTES_MAX)?;
        limit(Crowd::OpenVotes, self.votes.open.len(), OPEN_VOTES_MAX)?;
        let author = self.full_or_dating(filing)?;
        let own = self.open_votes().filter(|vote| vote.by == author).count();
        limit(Crowd::OpenVotesOfMember, own, OPEN_VOTES_EACH_MAX)?;
        limit(
            Crowd::OptionsOfMember,
            act.options.len().saturating_sub(1),
            OPTIONS_EACH_MAX,
        )?;
        self.check_tension(act.tension.as_ref())?;
        check_setting(act)?;
        self.check_houses(act, circle, filing)?;
        self.check_topic(act)?;
        self.check_times(act, filing)?;
        for (place, option) in act.options.iter().enumerate() {
            check_option(act.method, option, &alloc::format!("options[{place}]."))?;
            self.check_option_effects(option, circle, act.class, filing)?;
        }
        Ok(())
    }

    pub(in crate::community) fn apply_vote_open(&mut self, act: VoteOpen, filing: &Filing) {
        let by = self.author_ix(filing);
        self.open_vote_by(act, by, None, filing);
    }

    /// Whether another vote can be opened.
    pub(in crate::community) fn has_room_for_votes(&self) -> bool {
        self.votes.all.len() < VOTES_MAX && self.votes.open.len() < OPEN_VOTES_MAX
    }

    /// Opens a vote under the id of this act: by its opening, or because it settles a proposal that stayed stuck.
    pub(in crate::community) fn open_vote_by(
        &mut self,
        act: VoteOpen,
        by: MemberIx,
        settles: Option<Hash>,
        filing: &Filing,
    ) {
        let circle = self
            .deciding_circle(act.circle.as_str())
            .expect("check() found this circle");
        let rules = &self.bylaws().deciding.votes;
        let hours = |hours: u64| hours * HOUR_MS;
        let deliberation_ms = act
            .deliberation_hours
            .map_or(rules.deliberation_ms, |set| hours(set.unsigned()));
        let voting_for_ms = act.voting_hours.map_or(rules.voting_ms, |set| hours(set.unsigned()));
        let voting_ms = filing.stamp_ms.saturating_add(deliberation_ms);
        let houses = self.houses_named(&act);
        let mut vote = Vote {
            id: filing.act_id,
            entry: filing.index,
            by,
            circle,
            class: act.class,
            method: act.method,
            title: act.title.0,
            text: act.text.map(|text| text.0),
            options: act
                .options
                .iter()
                .map(|option| kept_option(option, by, filing))
                .collect(),
            seats: act.seats.map_or(1, |seats| seats.unsigned() as u32),
            points: act
                .points
                .map_or(usual_points(act.method), |points| points.unsigned() as u32),
            budget: act.budget.map_or(0, |budget| budget.unsigned()),
            people: act.people.is_some(),
            tension: act.tension,
            topic: act.topic.map(|topic| topic.to_string()),
            houses: Vec::new(),
            house: None,
            settles,
            after: None,
            opened_ms: filing.stamp_ms,
            voting_ms,
            ends_ms: voting_ms.saturating_add(voting_for_ms),
            wait_ms: 0,
            frozen: None,
            gone: BTreeSet::new(),
            mark: None,
            prolonged_ms: None,
            extended_ms: None,
            pausers: Vec::new(),
            paused_ms: None,
            end: None,
            conference: None,
            urn: Urn::default(),
            shown: BTreeMap::new(),
        };
        vote.houses = in_houses(&vote, &houses);
        self.keep_vote(vote, filing);
    }

    /// A vote begins, under the id of this act.
    pub(super) fn keep_vote(&mut self, vote: Vote, filing: &Filing) {
        let place = self.votes.all.len() as u32;
        self.votes.open.insert(place);
        self.votes.beginning.insert((vote.voting_ms, place));
        self.decision_by_id.insert(filing.act_id, DecisionIx::Vote(place));
        self.link_tension(vote.tension.as_ref(), filing.act_id);
        self.votes.all.push(vote);
        self.wait_for_irreversible(place);
    }

    /// Those who were not there when it was opened have the time that was agreed on: its opener may give more.
    fn check_times(&self, act: &VoteOpen, filing: &Filing) -> Result<(), Refusal> {
        let rules = &self.bylaws_at(filing.stamp_ms).deciding.votes;
        let set = |hours: Option<u64>| hours.map(|hours| hours * HOUR_MS);
        for (field, set_ms, least_ms) in [
            (
                VoteTime::Deliberation,
                set(act.deliberation_hours.map(|set| set.unsigned())),
                rules.deliberation_least_ms,
            ),
            (
                VoteTime::Voting,
                set(act.voting_hours.map(|set| set.unsigned())),
                rules.voting_least_ms,
            ),
        ] {
            if set_ms.is_some_and(|set_ms| set_ms < least_ms) {
                return Err(Refusal::VoteTooShort {
                    field,
                    hours: least_ms / HOUR_MS,
                });
            }
        }
        Ok(())
    }

    /// Who opens votes and adds options is among those who would decide.
    fn check_decider(&self, circle: u32, filing: &Filing) -> Result<MemberIx, Refusal> {
        let member = self.in_circle(circle, filing)?;
        if self.binds(member) {
            Ok(member)
        } else {
            Err(Refusal::NotBinding {})
        }
    }

    pub(super) fn check_option_effects(
        &self,
        option: &OptionText,
        circle: u32,
        class: crate::act::AgreementClass,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        match &option.effects {
            Some(effects) => self.check_effects(effects, Mandate::Vote { circle, class }, filing),
            None => Ok(()),
        }
    }

    /// What cannot be undone waits before it takes effect.
    fn wait_for_irreversible(&mut self, place: u32) {
        let vote = &self.votes.all[place as usize];
        let irreversible = vote
            .options
            .iter()
            .any(|option| self.is_irreversible(&option.effects()));
        if irreversible {
            let wait_ms = self.bylaws().deciding.consent.irreversible_ms;
            let vote = &mut self.votes.all[place as usize];
            vote.wait_ms = wait_ms;
            vote.houses.iter_mut().for_each(|house| house.wait_ms = wait_ms);
        }
    }

    pub(in crate::community) fn check_vote_option(&self, act: &OptionAct, filing: &Filing) -> Result<(), Refusal> {
        let vote = self.open_vote(&act.vote)?;
        match vote.stage_at(filing.stamp_ms) {
            VoteStage::Deliberation => {}
            VoteStage::Voting | VoteStage::Waiting | VoteStage::Due | VoteStage::Closed | VoteStage::Withdrawn => {
                return Err(Refusal::OptionsFrozen {
                    since_ms: vote.voting_ms,
                });
            }
        }
        let author = self.check_decider(vote.circle, filing)?;
        if vote.parts().iter().any(|part| part.method == VoteMethod::YesNo) {
            return Err(unfit("option", VoteMethod::YesNo, VoteFlaw::OneOption));
        }
        limit(Crowd::Options, vote.options.len(), OPTIONS_MAX)?;
        let own = vote.options.iter().filter(|option| option.by == author).count();
        limit(Crowd::OptionsOfMember, own, OPTIONS_EACH_MAX)?;
        check_option(vote.method, &act.option, "option.")?;
        self.check_option_effects(&act.option, vote.circle, vote.class, filing)
    }

    pub(in crate::community) fn apply_vote_option(&mut self, act: OptionAct, filing: &Filing) {
        let by = self.author_ix(filing);
        let place = self.found_vote(&act.vote);
        let option = kept_option(&act.option, by, filing);
        let vote = &mut self.votes.all[place as usize];
        for house in &mut vote.houses {
            house.options.push(option.clone());
        }
        vote.options.push(option);
        self.wait_for_irreversible(place);
    }

    pub(in crate::community) fn check_vote_withdraw(&self, act: &VoteWithdraw, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        let vote = self.open_vote(&act.vote)?;
        if filing.stamp_ms >= vote.voting_ms {
            return Err(Refusal::OptionsFrozen {
                since_ms: vote.voting_ms,
            });
        }
        if vote.by != author {
            return Err(Refusal::NotYourVote {});
        }
        Ok(())
    }

    pub(in crate::community) fn apply_vote_withdraw(&mut self, act: VoteWithdraw, filing: &Filing) {
        let place = self.found_vote(&act.vote);
        self.end_undecided(place, filing);
    }

    pub(super) fn end_undecided(&mut self, place: u32, filing: &Filing) {
        self.votes.open.remove(&place);
        let vote = &mut self.votes.all[place as usize];
        self.votes.beginning.remove(&(vote.voting_ms, place));
        vote.end = Some(VoteEnd {
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
            outcome: None,
            standing: None,
            result: None,
            review: None,
        });
    }
}

pub(super) fn usual_points(method: VoteMethod) -> u32 {
    match method {
        VoteMethod::Score | VoteMethod::Star => POINTS_USUAL,
        VoteMethod::Dots => DOTS_USUAL,
        VoteMethod::YesNo
        | VoteMethod::Approval
        | VoteMethod::Schulze
        | VoteMethod::RankedPairs
        | VoteMethod::Irv
        | VoteMethod::Stv
        | VoteMethod::Meek
        | VoteMethod::EqualShares
        | VoteMethod::Times => 0,
    }
}

pub(super) fn unfit(field: &str, method: VoteMethod, flaw: VoteFlaw) -> Refusal {
    Refusal::VoteUnfit {
        field: field.to_string(),
        method,
        flaw,
    }
}

/// Whether an opening says what its method asks for, and nothing else.
fn check_setting(act: &VoteOpen) -> Result<(), Refusal> {
    let fills_seats = matches!(act.method, VoteMethod::Stv | VoteMethod::Meek);
    let gives_points = usual_points(act.method) > 0;
    let spends = act.method == VoteMethod::EqualShares;
    for (field, said, asked) in [
        ("seats", act.seats.is_some(), fills_seats),
        ("budget", act.budget.is_some(), spends),
    ] {
        match (said, asked) {
            (true, false) => return Err(unfit(field, act.method, VoteFlaw::NotAsked)),
            (false, true) => return Err(unfit(field, act.method, VoteFlaw::Needed)),
            (true, true) | (false, false) => {}
        }
    }
    if act.points.is_some() && !gives_points {
        return Err(unfit("points", act.method, VoteFlaw::NotAsked));
    }
    if act.method == VoteMethod::YesNo && act.options.len() > 1 {
        return Err(unfit("options", act.method, VoteFlaw::OneOption));
    }
    Ok(())
}

/// Costs belong to budgets, and every project has one.
pub(super) fn check_option(method: VoteMethod, option: &OptionText, under: &str) -> Result<(), Refusal> {
    let field = alloc::format!("{under}cost");
    match (option.cost.is_some(), method == VoteMethod::EqualShares) {
        (true, false) => Err(unfit(&field, method, VoteFlaw::NotAsked)),
        (false, true) => Err(unfit(&field, method, VoteFlaw::Needed)),
        (true, true) | (false, false) => Ok(()),
    }
}

pub(super) fn kept_option(option: &OptionText, by: MemberIx, filing: &Filing) -> VoteOption {
    VoteOption {
        title: option.title.0,
        text: option.text.map(|text| text.0),
        effects: option.effects.as_ref().map(|effects| encode(&effects.write())),
        cost: option.cost.map(|cost| cost.unsigned()),
        by,
        entry: filing.index,
    }
}
