//! Questions about a community, answered as JSON by `rules::report`. Names and
//! remarks are filled in from the notes that the reader may read.

use axum::Json;
use axum::extract::{Path, State};
use node::Keeper;
use register::{AnyKey, Hash};
use rules::community::{Community, KeyRecord, MemberIx, WorkState};
use rules::quantity::{Day, Month, Stream};
use rules::report::{self, Page, Quarter, Step, WorkFilter};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::body::Asked;
use crate::api::texts;
use crate::behind::{self, bad, day};
use crate::door::Door;
use crate::limits::ROWS_MAX;
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::state::{App, clip};
use crate::visitor::{Visitor, enter};

/// Every question.
pub fn described() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(about))
        .routes(routes!(members))
        .routes(routes!(partners))
        .routes(routes!(keys))
        .routes(routes!(all_keys))
        .routes(routes!(work))
        .routes(routes!(one_work))
        .routes(routes!(balances))
        .routes(routes!(budgets))
        .routes(routes!(glance))
        .routes(routes!(flow))
        .routes(routes!(care))
        .routes(routes!(timeline))
        .routes(routes!(duties))
        .routes(routes!(shares))
        .routes(routes!(share))
        .routes(routes!(why))
        .routes(routes!(statement))
        .routes(routes!(agreements))
        .routes(routes!(due))
}

/// A month, or a period of one's own.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Period {
    /// A month such as 2026-05; the present one by default.
    month: Option<String>,
    /// The first day, together with `until`.
    from: Option<String>,
    /// The last day, together with `from`.
    until: Option<String>,
}

/// Which contributions are asked for.
#[derive(Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Of this member: an id, or `me`.
    member: Option<String>,
    /// Of this stream: livelihood, love or care.
    stream: Option<String>,
    /// In this circle or project.
    circle: Option<String>,
    /// For this commons.
    commons: Option<String>,
    /// Standing so: offered, waiting, proposed, disputed, counted or withdrawn.
    state: Option<String>,
    /// Done on this day or later.
    from: Option<String>,
    /// Done on this day or earlier.
    until: Option<String>,
    /// Go on before this place, which the answer before gave as `next`.
    before: Option<u32>,
}

/// Asks a community something, on a thread for it, and fills the texts in.
pub(super) async fn answer<T: Serialize + Send + 'static>(
    app: App,
    visitor: Visitor,
    community: String,
    ask: impl FnOnce(&Community, &Reader) -> Result<T, Door> + Send + 'static,
) -> Result<Json<Value>, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let member = visitor.member_of(&keeper).map(|session| session.member);
    let now_ms = app.now_ms();
    let asking = move || -> Result<Value, NotDone> {
        let reader = Reader { member, now_ms };
        let answer = keeper.read(|state| ask(state.community(), &reader))?;
        let value = serde_json::to_value(answer).expect("reports are JSON");
        Ok(texts::filled(&keeper, member, value)?)
    };
    let answered = tokio::task::spawn_blocking(asking).await.map_err(|_| Door::Bug)?;
    answered.map(Json)
}

/// Who asks, and when.
pub(super) struct Reader {
    /// The member, if they have a session.
    pub member: Option<Hash>,
    /// When, Unix ms.
    pub now_ms: u64,
}

impl Reader {
    /// The member that a text names: an id, or `me`.
    pub(super) fn member(&self, community: &Community, text: &str) -> Result<MemberIx, Door> {
        behind::member(community, self.member, text)
    }

    /// The days that a period names.
    fn days(&self, community: &Community, period: &Period) -> Result<(Day, Day), Door> {
        if let (Some(from), Some(until)) = (&period.from, &period.until) {
            return Ok((day(from)?, day(until)?));
        }
        let month = self.month(community, period.month.as_deref())?;
        Ok((month.first(), month.last()))
    }

    fn month(&self, community: &Community, month: Option<&str>) -> Result<Month, Door> {
        match month {
            None => Ok(community.day_of(self.now_ms).month()),
            Some(text) => Month::parse(text).ok_or_else(|| bad(text, "a month such as 2026-05")),
        }
    }
}

/// What the community is: name, purpose, currency, language, and the day it is there.
#[utoipa::path(get, path = "/api/{community}/about", operation_id = "about", tag = "reports",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn about(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, reader| {
        let foundation = community.foundation().ok_or(Door::Bug)?;
        let circles = community.circles().iter().map(|circle| {
            json!({
                "slug": circle.slug, "called": circle.name, "kind": circle.kind.word(), "aim": circle.aim,
                "closed": circle.closed,
            })
        });
        let commons = community
            .commons()
            .iter()
            .map(|commons| json!({ "slug": commons.slug, "called": commons.name, "licence": commons.licence }));
        Ok(json!({
            "community": foundation.id,
            "called": foundation.name,
            "purpose": foundation.purpose,
            "currency": { "code": foundation.currency, "scale": foundation.scale },
            "template": foundation.template.word(),
            "language": foundation.language.word(),
            "zone": foundation.zone,
            "founded": foundation.day.to_string(),
            "today": community.day_of(reader.now_ms).to_string(),
            "keeper": foundation.keeper.to_string(),
            "entries": community.length(),
            "members": community.members().iter().filter(|member| member.left.is_none()).count(),
            "me": reader.member,
            "circles": circles.collect::<Vec<_>>(),
            "commons": commons.collect::<Vec<_>>(),
        }))
    })
    .await
}

