//! What is kept of proposals: what acts did, and the policy that was frozen. Where a proposal stands at a moment is
//! computed from it in `course.rs`.

use super::clock::Clock;
use super::course::{Course, Turn};
use crate::act::effect::Effect;
use crate::act::{AgreementClass, Answer, Criterion, Finding, ProposalOutcome};
use crate::bylaws::deciding::{ConsentRules, VoteRules};
use crate::community::decision::Electorate;
use crate::community::state::MemberIx;
use crate::field::{Field, List};
use crate::quantity::{Day, Ratio, words};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use register::Hash;
use register::json::decode;
use serde::{Deserialize, Serialize};

words! {
    /// Where a proposal or a selection stands.
    Stage {
        /// It is being written.
        Draft = "draft",
        /// Selections: the circle nominates.
        Nominate = "nominate",
        /// Selections: nominations may be changed, now that all are read.
        Change = "change",
        /// Selections: the facilitator proposes somebody.
        Propose = "propose",
        /// Questions are asked.
        Clarify = "clarify",
        /// Reactions are given.
        React = "react",
        /// Members consent, object or stand aside.
        Objections = "objections",
        /// Objections stand: they are resolved, or worked into a new version.
        Integrate = "integrate",
        /// The timers rest for a meeting.
        Meeting = "meeting",
        /// Nothing stands against it; a time of grace.
        Closing = "closing",
        /// An objection came late: adoption is held up.
        Suspended = "suspended",
        /// It cannot be undone, and waits before it takes effect.
        Waiting = "waiting",
        /// It was paused while it waited: members answer once more.
        Paused = "paused",
        /// The rounds are used up: members vote between it and leaving things as they are.
        Vote = "vote",
        /// A panel is drawn that decides it.
        Draw = "draw",
        /// The drawn panel decides it, and publishes its report.
        Panel = "panel",
        /// Its closing is to be filed.
        Due = "due",
        /// It holds.
        Adopted = "adopted",
        /// It holds, and is to be looked at again.
        ReviewDue = "review-due",
        /// It was looked at, and holds on.
        Renewed = "renewed",
        /// What it adopted was changed by a later decision.
        Amended = "amended",
        /// What it adopted was ended by a later decision.
        Retired = "retired",
        /// What it adopted was over on its last day.
        Lapsed = "lapsed",
        /// It was taken back; for some days somebody else can take it over.
        Withdrawn = "withdrawn",
        /// Time ran out.
        Expired = "expired",
        /// The vote that was to settle it went against it.
        Rejected = "rejected",
        /// A newer decision has changed what it was about.
        Superseded = "superseded",
        /// Its effects could not be applied: it is back with its circle.
        Returned = "returned",
    }
}

impl Stage {
    /// Whether nothing happens by itself any more.
    pub fn is_over(self) -> bool {
        match self {
            Stage::Adopted | Stage::ReviewDue | Stage::Renewed | Stage::Amended | Stage::Retired | Stage::Lapsed => {
                true
            }
            Stage::Withdrawn | Stage::Expired | Stage::Rejected | Stage::Superseded | Stage::Returned => true,
            Stage::Draft | Stage::Nominate | Stage::Change | Stage::Propose | Stage::Clarify | Stage::React => false,
            Stage::Objections | Stage::Integrate | Stage::Meeting | Stage::Closing | Stage::Suspended => false,
            Stage::Waiting | Stage::Paused | Stage::Vote | Stage::Draw | Stage::Panel | Stage::Due => false,
        }
    }

    /// Whether it was adopted, whatever became of it afterwards.
    pub fn was_adopted(self) -> bool {
        match self {
            Stage::Adopted | Stage::ReviewDue | Stage::Renewed | Stage::Amended | Stage::Retired | Stage::Lapsed => {
                true
            }
            Stage::Withdrawn | Stage::Expired | Stage::Rejected | Stage::Superseded | Stage::Returned => false,
            Stage::Draft | Stage::Nominate | Stage::Change | Stage::Propose | Stage::Clarify | Stage::React => false,
            Stage::Objections | Stage::Integrate | Stage::Meeting | Stage::Closing | Stage::Suspended => false,
            Stage::Waiting | Stage::Paused | Stage::Vote | Stage::Draw | Stage::Panel | Stage::Due => false,
        }
    }
}

