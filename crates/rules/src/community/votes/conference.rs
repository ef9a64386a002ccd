//! Where houses disagree: as many people are drawn from each, and agree on one amended text. All houses decide on it once
//! more, in a vote of its own; if they disagree again, or nobody agrees in time, things stay as they are.

use super::super::draws::{DrawFor, DrawGroup};
use super::super::state::MemberIx;
use super::super::{Community, Filing, limit};
use super::houses::{in_houses, rules_of};
use super::opening::{check_option, kept_option};
use super::record::{Vote, VoteOption};
use super::urn::Urn;
use crate::act::{ConferenceAgree, ConferenceSuggest, VoteMethod};
use crate::community::decision::Electorate;
use crate::limits::{AMENDMENTS_MAX, Crowd, OPEN_VOTES_MAX, VOTES_MAX};
use crate::quantity::words;
use crate::refusal::Refusal;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::ToString;
use alloc::vec::Vec;
use register::Hash;
use serde::{Deserialize, Serialize};

words! {
    /// Where those drawn from the houses stand.
    ConferenceStage {
        /// They are being drawn.
        Drawing = "drawing",
        /// They suggest amended texts, and agree to one.
        Sitting = "sitting",
        /// They agreed: all houses decide once more.
        Agreed = "agreed",
        /// They were not drawn, or did not agree, in time: things stay as they are.
        Over = "over",
    }
}

/// An amended text that somebody suggests.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Amendment {
    /// The act id by which it was suggested.
    pub id: Hash,
    /// What it says and does.
    pub option: VoteOption,
    /// Those of the conference who agree to it.
    pub agreed: BTreeSet<MemberIx>,
}

/// Those drawn from the houses of a vote.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Conference {
    /// The draw; none where nobody had to be chosen.
    pub draw: Option<Hash>,
    /// Who sits, for each house; none until they are drawn.
    pub seated: Vec<Vec<MemberIx>>,
    /// When it is waited for no longer, Unix ms: first that they are drawn, then that they agree.
    pub until_ms: u64,
    /// What was suggested, in order.
    pub amendments: Vec<Amendment>,
    /// The vote on the text that they agreed to.
    pub next: Option<Hash>,
}

impl Conference {
    /// Where it stands at this time.
    pub fn stage_at(&self, now_ms: u64) -> ConferenceStage {
        if self.next.is_some() {
            ConferenceStage::Agreed
        } else if now_ms >= self.until_ms {
            ConferenceStage::Over
        } else if self.seated.is_empty() {
            ConferenceStage::Drawing
        } else {
            ConferenceStage::Sitting
        }
    }

    /// Whether somebody sits in it.
    pub fn has(&self, member: MemberIx) -> bool {
        self.seated.iter().any(|house| house.contains(&member))
    }

    /// The text that somebody agrees to.
    pub fn agreed_by(&self, member: MemberIx) -> Option<&Amendment> {
        self.amendments.iter().find(|one| one.agreed.contains(&member))
    }

    /// Whether more than half of those of each house agree to this text.
    fn is_agreed(&self, one: &Amendment) -> bool {
        let enough = |house: &Vec<MemberIx>| {
            let agree = house.iter().filter(|member| one.agreed.contains(*member)).count();
            2 * agree > house.len()
        };
        self.seated.iter().all(enough)
    }
}

impl Community {
    /// Whether people could be drawn from every house of a vote that has not been amended yet.
    pub(super) fn can_confer(&self, vote: &Vote) -> bool {
        vote.after.is_none() && self.seats_of(&self.conferees(vote), vote) > 0
    }

    /// Who can be drawn for each house. Who decides in one alone stands for it; who decides in several, for that which so
    /// far has the fewest. So nobody stands for two.
    fn conferees(&self, vote: &Vote) -> Vec<Vec<MemberIx>> {
        let mut standing: Vec<Vec<MemberIx>> = alloc::vec![Vec::new(); vote.houses.len()];
        let mut several: Vec<(MemberIx, Vec<usize>)> = Vec::new();
        for member in self.frozen_now(vote).electorate.members() {
            let places = self.houses_with(vote, *member);
            match places.as_slice() {
                [] => {}
                [only] => standing[*only].push(*member),
                [_, _, ..] => several.push((*member, places)),
            }
        }
        for (member, places) in several {
            let fewest = places.into_iter().min_by_key(|place| standing[*place].len());
            standing[fewest.expect("they are in several")].push(member);
        }
        standing
    }

