//! Questions about deciding together, as JSON: decisions, agreements with their versions, circles with their roles,
//! tensions, what waits for the reader, and searching.

use axum::Json;
use axum::extract::{Path, State};
use register::Hash;
use rules::community::{
    Advice, Agreement, AgreementState, AgreementVersion, Alarm, Circle, Community, Conference, Draw, DrawFor, Marks,
    MemberIx, ProposalKind, ProposalRecord, Round, SentTo, Tension, Vote,
};
use rules::quantity::Day;
use rules::report::{Who, waiting_for};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::body::Asked;
use crate::api::reports::{Reader, answer};
use crate::door::Door;
use crate::limits::ROWS_MAX;
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::state::{App, clip};
use crate::visitor::{Visitor, enter, may_read};

/// Texts that one search gives at most.
const HITS: usize = 100;

/// Every question.
pub fn described() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(decisions))
        .routes(routes!(decision))
        .routes(routes!(one_agreement))
        .routes(routes!(circles))
        .routes(routes!(circle))
        .routes(routes!(tensions))
        .routes(routes!(draws))
        .routes(routes!(waiting))
        .routes(routes!(search))
}

fn who(community: &Community, member: MemberIx) -> Who {
    Who::at(community, member)
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

fn slug(community: &Community, circle: u32) -> &str {
    &community.circles()[circle as usize].slug
}

/// Decisions of every kind, the last opened first.
#[utoipa::path(get, path = "/api/{community}/decisions", operation_id = "decisions", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
pub(crate) async fn decisions(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, reader| {
        let now_ms = reader.now_ms;
        let proposals = community
            .proposals()
            .iter()
            .map(|it| (it.entry, proposal_head(community, it, now_ms)));
        let votes = community
            .votes()
            .iter()
            .map(|it| (it.entry, vote_head(community, it, now_ms)));
        let advices = community
            .advices()
            .iter()
            .map(|it| (it.entry, advice_head(community, it, now_ms)));
        let mut rows: Vec<(u64, Value)> = proposals.chain(votes).chain(advices).collect();
        rows.sort_by_key(|(entry, _)| std::cmp::Reverse(*entry));
        let count = rows.len();
        rows.truncate(ROWS_MAX);
        Ok(json!({ "rows": rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>(), "count": count }))
    })
    .await
}

fn proposal_head(community: &Community, it: &ProposalRecord, now_ms: u64) -> Value {
    let stage = community.proposal_stage(it, now_ms);
    let kind = match it.kind {
        ProposalKind::Plain => "proposal",
        ProposalKind::Share => "share-out",
        ProposalKind::Selection(_) => "selection",
    };
    json!({
        "decision": it.id, "kind": kind, "title": it.versions.last().map(|version| version.title), "circle": slug(community, it.circle),
        "role": it.selection().map(|selection| &selection.role),
        "share": community.share(&it.id).map(|share| {
            json!({ "amount": share.basis.amount, "from": share.from.to_string(), "until": share.until.to_string() })
        }),
        "class": it.class.word(), "stage": stage.stage.word(), "ends_ms": stage.ends_ms, "opened_ms": it.opened_ms,
        "by": who(community, it.by), "version": it.version(), "entry": it.entry,
    })
}

fn vote_head(community: &Community, it: &Vote, now_ms: u64) -> Value {
    json!({
        "decision": it.id, "kind": "vote", "title": it.title, "circle": slug(community, it.circle),
        "class": it.class.word(), "stage": it.stage_at(now_ms).word(), "ends_ms": it.ends_ms,
        "opened_ms": it.opened_ms, "by": who(community, it.by), "method": it.method.word(), "entry": it.entry,
    })
}

fn advice_head(community: &Community, it: &Advice, now_ms: u64) -> Value {
    let stage = community.advice_stage(it, now_ms);
    json!({
        "decision": it.id, "kind": "advice", "title": it.title, "circle": slug(community, it.circle),
        "stage": stage.word(), "ends_ms": it.advice_until_ms(), "opened_ms": it.framed_ms,
        "by": who(community, it.decider), "tier": it.tier.word(), "entry": it.entry,
    })
}

