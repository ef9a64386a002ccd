//! Share-outs: planning one and looking at every line before it is signed, the list of them, and one with its
//! objections.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use register::By;
use rules::act::{Act, ShareOpen};
use rules::distribution::CareMode;
use rules::field::Field;
use rules::quantity::{Day, Month};
use rules::report::{self, ShareHead, ShareView};
use rules::{Community, Refusal};
use serde::Deserialize;

use super::desk::Desk;
use super::shell::Shell;
use super::view::{ShareLine, ShareTable, State};
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::words::{figures, isolated};

/// Lines of a share-out on one page.
const LINES: usize = 200;
/// Characters of an amount that are read.
const AMOUNT_CHARS: usize = 20;

/// What is asked to be previewed.
#[derive(Clone, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    amount: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

struct Plan {
    amount: String,
    amount_words: String,
    amount_smallest: u64,
    /// What is wrong with the amount, beside its field.
    flaw: Option<String>,
    from: String,
    until: String,
}

struct Listed {
    id: String,
    state: State,
    amount: String,
    period: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "shares.html")]
struct Shares {
    page: Shell,
    slug: String,
    rule: String,
    shares: Vec<Listed>,
    cash: String,
    currency: String,
    asked: Plan,
    preview: Option<ShareTable>,
    trouble: Option<Problem>,
    waiting: String,
    can_act: bool,
}

/// The share-outs so far, and the plan of a new one with every line of what it would pay.
pub(super) async fn list(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let w = desk.w;
        let plan = plan(desk, &asked);
        let (heads, rule, cash, waits, previewed) = desk.keeper.read(|state| {
            let community = state.community();
            let cash = super::money::free_cash(community);
            let bylaws = community.bylaws();
            let hours = desk.number(u64::from(bylaws.waiting_hours));
            let waits = if bylaws.deciding.by_consent {
                w.effect_share_open_decided(hours)
            } else {
                w.share_waits(hours)
            };
            (
                report::shares(community),
                rule(desk, community),
                cash,
                waits,
                previewed(desk, community, &plan),
            )
        });
        let (preview, trouble) = match previewed {
            None => (None, None),
            Some(Ok(view)) => (Some(table(desk, &view, false)), None),
            Some(Err(refusal)) => (None, Some(Problem::refusal(&refusal, desk.tongue()))),
        };
        Ok(Shares {
            page: desk.shell(w.shares_title(), "shares"),
            slug: desk.slug.clone(),
            rule,
            shares: heads.iter().map(|head| listed(desk, head)).collect(),
            cash: desk.signed_money(cash),
            currency: desk.currency.clone(),
            asked: plan,
            preview,
            trouble,
            waiting: waits,
            can_act: desk.me.is_some(),
        })
    })
    .await
}

/// The month that a share-out is for unless one says otherwise: this one, and on its first day the one before, since no
/// other day of this one has been; where the community was there in it.
fn usual_month(today: Day, founded: Day) -> Month {
    let month = today.month();
    let before = month.previous().filter(|before| founded.month() <= *before);
    before.filter(|_| today == month.first()).unwrap_or(month)
}

/// The plan that the address asks for; without one, the last month.
fn plan(desk: &Desk, asked: &Asked) -> Plan {
    let today = desk.today();
    let founded = desk
        .keeper
        .read(|state| state.community().foundation().map(|foundation| foundation.day));
    let last = usual_month(today, founded.unwrap_or(today));
    let day = |text: &str, usual: Day| Day::parse(text).unwrap_or(usual).to_string();
    let read = amount(&asked.amount, u32::from(desk.scale), &desk.currency);
    let typed: String = asked.amount.chars().take(AMOUNT_CHARS).collect();
    let flaw = (!typed.is_empty() && read.is_none_or(|smallest| smallest == 0)).then(|| {
        let example = figures::decimal(
            desk.language,
            1_200 * 10i128.pow(u32::from(desk.scale)),
            u32::from(desk.scale),
        );
        desk.w.share_amount_flaw(isolated(&typed), example)
    });
    let amount_smallest = read.unwrap_or(0);
    Plan {
        amount: typed,
        flaw,
        amount_words: desk.money(amount_smallest),
        amount_smallest,
        from: day(&asked.from, last.first()),
        until: day(&asked.until, desk.today().min(last.last())),
    }
}

