//! Closings: the outcome follows from what stands in the register, and carries the digest of the whole result.

use super::super::decision::{Electorate, result_digest};
use super::super::effects::{Mandate, Plan};
use super::super::{Author, Community, Computed, Filing};
use super::course::{Course, Outlook};
use super::records::{Closing, Disposition, ProposalKind, ProposalRecord, Stage};
use crate::act::effect::Effect;
use crate::act::{Act, OptionText, ProposalClose, ProposalOutcome, VoteMethod, VoteOpen};
use crate::bylaws::deciding::Stuck;
use crate::field::{Digest, List, NoteRef, Slug};
use crate::refusal::Refusal;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::Hash;
use register::json::{Value, encode};

/// What settles a proposal that its circle could not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WayOn {
    Parent(u32),
    Vote,
    Ranked,
    Panel,
    Emergency,
}

/// What a closing does, as it was checked.
#[derive(Debug)]
pub(in crate::community) struct Ending {
    outcome: ProposalOutcome,
    canonical: String,
    result: Hash,
    plan: Option<Plan>,
    hindered: Option<String>,
}

impl Community {
    pub(in crate::community) fn check_proposal_close(
        &self,
        act: &ProposalClose,
        filing: &Filing,
    ) -> Result<Computed, Refusal> {
        let record = self.known_proposal(&act.proposal)?;
        let ending = self.ending(record, filing)?;
        if record.kind == ProposalKind::Share && ending.outcome == ProposalOutcome::Adopted {
            return Err(Refusal::ClosesByPosting {});
        }
        if act.outcome != ending.outcome {
            return Err(Refusal::OutcomeDiffers {
                claimed: act.outcome.to_string(),
                computed: ending.outcome.to_string(),
            });
        }
        if act.result.0 != ending.result {
            return Err(Refusal::ResultDiffers {
                claimed: act.result.0.to_string(),
                computed: ending.result.to_string(),
            });
        }
        Ok(Computed::Proposal(Box::new(ending)))
    }

    /// How a proposal closes at this moment.
    fn ending(&self, record: &ProposalRecord, filing: &Filing) -> Result<Ending, Refusal> {
        let outlook = record.outlook(filing.stamp_ms);
        let stage = record.shown_stage(&outlook, filing.stamp_ms);
        let Some(due) = outlook.course.due.filter(|_| stage == Stage::Due) else {
            return Err(record.too_early(&outlook, stage));
        };
        let mut outcome = due;
        let mut plan = None;
        let mut hindered = None;
        if outcome == ProposalOutcome::Adopted && record.kind != ProposalKind::Share {
            let (circle, class) = (record.effects_circle(), record.class);
            // What a vote carried is not plain consent any more.
            let by = match &record.kind {
                ProposalKind::Selection(_) => Mandate::Selection { circle, class },
                ProposalKind::Plain | ProposalKind::Share if outlook.course.carried => Mandate::Vote { circle, class },
                ProposalKind::Plain | ProposalKind::Share => Mandate::Circle { circle, class },
            };
            match self.plan_effects(&record.last().effects(), by, record.id, filing) {
                Ok(planned) => plan = Some(planned),
                Err(refusal) => {
                    outcome = ProposalOutcome::Returned;
                    hindered = Some(refusal.code().to_string());
                }
            }
        }
        let value = self.result_of(record, &outlook, (outcome, hindered.as_deref()), filing);
        Ok(Ending {
            outcome,
            canonical: encode(&value),
            result: result_digest(&value),
            plan,
            hindered,
        })
    }