/// One decision, with who answered what.
#[utoipa::path(get, path = "/api/{community}/decisions/{decision}", operation_id = "decision", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id"),
        ("decision" = String, Path, description = "The decision's id")),
    responses((status = 200, body = Value), (status = 404, body = Problem)))]
async fn decision(
    State(app): State<App>,
    visitor: Visitor,
    Path((community, decision)): Path<(String, String)>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let missing = || Door::NotThere { id: clip(&decision) };
        let id: Hash = decision.parse().map_err(|_| missing())?;
        let found = community
            .proposal(&id)
            .map(|it| proposal(community, it, reader.now_ms))
            .or_else(|| community.vote(&id).map(|it| vote(community, it, reader)))
            .or_else(|| community.advice(&id).map(|it| advice(community, it, reader.now_ms)));
        let mut found = found.ok_or_else(missing)?;
        let remarks = community.remarks_of(&id).map(|remark| {
            json!({ "remark": remark.id, "by": who(community, remark.by), "text": remark.text, "at_ms": remark.stamp_ms })
        });
        found["remarks"] = remarks.collect();
        let reviews = community.reviews_of(&id).map(|(member, review)| {
            json!({ "by": who(community, member), "worked": review.worked.word(), "note": review.note })
        });
        found["reviews"] = reviews.collect();
        Ok(found)
    })
    .await
}

/// A proposal with everything that was answered in any of its rounds, and the policy by which it is decided.
pub(crate) fn proposal(community: &Community, it: &ProposalRecord, now_ms: u64) -> Value {
    let mut value = proposal_head(community, it, now_ms);
    value["policy"] = json!(it.rules);
    value["rounds"] = it.rounds.iter().map(|round| one_round(community, round)).collect();
    let versions = it.versions.iter().map(|one| {
        json!({ "title": one.title, "text": one.text, "effects": parsed(&one.effects), "why": one.why, "entry": one.entry,
            "irreversible": one.irreversible })
    });
    value["versions"] = versions.collect();
    value["driver"] = json!(it.driver);
    value["tension"] = json!(it.tension);
    value["review"] = json!(it.review.map(|day| day.to_string()));
    let objections = it.objections.iter().zip(it.dispositions(now_ms)).map(|(one, found)| {
        json!({
            "objection": one.id, "owner": who(community, one.owner), "raised_by": who(community, one.raised_by),
            "version": one.version, "criteria": one.criteria.iter().map(|c| c.word()).collect::<Vec<_>>(),
            "reason": one.reason, "news": one.news, "disposition": found.word(), "late": one.late.word(),
            "answered_by": one.answered_by, "note": one.resolved_by, "entry": one.entry,
        })
    });
    value["objections"] = objections.collect();
    if let Some(round) = it.round() {
        let (needed, electorate) = it.policy();
        value["answers"] = answers(community, round);
        let silent = round
            .electorate
            .members()
            .iter()
            .filter(|member| !round.answers.contains_key(member));
        value["silent"] = silent.map(|member| json!(who(community, *member))).collect();
        value["counts"] = json!({
            "electorate": electorate, "needed": needed, "consent": round.counts.consent,
            "concern": round.counts.concern, "object": round.counts.object, "aside": round.counts.aside,
        });
    }
    if let Some(selection) = it.selection() {
        let nominations = selection.nominations.iter().map(|(by, one)| {
            json!({ "by": who(community, *by), "member": who(community, one.member), "reason": one.reason })
        });
        value["nominations"] = nominations.collect();
    }
    let closings = it.closings.iter().map(|one| {
        json!({ "outcome": one.outcome.word(), "entry": one.entry, "at_ms": one.stamp_ms, "digest": one.result,
            "result": parsed(&one.canonical), "hindered": one.hindered })
    });
    value["closings"] = closings.collect();
    value
}