    /// The houses, by their places in a vote, in which a member decides and still is.
    fn houses_with(&self, vote: &Vote, member: MemberIx) -> Vec<usize> {
        let decides =
            |part: &Vote| self.frozen_now(part).electorate.has(member) && self.is_in_circle(part.circle, member);
        let houses = vote.houses.iter().enumerate();
        houses
            .filter(|(_, part)| decides(part))
            .map(|(place, _)| place)
            .collect()
    }

    /// As many from each: what the agreement says, or as many as the smallest house has.
    fn seats_of(&self, conferees: &[Vec<MemberIx>], vote: &Vote) -> usize {
        let smallest = conferees.iter().map(Vec::len).min().unwrap_or(0);
        smallest.min(rules_of(vote).seats as usize)
    }

    /// The houses disagree: people are drawn, or sit at once where nobody has to be chosen.
    pub(super) fn convene_conference(&mut self, place: u32, filing: &Filing) {
        let vote = &self.votes.all[place as usize];
        let (id, circle, amend_ms) = (vote.id, vote.circle, rules_of(vote).amend_ms);
        let conferees = self.conferees(vote);
        let seats = self.seats_of(&conferees, vote);
        let names = vote.houses.iter().map(|part| self.slug_of(part.circle));
        let groups: Vec<DrawGroup> = names
            .zip(&conferees)
            .map(|(name, members)| DrawGroup {
                name,
                candidates: Electorate::new(members.clone()),
                seats: seats as u32, // At most 20.
            })
            .collect();
        let conference = if conferees.iter().all(|house| house.len() == seats) {
            Conference {
                draw: None,
                seated: conferees,
                until_ms: filing.stamp_ms.saturating_add(amend_ms),
                amendments: Vec::new(),
                next: None,
            }
        } else {
            let until_ms = filing
                .stamp_ms
                .saturating_add(self.bylaws().deciding.consent.drawn_within_ms());
            Conference {
                draw: Some(self.open_draw(DrawFor::Conference(id), circle, groups, until_ms, filing)),
                seated: Vec::new(),
                until_ms,
                amendments: Vec::new(),
                next: None,
            }
        };
        self.votes.all[place as usize].conference = Some(conference);
    }

    /// They are drawn: as many from each house, though somebody has left meanwhile.
    pub(in crate::community) fn seat_conference(&mut self, vote: &Hash, drawn: &[Vec<MemberIx>], filing: &Filing) {
        let place = self.found_vote(vote);
        let vote = &mut self.votes.all[place as usize];
        let amend_ms = rules_of(vote).amend_ms;
        let fewest = drawn.iter().map(Vec::len).min().unwrap_or(0);
        let Some(conference) = vote.conference.as_mut().filter(|_| fewest > 0) else {
            return; // From one of the houses nobody is left: it is over when its time is.
        };
        let equal = |house: &Vec<MemberIx>| house.iter().copied().take(fewest).collect();
        conference.seated = drawn.iter().map(equal).collect();
        conference.until_ms = filing.stamp_ms.saturating_add(amend_ms);
    }

    /// The register is another community's from here on: what houses disagreed on there stays as it is here.
    pub(in crate::community) fn end_conferences(&mut self, filing: &Filing) {
        for vote in &mut self.votes.all {
            if let Some(conference) = &mut vote.conference {
                conference.until_ms = conference.until_ms.min(filing.stamp_ms);
            }
        }
    }

    /// A vote whose conference sits, with the author in it.
    fn conferring(&self, id: &Hash, filing: &Filing) -> Result<(&Vote, &Conference, MemberIx), Refusal> {
        let author = self.full_or_dating(filing)?;
        let vote = self
            .vote(id)
            .ok_or_else(|| Refusal::VoteUnknown { vote: id.to_string() })?;
        let sits = |one: &&Conference| one.stage_at(filing.stamp_ms) == ConferenceStage::Sitting;
        let conference = vote.conference.as_ref().filter(sits).ok_or(Refusal::NotConferring {})?;
        if conference.has(author) {
            Ok((vote, conference, author))
        } else {
            Err(Refusal::NotInConference {})
        }
    }

