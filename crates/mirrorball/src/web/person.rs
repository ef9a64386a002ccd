//! One member: credits, duties, dating stages, absences and keys.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use rules::Community;
use rules::community::{Absence, Evaluation, EvaluationState, KeyRecord, Member, MemberIx};
use rules::quantity::{Day, Stream};
use rules::report::{self, Credits, Duties, Quarter, StreamCredits};

use super::decisions::form::Form;
use super::decisions::forms::admission;
use super::decisions::person;
use super::desk::Desk;
use super::front::said_of;
use super::people::{Card, card, choices};
use super::recovery::{self, NewKey};
use super::shell::Shell;
use super::view::{Choice, State};
use crate::not_done::NotDone;
use crate::words::figures;

/// How many months of statements are offered.
const STATEMENTS: u32 = 12;

struct CreditRow {
    stream: &'static str,
    name: String,
    open: String,
    divested: String,
    historical: String,
}

struct StageLine {
    text: String,
    state: Option<State>,
}

struct EvaluationView {
    id: String,
    sentence: String,
    asked: bool,
}

/// Somebody who has joined and is not admitted.
struct GuestView {
    sentence: String,
    vouches: Vec<(String, String, String)>,
    declined: Option<(String, String)>,
    ways: Vec<(String, String)>,
    forms: Vec<Form>,
}

struct KeyLine {
    kid: String,
    since: String,
    active: bool,
    is_passkey: bool,
}

#[derive(Template)]
#[template(path = "person.html")]
struct Person {
    page: Shell,
    slug: String,
    /// What the community is called.
    called: String,
    one: Card,
    me: bool,
    /// Whether their name may stand on the public page.
    appears: bool,
    credits: Vec<CreditRow>,
    owed: Option<String>,
    quarter: String,
    today: String,
    duties: Vec<(String, String)>,
    duties_sentence: String,
    guest: Option<GuestView>,
    advance: Option<String>,
    stages: Vec<StageLine>,
    evaluation: Option<EvaluationView>,
    can_evaluate: bool,
    evaluators: Vec<Choice>,
    statements: Vec<(String, String)>,
    absences: Vec<String>,
    keys: Vec<KeyLine>,
    new_keys: Vec<NewKey>,
    keys_before: Vec<String>,
    /// Whether losing one device would lose every key.
    one_key: bool,
}

/// What the page asks of the community.
struct Facts {
    member: Member,
    keys: Vec<KeyRecord>,
    credits: Credits,
    duties: Duties,
    love_agreed: u64,
    evaluation: Option<(Evaluation, bool)>,
    guest: Option<GuestView>,
    new_keys: Vec<NewKey>,
    keys_before: Vec<String>,
    is_decided: bool,
    stage_ends: Option<Day>,
    i_am_full: bool,
    full: Vec<register::Hash>,
    evaluators_max: usize,
    today: Day,
}

/// One member.
pub(super) async fn page(desk: Desk, Path((_, id)): Path<(String, String)>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let id = desk.id(&id)?;
        let facts = desk.keeper.read(|state| {
            let community = state.community();
            community.member_ix(&id).map(|place| facts(desk, community, place))
        });
        let mut facts = facts.ok_or_else(|| desk.missing(&id.to_string()))?;
        let guest = facts.guest.take();
        let new_keys = std::mem::take(&mut facts.new_keys);
        let me = desk.me == Some(id);
        let one = card(desk, &facts.member);
        let quarter = Quarter::of(facts.today);
        let (year, month, _) = quarter.first().date();
        let over = facts.stage_ends.is_some_and(|ends| ends <= facts.today);
        Ok(Person {
            page: desk.shell(one.name.clone(), "people"),
            slug: desk.slug.clone(),
            called: said_of(&desk.keeper).0,
            credits: credit_rows(desk, &facts.credits),
            owed: (facts.credits.owed > 0).then(|| desk.w.person_owed(desk.money(facts.credits.owed))),
            quarter: desk.w.quarter_name((month / 3 + 1).to_string(), year.to_string()),
            today: facts.today.to_string(),
            duties: duty_lines(desk, &facts),
            duties_sentence: duties_sentence(desk, &facts),
            stages: stage_lines(desk, &facts.member, facts.today),
            evaluation: facts
                .evaluation
                .as_ref()
                .map(|(evaluation, asked)| evaluation_view(desk, evaluation, *asked)),
            can_evaluate: over && facts.i_am_full && !me && !facts.is_decided,
            advance: (over && facts.i_am_full && !me && facts.is_decided && guest.is_none()).then(|| {
                let slug = &desk.slug;
                format!("/{slug}/decisions/new?kind=proposal&effect=advance-member&name={id}")
            }),
            guest,
            appears: facts.member.appears.is_some(),
            evaluators: evaluators(desk, &facts),
            statements: statements(desk, &facts),
            absences: absences(desk, &facts.member),
            one_key: facts.keys.iter().filter(|key| key.revoked.is_none()).count() < 2,
            keys: facts.keys.iter().map(|key| key_line(desk, key)).collect(),
            new_keys,
            keys_before: std::mem::take(&mut facts.keys_before),
            me,
            one,
        })
    })
    .await
}