words! {
    /// What became of an objection.
    Disposition {
        /// It stands.
        Open = "open",
        /// Its owner says that it is answered.
        Resolved = "resolved",
        /// Its owner put another in its place.
        Replaced = "replaced",
        /// Too few seconded it: it is a concern.
        Unseconded = "unseconded",
        /// Uninvolved members found that it has not the form of an objection: it is a concern.
        Concern = "concern",
        /// The appeal body found the same.
        Overruled = "overruled",
        /// Its owner kept silent after two reminders.
        Abandoned = "abandoned",
        /// Its owner left, and nobody took it over.
        Left = "left",
        /// The proposal moved on to the parent circle or to a vote, which decides.
        Moved = "moved",
    }
}

words! {
    /// When an objection came.
    Late {
        /// In its time.
        No = "no",
        /// After the time for objections, before the effect.
        BeforeEffect = "before-effect",
        /// After the effect.
        AfterEffect = "after-effect",
    }
}

/// What a proposal is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProposalKind {
    /// Something that a member proposes.
    Plain,
    /// Whether an open share-out posts.
    Share,
    /// Somebody for a role.
    Selection(Box<Selection>),
}

/// A selection's own part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// The circle whose role it is: the proposal's own, or the one below it that a leader is sent into.
    pub of: u32,
    /// The role's short name in it.
    pub role: String,
    /// Who nominates whom, by who nominates.
    pub nominations: BTreeMap<MemberIx, Nomination>,
    /// Who was proposed, in order.
    pub candidates: Vec<Candidate>,
    /// Time to change nominations, frozen at the opening.
    pub change_ms: u64,
    /// Time that the facilitator has to propose, before anybody of the circle can.
    pub propose_ms: u64,
}

/// A nomination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nomination {
    /// Who is nominated.
    pub member: MemberIx,
    /// Why.
    pub reason: Hash,
    /// The entry.
    pub entry: u64,
    /// Who was nominated first, if it was changed.
    pub first: Option<MemberIx>,
}

/// Somebody proposed for a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Who.
    pub member: MemberIx,
    /// Who proposes.
    pub by: MemberIx,
    /// Why.
    pub reason: Hash,
    /// The entry.
    pub entry: u64,
}

/// A version of a proposal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Version {
    /// Its title; share-outs and selections have none.
    pub title: Option<Hash>,
    /// What is proposed.
    pub text: Option<Hash>,
    /// Its effects, as canonical JSON.
    pub effects: String,
    /// Whether they can be undone.
    pub irreversible: bool,
    /// When it is looked at again.
    pub review: Option<Day>,
    /// Why it was changed.
    pub why: Option<Hash>,
    /// The entry that made it.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
}

impl Version {
    /// What it does once it is adopted.
    ///
    /// # Panics
    /// Never: the text was written from effects.
    pub fn effects(&self) -> Vec<Effect> {
        let value = decode(&self.effects).expect("effects were written canonically");
        List::<Effect, 0, 8>::read(&value)
            .expect("effects were read before")
            .to_vec()
    }
}

/// An editorial edit, before it stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EditRecord {
    /// The version that it changes.
    pub version: u32,
    /// The title from then on.
    pub title: Option<Hash>,
    /// The text from then on.
    pub text: Option<Hash>,
    /// The review from then on.
    pub review: Option<Day>,
    /// Why.
    pub why: Option<Hash>,
    /// The entry.
    pub entry: u64,
    /// When it stands if nobody contests it, on the proposal's clock.
    pub(in crate::community) stands_ms: u64,
    /// Who contested it, and why.
    pub contest: Option<(MemberIx, Hash)>,
    /// Whether the proposal went on to its end, or to a vote, before it stood: then it never does.
    pub fallen: bool,
}

impl EditRecord {
    /// Whether it stands once its time is over.
    pub fn may_stand(&self) -> bool {
        self.contest.is_none() && !self.fallen
    }
}

/// A member's answer to a version.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnswerRecord {
    /// The answer.
    pub answer: Answer,
    /// Whether it counts: whoever was not in the electorate is shown and not counted.
    pub counts: bool,
    /// The argument or remark; boxed, since most say nothing.
    pub reason: Option<Box<Hash>>,
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
}

/// How many of the electorate answered what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Consent.
    pub consent: u32,
    /// Consent with a concern.
    pub concern: u32,
    /// Objections.
    pub object: u32,
    /// Those who stand aside.
    pub aside: u32,
}

impl Counts {
    /// All that answered.
    pub fn answered(self) -> u32 {
        self.consent + self.concern + self.object + self.aside // At most as many as there are members.
    }

    /// Those in favour.
    pub fn in_favour(self) -> u32 {
        self.consent + self.concern
    }

