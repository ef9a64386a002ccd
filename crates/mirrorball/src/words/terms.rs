//! The words of what has a fixed list: stages, kinds, methods, grounds, and what can be wrong with a field. One match
//! for each list, so that a new word in the rules without words for people ends the build.

use register::AssertionFlaw;
use register::json::JsonReason;
use rules::act::effect::{EffectSort, RoleKind};
use rules::act::{AccountFlag, AgreementClass, Ground, VoteMethod};
use rules::community::{Disposition, DrawStage, ForkStage, Stage};
use rules::field::{Expected, Flaw, MONEY_MAX};
use rules::ledger::{Unfit, Unit};
use rules::limits::Crowd;
use rules::quantity::Stream;
use rules::refusal::{BallotForm, Fits, StageOf, VoteFlaw, VoteTime};

use super::Words;
use super::tongue::Tongue;

/// What is wrong with a field.
pub fn flaw(tongue: Tongue<'_>, flaw: &Flaw) -> String {
    let w = tongue.words();
    let number = |limit: i64| super::figures::number(tongue.language(), i128::from(limit));
    match flaw {
        Flaw::Missing => w.flaw_missing(),
        Flaw::Unknown => w.flaw_unknown(),
        Flaw::Expected(what) => w.flaw_expected(expected(w, *what)),
        // No other limit is as high as that of money.
        Flaw::TooMuch(max) if *max == MONEY_MAX => w.flaw_at_most_smallest(number(*max)),
        Flaw::TooMuch(max) => w.flaw_at_most(number(*max)),
        Flaw::TooLittle(min) => w.flaw_at_least(number(*min)),
        Flaw::TooLong(max) => w.flaw_too_long(number(i64::try_from(*max).unwrap_or(i64::MAX))),
        Flaw::TooShort(min) => w.flaw_too_short(*min as u64),
        // These are written in acts, and acts are the same in every language.
        Flaw::NotOneOf(words) => w.flaw_one_of(words.join(", ")),
        Flaw::AsksNobody => w.flaw_asks_nobody(),
        Flaw::TooLarge(max) => w.flaw_too_large(number(i64::try_from(*max).unwrap_or(i64::MAX))),
        Flaw::Json(reason) => json(w, *reason),
    }
}

/// In what way something is not written as acts are.
fn json(w: &Words, reason: JsonReason) -> String {
    match reason {
        JsonReason::Syntax { offset } => w.flaw_not_json(offset.to_string()),
        JsonReason::Null => w.flaw_null(),
        JsonReason::NotAnInteger => w.flaw_not_whole(),
        JsonReason::IntegerTooLarge => w.flaw_number_too_large(),
        JsonReason::DuplicateMember => w.flaw_twice(),
        JsonReason::NameNotAscii => w.flaw_name_not_ascii(),
        JsonReason::NotNormalised => w.flaw_not_normalised(),
        JsonReason::Unassigned { character } => w.flaw_unassigned(format!("U+{:04X}", u32::from(character))),
        JsonReason::TooDeep => w.flaw_too_deep(),
        JsonReason::NotCanonical { offset } => w.flaw_not_canonical(offset.to_string()),
    }
}

/// What is wrong with what a passkey made.
pub fn passkey_flaw(w: &Words, flaw: AssertionFlaw) -> String {
    match flaw {
        AssertionFlaw::Ceremony | AssertionFlaw::Challenge => w.passkey_flaw_act(),
        AssertionFlaw::Origin | AssertionFlaw::CrossOrigin | AssertionFlaw::Site => w.passkey_flaw_site(),
        AssertionFlaw::UserAbsent | AssertionFlaw::UserNotVerified => w.passkey_flaw_user(),
        AssertionFlaw::ClientData | AssertionFlaw::Flags | AssertionFlaw::HighSignature | AssertionFlaw::Signature => {
            w.passkey_flaw_form()
        }
    }
}

/// What an account counts.
pub fn unit(w: &Words, unit: &Unit) -> String {
    match unit {
        Unit::Currency(name) | Unit::Mutual(name) | Unit::Shares(name) | Unit::Items(name) => name.to_string(),
        Unit::Credit(of) => format!("{} · {}", w.work_credits(), stream(w, *of)),
        Unit::Hour => w.unit_hours(),
        Unit::Energy => "kWh".to_owned(),
    }
}

/// A stream of work.
pub fn stream(w: &Words, it: Stream) -> String {
    match it {
        Stream::Livelihood => w.stream_livelihood(),
        Stream::Love => w.stream_love(),
        Stream::Care => w.stream_care(),
    }
}

