//! Every page there is, as the router has it: read by a member of the sample community in a theme, a width and a language, without
//! a script, and by axe, which looks for what keeps people out.
//!
//! The router's own source says which pages there are, so that a new one cannot be forgotten: it has to be linked from another,
//! or named below. Each page is looked at once, in a combination that a fixed seed gives it; with `cargo xtask test --full` in all.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use super::machine::{Driver, Program};
use super::page::Page;
use super::{found as founded, told, told_within, tree};

/// Where every page has its address.
const ROUTER: &str = include_str!("../../../src/web/mod.rs");
/// Addresses that are no pages: files, and what only leads on.
const NO_PAGES: [&str; 12] = [
    "/checking-page",
    "/worker.js",
    "/{community}",
    "/{community}/app.webmanifest",
    "/{community}/calendar.ics",
    "/{community}/decisions/{id}/ballots/{format}",
    "/{community}/money/accounts/{name}/csv",
    "/{community}/money/books/{format}",
    "/{community}/money/shares/{id}/lines.csv",
    "/{community}/photos/{c}",
    "/{community}/statements/{member}/{month}/csv",
    "/{community}/work/week",
];
/// Pages that no other links to as they are: links from elsewhere lead there, without which some only say so.
const UNLINKED: [&str; 9] = [
    "/join/{community}",
    "/{community}/device",
    "/{community}/digest/on",
    "/{community}/digest/off",
    "/{community}/without-amounts",
    "/{community}/somebody",
    "/{community}/restore",
    "/{community}/vouch",
    "/{community}/work/week/2026-W48",
];
/// What is looked at with axe, before any page's own script runs.
const AXE: &str = include_str!("../../../../../testdata/vendor/axe-core/axe.min.js");

const THEMES: [&str; 2] = ["light", "dark"];
const WIDTHS: [u32; 2] = [320, 1280];
/// English; Catalan, whose words differ from it; and German, whose words are long.
const LANGUAGES: [&str; 3] = ["en", "ca", "de"];
/// Which page is looked at in which combination, where each is looked at once.
const SEED: u64 = 20_261_130;
/// The variable that asks for every combination.
const FULL: &str = "MIRRORBALL_TEST_FULL";
/// Longer than every combination of all pages takes.
const PATIENCE: Duration = Duration::from_secs(45 * 60);
/// Fewer letters are no page that can be read.
const LETTERS_MIN: usize = 60;

/// How a page is looked at.
#[derive(Clone, Copy, Debug)]
struct Look {
    theme: &'static str,
    width: u32,
    language: &'static str,
}

