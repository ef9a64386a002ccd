//! The page of an advice process.

use register::Hash;
use rules::Community;
use rules::act::{Stance, Taken, Tier};
use rules::community::{Advice, AdviceStage, Asked, MemberIx};

use super::super::desk::Desk;
use super::super::view::State;
use super::effect_words::views;
use super::forms;
use super::view::{
    AdviceLine, DecisionView, Group, Mine, ResultView, StageMark, entry, group, left, person, remarks, tension,
};
use crate::words::isolated;
use crate::words::terms::ground;

/// What the page shows of an advice process.
pub(super) fn view(desk: &Desk, community: &Community, advice: &Advice) -> DecisionView {
    let w = desk.w;
    let stage = community.advice_stage(advice, desk.now_ms);
    let circle = &community.circles()[advice.circle as usize];
    let role = isolated(&circle.roles[advice.role as usize].name);
    let (decider, _) = person(desk, community, advice.decider);
    let effects = advice
        .decided
        .as_ref()
        .map_or_else(|| advice.effects(), |decided| decided.effects());
    let before = advice.decided.as_ref().and_then(|decided| decided.in_effect);
    let mut view = DecisionView {
        id: advice.id.to_string(),
        kind: w.kind_advice(),
        title: desk.note_or_erased(&advice.title),
        circle: isolated(&circle.name),
        circle_slug: circle.slug.clone(),
        stage: stage.word().to_owned(),
        state: state(desk, stage),
        left: until(desk, advice, stage),
        stages: stages(desk, advice, stage),
        opened: w.decision_opened(&decider, desk.moment(advice.framed_ms)),
        tension: tension(desk, advice.tension),
        text: Some(desk.note_or_erased(&advice.text)),
        facts: facts(desk, advice, &role, &decider),
        effects_title: effects_title(desk, stage),
        effects: views(desk, community, &effects, before),
        irreversible: community.is_irreversible(&effects),
        how: vec![w.how_advice(&role, &decider), tier(desk, advice.tier)],
        sees: w.sees_answers(),
        mine: mine(desk, community, advice),
        advices: lines(desk, community, advice),
        people: waiting(desk, community, advice),
        result: result(desk, advice),
        ..DecisionView::default()
    };
    remarks(desk, community, &mut view, &advice.id);
    let all = forms::advice(desk, &advice.id).into_iter();
    let offered = all.filter_map(|form| form.if_admitted(desk, community));
    let (answering, further): (Vec<_>, Vec<_>) = offered.partition(|form| form.open);
    view.answering = answering;
    view.forms.extend(further);
    // Only a member files a closing: nobody else has its result computed.
    let due = desk.me.and_then(|_| community.due_of(&advice.id, desk.now_ms));
    let close = due.and_then(|due| forms::closing(desk, &due, &advice.id));
    view.forms
        .extend(close.and_then(|form| form.if_admitted(desk, community)));
    view
}

/// Where it stands.
pub(super) fn state(desk: &Desk, stage: AdviceStage) -> State {
    let w = desk.w;
    let (kind, text) = match stage {
        AdviceStage::Seeking => ("wait", w.stage_seeking()),
        AdviceStage::Weighing => ("wait", w.stage_weighing()),
        AdviceStage::Decided => ("good", w.stage_decided()),
        AdviceStage::Effective => ("good", w.stage_effective()),
        AdviceStage::Reviewed => ("good", w.stage_reviewed()),
        AdviceStage::Withdrawn => ("", w.stage_withdrawn()),
        AdviceStage::Lapsed => ("", w.stage_lapsed()),
        AdviceStage::Returned => ("stop", w.stage_returned()),
        AdviceStage::Emergency => ("stop", w.stage_emergency()),
    };
    State { kind, text }
}

/// When the asking, or the wait for the effect, is over.
pub(super) fn due_ms(advice: &Advice, stage: AdviceStage) -> Option<u64> {
    match stage {
        AdviceStage::Seeking | AdviceStage::Emergency => Some(advice.advice_until_ms()),
        AdviceStage::Decided => advice.decided.as_ref().map(|decided| decided.effective_ms),
        AdviceStage::Weighing | AdviceStage::Returned => advice.lapses_ms(),
        AdviceStage::Effective | AdviceStage::Reviewed | AdviceStage::Withdrawn | AdviceStage::Lapsed => None,
    }
}

fn until(desk: &Desk, advice: &Advice, stage: AdviceStage) -> Option<String> {
    due_ms(advice, stage).map(|until_ms| left(desk, until_ms))
}

fn stages(desk: &Desk, advice: &Advice, stage: AdviceStage) -> Vec<StageMark> {
    let w = desk.w;
    let now = match stage {
        AdviceStage::Seeking | AdviceStage::Emergency => 0,
        AdviceStage::Weighing | AdviceStage::Returned => 1,
        AdviceStage::Decided => 2,
        AdviceStage::Effective => 3,
        AdviceStage::Reviewed => 4,
        AdviceStage::Withdrawn | AdviceStage::Lapsed => return Vec::new(),
    };
    let decided = advice.decided.as_ref();
    let review = decided.map(|decided| desk.day(&decided.review.to_string()));
    StageMark::row(
        vec![
            (w.stage_seeking(), desk.moment(advice.advice_until_ms())),
            (w.stage_weighing(), String::new()),
            (
                w.stage_decided(),
                decided.map(|it| desk.moment(it.stamp_ms)).unwrap_or_default(),
            ),
            (
                w.stage_effective(),
                decided.map(|it| desk.moment(it.effective_ms)).unwrap_or_default(),
            ),
            (w.stage_reviewed(), review.unwrap_or_default()),
        ],
        Some(now),
    )
}

