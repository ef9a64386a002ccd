//! Tensions, remarks, and the answers of reviews. What a decision is, its own module says; here is what is said
//! around it.

use super::decision::DecisionIx;
use super::state::MemberIx;
use super::watching::Alarm;
use super::{Community, Filing, limit};
use crate::act::{
    ProposalOutcome, Remark, ReviewAnswer, TensionClose, TensionRaise, TensionSend, TensionWay, Tier, VoteOutcome,
    Worked,
};
use crate::field::Flaw;
use crate::limits::{Crowd, REMARKS_MAX, TENSION_SENDINGS_MAX, TENSIONS_MAX};
use crate::quantity::Day;
use crate::refusal::Refusal;
use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;
use register::Hash;
use serde::{Deserialize, Serialize};

/// A tension: what is, what could be, what it needs; as notes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tension {
    /// The act id of its raising.
    pub id: Hash,
    /// The entry that raised it.
    pub entry: u64,
    /// When, Unix ms.
    pub raised_ms: u64,
    /// Whose it is; nobody's where a look at power opened it.
    pub by: Option<MemberIx>,
    /// The circle that it concerns; the whole community otherwise.
    pub circle: Option<u32>,
    /// What is; where somebody raised it.
    pub what: Option<Hash>,
    /// What could be.
    pub could: Option<Hash>,
    /// What it needs.
    pub needs: Option<Hash>,
    /// What lies with too few, where a look at power opened it.
    pub alarm: Option<Alarm>,
    /// Where it was sent, the latest last.
    pub sendings: Vec<Sending>,
    /// The decisions that were opened from it, in order.
    pub decisions: Vec<Hash>,
    /// The entry that closed it, and why.
    pub closed: Option<(u64, Hash)>,
}

/// One sending of a tension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
    /// Where it went.
    pub to: SentTo,
}

/// Where a tension went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SentTo {
    /// To a role, by the circle's place and the role's within it.
    Role(u32, u32),
    /// To a circle.
    Circle(u32),
    /// Into a decision: an advice process or a proposal.
    Decision(Hash),
    /// To a mediator. With whom, and what is said, is in no register.
    Mediation,
}

/// A question, a reaction or an answer, for all to read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemarkRecord {
    /// The act id.
    pub id: Hash,
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
    /// Who says it.
    pub by: MemberIx,
    /// The decision that it is about.
    pub decision: Hash,
    /// What is said, as a note.
    pub text: Hash,
    /// The remark that it answers, by its place.
    pub to: Option<u32>,
}

/// What a member says of a decision once it had its time: did it do what it was for?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRecord {
    /// Whether it worked.
    pub worked: Worked,
    /// What was seen, as a note.
    pub note: Hash,
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
}

/// Everything that is said around decisions.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Talk {
    tensions: Vec<Tension>,
    tension_by_id: BTreeMap<Hash, u32>,
    remarks: Vec<RemarkRecord>,
    remark_by_id: BTreeMap<Hash, u32>,
    remarks_of: BTreeMap<Hash, Vec<u32>>,
    reviews: BTreeMap<Hash, BTreeMap<MemberIx, ReviewRecord>>,
}

impl Community {
    /// The tensions, in order of being raised.
    pub fn tensions(&self) -> &[Tension] {
        &self.talk.tensions
    }

    /// A tension by id.
    pub fn tension(&self, id: &Hash) -> Option<&Tension> {
        let place = self.talk.tension_by_id.get(id)?;
        Some(&self.talk.tensions[*place as usize])
    }

    /// What was said about a decision, in order.
    pub fn remarks(&self) -> &[RemarkRecord] {
        &self.talk.remarks
    }

