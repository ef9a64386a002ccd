//! The timer's page. What runs is known to the device alone: the page's script keeps it there and shows it.

use askama::Template;
use axum::response::Response;

use super::desk::Desk;
use super::shell::Shell;
use crate::not_done::NotDone;

/// How long ago something may have begun, to tap, in minutes.
const AGO: [u64; 4] = [5, 15, 30, 60];

#[derive(Template)]
#[template(path = "timer.html")]
struct Timer {
    page: Shell,
    slug: String,
    ago: Vec<(u64, String)>,
}

/// The timer.
pub(super) async fn page(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let label = |minutes: u64| desk.w.timer_ago(super::log_form::length_words(minutes));
        Ok(Timer {
            page: desk.shell(desk.w.timer_title(), "work"),
            slug: desk.slug.clone(),
            ago: AGO.into_iter().map(|minutes| (minutes, label(minutes))).collect(),
        })
    })
    .await
}