/// What roles may spend alone and how much of it is taken, and what is set apart for projects.
#[utoipa::path(get, path = "/api/{community}/budgets", operation_id = "budgets", tag = "reports",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn budgets(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, reader| {
        Ok(json!({ "rows": report::budgets(community, reader.now_ms) }))
    })
    .await
}

/// Who is and was a member.
#[utoipa::path(get, path = "/api/{community}/members", operation_id = "members", tag = "reports",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
pub(crate) async fn members(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, _| {
        let row = |member: MemberIx| {
            let record = community.member(member);
            json!({
                "member": record.id,
                "name": record.name,
                "joined": record.joined.to_string(),
                "left": record.left.map(|day| day.to_string()),
                "standing": standing(community, member),
                "stage": record.stage(),
                "works": record.works.len(),
            })
        };
        Ok(json!({ "rows": community.member_ixs().map(row).collect::<Vec<_>>() }))
    })
    .await
}

/// From whom money comes, and to whom it goes.
#[utoipa::path(get, path = "/api/{community}/partners", operation_id = "partners", tag = "reports",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn partners(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, _| {
        let rows = community
            .partners()
            .iter()
            .map(|partner| json!({ "partner": partner.id, "name": partner.name, "kind": partner.kind.word() }));
        Ok(json!({ "rows": rows.collect::<Vec<_>>() }))
    })
    .await
}

fn standing(community: &Community, member: MemberIx) -> &'static str {
    if community.member(member).left.is_some() {
        "left"
    } else if community.is_guest(member) {
        "guest"
    } else if community.is_full(member) {
        "full"
    } else {
        "dating"
    }
}

/// Contributions, the last logged first, a page at a time.
#[utoipa::path(get, path = "/api/{community}/work", operation_id = "work", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"), Wanted),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn work(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(wanted): Asked<Wanted>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let filter = filter(community, reader, &wanted)?;
        let page = Page {
            before: wanted.before,
            lines: ROWS_MAX,
        };
        let page = report::works(community, &filter, page);
        Ok(json!({ "rows": page.works, "next": page.next }))
    })
    .await
}

fn filter(community: &Community, reader: &Reader, wanted: &Wanted) -> Result<WorkFilter, Door> {
    let state = |text: &String| WorkState::from_word(text).ok_or_else(|| bad(text, &WorkState::WORDS.join(", ")));
    let stream = |text: &String| Stream::from_word(text).ok_or_else(|| bad(text, "livelihood, love or care"));
    let circle = |slug: &String| {
        let place = community.circles().iter().position(|circle| circle.slug == *slug);
        place
            .and_then(|place| u32::try_from(place).ok())
            .ok_or_else(|| Door::NotThere { id: clip(slug) })
    };
    let commons = |slug: &String| {
        let place = community.commons().iter().position(|commons| commons.slug == *slug);
        place
            .and_then(|place| u32::try_from(place).ok())
            .ok_or_else(|| Door::NotThere { id: clip(slug) })
    };
    Ok(WorkFilter {
        member: wanted
            .member
            .as_ref()
            .map(|text| reader.member(community, text))
            .transpose()?,
        stream: wanted.stream.as_ref().map(stream).transpose()?,
        circle: wanted.circle.as_ref().map(circle).transpose()?,
        commons: wanted.commons.as_ref().map(commons).transpose()?,
        state: wanted.state.as_ref().map(state).transpose()?,
        from: wanted.from.as_ref().map(|text| day(text)).transpose()?,
        until: wanted.until.as_ref().map(|text| day(text)).transpose()?,
    })
}

/// One contribution.
#[utoipa::path(get, path = "/api/{community}/work/{work}", operation_id = "one_work", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"),
        ("work" = String, Path, description = "The contribution's id")),
    responses((status = 200, body = Value), (status = 404, body = Problem)))]
async fn one_work(
    State(app): State<App>,
    visitor: Visitor,
    Path((community, work)): Path<(String, String)>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, _| {
        let found = work.parse().ok().and_then(|id| report::work(community, &id));
        found.ok_or_else(|| Door::NotThere { id: clip(&work) })
    })
    .await
}

