//! The forms of every act about deciding. Each page asks for those of its subject, and keeps those that the rules would
//! take from the reader now.

use register::Hash;
use rules::act::{Act, Criterion, Finding, Ground, ProcessFinding, Stance, Taken, Worked};
use rules::community::{Delegation, Vote};
use rules::field::Digest;

use super::super::desk::Desk;
use super::super::view::Choice;
use super::form::{Form, Input, Shape};
use crate::words::terms::ground;

/// Choices from words and what they say.
pub(in crate::web) fn choices<const N: usize>(pairs: [(&str, String); N]) -> Vec<Choice> {
    pairs
        .into_iter()
        .map(|(value, label)| Choice::of(value, label, ""))
        .collect()
}

fn finding(desk: &Desk) -> Input {
    let w = desk.w;
    let both = choices([
        (Finding::Qualifies.word(), w.finding_qualifies()),
        (Finding::Concern.word(), w.finding_concern()),
    ]);
    Input::of("finding", w.ask_finding(), "choice", Shape::Radio(both)).needed()
}

/// What makes an argument an objection, as choices.
pub(in crate::web) fn criterion(desk: &Desk, criterion: Criterion) -> String {
    let w = desk.w;
    match criterion {
        Criterion::Purpose => w.criterion_purpose(),
        Criterion::Agreement => w.criterion_agreement(),
        Criterion::Role => w.criterion_role(),
        Criterion::Unsafe => w.criterion_unsafe(),
        Criterion::Better => w.criterion_better(),
    }
}

/// Objecting: an argument, and what makes it one.
pub(in crate::web) fn object(desk: &Desk, proposal: &Hash, version: u32) -> Form {
    let w = desk.w;
    let all = [
        Criterion::Purpose,
        Criterion::Agreement,
        Criterion::Role,
        Criterion::Unsafe,
        Criterion::Better,
    ];
    let criteria = all.map(|one| (one.word(), criterion(desk, one)));
    Form::new("proposal.respond/1", "object", w.do_object())
        .is(w.do_object_is())
        .grave()
        .thanks(w.do_object_thanks())
        .known("proposal", "id", proposal.to_string())
        .known("version", "integer", version.to_string())
        .known("answer", "choice", "object")
        .note("reason", w.ask_argument(), true)
        .with(Input::of("criteria", w.ask_criteria(), "list", Shape::Checks(choices(criteria))).needed())
        .with(Input::of("news", w.ask_news(), "note", Shape::Text).hint(w.ask_news_hint()))
}

/// Acts on a proposal, besides answering and revising it.
pub(in crate::web) fn proposal(desk: &Desk, proposal: &Hash) -> Vec<Form> {
    let w = desk.w;
    let id = proposal.to_string();
    let form = |act, name: &str, title| Form::new(act, name, title).known("proposal", "id", id.clone());
    vec![
        form("proposal.start/1", "start", w.do_start())
            .is(w.do_start_is())
            .main(),
        form("panel.report/1", "report", w.do_report())
            .is(w.do_report_is())
            .note("report", w.ask_panel_report(), true)
            .main(),
        form("proposal.meet/1", "meet", w.do_meet()).is(w.do_meet_is()),
        form("edit.contest/1", "contest-edit", w.do_contest_edit())
            .is(w.do_contest_edit_is())
            .note("reason", w.ask_reason(), true),
        form("proposal.take/1", "take", w.do_take()).is(w.do_take_is()).main(),
        form("proposal.withdraw/1", "withdraw", w.do_withdraw())
            .is(w.do_withdraw_is())
            .note("reason", w.ask_reason(), false)
            .grave(),
        pause(desk, proposal),
    ]
}

/// Asking to pause what cannot be undone.
fn pause(desk: &Desk, decision: &Hash) -> Form {
    let w = desk.w;
    Form::new("proposal.pause/1", "pause", w.do_pause())
        .is(w.do_pause_is())
        .known("decision", "id", decision.to_string())
        .note("reason", w.ask_reason(), true)
        .grave()
}