    /// The result of a round, as anybody can recompute it.
    fn result_of(
        &self,
        record: &ProposalRecord,
        outlook: &Outlook,
        (outcome, hindered): (ProposalOutcome, Option<&str>),
        filing: &Filing,
    ) -> Value {
        let round = record.round();
        let counts = round.map(|round| round.counts).unwrap_or_default();
        let number = |number: u32| Value::Int(i64::from(number));
        let all = round.map_or(0, |round| round.electorate.count());
        let mut counted = BTreeMap::new();
        counted.insert("aside".to_string(), number(counts.aside));
        counted.insert("concern".to_string(), number(counts.concern));
        counted.insert("consent".to_string(), number(counts.consent));
        counted.insert("electorate".to_string(), number(all));
        counted.insert("object".to_string(), number(counts.object));
        counted.insert("silent".to_string(), number(all.saturating_sub(counts.answered())));
        let answers = round.into_iter().flat_map(|round| round.answers.iter());
        let answers = answers.map(|(member, answer)| {
            Value::Record(BTreeMap::from([
                ("answer".to_string(), text(answer.answer.word())),
                ("counts".to_string(), Value::Bool(answer.counts)),
                ("member".to_string(), text(&self.member(*member).id.to_string())),
            ]))
        });
        let objections = record.objections.iter().zip(&outlook.turns).map(|(objection, turn)| {
            Value::Record(BTreeMap::from([
                ("disposition".to_string(), text(turn.state.word())),
                ("id".to_string(), text(&objection.id.to_string())),
                ("owner".to_string(), text(&self.member(objection.owner).id.to_string())),
            ]))
        });
        let agreements = self.agreements_in_force(filing.stamp_ms).into_iter();
        let agreements = agreements.map(|(name, version)| Value::List(alloc::vec![text(&name), number(version)]));
        let mut result = BTreeMap::from([
            ("agreements".to_string(), Value::List(agreements.collect())),
            ("answers".to_string(), Value::List(answers.collect())),
            ("circle".to_string(), text(&self.slug_of(record.circle))),
            ("class".to_string(), text(record.class.word())),
            ("counts".to_string(), Value::Record(counted)),
            (
                "needed".to_string(),
                Value::Int(i64::try_from(record.answers_needed()).unwrap_or(i64::MAX)),
            ),
            ("objections".to_string(), Value::List(objections.collect())),
            ("outcome".to_string(), text(outcome.word())),
            ("proposal".to_string(), text(&record.id.to_string())),
            ("round".to_string(), number(record.rounds.len() as u32)),
            ("version".to_string(), number(record.version())),
        ]);
        if let Some(report) = record.panel.as_ref().and_then(|panel| panel.reports.last()) {
            result.insert("report".to_string(), text(&report.text.to_string()));
        }
        if let Some(code) = hindered {
            result.insert("hindered".to_string(), text(code));
        }
        Value::Record(result)
    }

    pub(in crate::community) fn apply_proposal_close(
        &mut self,
        act: ProposalClose,
        filing: &Filing,
        computed: Option<Computed>,
    ) {
        let Some(Computed::Proposal(ending)) = computed else {
            unreachable!("check() computed how this proposal ends")
        };
        let Ending {
            outcome,
            canonical,
            result,
            plan,
            hindered,
        } = *ending;
        let (place, record) = self.settled_proposal(&act.proposal, filing);
        let round = record.rounds.len().saturating_sub(1) as u32;
        record.closings.push(Closing {
            outcome,
            round,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
            result,
            canonical,
            hindered,
        });
        match outcome {
            ProposalOutcome::Adopted => self.adopt(place, plan, filing),
            ProposalOutcome::Escalated => self.escalate(place, filing),
            ProposalOutcome::Expired => self.end(place, Stage::Expired, filing),
            ProposalOutcome::Rejected => self.end(place, Stage::Rejected, filing),
            ProposalOutcome::Returned => self.end(place, Stage::Returned, filing),
        }
    }