/// A round: who decides, frozen when it was opened, and what was answered. What a new version voids stays here.
fn one_round(community: &Community, round: &Round) -> Value {
    let electorate = round.electorate.members().iter();
    let electorate: Vec<Value> = electorate.map(|member| json!(who(community, *member))).collect();
    json!({ "version": round.version, "circle": slug(community, round.circle), "electorate": electorate,
        "answers": answers(community, round) })
}

fn answers(community: &Community, round: &Round) -> Value {
    let answers = round.answers.iter().map(|(member, one)| {
        json!({ "by": who(community, *member), "answer": one.answer.word(), "counts": one.counts,
            "reason": one.reason.as_deref(), "entry": one.entry })
    });
    answers.collect()
}

fn vote(community: &Community, it: &Vote, reader: &Reader) -> Value {
    let mut value = vote_head(community, it, reader.now_ms);
    let options = it.options.iter().enumerate().map(|(place, one)| {
        json!({ "number": place + 1, "title": one.title, "text": one.text, "cost": one.cost,
            "effects": one.effects.as_deref().map(parsed) })
    });
    value["options"] = options.collect();
    value["text"] = json!(it.text);
    value["people"] = json!(it.people);
    value["topic"] = json!(it.topic);
    value["after"] = json!(it.after);
    value["settles"] = json!(it.settles);
    value["policy"] = json!(it.frozen.as_ref().map(|frozen| json!({
        "approval": frozen.approval, "majority": frozen.majority, "window_ms": frozen.window_ms, "root": frozen.root,
        "agreements": frozen.agreements,
    })));
    if it.people && it.end.is_none() {
        return value;
    }
    value["ballots"] = ballots(community, it, reader);
    value["result"] = result(community, it);
    if !it.houses.is_empty() {
        let standings = community.houses_of(it);
        let houses = it.houses.iter().zip(&standings).map(|(part, standing)| {
            json!({
                "house": slug(community, part.circle), "method": part.method.word(),
                "position": standing.position.word(), "needed": standing.needed,
                "ballots": ballots(community, part, reader), "result": result(community, part),
            })
        });
        value["houses"] = houses.collect();
        value["conference"] = json!(
            it.conference
                .as_ref()
                .map(|one| conference(community, it, one, reader.now_ms))
        );
    }
    value
}

/// Those drawn from houses that disagree, with what they suggest.
fn conference(community: &Community, it: &Vote, one: &Conference, now_ms: u64) -> Value {
    let seated = it.houses.iter().zip(&one.seated).map(|(part, members)| {
        let members: Vec<Who> = members.iter().map(|member| who(community, *member)).collect();
        json!({ "house": slug(community, part.circle), "members": members })
    });
    let amendments = one.amendments.iter().map(|amendment| {
        let agreed: Vec<Who> = amendment.agreed.iter().map(|member| who(community, *member)).collect();
        json!({
            "amendment": amendment.id, "by": who(community, amendment.option.by), "title": amendment.option.title,
            "text": amendment.option.text, "effects": amendment.option.effects.as_deref().map(parsed), "agreed": agreed,
        })
    });
    json!({
        "stage": one.stage_at(now_ms).word(), "draw": one.draw, "until_ms": one.until_ms, "next": one.next,
        "seated": seated.collect::<Vec<_>>(), "amendments": amendments.collect::<Vec<_>>(),
    })
}

fn ballots(community: &Community, it: &Vote, reader: &Reader) -> Value {
    let speaking = community.speaking(it);
    let me = reader.member.and_then(|id| community.member_ix(&id));
    let ballots = it.all_ballots().map(|(member, marks)| {
        let voices = community.voices_of_ballot(it, speaking.as_ref(), member);
        // That of a delegate is told at once to those who trust them, and to everybody when the vote is closed.
        let told = community.sees_ballot(it, speaking.as_ref(), me, member);
        json!({ "by": who(community, member), "ballot": told.then(|| marked(&marks)), "voices": voices })
    });
    ballots.collect()
}

