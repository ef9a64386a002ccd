//! Money: what there is, what came and went, partners, and the accounts behind it all.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use register::Hash;
use rules::Community;
use rules::act::AccountClass;
use rules::community::{MoneyRecord, Payment};
use rules::ledger::{AccountKey, AccountView, Class, ReserveKind};
use rules::quantity::{Day, PartnerKind};
use serde::Deserialize;

use super::desk::{CHOICES_MAX, Desk};
use super::shell::Shell;
use super::view::Choice;
use super::{circles, people};
use crate::not_done::NotDone;
use crate::words::{figures, isolated};

const LINES: usize = 40;
const ACCOUNTS_MAX: usize = 500;
/// Waiting transactions on one page; who has more posts or voids some first.
const WAITING_MAX: usize = 100;

/// Which page of movements is asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    skip: usize,
}

struct Move {
    day: String,
    day_words: String,
    whom: String,
    kind: Option<String>,
    what: String,
    amount: String,
    href: String,
}

#[derive(Template)]
#[template(path = "money.html")]
struct Money {
    page: Shell,
    slug: String,
    currency: String,
    scale: u8,
    balances: Vec<(String, String)>,
    can_act: bool,
    partners: Vec<Choice>,
    circles: Vec<Choice>,
    members: Vec<Choice>,
    today: String,
    moves: Vec<Move>,
    newer: Option<String>,
    older: Option<String>,
}

/// What there is, and what came and went, the last first.
pub(super) async fn page(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let (balances, all, partners, today) = desk.keeper.read(|state| {
            let community = state.community();
            let named: Vec<(Hash, Hash)> = community
                .partners()
                .iter()
                .rev()
                .take(CHOICES_MAX)
                .map(|one| (one.id, one.name))
                .collect();
            (
                balances(desk, community),
                movements(community),
                named,
                community.day_of(desk.now_ms),
            )
        });
        let moves = all
            .iter()
            .skip(asked.skip)
            .take(LINES)
            .map(|one| shown(desk, one))
            .collect();
        let mut partners: Vec<Choice> = partners
            .iter()
            .map(|(id, name)| Choice::of(id.to_string(), desk.named(name), ""))
            .collect();
        partners.sort_by_cached_key(|choice| choice.label.to_lowercase());
        let link = |skip: usize| format!("/{}/money?skip={skip}", desk.slug);
        Ok(Money {
            page: desk.shell(desk.w.money_title(), "money"),
            slug: desk.slug.clone(),
            currency: desk.currency.clone(),
            scale: desk.scale,
            balances,
            can_act: desk.me.is_some(),
            partners,
            circles: circles::choices(desk, "", true),
            // Only those who can act are asked whom they paid.
            members: if desk.me.is_some() {
                people::choices(desk, "", |_| true)
            } else {
                Vec::new()
            },
            today: today.to_string(),
            newer: (asked.skip > 0).then(|| link(asked.skip.saturating_sub(LINES))),
            older: (asked.skip.saturating_add(LINES) < all.len()).then(|| link(asked.skip + LINES)),
            moves,
        })
    })
    .await
}

fn balances(desk: &Desk, community: &Community) -> Vec<(String, String)> {
    let w = desk.w;
    let ledger = community.ledger();
    let owed: i64 = ledger
        .of_members(AccountKey::Payable)
        .map(|(_, holding)| holding.balance)
        .sum();
    let sum = |records: &[MoneyRecord]| records.iter().map(|record| record.amount).sum::<u64>();
    let mut lines = vec![(w.money_cash(), desk.signed_money(free_cash(community)))];
    if let Some(share) = community.open_share() {
        lines.push((w.money_aside(), desk.money(share.basis.amount)));
    }
    lines.push((w.money_owed(), desk.signed_money(owed)));
    let reserves = [
        (w.money_solidarity(), ReserveKind::Solidarity),
        (w.money_reserve(), ReserveKind::Indivisible),
    ];
    for (label, kind) in reserves {
        let held = ledger.balance(&AccountKey::Reserve(kind));
        if held != 0 {
            lines.push((label, desk.signed_money(held)));
        }
    }
    lines.push((w.money_earned(), desk.money(sum(community.incomes()))));
    lines.push((w.money_spent(), desk.money(sum(community.expenses()))));
    lines
}

