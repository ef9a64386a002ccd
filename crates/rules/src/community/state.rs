//! The records that a community keeps of its members, work, money and promises.
//!
//! Names of people and remarks are commitments to notes; their texts live outside the register.

use super::roles::Role;
use crate::act::{AgreementClass, Language, Template};
use crate::distribution::{Basis, Paid};
use crate::ledger::AccountKey;
use crate::limits::CONFIRMATIONS_MAX;
use crate::quantity::{CircleKind, Day, PartnerKind, ResourceAction, Stream, WorkUnit, words};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use register::{AnyKey, Hash, Kid, PublicKey};
use serde::{Deserialize, Serialize};

macro_rules! places {
    ($( $(#[$doc:meta])+ $name:ident ),+) => { $(
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub u32);
    )+ };
}
places! {
    /// A member's place in the list of all members.
    MemberIx,
    /// A contribution's place in the list of all contributions.
    WorkIx,
    /// The place of a task's name.
    TaskIx
}

/// What the founding said.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Foundation {
    /// The community's id: the act id of the founding.
    pub id: Hash,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Its currency's code.
    pub currency: String,
    /// The currency's number of decimals.
    pub scale: u8,
    /// The template it began from.
    pub template: Template,
    /// The language of its own texts.
    pub language: Language,
    /// The name of its time zone.
    pub zone: String,
    /// From when (Unix ms) local time is UTC plus how many minutes.
    pub offsets: Vec<(u64, i32)>,
    /// Its agreements, as they were written out.
    pub agreements: Vec<AgreementRecord>,
    /// The keeper's public key.
    pub keeper: PublicKey,
    /// When it was founded, Unix ms.
    pub stamp_ms: u64,
    /// On which day.
    pub day: Day,
}

/// An agreement as the founding wrote it out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AgreementRecord {
    /// Its short name.
    pub name: String,
    /// How weighty it is.
    pub class: AgreementClass,
    /// What it says.
    pub text: String,
    /// What the rules read from it, as canonical JSON.
    pub params: String,
    /// Its version, from 1.
    pub version: u32,
}

/// A member.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Member {
    /// The act id of the joining (or founding).
    pub id: Hash,
    /// The name, as a note.
    pub name: Hash,
    /// The entry by which they joined.
    pub entry: u64,
    /// The 16 random bytes of the joining, which carries an empty author.
    pub joining: [u8; 16],
    /// The day they joined.
    pub joined: Day,
    /// Who invited them.
    pub invited_by: Option<MemberIx>,
    /// The evaluation that was opened last, by its place in the list of all evaluations.
    pub evaluation: Option<u32>,
    /// Stages and the days from which they count; a stage as great as the number of dating stages is full membership.
    pub stages: Vec<(u32, Day)>,
    /// The day on which they became a full member.
    pub full: Option<Day>,
    /// The day on which they were admitted; none for guests, who have joined where admission is decided.
    pub admitted: Option<Day>,
    /// Whether they joined as a full member while the community was being founded.
    pub founding: bool,
    /// Who says that they know them.
    pub vouches: Vec<Vouch>,
    /// That they were not admitted, and why.
    pub declined: Option<Declined>,
    /// When they left.
    pub left: Option<Day>,
    /// Their keys, revoked ones included.
    pub keys: Vec<Kid>,
    /// Days on leave, ill, or in a life event.
    pub absences: Vec<Absence>,
    /// Their contributions, in the order of logging.
    pub works: Vec<WorkIx>,
    /// Evaluations of others that they answered, with the day.
    pub evaluated: Vec<Day>,
    /// Since when their name may stand on the public page; none unless they said so.
    pub appears: Option<Day>,
}

impl Member {
    /// The stage they are in now.
    pub fn stage(&self) -> u32 {
        self.stages.last().map_or(0, |(stage, _)| *stage)
    }

    /// The stage they were in on this day; none before joining.
    pub fn stage_on(&self, day: Day) -> Option<u32> {
        let after = self.stages.partition_point(|(_, from)| *from <= day);
        after.checked_sub(1).map(|place| self.stages[place].0)
    }