/// What the ballots come to; of several houses together, counted in houses.
fn result(community: &Community, it: &Vote) -> Value {
    let running = community.running(it);
    json!({
        "outcome": running.standing.outcome.word(), "winners": running.standing.winners,
        "in_favour": running.standing.in_favour, "against": running.standing.against,
        "needed": running.standing.needed, "electorate": running.electorate, "cast": running.cast,
        "left": running.left, "by_lot": running.by_lot, "closed": it.end.is_some(),
        "weighing": community.weighing_of(it).map(|weighed| json!({
            "agreement": "weighing", "version": weighed.version, "by": weighed.by.word(), "step": weighed.step,
            "most": weighed.most, "voices": weighed.all(),
        })),
        "digest": it.end.as_ref().and_then(|end| end.result), "count_with": it.houses.is_empty().then(|| community.count_words(it)),
    })
}

fn marked(marks: &Marks) -> Value {
    match marks {
        Marks::Plain(plain) => json!({ "plain": plain.word() }),
        Marks::Approves(numbers) => json!({ "approve": numbers }),
        Marks::Points(points) => {
            let one = |(option, points): &(u32, u32)| json!({ "option": option, "points": points });
            json!({ "points": points.iter().map(one).collect::<Vec<_>>() })
        }
        Marks::Ranking(ranking) => json!({ "ranking": ranking }),
    }
}

fn advice(community: &Community, it: &Advice, now_ms: u64) -> Value {
    let mut value = advice_head(community, it, now_ms);
    value["text"] = json!(it.text);
    value["cost"] = json!(it.cost);
    value["policy"] = json!(it.policy);
    value["role"] = json!(community.roles(it.circle)[it.role as usize].slug);
    value["effects"] = parsed(&it.effects);
    let asked = it.asked.iter().map(|(member, one)| {
        let given = one.given.as_ref().map(|given| {
            let reply = given
                .reply
                .as_ref()
                .map(|(taken, why, entry)| json!({ "taken": taken.word(), "why": why, "entry": entry }));
            json!({ "stance": given.stance.word(), "text": given.text, "entry": given.entry, "reply": reply })
        });
        json!({ "by": who(community, *member), "affected": one.affected, "expert": one.expert,
            "asked_ms": one.asked_ms, "again_ms": one.again_ms, "given": given })
    });
    value["asked"] = asked.collect();
    value["decided"] = json!(it.decided.as_ref().map(|one| json!({
        "by": who(community, one.by), "text": one.text, "effects": parsed(&one.effects), "entry": one.entry,
        "effective_ms": one.effective_ms, "in_effect": one.in_effect, "review": one.review.to_string(),
    })));
    value
}

/// An agreement, as rows of lists show it.
pub(super) fn agreement(community: &Community, one: &Agreement, day: Day) -> Value {
    let last = one.last();
    let mut value = version(last);
    value["agreement"] = json!(one.name);
    value["circle"] = json!(slug(community, one.circle));
    value["state"] = json!(match community.agreement_state(one, day) {
        AgreementState::InForce => "in-force",
        AgreementState::ReviewDue => "review-due",
        AgreementState::Overdue => "overdue",
        AgreementState::Lapsed(_) => "lapsed",
        AgreementState::Retired(_) => "retired",
    });
    value
}

fn version(one: &AgreementVersion) -> Value {
    json!({
        "version": one.version, "class": one.class.word(), "text": one.text, "params": parsed(&one.params),
        "from": one.from.to_string(), "review": one.review.to_string(),
        "sunset": one.sunset.map(|day| day.to_string()), "decision": one.decision, "entry": one.entry,
    })
}

/// One agreement, with every version there was.
#[utoipa::path(get, path = "/api/{community}/agreements/{agreement}", operation_id = "agreement", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id"),
        ("agreement" = String, Path, description = "The agreement's short name")),
    responses((status = 200, body = Value), (status = 404, body = Problem)))]
async fn one_agreement(
    State(app): State<App>,
    visitor: Visitor,
    Path((community, name)): Path<(String, String)>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let one = community
            .agreement(&name)
            .ok_or_else(|| Door::NotThere { id: clip(&name) })?;
        let mut value = agreement(community, one, community.day_of(reader.now_ms));
        value["versions"] = one.versions.iter().map(version).collect();
        Ok(value)
    })
    .await
}

