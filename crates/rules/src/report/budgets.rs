//! Budgets: what each role may spend alone in the term that runs and how much of it is taken, and the money that is set
//! apart in projects' accounts.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::Who;
use crate::community::Community;
use crate::ledger::{AccountKey, Class, PoolKind, Unit};
use crate::quantity::words;

words! {
    /// Whose a budget is.
    BudgetKind {
        /// A role's, which decides alone about it.
        Role = "role",
        /// A project's account.
        Project = "project",
    }
}

/// A budget. Amounts are in the smallest unit of the currency.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Budget {
    /// Whose it is.
    pub kind: BudgetKind,
    /// The role's or the account's short name.
    pub slug: String,
    /// What it is called.
    pub called: String,
    /// The short name of the role's circle.
    pub circle: Option<String>,
    /// Who holds the role.
    pub holder: Option<Who>,
    /// How much there is in a term; none for a project, that has what its account holds.
    pub budget: Option<u64>,
    /// How much of it is taken: by what was decided, and by what is still being asked about or waits.
    pub taken: u64,
    /// How much is left.
    pub left: i64,
    /// From this day on the role has a whole budget again; none where it has to be filled anew before.
    pub until: Option<String>,
}

/// Every budget: those of roles in the order of their circles, then those of projects by name.
#[must_use]
pub fn budgets(community: &Community, now_ms: u64) -> Vec<Budget> {
    let mut budgets = of_roles(community, now_ms);
    let ledger = community.ledger();
    let is_project = |key: &AccountKey| {
        matches!(ledger.class(key), Some(Class::Pool(PoolKind::Project)))
            && matches!(ledger.unit(key), Some(Unit::Currency(_)))
    };
    let projects = ledger.accounts(now_ms).filter(|(key, _)| is_project(key));
    budgets.extend(projects.map(|(key, view)| Budget {
        kind: BudgetKind::Project,
        slug: key.to_string(),
        called: key.to_string(),
        circle: None,
        holder: None,
        budget: None,
        taken: view.pending_out,
        left: view.balance.saturating_sub_unsigned(view.pending_out),
        until: None,
    }));
    budgets
}

fn of_roles(community: &Community, now_ms: u64) -> Vec<Budget> {
    let today = community.day_of(now_ms);
    let mut budgets = Vec::new();
    for (circle, of) in (0_u32..).zip(community.circles()) {
        for (place, role) in (0_u32..).zip(community.roles(circle)) {
            if role.closed.is_some() || role.budget == 0 {
                continue;
            }
            let (budget, taken) = community.budget_of(circle, place, now_ms);
            let signed = |amount: u64| i64::try_from(amount).unwrap_or(i64::MAX);
            budgets.push(Budget {
                kind: BudgetKind::Role,
                slug: role.slug.clone(),
                called: role.name.clone(),
                circle: Some(of.slug.clone()),
                holder: role.holder().map(|member| Who::at(community, member)),
                budget: Some(budget),
                taken,
                left: signed(budget).saturating_sub(signed(taken)),
                until: role
                    .budget_since(today)
                    .map(|since| since.plus_months(role.months))
                    .filter(|until| *until > today)
                    .map(|until| until.to_string()),
            });
        }
    }
    budgets
}
