//! "Why this much?" in words: every contribution, rate, share, cap, care adjustment and rounding behind a payout.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use rules::distribution::{CareWorking, Fraction, Rounding, StreamWorking};
use rules::quantity::{Ratio, Stream, WorkUnit};
use rules::report::{self, Away, Part, Why, WorkLine};

use super::desk::Desk;
use super::shell::Shell;
use super::work::one_unit;
use crate::door::Door;
use crate::not_done::NotDone;
use crate::words::effect::quantity;
use crate::words::figures;

const ROWS: usize = 200;

struct Step {
    text: String,
    link: Option<(String, String)>,
    details: Vec<String>,
}

struct Row {
    day: String,
    task: String,
    href: String,
    quantity: String,
    rate: Option<String>,
    rate_href: String,
    value: String,
}

struct StreamView {
    class: &'static str,
    name: String,
    sentence: String,
    unit: String,
    rows: Vec<Row>,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "why.html")]
struct WhyPage {
    page: Shell,
    slug: String,
    share: String,
    amount: String,
    payout: String,
    name: String,
    period: String,
    steps: Vec<Step>,
    sums: Vec<(String, String)>,
    divested: String,
    streams: Vec<StreamView>,
}

/// Everything behind one member's payout.
pub(super) async fn page(
    desk: Desk,
    Path((_, id, member)): Path<(String, String, String)>,
) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let (share, member) = (desk.id(&id)?, desk.id(&member)?);
        let (why, without) = desk.keeper.read(|state| {
            let community = state.community();
            let Some(place) = community.member_ix(&member) else {
                return (None, None);
            };
            let why = report::why(community, &share, place);
            (why, report::without_line(community, &share, place))
        });
        let why = why.ok_or_else(|| match without {
            Some(why) => NotDone::from(Door::NoLine { why }),
            None if desk.keeper.read(|state| state.community().share(&share).is_none()) => desk.missing(&id),
            None => desk.missing(&member.to_string()),
        })?;
        let w = desk.w;
        let payout = desk.money(why.working.payout);
        let [livelihood, love] =
            [why.working.divested_livelihood, why.working.divested_love].map(|credits| desk.credits(credits));
        Ok(WhyPage {
            page: desk.shell(w.why_title(&payout), "shares"),
            slug: desk.slug.clone(),
            share: why.share.to_string(),
            amount: desk.money(why.working.amount),
            name: desk.name(&why.who),
            period: w.share_period(desk.day(&why.from), desk.day(&why.until)),
            steps: steps(desk, &why),
            sums: sums(desk, &why),
            divested: match why.state {
                "posted" => w.why_divested(livelihood, love),
                _ => w.why_would_divest(livelihood, love), // A text from the report: open or withdrawn.
            },
            streams: streams(desk, &why),
            payout,
        })
    })
    .await
}

fn steps(desk: &Desk, why: &Why) -> Vec<Step> {
    let w = desk.w;
    let name = desk.name(&why.who);
    let named: Vec<(String, u32)> = why
        .agreements
        .iter()
        .map(|one| (one.name.clone(), one.version))
        .collect();
    let agreement = |slug: &str| Some((super::agreements::href(desk, &named, slug), w.why_agreement()));
    let needs = if why.working.needs.is_zero() {
        w.why_needs_none()
    } else {
        w.why_needs(desk.money(why.working.amount), desk.exact_money(&why.working.needs))
    };
    let mut steps = vec![Step {
        text: needs,
        link: agreement("share-out"),
        details: Vec::new(),
    }];
    for stream in &why.working.streams {
        steps.push(stream_step(desk, stream, &name, agreement("streams")));
    }
    let (text, details) = care(desk, why, &name);
    steps.push(Step {
        text,
        link: agreement("care"),
        details,
    });
    let rounding = match &why.working.rounding {
        Rounding::Up(by) => w.why_rounding_up(by.decimal(2)),
        Rounding::Down(by) => w.why_rounding_down(by.decimal(2)),
        Rounding::None => w.why_rounding_none(),
    };
    steps.push(Step {
        text: rounding,
        link: None,
        details: Vec::new(),
    });
    steps
}