/// Cash that is not set aside for an open share-out.
pub(super) fn free_cash(community: &Community) -> i64 {
    let cash = community.ledger().holding(&AccountKey::Cash);
    cash.balance
        .saturating_sub(i64::try_from(cash.pending_out).unwrap_or(i64::MAX))
}

/// One movement between the community and somebody.
struct Movement {
    entry: u64,
    day: Day,
    way: Way,
    whom: Hash,
    kind: Option<PartnerKind>,
    amount: u64,
    circle: Option<String>,
    reference: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Income,
    Expense,
    Payment,
}

/// All movements, the last recorded first.
fn movements(community: &Community) -> Vec<Movement> {
    let traded = |record: &MoneyRecord, way: Way| {
        let partner = &community.partners()[record.partner as usize];
        Movement {
            entry: record.entry,
            day: record.day,
            way,
            whom: partner.name,
            kind: Some(partner.kind),
            amount: record.amount,
            circle: record
                .circle
                .map(|place| community.circles()[place as usize].name.clone()),
            reference: record.reference.clone(),
        }
    };
    let paid = |payment: &Payment| Movement {
        entry: payment.entry,
        day: payment.day,
        way: Way::Payment,
        whom: community.member(payment.member).name,
        kind: None,
        amount: payment.amount,
        circle: None,
        reference: payment.reference.clone(),
    };
    let mut all: Vec<Movement> = community
        .incomes()
        .iter()
        .map(|record| traded(record, Way::Income))
        .collect();
    all.extend(community.expenses().iter().map(|record| traded(record, Way::Expense)));
    all.extend(community.payments().iter().map(paid));
    all.sort_by_key(|one| std::cmp::Reverse(one.entry));
    all
}

fn shown(desk: &Desk, one: &Movement) -> Move {
    let w = desk.w;
    let signed = i64::try_from(one.amount).unwrap_or(i64::MAX);
    let (word, amount) = match one.way {
        Way::Income => (w.move_income(), signed),
        Way::Expense => (w.move_expense(), -signed),
        Way::Payment => (w.move_payment(), -signed),
    };
    let parts = [Some(word), one.circle.clone(), one.reference.clone()];
    Move {
        day: one.day.to_string(),
        day_words: figures::day(desk.language, one.day),
        whom: desk.named(&one.whom),
        kind: one.kind.map(|kind| partner_word(desk, kind)),
        what: parts
            .into_iter()
            .flatten()
            .map(|part| isolated(&part))
            .collect::<Vec<_>>()
            .join(" · "),
        amount: desk.signed_money(amount),
        href: format!("/{}/register/{}", desk.slug, one.entry),
    }
}

/// Partners of a kind, in words.
pub(super) fn partners_word(desk: &Desk, kind: PartnerKind) -> String {
    match kind {
        PartnerKind::Customer => desk.w.partners_customer(),
        PartnerKind::Donor => desk.w.partners_donor(),
        PartnerKind::Supplier => desk.w.partners_supplier(),
        PartnerKind::Member => desk.w.partners_member(),
    }
}

/// What a partner is, in words.
fn partner_word(desk: &Desk, kind: PartnerKind) -> String {
    match kind {
        PartnerKind::Customer => desk.w.partner_customer(),
        PartnerKind::Donor => desk.w.partner_donor(),
        PartnerKind::Supplier => desk.w.partner_supplier(),
        PartnerKind::Member => desk.w.partner_member(),
    }
}