    fn end(&mut self, place: usize, stage: Stage, filing: &Filing) {
        let record = &mut self.proposals[place];
        record.drop_waiting_edit();
        record.course = Course {
            rounds: record.course.rounds,
            started_ms: record.course.started_ms,
            ..Course::begin(stage, record.course.at_ms, u64::MAX)
        };
        let (id, is_share) = (record.id, record.kind == ProposalKind::Share);
        self.open_proposals.remove(&(place as u32));
        if is_share && stage != Stage::Adopted {
            self.give_share_back(&id, filing);
        }
    }

    fn adopt(&mut self, place: usize, plan: Option<Plan>, filing: &Filing) {
        self.end(place, Stage::Adopted, filing);
        let record = &mut self.proposals[place];
        record.review = record.last().review;
        let (id, effects) = (record.id, record.last().effects());
        if let Some(plan) = plan {
            self.apply_plan(plan, filing);
        }
        self.supersede_proposals(&effects, id, filing);
    }

    /// A share-out was posted: the decision on it is adopted.
    pub(in crate::community) fn adopt_share_proposal(&mut self, share: &Hash, filing: &Filing) {
        let Some(place) = self.proposal_place(share) else {
            return;
        };
        self.proposals[place].settle(filing.stamp_ms);
        let record = &self.proposals[place];
        let outlook = record.outlook(filing.stamp_ms);
        let value = self.result_of(record, &outlook, (ProposalOutcome::Adopted, None), filing);
        let closing = Closing {
            outcome: ProposalOutcome::Adopted,
            round: record.rounds.len().saturating_sub(1) as u32,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
            result: result_digest(&value),
            canonical: encode(&value),
            hindered: None,
        };
        let record = &mut self.proposals[place];
        record.closings.push(closing);
        record.note_entry(filing.index);
        self.end(place, Stage::Adopted, filing);
    }

    /// Whether the decision on a share-out may be adopted now; nothing to say where there is none.
    pub(in crate::community) fn check_share_decided(&self, share: &Hash, now_ms: u64) -> Result<(), Refusal> {
        let Some(record) = self.proposal(share) else {
            return Ok(());
        };
        let outlook = record.outlook(now_ms);
        if outlook.course.due == Some(ProposalOutcome::Adopted) {
            return Ok(());
        }
        let open = outlook.open().count() as u64;
        if open > 0 {
            return Err(Refusal::ObjectionOpen { open });
        }
        Err(record.too_early(&outlook, record.shown_stage(&outlook, now_ms)))
    }

    /// The circle could not settle it: what the agreement named does. Where that cannot be, a vote does.
    fn escalate(&mut self, place: usize, filing: &Filing) {
        let mut record = self.proposals[place].clone();
        // As things stand before its objections move on.
        let panel = self.panel_candidates(&record, None, filing.stamp_ms);
        let way = self.way_on(&record, &panel);
        record.drop_waiting_edit();
        for objection in &mut record.objections {
            if objection.turn.is_open() {
                objection.turn.state = Disposition::Moved;
            }
        }
        match way {
            WayOn::Parent(parent) => {
                record.moved_from.push(record.circle);
                record.circle = parent;
                self.begin(&mut record, filing.stamp_ms);
            }
            WayOn::Panel => self.convene(&mut record, panel, filing),
            WayOn::Ranked => {} // What is ranked is a vote of its own, below.
            WayOn::Vote | WayOn::Emergency => {
                record.votes = self.bylaws().deciding.votes.clone();
                record.emergency = way == WayOn::Emergency;
                let lasts_ms = if record.emergency {
                    record.rules.emergency_ms
                } else {
                    record.votes.voting_ms
                };
                record.votes.voting_ms = lasts_ms;
                let now_ms = record.clock.at(filing.stamp_ms);
                let until_ms = now_ms.saturating_add(lasts_ms);
                record.open_round(record.circle, self.electorate_of(&record), (now_ms, now_ms, until_ms));
                record.course = Course::begin(Stage::Vote, now_ms, until_ms);
            }
        }
        self.proposals[place] = record;
        if way == WayOn::Ranked {
            self.rank(place, filing);
        }
    }

