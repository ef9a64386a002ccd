//! The words of every refusal: what happened, why, what next. One match without a rest, so that a new refusal
//! without words ends the build.

use rules::Refusal;

use super::Words;
use super::refusal_of_deciding::sentences as deciding;
use super::refusal_of_delegation::sentences as delegation;
use super::refusal_of_forks::sentences as forks;
use super::refusal_of_houses::sentences as houses;
use super::refusal_of_keys::sentences as keys;
use super::refusal_of_money::sentences as money;
use super::terms;
use super::tongue::Tongue;

/// The three sentences of a refusal, in a language, with moments as the community's clock shows them.
#[expect(
    clippy::too_many_lines,
    reason = "one match over every refusal is what fails the build when words are missing"
)]
pub fn sentences(tongue: Tongue<'_>, refusal: &Refusal) -> [String; 3] {
    let w: &Words = tongue.words();
    let share = |ratio| super::figures::share(tongue.language(), ratio);
    match refusal {
        Refusal::MalformedAct { path, flaw } => [
            if path.is_empty() {
                w.malformed_whole(terms::flaw(tongue, flaw))
            } else {
                w.refusal_malformed_act(path, terms::flaw(tongue, flaw))
            },
            w.refusal_malformed_act_why(),
            w.refusal_malformed_act_next(),
        ],
        Refusal::UnknownActType { name } => [
            w.refusal_unknown_act_type(name),
            w.refusal_unknown_act_type_why(),
            w.refusal_unknown_act_type_next(),
        ],
        Refusal::SignatureWrong { key } => [
            w.refusal_signature_wrong(key),
            w.refusal_signature_wrong_why(),
            w.refusal_signature_wrong_next(),
        ],
        Refusal::PasskeyWrong { key, flaw } => [
            w.refusal_passkey_wrong(key, terms::passkey_flaw(w, *flaw)),
            w.refusal_passkey_wrong_why(),
            w.refusal_passkey_wrong_next(),
        ],
        Refusal::AlreadyFounded {} => [
            w.refusal_already_founded(),
            w.refusal_already_founded_why(),
            w.refusal_already_founded_next(),
        ],
        Refusal::NotFounded {} => [
            w.refusal_not_founded(),
            w.refusal_not_founded_why(),
            w.refusal_not_founded_next(),
        ],
        Refusal::ForeignCommunity { community: _ } => [
            w.refusal_foreign_community(),
            w.refusal_foreign_community_why(),
            w.refusal_foreign_community_next(),
        ],
        Refusal::ActExpired {
            expires_ms,
            stamp_ms: _,
        } => [
            w.refusal_act_expired(tongue.moment(*expires_ms)),
            w.refusal_act_expired_why(),
            w.refusal_act_expired_next(),
        ],
        Refusal::ExpiresTooFar {
            latest_ms,
            expires_ms: _,
        } => [
            w.refusal_expires_too_far(tongue.moment(*latest_ms)),
            w.refusal_expires_too_far_why(),
            w.refusal_expires_too_far_next(),
        ],
        Refusal::SeenAhead { size: _, index: _ } => [
            w.refusal_seen_ahead(),
            w.refusal_seen_ahead_why(),
            w.refusal_seen_ahead_next(),
        ],
        Refusal::SeenDiffers { size: _ } => [
            w.refusal_seen_differs(),
            w.refusal_seen_differs_why(),
            w.refusal_seen_differs_next(),
        ],
        Refusal::IdReused { entry, field } => [
            w.refusal_id_reused(*entry, field),
            w.refusal_id_reused_why(),
            w.refusal_id_reused_next(),
        ],
        Refusal::UnknownAuthor { by: _ } => [
            w.refusal_unknown_author(),
            w.refusal_unknown_author_why(),
            w.refusal_unknown_author_next(),
        ],
        Refusal::MissingSignature { key: _ } => [
            w.refusal_missing_signature(),
            w.refusal_missing_signature_why(),
            w.refusal_missing_signature_next(),
        ],
        Refusal::SurplusSignature { key: _ } => [
            w.refusal_surplus_signature(),
            w.refusal_surplus_signature_why(),
            w.refusal_surplus_signature_next(),
        ],
        Refusal::OnlyMembers { name: _ } => [
            w.refusal_only_members(),
            w.refusal_only_members_why(),
            w.refusal_only_members_next(),
        ],
        Refusal::AuthorLeft {} => [
            w.refusal_author_left(),
            w.refusal_author_left_why(),
            w.refusal_author_left_next(),
        ],
        Refusal::FullMembersOnly {} => [
            w.refusal_full_members_only(),
            w.refusal_full_members_only_why(),
            w.refusal_full_members_only_next(),
        ],
        Refusal::LimitReached { max, what } => [
            w.refusal_limit_reached(*max, terms::crowd(w, *what)),
            w.refusal_limit_reached_why(),
            w.refusal_limit_reached_next(),
        ],
        Refusal::AgreementMissing { agreement } => [
            w.refusal_agreement_missing(agreement),
            w.refusal_agreement_missing_why(),
            w.refusal_agreement_missing_next(),
        ],
        Refusal::NameDoubled { name } => [
            w.refusal_agreement_doubled(name),
            w.refusal_agreement_doubled_why(),
            w.refusal_agreement_doubled_next(),
        ],
        Refusal::ParameterWrong {
            agreement,
            parameter,
            flaw,
        } => [
            w.refusal_parameter_wrong(agreement, parameter, terms::flaw(tongue, flaw)),
            w.refusal_parameter_wrong_why(),
            w.refusal_parameter_wrong_next(),
        ],
        Refusal::SplitNotWhole { livelihood, love } => [
            w.refusal_split_not_whole(share(*livelihood), share(*love)),
            w.refusal_split_not_whole_why(),
            w.refusal_split_not_whole_next(),
        ],
        Refusal::ZoneDisordered {} => [
            w.refusal_zone_disordered(),
            w.refusal_zone_disordered_why(),
            w.refusal_zone_disordered_next(),
        ],
        Refusal::FoundingPeriodOver { ended } => [
            w.refusal_founding_period_over(tongue.day(*ended)),
            w.refusal_founding_period_over_why(),
            w.refusal_founding_period_over_next(),
        ],
        Refusal::InvitationTooLong { latest_ms } => [
            w.refusal_invitation_too_long(tongue.moment(*latest_ms)),
            w.refusal_invitation_too_long_why(),
            w.refusal_invitation_too_long_next(),
        ],
        Refusal::InvitationUnknown { invite: _ } => [
            w.refusal_invitation_unknown(),
            w.refusal_invitation_unknown_why(),
            w.refusal_invitation_unknown_next(),
        ],
        Refusal::InvitationOver { until_ms } => [
            w.refusal_invitation_over(tongue.moment(*until_ms)),
            w.refusal_invitation_over_why(),
            w.refusal_invitation_over_next(),
        ],
        Refusal::InvitationUsedUp { uses } => [
            w.refusal_invitation_used_up(*uses),
            w.refusal_invitation_used_up_why(),
            w.refusal_invitation_used_up_next(),
        ],
        Refusal::NameTaken { slug } => [
            w.refusal_name_taken(slug),
            w.refusal_name_taken_why(),
            w.refusal_name_taken_next(),
        ],
        Refusal::CircleUnknown { circle } => [
            w.refusal_circle_unknown(circle),
            w.refusal_circle_unknown_why(),
            w.refusal_circle_unknown_next(),
        ],
        Refusal::CircleClosed { circle } => [
            w.refusal_circle_closed(circle),
            w.refusal_circle_closed_why(),
            w.refusal_circle_closed_next(),
        ],
        Refusal::LastCircle {} => [
            w.refusal_last_circle(),
            w.refusal_last_circle_why(),
            w.refusal_last_circle_next(),
        ],
        Refusal::CommonsUnknown { commons } => [
            w.refusal_commons_unknown(commons),
            w.refusal_commons_unknown_why(),
            w.refusal_commons_unknown_next(),
        ],
        Refusal::PartnerUnknown { partner: _ } => [
            w.refusal_partner_unknown(),
            w.refusal_partner_unknown_why(),
            w.refusal_partner_unknown_next(),
        ],
        Refusal::MemberUnknown { member: _ } => [
            w.refusal_member_unknown(),
            w.refusal_member_unknown_why(),
            w.refusal_member_unknown_next(),
        ],
        Refusal::DayAhead { day, today } => [
            w.refusal_day_ahead(tongue.day(*day), tongue.day(*today)),
            w.refusal_day_ahead_why(),
            w.refusal_day_ahead_next(),
        ],
        Refusal::DayBeforeJoining { day, joined } => [
            w.refusal_day_before_joining(tongue.day(*day), tongue.day(*joined)),
            w.refusal_day_before_joining_why(),
            w.refusal_day_before_joining_next(),
        ],
        Refusal::PeriodBackwards { until, from } => [
            w.refusal_period_backwards(tongue.day(*until), tongue.day(*from)),
            w.refusal_period_backwards_why(),
            w.refusal_period_backwards_next(),
        ],
        Refusal::PeriodTooLong { days_max } => [
            w.refusal_period_too_long(*days_max),
            w.refusal_period_too_long_why(),
            w.refusal_period_too_long_next(),
        ],
        Refusal::DayPast { day, today } => [
            w.refusal_day_past(tongue.day(*day), tongue.day(*today)),
            w.refusal_day_past_why(),
            w.refusal_day_past_next(),
        ],
        Refusal::CommonsNeeded {} => [
            w.refusal_commons_needed(),
            w.refusal_commons_needed_why(),
            w.refusal_commons_needed_next(),
        ],
        Refusal::CommonsNotHere { stream: _ } => [
            w.refusal_commons_not_here(),
            w.refusal_commons_not_here_why(),
            w.refusal_commons_not_here_next(),
        ],
        Refusal::CareInHours { unit: _ } => [
            w.refusal_care_in_hours(),
            w.refusal_care_in_hours_why(),
            w.refusal_care_in_hours_next(),
        ],
        Refusal::RateUnknown { task, unit: _, agreed } => [
            w.refusal_rate_unknown(task),
            w.refusal_rate_unknown_why(),
            match agreed.as_str() {
                "" => w.refusal_rate_unknown_next(),
                agreed => w.rate_choose(agreed), // Names of tasks, as members gave them.
            },
        ],
        Refusal::StageWithoutLivelihood { stage } => [
            w.refusal_stage_without_livelihood(*stage),
            w.refusal_stage_without_livelihood_why(),
            w.refusal_stage_without_livelihood_next(),
        ],
        Refusal::QuantityTooGreat { max } => [
            w.refusal_quantity_too_great(*max),
            w.refusal_quantity_too_great_why(),
            w.refusal_quantity_too_great_next(),
        ],
        Refusal::WorkUnknown { work: _ } => [
            w.refusal_work_unknown(),
            w.refusal_work_unknown_why(),
            w.refusal_work_unknown_next(),
        ],
        Refusal::WorkWithdrawn {} => [
            w.refusal_work_withdrawn(),
            w.refusal_work_withdrawn_why(),
            w.refusal_work_withdrawn_next(),
        ],
        Refusal::NotYourWork {} => [
            w.refusal_not_your_work(),
            w.refusal_not_your_work_why(),
            w.refusal_not_your_work_next(),
        ],
        Refusal::OwnWork {} => [
            w.refusal_own_work(),
            w.refusal_own_work_why(),
            w.refusal_own_work_next(),
        ],
        Refusal::WorkNotAccepted {} => [
            w.refusal_work_not_accepted(),
            w.refusal_work_not_accepted_why(),
            w.refusal_work_not_accepted_next(),
        ],
        Refusal::WorkAccepted {} => [
            w.refusal_work_accepted(),
            w.refusal_work_accepted_why(),
            w.refusal_work_accepted_next(),
        ],
        Refusal::WorkDisputed {} => [
            w.refusal_work_disputed(),
            w.refusal_work_disputed_why(),
            w.refusal_work_disputed_next(),
        ],
        Refusal::ProposalOpen { quantity: _ } => [
            w.refusal_proposal_open(),
            w.refusal_proposal_open_why(),
            w.refusal_proposal_open_next(),
        ],
        Refusal::ProposalMissing {} => [
            w.refusal_proposal_missing(),
            w.refusal_proposal_missing_why(),
            w.refusal_proposal_missing_next(),
        ],
        Refusal::SameQuantity {} => [
            w.refusal_same_quantity(),
            w.refusal_same_quantity_why(),
            w.refusal_same_quantity_next(),
        ],
        Refusal::AlreadyConfirmed {} => [
            w.refusal_already_confirmed(),
            w.refusal_already_confirmed_why(),
            w.refusal_already_confirmed_next(),
        ],
        Refusal::QuantityChanged { now: _ } => [
            w.refusal_quantity_changed(),
            w.refusal_quantity_changed_why(),
            w.refusal_quantity_changed_next(),
        ],
        Refusal::WorkCounted {} => [
            w.refusal_work_counted(),
            w.refusal_work_counted_why(),
            w.refusal_work_counted_next(),
        ],
        Refusal::NotInDispute {} => [
            w.refusal_not_in_dispute(),
            w.refusal_not_in_dispute_why(),
            w.refusal_not_in_dispute_next(),
        ],
        Refusal::NothingChanges {} => [
            w.refusal_nothing_changes(),
            w.refusal_nothing_changes_why(),
            w.refusal_nothing_changes_next(),
        ],
        Refusal::QuantityBelowOne { quantity: _ } => [
            w.refusal_quantity_below_one(),
            w.refusal_quantity_below_one_why(),
            w.refusal_quantity_below_one_next(),
        ],
        Refusal::CreditsSpent { needed: _, free: _ } => [
            w.refusal_credits_spent(),
            w.refusal_credits_spent_why(),
            w.refusal_credits_spent_next(),
        ],
        Refusal::SilenceDoesNotCount {} => [
            w.refusal_silence_does_not_count(),
            w.refusal_silence_does_not_count_why(),
            w.refusal_silence_does_not_count_next(),
        ],
        Refusal::NotDueYet { due_ms } => [
            w.refusal_not_due_yet(tongue.moment(*due_ms)),
            w.refusal_not_due_yet_why(),
            w.refusal_not_due_yet_next(),
        ],
        Refusal::AccountUnknown { account } => [
            w.refusal_account_unknown(account),
            w.refusal_account_unknown_why(),
            w.refusal_account_unknown_next(),
        ],
        Refusal::ReserveByDecision { account } => [
            w.refusal_reserve_by_decision(account),
            w.refusal_reserve_by_decision_why(),
            w.refusal_reserve_by_decision_next(),
        ],
        Refusal::AccountNotForActs { account } => [
            w.refusal_account_not_for_acts(account),
            w.refusal_account_not_for_acts_why(),
            w.refusal_account_not_for_acts_next(),
        ],
        Refusal::NotYourAccount { account } => [
            w.refusal_not_your_account(account),
            w.refusal_not_your_account_why(),
            w.refusal_not_your_account_next(),
        ],
        Refusal::AccountClassUnfit { flaw } => [
            w.refusal_account_class_unfit(terms::unfit(w, *flaw)),
            w.refusal_account_class_unfit_why(),
            w.refusal_account_class_unfit_next(),
        ],
        Refusal::ShareStillOpen { share: _ } => [
            w.refusal_share_open(),
            w.refusal_share_open_why(),
            w.refusal_share_open_next(),
        ],
        Refusal::NothingToShare {} => [
            w.refusal_nothing_to_share(),
            w.refusal_nothing_to_share_why(),
            w.refusal_nothing_to_share_next(),
        ],
        Refusal::ShareUnknown { share: _ } => [
            w.refusal_share_unknown(),
            w.refusal_share_unknown_why(),
            w.refusal_share_unknown_next(),
        ],
        Refusal::ShareOver {} => [
            w.refusal_share_over(),
            w.refusal_share_over_why(),
            w.refusal_share_over_next(),
        ],
        Refusal::AlreadyObjected {} => [
            w.refusal_already_objected(),
            w.refusal_already_objected_why(),
            w.refusal_already_objected_next(),
        ],
        Refusal::NotObjecting {} => [
            w.refusal_not_objecting(),
            w.refusal_not_objecting_why(),
            w.refusal_not_objecting_next(),
        ],
        Refusal::ObjectionOpen { open } => [
            w.refusal_objection_open(*open),
            w.refusal_objection_open_why(),
            w.refusal_objection_open_next(),
        ],
        Refusal::NotTheOpener {} => [
            w.refusal_not_the_opener(),
            w.refusal_not_the_opener_why(),
            w.refusal_not_the_opener_next(),
        ],
        Refusal::TotalDiffers {
            claimed: _,
            computed: _,
        } => [
            w.refusal_total_differs(),
            w.refusal_total_differs_why(),
            w.refusal_total_differs_next(),
        ],
        Refusal::ResultDiffers {
            claimed: _,
            computed: _,
        } => [
            w.refusal_result_differs(),
            w.refusal_result_differs_why(),
            w.refusal_result_differs_next(),
        ],
        Refusal::CommitmentUnknown { commitment: _ } => [
            w.refusal_commitment_unknown(),
            w.refusal_commitment_unknown_why(),
            w.refusal_commitment_unknown_next(),
        ],
        Refusal::CommitmentOver {} => [
            w.refusal_commitment_over(),
            w.refusal_commitment_over_why(),
            w.refusal_commitment_over_next(),
        ],
        Refusal::NotYourCommitment {} => [
            w.refusal_not_your_commitment(),
            w.refusal_not_your_commitment_why(),
            w.refusal_not_your_commitment_next(),
        ],
        Refusal::NoStage {} => [
            w.refusal_no_stage(),
            w.refusal_no_stage_why(),
            w.refusal_no_stage_next(),
        ],
        Refusal::StageNotOver { ends } => [
            w.refusal_stage_not_over(tongue.day(*ends)),
            w.refusal_stage_not_over_why(),
            w.refusal_stage_not_over_next(),
        ],
        Refusal::EvaluationStillOpen { evaluation: _ } => [
            w.refusal_evaluation_open(),
            w.refusal_evaluation_open_why(),
            w.refusal_evaluation_open_next(),
        ],
        Refusal::EvaluatorsWrong { expected } => [
            w.refusal_evaluators_wrong(*expected),
            w.refusal_evaluators_wrong_why(),
            w.refusal_evaluators_wrong_next(),
        ],
        Refusal::EvaluationUnknown { evaluation: _ } => [
            w.refusal_evaluation_unknown(),
            w.refusal_evaluation_unknown_why(),
            w.refusal_evaluation_unknown_next(),
        ],
        Refusal::EvaluationOver {} => [
            w.refusal_evaluation_over(),
            w.refusal_evaluation_over_why(),
            w.refusal_evaluation_over_next(),
        ],
        Refusal::NotAnEvaluator {} => [
            w.refusal_not_an_evaluator(),
            w.refusal_not_an_evaluator_why(),
            w.refusal_not_an_evaluator_next(),
        ],
        Refusal::AlreadyAnswered {} => [
            w.refusal_already_answered(),
            w.refusal_already_answered_why(),
            w.refusal_already_answered_next(),
        ],
        Refusal::AlreadyAbsent {} => [
            w.refusal_already_absent(),
            w.refusal_already_absent_why(),
            w.refusal_already_absent_next(),
        ],
        Refusal::AlreadyCheckedIn {} => [
            w.refusal_already_checked_in(),
            w.refusal_already_checked_in_why(),
            w.refusal_already_checked_in_next(),
        ],
        Refusal::ActUnknown { act: _ } => [
            w.refusal_act_unknown(),
            w.refusal_act_unknown_why(),
            w.refusal_act_unknown_next(),
        ],
        Refusal::NoteMissing { c: _ } => [
            w.refusal_note_missing(),
            w.refusal_note_missing_why(),
            w.refusal_note_missing_next(),
        ],
        Refusal::NoteSurplus { c: _ } => [
            w.refusal_note_surplus(),
            w.refusal_note_surplus_why(),
            w.refusal_note_surplus_next(),
        ],
        Refusal::NameNotALine { c: _ } => [
            w.refusal_name_not_a_line(),
            w.refusal_name_not_a_line_why(),
            w.refusal_name_not_a_line_next(),
        ],
        Refusal::NameTooLong { chars, chars_max } => [
            w.refusal_name_too_long(*chars, *chars_max),
            w.refusal_name_too_long_why(),
            w.refusal_name_too_long_next(),
        ],
        Refusal::NoteTooLong {
            size_bytes,
            size_bytes_max,
        } => [
            w.refusal_note_too_long(*size_bytes, *size_bytes_max),
            w.refusal_note_too_long_why(),
            w.refusal_note_too_long_next(),
        ],
        Refusal::ProposalUnknown { .. }
        | Refusal::NotAtThisStage { .. }
        | Refusal::NotTheProposer { .. }
        | Refusal::OwnProposal { .. }
        | Refusal::NotAPlainProposal { .. }
        | Refusal::VersionDiffers { .. }
        | Refusal::EditEmpty { .. }
        | Refusal::EditWaiting { .. }
        | Refusal::EffectsAreSubstance { .. }
        | Refusal::NoEditWaiting { .. }
        | Refusal::RoundsUsedUp { .. }
        | Refusal::AlreadyMet { .. }
        | Refusal::TooLateToTake { .. }
        | Refusal::CriterionMissing { .. }
        | Refusal::ArgumentMissing { .. }
        | Refusal::NewsMissing { .. }
        | Refusal::ObjectionIsHeard { .. }
        | Refusal::ClosesByPosting { .. }
        | Refusal::AnswerTheProposal { .. }
        | Refusal::ObjectionUnknown { .. }
        | Refusal::ObjectionOver { .. }
        | Refusal::NotYourObjection { .. }
        | Refusal::Involved { .. }
        | Refusal::NoSecondersAsked { .. }
        | Refusal::AlreadyTested { .. }
        | Refusal::SeveralObjectors { .. }
        | Refusal::TooFewToJudge { .. }
        | Refusal::NoHearing { .. }
        | Refusal::NotAmongJudges { .. }
        | Refusal::NothingToAppeal { .. }
        | Refusal::DrawUnknown { .. }
        | Refusal::NotAGuest { .. }
        | Refusal::VouchesMissing { .. }
        | Refusal::NotAdmitted { .. }
        | Refusal::StagesAreDecided { .. }
        | Refusal::NothingDeclined { .. }
        | Refusal::WorkNotDisputed { .. }
        | Refusal::DrawOver { .. }
        | Refusal::TooFewToDraw { .. }
        | Refusal::SecretNeverOpened { .. }
        | Refusal::NothingSealed { .. }
        | Refusal::SecretDiffers { .. }
        | Refusal::OwnerIsHere { .. }
        | Refusal::RemindedAlready { .. }
        | Refusal::SelectionUnknown { .. }
        | Refusal::SelectionStillOpen { .. }
        | Refusal::SelectionNotDue { .. }
        | Refusal::NotInCircle { .. }
        | Refusal::AlreadyInCircle { .. }
        | Refusal::CircleDecidesEntering { .. }
        | Refusal::WholeCommunity { .. }
        | Refusal::CircleHasCircles { .. }
        | Refusal::CircleHasDecisions { .. }
        | Refusal::RoleUnknown { .. }
        | Refusal::RoleKindTaken { .. }
        | Refusal::NoParent { .. }
        | Refusal::NotYourRole { .. }
        | Refusal::RoleVacant { .. }
        | Refusal::NotBinding { .. }
        | Refusal::SelectionIsDue { .. }
        | Refusal::AlreadyAsked { .. }
        | Refusal::RoleIsChosen { .. }
        | Refusal::NotOfCircle { .. }
        | Refusal::NoSteward { .. }
        | Refusal::RolesMax { .. }
        | Refusal::TermsMax { .. }
        | Refusal::AgreementUnknown { .. }
        | Refusal::AgreementNotInForce { .. }
        | Refusal::ReviewUnfit { .. }
        | Refusal::ParametersUnread { .. }
        | Refusal::ClassTooLow { .. }
        | Refusal::EffectElsewhere { .. }
        | Refusal::NotAlone { .. }
        | Refusal::OverBudget { .. }
        | Refusal::MoneyOnce { .. }
        | Refusal::AdviceUnknown { .. }
        | Refusal::AdviceElsewhere { .. }
        | Refusal::NotTheDecider { .. }
        | Refusal::OwnAdvice { .. }
        | Refusal::TierNotEligible { .. }
        | Refusal::TierTooLow { .. }
        | Refusal::TooFewAsked { .. }
        | Refusal::AskedAlready { .. }
        | Refusal::NotAsked { .. }
        | Refusal::NobodySilent { .. }
        | Refusal::AskedLately { .. }
        | Refusal::NoSuchAdvice { .. }
        | Refusal::NotAllSought { .. }
        | Refusal::TooFewAdvised { .. }
        | Refusal::ConfirmNotNeeded { .. }
        | Refusal::NotTheFacilitator { .. }
        | Refusal::StopUnanswered { .. }
        | Refusal::AffectedUnasked { .. }
        | Refusal::ContestDoubled { .. }
        | Refusal::ContestOver { .. }
        | Refusal::NoContest { .. }
        | Refusal::NotAChecker { .. }
        | Refusal::RoleNotLost { .. }
        | Refusal::SuccessionOver { .. }
        | Refusal::TensionUnknown { .. }
        | Refusal::TensionClosed { .. }
        | Refusal::NotYourTension { .. }
        | Refusal::DecisionUnknown { .. }
        | Refusal::DecisionOver { .. }
        | Refusal::RemarkUnknown { .. }
        | Refusal::RemarkNested { .. }
        | Refusal::NotDecidedYet { .. }
        | Refusal::VoteUnknown { .. }
        | Refusal::VoteOver { .. }
        | Refusal::VotingAhead { .. }
        | Refusal::VotingEnded { .. }
        | Refusal::OptionsFrozen { .. }
        | Refusal::NotInElectorate { .. }
        | Refusal::NotYourVote { .. }
        | Refusal::VoteUnfit { .. }
        | Refusal::VoteTooShort { .. }
        | Refusal::GroundContested { .. }
        | Refusal::NobodyChecks { .. }
        | Refusal::CircleHasMembers { .. }
        | Refusal::EffectsContradict { .. }
        | Refusal::OptionsChanged { .. }
        | Refusal::BallotUnfit { .. }
        | Refusal::OptionUnknown { .. }
        | Refusal::OptionDoubled { .. }
        | Refusal::PointsOver { .. }
        | Refusal::RanksShared { .. }
        | Refusal::BallotMissing { .. }
        | Refusal::NothingToPause { .. }
        | Refusal::OutcomeDiffers { .. } => deciding(tongue, w, refusal),
        Refusal::DelegationNotAgreed {}
        | Refusal::ScopeDoubled {}
        | Refusal::TopicUnknown { .. }
        | Refusal::DelegationOff {}
        | Refusal::SelfDelegation {}
        | Refusal::DelegateNotEligible { .. }
        | Refusal::DelegateFull { .. }
        | Refusal::DelegationUnknown { .. }
        | Refusal::DelegationOver {}
        | Refusal::NotYourDelegation {}
        | Refusal::NothingToWatch {} => delegation(w, refusal),
        Refusal::CircleIsHouse { .. }
        | Refusal::HousesNotAgreed {}
        | Refusal::HousesElsewhere {}
        | Refusal::HouseUnknown { .. }
        | Refusal::HouseMethodUnfit { .. }
        | Refusal::HouseMissing { .. }
        | Refusal::HousesDecide { .. }
        | Refusal::HouseNotSaid {}
        | Refusal::NotConferring {}
        | Refusal::NotInConference {}
        | Refusal::AmendmentUnknown { .. } => houses(w, refusal),
        Refusal::UnknownKey { .. }
        | Refusal::ForeignKey { .. }
        | Refusal::RevokedKey { .. }
        | Refusal::KeyInUse { .. }
        | Refusal::LastKey {}
        | Refusal::NotYourKey { .. }
        | Refusal::KeeperAlready {}
        | Refusal::NotForOneself {}
        | Refusal::RecoveredLately { .. }
        | Refusal::NoRecovery { .. }
        | Refusal::RecoveryVouchesMissing { .. }
        | Refusal::RecoveryWaits { .. } => keys(tongue, w, refusal),
        Refusal::ForkUnknown { .. }
        | Refusal::ForkElsewhere { .. }
        | Refusal::DecisionSettled {}
        | Refusal::OneForkAtATime { .. }
        | Refusal::NothingToTakeBack {}
        | Refusal::NoticesInVain { .. }
        | Refusal::BelongingAgreed {}
        | Refusal::NotGoingAlong {}
        | Refusal::ForkHistoryDiffers { .. }
        | Refusal::ForkUnsigned {}
        | Refusal::SiblingNamed { .. }
        | Refusal::ForkPartsFirst { .. } => forks(tongue, w, refusal),
        Refusal::LimitsCrossed { .. }
        | Refusal::AccountDoubled { .. }
        | Refusal::UnitUnbalanced { .. }
        | Refusal::AccountFrozen { .. }
        | Refusal::AccountFlagged { .. }
        | Refusal::ReserveToMember { .. }
        | Refusal::BelowMinimum { .. }
        | Refusal::AboveMaximum { .. }
        | Refusal::TransactionUnknown { .. }
        | Refusal::TransactionOver { .. }
        | Refusal::ExpiryPast { .. }
        | Refusal::NotYourTransaction { .. }
        | Refusal::RecordUnknown { .. }
        | Refusal::NotYourRecord { .. }
        | Refusal::RecordReversed { .. }
        | Refusal::RecordParted { .. }
        | Refusal::RecordSpent { .. } => money(tongue, w, refusal),
    }
}
