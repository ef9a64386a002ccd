//! Money: what there is, what came and went lately, and what is recorded. Each figure leads to the entries behind it.

use askama::Template;
use axum::response::Response;
use register::Hash;
use rules::Community;
use rules::community::MoneyRecord;
use rules::ledger::{AccountKey, ReserveKind};
use rules::quantity::PartnerKind;
use rules::report::{self, MovementFilter};

use super::desk::{CHOICES_MAX, Desk};
use super::movements::{self, Move};
use super::shell::Shell;
use super::view::Choice;
use super::{circles, people};
use crate::not_done::NotDone;

const LINES: usize = 40;

/// A figure, and where the entries behind it are.
struct Figure {
    value: String,
    label: String,
    href: String,
}

#[derive(Template)]
#[template(path = "money.html")]
struct Money {
    page: Shell,
    slug: String,
    currency: String,
    scale: u8,
    balances: Vec<Figure>,
    can_act: bool,
    partners: Vec<Choice>,
    circles: Vec<Choice>,
    members: Vec<Choice>,
    today: String,
    moves: Vec<Move>,
    all: Option<String>,
}

/// What there is, and what came and went, the last first.
pub(super) async fn page(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let (balances, moved, partners, today) = desk.keeper.read(|state| {
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
                report::movements(community, &MovementFilter::default(), 0, LINES),
                named,
                community.day_of(desk.now_ms),
            )
        });
        let mut partners: Vec<Choice> = partners
            .iter()
            .map(|(id, name)| Choice::of(id.to_string(), desk.named(name), ""))
            .collect();
        partners.sort_by_cached_key(|choice| choice.label.to_lowercase());
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
            all: (moved.count > moved.rows.len() as u64)
                .then(|| desk.w.moves_all(moved.count, desk.number(moved.count))),
            moves: movements::shown(desk, &moved.rows),
        })
    })
    .await
}

fn balances(desk: &Desk, community: &Community) -> Vec<Figure> {
    let w = desk.w;
    let ledger = community.ledger();
    let owed: i64 = ledger
        .of_members(AccountKey::Payable)
        .map(|(_, holding)| holding.balance)
        .sum();
    let stands = |record: &&MoneyRecord| record.reversed.is_none();
    let sum = |records: &[MoneyRecord]| records.iter().filter(stands).map(|record| record.amount).sum::<u64>();
    let figure = |label: String, value: String, place: &str| Figure {
        value,
        label,
        href: format!("/{}/money/{place}", desk.slug),
    };
    let mut lines = vec![figure(
        w.money_cash(),
        desk.signed_money(free_cash(community)),
        "accounts/cash",
    )];
    if let Some(share) = community.open_share() {
        let place = format!("shares/{}", share.id);
        lines.push(figure(w.money_aside(), desk.money(share.basis.amount), &place));
    }
    lines.push(figure(
        w.money_owed(),
        desk.signed_money(owed),
        "accounts?class=payable",
    ));
    let reserves = [
        (w.money_solidarity(), ReserveKind::Solidarity),
        (w.money_reserve(), ReserveKind::Indivisible),
    ];
    for (label, kind) in reserves {
        let account = AccountKey::Reserve(kind);
        let held = ledger.balance(&account);
        if held != 0 {
            lines.push(figure(label, desk.signed_money(held), &format!("accounts/{account}")));
        }
    }
    let (earned, spent) = (sum(community.incomes()), sum(community.expenses()));
    lines.push(figure(w.money_earned(), desk.money(earned), "moves?way=income"));
    lines.push(figure(w.money_spent(), desk.money(spent), "moves?way=expense"));
    lines
}

/// Cash that is not set aside for an open share-out.
pub(super) fn free_cash(community: &Community) -> i64 {
    let cash = community.ledger().holding(&AccountKey::Cash);
    cash.balance
        .saturating_sub(i64::try_from(cash.pending_out).unwrap_or(i64::MAX))
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
pub(super) fn partner_word(desk: &Desk, kind: PartnerKind) -> String {
    match kind {
        PartnerKind::Customer => desk.w.partner_customer(),
        PartnerKind::Donor => desk.w.partner_donor(),
        PartnerKind::Supplier => desk.w.partner_supplier(),
        PartnerKind::Member => desk.w.partner_member(),
    }
}
