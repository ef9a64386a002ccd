//! The pages of deciding together, as the sample community fills them: each opens, in every language, with what it links
//! to, and what votes come to can be counted again from the files that they offer.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use icalendar::Component;
use rules::act::effect::EFFECT_SHAPES;
use serde_json::Value;

use crate::explored::{self, HOST, Sample};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mirrorball");

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

/// The addresses of deciding that a page links to.
fn links(text: &str, slug: &str) -> BTreeSet<String> {
    explored::links(text)
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
    let is_file = |path: &str| path.ends_with(".csv") || path.ends_with(".json");
    for effect in [
        "agreement&name=consent",
        "agreement&name=membership",
        "adopt-agreement",
        "open-role",
        "json",
    ] {
        todo.insert(format!("{base}/decisions/new?kind=proposal&effect={effect}"));
        todo.insert(format!("{base}/decisions/new?kind=vote&effect={effect}"));
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
            "/ballots/chains",
            "?house=",
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
                    .filter(|link| !seen.contains(link) && !is_file(link)),
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
    let mut houses = 0;
    let mut methods = BTreeSet::new();
    for row in sample.decisions().await {
        if row["kind"] != "vote" {
            continue;
        }
        let id = row["decision"].as_str().unwrap();
        let decision = sample.json(&format!("decisions/{id}")).await;
        let page = sample.page(&format!("/{}/decisions/{id}", sample.slug), "en").await;
        let none = Vec::new();
        let parts = decision["houses"].as_array().unwrap_or(&none);
        houses += parts.len();
        // Each house is counted for itself, from a file of its own.
        let parts = if parts.is_empty() {
            vec![&decision]
        } else {
            parts.iter().collect()
        };
        for part in parts.into_iter().filter(|part| part["result"]["outcome"] == "adopted") {
            let result = &part["result"];
            let numbers = result["winners"].as_array().unwrap().iter();
            let winners: BTreeSet<String> = numbers.map(ToString::to_string).collect();
            let words = result["count_with"].as_array().unwrap().iter();
            let words: Vec<String> = words.map(|word| word.as_str().unwrap().to_owned()).collect();
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
            let method = part["method"].as_str().unwrap().to_owned();
            let asked = part["house"].as_str().map(|house| format!("?house={house}"));
            for format in ["json", "blt"] {
                let asked = asked.clone().unwrap_or_default();
                let path = format!("/{}/decisions/{id}/ballots/{format}{asked}", sample.slug);
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
    }
    assert!(houses >= 4, "{houses} houses");
    assert!(ranked >= 3, "{ranked} ranked votes");
    assert!(methods.len() >= 8, "{methods:?}");
}

#[tokio::test]
async fn the_answers_to_a_proposal_are_kept_of_every_round() {
    let sample = Sample::new();
    let mut revised = 0;
    for row in sample.decisions().await {
        if row["kind"] != "proposal" {
            continue;
        }
        let id = row["decision"].as_str().unwrap();
        let base = format!("/{}/decisions/{id}", sample.slug);
        let file = sample.page(&format!("{base}/ballots/json"), "en").await;
        let file: Value = serde_json::from_str(&file).unwrap();
        // By which policy it is decided is told in figures.
        assert_eq!(file["policy"]["answers"].as_array().unwrap().len(), 3, "{id}");
        assert!(file["policy"]["integrate_ms"].as_u64().unwrap() > 0, "{id}");
        let rounds = file["rounds"].as_array().unwrap();
        let answers: usize = rounds
            .iter()
            .map(|round| round["answers"].as_array().unwrap().len())
            .sum();
        let table = sample.page(&format!("{base}/ballots/csv"), "en").await;
        assert_eq!(table.lines().count(), answers + 1, "{id}");
        if rounds.len() > 1 && rounds[0]["version"] != rounds[1]["version"] {
            assert!(!rounds[0]["answers"].as_array().unwrap().is_empty(), "{id}");
            assert!(
                sample.page(&base, "en").await.contains(&format!("{base}/ballots/json")),
                "{id}"
            );
            revised += 1;
        }
    }
    assert!(revised >= 2, "{revised} proposals with another version");
}

#[tokio::test]
async fn a_calendar_of_deadlines_can_be_subscribed_to() {
    let sample = Sample::as_member(0).await;
    let page = sample.page(&format!("/{}/waiting", sample.slug), "en").await;
    let feed = explored::links(&page).find(|link| link.contains("calendar.ics"));
    let feed = feed.expect("the page has the calendar's address");
    let text = sample.page(&feed, "en").await;
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    assert_eq!(
        text.matches("\r\n").count(),
        text.lines().count(),
        "lines end as calendars want it"
    );
    let events = events(&text);
    // Each deadline that waits for the member, at its moment; and reviews, on their days.
    let waiting = sample.json("waiting").await;
    let due: Vec<u64> = waiting["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["due_ms"].as_u64())
        .collect();
    assert!(
        events.len() > due.len(),
        "{} events: deadlines, and reviews",
        events.len()
    );
    for due_ms in due {
        let found = events
            .iter()
            .find(|event| starts_ms(event) == Some(due_ms / 1000 * 1000));
        assert!(found.is_some(), "{due_ms} is not in {text}");
    }
    let size = attribute(&page, "data-size").and_then(|size| size.parse::<u32>().ok());
    let names: BTreeSet<&str> = events.iter().filter_map(Component::get_uid).collect();
    assert_eq!(names.len(), events.len(), "each has a name of its own: {text}");
    for event in &events {
        assert!(event.get_summary().is_some_and(|summary| !summary.is_empty()));
        assert!(event.get_timestamp().is_some(), "{event:?}");
        assert_eq!(
            event.get_sequence(),
            size,
            "the later of two readings has the greater number"
        );
        // Its page is there.
        let link = event.get_url().expect("each leads back");
        let page = link.strip_prefix(&format!("http://{HOST}")).expect("it leads here");
        let page = page.split('#').next().unwrap_or_default();
        assert_eq!(sample.get(page, "en").await.0, axum::http::StatusCode::OK, "{link}");
    }
    assert_eq!(
        sample.page(&feed, "en").await,
        text,
        "what has not changed says the same"
    );
    // Whoever does not have the secret of its address does not read it.
    let (address, _) = feed.split_once("key=").unwrap();
    let other = format!("{address}key={}", "0".repeat(64));
    assert_eq!(sample.get(&other, "en").await.0, axum::http::StatusCode::UNAUTHORIZED);
}

/// The entries of a calendar, as somebody else's program reads them.
fn events(text: &str) -> Vec<icalendar::Event> {
    let read: icalendar::Calendar = text.parse().unwrap_or_else(|flaw| panic!("{flaw}: {text}"));
    let entries = read.components.into_iter();
    entries
        .map(|one| match one {
            icalendar::CalendarComponent::Event(event) => event,
            other => panic!("{other:?} is no event"),
        })
        .collect()
}

/// When an entry begins, Unix ms; none if it is a whole day.
fn starts_ms(event: &icalendar::Event) -> Option<u64> {
    match event.get_start()? {
        icalendar::DatePerhapsTime::DateTime(icalendar::CalendarDateTime::Utc(at)) => {
            u64::try_from(at.timestamp_millis()).ok()
        }
        icalendar::DatePerhapsTime::Date(_) => None,
        other => panic!("{other:?} says no place on earth"),
    }
}

/// What no form proposes by itself, and where it comes from.
const BY_ITSELF: [(&str, &str); 1] = [("post-share", "opening a share-out opens its decision")];

/// The value of an attribute in a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next().map(str::to_owned)
}

#[tokio::test]
async fn every_effect_can_be_proposed_from_a_form() {
    let sample = Sample::as_member(0).await;
    let first = format!("/{}/decisions/new?kind=proposal", sample.slug);
    let mut todo: BTreeSet<String> = BTreeSet::from([first.clone()]);
    // What is about one member or contribution is reached from their page.
    for effect in ["admit-member", "decline-member", "settle-work"] {
        todo.insert(format!("{first}&effect={effect}&name={}", "0".repeat(64)));
    }
    let mut seen = BTreeSet::new();
    let mut offered: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    while let Some(path) = todo.pop_first() {
        let text = sample.page(&path, "en").await;
        let wizard = explored::links(&text).filter(|link| link.starts_with(&first));
        todo.extend(wizard.filter(|link| !seen.contains(link)));
        seen.insert(path);
        let fields: BTreeMap<String, String> = text
            .split('<')
            .filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default())))
            .collect();
        if let Some(effect) = fields.get("effects.0.does") {
            let names = fields.keys().filter_map(|name| name.strip_prefix("effects.0."));
            let names = names.filter_map(|name| name.split('.').next());
            offered
                .entry(effect.clone())
                .or_default()
                .extend(names.map(str::to_owned));
        }
    }
    for shape in EFFECT_SHAPES {
        let by_itself = BY_ITSELF.iter().any(|(effect, _)| *effect == shape.word);
        let Some(form) = offered.get(shape.word) else {
            assert!(
                by_itself,
                "{}: give it a form in web/decisions/effect_inputs.rs",
                shape.word
            );
            continue;
        };
        assert!(!by_itself, "{} has a form after all", shape.word);
        for field in shape.fields {
            assert!(form.contains(field.name), "{}: no {}", shape.word, field.name);
        }
    }
}
