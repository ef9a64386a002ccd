//! `mirrorball scripts` and `mirrorball checking-page`: what browsers run of this program, so that a server which serves something
//! else can be found out, and the page that checks without that server's scripts.

use std::io::Read as _;
use std::path::Path;

use base64ct::{Base64, Encoding as _};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::cli::args::{CheckingPage, Scripts};
use crate::cli::keyfile::file_fault;
use crate::cli::print_json;
use crate::client::{Client, split_address};
use crate::language::Language;
use crate::limits::SCRIPT_BYTES_MAX;
use crate::problem::{Kind, Problem};
use crate::web::{assets, checking_page};

/// Lists the hashes of what this release serves, or compares a server with them.
///
/// # Errors
///
/// The server does not answer, or serves other scripts.
pub fn scripts(words: &Scripts) -> Result<(), Problem> {
    match &words.url {
        Some(url) => compare(url, words.json),
        None => {
            list(words.json);
            Ok(())
        }
    }
}

/// The hash of the checking page in a language.
fn page_hash(language: Language) -> String {
    let hash = Sha256::digest(checking_page::page(language));
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn list(json: bool) {
    if json {
        let files: Vec<_> = assets::hashes()
            .map(|(path, hash)| json!({ "path": path, "integrity": hash }))
            .collect();
        let pages: Vec<_> = Language::ALL
            .iter()
            .map(|language| json!({ "language": language.tag(), "sha256": page_hash(*language) }))
            .collect();
        print_json(&json!({ "version": VERSION, "files": files, "checking_page": pages }));
        return;
    }
    out!("What browsers run of Mirrorball {VERSION}, as it stands in their pages:");
    assets::hashes().for_each(|(path, hash)| out!("  {hash}  {path}"));
    out!("The checking page, by sha256sum:");
    for language in Language::ALL {
        out!(
            "  {}  {} ({})",
            page_hash(language),
            checking_page::NAME,
            language.tag()
        );
    }
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn compare(url: &str, json: bool) -> Result<(), Problem> {
    let (server, _) = split_address(url).ok_or_else(|| no_server(url))?;
    let client = Client::new(server, Language::from_environment().tag());
    let page = read(&client, "/")?;
    let page = String::from_utf8_lossy(&page);
    let base = base_of(&page).ok_or_else(|| no_server(url))?;
    let mut other = loaded_besides(&page, &base);
    let mut same = 0_usize;
    for language in Language::ALL {
        let client = Client::new(server, language.tag());
        if read(&client, PAGE)? == checking_page::page(language).into_bytes() {
            same += 1;
        } else {
            other.push((format!("{PAGE} ({})", language.tag()), "another page".to_owned()));
        }
    }
    for (path, expected) in assets::hashes() {
        let served = match read(&client, &format!("{base}/{path}")) {
            Ok(bytes) => format!("sha256-{}", Base64::encode_string(&Sha256::digest(bytes))),
            Err(problem) if problem.status == 404 => "not there".to_owned(),
            Err(problem) => return Err(problem),
        };
        if served == expected {
            same += 1;
        } else {
            other.push((path.to_owned(), served));
        }
    }
    if !other.is_empty() {
        return Err(differ(server, same, &other));
    }
    if json {
        print_json(&json!({ "version": VERSION, "server": server, "same": same }));
    } else {
        out!("{server} serves the {same} scripts, styles and checking pages of Mirrorball {VERSION}, byte for byte.");
        out!("Its first page loads nothing else. What it sends to others, or on other pages, nobody sees from here.");
    }
    Ok(())
}

/// A file of a server.
fn read(client: &Client, path: &str) -> Result<Vec<u8>, Problem> {
    let (body, _) = client.stream(path)?;
    let mut bytes = Vec::new();
    body.take(SCRIPT_BYTES_MAX).read_to_end(&mut bytes).map_err(|flaw| {
        let what = format!("{path} did not come whole from {}.", client.server());
        Problem::fault("answer-broken", what, flaw.to_string(), "Try again.")
    })?;
    Ok(bytes)
}

/// Where servers have the checking page.
const PAGE: &str = "/checking-page";

/// What a page loads or runs that is none of the assets whose hashes it names as this release has them.
fn loaded_besides(page: &str, base: &str) -> Vec<(String, String)> {
    let begins = [
        "<script",
        "<link rel=\"stylesheet\"",
        "<link rel=\"modulepreload\"",
        "<iframe",
        "<object",
        "<embed",
    ];
    let tags = page.match_indices('<').map(|(at, _)| &page[at..]);
    let tags = tags.filter(|tag| begins.iter().any(|begin| tag.starts_with(begin)));
    let tags = tags.map(|tag| tag.split('>').next().unwrap_or_default());
    let is_ours = |tag: &&str| {
        let named = |(path, hash): (&str, &str)| {
            tag.contains(&format!("=\"{base}/{path}\"")) && tag.contains(&format!("integrity=\"{hash}\""))
        };
        assets::hashes().any(named)
    };
    tags.filter(|tag| !is_ours(tag))
        .map(|tag| (format!("{tag}>"), "on its first page".to_owned()))
        .collect()
}

/// Where a page has its assets.
fn base_of(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("src=\"/assets/")?;
    let (version, _) = rest.split_once('/')?;
    Some(format!("/assets/{version}"))
}

fn no_server(url: &str) -> Problem {
    let what = format!("“{url}” is no address of a Mirrorball server.");
    let why = "Its first page was looked for, and what that page loads.".to_owned();
    Problem::fault(
        "no-server",
        what,
        why,
        "Name it as in the browser: https://home.example",
    )
}

fn differ(server: &str, same: usize, other: &[(String, String)]) -> Problem {
    let what = format!(
        "{} of the {} scripts, styles and checking pages that {server} serves are not those of Mirrorball {VERSION}.",
        other.len(),
        same + other.len()
    );
    let each: Vec<String> = other.iter().map(|(path, hash)| format!("{path} ({hash})")).collect();
    let next = "If that server runs another release, compare with the hashes in its notes. If it is said to run this one, ask who \
                runs it, and use the checking page meanwhile: mirrorball checking-page";
    let mut problem = Problem::fault("other-scripts", what, format!("{}.", each.join(", ")), next);
    problem.kind = Kind::Breach;
    problem
}

/// Writes the checking page.
///
/// # Errors
///
/// There is such a file already, or it can't be written; no such language.
pub fn checking_page(words: &CheckingPage) -> Result<(), Problem> {
    let language = match &words.lang {
        Some(tag) => Language::from_tag(tag).ok_or_else(|| no_language(tag))?,
        None => Language::from_environment(),
    };
    let path = words.output.as_deref().unwrap_or(Path::new(checking_page::NAME));
    if path == Path::new("-") {
        out!("{}", checking_page::page(language));
        return Ok(());
    }
    let write = || {
        let mut file = std::fs::File::create_new(path)?;
        std::io::Write::write_all(&mut file, checking_page::page(language).as_bytes())
    };
    write().map_err(|flaw| file_fault("The checking page was not written.", path, &flaw))?;
    out!(
        "Wrote {}: open it in a browser, from here or from wherever you trust.",
        path.display()
    );
    out!(
        "Its hash, to be compared with the release notes: {}",
        page_hash(language)
    );
    Ok(())
}

fn no_language(tag: &str) -> Problem {
    let what = format!("There is no checking page in “{tag}”.");
    let tags: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
    let why = format!("The languages are {}.", tags.join(", "));
    Problem::fault("no-language", what, why, "Name one of them with --lang.")
}

#[cfg(test)]
mod tests {
    use super::base_of;

    #[test]
    fn a_page_says_where_its_assets_are() {
        let page = "<script type=\"module\" src=\"/assets/00ff/js/app.js\" integrity=\"sha256-x\"></script>";
        assert_eq!(base_of(page).as_deref(), Some("/assets/00ff"));
        assert_eq!(base_of("<p>another page</p>"), None);
    }
}
