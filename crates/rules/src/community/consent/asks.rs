//! What members ask of proposals: where one stands and until when, and what waits for whom.

use super::super::Community;
use super::super::agreements::Agreement;
use super::super::state::MemberIx;
use super::course::Outlook;
use super::records::{EditRecord, ProposalKind, ProposalRecord, Stage, Version};
use crate::act::{Answer, Effect, ProposalOutcome};
use crate::quantity::words;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::Hash;
use serde::Serialize;

words! {
    /// What is asked of a member.
    AskWhat {
        /// To answer a version.
        Answer = "answer",
        /// To vote between a proposal and leaving things as they are.
        Vote = "vote",
        /// To say whether an objection of one's own is answered.
        Resolve = "resolve",
        /// To second an objection, or not.
        Second = "second",
        /// To judge the form of an objection.
        Judge = "judge",
        /// To hear an appeal.
        Hear = "hear",
        /// To take over the objection of somebody who left.
        Take = "take",
        /// To work objections into a new version.
        Integrate = "integrate",
        /// To look at one's own share-out again, since objections stand: it has no other version, but can be withdrawn.
        Reconsider = "reconsider",
        /// To enter what a meeting brought.
        Minutes = "minutes",
        /// To nominate somebody.
        Nominate = "nominate",
        /// To propose somebody for a role.
        Propose = "propose",
        /// To publish what the panel found.
        Report = "report",
    }
}

/// Something that waits for a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// The proposal or selection.
    pub decision: Hash,
    /// The objection, where it is about one.
    pub objection: Option<Hash>,
    /// What.
    pub what: AskWhat,
    /// Until when, Unix ms.
    pub until_ms: Option<u64>,
}

/// Where a proposal stands at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StageView {
    /// The stage.
    pub stage: Stage,
    /// While it rests for a meeting: the stage that goes on afterwards.
    pub within: Stage,
    /// When it ends by itself, Unix ms.
    pub ends_ms: Option<u64>,
    /// What its closing will say.
    pub due: Option<ProposalOutcome>,
    /// Objections that stand, by their place.
    pub open: Vec<u32>,
}

impl ProposalRecord {
    /// Where it stands at this moment, as far as its own record says; [`Community::proposal_stage`] also looks at reviews.
    pub fn stage_at(&self, now_ms: u64) -> StageView {
        let outlook = self.outlook(now_ms);
        let stage = self.shown_stage(&outlook, now_ms);
        let until_ms = Some(outlook.course.until_ms).filter(|until_ms| *until_ms < u64::MAX);
        let ends_ms = match stage {
            Stage::Meeting => self.clock.meeting_until(now_ms),
            Stage::Withdrawn => self.clock.takeable_until(self.rules.abandon_ms),
            _ if stage.is_over() => None, // What is over does not end again.
            _ => until_ms.map(|until_ms| self.clock.moment(until_ms)), // Every stage that runs ends by its own time.
        };
        StageView {
            stage,
            within: outlook.course.stage,
            ends_ms,
            due: outlook.course.due,
            open: outlook.open().map(|place| place as u32).collect(),
        }
    }

    /// What became of each objection by this moment, in their order.
    pub fn dispositions(&self, now_ms: u64) -> Vec<super::Disposition> {
        self.outlook(now_ms).turns.iter().map(|turn| turn.state).collect()
    }

    /// What is proposed at this moment, editorial edits that stand included.
    pub fn shown(&self, now_ms: u64) -> Version {
        let at_ms = self.clock.at(now_ms);
        let mut version = self.last().clone();
        let stands = |edit: &&EditRecord| edit.version == self.version() && edit.may_stand() && edit.stands_ms <= at_ms;
        for edit in self.edits.iter().filter(stands) {
            version.title = edit.title.or(version.title);
            version.text = edit.text.or(version.text);
            version.review = edit.review.or(version.review);
        }
        version
    }

    /// The agreements that its effects are about.
    fn agreements_named(&self) -> Vec<String> {
        let effects = self.versions.last().map(Version::effects).unwrap_or_default();
        let name = |effect: &Effect| match effect {
            Effect::AdoptAgreement(it) => Some(it.name.to_string()),
            Effect::RetireAgreement(it) => Some(it.name.to_string()),
            Effect::RenewAgreement(it) => Some(it.name.to_string()),
            _ => None, // No other effect is about an agreement.
        };
        effects.iter().filter_map(name).collect()
    }