    /// What settles a proposal that its circle could not.
    fn way_on(&self, record: &ProposalRecord, panel: &Electorate) -> WayOn {
        let parent = self.parent_of(record.circle).map_or(WayOn::Vote, WayOn::Parent);
        match record.rules.stuck {
            _ if record.panel.is_some() => WayOn::Vote, // Its panel said nothing in time.
            Stuck::Parent => parent,
            Stuck::Vote => WayOn::Vote,
            Stuck::Ranked if record.kind == ProposalKind::Plain && self.has_room_for_votes() => WayOn::Ranked,
            Stuck::Ranked => WayOn::Vote,
            Stuck::Panel if panel.count() >= record.rules.judges => WayOn::Panel,
            Stuck::Panel => WayOn::Vote,
            Stuck::Emergency if record.is_listed_emergency() => WayOn::Emergency,
            Stuck::Emergency => parent,
        }
    }

    /// The circle ranks the proposal, what its members add while they talk, and leaving things as they are.
    fn rank(&mut self, place: usize, filing: &Filing) {
        let record = &self.proposals[place];
        let last = record.last();
        let effects = last.effects();
        let title = NoteRef(last.title.expect("a plain proposal has a title"));
        let option = OptionText {
            title,
            text: last.text.map(NoteRef),
            effects: List::of(effects),
            cost: None,
        };
        let open = VoteOpen {
            circle: Slug::parse(&self.slug_of(record.circle)).expect("a circle has a short name"),
            class: record.class,
            method: VoteMethod::Schulze,
            title,
            text: last.text.map(NoteRef),
            options: List::of(alloc::vec![option]).expect("one option"),
            seats: None,
            points: None,
            budget: None,
            deliberation_hours: None,
            voting_hours: None,
            people: None,
            tension: record.tension,
            topic: None,
            houses: None,
        };
        let (by, settles) = (record.by, record.id);
        self.proposals[place].superseded_by = Some(filing.act_id);
        self.end(place, Stage::Superseded, filing);
        self.open_vote_by(open, by, Some(settles), filing);
    }

    /// What was decided changes what other proposals are about: they are superseded. Votes and advice that change
    /// agreements or roles call this too.
    pub(in crate::community) fn supersede_proposals(&mut self, effects: &[Effect], by: Hash, filing: &Filing) {
        let changed: BTreeSet<String> = effects.iter().filter_map(subject).collect();
        if changed.is_empty() {
            return;
        }
        let touches = |place: &u32| {
            let record = &self.proposals[*place as usize];
            let role = record
                .selection()
                .map(|selection| role_subject(&self.slug_of(selection.of), &selection.role));
            let of_effects = record
                .versions
                .last()
                .map(|version| version.effects())
                .unwrap_or_default();
            let mut subjects = of_effects.iter().filter_map(subject).chain(role);
            record.id != by && subjects.any(|subject| changed.contains(&subject))
        };
        let others: Vec<u32> = self.open_proposals.iter().copied().filter(touches).collect();
        for place in others {
            self.proposals[place as usize].settle(filing.stamp_ms);
            self.proposals[place as usize].superseded_by = Some(by);
            self.end(place as usize, Stage::Superseded, filing);
        }
    }

    /// A circle has ended: what is proposed in it, and selections for its roles, end with it.
    pub(in crate::community) fn end_proposals_of(&mut self, circle: u32, by: Hash, filing: &Filing) {
        let ends = |place: &u32| {
            let record = &self.proposals[*place as usize];
            record.circle == circle || record.selection().is_some_and(|selection| selection.of == circle)
        };
        let ending: Vec<u32> = self.open_proposals.iter().copied().filter(ends).collect();
        for place in ending {
            self.proposals[place as usize].settle(filing.stamp_ms);
            self.proposals[place as usize].superseded_by = Some(by);
            self.end(place as usize, Stage::Superseded, filing);
        }
    }