/// An amount as people write it, in the smallest unit. The last dot or comma with no more digits behind it than the
/// currency has decimals is the decimal sign; all others group. Beside figures only the currency and its sign may stand.
fn amount(text: &str, scale: u32, currency: &str) -> Option<u64> {
    let bare = text.replace(currency, "");
    if bare.contains(|c: char| c.is_alphabetic() || matches!(c, '-' | '−' | '+' | '%')) {
        return None;
    }
    let plain: String = bare
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .collect();
    let sign = plain
        .rfind(['.', ','])
        .filter(|at| plain.len() - at - 1 <= scale as usize);
    let (whole, part) = sign.map_or((plain.as_str(), ""), |at| (&plain[..at], &plain[at + 1..]));
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return None;
    }
    format!("{digits}{part:0<width$}", width = scale as usize).parse().ok()
}

fn previewed(desk: &Desk, community: &Community, plan: &Plan) -> Option<Result<ShareView, Refusal>> {
    if plan.amount_smallest == 0 {
        return None;
    }
    let (from, until) = (Day::parse(&plan.from)?, Day::parse(&plan.until)?);
    if let Some(me) = desk.me {
        let amount = register::json::Value::Int(i64::try_from(plan.amount_smallest).ok()?);
        let amount = match Field::read(&amount) {
            Ok(amount) => amount,
            Err(flaw) => return Some(Err(Refusal::malformed(&flaw))),
        };
        let act = Act::ShareOpen(ShareOpen {
            amount,
            from,
            until,
            note: None,
        });
        if let Err(refusal) = community.preview(&By::Member(me), &act, desk.now_ms) {
            return Some(Err(refusal));
        }
    } else if until < from {
        return Some(Err(Refusal::PeriodBackwards { from, until }));
    }
    Some(Ok(report::preview(
        community,
        plan.amount_smallest,
        from,
        until,
        desk.now_ms,
    )))
}

/// The rule of sharing in one sentence.
fn rule(desk: &Desk, community: &Community) -> String {
    let w = desk.w;
    let bylaws = community.bylaws();
    let share = |ratio| figures::share(desk.language, ratio);
    let care = match bylaws.care {
        CareMode::Off => w.rule_care_off(),
        CareMode::Balance { k } => w.rule_care_balance(share(k)),
        CareMode::Pot {
            share: pot,
            rate_per_hour,
        } => w.rule_care_pot(desk.money(rate_per_hour), share(pot)),
    };
    w.share_rule(share(bylaws.needs), share(bylaws.livelihood), share(bylaws.love), care)
}

fn listed(desk: &Desk, head: &ShareHead) -> Listed {
    let w = desk.w;
    Listed {
        id: head.share.to_string(),
        state: mark(desk, head.state, head.objections > 0),
        amount: desk.money(head.amount),
        period: w.share_period(desk.day(&head.from), desk.day(&head.until)),
        detail: format!("{} · {}", desk.name(&head.opened_by), desk.moment(head.opened_ms)),
    }
}

fn mark(desk: &Desk, state: &str, objected: bool) -> State {
    let w = desk.w;
    match state {
        "open" if objected => State {
            kind: "stop",
            text: w.share_state_objected(),
        },
        "open" => State {
            kind: "wait",
            text: w.share_state_open(),
        },
        "posted" => State {
            kind: "good",
            text: w.share_state_posted(),
        },
        _ => State {
            kind: "",
            text: w.share_state_withdrawn(),
        }, // A text from the report: withdrawn is left.
    }
}

/// The lines of a share-out. The pay of each stream is told from what it divests.
pub(super) fn table(desk: &Desk, view: &ShareView, linked: bool) -> ShareTable {
    let w = desk.w;
    let part = 10u64.pow(u32::from(desk.scale));
    let line = |line: &report::ShareLine| {
        let pay = |credits: u64| credits.saturating_mul(part) / 100;
        ShareLine {
            member: line.who.member.to_string(),
            name: desk.name(&line.who),
            livelihood: desk.money(pay(line.divested_livelihood)),
            love: desk.money(pay(line.divested_love)),
            care: match line.care {
                0 => "–".to_owned(),
                change if change > 0 => format!("+{}", desk.signed_money(change)),
                change => desk.signed_money(change),
            },
            payout: desk.money(line.amount),
            href: match view.share {
                Some(share) => format!("/{}/money/shares/{share}/{}", desk.slug, line.who.member),
                None => String::new(),
            },
        }
    };
    // The reader's own line is always among those shown.
    let own = view
        .lines
        .iter()
        .skip(LINES)
        .find(|line| Some(line.who.member) == desk.me);
    let mut lines: Vec<ShareLine> = view.lines.iter().take(LINES).chain(own).map(line).collect();
    lines.sort_by_cached_key(|line| line.name.to_lowercase());
    let funds = [
        (w.share_needs(), view.needs),
        (w.share_reserve(), view.reserve),
        (w.share_undistributed(), view.undistributed),
    ];
    let funds = funds.into_iter().filter(|(_, amount)| *amount > 0);
    ShareTable {
        lines,
        funds: funds.map(|(label, amount)| (label, desk.money(amount))).collect(),
        total: desk.money(view.amount),
        left_out: super::flow::left_out(desk, view.lines.len(), LINES),
        linked,
    }
}

