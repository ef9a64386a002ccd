//! Every act there is: one table that gives the types, their strict readers and writers, and their description.
//!
//! An act is what a member does and signs. Its type is versioned (`work.log/1`); a type or a field that is not in
//! this table is refused by name. What an act may do here and now is decided in `community/`.

pub mod accounts;
pub mod advice;
pub mod circles;
pub mod consent;
pub mod delegation;
pub mod draws;
pub mod effect;
pub mod forks;
pub mod houses;
mod meaning;
pub mod power;
pub mod recovery;
pub mod reversal;
pub mod votes;

pub use accounts::{AccountClass, AccountFlag};
pub use advice::*;
pub use circles::*;
pub use consent::*;
pub use delegation::*;
pub use draws::*;
pub use effect::{Effect, RoleKind};
pub use forks::*;
pub use houses::*;
pub use power::*;
pub use recovery::*;
pub use reversal::MoneyReverse;
pub use votes::*;

use crate::field::{
    Commitments, Digest, FieldFlaw, FieldShape, Flaw, Integer, Line, List, Money, NameRef, Nonce, NoteRef, Parameters,
    PhotoRef, Slug, Stamp, choice, fields, record, records,
};
use crate::quantity::{CircleKind, Day, PartnerKind, ResourceAction, Standing, Stream, WorkUnit, words};
use alloc::string::{String, ToString};
use register::json::Value;
use register::{AnyKey, Hash, Kid, PublicKey};

/// One type of act, described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActShape {
    /// Its versioned type, such as `work.log/1`.
    pub name: &'static str,
    /// A sentence about it.
    pub doc: &'static str,
    /// Its fields.
    pub fields: &'static [FieldShape],
}

/// Why a JSON value is no act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActFlaw {
    /// No act has this type.
    UnknownType(String),
    /// A field of it is wrong.
    Field(FieldFlaw),
}

