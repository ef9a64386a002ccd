//! The file by which a bank pays a share-out. Account numbers are typed, or remembered by the browser; they come here with
//! the request for the file, go into it, and are kept nowhere.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Form, Path};
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use rules::quantity::Day;
use rules::report::{self, ShareView};

use super::desk::{Desk, attachment};
use super::front::name_of;
use super::shell::Shell;
use crate::bank::{self, IbanFlaw, Order, Payment, read_iban};
use crate::not_done::NotDone;

/// What was typed: `payer`, `from`, `day`, and the account of each member under their id.
type Typed = BTreeMap<String, String>;

struct Row {
    member: String,
    name: String,
    amount: String,
    iban: String,
    flaw: Option<String>,
}

#[derive(Template)]
#[template(path = "bank.html")]
struct Bank {
    page: Shell,
    slug: String,
    id: String,
    share: String,
    can: bool,
    payer: String,
    from: String,
    from_flaw: Option<String>,
    day: String,
    rows: Vec<Row>,
    trouble: Option<String>,
}

/// The form.
pub(super) async fn page(desk: Desk, Path((_, id)): Path<(String, String)>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let view = seen(desk, &id)?;
        Ok(form(desk, &view, &Typed::new(), None))
    })
    .await
}

/// The file; or the form again, with what is wrong in it.
pub(super) async fn file(
    desk: Desk,
    Path((_, id)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, NotDone> {
    let view = seen(&desk, &id)?;
    match order(&desk, &view, &typed) {
        Some(order) if !order.payments.is_empty() => {
            let headers = attachment(
                "application/xml; charset=utf-8",
                &format!("{}-{}.xml", desk.slug, view.until),
            );
            Ok((headers, [(CACHE_CONTROL, "no-store")], order.write()).into_response())
        }
        Some(_) => {
            let trouble = desk.w.bank_nobody();
            desk.page(move |desk| Ok(form(desk, &view, &typed, Some(trouble))))
                .await
        }
        None => {
            let trouble = desk.w.bank_mend();
            desk.page(move |desk| Ok(form(desk, &view, &typed, Some(trouble))))
                .await
        }
    }
}

fn seen(desk: &Desk, id: &str) -> Result<ShareView, NotDone> {
    let share = desk.id(id)?;
    let view = desk.keeper.read(|state| report::share(state.community(), &share));
    view.ok_or_else(|| desk.missing(id))
}

/// Only what is posted is owed, and SEPA pays in euros.
pub(super) fn can_pay(desk: &Desk, view: &ShareView) -> bool {
    view.state == "posted" && desk.currency == bank::CURRENCY && desk.scale == 2
}

/// What the bank is to pay; none if something that was typed does not hold.
fn order(desk: &Desk, view: &ShareView, typed: &Typed) -> Option<Order> {
    if !can_pay(desk, view) {
        return None;
    }
    let said = |name: &str| typed.get(name).map(|text| text.trim()).unwrap_or_default();
    let mut payments = Vec::new();
    for line in view.lines.iter().filter(|line| line.amount > 0) {
        let iban = said(&line.who.member.to_string());
        if !iban.is_empty() {
            payments.push(Payment {
                member: line.who.member,
                name: desk.note(&line.who.name).unwrap_or_default(),
                to: read_iban(iban).ok()?,
                cents: line.amount,
            });
        }
    }
    let payer = said("payer");
    let name = name_of(&desk.keeper);
    Some(Order {
        share: view.share?,
        made_ms: desk.now_ms,
        day: Day::parse(said("day")).filter(|day| *day >= desk.today())?,
        payer: if payer.is_empty() {
            name.clone()
        } else {
            payer.to_owned()
        },
        from: read_iban(said("from")).ok()?,
        text: format!("{name} {} - {}", view.from, view.until),
        payments,
    })
}

fn form(desk: &Desk, view: &ShareView, typed: &Typed, trouble: Option<String>) -> Bank {
    let w = desk.w;
    let said = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let flaw = |text: &str| read_iban(text).err().map(|flaw| flaw_words(desk, flaw));
    let mut rows: Vec<Row> = view
        .lines
        .iter()
        .filter(|line| line.amount > 0)
        .map(|line| {
            let member = line.who.member.to_string();
            let iban = said(&member);
            Row {
                name: desk.name(&line.who),
                amount: desk.money(line.amount),
                flaw: if iban.trim().is_empty() { None } else { flaw(&iban) },
                iban,
                member,
            }
        })
        .collect();
    rows.sort_by_cached_key(|row| row.name.to_lowercase());
    let from = said("from");
    let day = Day::parse(&said("day")).unwrap_or_else(|| desk.today());
    Bank {
        page: desk.shell(w.bank_title(), "shares"),
        slug: desk.slug.clone(),
        id: view.share.map(|share| share.to_string()).unwrap_or_default(),
        share: w.share_title(desk.money(view.amount)),
        can: can_pay(desk, view),
        payer: match said("payer") {
            payer if payer.is_empty() => name_of(&desk.keeper),
            payer => payer,
        },
        from_flaw: if typed.is_empty() { None } else { flaw(&from) },
        from,
        day: day.max(desk.today()).to_string(),
        rows,
        trouble,
    }
}

fn flaw_words(desk: &Desk, flaw: IbanFlaw) -> String {
    match flaw {
        IbanFlaw::Form => desk.w.bank_flaw_form(),
        IbanFlaw::CheckDigits => desk.w.bank_flaw_digits(),
        IbanFlaw::Country => desk.w.bank_flaw_country(),
    }
}