fn facts(desk: &Desk, community: &Community, place: MemberIx) -> Facts {
    let member = community.member(place).clone();
    let today = community.day_of(desk.now_ms);
    let mine = desk.me.and_then(|me| community.member_ix(&me));
    let open = community
        .evaluations()
        .iter()
        .rev()
        .find(|evaluation| evaluation.member == place && evaluation.state == EvaluationState::Open);
    let evaluation = open.map(|evaluation| {
        let asked = evaluation
            .evaluators
            .iter()
            .any(|(who, answered)| Some(*who) == mine && !answered);
        (evaluation.clone(), asked)
    });
    let stage = community.bylaws().stages.get(member.stage() as usize);
    let stage_ends = stage.and_then(|stage| {
        member
            .stages
            .last()
            .filter(|_| member.left.is_none())
            .map(|(_, from)| from.plus_months(stage.months))
    });
    let full = community.full_members().filter(|other| *other != place);
    Facts {
        keys: member
            .keys
            .iter()
            .filter_map(|kid| community.key(*kid).cloned())
            .collect(),
        credits: report::credits(community, place),
        duties: report::duties(community, place, Quarter::of(today)),
        love_agreed: community.bylaws().duties_love,
        evaluation,
        guest: guest(desk, community, place),
        new_keys: recovery::new_keys(desk, community, place),
        keys_before: recovery::before(desk, community, place),
        is_decided: community.admission_is_decided(),
        stage_ends,
        i_am_full: mine.is_some_and(|mine| community.is_full(mine)),
        full: full.map(|other| community.member(other).id).collect(),
        evaluators_max: community.bylaws().evaluators,
        today,
        member,
    }
}

/// Who vouches for a guest, and what the reader can do about their admission.
fn guest(desk: &Desk, community: &Community, place: MemberIx) -> Option<GuestView> {
    if !community.is_guest(place) {
        return None;
    }
    let w = desk.w;
    let record = community.member(place);
    let vouches = record.vouches.iter().map(|vouch| {
        let (name, href) = person(desk, community, vouch.by);
        let others = community.vouched_by(vouch.by).filter(|other| *other != place);
        let others: Vec<String> = others.map(|other| person(desk, community, other).0).collect();
        let how = vouch.how.map(|how| desk.note_or_erased(&how)).unwrap_or_default();
        let links = match (record.invited_by == Some(vouch.by), others.is_empty()) {
            (true, true) => w.vouch_invited(),
            (false, true) => String::new(),
            (true, false) => format!("{} {}", w.vouch_invited(), w.vouch_others(others.join(", "))),
            (false, false) => w.vouch_others(others.join(", ")),
        };
        (name, href, format!("{how} {links}").trim().to_owned())
    });
    let (have, needed) = (community.vouches_for(place).count(), community.vouches_needed());
    let decide = |effect: &str| {
        format!(
            "/{}/decisions/new?kind=proposal&effect={effect}&name={}",
            desk.slug, record.id
        )
    };
    let mine = desk.me.and_then(|me| community.member_ix(&me));
    let full = mine.is_some_and(|me| community.is_full(me));
    let mut ways = Vec::new();
    if full && have >= needed {
        ways.push((decide("admit-member"), w.do_propose_admission()));
    }
    if full && record.declined.is_none() {
        ways.push((decide("decline-member"), w.do_propose_decline()));
    }
    let forms = admission(desk, &record.id).into_iter();
    Some(GuestView {
        sentence: w.guest_sentence(desk.number(have as u64), desk.number(needed as u64)),
        vouches: vouches.collect(),
        declined: record.declined.map(|declined| {
            let href = format!(
                "/{}/decisions/{}",
                desk.slug,
                declined.appealed.unwrap_or(declined.decision)
            );
            (desk.note_or_erased(&declined.reason), href)
        }),
        ways,
        forms: forms.filter_map(|form| form.if_admitted(desk, community)).collect(),
    })
}

fn credit_rows(desk: &Desk, credits: &Credits) -> Vec<CreditRow> {
    let row = |stream: Stream, it: &StreamCredits| CreditRow {
        stream: stream.word(),
        name: desk.stream(stream),
        open: desk.credits(it.open.saturating_add(it.in_share)),
        divested: desk.credits(it.divested),
        historical: desk.credits(it.historical),
    };
    let hours = |minutes: u64| desk.w.quantity_hours(desk.hours(minutes));
    let care = CreditRow {
        stream: Stream::Care.word(),
        name: desk.stream(Stream::Care),
        open: hours(credits.care.minutes.saturating_sub(credits.care.historical)),
        divested: "–".to_owned(),
        historical: hours(credits.care.historical),
    };
    vec![
        row(Stream::Livelihood, &credits.livelihood),
        row(Stream::Love, &credits.love),
        care,
    ]
}

