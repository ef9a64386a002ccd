//! Questions about who speaks for whom, what became of each voice in a vote, and how power lies, as JSON.

use axum::Json;
use axum::extract::{Path, State};
use register::Hash;
use rules::community::{Community, Delegation, MemberIx, Scope, Voice, Vote};
use rules::quantity::Day;
use rules::report::{self, PowerAsked, Quarter, Who};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::body::Asked;
use crate::api::reports::answer;
use crate::door::Door;
use crate::limits::ROWS_MAX;
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::state::{App, clip};
use crate::visitor::Visitor;

/// Every question.
pub fn described() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(delegations))
        .routes(routes!(voices))
        .routes(routes!(power))
}

fn who(community: &Community, member: MemberIx) -> Who {
    Who::at(community, member)
}

/// Delegations, the last given first; ended ones included.
#[utoipa::path(get, path = "/api/{community}/delegations", operation_id = "delegations", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn delegations(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, reader| {
        let last = community.delegations().iter().rev().take(ROWS_MAX);
        let rows = last.map(|entry| delegation(community, entry, reader.now_ms));
        Ok(json!({ "rows": rows.collect::<Vec<_>>() }))
    })
    .await
}

fn delegation(community: &Community, entry: &Delegation, now_ms: u64) -> Value {
    json!({
        "delegation": entry.id, "by": who(community, entry.by), "to": entry.to.map(|to| who(community, to)),
        "scope": scope(community, &entry.scope), "state": entry.state_at(now_ms).word(),
        "given_ms": entry.given_ms, "until_ms": entry.until_ms, "accepted": entry.accepted.map(|(entry, _)| entry),
        "ended": entry.ended.map(|end| json!({ "entry": end.entry, "by": end.by.word() })), "entry": entry.entry,
    })
}

fn scope(community: &Community, scope: &Scope) -> Value {
    let slug = |circle: u32| &community.circles()[circle as usize].slug;
    match scope {
        Scope::Decision(decision) => json!({ "for": scope.word(), "decision": decision }),
        Scope::DecisionIn(decision, house) => {
            json!({ "for": scope.word(), "decision": decision, "circle": slug(*house) })
        }
        Scope::Topic(topic) => json!({ "for": scope.word(), "topic": topic }),
        Scope::TopicIn(topic, house) => json!({ "for": scope.word(), "topic": topic, "circle": slug(*house) }),
        Scope::Circle(circle) => json!({ "for": scope.word(), "circle": slug(*circle) }),
        Scope::Community => json!({ "for": scope.word() }),
    }
}

/// What became, or would become, of voices in a vote: how many, who votes for whom link by link, and the reader's own.
#[utoipa::path(get, path = "/api/{community}/decisions/{decision}/voices", operation_id = "voices", tag = "deciding",
    params(("community" = String, Path, description = "Short name or id"),
        ("decision" = String, Path, description = "The vote's id")),
    responses((status = 200, body = Value), (status = 404, body = Problem)))]
async fn voices(
    State(app): State<App>,
    visitor: Visitor,
    Path((community, decision)): Path<(String, String)>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let missing = || Door::NotThere { id: clip(&decision) };
        let id: Hash = decision.parse().map_err(|_| missing())?;
        let vote = community.vote(&id).ok_or_else(missing)?;
        let me = reader.member.and_then(|id| community.member_ix(&id));
        let mut value = voices_in(community, vote, me);
        let houses = vote.houses.iter().map(|part| {
            let mut own = voices_in(community, part, me);
            own["house"] = json!(community.circles()[part.circle as usize].slug);
            own
        });
        value["houses"] = houses.collect();
        Ok(value)
    })
    .await
}

/// The voices in a vote, or in one house's part of it.
fn voices_in(community: &Community, part: &Vote, me: Option<MemberIx>) -> Value {
    let id = part.id;
    let mut value = json!({ "decision": id, "delegates": false, "rows": [] });
    if let Some(speaking) = community.speaking(part) {
        let spoken = speaking.spoken();
        let rows = speaking.links(community).take(ROWS_MAX).map(|(member, entry, by)| {
            json!({ "who": who(community, member), "trusts": entry.to.map(|to| who(community, to)),
                "scope": scope(community, &entry.scope), "votes": who(community, by) })
        });
        value = json!({
            "decision": id, "delegates": true, "direct": spoken.direct, "direct_needed": spoken.direct_needed,
            "spoken_for": spoken.spoken_for, "lost": spoken.lost, "over_cap": spoken.over_cap,
            "heaviest": spoken.heaviest, "most": spoken.most, "rows": rows.collect::<Vec<_>>(),
        });
    }
    value["mine"] = json!(me.map(|me| voice(community, &community.voice(part, me))));
    value
}

fn voice(community: &Community, voice: &Voice) -> Value {
    let way = voice.way.iter().map(|step| {
        json!({ "from": who(community, step.from), "to": who(community, step.to),
            "scope": scope(community, &step.scope), "delegation": step.delegation })
    });
    json!({
        "voice": voice.kind.word(), "by": voice.by.map(|by| who(community, by)),
        "at": voice.at.map(|at| who(community, at)), "voices": voice.weight, "way": way.collect::<Vec<_>>(),
        "missed": voice.missed.map(|(missed, id)| json!({ "why": missed.word(), "delegation": id })),
    })
}

/// The quarter, and the topic if one alone is asked about.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Watched {
    /// A day of the quarter, such as 2026-05-03; the present quarter by default.
    day: Option<String>,
    /// Votes of this topic alone.
    topic: Option<String>,
}

/// How power lies in a quarter: of what, with how few, and who was not heard.
#[utoipa::path(get, path = "/api/{community}/power", operation_id = "power", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"), Watched),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn power(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(watched): Asked<Watched>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let day = match &watched.day {
            Some(day) => Day::parse(day).ok_or_else(|| Door::NotThere { id: clip(day) })?,
            None => community.day_of(reader.now_ms),
        };
        let asked = PowerAsked {
            quarter: Quarter::of(day),
            topic: watched.topic.as_deref(),
        };
        Ok(report::power(community, asked))
    })
    .await
}