    pub(in crate::community) fn check_conference_suggest(
        &self,
        act: &ConferenceSuggest,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let (vote, conference, _) = self.conferring(&act.vote, filing)?;
        limit(Crowd::Amendments, conference.amendments.len(), AMENDMENTS_MAX)?;
        check_option(VoteMethod::YesNo, &act.option, "option.")?;
        self.check_option_effects(&act.option, vote.circle, vote.class, filing)
    }

    /// Whoever suggests a text agrees to it.
    pub(in crate::community) fn apply_conference_suggest(&mut self, act: &ConferenceSuggest, filing: &Filing) {
        let author = self.author_ix(filing);
        let place = self.found_vote(&act.vote);
        let amendment = Amendment {
            id: filing.act_id,
            option: kept_option(&act.option, author, filing),
            agreed: BTreeSet::new(),
        };
        self.conference_mut(place).amendments.push(amendment);
        self.agree(place, filing.act_id, author, filing);
    }

    pub(in crate::community) fn check_conference_agree(
        &self,
        act: &ConferenceAgree,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let (_, conference, author) = self.conferring(&act.vote, filing)?;
        if conference.amendments.iter().all(|one| one.id != act.amendment) {
            return Err(Refusal::AmendmentUnknown {
                amendment: act.amendment.to_string(),
            });
        }
        if conference.agreed_by(author).is_some_and(|one| one.id == act.amendment) {
            return Err(Refusal::AlreadyAnswered {});
        }
        limit(Crowd::Votes, self.votes.all.len(), VOTES_MAX)?;
        limit(Crowd::OpenVotes, self.votes.open.len(), OPEN_VOTES_MAX)
    }

    pub(in crate::community) fn apply_conference_agree(&mut self, act: &ConferenceAgree, filing: &Filing) {
        let author = self.author_ix(filing);
        let place = self.found_vote(&act.vote);
        self.agree(place, act.amendment, author, filing);
    }

    fn conference_mut(&mut self, place: u32) -> &mut Conference {
        let conference = self.votes.all[place as usize].conference.as_mut();
        conference.expect("check() found this conference")
    }

    /// Somebody agrees to one text alone; once enough of each house do, all houses decide on it.
    fn agree(&mut self, place: u32, amendment: Hash, member: MemberIx, filing: &Filing) {
        let conference = self.conference_mut(place);
        for one in &mut conference.amendments {
            if one.id == amendment {
                one.agreed.insert(member);
            } else {
                one.agreed.remove(&member);
            }
        }
        let agreed = conference.amendments.iter().find(|one| conference.is_agreed(one));
        let Some(option) = agreed.map(|one| one.option.clone()) else {
            return;
        };
        conference.next = Some(filing.act_id);
        let next = self.once_more(&self.votes.all[place as usize], option, filing);
        self.keep_vote(next, filing);
    }

    /// The same decision on the amended text: every house says yes or no to it, at once.
    fn once_more(&self, before: &Vote, option: VoteOption, filing: &Filing) -> Vote {
        let again_ms = rules_of(before).again_ms;
        let again_ms = again_ms.unwrap_or(self.bylaws().deciding.votes.voting_ms);
        let mut next = Vote {
            id: filing.act_id,
            entry: filing.index,
            by: option.by,
            method: VoteMethod::YesNo,
            points: 0,
            title: option.title,
            text: option.text,
            options: alloc::vec![option],
            houses: Vec::new(),
            after: Some(before.id),
            opened_ms: filing.stamp_ms,
            voting_ms: filing.stamp_ms,
            ends_ms: filing.stamp_ms.saturating_add(again_ms),
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
            ..before.clone()
        };
        let houses: Vec<_> = before.houses.iter().map(|part| (part.circle, None)).collect();
        next.houses = in_houses(&next, &houses);
        next
    }
}