/// The stage of one of the things that go by stages.
pub fn stage_of(w: &Words, it: StageOf) -> String {
    match it {
        StageOf::Proposal(it) => stage(w, it),
        StageOf::Draw(it) => draw_stage(w, it),
    }
}

/// The stages at which something is done.
pub fn fits(w: &Words, it: &Fits) -> String {
    let stages: Vec<String> = it.0.iter().map(|one| stage_of(w, *one)).collect();
    stages.join(", ")
}

/// The stage of a proposal or a selection.
pub fn stage(w: &Words, it: Stage) -> String {
    match it {
        Stage::Draft => w.stage_draft(),
        Stage::Nominate => w.stage_nominate(),
        Stage::Change => w.stage_change(),
        Stage::Propose => w.stage_propose(),
        Stage::Clarify => w.stage_clarify(),
        Stage::React => w.stage_react(),
        Stage::Objections => w.stage_objections(),
        Stage::Integrate => w.stage_integrate(),
        Stage::Meeting => w.stage_meeting(),
        Stage::Closing => w.stage_closing(),
        Stage::Suspended => w.stage_suspended(),
        Stage::Waiting => w.stage_waiting(),
        Stage::Paused => w.stage_paused(),
        Stage::Vote => w.stage_voting(),
        Stage::Draw => w.stage_draw(),
        Stage::Panel => w.stage_panel(),
        Stage::Due => w.stage_due(),
        Stage::Adopted => w.stage_adopted(),
        Stage::ReviewDue => w.stage_review_due(),
        Stage::Renewed => w.stage_renewed(),
        Stage::Amended => w.stage_amended(),
        Stage::Retired => w.stage_retired(),
        Stage::Lapsed => w.stage_lapsed(),
        Stage::Withdrawn => w.stage_withdrawn(),
        Stage::Expired => w.stage_expired(),
        Stage::Rejected => w.stage_rejected(),
        Stage::Superseded => w.stage_superseded(),
        Stage::Returned => w.stage_returned(),
    }
}

/// The stage of a draw.
pub fn draw_stage(w: &Words, it: DrawStage) -> String {
    match it {
        DrawStage::Commit => w.draw_stage_commit(),
        DrawStage::Reveal => w.draw_stage_reveal(),
        DrawStage::Drawn => w.draw_stage_drawn(),
        DrawStage::Failed => w.draw_stage_failed(),
    }
}

/// The stage of a fork.
pub fn fork_stage(w: &Words, it: ForkStage) -> String {
    match it {
        ForkStage::Notice => w.fork_stage_notice(),
        ForkStage::Attempt => w.fork_stage_attempt(),
        ForkStage::Joining => w.fork_stage_joining(),
        ForkStage::Due => w.fork_stage_due(),
        ForkStage::Parted => w.fork_stage_parted(),
        ForkStage::Named => w.fork_stage_named(),
        ForkStage::Ended => w.fork_stage_ended(),
    }
}

/// What became of an objection.
pub fn disposition(w: &Words, it: Disposition) -> String {
    match it {
        Disposition::Open => w.objection_open(),
        Disposition::Resolved => w.objection_resolved(),
        Disposition::Replaced => w.objection_replaced(),
        Disposition::Unseconded => w.objection_unseconded(),
        Disposition::Concern => w.objection_concern(),
        Disposition::Overruled => w.objection_overruled(),
        Disposition::Abandoned => w.objection_abandoned(),
        Disposition::Left => w.objection_left(),
        Disposition::Moved => w.objection_moved(),
    }
}

/// What a role is to its circle.
pub fn role_kind(w: &Words, it: RoleKind) -> String {
    match it {
        RoleKind::Role => w.role_kind_role(),
        RoleKind::Facilitator => w.role_kind_facilitator(),
        RoleKind::Secretary => w.role_kind_secretary(),
        RoleKind::Leader => w.role_kind_leader(),
        RoleKind::Representative => w.role_kind_representative(),
    }
}

/// How weighty an agreement or a decision is.
pub fn class(w: &Words, it: AgreementClass) -> String {
    match it {
        AgreementClass::Operational => w.agreement_operational(),
        AgreementClass::Policy => w.agreement_policy(),
        AgreementClass::Constitutional => w.agreement_constitutional(),
    }
}