/// The table: acts written out here, then those whose fields stand in a file of their own.
macro_rules! acts {
    ($( $word:literal $(#[doc = $doc:literal])+ $name:ident { $($body:tt)* } )+ ; $( $far_word:literal $far:ident )+) => {
        $( fields! { $(#[doc = $doc])+ $name { $($body)* } } )+

        /// What a member does and signs.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(clippy::large_enum_variant)] // Acts are handled one by one and never kept in lists.
        pub enum Act {
            $( $(#[doc = $doc])+ $name($name), )+
            $( #[doc = concat!("`", $far_word, "`: see its fields.")] $far($far), )+
        }

        /// Every type of act, described, in the order of the table.
        pub const ACT_SHAPES: &[ActShape] = &[
            $( ActShape { name: $word, doc: $name::DOC, fields: $name::FIELDS }, )+
            $( ActShape { name: $far_word, doc: $far::DOC, fields: $far::FIELDS }, )+
        ];

        impl Act {
            /// Its versioned type.
            pub fn name(&self) -> &'static str {
                match self { $( Act::$name(_) => $word, )+ $( Act::$far(_) => $far_word, )+ }
            }

            /// Reads an act from its JSON value, strictly.
            ///
            /// # Errors
            /// The type is unknown, or a field is missing, unknown or not what it should be.
            pub fn read(value: &Value) -> Result<Act, ActFlaw> {
                let members = record(value).map_err(ActFlaw::Field)?;
                let word = match members.get("type") {
                    Some(Value::Text(word)) => word.as_str(),
                    Some(_) | None => {
                        return Err(ActFlaw::Field(FieldFlaw::here(Flaw::Missing).under("type")));
                    }
                };
                match word {
                    $( $word => $name::read_fields(members, "type").map(Act::$name).map_err(ActFlaw::Field), )+
                    $( $far_word => $far::read_fields(members, "type").map(Act::$far).map_err(ActFlaw::Field), )+
                    _ => Err(ActFlaw::UnknownType(word.to_string())), // A text, not an enum of ours.
                }
            }

            /// The JSON value of this act; reading it gives the act again.
            pub fn write(&self) -> Value {
                let mut members = match self {
                    $( Act::$name(act) => act.write_fields(), )+
                    $( Act::$far(act) => act.write_fields(), )+
                };
                members.insert("type".to_string(), Value::Text(self.name().to_string()));
                Value::Record(members)
            }

            fn commit(&self, found: &mut Commitments) {
                match self {
                    $( Act::$name(act) => act.commit_fields(found), )+
                    $( Act::$far(act) => act.commit_fields(found), )+
                }
            }
        }

        $( impl From<$name> for Act { fn from(act: $name) -> Act { Act::$name(act) } } )+
        $( impl From<$far> for Act { fn from(act: $far) -> Act { Act::$far(act) } } )+
    };
}

words! {
    /// The sets of agreements that a founding can start from.
    Template {
        /// A distributed cooperative organisation: three streams, dating in three stages.
        Disco = "disco",
        /// A worker cooperative: one probation stage at full pay, care paid from a pot.
        WorkerCoop = "worker-coop",
    }
}

words! {
    /// How weighty an agreement is, and so how hard it is to change.
    AgreementClass {
        /// Day-to-day; a circle's own.
        Operational = "operational",
        /// Rules that many rely on.
        Policy = "policy",
        /// What the community is.
        Constitutional = "constitutional",
    }
}

words! {
    /// Who is told somebody's name.
    AppearTo {
        /// The members, and whoever else may read the community.
        Members = "members",
        /// Everybody, on the community's public page, as far as it names people.
        Everybody = "everybody",
    }
}

words! {
    /// The languages that a community's own texts can be written in.
    Language {
        /// English.
        En = "en",
        /// Spanish.
        Es = "es",
        /// Catalan.
        Ca = "ca",
        /// French.
        Fr = "fr",
        /// Italian.
        It = "it",
        /// German.
        De = "de",
    }
}

choice!(Template, AgreementClass, AppearTo, Language);

/// A name: 1 to 80 characters.
pub type Name = Line<1, 80>;
/// A paragraph: 1 to 600 characters.
pub type Paragraph = Line<1, 600>;
/// The text of an agreement: 1 to 900 characters.
pub type AgreementWords = Line<1, 900>;
/// A payment's reference or a similar mark: 1 to 60 characters.
pub type Reference = Line<1, 60>;
/// The name of a kind of work, such as `translation`: 1 to 40 characters.
pub type Task = Line<1, 40>;
/// A quantity of work: up to ten million words, minutes or pieces.
pub type Quantity = Integer<1, 10_000_000>;
/// A quantity of work to add (or take away).
pub type Change = Integer<-10_000_000, 10_000_000>;
/// A signed amount of a unit, in its smallest part.
pub type SignedAmount = Integer<-1_000_000_000_000, 1_000_000_000_000>;

records! {
    /// A currency and its number of decimals.
    Currency {
        /// Its code, such as EUR.
        code: Line<1, 12>,
        /// How many decimals amounts of it have.
        scale: Integer<0, 4>,
    }
    /// From this moment on, local time is UTC plus these minutes.
    Offset {
        /// When it begins.
        from: Stamp,
        /// Minutes ahead of UTC.
        minutes: Integer<-1_080, 1_080>,
    }
    /// The community's time zone, written out.
    Zone {
        /// Its usual name, such as Europe/Madrid.
        name: Name,
        /// The offsets in order of time, the first for all earlier times too.
        offsets: List<Offset, 1, 64>,
    }
    /// An agreement, written out in full.
    AgreementText {
        /// Its short name.
        name: Slug,
        /// How weighty it is.
        class: AgreementClass,
        /// What it says, in words.
        text: AgreementWords,
        /// What the rules read from it.
        params: Parameters,
    }
    /// A circle that is there from the founding.
    CircleSeed {
        /// Its short name.
        slug: Slug,
        /// Its name.
        name: Name,
        /// What it is for.
        aim: Paragraph,
    }
    /// A commons that is there from the founding; the founder is its first steward.
    CommonsSeed {
        /// Its short name.
        slug: Slug,
        /// Its name.
        name: Name,
        /// The licence under which it is shared.
        licence: Name,
    }
    /// A resource that work produced, used or cited.
    Resource {
        /// What the work did with it.
        action: ResourceAction,
        /// What it is.
        name: Name,
    }
    /// One side of a movement of value.
    PostingText {
        /// The account: a built-in one such as cash, or the short name of one that was opened.
        account: Line<1, 120>,
        /// What it receives; below zero, what it gives.
        amount: SignedAmount,
    }
}

acts! {
    "community.found/1"
    /// Founds a community, with its agreements written out in full.
    Found {
        /// The community's name.
        name: Name,
        /// What it is for.
        purpose: Paragraph,
        /// The currency it counts in.
        currency: Currency,
        /// The template its agreements were taken from.
        template: Template,
        /// The language of its own texts.
        language: Language,
        /// Its time zone.
        zone: Zone,
        /// Its agreements.
        agreements: List<AgreementText, 1, 16>,
        /// Its circles.
        circles: List<CircleSeed, 1, 8>,
        /// Its commons.
        commons: List<CommonsSeed, 1, 8>,
        /// The public key of the keeper of its register.
        keeper: PublicKey,
        /// The founder's name, as a note.
        founder: NameRef,
        /// The founder's keys.
        keys: List<AnyKey, 1, 4>,
    }
    "member.invite/1"
    /// Invites people by a link that holds the secret of this key.
    Invite {
        /// The public key whose secret is in the link.
        key: PublicKey,
        /// How many people can join by it.
        uses: Integer<1, 100>,
        /// When it ends.
        until: Stamp,
        /// What those who join begin as.
        standing: Standing,
    }
    "member.join/1"
    /// Joins by an invitation; signed by each of the new member's keys and by the invitation's.
    Join {
        /// The new member's name, as a note.
        name: NameRef,
        /// The new member's keys.
        keys: List<AnyKey, 1, 4>,
        /// The key of the invitation.
        invite: Kid,
    }
    "member.rename/1"
    /// Changes one's own name.
    Rename {
        /// The new name, as a note.
        name: NameRef,
    }
    "member.appear/1"
    /// Says whether one's name may stand on the community's public page; until then it does not.
    Appear {
        /// To whom.
        to: AppearTo,
    }
    "member.absence/1"
    /// Says from when until when one is on leave, ill, or in a life event; the care balance leaves these days out.
    Absence {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
        /// The reason, if one wants to give it.
        note: Option<NoteRef>,
    }
    "member.leave/1"
    /// Leaves the community; what is owed stays owed.
    Leave {
        /// The reason, if one wants to give it.
        note: Option<NoteRef>,
    }
    "key.add/1"
    /// Adds a key of one's own; signed by an old key and by the new one.
    KeyAdd {
        /// The new key.
        new: AnyKey,
    }
    "key.revoke/1"
    /// Ends a key of one's own.
    KeyRevoke {
        /// The key that ends.
        kid: Kid,
    }
    "circle.open/1"
    /// Opens a circle or a project.
    CircleOpen {
        /// Its short name.
        slug: Slug,
        /// Its name.
        name: Name,
        /// Whether it lasts.
        kind: CircleKind,
        /// What it is for.
        aim: Paragraph,
        /// The circle it is part of; the first one of the founding otherwise.
        parent: Option<Slug>,
        /// What it decides alone.
        domain: Option<Paragraph>,
    }
    "circle.close/1"
    /// Closes a circle or a project in which nothing is open and nobody else is; nothing more is logged in it.
    CircleClose {
        /// Its short name.
        circle: Slug,
    }
    "commons.open/1"
    /// Begins a commons: something made together and shared under a licence.
    CommonsOpen {
        /// Its short name.
        slug: Slug,
        /// Its name.
        name: Name,
        /// The licence under which it is shared.
        licence: Name,
        /// The member who tends it.
        steward: Hash,
    }
    "partner.add/1"
    /// Names somebody whom money comes from or goes to.
    PartnerAdd {
        /// What they are to the community.
        kind: PartnerKind,
        /// Their name, as a note.
        name: NameRef,
    }
    "work.log/1"
    /// Logs work.
    WorkLog {
        /// Livelihood, love or care.
        stream: Stream,
        /// What kind of work.
        task: Task,
        /// How much of it.
        quantity: Quantity,
        /// What it is counted in.
        unit: WorkUnit,
        /// The circle or project it was done in.
        circle: Slug,
        /// The commons it makes or tends; love work names one.
        commons: Option<Slug>,
        /// The day it was done.
        day: Day,
        /// The member whose work it is, when somebody else logs it; it counts once they have accepted.
        contributor: Option<Hash>,
        /// The names of people outside who took part, as notes; they are owed nothing unless agreed.
        casual: Option<List<NoteRef, 1, 8>>,
        /// What it produced, used or cited.
        resources: Option<List<Resource, 1, 8>>,
        /// A remark.
        note: Option<NoteRef>,
    }
    "work.accept/1"
    /// Takes work that somebody else logged as one's own.
    WorkAccept {
        /// The contribution.
        work: Hash,
        /// The quantity that one has seen, so that no other is accepted.
        quantity: Option<Quantity>,
    }
    "work.correct/1"
    /// Corrects the quantity of one's own work, by what is added to it or taken away.
    WorkCorrect {
        /// The contribution.
        work: Hash,
        /// What is added; below zero, what is taken away.
        quantity: Change,
        /// Why.
        note: Option<NoteRef>,
    }
    "work.withdraw/1"
    /// Withdraws one's own work.
    WorkWithdraw {
        /// The contribution.
        work: Hash,
        /// Why.
        note: Option<NoteRef>,
    }
    "work.confirm/1"
    /// Confirms somebody else's work.
    WorkConfirm {
        /// The contribution.
        work: Hash,
        /// The quantity that one has seen, so that no other is confirmed.
        quantity: Option<Quantity>,
    }
    "work.propose/1"
    /// Proposes another quantity for somebody else's work.
    WorkPropose {
        /// The contribution.
        work: Hash,
        /// The quantity it should have.
        quantity: Quantity,
        /// Why.
        note: Option<NoteRef>,
    }
    "work.agree/1"
    /// Agrees to the quantity that somebody proposed for one's own work.
    WorkAgree {
        /// The contribution.
        work: Hash,
        /// The proposed quantity that one has seen, so that no other is agreed to.
        quantity: Option<Quantity>,
    }
    "work.decline/1"
    /// Declines the proposed quantity; it becomes a dispute.
    WorkDecline {
        /// The contribution.
        work: Hash,
    }
    "work.dispute/1"
    /// Disputes somebody else's work; it does not count until the disputer settles.
    WorkDispute {
        /// The contribution.
        work: Hash,
        /// Why.
        reason: NoteRef,
    }
    "work.settle/1"
    /// Takes back one's own dispute or proposal.
    WorkSettle {
        /// The contribution.
        work: Hash,
    }
    "work.close/1"
    /// Counts work that nobody disputed within the agreed days of silence.
    WorkClose {
        /// The contribution.
        work: Hash,
    }
    "income.record/1"
    /// Records money that came in.
    IncomeRecord {
        /// How much.
        amount: Money,
        /// From whom.
        partner: Hash,
        /// The circle or project that earned it.
        circle: Option<Slug>,
        /// The day it came in.
        day: Day,
        /// An invoice number or the like.
        reference: Option<Reference>,
        /// A remark.
        note: Option<NoteRef>,
    }
    "expense.record/1"
    /// Records money that went out for costs.
    ExpenseRecord {
        /// How much.
        amount: Money,
        /// To whom.
        partner: Hash,
        /// The circle or project that it was spent for.
        circle: Option<Slug>,
        /// The day it went out.
        day: Day,
        /// An invoice number or the like.
        reference: Option<Reference>,
        /// A remark.
        note: Option<NoteRef>,
    }
    "photo.add/1"
    /// Adds a photo, such as that of a receipt, to money that one recorded as coming in or going out.
    PhotoAdd {
        /// The income or expense.
        to: Hash,
        /// The photo.
        photo: PhotoRef,
    }
    "share.open/1"
    /// Sets money aside and opens its sharing; everyone sees what it will pay.
    ShareOpen {
        /// How much is shared.
        amount: Money,
        /// The first day of its period.
        from: Day,
        /// The last day of its period.
        until: Day,
        /// A remark.
        note: Option<NoteRef>,
    }
    "share.object/1"
    /// Objects to an open share-out; it does not post while an objection stands.
    ShareObject {
        /// The share-out.
        share: Hash,
        /// Why.
        reason: NoteRef,
    }
    "share.settle/1"
    /// Takes back one's own objection.
    ShareSettle {
        /// The share-out.
        share: Hash,
    }
    "share.withdraw/1"
    /// Withdraws an open share-out; the money goes back to cash.
    ShareWithdraw {
        /// The share-out.
        share: Hash,
        /// Why.
        note: Option<NoteRef>,
    }
    "share.post/1"
    /// Posts a share-out after its waiting time without objection.
    SharePost {
        /// The share-out.
        share: Hash,
        /// What it pays out in all.
        total: Integer<0, 1_000_000_000_000>,
        /// The SHA-256 of its canonical payout lines.
        result: Digest,
    }
    "payment.record/1"
    /// Records that a member was paid what the community owed them.
    PaymentRecord {
        /// Who was paid.
        member: Hash,
        /// How much.
        amount: Money,
        /// The day it was paid.
        day: Day,
        /// A bank reference or the like.
        reference: Option<Reference>,
    }
    "commitment.make/1"
    /// Promises something for a day.
    CommitmentMake {
        /// What is promised.
        what: NoteRef,
        /// What it is counted in, if it is counted.
        unit: Option<WorkUnit>,
        /// How much of it.
        quantity: Option<Quantity>,
        /// The member it is promised to; the whole community otherwise.
        to: Option<Hash>,
        /// The day it is due.
        due: Day,
    }
    "commitment.keep/1"
    /// Says that a promise was kept.
    CommitmentKeep {
        /// The commitment.
        commitment: Hash,
        /// A remark.
        note: Option<NoteRef>,
    }
    "commitment.cancel/1"
    /// Takes back a promise of one's own.
    CommitmentCancel {
        /// The commitment.
        commitment: Hash,
        /// Why.
        note: Option<NoteRef>,
    }
    "account.open/1"
    /// Opens an account.
    AccountOpen {
        /// Its short name.
        slug: Slug,
        /// What it counts: the currency's code, hour, kWh, share:…, item:… or mutual:….
        unit: Line<1, 40>,
        /// Its class.
        class: AccountClass,
        /// The member who holds it; the community otherwise.
        holder: Option<Hash>,
        /// The least it may hold.
        min: Option<SignedAmount>,
        /// The most it may hold.
        max: Option<SignedAmount>,
        /// What is special about it.
        flags: Option<List<AccountFlag, 1, 4>>,
        /// What a restricted account is for.
        purpose: Option<Reference>,
    }
    "transaction.record/1"
    /// Moves value between accounts, all or nothing; with an expiry, it waits to be posted.
    TransactionRecord {
        /// The movements, which sum to zero per unit.
        postings: List<PostingText, 2, 16>,
        /// The day it belongs to.
        day: Day,
        /// When it lapses unless it was posted by then.
        expires: Option<Stamp>,
        /// What a restricted account is drawn on for.
        purpose: Option<Reference>,
        /// A remark.
        note: Option<NoteRef>,
    }
    "transaction.post/1"
    /// Posts a waiting transaction.
    TransactionPost {
        /// The transaction.
        transaction: Hash,
    }
    "transaction.void/1"
    /// Voids a waiting transaction.
    TransactionVoid {
        /// The transaction.
        transaction: Hash,
    }
    "stage.open/1"
    /// Opens the evaluation that ends a member's dating stage.
    StageOpen {
        /// The member in the stage.
        member: Hash,
        /// The full members who evaluate: all others, or three of them.
        evaluators: List<Hash, 1, 3>,
    }
    "stage.confirm/1"
    /// Agrees that the member goes on.
    StageConfirm {
        /// The evaluation.
        evaluation: Hash,
        /// Words for the member.
        note: Option<NoteRef>,
    }
    "stage.decline/1"
    /// Says that the member does not go on yet; the evaluation ends.
    StageDecline {
        /// The evaluation.
        evaluation: Hash,
        /// Words for the member.
        note: Option<NoteRef>,
    }
    "rhythm.checkin/1"
    /// Checks in: how one is, what one does.
    CheckIn {
        /// The day.
        day: Day,
        /// What one wants to say.
        note: Option<NoteRef>,
    }
    "note.erase/1"
    /// Erases the text of a note of one's own; the register stays as it is.
    NoteErase {
        /// The 16 random bytes of one's act that the note belongs to.
        act: Nonce,
        /// The note.
        c: NoteRef,
    }
    "keeper.endorse/1"
    /// Endorses a key to keep the register from here on; once more than half of the full members have, it does.
    KeeperEndorse {
        /// The key of the mirror that is to go on; that of the keeper in force takes one's endorsement back.
        key: PublicKey,
    }
    ;
    "circle.enter/1" CircleEnter
    "circle.exit/1" CircleExit
    "role.leave/1" RoleLeave
    "role.reopen/1" RoleReopen
    "tension.raise/1" TensionRaise
    "tension.send/1" TensionSend
    "tension.close/1" TensionClose
    "review.answer/1" ReviewAnswer
    "proposal.open/1" ProposalOpen
    "proposal.start/1" ProposalStart
    "proposal.revise/1" ProposalRevise
    "edit.contest/1" EditContest
    "proposal.respond/1" ProposalRespond
    "remark.add/1" Remark
    "proposal.meet/1" ProposalMeet
    "proposal.minutes/1" ProposalMinutes
    "proposal.withdraw/1" ProposalWithdraw
    "proposal.take/1" ProposalTake
    "proposal.pause/1" ProposalPause
    "proposal.close/1" ProposalClose
    "objection.second/1" ObjectionSecond
    "objection.test/1" ObjectionTest
    "objection.judge/1" ObjectionJudge
    "objection.appeal/1" ObjectionAppeal
    "appeal.judge/1" AppealJudge
    "panel.report/1" PanelReport
    "objection.resolve/1" ObjectionResolve
    "objection.take/1" ObjectionTake
    "objection.remind/1" ObjectionRemind
    "selection.open/1" SelectionOpen
    "selection.nominate/1" SelectionNominate
    "selection.propose/1" SelectionPropose
    "member.vouch/1" MemberVouch
    "admission.appeal/1" AdmissionAppeal
    "draw.open/1" DrawOpen
    "draw.commit/1" DrawCommit
    "draw.reveal/1" DrawReveal
    "vote.open/1" VoteOpen
    "vote.option/1" VoteOption
    "vote.cast/1" VoteCast
    "vote.take-back/1" VoteTakeBack
    "vote.withdraw/1" VoteWithdraw
    "vote.pause/1" VotePause
    "vote.close/1" VoteClose
    "conference.suggest/1" ConferenceSuggest
    "conference.agree/1" ConferenceAgree
    "delegation.give/1" DelegationGive
    "delegation.accept/1" DelegationAccept
    "delegation.decline/1" DelegationDecline
    "delegation.withdraw/1" DelegationWithdraw
    "power.watch/1" PowerWatch
    "key.vouch/1" KeyVouch
    "key.veto/1" KeyVeto
    "key.recover/1" KeyRecover
    "advice.frame/1" AdviceFrame
    "advice.join/1" AdviceJoin
    "advice.remind/1" AdviceRemind
    "advice.give/1" AdviceGive
    "advice.answer/1" AdviceAnswer
    "advice.confirm/1" AdviceConfirm
    "advice.decide/1" AdviceDecide
    "advice.withdraw/1" AdviceWithdraw
    "advice.contest/1" AdviceContest
    "advice.check/1" AdviceCheck
    "advice.succeed/1" AdviceSucceed
    "advice.close/1" AdviceClose
    "fork.notice/1" ForkNotice
    "fork.sign/1" ForkSign
    "fork.take-back/1" ForkTakeBack
    "fork.report/1" ForkReport
    "fork.join/1" ForkJoin
    "fork.close/1" ForkClose
    "community.fork/1" CommunityFork
    "community.fork/2" CommunityForkSigned
    "sibling.name/1" SiblingName
    "money.reverse/1" MoneyReverse
}
