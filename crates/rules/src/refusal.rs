//! Why an act is not admitted: one closed list, in the order in which the rules are asked.
//!
//! A refusal carries data and no sentences of the moment; `mirrorball` turns `code()` and `fields()` into words.

mod data;
mod of_deciding;

use crate::act::AccountFlag;
use crate::act::effect::{EffectSort, RoleKind};
use crate::act::{AgreementClass, Ground, Tier, VoteMethod};
use crate::community::{AdviceStage, Disposition, DrawStage, ForkStage};
use crate::field::{FieldFlaw, Flaw};
use crate::ledger::{Unfit, Unit};
use crate::limits::Crowd;
use crate::quantity::{Day, Ratio, Stream, WorkUnit};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
pub use data::{AskedAs, BallotForm, Datum, Fits, StageOf, VoteFlaw, VoteTime};
use of_deciding::of_deciding;
use register::AssertionFlaw;

/// One refusal, described for documents and for those who write its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusalShape {
    /// Its stable code; never reworded, never used again for something else.
    pub code: &'static str,
    /// What happened.
    pub doc: &'static str,
    /// The rule or agreement that says so.
    pub rule: &'static str,
    /// What to do next.
    pub remedy: &'static str,
    /// The names of its data.
    pub fields: &'static [&'static str],
    /// The types of its data, in the same order.
    pub types: &'static [&'static str],
}

