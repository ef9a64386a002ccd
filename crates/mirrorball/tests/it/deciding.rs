//! The pages of deciding together, as the sample community fills them: each opens, in every language, with what it links
//! to, and what votes come to can be counted again from the files that they offer.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::num::NonZeroU32;
use std::process::Command;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use mirrorball::limits::Rates;
use mirrorball::state::App;
use node::{ManualClock, MemoryStore, Node};
use serde_json::Value;
use tower::ServiceExt;

const PROGRAM: &str = env!("CARGO_BIN_EXE_mirrorball");

/// 21 November 2026, 02:00 UTC.
const NOW_MS: u64 = 1_795_226_400_000;

/// The addresses of deciding, below the community's own.
const DECIDING: [&str; 7] = [
    "decisions",
    "agreements",
    "circles",
    "tensions",
    "waiting",
    "search",
    "calendar.ics",
];

/// The sample community in a program of its own.
struct Sample {
    router: Router,
    slug: String,
}

impl Sample {
    fn new() -> Self {
        let clock = Arc::new(ManualClock::new(NOW_MS));
        let node = Node::with_store(Arc::new(MemoryStore::new()), clock.clone()).unwrap();
        let (keeper, _) = mirrorball::demo::make(&node, NOW_MS).unwrap();
        let slug = keeper.slug().to_owned();
        let rates = Rates {
            reads_a_minute: NonZeroU32::MAX,
            ..Rates::default()
        };
        let app = App::answering_to(node, clock, rates, &["mirrorball.test".to_owned()]);
        Self {
            router: mirrorball::serve::router(&app),
            slug,
        }
    }

    async fn get(&self, path: &str, language: &str) -> (StatusCode, String) {
        let request = Request::get(path)
            .header("host", "mirrorball.test")
            .header("accept-language", language)
            .body(Body::empty())
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 64 * 1024 * 1024)
            .await
            .unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    /// What must be there.
    async fn page(&self, path: &str, language: &str) -> String {
        let (status, text) = self.get(path, language).await;
        assert_eq!(status, StatusCode::OK, "{path} in {language}: {text}");
        text
    }

    async fn json(&self, path: &str) -> Value {
        let text = self.page(&format!("/api/{}/{path}", self.slug), "en").await;
        serde_json::from_str(&text).unwrap()
    }

    /// Every decision of the API's list.
    async fn decisions(&self) -> Vec<Value> {
        self.json("decisions").await["rows"].as_array().unwrap().clone()
    }
}

/// The addresses of deciding that a page links to.
fn links(text: &str, slug: &str) -> BTreeSet<String> {
    text.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split(['"', '#']).next())
        .map(|link| link.replace("&amp;", "&").replace("&#38;", "&"))
        .filter(|link| {
            let below = link.strip_prefix(&format!("/{slug}/")).unwrap_or_default();
            DECIDING.iter().any(|place| below.starts_with(place))
        })
        .collect()
}

#[tokio::test]
async fn every_page_opens_in_every_language() {
    let sample = Sample::new();
    let base = format!("/{}", sample.slug);
    let starts = DECIDING[..5].iter().map(|place| format!("{base}/{place}"));
    let mut todo: BTreeSet<String> = starts.collect();
    for asked in ["glossary", "quotes%22%20AND%20(", "%C3%A0", "nothing-like-it"] {
        todo.insert(format!("{base}/search?q={asked}"));
    }
    for kind in ["proposal", "vote", "advice", "selection", "tension"] {
        todo.insert(format!("{base}/decisions/new?kind={kind}"));
    }
    for decision in sample.decisions().await {
        let id = decision["decision"].as_str().unwrap();
        todo.insert(format!("{base}/decisions/{id}"));
        todo.insert(format!("{base}/decisions/{id}/history"));
    }
    let mut seen = BTreeSet::new();
    let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
    while let Some(path) = todo.pop_first() {
        let text = sample.page(&path, "en").await;
        let spanish = sample.page(&path, "es").await;
        for kind in [
            "/history",
            "/ballots/json",
            "/ballots/csv",
            "/ballots/blt",
            "/agreements/",
            "/circles/",
        ] {
            *kinds.entry(kind).or_default() += u32::from(path.contains(kind));
        }
        if path.contains("/ballots/") {
            assert!(!text.is_empty(), "{path}");
        } else {
            assert!(text.contains("<html lang=\"en\""), "{path}");
            assert!(spanish.contains("<html lang=\"es\""), "{path}");
            todo.extend(
                links(&text, &sample.slug)
                    .into_iter()
                    .filter(|link| !seen.contains(link)),
            );
        }
        seen.insert(path);
    }
    assert!(seen.len() > 150, "{} addresses", seen.len());
    assert!(kinds.values().all(|count| *count >= 3), "{kinds:?}");
}

/// Counts a file with the program, as a member would, and gives what it elected: options by their numbers.
fn counted(folder: &std::path::Path, file: &str, words: &[String]) -> BTreeSet<String> {
    let output = Command::new(PROGRAM)
        .args(["count", file, "--json"])
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{file} {words:?}: {said}");
    let outcome: Value = serde_json::from_slice(&output.stdout).unwrap();
    let elected = outcome["elected"].as_array().unwrap().iter();
    elected
        .map(|one| {
            let place = one["name"].as_str().or(one.as_str());
            let place = place.unwrap_or_else(|| panic!("{outcome}"));
            // Yes is the one option of a vote for or against.
            if place == "yes" {
                "1".to_owned()
            } else {
                place.to_owned()
            }
        })
        .collect()
}

#[tokio::test]
async fn the_files_of_a_vote_count_to_what_its_page_says() {
    let sample = Sample::new();
    let folder = tempfile::tempdir().unwrap();
    let mut ranked = 0;
    let mut methods = BTreeSet::new();
    for row in sample.decisions().await {
        if row["kind"] != "vote" {
            continue;
        }
        let id = row["decision"].as_str().unwrap();
        let decision = sample.json(&format!("decisions/{id}")).await;
        let result = &decision["result"];
        if result["outcome"] != "adopted" {
            continue;
        }
        let numbers = result["winners"].as_array().unwrap().iter();
        let winners: BTreeSet<String> = numbers.map(ToString::to_string).collect();
        let words = result["count_with"].as_array().unwrap().iter();
        let words: Vec<String> = words.map(|word| word.as_str().unwrap().to_owned()).collect();
        let page = sample.page(&format!("/{}/decisions/{id}", sample.slug), "en").await;
        assert!(
            page.contains(&format!("mirrorball count FILE {}", words.join(" "))),
            "{id}"
        );
        for option in decision["options"].as_array().unwrap() {
            if winners.contains(&option["number"].to_string()) {
                let title = option["title"].as_str().unwrap().replace('\'', "&#39;");
                assert!(page.contains(&title), "{title} on {id}");
            }
        }
        let method = decision["method"].as_str().unwrap().to_owned();
        for format in ["json", "blt"] {
            let path = format!("/{}/decisions/{id}/ballots/{format}", sample.slug);
            if !page.contains(&path) {
                assert_eq!(format, "blt", "{id}");
                continue;
            }
            let file = format!("{id}.{format}");
            fs::write(folder.path().join(&file), sample.page(&path, "en").await).unwrap();
            assert_eq!(
                counted(folder.path(), &file, &words),
                winners,
                "{method} from {format}: {id}"
            );
            ranked += u32::from(format == "blt");
        }
        methods.insert(method);
    }
    assert!(ranked >= 4, "{ranked} ranked votes");
    assert!(methods.len() >= 8, "{methods:?}");
}
