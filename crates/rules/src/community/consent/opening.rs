//! Proposals begin: opened, drafted, started; and the decision that a share-out opens with it.

use super::super::agreements::REVIEW_MONTHS_MAX;
use super::super::decision::DecisionIx;
use super::super::effects::Mandate;
use super::super::state::MemberIx;
use super::super::{Community, Filing, limit};
use super::clock::Clock;
use super::course::Course;
use super::records::{ProposalKind, ProposalRecord, Stage, Version};
use crate::act::effect::{Effect, PostShare};
use crate::act::{AgreementClass, ProposalOpen, ProposalStart};
use crate::field::Field;
use crate::limits::{Crowd, PROPOSALS_MAX};
use crate::quantity::Day;
use crate::refusal::Refusal;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use register::Hash;
use register::json::{Value, encode};

const HOUR_MS: u64 = 3_600_000;

/// Effects as they are kept.
pub(in crate::community) fn kept(effects: &[Effect]) -> String {
    encode(&Value::List(effects.iter().map(Field::write).collect()))
}

impl Community {
    pub(in crate::community) fn check_proposal_open(&self, act: &ProposalOpen, filing: &Filing) -> Result<(), Refusal> {
        let circle = self.deciding_circle(act.circle.as_str())?;
        self.in_circle(circle, filing)?;
        limit(Crowd::Proposals, self.proposals.len(), PROPOSALS_MAX)?;
        self.check_no_house_needed(circle, act.class, filing)?;
        self.check_tension(act.tension.as_ref())?;
        self.check_review_day(act.review, filing)?;
        if let Some(surrogate) = &act.surrogate {
            self.check_takes_part(circle, surrogate)?;
        }
        if let Some(effects) = &act.effects {
            let by = Mandate::Circle {
                circle,
                class: act.class,
            };
            self.check_effects(effects, by, filing)?;
        }
        Ok(())
    }

    /// A member who is there, and in the circle.
    pub(in crate::community) fn check_takes_part(&self, circle: u32, member: &Hash) -> Result<MemberIx, Refusal> {
        let member = self.present_member(member)?;
        if self.is_in_circle(circle, member) {
            return Ok(member);
        }
        Err(Refusal::NotInCircle {
            circle: self.slug_of(circle),
        })
    }

    /// A review comes later, within a year.
    pub(super) fn check_review_day(&self, review: Option<Day>, filing: &Filing) -> Result<(), Refusal> {
        let Some(review) = review else { return Ok(()) };
        let today = self.day_of(filing.stamp_ms);
        let latest = today.plus_months(REVIEW_MONTHS_MAX);
        if review > today && review <= latest {
            return Ok(());
        }
        Err(Refusal::ReviewUnfit { latest })
    }

    pub(in crate::community) fn apply_proposal_open(&mut self, act: ProposalOpen, filing: &Filing) {
        let circle = self
            .deciding_circle(act.circle.as_str())
            .expect("check() found this circle");
        let effects: Vec<Effect> = act.effects.as_deref().unwrap_or_default().to_vec();
        let version = Version {
            title: Some(act.title.0),
            text: Some(act.text.0),
            irreversible: self.is_irreversible(&effects),
            effects: kept(&effects),
            review: act.review,
            why: None,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        };
        let surrogate = act.surrogate.as_ref().and_then(|surrogate| self.member_ix(surrogate));
        let mut record = self.new_proposal(ProposalKind::Plain, circle, act.class, Some(version), filing);
        record.surrogate = surrogate;
        record.driver = act.driver.map(|driver| driver.0);
        record.tension = act.tension;
        if act.draft.is_none() {
            self.begin(&mut record, filing.stamp_ms);
        }
        self.keep_proposal(record);
    }

    /// A record of this kind, still a draft.
    pub(in crate::community) fn new_proposal(
        &self,
        kind: ProposalKind,
        circle: u32,
        class: AgreementClass,
        version: Option<Version>,
        filing: &Filing,
    ) -> ProposalRecord {
        let deciding = &self.bylaws().deciding;
        ProposalRecord {
            id: filing.act_id,
            entry: filing.index,
            entries: alloc::vec![filing.index],
            opened_ms: filing.stamp_ms,
            kind,
            circle,
            moved_from: Vec::new(),
            class,
            by: self.author_ix(filing),
            surrogate: None,
            driver: None,
            tension: None,
            versions: version.into_iter().collect(),
            edits: Vec::new(),
            rounds: Vec::new(),
            objections: Vec::new(),
            meeting: None,
            pausers: BTreeSet::new(),
            closings: Vec::new(),
            review: None,
            superseded_by: None,
            panel: None,
            emergency: false,
            rules: deciding.consent.clone(),
            votes: deciding.votes.clone(),
            clock: Clock::default(),
            course: Course::begin(Stage::Draft, filing.stamp_ms, u64::MAX),
        }
    }