fn stream_step(desk: &Desk, it: &StreamWorking, name: &str, link: Option<(String, String)>) -> Step {
    let w = desk.w;
    let part = percent(&it.part);
    let text = w.why_split(desk.stream(it.stream), part, desk.exact_money(&it.split));
    let mut details = Vec::new();
    if !it.received.is_zero() {
        details.push(w.why_received(desk.exact_money(&it.received)));
    }
    if !it.passed_on.is_zero() {
        details.push(w.why_passed(desk.exact_money(&it.passed_on)));
    }
    if it.open == 0 {
        details.push(w.why_no_open(name));
    } else {
        let (open, all) = (desk.credits(it.open), desk.credits(it.open_of_all));
        details.push(w.why_share(name, open, all, desk.exact_money(&it.pay)));
        if it.capped {
            details.push(w.why_capped());
        }
    }
    Step { text, link, details }
}

fn care(desk: &Desk, why: &Why, name: &str) -> (String, Vec<String>) {
    let w = desk.w;
    match &why.working.care {
        CareWorking::Off => (w.why_care_off(), Vec::new()),
        CareWorking::LeftOut if why.away.is_empty() => (w.why_care_dating(name), Vec::new()),
        CareWorking::LeftOut => (
            w.why_care_out(name),
            why.away.iter().map(|one| away(desk, one)).collect(),
        ),
        CareWorking::Pot {
            pot: _,
            spent: _,
            rate_per_hour,
            minutes,
            paid,
        } => {
            let rate = desk.money(*rate_per_hour);
            (
                w.why_care_pot(desk.hours(*minutes), rate, desk.exact_money(paid)),
                Vec::new(),
            )
        }
        CareWorking::Balance {
            k: _,
            minutes,
            mean,
            members,
            withheld,
            received,
            withheld_from_all: _,
        } => {
            let (hours, mean) = (desk.hours(*minutes), desk.hours(nearest(mean)));
            let text = w.why_care_balance(name, hours, desk.number(*members), mean);
            let change = if !withheld.is_zero() {
                w.why_care_withheld(desk.exact_money(withheld))
            } else if !received.is_zero() {
                w.why_care_received(desk.exact_money(received))
            } else {
                w.why_care_even()
            };
            (text, vec![change])
        }
    }
}

/// An absence, and when it was said; what is said afterwards is called so, since others may want to ask about it.
fn away(desk: &Desk, one: &Away) -> String {
    let [from, until, recorded] = [&one.from, &one.until, &one.recorded].map(|day| desk.day(day));
    if one.afterwards {
        desk.w.absence_afterwards(from, until, recorded)
    } else {
        desk.w.absence_recorded(from, until, recorded)
    }
}

fn nearest(fraction: &Fraction) -> u64 {
    let nearest = (fraction.numerator() * 2u32 + fraction.denominator()) / (fraction.denominator() * 2u32);
    nearest.to_string().parse().unwrap_or(u64::MAX)
}

/// A part of the whole as a percentage, or as a fraction where that is shorter than exact.
fn percent(part: &Fraction) -> String {
    let hundred = part.times_whole(100);
    let whole = nearest(&hundred);
    if hundred == Fraction::whole(whole) {
        format!("{whole}\u{a0}%")
    } else {
        format!("{}/{}", part.numerator(), part.denominator())
    }
}

/// The same in figures: lines that add up to the payout, each rounded for reading.
fn sums(desk: &Desk, why: &Why) -> Vec<(String, String)> {
    let w = desk.w;
    let [livelihood, love] = &why.working.streams;
    let mut lines = vec![
        (w.why_line_livelihood(), desk.exact_money(&livelihood.pay)),
        (w.why_line_love(), desk.exact_money(&love.pay)),
    ];
    let care = match &why.working.care {
        CareWorking::Off | CareWorking::LeftOut => None,
        CareWorking::Pot { paid, .. } => Some(desk.exact_change("+", paid)),
        CareWorking::Balance { withheld, received, .. } if withheld.is_zero() && received.is_zero() => None,
        CareWorking::Balance { withheld, received, .. } if withheld.is_zero() => Some(desk.exact_change("+", received)),
        CareWorking::Balance { withheld, .. } => Some(desk.exact_change("−", withheld)),
    };
    lines.extend(care.map(|text| (w.why_line_care(), text)));
    lines
}