    /// Whether they were a full member on this day.
    pub fn full_on(&self, day: Day) -> bool {
        self.full.is_some_and(|since| since <= day)
    }

    /// Whether any day of the period is one of absence.
    pub fn is_absent_within(&self, from: Day, until: Day) -> bool {
        self.absences
            .iter()
            .any(|absence| absence.from <= until && from <= absence.until)
    }
}

/// A full member's word that they know somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouch {
    /// Who vouches.
    pub by: MemberIx,
    /// How they know them.
    pub how: Option<Hash>,
    /// The entry.
    pub entry: u64,
}

/// A decision not to admit somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    /// Why, as a note.
    pub reason: Hash,
    /// The decision.
    pub decision: Hash,
    /// The entry.
    pub entry: u64,
    /// The decision that looks at it again.
    pub appealed: Option<Hash>,
}

/// Days that the care balance leaves out.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Absence {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The reason, if given.
    pub note: Option<Hash>,
    /// The place of the entry that recorded it.
    pub entry: u64,
    /// The day on which it was recorded.
    pub recorded: Day,
}

/// Whose key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyOwner {
    /// A member's.
    Member(MemberIx),
    /// An invitation's, by its place.
    Invitation(u32),
    /// The keeper's.
    Keeper,
}

/// A key that is or was enrolled.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeyRecord {
    /// The key itself.
    pub public: AnyKey,
    /// Whose it is.
    pub owner: KeyOwner,
    /// The entry that enrolled it.
    pub added: u64,
    /// The entry that revoked it.
    pub revoked: Option<u64>,
}

/// An invitation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Invitation {
    /// Its key.
    pub key: Kid,
    /// Who invites.
    pub by: MemberIx,
    /// How many people it is for.
    pub uses: u32,
    /// How many have joined by it.
    pub used: u32,
    /// When it ends, Unix ms.
    pub until_ms: u64,
    /// Whether who joins is a full member at once.
    pub full: bool,
}

/// A circle or a project.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Circle {
    /// Its short name.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether it lasts.
    pub kind: CircleKind,
    /// What it is for.
    pub aim: String,
    /// The entry that opened it.
    pub entry: u64,
    /// Whether it is closed.
    pub closed: bool,
    /// The circle that it is part of; none for the first one, which is the whole community.
    pub parent: Option<u32>,
    /// What it decides alone, in words.
    pub domain: Option<String>,
    /// Who entered it, and by which entry; nobody enters the whole community, since all are in it.
    pub entered: BTreeMap<MemberIx, u64>,
    /// Its roles, in the order in which they were made.
    pub roles: Vec<Role>,
}

/// Something made together and shared.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Commons {
    /// Its short name.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its licence.
    pub licence: String,
    /// Who tends it.
    pub steward: MemberIx,
    /// The entry that began it.
    pub entry: u64,
    /// The contributions that made or tended it.
    pub works: Vec<WorkIx>,
}

/// Somebody whom money comes from or goes to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Partner {
    /// The act id of their being added.
    pub id: Hash,
    /// What they are to the community.
    pub kind: PartnerKind,
    /// Their name, as a note.
    pub name: Hash,
}

/// The members who confirmed a contribution: few, so kept in place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attest {
    by: [u32; CONFIRMATIONS_MAX as usize],
    count: u8,
}

impl Attest {
    /// Who confirmed, in order.
    pub fn members(&self) -> impl Iterator<Item = MemberIx> + '_ {
        self.by[..usize::from(self.count)]
            .iter()
            .map(|member| MemberIx(*member))
    }
    /// How many confirmed.
    pub fn count(&self) -> u8 {
        self.count
    }
    /// Adds one; more than the agreements can ask for are not kept.
    pub(super) fn push(&mut self, member: MemberIx) {
        if let Some(place) = self.by.get_mut(usize::from(self.count)) {
            *place = member.0;
            self.count += 1;
        }
    }
    /// Forgets all.
    pub(super) fn clear(&mut self) {
        *self = Attest::default();
    }
}

/// Another quantity, proposed by a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Who proposes.
    pub by: MemberIx,
    /// The quantity.
    pub quantity: u32,
    /// Why.
    pub note: Option<Hash>,
}

