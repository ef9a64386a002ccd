//! The words of the refusals of deciding together: circles, proposals, votes, advice, tensions. Which refusals these
//! are, `refusal.rs` names one by one; the words of all others stand there.

use rules::Refusal;

use super::Words;
use super::terms;
use super::tongue::Tongue;

/// The three sentences of a refusal of deciding together.
#[expect(clippy::too_many_lines, reason = "one arm for each refusal, as in `refusal.rs`")]
pub(super) fn sentences(tongue: Tongue<'_>, w: &Words, refusal: &Refusal) -> [String; 3] {
    match refusal {
        // Circles, roles, agreements, effects.
        Refusal::ProposalUnknown { proposal: _ } => [
            w.refusal_proposal_unknown(),
            w.refusal_proposal_unknown_why(),
            w.refusal_proposal_unknown_next(),
        ],
        Refusal::NotAtThisStage { stage, fits } => [
            w.refusal_not_at_this_stage(terms::stage_of(w, *stage), terms::fits(w, fits)),
            w.refusal_not_at_this_stage_why(),
            w.refusal_not_at_this_stage_next(),
        ],
        Refusal::NotTheProposer {} => [
            w.refusal_not_the_proposer(),
            w.refusal_not_the_proposer_why(),
            w.refusal_not_the_proposer_next(),
        ],
        Refusal::OwnProposal {} => [
            w.refusal_own_proposal(),
            w.refusal_own_proposal_why(),
            w.refusal_own_proposal_next(),
        ],
        Refusal::NotAPlainProposal {} => [
            w.refusal_not_a_plain_proposal(),
            w.refusal_not_a_plain_proposal_why(),
            w.refusal_not_a_plain_proposal_next(),
        ],
        Refusal::VersionDiffers { version, now } => [
            w.refusal_version_differs(tongue.number(*now), tongue.number(*version)),
            w.refusal_version_differs_why(),
            w.refusal_version_differs_next(),
        ],
        Refusal::EditEmpty {} => [
            w.refusal_edit_empty(),
            w.refusal_edit_empty_why(),
            w.refusal_edit_empty_next(),
        ],
        Refusal::EditWaiting {} => [
            w.refusal_edit_waiting(),
            w.refusal_edit_waiting_why(),
            w.refusal_edit_waiting_next(),
        ],
        Refusal::EffectsAreSubstance {} => [
            w.refusal_effects_are_substance(),
            w.refusal_effects_are_substance_why(),
            w.refusal_effects_are_substance_next(),
        ],
        Refusal::NoEditWaiting {} => [
            w.refusal_no_edit_waiting(),
            w.refusal_no_edit_waiting_why(),
            w.refusal_no_edit_waiting_next(),
        ],
        Refusal::RoundsUsedUp { rounds } => [
            w.refusal_rounds_used_up(tongue.number(*rounds)),
            w.refusal_rounds_used_up_why(),
            w.refusal_rounds_used_up_next(),
        ],
        Refusal::AlreadyMet {} => [
            w.refusal_already_met(),
            w.refusal_already_met_why(),
            w.refusal_already_met_next(),
        ],
        Refusal::TooLateToTake {} => [
            w.refusal_too_late_to_take(),
            w.refusal_too_late_to_take_why(),
            w.refusal_too_late_to_take_next(),
        ],
        Refusal::CriterionMissing {} => [
            w.refusal_criterion_missing(),
            w.refusal_criterion_missing_why(),
            w.refusal_criterion_missing_next(),
        ],
        Refusal::ArgumentMissing {} => [
            w.refusal_argument_missing(),
            w.refusal_argument_missing_why(),
            w.refusal_argument_missing_next(),
        ],
        Refusal::NewsMissing {} => [
            w.refusal_news_missing(),
            w.refusal_news_missing_why(),
            w.refusal_news_missing_next(),
        ],
        Refusal::ObjectionIsHeard {} => [
            w.refusal_objection_is_heard(),
            w.refusal_objection_is_heard_why(),
            w.refusal_objection_is_heard_next(),
        ],
        Refusal::ClosesByPosting {} => [
            w.refusal_closes_by_posting(),
            w.refusal_closes_by_posting_why(),
            w.refusal_closes_by_posting_next(),
        ],
        Refusal::AnswerTheProposal { proposal: _ } => [
            w.refusal_answer_the_proposal(),
            w.refusal_answer_the_proposal_why(),
            w.refusal_answer_the_proposal_next(),
        ],
        Refusal::ObjectionUnknown { objection: _ } => [
            w.refusal_objection_unknown(),
            w.refusal_objection_unknown_why(),
            w.refusal_objection_unknown_next(),
        ],
        Refusal::ObjectionOver { disposition } => [
            w.refusal_objection_over(terms::disposition(w, *disposition)),
            w.refusal_objection_over_why(),
            w.refusal_objection_over_next(),
        ],
        Refusal::NotYourObjection {} => [
            w.refusal_not_your_objection(),
            w.refusal_not_your_objection_why(),
            w.refusal_not_your_objection_next(),
        ],
        Refusal::Involved {} => [
            w.refusal_involved(),
            w.refusal_involved_why(),
            w.refusal_involved_next(),
        ],
        Refusal::NoSecondersAsked { large } => [
            w.refusal_no_seconders_asked(),
            w.refusal_no_seconders_asked_why(tongue.number(*large)),
            w.refusal_no_seconders_asked_next(),
        ],
        Refusal::AlreadyTested {} => [
            w.refusal_already_tested(),
            w.refusal_already_tested_why(),
            w.refusal_already_tested_next(),
        ],
        Refusal::SeveralObjectors { objectors } => [
            w.refusal_several_objectors(tongue.number(*objectors)),
            w.refusal_several_objectors_why(),
            w.refusal_several_objectors_next(),
        ],
        Refusal::TooFewToJudge { uninvolved, needed } => [
            w.refusal_too_few_to_judge(tongue.number(*uninvolved), tongue.number(*needed)),
            w.refusal_too_few_to_judge_why(),
            w.refusal_too_few_to_judge_next(),
        ],
        Refusal::NoHearing {} => [
            w.refusal_no_hearing(),
            w.refusal_no_hearing_why(),
            w.refusal_no_hearing_next(),
        ],
        Refusal::NotAmongJudges {} => [
            w.refusal_not_among_judges(),
            w.refusal_not_among_judges_why(),
            w.refusal_not_among_judges_next(),
        ],
        Refusal::NothingToAppeal { disposition } => [
            w.refusal_nothing_to_appeal(terms::disposition(w, *disposition)),
            w.refusal_nothing_to_appeal_why(),
            w.refusal_nothing_to_appeal_next(),
        ],
        Refusal::DrawUnknown { draw: _ } => [
            w.refusal_draw_unknown(),
            w.refusal_draw_unknown_why(),
            w.refusal_draw_unknown_next(),
        ],
        Refusal::DrawOver { stage: _ } => [
            w.refusal_draw_over(),
            w.refusal_draw_over_why(),
            w.refusal_draw_over_next(),
        ],
        Refusal::TooFewToDraw { candidates, seats } => [
            w.refusal_too_few_to_draw(tongue.number(*candidates), tongue.number(*seats)),
            w.refusal_too_few_to_draw_why(),
            w.refusal_too_few_to_draw_next(),
        ],
        Refusal::SecretNeverOpened {} => [
            w.refusal_secret_never_opened(),
            w.refusal_secret_never_opened_why(),
            w.refusal_secret_never_opened_next(),
        ],
        Refusal::NothingSealed {} => [
            w.refusal_nothing_sealed(),
            w.refusal_nothing_sealed_why(),
            w.refusal_nothing_sealed_next(),
        ],
        Refusal::SecretDiffers {} => [
            w.refusal_secret_differs(),
            w.refusal_secret_differs_why(),
            w.refusal_secret_differs_next(),
        ],
        Refusal::NotAGuest {} => [
            w.refusal_not_a_guest(),
            w.refusal_not_a_guest_why(),
            w.refusal_not_a_guest_next(),
        ],
        Refusal::VouchesMissing { vouches, needed } => [
            w.refusal_vouches_missing(tongue.number(*vouches), tongue.number(*needed)),
            w.refusal_vouches_missing_why(),
            w.refusal_vouches_missing_next(),
        ],
        Refusal::NotAdmitted {} => [
            w.refusal_not_admitted(),
            w.refusal_not_admitted_why(),
            w.refusal_not_admitted_next(),
        ],
        Refusal::StagesAreDecided {} => [
            w.refusal_stages_are_decided(),
            w.refusal_stages_are_decided_why(),
            w.refusal_stages_are_decided_next(),
        ],
        Refusal::NothingDeclined {} => [
            w.refusal_nothing_declined(),
            w.refusal_nothing_declined_why(),
            w.refusal_nothing_declined_next(),
        ],
        Refusal::WorkNotDisputed {} => [
            w.refusal_work_not_disputed(),
            w.refusal_work_not_disputed_why(),
            w.refusal_work_not_disputed_next(),
        ],
        Refusal::OwnerIsHere {} => [
            w.refusal_owner_is_here(),
            w.refusal_owner_is_here_why(),
            w.refusal_owner_is_here_next(),
        ],
        Refusal::RemindedAlready { reminders } => [
            w.refusal_reminded_already(tongue.number(*reminders)),
            w.refusal_reminded_already_why(),
            w.refusal_reminded_already_next(),
        ],
        Refusal::SelectionUnknown { selection: _ } => [
            w.refusal_selection_unknown(),
            w.refusal_selection_unknown_why(),
            w.refusal_selection_unknown_next(),
        ],
        Refusal::SelectionStillOpen { selection: _ } => [
            w.refusal_selection_still_open(),
            w.refusal_selection_still_open_why(),
            w.refusal_selection_still_open_next(),
        ],
        Refusal::SelectionNotDue { role } => [
            w.refusal_selection_not_due(role),
            w.refusal_selection_not_due_why(),
            w.refusal_selection_not_due_next(),
        ],
        Refusal::NotInCircle { circle } => [
            w.refusal_not_in_circle(circle),
            w.refusal_not_in_circle_why(),
            w.refusal_not_in_circle_next(),
        ],
        Refusal::AlreadyInCircle { circle } => [
            w.refusal_already_in_circle(circle),
            w.refusal_already_in_circle_why(),
            w.refusal_already_in_circle_next(),
        ],
        Refusal::CircleDecidesEntering { circle } => [
            w.refusal_circle_decides_entering(circle),
            w.refusal_circle_decides_entering_why(),
            w.refusal_circle_decides_entering_next(),
        ],
        Refusal::WholeCommunity { circle } => [
            w.refusal_whole_community(circle),
            w.refusal_whole_community_why(),
            w.refusal_whole_community_next(),
        ],
        Refusal::CircleHasCircles { open } => [
            w.refusal_circle_has_circles(tongue.number(*open)),
            w.refusal_circle_has_circles_why(),
            w.refusal_circle_has_circles_next(),
        ],
        Refusal::CircleHasDecisions { open } => [
            w.refusal_circle_has_decisions(tongue.number(*open)),
            w.refusal_circle_has_decisions_why(),
            w.refusal_circle_has_decisions_next(),
        ],
        Refusal::CircleHasMembers { others } => [
            w.refusal_circle_has_members(*others),
            w.refusal_circle_has_members_why(),
            w.refusal_circle_has_members_next(),
        ],
        Refusal::RoleUnknown { circle, role } => [
            w.refusal_role_unknown(circle, role),
            w.refusal_role_unknown_why(),
            w.refusal_role_unknown_next(),
        ],
        Refusal::RoleKindTaken { kind } => [
            w.refusal_role_kind_taken(terms::role_kind(w, *kind)),
            w.refusal_role_kind_taken_why(),
            w.refusal_role_kind_taken_next(),
        ],
        Refusal::NoParent { circle } => [
            w.refusal_no_parent(circle),
            w.refusal_no_parent_why(),
            w.refusal_no_parent_next(),
        ],
        Refusal::NotYourRole { role } => [
            w.refusal_not_your_role(role),
            w.refusal_not_your_role_why(),
            w.refusal_not_your_role_next(),
        ],
        Refusal::RoleVacant { role } => [
            w.refusal_role_vacant(role),
            w.refusal_role_vacant_why(),
            w.refusal_role_vacant_next(),
        ],
        Refusal::NotBinding {} => [
            w.refusal_not_binding(),
            w.refusal_not_binding_why(),
            w.refusal_not_binding_next(),
        ],
        Refusal::SelectionIsDue { role } => [
            w.refusal_selection_is_due(role),
            w.refusal_selection_is_due_why(),
            w.refusal_selection_is_due_next(),
        ],
        Refusal::AlreadyAsked {} => [
            w.refusal_already_asked(),
            w.refusal_already_asked_why(),
            w.refusal_already_asked_next(),
        ],
        Refusal::RoleIsChosen { role } => [
            w.refusal_role_is_chosen(role),
            w.refusal_role_is_chosen_why(),
            w.refusal_role_is_chosen_next(),
        ],
        Refusal::NotOfCircle { circle, member: _ } => [
            w.refusal_not_of_circle(circle),
            w.refusal_not_of_circle_why(),
            w.refusal_not_of_circle_next(),
        ],
        Refusal::NoSteward { member: _ } => [
            w.refusal_no_steward(),
            w.refusal_no_steward_why(),
            w.refusal_no_steward_next(),
        ],
        Refusal::RolesMax { max } => [
            w.refusal_roles_max(tongue.number(*max)),
            w.refusal_roles_max_why(),
            w.refusal_roles_max_next(),
        ],
        Refusal::TermsMax { max } => [
            w.refusal_terms_max(tongue.number(*max)),
            w.refusal_terms_max_why(),
            w.refusal_terms_max_next(),
        ],
        Refusal::AgreementUnknown { agreement } => [
            w.refusal_agreement_unknown(agreement),
            w.refusal_agreement_unknown_why(),
            w.refusal_agreement_unknown_next(),
        ],
        Refusal::AgreementNotInForce { agreement, since } => [
            w.refusal_agreement_not_in_force(agreement, tongue.day(*since)),
            w.refusal_agreement_not_in_force_why(),
            w.refusal_agreement_not_in_force_next(),
        ],
        Refusal::ReviewUnfit { latest } => [
            w.refusal_review_unfit(tongue.day(*latest)),
            w.refusal_review_unfit_why(),
            w.refusal_review_unfit_next(),
        ],
        Refusal::ParametersUnread { agreement } => [
            w.refusal_parameters_unread(agreement),
            w.refusal_parameters_unread_why(),
            w.refusal_parameters_unread_next(),
        ],
        Refusal::ClassTooLow { effect, needed } => [
            w.refusal_class_too_low(terms::effect_sort(w, *effect), terms::class(w, *needed)),
            w.refusal_class_too_low_why(),
            w.refusal_class_too_low_next(),
        ],
        Refusal::EffectElsewhere { effect, circle } => [
            w.refusal_effect_elsewhere(circle, terms::effect_sort(w, *effect)),
            w.refusal_effect_elsewhere_why(),
            w.refusal_effect_elsewhere_next(),
        ],
        Refusal::NotAlone { effect, role } => [
            w.refusal_not_alone(role, terms::effect_sort(w, *effect)),
            w.refusal_not_alone_why(),
            w.refusal_not_alone_next(),
        ],
        Refusal::OverBudget { cost, budget, spent } => [
            w.refusal_over_budget(tongue.number(*cost), tongue.number(*budget), tongue.number(*spent)),
            w.refusal_over_budget_why(),
            w.refusal_over_budget_next(),
        ],
        Refusal::EffectsContradict { effect } => [
            w.refusal_effects_contradict(terms::effect_sort(w, *effect)),
            w.refusal_effects_contradict_why(),
            w.refusal_effects_contradict_next(),
        ],
        Refusal::MoneyOnce {} => [
            w.refusal_money_once(),
            w.refusal_money_once_why(),
            w.refusal_money_once_next(),
        ],
        Refusal::AdviceUnknown { advice: _ } => [
            w.refusal_advice_unknown(),
            w.refusal_advice_unknown_why(),
            w.refusal_advice_unknown_next(),
        ],
        Refusal::AdviceElsewhere { stage: _ } => [
            w.refusal_advice_elsewhere(),
            w.refusal_advice_elsewhere_why(),
            w.refusal_advice_elsewhere_next(),
        ],
        Refusal::NotTheDecider {} => [
            w.refusal_not_the_decider(),
            w.refusal_not_the_decider_why(),
            w.refusal_not_the_decider_next(),
        ],
        Refusal::OwnAdvice {} => [
            w.refusal_own_advice(),
            w.refusal_own_advice_why(),
            w.refusal_own_advice_next(),
        ],
        Refusal::TierNotEligible {} => [
            w.refusal_tier_not_eligible(),
            w.refusal_tier_not_eligible_why(),
            w.refusal_tier_not_eligible_next(),
        ],
        Refusal::TierTooLow { tier, least } => [
            w.refusal_tier_too_low(tier.word(), least.word()),
            w.refusal_tier_too_low_why(),
            w.refusal_tier_too_low_next(least.word()),
        ],
        Refusal::TooFewAsked { what: _, named, needed } => [
            w.refusal_too_few_asked(*named, *needed),
            w.refusal_too_few_asked_why(),
            w.refusal_too_few_asked_next(),
        ],
        Refusal::AskedAlready {} => [
            w.refusal_asked_already(),
            w.refusal_asked_already_why(),
            w.refusal_asked_already_next(),
        ],
        Refusal::NotAsked {} => [
            w.refusal_not_asked(),
            w.refusal_not_asked_why(),
            w.refusal_not_asked_next(),
        ],
        Refusal::NobodySilent {} => [
            w.refusal_nobody_silent(),
            w.refusal_nobody_silent_why(),
            w.refusal_nobody_silent_next(),
        ],
        Refusal::AskedLately { due_ms } => [
            w.refusal_asked_lately(tongue.moment(*due_ms)),
            w.refusal_asked_lately_why(),
            w.refusal_asked_lately_next(),
        ],
        Refusal::NoSuchAdvice { member: _ } => [
            w.refusal_no_such_advice(),
            w.refusal_no_such_advice_why(),
            w.refusal_no_such_advice_next(),
        ],
        Refusal::NotAllSought { missing } => [
            w.refusal_not_all_sought(*missing),
            w.refusal_not_all_sought_why(),
            w.refusal_not_all_sought_next(),
        ],
        Refusal::TooFewAdvised { answered, needed } => [
            w.refusal_too_few_advised(*answered, *needed),
            w.refusal_too_few_advised_why(),
            w.refusal_too_few_advised_next(),
        ],
        Refusal::ConfirmNotNeeded {} => [
            w.refusal_confirm_not_needed(),
            w.refusal_confirm_not_needed_why(),
            w.refusal_confirm_not_needed_next(),
        ],
        Refusal::NotTheFacilitator {} => [
            w.refusal_not_the_facilitator(),
            w.refusal_not_the_facilitator_why(),
            w.refusal_not_the_facilitator_next(),
        ],
        Refusal::StopUnanswered { open } => [
            w.refusal_stop_unanswered(*open),
            w.refusal_stop_unanswered_why(),
            w.refusal_stop_unanswered_next(),
        ],
        Refusal::AffectedUnasked { missing } => [
            w.refusal_affected_unasked(*missing),
            w.refusal_affected_unasked_why(),
            w.refusal_affected_unasked_next(),
        ],
        Refusal::ContestDoubled {} => [
            w.refusal_contest_doubled(),
            w.refusal_contest_doubled_why(),
            w.refusal_contest_doubled_next(),
        ],
        Refusal::GroundContested { ground } => [
            w.refusal_ground_contested(terms::ground(w, *ground)),
            w.refusal_ground_contested_why(),
            w.refusal_ground_contested_next(),
        ],
        Refusal::ContestOver { until_ms } => [
            w.refusal_contest_over(tongue.moment(*until_ms)),
            w.refusal_contest_over_why(),
            w.refusal_contest_over_next(),
        ],
        Refusal::NobodyChecks {} => [
            w.refusal_nobody_checks(),
            w.refusal_nobody_checks_why(),
            w.refusal_nobody_checks_next(),
        ],
        Refusal::NoContest {} => [
            w.refusal_no_contest(),
            w.refusal_no_contest_why(),
            w.refusal_no_contest_next(),
        ],
        Refusal::NotAChecker {} => [
            w.refusal_not_a_checker(),
            w.refusal_not_a_checker_why(),
            w.refusal_not_a_checker_next(),
        ],
        Refusal::RoleNotLost {} => [
            w.refusal_role_not_lost(),
            w.refusal_role_not_lost_why(),
            w.refusal_role_not_lost_next(),
        ],
        Refusal::SuccessionOver { until_ms } => [
            w.refusal_succession_over(tongue.moment(*until_ms)),
            w.refusal_succession_over_why(),
            w.refusal_succession_over_next(),
        ],
        Refusal::TensionUnknown { tension: _ } => [
            w.refusal_tension_unknown(),
            w.refusal_tension_unknown_why(),
            w.refusal_tension_unknown_next(),
        ],
        Refusal::TensionClosed {} => [
            w.refusal_tension_closed(),
            w.refusal_tension_closed_why(),
            w.refusal_tension_closed_next(),
        ],
        Refusal::NotYourTension {} => [
            w.refusal_not_your_tension(),
            w.refusal_not_your_tension_why(),
            w.refusal_not_your_tension_next(),
        ],
        Refusal::DecisionUnknown { decision: _ } => [
            w.refusal_decision_unknown(),
            w.refusal_decision_unknown_why(),
            w.refusal_decision_unknown_next(),
        ],
        Refusal::DecisionOver {} => [
            w.refusal_decision_over(),
            w.refusal_decision_over_why(),
            w.refusal_decision_over_next(),
        ],
        Refusal::RemarkUnknown { remark: _ } => [
            w.refusal_remark_unknown(),
            w.refusal_remark_unknown_why(),
            w.refusal_remark_unknown_next(),
        ],
        Refusal::RemarkNested {} => [
            w.refusal_remark_nested(),
            w.refusal_remark_nested_why(),
            w.refusal_remark_nested_next(),
        ],
        Refusal::NotDecidedYet {} => [
            w.refusal_not_decided_yet(),
            w.refusal_not_decided_yet_why(),
            w.refusal_not_decided_yet_next(),
        ],
        Refusal::VoteUnknown { vote: _ } => [
            w.refusal_vote_unknown(),
            w.refusal_vote_unknown_why(),
            w.refusal_vote_unknown_next(),
        ],
        Refusal::VoteOver {} => [
            w.refusal_vote_over(),
            w.refusal_vote_over_why(),
            w.refusal_vote_over_next(),
        ],
        Refusal::VotingAhead { begins_ms } => [
            w.refusal_voting_ahead(tongue.moment(*begins_ms)),
            w.refusal_voting_ahead_why(),
            w.refusal_voting_ahead_next(),
        ],
        Refusal::VotingEnded { ended_ms } => [
            w.refusal_voting_ended(tongue.moment(*ended_ms)),
            w.refusal_voting_ended_why(),
            w.refusal_voting_ended_next(),
        ],
        Refusal::OptionsFrozen { since_ms } => [
            w.refusal_options_frozen(tongue.moment(*since_ms)),
            w.refusal_options_frozen_why(),
            w.refusal_options_frozen_next(),
        ],
        Refusal::NotInElectorate {} => [
            w.refusal_not_in_electorate(),
            w.refusal_not_in_electorate_why(),
            w.refusal_not_in_electorate_next(),
        ],
        Refusal::NotYourVote {} => [
            w.refusal_not_your_vote(),
            w.refusal_not_your_vote_why(),
            w.refusal_not_your_vote_next(),
        ],
        Refusal::VoteUnfit { field, method, flaw } => [
            w.refusal_vote_unfit(field, terms::vote_flaw(w, *flaw), terms::method(w, *method)),
            w.refusal_vote_unfit_why(),
            w.refusal_vote_unfit_next(),
        ],
        Refusal::VoteTooShort { field, hours } => [
            w.refusal_vote_too_short(terms::vote_time(w, *field), *hours),
            w.refusal_vote_too_short_why(),
            w.refusal_vote_too_short_next(),
        ],
        Refusal::OptionsChanged { seen, now } => [
            w.refusal_options_changed(*now, *seen),
            w.refusal_options_changed_why(),
            w.refusal_options_changed_next(),
        ],
        Refusal::BallotUnfit { field: _, asked } => [
            w.refusal_ballot_unfit(terms::ballot_form(w, *asked)),
            w.refusal_ballot_unfit_why(),
            w.refusal_ballot_unfit_next(),
        ],
        Refusal::OptionUnknown { option, options } => [
            w.refusal_option_unknown(*option, *options),
            w.refusal_option_unknown_why(),
            w.refusal_option_unknown_next(),
        ],
        Refusal::OptionDoubled { option } => [
            w.refusal_option_doubled(*option),
            w.refusal_option_doubled_why(),
            w.refusal_option_doubled_next(),
        ],
        Refusal::PointsOver { points, most } => [
            w.refusal_points_over(*points, *most),
            w.refusal_points_over_why(),
            w.refusal_points_over_next(),
        ],
        Refusal::RanksShared {} => [
            w.refusal_ranks_shared(),
            w.refusal_ranks_shared_why(),
            w.refusal_ranks_shared_next(),
        ],
        Refusal::BallotMissing {} => [
            w.refusal_ballot_missing(),
            w.refusal_ballot_missing_why(),
            w.refusal_ballot_missing_next(),
        ],
        Refusal::NothingToPause {} => [
            w.refusal_nothing_to_pause(),
            w.refusal_nothing_to_pause_why(),
            w.refusal_nothing_to_pause_next(),
        ],
        Refusal::OutcomeDiffers {
            claimed: _,
            computed: _,
        } => [
            w.refusal_outcome_differs(),
            w.refusal_outcome_differs_why(),
            w.refusal_outcome_differs_next(),
        ],
        _ => unreachable!("`refusal.rs` keeps the words of all others"), // It names the ones above.
    }
}