/// What a contest is about.
pub fn ground(w: &Words, it: Ground) -> String {
    match it {
        Ground::Asked => w.ground_asked(),
        Ground::Time => w.ground_time(),
        Ground::Answered => w.ground_answered(),
        Ground::Domain => w.ground_domain(),
        Ground::Emergency => w.ground_emergency(),
        Ground::Other => w.ground_other(),
    }
}

/// How a vote is counted, as one picks it.
pub fn method(w: &Words, it: VoteMethod) -> String {
    match it {
        VoteMethod::YesNo => w.pick_yes_no(),
        VoteMethod::Approval => w.pick_approval(),
        VoteMethod::Score => w.pick_score(),
        VoteMethod::Star => w.pick_star(),
        VoteMethod::Schulze => w.pick_schulze(),
        VoteMethod::RankedPairs => w.pick_ranked_pairs(),
        VoteMethod::Irv => w.pick_irv(),
        VoteMethod::Stv => w.pick_stv(),
        VoteMethod::Meek => w.pick_meek(),
        VoteMethod::Dots => w.pick_dots(),
        VoteMethod::EqualShares => w.pick_equal_shares(),
        VoteMethod::Times => w.pick_times(),
    }
}

/// A time of a vote that its opener can set, as the form asks for it.
pub fn vote_time(w: &Words, it: VoteTime) -> String {
    match it {
        VoteTime::Deliberation => w.ask_deliberation(),
        VoteTime::Voting => w.ask_voting(),
    }
}

/// Why a vote does not fit its method.
pub fn vote_flaw(w: &Words, it: VoteFlaw) -> String {
    match it {
        VoteFlaw::Needed => w.vote_flaw_needed(),
        VoteFlaw::NotAsked => w.vote_flaw_not_asked(),
        VoteFlaw::OneOption => w.vote_flaw_one_option(),
    }
}

/// What a ballot is filled in with.
pub fn ballot_form(w: &Words, it: BallotForm) -> String {
    match it {
        BallotForm::Approve => w.ballot_form_approve(),
        BallotForm::Plain => w.ballot_form_plain(),
        BallotForm::Points => w.ballot_form_points(),
        BallotForm::Ranking => w.ballot_form_ranking(),
    }
}

/// What a decision is about.
pub fn effect_sort(w: &Words, it: EffectSort) -> String {
    match it {
        EffectSort::AdmitMember => w.effect_sort_admit_member(),
        EffectSort::AdmitToCircle => w.effect_sort_admit_to_circle(),
        EffectSort::AdoptAgreement => w.effect_sort_adopt_agreement(),
        EffectSort::AdvanceMember => w.effect_sort_advance_member(),
        EffectSort::CloseCircle => w.effect_sort_close_circle(),
        EffectSort::CloseRole => w.effect_sort_close_role(),
        EffectSort::DeclineMember => w.effect_sort_decline_member(),
        EffectSort::ExcludeMember => w.effect_sort_exclude_member(),
        EffectSort::FillRole => w.effect_sort_fill_role(),
        EffectSort::MoveValue => w.effect_sort_move_value(),
        EffectSort::OpenCircle => w.effect_sort_open_circle(),
        EffectSort::OpenRole => w.effect_sort_open_role(),
        EffectSort::PostShare => w.effect_sort_post_share(),
        EffectSort::RemoveFromCircle => w.effect_sort_remove_from_circle(),
        EffectSort::RenewAgreement => w.effect_sort_renew_agreement(),
        EffectSort::RetireAgreement => w.effect_sort_retire_agreement(),
        EffectSort::SettleWork => w.effect_sort_settle_work(),
        EffectSort::VacateRole => w.effect_sort_vacate_role(),
    }
}

/// What is special about an account.
pub fn account_flag(w: &Words, it: AccountFlag) -> String {
    match it {
        AccountFlag::Frozen => w.account_flag_frozen(),
        AccountFlag::NoMemberOutflow => w.account_flag_no_member_outflow(),
        AccountFlag::NonTransferable => w.account_flag_non_transferable(),
        AccountFlag::Restricted => w.account_flag_restricted(),
    }
}

/// Why an account is not made like this.
pub fn unfit(w: &Words, it: Unfit) -> String {
    match it {
        Unfit::Holder => w.unfit_holder(),
        Unfit::Overdraft => w.unfit_overdraft(),
        Unfit::Purpose => w.unfit_purpose(),
        Unfit::Unit => w.unfit_unit(),
        Unfit::UnitUnknown => w.unfit_unit_unknown(),
    }
}