/// Every member's credits, care and what they are owed.
#[utoipa::path(get, path = "/api/{community}/balances", operation_id = "balances", tag = "reports",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn balances(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    let ask = |community: &Community, _: &Reader| Ok(json!({ "rows": report::all_credits(community) }));
    answer(app, visitor, community, ask).await
}

/// A month at a glance: who did what, by stream and circle.
#[utoipa::path(get, path = "/api/{community}/glance", operation_id = "glance", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"), Period),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn glance(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(period): Asked<Period>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let month = reader.month(community, period.month.as_deref())?;
        Ok(report::glance(community, month))
    })
    .await
}

/// Where money came from and went.
#[utoipa::path(get, path = "/api/{community}/flow", operation_id = "flow", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"), Period),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn flow(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(period): Asked<Period>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let (from, until) = reader.days(community, &period)?;
        Ok(report::flow(community, from, until))
    })
    .await
}

/// Who carries the care work, week by week.
#[utoipa::path(get, path = "/api/{community}/care", operation_id = "care", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"), Period),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn care(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(period): Asked<Period>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let (from, until) = reader.days(community, &period)?;
        Ok(report::care(community, from, until, Step::Week))
    })
    .await
}

/// Decisions over time: those under way in a period, or looked at again in it, the last opened first.
#[utoipa::path(get, path = "/api/{community}/timeline", operation_id = "timeline", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"), Period),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn timeline(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(period): Asked<Period>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let (from, until) = reader.days(community, &period)?;
        Ok(report::timeline(community, from, until, reader.now_ms))
    })
    .await
}

/// What members did of what all agreed to do, in the quarter of a month.
#[utoipa::path(get, path = "/api/{community}/duties", operation_id = "duties", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"), Period),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn duties(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(period): Asked<Period>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let (from, _) = reader.days(community, &period)?;
        Ok(report::duties_report(community, Quarter::of(from), 0, ROWS_MAX))
    })
    .await
}

/// The share-outs, the last opened first.
#[utoipa::path(get, path = "/api/{community}/shares", operation_id = "shares", tag = "reports",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn shares(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    let ask = |community: &Community, _: &Reader| Ok(json!({ "rows": report::shares(community) }));
    answer(app, visitor, community, ask).await
}

/// One share-out, line by line.
#[utoipa::path(get, path = "/api/{community}/shares/{share}", operation_id = "share", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"),
        ("share" = String, Path, description = "The share-out's id, or latest")),
    responses((status = 200, body = Value), (status = 404, body = Problem)))]
async fn share(
    State(app): State<App>,
    visitor: Visitor,
    Path((community, share)): Path<(String, String)>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, _| {
        let id = share_id(community, &share)?;
        report::share(community, &id).ok_or_else(|| Door::NotThere { id: clip(&share) })
    })
    .await
}

/// The share-out that a text names: an id, or `latest`.
fn share_id(community: &Community, text: &str) -> Result<Hash, Door> {
    let id = match text {
        "latest" => community.shares().last().map(|share| share.id),
        id => id.parse().ok(), // A text, not an enum of ours.
    };
    id.ok_or_else(|| Door::NotThere { id: clip(text) })
}

/// Why a member is paid this much: every contribution, rate, share, cap, care adjustment and rounding.
#[utoipa::path(get, path = "/api/{community}/why/{share}/{member}", operation_id = "why", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"),
        ("share" = String, Path, description = "The share-out's id, or latest"),
        ("member" = String, Path, description = "The member's id, or me")),
    responses((status = 200, body = Value), (status = 404, body = Problem)))]
async fn why(
    State(app): State<App>,
    visitor: Visitor,
    Path((community, share, member)): Path<(String, String, String)>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let id = share_id(community, &share)?;
        let who = reader.member(community, &member)?;
        report::why(community, &id, who).ok_or_else(|| match report::without_line(community, &id, who) {
            Some(why) => Door::NoLine { why },
            None => Door::NotThere { id: clip(&share) },
        })
    })
    .await
}

/// A member's keys, those that have ended included.
#[utoipa::path(get, path = "/api/{community}/keys/{member}", operation_id = "keys", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"),
        ("member" = String, Path, description = "The member's id, or me")),
    responses((status = 200, body = Value), (status = 404, body = Problem)))]
async fn keys(
    State(app): State<App>,
    visitor: Visitor,
    Path((community, member)): Path<(String, String)>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let who = reader.member(community, &member)?;
        let keys = community.member(who).keys.iter().filter_map(|kid| community.key(*kid));
        Ok(json!({ "rows": keys.map(key).collect::<Vec<_>>() }))
    })
    .await
}

/// Every key that there ever was, with whose it is, as it stands in an archive.
#[utoipa::path(get, path = "/api/{community}/keys", operation_id = "all_keys", tag = "reports",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn all_keys(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, _| Ok(key_list(community))).await
}

