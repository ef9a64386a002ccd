//! Budgets: what each role may spend alone and how much of it is taken, and what is set apart for projects.

use askama::Template;
use axum::response::Response;
use rules::ledger::AccountKey;
use rules::quantity::decimal;
use rules::report::{self, Budget, BudgetKind};

use super::accounts;
use super::desk::Desk;
use super::shell::Shell;
use crate::not_done::NotDone;
use crate::words::isolated;

struct Row {
    name: String,
    href: String,
    /// Whose it is: the role's circle and holder.
    whose: String,
    budget: String,
    taken: String,
    left: String,
    until: String,
}

#[derive(Template)]
#[template(path = "budgets.html")]
struct Budgets {
    page: Shell,
    slug: String,
    roles: Vec<Row>,
    projects: Vec<Row>,
}

fn asked(desk: &Desk) -> Vec<Budget> {
    desk.keeper
        .read(|state| report::budgets(state.community(), desk.now_ms))
}

/// All budgets.
pub(super) async fn page(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let all = asked(desk);
        let (roles, projects): (Vec<&Budget>, Vec<&Budget>) = all.iter().partition(|one| one.kind == BudgetKind::Role);
        Ok(Budgets {
            page: desk.shell(desk.w.budgets_title(), "money"),
            slug: desk.slug.clone(),
            roles: roles.into_iter().map(|one| row(desk, one)).collect(),
            projects: projects.into_iter().map(|one| row(desk, one)).collect(),
        })
    })
    .await
}

fn row(desk: &Desk, one: &Budget) -> Row {
    let budget = one.budget.unwrap_or_default();
    let href = match (&one.circle, AccountKey::read(&one.slug)) {
        (Some(circle), _) => format!("/{}/circles/{circle}#role-{}", desk.slug, one.slug),
        (None, Some(key)) => accounts::href(desk, &key),
        (None, None) => format!("/{}/money/accounts", desk.slug),
    };
    let holder = one.holder.as_ref().map(|holder| desk.name(holder));
    Row {
        name: isolated(&one.called),
        href,
        whose: holder.unwrap_or_else(|| desk.w.role_vacant()),
        budget: desk.money(budget),
        taken: desk.money(one.taken),
        left: desk.signed_money(one.left),
        until: one
            .until
            .as_deref()
            .map_or_else(|| desk.w.budgets_chosen(), |day| desk.day(day)),
    }
}

/// The same as CSV.
pub(super) async fn csv(desk: Desk) -> Result<Response, NotDone> {
    let name = format!("{}-budgets", desk.slug);
    desk.csv(name, |desk| {
        let head = [
            "of", "name", "circle", "holder", "budget", "taken", "left", "currency", "until",
        ];
        let amount = |cents: i64| decimal(cents, desk.scale);
        let of_u64 = |cents: u64| amount(i64::try_from(cents).unwrap_or(i64::MAX));
        let mut table = vec![head.map(str::to_owned).to_vec()];
        for one in asked(desk) {
            table.push(vec![
                one.kind.word().to_owned(),
                one.called,
                one.circle.unwrap_or_default(),
                one.holder.map(|holder| desk.name(&holder)).unwrap_or_default(),
                one.budget.map(of_u64).unwrap_or_default(),
                of_u64(one.taken),
                amount(one.left),
                desk.currency.clone(),
                one.until.unwrap_or_default(),
            ]);
        }
        Ok(table)
    })
    .await
}
