//! What makes a community an app that can be put on a phone: its manifest, and the worker that answers while there is no
//! connection. What the worker does is in `assets/js/worker.js`.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::assets;
use super::desk::Desk;
use super::front::name_of;

/// Letters of a name below an icon; launchers cut longer ones.
const SHORT_NAME_LETTERS: usize = 12;

/// How a community is called, looks and begins as an app.
pub(super) async fn manifest(desk: Desk) -> Response {
    let name = name_of(&desk.keeper);
    let base = assets::base();
    let icon = |file: &str, sizes: &str, kind: &str| {
        let src = format!("{base}/icons/{file}");
        json!({ "src": src, "sizes": sizes, "type": kind, "purpose": "any maskable" })
    };
    let today = format!("/{}/today", desk.slug);
    let manifest = json!({
        "id": format!("/{}/", desk.slug),
        "name": name,
        "short_name": name.chars().take(SHORT_NAME_LETTERS).collect::<String>(),
        "lang": desk.language.tag(),
        "start_url": today,
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#5a2fc2",
        "icons": [
            icon("app.svg", "any", "image/svg+xml"),
            icon("app-192.png", "192x192", "image/png"),
            icon("app-512.png", "512x512", "image/png"),
        ],
        "shortcuts": [{ "name": desk.w.app_log(), "url": format!("/{}/work/new", desk.slug) }],
    });
    // Browsers ask for it with each page.
    let headers = [
        (CONTENT_TYPE, "application/manifest+json"),
        (CACHE_CONTROL, "private, max-age=3600"),
    ];
    (headers, manifest.to_string()).into_response()
}

/// The worker, with the place of its build's assets before it. Browsers look for a newer one at this address.
pub(super) async fn worker() -> Response {
    let source = assets::text("js/worker.js").expect("the worker is among the assets");
    let whole = format!("const BASE = \"{}\";\n{source}", assets::base());
    (
        [
            (CONTENT_TYPE, "text/javascript; charset=utf-8"),
            (CACHE_CONTROL, "no-cache"),
        ],
        whole,
    )
        .into_response()
}