    pub(super) fn of(&mut self, answer: Answer) -> &mut u32 {
        match answer {
            Answer::Consent => &mut self.consent,
            Answer::Concern => &mut self.concern,
            Answer::Object => &mut self.object,
            Answer::Aside => &mut self.aside,
        }
    }
}

/// One round: a version, who decides on it, and what they answer. The electorate is frozen at its opening.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Round {
    /// The version that is answered, from 1.
    pub version: u32,
    /// The circle that answers.
    pub circle: u32,
    /// Who decides.
    pub electorate: Electorate,
    /// The last answer of each member.
    pub answers: BTreeMap<MemberIx, AnswerRecord>,
    /// What those of the electorate answered.
    pub counts: Counts,
    /// When answers begin, on the proposal's clock.
    pub(in crate::community) opens_ms: u64,
    /// The least time is over.
    pub(in crate::community) floor_ms: u64,
    /// When answers end.
    pub(in crate::community) ends_ms: u64,
    /// When everybody had answered.
    pub(in crate::community) complete_ms: Option<u64>,
}

/// Somebody judges the form of an objection.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Hearing {
    /// Who asked.
    pub by: MemberIx,
    /// Why.
    pub reason: Option<Hash>,
    /// Who may judge, frozen when it was asked.
    pub body: Electorate,
    /// What they found, and why.
    pub judgements: BTreeMap<MemberIx, (Finding, Option<Hash>)>,
    /// What held before, for when the body stays silent.
    pub(in crate::community) before: Disposition,
    /// When it ends, on the proposal's clock.
    pub(in crate::community) until_ms: u64,
    /// The panel that is drawn to hear it, where one is; `body` are those who hear it without one.
    pub drawing: Option<Drawing>,
    /// How many have to say something, frozen when it was asked.
    pub judges: u32,
    /// The part of them that finds a concern, likewise.
    pub judged: Ratio,
}

/// A panel is drawn to judge an objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// The draw.
    pub draw: Hash,
    /// Whether the panel is drawn, and is the body.
    pub seated: bool,
    /// When the wait for it is over, on the proposal's clock.
    pub(in crate::community) until_ms: u64,
}

impl Hearing {
    /// Whether its body can judge at this moment of the proposal's clock.
    pub(super) fn sits(&self, at_ms: u64) -> bool {
        self.drawing
            .is_none_or(|drawing| drawing.seated || drawing.until_ms <= at_ms)
    }

    /// What the body found; nothing if too few said anything.
    pub fn finding(&self) -> Option<Finding> {
        let said = self.judgements.len() as u64;
        let judged = self.judgements.values();
        let concern = judged.filter(|(finding, _)| *finding == Finding::Concern).count() as u64;
        if said < u64::from(self.judges) {
            None
        } else if concern * self.judged.den() >= said * self.judged.num() {
            Some(Finding::Concern)
        } else {
            Some(Finding::Qualifies)
        }
    }
}

/// What a drawn panel published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelWords {
    /// Who filed it.
    pub by: MemberIx,
    /// The report.
    pub text: Hash,
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
}

/// A panel that decides a proposal which its circle could not settle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// The draw; none where everybody who could be drawn sits in it.
    pub draw: Option<Hash>,
    /// Who sits in it, once they are drawn.
    pub members: Option<Electorate>,
    /// Its reports; the last one stands.
    pub reports: Vec<PanelWords>,
}

/// An objection: a record with an owner, an argument and what became of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ObjectionRecord {
    /// The act id of the answer that raised it.
    pub id: Hash,
    /// Whose it is now.
    pub owner: MemberIx,
    /// Who raised it.
    pub raised_by: MemberIx,
    /// The version it was raised against.
    pub version: u32,
    /// The round in which it was raised, by its place.
    pub round: u32,
    /// The entry.
    pub entry: u64,
    /// What makes it an objection.
    pub criteria: Vec<Criterion>,
    /// The argument.
    pub reason: Hash,
    /// What is new, after the argument was overruled.
    pub news: Option<Hash>,
    /// When it came.
    pub late: Late,
    /// How many have to second it; 0 in circles that are not large.
    pub seconders_needed: u32,
    /// Who seconds it.
    pub seconders: BTreeSet<MemberIx>,
    /// The test of its form.
    pub test: Option<Hearing>,
    /// The appeal.
    pub appeal: Option<Hearing>,
    /// The version that answers it, as the proposer says.
    pub answered_by: Option<u32>,
    /// The owner's remark on how it was resolved.
    pub resolved_by: Option<Hash>,
    /// Reminders since the owner was last heard.
    pub reminders: u32,
    pub(in crate::community) reminded_ms: u64,
    pub(in crate::community) second_until_ms: u64,
    pub(in crate::community) left_ms: Option<u64>,
    pub(in crate::community) turn: Turn,
}

