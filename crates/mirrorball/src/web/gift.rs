//! Seeing no amounts: a choice of a device, kept in a cookie. Pages leave sums and credits out then; pages that are about
//! nothing else say so instead. What others see, and what the register holds, stays as it is.

use askama::Template;
use axum::Form;
use axum::extract::Request;
use axum::http::header::SET_COOKIE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use rules::act::Act;
use serde::Deserialize;

use super::desk::Desk;
use super::front::{YEAR_SECONDS, own_path};
use super::shell::Shell;
use crate::not_done::NotDone;
use crate::visitor::{GIFT_COOKIE, wants_no_amounts};

/// What stands in the place of an amount.
pub(super) const NO_AMOUNT: &str = "–";

/// What was chosen.
#[derive(Deserialize)]
pub(super) struct Chosen {
    gift: String,
    back: String,
}

/// Remembers the choice and goes back.
pub(super) async fn choose(Form(chosen): Form<Chosen>) -> Response {
    let (value, seconds) = if chosen.gift == "yes" {
        ("yes", YEAR_SECONDS)
    } else {
        ("", 0)
    };
    let cookie = format!("{GIFT_COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax");
    ([(SET_COOKIE, cookie)], Redirect::to(own_path(&chosen.back))).into_response()
}

#[derive(Template)]
#[template(path = "gift.html")]
struct Gift {
    page: Shell,
    slug: String,
}

/// In front of pages about amounts: who wants to see none is led to a page that says so.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    if !wants_no_amounts(request.headers()) {
        return next.run(request).await;
    }
    let community = request.uri().path().split('/').nth(1).unwrap_or_default();
    Redirect::to(&format!("/{community}/without-amounts")).into_response()
}

/// What is shown in the place of a page about amounts.
pub(super) async fn page(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        Ok(Gift {
            page: desk.shell(desk.w.gift_title(), ""),
            slug: desk.slug.clone(),
        })
    })
    .await
}

/// What an act did, without its amount; none for acts that have none.
pub(super) fn said(desk: &Desk, act: &Act) -> Option<String> {
    match act {
        Act::IncomeRecord(_) | Act::ExpenseRecord(_) | Act::PaymentRecord(_) => Some(desk.w.happened_money(1)),
        Act::ShareOpen(_) | Act::SharePost(_) => Some(desk.w.shares_title()),
        _ => None, // No other act names an amount of money in its few words.
    }
}