/// The movements as CSV, all of them.
pub(super) async fn csv(desk: Desk) -> Result<Response, NotDone> {
    let name = format!("{}-money", desk.slug);
    desk.csv(name, |desk| {
        let head = [
            "day",
            "way",
            "whom",
            "kind",
            "amount",
            "currency",
            "circle",
            "reference",
            "entry",
        ];
        let mut table = vec![head.map(str::to_owned).to_vec()];
        for one in desk.keeper.read(|state| movements(state.community())) {
            let way = match one.way {
                Way::Income => "income",
                Way::Expense => "expense",
                Way::Payment => "payment",
            };
            let amount = rules::quantity::decimal(i64::try_from(one.amount).unwrap_or(i64::MAX), desk.scale);
            table.push(vec![
                one.day.to_string(),
                way.to_owned(),
                desk.named(&one.whom),
                one.kind.map(|kind| kind.word().to_owned()).unwrap_or_default(),
                amount,
                desk.currency.clone(),
                one.circle.unwrap_or_default(),
                one.reference.unwrap_or_default(),
                one.entry.to_string(),
            ]);
        }
        Ok(table)
    })
    .await
}

struct AccountRow {
    key: String,
    open: bool,
    name: String,
    class: String,
    unit: String,
    posted: String,
    pending: String,
}

/// A transaction that waits to be posted or voided by who recorded it.
struct Waits {
    id: String,
    text: String,
    detail: String,
    mine: bool,
}

fn waiting(desk: &Desk) -> Vec<Waits> {
    let waits: Vec<_> = desk.keeper.read(|state| {
        let community = state.community();
        let ledger = community.ledger();
        let recorded = ledger
            .waiting(desk.now_ms)
            .filter(|(id, ..)| community.share(id).is_none());
        let unit_of = |key: &AccountKey| {
            ledger
                .accounts(desk.now_ms)
                .find(|(one, _)| *one == key)
                .map(|(_, view)| view.unit)
        };
        let shown = recorded.take(WAITING_MAX).map(|(id, by, expires_ms, steps)| {
            let steps: Vec<_> = steps
                .into_iter()
                .map(|(key, amount)| (unit_of(&key).unwrap_or_default(), key.to_string(), amount))
                .collect();
            (id, by, expires_ms, steps)
        });
        shown.collect()
    });
    let one = |(id, by, expires_ms, steps): (Hash, Hash, u64, Vec<(String, String, i64)>)| Waits {
        id: id.to_string(),
        text: steps
            .iter()
            .map(|(unit, key, amount)| format!("{}: {}", isolated(key), figure(desk, unit, *amount)))
            .collect::<Vec<_>>()
            .join(" · "),
        detail: desk.w.move_waits_until(
            people::name_of(&desk.keeper, desk.language, by),
            desk.moment(expires_ms),
        ),
        mine: desk.me == Some(by),
    };
    waits.into_iter().map(one).collect()
}

/// A quantity of a unit, as people read it.
fn figure(desk: &Desk, unit: &str, value: i64) -> String {
    let scale = match unit {
        unit if unit == desk.currency => u32::from(desk.scale),
        unit if unit.starts_with("credit") => 2,
        "hour" => return figures::hours(desk.language, i128::from(value)),
        _ => 0, // A text, not an enum of ours: all others are whole.
    };
    figures::decimal(desk.language, i128::from(value), scale)
}

#[derive(Template)]
#[template(path = "accounts.html")]
struct Accounts {
    page: Shell,
    slug: String,
    currency: String,
    scale: u8,
    today: String,
    accounts: Vec<AccountRow>,
    waiting: Vec<Waits>,
    can_act: bool,
    classes: Vec<Choice>,
}