    /// Since when its last round is answered, Unix ms.
    pub fn round_opens_ms(&self) -> u64 {
        self.round()
            .map_or(self.opened_ms, |round| self.clock.moment(round.opens_ms))
    }

    /// Whether a member sits in the panel that decides it.
    pub fn sits_on_panel(&self, member: MemberIx) -> bool {
        let panel = self.panel.as_ref().and_then(|panel| panel.members.as_ref());
        panel.is_some_and(|members| members.has(member))
    }

    fn asks_of_panel(&self, member: MemberIx, now_ms: u64, asks: &mut Vec<Ask>) {
        let view = self.stage_at(now_ms);
        if view.stage != Stage::Panel {
            return;
        }
        let mut ask = |what| {
            asks.push(Ask {
                decision: self.id,
                objection: None,
                what,
                until_ms: view.ends_ms,
            });
        };
        if !self.current().answers.contains_key(&member) {
            ask(AskWhat::Vote);
        }
        if self.panel.as_ref().is_some_and(|panel| panel.reports.is_empty()) {
            ask(AskWhat::Report);
        }
    }

    /// The policy in two facts: how many answers are needed, of how many.
    pub fn policy(&self) -> (u64, u64) {
        let all = self.round().map_or(0, |round| u64::from(round.electorate.count()));
        (self.answers_needed(), all)
    }
}

impl Community {
    /// Proposals and selections of a circle (or of all) that are in this stage now (or in any), newest first.
    pub fn proposals_in(&self, circle: Option<u32>, stage: Option<Stage>, now_ms: u64) -> Vec<&ProposalRecord> {
        let fits = |record: &&ProposalRecord| {
            circle.is_none_or(|circle| record.circle == circle)
                && stage.is_none_or(|stage| self.proposal_stage(record, now_ms).stage == stage)
        };
        self.proposals.iter().rev().filter(fits).collect()
    }

    /// The agreements that an open proposal is about and that have changed since its version was made: by a role, which
    /// ends nothing that the circle is deciding. Whoever answers reads the proposal beside what holds now.
    pub fn changed_meanwhile(&self, record: &ProposalRecord) -> Vec<&Agreement> {
        let Some(made) = record.versions.last().map(|version| version.entry) else {
            return Vec::new();
        };
        let changed = |agreement: &&Agreement| {
            let last = agreement.last();
            let renewed = last.renewals.iter().map(|renewal| renewal.entry);
            let entries = renewed.chain(last.ended.map(|end| end.entry)).chain([last.entry]);
            entries.max().is_some_and(|entry| entry > made)
        };
        let named = record.agreements_named();
        let of_it = named.iter().filter_map(|name| self.agreement(name));
        of_it
            .filter(changed)
            .filter(|_| !record.course.stage.is_over())
            .collect()
    }

    /// Where a proposal stands at this moment, its review included.
    pub fn proposal_stage(&self, record: &ProposalRecord, now_ms: u64) -> StageView {
        let mut view = record.stage_at(now_ms);
        if view.stage == Stage::Adopted {
            view.stage = self.after_adoption(record, now_ms);
        }
        view
    }

    /// What became of something adopted: of the agreement that it adopted, or by its own review.
    fn after_adoption(&self, record: &ProposalRecord, now_ms: u64) -> Stage {
        let today = self.day_of(now_ms);
        let own = |agreement: &&Agreement| agreement.versions.iter().any(|one| one.decision == Some(record.id));
        let Some(agreement) = self.agreements().iter().find(own) else {
            return match record.review {
                Some(review) if review <= today => Stage::ReviewDue,
                Some(_) | None => Stage::Adopted,
            };
        };
        let adopted = |one: &&super::super::AgreementVersion| one.decision == Some(record.id);
        let version = agreement.versions.iter().find(adopted).expect("it was just found");
        let ended = version.ended.filter(|end| end.day <= today);
        match (ended, version.sunset) {
            (Some(end), _) if end.replaced => Stage::Amended,
            (Some(_), _) => Stage::Retired,
            (None, Some(sunset)) if sunset < today => Stage::Lapsed,
            (None, _) if version.review <= today => Stage::ReviewDue,
            (None, _) if version.renewals.is_empty() => Stage::Adopted,
            (None, _) => Stage::Renewed,
        }
    }