/// The circles and projects, with their members and roles.
#[utoipa::path(get, path = "/api/{community}/circles", operation_id = "circles", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
pub(crate) async fn circles(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, _| {
        let row = |(place, one): (u32, &Circle)| circle_row(community, place, one);
        Ok(json!({ "rows": (0..).zip(community.circles()).map(row).collect::<Vec<_>>() }))
    })
    .await
}

fn circle_row(community: &Community, place: u32, one: &Circle) -> Value {
    json!({
        "circle": one.slug, "called": one.name, "aim": one.aim, "domain": one.domain, "closed": one.closed,
        "parent": community.parent_of(place).map(|parent| slug(community, parent)),
        "members": community.circle_members(place).len(), "roles": one.roles.iter().filter(|r| r.closed.is_none()).count(),
    })
}

/// One circle: who is in it, its roles, and what each may decide alone.
#[utoipa::path(get, path = "/api/{community}/circles/{circle}", operation_id = "circle", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id"),
        ("circle" = String, Path, description = "The circle's short name")),
    responses((status = 200, body = Value), (status = 404, body = Problem)))]
async fn circle(
    State(app): State<App>,
    visitor: Visitor,
    Path((community, name)): Path<(String, String)>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let place = community
            .circle_place(&name)
            .ok_or_else(|| Door::NotThere { id: clip(&name) })?;
        let mut value = circle_row(community, place, &community.circles()[place as usize]);
        let members = community.circle_members(place).into_iter();
        value["members"] = members.map(|member| json!(who(community, member))).collect();
        let all = community.roles(place).iter().zip(0u32..);
        let roles = all.filter(|(role, _)| role.closed.is_none()).map(|(role, at)| {
            json!({
                "taken": community.budget_of(place, at, reader.now_ms).1,
                "role": role.slug, "called": role.name, "kind": role.kind.word(), "purpose": role.purpose,
                "domain": role.domain, "duties": role.duties, "months": role.months, "budget": role.budget,
                "agreements": role.agreements, "holder": role.holder().map(|member| who(community, member)),
                "until": role.term().map(|term| term.until.to_string()),
            })
        });
        value["roles"] = roles.collect();
        Ok(value)
    })
    .await
}

/// Tensions, the last raised first.
#[utoipa::path(get, path = "/api/{community}/tensions", operation_id = "tensions", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
pub(crate) async fn tensions(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, _| {
        let last = community.tensions().iter().rev().take(ROWS_MAX);
        Ok(json!({ "rows": last.map(|one| tension(community, one)).collect::<Vec<_>>() }))
    })
    .await
}

fn alarm(one: &Alarm) -> Value {
    json!({ "measure": one.measure.word(), "quarter": one.quarter.to_string(), "largest_share": one.largest_share,
        "threshold": [one.threshold.num(), one.threshold.den()] })
}

fn tension(community: &Community, one: &Tension) -> Value {
    let sent = one.sendings.iter().map(|sending| match &sending.to {
        SentTo::Role(circle, role) => {
            json!({ "to": "role", "circle": slug(community, *circle), "role": community.roles(*circle)[*role as usize].slug })
        }
        SentTo::Circle(circle) => json!({ "to": "circle", "circle": slug(community, *circle) }),
        SentTo::Decision(id) => json!({ "to": "decision", "decision": id }),
        SentTo::Mediation => json!({ "to": "mediation" }),
    });
    json!({
        "tension": one.id, "by": one.by.map(|by| who(community, by)), "alarm": one.alarm.as_ref().map(alarm), "what": one.what, "could": one.could, "needs": one.needs,
        "circle": one.circle.map(|circle| slug(community, circle)), "raised_ms": one.raised_ms,
        "sent": sent.collect::<Vec<_>>(), "decisions": one.decisions,
        "closed": one.closed.is_some(), "reason": one.closed.as_ref().map(|(_, reason)| reason),
    })
}