/// How far the love work of the quarter is, or that nothing is due yet.
fn duties_sentence(desk: &Desk, facts: &Facts) -> String {
    let duties = &facts.duties;
    if !duties.due {
        let next = Quarter::of(facts.today).last().plus_days(1);
        return desk.w.duties_later(figures::day(desk.language, next));
    }
    match duties.short_by {
        0 => desk.w.duties_met(),
        short => desk.w.duties_short(desk.credits(short)),
    }
}

fn duty_lines(desk: &Desk, facts: &Facts) -> Vec<(String, String)> {
    let w = desk.w;
    let love = desk.credits(facts.duties.love);
    let love = match facts.duties.due {
        true => w.duties_love_value(love, desk.credits(facts.love_agreed)),
        false => love,
    };
    vec![
        (w.duties_love(), love),
        (w.duties_care(), w.quantity_hours(desk.hours(facts.duties.care_minutes))),
        (w.duties_checkins(), desk.number(facts.duties.checkins)),
        (w.duties_evaluations(), desk.number(facts.duties.evaluations)),
    ]
}

/// The stages a member has been in, is in, and has ahead; none where there is no dating, it is long over, or it has not
/// begun, since a guest is not admitted yet.
fn stage_lines(desk: &Desk, member: &Member, today: Day) -> Vec<StageLine> {
    let stages = desk.keeper.read(|state| state.community().bylaws().stages.clone());
    if member.admitted.is_none() || member.stages.iter().all(|(stage, _)| *stage as usize >= stages.len()) {
        return Vec::new();
    }
    let w = desk.w;
    let mut lines = Vec::new();
    let mut begins = member.joined;
    for (place, stage) in stages.iter().enumerate() {
        let entered = member
            .stages
            .iter()
            .find(|(number, _)| *number as usize == place)
            .map(|(_, from)| *from);
        let left = member
            .stages
            .iter()
            .find(|(number, _)| *number as usize > place)
            .map(|(_, from)| *from);
        let from = entered.unwrap_or(begins);
        let until = left.unwrap_or_else(|| {
            from.plus_months(stage.months)
                .max(if entered.is_some() { today } else { from })
        });
        begins = until;
        let (number, from, until) = (
            (place + 1).to_string(),
            figures::day(desk.language, from),
            figures::day(desk.language, until),
        );
        let text = if stage.livelihood {
            w.stage_line(number, from, until, figures::share(desk.language, stage.pay))
        } else {
            w.stage_line_none(number, from, until)
        };
        let state = match (entered, left) {
            (Some(_), Some(_)) => State {
                kind: "good",
                text: w.stage_done(),
            },
            (Some(_), None) => State {
                kind: "wait",
                text: w.stage_now(),
            },
            (None, _) => State {
                kind: "",
                text: w.stage_ahead(),
            },
        };
        lines.push(StageLine {
            text,
            state: Some(state),
        });
    }
    lines
}

fn evaluation_view(desk: &Desk, evaluation: &Evaluation, asked: bool) -> EvaluationView {
    let answered = evaluation.evaluators.iter().filter(|(_, answered)| *answered).count();
    EvaluationView {
        id: evaluation.id.to_string(),
        sentence: desk
            .w
            .evaluation_sentence(answered.to_string(), evaluation.evaluators.len().to_string()),
        asked,
    }
}

fn evaluators(desk: &Desk, facts: &Facts) -> Vec<Choice> {
    let mut named = choices(desk, "", |id| facts.full.contains(id));
    for choice in named.iter_mut().take(facts.evaluators_max) {
        choice.chosen = true;
    }
    named
}

fn statements(desk: &Desk, facts: &Facts) -> Vec<(String, String)> {
    let mut months = Vec::new();
    let mut month = Some(facts.today.month());
    while let Some(this) = month.filter(|this| *this >= facts.member.joined.month()) {
        let href = format!("/{}/statements/{}/{this}", desk.slug, facts.member.id);
        months.push((href, figures::month(desk.language, this)));
        if months.len() as u32 == STATEMENTS {
            break;
        }
        month = this.previous();
    }
    months
}

fn absences(desk: &Desk, member: &Member) -> Vec<String> {
    let line = |absence: &Absence| {
        let [from, until, recorded] =
            [absence.from, absence.until, absence.recorded].map(|day| figures::day(desk.language, day));
        if absence.until < absence.recorded {
            desk.w.absence_afterwards(from, until, recorded)
        } else {
            desk.w.absence_recorded(from, until, recorded)
        }
    };
    member.absences.iter().rev().map(line).collect()
}

fn key_line(desk: &Desk, key: &KeyRecord) -> KeyLine {
    KeyLine {
        kid: key.public.kid().to_string(),
        since: desk.w.key_since(desk.number(key.added)),
        active: key.revoked.is_none(),
        is_passkey: key.public.plain().is_none(),
    }
}