    /// How many proposals and selections are open in a circle. A draft is not open yet.
    pub(in crate::community) fn open_proposals_in(&self, circle: u32) -> u64 {
        let open = |record: &&ProposalRecord| record.circle == circle && record.course.stage != Stage::Draft;
        self.open_proposals().filter(open).count() as u64
    }

    /// The closings that are due: for the keeper's key, or anybody, to file.
    pub(in crate::community) fn due_proposals(&self, now_ms: u64) -> Vec<Act> {
        let closing = |place: &u32| self.due_proposal(*place, now_ms);
        self.open_proposals.iter().filter_map(closing).collect()
    }

    /// The closing of one proposal, if it is due; a share-out that is adopted closes by posting it.
    pub(in crate::community) fn due_proposal(&self, place: u32, now_ms: u64) -> Option<Act> {
        let filing = Filing {
            author: Author::Keeper,
            act_id: Hash::new([0; 32]),
            nonce: [0; 16],
            index: self.length,
            root: Hash::new([0; 32]),
            stamp_ms: now_ms.max(self.last_stamp_ms),
        };
        let record = self.proposals.get(place as usize)?;
        let ending = self.ending(record, &filing).ok()?;
        let posts = record.kind == ProposalKind::Share && ending.outcome == ProposalOutcome::Adopted;
        let close = ProposalClose {
            proposal: record.id,
            outcome: ending.outcome,
            result: Digest(ending.result),
        };
        (!posts).then_some(Act::ProposalClose(close))
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_string())
}

fn role_subject(circle: &str, role: &str) -> String {
    format!("role {circle}/{role}")
}

/// What an effect is about, where only one decision can be about it at a time.
fn subject(effect: &Effect) -> Option<String> {
    match effect {
        Effect::AdoptAgreement(it) => Some(format!("agreement {}", it.name)),
        Effect::RetireAgreement(it) => Some(format!("agreement {}", it.name)),
        Effect::RenewAgreement(it) => Some(format!("agreement {}", it.name)),
        Effect::OpenRole(it) => Some(role_subject(it.circle.as_str(), it.role.as_str())),
        Effect::CloseRole(it) => Some(role_subject(it.circle.as_str(), it.role.as_str())),
        Effect::FillRole(it) => Some(role_subject(it.circle.as_str(), it.role.as_str())),
        Effect::VacateRole(it) => Some(role_subject(it.circle.as_str(), it.role.as_str())),
        Effect::AdmitMember(it) => Some(format!("admission {}", it.member)),
        Effect::SettleWork(it) => Some(format!("work {}", it.work)),
        Effect::OpenCircle(_)
        | Effect::CloseCircle(_)
        | Effect::AdmitToCircle(_)
        | Effect::RemoveFromCircle(_)
        | Effect::AdvanceMember(_)
        | Effect::ExcludeMember(_)
        | Effect::DeclineMember(_)
        | Effect::PostShare(_)
        | Effect::MoveValue(_) => None,
    }
}

impl ProposalRecord {
    /// Whether all that it does is listed for emergency votes.
    fn is_listed_emergency(&self) -> bool {
        let effects = self.last().effects();
        let listed = |effect: &Effect| self.rules.emergency_matters.iter().any(|word| word == effect.word());
        !effects.is_empty() && effects.iter().all(listed)
    }

    /// Nothing is due: because its time has not come, or because the stage has no closing.
    fn too_early(&self, outlook: &Outlook, stage: Stage) -> Refusal {
        let until_ms = outlook.course.until_ms;
        let ends = !matches!(stage, Stage::Draft | Stage::Withdrawn | Stage::Meeting) && until_ms < u64::MAX;
        if ends {
            return Refusal::NotDueYet {
                due_ms: self.clock.moment(until_ms),
            };
        }
        Refusal::NotAtThisStage {
            stage: stage.into(),
            fits: Stage::Due.into(),
        }
    }
}
