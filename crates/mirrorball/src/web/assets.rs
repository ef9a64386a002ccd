//! The embedded assets and the one route that serves them. Their address carries a hash of all of them, so a browser
//! may keep them for ever and still sees every change. What the build makes of their sources is in `build/`.

use axum::Router;
use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
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
    /// The same as Brotli makes them at its best, where that is smaller.
    pub brotli: Option<&'static [u8]>,
    /// What a browser compares it with before it runs it: `sha256-` and the hash in base64.
    pub integrity: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The media type of scripts.
const SCRIPT: &str = "text/javascript; charset=utf-8";
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Where the assets of this build are.
pub(super) fn base() -> String {
    format!("/assets/{VERSION}")
}

/// What the button that checks loads, beside what every page does: the page Mirror names the hash of each.
pub(super) const CHECKING: [&str; 7] = [
    "js/busy.js",
    "js/check.js",
    "js/checking.js",
    "js/hand_out.js",
    "js/proof.js",
    "js/receipts.js",
    "js/verdict.js",
];

/// The hash of one of them, as pages name it for browsers to compare; empty if there is no such file.
pub(super) fn integrity(path: &str) -> &'static str {
    let file = FILES.iter().find(|file| file.path == path);
    file.map_or("", |file| file.integrity)
}

/// The path and hash of every script and style that this build serves.
pub(crate) fn hashes() -> impl Iterator<Item = (&'static str, &'static str)> {
    let runs = |file: &&File| file.kind.starts_with("text/css") || file.kind == SCRIPT;
    FILES.iter().filter(runs).map(|file| (file.path, file.integrity))
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

async fn serve(Path((version, path)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(file) = FILES.iter().find(|file| file.path == path) else {
        return Door::NothingHere.into_response();
    };
    // An old address may outlive its version in an open tab; it gets the file, but may not keep it.
    let keep = if version == VERSION { FOR_EVER } else { "no-store" };
    let about = [(CONTENT_TYPE, file.kind), (CACHE_CONTROL, keep)];
    // Whoever does not read Brotli gets what the program makes of the bytes for everybody.
    match file.brotli.filter(|_| reads_brotli(&headers)) {
        Some(small) => {
            let mut response = (about, small).into_response();
            let headers = response.headers_mut();
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
            headers.append(VARY, HeaderValue::from_static("accept-encoding"));
            response
        }
        None => (about, file.bytes).into_response(),
    }
}

/// Whether a browser says that it reads Brotli.
fn reads_brotli(headers: &HeaderMap) -> bool {
    let encodings = headers.get_all(ACCEPT_ENCODING).iter();
    encodings
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(','))
        .filter_map(|encoding| {
            let (name, weight) = encoding.split_once(';').unwrap_or((encoding, "q=1"));
            let weight: f32 = weight.trim().strip_prefix("q=")?.parse().ok()?;
            (weight > 0.0).then_some(name.trim())
        })
        .any(|name| name.eq_ignore_ascii_case("br"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use axum::http::header::ACCEPT_ENCODING;
    use axum::http::{HeaderMap, HeaderValue};

    use super::FILES;

    /// All of it together, before compression; the browser keeps it for ever.
    /// A page loads a part of it: codes, kits, tables and icons of the app are loaded where they are wanted alone.
    const ALL_BYTES_MAX: usize = 180_000;
    /// What every page loads, as most browsers get it: the style and the joined script.
    const EVERY_PAGE_BYTES_MAX: usize = 20_000;

    /// A module as it is written.
    fn source(module: &str) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/js/{module}.js"));
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The modules that a module as it is served imports before it runs.
    fn imports(path: &str) -> Vec<String> {
        let text = super::text(path).unwrap_or_else(|| panic!("{path} is not served"));
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
        assert_eq!(imports("js/app.js"), [""; 0], "a page loads one script");
        let small = |path: &str| {
            let file = FILES.iter().find(|file| file.path == path).expect("it is served");
            file.brotli.expect("texts become smaller").len()
        };
        let whole = small("css/mirrorball.css") + small("js/app.js");
        assert!(whole < EVERY_PAGE_BYTES_MAX, "{whole} bytes");
    }

    /// A browser looks at the hash of each as it comes, and at none that is not named.
    #[test]
    fn the_page_mirror_names_all_that_checks() {
        let mut found = BTreeSet::new();
        needed("js/check.js", &mut found);
        found.remove("js/app.js");
        let named: BTreeSet<String> = super::CHECKING.map(str::to_owned).into();
        assert_eq!(found, named);
    }

    /// Without a connection, an import of something that was not kept would end the page's script.
    #[test]
    fn the_worker_keeps_all_that_the_log_page_loads() {
        let worker = super::text("js/worker.js").unwrap();
        let mut found = BTreeSet::new();
        let kept = [
            "app",
            "nested",
            "offline",
            "passkey",
            "queue",
            "receipts",
            "shortcuts",
            "timer",
        ];
        for module in kept {
            needed(&format!("js/{module}.js"), &mut found);
        }
        for path in &found {
            assert!(worker.contains(&format!("\"{path}\"")), "{path} is not kept");
        }
        for kept in worker
            .lines()
            .filter_map(|line| line.trim().strip_prefix('"')?.split('"').next())
        {
            assert!(super::text(kept).is_some(), "{kept} is kept, and nobody serves it");
        }
    }

    /// What a list of the entry point names: the key of each line, and the module behind it.
    fn listed(list: &str) -> Vec<(String, String)> {
        let app = source("app");
        let (_, lines) = app
            .split_once(&format!("const {list} = {{\n"))
            .expect("the list is there");
        let lines = lines.split("};").next().expect("the list ends").lines();
        lines
            .map(|line| {
                let (key, module) = line.split_once(": () => ").expect("each line names a module");
                let module = module.trim_start_matches("import(\"./").trim_end_matches(".js\"),");
                (
                    key.trim().trim_matches('"').to_owned(),
                    module.trim_end_matches(',').to_owned(),
                )
            })
            .collect()
    }

    /// Pages and parts name their scripts in texts, which no compiler reads.
    #[test]
    fn every_script_that_is_loaded_by_name_has_what_is_called() {
        let [own, parts] = [("OWN", "start"), ("PARTS", "enhance")].map(|(list, called)| {
            let listed = listed(list);
            for (_, module) in &listed {
                let text = source(module);
                let begins = [
                    format!("export function {called}("),
                    format!("export async function {called}("),
                ];
                let is_there = text
                    .lines()
                    .any(|line| begins.iter().any(|begin| line.starts_with(begin)));
                assert!(is_there, "{module}.js has no {called}()");
            }
            listed
        });
        assert!(
            own.len() > 10 && parts.len() > 4,
            "the lists were read: {own:?} {parts:?}"
        );
        let mut named = BTreeSet::new();
        for (path, text) in templates() {
            for (_, rest) in text
                .match_indices("data-script=\"")
                .map(|(at, mark)| text.split_at(at + mark.len()))
            {
                let name = rest.split('"').next().expect("a quote has an end");
                assert!(
                    own.iter().any(|(key, _)| key == name),
                    "{path} names {name}, which app.js does not know"
                );
                named.insert(name.to_owned());
            }
        }
        for (key, _) in &own {
            assert!(named.contains(key), "no page names {key}");
        }
        let pages: String = templates().into_iter().map(|(_, text)| text).collect();
        for (css, _) in &parts {
            let mark = match css.strip_prefix('#') {
                Some(id) => format!("id=\"{id}\""),
                None => css.trim_matches(['[', ']']).to_owned(),
            };
            assert!(pages.contains(&mark), "no page has a part {css}");
        }
    }

    /// What is loaded by name from anywhere else is there as well.
    #[test]
    fn every_module_is_served_or_joined() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/js");
        let app = super::text("js/app.js").unwrap();
        for file in fs::read_dir(folder).expect("the modules are there") {
            let name = file.expect("a module can be listed").file_name();
            let name = name.to_str().expect("modules have plain names");
            let module = name.trim_end_matches(".js");
            let is_alone = module == "checking_page" && !super::CHECKING_PAGE.0.is_empty();
            let is_joined = app.contains(&format!("const ${module} = ")) || is_alone;
            assert!(is_joined != super::text(&format!("js/{name}")).is_some(), "{name}");
        }
    }

    /// Scripts say words by their names, which no compiler reads: what the joined script says stands in every page, what
    /// others say in every page or in some.
    #[test]
    fn every_word_that_a_script_says_is_on_a_page() {
        let attribute = |name: &str| {
            let dashed = name.chars().flat_map(|letter| match letter {
                'A'..='Z' => vec!['-', letter.to_ascii_lowercase()],
                _ => vec![letter],
            });
            format!(" data-{}=\"", dashed.collect::<String>())
        };
        let base = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/base.html")).unwrap();
        let pages: Vec<String> = templates().into_iter().map(|(_, text)| text).collect();
        let app = super::text("js/app.js").unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/js");
        let mut said = 0;
        for file in fs::read_dir(folder).expect("the modules are there") {
            let name = file.expect("a module can be listed").file_name();
            let module = name.to_str().expect("modules have plain names").trim_end_matches(".js");
            let text = source(module);
            for rest in text.split("say(\"").skip(1) {
                let word = attribute(rest.split('"').next().expect("a quote has an end"));
                let is_joined = app.contains(&format!("const ${module} = ")) || module == "app";
                let found = base.contains(&word) || (!is_joined && pages.iter().any(|page| page.contains(&word)));
                assert!(found, "js/{module}.js says something that no page has{word}…\" for");
                said += 1;
            }
        }
        assert!(said > 30, "the modules were read: {said}");
    }

    /// Each template with its name.
    fn templates() -> Vec<(String, String)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let files = fs::read_dir(folder).expect("the templates are there");
        files
            .map(|file| {
                let path = file.expect("a template can be listed").path();
                let text = fs::read_to_string(&path).expect("a template is a text");
                (path.display().to_string(), text)
            })
            .collect()
    }

    #[test]
    fn brotli_is_for_those_who_read_it() {
        let reads = |value: &str| {
            let value = HeaderValue::from_str(value).unwrap();
            super::reads_brotli(&HeaderMap::from_iter([(ACCEPT_ENCODING, value)]))
        };
        assert!(reads("gzip, deflate, br, zstd"));
        assert!(reads("br;q=0.5, gzip"));
        assert!(!reads("gzip, deflate"));
        assert!(!reads("gzip, br;q=0"));
        assert!(!reads("broken"));
        assert!(!super::reads_brotli(&HeaderMap::new()));
    }

    #[test]
    fn everything_that_pages_load_is_small_even_before_compression() {
        let whole: usize = FILES.iter().map(|file| file.bytes.len()).sum();
        assert!(whole < ALL_BYTES_MAX, "{whole} bytes");
    }

    #[test]
    fn no_template_has_a_style_or_a_script_of_its_own() {
        // The checking page stands by itself, and its policy names the hashes of the two.
        let pages = templates().into_iter();
        for (path, text) in pages.filter(|(path, _)| !path.ends_with("checking_page.html")) {
            for forbidden in [
                " style=",
                "<style",
                " onclick=",
                " onsubmit=",
                " onchange=",
                "javascript:",
                "//cdn",
            ] {
                assert!(!text.contains(forbidden), "{path} has {forbidden}");
            }
            for script in text.match_indices("<script") {
                assert!(text[script.0..].starts_with("<script type=\"module\" src="), "{path}");
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