/// A meeting that was asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Meeting {
    /// Who asked.
    pub by: MemberIx,
    /// When, Unix ms.
    pub asked_ms: u64,
    /// What it brought: who was there, what was said, who entered it, and the entry.
    pub minutes: Option<Minutes>,
}

/// What a meeting brought.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Minutes {
    /// Who entered them.
    pub by: MemberIx,
    /// Who was there.
    pub present: Vec<MemberIx>,
    /// What was said.
    pub note: Hash,
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
}

/// How a proposal ended, or moved on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Closing {
    /// The outcome.
    pub outcome: ProposalOutcome,
    /// The round that was closed, by its place.
    pub round: u32,
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
    /// The SHA-256 of the canonical result.
    pub result: Hash,
    /// The canonical result itself.
    pub canonical: String,
    /// The code of the refusal for which its effects could not be applied.
    pub hindered: Option<String>,
}

/// A proposal, a selection, or the decision on a share-out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProposalRecord {
    /// The act id of its opening; a share-out's own for a share-out.
    pub id: Hash,
    /// The entry.
    pub entry: u64,
    /// Every entry about it from then on, in order: answers, edits, what was done with objections, closings.
    pub entries: Vec<u64>,
    /// When it was opened, Unix ms.
    pub opened_ms: u64,
    /// What it is for.
    pub kind: ProposalKind,
    /// The circle that decides now.
    pub circle: u32,
    /// Circles that could not settle it, from the first.
    pub moved_from: Vec<u32>,
    /// How weighty it is.
    pub class: AgreementClass,
    /// The proposer.
    pub by: MemberIx,
    /// Who facilitates if the facilitator cannot.
    pub surrogate: Option<MemberIx>,
    /// What it is an answer to.
    pub driver: Option<Hash>,
    /// The tension that it comes from.
    pub tension: Option<Hash>,
    /// Its versions, from the first.
    pub versions: Vec<Version>,
    /// Editorial edits, from the first.
    pub edits: Vec<EditRecord>,
    /// Its rounds, from the first; the last is the one that runs.
    pub rounds: Vec<Round>,
    /// Its objections, in the order of being raised.
    pub objections: Vec<ObjectionRecord>,
    /// The meeting, if one was asked for.
    pub meeting: Option<Meeting>,
    /// Who asks to pause it.
    pub pausers: BTreeSet<MemberIx>,
    /// Its closings: the last one ended it, those before moved it on.
    pub closings: Vec<Closing>,
    /// When it is looked at again, once adopted.
    pub review: Option<Day>,
    /// The newer decision that changed what it was about.
    pub superseded_by: Option<Hash>,
    /// The panel that decides it.
    pub panel: Option<Panel>,
    /// Whether it is voted on as an emergency.
    pub emergency: bool,
    /// The policy, frozen at the opening of the round.
    pub rules: ConsentRules,
    /// The policy for a vote, frozen likewise.
    pub votes: VoteRules,
    pub(in crate::community) clock: Clock,
    pub(in crate::community) course: Course,
}

impl ProposalRecord {
    /// The version that is answered now, from 1.
    pub fn version(&self) -> u32 {
        self.versions.len() as u32 // At most a thousand.
    }

    /// The circle whose own matters its effects are: the one it was opened in, also after it went to the parent.
    pub(in crate::community) fn effects_circle(&self) -> u32 {
        self.moved_from.first().copied().unwrap_or(self.circle)
    }

    /// What is proposed now.
    pub fn last(&self) -> &Version {
        self.versions.last().expect("a proposal has a version from its start")
    }

    /// Something was filed about it.
    pub(super) fn note_entry(&mut self, index: u64) {
        if self.entries.last() != Some(&index) {
            self.entries.push(index);
        }
    }

    /// The round that runs, or the last one.
    pub fn round(&self) -> Option<&Round> {
        self.rounds.last()
    }

    /// The selection's own part.
    pub fn selection(&self) -> Option<&Selection> {
        match &self.kind {
            ProposalKind::Selection(selection) => Some(selection),
            ProposalKind::Plain | ProposalKind::Share => None,
        }
    }
}