    pub(in crate::community) fn keep_proposal(&mut self, record: ProposalRecord) {
        self.link_tension(record.tension.as_ref(), record.id);
        let place = self.proposals.len() as u32; // PROPOSALS_MAX fits.
        self.decision_by_id.insert(record.id, DecisionIx::Proposal(place));
        self.open_proposals.insert(place);
        self.proposals.push(record);
    }

    /// Clarify, react, then objections: policy and electorate are frozen here.
    pub(super) fn begin(&self, record: &mut ProposalRecord, stamp_ms: u64) {
        let deciding = &self.bylaws().deciding;
        record.rules = deciding.consent.clone();
        record.votes = deciding.votes.clone();
        let now_ms = record.clock.at(stamp_ms);
        let resting_ms = stamp_ms.saturating_sub(now_ms);
        let clarify_ms = now_ms.saturating_add(record.rules.clarify_ms);
        let opens_ms = clarify_ms.saturating_add(record.rules.react_ms);
        let ends_ms = self.round_ends_ms(opens_ms.saturating_add(resting_ms), &record.rules);
        let floor_ms = opens_ms.saturating_add(record.rules.floor_ms);
        let ends_ms = ends_ms.saturating_sub(resting_ms);
        record.open_round(record.circle, self.electorate_of(record), (opens_ms, floor_ms, ends_ms));
        record.course = Course {
            rounds: 1,
            ..Course::begin(Stage::Clarify, now_ms, clarify_ms)
        };
    }

    /// Straight to objections on the version there is now, for so long.
    pub(in crate::community) fn begin_objections(&self, record: &mut ProposalRecord, stamp_ms: u64, lasts_ms: u64) {
        let now_ms = record.clock.at(stamp_ms);
        let ends_ms = now_ms.saturating_add(lasts_ms);
        record.open_round(record.circle, self.electorate_of(record), (now_ms, ends_ms, ends_ms));
        record.course = Course {
            rounds: record.course.rounds + 1,
            started_ms: if record.course.rounds == 0 {
                now_ms
            } else {
                record.course.started_ms
            },
            ..Course::begin(Stage::Objections, now_ms, ends_ms)
        };
    }

    pub(in crate::community) fn check_proposal_start(
        &self,
        act: &ProposalStart,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let record = self.known_proposal(&act.proposal)?;
        self.own_proposal(record, filing)?;
        record.at_stage(&record.outlook(filing.stamp_ms), filing.stamp_ms, &[Stage::Draft])?;
        self.check_effects(
            &record.last().effects(),
            Mandate::Circle {
                circle: record.circle,
                class: record.class,
            },
            filing,
        )
    }

    pub(in crate::community) fn apply_proposal_start(&mut self, act: ProposalStart, filing: &Filing) {
        let place = self.proposal_place(&act.proposal).expect("check() found this proposal");
        let mut record = self.proposals[place].clone();
        record.note_entry(filing.index);
        self.begin(&mut record, filing.stamp_ms);
        self.proposals[place] = record;
    }

    /// The author, who has to be the proposer and still in the circle.
    pub(super) fn own_proposal(&self, record: &ProposalRecord, filing: &Filing) -> Result<MemberIx, Refusal> {
        let author = self.full_or_dating(filing)?;
        if author == record.by && self.still_proposes(record) && self.heir_of(record.circle) == record.circle {
            return Ok(author);
        }
        self.in_circle(record.circle, filing)?;
        Err(Refusal::NotTheProposer {})
    }

    /// Whether who proposes is still there: in the circle that decides now, or in one that it came from.
    pub(super) fn still_proposes(&self, record: &ProposalRecord) -> bool {
        let mut circles = record.moved_from.iter().chain([&record.circle]);
        circles.any(|circle| self.is_in_circle(*circle, record.by))
    }

    /// Where the agreement `consent` holds, a share-out is decided by the whole community, straight to objections.
    pub(in crate::community) fn open_share_proposal(&mut self, filing: &Filing) {
        let effects = [Effect::PostShare(PostShare { share: filing.act_id })];
        let version = Version {
            title: None,
            text: None,
            effects: kept(&effects),
            irreversible: false,
            review: None,
            why: None,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        };
        let circle = super::super::circles::ROOT;
        let class = AgreementClass::Operational;
        let mut record = self.new_proposal(ProposalKind::Share, circle, class, Some(version), filing);
        let lasts_ms = u64::from(self.bylaws().waiting_hours).saturating_mul(HOUR_MS);
        self.begin_objections(&mut record, filing.stamp_ms, lasts_ms);
        self.keep_proposal(record);
    }
}