/// Entering what a meeting brought.
pub(in crate::web) fn minutes(desk: &Desk, proposal: &Hash, members: Vec<Choice>) -> Form {
    let w = desk.w;
    Form::new("proposal.minutes/1", "minutes", w.do_minutes())
        .is(w.do_minutes_is())
        .known("proposal", "id", proposal.to_string())
        .with(Input::of("present", w.ask_present(), "list", Shape::Checks(members)).needed())
        .note("note", w.ask_minutes(), true)
}

/// Acts on one objection.
pub(in crate::web) fn objection(desk: &Desk, objection: &Hash) -> Vec<Form> {
    let w = desk.w;
    let id = objection.to_string();
    let form = |act, name: &str, title| {
        Form::new(act, format!("{name}-{}", &id[..8]), title).known("objection", "id", id.clone())
    };
    vec![
        form("objection.resolve/1", "resolve", w.do_resolve())
            .is(w.do_resolve_is())
            .note("note", w.ask_how(), false)
            .main(),
        form("objection.judge/1", "judge", w.do_judge())
            .is(w.do_judge_is())
            .with(finding(desk)),
        form("appeal.judge/1", "hear", w.do_hear())
            .is(w.do_hear_is())
            .with(finding(desk))
            .note("reason", w.ask_reason(), false),
        form("objection.second/1", "second", w.do_second()).is(w.do_second_is()),
        form("objection.test/1", "test", w.do_test())
            .is(w.do_test_is())
            .note("reason", w.ask_reason(), false),
        form("objection.appeal/1", "appeal", w.do_appeal())
            .is(w.do_appeal_is())
            .note("reason", w.ask_reason(), true),
        form("objection.remind/1", "remind", w.do_remind()).is(w.do_remind_is()),
        form("objection.take/1", "take", w.do_take_objection()).is(w.do_take_objection_is()),
    ]
}

/// Saying something to a decision.
pub(in crate::web) fn remark(desk: &Desk, decision: &Hash) -> Form {
    let w = desk.w;
    Form::new("remark.add/1", "remark", w.do_remark())
        .known("decision", "id", decision.to_string())
        .note("text", w.ask_remark(), true)
        .main()
}

/// Answering a review.
pub(in crate::web) fn review(desk: &Desk, decision: &Hash) -> Form {
    let w = desk.w;
    let worked = choices([
        (Worked::Yes.word(), w.worked_yes()),
        (Worked::Partly.word(), w.worked_partly()),
        (Worked::No.word(), w.worked_no()),
    ]);
    Form::new("review.answer/1", "review", w.do_review())
        .is(w.do_review_is())
        .known("decision", "id", decision.to_string())
        .with(Input::of("worked", w.ask_worked(), "choice", Shape::Radio(worked)).needed())
        .note("note", w.ask_seen(), true)
}

/// Acts on a selection, while people are nominated and proposed.
pub(in crate::web) fn selection(desk: &Desk, selection: &Hash, members: &[Choice]) -> Vec<Form> {
    let w = desk.w;
    let who = |label| {
        let all = members
            .iter()
            .map(|one| Choice::of(one.value.clone(), one.label.clone(), ""));
        Input::of("member", label, "id", Shape::Select(all.collect())).needed()
    };
    vec![
        Form::new("selection.nominate/1", "nominate", w.do_nominate())
            .is(w.do_nominate_is())
            .known("selection", "id", selection.to_string())
            .with(who(w.ask_who()))
            .note("reason", w.ask_why_them(), true)
            .main(),
        Form::new("selection.propose/1", "propose", w.do_propose_person())
            .is(w.do_propose_person_is())
            .known("selection", "id", selection.to_string())
            .with(who(w.ask_who()))
            .note("reason", w.ask_why_them(), true)
            .main(),
    ]
}