struct Objected {
    who: String,
    reason: String,
    state: State,
}

struct Can {
    any: bool,
    object: bool,
    settle: bool,
    post: bool,
    withdraw: bool,
    stuck: bool,
}

#[derive(Template)]
#[template(path = "share.html")]
struct Share {
    page: Shell,
    slug: String,
    id: String,
    amount: String,
    period: String,
    state: State,
    sentence: String,
    note: Option<String>,
    table: ShareTable,
    result: String,
    total: u64,
    objections: Vec<Objected>,
    can: Can,
    decided: Option<Decided>,
    agreements: Vec<(String, String)>,
    /// Whether a bank can be told to pay it.
    bank: bool,
}

/// The decision on a share-out, where the community decides by consent.
struct Decided {
    href: String,
    state: State,
    sentence: String,
    posts: bool,
}

fn decided(desk: &Desk, community: &Community, id: &register::Hash) -> Option<Decided> {
    let proposal = community.proposal(id)?;
    let stage = community.proposal_stage(proposal, desk.now_ms);
    let (needed, all) = proposal.policy();
    let due = community.due(desk.now_ms);
    let left = stage.ends_ms.map(|until_ms| super::decisions::left(desk, until_ms));
    let sentence = desk.w.share_by_consent(desk.number(needed), desk.number(all));
    Some(Decided {
        href: format!("/{}/decisions/{id}", desk.slug),
        state: super::decisions::stage_state(desk, stage.stage),
        sentence: left.map_or_else(|| sentence.clone(), |left| format!("{sentence} {left}.")),
        posts: due
            .iter()
            .any(|act| matches!(act, Act::SharePost(post) if post.share == *id)),
    })
}

/// The agreements by which it was computed, in the version that was in force, as links.
fn agreements(desk: &Desk, refs: &[report::AgreementRef]) -> Vec<(String, String)> {
    let named: Vec<(String, u32)> = refs.iter().map(|one| (one.name.clone(), one.version)).collect();
    super::agreements::in_force(desk, &named)
}

/// One share-out, line by line, with its objections.
pub(super) async fn one(desk: Desk, Path((_, id)): Path<(String, String)>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let id = desk.id(&id)?;
        let (view, decided) = desk.keeper.read(|state| {
            let community = state.community();
            (report::share(community, &id), decided(desk, community, &id))
        });
        let view = view.ok_or_else(|| desk.missing(&id.to_string()))?;
        let w = desk.w;
        let standing = view
            .objections
            .iter()
            .filter(|objection| objection.settled.is_none())
            .count();
        let amount = desk.money(view.amount);
        Ok(Share {
            page: desk.shell(w.share_title(&amount), "shares"),
            slug: desk.slug.clone(),
            id: id.to_string(),
            period: w.share_period(desk.day(&view.from), desk.day(&view.until)),
            state: mark(desk, view.state, standing > 0),
            sentence: match (&decided, view.state) {
                (Some(decided), "open") => decided.sentence.clone(),
                _ => sentence(desk, &view, standing > 0), // A text from the report: not open, or by the first rules.
            },
            note: view.note.map(|note| desk.note_or_erased(&note)),
            table: table(desk, &view, true),
            result: view.result.to_string(),
            total: view.total,
            objections: objections(desk, &view),
            can: can(desk, &view, decided.as_ref()),
            decided,
            agreements: agreements(desk, &view.agreements),
            bank: super::bank::can_pay(desk, &view),
            amount,
        })
    })
    .await
}

fn sentence(desk: &Desk, view: &ShareView, objected: bool) -> String {
    let w = desk.w;
    let entry = desk.number(view.closed_by_entry.unwrap_or(0));
    let due_ms = view.due_ms.unwrap_or(0);
    match view.state {
        "open" if objected => w.share_open_objected(),
        "open" if due_ms <= desk.now_ms => w.share_open_ready(),
        "open" => w.share_open_until(desk.moment(due_ms)),
        "posted" => w.share_posted_is(entry),
        _ => w.share_withdrawn_is(entry), // A text from the report: withdrawn is left.
    }
}