fn tier(desk: &Desk, tier: Tier) -> String {
    let w = desk.w;
    match tier {
        Tier::T0 => w.tier_t0(),
        Tier::T1 => w.tier_t1(),
        Tier::T2 | Tier::T3 => w.tier_t2(),
    }
}

fn facts(desk: &Desk, advice: &Advice, role: &str, decider: &str) -> Vec<(String, String)> {
    let w = desk.w;
    let mut facts = vec![(w.fact_role(), format!("{role} · {decider}"))];
    facts.extend(advice.cost.map(|cost| (w.fact_cost(), desk.money(cost))));
    if let Some(decided) = &advice.decided {
        facts.push((w.fact_decision(), desk.note_or_erased(&decided.text)));
        facts.push((w.decision_review(), desk.day(&decided.review.to_string())));
        for contest in &decided.contests {
            let said = desk.note_or_erased(&contest.reason);
            facts.push((w.fact_contest(), format!("{}: {said}", ground(desk.w, contest.ground))));
        }
    }
    facts
}

fn effects_title(desk: &Desk, stage: AdviceStage) -> String {
    match stage {
        AdviceStage::Effective | AdviceStage::Reviewed => desk.w.effects_did(),
        AdviceStage::Seeking
        | AdviceStage::Weighing
        | AdviceStage::Decided
        | AdviceStage::Withdrawn
        | AdviceStage::Lapsed
        | AdviceStage::Returned
        | AdviceStage::Emergency => desk.w.effects_would(),
    }
}

fn mine(desk: &Desk, community: &Community, advice: &Advice) -> Option<Mine> {
    let me = community.member_ix(&desk.me?)?;
    let given = advice.asked.get(&me)?.given.as_ref()?;
    Some(Mine {
        text: stance(desk, given.stance).text,
        href: Some(entry(desk, given.entry).0),
    })
}

fn stance(desk: &Desk, stance: Stance) -> State {
    let w = desk.w;
    let (kind, text) = match stance {
        Stance::Go => ("good", w.stance_go()),
        Stance::Mind => ("wait", w.stance_mind()),
        Stance::Stop => ("stop", w.stance_stop()),
    };
    State { kind, text }
}

fn lines(desk: &Desk, community: &Community, advice: &Advice) -> Vec<AdviceLine> {
    let given = advice.asked.iter().filter(|(_, asked)| asked.given.is_some());
    given
        .filter_map(|(member, asked)| line(desk, community, advice, *member, asked))
        .collect()
}

fn line(desk: &Desk, community: &Community, advice: &Advice, member: MemberIx, asked: &Asked) -> Option<AdviceLine> {
    let w = desk.w;
    let given = asked.given.as_ref()?;
    let (who, href) = person(desk, community, member);
    let reply = given.reply.as_ref().map(|(taken, why, _)| {
        let taken = match taken {
            Taken::Integrated => w.taken_integrated(),
            Taken::Partly => w.taken_partly(),
            Taken::Not => w.taken_not(),
        };
        w.advice_reply(taken, desk.note_or_erased(why))
    });
    let id: Hash = community.member(member).id;
    let form = forms::advice_answer(desk, &advice.id, &id).if_admitted(desk, community);
    Some(AdviceLine {
        who,
        href,
        part: part(desk, asked),
        state: stance(desk, given.stance),
        text: Some(desk.note_or_erased(&given.text)),
        reply,
        forms: form.into_iter().collect(),
    })
}

fn part(desk: &Desk, asked: &Asked) -> String {
    let w = desk.w;
    match (asked.affected, asked.expert) {
        (true, true) => format!("{}, {}", w.part_affected(), w.part_expert()),
        (true, false) => w.part_affected(),
        (false, _) => w.part_expert(),
    }
}

/// Who was asked and has not answered: silence is shown as silence.
fn waiting(desk: &Desk, community: &Community, advice: &Advice) -> Vec<Group> {
    let silent: Vec<(MemberIx, Option<Hash>)> = advice
        .asked
        .iter()
        .filter(|(_, asked)| asked.given.is_none() && !asked.left)
        .map(|(member, _)| (*member, None))
        .collect();
    if silent.is_empty() {
        return Vec::new();
    }
    vec![group(desk, community, desk.w.answers_silent(), &silent)]
}

fn result(desk: &Desk, advice: &Advice) -> Option<ResultView> {
    let w = desk.w;
    let decided = advice.decided.as_ref()?;
    let sentence = match decided.in_effect {
        Some(_) => w.result_effective(),
        None => w.result_decided(desk.moment(decided.effective_ms)),
    };
    Some(ResultView {
        title: w.result_title(),
        sentences: vec![sentence],
        entry: Some(entry(desk, decided.in_effect.unwrap_or(decided.entry))),
        ..ResultView::default()
    })
}