/// Draws of people, the last opened first: with every secret that is open, so that anybody computes whom each drew.
#[utoipa::path(get, path = "/api/{community}/draws", operation_id = "draws", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn draws(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, reader| {
        let last = community.draws().iter().rev().take(ROWS_MAX);
        let rows = last.map(|one| draw(community, one, reader.now_ms));
        Ok(json!({ "rows": rows.collect::<Vec<_>>() }))
    })
    .await
}

fn draw(community: &Community, one: &Draw, now_ms: u64) -> Value {
    let view = one.view(now_ms);
    let (purpose, about) = match &one.purpose {
        DrawFor::Circle(note) => ("circle", note),
        DrawFor::Appeal(objection) => ("appeal", objection),
        DrawFor::Panel(proposal) => ("panel", proposal),
        DrawFor::Mediation(tension) => ("mediation", tension),
        DrawFor::Conference(vote) => ("conference", vote),
    };
    let people = |members: &[MemberIx]| {
        members
            .iter()
            .map(|one| json!(who(community, *one)))
            .collect::<Vec<_>>()
    };
    let groups = one.groups.iter().map(
        |group| json!({ "name": group.name, "seats": group.seats, "candidates": people(group.candidates.members()) }),
    );
    let attempts = one.attempts.iter().map(|attempt| {
        let secrets = attempt.secrets.iter().map(|(member, sealed)| {
            json!({ "member": who(community, *member), "seal": sealed.seal, "secret": sealed.secret })
        });
        json!({ "opens_ms": attempt.opens_ms, "root": attempt.root, "secrets": secrets.collect::<Vec<_>>() })
    });
    let out: Vec<MemberIx> = one.out_at(now_ms).into_iter().collect();
    json!({
        "draw": one.id, "for": purpose, "about": about, "circle": slug(community, one.circle), "entry": one.entry,
        "opened_ms": one.opened_ms, "stage": view.stage.word(), "attempt": view.attempt, "ends_ms": view.ends_ms,
        "groups": groups.collect::<Vec<_>>(), "attempts": attempts.collect::<Vec<_>>(), "out": people(&out),
        "seed": one.drawn.as_ref().map(|drawn| drawn.seed),
        "drawn": one.drawn.as_ref().map(|drawn| drawn.groups.iter().map(|group| people(group)).collect::<Vec<_>>()),
    })
}

/// What waits for the reader, what ends first on top.
#[utoipa::path(get, path = "/api/{community}/waiting", operation_id = "waiting", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn waiting(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, reader| {
        let me = reader.member.and_then(|id| community.member_ix(&id));
        let me = me.ok_or(Door::SessionNeeded)?;
        let rows = waiting_for(community, me, reader.now_ms).into_iter().map(|one| {
            let reminder = one.reminder(reader.now_ms).map(|reminder| reminder.to_string());
            json!({ "asked": one.kind.to_string(), "about": one.about, "decision": one.decision, "place": one.place,
                "since_ms": one.since_ms, "due_ms": one.due_ms, "reminder": reminder })
        });
        Ok(json!({ "rows": rows.collect::<Vec<_>>() }))
    })
    .await
}

/// What to look for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Query {
    /// Words; each has to begin a word of the text.
    q: String,
}

/// Texts in which every word was found, the best first.
#[utoipa::path(get, path = "/api/{community}/search", operation_id = "search", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id"), Query),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn search(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(query): Asked<Query>,
) -> Result<Json<Value>, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let member = visitor.member_of(&keeper).map(|session| session.member);
    let searching = move || -> Result<Value, NotDone> {
        let hits = keeper.search(&query.q, HITS, &|note| may_read(note, member))?;
        let rows = hits.into_iter().map(|hit| {
            json!({ "found_in": hit.kind.word(), "about": hit.about, "entry": hit.entry, "snippet": hit.snippet.text })
        });
        Ok(json!({ "rows": rows.collect::<Vec<_>>() }))
    };
    let found = tokio::task::spawn_blocking(searching).await.map_err(|_| Door::Bug)?;
    found.map(Json)
}
