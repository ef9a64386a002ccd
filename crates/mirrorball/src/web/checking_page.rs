//! The checking page: one file that stands by itself. Members keep it on their own disk, or where they trust the server, and
//! check their community from there: who serves the community does not serve what checks it.

use askama::Template;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::assets;
use crate::language::Language;
use crate::visitor::Visitor;
use crate::words::{Words, words};

/// What the file is called.
pub(crate) const NAME: &str = "mirrorball-checking-page.html";

#[derive(Template)]
#[template(path = "checking_page.html")]
struct CheckingPage {
    w: &'static Words,
    lang: &'static str,
    version: &'static str,
    style: &'static str,
    style_hash: &'static str,
    script: &'static str,
    script_hash: &'static str,
}

/// The page in a language: always the same bytes of one release, whoever makes it.
pub(crate) fn page(language: Language) -> String {
    let style = "css/mirrorball.css";
    let (script, script_hash) = assets::CHECKING_PAGE;
    let page = CheckingPage {
        w: words(language),
        lang: language.tag(),
        version: env!("CARGO_PKG_VERSION"),
        style: assets::text(style).expect("the style is among the assets"),
        style_hash: assets::integrity(style),
        script,
        script_hash,
    };
    page.render().expect("a page in memory is written")
}

/// The page as a file to keep.
pub(super) async fn file(visitor: Visitor) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{NAME}\"")),
    ];
    (headers, page(visitor.language)).into_response()
}
