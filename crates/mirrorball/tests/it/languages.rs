//! Every page speaks the reader's language: what reads the same on a page in two languages was written by a member, or
//! is a word of both.

use std::collections::{BTreeMap, BTreeSet};

use crate::explored::{Sample, links};

/// Texts that are the same in English and in Spanish, or that are written for machines.
const OF_BOTH: [&str; 0] = [];

/// Addresses that are no pages.
const FILES: [&str; 8] = [
    ".csv",
    "/csv",
    "/ballots/",
    ".ics",
    "/register",
    "/events",
    "/assets/",
    "/api/",
];

/// The most pages of one kind that are walked: the sample has thousands of contributions.
const OF_A_KIND: u32 = 12;

/// What a page says in words: the texts between its tags, and what is read aloud or shown from attributes.
fn said(page: &str) -> BTreeSet<String> {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let mut texts = BTreeSet::new();
    let mut skipped = "";
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        for attribute in [
            " aria-label=\"",
            " title=\"",
            " placeholder=\"",
            " alt=\"",
            " data-thanks=\"",
        ] {
            if let Some((_, rest)) = tag.split_once(attribute) {
                texts.insert(plain(rest.split('"').next().unwrap_or_default()));
            }
        }
        // Code and exact bytes are the same for everybody; so are the names of languages.
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        let is_code = ["pre", "code", "script", "style"].contains(&name)
            || tag.contains("class=\"mono")
            || tag.contains(" lang=\"");
        if skipped.is_empty() && is_code {
            skipped = name;
        } else if tag.strip_prefix('/') == Some(skipped) {
            skipped = "";
        }
        if skipped.is_empty() {
            texts.insert(plain(text));
        }
    }
    texts
}

fn plain(text: &str) -> String {
    let text = text
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text is words, and not figures, signs or ids.
fn is_words(text: &str) -> bool {
    let words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 2);
    words.count() > 0
}

/// What members wrote: every text in the register and beside it.
async fn written(sample: &Sample) -> String {
    let mut file = Vec::new();
    sample.keeper.export(&mut file).unwrap();
    let mut texts = String::from_utf8_lossy(&file).replace("\\\"", "\"");
    let mut next = Some(0);
    while let Some(from) = next {
        let page = sample.json(&format!("notes?from={from}")).await;
        for row in page["rows"].as_array().unwrap() {
            texts.push('\n');
            texts.push_str(&plain(row["text"].as_str().unwrap_or_default()));
        }
        next = page["next"].as_u64();
    }
    texts
}

/// Whether a text is made of what members wrote, figures and signs alone.
fn is_members_own(text: &str, members: &str) -> bool {
    let pieces = text.split([',', ':', '·', '>', '=', '(', ')']).map(str::trim);
    members.contains(text)
        || pieces
            .into_iter()
            .all(|piece| !is_words(piece) || members.contains(piece))
}

/// Pages that differ only in an id are of one kind.
fn kind(path: &str) -> String {
    let part = |part: &str| {
        let is_id = part.len() > 20 || part.bytes().next().is_some_and(|first| first.is_ascii_digit());
        if is_id { "…".to_owned() } else { part.to_owned() }
    };
    let path = path.split('?').next().unwrap_or_default();
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn no_page_says_anything_in_another_language() {
    let sample = Sample::as_member(0).await;
    let base = format!("/{}/", sample.slug);
    let members = written(&sample).await;
    let mut todo = BTreeSet::from([
        "/".to_owned(),
        "/found".to_owned(),
        "/help".to_owned(),
        "/me".to_owned(),
        "/accessibility".to_owned(),
        format!("{base}today"),
    ]);
    let mut kinds: BTreeMap<String, u32> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut foreign: BTreeMap<String, String> = BTreeMap::new();
    while let Some(path) = todo.pop_first() {
        seen.insert(path.clone());
        let count = kinds.entry(kind(&path)).or_default();
        *count += 1;
        if *count > OF_A_KIND {
            continue;
        }
        let english = sample.page(&path, "en").await;
        let spanish = sample.page(&path, "es").await;
        let pages = links(&spanish).filter(|link| link.starts_with(&base));
        let pages = pages.filter(|link| !FILES.iter().any(|file| link.contains(file)));
        todo.extend(pages.filter(|link| !seen.contains(link)));
        for text in said(&english).intersection(&said(&spanish)) {
            let known = OF_BOTH.contains(&text.as_str()) || is_members_own(text, &members);
            if !known {
                foreign.entry(text.clone()).or_insert_with(|| path.clone());
            }
        }
    }
    assert!(kinds.len() > 30, "{kinds:?}");
    assert!(foreign.is_empty(), "the same in both languages: {foreign:#?}");
}
