//! The refusals of deciding together, in order of precedence: after those of everything else, before those of notes.
//! What a refusal is, and how one is written here, stands in `refusal.rs`.

/// Hands the one closed list to a macro: what comes before, the refusals of deciding, what comes after.
macro_rules! of_deciding {
    ($list:ident { $($before:tt)* } { $($after:tt)* }) => { $list! {
$($before)*

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
    "circle-is-house"
    /// The agreement on houses names this circle.
    CircleIsHouse { circle: String }
    "agreement houses: a circle that it names does not end" => "change the agreement first";
    "circle-has-circles"
    /// Circles within it are open.
    CircleHasCircles { open: u64 }
    "a circle ends after the circles within it" => "close those first";
    "circle-has-decisions"
    /// Decisions in it are open.
    CircleHasDecisions { open: u64 }
    "a circle ends once nothing is left to decide in it" => "let them come to their end, or withdraw them";
    "circle-has-members"
    /// Others are in it.
    CircleHasMembers { others: u64 }
    "who is alone in a circle ends it; otherwise the circle that it is part of decides" => "propose to the circle that it is part of to end it";
    "role-unknown"
    /// The circle has no role of this name.
    RoleUnknown { circle: String, role: String }
    "the act names a role of a circle" => "choose one of the circle's roles, or propose to make it";
    "role-kind-taken"
    /// The circle has a role of this kind.
    RoleKindTaken { kind: RoleKind }
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
    "role-is-chosen"
    /// Here roles are filled by selections alone, or by those and votes.
    RoleIsChosen { role: String }
    "agreement circles: choosing" => "open its selection";
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
    AgreementNotInForce { agreement: String, since: Day }
    "rules that read an agreement stop when it ends" => "propose to adopt it again, as it was or changed";
    "review-unfit"
    /// The review is not within the twelve months to come.
    ReviewUnfit { latest: Day }
    "every agreement is looked at again within twelve months" => "choose a day after today and up to the one that is named";
    "parameters-unread"
    /// No rule reads parameters from an agreement of this name.
    ParametersUnread { agreement: String }
    "parameters stand in the agreements that rules read" => "write it in words, or choose the agreement that rules read";
    "class-too-low"
    /// The decision is not weighty enough for this effect.
    ClassTooLow { effect: EffectSort, needed: AgreementClass }
    "agreements are changed in their own class at least, circles and membership as policy" => "propose it in the class that is named";
    "effect-elsewhere"
    /// Another circle decides this.
    EffectElsewhere { effect: EffectSort, circle: String }
    "circles decide about their own roles, members and agreements; the whole community about bylaws, membership and money; a parent circle about the circles within it" => "propose it in the circle that it belongs to";
    "not-alone"
    /// The role does not decide this alone.
    NotAlone { effect: EffectSort, role: String }
    "a role alone changes the operational agreements that it names, and spends up to its budget" => "propose it to the circle, by consent";
    "over-budget"
    /// It is more than the role may spend alone.
    OverBudget { budget: u64, spent: u64, cost: u64 }
    "a role alone spends up to its budget in one term, with all that it decided and is asking about" => "choose a smaller amount, or propose it to the circle";
    "effects-contradict"
    /// The decision says something else about the same agreement, role, circle or person before this.
    EffectsContradict { effect: EffectSort }
    "a decision says one thing about each agreement, role, circle and person" => "leave one of them out, or make two decisions";
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
    NotAtThisStage { stage: StageOf, fits: Fits }
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
    ObjectionOver { disposition: Disposition }
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
    "the circle's uninvolved members test; those of the parent circle, or a panel that is drawn, hear appeals" => "leave it to them";
    "nothing-to-appeal"
    /// There is no finding to appeal against, nor are there two objectors; or it was appealed already.
    NothingToAppeal { disposition: Disposition }
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

    // ---- drawing people
    "draw-unknown"
    /// No draw has this id.
    DrawUnknown { draw: String }
    "the act names a draw" => "reload and choose it again";
    "draw-over"
    /// People are drawn, or the draw was given up.
    DrawOver { stage: DrawStage }
    "a draw ends once" => "nothing is left to do";
    "too-few-to-draw"
    /// There are not more candidates than seats.
    TooFewToDraw { candidates: u64, seats: u64 }
    "people are drawn where there are more of them than seats" => "ask for fewer, or ask them all";
    "secret-never-opened"
    /// A secret that the author sealed in this draw was not opened in its time.
    SecretNeverOpened {}
    "who does not open a secret seals none in this draw again, and is not drawn: nobody tries for another result" => "leave it to the others";
    "nothing-sealed"
    /// The author has sealed no secret in this attempt.
    NothingSealed {}
    "those who sealed a secret open it" => "leave it to them";
    "secret-differs"
    /// This is not the secret that the author sealed.
    SecretDiffers {}
    "a secret cannot be changed once it is sealed" => "open it on the device on which it was made";

    // ---- admission, and disputes about work
    "not-a-guest"
    /// The member is admitted already.
    NotAGuest {}
    "guests are vouched for, and admitted or declined, once" => "nothing is left to do";
    "vouches-missing"
    /// Too few full members say that they know this person.
    VouchesMissing { vouches: u64, needed: u64 }
    "agreement membership: two full members vouch, or all where there are fewer" => "ask those who know them to vouch";
    "not-admitted"
    /// A guest does not earn livelihood, confirm others' work or go through stages.
    NotAdmitted {}
    "agreement membership: joining gives no vote; members are admitted by a decision" => "wait for the decision, or ask two members to vouch";
    "stages-are-decided"
    /// Here the full members decide whether somebody goes on.
    StagesAreDecided {}
    "agreement membership: where admission is decided, stages end by a decision too" => "propose that they go on";
    "nothing-declined"
    /// The author was not declined, or has appealed already.
    NothingDeclined {}
    "who was not admitted appeals once" => "wait for the decision";
    "work-not-disputed"
    /// Nobody disputes this contribution.
    WorkNotDisputed {}
    "a circle settles what is disputed" => "confirm it, or dispute it first";

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
    VoteUnfit { field: String, method: VoteMethod, flaw: VoteFlaw }
    "each method has its own fields" => "correct the field that is named, or choose another method";
    "vote-too-short"
    /// The vote would be over sooner than the agreement lets it.
    VoteTooShort { field: VoteTime, hours: u64 }
    "agreement votes: who opens a vote may give more time, and less only as far as deliberation_least_hours and voting_least_hours say" => "give it at least as many hours, or leave the field empty";
    "options-changed"
    /// There are more options than the author has seen.
    OptionsChanged { seen: u64, now: u64 }
    "who votes says how many options they have seen" => "look at all options, and vote again";
    "ballot-unfit"
    /// The ballot is not written as the method asks.
    BallotUnfit { field: String, asked: BallotForm }
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
    AdviceElsewhere { stage: AdviceStage }
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
    TierTooLow { tier: Tier, least: Tier }
    "agreement advice: tier1_max and tier1_affected" => "frame it at the tier that is named, or make it smaller";
    "too-few-asked"
    /// Too few people are asked for this tier.
    TooFewAsked { what: AskedAs, named: u64, needed: u64 }
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
    /// The author has already contested how this decision came about.
    ContestDoubled {}
    "one member contests a decision once" => "tell those who check what you saw";
    "ground-contested"
    /// Somebody has already contested this decision on this ground.
    GroundContested { ground: Ground }
    "each ground is checked once" => "tell those who check what you saw, or name another ground";
    "contest-over"
    /// The time to contest the process is over.
    ContestOver { until_ms: u64 }
    "agreement advice: contest_hours" => "answer its review, or open a proposal";
    "nobody-checks"
    /// There is nobody who could check: all have decided this, or contest it.
    NobodyChecks {}
    "a contest is checked by members who neither decided nor contest" => "talk with the decider, or open a proposal";
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

    // ---- delegation
    "delegation-not-agreed"
    /// Nobody delegates here: there is no agreement on it.
    DelegationNotAgreed {}
    "members speak for each other where an agreement says how" => "vote yourself, or propose the agreement delegation";
    "scope-doubled"
    /// The delegation is for more than one thing.
    ScopeDoubled {}
    "an entry is for one vote, one topic, one circle, or every vote" => "name one of them; the more specific entry counts";
    "topic-unknown"
    /// No topic of this name is agreed on.
    TopicUnknown { topic: String }
    "agreement delegation: topics" => "choose one of the agreed topics, or leave it out";
    "delegation-off"
    /// Here everybody speaks for themself.
    DelegationOff {}
    "nobody delegates in decisions about people, in objections, and outside votes" => "vote or answer yourself";
    "self-delegation"
    /// The delegate is the author.
    SelfDelegation {}
    "who speaks for you is somebody else" => "vote yourself; you need no entry for that";
    "delegate-not-eligible"
    /// This member does not decide there themself.
    DelegateNotEligible { member: String }
    "a delegate is one of those who decide" => "choose somebody who decides there";
    "delegate-full"
    /// As many people as may already go through this member.
    DelegateFull { most: u64, others: String }
    "agreement delegation: cap; a delegate may set a lower number" => "choose somebody who has room, or vote yourself";
    "delegation-unknown"
    /// No delegation has this id.
    DelegationUnknown { delegation: String }
    "the act names a delegation" => "reload and choose it again";
    "delegation-over"
    /// The delegation has ended.
    DelegationOver {}
    "an entry ends once" => "nothing is left to do; a new one can be given";
    "not-your-delegation"
    /// The delegation is somebody else's to answer or to take back.
    NotYourDelegation {}
    "who is trusted answers, and who trusts takes back" => "talk with the two whom it concerns";
    "nothing-to-watch"
    /// There is no quarter to look at.
    NothingToWatch {}
    "agreement power: a quarter that is over is looked at once" => "wait until the quarter is over";

    // ---- houses
    "houses-not-agreed"
    /// Here one electorate decides: there is no agreement on houses.
    HousesNotAgreed {}
    "several houses decide where an agreement says which" => "open the vote without houses, or propose the agreement houses";
    "houses-elsewhere"
    /// Houses decide for the whole community, and this is a circle's vote.
    HousesElsewhere {}
    "a circle decides about its own matters itself" => "open the vote without houses, or in the whole community";
    "house-unknown"
    /// No house of this name takes part.
    HouseUnknown { house: String }
    "agreement houses: houses; a vote names those that take part" => "choose one of them";
    "house-method-unfit"
    /// Houses cannot agree by this method.
    HouseMethodUnfit { method: VoteMethod }
    "several houses agree on one option, or on none; yes or no has one option" => "choose a method that finds one option";
    "house-missing"
    /// A house that has a part in such decisions is not named.
    HouseMissing { house: String, class: AgreementClass }
    "agreement houses: needed" => "name the house that is missing too";
    "houses-decide"
    /// Decisions of this class belong to several houses.
    HousesDecide { class: AgreementClass, houses: String }
    "agreement houses: needed" => "open a vote of the houses that are named";
    "house-not-said"
    /// It is not said in which house the ballot counts.
    HouseNotSaid {}
    "who decides in several houses says in which" => "name the house";
    "not-conferring"
    /// Nobody confers about this now.
    NotConferring {}
    "people are drawn from houses that disagree, and have their time" => "look at where the vote stands";
    "not-in-conference"
    /// The author was not drawn.
    NotInConference {}
    "those who are drawn from the houses agree on an amended text" => "tell one of them what you think";
    "amendment-unknown"
    /// No amended text of this id was suggested.
    AmendmentUnknown { amendment: String }
    "the act names an amended text" => "reload and choose it again";

    // ---- forks
    "fork-unknown"
    /// No fork has this id.
    ForkUnknown { fork: String }
    "the act names a fork" => "reload and choose it again";
    "fork-elsewhere"
    /// This is not done at the stage where the fork stands.
    ForkElsewhere { stage: ForkStage }
    "a fork is noticed, signed, tried to be settled, joined, and then parted" => "look at where it stands; the page says what can be done there";
    "decision-settled"
    /// The decision was adopted, or nothing stands in its way.
    DecisionSettled {}
    "a fork names a proposal that has objections against it or was not adopted, or a vote that was not" => "propose what you would rather have; if that cannot be settled, name it";
    "one-fork-at-a-time"
    /// The author has their name under another fork that is open.
    OneForkAtATime { fork: String }
    "one signs and goes along with one fork at a time" => "take your name off the other one first";
    "notices-in-vain"
    /// The author's last notices came to nothing.
    NoticesInVain { free_ms: u64 }
    "three notices of one member that come to nothing within a year are enough" => "sign somebody else's notice, or wait until then";
    "belonging-agreed"
    /// The agreement says that those who go along are members of the new community alone.
    BelongingAgreed {}
    "where members belong who go along is agreed on" => "go along and be a member there alone, or propose to change the agreement";
    "nothing-to-take-back"
    /// The author's name is not on this fork.
    NothingToTakeBack {}
    "one takes off one's own name" => "nothing is left to do";
    "not-going-along"
    /// The author does not go along.
    NotGoingAlong {}
    "those who went along found the new community, and name it first" => "let one of them do it";
    "fork-history-differs"
    /// The fork names another history than the one that it begins with.
    ForkHistoryDiffers { size: u64 }
    "a fork begins with its parent's entries up to the one by which they parted, and names their number and root" => "begin with exactly those entries";
    "fork-unsigned"
    /// The fork names something that its parent's keeper did not sign, or that its history does not lead to.
    ForkUnsigned {}
    "a fork that shows what its parent's keeper signed shows a checkpoint which that history leads to" => "take the checkpoint and its proof from the page or the interface of the parent";
    "sibling-named"
    /// Another community is named as the sibling already.
    SiblingNamed { community: String }
    "each fork has one sibling; another is named in its place by as many members as a fork needs" => "compare the two communities before you name anything";
    "fork-parts-first"
    /// A fork is about to part, and what there is to share is divided first.
    ForkPartsFirst { fork: String }
    "what is divided by a fork is what was there when its time was over" => "open the share-out once they have parted; the keeper sees to it within a minute";

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

$($after)*
    } };
}
pub(super) use of_deciding;
