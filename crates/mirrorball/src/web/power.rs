//! Power, watched: how much of what lies with how few, quarter by quarter; who trusts whom as a picture; and who has not
//! been heard. Each picture has the same facts as a table, each table is a CSV.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use register::Hash;
use rules::community::MemberIx;
use rules::quantity::Day;
use rules::report::{self, Power, PowerAsked, PowerMeasure, PowerReport, Quarter, TrustAsked, TrustPicture};
use serde::Deserialize;

use super::decisions::person;
use super::desk::Desk;
use super::shell::Shell;
use super::view::Choice;
use crate::not_done::NotDone;

mod picture;

use picture::{Chart, Named, Trust};

/// People shown in the picture of who trusts whom; everybody else is folded.
const SHOWN: usize = 40;
/// Names in the list of one measure.
const NAMES: usize = 10;
/// Quarters in the picture over time.
const QUARTERS: usize = 8;
/// What is shown over time.
const OVER_TIME: [PowerMeasure; 4] = [
    PowerMeasure::Voices,
    PowerMeasure::Income,
    PowerMeasure::Credits,
    PowerMeasure::Care,
];

/// Which quarter and topic are asked for, and around whom the picture of trust is drawn.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    day: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    who: String,
}

struct MeasureView {
    word: String,
    title: String,
    total: String,
    sentences: Vec<(&'static str, String)>,
    rows: Vec<(String, String, String, u64)>,
}

#[derive(Template)]
#[template(path = "power.html")]
struct Page {
    page: Shell,
    slug: String,
    /// Whether, and by what agreement, voices are weighed in some votes.
    weighed: Option<String>,
    query: String,
    period: String,
    before: String,
    after: Option<String>,
    topics: Vec<Choice>,
    day: String,
    measures: Vec<MeasureView>,
    trust: Trust,
    /// Around whom it is drawn.
    around: Option<String>,
    chart: Chart,
    unheard: Vec<(String, String)>,
}

fn asked<'a>(desk: &Desk, asked: &'a Asked) -> PowerAsked<'a> {
    let day = Day::parse(&asked.day).unwrap_or_else(|| desk.today());
    PowerAsked {
        quarter: Quarter::of(day),
        topic: Some(asked.topic.as_str()).filter(|topic| !topic.is_empty()),
    }
}

/// The page.
pub(super) async fn page(desk: Desk, Query(wanted): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let what = asked(desk, &wanted);
        let (power, trust, people, topics, chart, weighs, around) = desk.keeper.read(|state| {
            let community = state.community();
            let around = wanted.who.parse::<Hash>().ok().and_then(|id| community.member_ix(&id));
            let drawn = TrustAsked {
                topic: what.topic,
                around,
            };
            let trust = report::trust(community, drawn, desk.now_ms, SHOWN);
            let people = names(desk, community, &trust);
            let around = around.map(|member| person(desk, community, member).0);
            let topics = community.topics().to_vec();
            let chart = over_time(desk, community, what.quarter);
            let weighs = community.bylaws().deciding.weighing.is_some();
            (
                report::power(community, what),
                trust,
                people,
                topics,
                chart,
                weighs,
                around,
            )
        });
        let quarter = what.quarter;
        let link = |day: Day| format!("?day={day}&topic={}", wanted.topic);
        let next = quarter.last().plus_days(1);
        let mut choices = vec![Choice::of("", desk.w.power_all_topics(), &wanted.topic)];
        choices.extend(
            topics
                .iter()
                .map(|topic| Choice::of(topic.as_str(), topic.as_str(), &wanted.topic)),
        );
        Ok(Page {
            page: desk.shell(desk.w.power_title(), "flow"),
            slug: desk.slug.clone(),
            weighed: weighs.then(|| desk.w.power_weighed()),
            query: link(quarter.first()),
            period: desk.w.power_period(desk.day(&power.from), desk.day(&power.until)),
            before: link(quarter.first().plus_days(-1)),
            after: (next <= desk.today()).then(|| link(next)),
            topics: choices,
            day: quarter.first().to_string(),
            measures: power.measures.iter().filter_map(|one| measure(desk, one)).collect(),
            trust: Trust::of(desk, &trust, people, &link(quarter.first())),
            around,
            chart,
            unheard: power
                .unheard
                .iter()
                .map(|who| (desk.name(who), desk.person_href(&who.member)))
                .collect(),
        })
    })
    .await
}

/// Name, page and id of everybody in the picture.
fn names(desk: &Desk, community: &rules::Community, trust: &TrustPicture) -> Vec<Named> {
    let named = |member: MemberIx| {
        let (name, href) = person(desk, community, member);
        let id = community.member(member).id.to_string();
        Named { name, href, id }
    };
    trust.nodes.iter().map(|node| named(node.member)).collect()
}

/// A part to four decimals, as the figures are.
pub(super) fn four(part: rules::quantity::Ratio) -> String {
    let parts = (u128::from(part.num()) * 20_000 / u128::from(part.den().max(1))).div_ceil(2);
    format!("{}.{:04}", parts / 10_000, parts % 10_000)
}

/// What is looked at, in words.
pub(super) fn title(desk: &Desk, measure: PowerMeasure) -> String {
    let w = desk.w;
    match measure {
        PowerMeasure::Voices => w.power_voices(),
        PowerMeasure::Delegated => w.power_delegated(),
        PowerMeasure::Roles => w.power_roles(),
        PowerMeasure::Facilitation => w.power_facilitation(),
        PowerMeasure::Opened => w.power_opened(),
        PowerMeasure::Adopted => w.power_adopted(),
        PowerMeasure::Upheld => w.power_upheld(),
        PowerMeasure::Approved => w.power_approved(),
        PowerMeasure::Credits => w.power_credits(),
        PowerMeasure::Income => w.power_income(),
        PowerMeasure::Care => w.power_care(),
    }
}