/// Acts on an advice process, besides answering single advices.
pub(in crate::web) fn advice(desk: &Desk, advice: &Hash) -> Vec<Form> {
    let w = desk.w;
    let id = advice.to_string();
    let form = |act, name: &str, title| Form::new(act, name, title).known("advice", "id", id.clone());
    let stances = choices([
        (Stance::Go.word(), w.stance_go()),
        (Stance::Mind.word(), w.stance_mind()),
        (Stance::Stop.word(), w.stance_stop()),
    ]);
    let findings = choices([
        (ProcessFinding::Sound.word(), w.process_sound()),
        (ProcessFinding::Fault.word(), w.process_fault()),
    ]);
    let grounds = Ground::ALL
        .iter()
        .map(|one| Choice::of(one.word(), ground(desk.w, *one), ""));
    let grounds = grounds.collect();
    vec![
        form("advice.decide/1", "decide", w.do_decide())
            .is(w.do_decide_is())
            .note("text", w.ask_decided(), true)
            .main(),
        form("advice.give/1", "give", w.do_give())
            .is(w.do_give_is())
            .with(Input::of("stance", w.ask_stance(), "choice", Shape::Radio(stances)).needed())
            .note("text", w.ask_advice(), true)
            .main(),
        form("advice.check/1", "check", w.do_check())
            .is(w.do_check_is())
            .with(Input::of("finding", w.ask_finding(), "choice", Shape::Radio(findings)).needed())
            .note("reason", w.ask_reason(), true)
            .main(),
        form("advice.join/1", "join", w.do_join()).is(w.do_join_is()),
        form("advice.remind/1", "remind", w.do_remind_advisers()).is(w.do_remind_advisers_is()),
        form("advice.confirm/1", "confirm", w.do_confirm_sought())
            .is(w.do_confirm_sought_is())
            .note("note", w.ask_seen(), false),
        form("advice.succeed/1", "succeed", w.do_succeed()).is(w.do_succeed_is()),
        form("advice.contest/1", "contest", w.do_contest())
            .is(w.do_contest_is())
            .with(Input::of("ground", w.ask_ground(), "choice", Shape::Select(grounds)))
            .note("reason", w.ask_wrong(), true)
            .grave(),
        form("advice.withdraw/1", "withdraw", w.do_withdraw_advice())
            .note("reason", w.ask_reason(), false)
            .grave(),
    ]
}

/// Answering one advice.
pub(in crate::web) fn advice_answer(desk: &Desk, advice: &Hash, member: &Hash) -> Form {
    let w = desk.w;
    let taken = choices([
        (Taken::Integrated.word(), w.taken_integrated()),
        (Taken::Partly.word(), w.taken_partly()),
        (Taken::Not.word(), w.taken_not()),
    ]);
    let member = member.to_string();
    Form::new("advice.answer/1", format!("reply-{}", &member[..8]), w.do_reply())
        .known("advice", "id", advice.to_string())
        .known("member", "id", member)
        .with(Input::of("taken", w.ask_taken(), "choice", Shape::Radio(taken)).needed())
        .note("why", w.ask_reason(), true)
}

/// Acts on a delegation: of whose voice it is about, or of whom it names.
pub(in crate::web) fn delegation(desk: &Desk, entry: &Delegation, own: bool) -> Vec<Form> {
    let w = desk.w;
    let id = entry.id.to_string();
    let form = |act, name: &str, title| {
        Form::new(act, format!("{name}-{}", &id[..8]), title).known("delegation", "id", id.clone())
    };
    if own {
        return vec![form("delegation.withdraw/1", "undelegate", w.do_undelegate()).grave()];
    }
    vec![
        form("delegation.accept/1", "accept", w.do_accept())
            .is(w.do_accept_is())
            .with(Input::of("most", w.ask_most(), "integer", Shape::Line).max(7)),
        form("delegation.decline/1", "decline", w.do_decline()).grave(),
    ]
}

/// Acts on a vote, besides voting.
pub(in crate::web) fn vote(desk: &Desk, vote: &Vote) -> Vec<Form> {
    let w = desk.w;
    let id = vote.id.to_string();
    let form = |act, name: &str, title| Form::new(act, name, title).known("vote", "id", id.clone());
    let own = vote.houses.is_empty().then(|| take_back(desk, &vote.id, None));
    let about_all = vec![
        form("vote.option/1", "option", w.do_option())
            .is(w.do_option_is())
            .with(
                Input::of("option.title", w.ask_title(), "note", Shape::Line)
                    .needed()
                    .max(200),
            )
            .with(Input::of("option.text", w.ask_text(), "note", Shape::Text)),
        form("vote.withdraw/1", "withdraw", w.do_withdraw_vote())
            .note("reason", w.ask_reason(), false)
            .grave(),
        form("vote.pause/1", "pause", w.do_pause())
            .is(w.do_pause_is())
            .note("reason", w.ask_reason(), true)
            .grave(),
    ];
    own.into_iter().chain(about_all).collect()
}