/// A contribution in dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Who disputes.
    pub by: MemberIx,
    /// Why; none when it comes from a declined proposal.
    pub reason: Option<Hash>,
}

/// How a circle settled a dispute about a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The decision.
    pub decision: Hash,
    /// What counts; nothing if it does not count at all.
    pub quantity: Option<u32>,
    /// The entry.
    pub entry: u64,
}

words! {
    /// Where a contribution stands.
    WorkState {
        /// Logged for a member who has not accepted it yet.
        Offered = "offered",
        /// Waiting for confirmations.
        Waiting = "waiting",
        /// Another quantity is proposed.
        Proposed = "proposed",
        /// Disputed; it does not count.
        Disputed = "disputed",
        /// It counts.
        Counted = "counted",
        /// Withdrawn.
        Withdrawn = "withdrawn",
    }
}

/// What a contribution counts for: credits in hundredths, or minutes of care.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Credits that are open to be divested.
    pub open: u64,
    /// Credits that are historical at once: a dater's unpaid part.
    pub past: u64,
    /// The entry by which it counted.
    pub entry: u64,
}

/// What is rarely there: kept apart, so that a million contributions stay small.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkMore {
    /// The open proposal.
    pub proposal: Option<Proposal>,
    /// The dispute.
    pub dispute: Option<Dispute>,
    /// Names of people outside who took part, as notes.
    pub casual: Vec<Hash>,
    /// Resources produced, used or cited.
    pub resources: Vec<(ResourceAction, String)>,
    /// How its circle settled a dispute about it.
    pub settled: Option<Settled>,
    /// Corrections: entry, change, reason.
    pub corrections: Vec<(u64, i64, Option<Hash>)>,
}

/// A contribution.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Work {
    /// The act id of its logging.
    pub id: Hash,
    /// The entry that logged it.
    pub entry: u32,
    /// Who logged it.
    pub author: MemberIx,
    /// Whose work it is.
    pub contributor: MemberIx,
    /// The stream.
    pub stream: Stream,
    /// What it is counted in.
    pub unit: WorkUnit,
    /// Where it stands.
    pub state: WorkState,
    /// Who confirmed it.
    pub attest: Attest,
    /// The kind of work.
    pub task: TaskIx,
    /// The circle or project, by its place.
    pub circle: u32,
    /// The commons, by its place.
    pub commons: Option<u32>,
    /// The day it was done.
    pub day: Day,
    /// How much: words, minutes or pieces.
    pub quantity: u32,
    /// The time since which it waits in silence, Unix ms: its logging, acceptance or last change.
    pub since_ms: u64,
    /// A remark.
    pub note: Option<Hash>,
    /// What it counts for, once it counts.
    pub counted: Counted,
    /// What is rarely there.
    pub more: Option<Box<WorkMore>>,
}

/// An income or an expense.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MoneyRecord {
    /// The act id.
    pub id: Hash,
    /// The entry.
    pub entry: u64,
    /// Who recorded it.
    pub by: MemberIx,
    /// How much, in the smallest unit.
    pub amount: u64,
    /// From or to whom, by place in the list of partners.
    pub partner: u32,
    /// The circle or project, by its place.
    pub circle: Option<u32>,
    /// The day.
    pub day: Day,
    /// A reference.
    pub reference: Option<String>,
    /// A remark.
    pub note: Option<Hash>,
    /// Photos of it, the first added first.
    pub photos: Vec<Photo>,
    /// That it was taken back.
    pub reversed: Option<Reversal>,
}

/// That money which was recorded wrongly was taken back: what it had moved went back the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reversal {
    /// The entry.
    pub entry: u64,
    /// Who took it back.
    pub by: MemberIx,
    /// Why.
    pub reason: Hash,
}

/// The place of an income, an expense or a payment in the list of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum MoneyIx {
    /// An income's.
    Income(u32),
    /// An expense's.
    Expense(u32),
    /// A payment's.
    Payment(u32),
}

/// A photo of what money came in or went out for.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Photo {
    /// The entry that added it.
    pub entry: u64,
    /// The note that it is.
    pub c: Hash,
    /// Whether its author erased it; then another one can take its place.
    pub erased: bool,
}

