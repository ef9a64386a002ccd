//! The build joins the modules that every page needs; what it cannot read ends the build, and is told.

#[path = "../../build/joining.rs"]
mod joiner;

use std::collections::BTreeMap;

use joiner::{alone, bare_script, bare_style, join};

/// What comes of these modules.
fn joined(modules: &[(&str, &str)]) -> Result<BTreeMap<String, String>, String> {
    let modules = modules
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    join(&modules.collect())
}

const STORE: (&str, &str) = (
    "store",
    "// Keeps.\n\nlet opened;\n/** Opens. */\nexport async function open() {\n  return (opened ??= 1);\n}\nexport const get = (key) => key;\n",
);

/// It is made of the same modules, takes nothing from another file, and no page loads it.
#[test]
fn the_checking_page_has_all_that_it_needs() {
    let checking = "import { get } from \"./store.js\";\nget(1);\n";
    let modules = [("app", "import \"./x.js\";\n"), ("checking_page", checking), STORE];
    let modules: BTreeMap<String, String> = modules.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    let whole = "const $store = (() => {
let opened;
async function open() {
return (opened ??= 1);
}
const get = (key) => key;
return { open, get };
})();
const { get } = $store;
get(1);
";
    assert!(alone(&modules).is_err(), "what cannot be read ends the build here too");
    let readable: BTreeMap<String, String> = modules.into_iter().filter(|(name, _)| name != "app").collect();
    assert_eq!(alone(&readable).unwrap(), whole);
    let with_app = [("app", "start();\n"), ("checking_page", checking), STORE];
    assert_eq!(joined(&with_app).unwrap().keys().collect::<Vec<_>>(), ["app", "store"]);
}

#[test]
fn what_is_imported_at_once_is_one_file_and_the_rest_takes_from_it() {
    let app = "import * as keys from \"./keys.js\";\nimport { get as one } from \"./store.js\";\none(keys.sign);\nimport(\"./later.js\");\n";
    let keys = "import { open, get } from \"./store.js\";\n/**\n * Signs.\n */\nexport class Key {}\nexport const sign = async () => (await import(\"./store.js\")).open(get);\n";
    let later = "import * as rare from \"./rare.js\";\nimport { sign } from \"./keys.js\";\nexport function start() {\n  sign(rare);\n  import(\"./store.js\");\n}\n";
    let files = joined(&[
        ("app", app),
        ("keys", keys),
        STORE,
        ("later", later),
        ("rare", "export const much = 1;\n"),
    ])
    .unwrap();
    assert_eq!(files.keys().collect::<Vec<_>>(), ["app", "later", "rare"]);
    assert_eq!(
        files["app"],
        "const $store = (() => {
let opened;
async function open() {
return (opened ??= 1);
}
const get = (key) => key;
return { open, get };
})();
const $keys = (() => {
const { open, get } = $store;
class Key {}
const sign = async () => (await Promise.resolve($store)).open(get);
return { Key, sign };
})();
const keys = $keys;
const { get: one } = $store;
one(keys.sign);
import(\"./later.js\");
export { $store, $keys };
"
    );
    assert_eq!(
        files["later"],
        "import * as rare from \"./rare.js\";
import { $keys, $store } from \"./app.js\";
const { sign } = $keys;
function start() {
sign(rare);
Promise.resolve($store);
}
export { start };
"
    );
    assert_eq!(files["rare"], "const much = 1;\nexport { much };\n");
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    for (modules, told) in [
        (
            vec![("app", "import { open } from \"./store.js\";")],
            "js/store.js is not there; app imports it",
        ),
        (
            vec![("app", "import open from \"./store.js\";"), STORE],
            "js/app.js: this import cannot be read",
        ),
        (
            vec![("app", "import {\n  open,\n} from \"./store.js\";"), STORE],
            "js/app.js: this import cannot be read",
        ),
        (
            vec![("app", "export let many = 1;")],
            "js/app.js: this export cannot be read",
        ),
        (
            vec![("app", "export default 1;")],
            "js/app.js: this export cannot be read",
        ),
        (
            vec![("app", "const text = `one\n// two`;")],
            "js/app.js: a text over several lines",
        ),
        (
            vec![
                ("app", "import * as live from \"./live.js\";"),
                ("live", "import * as app from \"./app.js\";"),
            ],
            "js/app.js imports itself, by way of app, live",
        ),
    ] {
        let flaw = joined(&modules).unwrap_err();
        assert!(flaw.starts_with(told), "{flaw}");
    }
}

#[test]
fn only_what_people_read_is_left_out() {
    let script = "// one\nconst url = \"http://host/*\"; // two\n  /* three\n  four */\n\n  call(url);\n";
    assert_eq!(
        bare_script(script).unwrap(),
        ["const url = \"http://host/*\"; // two", "call(url);"]
    );
    let style = "/* one\n two */\n@layer base;\n\n  a { /* three */ color: red; }\n";
    assert_eq!(bare_style(style), "@layer base;\na {  color: red; }\n");
}
