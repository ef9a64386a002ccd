//! Why an act is not admitted: one closed list, in the order in which the rules are asked.
//!
//! A refusal carries data and no sentences of the moment; `mirrorball` turns `code()` and `fields()` into words.

use crate::field::{FieldFlaw, Flaw};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

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
                    $( (stringify!($field), $field.to_string()) ),*
                ] ),+ }
            }
        }
    };
}

refusals! {
    "malformed-act"
    /// The act is not written as its type demands.
    MalformedAct { path: String, flaw: String }
    "each field of an act has a kind and limits" => "correct the field that is named and sign again";
    "unknown-act-type"
    /// No act has this type and version.
    UnknownActType { name: String }
    "act types are versioned and known by name" => "check the spelling, or update the program that made the act";
    "signature-wrong"
    /// A signature was not made by its key over this act.
    SignatureWrong { key: String }
    "a signature is made over the exact bytes of the act" => "sign the act anew, and send it exactly as it was signed";
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
    "joining and adding a key are signed by both keys" => "sign with both keys";
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
    LimitReached { what: String, max: u64 }
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
    ParameterWrong { agreement: String, parameter: String, flaw: String }
    "each agreement has its parameters" => "correct the parameter that is named";
    "split-not-whole"
    /// The streams' shares do not add up to one.
    SplitNotWhole { livelihood: String, love: String }
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
    FoundingPeriodOver { ended: String }
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
    DayAhead { day: String, today: String }
    "days are not after the stamp's own day in the community's time zone" => "choose today or an earlier day";
    "day-before-joining"
    /// The day is before the member joined.
    DayBeforeJoining { day: String, joined: String }
    "work counts from the day of joining" => "choose a day since then";
    "period-backwards"
    /// The last day is before the first.
    PeriodBackwards { from: String, until: String }
    "a period goes forward" => "swap the two days";
    "period-too-long"
    /// The period is longer than a record of it may be.
    PeriodTooLong { days_max: u64 }
    "a period has at most 366 days" => "choose a shorter one";
    "day-past"
    /// The day is over.
    DayPast { day: String, today: String }
    "a promise is for a day to come" => "choose today or a later day";
    "commons-needed"
    /// Love work has to name the commons it makes or tends.
    CommonsNeeded {}
    "agreement streams: love work makes commons" => "choose the commons; if it is none, it is livelihood or care";
    "commons-not-here"
    /// Only love work names a commons.
    CommonsNotHere { stream: String }
    "agreement streams: love work makes commons" => "leave the commons out, or log it as love work";
    "care-in-hours"
    /// Care is measured in hours.
    CareInHours { unit: String }
    "agreement care: care is counted in hours, never in output" => "say how long it took";
    "rate-unknown"
    /// No rate is agreed for this task in this unit.
    RateUnknown { task: String, unit: String }
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
    AccountClassUnfit { flaw: String }
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
    UnitUnbalanced { unit: String, sum: i64 }
    "every transaction sums to zero per unit" => "correct the amounts";
    "account-frozen"
    /// The account is frozen.
    AccountFrozen { account: String }
    "nothing goes in or out of a frozen account" => "choose another account";
    "account-flag"
    /// What is special about the account forbids this.
    AccountFlagged { account: String, flag: String }
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
    StageNotOver { ends: String }
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
    // ---- circles, roles, agreements, effects
    "not-in-circle"
    /// The author is not in this circle.
    NotInCircle { circle: String }
    "who is in a circle, or linked to it, decides in it" => "enter the circle, or talk with somebody who is in it";
    "already-in-circle"
    /// The member is in this circle.
    AlreadyInCircle { circle: String }
    "one enters a circle once, and all are in the whole community" => "nothing is left to do";
    "circle-decides-entering"
    /// Here the circle decides whom it takes in.
    CircleDecidesEntering { circle: String }
    "agreement circles: entering" => "ask somebody in the circle to propose it";
    "whole-community"
    /// The circle is the whole community.
    WholeCommunity { circle: String }
    "the first circle is the whole community: it has no end, and whoever leaves it leaves the community" => "choose another circle, or leave the community";
    "circle-has-circles"
    /// Circles within it are open.
    CircleHasCircles { open: u64 }
    "a circle ends after the circles within it" => "close those first";
    "circle-has-decisions"
    /// Decisions in it are open.
    CircleHasDecisions { open: u64 }
    "a circle ends once nothing is left to decide in it" => "let them come to their end, or withdraw them";
    "role-unknown"
    /// The circle has no role of this name.
    RoleUnknown { circle: String, role: String }
    "the act names a role of a circle" => "choose one of the circle's roles, or propose to make it";
    "role-kind-taken"
    /// The circle has a role of this kind.
    RoleKindTaken { kind: String }
    "a circle has one facilitator, one secretary, one leader and one representative" => "fill the one that is there, or end it first";
    "no-parent"
    /// The circle is part of no other.
    NoParent { circle: String }
    "leaders and representatives link a circle to the one it is part of" => "choose another kind of role";
    "not-your-role"
    /// Somebody else, or nobody, holds this role.
    NotYourRole { role: String }
    "members lay down roles of their own" => "talk with its holder, or ask to choose again";
    "role-vacant"
    /// Nobody holds this role.
    RoleVacant { role: String }
    "a role is taken from somebody who holds it" => "nothing is left to do";
    "not-binding"
    /// What daters in their first two stages answer is shown and does not count.
    NotBinding {}
    "full members decide, and daters from their third stage on" => "talk with somebody who can";
    "selection-is-due"
    /// Nobody holds this role for a term that still runs.
    SelectionIsDue { role: String }
    "a role is chosen when nobody holds it, its term is over, or enough have asked" => "open its selection";
    "already-asked"
    /// The author has already asked.
    AlreadyAsked {}
    "one member, one voice" => "nothing is left to do until others ask too";
    "not-of-circle"
    /// The member is not in the circle that the role is filled from.
    NotOfCircle { circle: String, member: String }
    "roles are filled from the circle itself, leaders from its parent circle" => "let them enter the circle first, or choose somebody else";
    "no-steward"
    /// Daters hold no roles.
    NoSteward { member: String }
    "agreement membership: daters join circles and cannot be their stewards" => "choose a full member";
    "roles-max"
    /// The member holds as many roles as one person may.
    RolesMax { max: u64 }
    "agreement circles: roles_max" => "choose somebody else, or let them lay another role down";
    "terms-max"
    /// The member has held this role for as many terms in a row as one person may.
    TermsMax { max: u64 }
    "agreement circles: terms_max" => "choose somebody else for the next term";
    "agreement-unknown"
    /// No agreement has this name.
    AgreementUnknown { agreement: String }
    "the effect names an agreement" => "check its name";
    "agreement-not-in-force"
    /// The agreement that this goes by has lapsed or was retired.
    AgreementNotInForce { agreement: String, since: String }
    "rules that read an agreement stop when it ends" => "propose to adopt it again, as it was or changed";
    "review-unfit"
    /// The review is not within the twelve months to come.
    ReviewUnfit { latest: String }
    "every agreement is looked at again within twelve months" => "choose a day after today and up to the one that is named";
    "parameters-unread"
    /// No rule reads parameters from an agreement of this name.
    ParametersUnread { agreement: String }
    "parameters stand in the agreements that rules read" => "write it in words, or choose the agreement that rules read";
    "class-too-low"
    /// The decision is not weighty enough for this effect.
    ClassTooLow { effect: String, needed: String }
    "agreements are changed in their own class at least, circles and membership as policy" => "propose it in the class that is named";
    "effect-elsewhere"
    /// Another circle decides this.
    EffectElsewhere { effect: String, circle: String }
    "circles decide about their own roles, members and agreements; the whole community about bylaws, membership and money; a parent circle about the circles within it" => "propose it in the circle that it belongs to";
    "not-alone"
    /// The role does not decide this alone.
    NotAlone { effect: String, role: String }
    "a role alone changes the operational agreements that it names, and spends up to its budget" => "propose it to the circle, by consent";
    "over-budget"
    /// It is more than the role may spend alone.
    OverBudget { budget: u64, cost: u64 }
    "a role alone spends up to its budget in one decision" => "choose a smaller amount, or propose it to the circle";
    "money-once"
    /// The decision moves money twice.
    MoneyOnce {}
    "a decision posts one share-out or moves value once" => "put the movements together, or make two decisions";

    // ---- proposals, objections, selections
    "proposal-unknown"
    /// No proposal or selection has this id.
    ProposalUnknown { proposal: String }
    "the act names a proposal" => "reload and choose it again";
    "not-at-this-stage"
    /// This is not done at the stage that the proposal is in.
    NotAtThisStage { stage: String, fits: String }
    "docs/deciding.md: each stage has its acts" => "look at where the proposal stands; it says what comes next and when";
    "not-the-proposer"
    /// Somebody else proposes this.
    NotTheProposer {}
    "who proposes changes, starts and withdraws" => "talk with the proposer, or object";
    "own-proposal"
    /// The proposal is the author's own.
    OwnProposal {}
    "a withdrawn proposal is taken over by somebody else" => "open it again as a new one";
    "not-a-plain-proposal"
    /// The decision on a share-out, or a selection, has no text to change and is not withdrawn or taken over like this.
    NotAPlainProposal {}
    "share-outs are frozen at their opening; selections propose people" => "withdraw the share-out and open another, or let somebody else be proposed";
    "version-differs"
    /// The proposal has another version now.
    VersionDiffers { version: u64, now: u64 }
    "answers and changes are to a version" => "read the proposal as it is now, and answer again";
    "edit-empty"
    /// The edit changes nothing.
    EditEmpty {}
    "an edit changes the title, the text, the effects or the review" => "say what is different";
    "edit-waiting"
    /// An editorial edit can still be contested.
    EditWaiting {}
    "agreement consent: editorial_hours; one edit at a time" => "wait until it stands, or contest it";
    "effects-are-substance"
    /// An editorial edit does not change effects.
    EffectsAreSubstance {}
    "what changes what is proposed makes a new version, to be answered anew" => "make it a substantive edit";
    "no-edit-waiting"
    /// No editorial edit is waiting to stand.
    NoEditWaiting {}
    "agreement consent: an editorial edit can be contested for editorial_hours" => "object to the proposal instead";
    "rounds-used-up"
    /// There is no round left for another version.
    RoundsUsedUp { rounds: u64 }
    "agreement consent: rounds, cap_hours" => "ask those who object whether they can resolve it, or let it go on to the parent circle or a vote";
    "already-met"
    /// A meeting was already asked for.
    AlreadyMet {}
    "a proposal rests once for a meeting" => "meet all the same; the timers go on";
    "too-late-to-take"
    /// The proposal was withdrawn too long ago.
    TooLateToTake {}
    "a withdrawn proposal can be taken over within seven days" => "open it again as a new one";
    "criterion-missing"
    /// An objection names at least one criterion.
    CriterionMissing {}
    "an objection harms the purpose, breaks an agreement, keeps a role from its work, is about safety, or shows a clear improvement" => "name what makes it an objection, or consent with a concern";
    "argument-missing"
    /// An objection has an argument.
    ArgumentMissing {}
    "an objection can be answered when it says why" => "write why, or consent with a concern";
    "news-missing"
    /// The author's argument was already found to be a concern.
    NewsMissing {}
    "an argument that was overruled needs new information" => "say what is new, or consent with a concern";
    "objection-is-heard"
    /// The author's objection is being judged.
    ObjectionIsHeard {}
    "what is being judged stays as it is" => "wait for the finding, or resolve the objection";
    "closes-by-posting"
    /// A share-out that was decided is closed by posting it.
    ClosesByPosting {}
    "a share-out has its own decision, which posting it closes" => "post the share-out";
    "answer-the-proposal"
    /// Share-outs are decided by consent here.
    AnswerTheProposal { proposal: String }
    "agreement consent: a share-out opens a decision of the whole community under its own id" => "answer the decision: consent, or object with a criterion";
    "objection-unknown"
    /// No objection has this id.
    ObjectionUnknown { objection: String }
    "the act names an objection" => "reload and choose it again";
    "objection-over"
    /// The objection stands no more.
    ObjectionOver { disposition: String }
    "an objection is resolved, found to be a concern, abandoned or left behind once" => "nothing is left to do";
    "not-your-objection"
    /// The objection is somebody else's.
    NotYourObjection {}
    "only who objects resolves their objection, or appeals" => "talk with who objects";
    "involved"
    /// The author is involved: as proposer, as objector, or by having seconded.
    Involved {}
    "objections are seconded, judged and taken over by those who are not involved" => "leave it to others of the circle";
    "no-seconders-asked"
    /// No seconders are asked for here.
    NoSecondersAsked { large: u64 }
    "agreement consent: circles with more members than large ask for seconders" => "nothing is left to do; the objection stands by itself";
    "already-tested"
    /// The objection was already tested.
    AlreadyTested {}
    "an objection is tested once" => "read what was found, or talk with who objects";
    "several-objectors"
    /// Two or more people object.
    SeveralObjectors { objectors: u64 }
    "with two or more objectors, only the appeal body can find that it is a concern" => "integrate the objections, or ask the appeal body";
    "too-few-to-judge"
    /// There are fewer uninvolved members than a finding needs.
    TooFewToJudge { uninvolved: u64, needed: u64 }
    "at least three uninvolved members judge" => "talk with who objects, and integrate or resolve it";
    "no-hearing"
    /// Nobody has asked for this, or its time is over.
    NoHearing {}
    "an objection is judged after somebody asked, for as long as the agreement says" => "read what was found, or ask for it";
    "not-among-judges"
    /// The author is not among those who judge this.
    NotAmongJudges {}
    "the circle's uninvolved members test; those of the parent circle hear appeals" => "leave it to them";
    "nothing-to-appeal"
    /// There is no finding to appeal against, nor are there two objectors; or it was appealed already.
    NothingToAppeal { disposition: String }
    "an appeal is against a finding, once; with two or more objectors it asks for one" => "wait for a finding, or object with something new";
    "owner-is-here"
    /// The owner of the objection has not left.
    OwnerIsHere {}
    "an objection is taken over when its owner has left" => "object yourself";
    "reminded-already"
    /// The owner was reminded a day ago or less, or twice.
    RemindedAlready { reminders: u64 }
    "agreement consent: two reminders, a day apart; then silence abandons the objection after abandon_hours" => "wait for an answer";
    "selection-unknown"
    /// No selection has this id.
    SelectionUnknown { selection: String }
    "the act names a selection" => "reload and choose it again";
    "selection-still-open"
    /// A selection for this role is open.
    SelectionStillOpen { selection: String }
    "one selection for a role at a time" => "take part in the open one";
    "selection-not-due"
    /// Somebody holds the role, and their term runs.
    SelectionNotDue { role: String }
    "a role is chosen when nobody holds it, its term is over, or enough have asked" => "ask to choose again, with others";

    // ---- votes
    "vote-unknown"
    /// No vote has this id.
    VoteUnknown { vote: String }
    "the act names a vote" => "reload and choose it again";
    "vote-over"
    /// The vote is closed or withdrawn.
    VoteOver {}
    "a vote ends once" => "nothing is left to do; what it decided can be decided anew";
    "voting-ahead"
    /// Voting has not begun.
    VotingAhead { begins_ms: u64 }
    "first all talk and add options, then all vote" => "wait until voting begins, or add what is missing";
    "voting-ended"
    /// Voting is over.
    VotingEnded { ended_ms: u64 }
    "ballots are cast, changed and taken back until the end" => "wait for the result";
    "options-frozen"
    /// Voting has begun, so that the options stay as they are and the vote goes on.
    OptionsFrozen { since_ms: u64 }
    "options and rules are fixed when voting begins" => "vote, or open another vote";
    "not-in-electorate"
    /// The author is not among those who decide here.
    NotInElectorate {}
    "those decide who are in the circle, and bind, when voting begins" => "talk with those who decide; the next vote can include you";
    "not-your-vote"
    /// Somebody else opened this vote.
    NotYourVote {}
    "who opens a vote can withdraw it" => "ask its opener, or vote for leaving things as they are";
    "vote-unfit"
    /// The vote, or an option of it, does not fit the method.
    VoteUnfit { field: String, method: String, flaw: String }
    "each method has its own fields" => "correct the field that is named, or choose another method";
    "options-changed"
    /// There are more options than the author has seen.
    OptionsChanged { seen: u64, now: u64 }
    "who votes says how many options they have seen" => "look at all options, and vote again";
    "ballot-unfit"
    /// The ballot is not written as the method asks.
    BallotUnfit { field: String, asked: String }
    "each method asks for one kind of ballot" => "fill in the field that is asked for, and no other";
    "option-unknown"
    /// The vote has no option with this number, or leaving things as they are cannot be named on its ballots.
    OptionUnknown { option: u64, options: u64 }
    "a ballot names options by their numbers" => "choose among the options that there are";
    "option-doubled"
    /// The ballot names an option twice.
    OptionDoubled { option: u64 }
    "a ballot names each option once" => "name it once";
    "points-over"
    /// The ballot gives more points or dots than a voter has.
    PointsOver { points: u64, most: u64 }
    "every voter has as many as the others" => "give fewer";
    "ranks-shared"
    /// The ballot puts several options on one rank.
    RanksShared {}
    "where ballots pass from option to option, each rank holds one" => "put one above the other";
    "ballot-missing"
    /// The author has no ballot in this vote.
    BallotMissing {}
    "one takes back one's own ballot" => "nothing is left to do";
    "nothing-to-pause"
    /// Nothing waits here that could be paused.
    NothingToPause {}
    "what cannot be undone waits before it takes effect, and can be paused in that time" => "vote while voting goes on, or open another vote that makes it good";
    "outcome-differs"
    /// The outcome is not what the rules compute.
    OutcomeDiffers { claimed: String, computed: String }
    "every outcome can be recomputed by any member" => "reload and look at the result";


    // ---- advice
    "advice-unknown"
    /// No advice process has this id.
    AdviceUnknown { advice: String }
    "the act names an advice process" => "reload and choose it again";
    "advice-elsewhere"
    /// This is not done at the stage where it stands.
    AdviceElsewhere { stage: String }
    "a decision by advice goes from seeking to weighing, is decided, takes effect and is reviewed" => "reload and look where it stands";
    "not-the-decider"
    /// Somebody else holds the role that decides this.
    NotTheDecider {}
    "the role that asks for advice decides alone" => "give advice, or let the role's holder do it";
    "own-advice"
    /// Nobody asks themself for advice, or checks what they decided.
    OwnAdvice {}
    "advice comes from others" => "ask somebody else";
    "tier-not-eligible"
    /// This is more than a role decides alone.
    TierNotEligible {}
    "tier t3: policy, and what belongs to others, is decided by the circle" => "open a proposal: the circle decides by consent";
    "tier-too-low"
    /// It costs more, or affects more people, than this tier is for.
    TierTooLow { tier: String, least: String }
    "agreement advice: tier1_max and tier1_affected" => "frame it at the tier that is named, or make it smaller";
    "too-few-asked"
    /// Too few people are asked for this tier.
    TooFewAsked { what: String, named: u64, needed: u64 }
    "tier t1 asks at least one affected and one who knows, tier t2 all affected and two who know" => "name more people to ask";
    "asked-already"
    /// The author is already asked as somebody affected.
    AskedAlready {}
    "one member is asked once" => "give your advice";
    "not-asked"
    /// The author is not among those who are asked.
    NotAsked {}
    "those who are affected and those who know give advice" => "declare yourself affected while advice is sought";
    "nobody-silent"
    /// Everybody has answered, or was asked twice.
    NobodySilent {}
    "a reminder goes to those who are silent" => "name others to ask, or go on";
    "asked-lately"
    /// Those who are silent were asked too short a time ago.
    AskedLately { due_ms: u64 }
    "agreement advice: remind_hours" => "wait until then";
    "no-such-advice"
    /// This member has given no advice here.
    NoSuchAdvice { member: String }
    "an answer is for an advice that was given" => "reload and choose the advice again";
    "not-all-sought"
    /// Some were neither heard nor asked twice.
    NotAllSought { missing: u64 }
    "everybody who has to be asked answers, or is asked twice" => "remind those who are silent";
    "too-few-advised"
    /// Too few of those who were asked have answered.
    TooFewAdvised { answered: u64, needed: u64 }
    "tier t2: at least half, and two, really answer" => "wait for more; once the time was prolonged, the facilitator can confirm that the seeking was real";
    "confirm-not-needed"
    /// Enough have answered.
    ConfirmNotNeeded {}
    "the facilitator confirms only where too few answered" => "nothing is left to do";
    "not-the-facilitator"
    /// Somebody else facilitates here.
    NotTheFacilitator {}
    "the circle's facilitator sees to how it decides; whoever decides or objects is none" => "ask the facilitator";
    "stop-unanswered"
    /// An advice that says stop has no answer yet.
    StopUnanswered { open: u64 }
    "every advice to stop is answered before deciding: integrated, partly or not, and why" => "answer it; it is no veto";
    "affected-unasked"
    /// What is decided affects people who were not asked.
    AffectedUnasked { missing: u64 }
    "all whom a decision touches are asked" => "ask them first, or decide what you asked about";
    "contest-doubled"
    /// How this decision came about is already contested.
    ContestDoubled {}
    "a decision's process is checked once" => "tell those who check what you saw";
    "contest-over"
    /// The time to contest the process is over.
    ContestOver { until_ms: u64 }
    "agreement advice: contest_hours" => "answer its review, or open a proposal";
    "no-contest"
    /// Nothing is being checked here.
    NoContest {}
    "a contest is checked within its time" => "nothing is left to do";
    "not-a-checker"
    /// The author is not one of the two who check.
    NotAChecker {}
    "a contest is checked by the facilitator and one member who is drawn" => "tell those who check what you saw";
    "role-not-lost"
    /// Its decider still holds the role.
    RoleNotLost {}
    "a successor goes on when the decider has lost the role" => "leave it to its decider";
    "succession-over"
    /// The time to go on with what the last holder began is over.
    SuccessionOver { until_ms: u64 }
    "agreement advice: succeed_hours" => "frame it anew";

    // ---- tensions, reviews
    "tension-unknown"
    /// No tension has this id.
    TensionUnknown { tension: String }
    "the act names a tension" => "reload and choose it again";
    "tension-closed"
    /// The tension is closed.
    TensionClosed {}
    "its author closes a tension once" => "raise a new one";
    "not-your-tension"
    /// Somebody else raised this tension.
    NotYourTension {}
    "its author sends a tension where it belongs, and closes it" => "talk with its author, or raise one of your own";
    "decision-unknown"
    /// No decision of this kind has this id.
    DecisionUnknown { decision: String }
    "the act names a proposal, a vote or an advice process" => "reload and choose it again";
    "decision-over"
    /// This is no longer open.
    DecisionOver {}
    "remarks are made while something is being decided" => "answer its review, or raise a tension";
    "remark-unknown"
    /// No remark on this decision has this id.
    RemarkUnknown { remark: String }
    "an answer names the remark that it answers" => "reload and choose it again";
    "remark-nested"
    /// This remark is itself an answer.
    RemarkNested {}
    "answers stand under a remark, one level deep" => "answer the remark above it";
    "not-decided-yet"
    /// Nothing has been decided here yet, or it was not adopted.
    NotDecidedYet {}
    "a review asks whether something that was decided did what it was for" => "make a remark while it is open";

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
    "note-too-long"
    /// The text is longer than a note may be.
    NoteTooLong { size_bytes: u64, size_bytes_max: u64 }
    "notes have a limit" => "shorten the text";
}

impl Refusal {
    /// The refusal for a field that is not as it should be.
    pub fn malformed(flaw: &FieldFlaw) -> Refusal {
        Refusal::MalformedAct {
            path: flaw.path.clone(),
            flaw: flaw_words(&flaw.flaw),
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
        }
    }
}

/// A flaw in plain words; data of a refusal, since it names kinds and limits.
pub fn flaw_words(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Missing => "missing".to_string(),
        Flaw::Unknown => "unknown field".to_string(),
        Flaw::Expected(what) => format!("expected {what}"),
        Flaw::TooMuch(max) => format!("at most {max}"),
        Flaw::TooLittle(min) => format!("at least {min}"),
        Flaw::NotOneOf(words) => format!("one of: {}", words.join(", ")),
    }
}