fn amount(desk: &Desk, measure: PowerMeasure, amount: u64) -> String {
    match measure {
        PowerMeasure::Approved | PowerMeasure::Income => desk.money(amount),
        PowerMeasure::Credits => desk.credits(amount),
        PowerMeasure::Care => desk.hours(amount),
        PowerMeasure::Voices | PowerMeasure::Delegated | PowerMeasure::Roles | PowerMeasure::Facilitation => {
            desk.number(amount)
        }
        PowerMeasure::Opened | PowerMeasure::Adopted | PowerMeasure::Upheld => desk.number(amount),
    }
}

/// One thing with its figures, each in a sentence.
fn measure(desk: &Desk, one: &Power) -> Option<MeasureView> {
    let w = desk.w;
    let kind = PowerMeasure::from_word(&one.measure)?;
    let say = |figure: &Option<String>, sentence: &dyn Fn(&str) -> String| figure.as_deref().map(sentence);
    let sentences = [
        ("largest", say(&one.largest_share, &|share| w.power_is_largest(share))),
        ("nakamoto", one.nakamoto.map(|people| w.power_is_nakamoto(people))),
        ("gini", say(&one.gini, &|gini| w.power_is_gini(gini))),
        ("effective", say(&one.effective, &|people| w.power_is_effective(people))),
        ("banzhaf", say(&one.banzhaf, &|share| w.power_is_banzhaf(share))),
        ("error", say(&one.banzhaf_error, &|error| w.power_is_error(error))),
    ];
    let most = one.rows.first().map_or(1, |row| row.amount.max(1));
    let rows = one.rows.iter().take(NAMES).map(|row| {
        let part = row.amount.saturating_mul(100) / most;
        let name = desk.name(&row.who);
        (
            name,
            desk.person_href(&row.who.member),
            amount(desk, kind, row.amount),
            part,
        )
    });
    Some(MeasureView {
        word: one.measure.clone(),
        title: title(desk, kind),
        total: amount(desk, kind, one.total),
        sentences: sentences
            .into_iter()
            .filter_map(|(figure, said)| Some((figure, said?)))
            .collect(),
        rows: rows.collect(),
    })
}

/// The largest share of several things over the last quarters.
fn over_time(desk: &Desk, community: &rules::Community, until: Quarter) -> Chart {
    let mut quarters = vec![until];
    while quarters.len() < QUARTERS {
        let first = quarters.last().map_or(until.first(), |quarter| quarter.first());
        quarters.push(Quarter::of(first.plus_days(-1)));
    }
    let founded = community.foundation().map(|foundation| foundation.day);
    quarters.retain(|quarter| founded.is_none_or(|day| quarter.last() >= day));
    quarters.reverse();
    let lines = OVER_TIME.iter().map(|measure| {
        let at = |quarter: &Quarter| {
            let what = PowerAsked {
                quarter: *quarter,
                topic: None,
            };
            report::power_of(community, what, *measure).largest_share
        };
        (title(desk, *measure), quarters.iter().map(at).collect())
    });
    Chart::of(
        quarters.iter().map(|quarter| label(*quarter)).collect(),
        lines.collect(),
    )
}

/// A quarter such as `2026 · 2`.
fn label(quarter: Quarter) -> String {
    let (year, month, _) = quarter.first().date();
    format!("{year} · {}", (month - 1) / 3 + 1)
}

/// Everything of a quarter as CSV: the figures of each thing, then who holds how much.
pub(super) async fn csv(desk: Desk, Query(wanted): Query<Asked>) -> Result<Response, NotDone> {
    let name = format!("{}-power", desk.slug);
    desk.csv(name, move |desk| {
        let what = asked(desk, &wanted);
        let power = desk.keeper.read(|state| report::power(state.community(), what));
        Ok(table(desk, &power))
    })
    .await
}

fn table(desk: &Desk, power: &PowerReport) -> Vec<Vec<String>> {
    let head = ["measure", "what", "member", "name", "value"];
    let mut table = vec![head.map(str::to_owned).to_vec()];
    for one in &power.measures {
        let whole = |number: u64| Some(number.to_string());
        let figures = [
            ("total", whole(one.total)),
            ("people", whole(one.people)),
            ("holders", whole(one.holders)),
            ("largest_share", one.largest_share.clone()),
            ("nakamoto", one.nakamoto.and_then(whole)),
            ("gini", one.gini.clone()),
            ("effective", one.effective.clone()),
            ("banzhaf", one.banzhaf.clone()),
            ("banzhaf_error", one.banzhaf_error.clone()),
        ];
        for (what, value) in figures {
            let value = value.unwrap_or_default();
            table.push(vec![
                one.measure.clone(),
                what.to_owned(),
                String::new(),
                String::new(),
                value,
            ]);
        }
        for row in &one.rows {
            let member = row.who.member.to_string();
            let held = row.amount.to_string();
            table.push(vec![
                one.measure.clone(),
                "amount".to_owned(),
                member,
                desk.name(&row.who),
                held,
            ]);
        }
    }
    for who in &power.unheard {
        let member = who.member.to_string();
        table.push(vec![
            "unheard".to_owned(),
            String::new(),
            member,
            desk.name(who),
            String::new(),
        ]);
    }
    table
}
