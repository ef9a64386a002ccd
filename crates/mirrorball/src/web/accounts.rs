//! The accounts behind all money, credits and hours: the list of them, and each with every entry that moved something on it.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use register::Hash;
use rules::Community;
use rules::act::AccountClass;
use rules::ledger::{AccountKey, AccountView, Class, Unit};
use rules::report::{self, PostingFilter, PostingLine, PostingPage, PostingWhat};
use serde::Deserialize;

use super::desk::Desk;
use super::mirror::stamp_of;
use super::people;
use super::shell::Shell;
use super::view::Choice;
use crate::behind;
use crate::not_done::NotDone;
use crate::percent;
use crate::words::{figures, isolated, terms};

/// Entries of one account on a page.
const LINES: usize = 50;
const ACCOUNTS_MAX: usize = 500;
/// Waiting transactions on one page; who has more posts or voids some first.
const WAITING_MAX: usize = 100;

struct AccountRow {
    key: String,
    href: String,
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
        let shown = recorded.take(WAITING_MAX).map(|(id, by, expires_ms, steps)| {
            let step = |(key, amount): (AccountKey, i64)| {
                let unit = ledger.unit(&key).expect("value moves on accounts that are there");
                (unit.clone(), key.to_string(), amount)
            };
            (id, by, expires_ms, steps.into_iter().map(step).collect())
        });
        shown.collect()
    });
    let one = |(id, by, expires_ms, steps): (Hash, Hash, u64, Vec<(Unit, String, i64)>)| Waits {
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

/// The decimals of a quantity of a unit.
fn scale(desk: &Desk, unit: &Unit) -> u8 {
    match unit {
        Unit::Currency(_) => desk.scale,
        Unit::Credit(_) => 2,
        // Kept in watt-hours, and read in kilowatt-hours.
        Unit::Energy => 3,
        Unit::Hour | Unit::Mutual(_) | Unit::Shares(_) | Unit::Items(_) => 0,
    }
}

/// A quantity of a unit, as people read it.
fn figure(desk: &Desk, unit: &Unit, value: i64) -> String {
    match unit {
        Unit::Hour => figures::hours(desk.language, i128::from(value)),
        unit => figures::decimal(desk.language, i128::from(value), u32::from(scale(desk, unit))),
    }
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
    total: Option<String>,
    left_out: Option<String>,
    waiting: Vec<Waits>,
    can_act: bool,
    classes: Vec<Choice>,
}

/// Which accounts are asked for.
#[derive(Clone, Deserialize)]
pub(super) struct Asked {
    /// Those that members hold of what the community owes them; otherwise all.
    #[serde(default)]
    class: String,
}

/// An account, as it is listed.
struct Listed {
    key: AccountKey,
    class: Option<Class>,
    unit: Unit,
    view: AccountView,
}

impl Listed {
    fn of(community: &Community, key: &AccountKey, view: AccountView) -> Self {
        let ledger = community.ledger();
        Self {
            key: key.clone(),
            class: ledger.class(key),
            unit: ledger
                .unit(key)
                .expect("an account that is there counts something")
                .clone(),
            view,
        }
    }
}

impl Asked {
    fn passes(&self, key: &AccountKey) -> bool {
        self.class.is_empty() || key.to_string().split(':').next() == Some(&self.class)
    }

    /// The accounts that are asked for, in order of their names.
    fn listed(&self, desk: &Desk) -> Vec<Listed> {
        desk.keeper.read(|state| {
            let community = state.community();
            let views = community.ledger().accounts(desk.now_ms);
            let asked = views.filter(|(key, _)| self.passes(key));
            asked.map(|(key, view)| Listed::of(community, key, view)).collect()
        })
    }
}

/// The page of an account.
pub(super) fn href(desk: &Desk, key: &AccountKey) -> String {
    let name = percent::encoded(&key.to_string(), b":-._");
    format!("/{}/money/accounts/{name}", desk.slug)
}

/// What an account is called: by its holder's name, where it is a member's.
fn title(desk: &Desk, key: &AccountKey, holder: Option<Hash>) -> String {
    let written = key.to_string();
    match holder {
        Some(member) => written.replace(
            &member.to_string(),
            &people::name_of(&desk.keeper, desk.language, member),
        ),
        None => written,
    }
}

/// Every account that anything moved on.
pub(super) async fn accounts(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let listed = asked.listed(desk);
        let row = |Listed { key, class, unit, view }: &Listed| AccountRow {
            open: matches!(key, AccountKey::Cash | AccountKey::Reserve(_) | AccountKey::Named(_)),
            key: key.to_string(),
            href: href(desk, key),
            name: title(desk, key, view.holder),
            class: class.map(|class| class_word(desk, class)).unwrap_or_default(),
            posted: figure(desk, unit, view.balance),
            pending: figure(desk, unit, i64::try_from(view.pending_out).unwrap_or(i64::MAX)),
            unit: terms::unit(desk.w, unit),
        };
        // Only what counts the same adds up; of all accounts together each unit sums to zero.
        let units: BTreeSet<&Unit> = listed.iter().map(|one| &one.unit).collect();
        let unit = units
            .iter()
            .next()
            .filter(|_| !asked.class.is_empty() && units.len() == 1);
        let sum: i64 = listed.iter().map(|one| one.view.balance).sum();
        let more = listed.len().saturating_sub(ACCOUNTS_MAX) as u64;
        Ok(Accounts {
            page: desk.shell(desk.w.accounts_title(), "money"),
            slug: desk.slug.clone(),
            currency: desk.currency.clone(),
            scale: desk.scale,
            today: desk.today().to_string(),
            total: unit.map(|unit| figure(desk, unit, sum)),
            left_out: (more > 0).then(|| desk.w.accounts_left_out(more, desk.number(more))),
            accounts: listed.iter().take(ACCOUNTS_MAX).map(row).collect(),
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

/// The accounts as CSV, all of them.
pub(super) async fn csv(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    let name = format!("{}-accounts", desk.slug);
    desk.csv(name, move |desk| {
        let head = ["account", "holder", "balance", "pending_in", "pending_out", "unit"];
        let mut table = vec![head.map(str::to_owned).to_vec()];
        for Listed {
            key,
            unit,
            view,
            class: _,
        } in asked.listed(desk)
        {
            let pending = |amount: u64| plain(desk, &unit, i64::try_from(amount).unwrap_or(i64::MAX));
            let holder = view.holder;
            table.push(vec![
                key.to_string(),
                holder
                    .map(|member| people::name_of(&desk.keeper, desk.language, member))
                    .unwrap_or_default(),
                plain(desk, &unit, view.balance),
                pending(view.pending_in),
                pending(view.pending_out),
                view.unit.clone(),
            ]);
        }
        Ok(table)
    })
    .await
}

/// Which lines of an account are asked for.
#[derive(Clone, Deserialize)]
pub(super) struct AskedLines {
    #[serde(default)]
    skip: usize,
    /// `share`: what share-outs moved; otherwise everything.
    #[serde(default)]
    by: String,
}

/// An entry behind an account.
struct Line {
    day: String,
    day_words: String,
    what: String,
    href: String,
    amount: String,
}

#[derive(Template)]
#[template(path = "account.html")]
struct Account {
    page: Shell,
    slug: String,
    key: String,
    path: String,
    api: String,
    name: String,
    sentence: String,
    /// Whether only what share-outs moved is listed.
    only_shares: bool,
    query: &'static str,
    facts: Vec<(String, String)>,
    lines: Vec<Line>,
    newer: Option<String>,
    older: Option<String>,
}

/// The account that an address names, with the entries that are asked for, of so many lines after so many.
fn found(
    desk: &Desk,
    name: &str,
    filter: PostingFilter,
    page: (usize, usize),
) -> Result<(Listed, PostingPage), NotDone> {
    desk.keeper.read(|state| {
        let community = state.community();
        let (key, view) = behind::account(community, name, desk.now_ms)?;
        let entries = report::postings(community, &key, filter, page);
        Ok((Listed::of(community, &key, view), entries))
    })
}

/// One account, with every entry that moved something on it.
pub(super) async fn account(
    desk: Desk,
    Path((_, name)): Path<(String, String)>,
    Query(asked): Query<AskedLines>,
) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let filter = behind::entries(&asked.by)?;
        let (listed, page) = found(desk, &name, filter, (asked.skip, LINES))?;
        let Listed { key, class, unit, view } = &listed;
        let w = desk.w;
        let path = href(desk, key);
        let only_shares = filter == PostingFilter::Shares;
        let query = if only_shares { "by=share" } else { "" };
        let link = |skip: usize| format!("{path}?{query}&skip={skip}");
        let all = usize::try_from(page.count).unwrap_or(usize::MAX);
        Ok(Account {
            page: desk.shell(title(desk, key, view.holder), "money"),
            slug: desk.slug.clone(),
            name: title(desk, key, view.holder),
            sentence: w.account_behind(page.count, figure(desk, unit, page.sum), desk.number(page.count)),
            facts: facts(desk, *class, unit, view),
            lines: page.lines.iter().map(|line| shown(desk, unit, line)).collect(),
            newer: (asked.skip > 0).then(|| link(asked.skip.saturating_sub(LINES))),
            older: (asked.skip.saturating_add(LINES) < all).then(|| link(asked.skip + LINES)),
            key: key.to_string(),
            only_shares,
            query,
            api: path.replacen(&format!("/{}/money/", desk.slug), &format!("/api/{}/", desk.slug), 1),
            path,
        })
    })
    .await
}

fn facts(desk: &Desk, class: Option<Class>, unit: &Unit, view: &AccountView) -> Vec<(String, String)> {
    let w = desk.w;
    let amount = |amount: u64| figure(desk, unit, i64::try_from(amount).unwrap_or(i64::MAX));
    let mut facts = Vec::new();
    if let Some(class) = class {
        facts.push((w.account_class(), class_word(desk, class)));
    }
    facts.push((w.account_unit(), terms::unit(w, unit)));
    facts.push((w.account_posted(), figure(desk, unit, view.balance)));
    if view.pending_out > 0 {
        let free = view
            .balance
            .saturating_sub(i64::try_from(view.pending_out).unwrap_or(i64::MAX));
        facts.push((w.account_pending(), amount(view.pending_out)));
        facts.push((w.account_free(), figure(desk, unit, free)));
    }
    if view.pending_in > 0 {
        facts.push((w.account_pending_in(), amount(view.pending_in)));
    }
    if let Some(purpose) = &view.purpose {
        facts.push((w.move_purpose(), isolated(purpose)));
    }
    facts
}

/// An entry behind an account, in words.
fn shown(desk: &Desk, unit: &Unit, line: &PostingLine) -> Line {
    let w = desk.w;
    let entry = || format!("/{}/register/{}", desk.slug, line.entry);
    let told = |word: String, rest: Vec<String>| {
        let rest = rest.into_iter().filter(|part| !part.is_empty());
        std::iter::once(word).chain(rest).collect::<Vec<_>>().join(" · ")
    };
    let noted = |reference: &Option<String>| reference.as_deref().map(isolated).unwrap_or_default();
    let (day, what, href) = match &line.what {
        PostingWhat::Income { name, day, reference } => {
            let rest = vec![desk.named(name), noted(reference)];
            (day.clone(), told(w.move_income(), rest), entry())
        }
        PostingWhat::Expense { name, day, reference } => {
            let rest = vec![desk.named(name), noted(reference)];
            (day.clone(), told(w.move_expense(), rest), entry())
        }
        PostingWhat::Payment { who, day, reference } => {
            let rest = vec![desk.name(who), noted(reference)];
            (day.clone(), told(w.move_payment(), rest), entry())
        }
        PostingWhat::Reversal { of, day } => (day.clone(), w.moves_takes_back(desk.number(*of)), entry()),
        PostingWhat::Share { share, from, until } => {
            let period = w.share_period(desk.day(from), desk.day(until));
            let href = format!("/{}/money/shares/{share}", desk.slug);
            let day = stamp_of(desk, line.entry)
                .map(|at_ms| desk.keeper.read(|state| state.community().day_of(at_ms)).to_string());
            (day.unwrap_or_default(), told(w.kind_share(), vec![period]), href)
        }
        PostingWhat::Work { work, who, task, day } => {
            let href = format!("/{}/work/{work}", desk.slug);
            (day.clone(), told(isolated(task), vec![desk.name(who)]), href)
        }
        PostingWhat::Transaction { day } => (day.clone(), w.moved_by_member(), entry()),
        PostingWhat::Decision { day } => (day.clone(), w.moved_by_decision(), entry()),
        PostingWhat::Parting { day } => (day.clone(), w.moved_by_parting(), entry()),
    };
    Line {
        day_words: desk.day(&day),
        day,
        what,
        href,
        amount: figure(desk, unit, line.amount),
    }
}

/// An account's entries as CSV, all of them.
pub(super) async fn account_csv(
    desk: Desk,
    Path((_, name)): Path<(String, String)>,
    Query(asked): Query<AskedLines>,
) -> Result<Response, NotDone> {
    let file = format!("{}-account", desk.slug);
    desk.csv(file, move |desk| {
        let filter = behind::entries(&asked.by)?;
        let (listed, page) = found(desk, &name, filter, (0, usize::MAX))?;
        let Listed {
            unit,
            view,
            key: _,
            class: _,
        } = listed;
        let mut table = vec![["entry", "day", "what", "amount", "unit"].map(str::to_owned).to_vec()];
        for line in &page.lines {
            let Line { day, what, .. } = shown(desk, &unit, line);
            table.push(vec![
                line.entry.to_string(),
                day,
                what,
                plain(desk, &unit, line.amount),
                view.unit.clone(),
            ]);
        }
        Ok(table)
    })
    .await
}

/// A quantity of a unit as a decimal for files.
fn plain(desk: &Desk, unit: &Unit, value: i64) -> String {
    rules::quantity::decimal(value, scale(desk, unit))
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