/// What there are too many of.
pub fn crowd(w: &Words, it: Crowd) -> String {
    match it {
        Crowd::Absences => w.crowd_absences(),
        Crowd::Accounts => w.crowd_accounts(),
        Crowd::Advices => w.crowd_advices(),
        Crowd::Agreements => w.crowd_agreements(),
        Crowd::AgreementsBelow => w.crowd_agreements_below(),
        Crowd::Amendments => w.crowd_amendments(),
        Crowd::Asked => w.crowd_asked(),
        Crowd::Circles => w.crowd_circles(),
        Crowd::Commitments => w.crowd_commitments(),
        Crowd::Commons => w.crowd_commons(),
        Crowd::Delegations => w.crowd_delegations(),
        Crowd::DelegationsOfMember => w.crowd_delegations_of_member(),
        Crowd::Draws => w.crowd_draws(),
        Crowd::Edits => w.crowd_edits(),
        Crowd::Evaluations => w.crowd_evaluations(),
        Crowd::Expenses => w.crowd_expenses(),
        Crowd::Forks => w.crowd_forks(),
        Crowd::Incomes => w.crowd_incomes(),
        Crowd::Invitations => w.crowd_invitations(),
        Crowd::Keepers => w.crowd_keepers(),
        Crowd::KeyVouches => w.crowd_key_vouches(),
        Crowd::KeysOfMember => w.crowd_keys_of_member(),
        Crowd::Members => w.crowd_members(),
        Crowd::Objections => w.crowd_objections(),
        Crowd::ObjectionsOfMember => w.crowd_objections_of_member(),
        Crowd::OpenForks => w.crowd_open_forks(),
        Crowd::OpenVotes => w.crowd_open_votes(),
        Crowd::OpenVotesOfMember => w.crowd_open_votes_of_member(),
        Crowd::Options => w.crowd_options(),
        Crowd::OptionsOfMember => w.crowd_options_of_member(),
        Crowd::Partners => w.crowd_partners(),
        Crowd::Payments => w.crowd_payments(),
        Crowd::Photos => w.crowd_photos(),
        Crowd::Pending => w.crowd_pending(),
        Crowd::Proposals => w.crowd_proposals(),
        Crowd::Remarks => w.crowd_remarks(),
        Crowd::Reports => w.crowd_reports(),
        Crowd::Roles => w.crowd_roles(),
        Crowd::Sendings => w.crowd_sendings(),
        Crowd::Shares => w.crowd_shares(),
        Crowd::Tasks => w.crowd_tasks(),
        Crowd::Tensions => w.crowd_tensions(),
        Crowd::Transactions => w.crowd_transactions(),
        Crowd::Votes => w.crowd_votes(),
        Crowd::Vouches => w.crowd_vouches(),
        Crowd::Works => w.crowd_works(),
    }
}

/// What a field should have been.
pub fn expected(w: &Words, it: Expected) -> String {
    match it {
        Expected::AboveZero => w.expected_above_zero(),
        Expected::Audience => w.expected_audience(),
        Expected::Author => w.expected_author(),
        Expected::Community => w.expected_community(),
        Expected::Signature => w.expected_signature(),
        Expected::Signatures => w.expected_signatures(),
        Expected::AnyKey => w.expected_any_key(),
        Expected::Day => w.expected_day(),
        Expected::Effect => w.expected_effect(),
        Expected::Effects => w.expected_effects(),
        Expected::Hash => w.expected_hash(),
        Expected::Houses => w.expected_houses(),
        Expected::Integer => w.expected_integer(),
        Expected::KeeperKey => w.expected_keeper_key(),
        Expected::Key => w.expected_key(),
        Expected::Kid => w.expected_kid(),
        Expected::List => w.expected_list(),
        Expected::Majority => w.expected_majority(),
        Expected::MemberId => w.expected_member_id(),
        Expected::MirrorKey => w.expected_mirror_key(),
        Expected::NotBlank => w.expected_not_blank(),
        Expected::PanelSeats => w.expected_panel_seats(),
        Expected::Photo => w.expected_photo(),
        Expected::PlainText => w.expected_plain_text(),
        Expected::Zone => w.expected_zone(),
        Expected::Ratio => w.expected_ratio(),
        Expected::Record => w.expected_record(),
        Expected::SingleLine => w.expected_single_line(),
        Expected::Slug => w.expected_slug(),
        Expected::Text => w.expected_text(),
        Expected::WorkingDay => w.expected_working_day(),
    }
}