impl Look {
    /// Every one.
    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for language in LANGUAGES {
            for width in WIDTHS {
                all.extend(THEMES.map(|theme| Self { theme, width, language }));
            }
        }
        all
    }

    /// The one of the page with this number.
    fn of(number: usize) -> Self {
        let all = Self::all();
        let chance = (SEED ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        all[chance as usize % all.len()]
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_for_everybody() {
    told_within(PATIENCE, looking_at_every_page).await;
}

async fn looking_at_every_page() {
    let program = Program::start(&["demo"]);
    let driver = Driver::start();
    let eve = Page::open(&driver, &program).await;
    eve.visit(&program.link).await;
    let community = eve.run("return document.body.dataset.community", Vec::new()).await;
    let community = community.as_str().expect("the page names its community").to_owned();
    eve.before_every_page(AXE).await;
    let mut flaws = nobody(&eve, &community).await;
    eve.visit(&format!("/{community}/somebody")).await;
    eve.press("button[data-be]").await;
    eve.find("body[data-ready][data-member]:not([data-member=''])").await;
    let pages = found(&eve, &community).await;
    let full = std::env::var_os(FULL).is_some();
    for (number, page) in pages.values().enumerate() {
        let looks = if full { Look::all() } else { vec![Look::of(number)] };
        for look in looks {
            flaws.extend(look_at(&eve, page, look).await);
        }
    }
    flaws.extend(draw(&eve, &pages).await);
    flaws.extend(kept_on_a_disk(&eve).await);
    eve.without_scripts(true).await;
    for page in pages.values() {
        flaws.extend(read_without_script(&eve, page).await);
    }
    eve.without_scripts(false).await;
    assert!(flaws.is_empty(), "{} flaws:\n{}", flaws.len(), flaws.join("\n"));
    // These say no without a link from a letter, a key to vouch for, or what there is to do just now.
    let refused = ["/digest/on", "/digest/off", "/vouch", "/revise", "/bank"];
    eve.is_quiet(&refused).await;
    eve.close().await;
}

/// The addresses at which somebody gets something, by the router's own source.
fn routes() -> Vec<String> {
    let routes = ROUTER.split(".route(\"").skip(1).filter_map(|rest| {
        let (route, handler) = rest.split_once("\", ")?;
        handler.starts_with("get(").then(|| route.to_owned())
    });
    let routes: Vec<String> = routes.collect();
    assert!(routes.len() > 60, "the router was read: {routes:?}");
    routes
}

/// Whether an address is of a route.
fn fits(route: &str, path: &str) -> bool {
    let (parts, steps): (Vec<&str>, Vec<&str>) = (route.split('/').collect(), path.split('/').collect());
    parts.len() == steps.len()
        && parts
            .iter()
            .zip(&steps)
            .all(|(part, step)| part == step || (part.starts_with('{') && !step.is_empty()))
}

/// A page of each route: the first that another page links to, or the one named above.
async fn found(reader: &Page, community: &str) -> BTreeMap<String, String> {
    let is_page = |route: &&String| !NO_PAGES.contains(&route.as_str()) && !route.ends_with(".csv");
    let routes: Vec<String> = routes().iter().filter(is_page).cloned().collect();
    let named = |route: &str| route.replace("{community}", community);
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    let mut waiting: Vec<String> = ["/", "/found", "/me", "/help", "/accessibility"]
        .map(str::to_owned)
        .to_vec();
    waiting.extend(UNLINKED.map(named));
    waiting.push(named("/{community}/today"));
    let named_first = waiting.len();
    let mut seen = 0;
    while let Some(link) = waiting.get(seen).cloned() {
        seen += 1;
        let path = link.split('?').next().unwrap_or_default();
        // What is said literally goes before what stands in a place.
        let route = routes
            .iter()
            .filter(|route| fits(route, path))
            .min_by_key(|route| route.matches('{').count());
        let Some(route) = route.filter(|route| !pages.contains_key(*route)) else {
            continue;
        };
        let is_unlinked = seen <= named_first;
        let links = reader.run_async(LINKS, vec![json!(link), json!(is_unlinked)]).await;
        let Some(links) = links.as_array() else {
            continue; // Not for this reader, such as somebody else's statement.
        };
        pages.insert(route.clone(), link);
        waiting.extend(links.iter().filter_map(Value::as_str).map(str::to_owned));
    }
    // What is below a page, and not linked there because this reader may not just now, says so.
    for route in &routes {
        let below = route
            .rsplit_once('/')
            .and_then(|(above, last)| Some((pages.get(above)?.clone(), last)));
        if let Some((above, last)) = below.filter(|(_, last)| !last.starts_with('{')) {
            pages.entry(route.clone()).or_insert(format!("{above}/{last}"));
        }
    }
    let missing: Vec<&String> = routes.iter().filter(|route| !pages.contains_key(*route)).collect();
    assert!(
        missing.is_empty(),
        "no page links to these; name them in this file: {missing:?}"
    );
    pages
}

/// The addresses here that a page links to; nothing where there is no page, or one that says no, unless any will do.
const LINKS: &str = "const [link, any, done] = arguments;
    fetch(link, { headers: { accept: 'text/html' } }).then(async (response) => {
        if (!(response.ok || any) || response.redirected || !response.headers.get('content-type')?.startsWith('text/html')) return done(null);
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        done([...page.querySelectorAll('a[href^=\"/\"]')].map((one) => one.getAttribute('href').split('#')[0]));
    }, (error) => done(String(error)));";

/// What is wrong with a page in a theme, a width and a language.
async fn look_at(reader: &Page, page: &str, look: Look) -> Vec<String> {
    let Look { theme, width, language } = look;
    reader.look_at(width).await;
    reader.dark(theme == "dark").await;
    let cookie = "document.cookie = `mb_language=${arguments[0]}; path=/`";
    reader.run(cookie, vec![json!(language)]).await;
    reader.visit(page).await;
    judge(reader, page, look).await
}

/// What is wrong with the page that is open, which is to be in a language and as narrow as the window.
async fn judge(reader: &Page, page: &str, look: Look) -> Vec<String> {
    let Look { theme, width, language } = look;
    let place = format!("{page} ({theme}, {width}, {language})");
    // What is folded away is looked at too.
    let script = "const [done] = arguments; const page = document.documentElement;
        for (const fold of document.querySelectorAll('main details')) fold.open = true;
        axe.run({ preload: false }).then(({ violations }) => done({ lang: page.lang, wide: page.scrollWidth, h1: document.querySelectorAll('h1').length,
            flaws: violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.html.slice(0, 200)} ${node.any.concat(node.all, node.none).map((one) => one.message).join('; ')}`)) }),
            (error) => done({ flaws: [String(error)] }));";
    let seen = reader.run_async(script, Vec::new()).await;
    let mut flaws: Vec<String> = Vec::new();
    for flaw in seen["flaws"].as_array().expect("axe lists what it found") {
        flaws.push(format!("{place}: {}", flaw.as_str().unwrap_or_default()));
    }
    if seen["lang"] != language {
        flaws.push(format!("{place}: it is in {}", seen["lang"]));
    }
    if seen["h1"] != 1 {
        flaws.push(format!("{place}: it has {} first headings", seen["h1"]));
    }
    if seen["wide"].as_u64() > Some(u64::from(width)) {
        flaws.push(format!("{place}: it scrolls sideways, being {} wide", seen["wide"]));
    }
    flaws
}

/// What is wrong with the checking page, which is no page of the server but a file that members keep, and open from there.
async fn kept_on_a_disk(reader: &Page) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut flaws = Vec::new();
    for look in Look::all() {
        reader.visit("/help").await;
        reader.look_at(look.width).await;
        reader.dark(look.theme == "dark").await;
        let script = "const [language, done] = arguments; document.cookie = `mb_language=${language}; path=/`;
            fetch('/checking-page').then((answer) => answer.text()).then(done, (error) => done(String(error)));";
        let text = reader.run_async(script, vec![json!(look.language)]).await;
        let file = folder.path().join("checking-page.html");
        std::fs::write(&file, text.as_str().expect("the page is a text")).expect("the file can be written");
        reader.visit(&format!("file://{}", file.display())).await;
        flaws.extend(judge(reader, "/checking-page", look).await);
        if look.width == WIDTHS[0] && look.theme == THEMES[0] {
            flaws.extend(tree::flaws(reader, "/checking-page").await);
            reader.shoot(&format!("main-checking-page-{}", look.language)).await;
        }
    }
    flaws
}

/// The screens that members are at most, by their routes, as they are called among the screenshots.
const SCREENS: [(&str, &str); 20] = [
    ("/{community}/today", "today"),
    ("/{community}/work", "work"),
    ("/{community}/work/new", "log"),
    ("/{community}/work/week/{week}", "week"),
    ("/{community}/work/timer", "timer"),
    ("/{community}/work/import", "import"),
    ("/{community}/decisions", "decisions"),
    ("/{community}/decisions/{id}", "decision"),
    ("/{community}/money", "money"),
    ("/{community}/money/shares/{id}", "share-out"),
    ("/{community}/money/accounts/{name}", "account"),
    ("/{community}/statements/{member}/{month}", "statement"),
    ("/{community}/flow", "flow"),
    ("/{community}/flow/care", "care"),
    ("/{community}/flow/decisions", "timeline"),
    ("/{community}/mirror", "mirror"),
    ("/{community}/people/{id}", "person"),
    ("/{community}/forks", "parting"),
    ("/{community}/digest", "digest"),
    ("/me", "me"),
];

/// What is wrong with the pages that somebody gets who has not said who they are.
async fn nobody(reader: &Page, community: &str) -> Vec<String> {
    let mut flaws = Vec::new();
    for (number, route) in FOR_NOBODY.iter().enumerate() {
        let page = route.replace("{community}", community);
        flaws.extend(look_at(reader, &page, Look::of(number)).await);
        flaws.extend(tree::flaws(reader, &page).await);
    }
    flaws
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_community_is_for_everybody() {
    told(looking_at_an_empty_community).await;
}

/// Where nothing has happened yet, pages say other things.
async fn looking_at_an_empty_community() {
    let program = Program::start(&["serve"]);
    let driver = Driver::start();
    let ada = Page::open(&driver, &program).await;
    let community = founded(&ada).await;
    ada.before_every_page(AXE).await;
    let mut flaws = Vec::new();
    let routes = routes();
    let empty = routes.iter().filter(|route| {
        let rest = route.strip_prefix("/{community}/");
        rest.is_some_and(|rest| !rest.contains(['{', '.'])) && !NO_PAGES.contains(&route.as_str())
    });
    for (number, route) in empty.enumerate() {
        let page = route.replace("{community}", &community);
        flaws.extend(look_at(&ada, &page, Look::of(number + 1)).await);
        flaws.extend(tree::flaws(&ada, &page).await);
    }
    assert!(flaws.is_empty(), "{} flaws:\n{}", flaws.len(), flaws.join("\n"));
    ada.close().await;
}

/// What those read who have not said who they are.
const FOR_NOBODY: [&str; 10] = [
    "/",
    "/found",
    "/me",
    "/help",
    "/accessibility",
    "/{community}/public",
    "/{community}/today",
    "/{community}/decisions",
    "/{community}/money",
    "/join/{community}",
];

/// Draws each main screen light and dark, for a phone and for a desk, into `target/screenshots`. Gives what is wrong with
/// them for whoever hears them.
async fn draw(reader: &Page, pages: &BTreeMap<String, String>) -> Vec<String> {
    let mut flaws = Vec::new();
    reader
        .run("document.cookie = 'mb_language=en; path=/'", Vec::new())
        .await;
    for theme in THEMES {
        reader.dark(theme == "dark").await;
        for (route, name) in SCREENS {
            reader.visit(&pages[route]).await;
            reader.shoot(&format!("main-{name}-{theme}")).await;
            if theme == THEMES[0] {
                flaws.extend(tree::flaws(reader, route).await);
            }
        }
    }
    flaws
}

/// What is missing from a page where no script runs.
async fn read_without_script(reader: &Page, page: &str) -> Option<String> {
    reader.visit(page).await;
    reader.find("main h1").await;
    let words = reader.text("main").await;
    (words.chars().count() < LETTERS_MIN).then(|| format!("{page}: without a script it says only “{words}”"))
}

#[test]
fn addresses_are_told_apart() {
    assert!(fits("/{community}/work/{id}", "/words/work/12"));
    assert!(!fits("/{community}/work/{id}", "/words/work/"));
    assert!(!fits("/{community}/work/{id}", "/words/money/12"));
    assert!(!fits("/{community}/work/{id}", "/words/work/12/13"));
    let routes = routes();
    for route in NO_PAGES.iter().chain(&UNLINKED) {
        assert!(
            routes.iter().any(|known| fits(known, route)),
            "the router has no {route}"
        );
    }
    let themes: Vec<Look> = (0..routes.len()).map(Look::of).collect();
    for look in Look::all() {
        let is_same = |other: &&Look| format!("{other:?}") == format!("{look:?}");
        assert!(
            themes.iter().any(|other| is_same(&other)),
            "no page is seen in {look:?}"
        );
    }
}