/// A payment to a member of what the community owed them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payment {
    /// The act id.
    pub id: Hash,
    /// The entry.
    pub entry: u64,
    /// Who recorded it.
    pub by: MemberIx,
    /// Who was paid.
    pub member: MemberIx,
    /// How much, in the smallest unit.
    pub amount: u64,
    /// The day.
    pub day: Day,
    /// A reference.
    pub reference: Option<String>,
    /// That it was taken back.
    pub reversed: Option<Reversal>,
}

/// By what value moved that is neither an income, an expense, a payment, a share-out nor work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MovedBy {
    /// A member recorded it.
    Member,
    /// A decision said so.
    Decision,
    /// Members parted: what went to the other community's books, or stayed there.
    Parting,
}

/// Value that moved between accounts by an entry that nothing else here tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The entry.
    pub entry: u64,
    /// The day that it names, or else that of the entry.
    pub day: Day,
    /// By what.
    pub by: MovedBy,
    /// What each account received or, below zero, gave.
    pub postings: Vec<(AccountKey, i64)>,
}

/// An objection to a share-out.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Objection {
    /// Who objects.
    pub by: MemberIx,
    /// Why.
    pub reason: Hash,
    /// The entry.
    pub entry: u64,
    /// The entry that took it back.
    pub settled: Option<u64>,
}

/// Where a share-out stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShareState {
    /// Its waiting time runs, or an objection stands.
    Open,
    /// Paid to the members' accounts, by this entry.
    Posted(u64),
    /// Withdrawn, by this entry.
    Withdrawn(u64),
}

/// A share-out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Share {
    /// The act id of its opening.
    pub id: Hash,
    /// The entry that opened it.
    pub entry: u64,
    /// Who opened it.
    pub by: MemberIx,
    /// When, Unix ms.
    pub opened_ms: u64,
    /// From when it can post, Unix ms.
    pub due_ms: u64,
    /// The first day of its period.
    pub from: Day,
    /// The last day of its period.
    pub until: Day,
    /// A remark.
    pub note: Option<Hash>,
    /// What it is computed from, frozen at its opening.
    pub basis: Basis,
    /// The agreements in force at its opening, and their versions.
    pub agreements: Vec<(String, u32)>,
    /// Objections, settled ones included.
    pub objections: Vec<Objection>,
    /// What it paid, once it is posted: kept, so that statements need not compute every share-out again.
    pub paid: Option<Paid>,
    /// Where it stands.
    pub state: ShareState,
}

impl Share {
    /// Objections that stand.
    pub fn open_objections(&self) -> impl Iterator<Item = &Objection> + '_ {
        self.objections.iter().filter(|objection| objection.settled.is_none())
    }
}

/// Where a commitment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CommitmentState {
    /// Promised.
    Open,
    /// Kept.
    Kept,
    /// Taken back.
    Cancelled,
}

/// A promise.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Commitment {
    /// The act id.
    pub id: Hash,
    /// The entry.
    pub entry: u64,
    /// Who promises.
    pub by: MemberIx,
    /// What, as a note.
    pub what: Hash,
    /// How much of what, if it is counted.
    pub quantity: Option<(u32, WorkUnit)>,
    /// To whom; to all otherwise.
    pub to: Option<MemberIx>,
    /// The day it is due.
    pub due: Day,
    /// Where it stands.
    pub state: CommitmentState,
}

/// Where an evaluation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EvaluationState {
    /// Answers are missing.
    Open,
    /// All agreed: the member goes on.
    Passed,
    /// Somebody did not agree.
    Declined,
}

/// The evaluation that ends a dating stage.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Evaluation {
    /// The act id of its opening.
    pub id: Hash,
    /// The entry.
    pub entry: u64,
    /// Who is evaluated.
    pub member: MemberIx,
    /// The stage that it ends.
    pub stage: u32,
    /// The day it was opened.
    pub opened: Day,
    /// Who evaluates, and whether they have agreed.
    pub evaluators: Vec<(MemberIx, bool)>,
    /// Where it stands.
    pub state: EvaluationState,
}

/// Who checked in on which days.
pub type CheckIns = BTreeSet<(MemberIx, Day)>;