macro_rules! refusals {
    ($( $code:literal $(#[doc = $doc:literal])+ $name:ident { $( $field:ident : $ty:ty ),* $(,)? } $rule:literal => $remedy:literal; )+) => {
        /// A rule says no. Declared in order of precedence.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // The data's names say what they are; the variants carry the sentences.
        pub enum Refusal { $( $(#[doc = $doc])+ $name { $($field: $ty),* } ),+ }

        /// Every refusal, described, in order of precedence.
        pub const REFUSALS: &[RefusalShape] = &[ $( RefusalShape {
            code: $code, doc: concat!($($doc),+), rule: $rule, remedy: $remedy,
            fields: &[ $( stringify!($field) ),* ],
            types: &[ $( stringify!($ty) ),* ],
        } ),+ ];

        impl Refusal {
            /// The stable code.
            pub fn code(&self) -> &'static str {
                match self { $( Refusal::$name { .. } => $code ),+ }
            }
            /// The rule or agreement that says so.
            pub fn rule(&self) -> &'static str {
                match self { $( Refusal::$name { .. } => $rule ),+ }
            }
            /// What to do next.
            pub fn remedy(&self) -> &'static str {
                match self { $( Refusal::$name { .. } => $remedy ),+ }
            }
            /// Its data by name, as text.
            pub fn fields(&self) -> Vec<(&'static str, String)> {
                match self { $( Refusal::$name { $($field),* } => alloc::vec![
                    $( (stringify!($field), $field.datum()) ),*
                ] ),+ }
            }
            /// Refusals of every kind, in order of precedence, that together carry everything a refusal can: for
            /// those who check its words.
            pub fn examples() -> Vec<Refusal> {
                let mut all = Vec::new();
                $( {
                    #[allow(unused_mut)] // Some carry nothing.
                    let mut most = 1;
                    $( let $field = <$ty>::examples(); most = most.max($field.len()); )*
                    for place in 0..most {
                        let _ = place; // Likewise.
                        all.push(Refusal::$name { $( $field: $field[place % $field.len()].clone() ),* });
                    }
                } )+
                all
            }
        }
    };
}

of_deciding! { refusals {
"malformed-act"
/// The act is not written as its type demands.
MalformedAct { path: String, flaw: Flaw }
"each field of an act has a kind and limits" => "correct the field that is named and sign again";
"unknown-act-type"
/// No act has this type and version.
UnknownActType { name: String }
"act types are versioned and known by name" => "check the spelling, or update the program that made the act";
"signature-wrong"
/// A signature was not made by its key over this act.
SignatureWrong { key: String }
"a signature is made over the exact bytes of the act" => "sign the act anew, and send it exactly as it was signed";
"passkey-wrong"
/// What a passkey made does not show that its holder signed this act with it, on the passkey's own site.
PasskeyWrong { key: String, flaw: AssertionFlaw }
"a passkey signs for one act, on its own site, with its holder there" => "sign the act anew on this site, and let the device ask for a finger, a face or a PIN";
"already-founded"
/// A community is founded once, by its first entry.
AlreadyFounded {}
"a register begins with one founding" => "found another community at its own address";
"not-founded"
/// The first entry of a register has to be a founding.
NotFounded {}
"a register begins with one founding" => "file the founding first";
"foreign-community"
/// The act was signed for another community.
ForeignCommunity { community: String }
"an act names the community it is for" => "file it in the community it names, or sign it anew for this one";
"act-expired"
/// The act's time was over when it arrived.
ActExpired { expires_ms: u64, stamp_ms: u64 }
"an act is void after its expiry, so that nobody can hold it back" => "check your device's clock and sign again";
"expires-too-far"
/// The act would stay valid for too long.
ExpiresTooFar { expires_ms: u64, latest_ms: u64 }
"an act expires, and a waiting transaction lapses, within 90 days" => "sign again with a nearer expiry";
"seen-ahead"
/// The act claims to have seen more of the register than there is before it.
SeenAhead { size: u64, index: u64 }
"an act's `seen` is a checkpoint of this register before it" => "reload, so that your device sees the register as it is, and sign again";
"seen-differs"
/// The history that the act's author saw is not the history of this register.
SeenDiffers { size: u64 }
"an act's `seen` is a checkpoint of this register before it" => "keep what you have: compare the two histories with the other members before you sign anything";
"id-reused"
/// Another act of the same author already has this id.
IdReused { entry: u64, field: String }
"the author and the 16 random bytes name one act" => "if you meant the first act, it stands; otherwise sign again with a new id";
"unknown-author"
/// No member of this community has this id.
UnknownAuthor { by: String }
"acts are filed by members" => "join the community, or choose the right member";
"unknown-key"
/// The key is not enrolled here.
UnknownKey { key: String }
"an act is signed by a key of its author" => "sign with a key that you enrolled, or add this key from a device that has one";
"foreign-key"
/// The key belongs to somebody else.
ForeignKey { key: String }
"an act is signed by a key of its author" => "sign with your own key";
"revoked-key"
/// The key was revoked.
RevokedKey { key: String }
"a revoked key signs nothing more" => "sign with another key of yours";
"missing-signature"
/// A signature that this act needs is not there.
MissingSignature { key: String }
"whoever enrols a key shows by its signature that they have it; joining is signed by the invitation too" => "sign with every key that the act names";
"surplus-signature"
/// There is a signature that this act does not ask for.
SurplusSignature { key: String }
"further signatures stand only where the act asks for them" => "sign with one key alone";
"only-members"
/// The keeper's key files due closings and nothing else.
OnlyMembers { name: String }
"the keeper may file closings that are due, and nothing else" => "let a member file it";
"author-left"
/// The author has left the community.
AuthorLeft {}
"members file acts until they leave" => "ask for a new invitation if you want to come back";
"full-members-only"
/// This takes a full member; the author is dating.
FullMembersOnly {}
"agreement membership: daters take part, and do not yet bind the community" => "ask a full member to do it with you";
"limit-reached"
/// There are already as many of these as the program keeps.
LimitReached { what: Crowd, max: u64 }
"every collection has a limit" => "close or leave out what is no longer needed, or ask for a higher limit";
"agreement-missing"
/// The founding leaves out an agreement that the rules read.
AgreementMissing { agreement: String }
"a founding writes out its agreements in full" => "add the agreement; the templates have it";
"agreement-doubled"
/// Two agreements, circles or commons have the same name.
NameDoubled { name: String }
"names are unique" => "give one of them another name";
"parameter-wrong"
/// A parameter of an agreement is missing, unknown, or outside its limits.
ParameterWrong { agreement: String, parameter: String, flaw: Flaw }
"each agreement has its parameters" => "correct the parameter that is named";
"split-not-whole"
/// The streams' shares do not add up to one.
SplitNotWhole { livelihood: Ratio, love: Ratio }
"agreement streams: livelihood and love share the whole" => "change the shares so that they add up to 1";
"zone-disordered"
/// The time zone's offsets are not in order of time.
ZoneDisordered {}
"the founding carries the time zone as a table in order of time" => "sort the offsets";
"key-in-use"
/// The key is already enrolled here.
KeyInUse { key: String }
"a key belongs to one member, once" => "make a new key";
"founding-period-over"
/// New members can begin as full members only shortly after the founding.
FoundingPeriodOver { ended: Day }
"agreement membership: founding_days" => "invite them as daters; they become full members stage by stage";
"invitation-too-long"
/// The invitation would be open for too long, or is already over.
InvitationTooLong { latest_ms: u64 }
"an invitation is open for at most 90 days" => "choose a nearer end; you can invite again later";
"invitation-unknown"
/// No invitation has this key.
InvitationUnknown { invite: String }
"joining takes an invitation" => "ask the person who invited you for a new link";
"invitation-over"
/// The invitation has ended, was taken back, or its author left.
InvitationOver { until_ms: u64 }
"an invitation ends on its day, when it is taken back, or when its author leaves" => "ask for a new link";
"invitation-used-up"
/// As many people as it was for have joined by this invitation.
InvitationUsedUp { uses: u64 }
"an invitation is for a number of people" => "ask for a new link";
"last-key"
/// This is the author's last key.
LastKey {}
"a member keeps at least one key" => "add another key first";
"not-your-key"
/// The key is not one of the author's.
NotYourKey { key: String }
"members revoke their own keys" => "choose one of your own keys";
"name-taken"
/// Something else already has this short name.
NameTaken { slug: String }
"short names are unique" => "choose another short name";
"circle-unknown"
/// No circle or project has this short name.
CircleUnknown { circle: String }
"work and money belong to a circle or project" => "choose one that exists, or open it first";
"circle-closed"
/// The circle or project is closed.
CircleClosed { circle: String }
"nothing more is logged in a closed circle or project" => "choose an open one";
"last-circle"
/// This is the last open circle.
LastCircle {}
"a community has at least one open circle" => "open another circle first";
"commons-unknown"
/// No commons has this short name.
CommonsUnknown { commons: String }
"love work names the commons it makes or tends" => "choose one that exists, or begin it first";
"partner-unknown"
/// Nobody by this id is known as a partner.
PartnerUnknown { partner: String }
"money comes from and goes to somebody" => "add the partner first";
"member-unknown"
/// No member has this id.
MemberUnknown { member: String }
"the act names a member" => "choose a member of this community";
"day-ahead"
/// The day has not come yet where the community lives.
DayAhead { day: Day, today: Day }
"days are not after the stamp's own day in the community's time zone" => "choose today or an earlier day";
"day-before-joining"
/// The day is before the member joined.
DayBeforeJoining { day: Day, joined: Day }
"these rules hold for a member's work from the day of joining" => "correct the day if it was mistyped; what was done before stays in the books of that time";
"period-backwards"
/// The last day is before the first.
PeriodBackwards { from: Day, until: Day }
"a period goes forward" => "swap the two days";
"period-too-long"
/// The period is longer than a record of it may be.
PeriodTooLong { days_max: u64 }
"a period has at most 366 days" => "choose a shorter one";
"day-past"
/// The day is over.
DayPast { day: Day, today: Day }
"a promise is for a day to come" => "choose today or a later day";
"commons-needed"
/// Love work has to name the commons it makes or tends.
CommonsNeeded {}
"agreement streams: love work makes commons" => "choose the commons; if it is none, it is livelihood or care";
"commons-not-here"
/// Only love work names a commons.
CommonsNotHere { stream: Stream }
"agreement streams: love work makes commons" => "leave the commons out, or log it as love work";
"care-in-hours"
/// Care is measured in hours.
CareInHours { unit: WorkUnit }
"agreement care: care is counted in hours, never in output" => "say how long it took";
"rate-unknown"
/// No rate is agreed for this task in this unit.
RateUnknown { task: String, unit: WorkUnit, agreed: String }
"agreement rates: credit rates per task" => "choose an agreed task, or log the time it took";
"stage-without-livelihood"
/// The member's dating stage on that day has no livelihood work.
StageWithoutLivelihood { stage: u64 }
"agreement membership: dating begins with love and care" => "log love or care work, or wait for the next stage";
"quantity-too-great"
/// The quantity would be more than a contribution can hold.
QuantityTooGreat { max: i64 }
"a contribution has limits" => "split it into several contributions";
"work-unknown"
/// No contribution has this id.
WorkUnknown { work: String }
"the act names a contribution" => "reload and choose the contribution again";
"work-withdrawn"
/// The contribution was withdrawn.
WorkWithdrawn {}
"what is withdrawn is over" => "log it again if it did happen";
"not-your-work"
/// The contribution is somebody else's.
NotYourWork {}
"members correct, withdraw and accept their own work" => "ask its contributor";
"own-work"
/// Nobody attests their own work.
OwnWork {}
"agreement attestation: others confirm" => "ask somebody who knows of it";
"work-not-accepted"
/// The member whose work it is has not accepted it yet.
WorkNotAccepted {}
"work logged for another counts once that member has signed it" => "ask them to accept it";
"work-accepted"
/// The work needs no acceptance, or has it already.
WorkAccepted {}
"work logged for another is accepted once" => "nothing is left to do";
"work-disputed"
/// The contribution is disputed.
WorkDisputed {}
"agreement attestation: a disputed contribution does not count until its disputer withdraws" => "talk with the disputer, who can settle";
"proposal-open"
/// Another quantity is proposed, and not yet answered.
ProposalOpen { quantity: u64 }
"agreement attestation: the contributor agrees or declines" => "wait for the answer, or ask the proposer to take it back";
"proposal-missing"
/// No other quantity is proposed.
ProposalMissing {}
"agreement attestation: the contributor answers a proposal" => "reload; it may have been taken back";
"same-quantity"
/// The quantity proposed is the one that is logged.
SameQuantity {}
"a proposal names another quantity" => "confirm it instead";
"already-confirmed"
/// The author has already confirmed it.
AlreadyConfirmed {}
"one member, one confirmation" => "nothing is left to do";
"quantity-changed"
/// The quantity is another one than the author has seen.
QuantityChanged { now: u64 }
"who confirms, accepts or agrees says to what" => "look at the contribution as it is now, and decide again";
"work-counted"
/// The contribution already counts.
WorkCounted {}
"agreement attestation: it counts once enough others confirmed" => "nothing is left to do; if it is wrong, dispute it";
"not-in-dispute"
/// The author has neither disputed this nor proposed another quantity.
NotInDispute {}
"members take back their own disputes and proposals" => "ask the disputer";
"nothing-changes"
/// The correction changes nothing.
NothingChanges {}
"a correction adds or takes away" => "say by how much it was wrong";
"quantity-below-one"
/// The correction would leave nothing or less.
QuantityBelowOne { quantity: i64 }
"a contribution keeps a quantity above zero" => "withdraw the contribution instead";
"credits-spent"
/// The credits (or paid hours) of this contribution were shared out, or are part of an open share-out.
CreditsSpent { needed: u64, free: u64 }
"what was divested stays; what is in an open share-out waits for it" => "object to the open share-out first; if it is already paid, log a new contribution or talk about it";
"silence-does-not-count"
/// Here nothing counts by silence.
SilenceDoesNotCount {}
"agreement attestation: silence_days" => "ask others to confirm it";
"not-due-yet"
/// It is too early.
NotDueYet { due_ms: u64 }
"closings are filed when they are due" => "wait until then";
"account-unknown"
/// There is no such account.
AccountUnknown { account: String }
"value moves between accounts" => "check the account's name, or open it first";
"reserve-by-decision"
/// Where decisions are made by consent, an indivisible reserve is drawn on by a decision alone.
ReserveByDecision { account: String }
"an indivisible reserve is everybody's, those to come included" => "propose a decision that moves it";
"account-not-for-acts"
/// This account moves only by its own kind of act.
AccountNotForActs { account: String }
"credits and debts to members move by attestation, share-out and payment" => "use that act";
"not-your-account"
/// The account is another member's.
NotYourAccount { account: String }
"value leaves a member's account by that member's act alone" => "ask its holder";
"account-class-unfit"
/// An account of this class has another unit or holder.
AccountClassUnfit { flaw: Unfit }
"each class of account has its units and holders" => "correct what is named";
"limits-crossed"
/// The least is more than the most, or nothing fits between them.
LimitsCrossed { min: i64, max: i64 }
"an account's minimum is at most zero and its maximum at least zero" => "correct the limits";
"account-doubled"
/// An account is named twice in one transaction.
AccountDoubled { account: String }
"a transaction names each account once" => "add the two postings up";
"unit-unbalanced"
/// The postings of a unit do not sum to zero.
UnitUnbalanced { unit: Unit, sum: i64 }
"every transaction sums to zero per unit" => "correct the amounts";
"account-frozen"
/// The account is frozen.
AccountFrozen { account: String }
"nothing goes in or out of a frozen account" => "choose another account";
"account-flag"
/// What is special about the account forbids this.
AccountFlagged { account: String, flag: AccountFlag }
"accounts can be non-transferable, restricted to a purpose, or closed towards members" => "choose another account, or name the purpose";
"reserve-to-member"
/// Nothing goes from an indivisible reserve to a member.
ReserveToMember { account: String }
"indivisible reserves are never shared out" => "choose another source";
"below-minimum"
/// The account does not hold enough, counting what is pending.
BelowMinimum { account: String, free: i64, needed: i64 }
"limits count what is pending" => "choose a smaller amount, or wait until more has come in";
"above-maximum"
/// The account cannot take that much, counting what is pending.
AboveMaximum { account: String, room: i64, needed: i64 }
"limits count what is pending" => "choose a smaller amount";
"transaction-unknown"
/// No waiting transaction has this id.
TransactionUnknown { transaction: String }
"only what is pending can be posted or voided" => "reload; it may have been posted or voided";
"transaction-over"
/// The waiting transaction has lapsed.
TransactionOver { expired_ms: u64 }
"a pending transaction lapses at its expiry" => "record it again";
"expiry-past"
/// The expiry is not in the time to come.
ExpiryPast {}
"a pending transaction has time to be posted" => "choose a later expiry";
"not-your-transaction"
/// Somebody else recorded this transaction.
NotYourTransaction {}
"who records a transaction posts or voids it" => "ask its author";
"record-unknown"
/// No money was recorded under this id.
RecordUnknown { record: String }
"the act names money that came in or went out" => "reload and choose it again";
"not-your-record"
/// Somebody else recorded this.
NotYourRecord {}
"who records money adds its photos, and takes it back" => "ask its author";
"record-reversed"
/// It was taken back already.
RecordReversed { entry: u64 }
"what was recorded wrongly is taken back once" => "record it anew as it was";
"record-parted"
/// It was recorded before members parted.
RecordParted {}
"what there was when members parted was divided between both communities" => "settle it with the other community";
"record-spent"
/// Cash does not hold as much any more.
RecordSpent {}
"what was shared, spent or set aside since cannot leave cash again" => "withdraw the open share-out, take back what else was recorded wrongly, or record first what really came in";
"share-open"
/// Another share-out is still open.
ShareStillOpen { share: String }
"agreement share-out: one at a time, so that everyone sees what it will pay" => "let it post, or withdraw it";
"nothing-to-share"
/// Nobody has open credits that this amount could pay.
NothingToShare {}
"agreement share-out: money follows open credits" => "let work be confirmed first";
"share-unknown"
/// No share-out has this id.
ShareUnknown { share: String }
"the act names a share-out" => "reload and choose it again";
"share-over"
/// The share-out is posted or withdrawn.
ShareOver {}
"a share-out is posted or withdrawn once" => "nothing is left to do";
"already-objected"
/// The author already objects.
AlreadyObjected {}
"one member, one objection" => "nothing is left to do";
"not-objecting"
/// The author does not object.
NotObjecting {}
"only its author takes back an objection" => "ask the member who objects";
"objection-open"
/// An objection stands.
ObjectionOpen { open: u64 }
"agreement share-out: it posts without objection" => "talk with those who object; they can settle, or the opener can withdraw it";
"not-the-opener"
/// Somebody else opened this share-out.
NotTheOpener {}
"who opens a share-out can withdraw it; any full member can, once the waiting time is over and an objection stands" => "ask its opener, or object";
"total-differs"
/// The total is not what the rules compute.
TotalDiffers { claimed: u64, computed: u64 }
"every payout can be recomputed by any member" => "reload and look at the preview";
"result-differs"
/// The payout lines are not those that the rules compute.
ResultDiffers { claimed: String, computed: String }
"every payout can be recomputed by any member" => "reload and look at the preview";
"commitment-unknown"
/// No commitment has this id.
CommitmentUnknown { commitment: String }
"the act names a commitment" => "reload and choose it again";
"commitment-over"
/// The commitment is kept or cancelled.
CommitmentOver {}
"a commitment ends once" => "nothing is left to do";
"not-your-commitment"
/// Somebody else made this commitment, or it is for somebody else to say that it was kept.
NotYourCommitment {}
"its maker cancels; another says that it was kept" => "ask the member concerned";
"no-stage"
/// The member is in no dating stage.
NoStage {}
"agreement membership: evaluations end dating stages" => "choose a dating member";
"stage-not-over"
/// The stage has not lasted its months yet.
StageNotOver { ends: Day }
"agreement membership: stages have their months" => "wait until that day";
"evaluation-open"
/// The member's evaluation is already open.
EvaluationStillOpen { evaluation: String }
"one evaluation at a time; one without answers gives way after 30 days" => "answer the open one";
"evaluators-wrong"
/// The evaluators are not the full members whom the agreement asks for.
EvaluatorsWrong { expected: u64 }
"agreement membership: every other full member evaluates, at most three named" => "name them all, or three of them";
"evaluation-unknown"
/// No evaluation has this id.
EvaluationUnknown { evaluation: String }
"the act names an evaluation" => "reload and choose it again";
"evaluation-over"
/// The evaluation has ended.
EvaluationOver {}
"an evaluation ends once" => "nothing is left to do";
"not-an-evaluator"
/// The author is not among the evaluators.
NotAnEvaluator {}
"the named members evaluate" => "talk with them";
"already-answered"
/// The author has already answered.
AlreadyAnswered {}
"one member, one answer" => "nothing is left to do";
"already-absent"
/// The days overlap with an absence that is already recorded.
AlreadyAbsent {}
"absences do not overlap" => "choose the days that are missing";
"already-checked-in"
/// The author has already checked in for this day.
AlreadyCheckedIn {}
"one check-in a day" => "nothing is left to do";
"act-unknown"
/// The author has filed no act with this id.
ActUnknown { act: String }
"members erase the notes of their own acts" => "choose a note of your own";
"keeper-already"
/// This key keeps the register already.
KeeperAlready {}
"members endorse another key than the one in force" => "nothing is left to do; to go on with a mirror, endorse its key";
"not-for-oneself"
/// Nobody vouches for a key of their own.
NotForOneself {}
"others vouch for a new key" => "add the key from a device that has one of yours, or ask other members to vouch";
"recovered-lately"
/// The author has come back by vouches only lately.
RecoveredLately { until_ms: u64 }
"who came back by vouches vouches for no key in the 30 days after" => "let other members vouch";
"no-recovery"
/// Nobody vouches for this key as one of the author's.
NoRecovery { key: String }
"one says no to a key that others vouch for as one's own" => "nothing is left to do";
"recovery-vouches-missing"
/// Too few full members vouch for this key.
RecoveryVouchesMissing { vouches: u64, needed: u64 }
"agreement membership: recovery_vouches full members vouch for a new key, all others where there are fewer, and never one alone" => "ask members who know you to vouch for it";
"recovery-waits"
/// The time in which a key of before can say no is not over.
RecoveryWaits { ready_ms: u64 }
"agreement membership: a new key waits for recovery_days after the last vouch that it needs" => "wait until then; your device does not forget the key";
} {
"note-missing"
/// A text that the act commits to did not come with it, or does not fit its commitment.
NoteMissing { c: String }
"texts travel beside the act and have to fit it" => "send the act again with its texts";
"note-surplus"
/// A text came along that the act does not commit to, or twice.
NoteSurplus { c: String }
"texts travel beside the act and have to fit it" => "leave the text out";
"name-not-a-line"
/// A name has line breaks or other control characters in it, or blanks at its ends.
NameNotALine { c: String }
"names stand in lists and sentences, so that each is a single line" => "write the name in one line, without blanks at its ends, and sign again";
"name-too-long"
/// A name is longer than a name may be.
NameTooLong { chars: u64, chars_max: u64 }
"names stand in lists and sentences, on phones too" => "shorten the name, and sign again";
"note-too-long"
/// The text is longer than a note may be.
NoteTooLong { size_bytes: u64, size_bytes_max: u64 }
"notes have a limit" => "shorten the text";
} }

impl Refusal {
    /// The refusal for a field that is not as it should be.
    pub fn malformed(flaw: &FieldFlaw) -> Refusal {
        Refusal::MalformedAct {
            path: flaw.path.clone(),
            flaw: flaw.flaw.clone(),
        }
    }
}

impl From<crate::act::ActFlaw> for Refusal {
    fn from(flaw: crate::act::ActFlaw) -> Refusal {
        match flaw {
            crate::act::ActFlaw::UnknownType(name) => Refusal::UnknownActType { name },
            crate::act::ActFlaw::Field(flaw) => Refusal::malformed(&flaw),
        }
    }
}

impl From<register::SignatureFlaw> for Refusal {
    fn from(flaw: register::SignatureFlaw) -> Refusal {
        match flaw {
            register::SignatureFlaw::Missing(kid) => Refusal::MissingSignature { key: kid.to_string() },
            register::SignatureFlaw::UnknownKey(kid) => Refusal::UnknownKey { key: kid.to_string() },
            register::SignatureFlaw::Wrong(kid) => Refusal::SignatureWrong { key: kid.to_string() },
            register::SignatureFlaw::Passkey(kid, flaw) => Refusal::PasskeyWrong {
                key: kid.to_string(),
                flaw,
            },
        }
    }
}
