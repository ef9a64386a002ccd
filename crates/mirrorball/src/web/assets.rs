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

/// The text of one of them.
pub(super) fn text(path: &str) -> Option<&'static str> {
    let file = FILES.iter().find(|file| file.path == path)?;
    std::str::from_utf8(file.bytes).ok()
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
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::FILES;

    /// All of it together, before compression; the browser keeps it for ever.
    /// A page loads a part of it: codes, kits, tables and icons of the app are loaded where they are wanted alone.
    const ALL_BYTES_MAX: usize = 200_000;
    /// What every page loads: the style and the modules that the entry point imports at once.
    const EVERY_PAGE_BYTES_MAX: usize = 90_000;

    /// The modules that a module imports before it runs.
    fn imports(path: &str) -> Vec<String> {
        let text = super::text(path).expect("a module is a text among the assets");
        let lines = text.lines().filter(|line| line.starts_with("import "));
        let named = lines.filter_map(|line| line.split("\"./").nth(1)?.split('"').next());
        named.map(|name| format!("js/{name}")).collect()
    }

    /// A module with all that it needs.
    fn needed(path: &str, found: &mut BTreeSet<String>) {
        if found.insert(path.to_owned()) {
            for other in imports(path) {
                needed(&other, found);
            }
        }
    }

    #[test]
    fn every_page_loads_little() {
        let mut found = BTreeSet::from(["css/mirrorball.css".to_owned()]);
        needed("js/app.js", &mut found);
        let bytes = |path: &String| {
            FILES
                .iter()
                .find(|file| file.path == path)
                .map_or(0, |file| file.bytes.len())
        };
        let whole: usize = found.iter().map(bytes).sum();
        assert!(whole < EVERY_PAGE_BYTES_MAX, "{whole} bytes: {found:?}");
    }

    /// Without a connection, an import of something that was not kept would end the page's script.
    #[test]
    fn the_worker_keeps_all_that_the_log_page_loads() {
        let worker = super::text("js/worker.js").unwrap();
        let mut found = BTreeSet::new();
        for module in ["app", "log", "queue", "timer", "offline", "shortcuts"] {
            needed(&format!("js/{module}.js"), &mut found);
        }
        for path in &found {
            assert!(worker.contains(&format!("\"{path}\"")), "{path} is not kept");
        }
    }

    #[test]
    fn everything_that_pages_load_is_small_even_before_compression() {
        let whole: usize = FILES.iter().map(|file| file.bytes.len()).sum();
        assert!(whole < ALL_BYTES_MAX, "{whole} bytes");
    }

    #[test]
    fn no_template_has_a_style_or_a_script_of_its_own() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        for file in fs::read_dir(folder).expect("the templates are there") {
            let path = file.expect("a template can be listed").path();
            let text = fs::read_to_string(&path).expect("a template is a text");
            for forbidden in [
                " style=",
                "<style",
                " onclick=",
                " onsubmit=",
                " onchange=",
                "javascript:",
                "//cdn",
            ] {
                assert!(!text.contains(forbidden), "{} has {forbidden}", path.display());
            }
            for script in text.match_indices("<script") {
                assert!(
                    text[script.0..].starts_with("<script type=\"module\" src="),
                    "{}",
                    path.display()
                );
            }
        }
    }

    #[test]
    fn every_import_of_a_module_is_embedded() {
        for file in FILES.iter().filter(|file| file.path.ends_with(".js")) {
            let text = std::str::from_utf8(file.bytes).expect("scripts are UTF-8");
            for (at, _) in text.match_indices("\"./") {
                let name = text[at + 3..].split('"').next().unwrap_or_default();
                let there = FILES.iter().any(|other| other.path == format!("js/{name}"));
                assert!(there, "{} imports {name}", file.path);
            }
        }
    }
}