    /// The remarks on a decision, in order.
    pub fn remarks_of(&self, decision: &Hash) -> impl Iterator<Item = &RemarkRecord> + '_ {
        let places = self.talk.remarks_of.get(decision);
        let remark = |place: &u32| &self.talk.remarks[*place as usize];
        places.into_iter().flatten().map(remark)
    }

    /// A remark by its place.
    pub fn remark(&self, place: u32) -> Option<&RemarkRecord> {
        self.talk.remarks.get(place as usize)
    }

    /// What members say of a decision that had its time.
    pub fn reviews_of(&self, decision: &Hash) -> impl Iterator<Item = (MemberIx, &ReviewRecord)> + '_ {
        let reviews = self.talk.reviews.get(decision);
        reviews.into_iter().flatten().map(|(member, review)| (*member, review))
    }

    /// What this member says of a decision that had its time.
    pub fn review_by(&self, decision: &Hash, member: MemberIx) -> Option<&ReviewRecord> {
        self.talk.reviews.get(decision)?.get(&member)
    }

    /// Whether a decision can be opened from this tension, if it names one: it is there and not closed.
    pub(super) fn check_tension(&self, tension: Option<&Hash>) -> Result<(), Refusal> {
        tension.map_or(Ok(()), |id| self.open_tension(id).map(|_| ()))
    }

    /// Notes with the tension that this decision comes from it.
    pub(super) fn link_tension(&mut self, tension: Option<&Hash>, decision: Hash) {
        if let Some(place) = tension.and_then(|id| self.talk.tension_by_id.get(id)) {
            self.talk.tensions[*place as usize].decisions.push(decision);
        }
    }

    fn open_tension(&self, id: &Hash) -> Result<&Tension, Refusal> {
        let tension = self.tension(id).ok_or_else(|| Refusal::TensionUnknown {
            tension: id.to_string(),
        })?;
        if tension.closed.is_some() {
            return Err(Refusal::TensionClosed {});
        }
        Ok(tension)
    }

    fn own_tension(&self, id: &Hash, filing: &Filing) -> Result<&Tension, Refusal> {
        let author = self.full_or_dating(filing)?;
        let tension = self.open_tension(id)?;
        if self.sees_to(tension, author) {
            Ok(tension)
        } else {
            Err(Refusal::NotYourTension {})
        }
    }

    fn found_tension(&mut self, id: &Hash) -> &mut Tension {
        let place = *self.talk.tension_by_id.get(id).expect("check() found this tension");
        &mut self.talk.tensions[place as usize]
    }

    pub(super) fn check_tension_raise(&self, act: &TensionRaise, filing: &Filing) -> Result<(), Refusal> {
        self.full_or_dating(filing)?;
        limit(Crowd::Tensions, self.talk.tensions.len(), TENSIONS_MAX)?;
        match &act.circle {
            Some(circle) => self.open_circle(circle.as_str()).map(|_| ()),
            None => Ok(()),
        }
    }

    pub(super) fn apply_tension_raise(&mut self, act: TensionRaise, filing: &Filing) {
        let circle = act
            .circle
            .as_ref()
            .and_then(|circle| self.circle_place(circle.as_str()));
        self.raise(Tension {
            id: filing.act_id,
            entry: filing.index,
            raised_ms: filing.stamp_ms,
            by: Some(self.author_ix(filing)),
            circle,
            what: Some(act.what.0),
            could: act.could.map(|note| note.0),
            needs: act.needs.map(|note| note.0),
            alarm: None,
            sendings: Vec::new(),
            decisions: Vec::new(),
            closed: None,
        });
    }

    pub(super) fn raise(&mut self, tension: Tension) {
        let place = self.talk.tensions.len() as u32; // TENSIONS_MAX fits.
        self.talk.tension_by_id.insert(tension.id, place);
        self.talk.tensions.push(tension);
    }

    pub(super) fn check_tension_send(&self, act: &TensionSend, filing: &Filing) -> Result<(), Refusal> {
        let tension = self.own_tension(&act.tension, filing)?;
        limit(Crowd::Sendings, tension.sendings.len(), TENSION_SENDINGS_MAX)?;
        if act.drawn.is_some() {
            self.check_mediation_draw(filing)?;
        }
        self.sent_to(act).map(|_| ())
    }

    /// Where a tension goes: exactly the fields that its way asks for are there, and name something.
    fn sent_to(&self, act: &TensionSend) -> Result<SentTo, Refusal> {
        let wants = |field: &str, wanted: bool, given: bool| {
            let flaw = match (wanted, given) {
                (true, false) => Flaw::Missing,
                (false, true) => Flaw::Unknown,
                (true, true) | (false, false) => return Ok(()),
            };
            Err(Refusal::MalformedAct {
                path: field.to_string(),
                flaw,
            })
        };
        let (circle, role, decision) = match act.to {
            TensionWay::Role => (true, true, false),
            TensionWay::Circle => (true, false, false),
            TensionWay::Advice | TensionWay::Proposal => (false, false, true),
            TensionWay::Mediation => (false, false, false),
        };
        if act.to != TensionWay::Mediation {
            wants("drawn", false, act.drawn.is_some())?;
        }
        wants("circle", circle, act.circle.is_some())?;
        wants("role", role, act.role.is_some())?;
        wants("decision", decision, act.decision.is_some())?;
        if let Some(slug) = &act.circle {
            let circle = self.open_circle(slug.as_str())?;
            let Some(role) = &act.role else {
                return Ok(SentTo::Circle(circle));
            };
            let place = self.role(circle, role.as_str()).ok_or_else(|| Refusal::RoleUnknown {
                circle: slug.to_string(),
                role: role.to_string(),
            })?;
            return Ok(SentTo::Role(circle, place));
        }
        let Some(id) = act.decision else {
            return Ok(SentTo::Mediation);
        };
        let fits = match (self.decision_by_id.get(&id), act.to) {
            (Some(DecisionIx::Advice(_)), TensionWay::Advice)
            | (Some(DecisionIx::Proposal(_)), TensionWay::Proposal) => true,
            (Some(_) | None, _) => false, // Another sort of decision, or none.
        };
        if fits {
            Ok(SentTo::Decision(id))
        } else {
            Err(Refusal::DecisionUnknown {
                decision: id.to_string(),
            })
        }
    }

    pub(super) fn apply_tension_send(&mut self, act: TensionSend, filing: &Filing) {
        let to = self.sent_to(&act).expect("check() found where it goes");
        if act.drawn.is_some() {
            self.draw_mediators(act.tension, filing);
        }
        self.found_tension(&act.tension).sendings.push(Sending {
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
            to,
        });
    }

    pub(super) fn check_tension_close(&self, act: &TensionClose, filing: &Filing) -> Result<(), Refusal> {
        self.own_tension(&act.tension, filing).map(|_| ())
    }

    pub(super) fn apply_tension_close(&mut self, act: TensionClose, filing: &Filing) {
        self.found_tension(&act.tension).closed = Some((filing.index, act.reason.0));
    }

    /// Where this decision stands in the community's lists.
    pub(super) fn decision_ix(&self, id: &Hash) -> Result<DecisionIx, Refusal> {
        let found = self.decision_by_id.get(id).copied();
        found.ok_or_else(|| Refusal::DecisionUnknown {
            decision: id.to_string(),
        })
    }

    /// Whether there is still something to talk about before this is decided.
    fn takes_remarks(&self, decision: DecisionIx, now_ms: u64) -> bool {
        match decision {
            DecisionIx::Advice(place) => self.advice_is_open(place, now_ms),
            DecisionIx::Vote(place) => {
                let vote = &self.votes()[place as usize];
                vote.is_open() || vote.is_conferred_about(now_ms)
            }
            DecisionIx::Proposal(place) => !self.proposals()[place as usize].stage_at(now_ms).stage.is_over(),
        }
    }

    /// Whether this was decided, so that one can say whether it worked.
    fn takes_reviews(&self, decision: DecisionIx) -> bool {
        match decision {
            DecisionIx::Advice(place) => self.advice_is_in_effect(place),
            DecisionIx::Vote(place) => {
                let end = self.votes()[place as usize].end.as_ref();
                end.is_some_and(|end| end.outcome == Some(VoteOutcome::Adopted))
            }
            DecisionIx::Proposal(place) => {
                let last = self.proposals()[place as usize].closings.last();
                last.is_some_and(|closing| closing.outcome == ProposalOutcome::Adopted)
            }
        }
    }

    /// The decisions that are in effect and are looked at again: which, in which circle, and on what day.
    pub fn decision_reviews(&self) -> impl Iterator<Item = (Hash, u32, Day)> + '_ {
        let advices = self.advices().iter().filter_map(|advice| {
            let decided = advice.decided.as_ref().filter(|decided| decided.in_effect.is_some())?;
            (advice.tier > Tier::T0).then_some((advice.id, advice.circle, decided.review))
        });
        let votes = self.votes().iter().filter_map(|vote| {
            let review = vote.end.as_ref()?.review?;
            Some((vote.id, vote.circle, review))
        });
        let proposals = self.proposals().iter().filter_map(|proposal| {
            let adopted = proposal.closings.last()?.outcome == ProposalOutcome::Adopted;
            let review = proposal
                .review
                .filter(|_| adopted && proposal.superseded_by.is_none())?;
            Some((proposal.id, proposal.circle, review))
        });
        advices.chain(votes).chain(proposals)
    }

    pub(super) fn check_review_answer(&self, act: &ReviewAnswer, filing: &Filing) -> Result<(), Refusal> {
        self.full_or_dating(filing)?;
        let decision = self.decision_ix(&act.decision)?;
        if self.takes_reviews(decision) {
            Ok(())
        } else {
            Err(Refusal::NotDecidedYet {})
        }
    }

    pub(super) fn apply_review_answer(&mut self, act: ReviewAnswer, filing: &Filing) {
        let member = self.author_ix(filing);
        let review = ReviewRecord {
            worked: act.worked,
            note: act.note.0,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        };
        self.talk
            .reviews
            .entry(act.decision)
            .or_default()
            .insert(member, review);
    }

    pub(super) fn check_remark(&self, act: &Remark, filing: &Filing) -> Result<(), Refusal> {
        self.full_or_dating(filing)?;
        limit(Crowd::Remarks, self.talk.remarks.len(), REMARKS_MAX)?;
        let decision = self.decision_ix(&act.decision)?;
        if !self.takes_remarks(decision, filing.stamp_ms) {
            return Err(Refusal::DecisionOver {});
        }
        let Some(to) = &act.to else { return Ok(()) };
        let answered = self.talk.remark_by_id.get(to);
        let answered = answered.map(|place| &self.talk.remarks[*place as usize]);
        match answered.filter(|remark| remark.decision == act.decision) {
            None => Err(Refusal::RemarkUnknown { remark: to.to_string() }),
            Some(remark) if remark.to.is_some() => Err(Refusal::RemarkNested {}),
            Some(_) => Ok(()),
        }
    }

    pub(super) fn apply_remark(&mut self, act: Remark, filing: &Filing) {
        let place = self.talk.remarks.len() as u32;
        let to = act.to.and_then(|to| self.talk.remark_by_id.get(&to).copied());
        if let Ok(DecisionIx::Proposal(_)) = self.decision_ix(&act.decision) {
            let by = self.author_ix(filing);
            let (_, record) = self.settled_proposal(&act.decision, filing);
            record.hear(by); // Whoever objects and talks has not fallen silent.
        }
        self.talk.remark_by_id.insert(filing.act_id, place);
        self.talk.remarks_of.entry(act.decision).or_default().push(place);
        self.talk.remarks.push(RemarkRecord {
            id: filing.act_id,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
            by: self.author_ix(filing),
            decision: act.decision,
            text: act.text.0,
            to,
        });
    }
}
