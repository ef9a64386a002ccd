//! The acts of deciding together, in a few words that name nobody.

use rules::act::{Act, AdviceOutcome, Answer, ForkOutcome, ProposalOutcome, VoteOutcome};

use super::Words;

/// What an act of deciding did; nothing for the other acts, whose words are in `effect.rs`.
#[allow(clippy::too_many_lines)] // One line for each act.
pub(super) fn phrase(w: &Words, act: &Act) -> Option<String> {
    let said = match act {
        Act::CircleEnter(_) => w.act_circle_enter(),
        Act::CircleExit(_) => w.act_circle_exit(),
        Act::RoleLeave(_) => w.act_role_leave(),
        Act::RoleReopen(_) => w.act_role_reopen(),
        Act::TensionRaise(_) => w.act_tension_raise(),
        Act::TensionSend(_) => w.act_tension_send(),
        Act::TensionClose(_) => w.act_tension_close(),
        Act::ReviewAnswer(_) => w.act_review_answer(),
        Act::ProposalOpen(_) => w.act_proposal_open(),
        Act::ProposalStart(_) => w.act_proposal_start(),
        Act::ProposalRevise(_) => w.act_proposal_revise(),
        Act::EditContest(_) => w.act_edit_contest(),
        Act::ProposalRespond(it) => answered(w, it.answer),
        Act::Remark(_) => w.act_remark_add(),
        Act::ProposalMeet(_) => w.act_proposal_meet(),
        Act::ProposalMinutes(_) => w.act_proposal_minutes(),
        Act::ProposalWithdraw(_) => w.act_proposal_withdraw(),
        Act::ProposalTake(_) => w.act_proposal_take(),
        Act::ProposalPause(_) => w.act_proposal_pause(),
        Act::ProposalClose(it) => proposal_ended(w, it.outcome),
        Act::ObjectionSecond(_) => w.act_objection_second(),
        Act::ObjectionTest(_) => w.act_objection_test(),
        Act::ObjectionJudge(_) => w.act_objection_judge(),
        Act::ObjectionAppeal(_) => w.act_objection_appeal(),
        Act::AppealJudge(_) => w.act_appeal_judge(),
        Act::PanelReport(_) => w.act_panel_report(),
        Act::MemberVouch(_) => w.act_member_vouch(),
        Act::AdmissionAppeal(_) => w.act_admission_appeal(),
        Act::DrawOpen(_) => w.act_draw_open(),
        Act::DrawCommit(_) => w.act_draw_commit(),
        Act::DrawReveal(_) => w.act_draw_reveal(),
        Act::ObjectionResolve(_) => w.act_objection_resolve(),
        Act::ObjectionTake(_) => w.act_objection_take(),
        Act::ObjectionRemind(_) => w.act_objection_remind(),
        Act::SelectionOpen(it) => w.act_selection_open(it.role.as_str()),
        Act::SelectionNominate(_) => w.act_selection_nominate(),
        Act::SelectionPropose(_) => w.act_selection_propose(),
        Act::VoteOpen(_) => w.act_vote_open(),
        Act::VoteOption(_) => w.act_vote_option(),
        Act::VoteCast(_) => w.act_vote_cast(),
        Act::VoteTakeBack(_) => w.act_vote_take_back(),
        Act::VoteWithdraw(_) => w.act_vote_withdraw(),
        Act::VotePause(_) => w.act_vote_pause(),
        Act::DelegationGive(_) => w.act_delegation_give(),
        Act::DelegationAccept(_) => w.act_delegation_accept(),
        Act::DelegationDecline(_) => w.act_delegation_decline(),
        Act::DelegationWithdraw(_) => w.act_delegation_withdraw(),
        Act::PowerWatch(_) => w.act_power_watch(),
        Act::VoteClose(it) => vote_ended(w, it.outcome),
        Act::ConferenceSuggest(_) => w.act_conference_suggest(),
        Act::ConferenceAgree(_) => w.act_conference_agree(),
        Act::AdviceFrame(_) => w.act_advice_frame(),
        Act::AdviceJoin(_) => w.act_advice_join(),
        Act::AdviceRemind(_) => w.act_advice_remind(),
        Act::AdviceGive(_) => w.act_advice_give(),
        Act::AdviceAnswer(_) => w.act_advice_answer(),
        Act::AdviceConfirm(_) => w.act_advice_confirm(),
        Act::AdviceDecide(_) => w.act_advice_decide(),
        Act::AdviceWithdraw(_) => w.act_advice_withdraw(),
        Act::AdviceContest(_) => w.act_advice_contest(),
        Act::AdviceCheck(_) => w.act_advice_check(),
        Act::AdviceSucceed(_) => w.act_advice_succeed(),
        Act::AdviceClose(it) => advice_moved(w, it.outcome),
        Act::ForkNotice(it) => w.act_fork_notice(it.name.as_str()),
        Act::ForkSign(_) => w.act_fork_sign(),
        Act::ForkTakeBack(_) => w.act_fork_take_back(),
        Act::ForkReport(_) => w.act_fork_report(),
        Act::ForkJoin(_) => w.act_fork_join(),
        Act::ForkClose(it) => fork_closed(w, it.outcome),
        Act::CommunityFork(_) | Act::CommunityForkSigned(_) => w.act_community_fork(),
        Act::SiblingName(_) => w.act_sibling_name(),
        _ => return None, // The acts that are not about deciding have their words in effect.rs.
    };
    Some(said)
}

fn answered(w: &Words, answer: Answer) -> String {
    match answer {
        Answer::Consent => w.act_respond_consent(),
        Answer::Concern => w.act_respond_concern(),
        Answer::Object => w.act_respond_object(),
        Answer::Aside => w.act_respond_aside(),
    }
}

fn proposal_ended(w: &Words, outcome: ProposalOutcome) -> String {
    match outcome {
        ProposalOutcome::Adopted => w.act_proposal_adopted(),
        ProposalOutcome::Returned => w.act_proposal_returned(),
        ProposalOutcome::Expired => w.act_proposal_expired(),
        ProposalOutcome::Rejected => w.act_proposal_rejected(),
        ProposalOutcome::Escalated => w.act_proposal_escalated(),
    }
}

fn vote_ended(w: &Words, outcome: VoteOutcome) -> String {
    match outcome {
        VoteOutcome::Adopted => w.act_vote_adopted(),
        VoteOutcome::StatusQuo => w.act_vote_status_quo(),
        VoteOutcome::NoQuorum => w.act_vote_no_quorum(),
        VoteOutcome::Returned => w.act_vote_returned(),
        VoteOutcome::Prolonged => w.act_vote_prolonged(),
        VoteOutcome::Extended => w.act_vote_extended(),
        VoteOutcome::Deadlock => w.act_vote_deadlock(),
    }
}

fn advice_moved(w: &Words, outcome: AdviceOutcome) -> String {
    match outcome {
        AdviceOutcome::Effective => w.act_advice_effective(),
        AdviceOutcome::Returned => w.act_advice_returned(),
        AdviceOutcome::Lapsed => w.act_advice_lapsed(),
    }
}

fn fork_closed(w: &Words, outcome: ForkOutcome) -> String {
    match outcome {
        ForkOutcome::Parted => w.act_fork_parted(),
        ForkOutcome::Lapsed | ForkOutcome::TooFew | ForkOutcome::NobodyStays => w.act_fork_nothing(),
    }
}