    /// What waits for a member at this moment, what ends first on top.
    pub fn waiting_for(&self, member: MemberIx, now_ms: u64) -> Vec<Ask> {
        let mut asks = Vec::new();
        for record in self.open_proposals() {
            if record.sits_on_panel(member) {
                record.asks_of_panel(member, now_ms, &mut asks);
            } else if self.is_in_circle(record.circle, member) {
                self.asks_of(record, member, now_ms, &mut asks);
            }
            self.hearings_of(record, member, now_ms, &mut asks);
        }
        asks.sort_by_key(|ask| ask.until_ms.unwrap_or(u64::MAX));
        asks
    }

    fn asks_of(&self, record: &ProposalRecord, member: MemberIx, now_ms: u64, asks: &mut Vec<Ask>) {
        let view = record.stage_at(now_ms);
        let mut ask = |what| {
            asks.push(Ask {
                decision: record.id,
                objection: None,
                what,
                until_ms: view.ends_ms,
            });
        };
        let answered = record.round().is_some_and(|round| round.answers.contains_key(&member));
        let decides = record.round().is_some_and(|round| round.electorate.has(member));
        let facilitates = || self.facilitator_of(record, now_ms) == Some(member);
        match view.stage {
            Stage::Objections | Stage::Paused if decides && !answered => ask(AskWhat::Answer),
            Stage::Vote if decides && !answered => ask(AskWhat::Vote),
            Stage::Integrate | Stage::Suspended if record.by == member && record.kind == ProposalKind::Plain => {
                ask(AskWhat::Integrate);
            }
            Stage::Integrate | Stage::Suspended if record.by == member && record.kind == ProposalKind::Share => {
                ask(AskWhat::Reconsider);
            }
            Stage::Meeting if facilitates() => ask(AskWhat::Minutes),
            Stage::Nominate => {
                let nominated = record
                    .selection()
                    .is_some_and(|own| own.nominations.contains_key(&member));
                if !nominated {
                    ask(AskWhat::Nominate);
                }
            }
            Stage::Propose | Stage::Integrate if record.selection().is_some() && facilitates() => ask(AskWhat::Propose),
            _ => {} // Nothing is asked of this member.
        }
    }

    fn hearings_of(&self, record: &ProposalRecord, member: MemberIx, now_ms: u64, asks: &mut Vec<Ask>) {
        if record.objections.is_empty() {
            return;
        }
        let outlook: Outlook = record.outlook(now_ms);
        for place in outlook.open() {
            let objection = &record.objections[place];
            let mut ask = |what, until_ms: Option<u64>| {
                asks.push(Ask {
                    decision: record.id,
                    objection: Some(objection.id),
                    what,
                    until_ms: until_ms.map(|until_ms| record.clock.moment(until_ms)),
                });
            };
            let turn = outlook.turns[place];
            let asked = |hearing: &&super::Hearing| {
                hearing.sits(outlook.course.at_ms)
                    && hearing.body.has(member)
                    && !hearing.judgements.contains_key(&member)
            };
            if let Some(test) = objection.test.as_ref().filter(|_| !turn.tested).filter(asked) {
                ask(AskWhat::Judge, Some(test.until_ms));
            }
            if let Some(appeal) = objection.appeal.as_ref().filter(|_| !turn.appealed).filter(asked) {
                ask(AskWhat::Hear, Some(appeal.until_ms));
            }
            let seconders = objection.seconders.len() as u32; // At most MEMBERS_MAX.
            if seconders < objection.seconders_needed
                && objection.raised_by != member
                && !objection.seconders.contains(&member)
                && record.round().is_some_and(|round| round.electorate.has(member))
            {
                ask(AskWhat::Second, Some(objection.second_until_ms));
            }
            if objection.owner == member && (objection.answered_by.is_some() || objection.reminders > 0) {
                let silent_ms = objection.reminded_ms.saturating_add(record.rules.abandon_ms);
                ask(
                    AskWhat::Resolve,
                    (objection.reminders >= record.rules.reminders).then_some(silent_ms),
                );
            }
            if let Some(left_ms) = objection.left_ms
                && self.is_in_circle(record.circle, member)
                && self.binds(member)
                && record.by != member
            {
                ask(AskWhat::Take, Some(left_ms.saturating_add(record.rules.abandon_ms)));
            }
        }
    }

    /// How many of the electorate object, of a proposal's last round.
    pub fn objecting(&self, record: &ProposalRecord) -> Vec<MemberIx> {
        let answers = record.round().into_iter().flat_map(|round| round.answers.iter());
        let objects = answers.filter(|(_, answer)| answer.counts && answer.answer == Answer::Object);
        objects.map(|(member, _)| *member).collect()
    }
}