/// Taking one's ballot back; in a house, where several decide.
pub(in crate::web) fn take_back(desk: &Desk, vote: &Hash, house: Option<&str>) -> Form {
    let w = desk.w;
    let name = house.map_or_else(|| "take-back".to_owned(), |house| format!("take-back-{house}"));
    let form = Form::new("vote.take-back/1", name, w.do_take_back())
        .is(w.do_take_back_is())
        .known("vote", "id", vote.to_string());
    match house {
        Some(house) => form.known("house", "slug", house),
        None => form,
    }
}

/// Filing the closing of a decision, where the keeper has not yet.
pub(in crate::web) fn closing(desk: &Desk, closing: &Act, decision: &Hash) -> Option<Form> {
    let w = desk.w;
    let id = decision.to_string();
    let form = |act, of, outcome: &str, result: &Digest| {
        Form::new(act, "close", w.do_close())
            .is(w.do_close_is())
            .asking()
            .known(of, "id", id.clone())
            .known("outcome", "choice", outcome)
            .known("result", "id", result.0.to_string())
    };
    match closing {
        Act::ProposalClose(it) => Some(form("proposal.close/1", "proposal", it.outcome.word(), &it.result)),
        Act::VoteClose(it) => Some(form("vote.close/1", "vote", it.outcome.word(), &it.result)),
        Act::AdviceClose(it) => Some(form("advice.close/1", "advice", it.outcome.word(), &it.result)),
        _ => None, // Nothing else closes a decision.
    }
}

/// Saying that one knows a guest, or appealing as one.
pub(in crate::web) fn admission(desk: &Desk, member: &Hash) -> Vec<Form> {
    let w = desk.w;
    let vouch = Form::new("member.vouch/1", "vouch", w.do_vouch())
        .is(w.do_vouch_is())
        .main()
        .known("member", "id", member.to_string())
        .note("how", w.ask_how_known(), false);
    let appeal = Form::new("admission.appeal/1", "appeal", w.do_appeal_admission())
        .is(w.do_appeal_admission_is())
        .note("reason", w.ask_reason(), true)
        .then(format!("/{}/decisions/{{act}}", desk.slug));
    if desk.me == Some(*member) {
        vec![appeal]
    } else {
        vec![vouch]
    }
}

/// Acts on a tension of one's own.
pub(in crate::web) fn tension(desk: &Desk, tension: &Hash) -> Vec<Form> {
    let w = desk.w;
    let id = tension.to_string();
    let name = |word: &str| format!("{word}-{}", &id[..8]);
    vec![
        Form::new("tension.send/1", name("mediate"), w.do_mediate())
            .is(w.do_mediate_is())
            .known("tension", "id", id.clone())
            .known("to", "choice", "mediation"),
        Form::new("tension.send/1", name("draw-mediator"), w.do_draw_mediator())
            .is(w.do_draw_mediator_is())
            .known("tension", "id", id.clone())
            .known("to", "choice", "mediation")
            .known("drawn", "integer", "1"),
        Form::new("tension.close/1", name("close"), w.do_close_tension())
            .known("tension", "id", id.clone())
            .note("reason", w.ask_reason(), true),
    ]
}

/// Sending a tension to a circle.
pub(in crate::web) fn send_to_circle(desk: &Desk, tension: &Hash, circles: Vec<Choice>) -> Form {
    let w = desk.w;
    let id = tension.to_string();
    Form::new("tension.send/1", format!("send-{}", &id[..8]), w.do_send_circle())
        .is(w.do_send_circle_is())
        .known("tension", "id", id)
        .known("to", "choice", "circle")
        .with(Input::of("circle", w.ask_circle(), "slug", Shape::Select(circles)).needed())
}