/// Every key that there ever was, with whose it is and since and until which entry it signs.
pub(crate) fn key_list(community: &Community) -> Value {
    let of_member = |member: &rules::community::Member| {
        let keys = member.keys.iter().filter_map(|kid| community.key(*kid));
        let keys: Vec<Value> = keys.map(key).collect();
        json!({ "member": member.id.to_string(), "keys": keys })
    };
    json!({
        "community": community.id().map(|id| id.to_string()),
        "keeper": community.keeper().map(|key| key.to_string()),
        "keepers_before": community.foundation().map(|it| it.keeper.to_string()),
        "members": community.members().iter().map(of_member).collect::<Vec<_>>(),
    })
}

/// A key in plain data: what it is, and since and until which entry it signs.
pub(crate) fn key(key: &KeyRecord) -> Value {
    json!({
        "kid": key.public.kid().to_string(),
        "kind": match key.public {
            AnyKey::Plain(_) => "key",
            AnyKey::Passkey(_) => "passkey",
        },
        "public": key.public.to_string(),
        "since_entry": key.added,
        "until_entry": key.revoked,
    })
}

/// A member's statement: what was shared to them, and what they were paid.
#[utoipa::path(get, path = "/api/{community}/statement/{member}", operation_id = "statement", tag = "reports",
    params(("community" = String, Path, description = "Short name or id"),
        ("member" = String, Path, description = "The member's id, or me")),
    responses((status = 200, body = Value), (status = 404, body = Problem)))]
async fn statement(
    State(app): State<App>,
    visitor: Visitor,
    Path((community, member)): Path<(String, String)>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, move |community, reader| {
        let who = reader.member(community, &member)?;
        Ok(report::statement(community, who))
    })
    .await
}

/// The agreements in force, in full.
#[utoipa::path(get, path = "/api/{community}/agreements", operation_id = "agreements", tag = "reports",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
pub(crate) async fn agreements(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, reader| {
        let day = community.day_of(reader.now_ms);
        let in_force = community
            .agreements()
            .iter()
            .filter(|one| one.out_of_force(day).is_none());
        let rows: Vec<Value> = in_force
            .map(|one| super::deciding::agreement(community, one, day))
            .collect();
        Ok(json!({ "rows": rows }))
    })
    .await
}

/// What waits: closings that are due, work to confirm, open evaluations and commitments.
#[utoipa::path(get, path = "/api/{community}/due", operation_id = "due", tag = "reports",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Value), (status = 401, body = Problem)))]
async fn due(State(app): State<App>, visitor: Visitor, Path(community): Path<String>) -> Result<Json<Value>, NotDone> {
    answer(app, visitor, community, |community, reader| {
        let closing = |act: rules::Act| crate::cli::acting::loose(&act.write());
        let closings: Vec<Value> = community.due(reader.now_ms).into_iter().map(closing).collect();
        let member = reader.member.and_then(|id| community.member_ix(&id));
        let page = Page {
            before: None,
            lines: ROWS_MAX,
        };
        let to_confirm = member.map(|member| report::to_attest(community, member, page).works);
        Ok(json!({
            "closings": closings,
            "to_confirm": to_confirm,
            "open_share": community.open_share().map(|share| share.id),
            "evaluations": evaluations(community),
            "commitments": commitments(community),
        }))
    })
    .await
}

fn evaluations(community: &Community) -> Vec<Value> {
    use rules::community::EvaluationState;
    let open = community
        .evaluations()
        .iter()
        .filter(|one| one.state == EvaluationState::Open);
    open.map(|one| {
        let who = report::Who::at(community, one.member);
        let missing = one.evaluators.iter().filter(|(_, agreed)| !agreed);
        json!({
            "evaluation": one.id,
            "member": who.member,
            "name": who.name,
            "stage": one.stage,
            "waits_for": missing.map(|(member, _)| report::Who::at(community, *member)).collect::<Vec<_>>(),
        })
    })
    .collect()
}

fn commitments(community: &Community) -> Vec<Value> {
    use rules::community::CommitmentState;
    let open = community
        .commitments()
        .iter()
        .filter(|one| one.state == CommitmentState::Open);
    open.map(|one| {
        json!({
            "commitment": one.id,
            "by": report::Who::at(community, one.by),
            "what": one.what,
            "due": one.due.to_string(),
        })
    })
    .collect()
}

/// The name of a member, if the reader may read it.
pub fn name_of(keeper: &Keeper, name: &Hash, reader: Option<Hash>) -> Option<String> {
    let note = keeper.note(name).ok()??;
    if crate::visitor::may_read(&note, reader) {
        note.text.map(|kept| kept.text)
    } else {
        None
    }
}