/// Every account that anything moved on.
pub(super) async fn accounts(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let views = desk.keeper.read(|state| {
            let ledger = state.community().ledger();
            let views = ledger.accounts(desk.now_ms).take(ACCOUNTS_MAX);
            views
                .map(|(key, view)| (key.clone(), ledger.class(key), view))
                .collect::<Vec<_>>()
        });
        let row = |(key, class, view): (AccountKey, Option<Class>, AccountView)| {
            let holder = view
                .holder
                .map(|member| super::people::name_of(&desk.keeper, desk.language, member));
            AccountRow {
                open: matches!(key, AccountKey::Cash | AccountKey::Reserve(_) | AccountKey::Named(_)),
                key: key.to_string(),
                name: match (holder, view.holder) {
                    (Some(name), Some(member)) => key.to_string().replace(&member.to_string(), &name),
                    (Some(_) | None, _) => key.to_string(),
                },
                class: class.map(|class| class_word(desk, class)).unwrap_or_default(),
                posted: figure(desk, &view.unit, view.balance),
                pending: figure(desk, &view.unit, i64::try_from(view.pending_out).unwrap_or(i64::MAX)),
                unit: unit_word(desk, view.unit),
            }
        };
        Ok(Accounts {
            page: desk.shell(desk.w.accounts_title(), "money"),
            slug: desk.slug.clone(),
            currency: desk.currency.clone(),
            scale: desk.scale,
            today: desk.today().to_string(),
            accounts: views.into_iter().map(row).collect(),
            waiting: waiting(desk),
            can_act: desk.me.is_some(),
            classes: CLASSES
                .iter()
                .map(|class| Choice::of(class.word(), opened_as(desk, *class), ""))
                .collect(),
        })
    })
    .await
}

/// What kind of account it is, in words.
fn class_word(desk: &Desk, class: Class) -> String {
    let w = desk.w;
    match class {
        Class::Cash => w.class_cash(),
        Class::External(_) => w.class_external(),
        Class::Payable => w.class_payable(),
        Class::Receivable => w.class_receivable(),
        Class::Work(_) => w.class_work(),
        Class::History(_) => w.class_history(),
        Class::Issued(_) => w.class_issued(),
        Class::Retired(_) => w.class_retired(),
        Class::Pool(_) => w.class_pool(),
        Class::Capital(_) => w.class_capital(),
        Class::Reserve(_) => w.class_reserve(),
        Class::Credit(_) => w.class_credit(),
        Class::Inventory(_) => w.class_inventory(),
        Class::Energy(_) => w.class_energy(),
        Class::Rounding => w.class_rounding(),
        Class::Sibling => w.class_sibling(),
    }
}

/// What an account of this class is opened for, in words.
fn opened_as(desk: &Desk, class: AccountClass) -> String {
    let w = desk.w;
    match class {
        AccountClass::Fund => w.class_fund(),
        AccountClass::Project => w.class_project(),
        AccountClass::ReserveIndivisible => w.class_reserve_indivisible(),
        AccountClass::ReserveEducation => w.class_reserve_education(),
        AccountClass::ReserveSolidarity => w.class_reserve_solidarity(),
        AccountClass::Receivable => w.class_receivable(),
        AccountClass::Inventory => w.class_inventory(),
        AccountClass::Energy => w.class_energy(),
        // A member's own, or not for pages yet: by the word of the act.
        other => other.word().to_owned(),
    }
}

/// What an account is counted in, in words.
fn unit_word(desk: &Desk, unit: String) -> String {
    match unit.as_str() {
        "hour" => desk.w.unit_hours(),
        "credit:livelihood" => format!("{} · {}", desk.w.work_credits(), desk.w.stream_livelihood()),
        "credit:love" => format!("{} · {}", desk.w.work_credits(), desk.w.stream_love()),
        _ => unit, // A text, not an enum of ours: a currency is called by its code.
    }
}

/// The classes that a member can open an account of, for the community.
const CLASSES: &[AccountClass] = &[
    AccountClass::Fund,
    AccountClass::Project,
    AccountClass::ReserveIndivisible,
    AccountClass::ReserveEducation,
    AccountClass::ReserveSolidarity,
    AccountClass::Receivable,
    AccountClass::Inventory,
    AccountClass::Energy,
];
