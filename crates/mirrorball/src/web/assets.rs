//! The embedded assets and the one route that serves them. Their address carries a hash of all of them, so a browser
//! may keep them for ever and still sees every change.

use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::door::Door;
use crate::state::App;

/// An embedded file.
pub(super) struct File {
    /// Its path below `assets/`.
    pub path: &'static str,
    /// Its media type.
    pub kind: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Where the assets of this build are.
pub(super) fn base() -> String {
    format!("/assets/{VERSION}")
}

/// The route that serves them.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/assets/{version}/{*path}", get(serve))
}

async fn serve(Path((version, path)): Path<(String, String)>) -> Response {
    let found = FILES.iter().find(|file| file.path == path);
    match found {
        // An old address may outlive its version in an open tab; it gets the file, but may not keep it.
        Some(file) if version == VERSION => {
            ([(CONTENT_TYPE, file.kind), (CACHE_CONTROL, FOR_EVER)], file.bytes).into_response()
        }
        Some(file) => ([(CONTENT_TYPE, file.kind), (CACHE_CONTROL, "no-store")], file.bytes).into_response(),
        None => Door::NothingHere.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::FILES;

    /// The first page loads the style, the icon and the entry script with its imports.
    const FIRST_PAGE_BYTES_MAX: usize = 90_000;

    #[test]
    fn the_first_page_is_small_even_before_compression() {
        let whole: usize = FILES.iter().map(|file| file.bytes.len()).sum();
        assert!(whole < FIRST_PAGE_BYTES_MAX, "{whole} bytes");
    }
}