fn streams(desk: &Desk, why: &Why) -> Vec<StreamView> {
    let w = desk.w;
    let credited = |stream: Stream, parts: &[Part]| StreamView {
        class: stream.word(),
        name: desk.stream(stream),
        sentence: w.why_work_sentence(),
        unit: w.work_credits(),
        more: more(desk, parts.len()),
        rows: newest(parts, |part| &part.work.day)
            .map(|part| part_row(desk, part))
            .collect(),
    };
    let care = StreamView {
        class: Stream::Care.word(),
        name: desk.stream(Stream::Care),
        sentence: w.why_care_sentence(),
        unit: w.duties_care(),
        more: more(desk, why.care.len()),
        rows: newest(&why.care, |line| &line.day)
            .map(|line| row(desk, line, None, desk.hours(line.quantity)))
            .collect(),
    };
    vec![
        credited(Stream::Livelihood, &why.livelihood.parts),
        credited(Stream::Love, &why.love.parts),
        care,
    ]
}

/// The newest of these by their days, and of a day the one that was filed last; no more than are shown.
fn newest<T>(lines: &[T], day: impl Fn(&T) -> &str) -> impl Iterator<Item = &T> {
    let mut lines: Vec<&T> = lines.iter().rev().collect();
    lines.sort_by(|one, other| day(other).cmp(day(one)));
    lines.into_iter().take(ROWS)
}

fn more(desk: &Desk, rows: usize) -> Option<String> {
    (rows > ROWS).then(|| desk.w.why_more_rows((rows - ROWS) as u64))
}

fn part_row(desk: &Desk, part: &Part) -> Row {
    let rate = part.rate.and_then(|[num, den]| {
        // Rates for minutes are agreed for an hour, and stand here in their lowest terms.
        let units: u64 = if part.work.unit == WorkUnit::Minutes { 60 } else { 1 };
        let mut smaller = (1..=units).rev();
        let shared = smaller.find(|some| units.is_multiple_of(*some) && den.is_multiple_of(*some))?;
        let rate = Ratio::new(num.checked_mul(units / shared)?, den / shared)?;
        let shown = figures::rate(desk.language, rate);
        let [pay_num, pay_den] = part.pay;
        let stage = Ratio::new(pay_num, pay_den).filter(|pay| pay.num() != pay.den());
        let stage = stage
            .map(|pay| format!(" × {}", figures::share(desk.language, pay)))
            .unwrap_or_default();
        Some(format!(
            "{}{stage}",
            desk.w.why_rate_is(shown, one_unit(desk, part.work.unit))
        ))
    });
    row(desk, &part.work, rate, desk.credits(part.open_then))
}

fn row(desk: &Desk, line: &WorkLine, rate: Option<String>, value: String) -> Row {
    Row {
        day: desk.day(&line.day),
        task: line.task.clone(),
        href: format!("/{}/work/{}", desk.slug, line.work),
        quantity: quantity(desk.language, line.quantity, line.unit),
        rate,
        rate_href: rate_href(desk, line),
        value,
    }
}

/// The version of the rates by which a contribution counts, as an address.
fn rate_href(desk: &Desk, line: &WorkLine) -> String {
    let version = desk.keeper.read(|state| {
        let community = state.community();
        let work = community.work(&line.work)?;
        community.agreement_of(work, "rates").map(|version| version.version)
    });
    let named: Vec<(String, u32)> = version
        .map(|version| ("rates".to_owned(), version))
        .into_iter()
        .collect();
    super::agreements::href(desk, &named, "rates")
}