fn objections(desk: &Desk, view: &ShareView) -> Vec<Objected> {
    let one = |objection: &report::ObjectionLine| Objected {
        who: desk.name(&objection.by),
        reason: desk.note_or_erased(&objection.reason),
        state: match objection.settled {
            None => State {
                kind: "stop",
                text: desk.w.objection_stands(),
            },
            Some(_) => State {
                kind: "",
                text: desk.w.objection_settled(),
            },
        },
    };
    view.objections.iter().map(one).collect()
}

fn can(desk: &Desk, view: &ShareView, decided: Option<&Decided>) -> Can {
    let open = view.state == "open" && desk.me.is_some();
    let standing = || view.objections.iter().filter(|objection| objection.settled.is_none());
    let mine = standing().any(|objection| Some(objection.by.member) == desk.me);
    let opener = view.opened_by.map(|who| who.member);
    // When the opener has left, or an objection outlasts the waiting time, any full member may clear the way.
    let gone = opener.and_then(|id| {
        desk.keeper.read(|state| {
            let community = state.community();
            community
                .member_ix(&id)
                .map(|place| community.member(place).left.is_some())
        })
    });
    let outlasted = standing().next().is_some() && view.due_ms.is_some_and(|due_ms| due_ms <= desk.now_ms);
    let stuck = outlasted || gone == Some(true);
    let mut can = Can {
        any: open,
        object: open && !mine && decided.is_none(),
        settle: open && mine,
        post: match decided {
            Some(decided) => open && decided.posts,
            None => open && standing().next().is_none() && view.due_ms.is_some_and(|due_ms| due_ms <= desk.now_ms),
        },
        withdraw: open && (opener == desk.me || (stuck && desk.is_full())),
        stuck: open && stuck,
    };
    can.any = can.object || can.settle || can.post || can.withdraw;
    can
}

/// The lines as CSV.
pub(super) async fn csv(desk: Desk, Path((_, id)): Path<(String, String)>) -> Result<Response, NotDone> {
    let name = format!("{}-share-out", desk.slug);
    desk.csv(name, move |desk| {
        let id = desk.id(&id)?;
        let view = desk.keeper.read(|state| report::share(state.community(), &id));
        let view = view.ok_or_else(|| desk.missing(&id.to_string()))?;
        let money = |amount: i64| rules::quantity::decimal(amount, desk.scale);
        let whole = |amount: u64| money(i64::try_from(amount).unwrap_or(i64::MAX));
        let credits = |hundredths: u64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let head = [
            "member",
            "name",
            "before_care",
            "care",
            "payout",
            "divested_livelihood",
            "divested_love",
            "currency",
        ];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for line in &view.lines {
            rows.push(vec![
                line.who.member.to_string(),
                desk.name(&line.who),
                whole(line.before_care),
                money(line.care),
                whole(line.amount),
                credits(line.divested_livelihood),
                credits(line.divested_love),
                desk.currency.clone(),
            ]);
        }
        Ok(rows)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::{amount, usual_month};
    use rules::quantity::Day;

    #[test]
    fn on_the_first_of_a_month_it_is_the_month_before_that_is_shared() {
        let day = |text: &str| Day::parse(text).unwrap();
        let usual = |today: &str| usual_month(day(today), day("2025-12-31")).to_string();
        assert_eq!(usual("2026-12-01"), "2026-11");
        assert_eq!(usual("2026-01-01"), "2025-12");
        assert_eq!(usual("2026-12-02"), "2026-12");
        // Before it was founded, nothing was done together.
        assert_eq!(usual_month(day("2026-12-01"), day("2026-12-01")).to_string(), "2026-12");
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, cents) in [
            ("200", 20_000),
            ("3,000.00", 300_000),
            ("3.000,50", 300_050),
            ("12,5", 1_250),
            ("€ 7", 700),
            ("EUR 7", 700),
        ] {
            assert_eq!(amount(text, 2, "EUR"), Some(cents), "{text}");
        }
        assert_eq!(amount("3,000", 2, "EUR"), Some(300_000));
        assert_eq!(amount("12", 0, "CLP"), Some(12));
        for text in ["", "abc", "12abc", "-5", "99999999999999999999"] {
            assert_eq!(amount(text, 2, "EUR"), None, "{text}");
        }
    }
}
